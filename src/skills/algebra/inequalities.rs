//! Inequalities in one unknown.

use super::{difference, expected_polynomial};
use crate::maths::{Expression, Number, Relation, Sign, Surd, Symbol};
use crate::problem::{Approach, Goal, Operation, Setback, Value};

pub(super) fn approaches(relation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let Some(polynomial) = difference(relation) else {
        return Vec::new();
    };
    let mut approaches = vec![boundaries(relation.clone(), unknown.clone())];
    if polynomial.degree(unknown) == 1 {
        approaches.insert(0, isolating(relation.clone(), unknown.clone()));
    }
    approaches
}

/// Everything to one side, divide, and turn the sign when the divisor is negative.
fn isolating(relation: Relation, unknown: Symbol) -> Approach {
    let idea = "bring the unknown to one side and divide; a negative divisor turns the sign";
    Approach::direct("isolating", idea, move |working| {
        let polynomial = difference(&relation).ok_or_else(expected_polynomial)?;
        let coefficients = polynomial.coefficients(&unknown).ok_or_else(expected_polynomial)?;
        let [constant, slope] = &coefficients[..] else {
            return Err(expected_polynomial());
        };
        let moved = working.step(Operation::Subtract, [&Number::zero(), constant])?;
        let right = working.step(Operation::Divide, [&moved, slope])?;
        let sign = if slope.is_negative() { relation.sign.turned() } else { relation.sign };
        let found =
            Relation { left: Expression::Symbol(unknown.clone()), sign, right: Surd::from(right).to_expression() };
        working.rewrite("isolate", &relation.clone().into(), found.into())
    })
}

/// The sign can change only where both sides are equal: find these places, and try one number between each two.
fn boundaries(relation: Relation, unknown: Symbol) -> Approach {
    let equation = Relation::equal(relation.left.clone(), relation.right.clone());
    let subgoals = vec![Goal::new("roots", vec![equation.into(), Value::symbol(unknown.clone())])];
    let idea = "find where both sides are equal, and try a number in each part between";
    Approach::split("trying_each_part", idea, subgoals, move |parts, working| {
        let places: Vec<Surd> = match &parts[0] {
            Value::List(values) => values
                .iter()
                .map(|value| value.to_expression().as_ref().and_then(Surd::from_expression))
                .collect::<Option<_>>()
                .ok_or_else(|| Setback::no_way("the boundaries are no numbers"))?,
            Value::Text(text) if &**text == "no solution" => Vec::new(),
            Value::Text(text) if &**text == "every number" => {
                let holds = relation.sign.holds(&Number::zero(), &Number::zero());
                return Ok(Value::text(if holds { "every number" } else { "no solution" }));
            }
            _ => return Err(Setback::no_way("the boundaries are not known")),
        };
        let mut holds = Vec::new();
        for index in 0..=places.len() {
            let sample = sample(&places, index).ok_or_else(|| Setback::TooBig("the boundaries".to_owned()))?;
            let value = |symbol: &Symbol| (*symbol == unknown).then(|| sample.clone());
            let inside = relation.holds(&value).map_err(|error| Setback::no_way(error.to_string()))?;
            working.note(|| format!("at {unknown} = {sample} it is {inside}"));
            holds.push(inside);
        }
        let at_places = relation.sign.holds(&Number::zero(), &Number::zero());
        Ok(written(&unknown, &places, &holds, at_places))
    })
}

/// A number in part `index`: below the first place, between two, above the last.
fn sample(places: &[Surd], index: usize) -> Option<Number> {
    match (index.checked_sub(1).and_then(|before| places.get(before)), places.get(index)) {
        (None, None) => Some(Number::zero()),
        (None, Some(first)) => Some(Number::from(first.floor()?) - Number::one()),
        (Some(last), None) => Some(Number::from(last.floor()?) + Number::from(2)),
        (Some(low), Some(high)) => (0..40).find_map(|finer| {
            // The first multiple of 2^-k above the lower place, for the coarsest k at which it is below the upper one.
            let scale = Number::from(2).power(finer).ok()?;
            let above = (Number::from(low.scaled(&scale).floor()?) + Number::one()).divided_by(&scale)?;
            let found = Surd::from(above.clone());
            let is_between = found.compare(high)? == std::cmp::Ordering::Less;
            is_between.then_some(above)
        }),
    }
}

/// `x < 1 or x > 3`, `1 < x < 3`, `x > 9`, `x = 2`, "every number", "no solution". `holds[i]` is said of the part below
/// `places[i]`, the last one of the part above all.
fn written(unknown: &Symbol, places: &[Surd], holds: &[bool], at_places: bool) -> Value {
    let mut parts: Vec<String> = Vec::new();
    let mut single: Option<Relation> = None;
    let (weak, strict) =
        if at_places { (Sign::LessOrEqual, Sign::GreaterOrEqual) } else { (Sign::Less, Sign::Greater) };
    let mut index = 0;
    while index <= places.len() {
        if !holds[index] {
            // A place alone, between two parts that fail.
            if at_places && index < places.len() && !holds[index + 1] {
                parts.push(format!("{unknown} = {}", places[index]));
                single = None;
            }
            index += 1;
            continue;
        }
        let start = index;
        while index < places.len() && holds[index + 1] && at_places {
            index += 1;
        }
        let low = start.checked_sub(1).map(|before| &places[before]);
        let high = places.get(index);
        let relation = |sign, place: &Surd| Relation {
            left: Expression::Symbol(unknown.clone()),
            sign,
            right: place.to_expression(),
        };
        match (low, high) {
            (None, None) => return Value::text("every number"),
            (None, Some(high)) => {
                single = Some(relation(weak, high));
                parts.push(relation(weak, high).to_string());
            }
            (Some(low), None) => {
                single = Some(relation(strict, low));
                parts.push(relation(strict, low).to_string());
            }
            (Some(low), Some(high)) => {
                parts.push(format!("{low} {} {unknown} {} {high}", weak.text(), weak.text()));
            }
        }
        index += 1;
    }
    match (parts.len(), single) {
        (0, _) => Value::text("no solution"),
        (1, Some(only)) => only.into(),
        _ if !at_places && holds.iter().all(|part| *part) && places.len() == 1 => Relation {
            left: Expression::Symbol(unknown.clone()),
            sign: Sign::NotEqual,
            right: places[0].to_expression(),
        }
        .into(),
        _ => Value::text(parts.join(" or ")),
    }
}
