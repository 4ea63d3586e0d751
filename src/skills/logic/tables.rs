//! What a table of all cases tells: the column of a formula, the only case in which it is true, and which other formula has the
//! same column.

use super::formula::Formula;
use crate::problem::{Approach, Goal, Setback, Value, Working};

/// More propositions than this make too many rows.
const MOST_IN_TABLE: usize = 12;
const MOST_ROWS: usize = 4_096;
/// So many rows are told one by one.
const MOST_LINES: usize = 32;

fn bits(case: &[bool]) -> String {
    case.iter().map(|it| if *it { '1' } else { '0' }).collect()
}

fn truth(formula: &Formula, names: &[String], case: &[bool]) -> Option<bool> {
    formula.truth(&|name| names.iter().position(|it| it == name).map(|at| case[at]))
}

fn open(formula: &Formula) -> Setback {
    Setback::no_way(format!("{formula} speaks of more than these propositions"))
}

/// All cases of so many propositions, the first of which changes last.
fn all_cases(count: usize) -> Result<Vec<Vec<bool>>, Setback> {
    if count > MOST_IN_TABLE {
        return Err(Setback::TooBig(format!("a table of {count} propositions")));
    }
    Ok((0..1_usize << count).map(|row| (0..count).map(|at| row >> (count - 1 - at) & 1 == 1).collect()).collect())
}

fn texts(values: &Value) -> Option<Vec<String>> {
    Some(values.as_texts()?.into_iter().map(str::to_owned).collect())
}

/// Ways to find the truth of a formula in each of these cases.
pub fn column(formula: &Value, names: &Value, cases: &Value) -> Vec<Approach> {
    let read = formula.as_text().and_then(Formula::read).zip(texts(names));
    let rows = cases.as_rows().map(|rows| {
        let row = |row: &[Value]| row.iter().map(|it| matches!(it, Value::Truth(true))).collect::<Vec<bool>>();
        rows.into_iter().map(row).collect::<Vec<_>>()
    });
    let (Some((formula, names)), Some(rows)) = (read, rows) else {
        return Vec::new();
    };
    if rows.len() > MOST_ROWS || rows.iter().any(|row| row.len() != names.len()) {
        return Vec::new();
    }
    let (parts_formula, parts_names, parts_rows) = (formula.clone(), names.clone(), rows.clone());
    vec![
        Approach::direct("row_by_row", "write each case into the formula", move |working| {
            let mut column = Vec::new();
            for row in &rows {
                working.spend(formula.size() / 8 + 1)?;
                let value = truth(&formula, &names, row).ok_or_else(|| open(&formula))?;
                if column.len() < MOST_LINES {
                    working.note(|| format!("{} = {}: {}", names.join(" "), bits(row), i64::from(value)));
                }
                column.push(Value::Truth(value));
            }
            Ok(Value::list(column))
        }),
        Approach::direct("part_by_part", "make a column for each part, from the inside out", move |working| {
            let column = column_of(&parts_formula, &parts_names, &parts_rows, working)?;
            Ok(Value::list(column.into_iter().map(Value::Truth)))
        }),
    ]
}

/// The column of a formula, from the columns of its parts.
fn column_of(
    formula: &Formula,
    names: &[String],
    rows: &[Vec<bool>],
    working: &mut Working,
) -> Result<Vec<bool>, Setback> {
    working.spend(rows.len() as u64 / 8 + 1)?;
    let mut of = |part: &Formula| column_of(part, names, rows, working);
    let joined = |a: Vec<bool>, b: Vec<bool>, join: fn(bool, bool) -> bool| -> Vec<bool> {
        a.into_iter().zip(b).map(|(a, b)| join(a, b)).collect()
    };
    let column = match formula {
        Formula::Constant(truth) => vec![*truth; rows.len()],
        Formula::Atom(name) => {
            let at = names.iter().position(|it| it == name).ok_or_else(|| open(formula))?;
            rows.iter().map(|row| row[at]).collect()
        }
        Formula::Not(inner) => of(inner)?.into_iter().map(|it| !it).collect(),
        Formula::And(parts) | Formula::Or(parts) => {
            let is_and = matches!(formula, Formula::And(_));
            let mut whole = vec![is_and; rows.len()];
            for part in parts {
                let join = if is_and { |a, b| a && b } else { |a, b| a || b };
                whole = joined(whole, of(part)?, join);
            }
            whole
        }
        Formula::If(a, b) => joined(of(a)?, of(b)?, |a, b| !a || b),
        Formula::Iff(a, b) => joined(of(a)?, of(b)?, |a, b| a == b),
        Formula::Xor(a, b) => joined(of(a)?, of(b)?, |a, b| a != b),
    };
    if !matches!(formula, Formula::Atom(_) | Formula::Constant(_)) && column.len() <= MOST_LINES {
        working.note(|| format!("{formula}: {}", bits(&column)));
    }
    Ok(column)
}

/// Ways to find the only case in which a formula is true, as a 0 or 1 for each proposition.
pub fn only_case(formula: &Value, names: &Value) -> Vec<Approach> {
    let Some((read, all)) = formula.as_text().and_then(Formula::read).zip(texts(names)) else {
        return Vec::new();
    };
    let subgoals = vec![
        Goal::new("satisfying", vec![Value::list([formula.clone()])]),
        Goal::new("number_of_cases", vec![formula.clone(), names.clone()]),
    ];
    let by_parts = all.clone();
    let bit = |truth: bool| Value::from(i64::from(truth));
    vec![
        Approach::direct("truth_table", "go through all cases, and see that only one is left", move |working| {
            let mut found: Option<Vec<bool>> = None;
            for case in all_cases(all.len())? {
                working.spend(read.size() / 8 + 1)?;
                if truth(&read, &all, &case).ok_or_else(|| open(&read))? {
                    working.note(|| format!("true for {} = {}", all.join(" "), bits(&case)));
                    if found.replace(case).is_some() {
                        return Err(Setback::no_way("it is true in several cases"));
                    }
                }
            }
            let case = found.ok_or_else(|| Setback::no_way("it is true in no case"))?;
            Ok(Value::list(case.into_iter().map(bit)))
        }),
        Approach::split(
            "found_and_counted",
            "find one case, and count how many there are",
            subgoals,
            move |parts, _| {
                if parts[1].as_integer() != Some(1.into()) {
                    return Err(Setback::no_way("it is true in none or in several cases"));
                }
                let rows = parts[0].as_rows().ok_or_else(|| Setback::no_way("it is true in no case"))?;
                let of = |name: &String| {
                    rows.iter().find_map(|row| match row {
                        [it, Value::Truth(truth)] if it.as_text() == Some(name) => Some(bit(*truth)),
                        _ => None,
                    })
                };
                let case: Option<Vec<Value>> = by_parts.iter().map(of).collect();
                Ok(Value::list(case.ok_or_else(|| Setback::no_way("a proposition makes no difference"))?))
            },
        ),
    ]
}

/// Ways to find the label of the only candidate that is true in the same cases.
pub fn same_as(formula: &Value, candidates: &Value) -> Vec<Approach> {
    let Some(read) = formula.as_text().and_then(Formula::read) else {
        return Vec::new();
    };
    let pair = |row: &[Value]| match row {
        [label, formula] => Some((label.as_text()?.to_owned(), Formula::read(formula.as_text()?)?)),
        _ => None,
    };
    let Some(candidates) = candidates.as_rows().and_then(|rows| rows.into_iter().map(pair).collect::<Option<Vec<_>>>())
    else {
        return Vec::new();
    };
    let same = |other: &Formula| {
        let both = read.clone().iff(other.clone()).to_string();
        Goal::new("entails", vec![Value::list([]), Value::text(both)])
    };
    let subgoals: Vec<Goal> = candidates.iter().map(|(_, it)| same(it)).collect();
    let labels: Vec<String> = candidates.iter().map(|(label, _)| label.clone()).collect();
    let only = |found: Vec<&String>| match found[..] {
        [only] => Ok(Value::text(only)),
        [] => Err(Setback::no_way("none of them is true in the same cases")),
        _ => Err(Setback::no_way("several of them are true in the same cases")),
    };
    vec![
        Approach::direct("columns", "compare the columns in a table of all cases", move |working| {
            let mut names = Vec::new();
            read.collect_atoms(&mut names);
            candidates.iter().for_each(|(_, it)| it.collect_atoms(&mut names));
            names.sort();
            let cases = all_cases(names.len())?;
            let wanted = column_of(&read, &names, &cases, working)?;
            let mut found = Vec::new();
            for (label, candidate) in &candidates {
                let column = column_of(candidate, &names, &cases, working)?;
                if column == wanted {
                    working.note(|| format!("{label} has the same column"));
                    found.push(label);
                }
            }
            only(found)
        }),
        Approach::split("one_by_one", "see of each whether both must be true together", subgoals, move |parts, _| {
            let is_same = |at: &usize| matches!(parts[*at], Value::Truth(true));
            only((0..labels.len()).filter(is_same).map(|at| &labels[at]).collect())
        }),
    ]
}

/// Ways to find the label of the only candidate that is true whenever all premises are.
pub fn which_holds(premises: &Value, candidates: &Value) -> Vec<Approach> {
    let read = |texts: Vec<&str>| texts.into_iter().map(Formula::read).collect::<Option<Vec<_>>>();
    let pair = |row: &[Value]| match row {
        [label, formula] => Some((label.as_text()?.to_owned(), Formula::read(formula.as_text()?)?)),
        _ => None,
    };
    let rows = candidates.as_rows().and_then(|rows| rows.into_iter().map(pair).collect::<Option<Vec<_>>>());
    let (Some(given), Some(rows)) = (premises.as_texts().and_then(read), rows) else {
        return Vec::new();
    };
    let follows = |it: &Formula| Goal::new("entails", vec![premises.clone(), Value::text(it.to_string())]);
    let subgoals: Vec<Goal> = rows.iter().map(|(_, it)| follows(it)).collect();
    let labels: Vec<String> = rows.iter().map(|(label, _)| label.clone()).collect();
    let only = |found: Vec<&String>| match found[..] {
        [only] => Ok(Value::text(only)),
        [] => Err(Setback::no_way("none of them must be true")),
        _ => Err(Setback::no_way("several of them must be true")),
    };
    let whole = Formula::all(given);
    vec![
        Approach::direct("truth_table", "keep the cases in which all premises are true", move |working| {
            let mut names = Vec::new();
            whole.collect_atoms(&mut names);
            rows.iter().for_each(|(_, it)| it.collect_atoms(&mut names));
            let mut left = Vec::new();
            for case in all_cases(names.len())? {
                working.spend(whole.size() / 8 + 1)?;
                if truth(&whole, &names, &case).ok_or_else(|| open(&whole))? {
                    working.note(|| format!("{} = {}", names.join(" "), bits(&case)));
                    left.push(case);
                }
            }
            if left.is_empty() {
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let holds = |it: &&(String, Formula)| left.iter().all(|case| truth(&it.1, &names, case) == Some(true));
            only(rows.iter().filter(holds).map(|(label, _)| label).collect())
        }),
        Approach::split("one_by_one", "see of each whether it follows", subgoals, move |parts, _| {
            let is_so = |at: &usize| matches!(parts[*at], Value::Truth(true));
            only((0..labels.len()).filter(is_so).map(|at| &labels[at]).collect())
        }),
    ]
}
