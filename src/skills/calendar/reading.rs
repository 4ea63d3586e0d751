//! Reads questions about the calendar and the clock.

use jiff::civil::Date;

use super::moments::{MONTHS, Moment, WEEKDAYS, moments, month, weekday, with_capitals};
use crate::language::{Telling, says, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Token, Value};

/// What makes it another question.
const VARIANTS: &str = "holiday|holidays|lunar|julian|hebrew|islamic|martian|fiscal|dst|daylight|est|edt|pst|pdt|\
                        cet|cest|ist|jst|cst|mst|bst|leap_second";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_such = prompt.says_somewhere(
        "day|days|weekday|weekdays|date|year|duration|elapsed|elapse|long|time|difference|interval|monday|tuesday|wednesday|\
         thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays",
    );
    if !is_such || prompt.text.len() > 8_000 || prompt.says(VARIANTS) {
        return None;
    }
    let found = moments(&prompt.text);
    leap_year(prompt)
        .or_else(|| weekday_on_a_day(prompt))
        .or_else(|| super::years::read(prompt))
        .or_else(|| within_a_month(prompt))
        .or_else(|| from_yesterday(prompt))
        .or_else(|| nth_weekday(prompt))
        .or_else(|| counted(prompt, &found))
        .or_else(|| date_asked(prompt, &found))
        .or_else(|| weekday_asked(prompt, &found))
        .or_else(|| elapsed(prompt, &found))
}

/// A weekday by its name.
fn named(weekday: usize) -> Value {
    Value::text(WEEKDAYS[weekday])
}

fn dated(date: Date) -> Value {
    Value::text(date.to_string())
}

/// 0 for Monday.
fn weekday_of(date: Date) -> usize {
    date.weekday().to_monday_zero_offset() as usize
}

fn small_numbers(tokens: &[Token]) -> Vec<i64> {
    tokens.iter().filter_map(|token| token.number()?.to_i64()).collect()
}

/// "Is 2056 a leap year?"
fn leap_year(prompt: &Prompt) -> Option<Reading> {
    let sentence =
        prompt.sentences_that_say("leap_year|leap_years !how_many !count !next !first !last !between").next()?;
    let telling = Telling::new(prompt);
    let [year] = small_numbers(prompt.of(sentence))[..] else {
        return None;
    };
    if !(1..=9999).contains(&year) || !moments(&prompt.text).is_empty() {
        return None;
    }
    telling.takes(&sentence.span);
    let goal = Goal::new("is_leap_year", vec![year.into()]);
    Some(telling.reading("calendar", "whether it is a leap year", goal, wanted(prompt).truth(("Yes", "No"))))
}

/// "How many Fridays the 13th were there in 2015?", where every word must belong to the question.
fn weekday_on_a_day(prompt: &Prompt) -> Option<Reading> {
    const WORDS: &str = "how|many|a|the|was|were|is|are|there|be|will|did|does|do|have|has|had|in|of|year|months|month|times|fall|\
                         fell|falls|on|count|number|occur|occurred|happen|happened|find|determine|calculate|which|that|it|us|we|\
                         contain|contained|give|tell|me|please|day|days|calendar|its|during|from|to|between|and|until|through";
    let (sentence, words) = only_sentence(prompt)?;
    let (mut weekdays, mut days, mut years) = (Vec::new(), Vec::new(), Vec::new());
    let lower = words.join(" ");
    if !lower.contains("how many") && !lower.contains("count") && !lower.contains("number of") {
        return None;
    }
    for word in words.iter().map(String::as_str) {
        let digits = word.trim_end_matches(char::is_alphabetic);
        match (weekday(word).filter(|_| word.len() > 5), digits.parse::<i64>()) {
            (Some(day), _) => weekdays.push(day),
            (None, Ok(year)) if digits == word && word.len() == 4 => years.push(year),
            (None, Ok(day))
                if (1..=31).contains(&day)
                    && ["st", "nd", "rd", "th", "sts", "nds", "rds", "ths"].contains(&&word[digits.len()..]) =>
            {
                days.push(day);
            }
            (None, _) if WORDS.split('|').any(|it| it == word) => {}
            _ => return None,
        }
    }
    let (&[weekday], &[day]) = (&weekdays[..], &days[..]) else {
        return None;
    };
    let (from, to) = match years[..] {
        [year] => (year, year),
        [from, to] if from < to => (from, to),
        _ => return None,
    };
    let telling = Telling::new(prompt);
    telling.takes(&sentence.span);
    let goal = Goal::new("months_with", vec![from.into(), to.into(), day.into(), named(weekday)]);
    Some(telling.reading("calendar", "in how many months it is so", goal, Form::Plain))
}

/// The only sentence that is said besides the form of the answer, in words and numbers in lower case.
fn only_sentence(prompt: &Prompt) -> Option<(&crate::problem::Sentence, Vec<String>)> {
    let sentences = &prompt.outline().sentences;
    let mut sentences = sentences.iter().filter(|it| !it.is_example && !crate::language::is_about_the_form(prompt, it));
    let sentence = sentences.next().filter(|_| sentences.next().is_none())?;
    let lower = prompt.text_of(sentence).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned);
    Some((sentence, words.collect()))
}

/// "If the week is reversed": a condition that tells no date, weekday or number.
fn supposes_more(prompt: &Prompt, found: &[Moment]) -> bool {
    let sentences = prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| !it.is_example && !crate::language::is_about_the_form(prompt, it));
    sentences.into_iter().any(|sentence| {
        let tokens = prompt.of(sentence);
        let condition =
            tokens.iter().position(|it| ["if", "suppose", "supposing", "assuming", "assume"].contains(&&*it.lower));
        let Some(from) = condition else {
            return false;
        };
        let clause: Vec<&Token> = tokens[from..].iter().collect();
        !clause.iter().any(|token| {
            token.number().is_some()
                || found.iter().any(|it| it.span.contains(&token.span.start))
                || token.lower.len() > 5 && weekday(&token.lower).is_some()
                || &*token.lower == "leap"
        })
    })
}

/// The month that a word in lower case names in full.
fn named_month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|it| it.eq_ignore_ascii_case(word))?;
    i8::try_from(at + 1).ok()
}

/// "How many Mondays are there in March 2026?", where every word must belong to the question.
fn within_a_month(prompt: &Prompt) -> Option<Reading> {
    const WORDS: &str = "how|many|a|the|was|were|is|are|there|will|be|did|does|do|have|has|had|in|of|year|month|count|number|find|\
                         determine|calculate|it|us|we|give|tell|me|please|day|days|calendar|its|during|fall|and|contain";
    let (sentence, words) = only_sentence(prompt)?;
    if !words.windows(2).any(|it| it == ["how", "many"]) && !words.windows(2).any(|it| it == ["number", "of"]) {
        return None;
    }
    let (mut weekdays, mut months, mut years) = (Vec::new(), Vec::new(), Vec::new());
    for word in &words {
        match (weekday(word).filter(|_| word.len() > 5), named_month(word), word.parse::<i16>()) {
            (Some(day), _, _) => weekdays.push(day),
            (_, Some(month), _) => months.push(month),
            (_, _, Ok(year)) if word.len() == 4 => years.push(year),
            _ if WORDS.split('|').any(|it| it == word) => {}
            _ => return None,
        }
    }
    // "In 2026 and 2027" tells of both.
    let (year, until) = match years[..] {
        [year] => (year, year),
        [year, next] if next == year + 1 && months.is_empty() && words.iter().any(|it| it == "and") => (year, next),
        _ => return None,
    };
    let (first, last) = match months[..] {
        [] if weekdays.is_empty() && !words.iter().any(|it| it == "days") => return None,
        [] => (Date::new(year, 1, 1).ok()?, Date::new(until, 12, 31).ok()?),
        [month] => {
            let first = Date::new(year, month, 1).ok()?;
            (first, first.last_of_month())
        }
        _ => return None,
    };
    let which =
        if weekdays.is_empty() { Value::texts(WEEKDAYS) } else { Value::list(weekdays.iter().map(|it| named(*it))) };
    let telling = Telling::new(prompt);
    telling.takes(&sentence.span);
    let goal = Goal::new("days_that_are", vec![dated(first), dated(last), which]);
    Some(telling.reading("calendar", "how many such days there are", goal, Form::Plain))
}

/// "If yesterday was Saturday, what day will it be the day after tomorrow?", where every word must belong to the question.
fn from_yesterday(prompt: &Prompt) -> Option<Reading> {
    const WORDS: &str = "if|what|which|day|weekday|of|the|week|is|was|will|be|it|then|a|on|that|suppose|given";
    const DAYS: [(&[&str], i64); 5] = [
        (&["day", "before", "yesterday"], -2),
        (&["day", "after", "tomorrow"], 2),
        (&["yesterday"], -1),
        (&["today"], 0),
        (&["tomorrow"], 1),
    ];
    let (sentence, words) = only_sentence(prompt)?;
    let (mut told, mut days, mut at) = (None, Vec::new(), 0);
    while at < words.len() {
        let here = DAYS
            .iter()
            .find(|(row, _)| words[at..].starts_with(&row.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()));
        if let Some((row, step)) = here {
            days.push(*step);
            at += row.len();
        } else if let Some(day) = weekday(&words[at]).filter(|_| words[at].len() > 5) {
            // The weekday is told of the day that was named last.
            (told.is_none() && days.len() == 1).then_some(())?;
            told = Some(day);
            at += 1;
        } else if WORDS.split('|').any(|it| it == words[at]) {
            at += 1;
        } else {
            return None;
        }
    }
    let &[known, asked] = &days[..] else {
        return None;
    };
    let told = told.filter(|_| words.iter().any(|it| it == "what" || it == "which"))?;
    let telling = Telling::new(prompt);
    telling.takes(&sentence.span);
    let goal = Goal::new("weekday_after", vec![named(told), (asked - known).into()]);
    Some(telling.reading("calendar", "the day of the week", goal, Form::Plain))
}

/// "On what date is a book due that is borrowed on 14 July 2026 for 45 days?"
fn date_asked(prompt: &Prompt, found: &[Moment]) -> Option<Reading> {
    let asks = prompt.says(
        "what_date|which_date|date_will|what_be_the_date|what_'s_the_date|date_be|find|give|determine|calculate date",
    ) && !prompt.says(
        "weekday|day_of_the_week|how_many|business|working|workday|workdays|weekend|weekends|month|months|year|years",
    );
    let [moment] = found else {
        return None;
    };
    if !asks || moment.time.is_some() || moment.year.is_none() || changes(prompt) || has_step_besides(prompt) {
        return None;
    }
    let days = shift(prompt, found)?;
    let date = moment.date()?;
    let telling = Telling::new(prompt);
    telling.says(&["date|day|days|week|weeks"]);
    telling.takes(&moment.span);
    let goal = Goal::new("shifted", vec![dated(date), days.into()]);
    let mut reading = telling.reading("calendar", "the date", goal, Form::Plain);
    reading.doubt =
        moment.weekday.filter(|told| *told != weekday_of(date)).map(|told| format!("{date} is no {}", WEEKDAYS[told]));
    Some(reading)
}

/// Whether something is said that makes other days count, or leaves some out.
fn changes(prompt: &Prompt) -> bool {
    prompt.says(
        "except|unless|besides|also|closed|day_off|days_off|strike|vacation|vacations|on_leave|other_than|apart_from|every_other|\
         every_second|alternate|free|skip|skipping|skipped|not_counting|without|shutdown|feast",
    )
}

/// "The day after", "a week later": a step that no number tells.
fn has_step_besides(prompt: &Prompt) -> bool {
    const STEPS: [&str; 7] = [" after", " before", " later", " earlier", " following", " ago", " from"];
    let lower = prompt.text.to_lowercase();
    let tells = |unit: &str| {
        let articles = ["the", "a", "one"].map(|article| format!("{article} {unit}"));
        articles.iter().any(|row| STEPS.iter().any(|step| lower.contains(&format!("{row}{step}"))))
    };
    ["day", "week", "month", "year"].iter().any(|unit| tells(unit))
        || prompt.says(
            "following_day|next_day|previous_day|fortnight|later_that|tomorrow|yesterday|eve|next_week|next_month",
        )
}

/// "the second Thursday of March 2022"
fn nth_weekday(prompt: &Prompt) -> Option<Reading> {
    const ORDINALS: [(&str, i64); 11] = [
        ("first", 1),
        ("1st", 1),
        ("second", 2),
        ("2nd", 2),
        ("third", 3),
        ("3rd", 3),
        ("fourth", 4),
        ("4th", 4),
        ("fifth", 5),
        ("5th", 5),
        ("last", -1),
    ];
    let telling = Telling::new(prompt);
    let lower = prompt.text.to_lowercase();
    let text = with_capitals(&prompt.text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut found = Vec::new();
    for pair in words.windows(2) {
        let ordinal = ORDINALS.iter().find(|(word, _)| pair[0].eq_ignore_ascii_case(word));
        if let (Some((_, n)), Some(day)) = (ordinal, weekday(pair[1])) {
            found.push((*n, day));
        }
    }
    found.dedup();
    let [(n, day)] = found[..] else {
        return None;
    };
    let months: Vec<i8> = words.iter().filter_map(|word| month(word)).collect();
    let years: Vec<i64> = words.iter().filter(|it| it.len() == 4).filter_map(|it| it.parse().ok()).collect();
    let (&[month], &[year]) = (&months[..], &years[..]) else {
        return None;
    };
    if !(1..=9999).contains(&year) || !(lower.contains("date") || lower.contains("day")) {
        return None;
    }
    let asks = prompt.says("day_of_the_month|day_of_month|date|which_day|what_day|numerical|number|when|day");
    if !asks || prompt.says("how_many|after_the|before_the|between|from") {
        return None;
    }
    for sentence in prompt.sentences_that_say("monday|tuesday|wednesday|thursday|friday|saturday|sunday|-1|exist|month")
    {
        telling.takes(&sentence.span);
    }
    // What names the month or the year, and has no other number, belongs to it.
    for sentence in &prompt.outline().sentences {
        let text = prompt.text_of(sentence);
        let names = |word: &str| self::month(word) == Some(month) || word.parse::<i64>() == Ok(year);
        let is_named = text.split(|c: char| !c.is_alphanumeric()).any(names);
        let are_known = small_numbers(prompt.of(sentence)).iter().all(|it| *it == year || *it == n);
        if is_named && are_known {
            telling.takes(&sentence.span);
        }
    }
    let goal = Goal::new("nth_weekday", vec![year.into(), i64::from(month).into(), n.into(), named(day)]);
    let mut reading = telling.reading("calendar", "the day of the month", goal, Form::Plain);
    if !prompt.says("day_of_the_month|day_of_month|numerical|number|integer") {
        reading.expects.unit = format!("{} {year}", MONTHS[month as usize - 1]);
    }
    Some(reading)
}

/// Two dates with their years. Where the weekday that is told belongs to the year after, that year is meant.
fn two_dates(found: &[Moment]) -> Option<(Date, Date, Option<String>)> {
    let [first, last] = found else {
        return None;
    };
    let year = first.year.or(last.year)?;
    let dated = |moment: &Moment, year: i16| moment.day.and_then(|(month, day)| Date::new(year, month, day).ok());
    let fits = |moment: &Moment, date: Date| moment.weekday.is_none_or(|told| told == weekday_of(date));
    let from = dated(first, first.year.unwrap_or(year))?;
    let to = dated(last, last.year.unwrap_or(year));
    if let Some(to) = to.filter(|to| *to >= from && fits(last, *to) && fits(first, from)) {
        return Some((from, to, None));
    }
    // "From Friday, December 16 to Tuesday, February 28, 2022", where both years were taken from one.
    let next = dated(last, last.year.unwrap_or(year).checked_add(1)?)?;
    let is_told = last.weekday.is_some()
        && fits(last, next)
        && fits(first, from)
        && to.is_none_or(|to| to < from || !fits(last, to));
    if is_told {
        let note = format!(
            "{} is a {} in {}, so that year is meant",
            next.strftime("%B %-d"),
            WEEKDAYS[weekday_of(next)],
            next.year()
        );
        return Some((from, next, Some(note)));
    }
    let before = dated(first, first.year.unwrap_or(year).checked_sub(1)?)?;
    let to = to?;
    let is_told = first.weekday.is_some() && fits(first, before) && fits(last, to) && (to < from || !fits(first, from));
    is_told.then(|| {
        let note = format!(
            "{} is a {} in {}, so that year is meant",
            before.strftime("%B %-d"),
            WEEKDAYS[weekday_of(before)],
            before.year()
        );
        (before, to, Some(note))
    })
}

/// Whether there are numbers that belong to no date or time, which would make it another question.
fn has_other_numbers(prompt: &Prompt, found: &[Moment]) -> bool {
    let is_other = |token: &Token| {
        token.number().is_some()
            && !matches!(&*token.lower, "two" | "one" | "second" | "first")
            && !found.iter().any(|it| it.span.contains(&token.span.start))
    };
    let sentences = prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| !it.is_example && !crate::language::is_about_the_form(prompt, it));
    sentences.flat_map(|it| prompt.of(it)).any(is_other)
}

/// How many days, business days or Mondays there are from one date to another.
fn counted(prompt: &Prompt, found: &[Moment]) -> Option<Reading> {
    if !prompt.says("how_many|count|number|total|times|calculate|find|determine")
        || found.iter().any(|it| it.time.is_some())
    {
        return None;
    }
    if has_other_numbers(prompt, found) || form(&prompt.text).is_some() {
        return None;
    }
    let telling = Telling::new(prompt);
    // "Until Christmas, if today is ..." tells the later date first.
    let reversed: Vec<Moment> = found.iter().rev().cloned().collect();
    let is_told_backwards = prompt.says("until|till today|now");
    let dates = two_dates(found).or_else(|| is_told_backwards.then(|| two_dates(&reversed))?);
    let (from, to, note) = dates?;
    let which = counted_days(prompt, found)?;
    telling.says(&["how_many|count|number|total|times|occur|occurrence|calculate|find|determine"]);
    found.iter().for_each(|it| telling.takes(&it.span));
    let is_both = telling.says(&["inclusive|inclusively|both|including|included|counting|through"]);
    let excludes = prompt.says("exclusive|exclude_both|not_counting|not_including|excluding_the|without_counting");
    let mut doubt = excludes.then(|| "I cannot tell which of the two dates count".to_owned());
    let is_business = which == [0, 1, 2, 3, 4];
    if changes(prompt) || is_business && names_a_weekend(prompt, found) && !is_told_not_to_count(prompt) {
        doubt = Some("I cannot tell which days count".to_owned());
    }
    let goal = if which.is_empty() {
        if is_both {
            let all = Value::texts(WEEKDAYS);
            Goal::new("days_that_are", vec![dated(from), dated(to), all])
        } else {
            Goal::new("days_between", vec![dated(from), dated(to)])
        }
    } else {
        let ends_count = [from, to].iter().any(|date| which.contains(&weekday_of(*date)));
        if !is_both && ends_count && prompt.says("between") {
            doubt = Some("it is not said whether the first and the last day count".to_owned());
        }
        let which = Value::list(which.iter().map(|it| named(*it)));
        Goal::new("days_that_are", vec![dated(from), dated(to), which])
    };
    let mut reading = telling.reading("calendar", "how many such days there are", goal, Form::Plain);
    reading.restatement.data.extend(note);
    Some(reading.doubted(doubt))
}

/// "Saturdays and Sundays are not counted": what is so of working days anyway.
/// Whether a day of the weekend is named, other than as the weekday of a date.
fn names_a_weekend(prompt: &Prompt, found: &[Moment]) -> bool {
    let is_of_date =
        |token: &Token| found.iter().any(|it| it.span.start < token.span.end && token.span.start < it.span.end);
    let days = ["saturday", "sunday", "saturdays", "sundays"];
    prompt.tokens.iter().any(|token| days.contains(&&*token.lower) && !is_of_date(token))
}

fn is_told_not_to_count(prompt: &Prompt) -> bool {
    prompt.says("saturday|saturdays sunday|sundays not|exclude|excluding|weekend|weekends")
}

/// The weekdays that are counted; none for days of all kinds. None when it is not told.
fn counted_days(prompt: &Prompt, found: &[Moment]) -> Option<Vec<usize>> {
    if prompt.says(
        "business_day|business_days|working_day|working_days|workday|workdays|work_days|weekdays|week_days|business",
    ) {
        return Some((0..5).collect());
    }
    if prompt.says("weekend|weekends|weekend_days") {
        return Some(vec![5, 6]);
    }
    // Names of weekdays that are no part of a date.
    let mut outside: Vec<usize> = Vec::new();
    let mut at = 0;
    for piece in prompt.text.split(|c: char| !c.is_alphabetic()) {
        let place = piece.as_ptr() as usize - prompt.text.as_ptr() as usize;
        at = at.max(place);
        let is_in_date = found.iter().any(|it| it.span.contains(&place));
        if !is_in_date
            && piece.len() > 5
            && let Some(day) = weekday(piece)
        {
            outside.push(day);
        }
    }
    outside.sort_unstable();
    outside.dedup();
    match (outside.is_empty(), prompt.says("day|days")) {
        (false, _) => Some(outside),
        (true, true) => Some(Vec::new()),
        _ => None,
    }
}

/// Which weekday a date has, and which it is after so many days.
fn weekday_asked(prompt: &Prompt, found: &[Moment]) -> Option<Reading> {
    let asks = prompt.says(
        "day_of_the_week|day_of_week|weekday|what_day|which_day|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    ) && (prompt.text.contains('?') || prompt.says("name|find|give|tell|determine|count|state|what|which|calculate"));
    if !asks || prompt.says("how_many|number_of|age|old|yesterday|tomorrow") || found.iter().any(|it| it.time.is_some())
    {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&["day|weekday|days|what|which|week|leap_year"]);
    found.iter().for_each(|it| telling.takes(&it.span));
    // "Was that a Monday, Tuesday, ...?" asks for the weekday.
    for sentence in &prompt.outline().sentences {
        let tokens = prompt.of(sentence);
        let named = tokens.iter().filter(|it| it.lower.len() > 5 && weekday(&it.lower).is_some()).count();
        if named > 1 && small_numbers(tokens).is_empty() {
            telling.passes(&sentence.span);
        }
    }
    // "One word answer."
    for sentence in telling.left() {
        let tokens = prompt.of(sentence);
        if says(tokens, "one|single word") && tokens.len() < 6 && small_numbers(tokens).iter().all(|it| *it == 1) {
            telling.passes(&sentence.span);
        }
    }
    let alone = weekdays_alone(prompt, found);
    let shift = shift(prompt, found);
    let unknown = "the day of the week";
    let mut doubt = None;
    let goal = match (found, shift) {
        ([moment], Some(days)) if moment.year.is_some() => {
            let date = moment.date()?;
            if moment.weekday.is_some_and(|told| told != weekday_of(date)) {
                doubt = Some(format!("{date} is no {}", WEEKDAYS[moment.weekday?]));
            }
            let later = Goal::new("shifted", vec![dated(date), days.into()]);
            Goal::new("weekday", vec![later.into()])
        }
        ([], Some(days)) => {
            let &[today] = &alone[..] else {
                return None;
            };
            // "In 3 days it will be Sunday. What day is it today?" counts from there to here.
            let asks_today = prompt.says("is_it_today|is_today|is_it_now");
            let days = if asks_today { -days } else { days };
            Goal::new("weekday_after", vec![named(today), days.into()])
        }
        ([moment], None) if moment.year.is_some() && alone.is_empty() && moment.weekday.is_none() => {
            Goal::new("weekday", vec![dated(moment.date()?)])
        }
        ([one, other], None) if one.year.is_some() || other.year.is_some() => {
            // The weekday of one date tells that of the other.
            let (known, asked, told) = match (one.weekday, other.weekday, &alone[..]) {
                (Some(told), None, []) => (one, other, told),
                (None, Some(told), []) => (other, one, told),
                // "25 December 2025 is a Thursday."
                (None, None, &[told]) if is_said_to_be(prompt, one, told) => (one, other, told),
                (None, None, &[told]) if is_said_to_be(prompt, other, told) => (other, one, told),
                _ => return None,
            };
            let date = known.date()?;
            let year = asked.year.or(known.year)?;
            let (month, day) = asked.day?;
            let wanted = Date::new(year, month, day).ok().filter(|it| asked.year.is_some() || *it > date)?;
            if told != weekday_of(date) {
                doubt = Some(format!("{date} is no {}", WEEKDAYS[told]));
            }
            match wanted > date {
                true => {
                    let apart = Goal::new("days_between", vec![dated(date), dated(wanted)]);
                    Goal::new("weekday_after", vec![named(told), apart.into()])
                }
                false => Goal::new("weekday", vec![dated(wanted)]),
            }
        }
        (moments, None) => same_year(prompt, moments, &alone)?,
        _ => return None,
    };
    if supposes_more(prompt, found) {
        doubt = Some("I cannot tell what is supposed".to_owned());
    }
    if prompt.says("date_with|date_and|weekday_and|day_of_the_week_and|day_and_date|date_,_with|date_as_well") {
        doubt = Some("it asks for the date beside the weekday, and I can only give one".to_owned());
    }
    if has_step_besides(prompt) && shift.is_none() {
        doubt = Some("I cannot tell how many days it is before or after".to_owned());
    }
    let reading = telling.reading("calendar", unknown, goal, Form::Plain);
    Some(reading.doubted(doubt))
}

/// "25 December 2025 is a Thursday": the weekday stands right after the date.
fn is_said_to_be(prompt: &Prompt, moment: &Moment, weekday: usize) -> bool {
    let after = &prompt.text[moment.span.end..];
    let between = after.find(WEEKDAYS[weekday]).map(|at| &after[..at]);
    between.is_some_and(|words| {
        let words = words.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
        words.clone().count() > 0
            && words.clone().all(|it| ["is", "was", "a", "fell", "falls", "on", "will", "be"].contains(&it))
    })
}

/// "January 1 fell on a Sunday; which weekday is April 3?"
fn same_year(prompt: &Prompt, found: &[Moment], alone: &[usize]) -> Option<Goal> {
    let first_day = prompt
        .says("first_day_of_the_year|first_day_of_a_year|year_begins|year_starts|year_began|year_started|new_year");
    let pair = |moment: &Moment| moment.day.map(|(month, day)| Value::integers([i64::from(month), i64::from(day)]));
    if found.iter().any(|it| it.year.is_some()) {
        return None;
    }
    let (known, asked, weekday) = match (found, alone) {
        ([asked], &[weekday]) if first_day => (Value::integers([1, 1]), pair(asked)?, weekday),
        ([one, other], &[weekday]) => {
            // The date beside the weekday is the one that is known.
            let place = |moment: &Moment| moment.span.start as i64;
            let word = WEEKDAYS[weekday];
            let at = prompt.text.find(word)? as i64;
            let distance = |moment: &Moment| (place(moment) - at).abs();
            let is_first_known = distance(one) <= distance(other);
            let (known, asked) = if is_first_known { (one, other) } else { (other, one) };
            (pair(known)?, pair(asked)?, weekday)
        }
        ([one, other], []) => match (one.weekday, other.weekday) {
            (Some(weekday), None) => (pair(one)?, pair(other)?, weekday),
            (None, Some(weekday)) => (pair(other)?, pair(one)?, weekday),
            _ => return None,
        },
        _ => return None,
    };
    let is_leap = prompt.says("leap_year !not !no !non !common");
    Some(Goal::new("weekday_same_year", vec![named(weekday), known, asked, Value::Truth(is_leap)]))
}

/// Weekdays that are named by themselves, outside of lists of what may be answered.
fn weekdays_alone(prompt: &Prompt, found: &[Moment]) -> Vec<usize> {
    let mut alone = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        if crate::language::is_about_the_form(prompt, sentence) || says(prompt.of(sentence), "monday sunday") {
            continue;
        }
        // "Was that a Monday, Tuesday, ...?" lists what it may be.
        let text = prompt.text_of(sentence);
        let lists = text.contains("...") || text.contains('…') || text.contains("etc") || text.contains(" or ");
        let named = prompt.of(sentence).iter().filter(|it| it.lower.len() > 5 && weekday(&it.lower).is_some()).count();
        if lists && named > 1 {
            continue;
        }
        for token in prompt.of(sentence) {
            let is_in_date = found.iter().any(|it| it.span.contains(&token.span.start));
            if !is_in_date
                && let Some(day) = weekday(&prompt.text[token.span.clone()]).filter(|_| token.lower.len() > 5)
            {
                alone.push(day);
            }
        }
    }
    alone.dedup();
    alone
}

/// So many days later, or earlier: "in 82 days", "3 weeks ago", "an 82-day jump".
fn shift(prompt: &Prompt, found: &[Moment]) -> Option<i64> {
    let mut shifts = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let Some(number) = token.number().and_then(|it| it.to_i64()) else {
                continue;
            };
            if found.iter().any(|it| it.span.contains(&token.span.start)) {
                continue;
            }
            let unit = tokens[at + 1..].iter().find(|it| !it.is_mark('-'));
            let days = match unit {
                Some(unit) if unit.has_lemma("day") => number,
                Some(unit) if unit.has_lemma("week") => number.checked_mul(7)?,
                _ => continue,
            };
            let has_direction = says(
                tokens,
                "after|later|from|from_now|hence|in|forward|ahead|jump|ago|before|earlier|back|backward|backwards|prior|past",
            );
            if !has_direction {
                return None;
            }
            let is_back = says(tokens, "ago|before|earlier|backward|backwards|back|prior|previous|preceding|was_it")
                && !says(tokens, "after|later|forward|from_now|from_today");
            shifts.push(if is_back { -days } else { days });
        }
    }
    match shifts[..] {
        [days] if days.abs() < 3_000_000 => Some(days),
        _ if prompt.says("tomorrow|yesterday") => None,
        _ => None,
    }
}

/// The time from one moment to another, in the form that is asked for.
fn elapsed(prompt: &Prompt, found: &[Moment]) -> Option<Reading> {
    let [from, to] = found else {
        return None;
    };
    if !prompt.says("duration|elapsed|elapse|how_long|difference|how_much_time|time|take|last|apart|between|pass|interval|how_many_days") {
        return None;
    }
    if has_other_numbers(prompt, found) {
        return None;
    }
    let telling = Telling::new(prompt);
    let form = form(&prompt.text);
    let is_dated = from.day.is_some() && to.day.is_some();
    if from.day.is_some() != to.day.is_some() || from.time.is_some() != to.time.is_some() {
        return None;
    }
    if prompt.says("break|pause|paused|stop|stops|layover|delay|delayed|minus|each|every|twice|average") {
        return None;
    }
    telling.says(&[
        "duration|elapsed|elapse|how_long|difference|how_much_time|take|last|apart|between|pass|interval|time",
    ]);
    [from, to].iter().for_each(|it| telling.takes(&it.span));
    for sentence in prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| form.is_some() && prompt.text_of(it).contains("HH") || prompt.text_of(it).contains("D days"))
    {
        telling.takes(&sentence.span);
    }
    if is_dated && from.time.is_none() {
        let (from, to, note) = two_dates(found)?;
        let goal = Goal::new("days_between", vec![dated(from), dated(to)]);
        let mut reading = telling.reading("calendar", "the days from one date to the other", goal, Form::Plain);
        if form.as_deref() == Some("D days") || prompt.says("how_long|duration") {
            reading.expects.unit = "days".to_owned();
        }
        reading.restatement.data.extend(note);
        return Some(reading);
    }
    let form = form?;
    let moment = |it: &Moment, day: Date| {
        let time = it.time?;
        let (seconds, thousandths) = (time / 1000, time % 1000);
        let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        let fraction = if thousandths == 0 { String::new() } else { format!(".{thousandths:03}") };
        let offset = it.offset.map_or(String::new(), |minutes| {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!(" {sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        });
        Some(Value::text(format!("{day} {clock}{fraction}{offset}")))
    };
    let (first, last, note) = match is_dated {
        true => two_dates(found).or_else(|| Some((from.date()?, to.date()?, None)))?,
        false => {
            // Without a date: the same day, or the next when the clock says less.
            let day = Date::constant(2001, 1, 1);
            let is_over_midnight = to.time < from.time;
            (
                day,
                if is_over_midnight { day.tomorrow().ok()? } else { day },
                is_over_midnight.then(|| "the next day, past midnight".to_owned()),
            )
        }
    };
    if from.offset.is_some() != to.offset.is_some() {
        return None;
    }
    let between = Goal::new("elapsed", vec![moment(from, first)?, moment(to, last)?]);
    let goal = Goal::new("written_as", vec![between.into(), Value::text(&form)]);
    let mut reading =
        telling.reading("calendar", format!("the time from one moment to the other, as {form}"), goal, Form::Plain);
    for (told, date) in [(from, first), (to, last)] {
        if is_dated && told.weekday.is_some_and(|it| it != weekday_of(date)) {
            reading.doubt = Some(format!("{date} is no {}", WEEKDAYS[told.weekday?]));
        }
    }
    reading.restatement.data.extend(note);
    Some(reading)
}

/// The form in which a time is wanted.
fn form(text: &str) -> Option<String> {
    const FORMS: [&str; 8] = [
        "D days, HH:MM:SS",
        "D days, HH:MM",
        "HH:MM:SS.mmm",
        "HH:MM:SS",
        "HH:MM",
        "D days",
        "H:MM",
        "hours and minutes",
    ];
    let form = FORMS.iter().find(|form| text.contains(**form))?;
    Some((*form).to_owned())
}
