//! Look back: answers are gathered, checked by those who did not find them, and one is selected.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::guard::guarded;
use super::plan::{Candidate, Plan, Settlement};
use crate::problem::{Goal, Kind, Skill, Value, Verdict};
use crate::trace::{ApproachId, GoalId, VerdictWord};

/// What one check said of one answer.
#[derive(Clone, Debug)]
pub(super) struct CheckRecord {
    pub answer: Value,
    /// The skill whose check it was; none for the engine's own look at the parts.
    pub skill: Option<usize>,
    pub verdict: Verdict,
}

/// Gathers the answers to a goal, has every skill check them, and ranks them: best verdict, then voices, then plan
/// order. A heuristic's voice does not outvote a sure one, so answers that only heuristics gave come after the others.
pub(super) fn settle(plan: &Plan, goal: GoalId, skills: &[Box<dyn Skill>]) -> Settlement {
    let mut checks = Vec::new();
    let mut candidates = gather(plan, goal);
    for candidate in &mut candidates {
        let said = check(&plan.goal(goal).goal, &candidate.answer, skills);
        let mut verdict = Verdict::all(said.iter().map(|check| check.verdict.clone()));
        checks.extend(said);
        if verdict == Verdict::Unsettled && candidate.by().any(|id| stands_on_confirmed_parts(plan, id)) {
            verdict = Verdict::confirmed("each part of it was confirmed");
            checks.push(CheckRecord { answer: candidate.answer.clone(), skill: None, verdict: verdict.clone() });
        }
        candidate.verdict = verdict;
    }
    candidates.sort_by_key(|candidate| {
        let verdict = VerdictWord::from(&candidate.verdict);
        let is_guess = candidate.by().all(|id| plan.approach(id).approach.kind == Kind::Heuristic);
        (Reverse(verdict), is_guess, Reverse(candidate.voices), candidate.first)
    });
    Settlement { candidates, checks }
}

/// Every distinct answer with the approaches that came to it.
fn gather(plan: &Plan, goal: GoalId) -> Vec<Candidate> {
    // Nearly all goals have one answer.
    let mut candidates: Vec<Candidate> = Vec::with_capacity(1);
    for id in plan.goal(goal).approaches() {
        let Some(answer) = plan.answer(id) else {
            continue;
        };
        match candidates.iter_mut().find(|candidate| candidate.answer == *answer) {
            Some(candidate) => candidate.others.push(id),
            None => {
                let (answer, verdict) = (answer.clone(), Verdict::Unsettled);
                candidates.push(Candidate { answer, first: id, others: Vec::new(), voices: 1, verdict });
            }
        }
    }
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.others.is_empty()) {
        candidate.voices = voices(plan, candidate);
    }
    candidates
}

/// Approaches that share a subgoal are one voice: they would be wrong together.
fn voices(plan: &Plan, candidate: &Candidate) -> u32 {
    let mut heard: BTreeSet<GoalId> = BTreeSet::new();
    let mut voices = 0;
    for id in candidate.by() {
        let subgoals = plan.subgoals(id);
        if subgoals.clone().all(|subgoal| !heard.contains(&subgoal)) {
            voices += 1;
        }
        heard.extend(subgoals);
    }
    voices
}

/// What every skill says of this answer; those that cannot tell are left out.
pub(super) fn check(goal: &Goal, answer: &Value, skills: &[Box<dyn Skill>]) -> Vec<CheckRecord> {
    let verdicts = skills.iter().enumerate().map(|(index, skill)| {
        // A check that fails has said nothing.
        let verdict = guarded(|| skill.check(goal, answer)).unwrap_or(Verdict::Unsettled);
        CheckRecord { answer: answer.clone(), skill: Some(index), verdict }
    });
    verdicts.filter(|check| check.verdict != Verdict::Unsettled).collect()
}

/// The engine's own approaches (to read the prompt in a certain way, to work from the inside out) compute nothing, so
/// their answers are as good as their parts and the goal that remained.
fn stands_on_confirmed_parts(plan: &Plan, id: ApproachId) -> bool {
    let is_confirmed = |part: GoalId| plan.chosen(part).is_some_and(|candidate| candidate.verdict.is_confirmed());
    let mut parts = plan.subgoals(id).peekable();
    // An answer that was given has no parts.
    plan.approach(id).skill.is_none() && parts.peek().is_some() && parts.all(is_confirmed)
}
