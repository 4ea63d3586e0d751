//! Many paths: they are walked in parallel, their answers are counted, and one is selected.
//!
//! Paths are taken in batches and in the order of their numbers, so memory does not grow with their count and the outcome does
//! not depend on the threads.

use std::collections::HashMap;
use std::ops::{ControlFlow, Range};

use rayon::prelude::*;

use super::notes::Notes;
use super::walk::{Ended, Moment, walk};
use crate::problem::{Value, Verdict};
use crate::trace::{Budget, Counts, Select, Settings, VerdictWord};

/// So many paths are kept whole in a trace; of the others only the answers are counted.
pub(super) const RECORDED: u64 = 64;

/// Paths that are walked before what they came to is taken in, few at first so that there is soon something to see; and shares
/// in which workers take them.
const FIRST_BATCH: u64 = 64;
const BATCH: u64 = 4_096;
const SHARES: u64 = 64;
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
    /// Where the ballot of an answer is: there may be thousands.
    by_answer: HashMap<Value, usize>,
    /// Paths without an answer.
    pub without: u64,
    pub counts: Counts,
    /// Steps, as a thinking budget counts them.
    thought: u64,
    /// The first paths, whole.
    pub recorded: Vec<Ended>,
    /// Whether the lookout stopped the run.
    pub is_interrupted: bool,
}

/// Looks at the tally between batches, and says whether the run goes on.
pub(super) type Lookout<'a> = &'a (dyn Fn(&Tally) -> ControlFlow<()> + Sync);

/// Walks all paths of a run, and keeps the first `recorded` whole.
pub(super) fn sample(notes: &Notes<'_>, recorded: u64, lookout: Lookout<'_>) -> Tally {
    match notes.settings.budget {
        None => walk_all(notes, recorded, lookout),
        Some(budget) => walk_on_a_budget(notes, recorded, budget, lookout),
    }
}

/// Each worker counts what its paths came to, and these counts are added up in the order of the paths.
fn walk_all(notes: &Notes<'_>, recorded: u64, lookout: Lookout<'_>) -> Tally {
    let paths = notes.settings.paths;
    let mut tally = Tally::default();
    let (mut from, mut batch) = (0, FIRST_BATCH);
    while from < paths && !tally.is_interrupted {
        let to = (from + batch).min(paths);
        let share = ((to - from) / SHARES).max(1);
        let shares: Vec<Range<u64>> =
            (from..to).step_by(share as usize).map(|first| first..(first + share).min(to)).collect();
        let walk_share = |share: &Range<u64>| {
            let mut tally = Tally::default();
            for path in share.clone() {
                tally.take_in(path, walk(notes, path, path < recorded, u64::MAX), path < recorded);
            }
            tally
        };
        let tallies: Vec<Tally> = shares.par_iter().map(walk_share).collect();
        tallies.into_iter().for_each(|further| tally.add(further));
        (from, batch) = (to, (2 * batch).min(BATCH));
        tally.is_interrupted = lookout(&tally).is_break();
    }
    tally
}

/// A thinking budget may ask for more paths than the settings do, or for less: a path that would go beyond it is walked once
/// more, up to there.
fn walk_on_a_budget(notes: &Notes<'_>, recorded: u64, budget: Budget, lookout: Lookout<'_>) -> Tally {
    let paths = notes.settings.paths;
    let mut tally = Tally::default();
    let mut from = 0;
    loop {
        let to = from + BATCH_ON_A_BUDGET;
        let walked: Vec<Ended> =
            (from..to).into_par_iter().map(|path| walk(notes, path, path < recorded, u64::MAX)).collect();
        for (path, mut ended) in (from..to).zip(walked) {
            let left = budget.most - tally.thought;
            if left == 0 || path >= paths && tally.thought >= budget.least {
                return tally;
            }
            if thought(&ended) > left {
                ended = walk(notes, path, path < recorded, left);
            }
            if path >= paths && path < recorded {
                let why = format!("{} of at least {} steps are taken", tally.thought, budget.least);
                ended.log.insert(0, Moment::ToldToGoOn { why });
            }
            tally.take_in(path, ended, path < recorded);
            tally.thought = tally.thought.min(budget.most);
        }
        from = to;
        tally.is_interrupted = lookout(&tally).is_break();
        if tally.is_interrupted {
            return tally;
        }
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
                let (answer, verdict) = (answer.clone(), ended.verdict.clone());
                self.cast(Ballot { answer, reading: *reading, verdict, votes: 1, first: path });
            }
        }
        if is_recorded {
            self.recorded.push(ended);
        }
    }

    /// Adds what further paths came to.
    fn add(&mut self, further: Tally) {
        self.counts.add(&further.counts);
        self.thought += further.thought;
        self.without += further.without;
        self.recorded.extend(further.recorded);
        for ballot in further.ballots {
            self.cast(ballot);
        }
    }

    /// Adds votes for an answer, which may be the first for it.
    fn cast(&mut self, further: Ballot) {
        let Some(&at) = self.by_answer.get(&further.answer) else {
            self.by_answer.insert(further.answer.clone(), self.ballots.len());
            self.ballots.push(further);
            return;
        };
        let ballot = &mut self.ballots[at];
        ballot.votes += further.votes;
        if VerdictWord::from(&further.verdict) > VerdictWord::from(&ballot.verdict) {
            ballot.verdict = further.verdict;
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

    /// Why an answer with this support and verdict is withheld, where more is asked for.
    pub fn objection(self, written: &str, verdict: &Verdict, settings: &Settings) -> Option<String> {
        if settings.require_confirmed && !verdict.is_confirmed() {
            return Some(format!("{written} was found, but no check confirms it"));
        }
        let (has, wanted) = (self.confidence, settings.min_confidence);
        (has < wanted).then(|| format!("{written} was found with a confidence of {has}, and {wanted} is asked for"))
    }
}
