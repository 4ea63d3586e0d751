//! A skill of your own: triangular numbers, 1, 1 + 2, 1 + 2 + 3 and so on.
//!
//! Prints a question whose parts come from two skills, worked out together; yours is one of them.

use polya::maths::Number;
use polya::problem::*;
use polya::render::{Format, render};
use polya::{Engine, Settings, skills};

struct Triangular;

/// How one says it. A slot has a type, and whatever has that type fits, from any skill.
const PHRASES: &[Phrase] = &[Phrase::new("(the) {k:Ordinal} triangular number", Type::Number, "triangular(k)")];

impl Skill for Triangular {
    fn about(&self) -> About {
        About { name: "triangular", summary: "1, 1 + 2, 1 + 2 + 3, ...", examples: &[] }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    /// Two ways that would not fail for the same reason. The second asks for a goal that another skill knows.
    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        let ("triangular", [Value::Number(k)]) = goal.parts() else { return vec![] };
        let row = Goal::new("integers_from", vec![1.into(), k.into(), 1.into()]);
        let all = vec![Goal::new("sum", vec![row.into()])];
        let k = k.clone();
        let pairing = Approach::direct("pairing", "pair the first with the last", move |working| {
            let twice = working.step(Operation::Multiply, [&k, &(&k + &Number::one())])?;
            Ok(working.step(Operation::Divide, [&twice, &2.into()])?.into())
        });
        vec![pairing, Approach::split("adding_up", "add them all", all, |parts, _| Ok(parts[0].clone()))]
    }

    /// Starts again from the goal and shares nothing with the ways: 8n + 1 is the square of 2k + 1.
    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        let (("triangular", [Value::Number(k)]), Value::Number(n)) = (goal.parts(), answer) else {
            return Verdict::Unsettled;
        };
        let odd = &(k + k) + &Number::one();
        match &(n * &8.into()) + &Number::one() == &odd * &odd {
            true => Verdict::confirmed(format!("8 times it and 1 is the square of {odd}")),
            false => Verdict::refuted(format!("8 times it and 1 is not the square of {odd}")),
        }
    }
}

fn main() {
    let mut known = skills::all();
    known.push(Box::new(Triangular));
    let prompt = "What is the remainder when the 100th triangular number is divided by 7?";
    let trace = Engine::new(known).solve(prompt, &Settings::default());
    print!("{}", render(&trace, Format::Text));
}
