//! Makes the trace of a run from its log and its plan. Nothing here decides anything but which answer the run has.

use std::collections::{BTreeSet, VecDeque};

use super::Outcome;
use super::explore::{Entry, Exploration};
use super::plan::{Candidate, Plan, ROOT, Settlement, State};
use super::sample::Support;
use super::understand::Understood;
use crate::problem::{Goal, Reading, Value, Verdict, spoken};
use crate::trace::{
    AnswerRecord, Choice, FORMAT, GoalId, Happening, Path, ReadingConfidence, Recorder, Settings, Span, Stopped, Trace,
    VerdictWord,
};

pub(super) fn trace(understood: &Understood, exploration: &Exploration<'_>, settings: &Settings) -> Trace {
    let plan = &exploration.plan;
    debug_assert!(plan.is_acyclic(), "what was carried out is acyclic");
    let recorder = Recorder::new(plan.goals.len(), plan.approaches.len(), 2 * exploration.log.len());
    let mut record = Record { understood, exploration, plan, recorder };
    record.write_plan();
    record.write_events();
    let (answer, stopped) = match record.answer(settings) {
        Ok(answer) => (Some(answer), Stopped::Answered),
        Err(stopped) => (None, stopped),
    };
    let paths = answer.iter().map(|answer| record.chosen_path(answer)).collect();
    Trace {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        prompt: understood.prompt.text.clone(),
        settings: settings.clone(),
        paths,
        votes: Vec::new(),
        answer,
        counts: exploration.counts.clone(),
        plan: record.recorder.plan,
        events: record.recorder.events,
        stopped,
    }
}

/// What an exhaustive run came to, without its trace.
pub(super) fn outcome(understood: &Understood, exploration: &Exploration<'_>, settings: &Settings) -> Outcome {
    let trace = trace(understood, exploration, settings);
    let verdict = trace.answer.as_ref().map_or(VerdictWord::Unsettled, |answer| answer.verdict);
    Outcome { answer: trace.answer.map(|answer| answer.text), verdict, counts: trace.counts }
}

/// A run and the trace that is made of it.
struct Record<'a> {
    understood: &'a Understood,
    exploration: &'a Exploration<'a>,
    plan: &'a Plan,
    recorder: Recorder<'a>,
}

impl<'a> Record<'a> {
    fn skill_name(&self, skill: Option<usize>) -> &'static str {
        skill.map_or("engine", |index| self.exploration.skills[index].about().name)
    }

    fn write_plan(&mut self) {
        for id in self.plan.goal_ids() {
            let goal = &self.plan.goal(id).goal;
            let spans = match id == ROOT {
                true => vec![Span::from(&(0..self.understood.prompt.text.len()))],
                false => self.understood.spans_of(goal),
            };
            let said = spoken(self.exploration.skills, goal).unwrap_or_default();
            self.recorder.add_goal(goal, said, spans);
        }
        for node in &self.plan.approaches {
            self.recorder.add_approach(node.goal, &node.approach, self.skill_name(node.skill));
        }
        for id in self.plan.approach_ids() {
            self.recorder.add_needs(id, self.plan.carried_out(id));
        }
    }

    fn write_events(&mut self) {
        for reading in self.understood.pursued.iter().chain(&self.understood.others) {
            self.recorder.understood(ROOT, reading, &self.understood.prompt);
        }
        let plan = self.plan;
        for &entry in &self.exploration.log {
            match entry {
                Entry::Planned(goal) => {
                    let approaches = plan.goal(goal).approaches();
                    let subgoals = approaches.clone().flat_map(|id| plan.subgoals(id));
                    self.recorder.planned(goal, approaches, subgoals);
                }
                Entry::Attempted(id) => {
                    let node = plan.approach(id);
                    if let Some(attempt) = &node.attempt {
                        self.recorder.attempted(node.goal, id, attempt, plan.subgoals(id));
                    }
                }
                Entry::PassedOver(id) => {
                    let node = plan.approach(id);
                    match node.state {
                        State::Blocked(by) => self.recorder.blocked(node.goal, id, by),
                        State::Overruled(why) => self.recorder.set_aside(node.goal, id, why),
                        State::Circular => self.recorder.set_aside(node.goal, id, "it would have to wait for itself"),
                        _ => self.recorder.set_aside(node.goal, id, "a limit ended the run first"),
                    }
                }
                Entry::Settled(goal) => self.settled(goal),
            }
        }
    }

    fn settled(&mut self, goal: GoalId) {
        let plan = self.plan;
        let Some(settlement) = plan.settlement(goal) else {
            return;
        };
        let mut causes = Vec::new();
        for check in &settlement.checks {
            let found_by = settlement.candidates.iter().find(|candidate| candidate.answer == check.answer);
            let found = found_by.map(|candidate| self.recorder.attempts_of(candidate.by()).collect());
            let by = self.skill_name(check.skill);
            causes.push(self.recorder.checked(goal, &check.answer, by, &check.verdict, found.unwrap_or_default()));
        }
        if let Some(chosen) = settlement.chosen() {
            causes.extend(self.recorder.attempts_of(chosen.by()));
            let (answer, verdict) = (self.recorder.text_of(&chosen.answer), (&chosen.verdict).into());
            let (voices_for, voices_against, dissent) = tally(settlement);
            let what = Happening::Selected { answer, verdict, voices_for, voices_against, dissent };
            self.recorder.selected(goal, chosen.first, what, causes);
        } else {
            let ways = plan.goal(goal).approaches().len();
            self.recorder.unanswered(goal, ways, !settlement.candidates.is_empty(), causes);
        }
    }

    /// The answer of the run; or why it has none.
    fn answer(&self, settings: &Settings) -> Result<AnswerRecord, Stopped> {
        let (understood, plan) = (self.understood, self.plan);
        if let Some(why) = &understood.failure {
            return Err(Stopped::NotUnderstood(why.clone()));
        }
        if self.exploration.is_interrupted {
            let done = self.exploration.counts.attempts;
            return Err(Stopped::Interrupted(format!("it was stopped from outside, after {done} attempts")));
        }
        let candidates = plan.settlement(ROOT).map_or(&[][..], |settlement| &settlement.candidates);
        if let Some(answers) = ambiguity(understood, plan) {
            let why = format!("the prompt can be read in ways that lead to different answers: {answers}");
            return Err(Stopped::Ambiguous(why));
        }
        let Some(chosen) = candidates.iter().find(|it| !it.verdict.is_refuted()) else {
            let limit = self.exploration.limit_reached.map(|which| Stopped::Limit(which.to_owned()));
            return Err(limit.unwrap_or_else(|| Stopped::NoAnswer(self.why_unanswered())));
        };
        let written = |candidate: &Candidate| written(understood, plan, candidate);
        let reading = reading_of(understood, plan, chosen).expect("a prompt that is read has a reading");
        let voiced = plan.find(&reading.goal).and_then(|id| plan.settlement(id));
        let (voices_for, voices_against, dissent) = voiced.map(tally).unwrap_or_default();
        let next = voiced.map_or(0, |it| it.candidates.iter().skip(1).map(|it| it.voices).max().unwrap_or(0));
        let support = Support::of(voices_for.into(), next.into(), (voices_for + voices_against).into());
        if let Some(objection) = support.objection(&written(chosen), &chosen.verdict, settings) {
            return Err(Stopped::Withheld(objection));
        }
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
            confidence: support.confidence,
            margin: support.margin,
            reading: ReadingConfidence {
                kind: reading.kind,
                readings: count(understood.pursued.len()),
                agreeing: count(chosen.by().count()),
                covered_percent: reading.covered_percent(&understood.prompt),
            },
        })
    }

    fn why_unanswered(&self) -> String {
        let plan = self.plan;
        let approaches = plan.goal(ROOT).approaches();
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
    fn chosen_path(&mut self, answer: &AnswerRecord) -> Path {
        let mut choices = Vec::new();
        let mut seen = BTreeSet::from([ROOT]);
        let mut queue = VecDeque::from([ROOT]);
        while let Some(goal) = queue.pop_front() {
            let Some(chosen) = self.plan.chosen(goal) else {
                continue;
            };
            choices.push(Choice {
                goal: self.recorder.goal_id(goal),
                approach: self.recorder.approach_id(chosen.first),
                answer: self.recorder.text_of(&chosen.answer),
                verdict: (&chosen.verdict).into(),
            });
            queue.extend(self.plan.carried_out(chosen.first).filter(|&subgoal| seen.insert(subgoal)));
        }
        Path { path: 0, choices, answer: Some(answer.text.clone()), verdict: answer.verdict }
    }
}

/// Answers to which readings of the prompt lead, when these differ.
pub(super) fn ambiguity(understood: &Understood, plan: &Plan) -> Option<String> {
    let candidates = plan.settlement(ROOT).map_or(&[][..], |settlement| &settlement.candidates);
    let standing: Vec<String> =
        candidates.iter().filter(|it| !it.verdict.is_refuted()).map(|it| written(understood, plan, it)).collect();
    (standing.len() > 1).then(|| standing.join("; "))
}

/// An answer to the prompt as its reading asks for it. The approaches to the root are the readings, in their order.
fn written(understood: &Understood, plan: &Plan, candidate: &Candidate) -> String {
    let reading = reading_of(understood, plan, candidate);
    reading.map_or_else(|| candidate.answer.to_string(), |reading| reading.expects.written(&candidate.answer))
}

/// None when no reading is pursued. An answer that was given stands after the readings, and is taken as the last of them would
/// be.
fn reading_of<'u>(understood: &'u Understood, plan: &Plan, candidate: &Candidate) -> Option<&'u Reading> {
    let place = plan.goal(ROOT).approaches().position(|id| id == candidate.first);
    understood.pursued.get(place.unwrap_or(0)).or(understood.pursued.last())
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
        match plan.approach(id).state {
            State::Blocked(subgoal) => setback_below(plan, subgoal),
            // Its attempt was no setback, so it left a goal.
            State::SetBack => setback_below(plan, plan.subgoals(id).last()?),
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
