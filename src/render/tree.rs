//! The plan as a tree with box-drawing characters.
//!
//! A goal with one approach needs no branch: its subgoals follow on the same level, marked `↓`. So the indentation grows
//! only where there is a choice. What lies too deep is drawn below as a tree of its own.

use super::paint::Paint;
use super::view::{Fate, View};
use super::width::{brief, plain, width, wrap};
use crate::trace::{Outcome, VerdictWord};

const COLUMNS: usize = 80;
/// Branches on the way to a goal that is still drawn in place.
const DEEPEST: usize = 7;
/// An attempt of more steps shows only their number.
const FEW_STEPS: usize = 4;

/// A line of the tree before its branches are known.
struct Entry {
    depth: usize,
    style: Style,
    text: String,
    /// Below it, without a branch.
    remarks: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Strong,
    Normal,
    Bad,
    Doubtful,
}

/// The trees of these goals, as lines of at most 80 columns.
pub(super) fn draw(view: &View<'_>, roots: &[usize], paint: Paint) -> String {
    let mut seen = vec![false; view.trace.plan.nodes.len()];
    let mut drawn = String::new();
    let mut deferred: std::collections::VecDeque<usize> = roots.iter().copied().collect();
    let mut trees = 0;
    while let Some(root) = deferred.pop_front() {
        if seen[root] {
            continue;
        }
        if trees > 0 {
            drawn.push('\n');
        }
        trees += 1;
        let mut entries = Vec::new();
        let below = collect(view, root, &mut seen, &mut entries);
        // A tree drawn below belongs before those that are still to come.
        for goal in below.into_iter().rev() {
            deferred.push_front(goal);
        }
        write(&entries, paint, &mut drawn);
    }
    drawn
}

/// The entries of one tree, in order; and the goals that are too deep for it.
fn collect(view: &View<'_>, root: usize, seen: &mut [bool], entries: &mut Vec<Entry>) -> Vec<usize> {
    let mut below = Vec::new();
    let mut stack = vec![(root, 0)];
    while let Some((at, depth)) = stack.pop() {
        if !view.is_goal(at) {
            entries.push(approach_entry(view, at, depth));
            stack.extend(view.children(at).iter().rev().map(|&goal| (goal, depth + 1)));
            continue;
        }
        if seen[at] || depth > DEEPEST {
            let place = if seen[at] { "see above" } else { "see below" };
            let text = format!("{} ({place})", brief(&view.title(at), 50));
            entries.push(Entry { depth, style: Style::Normal, text, remarks: vec![] });
            if !seen[at] {
                below.push(at);
            }
            continue;
        }
        seen[at] = true;
        entries.push(goal_entry(view, at, depth));
        match view.children(at) {
            &[only] => stack.extend(view.children(only).iter().rev().map(|&goal| (goal, depth))),
            several => stack.extend(several.iter().rev().map(|&approach| (approach, depth + 1))),
        }
    }
    below
}

fn goal_entry(view: &View<'_>, at: usize, depth: usize) -> Entry {
    let title = brief(&view.title(at), 50);
    let fate = view.fate(at);
    let text = match view.selected(at) {
        Some((answer, verdict, _)) => {
            format!("{title} = {}  {} {}", brief(answer, 30), fate.sign(), verdict.as_str())
        }
        None => format!("{title}  {} {}", fate.sign(), fate.word()),
    };
    let mut remarks: Vec<String> = Vec::new();
    let single = view.children(at);
    if let &[only] = single {
        let follows = if view.children(only).is_empty() { "" } else { " ↓" };
        remarks.push(format!("by {}{follows}", came(view, only)));
        remarks.extend(steps(view, only));
    }
    remarks.extend(said(view, at));
    Entry { depth, style: style(fate, true), text, remarks }
}

/// What checks said: the reason for the answer that stands, and every answer that was refuted.
fn said(view: &View<'_>, goal: usize) -> Vec<String> {
    let chosen = view.selected(goal).map(|(answer, ..)| answer);
    let of_checks = view.checks(goal).map(|(answer, verdict)| {
        let (is_chosen, answer, because) = (Some(answer) == chosen, brief(answer, 30), brief(&verdict.because, 200));
        match verdict.word {
            VerdictWord::Refuted => format!("✗ {answer} is refuted: {because}"),
            VerdictWord::Confirmed if is_chosen => format!("✓ {because}"),
            VerdictWord::Confirmed => format!("✓ {answer} too is confirmed: {because}"),
            VerdictWord::Unsettled => format!("? no check settles {answer}"),
        }
    });
    of_checks.chain(view.why_unanswered(goal).map(|why| brief(why, 200))).collect()
}

fn approach_entry(view: &View<'_>, at: usize, depth: usize) -> Entry {
    let fate = view.fate(at);
    let sign = match fate {
        Fate::Found if view.is_chosen(at) => "●",
        Fate::Found => "○",
        other => other.sign(),
    };
    let doubt = if fate == Fate::Refuted { "  refuted" } else { "" };
    let text = format!("{sign} by {}{doubt}", came(view, at));
    Entry { depth, style: style(fate, view.is_chosen(at)), text, remarks: steps(view, at).into_iter().collect() }
}

/// An approach and what it came to: `euclid: it remains to find gcd(15, 0)`.
fn came(view: &View<'_>, approach: usize) -> String {
    let name = plain(&view.title(approach));
    let guess = if view.is_guess(approach) { " (a guess)" } else { "" };
    format!("{name}{guess}: {}", brief(&view.came_to(approach), 90))
}

fn steps(view: &View<'_>, approach: usize) -> Option<String> {
    let (steps, outcome) = view.attempt(approach)?;
    match steps.len() {
        0 => None,
        1..=FEW_STEPS => {
            let lines: Vec<String> = steps.iter().map(|step| brief(&step.text, 70)).collect();
            Some(lines.join("; "))
        }
        _ if matches!(outcome, Outcome::Setback(_)) => Some(format!("{} steps before it stopped", steps.len())),
        many => {
            let last = steps.last().map_or(String::new(), |step| brief(&step.text, 50));
            Some(format!("{many} steps, the last: {last}"))
        }
    }
}

fn style(fate: Fate, is_chosen: bool) -> Style {
    match fate {
        Fate::Found if is_chosen => Style::Strong,
        Fate::Found => Style::Normal,
        Fate::Unsettled | Fate::Open | Fate::Aside => Style::Doubtful,
        Fate::Refuted | Fate::Setback => Style::Bad,
    }
}

/// Gives every entry its branches: `├─` when a sibling follows, `└─` when none does.
fn write(entries: &[Entry], paint: Paint, drawn: &mut String) {
    // follows[depth]: whether a sibling comes later at this depth, looking from the end.
    let mut lasts = vec![false; entries.len()];
    let mut follows: Vec<bool> = Vec::new();
    for (entry, last) in entries.iter().zip(&mut lasts).rev() {
        follows.resize(entry.depth + 1, false);
        *last = !std::mem::replace(&mut follows[entry.depth], true);
    }
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
        let hang = if has_children { "│  " } else { "   " };
        let columns = COLUMNS - 2 - width(&outer) - width(branch) - 3;
        for (number, line) in wrap(&entry.text, columns).iter().enumerate() {
            let lead = if number == 0 { branch.to_owned() } else { format!("{beside}{hang}") };
            line_of(drawn, paint, &format!("  {outer}{lead}"), &styled(line, entry.style, paint));
        }
        for line in entry.remarks.iter().flat_map(|remark| wrap(remark, columns)) {
            line_of(drawn, paint, &format!("  {outer}{beside}{hang}"), &paint.dim(&line));
        }
    }
}

fn line_of(drawn: &mut String, paint: Paint, lead: &str, text: &str) {
    *drawn += &paint.dim(lead);
    *drawn += text;
    drawn.push('\n');
}

fn styled(line: &str, style: Style, paint: Paint) -> String {
    match style {
        Style::Strong => paint.bold(line),
        Style::Normal => line.to_owned(),
        Style::Bad => paint.red(line),
        Style::Doubtful => paint.yellow(line),
    }
}
