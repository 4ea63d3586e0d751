//! Facts: who does what, in a long row of sentences of the same build.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `who(facts, what)` | pairs of a name and what is said of it; words | the names of which just this is said |

mod check;
mod looking_up;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Facts;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Ada likes plums. Ben collects stamps. Cleo likes pears. Who likes pears?",
        answer: "Cleo",
    },
    WorkedExample {
        prompt: "Ada is fond of chess. Ben enjoys rowing. Cleo avoids chess. Dan enjoys chess. Who avoids chess?",
        answer: "Cleo",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[("who", "who {1}")];

impl Skill for Facts {
    fn about(&self) -> About {
        About { name: "facts", summary: "who does what, in a long row of sentences", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        looking_up::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("who", [facts, what]) => looking_up::approaches(facts, what),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("who", [facts, what]) => check::who(facts, what, answer),
            _ => Verdict::Unsettled,
        }
    }
}
