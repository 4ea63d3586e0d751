//! The README says what is so: what it shows was made by the program, and what it promises is kept.
//!
//! A block below a line `<!-- made by the program: NAME -->` is compared with what the program makes now.
//! `UPDATE_README=1 cargo test --test readme` puts that in its place, to be read before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use polya::render::{Format, event_line, render};
use polya::trace::{Query, select};
use polya::{Engine, Settings, Trace, skills};

const TRAINING: &str = "Training took 2664 thousand GPU hours for pre-training, 119 thousand for context extension and \
                        5 thousand for post-training. At $2 per GPU hour, how much did the training cost in dollars?";
const APPLES: &str = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. \
                      How many apples do they have together?";
const TWO_UNKNOWNS: &str = "Find x and y if 2x + 3y = 12 and x - y = 1.";
const MADE: &str = "<!-- made by the program: ";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn solved(prompt: &str) -> Trace {
    Engine::new(skills::all()).solve(prompt, &Settings::default())
}

/// The block of this name, as the program makes it now.
fn made(name: &str) -> String {
    match name {
        "plan" => render(&solved(TRAINING), Format::Mermaid),
        "text" => render(&solved(APPLES), Format::Text),
        "think" => render(&solved(TWO_UNKNOWNS), Format::Think),
        "event" => {
            let trace = solved(TRAINING);
            let event = trace.events.iter().rev().find(|event| {
                let json = serde_json::to_string(event).unwrap();
                json.contains("\"multiply\"") && event.what.word() == "attempted"
            });
            format!("{}\n", serde_json::to_string_pretty(event.unwrap()).unwrap())
        }
        "query" => {
            let trace = solved(TRAINING);
            let query = Query {
                event: Some("attempted".to_owned()),
                skill: Some("algebra".to_owned()),
                text: Some("isolating".to_owned()),
                ..Query::default()
            };
            select(&trace, &query).into_iter().map(|event| event_line(&trace, event) + "\n").collect()
        }
        "compare" => {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_polya"));
            let output = command.args(["compare", "--temperature", "1", "--expect", "5576000", TRAINING]).output();
            String::from_utf8(output.unwrap().stdout).unwrap()
        }
        "skill" => {
            let example = fs::read_to_string(path("examples/3_write_a_skill.rs")).unwrap();
            let start = example.find("struct Triangular").unwrap();
            example[start..example.find("\nfn main").unwrap()].to_owned()
        }
        other => panic!("the README asks for a block that is not known: {other}"),
    }
}

#[test]
fn what_the_readme_shows_was_made_by_the_program() {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let mut pieces = readme.split(MADE);
    let mut fresh = pieces.next().unwrap().to_owned();
    let mut count = 0;
    for piece in pieces {
        let (name, rest) = piece.split_once(" -->\n").unwrap();
        let (fence, rest) = rest.split_once('\n').unwrap();
        let (_, after) = rest.split_once("```\n").unwrap();
        fresh += &format!("{MADE}{name} -->\n{fence}\n{}```\n{after}", made(name));
        count += 1;
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path("README.md"), &fresh).unwrap();
    }
    assert_eq!(count, 7);
    assert!(readme == fresh, "the README shows what the program no longer makes; `UPDATE_README=1` mends it");
}

/// The cells of every table row below "What it can read": what is asked, and what comes of it.
fn promises() -> Vec<(String, String)> {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let (_, section) = readme.split_once("\n## What it can read\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "));
    rows.map(|(prompt, outcome)| (prompt.to_owned(), outcome.trim_matches('`').to_owned())).collect()
}

#[test]
fn what_the_readme_promises_is_kept() {
    let mut counts = (0, 0);
    for (prompt, outcome) in &promises() {
        let answer = solved(prompt).answer.map(|answer| answer.text);
        if outcome.starts_with("no answer") {
            assert_eq!(answer, None, "{prompt}");
            counts.1 += 1;
        } else {
            assert_eq!(answer.as_deref(), Some(outcome.as_str()), "{prompt}");
            counts.0 += 1;
        }
    }
    assert!(counts.0 >= 10 && counts.1 >= 5, "{counts:?}");
}

#[test]
fn the_program_in_the_readme_is_the_one_that_the_library_is_tested_with() {
    let readme = fs::read_to_string(path("README.md")).unwrap();
    let (_, program) = readme.split_once("As a library it is as short:\n\n```rust\n").unwrap();
    let (program, _) = program.split_once("```").unwrap();
    let tour = fs::read_to_string(path("src/lib.rs")).unwrap();
    let tested: Vec<&str> = tour.lines().filter_map(|line| line.strip_prefix("//! ")).collect();
    for line in program.lines().filter(|line| !line.is_empty()) {
        assert!(tested.contains(&line), "{line}");
    }
}
