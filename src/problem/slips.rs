//! Slips: steps that go wrong on purpose, the way a person's or a sampled model's do.
//!
//! They are injected, and every figure made with them says so. A slip is no misconception: it comes and goes (VanLehn 1982,
//! *Bugs are not enough*, tells the two apart). What kinds there are is taken from the sources in [`TABLE`]; how often each
//! happens was fixed before any figure was made with it and is an assumption, set so that a product of two digits goes wrong
//! about once in twenty at temperature 1, a little less than in adults who answer fast, who err in 7.6 % (Campbell and Graham
//! 1985). Of errors in copying numbers, 60 to 95 % are one digit and 10 to 20 % two neighbours exchanged (Verhoeff 1969),
//! which sets these two against each other.
//!
//! | where | what goes wrong |
//! |---|---|
//! | a step | the result of an operation on numbers |
//! | an answer of several cases | one of them is forgotten |
//! | the reading | a condition of the problem, for all paths of a run alike: they start from the same notes |

mod conditions;
mod steps;

use super::chance::{Chance, scaled};
use super::{Goal, Operation, Value};
use crate::maths::Number;
use conditions::Condition;
use steps::{
    dropped_carry, lost_sign, misread_digit, neighbouring_product, off_by_one, smaller_from_larger, swapped_digits,
    swapped_operands,
};

/// A kind of slip.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Such as `dropped carry`.
    pub name: &'static str,
    /// In so many of 100,000 steps of the least difficulty, answers or conditions at temperature 1.
    pub rate: u64,
    pub source: &'static str,
    goes_wrong: GoesWrong,
}

/// Where a kind of slip happens.
#[derive(Clone, Copy, Debug)]
enum GoesWrong {
    /// What a step gives with this slip; none where it cannot happen. The last argument is a draw, for "which digit".
    Step(fn(Operation, &[&Number], &Number, u64) -> Option<Number>),
    Answer,
    Reading(Condition),
}

/// A goal as it was misread.
#[derive(Clone, Debug, PartialEq)]
pub struct Misreading {
    /// Of the slip.
    pub name: &'static str,
    pub goal: Goal,
    /// The condition as it is written, and as it was read.
    pub written: Value,
    pub read: Value,
}

/// All kinds, in the order in which they are drawn.
pub const TABLE: &[Kind] = &[
    Kind {
        name: "dropped carry",
        rate: 1_500,
        source: "Brown and Burton 1978, Diagnostic models for procedural bugs in basic mathematical skills",
        goes_wrong: GoesWrong::Step(dropped_carry),
    },
    Kind {
        name: "smaller from larger",
        rate: 1_500,
        source: "Brown and VanLehn 1980, Repair theory: the commonest bug of subtraction",
        goes_wrong: GoesWrong::Step(smaller_from_larger),
    },
    Kind {
        name: "neighbouring product",
        rate: 3_000,
        source: "Campbell and Graham 1985: most wrong products are right for a neighbouring operand",
        goes_wrong: GoesWrong::Step(neighbouring_product),
    },
    Kind {
        name: "off by one",
        rate: 1_000,
        source: "Siegler and Shrager 1984: children's wrong sums lie mostly next to the right one",
        goes_wrong: GoesWrong::Step(off_by_one),
    },
    Kind {
        name: "misread digit",
        rate: 1_600,
        source: "Verhoeff 1969, Error detecting decimal codes: 60 to 95 % of errors",
        goes_wrong: GoesWrong::Step(misread_digit),
    },
    Kind {
        name: "swapped digits",
        rate: 400,
        source: "Verhoeff 1969: 10 to 20 % of errors",
        goes_wrong: GoesWrong::Step(swapped_digits),
    },
    Kind {
        name: "swapped operands",
        rate: 300,
        source: "Brown and Burton 1978: the operands of a subtraction or division exchanged",
        goes_wrong: GoesWrong::Step(swapped_operands),
    },
    Kind {
        name: "lost sign",
        rate: 800,
        source: "Payne and Squibb 1990, Algebra mal-rules and cognitive accounts of error",
        goes_wrong: GoesWrong::Step(lost_sign),
    },
    Kind {
        name: "forgotten case",
        rate: 2_000,
        source: "Reason 1990, Human error: to leave something out is the commonest lapse",
        goes_wrong: GoesWrong::Answer,
    },
    Kind {
        name: "misread number",
        rate: 500,
        source: "Newman 1977, An analysis of sixth-grade pupils' errors on written mathematical tasks: errors of reading",
        goes_wrong: GoesWrong::Reading(Condition::Number),
    },
    Kind {
        name: "reversed relation",
        rate: 700,
        source: "Lewis and Mayer 1987, Students' miscomprehension of relational statements: \"more\" taken for \"less\"",
        goes_wrong: GoesWrong::Reading(Condition::Relation),
    },
];

/// Steps are at most so many times as hard as the easiest.
const HARDEST: u64 = 12;

/// How hard a step is: 1 for single digits, more for each further digit, and for products by the digits that meet.
pub fn difficulty(operation: Operation, operands: &[&Number]) -> u64 {
    let all = operands.iter().map(|number| digit_count(number));
    let hard = match operation {
        Operation::Multiply | Operation::Divide | Operation::Power | Operation::Quotient | Operation::Remainder => {
            all.product()
        }
        _ => all.sum::<u64>().saturating_sub(1),
    };
    hard.clamp(1, HARDEST)
}

/// How many digits a number has; a fraction, those of both its numbers. From 19 digits on it may be one too many.
fn digit_count(number: &Number) -> u64 {
    match number.to_i64() {
        Some(small) => u64::from(small.unsigned_abs().max(1).ilog10()) + 1,
        // Ten bits are three digits and a little.
        None => number.significant_bits() as u64 * 3 / 10 + 1,
    }
}

/// The rates of all slips that a step may have, together.
const RATE_OF_STEPS: u64 = {
    let (mut sum, mut at) = (0, 0);
    while at < TABLE.len() {
        if let GoesWrong::Step(_) = TABLE[at].goes_wrong {
            sum += TABLE[at].rate;
        }
        at += 1;
    }
    sum
};

/// The slip that happens in a step, if one does: its kind and what it gives.
///
/// With temperature T, a step of difficulty d and a kind of rate r, it happens in a share r·d·T of all draws, and never in
/// more than half of them.
pub fn slip(
    chance: Chance,
    temperature: f64,
    operation: Operation,
    operands: &[&Number],
    result: &Number,
) -> Option<(&'static str, Number)> {
    let (whether, which) = chance.two();
    let drawn = scaled(whether, 100_000);
    let scale = temperature * difficulty(operation, operands) as f64;
    let mut below = 0.0;
    // Most steps go well, and are done with here.
    if drawn as f64 >= (scale * RATE_OF_STEPS as f64).min(50_000.0) {
        return None;
    }
    for kind in TABLE {
        let GoesWrong::Step(make) = kind.goes_wrong else {
            continue;
        };
        let Some(wrong) = make(operation, operands, result, which).filter(|wrong| wrong != result) else {
            continue;
        };
        below += scale * kind.rate as f64;
        if (drawn as f64) < below.min(50_000.0) {
            return Some((kind.name, wrong));
        }
    }
    None
}

/// An answer of several cases that comes out with one less: the name of the slip and what is left.
pub fn forgotten_case(chance: Chance, temperature: f64, answer: &Value) -> Option<(&'static str, Value)> {
    let cases = answer.as_list().filter(|cases| cases.len() > 1)?;
    let kind = TABLE.iter().find(|kind| matches!(kind.goes_wrong, GoesWrong::Answer))?;
    let (whether, which) = chance.two();
    happens(whether, temperature * kind.rate as f64).then(|| {
        let forgotten = chosen(which, cases.len());
        let left = cases.iter().enumerate().filter(|(place, _)| *place != forgotten).map(|(_, case)| case.clone());
        (kind.name, Value::list(left))
    })
}

/// A goal that was read from a prompt with one of its conditions misread, if that happens: for each condition of a kind of
/// rate r in a share r·T of all draws.
pub fn misreading(chance: Chance, temperature: f64, goal: &Goal, said: &str) -> Option<Misreading> {
    if temperature <= 0.0 {
        return None;
    }
    TABLE.iter().find_map(|kind| {
        let GoesWrong::Reading(condition) = kind.goes_wrong else {
            return None;
        };
        let conditions = conditions::count(condition, goal, said);
        let (whether, which) = chance.about(kind.name).two();
        let is_misread = happens(whether, temperature * (kind.rate * conditions as u64) as f64);
        let at = chosen(which, conditions);
        let misread = || conditions::misread(condition, goal, said, at, which.rotate_left(29));
        is_misread.then(misread)?.map(|misread| Misreading { name: kind.name, ..misread })
    })
}

/// Whether something happens, by a draw, that does in so many of 100,000 cases; never in more than half of them.
fn happens(whether: u64, rate: f64) -> bool {
    (scaled(whether, 100_000) as f64) < rate.min(50_000.0)
}

/// One of so many, by a draw.
fn chosen(which: u64, count: usize) -> usize {
    usize::try_from(scaled(which, count as u64)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(name: &str, operation: Operation, operands: [i64; 2]) -> Option<String> {
        let [a, b] = operands.map(Number::from);
        let result = operation.evaluate(&[&a, &b]).unwrap();
        let kind = TABLE.iter().find(|kind| kind.name == name).unwrap();
        let GoesWrong::Step(make) = kind.goes_wrong else {
            panic!("{name} is no slip of a step");
        };
        make(operation, &[&a, &b], &result, 0).map(|wrong| wrong.to_string())
    }

    #[test]
    fn each_kind_goes_wrong_in_its_way() {
        assert_eq!(made("dropped carry", Operation::Add, [27, 15]).unwrap(), "32");
        assert_eq!(made("dropped carry", Operation::Add, [21, 15]), None);
        assert_eq!(made("smaller from larger", Operation::Subtract, [52, 17]).unwrap(), "45");
        assert_eq!(made("neighbouring product", Operation::Multiply, [7, 8]).unwrap(), "49");
        assert_eq!(made("off by one", Operation::Add, [2, 3]).unwrap(), "6");
        assert_eq!(made("misread digit", Operation::Add, [20, 3]).unwrap(), "24");
        assert_eq!(made("swapped digits", Operation::Multiply, [13, 4]).unwrap(), "25");
        assert_eq!(made("swapped operands", Operation::Subtract, [3, 10]).unwrap(), "7");
        assert_eq!(made("lost sign", Operation::Add, [-3, -4]).unwrap(), "7");
    }

    #[test]
    fn steps_on_single_digits_are_the_easiest() {
        let number = Number::from;
        for (a, b) in (0..=9).flat_map(|a| (0..=9).map(move |b| (a, b))) {
            let (a, b) = (number(a), number(b));
            assert_eq!((difficulty(Operation::Add, &[&a, &b]), difficulty(Operation::Multiply, &[&a, &b])), (1, 1));
        }
        assert_eq!(difficulty(Operation::Add, &[&number(100), &number(-10)]), 4);
        assert_eq!(difficulty(Operation::Multiply, &[&number(999), &number(10)]), 6);
        assert_eq!(difficulty(Operation::Multiply, &[&number(999), &number(100_000)]), HARDEST);
    }

    #[test]
    fn products_of_digits_go_wrong_about_once_in_twenty() {
        // One in twenty at temperature 1, in the mean over the table of 2 to 9.
        let (mut wrong, mut all) = (0_u64, 0_u64);
        for (a, b) in (2..=9).flat_map(|a| (2..=9).map(move |b| (a, b))) {
            let (a, b) = (Number::from(a), Number::from(b));
            let result = &a * &b;
            let one = |path| slip(Chance::new(11, path), 1.0, Operation::Multiply, &[&a, &b], &result);
            wrong += (0..500).filter_map(one).count() as u64;
            all += 500;
        }
        let share = wrong as f64 / all as f64;
        assert!((0.04..0.06).contains(&share), "{share}");
    }

    #[test]
    fn no_step_slips_at_temperature_zero_and_some_do_above() {
        let (a, b) = (Number::from(47), Number::from(38));
        let slips = |temperature: f64| {
            let one = |path| slip(Chance::new(3, path), temperature, Operation::Add, &[&a, &b], &Number::from(85));
            (0..10_000).filter_map(one).count()
        };
        assert_eq!(slips(0.0), 0);
        assert!((0.5..2.0).contains(&(slips(1.0) as f64 / (2.0 * slips(0.5) as f64))));
        assert!((1_000..3_000).contains(&slips(1.0)), "{}", slips(1.0));
    }

    #[test]
    fn a_slip_is_never_what_was_intended() {
        for path in 0..5_000 {
            let (a, b) = (Number::from(path as i64 % 90), Number::from(7));
            let result = &a + &b;
            if let Some((_, wrong)) = slip(Chance::new(1, path), 1.0, Operation::Add, &[&a, &b], &result) {
                assert_ne!(wrong, result);
            }
        }
    }

    #[test]
    fn a_case_is_forgotten_where_there_are_several() {
        let forgotten = |answer: &Value| (0..1_000).find_map(|path| forgotten_case(Chance::new(1, path), 1.0, answer));
        let (name, left) = forgotten(&Value::list([2.into(), 3.into()])).unwrap();
        assert_eq!(name, "forgotten case");
        assert_eq!(left.as_list().unwrap().len(), 1);
        assert_eq!(forgotten(&Value::list([2.into()])), None);
        assert_eq!(forgotten(&2.into()), None);
    }

    #[test]
    fn a_condition_is_misread_the_more_often_the_more_there_are() {
        let said = "Ann has 4 more than Bob, who has 52.";
        let goal: Goal = "assignment([{ann = bob + 4}, {bob = 52}])".parse().unwrap();
        let misread = |said: &str| {
            let one = |path| misreading(Chance::new(1, path), 1.0, &goal, said);
            (0..10_000).filter_map(one).map(|it| it.name).collect::<Vec<_>>()
        };
        let names = misread(said);
        assert!((120..240).contains(&names.len()), "{}", names.len());
        assert!(names.contains(&"misread number") && names.contains(&"reversed relation"));
        assert!(misread("Ann has a few more than Bob.").iter().all(|name| *name == "reversed relation"));
        assert_eq!(misreading(Chance::new(1, 1), 0.0, &goal, said), None);
    }
}
