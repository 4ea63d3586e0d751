//! Many problems: solving them in order, keeping what was answered, and figures by subject.
//!
//! | file | what it does |
//! |------|--------------|
//! | `problems` | reads the problems |
//! | `lines` | writes results a line at a time, and picks up where a killed run stopped |
//! | `answers`, `figures` | every problem solved once, and what that comes to by subject |
//! | `runs` | every problem solved by many runs, judged |
//! | `samples` | the same run repeated: pass@k, cons@k, best-of-k |
//! | `curve` | methods against the paths they walk, the budget they have and what they spend |
//! | `statistics` | pass@k and intervals |
//! | `chart`, `report` | pictures and a page of them |

mod answers;
mod chart;
mod curve;
mod figures;
mod lines;
mod problems;
mod report;
mod runs;
mod samples;
pub mod statistics;

use std::path::Path;

use answers::made_by;
use rayon::prelude::*;

pub use answers::{AnswerLine, answer};
pub use chart::{Chart, Level, Panel, Scale, Series, Spot};
pub use curve::{Curve, Point, Varied, curve};
pub use figures::{Figures, Tally};
pub use lines::{Line, LinesError, LinesFile, Same};
pub use problems::{Problem, ProblemsError, read_problems};
pub use report::{Given, Report, Table, Wrong, wrong_answers};
pub use runs::{Judged, ProblemRuns, Runs, SLIPS, Spent, unusual};
pub use samples::{Row, Samples, samples};

use crate::engine::Engine;
use crate::trace::Settings;

/// How many problems are solved side by side before their answers are written. Answers are written in the order of the
/// problems, so that a run that was stopped and resumed gives the same file.
const SIDE_BY_SIDE: usize = 32;

/// Solves what `file` does not hold yet, adds the answers to it, and counts all of them. `progress` hears of every
/// answer, also of those that were there before. The flag beside the file's path says whether to resume.
///
/// Errors: the file cannot be written, or holds answers to other problems.
pub fn run(
    engine: &Engine,
    problems: &[Problem],
    settings: &Settings,
    file: Option<(&Path, bool)>,
    mut progress: impl FnMut(&Problem, &AnswerLine),
) -> Result<Figures, LinesError> {
    let all: Vec<&Problem> = problems.iter().collect();
    let mut figures = Figures::default();
    let is_own = |problem: &Problem, line: &AnswerLine| line.run == made_by(problem, settings);
    let kept = file.map(|(path, resume)| Kept { path, resume, same: Same { head: None, is_own: &is_own } });
    solve_in_order(
        &all,
        kept,
        |problem| answer(engine, problem, settings),
        |problem, line| {
            figures.count(problem, line);
            progress(problem, line);
        },
    )?;
    Ok(figures)
}

/// Where results are kept.
struct Kept<'a, L> {
    path: &'a Path,
    resume: bool,
    same: Same<'a, L>,
}

/// Works on the problems side by side, and writes what comes of each in their order. `progress` hears of every result, also of
/// those that the file held before.
fn solve_in_order<L: Line + Send>(
    problems: &[&Problem],
    kept: Option<Kept<'_, L>>,
    work: impl Fn(&Problem) -> L + Sync,
    mut progress: impl FnMut(&Problem, &L),
) -> Result<Vec<L>, LinesError> {
    let (mut file, mut done) = match kept {
        Some(Kept { path, resume, same }) => {
            let (file, done) = LinesFile::open(path, problems, &same, resume)?;
            (Some(file), done)
        }
        None => (None, Vec::new()),
    };
    problems.iter().zip(&done).for_each(|(problem, line)| progress(problem, line));
    for batch in problems[done.len()..].chunks(SIDE_BY_SIDE) {
        let lines: Vec<L> = batch.par_iter().map(|problem| work(problem)).collect();
        for (problem, line) in batch.iter().zip(lines) {
            if let Some(file) = &mut file {
                file.write(&line)?;
            }
            progress(problem, &line);
            done.push(line);
        }
    }
    Ok(done)
}
