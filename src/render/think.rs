//! `think`: the run told as a person would think aloud, and then the answer.
//!
//! It is a narration of the trace and nothing more: every sentence comes from an event, and which words it takes depends
//! on what happened and never on chance. It is not how a language model reasons inside.

use std::collections::BTreeSet;

use super::view::View;
use super::width::brief;
use crate::trace::{Event, Happening, Outcome, ReadingRecord, StepRecord, Trace, VerdictRecord, VerdictWord};

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
    let mut last_word = "";
    for event in &trace.events {
        let text = narrator.sentences(event);
        if text.is_empty() {
            continue;
        }
        let word = event.what.word();
        let opens = match word {
            "understood" | "planned" => word != last_word,
            // Looking back is a new thought, after carrying out.
            "checked" => last_word == "attempted",
            _ => false,
        };
        last_word = word;
        told.push(Thought { event: event.seq, text, opens });
    }
    told
}

pub(super) fn render(trace: &Trace) -> String {
    let mut shown = String::from("<think>\n");
    for (number, thought) in thoughts(trace).iter().enumerate() {
        shown += match (number, thought.opens) {
            (0, _) => "",
            (_, true) => "\n\n",
            (_, false) => " ",
        };
        // A prompt that contains the closing tag does not end the thinking.
        shown += &thought.text.replace("</think", "< /think");
    }
    shown += "\n</think>\n\n";
    match &trace.answer {
        Some(answer) if answer.verdict == VerdictWord::Unsettled => {
            shown += &format!("{} (unsettled: no check could tell)\n", answer.text);
        }
        Some(answer) => shown += &format!("{}\n", answer.text),
        None => shown += &format!("I have no answer: {}.\n", trace.stopped.sentence()),
    }
    shown
}

/// Columns that a formula may take inside a sentence.
const ROOM: usize = 70;
/// Steps that are told in full.
const FEW_STEPS: usize = 4;
const COUNTS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// What has been said so far, which decides how the next thing is said.
struct Narrator<'a> {
    view: View<'a>,
    readings: u32,
    /// Approaches whose idea has been told, by name and idea.
    explained: BTreeSet<(&'a str, &'a str)>,
    /// Answers found at a goal.
    found: BTreeSet<(usize, &'a str)>,
    has_found: Vec<bool>,
    /// What the last sentence was about.
    goal: Option<usize>,
}

impl<'a> Narrator<'a> {
    fn new(trace: &'a Trace) -> Self {
        Self {
            view: View::new(trace),
            readings: 0,
            explained: BTreeSet::new(),
            found: BTreeSet::new(),
            has_found: vec![false; trace.plan.nodes.len()],
            goal: None,
        }
    }

    /// What this event says; empty when it says nothing that was not said.
    fn sentences(&mut self, event: &'a Event) -> String {
        let goal = self.view.find(&event.goal);
        let is_root = goal == Some(0);
        let said = match (&event.what, goal, self.view.find(&event.approach)) {
            (Happening::Understood { reading }, ..) => self.understood(reading),
            (Happening::Planned { approaches }, Some(_), _) if is_root => self.readings_planned(approaches.len()),
            (Happening::Planned { approaches }, Some(goal), _) => self.planned(goal, approaches),
            (Happening::Attempted { outcome: Outcome::Answer(_), .. }, ..) if is_root => String::new(),
            (Happening::Attempted { steps, outcome, .. }, Some(goal), Some(approach)) => {
                self.attempted(event.seq, goal, approach, steps, outcome)
            }
            (Happening::SetAside { why }, _, Some(approach)) => {
                format!("I set {} aside: {}.", self.name(approach), clause(why))
            }
            (Happening::Checked { verdict, .. }, ..) if is_root && verdict.word != VerdictWord::Refuted => {
                String::new()
            }
            (Happening::Checked { answer, verdict, .. }, Some(goal), _) => self.checked(goal, answer, verdict),
            (Happening::Selected { answer, verdict, .. }, ..) if is_root => match verdict {
                VerdictWord::Confirmed => format!("That answers the question as I read it: {}.", short(answer)),
                _ => format!("So my answer is {}, though nothing confirms it.", short(answer)),
            },
            (Happening::Selected { answer, verdict, voices_for, voices_against, dissent }, Some(goal), _) => {
                self.selected(goal, answer, *verdict, (*voices_for, *voices_against), dissent)
            }
            (Happening::TurnedBack { answer, why }, ..) => {
                format!("So I give {} up and go back ({}); let me try another way.", short(answer), clause(why))
            }
            (Happening::Unanswered { why }, ..) if is_root => {
                format!("So I must leave it without an answer: {}.", clause(why))
            }
            (Happening::Unanswered { why }, Some(goal), _) => {
                format!("I cannot find {}: {}.", self.title(goal), clause(why))
            }
            _ => String::new(),
        };
        if !said.is_empty() {
            self.goal = goal;
        }
        said
    }

    fn understood(&mut self, reading: &'a ReadingRecord) -> String {
        self.readings += 1;
        let mut said = if self.readings == 1 {
            format!("First, what is asked? {}.", capital(&short(&reading.unknown)))
        } else {
            format!("It could also be read so: {}.", short(&reading.unknown))
        };
        if !reading.data.is_empty() && reading.data.join("") != reading.unknown {
            let given: Vec<String> = reading.data.iter().map(|piece| short(piece)).collect();
            said += &format!(" I am given {}.", listed(&given, "and"));
        }
        if !reading.condition.is_empty() {
            said += &format!(" And I know that {}.", short(&reading.condition));
        }
        said += &format!(" In short, I want {}.", short(&reading.goal));
        if !reading.expects.is_empty() {
            said += &format!(" What to expect: {}.", clause(&reading.expects));
        }
        let unread: Vec<String> = reading.unread.iter().map(|piece| format!("\"{}\"", short(&piece.words))).collect();
        match (unread.is_empty(), reading.is_complete) {
            (true, _) => {}
            (false, true) => said += &format!(" I make no use of {}.", listed(&unread, "and")),
            (false, false) => {
                said += &format!(
                    " But I do not know what to make of {}, so I had better not go on.",
                    listed(&unread, "or")
                );
            }
        }
        said
    }

    fn readings_planned(&self, count: usize) -> String {
        match count {
            0 if self.readings == 0 => {
                let asked = short(&self.view.trace.prompt);
                format!("First, what is asked? \"{asked}\" Nothing I know reads this as a problem.")
            }
            0 => "None of this is a reading I can rely on.".to_owned(),
            1 => String::new(),
            _ => format!("There are {} ways to read it; I follow each of them.", number(count)),
        }
    }

    fn planned(&mut self, goal: usize, approaches: &'a [String]) -> String {
        let title = self.title(goal);
        let known: Vec<usize> = approaches.iter().filter_map(|id| self.view.named(id)).collect();
        let mut are_new = false;
        let ways: Vec<String> = known
            .iter()
            .map(|&at| {
                let node = self.view.node(at);
                if self.explained.insert((&node.text, &node.idea)) && !node.idea.is_empty() {
                    are_new = true;
                    format!("by {} ({})", self.name(at), short(&node.idea))
                } else {
                    format!("by {}", self.name(at))
                }
            })
            .collect();
        match (ways.len(), are_new) {
            (0, _) => format!("For {title} I know no approach."),
            (1, true) => format!("For {title} I see one way: {}.", ways[0].trim_start_matches("by ")),
            (1, false) => format!("{title} goes {}.", ways[0]),
            (_, true) => format!("How to find {title}? I could do it {}.", listed(&ways, "or")),
            (_, false) => format!("{title} can be found {}, as before.", listed(&ways, "or")),
        }
    }

    fn attempted(
        &mut self,
        now: u64,
        goal: usize,
        approach: usize,
        steps: &[StepRecord],
        outcome: &'a Outcome,
    ) -> String {
        let mut lead = if self.goal == Some(goal) {
            format!("By {}", self.name(approach))
        } else {
            format!("{} by {}", self.title(goal), self.name(approach))
        };
        let parts = self.parts(now, approach, outcome);
        if !parts.is_empty() {
            lead += &format!(", with {}", listed(&parts, "and"));
        }
        let working = worked(steps);
        let lead = if working.is_empty() { lead } else { format!("{lead}: {working}") };
        match outcome {
            Outcome::Remains(rest) => format!("{lead}. So it remains to find {}.", short(&self.view.title_of(rest))),
            Outcome::Setback(why) => format!("{lead}. That leads nowhere: {}.", clause(why)),
            Outcome::Answer(answer) => {
                let is_same = !self.found.insert((goal, answer));
                let had_found = std::mem::replace(&mut self.has_found[goal], true);
                let answer = short(answer);
                match (is_same, had_found) {
                    (true, _) => format!("{lead}. {answer} again."),
                    (false, true) => format!("{lead}. Hmm, that gives {answer}, which is something else."),
                    (false, false) => format!("{lead}. That gives {answer}."),
                }
            }
        }
    }

    /// What was known of the subgoals when the approach was carried out.
    fn parts(&self, now: u64, approach: usize, outcome: &Outcome) -> Vec<String> {
        let rest = match outcome {
            Outcome::Remains(rest) => self.view.named(rest),
            _ => None,
        };
        let subgoals = self.view.children(approach).iter().filter(|&&at| Some(at) != rest);
        let known = subgoals.filter_map(|&at| {
            let (answer, _, when) = self.view.selected(at)?;
            (when < now).then(|| format!("{} = {}", self.title(at), short(answer)))
        });
        known.take(FEW_STEPS).collect()
    }

    fn checked(&self, goal: usize, answer: &str, verdict: &VerdictRecord) -> String {
        let (title, answer) = (self.title(goal), short(answer));
        let because = clause(&verdict.because);
        match verdict.word {
            VerdictWord::Confirmed => format!("Let me check {title} = {answer}: {because}. Good."),
            VerdictWord::Refuted => format!("Wait, {because}, so {title} = {answer} cannot be right."),
            VerdictWord::Unsettled => format!("I have no check that could tell whether {title} = {answer} is right."),
        }
    }

    fn selected(
        &self,
        goal: usize,
        answer: &str,
        verdict: VerdictWord,
        (voices_for, voices_against): (u32, u32),
        dissent: &[String],
    ) -> String {
        let (title, answer) = (self.title(goal), short(answer));
        let doubt = if verdict == VerdictWord::Confirmed { "" } else { ", though unconfirmed" };
        if !dissent.is_empty() {
            let others: Vec<String> = dissent.iter().map(|other| short(other)).collect();
            let (ours, theirs) = (number(voices_for as usize), number(voices_against as usize));
            return format!("I keep {title} = {answer}{doubt}: {ours} for it, {theirs} for {}.", listed(&others, "or"));
        }
        match (voices_for, self.goal == Some(goal)) {
            (0 | 1, true) => format!("I take it{doubt}."),
            (0 | 1, false) => format!("So {title} = {answer}{doubt}."),
            (many, _) => format!("{} ways agree on {title} = {answer}{doubt}.", capital(&number(many as usize))),
        }
    }

    fn name(&self, approach: usize) -> String {
        short(&self.view.title(approach))
    }

    fn title(&self, goal: usize) -> String {
        short(&self.view.title(goal))
    }
}

/// All steps when they are few, else the first ones, the last and their number.
fn worked(steps: &[StepRecord]) -> String {
    let mut told: Vec<String> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let is_told = steps.len() <= FEW_STEPS || index < FEW_STEPS - 2 || index == steps.len() - 1;
        if is_told {
            told.push(clause(&step.text));
        } else if index == FEW_STEPS - 2 {
            told.push(format!("and so on for {} steps, until", steps.len()));
        }
    }
    told.join("; ").replace("until; ", "until ")
}

fn short(text: &str) -> String {
    brief(text, ROOM)
}

/// A text that goes into a sentence: without a full stop of its own.
fn clause(text: &str) -> String {
    brief(text, 200).trim_end_matches('.').to_owned()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn number(count: usize) -> String {
    COUNTS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: &[String], joined_by: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {joined_by} {last}", first.join(", ")),
    }
}
