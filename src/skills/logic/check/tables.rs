//! Looking back at what tables tell: by tables of bits of all cases.

use super::formula::{Names, Table};
use crate::problem::{Value, Verdict};

fn table_of(formula: &str, names: &[&str]) -> Option<(Names, Table)> {
    let names = Names::new(names.iter().copied())?;
    let table = names.table(formula)?;
    Some((names, table))
}

/// The case in which each of these propositions has this truth.
fn number_of(names: &Names, told: &[&str], truths: &[bool]) -> Option<usize> {
    let bits = told.iter().zip(truths).map(|(name, truth)| Some(usize::from(*truth) << names.number(name)?));
    bits.sum()
}

/// Whether the formula has these truths in these cases.
pub fn column(formula: &Value, names: &Value, cases: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(told), Some(rows)) = (formula.as_text(), names.as_texts(), cases.as_rows()) else {
        return Verdict::Unsettled;
    };
    let Some((names, table)) = table_of(formula, &told) else {
        return Verdict::Unsettled;
    };
    let Some(answer) = answer.as_list().filter(|it| it.len() == rows.len()) else {
        return Verdict::refuted("it has not one truth for each case");
    };
    for (row, truth) in rows.iter().zip(answer) {
        let truths: Vec<bool> = row.iter().map(|it| matches!(it, Value::Truth(true))).collect();
        let Some(case) = number_of(&names, &told, &truths).filter(|_| truths.len() == told.len()) else {
            return Verdict::Unsettled;
        };
        let Value::Truth(truth) = truth else {
            return Verdict::refuted("one of them is neither true nor false");
        };
        if table.cases().any(|it| it == case) != *truth {
            return Verdict::refuted(format!("it is the other way round when {}", names.told(case)));
        }
    }
    Verdict::confirmed(format!("{} bits of its table are so", rows.len()))
}

/// Whether this is the only case in which it is true.
pub fn only_case(formula: &Value, names: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(told)) = (formula.as_text(), names.as_texts()) else {
        return Verdict::Unsettled;
    };
    let Some((names, table)) = table_of(formula, &told) else {
        return Verdict::Unsettled;
    };
    let bits: Option<Vec<bool>> = answer.as_list().and_then(|bits| {
        let bit = |it: &Value| match it.as_integer() {
            Some(it) if it == 0.into() => Some(false),
            Some(it) if it == 1.into() => Some(true),
            _ => None,
        };
        bits.iter().map(bit).collect()
    });
    let Some(case) = bits.filter(|it| it.len() == told.len()).and_then(|it| number_of(&names, &told, &it)) else {
        return Verdict::refuted("it has not one bit for each proposition");
    };
    let found: Vec<usize> = table.cases().take(2).collect();
    match found[..] {
        [only] if only == case => Verdict::confirmed("no other bit of its table is set"),
        [] => Verdict::refuted("it is never true"),
        [_] => Verdict::refuted(format!("it is true when {}", names.told(found[0]))),
        _ => Verdict::refuted("it is true in several cases"),
    }
}

/// Whether the candidate with this label, and no other, is true in the same cases.
pub fn same_as(formula: &Value, candidates: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(rows)) = (formula.as_text(), candidates.as_rows()) else {
        return Verdict::Unsettled;
    };
    let pair = |row: &&[Value]| match row {
        [label, formula] => Some((label.as_text()?.to_owned(), formula.as_text()?.to_owned())),
        _ => None,
    };
    let Some(candidates) = rows.iter().map(pair).collect::<Option<Vec<_>>>() else {
        return Verdict::Unsettled;
    };
    let texts: Vec<&str> = candidates.iter().map(|(_, it)| it.as_str()).chain([formula]).collect();
    let Some(wanted) = Names::of(&texts).and_then(|names| Some((names.table(formula)?, names))) else {
        return Verdict::Unsettled;
    };
    let (wanted, names) = wanted;
    let Some(answer) = answer.as_text() else {
        return Verdict::refuted("it is no label");
    };
    for (label, candidate) in &candidates {
        let Some(table) = names.table(candidate) else {
            return Verdict::Unsettled;
        };
        if (table == wanted) != (label == answer) {
            let is_same = if table == wanted { "is" } else { "is not" };
            return Verdict::refuted(format!("{label} {is_same} true in the same cases"));
        }
    }
    match candidates.iter().any(|(label, _)| label == answer) {
        true => Verdict::confirmed("all bits of the two tables agree, and of the other tables some do not"),
        false => Verdict::refuted("there is no such candidate"),
    }
}

/// Whether the candidate with this label, and no other, is true in all cases in which the premises are.
pub fn which_holds(premises: &Value, candidates: &Value, answer: &Value) -> Verdict {
    let (Some(premises), Some(rows)) = (premises.as_texts(), candidates.as_rows()) else {
        return Verdict::Unsettled;
    };
    let pair = |row: &&[Value]| match row {
        [label, formula] => Some((label.as_text()?.to_owned(), formula.as_text()?.to_owned())),
        _ => None,
    };
    let Some(rows) = rows.iter().map(pair).collect::<Option<Vec<_>>>() else {
        return Verdict::Unsettled;
    };
    let texts: Vec<&str> = premises.iter().copied().chain(rows.iter().map(|(_, it)| it.as_str())).collect();
    let Some(names) = Names::of(&texts) else {
        return Verdict::Unsettled;
    };
    let given = premises.iter().try_fold(names.constant(true), |so_far, it| Some(so_far.and(&names.table(it)?)));
    let (Some(given), Some(answer)) = (given, answer.as_text()) else {
        return Verdict::refuted("it is no label");
    };
    if given.cases().next().is_none() {
        return Verdict::refuted("the premises are never all true");
    }
    for (label, candidate) in &rows {
        let Some(table) = names.table(candidate) else {
            return Verdict::Unsettled;
        };
        let failing = given.and(&names.not(&table)).cases().next();
        if failing.is_none() != (label == answer) {
            return Verdict::refuted(match failing {
                Some(case) => format!("{label} is false when {}", names.told(case)),
                None => format!("{label} must be true as well"),
            });
        }
    }
    match rows.iter().any(|(label, _)| label == answer) {
        true => Verdict::confirmed("it is true in all cases in which the premises are, and no other is"),
        false => Verdict::refuted("there is no such candidate"),
    }
}
