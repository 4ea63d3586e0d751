//! A board of queens, field by field.

use super::NONE;
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 200_000;

pub fn queens(rows: &Value, queen: &Value, empty: &Value, answer: &Value) -> Verdict {
    let Some(given) = rows.as_grid().filter(|grid| grid.len() == grid[0].len() && grid.len() <= 60) else {
        return Verdict::Unsettled;
    };
    if let Value::Text(text) = answer
        && text.starts_with(NONE)
    {
        return has_none(&given, queen);
    }
    let Some(board) = answer.as_grid() else {
        return Verdict::refuted("it is no board");
    };
    let size = given.len();
    if board.len() != size || board[0].len() != size {
        return Verdict::refuted(format!("the board is not {size} by {size}"));
    }
    let mut standing = Vec::new();
    for (row, marks) in board.iter().enumerate() {
        for (column, mark) in marks.iter().enumerate() {
            if mark != queen && mark != empty {
                return Verdict::refuted("a field is neither empty nor has a queen");
            }
            if given[row][column] == *queen && mark != queen {
                return Verdict::refuted(format!("the queen in row {}, column {} is gone", row + 1, column + 1));
            }
            if mark == queen {
                standing.push((row as i64, column as i64));
            }
        }
    }
    if standing.len() != size {
        return Verdict::refuted(format!("there are {} queens, and not {size}", standing.len()));
    }
    for (at, one) in standing.iter().enumerate() {
        for other in &standing[at + 1..] {
            let (down, across) = (other.0 - one.0, other.1 - one.1);
            if down == 0 || across == 0 || down == across || down == -across {
                return Verdict::refuted(format!(
                    "the queens in row {}, column {} and in row {}, column {} attack each other",
                    one.0 + 1,
                    one.1 + 1,
                    other.0 + 1,
                    other.1 + 1
                ));
            }
        }
    }
    Verdict::confirmed(format!("{size} queens, no two of which attack each other, and all that stood there still do"))
}

/// Squares by their names: each is read back as a place on the board, which has a queen that did not stand there before; they
/// are in the order of rank and file, and as many as there are such queens.
pub fn squares(board: &Value, queen: &Value, before: &Value, answer: &Value) -> Verdict {
    if board.as_text().is_some() {
        return if board == answer {
            Verdict::confirmed("there is no board")
        } else {
            Verdict::refuted("there is no board")
        };
    }
    let (Some(board), Some(before)) = (board.as_grid(), before.as_rows()) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_texts() else {
        return Verdict::refuted("it names no squares");
    };
    let mut last = None;
    for name in &said {
        let mut letters = name.chars();
        let file = letters.next().filter(char::is_ascii_lowercase).map(|it| it as usize - 'a' as usize);
        let rank = letters.as_str().parse::<usize>().ok().filter(|it| (1..=board.len()).contains(it));
        let (Some(file), Some(rank)) = (file, rank) else {
            return Verdict::refuted(format!("{name} is no square"));
        };
        let row = board.len() - rank;
        let is_told = before.iter().any(|it| **it == [(row as i64 + 1).into(), (file as i64 + 1).into()]);
        if is_told || board[row].get(file) != Some(queen) {
            return Verdict::refuted(format!("{name} has no new queen"));
        }
        if last.is_some_and(|last| last >= (rank, file)) {
            return Verdict::refuted("the squares are not in the order of the ranks");
        }
        last = Some((rank, file));
    }
    let standing = board.iter().flat_map(|marks| marks.iter()).filter(|mark| *mark == queen).count();
    if said.len() + before.len() == standing {
        Verdict::confirmed("each has a new queen, and there are no others")
    } else {
        Verdict::refuted("there are other new queens")
    }
}

fn has_none(given: &[&[Value]], queen: &Value) -> Verdict {
    let mut left = MOST_CASES;
    match ways(given, queen, 1, (0, (0, 0, 0)), &mut left) {
        Some(1..) => Verdict::refuted("there is a solution"),
        Some(_) => Verdict::confirmed("going through all placements, row by row, finds no solution"),
        None => Verdict::Unsettled,
    }
}

/// So many placements, when all can be gone through.
pub fn count(rows: &Value, queen: &Value, answer: &Value) -> Verdict {
    let Some(given) = rows.as_grid().filter(|grid| grid.len() == grid[0].len() && grid.len() <= 12) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_number().and_then(|it| it.to_i64()) else {
        return Verdict::refuted("it is no number of ways");
    };
    let mut left = MOST_CASES;
    match ways(&given, queen, i64::MAX, (0, (0, 0, 0)), &mut left) {
        None => Verdict::Unsettled,
        Some(count) if count == said => Verdict::confirmed("going through all placements, row by row, finds as many"),
        Some(count) => Verdict::refuted(format!("going through all placements finds {count}")),
    }
}

/// How many placements there are from this row on, with bits for the columns and diagonals that are taken; no more than
/// `enough` are sought.
fn ways(
    given: &[&[Value]],
    queen: &Value,
    enough: i64,
    (row, taken): (usize, (u128, u128, u128)),
    left: &mut u64,
) -> Option<i64> {
    let Some(marks) = given.get(row) else {
        return Some(1);
    };
    *left = left.checked_sub(1)?;
    let standing = marks.iter().filter(|mark| *mark == queen).count();
    let mut count = 0;
    for column in 0..marks.len() {
        if count >= enough || standing > 1 || standing == 1 && marks[column] != *queen {
            continue;
        }
        let bits = (1 << column, 1 << (row + column), 1 << (row + marks.len() - column));
        if taken.0 & bits.0 == 0 && taken.1 & bits.1 == 0 && taken.2 & bits.2 == 0 {
            let taken = (taken.0 | bits.0, taken.1 | bits.1, taken.2 | bits.2);
            count += ways(given, queen, enough - count, (row + 1, taken), left)?;
        }
    }
    Some(count)
}

/// Each column names the field of a queen, where the first column has this number.
pub fn columns(board: &Value, queen: &Value, first: i64, answer: &Value) -> Verdict {
    if board.as_text().is_some() {
        return if board == answer {
            Verdict::confirmed("there is no board")
        } else {
            Verdict::refuted("there is no board")
        };
    }
    let Some(board) = board.as_grid() else {
        return Verdict::Unsettled;
    };
    let Some(columns) = answer.as_small_integers().filter(|columns| columns.len() == board.len()) else {
        return Verdict::refuted("it is no list of a column for each row");
    };
    let is_there = |(row, column): (&&[Value], &i64)| {
        usize::try_from(*column - first).ok().and_then(|at| row.get(at)).is_some_and(|mark| mark == queen)
    };
    match board.iter().zip(&columns).all(is_there) {
        true => Verdict::confirmed("a queen stands in each of these columns"),
        false => Verdict::refuted("a queen does not stand where it says"),
    }
}
