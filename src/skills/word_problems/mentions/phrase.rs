//! A noun phrase in its place, and what its clause says of it.

use super::Size;
use super::times::{is_before, is_start};
use crate::language::{Amount, Argument, Clause, NounPhrase};
use crate::skills::word_problems::verbs::{Class, class_of};

/// A noun phrase in its place: its clause and the number of that, what it hangs on, and whether it is the subject.
#[derive(Clone, Copy)]
pub(super) struct Phrase<'a> {
    pub clause: &'a Clause,
    pub index: usize,
    pub argument: &'a Argument,
    pub host: Option<&'a Argument>,
    pub is_subject: bool,
}

impl Phrase<'_> {
    /// Whether the phrase or its clause has one of these adverbs.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        let of_clause = |word: &str| self.clause.adverbs.iter().any(|adverb| &**adverb == word);
        words.iter().any(|word| self.argument.has_adverb(word) || of_clause(word))
    }

    /// "away" in "gave away", wherever it stands.
    pub(super) fn particle(&self) -> Option<&str> {
        self.clause.particle.as_deref().or_else(|| self.clause.has_adverb("away").then_some("away"))
    }

    pub(super) fn class_of_verb(&self) -> Class {
        class_of(self.clause.lemma(), self.particle())
    }

    pub(super) fn is_object(&self) -> bool {
        self.clause.objects.iter().any(|it| it.tokens == self.argument.tokens)
    }
}

/// How much or how many a phrase says; none when it says nothing of that.
pub(super) fn size(phrase: Phrase<'_>) -> Option<Size> {
    let Phrase { clause, argument, is_subject, .. } = phrase;
    let noun = &argument.noun;
    Some(match &noun.amount {
        // "as many as possible"
        Some(Amount::Number(_)) if argument.after.iter().any(|it| &*it.noun.head == "possible") => Size::Unknown,
        Some(Amount::Number(number)) => Size::Known(number.clone()),
        Some(Amount::Asked) => Size::Asked,
        Some(Amount::Some) => Size::Unknown,
        Some(Amount::Word(word)) if &**word == "remainder" => Size::Word("rest".into()),
        Some(Amount::Word(word)) => Size::Word(word.clone()),
        None if &*noun.head == "other" && noun.is_plural && noun.determiner.as_deref() == Some("the") => {
            Size::Word("rest".into())
        }
        None if noun.modifiers.iter().any(|word| &**word == "remaining") => Size::Word("rest".into()),
        None if is_subject && !clause.objects.is_empty() => return None,
        None if noun.is_plural && !noun.is_pronoun && argument.preposition.is_none() => Size::Unknown,
        None if matches!(&*noun.head, "rest" | "remainder") => Size::Word("rest".into()),
        None => return None,
    })
}

/// "Kenji, who is 9"
pub(super) fn says_age(phrase: Phrase<'_>, size: &Size) -> bool {
    let Phrase { clause, argument, is_subject, .. } = phrase;
    let is_person = |it: &Argument| it.noun.gender.is_some() && it.noun.possessor.is_none() || it.noun.is_name;
    clause.lemma() == "be"
        && clause.subordinator.as_deref() == Some("who")
        && !is_subject
        && argument.noun.head.is_empty()
        && argument.noun.comparison.is_none()
        && argument.tokens.len() == 1
        && argument.preposition.is_none()
        && matches!(size, Size::Known(_))
        && matches!(&clause.subject[..], [subject] if is_person(subject))
}

/// What the phrase is compared with.
pub(super) fn than<'a>(phrase: Phrase<'a>) -> Option<&'a Argument> {
    let Phrase { clause, argument, .. } = phrase;
    let own = flat(argument).into_iter().skip(1);
    let around = clause.arguments().flat_map(flat).filter(|it| it.tokens.start >= argument.tokens.end);
    own.chain(around).find(|it| match it.preposition.as_deref() {
        Some("than") => true,
        // "as a result" compares nothing.
        Some("as") => clause.arguments().flat_map(flat).any(|other| other.noun.comparison.is_some()),
        _ => false,
    })
}

pub(super) fn is_at_first(phrase: Phrase<'_>, size: &Size) -> bool {
    let Phrase { clause, argument, .. } = phrase;
    let begins = matches!(clause.lemma(), "start" | "begin");
    let starts_with = begins && argument.preposition.as_deref() == Some("with");
    starts_with
        || clause.circumstances().chain(&argument.after).any(is_start)
        || phrase.says(&["at first", "originally", "initially"])
        || *size == Size::Asked && (is_before(clause) || begins && phrase.particle() == Some("with"))
}

/// "Ann and Bob *each* have 9", "Sam and his 3 sisters each bought 18": how many have as many.
pub(super) fn each_of(phrase: Phrase<'_>) -> Option<usize> {
    let subject = &phrase.clause.subject;
    let count_of = |it: &Argument| match &it.noun.amount {
        Some(Amount::Number(number)) => number.to_i64().and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
        _ => 1,
    };
    let is_shared = subject.len() > 1 && phrase.clause.adverbs.iter().any(|adverb| &**adverb == "each");
    (is_shared && !phrase.is_subject).then(|| subject.iter().map(count_of).sum())
}

/// "The total cost was $42", "The sum of their ages is 34"
pub(super) fn is_called_total(phrase: Phrase<'_>) -> bool {
    let is_total = |noun: &NounPhrase| &*noun.head == "total" || noun.modifiers.iter().any(|word| &**word == "total");
    let is_sum = |it: &Argument| &*it.noun.head == "sum" || is_total(&it.noun);
    let own = &phrase.argument;
    phrase.host.is_some_and(|host| &*host.noun.head == "total")
        || &*own.noun.head == "total"
        || phrase.clause.subject.iter().any(|it| is_sum(it) && it.tokens != own.tokens)
}

pub(super) fn flat(argument: &Argument) -> Vec<&Argument> {
    let mut all = vec![argument];
    for after in &argument.after {
        all.extend(flat(after));
    }
    all
}

pub(super) const TOTAL: &[&str] =
    &["in all", "in total", "altogether", "together", "total", "overall", "up all", "combined"];
