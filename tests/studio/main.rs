//! The studio over its wire: what it answers, what it refuses, and that nothing brings it down.
#![cfg(feature = "studio")]

mod hostile;
mod house;

use std::collections::BTreeSet;
use std::io::Write;

use house::{House, asked, get, post};
use polya::studio::page;
use polya::trace::Method;
use polya::{Engine, Settings, skills};
use serde_json::{Value, json};

const BAKER: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";

/// The number of the trace to which a run came.
fn finished(stream: &str) -> u64 {
    let told = house::told(stream, "finished").unwrap_or_else(|| panic!("it did not finish: {stream}"));
    told["id"].as_u64().unwrap()
}

#[test]
fn a_run_is_told_of_and_its_film_holds_what_a_page_needs() {
    let house = House::open();
    let stream = house.run(json!({ "prompt": "What is the gcd of 48 and 18?" }));
    assert_eq!(house::told(&stream, "finished").unwrap()["answer"], "6");
    let id = finished(&stream);
    let film = house.json(&get(&format!("/api/traces/{id}/film")));
    assert_eq!(film["answer"]["text"], "6");
    let scene = &film["scene"];
    let (events, nodes) =
        (scene["events"]["seq"].as_array().unwrap().len(), scene["nodes"]["id"].as_array().unwrap().len());
    let moments = house.json(&get(&format!("/api/traces/{id}/moments?page=0")));
    let about = house.json(&get(&format!("/api/traces/{id}/about?page=0")));
    assert_eq!(moments.as_array().unwrap().len(), events);
    assert_eq!(about.as_array().unwrap().len(), nodes);
    assert!(
        moments
            .as_array()
            .unwrap()
            .iter()
            .all(|moment| moment["sentence"].as_str().is_some_and(|it| it.ends_with('.')))
    );
    for box_ in scene["picture"]["boxes"].as_array().unwrap() {
        let (x, width) = (box_["x"].as_f64().unwrap(), scene["picture"]["width"].as_f64().unwrap());
        assert!(x >= 0.0 && x <= width && box_["node"].as_u64().unwrap() < nodes as u64);
    }
    for (format, begins) in
        [("svg", "<svg"), ("markdown", "#"), ("think", "<think>"), ("json", "{"), ("html", "<!DOCTYPE html>")]
    {
        let file = house.ask(&get(&format!("/api/traces/{id}/file/{format}")));
        assert!(file.body.starts_with(begins), "{format}: {}", &file.body[..file.body.len().min(80)]);
    }
}

#[test]
fn a_sampled_run_has_a_scene_of_every_path_and_an_override_its_difference() {
    let house = House::open();
    let asked = json!({ "prompt": BAKER, "method": "vote", "paths": 16, "temperature": 0.9, "seed": 6 });
    let first = finished(&house.run(asked.clone()));
    let film = house.json(&get(&format!("/api/traces/{first}/film")));
    assert_eq!(film["paths"].as_array().unwrap().len(), 16);
    for path in 0..16 {
        let scene = house.json(&get(&format!("/api/traces/{first}/scene?path={path}")));
        assert_eq!(scene["path"], path);
    }
    assert_eq!(house.ask(&get(&format!("/api/traces/{first}/scene?path=16"))).status, 404);
    let mut other = asked;
    other["seed"] = json!(7);
    let second = finished(&house.run(other));
    let difference = house.json(&get(&format!("/api/difference/{first}/{second}")));
    assert!(difference["place"].is_string(), "{difference}");
    assert_eq!(house.json(&get(&format!("/api/difference/{first}/{first}"))), Value::Null);
}

#[test]
fn a_departure_from_a_trace_keeps_the_settings_that_no_knob_shows() {
    let house = House::open();
    let limits = polya::trace::Limits { depth: 40, ..Default::default() };
    let settings = Settings { min_confidence: 0.25, require_confirmed: true, limits, ..Settings::default() };
    let trace = Engine::new(skills::all()).solve("What is the gcd of 48 and 18?", &settings).to_json();
    let id = house.json(&post("/api/traces", &trace))["id"].as_u64().unwrap();
    let forced = json!([{ "goal": "gcd(48, 18)", "answer": "7" }]);
    let asked = json!({ "prompt": "What is the gcd of 48 and 18?", "after": id, "overrides": forced });
    let departed = finished(&house.run(asked));
    let file = house.ask(&get(&format!("/api/traces/{departed}/file/json")));
    let departed: polya::Trace = serde_json::from_str(&file.body).unwrap();
    assert_eq!(departed.settings, Settings { overrides: departed.settings.overrides.clone(), ..settings });
    assert_eq!(departed.settings.overrides.len(), 1);
    let of_none = house.ask(&post("/api/runs", &json!({ "prompt": "What is 2 + 3?", "after": 99 })));
    assert_eq!(of_none.status, 404);
    assert!(of_none.body.contains("run 99 is held no longer"), "{}", of_none.body);
}

#[test]
fn a_trace_that_is_brought_is_shown() {
    let house = House::open();
    let trace = Engine::new(skills::all()).solve("Simplify 84/126.", &Settings::default()).to_json();
    let id = house.json(&post("/api/traces", &trace))["id"].as_u64().unwrap();
    assert_eq!(house.json(&get(&format!("/api/traces/{id}/film")))["answer"]["text"], "2/3");
}

#[test]
fn nearest_wordings_can_be_read() {
    let house = House::open();
    let unread = "What is the remaindr when 7^222 is divded by 12?";
    let found = house.json(&post("/api/nearest", &json!({ "prompt": unread })));
    let found = found.as_array().unwrap();
    assert_eq!(found[0]["prompt"], "What is the remainder when 7^222 is divided by 12?", "{found:?}");
    let engine = Engine::new(skills::all());
    for wording in found {
        let prompt = wording["prompt"].as_str().unwrap();
        assert!(engine.solve(prompt, &Settings::default()).answer.is_some(), "{prompt}");
    }
    // Whatever is asked, something can be tried.
    for unread in ["", "blah", "<b>hello</b>", "数学は楽しい", &"word ".repeat(4_000)] {
        assert!(!house.json(&post("/api/nearest", &json!({ "prompt": unread }))).as_array().unwrap().is_empty());
    }
}

#[test]
fn the_first_event_comes_before_the_run_is_over_and_a_run_without_a_page_ends() {
    let house = House::open();
    // Far more than anybody waits for.
    let long = json!({ "prompt": BAKER, "method": "deliberate", "paths": 200_000, "temperature": 2.0 });
    let mut stream = house.connect();
    stream.write_all(asked("POST", "/api/runs", &long.to_string()).as_bytes()).unwrap();
    let heard = house::read_until(&mut stream, "event: growing");
    assert!(heard.contains("event: started") && !heard.contains("event: finished"), "{heard}");
    drop(stream);
    // The places of the runs whose pages are gone are free again, or these would have to wait for them.
    for _ in 0..4 {
        finished(&house.run(json!({ "prompt": "What is 2 + 3?" })));
    }
}

#[test]
fn fifty_runs_at_once_all_finish() {
    let house = House::open();
    let numbers: Vec<u64> = std::thread::scope(|scope| {
        let run = |number: usize| {
            let house = &house;
            scope.spawn(move || {
                let prompt = format!("What is the remainder when 7^{} is divided by 12?", 200 + number);
                finished(&house.run(json!({ "prompt": prompt })))
            })
        };
        let threads: Vec<_> = (0..50).map(run).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let different: BTreeSet<u64> = numbers.iter().copied().collect();
    assert_eq!(different.len(), 50);
    for id in numbers {
        assert!(house.json(&get(&format!("/api/traces/{id}/film")))["answer"]["text"].is_string());
    }
}

#[test]
fn lessons_come_to_an_answer_with_the_knobs_that_the_page_sets() {
    let house = House::open();
    let shelf = house.json(&get("/api/shelf"));
    let lessons = shelf["lessons"].as_array().unwrap();
    assert_eq!(lessons.len(), 6);
    for (number, lesson) in (1..).zip(lessons) {
        assert!(lesson["title"].as_str().unwrap().starts_with(&format!("Lesson {number}: ")), "{lesson}");
        let notes = lesson["notes"].as_str().unwrap();
        assert!(notes.contains("## Ask the class"), "{notes}");
        assert!(!notes.contains("```"), "what is typed at a terminal is left out: {notes}");
        let mut what = json!({ "prompt": lesson["prompt"], "method": lesson["method"] });
        if lesson["method"] != "exhaustive" {
            for knob in ["paths", "temperature", "seed"] {
                what[knob] = lesson[knob].clone();
            }
        }
        assert!(house::told(&house.run(what), "finished").unwrap()["answer"].is_string(), "{lesson}");
    }
    for kind in shelf["kinds"].as_array().unwrap() {
        for prompt in kind["prompts"].as_array().unwrap() {
            let told = house.run(json!({ "prompt": prompt }));
            assert!(house::told(&told, "finished").unwrap()["answer"].is_string(), "{prompt}");
        }
    }
}

#[test]
fn a_page_of_its_own_asks_nobody_and_a_prompt_in_it_is_no_markup() {
    let hostile = "What is 2 + 3? </script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>";
    let trace = Engine::new(skills::all()).solve(hostile, &Settings::default());
    let page = page(&trace);
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!page.contains("<img"));
    assert_eq!(page.matches("http://").count(), page.matches("http://www.w3.org/").count());
    assert!(!page.contains("https:"));
    assert!(!page.contains("\nimport ") && !page.contains("\nexport "));
}

#[test]
fn a_usual_run_is_a_page_of_less_than_a_megabyte() {
    for (method, paths) in [(Method::Exhaustive, 0), (Method::Vote, 64)] {
        let settings = Settings { method, paths, temperature: 0.9, ..Settings::default() };
        let trace = Engine::new(skills::all()).solve(BAKER, &settings);
        let size = page(&trace).len();
        assert!(size < 1_000_000, "{size}");
    }
}

/// `polya serve` with these arguments, and the first lines that it says.
fn served(arguments: &[&str]) -> (std::process::Child, String) {
    use std::io::{BufRead, BufReader};
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_polya"))
        .arg("serve")
        .args(arguments)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = lines.next().map_or_else(String::new, |line| line.unwrap());
    if !arguments.last().is_none_or(|last| last.starts_with('-') || *last == "0") {
        said += &lines.next().map_or_else(String::new, |line| format!("\n{}", line.unwrap()));
    }
    (child, said)
}

#[cfg(unix)]
#[test]
fn the_command_says_where_it_serves_opens_traces_and_ends_with_an_interrupt() {
    let path = std::env::temp_dir().join(format!("polya-serve-{}.json", std::process::id()));
    let trace = Engine::new(skills::all()).solve("Simplify 84/126.", &Settings::default()).to_json();
    std::fs::write(&path, trace.to_string()).unwrap();
    let (mut child, said) = served(&["--port", "0", path.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    assert!(address.starts_with("127.0.0.1:"), "{said}");
    assert!(said.contains("#run-1"), "{said}");
    let mut stream = std::net::TcpStream::connect(&address).unwrap();
    stream.write_all(get("/api/traces/1/film").as_bytes()).unwrap();
    assert!(house::read_until(&mut stream, "2/3").contains("200 OK"));
    let interrupted = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_port_that_is_taken_and_a_trace_that_is_none_are_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (arguments, wanted) in [
        (vec!["--port", port.as_str()], "another --port may be free"),
        (vec!["--port", "0", "/nowhere/trace.json"], "cannot read /nowhere/trace.json"),
        (vec!["--host", "nowhere"], "cannot serve on nowhere"),
    ] {
        let (child, _) = served(&arguments);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&ended.stderr).contains(wanted), "{ended:?}");
    }
}
