//! What stands in a table of integrals, and how sums and numbers are drawn out.

use crate::maths::elementary::Base;
use crate::maths::{Elementary, Expression, Function, Number, Symbol};
use crate::problem::{Approach, Value};

use super::{antiderivative, function};

/// The most terms that become goals of their own.
const MOST_TERMS: usize = 24;

/// What the table says: the rule in words, and the antiderivative.
pub struct Known {
    rule: &'static str,
    antiderivative: Elementary,
}

/// The entry of the table for a function, if it has one. Only x itself stands inside the functions of the table.
pub fn known(f: &Elementary, x: &Symbol) -> Option<Known> {
    let letter = Elementary::symbol(x);
    if let Some(number) = f.to_number().filter(|it| it.is_zero() || it.is_one()) {
        let rule = if number.is_zero() { "the integral of 0 is 0" } else { "the integral of 1 is @" };
        return Some(Known { rule, antiderivative: letter.scaled(&number) });
    }
    let (product, coefficient) = f.only_term()?;
    if !coefficient.is_one() {
        return None;
    }
    let call = |function: Function| read(&Expression::call(function, [Expression::from(x.clone())]));
    let mut powers = product.powers();
    let (rule, antiderivative) = match (powers.next(), powers.next(), product.exponent()) {
        (None, _, exponent) if *exponent == letter => ("the integral of exp(@) is exp(@)", Some(f.clone())),
        (Some(_), None, exponent) if !exponent.is_nothing() => return None,
        (Some((Base::Symbol(own), power)), None, _) if own == x => {
            if *power == Number::from(-1) {
                let size = Expression::call(Function::Absolute, [Expression::from(x.clone())]);
                let logarithm = read(&Expression::call(Function::NaturalLogarithm, [size]));
                ("the integral of 1/@ is ln|@|", logarithm)
            } else {
                let next = power + &Number::one();
                let raised = letter.power(&next)?.scaled(&next.reciprocal()?);
                ("the integral of @^n is @^(n + 1)/(n + 1)", Some(raised))
            }
        }
        (Some((Base::Call(Function::Sine, inside), power)), None, _) if *inside == letter => match power.to_i64()? {
            1 => ("the integral of sin(@) is -cos(@)", Some(call(Function::Cosine)?.scaled(&Number::from(-1)))),
            -2 => {
                let cotangent = call(Function::Tangent)?.power(&Number::from(-1))?;
                ("the integral of 1/sin(@)^2 is -cos(@)/sin(@)", Some(cotangent.scaled(&Number::from(-1))))
            }
            _ => return None,
        },
        (Some((Base::Call(Function::Cosine, inside), power)), None, _) if *inside == letter => match power.to_i64()? {
            1 => ("the integral of cos(@) is sin(@)", call(Function::Sine)),
            -2 => ("the integral of 1/cos(@)^2 is sin(@)/cos(@)", call(Function::Tangent)),
            _ => return None,
        },
        (Some((Base::Sum(sum), power)), None, _) => {
            let square = letter.power(&Number::from(2))?;
            let one = Elementary::from(1);
            match () {
                () if *sum == one.plus(&square) && *power == Number::from(-1) => {
                    ("the integral of 1/(1 + @^2) is atan(@)", call(Function::ArcTangent))
                }
                () if *sum == one.minus(&square) && *power == Number::ratio(-1, 2) => {
                    ("the integral of 1/sqrt(1 - @^2) is asin(@)", call(Function::ArcSine))
                }
                () => return None,
            }
        }
        _ => return None,
    };
    Some(Known { rule, antiderivative: antiderivative? })
}

fn read(expression: &Expression) -> Option<Elementary> {
    Elementary::from_expression(expression)
}

/// Reads off the table.
pub fn read_off(known: Known, x: &Symbol) -> Approach {
    let x = x.clone();
    Approach::direct("the_table", "look it up in a table of integrals", move |working| {
        working.note(|| known.rule.replace('@', x.name()));
        Ok(known.antiderivative.to_expression().into())
    })
}

/// Guesses the shape from the rules of differentiation read backwards, and corrects the number before it.
pub fn raise_and_adjust(f: &Elementary, x: &Symbol) -> Approach {
    let (f, x) = (f.clone(), x.clone());
    Approach::direct("guess_and_adjust", "guess the shape, differentiate it, and adjust the number", move |working| {
        super::undetermined::single(&f, &x, working)?
            .ok_or_else(|| crate::problem::Setback::no_way("no single product has this derivative"))
    })
}

/// The integral of a sum is the sum of the integrals, and numbers stay before it.
pub fn linearity(f: &Elementary, x: &Symbol) -> Option<Approach> {
    let pieces: Vec<(Elementary, Elementary)> = f
        .terms()
        .map(|(product, number)| {
            let (core, constant) = product.parted_by(x);
            Some((constant.to_sum()?.scaled(number), core.to_sum()?))
        })
        .collect::<Option<_>>()?;
    let is_whole = pieces.len() == 1 && pieces[0].0 == Elementary::from(1);
    if is_whole || pieces.len() > MOST_TERMS {
        return None;
    }
    let mut cores: Vec<Elementary> = Vec::new();
    let mut sums: Vec<(Elementary, usize)> = Vec::new();
    for (constant, core) in pieces {
        let place = cores.iter().position(|it| *it == core).unwrap_or_else(|| {
            cores.push(core);
            cores.len() - 1
        });
        sums.push((constant, place));
    }
    let goals = cores.iter().map(|core| antiderivative(core, x)).collect();
    let idea = match sums.len() {
        1 => "a constant factor stays before the integral",
        _ => "integrate term by term, with constant factors before the integrals",
    };
    let letter = x.clone();
    Some(Approach::split("linearity", idea, goals, move |parts, working| {
        working.note(|| {
            let shown = |(constant, place): &(Elementary, usize)| match constant.to_number() {
                Some(number) if number.is_one() => format!("the integral of {} d{letter}", cores[*place]),
                _ => format!("({constant}) times the integral of {} d{letter}", cores[*place]),
            };
            sums.iter().map(shown).collect::<Vec<_>>().join(", plus ")
        });
        let mut sum = Elementary::default();
        for (constant, place) in &sums {
            let part = constant.times(&function(&parts[*place])?).ok_or_else(super::too_big)?;
            sum = sum.plus(&part);
        }
        Ok(Value::from(sum.to_expression()))
    }))
}
