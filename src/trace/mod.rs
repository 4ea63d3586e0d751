//! What happened in a run: one JSON document with no clock in it.
//!
//! The layout is versioned ([`FORMAT`]) and published as a JSON Schema ([`schema`]). Renderers read traces and nothing
//! else, so a stored trace can be drawn without solving again.

mod along;
mod difference;
mod event;
mod overrides;
mod plan;
mod query;
mod recorder;
mod settings;

use crate::problem::{Kind, Working};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use difference::{Difference, first_decision_apart, first_difference};
pub use event::{
    Event, Happening, Outcome, ReadingRecord, SlipRecord, StepRecord, UnreadRecord, VerdictRecord, VerdictWord,
};
pub use overrides::{Instead, Override};
use plan::Ids;
pub use plan::{Edge, Node, NodeKind, PlanRecord, Span};
pub use query::{Query, select};
pub(crate) use recorder::{ApproachId, GoalId, Recorder};
pub use settings::{Budget, HOTTEST, Limits, LookBack, MOST_OVERRIDES, MOST_PATHS, Method, Select, Settings};

/// The version of this layout. It grows when a reader of the last version would misread.
pub const FORMAT: u32 = 1;

/// One run, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trace {
    /// Version of this layout.
    pub format: u32,
    /// Version of polya that made the trace.
    pub engine: String,
    /// What was asked.
    pub prompt: String,
    /// Every knob that could change the outcome.
    pub settings: Settings,
    /// What was carried out: an acyclic AND/OR graph of goals and approaches.
    pub plan: PlanRecord,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The complete solution paths; of many that were sampled, the first.
    pub paths: Vec<Path>,
    /// All answers that sampled paths came to, in the order in which they first did; empty for an exhaustive run.
    #[serde(default)]
    pub votes: Vec<Vote>,
    /// The answer, or null.
    pub answer: Option<AnswerRecord>,
    pub counts: Counts,
    /// Why the run ended.
    pub stopped: Stopped,
}

impl Trace {
    /// The trace as the document that is stored.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("a trace has only string keys")
    }
}

/// A complete solution: what was chosen at each goal it needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Path {
    /// Its number, from 0; 0 for the path of an exhaustive run.
    pub path: u64,
    /// From the root down, each goal once.
    pub choices: Vec<Choice>,
    /// The answer as asked for, or null.
    pub answer: Option<String>,
    pub verdict: VerdictWord,
}

/// An answer, and how many of the sampled paths came to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Vote {
    /// As the question asked for it; null for paths without an answer.
    pub answer: Option<String>,
    pub votes: u64,
    /// The best that was said of it; unsettled where no path looked back.
    pub verdict: VerdictWord,
}

/// The approach chosen at a goal, and what it gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// Id of a goal of the plan.
    pub goal: String,
    /// Id of an approach of the plan.
    pub approach: String,
    /// In the notation of goals.
    pub answer: String,
    pub verdict: VerdictWord,
}

/// The answer of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerRecord {
    /// In the notation of goals: exact.
    pub value: String,
    /// As the question asked for it.
    pub text: String,
    /// As LaTeX.
    pub latex: String,
    /// As MathML.
    pub mathml: String,
    /// Whether it satisfies the problem as it was read.
    pub verdict: VerdictWord,
    /// What exactly was confirmed.
    pub how: String,
    /// Independent approaches that came to this answer at the goal the prompt was read as.
    pub voices_for: u32,
    /// Independent approaches that came to another.
    pub voices_against: u32,
    /// The other answers.
    pub dissent: Vec<String>,
    /// Of all paths, those without an answer included, or in an exhaustive run of all voices, the share for this answer.
    pub confidence: f64,
    /// By what share it leads before the next answer, or is behind the first.
    pub margin: f64,
    /// How many full readings of the prompt agree on the answer, and how sure the reading is.
    pub reading: ReadingConfidence,
}

/// How well the prompt was understood, apart from whether the answer is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingConfidence {
    /// Full readings that were pursued.
    pub readings: u32,
    /// Those that came to this answer.
    pub agreeing: u32,
    /// Share of the words that the reading accounts for, in per cent, rounded down.
    pub covered_percent: u32,
    /// `sure` when the words say it, `heuristic` when it was weighed what they are likely to say.
    pub kind: Kind,
}

impl ReadingConfidence {
    /// Whether it was weighed what the words are likely to say.
    pub fn is_weighed(&self) -> bool {
        self.kind == Kind::Heuristic
    }
}

/// How much was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    pub goals: u64,
    pub approaches: u64,
    pub attempts: u64,
    pub steps: u64,
    pub checks: u64,
    /// Units of work spent by attempts.
    pub fuel: u64,
    /// Words of all steps, as a measure of thinking aloud.
    pub words: u64,
    /// Refuted answers that a path gave up for another approach.
    #[serde(default)]
    pub turned_back: u64,
    /// Paths that were walked; 0 in an exhaustive run.
    #[serde(default)]
    pub paths: u64,
    /// Rounds in which approaches were carried out side by side.
    pub waves: u64,
}

impl Counts {
    /// Adds what an attempt did. Of one that takes more steps than it may, only what was done within them counts, and it is
    /// false.
    pub(crate) fn take_in(&mut self, working: &Working, may: u64) -> bool {
        let steps = working.step_count();
        let within = |amount: u64| if steps > may { amount * may / steps } else { amount };
        self.steps += steps.min(may);
        self.fuel += within(working.spent());
        self.words += within(working.word_count());
        steps <= may
    }

    /// Adds what another run, or a path of this one, did.
    pub fn add(&mut self, other: &Counts) {
        let Counts { goals, approaches, attempts, steps, checks, fuel, words, turned_back, paths, waves } = other;
        self.goals += goals;
        self.approaches += approaches;
        self.attempts += attempts;
        self.steps += steps;
        self.checks += checks;
        self.fuel += fuel;
        self.words += words;
        self.turned_back += turned_back;
        self.paths += paths;
        self.waves += waves;
    }
}

/// Why a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "reason", content = "detail")]
pub enum Stopped {
    /// Everything planned was carried out and there is an answer.
    Answered,
    /// No reading of the prompt accounts for all that matters.
    NotUnderstood(String),
    /// Readings of the prompt lead to different answers.
    Ambiguous(String),
    /// The problem was understood and no approach came to an answer that stands.
    NoAnswer(String),
    /// A limit on the run ended it first.
    Limit(String),
    /// Whoever watched the run stopped it. It depends on the moment, so that such a trace is not compared with others.
    Interrupted(String),
    /// There is an answer, but it is not as sure as was required.
    Withheld(String),
}

impl Stopped {
    /// The reason as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Stopped::Answered => "everything planned was carried out".to_owned(),
            Stopped::NotUnderstood(why)
            | Stopped::Ambiguous(why)
            | Stopped::NoAnswer(why)
            | Stopped::Interrupted(why)
            | Stopped::Withheld(why) => why.clone(),
            Stopped::Limit(which) => format!("the limit of {which} was reached"),
        }
    }
}

/// The JSON Schema of a trace.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Trace).to_value()
}
