//! How a trace is shown. Renderers read the trace and nothing else, so a stored one can be drawn without solving again.
//!
//! | file | holds |
//! |------|-------|
//! | `view` | a trace made ready for drawing: every node with what happened there |
//! | `text`, `tree`, `branches` | for a person at a terminal |
//! | `think`, `narrator` | the run told as thinking aloud |
//! | `markdown` | for notes |
//! | `mermaid`, `dot`, `svg`, `png` | the plan as a diagram |
//! | `chart`, `layout`, `drawing`, `letters` | its boxes and arrows, where they go, how they are drawn, and with what letters |
//! | `lines`, `event_line` | one event a line, for programs and for people |
//! | `film` | all that a page needs to play a run |
//! | `xml`, `typeset`, `paint`, `width` | notation as people write it, colour, and text in columns |

mod branches;
mod chart;
mod dot;
mod drawing;
mod event_line;
pub mod film;
mod layout;
#[cfg(feature = "studio")]
mod letters;
mod lines;
mod markdown;
mod mermaid;
mod narrator;
mod paint;
#[cfg(feature = "studio")]
mod png;
mod svg;
mod text;
mod think;
mod tree;
mod typeset;
mod view;
mod width;
mod xml;

use clap::ValueEnum;

pub use event_line::event_line;
pub use paint::Paint;
#[cfg(feature = "studio")]
pub use png::png;
use text::next;
pub use think::{Thought, thoughts};
pub(crate) use xml::escaped;
#[cfg(feature = "studio")]
pub(crate) use {
    typeset::{answer, shown},
    view::{Fate, View},
    width::{brief, in_line, plain, width, wrap},
};

use crate::trace::Trace;

/// The ways to show a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal
    Text,
    /// The run told as thinking aloud, then the answer
    Think,
    /// The bare answer
    Answer,
    /// The whole trace
    Json,
    /// One event a line
    Jsonl,
    /// Notes, with the plan as a Mermaid diagram
    Markdown,
    /// The plan as a Mermaid flowchart
    Mermaid,
    /// The plan for Graphviz
    Dot,
    /// The plan as a picture
    Svg,
}

/// A sampled run along one path, as it is told. A chain that is told to go on is one train of thought, with all that came
/// before.
fn alone(trace: &Trace, path: u64) -> Option<Trace> {
    if trace.settings.is_forced() { trace.along_paths(0..=path) } else { trace.along(path) }
}

/// Why the run ended, as a sentence for a person.
pub fn stopped(trace: &Trace) -> String {
    view::View::new(trace).stopped()
}

/// The trace in this format, ending in a line break unless there is nothing to show.
pub fn render(trace: &Trace, format: Format) -> String {
    render_with(trace, format, Paint::Off)
}

/// The same in colour, where the format has any.
///
/// Of a run that sampled paths, what is drawn or told is one path: the first that came to its answer.
pub fn render_with(trace: &Trace, format: Format, paint: Paint) -> String {
    let is_whole = matches!(format, Format::Answer | Format::Json | Format::Jsonl);
    let path = trace.path_to_show().filter(|_| trace.is_sampled() && !is_whole);
    let along = path.and_then(|path| match format {
        Format::Think => alone(trace, path),
        _ => trace.along(path),
    });
    let trace = along.as_ref().unwrap_or(trace);
    match format {
        Format::Text => text::render(trace, paint),
        Format::Think => think::render(trace),
        Format::Answer => trace.answer.as_ref().map_or_else(String::new, |answer| format!("{}\n", answer.text)),
        Format::Json => {
            let json = serde_json::to_string_pretty(trace).expect("a trace has only string keys");
            format!("{json}\n")
        }
        Format::Jsonl => lines::render(trace),
        Format::Markdown => markdown::render(trace),
        Format::Mermaid => mermaid::render(trace),
        Format::Dot => dot::render(trace),
        Format::Svg => svg::render(trace),
    }
}
