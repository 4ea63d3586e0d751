//! From a question to the quantities that answer it.
//!
//! Change, combine and compare are the schemas of Riley, Greeno and Heller (1983); equal groups and rates are Vergnaud's
//! isomorphism of measures (1983). A schema states relations and never computes.
//!
//! | file | schema |
//! |------|--------|
//! | `groups` | so many in each: sharing, grouping, rates |
//! | `change` | what there was, what came and went, what there is |
//! | `parts` | a whole, its parts, and the rest |
//! | `compare` | more than, fewer than, times as many |
//! | `money` | what is earned, spent and left |

mod ages;
mod averages;
mod bundles;
mod change;
mod clocks;
mod compare;
mod effect;
mod groups;
mod money;
mod parts;
mod percents;
mod ratios;
mod references;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::mentions::{CLOCK, Mention, Size, Story, Thing};
use super::model::{Model, name_of_thing, signed_sum};
use super::question::{Kind, Question};
use super::verbs::Class;
use crate::language::{Comparison, Entity, same_entity};
use crate::maths::units::Unit;
use crate::maths::{Expression, Number, Symbol};

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

/// Resolves the question; none when no schema fits.
pub(super) fn resolve(story: &Story, question: &Question) -> Option<Resolved> {
    let mut resolver = Resolver {
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
    };
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

/// Counts nest no deeper than a story does: things in boxes in crates.
const DEEPEST: u32 = 4;

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
            Kind::Difference => self.attempt(Self::difference),
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
        let question = self.question;
        let is_of_nobody_told = scope == Scope::All && !question.who.is_empty() && !question.is_group;
        let is_sum = self.schemas.iter().all(|schema| *schema == "combine") && !self.schemas.is_empty();
        let is_deed_told = self.story.mentions.iter().any(|it| !it.is_asked() && it.verb == question.verb);
        let is_other_deed = question.class == Class::Do && !is_deed_told && Unit::named(&thing.head).is_none();
        let verbs: BTreeSet<&str> =
            self.all().filter(|&index| self.model.uses(index)).map(|index| &*self.mention(index).verb).collect();
        if is_other_deed && is_sum && !question.is_total && !question.is_group && verbs.len() > 1 {
            // "pulled 96 wagons and left with 58. How many were uncoupled?": not both together.
            return None;
        }
        if is_sum && question.who.iter().any(|who| &**who == "other") {
            // "One piece was 6.5 feet long. How long was the other?"
            return None;
        }
        if is_of_nobody_told && is_sum && !question.is_total && &*question.verb == "weigh" {
            // What the crate weighs full and empty, added up, is not what the oranges weigh.
            return None;
        }
        Some(self.attempt(|it| it.count_after_percent(counted.clone())).unwrap_or(counted))
    }

    /// "How many trucks and planes?": each counted, and added up.
    fn all_asked(&mut self, thing: &Thing) -> Option<Symbol> {
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
    fn sum_of_shares(&mut self) -> Option<Symbol> {
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
    fn only_measure(&self) -> Option<Thing> {
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
    fn scope(&self) -> Scope {
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

    // ---- counting ---------------------------------------------------------------------------------------------

    /// Mentions of a thing by itself: no rates, no comparisons.
    fn direct(&self, thing: &Thing) -> Vec<usize> {
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
    fn count(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
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

    fn counted(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
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
    fn is_of_unknown_kind(&self, thing: &Thing, direct: &[usize]) -> bool {
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
    fn is_one_of_several_kinds(&self, thing: &Thing) -> bool {
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
    fn rates_asked_for(&self, rates: Vec<usize>, asked: bool) -> Vec<usize> {
        let clause = &self.story.told[self.question.clause].clause;
        let is_meant = |index: &usize| {
            let per = self.mention(*index).per.as_ref();
            asked && clause.subject.iter().any(|it| per.is_some_and(|(_, per)| per.head == it.noun.head))
        };
        if rates.iter().any(is_meant) { rates.into_iter().filter(is_meant).collect() } else { rates }
    }

    /// "2 bottles of lemon soda and 3 bottles of cola": soda in all takes what was counted beside it.
    fn with_other_kinds(&self, thing: &Thing, direct: Vec<usize>) -> Vec<usize> {
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
    fn at_the_time(&self, direct: Vec<usize>) -> Vec<usize> {
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

    /// What the question calls by a name that the story does not use: the things counted together last.
    fn of_any_name(&self, thing: &Thing, asked: bool) -> Option<Vec<usize>> {
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
    fn is_told_of_making(&self, all: &[usize]) -> bool {
        let question = self.question;
        let makes = question.asks_event() && matches!(question.class, Class::Gain | Class::Put);
        let does_so = |&index: &usize| {
            let it = self.mention(index);
            it.verb == question.verb || it.class == question.class || Unit::named(&it.thing.head).is_some()
        };
        !makes || all.iter().any(does_so)
    }

    /// "the total amount of snowfall": what is told in the one measure of the story.
    fn all_measured(&self, thing: &Thing) -> Vec<usize> {
        let told = |index: &usize| {
            let it = self.mention(*index);
            self.has_number(*index) && it.per.is_none() && is_convertible(&it.thing.head) && !self.is_relative(*index)
        };
        let measured: Vec<usize> = self.all().filter(told).collect();
        let heads: BTreeSet<&str> = measured.iter().map(|&index| &*self.mention(index).thing.head).collect();
        let is_mass = self.question.mention.is_none_or(|asked| !self.mention(asked).is_plural);
        if heads.len() == 1 && is_mass && Unit::named(&thing.head).is_none() { measured } else { Vec::new() }
    }

    /// A sum of the quantities of these mentions.
    fn sum_of(&mut self, thing: &Thing, indices: &[usize]) -> Option<Symbol> {
        let terms: Vec<(i32, Expression)> = indices.iter().map(|&index| (1, self.term(index))).collect();
        if let [(_, Expression::Symbol(only))] = &terms[..] {
            return Some(only.clone());
        }
        let tokens = self.tokens(indices);
        Some(self.model.define(&format!("all_{}", name_of_thing(thing)), signed_sum(&terms)?, tokens))
    }
}

/// Times of one kind exclude each other: Monday and Tuesday, today and yesterday, this year and last year.
fn kind_of_time(time: &str) -> &str {
    match time {
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => "day of the week",
        "today" | "yesterday" | "tomorrow" | "tonight" => "day",
        "lunch" | "dinner" | "breakfast" => "meal",
        _ => time.rsplit(' ').next().unwrap_or(time),
    }
}

/// A comparison with somebody or something: "4 more than Bob", "twice as many".
fn is_compared(mention: &Mention) -> bool {
    matches!(mention.comparison, Some(Comparison::Times))
        || mention.comparison == Some(Comparison::Fewer) && !mention.is_asked()
        || mention.comparison.is_some() && mention.than.is_some()
        || mention.comparison.is_some()
            && mention.class == Class::Hold
            && !mention.agents.is_empty()
            && !mention.is_asked()
}

pub(super) fn is_money(thing: &Thing) -> bool {
    matches!(&*thing.head, "dollar" | "cent" | "money" | "change" | "buck" | "yen")
}

/// Whether a mention's thing can be what the other names, apart from modifiers.
fn same_head(wanted: &Thing, found: &Thing) -> bool {
    !wanted.head.is_empty()
        && (wanted.head == found.head
            || is_same_unit(&wanted.head, &found.head)
            // Boys and girls are kids.
            || matches!(&*wanted.head, "kid" | "child" | "student" | "pupil") && matches!(&*found.head, "boy" | "girl")
            // "3 people got on" are passengers.
            || &*found.head == "person" && super::mentions::is_person(&wanted.head)
            || found.of.as_deref() == Some(&*wanted.head)
            || is_measure(&wanted.head) && wanted.of.as_deref() == Some(&*found.head) && !found.head.is_empty())
}

/// Words that measure or count off something without being a thing of their own.
fn is_measure(head: &str) -> bool {
    matches!(head, "piece" | "pair" | "bit" | "item" | "slice" | "bale" | "stick" | "number")
        || Unit::named(head).is_some()
}

/// Measures that are converted into each other; money has rules of its own.
fn is_convertible(head: &str) -> bool {
    Unit::named(head).is_some_and(|unit| unit.factor_to(&Unit::named("dollar").expect("dollars are known")).is_none())
}

/// "km" and "kilometre"
fn is_same_unit(one: &str, other: &str) -> bool {
    match (Unit::named(one), Unit::named(other)) {
        (Some(one), Some(other)) => one.factor_to(&other).is_some_and(|factor| factor.is_one()),
        _ => false,
    }
}

fn is_same_measure(wanted: &str, found: &str) -> bool {
    is_convertible(wanted)
        && match (Unit::named(wanted), Unit::named(found)) {
            (Some(wanted), Some(found)) => found.factor_to(&wanted).is_some(),
            _ => false,
        }
}

/// Whether one of these is this entity.
fn among(list: &[Entity], who: &Entity) -> bool {
    list.iter().any(|it| same_entity(it, who))
}
