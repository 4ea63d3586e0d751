//! Ratios: "the ratio of cats to dogs is 2 to 5" relates two quantities that may both be unknown.

use super::{Resolver, Symbol, Thing, signed_sum};
use crate::language::{Argument, singular};

impl Resolver<'_> {
    pub(super) fn by_ratio(&mut self, thing: &Thing) -> Option<Symbol> {
        let clause = self.story.told.iter().position(|it| it.clause.subject.iter().any(is_ratio))?;
        let sides = self.ratio_sides(clause)?;
        let shares: Vec<usize> =
            self.all().filter(|&index| self.mention(index).clause == clause && self.has_number(index)).collect();
        let [first, second] = shares[..] else {
            return None;
        };
        let [one, other] = sides.clone().map(|side| self.model.quantity(&format!("number_of_{side}")));
        let (left, right) = (self.term(second) * one.clone().into(), self.term(first) * other.clone().into());
        let tokens = self.tokens(&[first, second]);
        self.model.relate(left, right, tokens);
        let facts: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                let is_elsewhere = it.clause != clause && it.clause != self.question.clause;
                is_elsewhere && self.has_number(index) && it.per.is_none() && !self.is_relative(index)
            })
            .collect();
        let [fact] = facts[..] else {
            return None;
        };
        let both = || signed_sum(&[(1, one.clone().into()), (1, other.clone().into())]);
        let symbol_of = |head: &str| match sides.iter().position(|side| **side == *head)? {
            0 => Some(one.clone()),
            _ => Some(other.clone()),
        };
        let told = match symbol_of(&self.mention(fact).thing.head) {
            Some(side) => side.into(),
            None => both()?,
        };
        let amount = self.term(fact);
        let tokens = self.tokens(&[fact]);
        self.model.relate(told, amount, tokens);
        self.schemas.push("ratio");
        self.may_repeat = true;
        match symbol_of(&thing.head) {
            Some(asked) => Some(asked),
            None if self.question.is_total || self.question.is_group => {
                Some(self.model.define("both", both()?, Vec::new()))
            }
            None => None,
        }
    }

    /// "of cats to dogs", "between cats and dogs"
    fn ratio_sides(&self, clause: usize) -> Option<[Box<str>; 2]> {
        let subject = self.story.told[clause].clause.subject.iter().find(|it| is_ratio(it))?;
        let mut names = subject.after.iter().flat_map(|it| std::iter::once(it).chain(&it.after));
        let is_side = |it: &&Argument| matches!(it.preposition.as_deref(), Some("of" | "to" | "between"));
        let mut next = || names.find(is_side).map(|it| singular(&it.noun.head));
        Some([next()?, next()?])
    }
}

fn is_ratio(argument: &Argument) -> bool {
    &*argument.noun.head == "ratio"
}
