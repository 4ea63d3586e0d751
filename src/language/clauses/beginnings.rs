//! Where a clause begins, and whose subject it takes over.

use super::{Argument, Builder, Clause};
use crate::language::chunks::{Amount, Chunk, ChunkKind, VerbGroup};
use crate::language::words::is_modal;

impl Builder<'_> {
    /// "How many do Ann and Bob have?": the main verb is still to come after "and".
    pub(super) fn asks_for_verb(&self, joint: &str) -> bool {
        let is_helper = |verb: &VerbGroup| {
            verb.auxiliaries.is_empty() && (is_modal(&verb.lemma) || matches!(&*verb.lemma, "do" | "will"))
        };
        joint == "and"
            && self.clause.verb.as_ref().is_some_and(is_helper)
            && (self.clause.question.is_some() || self.clause.subject.iter().any(Argument::is_asked))
            && !self.clause.objects.is_empty()
    }

    /// "32 more whistles that Charles": a slip for "than", since no verb follows.
    pub(super) fn is_than(&self) -> bool {
        let compares = self.clause.objects.last().is_some_and(|object| object.noun.comparison.is_some());
        let next = self.chunks.get(self.at + 1).is_some_and(|next| next.noun().is_some());
        let follows_verb = self.chunks.get(self.at + 2).is_some_and(|next| next.verb().is_some());
        let is_joined = self.chunks.get(self.at + 2).is_some_and(Chunk::is_joint);
        compares && next && !follows_verb && !is_joined
    }

    /// The subject that a verb after "and" takes over; after "that didn't fit" it is that of the clause outside.
    pub(super) fn subject_to_share(&self) -> Vec<Argument> {
        let is_relative = |clause: &Clause| {
            clause.is_subject_shared && matches!(clause.subordinator.as_deref(), Some("that" | "who" | "which"))
        };
        if is_relative(&self.clause) {
            let outside = self.done.iter().rev().find(|clause| !is_relative(clause));
            return outside.map_or_else(Vec::new, |clause| clause.subject.clone());
        }
        self.clause.subject.clone()
    }

    /// Whether a clause of its own begins at this chunk: a subject with a finite verb, or a finite verb alone.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let mut index = at;
        let mut nouns = 0;
        while let Some(chunk) = self.chunks.get(index) {
            match &chunk.kind {
                ChunkKind::Adverb(_) => {}
                ChunkKind::Verb(verb) => return !verb.is_infinite,
                ChunkKind::Noun(noun) => {
                    if nouns > 0 && !self.is_after_preposition(index) && !self.is_after_joint(index) {
                        return false;
                    }
                    if noun.amount == Some(Amount::Asked) {
                        return true;
                    }
                    nouns += usize::from(!self.is_after_preposition(index));
                }
                ChunkKind::Question(_) => return true,
                ChunkKind::Preposition(_) => {}
                ChunkKind::Joint(word) if nouns > 0 && &**word == "and" => {}
                ChunkKind::Subordinator(_) => return nouns == 0,
                _ => return false,
            }
            index += 1;
        }
        false
    }

    /// Whether the verb that begins a clause here has a subject before it.
    pub(super) fn has_own_subject(&self, at: usize) -> bool {
        for chunk in &self.chunks[at.min(self.chunks.len())..] {
            match &chunk.kind {
                ChunkKind::Adverb(word) if &**word == "there" => return true,
                ChunkKind::Adverb(_) | ChunkKind::Preposition(_) => {}
                ChunkKind::Verb(_) => return false,
                _ => return true,
            }
        }
        true
    }

    fn is_after_preposition(&self, index: usize) -> bool {
        index > 0 && matches!(self.chunks[index - 1].kind, ChunkKind::Preposition(_))
    }

    fn is_after_joint(&self, index: usize) -> bool {
        index > 0 && self.chunks[index - 1].is_joint()
    }

    /// "Can you tell *how many* Tom caught?": the question is what follows.
    pub(super) fn asks_to_be_told(&self) -> bool {
        matches!(self.clause.lemma(), "tell" | "find" | "figure" | "calculate" | "work" | "say" | "know" | "determine")
            && self.clause.arguments().all(|it| it.noun.is_pronoun)
    }
}
