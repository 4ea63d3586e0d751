//! Inputs whose bits are given all at once: "ABC = 101", "(A, B, C) = (1, 0, 1)", a row of names above a row of bits, "HIGH: A, B",
//! "all others are 0".

use std::ops::Range;

use crate::language::written_words;

/// An input with its bit, where that is said, and whether it is one of the exceptions.
type Placed = (String, bool, Range<usize>, bool);

/// Bits that are given to these inputs, besides those that are known already, and where that is said.
pub fn at_once(
    text: &str,
    outside: &Range<usize>,
    inputs: &[String],
    known: &[String],
) -> Vec<(String, bool, Range<usize>)> {
    let mut found = Vec::new();
    let is_outside = |at: usize| at < outside.start || at >= outside.end;
    if known.is_empty() {
        found.extend(in_a_row(text, inputs, &is_outside));
    }
    if found.is_empty() {
        found.extend(under_names(text, inputs, &is_outside));
    }
    found.extend(before_bits(text, inputs, &is_outside).into_iter().filter(|it| !known.contains(&it.0)));
    found.extend(behind_bits(text, inputs, &is_outside).into_iter().filter(|it| !known.contains(&it.0)));
    let is_given = |name: &String, found: &[(String, bool, Range<usize>)]| {
        known.contains(name) || found.iter().any(|it| it.0 == *name)
    };
    if let Some(all) = of_all_but(text, inputs)
        && known.iter().all(|name| all.iter().any(|it| it.0 == *name && it.3))
    {
        let all: Vec<_> = all.into_iter().filter(|it| !is_given(&it.0, &found)).map(|it| (it.0, it.1, it.2)).collect();
        found.extend(all);
    }
    if let Some((bit, span)) = of_the_others(text, inputs)
        && (!found.is_empty() || !known.is_empty())
    {
        let others: Vec<&String> = inputs.iter().filter(|it| !is_given(it, &found)).collect();
        let others: Vec<_> = others.into_iter().map(|name| (name.clone(), bit, span.clone())).collect();
        found.extend(others);
    }
    found
}

fn truth(word: &str) -> Option<bool> {
    match &*word.to_lowercase() {
        "1" | "true" | "high" | "on" => Some(true),
        "0" | "false" | "low" | "off" => Some(false),
        _ => None,
    }
}

/// "ABC ... 101": the only row of all names or of as many letters, and the only row of as many bits.
fn in_a_row(text: &str, inputs: &[String], is_outside: &dyn Fn(usize) -> bool) -> Vec<(String, bool, Range<usize>)> {
    let size = inputs.len();
    let words: Vec<(usize, &str)> = written_words(text).into_iter().filter(|it| is_outside(it.0)).collect();
    let rows: Vec<&(usize, &str)> = words
        .iter()
        .filter(|it| size > 1 && it.1.len() == size && it.1.bytes().all(|it| matches!(it, b'0' | b'1')))
        .collect();
    // "(1, 0, 1)" and "1 0 1" as well.
    let singles = words.windows(size.max(2)).filter(|it| {
        it.iter().all(|word| matches!(word.1, "0" | "1"))
            && it.windows(2).all(|it| text[it[0].0 + 1..it[1].0].chars().all(|c| matches!(c, ' ' | ',' | '|' | '\t')))
    });
    let singles: Vec<&[(usize, &str)]> = singles.collect();
    let (bits, place): (Vec<bool>, usize) = match (&rows[..], &singles[..]) {
        ([row], []) => (row.1.bytes().map(|it| it == b'1').collect(), row.0),
        ([], [row]) if row.len() == size => (row.iter().map(|it| it.1 == "1").collect(), row[0].0),
        _ => return Vec::new(),
    };
    let joined = inputs.concat();
    let is_joined = words.iter().any(|it| it.1 == joined);
    let is_listed = words
        .windows(size.max(1))
        .any(|it| it.iter().zip(inputs).all(|(word, name)| word.1 == name) && it.len() == size);
    // "In alphabetical order", "from A to F".
    let lower = text.to_lowercase();
    let is_ordered = lower.contains("alphabetical")
        || lower.contains("in this order")
        || lower.contains("in that order")
        || lower.contains("top to bottom");
    let is_sorted = inputs.windows(2).all(|it| it[0] < it[1]);
    let range = [" to ", " through ", "...", "–", "-", ", ..., "];
    let is_range = inputs
        .first()
        .zip(inputs.last())
        .is_some_and(|(first, last)| is_sorted && range.iter().any(|it| text.contains(&format!("{first}{it}{last}"))));
    if !(is_joined || is_listed || is_range || is_ordered && is_sorted) {
        return Vec::new();
    }
    let end = place + 1;
    inputs.iter().cloned().zip(bits).map(|(name, bit)| (name, bit, place..end)).collect()
}

/// A line of names above a line of bits.
fn under_names(text: &str, inputs: &[String], is_outside: &dyn Fn(usize) -> bool) -> Vec<(String, bool, Range<usize>)> {
    let mut start = 0;
    let lines: Vec<(usize, Vec<&str>)> = text
        .split('\n')
        .map(|line| {
            let place = start;
            start += line.len() + 1;
            let cells =
                line.split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | ':')).filter(|it| !it.is_empty());
            (place, cells.collect())
        })
        .filter(|(_, cells): &(usize, Vec<&str>)| cells.iter().any(|it| it.contains(char::is_alphanumeric)))
        .collect();
    for pair in lines.windows(2) {
        let [(place, names), (below, bits)] = pair else {
            continue;
        };
        let are_names = names.len() > 1 && names.iter().all(|it| inputs.iter().any(|name| name == it));
        let are_bits = bits.len() == names.len() && bits.iter().all(|it| matches!(*it, "0" | "1"));
        if are_names && are_bits && is_outside(*place) {
            let row = names.iter().zip(bits).map(|(name, bit)| ((*name).to_owned(), *bit == "1", *below..below + 1));
            return row.collect();
        }
    }
    Vec::new()
}

/// "High: A, B and C; low: D": bits before the names.
fn behind_bits(text: &str, inputs: &[String], is_outside: &dyn Fn(usize) -> bool) -> Vec<(String, bool, Range<usize>)> {
    let words = written_words(text);
    let mut found = Vec::new();
    for (at, (place, word)) in words.iter().enumerate() {
        let Some(bit) = truth(word).filter(|_| is_outside(*place)) else {
            continue;
        };
        let mut end = place + word.len();
        let tail = text[end..].trim_start_matches([' ', '*', ')', '"']);
        if !tail.starts_with([':', '→', '–', '-'])
            && !tail.starts_with("for ")
            && !tail.starts_with("at ")
            && !tail.starts_with("on ")
        {
            continue;
        }
        for (next, name) in &words[at + 1..] {
            let between = text[end..*next].trim();
            let is_joint = between.chars().all(|c| matches!(c, ',' | ':' | '→' | '–' | '-' | '*' | ' ' | ')'));
            if matches!(*name, "and" | "for" | "at" | "on" | "inputs" | "input") && is_joint {
                end = next + name.len();
                continue;
            }
            if !is_joint || !inputs.iter().any(|it| it == name) {
                break;
            }
            end = next + name.len();
            found.push(((*name).to_owned(), bit, *place..end));
        }
        // "A: 1, B: 0" gives bits behind the names: the name before the next bit has its own.
    }
    let is_ambiguous =
        |name: &String| found.iter().filter(|it: &&(String, bool, Range<usize>)| it.0 == *name).count() > 1;
    if found.iter().any(|it| is_ambiguous(&it.0)) { Vec::new() } else { found }
}

/// "A, B on; C off": names with a word for their bit right behind them.
fn before_bits(text: &str, inputs: &[String], is_outside: &dyn Fn(usize) -> bool) -> Vec<(String, bool, Range<usize>)> {
    let words = written_words(text);
    let mut found = Vec::new();
    for (at, (place, word)) in words.iter().enumerate() {
        let Some(bit) = truth(word).filter(|_| word.len() > 1 && is_outside(*place)) else {
            continue;
        };
        let end = place + word.len();
        let mut next = *place;
        for (start, name) in words[..at].iter().rev() {
            let between = text[start + name.len()..next].trim();
            if *name == "and" && between.is_empty() {
                next = *start;
                continue;
            }
            let is_joint = between.is_empty() || next != *place && between == ",";
            if !is_joint || !inputs.iter().any(|it| it == name) {
                break;
            }
            next = *start;
            found.push(((*name).to_owned(), bit, *start..end));
        }
    }
    found
}

/// "All inputs are 0 except A": the bit of each, where that is said, and whether it is one of the exceptions.
fn of_all_but(text: &str, inputs: &[String]) -> Option<Vec<Placed>> {
    let words = written_words(text);
    let lower = |at: usize| words.get(at).map_or(String::new(), |it: &(usize, &str)| it.1.to_lowercase());
    let all = (0..words.len()).find(|&at| {
        matches!(&*lower(at), "all" | "every")
            && (at + 1..at + 4).any(|it| {
                lower(it).starts_with("input") || lower(it).starts_with("switch") || lower(it).starts_with("signal")
            })
    })?;
    let place = (all..(all + 7).min(words.len())).find(|&at| truth(words[at].1).is_some())?;
    let bit = truth(words[place].1)?;
    let is_but = |at: usize| {
        matches!(&*lower(at), "except" | "but" | "besides") || lower(at) == "apart" && lower(at + 1) == "from"
    };
    let but = (all..(place + 3).min(words.len())).find(|&at| is_but(at));
    let end_of_sentence = text[words[all].0..].find(['.', ';', '?']).map_or(text.len(), |it| it + words[all].0);
    let span = words[all].0..end_of_sentence;
    let others: Vec<&str> = match but {
        Some(but) => words[but + 1..]
            .iter()
            .take_while(|it| it.0 < end_of_sentence && !matches!(it.1, "which" | "that" | "is" | "are" | "at" | "set"))
            .map(|it| it.1)
            .filter(|it| inputs.iter().any(|name| name == it))
            .collect(),
        None => Vec::new(),
    };
    if but.is_some() && others.is_empty() {
        return None;
    }
    let of = |name: &String| {
        let is_other = others.contains(&name.as_str());
        (name.clone(), bit != is_other, span.clone(), is_other)
    };
    Some(inputs.iter().map(of).collect())
}

/// "All others are 0", "the rest is low", "every other input (B, C, D) set to 0".
fn of_the_others(text: &str, inputs: &[String]) -> Option<(bool, Range<usize>)> {
    let words = written_words(text);
    let at = words
        .iter()
        .position(|it| matches!(&*it.1.to_lowercase(), "others" | "other" | "rest" | "remaining" | "else"))?;
    let mut near = words[at + 1..].iter().filter(|it| !inputs.iter().any(|name| name == it.1)).take(7);
    let (place, word) = near.find(|it| truth(it.1).is_some())?;
    let between = &text[words[at].0..*place];
    (!between.contains(['.', ';', '?'])).then(|| Some((truth(word)?, words[at].0..place + word.len())))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_given_in_many_ways() {
        let names: Vec<String> = ["A", "B", "C"].map(str::to_owned).into();
        let shown = |text: &str| {
            let mut found = at_once(text, &(0..0), &names, &[]);
            found.sort_by(|one, other| one.0.cmp(&other.0));
            found.iter().map(|it| format!("{}{}", it.0, u8::from(it.1))).collect::<String>()
        };
        for text in [
            "The inputs ABC are fed with 101.",
            "(A, B, C) = (1, 0, 1)",
            "A B C\n1 0 1",
            "| A | B | C |\n|---|---|---|\n| 1 | 0 | 1 |",
            "HIGH: A, C; LOW: B",
            "A, C on; B off",
            "All inputs are 1 except B.",
            "1 for A and C, all others are 0",
        ] {
            assert_eq!(shown(text), "A1B0C1", "{text}");
        }
        assert_eq!(shown("The number 101 is prime."), "");
    }
}
