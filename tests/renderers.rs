//! How traces are shown: snapshots to be read by people, and promises that hold for every trace.

use polya::render::{Format, Paint, render, render_with, thoughts};
use polya::{Engine, Settings, Trace, skills};

const PROMPTS: &[(&str, &str)] = &[
    ("lcm_of_a_gcd", "What is the lcm of 12 and the gcd of 30 and 45?"),
    ("power_remainder", "What is the remainder when 7^222 is divided by 12?"),
    (
        "cost_of_training",
        "Training took 2664 thousand GPU hours for pre-training, 119 thousand for context extension and 5 thousand for \
         post-training. At $2 per GPU hour, how much did the training cost in dollars?",
    ),
    ("two_readings", "What is the sum of 3 and 4 times 5?"),
    ("sky", "What colour is the sky?"),
];

const HOSTILE: &str =
    "a\"]); b{{'c'}} %%{init: 1}%% ```\n</think> <script>x</script> \\ | #quot; \u{1b}[31m click n0 -> n1; 数学";

fn solved(prompt: &str) -> Trace {
    Engine::new(skills::all()).solve(prompt, &Settings::default())
}

/// A run whose every label is hostile, as a stored trace could be.
fn hostile() -> Trace {
    let mut trace = solved(PROMPTS[0].1);
    HOSTILE.clone_into(&mut trace.prompt);
    for node in &mut trace.plan.nodes {
        HOSTILE.clone_into(&mut node.text);
        HOSTILE.clone_into(&mut node.idea);
    }
    trace
}

#[test]
fn renderings_are_as_they_were_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, prompt) in PROMPTS {
        let trace = solved(prompt);
        settings.set_description(*prompt);
        for format in [Format::Text, Format::Think, Format::Markdown, Format::Mermaid, Format::Dot, Format::Svg] {
            let place = format!("render_{}__{name}", format!("{format:?}").to_lowercase());
            settings.bind(|| insta::assert_snapshot!(place, render(&trace, format)));
        }
    }
}

#[test]
fn every_sentence_of_think_comes_from_an_event() {
    for (_, prompt) in PROMPTS {
        let trace = solved(prompt);
        let told = thoughts(&trace);
        assert!(told.windows(2).all(|pair| pair[0].event < pair[1].event), "in the order of events, each told once");
        assert!(told.iter().all(|thought| trace.events.iter().any(|event| event.seq == thought.event)));
        let shown = render(&trace, Format::Think);
        let (thinking, _) = shown.strip_prefix("<think>\n").unwrap().split_once("\n</think>\n").unwrap();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let from_events: Vec<String> = told.iter().flat_map(|thought| words(&thought.text)).collect();
        assert_eq!(words(thinking), from_events, "nothing is said besides");
    }
}

/// Every number of a sentence stands in its event, or in the goals and approaches that the plan holds beside it.
#[test]
fn no_number_is_thought_that_its_event_does_not_know() {
    let numbers = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect()
    };
    for (_, prompt) in PROMPTS {
        let trace = solved(prompt);
        let of_plan = numbers(&serde_json::to_string(&trace.plan).unwrap());
        for thought in thoughts(&trace) {
            let event = &trace.events[usize::try_from(thought.event).unwrap()];
            let mut known = numbers(&serde_json::to_string(event).unwrap());
            known.extend(of_plan.iter().cloned());
            // Long numbers are cut.
            let unknown: Vec<String> = numbers(&thought.text)
                .into_iter()
                .filter(|said| !known.iter().any(|number| number.starts_with(said) || number.ends_with(said)))
                .collect();
            assert!(unknown.is_empty(), "{unknown:?} in {}", thought.text);
        }
    }
}

#[test]
fn the_answer_stands_in_the_tree() {
    // 11 is among the primes that are counted, and the count must not be taken for a value read off.
    let more =
        ["How many primes are there between 10 and 50?", "Is 91 prime?", "If x + y = 5 and x - y = 1, what is x?"];
    for prompt in PROMPTS.iter().map(|(_, prompt)| *prompt).chain(more) {
        let trace = solved(prompt);
        let Some(answer) = &trace.answer else { continue };
        let text = render(&trace, Format::Text);
        let (_, plan) = text.split_once("\nPlan\n").unwrap();
        let (plan, _) = plan.split_once("\nAnswer: ").unwrap();
        let value = answer.value.trim_matches(['[', ']']);
        let is_there = [format!("= {value}"), format!("→ {value}")].iter().any(|stated| plan.contains(stated.as_str()));
        assert!(is_there, "{value} in {text}");
    }
}

#[test]
fn text_fits_a_terminal_and_colour_adds_nothing_but_codes() {
    for trace in PROMPTS.iter().map(|(_, prompt)| solved(prompt)).chain([hostile()]) {
        let plain = render(&trace, Format::Text);
        for line in plain.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
        assert!(!plain.contains('\u{1b}'));
        let coloured = render_with(&trace, Format::Text, Paint::On);
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}

#[test]
fn hostile_labels_stay_inside_their_quotes() {
    let trace = hostile();
    let mermaid = render(&trace, Format::Mermaid);
    for line in mermaid.lines().filter(|line| line.contains('"')) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
        let (_, label) = line.split_once('"').unwrap();
        let (label, _) = label.rsplit_once('"').unwrap();
        assert!(!label.replace("<br/>", "").contains(['`', '%', '<', '>', '{', '[', '\\', '\n']), "{line}");
    }
    let dot = render(&trace, Format::Dot);
    for line in dot.lines() {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
    let svg = render(&trace, Format::Svg);
    roxmltree::Document::parse(&svg).expect("it is well-formed");
    let markdown = render(&trace, Format::Markdown);
    assert_eq!(markdown.lines().filter(|line| line.starts_with("```")).count(), 2, "one fence");
    let think = render(&trace, Format::Think);
    assert_eq!(think.matches("</think").count(), 1);
}

#[test]
fn a_stored_trace_with_loose_ends_is_drawn_all_the_same() {
    let mut trace = solved(PROMPTS[0].1);
    let (first, second) = (trace.plan.edges[0].clone(), trace.plan.nodes[1].id.clone());
    trace.plan.edges.push(polya::trace::Edge { from: second, to: first.from });
    trace.plan.edges.push(polya::trace::Edge { from: "nowhere".to_owned(), to: first.to });
    trace.plan.nodes.truncate(9);
    for format in
        [Format::Text, Format::Think, Format::Markdown, Format::Mermaid, Format::Dot, Format::Svg, Format::Jsonl]
    {
        render(&trace, format);
    }
    trace.plan.nodes.clear();
    for format in
        [Format::Text, Format::Think, Format::Markdown, Format::Mermaid, Format::Dot, Format::Svg, Format::Jsonl]
    {
        render(&trace, format);
    }
}

#[cfg(feature = "studio")]
#[test]
fn a_png_is_as_large_as_its_drawing_twice_over() {
    let mut trace = hostile();
    let svg = render(&trace, Format::Svg);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let size = |side: &str| 2 * document.root_element().attribute(side).unwrap().parse::<u32>().unwrap();
    let png = polya::render::png(&trace);
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[16..24], [size("width").to_be_bytes(), size("height").to_be_bytes()].concat());
    trace.plan.nodes.clear();
    assert!(polya::render::png(&trace).starts_with(b"\x89PNG"), "also of a trace without a plan");
}

#[test]
fn a_refuted_answer_is_said_to_be_wrong_in_words() {
    use polya::trace::{Happening, VerdictWord};
    let mut trace = solved(PROMPTS[0].1);
    let check = trace.events.iter_mut().find_map(|event| match &mut event.what {
        Happening::Checked { verdict, .. } => Some(verdict),
        _ => None,
    });
    let verdict = check.unwrap();
    verdict.word = VerdictWord::Refuted;
    "12 does not divide 18".clone_into(&mut verdict.because);
    let think = render(&trace, Format::Think).replace('\n', " ");
    assert!(think.contains("Wait: 12 does not divide 18. So the prime factorization of 45 = 3, 3, 5 cannot be right."));
    let text = render(&trace, Format::Text);
    assert!(text.contains("✗ 3, 3, 5 is refuted: 12 does not divide 18"));
    assert!(render(&trace, Format::Mermaid).contains(":::refuted"));
    assert!(render(&trace, Format::Dot).contains("class=\"refuted\""));
}

#[test]
fn sampled_paths_are_shown_as_they_were_read() {
    use polya::trace::Method;
    let prompt = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. How many apples \
                  do they have together?";
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    let sampled = |method: Method, paths: u64, seed: u64| {
        let settings = Settings { method, paths, temperature: 1.0, seed, ..Settings::default() };
        Engine::new(skills::all()).solve(prompt, &settings)
    };
    settings.bind(|| {
        insta::assert_snapshot!("sampled_vote.text", render(&sampled(Method::Vote, 16, 0), Format::Text));
        let turned = sampled(Method::Deliberate, 3, 1);
        let path = (0..3).find(|path| of_path(&turned, *path).contains("turned_back")).expect("a path that turns back");
        let told = turned.along(path).expect("it is recorded");
        insta::assert_snapshot!("sampled_deliberate.think", render(&told, Format::Think));
        insta::assert_snapshot!("sampled_deliberate.markdown", render(&told, Format::Markdown));
    });
}

fn of_path(trace: &Trace, path: u64) -> String {
    let events = trace.events.iter().filter(|event| event.path == Some(path));
    events.map(|event| event.what.word()).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_renderer_fails_on_a_path_without_an_answer() {
    use polya::trace::Method;
    for seed in 0..20 {
        let settings = Settings { method: Method::Vote, paths: 3, temperature: 2.0, seed, ..Settings::default() };
        let trace = Engine::new(skills::all()).solve("Solve x^2 - 5x + 6 = 0", &settings);
        for path in 0..3 {
            let along = trace.along(path).unwrap();
            for format in [Format::Text, Format::Think, Format::Markdown, Format::Mermaid, Format::Dot, Format::Svg] {
                assert!(!render(&along, format).is_empty());
            }
        }
    }
}

/// Middle and size of every box and hexagon of a picture, with its id.
fn boxes(svg: &str) -> Vec<(String, [f64; 4])> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let groups = document.descendants().filter(|node| node.attribute("id").is_some_and(|id| id.starts_with('n')));
    groups
        .map(|group| {
            // The last outline before the text is the box itself.
            let outline = group.children().rfind(|it| it.has_tag_name("rect") || it.has_tag_name("path")).unwrap();
            let number = |name: &str| outline.attribute(name).unwrap().parse::<f64>().unwrap();
            let bounds = match outline.attribute("d") {
                None => [number("x"), number("y"), number("x") + number("width"), number("y") + number("height")],
                Some(way) => {
                    let numbers: Vec<f64> = way
                        .split(|letter: char| letter != '.' && letter != '-' && !letter.is_ascii_digit())
                        .filter_map(|number| number.parse().ok())
                        .collect();
                    // left, middle, left + slant, top, right - slant, right, middle, right - slant, bottom, ...
                    [numbers[0], numbers[3], numbers[5], numbers[8]]
                }
            };
            (group.attribute("id").unwrap().to_owned(), bounds)
        })
        .collect()
}

#[test]
fn no_box_of_a_picture_lies_on_another_or_outside() {
    for (name, prompt) in PROMPTS {
        let svg = render(&solved(prompt), Format::Svg);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let size = |side: &str| document.root_element().attribute(side).unwrap().parse::<f64>().unwrap();
        let (width, height, boxes) = (size("width"), size("height"), boxes(&svg));
        assert!(!boxes.is_empty(), "{name}");
        for (index, (id, one)) in boxes.iter().enumerate() {
            assert!(one[0] >= -16.0 && one[1] >= -16.0 && one[2] <= width && one[3] <= height, "{name}: {id} {one:?}");
            for (other_id, other) in &boxes[index + 1..] {
                let is_apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
                assert!(is_apart, "{name}: {id} {one:?} lies on {other_id} {other:?}");
            }
        }
    }
}

#[test]
fn a_picture_of_a_huge_plan_shows_the_first_boxes_and_says_so() {
    let mut trace = solved("What is the gcd of 48 and 18?");
    let root = trace.plan.nodes[0].clone();
    for number in 0..3_000 {
        let id = format!("g{number:09}");
        trace.plan.nodes.push(polya::trace::Node { id: id.clone(), text: format!("goal_{number}"), ..root.clone() });
        let way = trace.plan.edges.last().unwrap().from.clone();
        trace.plan.edges.push(polya::trace::Edge { from: way, to: id });
    }
    let svg = render(&trace, Format::Svg);
    assert_eq!(boxes(&svg).len(), 600);
    assert!(svg.contains("more boxes lie further down and are left out"));
}
