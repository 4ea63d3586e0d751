//! Cuts a prompt into tokens: words, numbers, formulas, times of day and marks, each with its bytes.
//!
//! A formula is one token, read by `maths` with its own precedence. Hyphens between letters only separate words, and an
//! apostrophe begins a token of its own ("Ann's" is "Ann" and "'s"), so that forms of a word are found by its lemma.

use std::ops::Range;

use super::lemmas::lemmas_of;
use super::numbers;
use crate::maths::Expression;
use crate::maths::parse::{FormulaKind, longest_formula};
use crate::problem::{Prompt, Token, TokenKind};

/// Words that end in a full stop without ending a sentence.
const ABBREVIATIONS: [&str; 12] = ["mr", "mrs", "ms", "dr", "st", "vs", "etc", "approx", "no", "prof", "sr", "jr"];

/// Reads the tokens and sentences of a text of any length and content.
///
/// ```
/// let prompt = polya::language::read_tokens("Ann has 1,200 pens. How many are left?");
/// assert_eq!(prompt.tokens.len(), 10);
/// assert_eq!(prompt.sentences, [0..5, 5..10]);
/// ```
pub fn read_tokens(text: &str) -> Prompt {
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(next) = text[position..].chars().next() {
        if next.is_whitespace() {
            position += next.len_utf8();
            continue;
        }
        let token = clock(text, position)
            .or_else(|| formula(text, position))
            .or_else(|| word(text, position))
            .unwrap_or_else(|| mark(text, position, next));
        position = token.span.end;
        tokens.push(token);
    }
    let tokens = numbers::join(text, tokens);
    let sentences = sentences(text, &tokens);
    Prompt { text: text.to_owned(), tokens, sentences }
}

fn token(text: &str, span: Range<usize>, kind: TokenKind) -> Token {
    let lower: Box<str> = text[span.clone()].to_lowercase().into();
    let lemmas = match kind {
        TokenKind::Word { .. } => lemmas_of(&lower),
        _ => Vec::new(),
    };
    Token { span, lower, lemmas, kind }
}

fn mark(text: &str, start: usize, mark: char) -> Token {
    token(text, start..start + mark.len_utf8(), TokenKind::Mark(mark))
}

/// A word; or the end of one from its apostrophe on.
fn word(text: &str, start: usize) -> Option<Token> {
    let rest = &text[start..];
    let is_clitic = rest.starts_with(['\'', '’']);
    let letters = if is_clitic { rest.chars().next()?.len_utf8() } else { 0 };
    let mut length = rest[letters..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |end| end + letters);
    if length == letters {
        return None;
    }
    // "didn't" is "did" and "n't".
    let after = &rest[length..];
    if rest[..length].ends_with('n') && length > 1 && (after.starts_with("'t") || after.starts_with("’t")) {
        length -= 1;
    } else if &rest[..length] == "n" && after.starts_with(['\'', '’']) {
        length = rest.len() - after.trim_start_matches(['\'', '’']).trim_start_matches('t').len();
    }
    let is_capitalised = rest.starts_with(char::is_uppercase);
    let end = start + length;
    let is_abbreviation = ABBREVIATIONS.contains(&rest[..length].to_lowercase().as_str());
    let span = if is_abbreviation && text[end..].starts_with('.') { start..end + 1 } else { start..end };
    Some(token(text, span, TokenKind::Word { is_capitalised }))
}

/// The longest formula from here, unless it is a letter that is more likely a word.
fn formula(text: &str, start: usize) -> Option<Token> {
    let follows_letter = text[..start].ends_with(|c: char| c.is_alphabetic() || c == '\'' || c == '’');
    if follows_letter {
        return None;
    }
    let found = longest_formula(text, start)?;
    let kind = match &found.kind {
        FormulaKind::Expression(Expression::Number(number)) => TokenKind::Number(number.clone()),
        _ => TokenKind::Formula(found.clone()),
    };
    Some(token(text, found.span, kind))
}

/// A time of day: `9:15`, `8:17 PM`, `3 pm`.
fn clock(text: &str, start: usize) -> Option<Token> {
    let rest = &text[start..];
    let (hours, after_hours) = digits(rest)?;
    let (minutes, after) = match after_hours.strip_prefix(':') {
        Some(minutes) => {
            let (value, after) = digits(minutes)?;
            (minutes.len() - after.len() == 2 && value < 60 && hours < 25).then_some((value, after))?
        }
        None => (0, after_hours),
    };
    let (half_day, after_half) = half_of_day(after);
    let hours = match half_day {
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(is_afternoon) => hours % 12 + if is_afternoon { 12 } else { 0 },
        None if after_hours.starts_with(':') => hours,
        None => return None,
    };
    let end = start + rest.len() - if half_day.is_some() { after_half.len() } else { after.len() };
    Some(token(text, start..end, TokenKind::Clock(hours * 60 + minutes)))
}

fn digits(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..end].parse().ok().filter(|_| end <= 2)?;
    Some((value, &text[end..]))
}

/// "am", "p.m." and so on: whether it is the afternoon, and what follows.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    let start = text.trim_start_matches(' ');
    for (letters, is_afternoon) in [("am", false), ("pm", true), ("a.m", false), ("p.m", true)] {
        let Some(head) = start.get(..letters.len()) else {
            continue;
        };
        let after = &start[letters.len()..];
        if head.eq_ignore_ascii_case(letters) && !after.starts_with(char::is_alphanumeric) {
            let after = if letters.contains('.') { after.strip_prefix('.').unwrap_or(after) } else { after };
            return (Some(is_afternoon), after);
        }
    }
    (None, text)
}

/// A sentence ends at a full stop, a question mark or an exclamation mark, or at an empty line.
fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        let is_end = matches!(token.kind, TokenKind::Mark('.' | '?' | '!'));
        let next = tokens.get(index + 1).map_or(text.len(), |next| next.span.start);
        let is_gap = text[token.span.end..next].matches('\n').count() > 1;
        let run_on = tokens.get(index + 1).is_some_and(|next| matches!(next.kind, TokenKind::Mark('.' | '?' | '!')));
        if (is_end && !run_on) || is_gap {
            sentences.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let prompt = read_tokens(text);
        prompt.tokens.iter().map(|token| text[token.span.clone()].to_owned()).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            shown("Mrs. Hilt didn't see Ann's T-shirt."),
            ["Mrs.", "Hilt", "did", "n't", "see", "Ann", "'s", "T", "-", "shirt", "."]
        );
        assert_eq!(
            shown("It costs $3.50, or 15% of 1,200."),
            ["It", "costs", "$", "3.50", ",", "or", "15%", "of", "1,200", "."]
        );
    }

    #[test]
    fn times_of_day() {
        let minutes = |text: &str| match read_tokens(text).tokens[0].kind {
            TokenKind::Clock(minutes) => Some(minutes),
            _ => None,
        };
        assert_eq!(minutes("9:15"), Some(555));
        assert_eq!(minutes("8:17 PM"), Some(20 * 60 + 17));
        assert_eq!(minutes("12:05 a.m."), Some(5));
        assert_eq!(minutes("3 pm"), Some(15 * 60));
        assert_eq!(minutes("30 am"), None);
        assert_eq!(minutes("3 pens"), None);
    }
}
