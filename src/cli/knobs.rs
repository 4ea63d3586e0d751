//! The knobs of a run, shared by the commands that solve.

use clap::{Args, ValueEnum};

use super::Error;
use crate::trace::{Budget, HOTTEST, Limits, MOST_PATHS, Method, Override, Settings, Trace};

/// The temperature that DeepSeek-R1's authors advise.
const USUAL_TEMPERATURE: f64 = 0.6;

#[derive(Debug, Args)]
pub(super) struct Knobs {
    /// The way over the plan [default: exhaustive]
    #[arg(long, value_enum)]
    method: Option<MethodName>,
    /// How many paths a sampling method walks [default: chain 1, vote 16, best-of and deliberate 8]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=MOST_PATHS))]
    paths: Option<u64>,
    /// How freely paths are drawn and how easily their steps slip, from 0 to 2; slips are injected [default: 0.6]
    #[arg(long, value_parser = share_up_to_two)]
    temperature: Option<f64>,
    /// Of all wrong answers that a check would refute, the share that it is made to miss, from 0 to 1
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    checker_misses: f64,
    /// For methods that draw by chance
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Withhold an answer that no check confirms
    #[arg(long, value_enum)]
    require: Option<Required>,
    /// Withhold an answer for which less than this share of the paths, or of the voices, speaks; from 0 to 1
    #[arg(long, default_value_t = 0.0, value_parser = share, value_name = "SHARE")]
    min_confidence: f64,
    /// Think at least MIN steps ("Wait": another path) and at most MAX (answer with what there is); either may be left out
    #[arg(long, value_name = "MIN..MAX")]
    budget: Option<Budget>,
    /// Try only one approach at a goal ('gcd(48, 18) by euclid'), or force an answer ('gcd(48, 18) = 7') and see what the checks
    /// make of it; goals are written as in the trace, and it can be given several times
    #[arg(long, value_name = "OVERRIDE")]
    what_if: Vec<Override>,
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
    /// One path that never looks back (chain of thought)
    Chain,
    /// The answer of most paths (self-consistency)
    Vote,
    /// The best verdict of paths that are checked at their end (best-of-n)
    BestOf,
    /// Paths that check every goal and turn back
    Deliberate,
}

impl From<MethodName> for Method {
    fn from(name: MethodName) -> Self {
        match name {
            MethodName::Exhaustive => Method::Exhaustive,
            MethodName::Chain => Method::Chain,
            MethodName::Vote => Method::Vote,
            MethodName::BestOf => Method::BestOf,
            MethodName::Deliberate => Method::Deliberate,
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    number_up_to(text, 1.0)
}

pub(super) fn share_up_to_two(text: &str) -> Result<f64, String> {
    number_up_to(text, HOTTEST)
}

fn number_up_to(text: &str, most: f64) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("a number from 0 to {most} is wanted"))?;
    if (0.0..=most).contains(&number) { Ok(number) } else { Err(format!("it lies between 0 and {most}")) }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Required {
    Confirmed,
}

impl Knobs {
    pub fn method(&self) -> Method {
        self.method.map_or(Method::Exhaustive, Method::from)
    }

    /// Whether a method was named.
    pub fn names_a_method(&self) -> bool {
        self.method.is_some()
    }

    /// What was asked for and makes no difference in an exhaustive run, with what to do.
    pub fn say_what_is_idle(&self) {
        let idle = [
            (self.paths.is_some(), "--paths"),
            (self.temperature.is_some(), "--temperature"),
            (self.checker_misses > 0.0, "--checker-misses"),
        ];
        let idle: Vec<&str> = idle.into_iter().filter(|(is_given, _)| *is_given).map(|(_, name)| name).collect();
        if self.method() == Method::Chain && self.paths.is_some() {
            anstream::eprintln!("polya: a chain is one path, so --paths does nothing; try --method vote");
        }
        if self.method() == Method::Exhaustive && !idle.is_empty() {
            let idle = idle.join(" and ");
            anstream::eprintln!("polya: an exhaustive run draws nothing, so {idle} does nothing; try --method vote");
        }
    }

    /// Says which overrides changed nothing because the run did not come by their goals.
    pub fn say_what_was_not_met(&self, trace: &Trace) {
        for unmet in self.what_if.iter().filter(|it| !it.is_met_in(trace)) {
            anstream::eprintln!(
                "polya: the run has no goal {}, so --what-if did nothing there; `--format json` lists the goals",
                unmet.goal
            );
        }
    }

    /// How many paths were asked for.
    pub fn paths(&self) -> Option<u64> {
        self.paths
    }

    pub fn budget(&self) -> Option<Budget> {
        self.budget
    }

    pub fn settings(&self) -> Settings {
        self.settings_for(self.method())
    }

    /// The same for another method. What only sampling methods know is not set for the others, so that it makes no
    /// difference.
    pub fn settings_for(&self, method: Method) -> Settings {
        let samples = method != Method::Exhaustive;
        let paths = if method == Method::Chain { None } else { self.paths };
        Settings {
            method,
            paths: if samples { paths.unwrap_or(method.usual_paths()) } else { 0 },
            temperature: if samples { self.temperature.unwrap_or(USUAL_TEMPERATURE) } else { 0.0 },
            checker_misses: if samples { self.checker_misses } else { 0.0 },
            min_confidence: self.min_confidence,
            budget: self.budget,
            seed: self.seed,
            limits: Limits { fuel: self.fuel, ..Limits::default() },
            require_confirmed: self.require.is_some(),
            overrides: self.what_if.clone(),
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
