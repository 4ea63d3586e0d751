//! A board that is told and not drawn: so many rows and columns, and a list of squares that are blocked.
//!
//! "A garden is 5 squares high and 6 squares wide. Flower beds occupy the squares (row, column) (1,2), (3,4)."

use std::ops::Range;

use super::paths::corners;
use crate::language::{Telling, says};
use crate::problem::Sentence;

pub type Square = (i64, i64);

/// Rows of the board with `#`, `.`, `S` and `G`; none where the size, an end, or how squares are counted is not told.
pub fn told_squares(telling: &Telling) -> Option<Vec<String>> {
    let prompt = telling.prompt;
    // Other orders of the two numbers, and other origins, are not known.
    let is_by_rows = prompt.says("row_,_column|rows_,_columns|row_and_column|row_then_column|r_,_c|row_number");
    let (height, width, size_span) = size(telling)?;
    let pairs = pairs(&prompt.text);
    let sentences = || prompt.outline().sentences.iter().enumerate();
    let sentence_of = |span: &Range<usize>| sentences().find(|(_, it)| it.span.contains(&span.start));
    let mut blocked = Vec::new();
    let mut ends: [Option<Square>; 2] = [None, None];
    let of_walls: Vec<bool> = prompt.outline().sentences.iter().map(|sentence| blocks(telling, sentence)).collect();
    let mut last_end = 0;
    for (square, span) in &pairs {
        let (index, sentence) = sentence_of(span)?;
        // "(1,1) is at the top left": how squares are counted.
        let after = prompt.text[span.end..].trim_start().to_lowercase();
        let place = after
            .trim_start_matches("is ")
            .trim_start_matches("being ")
            .trim_start_matches("at ")
            .trim_start_matches("in ");
        let names_a_corner = ["the top left", "the top-left", "the upper left", "the bottom right", "the lower right"];
        if names_a_corner.iter().any(|it| place.starts_with(it)) {
            let is_last = place.starts_with("the bottom") || place.starts_with("the lower");
            let is_usual = if is_last {
                *square == (height, width) || *square == (height - 1, width - 1)
            } else {
                square.0 == square.1 && square.0 < 2
            };
            is_usual.then_some(())?;
            last_end = span.end;
            telling.passes(&sentence.span);
            continue;
        }
        // What is said before a square begins behind the one before it.
        let before = prompt.text[sentence.span.start.max(last_end)..span.start].to_lowercase();
        last_end = span.end;
        // "(1,2) to (4,2)" are more than two squares.
        if of_walls[index] && matches!(before.trim(), "to" | "through" | "-" | "–") {
            return None;
        }
        let words: Vec<&str> = before.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).collect();
        // The nearest word that makes a square an end; a list of several is one of blocked ones.
        let lead = words.iter().rev().take(4).find_map(|word| match *word {
            "from" | "start" | "starts" | "starting" | "stand" | "stands" | "waiting" | "waits" | "parked"
            | "begins" => Some(0),
            "to" | "reach" | "goal" | "target" | "exit" | "end" | "destination" => Some(1),
            _ => None,
        });
        let is_of_walls = of_walls[index];
        // "It waits at (8, 4) and has to drop a parcel at (3, 2)": the second of two is where it has to get to.
        let has_to = ["has to", "must", "should", "needs to", "wants to"].iter().any(|it| before.contains(it));
        let lead = lead.or((!is_of_walls && ends[0].is_some() && has_to).then_some(1));
        // "Start (0,0), goal (2,2), obstacles at (0,1) and (1,1)."
        let is_led_right_in = words.last().is_some_and(|it| matches!(*it, "start" | "goal" | "target" | "exit"));
        match lead {
            Some(end) if !is_of_walls || is_led_right_in => {
                if ends[end].replace(*square).is_some() {
                    return None;
                }
            }
            _ if is_of_walls => blocked.push(*square),
            _ => return None,
        }
        telling.passes(&sentence.span);
    }
    if blocked.is_empty() || !is_by_rows {
        return None;
    }
    let all = || blocked.iter().chain(ends.iter().flatten());
    let has_zero = all().any(|(row, column)| *row == 0 || *column == 0);
    let has_last = all().any(|(row, column)| *row == height || *column == width);
    let is_told = prompt.says(
        "starting_at_1|start_at_1|counted_from_1|starting_from_1|starting_with_1|count_from_1|from_1|at_1|1_-_based",
    );
    let first = match (has_zero, has_last || is_told) {
        (true, false) => 0,
        (false, true) => 1,
        _ => return None,
    };
    let corners = corners(telling, height as usize, width as usize);
    let ends: Vec<Square> = match (ends, corners) {
        ([Some(start), Some(goal)], None) => vec![(start.0 - first, start.1 - first), (goal.0 - first, goal.1 - first)],
        ([None, None], Some(corners)) => corners.iter().map(|it| (it.0 as i64, it.1 as i64)).collect(),
        _ => return None,
    };
    let mut rows = vec![vec!['.'; width as usize]; height as usize];
    let squares = blocked.iter().map(|it| ((it.0 - first, it.1 - first), '#'));
    for ((row, column), mark) in squares.chain(ends.into_iter().zip(['S', 'G'])) {
        let cell = rows.get_mut(usize::try_from(row).ok()?)?.get_mut(usize::try_from(column).ok()?)?;
        // An end must not lie in a wall, nor both at one place.
        if std::mem::replace(cell, mark) != '.' {
            return None;
        }
    }
    telling.takes(&size_span);
    telling.says(&["row column"]);
    Some(rows.into_iter().map(String::from_iter).collect())
}

/// The ends of a way on a board that is drawn, as "start = (0, 0)", "from (0, 0) to (3, 3)", with rows and columns counted from
/// 0: none where they are not told, or where it is not plain from which number they are counted.
pub fn told_ends(telling: &Telling, height: usize, width: usize) -> Option<[(usize, usize); 2]> {
    let text = &telling.prompt.text;
    let mut ends: [Option<Square>; 2] = [None, None];
    let shown = [pairs_in(text, ['(', ')']), pairs_in(text, ['[', ']']), pairs_in_words(text)].concat();
    for (square, span) in &shown {
        // Rows of a matrix stand beside others.
        let before = text[..span.start].trim_end().to_lowercase();
        let words: Vec<&str> = before.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).collect();
        let is_led_in = before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '=' | ':'));
        let end = words.iter().rev().take(3).find_map(|word| match *word {
            "from" | "start" | "starts" | "starting" | "source" | "entrance" | "stands" | "stand" | "begins"
            | "waits" | "waiting" | "parked" => Some(0),
            "to" | "goal" | "target" | "end" | "exit" | "destination" | "reach" => Some(1),
            _ => None,
        });
        let Some(end) = end.filter(|_| is_led_in) else {
            continue;
        };
        if ends[end].replace(*square).is_some_and(|known| known != *square) {
            return None;
        }
        telling.takes(span);
    }
    let [Some(one), Some(other)] = ends else {
        return None;
    };
    let first = first_number(telling, &[one, other], height as i64, width as i64)?;
    let place = |(row, column): Square| {
        let (row, column) = (usize::try_from(row - first).ok()?, usize::try_from(column - first).ok()?);
        (row < height && column < width).then_some((row, column))
    };
    Some([place(one)?, place(other)?])
}

/// The number of the first row and column, as far as the squares that are told or the prompt give it away.
pub fn first_number(telling: &Telling, squares: &[Square], height: i64, width: i64) -> Option<i64> {
    let prompt = telling.prompt;
    let says_zero = prompt.says("0_-_indexed|0_-_based|zero_-_indexed|zero_based|zero-based|zero-indexed|0-indexed|0-based|0_indexed|0_based|from_0|from_zero|at_0");
    let says_one = prompt
        .says("beginning_with_1|starting_with_1|counted_from_1|start_at_1|1_-_indexed|1_-_based|one_-_indexed|1-indexed|1-based|1_indexed|1_based|one-based|from_1|from_one|at_1");
    let has_zero = says_zero || squares.iter().any(|(row, column)| *row == 0 || *column == 0);
    let has_last = says_one || squares.iter().any(|(row, column)| *row == height || *column == width);
    match (has_zero, has_last) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

/// Whether a sentence tells of squares that cannot be entered.
fn blocks(telling: &Telling, sentence: &Sentence) -> bool {
    let tokens = telling.prompt.of(sentence);
    says(tokens, "not|cannot|never|n't enter|cross|pass|step|walk|use|stand")
        || says(
            tokens,
            "blocked|wall|obstacle|rock|closed|occupied|occupy|forbidden|hole|tree|impassable !except !unless",
        )
}

/// Height and width: "5 squares high and 6 squares wide", "5 rows and 6 columns", "a 5 x 6 grid".
fn size(telling: &Telling) -> Option<(i64, i64, Range<usize>)> {
    let prompt = telling.prompt;
    let tokens = &prompt.tokens;
    let near = |words: &[&str]| {
        let places = (0..tokens.len()).filter(|at| words.iter().any(|word| tokens[*at].is_word(word)));
        let found = places.filter_map(|at| {
            let token = tokens[at.saturating_sub(2)..at].iter().rev().find(|it| it.number().is_some())?;
            Some((token.number()?.to_i64()?, token.span.clone()))
        });
        found.collect::<Vec<_>>()
    };
    let [high, wide] = [["high", "rows", "tall"], ["wide", "columns", "across"]].map(|words| near(&words));
    if let ([(height, span), ..], [(width, _), ..]) = (&high[..], &wide[..]) {
        return is_size(*height, *width).then(|| (*height, *width, span.clone()));
    }
    let text = prompt.text.to_lowercase();
    let by = ["x", "×", "by"].iter().flat_map(|sign| text.match_indices(sign).map(|(at, sign)| (at, sign.len())));
    let mut found: Vec<(i64, i64, Range<usize>)> = by
        .filter_map(|(at, length)| {
            let before = text[..at].trim_end_matches([' ', '-']);
            let after = text[at + length..].trim_start_matches([' ', '-']);
            let first = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let last = after.bytes().take_while(u8::is_ascii_digit).count();
            Some((before[first..].parse().ok()?, after[..last].parse().ok()?, at..at + length))
        })
        .collect();
    match (found.pop(), found.is_empty()) {
        (Some((height, width, span)), true) if is_size(height, width) => Some((height, width, span)),
        _ => None,
    }
}

fn is_size(height: i64, width: i64) -> bool {
    (2..=100).contains(&height) && (2..=100).contains(&width)
}

/// Every "row 1, column 2" of a text, and where it stands.
pub fn pairs_in_words(text: &str) -> Vec<(Square, Range<usize>)> {
    let lower = text.to_ascii_lowercase();
    let number = |rest: &str| -> Option<(i64, usize)> {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        Some((rest[..digits].parse().ok()?, digits))
    };
    let told = lower.match_indices("row ").filter_map(|(at, lead)| {
        let start = at + lead.len();
        let (row, length) = number(&lower[start..])?;
        let rest = &lower[start + length..];
        let joint = rest.trim_start_matches([',', ' ']).trim_start_matches("and ").trim_start_matches("in ");
        let column = joint.strip_prefix("column ").or_else(|| joint.strip_prefix("col "))?;
        let place = start + length + rest.len() - column.len();
        let (column, length) = number(column)?;
        Some(((row, column), at..place + length))
    });
    told.collect()
}

/// Every "(1,2)" of a text.
fn pairs(text: &str) -> Vec<(Square, Range<usize>)> {
    pairs_in(text, ['(', ')'])
}

/// Every pair of numbers in such brackets, and where it stands.
pub fn pairs_in(text: &str, [open, close]: [char; 2]) -> Vec<(Square, Range<usize>)> {
    let opened = text.match_indices(open);
    let found = opened.filter_map(|(at, _)| {
        let end = at + text[at..].find(close)?;
        let (one, other) = text[at + 1..end].split_once(',')?;
        Some(((one.trim().parse().ok()?, other.trim().parse().ok()?), at..end + 1))
    });
    found.collect()
}
