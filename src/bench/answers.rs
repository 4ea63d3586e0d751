//! One problem, solved once.

use serde::{Deserialize, Serialize};

use super::{Line, Problem};
use crate::engine::Engine;
use crate::maths::equality::same_answer;
use crate::trace::{Counts, Settings, VerdictWord};

/// What came of one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerLine {
    pub id: String,
    /// As asked for; null when there is none.
    pub answer: Option<String>,
    /// Null when there is no answer.
    pub verdict: Option<VerdictWord>,
    /// Null when the right answer is not known.
    pub correct: Option<bool>,
    /// How much was done.
    #[serde(default)]
    pub counts: Option<Counts>,
}

impl Line for AnswerLine {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Solves one problem; its answer is compared, as mathematics, with the one that is known.
pub fn answer(engine: &Engine, problem: &Problem, settings: &Settings) -> AnswerLine {
    let trace = engine.solve(&problem.prompt, settings);
    let text = trace.answer.as_ref().map(|answer| answer.text.clone());
    let correct = match (&text, problem.expected()) {
        (Some(text), Some(expected)) => Some(same_answer(text, expected)),
        (None, Some(_)) => Some(false),
        (_, None) => None,
    };
    let verdict = trace.answer.map(|answer| answer.verdict);
    AnswerLine { id: problem.id.clone(), answer: text, verdict, correct, counts: Some(trace.counts) }
}
