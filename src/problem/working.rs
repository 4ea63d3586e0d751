//! The scratchpad on which an approach is carried out.

use std::fmt;

use super::slips::{self, Misreading};
use super::{Chance, Operation, Setback, Value};
use crate::maths::Number;

/// A step that went wrong on purpose, as a person's or a sampled model's may.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Such as `dropped carry`.
    pub name: &'static str,
    /// What the step would have given.
    pub intended: Value,
}

/// One line of working.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    /// Boxed, because nearly no step has one and a step is small without it.
    pub slip: Option<Box<Slip>>,
}

/// What was done in a step, and with what.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// An operation on numbers.
    Computed { operation: Operation, operands: Vec<Value>, result: Value },
    /// A value put into another form or another value: `before` becomes `after`; `how` is "expand", "substitute".
    Rewritten { how: &'static str, before: Value, after: Value },
    /// A remark that a reader needs and that computes nothing.
    Noted(String),
}

/// The scratchpad handed to [`join`](super::Join). Computing, recording, spending fuel and, in sampled runs, slipping
/// all happen here and nowhere in a skill. When nothing is recorded no sentence is made.
///
/// ```
/// use polya::problem::{Operation, Working};
/// let mut working = Working::recording(100);
/// let sum = working.step(Operation::Add, [&2.into(), &3.into()]).unwrap();
/// assert_eq!(sum, 5.into());
/// assert_eq!(working.steps().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Working {
    steps: Vec<Step>,
    is_recording: bool,
    fuel: u64,
    spent: u64,
    /// How many steps were taken, kept or not.
    count: u64,
    /// How many words the lines have, kept or not; counted only where they are kept or somebody asks for it.
    words: u64,
    is_counting_words: bool,
    /// Of a sampled path that may slip.
    slipping: Option<Box<Slipping>>,
}

/// How steps slip: by chance, each with its number as part of the key.
#[derive(Clone, Debug)]
struct Slipping {
    chance: Chance,
    temperature: f64,
    next: u64,
}

/// What two steps or looks cost more than the least: a step on numbers of n bits costs 1 + n/64.
const BITS_A_UNIT: usize = 64;

impl Working {
    /// A scratchpad that keeps its steps and allows `fuel` units of work.
    pub fn recording(fuel: u64) -> Self {
        Self {
            steps: Vec::new(),
            is_recording: true,
            fuel,
            spent: 0,
            count: 0,
            words: 0,
            is_counting_words: true,
            slipping: None,
        }
    }

    /// A scratchpad that keeps nothing.
    pub fn silent(fuel: u64) -> Self {
        Self { is_recording: false, is_counting_words: false, ..Self::recording(fuel) }
    }

    /// A scratchpad that keeps nothing but counts the words of what it would keep.
    pub fn counting_words(fuel: u64) -> Self {
        Self { is_recording: false, ..Self::recording(fuel) }
    }

    /// A scratchpad that keeps nothing and has spent what another has.
    pub fn spent_elsewhere(other: &Working) -> Self {
        Self { spent: other.spent, count: other.count, words: other.words, ..Self::counting_words(other.fuel) }
    }

    /// Lets steps slip, by this chance and at this temperature.
    #[must_use]
    pub fn slipping(mut self, chance: Chance, temperature: f64) -> Self {
        self.slipping = (temperature > 0.0).then(|| Box::new(Slipping { chance, temperature, next: 0 }));
        self
    }

    /// Carries out one operation on numbers and writes it down.
    pub fn step<const N: usize>(&mut self, operation: Operation, operands: [&Number; N]) -> Result<Number, Setback> {
        let bits: usize = operands.iter().map(|number| number.significant_bits()).sum();
        self.spend(1 + (bits / BITS_A_UNIT) as u64)?;
        self.count += 1;
        let intended = operation.evaluate(&operands)?;
        let slip = self.slipping.as_mut().and_then(|it| {
            let chance = it.chance.at(it.next);
            it.next += 1;
            slips::slip(chance, it.temperature, operation, &operands, &intended)
        });
        let (result, slip) = match slip {
            Some((name, wrong)) => (wrong, Some(Box::new(Slip { name, intended: intended.into() }))),
            None => (intended, None),
        };
        if self.is_counting_words {
            let (operands, result) = (Operation::values(&operands), Value::from(&result));
            self.write(Step { kind: StepKind::Computed { operation, operands, result }, slip });
        }
        Ok(result)
    }

    /// Writes down that `before` becomes `after` and returns `after`.
    pub fn rewrite(&mut self, how: &'static str, before: &Value, after: Value) -> Result<Value, Setback> {
        self.spend(1)?;
        self.count += 1;
        if self.is_counting_words {
            let kind = StepKind::Rewritten { how, before: before.clone(), after: after.clone() };
            self.write(Step { kind, slip: None });
        }
        Ok(after)
    }

    /// Writes down a remark. The sentence is made only when it is kept.
    pub fn note(&mut self, remark: impl FnOnce() -> String) {
        if self.is_counting_words {
            self.write(Step { kind: StepKind::Noted(remark()), slip: None });
        }
    }

    /// Writes down that a condition of the problem was misread, where the problem was read.
    pub fn misread(&mut self, misreading: Misreading) {
        let Misreading { name, written, read, .. } = misreading;
        self.slipped(format!("as I read it: {}", read.in_brief()), Slip { name, intended: written });
    }

    /// Writes down that an answer was left with less cases than there are.
    pub fn forgot(&mut self, name: &'static str, whole: Value, left: Value) {
        self.slipped(format!("in all: {}", left.in_brief()), Slip { name, intended: whole });
    }

    fn slipped(&mut self, remark: String, slip: Slip) {
        if self.is_counting_words {
            self.write(Step { kind: StepKind::Noted(remark), slip: Some(Box::new(slip)) });
        }
    }

    fn write(&mut self, step: Step) {
        self.words += words(&step);
        if self.is_recording {
            self.steps.push(step);
        }
    }

    /// Charges for work that is not worth a line: a loop of a search, a long division inside a library.
    pub fn spend(&mut self, units: u64) -> Result<(), Setback> {
        self.spent = self.spent.saturating_add(units);
        if self.spent > self.fuel { Err(Setback::OutOfFuel) } else { Ok(()) }
    }

    /// How much may still be spent; a bound for library calls that cannot be stopped half-way.
    pub fn fuel_left(&self) -> u64 {
        self.fuel.saturating_sub(self.spent)
    }

    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// How many steps were taken, kept or not; remarks are none.
    pub fn step_count(&self) -> u64 {
        self.count
    }

    /// How many words the lines have.
    pub fn word_count(&self) -> u64 {
        self.words
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

/// How many words something has when it is written.
fn words(what: &impl fmt::Display) -> u64 {
    /// Counts words that are written to it, a piece at a time.
    struct Counter {
        words: u64,
        is_inside: bool,
    }
    impl fmt::Write for Counter {
        fn write_str(&mut self, piece: &str) -> fmt::Result {
            for letter in piece.chars() {
                let is_inside = !letter.is_whitespace();
                self.words += u64::from(is_inside && !self.is_inside);
                self.is_inside = is_inside;
            }
            Ok(())
        }
    }
    let mut counter = Counter { words: 0, is_inside: false };
    let _ = fmt::write(&mut counter, format_args!("{what}"));
    counter.words
}

impl Step {
    /// What kind of step it is, for traces: `add`, `expand`, `note`.
    pub fn word(&self) -> &'static str {
        match &self.kind {
            StepKind::Computed { operation, .. } => operation.word(),
            StepKind::Rewritten { how, .. } => how,
            StepKind::Noted(_) => "note",
        }
    }

    /// The operation on numbers with its operands and what it should have given; none for another step.
    pub fn computed(&self) -> Option<(Operation, Vec<&Number>, &Number)> {
        match &self.kind {
            StepKind::Computed { operation, operands, result } => {
                let operands = operands.iter().filter_map(Value::as_number).collect();
                Some((*operation, operands, result.as_number()?))
            }
            _ => None,
        }
    }

    /// What went in, as values.
    pub fn before(&self) -> &[Value] {
        match &self.kind {
            StepKind::Computed { operands, .. } => operands,
            StepKind::Rewritten { before, .. } => std::slice::from_ref(before),
            StepKind::Noted(_) => &[],
        }
    }

    /// What came out; none for a remark.
    pub fn after(&self) -> Option<&Value> {
        match &self.kind {
            StepKind::Computed { result, .. } => Some(result),
            StepKind::Rewritten { after, .. } => Some(after),
            StepKind::Noted(_) => None,
        }
    }
}

impl fmt::Display for Step {
    /// The step as a line of working: `3 * 4 = 12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            StepKind::Computed { operation, operands, result } => {
                let numbers: Vec<&Number> = operands.iter().filter_map(Value::as_number).collect();
                write!(f, "{} = {}", operation.with(&numbers), result.in_brief())
            }
            StepKind::Rewritten { how, before, after } => {
                write!(f, "{how}: {} -> {}", before.in_brief(), after.in_brief())
            }
            StepKind::Noted(remark) => f.write_str(remark),
        }
    }
}
