//! Understand: the prompt becomes a handful of full readings, and these the approaches to the root goal.

use super::guard::guarded;
use crate::language::{Grammar, read_tokens, requests};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Skill, Value};
use crate::trace::Span;

/// A prompt longer than this is no problem anyone wants solved in a classroom.
const LONGEST_PROMPT: usize = 1 << 16;

/// How many readings are pursued. Equally good readings beyond these are reported.
const MOST_READINGS: usize = 8;

/// How many characters of a piece that cannot be read are quoted.
const MOST_QUOTED: usize = 80;

/// A prompt with its readings.
pub(super) struct Understood {
    pub prompt: Prompt,
    /// Complete readings of the least cost, which are pursued.
    pursued: Vec<Reading>,
    /// The best of the others, for showing.
    others: Vec<Reading>,
    failure: Option<String>,
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
    let mut readings = requests::read(&prompt, grammar);
    for skill in skills {
        readings.extend(guarded(|| skill.read(&prompt)).unwrap_or_default());
    }
    // A stable sort: readings of equal cost stay in the order of the skills.
    readings.sort_by_key(|reading| (!reading.is_complete(), reading.cost));
    let mut kept: Vec<Reading> = Vec::new();
    for reading in readings {
        if !kept.iter().any(|known| known.goal == reading.goal && known.expects == reading.expects) {
            kept.push(reading);
        }
    }
    let best = kept.first().filter(|reading| reading.is_complete()).map(|reading| reading.cost);
    let (mut pursued, mut others): (Vec<Reading>, Vec<Reading>) =
        kept.into_iter().partition(|reading| reading.is_complete() && Some(reading.cost) == best);
    if pursued.len() > MOST_READINGS {
        others = pursued.split_off(MOST_READINGS);
    }
    others.truncate(MOST_READINGS);
    let failure = pursued.is_empty().then(|| why_not(&prompt, &others));
    Understood { prompt, pursued, others, failure }
}

/// Why no reading is pursued, as a sentence that says where it stopped.
fn why_not(prompt: &Prompt, others: &[Reading]) -> String {
    let Some(best) = others.first() else {
        return "I cannot read this as a problem".to_owned();
    };
    let unread = best.unread.iter().filter(|piece| piece.is_essential).map(|piece| {
        let words = prompt.text.get(piece.span.clone()).unwrap_or_default();
        let more = if words.chars().count() > MOST_QUOTED { "..." } else { "" };
        let words: String = words.chars().take(MOST_QUOTED).collect();
        format!("\"{words}{more}\" (at byte {})", piece.span.start)
    });
    let unread: Vec<String> = unread.take(4).collect();
    format!("I can read a part of this, but not {}", unread.join(", "))
}

impl Understood {
    fn failed(text: &str, why: String) -> Self {
        let prompt = Prompt { text: text.to_owned(), tokens: Vec::new(), sentences: Vec::new() };
        Self { prompt, pursued: Vec::new(), others: Vec::new(), failure: Some(why) }
    }

    pub fn pursued(&self) -> &[Reading] {
        &self.pursued
    }

    pub fn failure(&self) -> Option<&String> {
        self.failure.as_ref()
    }

    /// The prompt itself, as a goal.
    pub fn root_goal(&self) -> Goal {
        Goal::new("answer", vec![Value::text(&self.prompt.text)])
    }

    /// One approach for each reading: answer the goal it amounts to, unless the answer breaks what was expected.
    pub fn approaches(&self) -> Vec<Approach> {
        let readings = self.pursued.iter().enumerate();
        readings
            .map(|(index, reading)| {
                let name = ["reading", "reading_2", "reading_3", "reading_4"].get(index).copied();
                let expects = reading.expects.clone();
                let idea = if reading.restatement.unknown.is_empty() {
                    "find what is asked for".to_owned()
                } else {
                    format!("find {}", reading.restatement.unknown)
                };
                let subgoals = vec![reading.goal.clone()];
                Approach::split(name.unwrap_or("a_further_reading"), idea, subgoals, move |parts, _| {
                    match expects.objection(&parts[0]) {
                        Some(objection) => Err(Setback::NoWay(objection)),
                        None => Ok(parts[0].clone()),
                    }
                })
            })
            .collect()
    }

    /// Where a goal stands for words of the prompt.
    pub fn spans_of(&self, goal: &Goal) -> Vec<Span> {
        let mut spans: Vec<Span> = self
            .pursued
            .iter()
            .flat_map(|reading| &reading.says)
            .filter(|(said, _)| said == goal)
            .map(|(_, span)| Span::from(span))
            .collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// All readings, those that are pursued first.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.pursued.iter().chain(&self.others)
    }
}
