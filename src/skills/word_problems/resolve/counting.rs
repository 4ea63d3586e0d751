//! Counting: which mentions of the story tell how many of a thing there are.

use std::collections::BTreeSet;

use super::likeness::{is_convertible, is_same_measure, kind_of_time, same_head};
use super::{Resolver, Scope};
use crate::maths::{Expression, Symbol};
use crate::skills::word_problems::mentions::{Size, Thing};
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// Mentions of a thing by itself: no rates, no comparisons.
    pub(super) fn direct(&self, thing: &Thing) -> Vec<usize> {
        let candidates: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                // "One case holds 12": that is what a case holds, and no count of cases.
                let is_measure = it.is_one
                    && it.is_subject
                    && self.all().any(|other| {
                        let rate = self.mention(other);
                        rate.clause == it.clause && rate.per.as_ref().is_some_and(|(_, per)| per.head == it.thing.head)
                    });
                it.per.is_none()
                    && !is_measure
                    && !it.is_asked()
                    && !self.is_relative(index)
                    && !self.blocked.contains(&index)
                    // "9 students wanted fruit": one for each of them.
                    && (it.class == Class::Want && it.is_subject && self.question.is_left
                        || same_head(thing, &it.thing) || !it.is_definite && is_same_measure(&thing.head, &it.thing.head))
            })
            .collect();
        let agrees = |index: &usize| {
            let mine = &self.mention(*index).thing.modifiers;
            thing.modifiers.iter().any(|word| mine.contains(word))
        };
        let some_agree = candidates.iter().any(agrees);
        // "rows of corn" are other rows than those of beans.
        let kinds: BTreeSet<&str> =
            candidates.iter().filter_map(|&index| self.mention(index).thing.of.as_deref()).collect();
        let is_of = |index: &usize| thing.of.is_some() && self.mention(*index).thing.of == thing.of;
        let some_of = kinds.len() > 1 && candidates.iter().any(is_of);
        candidates
            .into_iter()
            .filter(|index| !some_of || is_of(index))
            .filter(|index| {
                let mine = &self.mention(*index).thing.modifiers;
                thing.modifiers.is_empty() || mine.is_empty() || !some_agree || agrees(index)
            })
            .collect()
    }

    /// How many of a thing there are in this scope, as a quantity. With `asked`, the question's own verb and time decide
    /// what is meant.
    pub(super) fn count(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.attempt(|it| {
            it.depth += 1;
            let unit = is_convertible(&thing.head).then(|| thing.head.clone());
            let before = std::mem::replace(&mut it.unit, unit);
            let found = it.counted(thing, scope, asked);
            it.unit = before;
            it.depth -= 1;
            found
        })
    }

    pub(super) fn counted(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
        let mut direct = self.direct(thing);
        if asked {
            direct = self.at_the_time(direct);
        }
        if asked && self.question.is_total && !thing.head.is_empty() {
            direct = self.with_other_kinds(thing, direct);
        }
        if asked && self.is_of_unknown_kind(thing, &direct) {
            return None;
        }
        let rates = self.rates_asked_for(self.rates_of(thing), asked);
        if let Some(symbol) = self.attempt(|it| it.by_rates(thing, &rates, &direct, scope, asked)) {
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(|it| it.by_comparison(thing, scope, asked)) {
            return Some(symbol);
        }
        if asked && let Some(symbol) = self.attempt(|it| it.by_parts(thing)) {
            return Some(symbol);
        }
        if !direct.iter().any(|&index| self.has_number(index)) {
            if asked && let Some(symbol) = self.attempt(|it| it.by_other_kinds(thing)) {
                return Some(symbol);
            }
            if self.is_one_of_several_kinds(thing) {
                return None;
            }
            if let Some(symbol) = self.attempt(|it| it.array(thing)) {
                return Some(symbol);
            }
            let is_open =
                |index: usize| self.mention(index).size == Size::Unknown && self.mention(index).comparison.is_some();
            if !asked && self.all().any(|index| is_open(index) && self.mention(index).thing.head == thing.head) {
                return None;
            }
            self.cost += 10;
            self.schemas.push("a name for all of them");
            if asked && let Some(symbol) = self.attempt(|it| it.by_any_rates(thing, scope)) {
                return Some(symbol);
            }
            direct = self.of_any_name(thing, asked)?;
            if asked && !self.is_told_of_making(&direct) {
                return None;
            }
        }
        self.attempt(|it| it.by_change(thing, &direct, scope, asked))
    }

    /// "2340 coins from Rome and 1187 from Greece. How many Roman coins?": nothing is called Roman here.
    pub(super) fn is_of_unknown_kind(&self, thing: &Thing, direct: &[usize]) -> bool {
        let told: Vec<usize> = direct.iter().copied().filter(|&index| self.has_number(index)).collect();
        let says_so = |index: usize| {
            let it = self.mention(index);
            let words = it.thing.modifiers.iter().chain(&it.predicate);
            !it.is_part && words.into_iter().any(|word| thing.modifiers.contains(word))
        };
        let are_beside = told.iter().any(|&one| {
            told.iter().any(|&other| {
                let (one, other) = (self.mention(one), self.mention(other));
                one.at < other.at && one.clause == other.clause && one.sources != other.sources
            })
        });
        !thing.modifiers.is_empty()
            && !self.question.is_total
            && are_beside
            && !told.iter().any(|&index| says_so(index))
    }

    /// "has chickens and cows": then cows are no name for whatever else is counted.
    pub(super) fn is_one_of_several_kinds(&self, thing: &Thing) -> bool {
        let unknown = |index: &usize| self.mention(*index).size == Size::Unknown;
        let own = self.all().filter(unknown).find(|&index| self.mention(index).thing.head == thing.head);
        own.is_some_and(|own| {
            self.all().filter(unknown).any(|other| {
                let (own, other) = (self.mention(own), self.mention(other));
                other.clause == own.clause && other.thing.head != own.thing.head
            })
        })
    }

    /// "How many legs do the beetles have?": the legs per beetle, and no others.
    pub(super) fn rates_asked_for(&self, rates: Vec<usize>, asked: bool) -> Vec<usize> {
        let clause = &self.story.told[self.question.clause].clause;
        let is_meant = |index: &usize| {
            let per = self.mention(*index).per.as_ref();
            asked && clause.subject.iter().any(|it| per.is_some_and(|(_, per)| per.head == it.noun.head))
        };
        if rates.iter().any(is_meant) { rates.into_iter().filter(is_meant).collect() } else { rates }
    }

    /// "2 bottles of lemon soda and 3 bottles of cola": soda in all takes what was counted beside it.
    pub(super) fn with_other_kinds(&self, thing: &Thing, direct: Vec<usize>) -> Vec<usize> {
        let [only] = direct[..] else {
            return direct;
        };
        let it = self.mention(only);
        if it.thing.head == thing.head || it.thing.of.is_none() {
            return direct;
        }
        let is_beside = |index: &usize| {
            let other = self.mention(*index);
            other.clause == it.clause
                && other.thing.head == it.thing.head
                && other.per.is_none()
                && self.has_number(*index)
        };
        self.all().filter(is_beside).collect()
    }

    /// Only what happened at the time that the question names, when the story tells it from another.
    pub(super) fn at_the_time(&self, direct: Vec<usize>) -> Vec<usize> {
        let times = &self.question.times;
        let differs = |index: &usize| {
            let own = &self.mention(*index).times;
            !own.iter().any(|time| times.contains(time))
                && own
                    .iter()
                    .any(|time| times.iter().any(|asked| asked != time && kind_of_time(asked) == kind_of_time(time)))
        };
        if times.is_empty() || direct.iter().all(differs) {
            return direct;
        }
        direct.into_iter().filter(|index| !differs(index)).collect()
    }

    /// A sum of the quantities of these mentions.
    pub(super) fn sum_of(&mut self, thing: &Thing, indices: &[usize]) -> Option<Symbol> {
        let terms: Vec<(i32, Expression)> = indices.iter().map(|&index| (1, self.term(index))).collect();
        if let [(_, Expression::Symbol(only))] = &terms[..] {
            return Some(only.clone());
        }
        let tokens = self.tokens(indices);
        Some(self.model.define(&format!("all_{}", name_of_thing(thing)), signed_sum(&terms)?, tokens))
    }
}

/// Counts nest no deeper than a story does: things in boxes in crates.
pub(super) const DEEPEST: u32 = 4;
