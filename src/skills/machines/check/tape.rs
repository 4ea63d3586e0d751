//! Runs the program on cells that are made when they are first needed.

use std::collections::HashMap;

use crate::problem::{Value, Verdict};

/// So many instructions are carried out at most.
const STEPS: u64 = 40_000_000;

enum End {
    Stopped,
    Endless,
    Unknown,
}

pub fn printed(code: &str, input: &str, answer: &Value) -> Verdict {
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let Some((output, end)) = run(code, input) else {
        return Verdict::Unsettled;
    };
    let text = String::from_utf8(output.clone()).unwrap_or_else(|_| output.iter().map(|it| *it as char).collect());
    let claims_endless = said.starts_with("it never ends");
    match end {
        End::Unknown => Verdict::Unsettled,
        End::Stopped if said == text => {
            Verdict::confirmed(format!("run again, it prints these {} characters", text.chars().count()))
        }
        End::Stopped => Verdict::refuted(format!("run again, it prints {text:?}")),
        End::Endless if claims_endless && (text.is_empty() || said.ends_with(&text)) => {
            Verdict::confirmed("run again, it comes back to where it was, with all cells as they were")
        }
        End::Endless => Verdict::refuted("run again, it comes back to where it was and never stops"),
    }
}

/// What is printed, and how it ends. None when the program is none, or leaves the tape.
fn run(code: &str, input: &str) -> Option<(Vec<u8>, End)> {
    let code: Vec<char> = code.chars().collect();
    // Each bracket's partner, found by depth.
    let mut jumps: HashMap<usize, usize> = HashMap::new();
    let mut stack = Vec::new();
    for (at, mark) in code.iter().enumerate() {
        if *mark == '[' {
            stack.push(at);
        } else if *mark == ']' {
            let open = stack.pop()?;
            jumps.extend([(open, at), (at, open)]);
        }
    }
    if !stack.is_empty() {
        return None;
    }
    let mut input = input.bytes();
    let mut cells: Vec<i32> = vec![0];
    let mut output = Vec::new();
    let (mut cell, mut at, mut steps) = (0usize, 0usize, 0u64);
    // Loops that change nothing between two rounds never end. Each loop remembers its last round while it runs.
    let mut last: HashMap<usize, (u64, usize, Vec<i32>)> = HashMap::new();
    while at < code.len() {
        steps += 1;
        if steps > STEPS || output.len() > 200_000 {
            return Some((output, End::Unknown));
        }
        match code[at] {
            '>' => {
                cell += 1;
                if cell >= 30_000 {
                    return None;
                }
                if cell == cells.len() {
                    cells.push(0);
                }
            }
            '<' => cell = cell.checked_sub(1)?,
            '+' => cells[cell] = (cells[cell] + 1) % 256,
            '-' => cells[cell] = (cells[cell] + 255) % 256,
            '.' => output.push(cells[cell] as u8),
            ',' => {
                cells[cell] = i32::from(input.next()?);
                last.clear();
            }
            '[' if cells[cell] == 0 => at = jumps[&at],
            ']' if cells[cell] != 0 => {
                let (due, known_cell, known) = last.entry(at).or_insert((steps, usize::MAX, Vec::new()));
                if *known_cell == cell && *known == cells {
                    return Some((output, End::Endless));
                }
                if steps >= *due {
                    (*due, *known_cell) = (steps + steps / 2 + 8, cell);
                    known.clone_from(&cells);
                }
                at = jumps[&at];
            }
            _ => {}
        }
        at += 1;
    }
    Some((output, End::Stopped))
}
