//! Films: what a page is told is what the trace says.

use std::collections::BTreeMap;

use polya::render::film::{Film, Reel, Scene, State, scene_of};
use polya::trace::{Happening, Method, NodeKind, Outcome, VerdictWord};
use polya::{Engine, Settings, Trace, skills};

const APPLES: &str = "Tom has 3 times as many apples as Ann. Ann has 4 more apples than Bob. Bob has 5 apples. \
                      How many apples do they have together?";

fn traces() -> Vec<Trace> {
    let engine = Engine::new(skills::all());
    let forced = Settings { overrides: vec!["gcd(48, 18) = 7".parse().unwrap()], ..Settings::default() };
    let sampled =
        |method: Method, seed: u64| Settings { method, paths: 4, temperature: 1.5, seed, ..Settings::default() };
    vec![
        engine.solve(APPLES, &Settings::default()),
        engine.solve("What is the gcd of 48 and 18?", &forced),
        engine.solve("What is the sum of the digits of the largest prime factor of 2^20 - 1?", &Settings::default()),
        engine.solve("Find x and y if 2x + 3y = 12 and x - y = 1.", &Settings::default()),
        engine.solve("What is 2 + frob 3?", &Settings::default()),
        engine.solve("", &Settings::default()),
        engine.solve(APPLES, &sampled(Method::Deliberate, 1)),
        engine.solve(APPLES, &sampled(Method::Vote, 2)),
        engine.solve(APPLES, &sampled(Method::BestOf, 3)),
    ]
}

/// Every scene of a trace, with the trace that it shows.
fn each_scene(look: impl Fn(&Trace, &Scene<'_>, &Reel<'_>)) {
    for trace in traces() {
        let paths: Vec<Option<u64>> = match trace.is_sampled() {
            true => trace.paths.iter().map(|path| Some(path.path)).collect(),
            false => vec![None],
        };
        for path in paths {
            let (seen, path) = scene_of(&trace, path).unwrap();
            let reel = Reel::of(&seen, path);
            look(&seen, &reel.scene(), &reel);
        }
    }
}

/// The states after so many events.
fn states(scene: &Scene<'_>, events: usize) -> Vec<State> {
    let mut states = vec![State::Unseen; scene.nodes.id.len()];
    let changes = &scene.changes;
    for ((event, node), state) in changes.event.iter().zip(&changes.node).zip(&changes.state) {
        if *event < events {
            states[*node] = *state;
        }
    }
    states
}

#[test]
fn at_the_end_every_node_stands_as_the_trace_says() {
    each_scene(|trace, scene, _| {
        let ends: BTreeMap<&str, State> =
            scene.nodes.id.iter().copied().zip(states(scene, trace.events.len())).collect();
        for event in &trace.events {
            let at = |id: &Option<String>| id.as_ref().map(|id| ends[id.as_str()]);
            match &event.what {
                Happening::SetAside { .. } if !trace.is_sampled() => {
                    assert_eq!(at(&event.approach), Some(State::Aside))
                }
                Happening::Attempted { outcome: Outcome::Setback(_), .. } if !trace.is_sampled() => {
                    assert_eq!(at(&event.approach), Some(State::Setback));
                }
                Happening::Selected { verdict: VerdictWord::Confirmed, .. } if !trace.is_sampled() => {
                    assert!(matches!(at(&event.goal), Some(State::Found | State::Chosen)), "{event:?}");
                }
                _ => {}
            }
        }
        let is_chosen = |id: &String| ends[id.as_str()] == State::Chosen;
        for path in trace.paths.iter().filter(|path| path.answer.is_some() && trace.answer.is_some()) {
            for choice in &path.choices {
                // A path that does not look back may rest on what was never settled well.
                assert!(is_chosen(&choice.goal) || ends[choice.goal.as_str()] == State::Refuted, "{choice:?}");
            }
        }
    });
}

#[test]
fn nothing_is_seen_before_it_happens() {
    each_scene(|trace, scene, _| {
        assert!(scene.changes.event.is_sorted());
        for events in 0..=trace.events.len() {
            let states = states(scene, events);
            for (node, state) in states.iter().enumerate().filter(|(_, state)| **state != State::Unseen) {
                let parent = scene.nodes.parent[node];
                let is_reached = parent < 0 || states[usize::try_from(parent).unwrap()] != State::Unseen;
                assert!(is_reached, "a node is seen with what it is reached by");
                let is_settled = !matches!(state, State::Open);
                let told = trace.events[..events].iter().any(|event| {
                    [&event.goal, &event.approach].into_iter().flatten().any(|id| id == scene.nodes.id[node])
                });
                assert!(told || !is_settled, "what became of a node is told by an event");
            }
        }
        assert!(states(scene, 0).iter().all(|state| *state == State::Unseen));
    });
}

#[test]
fn every_box_stands_inside_the_picture_and_no_two_on_one_place() {
    each_scene(|trace, scene, _| {
        let picture = &scene.picture;
        for (index, drawn) in picture.boxes.iter().enumerate() {
            let (left, right) = (drawn.x - drawn.width / 2.0, drawn.x + drawn.width / 2.0);
            let (top, bottom) = (drawn.y - drawn.height / 2.0, drawn.y + drawn.height / 2.0);
            assert!(left > -1.0 && right < picture.width + 1.0 && top > -1.0 && bottom < picture.height + 1.0);
            for other in &picture.boxes[..index] {
                let apart = (drawn.x - other.x).abs() >= (drawn.width + other.width) / 2.0
                    || (drawn.y - other.y).abs() >= (drawn.height + other.height) / 2.0;
                assert!(apart, "{:?} lies on {:?} in {}", drawn.title, other.title, trace.prompt);
            }
        }
        let drawn: Vec<usize> = picture.boxes.iter().map(|drawn| drawn.node).collect();
        assert!(picture.arrows.iter().all(|arrow| drawn.contains(&arrow.from) && drawn.contains(&arrow.to)));
    });
}

#[test]
fn a_large_plan_is_drawn_in_part_and_opened_where_somebody_looks() {
    let engine = Engine::new(skills::all());
    let trace = engine.solve("What is the lcm of the numbers from 1 to 60?", &Settings::default());
    let (seen, path) = scene_of(&trace, None).unwrap();
    let reel = Reel::of(&seen, path);
    let picture = reel.picture(&[]);
    assert!(picture.boxes.len() <= 200, "{}", picture.boxes.len());
    let is_drawn = |boxes: &[polya::render::film::Drawn], node: usize| boxes.iter().any(|drawn| drawn.node == node);
    let folded = picture.boxes.iter().find(|drawn| drawn.folded > 0).expect("some goals are folded");
    let opened = reel.picture(&[folded.node]);
    assert!(is_drawn(&opened.boxes, folded.node));
    assert!(opened.boxes.len() > picture.boxes.len());
    let hostile = reel.picture(&[usize::MAX, 0, 0, 7, 99_999_999]);
    assert!(!hostile.boxes.is_empty());
}

#[test]
fn what_is_told_fits_the_events_and_the_nodes() {
    each_scene(|trace, scene, reel| {
        let moments = reel.moments();
        assert_eq!(moments.len(), trace.events.len());
        assert!(moments.iter().all(|moment| moment.sentence.ends_with('.')));
        let about = reel.about(0..usize::MAX);
        assert_eq!(about.len(), trace.plan.nodes.len());
        let units = trace.prompt.encode_utf16().count();
        assert!(about.iter().flat_map(|about| &about.said).all(|(start, end)| start <= end && *end <= units));
        let kinds = trace.plan.nodes.iter().map(|node| if node.kind == NodeKind::Goal { 'g' } else { 'a' });
        assert_eq!(scene.nodes.kind, kinds.collect::<String>());
    });
}

#[test]
fn a_film_knows_the_paths_and_what_was_not_read() {
    for trace in traces() {
        let film = Film::of(&trace);
        assert_eq!(film.paths.len(), if trace.is_sampled() { trace.paths.len() } else { 0 });
        assert!(film.paths.iter().all(|row| row.is_recorded));
        for reading in &film.readings {
            let units: Vec<u16> = trace.prompt.encode_utf16().collect();
            for ((start, end), _) in &reading.not_read {
                let words = String::from_utf16(&units[*start..*end]).unwrap();
                assert!(reading.record.unread.iter().any(|piece| piece.words == words), "{words}");
            }
        }
    }
}

#[test]
fn sentences_are_as_they_were_read() {
    let told: Vec<String> = traces()
        .iter()
        .map(|trace| {
            let (seen, path) = scene_of(trace, None).unwrap();
            let sentences: Vec<String> =
                Reel::of(&seen, path).moments().into_iter().map(|moment| moment.sentence).collect();
            format!("{}\n{}\n", trace.prompt, sentences.join("\n"))
        })
        .collect();
    insta::with_settings!({ snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"), prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("film_sentences", told.join("\n"));
    });
}
