//! Words for times: units, names of days, first and before.

use super::is_each;
use super::phrase::flat;
use crate::language::{Argument, Clause, NounPhrase};

/// What a time of day is called as a thing: minutes after midnight.
pub const CLOCK: &str = "clock";

pub fn is_unit_of_time(head: &str) -> bool {
    matches!(
        head,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "time"
    )
}

/// "at the start", "in the beginning"
pub(super) fn is_start(argument: &Argument) -> bool {
    matches!(argument.preposition.as_deref(), Some("in" | "at"))
        && matches!(&*argument.noun.head, "beginning" | "start")
}

pub(super) fn is_before(clause: &Clause) -> bool {
    clause.particle.as_deref() == Some("before")
        || clause.arguments().flat_map(flat).any(|it| it.preposition.as_deref() == Some("before") || is_start(it))
}

/// Whether a noun phrase says when by a name: "Monday", "the morning", "last year".
pub(super) fn is_time_name(noun: &NounPhrase) -> bool {
    matches!(
        &*noun.head,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "week"
            | "month"
            | "year"
            | "day"
            | "weekend"
            | "time"
            | "noon"
            | "dawn"
            | "midnight"
            | "lunch"
            | "dinner"
            | "breakfast"
    )
}

/// Marks of time: "on Monday", "last year", "in the morning".
pub(super) fn times(clause: &Clause, argument: &Argument) -> Vec<Box<str>> {
    let mut times: Vec<Box<str>> = Vec::new();
    let mut note = |it: &Argument| {
        let is_time = is_time_name(&it.noun);
        let is_ordinal = |word: &str| matches!(word, "first" | "second" | "third" | "last");
        let is_one_of_several =
            it.preposition.as_deref() == Some("in") && it.noun.modifiers.first().is_some_and(|word| is_ordinal(word));
        if (is_time || is_one_of_several) && it.noun.amount.is_none() && !is_each(&it.noun) {
            let mut words: Vec<&str> = it.noun.modifiers.iter().map(|word| &**word).collect();
            words.extend(it.noun.determiner.as_deref().filter(|word| matches!(*word, "this" | "that" | "another")));
            words.push(&it.noun.head);
            times.push(words.join(" ").into());
        }
    };
    let is_own = |it: &&Argument| !matches!(it.preposition.as_deref(), Some("than" | "as"));
    argument.after.iter().filter(is_own).for_each(&mut note);
    clause.lead.iter().chain(&clause.around).for_each(&mut note);
    for adverb in clause.adverbs.iter().chain(&argument.adverbs) {
        if matches!(&**adverb, "today" | "yesterday" | "tomorrow" | "tonight") {
            times.push(adverb.clone());
        }
    }
    times
}
