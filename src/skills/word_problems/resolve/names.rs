//! A name for all of them: parrots and finches are birds, and what the story calls otherwise.

use std::collections::BTreeSet;

use super::Resolver;
use super::likeness::{is_convertible, is_money};
use crate::language::is_of_kind;
use crate::maths::units::Unit;
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// What the question calls by a name that the story does not use: the things counted together last.
    pub(super) fn of_any_name(&self, thing: &Thing, asked: bool) -> Option<Vec<usize>> {
        if !asked && ["day", "night", "morning", "evening"].iter().any(|time| thing.head.ends_with(time)) {
            // Weekdays are counted by the calendar, not by what else the story counts.
            return None;
        }
        let measures = |head: &str| Unit::named(head).map(|unit| unit.dimension().clone());
        let wanted = measures(&thing.head);
        let counted: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                it.per.is_none()
                    && self.has_number(index)
                    && !it.is_asked()
                    && !self.is_relative(index)
                    && !is_money(&it.thing)
                    && !self.blocked.contains(&index)
                    // A table for 1 customer is no customer.
                    && (asked || !self.blocked.iter().any(|&rate| self.mention(rate).thing.head == it.thing.head))
                    // "How many of the flowers are not roses?"
                    && !(self.question.is_negated && self.question.predicate.contains(&it.thing.head))
                    // "The 8 members planted 55 daffodils": they are no flowers.
                    && !(it.is_subject
                        && it.class != Class::Hold
                        && self.all().any(|other| {
                            let object = self.mention(other);
                            object.clause == it.clause
                                && !object.is_subject
                                && object.preposition.is_none()
                                && object.number().is_some()
                        }))
                    && !(it.is_one && it.preposition.as_deref() == Some("in"))
                    && (it.clause != self.question.clause || !asked)
                    && measures(&it.thing.head) == wanted
                    // "18 goldfish and 40 lilies. How many animals?"
                    && is_of_kind(&it.thing.head, &thing.head) != Some(false)
            })
            .collect();
        let counted = if counted.is_empty() && asked { self.all_measured(thing) } else { counted };
        let last = *counted.last()?;
        if asked {
            return Some(counted);
        }
        if counted.iter().any(|&index| self.mention(index).is_part && !self.mention(index).is_negated) {
            return None;
        }
        let (clause, head) = (self.mention(last).clause, self.mention(last).thing.head.clone());
        let alike = counted
            .iter()
            .copied()
            .filter(|&it| self.mention(it).clause == clause || self.mention(it).thing.head == head);
        Some(alike.collect())
    }

    /// "How many waffles did she bake?": not her brothers; something must be told of baking, or of making whatever else.
    pub(super) fn is_told_of_making(&self, all: &[usize]) -> bool {
        let question = self.question;
        let makes = question.asks_event() && matches!(question.class, Class::Gain | Class::Put);
        let does_so = |&index: &usize| {
            let it = self.mention(index);
            it.verb == question.verb || it.class == question.class || Unit::named(&it.thing.head).is_some()
        };
        !makes || all.iter().any(does_so)
    }

    /// "the total amount of snowfall": what is told in the one measure of the story.
    pub(super) fn all_measured(&self, thing: &Thing) -> Vec<usize> {
        let told = |index: &usize| {
            let it = self.mention(*index);
            self.has_number(*index) && it.per.is_none() && is_convertible(&it.thing.head) && !self.is_relative(*index)
        };
        let measured: Vec<usize> = self.all().filter(told).collect();
        let heads: BTreeSet<&str> = measured.iter().map(|&index| &*self.mention(index).thing.head).collect();
        let is_mass = self.question.mention.is_none_or(|asked| !self.mention(asked).is_plural);
        if heads.len() == 1 && is_mass && Unit::named(&thing.head).is_none() { measured } else { Vec::new() }
    }
}
