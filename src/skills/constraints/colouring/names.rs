//! What the parts of a map or a graph are called.

use super::graph::EDGE;
use crate::language::says;
use crate::problem::{Prompt, Token, TokenKind};

/// How names are told from other words.
pub struct Names<'p> {
    prompt: &'p Prompt,
    /// Words that are names though they are written small.
    small: Vec<String>,
}

/// Words that are names of nothing, though they have a capital or an article.
const NO_NAMES: &str = "the|region|country|node|vertex|regions|edges|edge|state|countries|also|and|while";
const NO_NAMES_WITH_ARTICLE: &str = "same|other|others|map|graph|following|first|last|colour|color|border|list|neighbour|neighbor|edge|\
                                     vertex|node|region|country|one|ones|two|rest|next|table|matrix|picture|pair|side|way|whole";

impl<'p> Names<'p> {
    /// Names with a capital, numbers and lone letters.
    pub fn written(prompt: &'p Prompt) -> Self {
        Self { prompt, small: Vec::new() }
    }

    /// Nouns that are told with an article where one touches another: "the head touches the neck".
    pub fn with_article(prompt: &'p Prompt) -> Self {
        let sentences =
            prompt.sentences_that_say(EDGE).filter(|it| says(prompt.of(it), "!same !different !must !any !two"));
        let after_the = sentences.flat_map(|it| prompt.of(it).windows(2)).filter(|pair| pair[0].is_word("the"));
        let is_noun = |token: &&Token| {
            let one = std::slice::from_ref(*token);
            matches!(token.kind, TokenKind::Word { is_capitalised: false })
                && !says(one, NO_NAMES_WITH_ARTICLE)
                && !says(one, EDGE)
        };
        let small = after_the.map(|pair| &pair[1]).filter(is_noun).map(|token| token.lower.to_string()).collect();
        Self { prompt, small }
    }

    /// The names in a stretch of a sentence, those in a row as one.
    pub fn of(&self, tokens: &[Token]) -> Vec<String> {
        let prompt = self.prompt;
        let mut names: Vec<String> = Vec::new();
        let mut is_open = false;
        for (at, token) in tokens.iter().enumerate() {
            // "Exam 3" is 3 among exams.
            let is_noun_of_a_number = matches!(token.kind, TokenKind::Word { .. })
                && token.lower.len() > 1
                && tokens
                    .get(at + 1)
                    .is_some_and(|it| it.number().is_some() && it.lower.starts_with(|c: char| c.is_ascii_digit()));
            if is_noun_of_a_number {
                is_open = false;
                continue;
            }
            let written = &prompt.text[token.span.clone()];
            let is_name = match token.kind {
                TokenKind::Word { is_capitalised } => {
                    is_capitalised && !NO_NAMES.split('|').any(|word| word == &*token.lower)
                        || self.small.iter().any(|word| **word == *token.lower)
                }
                TokenKind::Number(_) => true,
                TokenKind::Formula(_) => written.len() <= 3,
                _ => false,
            };
            match (is_name, is_open) {
                (true, true) => {
                    if let Some(last) = names.last_mut() {
                        last.push(' ');
                        last.push_str(written);
                    }
                }
                (true, false) => names.push(written.to_owned()),
                _ => {}
            }
            is_open = is_name;
        }
        names
    }
}
