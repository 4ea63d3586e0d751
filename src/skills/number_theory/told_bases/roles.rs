//! Which base a numeral is written in, and which base is wanted.

use std::ops::Range;

use super::is_arrow;
use super::written::{Mention, Numeral};

/// What the words before a base say of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// The numeral is written in it.
    Given,
    /// It is wanted.
    Wanted,
}

/// Words before a base that make it the one of the numeral.
const GIVEN: &[&str] =
    &["from", "input", "source", "original", "originally", "starting", "initial", "current", "old", "given"];

/// Words before a base that make it the one that is wanted.
const WANTED: &[&str] =
    &["to", "into", "output", "target", "destination", "new", "result", "desired", "wanted", "required", "final"];

/// Words with which a sentence asks for something.
const ASKS: &[&str] = &[
    "what",
    "how",
    "which",
    "convert",
    "rewrite",
    "write",
    "express",
    "give",
    "find",
    "translate",
    "change",
    "represent",
    "turn",
    "state",
    "tell",
    "work",
    "determine",
    "compute",
    "calculate",
    "need",
    "want",
    "please",
    "needs",
    "wants",
    "show",
    "should",
    "must",
    "print",
    "would",
];

/// Gives the only numeral the base that it is written in, wherever that is said, and otherwise each the base beside it.
pub fn settle(text: &str, numerals: &mut [Numeral], mentions: &mut [Mention]) {
    let roles: Vec<Option<Role>> = mentions.iter().map(|it| cue(text, &it.span)).collect();
    let of = |role: Role| {
        let mut bases: Vec<u32> =
            mentions.iter().zip(&roles).filter(|(_, it)| **it == Some(role)).map(|(it, _)| it.base).collect();
        bases.sort_unstable();
        bases.dedup();
        bases
    };
    let (given, wanted) = (of(Role::Given), of(Role::Wanted));
    if let ([numeral], [given]) = (&mut *numerals, &given[..])
        && numeral.base.is_none_or(|base| base == *given)
        && !wanted.contains(given)
    {
        numeral.base = Some(*given);
        mentions.iter_mut().filter(|it| it.base == *given).for_each(|it| it.is_used = true);
    }
    for numeral in numerals.iter_mut() {
        settle_beside(text, numeral, mentions, &roles);
    }
    let mut bases: Vec<u32> = mentions.iter().map(|it| it.base).collect();
    bases.sort_unstable();
    bases.dedup();
    // Of two bases the one is wanted and the other not, or the one is asked about and the other only told.
    if let ([numeral], [one, other]) = (numerals, &bases[..])
        && numeral.base.is_none()
    {
        let is_wanted = |base: &u32| {
            let mut said = mentions.iter().zip(&roles).filter(|(it, _)| it.base == *base);
            said.any(|(it, role)| *role == Some(Role::Wanted) || asks(text, &it.span, &numeral.span))
        };
        let given = match (is_wanted(one), is_wanted(other)) {
            (true, false) => *other,
            (false, true) => *one,
            // What is told in the sentence of the numeral is told of it, and the other base is wanted.
            _ => match told_with(text, numeral, mentions) {
                Some(base) => base,
                None => return,
            },
        };
        numeral.base = Some(given);
        mentions.iter_mut().filter(|it| it.base == given).for_each(|it| it.is_used = true);
    }
}

/// What the nearest of the few words before a base says of it: "from base 5", "output radix: 7".
fn cue(text: &str, span: &Range<usize>) -> Option<Role> {
    let line = text[..span.start].rfind(['.', '?', '!', '\n', '|', ';', '(', ')']).map_or(0, |at| at + 1);
    let before = text[line..span.start].to_lowercase();
    let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    // "base_in: 12".
    let inner = text[span.clone()].to_lowercase();
    let mut own = inner.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).skip(1);
    match own.next() {
        Some("in" | "from" | "source" | "input") => return Some(Role::Given),
        Some("out" | "to" | "target" | "output") => return Some(Role::Wanted),
        _ => {}
    }
    let near = words.iter().rev().take(4).take_while(|it| !it.starts_with(|c: char| c.is_ascii_digit()));
    // A base, or a numeral, that stands between has the word for itself.
    let near = near.take_while(|it| !matches!(**it, "base" | "radix"));
    // "Equal to", "up to", "belongs to".
    let is_bound = |index: usize| {
        let before = words.len().checked_sub(index + 2).map_or("", |at| words[at]);
        words[words.len() - 1 - index] == "to"
            && ["equal", "equals", "equivalent", "up", "belongs", "corresponds", "due", "refers", "belong"]
                .contains(&before)
    };
    near.enumerate().find_map(|(index, word)| match () {
        () if GIVEN.contains(word) => Some(Role::Given),
        () if WANTED.contains(word) && !is_bound(index) => Some(Role::Wanted),
        () => None,
    })
}

/// The only base in the sentence of a numeral, where that sentence asks nothing and the other base stands elsewhere.
fn told_with(text: &str, numeral: &Numeral, mentions: &[Mention]) -> Option<u32> {
    let sentence = sentence_around(text, &numeral.span);
    let words = text[sentence.clone()].to_lowercase();
    let first = words.split(|c: char| !c.is_alphanumeric()).find(|it| !it.is_empty())?;
    let mut within: Vec<u32> =
        mentions.iter().filter(|it| sentence.contains(&it.span.start)).map(|it| it.base).collect();
    within.dedup();
    let is_told = !words.ends_with('?') && !ASKS.contains(&first);
    match within[..] {
        [base] if is_told => Some(base),
        _ => None,
    }
}

fn sentence_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let is_end = |at: &usize| {
        text[*at..].starts_with(['?', '!', '\n'])
            || text[*at..].starts_with('.') && text[*at + 1..].chars().next().is_none_or(char::is_whitespace)
    };
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(is_end).collect();
    let start = ends.iter().rev().find(|at| **at < span.start).map_or(0, |at| at + 1);
    let end = ends.iter().find(|at| **at >= span.end).map_or(text.len(), |at| *at + 1);
    start..end
}

/// Whether a base stands in a sentence that asks, and the numeral in another, or before it with only what is told.
fn asks(text: &str, base: &Range<usize>, numeral: &Range<usize>) -> bool {
    let around = sentence_around(text, base);
    let sentence = text[around.clone()].to_lowercase();
    let asks =
        sentence.ends_with('?') || sentence.split(|c: char| !c.is_alphanumeric()).any(|word| ASKS.contains(&word));
    asks && !around.contains(&numeral.start)
}

/// Gives a numeral the base that is said right before or behind it.
fn settle_beside(text: &str, numeral: &mut Numeral, mentions: &mut [Mention], roles: &[Option<Role>]) {
    if numeral.base.is_some() {
        return;
    }
    let has_letters = numeral.digits.contains(|c: char| c.is_ascii_alphabetic());
    // What is reached with nothing but these words between.
    let only = |between: &str, words: &[&str]| {
        between.split_whitespace().all(|it| words.contains(&it.to_lowercase().as_str()))
    };
    let count = mentions.iter().filter(|it| !it.is_used).count();
    let mentions_before: Vec<Mention> =
        mentions.iter().filter(|it| it.span.end <= numeral.span.start).cloned().collect();
    // What is wanted is not what the numeral is written in, though it may stand beside it.
    let is_wanted: Vec<usize> = mentions
        .iter()
        .zip(roles)
        .filter(|(_, role)| **role == Some(Role::Wanted))
        .map(|(it, _)| it.span.start)
        .collect();
    if let Some(before) = mentions.iter_mut().rev().find(|it| it.span.end <= numeral.span.start) {
        let between = text[before.span.end..numeral.span.start].trim_matches([' ', ':', '"', '\'', '“', '‘', '(']);
        // "In binary, 101" is no "the binary number 101".
        let is_owner = only(between, &["number", "numeral", "value", "numbers", "code"]);
        let leads = text[..before.span.start].trim_end().to_lowercase();
        let is_target = ["in", "to", "into", "as"].iter().any(|it| leads.ends_with(&format!(" {it}")));
        let is_target = is_target
            || text[before.span.end..numeral.span.start].contains('\n')
            || is_wanted.contains(&before.span.start) && !between.is_empty();
        let is_of_a_number =
            between == "is" && ["number in", "numeral in", "value in"].iter().any(|it| leads.ends_with(it));
        // "From base 2 to base 16: 101010".
        let is_last = mentions_before.len() == 2 && text[before.span.end..numeral.span.start].trim() == ":";
        if is_last && is_arrow(text, &mentions_before) {
            numeral.base = Some(mentions_before[0].base);
            mentions[0].is_used = true;
            return;
        }
        if is_of_a_number && !before.is_used {
            numeral.base = Some(before.base);
            before.is_used = true;
            return;
        }
        if is_owner && !is_target && !before.is_used {
            numeral.base = Some(before.base);
            before.is_used = true;
            return;
        }
    }
    let position = mentions.iter().position(|it| it.span.start >= numeral.span.end && !it.is_used);
    let position = position.filter(|at| !is_wanted.contains(&mentions[*at].span.start));
    let Some(position) = position else {
        return;
    };
    let between = text[numeral.span.end..mentions[position].span.start].trim_matches([' ', '"', '\'', '”', '’']);
    let is_in_brackets = between == "(" || between == "[" || between.is_empty();
    let is_behind = matches!(between.to_lowercase().as_str(), "in" | "(in" | "written in" | "from");
    // "255 in base 16" asks, but "1011 in base 2 to base 10" tells where another base is wanted.
    let next = mentions.get(position + 1);
    let joined = next.is_some_and(|next| {
        only(
            text[mentions[position].span.end..next.span.start].trim_matches([',', ' ', '&']),
            &["and", "in", "to", "as", "also", "into", "then"],
        ) && text[mentions[position].span.end..next.span.start].contains("and")
    });
    let lower = between.to_lowercase();
    // "132 is written in base 5" tells of the numeral.
    let is_told = (lower.starts_with("is ") || lower.starts_with("was "))
        && lower.ends_with(" in")
        && lower.split(' ').count() <= 4;
    // "32 is a normal decimal number."
    let is_called = lower.starts_with("is ") && only(&lower, &["is", "a", "an", "normal", "usual", "ordinary"]);
    // "32c (written in base 13".
    let is_noted = between.trim_start().starts_with(['(', '[', ','])
        && only(
            between.trim_start().trim_start_matches(['(', '[', ',']),
            &[
                "written",
                "in",
                "given",
                "expressed",
                "is",
                "that",
                "which",
                "a",
                "an",
                "the",
                "number",
                "numeral",
                "noted",
                "as",
                "represented",
                "being",
            ],
        )
        && (count > 1 || between.trim_start().starts_with(['(', '[']));
    let tells =
        is_told || is_noted || is_called || is_in_brackets || is_behind && (has_letters || count > 1 && !joined);
    if tells {
        numeral.base = Some(mentions[position].base);
        mentions[position].is_used = true;
    }
}
