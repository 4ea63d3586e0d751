//! The atlas of a run: every goal that an exhaustive exploration came by, with the ways to reach it and what each of them
//! comes to without a slip. Paths are walked over it; what cannot differ between them is looked up and not done again.

use std::collections::HashMap;

use super::explore::Exploration;
use super::overrides::{Offer, Overrides};
use super::plan::{Plan, Settlement, State};
use crate::problem::{Approach, Attempt, Goal, Next, Skill, Value, Verdict, content_hash};
use crate::trace::{ApproachId, GoalId};

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
    pub verdicts: Vec<Said>,
}

/// What the checks of skills said of an answer.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub answer: Value,
    pub verdict: Verdict,
    /// How many had something to say.
    pub checks: u64,
}

/// A way to reach a goal.
#[derive(Debug)]
pub(super) struct Way {
    pub approach: Approach,
    pub skill: Option<usize>,
    /// Of its name.
    pub hash: u64,
    /// Whether an override wants something else here.
    pub is_overruled: bool,
    /// Its subgoals, where they are in the atlas.
    pub subgoals: Vec<Spot>,
    /// What came of it from these answers to its subgoals, without a slip.
    pub known: Option<(Vec<Value>, Attempt)>,
}

/// All places, numbered; an atlas may go on from another one.
#[derive(Debug)]
pub(super) struct Atlas<'a> {
    before: Option<&'a Atlas<'a>>,
    places: Vec<Place>,
    by_goal: HashMap<Goal, Spot>,
}

impl<'a> Atlas<'a> {
    /// What an exploration found out, as an atlas; its first place is the prompt.
    pub fn of(exploration: Exploration<'_>) -> Self {
        Self::after(None, exploration)
    }

    /// This atlas and what a further exploration found out.
    pub fn and(&'a self, exploration: Exploration<'_>) -> Self {
        Self::after(Some(self), exploration)
    }

    fn after(before: Option<&'a Atlas<'a>>, exploration: Exploration<'_>) -> Self {
        let plan = exploration.plan;
        let mut atlas = Self { before, places: Vec::new(), by_goal: HashMap::new() };
        let first = atlas.first();
        let mut spots = Vec::with_capacity(plan.goals.len());
        for node in &plan.goals {
            let known = before.and_then(|before| before.find(&node.goal));
            let spot = known.unwrap_or(Spot(numbered(first + atlas.by_goal.len())));
            if known.is_none() {
                atlas.by_goal.insert(node.goal.clone(), spot);
            }
            spots.push(spot);
        }
        let needs: Vec<Vec<GoalId>> = plan.approach_ids().map(|id| needs(&plan, id)).collect();
        let parts: Vec<Vec<Value>> = needs.iter().map(|needs| parts(&plan, needs)).collect();
        for (node, spot) in plan.goals.into_iter().zip(&spots) {
            if spot.0 as usize == first + atlas.places.len() {
                let verdicts = node.settled.map(verdicts).unwrap_or_default();
                let hash = content_hash(&node.goal.to_string());
                atlas.places.push(Place { hash, goal: node.goal, ways: Vec::new(), verdicts });
            }
        }
        for ((node, needs), parts) in plan.approaches.into_iter().zip(needs).zip(parts) {
            let Some(place) = (spots[node.goal.0 as usize].0 as usize).checked_sub(first) else {
                continue;
            };
            atlas.places[place].ways.push(Way {
                hash: content_hash(node.approach.name.as_str()),
                is_overruled: matches!(node.state, State::Overruled(_)),
                subgoals: needs.iter().map(|goal| spots[goal.0 as usize]).collect(),
                known: node.attempt.map(|attempt| (parts, attempt)),
                approach: node.approach,
                skill: node.skill,
            });
        }
        atlas
    }

    /// The number of its own first place.
    fn first(&self) -> usize {
        self.before.map_or(0, Atlas::len)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.first() + self.places.len()
    }

    /// The place of this number; none for what only a path came by.
    pub fn place(&self, at: Spot) -> Option<&Place> {
        match (at.0 as usize).checked_sub(self.first()) {
            Some(own) => self.places.get(own),
            None => self.before?.place(at),
        }
    }

    pub fn find(&self, goal: &Goal) -> Option<Spot> {
        self.by_goal.get(goal).copied().or_else(|| self.before?.find(goal))
    }
}

/// A number for a place. Limits keep plans far below its bound.
pub(super) fn numbered(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Place {
    /// A goal that only one path came by.
    pub fn new(goal: Goal, overrides: &Overrides, skills: &[Box<dyn Skill>]) -> Self {
        let way = |Offer { skill, approach, overruled }: Offer| Way {
            hash: content_hash(approach.name.as_str()),
            is_overruled: overruled.is_some(),
            approach,
            skill,
            subgoals: Vec::new(),
            known: None,
        };
        let ways = overrides.offers(&goal, skills).into_iter().map(way).collect();
        Self { hash: content_hash(&goal.to_string()), goal, ways, verdicts: Vec::new() }
    }
}

/// The subgoals of an approach, without a goal that it left.
fn needs(plan: &Plan, id: ApproachId) -> Vec<GoalId> {
    let left = plan.approach(id).attempt.as_ref().is_some_and(|it| matches!(it.outcome, Ok(Next::Goal(_))));
    let mut all: Vec<GoalId> = plan.subgoals(id).collect();
    if left {
        all.pop();
    }
    all
}

fn parts(plan: &Plan, needs: &[GoalId]) -> Vec<Value> {
    needs.iter().filter_map(|goal| plan.chosen(*goal)).map(|candidate| candidate.answer.clone()).collect()
}

/// What the checks of skills said of each answer. What the engine concluded from the parts of one answer is not among it:
/// the same answer may come from other parts.
fn verdicts(settlement: Settlement) -> Vec<Said> {
    let Settlement { candidates, checks } = settlement;
    let said = |answer: &Value| {
        let of_skills = checks.iter().filter(|check| check.skill.is_some() && check.answer == *answer);
        let verdict = Verdict::all(of_skills.clone().map(|check| check.verdict.clone()));
        Said { answer: answer.clone(), verdict, checks: of_skills.count() as u64 }
    };
    candidates.iter().map(|candidate| said(&candidate.answer)).collect()
}
