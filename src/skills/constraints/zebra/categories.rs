//! The kinds of things in a zebra puzzle: lists of as many as there are places.

use std::collections::BTreeMap;
use std::ops::Range;

use super::layouts;
use super::named::is_form;
use super::words::{are_alike, are_kin, is_common, words};
use crate::language::gender;
use crate::problem::Prompt;

/// A kind of things, and what it is called.
#[derive(Clone, Debug)]
pub struct Category {
    /// The words before the list: "each person has a unique name".
    pub label: Vec<String>,
    pub names: Vec<String>,
    pub span: Range<usize>,
}

/// All kinds of one size that the prompt lists; at least two.
pub fn found(prompt: &Prompt) -> Option<Vec<Category>> {
    let mut all: Vec<Category> = Vec::new();
    let is_example = |span: &Range<usize>| {
        let meets = |it: &Range<usize>| it.start < span.end && span.start < it.end;
        prompt.outline().sentences.iter().any(|it| it.is_example && meets(&it.span))
    };
    let told = prompt.outline().sentences.iter().filter_map(|it| {
        let said = prompt.text_of(it);
        let names = one_is(said)?;
        Some(Category { label: words(said.split(" is ").next().unwrap_or_default()), names, span: it.span.clone() })
    });
    // What is listed again is no other kind.
    let shares = |one: &Category, other: &Category| {
        one.names.iter().filter(|name| other.names.iter().any(|it| it.eq_ignore_ascii_case(name))).count() > 1
    };
    for list in layouts::lists(&prompt.text).into_iter().chain(told).filter(|it| !is_example(&it.span)) {
        if !all.iter().any(|known| shares(known, &list)) {
            all.push(list);
        }
    }
    // "No two have the same name, phone or pet" lists what the kinds are called.
    let is_label = |at: usize, name: &String| {
        let said = words(name);
        all.iter().enumerate().any(|(other, it)| {
            other != at
                && it.label.iter().any(|word| said.last().is_some_and(|last| !is_common(last) && are_alike(last, word)))
        })
    };
    let is_of_labels: Vec<bool> =
        (0..all.len()).map(|at| all[at].names.iter().filter(|name| is_label(at, name)).count() > 1).collect();
    let mut of_labels = is_of_labels.into_iter();
    all.retain(|it| of_labels.next() != Some(true) && it.label.last().is_none_or(|word| word != "same"));
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    all.iter().for_each(|it| *sizes.entry(it.names.len()).or_default() += 1);
    let (size, count) = sizes.into_iter().max_by_key(|&(size, count)| (count, size))?;
    if count < 2 || !(2..=super::LARGEST).contains(&size) {
        return None;
    }
    all.retain(|it| it.names.len() == size);
    name_the_people(&mut all);
    Some(all)
}

/// Words for people by what they are to somebody else: their names are not those of the people in the row.
const KIN: &[&str] = &[
    "child",
    "children",
    "kid",
    "kids",
    "son",
    "sons",
    "daughter",
    "daughters",
    "offspring",
    "toddler",
    "baby",
    "babies",
    "mother",
    "mothers",
    "mom",
    "moms",
    "mum",
    "pet",
    "pets",
    "dog",
    "cat",
    "animal",
    "animals",
    "sister",
    "brother",
];

fn is_of_kin(list: &Category) -> bool {
    // "Four mothers called Ann, Bea ..." are the people themselves: kin belongs to somebody.
    let is_kin = |word: &String| KIN.contains(&&**word);
    let whose = ["their", "s", "child", "children", "kid", "kids", "pets", "pet", "son", "daughter"];
    list.label.iter().any(is_kin) && list.label.iter().any(|it| whose.contains(&&**it))
        || list.label.last().is_some_and(is_kin) && list.label.len() == 1
}

/// Where no list is called that of the names, it is the one with names of people.
fn name_the_people(all: &mut [Category]) {
    let is_named = |it: &Category| it.label.iter().any(|word| word == "name" || word == "names") && !is_of_kin(it);
    if all.iter().any(is_named) {
        return;
    }
    let people = |it: &Category| it.names.iter().filter(|name| gender(&name.to_lowercase()).is_some()).count();
    let is_said = |it: &Category| {
        it.label.iter().any(|word| {
            matches!(
                &**word,
                "called"
                    | "named"
                    | "people"
                    | "friends"
                    | "residents"
                    | "neighbours"
                    | "neighbors"
                    | "persons"
                    | "who"
            )
        }) && it.names.iter().all(|name| !name.contains(' '))
    };
    let best = (0..all.len())
        .filter(|&at| !is_of_kin(&all[at]) && (2 * people(&all[at]) >= all[at].names.len() || is_said(&all[at])))
        .max_by_key(|&at| (people(&all[at]), std::cmp::Reverse(at)));
    if let Some(best) = best {
        all[best].label.push("name".to_owned());
    }
}

/// "One house is red, one is blue and one is green."
fn one_is(said: &str) -> Option<Vec<String>> {
    let tidy = said.trim().trim_end_matches('.').replace(" and ", ", ").replace(", , ", ", ");
    let parts: Vec<&str> = tidy.split(", ").collect();
    let name = |part: &&str| -> Option<String> {
        let rest = part.strip_prefix("One ").or(part.strip_prefix("one ")).or(part.strip_prefix("another "));
        let rest = rest.or(part.strip_prefix("the other ")).or(part.strip_prefix("the third "))?;
        let (_, name) = rest.split_once("is ")?;
        (name.split(' ').count() == 1).then(|| name.to_owned())
    };
    parts.iter().map(name).collect::<Option<Vec<String>>>().filter(|names| names.len() > 1)
}

/// The things of a puzzle, with the words by which each is known in its clues.
pub struct Things {
    pub size: usize,
    /// names[k][i], no two alike: where two kinds have one of the same name, it is told apart by its kind.
    pub names: Vec<Vec<String>>,
    pub labels: Vec<Vec<String>>,
    /// For each kind and thing, its words.
    words: Vec<Vec<Vec<String>>>,
    /// Words that clues use beside things, with the kinds of these.
    used_with: BTreeMap<String, Vec<usize>>,
}

/// Something that a clue mentions: its kind, which of them, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub kind: usize,
    pub thing: usize,
    pub at: usize,
    pub length: usize,
}

impl Things {
    pub fn of(categories: &[Category]) -> Self {
        let known: Vec<Vec<Vec<String>>> =
            categories.iter().map(|it| it.names.iter().map(|name| words(name)).collect()).collect();
        // Of things of one name, the one that is a name keeps it, and the others are told apart by their kinds.
        let is_named = |it: &Category| it.label.iter().any(|word| word == "name" || word == "names") && !is_of_kin(it);
        let is_alike = |one: &String, other: &String| one.to_lowercase() == other.to_lowercase();
        let names = categories.iter().enumerate().map(|(kind, it)| {
            let told = |name: &String| {
                let mut others = categories.iter().enumerate().filter(|(at, _)| *at != kind);
                let yields = |(at, other): (usize, &Category)| {
                    let is_first = if is_named(it) == is_named(other) { at < kind } else { is_named(other) };
                    is_first && other.names.iter().any(|known| is_alike(known, name))
                };
                if others.any(yields) { format!("{name} ({})", kind + 1) } else { name.clone() }
            };
            it.names.iter().map(told).collect()
        });
        let names = names.collect();
        let labels = categories.iter().map(|it| it.label.clone()).collect();
        Self { size: categories[0].names.len(), names, labels, words: known, used_with: BTreeMap::new() }
    }

    pub fn name(&self, mention: Mention) -> &str {
        &self.names[mention.kind][mention.thing]
    }

    /// Of things of one name, the one of whose kind the words around it speak; else the one that is a name.
    fn meant(&self, here: &[Mention], before: &[String], after: &[String]) -> Option<Mention> {
        let near: Vec<&String> = before.iter().chain(after.iter().take(3)).collect();
        let is_of_kin = |it: &&Mention| self.labels[it.kind].iter().any(|word| KIN.contains(&&**word));
        let is_name = |it: &&Mention| self.is_named(it.kind);
        let speaks = |it: &&Mention| {
            let label =
                self.labels[it.kind].iter().filter(|word| !is_common(word) && *word != "name" && *word != "named");
            label.into_iter().any(|word| near.iter().any(|other| are_kin(word, other)))
        };
        let says = |words: &[String], wanted: &[&str]| words.iter().any(|it| wanted.contains(&&**it));
        // "Ann's mother", "the mother of Ann" speak of a child, "mother Ann", "the adult Ann" and "Ann (the grown-up)" of none.
        let parents = ["mother", "mom", "mum", "father", "dad", "parent", "parents"];
        let last = |at: usize| before.len().checked_sub(at).and_then(|it| before.get(it)).map_or("", String::as_str);
        let has_parent = last(1) == "of" && (parents.contains(&last(2)) || last(2).is_empty() && before.len() == 1)
            || after.first().is_some_and(|it| it == "s") && says(&after[..after.len().min(3)], &parents);
        let is_child = has_parent
            || says(before, &["child", "kid", "little", "son", "daughter", "young", "toddler", "baby"])
            || after.first().is_some_and(|it| matches!(&**it, "child" | "kid"))
            || says(&after[..after.len().min(2)], &["child", "kid"])
                && after.first().is_some_and(|it| it != "s" && it != "is");
        let is_grown =
            says(before, &["adult", "grown", "grownup", "herself", "woman", "neighbour", "neighbor", "resident"])
                || says(&after[..after.len().min(2)], &["adult", "grown", "grownup", "herself"])
                || parents.contains(&last(1));
        let kin: Vec<&Mention> = here.iter().filter(is_of_kin).filter(|it| !is_name(it)).collect();
        let named: Vec<&Mention> = here.iter().filter(is_name).collect();
        if let ([kin], [name], 2) = (&kin[..], &named[..], here.len()) {
            return match (is_child, is_grown) {
                (true, false) => Some(**kin),
                (false, true) => Some(**name),
                (true, true) => None,
                (false, false) if speaks(kin) => Some(**kin),
                (false, false) => Some(**name),
            };
        }
        let spoken: Vec<&Mention> = here.iter().filter(speaks).collect();
        match (&spoken[..], &named[..]) {
            ([only], _) | ([], [only]) => Some(**only),
            _ => None,
        }
    }

    fn is_named(&self, kind: usize) -> bool {
        self.labels[kind].iter().any(|word| word == "name" || word == "names")
            && (self.labels[kind].last().is_some_and(|it| it == "name")
                || !self.labels[kind].iter().any(|word| KIN.contains(&&**word)))
    }

    /// Whether the things of a kind are the people themselves.
    pub fn is_of_people(&self, kind: usize) -> bool {
        self.is_named(kind)
            || self.labels[kind].iter().any(|it| matches!(&**it, "nationality" | "nationalities" | "people"))
    }

    /// How many words here are the name of a thing, or a part of it that no other thing has: "the OnePlus" of "OnePlus 9".
    fn length_of(&self, kind: usize, said: &[String], wanted: &[String]) -> usize {
        // "The gardener" has a word of his own for gardening, and Pete's pet is not Peter.
        let is_alike = if self.is_named(kind) { are_alike } else { is_form };
        let alike =
            |from: usize| wanted[from..].iter().zip(said).take_while(|(one, other)| is_alike(one, other)).count();
        if alike(0) == wanted.len() {
            return wanted.len();
        }
        let is_own = |word: &String| {
            let holds = |it: &&Vec<String>| it.iter().any(|other| are_alike(word, other));
            word.chars().count() > 2
                && !is_common(word)
                && self.words.iter().flatten().filter(holds).count() == 1
                && !self.labels.iter().flatten().any(|label| are_kin(label, word))
        };
        let part = |from: usize| {
            let length = alike(from);
            if wanted[from..from + length].iter().any(is_own) { length } else { 0 }
        };
        if wanted.len() < 2 { 0 } else { (0..wanted.len()).map(part).max().unwrap_or(0) }
    }

    /// Whose kind is spoken of by this word: by its label, or because clues use it beside its things.
    pub fn kinds_of(&self, word: &str) -> Vec<usize> {
        let by_label = |kind: &usize| self.labels[*kind].iter().any(|it| !is_common(it) && are_kin(it, word));
        let labelled: Vec<usize> = (0..self.labels.len()).filter(by_label).collect();
        if labelled.is_empty() {
            self.used_with.get(&super::words::stem(word)).cloned().unwrap_or_default()
        } else {
            labelled
        }
    }

    /// Learns which words clues use right before or after the things of a kind: "runs the relay".
    pub fn learn(&mut self, said: &[String]) {
        let mentions = self.mentioned(said).unwrap_or_default();
        for mention in &mentions {
            let near = mention.at.saturating_sub(2)..(mention.at + mention.length + 1).min(said.len());
            for at in near {
                let is_thing = mentions.iter().any(|it| (it.at..it.at + it.length).contains(&at));
                if !is_thing && !is_common(&said[at]) {
                    let kinds = self.used_with.entry(super::words::stem(&said[at])).or_default();
                    if !kinds.contains(&mention.kind) {
                        kinds.push(mention.kind);
                    }
                }
            }
        }
    }

    /// What is mentioned, in order, the longest where one is part of another. None when it is not clear which of two.
    pub fn mentioned(&self, said: &[String]) -> Option<Vec<Mention>> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < said.len() {
            let mut here: Vec<Mention> = Vec::new();
            for (kind, things) in self.words.iter().enumerate() {
                for (thing, wanted) in things.iter().enumerate() {
                    let length = self.length_of(kind, &said[at..], wanted);
                    if length > 0 {
                        here.push(Mention { kind, thing, at, length });
                    }
                }
            }
            let longest = here.iter().map(|it| it.length).max().unwrap_or(0);
            here.retain(|it| it.length == longest);
            if here.len() > 1 {
                let start = mentions.last().map_or(0, |it: &Mention| it.at + it.length).max(at.saturating_sub(5));
                here = vec![self.meant(&here, &said[start..at], &said[at + longest..])?];
            }
            match here.first() {
                Some(&mention) => {
                    mentions.push(mention);
                    at += mention.length;
                }
                None => at += 1,
            }
        }
        Some(mentions)
    }
}
