//! By what a number is measured: "in each box", "a week", "for 4 dollars each".

use std::ops::Range;

use super::phrase::{Phrase, flat};
use super::who::ATTRIBUTES;
use super::{Teller, Thing, is_person, is_unit_of_time};
use crate::language::{Amount, Argument, NounPhrase};
use crate::maths::Number;
use crate::skills::word_problems::verbs::{Class, class_of};

impl Teller {
    /// "A vase can hold 6 flowers", where vases are counted elsewhere: so many in each.
    pub(super) fn indefinite_subjects(&mut self) {
        for index in 0..self.story.mentions.len() {
            let mention = &self.story.mentions[index];
            let clause = &self.story.told[mention.clause].clause;
            let own = clause.objects.iter().find(|it| it.tokens == mention.tokens);
            let places = own.into_iter().flat_map(|it| &it.after).chain(clause.circumstances());
            let candidates = clause.subject.iter().filter(|_| !mention.is_subject).chain(places);
            let group = candidates.filter(|it| it.tokens != mention.tokens).find(|it| {
                let noun = &it.noun;
                let is_a = matches!(noun.determiner.as_deref(), Some("a" | "an")) && noun.amount.is_none();
                let is_state = mention.class == Class::Hold && !mention.is_subject;
                let is_single = matches!(&noun.amount, Some(Amount::Number(number)) if number.is_one())
                    && noun.modifiers.is_empty()
                    && clause.subject.len() == 1
                    && clause.subject[0].tokens == it.tokens
                    && matches!(mention.class, Class::Hold | Class::Cost | Class::Need);
                let is_one = (is_a
                    || is_single && !self.speaks_of_another()
                    || is_one_in(it) && (is_unit_of_time(&noun.head) || is_state))
                    && !noun.is_plural;
                // "Dogs have 42 teeth": any dog has.
                let is_kind = noun.is_plural
                    && noun.determiner.is_none()
                    && noun.amount.is_none()
                    && clause.subject.len() == 1
                    && clause.subject[0].tokens == it.tokens
                    && matches!(mention.class, Class::Hold | Class::Cost);
                let is_counted = self.story.mentions.iter().any(|other| {
                    let is_apart = other.clause != mention.clause || it.preposition.is_some() && other.at < mention.at;
                    let is_named = other.thing.head == noun.head && !other.is_implied && is_apart;
                    is_named && (other.is_asked() || other.number().is_some_and(|number| !number.is_one()))
                });
                (is_one || is_kind) && is_counted
            });
            if let Some(group) = group
                && mention.per.is_none()
                && (mention.number().is_some() || mention.is_asked() && group.preposition.as_deref() == Some("in"))
                && mention.thing.head != group.noun.head
            {
                let of = group.by("of").map(|of| of.noun.head.clone());
                let thing = Thing { head: group.noun.head.clone(), modifiers: group.noun.modifiers.clone(), of };
                let tokens = group.tokens.clone();
                let mention = &mut self.story.mentions[index];
                mention.per = Some((Number::one(), thing));
                mention.covers.push(tokens);
            }
        }
    }

    /// "One class has 26 and the other has 28": then one of them is no measure for all.
    fn speaks_of_another(&self) -> bool {
        self.words.iter().any(|word| matches!(&**word, "other" | "another" | "others"))
    }

    /// What a rate is measured by, where the clause says it.
    pub(super) fn per(&self, phrase: Phrase<'_>) -> Option<Measure> {
        self.each_beside(phrase)
            .or_else(|| self.each_subject(phrase))
            .or_else(|| self.each_of_which(phrase))
            .or_else(|| self.each_weighing(phrase))
            .or_else(|| self.pieces_as_long(phrase))
            .or_else(|| self.kind_priced(phrase))
            .or_else(|| self.each_receiver(phrase))
            .or_else(|| self.each_object(phrase))
            .or_else(|| self.said_each(phrase))
    }

    /// What a rate is measured by, with what the place of the phrase implies, and without what cannot be meant.
    pub(super) fn measured_by(
        &self,
        phrase: Phrase<'_>,
        said: Option<Measure>,
        thing: &Thing,
    ) -> Option<(Number, Thing)> {
        let Phrase { argument, host, .. } = phrase;
        let noun = &argument.noun;
        let per = said.map(|measure| (measure.count, measure.thing)).or_else(|| {
            let host =
                host.filter(|host| argument.has_number() && host.noun.is_plural && !host.noun.head.is_empty())?;
            let is_many = !matches!(&host.noun.amount, Some(Amount::Number(number)) if number.is_one());
            let is_implied = match argument.preposition.as_deref() {
                // "groups of 8", "cases of 12 boxes"
                Some("of") => &*host.noun.head != "total",
                // "2 tables with 4 legs": each of them has 4.
                Some("with") => {
                    let is_person = host.noun.gender.is_some() || is_person(&host.noun.head);
                    host.has_number() && is_many && !is_person && !noun.head.is_empty()
                }
                _ => false,
            };
            is_implied.then(|| (Number::one(), self.thing(&host.noun, None)))
        });
        let is_counted =
            |head: &str| self.story.mentions.iter().any(|it| *it.thing.head == *head && it.number().is_some());
        per.filter(|(_, per)| noun.head.is_empty() || per.head != thing.head)
            // "the price drops to 3 dollars each": not so much for each price.
            .filter(|(_, per)| !ATTRIBUTES.contains(&&*per.head) || is_counted(&per.head))
    }

    /// "*Each cat* eats 2 cans a week": by what it is measured beside the time.
    pub(super) fn measured_beside_time(&self, phrase: Phrase<'_>, per: Option<&(Number, Thing)>) -> Option<Thing> {
        per.filter(|(_, per)| is_unit_of_time(&per.head) && !phrase.is_subject)?;
        let is_group =
            |it: &&Argument| is_each(&it.noun) && !it.noun.head.is_empty() && !is_unit_of_time(&it.noun.head);
        phrase.clause.subject.iter().find(is_group).map(|it| self.thing(&it.noun, None))
    }

    /// "in each box", "per hour", "a week", "12 to a case": by what an argument says that the phrase is measured.
    fn each(&self, phrase: Phrase<'_>, it: &Argument) -> Option<Measure> {
        let Phrase { clause, argument, host, .. } = phrase;
        let noun = &it.noun;
        let is_a = matches!(noun.determiner.as_deref(), Some("a" | "an"));
        let is_per = it.preposition.as_deref() == Some("per") || is_each(noun);
        let is_timely = matches!(it.preposition.as_deref(), Some("at" | "in")) && is_a;
        let is_at_once = &*noun.head == "time" && clause.subject.iter().any(|it| is_each(&it.noun));
        let is_to = it.preposition.as_deref() == Some("to")
            && is_a
            && argument.noun.head.is_empty()
            && argument.has_number()
            && noun.gender.is_none()
            && !is_person(&noun.head);
        if !(is_per || is_to || is_timely && is_unit_of_time(&noun.head) && !is_at_once) {
            return None;
        }
        let count = match &noun.amount {
            Some(Amount::Number(number)) => number.clone(),
            _ => Number::one(),
        };
        let of = it.by("of").map(|of| &of.noun);
        // "each of the boxes", "bouquets with 8 flowers in each one"
        let is_bare = noun.head.is_empty() || &*noun.head == "one";
        let is_same = |it: &Argument| it.noun.modifiers.iter().any(|word| matches!(&**word, "same" | "equal"));
        if is_bare && clause.arguments().flat_map(flat).any(is_same) {
            // "into 5 albums with the same number in each" is no rate of albums.
            return None;
        }
        let group = host.filter(|host| host.noun.is_plural && host.noun.amount.is_none());
        let thing = match of {
            None if is_bare && let Some(group) = group => self.thing(&group.noun, None),
            None if is_bare && clause.subject.iter().any(|subject| subject.tokens == it.tokens) => self.last_persons(),
            None if is_bare => self.last_thing.clone(),
            Some(of) if noun.head.is_empty() && of.is_pronoun => self.counted_persons().unwrap_or_default(),
            Some(of) if noun.head.is_empty() => self.thing(of, None),
            Some(of) => self.thing(noun, Some(of)),
            // "each page" is any page, whatever the last ones were of.
            None => Thing { of: None, ..self.thing(noun, None) },
        };
        let tokens = it.tokens.start.saturating_sub(1)..it.tokens.end;
        (!thing.head.is_empty()).then_some(Measure { count, thing, tokens })
    }

    /// "48 tulips with 6 in each row": the row is said of the nearer number.
    fn each_beside(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let Phrase { clause, argument, host, .. } = phrase;
        let beside = host.into_iter().flat_map(|host| &host.after).filter(|it| it.tokens.start >= argument.tokens.end);
        let of = argument.by("of").into_iter().flat_map(|of| &of.after);
        let own = argument.after.iter().chain(of).take_while(|it| !it.has_number() || is_each(&it.noun));
        own.chain(beside).chain(clause.circumstances()).find_map(|it| self.each(phrase, it))
    }

    /// "Each box holds 5."
    fn each_subject(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let subject = phrase.clause.subject.iter().filter(|_| !phrase.is_subject);
        subject.into_iter().find_map(|it| self.each(phrase, it))
    }

    /// "10 books, each of which cost $5"
    fn each_of_which(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let mut subject = phrase.clause.subject.iter().filter(|_| !phrase.is_subject);
        let subject = subject.find(|it| it.has_adverb("each") && it.has_number())?;
        Some(self.one_of(subject, subject.tokens.end..phrase.argument.tokens.start))
    }

    /// "5 bags of flour, each weighing 10 pounds"
    fn each_weighing(&self, phrase: Phrase<'_>) -> Option<Measure> {
        phrase.argument.preposition.as_deref().filter(|word| word.ends_with("ing"))?;
        let is_each = |host: &&Argument| host.has_number() && host.noun.is_plural && host.has_adverb("each");
        let host = phrase.host.filter(is_each)?;
        Some(self.one_of(host, host.tokens.end..phrase.argument.tokens.start))
    }

    /// "cut into pieces 9 feet long"
    fn pieces_as_long(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let argument = phrase.argument;
        let dimensions = ["long", "tall", "wide", "deep", "high", "thick"];
        if !argument.has_number() || !dimensions.iter().any(|word| argument.has_adverb(word)) {
            return None;
        }
        let is_before = |it: &&Argument| it.tokens.end == argument.tokens.start;
        let pieces = phrase.clause.arguments().flat_map(flat).find(is_before)?;
        let is_any = pieces.noun.is_plural && pieces.noun.amount.is_none() && !pieces.noun.is_pronoun;
        let thing = self.thing(&pieces.noun, None);
        is_any.then(|| Measure { count: Number::one(), thing, tokens: pieces.tokens.clone() })
    }

    /// "Tickets cost $4 for children and $6 for adults."
    fn kind_priced(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let argument = phrase.argument;
        let is_price = &*argument.noun.head == "dollar" && argument.has_number();
        if !is_price || class_of(phrase.clause.lemma(), None) != Class::Cost {
            return None;
        }
        let is_kind = |it: &&Argument| {
            let noun = &it.noun;
            let is_any = noun.is_plural && noun.determiner.is_none() && noun.amount.is_none();
            it.preposition.as_deref() == Some("for") && is_any && !noun.is_pronoun && !noun.is_name
        };
        let kind = argument.after.iter().find(is_kind)?;
        Some(Measure { count: Number::one(), thing: self.thing(&kind.noun, None), tokens: kind.tokens.clone() })
    }

    /// "gave each of 12 horses 3 carrots"
    fn each_receiver(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let argument = phrase.argument;
        let receiver = phrase.clause.objects.iter().find(|it| {
            it.tokens.end <= argument.tokens.start
                && is_each(&it.noun)
                && (it.by("of").is_some_and(Argument::has_number) || !it.noun.head.is_empty())
        });
        let receiver = receiver.filter(|_| !phrase.is_subject && argument.preposition.is_none())?;
        let group = receiver.by("of").map_or(&receiver.noun, |of| &of.noun);
        Some(Measure { count: Number::one(), thing: self.thing(group, None), tokens: receiver.tokens.clone() })
    }

    /// "How many are in each box?"
    fn each_object(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let objects = phrase.clause.objects.iter().filter(|_| phrase.is_subject);
        objects.flat_map(flat).find_map(|it| self.each(phrase, it))
    }

    /// "4 packs for $4 each", "the bugs eat 2 flowers each"
    fn said_each(&self, phrase: Phrase<'_>) -> Option<Measure> {
        let Phrase { clause, argument, is_subject, .. } = phrase;
        let is_said = |it: &Argument| it.adverbs.iter().any(|word| matches!(&**word, "each" | "apiece"));
        let floats = clause.adverbs.iter().any(|adverb| &**adverb == "each");
        let of_is_said = argument.by("of").is_some_and(is_said) && !argument.after.iter().any(Argument::has_number);
        if !(is_said(argument) || of_is_said || floats || clause.adverbs.iter().any(|adverb| &**adverb == "apiece")) {
            return None;
        }
        let of_subject = clause.subject.iter().flat_map(|it| &it.after).filter(|it| it.has_number());
        let hosts = clause.objects.iter().chain(&clause.around).chain(&clause.subject).chain(of_subject);
        let subject = clause.subject.iter().find(|it| floats && it.has_number() && it.tokens != argument.tokens);
        let host = hosts
            .filter(|it| it.tokens != argument.tokens && (it.noun.is_plural || it.has_number()))
            .filter(|it| it.tokens.end <= argument.tokens.start)
            .max_by_key(|it| it.tokens.end);
        let is_thing = |it: &&Argument| it.noun.gender.is_none() && !it.noun.is_name && !it.noun.is_pronoun;
        let alone = clause.subject.iter().find(is_thing);
        let after = argument.after.iter().find(|it| it.noun.is_plural && it.noun.amount.is_none());
        let host = subject.or(host).or(after).or(alone.filter(|_| !is_subject))?;
        let measure = self.one_of(host, argument.tokens.end..argument.tokens.end + 2);
        let is_open = measure.thing.head.is_empty() || host.noun.is_pronoun;
        Some(if is_open { Measure { thing: self.last_thing.clone(), ..measure } } else { measure })
    }

    /// One of what an argument names.
    fn one_of(&self, host: &Argument, tokens: Range<usize>) -> Measure {
        let thing = self.thing(&host.noun, host.by("of").map(|of| &of.noun));
        Measure { count: Number::one(), thing, tokens }
    }
}

/// By what something is measured: so many of a thing, and the tokens that say so.
pub(super) struct Measure {
    pub count: Number,
    pub thing: Thing,
    pub tokens: Range<usize>,
}

/// "in one hour"
pub(super) fn is_one_in(argument: &Argument) -> bool {
    matches!(argument.preposition.as_deref(), Some("in" | "on"))
        && matches!(&argument.noun.amount, Some(Amount::Number(number)) if number.is_one())
}

pub fn is_each(noun: &NounPhrase) -> bool {
    noun.determiner.as_deref().is_some_and(|word| matches!(word, "each" | "every"))
}
