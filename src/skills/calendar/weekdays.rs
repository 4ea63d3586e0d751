//! Weekdays: of a date, after so many days, the third Thursday of a month, and how many there are in a stretch of days.

use jiff::civil::{Date, Weekday};

use super::dates::{date, date_before, day_in_year, is_leap, length};
use super::moments::{MONTHS, WEEKDAYS, weekday};
use crate::problem::{Approach, Goal, Setback, Value};

fn named(day: i64) -> Value {
    Value::text(WEEKDAYS[day.rem_euclid(7) as usize])
}

fn name(day: i64) -> &'static str {
    WEEKDAYS[day.rem_euclid(7) as usize]
}

/// 0 for Monday.
fn number(value: &Value) -> Option<i64> {
    let text = value.as_text()?;
    WEEKDAYS.contains(&text).then(|| weekday(text))?.map(|day| day as i64)
}

fn of(date: Date) -> i64 {
    i64::from(date.weekday().to_monday_zero_offset())
}

/// The weekday of a date: by a calendar, by Zeller's rule, by Conway's doomsday; and by a rule that forgets leap years.
pub fn of_date(value: &Value) -> Vec<Approach> {
    let Some(day) = date(value) else {
        return Vec::new();
    };
    vec![
        Approach::direct("zeller", "put year, month and day into Zeller's rule", move |working| {
            // January and February are months 13 and 14 of the year before. Source: Zeller, 1882.
            let (mut year, mut month) = (i64::from(day.year()), i64::from(day.month()));
            if month < 3 {
                (year, month) = (year - 1, month + 12);
                working.note(|| format!("{} counts as month {month} of {year}", MONTHS[day.month() as usize - 1]));
            }
            let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
            let months = 13 * (month + 1) / 5;
            let sum = i64::from(day.day()) + months + rest + rest / 4 + century.div_euclid(4) + 5 * century;
            working.note(|| {
                format!(
                    "{} (day) + {months} (13 * ({month} + 1) / 5, rounded down) + {rest} + {} (a leap year in four) + {} + {} (for the century {century}) = {sum}",
                    day.day(), rest / 4, century.div_euclid(4), 5 * century
                )
            });
            let left = sum.rem_euclid(7);
            working
                .note(|| format!("{sum} = {} * 7 + {left}, and 0 is Saturday, 1 Sunday and so on", sum.div_euclid(7)));
            Ok(named(left + 5))
        }),
        Approach::direct(
            "doomsday",
            "find the weekday that 4/4, 6/6, 8/8, 10/10 and 12/12 share, and count from there",
            move |working| {
                // Source: Conway, 1973.
                let year = i64::from(day.year());
                let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
                let anchor = [1, 6, 4, 2][century.rem_euclid(4) as usize];
                let doomsday = anchor + rest + rest / 4;
                working.note(|| {
                    format!(
                        "the {}00s have {}; {rest} years and {} leap days later the doomsday of {year} is {}",
                        century,
                        name(anchor),
                        rest / 4,
                        name(doomsday)
                    )
                });
                let is_leap = is_leap(year);
                let known =
                    [if is_leap { 4 } else { 3 }, if is_leap { 29 } else { 28 }, 14, 4, 9, 6, 11, 8, 5, 10, 7, 12];
                let known = known[day.month() as usize - 1];
                let apart = i64::from(day.day()) - known;
                working.note(|| {
                    format!(
                        "{} {known} is such a day; {} days on is {}",
                        MONTHS[day.month() as usize - 1],
                        apart,
                        name(doomsday + apart)
                    )
                });
                Ok(named(doomsday + apart))
            },
        ),
        Approach::direct("calendar", "look it up in the calendar", move |working| {
            working.spend(1)?;
            Ok(named(of(day)))
        }),
        Approach::direct(
            "a_day_a_year",
            "from the same date in 2024: a year is 52 weeks and a day, so one weekday for each year",
            move |working| {
                let near =
                    Date::new(2024, day.month(), day.day()).map_err(|_| Setback::no_way("2024 has no such day"))?;
                let years = i64::from(day.year()) - 2024;
                working.note(|| format!("{near} is a {}, and {years} years are as many weekdays", name(of(near))));
                Ok(named(of(near) + years))
            },
        )
        .heuristic(),
    ]
}

/// The weekday so many days after another.
pub fn after(from: &Value, days: &Value) -> Vec<Approach> {
    let (Some(from), Some(days)) = (number(from), days.as_number().and_then(|it| it.to_i64())) else {
        return Vec::new();
    };
    vec![
        Approach::direct("whole_weeks", "leave out whole weeks", move |working| {
            let left = days.rem_euclid(7);
            working.note(|| format!("{days} = {} * 7 + {left}", days.div_euclid(7)));
            Ok(named(from + left))
        }),
        Approach::direct("day_by_day", "go on day by day", move |working| {
            working.spend(days.unsigned_abs() / 8 + 1)?;
            let mut day = from;
            for _ in 0..days.unsigned_abs() {
                day = (day + days.signum()).rem_euclid(7);
            }
            Ok(named(day))
        }),
    ]
}

/// The weekday of a date, when that of another date in the same year is known.
pub fn same_year(weekday: &Value, known: &Value, asked: &Value, leap: &Value) -> Vec<Approach> {
    let pair = |value: &Value| match value.as_small_integers()?[..] {
        [month, day] if (1..=12).contains(&month) && (1..=31).contains(&day) => Some((month, day)),
        _ => None,
    };
    let (Some(weekday), Some(known), Some(asked), Value::Truth(leap)) =
        (number(weekday), pair(known), pair(asked), leap)
    else {
        return Vec::new();
    };
    let leap = *leap;
    let told = |(month, day): (i64, i64)| format!("{} {day}", MONTHS[month as usize - 1]);
    vec![
        Approach::direct("days_of_the_year", "count the days from one date to the other", move |working| {
            let (from, to) = (day_in_year(known, leap), day_in_year(asked, leap));
            if !leap && (known.0 <= 2) != (asked.0 <= 2) {
                working.note(|| "the year is taken to be no leap year".to_owned());
            }
            working.note(|| format!("{} is day {from} of the year and {} is day {to}", told(known), told(asked)));
            let apart = to - from;
            working.note(|| format!("{apart} days = {} * 7 + {}", apart.div_euclid(7), apart.rem_euclid(7)));
            Ok(named(weekday + apart))
        }),
        Approach::direct(
            "a_year_like_it",
            "find a year with that weekday there, and look in its calendar",
            move |working| {
                for year in 2001..2041_i16 {
                    working.spend(1)?;
                    let at = |(month, day): (i64, i64)| Date::new(year, month as i8, day as i8).ok();
                    if is_leap(i64::from(year)) == leap
                        && let (Some(known_day), Some(asked_day)) = (at(known), at(asked))
                        && of(known_day) == weekday
                    {
                        working.note(|| format!("{year} is such a year"));
                        return Ok(named(of(asked_day)));
                    }
                }
                Err(Setback::no_way("no year has these dates"))
            },
        ),
    ]
}

/// The day of the month of the n-th such weekday, -1 when the month has not so many.
pub fn nth(year: &Value, month: &Value, n: &Value, weekday: &Value) -> Vec<Approach> {
    let whole = |value: &Value| value.as_number().and_then(|it| it.to_i64());
    let (Some(year), Some(month), Some(n), Some(weekday)) = (whole(year), whole(month), whole(n), number(weekday))
    else {
        return Vec::new();
    };
    let first =
        i16::try_from(year).ok().zip(i8::try_from(month).ok()).and_then(|(year, month)| Date::new(year, month, 1).ok());
    let Some(first) = first.filter(|_| n == -1 || (1..=5).contains(&n)) else {
        return Vec::new();
    };
    vec![
        Approach::direct("from_the_first", "start from the weekday of the first of the month", move |working| {
            let (start, length) = (of(first), i64::from(first.days_in_month()));
            let soonest = 1 + (weekday - start).rem_euclid(7);
            working.note(|| {
                format!("the month begins on a {}, so the first {} is the {soonest}", name(start), name(weekday))
            });
            let all: Vec<i64> = (0..5).map(|week| soonest + 7 * week).filter(|day| *day <= length).collect();
            working.note(|| {
                format!("in its {length} days: {}", all.iter().map(i64::to_string).collect::<Vec<_>>().join(", "))
            });
            let found = if n == -1 { all.last() } else { all.get(n as usize - 1) };
            Ok(Value::from(found.copied().unwrap_or(-1)))
        }),
        Approach::direct("calendar", "look it up in the calendar", move |working| {
            working.spend(1)?;
            let weekday = Weekday::from_monday_zero_offset(weekday as i8)
                .map_err(|_| Setback::no_way("there is no such weekday"))?;
            Ok(Value::from(first.nth_weekday_of_month(n as i8, weekday).map_or(-1, |date| i64::from(date.day()))))
        }),
    ]
}

/// In how many months a day of the month has such a weekday, from one year to another, both included.
pub fn months_with(from: &Value, to: &Value, day: &Value, weekday: &Value) -> Vec<Approach> {
    let whole = |value: &Value| value.as_number().and_then(|it| it.to_i64());
    let (Some(from), Some(to), Some(day), Some(weekday)) = (whole(from), whole(to), whole(day), number(weekday)) else {
        return Vec::new();
    };
    if !(1..=to).contains(&from) || to > 9999 || !(1..=31).contains(&day) {
        return Vec::new();
    }
    let dated = move |year: i64, month: i64| Date::new(year as i16, month as i8, day as i8).ok();
    let Ok(new_year) = Date::new(from as i16, 1, 1) else {
        return Vec::new();
    };
    vec![
        Approach::direct(
            "month_by_month",
            "find the day's weekday in January, and go on by the length of each month",
            move |working| {
                let (mut here, mut found) = (of(new_year) + day - 1, 0);
                for year in from..=to {
                    working.spend(1)?;
                    let mut months = Vec::new();
                    for month in 1..=12 {
                        let length = length(month, is_leap(year));
                        let is_such = day <= length && here.rem_euclid(7) == weekday;
                        let mark = if is_such { " (counts)" } else { "" };
                        months.push(format!("{} {}{mark}", MONTHS[month as usize - 1], name(here)));
                        found += i64::from(is_such);
                        here += length;
                    }
                    working.note(|| format!("the day {day} of each month of {year}: {}", months.join(", ")));
                }
                Ok(Value::from(found))
            },
        ),
        Approach::direct("calendar", "look each of the dates up in the calendar", move |working| {
            working.spend((to - from + 1) as u64)?;
            let dates = (from..=to).flat_map(|year| (1..=12).filter_map(move |month| dated(year, month)));
            Ok(Value::from(dates.filter(|date| of(*date) == weekday).count() as i64))
        }),
        Approach::direct("share", "one month in seven", move |working| {
            let months = 12 * (to - from + 1);
            working.note(|| format!("{months} months / 7, rounded to the nearest"));
            Ok(Value::from((2 * months + 7) / 14))
        })
        .heuristic(),
    ]
}

/// The months of a year in which a day of the month has such a weekday.
pub fn such_months(year: &Value, day: &Value, weekday: &Value) -> Vec<Approach> {
    let whole = |value: &Value| value.as_number().and_then(|it| it.to_i64());
    let (Some(year), Some(day), Some(weekday)) = (whole(year), whole(day), number(weekday)) else {
        return Vec::new();
    };
    let Some(new_year) = i16::try_from(year).ok().and_then(|year| Date::new(year, 1, 1).ok()) else {
        return Vec::new();
    };
    if !(1..=31).contains(&day) || year < 1 {
        return Vec::new();
    }
    let listed =
        |months: Vec<i64>| Value::list(months.into_iter().map(|month| Value::text(MONTHS[month as usize - 1])));
    vec![
        Approach::direct(
            "month_by_month",
            "find the day's weekday in January, and go on by the length of each month",
            move |working| {
                let (mut here, mut found) = (of(new_year) + day - 1, Vec::new());
                for month in 1..=12 {
                    working.spend(1)?;
                    let length = length(month, is_leap(year));
                    if day <= length && here.rem_euclid(7) == weekday {
                        found.push(month);
                    }
                    if day <= length {
                        working.note(|| format!("day {day} of {}: {}", MONTHS[month as usize - 1], name(here)));
                    }
                    here += length;
                }
                Ok(listed(found))
            },
        ),
        Approach::direct("calendar", "look each of the dates up in the calendar", move |working| {
            working.spend(12)?;
            let is_such =
                |month: &i64| Date::new(year as i16, *month as i8, day as i8).is_ok_and(|date| of(date) == weekday);
            Ok(listed((1..=12).filter(is_such).collect()))
        }),
    ]
}

/// How many of the days from one date to another, both included, have one of these weekdays.
pub fn counted(first: &Value, last: &Value, which: &Value) -> Vec<Approach> {
    let (Some(from), Some(to), Some(which)) = (date(first), date(last), which.as_list()) else {
        return Vec::new();
    };
    let which: Option<Vec<i64>> = which.iter().map(number).collect();
    let Some(which) = which.filter(|_| from <= to) else {
        return Vec::new();
    };
    let (by_day, by_share) = (which.clone(), which.len() as i64);
    let between = || vec![Goal::new("days_between", vec![first.clone(), last.clone()])];
    // With the first and the last day.
    let length_of = |parts: &[Value]| {
        let apart = parts[0].as_number().and_then(|it| it.to_i64());
        apart.map(|apart| apart + 1).ok_or_else(|| Setback::no_way("the days between are not counted"))
    };
    vec![
        Approach::split(
            "whole_weeks",
            "count whole weeks, and the days that are left one by one",
            between(),
            move |parts, working| {
                let length = length_of(parts)?;
                let (weeks, left) = (length / 7, length % 7);
                working.note(|| format!("{length} days = {weeks} weeks and {left} days"));
                let start = of(from);
                let rest: Vec<i64> =
                    (0..left).map(|day| start + day).filter(|day| which.contains(&day.rem_euclid(7))).collect();
                working.note(|| {
                    let left_over: Vec<&str> = (0..left).map(|day| name(start + day)).collect();
                    format!(
                        "{weeks} * {} in the weeks; left over: {}, of which {} count",
                        which.len(),
                        if left_over.is_empty() { "nothing".to_owned() } else { left_over.join(", ") },
                        rest.len()
                    )
                });
                Ok(Value::from(weeks * which.len() as i64 + rest.len() as i64))
            },
        ),
        Approach::direct("day_by_day", "go through the calendar day by day", move |working| {
            let (mut day, mut count) = (from, 0);
            loop {
                working.spend(1)?;
                count += i64::from(by_day.contains(&of(day)));
                if day >= to {
                    break;
                }
                day = day.tomorrow().map_err(|_| Setback::no_way("the calendar ends"))?;
            }
            let eve = date_before(from);
            working.note(|| format!("from the day after {eve} to {to}"));
            Ok(Value::from(count))
        }),
        Approach::split(
            "share",
            "take the share of a week that counts, rounded to the nearest",
            between(),
            move |parts, working| {
                let length = length_of(parts)?;
                working.note(|| format!("{by_share}/7 of {length} days"));
                Ok(Value::from((2 * length * by_share + 7) / 14))
            },
        )
        .heuristic(),
    ]
}
