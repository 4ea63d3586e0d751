//! Sequences: the law as a polynomial, and the term at a place. What comes next is a matter of `induction`.

use crate::maths::polynomial::Polynomial;
use crate::maths::{Number, Symbol};
use crate::problem::{Approach, Goal, Operation, Setback, Value, Working};

/// With fewer terms than this there is no law to be seen.
const FEWEST_TERMS: usize = 3;

/// The polynomial of least degree through these points, by divided differences.
pub(super) fn through(points: &[(Number, Number)], symbol: &Symbol) -> Option<Polynomial> {
    let mut differences: Vec<Number> = points.iter().map(|(_, y)| y.clone()).collect();
    let mut found = Polynomial::zero();
    let mut product = Polynomial::one();
    for order in 0..points.len() {
        found = &found + &product.scaled(&differences[order]);
        let factor = Polynomial::from_coefficients(symbol, &[points[order].0.negated(), Number::one()]);
        product = product.times(&factor).ok()?;
        for index in (order + 1..points.len()).rev() {
            let run = &points[index].0 - &points[index - order - 1].0;
            differences[index] = (&differences[index] - &differences[index - 1]).divided_by(&run)?;
        }
    }
    Some(found)
}

fn numbers(list: &Value) -> Option<Vec<Number>> {
    let numbers = list.as_numbers().filter(|numbers| numbers.len() >= FEWEST_TERMS)?;
    Some(numbers.into_iter().cloned().collect())
}

/// The rows of differences, down to one that is constant over two places or more; none when the terms run out first.
fn table(terms: &[Number], working: &mut Working) -> Result<Vec<Vec<Number>>, Setback> {
    let mut rows = vec![terms.to_vec()];
    loop {
        let last = &rows[rows.len() - 1];
        if last.len() < 2 {
            return Err(Setback::no_way("the differences never become constant"));
        }
        if last.windows(2).all(|pair| pair[0] == pair[1]) {
            return Ok(rows);
        }
        let mut next = Vec::new();
        for pair in last.windows(2) {
            next.push(working.step(Operation::Subtract, [&pair[1], &pair[0]])?);
        }
        rows.push(next);
    }
}

pub(super) fn nth_term_approaches(list: &Value, symbol: &Value) -> Vec<Approach> {
    let (Some(terms), Some(symbol)) = (numbers(list), symbol.as_symbol().cloned()) else {
        return Vec::new();
    };
    let (given, letter) = (terms.clone(), symbol.clone());
    vec![
        Approach::direct(
            "differences",
            "take differences until they are constant, and count how they add up",
            move |working| {
                let rows = table(&terms, working)?;
                let points: Vec<(Number, Number)> = terms
                    .iter()
                    .take(rows.len())
                    .enumerate()
                    .map(|(index, term)| (Number::from(index as i64 + 1), term.clone()))
                    .collect();
                let found = through(&points, &symbol).ok_or_else(|| Setback::no_way("there is no such law"))?;
                Ok(Value::expression(found.to_expression()))
            },
        ),
        Approach::direct(
            "coefficients",
            "suppose a law a n^2 + b n + c and solve for its coefficients",
            move |working| by_coefficients(&given, &letter, working),
        ),
    ]
}

/// The least degree whose coefficients fit all terms, with at least one term to spare.
fn by_coefficients(terms: &[Number], symbol: &Symbol, working: &mut Working) -> Result<Value, Setback> {
    for degree in 0..terms.len() - 1 {
        working.spend((terms.len() * (degree + 1)) as u64)?;
        let rows: Vec<Vec<Number>> = (1..=terms.len() as i64)
            .map(|n| (0..=degree as i64).map(|power| Number::from(n).power(power).unwrap_or_default()).collect())
            .collect();
        if let crate::maths::linear::Solution::Unique(coefficients) = crate::maths::linear::solve_linear(&rows, terms) {
            let found = Polynomial::from_coefficients(symbol, &coefficients);
            working.note(|| format!("a law of degree {degree} fits all {} terms", terms.len()));
            return Ok(Value::expression(found.to_expression()));
        }
        working.note(|| format!("no law of degree {degree} fits"));
    }
    Err(Setback::no_way("no law of low degree fits with a term to spare"))
}

/// The term at a place that is not given.
pub(super) fn term_at_approaches(list: &Value, place: &Value) -> Vec<Approach> {
    let (Some(terms), Some(place)) = (numbers(list), place.as_number().filter(|it| it.is_positive()).cloned()) else {
        return Vec::new();
    };
    if let Some(index) = place.to_i64().and_then(|place| usize::try_from(place - 1).ok()).filter(|it| *it < terms.len())
    {
        return vec![Approach::direct("reading_off", "count along the list", move |_| Ok((&terms[index]).into()))];
    }
    let letter = Symbol::new("n").expect("a letter");
    let law = Goal::new("nth_term", vec![list.clone(), Value::symbol(letter.clone())]);
    vec![Approach::new("the_law", "find the law and put the place in", vec![law], move |parts, _| {
        let at = Value::assignment([(letter.clone(), (&place).into())]);
        Ok(crate::problem::Next::Goal(Goal::new("substitute", vec![parts[0].clone(), at])))
    })]
}
