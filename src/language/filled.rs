//! A statement with parameters, filled in: "Given an integer n, return the number of primes below n. Input: n = 500" asks
//! for the number of primes below 500.

use std::ops::Range;

use super::{Given, givens};

/// A statement in which the values stand that are given by name.
#[derive(Clone, Debug)]
pub struct Filled {
    pub text: String,
    /// What was put in: "n = 500".
    pub told: Vec<String>,
    /// Stretches of the new text, with those of the old one that they stand for.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Filled {
    /// The bytes of the statement as it was written that these bytes of the new text stand for.
    pub fn original(&self, span: &Range<usize>) -> Range<usize> {
        let place = |at: usize, is_end: bool| {
            let piece = self.pieces.iter().find(|(new, _)| new.contains(&at) || is_end && new.end == at);
            match piece {
                // A copy, byte for byte.
                Some((new, old)) if new.len() == old.len() => old.start + (at - new.start),
                Some((_, old)) if is_end => old.end,
                Some((_, old)) => old.start,
                None => self.pieces.last().map_or(0, |(_, old)| old.end),
            }
        };
        let (start, end) = (place(span.start, false), place(span.end, true));
        start..end.max(start)
    }
}

/// A text is filled in up to this length.
const LONGEST: usize = 6_000;

/// Words of "given an integer n", beside the names.
const DECLARES: &str = "given a an the two three four integer integers int number numbers positive non negative natural whole unsigned \
    string strings value values and where as input with of";

/// The statement filled in; none when it has no parameters, or one of them does not occur in it.
///
/// ```
/// use polya::language::filled_in;
/// let filled = filled_in("Given an integer n, return the number of primes below n.\n\nInput: n = 500\n").unwrap();
/// assert_eq!(filled.text.trim(), "return the number of primes below 500.");
/// assert_eq!(filled.told, ["n = 500"]);
/// assert!(filled_in("Add 2 and 3.").is_none());
/// ```
pub fn filled_in(text: &str) -> Option<Filled> {
    let givens = if text.len() <= LONGEST { givens(text) } else { Vec::new() };
    let is_twice = |given: &Given| givens.iter().filter(|it| it.name == given.name).count() > 1;
    if givens.is_empty() || givens.iter().any(is_twice) {
        return None;
    }
    let mut edits: Vec<(Range<usize>, String)> = givens.iter().map(|it| (it.span.clone(), String::new())).collect();
    for given in &givens {
        let places = places_of(text, given, &givens);
        if places.is_empty() {
            return None;
        }
        edits.extend(places);
    }
    let names: Vec<&str> = givens.iter().map(|it| it.name.as_str()).collect();
    // A name that stands nowhere else is spoken of as "a string of its digits".
    let is_needed = |clause: &Range<usize>, given: &Given| {
        !places_of(text, given, &givens).iter().any(|(span, _)| span.start >= clause.end || span.end <= clause.start)
    };
    let clause = declaration(text, &names).filter(|clause| !givens.iter().any(|it| is_needed(clause, it)));
    if let Some(clause) = clause {
        edits.retain(|(span, _)| span.start >= clause.end || span.end <= clause.start);
        edits.push((clause, String::new()));
    }
    for label in ["Input:", "Output:", "Now:", "Given:"] {
        // A label with nothing but givens behind it.
        let starts = text.match_indices(label).filter(|(at, _)| text[..*at].trim_end_matches(' ').ends_with('\n'));
        edits.extend(starts.map(|(at, _)| (at..at + label.len(), String::new())));
    }
    edits.sort_by_key(|(span, _)| span.start);
    let told = givens.iter().map(|it| format!("{} = {}", it.name, &text[it.value.clone()])).collect();
    Some(Filled { told, ..put_in(text, &edits) })
}

fn put_in(text: &str, edits: &[(Range<usize>, String)]) -> Filled {
    let mut filled = Filled { text: String::new(), told: Vec::new(), pieces: Vec::new() };
    let mut at = 0;
    let mut push = |words: &str, old: Range<usize>| {
        let start = filled.text.len();
        filled.text.push_str(words);
        filled.pieces.push((start..filled.text.len(), old));
    };
    for (span, words) in edits {
        if span.start < at {
            continue;
        }
        push(&text[at..span.start], at..span.start);
        // Between two givens in a row only a comma is left.
        push(words, span.clone());
        at = span.end;
        if words.is_empty() {
            at += text[at..].len() - text[at..].trim_start_matches([',', ';', ' ']).len();
        }
    }
    push(&text[at..], at..text.len());
    filled
}

/// Where a name stands in the statement, and what is put there: its value, or the value behind a name that is a word.
fn places_of(text: &str, given: &Given, givens: &[Given]) -> Vec<(Range<usize>, String)> {
    let value = &text[given.value.clone()];
    let is_apart = |span: &Range<usize>| {
        let before = text[..span.start].chars().next_back();
        let after = &text[span.end..];
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '[' | '('))
            && !after.trim_start().starts_with(['=', ':'])
    };
    let is_free = |span: &Range<usize>| !givens.iter().any(|it| it.span.start <= span.start && span.end <= it.span.end);
    let spans = text.match_indices(&given.name).map(|(at, name)| at..at + name.len());
    let found: Vec<Range<usize>> = spans.filter(|it| is_apart(it) && is_free(it)).collect();
    let last_word = |before: &str| before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().map(str::to_owned);
    let is_article = matches!(given.name.as_str(), "a" | "A" | "I");
    let named = found.iter().find(|span| {
        let before = last_word(&text[..span.start]).unwrap_or_default().to_lowercase();
        matches!(before.as_str(), "the" | "this" | "given" | "your" | "following")
    });
    if let Some(span) = named.filter(|_| !is_article && given.name.len() > 1) {
        return vec![as_apposition(text, span, &given.name, value)];
    }
    let is_meant = |span: &Range<usize>| {
        let after = text[span.end..].trim_start();
        let goes_on = ["to ", "and ", "<", "≤", "through "].iter().any(|it| after.starts_with(it));
        !is_article || goes_on
    };
    found.into_iter().filter(is_meant).map(|span| (span, value.to_owned())).collect()
}

/// "The number" becomes "the number 365", and "the source base" "base 12".
fn as_apposition(text: &str, span: &Range<usize>, name: &str, value: &str) -> (Range<usize>, String) {
    match name.rsplit_once(' ') {
        Some((_, noun)) => {
            let before = text[..span.start].trim_end();
            let article = before.trim_end_matches(char::is_alphabetic).len();
            (article..span.end, format!("{noun} {value}"))
        }
        None => (span.clone(), format!("{name} {value}")),
    }
}

/// "Given an integer n, ": the clause that only declares the names.
fn declaration(text: &str, names: &[&str]) -> Option<Range<usize>> {
    let start = text.find("Given ")?;
    let length = text[start..].find(['.', '\n']).unwrap_or(text.len() - start);
    let sentence = &text[start..start + length];
    let verb =
        ["return ", "count ", "find ", "determine ", "compute ", "write ", "calculate ", "output ", "print ", "give "]
            .iter()
            .filter_map(|verb| sentence.find(verb))
            .min()?;
    let declares = |word: &str| DECLARES.split_whitespace().any(|it| it == word) || names.contains(&word);
    let words = sentence[..verb].split(|c: char| !c.is_alphanumeric() && c != '_').filter(|it| !it.is_empty());
    let is_declaration = words.map(|it| if names.contains(&it) { it.to_owned() } else { it.to_lowercase() });
    let mut words = is_declaration;
    words.all(|word| declares(&word)).then_some(start..start + verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> Option<String> {
        filled_in(text).map(|it| it.text.trim().replace('\n', " "))
    }

    #[test]
    fn values_stand_where_their_names_were() {
        assert_eq!(
            filled("Given three integers n, k and target, return the ways to roll n dice with k faces to target.\n\nInput: n = 4, k = 6, target = 9")
                .as_deref(),
            Some("return the ways to roll 4 dice with 6 faces to 9.")
        );
        assert_eq!(
            filled("Convert the number from the source base to the target base.\n\nnumber: 3b2\nsource base: 12\ntarget base: 3").as_deref(),
            Some("Convert the number 3b2 from base 12 to base 3.")
        );
        assert_eq!(
            filled("text = \"banana split\"\nletter = \"n\"\nHow often does the letter occur in the text?").as_deref(),
            Some("How often does the letter \"n\" occur in the text \"banana split\"?")
        );
        assert_eq!(
            filled("a = 100, b = 200. Count a prime from a to b.").as_deref(),
            Some(". Count a prime from 100 to 200.")
        );
    }

    #[test]
    fn letters_of_any_length_stand_before_a_name() {
        assert_eq!(
            filled("Convert the number «the source base».\nsource base: 12\nnumber: 7").as_deref(),
            Some("Convert the number 7 «base 12».")
        );
    }

    #[test]
    fn a_value_without_a_place_fills_nothing() {
        assert_eq!(filled("Count the primes below n.\nk = 5"), None);
        assert_eq!(filled("Count the primes below n.\nn = 5\nn = 6"), None);
    }

    #[test]
    fn places_lead_back_to_the_statement() {
        let text = "Count up to n.\nn = 500";
        let filled = filled_in(text).unwrap();
        let at = filled.text.find("500").unwrap();
        assert_eq!(&text[filled.original(&(at..at + 3))], "n");
        assert_eq!(&text[filled.original(&(0..5))], "Count");
    }
}
