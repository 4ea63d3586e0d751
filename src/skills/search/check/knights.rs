//! The knights jump again, and the fewest jumps are counted by spreading over all positions.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Value, Verdict};

/// So many positions are looked at to count the fewest moves.
const MOST_POSITIONS: usize = 60_000;

/// Who stands on each square, and whose turn it is.
type Position = (BTreeMap<(char, u32), char>, char);

fn read(squares: &Value, first: &Value) -> Option<Position> {
    let mut board = BTreeMap::new();
    for square in squares.as_rows()? {
        let [Value::Text(name), Value::Text(mark)] = square else {
            return None;
        };
        board.insert(place(name)?, mark.chars().next()?);
    }
    Some((board, first.as_text()?.chars().next().filter(|it| matches!(it, 'w' | 'B'))?))
}

fn place(name: &str) -> Option<(char, u32)> {
    let letter = name.chars().next()?;
    Some((letter, name[letter.len_utf8()..].parse().ok()?))
}

fn jump(position: &Position, from: (char, u32), to: (char, u32)) -> Option<Position> {
    let (board, turn) = position;
    let (across, along) = ((from.0 as u32).abs_diff(to.0 as u32), from.1.abs_diff(to.1));
    if across * along != 2 || board.get(&from) != Some(turn) || board.get(&to) != Some(&'.') {
        return None;
    }
    let mut next = board.clone();
    next.insert(from, '.');
    next.insert(to, *turn);
    Some((next, if *turn == 'w' { 'B' } else { 'w' }))
}

fn swapped(board: &BTreeMap<(char, u32), char>) -> BTreeMap<(char, u32), char> {
    let other = |mark: char| match mark {
        'w' => 'B',
        'B' => 'w',
        other => other,
    };
    board.iter().map(|(place, mark)| (*place, other(*mark))).collect()
}

pub fn check(squares: &Value, first: &Value, answer: &Value) -> Verdict {
    let Some(start) = read(squares, first) else {
        return Verdict::Unsettled;
    };
    let goal = swapped(&start.0);
    if answer.as_text() == Some("impossible") {
        return match fewest(&start, &goal) {
            Fewest::Moves(fewest) => Verdict::refuted(format!("{fewest} moves do it")),
            Fewest::None(count) => Verdict::confirmed(format!(
                "in none of the {count} positions that can be reached have they changed places"
            )),
            Fewest::TooMany => Verdict::Unsettled,
        };
    }
    let Some(moves) = answer.as_rows() else {
        return Verdict::refuted("it is no list of moves");
    };
    let mut position = start.clone();
    for (index, step) in moves.iter().enumerate() {
        let [Value::Text(colour), Value::Text(from), Value::Text(to)] = step else {
            return Verdict::refuted(format!("move {} does not name a colour and two squares", index + 1));
        };
        let is_turn = colour.chars().eq([position.1]);
        let next = place(from).zip(place(to)).filter(|_| is_turn).and_then(|(from, to)| jump(&position, from, to));
        match next {
            Some(next) => position = next,
            None => return Verdict::refuted(format!("move {}, {from} to {to}, cannot be made", index + 1)),
        }
    }
    if position.0 != goal {
        return Verdict::refuted("the knights have not changed places in the end");
    }
    match fewest(&start, &goal) {
        Fewest::Moves(fewest) if moves.len() > fewest => {
            Verdict::refuted(format!("it takes {} moves, and {fewest} are enough", moves.len()))
        }
        Fewest::Moves(fewest) => {
            Verdict::confirmed(format!("done again they change places, and fewer than {fewest} moves do not do it"))
        }
        _ => Verdict::confirmed("done again they change places; that fewer moves do not was not looked at"),
    }
}

enum Fewest {
    Moves(usize),
    /// Among so many positions.
    None(usize),
    TooMany,
}

fn fewest(start: &Position, goal: &BTreeMap<(char, u32), char>) -> Fewest {
    let mut seen = BTreeSet::from([start.clone()]);
    let mut rim = vec![start.clone()];
    let mut moves = 0;
    while !rim.is_empty() {
        if rim.iter().any(|(board, _)| board == goal) {
            return Fewest::Moves(moves);
        }
        let mut next = Vec::new();
        for position in &rim {
            let places: Vec<(char, u32)> = position.0.keys().copied().collect();
            for (from, to) in places.iter().flat_map(|from| places.iter().map(move |to| (*from, *to))) {
                if let Some(after) = jump(position, from, to)
                    && seen.insert(after.clone())
                {
                    next.push(after);
                }
            }
        }
        if seen.len() > MOST_POSITIONS {
            return Fewest::TooMany;
        }
        rim = next;
        moves += 1;
    }
    Fewest::None(seen.len())
}
