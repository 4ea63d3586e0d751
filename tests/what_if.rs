//! Overrides: another approach at a goal, or an answer that was forced; and runs that are stopped while they go on.

use std::ops::ControlFlow;
use std::sync::Mutex;

use polya::engine::Glimpse;
use polya::trace::{Happening, Method, Override, Stopped, VerdictWord};
use polya::{Engine, Settings, Trace, skills};

const PROMPT: &str = "What is the sum of the digits of the greatest common divisor of 48 and 18?";

fn engine() -> Engine {
    Engine::new(skills::all())
}

fn with(overrides: &[&str], settings: Settings) -> Settings {
    let overrides = overrides.iter().map(|text| text.parse::<Override>().unwrap()).collect();
    Settings { overrides, ..settings }
}

fn run(prompt: &str, overrides: &[&str], method: Method) -> Trace {
    let settings = Settings { method, paths: method.usual_paths(), ..Settings::default() };
    engine().solve(prompt, &with(overrides, settings))
}

fn said_of<'t>(trace: &'t Trace, wanted: &str) -> Vec<(VerdictWord, &'t str)> {
    let events = trace.events.iter().filter_map(|event| match &event.what {
        Happening::Checked { answer, verdict, .. } if answer == wanted => {
            Some((verdict.word, verdict.because.as_str()))
        }
        _ => None,
    });
    events.collect()
}

#[test]
fn a_wrong_answer_that_is_forced_is_refuted() {
    let trace = run("What is the gcd of 48 and 18?", &["gcd(48, 18) = 7"], Method::Exhaustive);
    assert_eq!(trace.answer, None);
    let said = said_of(&trace, "7");
    assert!(said.iter().any(|(verdict, _)| *verdict == VerdictWord::Refuted), "{said:?}");
    let aside = trace.events.iter().filter(|event| matches!(event.what, Happening::SetAside { .. })).count();
    assert!(aside >= 2, "what the answer stands instead of is shown as set aside");
}

#[test]
fn a_right_answer_that_is_forced_is_confirmed_by_checks_and_not_by_having_no_parts() {
    let trace = run("What is the gcd of 48 and 18?", &["gcd(48, 18) = 6"], Method::Exhaustive);
    let answer = trace.answer.as_ref().unwrap();
    assert_eq!((answer.text.as_str(), answer.verdict), ("6", VerdictWord::Confirmed));
    // No check knows what a prompt as such should come to.
    let root = format!("answer({}) = 7", serde_json::to_string(PROMPT).unwrap());
    let trace = run(PROMPT, &[&root], Method::Exhaustive);
    assert_eq!(trace.answer.unwrap().verdict, VerdictWord::Unsettled);
    for method in [Method::BestOf, Method::Deliberate] {
        let trace = run("What is the gcd of 48 and 18?", &["gcd(48, 18) = 6"], method);
        assert_eq!(trace.answer.unwrap().verdict, VerdictWord::Confirmed, "{}", method.name());
    }
}

#[test]
fn a_chain_carries_a_wrong_answer_on_and_one_that_looks_back_does_not() {
    let chain = run(PROMPT, &["gcd(48, 18) = 25"], Method::Chain);
    assert_eq!(chain.answer.unwrap().text, "7", "it took 25 and went on");
    for method in [Method::BestOf, Method::Deliberate, Method::Exhaustive] {
        let trace = run(PROMPT, &["gcd(48, 18) = 25"], method);
        assert!(trace.answer.is_none_or(|answer| answer.text != "7"), "{}", method.name());
    }
}

#[test]
fn only_the_approach_that_was_asked_for_is_tried() {
    let at_gcd = |trace: &Trace| -> Vec<String> {
        let id = trace.plan.nodes.iter().find(|node| node.text == "gcd(48, 18)").unwrap().id.clone();
        let tried = trace
            .events
            .iter()
            .filter(|event| event.goal.as_ref() == Some(&id) && matches!(event.what, Happening::Attempted { .. }));
        let name = |id: &String| trace.plan.nodes.iter().find(|node| node.id == *id).unwrap().text.clone();
        tried.map(|event| name(event.approach.as_ref().unwrap())).collect()
    };
    let all = at_gcd(&run(PROMPT, &[], Method::Exhaustive));
    assert!(all.len() > 1, "{all:?}");
    for name in all {
        for method in [Method::Exhaustive, Method::Deliberate] {
            let trace = run(PROMPT, &[&format!("gcd(48, 18) by {name}")], method);
            let mut tried = at_gcd(&trace);
            tried.dedup();
            assert_eq!(tried, std::slice::from_ref(&name), "{}", method.name());
            assert_eq!(trace.answer.unwrap().text, "6");
        }
    }
}

#[test]
fn an_overridden_trace_is_verified_and_the_same_on_any_number_of_threads() {
    let settings = Settings { method: Method::Vote, paths: 16, temperature: 0.6, ..Settings::default() };
    let settings = with(&["gcd(48, 18) = 12"], settings);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| engine().solve(PROMPT, &settings).to_json().to_string())
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(8));
    let stored = serde_json::from_str(&one).unwrap();
    assert_eq!(engine().verify(&stored).unwrap(), None);
}

#[test]
fn an_override_that_cannot_be_read_is_an_objection() {
    for hostile in ["gcd(48, 18)", " = 3", "gcd( = 3", "gcd(48, 18) = [", "", "by", "=", "gcd(1) = = 2"] {
        assert!(hostile.parse::<Override>().is_err(), "{hostile}");
    }
    let mut settings = with(&["gcd(48, 18) = 7"], Settings::default());
    settings.overrides[0].goal = "gcd(".to_owned();
    assert!(settings.objection().is_some());
}

#[test]
fn an_override_without_its_goal_is_known_as_unmet() {
    let trace = run(PROMPT, &["gcd(48, 19) = 7", "gcd(48, 18) = 6"], Method::Exhaustive);
    let met: Vec<bool> = trace.settings.overrides.iter().map(|it| it.is_met_in(&trace)).collect();
    assert_eq!(met, [false, true]);
}

#[test]
fn what_is_seen_on_the_way_is_the_beginning_of_what_is_seen_at_the_end() {
    let seen = Mutex::new(Vec::new());
    let watcher = |glimpse: &Glimpse<'_>| {
        seen.lock().unwrap().extend(glimpse.trace());
        ControlFlow::Continue(())
    };
    let prompt = "What is the sum of the digits of the largest prime factor of 2^20 - 1?";
    let whole = engine().watch(prompt, &Settings::default(), &watcher);
    let seen = seen.into_inner().unwrap();
    assert!(seen.len() > 3, "{}", seen.len());
    for so_far in seen {
        assert_eq!(so_far.events, whole.events[..so_far.events.len()]);
    }
    assert_eq!(whole, engine().solve(prompt, &Settings::default()), "looking changes nothing");
}

#[test]
fn a_run_that_is_stopped_says_so_and_has_no_answer() {
    let settings = Settings { method: Method::Vote, paths: 1_000_000, temperature: 0.6, ..Settings::default() };
    let watcher = |glimpse: &Glimpse<'_>| match glimpse.counts().paths {
        0..1_000 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    let trace = engine().watch(PROMPT, &settings, &watcher);
    assert!(matches!(trace.stopped, Stopped::Interrupted(_)), "{:?}", trace.stopped);
    assert_eq!(trace.answer, None);
    assert!(trace.counts.paths < 10_000, "{}", trace.counts.paths);
    assert!(engine().verify(&trace.to_json()).is_err(), "it cannot be derived again");
}

#[test]
fn an_answer_forced_on_a_prompt_that_cannot_be_read_breaks_nothing() {
    let prompt = "What is 2 + frob 3?";
    let root = format!("answer({}) = 7", serde_json::to_string(prompt).unwrap());
    for method in Method::ALL {
        let trace = run(prompt, &[&root], method);
        assert_eq!(trace.answer, None, "{}", method.name());
        assert_eq!(engine().verify(&trace.to_json()).unwrap(), None);
    }
}

#[test]
fn an_override_says_one_thing() {
    let both = r#"{"goal": "gcd(1, 2)", "answer": "1", "approach": "euclid"}"#;
    assert!(serde_json::from_str::<Override>(both).is_err());
    assert!(serde_json::from_str::<Override>(r#"{"goal": "gcd(1, 2)"}"#).is_err());
    let written = serde_json::to_string(&"gcd(1, 2) by euclid".parse::<Override>().unwrap()).unwrap();
    assert_eq!(written, r#"{"goal":"gcd(1, 2)","approach":"euclid"}"#);
    assert!(serde_json::from_str::<Override>(&written).is_ok());
}
