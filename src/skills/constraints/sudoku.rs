//! Sudoku: a square of digits in which each row, each column and each box has every digit once. Of any size whose boxes are
//! clear: 4 by 4 in boxes of 2 by 2, 6 by 6 in boxes of 2 by 3, 9 by 9 in boxes of 3 by 3.

use super::asked;
use super::board::{Board, form_of_rows, sizes};
use super::cells::{Told, named_in_square, names_of_lines, told_of};
use super::cover;
use super::model::Model;
use super::note::says_beside;
use super::usual::{OF_RULES, Usual};
use crate::language::{Telling, says};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Value};

/// Other rules than the usual ones, and other questions than for the solution.
const NOT_THIS: &str = "diagonal|diagonally|killer|cage|jigsaw|irregular|thermometer|thermo|knight|king|kropki|arrow|consecutive|\
                        sandwich|windoku|hyper|samurai|sum|product|even|odd|magic|symmetric|shaded|coloured|colored|anti|\
                        greater|less|inequality|futoshiki|kakuro|kenken|disjoint|toroidal|extra|additional|\
                        additionally|next_step";

const NAME: &str = "sudoku|mini-sudoku|su|doku|puzzle|grid|board";

const TOLD_WITH: &str = "hide hides row column col box block subgrid sub-grid subsquare sub-square region quadrant section square cell field space \
                         grid digit number value once repeat repeats repeated twice more than missing dot dots underscore underscores zero \
                         zeros period periods high wide tall line lines size mini zeroes clue clues separate separated replace replaced quarter quarters half bigger \
                         left smaller usual two-by-two three-by-three bottom top figures figure across down string encode encodes \
                         encoded whether erased centred centered symbol symbols hole holes unique way array denoted order character characters full stop point points any boxed box-shaped letter letters header column-names labelled label labels given givens \
                         quarter quarters latin addition every number-place place usual all four nine both present appears exactly \
                         occur occurs entry entries across bounded each neither nor big little heavy lie lies nothing empty free vacant open slash slashes \
                         lines cells blanks marked above below down replace by string top-left stands hold holds hidden question mark marks star stars \
                         spot spots read reads reading";

const RULES: &[&str] = &[
    "sudoku|su_doku",
    "row|column|box|block|subgrid|region|square|subsquare|quadrant|section|grid contain|have|hold|appear|repeat|once|each|every|all",
    "empty|blank|missing|unknown|zero|0|dot|underscore cell|square|field|space|place|mean|represent|stand|mark|denote|number|digit",
    "digit|number row column",
    "fill|complete|solve|finish grid|puzzle|board|square|cell|blank",
    "here|below|follow|following|given|consider grid|board|puzzle",
];

/// "Solve this sudoku", and the grid.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    // Its name may stand in a heading, which is no sentence.
    let is_named = prompt.says("sudoku|su_doku") || prompt.text.to_lowercase().contains("sudoku");
    let is_described = prompt.says_somewhere(
        "row|across column|down box|block|subgrid|region|subsquare|quadrant|quarter digit|number|figure|puzzle|contain",
    );
    // "A Latin square in which, in addition, each quadrant holds all digits."
    let is_square_with_boxes = prompt.says("latin_square|row|column|line|across")
        && prompt.says("digit|number|figure|symbol|entry|latin_square")
        && prompt.says("box|block|subgrid|region|subsquare|quadrant|quarter|subsquares|sub");
    if !(is_named || is_described || is_square_with_boxes) || says_beside(prompt, NOT_THIS) {
        return None;
    }
    let telling = Telling::new(prompt);
    let board = Board::shown(&telling, &|c| {
        c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '*' | '?' | 'x' | 'X' | '□' | '·' | '•' | '○')
    });
    let spoken = sizes(&prompt.text).into_iter().filter(|(high, wide)| high == wide).map(|(high, _)| high).max();
    let size = board.as_ref().map_or(spoken.unwrap_or(9), |board| board.cells.len());
    let told = told_of(&prompt.text, named_in_square(&prompt.text, size));
    let size = match &board {
        Some(board) => board.cells.len(),
        None => told_size(prompt, &told)?,
    };
    // Crosses in the rows of the board, "2 x 1", are no sizes.
    let mut outside = prompt.text.clone();
    for span in board.iter().flat_map(|board| board.spans.iter().rev()) {
        outside.replace_range(span.clone(), "\n");
    }
    let (height, width) = box_of(size, &sizes(&outside))?;
    let digit = |mark: char| mark.to_digit(10).map_or(0, i64::from);
    let mut rows: Vec<Vec<i64>> = match &board {
        Some(board) => board.cells.iter().map(|row| row.iter().map(|&mark| digit(mark)).collect()).collect(),
        None => vec![vec![0; size]; size],
    };
    for &((row, column), digit) in &told.given {
        let cell = rows.get_mut(row).and_then(|cells| cells.get_mut(column))?;
        // What is said and what is shown may contradict each other, and then it is not clear what is meant.
        if *cell != 0 && *cell != digit || digit == 0 {
            return None;
        }
        *cell = digit;
    }
    if rows.iter().flatten().any(|&digit| digit > size as i64) || !told.smaller.is_empty() {
        return None;
    }
    let (what, asking) = asked::asked(prompt, size)?;
    telling.says(RULES);
    told.spans.iter().for_each(|span| telling.takes(span));
    if let Some(board) = &board {
        board.is_taken(&telling);
    }
    let shown = board.iter().flat_map(|board| board.spans.clone());
    // "Each corner square of 2x2 cells" is a box.
    let pairs =
        prompt.tokens.windows(2).filter(|it| it[0].is_word("corner") && says(&it[1..], "square|box|block|region"));
    let corners = pairs.filter(|_| size == 4).map(|it| it[0].span.clone());
    let after_size = prompt.tokens.windows(2).filter(|it| it[1].has_lemma("corner") && says_a_box(prompt, &it[0]));
    let corners: Vec<_> = corners.chain(after_size.filter(|_| size == 4).map(|it| it[1].span.clone())).collect();
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        needs: OF_RULES,
        names_things: false,
        names: vec!["x".to_owned()],
        numbers: [1, 2, size, height, width, size * size].map(|it| it as i64).to_vec(),
        legends: Vec::new(),
        up_to: size as i64,
        taken: shown
            .chain(corners)
            .chain(told.spans)
            .chain(names_of_lines(&prompt.text))
            .chain(asked::cell_named(prompt, size, what, &asking))
            .collect(),
    };
    let rows = Value::rows(rows.into_iter().map(|row| row.into_iter().map(Value::from)));
    asking.iter().for_each(|it| telling.takes(&it.span));
    let given = vec![rows, (height as i64).into(), (width as i64).into()];
    let count = Goal::new("sudokus", given.clone());
    let goal = asked::goal(what, Goal::new("sudoku", given), Some(count))?;
    let form = asked::form(prompt, what, form_of_rows(prompt, size, board.as_ref()));
    Some(usual.guard(prompt, telling.reading("constraints", asked::unknown(what, "the grid, filled in"), goal, form)))
}

/// "2x2".
fn says_a_box(prompt: &Prompt, token: &crate::problem::Token) -> bool {
    matches!(&prompt.text[token.span.clone()], "2x2" | "2×2" | "2")
}

/// The size of a sudoku whose digits are only told.
fn told_size(prompt: &Prompt, told: &Told) -> Option<usize> {
    if told.given.is_empty() || prompt.outline().blocks.iter().any(|block| !block.is_example) {
        return None;
    }
    let squares = sizes(&prompt.text).into_iter().filter(|(high, wide)| high == wide).map(|(high, _)| high);
    Some(squares.max().unwrap_or(9))
}

/// Height and width of a box in a square of this size.
fn box_of(size: usize, said: &[(usize, usize)]) -> Option<(usize, usize)> {
    let usual = match size {
        4 => (2, 2),
        6 => (2, 3),
        8 => (2, 4),
        9 => (3, 3),
        _ => return None,
    };
    // A size that is said and is neither the square nor a box of so many cells belongs to another puzzle.
    let boxes: Vec<_> = said.iter().filter(|&&(high, wide)| (high, wide) != (size, size)).collect();
    match boxes[..] {
        [] => Some(usual),
        [&first, ..] if first.0 * first.1 == size && boxes.iter().all(|&&it| it == first) => Some(first),
        _ => None,
    }
}

/// A sudoku as it is given.
#[derive(Clone, Debug)]
struct Sudoku {
    /// rows[r][c] is the digit, 0 when empty.
    rows: Vec<Vec<i64>>,
    size: usize,
    height: usize,
    width: usize,
}

impl Sudoku {
    fn given(rows: &Value, height: &Value, width: &Value) -> Option<Self> {
        let rows: Option<Vec<Vec<i64>>> = rows.as_list()?.iter().map(Value::as_small_integers).collect();
        let rows = rows?;
        let side = |value: &Value| {
            value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok()).filter(|it| (1..=9).contains(it))
        };
        let (height, width) = (side(height)?, side(width)?);
        let size = height * width;
        let is_square = rows.len() == size && rows.iter().all(|row| row.len() == size);
        let is_small = (2..=16).contains(&size) && rows.iter().flatten().all(|&it| (0..=size as i64).contains(&it));
        (is_square && is_small).then_some(Self { rows, size, height, width })
    }

    /// Which box a cell lies in, counted along the rows of boxes.
    fn box_at(&self, row: usize, column: usize) -> usize {
        row / self.height * (self.size / self.width) + column / self.width
    }

    /// Rows, columns and boxes with their cells.
    fn groups(&self) -> Vec<(String, Vec<(usize, usize)>)> {
        let cells = || (0..self.size).flat_map(|row| (0..self.size).map(move |column| (row, column)));
        let mut groups = Vec::new();
        for index in 0..self.size {
            groups.push((format!("row {}", index + 1), cells().filter(|it| it.0 == index).collect()));
        }
        for index in 0..self.size {
            groups.push((format!("column {}", index + 1), cells().filter(|it| it.1 == index).collect()));
        }
        for index in 0..self.size {
            groups.push((
                format!("box {}", index + 1),
                cells().filter(|&(row, column)| self.box_at(row, column) == index).collect(),
            ));
        }
        groups
    }

    fn model(&self) -> Model {
        let mut model = Model::default();
        for (row, digits) in self.rows.iter().enumerate() {
            for (column, &digit) in digits.iter().enumerate() {
                let (low, high) = if digit == 0 { (1, self.size as i64) } else { (digit, digit) };
                model.variable(format!("r{}c{}", row + 1, column + 1), low, high);
            }
        }
        for (group, cells) in self.groups() {
            model.different(group, cells.iter().map(|&(row, column)| row * self.size + column));
        }
        model
    }

    /// What makes it impossible, as far as the given digits alone show it.
    fn reason(&self) -> String {
        let groups = self.groups();
        let at = |&(row, column): &(usize, usize)| self.rows[row][column];
        for (name, cells) in &groups {
            for digit in 1..=self.size as i64 {
                if cells.iter().filter(|cell| at(cell) == digit).count() > 1 {
                    return format!("{name} has {digit} twice");
                }
            }
        }
        let seen = |cell: (usize, usize)| -> Vec<i64> {
            groups
                .iter()
                .filter(|(_, cells)| cells.contains(&cell))
                .flat_map(|(_, cells)| cells.iter().map(at))
                .collect()
        };
        for row in 0..self.size {
            for column in 0..self.size {
                let around = seen((row, column));
                if self.rows[row][column] == 0 && (1..=self.size as i64).all(|digit| around.contains(&digit)) {
                    return format!("no digit is left for row {}, column {}", row + 1, column + 1);
                }
            }
        }
        for (name, cells) in &groups {
            for digit in 1..=self.size as i64 {
                let has_place =
                    |cell: &(usize, usize)| at(cell) == digit || at(cell) == 0 && !seen(*cell).contains(&digit);
                if !cells.iter().any(has_place) {
                    return format!("{name} has no place for {digit}");
                }
            }
        }
        "each way to go on ends in a contradiction".to_owned()
    }

    fn answer(&self, solutions: &[Vec<i64>]) -> Value {
        let shown = |solution: &[i64]| {
            let rows =
                solution.chunks(self.size).map(|row| row.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
            rows.collect::<Vec<_>>().join("\n")
        };
        match solutions {
            [] => Value::text(format!("there is no solution: {}", self.reason())),
            [only] => Value::rows(only.chunks(self.size).map(|row| row.iter().copied().map(Value::from))),
            [first, .., last] => {
                Value::text(format!("there are several solutions, for example\n{}\nand\n{}", shown(first), shown(last)))
            }
        }
    }
}

/// Stated as rules, or as an exact cover.
pub fn approaches(rows: &Value, height: &Value, width: &Value) -> Vec<Approach> {
    let Some(sudoku) = Sudoku::given(rows, height, width) else {
        return Vec::new();
    };
    let same = sudoku.clone();
    vec![
        Approach::split(
            "rules",
            "in each row, column and box all digits differ",
            vec![sudoku.model().goal()],
            move |parts, working| {
                let solutions: Option<Vec<Vec<i64>>> =
                    parts[0].as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
                let solutions = solutions.ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
                if solutions.is_empty() {
                    working.note(|| format!("why not: {}", sudoku.reason()));
                }
                Ok(sudoku.answer(&solutions))
            },
        ),
        Approach::direct(
            "exact_cover",
            "choose digits for cells such that each cell, and each digit in each group, is met exactly once",
            move |working| by_exact_cover(&same, working),
        ),
    ]
}

/// In how many ways it can be filled.
pub fn count(rows: &Value, height: &Value, width: &Value) -> Vec<Approach> {
    let Some(sudoku) = Sudoku::given(rows, height, width) else {
        return Vec::new();
    };
    let same = sudoku.clone();
    vec![
        Approach::direct(
            "exact_cover",
            "choose digits for cells such that each cell, and each digit in each group, is met exactly once",
            move |working| Ok((solutions_by_cover(&sudoku, working)?.len() as i64).into()),
        ),
        Approach::direct(
            "cases",
            "go through the digits that fit, in the cell with the fewest of them",
            move |working| {
                let mut rows = same.rows.clone();
                let count = fillings(&same, &mut rows, working)?;
                Ok(count.into())
            },
        ),
    ]
}

fn fillings(sudoku: &Sudoku, rows: &mut [Vec<i64>], working: &mut crate::problem::Working) -> Result<i64, Setback> {
    working.spend(1)?;
    let n = sudoku.size;
    let fits = |rows: &[Vec<i64>], row: usize, column: usize, digit: i64| {
        (0..n).all(|at| {
            let meets = |(r, c): (usize, usize)| (r, c) != (row, column) && rows[r][c] == digit;
            !meets((row, at)) && !meets((at, column))
        }) && (0..n * n).all(|it| {
            let (r, c) = (it / n, it % n);
            sudoku.box_at(r, c) != sudoku.box_at(row, column) || (r, c) == (row, column) || rows[r][c] != digit
        })
    };
    let cells = || (0..n * n).map(|it| (it / n, it % n));
    let given_fits = cells().all(|(r, c)| rows[r][c] == 0 || fits(rows, r, c, rows[r][c]));
    if !given_fits {
        return Ok(0);
    }
    let digits = |rows: &[Vec<i64>], (r, c): (usize, usize)| {
        (1..=n as i64).filter(|&it| fits(rows, r, c, it)).collect::<Vec<_>>()
    };
    let open = cells().filter(|&(r, c)| rows[r][c] == 0);
    let Some((cell, possible)) = open.map(|it| (it, digits(rows, it))).min_by_key(|(_, it)| it.len()) else {
        return Ok(1);
    };
    let mut count = 0;
    for digit in possible {
        rows[cell.0][cell.1] = digit;
        count += fillings(sudoku, rows, working)?;
        rows[cell.0][cell.1] = 0;
        if count > MOST_COVERS as i64 {
            return Err(Setback::TooBig("the list of solutions".to_owned()));
        }
    }
    Ok(count)
}

/// So many solutions are looked at before the first and the last in order are taken from them.
const MOST_COVERS: usize = 500;

fn by_exact_cover(sudoku: &Sudoku, working: &mut crate::problem::Working) -> Result<Value, Setback> {
    Ok(sudoku.answer(&solutions_by_cover(sudoku, working)?))
}

/// All solutions in their order.
fn solutions_by_cover(sudoku: &Sudoku, working: &mut crate::problem::Working) -> Result<Vec<Vec<i64>>, Setback> {
    let n = sudoku.size;
    let mut choices = Vec::new();
    for row in 0..n {
        for column in 0..n {
            for digit in (0..n)
                .filter(|&digit| matches!(sudoku.rows[row][column] - 1, given if given < 0 || given == digit as i64))
            {
                choices.push((row, column, digit));
            }
        }
    }
    let table: Vec<Vec<usize>> = choices
        .iter()
        .map(|&(row, column, digit)| {
            let group = |kind: usize, index: usize| (kind * n + index) * n + digit;
            vec![row * n + column, group(1, row), group(2, column), group(3, sudoku.box_at(row, column))]
        })
        .collect();
    working
        .note(|| format!("{} things to be met exactly once, {} choices that meet four each", 4 * n * n, table.len()));
    let found = cover::covers(4 * n * n, 4 * n * n, &table, MOST_COVERS, working)?;
    if found.len() == MOST_COVERS {
        return Err(Setback::no_way(format!("there are {MOST_COVERS} exact covers and more")));
    }
    let mut solutions: Vec<Vec<i64>> =
        found.iter().map(|rows| rows.iter().map(|&row| choices[row].2 as i64 + 1).collect()).collect();
    solutions.sort_unstable();
    working.note(|| match solutions.len() {
        0 => "no choice meets all".to_owned(),
        1 => "one choice meets all, and no other".to_owned(),
        count => format!("{count} choices meet all"),
    });
    Ok(solutions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_have_as_many_cells_as_there_are_digits() {
        assert_eq!(box_of(9, &[(9, 9), (3, 3)]), Some((3, 3)));
        assert_eq!(box_of(6, &[(3, 2)]), Some((3, 2)));
        assert_eq!(box_of(6, &[]), Some((2, 3)));
        assert_eq!(box_of(9, &[(4, 4)]), None);
        assert_eq!(box_of(5, &[]), None);
    }
}
