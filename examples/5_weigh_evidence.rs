//! How the weights of the reader by evidence are found: from problems with known answers.
//!
//! Which tree of sums and products an answer came from is not told, only the answer, so the weights are those that make the
//! trees which come to it likeliest together: a log-linear model of hidden derivations, fitted one problem after another by
//! stochastic gradient descent with shrinkage, and averaged over the later rounds (Polyak and Juditsky 1992). Everything
//! runs in a fixed order, so the same problems give the same table.
//!
//! Without files it weighs a handful of stories made here, and prints how many it then reads rightly. With files of
//! problems (JSON lines with `prompt`, `answer`, `subject`) it says, by cross-validation, what share is read at which margin,
//! and what share of that rightly; `--judge FILE` says the same of other problems, `--out FILE` writes the table. With
//! `--from TABLE` the weights begin at those of a table that was fitted before, and shrink towards these instead of zero.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};
use polya::language::read_tokens;
use polya::skills::word_problems::case;
use polya::skills::word_problems::evidence::{Case, SLOTS};
use rayon::prelude::*;

/// A cue seen in fewer problems than this is not weighed, and one that weighs less than this is not written.
const FEWEST: usize = 12;
const LIGHTEST: i32 = 5;
const ROUNDS: usize = 30;
const RATE: f32 = 0.04;
/// What a weight loses in a round, for each problem.
const SHRINKAGE: f32 = 0.01;
/// Cues that quote words are many and each is rare, so they learn more slowly than what is common to all stories.
const RATE_OF_WORDS: f32 = 0.6;

/// A prompt, its answer and its subject.
type Told = (String, f64, String);

struct Problem {
    subject: String,
    case: Case,
    /// For each set, the places of its cues in the table.
    sets: Vec<Vec<u32>>,
    /// Which candidates come to the known answer; "nothing of the kind" when no tree does.
    right: Vec<bool>,
}

/// How one problem was judged: by how much the heaviest candidate outweighs all that come to something else (below zero
/// when it is "nothing of the kind"), and whether it is right.
struct Judged<'a> {
    problem: &'a Problem,
    margin: f32,
    is_right: bool,
}

fn main() -> Result<()> {
    let (mut files, mut judge, mut out, mut from) = (Vec::new(), None, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--judge" => judge = Some(arguments.next().context("--judge wants a file")?),
            "--from" => from = Some(arguments.next().context("--from wants a file")?),
            "--out" => out = Some(arguments.next().context("--out wants a file")?),
            _ => files.push(argument),
        }
    }
    let told = if files.is_empty() { made() } else { read(&files)? };
    let mut problems = cases(&told);
    let known = from.map_or_else(|| Ok(Table::new()), |path| read_table(&path))?;
    let cues = seen_often(&problems, if files.is_empty() { 2 } else { FEWEST }, &known);
    let start: Weights = cues.iter().map(|cue| known.get(cue).copied().unwrap_or_default()).collect();
    number_cues(&mut problems, &cues);
    let reachable = problems.iter().filter(|it| !it.right[0]).count();
    println!("{} problems, {} to weigh, {reachable} whose answer is among the candidates", told.len(), problems.len());
    println!("{} cues", cues.len());

    let folds = 5;
    let judged: Vec<Judged> = (0..folds)
        .into_par_iter()
        .flat_map_iter(|fold| {
            let numbered = || problems.iter().enumerate();
            let others: Vec<&Problem> = numbered().filter(|(at, _)| at % folds != fold).map(|(_, it)| it).collect();
            let weights = fit(&others, &cues, &start);
            let own: Vec<&Problem> = numbered().filter(|(at, _)| at % folds == fold).map(|(_, it)| it).collect();
            own.into_iter().map(|it| judged(it, &weights)).collect::<Vec<_>>()
        })
        .collect();
    report("cross-validated", &judged);

    let all: Vec<&Problem> = problems.iter().collect();
    if let Some(judge) = judge {
        let weights = fit(&all, &cues, &start);
        let mut others = cases(&read(&[judge])?);
        number_cues(&mut others, &cues);
        report("of other problems", &others.iter().map(|it| self::judged(it, &weights)).collect::<Vec<_>>());
    }
    if let Some(out) = out {
        let table = table(&cues, &fit(&all, &cues, &start), told.len());
        std::fs::write(&out, table).with_context(|| format!("cannot write {out}"))?;
    }
    Ok(())
}

fn read(files: &[String]) -> Result<Vec<Told>> {
    let mut all = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let problem: serde_json::Value = serde_json::from_str(line)?;
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            if let Ok(answer) = text("answer").replace([',', '$'], "").parse() {
                all.push((text("prompt"), answer, text("subject")));
            }
        }
    }
    Ok(all)
}

/// Stories for those who have no files at hand.
fn made() -> Vec<Told> {
    let mut all = Vec::new();
    for (name, thing) in [("Mia", "marbles"), ("Tom", "stamps"), ("Ann", "shells"), ("Ben", "coins")] {
        for number in 2..12_i32 {
            let (few, many) = (f64::from(number), f64::from(number + 3));
            let mut add = |story: String, answer: f64| all.push((story, answer, "made here".to_owned()));
            add(
                format!("{name} has {few} bags with {many} {thing} in each bag. How many {thing} is that?"),
                few * many,
            );
            add(format!("{name} had {many} {thing} and lost {few} of them. How many {thing} are left?"), many - few);
            add(format!("{name} found {few} {thing} and then {many} more. How many {thing} in all?"), few + many);
        }
    }
    all
}

fn cases(told: &[Told]) -> Vec<Problem> {
    let problem = |(prompt, answer, subject): &Told| {
        let case = case(&read_tokens(prompt))?;
        let is_it = |value: f64| (value - answer).abs() <= 1e-4 * answer.abs().max(1.0);
        let mut right: Vec<bool> = case.candidates.iter().map(|it| it.value.is_some_and(is_it)).collect();
        right[0] = !right.contains(&true);
        Some(Problem { subject: subject.clone(), case, sets: Vec::new(), right })
    };
    told.par_iter().filter_map(problem).collect()
}

/// Weights by the names of their cues.
type Table = BTreeMap<String, [f32; SLOTS]>;

/// A table as [`table`] writes it.
fn read_table(path: &str) -> Result<Table> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    let entry = |line: &str| -> Result<(String, [f32; SLOTS])> {
        let (cue, numbers) = line.split_once('\t').with_context(|| format!("{path}: no tab in `{line}`"))?;
        let mut weights = [0.0; SLOTS];
        for (weight, number) in weights.iter_mut().zip(numbers.split(' ')) {
            *weight = number.parse::<f32>()? / 100.0;
        }
        Ok((cue.to_owned(), weights))
    };
    text.lines().filter(|line| !line.starts_with('#')).map(entry).collect()
}

/// The cues that are known or seen in enough problems, in the order of their names.
fn seen_often(problems: &[Problem], fewest: usize, known: &Table) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in problems {
        let mut own: Vec<&str> = problem.case.sets.iter().flatten().map(String::as_str).collect();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|cue| *seen.entry(cue).or_default() += 1);
    }
    let often = seen.into_iter().filter(|(_, count)| *count >= fewest).map(|(cue, _)| cue.to_owned());
    often.chain(known.keys().cloned()).collect::<BTreeSet<String>>().into_iter().collect()
}

fn number_cues(problems: &mut [Problem], cues: &[String]) {
    let places: HashMap<&str, u32> = cues.iter().zip(0..).map(|(cue, place)| (cue.as_str(), place)).collect();
    for problem in problems {
        let place = |cues: &Vec<String>| cues.iter().filter_map(|cue| places.get(cue.as_str()).copied()).collect();
        problem.sets = problem.case.sets.iter().map(place).collect();
    }
}

/// For each cue, a weight in each sense.
type Weights = Vec<[f32; SLOTS]>;

fn fit(problems: &[&Problem], cues: &[String], start: &Weights) -> Weights {
    let rates: Vec<f32> = cues.iter().map(|cue| if cue.contains('"') { RATE_OF_WORDS } else { 1.0 }).collect();
    let mut weights = start.clone();
    let mut mean: Weights = vec![[0.0; SLOTS]; cues.len()];
    for round in 0..ROUNDS {
        let rate = RATE / (1.0 + round as f32 / 4.0);
        for step in 0..problems.len() {
            // Another order in each round, the same on every run.
            let problem = problems[(step * 7_919 + round * 104_729) % problems.len()];
            let slopes = slopes(problem, &weights);
            for (set, slopes) in problem.sets.iter().zip(&slopes) {
                for &cue in set {
                    let rate = rate * rates[cue as usize];
                    weights[cue as usize].iter_mut().zip(slopes).for_each(|(weight, slope)| *weight -= rate * slope);
                }
            }
        }
        let kept = 1.0 - SHRINKAGE * rate * problems.len() as f32;
        let both = weights.iter_mut().flatten().zip(start.iter().flatten());
        both.for_each(|(weight, start)| *weight = start + kept * (*weight - start));
        if round >= ROUNDS / 2 {
            let share = 1.0 / (ROUNDS - ROUNDS / 2) as f32;
            mean.iter_mut().flatten().zip(weights.iter().flatten()).for_each(|(sum, weight)| *sum += share * weight);
        }
    }
    mean
}

/// How much too heavy each set of cues is in each sense: the share of its candidates, less their share of what is right.
fn slopes(problem: &Problem, weights: &Weights) -> Vec<[f32; SLOTS]> {
    let scores = scores(problem, weights);
    let (all, right) = (shares(&scores, |_| true), shares(&scores, |it| problem.right[it]));
    let mut slopes = vec![[0.0_f32; SLOTS]; problem.sets.len()];
    for (place, candidate) in problem.case.candidates.iter().enumerate() {
        for &(set, sense) in &candidate.senses {
            slopes[usize::from(set)][usize::from(sense)] += all[place] - right[place];
        }
    }
    slopes
}

fn scores(problem: &Problem, weights: &Weights) -> Vec<f32> {
    let mut totals = vec![[0.0_f32; SLOTS]; problem.sets.len()];
    for (set, total) in problem.sets.iter().zip(&mut totals) {
        for &cue in set {
            total.iter_mut().zip(weights[cue as usize]).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let score =
        |senses: &[(u16, u8)]| senses.iter().map(|&(set, sense)| totals[usize::from(set)][usize::from(sense)]).sum();
    problem.case.candidates.iter().map(|it| score(&it.senses)).collect()
}

/// The likelihood of each candidate among those that count.
fn shares(scores: &[f32], counts: impl Fn(usize) -> bool) -> Vec<f32> {
    let most = (0..scores.len()).filter(|&it| counts(it)).map(|it| scores[it]).fold(f32::MIN, f32::max);
    let each = |it: usize| if counts(it) { (scores[it] - most).exp() } else { 0.0 };
    let each: Vec<f32> = (0..scores.len()).map(each).collect();
    let sum: f32 = each.iter().sum();
    each.into_iter().map(|it| it / sum).collect()
}

fn judged<'a>(problem: &'a Problem, weights: &Weights) -> Judged<'a> {
    let scores = scores(problem, weights);
    let best = (0..scores.len()).fold(0, |best, it| if scores[it] > scores[best] { it } else { best });
    let value = |it: usize| problem.case.candidates[it].value;
    let is_other = |it: usize| match (value(it), value(best)) {
        (Some(one), Some(other)) => (one - other).abs() > 1e-6,
        (one, other) => one.is_some() != other.is_some(),
    };
    let second = (0..scores.len()).filter(|&it| is_other(it)).map(|it| scores[it]).fold(f32::MIN, f32::max);
    let margin = scores[best] - second;
    Judged { problem, margin: if best == 0 { -margin } else { margin }, is_right: problem.right[best] }
}

fn report(title: &str, judged: &[Judged]) {
    let mut subjects: Vec<&str> = judged.iter().map(|it| it.problem.subject.as_str()).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let margins = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0];
    println!("{title}: share read and, of it, rightly, by the least margin");
    println!("{:>16} {}", "", margins.map(|margin| format!("{margin:>11.1}")).concat());
    for subject in subjects.into_iter().chain(["all"]) {
        let own: Vec<&Judged> = judged.iter().filter(|it| subject == "all" || it.problem.subject == subject).collect();
        let cells = margins.map(|least| {
            let read: Vec<_> = own.iter().filter(|it| it.margin > least).collect();
            let right = read.iter().filter(|it| it.is_right).count();
            format!("  {:.2} {:.2}", read.len() as f64 / own.len() as f64, right as f64 / read.len().max(1) as f64)
        });
        println!("{subject:>16} {} of {}", cells.concat(), own.len());
    }
}

fn table(cues: &[String], weights: &Weights, problems: usize) -> String {
    let mut lines = vec![
        format!("# Weights of cues in hundredths of a natural logarithm, fitted on {problems} problems with"),
        "# `cargo run --release --example 5_weigh_evidence`; see `cues.rs` for what the cues are.".to_owned(),
    ];
    for (cue, weights) in cues.iter().zip(weights) {
        let rounded = weights.map(|weight| (weight * 100.0).round() as i32);
        if rounded.iter().any(|weight| weight.abs() >= LIGHTEST) {
            let length = SLOTS - rounded.iter().rev().take_while(|weight| **weight == 0).count();
            let numbers: Vec<String> = rounded[..length].iter().map(ToString::to_string).collect();
            lines.push(format!("{cue}\t{}", numbers.join(" ")));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
