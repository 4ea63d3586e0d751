//! The knobs of a run, shared by the commands that solve.

use clap::{Args, ValueEnum};

use super::Error;
use crate::trace::{Limits, Method, Settings};

#[derive(Debug, Args)]
pub(super) struct Knobs {
    /// The way over the plan
    #[arg(long, value_enum, default_value_t = MethodName::Exhaustive)]
    method: MethodName,
    /// For methods that draw by chance
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Withhold an answer that no check confirms
    #[arg(long, value_enum)]
    require: Option<Required>,
    /// How many threads work; the trace is the same on any number
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Units of work allowed to one attempt; a step on small numbers is one unit
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MethodName {
    /// Every approach of every goal once, a wave at a time
    Exhaustive,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Required {
    Confirmed,
}

impl Knobs {
    pub fn settings(&self) -> Settings {
        Settings {
            method: match self.method {
                MethodName::Exhaustive => Method::Exhaustive,
            },
            seed: self.seed,
            limits: Limits { fuel: self.fuel, ..Limits::default() },
            require_confirmed: self.require.is_some(),
        }
    }

    /// Runs `work` on as many threads as were asked for.
    pub fn on_threads<R: Send>(&self, work: impl FnOnce() -> R + Send) -> Result<R, Error> {
        let Some(threads) = self.threads else {
            return Ok(work());
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build();
        let pool = pool.map_err(|error| Error::Misuse(format!("cannot start {threads} threads: {error}")))?;
        Ok(pool.install(work))
    }
}
