//! Many problems: solving them in order, keeping what was answered, and figures by subject.
//!
//! | file | what it does |
//! |------|--------------|
//! | `problems` | reads the problems |
//! | `answers` | writes the answers a line at a time, and picks up where a killed run stopped |
//! | `figures` | counts, shares and tables |
//! | `samples` | runs repeated, and methods against what they spend |
//! | `statistics` | pass@k and intervals |

mod answers;
mod figures;
mod problems;
mod samples;
pub mod statistics;

use std::path::Path;

use rayon::prelude::*;

pub use answers::{AnswerLine, AnswersError, AnswersFile};
pub use figures::{Figures, Tally};
pub use problems::{Problem, ProblemsError, read_problems};
pub use samples::{Curve, Point, Row, Samples, curve, samples};

use crate::engine::Engine;
use crate::maths::equality::same_answer;
use crate::trace::Settings;

/// How many problems are solved side by side before their answers are written. Answers are written in the order of the
/// problems, so that a run that was stopped and resumed gives the same file.
const SIDE_BY_SIDE: usize = 32;

/// Solves one problem; its answer is compared, as mathematics, with the one that is known.
pub fn answer(engine: &Engine, problem: &Problem, settings: &Settings) -> AnswerLine {
    let trace = engine.solve(&problem.prompt, settings);
    let text = trace.answer.as_ref().map(|answer| answer.text.clone());
    let correct = match (&text, problem.expected()) {
        (Some(text), Some(expected)) => Some(same_answer(text, expected)),
        (None, Some(_)) => Some(false),
        (_, None) => None,
    };
    let verdict = trace.answer.map(|answer| answer.verdict);
    AnswerLine { id: problem.id.clone(), answer: text, verdict, correct }
}

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
) -> Result<Figures, AnswersError> {
    let (mut file, done) = match file {
        Some((path, resume)) => AnswersFile::open(path, problems, resume).map(|(file, done)| (Some(file), done))?,
        None => (None, Vec::new()),
    };
    let mut figures = Figures::default();
    for (problem, line) in problems.iter().zip(&done) {
        figures.count(problem, line);
        progress(problem, line);
    }
    for batch in problems[done.len()..].chunks(SIDE_BY_SIDE) {
        let lines: Vec<AnswerLine> = batch.par_iter().map(|problem| answer(engine, problem, settings)).collect();
        for (problem, line) in batch.iter().zip(&lines) {
            if let Some(file) = &mut file {
                file.write(line)?;
            }
            figures.count(problem, line);
            progress(problem, line);
        }
    }
    Ok(figures)
}
