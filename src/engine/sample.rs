//! Many paths: they are walked in parallel, their answers are counted, and one is selected.
//!
//! Paths are taken in batches and in the order of their numbers, so memory does not grow with their count and the outcome does
//! not depend on the threads.

use rayon::prelude::*;

use super::notes::Notes;
use super::walk::{Ended, walk};
use crate::problem::{Value, Verdict};
use crate::trace::{Counts, Select, VerdictWord};

/// So many paths are kept whole in a trace; of the others only the answers are counted.
pub(super) const RECORDED: u64 = 64;

/// Paths that are walked before what they came to is taken in.
const BATCH: u64 = 1_024;

/// An answer with the paths that came to it.
#[derive(Clone, Debug)]
pub(super) struct Ballot {
    pub answer: Value,
    /// Which reading of the prompt its first path followed.
    pub reading: usize,
    pub verdict: Verdict,
    pub votes: u64,
    /// The number of the first path that came to it.
    pub first: u64,
}

/// What all paths of a run came to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// In the order of their first paths.
    pub ballots: Vec<Ballot>,
    /// Paths without an answer.
    pub without: u64,
    pub counts: Counts,
    /// The first paths, whole.
    pub recorded: Vec<Ended>,
}

/// Walks all paths of a run, and keeps the first `recorded` whole.
pub(super) fn sample(notes: &Notes<'_>, recorded: u64) -> Tally {
    let paths = notes.settings.paths;
    let mut tally = Tally::default();
    let mut from = 0;
    while from < paths {
        let to = (from + BATCH).min(paths);
        let batch: Vec<Ended> = (from..to).into_par_iter().map(|path| walk(notes, path, path < recorded)).collect();
        for (path, ended) in (from..to).zip(batch) {
            tally.take_in(path, ended, path < recorded);
        }
        from = to;
    }
    tally
}

impl Tally {
    fn take_in(&mut self, path: u64, ended: Ended, is_recorded: bool) {
        self.counts.add(&ended.counts);
        match &ended.answer {
            None => self.without += 1,
            Some((answer, reading)) => {
                let rank = |verdict: &Verdict| VerdictWord::from(verdict);
                match self.ballots.iter_mut().find(|ballot| ballot.answer == *answer) {
                    Some(ballot) => {
                        ballot.votes += 1;
                        if rank(&ended.verdict) > rank(&ballot.verdict) {
                            ballot.verdict = ended.verdict.clone();
                        }
                    }
                    None => self.ballots.push(Ballot {
                        answer: answer.clone(),
                        reading: *reading,
                        verdict: ended.verdict.clone(),
                        votes: 1,
                        first: path,
                    }),
                }
            }
        }
        if is_recorded {
            self.recorded.push(ended);
        }
    }

    /// The answer of the run. Of equals, that of the path with the lowest number.
    pub fn selected(&self, select: Select) -> Option<&Ballot> {
        let rank = |ballot: &Ballot| match select {
            Select::First => (VerdictWord::Unsettled, 0),
            Select::Majority => (VerdictWord::Unsettled, ballot.votes),
            Select::BestVerdict => (VerdictWord::from(&ballot.verdict), ballot.votes),
        };
        let standing = self.ballots.iter().filter(|ballot| !ballot.verdict.is_refuted());
        standing.reduce(|best, ballot| if rank(ballot) > rank(best) { ballot } else { best })
    }
}
