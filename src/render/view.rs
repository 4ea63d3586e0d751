//! A trace made ready for drawing: every node with its children and with what happened there, looked up once.
//!
//! A stored trace may come from anywhere, so an edge or event that names no node is passed over.

use std::collections::{BTreeMap, BTreeSet};

use super::typeset::shown;
use crate::trace::{
    Event, Happening, Node, NodeKind, Outcome, ReadingRecord, StepRecord, Trace, VerdictRecord, VerdictWord,
};

/// Goals that are counted one by one.
pub(super) const MANY_GOALS: usize = 200;
/// Parts of a whole that are put in order before they are drawn; the order costs their number times the plan.
const MOST_PARTS: usize = 50;

/// What became of a goal or an approach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// A goal with a confirmed answer, or an approach whose answer no check refuted.
    Found,
    /// A goal with an answer that no check could settle.
    Unsettled,
    /// A check refuted the answer.
    Refuted,
    /// No answer.
    Setback,
    /// Not carried out.
    Aside,
    /// Nothing happened there before the run ended.
    Open,
}

impl Fate {
    /// A sign that says the same as the word, for those who skim; colour is never the only sign.
    pub fn sign(self) -> &'static str {
        match self {
            Fate::Found => "✓",
            Fate::Unsettled => "?",
            Fate::Refuted | Fate::Setback => "✗",
            Fate::Aside => "–",
            Fate::Open => "…",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Fate::Found => "found",
            Fate::Unsettled => "unsettled",
            Fate::Refuted => "refuted",
            Fate::Setback => "no answer",
            Fate::Aside => "set aside",
            Fate::Open => "not reached",
        }
    }
}

/// What happened at one node.
#[derive(Default)]
struct Place<'a> {
    children: Vec<usize>,
    /// How many need it.
    parents: usize,
    /// Of an approach.
    attempt: Option<&'a Event>,
    aside: Option<&'a str>,
    /// Of a goal.
    settled: Option<&'a Event>,
    checks: Vec<&'a Event>,
    /// Whether the answer of the run rests on it.
    is_chosen: bool,
}

/// Nodes are named by their index in the plan; 0 is the prompt itself.
pub(crate) struct View<'a> {
    pub trace: &'a Trace,
    index: BTreeMap<&'a str, usize>,
    places: Vec<Place<'a>>,
    /// For each goal the one that is drawn in its place.
    drawn: Vec<Option<usize>>,
    /// Goals that are only a stage of passing an answer on.
    left_out: Vec<bool>,
}

impl<'a> View<'a> {
    /// Cost: n log n in the nodes, edges and events.
    pub fn new(trace: &'a Trace) -> Self {
        let nodes = &trace.plan.nodes;
        let index: BTreeMap<&str, usize> = nodes.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let mut places: Vec<Place<'a>> = nodes.iter().map(|_| Place::default()).collect();
        let find = |id: &Option<String>| id.as_deref().and_then(|id| index.get(id)).copied();
        for edge in &trace.plan.edges {
            if let (Some(&from), Some(&to)) = (index.get(edge.from.as_str()), index.get(edge.to.as_str())) {
                places[from].children.push(to);
                places[to].parents += 1;
            }
        }
        for event in &trace.events {
            let (goal, approach) = (find(&event.goal), find(&event.approach));
            match (&event.what, goal, approach) {
                (Happening::Attempted { .. }, _, Some(approach)) => places[approach].attempt = Some(event),
                (Happening::SetAside { why }, _, Some(approach)) => places[approach].aside = Some(why),
                (Happening::Checked { .. }, Some(goal), _) => places[goal].checks.push(event),
                (Happening::Selected { .. } | Happening::Unanswered { .. }, Some(goal), _) => {
                    places[goal].settled = Some(event);
                }
                _ => {}
            }
        }
        for choice in trace.paths.iter().filter(|path| path.answer.is_some()).flat_map(|path| &path.choices) {
            for id in [&choice.goal, &choice.approach] {
                if let Some(&at) = index.get(id.as_str()) {
                    places[at].is_chosen = true;
                }
            }
        }
        let drawn = vec![None; nodes.len()];
        let left_out = vec![false; nodes.len()];
        let mut view = Self { trace, index, places, drawn, left_out };
        // A goal that another leaves comes later in the plan, so it is known before it is asked for.
        for at in (0..nodes.len()).rev() {
            let Some(part) = view.behind(at) else { continue };
            view.drawn[at] = Some(view.drawn_for(part));
            view.left_out[at] = true;
            if let Some(rest) =
                view.children(at).first().and_then(|&way| view.remains(way)).filter(|&rest| rest != part)
            {
                view.left_out[rest] = true;
            }
        }
        view
    }

    pub fn find(&self, id: &Option<String>) -> Option<usize> {
        id.as_deref().and_then(|id| self.named(id))
    }

    pub fn named(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub fn node(&self, at: usize) -> &'a Node {
        &self.trace.plan.nodes[at]
    }

    pub fn is_goal(&self, at: usize) -> bool {
        self.node(at).kind == NodeKind::Goal
    }

    /// As shown to a person: a goal in words where it has any, the prompt as it was asked, an approach by its name.
    pub fn title(&self, at: usize) -> String {
        match self.node(at).kind {
            NodeKind::Goal if at == 0 => self.trace.prompt.clone(),
            NodeKind::Goal if !self.node(at).idea.is_empty() => shown(&with_name(self.node(at))),
            NodeKind::Goal => shown(&self.node(at).text),
            NodeKind::Approach => self.node(at).text.replace('_', " "),
        }
    }

    /// A goal with its answer: `the digits of 41 = 4, 1`, or with an arrow where `=` could be misread.
    pub fn stated(&self, goal: usize, title: &str, answer: &str) -> String {
        let is_ambiguous = title.contains(['=', '<', '>', '≤', '≥'])
            || title.starts_with("whether ")
            || goal == 0
            || answer.contains(" = ");
        let sign = if is_ambiguous { "→" } else { "=" };
        format!("{title} {sign} {answer}")
    }

    /// The approach whose answer a goal was settled with.
    pub fn taken(&self, goal: usize) -> Option<usize> {
        let settled = self.places[goal].settled?;
        self.find(&settled.approach)
    }

    /// A goal that only passes on what another comes to, and that other, which is shown in its place and has the
    /// weightier check: its single approach leaves a goal with the same answer, or works one out and reads the answer off.
    fn behind(&self, goal: usize) -> Option<usize> {
        let &[approach] = self.children(goal) else { return None };
        let (steps, outcome) = self.attempt(approach)?;
        let rest = match outcome {
            Outcome::Remains(rest) => Some(self.named(rest)?),
            _ => None,
        };
        let answer = |at: usize| self.selected(at).map(|(answer, ..)| answer);
        let is_same = |part: usize| answer(goal) == answer(self.drawn_for(part));
        let mut parts = self.children(approach).iter().copied().filter(|&part| Some(part) != rest);
        let part = match (rest, parts.next(), parts.next()) {
            (Some(rest), None, _) if is_same(rest) => rest,
            (Some(rest), Some(part), None) if self.is_read_off(rest) && holds(answer(part)?, answer(rest)?) => part,
            (None, Some(part), None) if is_same(part) => part,
            _ => return None,
        };
        let are_found = [goal, part].iter().all(|&at| self.fate(at) == Fate::Found);
        (steps.is_empty() && are_found && goal != 0).then_some(part)
    }

    /// The goal that an approach left.
    pub fn remains(&self, way: usize) -> Option<usize> {
        match self.attempt(way) {
            Some((_, Outcome::Remains(rest))) => self.named(rest),
            _ => None,
        }
    }

    /// Whether a goal is only a stage of passing on the answer to another, which is drawn in its place.
    pub fn is_left_out(&self, goal: usize) -> bool {
        self.left_out[goal]
    }

    /// Whether nothing had to be done for the answer to a goal.
    fn is_read_off(&self, goal: usize) -> bool {
        let &[approach] = self.children(goal) else { return false };
        let outcome = self.attempt(approach);
        self.children(approach).is_empty() && matches!(outcome, Some(([], Outcome::Answer(_))))
    }

    /// The goal that is drawn where this one stands.
    pub fn drawn_for(&self, goal: usize) -> usize {
        self.drawn[goal].unwrap_or(goal)
    }

    /// The goals that are drawn below an approach. Of what it only gathers, those that lie below others are left out.
    pub fn needed(&self, way: usize) -> Vec<usize> {
        let mut parts: Vec<usize> = self.children(way).iter().map(|&part| self.drawn_for(part)).collect();
        let mut seen = BTreeSet::new();
        parts.retain(|&part| seen.insert(part));
        let gathers = matches!(self.attempt(way), Some(([], Outcome::Answer(_))));
        if !gathers || parts.len() > MOST_PARTS {
            return parts;
        }
        let below: BTreeSet<usize> = parts.iter().flat_map(|&part| self.reached(part)).collect();
        let tops: Vec<usize> = parts.iter().copied().filter(|part| !below.contains(part)).collect();
        if tops.is_empty() { parts } else { tops }
    }

    /// The goals below one; not all when they are many.
    pub fn reached(&self, goal: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut stack = vec![goal];
        while let Some(at) = stack.pop()
            && reached.len() < MANY_GOALS
        {
            for &part in self.children(at).iter().flat_map(|&way| self.children(way)) {
                let part = self.drawn_for(part);
                if reached.insert(part) {
                    stack.push(part);
                }
            }
        }
        reached.remove(&goal);
        reached
    }

    /// What a reading takes the question to be: the words that it found, or for a yes or no the whole of it.
    pub fn asked(&self, reading: &ReadingRecord) -> String {
        let goals = self.questions().into_iter().map(|(_, goal)| goal);
        let mut titles = goals.filter(|&goal| self.node(goal).text == reading.goal).map(|goal| self.title(goal));
        titles.find(|title| title.starts_with("whether ")).unwrap_or_else(|| reading.unknown.clone())
    }

    /// The readings of the prompt, each with the goal it amounts to.
    pub fn questions(&self) -> Vec<(usize, usize)> {
        if self.places.is_empty() {
            return Vec::new();
        }
        let of = |&reading: &usize| self.children(reading).iter().map(move |&goal| (reading, goal));
        self.children(0).iter().flat_map(of).collect()
    }

    /// The approaches of a goal, or the subgoals of an approach, in plan order.
    pub fn children(&self, at: usize) -> &[usize] {
        &self.places[at].children
    }

    /// Whether several approaches need the goal.
    pub fn is_shared(&self, goal: usize) -> bool {
        self.places[goal].parents > 1
    }

    /// Whether the approach is quick and fallible on purpose. The word is the one of the published schema.
    pub fn is_guess(&self, approach: usize) -> bool {
        serde_json::to_value(self.node(approach).sure).is_ok_and(|word| word == "heuristic")
    }

    pub fn is_chosen(&self, at: usize) -> bool {
        self.places[at].is_chosen
    }

    pub fn aside(&self, approach: usize) -> Option<String> {
        self.places[approach].aside.map(|why| self.in_words(why, self.children(approach)))
    }

    pub fn attempt(&self, approach: usize) -> Option<(&'a [StepRecord], &'a Outcome)> {
        match &self.places[approach].attempt?.what {
            Happening::Attempted { steps, outcome, .. } => Some((steps, outcome)),
            _ => None,
        }
    }

    /// The answer that a goal was settled with, and when.
    pub fn selected(&self, goal: usize) -> Option<(&'a str, VerdictWord, u64)> {
        let event = self.places[goal].settled?;
        match &event.what {
            Happening::Selected { answer, verdict, .. } => Some((answer, *verdict, event.seq)),
            _ => None,
        }
    }

    pub fn why_unanswered(&self, goal: usize) -> Option<&'a str> {
        match &self.places[goal].settled?.what {
            Happening::Unanswered { why } => Some(why),
            _ => None,
        }
    }

    /// What checks said of the answers to a goal: answer, verdict.
    pub fn checks(&self, goal: usize) -> impl Iterator<Item = (&'a str, &'a VerdictRecord)> {
        self.places[goal].checks.iter().filter_map(|event| match &event.what {
            Happening::Checked { answer, verdict, .. } => Some((answer.as_str(), verdict)),
            _ => None,
        })
    }

    /// Why the run ended, with goals in words.
    pub fn stopped(&self) -> String {
        let goals: Vec<usize> = self.questions().into_iter().map(|(_, goal)| goal).collect();
        self.in_words(&self.trace.stopped.sentence(), &goals)
    }

    /// A sentence with these goals in words instead of their notation.
    fn in_words(&self, sentence: &str, goals: &[usize]) -> String {
        let known = goals.iter().filter(|&&goal| !self.node(goal).idea.is_empty());
        known.fold(sentence.to_owned(), |said, &goal| said.replace(&self.node(goal).text, &self.title(goal)))
    }

    /// What an attempt came to, as a clause.
    pub fn came_to(&self, approach: usize) -> String {
        if let Some(why) = self.aside(approach) {
            return format!("set aside, {why}");
        }
        match self.attempt(approach) {
            Some((_, Outcome::Answer(answer))) => answer.clone(),
            Some((_, Outcome::Remains(goal))) => format!("it remains to find {}", self.title_of(goal)),
            Some((_, Outcome::Setback(why))) => format!("no answer, {why}"),
            None => "not reached".to_owned(),
        }
    }

    pub fn title_of(&self, id: &str) -> String {
        self.named(id).map_or_else(|| id.to_owned(), |at| self.title(at))
    }

    pub fn fate(&self, at: usize) -> Fate {
        if self.is_goal(at) {
            return match (self.selected(at), self.why_unanswered(at)) {
                (Some((_, VerdictWord::Confirmed, _)), _) => Fate::Found,
                (Some((_, VerdictWord::Unsettled, _)), _) => Fate::Unsettled,
                (Some((_, VerdictWord::Refuted, _)), _) => Fate::Refuted,
                (None, Some(_)) => Fate::Setback,
                (None, None) => Fate::Open,
            };
        }
        if self.places[at].aside.is_some() {
            return Fate::Aside;
        }
        match self.attempt(at) {
            Some((_, Outcome::Answer(answer))) if self.is_refuted(at, answer) => Fate::Refuted,
            Some((_, Outcome::Answer(_) | Outcome::Remains(_))) => Fate::Found,
            Some((_, Outcome::Setback(_))) => Fate::Setback,
            None => Fate::Open,
        }
    }

    fn is_refuted(&self, approach: usize, answer: &str) -> bool {
        let goal = self.places[approach].attempt.and_then(|event| self.find(&event.goal));
        goal.is_some_and(|goal| {
            self.checks(goal).any(|(looked_at, verdict)| looked_at == answer && verdict.word == VerdictWord::Refuted)
        })
    }
}

/// Whether an assignment in notation, `[x = 3, y = 2]`, gives something this value.
fn holds(assignment: &str, value: &str) -> bool {
    let mut after = assignment.match_indices(" = ").map(|(at, sign)| &assignment[at + sign.len()..]);
    after.any(|rest| rest.strip_prefix(value).is_some_and(|rest| rest.starts_with([',', ']'])))
}

/// A goal in words, with the quantity that it is about by its full name, so that it looks the same as in formulas.
fn with_name(goal: &Node) -> String {
    let given = goal.text.split_once('(').and_then(|(_, given)| given.split([',', ')']).next()).unwrap_or_default();
    let is_name = given.contains('_') && given.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_name { goal.idea.replace(&given.replace('_', " "), given) } else { goal.idea.clone() }
}
