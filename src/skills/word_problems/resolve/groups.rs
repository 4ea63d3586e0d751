//! Equal groups and rates: so many in each, so much per hour.

use super::likeness::{among, is_money, same_head};
use super::rates::fits;
use super::{Resolver, Scope};
use crate::maths::units::Unit;
use crate::maths::{Expression, Function, Number, Symbol};
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// "How many in each?": what there is, shared out.
    pub(super) fn asked_rate(&mut self, thing: &Thing, per: &Thing) -> Option<Symbol> {
        if per.head == thing.head {
            return None;
        }
        let last = self.direct(per).into_iter().rev().find(|&index| self.has_number(index));
        let groups = match last {
            Some(last) => self.symbol(last),
            None => self.count_groups(per, &Scope::All)?,
        };
        let later = self.all().find(|&index| {
            let it = self.mention(index);
            let is_of_the_group = it.per.as_ref().is_some_and(|(unit, own)| unit.is_one() && own.head == per.head);
            let changes = !matches!(it.class, Class::Hold | Class::Do | Class::Cost | Class::Need);
            is_of_the_group && it.number().is_some() && same_head(thing, &it.thing) && changes
        });
        let set_aside: Vec<usize> = last.into_iter().chain(later).collect();
        self.blocked.extend(set_aside.iter().copied());
        let total = self.count(thing, &Scope::All, false);
        set_aside.iter().for_each(|index| {
            self.blocked.remove(index);
        });
        // Without anything but what is in each, that is what is in each.
        let total = total.or_else(|| later.and_then(|_| self.count(thing, &Scope::All, false)))?;
        if groups == total {
            return None;
        }
        self.schemas.push("equal sharing");
        let mut quotient = Expression::from(total) / Expression::from(groups);
        if let Some(later) = later.filter(|&later| !self.model.uses(later)) {
            // "In every row 2 plants died": of those that were in it.
            let change = self.term(later);
            quotient = match self.mention(later).class {
                Class::Put | Class::Gain | Class::Come => quotient + change,
                Class::Lose | Class::Go | Class::Give | Class::Take => quotient - change,
                _ => return None,
            };
        }
        Some(self.model.define(&format!("{}_per_{}", name_of_thing(thing), per.head), quotient, Vec::new()))
    }

    /// "How many groups?": what there is, divided by what one group holds.
    pub(super) fn asked_groups(&mut self, groups: &Thing) -> Option<Symbol> {
        let is_bought = self.question.class == Class::Gain
            && self.all().any(|index| self.mention(index).class == Class::Cost && self.mention(index).per.is_some());
        let is_told = self.direct(groups).iter().any(|&index| self.has_number(index));
        if groups.head.is_empty() || is_told && !is_bought {
            return None;
        }
        let has_rate = |index: &usize| {
            self.has_number(*index) && self.mention(*index).per.is_some() && !self.blocked.contains(index)
        };
        let named = self.all().rev().find(|index| {
            has_rate(index) && self.mention(*index).per.as_ref().is_some_and(|(_, per)| fits(groups, per))
        });
        // "How many trips?", where a truck holds 16 at a time.
        let capacity = || {
            let carries = |index: &usize| {
                let it = self.mention(*index);
                let is_at_once = it.per.as_ref().is_some_and(|(_, per)| &*per.head == "time");
                let is_load =
                    matches!(&*it.verb, "hold" | "carry" | "fit" | "seat" | "take" | "load") && !it.is_subject;
                self.has_number(*index)
                    && it.clause != self.question.clause
                    && (is_at_once || is_load && it.per.is_none())
                    && !is_money(&it.thing)
            };
            let all: Vec<usize> = self.all().filter(carries).collect();
            let [only] = all[..] else {
                return None;
            };
            matches!(&*groups.head, "trip" | "ride" | "load" | "turn" | "journey" | "run").then_some(only)
        };
        if let (None, Some(capacity)) = (named, capacity()) {
            return self.turns(groups, capacity);
        }
        // "How many baggies?", where the story speaks of bags.
        let rate = named.or_else(|| {
            let unnamed: Vec<usize> = self.all().filter(has_rate).collect();
            let [only] = unnamed[..] else {
                return None;
            };
            let (_, per) = self.mention(only).per.as_ref()?;
            let is_open = !self.direct(per).iter().any(|&index| self.has_number(index));
            // "candy that cost 6 tickets a piece. How many could he buy?"
            let buys = self.question.class == Class::Gain && self.mention(only).class == Class::Cost;
            if buys && !is_money(groups) {
                return Some(only);
            }
            let is_asked =
                fits(groups, &self.mention(only).thing) || is_money(groups) || is_money(&self.mention(only).thing);
            (is_open && !is_asked && Unit::named(&per.head).is_none()).then_some(only)
        })?;
        // "12 pages before school and 15 after it, each day": a day takes both.
        let together: Vec<usize> = self
            .all()
            .filter(|&index| {
                let (it, other) = (self.mention(index), self.mention(rate));
                let is_object = it.preposition.is_none() && !it.is_subject && !is_money(&it.thing);
                let is_alike = it.per == other.per && it.thing.head == other.thing.head && it.agents == other.agents;
                index == rate || has_rate(&index) && it.clause == other.clause && is_object && is_alike
            })
            .collect();
        let content = self.mention(rate).thing.clone();
        let is_other_price = |index: usize| {
            let it = self.mention(index);
            index != rate && it.per.is_some() && it.class == Class::Cost && is_money(&it.thing)
        };
        if is_money(&content) && self.all().any(is_other_price) {
            // What else is bought would have to be paid first.
            return None;
        }
        self.blocked.extend(together.iter().copied());
        let total =
            self.attempt(|it| it.still_to_pay(&content)).or_else(|| self.attempt(|it| it.rest_of_whole(&content)));
        let total = total.or_else(|| {
            if content.head.is_empty() { self.count_all(&content) } else { self.count(&content, &Scope::All, false) }
        });
        together.iter().for_each(|rate| {
            self.blocked.remove(rate);
        });
        let mut total = total?;
        let left = self.all().find(|&index| {
            let it = self.mention(index);
            it.is_left
                && it.class == Class::Hold
                && it.per.is_none()
                && self.has_number(index)
                && same_head(&content, &it.thing)
        });
        if let Some(left) = left.filter(|&left| !self.model.uses(left) && self.question.class == Class::Put) {
            // "12 boxes were left at the end": those are in no group.
            let rest = Expression::from(total) - self.term(left);
            let tokens = self.tokens(&[left]);
            total = self.model.define(&format!("{}_in_groups", name_of_thing(&content)), rest, tokens);
        }
        self.schemas.push("equal groups");
        let (unit, _) = self.mention(rate).per.clone()?;
        let each: Vec<(i32, Expression)> = together.iter().map(|&rate| (1, self.term(rate))).collect();
        let quotient = Expression::from(total) / signed_sum(&each)?;
        let quotient = if unit == Number::one() { quotient } else { quotient * Expression::Number(unit) };
        let quotient = self.in_whole_groups(quotient);
        let tokens = self.tokens(&together);
        Some(self.model.define(&name_of_thing(groups), quotient, tokens))
    }

    /// "A truck holds 16 bales. How many trips does it make with 64?"
    fn turns(&mut self, turns: &Thing, capacity: usize) -> Option<Symbol> {
        let content = self.mention(capacity).thing.clone();
        self.blocked.insert(capacity);
        let total = self.count(&content, &Scope::All, false);
        self.blocked.remove(&capacity);
        let quotient = Expression::from(total?) / self.term(capacity);
        let is_broken = self.model.value_of(&quotient).is_some_and(|value| !value.is_integer());
        let quotient = if is_broken { Expression::call(Function::Ceiling, [quotient]) } else { quotient };
        self.schemas.push("equal groups");
        let tokens = self.tokens(&[capacity]);
        Some(self.model.define(&name_of_thing(turns), quotient, tokens))
    }

    /// A bus that is half full is needed too; a box that is half full is no full box.
    fn in_whole_groups(&self, quotient: Expression) -> Expression {
        let is_broken = self.model.value_of(&quotient).is_some_and(|value| !value.is_integer());
        let is_measured = Unit::named(&self.question.thing.head).is_some() || is_money(&self.question.thing);
        if !is_broken || is_measured {
            quotient
        } else if self.question.asks_full {
            Expression::call(Function::Floor, [quotient])
        } else if self.question.needs || matches!(self.question.class, Class::Need) {
            Expression::call(Function::Ceiling, [quotient])
        } else {
            quotient
        }
    }

    /// "shares 50 pencils among 7. How many are left over?"
    pub(super) fn left_over(&mut self, thing: &Thing) -> Option<Symbol> {
        let clause = &self.story.told[self.question.clause].clause;
        if !(clause.has_adverb("over")
            || clause.particle.as_deref() == Some("over")
            || matches!(clause.lemma(), "remain" | "stay"))
        {
            return None;
        }
        let is_shared = |index: &usize| {
            let it = self.mention(*index);
            matches!(it.preposition.as_deref(), Some("among" | "between" | "into")) && self.has_number(*index)
                || it.per.is_some() && it.has_content_of(thing)
        };
        let is_told = |index: &usize| self.has_number(*index) && self.mention(*index).clause != self.question.clause;
        if self.all().filter(is_told).count() != 2 {
            return None;
        }
        let divisors: Vec<usize> = self.all().filter(is_shared).collect();
        let [divisor] = divisors[..] else {
            return None;
        };
        let told: Vec<usize> =
            self.direct(thing).into_iter().filter(|&index| self.has_number(index) && index != divisor).collect();
        let [total] = told[..] else {
            return None;
        };
        self.schemas.push("equal sharing");
        let rest = Expression::call(Function::Modulo, [self.term(total), self.term(divisor)]);
        let tokens = self.tokens(&[divisor]);
        Some(self.model.define(&format!("{}_left_over", name_of_thing(thing)), rest, tokens))
    }

    /// "costs $96, and he has $40": what he has yet to earn.
    fn still_to_pay(&mut self, content: &Thing) -> Option<Symbol> {
        let plain = |index: &usize| {
            let it = self.mention(*index);
            self.has_number(*index) && it.per.is_none() && is_money(&it.thing) && it.comparison.is_none()
        };
        let own: Vec<usize> = self.all().filter(plain).collect();
        let [one, other] = own[..] else {
            return None;
        };
        let is_cost = |index: usize| self.mention(index).class == Class::Cost;
        let is_held = |index: usize| {
            let it = self.mention(index);
            let has_it = it.class == Class::Hold || &*it.verb == "save";
            let holders = if it.class == Class::Give { &it.receivers } else { &it.agents };
            (has_it || it.class == Class::Give) && holders.iter().any(|who| among(&self.story.persons, who))
        };
        let (cost, held) = match (is_cost(one), is_cost(other)) {
            (true, false) if is_held(other) => (one, other),
            (false, true) if is_held(one) => (other, one),
            _ => return None,
        };
        if !is_money(content) {
            return None;
        }
        self.schemas.push("still needed");
        let rest = self.term(cost) - self.term(held);
        let tokens = self.tokens(&[cost, held]);
        Some(self.model.define("dollars_still_needed", rest, tokens))
    }

    /// "$45 an hour, plus $225. The bill was $450": what the hours came to.
    fn rest_of_whole(&mut self, content: &Thing) -> Option<Symbol> {
        let own: Vec<usize> = self.direct(content).into_iter().filter(|&index| self.has_number(index)).collect();
        let (wholes, parts): (Vec<usize>, Vec<usize>) = own.into_iter().partition(|&index| {
            let it = self.mention(index);
            // "charges 15 plus 8 an hour. Joan paid 71"
            it.is_whole || &*it.verb == "pay" && it.class == Class::Lose && it.preposition.is_none()
        });
        let ([whole], [_, ..]) = (&wholes[..], &parts[..]) else {
            return None;
        };
        if parts.iter().any(|&part| self.mention(part).class == Class::Hold) {
            return None;
        }
        self.schemas.push("part and whole");
        let mut terms = vec![(1, self.term(*whole))];
        terms.extend(parts.iter().map(|&part| (-1, self.term(part))));
        let tokens = self.tokens(&parts);
        Some(self.model.define(&format!("rest_of_{}", name_of_thing(content)), signed_sum(&terms)?, tokens))
    }

    /// "52 rows and 15 columns": an array has a thing where each row meets each column.
    pub(super) fn array(&mut self, thing: &Thing) -> Option<Symbol> {
        let counted = |resolver: &Self, head: &str| {
            let all = resolver
                .all()
                .filter(|&index| resolver.has_number(index) && *resolver.mention(index).thing.head == *head);
            let all: Vec<usize> = all.filter(|&index| resolver.mention(index).per.is_none()).collect();
            match all[..] {
                [only] => Some(only),
                _ => None,
            }
        };
        let (rows, columns) = (counted(self, "row")?, counted(self, "column")?);
        if self.mention(rows).clause != self.mention(columns).clause {
            return None;
        }
        self.schemas.push("array");
        let product = self.term(rows) * self.term(columns);
        let tokens = self.tokens(&[rows, columns]);
        Some(self.model.define(&name_of_thing(thing), product, tokens))
    }

    /// All that is counted by number, when a group's content has no name.
    fn count_all(&mut self, content: &Thing) -> Option<Symbol> {
        let all = self.of_any_name(content, true)?;
        self.attempt(|it| it.by_change(content, &all, &Scope::All, false))
    }
}
