//! Looking back at chances: outcomes are gone through anew, in another way than they were found.

mod letters;
mod outcomes;

use crate::problem::{Goal, Value, Verdict};

pub fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("chance_of_total", [dice, totals]) => outcomes::total(dice, totals, answer),
        ("chance_of_hits", [chances, hits]) => outcomes::hits(chances, hits, answer),
        ("chance_of_marked", [all, marked, drawn, hits]) => outcomes::marked([all, marked, drawn], hits, answer),
        ("chance_of_one_kind", [counts, drawn]) => outcomes::one_kind(counts, drawn, answer),
        ("chance_all_different", [kinds, things]) => outcomes::alike(kinds, things, false, answer),
        ("chance_all_same", [kinds, things]) => outcomes::alike(kinds, things, true, answer),
        _ => letters::check(goal, answer),
    };
    verdict.unwrap_or(Verdict::Unsettled)
}
