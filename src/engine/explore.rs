//! Explore: the plan is carried out in waves.
//!
//! An approach is ready when its subgoals are settled. All ready approaches run as one wave, in parallel, and their
//! results are applied in plan order. A goal settles when all its approaches have finished. When nothing is ready, the
//! first open goal that holds an answer is closed, and what still waits for it is set aside as circular; so a circle
//! costs one alternative and never an answer.
//!
//! Workers return values; only this file, between waves, changes the plan and writes the log.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rayon::prelude::*;

use super::guard::guarded;
use super::look_back;
use super::overrides::{Offer, Overrides};
use super::plan::{Plan, Settlement, State};
use crate::problem::{Approach, Attempt, Goal, Next, Setback, Skill, Value, Working};
use crate::trace::{ApproachId, Counts, GoalId, Limits};

/// A run goes over to the workers when so many pieces of work stand side by side: waking them costs more than a few
/// pieces. The results are the same either way.
const WIDE: usize = 4;

/// What workers made is taken in after every so many pieces, while it is still near.
const AT_ONCE: usize = 1_024;

/// What happened, in order; what came of it stands in the plan.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Planned(GoalId),
    Attempted(ApproachId),
    /// Blocked or set aside.
    PassedOver(ApproachId),
    Settled(GoalId),
}

/// Looks at the run between waves, and says whether it goes on.
pub(super) type Lookout<'a> = &'a (dyn Fn(&Exploration<'_>) -> ControlFlow<()> + Sync);

/// A run under way.
#[derive(Default)]
pub(super) struct Exploration<'a> {
    pub skills: &'a [Box<dyn Skill>],
    pub limits: Limits,
    /// What is wanted otherwise at some goals.
    pub overrides: Overrides,
    /// The thinking budget, in steps. What goes beyond it comes to nothing.
    pub most_steps: Option<u64>,
    pub plan: Plan,
    pub log: Vec<Entry>,
    /// Whether attempts keep their working.
    is_recording: bool,
    pub lookout: Option<Lookout<'a>>,
    /// Whether the lookout stopped the run.
    pub is_interrupted: bool,
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
    /// Those that need the goal at hand, and what the approach at hand needs; kept so that they need not be made anew for
    /// each.
    above: Vec<ApproachId>,
    below: Vec<GoalId>,
}

impl<'a> Exploration<'a> {
    pub fn new(skills: &'a [Box<dyn Skill>], limits: Limits, is_recording: bool) -> Self {
        Self { skills, limits, is_recording, ..Self::default() }
    }

    /// Makes `root` the goal of the run, with these approaches instead of those of the skills.
    pub fn start_with(&mut self, root: Goal, approaches: Vec<Approach>) {
        let (id, _) = self.plan.add_goal(root, 0);
        let offers = self.overrides.own_offers(&self.plan.goal(id).goal, approaches);
        self.place_approaches(id, offers);
    }

    /// Carries the plan out until everything is settled or a limit is reached.
    ///
    /// A run that stays narrow never leaves the calling thread: waking a worker takes as long as a small problem. One that
    /// grows wide goes over to the workers once, and not at every wave. The results are the same.
    pub fn run(&mut self) {
        let mut goes_on = true;
        while goes_on {
            if self.frontier.len().max(self.ready.len()) >= WIDE && !is_on_a_worker() {
                return rayon::scope(|_| self.run());
            }
            goes_on = self.round() && self.is_let_go_on();
        }
        self.counts.goals = self.plan.goals.len() as u64;
        self.counts.approaches = self.plan.approaches.len() as u64;
    }

    fn is_let_go_on(&mut self) -> bool {
        let Some(lookout) = self.lookout else {
            return true;
        };
        self.is_interrupted = lookout(self).is_break();
        if self.is_interrupted {
            self.stop_early();
        }
        !self.is_interrupted
    }

    /// Plans what is new and carries out what is ready. False when there is no more to do.
    fn round(&mut self) -> bool {
        self.plan_frontier();
        self.settle();
        if !self.ready.is_empty() {
            self.wave();
            self.settle();
        } else if self.frontier.is_empty() && !self.break_a_circle() {
            return false;
        }
        let deepest = self.frontier.iter().map(|&id| self.plan.goal(id).depth).max().unwrap_or(0);
        self.limit_reached = self.limits.passed(self.plan.goals.len() as u64, deepest.into(), &self.counts);
        if self.most_steps.is_some_and(|most| self.counts.steps >= most) {
            self.limit_reached = self.limit_reached.or(Some("steps in the thinking budget"));
        }
        if self.limit_reached.is_some() {
            self.stop_early();
        }
        self.limit_reached.is_none()
    }

    /// Works on the items side by side and takes in what came of each, in the order of the items, whatever the number of
    /// threads. So the work must not ask for what `take_in` changes.
    fn each<T: Copy + Send + Sync, R: Send>(
        &mut self,
        items: &[T],
        work: impl Fn(&Self, T) -> R + Send + Sync,
        mut take_in: impl FnMut(&mut Self, T, R) + Send,
    ) {
        if items.len() >= WIDE && !is_on_a_worker() {
            return rayon::scope(|_| self.each(items, work, take_in));
        }
        if items.len() == 1 || !is_on_a_worker() || rayon::current_num_threads() == 1 {
            for &item in items {
                let result = work(self, item);
                take_in(self, item, result);
            }
            return;
        }
        for some in items.chunks(AT_ONCE) {
            let so_far = &*self;
            let results: Vec<R> = some.par_iter().map(|&item| work(so_far, item)).collect();
            some.iter().zip(results).for_each(|(&item, result)| take_in(self, item, result));
        }
    }

    /// Asks the skills for the approaches to every new goal.
    fn plan_frontier(&mut self) {
        let frontier = std::mem::take(&mut self.frontier);
        if frontier.is_empty() {
            return;
        }
        let _span = tracing::info_span!("plan", goals = frontier.len()).entered();
        self.each(
            &frontier,
            |run, id| run.overrides.offers(&run.plan.goal(id).goal, run.skills),
            Self::place_approaches,
        );
    }

    fn place_approaches(&mut self, goal: GoalId, offers: Vec<Offer>) {
        let depth = self.plan.goal(goal).depth + 1;
        let mut below = std::mem::take(&mut self.below);
        for Offer { skill, mut approach, overruled } in offers {
            let subgoals = std::mem::take(&mut approach.subgoals);
            let id = self.plan.add_approach(goal, skill, approach);
            if let Some(why) = overruled {
                // Nobody will need what it would have needed.
                self.plan.approach_mut(id).state = State::Overruled(why);
                continue;
            }
            below.extend(subgoals.into_iter().map(|subgoal| self.find_or_add(subgoal, depth)));
            self.plan.link(id, &below);
            below.clear();
        }
        self.below = below;
        self.log.push(Entry::Planned(goal));
        let placed = self.plan.goal(goal).approaches();
        if placed.len() == 0 {
            self.closing.push(goal);
        }
        for id in placed {
            match self.plan.approach(id).state {
                overruled @ State::Overruled(_) => self.pass_over(id, overruled),
                _ => self.proceed(id),
            }
        }
    }

    /// The node of this goal, which is planned in the next round if it is new; the first is the goal of the run.
    pub fn find_or_add(&mut self, goal: Goal, depth: u32) -> GoalId {
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
        let is_unanswered = |&subgoal: &GoalId| !self.plan.is_open(subgoal) && self.plan.chosen(subgoal).is_none();
        let unanswered = self.plan.subgoals(id).find(is_unanswered);
        if let Some(subgoal) = unanswered {
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
        let (fuel, is_recording) = (self.limits.fuel, self.is_recording);
        self.each(&ready, |run, id| carry_out(&run.plan, id, fuel, is_recording), Self::take_in);
    }

    fn take_in(&mut self, id: ApproachId, mut attempt: Attempt) {
        let allowance = self.most_steps.map_or(u64::MAX, |most| most - self.counts.steps);
        if !self.counts.take_in(&attempt.working, allowance) {
            attempt.outcome = Err(Setback::OutOfBudget);
        }
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
        self.plan.link(id, &[remaining]);
        self.plan.approach_mut(id).state = State::Remaining(remaining);
        if !self.plan.is_open(remaining) {
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

    /// Looks back at the answers of every goal that is finished, settles them in order, and lets those that waited for
    /// them proceed, which may finish further goals.
    fn settle(&mut self) {
        while !self.closing.is_empty() {
            let goals = std::mem::take(&mut self.closing);
            let _span = tracing::info_span!("look_back", goals = goals.len()).entered();
            self.each(&goals, |run, goal| look_back::settle(&run.plan, goal, run.skills), Self::close);
        }
    }

    fn close(&mut self, goal: GoalId, settlement: Settlement) {
        self.counts.checks += settlement.checks.len() as u64;
        self.log.push(Entry::Settled(goal));
        self.plan.goal_mut(goal).settled = Some(settlement);
        let mut above = std::mem::take(&mut self.above);
        self.plan.needed_by(goal, &mut above);
        for approach in above.drain(..) {
            let node = self.plan.approach_mut(approach);
            node.unsettled = node.unsettled.saturating_sub(1);
            match node.state {
                State::Remaining(remaining) if remaining == goal => self.take_over(approach, goal),
                State::Waiting => self.proceed(approach),
                _ => {}
            }
        }
        self.above = above;
    }

    /// Nothing is ready: closes the first open goal that holds an answer. False when there is none, and then whatever
    /// still waits can never be answered.
    fn break_a_circle(&mut self) -> bool {
        let goal = self.holding.pop_first().or_else(|| self.plan.goal_ids().find(|&id| self.plan.is_open(id)));
        if let Some(goal) = goal {
            self.set_aside_unfinished(goal, State::Circular);
        }
        goal.is_some()
    }

    fn set_aside_unfinished(&mut self, goal: GoalId, why: State) {
        for id in self.plan.goal(goal).approaches() {
            if matches!(self.plan.approach(id).state, State::Waiting | State::Remaining(_)) {
                self.pass_over(id, why);
            }
        }
    }

    /// Settles what is open with what is there, from the leaves up, without carrying anything further out.
    fn stop_early(&mut self) {
        self.frontier.clear();
        for goal in self.plan.goal_ids().rev() {
            if self.plan.is_open(goal) {
                self.set_aside_unfinished(goal, State::CutShort);
                if self.plan.goal(goal).approaches().len() == 0 {
                    self.closing.push(goal);
                }
                self.settle();
            }
            self.ready.clear();
        }
    }
}

/// Carries one approach out. A panic becomes a setback.
fn carry_out(plan: &Plan, id: ApproachId, fuel: u64, is_recording: bool) -> Attempt {
    let node = plan.approach(id);
    let goal = &plan.goal(node.goal).goal;
    let _span = tracing::debug_span!("attempt", approach = node.approach.name.as_str(), %goal).entered();
    let answers = plan.subgoals(id).filter_map(|subgoal| plan.chosen(subgoal));
    let parts: Vec<Value> = answers.map(|candidate| candidate.answer.clone()).collect();
    let mut working = if is_recording { Working::recording(fuel) } else { Working::silent(fuel) };
    let outcome = guarded(|| (node.approach.join)(&parts, &mut working));
    let outcome = outcome.unwrap_or_else(|message| Err(Setback::Panicked(message)));
    Attempt { working, outcome }
}

fn is_on_a_worker() -> bool {
    rayon::current_thread_index().is_some()
}
