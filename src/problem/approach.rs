//! An approach: one way to reach a goal (an AND node of the plan).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Goal, Name, Setback, Value, Working};

/// Whether an approach, carried out without a slip, can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It answers rightly or not at all.
    Sure,
    /// Quick and fallible on purpose: a guess, a greedy choice, an estimate. Looking back decides.
    Heuristic,
}

/// How an approach ends: with the answer, or with the goal that remains ("it remains to find 12 mod 5").
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    Answer(Value),
    Goal(Goal),
}

/// Puts the answers to the subgoals, in their order, together.
pub type Join = Box<dyn Fn(&[Value], &mut Working) -> Result<Next, Setback> + Send + Sync>;

/// One way to reach a goal: answer all `subgoals`, then `join` them.
pub struct Approach {
    /// Completes "solve it by ...": `euclid`, `substitution`.
    pub name: Name,
    /// One line a student could copy into a notebook.
    pub idea: Cow<'static, str>,
    pub kind: Kind,
    /// How often a sampled path takes this approach, relative to the others of the same goal.
    pub weight: u32,
    pub subgoals: Vec<Goal>,
    pub join: Join,
}

impl Approach {
    /// An approach with nothing to answer first.
    pub fn direct<F>(name: impl Into<Name>, idea: impl Into<Cow<'static, str>>, work: F) -> Self
    where
        F: Fn(&mut Working) -> Result<Value, Setback> + Send + Sync + 'static,
    {
        Self::new(name, idea, Vec::new(), move |_, working| work(working).map(Next::Answer))
    }

    /// An approach that answers its subgoals and puts the answers together.
    pub fn split<F>(name: impl Into<Name>, idea: impl Into<Cow<'static, str>>, subgoals: Vec<Goal>, join: F) -> Self
    where
        F: Fn(&[Value], &mut Working) -> Result<Value, Setback> + Send + Sync + 'static,
    {
        Self::new(name, idea, subgoals, move |parts, working| join(parts, working).map(Next::Answer))
    }

    /// An approach in full: the join may also end in a goal that remains.
    pub fn new<F>(name: impl Into<Name>, idea: impl Into<Cow<'static, str>>, subgoals: Vec<Goal>, join: F) -> Self
    where
        F: Fn(&[Value], &mut Working) -> Result<Next, Setback> + Send + Sync + 'static,
    {
        Self { name: name.into(), idea: idea.into(), kind: Kind::Sure, weight: 10, subgoals, join: Box::new(join) }
    }

    /// Marks the approach as quick and fallible.
    #[must_use]
    pub fn heuristic(mut self) -> Self {
        self.kind = Kind::Heuristic;
        self.weight = 4;
        self
    }

    #[must_use]
    pub fn weighing(mut self, weight: u32) -> Self {
        self.weight = weight;
        self
    }
}

impl fmt::Debug for Approach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {:?}", self.name, self.idea, self.subgoals)
    }
}

/// An approach carried out: the working shown, and an answer (or the goal that remains), or the reason there is none.
#[derive(Debug)]
pub struct Attempt {
    pub working: Working,
    pub outcome: Result<Next, Setback>,
}
