//! Checks of rules for rows of cells: the rule is read anew and followed on every example, cell by cell.

use super::notation::Term;
use crate::problem::{Value, Verdict};

/// Longer rows are not followed.
const LONGEST: usize = 300;

/// What a part of a rule stands for. Colours are as they are written, an empty cell has none.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Cells(Vec<Option<u32>>),
    Places(Vec<usize>),
    Number(usize),
    Colour(u32),
}

type Cells = [Option<u32>];

/// The cells of a row, and how an empty one is written.
fn cells(value: &Value) -> Option<Vec<Option<u32>>> {
    let cell = |value: &Value| match value {
        Value::Number(number) => match number.to_i64()? {
            0 => Some(None),
            colour => u32::try_from(colour).ok().map(Some),
        },
        Value::Text(mark) if [".", "_", "-", "·"].contains(&&**mark) => Some(None),
        Value::Text(mark) => mark.bytes().next().filter(|_| mark.len() == 1).map(|letter| Some(10 + u32::from(letter))),
        _ => None,
    };
    value.as_list().filter(|it| it.len() <= LONGEST)?.iter().map(cell).collect()
}

pub fn rule(pairs: &Value, answer: &Value) -> Option<Verdict> {
    let Some(term) = answer.as_text().and_then(Term::read) else {
        return Some(Verdict::refuted("it is no rule"));
    };
    let pairs = pairs.as_rows()?;
    // Nothing can be told from examples in which nothing is done.
    if pairs.iter().all(|pair| pair.first() == pair.last()) {
        return Some(Verdict::refuted("all examples stay as they are, which tells no rule"));
    }
    for (place, pair) in (1..).zip(&pairs) {
        let [input, output] = pair else {
            return None;
        };
        let wanted = cells(output)?;
        let Some(Part::Cells(made)) = follow(&term, &cells(input)?) else {
            return Some(Verdict::refuted(format!("it makes nothing of example {place}")));
        };
        if let Some(at) = (0..wanted.len().max(made.len())).find(|at| made.get(*at) != wanted.get(*at)) {
            return Some(Verdict::refuted(format!("in example {place} it makes cell {} another than it is", at + 1)));
        }
    }
    Some(Verdict::confirmed(format!("followed anew, it gives the output of all {} examples", pairs.len())))
}

pub fn applied(rule: &Value, question: &Value, answer: &Value) -> Option<Verdict> {
    let term = Term::read(rule.as_text()?)?;
    let Some(Part::Cells(made)) = follow(&term, &cells(question)?) else {
        return None;
    };
    Some(match cells(answer) {
        Some(claimed) if claimed == made => Verdict::confirmed("the rule, followed anew, gives each cell of it"),
        Some(claimed) if claimed.len() == made.len() => {
            let at = (0..made.len()).find(|at| made[*at] != claimed[*at]).unwrap_or(0);
            Verdict::refuted(format!("the rule, followed anew, gives another cell {}", at + 1))
        }
        _ => Verdict::refuted(format!("it is no row of {} cells", made.len())),
    })
}

/// Stretches of cells that belong together, as places.
fn stretches(cells: &Cells, belong: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::new();
    for at in (0..cells.len()).filter(|at| cells[*at].is_some()) {
        match all.last_mut().filter(|last| last.last().is_some_and(|before| before + 1 == at && belong(*before, at))) {
            Some(last) => last.push(at),
            None => all.push(vec![at]),
        }
    }
    all
}

fn blocks(cells: &Cells) -> Vec<Vec<usize>> {
    stretches(cells, |one, other| cells[one] == cells[other])
}

fn lumps(cells: &Cells) -> Vec<Vec<usize>> {
    stretches(cells, |_, _| true)
}

fn follow(term: &Term, input: &Cells) -> Option<Part> {
    if term.inside.is_empty() {
        return match term.word.strip_prefix("colour_") {
            Some(colour) => colour.parse().ok().map(Part::Colour),
            None if term.word == "row" => Some(Part::Cells(input.to_vec())),
            None => term.word.parse().ok().map(Part::Number),
        };
    }
    let inside: Vec<Part> = term.inside.iter().map(|part| follow(part, input)).collect::<Option<_>>()?;
    let word = &*term.word;
    use Part::{Cells, Colour, Number, Places};
    match &inside[..] {
        [Places(places)] if word == "size" => Some(Number(places.len())),
        [Places(places)] if word == "beside" => {
            let near = |at: &usize| places.iter().any(|it| it.abs_diff(*at) == 1) && !places.contains(at);
            Some(Places((0..input.len()).filter(near).collect()))
        }
        [Cells(cells), Places(places)] if word == "others" => {
            Some(Places((0..cells.len()).filter(|at| cells[*at].is_some() && !places.contains(at)).collect()))
        }
        [Cells(cells), Colour(colour)] if word == "of_colour" => {
            Some(Places((0..cells.len()).filter(|at| cells[*at] == Some(*colour)).collect()))
        }
        [Cells(cells), Number(size)] if word == "of_size" => {
            Some(Places(blocks(cells).into_iter().filter(|block| block.len() == *size).flatten().collect()))
        }
        [Cells(cells)] => chosen(word, cells).map(Places).or_else(|| whole(word, cells).map(Cells)),
        [Cells(cells), Colour(colour)] => {
            let is_first = |at: &usize| (cells[*at] == Some(*colour)) == (word == "sift_left");
            let (mut order, rest): (Vec<usize>, Vec<usize>) = (0..cells.len()).partition(is_first);
            order.extend(rest);
            matches!(word, "sift_left" | "sift_right").then(|| Cells(order.into_iter().map(|at| cells[at]).collect()))
        }
        [Cells(cells), Number(n)] => moved(word, cells, *n).map(Cells),
        [Cells(cells), Places(places)] => about(word, cells, places, cells.len()).map(Cells),
        [Cells(cells), Places(places), Number(n)] => about(word, cells, places, *n).map(Cells),
        [Cells(cells), Places(places), Colour(colour)] if word == "paint" => Some(Cells(
            (0..cells.len()).map(|at| if places.contains(&at) { Some(*colour) } else { cells[at] }).collect(),
        )),
        [Cells(cells), Places(places), Cells(other)] if word == "put_in" && other.len() == cells.len() => {
            Some(Cells((0..cells.len()).map(|at| if places.contains(&at) { other[at] } else { cells[at] }).collect()))
        }
        _ => None,
    }
}

/// The cells that a word chooses.
fn chosen(word: &str, cells: &Cells) -> Option<Vec<usize>> {
    let all = blocks(cells);
    let longest = all.iter().map(Vec::len).max().unwrap_or(0);
    let shortest = all.iter().map(Vec::len).min().unwrap_or(0);
    let those =
        |is_meant: &dyn Fn(&Vec<usize>) -> bool| all.iter().filter(|it| is_meant(it)).flatten().copied().collect();
    let is_empty = |at: usize| cells.get(at).is_none_or(Option::is_none);
    Some(match word {
        "coloured" => (0..cells.len()).filter(|at| !is_empty(*at)).collect(),
        "single" => those(&|block| block.len() == 1),
        "biggest" => those(&|block| block.len() == longest),
        "smallest" => those(&|block| block.len() == shortest),
        "first_block" => all.first().cloned().unwrap_or_default(),
        "last_block" => all.last().cloned().unwrap_or_default(),
        "between" => {
            let (first, last) = (all.first().and_then(|it| it.first()), all.last().and_then(|it| it.last()));
            match (first, last) {
                (Some(first), Some(last)) => (*first..*last).filter(|at| is_empty(*at)).collect(),
                _ => Vec::new(),
            }
        }
        "inner" => (1..cells.len()).filter(|at| (at - 1..=at + 1).all(|it| !is_empty(it))).collect(),
        "left_half" => all.iter().flat_map(|block| block[..block.len() / 2].to_vec()).collect(),
        "right_half" => all.iter().flat_map(|block| block[block.len() - block.len() / 2..].to_vec()).collect(),
        _ => return None,
    })
}

/// What is done with a whole row.
fn whole(word: &str, cells: &Cells) -> Option<Vec<Option<u32>>> {
    let n = cells.len();
    let coloured: Vec<Option<u32>> = cells.iter().copied().filter(Option::is_some).collect();
    let blank = vec![None; n - coloured.len()];
    let order = |is_up: bool| {
        let mut all = lumps(cells);
        all.sort_by(|one, other| if is_up { one.len().cmp(&other.len()) } else { other.len().cmp(&one.len()) });
        let parts: Vec<Vec<Option<u32>>> = all.iter().map(|lump| lump.iter().map(|at| cells[*at]).collect()).collect();
        let mut made = parts.join(&None);
        (made.len() <= n).then(|| {
            made.resize(n, None);
            made
        })
    };
    let per_lump = |what: &dyn Fn(usize, &[usize]) -> Option<u32>| {
        let mut made = cells.to_vec();
        for (index, lump) in lumps(cells).iter().enumerate() {
            for at in lump {
                made[*at] = what(index, &[&[*at][..], lump].concat());
            }
        }
        made
    };
    Some(match word {
        "reversed" => (1..=n).map(|back| cells[n - back]).collect(),
        "pack_left" => [coloured, blank].concat(),
        "pack_right" => [blank, coloured].concat(),
        "sorted_up" | "sorted_down" => {
            // Empty cells count as less than any colour, and are counted colour by colour.
            let mut counts = std::collections::BTreeMap::new();
            cells.iter().for_each(|cell| *counts.entry(*cell).or_insert(0) += 1);
            let up: Vec<Option<u32>> = counts.into_iter().flat_map(|(cell, count)| vec![cell; count]).collect();
            if word == "sorted_up" { up } else { (1..=n).map(|back| up[n - back]).collect() }
        }
        "spread_right" => (0..n).map(|at| (0..=at).rev().find_map(|it| cells[it])).collect(),
        "spread_left" => (0..n).map(|at| (at..n).find_map(|it| cells[it])).collect(),
        "filled" => {
            let before = |at: usize| (0..=at).rev().find_map(|it| cells[it]);
            let after = |at: usize| (at..n).find_map(|it| cells[it]);
            (0..n).map(|at| if before(at) == after(at) { before(at) } else { cells[at] }).collect()
        }
        "step_left" | "step_right" => {
            // A cell moves when there is room anywhere on its way: all between it and the room move as well.
            let ahead =
                |at: usize| if word == "step_left" { (0..at).rev().collect::<Vec<_>>() } else { (at + 1..n).collect() };
            let moves = |at: usize| cells[at].is_some() && ahead(at).iter().any(|it| cells[*it].is_none());
            let mut made = vec![None; n];
            for at in (0..n).filter(|at| cells[*at].is_some()) {
                let to = match (moves(at), word == "step_left") {
                    (false, _) => at,
                    (true, true) => at - 1,
                    (true, false) => at + 1,
                };
                made[to] = cells[at];
            }
            made
        }
        "turned_over" => per_lump(&|_, places| {
            let (at, lump) = places.split_first()?;
            cells[lump.first()? + lump.last()? - at]
        }),
        "unified" => per_lump(&|_, places| {
            let lump = &places[1..];
            let count = |at: &usize| lump.iter().filter(|other| cells[**other] == cells[*at]).count();
            lump.iter().max_by_key(|at| (count(at), cells[**at])).and_then(|at| cells[*at])
        }),
        "from_palette" => {
            let all = lumps(cells);
            let palette = all.first()?;
            let is_enough = all.len() - 1 <= palette.len();
            is_enough.then_some(())?;
            per_lump(&|index, places| match index {
                0 => cells[places[0]],
                later => cells[palette[later - 1]],
            })
        }
        "repeated" => {
            let begin: Vec<Option<u32>> = cells.iter().copied().take_while(Option::is_some).collect();
            let period =
                (1..=begin.len()).find(|period| (*period..begin.len()).all(|at| begin[at] == begin[at - period]))?;
            (0..n).map(|at| begin[at % period]).collect()
        }
        "ordered_up" => order(true)?,
        "ordered_down" => order(false)?,
        _ => return None,
    })
}

/// All cells moved by so many places.
fn moved(word: &str, cells: &Cells, by: usize) -> Option<Vec<Option<u32>>> {
    let n = cells.len();
    let by = (by <= n).then_some(by)?;
    let from = |at: usize| match word {
        "turn_left" => Some((at + by) % n),
        "turn_right" => Some((at + n - by) % n),
        "shift_left" => Some(at + by).filter(|it| *it < n),
        _ => at.checked_sub(by),
    };
    let made: Vec<Option<u32>> = (0..n).map(|at| from(at).and_then(|it| cells[it])).collect();
    let count = |cells: &Cells| cells.iter().flatten().count();
    let is_known = matches!(word, "turn_left" | "turn_right" | "shift_left" | "shift_right");
    // Nothing that is coloured may leave the row.
    (is_known && count(&made) == count(cells)).then_some(made)
}

/// What is done about some places of a row.
fn about(word: &str, cells: &Cells, places: &[usize], n: usize) -> Option<Vec<Option<u32>>> {
    let size = cells.len();
    let others: Vec<usize> = (0..size).filter(|at| cells[*at].is_some() && !places.contains(at)).collect();
    let ends = |places: &[usize]| Some((*places.iter().min()?, *places.iter().max()?));
    let colour = |at: usize| if places.contains(&at) { cells[at] } else { None };
    match word {
        "erase" => return Some((0..size).map(|at| if places.contains(&at) { None } else { cells[at] }).collect()),
        "flow" => {
            let sees = |at: usize, other: usize| {
                (at.min(other) + 1..at.max(other)).all(|it| cells[it].is_none()) && cells[at].is_none()
            };
            let mut made = cells.to_vec();
            for source in places.iter().filter(|it| cells[**it].is_some()) {
                (0..size).filter(|at| sees(*at, *source)).for_each(|at| made[at] = cells[*source]);
            }
            return Some(made);
        }
        "widen" => {
            let mut made = cells.to_vec();
            for at in places.iter().filter(|it| cells[**it].is_some()) {
                let from = at.checked_sub(n / 2)?;
                for to in from..from + n {
                    *made.get_mut(to)? = cells[*at];
                }
            }
            return Some(made);
        }
        "outwards" => {
            let mut made = cells.to_vec();
            for at in places.iter().copied().filter(|it| cells[*it].is_some()) {
                let is_clear = |mut range: std::ops::Range<usize>| range.all(|it| cells[it].is_none());
                let (left, right) = (is_clear(0..at), is_clear(at + 1..size));
                if left == right || n == 0 {
                    return None;
                }
                for it in (0..size).filter(|it| if left { *it <= at } else { *it >= at }) {
                    if (it.abs_diff(at) + 1) % (n + 1) != 0 {
                        made[it] = cells[at];
                    }
                }
            }
            return Some(made);
        }
        _ => {}
    }
    let ((first, last), (low, high)) = (ends(places)?, ends(&others)?);
    let is_left = last < low;
    if !is_left && high >= first {
        return None;
    }
    let gap = if is_left { low - last - 1 } else { first - high - 1 };
    Some(match word {
        "touch" | "approach" => {
            let by = gap.min(n);
            let from = |at: usize| if is_left { Some(at + by) } else { at.checked_sub(by) };
            let moving = |at: usize| from(at).filter(|it| others.contains(it)).and_then(|it| cells[it]);
            (0..size).map(|at| moving(at).or_else(|| colour(at))).collect()
        }
        "stretch" => {
            let reach = if is_left { first..low } else { high + 1..last + 1 };
            let end = if is_left { cells[low] } else { cells[high] };
            (0..size).map(|at| if reach.contains(&at) { end } else { cells[at] }).collect()
        }
        "reflect" => {
            let image =
                |at: usize| (first + last).checked_sub(at).filter(|it| others.contains(it)).and_then(|it| cells[it]);
            let fits = others.iter().all(|at| (first + last).checked_sub(*at).is_some_and(|it| it < size));
            fits.then_some(())?;
            (0..size).map(|at| image(at).or_else(|| colour(at))).collect()
        }
        "spread_towards" => match is_left {
            true => (0..size).map(|at| (at..size).find_map(|it| cells[it])).collect(),
            false => (0..size).map(|at| (0..=at).rev().find_map(|it| cells[it])).collect(),
        },
        _ => return None,
    })
}
