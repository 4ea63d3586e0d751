//! Forward: numbers lie on the table, and a move puts two of them together into one.

use super::{NONE, Puzzle, Term};
use crate::problem::{Setback, Value, Working};
use crate::skills::search::fraction::Fraction;
use crate::skills::search::world::World;

/// The world of numbers on a table. A state is what lies there, the least first.
pub struct Table {
    puzzle: Puzzle,
}

impl Table {
    pub fn new(puzzle: Puzzle) -> Self {
        Self { puzzle }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    operator: char,
    left: Fraction,
    right: Fraction,
    result: Fraction,
}

impl World for Table {
    type State = Vec<Fraction>;
    type Move = Join;

    fn start(&self) -> Vec<Fraction> {
        let mut numbers = self.puzzle.numbers.clone();
        numbers.sort_unstable();
        numbers
    }

    fn is_goal(&self, state: &Vec<Fraction>) -> bool {
        match self.puzzle.needs_all {
            true => *state == [self.puzzle.target],
            false => state.contains(&self.puzzle.target),
        }
    }

    fn moves(&self, state: &Vec<Fraction>) -> Vec<(Join, Vec<Fraction>)> {
        joins(&self.puzzle, state)
            .map(|(i, j, join)| {
                let mut next = state.clone();
                next.remove(j);
                next[i] = join.result;
                next.sort_unstable();
                (join, next)
            })
            .collect()
    }

    fn estimate(&self, state: &Vec<Fraction>) -> u32 {
        match self.puzzle.needs_all {
            true => state.len() as u32 - 1,
            false => u32::from(!state.contains(&self.puzzle.target)),
        }
    }

    fn estimate_in_words(&self) -> &'static str {
        match self.puzzle.needs_all {
            true => "each move leaves one number less, and one must be left",
            false => "a move is needed while the target is not on the table",
        }
    }

    fn state_in_words(&self) -> &'static str {
        "set of number"
    }

    fn say(&self, step: &Join) -> String {
        format!("{} {} {} = {}", step.left, step.operator, step.right, step.result)
    }

    fn answer(&self, route: &[Join]) -> Value {
        let mut terms: Vec<(Fraction, Term)> = self.puzzle.numbers.iter().map(|it| (*it, Term::number(*it))).collect();
        for join in route {
            let mut take = |value: Fraction| {
                let place = terms.iter().position(|(other, _)| *other == value)?;
                Some(terms.remove(place).1)
            };
            if let (Some(left), Some(right)) = (take(join.left), take(join.right)) {
                terms.push((join.result, Term::join(join.operator, &left, &right)));
            }
        }
        let made = terms.iter().rev().find(|(value, _)| *value == self.puzzle.target);
        made.map_or_else(|| Value::text(NONE), |(_, term)| Value::text(&term.text))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

/// What may lie on the table after one move, the least first.
pub fn tables_after(puzzle: &Puzzle, table: &[Fraction]) -> Vec<Vec<Fraction>> {
    let joined = joins(puzzle, table).map(|(i, j, join)| {
        let mut next = table.to_vec();
        next.remove(j);
        next[i] = join.result;
        next.sort_unstable();
        next
    });
    joined.collect()
}

/// All that can be done with two of these, with their places, the first the lower.
fn joins<'a>(puzzle: &'a Puzzle, values: &'a [Fraction]) -> impl Iterator<Item = (usize, usize, Join)> + 'a {
    let pairs = (0..values.len()).flat_map(move |i| (i + 1..values.len()).map(move |j| (i, j)));
    pairs.flat_map(move |(i, j)| {
        let (low, high) = (values[i], values[j]);
        let both = puzzle.operators.iter().flat_map(move |&operator| {
            let turned = matches!(operator, '-' | '/').then_some((operator, low, high));
            [Some((operator, high, low)), turned].into_iter().flatten()
        });
        both.filter_map(move |(operator, left, right)| {
            let result = puzzle.combined(operator, left, right)?;
            Some((i, j, Join { operator, left, right, result }))
        })
    })
}

/// Always takes what comes nearest to the target. An expression of all numbers, or of those that were used when the target
/// was met; it may well miss.
pub fn nearest(puzzle: &Puzzle, working: &mut Working) -> Option<Value> {
    let mut values = puzzle.numbers.clone();
    let mut terms: Vec<Term> = values.iter().map(|it| Term::number(*it)).collect();
    let mut last = values.iter().position(|value| *value == puzzle.target).filter(|_| !puzzle.needs_all);
    while values.len() > 1 && last.is_none_or(|last| puzzle.needs_all || values[last] != puzzle.target) {
        let target = puzzle.target;
        let (i, j, join) = joins(puzzle, &values)
            .min_by(|one, other| one.2.result.distance(target).total_cmp(&other.2.result.distance(target)))?;
        let is_turned = values[i] == join.left && values[j] != join.left;
        let (left, right) = if is_turned { (&terms[i], &terms[j]) } else { (&terms[j], &terms[i]) };
        terms[i] = Term::join(join.operator, left, right);
        terms.remove(j);
        values[i] = join.result;
        values.remove(j);
        last = Some(i);
        working
            .note(|| format!("nearest to {target}: {} {} {} = {}", join.left, join.operator, join.right, join.result));
    }
    Some(Value::text(&terms[last.unwrap_or(0)].text))
}
