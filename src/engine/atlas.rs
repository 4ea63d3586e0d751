//! The atlas of a run: every goal that an exhaustive exploration came by, with the ways to reach it and what each of them
//! comes to without a slip. Paths are walked over it; what cannot differ between them is looked up and not done again.

use std::collections::HashMap;

use super::explore::{Exploration, approaches_to};
use super::plan::{Plan, Settlement};
use crate::problem::{Approach, Attempt, Goal, Next, Skill, Value, Verdict, content_hash};

/// Number of a goal: of the atlas, or beyond it of the path that came by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Spot(pub u32);

/// A goal with all that is known of it.
#[derive(Debug)]
pub(super) struct Place {
    pub goal: Goal,
    /// Of its text: chance is keyed by it.
    pub hash: u64,
    pub ways: Vec<Way>,
    /// What checks said of answers to it.
    pub verdicts: Vec<(Value, Verdict)>,
}

/// A way to reach a goal.
#[derive(Debug)]
pub(super) struct Way {
    pub approach: Approach,
    pub skill: Option<usize>,
    /// Of its name.
    pub hash: u64,
    /// Its subgoals, where they are in the atlas.
    pub subgoals: Vec<Spot>,
    /// What came of it from these answers to its subgoals, without a slip.
    pub known: Option<(Vec<Value>, Attempt)>,
}

#[derive(Debug)]
pub(super) struct Atlas {
    pub places: Vec<Place>,
    by_goal: HashMap<Goal, Spot>,
}

impl Atlas {
    /// What an exploration found out, as an atlas; its first place is the prompt.
    pub fn of(exploration: Exploration<'_>) -> Self {
        let plan = exploration.plan;
        let needs: Vec<Vec<Spot>> = plan.approach_ids().map(|id| needs(&plan, id)).collect();
        let parts: Vec<Vec<Value>> = plan.approach_ids().map(|id| parts(&plan, id, &needs)).collect();
        let mut places: Vec<Place> = Vec::with_capacity(plan.goals.len());
        for node in plan.goals {
            let verdicts = node.settled.map(verdicts).unwrap_or_default();
            places.push(Place {
                hash: content_hash(&node.goal.to_string()),
                goal: node.goal,
                ways: Vec::new(),
                verdicts,
            });
        }
        for ((node, subgoals), parts) in plan.approaches.into_iter().zip(needs).zip(parts) {
            let known = node.attempt.map(|attempt| (parts, attempt));
            let hash = content_hash(node.approach.name.as_str());
            let way = Way { approach: node.approach, skill: node.skill, hash, subgoals, known };
            places[node.goal.0 as usize].ways.push(way);
        }
        let by_goal = places.iter().zip(0..).map(|(place, spot)| (place.goal.clone(), Spot(spot))).collect();
        Self { places, by_goal }
    }

    pub fn find(&self, goal: &Goal) -> Option<Spot> {
        self.by_goal.get(goal).copied()
    }
}

impl Place {
    /// A goal that only one path came by.
    pub fn new(goal: Goal, skills: &[Box<dyn Skill>]) -> Self {
        let way = |(skill, approach): (Option<usize>, Approach)| Way {
            hash: content_hash(approach.name.as_str()),
            approach,
            skill,
            subgoals: Vec::new(),
            known: None,
        };
        let ways = approaches_to(&goal, skills).into_iter().map(way).collect();
        Self { hash: content_hash(&goal.to_string()), goal, ways, verdicts: Vec::new() }
    }
}

/// The subgoals of an approach, without a goal that it left.
fn needs(plan: &Plan, id: crate::trace::ApproachId) -> Vec<Spot> {
    let left = plan.approach(id).attempt.as_ref().is_some_and(|it| matches!(it.outcome, Ok(Next::Goal(_))));
    let mut all: Vec<Spot> = plan.subgoals(id).map(|goal| Spot(goal.0)).collect();
    if left {
        all.pop();
    }
    all
}

fn parts(plan: &Plan, id: crate::trace::ApproachId, needs: &[Vec<Spot>]) -> Vec<Value> {
    let chosen = |spot: &Spot| plan.chosen(crate::trace::GoalId(spot.0)).map(|candidate| candidate.answer.clone());
    needs[id.0 as usize].iter().filter_map(chosen).collect()
}

fn verdicts(settlement: Settlement) -> Vec<(Value, Verdict)> {
    settlement.candidates.into_iter().map(|candidate| (candidate.answer, candidate.verdict)).collect()
}
