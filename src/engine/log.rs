//! The log of a run: what happened, in order, as indices into the plan. Sentences are made from it only when a trace is
//! wanted.

use super::look_back::CheckRecord;
use super::plan::{ApproachId, GoalId};

#[derive(Clone, Debug)]
pub(super) enum Entry {
    Planned {
        goal: GoalId,
        approaches: Vec<ApproachId>,
    },
    /// What it came to stands in the plan.
    Attempted(ApproachId),
    Blocked {
        approach: ApproachId,
        subgoal: GoalId,
    },
    SetAside {
        approach: ApproachId,
        why: &'static str,
    },
    Settled {
        goal: GoalId,
        checks: Vec<CheckRecord>,
    },
}

/// Keeps entries, or nothing when no trace is wanted.
#[derive(Debug)]
pub(super) struct Log {
    entries: Vec<Entry>,
    is_recording: bool,
}

impl Log {
    pub fn recording() -> Self {
        Self { entries: Vec::new(), is_recording: true }
    }

    pub fn silent() -> Self {
        Self { entries: Vec::new(), is_recording: false }
    }

    pub fn is_recording(&self) -> bool {
        self.is_recording
    }

    pub fn write(&mut self, entry: Entry) {
        if self.is_recording {
            self.entries.push(entry);
        }
    }

    pub fn planned(&mut self, goal: GoalId, approaches: &[ApproachId]) {
        if self.is_recording {
            self.entries.push(Entry::Planned { goal, approaches: approaches.to_vec() });
        }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
