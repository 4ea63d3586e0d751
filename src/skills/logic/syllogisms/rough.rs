//! What a clause says of two classes, as far as it can be told from the clause alone: where its subject ends may be known
//! only when all others are read.

use super::{Quantity, Statement};
use crate::language;

/// A clause that speaks of two classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rough {
    pub quantity: Quantity,
    /// The two classes in every way in which the clause may be cut.
    pub cuts: Vec<(Class, Class)>,
    /// Whether it speaks of something without "all", "no" or "some", so that it may be no statement at all.
    pub is_loose: bool,
    /// Its subject, where that is something named.
    pub is_of_one: bool,
}

/// A class: the name by which it is known again, and as it is first written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    pub name: String,
    pub surface: String,
    /// A class that this one lies in, as it is said: "shapes that are blue" are blue.
    pub within: Option<Box<Class>>,
}

/// Words that no class is named with: they hedge, join, or stand for something else.
const UNCLEAR: &str = "and|or|either|neither|nor|but|if|unless|except|than|only|usually|often|sometimes|maybe|perhaps|probably|rarely|\
    seldom|might|may|could|should|would|almost|mostly|generally|normally|typically|hardly|never|always|because|when|most|few|\
    many|it|this|they|he|she|both|not|no|all|some|every|each|any|follow|follows|valid|invalid|conclude|true|false|neither|likely|\
    nothing|everything|something|what|which|who|whether|does|do|did|conclusion|statement|argument|premise";

const GENERIC: &str =
    "thing|things|one|ones|people|person|object|objects|creature|creatures|item|items|anything|those|that|beings|being";

fn is_one_of(word: &str, list: &str) -> bool {
    list.split('|').any(|it| it.eq_ignore_ascii_case(word))
}

pub const QUANTIFIERS: &[(&[&str], Quantity)] = &[
    (&["not", "all"], Quantity::SomeNot),
    (&["not", "every"], Quantity::SomeNot),
    (&["there", "are", "no"], Quantity::No),
    (&["there", "is", "no"], Quantity::No),
    (&["there", "are", "some"], Quantity::Some),
    (&["there", "are"], Quantity::Some),
    (&["there", "is"], Quantity::Some),
    (&["there", "exist"], Quantity::Some),
    (&["there", "exists"], Quantity::Some),
    (&["at", "least", "one"], Quantity::Some),
    (&["at", "least", "some"], Quantity::Some),
    (&["not", "a", "single"], Quantity::No),
    (&["none"], Quantity::No),
    (&["every", "single"], Quantity::All),
    (&["all"], Quantity::All),
    (&["every"], Quantity::All),
    (&["each"], Quantity::All),
    (&["any"], Quantity::All),
    (&["everything"], Quantity::All),
    (&["everyone"], Quantity::All),
    (&["everybody"], Quantity::All),
    (&["anything"], Quantity::All),
    (&["anyone"], Quantity::All),
    (&["nothing"], Quantity::No),
    (&["nobody"], Quantity::No),
    (&["no"], Quantity::No),
    (&["something"], Quantity::Some),
    (&["some"], Quantity::Some),
];

/// The quantity that begins here, and how many words it takes.
pub fn quantity_at(words: &[&str], at: usize) -> Option<(Quantity, usize)> {
    let starts = |row: &[&str]| {
        row.iter()
            .enumerate()
            .all(|(place, word)| words.get(at + place).is_some_and(|it| it.eq_ignore_ascii_case(word)))
    };
    let (row, quantity) = QUANTIFIERS.iter().find(|(row, _)| starts(row))?;
    // "No one" speaks of people, and "all of the time" of none.
    let is_other =
        words.get(at + row.len()).is_some_and(|it| is_one_of(it, "one|else|other|doubt|matter|way|longer|more"));
    (!is_other || row.len() > 1).then_some((*quantity, row.len()))
}

fn is_be(word: &str) -> bool {
    is_one_of(word, "is|are|be|isn't|aren't|was|were")
}

/// A class by its words: articles, "things" and the like carry nothing.
pub fn class(words: &[&str]) -> Option<Class> {
    let mut words = without_those_met(words);
    while let [first, rest @ ..] = words
        && !rest.is_empty()
        && (is_one_of(first, "the|those|these|of|also|an|such") || *first == "a")
    {
        words = rest;
    }
    // "Things that are heavy" are what is heavy, and "shapes that are blue" are some of that.
    let relative = words.iter().position(|it| is_one_of(it, "that|who|which"));
    if let Some(at) = relative {
        let (noun, clause) = (&words[..at], &words[at + 1..]);
        let [verb, rest @ ..] = clause else {
            return None;
        };
        let inner = if is_be(verb) && !rest.is_empty() { class(rest)? } else { doing(clause)? };
        let is_generic = noun.iter().all(|it| is_one_of(it, GENERIC));
        if is_generic {
            return Some(inner);
        }
        let outer = plain(noun)?;
        let name = format!("{} that {}", outer.name, inner.name);
        return Some(Class { name, surface: words.join(" "), within: Some(Box::new(inner)) });
    }
    plain(words)
}

/// "Every poet I have ever met" is every poet.
fn without_those_met<'a, 'w>(words: &'a [&'w str]) -> &'a [&'w str] {
    let is_met = |it: &str| is_one_of(it, "met|seen|known|know|encountered|heard");
    let teller = words.iter().position(|it| is_one_of(it, "i|i've|we|we've|you|you've|anyone"));
    match teller {
        Some(at) if at > 0 && words[at..].iter().any(|it| is_met(it)) => {
            &words[..at - usize::from(at > 1 && is_one_of(words[at - 1], "that|whom|who"))]
        }
        _ => words,
    }
}

fn plain(words: &[&str]) -> Option<Class> {
    let is_article = |it: &&str| is_one_of(it, "a|an|the|also");
    let is_letter = words.len() == 1;
    let mut kept: Vec<&str> = words.iter().copied().filter(|it| is_letter || !is_article(it)).collect();
    if kept.len() > 1 && kept.last().is_some_and(|it| is_one_of(it, GENERIC)) {
        kept.pop();
    }
    if kept.is_empty() || kept.len() > 7 || kept.iter().any(|it| is_one_of(it, UNCLEAR)) {
        return None;
    }
    let singular = |word: &&str| {
        let lower = word.to_lowercase();
        let singular = language::singular(&lower).to_string();
        if singular.is_empty() { lower } else { singular }
    };
    let name = kept.iter().map(singular).collect::<Vec<_>>().join(" ");
    Some(Class { name, surface: kept.join(" "), within: None })
}

/// What something does, as a class: "has a tail" makes those that have tails.
fn doing(words: &[&str]) -> Option<Class> {
    let (verb, rest) = words.split_first()?;
    if is_be(verb) || is_one_of(verb, UNCLEAR) || is_one_of(verb, "of|in|on|the|a|an|with|that") {
        return None;
    }
    let (verb, rest) = match rest.split_first() {
        Some((next, rest)) if is_one_of(verb, "can|will|do|does") => (next, rest),
        _ => (verb, rest),
    };
    let verb = plain_verb(verb);
    if rest.is_empty() {
        return Some(Class { name: verb.clone(), surface: format!("things that {verb}"), within: None });
    }
    let object = plain(rest)?;
    let name = format!("{verb} {}", object.name);
    Some(Class { name, surface: format!("things that {verb} {}", rest.join(" ")), within: None })
}

/// What a clause says from its quantity on. `is_inverted`: "are all dogs mammals" has its verb before.
pub fn quantified(words: &[&str], is_inverted: bool) -> Option<Rough> {
    let (quantity, length) = quantity_at(words, 0)?;
    let is_there = words[0].eq_ignore_ascii_case("there");
    let words = &words[length..];
    if is_inverted {
        return beside_each_other(words, quantity);
    }
    let is_relative = |at: usize| at > 0 && is_one_of(words[at - 1], "that|who|which");
    let verbs: Vec<usize> = (1..words.len()).filter(|&at| is_be(words[at])).collect();
    let main: Vec<usize> = verbs.iter().copied().filter(|&at| !is_relative(at)).collect();
    match (&main[..], &verbs[..]) {
        (&[at], _) => being(&words[..at], &words[at..], quantity),
        // "There are dogs that are brown."
        ([], &[at]) if is_there => being(&words[..at - 1], &words[at..], quantity),
        ([], _) if is_there => {
            let at = words.iter().position(|it| is_one_of(it, "that|who|which")).filter(|at| *at > 0)?;
            let made = (class(&words[..at])?, doing(&words[at + 1..])?);
            Some(Rough { quantity, cuts: vec![made], is_loose: false, is_of_one: false })
        }
        ([], _) => acting(words, quantity),
        _ => None,
    }
}

/// "Only dogs bark", "only the brave are free": all that are, are among those.
pub fn only(words: &[&str]) -> Option<Rough> {
    let [first, rest @ ..] = words else {
        return None;
    };
    let at = rest.iter().position(|it| is_be(it)).filter(|at| *at > 0)?;
    let is_only = is_one_of(first, "only") && !rest.get(at + 1).is_some_and(|it| is_one_of(it, "not"));
    if !is_only {
        return None;
    }
    let (predicate, subject) = (class(&rest[..at])?, class(&rest[at + 1..])?);
    Some(Rough { quantity: Quantity::All, cuts: vec![(subject, predicate)], is_loose: false, is_of_one: false })
}

fn being(subject: &[&str], from_verb: &[&str], quantity: Quantity) -> Option<Rough> {
    let (verb, mut rest) = from_verb.split_first()?;
    let mut is_denied = is_one_of(verb, "isn't|aren't");
    if let Some((not, after)) = rest.split_first()
        && is_one_of(not, "not")
    {
        (is_denied, rest) = (true, after);
    }
    let quantity = match (quantity, is_denied) {
        (quantity, false) => quantity,
        (Quantity::Some, true) => Quantity::SomeNot,
        // "All dogs are not cats" may mean two things.
        _ => return None,
    };
    let subject = match subject.split_last() {
        Some((last, before)) if is_one_of(last, "must|can|will") => before,
        _ => subject,
    };
    let (subject, predicate) = (class(subject)?, class(rest)?);
    (subject.name != predicate.name).then(|| Rough {
        quantity,
        cuts: vec![(subject, predicate)],
        is_loose: false,
        is_of_one: false,
    })
}

/// What some do: wherever the verb may begin.
fn acting(words: &[&str], quantity: Quantity) -> Option<Rough> {
    let denied = words.iter().position(|it| is_one_of(it, "don't|doesn't|cannot|can't"));
    let denied = denied.map(|at| (at, at + 1)).or_else(|| {
        let at = words.windows(2).position(|it| is_one_of(it[0], "do|does|can") && is_one_of(it[1], "not"))?;
        Some((at, at + 2))
    });
    if let Some((end, from)) = denied {
        let quantity = match quantity {
            Quantity::Some => Quantity::SomeNot,
            _ => return None,
        };
        let made = (class(&words[..end])?, doing(&words[from..])?);
        return Some(Rough { quantity, cuts: vec![made], is_loose: false, is_of_one: false });
    }
    let cuts: Vec<(Class, Class)> =
        (1..words.len()).filter_map(|at| Some((class(&words[..at])?, doing(&words[at..])?))).collect();
    (!cuts.is_empty()).then_some(Rough { quantity, cuts, is_loose: false, is_of_one: false })
}

/// "Are all dogs mammals?": the classes stand beside each other.
fn beside_each_other(words: &[&str], quantity: Quantity) -> Option<Rough> {
    let not = words.iter().position(|it| is_one_of(it, "not"));
    let quantity = match (quantity, not) {
        (quantity, None) => quantity,
        (Quantity::Some, Some(_)) => Quantity::SomeNot,
        _ => return None,
    };
    let cuts: Vec<(Class, Class)> = match not {
        Some(at) => vec![(class(&words[..at])?, class(&words[at + 1..])?)],
        None => (1..words.len()).filter_map(|at| Some((class(&words[..at])?, class(&words[at..])?))).collect(),
    };
    (!cuts.is_empty()).then_some(Rough { quantity, cuts, is_loose: false, is_of_one: false })
}

/// A verb as many do it: "breathes" is "breathe", and "has" is "have".
fn plain_verb(verb: &str) -> String {
    let lower = verb.to_lowercase();
    if lower == "has" {
        return "have".to_owned();
    }
    let lemmas = language::lemmas_of(&lower);
    let is_lemma = |it: &String| lemmas.iter().any(|lemma| **lemma == **it);
    let without = ["s", "es"].iter().filter_map(|ending| lower.strip_suffix(ending)).map(str::to_owned);
    let flies = lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
    flies.into_iter().chain(without).find(is_lemma).unwrap_or(lower.clone())
}

/// Words that no class and nobody is called by at the beginning of a clause.
const NO_SUBJECTS: &str = "what|which|who|this|that|these|those|it|here|below|there|he|she|they|we|i|you|if|one|two|three|four|conclusion|\
    conclusions|premise|premises|statement|statements|argument|following|above|answer|decide|does|do|is|are|must|can|say|state|read|\
    circle|respond|reply|write|consider|suppose|assume|given|whether|how|from|in|on|at|for|let|each|reasoning|logic|facts|fact|\
    inference|syllogism|my|your|his|her|our|their|hypothesis|as|when|while|valid|true|determine|only|therefore|everyone|nobody";

/// "Rex has a tail", "dogs are mammals", "is Rex a dog?": something named, or all of a class.
pub fn unquantified(words: &[&str], is_question: bool) -> Option<Rough> {
    let loose = |quantity, cuts: Vec<(Class, Class)>, is_of_one| {
        (!cuts.is_empty()).then_some(Rough { quantity, cuts, is_loose: true, is_of_one })
    };
    let [first, rest @ ..] = words else {
        return None;
    };
    if is_question && is_one_of(first, "is|are|must|does|do|can") {
        let mut beside = if rest.len() > 1 && is_one_of(first, "does|do|can") {
            acting(rest, Quantity::All)?
        } else {
            beside_each_other(rest, Quantity::All)?
        };
        beside.is_loose = true;
        beside.is_of_one = is_one_of(first, "is|does");
        return Some(beside);
    }
    if words.len() > 9 || is_one_of(first, NO_SUBJECTS) {
        return None;
    }
    if let Some(at) = words.iter().position(|it| is_be(it)) {
        let mut rest = &words[at + 1..];
        let is_denied = is_one_of(words[at], "isn't|aren't") || rest.first().is_some_and(|it| is_one_of(it, "not"));
        if rest.first().is_some_and(|it| is_one_of(it, "not")) {
            rest = &rest[1..];
        }
        let quantity = if is_denied { Quantity::No } else { Quantity::All };
        let is_of_one = is_one_of(words[at], "is|isn't|was") && !is_one_of(first, "a|an");
        return loose(quantity, vec![(class(&words[..at])?, class(rest)?)], is_of_one);
    }
    let is_of_one = words[1..].iter().any(|it| is_one_of(it, "has|does|doesn't") || it.ends_with('s'));
    let denied = words.iter().position(|it| is_one_of(it, "don't|doesn't|cannot|can't"));
    let denied = denied.map(|at| (at, at + 1)).or_else(|| {
        let at = words.windows(2).position(|it| is_one_of(it[0], "do|does|can") && is_one_of(it[1], "not"))?;
        Some((at, at + 2))
    });
    match denied {
        Some((end, from)) => loose(Quantity::No, vec![(class(&words[..end])?, doing(&words[from..])?)], is_of_one),
        None => loose(Quantity::All, acting(words, Quantity::All)?.cuts, is_of_one),
    }
}

impl Rough {
    /// The statement when it is cut in this way, with what its subject lies in.
    pub fn statement(&self, (subject, predicate): &(Class, Class)) -> Statement<String> {
        Statement { quantity: self.quantity, subject: subject.name.clone(), predicate: predicate.name.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let words: Vec<&str> = text.split(' ').collect();
        let rough = quantified(&words, false)?;
        let cuts: Vec<String> = rough.cuts.iter().map(|(a, b)| format!("{} / {}", a.name, b.name)).collect();
        Some(format!("{:?} {}", rough.quantity, cuts.join("; ")))
    }

    #[test]
    fn a_clause_is_cut_into_its_classes() {
        assert_eq!(told("All of the dogs are good pets").as_deref(), Some("All dog / good pet"));
        assert_eq!(told("no A are B").as_deref(), Some("No a / b"));
        assert_eq!(told("nothing heavy floats").as_deref(), Some("No heavy / float"));
        assert_eq!(told("some shapes that are blue are shiny").as_deref(), Some("Some shape that blue / shiny"));
        assert_eq!(told("there are dogs that are brown").as_deref(), Some("Some dog / brown"));
        assert_eq!(told("every poet I've ever met is a dreamer").as_deref(), Some("All poet / dreamer"));
        assert_eq!(told("some dogs do not bark").as_deref(), Some("SomeNot dog / bark"));
        assert_eq!(told("all dogs are not cats"), None);
        assert_eq!(told("all dogs are usually brown"), None);
        assert_eq!(told("all dogs and cats are pets"), None);
    }
}
