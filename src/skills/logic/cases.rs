//! What a formula is in one case and in all: its truth, of what sort it is, a case that makes it true, and how many do.

use std::collections::BTreeMap;

use super::formula::Formula;
use crate::problem::{Approach, Goal, Setback, Value, Working};

/// More propositions than this make too many rows.
const MOST_IN_TABLE: usize = 12;
/// So many rows are told one by one.
const MOST_LINES: usize = 16;

/// What is said of a set of formulas that no case makes true.
pub const UNSATISFIABLE: &str = "unsatisfiable";

/// Of each proposition, in the order of the names, whether it is true; None while it is open.
type Case = Vec<Option<bool>>;

fn truth_in(formula: &Formula, names: &[String], case: &Case) -> Option<bool> {
    formula.truth(&|name| case[names.iter().position(|it| it == name)?])
}

fn told(names: &[String], case: &Case) -> String {
    let each = names.iter().zip(case).filter_map(|(name, truth)| Some(format!("{name} {}", (*truth)?)));
    each.collect::<Vec<_>>().join(", ")
}

/// All cases, those with the first proposition true before the others.
fn rows(names: &[String]) -> Result<impl Iterator<Item = Case>, Setback> {
    let count = names.len();
    if count > MOST_IN_TABLE {
        return Err(Setback::TooBig(format!("a table of {count} propositions")));
    }
    Ok((0..1_usize << count).map(move |row| (0..count).map(|at| Some(row >> (count - 1 - at) & 1 == 0)).collect()))
}

/// The rows of the table in which a formula is true, and how many there are in all.
fn true_rows(formula: &Formula, names: &[String], working: &mut Working) -> Result<(Vec<Case>, usize), Setback> {
    let (mut found, mut all) = (Vec::new(), 0);
    for case in rows(names)? {
        working.spend(formula.size() / 8 + 1)?;
        let is_true = truth_in(formula, names, &case) == Some(true);
        if all < MOST_LINES {
            working.note(|| format!("{}: {is_true}", told(names, &case)));
        }
        all += 1;
        found.extend(is_true.then_some(case));
    }
    working.note(|| format!("true in {} of {all} rows", found.len()));
    Ok((found, all))
}

fn names_of(formula: &Formula) -> Vec<String> {
    let mut names = Vec::new();
    formula.collect_atoms(&mut names);
    names
}

/// Ways to tell whether a formula is a tautology, a contradiction or a contingency.
pub fn classified(formula: &Value) -> Vec<Approach> {
    let Some(read) = formula.as_text().and_then(Formula::read) else {
        return Vec::new();
    };
    let denied = Value::text(read.clone().negated().to_string());
    let none = || Value::list([]);
    let subgoals =
        vec![Goal::new("entails", vec![none(), formula.clone()]), Goal::new("entails", vec![none(), denied])];
    let sort = |always, never| match (always, never) {
        (true, _) => "tautology",
        (_, true) => "contradiction",
        _ => "contingency",
    };
    vec![
        Approach::direct("truth_table", "look in how many rows of the table it is true", move |working| {
            let (found, all) = true_rows(&read, &names_of(&read), working)?;
            Ok(Value::text(sort(found.len() == all, found.is_empty())))
        }),
        Approach::split(
            "both_ways",
            "see whether it must be true, and whether it must be false",
            subgoals,
            move |parts, _| match parts {
                [Value::Truth(always), Value::Truth(never)] => Ok(Value::text(sort(*always, *never))),
                _ => Err(Setback::no_way("it is not known what must be")),
            },
        ),
    ]
}

/// Ways to tell whether a formula is true when this is known of its propositions.
pub fn truth_of(formula: &Value, known: &Value) -> Vec<Approach> {
    let (Some(read), Some(truths)) = (formula.as_text().and_then(Formula::read), truths(known)) else {
        return Vec::new();
    };
    let given = truths.iter().map(|(name, truth)| {
        let atom = Formula::atom(name);
        if *truth { atom } else { atom.negated() }.to_string()
    });
    let subgoal = Goal::new("entails", vec![Value::texts(given), formula.clone()]);
    vec![
        Approach::direct("inside_out", "work out the innermost parts first", move |working| {
            let truth = worked_out(&read, &truths, working)?;
            truth.map(Value::Truth).ok_or_else(|| Setback::no_way("a proposition is not known"))
        }),
        Approach::split("as_premises", "take what is known as premises, and see whether it follows", vec![subgoal], {
            |parts, _| Ok(parts[0].clone())
        }),
    ]
}

fn truths(known: &Value) -> Option<BTreeMap<String, bool>> {
    let pair = |row: &[Value]| match row {
        [name, Value::Truth(truth)] => Some((name.as_text()?.to_owned(), *truth)),
        _ => None,
    };
    known.as_rows()?.into_iter().map(pair).collect()
}

/// The truth of a formula, with that of each of its parts told.
fn worked_out(
    formula: &Formula,
    truths: &BTreeMap<String, bool>,
    working: &mut Working,
) -> Result<Option<bool>, Setback> {
    working.spend(1)?;
    let parts: Vec<&Formula> = match formula {
        Formula::Constant(_) | Formula::Atom(_) => Vec::new(),
        Formula::Not(inner) => vec![inner],
        Formula::And(parts) | Formula::Or(parts) => parts.iter().collect(),
        Formula::If(a, b) | Formula::Iff(a, b) | Formula::Xor(a, b) => vec![a, b],
    };
    for part in &parts {
        worked_out(part, truths, working)?;
    }
    let truth = formula.truth(&|name| truths.get(name).copied());
    if let Some(truth) = truth.filter(|_| !parts.is_empty()) {
        working.note(|| format!("{formula} is {truth}"));
    }
    Ok(truth)
}

/// Ways to find a case in which all of these are true.
pub fn satisfying(formulas: &Value) -> Vec<Approach> {
    let formulas: Option<Vec<Formula>> =
        formulas.as_texts().and_then(|texts| texts.into_iter().map(Formula::read).collect());
    let Some(formulas) = formulas.filter(|it| !it.is_empty()) else {
        return Vec::new();
    };
    let all = Formula::all(formulas);
    let mut names = names_of(&all);
    names.sort();
    if names.len() > 40 {
        return Vec::new();
    }
    let (by_choice, names_by_choice) = (all.clone(), names.clone());
    let answer = |names: &[String], case: Option<Case>| match case {
        None => Value::text(UNSATISFIABLE),
        // What it does not hang on may as well be true.
        Some(case) => Value::rows(
            names.iter().zip(case).map(|(name, truth)| [Value::text(name), Value::Truth(truth.unwrap_or(true))]),
        ),
    };
    vec![
        Approach::direct("truth_table", "go through all cases until one makes all of them true", move |working| {
            for case in rows(&names)? {
                working.spend(all.size() / 8 + 1)?;
                if truth_in(&all, &names, &case) == Some(true) {
                    working.note(|| format!("all are true: {}", told(&names, &case)));
                    return Ok(answer(&names, Some(case)));
                }
            }
            working.note(|| "no row makes all of them true".to_owned());
            Ok(answer(&names, None))
        }),
        Approach::direct(
            "choosing",
            "choose one truth after another, and go back when something fails",
            move |working| {
                let (all, names) = (&by_choice, &names_by_choice);
                let case = chosen(all, names, vec![None; names.len()], working)?;
                working.note(|| match &case {
                    Some(case) => format!("all are true: {}", told(names, case)),
                    None => "every choice fails".to_owned(),
                });
                Ok(answer(names, case))
            },
        ),
    ]
}

/// A case that goes on from this one and makes the formula true.
fn chosen(formula: &Formula, names: &[String], case: Case, working: &mut Working) -> Result<Option<Case>, Setback> {
    working.spend(formula.size() / 8 + 1)?;
    match truth_in(formula, names, &case) {
        Some(true) => return Ok(Some(case)),
        Some(false) => return Ok(None),
        None => {}
    }
    let Some(open) = case.iter().position(Option::is_none) else {
        return Ok(None);
    };
    for truth in [true, false] {
        let mut next = case.clone();
        next[open] = Some(truth);
        if let Some(found) = chosen(formula, names, next, working)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Ways to count the cases of these propositions in which a formula is true.
pub fn number_of_cases(formula: &Value, names: &Value) -> Vec<Approach> {
    let (Some(formula), Some(names)) = (formula.as_text().and_then(Formula::read), names.as_texts()) else {
        return Vec::new();
    };
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    if names.len() > 40 || !names_of(&formula).iter().all(|it| names.contains(it)) {
        return Vec::new();
    }
    let (by_halves, names_by_halves) = (formula.clone(), names.clone());
    vec![
        Approach::direct("truth_table", "count the rows of the table in which it is true", move |working| {
            let (found, _) = true_rows(&formula, &names, working)?;
            Ok(Value::from(found.len() as i64))
        }),
        Approach::direct("halving", "let one proposition after another be true and false, and add", move |working| {
            let case = vec![None; names_by_halves.len()];
            counted(&by_halves, &names_by_halves, case, 0, working).map(Value::from)
        }),
    ]
}

/// How many cases that go on from this one, in which the first so many are settled, make the formula true.
fn counted(
    formula: &Formula,
    names: &[String],
    case: Case,
    settled: usize,
    working: &mut Working,
) -> Result<i64, Setback> {
    working.spend(formula.size() / 8 + 1)?;
    let left = names.len() - settled;
    match truth_in(formula, names, &case) {
        Some(true) => {
            let cases = 1_i64 << left;
            working.note(|| match settled {
                0 => format!("always true: {cases}"),
                _ => format!("true when {}: {cases}", told(names, &case)),
            });
            Ok(cases)
        }
        Some(false) => Ok(0),
        None => {
            let mut sum = 0;
            for truth in [true, false] {
                let mut next = case.clone();
                next[settled] = Some(truth);
                sum += counted(formula, names, next, settled + 1, working)?;
            }
            Ok(sum)
        }
    }
}
