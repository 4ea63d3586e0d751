//! Backward from the target: if the last operation was `a + rest`, then the rest must make what is left without `a`.
//!
//! All that can be made of up to three numbers is kept in tables, so a goal for four numbers is settled by looking up. Every
//! way to divide the numbers in two is tried while one part has at most three, so up to seven numbers a search that finds
//! nothing has proved that there is nothing.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::{NONE, Puzzle, Term};
use crate::problem::{Mixed, Setback, Value, Working};
use crate::skills::search::fraction::Fraction;

/// Of so many numbers at most, all that can be made is kept.
const LARGEST_TABLE: u32 = 3;

/// Numbers of which some are set aside as a part of a larger set: bit i for the i-th.
type Set = u32;

/// How a value was made: a number by itself, or two entries with an operator between.
#[derive(Clone, Copy)]
enum Recipe {
    Number(Fraction),
    Joined(char, (Set, u32), (Set, u32)),
}

#[derive(Default)]
struct Table {
    made: Vec<(Fraction, Recipe)>,
    places: HashMap<Fraction, u32, BuildHasherDefault<Mixed>>,
}

struct Search<'p> {
    puzzle: &'p Puzzle,
    /// By set; empty for sets that are too large.
    tables: Vec<Table>,
    failed: HashSet<(Set, Fraction), BuildHasherDefault<Mixed>>,
    /// Whether goals that are not whole are put off.
    only_whole: bool,
    looked_up: u64,
}

pub fn search(puzzle: &Puzzle, working: &mut Working) -> Result<Value, Setback> {
    let count = puzzle.numbers.len() as u32;
    let whole_set: Set = (1 << count) - 1;
    let mut search = Search { puzzle, tables: Vec::new(), failed: HashSet::default(), only_whole: true, looked_up: 0 };
    search.fill(whole_set, working)?;
    let made: usize = search.tables.iter().map(|table| table.made.len()).sum();
    working.note(|| format!("{made} values can be made of up to {} of the numbers", LARGEST_TABLE.min(count)));
    let mut sets: Vec<Set> = match puzzle.needs_all {
        true => vec![whole_set],
        false => (1..=whole_set).collect(),
    };
    sets.sort_by_key(|set| if puzzle.prefers_all && *set == whole_set { 0 } else { set.count_ones() });
    // Whole numbers first: most puzzles never leave them.
    let passes: &[bool] = if puzzle.is_whole { &[true] } else { &[true, false] };
    for &only_whole in passes {
        search.only_whole = only_whole;
        search.failed.clear();
        for &set in &sets {
            let mut steps = Vec::new();
            if let Some(term) = search.reach(set, puzzle.target, &mut steps, working)? {
                steps.reverse();
                for step in &steps {
                    working.note(|| step.clone());
                }
                working.note(|| format!("together: {} = {}", term.text, puzzle.target));
                return Ok(Value::text(term.text));
            }
        }
    }
    if count > 2 * LARGEST_TABLE + 1 {
        return Err(Setback::no_way("nothing was found, and not every way to divide so many numbers was tried"));
    }
    let looked_up = search.looked_up;
    working.note(|| {
        format!("no last operation leaves a rest that can be made: {looked_up} goals were looked up, and none was met")
    });
    Ok(Value::text(NONE))
}

impl Search<'_> {
    /// Makes the tables, small sets first: what is made of a set is made of two parts of it.
    fn fill(&mut self, whole_set: Set, working: &mut Working) -> Result<(), Setback> {
        self.tables.resize_with(whole_set as usize + 1, Table::default);
        for size in 1..=LARGEST_TABLE {
            for set in (1..=whole_set).filter(|set| set.count_ones() == size) {
                let mut table = Table::default();
                let mut add = |value: Fraction, recipe: Recipe| {
                    let next = table.made.len() as u32;
                    if let std::collections::hash_map::Entry::Vacant(place) = table.places.entry(value) {
                        place.insert(next);
                        table.made.push((value, recipe));
                    }
                };
                if size == 1 {
                    let number = self.puzzle.numbers[set.trailing_zeros() as usize];
                    add(number, Recipe::Number(number));
                }
                for part in parts(set) {
                    let rest = set & !part;
                    for (i, &(left, _)) in (0..).zip(&self.tables[part as usize].made) {
                        for (j, &(right, _)) in (0..).zip(&self.tables[rest as usize].made) {
                            for &operator in &self.puzzle.operators {
                                // Sums and products are the same either way round.
                                if matches!(operator, '+' | '*') && part > rest {
                                    continue;
                                }
                                if let Some(value) = self.puzzle.combined(operator, left, right) {
                                    add(value, Recipe::Joined(operator, (part, i), (rest, j)));
                                }
                            }
                        }
                    }
                }
                working.spend(1 + table.made.len() as u64 / 8)?;
                self.tables[set as usize] = table;
            }
        }
        Ok(())
    }

    /// An expression of all numbers of the set that has this value. `steps` tells the way, the last operation last.
    fn reach(
        &mut self,
        set: Set,
        target: Fraction,
        steps: &mut Vec<String>,
        working: &mut Working,
    ) -> Result<Option<Term>, Setback> {
        let size = set.count_ones();
        if size <= LARGEST_TABLE {
            self.looked_up += 1;
            let place = self.tables[set as usize].places.get(&target).copied();
            return Ok(place.map(|place| {
                let term = self.term(set, place);
                steps.push(format!("{} = {target}", term.text));
                term
            }));
        }
        if !self.failed.insert((set, target)) {
            return Ok(None);
        }
        let before = self.looked_up;
        for part in parts(set) {
            let rest = set & !part;
            let is_the_smaller = (part.count_ones(), part) < (rest.count_ones(), rest);
            if !is_the_smaller || part.count_ones() > LARGEST_TABLE {
                continue;
            }
            for at in 0..self.tables[part as usize].made.len() {
                let value = self.tables[part as usize].made[at].0;
                for (operator, is_left, needed) in self.undone(target, value) {
                    let Some(found) = self.reach(rest, needed, steps, working)? else {
                        continue;
                    };
                    let own = self.term(part, at as u32);
                    let term = match is_left {
                        true => Term::join(operator, &own, &found),
                        false => Term::join(operator, &found, &own),
                    };
                    let (left, right) = if is_left { (value, needed) } else { (needed, value) };
                    steps.push(format!("{target} = {left} {operator} {right}, so make {needed} of the rest"));
                    return Ok(Some(term));
                }
            }
        }
        // Looking up is quick, and eight of them are a unit of work.
        working.spend(1 + (self.looked_up - before) / 8)?;
        Ok(None)
    }

    /// The last operations that lead from a value and a rest to the target: the operator, whether the value stands at its
    /// left, and what the rest must make.
    fn undone(&self, target: Fraction, value: Fraction) -> Vec<(char, bool, Fraction)> {
        let mut found = Vec::with_capacity(6);
        let mut add = |operator: char, is_left: bool, needed: Option<Fraction>| {
            let Some(needed) = needed else {
                return;
            };
            let (left, right) = if is_left { (value, needed) } else { (needed, value) };
            let is_wanted = !self.only_whole || needed.is_whole();
            // A division by zero undoes nothing, so the operation is done again.
            if is_wanted && self.puzzle.combined(operator, left, right) == Some(target) {
                found.push((operator, is_left, needed));
            }
        };
        for &operator in &self.puzzle.operators {
            match operator {
                '+' => add('+', false, target.minus(value)),
                '-' => {
                    add('-', false, target.plus(value));
                    add('-', true, value.minus(target));
                }
                '*' => add('*', false, target.over(value)),
                _ => {
                    add('/', false, target.times(value));
                    add('/', true, value.over(target));
                }
            }
        }
        found
    }

    fn term(&self, set: Set, place: u32) -> Term {
        match self.tables[set as usize].made[place as usize].1 {
            Recipe::Number(number) => Term::number(number),
            Recipe::Joined(operator, left, right) => {
                Term::join(operator, &self.term(left.0, left.1), &self.term(right.0, right.1))
            }
        }
    }
}

/// The parts of a set that are neither empty nor all of it.
fn parts(set: Set) -> impl Iterator<Item = Set> {
    let mut part = set;
    std::iter::from_fn(move || {
        part = part.wrapping_sub(1) & set;
        (part != 0 && part != set).then_some(part)
    })
}
