//! What is asked of two or more numbers.

use crate::maths::Number;
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

pub(super) fn sum_approaches(list: &Value) -> Vec<Approach> {
    let Some(numbers) = numbers(list) else {
        return Vec::new();
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
        return Vec::new();
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
        return Vec::new();
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
    vec![Approach::direct(
        "looking_at_the_next_digit",
        "five or more in the next place rounds away from zero",
        move |working| Ok(working.step(Operation::Round, [&n, &places])?.into()),
    )]
}
