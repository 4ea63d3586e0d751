//! Times of day: when something ends that begins at 9:15, and how long it is from one time to another.

use super::{Expression, Number, Resolver, Scope, Symbol, Thing, Unit};
use crate::skills::word_problems::mentions::{CLOCK, is_unit_of_time};

impl Resolver<'_> {
    /// "leaves at 9:15, takes 3 hours. When does it arrive?", and backwards.
    pub(super) fn time_of_day(&mut self) -> Option<Symbol> {
        let clocks = self.clocks();
        let [known] = clocks[..] else {
            return None;
        };
        let (duration, unit) = self.duration()?;
        let minutes = Unit::named(&unit)?.factor_to(&Unit::named("minute")?)?;
        let minutes =
            if minutes.is_one() { duration.into() } else { Expression::from(duration) * Expression::Number(minutes) };
        let start = self.term(known);
        self.schemas.push("time of day");
        self.may_be_fraction = true;
        let (asked, told) = (&self.question.verb, &self.mention(known).verb);
        let is_backwards = begins(asked) && (!begins(told) || &**asked == "leave" && asked != told);
        let time = if is_backwards { start - minutes } else { start + minutes };
        Some(self.model.define("time", time, Vec::new()))
    }

    /// "from 9:15 until 11:45": how long that is, in the unit asked for.
    pub(super) fn time_between(&mut self, thing: &Thing) -> Option<Symbol> {
        let clocks = self.clocks();
        let [start, end] = clocks[..] else {
            return None;
        };
        if !is_unit_of_time(&thing.head) || self.mention(start).number()? > self.mention(end).number()? {
            return None;
        }
        let factor = Unit::named("minute")?.factor_to(&Unit::named(&thing.head)?)?;
        self.schemas.push("time of day");
        self.may_be_fraction = true;
        let minutes = self.term(end) - self.term(start);
        let time = if factor == Number::one() { minutes } else { minutes * Expression::Number(factor) };
        Some(self.model.define(&thing.head.clone(), time, Vec::new()))
    }

    fn clocks(&self) -> Vec<usize> {
        self.all().filter(|&index| &*self.mention(index).thing.head == CLOCK).collect()
    }

    /// How long it takes: told, or what there is to do divided by how much is done per hour.
    fn duration(&mut self) -> Option<(Symbol, Box<str>)> {
        let told = self.all().find(|&index| {
            let it = self.mention(index);
            self.has_number(index) && it.per.is_none() && is_unit_of_time(&it.thing.head)
        });
        let rate = self.all().find_map(|index| {
            let (_, per) = self.mention(index).per.clone()?;
            (self.has_number(index) && is_unit_of_time(&per.head)).then_some(per.head)
        });
        let unit = told.map(|told| self.mention(told).thing.head.clone()).or(rate)?;
        let thing = Thing { head: unit.clone(), ..Thing::default() };
        let duration = self.attempt(|it| it.asked_groups(&thing)).or_else(|| self.count(&thing, &Scope::All, false))?;
        Some((duration, unit))
    }
}

/// Verbs of beginning, whose time is asked for when the end is told.
fn begins(verb: &str) -> bool {
    matches!(verb, "leave" | "start" | "begin" | "depart" | "set" | "go")
}
