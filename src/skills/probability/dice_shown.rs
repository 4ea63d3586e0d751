//! Dice that are listed one by one, told in the notation of players: "one with 20 sides, one with 19", "a 20-sided and a
//! 9-sided die", a table of dice and their faces.

use std::ops::Range;

use crate::language::small_cardinal;
use crate::language::tables::{cells, is_rule};

/// A word or a number and where it stands.
#[derive(Clone, Copy, Debug)]
struct Word<'t> {
    text: &'t str,
    at: usize,
    number: Option<i64>,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn is(&self, words: &str) -> bool {
        words.split(' ').any(|it| self.text.eq_ignore_ascii_case(it))
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let is_digit = first.is_ascii_digit();
        if !first.is_alphanumeric() {
            at += first.len_utf8();
            continue;
        }
        let belongs = |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() };
        let length = text[at..].find(|c| !belongs(c)).unwrap_or(text.len() - at);
        let word = &text[at..at + length.max(first.len_utf8())];
        let number = word.parse().ok().or_else(|| small_cardinal(&word.to_lowercase()).map(|it| it as i64));
        found.push(Word { text: word, at, number });
        at += word.len();
    }
    found
}

/// The text with its dice in notation, `d20 + d19`, and its bounds in words; None where nothing of it is told otherwise.
pub fn in_notation(text: &str) -> Option<String> {
    let mut told = counted_in_words(&bounds_in_words(text));
    for layout in [of_table, of_sided, of_series] {
        if let Some((span, dice)) = layout(&told) {
            told.replace_range(span, &dice);
            break;
        }
    }
    (told != text).then_some(told)
}

/// "two d4s" as `2d4`.
fn counted_in_words(text: &str) -> String {
    let mut told = String::new();
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end();
        let bare = word.trim_end_matches([',', '.', '?', ';', ':', ')']);
        let sides = bare.strip_prefix(['d', 'D']).map(|it| it.trim_end_matches(['s', '\'', '’']));
        let is_die = sides.is_some_and(|it| !it.is_empty() && it.bytes().all(|c| c.is_ascii_digit()));
        let before = told.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
        let count = small_cardinal(&before.to_lowercase()).or_else(|| before.parse().ok()).filter(|it: &usize| *it > 0);
        match (sides.filter(|_| is_die), count) {
            (Some(sides), Some(count)) => {
                told.truncate(told.trim_end().len() - before.len());
                told.push_str(&format!("{count}d{sides}{}", &piece[bare.len()..]));
            }
            _ => told.push_str(piece),
        }
    }
    told
}

/// "16+" and ">= 38" in words.
fn bounds_in_words(text: &str) -> String {
    const SIGNS: [(&str, &str); 6] = [
        (">=", "at least"),
        ("<=", "at most"),
        ("≥", "at least"),
        ("≤", "at most"),
        (">", "more than"),
        ("<", "less than"),
    ];
    let mut told = String::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first == '+' && text[..at].ends_with(|c: char| c.is_ascii_digit()) && is_or_more(text, at) {
            told.push_str(" or more");
            at += 1;
        } else if let Some((sign, words)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))
            && rest[sign.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            told.push_str(&format!(" {words} "));
            at += sign.len();
        } else {
            told.push(first);
            at += first.len_utf8();
        }
    }
    told
}

/// Whether the plus sign here says "or more", and adds nothing: neither a number nor a die follows, nor is it one's sides.
fn is_or_more(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = text[at + 1..].trim_start();
    let adds = rest.starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with(['d', 'D']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    !before.ends_with(['d', 'D']) && !adds
}

fn notation(dice: &[(i64, i64)]) -> Option<String> {
    let is_usual = |(count, sides): &(i64, i64)| (1..=40).contains(count) && (2..=1_000).contains(sides);
    if dice.is_empty() || dice.len() > 40 || !dice.iter().all(is_usual) {
        return None;
    }
    let one = |(count, sides): &(i64, i64)| if *count == 1 { format!("d{sides}") } else { format!("{count}d{sides}") };
    Some(dice.iter().map(one).collect::<Vec<_>>().join(" + "))
}

/// Rows of a name and a number, "A | 20", "red: 6 faces", below a line that speaks of sides or faces.
fn of_table(text: &str) -> Option<(Range<usize>, String)> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push(start..start + line.len());
        start += line.len();
    }
    let row = |span: &Range<usize>| -> Option<(i64, i64)> {
        let line = text[span.clone()].trim().trim_start_matches(['-', '*', '•']).trim();
        let parts: Vec<&str> = if line.contains('|') || line.contains('\t') {
            cells(line)
        } else {
            line.split_once([':', '=']).map(|(name, value)| vec![name, value.trim()])?
        };
        let number = |cell: &str| {
            let bare = cell.trim_end_matches(['.', ',', ';']);
            let bare =
                ["sides", "faces", "sided", "-sided"].iter().fold(bare, |it, word| it.trim_end_matches(word).trim());
            bare.trim_start_matches(['d', 'D']).parse::<i64>().ok()
        };
        match parts[..] {
            [name, sides] if number(name).is_none() || name.len() < 3 => Some((1, number(sides)?)),
            _ => None,
        }
    };
    let speaks = |text: &str| {
        let lower = text.to_lowercase();
        ["faces", "sides", "sided"].iter().any(|it| lower.contains(it)) && !lower.contains("values")
    };
    let first = (1..lines.len()).find(|at| row(&lines[*at]).is_some())?;
    let last = (first..lines.len())
        .take_while(|at| row(&lines[*at]).is_some() || is_rule(&text[lines[*at].clone()]))
        .last()?;
    let dice: Vec<(i64, i64)> = lines[first..=last].iter().filter_map(row).collect();
    // The header, and the sentence that leads up to it.
    let is_blank = |at: &usize| text[lines[*at].clone()].trim().is_empty() || is_rule(&text[lines[*at].clone()]);
    let header = (0..first).rev().find(|at| !is_blank(at))?;
    let is_headed = speaks(&text[lines[header].clone()]) || speaks(&text[lines[first].clone()]);
    // A header with as many columns is part of the table.
    let is_part = text[lines[header].clone()].contains(['|', '\t']);
    let columns = cells(&text[lines[header].clone()]);
    if !is_headed || dice.len() < 2 || is_part && (columns.len() != 2 || !speaks(columns[1])) {
        return None;
    }
    let start = if is_part { lines[header].start } else { lines[first].start };
    Some((start..lines[last].end, format!("Roll {}.\n", notation(&dice)?)))
}

/// "A 20-sided, an 18-sided and two 9-sided dice": two or more kinds, each with its article or number.
fn of_sided(text: &str) -> Option<(Range<usize>, String)> {
    let words = words(text);
    let is_sided = |at: usize| {
        let next = words.get(at + 1);
        words[at].number.is_some()
            && next
                .is_some_and(|it| it.is("sided faced") || it.is("and or") && text[words[at].end()..].starts_with('-'))
            || text[words[at].end()..].starts_with("-,") && words[at].number.is_some()
    };
    let places: Vec<usize> = (0..words.len()).filter(|at| is_sided(*at)).collect();
    if places.len() < 2 {
        return None;
    }
    let mut dice = Vec::new();
    for (index, at) in places.iter().enumerate() {
        let sides = words[*at].number?;
        let before = at.checked_sub(1).map(|it| words[it]);
        let count = match before {
            Some(it) if it.number.is_some() && !it.is("one") => it.number?,
            Some(it) if it.is("a an one another the single fair white red blue green black yellow") => 1,
            // "A 20-, an 18- and a 9-sided die": what is joined to the one before is one more.
            Some(_) if index > 0 => {
                let between = &text[words[places[index - 1]].end()..words[*at].at];
                let is_joined = between.contains([',', '+', '&']) || between.contains(" and ");
                if is_joined { 1 } else { return None }
            }
            _ => return None,
        };
        dice.push((count, sides));
    }
    let first = places[0];
    let is_counted = |at: usize| words[at].number.is_some() || words[at].is("a an another the single fair");
    let start = first.checked_sub(1).filter(|at| is_counted(*at)).unwrap_or(first);
    let last = places[places.len() - 1];
    // What stands between the first and the last of them tells of nothing else.
    let is_of_dice = |word: &Word| {
        word.number.is_some()
            || word
                .is("sided faced die dice a an and one another the plus as well also fair with together then single \
                        white red blue green black yellow or i roll")
    };
    let end = (last + 1..words.len()).take_while(|at| words[*at].is("sided faced die dice")).last().unwrap_or(last);
    let is_plain = words[start..=end].iter().all(is_of_dice) && !text[words[start].at..words[end].end()].contains('?');
    is_plain.then_some(())?;
    Some((words[start].at..words[end].end(), notation(&dice)?))
}

/// "One with 20 sides, one with 19 and one with 12", "with 4, 6 and 8 faces", "number of sides: 4, 6, 8", "the first has 6
/// faces, the second 8".
fn of_series(text: &str) -> Option<(Range<usize>, String)> {
    let words = words(text);
    let is_unit = |at: usize| words.get(at).is_some_and(|it| it.is("sides faces"));
    let links = "one with the first second third fourth fifth sixth another other has have having die dice and a an is \
                 respectively sides faces of it its last red blue green white black yellow";
    let unit = (0..words.len()).find(|at| {
        is_unit(*at)
            && (at.checked_sub(1).is_some_and(|it| words[it].number.is_some()) || leads_a_list(text, &words, *at))
    })?;
    // From the unit as far as only numbers and links stand there, in both directions.
    let sides_at = |at: usize| words[at].number.filter(|it| *it > 1 || words[at].text.starts_with('1')).is_some();
    let stops = |from: usize, to: usize| text[words[from].end()..words[to].at].contains(['.', '?', '!', '\n']);
    let mut start = unit;
    while start > 0 && (sides_at(start - 1) || words[start - 1].is(links)) && !stops(start - 1, start) {
        start -= 1;
    }
    let mut end = unit;
    while end + 1 < words.len() && (sides_at(end + 1) || words[end + 1].is(links)) && !stops(end, end + 1) {
        end += 1;
    }
    let is_one = |at: &usize| words[*at].text.eq_ignore_ascii_case("one");
    let sides: Vec<usize> = (start..=end).filter(|at| words[*at].number.is_some() && !is_one(at)).collect();
    // "Three dice with 4, 6 and 8 sides": how many there are is no number of sides.
    let is_count = |at: &usize| {
        words.get(at + 1).is_some_and(|it| it.is("dice die fair"))
            || text[words[*at].end()..].trim_start().starts_with(':')
    };
    let (counts, sides): (Vec<usize>, Vec<usize>) = sides.into_iter().partition(is_count);
    let dice: Vec<(i64, i64)> = sides.iter().filter_map(|at| Some((1, words[*at].number?))).collect();
    let are_counted = counts.iter().all(|at| words[*at].number == Some(dice.len() as i64));
    if dice.len() < 2 || !are_counted {
        return None;
    }
    // A number of sides is joined to the next by nothing but the links.
    let first = counts.first().map_or(sides[0], |at| (*at).min(sides[0]));
    let last = sides[sides.len() - 1];
    let end = if is_unit(last + 1) { last + 1 } else { last };
    let start = (0..first)
        .rev()
        .take_while(|at| {
            words[*at].is("with having one the first has of sides faces number and") && !stops(*at, at + 1)
        })
        .last()
        .unwrap_or(first);
    Some((words[start].at..words[end].end(), format!(": {}", notation(&dice)?)))
}

/// "Sides: 4, 6, 8", "numbers of faces are 4, 6 and 8".
fn leads_a_list(text: &str, words: &[Word], at: usize) -> bool {
    let next = (at + 1..words.len()).take(3).find(|it| words[*it].number.is_some());
    next.is_some_and(|next| {
        let between = &text[words[at].end()..words[next].at];
        between.trim() == ":" || between.trim() == "=" || between.trim() == "are" || between.trim() == "("
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dice_are_listed_in_many_ways() {
        for (text, told) in [
            ("a throw of 16+ in total", "a throw of 16 or more in total"),
            ("I roll d20+d10+2d4", "-"),
            ("2d6 + 3", "-"),
            ("P(sum >= 38)", "P(sum  at least  38)"),
            ("three dice: one with 20 sides, one with 19 and one with 12.", ": d20 + d19 + d12."),
            ("dice with 4, 6 and 8 faces are thrown", "dice : d4 + d6 + d8 are thrown"),
            ("a 20-sided, an 18-sided and two 9-sided dice at once", "d20 + d18 + 2d9 at once"),
            ("Number of sides: 4, 6, 8. Roll.", ": d4 + d6 + d8. Roll."),
            ("The dice:\n\nDie | Faces\nA | 20\nB | 8\n\nRoll all.", "The dice:\n\nRoll d20 + d8.\n\nRoll all."),
            ("Both dice are 6-sided.", "-"),
            ("a 6-sided die", "-"),
        ] {
            let wanted = (told != "-").then_some(told);
            assert_eq!(in_notation(text).as_deref(), wanted, "{text}");
        }
    }
}
