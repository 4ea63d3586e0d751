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
    Wording::new(wording).is_said_by(tokens)
}

/// Where the first of these choices begins.
pub fn place_of(tokens: &[Token], choices: &str) -> Option<usize> {
    Slot::new(choices).place_in(tokens)
}

/// A wording taken apart once, for it is looked for in many sentences.
pub(super) struct Wording<'a> {
    wanted: Vec<Slot<'a>>,
    forbidden: Vec<Slot<'a>>,
}

/// Choices, each a row of words that follow each other.
struct Slot<'a>(Vec<Vec<Form<'a>>>);

/// A word in any of its forms, or the beginning of one.
enum Form<'a> {
    Word(&'a str),
    Start(&'a str),
}

impl<'a> Wording<'a> {
    pub(super) fn new(wording: &'a str) -> Wording<'a> {
        let (forbidden, wanted): (Vec<&str>, Vec<&str>) =
            wording.split_whitespace().partition(|slot| slot.starts_with('!'));
        Wording {
            wanted: wanted.into_iter().map(Slot::new).collect(),
            forbidden: forbidden.into_iter().map(|slot| Slot::new(&slot[1..])).collect(),
        }
    }

    pub(super) fn is_said_by(&self, tokens: &[Token]) -> bool {
        self.wanted.iter().all(|slot| slot.place_in(tokens).is_some())
            && self.forbidden.iter().all(|slot| slot.place_in(tokens).is_none())
    }
}

impl<'a> Slot<'a> {
    fn new(choices: &'a str) -> Slot<'a> {
        let form = |word: &'a str| word.strip_suffix('~').map_or(Form::Word(word), Form::Start);
        Slot(choices.split('|').map(|choice| choice.split('_').map(form).collect()).collect())
    }

    fn place_in(&self, tokens: &[Token]) -> Option<usize> {
        tokens.iter().enumerate().position(|(at, token)| {
            let stands = |row: &Vec<Form>| row[0].is_form_of(token) && follow(&tokens[at + 1..], &row[1..]);
            self.0.iter().any(stands)
        })
    }
}

/// Whether these words follow each other here.
fn follow(tokens: &[Token], row: &[Form]) -> bool {
    row.is_empty() || row.len() <= tokens.len() && row.iter().zip(tokens).all(|(form, token)| form.is_form_of(token))
}

impl Form<'_> {
    fn is_form_of(&self, token: &Token) -> bool {
        match self {
            Form::Start(start) => matches!(token.kind, TokenKind::Word { .. }) && token.lower.starts_with(start),
            Form::Word(word) => &*token.lower == *word || token.has_lemma(word),
        }
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
        let wording = Wording::new(wording);
        sentences.filter(move |sentence| !sentence.is_example && wording.is_said_by(self.of(sentence)))
    }
}
