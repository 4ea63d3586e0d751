//! How a trace is shown. Renderers read the trace and nothing else, so a stored one can be drawn without solving again.

mod lines;
mod text;

use clap::ValueEnum;

use crate::trace::{Event, Trace};

/// The ways to show a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal
    Text,
    /// The bare answer
    Answer,
    /// The whole trace
    Json,
    /// One event a line
    Jsonl,
}

/// The trace in this format, ending in a line break unless there is nothing to show.
pub fn render(trace: &Trace, format: Format) -> String {
    match format {
        Format::Text => text::render(trace),
        Format::Answer => trace.answer.as_ref().map_or_else(String::new, |answer| format!("{}\n", answer.text)),
        Format::Json => {
            let json = serde_json::to_string_pretty(trace).expect("a trace has only string keys");
            format!("{json}\n")
        }
        Format::Jsonl => lines::render(trace),
    }
}

/// One event as a line for a person.
pub fn event_line(trace: &Trace, event: &Event) -> String {
    text::event_line(trace, event)
}
