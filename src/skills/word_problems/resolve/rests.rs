//! Rests: what a whole lacks, what is still needed, what is still to be done.

use super::Resolver;
use super::change::Balance;
use crate::language::Comparison;
use crate::maths::{Expression, Number, Symbol};
use crate::skills::word_problems::mentions::{Thing, is_unit_of_time};
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// What is left, missing or still needed is no sum of all that is told: one amount is the whole, and it is at least as
    /// large as the others together. When none is, or it is not told which, nothing is known.
    pub(super) fn rest_of_the_largest(
        &mut self,
        thing: &Thing,
        terms: Vec<(i32, Expression)>,
        used: &[usize],
    ) -> Option<Symbol> {
        let values: Option<Vec<Number>> = terms.iter().map(|(_, term)| self.model.value_of(term)).collect();
        let values = values?;
        let sum = values.iter().fold(Number::zero(), |sum, value| &sum + value);
        let whole = values.iter().position(|value| *value > &sum - value)?;
        self.schemas.push("part and whole");
        let mut ordered = terms;
        ordered.iter_mut().enumerate().for_each(|(place, term)| term.0 = if place == whole { 1 } else { -1 });
        let tokens = self.tokens(used);
        Some(self.model.define(&format!("rest_of_{}", name_of_thing(thing)), signed_sum(&ordered)?, tokens))
    }

    /// Whether some of what there is to do has been done: "has already typed 250 of 400 words, at 30 a minute".
    pub(super) fn is_under_way(&self, used: &[usize]) -> bool {
        let is_paced = |verb: &str| {
            self.story
                .mentions
                .iter()
                .any(|it| *it.verb == *verb && it.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head)))
        };
        let is_done = |&index: &usize| {
            let it = self.mention(index);
            let clause = &self.story.told[it.clause].clause;
            let is_past = clause.has_adverb("already") || clause.has_adverb("so far") || is_paced(&it.verb);
            it.class == Class::Do && !it.is_planned && it.per.is_none() && is_past
        };
        // "is reading a book with 84 pages"
        let is_whole = |&index: &usize| {
            let it = self.mention(index);
            matches!(it.class, Class::Hold | Class::Need | Class::Cost) || it.preposition.as_deref() == Some("with")
        };
        used.iter().any(is_done) && used.iter().any(is_whole)
    }

    /// Whether the question is after what a whole lacks: what is left, not done, or still to come.
    pub(super) fn asks_rest(&self, used: &[usize]) -> bool {
        let question = self.question;
        if question.is_total || used.iter().all(|&index| self.mention(index).is_left) {
            // "5 red ones are left and 6 blue ones. How many are left in all?"
            return false;
        }
        // What is said of them, and not what they are called: short trees lack nothing.
        let lacks = question.predicate.iter().any(|word| LACKING.contains(&&**word) || word.starts_with("un"));
        // "How many more will fit?", with nobody to compare with.
        let asks_more = question.than.is_none()
            && question.mention.is_some_and(|asked| self.mention(asked).comparison == Some(Comparison::More));
        let misses = matches!(&*question.verb, "miss" | "lack" | "remain");
        let is_need = |index: &usize| self.mention(*index).class == Class::Need || self.mention(*index).is_planned;
        // "needs 2 cups of milk and 3 of flour. How much does she need?" asks for all of it.
        let needs_more = question.needs && used.iter().any(is_need) && !used.iter().all(is_need);
        question.is_left || question.is_negated || needs_more || lacks || asks_more || misses
    }

    /// "needed 11, baked 5": what is still needed.
    pub(super) fn still_needed(&mut self, thing: &Thing, balance: &Balance) -> Option<Symbol> {
        let mut all: Vec<usize> =
            balance.start.iter().copied().chain(balance.flows.iter().map(|(_, index)| *index)).collect();
        // What a friend gave is no longer needed either.
        let given = self.direct(thing).into_iter().filter(|&index| {
            let it = self.mention(index);
            self.has_number(index) && it.class == Class::Give && !it.receivers.is_empty()
        });
        let given: Vec<usize> = given.filter(|index| !all.contains(index)).collect();
        all.extend(given);
        let needed: Vec<usize> =
            all.iter().copied().filter(|&index| self.mention(index).class == Class::Need).collect();
        let [needed] = needed[..] else {
            return None;
        };
        let mut terms = vec![(1, self.term(needed))];
        for &index in all.iter().filter(|&&index| index != needed) {
            terms.push((-1, self.term(index)));
        }
        let tokens = self.tokens(&all);
        let missing = signed_sum(&terms)?;
        if self.model.value_of(&missing).is_some_and(|missing| missing < Number::zero()) {
            // There is more than is needed.
            return None;
        }
        self.schemas.push("still needed");
        Some(self.model.define(&format!("{}_still_needed", name_of_thing(thing)), missing, tokens))
    }
}

/// Words for what a whole lacks: "How many seats are empty?"
pub(super) const LACKING: &[&str] = &["missing", "empty", "free", "open", "vacant", "lacking", "available"];
