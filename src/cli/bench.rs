//! `polya bench`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::knobs::Knobs;
use super::{Error, Status, engine, print, read_text};
use crate::bench::{Problem, curve, read_problems, run, samples};
use crate::trace::Method;

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
  polya bench problems.jsonl --limit 100 --json
  polya bench problems.jsonl --method chain --samples 64 --temperature 0.6
  polya bench problems.jsonl --curve --paths 64 --temperature 0.6"
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
    /// Solve every problem this often, with seeds derived from the first, and report pass@k, cons@k and best-of-k
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=100_000), conflicts_with_all = ["out", "curve"])]
    samples: Option<u64>,
    /// Accuracy of every method at 1, 2, 4, ... paths, up to --paths [default: 16], and what each spends
    #[arg(long, conflicts_with = "out")]
    curve: bool,
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
        if self.samples.is_some() || self.curve {
            return self.sampled(&problems);
        }
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

/// Paths at the end of a curve when nobody says so.
const USUAL_PATHS: u64 = 16;

impl Bench {
    /// Runs repeated, or methods side by side.
    fn sampled(&self, problems: &[Problem]) -> Result<Status, Error> {
        let known = problems.iter().filter(|problem| problem.expected().is_some()).count();
        if known == 0 {
            return Err(Error::Misuse("no problem has a known answer, so nothing can be counted".to_owned()));
        }
        let method = self.knobs.method();
        if self.samples.is_some() && method == Method::Exhaustive {
            let methods = "--method chain, vote, best-of or deliberate";
            return Err(Error::Misuse(format!(
                "an exhaustive run draws nothing, so its samples are alike; try {methods}"
            )));
        }
        let bar = progress_bar(known as u64);
        let progress = |done: usize| bar.inc(done as u64);
        let (json, table) = self.knobs.on_threads(|| match self.samples {
            Some(count) => {
                let figures = samples(&engine(), problems, &self.knobs.settings(), count, progress);
                (figures.to_json(), figures.to_table())
            }
            None => {
                let settings = self.knobs.settings_for(Method::Vote);
                let most = self.knobs.paths().unwrap_or(USUAL_PATHS);
                let figures = curve(&engine(), problems, &settings, most, progress);
                (figures.to_json(), figures.to_table())
            }
        })?;
        bar.finish_and_clear();
        if self.json { print(&format!("{json}\n")) } else { print(&table) }
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
