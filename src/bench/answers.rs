//! One problem, solved once.

use serde::{Deserialize, Serialize};

use super::{Line, Problem};
use crate::engine::Engine;
use crate::maths::equality::same_answer;
use crate::problem::content_hash;
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
    pub counts: Counts,
    /// A mark of the problem, the settings and the version, so that no run goes on with the answers of another.
    pub run: String,
}

impl Line for AnswerLine {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The mark of a problem that is solved in a certain way.
pub(super) fn made_by(problem: &Problem, settings: &Settings) -> String {
    let settings = serde_json::to_string(settings).expect("settings have only string keys");
    let asked = format!("{}\n{:?}\n{settings}\n{}", problem.prompt, problem.expected(), env!("CARGO_PKG_VERSION"));
    format!("{:08x}", content_hash(&asked) >> 32)
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
    AnswerLine {
        id: problem.id.clone(),
        answer: text,
        verdict,
        correct,
        counts: trace.counts,
        run: made_by(problem, settings),
    }
}
