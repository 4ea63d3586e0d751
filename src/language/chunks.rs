//! Chunks: the noun phrases, verb groups and small words of a sentence, without deciding how they hang together.
//!
//! There is no dictionary behind this: closed classes ([`super::words`]), endings and neighbours decide. What cannot be
//! decided becomes a noun, because stories are full of unknown nouns and have few unknown verbs.

mod noun_ends;
mod nouns;
mod pieces;
mod quantifiers;
mod singular_and_plural;
mod surroundings;
mod verbs;

use std::ops::Range;

use super::words::{is_adverb, is_preposition, is_subordinator};
use crate::maths::units::Unit;
use crate::problem::{Prompt, Token, TokenKind};
use verbs::is_auxiliary_word;

pub use pieces::{Amount, Chunk, ChunkKind, Comparison, NounPhrase, VerbGroup};
pub use singular_and_plural::{plural, singular};

/// Cuts a sentence into chunks.
pub fn chunks(prompt: &Prompt, sentence: Range<usize>) -> Vec<Chunk> {
    let mut chunker =
        Chunker { prompt, end: sentence.end, at: sentence.start, start: sentence.start, chunks: Vec::new() };
    while chunker.at < chunker.end {
        chunker.next();
    }
    chunker.chunks
}

struct Chunker<'a> {
    prompt: &'a Prompt,
    start: usize,
    end: usize,
    at: usize,
    chunks: Vec<Chunk>,
}

impl Chunker<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        (self.start..self.end).contains(&index).then(|| &self.prompt.tokens[index])
    }

    fn word(&self, index: usize) -> &str {
        self.token(index).filter(|token| matches!(token.kind, TokenKind::Word { .. })).map_or("", |token| &token.lower)
    }

    fn is_word(&self, index: usize, words: &[&str]) -> bool {
        let word = self.word(index);
        !word.is_empty() && words.contains(&word)
    }

    fn push(&mut self, end: usize, kind: ChunkKind) {
        self.chunks.push(Chunk { tokens: self.at..end, kind });
        self.at = end;
    }

    fn next(&mut self) {
        let at = self.at;
        let word = self.word(at).to_owned();
        let token = &self.prompt.tokens[at];
        if token.is_mark(',') || matches!(&*word, "and" | "or" | "but" | "plus") {
            let joint = if word.is_empty() { ",".into() } else { word.into() };
            return self.push(at + 1, ChunkKind::Joint(joint));
        }
        if token.is_mark('/') {
            // "84 km/h" is said "84 km per h".
            self.push(at + 1, ChunkKind::Preposition("per".into()));
            if let Some(unit) = self.token(at + 1).filter(|unit| Unit::named(&unit.lower).is_some()) {
                let noun = NounPhrase { head: singular(&unit.lower), ..NounPhrase::default() };
                self.push(at + 2, ChunkKind::Noun(noun));
            }
            return;
        }
        if word == "so" && self.is_word(at + 1, &["far"]) {
            return self.push(at + 2, ChunkKind::Adverb("so far".into()));
        }
        if let Some((end, question)) = self.question_word(at) {
            return self.push(end, ChunkKind::Question(question));
        }
        if let Some((end, verb)) = self.verb_group(at) {
            return self.push(end, ChunkKind::Verb(verb));
        }
        if is_dimension(&word)
            && self
                .chunks
                .last()
                .and_then(Chunk::noun)
                .is_some_and(|noun| Unit::named(&noun.head).is_some() || noun.is_plural && noun.amount.is_some())
        {
            // "5 feet tall"
            return self.push(at + 1, ChunkKind::Adverb(word.into()));
        }
        if let Some((end, noun)) = self.noun_phrase(at) {
            return self.push(end, ChunkKind::Noun(noun));
        }
        if self.is_subordinator_here(at) {
            return self.push(at + 1, ChunkKind::Subordinator(word.into()));
        }
        if is_preposition(&word) {
            return self.push(at + 1, ChunkKind::Preposition(word.into()));
        }
        let is_called_so = word.ends_with("ly") && self.is_name_before_verb(at);
        if is_adverb(&word) && !is_called_so {
            return self.push(at + 1, ChunkKind::Adverb(word.into()));
        }
        if is_called_so {
            // "Tilly needs 5"
            let noun = NounPhrase { head: word.into(), is_name: true, ..NounPhrase::default() };
            return self.push(at + 1, ChunkKind::Noun(noun));
        }
        self.push(at + 1, ChunkKind::Other);
    }

    /// "how far", "what", "which", "who" at the beginning of a question; "how many" begins a noun phrase instead.
    fn question_word(&self, at: usize) -> Option<(usize, Box<str>)> {
        match self.word(at) {
            "how" if self.is_word(at + 1, &["many", "much"]) => None,
            "how" => {
                let adjective = self.word(at + 1);
                let follows = !adjective.is_empty() && !is_auxiliary_word(self.token(at + 1)?);
                let end = if follows { at + 2 } else { at + 1 };
                let words: Vec<&str> = (at..end).map(|index| self.word(index)).collect();
                Some((end, words.join(" ").into()))
            }
            "when" if self.chunks.is_empty() && is_auxiliary_word(self.token(at + 1)?) => Some((at + 1, "when".into())),
            "what" if self.is_word(at + 1, &["time"]) => Some((at + 2, "what time".into())),
            // ", which was 9 fewer" says more of what stands before.
            "which" if !self.chunks.is_empty() => None,
            "what" | "which" | "whose" if self.chunks.is_empty() || self.chunks.last().is_some_and(Chunk::is_joint) => {
                Some((at + 1, self.word(at).into()))
            }
            _ => None,
        }
    }

    /// Words such as "after" begin a clause when a verb follows before the next comma, else they are prepositions.
    fn is_subordinator_here(&self, at: usize) -> bool {
        let word = self.word(at);
        if !is_subordinator(word) {
            return false;
        }
        if !is_preposition(word) {
            return word != "that" || !self.chunks.is_empty();
        }
        let clause = (at + 1..self.end).take_while(|&index| !self.prompt.tokens[index].is_mark(','));
        clause.clone().any(|index| self.looks_finite(index))
    }
}

/// What a measure is of: "5 feet *tall*".
pub(super) fn is_dimension(word: &str) -> bool {
    matches!(word, "tall" | "old" | "long" | "wide" | "deep" | "high" | "thick" | "heavy")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn shown(text: &str) -> String {
        let prompt = read_tokens(text);
        let all = prompt.sentences.iter().flat_map(|sentence| chunks(&prompt, sentence.clone()));
        let pieces = all.map(|chunk| {
            let words = prompt.words(chunk.tokens);
            match chunk.kind {
                ChunkKind::Noun(_) => format!("[{words}]"),
                ChunkKind::Verb(_) => format!("<{words}>"),
                _ => words.to_owned(),
            }
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn neighbours_decide_what_a_word_is() {
        assert_eq!(shown("Debby had 30 coloring books."), "[Debby] <had> [30 coloring books] .");
        assert_eq!(shown("Each banana costs $5.00."), "[Each banana] <costs> [$5.00] .");
        assert_eq!(shown("Park workers will plant 7 walnut trees."), "[Park workers] <will plant> [7 walnut trees] .");
        assert_eq!(shown("How much did Keith spend on cards?"), "[How much] <did> [Keith] <spend> on [cards] ?");
        assert_eq!(shown("He put 3 in each of the small boxes."), "[He] <put> [3] in [each] of [the small boxes] .");
    }

    #[test]
    fn a_noun_phrase_knows_how_many_and_whose() {
        let prompt = read_tokens("Joan 's 3 new red marbles");
        let all = chunks(&prompt, 0..prompt.tokens.len());
        let noun = all[0].noun().unwrap();
        assert_eq!(noun.amount, Some(Amount::Number(3.into())));
        assert_eq!(noun.possessor.as_deref(), Some("joan"));
        assert_eq!((&*noun.head, noun.modifiers.len()), ("marble", 2));
    }
}
