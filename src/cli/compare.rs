//! `polya compare`.

use std::path::PathBuf;

use clap::Args;

use super::knobs::Knobs;
use super::{Error, Status, engine, print, prompt_from};
use crate::maths::equality::same_answer;
use crate::trace::{Method, Settings, Trace};

/// Solve one problem by all methods, on one plan, and put them side by side.
#[derive(Debug, Args)]
#[command(
    after_help = "The methods are settings of one mechanism: how many paths are walked, whether they look back, and
which answer is selected. Slips are injected, by a table that is the same for all.

Examples:
  polya compare \"What is 48 times 37 plus 5?\"
  polya compare --temperature 1 --paths 32 --expect 1781 \"What is 48 times 37 plus 5?\"
  polya compare --json -f problem.txt

Exit status: 0 some method answered, 3 none did."
)]
pub(super) struct Compare {
    /// The problem in words; `-` reads it from standard input
    #[arg(required_unless_present = "file", conflicts_with = "file", allow_hyphen_values = true)]
    prompt: Option<String>,
    /// Read the problem from a file
    #[arg(short, long)]
    file: Option<PathBuf>,
    /// The right answer, compared as mathematics
    #[arg(long, value_name = "ANSWER")]
    expect: Option<String>,
    /// Print JSON lines, one a method
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    knobs: Knobs,
}

impl Compare {
    pub fn run(self) -> Result<Status, Error> {
        let prompt = prompt_from(self.file.as_deref(), self.prompt.as_deref())?;
        if self.knobs.names_a_method() {
            return Err(Error::Misuse("all methods are compared, so none is to be named".to_owned()));
        }
        if self.expect.as_ref().is_some_and(|expected| expected.contains('?') || expected.trim().is_empty()) {
            let order = "polya compare --expect ANSWER 'PROBLEM'";
            return Err(Error::Misuse(format!(
                "--expect takes the right answer, such as 41, and not a problem: {order}"
            )));
        }
        let settings: Vec<Settings> = Method::ALL.iter().map(|method| self.knobs.settings_for(*method)).collect();
        let traces = self.knobs.on_threads(|| engine().compare(&prompt, &settings))?;
        let rows: Vec<Row> = traces.iter().map(|trace| Row::of(trace, self.expect.as_deref())).collect();
        if self.json {
            let lines: String = rows.iter().map(|row| format!("{}\n", row.to_json())).collect();
            print(&lines)?;
        } else {
            print(&table(&rows, &settings))?;
        }
        let is_answered = traces.iter().any(|trace| trace.answer.is_some());
        if !is_answered && let Some(trace) = traces.first() {
            anstream::eprintln!("polya: no answer: {}", crate::render::stopped(trace));
        }
        Ok(if is_answered { Status::Answered } else { Status::NoAnswer })
    }
}

/// What one method came to, and at what cost.
struct Row {
    method: &'static str,
    answer: Option<String>,
    verdict: &'static str,
    right: Option<bool>,
    paths: u64,
    attempts: u64,
    steps: u64,
    fuel: u64,
    checks: u64,
    turned_back: u64,
    /// Paths, or in an exhaustive run approaches, for the answer and against it.
    voices: (u32, u32),
}

impl Row {
    fn of(trace: &Trace, expected: Option<&str>) -> Self {
        let answer = trace.answer.as_ref();
        let counts = &trace.counts;
        let right = expected.map(|expected| answer.is_some_and(|answer| same_answer(&answer.text, expected)));
        Self {
            method: trace.settings.method.name(),
            answer: answer.map(|answer| answer.text.clone()),
            verdict: answer.map_or("-", |answer| answer.verdict.as_str()),
            right,
            paths: counts.paths,
            attempts: counts.attempts,
            steps: counts.steps,
            fuel: counts.fuel,
            checks: counts.checks,
            turned_back: counts.turned_back,
            voices: answer.map_or((0, 0), |answer| (answer.voices_for, answer.voices_against)),
        }
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "method": self.method, "answer": self.answer, "verdict": self.verdict, "right": self.right,
            "paths": self.paths, "attempts": self.attempts, "steps": self.steps, "fuel": self.fuel,
            "checks": self.checks, "turned_back": self.turned_back,
            "voices_for": self.voices.0, "voices_against": self.voices.1,
        })
    }
}

/// Columns that an answer may take.
const ROOM: usize = 24;

fn table(rows: &[Row], settings: &[Settings]) -> String {
    let short = |answer: &str| match answer.chars().count() {
        ..=ROOM => answer.to_owned(),
        _ => format!("{}...", answer.chars().take(ROOM - 3).collect::<String>()),
    };
    let shown = |row: &Row| row.answer.as_deref().map_or_else(|| "-".to_owned(), short);
    let width = rows.iter().map(|row| shown(row).chars().count()).max().unwrap_or(0).max(6);
    let is_judged = rows.iter().any(|row| row.right.is_some());
    let right = |row: &Row| match row.right {
        Some(true) => "  yes  ",
        Some(false) => "  no   ",
        None => "",
    };
    let head = if is_judged { "  right" } else { "" };
    let mut text = format!(
        "{:10}  {:width$}{head}  {:9}  {:>5} {:>7} {:>7} {:>6} {:>8} {:>7}\n",
        "method", "answer", "verdict", "paths", "steps", "fuel", "checks", "turned", "voices"
    );
    for row in rows {
        let (row_for, against) = row.voices;
        text += &format!(
            "{:10}  {:width$}{}  {:9}  {:>5} {:>7} {:>7} {:>6} {:>8} {:>7}\n",
            row.method,
            shown(row),
            right(row),
            row.verdict,
            row.paths,
            row.steps,
            row.fuel,
            row.checks,
            row.turned_back,
            format!("{row_for}:{against}")
        );
    }
    let temperature = settings.iter().map(|it| it.temperature).fold(0.0, f64::max);
    if temperature > 0.0 {
        text += &format!(
            "Slips are injected, at temperature {temperature}. \"turned\" counts answers given up on a path.\n"
        );
    }
    text
}
