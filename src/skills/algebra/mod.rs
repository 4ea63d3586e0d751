//! Algebra: equations in one unknown and systems of linear equations.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `roots(equation, x)` | a polynomial equation in x alone | its solutions in order, or "no solution", or "every number" |
//! | `solve(equations, unknowns)` | linear equations, sorted; unknowns, sorted | what each unknown is |

mod check;
mod linear;
mod quadratic;
mod systems;

use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Number, Relation, Sign, Symbol};
use crate::problem::{
    About, Approach, Goal, Phrase, Prompt, Reading, Setback, Skill, Type, Value, Verdict, WorkedExample,
};

pub struct Algebra;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Find x and y if 2x + 3y = 12 and x - y = 1.", answer: "x = 3, y = 2" },
    WorkedExample { prompt: "Solve x^2 - 5x + 6 = 0", answer: "2, 3" },
    WorkedExample { prompt: "2x + 3x = 35", answer: "7" },
];

const PHRASES: &[Phrase] = &[
    Phrase::new("{r:Relation}", Type::Task, "solution([r])").when(is_equation_in_one_unknown),
    Phrase::new("solve {r:Relation} (for {x:Symbol})", Type::Task, "solution([r])").when(is_equation_in_one_unknown),
    Phrase::new("solve {r:Relation} and {s:Relation}", Type::Task, "solution([r, s])"),
    Phrase::new(
        "[find|determine|calculate] {x:Symbol} [if|when|given that|, given that] {r:Relation}",
        Type::Task,
        "solution([r])",
    )
    .when(is_equation_second),
    Phrase::new(
        "[find|determine|calculate] {x:Symbol} and {y:Symbol} [if|when|given that|, given that] {r:Relation} [and|,] {s:Relation}",
        Type::Task,
        "solution([r, s])",
    ),
];

fn is_equation_in_one_unknown(slots: &[&Value]) -> bool {
    slots.first().is_some_and(|value| is_equation(value))
}

fn is_equation_second(slots: &[&Value]) -> bool {
    slots.get(1).is_some_and(|value| is_equation(value))
}

fn is_equation(value: &Value) -> bool {
    matches!(value, Value::Relation(relation) if relation.sign == Sign::Equal && relation.symbols().len() == 1)
}

impl Skill for Algebra {
    fn about(&self) -> About {
        About { name: "algebra", summary: "equations in one unknown, systems of linear equations", examples: EXAMPLES }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn read(&self, _prompt: &Prompt) -> Vec<Reading> {
        Vec::new()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("solution", [relations]) => stating(relations),
            ("roots", [Value::Relation(equation), unknown]) => match unknown.as_symbol() {
                Some(unknown) => roots_approaches(equation, unknown),
                None => Vec::new(),
            },
            ("solve", [equations, unknowns]) => systems::solve_approaches(equations, unknowns),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}

/// Names the unknowns: one equation asks for its roots, several for what each unknown is.
fn stating(relations: &Value) -> Vec<Approach> {
    let Some(equations) = equations_of(relations) else {
        return Vec::new();
    };
    let unknowns: std::collections::BTreeSet<Symbol> = equations.iter().flat_map(Relation::symbols).collect();
    let goal = match (&equations[..], unknowns.len()) {
        ([only], 1) => Goal::new(
            "roots",
            vec![only.clone().into(), Value::symbol(unknowns.into_iter().next().expect("there is one"))],
        ),
        _ => {
            let mut equations = equations.clone();
            equations.sort();
            let equations = Value::list(equations.into_iter().map(Value::from));
            Goal::new("solve", vec![equations, Value::list(unknowns.into_iter().map(Value::symbol))])
        }
    };
    vec![Approach::split("naming_the_unknowns", "say what is unknown", vec![goal], |parts, _| Ok(parts[0].clone()))]
}

/// The equations of a list that holds nothing else.
fn equations_of(relations: &Value) -> Option<Vec<Relation>> {
    let relations = relations.as_list()?.iter().map(|value| match value {
        Value::Relation(relation) if relation.sign == Sign::Equal => Some(relation.clone()),
        _ => None,
    });
    relations.collect::<Option<Vec<_>>>().filter(|equations| !equations.is_empty())
}

/// Left side minus right side.
fn difference(equation: &Relation) -> Option<Polynomial> {
    let (left, right) = (Polynomial::from_expression(&equation.left)?, Polynomial::from_expression(&equation.right)?);
    Some(&left - &right)
}

fn roots_approaches(equation: &Relation, unknown: &Symbol) -> Vec<Approach> {
    let Some(coefficients) = difference(equation).and_then(|polynomial| polynomial.coefficients(unknown)) else {
        return Vec::new();
    };
    match coefficients.len() {
        0..=2 => linear::approaches(equation, unknown),
        3 => quadratic::approaches(equation, unknown, &coefficients),
        _ => quadratic::by_rational_roots(equation, unknown).into_iter().collect(),
    }
}

/// The equation with everything on the left, as a value for the working.
fn equal_to_zero(polynomial: &Polynomial) -> Value {
    Relation::equal(polynomial.to_expression(), Expression::Number(Number::zero())).into()
}

fn expected_polynomial() -> Setback {
    Setback::no_way("it is no polynomial equation")
}
