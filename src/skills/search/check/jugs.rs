//! The water is drawn and poured again as the moves are written, and the fewest moves are counted from all that could be done.

use std::collections::BTreeSet;

use crate::problem::{Value, Verdict};

/// So many fillings are followed to count the fewest moves.
const MOST_FILLINGS: usize = 100_000;

struct Table<'a> {
    /// Name, size, and what it holds at first.
    jugs: Vec<(&'a str, i64, i64)>,
    sought: Vec<(i64, &'a str)>,
    has_tap: bool,
}

fn read<'a>(jugs: &'a Value, sought: &'a Value, source: &Value) -> Option<Table<'a>> {
    let small = |value: &Value| value.as_number()?.to_i64().filter(|it| (0..1_000_000).contains(it));
    let jugs = jugs.as_rows()?.into_iter().map(|row| match row {
        [name, size, holds] => Some((name.as_text()?, small(size)?, small(holds)?)),
        _ => None,
    });
    let sought = sought.as_rows()?.into_iter().map(|row| match row {
        [amount, place] => Some((small(amount)?, place.as_text()?)),
        _ => None,
    });
    let (jugs, sought) = (jugs.collect::<Option<Vec<_>>>()?, sought.collect::<Option<Vec<_>>>()?);
    let is_known = |place: &str| place == "any" || place == "together" || jugs.iter().any(|jug| jug.0 == place);
    let is_sound = !sought.is_empty() && sought.iter().all(|it| is_known(it.1)) && (1..=8).contains(&jugs.len());
    is_sound.then(|| Table { jugs, sought, has_tap: source.as_text() == Some("tap") })
}

impl Table<'_> {
    /// What the jugs hold after a move as it is written; none when it cannot be done.
    fn done(&self, held: &[i64], written: &str) -> Option<Vec<i64>> {
        let jug = |name: &str| self.jugs.iter().position(|jug| jug.0.to_lowercase() == name);
        let written = written.to_lowercase();
        let (verb, rest) = written.split_once(" the ")?;
        let mut now = held.to_vec();
        match verb {
            "pour" => {
                let (from, to) = rest.split_once(" into the ")?;
                let (from, to) = (jug(from)?, jug(to)?);
                // As long as anything is left in the one and there is room in the other.
                let room = self.jugs[to].1 - now[to];
                let over = if now[from] > room { room } else { now[from] };
                now[from] -= over;
                now[to] += over;
                (from != to && over > 0).then_some(now)
            }
            "fill" if self.has_tap => {
                let jug = jug(rest)?;
                now[jug] = self.jugs[jug].1;
                Some(now)
            }
            "empty" if self.has_tap => {
                let jug = jug(rest)?;
                now[jug] = 0;
                Some(now)
            }
            _ => None,
        }
    }

    fn is_measured(&self, held: &[i64]) -> bool {
        self.sought.iter().all(|(amount, place)| match *place {
            "together" => held.iter().sum::<i64>() == *amount,
            "any" => {
                let wanted = self.sought.iter().filter(|it| *it == &(*amount, "any")).count();
                held.iter().filter(|it| *it == amount).count() >= wanted
            }
            name => self.jugs.iter().zip(held).any(|(jug, held)| jug.0 == name && held == amount),
        })
    }

    fn first(&self) -> Vec<i64> {
        self.jugs.iter().map(|jug| jug.2).collect()
    }

    /// The fewest moves; none inside when it cannot be measured, and none at all when there is too much to look at.
    #[allow(clippy::option_option, reason = "that there is no way and that it is not known are two things")]
    fn fewest(&self) -> Option<Option<usize>> {
        let names = || self.jugs.iter().map(|jug| jug.0);
        let pours = names().flat_map(|from| names().map(move |to| format!("pour the {from} into the {to}")));
        let others = names().flat_map(|name| [format!("fill the {name}"), format!("empty the {name}")]);
        let all: Vec<String> = pours.chain(others).collect();
        let mut seen = BTreeSet::from([self.first()]);
        let mut rim = vec![self.first()];
        let mut moves = 0;
        while !rim.is_empty() {
            if rim.iter().any(|held| self.is_measured(held)) {
                return Some(Some(moves));
            }
            let mut next = Vec::new();
            for held in &rim {
                let led = all.iter().filter_map(|written| self.done(held, written));
                next.extend(led.filter(|held| seen.insert(held.clone())));
            }
            if seen.len() > MOST_FILLINGS {
                return None;
            }
            rim = next;
            moves += 1;
        }
        Some(None)
    }
}

pub fn plan(jugs: &Value, sought: &Value, source: &Value, answer: &Value) -> Verdict {
    let Some(table) = read(jugs, sought, source) else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("impossible") {
        return match table.fewest() {
            None => Verdict::Unsettled,
            Some(Some(moves)) => Verdict::refuted(format!("{moves} moves are enough")),
            Some(None) => Verdict::confirmed("none of the fillings that can be reached is what is sought"),
        };
    }
    let Some(moves) = answer.as_texts() else {
        return Verdict::refuted("it is no list of moves");
    };
    let mut held = table.first();
    for (index, written) in moves.iter().enumerate() {
        match table.done(&held, written) {
            Some(next) => held = next,
            None => return Verdict::refuted(format!("move {} cannot be made", index + 1)),
        }
    }
    let left = held.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    if !table.is_measured(&held) {
        return Verdict::refuted(format!("in the end the jugs hold {left}"));
    }
    match table.fewest() {
        Some(Some(fewest)) if fewest < moves.len() => {
            Verdict::refuted(format!("it takes {} moves, and {fewest} are enough", moves.len()))
        }
        Some(_) => Verdict::confirmed(format!(
            "poured again, the jugs hold {left} in the end, and fewer than {} moves never do it",
            moves.len()
        )),
        None => {
            Verdict::confirmed(format!("poured again, the jugs hold {left}; that fewer moves do not was not looked at"))
        }
    }
}

pub fn count(jugs: &Value, sought: &Value, source: &Value, answer: &Value) -> Verdict {
    let Some(found) = read(jugs, sought, source).and_then(|table| table.fewest()) else {
        return Verdict::Unsettled;
    };
    let said = answer.as_number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok());
    match (found, said) {
        (None, None) if answer.as_text() == Some("impossible") => {
            Verdict::confirmed("none of the fillings that can be reached is what is sought")
        }
        (None, _) => Verdict::refuted("it cannot be measured at all"),
        (Some(fewest), Some(said)) if fewest == said => {
            Verdict::confirmed(format!("of all that can be done with the jugs, {fewest} moves do it and fewer do not"))
        }
        (Some(fewest), _) => Verdict::refuted(format!("{fewest} moves do it and fewer do not")),
    }
}

pub fn possible(jugs: &Value, sought: &Value, source: &Value, answer: &Value) -> Verdict {
    let Some(found) = read(jugs, sought, source).and_then(|table| table.fewest()) else {
        return Verdict::Unsettled;
    };
    match (found, answer) {
        (Some(moves), Value::Truth(true)) => Verdict::confirmed(format!("{moves} moves measure it")),
        (None, Value::Truth(false)) => Verdict::confirmed("none of the fillings that can be reached is what is sought"),
        (Some(moves), Value::Truth(false)) => Verdict::refuted(format!("{moves} moves measure it")),
        (None, Value::Truth(true)) => Verdict::refuted("none of the fillings that can be reached is what is sought"),
        _ => Verdict::refuted("it is neither yes nor no"),
    }
}
