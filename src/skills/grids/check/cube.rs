//! Looking back at a cube: every side is an arrow in space, and every move is a turn about the axis that stands upright on
//! where it comes from and where it goes.

use crate::problem::{Value, Verdict};

type Arrow = [i64; 3];

fn arrow(side: &str) -> Option<Arrow> {
    Some(match side {
        "top" => [0, 0, 1],
        "bottom" => [0, 0, -1],
        "right" => [1, 0, 0],
        "left" => [-1, 0, 0],
        "back" => [0, 1, 0],
        "front" => [0, -1, 0],
        _ => return None,
    })
}

fn cross(a: Arrow, b: Arrow) -> Arrow {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn along(a: Arrow, b: Arrow) -> i64 {
    a.iter().zip(b).map(|(one, other)| one * other).sum()
}

/// A quarter turn about an axis of length one: what lies along it stays, the rest turns.
fn quarter(v: Arrow, axis: Arrow) -> Arrow {
    let (across, stays) = (cross(axis, v), along(axis, v));
    [0, 1, 2].map(|it| across[it] + stays * axis[it])
}

fn moved(v: Arrow, from: Arrow, to: Arrow) -> Arrow {
    let axis = cross(from, to);
    if axis != [0, 0, 0] {
        return quarter(v, axis);
    }
    if from == to {
        return v;
    }
    // Half a turn: about the axis from left to right, or standing.
    let axis = if from[2] != 0 { [1, 0, 0] } else { [0, 0, 1] };
    quarter(quarter(v, axis), axis)
}

/// Where each side of the beginning points in the end, with its colour.
fn ends<'a>(faces: &'a Value, moves: &Value) -> Option<Vec<(Arrow, &'a str)>> {
    let order = ["top", "front", "right", "bottom", "back", "left"];
    let colours = faces.as_texts().filter(|it| it.len() == 6)?;
    let mut ends: Vec<(Arrow, &str)> =
        order.iter().zip(colours).map(|(side, colour)| Some((arrow(side)?, colour))).collect::<Option<_>>()?;
    for row in moves.as_rows()? {
        let [from, to] = row else {
            return None;
        };
        let (from, to) = (arrow(from.as_text()?)?, arrow(to.as_text()?)?);
        ends.iter_mut().for_each(|(v, _)| *v = moved(*v, from, to));
    }
    Some(ends)
}

pub fn colour(faces: &Value, moves: &Value, side: &Value, answer: &Value) -> Verdict {
    let (Some(ends), Some(side)) = (ends(faces, moves), side.as_text()) else {
        return Verdict::Unsettled;
    };
    match ends.iter().find(|(v, _)| Some(*v) == arrow(side)) {
        Some((_, colour)) if answer.as_text() == Some(colour) => {
            Verdict::confirmed(format!("turned in space, the {colour} side points to the {side}"))
        }
        Some((_, colour)) => Verdict::refuted(format!("turned in space, the {colour} side points to the {side}")),
        None => Verdict::Unsettled,
    }
}

pub fn side(faces: &Value, moves: &Value, colour: &Value, answer: &Value) -> Verdict {
    let Some(ends) = ends(faces, moves) else {
        return Verdict::Unsettled;
    };
    let Some((v, name)) = ends.iter().find(|(_, it)| Some(*it) == colour.as_text()) else {
        return Verdict::Unsettled;
    };
    match answer.as_text().and_then(arrow) {
        Some(said) if said == *v => Verdict::confirmed(format!("turned in space, the {name} side points there")),
        _ => Verdict::refuted(format!("turned in space, the {name} side points elsewhere")),
    }
}
