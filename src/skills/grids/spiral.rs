//! Reading a grid along a spiral, from a corner inwards.

use super::shown::Shown;
use crate::language::{Telling, place_of, says, wanted};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Value, Working};

const SPIRAL: &str = "spiral|spirally|spiralling|spiraling|snail|helix|swirl|whirl|coil";

/// A way that goes round the edge and on inward, told without its name.
const WINDS: &str = "edge|border|rim|outside|outer|perimeter|ring|layer|round|around inward|inwards|towards_the_middle|to_the_middle|\
                     towards_the_centre|towards_the_center|to_the_centre|to_the_center clockwise|anticlockwise|counterclockwise|counter_-_clockwise|anti_-_clockwise \
                     !push !shift !rotate !rotated !turn_the !mirror";

/// "List the elements in spiral order, clockwise from the top left."
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let others = "outward|outwards|from_the_center|from_the_centre|inside_out|fill_a|fill_the|generate_a_spiral|generate_an|construct|diagonal|last|sum|skip|\
                  every_other|every_second|triangular|ulam|prime|reverse|reversed|backwards";
    if !prompt.says(SPIRAL) && !prompt.says_somewhere(WINDS) || prompt.says(others) {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&[SPIRAL, "inward|inwards|winding|wind|round|around"]);
    let shown = Shown::of(&telling)?;
    let is_back = telling.says(&[
        "anticlockwise|counterclockwise|counter_-_clockwise|anti_-_clockwise|counter_clockwise|anti_clockwise",
    ]);
    let is_forward = telling.says(&["clockwise"]);
    let corner = corner(&telling)?;
    let way = match first_moves(&telling) {
        // Whether the first moves, as they are told, go round with the clock.
        Some((first, second)) => Some(turns_right(first, second)?),
        None => None,
    };
    let says_way = match (is_back, is_forward) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        _ => None,
    };
    let clockwise = match (says_way, way) {
        (Some(one), Some(other)) if one != other => return None,
        (one, other) => one.or(other).unwrap_or(true),
    };
    telling.says(&["which|what|list|return|give|name|write letter|number|element|cell|value|entry|order|meet"]);
    telling.says(&["layer|peel|inner|inward|inwards|visited|ring|frame|elements|perimeter"]);
    let goal = Goal::new(
        "spiral",
        vec![shown.values(), Value::text(corner), Value::text(if clockwise { "clockwise" } else { "anticlockwise" })],
    );
    let form = wanted(prompt).list(" ");
    let mut reading = telling.reading("grids", "the cells along the spiral", goal, form);
    reading.restatement.condition =
        format!("from the {corner}, {}", if clockwise { "clockwise" } else { "anticlockwise" });
    Some(reading)
}

/// Where it starts; the top left where nothing is said.
fn corner(telling: &Telling) -> Option<&'static str> {
    let prompt = telling.prompt;
    let mut found = Vec::new();
    for sentence in telling.all(&["start|starting|begin|beginning|from corner|top|upper|left|bottom|lower"]) {
        let tokens = prompt.of(sentence);
        let Some(at) = place_of(tokens, "start|starting|begin|beginning|from") else {
            continue;
        };
        let near = &tokens[at..tokens.len().min(at + 10)];
        let is_top = place_of(near, "top|upper");
        let is_bottom = place_of(near, "bottom|lower");
        let is_left = place_of(near, "left");
        let is_right = place_of(near, "right");
        let earlier = |one: Option<usize>, other: Option<usize>| one.is_some() && (other.is_none() || one < other);
        found.push(
            match (earlier(is_top, is_bottom), is_bottom.is_some(), earlier(is_left, is_right), is_right.is_some()) {
                (true, _, true, _) => "top left",
                (true, _, false, true) => "top right",
                (false, true, true, _) => "bottom left",
                (false, true, false, true) => "bottom right",
                _ => continue,
            },
        );
    }
    found.dedup();
    match found[..] {
        [] => Some("top left"),
        [one] => Some(one),
        _ => None,
    }
}

/// The first two directions in which it is told to go.
fn first_moves(telling: &Telling) -> Option<(&'static str, &'static str)> {
    let verbs = "move|go|walk|run|head|travel|turn|proceed|then|traverse|come|continue";
    let prompt = telling.prompt;
    let mut moves = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let Some(way) = ["right", "left", "down", "up"].into_iter().find(|way| token.is_word(way)) else {
                continue;
            };
            let before = &tokens[at.saturating_sub(2)..at];
            let is_corner =
                before.last().is_some_and(|it| ["top", "upper", "bottom", "lower", "-", "the"].contains(&&*it.lower));
            let is_side =
                tokens.get(at + 1).is_some_and(|it| ["column", "corner", "side", "edge", "-"].contains(&&*it.lower));
            if says(before, verbs) && !is_corner && !is_side {
                moves.push(way);
                telling.takes(&sentence.span);
            }
        }
    }
    moves.dedup();
    match moves[..] {
        [first, second, ..] => Some((first, second)),
        _ => None,
    }
}

/// Whether the second direction is to the right hand of the first.
fn turns_right(first: &str, second: &str) -> Option<bool> {
    let round = ["right", "down", "left", "up"];
    let place = |way: &str| round.iter().position(|it| *it == way);
    match (place(second)? + 4 - place(first)?) % 4 {
        1 => Some(true),
        3 => Some(false),
        _ => None,
    }
}

/// Cells in rows, and the way in which the spiral runs.
#[derive(Clone)]
struct Walk {
    rows: Vec<Vec<Value>>,
    is_from_bottom: bool,
    is_from_right: bool,
    clockwise: bool,
}

impl Walk {
    /// The same cells laid so that the spiral runs clockwise from the top left.
    fn laid(&self) -> Vec<Vec<Value>> {
        let mut rows = self.rows.clone();
        if self.is_from_bottom {
            rows.reverse();
        }
        if self.is_from_right {
            rows.iter_mut().for_each(|row| row.reverse());
        }
        // A mirror turns the sense round.
        if self.clockwise == (self.is_from_bottom != self.is_from_right) {
            rows = (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect();
        }
        rows
    }
}

fn row_of(values: &[Value]) -> String {
    let words: Vec<String> = values.iter().take(20).map(Value::spoken).collect();
    format!("{}{}", words.join(" "), if values.len() > 20 { " ..." } else { "" })
}

pub fn approaches(rows: &Value, corner: &Value, way: &Value) -> Vec<Approach> {
    let (Some(grid), Some(corner), Some(way)) = (rows.as_grid(), corner.as_text(), way.as_text()) else {
        return Vec::new();
    };
    let walk = Walk {
        rows: grid.into_iter().map(<[Value]>::to_vec).collect(),
        is_from_bottom: corner.starts_with("bottom"),
        is_from_right: corner.ends_with("right"),
        clockwise: way == "clockwise",
    };
    let (second, third) = (walk.clone(), walk.clone());
    vec![
        Approach::direct("peel_and_turn", "take the row that is next, and turn what is left", move |working| {
            let mut rows = walk.laid();
            let mut list = Vec::new();
            let mut taken = 0;
            while !rows.is_empty() {
                working.spend(1 + (rows.len() * rows[0].len()) as u64 / 16)?;
                let first = rows.remove(0);
                taken += 1;
                if taken <= 24 {
                    working.note(|| format!("next along the edge: {}", row_of(&first)));
                }
                list.extend(first);
                let width = rows.first().map_or(0, Vec::len);
                rows = (0..width).rev().map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect();
            }
            Ok(Value::list(list))
        }),
        Approach::direct(
            "walk_until_blocked",
            "walk ahead and turn where the way is visited or ends",
            move |working| walked(&second, working).map(Value::list),
        ),
        Approach::direct("to_and_fro", "guess that the rows are read to and fro", move |working| {
            let rows = third.laid();
            working.spend(1 + (rows.len() * rows[0].len()) as u64 / 16)?;
            let all = rows.into_iter().enumerate().flat_map(|(place, mut row)| {
                if place % 2 == 1 {
                    row.reverse();
                }
                row
            });
            Ok(Value::list(all))
        })
        .heuristic(),
    ]
}

fn walked(walk: &Walk, working: &mut Working) -> Result<Vec<Value>, Setback> {
    let (height, width) = (walk.rows.len(), walk.rows[0].len());
    let mut visited = vec![vec![false; width]; height];
    let mut place = (if walk.is_from_bottom { height - 1 } else { 0 }, if walk.is_from_right { width - 1 } else { 0 });
    let round: [(i64, i64); 4] = [(0, 1), (1, 0), (0, -1), (-1, 0)];
    // Clockwise: along the top to the right, down the right side, and so on.
    let start = match (walk.is_from_bottom, walk.is_from_right) {
        (false, false) => 0,
        (false, true) => 1,
        (true, true) => 2,
        (true, false) => 3,
    };
    let mut ahead = if walk.clockwise { start } else { (start + 1) % 4 };
    let turn = if walk.clockwise { 1 } else { 3 };
    let mut list = vec![walk.rows[place.0][place.1].clone()];
    visited[place.0][place.1] = true;
    let mut turns = 0;
    while list.len() < height * width {
        working.spend(1)?;
        let (down, right) = round[ahead];
        let next = (place.0 as i64 + down, place.1 as i64 + right);
        let is_free = (0..height as i64).contains(&next.0)
            && (0..width as i64).contains(&next.1)
            && !visited[next.0 as usize][next.1 as usize];
        if !is_free {
            ahead = (ahead + turn) % 4;
            turns += 1;
            // In a single column the first way is blocked, and so may be the second; never more.
            if turns > 4 * (height + width) {
                return Err(Setback::no_way("the walk does not get on"));
            }
            if turns <= 12 {
                working.note(|| format!("turn in row {}, column {}", place.0 + 1, place.1 + 1));
            }
            continue;
        }
        place = (next.0 as usize, next.1 as usize);
        visited[place.0][place.1] = true;
        list.push(walk.rows[place.0][place.1].clone());
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_agree_from_every_corner() {
        for (height, width) in [(1, 1), (1, 4), (4, 1), (3, 5), (4, 4)] {
            let rows = Value::rows((0..height).map(|row| (0..width).map(move |column| Value::from(row * 10 + column))));
            for corner in ["top left", "top right", "bottom left", "bottom right"] {
                for way in ["clockwise", "anticlockwise"] {
                    let all = approaches(&rows, &Value::text(corner), &Value::text(way));
                    let found: Vec<_> =
                        all.iter().take(2).map(|it| (it.join)(&[], &mut Working::recording(10_000)).unwrap()).collect();
                    assert_eq!(found[0], found[1], "{height} {width} {corner} {way}");
                }
            }
        }
    }
}
