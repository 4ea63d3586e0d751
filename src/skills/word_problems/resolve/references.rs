//! What a comparison refers back to: "half as much as Doris", after "Doris spent $6", is half of those 6.
//!
//! When the other side of a comparison is one amount that the story has told, the comparison itself is an amount like any
//! other, and every schema can use it. When it is not, the holders must be compared: see `parties`.

use super::{Expression, Resolver, Symbol, Thing, among, is_compared, same_head};
use crate::language::{Comparison, Entity};
use crate::skills::word_problems::mentions::Mention;
use crate::skills::word_problems::verbs::Class;

impl Resolver<'_> {
    /// Whether a mention compares two holders, and is no amount by itself.
    pub(super) fn is_relative(&self, index: usize) -> bool {
        is_compared(self.mention(index)) && self.reference(index).is_none()
    }

    pub(super) fn reference(&self, index: usize) -> Option<usize> {
        self.references.get(index).copied().flatten()
    }

    /// The mention that this comparison is made with; none when it is no comparison, or with nothing told before.
    pub(super) fn find_reference(&self, index: usize) -> Option<usize> {
        let it = self.mention(index);
        let is_said_of_told = &*it.verb == "be"
            && self.all().take(index).any(|other| {
                let told = self.mention(other);
                told.clause < it.clause && told.agents == it.agents && !it.agents.is_empty() && told.number().is_some()
            });
        if is_said_of_told || !self.put_together(it.clause).is_empty() && !it.than_who.is_empty() {
            return None;
        }
        if &*it.verb == "be" && it.than_who.is_empty() && !self.echoed(it).is_empty()
            || it.comparison.is_none()
            || it.number().is_none()
            || it.per.is_some()
            || !is_compared(it) && !it.points_back
        {
            return None;
        }
        let others: Vec<Entity> = match it.comparison {
            _ if !it.than_who.is_empty() => it.than_who.clone(),
            // "It crawled 7 inches less in the second hour": less than before.
            Some(Comparison::Fewer | Comparison::Times) if it.class != Class::Hold && self.echoed(it).is_empty() => {
                it.agents.clone()
            }
            _ => self.echoed(it),
        };
        let told: Vec<usize> = (0..index)
            .filter(|&other| {
                let told = self.mention(other);
                let is_alike =
                    is_open(&it.thing) || same_head(&it.thing, &told.thing) || same_head(&told.thing, &it.thing);
                let is_amount = !is_compared(told) || self.reference(other).is_some();
                self.has_number(other)
                    && told.per.is_none()
                    && !self.is_of_several(other)
                    && is_alike
                    && is_amount
                    && !told.is_share
            })
            .collect();
        if it.points_back {
            return told.last().copied();
        }
        let is_own = |other: &usize| self.mention(*other).agents.iter().any(|who| among(&others, who));
        let verb = self.echoed_verb(it);
        let same_verb = |other: &usize| *self.mention(*other).verb == *verb;
        let own: Vec<usize> = told.iter().copied().filter(is_own).filter(same_verb).collect();
        let is_same_holder = it.agents.iter().any(|who| among(&others, who));
        // What somebody has may have come in several ways; what is done once is told once.
        match own[..] {
            [only] if is_same_holder || it.class != Class::Hold => Some(only),
            [.., last] if is_same_holder => Some(self.echo_in(it, &own).unwrap_or(last)),
            _ => None,
        }
    }

    /// "as many as *he sold on Monday*": the subject of the clause that only repeats the verb.
    pub(super) fn echoed(&self, it: &Mention) -> Vec<Entity> {
        let next = self.story.told.get(it.clause + 1).filter(|_| self.is_echo(it.clause + 1, it));
        next.map_or_else(Vec::new, |next| next.subject.clone())
    }

    /// "gave twice as many as he *lost*": the verb that says which amount was meant.
    fn echoed_verb<'m>(&'m self, it: &'m Mention) -> &'m str {
        let next = self.story.told.get(it.clause + 1).filter(|_| self.is_echo(it.clause + 1, it));
        let own = next.map(|next| next.clause.lemma()).filter(|lemma| !matches!(*lemma, "do" | "have" | "be" | ""));
        own.unwrap_or(&it.verb)
    }

    /// Whether a clause counts nothing and only says which amount was meant.
    fn is_echo(&self, clause: usize, of: &Mention) -> bool {
        let counts =
            self.story.mentions.iter().any(|it| it.clause == clause && (it.number().is_some() || it.is_asked()));
        let Some(told) = self.story.told.get(clause) else {
            return false;
        };
        let lemma = told.clause.lemma();
        let is_told = |it: &Mention| *it.verb == *lemma && it.number().is_some() && it.clause <= of.clause;
        let is_same =
            lemma == &*of.verb || matches!(lemma, "do" | "have" | "be") || self.story.mentions.iter().any(is_told);
        !counts && !told.subject.is_empty() && is_same
    }

    /// Which of several amounts an echoing clause means: that of the same day, or on the same thing.
    fn echo_in(&self, it: &Mention, own: &[usize]) -> Option<usize> {
        let next = self.story.told.get(it.clause + 1).filter(|_| self.is_echo(it.clause + 1, it))?;
        let said: Vec<&str> = next.clause.arguments().map(|argument| &*argument.noun.head).collect();
        let is_meant = |other: &usize| {
            let told = self.mention(*other);
            told.times.iter().chain(&told.places).any(|mark| said.iter().any(|word| **mark == **word))
        };
        own.iter().copied().find(is_meant)
    }

    /// The amount of a comparison, from the amount that it refers to.
    pub(super) fn referred(&mut self, index: usize, reference: usize) -> Symbol {
        if let Some(symbol) = self.referred.get(&index) {
            return symbol.clone();
        }
        let other = self.term(reference);
        let amount = Expression::from(self.symbol(index));
        let value = match self.mention(index).comparison {
            Some(Comparison::Times) => other * amount,
            Some(Comparison::Fewer) => other - amount,
            _ => other + amount,
        };
        self.schemas.push("compare");
        self.may_repeat = true;
        let tokens = self.tokens(&[index]);
        let name = format!("{}_compared", super::name_of_thing(&self.mention(reference).thing));
        let symbol = self.model.define(&name, value, tokens);
        self.referred.insert(index, symbol.clone());
        symbol
    }
}

/// Things that any measure can be meant by: "twice as much", "double her age".
pub(super) fn is_open(thing: &Thing) -> bool {
    matches!(
        &*thing.head,
        "" | "number" | "amount" | "times" | "age" | "weight" | "height" | "length" | "score" | "lifespan" | "share"
    )
}
