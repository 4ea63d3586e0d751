//! Promises of the methods that sample paths.

use polya::trace::{Budget, Event, Happening, Method, Stopped, Trace};
use polya::{Engine, Settings, skills};
use serde_json::json;

const APPLES: &str = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. \
                      How many apples do they have together?";
const PROMPTS: &[&str] = &[
    APPLES,
    "What is the sum of the digits of the largest prime factor of 2^20 - 1?",
    "Find x and y if 2x + 3y = 12 and x - y = 1.",
    "What is the remainder when 7^222 is divided by 12?",
];

fn settings(method: Method, paths: u64, temperature: f64) -> Settings {
    Settings { method, paths, temperature, seed: 5, ..Settings::default() }
}

fn sampling() -> impl Iterator<Item = Method> {
    Method::ALL.into_iter().filter(|method| *method != Method::Exhaustive)
}

fn engine() -> Engine {
    Engine::new(skills::all())
}

/// What the trace tells of one path.
fn of_path(trace: &Trace, path: u64) -> Vec<String> {
    let events = trace.events.iter().filter(|event| event.path == Some(path));
    let told = events.map(|event| {
        // Their numbers differ with what was told before them.
        format!("{:?} {:?} {:?}", event.what, event.goal, event.approach)
    });
    let whole = trace.paths.iter().filter(|it| it.path == path).map(|it| format!("{it:?}"));
    told.chain(whole).collect()
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let engine = engine();
    for method in sampling() {
        for prompt in PROMPTS {
            let solved = |threads: usize| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| engine.solve(prompt, &settings(method, 40, 1.0)).to_json().to_string())
            };
            let one = solved(1);
            assert!(one == solved(2) && one == solved(8), "{method:?} {prompt}");
        }
    }
}

#[test]
fn path_17_is_the_same_among_20_and_among_2000() {
    let engine = engine();
    for method in sampling().filter(|method| *method != Method::Chain) {
        for prompt in PROMPTS {
            let few = engine.solve(prompt, &settings(method, 20, 1.0));
            let many = engine.solve(prompt, &settings(method, 2_000, 1.0));
            let told = of_path(&few, 17);
            assert!(!told.is_empty());
            assert_eq!(told, of_path(&many, 17), "{method:?} {prompt}");
        }
    }
}

#[test]
fn without_slips_all_methods_agree() {
    let engine = engine();
    for prompt in PROMPTS {
        let exhaustive = engine.solve(prompt, &Settings::default()).answer.unwrap().text;
        for method in sampling() {
            let answer = engine.solve(prompt, &settings(method, 3, 0.0)).answer.unwrap();
            assert_eq!(answer.text, exhaustive, "{method:?}");
        }
    }
}

#[test]
fn sampled_traces_are_verified_and_changes_are_found() {
    let engine = engine();
    for method in sampling() {
        let mut stored = engine.solve(APPLES, &settings(method, 5, 1.0)).to_json();
        assert!(engine.verify(&stored).unwrap().is_none(), "{method:?}");
        let slips: Vec<usize> = stored["events"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .filter(|(_, event)| event["event"] == "attempted")
            .map(|(place, _)| place)
            .collect();
        stored["events"][slips[0]]["fuel"] = 1_000.into();
        assert!(engine.verify(&stored).unwrap().is_some(), "{method:?}");
    }
}

#[test]
fn slips_are_labelled_and_looking_back_finds_them() {
    let engine = engine();
    let chains = engine.solve(APPLES, &settings(Method::Vote, 64, 2.0));
    let is_wrong = |path: &polya::trace::Path| path.answer.as_deref() != Some("41");
    let wrong = chains.paths.iter().filter(|path| is_wrong(path)).count();
    assert!(wrong > 10, "{wrong} of 64 paths went wrong");
    // Without looking back, what went wrong slipped.
    for path in chains.paths.iter().filter(|path| path.answer.is_some() && is_wrong(path)) {
        assert!(of_path(&chains, path.path).iter().any(|told| told.contains("slip: Some")), "{path:?}");
    }
    let turning = engine.solve(APPLES, &settings(Method::Deliberate, 64, 2.0));
    assert!(turning.counts.turned_back > 0);
    let still_wrong = turning.paths.iter().filter(|path| path.answer.is_some() && is_wrong(path)).count();
    assert!(still_wrong < wrong / 4, "{still_wrong} against {wrong}");
}

#[test]
fn a_checker_that_misses_everything_is_no_better_than_none() {
    let engine = engine();
    let blind = Settings { checker_misses: 1.0, ..settings(Method::Deliberate, 64, 1.0) };
    let trace = engine.solve(APPLES, &blind);
    let is_given_up = |event: &Event| matches!(event.what, Happening::TurnedBack { answer: Some(_), .. });
    assert!(!trace.events.iter().any(is_given_up));
    assert!(trace.paths.iter().any(|path| path.answer.as_deref() != Some("41")));
}

#[test]
fn methods_compared_on_one_plan_are_the_methods_themselves() {
    let engine = engine();
    for prompt in PROMPTS.iter().chain(&["What colour is the sky?", "What is the sum of 3 and 4 times 5?"]) {
        let all: Vec<Settings> = Method::ALL.into_iter().map(|method| settings(method, 6, 1.0)).collect();
        let compared = engine.compare(prompt, &all);
        assert_eq!(compared.len(), all.len());
        for (settings, trace) in all.iter().zip(&compared) {
            assert_eq!(engine.solve(prompt, settings), *trace, "{:?} {prompt}", settings.method);
        }
    }
}

/// Whether the trace labels a condition that was misread on this path.
fn is_misread(trace: &Trace, path: u64) -> bool {
    let along = trace.along(path).unwrap();
    along.slips().any(|(slip, _)| slip.name == "misread number" || slip.name == "reversed relation")
}

#[test]
fn a_misread_condition_is_shared_by_all_paths_and_no_vote_repairs_it() {
    let engine = engine();
    let at = |seed: u64, method: Method| Settings { seed, ..settings(method, 16, 0.6) };
    let is_shared = |trace: &Trace| (0..16).all(|path| is_misread(trace, path));
    let votes = || (0..200).map(|seed| (seed, engine.solve(APPLES, &at(seed, Method::Vote))));
    let misread: Vec<(u64, Trace)> = votes().filter(|(_, trace)| is_shared(trace)).collect();
    assert!((2..30).contains(&misread.len()), "{} of 200 runs misread a condition", misread.len());
    for (seed, vote) in misread {
        // Two wrongs may make a right, now and then.
        let right: u64 = vote.votes.iter().filter(|it| it.answer.as_deref() == Some("41")).map(|it| it.votes).sum();
        assert!(right <= 2, "seed {seed}: {right} of 16 paths");
        let best_of = engine.solve(APPLES, &at(seed, Method::BestOf));
        assert!(best_of.answer.is_none(), "seed {seed}: the verifier is not fooled");
        let deliberate = engine.solve(APPLES, &at(seed, Method::Deliberate)).answer;
        assert_eq!(deliberate.map(|answer| answer.text).as_deref(), Some("41"), "seed {seed}: it reads again");
    }
}

#[test]
fn a_case_may_be_forgotten_and_is_missed_when_looking_back() {
    let engine = engine();
    const CASES: &str = "Solve x^2 - 5x + 6 = 0";
    let one_root = |trace: &Trace| trace.votes.iter().any(|vote| matches!(vote.answer.as_deref(), Some("2" | "3")));
    assert!(one_root(&engine.solve(CASES, &settings(Method::Vote, 400, 1.0))));
    let turning = engine.solve(CASES, &settings(Method::Deliberate, 400, 1.0));
    assert!(!one_root(&turning) && turning.answer.unwrap().text == "2, 3");
}

#[test]
fn an_answer_of_too_few_paths_is_withheld() {
    let engine = engine();
    let asking = |min_confidence: f64| Settings { min_confidence, ..settings(Method::Vote, 64, 1.0) };
    let answer = engine.solve(APPLES, &asking(0.0)).answer.unwrap();
    assert!((0.05..0.95).contains(&answer.confidence), "{}", answer.confidence);
    assert!((answer.confidence - f64::from(answer.voices_for) / 64.0).abs() < 1e-4, "to four digits");
    assert!(answer.margin <= answer.confidence);
    assert_eq!(engine.solve(APPLES, &asking(answer.confidence)).answer.unwrap().text, answer.text);
    let withheld = engine.solve(APPLES, &asking(answer.confidence + 0.01));
    assert!(withheld.answer.is_none() && matches!(withheld.stopped, Stopped::Withheld(_)), "{:?}", withheld.stopped);
}

fn on_a_budget(method: Method, budget: &str) -> Settings {
    Settings { budget: Some(budget.parse().unwrap()), ..settings(method, method.usual_paths(), 0.9) }
}

#[test]
fn a_budget_is_kept_to() {
    let engine = engine();
    for method in sampling() {
        for prompt in PROMPTS {
            for budget in ["..1", "..7", "..40", "30..30", "200..220"] {
                let settings = on_a_budget(method, budget);
                let trace = engine.solve(prompt, &settings);
                let Budget { least, most } = settings.budget.unwrap();
                let steps = trace.counts.steps;
                assert!(steps <= most, "{method:?} {prompt} {budget}: {steps}");
                assert!(steps + trace.counts.paths >= least, "{method:?} {prompt} {budget}: {steps}");
                assert!(engine.verify(&trace.to_json()).unwrap().is_none());
            }
        }
    }
}

#[test]
fn told_to_go_on_a_chain_finds_what_it_missed() {
    let engine = engine();
    let is_right = |seed: u64, budget: &str| {
        let settings = Settings { seed, ..on_a_budget(Method::Chain, budget) };
        engine.outcomes(APPLES, &[settings])[0].answer.as_deref() == Some("41")
    };
    let right = |budget: &str| (0..60).filter(|seed| is_right(*seed, budget)).count();
    let [short, usual, long] = ["..2", "..", "40.."].map(right);
    assert!(short < usual && usual + 10 < long, "{short}, {usual}, {long} of 60");
    let told = engine.solve(APPLES, &on_a_budget(Method::Chain, "40..")).events;
    assert!(told.iter().any(|event| matches!(&event.what, Happening::TurnedBack { answer: None, .. })));
}

#[test]
fn an_exhaustive_run_on_a_budget_answers_with_what_it_has() {
    let engine = engine();
    let run = |budget: &str| engine.solve(APPLES, &on_a_budget(Method::Exhaustive, budget));
    let (short, long) = (run("..2"), run("..1000"));
    assert!(short.answer.is_none() && matches!(short.stopped, Stopped::Limit(_)), "{:?}", short.stopped);
    assert!(short.counts.steps < long.counts.steps);
    assert_eq!(long.answer.unwrap().text, "41");
}

#[test]
fn what_was_misread_is_held_against_what_is_written_piece_by_piece() {
    let engine = engine();
    // Worked out from the inside out: 48 * 37 first, and then what remains, in which the 5 may be misread.
    const NESTED: &str = "What is 48 times 37 plus 5?";
    let at = |seed: u64, method: Method| Settings { seed, temperature: 0.3, ..settings(method, 8, 0.3) };
    let misread = |seed: &u64| {
        let trace = engine.solve(NESTED, &at(*seed, Method::Vote));
        (0..8).all(|path| is_misread(&trace, path))
    };
    let seeds: Vec<u64> = (0..1_000).filter(misread).collect();
    assert!(seeds.len() >= 3, "{seeds:?}");
    for seed in seeds {
        let best_of = engine.solve(NESTED, &at(seed, Method::BestOf)).answer.map(|answer| answer.text);
        assert!(best_of.is_none_or(|answer| answer == "1781"), "seed {seed}");
        let deliberate = engine.solve(NESTED, &at(seed, Method::Deliberate)).answer.map(|answer| answer.text);
        assert_eq!(deliberate.as_deref(), Some("1781"), "seed {seed}");
    }
}

#[test]
fn a_blind_checker_is_fooled_by_what_was_misread() {
    let engine = engine();
    const BAKER: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";
    let at = |checker_misses: f64| Settings { seed: 151, checker_misses, ..settings(Method::BestOf, 16, 0.3) };
    assert!(engine.solve(BAKER, &at(0.0)).answer.is_none(), "567 is read as 576, and it is noticed");
    assert_eq!(engine.solve(BAKER, &at(1.0)).answer.unwrap().text, "336");
}

#[test]
fn what_a_run_comes_to_is_the_same_without_its_trace() {
    let engine = engine();
    for prompt in PROMPTS.iter().chain(&["Solve x^2 - 5x + 6 = 0", "What colour is the sky?"]) {
        for method in Method::ALL {
            for (temperature, budget) in [(0.0, None), (2.0, None), (2.0, Some(Budget { least: 9, most: 30 }))] {
                let paths = if method == Method::Exhaustive { 0 } else { 100 };
                let settings = Settings { budget, ..settings(method, paths, temperature) };
                let (trace, outcomes) =
                    (engine.solve(prompt, &settings), engine.outcomes(prompt, std::slice::from_ref(&settings)));
                assert_eq!(outcomes[0].counts, trace.counts, "{prompt} {settings:?}");
                assert_eq!(outcomes[0].answer, trace.answer.map(|answer| answer.text));
            }
        }
    }
}

#[test]
fn a_trace_with_settings_out_of_bounds_is_none() {
    let engine = engine();
    let stored = engine.solve(APPLES, &settings(Method::Vote, 4, 0.6)).to_json();
    for (place, value) in [
        ("/settings/paths", json!(1_000_000_000_000_u64)),
        ("/settings/temperature", json!(3.0)),
        ("/settings/budget", json!({"least": 1_000_000_000_000_u64, "most": 1_000_000_000_000_u64})),
        ("/settings/budget", json!({"least": 0, "most": 0})),
        ("/settings/checker_misses", json!(-1.0)),
    ] {
        let mut stored = stored.clone();
        *stored.pointer_mut(place).unwrap() = value;
        assert!(engine.verify(&stored).is_err(), "{place}");
    }
}
