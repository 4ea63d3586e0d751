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
mod overrides;
mod plan;
mod record;
mod record_paths;
mod sample;
mod understand;
mod walk;
mod watch;

use std::ops::ControlFlow;

use serde::Deserialize;
use serde::de::Error as _;

use crate::language::{Grammar, requests};
use crate::problem::{Goal, Skill, Value, Verdict};
use crate::trace::{Counts, Difference, Method, Settings, Stopped, Trace, VerdictWord, first_difference};

use explore::Exploration;
pub use guard::is_guarded;
use overrides::Overrides;
use record_paths::Paths;
use understand::Understood;
use watch::UnderWay;
pub use watch::{Glimpse, Watcher};

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
        self.watch(prompt, settings, &|_| ControlFlow::Continue(()))
    }

    /// The same while somebody looks at it, who may stop it: then the trace has no answer and says that it was interrupted.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use polya::{Engine, Settings, skills, trace::Stopped};
    /// let stop_at_once = |_: &polya::engine::Glimpse<'_>| ControlFlow::Break(());
    /// let trace = Engine::new(skills::all()).watch("Simplify 84/126.", &Settings::default(), &stop_at_once);
    /// assert!(matches!(trace.stopped, Stopped::Interrupted(_)));
    /// ```
    pub fn watch(&self, prompt: &str, settings: &Settings, watcher: Watcher<'_>) -> Trace {
        let understood = understand::understand(prompt, &self.grammar, &self.skills);
        let lookout = |exploration: &Exploration<'_>| {
            watcher(&Glimpse { settings, under_way: UnderWay::Exploring { understood: &understood, exploration } })
        };
        let exploration = self.explore(&understood, settings, Some(&lookout));
        match settings.method {
            _ if exploration.is_interrupted => record::trace(&understood, &exploration, settings),
            Method::Exhaustive => {
                tracing::debug_span!("record").in_scope(|| record::trace(&understood, &exploration, settings))
            }
            _ => Paths::new(&understood, &self.skills, exploration).watched(settings, watcher),
        }
    }

    /// Solves a problem by several methods on one plan: a trace for each, as [`Engine::solve`] would make it. Limits and
    /// overrides are those of the first, and those of all must be the same.
    pub fn compare(&self, prompt: &str, methods: &[Settings]) -> Vec<Trace> {
        self.side_by_side(prompt, methods, record::trace, |paths, settings| paths.walked(settings))
    }

    /// What these runs of one problem come to, on one plan and without traces. Limits and overrides are those of the first.
    pub fn outcomes(&self, prompt: &str, runs: &[Settings]) -> Vec<Outcome> {
        self.side_by_side(prompt, runs, record::outcome, |paths, settings| paths.outcome(settings))
    }

    /// Several runs on one plan: what is made of an exhaustive one, and what of one that samples paths.
    fn side_by_side<T: Clone>(
        &self,
        prompt: &str,
        runs: &[Settings],
        exhaustive: impl Fn(&Understood, &Exploration<'_>, &Settings) -> T,
        sampled: impl Fn(&Paths<'_>, &Settings) -> T,
    ) -> Vec<T> {
        let Some(first) = runs.first() else {
            return Vec::new();
        };
        let understood = understand::understand(prompt, &self.grammar, &self.skills);
        let exploration = self.explore(&understood, &Settings { budget: None, ..first.clone() }, None);
        // Runs on a budget may end early, and explore for themselves.
        let whole = |settings: &Settings| match (settings.method, settings.budget) {
            (Method::Exhaustive, None) => Some(exhaustive(&understood, &exploration, settings)),
            (Method::Exhaustive, Some(_)) => {
                Some(exhaustive(&understood, &self.explore(&understood, settings, None), settings))
            }
            _ => None,
        };
        let mut results: Vec<Option<T>> = runs.iter().map(whole).collect();
        let paths = Paths::new(&understood, &self.skills, exploration);
        for (result, settings) in results.iter_mut().zip(runs) {
            result.get_or_insert_with(|| sampled(&paths, settings));
        }
        results.into_iter().flatten().collect()
    }

    /// Carries the whole plan out. Only an exhaustive run is bounded by its thinking budget: for paths this is the map, and
    /// they think on their own.
    fn explore<'e>(
        &'e self,
        understood: &Understood,
        settings: &Settings,
        lookout: Option<explore::Lookout<'e>>,
    ) -> Exploration<'e> {
        let mut exploration = Exploration::new(&self.skills, settings.limits, true);
        exploration.overrides = Overrides::of(settings);
        exploration.lookout = lookout;
        if settings.method == Method::Exhaustive {
            exploration.most_steps = settings.budget.map(|budget| budget.most);
        }
        exploration.start_with(understood.root_goal(), understood.approaches());
        exploration.run();
        exploration
    }

    /// Derives a stored run again from its prompt and settings, and compares: the first difference, if there is one.
    ///
    /// `stored` is the JSON as it was found, so that what a trace has no place for is a difference too.
    /// Error: it is no trace, one with settings that are out of bounds, or one of a run that was interrupted.
    pub fn verify(&self, stored: &serde_json::Value) -> Result<Option<Difference>, serde_json::Error> {
        let claimed = Trace::deserialize(stored)?;
        if let Some(objection) = claimed.settings.objection() {
            return Err(serde_json::Error::custom(objection));
        }
        if let Stopped::Interrupted(why) = &claimed.stopped {
            return Err(serde_json::Error::custom(format!("{why}, and when that was cannot be derived again")));
        }
        let derived = self.solve(&claimed.prompt, &claimed.settings);
        Ok(first_difference(stored, &derived.to_json()))
    }

    /// Pursues one goal and keeps no trace.
    pub fn pursue(&self, goal: &Goal, settings: &Settings) -> Pursuit {
        let mut exploration = Exploration::new(&self.skills, settings.limits, false);
        exploration.overrides = Overrides::of(settings);
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
