//! `think`: the run told as a person would think aloud, and then the answer.
//!
//! It is a narration of the trace and nothing more: every sentence comes from an event, and which words it takes depends
//! on what happened and never on chance. It is not how a language model reasons inside.

use super::narrator::Narrator;
use super::view::View;
use super::width::wrap;
use crate::trace::{LookBack, Trace, VerdictWord};

const COLUMNS: usize = 80;
/// Sentences after which a new goal begins a new paragraph.
const LONG_PARAGRAPH: usize = 4;

/// What is said about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thought {
    /// The event's `seq`.
    pub event: u64,
    pub text: String,
    /// Whether a new paragraph begins here.
    pub opens: bool,
}

/// The thoughts of a run, in order. An event about which there is nothing to say has none.
pub fn thoughts(trace: &Trace) -> Vec<Thought> {
    let mut narrator = Narrator::new(trace);
    let mut told: Vec<Thought> = Vec::new();
    let (mut last_word, mut last_goal, mut in_paragraph) = ("", None, 0);
    for event in &trace.events {
        let text = narrator.sentences(event);
        if text.is_empty() {
            continue;
        }
        let (word, goal) = (event.what.word(), narrator.view.find(&event.goal));
        let is_planning = word == "understood" || word == "planned";
        let is_long = in_paragraph >= LONG_PARAGRAPH;
        let opens = if is_planning || goal == Some(0) {
            word != last_word && (last_goal != goal || last_word == "understood")
        } else {
            is_long && goal != last_goal && word == "attempted"
        };
        in_paragraph = if opens { 1 } else { in_paragraph + 1 };
        (last_word, last_goal) = (word, goal);
        told.push(Thought { event: event.seq, text, opens });
    }
    told
}

pub(super) fn render(trace: &Trace) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for thought in thoughts(trace) {
        // A prompt that contains the closing tag does not end the thinking.
        let text = thought.text.replace("</think", "< /think");
        match paragraphs.last_mut().filter(|_| !thought.opens) {
            Some(paragraph) => *paragraph += &format!(" {text}"),
            None => paragraphs.push(text),
        }
    }
    let paragraphs: Vec<String> = paragraphs.iter().map(|paragraph| wrap(paragraph, COLUMNS).join("\n")).collect();
    let mut shown = format!("<think>\n{}\n</think>\n\n", paragraphs.join("\n\n"));
    match &trace.answer {
        Some(answer) if answer.verdict == VerdictWord::Unsettled => {
            let why = match trace.settings.look_back() {
                LookBack::Never => "it was not looked back at",
                _ => "no check could tell",
            };
            shown += &format!("{} (unsettled: {why})\n", answer.text);
        }
        Some(answer) => shown += &format!("{}\n", answer.text),
        None => shown += &format!("I have no answer: {}.\n", View::new(trace).stopped()),
    }
    shown
}
