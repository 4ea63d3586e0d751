//! Derivatives of functions with sines, exponentials, logarithms and roots.

use crate::maths::{Elementary, Expression, RationalFunction, Symbol};
use crate::problem::{Approach, Value};

use super::too_big;

/// The highest derivative.
const HIGHEST: i64 = 6;

pub fn approaches(f: &Value, order: &Value, x: Option<&Value>) -> Option<Vec<Approach>> {
    let f = f.to_expression()?;
    if RationalFunction::from_expression(&f).is_some() {
        return None;
    }
    let order = order.as_number()?.to_i64().filter(|it| (1..=HIGHEST).contains(it))?;
    let mut symbols: Vec<Symbol> = f.symbols().into_iter().filter(|it| it.name() != "pi").collect();
    let x = match x {
        Some(x) => x.as_symbol()?.clone(),
        None => symbols.pop().filter(|_| symbols.is_empty())?,
    };
    let function = Elementary::from_expression(&f)?;
    let (same, y) = (function.clone(), x.clone());
    Some(vec![
        Approach::direct("rules", "differentiate term by term with the product and the chain rule", move |working| {
            let mut derivative = function.clone();
            for _ in 0..order {
                let next = derivative.derivative(&x).ok_or_else(too_big)?;
                working.spend(10 * next.length() as u64)?;
                working.rewrite("differentiate", &derivative.to_expression().into(), next.to_expression().into())?;
                derivative = next;
            }
            Ok(derivative.to_expression().into())
        }),
        Approach::direct("a_small_step", "put x + h for x, and keep what has one h", move |working| {
            let mut current = same.clone();
            for _ in 0..order {
                working.spend(20 * current.length() as u64)?;
                let slope = slopes::slope(&current.to_expression(), &y).ok_or_else(too_big)?;
                working.note(|| format!("{current} grows by ({slope}) h"));
                current = Elementary::from_expression(&slope).ok_or_else(too_big)?;
            }
            Ok(current.to_expression().into())
        }),
    ])
}

/// Values that carry how they grow: v + s h, with h so small that its square is nothing (Clifford 1873).
mod slopes {
    use super::{Elementary, Expression, Symbol};
    use crate::maths::{Function, Number};

    struct Growing {
        value: Elementary,
        slope: Elementary,
    }

    /// What stands before h when x + h is put for x.
    pub fn slope(tree: &Expression, x: &Symbol) -> Option<Expression> {
        Some(growing(tree, x)?.slope.to_expression())
    }

    fn growing(tree: &Expression, x: &Symbol) -> Option<Growing> {
        let value = Elementary::from_expression(tree)?;
        let slope = match tree {
            Expression::Number(_) => Elementary::default(),
            Expression::Symbol(own) => Elementary::from(i64::from(own == x)),
            Expression::Negate(a) => growing(a, x)?.slope.scaled(&Number::from(-1)),
            Expression::Add(a, b) => growing(a, x)?.slope.plus(&growing(b, x)?.slope),
            Expression::Subtract(a, b) => growing(a, x)?.slope.minus(&growing(b, x)?.slope),
            Expression::Multiply(a, b) => {
                let (a, b) = (growing(a, x)?, growing(b, x)?);
                a.slope.times(&b.value)?.plus(&a.value.times(&b.slope)?)
            }
            Expression::Divide(a, b) => {
                // (a + a'h)/(b + b'h) = a/b + (a' - (a/b) b')/b h
                let (a, b) = (growing(a, x)?, growing(b, x)?);
                a.slope.minus(&value.times(&b.slope)?).times(&b.value.power(&Number::from(-1))?)?
            }
            Expression::Power(base, exponent) => {
                let base = growing(base, x)?;
                let exponent = Elementary::from_expression(exponent)?.to_number()?;
                let lowered = base.value.power(&(&exponent - &Number::one()))?;
                lowered.times(&base.slope)?.scaled(&exponent)
            }
            Expression::Call(function, arguments) => {
                let [inside] = &arguments[..] else {
                    return None;
                };
                let call =
                    |function: Function| Elementary::from_expression(&Expression::call(function, [inside.clone()]));
                let inner = growing(inside, x)?;
                let square = inner.value.times(&inner.value)?;
                let outer = match function {
                    Function::Sine => call(Function::Cosine)?,
                    Function::Cosine => call(Function::Sine)?.scaled(&Number::from(-1)),
                    Function::Exponential => value.clone(),
                    Function::NaturalLogarithm => inner.value.power(&Number::from(-1))?,
                    Function::SquareRoot => value.power(&Number::from(-1))?.scaled(&Number::ratio(1, 2)),
                    Function::ArcTangent => Elementary::from(1).plus(&square).power(&Number::from(-1))?,
                    Function::ArcSine => Elementary::from(1).minus(&square).power(&Number::ratio(-1, 2))?,
                    _ => return None,
                };
                outer.times(&inner.slope)?
            }
        };
        Some(Growing { value, slope })
    }
}
