//! Cues: what speaks for an operation between two numbers, for leaving a number aside, for a tree as a whole.
//!
//! A cue is a name made of what is seen ("the second is a part of something", "the question says *left*"). It comes with
//! each of the six operations, and has a weight with each. Which cues there are is decided here; which of them matter, and
//! for what, is decided by the weights.

use std::collections::BTreeSet;
use std::ops::Range;

use super::asked::{Asked, word_of};
use super::quantities::{Quantity, Sort, sort_of};
use crate::problem::{Prompt, TokenKind};
use crate::skills::word_problems::mentions::{Mention, Size, Story, Thing};
use crate::skills::word_problems::resolve::is_alike;

/// A cue, by its name.
pub type Cue = String;

/// What the story counts: these words say what it is about and nothing of what happens to it.
fn topics(all: &[Quantity], asked: &Asked) -> BTreeSet<Box<str>> {
    let of_one = |it: &Quantity| -> Vec<Box<str>> {
        if matches!(it.kind, Sort::Things | Sort::Persons | Sort::Unknown) {
            std::iter::once(&it.head).chain(&it.modifiers).chain(&it.per).cloned().collect()
        } else {
            Vec::new()
        }
    };
    all.iter().flat_map(of_one).chain(std::iter::once(asked.head.clone())).collect()
}

/// Words that say, after two numbers, what becomes of them.
const LATER: &str = "rest other others remaining remainder else without left still remain not n't each every apiece per \
    total altogether all together more fewer less equally evenly both same another only than times twice half extra enough \
    instead except";

/// A prompt with its numbers and its question.
pub(super) struct Seen<'a> {
    prompt: &'a Prompt,
    story: &'a Story,
    pub all: &'a [Quantity],
    pub values: &'a [f64],
    pub asked: &'a Asked,
    topics: BTreeSet<Box<str>>,
}

impl<'a> Seen<'a> {
    pub fn new(prompt: &'a Prompt, story: &'a Story, all: &'a [Quantity], values: &'a [f64], asked: &'a Asked) -> Self {
        Self { prompt, story, all, values, asked, topics: topics(all, asked) }
    }
}

impl Seen<'_> {
    /// The words around a number, in its sentence.
    fn window(&self, quantity: &Quantity, before: usize, after: usize) -> Vec<Box<str>> {
        let sentence = &self.prompt.sentences[quantity.sentence];
        let start = quantity.at.saturating_sub(before).max(sentence.start);
        let end = (quantity.at + after + 1).min(sentence.end);
        self.words(start..end)
    }

    fn words(&self, tokens: Range<usize>) -> Vec<Box<str>> {
        let words = self.prompt.tokens[tokens].iter().filter_map(word_of);
        words.filter(|word| !self.topics.contains(word)).collect()
    }

    /// A token in a fixed expression: a word, what is counted, a number or a mark.
    fn seen_as(&self, at: usize, sentence: &Range<usize>) -> String {
        if !sentence.contains(&at) {
            return "|".to_owned();
        }
        let token = &self.prompt.tokens[at];
        match &token.kind {
            TokenKind::Number(_) => "#".to_owned(),
            TokenKind::Mark(mark) => mark.to_string(),
            TokenKind::Word { .. } => match word_of(token) {
                Some(word) if self.topics.contains(&word) => "X".to_owned(),
                Some(word) => word.into(),
                None => "N".to_owned(),
            },
            _ => "?".to_owned(),
        }
    }

    /// The expressions that a number stands in: the two tokens before it, the two and three after it.
    fn expressions(&self, quantity: &Quantity) -> Vec<String> {
        let sentence = self.prompt.sentences[quantity.sentence].clone();
        let word = |at: Option<usize>| at.map_or_else(|| "|".to_owned(), |at| self.seen_as(at, &sentence));
        let at = quantity.at;
        let after = |by: usize| word(Some(at + by));
        vec![
            format!("{} {} #", word(at.checked_sub(2)), word(at.checked_sub(1))),
            format!("{} # {}", word(at.checked_sub(1)), after(1)),
            format!("# {} {}", after(1), after(2)),
            format!("# {} {} {}", after(1), after(2), after(3)),
        ]
    }

    /// How a number stands to what is asked.
    fn to_question(&self, it: &Quantity) -> String {
        let head = if it.head.is_empty() {
            '?'
        } else if is_same(&self.asked.head, &it.head) {
            'y'
        } else {
            'n'
        };
        let per = match &it.per {
            None => '-',
            Some(per) if is_same(&self.asked.head, per) => 'q',
            Some(_) => 'p',
        };
        let asked_per = match &self.asked.per {
            None => '-',
            Some(per) if is_same(per, &it.head) => 'h',
            Some(_) => 'o',
        };
        format!("{head}{per}{asked_per}")
    }

    pub fn pair(&self, one: usize, two: usize) -> Vec<Cue> {
        let (a, b) = (&self.all[one], &self.all[two]);
        let (x, y) = (self.values[one], self.values[two]);
        let mut cues = vec!["two numbers".to_owned()];
        let mut add = |cue: String| cues.push(cue);
        let is_rate = |it: &Quantity| it.per.is_some();
        let goes_with =
            |rate: &Quantity, group: &Quantity| rate.per.as_ref().is_some_and(|per| is_same(per, &group.head));
        let alike = if a.head.is_empty() || b.head.is_empty() {
            "open"
        } else if is_same(&a.head, &b.head) {
            "same"
        } else {
            "other"
        };
        let rates = format!(
            "{}{}{}{}",
            if is_rate(a) { 'r' } else { '-' },
            if is_rate(b) { 'r' } else { '-' },
            if goes_with(a, b) { 'w' } else { '-' },
            if goes_with(b, a) { 'w' } else { '-' }
        );
        let order = if x > y { "larger first" } else { "smaller first" };
        let divides = |x: f64, y: f64| y > 0.0 && (x / y - (x / y).round()).abs() < 1e-9;
        let parts = match (divides(x, y), divides(y, x)) {
            (true, _) => "divides",
            (_, true) => "is divided",
            _ => "no divisor",
        };
        let near = match (a.clause == b.clause && a.clause.is_some(), a.sentence == b.sentence) {
            (true, _) => "one clause",
            (false, true) => "one sentence",
            _ => "apart",
        };
        let class = |it: &Quantity| it.class.map_or_else(|| "none".to_owned(), |class| format!("{class:?}"));
        let (class_a, class_b) = (class(a), class(b));
        let code = format!("{} {}", self.to_question(a), self.to_question(b));
        let sorts = format!("{} {}", a.kind.name(), b.kind.name());
        let asked_sort = sort_of(&self.asked.head).name();
        let base = format!("{alike} {rates}");
        add(base.clone());
        add(format!("{base} {order}"));
        add(format!("{base} {near}"));
        add(format!("{base} {near} {order}"));
        add(format!("{base} {parts}"));
        add(format!("{base}, question {code}"));
        add(format!("question {code}"));
        add(format!("question {code} {order}"));
        add(format!("{sorts} for {asked_sort}"));
        add(format!("{sorts} for {asked_sort} {rates}"));
        add(format!("{base}, {class_a} then {class_b}"));
        add(format!("{alike}, {class_a} then {class_b} {order}"));
        add(format!("{base}, then {class_b}"));
        add(format!("{base}, first {class_a}"));
        add(format!("{near}, {class_a} then {class_b}"));
        let effect =
            |it: &Quantity| it.effect.map_or("?", |effect| ["-", "0", "+"][usize::try_from(effect + 1).unwrap_or(1)]);
        let effects = format!("effects {} {}", effect(a), effect(b));
        add(format!("{effects} {alike}"));
        add(format!("{effects} {base}"));
        add(format!("{effects} {alike} {order}"));
        add(format!("{effects} {alike}, question {code}"));
        for fact in &self.asked.facts {
            add(format!("{effects} {alike}, {fact}"));
        }
        if a.verb == b.verb {
            add(format!("{base} same verb"));
        }
        if !a.agents.is_empty() && a.agents == b.agents {
            add(format!("{base} same doer"));
        } else if !a.agents.is_empty() && !b.agents.is_empty() {
            add(format!("{base} other doer"));
        }
        for mark in &a.marks {
            add(format!("first is {mark}"));
            add(format!("{alike}, first is {mark}"));
        }
        for mark in &b.marks {
            add(format!("second is {mark}"));
            add(format!("{alike}, second is {mark}"));
            add(format!("{alike}, second is {mark}, {order}"));
        }
        for fact in &self.asked.facts {
            add(fact.clone());
            add(format!("{base}, {fact}"));
            add(format!("{alike}, {fact}, {order}"));
            add(format!("{fact}, {class_a} then {class_b}"));
        }
        let where_asked = (a.sentence == self.asked.sentence, b.sentence == self.asked.sentence);
        add(format!("in the question {where_asked:?} {base}"));
        add(format!("in the question {where_asked:?} {rates} {order}"));
        add(format!("numbers {} of {}, {base}", two - one, self.all.len()));
        for word in self.asked.words.iter().filter(|word| !self.topics.contains(*word)) {
            add(format!("asked \"{word}\""));
            add(format!("{base}, asked \"{word}\""));
        }
        for word in self.window(a, 3, 4) {
            add(format!("near first \"{word}\""));
            add(format!("{alike}, near first \"{word}\""));
        }
        for word in self.window(b, 3, 4) {
            add(format!("near second \"{word}\""));
            add(format!("{alike}, near second \"{word}\""));
        }
        for expression in self.expressions(a) {
            add(format!("first \"{expression}\""));
            add(format!("{alike}, first \"{expression}\""));
        }
        for expression in self.expressions(b) {
            add(format!("second \"{expression}\""));
            add(format!("{alike}, second \"{expression}\""));
        }
        let kinds = match (a.modifiers.is_empty(), b.modifiers.is_empty(), a.modifiers == b.modifiers) {
            (true, true, _) => "plain",
            (_, _, true) => "one kind",
            (false, false, _) => "two kinds",
            (false, true, _) => "first of a kind",
            (true, false, _) => "second of a kind",
        };
        add(format!("{alike} {kinds} {order}"));
        add(format!("{alike} {kinds}, {class_a} then {class_b}"));
        if b.at - a.at <= 14 {
            for word in self.words(a.at + 1..b.at) {
                add(format!("between \"{word}\""));
                add(format!("{alike}, between \"{word}\""));
            }
        }
        let end = self.prompt.tokens.len();
        let later: BTreeSet<Box<str>> = self.words(b.at + 1..end).into_iter().collect();
        for word in later.iter().filter(|word| LATER.split_ascii_whitespace().any(|it| *it == ***word)) {
            add(format!("later \"{word}\""));
            add(format!("{base}, later \"{word}\""));
        }
        let verb_b = if b.verb.is_empty() { "none" } else { &b.verb };
        add(format!("{alike}, second with \"{verb_b}\""));
        let verb_a = if a.verb.is_empty() { "none" } else { &a.verb };
        add(format!("{alike}, first with \"{verb_a}\""));
        cues
    }

    /// For leaving a number aside.
    pub fn aside(&self, index: usize) -> Vec<Cue> {
        let it = &self.all[index];
        let mut cues = vec!["aside".to_owned(), format!("aside of {}", self.all.len())];
        let mut add = |cue: String| cues.push(format!("aside: {cue}"));
        let others = self.all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        let has_twin = others.clone().any(|other| is_same(&it.head, &other.head));
        let is_grouped = others.clone().any(|other| {
            let goes =
                |rate: &Quantity, group: &Quantity| rate.per.as_ref().is_some_and(|per| is_same(per, &group.head));
            goes(it, other) || goes(other, it)
        });
        let question = self.to_question(it);
        add(question.clone());
        add(format!("twin {has_twin}, grouped {is_grouped}"));
        add(format!("{question}, twin {has_twin}, grouped {is_grouped}"));
        add(format!("{} for {}", it.kind.name(), sort_of(&self.asked.head).name()));
        add(format!("{} for {}, {question}", it.kind.name(), sort_of(&self.asked.head).name()));
        if let Some(class) = it.class {
            add(format!("{class:?}"));
            add(format!("{class:?} {question}"));
        }
        for mark in &it.marks {
            add((*mark).to_owned());
            add(format!("{mark} {question}"));
        }
        for fact in &self.asked.facts {
            add(format!("{fact}, {question}"));
        }
        if it.sentence == self.asked.sentence {
            add("in the question".to_owned());
        }
        if others.clone().any(|other| other.number == it.number) {
            add("said twice".to_owned());
        }
        if self.values[index] <= 2.0 {
            add(format!("is {}", it.number));
        }
        for word in self.window(it, 3, 3) {
            add(format!("near \"{word}\""));
        }
        cues
    }

    /// For the last operation.
    pub fn root(&self) -> Vec<Cue> {
        let mut cues = vec!["last".to_owned(), format!("last of {}", self.all.len())];
        cues.extend(self.asked.words.iter().map(|word| format!("last: asked \"{word}\"")));
        cues.extend(self.asked.facts.iter().map(|fact| format!("last: {fact}")));
        let pairs: Vec<Box<str>> = self.words(self.prompt.sentences[self.asked.sentence].clone());
        cues.extend(pairs.windows(2).map(|pair| format!("last: asked \"{} {}\"", pair[0], pair[1])));
        cues
    }

    /// For an answer that is no whole number, and for rounding it.
    pub fn rounding(&self) -> Vec<Cue> {
        let has_parts = self.all.iter().any(|quantity| !quantity.number.is_integer());
        let sort = sort_of(&self.asked.head).name();
        let mut cues = vec![format!("broken {sort}, parts {has_parts}"), "broken".to_owned()];
        cues.extend(self.asked.words.iter().map(|word| format!("broken: asked \"{word}\"")));
        cues
    }

    /// For what a division leaves over.
    pub fn left_over(&self) -> Vec<Cue> {
        let mut cues = vec!["left over".to_owned(), format!("left over, {}", sort_of(&self.asked.head).name())];
        cues.extend(self.asked.words.iter().map(|word| format!("left over: asked \"{word}\"")));
        cues.extend(self.asked.facts.iter().map(|fact| format!("left over: {fact}")));
        cues
    }

    /// For "nothing of the kind".
    pub fn nothing(&self) -> Vec<Cue> {
        let mut cues = vec!["nothing".to_owned(), format!("nothing of {}", self.all.len())];
        let count = self.all.len();
        let sentences = self.prompt.sentences.len().min(6);
        cues.push(format!("nothing: {sentences} sentences of {count}"));
        let tens = (self.prompt.tokens.len() / 10).min(8);
        cues.push(format!("nothing: {tens} tens of words"));
        cues.push(format!("nothing: {tens} tens of words of {count}"));
        cues.push(format!("nothing: {} clauses of {count}", self.story.told.len().min(10)));
        cues.push(format!("nothing: {} persons of {count}", self.story.persons.len().min(4)));
        let compared = self.story.mentions.iter().filter(|it| it.comparison.is_some() && !it.is_asked()).count();
        cues.push(format!("nothing: {compared} compared of {count}"));
        // What is compared is often needed together with what it is compared with, so that a number goes in twice.
        cues.extend(self.asked.facts.iter().map(|fact| format!("nothing: {compared} compared, {fact}")));
        cues.extend(self.asked.words.iter().map(|word| format!("nothing: {compared} compared, asked \"{word}\"")));
        let is_asked = |it: &&Quantity| is_same(&self.asked.head, &it.head);
        let counted = self.all.iter().filter(is_asked).count();
        cues.push(format!("nothing: {counted} of what is asked, {compared} compared of {count}"));
        cues.push(format!("nothing: {counted} of what is asked of {count}"));
        let is_unknown = |it: &&Mention| matches!(it.size, Size::Unknown | Size::Word(_));
        cues.push(format!("nothing: {} unknown", self.story.mentions.iter().filter(is_unknown).count().min(4)));
        let heads: BTreeSet<&str> = self.all.iter().map(|it| &*it.head).collect();
        cues.push(format!("nothing: {} things of {count}", heads.len()));
        let lost = self.all.iter().filter(|it| it.mention.is_none()).count();
        cues.push(format!("nothing: {lost} lost of {count}"));
        let words: BTreeSet<Box<str>> = self.words(0..self.prompt.tokens.len()).into_iter().collect();
        cues.extend(words.iter().map(|word| format!("nothing: says \"{word}\"")));
        cues.extend(self.asked.facts.iter().map(|fact| format!("nothing: {fact}")));
        let marks: BTreeSet<&str> = self.all.iter().flat_map(|it| it.marks.iter().copied()).collect();
        cues.extend(marks.iter().map(|mark| format!("nothing: {mark}")));
        let per: Vec<&str> = self.all.iter().map(|it| if it.per.is_some() { "r" } else { "-" }).collect();
        cues.push(format!("nothing: rates {}", per.concat()));
        cues
    }
}

/// Whether two names can mean the same thing.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let is_named = !one.is_empty() && !other.is_empty();
    is_named && (is_alike(&thing(one), &thing(other)) || is_alike(&thing(other), &thing(one)))
}

fn thing(head: &str) -> Thing {
    Thing { head: head.into(), ..Thing::default() }
}
