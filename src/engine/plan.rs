//! The plan while it grows: an AND/OR graph of goals and approaches, kept in a petgraph graph.
//!
//! Edges run from a goal to the approaches that may reach it, and from an approach to the subgoals it needs. Equal goals
//! are one node, with an edge from every approach that needs it. The graph is only added to. It holds who is linked to
//! whom and nothing else, so it stays small; what is known of a goal or an approach stands in a list beside it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use petgraph::Direction::Incoming;
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::look_back::CheckRecord;
use crate::problem::{Approach, Attempt, Goal, Mixed, Next, Setback, Value, Verdict};
use crate::trace::{ApproachId, GoalId};

/// The goal of the run, which is the first of its plan.
pub(super) const ROOT: GoalId = GoalId(0);

/// What a node of the graph stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Goal(GoalId),
    Approach(ApproachId),
}

/// A goal of the plan.
#[derive(Debug)]
pub(super) struct GoalNode {
    node: NodeIndex,
    pub goal: Goal,
    /// How many goals stand above it on the way by which it was first reached.
    pub depth: u32,
    /// Its approaches, which are planned together: the edges to them, in plan order.
    approaches: Range<u32>,
    /// How many of its approaches have not finished.
    pub unfinished: u32,
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
    node: NodeIndex,
    pub approach: Approach,
    /// Who offers it: an index into the engine's skills; none for the engine's own.
    pub skill: Option<usize>,
    pub goal: GoalId,
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
    /// Not carried out because something else was asked for.
    Overruled(&'static str),
    /// Not carried out because it waits for itself.
    Circular,
    /// Not carried out because a limit ended the run first.
    CutShort,
}

impl State {
    /// Whether what became of the approach rests on this subgoal: all of them when it ran, the one that stopped it when
    /// it is blocked, none when it was set aside.
    fn rests_on(self, subgoal: GoalId) -> bool {
        match self {
            State::Overruled(_) | State::Circular | State::CutShort | State::Waiting => false,
            State::Blocked(by) => by == subgoal,
            State::Remaining(_) | State::Answered | State::TookOver(_) | State::SetBack => true,
        }
    }
}

#[derive(Default)]
pub(super) struct Plan {
    graph: DiGraph<Place, ()>,
    pub goals: Vec<GoalNode>,
    pub approaches: Vec<ApproachNode>,
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

    /// The subgoals of an approach, in its order; a goal that it left is the last.
    pub fn subgoals(&self, id: ApproachId) -> impl Iterator<Item = GoalId> + Clone {
        let ApproachNode { node, attempt, .. } = self.approach(id);
        let mut subgoals = self.graph.neighbors(*node).filter_map(|below| match self.graph[below] {
            Place::Goal(id) => Some(id),
            Place::Approach(_) => None,
        });
        // petgraph lists the newest edge first, which is right but for the goal left: see [`Plan::link`].
        let has_left_one = matches!(attempt, Some(Attempt { outcome: Ok(Next::Goal(_)), .. }));
        let left = if has_left_one { subgoals.next() } else { None };
        subgoals.chain(left)
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
        let node = self.graph.add_node(Place::Goal(id));
        self.goals.push(GoalNode { node, goal, depth, approaches: 0..0, unfinished: 0, settled: None });
        (id, true)
    }

    /// Adds an approach to a goal, after all others of that goal and before those of the next. Its subgoals are linked by
    /// [`Plan::link`].
    pub fn add_approach(&mut self, goal: GoalId, skill: Option<usize>, approach: Approach) -> ApproachId {
        let id = ApproachId(index(self.approaches.len()));
        let (state, attempt) = (State::Waiting, None);
        let node = self.graph.add_node(Place::Approach(id));
        self.graph.add_edge(self.goal(goal).node, node, ());
        self.approaches.push(ApproachNode { node, approach, skill, goal, unsettled: 0, state, attempt });
        let goal = self.goal_mut(goal);
        let first = if goal.approaches.is_empty() { id.0 } else { goal.approaches.start };
        goal.approaches = first..id.0 + 1;
        goal.unfinished += 1;
        id
    }

    /// Makes these subgoals what `approach` waits for, but for those that are settled already. They are linked from the
    /// last to the first, because petgraph lists the newest edge first. A goal that it leaves is linked later, alone.
    pub fn link(&mut self, approach: ApproachId, subgoals: &[GoalId]) {
        let node = &mut self.approaches[approach.0 as usize];
        for subgoal in subgoals.iter().rev().map(|subgoal| &self.goals[subgoal.0 as usize]) {
            node.unsettled += u32::from(subgoal.settled.is_none());
            self.graph.add_edge(node.node, subgoal.node, ());
        }
    }

    /// Appends the approaches that need this goal, in plan order.
    pub fn needed_by(&self, goal: GoalId, approaches: &mut Vec<ApproachId>) {
        let above = self.graph.neighbors_directed(self.goal(goal).node, Incoming);
        approaches.extend(above.filter_map(|node| match self.graph[node] {
            Place::Approach(id) => Some(id),
            Place::Goal(_) => None,
        }));
        approaches.sort_unstable();
    }

    /// The subgoals that belong to what was carried out, so that the plan a trace keeps is acyclic.
    pub fn carried_out(&self, id: ApproachId) -> impl Iterator<Item = GoalId> {
        let state = self.approach(id).state;
        // What stopped an approach stopped it once, even if it needs that goal twice.
        let most = if matches!(state, State::Blocked(_)) { 1 } else { usize::MAX };
        self.subgoals(id).filter(move |&subgoal| state.rests_on(subgoal)).take(most)
    }

    /// Whether what was carried out has no circle.
    pub fn is_acyclic(&self) -> bool {
        let carried_out =
            EdgeFiltered::from_fn(&self.graph, |edge| match (self.graph[edge.source()], self.graph[edge.target()]) {
                (Place::Approach(id), Place::Goal(subgoal)) => self.approach(id).state.rests_on(subgoal),
                _ => true,
            });
        toposort(&carried_out, None).is_ok()
    }
}

/// A place in a list of the plan.
fn index(place: usize) -> u32 {
    u32::try_from(place).expect("limits keep a plan far below 2^32 nodes")
}
