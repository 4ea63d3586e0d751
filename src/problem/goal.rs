//! A goal: one precise question.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Approach, Name, Next, Value, Working};
use crate::maths::{Integer, Number};

/// One precise question, such as `gcd(48, 18)`: a verb and what is given.
///
/// Equal goals are one node of the plan, so givens are canonical: exact numbers, sorted relations, and only those the
/// unknown depends on. A given may itself be a goal, `remainder(lcm(4, 6), 5)`: working it out first is one approach
/// beside those that skills offer for the whole.
///
/// ```
/// use polya::problem::Goal;
/// let goal: Goal = "remainder(lcm(4, 6), 5)".parse().unwrap();
/// assert_eq!(goal.verb().as_str(), "remainder");
/// assert_eq!(goal.to_string(), "remainder(lcm(4, 6), 5)");
/// ```
#[derive(Clone)]
pub struct Goal(Arc<Content>);

struct Content {
    verb: Name,
    given: Vec<Value>,
    /// Of verb and givens; kept because a goal is looked up far more often than it is made.
    hash: u64,
}

impl Goal {
    pub fn new(verb: impl Into<Name>, given: Vec<Value>) -> Self {
        let verb = verb.into();
        let mut hasher = Mixed::default();
        verb.hash(&mut hasher);
        given.hash(&mut hasher);
        Self(Arc::new(Content { verb, given, hash: hasher.finish() }))
    }

    /// The hash of verb and givens; different goals may share one.
    pub(crate) fn kept_hash(&self) -> u64 {
        self.0.hash
    }

    pub fn verb(&self) -> Name {
        self.0.verb
    }

    pub fn given(&self) -> &[Value] {
        &self.0.given
    }

    /// Verb and givens together, for matching: `match goal.parts() { ("gcd", [a, b]) => ... }`.
    pub fn parts(&self) -> (&'static str, &[Value]) {
        (self.0.verb.as_str(), &self.0.given)
    }

    /// Verb and givens when every given is a number.
    pub fn numbers(&self) -> Option<(&'static str, Vec<&Number>)> {
        let numbers = self.given().iter().map(Value::as_number).collect::<Option<_>>()?;
        Some((self.0.verb.as_str(), numbers))
    }

    /// Verb and givens when every given is a whole number.
    pub fn integers(&self) -> Option<(&'static str, Vec<Integer>)> {
        let integers = self.given().iter().map(Value::as_integer).collect::<Option<_>>()?;
        Some((self.0.verb.as_str(), integers))
    }

    /// The goals among the givens that have to be worked out first, in order and at any depth of lists and assignments.
    pub fn inner_goals(&self) -> Vec<Goal> {
        let mut goals = Vec::new();
        self.given().iter().for_each(|value| value.collect_goals(&mut goals));
        goals
    }

    /// Working out the goals among the givens first; what remains is this goal with their answers in their places. None
    /// when no given is a goal.
    pub(crate) fn inside_out(&self) -> Option<Approach> {
        let (goal, inner) = (self.clone(), self.inner_goals());
        let join = move |answers: &[Value], _: &mut Working| Ok(Next::Goal(goal.with_inner_answers(answers)));
        (!inner.is_empty()).then(|| Approach::new("inside_out", "work out what is inside first", inner, join))
    }

    /// This goal with every inner goal replaced by its answer; `answers` are in the order of [`Goal::inner_goals`].
    pub fn with_inner_answers(&self, answers: &[Value]) -> Goal {
        let mut answers = answers.iter();
        let given = self.given().iter().map(|value| value.replace_goals(&mut answers)).collect();
        Goal::new(self.verb(), given)
    }
}

/// A quick hash, the same in every run, for goals, which are small and made often.
#[derive(Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        // A product mixes upwards only, and tables look at the low bits too.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for some in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..some.len()].copy_from_slice(some);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, word: u64) {
        // 2^64 divided by the golden ratio (Knuth, volume 3, 6.4).
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl PartialEq for Goal {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.0.hash == other.0.hash && self.0.verb == other.0.verb && self.0.given == other.0.given)
    }
}

impl Eq for Goal {}

impl Hash for Goal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl PartialOrd for Goal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Goal {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.verb, &self.0.given).cmp(&(other.0.verb, &other.0.given))
    }
}

impl fmt::Debug for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
