//! The game of life on a board that is told and not drawn, or that has no edges: living cells as pairs or by their rows and
//! columns, a picture on an unbounded plane, several generations asked for at once.

use super::life::{self, Rule};
use super::shown::Shown;
use crate::language::rules::{self, MARKS, Rules, Word};
use crate::language::tables::{cells, is_rule};
use crate::language::{Telling, example_at, place_of, says};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// More steps than this are not given a margin on an unbounded board.
const MOST_STEPS: i64 = 60;

/// A board has at most so many rows and columns.
const LARGEST: i64 = 400;

/// Words beside those of any game of life.
const KNOWN: &str = "col cols index indexed zero infinite infinitely unbounded unlimited endless plane big sheet squared paper coordinate coordinates gen gens famous pentomino \
    glider blinker block beacon toad pulsar beehive boat tub loaf ship acorn picture figure place placed leave left evolve number numbered from be \
    ascii list written write set permanently x y grow growing downwards upwards downward upward right-hand lie position sketch zero-based one-based extend direction all direction \
    alive-cell tetromino f r t l i tromino under standard usual big how after long row column only nothing otherwise initially horizontal let sort sorted then count counted";

const OTHERS: &str = "von_neumann|hexagonal|hex|triangular|orthogonal|probability|random|backwards|previous|predecessor|colour|color|klein|mirror|\
    reflecting|stable|stabilize|stabilise|oscillate|period|still_life|always_alive|ever|forever|highlife|seeds|maze|variant|instead|except|unless|\
    born_with|wrap|wraps|wrapping|torus|toroidal|cylinder|maximum|minimum|largest|smallest|most|fewest|difference|sum|births|deaths|die|dies|born|oldest|\
    first_time|when|how_long|bounding|corner|edge|new|newly|stay_alive|half|copy|copies|in_total|over_the|others_alive|other_alive|all_but|and_not|but_not|lived_before";

/// A board that is told by its living cells, or drawn as a table whose blank fields are empty.
pub fn shown(telling: &Telling) -> Option<Shown> {
    let prompt = telling.prompt;
    if prompt.text.len() > 40_000 {
        return None;
    }
    if let Some((rows, span)) = table(&prompt.text) {
        telling.takes(&span);
        return Shown::of_lines(&rows);
    }
    let board = Some(prompt).filter(|it| it.text.len() <= 4_000).and_then(|it| told(it, false))?;
    if board.height > LARGEST || board.width > LARGEST {
        return None;
    }
    let mut rows = vec![vec!['0'; board.width as usize]; board.height as usize];
    for (row, column) in &board.living {
        *rows.get_mut(*row as usize)?.get_mut(*column as usize)? = '1';
    }
    // The sentences that tell it have no numbers but those of the board.
    for sentence in telling.left() {
        let words = rules::words(&prompt.text, sentence.span.clone());
        let are_known =
            words.iter().filter_map(|word| word.number).all(|it| board.numbers.contains(&it) || it == 0 || it == 1);
        if are_known && words.iter().any(|word| word.number.is_some()) {
            telling.passes(&sentence.span);
        }
    }
    Shown::of_lines(&rows.iter().map(|row| row.iter().collect()).collect::<Vec<String>>())
}

/// The cells behind "row 3:".
fn labelled_row(line: &str) -> Option<String> {
    let lower = line.trim().to_lowercase();
    let (label, row) = lower.split_once(':')?;
    let number =
        label.strip_prefix("row").or_else(|| label.strip_prefix('r')).or_else(|| label.strip_prefix("line"))?;
    number.trim().parse::<u32>().ok()?;
    let row: String = row.chars().filter(|c| !c.is_whitespace()).collect();
    (row.chars().count() > 1 && row.chars().collect::<std::collections::BTreeSet<_>>().len() <= 2).then_some(row)
}

/// "|   | X |": a table in which a blank field is an empty cell.
fn table(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    let mut rows: Vec<String> = Vec::new();
    let mut span = 0..0;
    for (at, line) in crate::language::lines(text) {
        // "row 3: ..#.."
        if let Some(row) = labelled_row(line) {
            span = if rows.is_empty() { at..at + line.len() } else { span.start..at + line.len() };
            rows.push(row);
            continue;
        }
        let cells = cells(line);
        if cells.len() < 2 || is_rule(line) {
            continue;
        }
        let row: Option<String> = cells
            .iter()
            .map(|cell| {
                let mut signs = cell.chars();
                match (signs.next(), signs.next()) {
                    (None, _) => Some('.'),
                    (Some(sign), None) => Some(sign),
                    _ => None,
                }
            })
            .collect();
        let Some(row) = row else {
            continue;
        };
        span = if rows.is_empty() { at..at + line.len() } else { span.start..at + line.len() };
        rows.push(row);
    }
    let width = rows.first()?.len();
    (rows.len() > 1 && rows.iter().all(|row| row.len() == width) && width > 1).then_some((rows, span))
}

/// What is asked of the last board.
enum Asked {
    Count,
    Cells,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let text = &prompt.text;
    let is_life = prompt
        .says("game_of_life|conway|life board|grid|cell|generation|plane|gen|gens|conway|position|population")
        || prompt.says_somewhere("game_of_life|conway|life");
    if !is_life || text.len() > 4_000 {
        return None;
    }
    let telling = Telling::new(prompt);
    // The usual rule may be told in words; any other is left to those who read rules.
    let rule = life::rule(&telling).filter(|rule| *rule == Rule::conway())?;
    let is_told_in_words = prompt.says("neighbor|neighbour|neighbours|neighbors");
    let others = if is_told_in_words { OTHERS.replace("|die|dies|born", "") } else { OTHERS.to_owned() };
    if prompt.says(&others) {
        return None;
    }
    let is_unbounded = prompt.says("infinite|infinitely|unbounded|unlimited|endless|boundless")
        && !prompt.says("not_infinite|no_infinite");
    let steps = steps(&telling)?;
    let last = *steps.last()?;
    let asked = match () {
        // "Rows are counted downwards" counts nothing.
        () if prompt.says("how_many|number_of|population|how_big|total") || prompt.says("count !row !column") => {
            Asked::Count
        }
        () if prompt.says("list|give|which|what|find|determine|write|name|state coordinates|cells|positions|cell") => {
            Asked::Cells
        }
        () => return None,
    };
    // "How many live cells are in row 1?" counts only some of them.
    let counts_some = prompt.sentences_that_say("how_many|number_of|count|population").any(|it| {
        if says(prompt.of(it), "rows_are_counted|columns_are_counted|row_are_counted|counted_from|counted_downwards") {
            return false;
        }
        let from = place_of(prompt.of(it), "how_many|number_of|count|population").unwrap_or(0);
        says(&prompt.of(it)[from..], "row|column|x|y|neighbour|neighbor|diagonal|dead")
    });
    if counts_some {
        return None;
    }
    let margin = if is_unbounded { last + 1 } else { 0 };
    let board = told(prompt, is_unbounded).or_else(|| drawn(&telling, prompt, is_unbounded))?;
    if is_unbounded && !(0..=MOST_STEPS).contains(&last)
        || board.height + 2 * margin > LARGEST
        || board.width + 2 * margin > LARGEST
    {
        return None;
    }
    // Within a margin as wide as there are steps nothing meets an edge.
    let mut rows = vec![vec![0_i64; (board.width + 2 * margin) as usize]; (board.height + 2 * margin) as usize];
    for (row, column) in &board.living {
        *rows.get_mut((row + margin) as usize)?.get_mut((column + margin) as usize)? = 1;
    }
    let rows = Value::rows(rows.into_iter().map(|row| row.into_iter().map(Value::from)));
    let mut given = vec![rows, Value::integers([0, 1]), Value::text(rule.to_string()), Value::text("bounded")];
    let (verb, unknown, form) = match (asked, &steps[..]) {
        (Asked::Count, [one]) => {
            given.push((*one).into());
            ("life_count", "how many cells live then", Form::Plain)
        }
        (Asked::Count, several) => {
            given.push(Value::integers(several.iter().copied()));
            let parts: Vec<String> =
                (0..several.len()).map(|at| format!("({}) {{{at}}}", char::from(b'a' + at as u8))).collect();
            let form = if text.contains("(a)") && text.contains("(b)") {
                Form::Filled(parts.join(", "))
            } else {
                Form::listed("", ", ", "", Form::Plain)
            };
            ("life_counts", "how many cells live after each", form)
        }
        // Who wants the whole board written wants no pairs.
        (Asked::Cells, _) if prompt.says("nested|matrix|array|grid_of|whole_grid|whole_board|entire_grid|full_grid|entire_board|list_of_lists|row_by_row|draw") => {
            return None;
        }
        (Asked::Cells, [one]) if board.is_of_pairs => {
            given.push((*one).into());
            given.push(Value::integers([board.top - margin, board.left - margin, i64::from(board.is_turned)]));
            let pair = Form::listed("(", ",", ")", Form::Plain);
            ("life_cells", "which cells live then", Form::listed("", ", ", "", pair))
        }
        _ => return None,
    };
    let sentences = rules::sentences(&telling);
    let numbers: Vec<i64> = board.numbers.iter().copied().chain(steps.iter().copied()).chain([0, 1, 2, 3, 8]).collect();
    let strange = sentences.iter().flatten().find_map(|word: &Word| word.number.filter(|it| !numbers.contains(it)));
    let doubt = strange.map(|number| format!("I do not know what {number} changes in it")).or_else(|| {
        let known = format!("{} {KNOWN} {MARKS}", life::KNOWN);
        Rules { things: "cell square", known: &known, numbers: &numbers }.doubt(&sentences)
    });
    telling.weighs_all();
    telling.is_given(format!(
        "{} living cells on a board of {} rows and {} columns",
        board.living.len(),
        board.height,
        board.width
    ));
    let mut reading = telling.reading("grids", unknown, Goal::new(verb, given), form);
    reading.restatement.condition = match is_unbounded {
        true => format!("rule {rule}; the board has no edges, and is drawn with a margin that nothing crosses"),
        false => format!("rule {rule}, what lies beyond the edges is dead"),
    };
    Some(reading.doubted(doubt))
}

/// "After 4 generations", "after (a) 1 generation and (b) 2 generations", "2 gens".
fn steps(telling: &Telling) -> Option<Vec<i64>> {
    const UNITS: &str = "generation|gen|gens|step|iteration|tick|round|turn|update|evolution|transition";
    let prompt = telling.prompt;
    let mut found: Vec<i64> = Vec::new();
    for sentence in prompt.sentences_that_say(UNITS) {
        let tokens = prompt.of(sentence);
        for at in 0..tokens.len() {
            if !says(&tokens[at..=at], UNITS) {
                continue;
            }
            let number = tokens[..at].iter().rev().take(2).find_map(|it| it.number()?.to_i64());
            let is_next = at > 0 && says(&tokens[at - 1..at], "next|one|single|a");
            found.extend(number.or(is_next.then_some(1)));
        }
    }
    found.dedup();
    let is_in_order = found.windows(2).all(|two| two[0] < two[1]);
    (!found.is_empty() && found.len() <= 5 && is_in_order && found[0] >= 0 && found[found.len() - 1] <= 1_000)
        .then_some(found)
}

/// A board and what lives on it, the first row and column numbered 0.
struct Board {
    height: i64,
    width: i64,
    living: Vec<(i64, i64)>,
    /// How the first row and the first column are called.
    top: i64,
    left: i64,
    /// Whether cells are pairs, and whether the column comes first in them.
    is_of_pairs: bool,
    is_turned: bool,
    /// The numbers that were made use of.
    numbers: Vec<i64>,
}

/// Living cells told as pairs, "(1, 0), (2, 1)", or by rows and columns, "row 4, columns 3 to 7".
fn told(prompt: &Prompt, is_unbounded: bool) -> Option<Board> {
    let text = &prompt.text;
    let mut numbers: Vec<i64> = Vec::new();
    let pairs = pairs(text);
    let lines = in_rows(text);
    let is_of_pairs = !pairs.is_empty();
    let (cells, is_turned) = match (pairs.is_empty(), lines.is_empty()) {
        (false, true) => {
            let lower = text.to_lowercase().replace(' ', "");
            let is_xy = [
                "(x,y)",
                "(column,row)",
                "(col,row)",
                "x=column",
                "x=col",
                "xisthecolumn",
                "[x,y]",
                "columnfirst",
                "column,thenrow",
            ]
            .iter()
            .any(|it| lower.contains(it));
            let is_rows = [
                "(row,column)",
                "(row,col)",
                "(r,c)",
                "[row,column]",
                "[row,col]",
                "[r,c]",
                "rowfirst",
                "rowcomesfirst",
                "row,thencolumn",
                "rowandcolumn",
                "row/column",
            ]
            .iter()
            .any(|it| lower.contains(it));
            if !is_xy && !is_rows && !is_unbounded || is_xy && is_rows {
                return None;
            }
            let cells: Vec<(i64, i64)> =
                pairs.iter().map(|&(one, other)| if is_xy { (other, one) } else { (one, other) }).collect();
            (cells, is_xy)
        }
        (true, false) => (lines, false),
        _ => return None,
    };
    numbers.extend(cells.iter().flat_map(|(row, column)| [*row, *column]));
    let (rows, columns) = (cells.iter().map(|it| it.0), cells.iter().map(|it| it.1));
    let (top, bottom) = (rows.clone().min()?, rows.max()?);
    let (left, right) = (columns.clone().min()?, columns.max()?);
    if is_unbounded {
        if [top, bottom, left, right].iter().any(|it| it.abs() > 1_000) {
            return None;
        }
        let living = cells.iter().map(|(row, column)| (row - top, column - left)).collect();
        return Some(Board {
            height: bottom - top + 1,
            width: right - left + 1,
            living,
            top,
            left,
            is_of_pairs,
            is_turned,
            numbers,
        });
    }
    let (height, width) = size(text)?;
    let first = match (prompt.says("counting_from_1|count_from_1|numbered_from_1|from_1|starting_at_1|starting_from_1|1_based|1_indexed|one_based|1_-_based|1_-_indexed|start_at_1"), prompt.says("counting_from_0|count_from_0|numbered_from_0|from_0|starting_at_0|starting_from_0|0_based|0_indexed|zero_based|0_-_based|0_-_indexed|start_at_0")) {
        (true, false) => 1,
        (false, true) => 0,
        // A cell in row 0 and one in the last row tell as well.
        (false, false) if top == 0 || left == 0 => 0,
        (false, false) if bottom == height || right == width => 1,
        _ => return None,
    };
    let living: Vec<(i64, i64)> = cells.iter().map(|(row, column)| (row - first, column - first)).collect();
    let is_inside = living.iter().all(|(row, column)| (0..height).contains(row) && (0..width).contains(column));
    numbers.extend([height, width, height - 1, width - 1]);
    is_inside.then_some(Board { height, width, living, top: first, left: first, is_of_pairs, is_turned, numbers })
}

/// Pairs of whole numbers in brackets.
fn pairs(text: &str) -> Vec<(i64, i64)> {
    let in_round = pairs_in(text, '(');
    if in_round.is_empty() { pairs_in(text, '[') } else { in_round }
}

/// Pairs in brackets of one shape: beside cells such as (1, 2) a small board "[[0,0],[0,0]]" only shows how one is written.
fn pairs_in(text: &str, open: char) -> Vec<(i64, i64)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(open) {
        let Some(end) = text[at..].find(if open == '(' { ')' } else { ']' }) else {
            break;
        };
        let mut parts = text[at + 1..at + end].split(',').map(|it| it.trim().replace('−', "-").parse::<i64>());
        if let (Some(Ok(one)), Some(Ok(other)), None) = (parts.next(), parts.next(), parts.next()) {
            found.push((one, other));
        }
    }
    found.dedup();
    found
}

/// "Row 4, columns 3 to 7", "row 2, column 5", "columns 1, 2 and 4 of row 3".
fn in_rows(text: &str) -> Vec<(i64, i64)> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    let number = |text: &str| -> Option<(i64, usize)> {
        let bare = text.trim_start();
        let length = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        Some((bare[..length].parse().ok()?, text.len() - bare.len() + length))
    };
    for (at, _) in lower.match_indices("row ") {
        let Some((row, length)) = number(&lower[at + 4..]) else {
            continue;
        };
        let rest = &lower[at + 4 + length..];
        let rest = rest
            .trim_start_matches([',', ' '])
            .trim_start_matches("and ")
            .trim_start_matches("in ")
            .trim_start_matches("the ");
        let Some(mut rest) = rest
            .strip_prefix("columns ")
            .or_else(|| rest.strip_prefix("column "))
            .or_else(|| rest.strip_prefix("cols "))
        else {
            return Vec::new();
        };
        let mut columns: Vec<i64> = Vec::new();
        let mut is_range = false;
        while let Some((column, length)) = number(rest) {
            match columns.last().copied().filter(|_| is_range) {
                Some(from) => columns.extend(from + 1..=column.min(from + 400)),
                None => columns.push(column),
            }
            rest = &rest[length..];
            let joint = [" to ", " through ", "-", "–", " – ", ", and ", " and ", ", "]
                .iter()
                .find(|it| rest.starts_with(**it) && number(&rest[it.len()..]).is_some());
            let Some(joint) = joint else {
                break;
            };
            is_range = !joint.contains("and") && !joint.contains(',');
            rest = &rest[joint.len()..];
        }
        found.extend(columns.into_iter().map(|column| (row, column)));
    }
    found
}

/// "7 rows and 9 columns", "a 10x10 board".
fn size(text: &str) -> Option<(i64, i64)> {
    let lower = text.to_lowercase().replace('×', "x");
    // "For example [[0,0],[0,0]] for a 2x2 grid" tells the size of no board but its own.
    size_in(&lower[..example_at(&lower)]).or_else(|| size_in(&lower))
}

fn size_in(lower: &str) -> Option<(i64, i64)> {
    let pieces: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '-'))
        .filter(|it| !it.is_empty())
        .collect();
    let mut found: Vec<(i64, i64)> = Vec::new();
    for at in 0..pieces.len() {
        if let Some((one, other)) = pieces[at].split_once('x')
            && let (Ok(height), Ok(width)) = (one.parse(), other.parse())
        {
            found.push((height, width));
        }
        if let [height, "x" | "by", width] = pieces[at..].iter().take(3).copied().collect::<Vec<_>>()[..]
            && let (Ok(height), Ok(width)) = (height.parse(), width.parse())
        {
            found.push((height, width));
        }
        let joins = ["and", "by", "x", "times"];
        let told = pieces[at..].iter().take(5).filter(|it| !joins.contains(it)).copied().collect::<Vec<_>>();
        if let [height, "rows" | "row", width, "columns" | "column", ..] = told[..]
            && let (Ok(height), Ok(width)) = (height.parse(), width.parse())
        {
            found.push((height, width));
        }
    }
    found.dedup();
    match found[..] {
        [size @ (1..=100, 1..=100)] => Some(size),
        _ => None,
    }
}

/// A picture on an unbounded board.
fn drawn(telling: &Telling, prompt: &Prompt, is_unbounded: bool) -> Option<Board> {
    if !is_unbounded && !prompt.text.contains("(a)") {
        return None;
    }
    let shown = match Shown::of(telling) {
        Some(shown) => shown,
        None => Shown::of_lines(&picture(&prompt.text)?)?,
    };
    let (_, alive) = life::symbols(telling, &shown)?;
    let living: Vec<(i64, i64)> = shown
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row as i64, column as i64, cell)))
        .filter(|(.., cell)| **cell == alive)
        .map(|(row, column, _)| (row, column))
        .collect();
    let (height, width) = (shown.rows.len() as i64, shown.rows.first()?.len() as i64);
    Some(Board { height, width, living, top: 0, left: 0, is_of_pairs: false, is_turned: false, numbers: Vec::new() })
}

/// Lines of equal length that have no more than two signs in all, as letters they may be taken for words elsewhere.
fn picture(text: &str) -> Option<Vec<String>> {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let signs = |line: &str| line.chars().filter(|c| *c != ' ').collect::<std::collections::BTreeSet<char>>();
    let is_row =
        |line: &str| line.chars().count() > 1 && signs(line).len() <= 2 && !line.chars().all(|c| c == '-' || c == '=');
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in lines.iter().copied().chain([""]) {
        if is_row(line) {
            open.push(line.to_owned());
        } else if !open.is_empty() {
            found.push(std::mem::take(&mut open));
        }
    }
    let rows = found.pop().filter(|_| found.is_empty())?;
    let all: std::collections::BTreeSet<char> = rows.iter().flat_map(|it| signs(it)).collect();
    (rows.len() > 1 && all.len() == 2 && rows.iter().all(|it| it.len() == rows[0].len())).then_some(rows)
}
