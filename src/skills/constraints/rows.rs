//! Rows of a board that follow each other, whatever parts them: lines, slashes, semicolons, commas or bars; with or without
//! labels before them and a header above them.

use std::ops::Range;

/// Rows as many as each has cells.
#[derive(Debug, PartialEq)]
pub struct Rows {
    /// cells[r][c], a mark each; a cell that is left blank is '.'.
    pub cells: Vec<Vec<char>>,
    pub span: Range<usize>,
    /// Whether the cells of a row stand apart.
    pub are_spaced: bool,
    /// The letters or numbers above the columns, where there are some.
    pub header: Option<Vec<String>>,
}

/// What may part two rows, the likeliest first.
const BETWEEN: [char; 5] = ['\n', '/', ';', '|', ','];

/// The only square of marks of this kind. None when there are none or several, where the first way to part them decides.
pub fn shown(text: &str, examples: &[Range<usize>], is_cell: &dyn Fn(char) -> bool) -> Option<Rows> {
    let squares = BETWEEN.iter().map(|&between| match between {
        '\n' => on_lines(text, examples, is_cell),
        _ => in_pieces(text, between, examples, is_cell),
    });
    let mut first = squares.into_iter().find(|it| !it.is_empty())?;
    let only = first.pop()?;
    first.is_empty().then_some(only)
}

/// A line or piece as cells: each by itself, or all in a run.
struct Row {
    cells: Vec<char>,
    span: Range<usize>,
    is_spaced: bool,
}

/// The words and marks of a piece. What is drawn around cells parts them.
fn tokens(piece: &str) -> Vec<&str> {
    let parts = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '|' | '=' | ':' | '│' | '┃' | '║' | '"' | '\'' | '`' | '[' | ']' | '(' | ')' | '{' | '}'
            )
    };
    piece.split(parts).filter(|it| !it.is_empty()).collect()
}

/// The mark of one cell; a word for nothing is a blank.
fn mark_of(token: &str, is_cell: &dyn Fn(char) -> bool) -> Option<char> {
    let mut marks = token.chars();
    match (marks.next(), marks.next()) {
        (Some(mark), None) => is_cell(mark).then_some(mark),
        _ => matches!(
            token.to_lowercase().as_str(),
            "blank" | "empty" | "nothing" | "none" | "null" | "unknown" | "free"
        )
        .then_some('.'),
    }
}

/// All of these tokens as cells: a mark each, or runs of the same length.
fn cells_of(tokens: &[&str], is_cell: &dyn Fn(char) -> bool) -> Option<(Vec<char>, bool)> {
    let single: Option<Vec<char>> = tokens.iter().map(|it| mark_of(it, is_cell)).collect();
    if let Some(marks) = single.filter(|it| it.len() > 1) {
        return Some((marks, true));
    }
    let length = tokens.first()?.chars().count();
    let are_runs = length > 1 && tokens.iter().all(|it| it.chars().count() == length && it.chars().all(is_cell));
    are_runs.then(|| (tokens.concat().chars().collect(), false))
}

/// The cells of a line, without the label before them.
fn row_of(line: &str, is_cell: &dyn Fn(char) -> bool) -> Option<(Vec<char>, bool)> {
    let body = line.rsplit_once(':').map_or(line, |(_, rest)| rest);
    // "| 5 |   | 3 |": what lies between bars is a cell, be it blank.
    let inner = body.trim();
    if inner.matches('|').count() > 2 {
        let inner = inner.strip_prefix('|').unwrap_or(inner);
        let boxes: Vec<&str> = inner.strip_suffix('|').unwrap_or(inner).split('|').map(str::trim).collect();
        // "| r1 | 5 |  |": a label is no cell.
        let is_label = boxes.len() > 3 && boxes[0].len() > 1 && boxes[0].chars().all(char::is_alphanumeric);
        let boxes = &boxes[usize::from(is_label)..];
        let marks = boxes.iter().map(|it| if it.is_empty() { Some('.') } else { mark_of(it, is_cell) });
        if let Some(marks) = marks.collect::<Option<Vec<char>>>() {
            return Some((marks, true));
        }
    }
    let drawn = body.replace("[ ]", " . ").replace("[]", " . ");
    // Between two commas that stand together lies an empty cell.
    if drawn.contains(",,") {
        let boxes =
            drawn.split(',').map(|it| if it.trim().is_empty() { Some('.') } else { mark_of(it.trim(), is_cell) });
        return Some((boxes.collect::<Option<Vec<char>>>()?, true));
    }
    let all = tokens(&drawn);
    if let Some(found) = cells_of(&all, is_cell) {
        return Some(found);
    }
    // "The first row reads 5, blank, 3": words lead the cells in.
    let is_part = |token: &&&str| mark_of(token, is_cell).is_some();
    let count = all.iter().rev().take_while(is_part).count();
    let cut = all.len() - count;
    let leads = all[..cut].iter().any(|it| it.len() > 1 && it.chars().all(char::is_alphanumeric));
    (count > 2 && cut <= 6 && leads).then(|| cells_of(&all[cut..], is_cell)).flatten()
}

/// Whether a line is only drawn: "------+------".
fn is_drawn(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || "-+=|:_~".contains(c) || ('─'..='╿').contains(&c))
        && (line.contains(['+', '=']) || line.contains("--") || line.contains(|c| ('─'..='╿').contains(&c)))
}

/// Whether these follow each other as letters or numbers do, from the first: A, B, C or c1, c2, c3.
fn are_in_order(names: &[String]) -> bool {
    let last = |name: &String| name.chars().last();
    let begins = names.first().and_then(last).is_some_and(|it| matches!(it, 'A' | 'a' | '1' | 'W' | 'P'));
    let follows = |pair: &[String]| match (last(&pair[0]), last(&pair[1])) {
        (Some(one), Some(other)) => u32::from(one) + 1 == u32::from(other),
        _ => false,
    };
    names.len() > 2 && begins && names.windows(2).all(follows)
}

fn marks_in_order<'m>(marks: impl Iterator<Item = &'m char>) -> bool {
    are_in_order(&marks.map(char::to_string).collect::<Vec<_>>())
}

fn on_lines(text: &str, examples: &[Range<usize>], is_cell: &dyn Fn(char) -> bool) -> Vec<Rows> {
    let mut found = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut above: Option<(Vec<String>, usize)> = None;
    let mut header: Option<(Vec<String>, usize)> = None;
    for (start, line) in crate::language::lines(text).chain([(text.len(), "end")]) {
        let span = start..start + line.len();
        let is_example = examples.iter().any(|it| it.start <= span.start && span.end <= it.end);
        if line.trim().is_empty() && start < text.len() {
            continue;
        }
        let row = row_of(line, is_cell).filter(|_| !is_example);
        let goes_on = |cells: &Vec<char>| rows.first().is_none_or(|first| first.cells.len() == cells.len());
        if is_drawn(line) && (rows.is_empty() || !row.as_ref().is_some_and(|it| goes_on(&it.0))) {
            continue;
        }
        if !row.as_ref().is_some_and(|it| goes_on(&it.0)) {
            found.extend(square_of(std::mem::take(&mut rows), header.take()));
        }
        if rows.is_empty() {
            header = above.take();
        }
        let names: Vec<String> = tokens(line).into_iter().map(str::to_owned).collect();
        above = Some((names, start)).filter(|it| are_in_order(&it.0));
        if let Some((cells, is_spaced)) = row {
            rows.push(Row { cells, span, is_spaced });
        }
    }
    found
}

/// The square of these rows, without the labels around it.
fn square_of(mut rows: Vec<Row>, above: Option<(Vec<String>, usize)>) -> Option<Rows> {
    let width = rows.first()?.cells.len();
    let height = rows.len();
    let has_labels = |rows: &[Row]| marks_in_order(rows.iter().filter_map(|row| row.cells.first()));
    let first_is_header = marks_in_order(rows[0].cells.iter());
    let mut header = above;
    let start = rows[0].span.start;
    if height == width + 1 && first_is_header {
        header = Some((rows.remove(0).cells.iter().map(char::to_string).collect(), start));
    } else if width == height + 1 && has_labels(&rows) {
        rows.iter_mut().for_each(|row| {
            row.cells.remove(0);
        });
    } else if width == height
        && rows[0].cells[0] == '.'
        && marks_in_order(rows[0].cells[1..].iter())
        && has_labels(&rows[1..])
    {
        header = Some((rows.remove(0).cells[1..].iter().map(char::to_string).collect(), start));
        rows.iter_mut().for_each(|row| {
            row.cells.remove(0);
        });
    } else if width != height {
        return None;
    }
    let size = rows.len();
    let header = header.filter(|(names, _)| names.len() == size);
    let start = header.as_ref().map_or(start, |it| it.1);
    let end = rows.last()?.span.end;
    (size > 2).then(|| Rows {
        are_spaced: rows.iter().all(|it| it.is_spaced),
        cells: rows.into_iter().map(|it| it.cells).collect(),
        span: start..end,
        header: header.map(|it| it.0),
    })
}

/// Rows with the same mark between them: "2 x x / x 1 x / x x 3". Before the first and behind the last may be words.
fn in_pieces(text: &str, between: char, examples: &[Range<usize>], is_cell: &dyn Fn(char) -> bool) -> Vec<Rows> {
    let mut pieces: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for piece in text.split(between) {
        pieces.push((at, piece));
        at += piece.len() + between.len_utf8();
    }
    let mut found: Vec<Rows> = Vec::new();
    let mut next = 0;
    while next + 2 < pieces.len() {
        // The second row stands between two marks and is whole.
        let Some((cells, are_spaced)) = row_of(pieces[next + 1].1, is_cell) else {
            next += 1;
            continue;
        };
        let size = cells.len();
        let first = at_end(pieces[next], size, is_cell);
        let rest =
            pieces[next + 1..].iter().map_while(|piece| row_of(piece.1, is_cell).filter(|it| it.0.len() == size));
        let mut rows: Vec<Vec<char>> = rest.take(size.saturating_sub(1)).map(|it| it.0).collect();
        let Some((first, start)) = first else {
            next += 1;
            continue;
        };
        rows.insert(0, first);
        let mut end = pieces.get(next + rows.len() - 1).map_or(text.len(), |it| it.0 + it.1.len());
        if rows.len() + 1 == size
            && let Some((last, to)) = pieces.get(next + rows.len()).and_then(|it| at_begin(*it, size, is_cell))
        {
            rows.push(last);
            end = to;
        }
        // The last piece of one may begin the next.
        next += (rows.len() - 1).max(1);
        let is_example = examples.iter().any(|it| it.start <= start && end <= it.end);
        if rows.len() == size && size > 2 && !is_example {
            found.push(Rows { cells: rows, span: start..end, are_spaced, header: None });
        }
    }
    found
}

/// The last so many cells of a piece, and where they begin.
fn at_end((start, piece): (usize, &str), size: usize, is_cell: &dyn Fn(char) -> bool) -> Option<(Vec<char>, usize)> {
    let all = tokens(piece);
    let groups = (1..=all.len()).filter_map(|count| {
        let part = &all[all.len() - count..];
        Some((cells_of(part, is_cell).filter(|it| it.0.len() == size)?.0, part[0].as_ptr() as usize))
    });
    groups.take(1).next().map(|(cells, at)| (cells, start + at - piece.as_ptr() as usize))
}

/// The first so many cells of a piece, and where they end. A full stop may end a sentence.
fn at_begin((start, piece): (usize, &str), size: usize, is_cell: &dyn Fn(char) -> bool) -> Option<(Vec<char>, usize)> {
    // "The bottom row is 1, empty. What goes in it?"
    let sentence = piece.find(". ").or(piece.find(".\n")).map_or(piece, |end| &piece[..end]);
    if let Some((cells, _)) = row_of(sentence, is_cell).filter(|it| it.0.len() == size) {
        return Some((cells, start + sentence.len()));
    }
    let all = tokens(piece);
    (1..=all.len().min(size)).find_map(|count| {
        let last = all[count - 1];
        let tidy = last.trim_end_matches(['.', '!', '?', ';']);
        let ends = [last, tidy, last.strip_suffix('.').unwrap_or(last)];
        ends.into_iter().filter(|it| !it.is_empty()).find_map(|last| {
            let mut part = all[..count].to_vec();
            part[count - 1] = last;
            let (cells, _) = cells_of(&part, is_cell).filter(|it| it.0.len() == size)?;
            Some((cells, start + last.as_ptr() as usize - piece.as_ptr() as usize + last.len()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<Vec<String>> {
        let rows = shown(text, &[], &|c| c.is_ascii_digit() || "._-?x".contains(c))?;
        Some(
            rows.cells
                .iter()
                .map(|row| row.iter().collect::<String>().replace(['0', '_', '-', '?', 'x'], "."))
                .collect(),
        )
    }

    #[test]
    fn rows_are_seen_whatever_parts_them() {
        for text in [
            "Fill it: 1 x x 2 / x x x x / x x x x / 3 x x 4. Thanks!",
            "Fill it: 1xx2 / xxxx / xxxx / 3xx4, please",
            "grid 1002;0000;0000;3004",
            "The rows are 1..2, ...., ...., 3..4",
            "A table:\n\n| A | B | C | D |\n|---|---|---|---|\n| 1 |   |   | 2 |\n|   |   |   |   |\n|   |   |   |   |\n| 3 |   |   | 4 |\n",
            "   1 2 3 4\n1  1 - - 2\n2  - - - -\n3  - - - -\n4  3 - - 4\nDo it.",
            "  A B C D\n1 1 ? ? 2\n2 ? ? ? ?\n3 ? ? ? ?\n4 3 ? ? 4",
            "r1: 1 _ _ 2\nr2: _ _ _ _\nr3: _ _ _ _\nr4: 3 _ _ 4",
            "The first row reads 1, blank, blank, 2\nthe second row is blank blank blank blank\nthe third row: blank, blank, blank, blank\nthe last row 3, blank, blank, 4",
            "+-----+-----+\n| 1 . | . 2 |\n| . . | . . |\n+-----+-----+\n| . . | . . |\n| 3 . | . 4 |\n+-----+-----+",
        ] {
            let seen = seen(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(seen, ["1..2", "....", "....", "3..4"], "{text}");
        }
    }

    #[test]
    fn what_is_no_square_is_none() {
        assert_eq!(seen("1 2 3 / 4 5 6"), None);
        assert_eq!(seen("from 1 / 2 to 3 / 4"), None);
        assert_eq!(seen("1xx2/xxxx/xxxx/3xx4 and 1xx2/xxxx/xxxx/3xx4"), None);
    }
}
