//! Counts again, from what there was and what came and went.

use std::collections::BTreeSet;

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// So many steps are taken at most.
const STEPS: i64 = 200_000;

/// Applies the rules again, and tells how often each was.
pub fn combined(counts: &Value, rules: &Value, limit: &Number, answer: &Value) -> Verdict {
    let side = |value: &Value| value.as_small_integers();
    let rules: Option<Vec<Vec<Vec<i64>>>> =
        rules.as_rows().and_then(|rules| rules.into_iter().map(|it| it.iter().map(side).collect()).collect());
    let (Some(start), Some(rules), Some(limit)) = (counts.as_small_integers(), rules, limit.to_i64()) else {
        return Verdict::Unsettled;
    };
    if rules.iter().any(|rule| rule.len() != 2 || rule.iter().any(|side| side.len() != start.len())) {
        return Verdict::Unsettled;
    }
    let Some(said) = answer.as_small_integers() else {
        return Verdict::refuted("it is no list of numbers");
    };
    let mut times = vec![0i64; rules.len()];
    let mut seen = BTreeSet::new();
    // What there is follows from how often each rule was applied.
    let there = |times: &[i64], kind: usize| -> i64 {
        let change = rules.iter().zip(times).map(|(rule, n)| n.saturating_mul(rule[1][kind] - rule[0][kind]));
        change.fold(start[kind], i64::saturating_add)
    };
    for _ in 0..limit.min(STEPS) {
        let now: Vec<i64> = (0..start.len()).map(|kind| there(&times, kind)).collect();
        seen.insert(now.clone());
        let can = |rule: &Vec<Vec<i64>>| (0..now.len()).all(|kind| now[kind] >= rule[0][kind]);
        let Some(index) = rules.iter().position(can) else {
            break;
        };
        times[index] += 1;
        let next: Vec<i64> = (0..start.len()).map(|kind| there(&times, kind)).collect();
        if seen.contains(&next) {
            times[index] -= 1;
            break;
        }
    }
    if limit > STEPS && times.iter().sum::<i64>() >= STEPS {
        return Verdict::Unsettled;
    }
    let end: Vec<i64> = (0..start.len()).map(|kind| there(&times, kind)).collect();
    let often: Vec<String> = times.iter().map(i64::to_string).collect();
    match end == said {
        true => Verdict::confirmed(format!("the rules are applied {} times", often.join(", "))),
        false => {
            Verdict::refuted(format!("the rules are applied {} times, which gives other counts", often.join(", ")))
        }
    }
}

/// How many of a letter are in the hand: those of the beginning and those that came, without those that went.
pub fn called(hand: &str, rounds: &Value, first: &str, answer: &Value) -> Verdict {
    let rounds = rounds.as_list().and_then(|it| it.iter().map(Value::as_texts).collect::<Option<Vec<_>>>());
    let Some(rounds) = rounds.filter(|it| it.iter().all(|round| round.len() == 2)) else {
        return Verdict::Unsettled;
    };
    let (Some((last, before)), Some(said)) = (rounds.split_last(), answer.as_text()) else {
        return Verdict::refuted("it is none of Peng, Chi and Pass");
    };
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let in_hand = |letter: char| -> i64 {
        let is_it = |text: &str| text.chars().eq([letter]);
        let came = before.iter().filter(|round| is_it(round[0])).count() as i64;
        let went = before.iter().filter(|round| is_it(round[1])).count() as i64;
        hand.matches(letter).count() as i64 + came - went
    };
    let Some(card) = last[0].chars().next().filter(|c| alphabet.contains(*c)) else {
        return Verdict::Unsettled;
    };
    let is_peng = in_hand(card) >= 2;
    // Every three letters in a row that hold the card.
    let is_chi = (0..24)
        .map(|at| &alphabet[at..at + 3])
        .filter(|run| run.contains(card))
        .any(|run| run.chars().filter(|c| *c != card).all(|c| in_hand(c) >= 1));
    let expected = match (is_peng, is_chi) {
        (true, true) => first,
        (true, false) => "Peng",
        (false, true) => "Chi",
        (false, false) => "Pass",
    };
    match said == expected {
        true => Verdict::confirmed(format!("{} {card} are in the hand before the last round", in_hand(card))),
        false => Verdict::refuted(format!(
            "{} {card} are in the hand before the last round, so it is {expected}",
            in_hand(card)
        )),
    }
}
