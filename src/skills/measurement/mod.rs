//! Measurement: units turned into each other, and times of day.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `converted(n, unit, other)` | a number; two units of one kind, by name | how many of the other unit it is |
//! | `minutes_between(from, to)` | times of day, in minutes after midnight | minutes until the time next comes round |
//! | `minutes_later(time, minutes)` | a time of day; minutes, negative for earlier | the time of day then |

mod check;

use crate::maths::{Number, Unit};
use crate::problem::{
    About, Approach, Binding, Goal, Operation, Phrase, Setback, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct Measurement;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "What is 3.5 hours in minutes?", answer: "210" },
    WorkedExample { prompt: "How many years are there in 0.7 decades?", answer: "7" },
    WorkedExample { prompt: "How many minutes are there between 8:17 PM and 3:48 AM?", answer: "451" },
];

const DAY: i64 = 1_440;

const fn number(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Number, means).binding(Binding::Loosest)
}

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    number(
        "{n} (of) (a|an|one) {u:Unit} [in|expressed in|converted to|measured in|as|to] {v:Unit}",
        "converted(n, u, v)",
    ),
    number("[a|an|one] {u:Unit} [in|expressed in|converted to|measured in] {v:Unit}", "converted(1, u, v)"),
    task("[convert|express|change|turn] {n} (of) (a|an|one) {u:Unit} [to|into|in|as] {v:Unit}", "converted(n, u, v)"),
    task("how many {v:Unit} (be) (there) [in|make up|are] {n} (of) (a|an|one) {u:Unit}", "converted(n, u, v)"),
    task("how many {v:Unit} (be) (there) [in|make up] [a|an] {u:Unit}", "converted(1, u, v)"),
    task("how many {v:Unit} do {n} (of) (a|an|one) {u:Unit} [have|contain|make|last|equal]", "converted(n, u, v)"),
    task("{n} {u:Unit} be how many {v:Unit}", "converted(n, u, v)"),
    task(
        "how many minutes (be) (there) (are) (between|from) {s:Time} [and|to|until|till] {t:Time}",
        "minutes_between(s, t)",
    ),
    task(
        "how many minutes [pass|elapse|go by] [between|from] {s:Time} [and|to|until|till] {t:Time}",
        "minutes_between(s, t)",
    ),
    task("how many minutes (be) it [from|between] {s:Time} [and|to|until|till] {t:Time}", "minutes_between(s, t)"),
    task("how long (be) (it) [from|between] {s:Time} [and|to|until|till] {t:Time} in minutes", "minutes_between(s, t)"),
    task(
        "how many hours (be) (there) (it) [from|between] {s:Time} [and|to|until|till] {t:Time}",
        "ratio(minutes_between(s, t), 60)",
    ),
    Phrase::new(
        "(the) (number of) minutes [between|from] {s:Time} [and|to|until] {t:Time}",
        Type::Number,
        "minutes_between(s, t)",
    ),
    task(
        "[{q:Ask} (the time)|what time be (it)] {n} {u:Unit} [after|past|from] {t:Time}",
        r#"minutes_later(t, converted(n, u, "minutes"))"#,
    ),
    task(
        "[{q:Ask} (the time)|what time be (it)] {n} {u:Unit} before {t:Time}",
        r#"minutes_later(t, difference(0, converted(n, u, "minutes")))"#,
    ),
];

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[("converted", "{0} {1} in {2}")];

impl Skill for Measurement {
    fn about(&self) -> About {
        About { name: "measurement", summary: "units turned into each other, times of day", examples: EXAMPLES }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("converted", [n, Value::Text(unit), Value::Text(other)]) => converted_approaches(n, unit, other),
            ("minutes_between", [from, to]) => minutes_between_approaches(from, to),
            ("minutes_later", [time, minutes]) => minutes_later_approaches(time, minutes),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        let clock = |value: &Value| {
            let minutes = u32::try_from(&value.as_integer()?).ok()?;
            Some(format!("{}:{:02}", minutes / 60, minutes % 60))
        };
        match goal.parts() {
            ("minutes_between", [from, to]) => Some(format!("the minutes from {} to {}", clock(from)?, clock(to)?)),
            ("minutes_later", [time, later]) => Some(format!("{} minutes after {}", later.spoken(), clock(time)?)),
            _ => say(goal, SAYINGS),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}

fn converted_approaches(n: &Value, unit: &str, other: &str) -> Vec<Approach> {
    let (Some(n), Some(from), Some(to)) = (n.as_number().cloned(), Unit::named(unit), Unit::named(other)) else {
        return Vec::new();
    };
    let Some(factor) = from.factor_to(&to) else {
        return Vec::new();
    };
    let (same, unit, other) = (n.clone(), unit.to_owned(), other.to_owned());
    let mut approaches =
        vec![Approach::direct("factor", "multiply by how many of the other unit one is", move |working| {
            working.note(|| format!("1 of {unit} is {factor} of {other}"));
            Ok(working.step(Operation::Multiply, [&n, &factor])?.into())
        })];
    if !from.factor().is_one() && !to.factor().is_one() {
        approaches.push(Approach::direct(
            "by_way_of_the_base_unit",
            "turn it into the base unit, and that into the other",
            move |working| {
                let base = working.step(Operation::Multiply, [&same, from.factor()])?;
                Ok(working.step(Operation::Divide, [&base, to.factor()])?.into())
            },
        ));
    }
    approaches
}

fn minutes(value: &Value) -> Option<Number> {
    value.as_number().filter(|it| !it.is_negative() && **it < Number::from(2 * DAY)).cloned()
}

fn minutes_between_approaches(from: &Value, to: &Value) -> Vec<Approach> {
    let (Some(from), Some(to)) = (minutes(from), minutes(to)) else {
        return Vec::new();
    };
    let (start, end) = (from.clone(), to.clone());
    vec![
        Approach::direct(
            "subtracting",
            "subtract minutes after midnight; add a day if it is past midnight",
            move |working| {
                let between = working.step(Operation::Subtract, [&to, &from])?;
                if between.is_negative() {
                    return Ok(working.step(Operation::Add, [&between, &DAY.into()])?.into());
                }
                Ok(between.into())
            },
        ),
        Approach::direct("full_hours", "go to the next full hour, count the hours, and add the rest", move |working| {
            let hour = Number::from(60);
            let day = Number::from(DAY);
            let end = if end < start { &end + &day } else { end.clone() };
            let to_hour = working.step(Operation::Remainder, [&(&day - &start), &hour])?;
            let on_hour = working.step(Operation::Add, [&start, &to_hour])?;
            if on_hour > end {
                return Ok(working.step(Operation::Subtract, [&end, &start])?.into());
            }
            let left = working.step(Operation::Subtract, [&end, &on_hour])?;
            let hours = working.step(Operation::Quotient, [&left, &hour])?;
            let rest = working.step(Operation::Remainder, [&left, &hour])?;
            let whole = working.step(Operation::Multiply, [&hours, &hour])?;
            let so_far = working.step(Operation::Add, [&to_hour, &whole])?;
            Ok(working.step(Operation::Add, [&so_far, &rest])?.into())
        }),
    ]
}

/// Such as `7:05 AM`.
fn twelve_hours(minutes: i64) -> Value {
    let (hours, minutes) = (minutes.rem_euclid(DAY) / 60, minutes.rem_euclid(60));
    let half = if hours < 12 { "AM" } else { "PM" };
    Value::text(format!("{}:{minutes:02} {half}", (hours + 11) % 12 + 1))
}

fn minutes_later_approaches(time: &Value, later: &Value) -> Vec<Approach> {
    let (Some(time), Some(later)) = (minutes(time), later.as_number().filter(|it| it.is_integer()).cloned()) else {
        return Vec::new();
    };
    let (start, same) = (time.clone(), later.clone());
    let whole = |number: &Number| number.to_i64().ok_or_else(|| Setback::TooBig(format!("{number} minutes")));
    vec![
        Approach::direct("minutes_after_midnight", "count minutes after midnight, a day at most", move |working| {
            let sum = working.step(Operation::Add, [&time, &later])?;
            let time = working.step(Operation::Remainder, [&sum, &DAY.into()])?;
            Ok(twelve_hours(whole(&time)?))
        }),
        Approach::direct("hours_and_minutes", "add hours to hours and minutes to minutes, and carry", move |working| {
            let hour = Number::from(60);
            let minutes = working.step(Operation::Add, [&same, &working_rest(&start)])?;
            let carried = working.step(Operation::Quotient, [&minutes, &hour])?;
            let rest = working.step(Operation::Remainder, [&minutes, &hour])?;
            let hours =
                working.step(Operation::Add, [&Number::from(start.quotient(&hour).unwrap_or_default()), &carried])?;
            let hours = working.step(Operation::Remainder, [&hours, &24.into()])?;
            Ok(twelve_hours(whole(&(hours * hour + rest))?))
        }),
    ]
}

/// The minutes of a time after its full hour.
fn working_rest(time: &Number) -> Number {
    time.remainder(&60.into()).map_or_else(Number::zero, Number::from)
}
