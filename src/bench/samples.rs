//! The same run repeated (`--samples`): how often one of k is right, the answer of most of k, and the best verdict of k.

use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::runs::{Judged, Runs, SLIPS, Spent, unusual};
use super::statistics::{Share, bootstrap, pass_at_k};
use super::{Chart, LinesError, Panel, Problem, Scale, Series, Spot, Table};
use crate::engine::Engine;
use crate::problem::Chance;
use crate::trace::{Method, Settings, VerdictWord};

/// The seed of a sample: the first has the seed of the run.
fn seed_of(seed: u64, sample: u64) -> u64 {
    if sample == 0 { seed } else { Chance::new(seed, sample).about("sample").bits() >> 16 }
}

/// Figures of n runs of each problem.
#[derive(Clone, Debug)]
pub struct Samples {
    pub problems: usize,
    pub samples: u64,
    pub settings: Settings,
    pub rows: Vec<Row>,
    /// By one run of one problem, on average.
    pub spent: Spent,
    pub runs: Runs,
}

/// One of the figures for one k.
#[derive(Clone, Debug)]
pub struct Row {
    pub k: u64,
    /// At least one of k is right: the oracle.
    pub pass: Share,
    /// The answer of most of k is right; averaged over n draws, each of k samples in a row, round and round.
    pub cons: Share,
    /// The answer with the best verdict of k is right, of equals that of most; over the same draws.
    pub best: Share,
}

/// Solves each problem `samples` times, with seeds derived from the first, and works out the figures for each of the `ks`,
/// none of which is more than `samples`.
///
/// Errors: the file cannot be written, or holds runs of other problems or settings.
pub fn samples(
    engine: &Engine,
    problems: &[Problem],
    settings: &Settings,
    (samples, ks): (u64, &[u64]),
    file: Option<(&Path, bool)>,
    progress: impl FnMut(),
) -> Result<Samples, LinesError> {
    let run = |sample| Settings { seed: seed_of(settings.seed, sample), ..settings.clone() };
    let mut runs: Vec<Settings> = (0..samples).map(run).collect();
    if settings.method == Method::Chain {
        // A chain looks back at nothing; the same path with a look at its end tells what a verifier says of it.
        let checked = |run: &Settings| Settings { method: Method::BestOf, ..run.clone() };
        runs.extend(runs.iter().map(checked).collect::<Vec<_>>());
    }
    let runs = Runs::of(engine, problems, runs, file, progress)?;
    let all: Vec<Vec<Judged>> = runs.problems.iter().map(|problem| verified(problem.runs.clone(), samples)).collect();
    let rows = ks.iter().filter_map(|&k| row(&all, samples, k, settings.seed)).collect();
    let spent = Spent::of(all.iter().flatten());
    Ok(Samples { problems: all.len(), samples, settings: settings.clone(), rows, spent, runs })
}

fn row(all: &[Vec<Judged>], samples: u64, k: u64, seed: u64) -> Option<Row> {
    let mean = |figure: &(dyn Fn(&[Judged]) -> Option<f64> + Sync)| {
        let values: Option<Vec<f64>> = all.par_iter().map(|judged| figure(judged)).collect();
        bootstrap(&values?, seed)
    };
    let size = usize::try_from(k).ok()?;
    let over_draws = |judged: &[Judged], is_right: fn(&[Judged]) -> bool| {
        // Each sample begins one draw and is in k of them, so that for k = 1 this is the mean over all samples.
        let round: Vec<Judged> = judged.iter().chain(&judged[..size - 1]).cloned().collect();
        Some(round.windows(size).filter(|draw| is_right(draw)).count() as f64 / judged.len() as f64)
    };
    let right = |judged: &[Judged]| judged.iter().filter(|it| it.is_right).count() as u64;
    Some(Row {
        k,
        pass: mean(&|judged| pass_at_k(samples, right(judged), k))?,
        cons: mean(&|judged| over_draws(judged, is_majority_right))?,
        best: mean(&|judged| over_draws(judged, is_best_right))?,
    })
}

/// The runs, and where each was walked once more with a check, with what that said: an answer that is missing then was
/// refuted.
fn verified(mut judged: Vec<Judged>, samples: u64) -> Vec<Judged> {
    let checked = judged.split_off(judged.len().min(usize::try_from(samples).unwrap_or(usize::MAX)));
    for (own, checked) in judged.iter_mut().zip(checked) {
        own.verdict = match (own.answer, checked.answer) {
            (Some(_), None) => VerdictWord::Refuted,
            _ => checked.verdict,
        };
    }
    judged
}

/// An answer of a draw.
#[derive(Clone, Copy, Debug)]
struct Voted {
    answer: usize,
    votes: u64,
    /// The best that was said of it.
    verdict: VerdictWord,
    is_right: bool,
}

/// The answers of some runs, in the order in which they came.
fn voted<'a>(runs: impl Iterator<Item = &'a Judged>) -> Vec<Voted> {
    let mut all: Vec<Voted> = Vec::new();
    for run in runs {
        let Some(answer) = run.answer else {
            continue;
        };
        match all.iter_mut().find(|known| known.answer == answer) {
            Some(known) => {
                known.votes += 1;
                known.verdict = known.verdict.max(run.verdict);
            }
            None => all.push(Voted { answer, votes: 1, verdict: run.verdict, is_right: run.is_right }),
        }
    }
    all
}

/// Whether the answer of the highest rank is right; of equals, that which came first.
fn is_first_right<R: PartialOrd>(voted: Vec<Voted>, rank: impl Fn(&Voted) -> R) -> bool {
    let best = voted.into_iter().reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    best.is_some_and(|best| best.is_right)
}

fn is_majority_right(draw: &[Judged]) -> bool {
    is_first_right(voted(draw.iter()), |it| it.votes)
}

fn is_best_right(draw: &[Judged]) -> bool {
    let standing = draw.iter().filter(|run| run.verdict != VerdictWord::Refuted);
    is_first_right(voted(standing), |it| (it.verdict, it.votes))
}

impl Samples {
    pub fn to_json(&self) -> Value {
        let row = |row: &Row| json!({"k": row.k, "pass": row.pass.to_json(), "cons": row.cons.to_json(), "best": row.best.to_json()});
        json!({
            "problems": self.problems,
            "samples": self.samples,
            "seed": self.settings.seed,
            "method": self.settings.method.name(),
            "temperature": self.settings.temperature,
            "settings": self.settings,
            "note": if self.settings.temperature > 0.0 { SLIPS } else { "" },
            "spent": self.spent.to_json(),
            "figures": self.rows.iter().map(row).collect::<Vec<_>>(),
        })
    }

    pub fn table(&self) -> Table {
        let row = |row: &Row| {
            let shares = [row.pass, row.cons, row.best].map(|share| share.to_string());
            std::iter::once(row.k.to_string()).chain(shares).collect()
        };
        Table {
            head: ["k", "pass@k (oracle)", "cons@k (majority)", "best-of-k (verifier)"].map(str::to_owned).to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// What the figures are about, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let settings = &self.settings;
        let mut notes = vec![
            format!(
                "{} problems, {} samples of each by {}, temperature {}, seed {}; 95 % intervals, by drawing the problems anew",
                self.problems,
                self.samples,
                settings.method.name(),
                settings.temperature,
                settings.seed
            ),
            "pass@1 is the mean over all samples; pass@k is over all draws of k, cons@k and best-of-k over n of them, each k \
             samples in a row, and may come out a little above it"
                .to_owned(),
            format!("a run of one problem: {}", self.spent),
        ];
        notes.extend(unusual(settings));
        if settings.method == Method::Vote {
            notes.push("a vote looks back at nothing, so best-of-k is its majority".to_owned());
        }
        if settings.temperature > 0.0 {
            notes.push(SLIPS.to_owned());
        }
        notes
    }

    pub fn to_table(&self) -> String {
        self.table().with_notes(&self.notes())
    }

    /// Accuracy against k.
    pub fn chart(&self) -> Chart {
        let series = |name: &str, look: usize, of: fn(&Row) -> Share| Series {
            name: name.to_owned(),
            look,
            spots: self.rows.iter().map(|row| Spot { across: row.k as f64, up: of(row) }).collect(),
        };
        let panel = Panel {
            title: format!("{}, temperature {}", self.settings.method.name(), self.settings.temperature),
            across: "k, samples of each problem (log scale)".to_owned(),
            up: format!("right, share of {} problems", self.problems),
            scale: Scale::Twos,
            series: vec![
                series("pass@k", 0, |row| row.pass),
                series("best-of-k", 2, |row| row.best),
                series("cons@k", 1, |row| row.cons),
            ],
            level: None,
        };
        Chart { title: "What k samples are worth".to_owned(), panels: vec![panel], notes: self.notes() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Counts;

    fn run(answer: usize, is_right: bool, verdict: VerdictWord) -> Judged {
        Judged { answer: Some(answer), is_right, verdict, counts: Counts::default() }
    }

    #[test]
    fn a_majority_can_be_wrong_where_a_verifier_is_not() {
        use VerdictWord::{Confirmed, Refuted};
        let draw = [run(0, false, Refuted), run(0, false, Refuted), run(1, true, Confirmed)];
        assert!(!is_majority_right(&draw));
        assert!(is_best_right(&draw));
        assert!(!is_majority_right(&[]) && !is_best_right(&[]));
    }

    #[test]
    fn ties_go_to_the_first() {
        use VerdictWord::Unsettled;
        assert!(is_majority_right(&[run(0, true, Unsettled), run(1, false, Unsettled)]));
        assert!(!is_majority_right(&[run(1, false, Unsettled), run(0, true, Unsettled)]));
    }

    #[test]
    fn k_of_n_as_worked_out_by_hand() {
        use VerdictWord::{Confirmed, Refuted};
        // Right, wrong, wrong and refuted, right: every two of them in a row, round and round.
        let (right, wrong) = (run(0, true, Confirmed), run(1, false, Refuted));
        let all = [vec![right.clone(), wrong.clone(), wrong, right]];
        let [one, two, four] = [1, 2, 4].map(|k| row(&all, 4, k, 0).unwrap());
        assert_eq!((one.pass.share, one.cons.share, one.best.share), (0.5, 0.5, 0.5));
        // Of six pairs five hold a right one. Of the four in a row: right first, wrong, wrong first, right.
        assert!((two.pass.share - 5.0 / 6.0).abs() < 1e-12);
        assert_eq!((two.cons.share, two.best.share), (0.5, 0.75));
        // Two against two: in two of the four turns a right one comes first.
        assert_eq!((four.pass.share, four.cons.share, four.best.share), (1.0, 0.5, 1.0));
    }
}
