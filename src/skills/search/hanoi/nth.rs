//! One move of the shortest solution, `hanoi_nth(4, ["A", "B", "C"], "A", "C", 10)`: which disk, from where, and to where.

use super::Towers;
use crate::problem::{Approach, Goal, Prompt, Setback, Token, Value};

const ORDINALS: [&str; 13] = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Which move is asked for: "the 10th move", "move number 5". An error where one is spoken of in another way: "the 3rd move of
/// disk 2".
pub fn asked(prompt: &Prompt) -> Result<Option<i64>, ()> {
    let number = |token: &Token| {
        let digits = token.lower.trim_end_matches(|c: char| c.is_alphabetic());
        let spelled = ORDINALS.iter().position(|it| *token.lower == **it).map(|it| it as i64);
        let is_ordinal = token.lower.ends_with("th")
            || token.lower.ends_with("st")
            || token.lower.ends_with("nd")
            || token.lower.ends_with("rd");
        spelled.or_else(|| digits.parse().ok().filter(|_| is_ordinal && digits.len() < token.lower.len()))
    };
    let mut found: Vec<i64> = Vec::new();
    for sentence in prompt.sentences_that_say("move") {
        let tokens = prompt.of(sentence);
        for at in 0..tokens.len() {
            let is_move = |at: usize| tokens.get(at).is_some_and(|it| it.has_lemma("move") || it.is_word("step"));
            // "10th" may be one token, or a number and its ending.
            let of_two = tokens.get(at + 1).is_some_and(|it| matches!(&*it.lower, "th" | "st" | "nd" | "rd"));
            let is_of_a_disk = is_move(at)
                && tokens.get(at + 1).is_some_and(|it| it.is_word("of") || it.is_word("by"))
                && tokens[at + 2..].iter().take(3).any(|it| it.has_lemma("disk") || it.has_lemma("disc"));
            if is_of_a_disk {
                return Err(());
            }
            let count = tokens[at].number().and_then(|it| it.to_i64());
            match () {
                () if is_move(at + 1) => found.extend(number(&tokens[at])),
                () if of_two && is_move(at + 2) => found.extend(count),
                () if is_move(at) && tokens.get(at + 1).is_some_and(|it| it.is_word("number") || it.is_word("no")) => {
                    found.extend(tokens.get(at + 2).and_then(|it| it.number()?.to_i64()));
                }
                () => {}
            }
        }
    }
    found.dedup();
    match found[..] {
        [] => Ok(None),
        [only] if only > 0 => Ok(Some(only)),
        _ => Err(()),
    }
}

pub fn approaches(given: [&Value; 5]) -> Vec<Approach> {
    let [disks, pegs, start, target, which] = given;
    let (Some(towers), Some(which)) = (
        Towers::new(disks, pegs, start, target).filter(|it| it.pegs.len() == 3),
        which.as_number().and_then(|it| it.to_i64()).and_then(|it| u64::try_from(it).ok()),
    ) else {
        return Vec::new();
    };
    if which == 0 || which >= 1 << towers.disks {
        return Vec::new();
    }
    let moves = Goal::new("hanoi", vec![disks.clone(), pegs.clone(), start.clone(), target.clone()]);
    vec![
        Approach::split("count_them_off", "write down all moves and count", vec![moves], move |parts, _| {
            let found = parts[0].as_list().and_then(|it| it.get(which as usize - 1)).cloned();
            found.ok_or_else(|| Setback::no_way("there are not so many moves"))
        }),
        Approach::direct(
            "by_halves",
            "disk k makes its first move after 2^(k-1) moves and then every 2^k, always around in one direction",
            move |working| {
                working.spend(1)?;
                let disk = which.trailing_zeros() as usize + 1;
                let earlier = which >> disk;
                working.note(|| format!("{which} = {} * 2^{}, so disk {disk} moves", which >> (disk - 1), disk - 1));
                working.note(|| format!("it has made {earlier} moves before"));
                // The largest disk, and every second one above it, goes straight on; the others the other way around.
                let spare = towers.spare();
                let ring = match (towers.disks - disk) % 2 {
                    0 => [towers.start, towers.target, spare],
                    _ => [towers.start, spare, towers.target],
                };
                let at = (earlier % 3) as usize;
                Ok(towers.move_of(disk, ring[at], ring[(at + 1) % 3]))
            },
        ),
    ]
}
