//! What a prompt says of its own signs and names: "^ means that the upper number is smaller", "rXcY is the cell in row X and
//! column Y". Where it says what is usual anyway, nothing has to be done; where it says anything else, nothing is understood.

use crate::problem::{Prompt, Sentence};

/// How a legend agrees with what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legend {
    /// The sentence is none.
    No,
    Usual,
    Unusual,
}

const LESS: &[&str] = &["smaller", "less", "lesser", "fewer"];
const MORE: &[&str] = &["larger", "greater", "bigger", "more", "higher"];
const UPPER: &[&str] = &["upper", "top", "above", "left"];
const LOWER: &[&str] = &["bottom", "below", "beneath", "right"];

/// What a sentence says of the signs between rows.
pub fn of_signs(prompt: &Prompt, sentence: &Sentence) -> Legend {
    of_text(&prompt.text_of(sentence).to_lowercase())
}

fn of_text(text: &str) -> Legend {
    let words: Vec<String> = text
        .replace(['"', '\'', '`', '(', ')', '“', '”', '‘', '’'], " ")
        .replace(['^', '∧'], " ^ ")
        .replace('∨', " v ")
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '=' | '-' | '/'))
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    let is_one_of = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.as_str()));
    let mut found = Vec::new();
    // "The point is at the smaller number", "it opens towards the larger one".
    for at in 0..words.len() {
        let side = match words[at].as_str() {
            "point" | "points" | "pointing" | "pointed" | "points-to" | "tip" | "tips" | "peak" => Some(true),
            "opens" | "open" | "opening" | "wide" | "mouth" => Some(false),
            _ => None,
        };
        if let Some(is_point) = side {
            let size = (at + 1..(at + 7).min(words.len())).find_map(|it| match () {
                () if is_one_of(it, LESS) => Some(true),
                () if is_one_of(it, MORE) => Some(false),
                () => None,
            });
            found.extend(size.map(|is_less| is_less == is_point));
        }
    }
    // "^ : the upper number is smaller".
    let mut subject: Option<bool> = None;
    for at in 0..words.len() {
        let is_up = match words[at].as_str() {
            "^" => true,
            "v" => false,
            _ => continue,
        };
        let end = (at + 1..words.len()).find(|&it| matches!(words[it].as_str(), "^" | "v")).unwrap_or(words.len());
        let side = (at + 1..end).find_map(|it| match () {
            () if is_one_of(it, UPPER) => Some((it, true)),
            () if is_one_of(it, LOWER) => Some((it, false)),
            () if words[it] == "lower" && is_one_of(it + 1, &["number", "one", "cell", "digit", "value"]) => {
                Some((it, false))
            }
            () => None,
        });
        let from = side.map_or(at, |it| it.0);
        subject = side.map(|it| it.1).or(subject);
        // What the point is at is told of the point.
        let tells_of_points = |it: &usize| {
            matches!(
                words[*it].as_str(),
                "point" | "points" | "pointed" | "pointing" | "tip" | "tips" | "opens" | "open"
            )
        };
        let size = (from + 1..end).take_while(|it| !tells_of_points(it)).find_map(|it| match () {
            () if is_one_of(it, LESS) => Some(true),
            () if is_one_of(it, MORE) => Some(false),
            () => None,
        });
        if let (Some(is_upper), Some(is_less)) = (subject, size) {
            found.push((is_upper == is_less) == is_up);
        }
    }
    match found[..] {
        [] => Legend::No,
        _ if found.iter().all(|it| *it) => Legend::Usual,
        _ => Legend::Unusual,
    }
}

/// What a sentence says of names like rXcY.
pub fn of_cells(prompt: &Prompt, sentence: &Sentence) -> Legend {
    let text = prompt.text_of(sentence).to_lowercase();
    let pieces: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let letters = pieces.iter().find_map(|piece| match *piece.as_bytes() {
        [b'r', row, b'c', column] if row.is_ascii_lowercase() && column.is_ascii_lowercase() => Some((row, column)),
        _ => None,
    });
    let Some((row, column)) = letters else {
        return Legend::No;
    };
    let tells =
        |noun: &str, letter: u8| pieces.windows(2).any(|pair| pair[0] == noun && pair[1].as_bytes() == [letter]);
    let is_usual = tells("row", row) && tells("column", column) && !text.contains("bottom") && !text.contains("right");
    if is_usual { Legend::Usual } else { Legend::Unusual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_may_be_told_as_usual_or_otherwise() {
        for text in [
            "(^ : upper number smaller, v : lower number smaller)",
            "'^' means that the number above is smaller than the number below, 'v' that it is larger.",
            "arrows: ^ says the top one is less, v says the top one is more",
            "the point is at the smaller number",
            "∧ and ∨ compare the cell above with the one underneath (the point is at the smaller one)",
            "A sign opens towards the larger of the two numbers above and below it",
        ] {
            assert_eq!(of_text(text), Legend::Usual, "{text}");
        }
        for text in
            ["^ : the upper number is larger", "the tip points at the larger number", "v: the top number is smaller"]
        {
            assert_eq!(of_text(text), Legend::Unusual, "{text}");
        }
        assert_eq!(of_text("each row has every number once"), Legend::No);
    }
}
