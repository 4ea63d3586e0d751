//! Colours, border by border.

use std::collections::BTreeMap;

use super::NONE;
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 200_000;

/// Names with the places of their neighbours.
fn graph<'a>(vertices: &'a Value, edges: &Value) -> Option<(Vec<&'a str>, Vec<Vec<usize>>)> {
    let names = vertices.as_texts()?;
    let places: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut beside = vec![Vec::new(); names.len()];
    for edge in edges.as_rows()? {
        let [one, other] = edge else {
            return None;
        };
        let (one, other) = (*places.get(one.as_text()?)?, *places.get(other.as_text()?)?);
        beside[one].push(other);
        beside[other].push(one);
    }
    (names.len() <= 200).then_some((names, beside))
}

pub fn colouring(vertices: &Value, edges: &Value, colours: &Value, answer: &Value) -> Verdict {
    let (Some((names, beside)), Some(colours)) = (graph(vertices, edges), colours.as_texts()) else {
        return Verdict::Unsettled;
    };
    if answer.as_text().is_some_and(|text| text.starts_with(NONE)) {
        return match can_be_coloured(&beside, colours.len()) {
            None => Verdict::Unsettled,
            Some(true) => Verdict::refuted("there is a colouring"),
            Some(false) => Verdict::confirmed("going through all colourings finds none"),
        };
    }
    let Some(rows) = answer.as_rows().filter(|rows| rows.len() == names.len()) else {
        return Verdict::refuted("it does not give each a colour");
    };
    let mut chosen = Vec::new();
    for (row, name) in rows.iter().zip(&names) {
        match row {
            [Value::Text(vertex), Value::Text(colour)] if **vertex == **name && colours.contains(&&**colour) => {
                chosen.push(colour)
            }
            _ => return Verdict::refuted(format!("{name} is not given one of the colours")),
        }
    }
    for (at, others) in beside.iter().enumerate() {
        if let Some(&other) = others.iter().find(|&&other| chosen[other] == chosen[at]) {
            return Verdict::refuted(format!(
                "{} and {} are neighbours and both {}",
                names[at], names[other], chosen[at]
            ));
        }
    }
    let borders = beside.iter().map(Vec::len).sum::<usize>() / 2;
    Verdict::confirmed(format!("the two at each of the {borders} borders have different colours"))
}

pub fn fewest(vertices: &Value, edges: &Value, answer: &Value) -> Verdict {
    let Some((names, beside)) = graph(vertices, edges) else {
        return Verdict::Unsettled;
    };
    let Some(count) = answer.as_number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok()) else {
        return Verdict::refuted("it is no number of colours");
    };
    if count == 0 || count > names.len() {
        return Verdict::refuted("so many colours are never the fewest");
    }
    match (can_be_coloured(&beside, count), can_be_coloured(&beside, count - 1)) {
        (Some(false), _) => Verdict::refuted(format!("{count} colours do not suffice")),
        (_, Some(true)) => Verdict::refuted(format!("{} colours suffice", count - 1)),
        (Some(true), Some(false)) => Verdict::confirmed(format!("{count} colours suffice, and {} do not", count - 1)),
        _ => Verdict::Unsettled,
    }
}

/// Goes along the names, and tries for each the colours that are in use and one that is not. None when there are too many
/// cases.
fn can_be_coloured(beside: &[Vec<usize>], colours: usize) -> Option<bool> {
    fn go_on(beside: &[Vec<usize>], colours: usize, chosen: &mut Vec<usize>, left: &mut u64) -> Option<bool> {
        *left = left.checked_sub(1)?;
        let at = chosen.len();
        if at == beside.len() {
            return Some(true);
        }
        let used = chosen.iter().max().map_or(0, |most| most + 1);
        for colour in 0..colours.min(used + 1) {
            if beside[at].iter().all(|&other| other != at && chosen.get(other) != Some(&colour)) {
                chosen.push(colour);
                if go_on(beside, colours, chosen, left)? {
                    return Some(true);
                }
                chosen.pop();
            }
        }
        Some(false)
    }
    go_on(beside, colours, &mut Vec::new(), &mut MOST_CASES.clone())
}
