//! Checks of arithmetic: the library's exact evaluation, and undoing what was done.

use crate::maths::{Expression, Function, Integer, Number, Surd};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    checked(goal, answer).unwrap_or(Verdict::Unsettled)
}

fn checked(goal: &Goal, answer: &Value) -> Option<Verdict> {
    let number = answer.as_number();
    let must_be_a_number = || Some(Verdict::refuted(format!("{} is no number", answer.brief())));
    match goal.parts() {
        ("evaluate", [term]) => {
            let term = term.to_expression().filter(|term| term.symbols().is_empty())?;
            let Ok(expected) = term.value() else {
                return irrational(&term, answer);
            };
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(number, &expected, "evaluated as a whole it is"))
        }
        ("sum", [Value::Goal(inner)]) => {
            let ("integers_from", [a, b, step]) = inner.parts() else {
                return None;
            };
            let (a, b, step) = (a.as_number()?.to_i64()?, b.as_number()?.to_i64()?, step.as_number()?.to_i64()?);
            if step < 1 || b.checked_sub(a)? / step > 100_000 {
                return None;
            }
            let Some(number) = number else {
                return must_be_a_number();
            };
            let total: i128 = (a..=b).step_by(usize::try_from(step).ok()?).map(i128::from).sum();
            Some(same(number, &Number::from(Integer::from(total)), "added one by one it is"))
        }
        ("sum" | "product" | "largest" | "smallest", [list])
            if list.as_list().is_some() && list.as_numbers().is_none() =>
        {
            with_roots(goal.verb().as_str(), list, answer)
        }
        ("choose", [n, k]) => {
            let term = Expression::call(Function::Binomial, [n.to_expression()?, k.to_expression()?]);
            let expected = term.value().ok()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(number, &expected, "the library counts"))
        }
        ("powers_of", [list, k]) => {
            let (numbers, k) = (list.as_numbers()?, k.as_number()?.to_i64().filter(|k| (-100..=100).contains(k))?);
            let Some(powers) = answer.as_numbers().filter(|powers| powers.len() == numbers.len()) else {
                return Some(Verdict::refuted(format!("it is no list of {}", numbers.len())));
            };
            let wrong = numbers.iter().zip(&powers).find(|(number, power)| number.power(k).as_ref() != Ok(**power));
            Some(match wrong {
                None => Verdict::confirmed("each is the power"),
                Some((number, power)) => Verdict::refuted(format!("{power} is not {number}^{k}")),
            })
        }
        ("sum", [list]) => {
            let numbers = list.as_numbers()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let left = numbers.iter().fold(number.clone(), |left, part| &left - *part);
            Some(if left.is_zero() {
                Verdict::confirmed("taking every part away leaves nothing")
            } else {
                Verdict::refuted(format!("taking every part away leaves {left}"))
            })
        }
        ("product", [list]) => {
            let numbers = list.as_numbers()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            if numbers.iter().any(|part| part.is_zero()) {
                return Some(same(number, &Number::zero(), "with a factor zero it is"));
            }
            let left = numbers.iter().try_fold(number.clone(), |left, part| left.divided_by(part))?;
            Some(if left == Number::one() {
                Verdict::confirmed("dividing by every factor leaves 1")
            } else {
                Verdict::refuted(format!("dividing by every factor leaves {left}"))
            })
        }
        ("mean", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let off = numbers.iter().fold(Number::zero(), |off, part| &off + &(*part - number));
            Some(if off.is_zero() {
                Verdict::confirmed("what lies above it and what lies below it make up for each other")
            } else {
                Verdict::refuted(format!("the numbers lie {off} off it in all"))
            })
        }
        ("largest" | "smallest", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            if !numbers.contains(&number) {
                return Some(Verdict::refuted(format!("{number} is not among them")));
            }
            let is_largest = goal.verb().as_str() == "largest";
            let beyond = numbers.iter().find(|other| if is_largest { **other > number } else { **other < number });
            Some(match beyond {
                None => Verdict::confirmed("it is among them and none lies beyond it"),
                Some(other) => Verdict::refuted(format!("{other} lies beyond it")),
            })
        }
        ("count", [list]) => {
            let count = Number::from(list.as_list()?.len() as i64);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(number, &count, "the list has as many places:"))
        }
        ("difference", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number + b), a, "added to the second it gives"))
        }
        ("ratio", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number().filter(|b| !b.is_zero())?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number * b), a, "multiplied by the second it gives"))
        }
        ("percent_of", [p, n]) => {
            let (p, n) = (p.as_number()?, n.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(number * &Number::from(100)), &(p * n), "a hundred times it is"))
        }
        ("factorial", [n]) => {
            let n = n.as_number()?.to_i64().filter(|n| (0..=1_000).contains(n))?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let left = (1..=n).try_fold(number.clone(), |left, factor| left.divided_by(&factor.into()))?;
            Some(same(&left, &Number::one(), "divided by every number up to it leaves"))
        }
        ("significant", [n, figures]) => {
            let (n, figures) = (n.as_number()?, figures.as_number()?.to_i64()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            significant(n, figures, number)
        }
        ("integers_from", [a, b, step]) => {
            let (a, b, step) = (a.as_number()?, b.as_number()?, step.as_number()?);
            let Some(listed) = answer.as_numbers().filter(|listed| !listed.is_empty()) else {
                return Some(Verdict::refuted("it is no list of numbers"));
            };
            let (first, last) = (listed[0], listed[listed.len() - 1]);
            let is_even = listed.windows(2).all(|pair| pair[1] - pair[0] == *step);
            Some(if first == a && last <= b && &(last + step) > b && is_even {
                Verdict::confirmed("it begins and ends there, and goes on by the same step")
            } else {
                Verdict::refuted("it begins or ends elsewhere, or has a gap")
            })
        }
        ("shared", [n, parts]) => {
            let (n, parts) = (n.as_number()?, parts.as_numbers().filter(|parts| !parts.is_empty())?);
            let Some(shares) = answer.as_numbers().filter(|shares| shares.len() == parts.len()) else {
                return Some(Verdict::refuted(format!("it is no list of {}", parts.len())));
            };
            let total: Number = shares.iter().map(|share| (*share).clone()).sum();
            let is_proportional = shares.iter().zip(&parts).all(|(share, part)| *share * parts[0] == *part * shares[0]);
            Some(if total == *n && is_proportional {
                Verdict::confirmed("together they are the whole, and they stand in that ratio")
            } else {
                Verdict::refuted("they are not the whole together, or stand in another ratio")
            })
        }
        ("simplest_ratio", [parts]) => {
            let parts = parts.as_numbers().filter(|parts| !parts.is_empty())?;
            let Value::Text(text) = answer else {
                return Some(Verdict::refuted("it is no ratio"));
            };
            let claimed: Option<Vec<Number>> = text.split(" : ").map(|part| part.parse().ok()).collect();
            let Some(claimed) = claimed.filter(|it| it.len() == parts.len() && it.iter().all(Number::is_integer))
            else {
                return Some(Verdict::refuted("it is no ratio of so many whole numbers"));
            };
            let is_equal = claimed.iter().zip(&parts).all(|(a, b)| a * parts[0] == *b * &claimed[0]);
            let smallest = claimed.iter().min()?.to_i64().filter(|it| (1..1_000_000).contains(it))?;
            let shared = (2..=smallest).find(|d| claimed.iter().all(|it| it.remainder(&(*d).into()) == Some(0.into())));
            Some(if is_equal && shared.is_none() {
                Verdict::confirmed("it is the same ratio, and no number divides all of it")
            } else {
                Verdict::refuted("it is another ratio, or can be reduced")
            })
        }
        ("median", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            median(&numbers, number)
        }
        ("mode", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let times = |wanted: &Number| numbers.iter().filter(|it| **it == wanted).count();
            let rival = numbers.iter().find(|it| **it != number && times(it) >= times(number));
            Some(match rival {
                None => Verdict::confirmed("no other occurs as often"),
                Some(rival) => Verdict::refuted(format!("{rival} occurs as often or more")),
            })
        }
        ("spread", [list]) => {
            let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let distances = numbers.iter().flat_map(|a| numbers.iter().map(move |b| *a - *b));
            Some(same(number, &distances.max()?, "the greatest distance between two of them is"))
        }
        ("distance", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            let reaches = &(a + number) == b || &(b + number) == a;
            Some(if reaches && !number.is_negative() {
                Verdict::confirmed("going as far from one of them comes to the other")
            } else {
                Verdict::refuted("going as far from one of them does not come to the other")
            })
        }
        ("power", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number()?);
            let term = Expression::from(a.clone()).to_the(b.clone().into());
            match term.value() {
                Ok(expected) => Some(match number {
                    Some(number) => same(number, &expected, "the power is"),
                    None => Verdict::refuted(format!("{} is no number", answer.brief())),
                }),
                Err(_) => irrational(&term, answer),
            }
        }
        ("root", [a, index]) => {
            let (a, index) = (a.as_number()?, index.as_number()?.to_i64().filter(|it| (1..=1_000).contains(it))?);
            root(a, index, answer)
        }
        ("relative_change", [a, b]) => {
            let (a, b) = (a.as_number()?, b.as_number()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            Some(same(&(&(number * a) + a), b, "the start, and that share of it more, is"))
        }
        ("rounded_to", [n, m]) => {
            let (n, m) = (n.as_number()?, m.as_number().filter(|m| m.is_positive())?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            rounded(&n.divided_by(m)?, 0, &number.divided_by(m)?)
        }
        ("rounded", [Value::Goal(goal), places]) => {
            let places = places.as_number()?.to_i64()?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            rounded_root(goal, places, number)
        }
        ("rounded", [Value::Expression(term), places]) => {
            let places = places.as_number()?.to_i64().filter(|it| (0..=200).contains(it))?;
            let Some(number) = number else {
                return must_be_a_number();
            };
            let off = &Surd::from_expression(term)? - &Surd::from(number.clone());
            let half = Number::ratio(1, 2) * Number::from(10).power(-places).ok()?;
            let is_short = (number * &Number::from(10).power(places).ok()?).is_integer();
            let within = [half.clone(), half.negated()].map(|it| off.compare(&it.into()));
            Some(if is_short && within == [Some(std::cmp::Ordering::Less), Some(std::cmp::Ordering::Greater)] {
                Verdict::confirmed("it has so many places and lies within half of one")
            } else {
                Verdict::refuted("it has more places, or lies further off than half of one")
            })
        }
        ("rounded", [n, places]) => {
            let (n, places) = (n.as_number()?, places.as_number()?.to_i64()?);
            let Some(number) = number else {
                return must_be_a_number();
            };
            rounded(n, places, number)
        }
        _ => None,
    }
}

fn same(found: &Number, expected: &Number, sentence: &str) -> Verdict {
    if found == expected {
        Verdict::confirmed(format!("{sentence} {}", Value::from(expected).brief()))
    } else {
        let (found, expected) = (Value::from(found).brief(), Value::from(expected).brief());
        Verdict::refuted(format!("{sentence} {expected} where {found} was found"))
    }
}

/// A whole number of places, at most half a place off, and away from zero when it is exactly half.
fn rounded(n: &Number, places: i64, claimed: &Number) -> Option<Verdict> {
    if places.abs() > 10_000 {
        return None;
    }
    let scale = Number::from(10).power(places).ok()?;
    if !(claimed * &scale).is_integer() {
        return Some(Verdict::refuted(format!("{claimed} has more than {places} decimal places")));
    }
    let off = &(&(claimed - n) * &scale) * &Number::from(2);
    let size = off.abs();
    let is_away = claimed.abs() >= n.abs();
    Some(if size < Number::one() || (size == Number::one() && is_away) {
        Verdict::confirmed("it has so many places and lies within half of one")
    } else {
        Verdict::refuted(format!("{n} lies nearer to another number with {places} decimal places"))
    })
}

/// A value with square roots: both are one sum of roots of square-free numbers.
fn irrational(term: &Expression, answer: &Value) -> Option<Verdict> {
    let expected = Surd::from_expression(term)?;
    let found = answer.to_expression().as_ref().and_then(Surd::from_expression);
    Some(match found {
        Some(found) if found == expected => Verdict::confirmed(format!("both are {expected}")),
        _ => Verdict::refuted(format!("it is {expected}")),
    })
}

/// As many lie above it as below, and it is one of them or halfway between the two next to it.
fn median(numbers: &[&Number], claimed: &Number) -> Option<Verdict> {
    let below: Vec<&&Number> = numbers.iter().filter(|it| **it < claimed).collect();
    let above: Vec<&&Number> = numbers.iter().filter(|it| **it > claimed).collect();
    let here = numbers.len() - below.len() - above.len();
    let half = numbers.len() / 2;
    let is_balanced = below.len() <= half && above.len() <= half;
    let is_middle = if here > 0 && (numbers.len() % 2 == 1 || (below.len() < half && above.len() < half)) {
        true
    } else if here == 0 {
        let (low, high) = (below.iter().max()?, above.iter().min()?);
        **low + **high == claimed * &Number::from(2) && below.len() == above.len()
    } else {
        false
    };
    Some(if is_balanced && is_middle {
        Verdict::confirmed("as many lie above it as below")
    } else {
        Verdict::refuted("it is not in the middle")
    })
}

/// Raised to the power it is the radicand, and it has its sign.
fn root(a: &Number, index: i64, answer: &Value) -> Option<Verdict> {
    if let Some(number) = answer.as_number() {
        let power = number.power(index).ok()?;
        return Some(if power == *a && (index % 2 == 1 || !number.is_negative()) {
            Verdict::confirmed(format!("to the power of {index} it is {}", Value::from(a).brief()))
        } else {
            Verdict::refuted(format!("to the power of {index} it is {}", Value::from(&power).brief()))
        });
    }
    let Some(found) = answer.to_expression().as_ref().and_then(Surd::from_expression) else {
        return Some(Verdict::refuted(format!("{} is no number", answer.brief())));
    };
    let is_right =
        index == 2 && found.times(&found)? == Surd::from(a.clone()) && found.sign()? != std::cmp::Ordering::Less;
    Some(if is_right {
        Verdict::confirmed("its square is the number")
    } else {
        Verdict::refuted("its power is another number")
    })
}

/// A root to so many places: the powers of its neighbours half a place away lie on both sides of the radicand.
fn rounded_root(goal: &Goal, places: i64, claimed: &Number) -> Option<Verdict> {
    let literal = |value: &Value| match value {
        Value::Number(number) => Some(number.clone()),
        Value::Goal(goal) => match goal.parts() {
            ("evaluate", [held]) => held.to_expression()?.value().ok(),
            _ => None,
        },
        _ => None,
    };
    let (a, index) = match goal.parts() {
        ("root", [a, index]) => (literal(a)?, index.as_number()?.to_i64()?),
        ("power", [a, exponent]) => {
            let exponent = literal(exponent).filter(|it| *it.numerator() == Integer::ONE)?;
            (literal(a)?, i64::try_from(exponent.denominator()).ok()?)
        }
        ("evaluate", [held]) => match held.to_expression()? {
            Expression::Call(Function::SquareRoot, inside) => (inside.first()?.value().ok()?, 2),
            Expression::Call(Function::CubeRoot, inside) => (inside.first()?.value().ok()?, 3),
            _ => return None,
        },
        _ => return None,
    };
    if !(1..=1_000).contains(&index) || !(0..=200).contains(&places) || a.is_negative() {
        return None;
    }
    let unit = Number::from(10).power(-places).ok()?;
    if claimed.is_negative() || !(claimed * &unit.reciprocal()?).is_integer() {
        return Some(Verdict::refuted(format!("it has more than {places} decimal places, or is below zero")));
    }
    let half = &unit * &Number::ratio(1, 2);
    let (low, high) = (claimed - &half, claimed + &half);
    let is_above = low.is_negative() || low.power(index).ok()? <= a;
    Some(if is_above && a < high.power(index).ok()? {
        Verdict::confirmed("half a place less is too small, and half a place more too large")
    } else {
        Verdict::refuted("the root lies nearer to another number")
    })
}

/// Written with its power of ten in front it has so many figures, and lies within half of the last one.
fn significant(n: &Number, figures: i64, claimed: &Number) -> Option<Verdict> {
    if n.is_zero() || !(1..=50).contains(&figures) || n.significant_bits() > 2_000 {
        return None;
    }
    let size = n.abs();
    let place = (-700..700).find(|place| Number::from(10).power(*place).is_ok_and(|power| size < power))?;
    rounded(n, figures - place, claimed)
}

/// What is asked of several numbers, some of them with square roots.
fn with_roots(verb: &str, list: &Value, answer: &Value) -> Option<Verdict> {
    let surd = |value: &Value| Surd::from_expression(&value.to_expression()?);
    let all = list.as_list()?.iter().map(surd).collect::<Option<Vec<_>>>()?;
    let Some(claimed) = surd(answer) else {
        return Some(Verdict::refuted(format!("{} is no number", answer.brief())));
    };
    let is_right = match verb {
        "sum" => all.iter().fold(claimed, |left, part| &left - part).is_zero(),
        "product" => {
            let mut product = Surd::from(1);
            for factor in all.iter().rev() {
                product = product.times(factor)?;
            }
            product == claimed
        }
        _ => {
            let beyond = if verb == "largest" { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
            let orders = all.iter().map(|other| other.compare(&claimed)).collect::<Option<Vec<_>>>()?;
            all.contains(&claimed) && !orders.contains(&beyond)
        }
    };
    Some(if is_right {
        Verdict::confirmed("exactly so, with the roots as they are")
    } else {
        Verdict::refuted("worked out with the roots as they are it is another")
    })
}
