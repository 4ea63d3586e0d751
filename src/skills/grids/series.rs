//! Operations on a grid, one after the other: turning, mirroring, cropping, taking rows and columns away, changing values.
//!
//! Each is read by what it says, wherever it stands. A lone turn is the puzzle of [`turning`](super::turning).

use super::shown::Shown;
use super::turning::turn;
use crate::language::{Telling, place_of, says};
use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Prompt, Reading, Setback, Token, Value, Working};

/// Words with which an operation is told.
const VERBS: &str = "rotate|turn|rotation|mirror|flip|reflect|transpose|map|replace|change|substitute|set|crop|keep|extract|\
                     remove|delete|drop|swap|exchange|interchange|add|increase|multiply|double|reverse|identity|transposition|convert|shift|sort|roll";

/// A series longer than this, or a grid of more cells, is not taken apart into goals.
const MOST_GOALS: (usize, usize) = (6, 120);

/// One operation; printed as a list of its name and its numbers.
#[derive(Clone, Debug, PartialEq)]
enum Operation {
    Turn(i64),
    Nothing,
    /// Across the main diagonal, or the other one.
    Transpose {
        is_main: bool,
    },
    /// Top and bottom change places, or left and right.
    Flip {
        is_upside_down: bool,
    },
    Map {
        from: Value,
        to: Value,
    },
    /// Every number divisible by the first becomes the second.
    Divisible {
        by: i64,
        to: Value,
    },
    /// Rows and columns that are kept, from and to, counted from 1.
    Crop {
        rows: (i64, i64),
        columns: (i64, i64),
    },
    RemoveEvery {
        rows: bool,
        n: i64,
    },
    /// The last is 0.
    Remove {
        rows: bool,
        places: Vec<i64>,
    },
    Swap {
        rows: bool,
        one: i64,
        other: i64,
    },
    Add(i64),
    Multiply(i64),
}

/// To the last row or column.
const TO_THE_END: i64 = 1_000_000;

impl Operation {
    fn value(&self) -> Value {
        let line = |rows: &bool| Value::text(if *rows { "row" } else { "column" });
        let named = |name: &str, more: Vec<Value>| Value::list([Value::text(name)].into_iter().chain(more));
        match self {
            Operation::Turn(quarters) => named("turn", vec![(*quarters).into()]),
            Operation::Nothing => named("nothing", vec![]),
            Operation::Transpose { is_main: true } => named("transpose", vec![]),
            Operation::Transpose { is_main: false } => named("transpose across", vec![]),
            Operation::Flip { is_upside_down: true } => named("upside down", vec![]),
            Operation::Flip { is_upside_down: false } => named("left to right", vec![]),
            Operation::Map { from, to } => named("map", vec![from.clone(), to.clone()]),
            Operation::Divisible { by, to } => named("divisible", vec![(*by).into(), to.clone()]),
            Operation::Crop { rows, columns } => {
                named("crop", [rows.0, rows.1, columns.0, columns.1].map(Value::from).to_vec())
            }
            Operation::RemoveEvery { rows, n } => named("remove every", vec![line(rows), (*n).into()]),
            Operation::Remove { rows, places } => {
                named("remove", vec![line(rows), Value::integers(places.iter().copied())])
            }
            Operation::Swap { rows, one, other } => named("swap", vec![line(rows), (*one).into(), (*other).into()]),
            Operation::Add(number) => named("add", vec![(*number).into()]),
            Operation::Multiply(number) => named("multiply", vec![(*number).into()]),
        }
    }

    fn of(value: &Value) -> Option<Self> {
        let [name, more @ ..] = value.as_list()? else {
            return None;
        };
        let number = |at: usize| more.get(at)?.as_number()?.to_i64();
        let rows = || match more.first()?.as_text()? {
            "row" => Some(true),
            "column" => Some(false),
            _ => None,
        };
        Some(match name.as_text()? {
            "turn" => Operation::Turn(number(0)?),
            "nothing" => Operation::Nothing,
            "transpose" => Operation::Transpose { is_main: true },
            "transpose across" => Operation::Transpose { is_main: false },
            "upside down" => Operation::Flip { is_upside_down: true },
            "left to right" => Operation::Flip { is_upside_down: false },
            "map" => Operation::Map { from: more.first()?.clone(), to: more.get(1)?.clone() },
            "divisible" => Operation::Divisible { by: number(0).filter(|it| *it != 0)?, to: more.get(1)?.clone() },
            "crop" => Operation::Crop { rows: (number(0)?, number(1)?), columns: (number(2)?, number(3)?) },
            "remove every" => Operation::RemoveEvery { rows: rows()?, n: number(1).filter(|it| *it > 0)? },
            "remove" => Operation::Remove { rows: rows()?, places: more.get(1)?.as_small_integers()? },
            "swap" => Operation::Swap { rows: rows()?, one: number(1)?, other: number(2)? },
            "add" => Operation::Add(number(0)?),
            "multiply" => Operation::Multiply(number(0)?),
            _ => return None,
        })
    }

    /// What it does, in words.
    fn said(&self) -> String {
        let line = |rows: &bool| if *rows { "row" } else { "column" };
        match self {
            Operation::Turn(quarters) => format!("turn it by {} degrees clockwise", 90 * quarters.rem_euclid(4)),
            Operation::Nothing => "leave it as it is".to_owned(),
            Operation::Transpose { is_main: true } => {
                "mirror it in the diagonal, so that rows become columns".to_owned()
            }
            Operation::Transpose { is_main: false } => "mirror it in the other diagonal".to_owned(),
            Operation::Flip { is_upside_down: true } => {
                "the top row changes places with the bottom row, and so on".to_owned()
            }
            Operation::Flip { is_upside_down: false } => "left and right change places".to_owned(),
            Operation::Map { from, to } => format!("each {} becomes {}", from.spoken(), to.spoken()),
            Operation::Divisible { by, to } => format!("what is divisible by {by} becomes {}", to.spoken()),
            Operation::Crop { rows, columns } => {
                format!("keep rows {} to {} and columns {} to {}", rows.0, rows.1, columns.0, columns.1)
                    .replace("1000000", "the last")
            }
            Operation::RemoveEvery { rows, n } => {
                format!("take away every {} whose number is a multiple of {n}", line(rows))
            }
            Operation::Remove { rows, places } => {
                let places: Vec<String> =
                    places.iter().map(|it| if *it == 0 { "the last".to_owned() } else { it.to_string() }).collect();
                format!("take away {} {}", line(rows), places.join(" and "))
            }
            Operation::Swap { rows, one, other } => format!("{}s {one} and {other} change places", line(rows)),
            Operation::Add(number) => format!("add {number} to each"),
            Operation::Multiply(number) => format!("multiply each by {number}"),
        }
    }
}

/// "Rotate the matrix by 90 degrees, then remove every second row and mirror it left to right."
pub fn read(prompt: &Prompt) -> Option<Reading> {
    // What is done twice is two operations.
    if prompt.says("twice|thrice|two_times|three_times|four_times|again|repeatedly|repeat|repeated") {
        return None;
    }
    if !prompt.says_somewhere(
        "matrix|grid|array|board|square|table|rows|list_of_lists !cube !die !dice !spiral !pooling !game_of_life !maze !sudoku !chess !knight !robot !rubik !tile",
    ) || !prompt.says(VERBS)
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut operations = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        let found = operations_of(prompt, tokens)?;
        // An item of the list that is no operation known here.
        if found.is_empty() && sentence.item.is_some() {
            return None;
        }
        if !found.is_empty() || is_vague_turn(tokens) {
            telling.takes(&sentence.span);
        }
        operations.extend(found);
    }
    // A word on a line of its own is no grid.
    let shown = Shown::of(&telling).filter(|it| it.rows.len() > 1)?;
    telling.says(&[
        "row|column|count|counting|numbering counted|numbered|indexed|index|start|starts|starting|counting 1|one",
    ]);
    telling.says(&["operation|transformation|step|series|sequence|order|following perform|apply|do|carry_out|execute|operation|transformation"]);
    let (unknown, goal) = match &operations[..] {
        [] => return None,
        [Operation::Turn(quarters)] => {
            ("the grid, turned", Goal::new("turned", vec![shown.values(), (*quarters).into()]))
        }
        all => {
            let all = Value::list(all.iter().map(Operation::value));
            ("the grid after all of this", Goal::new("worked", vec![shown.values(), all]))
        }
    };
    let form = shown.form(&telling);
    let mut reading = telling.reading("grids", unknown, goal, form);
    let said: Vec<String> = operations.iter().map(Operation::said).collect();
    reading.restatement.condition = said.join("; ");
    // The data are the grid; what the sentences say is the condition.
    reading.restatement.data.retain(|it| it.contains('/') || it.contains('['));
    Some(reading)
}

/// "rotate it clockwise", with nothing of how far: another sentence has to say it.
fn is_vague_turn(tokens: &[Token]) -> bool {
    says(tokens, "rotate|turn|rotation") && !tokens.iter().any(|it| it.number().is_some())
}

/// The operations that a sentence tells, in order; none when one of them is not understood.
fn operations_of(prompt: &Prompt, tokens: &[Token]) -> Option<Vec<Operation>> {
    let is_verb = |at: usize| {
        let is_noun = at > 0
            && matches!(
                &*tokens[at - 1].lower,
                "quarter" | "half" | "full" | "the" | "a" | "-" | "this" | "each" | "of" | "identity" | "no"
            );
        VERBS.split('|').any(|verb| tokens[at].has_lemma(verb) || &*tokens[at].lower == verb)
            && (!is_noun || tokens[at].is_word("identity"))
    };
    let mut starts: Vec<usize> = (0..tokens.len()).filter(|&at| is_verb(at)).collect();
    if starts.is_empty() {
        let is_turn = says(
            tokens,
            "rotation|turn|transpose|transposition|identity|upside_down|leave_it_as|leave_it_alone|as_it_is|do_nothing",
        );
        match is_turn {
            true => starts.push(0),
            false => return Some(Vec::new()),
        }
    }
    // "Horizontally mirror the matrix": the first begins with its sentence.
    starts[0] = 0;
    let mut found = Vec::new();
    let mut rest: Option<usize> = None;
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(tokens.len());
        let clause = &tokens[rest.unwrap_or(start)..end];
        match operation(prompt, clause) {
            Some(operation) => {
                found.push(operation);
                rest = None;
            }
            None if is_harmless(clause) => rest = None,
            // It may be told in two verbs: "turn the grid so that it is rotated by ...".
            None => rest = Some(rest.unwrap_or(start)),
        }
    }
    match rest {
        Some(start) if !is_vague_turn(&tokens[start..]) => None,
        _ => Some(found),
    }
}

/// Words in which a verb is no operation: "the resulting matrix of this change", "a set of numbers".
fn is_harmless(clause: &[Token]) -> bool {
    says(clause, "no_change|set_of|in_order|keep_the_format|keep_in_mind|same_format|without_changing")
}

/// What is said by one clause.
fn operation(prompt: &Prompt, clause: &[Token]) -> Option<Operation> {
    let numbers = numbers(prompt, clause);
    let is = |words: &str| says(clause, words);
    // "As long as it isn't blocked" leaves nothing as it is.
    if is("identity|no_change|unchanged|do_nothing|not_change|nothing_changes")
        || is(
            "leave_it_as_it_is|leave_as_it_is|keep_it_as_it_is|stay_as_it_is|remain_as_it_is|the_grid_as_it_is|the_matrix_as_it_is",
        )
    {
        return Some(Operation::Nothing);
    }
    if is(
        "0_-_indexed|zero_-_indexed|0_-_based|zero_-_based|except|unless|only_if|odd|even_numbered|shift|sort|border|roll",
    ) {
        return None;
    }
    let diagonal =
        is("diagonal|diagonally|counterdiagonal|antidiagonal|anti_-_diagonal|counter_-_diagonal|secondary_diagonal");
    let is_counter = is("counterdiagonal|antidiagonal|anti|counter|secondary|minor|other|second|bottom_left");
    if is("transpose|transposed|transposition") {
        return Some(Operation::Transpose { is_main: !(diagonal && is_counter) });
    }
    if is("rotate|turn|rotated|rotation|turned|upside_down") && !is("mirror|flip|reflect|each|every|into|replace") {
        return turn(clause).map(Operation::Turn);
    }
    if is("mirror|flip|reflect|reverse|mirrored|flipped|reflected|reversed") {
        return mirror(clause, diagonal, is_counter);
    }
    let rows = match (is("row|rows"), is("column|columns|col|cols")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    if is("remove|delete|drop|take_away|take_out|removed|deleted|discard") {
        let rows = rows?;
        if is("every|each|all|any|those")
            && is("multiple|multiples|divisible")
            && is("number|index|position|place|numbers")
        {
            let [n] = numbers[..] else {
                return None;
            };
            return (n >= 1).then_some(Operation::RemoveEvery { rows, n });
        }
        if is("contain|containing|sum|equal|whose|where|with|duplicate|less|greater|keep") {
            return None;
        }
        if is("every|each") {
            let n = if is("every_other") { 2 } else { *numbers.first().filter(|_| numbers.len() == 1)? };
            return (n >= 1 && !is("starting|beginning")).then_some(Operation::RemoveEvery { rows, n });
        }
        let mut places = numbers;
        if is("last|final|bottom|rightmost|right_-_most") {
            places.push(0);
        }
        if is("first|top|leftmost|left_-_most") && !places.contains(&1) {
            places.insert(0, 1);
        }
        let is_plain = !places.is_empty()
            && !is("and_first|two_last|last_two|first_two|to|through|between|last_three|first_three");
        return is_plain.then_some(Operation::Remove { rows, places });
    }
    if is("swap|exchange|interchange") {
        let [one, other] = numbers[..] else {
            return None;
        };
        return Some(Operation::Swap { rows: rows?, one, other });
    }
    if is("crop|keep|extract|cropped|restrict") {
        let from = |words: &str, other: &str| -> Option<(i64, i64)> {
            let Some(at) = place_of(clause, words) else {
                return Some((1, TO_THE_END));
            };
            let end = place_of(&clause[at..], other).map_or(clause.len(), |it| at + it);
            match self::numbers(prompt, &clause[at..end])[..] {
                [one] => Some((one, one)),
                [one, other] if one <= other => Some((one, other)),
                _ => None,
            }
        };
        let crop =
            Operation::Crop { rows: from("row|rows", "column|columns")?, columns: from("column|columns", "row|rows")? };
        return is("row|rows|column|columns").then_some(crop);
    }
    if is("divisible|multiple|multiples|even") && is("set|replace|change|map|turn|convert|make|become|substitute|zero")
    {
        let zero = is("zero|zeros|zeroes|0");
        let by = if is("even") { 2 } else { *numbers.first()? };
        let left = if is("even") { &numbers[..] } else { &numbers[1..] };
        let to = match left {
            [] if zero => 0,
            [to] => *to,
            _ => return None,
        };
        return (by != 0).then_some(Operation::Divisible { by, to: to.into() });
    }
    if is("map|replace|change|substitute|turn|convert|set")
        && is("each|every|all|occurrence|occurrences|any|instance|with|by|to|into")
    {
        if is(
            "greater|less|larger|smaller|above|below|negative|positive|prime|more|square|neighbour|neighbor|row|column|line|box|underscore|blank|dot|empty|digit|except",
        ) {
            return None;
        }
        let [from, to] = numbers[..] else {
            return None;
        };
        // Nothing is replaced by itself: "a digit from 1 to 9 for every blank" was meant in another way.
        return (from != to).then(|| Operation::Map { from: from.into(), to: to.into() });
    }
    if is("add|increase")
        && is("each|every|all|element|elements|entry|entries|cell|cells|number")
        && rows.is_none()
        && !is("row|column")
    {
        return match numbers[..] {
            [number] => Some(Operation::Add(number)),
            _ => None,
        };
    }
    if is("multiply|double")
        && is("each|every|all|element|elements|entry|entries|cell|cells|number|it|matrix")
        && !is("row|column|by_itself")
    {
        return match (&numbers[..], is("double")) {
            ([], true) => Some(Operation::Multiply(2)),
            ([number], false) => Some(Operation::Multiply(*number)),
            _ => None,
        };
    }
    None
}

/// In which line it is mirrored. "Flip horizontally" is told of pictures and changes left and right; "mirror horizontally"
/// tells the line of the mirror.
fn mirror(clause: &[Token], diagonal: bool, is_counter: bool) -> Option<Operation> {
    let is = |words: &str| says(clause, words);
    if diagonal {
        return Some(Operation::Transpose { is_main: !is_counter });
    }
    let upside_down = is(
        "upside_down|top_to_bottom|up_and_down|up_-_down|top_and_bottom|bottom_to_top|order_of_the_rows|order_of_rows|row_order",
    );
    let sideways = is(
        "left_to_right|left_and_right|left_-_right|left_-_to_-_right|right_to_left|sideways|each_row|every_row|order_of_the_columns|order_of_columns|column_order",
    );
    let has_line = is("axis|line|along|about|across|midline");
    let (horizontal, vertical) = (is("horizontal|horizontally"), is("vertical|vertically"));
    let is_flip = is("flip|flipped");
    let is_upside_down = match (upside_down, sideways, horizontal, vertical) {
        (true, false, _, _) => true,
        (false, true, _, _) => false,
        (false, false, true, false) if has_line || is("mirror|mirrored") => true,
        (false, false, false, true) if has_line || is("mirror|mirrored") => false,
        (false, false, true, false) if is_flip => false,
        (false, false, false, true) if is_flip => true,
        _ => return None,
    };
    Some(Operation::Flip { is_upside_down })
}

/// The whole numbers of a clause in order, with "third" and "3rd" among them; how rows are counted is none of them.
fn numbers(prompt: &Prompt, clause: &[Token]) -> Vec<i64> {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let mut found = Vec::new();
    for token in clause {
        let after = prompt.text[token.span.start..].chars().take(9).collect::<String>().to_lowercase();
        if after.starts_with("1-index") || after.starts_with("1-base") {
            continue;
        }
        if let Some(number) = token.number().and_then(Number::to_i64) {
            found.push(number);
            continue;
        }
        let digits = token.lower.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty() && it.len() < 10);
        let before = found.len();
        found.extend(digits.filter_map(|it| it.parse::<i64>().ok()));
        if found.len() == before
            && let Some(place) = ORDINALS.iter().position(|it| token.is_word(it))
        {
            found.push(place as i64 + 1);
        }
    }
    found
}

type Rows = Vec<Vec<Value>>;

fn rows_of(value: &Value) -> Option<Rows> {
    Some(value.as_grid()?.into_iter().map(<[Value]>::to_vec).collect())
}

/// What a value becomes.
fn changed(operation: &Operation, cell: &Value) -> Value {
    let whole = || cell.as_integer();
    match operation {
        Operation::Map { from, to } if cell == from => to.clone(),
        Operation::Divisible { by, to } if whole().is_some_and(|it| it % Integer::from(*by) == Integer::from(0)) => {
            to.clone()
        }
        Operation::Add(number) => cell.as_number().map_or(cell.clone(), |it| (it + &Number::from(*number)).into()),
        Operation::Multiply(number) => cell.as_number().map_or(cell.clone(), |it| (it * &Number::from(*number)).into()),
        _ => cell.clone(),
    }
}

/// Which lines of so many are kept, in the new order.
fn kept(operation: &Operation, of_rows: bool, size: usize) -> Result<Vec<usize>, Setback> {
    let inside = |place: i64| usize::try_from(place - 1).ok().filter(|it| *it < size);
    let missing = |place: i64| Setback::no_way(format!("there is no row or column {place}"));
    let all: Vec<usize> = (0..size).collect();
    let kept: Vec<usize> = match operation {
        Operation::Crop { rows, columns } => {
            let (from, to) = if of_rows { *rows } else { *columns };
            let to = if to == TO_THE_END { size as i64 } else { to };
            let (first, last) = (inside(from).ok_or_else(|| missing(from))?, inside(to).ok_or_else(|| missing(to))?);
            all.into_iter().filter(|it| (first..=last).contains(it)).collect()
        }
        Operation::RemoveEvery { rows, n } if *rows == of_rows => {
            all.into_iter().filter(|it| (*it as i64 + 1) % n != 0).collect()
        }
        Operation::Remove { rows, places } if *rows == of_rows => {
            let gone: Result<Vec<usize>, Setback> = places
                .iter()
                .map(|&place| if place == 0 { Ok(size - 1) } else { inside(place).ok_or_else(|| missing(place)) })
                .collect();
            let gone = gone?;
            all.into_iter().filter(|it| !gone.contains(it)).collect()
        }
        Operation::Swap { rows, one, other } if *rows == of_rows => {
            let mut all = all;
            all.swap(inside(*one).ok_or_else(|| missing(*one))?, inside(*other).ok_or_else(|| missing(*other))?);
            all
        }
        Operation::Flip { is_upside_down } if *is_upside_down == of_rows => all.into_iter().rev().collect(),
        _ => all,
    };
    if kept.is_empty() { Err(Setback::no_way("nothing would be left")) } else { Ok(kept) }
}

/// The whole grid after one operation.
fn done(operation: &Operation, rows: &Rows) -> Result<Rows, Setback> {
    let turned = |rows: &Rows| -> Rows {
        (0..rows[0].len()).map(|column| rows.iter().rev().map(|row| row[column].clone()).collect()).collect()
    };
    let mirrored = |rows: &Rows| -> Rows {
        (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect()
    };
    Ok(match operation {
        Operation::Turn(quarters) => (0..quarters.rem_euclid(4)).fold(rows.clone(), |rows, _| turned(&rows)),
        Operation::Transpose { is_main: true } => mirrored(rows),
        // Half a turn and the main diagonal make the other diagonal.
        Operation::Transpose { is_main: false } => mirrored(&turned(&turned(rows))),
        other => {
            let (down, right) = (kept(other, true, rows.len())?, kept(other, false, rows[0].len())?);
            down.iter().map(|&row| right.iter().map(|&column| changed(other, &rows[row][column])).collect()).collect()
        }
    })
}

pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let [rows_value, series] = given else {
        return Vec::new();
    };
    let operations: Option<Vec<Operation>> = series.as_list().and_then(|all| all.iter().map(Operation::of).collect());
    let (Some(rows), Some(operations)) = (rows_of(rows_value), operations) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    let is_small = operations.len() <= MOST_GOALS.0 && rows.len() * rows[0].len() <= MOST_GOALS.1;
    if operations.len() > 1 && is_small {
        let first = Goal::new("worked", vec![rows_value.clone(), Value::list([operations[0].value()])]);
        let rest = Value::list(operations[1..].iter().map(Operation::value));
        let said = operations[0].said();
        ways.push(Approach::new(
            "first_things_first",
            "do the first, and go on with what it gives",
            vec![first],
            move |parts, working| {
                working.note(|| format!("after \"{said}\" the rest remains"));
                Ok(Next::Goal(Goal::new("worked", vec![parts[0].clone(), rest.clone()])))
            },
        ));
    }
    let (traced, turned_round) = ((rows.clone(), operations.clone()), (rows.clone(), operations.clone()));
    let is_long = operations.len() > 1;
    ways.push(Approach::direct(
        "whole_grid_each_time",
        "write the whole grid down after each operation",
        move |working| in_order(&rows, operations.iter(), working),
    ));
    ways.push(Approach::direct(
        "cell_by_cell",
        "trace each cell of the result back to where it comes from",
        move |working| traced_back(&traced.0, &traced.1, working),
    ));
    if is_long {
        ways.push(
            Approach::direct("last_to_first", "take the operations from the last to the first", move |working| {
                in_order(&turned_round.0, turned_round.1.iter().rev(), working)
            })
            .heuristic(),
        );
    }
    ways
}

fn in_order<'a>(
    rows: &Rows,
    operations: impl Iterator<Item = &'a Operation>,
    working: &mut Working,
) -> Result<Value, Setback> {
    let mut rows = rows.clone();
    for (place, operation) in operations.enumerate() {
        working.spend(1 + (rows.len() * rows[0].len()) as u64 / 4)?;
        rows = done(operation, &rows)?;
        if place < 24 {
            working.note(|| {
                let size = format!("{} rows of {}", rows.len(), rows[0].len());
                if rows.len() > 12 || rows[0].len() > 20 {
                    return format!("{}: {size}", operation.said());
                }
                let lines = rows.iter().map(|row| row.iter().map(Value::spoken).collect::<Vec<_>>().join(" "));
                format!("{}\n{}", operation.said(), lines.collect::<Vec<_>>().join("\n"))
            });
        }
    }
    Ok(Value::rows(rows))
}

/// First only the sizes, then for each place of the result, backwards through the operations, the place that it comes from;
/// its value then goes forward through all that change values.
fn traced_back(rows: &Rows, operations: &[Operation], working: &mut Working) -> Result<Value, Setback> {
    let mut size = (rows.len(), rows[0].len());
    let mut stages = Vec::new();
    for operation in operations {
        let before = size;
        let (down, right) = match operation {
            Operation::Turn(_) | Operation::Transpose { .. } => (Vec::new(), Vec::new()),
            other => (kept(other, true, size.0)?, kept(other, false, size.1)?),
        };
        size = match operation {
            Operation::Turn(quarters) if quarters.rem_euclid(2) == 1 => (size.1, size.0),
            Operation::Transpose { .. } => (size.1, size.0),
            Operation::Turn(_) => size,
            _ => (down.len(), right.len()),
        };
        stages.push((operation, before, down, right));
    }
    working.note(|| format!("the result has {} rows of {}", size.0, size.1));
    let mut result = Vec::with_capacity(size.0);
    for row in 0..size.0 {
        let mut cells = Vec::with_capacity(size.1);
        for column in 0..size.1 {
            working.spend(1 + stages.len() as u64 / 8)?;
            let mut place = (row, column);
            for (operation, (height, width), down, right) in stages.iter().rev() {
                place = match operation {
                    Operation::Turn(quarters) => match quarters.rem_euclid(4) {
                        1 => (height - 1 - place.1, place.0),
                        2 => (height - 1 - place.0, width - 1 - place.1),
                        3 => (place.1, width - 1 - place.0),
                        _ => place,
                    },
                    Operation::Transpose { is_main: true } => (place.1, place.0),
                    Operation::Transpose { is_main: false } => (height - 1 - place.1, width - 1 - place.0),
                    _ => (down[place.0], right[place.1]),
                };
            }
            let start = rows[place.0][place.1].clone();
            let value = operations.iter().fold(start.clone(), |value, operation| changed(operation, &value));
            if row * size.1 + column < 4 {
                working.note(|| {
                    format!(
                        "row {}, column {} comes from row {}, column {}: {} and in the end {}",
                        row + 1,
                        column + 1,
                        place.0 + 1,
                        place.1 + 1,
                        start.spoken(),
                        value.spoken()
                    )
                });
            }
            cells.push(value);
        }
        result.push(cells);
    }
    Ok(Value::rows(result))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn told(text: &str) -> Option<Vec<String>> {
        let prompt = read_tokens(text);
        let found = operations_of(&prompt, &prompt.tokens)?;
        Some(found.iter().map(|it| it.value().to_string()).collect())
    }

    #[test]
    fn operations_are_read_by_what_they_say() {
        let is = |text: &str, value: &[&str]| {
            let value = value.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(told(text), Some(value), "{text}");
        };
        is("Remove every 3-th row (1-indexed)", &[r#"["remove every", "row", 3]"#]);
        is("Delete the second column.", &[r#"["remove", "column", [2]]"#]);
        is("Crop the matrix to rows 2-4 and columns 7-7 (1-indexed)", &[r#"["crop", 2, 4, 7, 7]"#]);
        is("Set all elements divisible by 6 to zero", &[r#"["divisible", 6, 0]"#]);
        is("Replace every 3 with 8.", &[r#"["map", 3, 8]"#]);
        is("Vertically mirror the matrix", &[r#"["left to right"]"#]);
        is("Flip it upside down", &[r#"["upside down"]"#]);
        is("Mirror the matrix along the counterdiagonal", &[r#"["transpose across"]"#]);
        is("Rotate it by 90 degrees and then transpose it.", &[r#"["turn", 1]"#, r#"["transpose"]"#]);
        is("Identity transformation, i.e. no change", &[r#"["nothing"]"#]);
        is("Turn the grid a quarter turn to the left.", &[r#"["turn", 3]"#]);
        assert_eq!(told("Then mirror it."), None);
        assert_eq!(told("Remove every row whose sum is 7."), None);
        assert_eq!(told("Rotate it by 45 degrees."), None);
    }
}
