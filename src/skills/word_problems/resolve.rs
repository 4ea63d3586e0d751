//! From a question to the quantities that answer it.
//!
//! Change, combine and compare are the schemas of Riley, Greeno and Heller (1983); equal groups and rates are Vergnaud's
//! isomorphism of measures (1983). A schema states relations and never computes.
//!
//! | file | schema |
//! |------|--------|
//! | `groups`, `rates` | so many in each: sharing, grouping, rates times their groups |
//! | `change`, `effect`, `two_times` | what there was, what came and went, what there is |
//! | `parts`, `rests` | a whole, its parts, and what it lacks |
//! | `compare`, `references`, `differences` | more than, fewer than, times as many; how many more |
//! | `money`, `bundles`, `percents` | what is earned, spent and left; prices of several things together |
//! | `ages`, `averages`, `ratios`, `clocks` | what they are called after |
//!
//! `counting` finds the mentions that tell how many of a thing there are, `names` those that it is a name for; `likeness`
//! says when two names can mean the same. `doubts` refuses sums that nobody asked for.

mod ages;
mod asked;
mod averages;
mod bundles;
mod change;
mod clocks;
mod compare;
mod counting;
mod differences;
mod doubts;
mod effect;
mod groups;
mod likeness;
mod money;
mod names;
mod parts;
mod percents;
mod rates;
mod ratios;
mod references;
mod rests;
mod two_times;

use super::mentions::{CLOCK, Mention, Story, Thing};
use super::model::{Model, name_of_thing, signed_sum};
use super::question::{Kind, Question};
use super::verbs::Class;
use crate::language::{Comparison, Entity};
use crate::maths::units::Unit;
use crate::maths::{Expression, Number, Symbol};
use likeness::{among, is_compared, same_head};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) use likeness::{is_money, same_head as is_alike};

/// A question resolved: the unknown, and what counts against this way of reading.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub unknown: Symbol,
    pub model: Model,
    /// Names of the schemas that were used.
    pub schemas: Vec<&'static str>,
    pub cost: u32,
    pub unit: Thing,
    pub may_be_fraction: bool,
    /// Whether one number may rightly go into several relations.
    pub may_repeat: bool,
}

/// Whose quantities count.
#[derive(Clone, Debug, PartialEq)]
enum Scope {
    All,
    Of(Vec<Entity>),
}

/// What each mention does to what the question asks about: +1 adds, -1 takes away, 0 neither.
pub(super) fn effects(story: &Story, question: &Question) -> Vec<i32> {
    let resolver = Resolver::new(story, question);
    let scope = resolver.scope();
    resolver.all().map(|index| resolver.effect(index, &scope)).collect()
}

/// Whether the story gives two numbers for one thing: "Bo has 5 kites. Bo has 8 kites."
pub(super) fn contradicts_itself(story: &Story, question: &Question) -> bool {
    let resolver = Resolver::new(story, question);
    let held: Vec<usize> =
        resolver.all().filter(|&it| resolver.has_number(it) && resolver.mention(it).class == Class::Hold).collect();
    resolver.is_contradictory(&held)
}

/// Resolves the question; none when no schema fits.
pub(super) fn resolve(story: &Story, question: &Question) -> Option<Resolved> {
    let mut resolver = Resolver::new(story, question);
    for index in resolver.all() {
        // Each may build on those before it.
        let reference = resolver.find_reference(index);
        resolver.references.push(reference);
    }
    let mut unknown = resolver.unknown()?;
    let renamings = resolver.schemas.iter().filter(|&&schema| schema == "a name for all of them").count();
    if resolver.is_broken || renamings > 2 {
        // Who takes so many things for others has not read the story.
        return None;
    }
    if question.in_dozens {
        let dozens = Expression::from(unknown) / Expression::from(12);
        unknown = resolver.model.define("dozens", dozens, Vec::new());
    }
    let Resolver { mut model, schemas, cost, may_be_fraction, may_repeat, .. } = resolver;
    model.keep_connected(&unknown);
    Some(Resolved { unknown, model, schemas, cost, unit: question.thing.clone(), may_be_fraction, may_repeat })
}

struct Resolver<'a> {
    story: &'a Story,
    question: &'a Question,
    model: Model,
    schemas: Vec<&'static str>,
    cost: u32,
    may_be_fraction: bool,
    may_repeat: bool,
    depth: u32,
    /// The unit that is being counted, so that other units can be converted.
    unit: Option<Box<str>>,
    /// For each mention, the one that it is compared with.
    references: Vec<Option<usize>>,
    /// What comparisons come to, once they are stated.
    referred: BTreeMap<usize, Symbol>,
    /// Whether something was taken that has no amount.
    is_broken: bool,
    /// Mentions that the count under way must not use, lest it go in a circle.
    blocked: BTreeSet<usize>,
    /// What rates come to, times their groups.
    products: BTreeMap<usize, Expression>,
}

impl<'a> Resolver<'a> {
    fn new(story: &'a Story, question: &'a Question) -> Self {
        Resolver {
            story,
            question,
            model: Model::default(),
            schemas: Vec::new(),
            cost: 0,
            may_be_fraction: false,
            may_repeat: false,
            depth: 0,
            unit: None,
            is_broken: false,
            references: Vec::new(),
            referred: BTreeMap::new(),
            blocked: BTreeSet::new(),
            products: BTreeMap::new(),
        }
    }
}

impl Resolver<'_> {
    fn mention(&self, index: usize) -> &Mention {
        &self.story.mentions[index]
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.story.mentions.len()
    }

    fn has_number(&self, index: usize) -> bool {
        // A time of day counts nothing; the schema for times asks for it by name.
        let it = self.mention(index);
        // "You can buy 12 for $4" offers, and says nothing of what Ann does.
        let is_offer = it.agents.iter().any(|who| &**who == "you") && !self.story.named_persons.is_empty();
        let is_rate_alone = it.is_percent && !it.is_share && !it.is_part;
        it.number().is_some() && &*it.thing.head != CLOCK && !is_offer && !is_rate_alone
    }

    /// The quantity of a mention, as a term.
    fn term(&mut self, index: usize) -> Expression {
        if let Some(product) = self.products.get(&index) {
            return product.clone();
        }
        if let Some(reference) = self.reference(index) {
            return self.referred(index, reference).into();
        }
        if self.is_relative(index) {
            // "half as many" is no amount by itself.
            self.is_broken = true;
        }
        let amount = Expression::from(self.symbol(index));
        if let Some(count) = self.mention(index).each_of
            && self.question.who.len() != 1
        {
            return amount * Expression::from(i64::try_from(count).unwrap_or(0));
        }
        if let Some(factor) = self.conversion(index) {
            self.schemas.push("conversion");
            return amount * Expression::Number(factor);
        }
        if !self.mention(index).is_share {
            return amount;
        }
        match self.whole_of(index) {
            Some(whole) => {
                self.may_repeat = true;
                amount * Expression::from(self.symbol(whole))
            }
            None => {
                // A share of what is not told is no amount.
                self.is_broken = true;
                amount
            }
        }
    }

    /// What a share is of: the whole that it names, or that was told before it.
    fn whole_of(&self, index: usize) -> Option<usize> {
        let it = self.mention(index);
        let named = it.whole_at.as_ref().and_then(|at| self.all().find(|&whole| self.mention(whole).tokens == *at));
        let told = |whole: &usize| self.has_number(*whole) && !self.mention(*whole).is_share && *whole < index;
        named.or_else(|| self.direct(&it.thing).into_iter().find(told))
    }

    /// What a measure is multiplied by to have it in the unit that is being counted.
    fn conversion(&self, index: usize) -> Option<Number> {
        let target = self.unit.as_ref()?;
        let own = &self.mention(index).thing.head;
        if own == target {
            return None;
        }
        Unit::named(own)?.factor_to(&Unit::named(target)?).filter(|factor| !factor.is_one())
    }

    fn symbol(&mut self, index: usize) -> Symbol {
        let mention = self.story.mentions[index].clone();
        self.model.of_mention(index, &mention)
    }

    fn tokens(&self, indices: &[usize]) -> Vec<Range<usize>> {
        indices.iter().map(|&index| self.mention(index).tokens.clone()).collect()
    }

    /// Tries a schema; when it does not fit, what it had stated is taken back.
    fn attempt<T>(&mut self, schema: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = (
            self.model.clone(),
            self.schemas.clone(),
            self.cost,
            self.may_be_fraction,
            self.depth,
            self.blocked.clone(),
            self.referred.clone(),
            self.products.clone(),
            self.is_broken,
        );
        let found = schema(self);
        if found.is_none() {
            (
                self.model,
                self.schemas,
                self.cost,
                self.may_be_fraction,
                self.depth,
                self.blocked,
                self.referred,
                self.products,
                self.is_broken,
            ) = before;
        }
        found
    }

    fn unknown(&mut self) -> Option<Symbol> {
        if self.question.asks_fraction {
            return self.attempt(Self::sum_of_shares);
        }
        match self.question.kind {
            Kind::Difference => {
                let thing = self.question.thing.clone();
                let change = self.attempt(|it| it.change_between(&thing));
                change.or_else(|| self.attempt(Self::difference))
            }
            Kind::Times => self.attempt(Self::times),
            Kind::Amount => self.amount(),
        }
    }

    fn amount(&mut self) -> Option<Symbol> {
        let thing = self.question.thing.clone();
        let is_told = |index: usize| self.has_number(index) && self.mention(index).thing == thing;
        if thing.modifiers.iter().any(|word| matches!(&**word, "square" | "cubic")) && !self.all().any(is_told) {
            return None;
        }
        let is_told_of = |per: &Thing| {
            !super::mentions::is_unit_of_time(&per.head)
                || self.direct(per).iter().any(|&it| self.has_number(it) && self.mention(it).thing.head == per.head)
        };
        let is_average_of_days = self.question.asks_average
            && self.question.per.as_ref().is_some_and(|per| !self.direct(per).iter().any(|&it| self.has_number(it)));
        if let Some(per) = self.question.per.clone().filter(|per| is_told_of(per) && !is_average_of_days) {
            let is_money = (thing.head.is_empty() || &*thing.head == "money") && self.asks_money();
            let thing = if is_money { Thing { head: "dollar".into(), ..thing } } else { thing };
            return self.attempt(|it| it.asked_rate(&thing, &per));
        }
        if &*thing.head == CLOCK {
            return self.attempt(Self::time_of_day);
        }
        if !self.question.also.is_empty() {
            let all = self.attempt(|it| it.all_asked(&thing));
            // "How many animals, sheep and lambs, are there?" may still be a name for all of them.
            if all.is_some() || self.question.also.len() == 1 {
                return all;
            }
        }
        if let Some(symbol) = self.attempt(|it| it.time_between(&thing)) {
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(|it| it.change_between(&thing)) {
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(Self::what_that_was) {
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(Self::ages) {
            return Some(symbol);
        }
        if self.question.asks_age {
            // Years that people live are not added up.
            return self.attempt(|it| it.by_comparison(&thing, &Scope::All, true));
        }
        if let Some(symbol) = self.attempt(|it| it.by_ratio(&thing)) {
            return Some(symbol);
        }
        if self.question.asks_average
            && let Some(symbol) = self.attempt(|it| it.average(&thing))
        {
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(|it| it.asked_groups(&thing)) {
            return Some(symbol);
        }
        if self.asks_money() {
            return self.attempt(Self::money);
        }
        let scope = self.scope();
        let thing = if thing.head.is_empty() { self.only_measure()? } else { thing };
        if self.question.is_left
            && let Some(symbol) = self.attempt(|it| it.left_over(&thing))
        {
            return Some(symbol);
        }
        let counted = self.count(&thing, &scope, true)?;
        if self.is_sum_of_something_else(&thing, &scope) {
            return None;
        }
        Some(self.attempt(|it| it.count_after_percent(counted.clone())).unwrap_or(counted))
    }
}
