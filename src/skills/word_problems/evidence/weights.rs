//! How much each cue weighs, in hundredths of a natural logarithm: `weights.txt`, a cue and its weights on each line.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::case::{Case, SLOTS};

type Weights = HashMap<&'static str, [i32; SLOTS]>;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| parse(include_str!("weights.txt")));

/// Each line is a cue, a tab, and weights between blanks; lines that begin with `#` are remarks.
fn parse(text: &'static str) -> Weights {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| {
        let (cue, numbers) = line.split_once('\t')?;
        let mut weights = [0; SLOTS];
        for (weight, number) in weights.iter_mut().zip(numbers.split(' ')) {
            *weight = number.parse().ok()?;
        }
        Some((cue, weights))
    });
    entries.collect()
}

/// What all candidates of a case weigh, in their order.
pub(super) fn weigh(case: &Case) -> Vec<i32> {
    let totals: Vec<[i32; SLOTS]> = case
        .sets
        .iter()
        .map(|cues| {
            let mut total = [0; SLOTS];
            for weights in cues.iter().filter_map(|cue| WEIGHTS.get(cue.as_str())) {
                total.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
            total
        })
        .collect();
    let weigh = |senses: &[(u16, u8)]| -> i32 {
        senses.iter().map(|&(set, slot)| totals[usize::from(set)][usize::from(slot)]).sum()
    };
    case.candidates.iter().map(|candidate| weigh(&candidate.senses)).collect()
}

/// What a cue weighs in one sense.
pub(super) fn weight(cue: &str, sense: u8) -> i32 {
    WEIGHTS.get(cue).map_or(0, |weights| weights[usize::from(sense)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(WEIGHTS.len(), lines);
    }
}
