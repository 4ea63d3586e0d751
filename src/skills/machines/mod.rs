//! Machines: small programs and rules that are carried out step by step.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `program_output(code, input)` | a brainf*ck program | what it prints, or that it never ends |
//! | `rewritten(tokens, rules, strategy)` | tokens in a row; `[left, right]` each; `any` or `leftmost` | the tokens when no rule fits |
//! | `with_insertions(text, rules)` | `[pattern, inserted]` each | the text, with what is put in after each pattern |
//! | `settled(text, rules)` | `[condition, argument, [action, argument], ...]` each | the text when no rule changes it, or before it repeats |
//! | `combined_blocks(counts, rules, limit)` | how many of each; `[needs, gives]` each | how many of each when no rule applies |
//! | `last_call(cards, rounds, first)` | a hand; `[added, removed]` each; which call goes first | `Peng`, `Chi` or `Pass` |
//!
//! Each machine has a file that reads it and knows ways to run it; `check` knows none of them.

mod blocks;
mod cards;
mod check;
mod insertion;
mod rules;
mod tape;
mod tokens;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Machines;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What does this brainfuck program print?\n\n++++++++[>++++++++<-]>+.+.+.", answer: "ABC" },
    WorkedExample {
        prompt: "Rewrite the tokens until no rule fits.\n\nRules:\nx y -> y x\n\nTokens: x y x y",
        answer: "y y x x",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("program_output", "what the program prints"),
    ("rewritten", "what the rules make of {0}"),
    ("with_insertions", "{0} with all that is put in"),
    ("settled", "{0} when no rule changes it"),
    ("combined_blocks", "how many blocks are left"),
    ("last_call", "the call of the last round"),
];

impl Skill for Machines {
    fn about(&self) -> About {
        About { name: "machines", summary: "small programs and rewriting rules, run step by step", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [tape::read, tokens::read, insertion::read, rules::read, blocks::read, cards::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("program_output", [Value::Text(code), Value::Text(input)]) => tape::approaches(code, input),
            ("rewritten", [row, rules, Value::Text(strategy)]) => tokens::approaches(row, rules, strategy),
            ("with_insertions", [Value::Text(text), rules]) => insertion::approaches(text, rules),
            ("settled", [Value::Text(text), rules]) => rules::approaches(text, rules),
            ("combined_blocks", [counts, rules, Value::Number(limit)]) => blocks::approaches(counts, rules, limit),
            ("last_call", [Value::Text(hand), rounds, Value::Text(first)]) => cards::approaches(hand, rounds, first),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("program_output", [Value::Text(code), Value::Text(input)]) => check::tape::printed(code, input, answer),
            ("rewritten", [row, rules, Value::Text(strategy)]) => {
                check::rewriting::rewritten(row, rules, strategy, answer)
            }
            ("with_insertions", [Value::Text(text), rules]) => check::rewriting::inserted(text, rules, answer),
            ("settled", [Value::Text(text), rules]) => check::rewriting::settled(text, rules, answer),
            ("combined_blocks", [counts, rules, Value::Number(limit)]) => {
                check::counts::combined(counts, rules, limit, answer)
            }
            ("last_call", [Value::Text(hand), rounds, Value::Text(first)]) => {
                check::counts::called(hand, rounds, first, answer)
            }
            _ => Verdict::Unsettled,
        }
    }
}
