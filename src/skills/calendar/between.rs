//! The time between two dates or moments, and how it is written.

use jiff::civil::{Date, DateTime};

use super::dates::{date, is_leap, length};
use super::moments::MONTHS;
use crate::maths::Number;
use crate::problem::{Approach, Goal, Operation, Setback, Value};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Days from one date to another.
pub fn days(from: &Value, to: &Value) -> Vec<Approach> {
    let (Some(from), Some(to)) = (date(from), date(to)) else {
        return Vec::new();
    };
    vec![
        Approach::direct("month_by_month", "add up the days of the months between", move |working| {
            if from > to {
                return Err(Setback::no_way("the second date is before the first"));
            }
            let (mut year, mut month) = (i64::from(from.year()), i64::from(from.month()));
            let mut count = -i64::from(from.day());
            let mut lines = 0;
            while (year, month) < (i64::from(to.year()), i64::from(to.month())) {
                working.spend(1)?;
                let here = length(month, is_leap(year));
                count += here;
                lines += 1;
                if lines <= 14 {
                    working.note(|| format!("after {} {year} of {here} days: {count}", MONTHS[month as usize - 1]));
                }
                (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            }
            count += i64::from(to.day());
            working.note(|| format!("with the {} days of {} {year}: {count}", to.day(), MONTHS[month as usize - 1]));
            Ok(Value::from(count))
        }),
        Approach::direct("calendar", "take one from the other in the calendar", move |working| {
            working.spend(1)?;
            let span = to.since((jiff::Unit::Day, from)).map_err(|_| Setback::no_way("the calendar ends"))?;
            Ok(Value::from(i64::from(span.get_days())))
        }),
        Approach::direct("thirty_a_month", "take every month to have 30 days", move |working| {
            let months =
                (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month()) - i64::from(from.month());
            working.note(|| format!("{months} months and {} days", i64::from(to.day()) - i64::from(from.day())));
            Ok(Value::from(months * 30 + i64::from(to.day()) - i64::from(from.day())))
        })
        .heuristic(),
    ]
}

/// A moment: date, thousandths of a second after midnight, and minutes that its clock is before universal time.
#[derive(Clone, Copy)]
struct Moment {
    date: Date,
    time: i64,
    offset: i64,
}

fn moment(value: &Value) -> Option<Moment> {
    let text = value.as_text()?;
    let mut parts = text.split(' ');
    let date: Date = parts.next()?.parse().ok()?;
    let clock = parts.next()?;
    let (clock, thousandths) = match clock.split_once('.') {
        Some((clock, rest)) if rest.len() == 3 => (clock, rest.parse::<i64>().ok()?),
        Some(_) => return None,
        None => (clock, 0),
    };
    let numbers: Option<Vec<i64>> = clock.split(':').map(|it| it.parse().ok()).collect();
    let &[hour, minute, second] = &numbers?[..] else {
        return None;
    };
    let offset = match parts.next() {
        Some(offset) => {
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let minutes = hours.parse::<i64>().ok()?.checked_mul(60)?.checked_add(minutes.parse::<i64>().ok()?)?;
            if offset.starts_with('-') { -minutes } else { minutes }
        }
        None => 0,
    };
    let is_clock =
        (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second) && offset.abs() < 1440;
    is_clock.then_some(Moment { date, time: ((hour * 60 + minute) * 60 + second) * 1000 + thousandths, offset })
}

fn seconds(thousandths: i64) -> Value {
    Value::Number(Number::ratio(thousandths, 1000))
}

/// Seconds from one moment to another.
pub fn elapsed(from: &Value, to: &Value) -> Vec<Approach> {
    let (Some(from), Some(to)) = (moment(from), moment(to)) else {
        return Vec::new();
    };
    let between =
        || vec![Goal::new("days_between", [from.date, to.date].map(|it| Value::text(it.to_string())).to_vec())];
    let apart = |parts: &[Value]| {
        let apart = parts[0].as_number().and_then(|it| it.to_i64());
        apart.ok_or_else(|| Setback::no_way("the days between are not counted"))
    };
    let clock = |time: i64| format!("{:02}:{:02}:{:02}", time / 3_600_000, time / 60_000 % 60, time / 1000 % 60);
    let day = |days: i64| Number::from(days);
    vec![
        Approach::split(
            "days_and_clocks",
            "count the days, and put the clocks right for where they stand",
            between(),
            move |parts, working| {
                let days = working.step(Operation::Multiply, [&day(apart(parts)?), &Number::from(DAY / 1000)])?;
                working.note(|| format!("the clocks say {} and {}", clock(from.time), clock(to.time)));
                let clocks = working
                    .step(Operation::Subtract, [&Number::ratio(to.time, 1000), &Number::ratio(from.time, 1000)])?;
                let whole = working.step(Operation::Add, [&days, &clocks])?;
                if from.offset == to.offset {
                    return Ok(whole.into());
                }
                let slower = (from.offset - to.offset) * 60;
                working.note(|| format!("the second clock is {} minutes behind the first", from.offset - to.offset));
                Ok(working.step(Operation::Add, [&whole, &Number::from(slower)])?.into())
            },
        ),
        Approach::direct(
            "universal_time",
            "put both into universal time, and take one from the other",
            move |working| {
                working.spend(1)?;
                let universal = |it: Moment| -> Option<DateTime> {
                    let midnight = it.date.at(0, 0, 0, 0);
                    midnight.checked_add(jiff::SignedDuration::from_millis(it.time - it.offset * 60_000)).ok()
                };
                let (Some(first), Some(last)) = (universal(from), universal(to)) else {
                    return Err(Setback::no_way("it lies outside the calendar"));
                };
                working.note(|| format!("{first} and {last} in universal time"));
                let thousandths = i64::try_from(first.duration_until(last).as_millis())
                    .map_err(|_| Setback::no_way("so long a time"))?;
                Ok(seconds(thousandths))
            },
        ),
        Approach::split(
            "clocks_alone",
            "take the clocks as they are, wherever they stand",
            between(),
            move |parts, working| {
                working.spend(1)?;
                Ok(seconds(apart(parts)? * DAY + to.time - from.time))
            },
        )
        .heuristic(),
    ]
}

/// The parts of a time in a form such as `D days, HH:MM`, rounded down to the smallest part.
pub fn written_as(seconds: &Value, form: &Value) -> Vec<Approach> {
    let (Some(seconds), Some(form)) = (seconds.as_number(), form.as_text()) else {
        return Vec::new();
    };
    let thousandths = (seconds * Number::from(1000)).to_i64();
    let Some(thousandths) = thousandths.filter(|it| *it >= 0) else {
        return Vec::new();
    };
    let form = form.to_owned();
    let same = form.clone();
    vec![
        Approach::direct("largest_first", "take out days, then hours, then minutes", move |working| {
            let mut left = thousandths;
            let mut take = |unit: i64| {
                let count = left / unit;
                left %= unit;
                count
            };
            let days = if form.contains("D days") { take(DAY) } else { 0 };
            let parts = [days, take(3_600_000), take(60_000), take(1000), take(1)];
            working.note(|| {
                let names = ["days", "hours", "minutes", "seconds", "thousandths"];
                let told: Vec<String> = parts
                    .iter()
                    .zip(names)
                    .filter(|(part, _)| **part > 0)
                    .map(|(part, name)| format!("{part} {name}"))
                    .collect();
                if told.is_empty() { "no time at all".to_owned() } else { told.join(", ") }
            });
            filled(&form, parts)
        }),
        Approach::direct("smallest_first", "split off thousandths, then seconds, then minutes", move |working| {
            working.spend(1)?;
            let all_seconds = thousandths / 1000;
            let all_minutes = all_seconds / 60;
            let all_hours = all_minutes / 60;
            working.note(|| {
                format!(
                    "{all_seconds} seconds are {all_minutes} minutes and {}; these are {all_hours} hours and {}",
                    all_seconds % 60,
                    all_minutes % 60
                )
            });
            let (days, hours) = if same.contains("D days") { (all_hours / 24, all_hours % 24) } else { (0, all_hours) };
            filled(&same, [days, hours, all_minutes % 60, all_seconds % 60, thousandths % 1000])
        }),
    ]
}

fn filled(form: &str, [days, hours, minutes, seconds, thousandths]: [i64; 5]) -> Result<Value, Setback> {
    Ok(Value::text(match form {
        "D days, HH:MM:SS" => format!("{days} days, {hours:02}:{minutes:02}:{seconds:02}"),
        "D days, HH:MM" => format!("{days} days, {hours:02}:{minutes:02}"),
        "HH:MM:SS.mmm" => format!("{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"),
        "HH:MM:SS" => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        "HH:MM" => format!("{hours:02}:{minutes:02}"),
        "H:MM" => format!("{hours}:{minutes:02}"),
        "D days" => format!("{days} days"),
        "hours and minutes" => format!("{hours} hours and {minutes} minutes"),
        _ => return Err(Setback::no_way("I do not know this form of a time")),
    }))
}
