//! The kinds of chunks, and what is known of each.

use std::ops::Range;

use crate::language::names::Gender;
use crate::maths::Number;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Chunk {
    /// Tokens of the prompt.
    pub tokens: Range<usize>,
    pub kind: ChunkKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ChunkKind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Preposition(Box<str>),
    Adverb(Box<str>),
    /// "and", "or", "but", or a comma.
    Joint(Box<str>),
    /// "if", "when", "who": begins a clause that depends on another.
    Subordinator(Box<str>),
    /// "how", "what", "which", with the adjective that follows "how": "how far".
    Question(Box<str>),
    /// Any other word or mark.
    Other,
}

/// How many or how much.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    Number(Number),
    /// "how many", "how much"
    Asked,
    /// "some", "several", "a few"
    Some,
    /// "all", "the rest", "none", "no"
    Word(Box<str>),
}

/// What is said of an amount beside its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// "4 more", "another 4"
    More,
    /// "4 fewer", "4 less"
    Fewer,
    /// "4 times as many", "twice as much"
    Times,
}

/// A noun with what belongs to it: "Joan 's 3 new red marbles".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NounPhrase {
    pub amount: Option<Amount>,
    /// The token of the amount's number.
    pub amount_at: Option<usize>,
    pub comparison: Option<Comparison>,
    /// "each", "every", "another", "the", in lower case.
    pub determiner: Option<Box<str>>,
    /// Whose: a name or a possessive pronoun, in lower case.
    pub possessor: Option<Box<str>>,
    /// Whether the possessor is written as a name is.
    pub has_named_owner: bool,
    /// Words before the head, in lower case and singular.
    pub modifiers: Vec<Box<str>>,
    /// The noun in lower case and singular; empty when it is only implied ("9", "47 green").
    pub head: Box<str>,
    pub is_plural: bool,
    pub is_pronoun: bool,
    /// Whether it is a name.
    pub is_name: bool,
    pub gender: Option<Gender>,
}

/// A verb with its auxiliaries: "did n't buy", "will have".
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    pub lemma: Box<str>,
    /// The main word itself, in lower case.
    pub form: Box<str>,
    /// The auxiliaries before it, by lemma.
    pub auxiliaries: Vec<Box<str>>,
    pub is_negated: bool,
    /// "were eaten"
    pub is_passive: bool,
    /// "to make", "making": has no subject of its own.
    pub is_infinite: bool,
    /// Adverbs inside the group: "are *still* working".
    pub adverbs: Vec<Box<str>>,
}

impl Chunk {
    pub fn noun(&self) -> Option<&NounPhrase> {
        match &self.kind {
            ChunkKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    pub fn verb(&self) -> Option<&VerbGroup> {
        match &self.kind {
            ChunkKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    pub fn is_joint(&self) -> bool {
        matches!(self.kind, ChunkKind::Joint(_))
    }
}

impl VerbGroup {
    pub fn is_future(&self) -> bool {
        self.auxiliaries.iter().any(|auxiliary| matches!(&**auxiliary, "will" | "shall"))
    }
}

impl NounPhrase {
    pub(super) fn is_plural_subject(&self) -> bool {
        let is_each = self.determiner.as_deref().is_some_and(|word| matches!(word, "each" | "every"));
        (self.is_plural || matches!(&*self.head, "they" | "we" | "you" | "i")) && !is_each
    }

    pub(super) fn amount_is_not_asked(&self) -> bool {
        self.amount != Some(Amount::Asked)
    }
}
