//! Looking back at dates: every day has a number of its own, counted from the 1 March of the year 0.

use crate::problem::{Goal, Value, Verdict};

const NAMES: [&str; 7] = ["Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday"];

/// Years begin in March, so that a leap day is the last of its year. Month lengths then go 31, 30, 31, 30, 31 and again.
fn number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 1
}

/// The number of a date, if there is such a date: the next day's number is one higher.
fn day(value: &Value) -> Option<i64> {
    let parts: Option<Vec<i64>> = value.as_text()?.split('-').map(|part| part.parse().ok()).collect();
    match parts?[..] {
        [year, month, day] => dated(year, month, day),
        _ => None,
    }
}

fn dated(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_plain = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
    let next_month = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    (is_plain && number(year, month, day) < number(next_month.0, next_month.1, 1)).then(|| number(year, month, day))
}

/// 1 March of the year 0 was a Wednesday, as the Gregorian calendar is counted back.
fn weekday(day: i64) -> &'static str {
    NAMES[day.rem_euclid(7) as usize]
}

fn whole(value: &Value) -> Option<i64> {
    value.as_number()?.to_i64()
}

/// Whether the answer is the expected one, and what it was compared with.
fn compared(is_right: bool, expected: &str, how: impl Into<String>) -> Verdict {
    if is_right { Verdict::confirmed(how) } else { Verdict::refuted(format!("counted day by day it is {expected}")) }
}

pub fn check(goal: &Goal, answer: &Value) -> Verdict {
    checked(goal, answer).unwrap_or(Verdict::Unsettled)
}

fn checked(goal: &Goal, answer: &Value) -> Option<Verdict> {
    let text = answer.as_text().unwrap_or("");
    let count = whole(answer);
    Some(match goal.parts() {
        ("weekday", [date]) => {
            let day = day(date)?;
            compared(
                text == weekday(day),
                weekday(day),
                format!("it is day {day} after 1 March of the year 0, a Wednesday"),
            )
        }
        ("weekday_after", [from, days]) => {
            let from = NAMES.iter().position(|it| from.as_text() == Some(it))? as i64;
            let found = weekday(from + whole(days)?.rem_euclid(7));
            compared(text == found, found, "counted on in the row of the weekdays")
        }
        ("weekday_same_year", [known_weekday, known, asked, Value::Truth(leap)]) => {
            let pair = |value: &Value| match value.as_small_integers()?[..] {
                [month, day] => dated(if *leap { 2004 } else { 2003 }, month, day),
                _ => None,
            };
            let from = NAMES.iter().position(|it| known_weekday.as_text() == Some(it))? as i64;
            let apart = pair(asked)? - pair(known)?;
            let found = weekday(from + apart);
            compared(text == found, found, format!("the dates are {apart} days apart"))
        }
        ("months_with", [first, last, of_month, weekday_asked]) => {
            let (first, last, of_month) = (whole(first)?, whole(last)?, whole(of_month)?);
            if first > last || last - first > 10_000 {
                return None;
            }
            let days = (first..=last).flat_map(|year| (1..=12).filter_map(move |month| dated(year, month, of_month)));
            let expected = days.filter(|it| weekday_asked.as_text() == Some(weekday(*it))).count() as i64;
            compared(count == Some(expected), &expected.to_string(), "the number of each of the days tells its weekday")
        }
        ("such_months", [year, of_month, weekday_asked]) => {
            let (year, of_month) = (whole(year)?, whole(of_month)?);
            const MONTHS: [&str; 12] = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ];
            let is_such = |month: &i64| {
                dated(year, *month, of_month).is_some_and(|day| weekday_asked.as_text() == Some(weekday(day)))
            };
            let expected: Vec<&str> = (1..=12).filter(is_such).map(|month| MONTHS[month as usize - 1]).collect();
            let is_right = answer.as_texts().is_some_and(|found| found == expected);
            compared(is_right, &expected.join(", "), "the number of each of the days tells its weekday")
        }
        ("leap_years", [first, last]) => {
            let (first, last) = (whole(first)?, whole(last)?);
            if first > last || last - first > 10_000 {
                return None;
            }
            let expected = (first..=last).filter(|year| dated(*year, 2, 29).is_some()).count() as i64;
            compared(
                count == Some(expected),
                &expected.to_string(),
                "each of them has a day between 28 February and 1 March",
            )
        }
        ("shifted", [date, days]) => {
            let wanted = day(date)?.checked_add(whole(days)?)?;
            match day(answer) {
                Some(found) if found == wanted => Verdict::confirmed("the numbers of the days differ by as many"),
                Some(found) => Verdict::refuted(format!("that is {} days from the date", found - day(date)?)),
                None => Verdict::refuted("there is no such date"),
            }
        }
        ("days_between", [from, to]) => {
            let apart = day(to)? - day(from)?;
            compared(count == Some(apart), &apart.to_string(), "the numbers of the days differ by as many")
        }
        ("days_that_are", [from, to, which]) => {
            let (from, to, which) = (day(from)?, day(to)?, which.as_texts()?);
            let found = (from..=to).filter(|day| which.contains(&weekday(*day))).count() as i64;
            compared(
                count == Some(found),
                &found.to_string(),
                format!("each of the {} days was looked at", to - from + 1),
            )
        }
        ("nth_weekday", [year, month, n, named]) => {
            let (year, month, n) = (whole(year)?, whole(month)?, whole(n)?);
            let all: Vec<i64> = (1..=31)
                .filter(|it| dated(year, month, *it).is_some_and(|day| named.as_text() == Some(weekday(day))))
                .collect();
            let found = if n == -1 { all.last() } else { all.get(usize::try_from(n - 1).ok()?) };
            let found = found.copied().unwrap_or(-1);
            compared(count == Some(found), &found.to_string(), format!("such days of the month are {all:?}"))
        }
        ("is_leap_year", [year]) => {
            let year = whole(year).filter(|it| (1..=9999).contains(it))?;
            let length = number(year + 1, 1, 1) - number(year, 1, 1);
            match answer {
                Value::Truth(told) if *told == (length == 366) => {
                    Verdict::confirmed(format!("the year has {length} days"))
                }
                _ => Verdict::refuted(format!("the year has {length} days")),
            }
        }
        ("elapsed", [from, to]) => {
            let apart = thousandths(to)?.checked_sub(thousandths(from)?)?;
            let told = answer.as_number().map(|it| it * crate::maths::Number::from(1000));
            compared(
                told.is_some_and(|it| it == crate::maths::Number::from(apart)),
                &format!("{} seconds", apart / 1000),
                "both moments were put on one line of thousandths of a second",
            )
        }
        ("written_as", [seconds, form]) => {
            let all = (seconds.as_number()? * crate::maths::Number::from(1000)).to_i64().filter(|it| *it >= 0)?;
            let form = form.as_text()?;
            written(text, form, all)?
        }
        _ => return None,
    })
}

/// A moment on the line of thousandths of a second.
fn thousandths(value: &Value) -> Option<i64> {
    let text = value.as_text()?;
    let mut parts = text.split(' ');
    let day = day(&Value::text(parts.next()?))?;
    let mut clock = 0;
    for (part, unit) in parts.next()?.split([':', '.']).zip([3_600_000, 60_000, 1000, 1]) {
        clock += part.parse::<i64>().ok().filter(|it| (0..1000).contains(it))? * unit;
    }
    let offset = match parts.next() {
        Some(text) => {
            let minutes: Vec<i64> = text[1..].split(':').filter_map(|it| it.parse().ok()).collect();
            let minutes = minutes.first()?.checked_mul(60)? + minutes.get(1)?;
            if text.starts_with('-') { -minutes } else { minutes }
        }
        None => 0,
    };
    Some(day * 86_400_000 + clock - offset * 60_000)
}

/// Puts the parts of a written time together again.
fn written(text: &str, form: &str, all: i64) -> Option<Verdict> {
    let numbers: Option<Vec<i64>> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .map(|it| it.parse::<i64>().ok().filter(|it| *it < 1_000_000_000))
        .collect();
    let (units, smallest): (&[i64], i64) = match form {
        "D days, HH:MM:SS" => (&[86_400_000, 3_600_000, 60_000, 1000], 1000),
        "D days, HH:MM" => (&[86_400_000, 3_600_000, 60_000], 60_000),
        "HH:MM:SS.mmm" => (&[3_600_000, 60_000, 1000, 1], 1),
        "HH:MM:SS" => (&[3_600_000, 60_000, 1000], 1000),
        "HH:MM" | "H:MM" | "hours and minutes" => (&[3_600_000, 60_000], 60_000),
        "D days" => (&[86_400_000], 86_400_000),
        _ => return None,
    };
    let Some(numbers) = numbers.filter(|it| it.len() == units.len()) else {
        return Some(Verdict::refuted(format!("it is not written as {form}")));
    };
    let told: i64 = numbers.iter().zip(units).map(|(number, unit)| number * unit).sum();
    let is_carried =
        numbers.iter().zip(units).skip(1).zip(units).all(|((number, unit), larger)| number * unit < *larger);
    Some(match (told <= all && all < told + smallest, is_carried) {
        (true, true) => {
            Verdict::confirmed("the parts make up the whole time again, up to less than the smallest of them")
        }
        (true, false) => Verdict::refuted("a part is as large as the next larger one"),
        (false, _) => Verdict::refuted("the parts do not make up the time"),
    })
}
