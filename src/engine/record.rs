//! Makes the trace of a run from its log and its plan. Nothing here decides anything but which answer the run has.

use std::collections::{BTreeSet, VecDeque};

use super::explore::{Entry, Exploration};
use super::plan::{ApproachId, Candidate, GoalId, Plan, Settlement, State};
use super::understand::Understood;
use crate::problem::{Goal, Next, Reading, Setback, Value, Verdict, spoken};
use crate::trace::{
    AnswerRecord, Choice, Counts, Edge, Event, FORMAT, Happening, Ids, Node, NodeKind, Outcome, Path, PlanRecord,
    ReadingConfidence, ReadingRecord, Settings, Span, StepRecord, Stopped, Trace,
};

pub(super) fn trace(
    understood: &Understood,
    exploration: &Exploration<'_>,
    root: GoalId,
    settings: &Settings,
) -> Trace {
    debug_assert!(exploration.plan.is_acyclic(), "what was carried out is acyclic");
    let mut record = Record::new(understood, exploration, root);
    record.write_events();
    let (answer, stopped) = match record.answer(settings.require_confirmed) {
        Ok(answer) => (Some(answer), Stopped::Answered),
        Err(stopped) => (None, stopped),
    };
    Trace {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        prompt: understood.prompt.text.clone(),
        settings: settings.clone(),
        plan: record.plan(),
        paths: answer.iter().map(|answer| record.chosen_path(answer)).collect(),
        answer,
        counts: Counts { words: words_of(&record.events), ..exploration.counts.clone() },
        events: record.events,
        stopped,
    }
}

/// A goal as the trace speaks of it.
struct GoalName {
    id: String,
    notation: String,
    /// The event by which it came into the plan.
    born: Option<u64>,
    planned: Option<u64>,
    settled: Option<u64>,
}

struct ApproachName {
    id: String,
    attempted: Option<u64>,
}

/// A trace in the making: names for what is in the plan, and the events so far, for `caused_by`.
struct Record<'a> {
    understood: &'a Understood,
    exploration: &'a Exploration<'a>,
    plan: &'a Plan,
    root: GoalId,
    goals: Vec<GoalName>,
    approaches: Vec<ApproachName>,
    events: Vec<Event>,
}

impl<'a> Record<'a> {
    fn new(understood: &'a Understood, exploration: &'a Exploration<'a>, root: GoalId) -> Self {
        let (mut ids, plan) = (Ids::default(), &exploration.plan);
        let name = |goal: &Goal, ids: &mut Ids| {
            let notation = goal.to_string();
            GoalName { id: ids.of('g', &[&notation]), notation, born: None, planned: None, settled: None }
        };
        let goals: Vec<GoalName> = plan.goals.iter().map(|node| name(&node.goal, &mut ids)).collect();
        let approaches = plan.approaches.iter().map(|node| {
            let id = ids.of('a', &[&goals[node.goal.0 as usize].id, " ", node.approach.name.as_str()]);
            ApproachName { id, attempted: None }
        });
        let approaches = approaches.collect();
        Self {
            understood,
            exploration,
            plan,
            root,
            goals,
            approaches,
            events: Vec::with_capacity(2 * exploration.log.len()),
        }
    }

    fn goal(&mut self, id: GoalId) -> &mut GoalName {
        &mut self.goals[id.0 as usize]
    }

    fn goal_id(&self, id: GoalId) -> String {
        self.goals[id.0 as usize].id.clone()
    }

    fn approach_id(&self, id: ApproachId) -> String {
        self.approaches[id.0 as usize].id.clone()
    }

    fn skill_name(&self, skill: Option<usize>) -> String {
        skill.map_or("engine", |index| self.exploration.skills[index].about().name).to_owned()
    }

    fn plan(&self) -> PlanRecord {
        let plan = self.plan;
        let mut record = PlanRecord::default();
        for (node, name) in plan.goals.iter().zip(&self.goals) {
            let spans = if node.goal == plan.goal(self.root).goal {
                vec![Span::from(&(0..self.understood.prompt.text.len()))]
            } else {
                self.understood.spans_of(&node.goal)
            };
            record.nodes.push(Node {
                id: name.id.clone(),
                kind: NodeKind::Goal,
                text: name.notation.clone(),
                skill: String::new(),
                idea: spoken(self.exploration.skills, &node.goal).unwrap_or_default(),
                weight: 0,
                sure: None,
                spans,
            });
            let edges = node.approaches().map(|id| Edge { from: name.id.clone(), to: self.approach_id(id) });
            record.edges.extend(edges);
        }
        for (node, id) in plan.approaches.iter().zip((0..).map(ApproachId)) {
            record.nodes.push(Node {
                id: self.approach_id(id),
                kind: NodeKind::Approach,
                text: node.approach.name.to_string(),
                skill: self.skill_name(node.skill),
                idea: node.approach.idea.to_string(),
                weight: node.approach.weight,
                sure: Some(node.approach.kind),
                spans: Vec::new(),
            });
            let needed = plan.carried_out(id).iter();
            record.edges.extend(needed.map(|&goal| Edge { from: self.approach_id(id), to: self.goal_id(goal) }));
        }
        record
    }

    fn write_events(&mut self) {
        for reading in self.understood.pursued.iter().chain(&self.understood.others) {
            let reading = Box::new(ReadingRecord::new(reading, &self.understood.prompt));
            self.push(Happening::Understood { reading }, Vec::new(), self.root, None);
        }
        for &entry in &self.exploration.log {
            match entry {
                Entry::Planned(goal) => self.planned(goal),
                Entry::Attempted(approach) => self.attempted(approach),
                Entry::PassedOver(approach) => self.passed_over(approach),
                Entry::Settled(goal) => self.settled(goal),
            }
        }
    }

    fn push(&mut self, what: Happening, caused_by: Vec<u64>, goal: GoalId, approach: Option<ApproachId>) -> u64 {
        let seq = self.events.len() as u64;
        let (goal, approach) = (Some(self.goal_id(goal)), approach.map(|id| self.approach_id(id)));
        self.events.push(Event { seq, what, caused_by, path: None, goal, approach });
        seq
    }

    fn planned(&mut self, goal: GoalId) {
        let plan = self.plan;
        let approaches = plan.goal(goal).approaches();
        let what = Happening::Planned { approaches: approaches.clone().map(|id| self.approach_id(id)).collect() };
        let causes = self.goal(goal).born.map_or_else(|| (0..self.events.len() as u64).collect(), |seq| vec![seq]);
        let seq = self.push(what, causes, goal, None);
        self.goal(goal).planned = Some(seq);
        for &subgoal in approaches.flat_map(|id| plan.subgoals(id)) {
            self.goal(subgoal).born.get_or_insert(seq);
        }
    }

    fn passed_over(&mut self, id: ApproachId) {
        let node = self.plan.approach(id);
        let (why, cause) = match node.state {
            State::Blocked(subgoal) => {
                let subgoal = self.goal(subgoal);
                (format!("{} has no answer", subgoal.notation), subgoal.settled)
            }
            State::SetAside(why) => (why.to_owned(), self.goal(node.goal).planned),
            _ => return,
        };
        self.push(Happening::SetAside { why }, cause.into_iter().collect(), node.goal, Some(id));
    }

    fn attempted(&mut self, id: ApproachId) {
        let node = self.plan.approach(id);
        let Some(attempt) = &node.attempt else {
            return;
        };
        let outcome = match &attempt.outcome {
            Ok(Next::Answer(answer)) => Outcome::Answer(answer.to_string()),
            Ok(Next::Goal(goal)) => match self.plan.find(goal) {
                Some(remaining) => Outcome::Remains(self.goal_id(remaining)),
                None => Outcome::Setback(Setback::Unanswered(goal.to_string()).to_string()),
            },
            Err(setback) => Outcome::Setback(setback.to_string()),
        };
        let settled = self.plan.subgoals(id).iter().filter_map(|subgoal| self.goals[subgoal.0 as usize].settled);
        let causes = self.goals[node.goal.0 as usize].planned.into_iter().chain(settled).collect();
        let steps = StepRecord::all_of(attempt.working.steps());
        let what = Happening::Attempted { steps, outcome, fuel: attempt.working.spent() };
        self.approaches[id.0 as usize].attempted = Some(self.push(what, causes, node.goal, Some(id)));
    }

    fn settled(&mut self, goal: GoalId) {
        let plan = self.plan;
        let Some(settlement) = plan.settlement(goal) else {
            return;
        };
        let mut causes = Vec::new();
        for check in &settlement.checks {
            let found_by = settlement.candidates.iter().find(|candidate| candidate.answer == check.answer);
            let found = found_by.map(|candidate| self.attempts_of(candidate).collect()).unwrap_or_default();
            let (answer, by) = (check.answer.to_string(), self.skill_name(check.skill));
            let what = Happening::Checked { answer, by, verdict: (&check.verdict).into() };
            causes.push(self.push(what, found, goal, None));
        }
        let (what, approach) = if let Some(chosen) = settlement.chosen() {
            causes.extend(self.attempts_of(chosen));
            let (answer, verdict) = (chosen.answer.to_string(), (&chosen.verdict).into());
            let (voices_for, voices_against, dissent) = tally(settlement);
            (Happening::Selected { answer, verdict, voices_for, voices_against, dissent }, Some(chosen.first))
        } else {
            causes.extend(self.goal(goal).planned);
            let why = match plan.goal(goal).approaches().len() {
                _ if !settlement.candidates.is_empty() => "every answer was refuted".to_owned(),
                0 => "no skill knows an approach".to_owned(),
                1 => "the only approach came to no answer".to_owned(),
                count => format!("none of {count} approaches came to an answer"),
            };
            (Happening::Unanswered { why }, None)
        };
        causes.sort_unstable();
        self.goal(goal).settled = Some(self.push(what, causes, goal, approach));
    }

    fn attempts_of(&self, candidate: &Candidate) -> impl Iterator<Item = u64> {
        candidate.by().filter_map(|id| self.approaches[id.0 as usize].attempted)
    }

    /// The answer of the run; or why it has none.
    fn answer(&self, require_confirmed: bool) -> Result<AnswerRecord, Stopped> {
        let (understood, plan) = (self.understood, self.plan);
        if let Some(why) = &understood.failure {
            return Err(Stopped::NotUnderstood(why.clone()));
        }
        let candidates = plan.settlement(self.root).map_or(&[][..], |settlement| &settlement.candidates);
        let standing: Vec<&Candidate> = candidates.iter().filter(|it| !it.verdict.is_refuted()).collect();
        let written = |candidate: &Candidate| self.reading_of(candidate).expects.written(&candidate.answer);
        let chosen = match standing[..] {
            [] => {
                let limit = self.exploration.limit_reached.map(|which| Stopped::Limit(which.to_owned()));
                return Err(limit.unwrap_or_else(|| Stopped::NoAnswer(self.why_unanswered())));
            }
            [only] => only,
            _ => {
                let answers: Vec<String> = standing.iter().map(|candidate| written(candidate)).collect();
                return Err(Stopped::Ambiguous(format!(
                    "the prompt can be read in ways that lead to different answers: {}",
                    answers.join("; ")
                )));
            }
        };
        if require_confirmed && !chosen.verdict.is_confirmed() {
            return Err(Stopped::Withheld(format!("{} was found, but no check confirms it", written(chosen))));
        }
        let reading = self.reading_of(chosen);
        let voiced = plan.find(&reading.goal).and_then(|id| plan.settlement(id));
        let (voices_for, voices_against, dissent) = voiced.map(tally).unwrap_or_default();
        let how = match (&chosen.verdict, voiced.and_then(Settlement::chosen).map(|it| &it.verdict)) {
            (Verdict::Confirmed { .. }, Some(Verdict::Confirmed { how })) => how.clone(),
            _ => String::new(),
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(AnswerRecord {
            value: chosen.answer.to_string(),
            text: written(chosen),
            latex: chosen.answer.to_latex(),
            mathml: chosen.answer.to_mathml(),
            verdict: (&chosen.verdict).into(),
            how,
            voices_for,
            voices_against,
            dissent,
            reading: ReadingConfidence {
                readings: count(understood.pursued.len()),
                agreeing: count(chosen.by().count()),
                covered_percent: reading.covered_percent(&understood.prompt),
            },
        })
    }

    /// The approaches to the root are the readings, in their order.
    fn reading_of(&self, candidate: &Candidate) -> &Reading {
        let place = self.plan.goal(self.root).approaches().position(|id| id == candidate.first);
        &self.understood.pursued[place.unwrap_or(0)]
    }

    fn why_unanswered(&self) -> String {
        let plan = self.plan;
        let approaches = plan.goal(self.root).approaches();
        if let Some(setback) = approaches.clone().find_map(|id| plan.setback(id)) {
            return setback.to_string();
        }
        if approaches.into_iter().any(|id| plan.answer(id).is_some()) {
            return "every answer that was found was refuted by a check".to_owned();
        }
        let goals = || self.understood.pursued.iter().map(|reading| &reading.goal);
        let named: Vec<String> = goals().map(brief).collect();
        let named = named.join(", nor to ");
        match goals().find_map(|goal| setback_below(plan, plan.find(goal)?)) {
            // The goal itself is what no skill knows, and the reason names it already.
            Some(reason) if reason.ends_with(&named) => reason,
            Some(reason) => format!("no approach came to an answer to {named}: {reason}"),
            None => format!("no approach came to an answer to {named}"),
        }
    }

    /// What was chosen at each goal that the answer needed, from the root down, each goal once.
    fn chosen_path(&self, answer: &AnswerRecord) -> Path {
        let mut choices = Vec::new();
        let mut seen = BTreeSet::from([self.root]);
        let mut queue = VecDeque::from([self.root]);
        while let Some(goal) = queue.pop_front() {
            let Some(chosen) = self.plan.chosen(goal) else {
                continue;
            };
            choices.push(Choice {
                goal: self.goal_id(goal),
                approach: self.approach_id(chosen.first),
                answer: chosen.answer.to_string(),
                verdict: (&chosen.verdict).into(),
            });
            queue.extend(self.plan.carried_out(chosen.first).iter().filter(|&&subgoal| seen.insert(subgoal)));
        }
        Path { path: 0, choices, answer: Some(answer.text.clone()), verdict: answer.verdict }
    }
}

fn brief(goal: &Goal) -> String {
    Value::Goal(goal.clone()).brief()
}

/// The first reason in plan order why this goal has no answer: of an approach that was carried out, or of the goal that
/// stopped one. A goal that stopped another was settled before it, so this ends.
fn setback_below(plan: &Plan, goal: GoalId) -> Option<String> {
    let approaches = plan.goal(goal).approaches();
    if approaches.len() == 0 {
        return Some(format!("no skill has an approach to {}", brief(&plan.goal(goal).goal)));
    }
    if let Some(setback) = approaches.clone().find_map(|id| plan.setback(id)) {
        return Some(setback.to_string());
    }
    approaches.into_iter().find_map(|id| {
        let node = plan.approach(id);
        match (node.state, node.attempt.as_ref().map(|attempt| &attempt.outcome)) {
            (State::Blocked(subgoal), _) => setback_below(plan, subgoal),
            (State::SetBack, Some(Ok(Next::Goal(left)))) => setback_below(plan, plan.find(left)?),
            _ => plan.answer(id).map(|answer| format!("{} was refuted by a check", answer.brief())),
        }
    })
}

/// Voices for the chosen answer, voices against it, and the other answers.
fn tally(settlement: &Settlement) -> (u32, u32, Vec<String>) {
    let others = settlement.candidates.iter().skip(1);
    (
        settlement.candidates.first().map_or(0, |chosen| chosen.voices),
        others.clone().map(|other| other.voices).sum(),
        others.map(|other| other.answer.to_string()).collect(),
    )
}

fn words_of(events: &[Event]) -> u64 {
    let steps = events.iter().flat_map(|event| match &event.what {
        Happening::Attempted { steps, .. } => &steps[..],
        _ => &[],
    });
    steps.map(|step| step.text.split_whitespace().count() as u64).sum()
}
