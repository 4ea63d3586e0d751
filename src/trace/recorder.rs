//! A trace in the making: ids for what is in the plan, and events that know what they rest on.
//!
//! Whoever records says what happened, in order, with goals and approaches by their place in the plan. Which event caused
//! which follows from that and is worked out here.

use std::fmt::{Display, Write};

use super::{Edge, Event, Happening, Ids, Node, NodeKind, Outcome, PlanRecord, ReadingRecord, Span, StepRecord};
use crate::problem::{Approach, Attempt, Goal, Next, Prompt, Reading, Setback, Value, Verdict};

/// Index of a goal, in the order of planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct GoalId(pub u32);

/// Index of an approach, in the order of planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ApproachId(pub u32);

/// The plan and the events so far.
pub(crate) struct Recorder<'a> {
    ids: Ids,
    /// All goals and then all approaches, each in the order of planning.
    pub plan: PlanRecord,
    pub events: Vec<Event>,
    goals: Vec<Milestones>,
    attempted: Vec<Option<u64>>,
    /// The path that is being recorded, where there are several.
    path: Option<u64>,
    pen: Pen<'a>,
}

/// The events by which a goal came into the plan, was planned and was settled.
#[derive(Clone, Default)]
struct Milestones {
    born: Option<u64>,
    planned: Option<u64>,
    settled: Option<u64>,
}

impl<'a> Recorder<'a> {
    /// For a plan of so many goals and approaches, and about so many events.
    pub fn new(goals: usize, approaches: usize, events: usize) -> Self {
        Self {
            ids: Ids::default(),
            plan: PlanRecord {
                nodes: Vec::with_capacity(goals + approaches),
                edges: Vec::with_capacity(2 * approaches),
            },
            events: Vec::with_capacity(events),
            goals: vec![Milestones::default(); goals],
            attempted: vec![None; approaches],
            path: None,
            pen: Pen::default(),
        }
    }

    /// Adds the next goal to the plan; all goals come before the first approach.
    pub fn add_goal(&mut self, goal: &Goal, idea: String, spans: Vec<Span>) {
        let text = self.pen.written(goal);
        let (id, kind, skill) = (self.ids.of('g', &[&text]), NodeKind::Goal, String::new());
        self.plan.nodes.push(Node { id, kind, text, skill, idea, weight: 0, sure: None, spans });
    }

    /// Adds the next approach to the plan.
    pub fn add_approach(&mut self, goal: GoalId, approach: &Approach, skill: &str) {
        let text = approach.name.as_str();
        let from = self.goal_id(goal);
        let id = self.ids.of('a', &[&from, " ", text]);
        self.plan.edges.push(Edge { from, to: id.clone() });
        self.plan.nodes.push(Node {
            id,
            kind: NodeKind::Approach,
            text: text.to_owned(),
            skill: skill.to_owned(),
            idea: approach.idea.to_string(),
            weight: approach.weight,
            sure: Some(approach.kind),
            spans: Vec::new(),
        });
    }

    /// Draws what an approach needs.
    pub fn add_needs(&mut self, approach: ApproachId, subgoals: impl Iterator<Item = GoalId>) {
        for subgoal in subgoals {
            let (from, to) = (self.approach_id(approach), self.goal_id(subgoal));
            self.plan.edges.push(Edge { from, to });
        }
    }

    /// What is recorded from now on happened on this path, and rests on nothing that another did.
    pub fn begin_path(&mut self, path: u64) {
        self.path = Some(path);
        self.goals.fill(Milestones::default());
        self.attempted.fill(None);
    }

    pub fn end_paths(&mut self) {
        self.path = None;
    }

    pub fn goal_id(&self, goal: GoalId) -> String {
        self.plan.nodes[goal.0 as usize].id.clone()
    }

    pub fn approach_id(&self, approach: ApproachId) -> String {
        self.plan.nodes[self.goals.len() + approach.0 as usize].id.clone()
    }

    pub fn text_of(&mut self, answer: &'a Value) -> String {
        self.pen.text_of(answer)
    }

    pub fn understood(&mut self, root: GoalId, reading: &Reading, prompt: &Prompt) {
        let reading = Box::new(ReadingRecord::new(reading, prompt));
        self.push(Happening::Understood { reading }, Vec::new(), root, None);
    }

    pub fn planned(
        &mut self,
        goal: GoalId,
        approaches: impl Iterator<Item = ApproachId>,
        subgoals: impl Iterator<Item = GoalId>,
    ) {
        let what = Happening::Planned { approaches: approaches.map(|id| self.approach_id(id)).collect() };
        // Only the prompt itself is not born in another goal's planning: it rests on the readings.
        let born = self.milestones(goal).born;
        let causes = born.map_or_else(|| (0..self.events.len() as u64).collect(), |seq| vec![seq]);
        let seq = self.push(what, causes, goal, None);
        self.milestones(goal).planned = Some(seq);
        for subgoal in subgoals {
            self.milestones(subgoal).born.get_or_insert(seq);
        }
    }

    /// The approach was not carried out because this subgoal has no answer.
    pub fn blocked(&mut self, goal: GoalId, approach: ApproachId, by: GoalId) {
        let why = format!("{} has no answer", self.plan.nodes[by.0 as usize].text);
        let causes = self.milestones(by).settled.into_iter().collect();
        self.push(Happening::SetAside { why }, causes, goal, Some(approach));
    }

    pub fn set_aside(&mut self, goal: GoalId, approach: ApproachId, why: &str) {
        let causes = self.milestones(goal).planned.into_iter().collect();
        self.push(Happening::SetAside { why: why.to_owned() }, causes, goal, Some(approach));
    }

    /// An approach was carried out; a goal that it left is the last of its subgoals.
    pub fn attempted(
        &mut self,
        goal: GoalId,
        id: ApproachId,
        attempt: &'a Attempt,
        subgoals: impl Iterator<Item = GoalId> + Clone,
    ) {
        let outcome = match &attempt.outcome {
            Ok(Next::Answer(answer)) => Outcome::Answer(self.pen.text_of(answer)),
            Ok(Next::Goal(goal)) => match subgoals.clone().last() {
                Some(remaining) => Outcome::Remains(self.goal_id(remaining)),
                None => Outcome::Setback(Setback::Unanswered(goal.to_string()).to_string()),
            },
            Err(setback) => Outcome::Setback(setback.to_string()),
        };
        let settled = subgoals.filter_map(|subgoal| self.goals[subgoal.0 as usize].settled);
        let causes = self.goals[goal.0 as usize].planned.into_iter().chain(settled).collect();
        let steps = StepRecord::all_of(attempt.working.steps(), &mut self.pen);
        let what = Happening::Attempted { steps, outcome, fuel: attempt.working.spent() };
        self.attempted[id.0 as usize] = Some(self.push(what, causes, goal, Some(id)));
    }

    /// An answer was looked at again. Returns the event's number.
    pub fn checked(&mut self, goal: GoalId, answer: &'a Value, by: &str, verdict: &Verdict, found: Vec<u64>) -> u64 {
        let (answer, by) = (self.pen.text_of(answer), by.to_owned());
        self.push(Happening::Checked { answer, by, verdict: verdict.into() }, found, goal, None)
    }

    /// The goal was settled with the answer of this approach.
    pub fn selected(&mut self, goal: GoalId, approach: ApproachId, what: Happening, mut causes: Vec<u64>) {
        causes.sort_unstable();
        self.milestones(goal).settled = Some(self.push(what, causes, goal, Some(approach)));
    }

    /// A refuted answer of this approach was given up.
    pub fn turned_back(&mut self, goal: GoalId, approach: ApproachId, answer: Option<&'a Value>, why: &str) {
        let answer = answer.map(|answer| self.pen.text_of(answer));
        let what = Happening::TurnedBack { answer, why: why.to_owned() };
        let causes = self.attempted[approach.0 as usize].into_iter().collect();
        self.push(what, causes, goal, Some(approach));
    }

    /// The end of the thinking was refused.
    pub fn told_to_go_on(&mut self, goal: GoalId, why: &str) {
        let what = Happening::TurnedBack { answer: None, why: why.to_owned() };
        self.push(what, Vec::new(), goal, None);
    }

    /// The answer of several paths was selected; it rests on how each of them settled the goal.
    pub fn selected_of_all(&mut self, goal: GoalId, what: Happening) {
        let id = self.goal_id(goal);
        let is_of_path = |event: &&Event| {
            matches!(event.what, Happening::Selected { .. }) && event.path.is_some() && event.goal.as_ref() == Some(&id)
        };
        let causes = self.events.iter().filter(is_of_path).map(|event| event.seq).collect();
        self.push(what, causes, goal, None);
    }

    /// The goal was settled without an answer; it had so many approaches, and some came to answers or none did.
    pub fn unanswered(&mut self, goal: GoalId, approaches: usize, had_answers: bool, mut causes: Vec<u64>) {
        let why = match approaches {
            _ if had_answers => "every answer was refuted".to_owned(),
            0 => "no skill knows an approach".to_owned(),
            1 => "the only approach came to no answer".to_owned(),
            count => format!("none of {count} approaches came to an answer"),
        };
        causes.extend(self.milestones(goal).planned);
        causes.sort_unstable();
        self.milestones(goal).settled = Some(self.push(Happening::Unanswered { why }, causes, goal, None));
    }

    /// The events at which these approaches were carried out.
    pub fn attempts_of(&self, approaches: impl Iterator<Item = ApproachId>) -> impl Iterator<Item = u64> {
        approaches.filter_map(|id| self.attempted[id.0 as usize])
    }

    fn milestones(&mut self, goal: GoalId) -> &mut Milestones {
        &mut self.goals[goal.0 as usize]
    }

    fn push(&mut self, what: Happening, caused_by: Vec<u64>, goal: GoalId, approach: Option<ApproachId>) -> u64 {
        let seq = self.events.len() as u64;
        let (goal, approach) = (Some(self.goal_id(goal)), approach.map(|id| self.approach_id(id)));
        self.events.push(Event { seq, what, caused_by, path: self.path, goal, approach });
        seq
    }
}

/// Writes things down. A text is drafted in one place and then copied, so that it takes one allocation of its own size
/// and not several that grow.
#[derive(Default)]
pub(super) struct Pen<'a> {
    draft: String,
    /// The last answer with its text: events in a row speak of the same one.
    last: Option<(&'a Value, String)>,
}

impl<'a> Pen<'a> {
    pub fn written(&mut self, what: impl Display) -> String {
        self.draft.clear();
        write!(self.draft, "{what}").expect("a string takes all that is written");
        self.draft.as_str().to_owned()
    }

    pub fn text_of(&mut self, answer: &'a Value) -> String {
        if let Some((last, text)) = &self.last
            && *last == answer
        {
            return text.clone();
        }
        let text = self.written(answer);
        self.last = Some((answer, text.clone()));
        text
    }
}
