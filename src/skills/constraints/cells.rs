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
    let mut told = Told::default();
    let cells = named_in(text);
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

/// Whether the words between two cells say that the first is less, or more; none when they say something else.
fn compares(between: &str) -> Option<bool> {
    let words = || between.split(|c: char| !c.is_alphanumeric() && !matches!(c, '<' | '>')).filter(|it| !it.is_empty());
    let is_less = |word: &str| matches!(word, "<" | "less" | "smaller" | "lower" | "below");
    let is_more =
        |word: &str| matches!(word, ">" | "greater" | "larger" | "bigger" | "more" | "higher" | "exceeds" | "above");
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
    let said = [" in", " at", " is in", " stands in", " goes in", " goes to"]
        .iter()
        .filter_map(|it| before.strip_suffix(it))
        .min_by_key(|it| it.len())?;
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
    let counts_from_zero =
        ["0-index", "zero-index", "0-based", "zero-based", "0 indexed", "counting from 0", "counted from 0"];
    let is_from_zero = found.iter().any(|(_, (row, column))| *row == 0 || *column == 0)
        || counts_from_zero.iter().any(|it| lower.contains(it));
    if !is_from_zero {
        found.iter_mut().for_each(|(_, (row, column))| (*row, *column) = (*row - 1, *column - 1));
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
