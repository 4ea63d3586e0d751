//! The command line: it reads arguments and files, calls the library, and turns outcomes into an exit status.

mod bench;
mod compare;
mod cost;
mod knobs;
mod lexicon;
#[cfg(feature = "studio")]
mod play;
#[cfg(feature = "studio")]
mod serve;
mod shape;
mod solve;
mod traces;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::trace::{self, Trace};
use crate::{Engine, skills};

/// 0 answered · 3 honestly no answer · 2 misused or a file is unreadable · 1 anything else · 4 a difference was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Status {
    Answered = 0,
    Failed = 1,
    Misused = 2,
    NoAnswer = 3,
    Different = 4,
}

/// What went wrong in the outside world, with what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot read {path}: {source}")]
    Unreadable { path: String, source: std::io::Error },
    #[error("{path} is not text in UTF-8 (the first bad byte is byte {at})")]
    NotText { path: String, at: usize },
    #[error("{path} is not a trace of polya: {why}; make one with `polya solve --format json -o trace.json PROMPT`")]
    NotATrace { path: String, why: String },
    #[error("cannot write {path}: {source}")]
    Unwritable { path: String, source: std::io::Error },
    #[cfg(feature = "studio")]
    #[error("the terminal cannot be used: {0}")]
    Terminal(std::io::Error),
    #[error("{0}")]
    Misuse(String),
}

#[derive(Debug, Parser)]
#[command(name = "polya", version, about, long_about = None, after_help = EXAMPLES, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Show what the engine is doing on standard error: -v the phases, -vv every attempt
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
}

const EXAMPLES: &str = "Examples:
  polya solve \"What is the remainder when 7^222 is divided by 12?\"
  polya solve --format json -o trace.json \"What is the gcd of 48 and 18?\"
  polya verify trace.json
  polya skills

Exit status: 0 answered, 3 honestly no answer, 2 misused or a file is unreadable,
4 verify or diff found a difference, 1 anything else.

In the environment: NO_COLOR for plain text, POLYA_LOG for a filter of what -v shows.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Solve a problem in words and show how
    Solve(solve::Solve),
    /// Solve a file of problems and count
    Bench(bench::Bench),
    /// Solve one problem by all methods and put them side by side
    Compare(compare::Compare),
    /// Derive a stored run again and report the first difference
    Verify(traces::Verify),
    /// Find events in a trace
    Query(traces::Query),
    /// The first decision in which two traces differ
    Diff(traces::Diff),
    /// Watch runs in a browser
    #[cfg(feature = "studio")]
    Serve(serve::Serve),
    /// Watch a stored run in the terminal, event by event
    #[cfg(feature = "studio")]
    Play(play::Play),
    /// Turn GPU hours, tokens or words of thinking into money, with sources
    Cost(cost::Cost),
    /// What it can do, with an example of each
    #[command(after_help = "Examples:
  polya skills
  polya skills --json
  polya skills --served-by problems.jsonl")]
    Skills {
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Print the lexicon instead: every phrase, with how many prompts of these files it serves
        #[arg(long, value_name = "PROBLEMS.jsonl", num_args = 1.., conflicts_with = "json")]
        served_by: Vec<std::path::PathBuf>,
    },
    /// The JSON Schema of a trace
    #[command(after_help = "Example:\n  polya schema > trace.schema.json")]
    Schema,
    /// Completions for a shell
    #[command(after_help = "Examples:
  polya completions bash > ~/.local/share/bash-completion/completions/polya
  polya completions fish > ~/.config/fish/completions/polya.fish")]
    Completions { shell: clap_complete::Shell },
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| misused(&error));
    report_spans(arguments.verbose);
    silence_panics();
    let status = match arguments.command {
        Command::Solve(solve) => solve.run(),
        Command::Bench(bench) => bench.run(),
        Command::Compare(compare) => compare.run(),
        Command::Verify(verify) => verify.run(),
        Command::Query(query) => query.run(),
        Command::Diff(diff) => diff.run(),
        #[cfg(feature = "studio")]
        Command::Serve(serve) => serve.run(),
        #[cfg(feature = "studio")]
        Command::Play(play) => play.run(),
        Command::Cost(cost) => cost.run(),
        Command::Skills { served_by, .. } if !served_by.is_empty() => lexicon::print_lexicon(&served_by),
        Command::Skills { json, .. } => list_skills(json),
        Command::Schema => print(&format!("{:#}\n", trace::schema())),
        Command::Completions { shell } => {
            let mut command = <Arguments as clap::CommandFactory>::command();
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "polya", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    };
    let status = status.unwrap_or_else(|error| {
        anstream::eprintln!("polya: {error}");
        match error {
            Error::Unwritable { .. } => Status::Failed,
            #[cfg(feature = "studio")]
            Error::Terminal(_) => Status::Failed,
            _ => Status::Misused,
        }
    });
    ExitCode::from(status as u8)
}

/// Says what was wrong with the arguments and ends. A problem without a command before it is the likeliest slip.
fn misused(error: &clap::Error) -> ! {
    let is_problem = error.kind() == clap::error::ErrorKind::InvalidSubcommand
        && std::env::args().nth(1).is_some_and(|first| first.contains(' '));
    if is_problem {
        let first = std::env::args().nth(1).unwrap_or_default();
        anstream::eprintln!("polya: a problem comes after `solve`; try: polya solve '{first}'");
        std::process::exit(i32::from(Status::Misused as u8));
    }
    let is_unquoted = error.kind() == clap::error::ErrorKind::UnknownArgument
        && std::env::args().nth(1).is_some_and(|command| command == "solve" || command == "compare");
    if is_unquoted {
        anstream::eprintln!("polya: a problem is one argument: put it between single quotes");
    }
    error.exit()
}

/// Panics inside approaches and checks are caught and become setbacks in the trace; only others are printed.
fn silence_panics() {
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::engine::is_guarded() {
            loud(panic);
        }
    }));
}

/// Timing and progress go to `tracing`, never into a trace.
fn report_spans(verbose: u8) {
    use tracing_subscriber::fmt::format::FmtSpan;
    let level = match verbose {
        0 => "off",
        1 => "polya=info",
        2 => "polya=debug",
        _ => "polya=trace",
    };
    let wanted = std::env::var("POLYA_LOG").unwrap_or_else(|_| level.to_owned());
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_else(|error| {
        anstream::eprintln!("polya: POLYA_LOG is not understood ({error}); write for example POLYA_LOG=polya=debug");
        level.into()
    });
    let is_coloured = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(std::io::stderr)
        .with_ansi(is_coloured)
        .without_time()
        .with_target(false)
        .init();
}

fn engine() -> Engine {
    Engine::new(skills::all())
}

/// Writes to standard output. A reader that has gone away (`polya ... | head`) ends the output, quietly.
fn print(text: &str) -> Result<Status, Error> {
    print_bytes(text.as_bytes(), true)
}

/// The same for bytes; from a text, escape codes are taken out where they are not wanted.
fn print_bytes(bytes: &[u8], is_text: bool) -> Result<Status, Error> {
    let written = match is_text {
        true => anstream::stdout().write_all(bytes),
        false => std::io::stdout().write_all(bytes).and_then(|()| std::io::stdout().flush()),
    };
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::Unwritable { path: "standard output".to_owned(), source: error })
        }
        _ => Ok(Status::Answered),
    }
}

/// A file's text; `-` is standard input.
fn read_text(path: &Path) -> Result<String, Error> {
    let name = path.display().to_string();
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|source| Error::Unreadable { path: name.clone(), source })?;
    String::from_utf8(bytes).map_err(|error| Error::NotText { path: name, at: error.utf8_error().valid_up_to() })
}

/// The problem that a command was given: in a file, on standard input (`-`) or as it stands.
fn prompt_from(file: Option<&Path>, prompt: Option<&str>) -> Result<String, Error> {
    let text = match (file, prompt) {
        (Some(path), _) => read_text(path)?,
        (None, Some("-")) => read_text("-".as_ref())?,
        (None, Some(prompt)) if !prompt.contains(char::is_whitespace) && Path::new(prompt).is_file() => {
            return Err(Error::Misuse(format!(
                "{prompt} is a file; a problem in a file is solved by `-f {prompt}`, and many by `polya bench {prompt}`"
            )));
        }
        (None, Some(prompt)) => prompt.to_owned(),
        (None, None) => return Err(Error::Misuse("no problem was given".to_owned())),
    };
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

/// A sampled run seen along one of its paths.
fn along(trace: &Trace, path: u64) -> Result<Trace, Error> {
    trace.along(path).ok_or_else(|| {
        if !trace.is_sampled() {
            return Error::Misuse("an exhaustive run has no paths to choose from; try --method vote".to_owned());
        }
        let kept = trace.events.iter().filter_map(|event| event.path).max().map_or(0, |last| last.saturating_add(1));
        Error::Misuse(format!("there is no path {path} to show: {kept} paths are kept, from 0 on"))
    })
}

fn list_skills(json: bool) -> Result<Status, Error> {
    let abouts: Vec<_> = skills::all().iter().map(|skill| skill.about()).collect();
    if json {
        let list: Vec<_> = abouts
            .iter()
            .map(|about| {
                let examples = about.examples.iter();
                serde_json::json!({
                    "name": about.name,
                    "summary": about.summary,
                    "examples": examples
                        .map(|example| serde_json::json!({"prompt": example.prompt, "answer": example.answer}))
                        .collect::<Vec<_>>(),
                })
            })
            .collect();
        return print(&format!("{:#}\n", serde_json::Value::from(list)));
    }
    let mut text = String::new();
    for about in abouts {
        text += &format!("{}: {}\n", about.name, about.summary);
        for example in about.examples {
            text += &format!("    {}\n        {}\n", example.prompt, example.answer);
        }
    }
    print(&text)
}
