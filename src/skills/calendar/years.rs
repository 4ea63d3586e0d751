//! Questions about whole years: how many of them are leap years, which of their months have a Friday the 13th.

use super::moments::{MONTHS, WEEKDAYS, weekday};
use crate::language::{Telling, ordinal, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Value};

const COUNTS: &str = "how_many|how_often|count|number_of|many_times";
const LISTS: &str = "which|what|list|name month|months";

/// Words that leave some of them out.
const LIMITS: &str = "not|except|without|but|only|unless|before|after|if|every|sum|total|more|most|fewest|least|average|century|centuries|non|no|n't|day|days|week|weeks|hour|start|begin|began|end|ending|even|odd|julian|suppose|instead|follow|following|around|near|lack|summer|winter|spring|autumn";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    leap_years(prompt).or_else(|| such_months(prompt))
}

/// "How many leap years were there from 1890 to 1920?"
fn leap_years(prompt: &Prompt) -> Option<Reading> {
    let asking = only(prompt, &format!("leap_year|leap_years {COUNTS}"))?;
    let tokens = prompt.of(asking);
    let &[from, to] = &years(tokens)[..] else {
        return None;
    };
    // The rule may be told as it is.
    let is_usual = |it: &Sentence| {
        let numbers = prompt.of(it).iter().filter_map(|token| token.number()?.to_i64());
        numbers.into_iter().all(|number| [1, 4, 100, 400].contains(&number))
    };
    let is_rule =
        |it: &&Sentence| says(prompt.of(it), "leap_year|leap_years|divisible|multiple|century") && is_usual(it);
    if from >= to || says(tokens, LIMITS) || others(prompt, asking).any(|it| !is_rule(&it) && has_number(prompt, it)) {
        return None;
    }
    let telling = Telling::new(prompt);
    prompt.outline().sentences.iter().filter(is_rule).for_each(|it| telling.takes(&it.span));
    telling.takes(&asking.span);
    let ends_are_leap = [from, to].iter().any(|year| super::dates::is_leap(*year));
    let is_told = says(&prompt.tokens, "inclusive|included|including|both|from|through");
    let doubt =
        (ends_are_leap && !is_told).then(|| "it is not said whether the first and the last year count".to_owned());
    let goal = Goal::new("leap_years", vec![from.into(), to.into()]);
    Some(telling.reading("calendar", "how many of the years are leap years", goal, Form::Plain).doubted(doubt))
}

/// "Which months of 2026 have a Friday the 13th?", "How many times does the 13th fall on a Friday in 2026?"
fn such_months(prompt: &Prompt) -> Option<Reading> {
    let asking = only(prompt, COUNTS).or_else(|| only(prompt, LISTS))?;
    let tokens = prompt.of(asking);
    let is_counted = says(tokens, COUNTS);
    let named: Vec<usize> = tokens.iter().filter(|it| it.lower.len() > 5).filter_map(|it| weekday(&it.lower)).collect();
    let days: Vec<i64> = tokens.iter().filter_map(|it| ordinal(&it.lower)).filter(|it| (1..=31).contains(it)).collect();
    let (&[named], &[day], &[year]) = (&named[..], &days[..], &years(tokens)[..]) else {
        return None;
    };
    let has_month = tokens.iter().any(|token| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(&token.lower)));
    let is_other = |it: &Sentence| has_number(prompt, it);
    if has_month || says(tokens, LIMITS) || says(tokens, "last") || others(prompt, asking).any(is_other) {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.takes(&asking.span);
    let weekday = Value::text(WEEKDAYS[named]);
    if is_counted {
        let goal = Goal::new("months_with", vec![year.into(), year.into(), day.into(), weekday]);
        return Some(telling.reading("calendar", "in how many months it is so", goal, Form::Plain));
    }
    let goal = Goal::new("such_months", vec![year.into(), day.into(), weekday]);
    let form = Form::listed("", ", ", "", Form::Plain);
    Some(telling.reading("calendar", "in which months it is so", goal, form))
}

/// The only sentence that says this.
fn only<'p>(prompt: &'p Prompt, wording: &str) -> Option<&'p Sentence> {
    let says_it = |it: &&Sentence| !it.is_example && says(prompt.of(it), wording);
    let mut found = prompt.outline().sentences.iter().filter(says_it);
    found.next().filter(|_| found.next().is_none())
}

fn others<'p>(prompt: &'p Prompt, asking: &Sentence) -> impl Iterator<Item = &'p Sentence> {
    let asking = asking.span.clone();
    prompt.outline().sentences.iter().filter(move |it| !it.is_example && !it.is_heading && it.span != asking)
}

fn has_number(prompt: &Prompt, sentence: &Sentence) -> bool {
    prompt.of(sentence).iter().any(|token| token.number().is_some() && &*token.lower != "one")
}

fn years(tokens: &[Token]) -> Vec<i64> {
    let number = |token: &Token| token.number().and_then(|it| it.to_i64());
    tokens.iter().filter_map(number).filter(|it| (1000..=9999).contains(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        let reading = read(&read_tokens(text)).filter(|it| it.is_complete() && it.doubt.is_none())?;
        Some(reading.goal.to_string())
    }

    #[test]
    fn questions_about_years_are_read_by_their_meaning() {
        let leap = Some("leap_years(1890, 1920)");
        assert_eq!(goal("How many leap years were there from 1890 to 1920, both included?").as_deref(), leap);
        let friday = Some(r#"months_with(2026, 2026, 13, "Friday")"#);
        assert_eq!(goal("I wonder: how often does the 13th fall on a Friday in 2026?").as_deref(), friday);
        let months = Some(r#"such_months(2026, 13, "Friday")"#);
        assert_eq!(goal("Which months of 2026 have a Friday the 13th? She stays in bed then.").as_deref(), months);
    }

    #[test]
    fn what_leaves_some_out_is_not_read() {
        for text in [
            "How many leap years were there between 1892 and 1920?",
            "How many leap years from 1890 to 1920 were not the last year of a century?",
            "How many times does the 13th fall on a Friday in 2026, not counting summer?",
            "Which months of 2026 have a Friday the 13th? Leave out the first 3 of them.",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
