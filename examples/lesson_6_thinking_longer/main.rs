//! Lesson 6, thinking longer, and where it stops helping: the same problem on budgets of 1, 2, 4, ... steps.
//!
//! Prints for each budget how many of 200 runs are right, by a vote, which only thinks, and by a chain that is told to go on and
//! checks its answers. Slips are injected.

use polya::engine::Outcome;
use polya::trace::{Budget, Method};
use polya::{Engine, Settings, skills};

pub const PROBLEM: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";

const RUNS: u64 = 200;
const BUDGETS: [u64; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];

fn main() {
    let own = std::env::args().nth(1);
    print!("{}", lesson(own.as_deref().unwrap_or(PROBLEM)));
}

pub fn lesson(problem: &str) -> String {
    let engine = Engine::new(skills::all());
    let whole = engine.solve(problem, &Settings::default());
    let Some(right) = whole.answer else {
        return format!("There is nothing to compare: {}.\n", whole.stopped.sentence());
    };
    let mut text = format!("{problem}\n\n{:>6}  {:34}  chain that checks\n", "steps", "vote");
    for steps in BUDGETS {
        // Neither more nor less: below the budget the run is told to go on, at its end it must answer.
        let budget = Some(Budget { least: steps, most: steps });
        let bar = |method: Method| {
            let one = |seed| Settings { method, paths: 1, temperature: 0.9, seed, budget, ..Settings::default() };
            let runs: Vec<Settings> = (0..RUNS).map(one).collect();
            let is_right = |outcome: &Outcome| outcome.answer.as_ref() == Some(&right.text);
            let share =
                engine.outcomes(problem, &runs).iter().filter(|run| is_right(run)).count() * 100 / RUNS as usize;
            format!("{:25} {share:>3} %", "#".repeat(share / 4))
        };
        text += &format!("{steps:>6}  {:34}  {}\n", bar(Method::Vote), bar(Method::Chain));
    }
    text + &format!("\nRight of {RUNS} runs at temperature 0.9. Slips are injected.\n")
}
