//! Induction: from examples to the rule, and from the rule to what is asked.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `next_term(terms)` | the first terms | the one that comes next |
//! | `missing_term(terms)` | terms, one of them `"?"` | that one |
//! | `next_terms(terms, n)` | the first terms | the n that come next |
//! | `last_of(terms)` | terms | the last of them |
//! | `followed_by(terms, found, n)` | terms, the last of them found here; those that were found | these, and n that come next |
//! | `rule(terms)` | the same | the shortest rule that explains the others, such as `plus(previous, before)` |
//! | `list_rule(pairs, list)` | lists with what a rule makes of each; a list more | the shortest rule that explains the pairs |
//! | `of_list(rule, list)` | a rule; a list | what the rule makes of it |
//! | `row_rule(pairs, row)`, `of_row(rule, row)` | the same, for rows of coloured cells | the same |
//!
//! Rules are programs of small languages. They are tried shortest first, on all examples at once; when two that are equally
//! short lead to different answers there is none. `check` runs the rule anew with an interpreter of its own.

mod check;
mod enumeration;
mod example_reading;
mod list_rules;
mod lists;
mod programs;
mod row_rules;
mod rows;
mod sequence_reading;
mod sequence_rules;
mod sequences;

use crate::problem::{
    About, Approach, Binding, Goal, Phrase, Prompt, Reading, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct Induction;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "1, 1, 2, 3, 5, 8, ?", answer: "13" },
    WorkedExample { prompt: "Which number is missing? 2, 6, __, 14, 18", answer: "10" },
    WorkedExample {
        prompt: "Find the rule: [3, 1, 2] -> [1, 2, 3], [9, 4] -> [4, 9], [5, 8, 6, 2] -> ?",
        answer: "[2, 5, 6, 8]",
    },
];

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    Phrase::new(
        "(the) next [term|number|value|element] [:|[in|of|for] (the|this|the following) (sequence|series|pattern|list) (:)] {l:Numbers}",
        Type::Number,
        "next_term(l)",
    ),
    task("{q:Ask} next [in|after] (the|this) (sequence|series|pattern) (:) {l:Numbers}", "next_term(l)"),
    task(
        "[what|which|what number|which number|what term] [come|be|follow] next (in|after) (the|this) (sequence|series|pattern) (:) {l:Numbers}",
        "next_term(l)",
    ),
];

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[
    ("last_of", "the last of {0}"),
    ("next_term", "the next term of {0}"),
    ("rule", "the rule of {0}"),
    ("next_terms", "the next {1} terms of {0}"),
];

impl Skill for Induction {
    fn about(&self) -> About {
        About {
            name: "induction",
            summary: "the rule behind examples: number sequences, lists, rows of cells",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [sequence_reading::read, example_reading::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("next_term", [list]) => sequences::approaches(list, true),
            ("missing_term", [list]) => sequences::approaches(list, false),
            ("next_terms", [list, count]) => sequences::several_approaches(list, count),
            ("last_of", [list]) => sequences::last_approaches(list),
            ("followed_by", [list, found, count]) => sequences::following_approaches(list, found, count),
            ("list_rule", [pairs, question]) => lists::rule_approaches(pairs, question),
            ("of_list", [rule, question]) => lists::applied_approaches(rule, question),
            ("row_rule", [pairs, question]) => rows::rule_approaches(pairs, question),
            ("of_row", [rule, question]) => rows::applied_approaches(rule, question),
            ("rule", [list]) => sequences::rule_approaches(list),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        match goal.parts() {
            ("missing_term", [list]) => Some(format!("the term that is missing in {}", list.spoken())),
            ("list_rule", [pairs, _]) | ("row_rule", [pairs, _]) => {
                Some(format!("the rule behind {} examples", pairs.as_list().map_or(0, <[Value]>::len)))
            }
            ("of_list", [Value::Text(rule), list]) => Some(format!("what {rule} makes of {}", list.spoken())),
            ("of_row", [Value::Text(rule), row]) => Some(format!("what {rule} makes of {}", row.spoken())),
            ("of_list" | "of_row", [_, question]) => Some(format!("what the rule makes of {}", question.spoken())),
            _ => say(goal, SAYINGS),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
