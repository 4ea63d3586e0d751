//! Verb groups: which word is a verb here, and which auxiliaries and adverbs belong to it.

use super::singular_and_plural::is_plural_noun;
use super::{Amount, Chunk, ChunkKind, Chunker, VerbGroup};
use crate::language::names::gender;
use crate::language::words::{
    TIME_NOUNS, is_adverb, is_auxiliary, is_determiner, is_known_verb, is_modal, is_possessive, is_preposition,
    is_pronoun,
};
use crate::maths::units::Unit;
use crate::problem::{Token, TokenKind};

impl Chunker<'_> {
    /// Whether a token by itself looks like a finite verb.
    pub(super) fn looks_finite(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        let is_past = known && (token.lower.ends_with("ed") || is_irregular_past(token));
        let is_base_after_subject = known
            && index > self.start
            && (is_pronoun(self.word(index - 1)) || gender(self.word(index - 1)).is_some())
            && !is_possessive(self.word(index - 1));
        is_auxiliary_word(token) || is_past || is_base_after_subject
    }

    /// A verb with its auxiliaries, negation and the adverbs between them.
    pub(super) fn verb_group(&self, at: usize) -> Option<(usize, VerbGroup)> {
        let mut auxiliaries: Vec<Box<str>> = Vec::new();
        let mut index = at;
        let mut is_negated = false;
        let mut is_to = false;
        let mut adverbs: Vec<Box<str>> = Vec::new();
        let mut last_auxiliary = None;
        loop {
            let token = self.token(index)?;
            if matches!(&*token.lower, "not" | "n't" | "never") && index > at {
                is_negated = true;
                index += 1;
            } else if token.is_word("to") && index == at && self.is_verb_after_to(index + 1) {
                is_to = true;
                index += 1;
            } else if token.has_lemma("get") && self.is_passive_participle(index + 1) {
                // "got tangled", "got lost"
                auxiliaries.push("be".into());
                last_auxiliary = Some(index);
                index += 1;
            } else if let Some(lemma) = self.auxiliary(token, index) {
                auxiliaries.push(lemma.into());
                last_auxiliary = Some(index);
                index += 1;
                if lemma == "have" && self.is_word(index, &["yet"]) && self.is_word(index + 1, &["to"]) {
                    // "have yet to hatch" have not.
                    is_negated = true;
                    auxiliaries.pop();
                    auxiliaries.push("do".into());
                    index += 2;
                }
                if lemma == "be" && self.is_word(index, &["able"]) && self.is_verb_after_to(index + 2) {
                    // "is able to get" gets.
                    auxiliaries.pop();
                    auxiliaries.push("can".into());
                    index += 2;
                }
            } else if is_adverb(&token.lower)
                && index > at
                && self.token(index + 1).is_some_and(|next| self.is_main_verb(index + 1, next, true))
                && (is_to || !auxiliaries.is_empty())
            {
                adverbs.push(token.lower.clone());
                index += 1;
            } else {
                break;
            }
        }
        let follows_auxiliary = is_to || !auxiliaries.is_empty();
        if let Some(token) = self.token(index)
            && self.is_main_verb(index, token, follows_auxiliary)
        {
            let lemma = main_lemma(token);
            let is_participle = token.lower.ends_with("ed") || token.lower.ends_with("en") || is_irregular_past(token);
            let is_passive = auxiliaries.last().is_some_and(|last| &**last == "be") && is_participle;
            let is_infinite = is_to || (auxiliaries.is_empty() && token.lower.ends_with("ing"));
            let form = token.lower.clone();
            return Some((
                index + 1,
                VerbGroup { lemma, form, auxiliaries, is_negated, is_passive, is_infinite, adverbs },
            ));
        }
        // "has", "is", "did" with nothing to help is the verb itself.
        let main = last_auxiliary?;
        let lemma = auxiliaries.pop()?;
        let form = self.prompt.tokens[main].lower.clone();
        Some((
            index,
            VerbGroup { lemma, form, auxiliaries, is_negated, is_passive: false, is_infinite: is_to, adverbs },
        ))
    }

    fn auxiliary(&self, token: &Token, index: usize) -> Option<&'static str> {
        if !matches!(token.kind, TokenKind::Word { .. }) {
            return None;
        }
        if token.is_word("'s") || token.is_word("’s") {
            // "Tom's 3 marbles" has a possessor, "it's 3 miles" a verb.
            let before = index.checked_sub(1).map_or("", |before| self.word(before));
            let helper = if self.is_perfect(index + 1) { "have" } else { "be" };
            return is_pronoun(before).then_some(helper);
        }
        let is_capitalised = matches!(token.kind, TokenKind::Word { is_capitalised: true });
        if matches!(&*token.lower, "will" | "may")
            && is_capitalised
            && (index > self.start || self.has_predicate(index + 1))
        {
            // "Will has 5 stamps", "in May"
            return None;
        }
        if token.is_word("can")
            && index > self.start
            && (self.prompt.tokens[index - 1].number().is_some() || is_determiner(self.word(index - 1)))
        {
            return None;
        }
        let modals = ["will", "would", "can", "could", "shall", "should", "may", "might", "must"];
        let modal = modals.into_iter().find(|modal| {
            *token.lower == **modal
                || token.lemmas.first().is_some_and(|it| **it == **modal && token.lower.starts_with('\''))
        });
        ["be", "have", "do"].into_iter().find(|lemma| token.has_lemma(lemma)).or(modal)
    }

    /// "got *tangled* and", "got *broken* in": with nothing after it that is got.
    fn is_passive_participle(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let is_known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        let is_participle = token.lower.ends_with("ed") || token.lower.ends_with("en") || is_irregular_past(token);
        let next = self.word(index + 1);
        let ends = self.token(index + 1).is_none_or(|next| matches!(next.kind, TokenKind::Mark(mark) if mark != '$'));
        is_known
            && is_participle
            && (ends || token.is_word("paid") || is_preposition(next) || matches!(next, "and" | "but"))
    }

    /// "he's typed 250": whoever has done something to something has done it; what is done to him has no object.
    fn is_perfect(&self, index: usize) -> bool {
        let at = if self.is_word(index, &["already", "just", "only", "now", "not"]) { index + 1 } else { index };
        let Some(token) = self.token(at) else {
            return false;
        };
        let is_participle = token.lower.ends_with("ed") || token.lower.ends_with("en") || is_irregular_past(token);
        let has_receiver = ["give", "pay", "call", "own", "ask", "tell"].iter().any(|verb| token.has_lemma(verb));
        let has_object = self.token(at + 1).is_some_and(|next| next.number().is_some() || is_determiner(&next.lower))
            || self.token(at + 2).is_some_and(|next| next.number().is_some()) && is_preposition(self.word(at + 1));
        token.is_word("been") || is_participle && !has_receiver && has_object
    }

    /// Whether what follows says something of a subject: "has", "gives", "gave".
    fn has_predicate(&self, index: usize) -> bool {
        self.token(index).is_some_and(|next| {
            let is_verb = next.lemmas.iter().any(|lemma| is_known_verb(lemma));
            let is_finite = next.lower.ends_with('s') || next.lower.ends_with("ed") || is_irregular_past(next);
            ["be", "have", "do"].iter().any(|lemma| next.has_lemma(lemma))
                && !next.is_word("have")
                && !next.is_word("be")
                || is_verb && is_finite
        })
    }

    /// A capitalised word with what can only be its verb after it.
    pub(super) fn is_name_before_verb(&self, at: usize) -> bool {
        let is_capitalised =
            self.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Word { is_capitalised: true }));
        is_capitalised && self.has_predicate(at + 1)
    }

    fn is_verb_after_to(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let is_small = matches!(token.kind, TokenKind::Word { is_capitalised: false });
        let is_base = |token: &Token| is_known_verb(&token.lower);
        let after_adverb = is_adverb(&token.lower) && self.token(index + 1).is_some_and(is_base);
        is_small && (is_base(token) || after_adverb)
    }

    /// Whether the main verb of a group stands here.
    fn is_main_verb(&self, index: usize, token: &Token, follows_auxiliary: bool) -> bool {
        let TokenKind::Word { is_capitalised } = token.kind else {
            return false;
        };
        if is_capitalised && (index > self.start || gender(&token.lower).is_some()) {
            return false;
        }
        let word = &*token.lower;
        if word == "like" {
            return follows_auxiliary && self.is_word(index.wrapping_sub(1), &["would", "'d"]);
        }
        if is_determiner(word)
            || is_pronoun(word)
            || is_auxiliary_word(token)
            || is_adverb(word) && word != "left"
            || matches!(word, "more" | "less" | "fewer")
        {
            return false;
        }
        if word == "last" && self.is_word(index + 1, TIME_NOUNS) {
            return false;
        }
        let is_known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        let is_past = is_irregular_past(token) || (word.ends_with("ed") && word.len() > 3);
        let is_gerund = word.ends_with("ing") && word.len() > 4;
        if let Some(ChunkKind::Subordinator(word)) = self.chunks.last().map(|chunk| &chunk.kind)
            && matches!(&**word, "that" | "which" | "who")
            && index > self.start
            && self.prompt.tokens[index - 1].lower == *word
        {
            return is_known && !is_capitalised;
        }
        if follows_auxiliary {
            if !self.fits_auxiliary(index, token) {
                return false;
            }
            // "had 4 left", "will the store have": an auxiliary may also be alone.
            let is_left = word == "left" && !self.is_word(index + 1, &["the", "his", "her", "their", "home"]);
            return (is_known || is_past || is_gerund) && !is_left && !is_preposition(word);
        }
        if !is_known && !is_past && !is_gerund {
            return false;
        }
        let before = index.checked_sub(1).map_or("", |before| self.word(before));
        let is_compound = index > self.start && self.prompt.tokens[index - 1].is_mark('-') && self.is_tight(index - 1);
        let floats =
            before == "each" && self.chunks.last().and_then(Chunk::noun).is_some_and(|noun| noun.head.is_empty());
        let asks = matches!(before, "many" | "much")
            && self.chunks.last().and_then(Chunk::noun).is_some_and(|noun| noun.head.is_empty());
        let in_noun_phrase = is_determiner(before) && !floats && !asks || is_possessive(before) || is_compound;
        let after_number = index > self.start && self.prompt.tokens[index - 1].number().is_some();
        if is_gerund && !is_past {
            // "coloring books" after a number is a noun; "after eating", "by selling" is a verb.
            let may_begin = self.is_word(index.wrapping_sub(1), GERUND_AFTER)
                || self.last_is_verb()
                || self.chunks.is_empty() && !self.is_finite_past(index + 1)
                || self.last_noun().is_some() && self.begins_phrase(index + 1);
            return is_known && may_begin && !in_noun_phrase && !after_number;
        }
        if in_noun_phrase && !is_possessive(before) || (is_possessive(before) && before != "her") {
            return false;
        }
        let follows_count = self.last_noun().is_some_and(|noun| noun.head.is_empty() && noun.amount.is_some());
        if follows_count && self.is_verb_of_count(index) {
            return true;
        }
        let is_first_verb = self.chunks.iter().rev().take_while(|it| !it.is_joint()).all(|it| it.verb().is_none());
        let begins_event = self.is_word(index + 1, &["early", "late", "after", "before", "when", "because"]);
        if word == "left" && follows_count && is_first_verb && begins_event {
            // "7 left early and 4 more left after lunch"
            return true;
        }
        if after_number {
            return is_past
                && !self.token(index + 1).is_some_and(|next| next.is_mark('-'))
                && word != "left"
                && self.begins_phrase(index + 1)
                && self.last_noun().is_some_and(|noun| noun.head.is_empty());
        }
        if self.awaits_main_verb() && *token.lemmas.first().map_or("", |lemma| lemma) == *word {
            return is_known;
        }
        let begins = self.chunks.is_empty();
        let after_joint = self.chunks.last().is_some_and(|chunk| {
            chunk.is_joint()
                || matches!(chunk.kind, ChunkKind::Subordinator(_) | ChunkKind::Adverb(_) | ChunkKind::Other)
        });
        let subject = if word.ends_with('s') { self.singular_subject() } else { self.subject_noun() };
        if word == "left" && subject.is_some_and(|noun| noun.amount.is_some() || noun.is_plural) {
            // "has 3 apples left" and "3 apples left": remaining, unless somebody leaves something.
            return self.is_word(index + 1, &["early", "late"])
                || self.is_word(index + 1, &["the", "his", "her", "their", "home", "to", "for", "and"])
                    && is_first_verb;
        }
        if is_past {
            return subject.is_some() || after_joint && is_known || (begins && is_known && !is_capitalised);
        }
        let takes_object = self.begins_phrase(index + 1);
        match subject {
            Some(noun) if word.ends_with('s') && !word.ends_with("ss") => {
                is_known && !noun.is_plural_subject() && takes_object && noun.amount_is_not_asked()
            }
            Some(noun) if noun.amount == Some(Amount::Asked) => self.is_verb_of_question(index),
            Some(noun) => {
                is_known
                    && (noun.is_plural_subject() || self.has_joined_subject())
                    && takes_object
                    && noun.amount_is_not_asked()
            }
            None => {
                // "Then he buys", "If she sells": the subject stands before; "and buys" shares one.
                (after_joint && is_known && takes_object && !self.chunks.is_empty() && self.has_finite_verb())
                    && (word.ends_with('s') || !self.last_verb_is_past())
            }
        }
    }

    /// The form that an auxiliary asks for: "had baked", "is baking", "did bake".
    fn fits_auxiliary(&self, index: usize, token: &Token) -> bool {
        let before = (self.start..index)
            .rev()
            .find(|&it| !is_adverb(&self.prompt.tokens[it].lower) && !self.is_word(it, &["not", "n't", "yet"]));
        let Some(before) = before.map(|it| &self.prompt.tokens[it]) else {
            return true;
        };
        let is_participle = token.lower.ends_with("ed") || token.lower.ends_with("en") || is_irregular_past(token);
        if before.has_lemma("have") {
            is_participle || matches!(&*token.lower, "come" | "become" | "run" | "overcome")
        } else if before.has_lemma("be") {
            is_participle || token.lower.ends_with("ing")
        } else {
            !token.lower.ends_with('s')
                || token.lower.ends_with("ss")
                || token.lemmas.iter().all(|lemma| **lemma == *token.lower)
        }
    }

    /// "How many play chess?": a verb in its base form, when no other verb follows.
    pub(super) fn is_verb_of_question(&self, index: usize) -> bool {
        let is_verb = |at: usize| {
            let is_noun = is_determiner(self.word(at - 1))
                || is_preposition(self.word(at - 1))
                || is_possessive(self.word(at - 1));
            self.token(at).is_some_and(|token| is_auxiliary_word(token) || is_known_verb(self.word(at)) && !is_noun)
        };
        let follows = self.token(index + 1).is_some_and(|next| !matches!(next.kind, TokenKind::Mark(_)));
        (is_known_verb(self.word(index)) || self.is_finite_past(index))
            && follows
            && !(index + 1..self.end).any(|at| is_verb(at) || self.is_finite_past(at))
    }

    /// A verb in its base form after a bare count: "12 walk to school". Of 12 walks there would be a plural.
    pub(super) fn is_verb_of_count(&self, index: usize) -> bool {
        let word = self.word(index);
        let Some(next) = self.token(index + 1) else {
            return false;
        };
        let leads_on = is_preposition(&next.lower) && !next.is_word("of")
            || is_determiner(&next.lower)
            || is_pronoun(&next.lower)
            || is_adverb(&next.lower);
        let ends_there =
            self.token(index + 2).is_none_or(|end| matches!(end.kind, TokenKind::Mark(_)) || end.is_word("and"));
        let is_object = matches!(next.kind, TokenKind::Word { .. }) && !is_plural_noun(&next.lower) && ends_there;
        let is_measure = Unit::named(word).is_some() || word == "fish";
        is_known_verb(word) && !is_measure && (leads_on || is_object)
    }

    /// A past form that can only be a verb: "1 went for a swim".
    pub(super) fn is_finite_past(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        known && (is_irregular_past(token) || token.lower.ends_with("ed")) && !token.is_word("left")
    }
}

/// What may stand before a gerund that is a verb.
const GERUND_AFTER: &[&str] = &[
    "after", "before", "by", "while", "when", "for", "of", "from", "without", "in", "start", "started", "went", "go",
    "goes", "keep", "kept", "money", "time",
];

pub(super) fn is_auxiliary_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word { .. })
        && !token.is_word("to")
        && (is_modal(&token.lower) || token.lemmas.iter().any(|lemma| is_auxiliary(lemma) && !is_modal(lemma)))
        && !token.is_word("'s")
        && !token.is_word("’s")
}

/// A past form that is no regular one, of a verb: "gave", "bought", "put".
pub(super) fn is_irregular_past(token: &Token) -> bool {
    let Some(first) = token.lemmas.first() else {
        return false;
    };
    let word = &*token.lower;
    is_known_verb(first)
        && ((**first != *word
            && !word.ends_with('s')
            && !word.ends_with("ing")
            && !word.ends_with("er")
            && !word.ends_with("est"))
            || matches!(
                word,
                "fit"
                    | "put"
                    | "cut"
                    | "hit"
                    | "read"
                    | "set"
                    | "split"
                    | "spread"
                    | "cost"
                    | "let"
                    | "shut"
                    | "quit"
                    | "beat"
            ))
}

fn main_lemma(token: &Token) -> Box<str> {
    let known = token.lemmas.iter().find(|lemma| is_known_verb(lemma));
    known.or(token.lemmas.first()).cloned().unwrap_or_else(|| token.lower.clone())
}
