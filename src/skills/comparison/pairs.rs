//! Two numbers.

use crate::maths::{Number, Relation, Sign, Surd};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

const SIGNS: [Sign; 6] =
    [Sign::Equal, Sign::NotEqual, Sign::Less, Sign::LessOrEqual, Sign::Greater, Sign::GreaterOrEqual];

pub(super) fn sign_of(text: &str) -> Option<Sign> {
    SIGNS.into_iter().find(|sign| sign.text() == text)
}

/// Both numbers exactly; sums of square roots too.
pub(super) fn surds(a: &Value, b: &Value) -> Option<(Surd, Surd)> {
    Some((Surd::from_expression(&a.to_expression()?)?, Surd::from_expression(&b.to_expression()?)?))
}

pub(super) fn compared_approaches(a: &Value, sign: &str, b: &Value) -> Vec<Approach> {
    let (Some(sign), Some((left, right))) = (sign_of(sign), surds(a, b)) else {
        return Vec::new();
    };
    let (Some(a), Some(b)) = (a.as_number().cloned(), b.as_number().cloned()) else {
        return vec![Approach::direct(
            "sign_of_the_difference",
            "see on which side of zero the difference lies",
            move |working| {
                working.spend(50)?;
                let order = left.compare(&right).ok_or_else(|| Setback::TooBig("the difference".to_owned()))?;
                Ok(sign.holds(&Number::from(order as i64), &Number::zero()).into())
            },
        )];
    };
    let (one, other) = (a.clone(), b.clone());
    vec![
        Approach::direct("difference", "see on which side of zero the difference lies", move |working| {
            let difference = working.step(Operation::Subtract, [&a, &b])?;
            Ok(sign.holds(&difference, &Number::zero()).into())
        }),
        Approach::direct("common_denominator", "write both over one denominator and compare above", move |working| {
            let left = working.step(Operation::Multiply, [&one.numerator().into(), &other.denominator().into()])?;
            let right = working.step(Operation::Multiply, [&other.numerator().into(), &one.denominator().into()])?;
            Ok(sign.holds(&left, &right).into())
        }),
    ]
}

pub(super) fn holds_approaches(relation: &Relation) -> Vec<Approach> {
    if !relation.symbols().is_empty() {
        return Vec::new();
    }
    let side = |side: &crate::maths::Expression| match side {
        crate::maths::Expression::Number(number) => Value::from(number),
        term => Goal::new("evaluate", vec![Value::expression(term.clone())]).into(),
    };
    let goal =
        Goal::new("compared", vec![side(&relation.left), Value::text(relation.sign.text()), side(&relation.right)]);
    vec![Approach::new("working_out_both_sides", "work out both sides and compare them", Vec::new(), move |_, _| {
        Ok(Next::Goal(goal.clone()))
    })]
}
