//! Looking back at rules that were found: they are run anew, by interpreters that share nothing with those who found them.
//!
//! What a check can confirm is that a rule explains everything that is shown. That no other rule was meant nobody can check.

mod lists;
mod notation;
mod rows;
mod sequences;

use crate::problem::{Goal, Value, Verdict};

pub fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("next_term", [list]) => sequences::term(list, true, answer),
        ("missing_term", [list]) => sequences::term(list, false, answer),
        ("next_terms", [list, count]) => sequences::several(list, count, answer),
        ("last_of", [list]) => last(list, answer),
        ("list_rule", [pairs, _]) => lists::rule(pairs, answer),
        ("of_list", [rule, question]) => lists::applied(rule, question, answer),
        ("row_rule", [pairs, _]) => rows::rule(pairs, answer),
        ("of_row", [rule, question]) => rows::applied(rule, question, answer),
        ("rule", [list]) => sequences::rule(list, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

fn last(list: &Value, answer: &Value) -> Option<Verdict> {
    Some(match list.as_list()? {
        [.., last] if last == answer => Verdict::confirmed("none comes after it"),
        _ => Verdict::refuted("it is not the last"),
    })
}
