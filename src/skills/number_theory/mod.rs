//! Number theory: divisors, primes, remainders, digits.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `gcd(a, b)`, `lcm(a, b)` | whole numbers | greatest common divisor; least common multiple |
//! | `factorization(n)` | n > 1 | its primes in order, each as often as it divides n |
//! | `prime_factors(n)` | n > 1 | its primes in order, each once |
//! | `divisors(n)` | n > 0 | all of them in order |
//! | `is_prime(n)` | whole number | true or false |
//! | `remainder(a, m)` | m > 0; a may be a term to be worked out | what is left of a, from 0 up to m - 1 |
//! | `quotient(a, m)` | m > 0 | how often m goes into a, rounded down |
//! | `digits(n)` | n >= 0 | its decimal digits from the left |

mod check;
mod common_divisors;
mod digits;
mod factors;
mod remainders;

use crate::problem::{About, Approach, Goal, Phrase, Skill, Type, Value, Verdict, WorkedExample};

pub struct NumberTheory;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What is the greatest common divisor of 48 and 18?", answer: "6" },
    WorkedExample { prompt: "What is the remainder when 7^222 is divided by 12?", answer: "1" },
    WorkedExample { prompt: "List the prime factors of 360.", answer: "2, 3, 5" },
];

const PHRASES: &[Phrase] = &[
    Phrase::new(
        "(the) [gcd|gcf|hcf|[greatest|highest|largest] common [divisor|factor]] of {a} and {b}",
        Type::Number,
        "gcd(a, b)",
    ),
    Phrase::new("gcd ( {a} , {b} )", Type::Number, "gcd(a, b)"),
    Phrase::new(
        "(the) [lcm|[least|lowest|smallest] common [multiple|denominator]] of {a} and {b}",
        Type::Number,
        "lcm(a, b)",
    ),
    Phrase::new("(the) remainder when {a} is divided by {b}", Type::Number, "remainder(a, b)"),
    Phrase::new("(the) remainder [of|when dividing] {a} [divided by|by] {b}", Type::Number, "remainder(a, b)"),
    Phrase::new("{a} [mod|modulo] {b}", Type::Number, "remainder(a, b)"),
    Phrase::new("(the) prime factors of {n}", Type::Numbers, "prime_factors(n)"),
    Phrase::new("(the) prime [factorization|factorisation|decomposition] of {n}", Type::Numbers, "factorization(n)"),
    Phrase::new("(the) [divisor|factor] of {n}", Type::Numbers, "divisors(n)"),
    Phrase::new("(the) (decimal) digits of {n}", Type::Numbers, "digits(n)"),
    Phrase::new(
        "(the) [largest|greatest|biggest|highest] prime [factor|divisor] of {n}",
        Type::Number,
        "largest(prime_factors(n))",
    ),
    Phrase::new(
        "(the) [smallest|least|lowest] prime [factor|divisor] of {n}",
        Type::Number,
        "smallest(prime_factors(n))",
    ),
    Phrase::new("list {l:Numbers}", Type::Task, "l"),
    Phrase::new("[what be|find|give|determine|calculate|compute] {l:Numbers}", Type::Task, "l"),
    Phrase::new("[be|Is] {n} (a) prime (number)", Type::Task, "is_prime(n)"),
];

impl Skill for NumberTheory {
    fn about(&self) -> About {
        About {
            name: "number_theory",
            summary: "divisors, primes, remainders, digits of whole numbers",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("gcd", [a, b]) => common_divisors::gcd_approaches(a, b),
            ("lcm", [a, b]) => common_divisors::lcm_approaches(a, b),
            ("factorization", [n]) => factors::factorization_approaches(n),
            ("merged", [lists]) => factors::merged_approaches(lists),
            ("prime_factors", [n]) => factors::prime_factors_approaches(n),
            ("divisors", [n]) => factors::divisors_approaches(n),
            ("is_prime", [n]) => factors::is_prime_approaches(n),
            ("remainder", [a, m]) => remainders::remainder_approaches(a, m),
            ("quotient", [a, m]) => remainders::quotient_approaches(a, m),
            ("digits", [n]) => digits::digits_approaches(n),
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
