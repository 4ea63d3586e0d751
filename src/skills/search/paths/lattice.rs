//! In how many ways one gets from start to goal with steps to the right and down only: `forward_ways(["S.", ".G"])` is 2.

use crate::language::{Telling, says};
use crate::maths::Number;
use crate::problem::{Approach, Form, Goal, Reading, Setback, Value};

/// The reading of a question for the number of ways. None where other steps are allowed than to the right and down.
pub fn reading(telling: Telling, rows: &[String], has_other_steps: bool) -> Option<Reading> {
    let prompt = telling.prompt;
    let rule = |it| {
        let tokens = prompt.of(it);
        says(tokens, "right|east down|south")
            && says(tokens, "only|either|can|may|always|must")
            && !says(tokens, "left|west|up|north")
    };
    let is_forward = prompt.outline().sentences.iter().any(rule) && !prompt.says("left !top !upper !right");
    if has_other_steps || !is_forward || prompt.says("diagonally|diagonal|at_most|at_least|exactly") {
        return None;
    }
    telling.says(&["right down", "how_many|number_of"]);
    let goal = Goal::new("forward_ways", vec![Value::texts(rows)]);
    Some(telling.reading("search", "in how many ways one gets there", goal, Form::Plain))
}

/// The board and its two ends, row by row.
type Board = (Vec<Vec<char>>, [(usize, usize); 2]);

fn board(rows: &Value) -> Option<Board> {
    let rows: Vec<Vec<char>> = rows.as_texts()?.iter().map(|row| row.chars().collect()).collect();
    let find = |mark: char| {
        let mut found =
            rows.iter().enumerate().filter_map(|(row, it)| Some((row, it.iter().position(|c| *c == mark)?)));
        found.next()
    };
    let ends = [find('S')?, find('G')?];
    let is_even = rows.iter().all(|row| row.len() == rows[0].len());
    (is_even && rows.len() <= 100 && rows[0].len() <= 100).then_some((rows, ends))
}

pub fn approaches(rows: &Value) -> Vec<Approach> {
    let Some((rows, [start, goal])) = board(rows) else {
        return Vec::new();
    };
    let (same, zero) = (rows.clone(), Number::from(0));
    let none = zero.clone();
    vec![
        Approach::direct(
            "from_above_and_from_the_left",
            "each cell is reached in as many ways as the one above and the one at its left together",
            move |working| {
                let width = rows[0].len();
                let mut above = vec![zero.clone(); width];
                for (row, line) in rows.iter().enumerate() {
                    let mut ways = vec![zero.clone(); width];
                    for column in 0..width {
                        working.spend(1)?;
                        ways[column] = match line[column] {
                            '#' => zero.clone(),
                            _ if (row, column) == start => Number::from(1),
                            _ => column
                                .checked_sub(1)
                                .map_or_else(|| above[column].clone(), |left| &above[column] + &ways[left]),
                        };
                    }
                    let shown: Vec<String> = ways.iter().map(ToString::to_string).collect();
                    working.note(|| format!("row {}: {}", row + 1, shown.join(" ")));
                    if row == goal.0 {
                        return Ok(ways[goal.1].clone().into());
                    }
                    above = ways;
                }
                Err(Setback::no_way("the goal is in no row"))
            },
        ),
        Approach::direct(
            "from_the_goal",
            "from each cell as many ways lead on as from the next to the right and below",
            {
                move |working| {
                    let (height, width) = (same.len(), same[0].len());
                    let mut ways = vec![vec![none.clone(); width + 1]; height + 1];
                    for row in (0..height).rev() {
                        for column in (0..width).rev() {
                            working.spend(1)?;
                            ways[row][column] = match same[row][column] {
                                '#' => none.clone(),
                                _ if (row, column) == goal => Number::from(1),
                                _ => &ways[row + 1][column] + &ways[row][column + 1],
                            };
                        }
                    }
                    Ok(ways[start.0][start.1].clone().into())
                }
            },
        ),
    ]
}
