//! What is counted: the noun itself, what it holds, or what was spoken of last.

use super::part::Part;
use super::phrase::Phrase;
use super::{Size, Teller, Thing};
use crate::language::{Amount, Argument, NounPhrase};
use crate::maths::Number;
use crate::maths::units::Unit;

impl Teller {
    pub(super) fn is_percent(&self, noun: &NounPhrase) -> bool {
        noun.amount_at.is_some_and(|at| {
            self.words[at].contains('%') || self.words.get(at + 1).is_some_and(|next| &**next == "percent")
        })
    }

    /// "13 dozen": how many of them.
    pub(super) fn dozens(&self, noun: &NounPhrase, size: &Size) -> Option<Number> {
        let word = noun.amount_at.and_then(|at| self.words.get(at))?;
        let is_in_dozens = word.ends_with("dozen") || word.ends_with("dozens");
        match size {
            Size::Known(number) if is_in_dozens => number.divided_by(&Number::from(12)),
            _ => None,
        }
    }

    /// What the noun itself says is counted.
    pub(super) fn named_thing(
        &self,
        phrase: Phrase<'_>,
        part: &Part<'_>,
        size: &Size,
        is_percent: bool,
        says_age: bool,
    ) -> Thing {
        let noun = &phrase.argument.noun;
        if says_age {
            // "Kenji, who is 9"
            return Thing { head: "year".into(), ..Thing::default() };
        }
        let is_bare_percent = is_percent && noun.head.is_empty() && part.of.is_none() && !part.is_described;
        let is_how_much = *size == Size::Asked && noun.head.is_empty() && self.says_how_much(phrase.argument);
        if is_bare_percent || is_how_much {
            // A percentage by itself counts nothing, and "how much" names nothing.
            return Thing::default();
        }
        self.thing(noun, part.of.map(|of| &of.noun))
    }

    /// What is counted when something else holds it, or is as large as that.
    pub(super) fn held_thing(
        &self,
        phrase: Phrase<'_>,
        mut thing: Thing,
        per: Option<(Number, Thing)>,
        size: &Size,
    ) -> (Thing, Option<(Number, Thing)>) {
        let Phrase { argument, host, .. } = phrase;
        let noun = &argument.noun;
        if noun.head.is_empty() && noun.modifiers.is_empty() && per.is_some() {
            thing.modifiers.clear();
        }
        let is_of = argument.preposition.as_deref() == Some("of");
        let is_grouped = is_of && per.is_some() || per.as_ref().is_some_and(|(_, per)| per.head == thing.head);
        if noun.head.is_empty() && is_grouped {
            // "boxes that hold 10 each": what they hold is not said here, unless it is said of the boxes.
            let of = host.filter(|host| host.has_number()).and_then(|host| host.by("of"));
            let of = of.filter(|of| of.tokens != argument.tokens);
            thing = of.map_or_else(Thing::default, |of| self.thing(&of.noun, None));
        }
        let is_of_people = |it: &Argument| {
            it.noun.amount.is_none()
                && matches!(&*it.noun.head, "family" | "group" | "class" | "team" | "crew" | "party")
        };
        if noun.head.is_empty() && is_of && host.is_some_and(is_of_people) {
            // "a family of 4"
            thing = Thing { head: "person".into(), ..Thing::default() };
        }
        let (Size::Known(_), [unit, ..]) = (size, &noun.modifiers[..]) else {
            return (thing, per);
        };
        let is_a = matches!(noun.determiner.as_deref(), Some("a" | "an"));
        let has_hyphen = noun.amount_at.and_then(|at| self.words.get(at + 1)).is_some_and(|word| &**word == "-");
        let measured = Thing { head: unit.clone(), ..Thing::default() };
        if is_a && !noun.is_plural && &*noun.head != "dollar" {
            // "a 563 page book"
            (measured, per)
        } else if noun.is_plural && Unit::named(unit).is_some() && has_hyphen {
            // "into 7-ounce cups": so much in each.
            let each = (Number::one(), Thing { head: noun.head.clone(), ..Thing::default() });
            (measured, per.or(Some(each)))
        } else {
            (thing, per)
        }
    }

    /// What is counted when the phrase counts a part of it, or so many times as much.
    pub(super) fn whole_thing(&self, phrase: Phrase<'_>, part: &Part<'_>, thing: Thing) -> Thing {
        let noun = &phrase.argument.noun;
        // "twice the number of flowers"
        let of_number = phrase.argument.by("of").filter(|_| noun.comparison.is_some() && is_amount_word(&noun.head));
        match of_number.or(part.shared_whole).or(part.counted_whole) {
            Some(of) => self.thing(&of.noun, None),
            None => thing,
        }
    }

    fn says_how_much(&self, argument: &Argument) -> bool {
        argument.noun.amount == Some(Amount::Asked) && self.much.contains(&argument.tokens.start)
    }

    /// The thing that a noun phrase counts; with "of" for containers and measures.
    pub(super) fn thing(&self, noun: &NounPhrase, of: Option<&NounPhrase>) -> Thing {
        let mut modifiers = noun.modifiers.clone();
        let mut head = noun.head.clone();
        let is_more_of_them = matches!(&*head, "one" | "other") && noun.amount.is_some();
        match &*head {
            "one" => head = "".into(),
            // "downloaded 29 others"
            "other" if is_more_of_them => head = "".into(),
            "h" | "hr" | "hrs" => head = "hour".into(),
            "min" | "mins" => head = "minute".into(),
            "sec" | "secs" => head = "second".into(),
            _ => {}
        }
        if head.is_empty() && noun.amount.is_some() {
            if let Some(of) = of.filter(|of| !of.is_pronoun && !of.head.is_empty() && &*of.head != "one") {
                return Thing { head: of.head.clone(), modifiers: of.modifiers.clone(), of: None };
            }
            let is_topic =
                self.story.mentions.iter().any(|it| !self.topic.head.is_empty() && it.thing.head == self.topic.head);
            let last = if is_topic { &self.topic } else { &self.last_thing };
            if modifiers.is_empty() {
                modifiers.clone_from(&last.modifiers);
            } else if is_more_of_them {
                // "22 new ones" are toy soldiers, too.
                modifiers.extend(last.modifiers.iter().cloned());
            }
            return Thing { head: last.head.clone(), modifiers, of: last.of.clone() };
        }
        let of = match of {
            Some(of) if of.is_pronoun => self.last_thing.of.clone(),
            of => of.map(|of| of.head.clone()),
        };
        // "another 8 buckets", after buckets of water.
        let of = of.or_else(|| self.last_thing.of.clone().filter(|_| self.last_thing.head == head));
        Thing { head, modifiers, of }
    }

    /// The persons counted last, whom "each" means; else what was counted last.
    pub(super) fn last_persons(&self) -> Thing {
        self.counted_persons().unwrap_or_else(|| self.last_thing.clone())
    }

    pub(super) fn counted_persons(&self) -> Option<Thing> {
        let counted = self.story.mentions.iter().rev().filter(|it| it.number().is_some() && it.per.is_none());
        let mut persons = counted.filter(|it| is_person(&it.thing.head));
        persons.next().map(|it| it.thing.clone())
    }
}

pub fn is_person(head: &str) -> bool {
    matches!(
        head,
        "person"
            | "friend"
            | "student"
            | "pupil"
            | "child"
            | "kid"
            | "classmate"
            | "boy"
            | "girl"
            | "guest"
            | "player"
            | "neighbor"
            | "neighbour"
            | "rider"
            | "passenger"
            | "visitor"
            | "customer"
    ) || head.ends_with("child")
        || crate::language::gender_of_role(head).is_some()
}

/// Words that stand for how much there is of something.
pub(super) fn is_amount_word(head: &str) -> bool {
    matches!(head, "number" | "amount" | "total" | "sum" | "quantity" | "that")
}
