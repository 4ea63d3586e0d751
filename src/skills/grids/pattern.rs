//! A grid of two kinds of cells with gaps: which formula of row and column tells the kinds, and what belongs into the gaps?

use std::collections::BTreeSet;

use super::shown::Shown;
use crate::language::Telling;
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Value, Working};

/// Symbols that mark a gap.
const GAPS: [&str; 6] = ["?", "❔", "❓", "？", "_", "_?"];

/// Remainders are taken of numbers up to this.
const MOST_DIVISOR: u64 = 60;

/// "Find the mathematical pattern of this grid and fill in the question marks."
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says_somewhere("pattern|rule|formula|law|regularity grid|board|matrix|picture|table|array fill|complete|missing|replace|question_mark|hole|gap|unknown|restore|hidden|recover|reconstruct|reveal|covered|blank|deduce !example !examples")
        || prompt.says("sudoku|life|input|output_grid|training|crossword|magic")
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let shown = Shown::of(&telling)?;
    let symbols = shown.symbols();
    let gaps: Vec<&str> = symbols.iter().copied().filter(|it| GAPS.contains(it)).collect();
    let [gap] = gaps[..] else {
        return None;
    };
    if symbols.len() > 3 || shown.rows.len() < 4 || shown.rows[0].len() < 4 {
        return None;
    }
    telling.says(&[
        "pattern|rule|formula|law|regularity",
        "fill|complete|replace|question_mark|missing|restore|hidden|recover|reconstruct|reveal|covered",
        "grid|matrix|board",
    ]);
    let goal = Goal::new("completed", vec![shown.values(), Value::text(gap)]);
    let form = shown.form(&telling);
    Some(telling.reading("grids", "the grid with its gaps filled by the formula that makes it", goal, form))
}

/// What is made of the column x and the row y, counted from 0, before a remainder is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Sum,
    Difference,
    Product,
    Power,
}

const ALL: [Of; 4] = [Of::Sum, Of::Difference, Of::Product, Of::Power];

impl Of {
    fn remainder(self, x: u64, y: u64, divisor: u64) -> u64 {
        match self {
            Of::Sum => (x + y) % divisor,
            Of::Difference => x.abs_diff(y) % divisor,
            Of::Product => x * y % divisor,
            Of::Power => (0..y).fold(1 % divisor, |power, _| power * x % divisor),
        }
    }

    fn said(self) -> &'static str {
        match self {
            Of::Sum => "x + y",
            Of::Difference => "|x - y|",
            Of::Product => "x * y",
            Of::Power => "x^y",
        }
    }
}

#[derive(Clone)]
struct Grid {
    /// None in a gap.
    cells: Vec<Vec<Option<Value>>>,
    kinds: [Value; 2],
}

impl Grid {
    fn of(given: &[Value]) -> Option<Self> {
        let [rows, gap] = given else {
            return None;
        };
        let cells: Vec<Vec<Option<Value>>> = rows
            .as_grid()?
            .iter()
            .map(|row| row.iter().map(|cell| (cell != gap).then(|| cell.clone())).collect())
            .collect();
        let kinds: BTreeSet<&Value> = cells.iter().flatten().flatten().collect();
        let kinds: Vec<Value> = kinds.into_iter().cloned().collect();
        let [one, other] = kinds.try_into().ok()?;
        Some(Self { cells, kinds: [one, other] })
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.cells.len()).flat_map(|row| (0..self.cells[0].len()).map(move |column| (row, column)))
    }

    fn filled(&self, kind: impl Fn(usize, usize) -> Value) -> Value {
        let cell = |(row, column): (usize, usize)| self.cells[row][column].clone().unwrap_or_else(|| kind(row, column));
        Value::rows(
            (0..self.cells.len())
                .map(|row| (0..self.cells[0].len()).map(|column| cell((row, column))).collect::<Vec<_>>()),
        )
    }

    /// The remainders that a formula gives to all cells of a kind and to no cell of the other, if there is one such.
    fn remainder_of(&self, of: Of, divisor: u64, kind: &Value) -> Option<u64> {
        let mut wanted = None;
        for (row, column) in self.places() {
            let Some(cell) = &self.cells[row][column] else {
                continue;
            };
            let remainder = of.remainder(column as u64, row as u64, divisor);
            if cell == kind && *wanted.get_or_insert(remainder) != remainder {
                return None;
            }
        }
        let wanted = wanted?;
        let mut places = self.places();
        let is_exact = places.all(|(row, column)| match &self.cells[row][column] {
            Some(cell) => cell == kind || of.remainder(column as u64, row as u64, divisor) != wanted,
            None => true,
        });
        is_exact.then_some(wanted)
    }
}

pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let Some(grid) = Grid::of(given) else {
        return Vec::new();
    };
    let (shifted, common) = (grid.clone(), grid.clone());
    vec![
        Approach::direct(
            "try_formulas",
            "try sums, differences, products and powers and all remainders of them",
            move |working| by_formulas(&grid, working),
        ),
        Approach::direct(
            "shift_onto_itself",
            "find how the grid can be shifted so that it covers itself",
            move |working| by_shifts(&shifted, working),
        ),
        Approach::direct("the_more_common", "put the more common kind into every gap", move |working| {
            working.spend(1 + common.cells.len() as u64)?;
            let count = |kind: &Value| common.cells.iter().flatten().flatten().filter(|it| *it == kind).count();
            let more = usize::from(count(&common.kinds[1]) > count(&common.kinds[0]));
            Ok(common.filled(|_, _| common.kinds[more].clone()))
        })
        .heuristic(),
    ]
}

/// All formulas that fit are found; when two of them fill a gap differently there is no answer.
fn by_formulas(grid: &Grid, working: &mut Working) -> Result<Value, Setback> {
    let mut found: Option<(Value, String)> = None;
    let mut count = 0;
    for kind in &grid.kinds {
        for of in ALL {
            for divisor in 1..=MOST_DIVISOR {
                working.spend(1 + grid.cells.len() as u64 / 4)?;
                let Some(wanted) = grid.remainder_of(of, divisor, kind) else {
                    continue;
                };
                let other = if *kind == grid.kinds[0] { &grid.kinds[1] } else { &grid.kinds[0] };
                let filled = grid.filled(|row, column| {
                    let is_kind = of.remainder(column as u64, row as u64, divisor) == wanted;
                    if is_kind { kind.clone() } else { other.clone() }
                });
                count += 1;
                let said = format!("{} where {} leaves {wanted} when divided by {divisor}", kind.spoken(), of.said());
                if count <= 12 {
                    working.note(|| format!("this fits: {said} (x counts columns and y rows, from 0)"));
                }
                match &found {
                    Some((before, other)) if *before != filled => {
                        return Err(Setback::no_way(format!(
                            "two formulas fit and fill the gaps differently: {other}; and {said}"
                        )));
                    }
                    Some(_) => {}
                    None => found = Some((filled, said)),
                }
            }
        }
    }
    found.map(|(filled, _)| filled).ok_or_else(|| Setback::no_way("no formula of this kind fits all cells"))
}

/// The smallest shifts under which every known cell falls on one of its kind; they fill a gap with what falls on it.
fn by_shifts(grid: &Grid, working: &mut Working) -> Result<Value, Setback> {
    let (height, width) = (grid.cells.len() as i64, grid.cells[0].len() as i64);
    let cell = |row: i64, column: i64| -> Option<&Value> {
        let (row, column) = (usize::try_from(row).ok()?, usize::try_from(column).ok()?);
        grid.cells.get(row)?.get(column)?.as_ref()
    };
    let mut shifts = Vec::new();
    for down in 0..=height / 2 {
        for right in -width / 2..=width / 2 {
            if (down, right) <= (0, 0) {
                continue;
            }
            working.spend(1)?;
            let fits = (0..height).all(|row| {
                (0..width).all(|column| match (cell(row, column), cell(row + down, column + right)) {
                    (Some(one), Some(other)) => one == other,
                    _ => true,
                })
            });
            if fits {
                shifts.push((down, right));
            }
        }
    }
    let [first, ..] = shifts[..] else {
        return Err(Setback::no_way("no shift covers the grid with itself"));
    };
    working.note(|| format!("{} shifts fit, such as {} down and {} to the right", shifts.len(), first.0, first.1));
    let fill = |row: i64, column: i64| {
        shifts.iter().find_map(|(down, right)| {
            cell(row + down, column + right).or_else(|| cell(row - down, column - right)).cloned()
        })
    };
    let gaps = grid.places().filter(|&(row, column)| grid.cells[row][column].is_none());
    let mut filled = std::collections::BTreeMap::new();
    for (row, column) in gaps {
        let kind = fill(row as i64, column as i64).ok_or_else(|| Setback::no_way("no shift covers a gap"))?;
        working.note(|| format!("the gap in row {}, column {} becomes {}", row + 1, column + 1, kind.spoken()));
        filled.insert((row, column), kind);
    }
    Ok(grid.filled(|row, column| filled.get(&(row, column)).cloned().unwrap_or_else(|| grid.kinds[0].clone())))
}
