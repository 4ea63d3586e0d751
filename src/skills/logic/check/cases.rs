//! Looking back at what a formula is in its cases: from tables of bits of all of them.

use super::formula::Names;
use crate::problem::{Value, Verdict};

/// Whether it is a tautology, a contradiction or a contingency, as it is told.
pub fn classified(formula: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(answer)) = (formula.as_text(), answer.as_text()) else {
        return Verdict::refuted("it is none of the three sorts");
    };
    let Some((names, table)) = Names::of(&[formula])
        .and_then(|names| Some((names.table(formula)?, names)))
        .map(|(table, names)| (names, table))
    else {
        return Verdict::Unsettled;
    };
    let example = |table: &super::formula::Table| table.cases().next().map(|case| names.told(case));
    let (sort, because) = match (example(&table), example(&names.not(&table))) {
        (_, None) => ("tautology", "there is no case in which it is false".to_owned()),
        (None, _) => ("contradiction", "there is no case in which it is true".to_owned()),
        (Some(so), Some(not)) => ("contingency", format!("it is true when {so}, and false when {not}")),
    };
    match answer == sort {
        true => Verdict::confirmed(because),
        false => Verdict::refuted(because),
    }
}

/// Whether its truth in one case is told rightly.
pub fn truth_of(formula: &Value, known: &Value, answer: &Value) -> Verdict {
    let (Some(text), Some(rows)) = (formula.as_text(), known.as_rows()) else {
        return Verdict::Unsettled;
    };
    let Value::Truth(answer) = answer else {
        return Verdict::refuted("it is neither true nor false");
    };
    let literals: Option<Vec<(&str, bool)>> = rows
        .into_iter()
        .map(|row| match row {
            [name, Value::Truth(truth)] => Some((name.as_text()?, *truth)),
            _ => None,
        })
        .collect();
    let found = literals.and_then(|literals| {
        let names = Names::of(&[text])?;
        let table = names.table(text)?;
        let is_given = |case: &usize| {
            literals.iter().all(|(name, truth)| names.number(name).is_none_or(|it| (case >> it & 1 == 1) == *truth))
        };
        let is_true = |case: usize| table.cases().any(|it| it == case);
        let truths: Vec<bool> = (0..names.cases()).filter(is_given).map(is_true).collect();
        let first = *truths.first()?;
        truths.iter().all(|it| *it == first).then_some(first)
    });
    match found {
        None => Verdict::Unsettled,
        Some(truth) if truth == *answer => Verdict::confirmed("its row in the table of all cases says so"),
        Some(truth) => Verdict::refuted(format!("its row in the table of all cases says {truth}")),
    }
}

/// Whether these truths make all of the formulas true, or whether there are none that do.
pub fn satisfying(formulas: &Value, answer: &Value) -> Verdict {
    let Some(texts) = formulas.as_texts() else {
        return Verdict::Unsettled;
    };
    let all = Names::of(&texts).and_then(|names| {
        let tables = texts.iter().map(|it| names.table(it)).collect::<Option<Vec<_>>>()?;
        Some((names, tables))
    });
    let Some((names, tables)) = all else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("unsatisfiable") {
        let common = tables.iter().fold(names.constant(true), |so_far, it| so_far.and(it));
        return match common.cases().next() {
            Some(case) => Verdict::refuted(format!("all are true when {}", names.told(case))),
            None => Verdict::confirmed(format!("in each of the {} cases one of them is false", names.cases())),
        };
    }
    let mut case = 0;
    let mut known: Vec<&str> = Vec::new();
    for row in answer.as_rows().unwrap_or_default() {
        let [name, Value::Truth(truth)] = row else {
            return Verdict::refuted("a proposition has no truth");
        };
        let Some((name, number)) = name.as_text().and_then(|name| Some((name, names.number(name)?))) else {
            return Verdict::refuted("there is no such proposition");
        };
        known.push(name);
        case |= usize::from(*truth) << number;
    }
    // They stand in the order of their names, so that one case is one answer.
    if !names.all().eq(known) {
        return Verdict::refuted("they are not all the propositions in their order");
    }
    match tables.iter().zip(&texts).find(|(table, _)| !table.cases().any(|it| it == case)) {
        Some((_, text)) => Verdict::refuted(format!("then {text} is false")),
        None => Verdict::confirmed("each of them is true then"),
    }
}

/// Whether so many cases make it true.
pub fn number_of_cases(formula: &Value, names: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(all)) = (formula.as_text(), names.as_texts()) else {
        return Verdict::Unsettled;
    };
    let Some(count) = Names::new(all).and_then(|names| Some(names.table(formula)?.cases().count())) else {
        return Verdict::Unsettled;
    };
    match answer.as_integer().is_some_and(|it| it == (count as i64).into()) {
        true => Verdict::confirmed("so many bits of its table are set"),
        false => Verdict::refuted(format!("{count} bits of its table are set")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_confirmed_in_one_order_only() {
        let formulas = Value::texts(["p ∨ q", "¬p"]);
        let case = |pairs: &[(&str, bool)]| {
            let rows = pairs.iter().map(|(name, truth)| [Value::text(name), Value::Truth(*truth)]);
            satisfying(&formulas, &Value::rows(rows)).is_confirmed()
        };
        assert!(case(&[("p", false), ("q", true)]));
        for wrong in [&[("q", true), ("p", false)][..], &[("p", true), ("q", true)], &[("q", true)], &[]] {
            assert!(!case(wrong), "{wrong:?}");
        }
        let twice = [("p", false), ("p", false), ("q", true)];
        assert!(!case(&twice));
    }
}
