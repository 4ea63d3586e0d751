//! Overrides: what somebody wants done at a goal instead of what the engine would do there. "What if?"

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{NodeKind, Trace};
use crate::problem::{Goal, Value};

/// At one goal, one approach alone is tried, or an answer is taken that nobody worked out. Checks look at it as at any other.
///
/// ```
/// use polya::trace::{Instead, Override};
/// let forced: Override = "gcd(48, 18) = 7".parse().unwrap();
/// assert_eq!(forced.instead, Instead::Answer("7".to_owned()));
/// let tried: Override = "gcd(48, 18) by euclid".parse().unwrap();
/// assert_eq!(tried.to_string(), "gcd(48, 18) by euclid");
/// assert!("gcd(48".parse::<Override>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written")]
pub struct Override {
    /// In the notation of goals.
    pub goal: String,
    #[serde(flatten)]
    pub instead: Instead,
}

/// What is done instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// Only the approach of this name is tried.
    Approach(String),
    /// This answer, in the notation of values, is taken.
    Answer(String),
}

impl Override {
    /// Why it can mean nothing, where it cannot.
    pub fn objection(&self) -> Option<String> {
        if self.goal.parse::<Goal>().is_err() {
            return Some(format!("\"{}\" is not the notation of a goal", self.goal));
        }
        match &self.instead {
            Instead::Answer(answer) if answer.parse::<Value>().is_err() => {
                Some(format!("\"{answer}\" is not the notation of an answer"))
            }
            _ => None,
        }
    }

    /// Whether the run came by the goal that it speaks of.
    pub fn is_met_in(&self, trace: &Trace) -> bool {
        let goals = || trace.plan.nodes.iter().filter(|node| node.kind == NodeKind::Goal);
        let canonical = self.goal.parse::<Goal>().map_or_else(|_| self.goal.clone(), |goal| goal.to_string());
        goals().any(|node| node.text == canonical)
    }
}

/// An override as it is written down, before it is known that it says one thing and not two.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    goal: String,
    approach: Option<String>,
    answer: Option<String>,
}

impl TryFrom<Written> for Override {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let instead = match (written.approach, written.answer) {
            (Some(approach), None) => Instead::Approach(approach),
            (None, Some(answer)) => Instead::Answer(answer),
            _ => return Err("an override names an approach or an answer, and not both"),
        };
        Ok(Override { goal: written.goal, instead })
    }
}

impl fmt::Display for Override {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.instead {
            Instead::Approach(name) => write!(f, "{} by {name}", self.goal),
            Instead::Answer(answer) => write!(f, "{} = {answer}", self.goal),
        }
    }
}

impl FromStr for Override {
    type Err = String;

    /// `GOAL by APPROACH` or `GOAL = ANSWER`.
    fn from_str(text: &str) -> Result<Self, String> {
        let split = |sign: &'static str, make: fn(String) -> Instead| {
            text.match_indices(sign).map(move |(at, _)| Override {
                goal: text[..at].trim().to_owned(),
                instead: make(text[at + sign.len()..].trim().to_owned()),
            })
        };
        // The notation of a goal may hold both signs itself: what fits on both sides is meant.
        split(" = ", Instead::Answer)
            .chain(split(" by ", Instead::Approach))
            .find(|it| it.objection().is_none())
            .ok_or_else(|| "write it GOAL = ANSWER or GOAL by APPROACH, such as 'gcd(48, 18) = 7'".to_owned())
    }
}
