//! Looking back at rectangles: the picture is taken apart anew, from the left.
//!
//! A picture may be made of outlines in several ways: what looks like one long side may be two that touch. Both ways take a
//! side to go on as far as it can, as the eye does.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

/// More outlines than this are not tried.
const MOST_TRIED: usize = 200_000;

/// How often each cell is covered, by column and row.
type Ink = BTreeMap<(usize, usize), u32>;

pub fn rectangles_in(rows: &Value, answer: &Value) -> Verdict {
    let (Some(rows), Some(said)) = (rows.as_texts(), answer.as_number().and_then(|number| number.to_i64())) else {
        return Verdict::Unsettled;
    };
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        cells
            .chars()
            .enumerate()
            .filter_map(move |(column, c)| Some(((column, row), c.to_digit(10).filter(|n| *n > 0)?)))
    });
    let mut ink: Ink = cells.collect();
    let mut tried = 0;
    match apart(&mut ink, &mut tried) {
        Ok(Some(count)) if count == said => {
            Verdict::confirmed(format!("taken apart from the left it is {count} outlines"))
        }
        Ok(Some(count)) => Verdict::refuted(format!("taken apart from the left it is {count} outlines")),
        Ok(None) => Verdict::refuted("the cells do not come out as whole outlines"),
        Err(TooMany) => Verdict::Unsettled,
    }
}

struct TooMany;

/// How many outlines come out; none where some cells are left.
fn apart(ink: &mut Ink, tried: &mut usize) -> Result<Option<i64>, TooMany> {
    let Some((&(left, top), _)) = ink.first_key_value() else {
        return Ok(Some(0));
    };
    for right in
        (left + 1..).take_while(|column| ink.contains_key(&(*column, top))).collect::<Vec<_>>().into_iter().rev()
    {
        for bottom in
            (top + 1..).take_while(|row| ink.contains_key(&(left, *row))).collect::<Vec<_>>().into_iter().rev()
        {
            *tried += 1;
            if *tried > MOST_TRIED {
                return Err(TooMany);
            }
            let sides = (left..=right).flat_map(|column| [(column, top), (column, bottom)]);
            let outline: Vec<_> = sides.chain((top + 1..bottom).flat_map(|row| [(left, row), (right, row)])).collect();
            if !outline.iter().all(|cell| ink.contains_key(cell)) {
                continue;
            }
            let before = ink.clone();
            for cell in outline {
                match ink.get(&cell) {
                    Some(1) | None => ink.remove(&cell),
                    Some(count) => ink.insert(cell, count - 1),
                };
            }
            if let Some(others) = apart(ink, tried)? {
                return Ok(Some(others + 1));
            }
            *ink = before;
        }
    }
    Ok(None)
}
