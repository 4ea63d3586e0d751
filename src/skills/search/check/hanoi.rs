//! The disks are moved again, one by one, and the moves are counted.

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// The fewest moves that are known: `table[p][d]` from fewer pegs and disks, by trying every parting.
fn fewest(disks: usize, pegs: usize) -> Option<Number> {
    if !(1..=400).contains(&disks) || !(3..=12).contains(&pegs) {
        return None;
    }
    let two = Number::from(2);
    let one = Number::from(1);
    let mut with_three = vec![Number::from(0)];
    for disk in 0..disks {
        with_three.push(&(&with_three[disk] * &two) + &one);
    }
    let mut table = with_three;
    for _ in 3..pegs {
        let mut next = vec![Number::from(0), one.clone()];
        for count in 2..=disks {
            let ways = (1..count).map(|aside| &(&next[aside] * &two) + &table[count - aside]);
            next.push(ways.min()?);
        }
        table = next;
    }
    table.get(disks).cloned()
}

pub fn moves(disks: &Value, pegs: &Value, start: &Value, target: &Value, answer: &Value) -> Verdict {
    let (Some(disks), Some(pegs)) = (disks.as_number().and_then(Number::to_i64), pegs.as_list()) else {
        return Verdict::Unsettled;
    };
    let place = |name: &Value| pegs.iter().position(|peg| peg == name);
    let (Some(start), Some(target), true) = (place(start), place(target), (1..=40).contains(&disks)) else {
        return Verdict::Unsettled;
    };
    let Some(moves) = answer.as_rows() else {
        return Verdict::refuted("it is no list of moves");
    };
    let mut on: Vec<Vec<i64>> = vec![Vec::new(); pegs.len()];
    on[start].extend((1..=disks).rev());
    for (index, step) in moves.iter().enumerate() {
        let [disk, from, to] = step else {
            return Verdict::refuted(format!("move {} does not name a disk and two pegs", index + 1));
        };
        let (Some(disk), Some(from), Some(to)) = (disk.as_number().and_then(Number::to_i64), place(from), place(to))
        else {
            return Verdict::refuted(format!("move {} names what is not there", index + 1));
        };
        if on[from].last() != Some(&disk) {
            return Verdict::refuted(format!("at move {} disk {disk} is not on top of its peg", index + 1));
        }
        if on[to].last().is_some_and(|below| *below <= disk) {
            return Verdict::refuted(format!("move {} puts disk {disk} where it must not lie", index + 1));
        }
        on[from].pop();
        on[to].push(disk);
    }
    if on[target].len() as i64 != disks {
        return Verdict::refuted("the disks are not all where they should be in the end");
    }
    match fewest(disks as usize, pegs.len()) {
        Some(fewest) if Number::from(moves.len() as i64) > fewest => {
            Verdict::refuted(format!("it takes {} moves, and {fewest} are enough", moves.len()))
        }
        Some(fewest) => Verdict::confirmed(format!(
            "done again, the {fewest} moves obey the rules and bring all disks over; fewer are not known to do"
        )),
        None => Verdict::Unsettled,
    }
}

pub fn count(disks: &Value, pegs: &Value, answer: &Value) -> Verdict {
    let small = |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok());
    let Some(fewest) = small(disks)
        .zip(small(pegs))
        .filter(|(disks, pegs)| *pegs == 3 || *disks <= 200)
        .and_then(|(disks, pegs)| fewest(disks, pegs))
    else {
        return Verdict::Unsettled;
    };
    match answer.as_number() {
        Some(count) if *count == fewest => {
            Verdict::confirmed("so many come out when the towers are built up a disk at a time")
        }
        _ => Verdict::refuted(format!("when the towers are built up a disk at a time it is {fewest}")),
    }
}
