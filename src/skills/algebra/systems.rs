//! Systems of linear equations.

use super::{difference, equations_of};
use crate::maths::{Number, Symbol};
use crate::problem::{Approach, Operation, Setback, Value, Working};

/// Larger systems are for a computer algebra system, not for a page of working.
const MOST_UNKNOWNS: usize = 12;

/// The sum of coefficient · unknown is `right`.
#[derive(Clone, Debug)]
struct Row {
    coefficients: Vec<Number>,
    right: Number,
}

pub(super) fn solve_approaches(equations: &Value, unknowns: &Value) -> Vec<Approach> {
    let Some((rows, unknowns)) = linear_system(equations, unknowns) else {
        return Vec::new();
    };
    let mut approaches = vec![elimination(rows.clone(), unknowns.clone())];
    if rows.len() == unknowns.len() && (2..=3).contains(&unknowns.len()) {
        approaches.push(cramer(rows, unknowns));
    }
    approaches
}

fn linear_system(equations: &Value, unknowns: &Value) -> Option<(Vec<Row>, Vec<Symbol>)> {
    let unknowns: Vec<Symbol> =
        unknowns.as_list()?.iter().map(|value| value.as_symbol().cloned()).collect::<Option<_>>()?;
    let equations = equations_of(equations)?;
    if unknowns.is_empty() || unknowns.len() > MOST_UNKNOWNS || equations.len() > 2 * MOST_UNKNOWNS {
        return None;
    }
    let rows = equations.iter().map(|equation| {
        let polynomial = difference(equation)?;
        let is_linear = polynomial.total_degree() <= 1 && polynomial.symbols().iter().all(|it| unknowns.contains(it));
        let coefficient =
            |symbol: &Symbol| polynomial.coefficient(&crate::maths::polynomial::Monomial::power_of(symbol, 1));
        let constant = polynomial.evaluate(&|_| Some(Number::zero()))?;
        let coefficients = unknowns.iter().map(coefficient).collect();
        is_linear.then(|| Row { coefficients, right: constant.negated() })
    });
    Some((rows.collect::<Option<_>>()?, unknowns))
}

fn assignment(unknowns: &[Symbol], values: Vec<Number>) -> Value {
    Value::assignment(unknowns.iter().cloned().zip(values.into_iter().map(Value::from)))
}

/// One unknown after another is taken out of all other equations.
///
/// Source: *The Nine Chapters on the Mathematical Art*, chapter 8 (about 100 BC); Gauss and Jordan.
fn elimination(rows: Vec<Row>, unknowns: Vec<Symbol>) -> Approach {
    Approach::direct("elimination", "take one unknown after another out of the other equations", move |working| {
        let mut rows = rows.clone();
        for column in 0..unknowns.len() {
            let Some(place) = (column..rows.len()).find(|&row| !rows[row].coefficients[column].is_zero()) else {
                return Err(Setback::no_way(format!("nothing decides what {} is", unknowns[column])));
            };
            rows.swap(column, place);
            let pivot = rows[column].clone();
            for (index, row) in rows.iter_mut().enumerate() {
                if index != column && !row.coefficients[column].is_zero() {
                    take_out(row, &pivot, column, working)?;
                }
            }
            working.note(|| format!("{} is now in one equation only", unknowns[column]));
        }
        if rows[unknowns.len()..].iter().any(|row| !row.right.is_zero()) {
            return Err(Setback::no_way("the equations contradict each other"));
        }
        let values = (0..unknowns.len())
            .map(|index| working.step(Operation::Divide, [&rows[index].right, &rows[index].coefficients[index]]))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(assignment(&unknowns, values))
    })
}

/// Subtracts as much of `pivot` from `row` as makes the coefficient in `column` zero.
fn take_out(row: &mut Row, pivot: &Row, column: usize, working: &mut Working) -> Result<(), Setback> {
    let factor = working.step(Operation::Divide, [&row.coefficients[column], &pivot.coefficients[column]])?;
    for (coefficient, other) in row.coefficients.iter_mut().zip(&pivot.coefficients) {
        if !other.is_zero() {
            let part = working.step(Operation::Multiply, [&factor, other])?;
            *coefficient = working.step(Operation::Subtract, [coefficient, &part])?;
        }
    }
    let part = working.step(Operation::Multiply, [&factor, &pivot.right])?;
    row.right = working.step(Operation::Subtract, [&row.right, &part])?;
    Ok(())
}

/// Each unknown is a quotient of two determinants.
///
/// Source: Cramer 1750.
fn cramer(rows: Vec<Row>, unknowns: Vec<Symbol>) -> Approach {
    Approach::direct("cramer", "each unknown is a quotient of two determinants", move |working| {
        let matrix: Vec<Vec<Number>> = rows.iter().map(|row| row.coefficients.clone()).collect();
        let whole = determinant(&matrix, working)?;
        if whole.is_zero() {
            return Err(Setback::no_way("the determinant is zero"));
        }
        let mut values = Vec::new();
        for column in 0..unknowns.len() {
            let mut replaced = matrix.clone();
            for (line, row) in replaced.iter_mut().zip(&rows) {
                line[column] = row.right.clone();
            }
            let part = determinant(&replaced, working)?;
            values.push(working.step(Operation::Divide, [&part, &whole])?);
        }
        Ok(assignment(&unknowns, values))
    })
}

/// By the first row (Laplace); for two or three rows.
fn determinant(matrix: &[Vec<Number>], working: &mut Working) -> Result<Number, Setback> {
    if let [row] = matrix {
        return Ok(row[0].clone());
    }
    let mut sum = Number::zero();
    for column in 0..matrix.len() {
        let minor: Vec<Vec<Number>> = matrix[1..]
            .iter()
            .map(|row| row.iter().enumerate().filter(|(index, _)| *index != column).map(|(_, it)| it.clone()).collect())
            .collect();
        let below = determinant(&minor, working)?;
        let part = working.step(Operation::Multiply, [&matrix[0][column], &below])?;
        let operation = if column % 2 == 0 { Operation::Add } else { Operation::Subtract };
        sum = working.step(operation, [&sum, &part])?;
    }
    Ok(sum)
}
