//! Doubts: sums that answer another question than the one that was asked.
//!
//! What is told of one thing is easily added up, and where no schema says otherwise it is. That is right when all of it is
//! asked for, and wrong when the question is after something that the story does not tell.

use std::collections::BTreeSet;

use super::{Resolver, Scope};
use crate::maths::units::Unit;
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// Whether what was found is a sum, and the question is after something else.
    pub(super) fn is_sum_of_something_else(&self, thing: &Thing, scope: &Scope) -> bool {
        let is_sum = !self.schemas.is_empty() && self.schemas.iter().all(|schema| *schema == "combine");
        is_sum && (self.asks_of_the_other() || self.asks_of_another_deed(thing) || self.asks_of_a_stranger(scope))
    }

    /// "One piece was 6.5 feet long. How long was the other?"
    fn asks_of_the_other(&self) -> bool {
        self.question.who.iter().any(|who| &**who == "other")
    }

    /// "pulled 96 wagons and left with 58. How many were uncoupled?": not both together.
    fn asks_of_another_deed(&self, thing: &Thing) -> bool {
        let question = self.question;
        let is_told = self.story.mentions.iter().any(|it| !it.is_asked() && it.verb == question.verb);
        let used = self.all().filter(|&index| self.model.uses(index));
        let verbs: BTreeSet<&str> = used.map(|index| &*self.mention(index).verb).collect();
        let is_deed = question.class == Class::Do && !is_told && Unit::named(&thing.head).is_none();
        is_deed && !question.is_total && !question.is_group && verbs.len() > 1
    }

    /// What the crate weighs full and empty, added up, is not what the oranges weigh.
    fn asks_of_a_stranger(&self, scope: &Scope) -> bool {
        let question = self.question;
        let is_told_of_none = *scope == Scope::All && !question.who.is_empty() && !question.is_group;
        is_told_of_none && !question.is_total && &*question.verb == "weigh"
    }
}
