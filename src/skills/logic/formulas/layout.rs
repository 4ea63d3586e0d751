//! Lines that show formulas by themselves: one on a line, behind a label, as clauses of numbers, as a table to be filled.

use std::ops::Range;

use crate::language::lines;
use crate::skills::logic::formula::Formula;

/// A formula on a line of its own.
pub struct Line {
    /// What it is called, as the prompt writes it: "A", "2".
    pub label: Option<String>,
    pub formula: Formula,
}

/// A table whose last column is left open.
pub struct Table {
    pub names: Vec<String>,
    pub formula: Formula,
    pub cases: Vec<Vec<bool>>,
    /// Whether its truths are letters, "T" and "F", or bits.
    pub letters: [String; 2],
}

#[derive(Default)]
pub struct Laid {
    pub lines: Vec<Line>,
    pub table: Option<Table>,
    pub spans: Vec<Range<usize>>,
    /// How many variables and clauses a list of numbers says that it has, and how many clauses it has.
    pub counted: Option<(usize, usize, usize)>,
}

/// A name of a variable: a word that begins with a letter.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().count() <= 3
        && word.chars().skip(1).all(|c| c.is_ascii_digit() || c == '_')
}

/// A formula with a connective whose propositions have names as letters have them.
pub fn whole(text: &str) -> Option<Formula> {
    let formula = Formula::read(text.trim())?;
    let mut atoms = Vec::new();
    formula.collect_atoms(&mut atoms);
    atoms.iter().all(|it| is_name(it)).then_some(formula)
}

pub fn laid_out(text: &str) -> Option<Laid> {
    let mut laid = Laid::default();
    laid.clauses_of_numbers(text)?;
    let rows: Vec<(usize, &str)> = lines(text).collect();
    laid.table(&rows);
    for &(place, line) in &rows {
        let span = place..place + line.len();
        if line.trim().is_empty() || laid.spans.iter().any(|it| it.start < span.end && span.start < it.end) {
            continue;
        }
        if let Some(found) = of_line(line) {
            laid.lines.push(found);
            laid.spans.push(span);
        }
    }
    Some(laid)
}

/// "A: p → q", "(b) ¬p ∨ q", "3. NOT x", "- p & q".
fn of_line(line: &str) -> Option<Line> {
    let bare = line.trim().trim_start_matches(['-', '*', '•']).trim_end_matches(['.', ',', ';', ' ']).trim();
    let plain = |text: &str| {
        // An "and" at the end joins it to the next line.
        let text = text.trim().trim_end_matches(" and").trim_end_matches(" AND").trim_end_matches([',', ';']);
        whole(text)
    };
    if let Some(formula) = plain(bare).filter(|it| !matches!(it, Formula::Atom(_))) {
        return Some(Line { label: None, formula });
    }
    let inner = bare.strip_prefix('(').unwrap_or(bare);
    let end = inner.find([')', '.', ':'])?;
    let label = &inner[..end];
    let is_label = (1..=3).contains(&label.chars().count()) && label.chars().all(char::is_alphanumeric);
    let formula = plain(&inner[end + 1..]).filter(|_| is_label)?;
    Some(Line { label: Some(label.to_owned()), formula })
}

impl Laid {
    /// `p cnf 3 2` and the lines below it, each with numbers that end in 0.
    fn clauses_of_numbers(&mut self, text: &str) -> Option<()> {
        let mut head = None;
        let mut clauses = Vec::new();
        for (place, line) in lines(text) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["p", "cnf", variables, count] if head.is_none() => {
                    head = Some((variables.parse().ok()?, count.parse().ok()?));
                }
                [.., "0"] if head.is_some() => {
                    let numbers: Vec<i64> =
                        words[..words.len() - 1].iter().map(|it| it.parse().ok()).collect::<Option<_>>()?;
                    let literal = |number: &i64| {
                        let atom = Formula::atom(&format!("x{}", number.unsigned_abs()));
                        if *number < 0 { atom.negated() } else { atom }
                    };
                    (!numbers.is_empty() && !numbers.contains(&0)).then_some(())?;
                    clauses.push(Formula::any(numbers.iter().map(literal).collect()));
                }
                // What is remarked above the list changes nothing in it.
                ["c", ..] if head.is_none() && text.contains("\np cnf") => {}
                _ => continue,
            }
            self.spans.push(place..place + line.len());
        }
        if let Some((variables, count)) = head {
            self.counted = Some((variables, count, clauses.len()));
            self.lines.extend(clauses.into_iter().map(|formula| Line { label: None, formula }));
        } else {
            self.spans.clear();
        }
        Some(())
    }

    /// "| p | q | p → q |" and rows of truths with an open cell at their end.
    fn table(&mut self, rows: &[(usize, &str)]) {
        let cells = |line: &str| -> Option<Vec<String>> {
            let bare = line.trim().strip_prefix('|')?;
            let bare = bare.strip_suffix('|').unwrap_or(bare);
            Some(bare.split('|').map(|it| it.trim().to_owned()).collect())
        };
        let Some(first) = rows.iter().position(|(_, line)| cells(line).is_some()) else {
            return;
        };
        let mut table = rows[first..].iter().map_while(|(place, line)| Some((*place, line.len(), cells(line)?)));
        let Some((place, length, head)) = table.next() else {
            return;
        };
        let Some((last, names)) = head.split_last() else {
            return;
        };
        let Some(formula) = whole(last).filter(|_| names.iter().all(|it| is_name(it))) else {
            return;
        };
        let (mut spans, mut cases, mut letters) = (Vec::new(), Vec::new(), None);
        spans.push(place..place + length);
        for (place, length, row) in table {
            spans.push(place..place + length);
            if row.iter().all(|it| !it.is_empty() && it.chars().all(|c| matches!(c, '-' | ':'))) {
                continue;
            }
            let Some((open, truths)) = row.split_last().filter(|(_, truths)| truths.len() == names.len()) else {
                return;
            };
            let sorts = [["T", "F"], ["1", "0"], ["true", "false"], ["True", "False"], ["w", "f"]];
            let sort = sorts.iter().find(|sort| truths.iter().all(|it| sort.contains(&it.as_str())));
            let (Some(sort), true) = (sort, open.is_empty() || matches!(open.as_str(), "?" | "_" | "..." | "…"))
            else {
                return;
            };
            if letters.replace(*sort).is_some_and(|before| before != *sort) {
                return;
            }
            cases.push(truths.iter().map(|it| it == sort[0]).collect());
        }
        if let Some(letters) = letters {
            self.table = Some(Table { names: names.to_vec(), formula, cases, letters: letters.map(str::to_owned) });
            self.spans.extend(spans);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_show_formulas() {
        let shown = |text: &str| -> Option<Vec<String>> {
            let laid = laid_out(text)?;
            let line =
                |it: &Line| format!("{}{}", it.label.as_ref().map_or(String::new(), |it| format!("{it} ")), it.formula);
            Some(laid.lines.iter().map(line).collect())
        };
        assert_eq!(shown("A: ¬p → q\nb) p and q"), Some(vec!["A ¬p → q".to_owned(), "b p ∧ q".to_owned()]));
        assert_eq!(shown("p cnf 2 2\n1 -2 0\n2 0"), Some(vec!["x1 ∨ ¬x2".to_owned(), "x2".to_owned()]));
        assert_eq!(shown("It rains.\nIf it rains, it pours."), Some(vec![]));
        let table = laid_out("| p | q | p → q |\n|---|---|---|\n| T | F | |\n| F | F | |").and_then(|it| it.table);
        assert_eq!(table.map(|it| it.cases), Some(vec![vec![true, false], vec![false, false]]));
    }
}
