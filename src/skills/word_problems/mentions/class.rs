//! What the verb does to what a phrase counts, where the clause as a whole decides it.

use super::phrase::Phrase;
use super::{Size, Teller, Thing, is_unit_of_time};
use crate::language::{Argument, Clause, VerbGroup};
use crate::maths::units::Unit;
use crate::skills::word_problems::verbs::Class;

impl Teller {
    /// What the verb does to what the phrase counts.
    pub(super) fn class(&self, phrase: Phrase<'_>, thing: &Thing, size: &Size, is_part: bool) -> Class {
        let Phrase { clause, argument, is_subject, .. } = phrase;
        let Some(verb) = &clause.verb else {
            return Class::Hold;
        };
        let lemma = clause.lemma();
        let is_unit = Unit::named(&thing.head).is_some();
        let verbs = phrase.class_of_verb();
        let asks_time = clause.arguments().any(|it| it.is_asked() && is_unit_of_time(&it.noun.head));
        if is_unit_of_time(&thing.head) {
            // Minutes are had and spent like money.
            return match lemma {
                "spend" | "waste" | "use" if !is_subject => Class::Lose,
                "have" if !is_subject && *size != Size::Asked => Class::Hold,
                _ => Class::Do,
            };
        }
        match lemma {
            // "1.8 inches fell": of rain or snow.
            "fall" if is_subject && is_unit => return Class::Do,
            // "How many days will it take to crawl 56 metres?"
            "take" if clause.question.as_deref() == Some("how long") || asks_time => return Class::Do,
            // "calls for 9 cups"
            "call" if argument.preposition.as_deref() == Some("for") => return Class::Need,
            _ => {}
        }
        if is_subject {
            let is_state = !is_part && is_in_progress(verb) && verbs == Class::Do;
            if is_state && (*size != Size::Asked || self.is_told_as_state(lemma)) {
                // "17 children were playing": then there were 17.
                return Class::Hold;
            }
            let slips = clause.objects.is_empty() && matches!(phrase.particle(), Some("out" | "away" | "off"));
            return match motion(clause) {
                Some(class) => class,
                // "had slipped out"
                None if verbs == Class::Do && slips => Class::Go,
                None => verbs,
            };
        }
        let is_a = matches!(argument.noun.determiner.as_deref(), Some("a" | "an"));
        match verbs {
            // "cut a 90 inch ribbon": that is how long it was.
            Class::Lose if is_a && matches!(size, Size::Known(_)) && is_unit && &*thing.head != "dollar" => Class::Hold,
            // "ran 14 miles"
            Class::Go if is_unit => Class::Do,
            // "was paid $7.50"
            Class::Lose if lemma == "pay" && verb.is_passive && phrase.is_object() => Class::Gain,
            class => class,
        }
    }

    /// Whether somebody was said to be at this: "17 were swimming".
    fn is_told_as_state(&self, verb: &str) -> bool {
        self.story.mentions.iter().any(|it| *it.verb == *verb && it.class == Class::Hold)
    }
}

/// "were playing", "are swimming"
fn is_in_progress(verb: &VerbGroup) -> bool {
    verb.form.ends_with("ing") && verb.auxiliaries.last().is_some_and(|last| &**last == "be")
}

/// Whether what moves comes or goes, when the clause says where to.
fn motion(clause: &Clause) -> Option<Class> {
    let moves = matches!(
        clause.lemma(),
        "fly" | "go" | "run" | "walk" | "swim" | "jump" | "hop" | "drive" | "climb" | "move" | "get" | "come"
    );
    let to = |words: &[&str]| {
        clause.particle.as_deref().is_some_and(|word| words.contains(&word))
            || clause.around.iter().any(|it| it.preposition.as_deref().is_some_and(|word| words.contains(&word)))
    };
    if clause.lemma() == "come" {
        return Some(Class::Come);
    }
    match (moves, to(&["to", "into", "onto", "on", "up", "in", "over"]), to(&["away", "off", "from", "out", "for"])) {
        (true, true, false) => Some(Class::Come),
        (true, false, true) => Some(Class::Go),
        _ => clause.has_adverb("away").then_some(Class::Go).filter(|_| moves),
    }
}

/// The words of what is said of a subject.
pub(super) fn predicate(clause: &Clause) -> Vec<Box<str>> {
    let about = |it: &&Argument| it.preposition.as_deref().is_none_or(|word| word == "about");
    let objects = clause.objects.iter().chain(&clause.around).filter(about);
    let mut words: Vec<Box<str>> = Vec::new();
    for object in objects {
        words.extend(object.noun.modifiers.iter().cloned());
        words.push(object.noun.head.clone());
    }
    words.extend(clause.verb.as_ref().filter(|verb| verb.is_passive).map(|verb| verb.form.clone()));
    words
}
