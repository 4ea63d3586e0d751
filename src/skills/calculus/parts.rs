//! By parts: the integral of p q' is p q less the integral of p' q; and what comes back to itself.

use crate::maths::elementary::{Base, Product};
use crate::maths::{Elementary, Function, Number, Symbol};
use crate::problem::{Approach, Goal, Next, Setback, Value};

use super::{antiderivative, function, too_big};

/// The highest derivative that is looked at for an equation between them.
const HIGHEST: usize = 9;

/// A power of x times exp, sin or cos of something linear; or a logarithm or inverse function times a power of x.
pub fn by_parts(f: &Elementary, x: &Symbol) -> Option<Approach> {
    let (product, coefficient) = f.only_term()?;
    if !coefficient.is_one() {
        return None;
    }
    let is_letter = |base: &Base| matches!(base, Base::Symbol(own) if own == x);
    let (power, rest) = product.parted(is_letter);
    let degree = power.power(&Base::Symbol(x.clone()));
    let (u, dv) = match rest.powers().next() {
        // The logarithm becomes simpler when it is differentiated.
        Some((Base::Call(Function::NaturalLogarithm | Function::ArcSine | Function::ArcTangent, _), exponent))
            if rest.powers().count() == 1
                && rest.exponent().is_nothing()
                && exponent.is_integer()
                && exponent.is_positive()
                && degree != Number::from(-1) =>
        {
            (rest.to_sum()?, power.to_sum()?)
        }
        _ if degree.is_integer() && degree.is_positive() && has_simple_integral(&rest, x) => {
            (power.to_sum()?, rest.to_sum()?)
        }
        _ => return None,
    };
    let goal = antiderivative(&dv, x);
    let idea = format!("by parts, with p = {u} and dq = ({dv}) d{x}");
    let x = x.clone();
    Some(Approach::new("parts", idea, vec![goal], move |parts, working| {
        let v = function(&parts[0])?;
        let slope = u.derivative(&x).ok_or_else(too_big)?;
        let whole = u.times(&v).ok_or_else(too_big)?;
        let left = v.times(&slope).ok_or_else(too_big)?;
        working.note(|| format!("p = {u}, dp = ({slope}) d{x}, dq = ({dv}) d{x}, q = {v}"));
        let given = vec![whole.to_expression().into(), antiderivative(&left, &x).into()];
        Ok(Next::Goal(Goal::new("less", given)))
    }))
}

/// exp, sin or cos of something linear, or two of them.
fn has_simple_integral(rest: &Product, x: &Symbol) -> bool {
    let is_linear = |inside: &Elementary| inside.coefficients(x).is_some_and(|it| it.len() == 2);
    let calls_are_simple = rest.powers().all(|(base, exponent)| match base {
        Base::Call(Function::Sine | Function::Cosine, inside) => is_linear(inside) && exponent.is_one(),
        _ => false,
    });
    let exponent_is_simple = rest.exponent().is_nothing() || is_linear(rest.exponent());
    rest.has(x) && calls_are_simple && exponent_is_simple
}

/// a - b for the last step by parts.
pub fn less_approaches(a: &Value, b: &Value) -> Option<Vec<Approach>> {
    let (a, b) = (Elementary::from_expression(&a.to_expression()?)?, Elementary::from_expression(&b.to_expression()?)?);
    Some(vec![Approach::direct("collecting", "subtract, and collect like terms", move |working| {
        working.spend((a.length() + b.length()) as u64)?;
        Ok(a.minus(&b).to_expression().into())
    })])
}

/// Where f = c1 f' + c2 f'' + ..., an antiderivative is c1 f + c2 f' + ...
pub fn by_its_own_equation(f: &Elementary, x: &Symbol) -> Option<Approach> {
    let is_wave = |base: &Base| matches!(base, Base::Call(Function::Sine | Function::Cosine, _));
    let is_fitting = f.length() <= 3
        && f.terms()
            .any(|(product, _)| !product.exponent().is_nothing() || product.powers().any(|(base, _)| is_wave(base)));
    if !is_fitting {
        return None;
    }
    let (f, x) = (f.clone(), x.clone());
    let idea = "find an equation between the function and its derivatives, and integrate it";
    Some(Approach::direct("its_own_equation", idea, move |working| {
        let mut derivatives = vec![f.clone()];
        for order in 1..=HIGHEST {
            let next = derivatives[order - 1].derivative(&x).ok_or_else(too_big)?;
            derivatives.push(next);
            working.spend((derivatives[order].length() * order * 40) as u64)?;
            let Some(numbers) = f.combination(&derivatives[1..]) else {
                continue;
            };
            let mut antiderivative = Elementary::default();
            for (number, derivative) in numbers.iter().zip(&derivatives) {
                antiderivative = antiderivative.plus(&derivative.scaled(number));
            }
            working.note(|| format!("with f = {f}: {}", equation(&numbers)));
            for (primes, derivative) in derivatives.iter().enumerate().take(order + 1).skip(1) {
                working.note(|| format!("f{} = {derivative}", "'".repeat(primes)));
            }
            working.note(|| "integrate both sides: each derivative loses one prime".to_owned());
            return Ok(Value::from(antiderivative.to_expression()));
        }
        Err(Setback::no_way(format!("no equation between it and its first {HIGHEST} derivatives holds")))
    }))
}

/// `f = 2*f' - f''`
fn equation(numbers: &[Number]) -> String {
    let mut text = "f =".to_owned();
    let used = numbers.iter().zip(1..).filter(|(number, _)| !number.is_zero());
    for (place, (number, primes)) in used.enumerate() {
        let sign = match (number.is_negative(), place) {
            (true, 0) => " -",
            (true, _) => " - ",
            (false, 0) => " ",
            (false, _) => " + ",
        };
        let size = number.abs();
        let factor = if size.is_one() { String::new() } else { format!("{size}*") };
        text += &format!("{sign}{factor}f{}", "'".repeat(primes));
    }
    text
}
