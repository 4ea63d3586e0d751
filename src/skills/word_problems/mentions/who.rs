//! Who does it, who receives, from whom and where, and with whom it is compared.

use super::part::Part;
use super::phrase::{Phrase, flat};
use super::things::is_amount_word;
use super::times::is_time_name;
use super::{Mention, Teller};
use crate::language::{Argument, Clause, Comparison, Entity, NounPhrase, is_comparative, meant};
use crate::skills::word_problems::verbs::Class;

/// What a thing or a person has one of, as a measure.
pub(super) const ATTRIBUTES: &[&str] = &[
    "weight",
    "height",
    "length",
    "width",
    "age",
    "price",
    "cost",
    "score",
    "speed",
    "salary",
    "wage",
    "temperature",
    "lifespan",
    "share",
];

impl Teller {
    /// Who does what the clause says of the phrase.
    pub(super) fn agents(&self, phrase: Phrase<'_>) -> Vec<Entity> {
        let clause = phrase.clause;
        let is_paid = clause.lemma() == "pay" && !phrase.is_subject;
        if clause.verb.as_ref().is_some_and(|verb| verb.is_passive) && !is_paid {
            let by = clause.arguments().flat_map(flat).filter(|it| it.preposition.as_deref() == Some("by"));
            return by.filter(|it| !is_time_name(&it.noun)).flat_map(|it| self.discourse.who(&it.noun)).collect();
        }
        if phrase.is_subject {
            return Vec::new();
        }
        // What Ann's cat has, Ann has too.
        let is_no_person = |it: &&Argument| it.noun.gender.is_none();
        let owners: Vec<Entity> =
            clause.subject.iter().filter(is_no_person).filter_map(|it| self.discourse.owner(&it.noun)).collect();
        // "his weight is 50 kg" says it of him alone.
        let is_attribute = !owners.is_empty() && clause.subject.iter().all(|it| ATTRIBUTES.contains(&&*it.noun.head));
        // "the lifespan of a bat is 3 years"
        let has_of = |it: &&Argument| ATTRIBUTES.contains(&&*it.noun.head) || is_amount_word(&it.noun.head);
        let of_attribute = clause.subject.iter().filter(has_of).filter_map(|it| it.by("of"));
        let of_attribute: Vec<Entity> = of_attribute
            .flat_map(|of| match self.discourse.owner(&of.noun) {
                Some(owner) => vec![owner],
                None if is_amount_word(&clause.subject[0].noun.head) => Vec::new(),
                None => self.discourse.who(&of.noun),
            })
            .collect();
        let is_attribute = is_attribute || !of_attribute.is_empty();
        let subject = self.subject.iter().filter(|_| !is_attribute).cloned();
        subject.chain(owners).chain(of_attribute).collect()
    }

    /// Who receives, from whom, and where.
    pub(super) fn around(&self, phrase: Phrase<'_>, part: &Part<'_>) -> (Vec<Entity>, Vec<Entity>, Vec<Entity>) {
        let Phrase { clause, argument, host, is_subject, .. } = phrase;
        let noun = &argument.noun;
        let (mut receivers, mut sources, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for beside in argument.after.iter().chain(clause.circumstances()) {
            let who = self.discourse.who(&beside.noun);
            match beside.preposition.as_deref() {
                Some("to" | "with" | "among" | "between") => receivers.extend(who),
                Some("from" | "off") => sources.extend(who),
                Some("in" | "on" | "at" | "into" | "onto" | "inside" | "under" | "out")
                    if !is_time_name(&beside.noun) =>
                {
                    places.extend(who);
                }
                _ => {}
            }
        }
        // The last object of "his dad gave him 3 nickels and 5 dimes" shares its phrases with the others.
        let last = clause.objects.last().filter(|last| last.tokens != argument.tokens);
        let is_bare_object = !is_subject && host.is_none() && argument.after.is_empty();
        for beside in last.filter(|_| is_bare_object).into_iter().flat_map(|last| &last.after) {
            let who = self.discourse.who(&beside.noun);
            match beside.preposition.as_deref() {
                Some("to" | "with") => receivers.extend(who),
                Some("from") => sources.extend(who),
                Some("in" | "on" | "at" | "into" | "onto") => places.extend(who),
                _ => {}
            }
        }
        // "gave her 5 nickels": an object without a number before one with a number.
        if let [first, _, ..] = &clause.objects[..]
            && first.noun.amount.is_none()
            && first.tokens.start < argument.tokens.start
            && (first.noun.is_pronoun || first.noun.is_name || first.noun.gender.is_some())
        {
            receivers.extend(self.discourse.who(&first.noun));
        }
        let is_passive = clause.verb.as_ref().is_some_and(|verb| verb.is_passive);
        if is_passive && !is_subject && phrase.class_of_verb() == Class::Give {
            // "she is given 7 dollars"
            receivers.extend(self.subject.iter().cloned());
        }
        sources.extend(part.of.and_then(|of| self.discourse.owner(&of.noun)));
        sources.extend(self.discourse.owner(noun).filter(|_| noun.amount.is_some()));
        (receivers, sources, places)
    }

    /// "36 cars, which is 3 times as many", "That is 5 more": said of whoever has those.
    pub(super) fn antecedent(&self, phrase: Phrase<'_>) -> Option<&Mention> {
        let Phrase { clause, index, argument, is_subject, .. } = phrase;
        let points =
            clause.subject.iter().any(|it| matches!(&*it.noun.head, "that" | "this" | "it") && it.noun.is_pronoun);
        let mut before = self.story.mentions.iter().rev().filter(|it| it.number().is_some() && it.clause < index);
        let antecedent = match &clause.subject[..] {
            _ if clause.lemma() != "be" || is_subject || argument.noun.comparison.is_none() => None,
            [subject] if clause.is_subject_shared => before.find(|it| it.tokens == subject.tokens),
            [_] if points => before.next().filter(|it| it.clause + 1 == index),
            _ => None,
        };
        antecedent.filter(|it| !it.agents.is_empty())
    }

    /// "double Zoe's age": with hers.
    pub(super) fn owner_compared(&self, noun: &NounPhrase) -> Vec<Entity> {
        let owner = self.discourse.owner(noun).filter(|_| noun.comparison == Some(Comparison::Times));
        owner.into_iter().collect()
    }

    /// Whom or what a comparison is with: "than Bob", "than that of a bat", "than the number of adults".
    pub(super) fn compared_with(&self, clause: &Clause, than: &Argument) -> Vec<Entity> {
        if let (Some(owner), [subject]) = (self.discourse.owner(&than.noun), &clause.subject[..])
            && than.noun.head.is_empty()
            && than.noun.amount.is_none()
            && subject.noun.possessor.is_some()
            && !subject.noun.head.is_empty()
            && !ATTRIBUTES.contains(&&*subject.noun.head)
        {
            // "Rosa's rope is shorter than Ben's": than Ben's rope.
            return vec![format!("{owner}'s {}", subject.noun.head).into()];
        }
        let of = flat(than).into_iter().filter(|it| it.preposition.as_deref() == Some("of"));
        let of: Vec<Entity> = of.flat_map(|of| self.discourse.who(&of.noun)).collect();
        if is_amount_word(&than.noun.head) && than.noun.comparison.is_none() && !of.is_empty() {
            return of;
        }
        self.discourse.who(meant(than))
    }

    /// "$100 *less* than Sam", "5 years *older* than Tom".
    pub(super) fn comparison_after(&self, argument: &Argument, has_than: bool) -> Option<Comparison> {
        match &**self.words.get(argument.tokens.end)? {
            "less" | "fewer" => Some(Comparison::Fewer),
            "younger" | "shorter" | "lighter" | "cheaper" | "smaller" => Some(Comparison::Fewer),
            "more" => has_than.then_some(Comparison::More),
            word => is_comparative(word).then_some(Comparison::More),
        }
    }
}
