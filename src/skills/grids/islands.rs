//! Islands: land that hangs together, with water around it. How many are there, and how large is the largest?

use std::collections::BTreeMap;

use super::shown::{Shown, legend};
use crate::language::rules::{self, MARKS, Rules};
use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Value, Working};

/// Symbols that are taken for land, the first that is there, where nothing is said of them.
const LAND: [&str; 5] = ["1", "#", "X", "L", "■"];

/// What makes it another puzzle.
const OTHERS: &str = "perimeter|coast|coastline|distinct|shape|shaped|enclosed|closed|bridge|flip|sink|add|remove|wrap|torus|toroidal|\
                      after|become|rain|flood|rise|at_least|at_most|more_than|fewer_than|smaller|smallest|exactly|second|lake|lakes|\
                      pond|hexagonal|touch_the_edge|touch_the_border|not_touch|on_the_edge|average|total|changed|turned|only_count|\
                      except|ignore|unless|distance|knight|without|colour|color";

/// Words that the rules of such a puzzle are told in.
const KNOWN: &str = "island landmass region component cluster blob group connected connect connecting large big size area cell square \
    land water sea ocean ground earth grid map board matrix binary mark show draw represent given below horizontally vertically \
    horizontal vertical diagonal diagonally adjacent neighbour neighbor neighbouring neighboring share side edge corner touch \
    belong together hang form surround left right count return integer part up down field consist direction eight row column \
    maximal lie assume empty blank filled contain string array cross hash dot zero letter stand mean lands";

/// "How many islands are in this grid?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let kinds = "island|landmass|region|component|cluster|blob|group|connected_component";
    if !prompt.says(kinds) || prompt.says(OTHERS) {
        return None;
    }
    let telling = Telling::new(prompt);
    let asks_largest =
        telling.says(&["largest|biggest|maximum|max size|area|large|big|many|number|island|cells|region|group"]);
    let asks_count =
        telling.says(&["how_many|number_of|count|num island|islands|region|component|cluster|blob|group|landmass"]);
    // "How many cells has the largest island?" asks for its size; both at once for too much.
    let is_size = prompt.says("largest|biggest|maximum size|area|how_large|how_big|cells|squares|many|number");
    if !(asks_count || asks_largest) || asks_largest && !is_size {
        return None;
    }
    if asks_largest && prompt.says("how_many_islands|number_of_islands|count_the_islands") {
        return None;
    }
    let shown = Shown::of(&telling)?;
    let symbols = shown.symbols();
    if symbols.len() > 2 {
        return None;
    }
    let (mut land, mut water) = (None, None);
    for said in legend(&telling, &symbols) {
        let of_land = said.is("land island ground earth soil filled grass");
        let of_water = said.is("water sea ocean empty blank background");
        match (of_land, of_water) {
            (true, false) => land = Some(said.symbol),
            (false, true) => water = Some(said.symbol),
            _ => {}
        }
    }
    // "Groups of 1s", "regions of X".
    let land = land.or_else(|| {
        let named = prompt.sentences_that_say(kinds).find_map(|sentence| {
            let words = prompt.text_of(sentence).split(|c: char| c.is_whitespace()).collect::<Vec<_>>();
            let after = words.windows(2).filter(|two| two[0] == "of").map(|two| two[1]);
            let bare =
                |word: &str| word.trim_matches(['\'', '"', '`', '?', ',', '.']).trim_end_matches("'s").to_owned();
            after.map(bare).find_map(|it| symbols.iter().find(|symbol| it == **symbol || it == format!("{symbol}s")))
        });
        named.map(|it| (*it).to_owned())
    });
    let land = land.or_else(|| match &water {
        Some(water) => symbols.iter().find(|it| **it != water.as_str()).map(|it| (*it).to_owned()),
        None => LAND.iter().find(|it| symbols.contains(**it)).map(|it| (*it).to_owned()),
    })?;
    if water.as_deref() == Some(land.as_str()) {
        return None;
    }
    let is_slanted = prompt
        .sentences_that_say("diagonal|diagonally|eight|8_-_directional|8_-_connected|corner")
        .any(|sentence| !says(prompt.of(sentence), "no|not|never|without|n't|don't|except|but_not|nor"));
    telling.says(&[
        "horizontally|vertically|horizontal|vertical|diagonal|diagonally|adjacent|side|sides|edge|connected|connecting|corner|touch|neighbor|neighbour",
        "surrounded water|grid|edges",
        "island land|group|connected|formed|made",
        "grid|map|board|matrix shown|given|following|below|here|represents|represented|this|binary",
    ]);
    let directions = if is_slanted { "eight" } else { "four" };
    let (verb, unknown) = match asks_largest {
        true => ("largest_island", "how many cells the largest island has"),
        false => ("islands", "how many islands there are"),
    };
    let goal = Goal::new(verb, vec![shown.values(), Value::written(&land), Value::text(directions)]);
    let sentences = rules::sentences(&telling);
    let mut reading = telling.reading("grids", unknown, goal, Form::Plain);
    reading.restatement.condition = match is_slanted {
        true => format!("cells with {land} that share a side or a corner belong together"),
        false => format!("cells with {land} that share a side belong together"),
    };
    reading.doubt =
        Rules { things: "island land water cell", known: &format!("{KNOWN} {MARKS}"), numbers: &[] }.doubt(&sentences);
    Some(reading)
}

/// Which cells are land.
#[derive(Clone)]
struct Sea {
    is_land: Vec<Vec<bool>>,
    is_slanted: bool,
}

impl Sea {
    fn land(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let rows = self.is_land.iter().enumerate();
        rows.flat_map(|(row, cells)| cells.iter().enumerate().filter(|it| *it.1).map(move |(column, _)| (row, column)))
    }

    /// The land that shares a side, or a corner where that counts, with a cell.
    fn beside(&self, (row, column): (usize, usize)) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for down in row.saturating_sub(1)..(row + 2).min(self.is_land.len()) {
            for right in column.saturating_sub(1)..(column + 2).min(self.is_land[0].len()) {
                let (rows, columns) = (down.abs_diff(row), right.abs_diff(column));
                let is_beside = rows + columns == 1 || self.is_slanted && rows + columns == 2;
                if is_beside && self.is_land[down][right] {
                    found.push((down, right));
                }
            }
        }
        found
    }
}

/// How many islands there are, or how large the largest is.
fn asked(sizes: &[usize], is_largest: bool) -> Value {
    let number = if is_largest { sizes.iter().copied().max().unwrap_or(0) } else { sizes.len() };
    (number as i64).into()
}

pub fn approaches(verb: &str, rows: &Value, land: &Value, directions: &Value) -> Vec<Approach> {
    let Some(grid) = rows.as_grid() else {
        return Vec::new();
    };
    let is_slanted = match directions.as_text() {
        Some("four") => false,
        Some("eight") => true,
        _ => return Vec::new(),
    };
    let is_largest = verb == "largest_island";
    let is_land = grid.iter().map(|row| row.iter().map(|cell| cell == land).collect()).collect();
    let sea = Sea { is_land, is_slanted };
    let (joined, quick) = (sea.clone(), sea.clone());
    let mut approaches = vec![
        Approach::direct(
            "walk_over_each",
            "walk over an island from any cell of it, and mark what was seen",
            move |working| {
                let mut seen: Vec<Vec<bool>> = sea.is_land.iter().map(|row| vec![false; row.len()]).collect();
                let mut sizes = Vec::new();
                for start in sea.land() {
                    if std::mem::replace(&mut seen[start.0][start.1], true) {
                        continue;
                    }
                    let (mut open, mut size) = (vec![start], 0);
                    while let Some(cell) = open.pop() {
                        working.spend(1)?;
                        size += 1;
                        for (row, column) in sea.beside(cell) {
                            if !std::mem::replace(&mut seen[row][column], true) {
                                open.push((row, column));
                            }
                        }
                    }
                    sizes.push(size);
                    if sizes.len() <= 30 {
                        working.note(|| {
                            format!("the island with row {}, column {} has {}", start.0 + 1, start.1 + 1, cells(size))
                        });
                    }
                }
                Ok(asked(&sizes, is_largest))
            },
        ),
        Approach::direct(
            "join_neighbours",
            "let every cell be an island, and join those that are beside each other",
            move |w| join(&joined, is_largest, w),
        ),
    ];
    if !is_largest && !is_slanted {
        approaches.push(
            Approach::direct(
                "cells_less_joins",
                "cells less neighbours plus squares of four: right where no island has water inside (Euler)",
                move |working| euler(&quick, working),
            )
            .heuristic(),
        );
    }
    approaches
}

fn cells(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

/// Each cell points to another of its island, until one that points to itself (Galler and Fischer 1964).
fn join(sea: &Sea, is_largest: bool, working: &mut Working) -> Result<Value, crate::problem::Setback> {
    let land: Vec<(usize, usize)> = sea.land().collect();
    let number: BTreeMap<(usize, usize), usize> = land.iter().copied().zip(0..).collect();
    let mut points_to: Vec<usize> = (0..land.len()).collect();
    fn root(points_to: &mut [usize], mut at: usize) -> usize {
        while points_to[at] != at {
            points_to[at] = points_to[points_to[at]];
            at = points_to[at];
        }
        at
    }
    let mut joins = 0;
    for (at, cell) in land.iter().enumerate() {
        working.spend(1)?;
        for beside in sea.beside(*cell) {
            let (one, other) = (root(&mut points_to, at), root(&mut points_to, number[&beside]));
            joins += usize::from(one != other);
            points_to[one.max(other)] = one.min(other);
        }
    }
    working.note(|| format!("{} of land, and {joins} joins that made two islands one", cells(land.len())));
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..land.len() {
        *sizes.entry(root(&mut points_to, at)).or_insert(0) += 1;
    }
    Ok(asked(&sizes.into_values().collect::<Vec<_>>(), is_largest))
}

/// Cells less pairs of neighbours plus squares of four are the islands less the waters inside them.
fn euler(sea: &Sea, working: &mut Working) -> Result<Value, crate::problem::Setback> {
    let is_land = |row: usize, column: usize| sea.is_land.get(row).and_then(|it| it.get(column)) == Some(&true);
    let (mut land, mut pairs, mut squares) = (0_i64, 0_i64, 0_i64);
    for (row, column) in sea.land() {
        working.spend(1)?;
        let (right, below) = (is_land(row, column + 1), is_land(row + 1, column));
        land += 1;
        pairs += i64::from(right) + i64::from(below);
        squares += i64::from(right && below && is_land(row + 1, column + 1));
    }
    working.note(|| format!("{land} cells - {pairs} pairs of neighbours + {squares} squares of four"));
    Ok((land - pairs + squares).into())
}
