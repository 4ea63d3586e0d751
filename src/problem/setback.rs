//! Setbacks: honest failure, as data.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why an approach came to no answer. It is part of the reasoning: it is traced, and it reads as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "setback", content = "detail")]
pub enum Setback {
    /// A subgoal, named here, has no answer.
    Unanswered(String),
    /// The approach waits, through its subgoals, for itself.
    Circular,
    /// The way does not lead to an answer here; the reason is a clause such as "no divisor below 10 exists".
    NoWay(String),
    /// What would have to be computed is undefined, such as a division by zero.
    Undefined(String),
    /// A number or an expression would grow beyond a stated bound.
    TooBig(String),
    /// The attempt spent all the fuel allowed to it.
    OutOfFuel,
    /// The thinking budget of the run was used up in the middle of it.
    OutOfBudget,
    /// A limit on the whole run ended it first.
    LimitReached(String),
    /// The code of the approach failed; the text is the panic's message.
    Panicked(String),
}

impl Setback {
    pub fn no_way(reason: impl Into<String>) -> Self {
        Setback::NoWay(reason.into())
    }
}

impl fmt::Display for Setback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setback::Unanswered(goal) => write!(f, "{goal} has no answer"),
            Setback::Circular => f.write_str("it would have to wait for itself"),
            Setback::NoWay(reason) => f.write_str(reason),
            Setback::Undefined(what) => write!(f, "{what} is undefined"),
            Setback::TooBig(what) => write!(f, "{what} is too big to work out"),
            Setback::OutOfFuel => f.write_str("it used up the work allowed to one attempt"),
            Setback::OutOfBudget => f.write_str("the thinking budget is used up"),
            Setback::LimitReached(which) => write!(f, "the run reached its limit of {which}"),
            Setback::Panicked(message) => write!(f, "the approach failed: {message}"),
        }
    }
}
