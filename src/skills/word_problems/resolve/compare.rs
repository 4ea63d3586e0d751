//! Compare: more than, fewer than, times as many. The quantities of several holders are related to each other.

use std::collections::BTreeSet;

use super::likeness::{among, is_money, kind_of_time, same_head};
use super::references::is_open;
use super::{Resolver, Scope};
use crate::language::{Comparison, Entity, is_comparative, same_entity};
use crate::maths::{Expression, Symbol};
use crate::skills::word_problems::mentions::{Thing, is_unit_of_time};
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

/// What tells the compared quantities apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Who has or does: "Ann has 4 more than Bob".
    Agent,
    /// Where: "12 more in the park than in the street".
    Place,
    /// When: "3 fewer on Tuesday than on Monday".
    Time,
    /// What: "5 fewer children than adults".
    Kind,
}

/// The parties of a comparison and their quantities.
pub(super) struct Parties {
    side: Side,
    pub known: Vec<(Entity, Symbol)>,
}

impl Parties {
    fn find(&self, who: &Entity) -> Option<Expression> {
        let named = self.known.iter().find(|(known, _)| same_entity(known, who));
        // "How long is Rosa's?", after ropes were compared.
        let owned = || {
            let mut all = self.known.iter().filter(|(known, _)| known.starts_with(&format!("{who}'s ")));
            all.next().filter(|_| all.next().is_none())
        };
        named.or_else(owned).map(|(_, symbol)| symbol.clone().into())
    }
}

impl Resolver<'_> {
    /// "22 more than Ethan", "3 times as many as Ann": the quantities of the parties, related.
    pub(super) fn by_comparison(&mut self, thing: &Thing, scope: &Scope, asked: bool) -> Option<Symbol> {
        let parties = self.parties(thing)?;
        let wanted: Vec<(i32, Expression)> = match self.wanted(&parties, thing, scope, asked) {
            Some(who) => who.iter().filter_map(|who| parties.find(who)).map(|term| (1, term)).collect(),
            None if asked && (self.question.is_total || self.question.is_group) => {
                parties.known.iter().map(|(_, symbol)| (1, symbol.clone().into())).collect()
            }
            None => return None,
        };
        match signed_sum(&wanted)? {
            Expression::Symbol(symbol) => Some(symbol),
            sum => Some(self.model.define(&format!("all_{}", name_of_thing(thing)), sum, Vec::new())),
        }
    }

    /// Whose quantities are asked for; none when it is those of all parties.
    fn wanted(&self, parties: &Parties, thing: &Thing, scope: &Scope, asked: bool) -> Option<Vec<Entity>> {
        let question = self.question;
        let candidates: Vec<Entity> = match (parties.side, scope) {
            (Side::Kind, _) => vec![thing.head.clone()],
            (Side::Time, _) => question.times.clone(),
            (Side::Place, _) => question.places.clone(),
            (Side::Agent, _) if asked => question.who.clone(),
            (Side::Agent, Scope::Of(who)) => who.clone(),
            (Side::Agent, Scope::All) => Vec::new(),
        };
        let found: Vec<Entity> = candidates.into_iter().filter(|who| parties.find(who).is_some()).collect();
        // "15 basketballs and 9 fewer volleyballs. How many volleyballs?": of that kind alone.
        let is_of_several = question.is_group && parties.side != Side::Kind;
        let is_of_all = asked && (question.is_total || is_of_several) && found.len() < 2;
        (!found.is_empty() && !is_of_all).then_some(found)
    }

    /// States every comparison of this thing, and what each party is told to have.
    pub(super) fn parties(&mut self, thing: &Thing) -> Option<Parties> {
        let all: Vec<usize> = self
            .all()
            .filter(|&index| self.has_number(index) && self.is_relative(index) && !self.is_nested(index))
            .collect();
        let side = self.side(*all.first()?);
        let fits = |index: &usize| {
            let it = self.mention(*index);
            same_head(thing, &it.thing)
                || is_open(&it.thing)
                || is_open(thing)
                || side == Side::Kind
                || is_money(thing) && is_money(&it.thing)
        };
        let compared: Vec<usize> = all.into_iter().filter(fits).collect();
        let counts =
            |head: &str| self.all().any(|index| self.has_number(index) && *self.mention(index).thing.head == *head);
        if compared.is_empty() || is_money(thing) && counts("dollar") && counts("cent") {
            return None;
        }
        // What is compared has a name, even when the question or one comparison leaves it open.
        let named = compared.iter().copied().chain(self.all()).find(|&index| {
            self.has_number(index) && !is_open(&self.mention(index).thing) && self.mention(index).per.is_none()
        });
        let thing = match named {
            Some(named) if is_open(thing) || is_comparative(&thing.head) => self.mention(named).thing.clone(),
            _ => thing.clone(),
        };
        let mut relations = Vec::new();
        for &index in &compared {
            let one = self.party_of(index, side)?;
            let others = self.compared_with(index, side, &thing, &one)?;
            if others.iter().any(|other| same_entity(other, &one)) {
                return None;
            }
            relations.push((index, one, others));
        }
        let doers: Vec<Entity> = compared.iter().flat_map(|&index| self.mention(index).agents.clone()).collect();
        let is_theirs = |it: &Self, index: usize| {
            let agents = &it.mention(index).agents;
            agents.is_empty() || doers.is_empty() || agents.iter().any(|who| among(&doers, who))
        };
        let facts: BTreeSet<usize> = self
            .direct(&thing)
            .into_iter()
            .chain(
                self.all().filter(|&index| side == Side::Kind && self.is_of_the_story(index) && is_theirs(self, index)),
            )
            .filter(|&index| self.has_number(index) && self.mention(index).per.is_none() && !self.is_relative(index))
            // "the three of them" counts no more of the thing.
            .filter(|&index| !(self.mention(index).is_part && self.mention(index).is_definite))
            .collect();
        let facts: Vec<usize> = facts.into_iter().collect();
        let mut holders: Vec<Entity> = Vec::new();
        let told: Vec<Entity> = facts.iter().filter_map(|&index| self.party_of(index, side)).collect();
        let told = told.into_iter().filter(|_| side != Side::Kind || !compared.is_empty());
        for holder in
            relations.iter().flat_map(|(_, one, others)| std::iter::once(one).chain(others)).cloned().chain(told)
        {
            if !holders.iter().any(|known| same_entity(known, &holder)) {
                holders.push(holder);
            }
        }
        let mut parties = Parties { side, known: Vec::new() };
        let verb = self.mention(compared[0]).verb.clone();
        for holder in holders {
            let symbol = self.party(&holder, side, &thing, &facts, &verb)?;
            parties.known.push((holder, symbol));
        }
        for (index, one, others) in &relations {
            let right: Vec<(i32, Expression)> =
                others.iter().filter_map(|who| parties.find(who)).map(|it| (1, it)).collect();
            let right = self.apply(*index, signed_sum(&right)?)?;
            let tokens = self.tokens(&[*index]);
            self.model.relate(parties.find(one)?, right, tokens);
        }
        self.state_totals(&parties);
        self.schemas.push("compare");
        self.may_repeat = true;
        Some(parties)
    }

    fn is_of_the_story(&self, index: usize) -> bool {
        let it = self.mention(index);
        it.clause != self.question.clause && !is_unit_of_time(&it.thing.head)
    }

    /// "than three times the number ...": a comparison inside another one.
    fn is_nested(&self, index: usize) -> bool {
        let at = &self.mention(index).tokens;
        self.all().any(|other| other != index && self.mention(other).than_at.as_ref() == Some(at))
    }

    /// What a comparison makes of the other side.
    fn apply(&mut self, index: usize, other: Expression) -> Option<Expression> {
        let nested = self.all().find(|&inner| {
            inner != index
                && self.mention(index).than_at.as_ref() == Some(&self.mention(inner).tokens)
                && self.has_number(inner)
        });
        let other = match nested {
            Some(nested) => self.apply(nested, other)?,
            None => other,
        };
        let amount = Expression::from(self.symbol(index));
        Some(match self.mention(index).comparison {
            Some(Comparison::Times) => other * amount,
            Some(Comparison::Fewer) => other - amount,
            _ => other + amount,
        })
    }

    /// What tells the sides of this comparison apart.
    fn side(&self, index: usize) -> Side {
        let it = self.mention(index);
        if self.echoed_time(index).is_some() {
            return Side::Time;
        }
        let Some(than) = it.than_who.first() else {
            if self.kind_before(index).is_some() {
                return Side::Kind;
            }
            return if it.agents.is_empty() && !it.places.is_empty() { Side::Place } else { Side::Agent };
        };
        let told = || self.story.mentions.iter().filter(|other| other.at != it.at && !other.is_asked());
        if kind_of_time(than) == "day of the week" {
            Side::Time
        } else if told().any(|other| among(&other.agents, than)) || among(&self.story.persons, than) {
            Side::Agent
        } else if told().any(|other| among(&other.times, than)) {
            Side::Time
        } else if told().any(|other| among(&other.places, than)) {
            Side::Place
        } else if told().any(|other| same_entity(&other.thing.head, than)) {
            Side::Kind
        } else {
            Side::Agent
        }
    }

    /// "40 goldfish and half as many guppies": what is counted right before.
    fn kind_before(&self, index: usize) -> Option<Entity> {
        let it = self.mention(index);
        let before = self.mention(index.checked_sub(1)?);
        let is_beside = before.clause == it.clause && before.number().is_some() && before.per.is_none();
        (is_beside && before.thing.head != it.thing.head && !it.thing.head.is_empty())
            .then(|| before.thing.head.clone())
    }

    /// "than she read *on Saturday*": the same person at another time.
    fn echoed_time(&self, index: usize) -> Option<Entity> {
        let it = self.mention(index);
        if !it.than_who.iter().any(|who| among(&it.agents, who)) || it.times.is_empty() {
            return None;
        }
        let next = self.story.told.get(it.clause + 1)?;
        let time =
            next.clause.arguments().find(|argument| kind_of_time(&argument.noun.head) != &*argument.noun.head)?;
        Some(time.noun.head.clone())
    }

    /// Whose quantity a mention tells, on this side; none of several together.
    fn party_of(&self, index: usize, side: Side) -> Option<Entity> {
        let it = self.mention(index);
        match side {
            Side::Agent if it.agents.len() > 1 && it.each_of.is_none() && it.class != Class::Hold => {
                (it.agents.iter().filter(|who| among(&self.story.named_persons, who)).count() < 2)
                    .then(|| it.agents[0].clone())
            }
            // "24 pages, which was 9 fewer": pages have no pages.
            Side::Agent => {
                it.agents.first().filter(|who| ***who != *it.thing.head || it.thing.head.is_empty()).cloned()
            }
            Side::Place => it.places.first().cloned(),
            Side::Time => it.times.first().cloned(),
            Side::Kind => Some(it.thing.head.clone()).filter(|head| !head.is_empty()),
        }
    }

    /// Whom a comparison is made with; several when it is with what they have together.
    fn compared_with(&self, index: usize, side: Side, thing: &Thing, one: &Entity) -> Option<Vec<Entity>> {
        let it = self.mention(index);
        let nested =
            self.all().find(|&inner| inner != index && it.than_at.as_ref() == Some(&self.mention(inner).tokens));
        if let Some(nested) = nested.filter(|&nested| self.mention(nested).comparison.is_some()) {
            return self.compared_with(nested, side, thing, one);
        }
        let is_counted = |other: &usize| *other != index && self.mention(*other).number().is_some();
        if nested.is_some_and(|nested| is_counted(&nested)) || it.than_who.iter().any(|who| who.is_empty()) {
            // "5 fewer than half of Omar's 42": with an amount, and with nobody.
            return None;
        }
        if let Some(time) = self.echoed_time(index) {
            return Some(vec![time]);
        }
        let is_named = |than: &&Entity| !matches!(&***than, "number" | "amount" | "what");
        let named: Vec<Entity> = it.than_who.iter().filter(is_named).cloned().collect();
        if !named.is_empty() {
            return Some(named.into_iter().chain(self.put_together(it.clause)).collect());
        }
        let echoed = self.echoed(it);
        if !echoed.is_empty() {
            return Some(echoed);
        }
        if side == Side::Place {
            return it.places.iter().find(|place| *place != one).map(|place| vec![place.clone()]);
        }
        if side == Side::Kind {
            return self.kind_before(index).map(|kind| vec![kind]);
        }
        // "Fred has 3 times more" leaves the other out: it is whoever else has some.
        self.other_holder(thing, one).map(|other| vec![other])
    }

    /// "than his uncle *and Ben put together*": who else is on the other side.
    pub(super) fn put_together(&self, clause: usize) -> Vec<Entity> {
        let next = self.story.told.get(clause + 1);
        let is_sum = |told: &&crate::skills::word_problems::mentions::Told| {
            let words = &told.clause;
            matches!(words.lemma(), "put" | "combine" | "have")
                && (words.has_adverb("together") || words.has_adverb("combined"))
                && words.objects.is_empty()
        };
        next.filter(is_sum).map_or_else(Vec::new, |told| told.subject.clone())
    }

    /// What one party has, as a quantity; what is said of it directly becomes a relation.
    fn party(&mut self, holder: &Entity, side: Side, thing: &Thing, facts: &[usize], verb: &str) -> Option<Symbol> {
        let scope = Scope::Of(vec![holder.clone()]);
        let own: Vec<(i32, usize)> = facts
            .iter()
            .copied()
            .filter(|&index| !self.is_of_several(index))
            .map(|index| {
                let is_own = self.party_of(index, side).is_some_and(|party| same_entity(&party, holder));
                let does_the_same = is_own && (*self.mention(index).verb == *verb || side != Side::Agent);
                let effect = if side == Side::Agent { self.effect(index, &scope) } else { i32::from(is_own) };
                (if does_the_same { 1 } else { effect }, index)
            })
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

    /// "Ann and Bob have 12", "the sum of their ages is 34": told of all together.
    pub(super) fn is_of_several(&self, index: usize) -> bool {
        let it = self.mention(index);
        let persons = it.agents.iter().filter(|who| among(&self.story.persons, who)).count();
        let own = it
            .agents
            .iter()
            .filter(|who| it.agents.iter().any(|other| other != *who && who.starts_with(&format!("{other}'s"))))
            .count();
        let joined = self.story.told[it.clause].clause.subject.len() > 1;
        let persons = if joined { persons } else { persons - own.min(persons) };
        // "A bat and a ball cost $1.10."
        let is_price_of_several = joined && it.class == Class::Cost && it.per.is_none();
        it.each_of.is_none() && (persons > 1 || is_price_of_several) || it.is_whole && persons == 0
    }

    fn state_totals(&mut self, parties: &Parties) {
        let totals: Vec<usize> = self
            .all()
            .filter(|&index| {
                let it = self.mention(index);
                self.has_number(index)
                    && it.per.is_none()
                    && !self.is_relative(index)
                    && self.is_of_several(index)
                    && it.clause != self.question.clause
                    && it.preposition.is_none()
            })
            .collect();
        let [total] = totals[..] else {
            return;
        };
        let named: Vec<Entity> = self.mention(total).agents.clone();
        let of: Vec<(i32, Expression)> = match parties.side {
            Side::Agent if named.len() > 1 => {
                named.iter().filter_map(|who| parties.find(who)).map(|it| (1, it)).collect()
            }
            _ => parties.known.iter().map(|(_, symbol)| (1, symbol.clone().into())).collect(),
        };
        if let Some(sum) = signed_sum(&of) {
            let whole = self.term(total);
            let tokens = self.tokens(&[total]);
            self.model.relate(whole, sum, tokens);
        }
    }

    fn other_holder(&self, thing: &Thing, agent: &Entity) -> Option<Entity> {
        let direct = self.direct(thing);
        let mut others = direct.iter().flat_map(|&index| &self.mention(index).agents).filter(|who| *who != agent);
        others.next_back().cloned()
    }
}
