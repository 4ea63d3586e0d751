//! One amount at two times: whether two mentions count the same thing, earlier and later.

use super::Resolver;
use super::likeness::{among, same_head};
use crate::maths::Symbol;
use crate::maths::units::Unit;
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::question::Kind;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// Whether the same is told of the same holder twice, and what is asked is done by another verb.
    pub(super) fn is_told_twice(&self, first: usize, second: usize) -> bool {
        let (one, other) = (self.mention(first), self.mention(second));
        let question = self.question;
        let is_same = one.verb == other.verb && one.class == Class::Do && one.thing.head == other.thing.head;
        let is_of_one = one.agents.iter().any(|who| among(&other.agents, who)) && one.clause != other.clause;
        let is_asked_otherwise = question.verb != one.verb && question.class != Class::Hold && !question.is_total;
        is_same && is_of_one && is_asked_otherwise && Unit::named(&one.thing.head).is_none()
    }

    /// Which of two was earlier: what is told of another time in the past, after the present, was before it.
    pub(super) fn in_time(&self, first: usize, second: usize) -> (usize, usize) {
        let is_dated = |index: usize| !self.mention(index).times.is_empty();
        if !is_dated(first) && is_dated(second) { (second, first) } else { (first, second) }
    }

    /// Whether two mentions count the same thing in the same place at two times.
    pub(super) fn is_later_count(&self, first: usize, second: usize) -> bool {
        let (one, other) = (self.mention(first), self.mention(second));
        let holder = |it: &super::Mention| it.agents.iter().chain(&it.places).cloned().collect::<Vec<_>>();
        let points = self.story.told[other.clause].clause.subject.iter().any(|it| &*it.noun.head == "it");
        let is_shared = one.agents.iter().any(|who| among(&other.agents, who));
        let is_same_holder = points || holder(other).is_empty() || is_shared;
        one.clause != other.clause
            && one.thing.head == other.thing.head
            && one.thing.modifiers == other.thing.modifiers
            && (one.verb == other.verb || one.is_at_first || is_state(one) && is_state(other))
            && is_same_holder
            && other.comparison.is_none()
    }

    /// "grew from 9 inches to 14. How many inches did it grow?"
    pub(super) fn change_between(&mut self, thing: &Thing) -> Option<Symbol> {
        let question = self.question;
        let says = |index: usize, preposition: &str| self.mention(index).preposition.as_deref() == Some(preposition);
        let is_amount = |&index: &usize| self.has_number(index) && self.mention(index).per.is_none();
        let amounts: Vec<usize> = self.all().filter(is_amount).collect();
        let [before, after] = amounts[..] else {
            return None;
        };
        let (one, other) = (self.mention(before), self.mention(after));
        let is_of_this = one.thing.head == other.thing.head && (thing.head.is_empty() || same_head(thing, &one.thing));
        let is_change = one.clause == other.clause && says(before, "from") && says(after, "to") && is_of_this;
        let asks_for_it = question.kind == Kind::Difference || question.verb == one.verb && question.asks_event();
        if !is_change || !asks_for_it {
            return None;
        }
        let falls = other.number()? < one.number()?;
        let (larger, smaller) = if falls { (before, after) } else { (after, before) };
        self.schemas.push("change, change unknown");
        let terms = [(1, self.term(larger)), (-1, self.term(smaller))];
        let name = format!("change_of_{}", name_of_thing(&self.mention(before).thing));
        let tokens = self.tokens(&[before, after]);
        Some(self.model.define(&name, signed_sum(&terms)?, tokens))
    }

    /// "A fourth of the 40 eggs hatched. How many was that?": as many as were told of last.
    pub(super) fn what_that_was(&mut self) -> Option<Symbol> {
        let clause = &self.story.told[self.question.clause].clause;
        let points = clause.arguments().any(|it| matches!(&*it.noun.head, "that" | "this"));
        let told = |&index: &usize| self.mention(index).clause < self.question.clause && self.has_number(index);
        let last = self.all().filter(told).find(|&index| self.mention(index).is_share)?;
        if clause.lemma() != "be" || !points || self.whole_of(last).is_none() {
            return None;
        }
        self.schemas.push("share");
        let amount = self.term(last);
        let name = name_of_thing(&self.mention(last).thing);
        let tokens = self.tokens(&[last]);
        Some(self.model.define(&format!("{name}_in_that_part"), amount, tokens))
    }

    /// "Bob has 5 apples. Bob has 7 apples": which of them?
    pub(super) fn is_contradictory(&self, start: &[usize]) -> bool {
        let says_the_same = |one: &usize, other: &usize| {
            let (one, other) = (self.mention(*one), self.mention(*other));
            let is_plain = |it: &super::Mention| {
                it.times.is_empty() && it.places.is_empty() && it.comparison.is_none() && !it.is_part && !it.is_implied
            };
            let is_alike = one.thing == other.thing && one.agents == other.agents && one.agents.len() == 1;
            let clause = |it: &super::Mention| &self.story.told[it.clause].clause;
            let is_also = clause(other).has_adverb("also") || clause(other).is_subject_shared;
            is_alike
                && is_plain(one)
                && is_plain(other)
                && one.clause != other.clause
                && matches!(&*one.verb, "have" | "weigh")
                && !is_also
        };
        start.iter().enumerate().any(|(place, one)| start[place + 1..].iter().any(|other| says_the_same(one, other)))
    }

    pub(super) fn share_a_holder(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.mention(one), self.mention(other));
        let holders = |it: &super::Mention| it.agents.iter().chain(&it.places).cloned().collect::<Vec<_>>();
        let (mine, theirs) = (holders(one), holders(other));
        mine.is_empty() || theirs.is_empty() || mine.iter().any(|who| among(&theirs, who))
    }
}

/// Whether a mention says how much there is of something, by a measure or not.
pub(super) fn is_state(it: &super::Mention) -> bool {
    matches!(&*it.verb, "have" | "hold" | "be" | "weigh" | "measure")
        || &*it.verb == "read" && Unit::named(&it.thing.head).is_some()
}
