//! The plan while it grows: an AND/OR graph of goals and approaches, kept in a petgraph graph.
//!
//! Edges run from a goal to the approaches that may reach it, and from an approach to the subgoals it needs. Equal
//! goals are one node. The graph is only added to.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use petgraph::Direction::Incoming;
use petgraph::graph::{DiGraph, NodeIndex};

use super::look_back::CheckRecord;
use crate::problem::{Approach, Attempt, Goal, Next, Setback, Value, Verdict};

/// Index of a goal, in the order of planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct GoalId(pub u32);

/// Index of an approach, in the order of planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ApproachId(pub u32);

#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Goal(GoalId),
    Approach(ApproachId),
}

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
    pub settled: Option<Settlement>,
    node: NodeIndex,
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
    node: NodeIndex,
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
    /// Not carried out because it waits for itself, or because a limit was reached.
    SetAside(&'static str),
}

impl State {
    pub fn is_finished(&self) -> bool {
        !matches!(self, State::Waiting | State::Remaining(_))
    }
}

#[derive(Default)]
pub(super) struct Plan {
    graph: DiGraph<Place, ()>,
    pub goals: Vec<GoalNode>,
    pub approaches: Vec<ApproachNode>,
    /// The subgoals of one approach after those of another.
    subgoals: Vec<GoalId>,
    by_goal: HashMap<Goal, GoalId, BuildHasherDefault<KeptHash>>,
}

/// A goal keeps its hash, and hashing that once more would mix nothing better.
#[derive(Default)]
struct KeptHash(u64);

impl Hasher for KeptHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("a goal is hashed as one number");
    }
}

impl Plan {
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

    pub fn settlement(&self, id: GoalId) -> Option<&Settlement> {
        self.goal(id).settled.as_ref()
    }

    /// The answer that stands at a goal, if it is settled and has one.
    pub fn chosen(&self, id: GoalId) -> Option<&Candidate> {
        self.settlement(id)?.chosen()
    }

    pub fn find(&self, goal: &Goal) -> Option<GoalId> {
        self.by_goal.get(goal).copied()
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
        let id = GoalId(u32::try_from(self.goals.len()).expect("limits keep a plan far below 2^32 goals"));
        match self.by_goal.entry(goal.clone()) {
            Entry::Occupied(known) => return (*known.get(), false),
            Entry::Vacant(place) => place.insert(id),
        };
        let node = self.graph.add_node(Place::Goal(id));
        self.goals.push(GoalNode { goal, depth, approaches: 0..0, unfinished: 0, settled: None, node });
        (id, true)
    }

    /// Adds an approach to a goal, after all others of that goal and before those of the next. Its subgoals are linked by
    /// [`Plan::link`].
    pub fn add_approach(&mut self, goal: GoalId, skill: Option<usize>, approach: Approach) -> ApproachId {
        let id = ApproachId(u32::try_from(self.approaches.len()).expect("limits keep a plan far below 2^32 nodes"));
        let node = self.graph.add_node(Place::Approach(id));
        self.graph.add_edge(self.goal(goal).node, node, ());
        let (state, attempt) = (State::Waiting, None);
        self.approaches.push(ApproachNode {
            approach,
            skill,
            goal,
            subgoals: 0..0,
            unsettled: 0,
            state,
            attempt,
            node,
        });
        let goal = self.goal_mut(goal);
        let first = if goal.approaches.is_empty() { id.0 } else { goal.approaches.start };
        goal.approaches = first..id.0 + 1;
        goal.unfinished += 1;
        id
    }

    /// Makes `subgoal` something that `approach` waits for, unless it is settled already.
    pub fn link(&mut self, approach: ApproachId, subgoal: GoalId) {
        self.graph.add_edge(self.approach(approach).node, self.goal(subgoal).node, ());
        let is_open = self.goal(subgoal).settled.is_none();
        let node = &mut self.approaches[approach.0 as usize];
        node.unsettled += u32::from(is_open);
        let (start, end) = (node.subgoals.start as usize, node.subgoals.end as usize);
        if end != self.subgoals.len() {
            // Others stand behind them: they move to the end.
            self.subgoals.extend_from_within(start..end);
        }
        let length = u32::try_from(end - start + 1).expect("limits keep a plan far below 2^32 nodes");
        self.subgoals.push(subgoal);
        let end = u32::try_from(self.subgoals.len()).expect("limits keep a plan far below 2^32 nodes");
        node.subgoals = end - length..end;
    }

    /// Appends the approaches that need this goal, in plan order. (petgraph lists the newest edge first.)
    pub fn needed_by(&self, goal: GoalId, approaches: &mut Vec<ApproachId>) {
        let above = self.graph.neighbors_directed(self.goal(goal).node, Incoming);
        approaches.extend(above.filter_map(|node| match self.graph[node] {
            Place::Approach(id) => Some(id),
            Place::Goal(_) => None,
        }));
        approaches.sort_unstable();
    }

    /// The subgoals that belong to what was carried out, so that the plan a trace keeps is acyclic: all of an approach
    /// that ran, the one that stopped a blocked approach, none of one set aside.
    pub fn carried_out(&self, approach: ApproachId) -> &[GoalId] {
        let subgoals = self.subgoals(approach);
        match self.approach(approach).state {
            State::SetAside(_) | State::Waiting => &[],
            State::Blocked(subgoal) => {
                let place = subgoals.iter().position(|&id| id == subgoal).unwrap_or(0);
                &subgoals[place..=place]
            }
            _ => subgoals,
        }
    }

    /// Whether what was carried out has no circle.
    pub fn is_acyclic(&self) -> bool {
        let carried_out = petgraph::visit::EdgeFiltered::from_fn(&self.graph, |edge| {
            use petgraph::visit::EdgeRef;
            match (self.graph[edge.source()], self.graph[edge.target()]) {
                (Place::Approach(approach), Place::Goal(goal)) => self.carried_out(approach).contains(&goal),
                _ => true,
            }
        });
        !petgraph::algo::is_cyclic_directed(&carried_out)
    }
}
