//! Ages at different times: everybody gets older by the same number of years.

use super::{Comparison, Entity, Expression, Resolver, Symbol, among, signed_sum};
use crate::language::same_entity;
use crate::skills::word_problems::verbs::Class;

/// How old everybody is now, as far as it came up.
struct Ages(Vec<(Entity, Symbol)>);

impl Resolver<'_> {
    /// "In 6 years, the sum of their ages will be 42. How old is Lee now?"
    pub(super) fn ages(&mut self) -> Option<Symbol> {
        let question = self.question;
        let shifts: Vec<usize> = self.all().filter(|&index| self.shift_sign(index).is_some()).collect();
        let is_of_then = self.story.told.iter().any(|it| it.clause.subordinator.as_deref() == Some("when"));
        if !question.asks_age || shifts.is_empty() || is_of_then {
            return None;
        }
        let mut ages = Ages(Vec::new());
        let facts: Vec<usize> = self
            .all()
            .filter(|&index| self.has_number(index) && !shifts.contains(&index) && self.mention(index).per.is_none())
            .collect();
        let (sums, own): (Vec<usize>, Vec<usize>) = facts.into_iter().partition(|&index| self.is_sum_of_ages(index));
        for index in own {
            self.state_age(index, &mut ages)?;
        }
        for index in sums {
            let clause = self.mention(index).clause;
            let then: Option<Vec<(i32, Expression)>> =
                ages.0.clone().into_iter().map(|(_, now)| Some((1, self.at_the_time_of(clause, now)?))).collect();
            let (sum, tokens) = (self.term(index), self.tokens(&[index]));
            self.model.relate(sum, signed_sum(&then?)?, tokens);
        }
        let who = question.who.first()?.clone();
        let now = self.age_of(&who, &mut ages);
        self.schemas.push("ages");
        self.may_repeat = true;
        match self.at_the_time_of(question.clause, now)? {
            Expression::Symbol(now) => Some(now),
            then => Some(self.model.define(&format!("age_of_{who}_then"), then, Vec::new())),
        }
    }

    /// "Ben is 12", "Maria is twice as old as Lee", "Tom is 3 years older than Ann".
    fn state_age(&mut self, index: usize, ages: &mut Ages) -> Option<()> {
        let it = self.mention(index).clone();
        let is_broken = it.comparison.is_none() && it.number().is_some_and(|number| !number.is_integer());
        if it.class != Class::Hold && &*it.thing.head != "year" || is_broken {
            return None;
        }
        let own = self.age_of(it.agents.first()?, ages);
        let amount = Expression::from(self.symbol(index));
        let tokens = self.tokens(&[index]);
        match (it.comparison, it.than_who.first()) {
            (None, _) => {
                let then = self.at_the_time_of(it.clause, own)?;
                self.model.relate(then, amount, tokens);
            }
            (Some(Comparison::Times), Some(other)) => {
                let other = self.age_of(other, ages);
                let (own, other) = (self.at_the_time_of(it.clause, own)?, self.at_the_time_of(it.clause, other)?);
                self.model.relate(own, other * amount, tokens);
            }
            (Some(comparison), Some(other)) => {
                let other = Expression::from(self.age_of(other, ages));
                let right = if comparison == Comparison::Fewer { other - amount } else { other + amount };
                self.model.relate(own.into(), right, tokens);
            }
            // "her brother is 4 years younger": than whoever came before.
            (Some(comparison), None) if comparison != Comparison::Times => {
                let (_, other) = ages.0.iter().rev().find(|(who, _)| *who != it.agents[0]).cloned()?;
                let other = Expression::from(other);
                let right = if comparison == Comparison::Fewer { other - amount } else { other + amount };
                self.model.relate(own.into(), right, tokens);
            }
            _ => return None,
        }
        Some(())
    }

    fn age_of(&mut self, who: &Entity, ages: &mut Ages) -> Symbol {
        if let Some((_, age)) = ages.0.iter().find(|(known, _)| same_entity(known, who)) {
            return age.clone();
        }
        let age = self.model.quantity(&format!("age_of_{who}"));
        ages.0.push((who.clone(), age.clone()));
        age
    }

    /// An age at the time that a clause speaks of; none when it speaks of two times.
    fn at_the_time_of(&mut self, clause: usize, now: Symbol) -> Option<Expression> {
        let shifts: Vec<(usize, i32)> = self
            .all()
            .filter(|&index| self.mention(index).clause == clause)
            .filter_map(|index| Some((index, self.shift_sign(index)?)))
            .collect();
        match shifts[..] {
            [] => Some(now.into()),
            [(shift, sign)] => {
                let years = self.term(shift);
                Some(if sign > 0 { Expression::from(now) + years } else { Expression::from(now) - years })
            }
            _ => None,
        }
    }

    fn is_sum_of_ages(&self, index: usize) -> bool {
        let it = self.mention(index);
        it.is_whole && !it.agents.iter().any(|who| among(&self.story.persons, who))
    }

    /// +1 for "in 5 years" and "5 years from now", -1 for "5 years ago".
    fn shift_sign(&self, index: usize) -> Option<i32> {
        let it = self.mention(index);
        if &*it.thing.head != "year" || it.number().is_none() || it.comparison.is_some() {
            return None;
        }
        match it.shift {
            0 if it.preposition.as_deref() == Some("in") => Some(1),
            0 => None,
            sign => Some(sign),
        }
    }
}
