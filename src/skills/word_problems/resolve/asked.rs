//! What the question leaves open: two things asked for, a fraction, the one measure of the story, whose amounts count.

use std::collections::BTreeSet;

use super::likeness::among;
use super::{Resolver, Scope};
use crate::language::Entity;
use crate::maths::units::Unit;
use crate::maths::{Expression, Number, Symbol};
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::model::signed_sum;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// "How many trucks and planes?": each counted, and added up.
    pub(super) fn all_asked(&mut self, thing: &Thing) -> Option<Symbol> {
        let also = self.question.also.clone();
        let scope = self.scope();
        let mut terms = Vec::new();
        for one in [thing.clone()].iter().chain(&also) {
            let is_told = self.direct(one).iter().any(|&index| self.has_number(index));
            let counted =
                if is_told { self.count(one, &scope, false) } else { self.attempt(|it| it.asked_groups(one)) }?;
            terms.push((1, Expression::from(counted)));
        }
        self.schemas.push("combine");
        Some(self.model.define("all_asked", signed_sum(&terms)?, Vec::new()))
    }

    /// "What fraction are either red or blue?"
    pub(super) fn sum_of_shares(&mut self) -> Option<Symbol> {
        let told: Vec<usize> = self.all().filter(|&index| self.has_number(index)).collect();
        let is_share = |index: &usize| self.mention(*index).number().is_some_and(|number| *number < Number::one());
        if told.len() < 2 || !told.iter().all(is_share) {
            return None;
        }
        self.schemas.push("combine");
        self.may_be_fraction = true;
        let terms: Vec<(i32, Expression)> = told.iter().map(|&index| (1, self.symbol(index).into())).collect();
        let tokens = self.tokens(&told);
        Some(self.model.define("fraction", signed_sum(&terms)?, tokens))
    }

    /// "How much did she cut off?": the one thing that is measured.
    pub(super) fn only_measure(&self) -> Option<Thing> {
        let heads: BTreeSet<&str> =
            self.all().filter(|&it| self.has_number(it)).map(|it| &*self.mention(it).thing.head).collect();
        let units: BTreeSet<&str> = heads.iter().copied().filter(|head| Unit::named(head).is_some()).collect();
        let heads = if units.len() == 1 { units } else { heads };
        match heads.into_iter().collect::<Vec<_>>()[..] {
            [only] => Some(Thing { head: only.into(), ..Thing::default() }),
            _ => None,
        }
    }

    /// Whom or what place the question is about; everybody when it names nobody of the story.
    pub(super) fn scope(&self) -> Scope {
        let question = self.question;
        if question.is_group {
            return Scope::All;
        }
        let is_known = |who: &&Entity| {
            self.story.mentions.iter().any(|it| {
                let lists = [&it.agents, &it.receivers, &it.sources, &it.places, &it.than_who];
                !it.is_asked() && lists.into_iter().any(|list| among(list, who))
            })
        };
        let holds = |place: &&Entity| {
            self.story.mentions.iter().any(|it| !it.is_asked() && it.class == Class::Hold && among(&it.places, place))
        };
        let places: Vec<Entity> = question.places.iter().filter(holds).cloned().collect();
        if !places.is_empty()
            && matches!(question.class, Class::Put | Class::Hold | Class::Come | Class::Go | Class::Do)
        {
            return Scope::Of(places);
        }
        let known: Vec<Entity> = question.who.iter().filter(is_known).cloned().collect();
        let acts = matches!(question.class, Class::Put | Class::Take | Class::Lose | Class::Give);
        let owns = |who: &Entity| self.owns(who, &question.thing, usize::MAX);
        if acts && !known.iter().any(owns) {
            return Scope::All;
        }
        if known.is_empty() { Scope::All } else { Scope::Of(known) }
    }
}
