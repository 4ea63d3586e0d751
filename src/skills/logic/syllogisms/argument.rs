//! The statements of an argument with their classes numbered, and the rules that put two of them together.

use super::{MOST_TERMS, Quantity, Statement, sentence};
use crate::problem::{Setback, Value, Working};

/// The statements of a goal, with their classes numbered.
#[derive(Clone)]
pub struct Argument {
    pub terms: Vec<String>,
    pub premises: Vec<Statement<usize>>,
}

/// A statement, the rule that gave it, and the places of the statements that it comes from.
pub type Derived = (Statement<usize>, String, Vec<usize>);

impl Argument {
    pub fn new(premises: &Value) -> Option<Argument> {
        let mut argument = Argument { terms: Vec::new(), premises: Vec::new() };
        for premise in premises.as_list()? {
            let statement = argument.statement(premise)?;
            argument.premises.push(statement);
        }
        (!argument.premises.is_empty()).then_some(argument)
    }

    pub fn term(&mut self, name: &str) -> usize {
        let known = self.terms.iter().position(|it| it == name);
        known.unwrap_or_else(|| {
            self.terms.push(name.to_owned());
            self.terms.len() - 1
        })
    }

    pub fn statement(&mut self, value: &Value) -> Option<Statement<usize>> {
        let words = value.as_texts()?;
        let &[quantity, subject, predicate] = &words[..] else {
            return None;
        };
        let statement = Statement {
            quantity: Quantity::read(quantity)?,
            subject: self.term(subject),
            predicate: self.term(predicate),
        };
        (self.terms.len() <= MOST_TERMS && statement.subject != statement.predicate).then_some(statement)
    }

    pub fn told(&self, it: &Statement<usize>) -> String {
        sentence(it.quantity, &self.terms[it.subject], &self.terms[it.predicate])
    }

    /// What the rules give, each with what it comes from.
    pub fn derived(&self, working: &mut Working) -> Result<Vec<Derived>, Setback> {
        let mut known: Vec<Derived> = Vec::new();
        for premise in &self.premises {
            if !known.iter().any(|(it, _, _)| it == premise) {
                known.push((*premise, "given".to_owned(), Vec::new()));
            }
        }
        let mut next = 0;
        while next < known.len() {
            for other in 0..=next {
                for (one, two) in [(next, other), (other, next)] {
                    working.spend(1)?;
                    let (a, b) = (known[one].0, known[two].0);
                    for (statement, rule) in rules(a, b) {
                        if statement.subject != statement.predicate && !known.iter().any(|(it, _, _)| *it == statement)
                        {
                            let from = if one == two { vec![one] } else { vec![one, two] };
                            known.push((statement, rule.to_owned(), from));
                        }
                    }
                }
            }
            next += 1;
        }
        Ok(known)
    }
}

/// What follows from two statements, which may be the same.
///
/// Source: Aristotle, *Prior Analytics* I.4-6; every class is taken to have members.
pub fn rules(a: Statement<usize>, b: Statement<usize>) -> Vec<(Statement<usize>, &'static str)> {
    use Quantity::{All, No, Some, SomeNot};
    let make = |quantity, subject, predicate| Statement { quantity, subject, predicate };
    let mut found = Vec::new();
    if a == b {
        match a.quantity {
            All => found.push((make(Some, a.subject, a.predicate), "there are such, so some are")),
            No => {
                found.push((make(No, a.predicate, a.subject), "turned round"));
                found.push((make(SomeNot, a.subject, a.predicate), "there are such, so some are not"));
            }
            Some => found.push((make(Some, a.predicate, a.subject), "turned round")),
            SomeNot => {}
        }
    }
    if a.predicate == b.subject {
        match (a.quantity, b.quantity) {
            (All, All) => found.push((make(All, a.subject, b.predicate), "what all are, all that are among them are")),
            (All, No) => {
                found.push((make(No, a.subject, b.predicate), "none of the larger class, so none of the smaller"))
            }
            (Some, All) => {
                found.push((make(Some, a.subject, b.predicate), "those that are, are also what all of these are"))
            }
            (Some, No) => found.push((make(SomeNot, a.subject, b.predicate), "those that are, are among none of them")),
            _ => {}
        }
    }
    if a.quantity == SomeNot && b.quantity == All {
        if b.predicate == a.predicate {
            found.push((make(SomeNot, a.subject, b.subject), "outside the larger class, so outside the smaller"));
        }
        if b.subject == a.subject {
            found.push((
                make(SomeNot, b.predicate, a.predicate),
                "those that are outside are also what all of these are",
            ));
        }
    }
    found
}

/// Whether two statements deny each other.
pub fn clash(a: &Statement<usize>, b: &Statement<usize>) -> bool {
    let is_opposed =
        matches!((a.quantity, b.quantity), (Quantity::No, Quantity::Some) | (Quantity::All, Quantity::SomeNot));
    is_opposed && a.subject == b.subject && a.predicate == b.predicate
}

pub fn contradiction(known: &[Derived]) -> Option<(Statement<usize>, Statement<usize>)> {
    known.iter().find_map(|(a, _, _)| known.iter().find(|(b, _, _)| clash(a, b)).map(|(b, _, _)| (*a, *b)))
}
