//! `polya solve`.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;

use super::knobs::Knobs;
use super::shape::Shape;
use super::{Error, Status, along, engine, print_bytes, prompt_from};
use crate::render::{Format, Paint, stopped};

/// Solve a problem in words and show how.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  polya solve \"What is the sum of the digits of 2^20?\"
  polya solve -f problem.txt --format think
  echo \"Simplify 84/126.\" | polya solve - --format answer
  polya solve --format json -o trace.json \"What is the gcd of 48 and 18?\"
  polya solve --method vote --temperature 1 --show-slips --path 3 \"What is 48 times 37?\"
  polya solve --what-if 'gcd(48, 18) = 7' \"What is the gcd of 48 and 18?\"
  polya solve 'At $2 per hour, what do 3 hours cost?'    (single quotes: the shell leaves $2 alone)

Exit status: 0 answered, 3 honestly no answer.")]
pub(super) struct Solve {
    /// The problem in words; `-` reads it from standard input
    #[arg(required_unless_present = "file", conflicts_with = "file", allow_hyphen_values = true)]
    prompt: Option<String>,
    /// Read the problem from a file
    #[arg(short, long)]
    file: Option<PathBuf>,
    /// How the run is shown
    #[arg(long, value_enum, default_value_t = Shape::Text(Format::Text))]
    format: Shape,
    /// Tell what slipped, and where; traces in JSON always do
    #[arg(long)]
    show_slips: bool,
    /// Show this path of a sampled run, counted from 0 [default: the first that came to the answer]
    #[arg(long)]
    path: Option<u64>,
    /// Write to a file instead of standard output
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    knobs: Knobs,
}

impl Solve {
    pub fn run(self) -> Result<Status, Error> {
        if !self.format.is_text() && self.output.is_none() && std::io::stdout().is_terminal() {
            return Err(Error::Misuse(
                "a picture is bytes and no text for a terminal; name a file for it, such as `-o plan.png`".to_owned(),
            ));
        }
        let prompt = prompt_from(self.file.as_deref(), self.prompt.as_deref())?;
        let settings = self.knobs.settings();
        self.knobs.say_what_is_idle();
        let trace = self.knobs.on_threads(|| engine().solve(&prompt, &settings))?;
        self.knobs.say_what_was_not_met(&trace);
        let paint = if self.output.is_some() { Paint::Off } else { Paint::On };
        let mut told = match self.path {
            None => trace.clone(),
            Some(path) => along(&trace, path)?,
        };
        if !self.show_slips && !matches!(self.format, Shape::Text(Format::Json | Format::Jsonl)) {
            told = told.hiding_slips();
        }
        let shown = self.format.made(&told, paint);
        match &self.output {
            Some(path) => std::fs::write(path, shown)
                .map_err(|source| Error::Unwritable { path: path.display().to_string(), source })?,
            None => {
                print_bytes(&shown, self.format.is_text())?;
            }
        }
        if trace.answer.is_some() {
            return Ok(Status::Answered);
        }
        if self.format == Shape::Text(Format::Answer) || self.output.is_some() {
            anstream::eprintln!("polya: no answer: {}", stopped(&trace));
        }
        Ok(Status::NoAnswer)
    }
}
