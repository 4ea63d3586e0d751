//! Checks of terms: what is equal is equal at every point that is tried.

use std::collections::BTreeMap;

use crate::maths::polynomial::{Monomial, Polynomial};
use crate::maths::{Expression, Function, Number, Relation, Surd, Symbol};
use crate::problem::{Value, Verdict};

/// How many points are tried.
const POINTS: i64 = 12;

/// Whether two terms have the same value at points without a pattern; none when there are too few points at which both
/// have one.
fn agree(a: &Expression, b: &Expression) -> Option<bool> {
    let symbols: Vec<Symbol> = a.symbols().into_iter().chain(b.symbols()).collect();
    let mut tried = 0;
    for point in 0..POINTS {
        let value = |symbol: &Symbol| {
            let place = symbols.iter().position(|it| it == symbol)? as i64;
            Some(Number::from((point * 37 + place * 101 + point * point * (place + 3)) % 211 - 97))
        };
        let (Ok(left), Ok(right)) = (a.evaluate(&value), b.evaluate(&value)) else {
            continue;
        };
        if left != right {
            return Some(false);
        }
        tried += 1;
    }
    (tried >= POINTS / 2).then_some(true)
}

fn degree(expression: &Expression) -> Option<u32> {
    Polynomial::from_expression(expression).map(|it| it.total_degree())
}

/// Equal at more points than the degree allows for different polynomials; else equal wherever it was tried.
fn equal(before: &Expression, after: &Expression) -> Option<Verdict> {
    match agree(before, after)? {
        false => Some(Verdict::refuted("the two differ when numbers are put in")),
        true => {
            let is_proof = before.symbols().len() == 1
                && matches!((degree(before), degree(after)), (Some(a), Some(b)) if i64::from(a.max(b)) < POINTS / 2);
            Some(Verdict::confirmed(if is_proof {
                "it has the same value at more points than its degree"
            } else {
                "it has the same value at every point that was tried"
            }))
        }
    }
}

pub(super) fn substitute(held: &Value, values: &BTreeMap<Symbol, Value>, answer: &Value) -> Option<Verdict> {
    let terms: BTreeMap<Symbol, Expression> =
        values.iter().map(|(symbol, value)| Some((symbol.clone(), value.to_expression()?))).collect::<Option<_>>()?;
    match (held, answer) {
        (Value::Relation(before), Value::Relation(after)) => {
            let put_in = before.substitute(&terms).ok()?;
            let same = |a: &Expression, b: &Expression| a == b || agree(a, b) == Some(true);
            Some(if put_in.sign == after.sign && same(&put_in.left, &after.left) && same(&put_in.right, &after.right) {
                Verdict::confirmed("both sides have the same values as before")
            } else {
                Verdict::refuted("a side has another value")
            })
        }
        (Value::Relation(_), _) => Some(Verdict::refuted("it is no relation")),
        (held, answer) => {
            let before = held.to_expression()?.substitute(&terms).ok()?;
            let Some(after) = answer.to_expression() else {
                return Some(Verdict::refuted("it is no term"));
            };
            if before.symbols().is_empty() {
                let (a, b) = (Surd::from_expression(&before)?, Surd::from_expression(&after));
                return Some(if Some(&a) == b.as_ref() {
                    Verdict::confirmed(format!("worked out with the values it is {a}"))
                } else {
                    Verdict::refuted(format!("worked out with the values it is {a}"))
                });
            }
            equal(&before, &after)
        }
    }
}

pub(super) fn simplify(held: &Value, answer: &Value) -> Option<Verdict> {
    let before = held.to_expression()?;
    let Some(after) = answer.to_expression() else {
        return Some(Verdict::refuted("it is no term"));
    };
    if before.symbols().is_empty() {
        let (a, b) = (Surd::from_expression(&before)?, Surd::from_expression(&after));
        return Some(if Some(&a) == b.as_ref() {
            Verdict::confirmed("both are the same number")
        } else {
            Verdict::refuted(format!("it is {a}"))
        });
    }
    if has_roots(&before) { powers(&before, &after) } else { equal(&before, &after) }
}

fn has_roots(term: &Expression) -> bool {
    let here = match term {
        Expression::Power(_, exponent) => exponent.value().is_ok_and(|it| !it.is_integer()),
        Expression::Call(Function::SquareRoot | Function::CubeRoot | Function::Root, _) => true,
        _ => false,
    };
    here || term.parts().into_iter().any(has_roots)
}

/// Every letter is given a power of two with so large an exponent that all roots come out.
fn powers(before: &Expression, after: &Expression) -> Option<Verdict> {
    let mut deepest = crate::maths::Integer::from(1);
    for term in [before, after] {
        deepest = crate::maths::integers::lcm(&deepest, &denominators(term)?);
    }
    let exponent = i64::try_from(&deepest).ok().filter(|it| *it <= 100_000)?;
    for step in [1, 2] {
        let base = Number::from(2).power(exponent * step).ok()?;
        let value = |_: &Symbol| Some(base.clone());
        let (left, right) = (before.evaluate(&value).ok()?, after.evaluate(&value));
        if right.ok()? != left {
            return Some(Verdict::refuted("the two differ when powers of two are put in"));
        }
    }
    Some(Verdict::confirmed("with powers of two in place of the letters, both have the same value"))
}

/// The product of all denominators of exponents on the way to a letter.
fn denominators(term: &Expression) -> Option<crate::maths::Integer> {
    let mut all = crate::maths::Integer::from(1);
    for part in term.parts() {
        all = crate::maths::integers::lcm(&all, &denominators(part)?);
    }
    Some(match term {
        Expression::Power(_, exponent) => all * exponent.value().ok()?.denominator(),
        Expression::Call(Function::SquareRoot, _) => all * 2,
        Expression::Call(Function::CubeRoot, _) => all * 3,
        _ => all,
    })
}

/// The product is equal to the term, and no factor can be factored further.
pub(super) fn factor(held: &Value, answer: &Value) -> Option<Verdict> {
    let before = match held {
        Value::Expression(expression) => expression.clone(),
        Value::Number(number) => return prime_product(number, answer),
        _ => return None,
    };
    let Value::Expression(after) = answer else {
        return Some(Verdict::refuted("it is no product"));
    };
    if !agree(&before, after)? {
        return Some(Verdict::refuted("multiplied out it is something else"));
    }
    let mut factors = Vec::new();
    flatten(after, &mut factors);
    for factor in factors {
        let polynomial = Polynomial::from_expression(&factor)?;
        if polynomial.total_degree() <= 1 {
            continue;
        }
        let found = polynomial.factored()?;
        if found.factors.iter().map(|(_, times)| *times).sum::<u32>() > 1 {
            return Some(Verdict::refuted(format!("{factor} can be factored further")));
        }
    }
    Some(Verdict::confirmed("multiplied out it is the same, and no factor can be factored further"))
}

fn prime_product(number: &Number, answer: &Value) -> Option<Verdict> {
    let primes = answer.as_numbers()?;
    let product: Number = primes.iter().map(|it| (*it).clone()).product();
    (product != *number).then(|| Verdict::refuted(format!("their product is {product}")))
}

fn flatten(product: &Expression, factors: &mut Vec<Expression>) {
    match product {
        Expression::Negate(a) => flatten(a, factors),
        Expression::Multiply(a, b) => {
            flatten(a, factors);
            flatten(b, factors);
        }
        Expression::Divide(a, b) if b.symbols().is_empty() => flatten(a, factors),
        Expression::Power(a, b) if b.symbols().is_empty() => flatten(a, factors),
        other => factors.push(other.clone()),
    }
}

/// Integrated as often, it is the term again, but for powers too low to be seen.
pub(super) fn derivative(held: &Value, order: &Value, symbol: Option<&Value>, answer: &Value) -> Option<Verdict> {
    let term = held.to_expression()?;
    let symbol = match symbol {
        Some(symbol) => symbol.as_symbol()?.clone(),
        None if term.symbols().len() > 1 => return None,
        None => term.symbols().into_iter().next().or_else(|| Symbol::new("x"))?,
    };
    let order = order.as_number()?.to_i64().and_then(|it| u32::try_from(it).ok()).filter(|it| (1..=50).contains(it))?;
    let before = Polynomial::from_expression(&term)?;
    let Some(after) = answer.to_expression().as_ref().and_then(Polynomial::from_expression) else {
        return Some(Verdict::refuted("it is no polynomial"));
    };
    let integrated = after.terms().map(|(monomial, coefficient)| {
        let exponent = monomial.exponent(&symbol);
        let divisor =
            (1..=order).fold(Number::one(), |product, step| product * Number::from(i64::from(exponent + step)));
        Some((monomial.times(&Monomial::power_of(&symbol, order)), coefficient.divided_by(&divisor)?))
    });
    let integrated = Polynomial::from_terms(integrated.collect::<Option<Vec<_>>>()?);
    let rest = &before - &integrated;
    Some(if rest.is_zero() || rest.terms().all(|(monomial, _)| monomial.exponent(&symbol) < order) {
        Verdict::confirmed("integrated it is the term again")
    } else {
        Verdict::refuted("integrated it is another term")
    })
}

/// The other letters in the answer stand for anything: put back, both sides are equal.
pub(super) fn isolated(equation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    let Value::Relation(found) = answer else {
        return Some(Verdict::refuted(format!("it does not say what {unknown} is")));
    };
    if found.left != Expression::Symbol(unknown.clone()) || found.right.symbols().contains(unknown) {
        return Some(Verdict::refuted(format!("it does not say what {unknown} is")));
    }
    let put_in = equation.substitute(&BTreeMap::from([(unknown.clone(), found.right.clone())])).ok()?;
    Some(if agree(&put_in.left, &put_in.right)? {
        Verdict::confirmed("put back, both sides are equal")
    } else {
        Verdict::refuted("put back, the sides differ")
    })
}

/// Whether every run of d + 2 terms adds up to zero with alternating binomial coefficients, which is so exactly for a
/// law of degree d.
fn has_degree(terms: &[Number], degree: usize) -> bool {
    let mut row = vec![Number::one()];
    for _ in 0..=degree {
        let shifted = std::iter::once(Number::zero()).chain(row.iter().cloned());
        row = row.iter().cloned().chain([Number::zero()]).zip(shifted).map(|(a, b)| a - b).collect();
    }
    terms.windows(degree + 2).all(|run| run.iter().zip(&row).map(|(a, b)| a * b).sum::<Number>().is_zero())
}

fn listed(list: &Value) -> Option<Vec<Number>> {
    let numbers = list.as_numbers().filter(|numbers| (3..200).contains(&numbers.len()))?;
    Some(numbers.into_iter().cloned().collect())
}

/// The least degree of a law that fits all terms with one to spare.
fn degree_of(terms: &[Number]) -> Option<usize> {
    (0..=terms.len() - 2).find(|degree| has_degree(terms, *degree))
}

pub(super) fn nth_term(list: &Value, symbol: &Value, answer: &Value) -> Option<Verdict> {
    let (terms, symbol) = (listed(list)?, symbol.as_symbol()?);
    let Some(law) = answer.to_expression() else {
        return Some(Verdict::refuted("it is no term"));
    };
    for (index, term) in terms.iter().enumerate() {
        let value = law.evaluate(&|it| (it == symbol).then(|| Number::from(index as i64 + 1)));
        if value.as_ref() != Ok(term) {
            return Some(Verdict::refuted(format!("for {symbol} = {} it is not {term}", index + 1)));
        }
    }
    let degree = degree(&law)? as usize;
    (degree + 2 <= terms.len()).then(|| {
        Verdict::confirmed(format!("it fits all {} terms, one more than a law of degree {degree} must", terms.len()))
    })
}

pub(super) fn term_at(list: &Value, place: &Value, answer: &Value) -> Option<Verdict> {
    let terms = listed(list)?;
    let place =
        place.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok()).filter(|it| (1..5_000).contains(it))?;
    let Some(claimed) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    let degree = degree_of(&terms)?;
    // One term after another: each makes the alternating sum of the last few zero.
    let mut all = terms;
    while all.len() < place {
        let mut last: Vec<Number> = all[all.len() - degree - 1..].to_vec();
        let mut increments = Vec::new();
        while let Some(end) = last.last().cloned() {
            increments.push(end);
            last = last.windows(2).map(|pair| &pair[1] - &pair[0]).collect();
        }
        all.push(increments.into_iter().sum());
    }
    Some(if all[place - 1] == *claimed {
        Verdict::confirmed("counted on term by term it comes out")
    } else {
        Verdict::refuted(format!("counted on term by term it is {}", all[place - 1]))
    })
}

/// With it and the right other numbers the form is the term; so the numbers are found anew, from values of the term.
pub(super) fn coefficient(term: &Value, form: &Value, symbol: &Value, answer: &Value) -> Option<Verdict> {
    let (term, form, symbol) = (term.to_expression()?, form.to_expression()?, symbol.as_symbol()?.clone());
    let letters: Vec<Symbol> = term.symbols().into_iter().collect();
    let unknowns: Vec<Symbol> = form.symbols().into_iter().filter(|it| !letters.contains(it)).collect();
    let [letter] = &letters[..] else {
        return None;
    };
    let (mut rows, mut right) = (Vec::new(), Vec::new());
    for point in 0..i64::try_from(unknowns.len()).ok()? + 2 {
        let at = |values: &dyn Fn(&Symbol) -> Option<Number>, of: &Expression| {
            of.evaluate(&|it| if it == letter { Some(point.into()) } else { values(it) }).ok()
        };
        let zero = at(&|_| Some(Number::zero()), &form)?;
        let column = |unknown: &Symbol| {
            let one = at(&|it| Some(Number::from(i64::from(it == unknown))), &form)?;
            let two = at(&|it| Some(Number::from(2 * i64::from(it == unknown))), &form)?;
            let first = &one - &zero;
            (&two - &one == first).then_some(first)
        };
        rows.push(unknowns.iter().map(column).collect::<Option<Vec<_>>>()?);
        right.push(at(&|_| None, &term)? - zero);
    }
    let place = unknowns.iter().position(|it| *it == symbol)?;
    match crate::maths::linear::solve_linear(&rows, &right) {
        crate::maths::linear::Solution::Unique(values) => Some(if answer.as_number() == Some(&values[place]) {
            Verdict::confirmed("with it the form has the values of the term")
        } else {
            Verdict::refuted(format!("for the form to have the values of the term, {symbol} must be {}", values[place]))
        }),
        _ => None,
    }
}
