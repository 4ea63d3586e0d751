//! One amount at two times: whether two mentions count the same thing, earlier and later.

use super::Resolver;
use super::likeness::among;
use crate::maths::units::Unit;
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
