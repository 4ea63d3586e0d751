//! Algebra: equations, inequalities, systems, terms, sequences.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `solution(relations)` | one relation or a list of them | what its unknowns are |
//! | `solution_for(relations, x)` | the same, and one unknown or several | what these are |
//! | `roots(equation, x)` | an equation in x alone | its solutions in order, or "no solution", or "every number" |
//! | `range(inequality, x)` | an inequality in x alone | where it holds: `x > 9`, `x < 1 or x > 3` |
//! | `solve(equations, unknowns)` | linear equations, sorted; unknowns, sorted | what each unknown is, or "no solution", or "infinitely many solutions" with the unknowns in terms of the free ones |
//! | `isolated(equation, x)` | an equation with other letters | x in terms of these |
//! | `range(inequalities, x)` | several in x alone | where all hold |
//! | `zeros(term)` | a term in one letter | where it is zero |
//! | `those(solutions, sign, bound)` | numbers; `<` or `>`; a number | those that lie on that side |
//! | `coefficient_named(term, form, a)` | a term; the same with letters for numbers, a among them | what a stands for |
//! | `substitute(term, values)` | a term or relation; what letters stand for | it with these put in |
//! | `value_of(x, solution)`, `only(solutions)`, `among(solutions, bounds)`, `together(values)`, `each(values)` | answers to other goals | one value, those that keep to the bounds, all of them |
//! | `simplify(term)`, `factor(term)`, `derivative(term, order, x)` | a term | an equal one; a product; its derivative |
//! | `decimals(solutions, places)` | solutions, or the goal that asks for them | each rounded to so many places |
//! | `nth_term(numbers, n)`, `term_at(numbers, place)` | the first terms | the law in n; one of them |

mod check;
mod decimals;
mod inequalities;
mod linear;
mod quadratic;
mod rational;
mod sequences;
mod substitution;
mod systems;
mod terms;

use std::collections::BTreeSet;

use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Number, Relation, Sign, Symbol};
use crate::problem::{
    About, Approach, Binding, Goal, Next, Phrase, Setback, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct Algebra;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Find x and y if 2x + 3y = 12 and x - y = 1.", answer: "x = 3, y = 2" },
    WorkedExample { prompt: "Solve x^2 - 5x + 6 = 0", answer: "2, 3" },
    WorkedExample { prompt: "2x + 3x = 35", answer: "7" },
    WorkedExample { prompt: "Solve 3x - 7 > 2(x + 1)", answer: "x > 9" },
    WorkedExample { prompt: "Let f(x) = x^2 + 1. What is f(3)?", answer: "10" },
];

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    task("{r:Relation}", "solution(r)"),
    task(
        "(please) solve (the) (following) (linear|quadratic|simultaneous|polynomial) (equation|inequality|system|system of equations|equations|pair of equations) (:) {r:Relations}",
        "solution(r)",
    ),
    task(
        "(please) solve (the) (following) (linear|simultaneous|polynomial) (equation|inequality|system|system of equations|equations) (:) {r:Relations} for {x:Symbols}",
        "solution_for(r, x)",
    ),
    task(
        "(please) solve (the) (following) (linear|polynomial) (equation|inequality) for (real) {x:Symbols} (:) {r:Relations}",
        "solution_for(r, x)",
    ),
    task("solve for {x:Symbols} [:|in|if|when|given that|, given that|, given] {r:Relations}", "solution_for(r, x)"),
    task(
        "[{q:Ask}|what] (all) (the) (real) [solution|root|zero] [of|to|for] (the) (equation|inequality|system|system of equations) {r:Relations}",
        "solution(r)",
    ),
    task(
        "[{q:Ask}|what] (all) (the) (real) [solution|root|zero|value] {x:Symbol} [of|to|for] (the) (equation|inequality) (:) {r:Relations}",
        "solution_for(r, x)",
    ),
    Phrase::new("(the) (real) [solution|root] of (the) (equation) {r:Relation}", Type::Numbers, "solution(r)"),
    Phrase::new(
        "(the) (real) [root|zero] of (the) (polynomial|function|expression) {e:Term}",
        Type::Numbers,
        "zeros(e)",
    ),
    task(
        "[what|which|for what|for which] [value|values|number] of {x:Symbol} [satisfy|satisfies|make|solve|fulfil|be|do] (the) (equation|inequality) {r:Relations} (true|hold)",
        "solution_for(r, x)",
    ),
    task(
        "(please) [factor|factorise|factorize] (completely|fully|the expression|the polynomial) {e:Expression} (completely|fully)",
        "factor(e)",
    ),
    task(
        "(please) [expand|multiply out|simplify|collect the terms of|collect like terms in|rewrite|[calculate|evaluate|compute] the following] (out) (and [simplify|collect (the) (like) terms|combine (the) like terms|gather (the) like terms|simplify fully]) (the|this|the following) (expression|polynomial|product|polynomials|brackets|brackets in) (:) {e:Term}",
        "simplify(e)",
    ),
    task(
        "[simplify|reduce] (the|this) (fraction) {n} (fully|completely|[to|into] (its) [lowest terms|simplest form])",
        "n",
    ),
    task(
        "[cancel|divide out|remove] (all) (the) common factors [of|in|from] (the) (numerator and denominator|top and bottom|fraction) (of) (the fraction) (:) {n}",
        "n",
    ),
    task(
        "([bring|put|write|give|express|state|reduce|cancel down|cancel|what be]) (the fraction) {n} [in|to|into] (its) [lowest terms|simplest form|simplest terms|reduced form]",
        "n",
    ),
    task("[collect|combine|gather] (the) (like) terms [in|of] {e:Term}", "simplify(e)"),
    task(
        "[express|rewrite|rearrange|write|put] {e:Term} [as|in the form|to the form|to|into the form] {f:Term} and [give|find|state|determine|calculate] {x:Symbol}",
        "coefficient_named(e, f, x)",
    ),
    Phrase::new(
        "(the) [positive] [solution|root|value] of (the) (equation) {r:Relation}",
        Type::Numbers,
        r#"those(solution(r), ">", 0)"#,
    ),
    Phrase::new(
        "(the) [negative] [solution|root|value] of (the) (equation) {r:Relation}",
        Type::Numbers,
        r#"those(solution(r), "<", 0)"#,
    ),
    Phrase::new("(the) derivative of {e:Expression}", Type::Expression, "derivative(e, 1)"),
    Phrase::new(
        "(the) derivative of {e:Expression} [wrt|with respect to] {x:Symbol}",
        Type::Expression,
        "derivative(e, 1, x)",
    ),
    Phrase::new("(the) {k:Ordinal} derivative of {e:Expression}", Type::Expression, "derivative(e, k)"),
    Phrase::new(
        "(the) {k:Ordinal} derivative of {e:Expression} [wrt|with respect to] {x:Symbol}",
        Type::Expression,
        "derivative(e, k, x)",
    ),
    task("[differentiate|derive] {e:Expression}", "derivative(e, 1)"),
    task("[differentiate|derive] {e:Expression} [wrt|with respect to] {x:Symbol}", "derivative(e, 1, x)"),
    Phrase::new(
        "(the) {n:Symbol} ['th|-th|- th|th] term [of|in] (the) (sequence) {l:Numbers}",
        Type::Expression,
        "nth_term(l, n)",
    ),
    Phrase::new(
        "(the|a) (formula|expression|rule|general formula) (for) (the) nth term [of|in] (the) (sequence) {l:Numbers}",
        Type::Expression,
        "nth_term(l, n)",
    ),
    Phrase::new("(the) {k:Ordinal} term [of|in] (the) (sequence|series) {l:Numbers}", Type::Number, "term_at(l, k)"),
];

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[
    ("solution", "the solution of {0}"),
    ("decimals", "{0}, to {1} decimal places"),
    ("zeros", "the zeros of {0}"),
    ("solve", "{1} from {0}"),
    ("isolated", "{1} from {0}"),
    ("simplify", "{0}, simplified"),
    ("factor", "{0} as a product"),
    ("substitute", "{0}, where {1}"),
    ("only", "the only one of {0}"),
];

impl Skill for Algebra {
    fn about(&self) -> About {
        About {
            name: "algebra",
            summary: "equations, inequalities, systems, terms, functions, sequences, derivatives",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("solution", [relations]) => stating(relations),
            ("solution_for", [relations, unknowns]) => stating_for(relations, unknowns),
            ("roots", [Value::Relation(equation), unknown]) => match unknown.as_symbol() {
                Some(unknown) => roots_approaches(equation, unknown),
                None => Vec::new(),
            },
            ("range", [Value::Relation(relation), unknown]) => match unknown.as_symbol() {
                Some(unknown) => inequalities::approaches(relation, unknown),
                None => Vec::new(),
            },
            ("isolated", [Value::Relation(equation), unknown]) => match unknown.as_symbol() {
                Some(unknown) => linear::isolated_approaches(equation, unknown),
                None => Vec::new(),
            },
            ("range", [relations @ Value::List(_), unknown]) => match (relations_of(relations), unknown.as_symbol()) {
                (Some(relations), Some(unknown)) => vec![inequalities::all_of(relations, unknown.clone())],
                _ => Vec::new(),
            },
            ("zeros", [term]) => zeros_approaches(term),
            ("those", [solutions, Value::Text(sign), bound]) => substitution::those_approaches(solutions, sign, bound),
            ("coefficient_named", [term, form, symbol]) => terms::coefficient_approaches(term, form, symbol),
            ("solve", [equations, unknowns]) => systems::solve_approaches(equations, unknowns),
            ("substitute", [held, values]) => substitution::substitute_approaches(held, values),
            ("value_of", [symbol, solution]) => substitution::value_of_approaches(symbol, solution),
            ("only", [solutions]) => substitution::only_approaches(solutions),
            ("among", [solutions, bounds]) => substitution::among_approaches(solutions, bounds),
            ("together" | "each", [all]) => substitution::together_approaches(all),
            ("simplify", [held]) => terms::simplify_approaches(held, &[]),
            ("simplify", [held, positive]) => terms::simplify_approaches(held, positive.as_list().unwrap_or_default()),
            ("factor", [held]) => terms::factor_approaches(held),
            ("derivative", [held, order]) => terms::derivative_approaches(held, order, None),
            ("derivative", [held, order, symbol]) => terms::derivative_approaches(held, order, Some(symbol)),
            ("decimals", [what, places]) => decimals::approaches(what, places),
            ("nth_term", [list, symbol]) => sequences::nth_term_approaches(list, symbol),
            ("term_at", [list, place]) => sequences::term_at_approaches(list, place),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        match goal.parts() {
            ("roots", [equation, _]) => Some(format!("the solutions of {}", equation.spoken())),
            ("range", [held @ Value::Relation(_), _]) => Some(format!("where {} holds", held.spoken())),
            ("value_of", [symbol, Value::Goal(inner)]) if inner.verb().as_str() == "solve" => {
                Some(format!("{} from the equations", symbol.spoken()))
            }
            _ => say(goal, SAYINGS),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}

/// One relation or a list that holds nothing else.
fn relations_of(relations: &Value) -> Option<Vec<Relation>> {
    let one = |value: &Value| match value {
        Value::Relation(relation) => Some(Relation::clone(relation)),
        _ => None,
    };
    let all = match relations {
        Value::List(values) => values.iter().map(one).collect::<Option<Vec<_>>>()?,
        value => vec![one(value)?],
    };
    (!all.is_empty()).then_some(all)
}

/// The equations of a list that holds nothing else.
fn equations_of(relations: &Value) -> Option<Vec<Relation>> {
    relations_of(relations).filter(|all| all.iter().all(|relation| relation.sign == Sign::Equal))
}

fn unknowns_of(relations: &[Relation]) -> Vec<Symbol> {
    relations.iter().flat_map(Relation::symbols).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The goal that relations amount to when all their letters are unknown.
fn stated(relations: &[Relation]) -> Option<Goal> {
    let unknowns = unknowns_of(relations);
    match (relations, &unknowns[..]) {
        ([_, _, ..], [unknown]) if relations.iter().any(|it| it.sign != Sign::Equal) => {
            let mut sorted = relations.to_vec();
            sorted.sort();
            let unknown = Value::symbol(unknown.clone());
            match sorted.iter().position(|it| it.sign == Sign::Equal) {
                None => Some(Goal::new("range", vec![Value::list(sorted.into_iter().map(Value::from)), unknown])),
                Some(place) => {
                    let roots = Goal::new("roots", vec![sorted.remove(place).into(), unknown]);
                    let bounds = Value::list(sorted.into_iter().map(Value::from));
                    Some(Goal::new("among", vec![roots.into(), bounds]))
                }
            }
        }
        ([only], [unknown]) => {
            let verb = if only.sign == Sign::Equal { "roots" } else { "range" };
            Some(Goal::new(verb, vec![only.clone().into(), Value::symbol(unknown.clone())]))
        }
        (_, []) => None,
        _ => {
            let mut equations = relations.to_vec();
            equations.sort();
            let is_system = equations.iter().all(|equation| equation.sign == Sign::Equal);
            let equations = Value::list(equations.into_iter().map(Value::from));
            is_system.then(|| Goal::new("solve", vec![equations, Value::list(unknowns.into_iter().map(Value::symbol))]))
        }
    }
}

/// Names the unknowns: one relation asks where it holds, several for what each unknown is.
fn stating(relations: &Value) -> Vec<Approach> {
    let Some(goal) = relations_of(relations).and_then(|relations| stated(&relations)) else {
        return Vec::new();
    };
    vec![Approach::split("naming_the_unknowns", "say what is unknown", vec![goal], |parts, _| Ok(parts[0].clone()))]
}

/// The same when some unknowns are asked for.
fn stating_for(relations: &Value, unknowns: &Value) -> Vec<Approach> {
    let Some(relations) = relations_of(relations) else {
        return Vec::new();
    };
    let wanted: Option<Vec<Symbol>> = match unknowns {
        Value::List(values) => values.iter().map(|value| value.as_symbol().cloned()).collect(),
        value => value.as_symbol().cloned().map(|symbol| vec![symbol]),
    };
    let (Some(wanted), Some(goal)) = (wanted, stated(&relations)) else {
        return Vec::new();
    };
    let all = unknowns_of(&relations);
    if wanted.iter().any(|symbol| !all.contains(symbol)) {
        return Vec::new();
    }
    let is_whole = wanted.len() == all.len();
    let goal = match (&wanted[..], &relations[..]) {
        ([unknown], [only]) if !is_whole && only.sign == Sign::Equal => {
            Goal::new("isolated", vec![only.clone().into(), Value::symbol(unknown.clone())])
        }
        ([unknown], _) if !is_whole => Goal::new("value_of", vec![Value::symbol(unknown.clone()), goal.into()]),
        _ => goal,
    };
    let idea = "say what is unknown";
    vec![Approach::new("naming_the_unknowns", idea, Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))]
}

fn zeros_approaches(term: &Value) -> Vec<Approach> {
    let Some(term) = term.to_expression() else {
        return Vec::new();
    };
    let symbols = term.symbols();
    let (Some(unknown), 1) = (symbols.first(), symbols.len()) else {
        return Vec::new();
    };
    let equation = Relation::equal(term.clone(), Expression::Number(Number::zero()));
    let goal = Goal::new("roots", vec![equation.into(), Value::symbol(unknown.clone())]);
    let idea = "set it equal to zero";
    vec![Approach::new("as_an_equation", idea, Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))]
}

fn difference_of(equation: &Relation) -> Expression {
    equation.left.clone() - equation.right.clone()
}

/// Left side minus right side.
fn difference(equation: &Relation) -> Option<Polynomial> {
    let (left, right) = (Polynomial::from_expression(&equation.left)?, Polynomial::from_expression(&equation.right)?);
    Some(&left - &right)
}

fn roots_approaches(equation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let difference = difference(equation);
    if difference.as_ref().is_some_and(Polynomial::is_zero) && equation.sign == Sign::Equal {
        return linear::approaches(equation, unknown);
    }
    let Some(coefficients) = difference.and_then(|polynomial| polynomial.coefficients(unknown)) else {
        let mut approaches = rational::approaches(equation, unknown);
        approaches.extend(rational::by_cases(equation, unknown));
        return approaches;
    };
    if equation.sign != Sign::Equal {
        return Vec::new();
    }
    match coefficients.len() {
        0..=2 => linear::approaches(equation, unknown),
        3 => quadratic::approaches(equation, unknown, &coefficients),
        _ => {
            let both = [quadratic::by_rational_roots(equation, unknown), quadratic::by_factors(equation, unknown)];
            both.into_iter().flatten().collect()
        }
    }
}

/// The equation with everything on the left, as a value for the working.
fn equal_to_zero(polynomial: &Polynomial) -> Value {
    Relation::equal(polynomial.to_expression(), Expression::Number(Number::zero())).into()
}

fn expected_polynomial() -> Setback {
    Setback::no_way("it is no polynomial equation")
}
