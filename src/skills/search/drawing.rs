//! Drawings: a board of marks that is shown as lines, with blanks between the marks or without, or in brackets.

use std::ops::Range;

use crate::language::{Telling, says};
use crate::problem::{Block, Form};

/// The rows of the one drawing that is shown, mark by mark and of one length, and where it stands. Accounted for.
pub fn drawing(telling: &Telling) -> Option<(Vec<Vec<char>>, Range<usize>)> {
    let outline = telling.prompt.outline();
    let in_brackets = outline.literals.iter().filter(|shown| !shown.is_example).filter_map(|shown| {
        let rows = shown
            .what
            .rows()
            .or_else(|| shown.what.all_written().map(|rows| rows.into_iter().map(|it| vec![it]).collect()))?;
        let rows: Vec<Vec<char>> = rows.into_iter().map(|row| row.concat().chars().collect()).collect();
        Some((rows, shown.span.clone()))
    });
    let mut found: Vec<(Vec<Vec<char>>, Range<usize>)> = in_brackets.filter(|(rows, _)| is_board(rows)).collect();
    let blocks = outline.blocks.iter().filter(|block| !block.is_example);
    let in_lines = blocks.filter_map(|block| Some((rows(&block.lines)?, block.span.clone())));
    let in_lines: Vec<_> = in_lines
        .filter(|(_, span)| !found.iter().any(|(_, known)| known.start <= span.end && span.start <= known.end))
        .collect();
    found.extend(in_lines);
    if found.is_empty() {
        found.extend(lines_of_one_length(&telling.prompt.text));
    }
    let (rows, span) = found.pop().filter(|_| found.is_empty())?;
    telling.takes(&span);
    Some((rows, span))
}

fn is_board(rows: &[Vec<char>]) -> bool {
    rows.len() > 1 && rows[0].len() > 1 && rows.iter().all(|row| row.len() == rows[0].len())
}

/// The marks of some lines: what stands between blanks where that gives rows of one length, else every character.
fn rows(lines: &[String]) -> Option<Vec<Vec<char>>> {
    let mut lines: Vec<String> = lines.iter().filter(|line| !is_entry(line)).cloned().collect();
    // The line below the first row of a table is none of the drawing, and bars only part its cells.
    let is_ruled = |line: &String| line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if lines.len() > 3 && is_ruled(&lines[1]) && lines.iter().filter(|it| is_ruled(it)).count() == 1 {
        lines.remove(1);
        for line in &mut lines {
            *line = line.trim().trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>().join(" ");
        }
    }
    // "0,1,1,0": commas between single marks.
    let is_by_commas = |line: &String| line.contains(',') && line.split(',').all(|it| it.trim().chars().count() == 1);
    if lines.len() > 1 && lines.iter().all(is_by_commas) {
        lines.iter_mut().for_each(|line| *line = line.split(',').map(str::trim).collect::<Vec<_>>().join(" "));
    }
    // "MAZE" right above the first row is its title.
    let is_title = |line: &String| line.chars().all(|c| c.is_alphabetic() || c == ' ' || c == ':') && line.len() > 2;
    let is_alone = lines.iter().skip(1).all(|it| it.chars().count() == lines[1].chars().count());
    if lines.len() > 2
        && is_title(&lines[0])
        && lines[0].chars().count() != lines[1].chars().count()
        && (is_alone || !is_title(&lines[1]))
    {
        lines.remove(0);
    }
    let block = Block { span: 0..0, lines: lines.clone(), after: None, is_example: false };
    let by_cells = block.rows().filter(|rows| rows.iter().flatten().all(|cell| cell.chars().count() == 1));
    if let Some(rows) = by_cells {
        let rows: Vec<Vec<char>> = rows.iter().map(|row| row.iter().flat_map(|cell| cell.chars()).collect()).collect();
        return Some(rows).filter(|rows| is_board(rows));
    }
    // Blanks are marks too, and those at the end of a line may be missing.
    let mut rows: Vec<Vec<char>> =
        lines.iter().filter(|it| !it.trim().is_empty()).map(|it| it.chars().collect()).collect();
    let width = rows.iter().map(Vec::len).max()?;
    rows.iter_mut().for_each(|row| row.resize(width, ' '));
    let is_spaced = rows.iter().all(|row| row.iter().skip(1).step_by(2).all(|c| *c == ' '));
    if is_spaced {
        rows.iter_mut().for_each(|row| *row = row.iter().step_by(2).copied().collect());
    }
    Some(rows).filter(|rows| is_board(rows))
}

/// Whether a line is an entry of a legend, "W = wall", and no row.
fn is_entry(line: &str) -> bool {
    let is_word = |piece: &str| {
        piece.len() > 2 && piece.chars().all(|c| c.is_ascii_alphabetic()) && piece[1..] == piece[1..].to_lowercase()
    };
    let has_sign = line.contains(['=', ':', '(']) || line.contains(" - ");
    has_sign && line.split_whitespace().any(is_word)
}

/// Lines of letters that look like words, three or more of one length below each other.
fn lines_of_one_length(text: &str) -> Option<(Vec<Vec<char>>, Range<usize>)> {
    let mut start = 0;
    let mut best: Vec<(Vec<char>, Range<usize>)> = Vec::new();
    let mut run: Vec<(Vec<char>, Range<usize>)> = Vec::new();
    for line in text.split('\n') {
        let row: Vec<char> = line.trim().chars().collect();
        let is_row = row.len() > 2 && !row.contains(&' ');
        if !is_row || run.last().is_some_and(|(last, _)| last.len() != row.len()) {
            run.clear();
        }
        if is_row {
            run.push((row, start..start + line.len()));
        }
        if run.len() > best.len() {
            best.clone_from(&run);
        }
        start += line.len() + 1;
    }
    let span = best.first()?.1.start..best.last()?.1.end;
    let lines: Vec<String> = best.into_iter().map(|(row, _)| row.into_iter().collect()).collect();
    let is_by_commas = lines.iter().all(|it| it.contains(','));
    let rows = if is_by_commas { rows(&lines)? } else { lines.iter().map(|it| it.chars().collect()).collect() };
    (rows.len() > 2).then_some((rows, span))
}

/// Words that begin what is to be given when there is a solution, or point to it.
fn says_no_word(word: &str) -> bool {
    const OTHERS: [&str; 20] = [
        "an",
        "any",
        "it",
        "so",
        "one",
        "your",
        "its",
        "such",
        "expression",
        "either",
        "all",
        "nothing",
        "how",
        "why",
        "which",
        "what",
        "them",
        "this",
        "me",
        "us",
    ];
    OTHERS.contains(&word)
}

/// The form, with what the prompt wants to be said when there is no solution.
pub fn with_words_for_none(telling: &Telling, form: Form, none: &str) -> Form {
    let mut words = None;
    const IF: &str = "if|when|impossible|should no|not|cannot|can|n't|can't|impossible|infeasible|unreachable|unsolvable|exists|possible";
    // Behind an example of the answer it is still told: "e.g. \"up up\", or the word none when there is no way".
    let sentences = telling.prompt.outline().sentences.iter();
    let after_examples =
        sentences.filter(|it| it.is_example && says(telling.prompt.of(it), "the_word !example !input !output"));
    let told = telling.all(&[IF]).chain(after_examples).filter(|it| says(telling.prompt.of(it), IF));
    for sentence in told {
        let inside = |span: &Range<usize>| sentence.span.start <= span.start && span.end <= sentence.span.end;
        let quoted =
            telling.prompt.outline().quotes.iter().rfind(|quote| inside(&quote.span)).map(|quote| quote.what.clone());
        let tokens = telling.prompt.of(sentence);
        // "Write the way, or just the word none if there is none": the words for it stand after the condition, or right before it.
        let gives = |at: &usize| {
            const GIVES: &str = "write|answer|return|say|output|print|reply|respond|give|state|put";
            says(&tokens[*at..=*at], GIVES) || tokens[*at].is_word("word")
        };
        let condition = tokens.iter().position(|it| says(std::slice::from_ref(it), "if|when")).unwrap_or(0);
        // "The moves, or the word infeasible when there are none": named as a word it is nothing else.
        let named = (0..tokens.len()).find(|&at| {
            at > 0 && tokens[at].is_word("word") && !says(&tokens[at..(at + 2).min(tokens.len())], "of|in|for")
        });
        let told = named.or_else(|| (condition..tokens.len()).find(gives)).or_else(|| (0..condition).rev().find(gives));
        let next = told.and_then(|at| {
            let rest = telling.prompt.text.get(tokens[at].span.end..sentence.span.end)?;
            let fillers =
                ["simply", "just", "with", "only", "the", "word", "words", "a", "that", "should", "be", "is", "back"];
            let pieces = rest.split_whitespace().map(|it| it.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'));
            let next = pieces.into_iter().find(|it| !it.is_empty() && !fillers.contains(&&*it.to_lowercase()));
            // "Give an expression; if not, say so" names no word to be said.
            let names_none = |it: &&str| says_no_word(&it.to_lowercase());
            next.filter(|it| !names_none(it))
        });
        // Words in quotation marks that nobody is told to write are others.
        let quoted = told.and(quoted);
        let next = next.map(str::to_owned);
        words = words.or(if named.is_some() { next.or(quoted) } else { quoted.or(next) });
    }
    match words {
        Some(words) if words.chars().count() <= 40 => {
            Form::OrElse { form: Box::new(form), none: none.to_owned(), words }
        }
        _ => form,
    }
}
