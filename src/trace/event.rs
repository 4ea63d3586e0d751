//! Events: what happened, in order.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;
use super::recorder::Pen;
use crate::problem::{Kind, Prompt, Reading, Step, Verdict};

/// One thing that happened, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// 0, 1, 2, ...
    pub seq: u64,
    /// What happened, tagged by `event`.
    #[serde(flatten)]
    pub what: Happening,
    /// Earlier events without which this one would not be.
    pub caused_by: Vec<u64>,
    /// Of a sampled run: which path; null when it is no path's alone.
    pub path: Option<u64>,
    /// Id of a goal of the plan.
    pub goal: Option<String>,
    /// Id of an approach of the plan.
    pub approach: Option<String>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Happening {
    /// The prompt was read in this way.
    Understood { reading: Box<ReadingRecord> },
    /// The approaches to a goal were found.
    Planned { approaches: Vec<String> },
    /// An approach was not carried out, or not taken.
    SetAside { why: String },
    /// An approach was carried out.
    Attempted { steps: Vec<StepRecord>, outcome: Outcome, fuel: u64 },
    /// An answer to a goal was looked at again.
    Checked { answer: String, by: String, verdict: VerdictRecord },
    /// A goal was settled with this answer.
    Selected { answer: String, verdict: VerdictWord, voices_for: u32, voices_against: u32, dissent: Vec<String> },
    /// A refuted answer, or a whole attempt at the problem that came to none, was given up for another one.
    TurnedBack { answer: Option<String>, why: String },
    /// A goal was settled without an answer.
    Unanswered { why: String },
}

impl Happening {
    /// The tag: `understood`, `planned` and so on.
    pub fn word(&self) -> &'static str {
        match self {
            Happening::Understood { .. } => "understood",
            Happening::Planned { .. } => "planned",
            Happening::SetAside { .. } => "set_aside",
            Happening::Attempted { .. } => "attempted",
            Happening::Checked { .. } => "checked",
            Happening::Selected { .. } => "selected",
            Happening::TurnedBack { .. } => "turned_back",
            Happening::Unanswered { .. } => "unanswered",
        }
    }
}

/// A reading of the prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingRecord {
    /// The skill that read it, or `language` when phrases of several were put together.
    pub by: String,
    /// What is the unknown?
    pub unknown: String,
    /// What are the data?
    pub data: Vec<String>,
    /// What is the condition?
    pub condition: String,
    /// The goal it amounts to.
    pub goal: String,
    /// What the answer is expected to be, as a sentence; empty when nothing is expected.
    pub expects: String,
    /// Whether it accounts for all that matters; one that does not is not pursued.
    pub is_complete: bool,
    /// What counts against the reading.
    pub cost: u32,
    /// Share of the words it accounts for, in per cent, rounded down.
    pub covered_percent: u32,
    pub unread: Vec<UnreadRecord>,
    /// The patterns of the phrases that were used.
    pub phrases: Vec<String>,
    /// `sure` when the words say it, `heuristic` when it was weighed what they are likely to say.
    pub kind: Kind,
    /// What speaks for a reading that was weighed, the heaviest first.
    pub because: Vec<String>,
    /// Why it is not relied on, though nothing is missing; completes "I can read this, but ...".
    pub doubt: Option<String>,
}

/// Words that a reading does not account for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnreadRecord {
    pub span: Span,
    pub words: String,
    /// Whether the question cannot be understood without them.
    pub is_essential: bool,
}

/// A line of working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepRecord {
    /// `add`, `expand`, `note` and so on.
    pub kind: String,
    /// What went in.
    pub before: Vec<String>,
    /// What came out; null for a remark.
    pub after: Option<String>,
    /// Earlier steps of the same attempt, counted from 0, whose results went in.
    pub uses: Vec<usize>,
    /// As a line of working.
    pub text: String,
    /// What went wrong on purpose; null in an exhaustive run.
    pub slip: Option<Box<SlipRecord>>,
}

/// A slip that was injected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SlipRecord {
    pub name: String,
    pub intended: String,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// With an answer.
    Answer(String),
    /// With a goal that remains, named by its id.
    Remains(String),
    /// With the reason why there is no answer.
    Setback(String),
}

/// A verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerdictWord {
    Refuted,
    Unsettled,
    Confirmed,
}

impl VerdictWord {
    pub fn as_str(self) -> &'static str {
        match self {
            VerdictWord::Refuted => "refuted",
            VerdictWord::Unsettled => "unsettled",
            VerdictWord::Confirmed => "confirmed",
        }
    }
}

/// A verdict with what exactly was confirmed or violated; empty when unsettled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerdictRecord {
    pub word: VerdictWord,
    pub because: String,
}

impl From<&Verdict> for VerdictWord {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Confirmed { .. } => VerdictWord::Confirmed,
            Verdict::Unsettled => VerdictWord::Unsettled,
            Verdict::Refuted { .. } => VerdictWord::Refuted,
        }
    }
}

impl From<&Verdict> for VerdictRecord {
    fn from(verdict: &Verdict) -> Self {
        let because = match verdict {
            Verdict::Confirmed { how } => how.clone(),
            Verdict::Refuted { why } => why.clone(),
            Verdict::Unsettled => String::new(),
        };
        VerdictRecord { word: verdict.into(), because }
    }
}

impl StepRecord {
    /// The line of working, and the slip in it.
    pub fn told(&self) -> Cow<'_, str> {
        match &self.slip {
            Some(slip) => Cow::Owned(format!("{} [slip: {}, meant {}]", self.text, slip.name, slip.intended)),
            None => Cow::Borrowed(&self.text),
        }
    }

    /// Steps as they are kept. A step uses the latest earlier step whose result is one of its operands.
    pub(super) fn all_of(steps: &[Step], pen: &mut Pen<'_>) -> Vec<Self> {
        let record = |(index, step): (usize, &Step)| {
            let latest = |operand| steps[..index].iter().rposition(|earlier| earlier.after() == Some(operand));
            let mut uses: Vec<usize> = step.before().iter().filter_map(latest).collect();
            uses.sort_unstable();
            uses.dedup();
            StepRecord {
                kind: step.word().to_owned(),
                before: step.before().iter().map(|value| pen.written(value)).collect(),
                after: step.after().map(|value| pen.written(value)),
                uses,
                text: pen.written(step),
                slip: step
                    .slip
                    .as_ref()
                    .map(|slip| SlipRecord { name: slip.name.to_owned(), intended: slip.intended.to_string() }.into()),
            }
        };
        steps.iter().enumerate().map(record).collect()
    }
}

impl ReadingRecord {
    /// Whether it was weighed what the words are likely to say.
    pub fn is_weighed(&self) -> bool {
        self.kind == Kind::Heuristic
    }

    pub(super) fn new(reading: &Reading, prompt: &Prompt) -> Self {
        let unread = reading.unread.iter().map(|piece| UnreadRecord {
            span: Span::from(&piece.span),
            words: prompt.text.get(piece.span.clone()).unwrap_or_default().to_owned(),
            is_essential: piece.is_essential,
        });
        let told = reading.restatement.clone();
        Self {
            by: reading.by.to_owned(),
            unknown: told.unknown,
            data: told.data,
            condition: told.condition,
            goal: reading.goal.to_string(),
            expects: reading.expects.sentence(),
            is_complete: reading.is_complete(),
            cost: reading.cost,
            covered_percent: reading.covered_percent(prompt),
            unread: unread.collect(),
            phrases: reading.phrases.iter().map(|phrase| (*phrase).to_owned()).collect(),
            kind: reading.kind,
            because: reading.because.clone(),
            doubt: reading.doubt.clone(),
        }
    }
}
