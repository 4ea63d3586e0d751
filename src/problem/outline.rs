//! The outline of a prompt: what it says in sentences, and what it shows beside them.
//!
//! A puzzle is told in sentences and shown as a grid, a list, words in quotation marks. `language` draws the outline; this is
//! only its shape.

use std::ops::Range;

use crate::maths::Number;

/// What a prompt says and what it shows, each in the order of the prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Stretches that only show how something would look: "e.g. 1 2 3".
    pub examples: Vec<Range<usize>>,
    pub sentences: Vec<Sentence>,
    pub blocks: Vec<Block>,
    pub literals: Vec<Shown<Literal>>,
    pub quotes: Vec<Shown<String>>,
}

/// A sentence of prose, or a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Of the tokens of the prompt.
    pub tokens: Range<usize>,
    /// Bytes of the prompt, without the mark of an item.
    pub span: Range<usize>,
    /// What marks it as an item of a list: `1`, `B`, `-`.
    pub item: Option<String>,
    /// Whether it shows how something would look and says nothing of the problem itself: "e.g. 1 2 3".
    pub is_example: bool,
    /// Whether it stands over the problem as a title: it tells which kind of puzzle it is, and sets no rule.
    pub is_heading: bool,
}

/// Lines that are no sentences: a grid, a board, a drawing, a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the prompt, from the first line to the last.
    pub span: Range<usize>,
    /// Without the blanks at their ends.
    pub lines: Vec<String>,
    /// The sentence before it, if there is one.
    pub after: Option<usize>,
    pub is_example: bool,
}

/// Something shown within the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<T> {
    /// Bytes of the prompt, with its brackets or marks.
    pub span: Range<usize>,
    pub what: T,
    pub is_example: bool,
}

/// Data in brackets, as programs write them: `[1, [2, 3]]`, `{"a": 1}`, `(2, 0)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A number, and how it is written.
    Number(Number, String),
    /// Words, in quotation marks or without.
    Text(String),
    List(Vec<Literal>),
    Map(Vec<(Literal, Literal)>),
}

impl Literal {
    pub fn as_list(&self) -> Option<&[Literal]> {
        match self {
            Literal::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Literal::Number(number, _) => Some(number),
            _ => None,
        }
    }

    pub fn as_integer(&self) -> Option<i64> {
        self.as_number().and_then(Number::to_i64)
    }

    /// A number or words as they are written.
    pub fn written(&self) -> Option<&str> {
        match self {
            Literal::Number(_, written) => Some(written),
            Literal::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A list of items that are all written.
    pub fn all_written(&self) -> Option<Vec<&str>> {
        self.as_list()?.iter().map(Literal::written).collect()
    }

    /// A list of lists, as rows of cells.
    pub fn rows(&self) -> Option<Vec<Vec<&str>>> {
        self.as_list()?.iter().map(Literal::all_written).collect()
    }
}

impl Block {
    /// The lines as rows of cells: what stands between blanks or between the marks of a table, or where there are none, each
    /// character by itself. None when the rows are not of one length.
    pub fn rows(&self) -> Option<Vec<Vec<String>>> {
        let is_rule = |line: &str| line.chars().all(|c| matches!(c, '-' | '+' | '=' | '|' | ' ' | '─' | '┼'));
        // A line of marks alone is a rule of a table where others have something else.
        let has_cells = self.lines.iter().any(|line| line.chars().any(|c| c.is_alphanumeric() || c == '_' || c == '.'));
        let is_table = has_cells && self.lines.iter().any(|line| line.contains('|'));
        let lines =
            self.lines.iter().filter(|line| !line.trim().is_empty()).filter(|line| !(is_table && is_rule(line)));
        let rows: Vec<Vec<String>> = lines.map(|line| cells(line, is_table)).collect();
        let width = rows.first()?.len();
        (width > 0 && rows.iter().all(|row| row.len() == width)).then_some(rows)
    }
}

fn cells(line: &str, is_table: bool) -> Vec<String> {
    let line = line.trim();
    let text = if is_table { line.replace('|', " ") } else { line.to_owned() };
    let inner = text.trim().trim_start_matches('[').trim_end_matches([',', ']']);
    let pieces: Vec<&str> = inner.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty()).collect();
    match pieces[..] {
        [word] if word.chars().count() > 1 => word.chars().map(String::from).collect(),
        _ => pieces.iter().map(|piece| (*piece).to_owned()).collect(),
    }
}
