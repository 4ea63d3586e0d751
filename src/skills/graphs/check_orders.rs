//! Looking back at the number of orders, the only order and the fewest terms: from the end, where the ways to solve them go
//! from the beginning.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Value, Verdict};

/// More things than this are not gone through from the end.
const MOST: usize = 20;

/// For each thing, as bits, those that come directly after it.
fn after<'a>(things: &'a Value, pairs: &'a Value) -> Option<(&'a [Value], Vec<u64>)> {
    let things = things.as_list()?;
    let place = |name: &Value| things.iter().position(|it| it == name);
    let mut after = vec![0_u64; things.len()];
    if things.len() > 60 {
        return None;
    }
    for pair in pairs.as_rows()? {
        let [earlier, later] = pair else {
            return None;
        };
        after[place(earlier)?] |= 1 << place(later)?;
    }
    Some((things, after))
}

/// In how many ways the last ones can be taken away until nothing is left.
fn ways_to_take_away(left: u64, after: &[u64], known: &mut BTreeMap<u64, i128>) -> i128 {
    if left == 0 {
        return 1;
    }
    if let Some(&count) = known.get(&left) {
        return count;
    }
    let last = (0..after.len()).filter(|it| left >> it & 1 == 1 && after[*it] & left == 0);
    let count = last.map(|it| ways_to_take_away(left & !(1 << it), after, known)).sum();
    known.insert(left, count);
    count
}

pub fn number_of_orders(things: &Value, pairs: &Value, answer: &Value) -> Verdict {
    let Some((things, after)) = after(things, pairs).filter(|(things, _)| things.len() <= MOST) else {
        return Verdict::Unsettled;
    };
    let count = ways_to_take_away((1 << things.len()) - 1, &after, &mut BTreeMap::new());
    match answer.as_integer() {
        Some(said) if said.to_string() == count.to_string() => {
            Verdict::confirmed(format!("taking away what may come last, one after another, goes in {count} ways"))
        }
        _ => Verdict::refuted(format!("taking away what may come last, one after another, goes in {count} ways")),
    }
}

/// Each is followed by one that has to come after it: then nothing can be exchanged.
pub fn only_order(things: &Value, pairs: &Value, answer: &Value) -> Verdict {
    let (Some((things, after)), Some(order)) = (after(things, pairs), answer.as_list()) else {
        return Verdict::refuted("it is no order");
    };
    let places: Option<Vec<usize>> = order.iter().map(|it| things.iter().position(|thing| thing == it)).collect();
    let Some(places) = places.filter(|places| places.len() == things.len()) else {
        return Verdict::refuted("it does not name each thing once");
    };
    let is_broken = (0..places.len()).any(|one| (0..one).any(|other| after[places[one]] >> places[other] & 1 == 1));
    if is_broken || places.iter().collect::<BTreeSet<_>>().len() < places.len() {
        return Verdict::refuted("something comes before what it waits for");
    }
    match places.windows(2).find(|two| after[two[0]] >> two[1] & 1 == 0) {
        None => Verdict::confirmed("each has to come directly before the next, so that nothing can be exchanged"),
        Some(two) => {
            Verdict::refuted(format!("{} and {} could be exchanged", things[two[0]].spoken(), things[two[1]].spoken()))
        }
    }
}

/// Terms are filled from the last one back: in so many all are placed, in one fewer they are not.
pub fn fewest_terms(things: &Value, pairs: &Value, most: &Value, answer: &Value) -> Verdict {
    let most = most.as_number().and_then(|it| it.to_i64()).and_then(|it| u32::try_from(it).ok());
    let (Some((things, after)), Some(most)) = (after(things, pairs), most.filter(|it| *it > 0)) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_number().and_then(|it| it.to_i64()) else {
        return Verdict::refuted("it is no number");
    };
    let all = (1_u64 << things.len()) - 1;
    let last = |left: u64| -> u64 {
        let free = (0..things.len()).filter(|it| left >> it & 1 == 1 && after[*it] & left == 0);
        free.fold(0, |sum, it| sum | 1 << it)
    };
    let mut open: BTreeSet<u64> = BTreeSet::from([all]);
    let mut terms = 0;
    let mut looked_at = 0;
    while !open.contains(&0) {
        let mut next = BTreeSet::new();
        for &left in &open {
            let free = last(left);
            if free == 0 {
                return Verdict::refuted("some wait for each other in a circle");
            }
            if free.count_ones() <= most {
                next.insert(left & !free);
                continue;
            }
            // Every part of those that are free, as bits.
            let mut part = free;
            while part > 0 {
                if part.count_ones() == most {
                    next.insert(left & !part);
                }
                part = (part - 1) & free;
                looked_at += 1;
                if next.len() > 50_000 || looked_at > 2_000_000 {
                    return Verdict::Unsettled;
                }
            }
        }
        terms += 1;
        open = next;
    }
    match said == terms {
        true => {
            Verdict::confirmed(format!("filled from the last term back, {terms} are enough and {} are not", terms - 1))
        }
        false => Verdict::refuted(format!("filled from the last term back, it takes {terms}")),
    }
}
