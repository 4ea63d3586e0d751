//! Figures of a bench: how many were answered, and how many of these rightly.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::statistics::{Share, wilson};
use super::{AnswerLine, Problem, Table};
use crate::trace::{Counts, VerdictWord};

/// Counts over some problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub problems: u64,
    /// Problems whose right answer is known; shares are taken of these.
    pub judged: u64,
    pub answered: u64,
    pub correct: u64,
    pub wrong: u64,
    /// Answers that no check confirmed; they are among the others too.
    pub unsettled: u64,
    /// Wrong answers that a check confirmed, because the prompt was misread.
    pub wrong_confirmed: u64,
}

/// Counts over all problems and by subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub all: Tally,
    pub subjects: BTreeMap<String, Tally>,
    /// How much was done, in all.
    pub counts: Counts,
}

impl Figures {
    pub fn count(&mut self, problem: &Problem, line: &AnswerLine) {
        self.all.count(line);
        self.counts.add(&line.counts);
        self.subjects.entry(problem.subject().to_owned()).or_default().count(line);
    }

    /// One object: `problems, answered, correct, wrong, accuracy, precision, seconds, subjects{...}`.
    pub fn to_json(&self, seconds: f64) -> Value {
        let mut object = self.all.to_json();
        let subjects: serde_json::Map<String, Value> =
            self.subjects.iter().map(|(name, tally)| (name.clone(), tally.to_json())).collect();
        let Counts { attempts, steps, checks, fuel, words, .. } = self.counts;
        object["counts"] =
            json!({"attempts": attempts, "steps": steps, "checks": checks, "fuel": fuel, "words": words});
        object["seconds"] = json!((seconds * 1000.0).round() / 1000.0);
        object["subjects"] = Value::Object(subjects);
        object
    }

    /// Counts and shares by subject, with 95 % intervals.
    pub fn table(&self) -> Table {
        let head = ["subject", "problems", "answered", "right", "wrong", "accuracy", "precision"];
        let row = |name: &str, tally: &Tally| {
            let counts = [tally.problems, tally.answered, tally.correct, tally.wrong].map(|count| count.to_string());
            let shares = [tally.accuracy(), tally.precision()];
            let shares = shares.map(|share| share.map_or_else(|| "-".to_owned(), |share| share.to_string()));
            std::iter::once(name.to_owned()).chain(counts).chain(shares).collect()
        };
        let subjects = if self.subjects.len() > 1 { Some(&self.subjects) } else { None };
        let subjects = subjects.into_iter().flatten().map(|(name, tally)| row(name, tally));
        let rows = subjects.chain([row("all", &self.all)]).collect();
        Table { head: head.map(str::to_owned).to_vec(), rows }
    }

    /// What is to be said beside the table, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let Counts { attempts, steps, checks, fuel, words, .. } = self.counts;
        let mut notes = vec![
            "accuracy is of all problems with a known answer, precision of those that were answered; 95 % intervals (Wilson)".to_owned(),
            format!(
                "{attempts} attempts, {steps} steps, {checks} checks, {fuel} units of work, {words} words of thinking"
            ),
        ];
        if self.all.unsettled > 0 {
            notes.push(format!("{} of the answers are confirmed by no check", self.all.unsettled));
        }
        notes
    }
}

impl Tally {
    fn count(&mut self, line: &AnswerLine) {
        self.problems += 1;
        self.judged += u64::from(line.correct.is_some());
        self.answered += u64::from(line.answer.is_some());
        self.correct += u64::from(line.correct == Some(true));
        let is_wrong = line.answer.is_some() && line.correct == Some(false);
        self.wrong += u64::from(is_wrong);
        self.unsettled += u64::from(line.verdict == Some(VerdictWord::Unsettled));
        self.wrong_confirmed += u64::from(is_wrong && line.verdict == Some(VerdictWord::Confirmed));
    }

    /// Right answers among the problems whose answer is known.
    pub fn accuracy(&self) -> Option<Share> {
        wilson(self.correct, self.judged)
    }

    /// Right answers among the answers given to problems whose answer is known.
    pub fn precision(&self) -> Option<Share> {
        wilson(self.correct, self.correct + self.wrong)
    }

    fn to_json(&self) -> Value {
        let rounded = |number: f64| (number * 10_000.0).round() / 10_000.0;
        let share = |of: Option<Share>| of.map(|of| rounded(of.share));
        let interval = |of: Option<Share>| of.map(|of| [rounded(of.low), rounded(of.high)]);
        json!({
            "problems": self.problems,
            "answered": self.answered,
            "correct": self.correct,
            "wrong": self.wrong,
            "accuracy": share(self.accuracy()),
            "accuracy_interval": interval(self.accuracy()),
            "precision": share(self.precision()),
            "precision_interval": interval(self.precision()),
            "unsettled": self.unsettled,
            "wrong_confirmed": self.wrong_confirmed,
        })
    }
}
