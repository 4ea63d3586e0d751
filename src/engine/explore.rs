//! Explore: the plan is carried out in waves.
//!
//! An approach is ready when its subgoals are settled. All ready approaches run as one wave, in parallel, and their
//! results are applied in plan order. A goal settles when all its approaches have finished. When nothing is ready, the
//! first open goal that holds an answer is closed, and what still waits for it is set aside as circular; so a circle
//! costs one alternative and never an answer.
//!
//! Workers return values; only this file, between waves, changes the plan and writes the log.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::guard::guarded;
use super::look_back;
use super::plan::{ApproachId, GoalId, Plan, State};
use crate::problem::{Approach, Attempt, Goal, Next, Setback, Skill, Value, Working};
use crate::trace::{Counts, Limits};

/// Below this many pieces of work a wave runs on the calling thread: waking another costs more than it saves. The
/// results are the same either way.
const WORTH_SHARING: usize = 2;

/// A run goes over to the workers when so many pieces of work stand side by side.
const WIDE: usize = 4;

/// A wave is applied after every so many pieces, while what they made is still near.
const AT_ONCE: usize = 1_024;

const CIRCULAR: &str = "it would have to wait for itself";

/// What happened, in order; what came of it stands in the plan.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Planned(GoalId),
    Attempted(ApproachId),
    /// Blocked or set aside.
    PassedOver(ApproachId),
    Settled(GoalId),
}

/// A run under way.
pub(super) struct Exploration<'a> {
    pub skills: &'a [Box<dyn Skill>],
    pub limits: Limits,
    pub plan: Plan,
    pub log: Vec<Entry>,
    /// Whether attempts keep their working.
    is_recording: bool,
    /// How much was done.
    pub counts: Counts,
    /// The limit that ended the run early.
    pub limit_reached: Option<&'static str>,
    /// Goals that have not been planned.
    frontier: Vec<GoalId>,
    /// Approaches whose subgoals are settled.
    ready: Vec<ApproachId>,
    /// Open goals for which some approach has an answer.
    holding: BTreeSet<GoalId>,
    /// Goals all of whose approaches have finished, to be settled. A list and not a recursion: a chain of goals may be
    /// longer than the stack is deep.
    closing: Vec<GoalId>,
    /// Those that wait for the goal at hand; kept so that it need not be made anew for each.
    waiting: Vec<ApproachId>,
}

impl<'a> Exploration<'a> {
    pub fn new(skills: &'a [Box<dyn Skill>], limits: Limits, is_recording: bool) -> Self {
        Self {
            skills,
            limits,
            plan: Plan::default(),
            log: Vec::new(),
            is_recording,
            counts: Counts::default(),
            limit_reached: None,
            frontier: Vec::new(),
            ready: Vec::new(),
            holding: BTreeSet::new(),
            closing: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Makes `root` the goal of the run, with these approaches instead of those of the skills.
    pub fn start_with(&mut self, root: Goal, approaches: Vec<Approach>) -> GoalId {
        let (id, _) = self.plan.add_goal(root, 0);
        self.place_approaches(id, approaches.into_iter().map(|approach| (None, approach)).collect());
        id
    }

    /// Makes `root` the goal of the run.
    pub fn start(&mut self, root: Goal) -> GoalId {
        let (id, _) = self.plan.add_goal(root, 0);
        self.frontier.push(id);
        id
    }

    /// Carries the plan out until everything is settled or a limit is reached.
    ///
    /// A run that stays narrow never leaves the calling thread: waking a worker takes as long as a small problem. One that
    /// grows wide goes over to the workers once, and not at every wave. The results are the same.
    pub fn run(&mut self) {
        if !self.carry_on() {
            rayon::scope(|_| self.carry_on());
        }
        self.counts.goals = self.plan.goals.len() as u64;
        self.counts.approaches = self.plan.approaches.len() as u64;
    }

    fn wants_workers(&self) -> bool {
        rayon::current_thread_index().is_none() && self.frontier.len().max(self.ready.len()) >= WIDE
    }

    /// False when this thread alone is not enough for what comes next; nothing is half-done then, so that where it is
    /// gone on with changes nothing.
    fn carry_on(&mut self) -> bool {
        loop {
            if self.wants_workers() {
                return false;
            }
            self.plan_frontier();
            self.settle();
            if !self.ready.is_empty() {
                if self.wants_workers() {
                    rayon::scope(|_| self.wave());
                } else {
                    self.wave();
                }
                self.settle();
            } else if self.frontier.is_empty() && !self.break_a_circle() {
                return true;
            }
            if self.is_over_limit() {
                self.stop_early();
                return true;
            }
        }
    }

    /// Asks the skills, in parallel, for the approaches to every new goal.
    fn plan_frontier(&mut self) {
        let frontier = std::mem::take(&mut self.frontier);
        if frontier.is_empty() {
            return;
        }
        let _span = tracing::info_span!("plan", goals = frontier.len()).entered();
        for some in frontier.chunks(AT_ONCE) {
            let (skills, plan) = (self.skills, &self.plan);
            let found = in_order(some, |&id| approaches_to(&plan.goal(id).goal, skills));
            for (&goal, approaches) in some.iter().zip(found) {
                self.place_approaches(goal, approaches);
            }
        }
    }

    fn place_approaches(&mut self, goal: GoalId, approaches: Vec<(Option<usize>, Approach)>) {
        let depth = self.plan.goal(goal).depth + 1;
        for (skill, mut approach) in approaches {
            let subgoals = std::mem::take(&mut approach.subgoals);
            let id = self.plan.add_approach(goal, skill, approach);
            for subgoal in subgoals {
                let subgoal = self.find_or_add(subgoal, depth);
                self.plan.link(id, subgoal);
            }
        }
        self.log.push(Entry::Planned(goal));
        let placed = self.plan.goal(goal).approaches();
        if placed.len() == 0 {
            self.closing.push(goal);
        }
        placed.for_each(|id| self.proceed(id));
    }

    fn find_or_add(&mut self, goal: Goal, depth: u32) -> GoalId {
        let (id, is_new) = self.plan.add_goal(goal, depth);
        if is_new {
            self.frontier.push(id);
        }
        id
    }

    /// Makes an approach ready, or finishes it, if what it waited for is settled.
    fn proceed(&mut self, id: ApproachId) {
        let node = self.plan.approach(id);
        if node.state != State::Waiting {
            return;
        }
        let is_unanswered =
            |&subgoal: &GoalId| self.plan.settlement(subgoal).is_some_and(|settlement| settlement.chosen().is_none());
        if let Some(&subgoal) = self.plan.subgoals(id).iter().find(|subgoal| is_unanswered(subgoal)) {
            self.pass_over(id, State::Blocked(subgoal));
        } else if node.unsettled == 0 {
            self.ready.push(id);
        }
    }

    /// Carries out all ready approaches side by side and applies what they came to in plan order.
    fn wave(&mut self) {
        let mut ready = std::mem::take(&mut self.ready);
        ready.sort_unstable();
        ready.dedup();
        let _span = tracing::info_span!("explore", approaches = ready.len()).entered();
        self.counts.waves += 1;
        self.counts.attempts += ready.len() as u64;
        for some in ready.chunks(AT_ONCE) {
            let (plan, fuel, is_recording) = (&self.plan, self.limits.fuel, self.is_recording);
            let attempts = in_order(some, |&id| carry_out(plan, id, fuel, is_recording));
            for (&id, attempt) in some.iter().zip(attempts) {
                self.take_in(id, attempt);
            }
        }
    }

    fn take_in(&mut self, id: ApproachId, attempt: Attempt) {
        self.counts.fuel += attempt.working.spent();
        self.counts.steps += attempt.working.steps().len() as u64;
        self.log.push(Entry::Attempted(id));
        let outcome = &self.plan.approach_mut(id).attempt.insert(attempt).outcome;
        match outcome {
            Ok(Next::Answer(_)) => self.finish(id, State::Answered),
            Ok(Next::Goal(remaining)) => {
                let remaining = remaining.clone();
                self.wait_for_remaining(id, remaining);
            }
            Err(_) => self.finish(id, State::SetBack),
        }
    }

    fn wait_for_remaining(&mut self, id: ApproachId, goal: Goal) {
        let depth = self.plan.goal(self.plan.approach(id).goal).depth + 1;
        let remaining = self.find_or_add(goal, depth);
        self.plan.link(id, remaining);
        self.plan.approach_mut(id).state = State::Remaining(remaining);
        if self.plan.goal(remaining).settled.is_some() {
            self.take_over(id, remaining);
        }
    }

    /// Finishes an approach with the answer to the goal that it left.
    fn take_over(&mut self, id: ApproachId, remaining: GoalId) {
        let is_answered = self.plan.chosen(remaining).is_some();
        self.finish(id, if is_answered { State::TookOver(remaining) } else { State::SetBack });
    }

    /// Finishes an approach without carrying it out.
    fn pass_over(&mut self, id: ApproachId, state: State) {
        self.log.push(Entry::PassedOver(id));
        self.finish(id, state);
    }

    fn finish(&mut self, id: ApproachId, state: State) {
        let goal = self.plan.approach(id).goal;
        let is_answer = matches!(state, State::Answered | State::TookOver(_));
        self.plan.approach_mut(id).state = state;
        let node = self.plan.goal_mut(goal);
        node.unfinished -= 1;
        if node.unfinished > 0 {
            if is_answer {
                self.holding.insert(goal);
            }
        } else if node.settled.is_none() {
            self.holding.remove(&goal);
            self.closing.push(goal);
        }
    }

    /// Looks back at the answers of every goal that is finished, in parallel, settles them in order, and lets those
    /// that waited for them proceed, which may finish further goals.
    fn settle(&mut self) {
        while !self.closing.is_empty() {
            let goals = std::mem::take(&mut self.closing);
            let _span = tracing::info_span!("look_back", goals = goals.len()).entered();
            for some in goals.chunks(AT_ONCE) {
                let (plan, skills) = (&self.plan, self.skills);
                let settlements = in_order(some, |&goal| look_back::settle(plan, goal, skills));
                for (&goal, settlement) in some.iter().zip(settlements) {
                    self.counts.checks += settlement.checks.len() as u64;
                    self.log.push(Entry::Settled(goal));
                    self.plan.goal_mut(goal).settled = Some(settlement);
                    self.tell_those_who_wait_for(goal);
                }
            }
        }
    }

    fn tell_those_who_wait_for(&mut self, goal: GoalId) {
        let mut waiting = std::mem::take(&mut self.waiting);
        self.plan.needed_by(goal, &mut waiting);
        for approach in waiting.drain(..) {
            let node = self.plan.approach_mut(approach);
            node.unsettled = node.unsettled.saturating_sub(1);
            match node.state {
                State::Remaining(remaining) if remaining == goal => self.take_over(approach, goal),
                State::Waiting => self.proceed(approach),
                _ => {}
            }
        }
        self.waiting = waiting;
    }

    /// Nothing is ready: closes the first open goal that holds an answer. False when there is none, and then whatever
    /// still waits can never be answered.
    fn break_a_circle(&mut self) -> bool {
        if let Some(goal) = self.holding.pop_first() {
            self.set_aside_unfinished(goal, CIRCULAR);
            return true;
        }
        let open = self.plan.goals.iter().position(|node| node.settled.is_none());
        let Some(index) = open else {
            return false;
        };
        self.set_aside_unfinished(GoalId(u32::try_from(index).expect("an index of the plan")), CIRCULAR);
        true
    }

    fn set_aside_unfinished(&mut self, goal: GoalId, why: &'static str) {
        for id in self.plan.goal(goal).approaches() {
            if !self.plan.approach(id).state.is_finished() {
                self.pass_over(id, State::SetAside(why));
            }
        }
    }

    fn is_over_limit(&mut self) -> bool {
        let deepest = self.frontier.iter().map(|&id| self.plan.goal(id).depth).max().unwrap_or(0);
        self.limit_reached = if self.plan.goals.len() as u64 > self.limits.goals {
            Some("goals in the plan")
        } else if u64::from(deepest) > self.limits.depth {
            Some("depth of the plan")
        } else if self.counts.attempts > self.limits.attempts {
            Some("attempts")
        } else if self.counts.fuel > self.limits.total_fuel {
            Some("work in all")
        } else {
            None
        };
        self.limit_reached.is_some()
    }

    /// Settles what is open with what is there, from the leaves up, without carrying anything further out.
    fn stop_early(&mut self) {
        self.frontier.clear();
        self.ready.clear();
        for index in (0..self.plan.goals.len()).rev() {
            let goal = GoalId(u32::try_from(index).expect("an index of the plan"));
            if self.plan.goal(goal).settled.is_none() {
                self.set_aside_unfinished(goal, "a limit ended the run first");
                if self.plan.goal(goal).approaches().len() == 0 {
                    self.closing.push(goal);
                }
                self.settle();
            }
            self.ready.clear();
        }
    }
}

/// What the skills offer for a goal, in their order; before them, when a given is itself a goal, working it out first.
fn approaches_to(goal: &Goal, skills: &[Box<dyn Skill>]) -> Vec<(Option<usize>, Approach)> {
    let mut found = Vec::new();
    let inner = goal.inner_goals();
    if !inner.is_empty() {
        found.push((None, inside_out(goal.clone(), inner)));
    }
    for (index, skill) in skills.iter().enumerate() {
        // A skill that fails offers nothing; the others still do.
        let offered = guarded(|| skill.approaches(goal)).unwrap_or_default();
        found.extend(offered.into_iter().map(|approach| (Some(index), approach)));
    }
    found
}

/// Works out the goals among the givens first; what remains is the same goal with their answers in their places.
fn inside_out(goal: Goal, inner: Vec<Goal>) -> Approach {
    let idea = "work out what is inside first";
    Approach::new("inside_out", idea, inner, move |answers, _| Ok(Next::Goal(goal.with_inner_answers(answers))))
}

/// Carries one approach out. A panic becomes a setback.
fn carry_out(plan: &Plan, id: ApproachId, fuel: u64, is_recording: bool) -> Attempt {
    let node = plan.approach(id);
    let goal = &plan.goal(node.goal).goal;
    let _span = tracing::debug_span!("attempt", approach = node.approach.name.as_str(), %goal).entered();
    let answers = plan.subgoals(id).iter().filter_map(|&subgoal| plan.chosen(subgoal));
    let parts: Vec<Value> = answers.map(|candidate| candidate.answer.clone()).collect();
    let mut working = if is_recording { Working::recording(fuel) } else { Working::silent(fuel) };
    let outcome = guarded(|| (node.approach.join)(&parts, &mut working));
    let outcome = outcome.unwrap_or_else(|message| Err(Setback::Panicked(message)));
    Attempt { working, outcome }
}

/// Maps in parallel; the results are in the order of the items, whatever the number of threads.
pub(super) fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    let is_alone = rayon::current_thread_index().is_none() || rayon::current_num_threads() == 1;
    if items.len() < WORTH_SHARING || is_alone {
        items.iter().map(work).collect()
    } else {
        items.par_iter().map(work).collect()
    }
}
