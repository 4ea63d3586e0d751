//! Parts and shares: "6 of them", "a third of the cards", "all but 4".

use super::Size;
use super::phrase::Phrase;
use crate::language::{Amount, Argument, NounPhrase};
use crate::maths::Number;

/// In which way a phrase counts a part of something.
pub(super) struct Part<'a> {
    /// "3 *of the boxes*"
    pub of: Option<&'a Argument>,
    /// A bare number as a subject: "6 are blue" speaks of some of those before.
    pub is_described: bool,
    /// "all but 4": these are the ones that stay as they were.
    pub is_all_but: bool,
    pub is_part: bool,
    /// "a third of the cards"
    pub is_share: bool,
    /// "half of *the 36 eggs*"
    pub shared_whole: Option<&'a Argument>,
    /// "6 of *the 50 tickets*"
    pub counted_whole: Option<&'a Argument>,
}

impl<'a> Part<'a> {
    pub(super) fn of(phrase: Phrase<'a>, size: &Size) -> Part<'a> {
        let Phrase { clause, argument, is_subject, .. } = phrase;
        let noun = &argument.noun;
        let is_bare = noun.head.is_empty();
        let of = argument.by("of").filter(|of| of.noun.amount.is_none());
        let verb = clause.verb.as_ref();
        let says_more = verb.is_some_and(|verb| verb.is_negated) || matches!(clause.lemma(), "be" | "have" | "do");
        let is_done = noun.comparison.is_none() && verb.is_some_and(|verb| verb.is_passive);
        let is_described = is_subject && is_bare && (says_more || is_done);
        let is_all_but = noun.determiner.as_deref() == Some("all but");
        let is_fraction = matches!(size, Size::Known(number) if !number.is_integer() && *number < Number::one());
        let shared_whole = argument.by("of").filter(|of| of.has_number() && is_bare && is_fraction);
        let of_these = is_bare && of.is_some_and(|of| is_definite(&of.noun) || of.noun.is_plural);
        let names_them = is_definite(noun) && noun.amount_at.is_some() && !is_bare;
        // "1/4 are red" is a share, too.
        let is_share = is_fraction && (of_these || names_them || is_described) || shared_whole.is_some();
        Part {
            of,
            is_described,
            is_all_but,
            is_part: is_described || is_bare && of.is_some() || is_all_but,
            is_share,
            shared_whole,
            counted_whole: argument.by("of").filter(|of| !is_fraction && is_whole_of_share(argument, of)),
        }
    }
}

/// Whether one counts what the other is a share of: "half of the 36 eggs".
pub(super) fn is_whole_of_share(share: &Argument, whole: &Argument) -> bool {
    let is_fraction = matches!(&share.noun.amount, Some(Amount::Number(number)) if !number.is_integer());
    // "6 of the 50 tickets"
    let is_count = share.has_number() && is_definite(&whole.noun);
    (is_fraction || is_count)
        && share.noun.head.is_empty()
        && whole.preposition.as_deref() == Some("of")
        && whole.has_number()
}

pub(super) fn is_definite(noun: &NounPhrase) -> bool {
    noun.is_pronoun
        || noun.possessor.is_some()
        || noun.determiner.as_deref().is_some_and(|word| matches!(word, "the" | "those" | "these"))
}
