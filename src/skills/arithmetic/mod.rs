//! Arithmetic: terms to be worked out, and what is asked of several numbers.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `evaluate(term)` | a term without unknowns | its exact value, with square roots if need be |
//! | `sum(numbers)`, `product(numbers)`, `mean(numbers)` | a list of numbers | what they make together; their average |
//! | `median(numbers)`, `mode(numbers)`, `spread(numbers)` | a list of numbers | the middle one; the most frequent; largest minus smallest |
//! | `largest(numbers)`, `smallest(numbers)`, `count(list)` | a list | one of them; how many there are |
//! | `difference(a, b)`, `distance(a, b)`, `ratio(a, b)` | numbers | a - b; how far apart; a / b |
//! | `power(a, b)`, `root(a, k)` | numbers | a to the power of b; the k-th root of a |
//! | `percent_of(p, n)`, `relative_change(a, b)` | numbers | p hundredths of n; (b - a) / a |
//! | `factorial(n)`, `choose(n, k)` | n >= 0; k >= 0 | 1 * 2 * ... * n; ways to choose k of n |
//! | `powers_of(numbers, k)` | a list, a whole number | each to the power of k |
//! | `integers_from(a, b, step)`; its `sum` also as a whole | whole numbers | a, a + step, ... up to b |
//! | `significant(n, figures)` | a number, n > 0 | n to so many significant figures |
//! | `shared(n, parts)`, `simplest_ratio(parts)` | a number; positive numbers | n in that ratio; the ratio in lowest whole numbers |
//! | `rounded(n, places)` | a number, a whole number | n to so many decimal places, halves away from zero |
//! | `rounded_to(n, m)` | a number, a positive number | the multiple of m nearest to n, halves away from zero |

mod check;
mod ratios;
mod roots;
mod rows;
mod several;
mod terms;
mod told;

use crate::problem::{
    About, Approach, Binding, Goal, Phrase, Prompt, Reading, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct Arithmetic;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What is 3 + 4 * (5 - 2)?", answer: "15" },
    WorkedExample { prompt: "What is 15% of 2.4 million?", answer: "360000" },
    WorkedExample { prompt: "What is the average of 3, 5 and 10?", answer: "6" },
    WorkedExample { prompt: "Simplify sqrt(72).", answer: "6*sqrt(2)" },
    WorkedExample { prompt: "Round 47,861 to the nearest thousand.", answer: "48000" },
];

const fn number(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Number, means)
}

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    number("(the) [sum|total] of {l:Numbers}", "sum(l)"),
    number("(the) product of {l:Numbers}", "product(l)"),
    number("(the) [average|mean|arithmetic mean] (value) of (the numbers|the values) {l:Numbers}", "mean(l)"),
    number("(the) median (value) of (the numbers|the values) {l:Numbers}", "median(l)"),
    number("(the) mode of (the numbers|the values) {l:Numbers}", "mode(l)"),
    number("(the) range of (the numbers|the values) {l:Numbers}", "spread(l)"),
    number("(the) number of {l:Numbers}", "count(l)"),
    task("how many {l:Numbers} be there", "count(l)"),
    number("(the) (positive) [distance|absolute difference|difference] between {a} and {b}", "distance(a, b)"),
    number("(the) difference of {a} and {b}", "difference(a, b)"),
    number("(the) [quotient|ratio] of {a} [and|to] {b}", "ratio(a, b)"),
    number("{a} take away {b}", "difference(a, b)").binding(Binding::Sum),
    number("take {a} away from {b}", "difference(b, a)").binding(Binding::Loosest),
    number("take {a} from {b}", "difference(b, a)").binding(Binding::Loosest),
    Phrase::new("(the) squares of {l:Numbers}", Type::Numbers, "powers_of(l, 2)"),
    Phrase::new("(the) cubes of {l:Numbers}", Type::Numbers, "powers_of(l, 3)"),
    Phrase::new("(the) reciprocals of {l:Numbers}", Type::Numbers, "powers_of(l, -1)"),
    Phrase::new("(the) first {n} odd (positive|natural|whole) [integers|numbers]", Type::Numbers, "integers_from(1, difference(product([2, n]), 1), 2)"),
    Phrase::new("(the) first {n} even (positive|natural|whole) [integers|numbers]", Type::Numbers, "integers_from(2, product([2, n]), 2)"),
    Phrase::new("(the) first {n} (positive) multiples of {m}", Type::Numbers, "integers_from(m, product([n, m]), m)"),
    number("[one|a] half", "ratio(1, 2)"),
    number("{n} choose {k}", "choose(n, k)"),
    number("{n} factorial", "factorial(n)"),
    number("(the) factorial of {n}", "factorial(n)"),
    Phrase::new("(all) (the) [integers|whole numbers|natural numbers|numbers|positive integers] [from|between] {a} to {b} (inclusive)", Type::Numbers, "integers_from(a, b, 1)"),
    Phrase::new("(the) first {n} [positive integers|natural numbers|positive whole numbers|counting numbers]", Type::Numbers, "integers_from(1, n, 1)"),
    Phrase::new("(all) (the) odd [integers|numbers] from {a} to {b}", Type::Numbers, "integers_from(a, b, 2)").when(begins_odd),
    Phrase::new("(all) (the) even [integers|numbers] from {a} to {b}", Type::Numbers, "integers_from(a, b, 2)").when(begins_even),
    number("{n} (rounded|correct|accurate) (,) to {k} [significant figures|significant figure|sig figs|sf|significant digits]", "significant(n, k)").binding(Binding::Loosest),
    number("round {n} to {k} [significant figures|significant figure|sig figs|sf|significant digits]", "significant(n, k)").binding(Binding::Loosest),
    task("[divide|share|split] {n} in (the) ratio (of) {a} [:|to] {b}", "shared(n, [a, b])"),
    task("[divide|share|split] {n} in (the) ratio (of) {a} : {b} : {c}", "shared(n, [a, b, c])"),
    task("[simplify|reduce] (the ratio) {a} : {b}", "simplest_ratio([a, b])"),
    task("[simplify|reduce] (the ratio) {a} : {b} : {c}", "simplest_ratio([a, b, c])"),
    task("[simplify|reduce] (the) ratio (of) {a} to {b}", "simplest_ratio([a, b])"),
    number("{a} plus {b}", "sum([a, b])").binding(Binding::Sum),
    number("{a} minus {b}", "difference(a, b)").binding(Binding::Sum),
    number("{a} less than {b}", "difference(b, a)").binding(Binding::Sum),
    number("{a} more than {b}", "sum([b, a])").binding(Binding::Sum),
    number("{a} [times|multiply by] {b}", "product([a, b])").binding(Binding::Product),
    number("{a} [divide by|over] {b}", "ratio(a, b)").binding(Binding::Product),
    number("[add|add together|put together|total] {l:Numbers}", "sum(l)").binding(Binding::Loosest),
    number("add {a} to {b}", "sum([b, a])").binding(Binding::Loosest),
    number("subtract {a} from {b}", "difference(b, a)").binding(Binding::Loosest),
    number("[multiply|multiply together] {l:Numbers}", "product(l)").binding(Binding::Loosest),
    number("multiply {a} by {b}", "product([a, b])").binding(Binding::Loosest),
    number("divide {a} by {b}", "ratio(a, b)").binding(Binding::Loosest),
    number("(the) square of {a}", "power(a, 2)"),
    number("(the) cube of {a}", "power(a, 3)"),
    number("{a} squared", "power(a, 2)"),
    number("{a} cubed", "power(a, 3)"),
    number("{a} (raise) to the power (of) {b}", "power(a, b)").binding(Binding::Product),
    number("{a} (raise) to the {k:Ordinal} (power)", "power(a, k)").binding(Binding::Product),
    number("(the) {k:Ordinal} power of {a}", "power(a, k)"),
    number("(the) (positive|principal) square root of {a}", "root(a, 2)"),
    number("(the) cube root of {a}", "root(a, 3)"),
    number("(the) {k:Ordinal} root of {a}", "root(a, k)"),
    number("[twice|double] {a}", "product([2, a])"),
    number("[triple|three times] {a}", "product([3, a])"),
    number("half (of) {a}", "ratio(a, 2)"),
    number("(the) [reciprocal|multiplicative inverse] of {a}", "ratio(1, a)"),
    number("(the) absolute value of {a}", "distance(a, 0)"),
    number("{a} of {b}", "product([a, b])").when(is_part),
    number("{a} [percent] of {b}", "percent_of(a, b)"),
    number("{a} [increase|raise] by {p:Percent}", "product([a, sum([1, p])])").binding(Binding::Sum),
    number("{a} [decrease|reduce|lower] by {p:Percent}", "product([a, difference(1, p)])").binding(Binding::Sum),
    number("[increase|raise] {a} by {p:Percent}", "product([a, sum([1, p])])").binding(Binding::Loosest),
    number("[decrease|reduce|lower] {a} by {p:Percent}", "product([a, difference(1, p)])").binding(Binding::Loosest),
    Phrase::new("{a} [percent]", Type::Percent, "ratio(a, 100)"),
    number("{p:Percent} off (of) {a}", "product([a, difference(1, p)])"),
    number("[a|one] {k:Ordinal} of {a}", "ratio(a, k)"),
    number("{p:Percent} more than {a}", "product([a, sum([1, p])])").binding(Binding::Sum),
    number("{p:Percent} less than {a}", "product([a, difference(1, p)])").binding(Binding::Sum),
    task("{a} be {p:Percent} of [what|what number|which number]", "ratio(a, p)"),
    Phrase::new(
        "[what percent|what percentage|which percentage] of {b} be {a}",
        Type::Percentage,
        "ratio(a, b)",
    ),
    Phrase::new(
        "{a} be [what percent|what percentage|which percentage] of {b}",
        Type::Percentage,
        "ratio(a, b)",
    ),
    Phrase::new("[what percent|what percentage] be {a} (out) of {b}", Type::Percentage, "ratio(a, b)"),
    Phrase::new("{a} as a [percent|percentage] of {b}", Type::Percentage, "ratio(a, b)"),
    Phrase::new("(express|write|convert) {a} [as|into|to] a [percent|percentage]", Type::Percentage, "ratio(a, 1)"),
    Phrase::new(
        "(the) [percent|percentage] [change|increase|difference|growth|rise] from {a} to {b}",
        Type::Percentage,
        "relative_change(a, b)",
    ),
    Phrase::new(
        "(the) [percent|percentage] [decrease|drop|loss|reduction|fall|discount] from {a} to {b}",
        Type::Percentage,
        "difference(0, relative_change(a, b))",
    ),
    number("(round) {n} (rounded|correct|accurate) (off) (,) to {k} [decimal places|decimal place|dps|dp|decimals]", "rounded(n, k)")
        .binding(Binding::Loosest),
    number(
        "(round) {n} (rounded) (correct) (off) (,) to the nearest [integer|whole number|unit|whole]",
        "rounded(n, 0)",
    )
    .binding(Binding::Loosest),
    number("(round) {n} (rounded) (off) (,) to the nearest {m}", "rounded_to(n, m)").binding(Binding::Loosest),
    number("(round) {n} (rounded) (off) (,) to the nearest [hundred|hundreds]", "rounded_to(n, 100)")
        .binding(Binding::Loosest),
    number("(round) {n} (rounded) (off) (,) to the nearest [thousand|thousands]", "rounded_to(n, 1000)")
        .binding(Binding::Loosest),
    number("(round) {n} (rounded) (off) (,) to the nearest [million|millions]", "rounded_to(n, 1000000)")
        .binding(Binding::Loosest),
    number("(round) {n} (rounded) (off) (,) to the nearest {k:Ordinal}", "rounded_to(n, ratio(1, k))")
        .binding(Binding::Loosest),
    Phrase::new("(write|express|give|convert|state) {n} [as|to|into] a [decimal|decimal number|decimal fraction]", Type::Decimal, "n").binding(Binding::Loosest),
    Phrase::new(
        "(write|express|give|convert|state) {n} [as|to|into] [a|an] (improper|simplified|common|reduced|proper|single) fraction (in (its|the) [lowest|simplest] [terms|form])",
        Type::Fraction,
        "n",
    )
    .binding(Binding::Loosest),
];

fn begins_odd(slots: &[&Value]) -> bool {
    slots.first().and_then(|first| first.as_number()?.to_i64()).is_some_and(|first| first.rem_euclid(2) == 1)
}

fn begins_even(slots: &[&Value]) -> bool {
    slots.first().and_then(|first| first.as_number()?.to_i64()).is_some_and(|first| first.rem_euclid(2) == 0)
}

/// "1/2 of 10" and "15% of 10" are products; "7 of 10" is not.
fn is_part(slots: &[&Value]) -> bool {
    match slots {
        [Value::Number(number), _] => !number.is_integer(),
        [Value::Goal(goal), _] => goal.verb().as_str() == "evaluate",
        _ => false,
    }
}

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[
    ("evaluate", "{0}"),
    ("sum", "the sum of {0}"),
    ("product", "the product of {0}"),
    ("mean", "the average of {0}"),
    ("median", "the median of {0}"),
    ("mode", "the most frequent of {0}"),
    ("spread", "the range of {0}"),
    ("largest", "the largest of {0}"),
    ("smallest", "the smallest of {0}"),
    ("count", "the count of {0}"),
    ("difference", "{0} minus {1}"),
    ("distance", "the distance between {0} and {1}"),
    ("ratio", "{0} divided by {1}"),
    ("power", "{0} to the power of {1}"),
    ("percent_of", "{0} % of {1}"),
    ("relative_change", "the relative change from {0} to {1}"),
    ("factorial", "{0}!"),
    ("choose", "the ways to choose {1} of {0}"),
    ("simplest_ratio", "the ratio of {0} in lowest terms"),
    ("shared", "{0} shared in the ratio of {1}"),
    ("rounded", "{0} to {1} decimal places"),
    ("rounded_to", "{0} to the nearest multiple of {1}"),
    ("significant", "{0} to {1} significant figures"),
];

impl Skill for Arithmetic {
    fn about(&self) -> About {
        About {
            name: "arithmetic",
            summary: "terms worked out step by step; sums, averages, percentages, powers, roots, rounding",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        told::read(prompt)
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("evaluate", [term]) => terms::evaluate_approaches(term),
            ("sum", [Value::Goal(inner)]) => match inner.parts() {
                ("integers_from", [a, b, step]) => rows::sum_approaches(a, b, step),
                _ => Vec::new(),
            },
            ("sum", [list]) => several::sum_approaches(list),
            ("product", [list]) => several::product_approaches(list),
            ("mean", [list]) => several::mean_approaches(list),
            ("largest", [list]) => several::extreme_approaches(list, true),
            ("smallest", [list]) => several::extreme_approaches(list, false),
            ("count", [list]) => several::count_approaches(list),
            ("choose", [n, k]) => roots::choose_approaches(n, k),
            ("powers_of", [list, k]) => several::powers_of_approaches(list, k),
            ("factorial", [n]) => roots::factorial_approaches(n),
            ("significant", [n, figures]) => several::significant_approaches(n, figures),
            ("integers_from", [a, b, step]) => rows::integers_approaches(a, b, step),
            ("shared", [n, parts]) => ratios::shared_approaches(n, parts),
            ("simplest_ratio", [parts]) => ratios::simplest_ratio_approaches(parts),
            ("median", [list]) => several::median_approaches(list),
            ("mode", [list]) => several::mode_approaches(list),
            ("spread", [list]) => several::spread_approaches(list),
            ("difference", [a, b]) => several::difference_approaches(a, b),
            ("distance", [a, b]) => several::distance_approaches(a, b),
            ("power", [a, b]) => roots::power_approaches(a, b),
            ("root", [a, index]) => roots::root_approaches(a, index),
            ("relative_change", [a, b]) => several::relative_change_approaches(a, b),
            ("ratio", [a, b]) => several::ratio_approaches(a, b),
            ("percent_of", [p, n]) => several::percent_approaches(p, n),
            ("rounded", [n, places]) => {
                let mut approaches = several::rounded_approaches(n, places);
                approaches.extend(roots::rounded_root_approaches(n, places));
                approaches
            }
            ("rounded_to", [n, m]) => several::rounded_to_approaches(n, m),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        let said = |value: &Value| value.spoken();
        match goal.parts() {
            ("root", [n, index]) if said(index) == "2" => Some(format!("the square root of {}", said(n))),
            ("root", [n, index]) if said(index) == "3" => Some(format!("the cube root of {}", said(n))),
            ("rounded", [n, places]) if said(places) == "0" => Some(format!("{} to the nearest whole number", said(n))),
            ("rounded", [n, places]) if said(places) == "1" => Some(format!("{} to one decimal place", said(n))),
            ("integers_from", [a, b, step]) if said(step) == "1" => {
                Some(format!("the whole numbers from {} to {}", said(a), said(b)))
            }
            _ => say(goal, SAYINGS),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
