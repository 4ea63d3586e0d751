//! Congruences: residues put together, Euler's function.

use crate::maths::integers::{extended_gcd, gcd};
use crate::maths::{Integer, Number};
use crate::problem::{Approach, Goal, Operation, Setback, Value, Working};

/// Up to here the numbers without a common divisor are counted one by one.
const MOST_COUNTED: i64 = 20_000;

fn integers(list: &Value) -> Option<Vec<Integer>> {
    list.as_numbers()?.into_iter().map(Number::to_integer).collect()
}

/// The least number that leaves these remainders by moduli without common divisors.
pub(super) fn combined_approaches(residues: &Value, moduli: &Value) -> Vec<Approach> {
    let (Some(residues), Some(moduli)) = (integers(residues), integers(moduli)) else {
        return Vec::new();
    };
    let is_usual = residues.len() == moduli.len() && !moduli.is_empty() && moduli.iter().all(|it| *it > Integer::ONE);
    if !is_usual {
        return Vec::new();
    }
    let (same, others) = (residues.clone(), moduli.clone());
    vec![
        Approach::direct("sieving", "add one modulus until the next remainder comes out", move |working| {
            let mut value = residues[0].clone();
            let mut step = moduli[0].clone();
            for (residue, modulus) in residues.iter().zip(&moduli).skip(1) {
                let mut tries = Integer::ZERO;
                while &value % modulus != residue % modulus {
                    working.spend(1)?;
                    tries += Integer::ONE;
                    if tries > *modulus {
                        return Err(Setback::no_way("the remainders contradict each other"));
                    }
                    value += &step;
                }
                step *= modulus;
                working.note(|| format!("{value} leaves {residue} by {modulus} too"));
            }
            Ok(value.into())
        }),
        Approach::direct(
            "inverses",
            "for each modulus a number that leaves 1 by it and 0 by the others",
            move |working| {
                let whole = others.iter().fold(Integer::ONE, |product, modulus| product * modulus);
                let mut sum = Number::zero();
                for (residue, modulus) in same.iter().zip(&others) {
                    let rest = &whole / modulus;
                    let (shared, inverse, _) = extended_gcd(&rest, modulus);
                    if shared != Integer::ONE {
                        return Err(Setback::no_way("two moduli share a divisor"));
                    }
                    let part = working.step(Operation::Multiply, [&rest.into(), &inverse.into()])?;
                    let part = working.step(Operation::Multiply, [&part, &residue.into()])?;
                    sum = working.step(Operation::Add, [&sum, &part])?;
                }
                Ok(working.step(Operation::Remainder, [&sum, &whole.into()])?.into())
            },
        ),
    ]
}

/// How many numbers from 1 to n share no divisor with n.
pub(super) fn totient_approaches(n: &Value) -> Vec<Approach> {
    let Some(n) = n.as_integer().filter(|n| *n >= Integer::ONE) else {
        return Vec::new();
    };
    if n == Integer::ONE {
        return vec![Approach::direct("definition", "1 shares no divisor with itself but 1", |_| Ok(1.into()))];
    }
    let subgoals = vec![Goal::new("prime_factors", vec![n.clone().into()])];
    let whole = Number::from(n.clone());
    let mut approaches =
        vec![Approach::split("primes", "take away each prime's share", subgoals, move |parts, working| {
            by_primes(&whole, &parts[0], working)
        })];
    if n <= MOST_COUNTED.into() {
        approaches.push(Approach::direct("counting", "try every number up to it", move |working| {
            let mut count = 0;
            let mut candidate = Integer::ONE;
            while candidate <= n {
                working.spend(1)?;
                count += i64::from(gcd(&candidate, &n) == Integer::ONE);
                candidate += Integer::ONE;
            }
            Ok(count.into())
        }));
    }
    approaches
}

fn by_primes(n: &Number, primes: &Value, working: &mut Working) -> Result<Value, Setback> {
    let mut left = n.clone();
    for prime in primes.as_numbers().ok_or_else(|| Setback::no_way("the primes are not known"))? {
        let share = working.step(Operation::Divide, [&left, prime])?;
        left = working.step(Operation::Subtract, [&left, &share])?;
    }
    Ok(left.into())
}
