//! The plan as boxes and arrows, the same for Mermaid and for Graphviz.
//!
//! What only passes an answer on is left out, and so is a hexagon where there is no choice. Ways to a goal that the
//! answer does not rest on stand in its box when nothing lies below them. The whole plan is in the trace.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::typeset::{answer, shown};
use super::view::{Fate, View};
use super::width::{brief, wrap};

/// Columns of a line in a box, and how many of them a title takes at most.
const COLUMNS: usize = 34;
const MOST_LINES: usize = 4;
/// A text is cut in its middle only when it is much longer than its box.
const LONGEST: usize = 400;
/// A longer step is not shown beside the way it belongs to.
const SHORT_STEP: usize = 40;

pub(super) struct Chart {
    pub boxes: Vec<Box>,
    pub arrows: Vec<Arrow>,
}

pub(super) struct Box {
    /// The node of the plan.
    pub at: usize,
    pub is_goal: bool,
    /// Needed by more than one approach.
    pub is_shared: bool,
    /// The way whose answer the goal was settled with.
    pub is_taken: bool,
    /// What it is, in lines. Not escaped yet.
    pub title: Vec<String>,
    /// What became of it, in lines.
    pub outcome: Vec<String>,
    /// How many ways lie below it, or parts, that are not drawn.
    pub folded: usize,
    /// By which it is styled.
    pub class: &'static str,
}

pub(super) struct Arrow {
    pub from: usize,
    pub to: usize,
    pub kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The answer rests on it.
    Chosen,
    Found,
    /// It leads to no answer that stands.
    Failed,
}

impl Box {
    /// All that stands in it.
    pub fn lines(&self) -> Vec<String> {
        let mark = if self.is_taken { "● " } else { "" };
        let mut lines: Vec<String> = self.title.iter().chain(&self.outcome).cloned().collect();
        if let Some(first) = lines.first_mut() {
            first.insert_str(0, mark);
        }
        lines
    }
}

/// How much of a plan is drawn.
pub(super) struct Extent {
    /// Goals are taken apart, the upper ones first, until there are so many boxes.
    pub most: usize,
    /// Of so many parts of a way, no more are drawn.
    pub parts: usize,
    /// Goals that are taken apart, and parts that are drawn, even so.
    pub wanted: BTreeSet<usize>,
}

impl Extent {
    pub const WHOLE: Self = Self { most: usize::MAX, parts: usize::MAX, wanted: BTreeSet::new() };
}

impl Chart {
    /// What is reached from the prompt, in plan order.
    pub fn of(view: &View<'_>) -> Self {
        Self::within(view, &Extent::WHOLE)
    }

    /// The same as far as it is to be drawn.
    pub fn within(view: &View<'_>, extent: &Extent) -> Self {
        let mut chart = Self { boxes: Vec::new(), arrows: Vec::new() };
        if view.trace.plan.nodes.is_empty() {
            return chart;
        }
        let mut seen = BTreeSet::from([0]);
        let mut queue = VecDeque::from([0]);
        while let Some(goal) = queue.pop_front() {
            let all = if stands_in_box(view, goal) { &[] } else { view.children(goal) };
            let has_room = chart.boxes.len() + queue.len() + all.len() < extent.most;
            let ways = if has_room || extent.wanted.contains(&goal) { all } else { &[] };
            let is_plain = matches!(ways, &[only] if passes_on(view, only));
            chart.boxes.push(Box {
                at: goal,
                is_goal: true,
                is_shared: false,
                is_taken: false,
                title: short(&view.title(goal)),
                outcome: goal_outcome(view, goal),
                class: class(view, goal),
                folded: all.len() - ways.len(),
            });
            for &way in ways {
                let from = if is_plain { goal } else { way };
                let needed = view.needed(way);
                let is_opened = extent.wanted.contains(&way) || (is_plain && extent.wanted.contains(&goal));
                let is_drawn =
                    |index: usize, part: &usize| index < extent.parts || is_opened || extent.wanted.contains(part);
                let drawn: Vec<usize> =
                    (0..).zip(&needed).filter(|(index, part)| is_drawn(*index, part)).map(|(_, part)| *part).collect();
                let left_out = needed.len() - drawn.len();
                if is_plain && let Some(drawn) = chart.boxes.last_mut() {
                    drawn.folded += left_out;
                }
                if !is_plain {
                    let (title, outcome) = way_lines(view, way);
                    chart.boxes.push(Box {
                        at: way,
                        is_goal: false,
                        is_shared: false,
                        is_taken: view.taken(goal) == Some(way) && view.fate(way) == Fate::Found,
                        title,
                        outcome,
                        class: class(view, way),
                        folded: left_out,
                    });
                    chart.arrows.push(Arrow { from: goal, to: way, kind: kind(view, goal, way) });
                }
                for part in drawn {
                    chart.arrows.push(Arrow { from, to: part, kind: kind(view, way, part) });
                    if seen.insert(part) {
                        queue.push_back(part);
                    }
                }
            }
        }
        let mut needed: BTreeMap<usize, usize> = BTreeMap::new();
        for arrow in &chart.arrows {
            *needed.entry(arrow.to).or_default() += 1;
        }
        for drawn in &mut chart.boxes {
            drawn.is_shared = drawn.is_goal && needed.get(&drawn.at).is_some_and(|&count| count > 1);
        }
        chart
    }
}

impl Chart {
    /// Keeps so many boxes, in plan order, and the arrows between them; how many are left out.
    pub fn keep_first(&mut self, most: usize) -> usize {
        let left_out = self.boxes.len().saturating_sub(most);
        self.boxes.truncate(most);
        let kept: BTreeSet<usize> = self.boxes.iter().map(|drawn| drawn.at).collect();
        self.arrows.retain(|arrow| kept.contains(&arrow.from) && kept.contains(&arrow.to));
        left_out
    }
}

/// Whether an approach has nothing of its own to show.
fn passes_on(view: &View<'_>, way: usize) -> bool {
    let is_idle = view.attempt(way).is_some_and(|(steps, _)| steps.is_empty());
    is_idle && !view.children(way).is_empty() && view.fate(way) == Fate::Found
}

/// Whether the ways to a goal are only named in its box.
fn stands_in_box(view: &View<'_>, goal: usize) -> bool {
    let mut ways = view.children(goal).iter();
    goal != 0
        && !view.is_chosen(goal)
        && ways.all(|&way| view.children(way).is_empty() && view.fate(way) == Fate::Found)
}

fn goal_outcome(view: &View<'_>, goal: usize) -> Vec<String> {
    let fate = view.fate(goal);
    let mut lines = Vec::new();
    if is_left_unanswered(view, goal) {
        // Readings may have answers of their own, and the prompt none.
        lines.push(format!("{} no answer", Fate::Setback.sign()));
        return lines;
    }
    let found = match (&view.trace.answer, goal) {
        // A path that lost the vote came to an answer of its own.
        (Some(answer), 0) => {
            let own = view.trace.paths.first().filter(|_| view.trace.is_sampled() && view.trace.paths.len() == 1);
            Some(own.and_then(|path| path.answer.clone()).unwrap_or_else(|| answer.text.clone()))
        }
        _ => view.selected(goal).map(|(found, ..)| answer(found)),
    };
    if let Some(found) = &found
        && found.len() > 2 * COLUMNS
        && fate == Fate::Found
    {
        // What puts many values together is told by the boxes below.
        let because = view.checks(goal).map(|(_, verdict)| verdict.because.as_str()).next().unwrap_or_default();
        lines.extend(short(&format!("✓ {because}")));
        return lines;
    }
    let is_ambiguous = |text: &str| text.contains(['=', '<', '>', '?']);
    let sign = match short(&view.title(goal)).iter().chain(&found).any(|text| is_ambiguous(text)) {
        true => "→",
        false => "=",
    };
    lines.push(match found {
        Some(found) if fate == Fate::Found => format!("{sign} {} {}", brief(&found, COLUMNS), fate.sign()),
        Some(found) => format!("{sign} {} {} {}", brief(&found, COLUMNS), fate.sign(), fate.word()),
        None => format!("{} {}", fate.sign(), fate.word()),
    });
    if stands_in_box(view, goal) && !view.children(goal).is_empty() {
        let names: Vec<String> = view.children(goal).iter().map(|&way| view.title(way)).collect();
        lines.extend(short(&format!("by {}", names.join(", "))));
    }
    lines
}

/// The name of an approach; and for one that the answer rests on, its last step.
fn way_lines(view: &View<'_>, way: usize) -> (Vec<String>, Vec<String>) {
    let fate = view.fate(way);
    let guess = if view.is_guess(way) { " (a guess)" } else { "" };
    let name = format!("{}{guess}", view.title(way));
    if fate != Fate::Found {
        return (short(&name), vec![format!("{} {}", fate.sign(), fate.word())]);
    }
    let mut outcome = Vec::new();
    if let Some((steps, _)) = view.attempt(way).filter(|_| view.is_chosen(way)) {
        let is_short = |step: &String| step.chars().count() <= SHORT_STEP;
        let last = steps.last().map(|step| shown(&step.text)).filter(is_short);
        let slips = steps
            .last()
            .and_then(|step| step.slip.as_ref())
            .map(|slip| format!("slip: {}", brief(&slip.name, LONGEST)));
        outcome.extend(last.into_iter().chain(slips));
    }
    (short(&name), outcome)
}

/// Wrapped, and cut at the end.
fn short(text: &str) -> Vec<String> {
    let mut lines = wrap(&brief(text, LONGEST), COLUMNS);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines[MOST_LINES - 1] += " …";
    }
    lines
}

fn kind(view: &View<'_>, from: usize, to: usize) -> Kind {
    match view.fate(to) {
        _ if view.is_chosen(from) && view.is_chosen(to) => Kind::Chosen,
        Fate::Refuted | Fate::Setback | Fate::Aside | Fate::Open => Kind::Failed,
        _ => Kind::Found,
    }
}

/// Whether it is the prompt, and the run has no answer.
fn is_left_unanswered(view: &View<'_>, at: usize) -> bool {
    at == 0 && view.trace.answer.is_none()
}

fn class(view: &View<'_>, at: usize) -> &'static str {
    match view.fate(at) {
        _ if is_left_unanswered(view, at) => "setback",
        Fate::Found | Fate::Unsettled if view.is_chosen(at) => "chosen",
        Fate::Found => "found",
        Fate::Unsettled => "unsettled",
        Fate::Refuted => "refuted",
        Fate::Setback => "setback",
        Fate::Aside | Fate::Open => "aside",
    }
}

/// Fill and border of each class. Dark text on pale colours can be read in either theme, and printed.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    ("chosen", "#d3f2d9", "#1a7f37"),
    ("found", "#f6f8fa", "#57606a"),
    ("unsettled", "#fff3c4", "#9a6700"),
    ("refuted", "#ffdcd8", "#b3261e"),
    ("setback", "#fbe6dc", "#a04a1c"),
    ("aside", "#eeeeee", "#999999"),
];
