//! Inequalities in one unknown.

use std::collections::BTreeMap;

use super::{difference, expected_polynomial};
use crate::maths::{Expression, Number, Relation, Sign, Surd, Symbol};
use crate::problem::{Approach, Goal, Operation, Setback, Value};

pub(super) fn approaches(relation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let Some(polynomial) = difference(relation) else {
        return Vec::new();
    };
    let mut approaches = vec![boundaries(relation.clone(), unknown.clone())];
    match polynomial.degree(unknown) {
        1 => approaches.insert(0, isolating(relation.clone(), unknown.clone())),
        2 => approaches.extend(parabola(relation.clone(), unknown.clone())),
        _ => {}
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
    all_of(vec![relation], unknown)
}

/// Outside its zeros a parabola lies where it opens to, and between them on the other side: nothing need be tried.
fn parabola(relation: Relation, unknown: Symbol) -> Option<Approach> {
    let coefficients = difference(&relation)?.coefficients(&unknown)?;
    let opens_up = !coefficients.get(2)?.is_negative();
    let idea = "see which way the parabola opens: between its zeros it lies on the other side";
    let equation = Relation::equal(relation.left.clone(), relation.right.clone());
    let zeros = Goal::new("roots", vec![equation.into(), Value::symbol(unknown.clone())]);
    Some(Approach::split("parabola", idea, vec![zeros], move |parts, working| {
        let mut places = boundaries_in(&parts[0])?;
        if let [one, other] = &places[..]
            && one.compare(other) == Some(std::cmp::Ordering::Greater)
        {
            places.reverse();
        }
        working.note(|| {
            let way = if opens_up { "upwards" } else { "downwards" };
            let zeros: Vec<String> = places.iter().map(ToString::to_string).collect();
            let zeros = if zeros.is_empty() { "no zeros".to_owned() } else { format!("zeros at {}", zeros.join(", ")) };
            format!("the parabola opens {way} and has {zeros}")
        });
        let outside = Number::from(if opens_up { 1 } else { -1 });
        let holds = |side: &Number| relation.sign.holds(side, &Number::zero());
        let between: Vec<bool> = match places.len() {
            0 | 1 => vec![holds(&outside); places.len() + 1],
            2 => vec![holds(&outside), holds(&outside.negated()), holds(&outside)],
            more => return Err(Setback::no_way(format!("a parabola has at most two zeros and not {more}"))),
        };
        let at_places = vec![holds(&Number::zero()); places.len()];
        Ok(written(&unknown, &places, &between, &at_places))
    }))
}

/// The same for several inequalities that must all hold.
pub(super) fn all_of(relations: Vec<Relation>, unknown: Symbol) -> Approach {
    let subgoals = relations
        .iter()
        .map(|relation| {
            let equation = Relation::equal(relation.left.clone(), relation.right.clone());
            Goal::new("roots", vec![equation.into(), Value::symbol(unknown.clone())])
        })
        .collect();
    let idea = "find where the sides are equal, and try these places and a number in each part between";
    Approach::split("trying_each_part", idea, subgoals, move |parts, working| {
        let mut places: Vec<Surd> = Vec::new();
        for part in parts {
            places.extend(boundaries_in(part)?);
        }
        let mut is_ordered = true;
        places.sort_by(|a, b| {
            a.compare(b).unwrap_or_else(|| {
                is_ordered = false;
                std::cmp::Ordering::Equal
            })
        });
        places.dedup();
        if !is_ordered {
            return Err(Setback::TooBig("the order of the boundaries".to_owned()));
        }
        let all_hold = |at: &Expression| {
            let mut all = true;
            for relation in &relations {
                all &= holds(relation, &unknown, at)
                    .ok_or_else(|| Setback::no_way(format!("{relation} cannot be tried")))?;
            }
            Ok(all)
        };
        let (mut between, mut at_places) = (Vec::new(), Vec::new());
        for index in 0..=places.len() {
            let sample = sample(&places, index).ok_or_else(|| Setback::TooBig("the boundaries".to_owned()))?;
            let inside = all_hold(&sample.clone().into())?;
            working.note(|| format!("at {unknown} = {sample} it is {inside}"));
            between.push(inside);
            if let Some(place) = places.get(index) {
                at_places.push(all_hold(&place.to_expression())?);
            }
        }
        Ok(written(&unknown, &places, &between, &at_places))
    })
}

/// The numbers in the answer to where two sides are equal. Where they always are, nothing changes.
fn boundaries_in(answer: &Value) -> Result<Vec<Surd>, Setback> {
    match answer {
        Value::List(values) => values
            .iter()
            .map(|value| value.to_expression().as_ref().and_then(Surd::from_expression))
            .collect::<Option<_>>()
            .ok_or_else(|| Setback::no_way("the boundaries are no numbers")),
        Value::Text(text) if ["no solution", "every number"].contains(&&**text) => Ok(Vec::new()),
        _ => Err(Setback::no_way("the boundaries are not known")),
    }
}

fn holds(relation: &Relation, unknown: &Symbol, at: &Expression) -> Option<bool> {
    let put_in = relation.substitute(&BTreeMap::from([(unknown.clone(), at.clone())])).ok()?;
    let (left, right) = (Surd::from_expression(&put_in.left)?, Surd::from_expression(&put_in.right)?);
    Some(relation.sign.holds(&Number::from(left.compare(&right)? as i64), &Number::zero()))
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

/// `x < 1 or x > 3`, `1 < x <= 3`, `x > 9`, `x = 2`, `x != 2`, "every number", "no solution". `between[i]` is said of
/// the part below `places[i]`, the last one of the part above all; `at[i]` of `places[i]` itself.
fn written(unknown: &Symbol, places: &[Surd], between: &[bool], at: &[bool]) -> Value {
    let relation =
        |sign, place: &Surd| Relation { left: Expression::Symbol(unknown.clone()), sign, right: place.to_expression() };
    let missing: Vec<usize> = (0..places.len()).filter(|&index| !at[index]).collect();
    if between.iter().all(|part| *part) {
        return match missing[..] {
            [] => Value::text("every number"),
            [only] => relation(Sign::NotEqual, &places[only]).into(),
            _ => Value::text(parts(unknown, places, between, at).join(" or ")),
        };
    }
    let parts = parts(unknown, places, between, at);
    match &parts[..] {
        [] => Value::text("no solution"),
        [only] => only.parse::<Relation>().map_or_else(|_| Value::text(only), Value::from),
        _ => Value::text(parts.join(" or ")),
    }
}

/// Each stretch that belongs to the set, from below.
fn parts(unknown: &Symbol, places: &[Surd], between: &[bool], at: &[bool]) -> Vec<String> {
    let mut found = Vec::new();
    let mut index = 0;
    // Even steps are the parts between, odd ones the places.
    let belongs = |step: usize| if step.is_multiple_of(2) { between[step / 2] } else { at[step / 2] };
    let steps = 2 * places.len() + 1;
    while index < steps {
        if !belongs(index) {
            index += 1;
            continue;
        }
        let first = index;
        while index + 1 < steps && belongs(index + 1) {
            index += 1;
        }
        let last = index;
        index += 1;
        let low = (first > 0).then(|| (&places[(first - 1) / 2], first % 2 == 1));
        let high = (last + 1 < steps).then(|| (&places[last / 2], last % 2 == 1));
        let less = |is_in: bool| if is_in { "<=" } else { "<" };
        found.push(match (low, high) {
            (Some((low, _)), Some((high, _))) if low == high => format!("{unknown} = {low}"),
            (Some((low, with)), Some((high, too))) => format!("{low} {} {unknown} {} {high}", less(with), less(too)),
            (Some((low, with)), None) => format!("{unknown} {} {low}", if with { ">=" } else { ">" }),
            (None, Some((high, with))) => format!("{unknown} {} {high}", less(with)),
            (None, None) => format!("{unknown} = {unknown}"),
        });
    }
    found
}
