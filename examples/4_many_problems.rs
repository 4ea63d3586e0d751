//! Many problems: solved side by side, in the same order and with the same answers on any number of threads.
//!
//! Prints how many problems with known answers come out right, how many attempts that took, and how much of it a check
//! confirmed. `polya bench` does the same with files, and goes on where a stopped run left off.

use polya::trace::VerdictWord;
use polya::{Engine, Settings, skills};
use rayon::prelude::*;

fn main() {
    let engine = Engine::new(skills::all());
    let settings = Settings::default();

    // Sums as a school book has them, and what each must come to.
    let problems: Vec<(String, i64)> = (2..=9)
        .flat_map(|bags| (2..=9).map(move |each| (bags, each)))
        .map(|(bags, each)| {
            let story = format!("Mia has {bags} bags with {each} marbles in each bag. She loses {bags} marbles.");
            (format!("{story} How many marbles are left?"), bags * each - bags)
        })
        .collect();

    // A trace depends on the prompt and the settings alone, so problems can share the engine and all processors.
    let traces: Vec<_> = problems.par_iter().map(|(prompt, _)| engine.solve(prompt, &settings)).collect();

    let is_right = |(trace, (_, known)): &(&polya::Trace, &(String, i64))| {
        trace.answer.as_ref().is_some_and(|answer| answer.text == known.to_string())
    };
    let answered = traces.iter().filter_map(|trace| trace.answer.as_ref());
    let (answers, confirmed) = answered.fold((0, 0), |(all, confirmed), answer| {
        (all + 1, confirmed + usize::from(answer.verdict == VerdictWord::Confirmed))
    });
    let right = traces.iter().zip(&problems).filter(is_right).count();
    let attempts: u64 = traces.iter().map(|trace| trace.counts.attempts).sum();
    let checks: u64 = traces.iter().map(|trace| trace.counts.checks).sum();

    println!("{} problems, {answers} answered, {right} right, {confirmed} confirmed", problems.len());
    println!("{attempts} attempts, {checks} checks");
}
