//! Looking back at the game of life: the cells lie in one long row with a list of the neighbours of each, and the steps are
//! made on it; a mark that is set down at every power of two notices when a state comes again (Brent 1980).

use crate::problem::{Value, Verdict};

/// So many cells are looked at before a check gives up.
const MOST: u64 = 20_000_000;

struct Row {
    width: usize,
    lives: Vec<bool>,
    neighbours: Vec<Vec<usize>>,
    born: Vec<usize>,
    stays: Vec<usize>,
    steps: u64,
    symbols: (Value, Value),
}

impl Row {
    fn of(given: &[Value]) -> Option<Self> {
        let [rows, symbols, rule, edge, steps] = given else {
            return None;
        };
        let (grid, symbols) = (rows.as_grid()?, symbols.as_list()?);
        let [dead, alive] = symbols else {
            return None;
        };
        let (height, width) = (grid.len(), grid[0].len());
        if dead == alive || grid.iter().any(|row| row.iter().any(|cell| cell != dead && cell != alive)) {
            return None;
        }
        let joined = match edge.as_text()? {
            "wrapping" => true,
            "bounded" => false,
            _ => return None,
        };
        let near = |at: usize, size: usize| -> Vec<usize> {
            let before = if at > 0 { Some(at - 1) } else { joined.then_some(size - 1) };
            let after = if at + 1 < size { Some(at + 1) } else { joined.then_some(0) };
            [before, Some(at), after].into_iter().map(|it| it.unwrap_or(usize::MAX)).collect()
        };
        let neighbours = (0..height * width).map(|place| {
            let (above, beside) = (near(place / width, height), near(place % width, width));
            let all = (0..9).filter(|it| *it != 4).map(|it| (above[it / 3], beside[it % 3]));
            all.filter(|(row, column)| *row != usize::MAX && *column != usize::MAX)
                .map(|(row, column)| row * width + column)
                .collect()
        });
        let (born, stays) = rule.as_text()?.split_once('/')?;
        let counts = |text: &str| text.chars().filter_map(|c| c.to_digit(10)).map(|it| it as usize).collect();
        Some(Self {
            width,
            lives: grid.iter().flat_map(|row| row.iter()).map(|cell| cell == alive).collect(),
            neighbours: neighbours.collect(),
            born: counts(born),
            stays: counts(stays),
            steps: u64::try_from(steps.as_number()?.to_i64()?).ok()?,
            symbols: (dead.clone(), alive.clone()),
        })
    }

    /// What lives in the end; none when it would take too long.
    fn end(&self) -> Option<Vec<bool>> {
        let (mut now, mut mark, mut marked_at) = (self.lives.clone(), self.lives.clone(), 0_u64);
        let (mut at, mut looked) = (0_u64, 0_u64);
        while at < self.steps {
            looked += now.len() as u64;
            if looked > MOST {
                return None;
            }
            let lives = |place: usize| {
                let count = self.neighbours[place].iter().filter(|&&it| now[it]).count();
                if now[place] { self.stays.contains(&count) } else { self.born.contains(&count) }
            };
            now = (0..now.len()).map(lives).collect();
            at += 1;
            if now == mark {
                at = self.steps - (self.steps - at) % (at - marked_at);
                marked_at = at;
            } else if at.is_power_of_two() {
                (mark, marked_at) = (now.clone(), at);
            }
        }
        Some(now)
    }
}

pub fn board(given: &[Value], answer: &Value) -> Verdict {
    let Some((row, end)) = Row::of(given).and_then(|row| row.end().map(|end| (row, end))) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_grid() else {
        return Verdict::refuted("it is no board");
    };
    if said[0].len() != row.width || said.len() * row.width != end.len() {
        return Verdict::refuted("it is not of the size of the board");
    }
    let cells = said.iter().flat_map(|cells| cells.iter());
    let wrong =
        cells.zip(&end).position(|(cell, &lives)| *cell != if lives { &row.symbols.1 } else { &row.symbols.0 }.clone());
    match wrong {
        Some(place) => Verdict::refuted(format!(
            "the cell in row {}, column {} {}",
            place / row.width + 1,
            place % row.width + 1,
            if end[place] { "lives" } else { "is dead" }
        )),
        None => Verdict::confirmed(format!("all {} cells are as counting their neighbours makes them", end.len())),
    }
}

pub fn count(given: &[Value], answer: &Value) -> Verdict {
    let Some(end) = Row::of(given).and_then(|row| row.end()) else {
        return Verdict::Unsettled;
    };
    let living = end.iter().filter(|it| **it).count() as i64;
    match answer == &Value::from(living) {
        true => Verdict::confirmed(format!("the steps made once more leave {living} cells alive")),
        false => Verdict::refuted(format!("{living} cells live in the end")),
    }
}

pub fn ends(given: &[Value], answer: &Value) -> Verdict {
    let Some(row) = Row::of(given).filter(|row| !row.born.contains(&0)) else {
        return Verdict::Unsettled;
    };
    let (Some(end), Value::Truth(said)) = (row.end(), answer) else {
        return if matches!(answer, Value::Truth(_)) {
            Verdict::Unsettled
        } else {
            Verdict::refuted("it is neither yes nor no")
        };
    };
    let living = end.iter().filter(|it| **it).count();
    match *said == (living == 0) {
        true => Verdict::confirmed(format!("after step {} {living} cells live", row.steps)),
        false => Verdict::refuted(format!("after step {} {living} cells live", row.steps)),
    }
}

/// After each number of steps by itself.
pub fn counts(given: &[Value], answer: &Value) -> Verdict {
    let [world @ .., steps] = given else {
        return Verdict::Unsettled;
    };
    let (Some(steps), Some(said)) = (steps.as_list(), answer.as_list()) else {
        return Verdict::refuted("it is no list of numbers");
    };
    if steps.len() != said.len() {
        return Verdict::refuted("there is not one number for each");
    }
    Verdict::all(steps.iter().zip(said).map(|(steps, said)| {
        let given: Vec<Value> = world.iter().chain([steps]).cloned().collect();
        count(&given, said)
    }))
}

/// The pairs are set down on an empty board, and that is the last one.
pub fn cells(given: &[Value], answer: &Value) -> Verdict {
    let [world @ .., places] = given else {
        return Verdict::Unsettled;
    };
    let (Some([top, left, turned]), Some((row, end))) = (
        places.as_small_integers().and_then(|it| <[i64; 3]>::try_from(it).ok()),
        Row::of(world).and_then(|row| row.end().map(|end| (row, end))),
    ) else {
        return Verdict::Unsettled;
    };
    let Some(pairs) = answer.as_list() else {
        return Verdict::refuted("it is no list of cells");
    };
    let told: Option<Vec<Vec<i64>>> = pairs.iter().map(Value::as_small_integers).collect();
    if told.is_some_and(|told| !told.is_sorted()) {
        return Verdict::refuted("they do not go from the first to the last");
    }
    let mut board = vec![false; end.len()];
    for pair in pairs {
        let Some(&[one, other]) = pair.as_small_integers().as_deref() else {
            return Verdict::refuted("it is no list of pairs");
        };
        let (down, right) = if turned == 1 { (other - top, one - left) } else { (one - top, other - left) };
        let is_inside = (0..row.width as i64).contains(&right) && down >= 0;
        let place = usize::try_from(down.saturating_mul(row.width as i64) + right).ok().filter(|_| is_inside);
        match place.and_then(|place| board.get_mut(place)) {
            Some(cell) if !*cell => *cell = true,
            _ => return Verdict::refuted("a cell lies beyond the board, or is named twice"),
        }
    }
    match board == end {
        true => Verdict::confirmed("these cells, and no others, are as counting their neighbours makes them"),
        false => Verdict::refuted("counting the neighbours leads to other cells"),
    }
}
