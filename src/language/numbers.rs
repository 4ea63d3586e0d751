//! Number words: "twenty-one", "three and a half", "two dozen", "2.4 million", "two thirds".
//!
//! Cardinals are read by `text2num`; what is said beyond them (halves, dozens, parts, large units after digits) is
//! put together here, on tokens, so that "no one left" is not 1.

use crate::maths::Number;
use crate::maths::units::Unit;
use crate::problem::{Token, TokenKind};

/// Words of which a cardinal is made.
const CARDINALS: [&str; 32] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
];

/// A whole number from 0 to 20 by its word.
pub fn small_cardinal(word: &str) -> Option<usize> {
    CARDINALS.iter().take(21).position(|it| *it == word)
}

/// Words that multiply the number before them.
const UNITS: [(&str, i64); 7] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("dozen", 12),
    ("dozens", 12),
];

/// Before these words "one" counts nothing: "each one", "the one".
const PRONOUN_ONE: &[&str] = &[
    "each", "every", "this", "that", "another", "which", "any", "no", "other", "last", "only", "old", "new", "big",
    "small",
];

/// Parts of one. "Quarters" are coins more often than parts, so they count only before "of".
const PARTS: [(&str, i64); 20] = [
    ("half", 2),
    ("halves", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fourth", 4),
    ("fourths", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("sevenths", 7),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
];

/// `3/4`: a fraction in lowest terms is a number; `8/2` is a division to be worked out, unless it measures something:
/// `2/8 of a mile`, `4/8 yard`. `after` is the text that follows.
pub(super) fn written_fraction(text: &str, after: &str) -> Option<Number> {
    let (above, below) = text.split_once('/')?;
    let is_short = |digits: &str| digits.len() < 7 && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_short(above) || !is_short(below) {
        return None;
    }
    let (above, below): (i64, i64) = (above.parse().ok()?, below.parse().ok()?);
    let fraction = (below > 1).then(|| Number::ratio(above, below))?;
    let mut words = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let next = words.next().filter(|_| after.starts_with(' ')).unwrap_or_default();
    let measures = next == "of" && matches!(words.next(), Some("a" | "an" | "the")) || Unit::named(next).is_some();
    let is_part = measures && above < below;
    (fraction.denominator() == below.into() || is_part).then_some(fraction)
}

/// Replaces the tokens that make up a number by one token.
pub(super) fn join(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        match number_at(&tokens, index) {
            Some((number, end)) => {
                let span = tokens[index].span.start..tokens[end - 1].span.end;
                let lower = text[span.clone()].to_lowercase().into();
                joined.push(Token { span, lower, lemmas: Vec::new(), kind: TokenKind::Number(number) });
                index = end;
            }
            None => {
                joined.push(tokens[index].clone());
                index += 1;
            }
        }
    }
    joined
}

/// The number that begins at this token, and where it ends.
fn number_at(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    if let Some(found) = part_alone(tokens, start) {
        return Some(found);
    }
    let (mut number, mut end) = digits(tokens, start).or_else(|| cardinal(tokens, start)).or_else(|| {
        // "a dozen", "a hundred", "half a dozen"
        let is_article = tokens[start].is_word("a") || tokens[start].is_word("an");
        unit_at(tokens, start + 1).filter(|_| is_article).map(|unit| (unit, start + 2)).or_else(|| {
            let is_half = tokens[start].is_word("half") && tokens.get(start + 1)?.is_word("a");
            unit_at(tokens, start + 2).filter(|_| is_half).map(|unit| (unit * Number::ratio(1, 2), start + 3))
        })
    })?;
    while let Some(unit) = unit_at(tokens, end) {
        number *= unit;
        end += 1;
    }
    if let Some(part) = mixed_part(tokens, start, end) {
        return Some((number + part, end + 1));
    }
    if let Some((part, after)) = and_a_part(tokens, end) {
        return Some((number + part, after));
    }
    if let Some((part, after)) = parts_of(tokens, end, &number) {
        return Some((number * part, after));
    }
    Some((number, end))
}

fn digits(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    Some((tokens[start].number()?.clone(), start + 1))
}

fn unit_at(tokens: &[Token], index: usize) -> Option<Number> {
    let token = tokens.get(index)?;
    UNITS.iter().find(|(word, _)| token.is_word(word)).map(|(_, value)| Number::from(*value))
}

/// A run of cardinal words; hyphens inside it are passed over.
fn cardinal(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    let is_cardinal = |index: usize| tokens.get(index).is_some_and(|token| CARDINALS.contains(&&*token.lower));
    if !is_cardinal(start) || UNITS.iter().any(|(word, _)| tokens[start].is_word(word)) {
        return None;
    }
    if tokens[start].is_word("one") && start > 0 && PRONOUN_ONE.contains(&&*tokens[start - 1].lower) {
        return None;
    }
    let english = text2num::Language::english();
    let mut words = vec![&*tokens[start].lower];
    let mut best = None;
    let mut end = start + 1;
    loop {
        let value = text2num::text2digits(&words.join(" "), &english).ok().and_then(|digits| digits.parse().ok());
        if let Some(value) = value {
            best = Some((value, end));
        } else if best.is_some() && words.len() > 1 {
            // "two three" is two numbers; the longest run that is one number stands.
            break;
        }
        let skip = usize::from(tokens.get(end).is_some_and(|token| token.is_mark('-') || token.is_word("and")));
        if !is_cardinal(end + skip) {
            break;
        }
        let joins = skip == 0
            || tokens[end].is_mark('-')
            || words.iter().any(|word| word.ends_with("hundred") || word.ends_with("thousand"));
        if !joins {
            break;
        }
        words.push(&tokens[end + skip].lower);
        end += skip + 1;
    }
    best
}

/// "half of them", "a third of", "half the cards": a part without a number before it.
fn part_alone(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    let is_article = tokens[start].is_word("a") || tokens[start].is_word("an");
    let at = start + usize::from(is_article);
    let token = tokens.get(at)?;
    let (word, parts) = PARTS.iter().find(|(word, _)| token.is_word(word))?;
    let next = tokens.get(at + 1)?;
    let is_of = next.is_word("of");
    let is_half_the =
        *word == "half" && ["the", "his", "her", "their", "its", "my", "your"].iter().any(|it| next.is_word(it));
    let is_singular = !word.ends_with('s');
    ((is_article || *word == "half") && is_singular && (is_of || is_half_the))
        .then(|| (Number::ratio(1, *parts), at + 1))
}

/// The `1/2` of `2 1/2`, with nothing but a blank between.
fn mixed_part(tokens: &[Token], start: usize, end: usize) -> Option<Number> {
    let part = tokens.get(end)?;
    let whole = tokens[start].number()?;
    let is_apart = part.span.start == tokens[end - 1].span.end + 1;
    let is_part = part.lower.contains('/') && part.number()? < &Number::one();
    (end == start + 1 && is_apart && is_part && whole.is_integer()).then(|| part.number().cloned())?
}

/// "and a half", "and three quarters".
fn and_a_part(tokens: &[Token], start: usize) -> Option<(Number, usize)> {
    if !tokens.get(start)?.is_word("and") {
        return None;
    }
    let (count, next) = match tokens.get(start + 1)? {
        token if token.is_word("a") || token.is_word("one") => (1, start + 2),
        token if token.is_word("three") => (3, start + 2),
        token if token.is_word("two") => (2, start + 2),
        _ => return None,
    };
    let token = tokens.get(next)?;
    let (_, parts) = PARTS.iter().find(|(word, _)| token.is_word(word))?;
    // "two and a half dozen" is left to whoever asks for dozens.
    Some((Number::ratio(count, *parts), next + 1))
}

/// The "thirds" of "two thirds"; the number before it must be a small whole one, in words or before "of".
fn parts_of(tokens: &[Token], start: usize, number: &Number) -> Option<(Number, usize)> {
    let hyphen = usize::from(tokens.get(start)?.is_mark('-'));
    let token = tokens.get(start + hyphen)?;
    let (word, parts) = PARTS.iter().find(|(word, _)| token.is_word(word))?;
    let after = start + hyphen + 1;
    let is_before_of = tokens.get(after).is_some_and(|next| next.is_word("of") || next.is_word("as"));
    let is_part = match *word {
        "quarters" | "quarter" | "half" => is_before_of || hyphen == 1,
        _ => tokens.get(start.checked_sub(1)?)?.number().is_none() || is_before_of,
    };
    let is_small = number.is_integer() && number.is_positive() && *number < Number::from(1000);
    (is_part && is_small).then(|| (Number::ratio(1, *parts), after))
}

#[cfg(test)]
mod tests {
    use crate::language::read_tokens;

    fn numbers(text: &str) -> Vec<String> {
        read_tokens(text).tokens.iter().filter_map(|token| token.number().map(ToString::to_string)).collect()
    }

    #[test]
    fn numbers_in_words() {
        for (text, value) in [
            ("twenty-one", "21"),
            ("three hundred and five", "305"),
            ("two dozen", "24"),
            ("a dozen", "12"),
            ("half a dozen", "6"),
            ("three and a half", "7/2"),
            ("2.4 million", "2400000"),
            ("2664 thousand", "2664000"),
            ("two thirds", "2/3"),
            ("three quarters of", "3/4"),
            ("1,200", "1200"),
            ("4 dozen", "48"),
            ("3/4", "3/4"),
            ("2 1/2", "5/2"),
        ] {
            assert_eq!(numbers(text), [value], "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        assert_eq!(numbers("no one left"), Vec::<String>::new());
        assert_eq!(numbers("each one"), Vec::<String>::new());
        assert_eq!(numbers("7 quarters"), ["7"]);
        assert_eq!(numbers("8/2"), Vec::<String>::new());
        assert_eq!(numbers("add and hundredth"), Vec::<String>::new());
        assert_eq!(numbers("two and three"), ["2", "3"]);
    }
}
