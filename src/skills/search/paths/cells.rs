//! The cells on a shortest way, `way_cells(rows, names, 0)` with rows and columns counted from 0, and how many they are,
//! `cells_visited(rows, names)`.

use std::collections::VecDeque;

use super::questions::Asked;
use super::{Grid, NONE};
use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Reading, Setback, Value, Working};
use crate::skills::search::drawing::with_words_for_none;
use crate::skills::search::told_squares::{first_number, pairs_in};
use crate::skills::search::world::World;

/// The reading of a question for cells. None where it is not told from which number rows and columns are counted, or where
/// the column comes first.
pub fn reading(telling: Telling, asked: Asked, rows: Value, names: &[String]) -> Option<Reading> {
    let prompt = telling.prompt;
    let lines = rows.as_texts()?;
    let (height, width) = (lines.len() as i64, lines.first()?.chars().count() as i64);
    telling.says(&["path|way|route|cell|square|coordinate|tuple|list|visit|count"]);
    let names = Value::texts(names);
    if asked == Asked::Visited {
        let goal = Goal::new("cells_visited", vec![rows, names]);
        let form = with_words_for_none(&telling, Form::Plain, NONE);
        return Some(telling.reading("search", "how many cells the shortest way has", goal, form));
    }
    let lower = prompt.text.to_lowercase().replace(' ', "");
    if ["(x,y)", "[x,y]", "(column,row)", "(col,row)", "(c,r)"].iter().any(|it| lower.contains(it)) {
        return None;
    }
    let told: Vec<(i64, i64)> = pairs_in(&prompt.text, ['(', ')']).into_iter().map(|it| it.0).collect();
    let first = first_number(&telling, &told, height, width)?;
    let pair = |open: &str, close: &str| Form::listed(open, ", ", close, Form::Plain);
    let arrow = ["->", "→"].into_iter().find(|it| prompt.text.contains(it));
    let form = match arrow {
        Some(arrow) => Form::listed("", &format!(" {arrow} "), "", pair("(", ")")),
        None if prompt.says("json|list_of_lists|array_of_arrays") => Form::json(pair("[", "]")),
        None if prompt.says("list|tuple|tuples|array|python") => Form::json(pair("(", ")")),
        None => Form::listed("", ", ", "", pair("(", ")")),
    };
    let form = with_words_for_none(&telling, form, NONE);
    let goal = Goal::new("way_cells", vec![rows, names, first.into()]);
    Some(telling.reading("search", "the cells on a shortest way", goal, form))
}

/// How many steps each cell is from the goal.
fn flood(grid: &Grid, working: &mut Working) -> Result<Vec<Option<u32>>, Setback> {
    let mut far = vec![None; grid.is_wall.len()];
    far[grid.goal as usize] = Some(0);
    let mut queue = VecDeque::from([grid.goal]);
    while let Some(cell) = queue.pop_front() {
        working.spend(1)?;
        for (_, next) in grid.moves(&cell) {
            if far[next as usize].is_none() {
                far[next as usize] = far[cell as usize].map(|it| it + 1);
                queue.push_back(next);
            }
        }
    }
    Ok(far)
}

pub fn way_cells(rows: &Value, names: &Value, first: &Value) -> Vec<Approach> {
    let (Some(grid), Some(first)) = (Grid::new(rows, names, false), first.as_number().and_then(|it| it.to_i64()))
    else {
        return Vec::new();
    };
    let width = grid.width as i64;
    let told = move |cell: u32| {
        let (row, column) = (i64::from(cell) / width - 1 + first, i64::from(cell) % width - 1 + first);
        Value::list([Value::from(row), Value::from(column)])
    };
    let way = Goal::new("shortest_path", vec![rows.clone(), names.clone()]);
    let (start, goal) = (grid.start, grid.goal);
    let same = Grid { is_wall: grid.is_wall.clone(), names: grid.names.clone(), ..grid };
    vec![
        Approach::split("walk_the_way", "find the directions and note each cell", vec![way], move |parts, _| {
            let Some(steps) = parts[0].as_texts() else {
                return Ok(parts[0].clone());
            };
            let mut cell = start;
            let mut cells = vec![told(cell)];
            for step in steps {
                let direction = grid.names.iter().position(|name| name == step);
                cell = grid.beside(cell, direction.ok_or_else(|| Setback::no_way("a step has no direction"))?);
                cells.push(told(cell));
            }
            Ok(Value::list(cells))
        }),
        Approach::direct("downhill", "write at each cell how far the goal is, and go down", move |working| {
            let far = flood(&same, working)?;
            if far[start as usize].is_none() {
                return Ok(Value::text(NONE));
            }
            let mut cell = start;
            let mut cells = vec![told(cell)];
            while cell != goal {
                let nearer =
                    same.moves(&cell).into_iter().map(|it| it.1).find(|it| far[*it as usize] < far[cell as usize]);
                cell = nearer.ok_or_else(|| Setback::no_way("nothing is nearer"))?;
                cells.push(told(cell));
            }
            Ok(Value::list(cells))
        }),
    ]
}

pub fn cells_visited(rows: &Value, names: &Value) -> Vec<Approach> {
    let Some(grid) = Grid::new(rows, names, false) else {
        return Vec::new();
    };
    let steps = Goal::new("steps", vec![rows.clone(), names.clone()]);
    vec![
        Approach::split(
            "one_more_than_steps",
            "with the first cell there is one more than steps",
            vec![steps],
            |parts, _| {
                Ok(parts[0]
                    .as_number()
                    .and_then(|it| it.to_i64())
                    .map_or_else(|| parts[0].clone(), |it| Value::from(it + 1)))
            },
        ),
        Approach::direct("flood_from_the_goal", "write at each cell how far the goal is", move |working| {
            let far = flood(&grid, working)?[grid.start as usize];
            Ok(far.map_or_else(|| Value::text(NONE), |it| Value::from(i64::from(it) + 1)))
        }),
    ]
}
