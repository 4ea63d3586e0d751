//! A run that sampled paths, seen along one of them: a trace of its own, which any renderer can show.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Happening, Path, SlipRecord, StepRecord, Trace};

impl Trace {
    /// The path that is shown when nobody says which: the first that came to the answer of the run, else the first.
    pub fn path_to_show(&self) -> Option<u64> {
        let answer = self.answer.as_ref().map(|answer| &answer.text);
        let has_it = |path: &&Path| path.answer.is_some() && path.answer.as_ref() == answer;
        let events = || self.events.iter().filter_map(|event| event.path);
        self.paths
            .iter()
            .find(has_it)
            .map(|path| path.path)
            .filter(|path| events().any(|it| it == *path))
            .or_else(|| events().min())
    }

    /// What belongs to this path, and to none: the rest of the plan and of the events is left out. None when nothing is
    /// recorded of such a path.
    pub fn along(&self, path: u64) -> Option<Trace> {
        self.along_paths(path..=path)
    }

    /// The same for several paths, one after another.
    pub fn along_paths(&self, paths: RangeInclusive<u64>) -> Option<Trace> {
        let is_kept = |path: &u64| paths.contains(path);
        let events: Vec<_> =
            self.events.iter().filter(|event| event.path.as_ref().is_none_or(is_kept)).cloned().collect();
        if !events.iter().any(|event| event.path == Some(*paths.end())) {
            return None;
        }
        let on_it = events.iter().flat_map(|event| event.goal.iter().chain(&event.approach));
        let kept: BTreeSet<String> = on_it.cloned().collect();
        let mut seen = self.clone();
        seen.plan.nodes.retain(|node| kept.contains(&node.id));
        seen.plan.edges.retain(|edge| kept.contains(&edge.from) && kept.contains(&edge.to));
        seen.events = events;
        seen.paths.retain(|it| it.path == *paths.end());
        Some(seen)
    }

    /// Whether paths were sampled.
    pub fn is_sampled(&self) -> bool {
        self.settings.paths > 0
    }

    /// The same without a word about slips, as a class sees it that is to find them.
    #[must_use]
    pub fn hiding_slips(mut self) -> Trace {
        for event in &mut self.events {
            if let Happening::Attempted { steps, .. } = &mut event.what {
                steps.iter_mut().for_each(|step| step.slip = None);
            }
        }
        self
    }

    /// The slips that are told, with the line of working in which each happened.
    pub fn slips(&self) -> impl Iterator<Item = (&SlipRecord, &StepRecord)> {
        let steps = self.events.iter().flat_map(|event| match &event.what {
            Happening::Attempted { steps, .. } => steps.as_slice(),
            _ => &[],
        });
        steps.filter_map(|step| Some((step.slip.as_deref()?, step)))
    }
}
