//! Arithmetic: terms to be worked out, and what is asked of several numbers.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `evaluate(term)` | a term without unknowns | its exact value |
//! | `sum(numbers)`, `product(numbers)`, `mean(numbers)` | a list of numbers | what they make together; their average |
//! | `largest(numbers)`, `smallest(numbers)`, `count(list)` | a list | one of them; how many there are |
//! | `difference(a, b)`, `ratio(a, b)` | numbers | a - b; a / b |
//! | `percent_of(p, n)` | numbers | p hundredths of n |
//! | `rounded(n, places)` | a number, a whole number | n to so many decimal places, halves away from zero |

mod check;
mod several;
mod terms;

use crate::problem::{About, Approach, Binding, Goal, Phrase, Skill, Type, Value, Verdict, WorkedExample};

pub struct Arithmetic;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What is 3 + 4 * (5 - 2)?", answer: "15" },
    WorkedExample { prompt: "What is 15% of 2.4 million?", answer: "360000" },
    WorkedExample { prompt: "What is the average of 3, 5 and 10?", answer: "6" },
];

const PHRASES: &[Phrase] = &[
    Phrase::new("(the) [sum|total] of {l:Numbers}", Type::Number, "sum(l)"),
    Phrase::new("(the) product of {l:Numbers}", Type::Number, "product(l)"),
    Phrase::new("(the) [average|mean|arithmetic mean] of {l:Numbers}", Type::Number, "mean(l)"),
    Phrase::new("(the) [largest|greatest|biggest|maximum] of {l:Numbers}", Type::Number, "largest(l)"),
    Phrase::new("(the) [smallest|least|minimum] of {l:Numbers}", Type::Number, "smallest(l)"),
    Phrase::new("(the) number of {l:Numbers}", Type::Number, "count(l)"),
    Phrase::new("(the) difference [between|of] {a} and {b}", Type::Number, "difference(a, b)"),
    Phrase::new("(the) [quotient|ratio] of {a} [and|to] {b}", Type::Number, "ratio(a, b)"),
    Phrase::new("{a} plus {b}", Type::Number, "sum([a, b])").binding(Binding::Sum),
    Phrase::new("{a} minus {b}", Type::Number, "difference(a, b)").binding(Binding::Sum),
    Phrase::new("{a} less than {b}", Type::Number, "difference(b, a)").binding(Binding::Sum),
    Phrase::new("{a} more than {b}", Type::Number, "sum([b, a])").binding(Binding::Sum),
    Phrase::new("{a} times {b}", Type::Number, "product([a, b])").binding(Binding::Product),
    Phrase::new("{a} multiply by {b}", Type::Number, "product([a, b])").binding(Binding::Product),
    Phrase::new("{a} [divide by|over] {b}", Type::Number, "ratio(a, b)").binding(Binding::Product),
    Phrase::new("(the) square of {a}", Type::Number, "product([a, a])"),
    Phrase::new("[twice|double] {a}", Type::Number, "product([2, a])"),
    Phrase::new("half (of) {a}", Type::Number, "ratio(a, 2)"),
    Phrase::new("{a} of {b}", Type::Number, "product([a, b])").when(is_part),
    Phrase::new("{a} [percent|per cent] of {b}", Type::Number, "percent_of(a, b)"),
    Phrase::new("[simplify|reduce] {n}", Type::Task, "n").binding(Binding::Loosest),
];

/// "1/2 of 10" and "15% of 10" are products; "7 of 10" is not.
fn is_part(slots: &[&Value]) -> bool {
    match slots {
        [Value::Number(number), _] => !number.is_integer(),
        [Value::Goal(goal), _] => goal.verb().as_str() == "evaluate",
        _ => false,
    }
}

impl Skill for Arithmetic {
    fn about(&self) -> About {
        About {
            name: "arithmetic",
            summary: "terms worked out step by step; sums, products, averages, percentages",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("evaluate", [term]) => terms::evaluate_approaches(term),
            ("sum", [list]) => several::sum_approaches(list),
            ("product", [list]) => several::product_approaches(list),
            ("mean", [list]) => several::mean_approaches(list),
            ("largest", [list]) => several::extreme_approaches(list, true),
            ("smallest", [list]) => several::extreme_approaches(list, false),
            ("count", [list]) => several::count_approaches(list),
            ("difference", [a, b]) => several::difference_approaches(a, b),
            ("ratio", [a, b]) => several::ratio_approaches(a, b),
            ("percent_of", [p, n]) => several::percent_approaches(p, n),
            ("rounded", [n, places]) => several::rounded_approaches(n, places),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
