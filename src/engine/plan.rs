//! The plan while it grows: an AND/OR graph of goals and approaches, kept as lists of indices.
//!
//! A goal knows the approaches that may reach it, and an approach the subgoals it needs. Equal goals are one node. The
//! plan is only added to.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::num::NonZeroU32;
use std::ops::Range;

use petgraph::algo::is_cyclic_directed;
use petgraph::graph::DiGraph;

use super::look_back::CheckRecord;
use crate::problem::{Approach, Attempt, Goal, Mixed, Next, Setback, Value, Verdict};
use crate::trace::{ApproachId, GoalId};

/// The goal of the run, which is the first of its plan.
pub(super) const ROOT: GoalId = GoalId(0);

/// A goal of the plan.
#[derive(Debug)]
pub(super) struct GoalNode {
    pub goal: Goal,
    /// How many goals stand above it on the way by which it was first reached.
    pub depth: u32,
    /// Its approaches, which are planned together.
    approaches: Range<u32>,
    /// How many of its approaches have not finished.
    pub unfinished: u32,
    /// The last of those that wait for it, in the plan's list of them.
    waiting: Option<NonZeroU32>,
    pub settled: Option<Settlement>,
}

impl GoalNode {
    pub fn approaches(&self) -> impl ExactSizeIterator<Item = ApproachId> + Clone + use<> {
        self.approaches.clone().map(ApproachId)
    }
}

/// How a goal ended: its answers, best first. None stands when all were refuted or none was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Settlement {
    pub candidates: Vec<Candidate>,
    pub checks: Vec<CheckRecord>,
}

/// An answer that some approaches came to.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub answer: Value,
    /// The first approach, in plan order, that came to it.
    pub first: ApproachId,
    /// The others that did.
    pub others: Vec<ApproachId>,
    /// Independent approaches among them: those that share a subgoal count once.
    pub voices: u32,
    pub verdict: Verdict,
}

impl Candidate {
    /// The approaches that came to it, in plan order.
    pub fn by(&self) -> impl Iterator<Item = ApproachId> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

impl Settlement {
    /// The answer that stands, if one does.
    pub fn chosen(&self) -> Option<&Candidate> {
        self.candidates.first().filter(|candidate| !candidate.verdict.is_refuted())
    }
}

/// An approach of the plan.
#[derive(Debug)]
pub(super) struct ApproachNode {
    pub approach: Approach,
    /// Who offers it: an index into the engine's skills; none for the engine's own.
    pub skill: Option<usize>,
    pub goal: GoalId,
    /// Where its subgoals stand in the plan's list of them.
    subgoals: Range<u32>,
    /// How many of its subgoals are not settled.
    pub unsettled: u32,
    pub state: State,
    pub attempt: Option<Attempt>,
}

/// Where an approach stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    /// Some subgoals are not settled, or it is about to be carried out.
    Waiting,
    /// Carried out; it now waits for the goal that it left.
    Remaining(GoalId),
    /// Finished with the answer of its attempt.
    Answered,
    /// Finished with the answer to the goal that it left.
    TookOver(GoalId),
    /// Finished without an answer; the attempt holds the reason.
    SetBack,
    /// Not carried out because this subgoal has no answer.
    Blocked(GoalId),
    /// Not carried out because it waits for itself.
    Circular,
    /// Not carried out because a limit ended the run first.
    CutShort,
}

/// An approach that waits for a goal.
struct Waiting {
    approach: ApproachId,
    /// The one before it that waits for the same goal.
    earlier: Option<NonZeroU32>,
}

#[derive(Default)]
pub(super) struct Plan {
    pub goals: Vec<GoalNode>,
    pub approaches: Vec<ApproachNode>,
    /// The subgoals of one approach after those of another.
    subgoals: Vec<GoalId>,
    /// Who waits for which goal, as a list for each goal that runs through this one; counted from 1.
    waiting: Vec<Waiting>,
    /// Goals by their hash; of several with one hash, the later stand at the next free numbers.
    by_hash: HashMap<u64, GoalId, BuildHasherDefault<Mixed>>,
}

impl Plan {
    pub fn goal_ids(&self) -> impl DoubleEndedIterator<Item = GoalId> + use<> {
        (0..index(self.goals.len())).map(GoalId)
    }

    pub fn approach_ids(&self) -> impl Iterator<Item = ApproachId> + use<> {
        (0..index(self.approaches.len())).map(ApproachId)
    }

    pub fn goal(&self, id: GoalId) -> &GoalNode {
        &self.goals[id.0 as usize]
    }

    pub fn goal_mut(&mut self, id: GoalId) -> &mut GoalNode {
        &mut self.goals[id.0 as usize]
    }

    pub fn approach(&self, id: ApproachId) -> &ApproachNode {
        &self.approaches[id.0 as usize]
    }

    pub fn approach_mut(&mut self, id: ApproachId) -> &mut ApproachNode {
        &mut self.approaches[id.0 as usize]
    }

    /// The subgoals of an approach; a goal that it left is the last.
    pub fn subgoals(&self, id: ApproachId) -> &[GoalId] {
        let Range { start, end } = self.approach(id).subgoals;
        &self.subgoals[start as usize..end as usize]
    }

    pub fn is_open(&self, id: GoalId) -> bool {
        self.goal(id).settled.is_none()
    }

    pub fn settlement(&self, id: GoalId) -> Option<&Settlement> {
        self.goal(id).settled.as_ref()
    }

    /// The answer that stands at a goal, if it is settled and has one.
    pub fn chosen(&self, id: GoalId) -> Option<&Candidate> {
        self.settlement(id)?.chosen()
    }

    pub fn find(&self, goal: &Goal) -> Option<GoalId> {
        self.place_of(goal).ok()
    }

    /// The goal equal to this one, or the number at which it would stand.
    fn place_of(&self, goal: &Goal) -> Result<GoalId, u64> {
        let mut number = goal.kept_hash();
        while let Some(&id) = self.by_hash.get(&number) {
            if self.goal(id).goal == *goal {
                return Ok(id);
            }
            number = number.wrapping_add(1);
        }
        Err(number)
    }

    /// The answer that an approach came to.
    pub fn answer(&self, id: ApproachId) -> Option<&Value> {
        let node = self.approach(id);
        match node.state {
            State::Answered => match &node.attempt.as_ref()?.outcome {
                Ok(Next::Answer(answer)) => Some(answer),
                _ => None,
            },
            State::TookOver(goal) => Some(&self.chosen(goal)?.answer),
            _ => None,
        }
    }

    /// Why an approach that was carried out came to nothing.
    pub fn setback(&self, id: ApproachId) -> Option<&Setback> {
        self.approach(id).attempt.as_ref()?.outcome.as_ref().err()
    }

    /// The node of this goal, and whether it is new.
    pub fn add_goal(&mut self, goal: Goal, depth: u32) -> (GoalId, bool) {
        let number = match self.place_of(&goal) {
            Ok(known) => return (known, false),
            Err(number) => number,
        };
        let id = GoalId(index(self.goals.len()));
        self.by_hash.insert(number, id);
        self.goals.push(GoalNode { goal, depth, approaches: 0..0, unfinished: 0, waiting: None, settled: None });
        (id, true)
    }

    /// Adds an approach to a goal, after all others of that goal and before those of the next. Its subgoals are linked by
    /// [`Plan::link`].
    pub fn add_approach(&mut self, goal: GoalId, skill: Option<usize>, approach: Approach) -> ApproachId {
        let id = ApproachId(index(self.approaches.len()));
        let (state, attempt) = (State::Waiting, None);
        self.approaches.push(ApproachNode { approach, skill, goal, subgoals: 0..0, unsettled: 0, state, attempt });
        let goal = self.goal_mut(goal);
        let first = if goal.approaches.is_empty() { id.0 } else { goal.approaches.start };
        goal.approaches = first..id.0 + 1;
        goal.unfinished += 1;
        id
    }

    /// Makes `subgoal` something that `approach` waits for, unless it is settled already.
    pub fn link(&mut self, approach: ApproachId, subgoal: GoalId) {
        let (goal, node) = (&mut self.goals[subgoal.0 as usize], &mut self.approaches[approach.0 as usize]);
        if goal.settled.is_none() {
            node.unsettled += 1;
            self.waiting.push(Waiting { approach, earlier: goal.waiting });
            goal.waiting = NonZeroU32::new(index(self.waiting.len()));
        }
        let (start, end) = (node.subgoals.start as usize, node.subgoals.end as usize);
        if end != self.subgoals.len() {
            // Others stand behind them: they move to the end.
            self.subgoals.extend_from_within(start..end);
        }
        self.subgoals.push(subgoal);
        let (length, end) = (index(end - start + 1), index(self.subgoals.len()));
        node.subgoals = end - length..end;
    }

    /// Appends the approaches that wait for this goal, in plan order.
    pub fn waiting_for(&self, goal: GoalId, approaches: &mut Vec<ApproachId>) {
        let mut next = self.goal(goal).waiting;
        while let Some(place) = next {
            let waiting = &self.waiting[place.get() as usize - 1];
            approaches.push(waiting.approach);
            next = waiting.earlier;
        }
        approaches.sort_unstable();
    }

    /// The subgoals that belong to what was carried out, so that the plan a trace keeps is acyclic: all of an approach
    /// that ran, the one that stopped a blocked approach, none of one set aside.
    pub fn carried_out(&self, approach: ApproachId) -> &[GoalId] {
        let subgoals = self.subgoals(approach);
        match self.approach(approach).state {
            State::Circular | State::CutShort | State::Waiting => &[],
            State::Blocked(subgoal) => {
                let place = subgoals.iter().position(|&id| id == subgoal).unwrap_or(0);
                &subgoals[place..=place]
            }
            _ => subgoals,
        }
    }

    /// Whether what was carried out has no circle.
    pub fn is_acyclic(&self) -> bool {
        let needs = self
            .approach_ids()
            .flat_map(|id| self.carried_out(id).iter().map(move |needed| (self.approach(id).goal.0, needed.0)));
        !is_cyclic_directed(&DiGraph::<(), ()>::from_edges(needs))
    }
}

/// A place in a list of the plan.
fn index(place: usize) -> u32 {
    u32::try_from(place).expect("limits keep a plan far below 2^32 nodes")
}
