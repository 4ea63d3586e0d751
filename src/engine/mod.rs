//! The engine: Pólya's four phases as a program. It knows no skill by name.
//!
//! ```text
//! prompt -> understand -> plan -> explore -> look back -> trace
//! ```

mod atlas;
mod explore;
mod guard;
mod look_back;
mod notes;
mod plan;
mod record;
mod record_paths;
mod sample;
mod understand;
mod walk;

use serde::Deserialize;

use crate::language::{Grammar, requests};
use crate::problem::{Goal, Skill, Value, Verdict};
use crate::trace::{Counts, Difference, Method, Settings, Trace, VerdictWord, first_difference};

use explore::Exploration;
pub use guard::is_guarded;
use record_paths::Paths;
use understand::Understood;

/// Solves problems with the skills it is given.
///
/// ```
/// use polya::{Engine, Settings, skills};
/// let engine = Engine::new(skills::all());
/// let trace = engine.solve("What is the remainder when 7^222 is divided by 12?", &Settings::default());
/// assert_eq!(trace.answer.unwrap().text, "1");
/// ```
pub struct Engine {
    skills: Vec<Box<dyn Skill>>,
    grammar: Grammar,
}

/// What came of a goal that was pursued without a prompt and without a trace.
#[derive(Clone, Debug)]
pub struct Pursuit {
    /// The answer that stands, with its verdict.
    pub answer: Option<(Value, Verdict)>,
    /// Every distinct answer, best first, refuted ones included.
    pub candidates: Vec<(Value, Verdict)>,
    pub counts: Counts,
}

/// What a run came to, without its trace.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// As the question asked for it.
    pub answer: Option<String>,
    pub verdict: VerdictWord,
    pub counts: Counts,
}

impl Engine {
    pub fn new(skills: Vec<Box<dyn Skill>>) -> Self {
        let phrases = skills.iter().flat_map(|skill| skill.phrases().iter().copied());
        let grammar = Grammar::new(requests::REQUESTS.iter().copied().chain(phrases));
        Self { skills, grammar }
    }

    pub fn skills(&self) -> &[Box<dyn Skill>] {
        &self.skills
    }

    /// The whole method, on one screen. The run always ends with a trace and a reason for stopping.
    pub fn solve(&self, prompt: &str, settings: &Settings) -> Trace {
        let understood = understand::understand(prompt, &self.grammar, &self.skills);
        let exploration = self.explore(&understood, settings);
        match settings.method {
            Method::Exhaustive => {
                tracing::debug_span!("record").in_scope(|| record::trace(&understood, &exploration, settings))
            }
            _ => Paths::new(&understood, &self.skills, exploration).walked(settings),
        }
    }

    /// Solves a problem by several methods on one plan: a trace for each, as [`Engine::solve`] would make it. The limits are
    /// those of the first.
    pub fn compare(&self, prompt: &str, methods: &[Settings]) -> Vec<Trace> {
        let Some(first) = methods.first() else {
            return Vec::new();
        };
        let understood = understand::understand(prompt, &self.grammar, &self.skills);
        let exploration = self.explore(&understood, first);
        let is_exhaustive = |settings: &&Settings| settings.method == Method::Exhaustive;
        let whole: Vec<Trace> = methods
            .iter()
            .filter(is_exhaustive)
            .map(|settings| record::trace(&understood, &exploration, settings))
            .collect();
        let paths = Paths::new(&understood, &self.skills, exploration);
        let mut whole = whole.into_iter();
        let trace = |settings: &Settings| match settings.method {
            Method::Exhaustive => whole.next(),
            _ => Some(paths.walked(settings)),
        };
        methods.iter().filter_map(trace).collect()
    }

    /// What these runs of one problem come to, on one plan and without traces. The limits are those of the first.
    pub fn outcomes(&self, prompt: &str, runs: &[Settings]) -> Vec<Outcome> {
        let Some(first) = runs.first() else {
            return Vec::new();
        };
        let understood = understand::understand(prompt, &self.grammar, &self.skills);
        let exploration = self.explore(&understood, first);
        let exhaustive = record::outcome(&understood, &exploration, first);
        let paths = Paths::new(&understood, &self.skills, exploration);
        let outcome = |settings: &Settings| match settings.method {
            Method::Exhaustive => exhaustive.clone(),
            _ => paths.outcome(settings),
        };
        runs.iter().map(outcome).collect()
    }

    fn explore(&self, understood: &Understood, settings: &Settings) -> Exploration<'_> {
        let mut exploration = Exploration::new(&self.skills, settings.limits, true);
        exploration.start_with(understood.root_goal(), understood.approaches());
        exploration.run();
        exploration
    }

    /// Derives a stored run again from its prompt and settings, and compares: the first difference, if there is one.
    ///
    /// `stored` is the JSON as it was found, so that what a trace has no place for is a difference too.
    /// Error: it is no trace.
    pub fn verify(&self, stored: &serde_json::Value) -> Result<Option<Difference>, serde_json::Error> {
        let claimed = Trace::deserialize(stored)?;
        let derived = self.solve(&claimed.prompt, &claimed.settings);
        Ok(first_difference(stored, &derived.to_json()))
    }

    /// Pursues one goal and keeps no trace.
    pub fn pursue(&self, goal: &Goal, settings: &Settings) -> Pursuit {
        let mut exploration = Exploration::new(&self.skills, settings.limits, false);
        exploration.find_or_add(goal.clone(), 0);
        exploration.run();
        let settlement = exploration.plan.goal_mut(plan::ROOT).settled.take().unwrap_or_default();
        Pursuit {
            answer: settlement.chosen().map(|chosen| (chosen.answer.clone(), chosen.verdict.clone())),
            candidates: settlement.candidates.into_iter().map(|it| (it.answer, it.verdict)).collect(),
            counts: exploration.counts,
        }
    }
}
