//! Differences and quotients that are asked for: how many more, how much longer, how many times as many.

use super::likeness::{among, is_money, same_head};
use super::{Resolver, Scope};
use crate::language::{Comparison, Entity, is_comparative, same_entity, singular};
use crate::maths::units::Unit;
use crate::maths::{Expression, Symbol};
use crate::skills::word_problems::mentions::Thing;
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// "How many more does Ann have than Bob?", where one is told by comparing.
    pub(super) fn compared_parties(&mut self) -> Option<(Symbol, Symbol)> {
        let question = self.question;
        let parties = self.parties(&question.thing.clone())?;
        let symbol =
            |who: &Entity| parties.known.iter().find(|(known, _)| same_entity(known, who)).map(|(_, it)| it.clone());
        let one = question.who.iter().chain(&question.places).chain([&question.thing.head]).find_map(symbol)?;
        let other = question.than_who.iter().find_map(symbol)?;
        Some((one, other))
    }

    /// "How many more ... than ...", "How much longer ... than ...", "How many more does she need?"
    pub(super) fn difference(&mut self) -> Option<Symbol> {
        let question = self.question;
        let (one, other) = self.compared_pair()?;
        if one == other {
            return None;
        }
        self.schemas.push("compare, difference unknown");
        self.may_be_fraction = is_comparative(&question.thing.head);
        let is_fewer = question.mention.is_some_and(|index| self.mention(index).comparison == Some(Comparison::Fewer));
        let (larger, smaller) =
            if is_fewer || is_smaller_word(&question.thing.head) { (other, one) } else { (one, other) };
        let value = |symbol: &Symbol| self.model.value_of(&Expression::from(symbol.clone()));
        let is_turned = question.than.is_none() && value(&larger) < value(&smaller);
        let (larger, smaller) = if is_turned { (smaller, larger) } else { (larger, smaller) };
        let difference = self.model.quantity("difference");
        self.model.relate(larger.into(), Expression::from(smaller) + difference.clone().into(), Vec::new());
        Some(difference)
    }

    pub(super) fn compared_pair(&mut self) -> Option<(Symbol, Symbol)> {
        let question = self.question;
        let asked = question.thing.clone();
        let is_open = is_comparative(&asked.head) || asked.head.is_empty();
        if let Some(pair) = self.attempt(Self::compared_parties) {
            return Some(pair);
        }
        if let Some(than) = question.than.clone() {
            let names = question.than_who.clone();
            let has_some = |who: &Entity| {
                self.story
                    .mentions
                    .iter()
                    .any(|it| it.number().is_some() && (among(&it.agents, who) || among(&it.places, who)))
            };
            if names.iter().any(has_some) {
                let pair = self.attempt(|it| {
                    let one = it.value_of(&question.who.clone(), &asked)?;
                    let other = it.value_of(&names, &asked)?;
                    (one != other).then_some((one, other))
                });
                if pair.is_some() || !is_open {
                    return pair;
                }
            }
            if let Some(pair) = self.attempt(|it| it.at_two_times(&names)) {
                return Some(pair);
            }
            let other = Thing { head: singular(&than.head), modifiers: than.modifiers.clone(), of: None };
            if is_open || other.head.is_empty() {
                return self.two_numbers();
            }
            let one = self.count(&asked, &Scope::All, false)?;
            let other = self.count(&other, &Scope::All, false)?;
            return Some((one, other));
        }
        self.attempt(Self::needed_and_there).or_else(|| self.two_numbers())
    }

    /// "more this year than last year"
    pub(super) fn at_two_times(&mut self, than: &[Entity]) -> Option<(Symbol, Symbol)> {
        let asked = self.question.thing.clone();
        let (earlier, now): (Vec<Entity>, Vec<Entity>) =
            self.question.times.iter().cloned().partition(|time| than.iter().any(|than| same_entity(time, than)));
        let told = |times: &[Entity]| {
            let is_then = |index: &usize| self.mention(*index).times.iter().any(|time| among(times, time));
            let all: Vec<usize> =
                self.direct(&asked).into_iter().filter(|index| self.has_number(*index) && is_then(index)).collect();
            <[usize; 1]>::try_from(all).ok().map(|[only]| only)
        };
        let earlier = told(if earlier.is_empty() { than } else { &earlier })?;
        let now = told(&now)?;
        Some((self.symbol(now), self.symbol(earlier)))
    }

    /// "needs 61 plates, has 26 blue ones and 7 red ones": what is needed, and all that there is.
    pub(super) fn needed_and_there(&mut self) -> Option<(Symbol, Symbol)> {
        let asked = &self.question.thing;
        let own: Vec<usize> =
            self.all().filter(|&index| self.has_number(index) && self.mention(index).per.is_none()).collect();
        let is_alike = |thing: &Thing| same_head(asked, thing) || is_money(asked) && is_money(thing);
        let own: Vec<usize> = own.into_iter().filter(|&index| is_alike(&self.mention(index).thing)).collect();
        let needed: Vec<usize> = own
            .iter()
            .copied()
            .filter(|&index| {
                let it = self.mention(index);
                let is_goal = it.agents.iter().any(|who| matches!(&**who, "goal" | "record" | "target"));
                is_goal
                    || matches!(it.class, Class::Need | Class::Cost)
                    || it.class == Class::Want && is_money(&it.thing)
                    || it.is_planned && it.verb == self.question.verb
            })
            .collect();
        let there: Vec<usize> = own.into_iter().filter(|index| !needed.contains(index)).collect();
        let asked = asked.clone();
        // "4 bags with 12 beads in each" are there, too.
        let rates: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                self.has_number(index)
                    && it.per.is_some()
                    && it.class != Class::Cost
                    && (same_head(&asked, &it.thing) || is_money(&asked) && is_money(&it.thing))
            })
            .collect();
        let (needing, rates): (Vec<usize>, Vec<usize>) =
            rates.into_iter().partition(|&rate| self.mention(rate).class == Class::Need);
        if there.is_empty() && rates.is_empty() || needed.is_empty() && needing.is_empty() {
            return None;
        }
        let needed = self.sum_with_groups(&asked, "needed", &needing, &needed)?;
        Some((needed, self.sum_with_groups(&asked, "there", &rates, &there)?))
    }

    /// What groups hold and what is counted by itself, together.
    pub(super) fn sum_with_groups(
        &mut self,
        thing: &Thing,
        called: &str,
        rates: &[usize],
        direct: &[usize],
    ) -> Option<Symbol> {
        if rates.is_empty() {
            return self.sum_of(thing, direct);
        }
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        for &rate in rates {
            terms.push((1, self.product(rate, &Scope::All)?));
        }
        for &index in direct {
            terms.push((1, self.term(index)));
        }
        self.schemas.push("equal groups");
        let tokens = self.tokens(rates);
        Some(self.model.define(&format!("{}_{called}", name_of_thing(thing)), signed_sum(&terms)?, tokens))
    }

    /// The only two numbers of a story that can be compared, the larger first.
    pub(super) fn two_numbers(&mut self) -> Option<(Symbol, Symbol)> {
        let asked = &self.question.thing;
        let is_open = is_comparative(&asked.head) || asked.head.is_empty();
        let all: Vec<usize> =
            self.all().filter(|&index| self.has_number(index) && self.mention(index).per.is_none()).collect();
        let named: Vec<usize> =
            all.iter().copied().filter(|&index| is_open || same_head(asked, &self.mention(index).thing)).collect();
        let measured = |index: &usize| Unit::named(&self.mention(*index).thing.head).is_some();
        let named: Vec<usize> = if is_comparative(&asked.head) && named.len() != 2 {
            named.into_iter().filter(measured).collect()
        } else {
            named
        };
        let rates: Vec<usize> =
            self.all().filter(|&index| self.has_number(index) && self.mention(index).per.is_some()).collect();
        let are_alike = |one: usize, other: usize| {
            let (one, other) = (self.mention(one), self.mention(other));
            one.per == other.per && one.thing.head == other.thing.head
        };
        // "Grapes are $2.35 a pound and plums $1.89": the prices of a pound.
        let prices = matches!(rates[..], [one, other] if are_alike(one, other)) && all.is_empty();
        let numbers = if prices {
            rates
        } else if named.len() == 2 {
            named
        } else {
            all
        };
        let [first, second] = numbers[..] else {
            return None;
        };
        if [first, second].iter().any(|&index| self.reference(index).is_some()) {
            return None;
        }
        let is_ordered = self.mention(first).number()? >= self.mention(second).number()?;
        let (larger, smaller) = if is_ordered { (first, second) } else { (second, first) };
        Some((self.symbol(larger), self.symbol(smaller)))
    }

    /// What is said of somebody, of this thing or of whatever is measured.
    pub(super) fn value_of(&mut self, who: &[Entity], thing: &Thing) -> Option<Symbol> {
        let own: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                let fits = is_comparative(&thing.head) || thing.head.is_empty() || same_head(thing, &it.thing);
                let of_them = it.agents.iter().chain(&it.places).any(|agent| among(who, agent));
                it.number().is_some() && it.per.is_none() && fits && of_them
            })
            .collect();
        match own[..] {
            [] => None,
            [only] => Some(self.symbol(only)),
            _ => {
                let is_open = is_comparative(&thing.head) || thing.head.is_empty();
                let thing = if is_open { self.mention(own[0]).thing.clone() } else { thing.clone() };
                self.count(&thing, &Scope::Of(who.to_vec()), false)
            }
        }
    }

    /// "How many times as many?"
    pub(super) fn times(&mut self) -> Option<Symbol> {
        let (one, other) = self.two_numbers()?;
        self.schemas.push("compare, factor unknown");
        self.may_be_fraction = true;
        Some(self.model.define("times", Expression::from(one) / Expression::from(other), Vec::new()))
    }
}

pub(super) fn is_smaller_word(word: &str) -> bool {
    matches!(word, "shorter" | "lighter" | "younger" | "slower" | "smaller" | "cheaper" | "colder")
}
