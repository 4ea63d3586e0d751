//! Likeness: whether two names can mean the same thing, the same measure, the same time.

use crate::language::{Comparison, Entity, same_entity};
use crate::maths::units::Unit;
use crate::skills::word_problems::mentions::{Mention, Thing, is_person};
use crate::skills::word_problems::verbs::Class;

/// Times of one kind exclude each other: Monday and Tuesday, today and yesterday, this year and last year.
pub(super) fn kind_of_time(time: &str) -> &str {
    match time {
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => "day of the week",
        "today" | "yesterday" | "tomorrow" | "tonight" => "day",
        "lunch" | "dinner" | "breakfast" => "meal",
        _ => time.rsplit(' ').next().unwrap_or(time),
    }
}

/// A comparison with somebody or something: "4 more than Bob", "twice as many".
pub(super) fn is_compared(mention: &Mention) -> bool {
    matches!(mention.comparison, Some(Comparison::Times))
        || mention.comparison == Some(Comparison::Fewer) && !mention.is_asked()
        || mention.comparison.is_some() && mention.than.is_some()
        || mention.comparison.is_some()
            && mention.class == Class::Hold
            && !mention.agents.is_empty()
            && !mention.is_asked()
}

pub fn is_money(thing: &Thing) -> bool {
    matches!(&*thing.head, "dollar" | "cent" | "money" | "change" | "buck" | "yen")
}

/// Whether a mention's thing can be what the other names, apart from modifiers.
pub fn same_head(wanted: &Thing, found: &Thing) -> bool {
    !wanted.head.is_empty()
        && (wanted.head == found.head
            || is_same_unit(&wanted.head, &found.head)
            // Boys and girls are kids.
            || matches!(&*wanted.head, "kid" | "child" | "student" | "pupil") && matches!(&*found.head, "boy" | "girl")
            // "3 people got on" are passengers.
            || &*found.head == "person" && is_person(&wanted.head)
            || found.of.as_deref() == Some(&*wanted.head)
            || is_measure(&wanted.head) && wanted.of.as_deref() == Some(&*found.head) && !found.head.is_empty())
}

/// Words that measure or count off something without being a thing of their own.
pub(super) fn is_measure(head: &str) -> bool {
    matches!(head, "piece" | "pair" | "bit" | "item" | "slice" | "bale" | "stick" | "number")
        || Unit::named(head).is_some()
}

/// Measures that are converted into each other; money has rules of its own.
pub(super) fn is_convertible(head: &str) -> bool {
    Unit::named(head).is_some_and(|unit| unit.factor_to(&Unit::named("dollar").expect("dollars are known")).is_none())
}

/// "km" and "kilometre"
pub(super) fn is_same_unit(one: &str, other: &str) -> bool {
    match (Unit::named(one), Unit::named(other)) {
        (Some(one), Some(other)) => one.factor_to(&other).is_some_and(|factor| factor.is_one()),
        _ => false,
    }
}

pub(super) fn is_same_measure(wanted: &str, found: &str) -> bool {
    is_convertible(wanted)
        && match (Unit::named(wanted), Unit::named(found)) {
            (Some(wanted), Some(found)) => found.factor_to(&wanted).is_some(),
            _ => false,
        }
}

/// Whether one of these is this entity.
pub(super) fn among(list: &[Entity], who: &Entity) -> bool {
    list.iter().any(|it| same_entity(it, who))
}
