//! Queens on a square board, as many as it has rows, none of which attacks another. Some may stand there already.

mod reading;

use super::cells::Cell;
use super::cover;
use super::model::{Model, Relation};
use crate::problem::{Approach, Setback, Value, Working};
pub use reading::read;

/// Boards up to this size are taken on.
const LARGEST: usize = 60;

/// A board as it is given.
#[derive(Clone)]
struct Given {
    size: usize,
    /// Row and column of each queen that stands there, from 0.
    placed: Vec<(usize, usize)>,
    queen: Value,
    empty: Value,
}

impl Given {
    fn of(rows: &Value, queen: &Value, empty: &Value) -> Option<Self> {
        let grid = rows.as_grid()?;
        let size = grid.len();
        let is_known = grid.iter().all(|row| row.iter().all(|mark| mark == queen || mark == empty));
        if grid[0].len() != size || size > LARGEST || queen == empty || !is_known {
            return None;
        }
        let cells = grid
            .iter()
            .enumerate()
            .flat_map(|(row, marks)| marks.iter().enumerate().map(move |(column, mark)| (row, column, mark)));
        let placed = cells.filter(|&(_, _, mark)| mark == queen).map(|(row, column, _)| (row, column)).collect();
        Some(Self { size, placed, queen: queen.clone(), empty: empty.clone() })
    }

    /// Two queens that stand there and attack each other.
    fn clash(&self) -> Option<String> {
        let pairs = self
            .placed
            .iter()
            .enumerate()
            .flat_map(|(at, one)| self.placed[at + 1..].iter().map(move |other| (one, other)));
        let mut clashes = pairs.filter_map(|(one, other)| {
            let how = match (one.0 == other.0, one.1 == other.1, one.0.abs_diff(other.0) == one.1.abs_diff(other.1)) {
                (true, ..) => "row",
                (_, true, _) => "column",
                (_, _, true) => "diagonal",
                _ => return None,
            };
            let at = |it: &(usize, usize)| format!("row {}, column {}", it.0 + 1, it.1 + 1);
            Some(format!("the queens in {} and in {} stand on one {how}", at(one), at(other)))
        });
        clashes.next()
    }

    fn model(&self) -> Model {
        let mut model =
            Model { value_names: (1..=self.size).map(|it| format!("column {it}")).collect(), ..Model::default() };
        // The lowest of all names values from 1, so that each variable begins there, and rules hold queens in their places.
        for row in 0..self.size {
            model.variable(format!("queen of row {}", row + 1), 1, self.size as i64);
        }
        model.different("the columns", 0..self.size);
        for (name, sign) in [("a rising diagonal", 1), ("a falling diagonal", -1)] {
            let members = (0..self.size).map(|row| (row, sign * row as i64)).collect();
            model.rule(name, Relation::Different(members));
        }
        for &(row, column) in &self.placed {
            model.linear("the board", vec![(1, row)], super::model::Comparison::Equal, column as i64 + 1);
        }
        model
    }

    /// The board with a queen in each row, in these columns counted from 1.
    fn answer(&self, columns: &[i64]) -> Value {
        let cell = |at: i64, column: i64| if at == column { self.queen.clone() } else { self.empty.clone() };
        Value::rows(columns.iter().map(|&column| (1..=self.size as i64).map(move |at| cell(at, column))))
    }

    /// The ways to go on after queens in these columns of the first rows.
    fn ways(&self, columns: &mut Vec<usize>, working: &mut Working) -> Result<i64, Setback> {
        working.spend(1)?;
        let row = columns.len();
        if row == self.size {
            return Ok(1);
        }
        let mut count = 0;
        for column in 0..self.size {
            let stands_elsewhere = self.placed.iter().any(|&(at, place)| at == row && place != column);
            let attacks = |(at, &place): (usize, &usize)| place == column || place.abs_diff(column) == row - at;
            if !stands_elsewhere && !columns.iter().enumerate().any(attacks) {
                columns.push(column);
                count += self.ways(columns, working)?;
                columns.pop();
            }
        }
        Ok(count)
    }

    fn none(&self) -> Value {
        let reason = self.clash().unwrap_or_else(|| "each way to place the others ends in an attack".to_owned());
        Value::text(format!("there is no solution: {reason}"))
    }
}

/// So many exact covers are looked at before the first in order is taken from them.
const MOST_COVERS: usize = 1_000;

/// A queen for each row, by rules; an exact cover of rows and columns; or a staircase.
pub fn approaches(rows: &Value, queen: &Value, empty: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(rows, queen, empty) else {
        return Vec::new();
    };
    let (same, also) = (given.clone(), given.clone());
    let mut ways = vec![
        Approach::split(
            "rules",
            "each row has one queen: find its column, so that columns and diagonals differ",
            vec![given.model().goal()],
            move |parts, working| {
                let solutions = parts[0].as_list().ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
                match solutions.first() {
                    None => Ok(given.none()),
                    Some(first) => {
                        let columns = first.as_small_integers().ok_or_else(|| Setback::no_way("no list of columns"))?;
                        if solutions.len() > 1 {
                            working.note(|| "there are other placements too; this is the first in order".to_owned());
                        }
                        Ok(given.answer(&columns))
                    }
                }
            },
        ),
        Approach::direct(
            "exact_cover",
            "choose fields such that each row and each column is met once and each diagonal at most once",
            move |working| by_exact_cover(&same, working),
        ),
    ];
    if also.placed.is_empty() {
        ways.push(
            Approach::direct("staircase", "go two columns on from row to row: the even columns, then the odd ones", move |working| {
                let size = also.size as i64;
                let columns: Vec<i64> = (1..=size).filter(|it| it % 2 == 0).chain((1..=size).filter(|it| it % 2 == 1)).collect();
                working.note(|| {
                    "such stairs hold unless the size leaves 2 or 3 when it is divided by 6, where two of them meet".to_owned()
                });
                Ok(also.answer(&columns))
            })
            .heuristic(),
        );
    }
    ways
}

/// The fields that are free, and exact covers by them.
fn covers_of(given: &Given, working: &mut Working) -> Result<(Vec<Cell>, Vec<Vec<usize>>), Setback> {
    let n = given.size;
    let attacks = |row: usize, column: usize| {
        given.placed.iter().any(|&(r, c)| {
            (r, c) != (row, column) && (r == row || c == column || r.abs_diff(row) == c.abs_diff(column))
        })
    };
    let fields: Vec<(usize, usize)> = (0..n)
        .flat_map(|row| (0..n).map(move |column| (row, column)))
        .filter(|&(row, column)| !attacks(row, column))
        .collect();
    let table: Vec<Vec<usize>> = fields
        .iter()
        .map(|&(row, column)| vec![row, n + column, 2 * n + row + column, 4 * n - 1 + row + n - 1 - column])
        .collect();
    working.note(|| format!("{} of {} fields are not attacked by a queen that stands there", fields.len(), n * n));
    let found = cover::covers(6 * n, 2 * n, &table, MOST_COVERS, working)?;
    Ok((fields, found))
}

fn by_exact_cover(given: &Given, working: &mut Working) -> Result<Value, Setback> {
    let n = given.size;
    if n > 16 {
        return Err(Setback::TooBig("the table of fields".to_owned()));
    }
    if given.clash().is_some() {
        return Ok(given.none());
    }
    let (fields, found) = covers_of(given, working)?;
    let first = found.iter().map(|rows| rows.iter().map(|&row| fields[row].1 as i64 + 1).collect::<Vec<_>>()).min();
    working.note(|| match found.len() {
        MOST_COVERS => format!("there are more than {MOST_COVERS} exact covers"),
        count => format!("exact covers: {count}"),
    });
    Ok(first.map_or_else(|| given.none(), |columns| given.answer(&columns)))
}

/// In how many ways the other queens can be placed: row by row, or by exact covers.
pub fn count(rows: &Value, queen: &Value, empty: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(rows, queen, empty).filter(|given| given.size <= 10) else {
        return Vec::new();
    };
    let same = given.clone();
    vec![
        Approach::direct("row_by_row", "put a queen in each row where none attacks it, and count", move |working| {
            if given.clash().is_some() {
                return Ok(0.into());
            }
            let mut columns = Vec::new();
            Ok(given.ways(&mut columns, working)?.into())
        }),
        Approach::direct(
            "exact_cover",
            "choose fields such that each row and each column is met once and each diagonal at most once",
            move |working| {
                if same.clash().is_some() {
                    return Ok(0.into());
                }
                let (_, found) = covers_of(&same, working)?;
                if found.len() == MOST_COVERS {
                    return Err(Setback::TooBig("the list of covers".to_owned()));
                }
                Ok((found.len() as i64).into())
            },
        ),
    ]
}

/// The squares of the queens that do not stand there before, as chess players name them: along the files, from below.
pub fn squares(board: &Value, queen: &Value, before: &Value) -> Vec<Approach> {
    if matches!(board, Value::Goal(_)) {
        return Vec::new();
    }
    let (board, queen, before) = (board.clone(), queen.clone(), before.clone());
    vec![Approach::direct("rank_by_rank", "look for the new queens, from the lowest rank up", move |_| {
        if board.as_text().is_some() {
            return Ok(board.clone());
        }
        let named = named_squares(&board, &queen, &before);
        named.map(Value::texts).ok_or_else(|| Setback::no_way("there is no board"))
    })]
}

fn named_squares(board: &Value, queen: &Value, before: &Value) -> Option<Vec<String>> {
    let rows = board.as_grid()?;
    let before: Vec<Vec<i64>> = before.as_list()?.iter().map(Value::as_small_integers).collect::<Option<_>>()?;
    let size = rows.len();
    let mut found = Vec::new();
    for (row, marks) in rows.iter().enumerate().rev() {
        for column in (0..marks.len()).filter(|&column| marks[column] == *queen) {
            if !before.contains(&vec![row as i64 + 1, column as i64 + 1]) {
                found.push(format!("{}{}", char::from(b'a' + u8::try_from(column).ok()?), size - row));
            }
        }
    }
    Some(found)
}

/// The column of the queen in each row of a board, where the first column has this number.
pub fn columns(board: &Value, queen: &Value, first: i64) -> Vec<Approach> {
    let (board, queen) = (board.clone(), queen.clone());
    vec![Approach::direct("row_by_row", "look for the queen in each row", move |_| {
        if board.as_text().is_some() {
            return Ok(board.clone());
        }
        let place =
            |row: &&[Value]| row.iter().position(|mark| *mark == queen).map(|at| Value::from(at as i64 + first));
        let columns: Option<Vec<Value>> = board.as_grid().and_then(|rows| rows.iter().map(place).collect());
        columns.map(Value::list).ok_or_else(|| Setback::no_way("a row has no queen"))
    })]
}
