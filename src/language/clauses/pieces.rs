//! A clause and its arguments, and what can be asked of them.

use std::ops::Range;

use crate::language::chunks::{Amount, NounPhrase, VerbGroup};

/// A noun phrase in its place: what leads to it and what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Such as "from"; none for a subject or an object.
    pub preposition: Option<Box<str>>,
    pub noun: NounPhrase,
    /// Tokens of the prompt, without what hangs on it.
    pub tokens: Range<usize>,
    /// What follows it and belongs to it: "boxes *of crayons*", "6 *during dinner*".
    pub after: Vec<Argument>,
    /// Adverbs right after it: "has 5 *left*".
    pub adverbs: Vec<Box<str>>,
}

/// A clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    pub tokens: Range<usize>,
    /// "if", "when", "who"
    pub subordinator: Option<Box<str>>,
    /// "how long", "what"
    pub question: Option<Box<str>>,
    pub is_question: bool,
    /// What stands before the subject: "On Monday", "At the store".
    pub lead: Vec<Argument>,
    /// Several when joined: "Ann and Bob".
    pub subject: Vec<Argument>,
    /// Whether the subject was taken over from the clause before.
    pub is_subject_shared: bool,
    pub verb: Option<VerbGroup>,
    /// The verb that the main one depends on: "*forgot* to mow", "*wants* to split".
    pub helper: Option<VerbGroup>,
    /// "up" in "picked up", "away" in "gave away".
    pub particle: Option<Box<str>>,
    pub objects: Vec<Argument>,
    /// Prepositional phrases between the verb and the first object, or without an object.
    pub around: Vec<Argument>,
    pub adverbs: Vec<Box<str>>,
}

impl Clause {
    /// The verb's lemma; empty when there is none.
    pub fn lemma(&self) -> &str {
        self.verb.as_ref().map_or("", |verb| &verb.lemma)
    }

    pub fn has_adverb(&self, word: &str) -> bool {
        let in_arguments = |arguments: &[Argument]| arguments.iter().any(|argument| argument.has_adverb(word));
        self.adverbs.iter().any(|adverb| &**adverb == word)
            || in_arguments(&self.lead)
            || in_arguments(&self.subject)
            || in_arguments(&self.objects)
            || in_arguments(&self.around)
    }

    /// The clause says that something is there: "there are 7 pens in the drawer".
    pub fn is_existential(&self) -> bool {
        self.lemma() == "be" && (self.subject.is_empty() || self.is_question) && self.has_adverb("there")
    }

    /// All arguments, from left to right.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        self.lead.iter().chain(&self.subject).chain(&self.objects).chain(&self.around)
    }

    /// The prepositional phrases that are not bound to one object.
    pub fn circumstances(&self) -> impl Iterator<Item = &Argument> {
        self.lead.iter().chain(&self.around)
    }
}

impl Argument {
    pub fn has_adverb(&self, word: &str) -> bool {
        self.adverbs.iter().any(|adverb| &**adverb == word) || self.after.iter().any(|after| after.has_adverb(word))
    }

    /// What hangs on it by this preposition.
    pub fn by(&self, preposition: &str) -> Option<&Argument> {
        self.after.iter().find(|after| after.preposition.as_deref() == Some(preposition))
    }

    pub fn has_number(&self) -> bool {
        matches!(self.noun.amount, Some(Amount::Number(_)))
    }

    pub fn is_asked(&self) -> bool {
        self.noun.amount == Some(Amount::Asked)
    }
}
