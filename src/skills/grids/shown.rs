//! The grid that a prompt shows, how it is to be written back, and what the prompt says of the symbols in it.

use std::collections::BTreeSet;

use crate::language::{Telling, signs_named, wanted};
use crate::problem::{Form, Value};

/// A grid of more cells than this is not read.
const MOST_CELLS: usize = 40_000;

/// Rows of cells as they are written.
pub struct Shown {
    pub rows: Vec<Vec<String>>,
    /// In brackets with commas, or in lines with this between the cells.
    between: Option<&'static str>,
}

impl Shown {
    /// The grid of the prompt, accounted for. None when there is none, several, or one that is not rectangular.
    pub fn of(telling: &Telling) -> Option<Self> {
        let rows = telling.grid()?;
        let width = rows.first()?.len();
        let is_grid = width > 0 && rows.iter().all(|row| row.len() == width) && rows.len() * width <= MOST_CELLS;
        let between = Self::between(telling);
        is_grid.then_some(Self { rows, between })
    }

    /// A grid of lines in which every sign is a cell.
    pub fn of_lines(lines: &[String]) -> Option<Self> {
        let row = |line: &String| line.chars().filter(|c| !c.is_whitespace()).map(String::from).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
        let width = rows.first()?.len();
        (width > 0 && rows.iter().all(|row| row.len() == width)).then_some(Self { rows, between: Some("") })
    }

    /// What stands between two cells of the grid that is shown.
    fn between(telling: &Telling) -> Option<&'static str> {
        let outline = telling.prompt.outline();
        let is_in_brackets = outline
            .literals
            .iter()
            .any(|it| !it.is_example && it.what.rows().is_some() && telling.prompt.text[it.span.clone()].contains(','));
        if is_in_brackets {
            return None;
        }
        let block = outline.blocks.iter().find(|block| !block.is_example && block.rows().is_some());
        let line = block.and_then(|block| block.lines.iter().find(|line| !line.trim().is_empty()));
        Some(match line.map(|line| line.trim()) {
            Some(line) if line.contains(',') => ", ",
            Some(line) if !line.contains(char::is_whitespace) && line.chars().count() > 1 => "",
            _ => " ",
        })
    }

    pub fn values(&self) -> Value {
        Value::rows(self.rows.iter().map(|row| row.iter().map(|cell| Value::written(cell))))
    }

    /// Every symbol of the grid once.
    pub fn symbols(&self) -> BTreeSet<&str> {
        self.rows.iter().flatten().map(String::as_str).collect()
    }

    /// A grid of numbers in place of this one: with blanks between them where this one has its cells side by side.
    pub fn form_of_numbers(&self, telling: &Telling) -> Form {
        let apart =
            Self { rows: self.rows.clone(), between: self.between.map(|it| if it.is_empty() { " " } else { it }) };
        apart.form(telling)
    }

    /// A grid as this one is written, or as the prompt wants it.
    pub fn form(&self, telling: &Telling) -> Form {
        telling.passes_remarks();
        let cell = wanted(telling.prompt).decimals.map_or(Form::Decimal, Form::Rounded);
        if wanted(telling.prompt).is_json
            || (self.between.is_none() && !telling.prompt.says("separated|one_per_line|per_line"))
        {
            let is_numbers = self.rows.iter().flatten().all(|it| it.parse::<crate::maths::Number>().is_ok());
            return Form::json(Form::json(if is_numbers { cell } else { Form::Quoted("\"".to_owned()) }));
        }
        let asked = wanted(telling.prompt).between.filter(|it| [" ", ", "].contains(it));
        let between = asked.filter(|_| self.between != Some("")).or(self.between);
        Form::listed("", "\n", "", Form::listed("", between.unwrap_or(" "), "", cell))
    }
}

/// A stretch of words in which the prompt says something of a symbol: "`#` is a wall".
pub struct Said {
    pub symbol: String,
    pub words: Vec<String>,
}

impl Said {
    /// Whether one of these words, with a blank between them, is among what is said.
    pub fn is(&self, words: &str) -> bool {
        words.split(' ').any(|word| self.words.iter().any(|said| said == word || said.strip_suffix('s') == Some(word)))
    }
}

/// What is said of each symbol, in the order of the prompt. The sentences are accounted for.
pub fn legend(telling: &Telling, symbols: &BTreeSet<&str>) -> Vec<Said> {
    let prompt = telling.prompt;
    let outline = prompt.outline();
    let mut found = Vec::new();
    for (start, end) in clauses(&prompt.text) {
        let shown = outline.blocks.iter().map(|it| &it.span).chain(outline.literals.iter().map(|it| &it.span));
        if shown.into_iter().any(|span| span.start < end && start < span.end) {
            continue;
        }
        let clause = &prompt.text[start..end];
        let mut pieces: Vec<&str> = Vec::new();
        for piece in clause.split_whitespace() {
            // "It is alive if it is 1."
            let is_told = pieces.last().is_some_and(|it| ["is", "are", "by", "as", "at"].contains(it));
            let piece = piece.strip_suffix('.').filter(|it| is_told && symbols.contains(it)).unwrap_or(piece);
            // "#=wall", "0:empty"
            match piece.split_once(['=', ':']) {
                Some((one, other)) if !one.is_empty() => pieces.extend([one, other]),
                _ => pieces.push(piece),
            }
        }
        let bare = |piece: &str| -> String {
            piece
                .trim_matches(
                    |c: char| matches!(c, '(' | ')' | '\'' | '"' | '`' | '“' | '”' | '‘' | '’' | '*' if piece.chars().count() > 1),
                )
                .to_owned()
        };
        let named: Vec<String> = (0..pieces.len())
            .filter(|at| !counts(&pieces, *at))
            .map(|at| sign_called(&pieces, at, symbols).unwrap_or_else(|| bare(pieces[at])))
            .filter(|it| {
                symbols.contains(it.as_str()) && it != "a" && it != "A" && it != "I" || quoted(&pieces, it, symbols)
            })
            .collect();
        let words: Vec<String> = pieces
            .iter()
            .map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|it| it.chars().count() > 1)
            .collect();
        // "humans (H) fear zombies (Z)": each is named by the word before it.
        if named.len() > 1 {
            for (at, piece) in pieces.iter().enumerate().skip(1) {
                let symbol = bare(piece);
                let word = pieces[at - 1].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
                if piece.starts_with('(') && symbols.contains(symbol.as_str()) && word.chars().count() > 1 {
                    telling.takes(&(start..end));
                    found.push(Said { symbol, words: vec![word] });
                }
            }
        }
        if let [symbol] = &named[..]
            && !words.is_empty()
        {
            telling.takes(&(start..end));
            found.push(Said { symbol: symbol.clone(), words });
        }
    }
    found
}

/// Whether a number only counts here: "at t = 0", "from 0", "generation 1", "row 0".
fn counts(pieces: &[&str], at: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).map_or("", |at| pieces[at]).to_lowercase();
    let is_number = pieces[at].trim_matches(|c: char| !c.is_alphanumeric()).parse::<i64>().is_ok();
    let is_counted = |word: &str| {
        ["t", "n", "k", "time", "from", "generation", "step", "row", "column", "tick", "iteration", "round"]
            .contains(&word)
    };
    is_number && (is_counted(&before(1)) || before(1) == "=" && is_counted(&before(2)))
}

/// The sign of the board that a word calls by its name: "dots" are ".".
fn sign_called(pieces: &[&str], at: usize, symbols: &BTreeSet<&str>) -> Option<String> {
    let word = pieces[at].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "An infected one" is no 1.
    let is_led = at == 0 || ["a", "an", "the", "each", "every"].contains(&&*pieces[at - 1].to_lowercase());
    if !is_led && !word.ends_with('s') {
        return None;
    }
    signs_named(&word).map(String::from).find(|sign| symbols.contains(sign.as_str()))
}

/// Whether a letter that is also a word stands in quotation marks.
fn quoted(pieces: &[&str], letter: &str, symbols: &BTreeSet<&str>) -> bool {
    symbols.contains(letter)
        && pieces.iter().any(|it| it.trim_matches([',', '.']).len() == letter.len() + 2 && it.contains(letter))
}

/// Stretches between commas, full stops and joining words.
fn clauses(text: &str) -> Vec<(usize, usize)> {
    let mut cuts = vec![0];
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let is_end = match c {
            '\n' | ';' => true,
            // What a single symbol in brackets belongs to goes on.
            '(' => text[at..].split(')').next().is_some_and(|inside| inside.contains(' ')),
            ')' => text[..at].rsplit('(').next().is_some_and(|inside| inside.contains(' ')),
            ',' => after.is_none_or(char::is_whitespace),
            '.' => {
                before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ']' | '}' | ')'))
                    && after.is_none_or(char::is_whitespace)
            }
            ' ' => [" and ", " while ", " whereas ", " or "].iter().any(|it| bytes[at..].starts_with(it.as_bytes())),
            _ => false,
        };
        if is_end {
            cuts.push(at + c.len_utf8());
        }
    }
    cuts.push(text.len());
    cuts.windows(2).map(|two| (two[0], two[1])).filter(|(start, end)| start < end).collect()
}
