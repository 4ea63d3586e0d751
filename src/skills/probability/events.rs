//! How many, or how much, is wanted: "at least 2", "22 or higher", "between 5 and 9", "no more than three".

use crate::problem::{Token, TokenKind};

/// A stretch of whole numbers; a missing end goes as far as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub low: Option<i64>,
    pub high: Option<i64>,
}

/// Words before a number that tell which numbers are meant, and how these lie to it.
const BEFORE: &[(&str, Side)] = &[
    ("greater than or equal to", Side::From(0)),
    ("more than or equal to", Side::From(0)),
    ("less than or equal to", Side::UpTo(0)),
    ("at least", Side::From(0)),
    ("no less than", Side::From(0)),
    ("no fewer than", Side::From(0)),
    ("not less than", Side::From(0)),
    ("not fewer than", Side::From(0)),
    ("a minimum of", Side::From(0)),
    ("reach", Side::From(0)),
    ("reaches", Side::From(0)),
    ("reaching", Side::From(0)),
    ("not under", Side::From(0)),
    ("not smaller than", Side::From(0)),
    ("not lower than", Side::From(0)),
    ("no smaller than", Side::From(0)),
    ("not larger than", Side::UpTo(0)),
    ("not greater than", Side::UpTo(0)),
    ("not higher than", Side::UpTo(0)),
    ("not above", Side::UpTo(0)),
    ("not over", Side::UpTo(0)),
    ("no larger than", Side::UpTo(0)),
    ("equal to or greater than", Side::From(0)),
    ("equal to or more than", Side::From(0)),
    ("equal to or less than", Side::UpTo(0)),
    ("bigger than or equal to", Side::From(0)),
    ("larger than or equal to", Side::From(0)),
    ("smaller than or equal to", Side::UpTo(0)),
    ("no lower than", Side::From(0)),
    ("not below", Side::From(0)),
    ("at most", Side::UpTo(0)),
    ("no more than", Side::UpTo(0)),
    ("not more than", Side::UpTo(0)),
    ("no greater than", Side::UpTo(0)),
    ("no higher than", Side::UpTo(0)),
    ("not exceeding", Side::UpTo(0)),
    ("does n't exceed", Side::UpTo(0)),
    ("does not exceed", Side::UpTo(0)),
    ("not exceed", Side::UpTo(0)),
    ("a maximum of", Side::UpTo(0)),
    ("up to", Side::UpTo(0)),
    ("more than", Side::From(1)),
    ("greater than", Side::From(1)),
    ("higher than", Side::From(1)),
    ("larger than", Side::From(1)),
    ("bigger than", Side::From(1)),
    ("exceeding", Side::From(1)),
    ("exceeds", Side::From(1)),
    ("exceed", Side::From(1)),
    ("over", Side::From(1)),
    ("above", Side::From(1)),
    ("less than", Side::UpTo(1)),
    ("fewer than", Side::UpTo(1)),
    ("lower than", Side::UpTo(1)),
    ("smaller than", Side::UpTo(1)),
    ("under", Side::UpTo(1)),
    ("below", Side::UpTo(1)),
];

#[derive(Clone, Copy)]
enum Side {
    /// From so much above the number on.
    From(i64),
    /// Up to so much below the number.
    UpTo(i64),
}

/// The words in lower case with one blank between them.
fn words(tokens: &[Token]) -> String {
    tokens.iter().map(|token| &*token.lower).collect::<Vec<_>>().join(" ")
}

/// The numbers that are meant where the token at this place is a number. None where it is denied: "not 7".
pub fn stretch(tokens: &[Token], at: usize) -> Option<Stretch> {
    let number = tokens.get(at)?.number()?.to_i64()?;
    let from = |number| Some(Stretch { low: Some(number), high: None });
    let up_to = |number| Some(Stretch { low: None, high: Some(number) });
    let after = words(&tokens[at + 1..tokens.len().min(at + 4)]);
    let after = after.trim_start_matches([',', '(']).trim_start();
    let goes_up =
        ["more", "higher", "greater", "above", "better", "over", "larger", "bigger", "up", "upwards", "beyond"];
    let goes_down = ["less", "lower", "fewer", "below", "under", "smaller"];
    for (linking, up, down) in [("or ", goes_up, goes_down), ("and ", goes_up, goes_down)] {
        if let Some(after) = after.strip_prefix(linking) {
            let word = after.split(' ').next().unwrap_or_default();
            if up.contains(&word) {
                return from(number);
            }
            if down.contains(&word) {
                return up_to(number);
            }
        }
    }
    // "28 at least", "28 upwards", unless a number follows: "28, at most 30".
    let bounds_next = tokens[at + 1..].iter().take(5).any(|token| token.number().is_some());
    if !bounds_next {
        match () {
            () if ["at least", "upwards", "upward", "and up", "as a minimum", "minimum"]
                .iter()
                .any(|it| after.starts_with(it)) =>
            {
                return from(number);
            }
            () if ["at most", "as a maximum", "maximum"].iter().any(|it| after.starts_with(it)) => {
                return up_to(number);
            }
            () => {}
        }
    }
    let before = words(&tokens[at.saturating_sub(6)..at]);
    let before = ["a total of", "a sum of", "the number", "a number", "the value", "a", "of"]
        .iter()
        .fold(before.as_str(), |before, word| before.strip_suffix(&format!(" {word}")).unwrap_or(before));
    if let Some((_, side)) = BEFORE.iter().find(|(said, _)| before == *said || before.ends_with(&format!(" {said}"))) {
        return match side {
            Side::From(more) => from(number + more),
            Side::UpTo(less) => up_to(number - less),
        };
    }
    let is_denied = ["not", "n't", "no", "without", "never", "except", "other than", "than", "neither"];
    if is_denied.iter().any(|word| before == *word || before.ends_with(&format!(" {word}"))) {
        return None;
    }
    Some(Stretch { low: Some(number), high: Some(number) })
}

/// "between 5 and 9", "from 5 to 9": both are meant, where it is said or usual.
pub fn between(tokens: &[Token], one: usize, other: usize) -> Option<Stretch> {
    let low = tokens.get(one)?.number()?.to_i64()?;
    let high = tokens.get(other)?.number()?.to_i64()?;
    let linked = words(&tokens[one + 1..other]);
    let before = words(&tokens[one.saturating_sub(1)..one]);
    let after = words(&tokens[other + 1..]);
    let is_inclusive = after.contains("inclusive") || after.contains("included");
    let is_meant = match (&*before, &*linked) {
        ("from", "to" | "through") => true,
        ("between", "and") => is_inclusive,
        _ => false,
    };
    (is_meant && low <= high).then_some(Stretch { low: Some(low), high: Some(high) })
}

/// How many of `trials` are to succeed, as it is said before the word at this place for what counts as success: "exactly two
/// heads", "no aces", "both are red". The place of the number that was used comes with it.
pub fn hits(tokens: &[Token], at: usize, trials: i64) -> Option<((i64, i64), Option<usize>)> {
    let start = at.saturating_sub(6);
    let number = (start..at).rev().find(|place| tokens[*place].number().is_some());
    // The number belongs to something else when a verb or another thing counted stands between.
    let belongs = |place: usize| {
        let fillers = [
            "of", "the", "them", "or", "more", "fewer", "less", "are", "is", "be", "a", "turn", "up", "come", "will",
            "cards", "balls", "marbles", "land", "show",
        ];
        tokens[place + 1..at].iter().all(|token| fillers.contains(&&*token.lower))
    };
    if let Some(place) = number.filter(|place| belongs(*place)) {
        let Stretch { low, high } = stretch(tokens, place)?;
        let (low, high) = (low.unwrap_or(0).max(0), high.unwrap_or(trials).min(trials));
        return (low <= high).then_some(((low, high), Some(place)));
    }
    let before = &tokens[start..at];
    let says = |known: &[&str]| before.iter().any(|token| known.contains(&&*token.lower));
    let all = |range| Some((range, None));
    match () {
        () if says(&["not", "n't", "neither", "than", "except", "first", "second", "last", "then"]) => None,
        () if says(&["no", "none", "zero"]) => all((0, 0)),
        () if says(&["all", "both", "every", "each"]) => all((trials, trials)),
        () if trials == 1 => all((1, 1)),
        () => None,
    }
}

/// The places of numbers among the tokens.
pub fn numbers(tokens: &[Token]) -> Vec<usize> {
    (0..tokens.len()).filter(|at| matches!(tokens[*at].kind, TokenKind::Number(_))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn meant(text: &str) -> Option<(Option<i64>, Option<i64>)> {
        let prompt = read_tokens(text);
        let at = *numbers(&prompt.tokens).first()?;
        stretch(&prompt.tokens, at).map(|it| (it.low, it.high))
    }

    #[test]
    fn how_many_are_meant() {
        assert_eq!(meant("rolling 22 or higher"), Some((Some(22), None)));
        assert_eq!(meant("a total of at least 9"), Some((Some(9), None)));
        assert_eq!(meant("a sum that is no more than 9"), Some((None, Some(9))));
        assert_eq!(meant("a sum greater than 9"), Some((Some(10), None)));
        assert_eq!(meant("fewer than 3 heads"), Some((None, Some(2))));
        assert_eq!(meant("exactly 3 heads"), Some((Some(3), Some(3))));
        assert_eq!(meant("a sum that is not 7"), None);
    }
}
