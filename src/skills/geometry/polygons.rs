//! Angles of polygons.

use crate::maths::Number;
use crate::problem::{Approach, Goal, Operation, Setback, Value, Working};

/// Polygons have at most so many sides.
const MOST_SIDES: i64 = 1_000_000;

/// What is said when no angle is left for the last corner.
pub const NO_POLYGON: &str = "no such polygon: nothing is left for the last angle";

fn sides_of(sides: &Value) -> Option<i64> {
    sides.as_number()?.to_i64().filter(|it| (3..=MOST_SIDES).contains(it))
}

pub fn sum_approaches(sides: &Value) -> Option<Vec<Approach>> {
    let sides = Number::from(sides_of(sides)?);
    let same = sides.clone();
    Some(vec![
        Approach::direct(
            "triangles",
            "diagonals from one corner cut it into n - 2 triangles of 180 degrees",
            move |working| {
                let triangles = working.step(Operation::Subtract, [&sides, &2.into()])?;
                Ok(working.step(Operation::Multiply, [&triangles, &180.into()])?.into())
            },
        ),
        Approach::direct(
            "turning",
            "walking around it turns once: the exterior angles make 360 degrees",
            move |working| {
                let straight = working.step(Operation::Multiply, [&same, &180.into()])?;
                Ok(working.step(Operation::Subtract, [&straight, &360.into()])?.into())
            },
        ),
    ])
}

pub fn remaining_approaches(sides: &Value, angles: &Value) -> Option<Vec<Approach>> {
    let count = sides_of(sides)?;
    let angles: Vec<Number> = angles.as_numbers()?.into_iter().cloned().collect();
    if angles.len() as i64 != count - 1 {
        return None;
    }
    let (same, again) = (angles.clone(), angles.clone());
    let sum = Goal::new("interior_angle_sum", vec![sides.clone()]);
    let told = |rest: Number, working: &mut Working| {
        if rest >= Number::from(360) {
            return Err(Setback::no_way(format!(
                "{rest} degrees would be left for the last angle, and no interior angle has 360 or more: there is no such polygon"
            )));
        }
        if rest >= Number::from(180) {
            working.note(|| format!("a polygon with an angle of {rest} degrees is not convex"));
        }
        Ok(if rest.is_positive() { Value::from(rest) } else { Value::text(NO_POLYGON) })
    };
    Some(vec![
        Approach::split(
            "what_is_left",
            "the sum of all angles less those that are known",
            vec![sum],
            move |parts, working| {
                let mut rest = parts[0].as_number().ok_or_else(|| Setback::no_way("the sum is no number"))?.clone();
                for angle in &angles {
                    rest = working.step(Operation::Subtract, [&rest, angle])?;
                }
                told(rest, working)
            },
        ),
        Approach::direct("exterior_angles", "all turns along the border make 360 degrees", move |working| {
            let mut turned = Number::zero();
            for angle in &same {
                let turn = working.step(Operation::Subtract, [&180.into(), angle])?;
                turned = working.step(Operation::Add, [&turned, &turn])?;
            }
            let last = working.step(Operation::Subtract, [&360.into(), &turned])?;
            let rest = working.step(Operation::Subtract, [&180.into(), &last])?;
            told(rest, working)
        }),
        Approach::direct("the_usual_one", "take the mean of the others, as if it were like them", move |working| {
            let mut sum = Number::zero();
            for angle in &again {
                sum = working.step(Operation::Add, [&sum, angle])?;
            }
            Ok(working.step(Operation::Divide, [&sum, &Number::from(count - 1)])?.into())
        })
        .heuristic(),
    ])
}
