//! Systems of linear equations.

use super::{difference, equations_of};
use crate::maths::linear::{Solution, solve_linear};
use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Number, Relation, Symbol};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

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
    if let Some(equations) = equations_of(equations)
        && unknowns.len() > 1
    {
        approaches.push(substitution(&equations, &unknowns));
    }
    if rows.len() == unknowns.len() && (2..=3).contains(&unknowns.len()) {
        approaches.push(cramer(rows, unknowns));
    }
    approaches
}

/// Solves one equation for an unknown and puts the term in the others; what remains is a smaller system, a goal of its
/// own.
fn substitution(equations: &[Relation], unknowns: &[Symbol]) -> Approach {
    let (equations, unknowns) = (equations.to_vec(), unknowns.to_vec());
    let idea = "solve one equation for an unknown and put that in the others";
    let isolated = isolated(&equations, &unknowns);
    let smaller =
        isolated.as_ref().and_then(|(place, symbol, term)| put_in(&equations, *place, symbol, term, &unknowns));
    let subgoals = smaller.into_iter().collect::<Vec<_>>();
    Approach::new("substitution", idea, subgoals, move |parts, working| {
        let Some((place, symbol, term)) = &isolated else {
            return Err(Setback::no_way("no equation can be solved for an unknown"));
        };
        let solved = Relation::equal(Expression::Symbol(symbol.clone()), term.to_expression());
        working.rewrite("isolate", &equations[*place].clone().into(), solved.into())?;
        let Some(Value::Assignment(pairs)) = parts.first() else {
            return match parts.first() {
                Some(Value::Text(text)) if &**text == "no solution" => Ok(Next::Answer(Value::text("no solution"))),
                _ => Err(Setback::no_way("the smaller system does not decide its unknowns")),
            };
        };
        let value = term.evaluate(&|it| pairs.get(it).and_then(Value::as_number).cloned());
        let value = value.ok_or_else(|| Setback::no_way(format!("{symbol} is left open")))?;
        working.note(|| format!("put back, {symbol} = {value}"));
        let all = pairs.iter().map(|(known, value)| (known.clone(), value.clone()));
        Ok(Next::Answer(Value::assignment(all.chain([(symbol.clone(), value.into())]))))
    })
}

/// An equation and an unknown for which it is easily solved, a coefficient of 1 or -1 if there is one: the place of
/// the equation, the unknown, and the term that it equals.
fn isolated(equations: &[Relation], unknowns: &[Symbol]) -> Option<(usize, Symbol, Polynomial)> {
    let mut best: Option<(bool, usize, Symbol, Polynomial)> = None;
    for (place, equation) in equations.iter().enumerate() {
        let polynomial = difference(equation)?;
        for symbol in unknowns {
            let unit = crate::maths::polynomial::Monomial::power_of(symbol, 1);
            let coefficient = polynomial.coefficient(&unit);
            if coefficient.is_zero() {
                continue;
            }
            let is_hard = !coefficient.abs().is_one();
            if best.as_ref().is_none_or(|(hard, ..)| *hard && !is_hard) {
                let rest = &polynomial - &Polynomial::term(coefficient.clone(), unit);
                let term = rest.scaled(&coefficient.negated().reciprocal()?);
                best = Some((is_hard, place, symbol.clone(), term));
            }
        }
    }
    best.map(|(_, place, symbol, term)| (place, symbol, term))
}

/// The goal that remains when the term is put in the other equations.
fn put_in(
    equations: &[Relation],
    place: usize,
    symbol: &Symbol,
    term: &Polynomial,
    unknowns: &[Symbol],
) -> Option<Goal> {
    let zero = Expression::Number(Number::zero());
    let mut others = Vec::new();
    for (index, equation) in equations.iter().enumerate() {
        if index != place {
            let left = difference(equation)?.substitute(symbol, term).ok()?;
            others.push(Value::from(Relation::equal(left.to_expression(), zero.clone())));
        }
    }
    others.sort();
    let rest = unknowns.iter().filter(|it| *it != symbol).cloned().map(Value::symbol);
    Some(Goal::new("solve", vec![Value::list(others), Value::list(rest)]))
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

/// One unknown after another is taken out of all other equations. What is left may contradict itself, or leave some
/// unknowns free.
///
/// Source: *The Nine Chapters on the Mathematical Art*, chapter 8 (about 100 BC); Gauss and Jordan.
fn elimination(rows: Vec<Row>, unknowns: Vec<Symbol>) -> Approach {
    Approach::direct("elimination", "take one unknown after another out of the other equations", move |working| {
        let mut rows = rows.clone();
        // For each row that decides an unknown: the column of that unknown.
        let mut decided = Vec::new();
        for (column, unknown) in unknowns.iter().enumerate() {
            let at = decided.len();
            let Some(place) = (at..rows.len()).find(|&row| !rows[row].coefficients[column].is_zero()) else {
                continue;
            };
            rows.swap(at, place);
            let pivot = rows[at].clone();
            for (index, row) in rows.iter_mut().enumerate() {
                if index != at && !row.coefficients[column].is_zero() {
                    take_out(row, &pivot, column, working)?;
                }
            }
            decided.push(column);
            working.note(|| format!("{unknown} is now in one equation only"));
        }
        if rows[decided.len()..].iter().any(|row| !row.right.is_zero()) {
            working.note(|| "an equation without unknowns is left, and it is false".to_owned());
            return Ok(Value::text("no solution"));
        }
        if decided.len() < unknowns.len() {
            return Ok(open_solution(&rows, &decided, &unknowns));
        }
        let values = (0..unknowns.len())
            .map(|index| working.step(Operation::Divide, [&rows[index].right, &rows[index].coefficients[index]]))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(assignment(&unknowns, values))
    })
}

/// "infinitely many solutions", and the unknowns that are decided as terms in those that are free.
fn open_solution(rows: &[Row], decided: &[usize], unknowns: &[Symbol]) -> Value {
    let pairs = decided.iter().zip(rows).map(|(&column, row)| {
        let pivot = row.coefficients[column].clone();
        let mut term = Polynomial::constant(row.right.clone());
        for (other, coefficient) in row.coefficients.iter().enumerate() {
            if other != column {
                term = &term - &Polynomial::symbol(&unknowns[other]).scaled(coefficient);
            }
        }
        let term = pivot.reciprocal().map_or_else(|| term.clone(), |it| term.scaled(&it));
        (unknowns[column].clone(), Value::expression(term.to_expression()))
    });
    Value::list([Value::text("infinitely many solutions"), Value::assignment(pairs)])
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
            let right: Vec<Number> = rows.iter().map(|row| row.right.clone()).collect();
            return match solve_linear(&matrix, &right) {
                Solution::None { combination } => {
                    working.note(|| contradiction(&combination));
                    Ok(Value::text("no solution"))
                }
                _ => Err(Setback::no_way("the determinant is zero")),
            };
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

/// Why there is no solution: the factors with which the equations add up to 0 = 1.
fn contradiction(combination: &[Number]) -> String {
    let factors: Vec<String> = combination.iter().map(ToString::to_string).collect();
    format!("the determinant is zero; the equations times {} add up to 0 = 1", factors.join(", "))
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
