//! `polya bench`.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::knobs::{Knobs, share_up_to_two};
use super::{Error, Status, engine, print, read_text};
use crate::bench::{
    Chart, LinesError, Problem, ProblemRuns, Report, Runs, SLIPS, Table, Varied, curve, read_problems, run, samples,
    unusual, wrong_answers,
};
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
  polya bench problems.jsonl --curve --paths 64 --temperatures 0.3,0.6,0.9 --report curve.html
  polya bench problems.jsonl --curve --budget 1..256 --svg budget.svg"
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
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=4_096), conflicts_with = "curve")]
    samples: Option<u64>,
    /// Of --samples, the k to report, such as 1,8,64 [default: 1, 2, 4, ...]
    #[arg(long, value_name = "K,...", value_delimiter = ',', requires = "samples", value_parser = whole)]
    k: Vec<u64>,
    /// Accuracy of every method at 1, 2, 4, ... paths, up to --paths [default: 16], and what each spends; with --budget
    /// MIN..MAX, on thinking budgets from MIN, doubling, to MAX
    #[arg(long)]
    curve: bool,
    /// Of --curve, several temperatures at once, such as 0.3,0.6,0.9 [default: --temperature]
    #[arg(long, value_name = "T,...", value_delimiter = ',', requires = "curve", value_parser = share_up_to_two)]
    temperatures: Vec<f64>,
    /// Write a page with pictures, the table and every wrong answer with its trace: one file, no network
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// Write the picture alone; of --curve or --samples
    #[arg(long, value_name = "FILE.svg")]
    svg: Option<PathBuf>,
    /// Print the figures as one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    knobs: Knobs,
}

fn whole(text: &str) -> Result<u64, String> {
    text.trim().parse().map_err(|_| "write whole numbers with commas between them, such as 1,8,64".to_owned())
}

/// Paths at the end of a curve when nobody says so.
const USUAL_PATHS: u64 = 16;

/// The end of the longest curve over budgets.
const LONGEST_BUDGET: u64 = 65_536;

/// What came of a bench, in every form in which it may be asked for.
struct Told {
    json: serde_json::Value,
    table: String,
    chart: Option<Chart>,
    report: Report,
}

impl Bench {
    pub fn run(self) -> Result<Status, Error> {
        let text = read_text(&self.problems)?;
        let name = self.problems.display();
        let mut problems = read_problems(&text).map_err(|error| Error::Misuse(format!("{name}: {error}")))?;
        problems.truncate(self.limit.unwrap_or(usize::MAX));
        self.refuse_misuse(&problems)?;
        if self.samples.is_none() && !self.curve {
            self.knobs.say_what_is_idle();
        }
        // What cannot be written is found out before the work and not after it.
        self.report.iter().chain(&self.svg).try_for_each(|path| open_to_write(path).map(drop))?;
        if let Some(out) = &self.out {
            let out = out.display();
            anstream::eprintln!("polya: answers go to {out}; a run that is stopped goes on with --out {out} --resume");
        }
        let told = self.knobs.on_threads(|| match (self.samples, self.curve) {
            (Some(count), _) => self.sampled(&problems, count),
            (None, true) => self.curved(&problems),
            (None, false) => self.once(&problems),
        })?;
        let told = told.map_err(|error| Error::Misuse(error.to_string()))?;
        if let Some(path) = &self.report {
            write(path, &told.report.to_html())?;
            anstream::eprintln!("polya: the report is in {}; open it in a browser", path.display());
        }
        if let (Some(path), Some(chart)) = (&self.svg, &told.chart) {
            write(path, &chart.to_svg())?;
            anstream::eprintln!("polya: the picture is in {}", path.display());
        }
        if self.json { print(&format!("{}\n", told.json)) } else { print(&told.table) }
    }

    fn refuse_misuse(&self, problems: &[Problem]) -> Result<(), Error> {
        let misuse = |why: String| Err(Error::Misuse(why));
        let is_sampled = self.samples.is_some() || self.curve;
        if self.svg.is_some() && !is_sampled {
            return misuse(
                "there is a picture of --curve or --samples only; a page of any bench is made by --report".to_owned(),
            );
        }
        if is_sampled && problems.iter().all(|problem| problem.expected().is_none()) {
            return misuse("no problem has a known answer, so nothing can be counted".to_owned());
        }
        if self.samples.is_some() && self.knobs.method() == Method::Exhaustive {
            let methods = "--method chain, vote, best-of or deliberate";
            return misuse(format!("an exhaustive run draws nothing, so its samples are alike; try {methods}"));
        }
        if self.curve && self.knobs.budget().is_some_and(|budget| budget.most > LONGEST_BUDGET) {
            return misuse(format!(
                "a curve needs an end: give --budget MIN..MAX with a MAX of at most {LONGEST_BUDGET}"
            ));
        }
        let files: Vec<&PathBuf> = [&self.out, &self.report, &self.svg].into_iter().flatten().collect();
        let is_twice = |(at, file): (usize, &&PathBuf)| files[at + 1..].contains(file) || **file == self.problems;
        if files.iter().enumerate().any(is_twice) {
            return misuse("two of the files are the same; name another one to write to".to_owned());
        }
        if self.curve && self.knobs.budget().is_some() && self.knobs.paths().is_some() {
            return misuse("a curve is over paths or over budgets: give --paths or --budget".to_owned());
        }
        if self.curve && self.knobs.names_a_method() {
            return misuse("a curve is drawn of all methods, so none is to be named".to_owned());
        }
        let samples = self.samples.unwrap_or(0);
        match self.k.iter().find(|k| !(1..=samples).contains(*k)) {
            Some(0) => misuse("k is 1 or more".to_owned()),
            Some(k) => misuse(format!(
                "{k} of {samples} samples cannot be drawn: k is at most the number of samples; try --samples {k}"
            )),
            None => Ok(()),
        }
    }

    fn file(&self) -> Option<(&Path, bool)> {
        self.out.as_deref().map(|path| (path, self.resume))
    }

    /// Every problem once.
    fn once(&self, problems: &[Problem]) -> Result<Told, LinesError> {
        let bar = progress_bar(problems.len() as u64);
        let (started, settings) = (Instant::now(), self.knobs.settings());
        let (mut right, mut wrong) = (0, 0);
        let mut solved: Vec<ProblemRuns> = Vec::new();
        let figures = run(&engine(), problems, &settings, self.file(), |_, line| {
            right += u64::from(line.correct == Some(true));
            wrong += u64::from(line.answer.is_some() && line.correct == Some(false));
            bar.set_message(format!("{right} right, {wrong} wrong"));
            bar.inc(1);
            solved.push(line.into());
        })?;
        bar.finish_and_clear();
        let seconds = started.elapsed().as_secs_f64();
        let mut notes = figures.notes();
        notes.extend(unusual(&settings));
        if settings.temperature > 0.0 {
            notes.push(SLIPS.to_owned());
        }
        let runs = Runs { settings: vec![settings], problems: solved };
        let report = self.page(problems, &runs, &[0], notes, None, figures.table());
        let table = format!("{}{seconds:.2} seconds\n", figures.table().with_notes(&report.notes));
        let mut json = figures.to_json(seconds);
        json["settings"] = serde_json::json!(runs.settings[0]);
        json["note"] = if runs.settings[0].temperature > 0.0 { SLIPS.into() } else { "".into() };
        Ok(Told { json, table, chart: None, report })
    }

    /// Runs repeated.
    fn sampled(&self, problems: &[Problem], count: u64) -> Result<Told, LinesError> {
        let doubling = std::iter::successors(Some(1), |k| Some(k * 2)).take_while(|k| *k <= count);
        let mut ks: Vec<u64> = if self.k.is_empty() { doubling.collect() } else { self.k.clone() };
        ks.sort_unstable();
        ks.dedup();
        let bar = progress_bar(known(problems));
        let (settings, progress) = (self.knobs.settings(), || bar.inc(1));
        let figures = samples(&engine(), problems, &settings, (count, &ks), self.file(), progress)?;
        bar.finish_and_clear();
        let chart = figures.chart();
        // The wrong answers of the first sample; the others are of the same kinds.
        let report = self.page(problems, &figures.runs, &[0], figures.notes(), Some(chart.clone()), figures.table());
        Ok(Told { json: figures.to_json(), table: figures.to_table(), chart: Some(chart), report })
    }

    /// Methods side by side.
    fn curved(&self, problems: &[Problem]) -> Result<Told, LinesError> {
        let settings = self.knobs.settings_for(Method::Vote);
        let varied = match self.knobs.budget() {
            Some(budget) => Varied::Budget(budget),
            None => Varied::Paths { most: self.knobs.paths().unwrap_or(USUAL_PATHS) },
        };
        let mut temperatures = self.temperatures.clone();
        if temperatures.is_empty() {
            temperatures.push(settings.temperature);
        }
        temperatures.sort_by(f64::total_cmp);
        temperatures.dedup();
        let bar = progress_bar(known(problems));
        let figures = curve(&engine(), problems, &settings, (varied, &temperatures), self.file(), || bar.inc(1))?;
        bar.finish_and_clear();
        let (chart, last) = (figures.chart(), figures.last_runs());
        let report = self.page(problems, &figures.runs, &last, figures.notes(), Some(chart.clone()), figures.table());
        Ok(Told { json: figures.to_json(), table: figures.to_table(), chart: Some(chart), report })
    }

    /// The page of a bench; without the wrong answers when nobody asked for it, since their traces take time.
    fn page(
        &self,
        problems: &[Problem],
        runs: &Runs,
        chosen: &[usize],
        notes: Vec<String>,
        chart: Option<Chart>,
        table: Table,
    ) -> Report {
        let (wrong, more) = match self.report {
            Some(_) => wrong_answers(&engine(), problems, runs, chosen),
            None => (Vec::new(), 0),
        };
        let name = self.problems.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let title = format!("polya bench: {} problems of {name}", problems.len());
        Report { title, notes, charts: chart.into_iter().collect(), tables: vec![table], wrong, more }
    }
}

/// Problems whose right answer is known.
fn known(problems: &[Problem]) -> u64 {
    problems.iter().filter(|problem| problem.expected().is_some()).count() as u64
}

fn open_to_write(path: &Path) -> Result<File, Error> {
    // What is there stays until there is something to put in its place.
    let opened = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    opened.map_err(|source| Error::Unwritable { path: path.display().to_string(), source })
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|source| Error::Unwritable { path: path.display().to_string(), source })
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
