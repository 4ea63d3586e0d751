//! Checks of algebra: put the answer back into what was asked, as it was given.
//!
//! | file | what it checks |
//! |------|----------------|
//! | `equations` | solutions of one equation or inequality |
//! | `systems` | solutions of several equations |
//! | `terms` | terms, laws of sequences, values put in |

mod equations;
mod systems;
mod terms;

use super::{equations_of, relations_of, unknowns_of};
use crate::maths::{Expression, Relation, Sign, Symbol};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("roots", [Value::Relation(equation), unknown]) if equation.sign == Sign::Equal => {
            unknown.as_symbol().and_then(|unknown| equations::roots(equation, unknown, answer))
        }
        ("range", [Value::Relation(relation), unknown]) => {
            unknown.as_symbol().and_then(|unknown| equations::range(relation, unknown, answer))
        }
        ("range", [relations @ Value::List(_), unknown]) => {
            let relations = relations_of(relations);
            relations.zip(unknown.as_symbol()).and_then(|(all, unknown)| equations::range_of_all(&all, unknown, answer))
        }
        ("those", [solutions, Value::Text(sign), bound]) => equations::those(solutions, sign, bound, answer),
        ("coefficient_named", [term, form, symbol]) => terms::coefficient(term, form, symbol, answer),
        ("zeros", [term]) => zeros(term, answer),
        ("isolated", [Value::Relation(equation), unknown]) => {
            unknown.as_symbol().and_then(|unknown| terms::isolated(equation, unknown, answer))
        }
        ("solve", [equations, unknowns]) => systems::system(equations, unknowns, answer),
        ("solution", [relations]) => solution(relations, answer),
        ("solution_for", [relations, unknowns]) => solution_for(relations, unknowns, answer),
        ("substitute", [held, Value::Assignment(values)]) => terms::substitute(held, values, answer),
        ("value_of", [symbol, solution]) => read_off(symbol, solution, answer),
        ("only", [solutions]) => only(solutions, answer),
        ("among", [solutions, bounds]) => equations::among(solutions, bounds, answer),
        ("together" | "each", [all]) => together(all, answer),
        ("simplify", [held, ..]) => terms::simplify(held, answer),
        ("factor", [held]) => terms::factor(held, answer),
        ("derivative", [held, order]) => terms::derivative(held, order, None, answer),
        ("derivative", [held, order, symbol]) => terms::derivative(held, order, Some(symbol), answer),
        ("decimals", [what, places]) => decimals(what, places, answer),
        ("nth_term", [list, symbol]) => terms::nth_term(list, symbol, answer),
        ("term_at", [list, place]) => terms::term_at(list, place, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

/// Each number has so many places, and within half a unit of the last of them the sign changes; and there are as many as the
/// chain of Sturm says.
fn decimals(what: &Value, places: &Value, answer: &Value) -> Option<Verdict> {
    let places = places.as_number()?.to_i64().filter(|places| (0..=100).contains(places))?;
    match what {
        Value::Goal(goal) => {
            let relations = match goal.parts() {
                ("solution" | "solution_for" | "roots", [relations, ..]) => equations_of(relations)?,
                _ => return None,
            };
            let ([equation], [unknown]) = (&relations[..], &unknowns_of(&relations)[..]) else {
                return None;
            };
            equations::roots_to(equation, unknown, places, answer)
        }
        Value::Text(_) => Some(match what == answer {
            true => Verdict::confirmed("words are not rounded"),
            false => Verdict::refuted("words are not rounded"),
        }),
        Value::List(exact) => {
            let Some(rounded) = answer.as_list().filter(|rounded| rounded.len() == exact.len()) else {
                return Some(Verdict::refuted(format!("it is no list of {} numbers", exact.len())));
            };
            equations::rounded_each(exact, rounded, places)
        }
        exact => equations::rounded_each(std::slice::from_ref(exact), std::slice::from_ref(answer), places),
    }
}

fn zeros(term: &Value, answer: &Value) -> Option<Verdict> {
    let term = term.to_expression()?;
    let unknown = term.symbols().into_iter().next()?;
    equations::roots(&Relation::equal(term, Expression::from(0)), &unknown, answer)
}

/// One relation asks where it holds, several for what each unknown is.
fn solution(relations: &Value, answer: &Value) -> Option<Verdict> {
    let all = relations_of(relations)?;
    let unknowns = unknowns_of(&all);
    match (&all[..], &unknowns[..]) {
        ([only], [unknown]) if only.sign == Sign::Equal => equations::roots(only, unknown, answer),
        ([only], [unknown]) => equations::range(only, unknown, answer),
        (all, [unknown]) if all.iter().all(|it| it.sign != Sign::Equal) => {
            equations::range_of_all(all, unknown, answer)
        }
        _ => {
            let equations = Value::list(equations_of(relations)?.into_iter().map(Value::from));
            systems::system(&equations, &Value::list(unknowns.into_iter().map(Value::symbol)), answer)
        }
    }
}

fn solution_for(relations: &Value, wanted: &Value, answer: &Value) -> Option<Verdict> {
    let all = relations_of(relations)?;
    let unknowns = unknowns_of(&all);
    let wanted: Vec<Symbol> = match wanted {
        Value::List(values) => values.iter().map(|value| value.as_symbol().cloned()).collect::<Option<_>>()?,
        value => vec![value.as_symbol()?.clone()],
    };
    if wanted.len() == unknowns.len() {
        return solution(relations, answer);
    }
    match (&all[..], &wanted[..]) {
        ([only], [unknown]) => terms::isolated(only, unknown, answer),
        (_, [unknown]) => systems::one_unknown(&all, &unknowns, unknown, answer),
        _ => None,
    }
}

fn read_off(symbol: &Value, solution: &Value, answer: &Value) -> Option<Verdict> {
    match solution {
        Value::Assignment(pairs) => {
            let expected = pairs.get(symbol.as_symbol()?)?;
            Some(if expected == answer {
                Verdict::confirmed("it stands so in the solution")
            } else {
                Verdict::refuted(format!("the solution says {}", expected.brief()))
            })
        }
        // What has no solution decides no unknown.
        Value::Text(_) if solution == answer => Some(Verdict::confirmed("so it was found of the whole")),
        Value::Text(_) => Some(Verdict::refuted("nothing was found of the whole")),
        _ => None,
    }
}

fn only(solutions: &Value, answer: &Value) -> Option<Verdict> {
    let solutions = solutions.as_list()?;
    Some(if solutions.len() == 1 && solutions.first() == Some(answer) {
        Verdict::confirmed("it is the only solution")
    } else {
        Verdict::refuted("it is not the only solution")
    })
}

fn together(all: &Value, answer: &Value) -> Option<Verdict> {
    let is_open = |value: &Value| matches!(value, Value::Goal(_));
    let waits = match all {
        Value::Assignment(pairs) => pairs.values().any(is_open),
        Value::List(values) => values.iter().any(is_open),
        _ => true,
    };
    (!waits).then(|| {
        if all == answer {
            Verdict::confirmed("each is said as it was found")
        } else {
            Verdict::refuted("it is not what was found")
        }
    })
}
