//! Watching a run while it goes on: between waves somebody may look at what there is so far, and may stop the run.
//!
//! What is seen depends on no clock; when somebody looks is the watcher's matter. Looking changes nothing.

use std::ops::ControlFlow;

use super::explore::Exploration;
use super::record;
use super::record_paths::Paths;
use super::sample::Tally;
use super::understand::Understood;
use crate::trace::{Counts, Settings, Trace};

/// Looks at a run between its waves, or between batches of its paths, and says whether it goes on.
pub type Watcher<'a> = &'a (dyn Fn(&Glimpse<'_>) -> ControlFlow<()> + Sync);

/// A run under way.
pub struct Glimpse<'a> {
    pub(super) settings: &'a Settings,
    pub(super) under_way: UnderWay<'a>,
}

pub(super) enum UnderWay<'a> {
    /// The plan is carried out.
    Exploring { understood: &'a Understood, exploration: &'a Exploration<'a> },
    /// Paths are walked.
    Walking { paths: &'a Paths<'a>, tally: &'a Tally },
}

impl Glimpse<'_> {
    /// How much was done so far.
    pub fn counts(&self) -> &Counts {
        match &self.under_way {
            UnderWay::Exploring { exploration, .. } => &exploration.counts,
            UnderWay::Walking { tally, .. } => &tally.counts,
        }
    }

    /// Whether paths are walked, after the plan was explored.
    pub fn is_walking(&self) -> bool {
        matches!(self.under_way, UnderWay::Walking { .. })
    }

    /// The answers that paths came to so far, with the voices for each; the first at most so many.
    pub fn voices(&self, most: usize) -> Vec<(String, u64)> {
        match &self.under_way {
            UnderWay::Exploring { .. } => Vec::new(),
            UnderWay::Walking { paths, tally } => paths.voices(tally, most),
        }
    }

    /// The trace as it is so far; its events are the first of those that the finished trace will have. Costs as much as the
    /// whole trace of a run of this size. While paths are walked there is none: they are recorded at the end.
    pub fn trace(&self) -> Option<Trace> {
        match &self.under_way {
            UnderWay::Exploring { understood, exploration } => {
                Some(record::trace(understood, exploration, self.settings))
            }
            UnderWay::Walking { .. } => None,
        }
    }
}
