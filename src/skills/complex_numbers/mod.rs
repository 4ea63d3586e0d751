//! Complex numbers: a + bi with i^2 = -1, exactly.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `complex(term)` | a term with numbers and the letter i | its real and its imaginary part |
//! | `conjugate(term)` | the same | the parts of its conjugate |
//! | `squared_modulus(term)` | the same | a^2 + b^2 |
//! | `modulus(term)` | the same | its distance from 0, a root where it is no fraction |

mod check;
mod pairs;
mod reading;

use crate::maths::{Expression, Number, Surd};
use crate::problem::{
    About, Approach, Goal, Operation, Prompt, Reading, Setback, Skill, Value, Verdict, WorkedExample, say,
};

pub struct ComplexNumbers;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Multiply the complex numbers: (3 + 2i) × (1 - 4i)", answer: "11 - 10i" },
    WorkedExample { prompt: "Divide the complex number 5 + 5i by 2 - i.", answer: "1 + 3i" },
    WorkedExample { prompt: "What is the modulus of the complex number 3 - 4i?", answer: "5" },
];

impl Skill for ComplexNumbers {
    fn about(&self) -> About {
        About { name: "complex_numbers", summary: "arithmetic with complex numbers", examples: EXAMPLES }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(
            goal,
            &[
                ("complex", "the parts of {0}"),
                ("conjugate", "the conjugate of {0}"),
                ("modulus", "the modulus of {0}"),
                ("squared_modulus", "the square of the modulus of {0}"),
            ],
        )
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        reading::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        let (verb, [given]) = goal.parts() else {
            return Vec::new();
        };
        let Some(term) = given.to_expression().filter(is_complex) else {
            return Vec::new();
        };
        match verb {
            "complex" => pairs::approaches(term),
            "conjugate" => conjugate_approaches(given, term),
            "modulus" => modulus_approaches(given),
            "squared_modulus" => squared_modulus_approaches(given, term),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer).unwrap_or(Verdict::Unsettled)
    }
}

/// Numbers and i, joined by + - * / and whole powers.
fn is_complex(term: &Expression) -> bool {
    match term {
        Expression::Number(_) => true,
        Expression::Symbol(symbol) => symbol.name() == "i",
        Expression::Power(base, exponent) => {
            let is_small = exponent.value().ok().and_then(|it| it.to_i64()).is_some_and(|it| it.abs() <= 64);
            is_small && is_complex(base)
        }
        Expression::Call(..) => false,
        other => other.parts().into_iter().all(is_complex),
    }
}

fn parts_of(value: &Value) -> Option<(Number, Number)> {
    match value.as_numbers()?[..] {
        [real, imaginary] => Some((real.clone(), imaginary.clone())),
        _ => None,
    }
}

fn parts(value: &Value) -> Result<(Number, Number), Setback> {
    parts_of(value).ok_or_else(|| Setback::no_way("it has no two parts"))
}

fn pair(real: Number, imaginary: Number) -> Value {
    Value::list([real.into(), imaginary.into()])
}

/// The sign of the imaginary part is turned, in the result or everywhere in the term.
fn conjugate_approaches(given: &Value, term: Expression) -> Vec<Approach> {
    let goal = Goal::new("complex", vec![given.clone()]);
    let turned = term.replaced(&|part| match part {
        Expression::Symbol(_) => Some(-part.clone()),
        _ => None,
    });
    let mirrored = Goal::new("complex", vec![turned.into()]);
    vec![
        Approach::split("mirroring", "turn the sign of the imaginary part", vec![goal], |answers, _| {
            let (real, imaginary) = parts(&answers[0])?;
            Ok(pair(real, imaginary.negated()))
        }),
        Approach::split("everywhere", "put -i for i everywhere: both are roots of -1", vec![mirrored], |answers, _| {
            Ok(answers[0].clone())
        }),
    ]
}

/// Pythagoras in the plane; or the number times its conjugate.
fn squared_modulus_approaches(given: &Value, term: Expression) -> Vec<Approach> {
    let goal = Goal::new("complex", vec![given.clone()]);
    let turned = term.replaced(&|part| match part {
        Expression::Symbol(_) => Some(-part.clone()),
        _ => None,
    });
    let product = Goal::new("complex", vec![(term * turned).into()]);
    vec![
        Approach::split("pythagoras", "the parts are the legs of a right triangle", vec![goal], |answers, working| {
            let (real, imaginary) = parts(&answers[0])?;
            let one = working.step(Operation::Multiply, [&real, &real])?;
            let other = working.step(Operation::Multiply, [&imaginary, &imaginary])?;
            Ok(working.step(Operation::Add, [&one, &other])?.into())
        }),
        Approach::split("times_the_conjugate", "a number times its conjugate is real", vec![product], |answers, _| {
            let (real, imaginary) = parts(&answers[0])?;
            match imaginary.is_zero() {
                true => Ok(real.into()),
                false => Err(Setback::no_way("the product is not real")),
            }
        }),
    ]
}

fn modulus_approaches(given: &Value) -> Vec<Approach> {
    let squared = Goal::new("squared_modulus", vec![given.clone()]);
    let parts_goal = Goal::new("complex", vec![given.clone()]);
    vec![
        Approach::split("root", "the root of its square", vec![squared], |answers, working| {
            let square = answers[0].as_number().ok_or_else(|| Setback::no_way("the square is no number"))?;
            let root = Surd::square_root(square).ok_or_else(|| Setback::no_way("the square has no root"))?;
            let root = root.to_number().map_or_else(|| Value::from(root.to_expression()), Value::from);
            working.rewrite("take the root", &answers[0], root)
        }),
        Approach::split(
            "adding_the_parts",
            "go along one part and then along the other",
            vec![parts_goal],
            |answers, _| {
                let (real, imaginary) = parts(&answers[0])?;
                Ok((real.abs() + imaginary.abs()).into())
            },
        )
        .heuristic(),
    ]
}
