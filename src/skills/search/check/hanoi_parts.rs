//! Looking back at single moves of the towers, and at moves from any position: positions are numbers in base 3, and how far
//! each is from the goal is found from the goal on.

use std::collections::BTreeMap;

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// So many disks have all their positions looked at.
const MOST: usize = 9;

/// The disk that moves and the pegs, found by taking the tower apart: before the largest disk moves, all the others do.
pub fn nth([disks, pegs, start, target, which]: [&Value; 5], answer: &Value) -> Verdict {
    let small = |value: &Value| value.as_number().and_then(Number::to_i64).and_then(|it| u32::try_from(it).ok());
    let (Some(mut disk), Some(which), Some(pegs)) = (small(disks), small(which), pegs.as_list()) else {
        return Verdict::Unsettled;
    };
    let spare = pegs.iter().find(|it| *it != start && *it != target);
    let (Some(spare), true, true) = (spare, pegs.len() == 3, (1..=31).contains(&disk)) else {
        return Verdict::Unsettled;
    };
    let (mut from, mut to, mut by) = (start, target, spare);
    let mut left = u64::from(which);
    if left == 0 || left >= 1 << disk {
        return Verdict::Unsettled;
    }
    loop {
        let before = (1_u64 << (disk - 1)) - 1;
        match left.cmp(&(before + 1)) {
            std::cmp::Ordering::Equal => break,
            std::cmp::Ordering::Less => (to, by) = (by, to),
            std::cmp::Ordering::Greater => {
                left -= before + 1;
                (from, by) = (by, from);
            }
        }
        disk -= 1;
    }
    match answer.as_list() {
        Some([said, one, other]) if small(said) == Some(disk) && one == from && other == to => {
            Verdict::confirmed("taken apart disk by disk, the move falls to this one")
        }
        _ => Verdict::refuted(format!("it is disk {disk} from {} to {}", from.spoken(), to.spoken())),
    }
}

/// How far each position is from the tower on the goal.
fn distances(count: usize, goal: usize) -> BTreeMap<Vec<usize>, usize> {
    let mut far: BTreeMap<Vec<usize>, usize> = BTreeMap::from([(vec![goal; count], 0)]);
    let mut rim = vec![vec![goal; count]];
    let mut steps = 0;
    while !rim.is_empty() {
        steps += 1;
        let mut next = Vec::new();
        for position in rim {
            for disk in 0..count {
                // Nothing smaller lies on it, and nothing smaller where it goes.
                let smaller = &position[..disk];
                for peg in 0..3 {
                    if peg != position[disk] && !smaller.contains(&peg) && !smaller.contains(&position[disk]) {
                        let mut other = position.clone();
                        other[disk] = peg;
                        if !far.contains_key(&other) {
                            far.insert(other.clone(), steps);
                            next.push(other);
                        }
                    }
                }
            }
        }
        rim = next;
    }
    far
}

fn position(pegs: &Value, at: &Value, target: &Value) -> Option<(Vec<usize>, usize)> {
    let pegs = pegs.as_list().filter(|it| it.len() == 3)?;
    let place = |name: &Value| pegs.iter().position(|peg| peg == name);
    let at: Option<Vec<usize>> = at.as_list()?.iter().map(place).collect();
    Some((at.filter(|it| (1..=MOST).contains(&it.len()))?, place(target)?))
}

pub fn count(pegs: &Value, at: &Value, target: &Value, answer: &Value) -> Verdict {
    let Some((at, goal)) = position(pegs, at, target) else {
        return Verdict::Unsettled;
    };
    let fewest = distances(at.len(), goal).get(&at).copied();
    let said = answer.as_number().and_then(Number::to_i64).and_then(|it| usize::try_from(it).ok());
    match said.is_some() && said == fewest {
        true => Verdict::confirmed("of all positions the way to the tower was followed back from the tower"),
        false => Verdict::refuted("followed back from the tower it is another number"),
    }
}

pub fn moves(pegs: &Value, at: &Value, target: &Value, answer: &Value) -> Verdict {
    let (Some((mut at, goal)), Some(names)) = (position(pegs, at, target), pegs.as_list()) else {
        return Verdict::Unsettled;
    };
    let fewest = distances(at.len(), goal).get(&at).copied();
    let Some(steps) = answer.as_list() else {
        return Verdict::refuted("it is no list of moves");
    };
    for step in steps {
        let Some([disk, from, to]) = step.as_list() else {
            return Verdict::refuted("a move is no disk with two pegs");
        };
        let disk = disk.as_number().and_then(Number::to_i64).and_then(|it| usize::try_from(it - 1).ok());
        let place = |name: &Value| names.iter().position(|peg| peg == name);
        let (Some(disk), Some(from), Some(to)) = (disk.filter(|it| *it < at.len()), place(from), place(to)) else {
            return Verdict::refuted("a move names no disk or no peg");
        };
        if at[disk] != from || at[..disk].contains(&from) || at[..disk].contains(&to) {
            return Verdict::refuted("a move breaks the rules");
        }
        at[disk] = to;
    }
    match at.iter().all(|peg| *peg == goal) {
        true if Some(steps.len()) == fewest => {
            Verdict::confirmed("done again all disks lie there, and no way is shorter")
        }
        true => Verdict::refuted("there is a shorter way"),
        false => Verdict::refuted("not all disks lie there"),
    }
}
