//! Averages: what there is of several, shared out evenly.

use super::{Expression, Resolver, Symbol, Thing, name_of_thing, signed_sum};
use crate::skills::word_problems::mentions::is_person;
use crate::skills::word_problems::model::number;

impl Resolver<'_> {
    /// "Four friends had 112, 96, 130 and 102 points": how many they are is none of the points.
    fn is_count_of(&self, index: usize, others: &[usize]) -> bool {
        let it = self.mention(index);
        let is_as_many = it.number().and_then(|number| number.to_i64()) == i64::try_from(others.len()).ok();
        others.len() > 1 && is_as_many && it.is_subject && is_person(&it.thing.head)
    }

    /// "read 12, 18 and 30 pages. How many on average?"
    pub(super) fn average(&mut self, thing: &Thing) -> Option<Symbol> {
        let is_plain = |index: &usize| {
            let it = self.mention(*index);
            self.has_number(*index) && it.per.is_none() && it.preposition.is_none() && !self.is_relative(*index)
        };
        let named: Vec<usize> = self.direct(thing).into_iter().filter(is_plain).collect();
        let all: Vec<usize> = self.all().filter(is_plain).collect();
        let told = if named.len() > 1 { named } else { all };
        let (count, told) = match &told[..] {
            [count, others @ ..] if self.is_count_of(*count, others) => (Some(*count), others.to_vec()),
            _ => (None, told),
        };
        let (first, rest) = told.split_first()?;
        let head = &self.mention(*first).thing.head;
        if rest.is_empty() || rest.iter().any(|&index| self.mention(index).thing.head != *head) {
            return None;
        }
        let terms: Vec<(i32, Expression)> = told.iter().map(|&index| (1, self.term(index))).collect();
        let tokens = self.tokens(&told);
        let sum = self.model.define(&format!("all_{}", name_of_thing(thing)), signed_sum(&terms)?, tokens);
        // "on three tests" says how many there are; else they are counted.
        let told_count = count.or_else(|| {
            self.all().find(|&index| {
                let it = self.mention(index);
                let is_beside = it.preposition.is_some() && self.mention(*first).clause == it.clause;
                is_beside && it.number().and_then(|count| count.to_i64()) == i64::try_from(told.len()).ok()
            })
        });
        let count = match told_count {
            Some(count) => self.term(count),
            None => number(i64::try_from(told.len()).ok()?),
        };
        self.schemas.push("average");
        self.may_be_fraction = true;
        Some(self.model.define(
            &format!("average_of_{}", name_of_thing(thing)),
            Expression::from(sum) / count,
            Vec::new(),
        ))
    }
}
