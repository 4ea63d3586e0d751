//! A prompt: the words, cut into tokens and sentences. `language` makes it; this is only its shape.

use std::ops::Range;
use std::sync::OnceLock;

use super::Outline;
use crate::maths::Number;
use crate::maths::parse::Formula;

/// What was asked, with its tokens.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub text: String,
    pub tokens: Vec<Token>,
    /// Ranges of `tokens`, in order; the mark that ends a sentence is its last token.
    pub sentences: Vec<Range<usize>>,
    /// Drawn by `language` when a reader asks for it; most prompts are read without.
    pub(crate) outline: OnceLock<Outline>,
    /// For each token, whether somebody only tells of himself there; found once, when it is asked for.
    pub(crate) asides: OnceLock<Vec<bool>>,
}

/// A piece of the prompt that reading does not divide further.
#[derive(Clone, Debug)]
pub struct Token {
    /// Bytes of the prompt.
    pub span: Range<usize>,
    /// The text in lower case.
    pub lower: Box<str>,
    /// What the word may be a form of, most likely first; never empty for a word, empty for everything else.
    pub lemmas: Vec<Box<str>>,
    pub kind: TokenKind,
}

#[derive(Clone, Debug)]
pub enum TokenKind {
    /// A word; whether its first letter is a capital.
    Word { is_capitalised: bool },
    /// A number in digits or words: `1,200`, "three and a half", "two dozen".
    Number(Number),
    /// Mathematics: `2^20 - 1`, `2x + 3y = 12`.
    Formula(Formula),
    /// A time of day in minutes after midnight: `9:15`, "8:17 PM".
    Clock(i64),
    /// One mark.
    Mark(char),
}

impl Token {
    pub fn is_word(&self, word: &str) -> bool {
        matches!(self.kind, TokenKind::Word { .. }) && &*self.lower == word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Mark(found) if found == mark)
    }

    pub fn has_lemma(&self, lemma: &str) -> bool {
        self.lemmas.iter().any(|known| &**known == lemma)
    }

    pub fn number(&self) -> Option<&Number> {
        match &self.kind {
            TokenKind::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Prompt {
    /// The words of the prompt in this range of tokens.
    pub fn words(&self, tokens: Range<usize>) -> &str {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => &self.text[first.span.start..last.span.end],
            Some([only]) => &self.text[only.span.clone()],
            _ => "",
        }
    }
}
