//! Rectangles that are drawn by their outlines, some across others: how many are there?
//!
//! A picture is told in rows of digits: by how many outlines each cell is covered.

use std::ops::Range;

use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// The largest picture, in cells.
const MOST_CELLS: usize = 40_000;

/// An outline has at least so many cells in a row.
const SHORTEST: usize = 2;

/// So many rectangles are told of one by one.
const MOST_TOLD: usize = 20;

/// "How many rectangles are in this picture?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "rectangle|rectangles how_many|count|number_of \
         !squares !largest !area !perimeter !filled !solid !tile !cut !by !triangles",
    );
    if !is_told {
        return None;
    }
    let marks = marks(prompt)?;
    let (lines, span) = picture(&prompt.text, &marks)?;
    let often = |mark: char| lines.iter().map(|line| line.matches(mark).count()).sum::<usize>();
    // Where outlines cross is less than where they do not.
    let (single, crossing) = match marks[..] {
        [one, other] if often(one) < often(other) => (other, Some(one)),
        [one, other] => (one, Some(other)),
        _ => (marks[0], None),
    };
    telling.takes(&span);
    telling.says(&["outline~|drawn|shown|marked|overlap~|cross~"]);
    let width = lines.iter().map(|line| line.chars().count()).max()?;
    let is_inked = |c: char| c == single || Some(c) == crossing;
    let left = lines.iter().filter_map(|line| line.chars().position(is_inked)).min()?;
    let rows = lines.iter().map(|line| {
        let padded = line.chars().chain(std::iter::repeat(' ')).take(width).skip(left);
        let covered = padded.map(|c| {
            if c == single {
                '1'
            } else if is_inked(c) {
                '2'
            } else {
                '0'
            }
        });
        covered.collect::<String>()
    });
    let rows: Vec<String> = rows.collect();
    let is_small = rows.iter().map(String::len).sum::<usize>() <= MOST_CELLS;
    let goal = Goal::new("rectangles_in", vec![Value::texts(rows)]);
    is_small.then(|| telling.reading("grids", "how many rectangles are drawn", goal, Form::Plain))
}

/// The marks of which the picture is drawn, as they are shown in quotation marks; `#` where none is shown.
fn marks(prompt: &Prompt) -> Option<Vec<char>> {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|c| chars.next().is_none() && !c.is_alphanumeric() && !c.is_whitespace())
    };
    let mut shown: Vec<char> = prompt.outline().quotes.iter().filter_map(|quote| single(&quote.what)).collect();
    // "made of * characters", "an @ instead": a mark by itself among the words of a line.
    let lines = prompt
        .text
        .lines()
        .filter(|line| line.split_whitespace().filter(|it| it.chars().any(char::is_alphabetic)).count() > 2);
    for piece in lines.flat_map(str::split_whitespace) {
        let bare = if piece.chars().count() > 1 { piece.trim_matches(['(', ')', ',', '.', ':', ';']) } else { piece };
        shown.extend(single(bare).filter(|c| "#*@+%&█▓▒░■□=".contains(*c)));
    }
    shown.dedup();
    shown.sort_unstable();
    shown.dedup();
    match shown.len() {
        0 => Some(vec!['#']),
        1 => Some(shown),
        2 if prompt.says("overlap~|overlapping|cross|crossing|both|two|shared|share|same|coincide|meet|lie") => {
            Some(shown)
        }
        _ => None,
    }
}

/// The lines of the picture: from the first with a mark to the last, and all between them of marks and blanks alone.
fn picture<'p>(text: &'p str, marks: &[char]) -> Option<(Vec<&'p str>, Range<usize>)> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut place = 0;
    for line in text.split('\n') {
        let drawn = line.trim_end_matches('\r');
        let is_drawn = drawn.chars().all(|c| marks.contains(&c) || matches!(c, ' ' | '.'));
        let is_inked = drawn.contains(|c| marks.contains(&c));
        match is_drawn {
            true if is_inked || !lines.is_empty() => lines.push((place, drawn)),
            false
                if lines.iter().any(|(_, line)| line.contains(|c| marks.contains(&c)))
                    && drawn.contains(|c| marks.contains(&c))
                    && !drawn.contains(char::is_alphabetic) =>
            {
                return None;
            }
            _ => {}
        }
        place += line.len() + 1;
    }
    while lines.last().is_some_and(|(_, line)| !line.contains(|c| marks.contains(&c))) {
        lines.pop();
    }
    let (&(start, _), &(last, line)) = (lines.first()?, lines.last()?);
    Some((lines.iter().map(|(_, line)| *line).collect(), start..last + line.len()))
}

/// How often each cell is covered, row by row.
type Covered = Vec<Vec<u8>>;

fn covered(rows: &Value) -> Option<Covered> {
    let rows = rows.as_texts()?;
    let row = |row: &&str| row.chars().map(|c| c.to_digit(3).map(|it| it as u8)).collect::<Option<Vec<u8>>>();
    rows.iter().map(row).collect()
}

/// From the top, from the bottom, and by what hangs together.
pub fn approaches(rows: &Value) -> Vec<Approach> {
    let Some(picture) = covered(rows) else {
        return Vec::new();
    };
    let mut turned = picture.clone();
    turned.reverse();
    turned.iter_mut().for_each(|row| row.reverse());
    let hasty = picture.clone();
    vec![
        Approach::direct(
            "from_the_top",
            "take the first cell that is left for a corner, and the rectangle that goes on from there",
            move |working| taken_off(&picture, false, working),
        ),
        Approach::direct("from_the_bottom", "the same from the last cell on", move |working| {
            taken_off(&turned, true, working)
        }),
        Approach::direct("by_pieces", "count the pieces that hang together", move |working| {
            let pieces = pieces(&hasty, working)?;
            working.note(|| format!("{pieces} pieces hang together"));
            Ok(Value::from(pieces))
        })
        .heuristic(),
    ]
}

/// Takes outlines off the picture until nothing is left. The first cell that is left is always a corner: whatever stands
/// above or before it is gone.
fn taken_off(picture: &Covered, is_turned: bool, working: &mut Working) -> Result<Value, Setback> {
    let mut left = picture.clone();
    let mut found = Vec::new();
    if !take_next(&mut left, 0, &mut found, working)? {
        return Err(Setback::no_way("the cells do not come out as whole rectangles"));
    }
    let (height, width) = (picture.len(), picture.first().map_or(0, Vec::len));
    for (at, &[top, start, bottom, end]) in found.iter().enumerate().take(MOST_TOLD) {
        // Told as they lie in the picture, from 1 on.
        let [top, start, bottom, end] = match is_turned {
            true => [height - bottom, width - end, height - top, width - start],
            false => [top + 1, start + 1, bottom + 1, end + 1],
        };
        working.note(|| format!("{}: rows {top} to {bottom}, columns {start} to {end}", at + 1));
    }
    Ok(Value::from(found.len() as i64))
}

fn take_next(
    left: &mut Covered,
    from: usize,
    found: &mut Vec<[usize; 4]>,
    working: &mut Working,
) -> Result<bool, Setback> {
    let first = (from..left.len()).find_map(|row| Some((row, left[row].iter().position(|count| *count > 0)?)));
    let Some((top, start)) = first else {
        return Ok(true);
    };
    let run = |cells: &mut dyn Iterator<Item = u8>| cells.take_while(|count| *count > 0).count();
    let width = run(&mut left[top][start..].iter().copied());
    let height = run(&mut left[top..].iter().map(|row| row[start]));
    // The largest first: a side that goes on belongs to the same outline more often than not.
    for end in (start + SHORTEST - 1..start + width).rev() {
        for bottom in (top + SHORTEST - 1..top + height).rev() {
            working.spend(1)?;
            let is_closed =
                (start..=end).all(|column| left[bottom][column] > 0) && (top..=bottom).all(|row| left[row][end] > 0);
            if !is_closed {
                continue;
            }
            cover(left, [top, start, bottom, end], false);
            found.push([top, start, bottom, end]);
            if take_next(left, top, found, working)? {
                return Ok(true);
            }
            found.pop();
            cover(left, [top, start, bottom, end], true);
        }
    }
    Ok(false)
}

/// Puts an outline on the picture, or takes it off.
fn cover(left: &mut Covered, [top, start, bottom, end]: [usize; 4], is_put: bool) {
    let mut change = |row: usize, column: usize| {
        let cell = &mut left[row][column];
        *cell = if is_put { *cell + 1 } else { *cell - 1 };
    };
    for column in start..=end {
        change(top, column);
        change(bottom, column);
    }
    for row in top + 1..bottom {
        change(row, start);
        change(row, end);
    }
}

fn pieces(picture: &Covered, working: &mut Working) -> Result<i64, Setback> {
    let mut open = picture.clone();
    let mut pieces = 0;
    for row in 0..open.len() {
        for column in 0..open[row].len() {
            if open[row][column] == 0 {
                continue;
            }
            pieces += 1;
            let mut stack = vec![(row, column)];
            while let Some((row, column)) = stack.pop() {
                let Some(cell) = open.get_mut(row).and_then(|cells| cells.get_mut(column)).filter(|cell| **cell > 0)
                else {
                    continue;
                };
                *cell = 0;
                working.spend(1)?;
                stack.extend([
                    (row + 1, column),
                    (row, column + 1),
                    (row.wrapping_sub(1), column),
                    (row, column.wrapping_sub(1)),
                ]);
            }
        }
    }
    Ok(pieces)
}
