//! The commands that read stored traces: `verify`, `query` and `diff`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Error, Status, engine, print, read_text};
use crate::render::event_line;
use crate::trace::{self, Trace, VerdictWord, first_decision_apart, select};

/// Derive a stored run again and report the first difference.
#[derive(Debug, Args)]
#[command(after_help = "The prompt is solved again with the settings that the trace holds, and every part is compared.

Examples:
  polya verify trace.json
  polya solve --format json 'Simplify 84/126.' | polya verify -

Exit status: 0 the same, 4 different.")]
pub(super) struct Verify {
    /// Written by `polya solve --format json -o TRACE`; `-` is standard input
    trace: PathBuf,
}

/// Find events in a trace.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  polya query trace.json --event attempted --text gcd
  polya query trace.json --verdict refuted --json")]
pub(super) struct Query {
    /// Written by `polya solve --format json -o TRACE`; `-` is standard input
    trace: PathBuf,
    /// What happened
    #[arg(long, value_parser = EVENTS)]
    event: Option<String>,
    /// Approaches and checks of this skill
    #[arg(long)]
    skill: Option<String>,
    /// Checks and selections with this verdict
    #[arg(long, value_enum)]
    verdict: Option<VerdictName>,
    /// Anywhere in the event, its goal or its approach
    #[arg(long)]
    text: Option<String>,
    /// One event a line, as JSON
    #[arg(long)]
    json: bool,
}

const EVENTS: [&str; 8] =
    ["understood", "planned", "set_aside", "attempted", "checked", "selected", "turned_back", "unanswered"];

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum VerdictName {
    Confirmed,
    Unsettled,
    Refuted,
}

/// The first decision in which two traces differ.
#[derive(Debug, Args)]
#[command(after_help = "Traces are compared decision by decision: what was read, planned, found, checked and selected.

Examples:
  polya diff one.json other.json
  polya diff --json one.json other.json

Exit status: 0 the same, 4 different.")]
pub(super) struct Diff {
    /// A trace
    left: PathBuf,
    /// Another
    right: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

fn not_a_trace(path: &Path, why: impl ToString) -> Error {
    Error::NotATrace { path: path.display().to_string(), why: why.to_string() }
}

/// A stored trace as the JSON that it is, of the layout that this program reads.
fn read_json(path: &Path) -> Result<serde_json::Value, Error> {
    let json: serde_json::Value = serde_json::from_str(&read_text(path)?).map_err(|error| not_a_trace(path, error))?;
    match json.get("format").and_then(serde_json::Value::as_u64) {
        Some(format) if format != u64::from(trace::FORMAT) => {
            let why = format!("its layout is version {format}, and this polya reads version {}", trace::FORMAT);
            Err(not_a_trace(path, why))
        }
        _ => Ok(json),
    }
}

pub(super) fn read_trace(path: &Path) -> Result<Trace, Error> {
    serde_json::from_value(read_json(path)?).map_err(|error| not_a_trace(path, error))
}

impl Verify {
    pub fn run(self) -> Result<Status, Error> {
        let stored = read_json(&self.trace)?;
        let difference = engine().verify(&stored).map_err(|error| not_a_trace(&self.trace, error))?;
        let (theirs, ours) = (stored["engine"].as_str().unwrap_or_default(), env!("CARGO_PKG_VERSION"));
        if theirs != ours {
            anstream::eprintln!("polya: the trace was made by version {theirs}, and this is {ours}; they may differ");
        }
        match difference {
            None => {
                let events = stored["events"].as_array().map_or(0, Vec::len);
                print(&format!("verified: {events} events, derived again to the letter\n"))
            }
            Some(difference) => {
                let shown = |value: &Option<serde_json::Value>| {
                    value.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string)
                };
                print(&format!(
                    "diverged at {}\n  stored:  {}\n  derived: {}\n",
                    difference.place,
                    shown(&difference.left),
                    shown(&difference.right)
                ))?;
                Ok(Status::Different)
            }
        }
    }
}

impl Query {
    pub fn run(self) -> Result<Status, Error> {
        let trace = read_trace(&self.trace)?;
        let query = trace::Query {
            event: self.event,
            skill: self.skill,
            verdict: self.verdict.map(|verdict| match verdict {
                VerdictName::Confirmed => VerdictWord::Confirmed,
                VerdictName::Unsettled => VerdictWord::Unsettled,
                VerdictName::Refuted => VerdictWord::Refuted,
            }),
            text: self.text,
        };
        let found = select(&trace, &query);
        let mut text = String::new();
        for event in &found {
            if self.json {
                text += &serde_json::to_string(event).expect("an event has only string keys");
            } else {
                text += &event_line(&trace, event);
            }
            text.push('\n');
        }
        print(&text)?;
        if found.is_empty() {
            anstream::eprintln!(
                "polya: none of {} events matches; without options, `polya query TRACE` shows all",
                trace.events.len()
            );
        }
        Ok(Status::Answered)
    }
}

impl Diff {
    pub fn run(self) -> Result<Status, Error> {
        let (left, right) = (read_trace(&self.left)?, read_trace(&self.right)?);
        let difference = first_decision_apart(&left, &right);
        if self.json {
            print(&format!("{:#}\n", serde_json::json!({ "difference": difference })))?;
        } else {
            match &difference {
                None => {
                    print("no decision differs\n")?;
                }
                Some(found) => {
                    let shown = |value: &Option<serde_json::Value>| {
                        value.as_ref().map_or_else(|| "nothing of the kind".to_owned(), |value| format!("{value:#}"))
                    };
                    let (left, right) = (shown(&found.left), shown(&found.right));
                    print(&format!("{}\n--- left\n{left}\n--- right\n{right}\n", found.place))?;
                }
            }
        }
        Ok(if difference.is_none() { Status::Answered } else { Status::Different })
    }
}
