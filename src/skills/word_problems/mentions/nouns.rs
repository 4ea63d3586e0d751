//! What a story is made of: things, sizes, mentions, and clauses with those they mean.

use std::ops::Range;

use crate::language::{Clause, Comparison, Entity, NounPhrase};
use crate::maths::Number;
use crate::skills::word_problems::verbs::Class;

/// What is counted or measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thing {
    /// Singular, lower case; empty when only implied.
    pub head: Box<str>,
    pub modifiers: Vec<Box<str>>,
    /// "boxes *of crayons*"
    pub of: Option<Box<str>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Size {
    Known(Number),
    Asked,
    /// "some", or a bare plural.
    Unknown,
    /// "all", "the rest", "none"
    Word(Box<str>),
}

/// A quantity that is spoken of.
#[derive(Clone, Debug)]
pub struct Mention {
    pub size: Size,
    pub comparison: Option<Comparison>,
    /// "than Bob", "as Ann": with whom or what it is compared.
    pub than: Option<NounPhrase>,
    pub than_who: Vec<Entity>,
    /// Where what it is compared with stands.
    pub than_at: Option<Range<usize>>,
    /// "three times *that* many": compared with what was told before.
    pub points_back: bool,
    pub thing: Thing,
    pub verb: Box<str>,
    /// The verb as the text has it: "gave".
    pub said: Box<str>,
    pub class: Class,
    /// "did n't", "forgot to"
    pub is_negated: bool,
    pub agents: Vec<Entity>,
    pub receivers: Vec<Entity>,
    pub sources: Vec<Entity>,
    pub places: Vec<Entity>,
    /// "per hour", "in each box", "every 5 minutes"
    pub per: Option<(Number, Thing)>,
    /// "*Each cat* eats 2 cans a week": by what it is measured beside the time.
    pub also_per: Option<Thing>,
    /// "3 *of them*": a part of something spoken of before.
    pub is_part: bool,
    /// "a third of the cards": a share of what there is.
    pub is_share: bool,
    /// Where the whole of a share stands: "half of *the 36 eggs*".
    pub whole_at: Option<Range<usize>>,
    /// "those two days"
    pub is_definite: bool,
    /// "9 years old"
    pub is_age: bool,
    /// "15%", "15 percent"
    pub is_percent: bool,
    /// Later or earlier than now: +1 for "5 years from now", -1 for "5 years ago".
    pub shift: i32,
    /// The word "one".
    pub is_one: bool,
    /// Tokens that this mention accounts for.
    pub covers: Vec<Range<usize>>,
    /// "13 dozen": how many dozens.
    pub dozens: Option<Number>,
    /// "Ann and Bob *each* have 9": how many have as many.
    pub each_of: Option<usize>,
    /// Whether its noun is in the plural.
    pub is_plural: bool,
    /// Whether the thing is not named but understood: "she lost 3".
    pub is_implied: bool,
    pub times: Vec<Box<str>>,
    /// What leads to it when it is no subject or object: "for" in "a hat for $5".
    pub preposition: Option<Box<str>>,
    /// What the preposition's phrase hangs on.
    pub host: Option<Thing>,
    pub is_subject: bool,
    pub is_passive: bool,
    /// "needs to cook", "has to grade"
    pub is_planned: bool,
    /// "left", "still", "remain"
    pub is_left: bool,
    pub is_now: bool,
    pub is_at_first: bool,
    pub is_total: bool,
    /// "a total of 12", "12 in all", said and not asked.
    pub is_whole: bool,
    /// What is said of it when it is the subject of "be" or "have": "6 are *blue*".
    pub predicate: Vec<Box<str>>,
    /// Number of the clause in the text.
    pub clause: usize,
    /// The token of the number, or of the head.
    pub at: usize,
    pub tokens: Range<usize>,
}

/// A clause with the entities that its noun phrases mean.
#[derive(Clone, Debug)]
pub struct Told {
    pub clause: Clause,
    /// Whether its sentence ends with a question mark.
    pub is_asked: bool,
    pub subject: Vec<Entity>,
    pub objects: Vec<Entity>,
}

/// A story: its clauses and its mentions, in order.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub told: Vec<Told>,
    pub mentions: Vec<Mention>,
    pub persons: Vec<Entity>,
    pub named_persons: Vec<Entity>,
}

impl Mention {
    pub fn number(&self) -> Option<&Number> {
        match &self.size {
            Size::Known(number) => Some(number),
            _ => None,
        }
    }

    /// Whether this says how many of a thing there are in something.
    pub fn has_content_of(&self, thing: &Thing) -> bool {
        self.thing.head == thing.head || self.thing.head.is_empty()
    }

    pub fn is_asked(&self) -> bool {
        self.size == Size::Asked
    }
}
