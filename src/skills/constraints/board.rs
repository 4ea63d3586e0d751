//! Boards: square grids of single marks, however they are shown.

use std::ops::Range;

use super::output::rows_wanted;
use super::rows;
use crate::language::Telling;
use crate::problem::{Form, Literal, Prompt};

/// How a board was shown, so that another can be shown likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Spaced,
    Close,
    /// All rows after each other.
    Run,
    Brackets,
}

/// A board that a prompt shows.
#[derive(Clone, Debug)]
pub struct Board {
    /// cells[r][c], a mark each.
    pub cells: Vec<Vec<char>>,
    style: Style,
    /// Where it is shown.
    pub spans: Vec<Range<usize>>,
    /// The letters or numbers above the columns, where there are some.
    pub header: Option<Vec<String>>,
}

impl Board {
    /// The square board that is shown, of marks of this kind. None when there is none or it is not clear which.
    pub fn shown(telling: &Telling, is_cell: &dyn Fn(char) -> bool) -> Option<Self> {
        let is_square = |board: &Self| {
            let size = board.cells.len();
            size > 1 && board.cells.iter().all(|row| row.len() == size)
        };
        let ways = [in_brackets, in_lines, in_a_run, in_rows];
        ways.iter().find_map(|way| way(telling, is_cell).filter(is_square))
    }

    /// Accounts for it.
    pub fn is_taken(&self, telling: &Telling) {
        self.spans.iter().for_each(|span| telling.takes(span));
    }

    /// Rows in the same manner.
    pub fn form(&self) -> Form {
        match self.style {
            Style::Spaced => Form::rows(" "),
            Style::Close => Form::rows(""),
            Style::Run => Form::listed("", "", "", Form::listed("", "", "", Form::Plain)),
            Style::Brackets => Form::json(Form::json(Form::Plain)),
        }
    }
}

/// How rows are to be written: as it is said, or else as the board was shown.
pub fn form_of_rows(prompt: &Prompt, size: usize, board: Option<&Board>) -> Form {
    const LISTS: &str = "list_of_lists|lists_of_lists|array_of_arrays|nested_list|2d_list|2d_array|json return|give|output|answer|respond|reply|print|write";
    if let Some(wanted) = rows_wanted(prompt, size) {
        return wanted;
    }
    if prompt.says("no_spaces|without_spaces|no_space|without_any_spaces") {
        Form::rows("")
    } else if prompt.says("space_-_separated|space-separated|separated_by_spaces|separated_by_a_space") {
        Form::rows(" ")
    } else if prompt.says(LISTS) {
        Form::json(Form::json(Form::Plain))
    } else {
        board.map_or(Form::rows(" "), Board::form)
    }
}

fn in_brackets(telling: &Telling, is_cell: &dyn Fn(char) -> bool) -> Option<Board> {
    let shown: Vec<_> = telling.prompt.outline().literals.iter().filter(|it| !it.is_example).collect();
    let row = |literal: &Literal| -> Option<Vec<char>> {
        let written = match literal.all_written() {
            Some(written) => written,
            None => vec![literal.written()?],
        };
        let marks: Vec<char> = match written[..] {
            [run] => run.chars().collect(),
            _ => written
                .iter()
                .map(|it| match *it {
                    "None" | "null" | "" | " " => Some('.'),
                    other => other.chars().next().filter(|_| other.chars().count() == 1),
                })
                .collect::<Option<_>>()?,
        };
        marks.iter().all(|&mark| is_cell(mark)).then_some(marks)
    };
    // A board may be a part of a record: {"puzzle": [[...]]}.
    let list = |literal: &'_ Literal| -> Option<Vec<Literal>> {
        match literal {
            Literal::List(items) => Some(items.clone()),
            Literal::Map(pairs) => {
                let mut lists = pairs.iter().filter_map(|(_, value)| value.as_list());
                lists.next().filter(|_| lists.next().is_none()).map(<[Literal]>::to_vec)
            }
            _ => None,
        }
    };
    let whole = shown.iter().find_map(|it| {
        let items = list(&it.what)?;
        let cells: Option<Vec<Vec<char>>> = items.iter().map(row).collect();
        Some((
            cells.filter(|cells| cells.len() > 2 && cells.iter().all(|row| row.len() == cells.len()))?,
            it.span.clone(),
        ))
    });
    if let Some((cells, span)) = whole {
        return Some(Board { cells, style: Style::Brackets, spans: vec![span], header: None });
    }
    let rows: Vec<_> = shown.iter().filter_map(|it| Some((row(&it.what)?, it.span.clone()))).collect();
    let (cells, spans): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    (cells.len() > 2).then_some(Board { cells, style: Style::Brackets, spans, header: None })
}

fn in_lines(telling: &Telling, is_cell: &dyn Fn(char) -> bool) -> Option<Board> {
    // A program names its board and puts marks of quotation around it.
    let is_frame = |line: &str| {
        line.chars().all(|c| matches!(c, '"' | '\'' | '`' | '[' | ']' | '(' | ')'))
            || line.split_once('=').is_some_and(|(name, rest)| {
                name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
                    && name.contains(char::is_alphabetic)
                    && rest.trim().chars().all(|c| matches!(c, '"' | '\'' | '`' | '[' | '('))
            })
    };
    // A line of words beside the board is a heading, or a rule that is left to others.
    let has_words = |line: &str| {
        let rest = line.split_once(':').map_or(line, |(_, rest)| rest);
        rest.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2)
    };
    let text = &telling.prompt.text;
    let (mut lines, mut spans) = (Vec::new(), Vec::new());
    for block in telling.prompt.outline().blocks.iter().filter(|block| !block.is_example) {
        let mut start = block.span.start;
        for line in text[block.span.clone()].split('\n') {
            let span = start..start + line.len();
            start += line.len() + 1;
            let line = line.trim();
            if !line.is_empty() && !has_words(line) {
                spans.push(span);
                lines.extend((!is_frame(line)).then_some(line));
            }
        }
    }
    // A dash stands for an empty cell where it stands beside other cells.
    let has_cells = |line: &str| line.chars().any(|c| is_cell(c) && c != '-' && c != '=');
    let dash_is_cell = lines.iter().any(|line| has_cells(line) && line.contains('-'));
    let is_rule = |line: &str| {
        line.contains(['+', '=', '┼', '─', '╋', '━']) && !has_cells(line)
            || line.contains('-') && line.chars().all(|c| c == '-' || c == '|' || c.is_whitespace()) && !dash_is_cell
    };
    let has_gaps = lines.iter().any(|line| line.contains(",,"));
    // A table leaves empty cells blank, and so do drawn boxes: "[ ][2]".
    let has_blanks =
        lines.iter().any(|line| line.contains('|') && has_cells(line) && inside(line).any(|it| it.trim().is_empty()));
    if let Some(cells) = in_columns(lines.iter().filter(|line| !is_rule(line)), is_cell) {
        return Some(Board { cells, style: Style::Spaced, spans: joined(text, spans), header: None });
    }
    let mut is_spaced = false;
    let mut cells: Vec<Vec<char>> = Vec::new();
    for line in lines.iter().filter(|line| !is_rule(line)) {
        let line = line.split_once(':').map_or(*line, |(_, rest)| rest);
        let boxed = line.replace("[ ]", "[.]").replace("[]", "[.]");
        let line = boxed.as_str();
        let between = |c: char| c.is_whitespace() || matches!(c, '|' | '│' | '┃' | '║' | ',' | '[' | ']' | '"' | '\'');
        let row: Vec<char> = if has_gaps && line.contains(',') {
            // Between two commas that stand together lies an empty cell.
            let cell = |piece: &str| piece.trim().chars().next().unwrap_or('.');
            line.split(',').map(cell).collect()
        } else if has_blanks && line.contains('|') {
            inside(line)
                .flat_map(|it| {
                    it.trim().chars().collect::<Vec<_>>().into_iter().chain(it.trim().is_empty().then_some('.'))
                })
                .collect()
        } else {
            line.chars().filter(|&c| !between(c)).collect()
        };
        is_spaced |= line.split(between).filter(|piece| !piece.is_empty()).count() == row.len();
        if row.iter().any(|&mark| !is_cell(mark)) {
            return None;
        }
        cells.push(row);
    }
    Some(Board {
        cells,
        style: if is_spaced { Style::Spaced } else { Style::Close },
        spans: joined(text, spans),
        header: None,
    })
    .filter(|board| board.cells.len() > 2)
}

/// Cells at every second place between bars, where an empty one is left blank: "| 1   7 |     8 |".
fn in_columns<'l>(lines: impl Iterator<Item = &'l &'l str>, is_cell: &dyn Fn(char) -> bool) -> Option<Vec<Vec<char>>> {
    let mut width = None;
    let mut has_gap = false;
    let mut cells = Vec::new();
    for line in lines {
        let mut row = Vec::new();
        for part in inside(line) {
            let marks: Vec<char> = part.chars().collect();
            let is_alike = *width.get_or_insert(marks.len()) == marks.len() && marks.len() > 3 && marks.len() % 2 == 1;
            let is_blank_between = marks.iter().step_by(2).all(|it| it.is_whitespace());
            if !is_alike || !is_blank_between || !line.contains('|') {
                return None;
            }
            for &mark in marks.iter().skip(1).step_by(2) {
                has_gap |= mark == ' ';
                row.push(if mark == ' ' { '.' } else { mark });
            }
        }
        if row.iter().any(|&mark| mark != '.' && !is_cell(mark)) {
            return None;
        }
        cells.push(row);
    }
    (has_gap && cells.len() > 2).then_some(cells)
}

/// What lies between the bars of a line, without what lies outside of them.
fn inside(line: &str) -> impl Iterator<Item = &str> {
    line.trim().trim_start_matches('|').strip_suffix('|').unwrap_or(line.trim().trim_start_matches('|')).split('|')
}

/// Rows wherever they follow each other in the text.
fn in_rows(telling: &Telling, is_cell: &dyn Fn(char) -> bool) -> Option<Board> {
    let outline = telling.prompt.outline();
    let blocks = outline.blocks.iter().filter(|it| it.is_example).map(|it| it.span.clone());
    let sentences = outline.sentences.iter().filter(|it| it.is_example).map(|it| it.span.clone());
    let examples: Vec<Range<usize>> = blocks.chain(sentences).collect();
    let found = rows::shown(&telling.prompt.text, &examples, is_cell)?;
    let style = if found.are_spaced { Style::Spaced } else { Style::Close };
    Some(Board { cells: found.cells, style, spans: vec![found.span], header: found.header })
}

/// Lines that follow each other, as one stretch.
fn joined(text: &str, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match found.last_mut().filter(|last| text[last.end..line.start].trim().is_empty()) {
            Some(last) => last.end = line.end,
            None => found.push(line),
        }
    }
    let trimmed = |span: Range<usize>| {
        let said = &text[span.clone()];
        span.start + said.len() - said.trim_start().len()..span.end - (said.len() - said.trim_end().len())
    };
    found.into_iter().map(trimmed).collect()
}

/// All cells one after the other.
fn in_a_run(telling: &Telling, is_cell: &dyn Fn(char) -> bool) -> Option<Board> {
    let text = &telling.prompt.text;
    let mut found = text.split_whitespace().filter_map(|piece| {
        let run = piece.trim_matches(|c: char| !is_cell(c) || matches!(c, '"' | '\'' | '`'));
        // The full stop behind it ends the sentence.
        let is_square = |run: &str| run.chars().count().isqrt().pow(2) == run.chars().count();
        let run = run.strip_suffix('.').filter(|it| is_square(it)).unwrap_or(run);
        let marks: Vec<char> = run.chars().collect();
        let size = marks.len().isqrt();
        let is_run = size > 3 && size * size == marks.len() && marks.iter().all(|&mark| is_cell(mark));
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        is_run.then(|| (marks.chunks(size).map(<[char]>::to_vec).collect(), start..start + run.len()))
    });
    let (cells, span) = found.next()?;
    found.next().is_none().then_some(Board { cells, style: Style::Run, spans: vec![span], header: None })
}

/// The sizes that are spoken of: "9x9", "3 by 3", "2×3".
pub fn sizes(text: &str) -> Vec<(usize, usize)> {
    let lower = text.to_lowercase().replace(" by ", "x").replace(" x ", "x").replace(" × ", "×").replace("-by-", "x");
    let marks: Vec<char> = lower.chars().collect();
    let mut found = Vec::new();
    for at in 1..marks.len().saturating_sub(1) {
        if !matches!(marks[at], 'x' | '×' | '*') {
            continue;
        }
        let before: Vec<char> = marks[..at].iter().rev().take_while(|c| c.is_ascii_digit()).take(4).copied().collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = marks[at + 1..].iter().take_while(|c| c.is_ascii_digit()).take(4).collect();
        if let (Ok(one), Ok(other)) = (before.parse(), after.parse()) {
            found.push((one, other));
        }
    }
    // "Four rows and four columns".
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let counted = |noun: &str| {
        let before = words.windows(2).find(|pair| pair[1] == noun)?[0];
        before.parse().ok().or_else(|| NUMBERS.iter().position(|it| *it == before))
    };
    found.extend(counted("rows").zip(counted("columns")).filter(|(high, wide)| high == wide && *high > 1));
    // "Of size 4".
    for (at, word) in lower.match_indices("size ").chain(lower.match_indices("order ")) {
        let rest = lower[at + word.len()..].trim_start_matches("n = ");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(size) = rest[..digits].parse::<usize>()
            && !rest[digits..].trim_start().starts_with(['x', '×', '*', 'b'])
        {
            found.push((size, size));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn board(text: &str) -> Option<Vec<String>> {
        let prompt = read_tokens(text);
        let telling = Telling::new(&prompt);
        let board = Board::shown(&telling, &|c| c.is_ascii_digit() || "._-".contains(c))?;
        Some(board.cells.iter().map(|row| row.iter().collect()).collect())
    }

    #[test]
    fn a_board_is_seen_in_each_of_its_manners() {
        for text in [
            "Solve:\n1 . | . 2\n. . | . .\n----+----\n. . | . .\n3 . | . 4",
            "Solve:\n\n1..2\n....\n\n....\n3..4\n\nThank you.",
            "Solve:\n[[1, 0, 0, 2], [0, 0, 0, 0], [0, 0, 0, 0], [3, 0, 0, 4]]",
            "Solve [1,_,_,2]\n[_,_,_,_]\n[_,_,_,_]\n[3,_,_,4]",
            "The puzzle is 1..2........3..4 in one line.",
            "```\n1 - - 2\n- - - -\n- - - -\n3 - - 4\n```",
            "+-----+-----+\n| 1   |   2 |\n|     |     |\n+-----+-----+\n|     |     |\n| 3   |   4 |\n+-----+-----+",
            "| 1 | . | . | 2 |\n|---|---|---|---|\n| . | . | . | . |\n| . | . | . | . |\n| 3 | . | . | 4 |",
        ] {
            let seen = board(text).unwrap_or_else(|| panic!("{text}"));
            let seen: Vec<String> = seen.iter().map(|row| row.replace(['0', '_', '-'], ".")).collect();
            assert_eq!(seen, ["1..2", "....", "....", "3..4"], "{text}");
        }
        assert_eq!(board("Solve:\n1 2 3\n4 5"), None);
    }

    #[test]
    fn sizes_are_read_in_words_and_marks() {
        assert_eq!(sizes("a 9x9 grid of 3 by 3 boxes, 2×3"), [(9, 9), (3, 3), (2, 3)]);
    }
}
