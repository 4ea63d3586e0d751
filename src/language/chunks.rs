//! Chunks: the noun phrases, verb groups and small words of a sentence, without deciding how they hang together.
//!
//! There is no dictionary behind this: closed classes ([`super::words`]), endings and neighbours decide. What cannot be
//! decided becomes a noun, because stories are full of unknown nouns and have few unknown verbs.

use std::ops::Range;

use super::names::{Gender, gender, gender_of_role};
use super::words::{
    is_adverb, is_auxiliary, is_determiner, is_known_verb, is_modal, is_possessive, is_preposition, is_pronoun,
    is_subordinator,
};
use crate::maths::Number;
use crate::maths::units::Unit;
use crate::problem::{Prompt, Token, TokenKind};

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

/// The singular of a noun in lower case, one form and always the same: nouns are compared by it.
pub fn singular(word: &str) -> Box<str> {
    match word {
        "leaves" => "leaf".into(),
        "people" => "person".into(),
        "buses" => "bus".into(),
        _ if word.ends_with("buses") => word[..word.len() - 2].into(),
        _ if word.ends_with("children") => word[..word.len() - 3].into(),
        "pics" | "pic" => "picture".into(),
        "saw" | "found" | "left" | "bit" | "lens" => word.into(),
        _ => {
            let lemmas = super::lemmas_of(word);
            match lemmas.first() {
                Some(lemma) if is_plural_of(word, lemma) => lemma.clone(),
                _ => word.into(),
            }
        }
    }
}

/// The plural of a noun in the singular, for what is said to a reader.
///
/// ```
/// assert_eq!(["box", "penny", "foot", "day"].map(polya::language::plural), ["boxes", "pennies", "feet", "days"]);
/// ```
pub fn plural(word: &str) -> String {
    const IRREGULAR: [(&str, &str); 13] = [
        ("times", "times"),
        ("person", "people"),
        ("child", "children"),
        ("man", "men"),
        ("woman", "women"),
        ("foot", "feet"),
        ("tooth", "teeth"),
        ("mouse", "mice"),
        ("goose", "geese"),
        ("leaf", "leaves"),
        ("money", "money"),
        ("fish", "fish"),
        ("sheep", "sheep"),
    ];
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return (*plural).to_owned();
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty() => format!("{stem}ies"),
        _ if ends(&["s", "x", "ch", "sh", "z"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn is_plural_of(word: &str, lemma: &str) -> bool {
    word != lemma
        && (word.ends_with('s')
            || matches!(
                word,
                "children" | "men" | "women" | "feet" | "teeth" | "mice" | "geese" | "oxen" | "pence" | "dice"
            ))
        && !matches!(lemma, "be" | "have" | "do" | "go")
}

/// Cuts a sentence into chunks.
pub fn chunks(prompt: &Prompt, sentence: Range<usize>) -> Vec<Chunk> {
    let mut chunker =
        Chunker { prompt, end: sentence.end, at: sentence.start, start: sentence.start, chunks: Vec::new() };
    while chunker.at < chunker.end {
        chunker.next();
    }
    chunker.chunks
}

struct Chunker<'a> {
    prompt: &'a Prompt,
    start: usize,
    end: usize,
    at: usize,
    chunks: Vec<Chunk>,
}

impl Chunker<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        (self.start..self.end).contains(&index).then(|| &self.prompt.tokens[index])
    }

    fn word(&self, index: usize) -> &str {
        self.token(index).filter(|token| matches!(token.kind, TokenKind::Word { .. })).map_or("", |token| &token.lower)
    }

    fn is_word(&self, index: usize, words: &[&str]) -> bool {
        let word = self.word(index);
        !word.is_empty() && words.contains(&word)
    }

    fn push(&mut self, end: usize, kind: ChunkKind) {
        self.chunks.push(Chunk { tokens: self.at..end, kind });
        self.at = end;
    }

    fn next(&mut self) {
        let at = self.at;
        let word = self.word(at).to_owned();
        let token = &self.prompt.tokens[at];
        if token.is_mark(',') || matches!(&*word, "and" | "or" | "but" | "plus") {
            let joint = if word.is_empty() { ",".into() } else { word.into() };
            return self.push(at + 1, ChunkKind::Joint(joint));
        }
        if token.is_mark('/') {
            // "84 km/h" is said "84 km per h".
            self.push(at + 1, ChunkKind::Preposition("per".into()));
            if let Some(unit) = self.token(at + 1).filter(|unit| Unit::named(&unit.lower).is_some()) {
                let noun = NounPhrase { head: singular(&unit.lower), ..NounPhrase::default() };
                self.push(at + 2, ChunkKind::Noun(noun));
            }
            return;
        }
        if let Some((end, question)) = self.question_word(at) {
            return self.push(end, ChunkKind::Question(question));
        }
        if let Some((end, verb)) = self.verb_group(at) {
            return self.push(end, ChunkKind::Verb(verb));
        }
        if is_dimension(&word)
            && self.chunks.last().and_then(Chunk::noun).is_some_and(|noun| Unit::named(&noun.head).is_some())
        {
            // "5 feet tall"
            return self.push(at + 1, ChunkKind::Adverb(word.into()));
        }
        if let Some((end, noun)) = self.noun_phrase(at) {
            return self.push(end, ChunkKind::Noun(noun));
        }
        if self.is_subordinator_here(at) {
            return self.push(at + 1, ChunkKind::Subordinator(word.into()));
        }
        if is_preposition(&word) {
            return self.push(at + 1, ChunkKind::Preposition(word.into()));
        }
        if is_adverb(&word) {
            return self.push(at + 1, ChunkKind::Adverb(word.into()));
        }
        self.push(at + 1, ChunkKind::Other);
    }

    /// "how far", "what", "which", "who" at the beginning of a question; "how many" begins a noun phrase instead.
    fn question_word(&self, at: usize) -> Option<(usize, Box<str>)> {
        match self.word(at) {
            "how" if self.is_word(at + 1, &["many", "much"]) => None,
            "how" => {
                let adjective = self.word(at + 1);
                let follows = !adjective.is_empty() && !is_auxiliary_word(self.token(at + 1)?);
                let end = if follows { at + 2 } else { at + 1 };
                let words: Vec<&str> = (at..end).map(|index| self.word(index)).collect();
                Some((end, words.join(" ").into()))
            }
            "when" if self.chunks.is_empty() && is_auxiliary_word(self.token(at + 1)?) => Some((at + 1, "when".into())),
            "what" if self.is_word(at + 1, &["time"]) => Some((at + 2, "what time".into())),
            // ", which was 9 fewer" says more of what stands before.
            "which" if !self.chunks.is_empty() => None,
            "what" | "which" | "whose" if self.chunks.is_empty() || self.chunks.last().is_some_and(Chunk::is_joint) => {
                Some((at + 1, self.word(at).into()))
            }
            _ => None,
        }
    }

    /// Words such as "after" begin a clause when a verb follows before the next comma, else they are prepositions.
    fn is_subordinator_here(&self, at: usize) -> bool {
        let word = self.word(at);
        if !is_subordinator(word) {
            return false;
        }
        if !is_preposition(word) {
            return word != "that" || !self.chunks.is_empty();
        }
        let clause = (at + 1..self.end).take_while(|&index| !self.prompt.tokens[index].is_mark(','));
        clause.clone().any(|index| self.looks_finite(index))
    }

    /// Whether a token by itself looks like a finite verb.
    fn looks_finite(&self, index: usize) -> bool {
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

    fn last_noun(&self) -> Option<&NounPhrase> {
        let last = self.chunks.iter().rev().find(|chunk| !matches!(chunk.kind, ChunkKind::Adverb(_)))?;
        last.noun()
    }

    /// The noun that a verb here agrees with: "five *bags* of sugar".
    fn subject_noun(&self) -> Option<&NounPhrase> {
        let last = self.last_noun()?;
        match &self.chunks[..] {
            [.., before, of, _] if matches!(&of.kind, ChunkKind::Preposition(word) if &**word == "of") => {
                before.noun().filter(|noun| noun.is_plural && noun.amount_at.is_some()).or(Some(last))
            }
            _ => Some(last),
        }
    }

    /// "*a class* of 27 students needs"
    fn singular_subject(&self) -> Option<&NounPhrase> {
        match &self.chunks[..] {
            [.., before, of, _] if matches!(&of.kind, ChunkKind::Preposition(word) if &**word == "of") => before
                .noun()
                .filter(|noun| {
                    !noun.is_plural && matches!(noun.determiner.as_deref(), Some("a" | "an" | "each" | "every"))
                })
                .or(self.last_noun()),
            _ => self.last_noun(),
        }
    }

    fn last_is_verb(&self) -> bool {
        let last = self.chunks.iter().rev().find(|chunk| !matches!(chunk.kind, ChunkKind::Adverb(_)));
        last.is_some_and(|chunk| chunk.verb().is_some())
    }

    /// A verb with its auxiliaries, negation and the adverbs between them.
    fn verb_group(&self, at: usize) -> Option<(usize, VerbGroup)> {
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
            } else if let Some(lemma) = self.auxiliary(token, index) {
                auxiliaries.push(lemma.into());
                last_auxiliary = Some(index);
                index += 1;
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
            return is_pronoun(before).then_some("be");
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
        if word == "last" && self.is_word(index + 1, TIMES) {
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
        let floats = floats || asks;
        let in_noun_phrase = is_determiner(before) && !floats || is_possessive(before) || is_compound;
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
            return self.is_word(index + 1, &["the", "his", "her", "their", "home", "to", "for", "and"])
                && self.chunks.iter().all(|chunk| chunk.verb().is_none());
        }
        if is_past {
            return subject.is_some() || after_joint && is_known || (begins && is_known && !is_capitalised);
        }
        let takes_object = self.begins_phrase(index + 1);
        match subject {
            Some(noun) if word.ends_with('s') && !word.ends_with("ss") => {
                is_known && !noun.is_plural_subject() && takes_object && noun.amount_is_not_asked()
            }
            Some(noun) if noun.amount == Some(Amount::Asked) && noun.head.is_empty() => self.is_verb_of_question(index),
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

    /// Whether the last verb is a helper that still wants its main verb.
    fn is_open_question(&self) -> bool {
        let last = self.chunks.iter().rev().find_map(Chunk::verb);
        last.is_some_and(|verb| verb.auxiliaries.is_empty() && (&*verb.lemma == "do" || is_modal(&verb.lemma)))
            && self.chunks.last().is_some_and(|chunk| !matches!(chunk.kind, ChunkKind::Preposition(_)))
    }

    /// The form that an auxiliary asks for: "had baked", "is baking", "did bake".
    fn fits_auxiliary(&self, index: usize, token: &Token) -> bool {
        let before = (self.start..index)
            .rev()
            .find(|&it| !is_adverb(&self.prompt.tokens[it].lower) && !self.is_word(it, &["not", "n't"]));
        let Some(before) = before.map(|it| &self.prompt.tokens[it]) else {
            return true;
        };
        let is_participle = token.lower.ends_with("ed") || token.lower.ends_with("en") || is_irregular_past(token);
        if before.has_lemma("have") {
            is_participle
        } else if before.has_lemma("be") {
            is_participle || token.lower.ends_with("ing")
        } else {
            !token.lower.ends_with('s')
                || token.lower.ends_with("ss")
                || token.lemmas.iter().all(|lemma| **lemma == *token.lower)
        }
    }

    /// Whether a question has an auxiliary and a subject so far: "how much did Keith ...".
    fn awaits_main_verb(&self) -> bool {
        let last = self.chunks.iter().rposition(|chunk| chunk.verb().is_some());
        last.is_some_and(|place| {
            let verb = self.chunks[place].verb();
            let is_open =
                verb.is_some_and(|verb| verb.auxiliaries.is_empty() && (&*verb.lemma == "do" || is_modal(&verb.lemma)));
            is_open && self.chunks[place + 1..].iter().any(|chunk| chunk.noun().is_some())
        })
    }

    /// Whether "and" stands right before, after a noun phrase: "Ann and ...".
    fn is_joined(&self) -> bool {
        matches!(&self.chunks[..], [.., before, last] if last.is_joint() && before.noun().is_some())
    }

    /// Whether the last noun phrase is joined to one before it.
    fn has_joined_subject(&self) -> bool {
        matches!(&self.chunks[..], [.., before, joint, _] if joint.is_joint() && before.noun().is_some())
    }

    fn has_finite_verb(&self) -> bool {
        self.chunks.iter().any(|chunk| chunk.verb().is_some_and(|verb| !verb.is_infinite))
    }

    fn last_verb_is_past(&self) -> bool {
        let last = self.chunks.iter().rev().find_map(Chunk::verb);
        last.is_some_and(|verb| verb.auxiliaries.is_empty() && !verb.form.ends_with('s') && *verb.form != *verb.lemma)
    }

    /// Whether an object, a place or the end can begin here, so that what stands before may be a verb.
    fn begins_phrase(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return true;
        };
        let word = self.word(index);
        matches!(token.kind, TokenKind::Number(_) | TokenKind::Mark(_) | TokenKind::Clock(_))
            || word.ends_with("ing")
            || is_determiner(word)
            || is_preposition(word)
            || is_pronoun(word)
            || is_adverb(word)
            || is_subordinator(word)
            || matches!(word, "and" | "but" | "more" | "fewer" | "less" | "how")
            || matches!(token.kind, TokenKind::Word { is_capitalised: true })
            || token.lemmas.iter().any(|lemma| lemma.len() > 2)
                && !token.lemmas.iter().any(|lemma| is_known_verb(lemma))
    }

    /// A noun phrase: possessor, determiner, amount, modifiers, head.
    fn noun_phrase(&self, at: usize) -> Option<(usize, NounPhrase)> {
        let token = self.token(at)?;
        let word = self.word(at);
        // "of her 10 friends", but "gave her 10 apples"
        let counts = self.token(at + 1).is_some_and(|next| next.number().is_some() || next.is_mark('$'))
            && self.chunks.last().is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Preposition(_)));
        if is_pronoun(word) && !(is_possessive(word) && (self.continues_noun(at + 1) || counts)) {
            let is_plural = matches!(word, "they" | "them" | "we" | "us" | "you" | "themselves");
            let gender = match word {
                "he" | "him" | "himself" => Some(Gender::He),
                "she" | "her" | "herself" | "hers" => Some(Gender::She),
                _ => None,
            };
            let noun = NounPhrase { head: word.into(), is_plural, is_pronoun: true, gender, ..NounPhrase::default() };
            return Some((at + 1, noun));
        }
        let is_after_be = self.chunks.last().and_then(Chunk::verb).is_some_and(|verb| &*verb.lemma == "be");
        let after_and = self.chunks.last().is_some_and(Chunk::is_joint)
            && self.token(at + 1).is_some_and(|next| next.has_lemma("be"));
        let begins = after_and || at == self.start && self.token(at + 1).is_some_and(is_auxiliary_word);
        if matches!(word, "that" | "this") && (begins || word == "that" && is_after_be && !self.continues_noun(at + 1))
        {
            // "That is twice as much."
            return Some((at + 1, NounPhrase { head: word.into(), is_pronoun: true, ..NounPhrase::default() }));
        }
        if word == "that" && self.is_word(at + 1, &["of"]) && at > self.start {
            // "than that of a bat"
            return Some((at + 1, NounPhrase { head: "that".into(), ..NounPhrase::default() }));
        }
        let mut noun = NounPhrase::default();
        let mut index = self.quantifier(at, &mut noun);
        let begins_noun = index > at || matches!(token.kind, TokenKind::Word { .. });
        if !begins_noun {
            return None;
        }
        if index > at && self.is_word(index - 1, &["what"]) {
            // "double what Tom has": the thing is said by the clause that follows.
            return Some((index, noun));
        }
        let mut words: Vec<usize> = Vec::new();
        while let Some(token) = self.token(index) {
            if token.lower.as_ref() == "one" && !words.is_empty() && noun.determiner.as_deref() == Some("the") {
                // "the smaller one"
                index += 1;
                break;
            }
            if self.is_possessive_mark(index) && (!words.is_empty()) {
                noun.possessor = Some(self.name_of(&words));
                words.clear();
                index = self.quantifier(index + 1, &mut noun);
            } else if self.continues_noun(index) && !self.ends_noun(index, &words, &noun) {
                words.push(index);
                index += 1;
            } else if token.is_mark('-')
                && (!words.is_empty() || noun.amount_at.is_some_and(|at| at + 1 == index))
                && self.continues_noun(index + 1)
                && self.is_tight(index)
            {
                index += 1;
            } else {
                break;
            }
        }
        if index == at {
            return None;
        }
        self.fill(&mut noun, &words);
        Some((index, noun))
    }

    fn is_possessive_mark(&self, index: usize) -> bool {
        self.is_word(index, &["'s", "’s"])
            || self.token(index).is_some_and(|token| token.is_mark('\'') || token.is_mark('’'))
    }

    /// A hyphen with no space around it.
    fn is_tight(&self, index: usize) -> bool {
        let spans = &self.prompt.tokens;
        index > 0
            && index + 1 < spans.len()
            && spans[index - 1].span.end == spans[index].span.start
            && spans[index].span.end == spans[index + 1].span.start
    }

    /// Determiners, "how many", numbers, "more": what stands before the modifiers. Returns where they end.
    fn quantifier(&self, at: usize, noun: &mut NounPhrase) -> usize {
        let mut index = at;
        loop {
            let Some(token) = self.token(index) else {
                return index;
            };
            let word = self.word(index);
            match word {
                "how" if index == at => {
                    noun.amount = Some(Amount::Asked);
                    index += 1;
                    if !self.is_word(index, &["many", "much"]) {
                        noun.amount = None;
                        return at;
                    }
                }
                "many" | "much" | "total" if noun.amount == Some(Amount::Asked) => {}
                // "plant more trees": some, and more than before.
                "more"
                    if noun.amount.is_none()
                        && noun.determiner.is_none()
                        && index == at
                        && self.continues_noun(index + 1) =>
                {
                    noun.amount = Some(Amount::Some);
                    noun.comparison = Some(Comparison::More);
                }
                // "from today's profits"
                "today" | "yesterday" | "tomorrow" | "tonight" if index == at && self.is_possessive_mark(index + 1) => {
                    noun.determiner = Some("the".into());
                    index += 1;
                }
                "some" | "several" | "few" | "many" => noun.amount = noun.amount.take().or(Some(Amount::Some)),
                "all"
                    if self.is_word(index + 1, &["but"])
                        && self.token(index + 2).is_some_and(|next| next.number().is_some()) =>
                {
                    noun.determiner = Some("all but".into());
                    noun.amount = self.token(index + 2).and_then(Token::number).cloned().map(Amount::Number);
                    noun.amount_at = Some(index + 2);
                    index += 2;
                }
                "no" | "all" | "rest" | "remainder" | "both" => {
                    if word == "rest" && noun.determiner.is_none() {
                        return index;
                    }
                    noun.amount = noun.amount.take().or_else(|| Some(Amount::Word(word.into())));
                }
                // "the first 3 years": which ones changes no amount.
                "first" | "next" | "last" | "past" | "remaining" | "other"
                    if noun.determiner.is_some()
                        && noun.amount.is_none()
                        && self.token(index + 1).is_some_and(|next| next.number().is_some()) => {}
                "extra" => {
                    noun.comparison = Some(Comparison::More);
                    noun.determiner = Some(word.into());
                }
                "another" | "additional" => noun.comparison = Some(Comparison::More),
                "more" if noun.amount.is_some() || noun.determiner.is_some() => {
                    noun.comparison = Some(Comparison::More)
                }
                "fewer" | "less" if noun.amount.is_some() => noun.comparison = Some(Comparison::Fewer),
                "twice" | "half" | "double" | "triple" | "thrice" | "quadruple"
                    if noun.amount.is_none() && self.compared_from(index + 1).is_some() =>
                {
                    let factor = match word {
                        "half" => Number::ratio(1, 2),
                        "triple" | "thrice" => Number::from(3),
                        "quadruple" => Number::from(4),
                        _ => Number::from(2),
                    };
                    noun.amount = Some(Amount::Number(factor));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                    if self.is_word(index + 1, &["that", "this"]) {
                        noun.determiner = Some("that".into());
                    }
                    index = self.compared_from(index + 1).unwrap_or(index + 1) - 1;
                }
                "time" | "times"
                    if (noun.amount_at.is_some() || noun.amount == Some(Amount::Asked))
                        && self.compared_from(index + 1).is_some() =>
                {
                    noun.comparison = Some(Comparison::Times);
                    if self.is_word(index + 1, &["that", "this"]) {
                        noun.determiner = Some("that".into());
                    }
                    index = self.compared_from(index + 1).unwrap_or(index + 1) - 1;
                }
                "times" if noun.amount_at.is_some() && self.is_word(index + 1, &["more", "the"]) => {
                    noun.comparison = Some(Comparison::Times);
                    index += 1;
                }
                // "as many as Ann": once her number.
                "as" if index == at
                    && self.is_word(index + 1, &["many", "much"])
                    && noun.amount.is_none()
                    && self.last_is_verb()
                    && (index + 2..self.end).take(6).any(|later| self.is_word(later, &["as"])) =>
                {
                    noun.amount = Some(Amount::Number(Number::one()));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                    index += 1;
                }
                "same"
                    if self.is_word(index + 1, &["number", "amount"])
                        && noun.amount.is_none()
                        && (index + 2..self.end).take(6).any(|later| self.is_word(later, &["as"])) =>
                {
                    noun.amount = Some(Amount::Number(Number::one()));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                }
                // "0.3 of a foot"
                "of" if noun.amount_at.is_some_and(|at| at + 1 == index)
                    && self.is_word(index + 1, &["a", "an"])
                    && self.token(index - 1).and_then(Token::number).is_some_and(|number| !number.is_integer()) =>
                {
                    index += 1;
                }
                "only" | "exactly" | "about" | "just" | "nearly" | "almost"
                    if self.token(index + 1).is_some_and(|next| next.number().is_some()) => {}
                _ if is_determiner(word) && !matches!(word, "half" | "that")
                    || word == "that" && self.is_word(index + 1, TIMES)
                    || word == "that"
                        && self.continues_noun(index + 1)
                        && self.chunks.last().is_none_or(|chunk| matches!(chunk.kind, ChunkKind::Preposition(_))) =>
                {
                    if matches!(noun.amount, Some(Amount::Asked | Amount::Number(_))) && word != "other" {
                        let is_part = matches!(&noun.amount, Some(Amount::Number(number)) if !number.is_integer());
                        if !is_part || !(word == "the" || is_possessive(word)) {
                            return index;
                        }
                    }
                    if is_possessive(word) {
                        noun.possessor = Some(word.into());
                    }
                    noun.determiner = Some(word.into());
                }
                _ => match &token.kind {
                    TokenKind::Number(number)
                        if noun.amount.is_none() || matches!(noun.amount, Some(Amount::Word(_) | Amount::Some)) =>
                    {
                        if let Some(Amount::Word(word)) = &noun.amount {
                            // "all three books"
                            noun.determiner = noun.determiner.take().or(Some(word.clone()));
                        }
                        let is_percent = self.is_word(index + 1, &["percent"]);
                        let hundredth = number.divided_by(&Number::from(100)).filter(|_| is_percent);
                        noun.amount = Some(Amount::Number(hundredth.unwrap_or_else(|| number.clone())));
                        noun.amount_at = Some(index);
                        if is_percent {
                            index += 1;
                        }
                        if let Some(from) = self.compared_from(index + 1)
                            && !number.is_integer()
                            && self.is_word(index + 1, &["the", "that"])
                        {
                            // "half the number of books"
                            noun.comparison = Some(Comparison::Times);
                            noun.determiner = self.is_word(index + 1, &["that"]).then(|| "that".into());
                            index = from - 1;
                        }
                    }
                    TokenKind::Clock(minutes) if noun.amount.is_none() && index == at => {
                        noun.amount = Some(Amount::Number(Number::from(*minutes)));
                        noun.amount_at = Some(index);
                        noun.head = "clock".into();
                        return index + 1;
                    }
                    TokenKind::Mark('$' | '£' | '€')
                        if self.token(index + 1).is_some_and(|next| next.number().is_some()) =>
                    {
                        noun.head = "dollar".into();
                    }
                    _ => return index,
                },
            }
            index += 1;
        }
    }

    /// "How many play chess?": a verb in its base form, when no other verb follows.
    fn is_verb_of_question(&self, index: usize) -> bool {
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

    /// Where the thing compared begins, after "twice": "as many", "the number of", "that amount", "what".
    fn compared_from(&self, at: usize) -> Option<usize> {
        let amounts = ["number", "amount", "total", "sum", "quantity"];
        match self.word(at) {
            "as" if self.is_word(at + 1, &["many", "much", "old", "tall", "heavy", "long", "far"]) => Some(at + 2),
            "the" | "that" | "this" if self.is_word(at + 1, &amounts) => Some(at + 1),
            "that" if self.is_word(at + 1, &["many", "much"]) => Some(at + 2),
            "what" => Some(at + 1),
            _ => None,
        }
    }

    /// Whether this token can be a modifier or a head.
    fn continues_noun(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        // "18 m", where a letter by itself is read as a formula
        let follows_number = index > self.start && self.prompt.tokens[index - 1].number().is_some();
        if follows_number && matches!(&*token.lower, "m" | "g" | "l" | "h" | "t") {
            return true;
        }
        let TokenKind::Word { is_capitalised } = token.kind else {
            return false;
        };
        let word = &*token.lower;
        let is_name = is_capitalised && index > self.start;
        let is_closed = is_determiner(word) && word != "whole"
            || is_pronoun(word)
            || is_preposition(word)
            || is_subordinator(word)
            || is_auxiliary_word(token)
                && !(word == "can"
                    && self.prompt.tokens.get(index.wrapping_sub(1)).is_some_and(|before| before.number().is_some()))
            || is_adverb(word)
                && !(matches!(word, "total" | "first" | "next" | "left")
                    && self.is_word(index.wrapping_sub(1), &["a", "the"]))
            || matches!(
                word,
                "and" | "or" | "but" | "more" | "less" | "fewer" | "how" | "what" | "'s" | "’s" | "n't" | "plus"
            );
        !is_closed || (is_name && !matches!(word, "i" | "if" | "how") && !is_subordinator(word))
    }

    /// Whether a word that could continue a noun phrase is the verb after it instead.
    fn ends_noun(&self, index: usize, words: &[usize], noun: &NounPhrase) -> bool {
        if words.is_empty() {
            let is_amount = noun.amount.is_some() && (noun.amount_at.is_some() || noun.comparison.is_some());
            let is_base = noun.amount == Some(Amount::Some) && is_known_verb(self.word(index));
            let is_each = noun.determiner.as_deref() == Some("each") && self.last_noun().is_some();
            let is_rest = matches!(&noun.amount, Some(Amount::Word(word)) if &**word == "rest");
            if is_rest && self.is_finite_past(index) {
                // "the rest sat 5 to a table"
                return true;
            }
            let floats = matches!(&noun.amount, Some(Amount::Word(word)) if matches!(&**word, "both" | "all"));
            if floats && self.last_noun().is_some() && is_known_verb(self.word(index)) && self.begins_phrase(index + 1)
            {
                // "They both read for 3 hours."
                return true;
            }
            if noun.amount == Some(Amount::Asked) && self.is_verb_of_question(index) {
                return true;
            }
            if noun.determiner.as_deref() == Some("each")
                && self.is_open_question()
                && is_known_verb(self.word(index))
                && !is_known_verb(self.word(index + 1))
            {
                // "How many would each get?"
                return true;
            }
            if is_each && self.is_finite_past(index) && self.begins_phrase(index + 1) {
                // "Ann and Bob each bought 5"
                return true;
            }
            let is_compound = self.token(index + 1).is_some_and(|next| next.is_mark('-'));
            let is_past = !is_compound && self.is_finite_past(index)
                || self.word(index).len() > 4
                    && self.word(index).ends_with("ed")
                    && self
                        .token(index + 1)
                        .is_none_or(|next| next.is_word("and") || matches!(next.kind, TokenKind::Mark(_)));
            return is_amount && (is_past || is_base) && self.begins_phrase(index + 1);
        }
        let token = &self.prompt.tokens[index];
        let TokenKind::Word { is_capitalised } = token.kind else {
            return true;
        };
        if is_capitalised {
            // "Mary Joan": a new name after a common noun begins another phrase.
            let last = &self.prompt.tokens[words[words.len() - 1]];
            let last_is_name = matches!(last.kind, TokenKind::Word { is_capitalised: true });
            let is_role = gender_of_role(&last.lower).is_some();
            return !last_is_name && !is_role && gender(&token.lower).is_some();
        }
        let is_known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        let word = &*token.lower;
        let is_past = is_irregular_past(token) || word.ends_with("ed");
        let last = self.prompt.tokens[words[words.len() - 1]].lower.clone();
        let last_is_name =
            matches!(self.prompt.tokens[words[words.len() - 1]].kind, TokenKind::Word { is_capitalised: true });
        let singular_subject = !is_plural_noun(&last);
        if noun.amount == Some(Amount::Asked) && !singular_subject && self.is_verb_of_question(index) {
            // "How many boys sing in the choir?"
            return true;
        }
        if (noun.amount_at.is_some() || noun.amount == Some(Amount::Asked))
            && words.len() == 1
            && (is_plural_noun(&last) || last.len() <= 2)
            && Unit::named(&singular(&last)).is_some()
            && word != "change"
        {
            // "49 yards pink": a measure in the plural is no modifier.
            return true;
        }
        let is_last = self.token(index + 1).is_none_or(|next| matches!(next.kind, TokenKind::Mark(_)));
        if noun.amount_at.is_some() && words.len() == 1 && is_plural_noun(&last) && !is_plural_noun(word) && is_last {
            // "painted 74 boards white"
            return true;
        }
        let wants_plural = matches!(&noun.amount, Some(Amount::Number(number)) if *number > Number::one());
        if wants_plural && singular_subject && !last_is_name && noun.head.is_empty() {
            return false;
        }
        if matches!(word, "last" | "next") && self.is_word(index + 1, TIMES) {
            return true;
        }
        if word == "left" {
            return true;
        }
        let next_counts = self.token(index + 1).is_some_and(|next| next.is_mark('$') || next.number().is_some());
        if is_known
            && word.ends_with('s')
            && next_counts
            && !word.ends_with("ss")
            && self.chunks.iter().all(|chunk| chunk.verb().is_none())
        {
            // "Every box of plates weighs 11 pounds."
            return true;
        }
        if matches!(word, "cost" | "costs")
            && self.token(index + 1).is_some_and(|next| next.is_mark('$') || next.number().is_some())
        {
            return true;
        }
        if word == "cost" && self.is_word(index + 1, &["of"]) {
            return false;
        }
        if matches!(word, "remain" | "arrive" | "become" | "receive" | "contain" | "weigh") {
            return true;
        }
        if is_past {
            let takes_amount = self.token(index + 1).is_some_and(|next| next.number().is_some() || next.is_mark('$'));
            return is_known || last_is_name || takes_amount && !self.has_finite_verb();
        }
        if word.ends_with("ing") {
            return is_known
                && noun.amount != Some(Amount::Asked)
                && (self.begins_phrase(index + 1) || is_plural_noun(&last) && self.continues_noun(index + 1));
        }
        let ends_question = self.token(index + 1).is_none_or(|next| next.is_mark('?'));
        if noun.amount == Some(Amount::Asked) {
            return is_known && word.ends_with('s') && ends_question && token.has_lemma("remain");
        }
        if !is_known {
            return false;
        }
        if word.ends_with('s') && !word.ends_with("ss") {
            let ends_sentence =
                self.token(index + 1).is_none_or(|next| matches!(next.kind, TokenKind::Mark(mark) if mark != '$'));
            return singular_subject
                && self.begins_phrase(index + 1)
                && !ends_sentence
                && !self.is_word(index + 1, &["of", "and", "in"]);
        }
        if self.is_open_question() {
            return true;
        }
        // A verb in its base form needs a plural before it: "shirts cost", "dogs bark", "Ann and Bob own".
        (!singular_subject || last_is_name && self.is_joined()) && self.begins_phrase(index + 1)
    }

    /// A capitalised singular word that begins a sentence, with a verb or a possessive mark after it.
    fn is_probably_a_name(&self, index: usize) -> bool {
        let follows = self
            .token(index + 1)
            .is_some_and(|next| is_auxiliary_word(next) || next.lower.ends_with("ed") || is_irregular_past(next))
            || self.is_possessive_mark(index + 1)
            || self
                .token(index + 1)
                .is_some_and(|next| next.lower.ends_with('s') && next.lemmas.iter().any(|lemma| is_known_verb(lemma)));
        follows && !is_plural_noun(self.word(index)) && !self.word(index).ends_with("ing")
    }

    /// A past form that can only be a verb: "1 went for a swim".
    fn is_finite_past(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        let known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        known && (is_irregular_past(token) || token.lower.ends_with("ed")) && !token.is_word("left")
    }

    fn name_of(&self, words: &[usize]) -> Box<str> {
        let words: Vec<&str> = words.iter().map(|&index| &*self.prompt.tokens[index].lower).collect();
        words.join(" ").into()
    }

    fn fill(&self, noun: &mut NounPhrase, words: &[usize]) {
        let Some((&last, before)) = words.split_last() else {
            noun.is_plural = match &noun.amount {
                Some(Amount::Number(number)) => *number != Number::one(),
                amount => *amount == Some(Amount::Some),
            };
            return;
        };
        let token = &self.prompt.tokens[last];
        let capitalised =
            |index: &usize| matches!(self.prompt.tokens[*index].kind, TokenKind::Word { is_capitalised: true });
        let first_is_name = capitalised(&words[0])
            && (words[0] > self.start
                || gender(&self.prompt.tokens[words[0]].lower).is_some()
                || gender_of_role(&self.prompt.tokens[words[0]].lower).is_some()
                || words.len() > 1 && capitalised(&words[1])
                || words.len() == 1 && self.is_probably_a_name(words[0]));
        if let [role, name] = words[..]
            && gender_of_role(&self.prompt.tokens[role].lower).is_some()
            && !capitalised(&role)
            && capitalised(&name)
        {
            // "his friend Kofi"
            noun.is_name = true;
            noun.head = self.name_of(&[name]);
            noun.gender = gender(&noun.head).or(gender_of_role(&self.prompt.tokens[role].lower));
            noun.possessor = None;
            noun.determiner = None;
            return;
        }
        noun.is_name = noun.amount.is_none() && noun.determiner.is_none() && first_is_name && capitalised(&last);
        if noun.is_name {
            noun.head = self.name_of(words);
            let first = &*self.prompt.tokens[words[0]].lower;
            noun.gender = gender(first).or(gender_of_role(first));
            return;
        }
        noun.is_plural = is_plural_noun(&token.lower);
        if noun.head.is_empty() {
            noun.head = singular(&token.lower);
        } else {
            // "$ 5 bill": money is the head, what it is of comes before.
            noun.modifiers.push(singular(&token.lower));
        }
        noun.gender = gender_of_role(&noun.head);
        let says_alike = |word: &str| matches!(word, "identical" | "equal" | "similar");
        let before = before.iter().map(|&index| singular(&self.prompt.tokens[index].lower));
        noun.modifiers.extend(before.filter(|word| !says_alike(word)));
    }
}

impl NounPhrase {
    fn is_plural_subject(&self) -> bool {
        let is_each = self.determiner.as_deref().is_some_and(|word| matches!(word, "each" | "every"));
        (self.is_plural || matches!(&*self.head, "they" | "we" | "you" | "i")) && !is_each
    }

    fn amount_is_not_asked(&self) -> bool {
        self.amount != Some(Amount::Asked)
    }
}

/// What a measure is of: "5 feet *tall*".
fn is_dimension(word: &str) -> bool {
    matches!(word, "tall" | "old" | "long" | "wide" | "deep" | "high" | "thick" | "heavy")
}

/// Units of time that "last" and "next" point at.
const TIMES: &[&str] = &[
    "day",
    "week",
    "weekend",
    "month",
    "year",
    "night",
    "summer",
    "winter",
    "spring",
    "fall",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "season",
    "morning",
    "evening",
];

/// What may stand before a gerund that is a verb.
const GERUND_AFTER: &[&str] = &[
    "after", "before", "by", "while", "when", "for", "of", "from", "without", "in", "start", "started", "went", "go",
    "goes", "keep", "kept", "money", "time",
];

fn is_auxiliary_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word { .. })
        && !token.is_word("to")
        && (is_modal(&token.lower) || token.lemmas.iter().any(|lemma| is_auxiliary(lemma) && !is_modal(lemma)))
        && !token.is_word("'s")
        && !token.is_word("’s")
}

/// A past form that is no regular one, of a verb: "gave", "bought", "put".
fn is_irregular_past(token: &Token) -> bool {
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
                "put" | "cut" | "hit" | "read" | "set" | "split" | "spread" | "cost" | "let" | "shut" | "quit" | "beat"
            ))
}

fn main_lemma(token: &Token) -> Box<str> {
    let known = token.lemmas.iter().find(|lemma| is_known_verb(lemma));
    known.or(token.lemmas.first()).cloned().unwrap_or_else(|| token.lower.clone())
}

fn is_plural_noun(word: &str) -> bool {
    *singular(word) != *word || matches!(word, "people" | "fish" | "sheep" | "deer" | "trout" | "dice")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn shown(text: &str) -> String {
        let prompt = read_tokens(text);
        let all = prompt.sentences.iter().flat_map(|sentence| chunks(&prompt, sentence.clone()));
        let pieces = all.map(|chunk| {
            let words = prompt.words(chunk.tokens);
            match chunk.kind {
                ChunkKind::Noun(_) => format!("[{words}]"),
                ChunkKind::Verb(_) => format!("<{words}>"),
                _ => words.to_owned(),
            }
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn neighbours_decide_what_a_word_is() {
        assert_eq!(shown("Debby had 30 coloring books."), "[Debby] <had> [30 coloring books] .");
        assert_eq!(shown("Each banana costs $5.00."), "[Each banana] <costs> [$5.00] .");
        assert_eq!(shown("Park workers will plant 7 walnut trees."), "[Park workers] <will plant> [7 walnut trees] .");
        assert_eq!(shown("How much did Keith spend on cards?"), "[How much] <did> [Keith] <spend> on [cards] ?");
        assert_eq!(shown("He put 3 in each of the small boxes."), "[He] <put> [3] in [each] of [the small boxes] .");
    }

    #[test]
    fn a_noun_phrase_knows_how_many_and_whose() {
        let prompt = read_tokens("Joan 's 3 new red marbles");
        let all = chunks(&prompt, 0..prompt.tokens.len());
        let noun = all[0].noun().unwrap();
        assert_eq!(noun.amount, Some(Amount::Number(3.into())));
        assert_eq!(noun.possessor.as_deref(), Some("joan"));
        assert_eq!((&*noun.head, noun.modifiers.len()), ("marble", 2));
    }
}
