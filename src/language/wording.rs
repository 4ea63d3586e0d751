//! What a sentence says, by its words and not by their order: for puzzles, which are told in ever other ways.
//!
//! A wording is a row of words of which all must be said, in any order: `turn|rotate grid|matrix !anticlockwise`. A word stands
//! for all its forms; `|` leaves a choice, `_` joins words that follow each other, `!` forbids, and `~` stands for the
//! beginning of any word: `anagram~`.

use crate::problem::{Prompt, Sentence, Token, TokenKind};

/// Whether these tokens say all of a wording.
///
/// ```
/// use polya::language::{read_tokens, says};
/// let prompt = read_tokens("Please rotate the matrix by a quarter turn.");
/// assert!(says(&prompt.tokens, "rotate|turn matrix|grid"));
/// assert!(says(&prompt.tokens, "quarter_turn !anticlockwise"));
/// assert!(!says(&prompt.tokens, "matrix_rotate"));
/// ```
pub fn says(tokens: &[Token], wording: &str) -> bool {
    wording.split_whitespace().all(|slot| match slot.strip_prefix('!') {
        Some(forbidden) => !says_one_of(tokens, forbidden),
        None => says_one_of(tokens, slot),
    })
}

fn says_one_of(tokens: &[Token], choices: &str) -> bool {
    choices.split('|').any(|choice| place_of(tokens, choice).is_some())
}

/// Where the first of these choices begins.
pub fn place_of(tokens: &[Token], choices: &str) -> Option<usize> {
    (0..tokens.len()).find(|&at| choices.split('|').any(|choice| stands_at(&tokens[at..], choice)))
}

fn stands_at(tokens: &[Token], choice: &str) -> bool {
    let mut words = choice.split('_');
    let mut tokens = tokens.iter();
    words.all(|word| tokens.next().is_some_and(|token| is_form_of(token, word)))
}

fn is_form_of(token: &Token, word: &str) -> bool {
    match word.strip_suffix('~') {
        Some(start) => matches!(token.kind, TokenKind::Word { .. }) && token.lower.starts_with(start),
        None => &*token.lower == word || token.has_lemma(word),
    }
}

impl Prompt {
    /// The tokens of a sentence.
    pub fn of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The words of a sentence.
    pub fn text_of(&self, sentence: &Sentence) -> &str {
        &self.text[sentence.span.clone()]
    }

    /// Whether one sentence says all of this; examples say nothing.
    pub fn says(&self, wording: &str) -> bool {
        self.sentences_that_say(wording).next().is_some()
    }

    /// Whether the prompt says all of this in whatever sentences.
    pub fn says_somewhere(&self, wording: &str) -> bool {
        wording.split_whitespace().all(|slot| match slot.strip_prefix('!') {
            Some(forbidden) => !self.says(forbidden),
            None => self.says(slot),
        })
    }

    pub fn sentences_that_say<'a>(&'a self, wording: &'a str) -> impl Iterator<Item = &'a Sentence> {
        let sentences = self.outline().sentences.iter();
        sentences.filter(move |sentence| !sentence.is_example && says(self.of(sentence), wording))
    }
}
