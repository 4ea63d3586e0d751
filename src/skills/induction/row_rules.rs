//! Rules for rows of coloured cells: a language of blocks, of cells that are chosen, and of what is done with them.
//!
//! A cell is 0 when it is empty, else its colour. A block is a stretch of one colour, a lump a stretch without empty cells.

use std::rc::Rc;

use super::enumeration::{Bank, Leaf};
use super::programs::{Operator, Program, Type};
use crate::problem::{Setback, Working};

/// The most programs that are tried, and the highest cost.
const MOST_TRIED: u64 = 100_000;
const DEAREST: u32 = 15;

/// What a program comes to for one example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Row(Rc<[u8]>),
    /// For each cell, whether it is meant.
    Mask(Rc<[bool]>),
    Number(usize),
    Colour(u8),
}

use Thing::{Colour, Mask, Number, Row};

const R: Type = Type::Row;
const G: Type = Type::Given;
const M: Type = Type::Mask;
const N: Type = Type::Number;
const C: Type = Type::Colour;

/// A stretch of cells of one colour that is not empty: where it starts, how long it is, its colour.
type Block = (usize, usize, u8);

fn blocks(row: &[u8]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    for (at, cell) in row.iter().enumerate().filter(|(_, cell)| **cell != 0) {
        match found.last_mut() {
            Some((start, length, colour)) if *start + *length == at && colour == cell => *length += 1,
            _ => found.push((at, 1, *cell)),
        }
    }
    found
}

/// Stretches without empty cells: where they start and how long they are.
fn lumps(row: &[u8]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..row.len()).filter(|at| row[*at] != 0) {
        match found.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => found.push((at, 1)),
        }
    }
    found
}

fn row(cells: Vec<u8>) -> Option<Thing> {
    Some(Row(cells.into()))
}

fn of_row(things: &[&Thing], what: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Option<Thing> {
    match things[..] {
        [Row(cells)] => what(cells).and_then(row),
        _ => None,
    }
}

fn backwards(cells: &[u8]) -> Vec<u8> {
    cells.iter().rev().copied().collect()
}

/// Does to a row seen in a mirror what is told for the other side.
fn mirrored(cells: &[u8], what: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    what(&backwards(cells)).map(|made| backwards(&made))
}

/// The cells of the blocks that are meant.
fn of_blocks(things: &[&Thing], is_meant: impl Fn(&Block, &[Block]) -> bool) -> Option<Thing> {
    let Row(cells) = things[0] else {
        return None;
    };
    let all = blocks(cells);
    let mut mask = vec![false; cells.len()];
    for block in all.iter().filter(|block| is_meant(block, &all)) {
        mask[block.0..block.0 + block.1].fill(true);
    }
    Some(Mask(mask.into()))
}

fn of_cells(things: &[&Thing], is_meant: impl Fn(&[u8], usize) -> bool) -> Option<Thing> {
    match things[0] {
        Row(cells) => Some(Mask((0..cells.len()).map(|at| is_meant(cells, at)).collect())),
        _ => None,
    }
}

/// A row and cells of it.
fn with_mask(things: &[&Thing], what: impl Fn(&[u8], &[bool]) -> Option<Vec<u8>>) -> Option<Thing> {
    match things[..2] {
        [Row(cells), Mask(mask)] if cells.len() == mask.len() => what(cells, mask).and_then(row),
        _ => None,
    }
}

fn with_number(things: &[&Thing], what: impl Fn(&[u8], usize) -> Option<Vec<u8>>) -> Option<Thing> {
    match things[..] {
        [Row(cells), Number(n)] => what(cells, *n).and_then(row),
        _ => None,
    }
}

fn packed(cells: &[u8]) -> Option<Vec<u8>> {
    let mut kept: Vec<u8> = cells.iter().copied().filter(|cell| *cell != 0).collect();
    kept.resize(cells.len(), 0);
    Some(kept)
}

/// Each cell goes one to the left where there is room, from the left on.
fn one_step(cells: &[u8]) -> Option<Vec<u8>> {
    let mut cells = cells.to_vec();
    for at in 1..cells.len() {
        if cells[at - 1] == 0 {
            cells.swap(at - 1, at);
        }
    }
    Some(cells)
}

/// Each empty cell takes the colour of the next cell to its left that has one.
fn spread(cells: &[u8]) -> Option<Vec<u8>> {
    let mut last = 0;
    let take = |cell: &u8| {
        if *cell != 0 {
            last = *cell;
        }
        last
    };
    Some(cells.iter().map(take).collect())
}

/// All cells move to the left; none where a coloured one would leave the row.
fn shifted(cells: &[u8], n: usize) -> Option<Vec<u8>> {
    let is_free = n <= cells.len() && cells[..n].iter().all(|cell| *cell == 0);
    is_free.then(|| cells[n..].iter().copied().chain(std::iter::repeat_n(0, n)).collect())
}

fn rotated(cells: &[u8], n: usize) -> Option<Vec<u8>> {
    let mut cells = cells.to_vec();
    (n <= cells.len()).then(|| cells.rotate_left(n))?;
    Some(cells)
}

/// The stretch of the cells that are chosen, when there is one, and that of the other coloured cells.
fn goal_and_others(cells: &[u8], mask: &[bool]) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let stretch = |is_in: &dyn Fn(usize) -> bool| {
        let first = (0..cells.len()).find(|at| is_in(*at))?;
        let last = (0..cells.len()).rfind(|at| is_in(*at))?;
        Some(first..last + 1)
    };
    let goal = stretch(&|at| mask[at])?;
    let others = stretch(&|at| cells[at] != 0 && !mask[at])?;
    (goal.end <= others.start || others.end <= goal.start).then_some((goal, others))
}

/// The cells that are not chosen move towards those that are, by so many cells at most, and no further than touching.
fn towards(cells: &[u8], mask: &[bool], most: usize) -> Option<Vec<u8>> {
    let (goal, others) = goal_and_others(cells, mask)?;
    let mut moved = cells.to_vec();
    moved[others.clone()].fill(0);
    let to = match goal.end <= others.start {
        true => others.start - most.min(others.start - goal.end),
        false => others.start + most.min(goal.start - others.end),
    };
    moved[to..to + others.len()].copy_from_slice(&cells[others]);
    Some(moved)
}

/// Copies of a stretch of so many cells go on from each chosen cell to the end of the row that has no other block on the way,
/// one empty cell apart.
fn outwards(cells: &[u8], mask: &[bool], n: usize) -> Option<Vec<u8>> {
    let mut made = cells.to_vec();
    for at in (0..cells.len()).filter(|at| mask[*at] && cells[*at] != 0) {
        let is_free = |mut range: std::ops::Range<usize>| range.all(|it| cells[it] == 0);
        let goes_left = is_free(0..at);
        if n == 0 || goes_left == is_free(at + 1..cells.len()) {
            return None;
        }
        let is_filled = |distance: usize| distance % (n + 1) < n;
        for it in if goes_left { 0..at + 1 } else { at..cells.len() } {
            if is_filled(it.abs_diff(at)) {
                made[it] = cells[at];
            }
        }
    }
    Some(made)
}

/// Lumps of one colour in the order of their lengths, one empty cell apart, from the left on.
fn ordered(cells: &[u8], is_up: bool) -> Option<Vec<u8>> {
    let mut all = lumps(cells);
    all.sort_by_key(|(_, length)| if is_up { *length } else { cells.len() - length });
    let mut made: Vec<u8> = Vec::new();
    for (start, length) in all {
        if !made.is_empty() {
            made.push(0);
        }
        made.extend(&cells[start..start + length]);
    }
    (made.len() <= cells.len()).then(|| {
        made.resize(cells.len(), 0);
        made
    })
}

const fn operator(
    name: &'static str,
    words: &'static str,
    takes: &'static [Type],
    gives: Type,
    cost: u32,
    apply: fn(&[&Thing]) -> Option<Thing>,
) -> Operator<Thing> {
    Operator { name, words, takes, gives, cost, apply }
}

/// Cells are chosen ...
pub const CHOOSING: &[Operator<Thing>] = &[
    operator("coloured", "all coloured cells", &[G], M, 1, |it| of_cells(it, |cells, at| cells[at] != 0)),
    operator("single", "the blocks of one cell", &[G], M, 1, |it| of_blocks(it, |block, _| block.1 == 1)),
    operator("biggest", "the biggest block", &[G], M, 1, |it| {
        of_blocks(it, |block, all| all.iter().all(|other| other.1 <= block.1))
    }),
    operator("smallest", "the smallest block", &[G], M, 1, |it| {
        of_blocks(it, |block, all| all.iter().all(|other| other.1 >= block.1))
    }),
    operator("first_block", "the first block", &[G], M, 2, |it| of_blocks(it, |block, all| all.first() == Some(block))),
    operator("last_block", "the last block", &[G], M, 2, |it| of_blocks(it, |block, all| all.last() == Some(block))),
    operator("of_colour", "the cells of colour {1}", &[G, C], M, 1, |it| match it[1] {
        Colour(colour) => of_cells(it, |cells, at| cells[at] == *colour),
        _ => None,
    }),
    operator("of_size", "the blocks of {1} cells", &[G, N], M, 1, |it| match it[1] {
        Number(n) => of_blocks(it, |block, _| block.1 == *n),
        _ => None,
    }),
    operator("between", "the empty cells between coloured ones", &[G], M, 1, |it| {
        of_cells(it, |cells, at| {
            let is_coloured = |cells: &[u8]| cells.iter().any(|cell| *cell != 0);
            cells[at] == 0 && is_coloured(&cells[..at]) && is_coloured(&cells[at..])
        })
    }),
    operator("inner", "the cells inside of blocks", &[G], M, 1, |it| {
        of_cells(it, |cells, at| {
            at > 0 && at + 1 < cells.len() && cells[at] != 0 && cells[at - 1] != 0 && cells[at + 1] != 0
        })
    }),
    operator("left_half", "the left halves of blocks", &[G], M, 1, |it| halves(it, true)),
    operator("right_half", "the right halves of blocks", &[G], M, 1, |it| halves(it, false)),
    operator("beside", "the cells beside {0}", &[M], M, 1, |it| match it[..] {
        [Mask(mask)] => Some(Mask(
            (0..mask.len())
                .map(|at| !mask[at] && ((at > 0 && mask[at - 1]) || mask.get(at + 1).is_some_and(|it| *it)))
                .collect(),
        )),
        _ => None,
    }),
    operator("others", "all coloured cells but {1}", &[G, M], M, 1, |it| match it[..] {
        [Row(cells), Mask(mask)] if cells.len() == mask.len() => {
            Some(Mask((0..mask.len()).map(|at| cells[at] != 0 && !mask[at]).collect()))
        }
        _ => None,
    }),
    operator("size", "the number of cells in {0}", &[M], N, 1, |it| match it[..] {
        [Mask(mask)] => Some(Number(mask.iter().filter(|it| **it).count())),
        _ => None,
    }),
];

fn halves(things: &[&Thing], is_left: bool) -> Option<Thing> {
    let Row(cells) = things[0] else {
        return None;
    };
    let mut mask = vec![false; cells.len()];
    for (start, length, _) in blocks(cells) {
        let from = if is_left { start } else { start + length.div_ceil(2) };
        mask[from..from + length / 2].fill(true);
    }
    Some(Mask(mask.into()))
}

/// ... and something is done with them, or with the whole row.
pub const DOING: &[Operator<Thing>] = &[
    operator("paint", "{0} with {1} painted in colour {2}", &[R, M, C], R, 2, |it| match it[2] {
        Colour(colour) => with_mask(it, |cells, mask| {
            Some(cells.iter().zip(mask).map(|(cell, meant)| if *meant { *colour } else { *cell }).collect())
        }),
        _ => None,
    }),
    operator("erase", "{0} with {1} erased", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| {
            Some(cells.iter().zip(mask).map(|(cell, meant)| if *meant { 0 } else { *cell }).collect())
        })
    }),
    operator("put_in", "{0}, but with {1} as in {2}", &[R, M, R], R, 3, |it| match it[2] {
        Row(other) => with_mask(it, |cells, mask| {
            let cells = cells.iter().zip(mask).zip(other.iter());
            Some(cells.map(|((cell, meant), other)| if *meant { *other } else { *cell }).collect())
        }),
        _ => None,
    }),
    operator("spread_right", "{0} with each colour spread to the right", &[R], R, 2, |it| of_row(it, spread)),
    operator("spread_left", "{0} with each colour spread to the left", &[R], R, 2, |it| {
        of_row(it, |cells| mirrored(cells, spread))
    }),
    operator("spread_towards", "{0} with each colour spread towards {1}", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| {
            let (goal, others) = goal_and_others(cells, mask)?;
            if goal.end <= others.start { mirrored(cells, spread) } else { spread(cells) }
        })
    }),
    operator("filled", "{0} with the gaps between cells of one colour filled", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let all = blocks(cells);
            let mut made = cells.to_vec();
            for pair in all.windows(2).filter(|pair| pair[0].2 == pair[1].2) {
                made[pair[0].0..pair[1].0].fill(pair[0].2);
            }
            Some(made)
        })
    }),
    operator("flow", "{0} with {1} spread as far as cells are empty", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| {
            let mut made = cells.to_vec();
            for at in (0..cells.len()).filter(|at| mask[*at] && cells[*at] != 0) {
                let stretch = |it: &usize| cells[*it] == 0;
                (0..at).rev().take_while(stretch).for_each(|it| made[it] = cells[at]);
                (at + 1..cells.len()).take_while(stretch).for_each(|it| made[it] = cells[at]);
            }
            Some(made)
        })
    }),
    operator("pack_left", "{0} with all coloured cells pushed to the left", &[R], R, 2, |it| of_row(it, packed)),
    operator("pack_right", "{0} with all coloured cells pushed to the right", &[R], R, 2, |it| {
        of_row(it, |cells| mirrored(cells, packed))
    }),
    operator("sift_left", "{0} with all cells of colour {1} brought to the left", &[R, C], R, 2, |it| sifted(it, true)),
    operator("sift_right", "{0} with all cells of colour {1} brought to the right", &[R, C], R, 2, |it| {
        sifted(it, false)
    }),
    operator("sorted_up", "{0} with its cells in ascending order", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let mut cells = cells.to_vec();
            cells.sort_unstable();
            Some(cells)
        })
    }),
    operator("sorted_down", "{0} with its cells in descending order", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let mut cells = cells.to_vec();
            cells.sort_unstable_by(|one, other| other.cmp(one));
            Some(cells)
        })
    }),
    operator("step_left", "{0} with each cell one step to the left where there is room", &[R], R, 3, |it| {
        of_row(it, one_step)
    }),
    operator("step_right", "{0} with each cell one step to the right where there is room", &[R], R, 3, |it| {
        of_row(it, |cells| mirrored(cells, one_step))
    }),
    operator("shift_left", "{0} moved to the left by {1}", &[R, N], R, 2, |it| with_number(it, shifted)),
    operator("shift_right", "{0} moved to the right by {1}", &[R, N], R, 2, |it| {
        with_number(it, |cells, n| mirrored(cells, |cells| shifted(cells, n)))
    }),
    operator("turn_left", "{0} moved to the left by {1}, and in again at the other end", &[R, N], R, 2, |it| {
        with_number(it, rotated)
    }),
    operator("turn_right", "{0} moved to the right by {1}, and in again at the other end", &[R, N], R, 2, |it| {
        with_number(it, |cells, n| mirrored(cells, |cells| rotated(cells, n)))
    }),
    operator("touch", "{0} with all else moved until it touches {1}", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| towards(cells, mask, cells.len()))
    }),
    operator("approach", "{0} with all else moved towards {1} by up to {2}", &[R, M, N], R, 2, |it| match it[2] {
        Number(n) => with_mask(it, |cells, mask| towards(cells, mask, *n)),
        _ => None,
    }),
    operator("stretch", "{0} with all else stretched to where {1} is", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| {
            let (goal, others) = goal_and_others(cells, mask)?;
            let mut made = cells.to_vec();
            match goal.end <= others.start {
                true => made[goal.start..others.start].fill(cells[others.start]),
                false => made[others.end..goal.end].fill(cells[others.end - 1]),
            }
            Some(made)
        })
    }),
    operator("reflect", "{0} with all else reflected in {1}", &[R, M], R, 2, |it| {
        with_mask(it, |cells, mask| {
            let (goal, _) = goal_and_others(cells, mask)?;
            let mut made: Vec<u8> =
                cells.iter().zip(mask).map(|(cell, meant)| if *meant { *cell } else { 0 }).collect();
            for at in (0..cells.len()).filter(|at| cells[*at] != 0 && !mask[*at]) {
                let to = (goal.start + goal.end - 1).checked_sub(at)?;
                *made.get_mut(to)? = cells[at];
            }
            Some(made)
        })
    }),
    operator("widen", "{0} with each cell of {1} widened to {2}", &[R, M, N], R, 2, |it| match it[2] {
        Number(n) => with_mask(it, |cells, mask| {
            let mut made = cells.to_vec();
            for at in (0..cells.len()).filter(|at| mask[*at] && cells[*at] != 0) {
                let from = at.checked_sub(n / 2)?;
                made.get_mut(from..from + n)?.fill(cells[at]);
            }
            Some(made)
        }),
        _ => None,
    }),
    operator("outwards", "{0} with blocks of {2} going on outwards from {1}", &[R, M, N], R, 2, |it| match it[2] {
        Number(n) => with_mask(it, |cells, mask| outwards(cells, mask, *n)),
        _ => None,
    }),
    operator("reversed", "{0} backwards", &[R], R, 2, |it| of_row(it, |cells| Some(backwards(cells)))),
    operator("turned_over", "{0} with each lump backwards in its place", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let mut cells = cells.to_vec();
            for (start, length) in lumps(&cells.clone()) {
                cells[start..start + length].reverse();
            }
            Some(cells)
        })
    }),
    operator("unified", "{0} with each lump in its commonest colour", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let mut made = cells.to_vec();
            for (start, length) in lumps(cells) {
                let lump = &cells[start..start + length];
                let count = |colour: &u8| lump.iter().filter(|cell| *cell == colour).count();
                let commonest = lump.iter().copied().max_by_key(|colour| (count(colour), *colour))?;
                made[start..start + length].fill(commonest);
            }
            Some(made)
        })
    }),
    operator("ordered_up", "{0} with its blocks in order, the smallest first", &[R], R, 2, |it| {
        of_row(it, |cells| ordered(cells, true))
    }),
    operator("ordered_down", "{0} with its blocks in order, the biggest first", &[R], R, 2, |it| {
        of_row(it, |cells| ordered(cells, false))
    }),
    operator(
        "from_palette",
        "{0} with the other blocks in the colours of the first lump, one after the other",
        &[R],
        R,
        2,
        |it| {
            of_row(it, |cells| {
                let all = lumps(cells);
                let (first, length) = *all.first()?;
                let mut made = cells.to_vec();
                for (index, (start, size)) in all.iter().skip(1).enumerate() {
                    made[*start..start + size].fill(*cells[first..first + length].get(index)?);
                }
                Some(made)
            })
        },
    ),
    operator("repeated", "the pattern that begins {0}, repeated to its end", &[R], R, 2, |it| {
        of_row(it, |cells| {
            let length = cells.iter().position(|cell| *cell == 0).unwrap_or(cells.len());
            let pattern = &cells[..length];
            let period = (1..=length).find(|period| pattern.windows(period + 1).all(|run| run[0] == run[*period]))?;
            Some((0..cells.len()).map(|at| pattern[at % period]).collect())
        })
    }),
];

/// Cells of a colour to one side, all others in their order to the other.
fn sifted(things: &[&Thing], is_left: bool) -> Option<Thing> {
    let [Row(cells), Colour(colour)] = things[..] else {
        return None;
    };
    let (same, others): (Vec<u8>, Vec<u8>) = cells.iter().partition(|cell| *cell == colour);
    row(if is_left { [same, others].concat() } else { [others, same].concat() })
}

/// A row and what is made of it.
pub type Example = (Vec<u8>, Vec<u8>);

/// A rule that explains all examples, with what it makes of the question.
#[derive(Clone, Debug)]
pub struct Rule {
    pub program: Program,
    pub cost: u32,
    pub gives: Vec<u8>,
}

/// The shortest rules, one for each row that they make of the question, and how many programs were tried.
pub fn shortest(examples: &[Example], question: &[u8], working: &mut Working) -> Result<(Vec<Rule>, u64), Setback> {
    let inputs: Vec<Thing> =
        examples.iter().map(|(input, _)| &input[..]).chain([question]).map(|it| Row(it.into())).collect();
    let columns = inputs.len();
    let given = |of| Leaf { name: "row".to_owned(), of, cost: 1, values: inputs.clone() };
    let mut leaves = vec![given(R), given(G)];
    let cells = examples.iter().flat_map(|(input, output)| input.iter().chain(output));
    let mut colours: Vec<u8> = cells.copied().filter(|cell| *cell != 0).collect();
    colours.sort_unstable();
    colours.dedup();
    let leaf = |name: String, of, cost, value| Leaf { name, of, cost, values: vec![value; columns] };
    // A colour that a rule names is seen in nearly every example.
    let is_everywhere =
        |colour| examples.iter().all(|(input, output)| input.contains(&colour) || output.contains(&colour));
    leaves.extend(colours.into_iter().map(|colour| {
        let cost = if is_everywhere(colour) { 1 } else { 3 };
        leaf(format!("colour_{colour}"), C, cost, Colour(colour))
    }));
    leaves.extend((1..=6).map(|number| leaf(number.to_string(), N, if number < 5 { 1 } else { 2 }, Number(number))));
    let is_output = |(value, (_, output)): (&Thing, &Example)| matches!(value, Row(cells) if **cells == output[..]);
    let fits = |values: &[Thing]| values.iter().zip(examples).all(is_output);
    let mut bank = Bank::new(&[CHOOSING, DOING], leaves, MOST_TRIED, |of, values| of == R && fits(values));
    let mut rules: Vec<Rule> = Vec::new();
    let mut tried = 0;
    for cost in 1..=DEAREST {
        let Some(new) = bank.grow() else {
            break;
        };
        working.spend(bank.tried() - tried + 1)?;
        tried = bank.tried();
        for id in new.filter(|id| bank.is(*id, R)) {
            let (values, asked) = bank.values(id).split_at(columns - 1);
            if let (true, Row(gives)) = (fits(values), &asked[0])
                && !rules.iter().any(|rule| rule.gives == **gives)
            {
                rules.push(Rule { program: bank.program(id), cost, gives: gives.to_vec() });
            }
        }
        // A step further shows what the next longer rule would give.
        if rules.iter().any(|rule| rule.cost < cost) {
            break;
        }
    }
    Ok((rules, tried))
}

/// What a rule makes of a row.
pub fn applied(program: &Program, input: &[u8]) -> Option<Thing> {
    program.evaluate(&[CHOOSING, DOING], &|name: &str| match name.strip_prefix("colour_") {
        Some(colour) => colour.parse().ok().map(Colour),
        None if name == "row" => Some(Row(input.into())),
        None => name.parse().ok().map(Number),
    })
}

/// The rule in words.
pub fn in_words(program: &Program) -> String {
    let leaf = |name: &str| match name.strip_prefix("colour_") {
        Some(colour) => colour.to_owned(),
        None if name == "row" => "the row".to_owned(),
        None => name.to_owned(),
    };
    program.words(&[CHOOSING, DOING], &leaf)
}
