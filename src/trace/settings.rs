//! Every knob that could change the outcome of a run. The number of threads is not among them.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Counts, Override};

/// The way over the plan. All but the first sample paths, and are settings of one mechanism: how many paths are walked,
/// when they look back, and which of their answers is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Every approach of every goal once, a wave at a time.
    #[default]
    Exhaustive,
    /// One path that never looks back: chain of thought (Wei et al. 2022).
    Chain,
    /// Many paths and the answer of most: self-consistency (Wang et al. 2022), cons@k.
    Vote,
    /// Many paths, each checked at its end, and the best verdict: best-of-n with a verifier (Cobbe et al. 2021).
    BestOf,
    /// Many paths that check every goal and turn back where a check refutes: in the manner of tree of thoughts (Yao et al.
    /// 2023).
    Deliberate,
}

/// When a path looks back at what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookBack {
    Never,
    AtTheEnd,
    AtEveryGoal,
}

/// Which of the answers of several paths is the answer of the run. Ties go to the path with the lowest number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    First,
    /// That of most paths.
    Majority,
    /// That with the best verdict; of these, that of most paths.
    BestVerdict,
}

impl Method {
    pub const ALL: [Method; 5] = [Method::Exhaustive, Method::Chain, Method::Vote, Method::BestOf, Method::Deliberate];

    /// As the command line says it.
    pub fn name(self) -> &'static str {
        match self {
            Method::Exhaustive => "exhaustive",
            Method::Chain => "chain",
            Method::Vote => "vote",
            Method::BestOf => "best-of",
            Method::Deliberate => "deliberate",
        }
    }

    pub fn look_back(self) -> LookBack {
        match self {
            Method::Chain | Method::Vote => LookBack::Never,
            Method::BestOf => LookBack::AtTheEnd,
            Method::Exhaustive | Method::Deliberate => LookBack::AtEveryGoal,
        }
    }

    pub fn select(self) -> Select {
        match self {
            Method::Chain => Select::First,
            Method::Vote => Select::Majority,
            Method::Exhaustive | Method::BestOf | Method::Deliberate => Select::BestVerdict,
        }
    }

    /// How many paths are walked when nobody says so; none are walked in an exhaustive run.
    pub fn usual_paths(self) -> u64 {
        match self {
            Method::Exhaustive => 0,
            Method::Chain => 1,
            Method::Vote => 16,
            Method::BestOf | Method::Deliberate => 8,
        }
    }
}

/// No run walks more paths.
pub const MOST_PATHS: u64 = 10_000_000;
/// No run is overridden at more goals.
pub const MOST_OVERRIDES: usize = 100;
/// No run is hotter.
pub const HOTTEST: f64 = 2.0;

/// What could change the outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub method: Method,
    /// How many paths are walked; 0 in an exhaustive run.
    #[serde(default)]
    pub paths: u64,
    /// 0: the approach of highest weight, and no slips. Above 0, up to 2: an approach is drawn by weight, and steps may slip.
    #[serde(default)]
    pub temperature: f64,
    /// Of all wrong answers that a check would refute, the share that it misses, from 0 to 1.
    #[serde(default)]
    pub checker_misses: f64,
    /// Of all paths, or in an exhaustive run of all voices, the share that must be for an answer; else it is withheld. From 0
    /// to 1.
    #[serde(default)]
    pub min_confidence: f64,
    /// How many steps a run may and must think; null when it thinks as long as its method does.
    #[serde(default)]
    pub budget: Option<Budget>,
    /// For runs that draw by chance; an exhaustive run draws nothing.
    pub seed: u64,
    pub limits: Limits,
    /// Whether an answer that no check confirms is withheld.
    pub require_confirmed: bool,
    /// What is done at some goals instead of what the engine would do there; of several for one goal the last one counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            method: Method::Exhaustive,
            paths: 0,
            temperature: 0.0,
            checker_misses: 0.0,
            min_confidence: 0.0,
            budget: None,
            seed: 0,
            limits: Limits::default(),
            require_confirmed: false,
            overrides: Vec::new(),
        }
    }
}

impl Settings {
    /// What is out of bounds, where something is: the command line allows no more, and a stored trace may say anything.
    pub fn objection(&self) -> Option<&'static str> {
        let is_share = |share: f64| (0.0..=1.0).contains(&share);
        let budget = self.budget.unwrap_or_default();
        let bounds = [
            (self.paths <= MOST_PATHS, "it asks for too many paths"),
            ((0.0..=HOTTEST).contains(&self.temperature), "its temperature is out of bounds"),
            (is_share(self.checker_misses), "its checker misses a share that is none"),
            (is_share(self.min_confidence), "its least confidence is no share"),
            (budget.least <= budget.most && budget.most <= Budget::GREATEST, "its thinking budget is out of bounds"),
            (budget.most > 0, "its thinking budget is empty"),
            (self.overrides.len() <= MOST_OVERRIDES, "it has too many overrides"),
            (self.overrides.iter().all(|it| it.objection().is_none()), "one of its overrides cannot be read"),
        ];
        bounds.into_iter().find(|(is_kept, _)| !is_kept).map(|(_, objection)| objection)
    }

    /// When a path looks back. A chain that is told to go on looks back at the answers it has, or it could not choose.
    pub fn look_back(&self) -> LookBack {
        match self.is_forced() {
            true => LookBack::AtTheEnd,
            false => self.method.look_back(),
        }
    }

    pub fn select(&self) -> Select {
        match self.is_forced() {
            true => Select::BestVerdict,
            false => self.method.select(),
        }
    }

    /// Whether one train of thought is told to go on until its budget is used.
    pub fn is_forced(&self) -> bool {
        self.method == Method::Chain && self.budget.is_some_and(|budget| budget.least > 0)
    }
}

/// A thinking budget in steps, over all paths of a run; a path counts as one step at least. Below `least` the end of the
/// thinking is refused ("Wait"): another path is walked; an exhaustive run has tried everything and cannot go on. At `most` the run must answer with what it has. After the budget
/// forcing of Muennighoff et al. 2025 (s1).
///
/// ```
/// use polya::trace::Budget;
/// assert_eq!("20..80".parse(), Ok(Budget { least: 20, most: 80 }));
/// assert_eq!("..80".parse(), Ok(Budget { least: 0, most: 80 }));
/// assert!("80..20".parse::<Budget>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    pub least: u64,
    /// From 1, and not below `least`.
    pub most: u64,
}

impl Budget {
    /// No budget is greater, so that a run ends.
    pub const GREATEST: u64 = 10_000_000;
}

impl Default for Budget {
    /// As good as none.
    fn default() -> Self {
        Self { least: 0, most: Self::GREATEST }
    }
}

impl FromStr for Budget {
    type Err = String;

    /// `MIN..MAX`, of which either may be left out.
    fn from_str(text: &str) -> Result<Self, String> {
        let (least, most) = text.split_once("..").ok_or("write it MIN..MAX, such as 20..80")?;
        let bound = |text: &str, usual: u64| match text {
            "" => Ok(usual),
            _ => text.parse().map_err(|_| format!("\"{text}\" is no number of steps")),
        };
        let Budget { least, most } = Budget { least: bound(least, 0)?, most: bound(most, Self::GREATEST)? };
        match (1..=Self::GREATEST).contains(&most) && least <= most {
            true => Ok(Budget { least, most }),
            false => Err(format!("MIN is at most MAX, and MAX from 1 to {}", Self::GREATEST)),
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Budget { least, most: Self::GREATEST } => write!(f, "{least}.."),
            Budget { least, most } => write!(f, "{least}..{most}"),
        }
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
