//! Links that are shown and not told: a table of distances with names at its top and its side, and lines of two names and a
//! number.

use std::ops::Range;

use super::links::{Link, Way};
use crate::language::lines;
use crate::problem::{Literal, Prompt};

/// The links of what is shown, and where it stands.
pub struct Table {
    pub links: Vec<Link>,
    pub span: Range<usize>,
}

/// The lines of a text, and where each stands.
fn placed(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    lines(text).map(|(place, line)| (place..place + line.len(), line))
}

/// What stands in the cells of a row: between upright strokes, or else between blanks or commas.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    if line.contains('|') {
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        return inner.split('|').map(|it| it.trim().trim_matches('*')).collect();
    }
    line.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty()).collect()
}

/// "|---|:-:|": what stands between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    line.contains("-|") | line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=' | ' '))
}

fn is_name(cell: &str) -> bool {
    !cell.is_empty() && cell.len() <= 30 && cell.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '\''))
}

/// What a cell of a table of distances says: a length, or that there is none.
fn length(cell: &str, is_own: bool) -> Option<Option<i64>> {
    match cell.to_lowercase().as_str() {
        "" | "-" | "–" | "—" | "--" | "---" | "∞" | "inf" | "x" | "." | "\\" | "/" | "none" | "na" | "n/a" => {
            Some(None)
        }
        "0" if is_own => Some(None),
        digits => digits.parse::<i64>().ok().filter(|it| *it > 0).map(Some),
    }
}

/// A table with the same names at its top and its side. A number leads from the name at the side to that at the top.
pub fn of_distances(text: &str) -> Option<Table> {
    let rows: Vec<(Range<usize>, Vec<&str>)> = placed(text)
        .filter(|(_, line)| !line.trim().is_empty() && !is_rule(line))
        .map(|(span, line)| (span, cells(line)))
        .collect();
    (0..rows.len()).find_map(|at| {
        let (span, head) = &rows[at];
        // The corner may hold nothing, or a word for what is at the sides.
        let beside = rows.get(at + 1)?.1.first()?;
        let names = if head.first() == Some(beside) { &head[..] } else { head.get(1..)? };
        if names.len() < 3 || !names.iter().all(|it| is_name(it)) {
            return None;
        }
        let mut lengths = Vec::new();
        for (row, name) in names.iter().enumerate() {
            let (_, cells) = rows.get(at + 1 + row)?;
            let (side, cells) = cells.split_first()?;
            if side != name || cells.len() != names.len() {
                return None;
            }
            let row: Vec<Option<i64>> =
                cells.iter().enumerate().map(|(column, it)| length(it, column == row)).collect::<Option<_>>()?;
            lengths.push(row);
        }
        let span = span.start..rows[at + names.len()].0.end;
        let count = names.len();
        // In a table of which only one half is filled, each entry may stand for both directions.
        let is_half = |is_lower: bool| {
            (0..count).all(|one| (0..count).all(|other| (one < other) == is_lower || lengths[one][other].is_none()))
        };
        let way = if is_half(true) || is_half(false) { Way::Unsaid } else { Way::Shown };
        let pairs = (0..count).flat_map(|one| (0..count).map(move |other| (one, other)));
        let links: Vec<Link> = pairs
            .filter_map(|(one, other)| {
                let length = lengths[one][other]?;
                let [from, to] = [one, other].map(|it| names[it].to_owned());
                Some(Link { from, to, length: Some(length), way, span: span.clone() })
            })
            .collect();
        (!links.is_empty()).then_some(Table { links, span })
    })
}

/// Lines below each other, each with two names and a number: "A B 3", "ash, birk, 7".
pub fn of_triples(text: &str) -> Option<Table> {
    let mut best: Option<Table> = None;
    let mut run: Option<Table> = None;
    for (place, line) in placed(text) {
        let cells = cells(line.trim_end_matches([',', ';']));
        let link = match cells[..] {
            [from, to, number] if from != to && is_name(from) && is_name(to) => {
                number.parse::<i64>().ok().map(|length| Link {
                    from: from.to_owned(),
                    to: to.to_owned(),
                    length: Some(length),
                    way: Way::Unsaid,
                    span: place.clone(),
                })
            }
            _ => None,
        };
        match (link, &mut run) {
            (Some(link), Some(run)) => {
                run.links.push(link);
                run.span.end = place.end;
            }
            (Some(link), None) => run = Some(Table { links: vec![link], span: place }),
            (None, _) => best = longer(best, run.take()),
        }
    }
    longer(best, run).filter(|table| table.links.len() > 1)
}

/// For each name those that it is joined to, with lengths: `{"A": {"B": 4}, "B": {}}`. Each link leads one way.
pub fn of_maps(prompt: &Prompt) -> Option<Table> {
    prompt.outline().literals.iter().filter(|it| !it.is_example).find_map(|shown| {
        let Literal::Map(entries) = &shown.what else {
            return None;
        };
        let mut links = Vec::new();
        for (from, joined) in entries {
            let joined = match joined {
                Literal::Map(joined) => &joined[..],
                other => other.as_list().filter(|it| it.is_empty()).map(|_| &[][..])?,
            };
            for (to, length) in joined {
                let [from, to] = [from.written()?.to_owned(), to.written()?.to_owned()];
                links.push(Link {
                    from,
                    to,
                    length: Some(length.as_integer()?),
                    way: Way::One,
                    span: shown.span.clone(),
                });
            }
        }
        (links.len() > 1).then(|| Table { links, span: shown.span.clone() })
    })
}

fn longer(one: Option<Table>, other: Option<Table>) -> Option<Table> {
    let count = |table: &Option<Table>| table.as_ref().map_or(0, |it| it.links.len());
    if count(&other) > count(&one) { other } else { one }
}
