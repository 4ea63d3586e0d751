//! The plan as one tree with box-drawing characters.
//!
//! Below a goal stand its ways, the taken one first; below a way, the goals it needs. A goal with a single way needs no
//! line for it. A shared goal is drawn once, with a mark, and named by its mark elsewhere. Ways that were not taken are
//! told in brief, and a check that says the same again is only a sign. What lies too deep is drawn below by itself.

use std::collections::BTreeSet;

use super::branches::{self, Entry, GAP, Style};
use super::paint::Paint;
use super::typeset::{answer, shown};
use super::view::{Fate, MANY_GOALS, View};
use super::width::{brief, plain, width};
use crate::trace::{Outcome, VerdictWord};

/// Branches on the way to a goal that is still drawn in place.
const DEEPEST: usize = 9;
/// Steps of the way that was taken, and of another, that are shown in full.
const FEW_STEPS: usize = 6;
const FEWER_STEPS: usize = 2;
/// Boards and grids of the way that was taken that are shown, and their lines.
const MOST_PICTURES: usize = 3;
const TALLEST_PICTURE: usize = 30;

/// The trees of what the readings amount to, as lines of at most 80 columns.
pub(super) fn draw(view: &View<'_>, paint: Paint) -> String {
    let questions = view.questions();
    let mut tree = Tree {
        view,
        seen: vec![false; view.trace.plan.nodes.len()],
        seen_in_brief: vec![false; view.trace.plan.nodes.len()],
        said: BTreeSet::new(),
        entries: Vec::new(),
        below: Vec::new(),
    };
    for &(reading, goal) in &questions {
        if questions.len() > 1 {
            tree.push(0, Style::Normal, format!("as {}", view.title(reading)));
        }
        tree.goal(goal, usize::from(questions.len() > 1), false);
        while let Some(goal) = tree.below.pop() {
            if !tree.seen[goal] {
                tree.goal(goal, 0, false);
            }
        }
    }
    branches::write(&tree.entries, paint)
}

struct Tree<'a> {
    view: &'a View<'a>,
    /// Goals that were drawn.
    seen: Vec<bool>,
    /// Goals that were drawn without what is below them.
    seen_in_brief: Vec<bool>,
    /// What checks said.
    said: BTreeSet<&'a str>,
    entries: Vec<Entry>,
    /// Goals that were too deep.
    below: Vec<usize>,
}

impl Tree<'_> {
    fn push(&mut self, depth: usize, style: Style, text: String) -> &mut Entry {
        let entry = Entry {
            depth,
            style,
            text,
            more: String::new(),
            remark: String::new(),
            picture: Vec::new(),
            goal: None,
            is_named_only: false,
        };
        self.entries.push(entry);
        self.entries.last_mut().expect("one was pushed")
    }

    /// Draws a goal with all below it; in brief when the answer does not rest on it.
    fn goal(&mut self, at: usize, depth: usize, in_brief: bool) {
        let view = self.view;
        let at = view.drawn_for(at);
        let fate = view.fate(at);
        let is_known = self.seen[at] || (in_brief && self.seen_in_brief[at]);
        if is_known || depth > DEEPEST || (in_brief && view.is_chosen(at)) {
            let text = self.stated(at, 40);
            let entry = self.push(depth, Style::Normal, text);
            (entry.goal, entry.is_named_only) = (Some(at), true);
            if !self.seen[at] && !in_brief {
                self.below.push(at);
            }
            return;
        }
        if in_brief {
            self.seen_in_brief[at] = true;
            let text = self.stated(at, 60);
            let ways = if fate == Fate::Setback { self.because(at) } else { self.ways_in_brief(at) };
            let entry = self.push(depth, style(fate, false), format!("{text}{GAP}{}", sign_and_word(fate)));
            (entry.goal, entry.more) = (Some(at), ways);
            self.entries.last_mut().expect("the goal").remark = self.refuted(at, |_| true);
            return;
        }
        self.seen[at] = true;
        let text = format!("{}{GAP}{}", self.stated(at, 60), sign_and_word(fate));
        let because = self.because(at);
        let entry = self.push(depth, style(fate, true), text);
        (entry.goal, entry.more) = (Some(at), because);
        let chosen = view.selected(at).map(|(answer, ..)| answer);
        self.entries.last_mut().expect("the goal").remark = self.refuted(at, |answer| Some(answer) == chosen);
        let ways = self.ways(at);
        if let &[only] = &ways[..] {
            let remark = self.only_way(at, only);
            let picture = self.pictures(only);
            let entry = self.entries.last_mut().expect("the goal");
            entry.remark += &remark;
            entry.picture = picture;
            self.parts(only, depth + 1, false);
            return;
        }
        let taken = view.taken(at);
        for way in ways {
            let is_other = taken.is_some() && taken != Some(way);
            self.way(at, way, depth + 1, is_other);
            match self.only_step(way).filter(|_| is_other) {
                Some(step) => self.entries.last_mut().expect("the way").more = step,
                None => self.parts(way, depth + 2, is_other),
            }
        }
    }

    /// A way that does nothing but reach one goal that no other needs: that goal, for the line of the way itself.
    fn only_step(&self, way: usize) -> Option<String> {
        let (view, &[part]) = (self.view, self.view.children(way)) else { return None };
        let passes_on = matches!(view.attempt(way), Some(([], Outcome::Answer(_)))) && view.drawn_for(part) == part;
        let is_plain = view.fate(part) == Fate::Found && !view.is_shared(part) && !view.is_chosen(part);
        let is_clean = self.refuted(part, |_| true).is_empty();
        (passes_on && is_plain && is_clean)
            .then(|| format!(": {}, {}", brief(&view.title(part), 150), self.ways_in_brief(part)))
    }

    /// The ways to a goal, the taken one first.
    fn ways(&self, goal: usize) -> Vec<usize> {
        let mut ways = self.view.children(goal).to_vec();
        ways.sort_by_key(|&way| self.view.taken(goal) != Some(way));
        ways
    }

    /// Goal and answer, when it has one.
    fn stated(&self, goal: usize, columns: usize) -> String {
        let room = if self.view.node(goal).idea.is_empty() { 70 } else { 150 };
        let title = brief(&self.view.title(goal), room);
        match self.view.selected(goal) {
            // What puts many values together is long, and each of them stands below.
            Some((found, ..)) if found.starts_with('[') && width(found) > columns => match found.contains(" = ") {
                true => title,
                false => self.view.stated(goal, &title, &ended(&answer(found), columns)),
            },
            Some((found, ..)) => self.view.stated(goal, &title, &brief(&answer(found), columns)),
            None => title,
        }
    }

    /// What the check of the answer that stands said, or why there is none; nothing when it was said before.
    fn because(&mut self, goal: usize) -> String {
        if let Some(why) = self.view.why_unanswered(goal) {
            return format!(": {}", brief(why, 200));
        }
        let Some((chosen, ..)) = self.view.selected(goal) else { return String::new() };
        let said = self.view.checks(goal).find(|(looked_at, _)| *looked_at == chosen);
        match said {
            Some((_, verdict)) if !verdict.because.is_empty() && self.said.insert(&verdict.because) => {
                shown(&brief(&verdict.because, 200))
            }
            _ => String::new(),
        }
    }

    /// The answers that a check refuted, among those that no way below the goal tells of.
    fn refuted(&self, goal: usize, is_told_here: impl Fn(&str) -> bool) -> String {
        let refuted = self
            .view
            .checks(goal)
            .filter(|(found, verdict)| verdict.word == VerdictWord::Refuted && is_told_here(found));
        let lines: Vec<String> = refuted
            .map(|(found, verdict)| {
                format!("✗ {} is refuted: {}", brief(&answer(found), 40), shown(&brief(&verdict.because, 150)))
            })
            .collect();
        lines.join("; ")
    }

    /// What the only way to a goal was, when it did more than pass an answer on.
    fn only_way(&self, goal: usize, way: usize) -> String {
        let view = self.view;
        let passes_on =
            view.node(way).skill == "engine" && view.attempt(way).is_some_and(|(steps, _)| steps.is_empty());
        if passes_on && view.fate(way) == Fate::Found {
            return String::new();
        }
        let (text, more) = self.told(goal, way, FEW_STEPS);
        format!("by {text}{more}")
    }

    fn way(&mut self, goal: usize, way: usize, depth: usize, is_other: bool) {
        let view = self.view;
        let fate = view.fate(way);
        let sign = match fate {
            Fate::Found if view.taken(goal) == Some(way) => "●",
            Fate::Found => "○",
            other => other.sign(),
        };
        let (text, more) = self.told(goal, way, if is_other { FEWER_STEPS } else { FEW_STEPS });
        let style = if fate == Fate::Found { Style::Normal } else { style(fate, true) };
        let picture = if is_other { Vec::new() } else { self.pictures(way) };
        let entry = self.push(depth, style, format!("{sign} by {text}"));
        (entry.more, entry.picture) = (more, picture);
    }

    /// The steps that show something over several lines: the first ones and the last.
    fn pictures(&self, way: usize) -> Vec<String> {
        let Some((steps, _)) = self.view.attempt(way) else { return Vec::new() };
        let shown: Vec<_> = steps.iter().map(|step| step.told()).filter(|told| told.contains('\n')).collect();
        let left_out = shown.len().saturating_sub(MOST_PICTURES);
        let mut lines = Vec::new();
        for (index, told) in shown.iter().enumerate() {
            let is_last = index + 1 == shown.len();
            if index + 1 < MOST_PICTURES || is_last {
                lines.extend(told.lines().take(TALLEST_PICTURE).map(plain));
            } else if index + 1 == MOST_PICTURES && left_out > 0 {
                lines.push(format!("… ({left_out} more)"));
            }
        }
        lines
    }

    /// The name of a way with what it came to, unless that is the answer of the goal; and its steps.
    fn told(&self, goal: usize, way: usize, few: usize) -> (String, String) {
        let view = self.view;
        let guess = if view.is_guess(way) { " (a guess)" } else { "" };
        let name = plain(&view.title(way));
        let mut text = format!("{}{guess}", name.strip_prefix("by ").unwrap_or(&name));
        let chosen = view.selected(goal).map(|(answer, ..)| answer);
        match view.attempt(way) {
            _ if view.aside(way).is_some() => text += &format!(": {}", brief(&view.came_to(way), 120)),
            Some((_, Outcome::Answer(found))) if Some(found.as_str()) != chosen => {
                let refuted = view
                    .checks(goal)
                    .find(|(looked_at, verdict)| *looked_at == found && verdict.word == VerdictWord::Refuted);
                let found = answer(found);
                let found =
                    if found.contains(", ") && width(&found) > 40 { ended(&found, 40) } else { brief(&found, 40) };
                text += &match refuted {
                    Some((_, verdict)) => format!(": {found}, refuted: {}", shown(&brief(&verdict.because, 150))),
                    None => format!(": {found}"),
                };
            }
            Some((steps, Outcome::Setback(why))) => {
                text += &format!(": {}", shown(&brief(why.trim_end_matches('.'), 150)));
                let after = self.steps(way, few).filter(|_| !steps.is_empty());
                return (text, after.map_or_else(String::new, |steps| format!("(after {steps})")));
            }
            None => text += ": not reached",
            Some(_) => {}
        }
        (text, self.steps(way, few).map_or_else(String::new, |steps| format!(": {steps}")))
    }

    fn steps(&self, way: usize, few: usize) -> Option<String> {
        let (steps, _) = self.view.attempt(way)?;
        let line = |index: usize| shown(&brief(steps[index].told().trim_end_matches('.'), 200));
        // What is shown over several lines stands below.
        let in_words: Vec<usize> = (0..steps.len()).filter(|&index| !steps[index].told().contains('\n')).collect();
        let line = |index: usize| line(in_words[index]);
        match in_words.len() {
            0 => None,
            many if many <= few => Some((0..many).map(line).collect::<Vec<_>>().join("; ")),
            many if few == FEWER_STEPS => Some(format!("{many} steps")),
            many => Some(format!("{}; {}; …; {} ({many} steps)", line(0), line(1), line(many - 1))),
        }
    }

    /// The names of the ways to a goal, and how many goals lie below it.
    fn ways_in_brief(&self, goal: usize) -> String {
        let names: Vec<String> = self.ways(goal).iter().map(|&way| plain(&self.view.title(way))).collect();
        let below = self.view.reached(goal).len();
        let names = match &names[..] {
            [] => return String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        let rest = match below {
            0 => String::new(),
            1 => ", with one goal more".to_owned(),
            many if many < MANY_GOALS => format!(", with {many} goals more"),
            _ => ", with hundreds of goals more".to_owned(),
        };
        format!("by {names}{rest}")
    }

    fn parts(&mut self, way: usize, depth: usize, in_brief: bool) {
        for part in self.view.needed(way) {
            self.goal(part, depth, in_brief);
        }
    }
}

/// The sign of a fate, with its word where the sign alone could be misread.
fn sign_and_word(fate: Fate) -> String {
    match fate {
        Fate::Found => fate.sign().to_owned(),
        _ => format!("{}\u{a0}{}", fate.sign(), fate.word()),
    }
}

/// A list cut at its end.
fn ended(list: &str, columns: usize) -> String {
    let mut kept = String::new();
    for item in list.split(", ") {
        if width(&kept) + width(item) + 4 > columns {
            break;
        }
        kept += item;
        kept += ", ";
    }
    kept + "…"
}

fn style(fate: Fate, is_chosen: bool) -> Style {
    match fate {
        Fate::Found if is_chosen => Style::Strong,
        Fate::Found => Style::Normal,
        Fate::Unsettled | Fate::Open | Fate::Aside => Style::Doubtful,
        Fate::Refuted | Fate::Setback => Style::Bad,
    }
}
