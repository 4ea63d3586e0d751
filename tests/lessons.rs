//! The lessons print what their pages promise, on the problem that they come with; and they run on any other.
//!
//! `UPDATE_README=1 cargo test --test lessons` puts what they print now into the pages, to be read before it is committed.

#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../examples/lesson_1_taking_apart/main.rs"]
mod lesson_1_taking_apart;
#[path = "../examples/lesson_2_several_ways/main.rs"]
mod lesson_2_several_ways;
#[path = "../examples/lesson_3_a_vote_rescues/main.rs"]
mod lesson_3_a_vote_rescues;
#[path = "../examples/lesson_4_a_vote_is_fooled/main.rs"]
mod lesson_4_a_vote_is_fooled;
#[path = "../examples/lesson_5_turning_back/main.rs"]
mod lesson_5_turning_back;
#[path = "../examples/lesson_6_thinking_longer/main.rs"]
mod lesson_6_thinking_longer;

type Lesson = (&'static str, &'static str, fn(&str) -> String);

const LESSONS: &[Lesson] = &[
    ("lesson_1_taking_apart", lesson_1_taking_apart::PROBLEM, lesson_1_taking_apart::lesson),
    ("lesson_2_several_ways", lesson_2_several_ways::PROBLEM, lesson_2_several_ways::lesson),
    ("lesson_3_a_vote_rescues", lesson_3_a_vote_rescues::PROBLEM, lesson_3_a_vote_rescues::lesson),
    ("lesson_4_a_vote_is_fooled", lesson_4_a_vote_is_fooled::PROBLEM, lesson_4_a_vote_is_fooled::lesson),
    ("lesson_5_turning_back", lesson_5_turning_back::PROBLEM, lesson_5_turning_back::lesson),
    ("lesson_6_thinking_longer", lesson_6_thinking_longer::PROBLEM, lesson_6_thinking_longer::lesson),
];

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).join("README.md")
}

#[test]
fn the_lessons_print_what_their_pages_promise() {
    let mut wrong = Vec::new();
    for (name, problem, lesson) in LESSONS {
        let path = page(name);
        let shown = fs::read_to_string(&path).unwrap();
        let (before, rest) = shown.split_once(&format!("<!-- made by the program: {name} -->\n```text\n")).unwrap();
        let (_, after) = rest.split_once("```\n").unwrap();
        let printed = lesson(problem);
        let fresh = format!("{before}<!-- made by the program: {name} -->\n```text\n{printed}```\n{after}");
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(&path, &fresh).unwrap();
        }
        if shown != fresh {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} print what their pages do not show; `UPDATE_README=1` mends them");
}

#[test]
fn the_lessons_show_what_they_are_about() {
    // What they print is compared with their pages by the test above.
    let printed = |at: usize| fs::read_to_string(page(LESSONS[at].0)).unwrap();
    assert!(printed(0).contains("smaller questions"));
    assert!(printed(1).contains("voices for it 3"));
    assert!(printed(2).contains("[slip: ") && printed(2).contains("The vote says 345"));
    assert!(printed(3).contains("best-of     no answer") && printed(3).contains("misread number"));
    assert!(printed(4).contains("Wait: ") && printed(4).contains("Setback: "));
    let shares: Vec<u32> =
        printed(5).split(" %").filter_map(|piece| piece.split_whitespace().last()?.parse().ok()).collect();
    assert_eq!(shares.len(), 18);
    // Thinking longer helps, and then it does not.
    assert!(shares[17] > shares[2] + 20 && shares[17].abs_diff(shares[15]) <= 2, "{shares:?}");
}

#[test]
fn a_class_may_bring_its_own_problem() {
    let others = [
        "Mia had 312 stickers. She gave 87 to Leo and 49 to Ida. How many stickers does Mia have now?",
        "Solve x^2 - 5x + 6 = 0",
        "What colour is the sky?",
    ];
    for (name, _, lesson) in LESSONS {
        for problem in others {
            assert!(!lesson(problem).trim().is_empty(), "{name}: {problem}");
        }
    }
}
