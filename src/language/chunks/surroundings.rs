//! What stands around a word: the subject so far, a verb that is still awaited, a phrase that begins next.

use super::{Chunk, ChunkKind, Chunker, NounPhrase};
use crate::language::words::{
    is_adverb, is_determiner, is_known_verb, is_modal, is_preposition, is_pronoun, is_subordinator,
};
use crate::problem::TokenKind;

impl Chunker<'_> {
    pub(super) fn last_noun(&self) -> Option<&NounPhrase> {
        let last = self.chunks.iter().rev().find(|chunk| !matches!(chunk.kind, ChunkKind::Adverb(_)))?;
        last.noun()
    }

    /// The noun that a verb here agrees with: "five *bags* of sugar".
    pub(super) fn subject_noun(&self) -> Option<&NounPhrase> {
        let last = self.last_noun()?;
        match &self.chunks[..] {
            [.., before, of, _] if matches!(&of.kind, ChunkKind::Preposition(word) if &**word == "of") => {
                before.noun().filter(|noun| noun.is_plural && noun.amount_at.is_some()).or(Some(last))
            }
            _ => Some(last),
        }
    }

    /// "*a class* of 27 students needs"
    pub(super) fn singular_subject(&self) -> Option<&NounPhrase> {
        match &self.chunks[..] {
            [.., before, of, _] if matches!(&of.kind, ChunkKind::Preposition(word) if &**word == "of") => before
                .noun()
                .filter(|noun| {
                    !noun.is_plural && matches!(noun.determiner.as_deref(), Some("a" | "an" | "each" | "every"))
                })
                .or(self.last_noun()),
            _ => self.last_noun(),
        }
    }

    pub(super) fn last_is_verb(&self) -> bool {
        let last = self.chunks.iter().rev().find(|chunk| !matches!(chunk.kind, ChunkKind::Adverb(_)));
        last.is_some_and(|chunk| chunk.verb().is_some())
    }

    /// Whether the last verb is a helper that still wants its main verb.
    pub(super) fn is_open_question(&self) -> bool {
        let last = self.chunks.iter().rev().find_map(Chunk::verb);
        last.is_some_and(|verb| verb.auxiliaries.is_empty() && (&*verb.lemma == "do" || is_modal(&verb.lemma)))
            && self.chunks.last().is_some_and(|chunk| !matches!(chunk.kind, ChunkKind::Preposition(_)))
    }

    /// Whether a question has an auxiliary and a subject so far: "how much did Keith ...".
    pub(super) fn awaits_main_verb(&self) -> bool {
        let last = self.chunks.iter().rposition(|chunk| chunk.verb().is_some());
        last.is_some_and(|place| {
            let verb = self.chunks[place].verb();
            let is_open =
                verb.is_some_and(|verb| verb.auxiliaries.is_empty() && (&*verb.lemma == "do" || is_modal(&verb.lemma)));
            is_open && self.chunks[place + 1..].iter().any(|chunk| chunk.noun().is_some())
        })
    }

    /// Whether "and" stands right before, after a noun phrase: "Ann and ...".
    pub(super) fn is_joined(&self) -> bool {
        matches!(&self.chunks[..], [.., before, last] if last.is_joint() && before.noun().is_some())
    }

    /// Whether the last noun phrase is joined to one before it.
    pub(super) fn has_joined_subject(&self) -> bool {
        matches!(&self.chunks[..], [.., before, joint, _] if joint.is_joint() && before.noun().is_some())
    }

    pub(super) fn has_finite_verb(&self) -> bool {
        self.chunks.iter().any(|chunk| chunk.verb().is_some_and(|verb| !verb.is_infinite))
    }

    pub(super) fn last_verb_is_past(&self) -> bool {
        let last = self.chunks.iter().rev().find_map(Chunk::verb);
        last.is_some_and(|verb| verb.auxiliaries.is_empty() && !verb.form.ends_with('s') && *verb.form != *verb.lemma)
    }

    /// Whether an object, a place or the end can begin here, so that what stands before may be a verb.
    pub(super) fn begins_phrase(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return true;
        };
        let word = self.word(index);
        matches!(token.kind, TokenKind::Number(_) | TokenKind::Mark(_) | TokenKind::Clock(_))
            || word.ends_with("ing")
            || is_determiner(word)
            || is_preposition(word)
            || is_pronoun(word)
            || is_adverb(word)
            || is_subordinator(word)
            || matches!(word, "and" | "but" | "more" | "fewer" | "less" | "how")
            || matches!(token.kind, TokenKind::Word { is_capitalised: true })
            || token.lemmas.iter().any(|lemma| lemma.len() > 2)
                && !token.lemmas.iter().any(|lemma| is_known_verb(lemma))
    }

    pub(super) fn is_possessive_mark(&self, index: usize) -> bool {
        self.is_word(index, &["'s", "’s"])
            || self.token(index).is_some_and(|token| token.is_mark('\'') || token.is_mark('’'))
    }

    /// A hyphen with no space around it.
    pub(super) fn is_tight(&self, index: usize) -> bool {
        let spans = &self.prompt.tokens;
        index > 0
            && index + 1 < spans.len()
            && spans[index - 1].span.end == spans[index].span.start
            && spans[index].span.end == spans[index + 1].span.start
    }
}
