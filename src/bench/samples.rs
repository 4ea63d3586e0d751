//! Problems solved many times over: whole runs repeated (`--samples`), and methods against what they spend (`--curve`).

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Problem;
use super::statistics::{Share, bootstrap, pass_at_k};
use crate::engine::{Engine, Outcome};
use crate::maths::equality::same_answer;
use crate::problem::Chance;
use crate::trace::{Method, Settings, VerdictWord};

/// Problems that are solved side by side before they are counted.
const SIDE_BY_SIDE: usize = 32;

/// One run of one problem, judged.
#[derive(Clone, Debug)]
struct Judged {
    /// Which of the distinct answers of the problem it is; none without an answer.
    answer: Option<usize>,
    is_right: bool,
    verdict: VerdictWord,
    fuel: u64,
    steps: u64,
    checks: u64,
}

/// The runs of one problem: answers that are the same as mathematics are one answer.
fn judged(problem: &Problem, outcomes: Vec<Outcome>) -> Vec<Judged> {
    let mut answers: Vec<(String, bool)> = Vec::new();
    let mut judge = |outcome: Outcome| {
        let answer = outcome.answer.map(|text| {
            answers.iter().position(|(known, _)| *known == text || same_answer(known, &text)).unwrap_or_else(|| {
                let is_right = problem.expected().is_some_and(|expected| same_answer(&text, expected));
                answers.push((text, is_right));
                answers.len() - 1
            })
        });
        let is_right = answer.is_some_and(|at| answers[at].1);
        let counts = outcome.counts;
        let (fuel, steps, checks) = (counts.fuel, counts.steps, counts.checks);
        Judged { answer, is_right, verdict: outcome.verdict, fuel, steps, checks }
    };
    outcomes.into_iter().map(&mut judge).collect()
}

/// What each problem with a known answer came to, in the order of the problems.
fn solve_all(
    engine: &Engine,
    problems: &[Problem],
    runs: &[Settings],
    mut progress: impl FnMut(usize),
) -> Vec<Vec<Judged>> {
    let known: Vec<&Problem> = problems.iter().filter(|problem| problem.expected().is_some()).collect();
    let mut all = Vec::with_capacity(known.len());
    for some in known.chunks(SIDE_BY_SIDE) {
        let solve = |problem: &&Problem| judged(problem, engine.outcomes(&problem.prompt, runs));
        all.extend(some.par_iter().map(solve).collect::<Vec<_>>());
        progress(some.len());
    }
    all
}

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
}

/// One of the figures for one k.
#[derive(Clone, Debug)]
pub struct Row {
    pub k: u64,
    /// At least one of k is right: the oracle.
    pub pass: Share,
    /// The answer of most of k is right; averaged over n / k draws that share no sample.
    pub cons: Share,
    /// The answer with the best verdict of k is right, of equals that of most; over the same draws.
    pub best: Share,
}

/// Solves each problem `samples` times, with seeds derived from the first.
pub fn samples(
    engine: &Engine,
    problems: &[Problem],
    settings: &Settings,
    samples: u64,
    progress: impl FnMut(usize),
) -> Samples {
    let run = |sample| Settings { seed: seed_of(settings.seed, sample), ..settings.clone() };
    let mut runs: Vec<Settings> = (0..samples).map(run).collect();
    if settings.method == Method::Chain {
        // A chain looks back at nothing; the same path with a look at its end tells what a verifier says of it.
        let checked = |run: &Settings| Settings { method: Method::BestOf, ..run.clone() };
        runs.extend(runs.iter().map(checked).collect::<Vec<_>>());
    }
    let all: Vec<Vec<Judged>> =
        solve_all(engine, problems, &runs, progress).into_iter().map(|judged| verified(judged, samples)).collect();
    let mut rows = Vec::new();
    let mut k = 1;
    while k <= samples {
        let mean = |figure: &dyn Fn(&[Judged]) -> f64| {
            let values: Vec<f64> = all.iter().map(|judged| figure(judged)).collect();
            bootstrap(&values, settings.seed)
        };
        let size = usize::try_from(k).unwrap_or(usize::MAX);
        let over_draws = |judged: &[Judged], is_right: fn(&[Judged]) -> bool| {
            let draws = judged.chunks_exact(size);
            let count = draws.len() as f64;
            draws.filter(|draw| is_right(draw)).count() as f64 / count
        };
        let pass = mean(&|judged| {
            let right = judged.iter().filter(|it| it.is_right).count() as u64;
            pass_at_k(samples, right, k).unwrap_or(0.0)
        });
        let cons = mean(&|judged| over_draws(judged, is_majority_right));
        let best = mean(&|judged| over_draws(judged, is_best_right));
        if let (Some(pass), Some(cons), Some(best)) = (pass, cons, best) {
            rows.push(Row { k, pass, cons, best });
        }
        k *= 2;
    }
    Samples { problems: all.len(), samples, settings: settings.clone(), rows }
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

/// Votes for each answer of a draw, with its best verdict, in the order in which they came.
fn votes(draw: &[Judged]) -> Vec<(usize, u64, VerdictWord, bool)> {
    let mut votes: Vec<(usize, u64, VerdictWord, bool)> = Vec::new();
    for it in draw {
        let Some(answer) = it.answer else {
            continue;
        };
        match votes.iter_mut().find(|(known, ..)| *known == answer) {
            Some((_, count, verdict, _)) => {
                *count += 1;
                *verdict = (*verdict).max(it.verdict);
            }
            None => votes.push((answer, 1, it.verdict, it.is_right)),
        }
    }
    votes
}

fn is_majority_right(draw: &[Judged]) -> bool {
    let first_of_most = votes(draw).into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    first_of_most.is_some_and(|(.., is_right)| is_right)
}

fn is_best_right(draw: &[Judged]) -> bool {
    let rank = |it: &(usize, u64, VerdictWord, bool)| (it.2, it.1);
    let standing = draw.iter().filter(|it| it.verdict != VerdictWord::Refuted).cloned().collect::<Vec<_>>();
    let best = votes(&standing).into_iter().reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    best.is_some_and(|(.., is_right)| is_right)
}

impl Samples {
    pub fn to_json(&self) -> Value {
        let rows = self
            .rows
            .iter()
            .map(|row| json!({"k": row.k, "pass": shown(row.pass), "cons": shown(row.cons), "best": shown(row.best)}));
        json!({
            "problems": self.problems,
            "samples": self.samples,
            "seed": self.settings.seed,
            "method": self.settings.method.name(),
            "temperature": self.settings.temperature,
            "note": NOTE,
            "figures": rows.collect::<Vec<_>>(),
        })
    }

    pub fn to_table(&self) -> String {
        let mut text = format!(
            "{:>5}  {:22}  {:22}  {:22}\n",
            "k", "pass@k (oracle)", "cons@k (majority)", "best-of-k (verifier)"
        );
        for row in &self.rows {
            let cells = [row.pass, row.cons, row.best].map(cell);
            text += &format!("{:>5}  {:22}  {:22}  {:22}\n", row.k, cells[0], cells[1], cells[2]);
        }
        text += &format!(
            "{} problems, {} samples of each by {}, temperature {}, seed {}; 95 % intervals over problems.\n{NOTE}.\n",
            self.problems,
            self.samples,
            self.settings.method.name(),
            self.settings.temperature,
            self.settings.seed
        );
        text
    }
}

/// Said of every figure that sampled paths made.
const NOTE: &str = "slips are injected";

fn shown(share: Share) -> Value {
    let rounded = |number: f64| (number * 10_000.0).round() / 10_000.0;
    json!({"share": rounded(share.share), "low": rounded(share.low), "high": rounded(share.high)})
}

fn cell(share: Share) -> String {
    format!("{:.3} ({:.3} to {:.3})", share.share, share.low, share.high)
}

/// Accuracy of each method at growing numbers of paths, and what it spends.
#[derive(Clone, Debug)]
pub struct Curve {
    pub problems: usize,
    pub seed: u64,
    pub temperature: f64,
    pub points: Vec<Point>,
}

/// A method at one number of paths.
#[derive(Clone, Debug)]
pub struct Point {
    pub method: Method,
    pub paths: u64,
    /// Right of all problems.
    pub accuracy: Share,
    /// Answered, of all problems.
    pub answered: f64,
    /// Fuel, steps and checks, for one problem on average.
    pub fuel: f64,
    pub steps: f64,
    pub checks: f64,
}

/// Runs every sampling method at 1, 2, 4, ... paths up to `most`, and the exhaustive one.
pub fn curve(
    engine: &Engine,
    problems: &[Problem],
    settings: &Settings,
    most: u64,
    progress: impl FnMut(usize),
) -> Curve {
    let mut runs = vec![Settings { method: Method::Exhaustive, paths: 0, temperature: 0.0, ..settings.clone() }];
    for method in [Method::Chain, Method::Vote, Method::BestOf, Method::Deliberate] {
        let doubling = std::iter::successors(Some(1), |paths| Some(paths * 2)).take_while(|paths| *paths <= most);
        let paths: Vec<u64> = if method == Method::Chain { vec![1] } else { doubling.collect() };
        runs.extend(paths.into_iter().map(|paths| Settings { method, paths, ..settings.clone() }));
    }
    let all = solve_all(engine, problems, &runs, progress);
    let point = |(at, run): (usize, &Settings)| {
        let of = |figure: &dyn Fn(&Judged) -> f64| all.iter().map(|judged| figure(&judged[at])).collect::<Vec<f64>>();
        let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let is_right = of(&|it| f64::from(u8::from(it.is_right)));
        Some(Point {
            method: run.method,
            paths: run.paths,
            accuracy: bootstrap(&is_right, settings.seed)?,
            answered: mean(of(&|it| f64::from(u8::from(it.answer.is_some())))),
            fuel: mean(of(&|it| it.fuel as f64)),
            steps: mean(of(&|it| it.steps as f64)),
            checks: mean(of(&|it| it.checks as f64)),
        })
    };
    let points = runs.iter().enumerate().filter_map(point).collect();
    Curve { problems: all.len(), seed: settings.seed, temperature: settings.temperature, points }
}

impl Curve {
    pub fn to_json(&self) -> Value {
        let rounded = |number: f64| (number * 100.0).round() / 100.0;
        let points = self.points.iter().map(|it| {
            json!({
                "method": it.method.name(),
                "paths": it.paths,
                "accuracy": shown(it.accuracy),
                "answered": (it.answered * 10_000.0).round() / 10_000.0,
                "fuel": rounded(it.fuel),
                "steps": rounded(it.steps),
                "checks": rounded(it.checks),
            })
        });
        json!({
            "problems": self.problems,
            "seed": self.seed,
            "temperature": self.temperature,
            "note": NOTE,
            "points": points.collect::<Vec<_>>(),
        })
    }

    pub fn to_table(&self) -> String {
        let mut text = format!(
            "{:10}  {:>5}  {:22}  {:>8}  {:>8}  {:>8}  {:>8}\n",
            "method", "paths", "accuracy", "answered", "fuel", "steps", "checks"
        );
        for it in &self.points {
            text += &format!(
                "{:10}  {:>5}  {:22}  {:>8.3}  {:>8.1}  {:>8.1}  {:>8.1}\n",
                it.method.name(),
                it.paths,
                cell(it.accuracy),
                it.answered,
                it.fuel,
                it.steps,
                it.checks
            );
        }
        text += &format!(
            "{} problems, temperature {}, seed {}; fuel, steps and checks of one problem on average; 95 % intervals over \
             problems.\n{NOTE}.\n",
            self.problems, self.temperature, self.seed
        );
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(answer: usize, is_right: bool, verdict: VerdictWord) -> Judged {
        Judged { answer: Some(answer), is_right, verdict, fuel: 0, steps: 0, checks: 0 }
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
}
