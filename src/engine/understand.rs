//! Understand: the prompt becomes a handful of full readings, and these the approaches to the root goal.

use std::iter::repeat;
use std::sync::OnceLock;

use super::guard::guarded;
use crate::language::{Grammar, filled_in, read_tokens, requests};
use crate::problem::{Approach, Expectation, Goal, Kind, Prompt, Reading, Restatement, Skill, Value};
use crate::trace::Span;

/// A prompt longer than this is no problem anyone wants solved in a classroom.
const LONGEST_PROMPT: usize = 1 << 17;

/// How many readings are pursued. Equally good readings beyond these are reported.
const MOST_READINGS: usize = 8;

/// A prompt with its readings.
pub(super) struct Understood {
    pub prompt: Prompt,
    /// Complete readings of the least cost, which are pursued.
    pub pursued: Vec<Reading>,
    /// The best of the others, for showing.
    pub others: Vec<Reading>,
    /// Why none is pursued.
    pub failure: Option<String>,
}

/// Reads a prompt with the phrases of all skills and with what skills read as a whole.
pub(super) fn understand(text: &str, grammar: &Grammar, skills: &[Box<dyn Skill>]) -> Understood {
    let _span = tracing::info_span!("understand").entered();
    if text.len() > LONGEST_PROMPT {
        let why = format!("the prompt has {} bytes, and at most {LONGEST_PROMPT} are read", text.len());
        return Understood::failed(text, why);
    }
    if text.trim().is_empty() {
        return Understood::failed(text, "the prompt is empty".to_owned());
    }
    let prompt = read_tokens(text);
    let mut readings = read(&prompt, grammar, skills);
    if !readings.iter().any(Reading::is_complete) {
        readings.extend(with_values(text, grammar, skills));
    }
    if !readings.iter().any(Reading::is_complete) {
        readings.extend(in_notation(&prompt, skills));
    }
    // A stable sort: readings of equal cost stay in the order of the skills.
    readings.sort_by_key(|reading| (!reading.is_complete(), reading.doubt.is_none(), reading.cost));
    let mut kept: Vec<Reading> = Vec::new();
    for reading in readings {
        if !kept.iter().any(|known| known.goal == reading.goal && known.expects == reading.expects) {
            kept.push(reading);
        }
    }
    let best = kept.first().filter(|reading| reading.is_complete()).map(|reading| reading.cost);
    let (mut pursued, mut others): (Vec<Reading>, Vec<Reading>) =
        kept.into_iter().partition(|reading| reading.is_complete() && Some(reading.cost) == best);
    if is_story(&pursued) && others.iter().any(is_puzzle_in_part) {
        others.splice(0..0, pursued.drain(..));
        others.sort_by_key(|reading| reading.is_complete());
    }
    if pursued.len() > MOST_READINGS {
        others = pursued.split_off(MOST_READINGS);
    }
    others.truncate(MOST_READINGS);
    let failure = pursued.is_empty().then(|| why_not(&prompt, &others));
    Understood { prompt, pursued, others, failure }
}

/// All that anybody reads in a prompt.
fn read(prompt: &Prompt, grammar: &Grammar, skills: &[Box<dyn Skill>]) -> Vec<Reading> {
    let mut readings = requests::read(prompt, grammar);
    for skill in skills {
        readings.extend(guarded(|| skill.read(prompt)).unwrap_or_default());
    }
    readings
}

/// What is read in a statement with parameters when their values are put in. Only complete readings count: what is missing
/// is told of the prompt as it was written.
fn with_values(text: &str, grammar: &Grammar, skills: &[Box<dyn Skill>]) -> Vec<Reading> {
    let Some(filled) = guarded(|| filled_in(text)).ok().flatten() else {
        return Vec::new();
    };
    let mut readings = read(&read_tokens(&filled.text), grammar, skills);
    readings.retain(|reading| reading.is_complete() && !is_story(std::slice::from_ref(reading)));
    for reading in &mut readings {
        let spans = reading.says.iter_mut().map(|(_, span)| span);
        let unread = reading.unread.iter_mut().map(|piece| &mut piece.span);
        spans.chain(unread).for_each(|span| *span = filled.original(span));
        reading.restatement.data.splice(0..0, filled.told.iter().cloned());
    }
    readings
}

/// What costs as much is read from the words of a story, and not from a request or from how a puzzle is told.
const STORY: u32 = 100;

fn is_story(pursued: &[Reading]) -> bool {
    pursued.first().is_some_and(|reading| reading.cost >= STORY)
}

/// Whether somebody knows this kind of puzzle, and not a rule that it has. Then it is no story for others to add up.
fn is_puzzle_in_part(reading: &Reading) -> bool {
    !reading.is_complete() && reading.by != "language" && reading.cost < STORY
}

/// A prompt that is itself the notation of a goal which somebody can approach, as it stands in a trace: so any part of a plan
/// can be asked for alone, or with another number in it.
fn in_notation(prompt: &Prompt, skills: &[Box<dyn Skill>]) -> Option<Reading> {
    let goal: Goal = prompt.text.trim().parse().ok()?;
    let is_known = !goal.inner_goals().is_empty()
        || skills.iter().any(|skill| guarded(|| !skill.approaches(&goal).is_empty()).unwrap_or(false));
    is_known.then(|| Reading {
        by: "notation",
        restatement: Restatement { unknown: Value::Goal(goal.clone()).brief(), ..Restatement::default() },
        says: vec![(goal.clone(), 0..prompt.text.len())],
        goal,
        expects: Expectation::default(),
        unread: Vec::new(),
        cost: 0,
        phrases: Vec::new(),
        kind: Kind::Sure,
        because: Vec::new(),
        doubt: None,
    })
}

/// Why no reading is pursued, as a sentence that says where it stopped.
fn why_not(prompt: &Prompt, others: &[Reading]) -> String {
    match others.first() {
        None => "I cannot read this as a problem".to_owned(),
        Some(Reading { doubt: Some(doubt), .. }) => format!("I can read this, but {doubt}"),
        Some(best) => format!("I can read a part of this, but not {}", best.essentials_unread(prompt)),
    }
}

impl Understood {
    fn failed(text: &str, why: String) -> Self {
        let prompt = Prompt {
            text: text.to_owned(),
            tokens: Vec::new(),
            sentences: Vec::new(),
            outline: OnceLock::new(),
            asides: OnceLock::new(),
        };
        Self { prompt, pursued: Vec::new(), others: Vec::new(), failure: Some(why) }
    }

    /// The prompt itself, as a goal.
    pub fn root_goal(&self) -> Goal {
        Goal::new("answer", vec![Value::text(&self.prompt.text)])
    }

    /// One approach for each reading that is pursued.
    pub fn approaches(&self) -> Vec<Approach> {
        let names = ["reading", "reading_2", "reading_3", "reading_4"].into_iter().chain(repeat("a_further_reading"));
        self.pursued.iter().zip(names).map(|(reading, name)| reading.approach(name)).collect()
    }

    /// Where a goal stands for words of the prompt.
    pub fn spans_of(&self, goal: &Goal) -> Vec<Span> {
        let said = self.pursued.iter().flat_map(|reading| &reading.says);
        let mut spans: Vec<Span> = said.filter(|(said, _)| said == goal).map(|(_, span)| span.into()).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }
}
