//! Divisibility, and what is asked of more than two numbers.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value};

fn integers(list: &Value) -> Option<Vec<Integer>> {
    list.as_numbers().filter(|numbers| !numbers.is_empty())?.into_iter().map(Number::to_integer).collect()
}

/// Whether d goes into n evenly.
pub(super) fn is_divisible_approaches(n: &Value, d: &Value) -> Vec<Approach> {
    let (Some(n), Some(d)) = (n.as_integer(), d.as_integer().filter(|d| *d != Integer::ZERO)) else {
        return Vec::new();
    };
    let size = Number::from(d.clone()).abs();
    let subgoals = vec![Goal::new("remainder", vec![n.clone().into(), (&size).into()])];
    let whole = Number::from(n.clone());
    let mut approaches = vec![
        Approach::split("remainder", "see whether anything is left over", subgoals, |parts, _| {
            Ok(parts[0].as_number().is_some_and(Number::is_zero).into())
        }),
        Approach::direct("quotient", "divide and see whether the quotient is whole", move |working| {
            Ok(working.step(Operation::Divide, [&whole, &d.clone().into()])?.is_integer().into())
        }),
    ];
    if let Some(rule) = digit_rule(&n, &size) {
        approaches.push(rule);
    }
    approaches
}

/// By 3 and 9 the sum of the digits decides, by 2, 5 and 10 the last digit.
fn digit_rule(n: &Integer, d: &Number) -> Option<Approach> {
    let d = d.to_i64().filter(|d| [2, 3, 5, 9, 10].contains(d))?;
    let digits = Number::from(n.clone()).abs();
    let subgoals = vec![Goal::new("digits", vec![digits.into()])];
    Some(Approach::split(
        "digit_rule",
        "look at the last digit, or at the sum of the digits",
        subgoals,
        move |parts, working| {
            let digits = parts[0].as_numbers().ok_or_else(|| Setback::no_way("the digits are not known"))?;
            let decisive = if d == 3 || d == 9 {
                let mut sum = Number::zero();
                for digit in digits {
                    sum = working.step(Operation::Add, [&sum, digit])?;
                }
                sum
            } else {
                digits.last().map_or_else(Number::zero, |digit| (*digit).clone())
            };
            Ok(working.step(Operation::Remainder, [&decisive, &d.into()])?.is_zero().into())
        },
    ))
}

/// gcd and lcm of several: of the first two, then of that and the next.
pub(super) fn of_all_approaches(list: &Value, verb: &'static str) -> Vec<Approach> {
    let Some(numbers) = integers(list) else {
        return Vec::new();
    };
    let one_by_one = numbers.clone();
    let mut approaches = vec![Approach::new(
        "one_after_another",
        "of the first two, then of that and the next",
        Vec::new(),
        move |_, _| {
            let mut numbers = one_by_one.iter().cloned().map(Value::from);
            let first = numbers.next().unwrap_or_else(|| 1.into());
            let goal = numbers.fold(first, |so_far, next| Goal::new(verb, vec![so_far, next]).into());
            match goal {
                Value::Goal(goal) => Ok(Next::Goal(goal)),
                number => Ok(Next::Answer(number)),
            }
        },
    )];
    if numbers.iter().all(|n| *n > Integer::ONE && *n < Integer::from(1_000_000_000_000_i64)) {
        let subgoals: Vec<Goal> = numbers.iter().map(|n| Goal::new("factorization", vec![n.clone().into()])).collect();
        approaches.push(Approach::split(
            "primes",
            "take each prime as often as all have it, or as any has it",
            subgoals,
            move |parts, working| {
                let all: Vec<Vec<&Number>> = parts.iter().filter_map(Value::as_numbers).collect();
                let mut primes: Vec<&Number> = all.iter().flatten().copied().collect();
                primes.sort();
                primes.dedup();
                let mut product = Number::one();
                for prime in primes {
                    let counts = all.iter().map(|of| of.iter().filter(|it| **it == prime).count());
                    let times = if verb == "gcd" { counts.min() } else { counts.max() };
                    for _ in 0..times.unwrap_or(0) {
                        product = working.step(Operation::Multiply, [&product, prime])?;
                    }
                }
                Ok(product.into())
            },
        ));
    }
    approaches
}

/// The least number that all fractions can be written over.
pub(super) fn common_denominator_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = list.as_numbers().filter(|numbers| !numbers.is_empty()) else {
        return Vec::new();
    };
    let denominators: Vec<Value> = numbers.iter().map(|number| Value::from(number.denominator())).collect();
    let goal = match &denominators[..] {
        [a, b] => Goal::new("lcm", vec![a.clone(), b.clone()]),
        _ => Goal::new("lcm_of", vec![Value::list(denominators.clone())]),
    };
    let shown = Value::list(denominators).brief();
    let largest = numbers.iter().map(|number| Number::from(number.denominator())).max().unwrap_or_else(Number::one);
    let fractions: Vec<Number> = numbers.into_iter().cloned().collect();
    vec![
        Approach::new(
            "denominators",
            "reduce the fractions; the lcm of what is below",
            Vec::new(),
            move |_, working| {
                working.note(|| format!("in lowest terms the denominators are {shown}"));
                Ok(Next::Goal(goal.clone()))
            },
        ),
        Approach::direct("multiples", "go through the multiples of the largest denominator", move |working| {
            let mut candidate = largest.clone();
            while fractions.iter().any(|fraction| !(fraction * &candidate).is_integer()) {
                working.spend(5)?;
                candidate += &largest;
            }
            Ok(candidate.into())
        }),
    ]
}

/// How many divisors n has, and their sum, from its primes.
pub(super) fn from_exponents(verb: &str, n: &Value) -> Vec<Approach> {
    if n.as_integer().is_none_or(|n| n <= Integer::ONE) {
        return Vec::new();
    }
    let is_count = verb == "count";
    let subgoals = vec![Goal::new("factorization", vec![n.clone()])];
    let idea =
        if is_count { "multiply one more than each exponent" } else { "multiply 1 + p + p^2 + ... for each prime p" };
    vec![Approach::split("exponents", idea, subgoals, move |parts, working| {
        let primes = parts[0].as_numbers().ok_or_else(|| Setback::no_way("the primes are not known"))?;
        let mut product = Number::one();
        let mut index = 0;
        while index < primes.len() {
            let prime = primes[index];
            let times = primes[index..].iter().take_while(|it| **it == prime).count();
            let factor = if is_count {
                Number::from(times as i64 + 1)
            } else {
                let mut sum = Number::one();
                for _ in 0..times {
                    let moved = working.step(Operation::Multiply, [&sum, prime])?;
                    sum = working.step(Operation::Add, [&moved, &Number::one()])?;
                }
                sum
            };
            product = working.step(Operation::Multiply, [&product, &factor])?;
            index += times;
        }
        Ok(product.into())
    })]
}

/// Neither prime nor below 2.
pub(super) fn is_composite_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_integer() else {
        return Vec::new();
    };
    if n < 2.into() {
        return vec![Approach::direct("definition", "numbers below 2 are neither prime nor composite", |_| {
            Ok(false.into())
        })];
    }
    let subgoals = vec![Goal::new("is_prime", vec![n.into()])];
    vec![Approach::split("primality", "composite is what is not prime", subgoals, |parts, _| match parts[0] {
        Value::Truth(is_prime) => Ok((!is_prime).into()),
        _ => Err(Setback::no_way("it is not known whether it is prime")),
    })]
}
