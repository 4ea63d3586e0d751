//! What all paths of a run start from: the problem as it was read, and the atlas of what is known without a slip.
//!
//! A condition that was misread here is wrong on every path, so no vote can repair it. A check of the answer against the
//! problem as it is written can refute it; then the path reads the problem again, by itself.

use super::atlas::Atlas;
use super::explore::Exploration;
use super::overrides::Overrides;
use crate::problem::slips::{Misreading, misreading};
use crate::problem::{Chance, Goal, Reading, Skill};
use crate::trace::Settings;

/// In the place of a path's number, for what paths have in common.
const ALL_PATHS: u64 = u64::MAX;

pub(super) struct Notes<'a> {
    pub atlas: Atlas<'a>,
    pub skills: &'a [Box<dyn Skill>],
    pub settings: &'a Settings,
    pub overrides: Overrides,
    /// The text of the prompt.
    pub said: &'a str,
    /// For each reading, in the order of the ways to the root, how it was misread.
    misread: Vec<Option<Misreading>>,
}

impl<'a> Notes<'a> {
    pub fn taken(
        atlas: &'a Atlas<'a>,
        readings: &[Reading],
        said: &'a str,
        skills: &'a [Box<dyn Skill>],
        settings: &'a Settings,
    ) -> Self {
        let chance = Chance::new(settings.seed, ALL_PATHS);
        let misread: Vec<Option<Misreading>> = readings
            .iter()
            .map(|reading| {
                misreading(chance.about(&reading.goal.to_string()), settings.temperature, &reading.goal, said)
            })
            .collect();
        let mut exploration = Exploration::new(skills, settings.limits, true);
        exploration.overrides = Overrides::of(settings);
        for misreading in misread.iter().flatten() {
            exploration.find_or_add(misreading.goal.clone(), 1);
        }
        exploration.run();
        let overrides = exploration.overrides.clone();
        Self { atlas: atlas.and(exploration), skills, settings, overrides, said, misread }
    }

    /// How a reading was misread on all paths.
    pub fn misreading(&self, reading: usize) -> Option<&Misreading> {
        self.misread.get(reading)?.as_ref()
    }

    /// How a path that reads the problem again misreads it, by its own chance.
    pub fn read_again(&self, chance: Chance, goal: &Goal) -> Option<Misreading> {
        misreading(chance.about("reading"), self.settings.temperature, goal, self.said)
    }
}
