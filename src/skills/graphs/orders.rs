//! Orders that keep every pair: how many there are, the only one, and how few terms are enough.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Approach, Goal, Setback, Value, Working};

/// More things than this are not put into sets.
const MOST: usize = 24;

/// Things by number, and for each, as bits, those that come directly before it.
#[derive(Clone)]
struct Before {
    things: Vec<Value>,
    before: Vec<u64>,
}

impl Before {
    fn new(things: &Value, pairs: &Value) -> Option<Before> {
        let things = things.as_list()?.to_vec();
        let number: BTreeMap<&Value, usize> = things.iter().zip(0..).collect();
        if number.len() != things.len() || things.len() > 60 {
            return None;
        }
        let mut before = vec![0_u64; things.len()];
        for pair in pairs.as_rows()? {
            let [earlier, later] = pair else {
                return None;
            };
            before[*number.get(later)?] |= 1 << *number.get(earlier)?;
        }
        Some(Before { things: things.clone(), before })
    }

    fn all(&self) -> u64 {
        (1_u64 << self.things.len()) - 1
    }

    /// What can be done next when these are done.
    fn free(&self, done: u64) -> Vec<usize> {
        let is_free = |it: &usize| done >> it & 1 == 0 && self.before[*it] & !done == 0;
        (0..self.things.len()).filter(is_free).collect()
    }

    fn names(&self, some: u64) -> String {
        let names = (0..self.things.len()).filter(|it| some >> it & 1 == 1).map(|it| self.things[it].spoken());
        names.collect::<Vec<_>>().join(", ")
    }
}

fn circle() -> Setback {
    Setback::no_way("some wait for each other in a circle")
}

/// By what is done so far; by what is done last; by writing the orders down.
pub fn number_of_orders(things: &Value, pairs: &Value) -> Vec<Approach> {
    let Some(graph) = Before::new(things, pairs).filter(|it| it.things.len() <= MOST) else {
        return Vec::new();
    };
    let listed = graph.clone();
    vec![
        Approach::direct(
            "by_what_is_done",
            "count, for each set that may be done first, in how many ways one comes there",
            move |working| {
                let mut ways: BTreeMap<u64, i64> = BTreeMap::from([(0, 1)]);
                for size in 1..=graph.things.len() {
                    let mut next: BTreeMap<u64, i64> = BTreeMap::new();
                    for (&done, &count) in &ways {
                        for it in graph.free(done) {
                            working.spend(1)?;
                            let entry = next.entry(done | 1 << it).or_default();
                            *entry = entry.checked_add(count).ok_or_else(|| Setback::no_way("there are too many"))?;
                        }
                    }
                    working.note(|| {
                        let told: Vec<String> = next
                            .iter()
                            .take(8)
                            .map(|(done, count)| format!("{{{}}} {count}", graph.names(*done)))
                            .collect();
                        let more = if next.len() > 8 { ", ..." } else { "" };
                        format!("{size} done: {}{more}", told.join(", "))
                    });
                    ways = next;
                }
                Ok(ways.get(&graph.all()).copied().unwrap_or(0).into())
            },
        ),
        Approach::direct("writing_them_down", "write the orders down, one after another", move |working| {
            let mut count = 0_i64;
            let mut open: Vec<(u64, Vec<usize>)> = vec![(0, Vec::new())];
            while let Some((done, order)) = open.pop() {
                working.spend(1)?;
                if order.len() == listed.things.len() {
                    count += 1;
                    if count <= 12 {
                        working.note(|| {
                            let names: Vec<String> = order.iter().map(|&it| listed.things[it].spoken()).collect();
                            format!("{count}. {}", names.join(", "))
                        });
                    }
                    if count > 20_000 {
                        return Err(Setback::no_way("there are too many to write down"));
                    }
                }
                for it in listed.free(done).into_iter().rev() {
                    open.push((done | 1 << it, [&order[..], &[it]].concat()));
                }
            }
            Ok(count.into())
        }),
    ]
}

/// By taking what alone is free; by how many come after each.
pub fn only_order(things: &Value, pairs: &Value) -> Vec<Approach> {
    let Some(graph) = Before::new(things, pairs) else {
        return Vec::new();
    };
    let same = graph.clone();
    vec![
        Approach::direct("no_choice", "take the only one that waits for nothing more", move |working| {
            let (mut done, mut order) = (0, Vec::new());
            while done != graph.all() {
                working.spend(graph.things.len() as u64)?;
                match graph.free(done)[..] {
                    [it] => {
                        working.note(|| format!("only {} waits for nothing more", graph.things[it].spoken()));
                        done |= 1 << it;
                        order.push(graph.things[it].clone());
                    }
                    [] => return Err(circle()),
                    [one, other, ..] => {
                        let (one, other) = (graph.things[one].spoken(), graph.things[other].spoken());
                        return Err(Setback::no_way(format!(
                            "{one} and {other} may come next, so that it is not the only order"
                        )));
                    }
                }
            }
            Ok(Value::list(order))
        }),
        Approach::direct("how_many_come_before", "count all that come before each, directly or not", move |working| {
            let mut all = same.before.clone();
            for _ in 0..all.len() {
                working.spend((all.len() * all.len()) as u64)?;
                let known = all.clone();
                for row in &mut all {
                    let more = (0..known.len()).filter(|it| *row >> it & 1 == 1).fold(0, |sum, it| sum | known[it]);
                    *row |= more;
                }
            }
            let mut places: Vec<(u32, usize)> =
                all.iter().enumerate().map(|(it, row)| (row.count_ones(), it)).collect();
            places.sort_unstable();
            working.note(|| {
                let told =
                    places.iter().map(|(count, it)| format!("{} has {count} before it", same.things[*it].spoken()));
                told.collect::<Vec<_>>().join(", ")
            });
            match places.iter().zip(0..).all(|((count, _), place)| *count == place) {
                true => Ok(Value::list(places.iter().map(|&(_, it)| same.things[it].clone()))),
                false => Err(Setback::no_way("it is not the only order")),
            }
        }),
    ]
}

/// By what may be done after each term; by a plan and a bound that meet; and by the longest chain alone.
pub fn fewest_terms(things: &Value, pairs: &Value, most: &Value) -> Vec<Approach> {
    let most = most.as_number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok());
    let (Some(graph), Some(most)) = (Before::new(things, pairs), most.filter(|it| *it > 0)) else {
        return Vec::new();
    };
    let (by_bound, by_share) = (graph.clone(), graph.clone());
    let is_free = most >= graph.things.len();
    let mut ways = vec![Approach::direct(
        "plan_and_bound",
        "plan greedily what has the most waiting behind it, and see that no plan can be shorter",
        move |working| {
            let height = heights(&by_bound, working)?;
            let (mut done, mut terms) = (0_u64, 0_i64);
            while done != by_bound.all() {
                working.spend(by_bound.things.len() as u64)?;
                let mut free = by_bound.free(done);
                if free.is_empty() {
                    return Err(circle());
                }
                free.sort_by_key(|&it| (std::cmp::Reverse(height[it]), it));
                let taken = free.iter().take(most).fold(0_u64, |sum, it| sum | 1 << it);
                terms += 1;
                working.note(|| format!("term {terms}: {}", by_bound.names(taken)));
                done |= taken;
            }
            // What has at least so many terms before its end must be done, at most so many in each, before those.
            let longest = height.iter().copied().max().unwrap_or(0);
            let bound = (1..=longest)
                .map(|level| {
                    let count = height.iter().filter(|it| **it >= level).count() as i64;
                    (count + most as i64 - 1) / most as i64 + level - 1
                })
                .max()
                .unwrap_or(0);
            working.note(|| {
                format!("the longest chain has {longest} links, and with at most {most} in a term no plan is shorter than {bound}")
            });
            match bound == terms {
                true => Ok(terms.into()),
                false => Err(Setback::no_way(format!("between {bound} and {terms} terms"))),
            }
        },
    )];
    if is_free || graph.things.len() <= 16 {
        ways.push(Approach::direct(
            "after_each_term",
            "follow all sets that may be done after each term",
            move |working| after_each_term(&graph, most, working),
        ));
    }
    ways.push(
        Approach::direct("even_share", "divide all evenly among the terms", move |working| {
            working.spend(1)?;
            Ok((by_share.things.len().div_ceil(most) as i64).into())
        })
        .heuristic(),
    );
    ways
}

/// How many links the longest chain from each thing on has.
fn heights(graph: &Before, working: &mut Working) -> Result<Vec<i64>, Setback> {
    let n = graph.things.len();
    let mut height = vec![1_i64; n];
    for round in 0..=n {
        working.spend((n * n) as u64)?;
        let mut is_changed = false;
        for later in 0..n {
            for earlier in (0..n).filter(|it| graph.before[later] >> it & 1 == 1) {
                if height[earlier] <= height[later] {
                    height[earlier] = height[later] + 1;
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            return Ok(height);
        }
        if round == n {
            break;
        }
    }
    Err(circle())
}

fn after_each_term(graph: &Before, most: usize, working: &mut Working) -> Result<Value, Setback> {
    let mut reached: BTreeSet<u64> = BTreeSet::from([0]);
    for terms in 1..=graph.things.len() as i64 {
        let mut next: BTreeSet<u64> = BTreeSet::new();
        for &done in &reached {
            let free = graph.free(done);
            // To do more in a term is never worse.
            for taken in choices(&free, most.min(free.len())) {
                working.spend(1)?;
                next.insert(done | taken);
            }
        }
        let largest = next.iter().copied().max_by_key(|it| it.count_ones()).unwrap_or(0);
        working
            .note(|| format!("after {terms}: at most {} done, such as {}", largest.count_ones(), graph.names(largest)));
        if next.contains(&graph.all()) {
            return Ok(terms.into());
        }
        if next == reached {
            break;
        }
        reached = next;
    }
    Err(circle())
}

/// All ways to choose so many.
fn choices(free: &[usize], count: usize) -> Vec<u64> {
    match (free.split_first(), count) {
        (_, 0) => vec![0],
        (None, _) => Vec::new(),
        (Some((first, rest)), _) => {
            let with = choices(rest, count - 1).into_iter().map(|it| it | 1 << first);
            with.chain(choices(rest, count)).collect()
        }
    }
}

pub fn approaches(goal: &Goal) -> Vec<Approach> {
    match goal.parts() {
        ("number_of_orders", [things, pairs]) => number_of_orders(things, pairs),
        ("only_order", [things, pairs]) => only_order(things, pairs),
        ("fewest_terms", [things, pairs, most]) => fewest_terms(things, pairs, most),
        _ => Vec::new(),
    }
}
