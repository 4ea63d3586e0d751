//! Conditions that are misread: what a goal becomes when one of its numbers or relations was taken for another.

use std::cell::{Cell, RefCell};

use super::steps::{digits, from_digits, neighbour};
use super::{Misreading, chosen};
use crate::maths::{Expression, Number, Relation};
use crate::problem::{Goal, Value};

/// The two ways in which a condition can be misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// A number of the prompt, one digit of which is taken for another or for its neighbour.
    Number,
    /// A sum that should be a difference, or the other way round: "more" for "less".
    Relation,
}

/// How many conditions of this kind a goal has.
pub(super) fn count(condition: Condition, goal: &Goal, said: &str) -> usize {
    let eye = Eye { condition, said, at: None, which: 0, seen: Cell::new(0), found: RefCell::new(None) };
    eye.goal(goal);
    eye.seen.get()
}

/// The goal with the condition at this place, counted from 0, misread.
pub(super) fn misread(condition: Condition, goal: &Goal, said: &str, at: usize, which: u64) -> Option<Misreading> {
    let eye = Eye { condition, said, at: Some(at), which, seen: Cell::new(0), found: RefCell::new(None) };
    let goal = eye.goal(goal);
    let (written, read) = eye.found.into_inner()?;
    Some(Misreading { name: "", goal, written, read })
}

/// Goes over a goal and takes one condition for another.
struct Eye<'a> {
    condition: Condition,
    /// The prompt: a number that is not in it, such as the 2 of "half", is not misread.
    said: &'a str,
    /// Which condition is misread; none while they are only counted.
    at: Option<usize>,
    /// A draw, for "which digit".
    which: u64,
    seen: Cell<usize>,
    /// What stood there and what was read.
    found: RefCell<Option<(Value, Value)>>,
}

impl Eye<'_> {
    fn goal(&self, goal: &Goal) -> Goal {
        Goal::new(goal.verb(), goal.given().iter().map(|value| self.value(value)).collect())
    }

    fn value(&self, value: &Value) -> Value {
        match value {
            Value::Number(number) => self.number(number).map_or_else(|| value.clone(), Value::Number),
            Value::Expression(expression) => Value::expression(self.expression(expression)),
            Value::Relation(relation) => self.relation(relation).into(),
            Value::List(values) => Value::list(values.iter().map(|value| self.value(value))),
            Value::Assignment(pairs) => {
                Value::assignment(pairs.iter().map(|(symbol, value)| (symbol.clone(), self.value(value))))
            }
            Value::Goal(goal) => Value::Goal(self.goal(goal)),
            Value::Truth(_) | Value::Text(_) => value.clone(),
        }
    }

    fn relation(&self, relation: &Relation) -> Relation {
        let is_found = || self.found.borrow().is_some();
        let was_found = is_found();
        let read = Relation {
            left: self.expression(&relation.left),
            sign: relation.sign,
            right: self.expression(&relation.right),
        };
        if self.condition == Condition::Relation && is_found() && !was_found {
            // A relation is told whole: "a = b - 4" says more than "b - 4".
            *self.found.borrow_mut() = Some((relation.clone().into(), read.clone().into()));
        }
        read
    }

    fn expression(&self, expression: &Expression) -> Expression {
        expression.replaced(&|part| match part {
            Expression::Number(number) => self.number(number).map(Expression::Number),
            Expression::Add(a, b) => self.turned(part, || Expression::Subtract(a.clone(), b.clone())),
            Expression::Subtract(a, b) => self.turned(part, || Expression::Add(a.clone(), b.clone())),
            _ => None,
        })
    }

    /// Whether this is the condition that is misread; it is counted either way.
    fn is_it(&self) -> bool {
        let place = self.seen.replace(self.seen.get() + 1);
        self.at == Some(place)
    }

    fn number(&self, number: &Number) -> Option<Number> {
        if self.condition != Condition::Number {
            return None;
        }
        let written = digits(number)?;
        // "2664 thousand" is misread in one of its four digits, and not in the zeros that nobody wrote.
        let zeros = written.iter().take_while(|digit| **digit == 0).count();
        let significant = &written[zeros..];
        if significant.is_empty() || !is_said(significant, zeros, self.said) || !self.is_it() {
            return None;
        }
        let mut read = significant.to_vec();
        let column = chosen(self.which, read.len());
        match column.checked_sub(1) {
            Some(other) if self.which & 2 == 0 && read[column] != read[other] => read.swap(column, other),
            _ => read[column] = neighbour(read[column], self.which),
        }
        let read = from_digits(&[&written[..zeros], &read].concat())?;
        *self.found.borrow_mut() = Some((number.into(), (&read).into()));
        Some(read)
    }

    fn turned(&self, written: &Expression, read: impl FnOnce() -> Expression) -> Option<Expression> {
        (self.condition == Condition::Relation && self.is_it()).then(|| {
            let read = read();
            *self.found.borrow_mut() = Some((Value::expression(written.clone()), Value::expression(read.clone())));
            read
        })
    }
}

/// Whether these digits, the last first, and so many zeros stand in the prompt, or as much of it as "thousand" leaves.
fn is_said(digits: &[u8], zeros: usize, said: &str) -> bool {
    let wanted: String = digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect();
    let plain: String = said.chars().filter(|letter| *letter != ',').collect();
    let mut numbers = plain.split(|letter: char| !letter.is_ascii_digit());
    numbers.any(|number| {
        let written = number.strip_prefix(&wanted).filter(|rest| rest.bytes().all(|digit| digit == b'0'));
        written.is_some_and(|rest| rest.len() <= zeros)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal() -> Goal {
        "assignment([{ann = bob + 4}, {bob = 5200}])".parse().unwrap()
    }

    const SAID: &str = "Ann has 4 more than Bob, who has 5,200.";

    #[test]
    fn conditions_are_counted() {
        assert_eq!(count(Condition::Number, &goal(), SAID), 2);
        assert_eq!(count(Condition::Number, &goal(), "Ann has four more than Bob, who has 5200."), 1);
        assert_eq!(count(Condition::Relation, &goal(), SAID), 1);
        let twice: Goal = "assignment([{ann = bob*2}, {bob = 20}, {tom = 2664000}])".parse().unwrap();
        let said = "Bob has 20. Ann has twice as many. Tom has 2664 thousand.";
        assert_eq!(count(Condition::Number, &twice, said), 2, "nobody wrote the 2 of \"twice\"");
    }

    #[test]
    fn a_number_is_misread_in_the_digits_that_were_written() {
        for which in 0..64 {
            let misread = misread(Condition::Number, &goal(), SAID, 1, which << 58 | which).unwrap();
            let read = misread.read.as_integer().unwrap().to_string();
            assert!(read.ends_with("00") && read != "5200", "{read}");
            assert_eq!(misread.written, 5200.into());
        }
    }

    #[test]
    fn more_is_taken_for_less() {
        let misread = misread(Condition::Relation, &goal(), SAID, 0, 0).unwrap();
        assert_eq!(misread.goal.to_string(), "assignment([{ann = bob - 4}, {bob = 5200}])");
        assert_eq!(misread.read.to_string(), "{ann = bob - 4}");
    }
}
