//! What is said of only some of those that are coloured, or of some of the colours: it may be a rule of its own.

use std::ops::Range;

/// Words before the name of one of them.
const NOUNS: &[&str] =
    &["vertex", "vertices", "node", "nodes", "region", "regions", "country", "countries", "area", "areas"];

/// What a stretch of text says outside of others.
pub fn outside(text: &str, span: &Range<usize>, taken: &[Range<usize>]) -> String {
    let is_taken = |at: usize| taken.iter().any(|it| it.contains(&at));
    text[span.clone()].char_indices().map(|(at, c)| if is_taken(span.start + at) { ' ' } else { c }).collect()
}

/// Whether what is said names some of these and not all of them.
pub fn names_some(said: &str, vertices: &[String], painted: &[String]) -> bool {
    let written: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let lower: Vec<String> = written.iter().map(|it| it.to_lowercase()).collect();
    // A name of one letter is written as it stands: "the graph G" is none of its nodes a to g.
    let is_at = |name: &str| match name.chars().count() {
        1 => written.iter().position(|word| *word == name),
        _ => lower.iter().position(|word| *word == name),
    };
    let is_said = |name: &&String| name.split(' ').all(|part| is_at(&part_of(part)).is_some());
    let is_number = |name: &str| name.parse::<i64>().is_ok();
    if is_range(&written, vertices) {
        return false;
    }
    let named = vertices.iter().filter(is_said).count();
    // "A" begins a sentence, and a number is the name of one only after its noun.
    let is_doubtful = |name: &&String| is_number(name) || matches!(name.as_str(), "a" | "A" | "I");
    let names_a =
        vertices.len() > 1 && vertices.iter().any(|it| it == "A") && written.iter().skip(1).any(|word| *word == "A");
    let small = said.to_lowercase();
    let is_after = |noun: &str, name: &String| {
        let words = format!("{noun} {}", name.to_lowercase());
        small.match_indices(&words).any(|(at, _)| !small[at + words.len()..].starts_with(char::is_alphanumeric))
    };
    let counts_one = NOUNS.iter().any(|noun| vertices.iter().any(|name| is_after(noun, name)));
    if (names_a || counts_one) && named < vertices.len() {
        return true;
    }
    let sure: Vec<&String> = vertices.iter().filter(|name| !is_doubtful(name)).collect();
    let named = sure.iter().filter(|name| is_said(name)).count();
    if (1..sure.len()).contains(&named) {
        return true;
    }
    let has_colours = painted.iter().all(|name| !is_number(name));
    let times = |name: &String| lower.iter().filter(|word| *word == name).count();
    let colours = painted.iter().filter(|name| times(name) > 0).count();
    has_colours && ((1..painted.len()).contains(&colours) || painted.iter().any(|name| times(name) > 1))
}

/// How a part of a name is looked for: one letter as it is written, and words in small letters.
fn part_of(part: &str) -> String {
    if part.chars().count() == 1 { part.to_owned() } else { part.to_lowercase() }
}

/// Whether the first and the last of them stand for all: "eight counties, A to H".
fn is_range(written: &[&str], vertices: &[String]) -> bool {
    let (Some(first), Some(last)) = (vertices.iter().min(), vertices.iter().max()) else {
        return false;
    };
    let is_named = |word: &str| vertices.iter().any(|name| name == word);
    let named: Vec<usize> = (0..written.len()).filter(|&at| is_named(written[at])).collect();
    match named[..] {
        [one, other] => {
            written[one] == first
                && written[other] == last
                && written[one + 1..other].iter().all(|it| matches!(*it, "to" | "through"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_some_and_not_of_all_is_heard() {
        let names: Vec<String> = ["A", "B", "C"].map(str::to_owned).to_vec();
        let some = |said: &str| names_some(said, &names, &["red".to_owned(), "blue".to_owned()]);
        assert!(some("Region B is on the coast."));
        assert!(some("No two of them are red."));
        assert!(!some("There are three counties, A to C."));
        assert!(!some("A map has three of them, in red or blue."));
        let small: Vec<String> = ["a", "g"].map(str::to_owned).to_vec();
        assert!(!names_some("Let G be a graph", &small, &[]));
    }
}
