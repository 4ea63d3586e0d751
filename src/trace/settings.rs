//! Every knob that could change the outcome of a run. The number of threads is not among them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Counts;

/// The way over the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every approach of every goal once, a wave at a time.
    #[default]
    Exhaustive,
}

/// What could change the outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub method: Method,
    /// For runs that draw by chance; an exhaustive run draws nothing.
    pub seed: u64,
    pub limits: Limits,
    /// Whether an answer that no check confirms is withheld.
    pub require_confirmed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { method: Method::Exhaustive, seed: 0, limits: Limits::default(), require_confirmed: false }
    }
}

/// Bounds on a run: counts and never seconds, so that every machine stops at the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Goals in the plan.
    pub goals: u64,
    /// Goals on the way down from the root.
    pub depth: u64,
    /// Approaches carried out.
    pub attempts: u64,
    /// Units of work allowed to one attempt; a step on small numbers is one unit.
    pub fuel: u64,
    /// Units of work allowed to the whole run, looked at between waves.
    pub total_fuel: u64,
}

impl Limits {
    /// The limit that a run of this size has passed, if it has; `depth` is that of the deepest goal still to be planned.
    pub(crate) fn passed(&self, goals: u64, depth: u64, counts: &Counts) -> Option<&'static str> {
        let all = [
            (goals, self.goals, "goals in the plan"),
            (depth, self.depth, "depth of the plan"),
            (counts.attempts, self.attempts, "attempts"),
            (counts.fuel, self.total_fuel, "work in all"),
        ];
        all.into_iter().find(|(used, allowed, _)| used > allowed).map(|(.., which)| which)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { goals: 20_000, depth: 400, attempts: 50_000, fuel: 300_000, total_fuel: 5_000_000 }
    }
}
