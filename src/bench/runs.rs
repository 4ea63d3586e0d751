//! Every problem solved by many runs on one plan, and judged: what figures of samples and curves are made of.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{AnswerLine, Kept, Line, LinesError, Problem, Same, solve_in_order};
use crate::engine::{Engine, Outcome};
use crate::maths::equality::same_answer;
use crate::problem::content_hash;
use crate::trace::{Counts, Settings, VerdictWord};

/// One run of one problem, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Which of the distinct answers of the problem it is; null without an answer.
    pub answer: Option<usize>,
    pub is_right: bool,
    pub verdict: VerdictWord,
    pub counts: Counts,
}

/// All runs of one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemRuns {
    pub id: String,
    /// Answers that are the same as mathematics are one answer.
    pub answers: Vec<String>,
    /// In the order of the settings.
    pub runs: Vec<Judged>,
}

impl Line for ProblemRuns {
    fn id(&self) -> &str {
        &self.id
    }
}

/// All runs of all problems with a known answer, in the order of the problems.
#[derive(Clone, Debug)]
pub struct Runs {
    pub settings: Vec<Settings>,
    pub problems: Vec<ProblemRuns>,
}

impl Runs {
    /// Solves every problem with a known answer by every run; a file that is begun is gone on with, when it is to be resumed.
    pub fn of(
        engine: &Engine,
        problems: &[Problem],
        settings: Vec<Settings>,
        file: Option<(&Path, bool)>,
        mut progress: impl FnMut(),
    ) -> Result<Self, LinesError> {
        let known: Vec<&Problem> = problems.iter().filter(|problem| problem.expected().is_some()).collect();
        // Whoever resumes must have the same problems, the same runs and the same program.
        let asked: Vec<String> =
            known.iter().map(|it| format!("{}\n{}\n{:?}", it.id, it.prompt, it.expected())).collect();
        let head = json!({
            "engine": env!("CARGO_PKG_VERSION"),
            "problems": format!("{:016x}", content_hash(&asked.join("\n"))),
            "runs": settings,
        });
        let solve = |problem: &Problem| judged(problem, engine.outcomes(&problem.prompt, &settings));
        let is_own = |_: &Problem, line: &ProblemRuns| {
            line.runs.len() == settings.len()
                && line.runs.iter().all(|run| run.answer.is_none_or(|answer| answer < line.answers.len()))
        };
        let kept = file.map(|(path, resume)| Kept { path, resume, same: Same { head: Some(&head), is_own: &is_own } });
        let problems = solve_in_order(&known, kept, solve, |_, _| progress())?;
        Ok(Self { settings, problems })
    }

    /// What one run came to, for every problem.
    pub fn of_run(&self, run: usize) -> impl Iterator<Item = &Judged> {
        self.problems.iter().map(move |problem| &problem.runs[run])
    }
}

impl From<&AnswerLine> for ProblemRuns {
    /// A problem that was solved once.
    fn from(line: &AnswerLine) -> Self {
        let judged = Judged {
            answer: line.answer.as_ref().map(|_| 0),
            // Where the right answer is not known, no answer is wrong.
            is_right: line.correct != Some(false),
            verdict: line.verdict.unwrap_or(VerdictWord::Unsettled),
            counts: line.counts.clone(),
        };
        Self { id: line.id.clone(), answers: line.answer.iter().cloned().collect(), runs: vec![judged] }
    }
}

fn judged(problem: &Problem, outcomes: Vec<Outcome>) -> ProblemRuns {
    let mut answers: Vec<String> = Vec::new();
    let mut is_right: Vec<bool> = Vec::new();
    let mut judge = |outcome: Outcome| {
        let answer = outcome.answer.map(|text| {
            answers.iter().position(|known| *known == text || same_answer(known, &text)).unwrap_or_else(|| {
                is_right.push(problem.expected().is_some_and(|expected| same_answer(&text, expected)));
                answers.push(text);
                answers.len() - 1
            })
        });
        let is_right = answer.is_some_and(|at| is_right[at]);
        Judged { answer, is_right, verdict: outcome.verdict, counts: outcome.counts }
    };
    let runs = outcomes.into_iter().map(&mut judge).collect();
    ProblemRuns { id: problem.id.clone(), answers, runs }
}

/// Said of every figure that sampled paths made.
pub const SLIPS: &str = "slips are injected";

/// How much was done, on average.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spent {
    pub attempts: f64,
    pub steps: f64,
    pub checks: f64,
    /// Units of work.
    pub fuel: f64,
    /// Words of thinking.
    pub words: f64,
}

impl Spent {
    /// On average over some runs; all zero when there are none.
    pub fn of<'a>(runs: impl Iterator<Item = &'a Judged>) -> Self {
        let (mut sum, mut count) = (Counts::default(), 0_u64);
        for run in runs {
            sum.add(&run.counts);
            count += 1;
        }
        let mean = |total: u64| total as f64 / count.max(1) as f64;
        Self {
            attempts: mean(sum.attempts),
            steps: mean(sum.steps),
            checks: mean(sum.checks),
            fuel: mean(sum.fuel),
            words: mean(sum.words),
        }
    }

    pub fn to_json(self) -> serde_json::Value {
        let rounded = |number: f64| (number * 100.0).round() / 100.0;
        json!({
            "attempts": rounded(self.attempts),
            "steps": rounded(self.steps),
            "checks": rounded(self.checks),
            "fuel": rounded(self.fuel),
            "words": rounded(self.words),
        })
    }
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attempts, steps, checks, fuel, words } = self;
        write!(f, "{attempts:.1} attempts, {steps:.1} steps, {checks:.1} checks, {fuel:.1} units of work, ")?;
        write!(f, "{words:.0} words of thinking")
    }
}

/// The knobs of a run that are not as usual, as a sentence; empty when all are.
pub fn unusual(settings: &Settings) -> Vec<String> {
    let mut said = Vec::new();
    if settings.checker_misses > 0.0 {
        said.push(format!("checks miss a share of {} of what is wrong", settings.checker_misses));
    }
    if settings.min_confidence > 0.0 {
        said.push(format!("answers with a confidence below {} are withheld", settings.min_confidence));
    }
    if settings.require_confirmed {
        said.push("answers that no check confirms are withheld".to_owned());
    }
    if let Some(budget) = settings.budget {
        said.push(format!("thinking budget: {budget} steps a problem, after which a run answers with what it has"));
    }
    said
}
