//! Compare: more than, fewer than, times as many.

use super::{
    Comparison, Entity, Expression, Resolver, Scope, Symbol, Thing, among, is_compared, is_money, name_of_thing,
    same_head, signed_sum,
};
use crate::language::singular;
use crate::maths::units::Unit;
use crate::skills::word_problems::question::is_comparative;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// "22 more than Ethan", "3 times as many as Ann": the quantities of two holders, related.
    pub(super) fn by_comparison(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
        let compared: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                is_compared(it) && it.number().is_some() && same_head(thing, &it.thing)
            })
            .collect();
        if compared.is_empty() {
            return None;
        }
        let mut relations = Vec::new();
        for &index in &compared {
            let agent = self.mention(index).agents.first().cloned()?;
            let other = self.mention(index).than_who.first().cloned();
            // "Fred has 3 times more" leaves the other out: it is whoever else has some.
            let other = other.or_else(|| self.other_holder(thing, &agent))?;
            relations.push((index, agent, other));
        }
        let mut holders: Vec<Entity> =
            relations.iter().flat_map(|(_, agent, other)| [agent.clone(), other.clone()]).collect();
        for index in self.direct(thing) {
            if self.has_number(index) {
                holders.extend(self.mention(index).agents.iter().cloned());
            }
        }
        let mut parties: Vec<(Entity, Symbol)> = Vec::new();
        for holder in holders {
            if !parties.iter().any(|(known, _)| *known == holder) {
                let symbol = self.party(&holder, thing)?;
                parties.push((holder, symbol));
            }
        }
        let find = |who: &Entity| {
            parties.iter().find(|(known, _)| known == who).map(|(_, symbol)| Expression::from(symbol.clone()))
        };
        for (index, agent, other) in &relations {
            let amount = self.term(*index);
            let (left, right) = (find(agent)?, find(other)?);
            let right = match self.mention(*index).comparison {
                Some(Comparison::Times) => right * amount,
                Some(Comparison::Fewer) => right - amount,
                _ => right + amount,
            };
            let tokens = self.tokens(&[*index]);
            self.model.relate(left, right, tokens);
        }
        self.schemas.push("compare");
        self.may_repeat = true;
        let wanted: Vec<(i32, Expression)> = match scope {
            Scope::Of(who) => who.iter().filter_map(find).map(|term| (1, term)).collect(),
            Scope::All if asked => parties.iter().map(|(_, symbol)| (1, symbol.clone().into())).collect(),
            Scope::All => return None,
        };
        let sum = signed_sum(&wanted)?;
        match sum {
            Expression::Symbol(symbol) => Some(symbol),
            sum => Some(self.model.define(&format!("all_{}", name_of_thing(thing)), sum, Vec::new())),
        }
    }

    /// What one holder has, as a quantity; what is said of it directly becomes a relation.
    fn party(&mut self, holder: &Entity, thing: &Thing) -> Option<Symbol> {
        let scope = Scope::Of(vec![holder.clone()]);
        let own: Vec<(i32, usize)> = self
            .direct(thing)
            .into_iter()
            .filter(|&index| self.has_number(index))
            .map(|index| (self.effect(index, &scope), index))
            .filter(|(effect, _)| *effect != 0)
            .collect();
        let symbol = self.model.quantity(&format!("{}_of_{holder}", name_of_thing(thing)));
        if !own.is_empty() {
            let terms: Vec<(i32, Expression)> = own.iter().map(|&(effect, index)| (effect, self.term(index))).collect();
            let tokens = self.tokens(&own.iter().map(|(_, index)| *index).collect::<Vec<_>>());
            self.model.relate(symbol.clone().into(), signed_sum(&terms)?, tokens);
        }
        Some(symbol)
    }

    fn other_holder(&self, thing: &Thing, agent: &Entity) -> Option<Entity> {
        let direct = self.direct(thing);
        let mut others = direct.iter().flat_map(|&index| &self.mention(index).agents).filter(|who| *who != agent);
        others.next_back().cloned()
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
        let difference = self.model.quantity("difference");
        self.model.relate(larger.into(), Expression::from(smaller) + difference.clone().into(), Vec::new());
        Some(difference)
    }

    fn compared_pair(&mut self) -> Option<(Symbol, Symbol)> {
        let question = self.question;
        let asked = question.thing.clone();
        let is_open = is_comparative(&asked.head) || asked.head.is_empty();
        if let Some(than) = question.than.clone() {
            let names = question.than_who.clone();
            let has_some = |who: &Entity| {
                self.story
                    .mentions
                    .iter()
                    .any(|it| it.number().is_some() && (among(&it.agents, who) || among(&it.places, who)))
            };
            if names.iter().any(has_some) {
                let one = self.value_of(&question.who.clone(), &asked)?;
                let other = self.value_of(&names, &asked)?;
                return Some((one, other));
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

    /// "needs 61 plates, has 26 blue ones and 7 red ones": what is needed, and all that there is.
    fn needed_and_there(&mut self) -> Option<(Symbol, Symbol)> {
        let asked = &self.question.thing;
        let own: Vec<usize> =
            self.all().filter(|&index| self.has_number(index) && self.mention(index).per.is_none()).collect();
        let is_alike = |thing: &Thing| same_head(asked, thing) || is_money(asked) && is_money(thing);
        let own: Vec<usize> = own.into_iter().filter(|&index| is_alike(&self.mention(index).thing)).collect();
        let needed: Vec<usize> = own
            .iter()
            .copied()
            .filter(|&index| matches!(self.mention(index).class, Class::Need | Class::Cost))
            .collect();
        let there: Vec<usize> = own.into_iter().filter(|index| !needed.contains(index)).collect();
        if there.is_empty() || needed.is_empty() {
            return None;
        }
        let asked = asked.clone();
        Some((self.sum_of(&asked, &needed)?, self.sum_of(&asked, &there)?))
    }

    /// The only two numbers of a story that can be compared, the larger first.
    fn two_numbers(&mut self) -> Option<(Symbol, Symbol)> {
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
        let numbers = if named.len() == 2 { named } else { all };
        let [first, second] = numbers[..] else {
            return None;
        };
        let is_ordered = self.mention(first).number()? >= self.mention(second).number()?;
        let (larger, smaller) = if is_ordered { (first, second) } else { (second, first) };
        Some((self.symbol(larger), self.symbol(smaller)))
    }

    /// What is said of somebody, of this thing or of whatever is measured.
    fn value_of(&mut self, who: &[Entity], thing: &Thing) -> Option<Symbol> {
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
                let thing = self.mention(own[0]).thing.clone();
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

fn is_smaller_word(word: &str) -> bool {
    matches!(word, "shorter" | "lighter" | "younger" | "slower" | "smaller" | "cheaper" | "colder")
}
