//! Many paths: they are walked in parallel, their answers are counted, and one is selected.
//!
//! Paths are taken in batches and in the order of their numbers, so memory does not grow with their count and the outcome does
//! not depend on the threads.

use rayon::prelude::*;

use super::notes::Notes;
use super::walk::{Ended, Moment, walk};
use crate::problem::{Value, Verdict};
use crate::trace::{Counts, Select, Settings, VerdictWord};

/// So many paths are kept whole in a trace; of the others only the answers are counted.
pub(super) const RECORDED: u64 = 64;

/// Paths that are walked before what they came to is taken in.
const BATCH: u64 = 1_024;
const BATCH_ON_A_BUDGET: u64 = 16;

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
    /// Steps, as a thinking budget counts them.
    thought: u64,
    /// The first paths, whole.
    pub recorded: Vec<Ended>,
}

/// Walks all paths of a run, and keeps the first `recorded` whole. A thinking budget may ask for more paths than that, or
/// cut them short; a path that it cuts is walked once more, up to there.
pub(super) fn sample(notes: &Notes<'_>, recorded: u64) -> Tally {
    let settings = notes.settings;
    let budget = settings.budget.unwrap_or_default();
    let mut tally = Tally::default();
    let mut from = 0;
    while from < settings.paths || tally.thought < budget.least {
        let to = from + batch(settings, from);
        let walked: Vec<Ended> =
            (from..to).into_par_iter().map(|path| walk(notes, path, path < recorded, u64::MAX)).collect();
        for (path, mut ended) in (from..to).zip(walked) {
            if path >= settings.paths && tally.thought >= budget.least {
                return tally;
            }
            let left = budget.most - tally.thought;
            let is_cut = thought(&ended) > left;
            if is_cut {
                ended = walk(notes, path, path < recorded, left);
            }
            if path >= settings.paths && path < recorded {
                let why = format!("{} of at least {} steps are taken", tally.thought, budget.least);
                ended.log.insert(0, Moment::ToldToGoOn { why });
            }
            tally.take_in(path, ended, path < recorded);
            if is_cut || tally.thought >= budget.most {
                return tally;
            }
        }
        from = to;
    }
    tally
}

/// How many paths are walked next: few where a budget may end the run after any of them.
fn batch(settings: &Settings, from: u64) -> u64 {
    let most = if settings.budget.is_some() { BATCH_ON_A_BUDGET } else { BATCH };
    match settings.paths.checked_sub(from) {
        Some(left @ 1..) => left.min(most),
        _ => most,
    }
}

/// What a path counts in a thinking budget: its steps, and one at least, so that every run ends.
fn thought(ended: &Ended) -> u64 {
    ended.counts.steps.max(1)
}

impl Tally {
    fn take_in(&mut self, path: u64, ended: Ended, is_recorded: bool) {
        self.counts.add(&ended.counts);
        self.thought += thought(&ended);
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

    /// The answer of the run. Of equals, that of the first reading in the plan; of these, that of the first path.
    pub fn selected(&self, select: Select) -> Option<&Ballot> {
        let rank = |ballot: &Ballot| match select {
            Select::First => (VerdictWord::Unsettled, 0),
            Select::Majority => (VerdictWord::Unsettled, ballot.votes),
            Select::BestVerdict => (VerdictWord::from(&ballot.verdict), ballot.votes),
        };
        let mut standing: Vec<&Ballot> = self.ballots.iter().filter(|ballot| !ballot.verdict.is_refuted()).collect();
        // A stable sort: ballots are in the order of their first paths.
        standing.sort_by_key(|ballot| ballot.reading);
        standing.into_iter().reduce(|best, ballot| if rank(ballot) > rank(best) { ballot } else { best })
    }

    /// The share of all paths that came to this answer, and by how much it leads before the next one.
    pub fn support(&self, chosen: &Ballot) -> Support {
        let others = self.ballots.iter().filter(|ballot| ballot.first != chosen.first);
        Support::of(chosen.votes, others.map(|ballot| ballot.votes).max().unwrap_or(0), self.counts.paths)
    }
}

/// How much speaks for an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Support {
    /// Its share of all voices.
    pub confidence: f64,
    /// By what share it leads before the next answer, or is behind the first.
    pub margin: f64,
}

impl Support {
    pub fn of(own: u64, next: u64, all: u64) -> Self {
        // Four digits say all that a count of voices does.
        let share = |voices: f64| if all == 0 { 0.0 } else { (voices / all as f64 * 10_000.0).round() / 10_000.0 };
        Self { confidence: share(own as f64), margin: share(own as f64 - next as f64) }
    }

    /// Why an answer with this support is withheld, where more is asked for.
    pub fn objection(self, written: &str, settings: &Settings) -> Option<String> {
        let (has, wanted) = (self.confidence, settings.min_confidence);
        (has < wanted).then(|| format!("{written} was found with a confidence of {has}, and {wanted} is asked for"))
    }
}
