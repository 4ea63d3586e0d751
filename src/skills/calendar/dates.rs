//! Dates: leap years, and the date so many days before or after another.

use jiff::civil::Date;

use super::moments::MONTHS;
use crate::problem::{Approach, Setback, Value};

/// A date of the years 1 to 9999.
pub fn date(value: &Value) -> Option<Date> {
    value.as_text()?.parse::<Date>().ok().filter(|it| it.year() > 0)
}

pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of a month's day in its year, from 1.
pub fn day_in_year((month, day): (i64, i64), leap: bool) -> i64 {
    (1..month).map(|it| length(it, leap)).sum::<i64>() + day
}

/// How many days a month has.
pub fn length(month: i64, leap: bool) -> i64 {
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day before, for telling where a count begins.
pub fn date_before(date: Date) -> Date {
    date.yesterday().unwrap_or(date)
}

/// Whether a year has a 29 February.
pub fn leap_year(year: &Value) -> Vec<Approach> {
    let Some(year) = year.as_number().and_then(|it| it.to_i64()).filter(|it| (1..=9999).contains(it)) else {
        return Vec::new();
    };
    vec![
        Approach::direct("rule", "every fourth year, but of the full centuries only every fourth", move |working| {
            working.note(|| match (year % 4, year % 100, year % 400) {
                (1.., _, _) => format!("{year} = 4 * {} + {}: it is not divisible by 4", year / 4, year % 4),
                (0, 1.., _) => format!("{year} = 4 * {}, and it ends no century", year / 4),
                (_, _, 0) => {
                    format!("{year} = 400 * {}: it ends a century, and is one of those that count", year / 400)
                }
                _ => format!("{year} ends a century, and {} is not divisible by 4", year / 100),
            });
            Ok(Value::Truth(is_leap(year)))
        }),
        Approach::direct("calendar", "look for 29 February in the calendar", move |working| {
            working.spend(1)?;
            Ok(Value::Truth(i16::try_from(year).is_ok_and(|year| Date::new(year, 2, 29).is_ok())))
        }),
        Approach::direct("every_fourth", "every fourth year", move |working| {
            working.note(|| format!("{year} divided by 4 leaves {}", year % 4));
            Ok(Value::Truth(year % 4 == 0))
        })
        .heuristic(),
    ]
}

/// How many leap years there are from one year to another, both included.
pub fn leap_years(from: &Value, to: &Value) -> Vec<Approach> {
    let year = |value: &Value| value.as_number().and_then(|it| it.to_i64()).filter(|it| (1..=9999).contains(it));
    let (Some(from), Some(to)) = (year(from), year(to)) else {
        return Vec::new();
    };
    if from > to {
        return Vec::new();
    }
    vec![
        Approach::direct(
            "multiples",
            "count the multiples of 4, less those of 100, and those of 400 again",
            move |working| {
                let multiples = |of: i64| to / of - (from - 1) / of;
                let (four, hundred, again) = (multiples(4), multiples(100), multiples(400));
                working.note(|| format!("{four} multiples of 4, {hundred} of 100, {again} of 400"));
                working.note(|| format!("{four} - {hundred} + {again} = {}", four - hundred + again));
                Ok(Value::from(four - hundred + again))
            },
        ),
        Approach::direct("calendar", "look for 29 February in the calendar of each year", move |working| {
            working.spend((to - from + 1) as u64)?;
            let has_leap_day = |year: &i64| i16::try_from(*year).is_ok_and(|year| Date::new(year, 2, 29).is_ok());
            Ok(Value::from((from..=to).filter(has_leap_day).count() as i64))
        }),
        Approach::direct("every_fourth", "every fourth year", move |working| {
            working.note(|| format!("{} years / 4", to - from + 1));
            Ok(Value::from((to - from + 1) / 4))
        })
        .heuristic(),
    ]
}

/// The date so many days after another, or before.
pub fn shifted(from: &Value, days: &Value) -> Vec<Approach> {
    let (Some(from), Some(days)) = (date(from), days.as_number().and_then(|it| it.to_i64())) else {
        return Vec::new();
    };
    if days.abs() > 3_000_000 {
        return Vec::new();
    }
    vec![
        Approach::direct("month_by_month", "go on month by month", move |working| {
            let (mut year, mut month) = (i64::from(from.year()), i64::from(from.month()));
            // The day of the month, beyond its end or before its beginning while days are left.
            let mut day = i64::from(from.day()) + days;
            let mut lines = 0;
            loop {
                working.spend(1)?;
                let here = length(month, is_leap(year));
                if day > here {
                    lines += 1;
                    if lines <= 14 {
                        working.note(|| {
                            format!(
                                "{} {year} has {here} days, so {} days are left after it",
                                MONTHS[month as usize - 1],
                                day - here
                            )
                        });
                    }
                    day -= here;
                    (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                } else if day < 1 {
                    (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
                    let before = length(month, is_leap(year));
                    lines += 1;
                    if lines <= 14 {
                        working.note(|| {
                            format!(
                                "{} {year} has {before} days, so it is its day {}",
                                MONTHS[month as usize - 1],
                                day + before
                            )
                        });
                    }
                    day += before;
                } else {
                    break;
                }
            }
            let found = i16::try_from(year).ok().and_then(|year| Date::new(year, month as i8, day as i8).ok());
            found
                .filter(|it| it.year() > 0)
                .map(|date| Value::text(date.to_string()))
                .ok_or_else(|| Setback::no_way("it lies outside the years 1 to 9999"))
        }),
        Approach::direct("calendar", "count on in the calendar", move |working| {
            working.spend(1)?;
            let found = from.checked_add(
                jiff::Span::new().try_days(days).map_err(|_| Setback::no_way("so many days are too many"))?,
            );
            found
                .ok()
                .filter(|it| it.year() > 0)
                .map(|date| Value::text(date.to_string()))
                .ok_or_else(|| Setback::no_way("it lies outside the years 1 to 9999"))
        }),
    ]
}
