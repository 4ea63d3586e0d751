//! Looking back at ways through a grid that are told by their cells, counted, or that lead to one of several exits.

use std::collections::BTreeSet;

use super::paths::Map;
use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// Each cell lies beside the one before, none is a wall, and a flood needs as many steps.
pub fn cells(rows: &Value, names: &Value, first: &Value, answer: &Value) -> Verdict {
    let (Some(map), Some(first)) = (Map::new(rows, names, &[]), first.as_number().and_then(Number::to_i64)) else {
        return Verdict::Unsettled;
    };
    let fewest = map.fewest();
    let (Some(start), Some(goal)) = (map.find('S'), map.find('G')) else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("no path") {
        return match fewest {
            None => Verdict::confirmed("a flood from the start never reaches the goal"),
            Some(_) => Verdict::refuted("there is a way"),
        };
    }
    let place = |row: &[Value]| -> Option<(usize, usize)> {
        let [row, column] = row else {
            return None;
        };
        let number = |it: &Value| usize::try_from(it.as_number()?.to_i64()? - first).ok();
        Some((number(row)?, number(column)?))
    };
    let Some(places) = answer.as_rows().and_then(|it| it.into_iter().map(place).collect::<Option<Vec<_>>>()) else {
        return Verdict::refuted("it is no list of cells");
    };
    if places.first() != Some(&start) || places.last() != Some(&goal) {
        return Verdict::refuted("it does not lead from the start to the goal");
    }
    let is_walked = places
        .windows(2)
        .all(|two| (0..map.directions()).any(|direction| map.after(two[0], direction) == Some(two[1])));
    match () {
        () if !is_walked => Verdict::refuted("two of the cells do not lie beside each other, or one is a wall"),
        () if fewest.is_none_or(|it| it + 1 < places.len()) => Verdict::refuted("there is a shorter way"),
        () => Verdict::confirmed("each cell lies beside the one before, and a flood needs as many steps"),
    }
}

pub fn visited(rows: &Value, names: &Value, answer: &Value) -> Verdict {
    let Some(map) = Map::new(rows, names, &[]).filter(|it| it.find('S').is_some() && it.find('G').is_some()) else {
        return Verdict::Unsettled;
    };
    let said = answer.as_number().and_then(Number::to_i64).and_then(|it| usize::try_from(it).ok());
    match (map.fewest(), said) {
        (None, _) if answer.as_text() == Some("no path") => {
            Verdict::confirmed("a flood from the start never reaches the goal")
        }
        (Some(fewest), Some(said)) if said == fewest + 1 => {
            Verdict::confirmed(format!("a flood from the start comes to the goal after {fewest} steps"))
        }
        _ => Verdict::refuted("a flood from the start tells otherwise"),
    }
}

/// All that may be after one step, two steps and so on, each in so many ways.
pub fn forward(rows: &Value, answer: &Value) -> Verdict {
    let names = Value::texts(["up", "right", "down", "left"]);
    let Some(map) = Map::new(rows, &names, &[]) else {
        return Verdict::Unsettled;
    };
    let (Some(start), Some(goal)) = (map.find('S'), map.find('G')) else {
        return Verdict::Unsettled;
    };
    let steps = (goal.0 + goal.1).checked_sub(start.0 + start.1);
    let mut here = std::collections::BTreeMap::from([(start, 1_u128)]);
    for _ in 0..steps.unwrap_or(0) {
        let mut next: std::collections::BTreeMap<(usize, usize), u128> = std::collections::BTreeMap::new();
        for (place, ways) in here {
            for after in [1, 2].into_iter().filter_map(|direction| map.after(place, direction)) {
                let known = next.entry(after).or_insert(0);
                let Some(sum) = known.checked_add(ways) else {
                    return Verdict::Unsettled;
                };
                *known = sum;
            }
        }
        here = next;
    }
    let ways = if steps.is_some() { here.get(&goal).copied().unwrap_or(0) } else { 0 };
    match answer.as_number().is_some_and(|it| it.to_string() == ways.to_string()) {
        true => Verdict::confirmed(format!("followed step by step, {ways} ways end at the goal")),
        false => Verdict::refuted(format!("followed step by step, {ways} ways end at the goal")),
    }
}

/// Each exit that is named has a way to it, and no other has.
pub fn exits(rows: &Value, names: &Value, exits: &Value, answer: &Value) -> Verdict {
    let (Some(map), Some(exits)) = (Map::new(rows, names, &[]), exits.as_list()) else {
        return Verdict::Unsettled;
    };
    let Some(start) = map.find('S') else {
        return Verdict::Unsettled;
    };
    // Grown by whole rounds, until nothing is added.
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::from([start]);
    loop {
        let beside: Vec<(usize, usize)> =
            met.iter().flat_map(|it| (0..map.directions()).filter_map(|step| map.after(*it, step))).collect();
        let before = met.len();
        met.extend(beside);
        if met.len() == before {
            break;
        }
    }
    let mut reached: Vec<String> = Vec::new();
    for exit in exits {
        let Some([name, row, column]) = exit.as_list() else {
            return Verdict::Unsettled;
        };
        let number = |it: &Value| it.as_number().and_then(Number::to_i64).and_then(|it| usize::try_from(it).ok());
        let (Some(row), Some(column)) = (number(row), number(column)) else {
            return Verdict::Unsettled;
        };
        if met.contains(&(row, column)) {
            reached.push(name.spoken());
        }
    }
    reached.sort();
    let said: Vec<String> = answer.as_texts().unwrap_or_default().into_iter().map(str::to_owned).collect();
    let is_none = answer.as_text() == Some("none") && reached.is_empty();
    match is_none || !said.is_empty() && said == reached {
        true => Verdict::confirmed("what can be walked to from the start was grown to the end"),
        false => Verdict::refuted(format!("these can be walked to: {}", reached.join(", "))),
    }
}
