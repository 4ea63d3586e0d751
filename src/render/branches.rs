//! The lines of a tree with their branches, marks and colours.

use std::collections::BTreeSet;

use super::paint::Paint;
use super::width::{width, wrap};

const COLUMNS: usize = 80;
/// Between an answer and its sign: spaces at which no line is broken.
pub(super) const GAP: &str = "\u{a0}\u{a0}";

/// A line of the tree before its branches are known.
pub(super) struct Entry {
    pub depth: usize,
    pub style: Style,
    pub text: String,
    /// After the text, paler.
    pub more: String,
    /// Below it, without a branch.
    pub remark: String,
    /// Below that, line by line as it is: a board, a grid.
    pub picture: Vec<String>,
    /// The goal, for its mark.
    pub goal: Option<usize>,
    pub is_named_only: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    Strong,
    Normal,
    Bad,
    Doubtful,
}

/// Gives every entry its branches: `├─` when a sibling follows, `└─` when none does.
pub(super) fn write(entries: &[Entry], paint: Paint) -> String {
    let (marks, mut drawn) = (marks(entries), String::new());
    // follows[depth]: whether a sibling comes later at this depth, looking from the end.
    let mut lasts = vec![false; entries.len()];
    let mut follows: Vec<bool> = Vec::new();
    for (entry, last) in entries.iter().zip(&mut lasts).rev() {
        follows.resize(entry.depth + 1, false);
        *last = !std::mem::replace(&mut follows[entry.depth], true);
    }
    let mut drawn_before: BTreeSet<usize> = BTreeSet::new();
    // open[depth]: whether the branch at this depth goes on below.
    let mut open: Vec<bool> = Vec::new();
    for (index, (entry, &is_last)) in entries.iter().zip(&lasts).enumerate() {
        open.resize(entry.depth + 1, false);
        open[entry.depth] = !is_last;
        let outer: String =
            open.iter().take(entry.depth).skip(1).map(|&goes_on| if goes_on { "│  " } else { "   " }).collect();
        let (branch, beside) = match (entry.depth, is_last) {
            (0, _) => ("", ""),
            (_, true) => ("└─ ", "   "),
            (_, false) => ("├─ ", "│  "),
        };
        let has_children = entries.get(index + 1).is_some_and(|next| next.depth > entry.depth);
        let hang = if has_children { "│ " } else { "  " };
        let columns = COLUMNS - 2 - width(&outer) - width(branch) - 2;
        let place = match entry.goal {
            Some(goal) if entry.is_named_only && drawn_before.contains(&goal) => " (above)",
            Some(_) if entry.is_named_only => " (below)",
            Some(goal) => {
                drawn_before.insert(goal);
                ""
            }
            None => "",
        };
        let text = format!("{}{}{place}", marks[index], entry.text);
        let first = wrap(&text, columns);
        let mut lines: Vec<String> =
            first.iter().map(|line| styled(&line.replace('\u{a0}', " "), entry.style, paint)).collect();
        let last_width = first.last().map_or(0, |line| width(line));
        let room = columns.saturating_sub(last_width + 1);
        let (beside_text, remark) = flow(&entry.more, room, columns);
        if let Some(last) = lines.last_mut().filter(|_| !beside_text.is_empty()) {
            let gap = if beside_text.starts_with(':') { "" } else { " " };
            *last += &format!("{gap}{}", paint.dim(&beside_text));
        }
        let below = if entry.remark.is_empty() { Vec::new() } else { wrap(&entry.remark, columns) };
        lines.extend(remark.iter().chain(&below).map(|line| paint.dim(line)));
        lines.extend(entry.picture.iter().map(|line| paint.dim(&cut(line, columns))));
        for (number, line) in lines.iter().enumerate() {
            let lead = if number == 0 { branch.to_owned() } else { format!("{beside}{hang}") };
            drawn += &paint.dim(&format!("  {outer}{lead}"));
            drawn += line;
            drawn.push('\n');
        }
    }
    drawn
}

/// A mark for every goal that is drawn and named elsewhere too: ① to ⑳, then numbers.
fn marks(entries: &[Entry]) -> Vec<String> {
    let named: BTreeSet<usize> =
        entries.iter().filter(|entry| entry.is_named_only).filter_map(|entry| entry.goal).collect();
    let mut given: Vec<usize> = Vec::new();
    let mut mark = |goal: usize| {
        let number = given.iter().position(|&known| known == goal).unwrap_or_else(|| {
            given.push(goal);
            given.len() - 1
        });
        match u32::try_from(number)
            .ok()
            .filter(|&number| number < 20)
            .and_then(|number| char::from_u32(0x2460 + number))
        {
            Some(circled) => format!("{circled} "),
            None => format!("({}) ", number + 1),
        }
    };
    entries
        .iter()
        .map(|entry| entry.goal.filter(|goal| named.contains(goal)).map_or_else(String::new, &mut mark))
        .collect()
}

/// A line of a picture, which is not wrapped: what stands beyond the last column is left out.
fn cut(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut kept = String::new();
    for letter in line.chars() {
        if width(&kept) + 2 > columns {
            break;
        }
        kept.push(letter);
    }
    kept + "…"
}

/// What of a text fits in the room at the end of a line, and the lines that follow. The steps of a way, after a colon,
/// run on; anything else stays together, below when there is no room for the whole.
fn flow(text: &str, room: usize, columns: usize) -> (String, Vec<String>) {
    const TOO_NARROW: usize = 12;
    if text.is_empty() || width(text) <= room {
        return (text.to_owned(), Vec::new());
    }
    if room < TOO_NARROW || !text.starts_with(':') {
        return (String::new(), wrap(text.trim_start_matches(": "), columns));
    }
    let head = wrap(text, room).swap_remove(0);
    let rest = text.get(head.len()..).unwrap_or("").trim_start();
    (head, wrap(rest, columns))
}

fn styled(line: &str, style: Style, paint: Paint) -> String {
    if let Some(before) = line.strip_suffix("✓") {
        return format!("{}{}", styled(before, style, paint), paint.green("✓"));
    }
    if let Some(after) = line.strip_prefix("● ") {
        return format!("{} {}", paint.green("●"), styled(after, style, paint));
    }
    match style {
        Style::Strong => paint.bold(line),
        Style::Normal => line.to_owned(),
        Style::Bad => paint.red(line),
        Style::Doubtful => paint.yellow(line),
    }
}
