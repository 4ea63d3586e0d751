//! Overlapping circles: what is empty is shaded, and where something must be is a cross (Venn 1880).

use super::argument::Argument;
use super::{Quantity, Statement};
use crate::problem::{Setback, Working};

/// Overlapping circles: a region for every way of being in some classes and not in the others.
pub struct Circles<'a> {
    argument: &'a Argument,
    /// Regions that may have members; bit n of a region says that it lies within class n.
    open: Vec<usize>,
    /// Regions of which one at least has members.
    needed: Vec<Vec<usize>>,
}

impl Circles<'_> {
    /// Every class has members, as Aristotle takes it.
    pub fn new<'a>(argument: &'a Argument, working: &mut Working) -> Result<Circles<'a>, Setback> {
        let all: Vec<usize> = (0..argument.terms.len()).collect();
        Circles::with_members(argument, &all, working)
    }

    /// These classes have members; what the premises say of the others decides.
    pub fn with_members<'a>(
        argument: &'a Argument,
        inhabited: &[usize],
        working: &mut Working,
    ) -> Result<Circles<'a>, Setback> {
        let regions = 1_usize << argument.terms.len();
        let mut circles = Circles { argument, open: (0..regions).collect(), needed: Vec::new() };
        working.spend(regions as u64)?;
        for premise in &argument.premises {
            let within = |region: usize, class: usize| region >> class & 1 == 1;
            let shaded = |region: &usize| match premise.quantity {
                Quantity::All => within(*region, premise.subject) && !within(*region, premise.predicate),
                Quantity::No => within(*region, premise.subject) && within(*region, premise.predicate),
                _ => false,
            };
            if matches!(premise.quantity, Quantity::All | Quantity::No) {
                circles.open.retain(|region| !shaded(region));
                let (subject, predicate) = (&argument.terms[premise.subject], &argument.terms[premise.predicate]);
                let outside = if premise.quantity == Quantity::All { "not " } else { "" };
                working.note(|| format!("{}: shade {subject} that are {outside}{predicate}", argument.told(premise)));
            }
        }
        let members =
            |class: usize, open: &[usize]| open.iter().copied().filter(|it| it >> class & 1 == 1).collect::<Vec<_>>();
        for premise in &argument.premises {
            let wanted = match premise.quantity {
                Quantity::Some => true,
                Quantity::SomeNot => false,
                _ => continue,
            };
            let here = members(premise.subject, &circles.open);
            circles.needed.push(here.into_iter().filter(|it| (it >> premise.predicate & 1 == 1) == wanted).collect());
            working.note(|| format!("{}: put a cross there", argument.told(premise)));
        }
        let inhabited: Vec<Vec<usize>> = inhabited.iter().map(|&class| members(class, &circles.open)).collect();
        circles.needed.extend(inhabited);
        if circles.needed.iter().any(Vec::is_empty) {
            return Err(Setback::no_way("the premises contradict each other: no region is left for a cross"));
        }
        Ok(circles)
    }

    /// A filling in which the premises hold and the conclusion does not: a few regions that have members.
    pub fn counterexample(
        &self,
        conclusion: &Statement<usize>,
        working: &mut Working,
    ) -> Result<Option<Vec<usize>>, Setback> {
        working.spend(self.open.len() as u64 * (self.needed.len() as u64 + 1) / 8 + 1)?;
        let inside = |region: usize| region >> conclusion.subject & 1 == 1;
        let meets = |region: usize| region >> conclusion.predicate & 1 == 1;
        // Where a member would make the conclusion false, or where one must not be for it to be false.
        let (wanted, is_forbidding): (Box<dyn Fn(usize) -> bool>, bool) = match conclusion.quantity {
            Quantity::All => (Box::new(move |it| inside(it) && !meets(it)), false),
            Quantity::No => (Box::new(move |it| inside(it) && meets(it)), false),
            Quantity::Some => (Box::new(move |it| inside(it) && meets(it)), true),
            Quantity::SomeNot => (Box::new(move |it| inside(it) && !meets(it)), true),
        };
        let mut filled: Vec<usize> = Vec::new();
        if !is_forbidding {
            match self.open.iter().find(|&&region| wanted(region)) {
                Some(&region) => filled.push(region),
                None => return Ok(None),
            }
        }
        for needed in &self.needed {
            if needed.iter().any(|region| filled.contains(region)) {
                continue;
            }
            match needed.iter().find(|&&region| !(is_forbidding && wanted(region))) {
                Some(&region) => filled.push(region),
                None => return Ok(None),
            }
        }
        Ok(Some(filled))
    }

    pub fn told(&self, region: usize) -> String {
        let terms = &self.argument.terms;
        let (within, outside): (Vec<usize>, Vec<usize>) = (0..terms.len()).partition(|class| region >> class & 1 == 1);
        let names =
            |classes: &[usize], word: &str| classes.iter().map(|&it| terms[it].as_str()).collect::<Vec<_>>().join(word);
        match (within.is_empty(), outside.is_empty()) {
            (true, _) => "something that is none of them".to_owned(),
            (_, true) => format!("something among {}", names(&within, " and ")),
            _ => format!("something among {} and not among {}", names(&within, " and "), names(&outside, " or ")),
        }
    }
}
