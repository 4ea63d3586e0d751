//! Bits: whole numbers of any length, written in base 2, 8, 10 or 16, with and, or, exclusive or, not, shifts and arithmetic.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `bits(term)` | a term such as `(0x1f + 0x100) << 2`, as text | the number |
//!
//! Numbers have a sign and no greatest length: a negative one has endless ones to the left of its bits.

mod check;
mod in_binary;
mod reading;
mod term;

use crate::maths::{Integer, Number};
use crate::problem::{
    About, Approach, Goal, Prompt, Reading, Setback, Skill, Value, Verdict, WorkedExample, Working, say,
};

use term::{Operator, Term};

pub struct Bits;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Compute (0x1f + 0x100) << 2 in hexadecimal.", answer: "0x47c" },
    WorkedExample { prompt: "What is 0b1100 XOR 0b1010? Answer in binary.", answer: "0b110" },
];

/// Terms with more operations are not made goals operation by operation.
const MOST_GOALS: usize = 40;

impl Skill for Bits {
    fn about(&self) -> About {
        About { name: "bits", summary: "numbers in base 2, 8 and 16, bit by bit", examples: EXAMPLES }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(goal, &[("bits", "the value of {0}")])
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        reading::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("bits", [Value::Text(text)]) => Term::parse(text).map(approaches).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("bits", [Value::Text(text)]) => check::check(text, answer),
            _ => Verdict::Unsettled,
        }
    }
}

fn approaches(term: Term) -> Vec<Approach> {
    let (whole, same, machine) = (term.clone(), term.clone(), term.clone());
    let first = match &term {
        Term::Binary(operator, a, b) if (2..=MOST_GOALS).contains(&term.operations()) => {
            let operator = *operator;
            // A number needs no goal of its own.
            let known = |part: &Term| match part {
                Term::Literal(number, _) => Some(number.clone()),
                _ => None,
            };
            let goals = [a, b].into_iter().filter(|part| known(part).is_none());
            let goals = goals.map(|part| Goal::new("bits", vec![Value::text(part.to_string())])).collect();
            let sides = [known(a), known(b)];
            let idea = format!("work out both sides of {}, then join them", operator.sign());
            Approach::split("from_the_inside", idea, goals, move |parts, working| {
                let mut answers = parts.iter().map(Value::as_integer);
                let [Some(a), Some(b)] = sides.clone().map(|side| side.or_else(|| answers.next().flatten())) else {
                    return Err(Setback::no_way("a side is no whole number"));
                };
                Ok(joined(operator, &a, &b, working)?.into())
            })
        }
        _ => Approach::direct("arithmetic", "shifts are products and quotients by powers of two", move |working| {
            Ok(value(&whole, working)?.into())
        }),
    };
    vec![
        first,
        Approach::direct("digit_by_digit", "write all in binary and work on the digits", move |working| {
            in_binary::value(&same, working)
        }),
        Approach::direct("as_a_machine_does", "keep only 32 bits, as many processors do", move |working| {
            let exact = value(&machine, &mut Working::silent(working.fuel_left()))?;
            let size = Integer::ONE << 32;
            let kept = Number::from(exact).remainder(&size.clone().into()).unwrap_or_default();
            let half = Integer::ONE << 31;
            working.note(|| "the highest of the 32 bits is the sign".to_owned());
            Ok(if kept >= half { kept - size } else { kept }.into())
        })
        .heuristic(),
    ]
}

/// The value by arithmetic on whole numbers.
fn value(term: &Term, working: &mut Working) -> Result<Integer, Setback> {
    match term {
        Term::Literal(number, _) => Ok(number.clone()),
        Term::Not(a) => {
            let a = value(a, working)?;
            working.note(|| format!("~{} = -({}) - 1 = {}", hex(&a), hex(&a), hex(&(-a.clone() - Integer::ONE))));
            Ok(-a - Integer::ONE)
        }
        Term::Negate(a) => Ok(-value(a, working)?),
        Term::Binary(operator, a, b) => {
            let (a, b) = (value(a, working)?, value(b, working)?);
            joined(*operator, &a, &b, working)
        }
    }
}

/// One operation, with a line about it.
fn joined(operator: Operator, a: &Integer, b: &Integer, working: &mut Working) -> Result<Integer, Setback> {
    let size = |it: &Integer| Number::from(it.clone()).significant_bits() as u64;
    working.spend(1 + (size(a) + size(b)) / 32)?;
    let shift = || term::shift_of(b).ok_or_else(|| Setback::no_way(format!("nothing is shifted by {b} places")));
    let (result, how) = match operator {
        Operator::Add => (a + b, None),
        Operator::Subtract => (a - b, None),
        Operator::Multiply => {
            if size(a) + size(b) > term::MOST_BITS as u64 {
                return Err(Setback::TooBig(format!("a product of {} bits", size(a) + size(b))));
            }
            (a * b, None)
        }
        Operator::ShiftLeft => {
            let shift = shift()?;
            (a.clone() << shift, Some(format!("times 2^{shift}")))
        }
        Operator::ShiftRight => {
            let shift = shift()?;
            (a.clone() >> shift, Some(format!("divided by 2^{shift}, rounded down")))
        }
        Operator::And => (a.clone() & b.clone(), None),
        Operator::Or => (a.clone() | b.clone(), None),
        Operator::Xor => (a.clone() ^ b.clone(), None),
    };
    working.note(|| {
        let how = how.map(|it| format!(" ({it})")).unwrap_or_default();
        format!("{} {} {} = {}{how}", hex(a), operator.sign(), hex(b), hex(&result))
    });
    Ok(result)
}

/// `-0x1f`, cut in the middle when it is long.
fn hex(number: &Integer) -> String {
    let text = term::in_hexadecimal(number);
    if text.len() <= 60 {
        text
    } else {
        format!("{}...{} ({} digits)", &text[..20], &text[text.len() - 20..], text.len() - 2)
    }
}
