//! Looking back at circuits: the gates are put into each other until one formula of the inputs is left.

use std::collections::BTreeMap;

use super::formula::Names;
use crate::problem::{Value, Verdict};

/// Whether these come out of the gates, in their order.
pub fn outputs(gates: &Value, inputs: &Value, names: &Value, answer: &Value) -> Verdict {
    let (Some(names), Some(told)) = (names.as_list(), answer.as_rows()) else {
        return if names.as_list().is_some() {
            Verdict::refuted("it is no list of outputs")
        } else {
            Verdict::Unsettled
        };
    };
    if names.len() != told.len() {
        return Verdict::refuted("it tells of more or fewer outputs than are asked for");
    }
    for (name, row) in names.iter().zip(told) {
        let [told_of, bit] = row else {
            return Verdict::refuted("an output has a name and a bit");
        };
        if told_of != name {
            return Verdict::refuted("it tells of another output");
        }
        match circuit(gates, inputs, name, bit) {
            Verdict::Confirmed { .. } => {}
            other => return other,
        }
    }
    Verdict::confirmed("with the inputs written into the formulas, these bits are left")
}

/// Whether this comes out.
pub fn circuit(gates: &Value, inputs: &Value, output: &Value, answer: &Value) -> Verdict {
    let (Some(gates), Some(inputs), Some(output)) = (gates.as_rows(), inputs.as_rows(), output.as_text()) else {
        return Verdict::Unsettled;
    };
    let mut signs: BTreeMap<&str, &str> = BTreeMap::new();
    for input in &inputs {
        match input {
            [Value::Text(name), value] => match value.as_number().and_then(|it| it.to_i64()) {
                Some(bit @ (0 | 1)) => drop(signs.insert(name, if bit == 1 { "⊤" } else { "⊥" })),
                _ => return Verdict::Unsettled,
            },
            _ => return Verdict::Unsettled,
        }
    }
    // Settled gates become constants, round by round, from what they are fed with.
    let mut left: Vec<(&str, &str)> = Vec::new();
    for gate in &gates {
        match gate {
            [Value::Text(name), Value::Text(formula)] => left.push((name, formula)),
            _ => return Verdict::Unsettled,
        }
    }
    let Some(nobody) = Names::new([]) else {
        return Verdict::Unsettled;
    };
    let all = left.len();
    while !left.is_empty() && !signs.contains_key(output) {
        let before = left.len();
        left.retain(|(name, formula)| {
            let constant = substituted(formula, &signs).and_then(|text| nobody.table(&text));
            match constant {
                Some(table) => {
                    signs.insert(name, if table.cases().next().is_some() { "⊤" } else { "⊥" });
                    false
                }
                None => true,
            }
        });
        if left.len() == before {
            return Verdict::Unsettled;
        }
    }
    let Some(expected) = signs.get(output).map(|sign| i64::from(*sign == "⊤")) else {
        return Verdict::Unsettled;
    };
    match answer.as_number().and_then(|it| it.to_i64()) {
        Some(told) if told == expected => Verdict::confirmed(format!(
            "with the inputs written into the formulas of {} gates, {expected} is left",
            all - left.len()
        )),
        Some(_) => Verdict::refuted(format!("with the inputs written into the formulas, {expected} is left")),
        None => Verdict::refuted("it is neither 0 nor 1"),
    }
}

/// A formula with the signs of what is known in the places of names. None when a name is not known yet.
fn substituted(formula: &str, signs: &BTreeMap<&str, &str>) -> Option<String> {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '\'');
    let mut text = String::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        if is_inside(first) {
            let end = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
            text.push_str(signs.get(&rest[..end])?);
            rest = &rest[end..];
        } else {
            text.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Some(text)
}
