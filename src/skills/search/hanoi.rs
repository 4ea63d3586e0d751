//! The towers of Hanoi, with any number of disks and pegs.
//!
//! `hanoi(3, ["A", "B", "C"], "A", "C")` seeks the moves, `hanoi_moves(64, 3)` how many are needed. All disks are on one peg at
//! first, 1 is the smallest.

mod ends;
mod notation;
pub mod nth;
pub mod position;
mod reading;
mod rods;

use std::sync::Arc;

use super::methods;
use crate::maths::Number;
use crate::problem::{Approach, Goal, Operation, Setback, Value, Working};
pub use reading::read;

/// No more moves than these are written out.
const MOST_MOVES: u64 = 9_000;

/// Up to so many positions, the puzzle is searched as well.
const MOST_SEARCHED: u64 = 5_000;

/// Disks of the largest tower whose moves are counted.
const MOST_COUNTED: usize = 400;

/// The puzzle, as the goal tells it.
#[derive(Clone)]
pub struct Towers {
    disks: usize,
    pegs: Vec<Value>,
    /// Places in the list of pegs.
    start: usize,
    target: usize,
}

impl Towers {
    fn new(disks: &Value, pegs: &Value, start: &Value, target: &Value) -> Option<Self> {
        let disks = disks.as_number()?.to_i64().filter(|it| (1..=40).contains(it))? as usize;
        let pegs = pegs.as_list()?.to_vec();
        let place = |name: &Value| pegs.iter().position(|peg| peg == name);
        let (start, target) = (place(start)?, place(target)?);
        let is_sound = (3..=12).contains(&pegs.len()) && start != target;
        (is_sound && fewest(disks, pegs.len())? <= MOST_MOVES).then_some(Self { disks, pegs, start, target })
    }

    /// The same towers with other disks, pegs and ends.
    fn part(&self, disks: usize, without: Option<usize>, start: usize, target: usize) -> Goal {
        let pegs =
            self.pegs.iter().enumerate().filter(|(place, _)| Some(*place) != without).map(|(_, peg)| peg.clone());
        let (start, target) = (self.pegs[start].clone(), self.pegs[target].clone());
        Goal::new("hanoi", vec![Value::from(disks as i64), Value::list(pegs), start, target])
    }

    fn spare(&self) -> usize {
        (0..self.pegs.len()).find(|peg| *peg != self.start && *peg != self.target).unwrap_or(0)
    }

    fn move_of(&self, disk: usize, from: usize, to: usize) -> Value {
        Value::list([Value::from(disk as i64), self.pegs[from].clone(), self.pegs[to].clone()])
    }
}

/// The fewest moves, and how many disks are best set aside first (Frame and Stewart 1941). For three and four pegs nothing
/// shorter is possible (Bousch 2014), for more nothing shorter is known.
fn best_parting(disks: usize, pegs: usize) -> Option<(u64, usize)> {
    if disks <= 1 {
        return Some((disks as u64, 0));
    }
    if pegs == 3 {
        let moves = 1_u64.checked_shl(u32::try_from(disks).ok()?).filter(|_| disks < 63)?;
        return Some((moves - 1, disks - 1));
    }
    // moves[d] with the pegs so far; one peg more at a time.
    let mut moves: Vec<u64> = (0..=disks).map(|disks| if disks < 63 { (1 << disks) - 1 } else { u64::MAX }).collect();
    let mut parting = 0;
    for _ in 4..=pegs {
        let mut next: Vec<u64> = vec![0, 1];
        for count in 2..=disks {
            let best = (1..count)
                .map(|aside| (next[aside].saturating_mul(2).saturating_add(moves[count - aside]), aside))
                .min()?;
            next.push(best.0);
            parting = best.1;
        }
        moves = next;
    }
    Some((moves[disks], parting))
}

fn fewest(disks: usize, pegs: usize) -> Option<u64> {
    best_parting(disks, pegs).map(|(moves, _)| moves)
}

pub fn approaches(disks: &Value, pegs: &Value, start: &Value, target: &Value) -> Vec<Approach> {
    let Some(towers) = Towers::new(disks, pegs, start, target) else {
        return Vec::new();
    };
    if towers.disks == 1 {
        let step = towers.move_of(1, towers.start, towers.target);
        return vec![Approach::direct("one_disk", "one disk is simply moved", move |_| {
            Ok(Value::list([step.clone()]))
        })];
    }
    let mut approaches = vec![set_aside(&towers)];
    if towers.pegs.len() == 3 {
        approaches.push(by_turns(&towers));
    } else {
        approaches.push(on_three_pegs(&towers));
    }
    if (towers.pegs.len() as u64).checked_pow(towers.disks as u32).is_some_and(|states| states <= MOST_SEARCHED) {
        let world = Arc::new(rods::Rods::new(towers));
        let searches = methods::approaches_from_both_ends(&world).into_iter();
        approaches.extend(searches.filter(|it| matches!(it.name.as_str(), "bidirectional" | "greedy")));
    }
    approaches
}

/// Some disks are set aside on a spare peg, the others go to the target on the other pegs, and then the first follow.
///
/// With three pegs all but the largest are set aside (Lucas 1883).
fn set_aside(towers: &Towers) -> Approach {
    let parting = best_parting(towers.disks, towers.pegs.len()).map_or(1, |(_, parting)| parting.max(1));
    let spare = towers.spare();
    let lower = towers.disks - parting;
    let mut subgoals =
        vec![towers.part(parting, None, towers.start, spare), towers.part(parting, None, spare, towers.target)];
    let has_tower_below = lower > 1;
    if has_tower_below {
        subgoals.insert(1, towers.part(lower, Some(spare), towers.start, towers.target));
    }
    let largest = towers.move_of(towers.disks, towers.start, towers.target);
    let names = [towers.start, spare, towers.target].map(|peg| towers.pegs[peg].spoken());
    let idea = "set the smaller disks aside, move the larger ones, then let the smaller ones follow";
    Approach::split("set_aside", idea, subgoals, move |parts, working| {
        let moves =
            |part: &Value| part.as_list().map(<[Value]>::to_vec).ok_or_else(|| Setback::no_way("a part has no moves"));
        let (first, last) = (moves(&parts[0])?, moves(&parts[parts.len() - 1])?);
        let middle = match has_tower_below {
            true => {
                moves(&parts[1])?.iter().map(|step| with_larger_disk(step, parting)).collect::<Option<Vec<Value>>>()
            }
            false => Some(vec![largest.clone()]),
        };
        let middle = middle.ok_or_else(|| Setback::no_way("a part has no moves"))?;
        working.spend((first.len() + middle.len() + last.len()) as u64)?;
        let [start, spare, target] = &names;
        working.note(|| {
            let sizes = (first.len(), middle.len(), last.len());
            let disks = if parting == 1 { "disk 1".to_owned() } else { format!("disks 1 to {parting}") };
            format!(
                "{disks} from {start} to {spare} in {} moves, what is below to {target} in {}, and {disks} from {spare} to \
                 {target} in {}: {} moves",
                sizes.0,
                sizes.1,
                sizes.2,
                sizes.0 + sizes.1 + sizes.2
            )
        });
        Ok(Value::list(first.into_iter().chain(middle).chain(last)))
    })
}

/// The same move, of a disk that lies so many places lower.
fn with_larger_disk(step: &Value, more: usize) -> Option<Value> {
    let [disk, from, to] = step.as_list()? else {
        return None;
    };
    let disk = disk.as_number()? + &Number::from(more as i64);
    Some(Value::list([disk.into(), from.clone(), to.clone()]))
}

/// Every other move is one of the smallest disk, always around in the same direction; between them there is only one move
/// that another disk can make.
fn by_turns(towers: &Towers) -> Approach {
    let towers = towers.clone();
    let idea = "move the smallest disk around every other time; the move in between is forced";
    Approach::direct("by_turns", idea, move |working| {
        let spare = towers.spare();
        // An odd number of disks begins towards the target, an even one away from it.
        let ring = match towers.disks % 2 {
            1 => [towers.start, towers.target, spare],
            _ => [towers.start, spare, towers.target],
        };
        working.note(|| {
            let names: Vec<String> = ring.iter().map(|peg| towers.pegs[*peg].spoken()).collect();
            format!("with {} disks the smallest goes around {}, {}, {}", towers.disks, names[0], names[1], names[2])
        });
        let mut on: Vec<Vec<usize>> = vec![Vec::new(); 3];
        on[towers.start] = (1..=towers.disks).rev().collect();
        let mut moves = Vec::new();
        let mut at = 0;
        loop {
            working.spend(1)?;
            let (from, to) = (ring[at], ring[(at + 1) % 3]);
            at = (at + 1) % 3;
            on[from].pop();
            on[to].push(1);
            moves.push(towers.move_of(1, from, to));
            if on[towers.target].len() == towers.disks {
                return Ok(Value::list(moves));
            }
            // Between the two pegs without the smallest disk, the smaller one on top moves.
            let (one, other) = (ring[(at + 1) % 3], ring[(at + 2) % 3]);
            let top = |peg: usize| on[peg].last().copied().unwrap_or(usize::MAX);
            let (from, to) = if top(one) < top(other) { (one, other) } else { (other, one) };
            let Some(disk) = on[from].pop() else {
                return Err(Setback::no_way("no other disk can move"));
            };
            on[to].push(disk);
            moves.push(towers.move_of(disk, from, to));
        }
    })
}

/// As if there were three pegs only: right, and more moves than are needed.
fn on_three_pegs(towers: &Towers) -> Approach {
    let towers = towers.clone();
    let idea = "leave all but one of the spare pegs alone";
    Approach::direct("on_three_pegs", idea, move |working| {
        if towers.disks > 13 {
            return Err(Setback::TooBig("what three pegs alone would need".to_owned()));
        }
        let mut moves = Vec::new();
        lay(&towers, towers.disks, [towers.start, towers.target, towers.spare()], &mut moves, working)?;
        Ok(Value::list(moves))
    })
    .heuristic()
}

fn lay(
    towers: &Towers,
    disks: usize,
    pegs: [usize; 3],
    moves: &mut Vec<Value>,
    working: &mut Working,
) -> Result<(), Setback> {
    let [from, to, spare] = pegs;
    if disks > 0 {
        working.spend(1)?;
        lay(towers, disks - 1, [from, spare, to], moves, working)?;
        moves.push(towers.move_of(disks, from, to));
        lay(towers, disks - 1, [spare, to, from], moves, working)?;
    }
    Ok(())
}

/// How many moves are needed.
pub fn counting(disks: &Value, pegs: &Value) -> Vec<Approach> {
    let small = |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok());
    let (Some(disks), Some(pegs)) = (small(disks), small(pegs)) else {
        return Vec::new();
    };
    if !(1..=MOST_COUNTED).contains(&disks) || !(3..=12).contains(&pegs) {
        return Vec::new();
    }
    let mut approaches = vec![Approach::direct(
        "one_disk_more",
        "see how many moves each further disk adds: 1, then twos, then fours",
        move |working| {
            // With three pegs each disk adds twice what the one before added; with more, each power of two is added as often
            // as there are ways to choose.
            let (mut moves, mut added, mut left, mut stage) = (Number::from(0), Number::from(1), 1_u64, 0_u64);
            for disk in 1..=disks {
                moves = working.step(Operation::Add, [&moves, &added])?;
                left -= 1;
                if left == 0 && disk < disks {
                    stage += 1;
                    left = choices(stage + pegs as u64 - 3, pegs as u64 - 3);
                    added = &added * &Number::from(2);
                }
            }
            Ok(moves.into())
        },
    )];
    if pegs == 3 {
        approaches.push(Approach::direct(
            "power_of_two",
            "each disk doubles the moves and adds one: 2^n - 1",
            move |working| {
                let power = working.step(Operation::Power, [&Number::from(2), &Number::from(disks as i64)])?;
                Ok(working.step(Operation::Subtract, [&power, &Number::from(1)])?.into())
            },
        ));
    } else if let Some(moves) = fewest(disks, pegs).filter(|moves| *moves < 1 << 60) {
        approaches.push(Approach::direct(
            "set_aside",
            "try every number of disks to set aside first",
            move |working| {
                working.spend((disks * disks) as u64)?;
                Ok(Value::from(moves as i64))
            },
        ));
    }
    approaches
}

/// n over k, for small ones.
fn choices(n: u64, k: u64) -> u64 {
    (1..=k).fold(1_u64, |product, i| product.saturating_mul(n + 1 - i) / i)
}
