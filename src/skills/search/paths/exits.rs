//! Which of several exits can be reached: `exits_reached(["S.#", "#.."], ["up", "right", "down", "left"], [["A", 1, 2]])`, with
//! rows and columns counted from 0.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::reading::{diagonal_steps, doubt, names};
use super::vocabulary::ROLES;
use crate::language::{Telling, wanted};
use crate::problem::{Approach, Goal, Reading, Setback, Value};
use crate::skills::search::legend::legend;

/// What is said when none of them can be reached.
const NONE: &str = "none";

/// The reading of a drawing with several marks that stand for exits: they are named in the prompt and stand once in it.
pub fn read(telling: Telling, (cells, span): &(Vec<Vec<char>>, Range<usize>)) -> Option<Reading> {
    let marks: BTreeSet<char> = cells.iter().flatten().copied().collect();
    let count = |mark: char| cells.iter().flatten().filter(|it| **it == mark).count();
    let mut meaning: BTreeMap<char, &'static str> = legend(&telling, span, &marks, ROLES);
    let outside = format!("{} {}", &telling.prompt.text[..span.start], &telling.prompt.text[span.end..]);
    let is_named = |mark: char| outside.split(|c: char| !c.is_alphanumeric()).any(|it| it.chars().eq([mark]));
    let start = meaning.iter().find(|(_, role)| **role == "start").map(|it| *it.0);
    let start = start.or_else(|| ['S', '@', 's'].into_iter().find(|it| count(*it) == 1))?;
    let is_exit = |mark: &char| mark.is_alphanumeric() && *mark != start && count(*mark) == 1 && is_named(*mark);
    let exits: Vec<char> = marks.iter().copied().filter(is_exit).collect();
    if exits.len() < 2 {
        return None;
    }
    for &mark in &marks {
        let usual = if "#█■+⬛🧱".contains(mark) { "wall" } else { "open" };
        let is_open = " ._·⬜".contains(mark);
        if usual == "wall" || is_open {
            meaning.entry(mark).or_insert(usual);
        }
    }
    let mut rows: Vec<String> = Vec::new();
    let mut found: Vec<Value> = Vec::new();
    for (row, line) in cells.iter().enumerate() {
        let mut text = String::new();
        for (column, mark) in line.iter().enumerate() {
            text.push(match meaning.get(mark) {
                _ if *mark == start => 'S',
                _ if exits.contains(mark) => {
                    let place = [Value::text(mark.to_string()), Value::from(row as i64), Value::from(column as i64)];
                    found.push(Value::list(place));
                    '.'
                }
                Some(&"wall") => '#',
                Some(&"open") => '.',
                _ => return None,
            });
        }
        rows.push(text);
    }
    let is_diagonal = diagonal_steps(&telling)?;
    let names = names(&telling, is_diagonal)?;
    // "Only one gate can be reached": as many as there are exits, or one, are spoken of.
    let numbers = [1, exits.len() as i64, cells.len() as i64, cells[0].len() as i64];
    let doubt = doubt(&telling, &numbers);
    telling.says(&["which|what", "exit|gate|door|wall|maze|reach", "start|starts|stands"]);
    let form = wanted(telling.prompt).list(", ");
    let goal = Goal::new("exits_reached", vec![Value::texts(rows), Value::texts(&names), Value::list(found)]);
    Some(telling.reading("search", "which exits can be reached", goal, form).doubted(doubt))
}

pub fn approaches(rows: &Value, names: &Value, exits: &Value) -> Vec<Approach> {
    let (Some(lines), Some(list)) = (rows.as_texts(), exits.as_list()) else {
        return Vec::new();
    };
    let grid: Vec<Vec<char>> = lines.iter().map(|row| row.chars().collect()).collect();
    let placed: Option<Vec<(String, usize, usize)>> = list
        .iter()
        .map(|exit| {
            let [name, row, column] = exit.as_list()? else {
                return None;
            };
            let number = |it: &Value| it.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok());
            let (row, column) = (number(row)?, number(column)?);
            (grid.get(row)?.get(column) == Some(&'.')).then(|| (name.spoken(), row, column))
        })
        .collect();
    let Some(placed) = placed else {
        return Vec::new();
    };
    let subgoals: Vec<Goal> = placed
        .iter()
        .map(|&(_, row, column)| {
            let mut rows = grid.clone();
            rows[row][column] = 'G';
            let rows: Vec<String> = rows.into_iter().map(String::from_iter).collect();
            Goal::new("reachable", vec![Value::texts(&rows), names.clone()])
        })
        .collect();
    let each: Vec<String> = placed.iter().map(|it| it.0.clone()).collect();
    let has_diagonals = names.as_list().is_some_and(|it| it.len() == 8);
    vec![
        Approach::split("one_by_one", "see for each exit whether a way leads there", subgoals, move |parts, _| {
            let met = each.iter().zip(parts).filter(|(_, part)| **part == Value::Truth(true)).map(|it| it.0);
            Ok(listed(met.cloned().collect()))
        }),
        Approach::direct("flood", "let water in at the start, and see which exits get wet", move |working| {
            let find = |row: usize| Some((row, grid[row].iter().position(|it| *it == 'S')?));
            let start = (0..grid.len()).find_map(find).ok_or_else(|| Setback::no_way("there is no start"))?;
            let mut wet: BTreeSet<(usize, usize)> = BTreeSet::from([start]);
            let mut rim = vec![start];
            while let Some((row, column)) = rim.pop() {
                working.spend(1)?;
                for (down, right) in (-1..=1).flat_map(|down| (-1..=1).map(move |right| (down, right))) {
                    let is_step = if has_diagonals { (down, right) != (0, 0) } else { (down == 0) != (right == 0) };
                    let next = (row.checked_add_signed(down), column.checked_add_signed(right));
                    let (true, (Some(row), Some(column))) = (is_step, next) else {
                        continue;
                    };
                    let is_open = grid.get(row).and_then(|it| it.get(column)).is_some_and(|it| *it != '#');
                    if is_open && wet.insert((row, column)) {
                        rim.push((row, column));
                    }
                }
            }
            let met = placed.iter().filter(|(_, row, column)| wet.contains(&(*row, *column)));
            Ok(listed(met.map(|it| it.0.clone()).collect()))
        }),
    ]
}

fn listed(mut met: Vec<String>) -> Value {
    met.sort();
    if met.is_empty() { Value::text(NONE) } else { Value::texts(&met) }
}
