//! What is said about each event of a run, in the words of somebody who thinks aloud.
//!
//! Told are the goals that the answer rests on, and whatever went wrong anywhere. Other ways to these goals are named
//! with what they came to; what only passes an answer on, and what is said already, is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::text::relations;
use super::typeset::{answer as answer_text, shown};
use super::view::View;
use super::width::{brief, in_line};
use crate::trace::{Event, Happening, LookBack, Outcome, ReadingRecord, StepRecord, Trace, VerdictRecord, VerdictWord};

/// Columns that a formula may take inside a sentence.
const ROOM: usize = 160;
/// Steps that are told in full.
const FEW_STEPS: usize = 4;
/// Goals of one kind that are told in full; of more only the answer is told.
const FEW_OF_A_KIND: usize = 6;
const COUNTS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// What has been said so far, which decides how the next thing is said.
pub(super) struct Narrator<'a> {
    pub view: View<'a>,
    readings: usize,
    pursued: usize,
    /// What was said once and need not be said again: ideas of approaches, choices of ways, what checks found.
    said: BTreeSet<String>,
    /// Answers found at a goal.
    found: BTreeSet<(usize, &'a str)>,
    has_found: Vec<bool>,
    /// How many goals were planned of each verb, and which goals came late among them.
    of_a_kind: BTreeMap<&'a str, usize>,
    is_routine: Vec<bool>,
    /// What the last sentence was about, and what it asked for next.
    goal: Option<usize>,
    needed: Option<usize>,
    /// Sentences of each kind so far, which take turns.
    turns: [usize; 5],
}

/// Sentences that are said often, and so in several ways.
#[derive(Clone, Copy)]
enum Turn {
    Ways,
    Again,
    Checked,
    Needs,
    Likewise,
}

impl<'a> Narrator<'a> {
    pub fn new(trace: &'a Trace) -> Self {
        let view = View::new(trace);
        let pursued = view.questions().iter().map(|&(reading, _)| reading).collect::<BTreeSet<_>>().len();
        Self {
            view,
            readings: 0,
            pursued,
            said: BTreeSet::new(),
            found: BTreeSet::new(),
            has_found: vec![false; trace.plan.nodes.len()],
            of_a_kind: BTreeMap::new(),
            is_routine: vec![false; trace.plan.nodes.len()],
            goal: None,
            needed: None,
            turns: [0; 5],
        }
    }

    /// The number of the wording whose turn it is.
    fn turn(&mut self, kind: Turn, wordings: usize) -> usize {
        let turn = &mut self.turns[kind as usize];
        *turn += 1;
        (*turn - 1) % wordings
    }

    /// Whether the answer rests on the goal and it is more than a stage of another. Without an answer all goals count.
    fn is_told(&self, goal: usize) -> bool {
        let matters = self.view.is_chosen(goal) || self.view.trace.answer.is_none();
        matters && !self.view.is_left_out(goal)
    }

    /// What this event says; empty when it says nothing that is worth saying.
    pub fn sentences(&mut self, event: &'a Event) -> String {
        let goal = self.view.find(&event.goal);
        let is_root = goal == Some(0);
        let is_told = goal.is_some_and(|goal| self.is_told(goal));
        let said = match (&event.what, goal, self.view.find(&event.approach)) {
            (Happening::Understood { reading }, ..) => self.understood(reading),
            (Happening::Planned { approaches }, ..) if is_root => self.readings_planned(approaches.len()),
            (Happening::Attempted { outcome: Outcome::Setback(why), .. }, ..) if is_root => {
                format!("But that cannot be the answer: {}.", clause(why))
            }
            (Happening::Selected { voices_for, .. }, ..) if is_root && event.path.is_none() && self.is_sampled() => {
                self.voted(*voices_for)
            }
            (Happening::Selected { answer, .. }, ..) if is_root && self.looks_back_at_the_end() => {
                format!("I come to {}. Let me look back at it.", short(answer))
            }
            (Happening::Selected { answer, verdict, dissent, .. }, ..) if is_root => {
                self.concluded(answer, *verdict, dissent)
            }
            (Happening::Unanswered { .. }, ..) if is_root && self.pursued == 0 => {
                "So I must leave it without an answer.".to_owned()
            }
            (Happening::Unanswered { why }, ..) if is_root => {
                format!("So I must leave it without an answer: {}.", clause(why))
            }
            (Happening::Checked { answer, verdict, .. }, ..) if is_root && verdict.word == VerdictWord::Refuted => {
                let because = clause(&verdict.because);
                let came_to = format!("I come to {}. ", short(answer));
                match self.looks_back_at_the_end() {
                    true if !self.said.insert(because.clone()) => "So that cannot be the answer.".to_owned(),
                    true => format!("Wait: {because}. That does not fit what is written."),
                    false => format!("{came_to}Wait: {because}. That does not fit what is written."),
                }
            }
            (Happening::Attempted { steps, .. }, ..) if is_root && steps.iter().any(|step| step.slip.is_some()) => {
                let misread = capital(&worked(steps));
                if self.said.insert(misread.clone()) { format!("{misread}.") } else { String::new() }
            }
            // That the parts were confirmed was said of each part.
            (Happening::Checked { answer, verdict, by }, Some(goal), _)
                if verdict.word == VerdictWord::Refuted
                    || (is_told && !is_root && by != "engine" && !self.is_routine[goal]) =>
            {
                self.checked(goal, answer, verdict)
            }
            // Why it was given up was said when it was checked.
            (Happening::TurnedBack { answer: None, why }, ..) => {
                format!("Wait: {}. I go over it once more.", clause(why))
            }
            (Happening::TurnedBack { .. }, ..) if is_root => "I read the problem again and start anew.".to_owned(),
            (Happening::TurnedBack { .. }, ..) => "I go back and try again.".to_owned(),
            _ if is_root || !is_told => String::new(),
            (Happening::Planned { .. }, Some(goal), _) if self.comes_late(goal) => String::new(),
            (what, Some(goal), approach) if self.is_routine[goal] => self.in_the_same_way(goal, approach, what),
            (Happening::Planned { approaches }, Some(goal), _) => self.planned(goal, approaches),
            (Happening::Attempted { steps, outcome, .. }, Some(goal), Some(approach)) => {
                self.attempted(goal, approach, steps, outcome)
            }
            (Happening::SetAside { why }, _, Some(approach)) => {
                let why = self.view.aside(approach).unwrap_or_else(|| why.clone());
                format!("I set {} aside: {}.", self.name(approach), clause(&why))
            }
            (Happening::Selected { answer, verdict, voices_for, voices_against, dissent }, Some(goal), _) => {
                self.selected(goal, answer, *verdict, (*voices_for, *voices_against), dissent)
            }
            (Happening::Unanswered { .. }, Some(goal), _) => format!("So I cannot find {}.", self.title(goal)),
            _ => String::new(),
        };
        if !said.is_empty() {
            self.goal = goal;
        }
        said
    }

    fn looks_back_at_the_end(&self) -> bool {
        self.is_sampled() && self.view.trace.settings.look_back() == LookBack::AtTheEnd
    }

    fn is_sampled(&self) -> bool {
        self.view.trace.is_sampled()
    }

    /// How the problem was misread on the path that is told, where that is told.
    fn misread(&self) -> Option<String> {
        let mut at_root = self.view.trace.events.iter().filter(|event| self.view.find(&event.goal) == Some(0));
        at_root.find_map(|event| match &event.what {
            Happening::Attempted { steps, .. } => {
                let misread = steps.iter().find(|step| step.slip.is_some())?;
                Some(capital(&clause(&misread.told())))
            }
            _ => None,
        })
    }

    /// What the other paths came to.
    fn voted(&self, votes: u32) -> String {
        match (self.view.trace.counts.paths, votes) {
            (0 | 1, _) => String::new(),
            (paths, votes) => match (self.of_its_own(), &self.view.trace.answer) {
                (Some(_), Some(voted)) => {
                    format!("Of {paths} paths that I walked, {votes} come to {}, which is my answer.", voted.text)
                }
                _ => format!("Of {paths} paths that I walked, {votes} come to this."),
            },
        }
    }

    /// Whether enough goals of this kind were planned before.
    fn comes_late(&mut self, goal: usize) -> bool {
        let verb = self.view.node(goal).text.split('(').next().unwrap_or_default();
        let count = self.of_a_kind.entry(verb).or_default();
        *count += 1;
        self.is_routine[goal] = *count > FEW_OF_A_KIND;
        self.is_routine[goal]
    }

    /// A goal like many before it: only its answer, by the way that was taken, and what did not go as before.
    fn in_the_same_way(&mut self, goal: usize, approach: Option<usize>, what: &Happening) -> String {
        match what {
            Happening::Attempted { outcome: Outcome::Answer(answer), .. } if self.view.taken(goal) == approach => {
                let stated = self.view.stated(goal, &self.title(goal), &short(answer));
                match self.turn(Turn::Likewise, 3) {
                    0 => format!("In the same way {stated}."),
                    1 => format!("Likewise {stated}."),
                    _ => format!("{}.", capital(&stated)),
                }
            }
            Happening::Selected { answer, dissent, .. } if !dissent.is_empty() => {
                let others: Vec<String> = dissent.iter().map(|other| short(other)).collect();
                format!("For {} I keep {}, and not {}.", self.title(goal), short(answer), listed(&others, "or"))
            }
            Happening::Unanswered { .. } => format!("So I cannot find {}.", self.title(goal)),
            _ => String::new(),
        }
    }

    fn understood(&mut self, reading: &'a ReadingRecord) -> String {
        self.readings += 1;
        // Readings that were not pursued are worth a word only when none was.
        if self.readings > self.pursued.max(1) {
            return String::new();
        }
        let asked = self.view.asked(reading);
        let asked = brief(asked.trim_end_matches(['?', '.']), 200);
        let is_question =
            asked.starts_with(char::is_uppercase) && self.view.trace.prompt.contains(&format!("{asked}?"));
        let mut said = match self.readings {
            1 if is_question => format!("What is asked? \"{asked}?\""),
            1 => format!("What is asked? {}.", capital(&asked)),
            2 => format!("It can also be read as {}.", self.read_as(reading)),
            _ => format!("Or as {}.", self.read_as(reading)),
        };
        if self.readings == 1 && self.pursued > 1 {
            said += &format!(" That may mean {}.", self.read_as(reading));
        }
        let related = relations(reading);
        if !related.is_empty() {
            said += &format!(" The story tells me that {}.", listed(&related, "and"));
        }
        if !reading.expects.is_empty() {
            said += &format!(" The answer should be {}.", clause(&reading.expects));
        }
        if let Some(misread) = self.misread() {
            said += &format!(" {misread}.");
            self.said.insert(misread);
        }
        let unread: Vec<String> = reading.unread.iter().map(|piece| format!("\"{}\"", short(&piece.words))).collect();
        if reading.is_weighed() {
            said += " I do not follow every word of it, but that is what most speaks for.";
        }
        if let Some(doubt) = &reading.doubt {
            said += &format!(" But {doubt}, so I had better not go on.");
        }
        match (unread.is_empty(), reading.is_complete || reading.doubt.is_some()) {
            (true, _) => {}
            (false, true) => said += &format!(" I make no use of {}.", listed(&unread, "and")),
            (false, false) => {
                let unread = listed(&unread, "or");
                said += &format!(" But I do not know what to make of {unread}, so I had better not go on.");
            }
        }
        said
    }

    /// The goal that a reading amounts to, in words.
    fn read_as(&self, reading: &ReadingRecord) -> String {
        let goal = self
            .view
            .questions()
            .into_iter()
            .map(|(_, goal)| goal)
            .find(|&goal| self.view.node(goal).text == reading.goal);
        goal.map_or_else(|| shown(&brief(&reading.goal, ROOM)), |goal| self.title(goal))
    }

    fn readings_planned(&self, count: usize) -> String {
        match count {
            0 if self.readings == 0 => {
                let asked = short(&self.view.trace.prompt);
                format!("What is asked? \"{asked}\" Nothing I know reads this as a problem.")
            }
            0 => "None of this is a reading I can rely on.".to_owned(),
            1 => String::new(),
            _ => format!("I follow the {} readings side by side.", number(count)),
        }
    }

    fn concluded(&self, answer: &str, verdict: VerdictWord, dissent: &[String]) -> String {
        let Some(record) = &self.view.trace.answer else {
            return match dissent {
                [] => format!("I come to {}, but cannot stand by it.", short(answer)),
                others => {
                    let others: Vec<String> = others.iter().map(|other| short(other)).collect();
                    format!("Hmm. It is {} or {}, as one reads it.", short(answer), listed(&others, "or"))
                }
            };
        };
        let text = brief(&record.text, ROOM);
        if let Some(own) = self.of_its_own() {
            return format!("So on this path I come to {}.", short(own));
        }
        match verdict {
            VerdictWord::Confirmed => format!("So the answer is {text}."),
            _ => format!("So my answer is {text}, though nothing confirms it."),
        }
    }

    /// The answer of the path that is told, when it is not that of the run.
    fn of_its_own(&self) -> Option<&str> {
        let trace = self.view.trace;
        let path = trace.paths.first().filter(|_| trace.is_sampled())?;
        let voted = trace.answer.as_ref().map(|answer| &answer.text);
        path.answer.as_deref().filter(|own| voted.is_some_and(|voted| voted != own))
    }

    /// What is to be done for a goal: what it needs first, or which ways there are.
    fn planned(&mut self, goal: usize, approaches: &'a [String]) -> String {
        let known: Vec<usize> = approaches.iter().filter_map(|id| self.view.named(id)).collect();
        let names: Vec<String> = known.iter().map(|&at| format!("by {}", self.name(at))).collect();
        let first = self.view.taken(goal).or_else(|| known.first().copied());
        let parts: Vec<usize> = first.map_or_else(Vec::new, |way| self.parts(way));
        let parts = if known.len() == 1 { first.map_or(parts, |way| self.tops(way)) } else { parts };
        let is_asked_for = self.needed == Some(goal);
        let title = self.title(goal);
        let needs: Vec<String> = parts.iter().map(|&part| self.title(part)).collect();
        if let (&[part], 1) = (&parts[..], known.len()) {
            self.needed = Some(part);
            if needs[0] == title {
                return String::new();
            }
            return match (is_asked_for, self.turn(Turn::Needs, 2)) {
                (true, 1) => format!("For that, {}.", needs[0]),
                (true, _) => format!("And for that, {}.", needs[0]),
                _ => format!("To find {title} I first need {}.", needs[0]),
            };
        }
        let needed = listed(&needs, "and");
        let which_needs = |(way, name): (&usize, &String)| match Some(*way) == first && !needs.is_empty() {
            true => format!("{name}, which needs {needed},"),
            false => name.clone(),
        };
        let ways = listed(&names, "or");
        let is_new = self.said.insert(ways.clone());
        let ways = listed(&known.iter().zip(&names).map(which_needs).collect::<Vec<_>>(), "or");
        let ways = ways.replace(",,", ",");
        let ways = ways.trim_end_matches(',');
        match (known.len(), needs.len()) {
            (0, _) => format!("For {title} I know no way."),
            (1, 0) => String::new(),
            (1, _) => format!("For {title} I need {needed}."),
            (_, 0) if !is_new => String::new(),
            (_, _) if !is_new => format!("{} needs {needed} first.", capital(&title)),
            _ if is_asked_for => format!("That I can do {ways}."),
            _ => match self.turn(Turn::Ways, 2) {
                0 => format!("How do I find {title}? I can try it {ways}."),
                _ => format!("{} can be had {ways}.", capital(&title)),
            },
        }
    }

    /// The goals that a way needs before it can be carried out.
    fn parts(&self, way: usize) -> Vec<usize> {
        let rest = self.view.remains(way);
        let all = self.view.children(way).iter().filter(|&&part| Some(part) != rest);
        all.map(|&part| self.view.drawn_for(part)).take(FEW_STEPS).collect()
    }

    /// Those among them that do not lie below others, where all are only gathered.
    fn tops(&self, way: usize) -> Vec<usize> {
        let needed = self.view.needed(way);
        self.parts(way).into_iter().filter(|part| needed.contains(part)).collect()
    }

    fn attempted(&mut self, goal: usize, way: usize, steps: &[StepRecord], outcome: &'a Outcome) -> String {
        let (name, title) = (self.name(way), self.title(goal));
        let idea = self.view.node(way).idea.as_str();
        let is_new = !idea.is_empty() && self.said.insert(format!("{name} {idea}"));
        let guess = if self.view.is_guess(way) { ", which is only a guess" } else { "" };
        let is_topic = self.goal == Some(goal) || self.needed == Some(goal);
        let by = match is_topic {
            true => format!("By {name}{guess}"),
            false => format!("For {title}, by {name}{guess}"),
        };
        let by = if is_new { format!("{by} ({})", shown(&brief(idea, 100))) } else { by };
        let is_only = self.view.children(goal).len() == 1;
        let working = worked(steps);
        let told = if working.is_empty() { by.clone() } else { format!("{by}: {working}") };
        match outcome {
            Outcome::Remains(_) if steps.is_empty() && is_only => self.left(way, outcome),
            Outcome::Remains(_) if steps.is_empty() => {
                format!("{by}{}. {}", self.through(way), self.left(way, outcome))
            }
            Outcome::Remains(_) => format!("{told}. {}", self.left(way, outcome)),
            Outcome::Setback(why) => format!("{by} I get nowhere: {}.", clause(why)),
            Outcome::Answer(answer) => {
                let is_known = !self.found.insert((goal, answer));
                let had_found = std::mem::replace(&mut self.has_found[goal], true);
                let through = self.through(way);
                let answer = short(answer);
                if is_known && (self.view.taken(goal) != Some(way) || working.is_empty()) {
                    return self.again(goal, way, &through, is_topic);
                }
                if is_known {
                    return format!("{told}, as before.");
                }
                if had_found {
                    return format!("Hmm. {by}{through} I get {answer} instead{}.", slipped(steps));
                }
                // What puts many values together needs no words when all of them were said.
                if is_only && working.is_empty() && answer.contains(" = ") {
                    return String::new();
                }
                match (working.ends_with(&answer), is_topic) {
                    _ if working.is_empty() => {
                        format!("{by}{through}: {answer}.")
                    }
                    (true, _) => format!("{told}."),
                    (false, _) => format!("{told}. That makes {answer}."),
                }
            }
        }
    }

    /// Another way came to an answer that was found before.
    fn again(&mut self, goal: usize, way: usize, through: &str, is_topic: bool) -> String {
        let name = self.name(way);
        let of = if is_topic { String::new() } else { format!(" for {}", self.title(goal)) };
        match (through.is_empty(), self.turn(Turn::Again, 4)) {
            (false, 0 | 2) => format!("By {name}{through}, I get the same{of}."),
            (false, _) => format!("The same{of} by {name}{through}."),
            (true, 0) => format!("By {name} I get the same{of}."),
            (true, 1) => format!("The same{of} by {name}."),
            (true, 2) => format!("And {name} agrees{of}."),
            (true, _) => format!("By {name} it comes out the same{of}."),
        }
    }

    /// What remains after the parts were put in; nothing when that only passes an answer on.
    fn left(&mut self, way: usize, outcome: &Outcome) -> String {
        let Outcome::Remains(rest) = outcome else { return String::new() };
        let Some(rest) = self.view.named(rest) else { return String::new() };
        if self.view.drawn_for(rest) != rest {
            return String::new();
        }
        self.needed = Some(rest);
        match self.parts(way).is_empty() {
            true => format!("That leaves {}.", self.title(rest)),
            false => format!("So it remains to find {}.", self.title(rest)),
        }
    }

    /// What another way went through: goals that the answer does not rest on.
    fn through(&self, way: usize) -> String {
        let through: Vec<String> = self
            .parts(way)
            .into_iter()
            .filter(|&part| !self.view.is_chosen(part))
            .map(|part| self.title(part))
            .collect();
        if through.is_empty() { String::new() } else { format!(", through {}", listed(&through, "and")) }
    }

    fn checked(&mut self, goal: usize, answer: &str, verdict: &VerdictRecord) -> String {
        let (stated, because) = (self.view.stated(goal, &self.title(goal), &short(answer)), clause(&verdict.because));
        match verdict.word {
            // One thing that is wrong spoils all that rests on it; it is said once.
            VerdictWord::Refuted if self.looks_back_at_the_end() && !self.said.insert(because.clone()) => String::new(),
            VerdictWord::Refuted => format!("Wait: {because}. So {stated} cannot be right."),
            VerdictWord::Unsettled => format!("Whether {stated} is right, no check of mine can tell."),
            VerdictWord::Confirmed if !self.said.insert(because.clone()) => String::new(),
            VerdictWord::Confirmed => match self.turn(Turn::Checked, 3) {
                0 => format!("Let me check: {because}. Good."),
                1 => format!("Is that right? Yes: {because}."),
                _ => format!("A check: {because}."),
            },
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
        let answer = short(answer);
        let doubt = if verdict == VerdictWord::Confirmed { ", which the check bears out" } else { "" };
        if !dissent.is_empty() {
            let others: Vec<String> = dissent.iter().map(|other| short(other)).collect();
            let (ours, theirs) = (number(voices_for as usize), number(voices_against as usize));
            return format!("I keep {answer}{doubt}: {ours} for it, {theirs} for {}.", listed(&others, "or"));
        }
        let ways = self.view.children(goal).len();
        let agreeing = match voices_for as usize {
            0..=2 => return String::new(),
            many if many == ways => format!("All {} ways agree", number(many)),
            many => format!("{} ways agree", capital(&number(many))),
        };
        match self.goal == Some(goal) {
            true => format!("{agreeing}."),
            false => format!("{agreeing} on {}.", self.title(goal)),
        }
    }

    fn name(&self, approach: usize) -> String {
        let name = brief(&self.view.title(approach), ROOM);
        name.strip_prefix("by ").unwrap_or(&name).to_owned()
    }

    fn title(&self, goal: usize) -> String {
        let is_notation = self.view.node(goal).idea.is_empty();
        brief(&self.view.title(goal), if is_notation { ROOM / 2 } else { ROOM })
    }
}

/// The lines in which something slipped, where that is told.
fn slipped(steps: &[StepRecord]) -> String {
    let lines = steps.iter().filter(|step| step.slip.is_some()).map(|step| clause(&step.told()));
    lines.map(|line| format!(", through {line}")).collect()
}

/// All steps when they are few, else the first ones and the last.
fn worked(steps: &[StepRecord]) -> String {
    let told: Vec<String> = steps.iter().map(|step| clause(&step.told())).collect();
    match &told[..] {
        few if few.len() <= FEW_STEPS => few.join("; "),
        [first, second, between @ .., last] => {
            // A slip that is told is told wherever it is.
            let slips = between.iter().zip(&steps[2..]).filter(|(_, step)| step.slip.is_some());
            let slips: String = slips.map(|(line, _)| format!("; then {line}")).collect();
            format!("{first}; {second}{slips}; and so on, until {last}")
        }
        _ => String::new(),
    }
}

fn short(answer: &str) -> String {
    brief(&answer_text(answer), ROOM)
}

/// A text that goes into a sentence: without a full stop of its own.
fn clause(text: &str) -> String {
    shown(brief(&in_line(text), 200).trim_end_matches('.'))
}

fn capital(text: &str) -> String {
    // A formula keeps its letters.
    if !text.split(' ').next().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)) {
        return text.to_owned();
    }
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
