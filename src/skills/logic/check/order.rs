//! Looking back at orders: one comes before another just when turning them round would close a circle of comparisons.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

const OPEN: &str = "It cannot be told";
const CONTRADICTION: &str = "The comparisons contradict each other";

/// `before[a][b]` tells whether a surely comes before b.
struct Table<'a> {
    names: Vec<&'a str>,
    before: Vec<Vec<bool>>,
}

impl<'a> Table<'a> {
    /// Source: Warshall, *A theorem on Boolean matrices*, 1962.
    fn new(names: &'a Value, pairs: &Value) -> Option<Table<'a>> {
        let names = names.as_texts()?;
        let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let count = names.len();
        if place.len() != count || count > 30 {
            return None;
        }
        let mut before = vec![vec![false; count]; count];
        for pair in pairs.as_rows()? {
            match pair {
                [a, b] => before[*place.get(a.as_text()?)?][*place.get(b.as_text()?)?] = true,
                _ => return None,
            }
        }
        for through in 0..count {
            for a in 0..count {
                for b in 0..count {
                    before[a][b] |= before[a][through] && before[through][b];
                }
            }
        }
        Some(Table { names, before })
    }

    fn is_circular(&self) -> bool {
        (0..self.names.len()).any(|who| self.before[who][who])
    }

    /// How many surely come before, and how many after.
    fn around(&self, who: usize) -> (usize, usize) {
        let ahead = self.before.iter().filter(|row| row[who]).count();
        (ahead, self.before[who].iter().filter(|it| **it).count())
    }
}

fn compared(expected: &str, answer: &Value, because: &str) -> Verdict {
    match answer.as_text() == Some(expected) {
        true => Verdict::confirmed(because),
        false => Verdict::refuted(format!("{because}, so that it should be: {expected}")),
    }
}

/// Whether the right one is named for a place, or it is told that it is open or that nothing fits.
pub fn in_place(names: &Value, pairs: &Value, place: &Value, answer: &Value) -> Verdict {
    let (Some(table), Some(place)) = (Table::new(names, pairs), place.as_number().and_then(|it| it.to_i64())) else {
        return Verdict::Unsettled;
    };
    let count = table.names.len();
    let wanted = if place > 0 { place - 1 } else { count as i64 + place };
    if place == 0 || !(0..count as i64).contains(&wanted) {
        return Verdict::Unsettled;
    }
    if table.is_circular() {
        return compared(CONTRADICTION, answer, "the comparisons lead from one back to itself");
    }
    let found = (0..count).find(|&who| table.around(who) == (wanted as usize, count - 1 - wanted as usize));
    match found {
        Some(who) => {
            let who_before = match wanted {
                0 => "nobody comes".to_owned(),
                1 => "one surely comes".to_owned(),
                count => format!("{count} surely come"),
            };
            let after = if wanted as usize + 1 == count { "nobody" } else { "all others" };
            let because = format!("{who_before} before {}, and {after} after", table.names[who]);
            compared(table.names[who], answer, &because)
        }
        None => compared(OPEN, answer, "nobody has as many before and all the others after"),
    }
}

/// Whether it is told rightly that one comes before the other.
pub fn comes_before(names: &Value, pairs: &Value, one: &Value, other: &Value, answer: &Value) -> Verdict {
    let Some(table) = Table::new(names, pairs) else {
        return Verdict::Unsettled;
    };
    let place = |name: &Value| table.names.iter().position(|it| Some(*it) == name.as_text());
    let (Some(one), Some(other)) = (place(one), place(other)) else {
        return Verdict::Unsettled;
    };
    if table.is_circular() {
        return compared(CONTRADICTION, answer, "the comparisons lead from one back to itself");
    }
    match (table.before[one][other], table.before[other][one]) {
        (true, _) => compared("Yes", answer, "the comparisons lead from the one to the other"),
        (_, true) => compared("No", answer, "the comparisons lead from the other to the one"),
        _ => compared(OPEN, answer, "the comparisons lead from neither of the two to the other"),
    }
}

/// Whether each surely comes before the next.
pub fn in_order(names: &Value, pairs: &Value, is_reversed: &Value, answer: &Value) -> Verdict {
    let (Some(table), Value::Truth(is_reversed)) = (Table::new(names, pairs), is_reversed) else {
        return Verdict::Unsettled;
    };
    if table.is_circular() {
        return compared(CONTRADICTION, answer, "the comparisons lead from one back to itself");
    }
    let count = table.names.len();
    let mut places = vec![None; count];
    for who in 0..count {
        let (ahead, after) = table.around(who);
        if ahead + after + 1 == count {
            places[ahead] = Some(who);
        }
    }
    let Some(mut order) = places.into_iter().collect::<Option<Vec<usize>>>() else {
        return compared(OPEN, answer, "of two of them neither surely comes before the other");
    };
    if *is_reversed {
        order.reverse();
    }
    let expected: Vec<&str> = order.iter().map(|&who| table.names[who]).collect();
    match answer.as_texts().is_some_and(|told| told == expected) {
        true => Verdict::confirmed("the comparisons lead from each to the next"),
        false => Verdict::refuted("somebody surely comes before one who is told earlier, or is missing"),
    }
}
