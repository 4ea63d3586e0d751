//! A trace made ready for playing: for every node what became of it and when, and for every event what is said of it.

use super::outline::Outline;
use crate::render::film::{State, Timeline, parents};
use crate::render::{Fate, Thought, View, thoughts};
use crate::trace::{Event, Happening, Outcome, StepRecord, Trace, VerdictRecord, VerdictWord};

/// What happened at one node; everywhere the place of an event among all.
#[derive(Clone, Default)]
struct History {
    /// What became of it, in order.
    turns: Vec<(usize, Fate)>,
    /// Of an approach.
    attempts: Vec<usize>,
    /// Of a goal.
    checks: Vec<usize>,
}

/// Events that are marked wherever the whole run is shown.
#[derive(Default)]
pub(super) struct Marks {
    pub refuted: Vec<usize>,
    pub turned_back: Vec<usize>,
    /// The answer to the prompt was selected.
    pub selected: Vec<usize>,
}

pub(super) struct Film<'a> {
    pub view: View<'a>,
    pub outline: Outline,
    pub marks: Marks,
    /// What is said aloud, each with the place of its event.
    pub thoughts: Vec<(usize, Thought)>,
    histories: Vec<History>,
    /// For each event the goal and the approach that it names.
    places: Vec<[Option<usize>; 2]>,
}

impl<'a> Film<'a> {
    /// Cost: n log n in nodes, edges and events.
    pub fn new(trace: &'a Trace) -> Self {
        let view = View::new(trace);
        let places: Vec<_> =
            trace.events.iter().map(|event| [view.find(&event.goal), view.find(&event.approach)]).collect();
        let timeline = Timeline::of(&view, &parents(&view));
        let outline = Outline::new(&view, &births(&timeline, trace.plan.nodes.len()));
        let (histories, marks) = histories(trace, &timeline, &places);
        Self { view, outline, marks, thoughts: in_order(trace), histories, places }
    }

    pub fn trace(&self) -> &'a Trace {
        self.view.trace
    }

    pub fn events(&self) -> &'a [Event] {
        &self.view.trace.events
    }

    /// The last moment; 0 when nothing happened.
    pub fn end(&self) -> usize {
        self.events().len().saturating_sub(1)
    }

    /// The goal that an event is about, and the approach.
    pub fn place(&self, moment: usize) -> [Option<usize>; 2] {
        self.places.get(moment).copied().unwrap_or_default()
    }

    /// The node at which an event happens: an approach where it is carried out, else a goal.
    pub fn node(&self, moment: usize) -> Option<usize> {
        let [goal, approach] = self.place(moment);
        let is_at_goal = matches!(self.events().get(moment)?.what, Happening::Selected { .. });
        approach.filter(|_| !is_at_goal).or(goal)
    }

    /// What had become of a node by then.
    pub fn fate(&self, at: usize, moment: usize) -> Fate {
        until(&self.histories[at].turns, moment, |turn| turn.0).last().map_or(Fate::Open, |turn| turn.1)
    }

    /// When it was last settled what became of a node.
    pub fn settled(&self, at: usize) -> Option<usize> {
        self.histories[at].turns.last().map(|turn| turn.0)
    }

    /// The answer that a goal had been settled with by then, and the approach that it came from.
    pub fn answer(&self, goal: usize, moment: usize) -> Option<(&'a str, Option<usize>)> {
        let &(event, _) = until(&self.histories[goal].turns, moment, |turn| turn.0).last()?;
        match &self.events()[event].what {
            Happening::Selected { answer, .. } => Some((answer, self.place(event)[1])),
            _ => None,
        }
    }

    /// How an approach had been carried out by then.
    pub fn attempt(&self, approach: usize, moment: usize) -> Option<(&'a [StepRecord], &'a Outcome)> {
        let &event = until(&self.histories[approach].attempts, moment, |event| *event).last()?;
        match &self.events()[event].what {
            Happening::Attempted { steps, outcome, .. } => Some((steps, outcome)),
            _ => None,
        }
    }

    /// The goal that an approach was carried out for.
    pub fn goal_of(&self, approach: usize) -> Option<usize> {
        self.histories[approach].attempts.first().and_then(|&event| self.place(event)[0])
    }

    /// What checks had said by then of the answers to a goal: answer, who looked, verdict.
    pub fn checks(
        &self,
        goal: usize,
        moment: usize,
    ) -> impl DoubleEndedIterator<Item = (&'a str, &'a str, &'a VerdictRecord)> {
        let events = self.events();
        until(&self.histories[goal].checks, moment, |event| *event).iter().filter_map(|&event| {
            match &events[event].what {
                Happening::Checked { answer, by, verdict } => Some((answer.as_str(), by.as_str(), verdict)),
                _ => None,
            }
        })
    }

    /// Whether the answer of the run, or of its path, rests on the node; nothing does before it was selected.
    pub fn is_chosen(&self, at: usize, moment: usize) -> bool {
        self.view.is_chosen(at) && self.marks.selected.first().is_some_and(|&selected| selected <= moment)
    }

    /// A node as it is named: a goal in words where it has any, an approach as `by euclid`.
    pub fn title(&self, at: usize) -> String {
        let title = self.view.title(at);
        match self.view.is_goal(at) || title.starts_with("by ") {
            true => title,
            false => format!("by {title}"),
        }
    }

    /// How many thoughts had been said by then.
    pub fn said(&self, moment: usize) -> usize {
        until(&self.thoughts, moment, |thought| thought.0).len()
    }
}

/// Those of a list in order that are not after the moment.
fn until<T>(list: &[T], moment: usize, when: impl Fn(&T) -> usize) -> &[T] {
    &list[..list.partition_point(|item| when(item) <= moment)]
}

/// The thoughts with the places of their events. The numbers in a stored trace may be anything, so they are looked for in
/// order.
fn in_order(trace: &Trace) -> Vec<(usize, Thought)> {
    let mut events = trace.events.iter().enumerate();
    let place = |thought: Thought| {
        let (place, _) = events.find(|(_, event)| event.seq == thought.event)?;
        Some((place, thought))
    };
    thoughts(trace).into_iter().map_while(place).collect()
}

/// For each node the event with which it came into the plan; the last event for those that none speaks of.
fn births(timeline: &Timeline, nodes: usize) -> Vec<usize> {
    let changes = &timeline.changes;
    let mut births = vec![timeline.events.seq.len().saturating_sub(1); nodes];
    for (&when, &at) in changes.event.iter().zip(&changes.node) {
        births[at] = births[at].min(when);
    }
    births
}

/// What became of every node, and when.
fn histories(trace: &Trace, timeline: &Timeline, places: &[[Option<usize>; 2]]) -> (Vec<History>, Marks) {
    let mut histories = vec![History::default(); trace.plan.nodes.len()];
    let mut marks = Marks::default();
    let changes = &timeline.changes;
    for ((&when, &at), &state) in changes.event.iter().zip(&changes.node).zip(&changes.state) {
        histories[at].turns.extend(fate(state).map(|fate| (when, fate)));
    }
    for (when, (event, place)) in trace.events.iter().zip(places).enumerate() {
        match (&event.what, *place) {
            (Happening::Attempted { .. }, [_, Some(approach)]) => histories[approach].attempts.push(when),
            (Happening::Checked { verdict, .. }, [goal, _]) => {
                if verdict.word == VerdictWord::Refuted {
                    marks.refuted.push(when);
                }
                if let Some(goal) = goal {
                    histories[goal].checks.push(when);
                }
            }
            (Happening::Selected { .. }, [Some(0), _]) => marks.selected.push(when),
            (Happening::TurnedBack { .. }, _) => marks.turned_back.push(when),
            _ => {}
        }
    }
    (histories, marks)
}

/// What a state says of what became of a node; that the answer rests on it is told apart.
fn fate(state: State) -> Option<Fate> {
    match state {
        State::Found => Some(Fate::Found),
        State::Unsettled => Some(Fate::Unsettled),
        State::Refuted => Some(Fate::Refuted),
        State::Setback => Some(Fate::Setback),
        State::Aside => Some(Fate::Aside),
        State::Unseen | State::Open | State::Chosen => None,
    }
}
