//! Reads a circuit that is drawn with lines: from each input of a gate back along its wire to where the wire comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::Formula;

/// What a gate does with its inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    And,
    Or,
    Xor,
    Nand,
    Nor,
    Xnor,
    Not,
    Buffer,
}

impl Gate {
    /// The gates of two inputs that have a name.
    pub const OF_TWO: [Gate; 6] = [Gate::And, Gate::Or, Gate::Nand, Gate::Nor, Gate::Xor, Gate::Xnor];

    /// How it is called.
    pub fn word(self) -> &'static str {
        match self {
            Gate::And => "AND",
            Gate::Or => "OR",
            Gate::Xor => "XOR",
            Gate::Nand => "NAND",
            Gate::Nor => "NOR",
            Gate::Xnor => "XNOR",
            Gate::Not => "NOT",
            Gate::Buffer => "BUFFER",
        }
    }

    pub fn read(word: &str) -> Option<Gate> {
        Some(match &*word.to_lowercase() {
            "and" => Gate::And,
            "or" => Gate::Or,
            "xor" | "eor" | "exor" => Gate::Xor,
            "nand" => Gate::Nand,
            "nor" => Gate::Nor,
            "xnor" | "nxor" | "xand" => Gate::Xnor,
            "not" | "negate" | "negation" | "inverter" | "invert" => Gate::Not,
            "buffer" => Gate::Buffer,
            _ => return None,
        })
    }

    /// What comes out; an exclusive or of more than two is true when an odd number of them are. None for a number of inputs
    /// that it cannot have.
    pub fn output(self, inputs: Vec<Formula>) -> Option<Formula> {
        if inputs.is_empty() || matches!(self, Gate::Not | Gate::Buffer) && inputs.len() != 1 {
            return None;
        }
        Some(match self {
            Gate::And => Formula::all(inputs),
            Gate::Or => Formula::any(inputs),
            Gate::Nand => Formula::all(inputs).negated(),
            Gate::Nor => Formula::any(inputs).negated(),
            Gate::Xor => inputs.into_iter().reduce(Formula::xor)?,
            Gate::Xnor => inputs.into_iter().reduce(Formula::xor)?.negated(),
            Gate::Not => inputs.into_iter().next()?.negated(),
            Gate::Buffer => inputs.into_iter().next()?,
        })
    }
}

/// What comes out of each gate, by the names of the inputs and of other gates; and the name of the last.
pub struct Drawn {
    pub gates: Vec<(String, Formula)>,
    pub output: String,
}

impl Drawn {
    /// The inputs, in alphabetical order.
    pub fn inputs(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut names));
        names.retain(|it| !self.gates.iter().any(|(name, _)| name == it));
        names.sort();
        names
    }
}

/// Signs of lines, and the sides on which each is open: up, right, down, left.
const LINES: &[(char, [bool; 4])] = &[
    ('─', [false, true, false, true]),
    ('━', [false, true, false, true]),
    ('-', [false, true, false, true]),
    ('=', [false, true, false, true]),
    ('│', [true, false, true, false]),
    ('┃', [true, false, true, false]),
    ('|', [true, false, true, false]),
    ('┐', [false, false, true, true]),
    ('╮', [false, false, true, true]),
    ('┘', [true, false, false, true]),
    ('╯', [true, false, false, true]),
    ('└', [true, true, false, false]),
    ('╰', [true, true, false, false]),
    ('┌', [false, true, true, false]),
    ('╭', [false, true, true, false]),
    ('├', [true, true, true, false]),
    ('┤', [true, false, true, true]),
    ('┬', [false, true, true, true]),
    ('┴', [true, true, false, true]),
    ('+', [true, true, true, true]),
    ('●', [true, true, true, true]),
    ('•', [true, true, true, true]),
];

const UP: usize = 0;
const RIGHT: usize = 1;
const DOWN: usize = 2;
const LEFT: usize = 3;

fn sides(sign: char) -> Option<[bool; 4]> {
    LINES.iter().find(|(it, _)| *it == sign).map(|(_, sides)| *sides)
}

/// A place: row and column.
type Place = (usize, usize);

/// A gate: rows below each other that begin with a wall and the sign of the gate.
struct GateBox {
    gate: Gate,
    rows: std::ops::Range<usize>,
    /// The column of the wall.
    wall: usize,
    /// The columns of the sign.
    sign: std::ops::Range<usize>,
}

struct Sheet {
    cells: Vec<Vec<char>>,
    boxes: Vec<GateBox>,
    negation: Option<Vec<char>>,
}

/// Reads the drawing, with the signs of gates as its legend tells them. None when a wire cannot be followed.
pub fn read(lines: &[&str], legend: &BTreeMap<String, Gate>) -> Option<Drawn> {
    let cells: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let mut sheet = Sheet { cells, boxes: Vec::new(), negation: None };
    let mut signs: Vec<(Vec<char>, Gate)> = Vec::new();
    for (sign, gate) in legend {
        match gate {
            Gate::Not => sheet.negation = Some(sign.chars().collect()),
            _ => signs.push((sign.chars().collect(), *gate)),
        }
    }
    signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    sheet.find_boxes(&signs);
    let output = sheet.output()?;
    let mut inputs: Vec<Vec<Option<Formula>>> =
        (0..sheet.boxes.len()).map(|at| sheet.inputs(at)).collect::<Option<_>>()?;
    sheet.join_what_is_left(&mut inputs, &output)?;
    let mut gates = Vec::new();
    for (at, inputs) in inputs.into_iter().enumerate() {
        let inputs = inputs.into_iter().collect::<Option<Vec<Formula>>>()?;
        gates.push((sheet.name(at), sheet.boxes[at].gate.output(inputs)?));
    }
    Some(Drawn { gates, output })
}

impl Sheet {
    fn cell(&self, (row, column): Place) -> char {
        self.cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(' ')
    }

    fn name(&self, at: usize) -> String {
        format!("g{}", at + 1)
    }

    fn find_boxes(&mut self, signs: &[(Vec<char>, Gate)]) {
        let mut open: BTreeMap<(usize, Gate), usize> = BTreeMap::new();
        let mut boxes: Vec<GateBox> = Vec::new();
        for (row, cells) in self.cells.iter().enumerate() {
            for column in 0..cells.len() {
                let is_wall = matches!(cells[column], '│' | '|' | '┃' | '[');
                let found = signs.iter().find(|(sign, _)| is_wall && cells[column + 1..].starts_with(sign));
                let Some((sign, gate)) = found else {
                    continue;
                };
                let key = (column, *gate);
                match open.get(&key).copied().filter(|&at| boxes[at].rows.end == row) {
                    Some(at) => boxes[at].rows.end = row + 1,
                    None => {
                        open.insert(key, boxes.len());
                        let sign = column + 1..column + 1 + sign.len();
                        boxes.push(GateBox { gate: *gate, rows: row..row + 1, wall: column, sign });
                    }
                }
            }
        }
        self.boxes = boxes;
    }

    /// The box whose sign lies here.
    fn box_at(&self, (row, column): Place) -> Option<usize> {
        self.boxes.iter().position(|it| it.rows.contains(&row) && it.sign.contains(&column))
    }

    /// Where lines are drawn over a corner, one wire may be lost. When it is the only one, it comes from the only gate that
    /// feeds nothing. None when a gate is left that feeds nothing.
    fn join_what_is_left(&self, inputs: &mut [Vec<Option<Formula>>], output: &str) -> Option<()> {
        let mut fed = BTreeSet::from([output.to_owned()]);
        for input in inputs.iter().flatten().flatten() {
            let mut atoms = Vec::new();
            input.collect_atoms(&mut atoms);
            fed.extend(atoms);
        }
        let idle: Vec<String> =
            (0..self.boxes.len()).map(|at| self.name(at)).filter(|name| !fed.contains(name)).collect();
        let mut lost: Vec<&mut Option<Formula>> = inputs.iter_mut().flatten().filter(|it| it.is_none()).collect();
        match (&idle[..], &mut lost[..]) {
            ([], []) => Some(()),
            ([name], [lost]) => {
                **lost = Some(Formula::Atom(name.clone()));
                Some(())
            }
            _ => None,
        }
    }

    /// The inputs of a gate, from above; None in the place of one whose wire cannot be followed.
    fn inputs(&self, at: usize) -> Option<Vec<Option<Formula>>> {
        let it = &self.boxes[at];
        let mut inputs = Vec::new();
        for row in it.rows.clone() {
            let before = it.wall.checked_sub(1)?;
            let is_wire = sides(self.cell((row, before))).is_some_and(|sides| sides[RIGHT])
                || self.negates_before((row, it.wall)).is_some();
            if is_wire {
                inputs.push(self.source((row, before), LEFT));
            }
        }
        Some(inputs)
    }

    /// Where the sign of a negation begins that ends before this column.
    fn negates_before(&self, (row, column): Place) -> Option<usize> {
        let sign = self.negation.as_ref()?;
        let start = column.checked_sub(sign.len())?;
        self.cells.get(row)?.get(start..column)?.eq(&sign[..]).then_some(start)
    }

    /// The gate or input from which the wire comes, when one follows it from here in this direction.
    fn source(&self, place: Place, direction: usize) -> Option<Formula> {
        let mut seen = BTreeSet::new();
        let mut found: Option<Formula> = None;
        // What is to be looked at: a place, the direction in which it is entered, and whether a negation was passed.
        let mut next = vec![(place, direction, false)];
        while let Some((place, direction, is_negated)) = next.pop() {
            if !seen.insert((place, direction)) {
                continue;
            }
            if direction == LEFT {
                if let Some(start) = self.negates_before((place.0, place.1 + 1)) {
                    next.push(((place.0, start.checked_sub(1)?), LEFT, !is_negated));
                    continue;
                }
                let source = self.box_at(place).map(|at| Formula::Atom(self.name(at))).or_else(|| self.label(place));
                if let Some(source) = source {
                    let source = if is_negated { source.negated() } else { source };
                    if found.as_ref().is_some_and(|it| *it != source) {
                        return None;
                    }
                    found = Some(source);
                    continue;
                }
            }
            // To the right lie only gates that this wire feeds.
            if direction != LEFT && self.box_at(place).is_some() {
                continue;
            }
            let Some(open) = sides(self.cell(place)) else {
                continue;
            };
            let entered = (direction + 2) % 4;
            if !open[entered] {
                // A line that crosses another goes on behind it.
                let is_straight = open == [true, false, true, false] || open == [false, true, false, true];
                if is_straight && let Some(on) = step(place, direction) {
                    next.push((on, direction, is_negated));
                }
                continue;
            }
            for out in 0..4 {
                // Back to the right one comes to other gates, not to where the wire comes from, unless the line turns.
                if out == entered || !open[out] || out == RIGHT && direction != UP && direction != DOWN {
                    continue;
                }
                let is_branch = out == RIGHT && (open[UP] as u8 + open[DOWN] as u8) == 2;
                if is_branch {
                    continue;
                }
                if let Some(on) = step(place, out)
                    && self.goes_on(on, out)
                {
                    next.push((on, out, is_negated));
                }
            }
        }
        found
    }

    /// Whether a line goes on here when one comes in this direction.
    fn goes_on(&self, place: Place, direction: usize) -> bool {
        let here = self.cell(place);
        let entered = (direction + 2) % 4;
        match sides(here) {
            Some(open) => open[entered] || open == [true, false, true, false] || open == [false, true, false, true],
            None => direction == LEFT,
        }
    }

    /// The name of an input that ends here, seen from the right: `A:`, `A`.
    fn label(&self, (row, column): Place) -> Option<Formula> {
        let cells = self.cells.get(row)?;
        let mut end = column + 1;
        while end > 0 && matches!(cells.get(end - 1), Some(' ' | ':' | '=')) {
            end -= 1;
        }
        // Not more than a blank and a colon lie between.
        if column + 1 - end > 3 {
            return None;
        }
        let start = (0..end).rev().take_while(|&at| cells[at].is_alphanumeric() || cells[at] == '_').last()?;
        let name: String = cells[start..end].iter().collect();
        let is_name = name.starts_with(|c: char| c.is_alphabetic()) && name.chars().count() <= 8;
        is_name.then_some(Formula::Atom(name))
    }

    /// The gate from which the wire comes that leads out.
    fn output(&self) -> Option<String> {
        let mut found = Vec::new();
        for (row, cells) in self.cells.iter().enumerate() {
            let text: String = cells.iter().collect();
            let upper = text.trim_end().to_uppercase();
            for word in ["OUTPUT", "OUT"] {
                if let Some(start) = upper.strip_suffix(word) {
                    let column = start.trim_end().chars().count();
                    found.push((row, column.checked_sub(1)?));
                    break;
                }
            }
        }
        if let [place] = found[..] {
            return match self.source(place, LEFT)? {
                Formula::Atom(name) => Some(name),
                _ => None,
            };
        }
        // Without a label: the gate that feeds no other.
        let mut fed = BTreeSet::new();
        for at in 0..self.boxes.len() {
            let mut atoms = Vec::new();
            self.inputs(at)?.iter().flatten().for_each(|it| it.collect_atoms(&mut atoms));
            fed.extend(atoms);
        }
        let last: Vec<String> =
            (0..self.boxes.len()).map(|at| self.name(at)).filter(|name| !fed.contains(name)).collect();
        match &last[..] {
            [only] => Some(only.clone()),
            _ => None,
        }
    }
}

fn step((row, column): Place, direction: usize) -> Option<Place> {
    Some(match direction {
        UP => (row.checked_sub(1)?, column),
        RIGHT => (row, column + 1),
        DOWN => (row + 1, column),
        _ => (row, column.checked_sub(1)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Option<(Vec<String>, String)> {
        let legend = [("&", Gate::And), ("+", Gate::Or), (">o", Gate::Not)];
        let legend = legend.map(|(sign, gate)| (sign.to_owned(), gate)).into();
        let lines: Vec<&str> = text.lines().collect();
        let drawn = read(&lines, &legend)?;
        Some((drawn.gates.iter().map(|(name, formula)| format!("{name} = {formula}")).collect(), drawn.output))
    }

    #[test]
    fn wires_are_followed_around_corners_and_across_each_other() {
        let (gates, output) = drawn(
            "A: ───┐\nB: ─┐ │\n    │ ├────│&\n    ├─│────│&──┐\n    │ │        └──│+\n    │ └─>o────────│+── OUT\n    └─────────────│+",
        )
        .unwrap();
        assert_eq!(gates, ["g1 = A ∧ B", "g2 = g1 ∨ ¬A ∨ B"]);
        assert_eq!(output, "g2");
    }

    #[test]
    fn a_wire_that_comes_from_nowhere_makes_no_circuit() {
        assert_eq!(drawn("A: ───│&\n    ──│&── OUT"), None);
        assert_eq!(drawn(""), None);
        assert_eq!(drawn("│&\n"), None);
    }
}
