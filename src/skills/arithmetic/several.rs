//! What is asked of two or more numbers.

use crate::maths::{Expression, Number, Surd};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

fn numbers(list: &Value) -> Option<Vec<Number>> {
    let numbers = list.as_numbers().filter(|numbers| !numbers.is_empty())?;
    Some(numbers.into_iter().cloned().collect())
}

fn pair(a: &Value, b: &Value) -> Option<(Number, Number)> {
    Some((a.as_number()?.clone(), b.as_number()?.clone()))
}

fn folded(numbers: &[Number], operation: Operation, working: &mut Working) -> Result<Number, Setback> {
    let mut numbers = numbers.iter();
    let first = numbers.next().cloned().ok_or_else(|| Setback::no_way("there are no numbers"))?;
    numbers.try_fold(first, |so_far, number| working.step(operation, [&so_far, number]))
}

/// Sums and products in which square roots occur are terms to be worked out.
fn as_a_term(list: &Value, join: fn(Expression, Expression) -> Expression) -> Vec<Approach> {
    let terms = list.as_list().and_then(|values| values.iter().map(Value::to_expression).collect::<Option<Vec<_>>>());
    let whole = terms.and_then(|terms| terms.into_iter().reduce(join)).filter(|whole| whole.symbols().is_empty());
    let Some(whole) = whole else {
        return Vec::new();
    };
    let goal = Goal::new("evaluate", vec![Value::expression(whole)]);
    let idea = "write it as one term and work that out";
    vec![Approach::new("as_a_term", idea, Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))]
}

/// Each to the same power.
pub(super) fn powers_of_approaches(list: &Value, k: &Value) -> Vec<Approach> {
    let (Some(numbers), Some(k)) = (numbers(list), k.as_number().cloned()) else {
        return Vec::new();
    };
    vec![Approach::direct("one_by_one", "take the power of each", move |working| {
        let powers = numbers.iter().map(|number| Ok(working.step(Operation::Power, [number, &k])?.into()));
        Ok(Value::list(powers.collect::<Result<Vec<_>, Setback>>()?))
    })]
}

pub(super) fn sum_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return as_a_term(list, |a, b| a + b);
    };
    let mut approaches = Vec::new();
    if numbers.len() > 2 {
        approaches.push(halves(numbers.clone(), Operation::Add, "adding_in_pairs", "add neighbours, then the sums"));
    }
    approaches.insert(
        0,
        Approach::direct("adding_up", "add one after another", move |working| {
            Ok(folded(&numbers, Operation::Add, working)?.into())
        }),
    );
    approaches
}

pub(super) fn product_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return as_a_term(list, |a, b| a * b);
    };
    let mut approaches = Vec::new();
    if numbers.len() > 2 {
        let idea = "multiply neighbours, then the products";
        approaches.push(halves(numbers.clone(), Operation::Multiply, "multiplying_in_pairs", idea));
    }
    approaches.insert(
        0,
        Approach::direct("multiplying", "multiply one after another", move |working| {
            Ok(folded(&numbers, Operation::Multiply, working)?.into())
        }),
    );
    approaches
}

/// Joins neighbours until one is left: as many operations, fewer of them on long numbers.
fn halves(numbers: Vec<Number>, operation: Operation, name: &'static str, idea: &'static str) -> Approach {
    Approach::direct(name, idea, move |working| {
        let mut level = numbers.clone();
        while level.len() > 1 {
            level = level
                .chunks(2)
                .map(|pair| match pair {
                    [a, b] => working.step(operation, [a, b]),
                    [a] => Ok(a.clone()),
                    _ => Err(Setback::no_way("a pair has two numbers")),
                })
                .collect::<Result<_, _>>()?;
        }
        Ok(level.swap_remove(0).into())
    })
}

pub(super) fn mean_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return Vec::new();
    };
    let count = Number::from(numbers.len() as i64);
    let subgoals = vec![Goal::new("sum", vec![list.clone()])];
    let by_sum = Approach::split("sum", "divide the sum by how many there are", subgoals, move |parts, working| {
        let sum = parts[0].as_number().ok_or_else(|| Setback::no_way("the sum is no number"))?;
        Ok(working.step(Operation::Divide, [sum, &count])?.into())
    });
    let by_deviations =
        Approach::direct("deviations", "start from the first and share out what is above it", move |working| {
            let first = &numbers[0];
            let mut above = Number::zero();
            for number in &numbers[1..] {
                let more = working.step(Operation::Subtract, [number, first])?;
                above = working.step(Operation::Add, [&above, &more])?;
            }
            let share = working.step(Operation::Divide, [&above, &(numbers.len() as i64).into()])?;
            Ok(working.step(Operation::Add, [first, &share])?.into())
        });
    vec![by_sum, by_deviations]
}

pub(super) fn extreme_approaches(list: &Value, is_largest: bool) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return extreme_of_surds(list, is_largest).into_iter().collect();
    };
    let sorted = numbers.clone();
    vec![
        Approach::direct("going_through", "keep the best seen so far", move |working| {
            working.spend(numbers.len() as u64)?;
            let better = |a: &Number, b: &Number| if is_largest { a > b } else { a < b };
            let best =
                numbers.iter().fold(&numbers[0], |best, number| if better(number, best) { number } else { best });
            Ok(best.into())
        }),
        Approach::direct("sorting", "put them in order and read off the end", move |working| {
            let mut sorted = sorted.clone();
            sorted.sort();
            let before = Value::list(sorted.iter().map(Value::from));
            working.note(|| format!("in order: {}", before.brief()));
            let end = if is_largest { sorted.last() } else { sorted.first() };
            end.map(Value::from).ok_or_else(|| Setback::no_way("there are no numbers"))
        }),
    ]
}

/// The same where square roots occur.
fn extreme_of_surds(list: &Value, is_largest: bool) -> Option<Approach> {
    let read = |value: &Value| Some((Surd::from_expression(&value.to_expression()?)?, value.clone()));
    let all: Vec<(Surd, Value)> = list.as_list()?.iter().map(read).collect::<Option<_>>()?;
    let wanted = if is_largest { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
    Some(Approach::direct("going_through", "keep the best seen so far", move |working| {
        working.spend(10 * all.len() as u64)?;
        let mut best = all.first().ok_or_else(|| Setback::no_way("there are no numbers"))?;
        for next in &all[1..] {
            let order = next.0.compare(&best.0).ok_or_else(|| Setback::TooBig("a comparison of roots".to_owned()))?;
            if order == wanted {
                best = next;
            }
        }
        Ok(best.1.clone())
    }))
}

pub(super) fn count_approaches(list: &Value) -> Vec<Approach> {
    let Some(list) = list.as_list() else {
        return Vec::new();
    };
    let count = list.len() as i64;
    vec![Approach::direct("counting", "count them", move |working| {
        working.spend(u64::try_from(count).unwrap_or(0))?;
        Ok(count.into())
    })]
}

pub(super) fn difference_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((a, b)) = pair(a, b) else {
        return Vec::new();
    };
    let (from, to) = (b.clone(), a.clone());
    vec![
        Approach::direct("subtracting", "take the second away from the first", move |working| {
            Ok(working.step(Operation::Subtract, [&a, &b])?.into())
        }),
        Approach::direct("counting_up", "go from the second to the next ten, and on to the first", move |working| {
            let small = from.is_integer() && to.is_integer() && from <= to;
            if !small {
                return Err(Setback::no_way("counting up needs whole numbers, the smaller one second"));
            }
            let ten = Number::from(10);
            let tens = working.step(Operation::Divide, [&from, &ten])?.ceiling();
            let next_ten = &Number::from(tens) * &ten;
            if next_ten > to {
                return Ok(working.step(Operation::Subtract, [&to, &from])?.into());
            }
            let up = working.step(Operation::Subtract, [&next_ten, &from])?;
            let on = working.step(Operation::Subtract, [&to, &next_ten])?;
            Ok(working.step(Operation::Add, [&up, &on])?.into())
        }),
    ]
}

pub(super) fn ratio_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((a, b)) = pair(a, b) else {
        return Vec::new();
    };
    vec![Approach::direct("dividing", "divide the first by the second", move |working| {
        Ok(working.step(Operation::Divide, [&a, &b])?.into())
    })]
}

pub(super) fn percent_approaches(p: &Value, n: &Value) -> Vec<Approach> {
    let Some((p, n)) = pair(p, n) else {
        return Vec::new();
    };
    let (percent, number) = (p.clone(), n.clone());
    let hundred = Number::from(100);
    vec![
        Approach::direct("one_percent", "find one hundredth first", move |working| {
            let hundredth = working.step(Operation::Divide, [&n, &Number::from(100)])?;
            Ok(working.step(Operation::Multiply, [&p, &hundredth])?.into())
        }),
        Approach::new("as_a_fraction", "a percentage is so many hundredths", Vec::new(), move |_, working| {
            let share = working.step(Operation::Divide, [&percent, &hundred])?;
            Ok(Next::Goal(Goal::new("product", vec![Value::list([share.into(), (&number).into()])])))
        }),
    ]
}

pub(super) fn rounded_approaches(n: &Value, places: &Value) -> Vec<Approach> {
    let Some((n, places)) = pair(n, places) else {
        return Vec::new();
    };
    let (other, same_places) = (n.clone(), places.clone());
    vec![
        Approach::direct(
            "looking_at_the_next_digit",
            "five or more in the next place rounds away from zero",
            move |working| Ok(working.step(Operation::Round, [&n, &places])?.into()),
        ),
        Approach::direct("adding_half", "scale, add a half to the size, cut off, and scale back", move |working| {
            let places = same_places.to_i64().filter(|it| it.abs() <= 10_000);
            let places = places.ok_or_else(|| Setback::TooBig(format!("{same_places} places")))?;
            let scale = Number::from(10).power(places).map_err(|_| Setback::TooBig("the scale".to_owned()))?;
            let scaled = working.step(Operation::Multiply, [&other.abs(), &scale])?;
            let more = working.step(Operation::Add, [&scaled, &Number::ratio(1, 2)])?;
            let whole = working.step(Operation::Floor, [&more])?;
            let size = working.step(Operation::Divide, [&whole, &scale])?;
            Ok(if other.is_negative() { size.negated() } else { size }.into())
        }),
    ]
}

/// The multiples of m on both sides, and the nearer one; halfway, the one away from zero.
pub(super) fn rounded_to_approaches(n: &Value, m: &Value) -> Vec<Approach> {
    let Some((n, m)) = pair(n, m).filter(|(_, m)| m.is_positive()) else {
        return Vec::new();
    };
    let (other, same) = (n.clone(), m.clone());
    vec![
        Approach::direct("neighbours", "compare the distances to the multiples on both sides", move |working| {
            let size = n.abs();
            let times = working.step(Operation::Divide, [&size, &m])?;
            let below = Number::from(times.floor()) * m.clone();
            let above = &below + &m;
            let to_below = working.step(Operation::Subtract, [&size, &below])?;
            let to_above = working.step(Operation::Subtract, [&above, &size])?;
            let nearer = if to_below < to_above { below } else { above };
            Ok(if n.is_negative() { nearer.negated() } else { nearer }.into())
        }),
        Approach::direct("counting_in_units", "count in units of it and round the count", move |working| {
            let count = working.step(Operation::Divide, [&other, &same])?;
            let whole = working.step(Operation::Round, [&count, &Number::zero()])?;
            Ok(working.step(Operation::Multiply, [&whole, &same])?.into())
        }),
    ]
}

pub(super) fn distance_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((a, b)) = pair(a, b) else {
        return Vec::new();
    };
    vec![Approach::direct("larger_minus_smaller", "take the smaller away from the larger", move |working| {
        let (larger, smaller) = if a >= b { (&a, &b) } else { (&b, &a) };
        Ok(working.step(Operation::Subtract, [larger, smaller])?.into())
    })]
}

pub(super) fn relative_change_approaches(a: &Value, b: &Value) -> Vec<Approach> {
    let Some((a, b)) = pair(a, b) else {
        return Vec::new();
    };
    let (before, after) = (a.clone(), b.clone());
    vec![
        Approach::direct("change_over_start", "divide the change by what there was before", move |working| {
            let change = working.step(Operation::Subtract, [&b, &a])?;
            Ok(working.step(Operation::Divide, [&change, &a])?.into())
        }),
        Approach::direct("growth_factor", "divide the new by the old and take 1 away", move |working| {
            let factor = working.step(Operation::Divide, [&after, &before])?;
            Ok(working.step(Operation::Subtract, [&factor, &Number::one()])?.into())
        }),
    ]
}

pub(super) fn median_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return Vec::new();
    };
    let all = numbers.clone();
    vec![
        Approach::direct("sorting", "put them in order and take the middle", move |working| {
            let mut sorted = numbers.clone();
            sorted.sort();
            let shown = Value::list(sorted.iter().map(Value::from));
            working.note(|| format!("in order: {}", shown.brief()));
            let middle = sorted.len() / 2;
            if sorted.len() % 2 == 1 {
                return Ok((&sorted[middle]).into());
            }
            let sum = working.step(Operation::Add, [&sorted[middle - 1], &sorted[middle]])?;
            Ok(working.step(Operation::Divide, [&sum, &2.into()])?.into())
        }),
        Approach::direct("striking_out", "strike out the smallest and the largest, again and again", move |working| {
            let mut left = all.clone();
            while left.len() > 2 {
                working.spend(left.len() as u64)?;
                for is_largest in [true, false] {
                    let best = (0..left.len())
                        .reduce(|best, next| if (left[next] > left[best]) == is_largest { next } else { best });
                    left.remove(best.unwrap_or(0));
                }
            }
            let shown = Value::list(left.iter().map(Value::from));
            working.note(|| format!("left: {}", shown.brief()));
            let sum = folded(&left, Operation::Add, working)?;
            Ok(working.step(Operation::Divide, [&sum, &(left.len() as i64).into()])?.into())
        }),
    ]
}

/// The most frequent number; none when several are equally frequent.
pub(super) fn mode_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return Vec::new();
    };
    vec![Approach::direct("tallying", "count how often each occurs", move |working| {
        let mut tally: std::collections::BTreeMap<&Number, usize> = std::collections::BTreeMap::new();
        for number in &numbers {
            working.spend(1)?;
            *tally.entry(number).or_default() += 1;
        }
        let most = tally.values().copied().max().unwrap_or(0);
        let mut modes = tally.iter().filter(|(_, count)| **count == most).map(|(number, _)| *number);
        match (modes.next(), modes.next()) {
            (Some(mode), None) => {
                working.note(|| format!("{mode} occurs {most} times"));
                Ok(mode.into())
            }
            _ => Err(Setback::no_way("several occur equally often")),
        }
    })]
}

pub(super) fn spread_approaches(list: &Value) -> Vec<Approach> {
    let Some(_) = numbers(list) else {
        return Vec::new();
    };
    let subgoals = vec![Goal::new("largest", vec![list.clone()]), Goal::new("smallest", vec![list.clone()])];
    vec![Approach::new("extremes", "take the smallest away from the largest", subgoals, |parts, _| {
        Ok(Next::Goal(Goal::new("difference", parts.to_vec())))
    })]
}

/// Rounded to as many places as leave so many figures after leading zeros.
pub(super) fn significant_approaches(n: &Value, figures: &Value) -> Vec<Approach> {
    let Some((n, figures)) = pair(n, figures) else {
        return Vec::new();
    };
    let Some(figures) = figures.to_i64().filter(|it| (1..=50).contains(it)) else {
        return Vec::new();
    };
    if n.is_zero() || n.significant_bits() > 2_000 {
        return Vec::new();
    }
    // The power of ten of the first figure.
    let size = n.abs();
    let mut place = 0_i64;
    let ten = Number::from(10);
    while size >= ten.power(place + 1).unwrap_or_default() {
        place += 1;
    }
    while size < ten.power(place).unwrap_or_default() {
        place -= 1;
    }
    let goal = Goal::new("rounded", vec![n.into(), Value::from(figures - 1 - place)]);
    vec![Approach::new("places", "see how many decimal places that is", Vec::new(), move |_, working| {
        working.note(|| format!("the first figure stands at 10^{place}"));
        Ok(Next::Goal(goal.clone()))
    })]
}
