//! Looking back at calculus: an antiderivative is differentiated, by rules for trees that no approach uses, and compared with
//! the integrand as a whole and at points.

use crate::maths::enclosure::Enclosure;
use crate::maths::{Elementary, Expression, Function, Number, Symbol};
use crate::problem::{Goal, Value, Verdict};

/// The most nodes of an answer that is looked at.
const MOST_NODES: usize = 2_000;

/// Binary places of the comparison at points.
const PLACES: usize = 160;

/// Where the two sides are compared: on both sides of 0, small and large, as many as are defined.
const POINTS: [(i64, i64); 10] =
    [(1, 3), (-1, 3), (7, 5), (-7, 5), (1, 7), (29, 8), (-29, 8), (101, 9), (-101, 9), (1, 50)];

pub fn check(goal: &Goal, answer: &Value) -> Option<Verdict> {
    match goal.parts() {
        ("indefinite_integral", [f, x]) => Some(all_antiderivatives(&f.to_expression()?, x.as_symbol()?, answer)),
        ("antiderivative", [f, x]) => Some(antiderivative(&f.to_expression()?, x.as_symbol()?, answer)),
        ("definite_integral", [f, x, bounds]) => definite(f, x, bounds, answer),
        ("less", [a, b]) => {
            let difference = a.to_expression()? - b.to_expression()?;
            Some(same(&difference, answer, None, "subtracting gives it again"))
        }
        ("derivative", [f, order, ..]) => {
            let f = f.to_expression()?;
            let x = match goal.given().get(2) {
                Some(x) => x.as_symbol()?.clone(),
                None => only(f.symbols().into_iter().collect())?,
            };
            let mut derivative = f;
            for _ in 0..order.as_number()?.to_i64().filter(|it| (1..=6).contains(it))? {
                derivative = differentiate(&derivative, &x).filter(|it| it.size() <= MOST_NODES)?;
            }
            Some(same(&derivative, answer, Some(&x), "the rules for sums, products and chains give the same"))
        }
        _ => None,
    }
}

fn only(mut symbols: Vec<Symbol>) -> Option<Symbol> {
    symbols.retain(|it| it.name() != "pi");
    symbols.pop().filter(|_| symbols.is_empty())
}

/// Whether F + C is one: there is a constant, and the derivative is right.
fn all_antiderivatives(f: &Expression, x: &Symbol, answer: &Value) -> Verdict {
    let Some(family) = answer.to_expression() else {
        return Verdict::refuted("it is no term");
    };
    let known = f.symbols();
    let mut constants = family.symbols().into_iter().filter(|it| it != x && it.name() != "pi" && !known.contains(it));
    let (Some(constant), None) = (constants.next(), constants.next()) else {
        return Verdict::refuted("it has no constant of integration");
    };
    let moves_freely = differentiate(&family, &constant).and_then(|it| it.value().ok()).is_some_and(|it| it.is_one());
    if !moves_freely {
        return Verdict::refuted(format!("{constant} is not simply added"));
    }
    antiderivative(f, x, answer)
}

fn antiderivative(f: &Expression, x: &Symbol, answer: &Value) -> Verdict {
    let Some(found) = answer.to_expression() else {
        return Verdict::refuted("it is no term");
    };
    if found.size() > MOST_NODES {
        return Verdict::Unsettled;
    }
    match differentiate(&found, x) {
        Some(derivative) => {
            same(&derivative, &f.clone().into(), Some(x), "differentiating it gives the integrand back")
        }
        None => Verdict::Unsettled,
    }
}

/// Whether a term is the function that it should be: as a whole, and at points.
fn same(left: &Expression, answer: &Value, x: Option<&Symbol>, how: &str) -> Verdict {
    let Some(right) = answer.to_expression() else {
        return Verdict::refuted("it is no term");
    };
    let difference = left.clone() - right.clone();
    if difference.size() > MOST_NODES {
        return Verdict::Unsettled;
    }
    let mut compared = 0;
    let symbols: Vec<Symbol> = difference.symbols().into_iter().filter(|it| it.name() != "pi").collect();
    for (numerator, denominator) in POINTS {
        // Every letter has another value, so that none of them hides a difference.
        let value = |symbol: &Symbol| {
            let place = symbols.iter().position(|it| it == symbol)?;
            let shift = if Some(symbol) == x { 0 } else { 1 + i64::try_from(place).ok()? };
            Some(Enclosure::exactly(&Number::ratio(numerator + 3 * shift * denominator, denominator), PLACES))
        };
        let (Some(one), Some(other)) = (Enclosure::of(left, &value, PLACES), Enclosure::of(&right, &value, PLACES))
        else {
            continue;
        };
        if !one.minus(&other).may_be_zero() {
            let at = Number::ratio(numerator, denominator);
            let shown = |it: &Enclosure| it.low().to_decimal_rounded(4);
            let place = x.map(|it| format!("at {it} = {at} ")).unwrap_or_default();
            return Verdict::refuted(format!("{place}it should be {}, and is {}", shown(&one), shown(&other)));
        }
        compared += 1;
    }
    let is_same = Elementary::from_expression(&difference).is_some_and(|it| it.is_zero());
    match (is_same, compared) {
        (true, 0) => Verdict::confirmed(how),
        (true, 1) => Verdict::confirmed(format!("{how}, also in numbers at a point")),
        (true, points) => Verdict::confirmed(format!("{how}, also in numbers at {points} points")),
        (false, _) => Verdict::Unsettled,
    }
}

/// The derivative of a tree, node by node, with nothing collected.
fn differentiate(tree: &Expression, x: &Symbol) -> Option<Expression> {
    let of = |part: &Expression| differentiate(part, x);
    let number = |value: i64| Expression::from(value);
    if !tree.symbols().contains(x) {
        return Some(number(0));
    }
    Some(match tree {
        Expression::Number(_) => number(0),
        Expression::Symbol(_) => number(1),
        Expression::Negate(a) => -of(a)?,
        Expression::Add(a, b) => of(a)? + of(b)?,
        Expression::Subtract(a, b) => of(a)? - of(b)?,
        Expression::Multiply(a, b) => of(a)? * (**b).clone() + (**a).clone() * of(b)?,
        Expression::Divide(a, b) => (of(a)? * (**b).clone() - (**a).clone() * of(b)?) / (**b).clone().to_the(number(2)),
        Expression::Power(base, exponent) if !exponent.symbols().contains(x) => {
            (**exponent).clone() * (**base).clone().to_the((**exponent).clone() - number(1)) * of(base)?
        }
        Expression::Power(base, exponent) => {
            let logarithm = Expression::call(Function::NaturalLogarithm, [(**base).clone()]);
            tree.clone() * of(&((**exponent).clone() * logarithm))?
        }
        Expression::Call(function, arguments) => {
            let [inside] = &arguments[..] else {
                return None;
            };
            let call = |function: Function| Expression::call(function, [inside.clone()]);
            let square = || inside.clone().to_the(number(2));
            let outer = match function {
                Function::SquareRoot => number(1) / (number(2) * tree.clone()),
                Function::CubeRoot => number(1) / (number(3) * tree.clone().to_the(number(2))),
                Function::Exponential => tree.clone(),
                Function::NaturalLogarithm => number(1) / inside.clone(),
                Function::Sine => call(Function::Cosine),
                Function::Cosine => -call(Function::Sine),
                Function::Tangent => number(1) / call(Function::Cosine).to_the(number(2)),
                Function::ArcSine => number(1) / Expression::call(Function::SquareRoot, [number(1) - square()]),
                Function::ArcCosine => -(number(1) / Expression::call(Function::SquareRoot, [number(1) - square()])),
                Function::ArcTangent => number(1) / (number(1) + square()),
                Function::Absolute => tree.clone() / inside.clone(),
                _ => return None,
            };
            outer * of(inside)?
        }
    })
}

/// The mean of x^n over an interval from a to b is the sum of all a^i b^(n-i), divided by n + 1; no antiderivative is needed.
fn definite(f: &Value, x: &Value, bounds: &Value, answer: &Value) -> Option<Verdict> {
    let (f, x) = (f.to_expression()?, x.as_symbol()?);
    let bounds = bounds.as_numbers()?;
    let [from, to] = bounds[..] else {
        return None;
    };
    let Some(answer) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    let polynomial = crate::maths::Polynomial::from_expression(&f)?;
    if polynomial.symbols().iter().any(|it| it != x) {
        return None;
    }
    let mut total = Number::zero();
    for (monomial, coefficient) in polynomial.terms() {
        let n = i64::from(monomial.exponent(x));
        let mut mean = Number::zero();
        for power in 0..=n {
            mean += from.power(power).ok()? * to.power(n - power).ok()?;
        }
        total += coefficient * &mean.divided_by(&(n + 1).into())?;
    }
    let expected = total * (to - from);
    Some(match expected == *answer {
        true => Verdict::confirmed("the mean height over the interval times its length is the same"),
        false => Verdict::refuted("the mean height over the interval times its length is another number"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(goal: &str, answer: &str) -> Verdict {
        check(&goal.parse().unwrap(), &answer.parse().unwrap()).unwrap_or(Verdict::Unsettled)
    }

    #[test]
    fn right_antiderivatives_are_confirmed_however_they_are_written() {
        for (f, answers) in [
            ("sin(x)*cos(x)", vec!["sin(x)^2/2 + C", "-cos(x)^2/2 + C", "C - cos(2*x)/4"]),
            ("1/x", vec!["ln(x) + C", "ln(abs(x)) + C", "ln(abs(5*x)) + C"]),
            ("(x + 1)^2", vec!["(x + 1)^3/3 + C", "x^3/3 + x^2 + x + C"]),
        ] {
            for answer in answers {
                let goal = format!("indefinite_integral({{{f}}}, x)");
                assert!(verdict(&goal, &format!("{{{answer}}}")).is_confirmed(), "{f}: {answer}");
            }
        }
    }

    #[test]
    fn wrong_ones_are_refuted() {
        for (f, wrong) in [
            ("2*x", "{x^2}"),
            ("2*x", "{x^2 + 2*C}"),
            ("2*x", "{x^2 + x*C}"),
            ("2*x", "{x^2 + C + K}"),
            ("2*x", "{x^2 + x/1000000 + C}"),
            ("exp(x^2)", "{exp(x^2)/(2*x) + C}"),
            ("2*x", "7"),
            ("2*x", "\"x squared\""),
        ] {
            let goal = format!("indefinite_integral({{{f}}}, x)");
            assert!(verdict(&goal, wrong).is_refuted(), "{f}: {wrong}: {:?}", verdict(&goal, wrong));
        }
    }
}
