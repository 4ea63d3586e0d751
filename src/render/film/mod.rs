//! A film: all that a page needs to show a run as it happened. Pages only place it on the screen; what is said, what became of
//! which node and when, and where everything stands is worked out here, once.
//!
//! | file | holds |
//! |------|-------|
//! | `timeline` | what each event changed |
//! | `sentence` | each event as a sentence |
//! | `picture` | where the boxes and arrows of the plan stand |
//!
//! Of a run that sampled paths, a film shows one path at a time: a [`Scene`] is the plan and the events of one path.

mod picture;
mod sentence;
mod timeline;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

pub use picture::{Arrow, Drawn, Picture};
#[cfg(feature = "studio")]
pub(crate) use sentence::{happened, verdict_text};
pub(crate) use timeline::Timeline;
#[cfg(feature = "studio")]
pub(crate) use timeline::parents;
pub use timeline::{Changes, State};

use super::think::{Thought, thoughts};
use super::typeset::shown;
use super::view::View;
use super::{alone, next, stopped};
use crate::trace::{AnswerRecord, Counts, Happening, NodeKind, ReadingRecord, Settings, Span, Trace, Vote};

/// A run, ready to be shown.
#[derive(Debug, Serialize)]
pub struct Film<'a> {
    pub prompt: &'a str,
    pub settings: &'a Settings,
    pub answer: Option<&'a AnswerRecord>,
    pub ending: Ending,
    pub counts: &'a Counts,
    pub votes: &'a [Vote],
    /// The recorded paths of a sampled run, in their order.
    pub paths: Vec<Row<'a>>,
    pub readings: Vec<Reading<'a>>,
    /// What was asked for at goals that the run did not come by.
    pub unmet: Vec<String>,
}

/// How the run ended.
#[derive(Debug, Serialize)]
pub struct Ending {
    /// In one word, such as `answered`.
    pub reason: String,
    /// In a sentence.
    pub sentence: String,
    /// What a person could do now.
    pub next: &'static str,
}

/// A path in brief.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    pub path: u64,
    pub answer: Option<&'a str>,
    pub verdict: &'static str,
    pub slips: usize,
    /// Whether its events are kept, so that there is a scene of it.
    pub is_recorded: bool,
}

/// A reading of the prompt, with its places counted as a page counts them.
#[derive(Debug, Serialize)]
pub struct Reading<'a> {
    #[serde(flatten)]
    pub record: &'a ReadingRecord,
    /// What is related, in the notation of people.
    pub related: Vec<String>,
    /// Words that it does not account for; of each whether the question cannot be understood without it.
    pub not_read: Vec<(Place, bool)>,
}

/// UTF-16 units of the prompt, which is how the strings of a page are counted: from, up to but not including.
pub type Place = (usize, usize);

/// The plan and the events of a run, or of one path of it.
#[derive(Debug, Serialize)]
pub struct Scene<'a> {
    /// Of a sampled run.
    pub path: Option<u64>,
    pub nodes: Nodes<'a>,
    pub events: Events,
    pub changes: Changes,
    pub picture: Picture,
    /// Skills that have a part in it.
    pub skills: Vec<&'a str>,
}

/// The nodes of the plan, in columns, because there may be a hundred thousand.
#[derive(Debug, Default, Serialize)]
pub struct Nodes<'a> {
    pub id: Vec<&'a str>,
    /// A letter for each: `g` a goal, `a` an approach.
    pub kind: String,
    /// The node by which each was first reached; -1 for the prompt.
    pub parent: Vec<i64>,
    /// Index into the skills; -1 for a goal.
    pub skill: Vec<i64>,
}

/// The events, in columns.
#[derive(Debug, Default, Serialize)]
pub struct Events {
    pub seq: Vec<u64>,
    pub word: Vec<&'static str>,
    /// The node that it happened at; -1 when at none.
    pub node: Vec<i64>,
    /// `c`onfirmed, `u`nsettled or `r`efuted; a space where nothing was judged.
    pub verdict: String,
}

/// An event, told.
#[derive(Debug, Serialize)]
pub struct Moment<'a> {
    pub sentence: String,
    /// How it is told in the transcript, and whether a paragraph begins there; empty when it is not.
    pub thought: String,
    pub opens: bool,
    /// Of an attempt: lines of working.
    pub steps: Vec<Line<'a>>,
    /// Of a check: whose, and what exactly it says.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub by: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub because: &'a str,
    /// The answer that it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub answer: String,
}

/// A line of working.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    pub text: String,
    /// What slipped, and what was meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slip: Option<(&'a str, &'a str)>,
}

/// A node, told.
#[derive(Debug, Serialize)]
pub struct About<'a> {
    pub title: String,
    /// In the notation of goals; the name of an approach.
    pub text: &'a str,
    pub idea: &'a str,
    /// Whether an approach can be wrong.
    pub is_guess: bool,
    /// The words of the prompt that it stands for.
    pub said: Vec<Place>,
}

impl<'a> Film<'a> {
    pub fn of(trace: &'a Trace) -> Self {
        let recorded: BTreeMap<u64, usize> = trace
            .events
            .iter()
            .filter_map(|event| Some((event.path?, slips(event))))
            .fold(BTreeMap::new(), |mut paths, (path, slips)| {
                *paths.entry(path).or_default() += slips;
                paths
            });
        let row = |path: &'a crate::trace::Path| Row {
            path: path.path,
            answer: path.answer.as_deref(),
            verdict: path.verdict.as_str(),
            slips: recorded.get(&path.path).copied().unwrap_or(0),
            is_recorded: recorded.contains_key(&path.path),
        };
        let units = Units::of(&trace.prompt);
        let readings = trace.events.iter().filter_map(|event| match &event.what {
            Happening::Understood { reading } => Some(&**reading),
            _ => None,
        });
        let reading = |record: &'a ReadingRecord| Reading {
            related: super::text::relations(record).iter().map(|line| shown(line)).collect(),
            not_read: record.unread.iter().map(|piece| (units.place(piece.span), piece.is_essential)).collect(),
            record,
        };
        let reason = serde_json::to_value(&trace.stopped).ok();
        let reason = reason.and_then(|it| it["reason"].as_str().map(str::to_owned)).unwrap_or_default();
        Self {
            prompt: &trace.prompt,
            settings: &trace.settings,
            answer: trace.answer.as_ref(),
            ending: Ending { reason, sentence: stopped(trace), next: next(&trace.stopped) },
            counts: &trace.counts,
            votes: &trace.votes,
            paths: if trace.is_sampled() { trace.paths.iter().map(row).collect() } else { Vec::new() },
            readings: readings.map(reading).collect(),
            unmet: trace
                .settings
                .overrides
                .iter()
                .filter(|it| !it.is_met_in(trace))
                .map(|it| it.goal.clone())
                .collect(),
        }
    }
}

fn slips(event: &crate::trace::Event) -> usize {
    match &event.what {
        Happening::Attempted { steps, .. } => steps.iter().filter(|step| step.slip.is_some()).count(),
        _ => 0,
    }
}

/// A trace of one path, or of an exhaustive run, from which scenes are made.
pub struct Reel<'a> {
    view: View<'a>,
    trace: &'a Trace,
    path: Option<u64>,
    parents: Vec<Option<usize>>,
}

impl<'a> Reel<'a> {
    /// `trace` is one that `alone` gives.
    pub fn of(trace: &'a Trace, path: Option<u64>) -> Self {
        let view = View::new(trace);
        let parents = timeline::parents(&view);
        Self { view, trace, path, parents }
    }

    /// All but what is told about events and nodes.
    pub fn scene(&self) -> Scene<'a> {
        let mut skills: Vec<&str> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut nodes = Nodes::default();
        for (at, node) in self.trace.plan.nodes.iter().enumerate() {
            nodes.id.push(&node.id);
            nodes.kind.push(if node.kind == NodeKind::Goal { 'g' } else { 'a' });
            nodes.parent.push(index(self.parents[at]));
            nodes.skill.push(match node.kind {
                NodeKind::Goal => -1,
                NodeKind::Approach => index(Some(*known.entry(&node.skill).or_insert_with(|| {
                    skills.push(&node.skill);
                    skills.len() - 1
                }))),
            });
        }
        let Timeline { events, changes } = Timeline::of(&self.view, &self.parents);
        Scene { path: self.path, nodes, events, changes, picture: self.picture(&[]), skills }
    }

    /// Where everything stands. Of a large plan the upper part is drawn, and these nodes, with all above them; goals among them
    /// are taken apart.
    pub fn picture(&self, opened: &[usize]) -> Picture {
        Picture::of(&self.view, &self.parents, opened)
    }

    /// What is told of each event, in order.
    pub fn moments(&self) -> Vec<Moment<'a>> {
        let told: BTreeMap<u64, Thought> =
            thoughts(self.trace).into_iter().map(|thought| (thought.event, thought)).collect();
        let events = self.trace.events.iter();
        events.map(|event| sentence::moment(&self.view, event, told.get(&event.seq))).collect()
    }

    /// What is told of these nodes.
    pub fn about(&self, nodes: Range<usize>) -> Vec<About<'a>> {
        let units = Units::of(&self.trace.prompt);
        let most = self.trace.plan.nodes.len();
        let about = |at: usize| {
            let node = self.view.node(at);
            About {
                title: self.view.title(at),
                text: &node.text,
                idea: &node.idea,
                is_guess: self.view.is_guess(at),
                said: node.spans.iter().map(|span| units.place(*span)).collect(),
            }
        };
        (nodes.start.min(most)..nodes.end.min(most)).map(about).collect()
    }
}

/// The trace as far as a scene of this path shows it; none when nothing is recorded of such a path. Without a path, that of
/// the path to show.
pub fn scene_of(trace: &Trace, path: Option<u64>) -> Option<(std::borrow::Cow<'_, Trace>, Option<u64>)> {
    if !trace.is_sampled() {
        return path.is_none().then_some((std::borrow::Cow::Borrowed(trace), None));
    }
    let Some(path) = path.or_else(|| trace.path_to_show()) else {
        return Some((std::borrow::Cow::Borrowed(trace), None));
    };
    Some((std::borrow::Cow::Owned(alone(trace, path)?), Some(path)))
}

/// A place in a list, or none.
fn index(at: Option<usize>) -> i64 {
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}

/// For each byte of a text how many UTF-16 units stand before it.
struct Units {
    before: Vec<usize>,
    all: usize,
}

impl Units {
    fn of(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len());
        let mut all = 0;
        for letter in text.chars() {
            before.extend(std::iter::repeat_n(all, letter.len_utf8()));
            all += letter.len_utf16();
        }
        Self { before, all }
    }

    /// A place outside of the text, which only a trace from elsewhere holds, is its end.
    fn place(&self, span: Span) -> Place {
        let units = |bytes: usize| self.before.get(bytes).copied().unwrap_or(self.all);
        (units(span.start), units(span.end))
    }
}
