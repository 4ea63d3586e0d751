//! Calculus: integrals and derivatives of elementary functions.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `indefinite_integral(f, x)` | a term; its letter | all its antiderivatives: F + C |
//! | `antiderivative(f, x)` | the same | one F with F' = f |
//! | `definite_integral(f, x, bounds)` | a polynomial with numbers; from where to where | the number |
//! | `less(a, b)` | two terms | a - b, what by parts leaves to be done |
//! | `derivative(f, order)`, `derivative(f, order, x)` | a term with sines, logarithms and so on | its derivative; of quotients of polynomials `algebra` knows it |
//!
//! An integral is taken apart as James Slagle's SAINT did (1961): sums and numbers before it are drawn out, a substitution or
//! a step by parts leaves another integral, and what stands in the table is an end. Beside these there are ways that take
//! nothing apart: `undetermined` knows the shape of the answer and looks for its numbers. `check` differentiates.

mod check;
mod definite;
mod derivatives;
mod parts;
mod reading;
mod substitution;
mod table;
mod undetermined;

use crate::maths::{Elementary, Symbol};
use crate::problem::{About, Approach, Goal, Prompt, Reading, Setback, Skill, Value, Verdict, WorkedExample, say};

pub struct Calculus;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Find the indefinite integral: ∫ 6*x**2 + 4*x dx", answer: "2*x**3 + 2*x**2 + C" },
    WorkedExample { prompt: "What is the antiderivative of x*exp(x)?", answer: "x*exp(x) - exp(x) + C" },
    WorkedExample { prompt: "Evaluate the integral of 3x^2 + 1 from 0 to 2.", answer: "10" },
    WorkedExample { prompt: "Differentiate x*sin(x) with respect to x.", answer: "x*cos(x) + sin(x)" },
];

impl Skill for Calculus {
    fn about(&self) -> About {
        About { name: "calculus", summary: "integrals and derivatives of elementary functions", examples: EXAMPLES }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(
            goal,
            &[
                ("indefinite_integral", "all antiderivatives of {0}"),
                ("indefinite_integral", "all antiderivatives of {0} in {1}"),
                ("antiderivative", "an antiderivative of {0} in {1}"),
                ("definite_integral", "the integral of {0} in {1} over {2}"),
                ("less", "{0} less {1}"),
            ],
        )
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        reading::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("indefinite_integral", [f, x]) => with_constant(f, x).into_iter().collect(),
            ("antiderivative", [f, x]) => antiderivative_approaches(f, x).unwrap_or_default(),
            ("definite_integral", [f, x, bounds]) => definite::approaches(f, x, bounds).unwrap_or_default(),
            ("less", [a, b]) => parts::less_approaches(a, b).unwrap_or_default(),
            ("derivative", [f, order]) => derivatives::approaches(f, order, None).unwrap_or_default(),
            ("derivative", [f, order, x]) => derivatives::approaches(f, order, Some(x)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer).unwrap_or(Verdict::Unsettled)
    }
}

/// The goal of finding one antiderivative.
fn antiderivative(f: &Elementary, x: &Symbol) -> Goal {
    Goal::new("antiderivative", vec![f.to_expression().into(), Value::symbol(x.clone())])
}

/// An answer to such a goal as a function.
fn function(answer: &Value) -> Result<Elementary, Setback> {
    let expression = answer.to_expression().ok_or_else(|| Setback::no_way("a part of it is no term"))?;
    Elementary::from_expression(&expression).ok_or_else(|| Setback::TooBig(answer.brief()))
}

fn too_big() -> Setback {
    Setback::TooBig("what comes out".to_owned())
}

/// Any two antiderivatives differ by a constant.
fn with_constant(f: &Value, x: &Value) -> Option<Approach> {
    let symbols = f.to_expression()?.symbols();
    x.as_symbol()?;
    let constant = ["C", "K", "C_1"].into_iter().filter_map(Symbol::new).find(|it| !symbols.contains(it))?;
    let goal = Goal::new("antiderivative", vec![f.clone(), x.clone()]);
    let idea = "any two antiderivatives differ by a constant, so one is enough";
    Some(Approach::split("the_constant_of_integration", idea, vec![goal], move |parts, working| {
        let one = parts[0].to_expression().ok_or_else(|| Setback::no_way("the antiderivative is no term"))?;
        let all = Value::expression(one + constant.clone().into());
        working.rewrite("add the constant", &parts[0], all)
    }))
}

fn antiderivative_approaches(f: &Value, x: &Value) -> Option<Vec<Approach>> {
    let (f, x) = (Elementary::from_expression(&f.to_expression()?)?, x.as_symbol()?);
    if let Some(known) = table::known(&f, x) {
        return Some(vec![table::read_off(known, x), table::raise_and_adjust(&f, x)]);
    }
    let mut approaches = Vec::new();
    approaches.extend(table::linearity(&f, x));
    approaches.extend(substitution::approaches(&f, x));
    approaches.extend(parts::by_parts(&f, x));
    approaches.extend(parts::by_its_own_equation(&f, x));
    approaches.extend(undetermined::approach(&f, x));
    approaches.extend(substitution::reverse_chain_rule(&f, x));
    Some(approaches)
}
