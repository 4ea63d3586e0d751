//! Word problems: stories about quantities.
//!
//! Sentences become mentions of quantities (who, what, when, unit), the question picks an unknown, and schemas state the
//! relations between them. Solving is then a matter of relations alone:
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `value_of(x, assignment)` | a quantity; what every quantity is | what x is |
//! | `assignment(relations)` | equations between quantities, sorted | what every quantity is |
//! | `quantity(x, relations)` | a quantity; the equations it depends on, sorted | what x is |

mod assignment;
mod check;
mod choice;
pub mod evidence;
mod mentions;
mod model;
mod proportion;
mod question;
mod reading;
mod resolve;
mod unread;
mod verbs;
mod voice;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample};

pub struct WordProblems;

/// All cues and candidates of a prompt; none when there is nothing to weigh.
///
/// ```
/// use polya::language::read_tokens;
/// use polya::skills::word_problems::case;
///
/// let case = case(&read_tokens("Ann had 9 pens and lost 2 of them. How many pens are left?")).unwrap();
/// let values: Vec<f64> = case.candidates.iter().filter_map(|it| it.value).collect();
/// assert!(values.contains(&7.0) && values.contains(&11.0));
/// ```
pub fn case(prompt: &Prompt) -> Option<evidence::Case> {
    let heard = reading::heard(prompt)?;
    evidence::case_of(prompt, &heard.story, heard.asked.as_ref(), heard.voice(prompt).as_ref())
}

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. \
                 How many apples do they have together?",
        answer: "41",
    },
    WorkedExample {
        prompt: "Joan picked 43 apples from the orchard, and gave 27 apples to Melanie. How many apples does Joan have now?",
        answer: "16",
    },
];

impl Skill for WordProblems {
    fn about(&self) -> About {
        About { name: "word_problems", summary: "stories about quantities, read into relations", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        choice::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("assignment", [relations]) => assignment::assignment_approaches(relations),
            ("quantity", [unknown, relations]) => assignment::quantity_approaches(unknown, relations),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        let said = |symbol: &Value| symbol.as_symbol().map(|symbol| symbol.to_string().replace('_', " "));
        match goal.parts() {
            ("value_of", [unknown, Value::Assignment(_)]) => Some(format!("{}, read off", said(unknown)?)),
            ("value_of", [unknown, Value::Goal(story)]) if story.parts().0 == "assignment" => {
                Some(format!("{}, in this story", said(unknown)?))
            }
            ("assignment", [_]) => Some("all quantities of the story".to_owned()),
            ("quantity", [unknown, _]) => said(unknown),
            _ => None,
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
