//! Figures of a bench: how many were answered, and how many of these rightly.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{AnswerLine, Problem};
use crate::trace::VerdictWord;

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
}

impl Figures {
    pub fn count(&mut self, problem: &Problem, line: &AnswerLine) {
        self.all.count(line);
        self.subjects.entry(problem.subject().to_owned()).or_default().count(line);
    }

    /// One object: `problems, answered, correct, wrong, accuracy, precision, seconds, subjects{...}`.
    pub fn to_json(&self, seconds: f64) -> Value {
        let mut object = self.all.to_json();
        let subjects: serde_json::Map<String, Value> =
            self.subjects.iter().map(|(name, tally)| (name.clone(), tally.to_json())).collect();
        object["seconds"] = json!((seconds * 1000.0).round() / 1000.0);
        object["subjects"] = Value::Object(subjects);
        object
    }

    /// A table for a person.
    pub fn to_table(&self, seconds: f64) -> String {
        let width = self.subjects.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(7);
        let mut table = format!("{:width$}  problems  answered  right  wrong  accuracy  precision\n", "subject");
        let line = |name: &str, tally: &Tally| {
            format!(
                "{name:width$}  {:8}  {:8}  {:5}  {:5}  {:>8}  {:>9}\n",
                tally.problems,
                tally.answered,
                tally.correct,
                tally.wrong,
                shown(tally.accuracy()),
                shown(tally.precision())
            )
        };
        if self.subjects.len() > 1 {
            for (name, tally) in &self.subjects {
                table += &line(name, tally);
            }
        }
        table += &line("all", &self.all);
        if self.all.unsettled > 0 {
            table += &format!("{} of the answers are confirmed by no check\n", self.all.unsettled);
        }
        table += &format!("{seconds:.2} seconds\n");
        table
    }
}

fn shown(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"))
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
    pub fn accuracy(&self) -> Option<f64> {
        (self.judged > 0).then(|| self.correct as f64 / self.judged as f64)
    }

    /// Right answers among the answers given to problems whose answer is known.
    pub fn precision(&self) -> Option<f64> {
        let given = self.correct + self.wrong;
        (given > 0).then(|| self.correct as f64 / given as f64)
    }

    fn to_json(&self) -> Value {
        let rounded = |share: Option<f64>| share.map(|share| (share * 10_000.0).round() / 10_000.0);
        json!({
            "problems": self.problems,
            "answered": self.answered,
            "correct": self.correct,
            "wrong": self.wrong,
            "accuracy": rounded(self.accuracy()),
            "precision": rounded(self.precision()),
            "unsettled": self.unsettled,
            "wrong_confirmed": self.wrong_confirmed,
        })
    }
}
