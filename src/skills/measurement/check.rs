//! Checks of measurement: go back the other way.

use crate::maths::{Number, Unit};
use crate::problem::{Goal, Value, Verdict};

pub(super) fn check(goal: &Goal, answer: &Value) -> Verdict {
    let verdict = match goal.parts() {
        ("converted", [n, Value::Text(unit), Value::Text(other)]) => converted(n, unit, other, answer),
        ("minutes_between", [from, to]) => minutes_between(from, to, answer),
        ("minutes_later", [time, minutes]) => minutes_later(time, minutes, answer),
        _ => None,
    };
    verdict.unwrap_or(Verdict::Unsettled)
}

fn converted(n: &Value, unit: &str, other: &str, answer: &Value) -> Option<Verdict> {
    let (n, unit, other) = (n.as_number()?, Unit::named(unit)?, Unit::named(other)?);
    let Some(found) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    let back = found * &other.factor_to(&unit)?;
    Some(if back == *n {
        Verdict::confirmed("turned back it is the same measure")
    } else {
        Verdict::refuted(format!("turned back it is {back}"))
    })
}

fn whole(value: &Value) -> Option<i64> {
    value.as_number()?.to_i64()
}

fn minutes_between(from: &Value, to: &Value, answer: &Value) -> Option<Verdict> {
    let (from, to) = (whole(from)?, whole(to)?);
    let claimed = whole(answer).filter(|it| (0..1_440).contains(it));
    Some(match claimed {
        Some(claimed) if (from + claimed - to).rem_euclid(1_440) == 0 => {
            Verdict::confirmed("so many minutes after the first it is the second, within a day")
        }
        _ => Verdict::refuted("so many minutes after the first it is not the second, or a day has passed"),
    })
}

/// Reads the time of day back.
fn minutes_later(time: &Value, minutes: &Value, answer: &Value) -> Option<Verdict> {
    let (time, minutes) = (whole(time)?, minutes.as_number().filter(|it| it.is_integer())?);
    let Value::Text(text) = answer else {
        return Some(Verdict::refuted("it is no time of day"));
    };
    let read = || {
        let (clock, half) = text.split_once(' ')?;
        let (hours, rest) = clock.split_once(':')?;
        let (hours, rest): (i64, i64) = (hours.parse().ok()?, rest.parse().ok()?);
        let is_clock = (1..=12).contains(&hours) && (0..60).contains(&rest);
        let half = ["AM", "PM"].iter().position(|known| *known == half)? as i64;
        is_clock.then_some((hours % 12 + 12 * half) * 60 + rest)
    };
    let Some(read) = read() else {
        return Some(Verdict::refuted("it is no time of day"));
    };
    let off = &(&Number::from(read) - &Number::from(time)) - minutes;
    Some(if off.remainder(&1_440.into()).is_some_and(|rest| rest == 0.into()) {
        Verdict::confirmed("the time between is right, but for whole days")
    } else {
        Verdict::refuted("the time between is another")
    })
}
