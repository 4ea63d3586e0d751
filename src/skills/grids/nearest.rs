//! How far it is from each cell to the nearest of a kind, in steps up, down, left and right.

use std::collections::VecDeque;

use super::shown::{Shown, legend};
use crate::language::{Telling, says};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Token, Value, Working};

/// "Find for each cell the distance to the nearest 0."
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let gate = "nearest|closest distance|far|step matrix|grid|cell|board|table|map|array";
    let others = "diagonal|diagonally|chebyshev|king|euclidean|wall|obstacle|block|blocked|largest|maximum|farthest|sum|\
                  wrap|torus|toroidal|knight|hexagonal|squared";
    if !prompt.says_somewhere(gate) || prompt.says(others) && !prompt.says("no|not|never|without diagonal|diagonally") {
        return None;
    }
    let telling = Telling::new(prompt);
    let shown = Shown::of(&telling)?;
    let symbols = shown.symbols();
    let told = legend(&telling, &symbols);
    let mut wanted: Vec<String> = Vec::new();
    for sentence in telling.all(&["nearest|closest"]) {
        let tokens = prompt.of(sentence);
        let at = tokens.iter().position(|it| {
            it.has_lemma("near") || it.has_lemma("close") || ["nearest", "closest"].contains(&&*it.lower)
        })?;
        let near = &tokens[at..tokens.len().min(at + 5)];
        // "The closest shelter": what the key calls one of the symbols.
        let called = || {
            let noun = near.get(1..)?.iter().find(|it| !["the", "a", "such", "of", "one"].contains(&&*it.lower))?;
            let mut meant = told.iter().filter(|said| {
                said.words.iter().any(|word| *word == *noun.lower || noun.has_lemma(word)) && !said.is("not no non")
            });
            let first = meant.next()?;
            meant.all(|it| it.symbol == first.symbol).then(|| first.symbol.clone())
        };
        // A full stop is no symbol of the grid.
        let ends = |token: &Token| token.is_mark('.') && token.span.end == sentence.span.end;
        let written = || {
            near.iter().find_map(|token| {
                let written = &prompt.text[token.span.clone()];
                let written = written.trim_matches(|c: char| matches!(c, '\'' | '"' | '`'));
                match token.number().and_then(|it| it.to_i64()) {
                    Some(number) => Some(number.to_string()),
                    None => (!ends(token) && token.span.len() < 4 && symbols.contains(written) && written != "a")
                        .then(|| written.to_owned()),
                }
            })
        };
        let named = called().or_else(written);
        let named = named.or_else(|| says(near, "zero|zeros|zeroes").then(|| "0".to_owned()));
        let named = named.or_else(|| says(near, "one|ones").then(|| "1".to_owned()));
        wanted.extend(named);
    }
    wanted.sort_unstable();
    wanted.dedup();
    let [target] = &wanted[..] else {
        return None;
    };
    telling.says(&[
        "distance",
        "0|1|zero|one cell|matrix|grid|contain|contains|binary",
        "taxicab|manhattan|step|move|adjacent|up|down",
    ]);
    telling.says(&["diagonal|diagonally not|no|never|without"]);
    let goal = Goal::new("nearest", vec![shown.values(), Value::written(target)]);
    let form = shown.form_of_numbers(&telling);
    let mut reading =
        telling.reading("grids", format!("how far it is from each cell to the nearest {target}"), goal, form);
    reading.restatement.condition = "a step leads up, down, left or right".to_owned();
    Some(reading)
}

#[derive(Clone)]
struct Field {
    is_target: Vec<Vec<bool>>,
    target: Value,
}

impl Field {
    fn size(&self) -> (usize, usize) {
        (self.is_target.len(), self.is_target[0].len())
    }

    fn targets(&self) -> Vec<(usize, usize)> {
        let (height, width) = self.size();
        (0..height)
            .flat_map(|row| (0..width).map(move |column| (row, column)))
            .filter(|&(row, column)| self.is_target[row][column])
            .collect()
    }

    /// Words for a grid without what is looked for.
    fn none(&self) -> Value {
        Value::text(format!("there is no {} in the grid", self.target.spoken()))
    }
}

fn rows(distances: &[Vec<i64>]) -> Value {
    Value::rows(distances.iter().map(|row| row.iter().map(|&it| Value::from(it))))
}

pub fn approaches(rows_given: &Value, target: &Value) -> Vec<Approach> {
    let Some(grid) = rows_given.as_grid() else {
        return Vec::new();
    };
    let field = Field {
        is_target: grid.iter().map(|row| row.iter().map(|cell| cell == target).collect()).collect(),
        target: target.clone(),
    };
    let (swept, each, lines) = (field.clone(), field.clone(), field.clone());
    vec![
        Approach::direct("wave_from_all", "start at all of them at once and go out step by step", move |working| {
            wave(&field, working)
        }),
        Approach::direct("two_sweeps", "one sweep from the top left, one back from the bottom right", move |working| {
            sweeps(&swept, working)
        }),
        Approach::direct("compare_with_each", "from each cell look at every one of them", move |working| {
            let ((height, width), targets) = (each.size(), each.targets());
            if targets.is_empty() {
                return Ok(each.none());
            }
            working.spend((height * width * targets.len()) as u64 / 100 + 1)?;
            let nearest = |row: usize, column: usize| {
                targets
                    .iter()
                    .map(|&(down, right)| (row.abs_diff(down) + column.abs_diff(right)) as i64)
                    .min()
                    .unwrap_or(0)
            };
            let distances: Vec<Vec<i64>> =
                (0..height).map(|row| (0..width).map(|column| nearest(row, column)).collect()).collect();
            working.note(|| format!("{} cells are compared with {} others", height * width, targets.len()));
            Ok(rows(&distances))
        }),
        Approach::direct("along_the_rows", "look only to the left and right, and up and down", move |working| {
            let (height, width) = lines.size();
            working.spend((height * width * (height + width)) as u64 / 100 + 1)?;
            if lines.targets().is_empty() {
                return Ok(lines.none());
            }
            let look = |row: usize, column: usize| {
                let beside = (0..width).filter(|&it| lines.is_target[row][it]).map(|it| it.abs_diff(column));
                let above = (0..height).filter(|&it| lines.is_target[it][column]).map(|it| it.abs_diff(row));
                beside.chain(above).min().unwrap_or(height + width) as i64
            };
            let distances: Vec<Vec<i64>> =
                (0..height).map(|row| (0..width).map(|column| look(row, column)).collect()).collect();
            Ok(rows(&distances))
        })
        .heuristic(),
    ]
}

fn wave(field: &Field, working: &mut Working) -> Result<Value, Setback> {
    let ((height, width), targets) = (field.size(), field.targets());
    if targets.is_empty() {
        return Ok(field.none());
    }
    let mut distances = vec![vec![-1; width]; height];
    targets.iter().for_each(|&(row, column)| distances[row][column] = 0);
    working.note(|| format!("{} cells are at distance 0", targets.len()));
    let mut open: VecDeque<(usize, usize)> = targets.into();
    let mut reached = vec![0];
    while let Some((row, column)) = open.pop_front() {
        working.spend(1)?;
        let next = distances[row][column] + 1;
        let near = [(row.wrapping_sub(1), column), (row + 1, column), (row, column.wrapping_sub(1)), (row, column + 1)];
        for (row, column) in near {
            if row < height && column < width && distances[row][column] < 0 {
                distances[row][column] = next;
                open.push_back((row, column));
                reached.resize(reached.len().max(next as usize + 1), 0);
                reached[next as usize] += 1;
            }
        }
    }
    for (distance, count) in reached.iter().enumerate().skip(1).take(24) {
        working.note(|| format!("{count} more are at distance {distance}"));
    }
    Ok(rows(&distances))
}

/// The nearest is reached by way of a neighbour: above or left of a cell, which the first sweep knows, or below or right of
/// it, which the second does (Rosenfeld and Pfaltz 1966).
fn sweeps(field: &Field, working: &mut Working) -> Result<Value, Setback> {
    let (height, width) = field.size();
    if field.targets().is_empty() {
        return Ok(field.none());
    }
    let far = (height + width) as i64;
    let mut distances: Vec<Vec<i64>> =
        field.is_target.iter().map(|row| row.iter().map(|&it| if it { 0 } else { far }).collect()).collect();
    working.spend((height * width) as u64 / 8 + 1)?;
    for row in 0..height {
        for column in 0..width {
            let above = if row > 0 { distances[row - 1][column] } else { far };
            let left = if column > 0 { distances[row][column - 1] } else { far };
            distances[row][column] = distances[row][column].min(above + 1).min(left + 1);
        }
    }
    working.note(|| format!("the first sweep leaves {}", in_brief(&distances)));
    for row in (0..height).rev() {
        for column in (0..width).rev() {
            let below = if row + 1 < height { distances[row + 1][column] } else { far };
            let right = if column + 1 < width { distances[row][column + 1] } else { far };
            distances[row][column] = distances[row][column].min(below + 1).min(right + 1);
        }
    }
    working.note(|| format!("the sweep back leaves {}", in_brief(&distances)));
    Ok(rows(&distances))
}

/// A grid of numbers as lines, or its size where it is large.
fn in_brief(distances: &[Vec<i64>]) -> String {
    if distances.len() > 12 || distances[0].len() > 20 {
        return "numbers that are at most too large".to_owned();
    }
    let rows = distances.iter().map(|row| row.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
    format!("\n{}", rows.collect::<Vec<_>>().join("\n"))
}
