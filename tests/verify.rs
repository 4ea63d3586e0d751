//! What a stored trace promises: it keeps to the published schema, its plan is acyclic, it can be derived again to the
//! letter on any number of threads, and any change to it is found.

mod json_schema;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use polya::trace::first_difference;
use polya::{Engine, Settings, skills, trace};
use serde_json::{Value, json};

/// Prompts with their answers, one or more of every skill that a first user will try.
const PROMPTS: [(&str, &str); 11] = [
    (
        "Training took 2664 thousand GPU hours for pre-training, 119 thousand for context extension and 5 thousand for \
         post-training. At $2 per GPU hour, how much did the training cost in dollars?",
        "5576000",
    ),
    (
        "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. How many apples do \
         they have together?",
        "41",
    ),
    ("What is the sum of the digits of the largest prime factor of 2^20 - 1?", "5"),
    ("What is the remainder when 7^222 is divided by 12?", "1"),
    ("Find x and y if 2x + 3y = 12 and x - y = 1.", "x = 3, y = 2"),
    ("A train leaves at 9:15 and covers 210 km at 84 km/h. When does it arrive?", "11:45"),
    ("Three pens and two pads cost $11.50. Two pens and three pads cost $13.50. What does a pad cost?", "3.50 dollars"),
    ("Solve x^2 - 5x + 6 = 0", "2, 3"),
    ("Solve 3x - 7 > 2(x + 1)", "x > 9"),
    ("What is 15% of 2.4 million?", "360000"),
    ("Simplify 84/126.", "2/3"),
];

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(skills::all()))
}

/// The traces of all prompts, as they are stored.
fn traces() -> &'static [Value] {
    static TRACES: OnceLock<Vec<Value>> = OnceLock::new();
    TRACES.get_or_init(|| {
        PROMPTS.iter().map(|(prompt, _)| engine().solve(prompt, &Settings::default()).to_json()).collect()
    })
}

#[test]
fn the_prompts_have_these_answers() {
    for (trace, (prompt, answer)) in traces().iter().zip(PROMPTS) {
        assert_eq!(trace["answer"]["text"], answer, "{prompt}");
        assert_eq!(trace["answer"]["verdict"], "confirmed", "{prompt}");
    }
}

#[test]
fn traces_keep_to_the_published_schema() {
    let schema = trace::schema();
    let refused = engine().solve("What colour is the sky?", &Settings::default()).to_json();
    for trace in traces().iter().chain([&refused]) {
        assert_eq!(json_schema::violations(&schema, trace), Vec::<String>::new(), "{}", trace["prompt"]);
    }
    let mut broken = traces()[0].clone();
    broken["events"][3]["event"] = json!("guessed");
    broken["plan"]["nodes"][0].as_object_mut().unwrap().shift_remove("id");
    broken["counts"]["steps"] = json!(-1);
    assert!(json_schema::violations(&schema, &broken).len() >= 3, "the validator looks at what it is given");
}

#[test]
fn plans_are_acyclic_and_of_one_piece() {
    for trace in traces() {
        let prompt = &trace["prompt"];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let nodes: Vec<String> =
            trace["plan"]["nodes"].as_array().unwrap().iter().map(|node| text(&node["id"])).collect();
        let known: BTreeSet<&String> = nodes.iter().collect();
        assert_eq!(known.len(), nodes.len(), "{prompt}: an id stands twice");
        // Kahn 1962: take away what nothing points to until nothing is left.
        let mut children: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut pointed_to: BTreeMap<String, usize> = BTreeMap::new();
        for edge in trace["plan"]["edges"].as_array().unwrap() {
            let (from, to) = (text(&edge["from"]), text(&edge["to"]));
            assert!(known.contains(&from) && known.contains(&to), "{prompt}: {edge} leads nowhere");
            *pointed_to.entry(to.clone()).or_default() += 1;
            children.entry(from).or_default().push(to);
        }
        let mut free: Vec<String> = nodes.iter().filter(|id| !pointed_to.contains_key(*id)).cloned().collect();
        let mut taken = 0;
        while let Some(id) = free.pop() {
            taken += 1;
            for child in children.get(&id).into_iter().flatten() {
                let left = pointed_to.get_mut(child).unwrap();
                *left -= 1;
                if *left == 0 {
                    free.push(child.clone());
                }
            }
        }
        assert_eq!(taken, nodes.len(), "{prompt}: the plan has a circle");
    }
}

#[test]
fn traces_are_the_same_to_the_byte_on_one_two_and_eight_threads() {
    let on = |threads: usize, prompt: &str| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| engine().solve(prompt, &Settings::default()).to_json().to_string())
    };
    for (trace, (prompt, _)) in traces().iter().zip(PROMPTS) {
        for threads in [1, 2, 8] {
            assert_eq!(on(threads, prompt), trace.to_string(), "{prompt} on {threads} threads");
        }
    }
}

#[test]
fn an_untouched_trace_is_verified() {
    for trace in traces() {
        let stored: Value = serde_json::from_str(&trace.to_string()).unwrap();
        assert_eq!(engine().verify(&stored).unwrap(), None, "{}", trace["prompt"]);
    }
}

/// A change to a stored trace; false when the trace has nothing of the kind.
type Change = fn(&mut Value) -> bool;

/// The first event of this kind for which `change` finds something to change.
fn in_event(trace: &mut Value, word: &str, change: impl Fn(&mut Value) -> bool) -> bool {
    let events = trace["events"].as_array_mut().unwrap();
    events.iter_mut().filter(|event| event["event"] == word).any(change)
}

fn put(place: &mut Value, value: Value) -> bool {
    assert_ne!(*place, value, "a change has to change something");
    *place = value;
    true
}

const CHANGES: [(&str, Change); 27] = [
    ("the prompt", |trace| put(&mut trace["prompt"], json!("What is 2 + 3?"))),
    ("the result of a step", |trace| {
        in_event(trace, "attempted", |event| {
            event["steps"]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .any(|step| !step["after"].is_null() && put(&mut step["after"], json!("12345")))
        })
    }),
    ("what went into a step", |trace| {
        in_event(trace, "attempted", |event| {
            event["steps"].as_array_mut().unwrap().iter_mut().any(|step| {
                step["before"].as_array_mut().unwrap().first_mut().is_some_and(|operand| put(operand, json!("12345")))
            })
        })
    }),
    ("the sentence of a step", |trace| {
        in_event(trace, "attempted", |event| {
            event["steps"]
                .as_array_mut()
                .unwrap()
                .first_mut()
                .is_some_and(|step| put(&mut step["text"], json!("as anyone can see")))
        })
    }),
    ("a step that is missing", |trace| {
        in_event(trace, "attempted", |event| event["steps"].as_array_mut().unwrap().pop().is_some())
    }),
    ("a slip that never was", |trace| {
        in_event(trace, "attempted", |event| {
            let slip = json!({"name": "dropped carry", "intended": "7"});
            event["steps"].as_array_mut().unwrap().first_mut().is_some_and(|step| put(&mut step["slip"], slip))
        })
    }),
    ("the outcome of an attempt", |trace| {
        in_event(trace, "attempted", |event| put(&mut event["outcome"], json!({"answer": "12345"})))
    }),
    ("the fuel of an attempt", |trace| in_event(trace, "attempted", |event| put(&mut event["fuel"], json!(987_654)))),
    ("an attempt that is missing", |trace| remove_event(trace, "attempted")),
    ("a check that is missing", |trace| remove_event(trace, "checked")),
    ("a check that was made twice", |trace| {
        let events = trace["events"].as_array_mut().unwrap();
        let again = events.iter().find(|event| event["event"] == "checked").cloned();
        again.is_some_and(|event| {
            events.push(event);
            true
        })
    }),
    ("the verdict of a check", |trace| {
        in_event(trace, "checked", |event| put(&mut event["verdict"]["word"], json!("refuted")))
    }),
    ("what a check confirmed", |trace| {
        in_event(trace, "checked", |event| put(&mut event["verdict"]["because"], json!("it looks right")))
    }),
    ("the answer of a goal", |trace| in_event(trace, "selected", |event| put(&mut event["answer"], json!("12345")))),
    ("the voices of a goal", |trace| in_event(trace, "selected", |event| put(&mut event["voices_for"], json!(99)))),
    ("what caused an event", |trace| in_event(trace, "selected", |event| put(&mut event["caused_by"], json!([])))),
    ("the goal of a reading", |trace| {
        in_event(trace, "understood", |event| put(&mut event["reading"]["goal"], json!("gcd(1, 2)")))
    }),
    ("the notation of a node", |trace| put(&mut trace["plan"]["nodes"][1]["text"], json!("gcd(1, 2)"))),
    ("the kind of an approach", |trace| {
        let nodes = trace["plan"]["nodes"].as_array_mut().unwrap();
        nodes.iter_mut().any(|node| node["sure"] == "sure" && put(&mut node["sure"], json!("heuristic")))
    }),
    ("where an edge leads", |trace| {
        let root = trace["plan"]["nodes"][0]["id"].clone();
        put(&mut trace["plan"]["edges"][0]["to"], root)
    }),
    ("an edge that is missing", |trace| trace["plan"]["edges"].as_array_mut().unwrap().pop().is_some()),
    ("a choice of the solution", |trace| put(&mut trace["paths"][0]["choices"][0]["answer"], json!("12345"))),
    ("the answer", |trace| put(&mut trace["answer"]["text"], json!("12345"))),
    ("the exact answer", |trace| put(&mut trace["answer"]["value"], json!("12345"))),
    ("how sure the answer is", |trace| put(&mut trace["answer"]["verdict"], json!("unsettled"))),
    ("why the run ended", |trace| put(&mut trace["stopped"], json!({"reason": "limit", "detail": "attempts"}))),
    ("a remark that a trace has no place for", |trace| put(&mut trace["answer"]["remark"], json!("trust me"))),
];

/// Takes the first event of this kind away and numbers the rest anew, as a careful forger would.
fn remove_event(trace: &mut Value, word: &str) -> bool {
    let events = trace["events"].as_array_mut().unwrap();
    let Some(place) = events.iter().position(|event| event["event"] == word) else {
        return false;
    };
    events.remove(place);
    for (seq, event) in events.iter_mut().enumerate() {
        event["seq"] = json!(seq);
    }
    true
}

#[test]
fn every_change_to_a_trace_is_found() {
    let mut made = 0;
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    for original in traces() {
        for (what, change) in CHANGES {
            let mut trace = original.clone();
            if !change(&mut trace) {
                *missing.entry(what).or_default() += 1;
                continue;
            }
            made += 1;
            // A trace that can no longer be read as one fails as well.
            let is_verified = engine().verify(&trace).is_ok_and(|difference| difference.is_none());
            assert!(!is_verified, "{} was changed in the trace of {} and not found", what, original["prompt"]);
        }
    }
    println!("{made} changes to {} traces, all found; without a place: {missing:?}", PROMPTS.len());
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every number, word and truth value of the trace in turn, but for the settings: with others it is another run.
#[test]
fn no_part_of_a_trace_can_be_changed_unseen() {
    let mut made = 0;
    for original in traces().iter().filter(|trace| trace["events"].as_array().unwrap().len() < 60) {
        let mut places = Vec::new();
        leaves(original, String::new(), &mut places);
        let mut trace = original.clone();
        for place in places.iter().filter(|place| !place.starts_with("/settings")) {
            let leaf = trace.pointer_mut(place).unwrap();
            let before = leaf.clone();
            *leaf = match &before {
                Value::String(text) => json!(format!("{text} ")),
                Value::Number(number) => number.as_u64().map_or_else(|| json!(0.125), |number| json!(number + 1)),
                Value::Bool(truth) => json!(!truth),
                _ => json!("something"),
            };
            let found = first_difference(&trace, original).unwrap();
            assert_eq!(format!("/{}", found.place.replace(['.', '['], "/").replace(']', "")), *place);
            *trace.pointer_mut(place).unwrap() = before;
            made += 1;
        }
    }
    println!("{made} places changed, one at a time, all found");
}

/// The paths of everything that holds nothing else, as JSON pointers.
fn leaves(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Object(parts) if !parts.is_empty() => {
            parts.iter().for_each(|(key, part)| leaves(part, format!("{place}/{key}"), found));
        }
        Value::Array(parts) if !parts.is_empty() => {
            parts.iter().enumerate().for_each(|(index, part)| leaves(part, format!("{place}/{index}"), found));
        }
        _ => found.push(place),
    }
}
