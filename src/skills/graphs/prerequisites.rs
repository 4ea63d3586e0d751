//! Prerequisites in a table, `CS201 | CS102, MA100`, or in lines, `CS201: CS102, MA100`.

use std::ops::Range;

use crate::language::lines;
use crate::problem::Prompt;

/// What a table tells.
pub struct Table {
    pub things: Vec<String>,
    /// The earlier and the later.
    pub pairs: Vec<(String, String)>,
    pub span: Range<usize>,
    /// Whether in a row the earlier stands before the later.
    pub is_earlier_first: bool,
}

/// Words of a column that says what comes before.
const BEFORE: [&str; 18] = [
    "prereq",
    "requires",
    "require",
    "depends",
    "needs",
    "after",
    "must come before",
    "passed first",
    "done first",
    "taken first",
    "completed first",
    "beforehand",
    "needed",
    "before it",
    "earlier",
    "prior",
    "must be passed",
    "presuppose",
];

/// Words that stand where there is nothing.
const NONE: [&str; 16] = [
    "(none)",
    "no prerequisite",
    "no requirements",
    "free",
    "(nothing)",
    "no one",
    "null",
    "none",
    "nothing",
    "-",
    "–",
    "—",
    "",
    "no prerequisites",
    "n/a",
    "/",
];

/// The table of prerequisites that a prompt shows; none when it shows none, or one that names things it does not list.
pub fn read(prompt: &Prompt) -> Option<Table> {
    let lines: Vec<(usize, &str)> = lines(&prompt.text).collect();
    let is_row = |line: &str| {
        let is_of_commas = || {
            let cells: Vec<&str> = line.split([',', '\t']).map(str::trim).collect();
            cells.len() == 2
                && cells.iter().all(|it| !it.is_empty() && it.split(' ').count() <= 2 && !it.contains(['[', '(', ':']))
        };
        line.matches('|').count() > usize::from(line.trim().starts_with('|')) || is_of_commas()
    };
    let mut is_turned = false;
    let first = lines.iter().position(|(_, line)| is_row(line));
    let (rows, start) = match first {
        Some(first) => {
            let rows: Vec<_> = lines[first..].iter().take_while(|(_, line)| is_row(line)).copied().collect();
            let header = rows.first()?.1.to_lowercase();
            let columns: Vec<&str> = cells(&header);
            let tells =
                |column: usize| columns.get(column).is_some_and(|it| BEFORE.iter().any(|word| it.contains(word)));
            // "Prerequisite | Course": the earlier stands first.
            is_turned = columns.len() == 2 && tells(0) && !tells(1);
            let says_before = columns.len() == 2 && (tells(1) && !tells(0) || is_turned);
            let says_other = [
                "unlock",
                "leads",
                "next",
                "followed",
                "required for",
                "credit",
                "semester",
                "needs it",
                "need it",
                "requires it",
                "require it",
                "depends on it",
                "depend on it",
            ];
            if !says_before || says_other.iter().any(|word| header.contains(word)) {
                return None;
            }
            (rows[1..].to_vec(), rows[0].0)
        }
        None => {
            let first = lines.iter().position(|(_, line)| named_row(line).is_some())?;
            let rows: Vec<_> =
                lines[first..].iter().take_while(|(_, line)| named_row(line).is_some()).copied().collect();
            // "Course: needs" is a header.
            let header = named_row(rows[0].1)?;
            let is_header = rows.len() > 2 && BEFORE.iter().any(|word| header[1].to_lowercase().starts_with(word));
            if is_header && !["need it", "needs it", "require it"].contains(&&*header[1].to_lowercase()) {
                return of_rows(rows[1..].to_vec(), lines[first].0, false, false);
            }
            let lead = lines[..first].iter().rev().find(|(_, line)| !line.trim().is_empty())?;
            let lower = lead.1.to_lowercase();
            let says_before = [
                "prereq",
                "require",
                "depends on",
                "needs",
                "must be passed before",
                "beforehand",
                "needed",
                "has to come first",
                "must come first",
            ]
            .iter()
            .any(|word| lower.contains(word));
            let says_other = [
                "unlock",
                "leads to",
                "required for",
                "required by",
                "prerequisite for",
                "prerequisite of",
                "needs it",
                "need it",
                "requires it",
                "require it",
                "depends on it",
                "depend on it",
                "needs them",
                "require them",
            ];
            if !says_before || !lead.1.trim_end().ends_with(':') || says_other.iter().any(|word| lower.contains(word)) {
                return None;
            }
            (rows, lines[first].0)
        }
    };
    of_rows(rows, start, first.is_some(), is_turned)
}

fn of_rows(rows: Vec<(usize, &str)>, start: usize, is_table: bool, is_turned: bool) -> Option<Table> {
    let mut table = Table { things: Vec::new(), pairs: Vec::new(), span: start..start, is_earlier_first: is_turned };
    for (place, line) in rows {
        table.span.end = place + line.len();
        let mut row = if is_table { cells(line) } else { named_row(line)?.to_vec() };
        if is_turned {
            row.reverse();
        }
        if row.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ' | '='))) {
            continue;
        }
        let [thing, before] = row[..] else {
            return None;
        };
        if thing.is_empty() {
            return None;
        }
        // A thing with several rows has what each of them tells.
        if !table.things.iter().any(|it| it == thing) {
            table.things.push(thing.to_owned());
        }
        if NONE.contains(&&*before.to_lowercase()) {
            continue;
        }
        let before = before.replace(" and ", ",").replace(" & ", ",").replace([';', '+'], ",");
        for earlier in before.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            table.pairs.push((earlier.trim_start_matches("and ").to_owned(), thing.to_owned()));
        }
    }
    // In rows of pairs whatever is named is a thing.
    if is_turned {
        for (earlier, _) in &table.pairs {
            if !table.things.contains(earlier) && earlier.split(' ').count() <= 3 && !earlier.contains(" or ") {
                table.things.push(earlier.clone());
            }
        }
    }
    // "X or Y", and what is written in another way, is no name of the first column.
    let is_listed = table.pairs.iter().all(|(earlier, _)| table.things.contains(earlier));
    (is_listed && table.things.len() > 1).then_some(table)
}

fn cells(line: &str) -> Vec<&str> {
    let mark: &[char] = if line.contains('|') { &['|'] } else { &[',', '\t'] };
    line.trim().trim_start_matches('|').trim_end_matches('|').split(mark).map(str::trim).collect()
}

/// `CS201: CS102, MA100`, `- Optics (none)`: a name and what it needs.
fn named_row(line: &str) -> Option<[&str; 2]> {
    let line = line.trim().trim_start_matches(['-', '*', '•']).trim();
    let (name, before) = match line.split_once(':') {
        Some(cut) => cut,
        None => line.strip_suffix(')')?.split_once('(')?,
    };
    let (name, before) = (name.trim(), before.trim().trim_end_matches('.'));
    let is_short = |text: &str, most: usize| text.split_whitespace().count() <= most && !text.ends_with('?');
    (!name.is_empty() && !before.is_empty() && is_short(name, 4) && is_short(before, 14)).then_some([name, before])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn told(text: &str) -> Option<String> {
        let table = read(&read_tokens(text))?;
        let pairs: Vec<String> = table.pairs.iter().map(|(one, other)| format!("{one}<{other}")).collect();
        Some(format!("{} / {}", table.things.join(" "), pairs.join(" ")))
    }

    #[test]
    fn tables_and_lines_tell_what_comes_before() {
        let table = "Course | Prerequisites\n---|---\nA1 | none\nB1 | A1\nC1 | A1, B1\n";
        assert_eq!(told(table).as_deref(), Some("A1 B1 C1 / A1<B1 A1<C1 B1<C1"));
        let lines = "Each course with its prerequisites:\n- A1: none\n- B1: A1\n";
        assert_eq!(told(lines).as_deref(), Some("A1 B1 / A1<B1"));
        assert_eq!(told("Course | Prerequisites\nA1 | none\nB1 | A1 or A2\n"), None);
        assert_eq!(told("Course | Unlocks\nA1 | B1\nB1 | none\n"), None);
    }
}
