//! Working out a term without unknowns.

use crate::maths::{Expression, Function, Number, Surd};
use crate::problem::{Approach, Operation, Setback, Value, Working};

pub(super) fn evaluate_approaches(term: &Value) -> Vec<Approach> {
    let Some(term) = term.to_expression().filter(|term| term.symbols().is_empty()) else {
        return Vec::new();
    };
    if let Expression::Number(number) = term {
        return vec![Approach::direct("reading_off", "it is a number already", move |_| Ok((&number).into()))];
    }
    let (as_fraction, as_surd) = (term.clone(), term.clone());
    let mut approaches = vec![
        Approach::direct(
            "order_of_operations",
            "brackets, powers, products, sums, each from the left",
            move |working| Ok(worked_out(&term, working)?.into()),
        ),
        Approach::direct("one_fraction", "carry numerator and denominator apart and reduce once", move |working| {
            let (numerator, denominator) = fraction(&as_fraction, working)?;
            Ok(working.step(Operation::Divide, [&numerator, &denominator])?.into())
        }),
    ];
    if has_roots(&as_surd) {
        approaches.push(surds(as_surd.clone()));
        approaches.push(conjugates(as_surd));
    }
    approaches
}

fn has_roots(term: &Expression) -> bool {
    let here = match term {
        Expression::Call(Function::SquareRoot, _) => true,
        Expression::Power(_, exponent) => exponent.value().is_ok_and(|it| !it.is_integer()),
        _ => false,
    };
    here || term.parts().into_iter().any(has_roots)
}

fn surd_value(surd: &Surd) -> Value {
    surd.to_number().map_or_else(|| Value::expression(surd.to_expression()), Value::from)
}

fn no_surd(term: &Expression) -> Setback {
    Setback::no_way(format!("{} is no sum of square roots", Value::expression(term.clone()).brief()))
}

/// Squares are taken out of the roots, part by part from the inside, and like roots are added.
fn surds(term: Expression) -> Approach {
    Approach::direct("taking_squares_out", "take squares out of the roots and add like roots", move |working| {
        Ok(surd_value(&worked_out_surd(&term, working)?))
    })
}

fn worked_out_surd(term: &Expression, working: &mut Working) -> Result<Surd, Setback> {
    working.spend(2)?;
    let shown = |value: &Surd, working: &mut Working| {
        working.rewrite("work out", &Value::expression(term.clone()), surd_value(value)).map(drop)
    };
    let value = match term {
        Expression::Number(number) => return Ok(number.clone().into()),
        Expression::Negate(a) => worked_out_surd(a, working)?.scaled(&Number::from(-1)),
        Expression::Add(a, b) => &worked_out_surd(a, working)? + &worked_out_surd(b, working)?,
        Expression::Subtract(a, b) => &worked_out_surd(a, working)? - &worked_out_surd(b, working)?,
        Expression::Multiply(a, b) => {
            let (a, b) = (worked_out_surd(a, working)?, worked_out_surd(b, working)?);
            a.times(&b).ok_or_else(|| no_surd(term))?
        }
        Expression::Divide(a, b) => {
            let (a, b) = (worked_out_surd(a, working)?, worked_out_surd(b, working)?);
            if b.is_zero() {
                return Err(Setback::Undefined(format!("a division of {a} by zero")));
            }
            a.divided_by(&b).ok_or_else(|| no_surd(term))?
        }
        other => Surd::from_expression(other).ok_or_else(|| no_surd(other))?,
    };
    shown(&value, working)?;
    Ok(value)
}

/// The whole term at once, in the normal form of sums of roots.
fn conjugates(term: Expression) -> Approach {
    Approach::direct("normal_form", "write it as a sum of roots of square-free numbers", move |working| {
        working.spend(20)?;
        let value = Surd::from_expression(&term).ok_or_else(|| no_surd(&term))?;
        Ok(surd_value(&value))
    })
    .weighing(3)
}

/// Both operands first, the left one before the right, then the operation.
fn worked_out(term: &Expression, working: &mut Working) -> Result<Number, Setback> {
    let both = |left: &Expression, right: &Expression, operation, working: &mut Working| {
        let (left, right) = (worked_out(left, working)?, worked_out(right, working)?);
        working.step(operation, [&left, &right])
    };
    match term {
        Expression::Number(number) => Ok(number.clone()),
        Expression::Negate(inner) => match worked_out(inner, working)? {
            number if matches!(**inner, Expression::Number(_)) => Ok(number.negated()),
            number => working.step(Operation::Subtract, [&Number::zero(), &number]),
        },
        Expression::Add(left, right) => both(left, right, Operation::Add, working),
        Expression::Subtract(left, right) => both(left, right, Operation::Subtract, working),
        Expression::Multiply(left, right) => both(left, right, Operation::Multiply, working),
        Expression::Divide(left, right) => both(left, right, Operation::Divide, working),
        Expression::Power(base, exponent) => power(base, exponent, working),
        Expression::Call(function, arguments) => call(function, arguments, working),
        Expression::Symbol(symbol) => Err(Setback::no_way(format!("{symbol} is not known"))),
    }
}

fn power(base: &Expression, exponent: &Expression, working: &mut Working) -> Result<Number, Setback> {
    let base = worked_out(base, working)?;
    let exponent = worked_out(exponent, working)?;
    if exponent.is_integer() {
        return working.step(Operation::Power, [&base, &exponent]);
    }
    let (over, under) = (exponent.numerator().clone().into(), exponent.denominator().into());
    let root = working.step(Operation::Root, [&base, &under])?;
    working.step(Operation::Power, [&root, &over])
}

fn call(function: &Function, arguments: &[Expression], working: &mut Working) -> Result<Number, Setback> {
    let values = arguments.iter().map(|argument| worked_out(argument, working)).collect::<Result<Vec<_>, _>>()?;
    match (function, &values[..]) {
        (Function::SquareRoot, [a]) => working.step(Operation::Root, [a, &2.into()]),
        (Function::CubeRoot, [a]) => working.step(Operation::Root, [a, &3.into()]),
        (Function::Absolute, [a]) if a.is_negative() => working.step(Operation::Subtract, [&Number::zero(), a]),
        (Function::Absolute, [a]) => Ok(a.clone()),
        (Function::Floor, [a]) => working.step(Operation::Floor, [a]),
        (Function::Ceiling, [a]) => working.step(Operation::Ceiling, [a]),
        _ => {
            let term =
                Expression::call(function.clone(), values.into_iter().map(Expression::Number).collect::<Vec<_>>());
            let value = term.value().map_err(|error| Setback::no_way(error.to_string()))?;
            working.rewrite("evaluate", &Value::expression(term), (&value).into())?;
            Ok(value)
        }
    }
}

/// Numerator and denominator, not reduced: only sums and products of whole numbers are needed on the way.
fn fraction(term: &Expression, working: &mut Working) -> Result<(Number, Number), Setback> {
    match term {
        Expression::Number(number) => Ok((number.numerator().clone().into(), number.denominator().into())),
        Expression::Negate(inner) => {
            let (over, under) = fraction(inner, working)?;
            Ok((over.negated(), under))
        }
        Expression::Add(left, right) => added(left, right, Operation::Add, working),
        Expression::Subtract(left, right) => added(left, right, Operation::Subtract, working),
        Expression::Multiply(left, right) => {
            let ((a, b), (c, d)) = (fraction(left, working)?, fraction(right, working)?);
            Ok((working.step(Operation::Multiply, [&a, &c])?, working.step(Operation::Multiply, [&b, &d])?))
        }
        Expression::Divide(left, right) => {
            let ((a, b), (c, d)) = (fraction(left, working)?, fraction(right, working)?);
            if c.is_zero() {
                return Err(Setback::Undefined("a division by zero".to_owned()));
            }
            Ok((working.step(Operation::Multiply, [&a, &d])?, working.step(Operation::Multiply, [&b, &c])?))
        }
        Expression::Power(base, exponent) => {
            let (over, under) = fraction(base, working)?;
            let exponent = exponent.value().ok().filter(Number::is_integer);
            let exponent = exponent.ok_or_else(|| Setback::no_way("an exponent is no whole number"))?;
            let size = exponent.abs();
            let (over, under) =
                (working.step(Operation::Power, [&over, &size])?, working.step(Operation::Power, [&under, &size])?);
            match (exponent.is_negative(), over.is_zero()) {
                (false, _) => Ok((over, under)),
                (true, false) => Ok((under, over)),
                (true, true) => Err(Setback::Undefined("zero to a negative power".to_owned())),
            }
        }
        other => Err(Setback::no_way(format!("{other} is no fraction of whole numbers as it stands"))),
    }
}

fn added(
    left: &Expression,
    right: &Expression,
    operation: Operation,
    working: &mut Working,
) -> Result<(Number, Number), Setback> {
    let ((a, b), (c, d)) = (fraction(left, working)?, fraction(right, working)?);
    if b == d {
        return Ok((working.step(operation, [&a, &c])?, b));
    }
    let (one, other) = (working.step(Operation::Multiply, [&a, &d])?, working.step(Operation::Multiply, [&c, &b])?);
    Ok((working.step(operation, [&one, &other])?, working.step(Operation::Multiply, [&b, &d])?))
}
