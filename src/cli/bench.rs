//! `polya bench`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::knobs::Knobs;
use super::{Error, Status, engine, print, read_text};
use crate::bench::{read_problems, run};

/// Solve a file of problems and count.
#[derive(Debug, Args)]
#[command(
    after_help = "Problems are JSON lines {\"id\", \"prompt\", \"answer\", \"subject\"}; the last two may be missing.

Answers are compared as mathematics: 1/2, 0.5 and 50% are the same. They are written in the
order of the problems, each line whole, so a run can be stopped at any time (Ctrl-C) and goes on
with --resume; nothing that was written is lost or done again.

Examples:
  polya bench problems.jsonl
  polya bench problems.jsonl --out answers.jsonl --resume
  polya bench problems.jsonl --limit 100 --json"
)]
pub(super) struct Bench {
    /// A file of JSON lines; `-` is standard input
    problems: PathBuf,
    /// Write the answers, one JSON line a problem
    #[arg(long)]
    out: Option<PathBuf>,
    /// Go on with the file of answers where a stopped run left it
    #[arg(long, requires = "out")]
    resume: bool,
    /// Only the first problems
    #[arg(long)]
    limit: Option<usize>,
    /// Print the figures as one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    knobs: Knobs,
}

impl Bench {
    pub fn run(self) -> Result<Status, Error> {
        let text = read_text(&self.problems)?;
        let name = self.problems.display();
        let mut problems = read_problems(&text).map_err(|error| Error::Misuse(format!("{name}: {error}")))?;
        problems.truncate(self.limit.unwrap_or(usize::MAX));
        let settings = self.knobs.settings();
        if let Some(out) = &self.out {
            let out = out.display();
            anstream::eprintln!("polya: answers go to {out}; a run that is stopped goes on with --out {out} --resume");
        }
        let bar = progress_bar(problems.len() as u64);
        let started = Instant::now();
        let (mut right, mut wrong) = (0, 0);
        let file = self.out.as_deref().map(|path| (path, self.resume));
        let figures = self.knobs.on_threads(|| {
            run(&engine(), &problems, &settings, file, |_, line| {
                right += u64::from(line.correct == Some(true));
                wrong += u64::from(line.answer.is_some() && line.correct == Some(false));
                bar.set_message(format!("{right} right, {wrong} wrong"));
                bar.inc(1);
            })
        })?;
        bar.finish_and_clear();
        let figures = figures.map_err(|error| Error::Misuse(error.to_string()))?;
        let seconds = started.elapsed().as_secs_f64();
        if self.json { print(&format!("{}\n", figures.to_json(seconds))) } else { print(&figures.to_table(seconds)) }
    }
}

/// How often the time left is worked out again.
const TICK: Duration = Duration::from_millis(200);

/// Done, rate, time left, right and wrong so far; nothing when standard error is no terminal.
fn progress_bar(length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {rate}  {eta} left  {msg}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    let style = style.with_key("rate", |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        // What cannot be shown is no reason to stop.
        let _ = write!(out, "{:.0}/s", state.per_sec());
    });
    let bar = ProgressBar::new(length).with_style(style);
    bar.enable_steady_tick(TICK);
    bar
}
