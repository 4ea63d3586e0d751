//! Makes the trace of a run that sampled paths: the recorded paths one after another, and the count of all answers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::Outcome;
use super::atlas::{Atlas, Place, Spot, Way};
use super::explore::Exploration;
use super::notes::Notes;
use super::plan::ROOT;
use super::record::ambiguity;
use super::sample::{Ballot, RECORDED, Tally, sample};
use super::understand::Understood;
use super::walk::{Ended, Moment};
use super::watch::{Glimpse, UnderWay, Watcher};
use crate::problem::{Goal, Skill, Value, Verdict, spoken};
use crate::trace::{
    AnswerRecord, ApproachId, Choice, FORMAT, GoalId, Happening, Path, ReadingConfidence, Recorder, Settings, Span,
    Stopped, Trace, VerdictWord, Vote,
};

/// A plan that was explored, ready for paths to be walked over it.
pub(super) struct Paths<'a> {
    understood: &'a Understood,
    skills: &'a [Box<dyn Skill>],
    atlas: Atlas<'static>,
    /// Answers to which readings of the prompt lead, when these differ.
    ambiguity: Option<String>,
}

impl<'a> Paths<'a> {
    pub fn new(understood: &'a Understood, skills: &'a [Box<dyn Skill>], explored: Exploration<'_>) -> Self {
        let ambiguity = ambiguity(understood, &explored.plan);
        Self { understood, skills, atlas: Atlas::of(explored), ambiguity }
    }

    /// Walks as many paths as the settings say, and selects among their answers.
    pub fn walked(&self, settings: &Settings) -> Trace {
        self.watched(settings, &|_| ControlFlow::Continue(()))
    }

    /// The same while somebody looks at it.
    pub fn watched(&self, settings: &Settings, watcher: Watcher<'_>) -> Trace {
        let notes = self.notes(settings);
        let glimpse =
            |tally: &Tally| watcher(&Glimpse { settings, under_way: UnderWay::Walking { paths: self, tally } });
        let tally = sample(&notes, RECORDED, &glimpse);
        Sampled { paths: self, atlas: &notes.atlas, tally: &tally, settings }.trace()
    }

    /// What such a run comes to, without a trace.
    pub fn outcome(&self, settings: &Settings) -> Outcome {
        let notes = self.notes(settings);
        let tally = sample(&notes, 0, &|_| ControlFlow::Continue(()));
        let answer = Sampled { paths: self, atlas: &notes.atlas, tally: &tally, settings }.answer().ok();
        let verdict = answer.as_ref().map_or(VerdictWord::Unsettled, |answer| answer.verdict);
        Outcome { answer: answer.map(|answer| answer.text), verdict, counts: tally.counts }
    }

    /// The answers with most voices so far, as the question asks for them.
    pub fn voices(&self, tally: &Tally, most: usize) -> Vec<(String, u64)> {
        let mut ballots: Vec<&Ballot> = tally.ballots.iter().collect();
        ballots.sort_by_key(|ballot| Reverse(ballot.votes));
        ballots.into_iter().take(most).map(|ballot| (self.written(ballot), ballot.votes)).collect()
    }

    fn written(&self, ballot: &Ballot) -> String {
        let reading = self.understood.pursued.get(ballot.reading);
        reading.map_or_else(|| ballot.answer.to_string(), |reading| reading.expects.written(&ballot.answer))
    }

    fn notes<'n>(&'n self, settings: &'n Settings) -> Notes<'n> {
        let understood = self.understood;
        Notes::taken(&self.atlas, &understood.pursued, &understood.prompt.text, self.skills, settings)
    }
}

/// What paths came to.
struct Sampled<'a> {
    paths: &'a Paths<'a>,
    atlas: &'a Atlas<'a>,
    tally: &'a Tally,
    settings: &'a Settings,
}

/// What the recorded paths came by, numbered as the trace numbers it.
#[derive(Default)]
struct Seen<'a> {
    goals: Vec<&'a Place>,
    by_goal: BTreeMap<&'a Goal, GoalId>,
    /// Goal and way, with what the way needs.
    ways: Vec<(GoalId, &'a Way, BTreeSet<GoalId>)>,
    by_way: BTreeMap<(GoalId, usize), ApproachId>,
}

impl Sampled<'_> {
    fn trace(&self) -> Trace {
        let seen = self.seen();
        let recorder = Recorder::new(seen.goals.len(), seen.ways.len(), 4 * seen.ways.len());
        let (answer, stopped) = match self.answer() {
            Ok(answer) => (Some(answer), Stopped::Answered),
            Err(stopped) => (None, stopped),
        };
        let mut record = Record { run: self, seen, recorder };
        record.write_plan();
        record.write_events();
        let paths = (0..).zip(&self.tally.recorded).map(|(path, ended)| record.path(path, ended)).collect();
        Trace {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            prompt: self.paths.understood.prompt.text.clone(),
            settings: self.settings.clone(),
            paths,
            votes: self.votes(),
            answer,
            counts: self.tally.counts.clone(),
            plan: record.recorder.plan,
            events: record.recorder.events,
            stopped,
        }
    }

    fn place<'s>(&'s self, ended: &'s Ended, at: Spot) -> &'s Place {
        self.atlas.place(at).unwrap_or_else(|| &ended.own[at.0 as usize - self.atlas.len()])
    }

    /// Numbers what the recorded paths came by, in the order in which they did.
    fn seen(&self) -> Seen<'_> {
        let mut seen = Seen::default();
        if let Some(prompt) = self.atlas.place(Spot(0)) {
            seen.goal(prompt);
        }
        for ended in &self.tally.recorded {
            for moment in &ended.log {
                let (at, way, subgoals): (Spot, Option<usize>, &[Spot]) = match moment {
                    Moment::Attempted { at, way, subgoals, .. } => (*at, Some(*way), subgoals),
                    Moment::Blocked { at, way, by } => (*at, Some(*way), std::slice::from_ref(by)),
                    Moment::Circular { at, way }
                    | Moment::Checked { at, way, .. }
                    | Moment::TurnedBack { at, way, .. }
                    | Moment::Settled { at, way, .. } => (*at, Some(*way), &[]),
                    Moment::Unanswered { at, .. } => (*at, None, &[]),
                    Moment::ToldToGoOn { .. } => continue,
                };
                let place = self.place(ended, at);
                let goal = seen.goal(place);
                if let Some(way) = way {
                    let needs: Vec<GoalId> = subgoals.iter().map(|it| seen.goal(self.place(ended, *it))).collect();
                    seen.way(goal, way, &place.ways[way], needs);
                }
            }
        }
        seen
    }

    /// The answer of the run; or why it has none.
    fn answer(&self) -> Result<AnswerRecord, Stopped> {
        if let Some(why) = &self.paths.understood.failure {
            return Err(Stopped::NotUnderstood(why.clone()));
        }
        if let Some(answers) = &self.paths.ambiguity {
            let why = format!("the prompt can be read in ways that lead to different answers: {answers}");
            return Err(Stopped::Ambiguous(why));
        }
        if self.tally.is_interrupted {
            let walked = self.tally.counts.paths;
            return Err(Stopped::Interrupted(format!("it was stopped from outside, after {walked} paths")));
        }
        let Some(chosen) = self.tally.selected(self.settings.select()) else {
            let (paths, is_cut) = (self.tally.counts.paths, self.settings.budget.is_some());
            let why = match self.tally.ballots.is_empty() {
                true if is_cut => format!("none of {paths} paths came to an answer within the thinking budget"),
                true => format!("none of {paths} paths came to an answer"),
                false => "every answer that a path came to was refuted by a check".to_owned(),
            };
            return Err(Stopped::NoAnswer(why));
        };
        let written = self.written(chosen);
        let support = self.tally.support(chosen);
        if let Some(objection) = support.objection(&written, &chosen.verdict, self.settings) {
            return Err(Stopped::Withheld(objection));
        }
        let reading = &self.paths.understood.pursued[chosen.reading.min(self.paths.understood.pursued.len() - 1)];
        let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let others = || self.tally.ballots.iter().filter(|ballot| ballot.first != chosen.first);
        Ok(AnswerRecord {
            value: chosen.answer.to_string(),
            text: written,
            latex: chosen.answer.to_latex(),
            mathml: chosen.answer.to_mathml(),
            verdict: (&chosen.verdict).into(),
            how: match &chosen.verdict {
                Verdict::Confirmed { how } => how.clone(),
                _ => String::new(),
            },
            voices_for: count(chosen.votes),
            voices_against: count(others().map(|ballot| ballot.votes).sum()),
            dissent: others().map(|ballot| ballot.answer.to_string()).collect(),
            confidence: support.confidence,
            margin: support.margin,
            reading: ReadingConfidence {
                kind: reading.kind,
                readings: count(self.paths.understood.pursued.len() as u64),
                agreeing: 1,
                covered_percent: reading.covered_percent(&self.paths.understood.prompt),
            },
        })
    }

    fn votes(&self) -> Vec<Vote> {
        let vote = |ballot: &Ballot| Vote {
            answer: Some(self.written(ballot)),
            votes: ballot.votes,
            verdict: (&ballot.verdict).into(),
        };
        let mut votes: Vec<Vote> = self.tally.ballots.iter().map(vote).collect();
        if self.tally.without > 0 {
            votes.push(Vote { answer: None, votes: self.tally.without, verdict: VerdictWord::Unsettled });
        }
        votes
    }

    fn written(&self, ballot: &Ballot) -> String {
        self.paths.written(ballot)
    }
}

impl<'a> Seen<'a> {
    fn goal(&mut self, place: &'a Place) -> GoalId {
        let next = GoalId(u32::try_from(self.goals.len()).unwrap_or(u32::MAX));
        let id = *self.by_goal.entry(&place.goal).or_insert(next);
        if id == next {
            self.goals.push(place);
        }
        id
    }

    fn way(&mut self, goal: GoalId, number: usize, way: &'a Way, needs: Vec<GoalId>) {
        let next = ApproachId(u32::try_from(self.ways.len()).unwrap_or(u32::MAX));
        let id = *self.by_way.entry((goal, number)).or_insert(next);
        if id == next {
            self.ways.push((goal, way, BTreeSet::new()));
        }
        self.ways[id.0 as usize].2.extend(needs);
    }
}

struct Record<'a> {
    run: &'a Sampled<'a>,
    seen: Seen<'a>,
    recorder: Recorder<'a>,
}

impl<'a> Record<'a> {
    fn write_plan(&mut self) {
        let run = self.run;
        for (index, place) in self.seen.goals.iter().enumerate() {
            let spans = match index {
                0 => vec![Span::from(&(0..run.paths.understood.prompt.text.len()))],
                _ => run.paths.understood.spans_of(&place.goal),
            };
            let said = spoken(run.paths.skills, &place.goal).unwrap_or_default();
            self.recorder.add_goal(&place.goal, said, spans);
        }
        for (goal, way, _) in &self.seen.ways {
            let skill = way.skill.map_or("engine", |index| run.paths.skills[index].about().name);
            self.recorder.add_approach(*goal, &way.approach, skill);
        }
        for (index, (_, _, needs)) in (0..).zip(&self.seen.ways) {
            self.recorder.add_needs(ApproachId(index), needs.iter().copied());
        }
    }

    fn goal(&self, ended: &Ended, at: Spot) -> GoalId {
        self.seen.by_goal[&self.run.place(ended, at).goal]
    }

    fn write_events(&mut self) {
        let run = self.run;
        for reading in run.paths.understood.pursued.iter().chain(&run.paths.understood.others) {
            self.recorder.understood(ROOT, reading, &run.paths.understood.prompt);
        }
        for (path, ended) in (0..).zip(&run.tally.recorded) {
            self.recorder.begin_path(path);
            for moment in &ended.log {
                self.write(ended, moment);
            }
        }
        self.recorder.end_paths();
        self.write_selection();
    }

    fn write(&mut self, ended: &'a Ended, moment: &'a Moment) {
        let approach = |it: &Self, at: Spot, way: usize| {
            let goal = it.goal(ended, at);
            (goal, it.seen.by_way[&(goal, way)])
        };
        match moment {
            Moment::Attempted { at, way, attempt, subgoals } => {
                let (goal, id) = approach(self, *at, *way);
                let subgoals: Vec<GoalId> = subgoals.iter().map(|it| self.goal(ended, *it)).collect();
                self.recorder.attempted(goal, id, attempt, subgoals.into_iter());
            }
            Moment::Circular { at, way } => {
                let (goal, id) = approach(self, *at, *way);
                self.recorder.set_aside(goal, id, "it would have to wait for itself");
            }
            Moment::Blocked { at, way, by } => {
                let (goal, id) = approach(self, *at, *way);
                let by = self.goal(ended, *by);
                self.recorder.blocked(goal, id, by);
            }
            Moment::Checked { at, way, answer, verdict } => {
                let (goal, id) = approach(self, *at, *way);
                let found = self.recorder.attempts_of(std::iter::once(id)).collect();
                self.recorder.checked(goal, answer, "verifier", verdict, found);
            }
            Moment::TurnedBack { at, way, answer, why } => {
                let (goal, id) = approach(self, *at, *way);
                self.recorder.turned_back(goal, id, answer.as_ref(), why);
            }
            Moment::Settled { at, way, answer, verdict } => {
                let (goal, id) = approach(self, *at, *way);
                let (answer, verdict) = (self.recorder.text_of(answer), verdict.into());
                let causes = self.recorder.attempts_of(std::iter::once(id)).collect();
                let what =
                    Happening::Selected { answer, verdict, voices_for: 1, voices_against: 0, dissent: Vec::new() };
                self.recorder.selected(goal, id, what, causes);
            }
            Moment::ToldToGoOn { why } => self.recorder.told_to_go_on(ROOT, why),
            Moment::Unanswered { at, had_answers } => {
                let goal = self.goal(ended, *at);
                let ways = self.run.place(ended, *at).ways.len();
                self.recorder.unanswered(goal, ways, *had_answers, Vec::new());
            }
        }
    }

    /// The vote, which is about all paths and of none.
    fn write_selection(&mut self) {
        let run = self.run;
        let Some(chosen) = run.tally.selected(run.settings.select()) else {
            return;
        };
        let votes = |ballot: &Ballot| u32::try_from(ballot.votes).unwrap_or(u32::MAX);
        let others = || run.tally.ballots.iter().filter(|ballot| ballot.first != chosen.first);
        let what = Happening::Selected {
            answer: self.recorder.text_of(&chosen.answer),
            verdict: (&chosen.verdict).into(),
            voices_for: votes(chosen),
            voices_against: others().map(votes).sum(),
            dissent: others().map(|ballot| ballot.answer.to_string()).collect(),
        };
        self.recorder.selected_of_all(ROOT, what);
    }

    fn path(&mut self, path: u64, ended: &'a Ended) -> Path {
        let choices = ended.choices.iter().map(|(at, way, answer, verdict): &(Spot, usize, Value, Verdict)| {
            let goal = self.goal(ended, *at);
            Choice {
                goal: self.recorder.goal_id(goal),
                approach: self.recorder.approach_id(self.seen.by_way[&(goal, *way)]),
                answer: answer.to_string(),
                verdict: verdict.into(),
            }
        });
        let choices = choices.collect();
        let answer = ended.answer.as_ref().map(|(answer, reading)| {
            let reading = self.run.paths.understood.pursued.get(*reading);
            reading.map_or_else(|| answer.to_string(), |reading| reading.expects.written(answer))
        });
        Path { path, choices, answer, verdict: (&ended.verdict).into() }
    }
}
