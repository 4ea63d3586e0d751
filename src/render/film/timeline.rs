//! What each event changed: which nodes came into the plan with it, and what became of them.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use super::{Events, index};
use crate::render::view::View;
use crate::trace::{Event, Happening, Outcome, VerdictWord};

/// What a node looks like from some event on. A page knows them by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// It is not in the plan yet.
    Unseen = 0,
    Open = 1,
    Found = 2,
    Unsettled = 3,
    Refuted = 4,
    Setback = 5,
    Aside = 6,
    /// The answer of the run rests on it.
    Chosen = 7,
}

/// Changes in the order in which they happen: with which event (its place in the list), to which node, and its new state.
#[derive(Debug, Default, Serialize)]
pub struct Changes {
    pub event: Vec<usize>,
    pub node: Vec<usize>,
    pub state: Vec<State>,
}

impl Serialize for State {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

/// The events of a scene and what they changed.
pub(crate) struct Timeline {
    pub events: Events,
    pub changes: Changes,
}

/// For each node the one by which it was first reached from the prompt.
pub(crate) fn parents(view: &View<'_>) -> Vec<Option<usize>> {
    let mut parents = vec![None; view.trace.plan.nodes.len()];
    let mut is_reached = vec![false; parents.len()];
    let mut queue: VecDeque<usize> = (!parents.is_empty()).then_some(0).into_iter().collect();
    if let Some(root) = is_reached.first_mut() {
        *root = true;
    }
    while let Some(at) = queue.pop_front() {
        for &child in view.children(at) {
            if !std::mem::replace(&mut is_reached[child], true) {
                parents[child] = Some(at);
                queue.push_back(child);
            }
        }
    }
    parents
}

impl Timeline {
    pub fn of(view: &View<'_>, parents: &[Option<usize>]) -> Self {
        let (states, changes, claims) = (vec![State::Unseen; parents.len()], Changes::default(), BTreeMap::new());
        let mut making = Making { view, parents, states, changes, claims };
        let mut events = Events::default();
        for (number, event) in view.trace.events.iter().enumerate() {
            events.seq.push(event.seq);
            events.word.push(event.what.word());
            let approach = view.find(&event.approach).filter(|_| !matches!(event.what, Happening::Selected { .. }));
            events.node.push(index(approach.or_else(|| view.find(&event.goal))));
            events.verdict.push(match &event.what {
                Happening::Checked { verdict, .. } => letter(verdict.word),
                Happening::Selected { verdict, .. } => letter(*verdict),
                _ => ' ',
            });
            making.take_in(number, event);
        }
        making.conclude();
        Self { events, changes: making.changes }
    }
}

fn letter(verdict: VerdictWord) -> char {
    match verdict {
        VerdictWord::Confirmed => 'c',
        VerdictWord::Unsettled => 'u',
        VerdictWord::Refuted => 'r',
    }
}

struct Making<'v, 'a> {
    view: &'v View<'a>,
    parents: &'v [Option<usize>],
    states: Vec<State>,
    changes: Changes,
    /// For each answer to a goal who came to it, and whether a check has refuted it.
    claims: BTreeMap<(usize, &'a str), (Vec<usize>, bool)>,
}

impl<'a> Making<'_, 'a> {
    fn take_in(&mut self, number: usize, event: &'a Event) {
        let (goal, approach) = (self.view.find(&event.goal), self.view.find(&event.approach));
        goal.into_iter().chain(approach).for_each(|at| self.appear(number, at));
        match (&event.what, goal, approach) {
            (Happening::Planned { approaches }, ..) => {
                for id in approaches {
                    if let Some(at) = self.view.named(id) {
                        self.appear(number, at);
                    }
                }
            }
            (Happening::SetAside { .. }, _, Some(approach)) => self.change(number, approach, State::Aside),
            (Happening::Attempted { outcome, .. }, _, Some(approach)) => {
                let state = match (outcome, goal) {
                    (Outcome::Setback(_), _) => State::Setback,
                    (Outcome::Answer(answer), Some(goal)) => {
                        let (by, is_refuted) = self.claims.entry((goal, answer)).or_default();
                        by.push(approach);
                        if *is_refuted { State::Refuted } else { State::Found }
                    }
                    _ => State::Found,
                };
                self.change(number, approach, state);
            }
            (Happening::Checked { answer, verdict, .. }, Some(goal), _) if verdict.word == VerdictWord::Refuted => {
                let (by, is_refuted) = self.claims.entry((goal, answer)).or_default();
                *is_refuted = true;
                std::mem::take(by).into_iter().for_each(|way| self.change(number, way, State::Refuted));
            }
            (Happening::TurnedBack { answer: Some(_), .. }, _, Some(way)) => self.change(number, way, State::Refuted),
            (Happening::Selected { verdict, .. }, Some(goal), _) => {
                self.change(
                    number,
                    goal,
                    match verdict {
                        VerdictWord::Confirmed => State::Found,
                        VerdictWord::Unsettled => State::Unsettled,
                        VerdictWord::Refuted => State::Refuted,
                    },
                );
            }
            (Happening::Unanswered { .. }, Some(goal), _) => self.change(number, goal, State::Setback),
            _ => {}
        }
    }

    /// Brings a node into the plan, and before it those by which it is reached.
    fn appear(&mut self, number: usize, at: usize) {
        let mut unseen = vec![at];
        while let Some(parent) = unseen.last().and_then(|&at| self.parents[at])
            && self.states[parent] == State::Unseen
        {
            unseen.push(parent);
        }
        while let Some(at) = unseen.pop() {
            if self.states[at] == State::Unseen {
                self.change(number, at, State::Open);
            }
        }
    }

    /// With the last event it is seen what the answer rests on, or that the prompt is left without one.
    fn conclude(&mut self) {
        let Some(last) = self.view.trace.events.len().checked_sub(1) else {
            return;
        };
        if self.view.trace.answer.is_none() {
            if matches!(self.states.first(), Some(State::Found | State::Unsettled)) {
                self.change(last, 0, State::Setback);
            }
            return;
        }
        for at in 0..self.states.len() {
            let stands = matches!(self.states[at], State::Found | State::Unsettled);
            if stands && self.view.is_chosen(at) {
                self.change(last, at, State::Chosen);
            }
        }
    }

    fn change(&mut self, event: usize, node: usize, state: State) {
        if self.states[node] == state {
            return;
        }
        self.states[node] = state;
        self.changes.event.push(event);
        self.changes.node.push(node);
        self.changes.state.push(state);
    }
}
