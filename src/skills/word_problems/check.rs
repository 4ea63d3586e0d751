//! Checks of word problems: put the numbers back into the relations as they were read.

use std::collections::BTreeMap;

use crate::maths::{Number, Relation, Symbol};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("assignment", [Value::List(relations)]) => assignment(relations, answer),
        ("quantity", [unknown, Value::List(relations)]) => quantity(unknown, relations, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

fn equations(relations: &[Value]) -> Option<Vec<&Relation>> {
    relations
        .iter()
        .map(|value| match value {
            Value::Relation(relation) => Some(&**relation),
            _ => None,
        })
        .collect()
}

/// Every relation of the story holds.
fn assignment(relations: &[Value], answer: &Value) -> Option<Verdict> {
    let Value::Assignment(values) = answer else {
        return Some(Verdict::refuted("it does not say what each quantity is"));
    };
    let value = |symbol: &Symbol| values.get(symbol).and_then(Value::as_number).cloned();
    for relation in equations(relations)? {
        if let Some(missing) = relation.symbols().into_iter().find(|symbol| value(symbol).is_none()) {
            return Some(Verdict::refuted(format!("it does not say what {missing} is")));
        }
        let (Ok(left), Ok(right)) = (relation.left.evaluate(&value), relation.right.evaluate(&value)) else {
            return Some(Verdict::refuted(format!("{relation} cannot be worked out with it")));
        };
        if left != right {
            return Some(Verdict::refuted(format!("put into {relation}, it gives {left} = {right}")));
        }
    }
    Some(Verdict::confirmed(format!("put back, it fits all {} relations of the story", relations.len())))
}

/// Starts from what is given outright and from the claim, and fills in, relation by relation, whatever a single gap
/// leaves no choice about; a relation without a gap must hold.
fn quantity(unknown: &Value, relations: &[Value], answer: &Value) -> Option<Verdict> {
    let unknown = unknown.as_symbol()?;
    let Some(claimed) = answer.as_number() else {
        return Some(Verdict::refuted(format!("{} is no number", answer.brief())));
    };
    let relations = equations(relations)?;
    let mut known: BTreeMap<Symbol, Number> = BTreeMap::from([(unknown.clone(), claimed.clone())]);
    let mut held = vec![false; relations.len()];
    loop {
        let mut changed = false;
        for (index, relation) in relations.iter().enumerate() {
            let gaps: Vec<Symbol> =
                relation.symbols().into_iter().filter(|symbol| !known.contains_key(symbol)).collect();
            match &gaps[..] {
                [] if !held[index] => {
                    let off = difference(relation, &known, None)?;
                    if !off.is_zero() {
                        return Some(Verdict::refuted(format!("then the two sides of {relation} differ by {off}")));
                    }
                    held[index] = true;
                    changed = true;
                }
                [gap] => {
                    // The sides differ by a line in the gap: two points give it, two far ones tell whether it is one.
                    let at = |value: i64| difference(relation, &known, Some((gap, &Number::from(value))));
                    let (Some(zero), Some(one), Some(below), Some(above)) = (at(0), at(1), at(-997), at(1009)) else {
                        continue;
                    };
                    let slope = &one - &zero;
                    let on_the_line = |x: i64| &zero + &(&slope * &Number::from(x));
                    if slope.is_zero() || below != on_the_line(-997) || above != on_the_line(1009) {
                        continue;
                    }
                    let value = zero.negated().divided_by(&slope)?;
                    known.insert(gap.clone(), value);
                    held[index] = true;
                    changed = true;
                }
                _ => {}
            }
        }
        if !changed {
            break;
        }
    }
    held.iter().all(|held| *held).then(|| Verdict::confirmed("put into the relations, it leaves no contradiction"))
}

/// Left side minus right side.
fn difference(
    relation: &Relation,
    known: &BTreeMap<Symbol, Number>,
    guess: Option<(&Symbol, &Number)>,
) -> Option<Number> {
    let value = |symbol: &Symbol| match guess {
        Some((gap, value)) if gap == symbol => Some(value.clone()),
        _ => known.get(symbol).cloned(),
    };
    let (left, right) = (relation.left.evaluate(&value).ok()?, relation.right.evaluate(&value).ok()?);
    Some(&left - &right)
}
