//! Makes the trace of a run from its log and its plan. Nothing here decides anything but which answer the run has.

use std::collections::{BTreeMap, BTreeSet};

use super::explore::Exploration;
use super::log::Entry;
use super::look_back::CheckRecord;
use super::plan::{ApproachId, Candidate, GoalId, Plan, Settlement, State};
use super::understand::Understood;
use crate::problem::{Attempt, Goal, Next, Setback, Skill, Step, Value, Verdict};
use crate::trace::{
    AnswerRecord, Choice, Counts, Edge, Event, FORMAT, Happening, Node, NodeKind, Outcome, Path, PlanRecord,
    ReadingConfidence, Settings, SlipRecord, Span, StepRecord, Stopped, Trace, VerdictRecord, VerdictWord,
};

pub(super) fn trace(
    understood: &Understood,
    exploration: &Exploration<'_>,
    root: GoalId,
    settings: &Settings,
) -> Trace {
    debug_assert!(exploration.plan.is_acyclic(), "what was carried out is acyclic");
    let ids = Ids::new(exploration);
    let (answer, stopped) = decide(understood, exploration, root, settings);
    let events = Events::of(understood, exploration, &ids, root);
    let path = chosen_path(exploration, &ids, root, answer.as_ref());
    let words = words_of(&events);
    Trace {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        prompt: understood.prompt.text.clone(),
        settings: settings.clone(),
        plan: plan(understood, exploration, &ids, root),
        events,
        paths: path.into_iter().collect(),
        answer,
        counts: Counts { words, ..counts(exploration) },
        stopped,
    }
}

/// How much was done; words are counted where sentences are made.
pub(super) fn counts(exploration: &Exploration<'_>) -> Counts {
    let steps = exploration.plan.approaches.iter().filter_map(|node| node.attempt.as_ref());
    Counts {
        goals: exploration.plan.goals.len() as u64,
        approaches: exploration.plan.approaches.len() as u64,
        attempts: exploration.attempts,
        steps: steps.map(|attempt| attempt.working.steps().len() as u64).sum(),
        checks: exploration.checks,
        fuel: exploration.spent,
        words: 0,
        waves: exploration.waves,
    }
}

/// The answer of the run, if it has one, and why it ended.
fn decide(
    understood: &Understood,
    exploration: &Exploration<'_>,
    root: GoalId,
    settings: &Settings,
) -> (Option<AnswerRecord>, Stopped) {
    if let Some(why) = understood.failure() {
        return (None, Stopped::NotUnderstood(why));
    }
    let settlement = exploration.plan.goal(root).settled.clone().unwrap_or_default();
    let standing: Vec<&Candidate> = settlement.candidates.iter().filter(|it| !it.verdict.is_refuted()).collect();
    let reading_of = |candidate: &Candidate| {
        let approaches = &exploration.plan.goal(root).approaches;
        let place = candidate.by.first().and_then(|id| approaches.iter().position(|approach| approach == id));
        &understood.pursued()[place.unwrap_or(0)]
    };
    let written = |candidate: &Candidate| reading_of(candidate).expects.written(&candidate.answer);
    let chosen = match standing[..] {
        [] => {
            let stopped = exploration.limit_reached.map_or_else(
                || Stopped::NoAnswer(why_unanswered(understood, exploration, root)),
                |which| Stopped::Limit(which.to_owned()),
            );
            return (None, stopped);
        }
        [only] => only,
        _ => {
            let answers: Vec<String> = standing.iter().map(|candidate| written(candidate)).collect();
            let why = format!("the prompt can be read in ways that lead to different answers: {}", answers.join("; "));
            return (None, Stopped::Ambiguous(why));
        }
    };
    if settings.require_confirmed && !chosen.verdict.is_confirmed() {
        let why = format!("{} was found, but no check confirms it", written(chosen));
        return (None, Stopped::Withheld(why));
    }
    let reading = reading_of(chosen);
    let voiced = exploration.plan.find(&reading.goal).and_then(|id| exploration.plan.goal(id).settled.as_ref());
    let (voices_for, voices_against, dissent) = tally(voiced);
    let how = match &chosen.verdict {
        Verdict::Confirmed { .. } => how_confirmed(voiced),
        _ => String::new(),
    };
    let record = AnswerRecord {
        value: chosen.answer.to_string(),
        text: written(chosen),
        latex: chosen.answer.to_latex(),
        mathml: chosen.answer.to_mathml(),
        verdict: word_of(&chosen.verdict),
        how,
        voices_for,
        voices_against,
        dissent,
        reading: ReadingConfidence {
            readings: u32::try_from(understood.pursued().len()).unwrap_or(u32::MAX),
            agreeing: u32::try_from(chosen.by.len()).unwrap_or(u32::MAX),
            covered_percent: understood.covered_percent(reading),
        },
    };
    (Some(record), Stopped::Answered)
}

fn how_confirmed(settlement: Option<&Settlement>) -> String {
    match settlement.and_then(Settlement::chosen).map(|candidate| &candidate.verdict) {
        Some(Verdict::Confirmed { how }) => how.clone(),
        _ => String::new(),
    }
}

fn why_unanswered(understood: &Understood, exploration: &Exploration<'_>, root: GoalId) -> String {
    let approaches = &exploration.plan.goal(root).approaches;
    for &id in approaches {
        let node = exploration.plan.approach(id);
        if let Some(Err(setback)) = node.attempt.as_ref().map(|attempt| &attempt.outcome) {
            return setback.to_string();
        }
    }
    let refuted = approaches.iter().any(|&id| exploration.plan.answer(id).is_some());
    if refuted {
        return "every answer that was found was refuted by a check".to_owned();
    }
    let goals: Vec<&Goal> = understood.pursued().iter().map(|reading| &reading.goal).collect();
    let named: Vec<String> = goals.iter().map(|goal| Value::Goal((*goal).clone()).brief()).collect();
    let reason = goals.iter().find_map(|goal| setback_below(&exploration.plan, exploration.plan.find(goal)?));
    let named = named.join(", nor to ");
    match reason {
        // The goal itself is what no skill knows, and the reason names it already.
        Some(reason) if reason.ends_with(&named) => reason,
        Some(reason) => format!("no approach came to an answer to {named}: {reason}"),
        None => format!("no approach came to an answer to {named}"),
    }
}

/// The first reason in plan order why this goal has no answer: of an approach that was carried out, or of the goal that
/// stopped one. A goal that stopped another was settled before it, so this ends.
fn setback_below(plan: &Plan, goal: GoalId) -> Option<String> {
    let approaches = &plan.goal(goal).approaches;
    if approaches.is_empty() {
        return Some(format!("no skill has an approach to {}", Value::Goal(plan.goal(goal).goal.clone()).brief()));
    }
    let own = approaches.iter().find_map(|&id| match &plan.approach(id).attempt.as_ref()?.outcome {
        Err(setback) => Some(setback.to_string()),
        Ok(_) => None,
    });
    own.or_else(|| {
        approaches.iter().find_map(|&id| match (plan.approach(id).state, &plan.approach(id).attempt) {
            (State::Blocked(subgoal), _) => setback_below(plan, subgoal),
            (State::SetBack, Some(Attempt { outcome: Ok(Next::Goal(left)), .. })) => {
                setback_below(plan, plan.find(left)?)
            }
            _ => plan.answer(id).map(|answer| format!("{} was refuted by a check", answer.brief())),
        })
    })
}

/// Voices for the chosen answer, voices against it, and the other answers.
fn tally(settlement: Option<&Settlement>) -> (u32, u32, Vec<String>) {
    let Some(settlement) = settlement else {
        return (0, 0, Vec::new());
    };
    let others = settlement.candidates.iter().skip(1);
    (
        settlement.candidates.first().map_or(0, |chosen| chosen.voices),
        others.clone().map(|other| other.voices).sum(),
        others.map(|other| other.answer.to_string()).collect(),
    )
}

fn word_of(verdict: &Verdict) -> VerdictWord {
    match verdict {
        Verdict::Confirmed { .. } => VerdictWord::Confirmed,
        Verdict::Unsettled => VerdictWord::Unsettled,
        Verdict::Refuted { .. } => VerdictWord::Refuted,
    }
}

fn record_of(verdict: &Verdict) -> VerdictRecord {
    let because = match verdict {
        Verdict::Confirmed { how } => how.clone(),
        Verdict::Refuted { why } => why.clone(),
        Verdict::Unsettled => String::new(),
    };
    VerdictRecord { word: word_of(verdict), because }
}

/// Ids made from content: a goal has the same id in every trace, and an approach is named within its goal.
struct Ids {
    goals: Vec<String>,
    /// The notation of each goal.
    notation: Vec<String>,
    approaches: Vec<String>,
}

impl Ids {
    fn new(exploration: &Exploration<'_>) -> Self {
        let mut taken = BTreeSet::new();
        let plan = &exploration.plan;
        let notation: Vec<String> = plan.goals.iter().map(|node| node.goal.to_string()).collect();
        let goals: Vec<String> = notation.iter().map(|text| unused(&mut taken, 'g', text)).collect();
        let approaches = plan
            .approaches
            .iter()
            .map(|node| {
                let goal = &goals[node.goal.0 as usize];
                unused(&mut taken, 'a', &format!("{goal} {}", node.approach.name))
            })
            .collect();
        Self { goals, notation, approaches }
    }

    fn goal(&self, id: GoalId) -> &str {
        &self.goals[id.0 as usize]
    }

    fn approach(&self, id: ApproachId) -> &str {
        &self.approaches[id.0 as usize]
    }
}

/// The id of this content; a second piece with the same id gets the next free one.
fn unused(taken: &mut BTreeSet<String>, kind: char, content: &str) -> String {
    let mut number = fnv_1a(content);
    loop {
        let id = format!("{kind}{:010x}", number & 0xff_ffff_ffff);
        if taken.insert(id.clone()) {
            return id;
        }
        number = number.wrapping_add(1);
    }
}

/// Fowler, Noll and Vo's hash 1a of 64 bits: the same on every machine and in every version.
fn fnv_1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn plan(understood: &Understood, exploration: &Exploration<'_>, ids: &Ids, root: GoalId) -> PlanRecord {
    let plan = &exploration.plan;
    let mut nodes = Vec::with_capacity(plan.goals.len() + plan.approaches.len());
    let mut edges = Vec::new();
    for (index, node) in plan.goals.iter().enumerate() {
        let id = GoalId(u32::try_from(index).expect("an index of the plan"));
        let spans = if id == root {
            vec![Span { start: 0, end: understood.prompt.text.len() }]
        } else {
            understood.spans_of(&node.goal)
        };
        nodes.push(Node {
            id: ids.goal(id).to_owned(),
            kind: NodeKind::Goal,
            text: ids.notation[index].clone(),
            skill: String::new(),
            idea: spoken(exploration.skills, &node.goal, 0).unwrap_or_default(),
            weight: 0,
            sure: None,
            spans,
        });
        edges.extend(
            node.approaches
                .iter()
                .map(|&approach| Edge { from: ids.goal(id).to_owned(), to: ids.approach(approach).to_owned() }),
        );
    }
    for (index, node) in plan.approaches.iter().enumerate() {
        let id = ApproachId(u32::try_from(index).expect("an index of the plan"));
        nodes.push(Node {
            id: ids.approach(id).to_owned(),
            kind: NodeKind::Approach,
            text: node.approach.name.to_string(),
            skill: skill_name(exploration, node.skill).to_owned(),
            idea: node.approach.idea.to_string(),
            weight: node.approach.weight,
            sure: Some(node.approach.kind),
            spans: Vec::new(),
        });
        edges.extend(
            plan.carried_out(id)
                .iter()
                .map(|&subgoal| Edge { from: ids.approach(id).to_owned(), to: ids.goal(subgoal).to_owned() }),
        );
    }
    PlanRecord { nodes, edges }
}

/// Goals nested deeper than this keep their notation, and so does what would take more bytes in words.
const DEEPEST_SAID: usize = 5;
const LONGEST_SAID: usize = 400;

/// What a goal seeks, in words: those of its own skill, and inside them those of the goals inside it. None when the
/// goals inside have none: half words and half notation would be hard to read.
fn spoken(skills: &[Box<dyn Skill>], goal: &Goal, depth: usize) -> Option<String> {
    let mut said = skills.iter().find_map(|skill| skill.spoken(goal))?;
    for inner in goal.inner_goals() {
        let notation = inner.to_string();
        if !said.contains(&notation) {
            continue;
        }
        if depth == DEEPEST_SAID {
            return None;
        }
        if let Some(words) = spoken(skills, &inner, depth + 1) {
            said = said.replace(&notation, &words);
        } else if !inner.inner_goals().is_empty() {
            return None;
        }
    }
    (said.len() <= LONGEST_SAID).then_some(said)
}

fn skill_name<'a>(exploration: &Exploration<'a>, skill: Option<usize>) -> &'a str {
    skill.map_or("engine", |index| exploration.skills[index].about().name)
}

/// Turns the log into events, and remembers which event settled or attempted what, for `caused_by`.
struct Events<'a> {
    exploration: &'a Exploration<'a>,
    ids: &'a Ids,
    events: Vec<Event>,
    planned: BTreeMap<GoalId, u64>,
    settled: BTreeMap<GoalId, u64>,
    attempted: BTreeMap<ApproachId, u64>,
    /// The event by which a goal came into the plan.
    born: BTreeMap<GoalId, u64>,
}

impl<'a> Events<'a> {
    fn of(understood: &Understood, exploration: &'a Exploration<'a>, ids: &'a Ids, root: GoalId) -> Vec<Event> {
        let mut made = Self {
            exploration,
            ids,
            events: Vec::new(),
            planned: BTreeMap::new(),
            settled: BTreeMap::new(),
            attempted: BTreeMap::new(),
            born: BTreeMap::new(),
        };
        for record in understood.records() {
            let what = Happening::Understood { reading: Box::new(record) };
            made.push(what, Vec::new(), Some(root), None);
        }
        for entry in exploration.log.entries() {
            made.entry(entry);
        }
        made.events
    }

    fn push(
        &mut self,
        what: Happening,
        caused_by: Vec<u64>,
        goal: Option<GoalId>,
        approach: Option<ApproachId>,
    ) -> u64 {
        let seq = self.events.len() as u64;
        let goal = goal.map(|id| self.ids.goal(id).to_owned());
        let approach = approach.map(|id| self.ids.approach(id).to_owned());
        self.events.push(Event { seq, what, caused_by, path: None, goal, approach });
        seq
    }

    fn entry(&mut self, entry: &Entry) {
        let plan = &self.exploration.plan;
        match entry {
            Entry::Planned { goal, approaches } => {
                let what = Happening::Planned {
                    approaches: approaches.iter().map(|&id| self.ids.approach(id).to_owned()).collect(),
                };
                let causes = match self.born.get(goal) {
                    Some(&seq) => vec![seq],
                    None => (0..self.events.len() as u64).collect(),
                };
                let seq = self.push(what, causes, Some(*goal), None);
                self.planned.insert(*goal, seq);
                for &approach in approaches {
                    let node = plan.approach(approach);
                    let planned = match node.state {
                        State::Remaining(_) => &node.subgoals[..],
                        _ => &node.subgoals[..],
                    };
                    for &subgoal in planned {
                        self.born.entry(subgoal).or_insert(seq);
                    }
                }
            }
            Entry::Attempted(approach) => self.attempted(*approach),
            Entry::Blocked { approach, subgoal } => {
                let why = format!("{} has no answer", self.ids.notation[subgoal.0 as usize]);
                let causes = self.settled.get(subgoal).copied().into_iter().collect();
                let goal = plan.approach(*approach).goal;
                self.push(Happening::SetAside { why }, causes, Some(goal), Some(*approach));
            }
            Entry::SetAside { approach, why } => {
                let goal = plan.approach(*approach).goal;
                let causes = self.planned.get(&goal).copied().into_iter().collect();
                self.push(Happening::SetAside { why: (*why).to_owned() }, causes, Some(goal), Some(*approach));
            }
            Entry::Settled { goal, checks } => self.settled(*goal, checks),
        }
    }

    fn attempted(&mut self, id: ApproachId) {
        let plan = &self.exploration.plan;
        let node = plan.approach(id);
        let Some(attempt) = &node.attempt else {
            return;
        };
        let outcome = match &attempt.outcome {
            Ok(Next::Answer(answer)) => Outcome::Answer(answer.to_string()),
            Ok(Next::Goal(goal)) => match plan.find(goal) {
                Some(remaining) => Outcome::Remains(self.ids.goal(remaining).to_owned()),
                None => Outcome::Setback(Setback::Unanswered(goal.to_string()).to_string()),
            },
            Err(setback) => Outcome::Setback(setback.to_string()),
        };
        let mut causes: Vec<u64> = self.planned.get(&node.goal).copied().into_iter().collect();
        causes.extend(node.subgoals.iter().filter_map(|subgoal| self.settled.get(subgoal)));
        let what =
            Happening::Attempted { steps: steps(attempt.working.steps()), outcome, fuel: attempt.working.spent() };
        let seq = self.push(what, causes, Some(node.goal), Some(id));
        self.attempted.insert(id, seq);
        if let Ok(Next::Goal(goal)) = &attempt.outcome
            && let Some(remaining) = plan.find(goal)
        {
            self.born.entry(remaining).or_insert(seq);
        }
    }

    fn settled(&mut self, goal: GoalId, checks: &[CheckRecord]) {
        let Some(settlement) = &self.exploration.plan.goal(goal).settled else {
            return;
        };
        let mut causes: Vec<u64> = Vec::new();
        for check in checks {
            let found_by = settlement.candidates.iter().find(|candidate| candidate.answer == check.answer);
            let attempts = found_by.into_iter().flat_map(|candidate| &candidate.by);
            let found: Vec<u64> = attempts.filter_map(|id| self.attempted.get(id)).copied().collect();
            let what = Happening::Checked {
                answer: check.answer.to_string(),
                by: skill_name(self.exploration, check.skill).to_owned(),
                verdict: record_of(&check.verdict),
            };
            causes.push(self.push(what, found, Some(goal), None));
        }
        let seq = match settlement.chosen() {
            Some(chosen) => {
                causes.extend(chosen.by.iter().filter_map(|id| self.attempted.get(id)));
                causes.sort_unstable();
                let (voices_for, voices_against, dissent) = tally(Some(settlement));
                let what = Happening::Selected {
                    answer: chosen.answer.to_string(),
                    verdict: word_of(&chosen.verdict),
                    voices_for,
                    voices_against,
                    dissent,
                };
                self.push(what, causes, Some(goal), chosen.by.first().copied())
            }
            None => {
                causes.extend(self.planned.get(&goal));
                causes.sort_unstable();
                let why = self.why_unanswered(goal, settlement);
                self.push(Happening::Unanswered { why }, causes, Some(goal), None)
            }
        };
        self.settled.insert(goal, seq);
    }

    fn why_unanswered(&self, goal: GoalId, settlement: &Settlement) -> String {
        if !settlement.candidates.is_empty() {
            return "every answer was refuted".to_owned();
        }
        match self.exploration.plan.goal(goal).approaches.len() {
            0 => "no skill knows an approach".to_owned(),
            1 => "the only approach came to no answer".to_owned(),
            count => format!("none of {count} approaches came to an answer"),
        }
    }
}

/// Steps as they are kept in a trace. A step uses the latest earlier step whose result is one of its operands.
fn steps(steps: &[Step]) -> Vec<StepRecord> {
    steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let before = step.before();
            let uses: BTreeSet<usize> = before
                .iter()
                .filter_map(|operand| steps[..index].iter().rposition(|earlier| earlier.after() == Some(operand)))
                .collect();
            StepRecord {
                kind: step.word().to_owned(),
                before: before.iter().map(Value::to_string).collect(),
                after: step.after().map(Value::to_string),
                uses: uses.into_iter().collect(),
                text: step.text(),
                slip: step
                    .slip
                    .as_ref()
                    .map(|slip| SlipRecord { name: slip.name.to_owned(), intended: slip.intended.to_string() }),
            }
        })
        .collect()
}

fn words_of(events: &[Event]) -> u64 {
    let steps = events.iter().flat_map(|event| match &event.what {
        Happening::Attempted { steps, .. } => &steps[..],
        _ => &[],
    });
    steps.map(|step| step.text.split_whitespace().count() as u64).sum()
}

/// What was chosen at each goal that the answer needed, from the root down, each goal once.
fn chosen_path(exploration: &Exploration<'_>, ids: &Ids, root: GoalId, answer: Option<&AnswerRecord>) -> Option<Path> {
    let answer = answer?;
    let mut choices = Vec::new();
    let mut seen = BTreeSet::from([root]);
    let mut queue = std::collections::VecDeque::from([root]);
    while let Some(goal) = queue.pop_front() {
        let settlement = exploration.plan.goal(goal).settled.as_ref();
        let Some(candidate) = settlement.and_then(Settlement::chosen) else {
            continue;
        };
        let Some(&approach) = candidate.by.first() else {
            continue;
        };
        choices.push(Choice {
            goal: ids.goal(goal).to_owned(),
            approach: ids.approach(approach).to_owned(),
            answer: candidate.answer.to_string(),
            verdict: word_of(&candidate.verdict),
        });
        for &subgoal in exploration.plan.carried_out(approach) {
            if seen.insert(subgoal) {
                queue.push_back(subgoal);
            }
        }
    }
    Some(Path { path: 0, choices, answer: Some(answer.text.clone()), verdict: answer.verdict })
}
