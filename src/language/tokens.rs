//! Cuts a prompt into tokens: words, numbers, formulas, times of day and marks, each with its bytes.
//!
//! A formula is one token, read by `maths` with its own precedence. Hyphens between letters only separate words, and an
//! apostrophe begins a token of its own ("Ann's" is "Ann" and "'s"), so that forms of a word are found by its lemma.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::lemmas::lemmas_of;
use super::numbers;
use super::sheet::of_the_sheet;
use crate::maths::parse::{FormulaKind, Options, longest_formula_with};
use crate::maths::{Expression, Symbol};
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
    let options = Options { functions: functions(text), ..Options::default() };
    let labels = labels(text);
    let sheet = of_the_sheet(text);
    while let Some(next) = text[position..].chars().next() {
        if next.is_whitespace() {
            position += next.len_utf8();
            continue;
        }
        if let Some(passed) = sheet.iter().find(|it| it.contains(&position)) {
            position = passed.end;
            continue;
        }
        if labels.contains(&position) {
            tokens.extend([mark(text, position, '('), letter(text, position + 1), mark(text, position + 2, ')')]);
            position += 3;
            continue;
        }
        // A formula ends where the next label begins.
        let next_of_sheet = sheet.iter().map(|it| it.start).find(|start| *start > position);
        let end = labels.range(position..).next().copied().into_iter().chain(next_of_sheet).min().unwrap_or(text.len());
        let token = clock(text, position)
            .or_else(|| ordinal(text, position))
            .or_else(|| formula(&text[..end], position, &options))
            .or_else(|| word(text, position))
            .or_else(|| part_of_a_ratio(text, position))
            .unwrap_or_else(|| mark(text, position, next));
        position = token.span.end;
        tokens.push(token);
    }
    let tokens = without_initials(text, join_per_cent(numbers::join(text, tokens)));
    let sentences = sentences(text, &tokens);
    Prompt { text: text.to_owned(), tokens, sentences, outline: OnceLock::new(), asides: OnceLock::new() }
}

/// "per cent" is the word "percent", written apart.
fn join_per_cent(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match joined.last_mut() {
            Some(per) if token.is_word("cent") && per.is_word("per") => {
                per.span.end = token.span.end;
                per.lower = "percent".into();
                per.lemmas = lemmas_of(&per.lower);
            }
            _ => joined.push(token),
        }
    }
    joined
}

/// What stands in brackets behind a word and says nothing more: its plural, "value(s)", or the initials of the words before,
/// "greatest common divisor (GCD)".
fn without_initials(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    if !text.contains('(') {
        return tokens;
    }
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let inside = rest.peek().map(|token| text[token.span.clone()].to_owned()).unwrap_or_default();
        let is_closed = rest.peek().is_some_and(|inside| text[inside.span.end..].starts_with(')'));
        let is_plural = inside == "s" && kept.last().is_some_and(|word| word.span.end == token.span.start);
        if token.is_mark('(') && is_closed && (is_plural || are_initials(&inside, &kept)) {
            let _ = (rest.next(), rest.next());
        } else {
            kept.push(token);
        }
    }
    kept
}

fn are_initials(letters: &str, words: &[Token]) -> bool {
    let are_letters = (2..=6).contains(&letters.len()) && letters.bytes().all(|c| c.is_ascii_uppercase());
    let named = words.len().checked_sub(letters.len()).map(|start| &words[start..]).filter(|_| are_letters);
    named.is_some_and(|named| {
        named.iter().zip(letters.to_lowercase().chars()).all(|(word, letter)| word.lower.starts_with(letter))
    })
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

fn letter(text: &str, start: usize) -> Token {
    token(text, start..start + 1, TokenKind::Word { is_capitalised: false })
}

/// The letters that the text itself makes functions: the f of "f(x) = 2x" and of "let f(x) be the derivative of ...".
fn functions(text: &str) -> BTreeSet<Symbol> {
    let mut found = BTreeSet::new();
    for (place, _) in text.match_indices('(') {
        let mut before = text[..place].chars().rev();
        let Some(name) = before.next().filter(char::is_ascii_alphabetic) else {
            continue;
        };
        let inside = &text[place + 1..];
        let mut after = inside.chars();
        let is_call = after.next().is_some_and(|c| c.is_ascii_alphabetic()) && after.next() == Some(')');
        if !is_call || before.next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = inside[2..].trim_start();
        let is_defined = rest.starts_with('=')
            || ["be ", "is ", "to be ", "equal ", "equals ", "as ", "denote ", "denotes ", ":="]
                .iter()
                .any(|word| rest.starts_with(word));
        if is_defined {
            found.extend(Symbol::new(&name.to_string()));
        }
    }
    found
}

/// Where the labels of listed choices begin: `(a) 5 (b) 7 (c) -2`. At least two, in the order of the alphabet, each
/// between blanks and followed by no operator, so that "(a) + (b)" is a sum.
fn labels(text: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut from = 0;
    for label in 'a'..='z' {
        let place = text[from..].match_indices(&format!("({label})")).map(|(place, _)| from + place).find(|&place| {
            let after = &text[place + 3..];
            let is_apart = place == 0 || text[..place].ends_with(char::is_whitespace);
            let begins = after.trim_start();
            let is_operator = begins.starts_with(['+', '*', '/', '=', '^', '<', '>']) || begins.starts_with("- ");
            is_apart && after.starts_with(char::is_whitespace) && !is_operator
        });
        let Some(place) = place else {
            break;
        };
        found.insert(place);
        from = place + 3;
    }
    if found.len() > 1 { found } else { BTreeSet::new() }
}

/// `12th`, `3rd`: one word.
fn ordinal(text: &str, start: usize) -> Option<Token> {
    if text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.') {
        return None;
    }
    let rest = &text[start..];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=9).contains(digits))?;
    let ending = rest.get(digits..digits + 2)?.to_ascii_lowercase();
    let is_whole = !rest[digits + 2..].starts_with(char::is_alphanumeric);
    let is_ordinal = is_whole && ["st", "nd", "rd", "th"].contains(&&*ending);
    is_ordinal.then(|| token(text, start..start + digits + 2, TokenKind::Word { is_capitalised: false }))
}

/// The 2 and the 3 of `2:3`, which is neither a number nor a time of day.
fn part_of_a_ratio(text: &str, start: usize) -> Option<Token> {
    let rest = &text[start..];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let value = rest[..digits].parse::<i64>().ok()?;
    let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_before = rest[digits..].strip_prefix(':').is_some_and(begins_with_digit);
    let is_after = text[..start].strip_suffix(':').is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()));
    let is_whole = !rest[digits..].starts_with(|c: char| c.is_alphanumeric());
    ((is_before || is_after) && is_whole).then(|| token(text, start..start + digits, TokenKind::Number(value.into())))
}

/// The s of "Ann 's", as some texts write it.
fn is_possessive(rest: &str) -> bool {
    rest.strip_prefix('s').is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// A word; or the end of one from its apostrophe on.
fn word(text: &str, start: usize) -> Option<Token> {
    let rest = &text[start..];
    // After a blank it opens a quotation: the word in 'sokoban' is no "'s".
    let is_clitic = rest.starts_with(['\'', '’'])
        && (text[..start].ends_with(char::is_alphanumeric) || is_possessive(rest.trim_start_matches(['\'', '’'])));
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
    // "SR." before "Provide" ends a text in capitals.
    let is_in_capitals = rest[..length].chars().all(char::is_uppercase);
    let next = rest[length..].trim_start_matches(['.', ' ']).chars().nth(1);
    let is_last = is_in_capitals && next.is_some_and(char::is_lowercase);
    let is_abbreviation = !is_last && ABBREVIATIONS.contains(&rest[..length].to_lowercase().as_str());
    let span = if is_abbreviation && text[end..].starts_with('.') { start..end + 1 } else { start..end };
    Some(token(text, span, TokenKind::Word { is_capitalised }))
}

/// The longest formula from here, unless it is a letter that is more likely a word.
fn formula(text: &str, start: usize, options: &Options) -> Option<Token> {
    let follows_letter = text[..start].ends_with(|c: char| c.is_alphabetic() || c == '\'' || c == '’');
    if follows_letter {
        return None;
    }
    let found = longest_formula_with(text, start, options)?;
    let kind = match &found.kind {
        FormulaKind::Expression(Expression::Number(number)) => TokenKind::Number(number.clone()),
        _ if let Some(number) = numbers::written_fraction(&text[found.span.clone()], &text[found.span.end..]) => {
            TokenKind::Number(number)
        }
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
        // "Ann is a ..., Ben is a ...": dots before a comma leave something out and end nothing.
        let leaves_out = text[..token.span.end].ends_with("..") && text[token.span.end..].starts_with(',');
        // "p && !q": a mark before what it denies.
        let denies = matches!(token.kind, TokenKind::Mark('!'))
            && text[..token.span.start].ends_with([' ', '(', '&', '|', '>'])
            && text[token.span.end..].starts_with(|c: char| c.is_alphanumeric() || c == '(');
        // "I.e.", "e.g.".
        let is_letter = |it: &Token| it.lower.len() == 1 && it.lower.starts_with(char::is_alphabetic);
        let shortens = index >= 3
            && tokens[index - 2].is_mark('.')
            && [index - 1, index - 3].iter().all(|at| is_letter(&tokens[*at]))
            && tokens[index].span.end - tokens[index - 3].span.start == 4;
        // Its first full stop, "i." before "e.", ends nothing either.
        let goes_on = index >= 1
            && is_letter(&tokens[index - 1])
            && tokens.get(index + 1).is_some_and(|it| is_letter(it) && it.span.start == token.span.end)
            && tokens.get(index + 2).is_some_and(|it| it.is_mark('.') && it.span.start == token.span.end + 1);
        if (is_end && !run_on && !leaves_out && !denies && !shortens && !goes_on) || is_gap {
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
    fn what_only_repeats_in_brackets() {
        assert_eq!(shown("the least common multiple (LCM) of 4"), ["the", "least", "common", "multiple", "of", "4"]);
        assert_eq!(shown("the value(s) of k"), ["the", "value", "of", "k"]);
        assert_eq!(shown("the red car (AA)"), ["the", "red", "car", "(", "AA", ")"]);
    }

    #[test]
    fn what_is_shortened_ends_no_sentence() {
        let count = |text: &str| read_tokens(text).outline().sentences.len();
        assert_eq!(count("Ann lives right before Bob, i.e. directly on his left."), 1);
        assert_eq!(count("Give a list, e.g. in brackets. Then stop."), 2);
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
