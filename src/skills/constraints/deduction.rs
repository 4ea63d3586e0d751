//! What follows without guessing: values are struck off until nothing changes, and each deduction is told in words.

use std::collections::VecDeque;

use super::model::{Comparison, HIGHEST, Model, Relation};
use crate::problem::{Setback, Working};

/// For each variable the values that are left: bit v stands for v.
pub type Domains = Vec<u64>;

/// The lines that an approach may write, and how many it left out.
#[derive(Debug)]
pub struct Story {
    room: usize,
    left_out: usize,
}

impl Story {
    pub fn of_lines(room: usize) -> Self {
        Self { room, left_out: 0 }
    }

    /// A story that nobody hears.
    pub fn untold() -> Self {
        Self::of_lines(0)
    }

    pub fn tell(&mut self, working: &mut Working, line: impl FnOnce() -> String) {
        match self.room.checked_sub(1) {
            Some(room) => {
                self.room = room;
                working.note(line);
            }
            None => self.left_out += 1,
        }
    }

    /// Says how many lines were left out, and goes on for a few more.
    pub fn pause(&mut self, working: &mut Working, more: usize) {
        let left_out = std::mem::take(&mut self.left_out);
        match left_out {
            0 => {}
            1 => working.note(|| "(one more step of this kind)".to_owned()),
            _ => working.note(|| format!("({left_out} more steps of this kind)")),
        }
        self.room = more;
    }
}

/// Why there is no way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The group of this rule has no place left for this value, which it needs.
    NoPlace { rule: usize, value: i64 },
    /// Two of the group would have this value.
    Twice { rule: usize, value: i64 },
    /// This rule takes the last value of a variable.
    NoValue { rule: usize, variable: usize },
    /// This rule cannot hold.
    Broken { rule: usize },
}

/// A problem, prepared for deduction.
pub struct Space<'m> {
    pub model: &'m Model,
    /// For each variable the rules that speak of it.
    pub rules_of: Vec<Vec<usize>>,
    /// For each rule the values that its group must use, each once; none when it has more values than members.
    needs: Vec<u64>,
}

pub fn bit(value: i64) -> u64 {
    if (0..=HIGHEST).contains(&value) { 1 << value } else { 0 }
}

pub fn values(domain: u64) -> impl Iterator<Item = i64> {
    (0..=HIGHEST).filter(move |&value| domain & bit(value) != 0)
}

pub fn is_fixed(domain: u64) -> bool {
    domain.is_power_of_two()
}

fn lowest(domain: u64) -> i64 {
    i64::from(domain.trailing_zeros())
}

fn highest(domain: u64) -> i64 {
    HIGHEST - i64::from(domain.leading_zeros())
}

/// The values from one to another.
fn between(low: i64, high: i64) -> u64 {
    let (low, high) = (low.max(0), high.min(HIGHEST));
    if low > high { 0 } else { (u64::MAX >> (HIGHEST - high)) & (u64::MAX << low) }
}

impl<'m> Space<'m> {
    pub fn new(model: &'m Model) -> Self {
        let mut rules_of = vec![Vec::new(); model.variables.len()];
        for (index, rule) in model.rules.iter().enumerate() {
            for member in rule.members() {
                if rules_of[member].last() != Some(&index) {
                    rules_of[member].push(index);
                }
            }
        }
        let full: Domains = model.variables.iter().map(|it| between(it.low, it.high)).collect();
        let needs = model.rules.iter().map(|rule| match &rule.what {
            Relation::Different(members) if members.iter().all(|&(_, shift)| shift == 0) => {
                let all = members.iter().fold(0, |all, &(index, _)| all | full[index]);
                if all.count_ones() as usize == members.len() { all } else { 0 }
            }
            _ => 0,
        });
        let needs = needs.collect();
        Self { model, rules_of, needs }
    }

    /// Whether each of the values has its place in the group of this rule.
    pub fn is_permutation(&self, rule: usize) -> bool {
        matches!(self.model.rules[rule].what, Relation::Different(_)) && self.needs[rule] != 0
    }

    pub fn domains(&self) -> Domains {
        self.model.variables.iter().map(|it| between(it.low, it.high)).collect()
    }

    fn name(&self, variable: usize) -> &str {
        &self.model.variables[variable].name
    }

    fn group(&self, rule: usize) -> &str {
        &self.model.rules[rule].group
    }

    pub fn is_said(&self, variable: usize, value: i64) -> String {
        format!("{} = {}", self.name(variable), self.model.called(value))
    }

    pub fn said(&self, conflict: Conflict) -> String {
        match conflict {
            Conflict::NoPlace { rule, value } => {
                format!("{} needs {} and has no place left for it", self.group(rule), self.model.called(value))
            }
            Conflict::Twice { rule, value } => {
                format!("{} would have {} twice", self.group(rule), self.model.called(value))
            }
            Conflict::NoValue { rule, variable } => {
                format!("{} leaves nothing for {}", self.group(rule), self.name(variable))
            }
            Conflict::Broken { rule } => format!("{} cannot hold", self.group(rule)),
        }
    }

    /// Strikes off what these rules exclude, and what follows from that; the conflict when it comes to one.
    pub fn propagate(
        &self,
        domains: &mut Domains,
        rules: impl IntoIterator<Item = usize>,
        working: &mut Working,
        story: &mut Story,
    ) -> Result<Option<Conflict>, Setback> {
        let mut queue: VecDeque<usize> = rules.into_iter().collect();
        let mut is_waiting = vec![false; self.model.rules.len()];
        queue.iter().for_each(|&rule| is_waiting[rule] = true);
        let mut sheet = Sheet { domains, changed: Vec::new(), working, story };
        while let Some(rule) = queue.pop_front() {
            is_waiting[rule] = false;
            sheet.working.spend(1)?;
            sheet.changed.clear();
            let outcome = match &self.model.rules[rule].what {
                Relation::Different(members) => self.different(rule, members, &mut sheet),
                Relation::Linear(terms, how, constant) => self.linear(rule, terms, *how, *constant, &mut sheet),
                Relation::Apart(one, other, distance) => self.apart(rule, [*one, *other], *distance, &mut sheet),
            };
            if let Err(conflict) = outcome {
                return Ok(Some(conflict));
            }
            for &variable in &sheet.changed {
                for &next in &self.rules_of[variable] {
                    if !is_waiting[next] {
                        is_waiting[next] = true;
                        queue.push_back(next);
                    }
                }
            }
        }
        Ok(None)
    }

    /// Leaves a variable only these of its values. Tells whether any was struck off.
    fn keep(&self, rule: usize, variable: usize, allowed: u64, sheet: &mut Sheet) -> Result<bool, Conflict> {
        let domain = sheet.domains[variable];
        if domain & !allowed == 0 {
            return Ok(false);
        }
        sheet.domains[variable] = domain & allowed;
        sheet.changed.push(variable);
        if domain & allowed == 0 { Err(Conflict::NoValue { rule, variable }) } else { Ok(true) }
    }

    /// No two are equal; and where there are as many members as values, each value has its place.
    fn different(&self, rule: usize, members: &[(usize, i64)], sheet: &mut Sheet) -> Result<(), Conflict> {
        loop {
            let before = sheet.changed.len();
            if members.iter().all(|&(_, shift)| shift == 0) {
                self.all_different(rule, members, sheet)?;
            } else {
                self.shifted(rule, members, sheet)?;
            }
            if self.needs[rule] != 0 {
                self.places(rule, members, sheet)?;
            }
            if !sheet.changed[before..].iter().any(|&index| is_fixed(sheet.domains[index])) {
                return Ok(());
            }
        }
    }

    fn all_different(&self, rule: usize, members: &[(usize, i64)], sheet: &mut Sheet) -> Result<(), Conflict> {
        let mut taken = 0;
        for &(index, _) in members {
            let domain = sheet.domains[index];
            if is_fixed(domain) {
                if taken & domain != 0 {
                    return Err(Conflict::Twice { rule, value: lowest(domain) });
                }
                taken |= domain;
            }
        }
        for &(index, _) in members {
            if !is_fixed(sheet.domains[index]) && self.keep(rule, index, !taken, sheet)? {
                self.tell_what_is_left(rule, index, sheet);
            }
        }
        Ok(())
    }

    /// No two are equal when each is shifted.
    fn shifted(&self, rule: usize, members: &[(usize, i64)], sheet: &mut Sheet) -> Result<(), Conflict> {
        for &(index, shift) in members {
            if !is_fixed(sheet.domains[index]) {
                continue;
            }
            let sum = lowest(sheet.domains[index]) + shift;
            for &(other, by) in members {
                if other != index && self.keep(rule, other, !bit(sum - by), sheet)? {
                    self.tell_what_is_left(rule, other, sheet);
                }
            }
        }
        Ok(())
    }

    /// A value that is left for one member only goes there.
    fn places(&self, rule: usize, members: &[(usize, i64)], sheet: &mut Sheet) -> Result<(), Conflict> {
        let (mut once, mut more) = (0, 0);
        for &(index, _) in members {
            more |= once & sheet.domains[index];
            once |= sheet.domains[index];
        }
        let missing = self.needs[rule] & !once;
        if missing != 0 {
            return Err(Conflict::NoPlace { rule, value: lowest(missing) });
        }
        let only = once & !more;
        for &(index, _) in members {
            let domain = sheet.domains[index];
            if domain & only == 0 || is_fixed(domain) {
                continue;
            }
            self.keep(rule, index, only, sheet)?;
            if is_fixed(sheet.domains[index]) {
                let value = lowest(sheet.domains[index]);
                sheet.tell(|| {
                    let (group, value, name) = (self.group(rule), self.model.called(value), self.name(index));
                    format!("{group} needs {value}, and only one place is left for it: {name} = {value}")
                });
            } else {
                // Two values that both have no other place.
                return Err(Conflict::NoPlace { rule, value: highest(sheet.domains[index]) });
            }
        }
        Ok(())
    }

    /// Factors times variables compare with a constant: by the least and the most that the others can come to.
    fn linear(
        &self,
        rule: usize,
        terms: &[(i64, usize)],
        how: Comparison,
        constant: i64,
        sheet: &mut Sheet,
    ) -> Result<(), Conflict> {
        let open = terms.iter().filter(|&&(_, index)| !is_fixed(sheet.domains[index])).count();
        if how == Comparison::Unequal {
            return self.unequal(rule, terms, constant, open, sheet);
        }
        loop {
            let (mut least, mut most) = (0, 0);
            for &(factor, index) in terms {
                let (low, high) = extremes(factor, sheet.domains[index]);
                (least, most) = (least + low, most + high);
            }
            if least > constant || how == Comparison::Equal && most < constant {
                return Err(Conflict::Broken { rule });
            }
            let mut is_changed = false;
            for &(factor, index) in terms {
                if factor == 0 || is_fixed(sheet.domains[index]) {
                    continue;
                }
                let (low, high) = extremes(factor, sheet.domains[index]);
                // At most this much is left for this term, and at least that much.
                let mut allowed = at_most(factor, constant - (least - low));
                if how == Comparison::Equal {
                    allowed &= at_most(-factor, (most - high) - constant);
                }
                if self.keep(rule, index, allowed, sheet)? {
                    is_changed = true;
                    self.tell_what_is_left(rule, index, sheet);
                    break;
                }
            }
            if !is_changed {
                break;
            }
        }
        if how == Comparison::Equal && (1..=2).contains(&open) {
            self.pairs(rule, terms, constant, sheet)?;
        }
        Ok(())
    }

    fn unequal(
        &self,
        rule: usize,
        terms: &[(i64, usize)],
        constant: i64,
        open: usize,
        sheet: &mut Sheet,
    ) -> Result<(), Conflict> {
        if open > 1 {
            return Ok(());
        }
        let sum: i64 = terms
            .iter()
            .map(
                |&(factor, index)| {
                    if is_fixed(sheet.domains[index]) { factor * lowest(sheet.domains[index]) } else { 0 }
                },
            )
            .sum();
        match terms.iter().find(|&&(_, index)| !is_fixed(sheet.domains[index])) {
            None if sum == constant => Err(Conflict::Broken { rule }),
            Some(&(factor, index)) if factor != 0 && (constant - sum) % factor == 0 => {
                if self.keep(rule, index, !bit((constant - sum) / factor), sheet)? {
                    self.tell_what_is_left(rule, index, sheet);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Of two terms that are open in an equation, each value of one needs a value of the other.
    fn pairs(&self, rule: usize, terms: &[(i64, usize)], constant: i64, sheet: &mut Sheet) -> Result<(), Conflict> {
        let mut rest = constant;
        let mut open = Vec::with_capacity(2);
        for &(factor, index) in terms {
            match is_fixed(sheet.domains[index]) {
                true => rest -= factor * lowest(sheet.domains[index]),
                false => open.push((factor, index)),
            }
        }
        let solves =
            |factor: i64, left: i64, domain: u64| factor != 0 && left % factor == 0 && domain & bit(left / factor) != 0;
        match open[..] {
            [(factor, index)] if factor != 0 => {
                let allowed = if rest % factor == 0 { bit(rest / factor) } else { 0 };
                if self.keep(rule, index, allowed, sheet)? {
                    self.tell_what_is_left(rule, index, sheet);
                }
            }
            [one, other] if one.1 != other.1 => {
                for (this, that) in [(one, other), (other, one)] {
                    let (domain, partner) = (sheet.domains[this.1], sheet.domains[that.1]);
                    let kept = values(domain).filter(|value| solves(that.0, rest - this.0 * value, partner));
                    let kept = kept.fold(0, |all, value| all | bit(value));
                    if self.keep(rule, this.1, kept, sheet)? {
                        self.tell_what_is_left(rule, this.1, sheet);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Two are this far from each other.
    fn apart(&self, rule: usize, both: [usize; 2], distance: i64, sheet: &mut Sheet) -> Result<(), Conflict> {
        let Ok(steps) = u32::try_from(distance) else {
            return Err(Conflict::Broken { rule });
        };
        let moved = |domain: u64| domain.checked_shl(steps).unwrap_or(0) | domain.checked_shr(steps).unwrap_or(0);
        for (this, that) in [(both[0], both[1]), (both[1], both[0])] {
            if self.keep(rule, this, moved(sheet.domains[that]), sheet)? {
                self.tell_what_is_left(rule, this, sheet);
            }
        }
        Ok(())
    }

    /// Whether a rule of this variable cannot hold any more, as far as the fixed ones tell.
    pub fn is_broken(&self, variable: usize, domains: &Domains) -> bool {
        self.rules_of[variable].iter().any(|&rule| match &self.model.rules[rule].what {
            Relation::Different(members) => {
                let at =
                    |&(index, shift): &(usize, i64)| is_fixed(domains[index]).then(|| lowest(domains[index]) + shift);
                let own = members.iter().find(|member| member.0 == variable).and_then(at);
                members.iter().any(|member| member.0 != variable && at(member) == own)
            }
            Relation::Linear(terms, how, constant) => {
                let (least, most) = terms.iter().fold((0, 0), |(least, most), &(factor, index)| {
                    let (low, high) = extremes(factor, domains[index]);
                    (least + low, most + high)
                });
                match how {
                    Comparison::Equal => least > *constant || most < *constant,
                    Comparison::AtMost => least > *constant,
                    Comparison::Unequal => least == *constant && most == *constant,
                }
            }
            Relation::Apart(one, other, distance) => {
                let at = |index: usize| is_fixed(domains[index]).then(|| lowest(domains[index]));
                at(*one).zip(at(*other)).is_some_and(|(one, other)| (one - other).abs() != *distance)
            }
        })
    }

    /// What a rule leaves for a variable that it took values from.
    fn tell_what_is_left(&self, rule: usize, variable: usize, sheet: &mut Sheet) {
        let domain = sheet.domains[variable];
        let is_of_a_group = matches!(self.model.rules[rule].what, Relation::Different(_));
        if is_fixed(domain) {
            let value = lowest(domain);
            let groups = if is_of_a_group { self.groups_around(variable, sheet.domains) } else { Vec::new() };
            sheet.tell(|| match &groups[..] {
                [] => format!("{}: {}", self.group(rule), self.is_said(variable, value)),
                groups => format!(
                    "{} leave{} only {} for {}",
                    joined(groups),
                    if groups.len() == 1 { "s" } else { "" },
                    self.model.called(value),
                    self.name(variable)
                ),
            });
        } else if !is_of_a_group {
            sheet.tell(|| {
                let left: Vec<String> = values(domain).map(|value| self.model.called(value)).collect();
                format!("{}: {} can only be {}", self.group(rule), self.name(variable), either(&left))
            });
        }
    }

    /// The groups of different members around a variable in which something is fixed.
    fn groups_around(&self, variable: usize, domains: &Domains) -> Vec<String> {
        let mut groups: Vec<String> = Vec::new();
        for &rule in &self.rules_of[variable] {
            if let Relation::Different(members) = &self.model.rules[rule].what
                && members.iter().any(|&(index, _)| index != variable && is_fixed(domains[index]))
                && groups.iter().all(|known| *known != self.group(rule))
            {
                groups.push(self.group(rule).to_owned());
            }
        }
        groups
    }
}

/// What is at hand while values are struck off.
struct Sheet<'a> {
    domains: &'a mut Domains,
    /// The variables that lost values, in order.
    changed: Vec<usize>,
    working: &'a mut Working,
    story: &'a mut Story,
}

impl Sheet<'_> {
    fn tell(&mut self, line: impl FnOnce() -> String) {
        self.story.tell(self.working, line);
    }
}

/// The least and the most that a term can come to.
fn extremes(factor: i64, domain: u64) -> (i64, i64) {
    let (low, high) = (factor * lowest(domain), factor * highest(domain));
    (low.min(high), low.max(high))
}

/// The values v with factor * v <= bound.
fn at_most(factor: i64, bound: i64) -> u64 {
    match factor > 0 {
        true => between(0, bound.div_euclid(factor)),
        false => between(-bound.div_euclid(-factor), HIGHEST),
    }
}

/// "row 3, column 4 and box 2".
pub fn joined<T: AsRef<str>>(items: &[T]) -> String {
    listed(items, "and")
}

/// "4, 5 or 7".
pub fn either<T: AsRef<str>>(items: &[T]) -> String {
    listed(items, "or")
}

fn listed<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => "nothing".to_owned(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(model: &Model) -> Result<Vec<Vec<i64>>, String> {
        let space = Space::new(model);
        let mut domains = space.domains();
        let all = 0..model.rules.len();
        match space.propagate(&mut domains, all, &mut Working::silent(10_000), &mut Story::untold()).unwrap() {
            Some(conflict) => Err(space.said(conflict)),
            None => Ok(domains.iter().map(|&domain| values(domain).collect()).collect()),
        }
    }

    #[test]
    fn a_value_with_one_place_goes_there() {
        let mut model = Model::default();
        let cells: Vec<usize> = [(1, 2), (1, 2), (1, 3)]
            .iter()
            .map(|&(low, high)| model.variable(format!("c{low}{high}"), low, high))
            .collect();
        model.different("row 1", cells);
        assert_eq!(after(&model), Ok(vec![vec![1, 2], vec![1, 2], vec![3]]));
    }

    #[test]
    fn bounds_are_drawn_in_on_both_sides() {
        let mut model = Model::default();
        let (x, y) = (model.variable("x", 0, 9), model.variable("y", 0, 9));
        model.linear("sum", vec![(2, x), (-3, y)], Comparison::Equal, 7);
        assert_eq!(after(&model), Ok(vec![vec![5, 8], vec![1, 3]]));
        model.less("order", x, y);
        assert_eq!(after(&model), Err("order cannot hold".to_owned()));
    }

    #[test]
    fn masks_end_at_both_ends() {
        assert_eq!(between(0, HIGHEST), u64::MAX);
        assert_eq!(between(5, 4), 0);
        assert_eq!(at_most(3, 10), between(0, 3));
        assert_eq!(at_most(-3, -10), between(4, HIGHEST));
        assert_eq!(at_most(1, -1), 0);
        assert_eq!(bit(64), 0);
    }
}
