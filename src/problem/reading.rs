//! A reading: the prompt restated.

use std::ops::Range;

use super::{Expectation, Goal, Prompt};

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
}

impl Reading {
    /// Whether nothing essential was left unread.
    pub fn is_complete(&self) -> bool {
        !self.unread.iter().any(|piece| piece.is_essential)
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
