//! The numbers of a story, each with what stands around it: what it counts, per what, which verb governs it.

use super::case::MOST_NUMBERS;
use crate::language::{Comparison, Entity, is_of_kind, singular};
use crate::maths::Number;
use crate::maths::units::Unit;
use crate::problem::{Prompt, Token, TokenKind};
use crate::skills::word_problems::mentions::{CLOCK, Mention, Size, Story, Thing, Told, is_person, is_unit_of_time};
use crate::skills::word_problems::question::Question;
use crate::skills::word_problems::resolve::{effects, is_money};
use crate::skills::word_problems::verbs::Class;

/// A number of the story.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub number: Number,
    /// Its token.
    pub at: usize,
    pub sentence: usize,
    /// Its mention, when the grammar of the sentence gives one.
    pub mention: Option<usize>,
    /// What is counted, in the singular; empty when that is only implied.
    pub head: Box<str>,
    pub modifiers: Vec<Box<str>>,
    /// "in each *box*", "a *week*"
    pub per: Option<Box<str>>,
    pub kind: Sort,
    pub class: Option<Class>,
    pub verb: Box<str>,
    pub clause: Option<usize>,
    pub agents: Vec<Entity>,
    /// What else is known of it: "part", "negated", "subject" and so on.
    pub marks: Vec<&'static str>,
    /// What it does to what is asked about: +1, -1 or 0; none when that is not known.
    pub effect: Option<i32>,
}

impl Quantity {
    /// Where birds are asked for, ducks are birds of the kind duck.
    pub fn counted_as(mut self, asked: &str) -> Self {
        if is_of_kind(&self.head, asked) == Some(true) {
            self.modifiers.push(std::mem::replace(&mut self.head, asked.into()));
        }
        self
    }
}

/// What sort of thing a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Money,
    Time,
    Measure,
    Persons,
    Things,
    /// A fraction of something, or a percentage.
    Share,
    /// "3 times as many"
    Factor,
    Unknown,
}

impl Sort {
    pub fn name(self) -> &'static str {
        match self {
            Sort::Money => "money",
            Sort::Time => "time",
            Sort::Measure => "measure",
            Sort::Persons => "persons",
            Sort::Things => "things",
            Sort::Share => "share",
            Sort::Factor => "factor",
            Sort::Unknown => "unknown",
        }
    }
}

pub(super) fn sort_of(head: &str) -> Sort {
    let thing = Thing { head: head.into(), ..Thing::default() };
    match head {
        "" => Sort::Unknown,
        _ if is_money(&thing) => Sort::Money,
        _ if is_unit_of_time(head) => Sort::Time,
        _ if Unit::named(head).is_some() => Sort::Measure,
        _ if is_person(head) => Sort::Persons,
        _ => Sort::Things,
    }
}

/// The numbers of a story from left to right; none when one of them is a time of day or a formula.
pub(super) fn quantities(prompt: &Prompt, story: &Story, question: Option<&Question>) -> Option<Vec<Quantity>> {
    let is_other = |token: &Token| matches!(token.kind, TokenKind::Clock(_) | TokenKind::Formula(_));
    if prompt.tokens.iter().any(is_other) {
        return None;
    }
    let mut found: Vec<Quantity> = Vec::new();
    for (index, mention) in story.mentions.iter().enumerate() {
        let Size::Known(number) = &mention.size else {
            continue;
        };
        if &*mention.thing.head == CLOCK {
            return None;
        }
        if found.iter().all(|known| known.at != mention.at) {
            found.push(of_mention(prompt, index, mention, number));
        }
    }
    for (at, token) in prompt.tokens.iter().enumerate() {
        if let Some(number) = token.number()
            && found.iter().all(|known| known.at != at)
        {
            found.push(by_itself(prompt, story, at, number));
        }
    }
    if let Some(question) = question {
        let effects = effects(story, question);
        for quantity in &mut found {
            quantity.effect = quantity.mention.map(|mention| effects[mention]);
        }
    }
    found.sort_by_key(|quantity| quantity.at);
    Some(found)
}

/// Words that multiply or divide by a number that no token is: no tree of the story's numbers says what they say.
const HIDDEN_FACTORS: &[&str] = &[
    "half",
    "halve",
    "twice",
    "double",
    "triple",
    "thrice",
    "quadruple",
    "percent",
    "average",
    "square",
    "cubic",
    "tenth",
];

/// Whether sums and products of the numbers can be all there is to a story. What is compared is mostly needed together with
/// what it is compared with; a share is of something that must be found first; units of one kind must be converted.
pub(super) fn are_plain(prompt: &Prompt, story: &Story, all: &[Quantity], asked: &str) -> bool {
    let compares = |it: &Mention| {
        let is_told = !it.is_asked() && it.comparison.is_some();
        is_told && (it.than.is_some() || it.comparison == Some(Comparison::Times))
    };
    let is_share = |it: &Quantity| matches!(it.kind, Sort::Share | Sort::Factor);
    let heads = || all.iter().map(|it| &*it.head).chain(all.iter().filter_map(|it| it.per.as_deref())).chain([asked]);
    let is_other_unit = |one: &str, other: &str| match (Unit::named(one), Unit::named(other)) {
        (Some(one), Some(other)) => one.factor_to(&other).is_some_and(|factor| !factor.is_one()),
        _ => false,
    };
    // "All but 9 die": a tree would take the 9 away.
    let multiplies = |token: &Token| HIDDEN_FACTORS.iter().any(|word| token.has_lemma(word));
    let excepts = |told: &Told| told.clause.arguments().any(|it| it.noun.determiner.as_deref() == Some("all but"));
    all.len() <= MOST_NUMBERS
        && !story.told.iter().any(excepts)
        && !prompt.tokens.iter().any(multiplies)
        && !story.mentions.iter().any(compares)
        && !all.iter().any(is_share)
        && !heads().any(|one| heads().any(|other| is_other_unit(one, other)))
}

fn sentence_of(prompt: &Prompt, at: usize) -> usize {
    prompt.sentences.iter().position(|sentence| sentence.contains(&at)).unwrap_or(0)
}

fn of_mention(prompt: &Prompt, index: usize, mention: &Mention, number: &Number) -> Quantity {
    let mut marks = Vec::new();
    let mut mark = |is_so: bool, name: &'static str| {
        if is_so {
            marks.push(name);
        }
    };
    mark(mention.is_part, "part");
    mark(mention.is_negated, "negated");
    mark(mention.is_subject, "subject");
    mark(mention.is_passive, "passive");
    mark(mention.is_left, "left");
    mark(mention.is_now, "now");
    mark(mention.is_at_first, "first");
    mark(mention.is_whole, "whole");
    mark(mention.is_definite, "definite");
    mark(mention.is_planned, "planned");
    mark(mention.is_implied, "implied");
    mark(mention.is_one, "one");
    mark(mention.is_age, "age");
    mark(mention.is_percent, "percent");
    mark(mention.each_of.is_some(), "each of several");
    mark(mention.also_per.is_some(), "per two things");
    mark(mention.preposition.is_some(), "behind a preposition");
    mark(mention.dozens.is_some(), "dozens");
    mark(mention.comparison == Some(Comparison::More), "more");
    mark(mention.comparison == Some(Comparison::Fewer), "fewer");
    mark(mention.comparison == Some(Comparison::Times), "times");
    mark(mention.than.is_some(), "than");
    mark(!number.is_integer(), "broken");
    mark(!mention.receivers.is_empty(), "receiver");
    mark(!mention.sources.is_empty(), "source");
    mark(!mention.times.is_empty(), "dated");
    let is_share = mention.is_share || mention.is_percent;
    let kind = match mention.comparison {
        Some(Comparison::Times) => Sort::Factor,
        _ if is_share => Sort::Share,
        _ => sort_of(&mention.thing.head),
    };
    Quantity {
        number: number.clone(),
        at: mention.at,
        sentence: sentence_of(prompt, mention.at),
        mention: Some(index),
        head: mention.thing.head.clone(),
        modifiers: mention.thing.modifiers.clone(),
        per: mention.per.as_ref().map(|(_, per)| per.head.clone()),
        kind,
        class: Some(mention.class),
        verb: mention.verb.clone(),
        clause: Some(mention.clause),
        agents: mention.agents.clone(),
        marks,
        effect: None,
    }
}

/// A number that the grammar lost: it counts the word after it.
fn by_itself(prompt: &Prompt, story: &Story, at: usize, number: &Number) -> Quantity {
    let next = prompt.tokens.get(at + 1).filter(|next| matches!(next.kind, TokenKind::Word { .. }));
    let is_dollar = at > 0 && prompt.tokens[at - 1].is_mark('$');
    let head: Box<str> = match next {
        _ if is_dollar => "dollar".into(),
        Some(word) => singular(&word.lower),
        None => "".into(),
    };
    let clause = story.told.iter().rposition(|told| told.clause.tokens.start <= at);
    let in_rate = story.mentions.iter().any(|it| it.covers.iter().any(|tokens| tokens.contains(&at)));
    let mut marks = vec!["lost"];
    if in_rate {
        marks.push("in a rate");
    }
    if prompt.tokens[at].is_word("one") || &*prompt.tokens[at].lower == "one" {
        marks.push("one");
    }
    Quantity {
        number: number.clone(),
        at,
        sentence: sentence_of(prompt, at),
        mention: None,
        kind: sort_of(&head),
        head,
        modifiers: Vec::new(),
        per: None,
        class: None,
        verb: clause.map(|clause| story.told[clause].clause.lemma().into()).unwrap_or_default(),
        clause,
        agents: Vec::new(),
        marks,
        effect: None,
    }
}
