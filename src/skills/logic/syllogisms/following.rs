//! Ways to tell whether something follows, and what.

use super::argument::{Argument, contradiction};
use super::circles::Circles;
use super::{MOST_TERMS, Quantity, Statement, lower_first, sentence};
use crate::problem::{Approach, Goal, Setback, Value};

/// Ways to tell whether a conclusion follows.
pub fn follows(premises: &Value, conclusion: &Value) -> Vec<Approach> {
    let Some(mut argument) = Argument::new(premises) else {
        return Vec::new();
    };
    let Some(conclusion) = argument.statement(conclusion) else {
        return Vec::new();
    };
    let (by_rules, by_mood) = (argument.clone(), argument.clone());
    vec![
        Approach::direct(
            "circles",
            "draw overlapping circles, shade what is empty, and look where something must be",
            move |working| {
                working.note(|| "each class is taken to have members, as Aristotle does".to_owned());
                let circles = Circles::new(&argument, working)?;
                match circles.counterexample(&conclusion, working)? {
                    None => {
                        working.note(|| {
                            format!("however the rest is filled, {}", lower_first(&argument.told(&conclusion)))
                        });
                        Ok(Value::Truth(true))
                    }
                    Some(filled) => {
                        working.note(|| {
                            let members: Vec<String> = filled.iter().map(|&region| circles.told(region)).collect();
                            format!(
                                "let there be just these: {}; all premises hold, and it is not so that {}",
                                members.join("; "),
                                lower_first(&argument.told(&conclusion))
                            )
                        });
                        Ok(Value::Truth(false))
                    }
                }
            },
        ),
        Approach::direct("rules", "put two statements together at a time, and see what comes of it", move |working| {
            let known = by_rules.derived(working)?;
            if let Some((a, b)) = contradiction(&known) {
                working.note(|| format!("{}, and {}", by_rules.told(&a), lower_first(&by_rules.told(&b))));
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let at = known.iter().position(|(it, _, _)| *it == conclusion);
            match at {
                Some(at) => {
                    let mut needed = vec![at];
                    let mut place = 0;
                    while place < needed.len() {
                        for &from in &known[needed[place]].2 {
                            if !needed.contains(&from) {
                                needed.push(from);
                            }
                        }
                        place += 1;
                    }
                    needed.sort_unstable();
                    for index in needed {
                        working.note(|| format!("{} ({})", by_rules.told(&known[index].0), known[index].1));
                    }
                    Ok(Value::Truth(true))
                }
                None => {
                    let new: Vec<String> = known[by_rules.premises.len().min(known.len())..]
                        .iter()
                        .map(|(it, _, _)| by_rules.told(it))
                        .collect();
                    working.note(|| match new.is_empty() {
                        true => "nothing comes of the premises together".to_owned(),
                        false => format!("all that comes of them: {}", new.join("; ")),
                    });
                    Ok(Value::Truth(false))
                }
            }
        }),
        Approach::direct(
            "mood",
            "let the conclusion sound like the premises: some if one says some, not if one denies",
            move |working| {
                // The mood in which premises put us: Woodworth and Sells, 1935.
                let is_denied = |it: &Statement<usize>| matches!(it.quantity, Quantity::No | Quantity::SomeNot);
                let is_some = |it: &Statement<usize>| matches!(it.quantity, Quantity::Some | Quantity::SomeNot);
                let some = by_mood.premises.iter().any(is_some);
                let denied = by_mood.premises.iter().any(is_denied);
                working.note(|| {
                    let quantity = match (some, denied) {
                        (false, false) => Quantity::All,
                        (false, true) => Quantity::No,
                        (true, false) => Quantity::Some,
                        (true, true) => Quantity::SomeNot,
                    };
                    format!("the premises sound like \"{}\"", sentence(quantity, "...", "..."))
                });
                Ok(Value::Truth(some == is_some(&conclusion) && denied == is_denied(&conclusion)))
            },
        )
        .heuristic(),
    ]
}

/// Ways to find the strongest conclusion about two classes.
pub fn what_follows(premises: &Value, ends: &Value) -> Vec<Approach> {
    let (Some(mut argument), Some(ends)) = (Argument::new(premises), ends.as_texts()) else {
        return Vec::new();
    };
    let &[first, last] = &ends[..] else {
        return Vec::new();
    };
    let (first, last) = (argument.term(first), argument.term(last));
    if argument.terms.len() > MOST_TERMS || first == last {
        return Vec::new();
    }
    // The strongest first; each of the others follows from one before it or stands beside it.
    let candidates: Vec<Statement<usize>> = [Quantity::All, Quantity::No, Quantity::Some, Quantity::SomeNot]
        .into_iter()
        .flat_map(|quantity| {
            [(first, last), (last, first)].map(|(subject, predicate)| Statement { quantity, subject, predicate })
        })
        .collect();
    let (by_rules, same) = (argument.clone(), candidates.clone());
    vec![
        Approach::direct(
            "circles",
            "draw overlapping circles, and try the strongest conclusions first",
            move |working| {
                let circles = Circles::new(&argument, working)?;
                for candidate in &candidates {
                    let counterexample = circles.counterexample(candidate, working)?;
                    match &counterexample {
                        None => {
                            working.note(|| format!("it must be so: {}", argument.told(candidate)));
                            return Ok(Value::text(argument.told(candidate)));
                        }
                        Some(filled) => working.note(|| {
                            let members: Vec<String> = filled.iter().map(|&region| circles.told(region)).collect();
                            format!(
                                "it need not be that {}: let there be {}",
                                lower_first(&argument.told(candidate)),
                                members.join("; ")
                            )
                        }),
                    }
                }
                Ok(Value::text("nothing follows"))
            },
        ),
        Approach::direct("rules", "put two statements together at a time, and see what comes of it", move |working| {
            let known = by_rules.derived(working)?;
            if contradiction(&known).is_some() {
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let found = same.iter().find(|candidate| known.iter().any(|(it, _, _)| it == *candidate));
            for (statement, rule, from) in known.iter().filter(|(_, _, from)| !from.is_empty()).take(20) {
                working.note(|| {
                    let from: Vec<String> = from.iter().map(|&it| by_rules.told(&known[it].0)).collect();
                    format!("{}: so {} ({rule})", from.join(", "), lower_first(&by_rules.told(statement)))
                });
            }
            Ok(Value::text(found.map_or("nothing follows".to_owned(), |it| by_rules.told(it))))
        }),
    ]
}

/// Ways to find the one of some labelled conclusions that follows; `none` is the label of "none of these".
pub fn which_follows(premises: &Value, candidates: &Value, none: &Value) -> Vec<Approach> {
    let (Some(argument), Some(rows), Some(none)) = (Argument::new(premises), candidates.as_rows(), none.as_text())
    else {
        return Vec::new();
    };
    let pairs: Option<Vec<(String, Value)>> = rows
        .iter()
        .map(|row| match row {
            [label, conclusion] => Some((label.as_text()?.to_owned(), conclusion.clone())),
            _ => None,
        })
        .collect();
    let Some(pairs) = pairs.filter(|pairs| pairs.len() > 1) else {
        return Vec::new();
    };
    let subgoals = pairs.iter().map(|(_, it)| Goal::new("follows", vec![premises.clone(), it.clone()])).collect();
    let labels: Vec<String> = pairs.iter().map(|(label, _)| label.clone()).collect();
    let (none, same) = (none.to_owned(), none.to_owned());
    let only = |found: &[&String], none: &str| match found {
        [label] => Ok(Value::text(label)),
        [] if !none.is_empty() => Ok(Value::text(none)),
        [] => Err(Setback::no_way("none of them follows")),
        _ => Err(Setback::no_way("several of them follow")),
    };
    vec![
        Approach::split("one_by_one", "look at each of them whether it follows", subgoals, move |parts, _| {
            let found: Vec<&String> =
                labels.iter().zip(parts).filter(|(_, it)| **it == Value::Truth(true)).map(|(it, _)| it).collect();
            only(&found, &none)
        }),
        Approach::direct("derive_and_look_up", "derive all that follows, and look them up in it", move |working| {
            let mut argument = argument.clone();
            let known = argument.derived(working)?;
            if contradiction(&known).is_some() {
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let mut found = Vec::new();
            for (label, conclusion) in &pairs {
                let wanted = argument.statement(conclusion);
                let is_known = known.iter().any(|(it, _, _)| Some(*it) == wanted);
                if let Some(wanted) = wanted {
                    let whether = if is_known { "comes of the premises" } else { "does not" };
                    working.note(|| format!("{label}: {} {whether}", argument.told(&wanted)));
                }
                if is_known {
                    found.push(label);
                }
            }
            only(&found, &same)
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Working;
    use crate::skills::logic::syllogisms::QUANTITIES;

    /// The rules and the circles know nothing of each other.
    #[test]
    fn rules_and_circles_agree_on_every_pair_of_premises() {
        let mut valid = 0;
        let pairs = [(0, 1), (1, 0), (1, 2), (2, 1)];
        let statements: Vec<Statement<usize>> = QUANTITIES
            .iter()
            .flat_map(|&(quantity, _)| pairs.map(|(subject, predicate)| Statement { quantity, subject, predicate }))
            .collect();
        for a in &statements {
            for b in &statements {
                let terms = ["a", "b", "c"].map(str::to_owned).to_vec();
                let argument = Argument { terms, premises: vec![*a, *b] };
                let mut working = Working::silent(1_000_000);
                let known = argument.derived(&mut working).unwrap();
                let circles = Circles::new(&argument, &mut working);
                assert_eq!(circles.is_err(), contradiction(&known).is_some(), "{a:?} {b:?}");
                let Ok(circles) = circles else { continue };
                for (quantity, _) in QUANTITIES {
                    let conclusion = Statement { quantity, subject: 0, predicate: 2 };
                    let follows = circles.counterexample(&conclusion, &mut working).unwrap().is_none();
                    let is_derived = known.iter().any(|(it, _, _)| *it == conclusion);
                    assert_eq!(follows, is_derived, "{a:?} {b:?} {conclusion:?}");
                    valid += usize::from(follows && a.subject.max(a.predicate) == 1 && b.subject.min(b.predicate) == 1);
                }
            }
        }
        // Of 256 moods 24 are valid when no class is empty.
        assert_eq!(valid, 24);
    }
}
