//! Rates times their groups: what is held by all of them, and which groups are meant.

use super::likeness::{among, is_money, same_head};
use super::{Resolver, Scope};
use crate::language::Comparison;
use crate::maths::units::Unit;
use crate::maths::{Expression, Number, Symbol};
use crate::skills::word_problems::mentions::{Mention, Thing, is_unit_of_time};
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::{Class, is_passed_on};

impl Resolver<'_> {
    /// The rates of a thing: "5 crayons in each box".
    pub(super) fn rates_of(&self, thing: &Thing) -> Vec<usize> {
        let is_counted = self.direct(thing).iter().any(|&index| self.has_number(index));
        self.all()
            .filter(|&index| {
                let it = self.mention(index);
                let is_open = it.thing.head.is_empty()
                    && it.per.as_ref().is_some_and(|(_, per)| {
                        let are_groups_counted = self.direct(per).iter().any(|&group| self.has_number(group));
                        per.head != thing.head && (!is_counted || are_groups_counted)
                    });
                it.per.is_some()
                    && it.number().is_some()
                    && !self.blocked.contains(&index)
                    && (is_open || fits(thing, &it.thing))
            })
            .collect()
    }

    /// Each group's content times the number of groups, and what there is besides.
    pub(super) fn by_rates(
        &mut self,
        thing: &Thing,
        rates: &[usize],
        direct: &[usize],
        scope: &Scope,
        asked: bool,
    ) -> Option<Symbol> {
        if rates.is_empty() {
            return None;
        }
        let is_ambiguous = rates.iter().any(|&rate| {
            let Some((_, per)) = self.mention(rate).per.clone() else {
                return false;
            };
            let twins = rates
                .iter()
                .filter(|&&other| self.mention(other).per.as_ref().is_some_and(|(_, other)| other.head == per.head));
            let groups = self.direct(&per).into_iter().filter(|&index| self.has_number(index)).count();
            twins.count() > 1 && groups > 1 && self.own_groups(rate, &per).is_none()
        });
        if is_ambiguous {
            // 5 gallons an hour at sea and 2 in port, 3 hours of one and 4 of the other: which is which?
            return None;
        }
        let has_per = |head: &str| {
            rates.iter().any(|&rate| self.mention(rate).per.as_ref().is_some_and(|(_, per)| *per.head == *head))
        };
        if has_per("day") && has_per("night") {
            // Up by day and down by night: which way each goes is not read.
            return None;
        }
        for &rate in rates {
            let product = self.product(rate, scope)?;
            self.products.insert(rate, product);
        }
        // "One reads 15 pages an hour and one 11. Both read for 3 hours": the hours count for each of them.
        let are_timed = rates
            .iter()
            .all(|&rate| self.mention(rate).per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head)));
        self.may_repeat |= rates.len() > 1 && are_timed;
        self.schemas.push("equal groups");
        let beside: Vec<usize> = direct.iter().copied().filter(|&index| self.is_beside_rates(index, rates)).collect();
        let found = if beside.is_empty() {
            let products: Vec<(i32, Expression)> = rates.iter().map(|&rate| (1, self.term(rate))).collect();
            let tokens = self.tokens(rates);
            Some(self.model.define(&name_of_thing(thing), signed_sum(&products)?, tokens))
        } else {
            let mut all = beside;
            all.extend(rates);
            all.sort_unstable();
            self.attempt(|it| it.by_change(thing, &all, scope, asked))
        };
        rates.iter().for_each(|rate| {
            self.products.remove(rate);
        });
        found
    }

    /// Whether what is counted by itself comes on top of what the groups hold, or off it.
    pub(super) fn is_beside_rates(&self, index: usize, rates: &[usize]) -> bool {
        let it = self.mention(index);
        // "12 rows of 14 chairs and 8 extra chairs"
        let is_extra = it.comparison == Some(Comparison::More)
            // "6 screws for each shelf and 10 for the frame"
            || it.is_implied && !it.is_whole && rates.iter().all(|&rate| rate < index)
            || !it.thing.modifiers.is_empty()
                && rates.iter().all(|&rate| self.mention(rate).thing.modifiers.is_empty());
        let is_of_the_clause = rates.iter().any(|&rate| self.mention(rate).clause == it.clause) && !is_extra;
        let is_group =
            rates.iter().any(|&rate| self.mention(rate).per.as_ref().is_some_and(|(_, per)| per.head == it.thing.head));
        self.has_number(index) && !is_of_the_clause && !is_group && !self.model.uses(index)
    }

    /// "had 100 stickers and gave 4 to each of 21": the groups take away from what there was.
    pub(super) fn takes_from_what_was(&self, rate: usize) -> bool {
        let it = self.mention(rate);
        let was_there = self.direct(&it.thing).into_iter().any(|index| {
            let told = self.mention(index);
            if told.is_left {
                // What was left at the end was not there before.
                return false;
            }
            let is_done = self.question.is_left && matches!(it.class, Class::Do | Class::Put);
            let is_used = matches!(it.class, Class::Lose | Class::Go | Class::Need | Class::Take | Class::Cost);
            let is_burnt = (is_used || is_done) && told.clause != self.question.clause;
            self.has_number(index) && told.class == Class::Hold && (told.clause < it.clause || is_burnt)
                || self.has_number(index) && told.is_at_first
                || self.has_number(index)
                    && told.class == Class::Gain
                    && told.clause < it.clause
                    && (self.question.is_left || told.agents == it.agents)
        });
        let is_received = it.receivers.iter().any(|who| among(&self.question.who, who));
        let is_acquired = it.class == Class::Gain && is_passed_on(&it.verb) && it.comparison.is_none();
        let is_acquired = is_acquired && self.question.who.iter().all(|who| !among(&self.story.persons, who));
        let takes = matches!(it.class, Class::Lose | Class::Go | Class::Need | Class::Take | Class::Cost)
            || is_acquired
            || self.are_gone(it)
            || it.class == Class::Give && !is_received
            || matches!(it.class, Class::Put | Class::Do) && self.question.is_left;
        // "drips 40 ml a minute, and 200 ml evaporate an hour": some come and some go.
        let comes = |other: &usize| {
            *other != rate && !matches!(self.mention(*other).class, Class::Lose | Class::Go | Class::Give)
        };
        let is_counterflow =
            self.question.is_left && matches!(it.class, Class::Lose | Class::Go) && self.products.keys().any(comes);
        (was_there || is_counterflow) && takes
    }

    /// "cut off 3 pieces that were 8 m each": the groups themselves are lost or given away.
    pub(super) fn are_gone(&self, rate: &Mention) -> bool {
        let Some((_, per)) = &rate.per else {
            return false;
        };
        let goes = |index: &usize| {
            let it = self.mention(*index);
            self.has_number(*index)
                && matches!(it.class, Class::Lose | Class::Give | Class::Go)
                && it.receivers.is_empty()
        };
        rate.class == Class::Hold && self.direct(per).iter().any(goes)
    }

    /// All rates together, when the question has a name of its own for what they count: parrots and parakeets are birds.
    pub(super) fn by_any_rates(&mut self, thing: &Thing, scope: &Scope) -> Option<Symbol> {
        let rates: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                it.per.is_some()
                    && it.number().is_some()
                    && !is_money(&it.thing)
                    && Unit::named(&it.thing.head).is_none()
            })
            .collect();
        let mut heads: Vec<&str> = rates.iter().map(|&rate| &*self.mention(rate).thing.head).collect();
        heads.sort_unstable();
        heads.dedup();
        if heads.len() < rates.len() && heads.len() == 1 && *heads[0] != *thing.head && rates.len() > 1 {
            // Legs of spiders and legs of beetles are no bugs.
            return None;
        }
        // "Each cage has 6 parrots and 2 parakeets": the cages count for both.
        let clause = rates.first().map(|&rate| self.mention(rate).clause);
        self.may_repeat = rates.iter().all(|&rate| Some(self.mention(rate).clause) == clause);
        self.by_rates(thing, &rates, &[], scope, true)
    }

    /// How many groups there are: counted, measured in another unit, or as many as there are persons.
    pub(super) fn count_groups(&mut self, per: &Thing, scope: &Scope) -> Option<Symbol> {
        if matches!(&*per.head, "person" | "friend" | "one")
            && !self.direct(per).iter().any(|&index| self.has_number(index))
        {
            let persons = self.story.named_persons.len();
            let counted = self.of_any_name(per, false).is_some();
            if persons > 1 && !counted {
                let count = i64::try_from(persons).unwrap_or(0);
                return Some(self.model.define(
                    "persons",
                    crate::skills::word_problems::model::number(count),
                    Vec::new(),
                ));
            }
        }
        let is_person = |head: &str| crate::skills::word_problems::mentions::is_person(head);
        if is_person(&per.head) && !self.direct(per).iter().any(|&index| self.has_number(index)) {
            // "shared among his 7 grandchildren. How many did each child get?"
            let persons: Vec<usize> = self
                .all()
                .filter(|&index| self.has_number(index) && is_person(&self.mention(index).thing.head))
                .collect();
            match persons[..] {
                // "shares them with her 3 friends": she is one more.
                [only] if self.mention(only).preposition.as_deref() == Some("with") => return None,
                [only] => return Some(self.symbol(only)),
                _ => {}
            }
        }
        if !self.direct(per).iter().any(|&index| self.has_number(index))
            && self.all().any(|index| {
                self.mention(index).number().is_some()
                    && !self.blocked.contains(&index)
                    && self.mention(index).preposition.as_deref() == Some("of")
                    && self.mention(index).per.as_ref().is_some_and(|(_, own)| own.head == per.head)
            })
            && let Some(symbol) = self.attempt(|it| it.asked_groups(per))
        {
            // "24 children in teams of 4. Each team got 3 batons": first how many teams there are.
            return Some(symbol);
        }
        if let Some(symbol) = self.attempt(|it| it.of_other_kind(per)) {
            return Some(symbol);
        }
        self.count(per, scope, false).or_else(|| self.count(per, &Scope::All, false))
    }

    /// "each adult meal; 15 people came, and 8 were kids": as many adults as the others.
    pub(super) fn of_other_kind(&mut self, per: &Thing) -> Option<Symbol> {
        let is_told = self.direct(per).iter().any(|&index| self.has_number(index));
        if per.modifiers.is_empty() || is_told {
            return None;
        }
        let counted: Vec<usize> = self
            .all()
            .filter(|&index| {
                self.has_number(index) && self.mention(index).per.is_none() && !is_money(&self.mention(index).thing)
            })
            .collect();
        let [whole, part] = counted[..] else {
            return None;
        };
        let it = self.mention(part);
        let is_kind = it.is_part && it.class == Class::Hold && !it.predicate.is_empty();
        if !is_kind || it.predicate.iter().any(|word| per.modifiers.contains(word) || *word == per.head) {
            return None;
        }
        self.schemas.push("part and whole");
        let terms = [(1, self.term(whole)), (-1, self.term(part))];
        let tokens = self.tokens(&[whole, part]);
        Some(self.model.define(&name_of_thing(per), signed_sum(&terms)?, tokens))
    }

    /// A rate times what it is measured by.
    pub(super) fn product(&mut self, rate: usize, scope: &Scope) -> Option<Expression> {
        let (unit, per) = self.mention(rate).per.clone()?;
        let is_of_the_day = matches!(&*per.head, "morning" | "afternoon" | "evening" | "night");
        let is_told = self.direct(&per).iter().any(|&index| self.has_number(index));
        // Each day has one morning.
        let per = if is_of_the_day && !is_told { Thing { head: "day".into(), ..Thing::default() } } else { per };
        if per.head == self.mention(rate).thing.head {
            return None;
        }
        let product = match self.own_groups(rate, &per) {
            Some(groups) => {
                // The groups are counted in their own unit.
                let unit = self.unit.take();
                let groups = self.term(groups);
                self.unit = unit;
                groups * self.term(rate)
            }
            None => {
                self.blocked.insert(rate);
                let groups = self.count_groups(&per, scope);
                self.blocked.remove(&rate);
                Expression::from(groups?) * self.term(rate)
            }
        };
        let product = match self.mention(rate).also_per.clone() {
            Some(also) => Expression::from(self.count_groups(&also, scope)?) * product,
            None => product,
        };
        Some(if unit == Number::one() { product } else { product / Expression::Number(unit) })
    }

    /// "3 pounds of apples at $1.20 per pound": the price hangs on the pounds that it is for.
    pub(super) fn own_groups(&self, rate: usize, per: &Thing) -> Option<usize> {
        let it = self.mention(rate);
        let changes = |index: usize| {
            let other = self.mention(index);
            other.thing.head == per.head
                && self.has_number(index)
                && other.clause != it.clause
                && !matches!(other.class, Class::Hold | Class::Do)
        };
        if self.all().any(changes) && self.all().filter(|&index| self.mention(index).thing.head == per.head).count() < 4
        {
            // "tears off 2 rows": then there are fewer of them.
            return None;
        }
        // "Six vases hold 5 flowers each": those six.
        let beside = |index: &usize| {
            let other = self.mention(*index);
            let is_with = other.is_subject || matches!(other.preposition.as_deref(), Some("for" | "in"));
            other.clause == it.clause
                && is_with
                && !other.is_one
                && other.thing.head == per.head
                && self.has_number(*index)
        };
        if let Some(beside) = self.all().find(beside) {
            return Some(beside);
        }
        // "Pencils cost 2 dollars a pack": packs of pencils.
        let subject = self.story.told[it.clause].clause.subject.first().map(|subject| subject.noun.head.clone());
        let of_subject = |index: &usize| {
            let other = self.mention(*index);
            other.thing.head == per.head
                && self.has_number(*index)
                && other.thing.of.is_some()
                && other.thing.of == subject
        };
        if let Some(of_subject) = self.all().find(of_subject) {
            return Some(of_subject);
        }
        let host = it.host.as_ref()?;
        let is_host = |index: &usize| {
            let other = self.mention(*index);
            other.clause == it.clause
                && other.at < it.at
                && other.thing == *host
                && other.thing.head == per.head
                && self.has_number(*index)
        };
        // "4 groups of 7 ducks and 5 groups of 6 geese": the ones right before.
        self.all().rfind(is_host)
    }
}

/// Whether two things can be the same, modifiers included; an unnamed content fits anything.
pub(super) fn fits(wanted: &Thing, found: &Thing) -> bool {
    same_head(wanted, found)
        && (wanted.modifiers.is_empty()
            || found.modifiers.is_empty()
            || wanted.modifiers.iter().any(|word| found.modifiers.contains(word)))
}
