//! The calendar and the clock: weekdays, dates, and the time between two moments.
//!
//! Dates stand in goals as `"2024-02-29"`, moments as `"2024-02-29 13:30:00"`, with an offset from universal time where the
//! prompt gives one: `"2024-02-29 13:30:00 +02:00"`. Weekdays stand by their names.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `weekday(date)` | | its weekday |
//! | `weekday_after(weekday, n)` | days, negative for days before | the weekday |
//! | `weekday_same_year(weekday, known, asked, leap)` | the weekday of `[month, day]`; another `[month, day]`; whether the year is a leap year | its weekday |
//! | `shifted(date, n)` | days, negative for days before | the date |
//! | `days_between(from, to)` | | days from one to the other |
//! | `days_that_are(from, to, weekdays)` | first and last day, which both count; the weekdays that count | how many |
//! | `nth_weekday(year, month, n, weekday)` | n from 1, or -1 for the last | the day of the month, -1 when there is none |
//! | `months_with(from, to, day, weekday)` | the first and the last year; a day of the month; a weekday | in how many months that day is such a weekday |
//! | `such_months(year, day, weekday)` | a day of the month; a weekday | the months in which that day is such a weekday |
//! | `leap_years(from, to)` | the first and the last year, which both count | how many of them are leap years |
//! | `is_leap_year(year)` | | whether it has a 29 February |
//! | `elapsed(from, to)` | moments | seconds from one to the other |
//! | `written_as(seconds, form)` | such as `D days, HH:MM` | the time in this form, rounded down |

mod between;
mod check;
mod dates;
mod moments;
mod reading;
mod weekdays;
mod years;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Calendar;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Which day of the week was 20 July 1969?", answer: "Sunday" },
    WorkedExample {
        prompt: "How many business days are there from Thursday, February 1, 2024 to Friday, March 1, 2024, both included?",
        answer: "22",
    },
    WorkedExample {
        prompt: "A night train left at 2024-03-01 21:50 and arrived at 2024-03-02 08:05. How long was the ride? Answer in \
                 HH:MM.",
        answer: "10:15",
    },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("weekday", "the weekday of {0}"),
    ("weekday_after", "the weekday {1} days after {0}"),
    ("weekday_same_year", "the weekday of another date of the year"),
    ("shifted", "the date {1} days after {0}"),
    ("days_between", "the days from {0} to {1}"),
    ("days_that_are", "how many days from {0} to {1} are {2}"),
    ("nth_weekday", "weekday {2} of its kind, {3}, in month {1} of {0}"),
    ("months_with", "the months with such a day {2} on a {3}"),
    ("such_months", "the months of {0} whose day {1} is a {2}"),
    ("leap_years", "how many years from {0} to {1} are leap years"),
    ("is_leap_year", "whether {0} is a leap year"),
    ("elapsed", "the seconds from {0} to {1}"),
    ("written_as", "{0} seconds written as {1}"),
];

impl Skill for Calendar {
    fn about(&self) -> About {
        About { name: "calendar", summary: "weekdays, dates and the time between two moments", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        reading::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("weekday", [date]) => weekdays::of_date(date),
            ("weekday_after", [weekday, days]) => weekdays::after(weekday, days),
            ("weekday_same_year", [weekday, known, asked, leap]) => weekdays::same_year(weekday, known, asked, leap),
            ("nth_weekday", [year, month, n, weekday]) => weekdays::nth(year, month, n, weekday),
            ("days_that_are", [from, to, which]) => weekdays::counted(from, to, which),
            ("months_with", [from, to, day, weekday]) => weekdays::months_with(from, to, day, weekday),
            ("such_months", [year, day, weekday]) => weekdays::such_months(year, day, weekday),
            ("leap_years", [from, to]) => dates::leap_years(from, to),
            ("is_leap_year", [year]) => dates::leap_year(year),
            ("shifted", [date, days]) => dates::shifted(date, days),
            ("days_between", [from, to]) => between::days(from, to),
            ("elapsed", [from, to]) => between::elapsed(from, to),
            ("written_as", [seconds, form]) => between::written_as(seconds, form),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
