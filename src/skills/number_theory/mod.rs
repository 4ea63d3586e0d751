//! Number theory: divisors, primes, remainders, digits, bases.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `gcd(a, b)`, `lcm(a, b)`, `gcd_of(numbers)`, `lcm_of(numbers)` | whole numbers | greatest common divisor; least common multiple |
//! | `common_denominator(numbers)` | numbers | the least number that all can be written over |
//! | `factorization(n)` | n > 1 | its primes in order, each as often as it divides n |
//! | `prime_factors(n)` | n > 1 | its primes in order, each once |
//! | `divisors(n)`; `count(divisors(n))`, `sum(divisors(n))` also as a whole | n > 0 | all of them in order |
//! | `is_prime(n)`, `is_composite(n)` | whole number | true or false |
//! | `is_divisible(n, d)` | whole numbers | whether d goes into n evenly |
//! | `next_prime(n)`, `primes_between(a, b)`, `primes_below(n)`, `first_primes(n)` | whole numbers | the first prime above n; all from a to b; all less than n; the first n |
//! | `fibonacci(k)` | 0 to 10,000 | number k of 1, 1, 2, 3, 5, 8, ... |
//! | `remainder(a, m)` | m > 0; a may be a term to be worked out | what is left of a, from 0 up to m - 1 |
//! | `combined(residues, moduli)` | moduli without common divisors | the least number that leaves them |
//! | `totient(n)` | n > 0 | how many numbers up to n share no divisor with it |
//! | `quotient(a, m)` | m > 0 | how often m goes into a, rounded down |
//! | `digits(n)`, `digit(n, place)` | n >= 0; a power of ten | its decimal digits from the left; the one of that place |
//! | `numeral(text, base)`, `written_in(n, base)`, `in_base(text, base)` | digits as written | the number; its digits; a result in the base |

mod bounds;
mod check;
mod common_divisors;
mod counted_primes;
mod digits;
mod divisibility;
mod factors;
mod fibonacci;
mod modular;
mod numerals;
mod primes;
mod remainders;
mod told_bases;
mod told_divisors;
mod told_primes;

use crate::problem::{
    About, Approach, Binding, Goal, Phrase, Prompt, Reading, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct NumberTheory;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What is the greatest common divisor of 48 and 18?", answer: "6" },
    WorkedExample { prompt: "What is the remainder when 7^222 is divided by 12?", answer: "1" },
    WorkedExample { prompt: "List the prime factors of 360.", answer: "2, 3, 5" },
    WorkedExample { prompt: "How many primes are there between 10 and 50?", answer: "11" },
    WorkedExample { prompt: "Convert 255 to hexadecimal.", answer: "ff" },
    WorkedExample { prompt: "What is the tens digit of 3^50?", answer: "4" },
    WorkedExample { prompt: "In base 16, what is ff + 1a?", answer: "119" },
];

const fn number(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Number, means)
}

const fn numbers(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Numbers, means)
}

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const fn base(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Base, means)
}

const fn truth(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Truth, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    number(
        "(the) [gcd|gcf|hcf|[greatest|highest|largest|biggest] common [divisor|factor]] of {a} and {b}",
        "gcd(a, b)",
    ),
    number(
        "(the) [gcd|gcf|hcf|[greatest|highest|largest|biggest] common [divisor|factor]] of {l:Numbers}",
        "gcd_of(l)",
    )
    .when(are_several),
    number(
        "(the) [gcd|gcf|hcf|[greatest|highest|largest|biggest] common [divisor|factor]] of [these|the|the following|following] (two) [numbers|integers] (:) {a} [and|,|, and] {b}",
        "gcd(a, b)",
    ),
    number("[gcd|gcf|hcf] ( {a} , {b} )", "gcd(a, b)"),
    number("(the) [lcm|[least|lowest|smallest] common multiple] of {a} and {b}", "lcm(a, b)"),
    number("(the) [lcm|[least|lowest|smallest] common multiple] of {l:Numbers}", "lcm_of(l)").when(are_several),
    number(
        "(the) [lcm|[least|lowest|smallest] common multiple] of [these|the|the following|following] (two) [numbers|integers] (:) {a} [and|,|, and] {b}",
        "lcm(a, b)",
    ),
    number("lcm ( {a} , {b} )", "lcm(a, b)"),
    number(
        "(the) (least|lowest|smallest) common denominator (of|for) (the fractions) {l:Numbers}",
        "common_denominator(l)",
    ),
    number("(the) remainder when {a} is divided by {b}", "remainder(a, b)"),
    number(
        "(the) remainder (you get|you obtain|one gets|left|we get) [of|when dividing|when you divide|when we divide|if you divide|on dividing] {a} [divided by|by] {b}",
        "remainder(a, b)",
    ),
    number(
        "(the) remainder (you get|left) [from|after|in|of] (the) [division|dividing] (of) {a} by {b}",
        "remainder(a, b)",
    ),
    task(
        "what remainder [do|will] (you|{a}) (get|obtain) [leave|when you divide|when dividing] {a} by {b}",
        "remainder(a, b)",
    ),
    task("what remainder do {a} [leave|give|have] when (it be) divided by {b}", "remainder(a, b)"),
    task("what remain when {a} is divided by {b}", "remainder(a, b)"),
    number("{a} [mod|modulo] {b}", "remainder(a, b)"),
    number("(the) (integer|whole) quotient when {a} is divided by {b}", "quotient(a, b)"),
    number("(the) (integer|whole) quotient of {a} divided by {b}", "quotient(a, b)"),
    numbers("(the) (distinct|different) prime [factor|divisor] of {n}", "prime_factors(n)"),
    numbers("(the) prime [factorization|factorisation|decomposition] of {n}", "factorization(n)"),
    numbers("(all) (the|of the) (positive) [divisor|factor] of {n}", "divisors(n)"),
    numbers("(the) (decimal) digits of {n}", "digits(n)"),
    task("how many (positive) [divisor|factor] do {n} have", "count(divisors(n))"),
    task("how many (distinct|different) prime [divisor|factor] do {n} have", "count(prime_factors(n))"),
    task("how many digits (do|be) (there) (in) {n} (have)", "count(digits(n))"),
    number(
        "(the) [next|first|smallest|least] prime (number) [after|above|greater than|larger than|bigger than|following] {n}",
        "next_prime(n)",
    ),
    number("(the) [totient|euler totient|euler 's totient|euler phi|phi] (function) of {n}", "totient(n)"),
    number("(the) [units|unit|ones|one|ones'|units'|last] digit [of|in] {n}", "digit(n, 0)"),
    number("(the) [tens|ten] digit [of|in] {n}", "digit(n, 1)"),
    number("(the) [hundreds|hundred] digit [of|in] {n}", "digit(n, 2)"),
    number("(the) [thousands|thousand] digit [of|in] {n}", "digit(n, 3)"),
    number("(the) [ten|10] [thousands|thousand] digit [of|in] {n}", "digit(n, 4)"),
    number("(the) [hundred|100] [thousands|thousand] digit [of|in] {n}", "digit(n, 5)"),
    number("(the) [millions|million] digit [of|in] {n}", "digit(n, 6)"),
    number("(the) [ten|10] [millions|million] digit [of|in] {n}", "digit(n, 7)"),
    number("(the) [hundred|100] [millions|million] digit [of|in] {n}", "digit(n, 8)"),
    number("(the) [billions|billion] digit [of|in] {n}", "digit(n, 9)"),
    number("(the) tenths digit [of|in] {n}", "digit(n, -1)"),
    number("(the) hundredths digit [of|in] {n}", "digit(n, -2)"),
    number("(the) thousandths digit [of|in] {n}", "digit(n, -3)"),
    numbers(
        "(all) (the) [primes|prime numbers] (which|that) (there be|be there|be|lie|exist|do you find) (strictly) [less than|below|smaller than|lower than|under] {n}",
        "primes_below(n)",
    ),
    numbers(
        "(all) (the) [primes|prime numbers] (which|that) (there be|be there|be|lie|exist|do you find) [up to (and including)|not [greater|larger|more|bigger] than|no [greater|larger|more|bigger] than|at most|not exceeding|not above] {n}",
        "primes_between(1, n)",
    ),
    numbers(
        "(all) (the) [primes|prime numbers] (which|that) (there be|be there|be|lie|exist|do you find) [between|from|in the [range|interval] (from|of|between)] {a} [and|to|through|up to] {b} ([(,) (both|all|both ends|both limits) [inclusive|inclusively|included]|( (both|all) [inclusive|included] )])",
        "primes_between(a, b)",
    ),
    task(
        "[between|from] {a} [and|to] {b} (,) how many [numbers|integers|whole numbers] be prime",
        "count(primes_between(a, b))",
    ),
    task(
        "how many [numbers|integers|whole numbers] [between|from] {a} [and|to] {b} be prime",
        "count(primes_between(a, b))",
    ),
    numbers("(the) common [divisors|factors] of {a} and {b}", "divisors(gcd(a, b))"),
    number("(the) {k:Ordinal} prime (number)", "largest(first_primes(k))"),
    number("(the) [smallest|least] (positive) (number|integer|whole number) divisible by {a} and {b}", "lcm(a, b)"),
    number("(the) {k:Ordinal} [number of fibonacci|fibonacci (number|term)|(number|term) [in|of] (the) fibonacci (sequence|series|numbers)]", "fibonacci(k)"),
    numbers("(the) first {n} [primes|prime numbers]", "first_primes(n)"),
    task("[write|express] {n} as (a) product of (its) (prime factors|primes|prime numbers)", "factorization(n)"),
    task("be {a} and {b} [coprime|relatively prime|co - prime]", r#"compared(gcd(a, b), "=", 1)"#),
    task("list {l:Numbers}", "l"),
    task(
        "can {n} be divided (evenly|exactly) by {d} (evenly|exactly|without remainder|without a remainder)",
        "is_divisible(n, d)",
    ),
    truth("{n} be (a|an) prime (number)", "is_prime(n)"),
    truth("{n} be (a|an) composite (number)", "is_composite(n)"),
    truth("{n} be (a|an) multiple of {d}", "is_divisible(n, d)"),
    truth("{n} be (evenly|exactly) divisible by {d}", "is_divisible(n, d)"),
    truth("{d} be (a|an) [factor|divisor] of {n}", "is_divisible(n, d)"),
    truth("{d} (evenly|exactly) divide (evenly|exactly) (into) {n} (evenly|exactly)", "is_divisible(n, d)"),
    truth("{d} go (evenly|exactly) into {n} (evenly|exactly)", "is_divisible(n, d)"),
    task("in base {b} , ({q:Ask}) {w:Written}", "in_base(w, b)").when(are_said),
    task("{q:Ask} {w:Written} in base {b}", "in_base(w, b)")
        .when(is_reckoning),
    base("binary", "2"),
    base("ternary", "3"),
    base("octal", "8"),
    base("[decimal|denary]", "10"),
    base("[hexadecimal|hex]", "16"),
    base("[base|radix] (-) {n}", "n"),
    task(
        "[{q:Ask}|(how [do|can|would] [you|we|one|i]) [convert|change|write|express|turn|translate|represent]] (the) {b:Base} (number|numeral|value) {w:Written} (from) [to|in|into|as] (a|its) {c:Base} (number|numeral|notation|form|representation|equivalent|system)",
        "written_in(numeral(w, b), c)",
    )
    .when(are_said),
    task(
        "[{q:Ask}|(how [do|can|would] [you|we|one|i]) [convert|change|write|express|turn|translate|represent]] (the number|the numeral) {w:Written} [( {b:Base} )|{b:Base}|(from|in) {b:Base}] [to|into|in|as] (a|its) {c:Base} (number|numeral|notation|form|representation|equivalent|system)",
        "written_in(numeral(w, b), c)",
    )
    .when(are_said),
    task("{w:Written} ( {b:Base} ) [to|in|into|as] {c:Base}", "written_in(numeral(w, b), c)").when(are_said),
    task(
        "[{q:Ask}|(how [do|can|would] [you|we|one|i]) [convert|change|write|express|turn|translate|represent]] (the) (number|decimal number) {n} [to|in|into|as] (a|its) {c:Base} (number|numeral|notation|form|representation|equivalent|system)",
        "written_in(n, c)",
    )
    .when(is_other_base),
    task(
        "[how be {n} [written|expressed|represented]|[what|how] do {n} look (like)] [in|as] {c:Base} (notation|form)",
        "written_in(n, c)",
    )
    .when(is_other_base),
    task("{q:Ask} (the) {c:Base} [representation|form|notation|equivalent] of {n}", "written_in(n, c)").when(is_other_base_first),
    task(
        "({q:Ask}) (the) (value of) (the) {b:Base} (number|numeral) {w:Written} in {c:Base}",
        "written_in(numeral(w, b), c)",
    )
    .when(are_said),
    task(
        "{q:Ask} (the) {c:Base} [number|value|representation|form|notation|equivalent] (of|for) (the) {b:Base} (number|numeral) {w:Written}",
        "written_in(numeral(w, b), c)",
    )
    .when(are_said),
    task("[which|what] {c:Base} [number|numeral] be {w:Written} in {b:Base}", "written_in(numeral(w, b), c)").when(are_said),
];

/// More than two numbers: for two there is a goal of their own.
fn are_several(slots: &[&Value]) -> bool {
    slots.first().and_then(|list| list.as_list()).is_none_or(|list| list.len() > 2)
}

/// A base is said, not asked for: "base 2 plus 5" is no base.
fn are_said(slots: &[&Value]) -> bool {
    slots.iter().all(|slot| matches!(slot, Value::Number(_) | Value::Text(_)))
}

/// The same where the number itself may be asked for, and is written in tens as usual.
fn is_other_base(slots: &[&Value]) -> bool {
    matches!(slots.last(), Some(Value::Number(base)) if *base != 10.into())
}

fn is_other_base_first(slots: &[&Value]) -> bool {
    slots.first().is_some_and(|base| is_other_base(&[base]))
}

/// Numerals with a sign between them; "1101 in base 2" asks for something else.
fn is_reckoning(slots: &[&Value]) -> bool {
    let is_sum = |slot: &&Value| match slot {
        Value::Text(text) => numerals::parts_of(text).is_some_and(|(signs, _)| !signs.is_empty()),
        _ => false,
    };
    are_said(slots) && slots.iter().any(is_sum)
}

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[
    ("gcd", "the gcd of {0} and {1}"),
    ("lcm", "the lcm of {0} and {1}"),
    ("gcd_of", "the gcd of {0}"),
    ("lcm_of", "the lcm of {0}"),
    ("common_denominator", "the least common denominator of {0}"),
    ("factorization", "the prime factorization of {0}"),
    ("merged", "{0}, put together"),
    ("prime_factors", "the prime factors of {0}"),
    ("divisors", "the divisors of {0}"),
    ("is_prime", "whether {0} is prime"),
    ("is_composite", "whether {0} is composite"),
    ("is_divisible", "whether {0} is divisible by {1}"),
    ("next_prime", "the next prime after {0}"),
    ("primes_between", "the primes from {0} to {1}"),
    ("primes_below", "the primes less than {0}"),
    ("primes_among", "those of {0} that are prime"),
    ("twin_primes", "the twin primes from {0} to {1}"),
    ("prime_and_next", "whether {0} is prime, and the next prime"),
    ("in_bases", "{0} of base {1} in the bases {2}"),
    ("first_primes", "the first {0} primes"),
    ("fibonacci", "Fibonacci number {0}"),
    ("remainder", "the remainder when {0} is divided by {1}"),
    ("quotient", "how often {1} goes into {0}"),
    ("combined", "what leaves {0} when divided by {1}"),
    ("totient", "the totient of {0}"),
    ("digits", "the digits of {0}"),
    ("numeral", "what {0} means in base {1}"),
    ("written_in", "{0} written in base {1}"),
    ("in_base", "{0} in base {1}"),
];

impl Skill for NumberTheory {
    fn about(&self) -> About {
        About {
            name: "number_theory",
            summary: "divisors, primes, remainders, digits and bases of whole numbers",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        [told_bases::read, told_primes::read, counted_primes::read, told_divisors::read]
            .iter()
            .filter_map(|read| read(prompt))
            .collect()
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
            ("gcd_of", [list]) => divisibility::of_all_approaches(list, "gcd"),
            ("lcm_of", [list]) => divisibility::of_all_approaches(list, "lcm"),
            ("common_denominator", [list]) => divisibility::common_denominator_approaches(list),
            ("is_composite", [n]) => divisibility::is_composite_approaches(n),
            ("is_divisible", [n, d]) => divisibility::is_divisible_approaches(n, d),
            ("next_prime", [n]) => primes::next_prime_approaches(n),
            ("fibonacci", [k]) => fibonacci::approaches(k),
            ("first_primes", [n]) => primes::first_primes_approaches(n),
            ("primes_between", [a, b]) => primes::primes_between_approaches(a, b),
            ("primes_below", [n]) => {
                primes::primes_below(n).map_or_else(Vec::new, |(a, b)| primes::primes_between_approaches(&a, &b))
            }
            (verb @ ("count" | "sum"), [Value::Goal(inner)]) => match inner.parts() {
                ("divisors", [n]) => divisibility::from_exponents(verb, n),
                ("primes_between", [a, b]) if verb == "count" => primes::prime_count_approaches(a, b),
                ("primes_below", [n]) if verb == "count" => {
                    primes::primes_below(n).map_or_else(Vec::new, |(a, b)| primes::prime_count_approaches(&a, &b))
                }
                _ => Vec::new(),
            },
            ("primes_among", [list]) => primes::primes_among_approaches(list),
            ("twin_primes", [a, b]) => primes::twin_primes_approaches(a, b),
            ("prime_and_next", [n]) => primes::prime_and_next_approaches(n),
            ("in_bases", [Value::Text(text), base, bases]) => numerals::in_bases_approaches(text, base, bases),
            ("combined", [residues, moduli]) => modular::combined_approaches(residues, moduli),
            ("totient", [n]) => modular::totient_approaches(n),
            ("digits", [n]) => digits::digits_approaches(n),
            ("digit", [n, place]) => digits::digit_approaches(n, place),
            ("numeral", [Value::Text(text), base]) => numerals::numeral_approaches(text, base),
            ("written_in", [n, base]) => numerals::written_in_approaches(n, base),
            ("in_base", [Value::Text(text), base]) => numerals::in_base_approaches(text, base),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(goal, SAYINGS)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
