//! All programs of a language, the shortest first.
//!
//! A program is tried on all examples, and on the question, as soon as it is made. Two that come to the same everywhere are
//! one, of which the shorter is kept (observational equivalence; Albarghouthi, Gulwani and Kincaid 2013), so the bank grows
//! with the things that can be said and not with the ways to say them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use super::programs::{Operator, Program, Type};

/// The most programs that are kept at once; memory is bounded with them.
const MOST_KEPT: usize = 50_000;

/// What a program may begin with: something given, or a number. It has a value for each example.
pub struct Leaf<V> {
    pub name: String,
    pub of: Type,
    pub cost: u32,
    pub values: Vec<V>,
}

struct Entry<V> {
    /// The index of a leaf, or of an operator.
    head: usize,
    /// None for a leaf.
    parts: Option<Vec<u32>>,
    of: Type,
    values: Rc<[V]>,
}

/// Every program up to some cost, one for each thing that can be said.
pub struct Bank<'l, V: 'static> {
    operators: Vec<&'l Operator<V>>,
    leaves: Vec<Leaf<V>>,
    entries: Vec<Entry<V>>,
    /// The entries of each cost.
    of_cost: Vec<Range<usize>>,
    /// What programs of each type came to; used for look-up only.
    seen: HashMap<Type, HashSet<Rc<[V]>>>,
    tried: u64,
    most_tried: u64,
    /// Whether a program of this type that comes to this is one that is looked for.
    is_wanted: Wanted<'l, V>,
}

type Wanted<'l, V> = Box<dyn Fn(Type, &[V]) -> bool + 'l>;

impl<'l, V: Clone + Eq + std::hash::Hash> Bank<'l, V> {
    /// An empty bank that may try so many programs. When it is full it keeps only those that are wanted.
    pub fn new(
        operators: &[&'l [Operator<V>]],
        leaves: Vec<Leaf<V>>,
        most_tried: u64,
        is_wanted: impl Fn(Type, &[V]) -> bool + 'l,
    ) -> Self {
        let operators = operators.iter().copied().flatten().collect();
        let (entries, of_cost) = (Vec::new(), std::iter::once(0..0).collect());
        Self {
            operators,
            leaves,
            entries,
            of_cost,
            seen: HashMap::new(),
            tried: 0,
            most_tried,
            is_wanted: Box::new(is_wanted),
        }
    }

    /// Makes all programs of the next cost and returns them. None when no more may be tried; those that were made stay.
    pub fn grow(&mut self) -> Option<Range<usize>> {
        let cost = self.of_cost.len() as u32;
        let first = self.entries.len();
        for index in 0..self.leaves.len() {
            let leaf = &self.leaves[index];
            if leaf.cost == cost {
                let (of, values) = (leaf.of, leaf.values.iter().cloned().collect());
                self.keep(Entry { head: index, parts: None, of, values });
            }
        }
        for head in 0..self.operators.len() {
            let operator = self.operators[head];
            let Some(rest) = cost.checked_sub(operator.cost) else {
                continue;
            };
            let is_done = match operator.takes.len() {
                1 => self.combine(head, &[rest]),
                2 => (1..rest).all(|one| self.combine(head, &[one, rest - one])),
                _ => (1..rest).all(|one| (1..rest - one).all(|two| self.combine(head, &[one, two, rest - one - two]))),
            };
            if !is_done {
                self.most_tried = 0;
                break;
            }
        }
        self.of_cost.push(first..self.entries.len());
        (self.tried < self.most_tried).then_some(first..self.entries.len())
    }

    /// All programs with this operator whose parts have these costs; false when no more may be tried.
    fn combine(&mut self, head: usize, costs: &[u32]) -> bool {
        let operator = self.operators[head];
        let mut candidates: Vec<Vec<u32>> = Vec::new();
        for (cost, of) in costs.iter().zip(operator.takes) {
            let Some(range) = self.of_cost.get(*cost as usize).cloned() else {
                return true;
            };
            let fitting: Vec<u32> =
                range.filter(|id| self.entries[*id].of == *of).filter_map(|id| u32::try_from(id).ok()).collect();
            if fitting.is_empty() {
                return true;
            }
            candidates.push(fitting);
        }
        let columns = self.columns();
        let mut at = vec![0; costs.len()];
        let mut made: Vec<V> = Vec::with_capacity(columns);
        loop {
            if self.tried >= self.most_tried {
                return false;
            }
            self.tried += 1;
            made.clear();
            let values = |part: usize| &*self.entries[candidates[part][at[part]] as usize].values;
            for example in 0..columns {
                let value = match at.len() {
                    1 => (operator.apply)(&[&values(0)[example]]),
                    2 => (operator.apply)(&[&values(0)[example], &values(1)[example]]),
                    _ => (operator.apply)(&[&values(0)[example], &values(1)[example], &values(2)[example]]),
                };
                match value {
                    Some(value) => made.push(value),
                    None => break,
                }
            }
            // What is the same for all examples says nothing of them; the numbers themselves are leaves.
            let is_idle = columns > 2 && made.len() == columns && made.iter().all(|value| *value == made[0]);
            let is_full = self.entries.len() >= MOST_KEPT && !(self.is_wanted)(operator.gives, &made);
            let is_known = || self.seen.get(&operator.gives).is_some_and(|seen| seen.contains(&made[..]));
            if made.len() == columns && !is_idle && !is_full && !is_known() {
                let ids = at.iter().zip(&candidates).map(|(at, ids)| ids[*at]).collect();
                let values = made.as_slice().into();
                self.keep(Entry { head, parts: Some(ids), of: operator.gives, values });
            }
            // The next combination.
            let mut place = 0;
            while place < at.len() && at[place] + 1 == candidates[place].len() {
                at[place] = 0;
                place += 1;
            }
            if place == at.len() {
                return true;
            }
            at[place] += 1;
        }
    }

    fn keep(&mut self, entry: Entry<V>) {
        if self.seen.entry(entry.of).or_default().insert(entry.values.clone()) {
            self.entries.push(entry);
        }
    }

    /// How many examples there are, with the question.
    fn columns(&self) -> usize {
        self.leaves.first().map_or(0, |leaf| leaf.values.len())
    }

    /// How many programs were tried.
    pub fn tried(&self) -> u64 {
        self.tried
    }

    /// What the program comes to, for each example.
    pub fn values(&self, id: usize) -> &[V] {
        &self.entries[id].values
    }

    pub fn is(&self, id: usize, of: Type) -> bool {
        self.entries[id].of == of
    }

    pub fn program(&self, id: usize) -> Program {
        let entry = &self.entries[id];
        match &entry.parts {
            None => Program::leaf(&self.leaves[entry.head].name),
            Some(parts) => {
                let parts = parts.iter().map(|part| self.program(*part as usize)).collect();
                Program::call(self.operators[entry.head].name, parts)
            }
        }
    }
}
