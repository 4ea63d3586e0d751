//! A reading: the prompt restated.

use std::ops::Range;

use super::{Approach, Expectation, Goal, Kind, Prompt, Setback, Value, Working};

/// How many characters of a piece that cannot be read are quoted, and of how many pieces.
const MOST_QUOTED: (usize, usize) = (80, 4);

/// Pólya's three questions about a problem, answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restatement {
    /// What is the unknown?
    pub unknown: String,
    /// What are the data?
    pub data: Vec<String>,
    /// What is the condition that links them? Empty when the goal says it all.
    pub condition: String,
}

/// A piece of the prompt that a reading does not account for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Bytes of the prompt.
    pub span: Range<usize>,
    /// Without it the question is not understood: a number, a condition, the question itself. A reading that leaves
    /// such a piece does not answer.
    pub is_essential: bool,
}

/// A prompt restated, and the goal it amounts to.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The skill that read it, or `language` when phrases of several skills were put together.
    pub by: &'static str,
    pub restatement: Restatement,
    pub goal: Goal,
    pub expects: Expectation,
    /// Goals of the plan that stand for words of the prompt, with the bytes of those words.
    pub says: Vec<(Goal, Range<usize>)>,
    pub unread: Vec<Unread>,
    /// What counts against the reading; the best has the least. Comparable among readings of one prompt.
    pub cost: u32,
    /// The patterns of the phrases that were used.
    pub phrases: Vec<&'static str>,
    /// Whether the words were read as they stand, or it was weighed what they are likely to mean.
    pub kind: Kind,
    /// What speaks for it, the heaviest first, where it was weighed.
    pub because: Vec<String>,
    /// Why it is not to be relied on, though nothing is missing: completes "I can read this, but ...".
    pub doubt: Option<String>,
}

impl Reading {
    /// Whether nothing essential was left unread, and nothing speaks against it.
    pub fn is_complete(&self) -> bool {
        self.doubt.is_none() && !self.unread.iter().any(|piece| piece.is_essential)
    }

    /// The reading with this doubt beside those that it has; the first of them is told.
    pub fn doubted(self, doubt: Option<String>) -> Self {
        Self { doubt: self.doubt.or(doubt), ..self }
    }

    /// The reading as a way to answer its prompt: answer the goal it amounts to, unless the answer breaks what was
    /// expected.
    pub(crate) fn approach(&self, name: &'static str) -> Approach {
        let idea = match &*self.restatement.unknown {
            "" => "find what is asked for".to_owned(),
            unknown => format!("find {unknown}"),
        };
        let expects = self.expects.clone();
        let join = move |parts: &[Value], _: &mut Working| match expects.objection(&parts[0]) {
            Some(objection) => Err(Setback::NoWay(objection)),
            None => Ok(parts[0].clone()),
        };
        let approach = Approach::split(name, idea, vec![self.goal.clone()], join);
        if self.kind == Kind::Heuristic { approach.heuristic() } else { approach }
    }

    /// What is essential and was not read, quoted, with its places.
    pub(crate) fn essentials_unread(&self, prompt: &Prompt) -> String {
        let unread = self.unread.iter().filter(|piece| piece.is_essential).map(|piece| {
            let words = prompt.text.get(piece.span.clone()).unwrap_or_default();
            let more = if words.chars().count() > MOST_QUOTED.0 { "..." } else { "" };
            let words: String = words.chars().take(MOST_QUOTED.0).collect();
            format!("\"{words}{more}\" (at byte {})", piece.span.start)
        });
        unread.take(MOST_QUOTED.1).collect::<Vec<_>>().join(", ")
    }

    /// The share of the words of its prompt that it accounts for, in per cent, rounded down.
    pub fn covered_percent(&self, prompt: &Prompt) -> u32 {
        let words = prompt.tokens.len();
        let is_unread = |span: &Range<usize>| {
            self.unread.iter().any(|piece| piece.span.start <= span.start && span.end <= piece.span.end)
        };
        let unread = prompt.tokens.iter().filter(|token| is_unread(&token.span)).count();
        u32::try_from((words - unread) * 100 / words.max(1)).unwrap_or(0)
    }
}
