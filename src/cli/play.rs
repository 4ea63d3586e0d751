//! `polya play`.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;

use super::traces::read_trace;
use super::{Error, Status, along};
use crate::play;
use crate::render::Paint;

/// Watch a stored run in the terminal, event by event.
#[derive(Debug, Args)]
#[command(after_help = "Keys: space plays, the arrows step, ? shows the others, q quits.

Examples:
  polya solve --format json -o trace.json \"What is the gcd of 48 and 18?\"
  polya play trace.json")]
pub(super) struct Play {
    /// Written by `polya solve --format json -o TRACE`; `-` is standard input
    trace: PathBuf,
    /// Begin with this path of a sampled run, counted from 0 [default: the first that came to the answer]
    #[arg(long)]
    path: Option<u64>,
}

impl Play {
    pub fn run(self) -> Result<Status, Error> {
        let trace = read_trace(&self.trace)?;
        if let Some(path) = self.path {
            along(&trace, path)?;
        }
        if !std::io::stdout().is_terminal() {
            return Err(Error::Misuse(
                "`polya play` needs a terminal; without one, try `polya solve --format text` or `polya query`"
                    .to_owned(),
            ));
        }
        let is_coloured = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
        let paint = if is_coloured { Paint::On } else { Paint::Off };
        play::run(&trace, self.path, paint).map_err(Error::Terminal)?;
        Ok(Status::Answered)
    }
}
