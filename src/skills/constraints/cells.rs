//! What is said of single cells, which are named by row and column: "r1c1 < r1c2", "the number in row 2, column 3 is 4".

use std::ops::Range;

/// Row and column, from 0.
pub type Cell = (usize, usize);

/// What a text says of its cells.
#[derive(Debug, Default)]
pub struct Told {
    /// The first is smaller than the second.
    pub smaller: Vec<(Cell, Cell)>,
    pub given: Vec<(Cell, i64)>,
    /// Where this is said, to the last word of it.
    pub spans: Vec<Range<usize>>,
}

/// Words with which a sentence does not simply say how it is.
const NOT_SIMPLY: &[&str] = &[
    "if", "unless", "either", "or", "not", "never", "neither", "nor", "cannot", "no", "when", "then", "false", "wrong",
    "except", "isn't", "mustn't", "move", "moved", "moves", "remove", "removed", "instead",
];

pub fn told(text: &str) -> Told {
    told_of(text, named_in(text))
}

/// The same of cells that are named like this.
pub fn told_of(text: &str, cells: Vec<(Range<usize>, Cell)>) -> Told {
    let mut told = Told::default();
    told.along_lines(text);
    for pair in cells.windows(2) {
        let ((first, one), (second, other)) = (&pair[0], &pair[1]);
        let Some(between) = text.get(first.end..second.start).filter(|it| it.len() < 60).map(str::to_lowercase) else {
            continue;
        };
        if between.contains(['.', ';', '\n', ',']) || !is_simply_said(text, first) {
            continue;
        }
        if let Some(is_less) = compares(&between) {
            told.smaller.push(if is_less { (*one, *other) } else { (*other, *one) });
            told.spans.push(first.start..second.end);
        }
    }
    for (span, cell) in &cells {
        if let Some((number, span)) = number_after(text, span).or_else(|| number_before(text, span))
            && is_simply_said(text, &span)
        {
            told.given.push((*cell, number));
            told.spans.push(span);
        }
    }
    told
}

impl Told {
    /// "In column 1, the number in row 2 is less than the one in row 3": two cells of one row or column.
    fn along_lines(&mut self, text: &str) {
        let words = words_of(text);
        let numbered = |at: usize| -> Option<(bool, usize)> {
            let is_row = match words.get(at)?.1.as_str() {
                "row" => true,
                "column" => false,
                _ => return None,
            };
            Some((is_row, words.get(at + 1)?.1.parse::<usize>().ok()?.checked_sub(1)?))
        };
        let mut at = 0;
        while at < words.len() {
            let Some((is_row, line)) = numbered(at).filter(|_| at > 0 && words[at - 1].1 == "in") else {
                at += 1;
                continue;
            };
            let clause = text[words[at].0..].find(['.', ';', '\n']).map_or(text.len(), |it| words[at].0 + it);
            let lines: Vec<(usize, usize)> = (at + 2..words.len().min(at + 20))
                .filter(|&it| words[it].0 < clause)
                .filter_map(|it| numbered(it).filter(|(other, _)| *other != is_row).map(|(_, number)| (it, number)))
                .collect();
            if let [(first, one), (second, other)] = lines[..]
                && text[words[at + 1].0..words[first].0].contains(',')
            {
                let between: Vec<&str> = words[first + 2..second].iter().map(|it| it.1.as_str()).collect();
                let span = words[at - 1].0..words[second + 1].0 + words[second + 1].1.len();
                let ends = text[span.end..clause].trim().is_empty();
                if let Some(is_less) = compares(&between.join(" ")).filter(|_| ends && is_simply_said(text, &span)) {
                    let cell = |number: usize| if is_row { (line, number) } else { (number, line) };
                    let (one, other) = (cell(one), cell(other));
                    self.smaller.push(if is_less { (one, other) } else { (other, one) });
                    self.spans.push(span);
                    at = second;
                }
            }
            at += 1;
        }
    }
}

/// Whether the words between two cells say that the first is less, or more; none when they say something else.
fn compares(between: &str) -> Option<bool> {
    let words = || between.split(|c: char| !c.is_alphanumeric() && !matches!(c, '<' | '>')).filter(|it| !it.is_empty());
    let is_less = |word: &str| {
        matches!(
            word,
            "<" | "less" | "smaller" | "lower" | "below" | "shorter" | "fewer" | "lighter" | "younger" | "cheaper"
        )
    };
    let is_more = |word: &str| {
        matches!(
            word,
            ">" | "greater"
                | "larger"
                | "bigger"
                | "more"
                | "higher"
                | "exceeds"
                | "above"
                | "taller"
                | "heavier"
                | "older"
                | "longer"
                | "dearer"
        )
    };
    let is_filler = |word: &str| {
        matches!(
            word,
            "is" | "than"
                | "must"
                | "be"
                | "has"
                | "to"
                | "the"
                | "a"
                | "number"
                | "entry"
                | "one"
                | "in"
                | "that"
                | "of"
                | "cell"
                | "at"
                | "holds"
                | "contains"
                | "value"
                | "digit"
                | "should"
                | "have"
                | "what"
                | "stands"
                | "which"
        )
    };
    let (less, more) = (words().filter(|it| is_less(it)).count(), words().filter(|it| is_more(it)).count());
    (less + more == 1 && words().all(|word| is_less(word) || is_more(word) || is_filler(word))).then_some(less == 1)
}

/// "= 3", "is 3", ": 3" after a cell, and nothing more of it.
fn number_after(text: &str, cell: &Range<usize>) -> Option<(i64, Range<usize>)> {
    let rest = text[cell.end..].trim_start_matches([' ', ')']);
    let verbs = [
        "must be ",
        "has to be ",
        "is ",
        "contains ",
        "holds ",
        "has ",
        "has a ",
        "is a ",
        "->",
        "→",
        "=",
        ":",
        "contains a ",
        "holds a ",
    ];
    let said = verbs.iter().filter_map(|verb| rest.strip_prefix(verb)).min_by_key(|it| it.len())?.trim_start();
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let after = &said[digits..];
    let is_end = after.is_empty()
        || after.starts_with(['\n', ',', ';', ')', '!', '?'])
        || after.starts_with('.') && !after[1..].starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with(" and ");
    let end = text.len() - after.len();
    (is_end && digits > 0).then(|| Some((said[..digits].parse().ok()?, cell.start..end))).flatten()
}

/// "5 in row 1, column 3".
fn number_before(text: &str, cell: &Range<usize>) -> Option<(i64, Range<usize>)> {
    let before = text[..cell.start].trim_end_matches(['(', ' ']);
    let before = before.strip_suffix(" the cell").unwrap_or(before);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let said = [" in", " at", " is in", " stands in", " goes in", " goes to", " on", " sits in", " for", " into"]
        .iter()
        .filter_map(|it| before.strip_suffix(it))
        .min_by_key(|it| it.len())?;
    // "A two in the first row".
    let word = said.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if let Some(number) = crate::language::small_cardinal(&word.to_lowercase()) {
        return Some((number as i64, said.len() - word.len()..cell.end));
    }
    let digits = said.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = said.len() - digits;
    let is_begun = !said[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-'));
    (is_begun && digits > 0).then(|| Some((said[start..].parse().ok()?, start..cell.end))).flatten()
}

/// Whether nothing in the clause around this makes it doubtful.
pub fn is_simply_said(text: &str, span: &Range<usize>) -> bool {
    let start = text[..span.start].rfind(['.', ';', ':', '\n', '?', '!']).map_or(0, |at| at + 1);
    let end = text[span.end..].find(['.', ';', '\n', '?', '!']).map_or(text.len(), |at| span.end + at);
    let clause = text[start..end].to_lowercase().replace('’', "'");
    !clause.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|word| NOT_SIMPLY.contains(&word))
}

/// Cells that are named by a letter and a number, "B3", where it is told which of them counts the columns: "columns A-D".
pub fn lettered_in(text: &str, has_letters_above: bool) -> Vec<(Range<usize>, Cell)> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    // "Columns are lettered A to G", "the columns, from left to right, are A-D".
    let says = |noun: &str| {
        (0..words.len()).filter(|&at| words[at].trim_end_matches('s') == noun).any(|at| {
            let next =
                words[at + 1..].iter().take(8).take_while(|it| !matches!(**it, "row" | "rows" | "column" | "columns"));
            let mut next = next.skip_while(|it| !matches!(**it, "a" | "1"));
            next.next() == Some(&"a") && next.next().is_some_and(|it| it.len() == 1 || matches!(*it, "to" | "through"))
        })
    };
    let letter_is_column = match (says("column") || has_letters_above, says("row")) {
        (true, false) => true,
        (false, true) => false,
        _ => return Vec::new(),
    };
    if lower.contains("bottom") {
        return Vec::new();
    }
    let named = words_of(text).into_iter().filter_map(|(at, word)| {
        let [letter @ b'a'..=b'i', digit @ b'1'..=b'9'] = *word.as_bytes() else {
            return None;
        };
        let (letter, digit) = (usize::from(letter - b'a'), usize::from(digit - b'1'));
        Some((at..at + 2, if letter_is_column { (digit, letter) } else { (letter, digit) }))
    });
    named.collect()
}

/// Where it is told what columns and rows are called: "columns A-D", "rows 1-4".
pub fn names_of_lines(text: &str) -> Vec<Range<usize>> {
    let words = words_of(text);
    let is_name = |at: &usize| {
        matches!(
            words[*at].1.as_str(),
            "to" | "from"
                | "are"
                | "labelled"
                | "labeled"
                | "lettered"
                | "numbered"
                | "named"
                | "called"
                | "by"
                | "with"
                | "run"
                | "go"
                | "through"
                | "letters"
                | "the"
                | "top"
                | "left"
        ) || words[*at].1.len() == 1
    };
    let starts = (0..words.len()).filter(|&at| matches!(words[at].1.as_str(), "columns" | "rows"));
    let spans = starts.filter_map(|at| {
        let last = (at + 1..words.len()).take_while(is_name).last()?;
        // "Columns 1-9 are across the top": none of them is named alone.
        if last < at + 2 {
            return None;
        }
        Some(words[at].0..words[last].0 + words[last].1.len())
    });
    spans.collect()
}

/// Squares of a chessboard of this size, "g6": a letter for the file, and the rank from below.
pub fn squares_in(text: &str, size: usize) -> Vec<(Range<usize>, Cell)> {
    let named = words_of(text).into_iter().filter_map(|(at, word)| {
        let (letter, rank) = word.split_at_checked(1)?;
        let file = usize::from(letter.as_bytes()[0].checked_sub(b'a')?);
        let rank: usize = rank.parse().ok()?;
        (file < size && (1..=size).contains(&rank)).then(|| (at..at + word.len(), (size - rank, file)))
    });
    named.collect()
}

/// Cells that are named by row and column, with their places in the text.
pub fn named_in(text: &str) -> Vec<(Range<usize>, Cell)> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(Range<usize>, Cell)> = Vec::new();
    let mut at = 0;
    while let Some(c) = lower[at..].chars().next() {
        let is_inside = lower[..at].ends_with(|c: char| c.is_alphanumeric());
        match named(&lower[at..]).filter(|_| !is_inside) {
            Some((length, cell)) => {
                found.push((at..at + length, cell));
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    if found.is_empty() {
        found = named_behind_rows(&lower);
    }
    let counts_from_zero =
        ["0-index", "zero-index", "0-based", "zero-based", "0 indexed", "counting from 0", "counted from 0"];
    let is_from_zero = found.iter().any(|(_, (row, column))| *row == 0 || *column == 0)
        || counts_from_zero.iter().any(|it| lower.contains(it));
    if !is_from_zero {
        found.iter_mut().for_each(|(_, (row, column))| (*row, *column) = (*row - 1, *column - 1));
    }
    found
}

/// "Row 3: column 2 is 7, column 5 is 1": columns behind the row that their line begins with.
fn named_behind_rows(lower: &str) -> Vec<(Range<usize>, Cell)> {
    let mut found = Vec::new();
    for (start, line) in crate::language::lines(lower) {
        let said = line.trim_start_matches([' ', '-', '*', '•']);
        let number = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
        let Some(rest) = said.strip_prefix("row ") else {
            continue;
        };
        let digits = number(rest);
        let (Ok(row), true) = (digits.parse::<usize>(), rest[digits.len()..].starts_with(':')) else {
            continue;
        };
        let head = start + line.len() - said.len();
        for (index, (at, name)) in line.match_indices("column ").enumerate() {
            let digits = number(&line[at + name.len()..]);
            // The first of them has its row before it.
            let begins = if index == 0 { head } else { start + at };
            if let Ok(column) = digits.parse::<usize>() {
                found.push((begins..start + at + name.len() + digits.len(), (row, column)));
            }
        }
    }
    found
}

/// The same in a square of this size, where rows and columns may be told by their order as well: "the bottom row, fourth
/// column", "the second cell of the third row".
pub fn named_in_square(text: &str, size: usize) -> Vec<(Range<usize>, Cell)> {
    let found = named_in(text);
    if !found.is_empty() {
        return found;
    }
    let words: Vec<(usize, String)> = words_of(text);
    let order = |word: &str| {
        const ORDINALS: [&str; 9] =
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
        let digits =
            ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)?.parse::<usize>().ok());
        let named =
            ORDINALS.iter().position(|it| *it == word).map(|at| at + 1).or(digits).filter(|it| *it >= 1 && *it <= size);
        named.or(match word {
            "top" | "leftmost" | "left" => Some(1),
            "bottom" | "rightmost" | "right" | "last" => Some(size),
            "middle" | "centre" | "center" | "central" if size % 2 == 1 => Some(size / 2 + 1),
            _ => None,
        })
    };
    let of = |noun: &str| -> Vec<(usize, usize)> {
        let at = |at: usize| words[at].1 == noun && at > 0;
        (0..words.len()).filter(|it| at(*it)).filter_map(|it| Some((it, order(&words[it - 1].1)?))).collect()
    };
    // "The top left corner", "the bottom right cell".
    let corner = words.windows(3).find_map(|it| {
        let (down, across) = (it[0].1.as_str(), it[1].1.as_str());
        let row = match down {
            "top" | "upper" => 0,
            "bottom" | "lower" => size - 1,
            _ => return None,
        };
        let column = match across {
            "left" => 0,
            "right" => size - 1,
            _ => return None,
        };
        matches!(it[2].1.as_str(), "corner" | "cell" | "square" | "field")
            .then(|| (it[0].0..it[2].0 + it[2].1.len(), (row, column)))
    });
    // "The middle cell", "the very centre of the grid".
    let is_middle = |word: &str| matches!(word, "middle" | "centre" | "center" | "central");
    let middle = (0..words.len()).find_map(|at| {
        let next = words.get(at + 1).map_or("", |it| it.1.as_str());
        let (start, word) = &words[at];
        let is_cell = matches!(next, "cell" | "square" | "field") || matches!(next, "of") && at > 0;
        let end = if next == "of" { start + word.len() } else { words.get(at + 1)?.0 + next.len() };
        (is_middle(word) && is_cell && size % 2 == 1).then_some((*start..end, (size / 2, size / 2)))
    });
    let is_by_lines = words.iter().any(|it| it.1 == "row") && words.iter().any(|it| it.1 == "column");
    if let Some(named) = corner.or(middle.filter(|_| !is_by_lines)) {
        return vec![named];
    }
    let (rows, mut columns) = (of("row"), of("column"));
    if columns.is_empty() {
        columns = ["cell", "square", "field", "place"].iter().flat_map(|it| of(it)).collect();
    }
    let mut lines: Vec<Line> = rows.iter().map(|it| (true, it.0, it.1)).collect();
    lines.extend(columns.iter().map(|it| (false, it.0, it.1)));
    lines.extend((1..words.len()).filter_map(|at| {
        let is_row = match words[at - 1].1.as_str() {
            "row" => true,
            "column" => false,
            _ => return None,
        };
        Some((is_row, at, words[at].1.parse().ok().filter(|it| (1..=size).contains(it))?))
    }));
    lines.sort_unstable_by_key(|it| it.1);
    let is_cut = |one: usize, other: usize| text[words[one].0..words[other].0].contains(['.', ';', '\n', ':']);
    let mut found = Vec::new();
    let mut rest = &lines[..];
    while !rest.is_empty() {
        let length = 1 + rest.windows(2).take_while(|pair| !is_cut(pair[0].1, pair[1].1)).count();
        found.extend(cells_of_lines(&rest[..length]).into_iter().map(|(first, last, cell)| {
            let start = words[first.saturating_sub(1)].0;
            (start..words[last].0 + words[last].1.len(), cell)
        }));
        rest = &rest[length..];
    }
    found
}

/// Whether it is a row, the place of its last word, and its number from 1.
type Line = (bool, usize, usize);

/// The cells that the lines of one clause name by twos: "the first row, second column". One row may hold for several columns.
fn cells_of_lines(lines: &[Line]) -> Vec<(usize, usize, Cell)> {
    let cell = |one: &Line, other: &Line| {
        let (row, column) = if one.0 { (one.2, other.2) } else { (other.2, one.2) };
        (one.1.min(other.1), one.1.max(other.1), (row - 1, column - 1))
    };
    let are_twos =
        lines.len().is_multiple_of(2) && lines.chunks(2).all(|two| two[0].0 != two[1].0 && two[1].1 - two[0].1 <= 6);
    if are_twos {
        return lines.chunks(2).map(|two| cell(&two[0], &two[1])).collect();
    }
    match lines {
        [one, others @ ..] if others.len() > 1 && others.iter().all(|it| it.0 != one.0) => {
            let mut found: Vec<_> = others.iter().map(|other| cell(one, other)).collect();
            // Only the first of them has the line that they share before it.
            found.iter_mut().zip(others).skip(1).for_each(|(found, other)| found.0 = other.1);
            found
        }
        _ => Vec::new(),
    }
}

/// The words of a text in small letters, with their places.
fn words_of(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), is_open) {
            (true, true) => {
                if let Some(last) = found.last_mut() {
                    last.1.push(c.to_ascii_lowercase());
                }
            }
            (true, false) => found.push((at, c.to_ascii_lowercase().to_string())),
            _ => {}
        }
        is_open = c.is_alphanumeric();
    }
    found
}

/// The cell that is named at the beginning of a text in small letters, and the length of its name.
fn named(text: &str) -> Option<(usize, Cell)> {
    let by_row: [(&[&str], &[&str], &str); 3] = [
        (&["row ", "row"], &[", column ", " column ", " and column ", " col ", ", col ", ",column "], ""),
        (&["r"], &["c", ", c", " c"], ""),
        (&["("], &[", ", ","], ")"),
    ];
    let by_column: (&[&str], &[&str], &str) =
        (&["column ", "col "], &[", row ", " row ", " and row ", " of row ", " in row "], "");
    let first = by_row.iter().find_map(|it| pair(text, it));
    first.or_else(|| pair(text, &by_column).map(|(length, (column, row))| (length, (row, column))))
}

/// Two numbers, with one of these before the first, between them, and after the second.
fn pair(text: &str, (open, between, close): &(&[&str], &[&str], &str)) -> Option<(usize, Cell)> {
    let number = |text: &str| -> Option<(usize, usize)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        Some((text[..digits].parse().ok().filter(|it| *it <= 99)?, digits))
    };
    let open = open.iter().find(|it| text.starts_with(**it))?;
    let (one, digits) = number(&text[open.len()..])?;
    let at = open.len() + digits;
    let between = between.iter().find(|it| text[at..].starts_with(**it))?;
    let at = at + between.len();
    let (other, digits) = number(&text[at..])?;
    let at = at + digits;
    text[at..].starts_with(close).then_some((at + close.len(), (one, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_cell_is_read_only_when_it_is_said_simply() {
        let given = |text: &str| told(text).given;
        assert_eq!(given("The number in row 4, column 2 is 1."), [((3, 1), 1)]);
        assert_eq!(
            given("r1c1=3, (2, 3): 4 and there is a 2 in column 1, row 3."),
            [((0, 0), 3), ((1, 2), 4), ((2, 0), 2)]
        );
        for text in
            ["Row 1, column 1 is 1 or 2.", "r1c1 is not 3", "If r1c1 = 2, all is lost.", "r1c1 is 1 more than r1c2"]
        {
            assert_eq!(given(text), [], "{text}");
        }
    }

    #[test]
    fn cells_compare_in_words_and_signs() {
        let smaller = |text: &str| told(text).smaller;
        assert_eq!(smaller("r1c1 < r1c2, r2c2 > r1c2"), [((0, 0), (0, 1)), ((0, 1), (1, 1))]);
        assert_eq!(smaller("Row 1, column 1 is greater than row 2, column 1."), [((1, 0), (0, 0))]);
        assert_eq!(smaller("r1c1 is 2 more than r1c2"), []);
        assert_eq!(smaller("r1c1 is not less than r1c2"), []);
    }
}
