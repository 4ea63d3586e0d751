//! The kinds of things in a zebra puzzle: lists of as many as there are places.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{are_kin, found_at, is_common, words};
use crate::language::small_cardinal;
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
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let lists = in_brackets(&prompt.text, &sentence.span);
        if !lists.is_empty() {
            all.extend(lists);
            continue;
        }
        match listed(&prompt.text, sentence.span.clone()) {
            Some(list) => all.push(list),
            None => all.extend(lines_of(&prompt.text, &sentence.span).filter_map(|line| listed(&prompt.text, line))),
        }
    }
    // A list may lie in a line that is no sentence.
    for block in prompt.outline().blocks.iter().filter(|it| !it.is_example) {
        all.extend(lines_of(&prompt.text, &block.span).filter_map(|line| listed(&prompt.text, line)));
    }
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    all.iter().for_each(|it| *sizes.entry(it.names.len()).or_default() += 1);
    let (size, count) = sizes.into_iter().max_by_key(|&(size, count)| (count, size))?;
    if count < 2 || !(2..=super::LARGEST).contains(&size) {
        return None;
    }
    all.retain(|it| it.names.len() == size);
    Some(all)
}

/// The lines of a stretch of text.
fn lines_of(text: &str, span: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = span.start;
    text[span.clone()].split('\n').map(move |line| {
        let place = start;
        start += line.len() + 1;
        place..place + line.len()
    })
}

/// Lists in brackets, two or more in one sentence: "each has a pet (cat, dog or owl) and a drink (tea, milk or juice)"; and
/// the names before them.
fn in_brackets(text: &str, span: &Range<usize>) -> Vec<Category> {
    let said = &text[span.clone()];
    let mut found = Vec::new();
    let mut rest = said;
    while let Some((before, after)) = rest.split_once('(')
        && let Some((list, more)) = after.split_once(')')
    {
        // What is said before a list is what its things are called.
        let label = before.rsplit(" and ").next().unwrap_or(before);
        found.extend(items(list).map(|names| Category { label: words(label), names, span: span.clone() }));
        rest = more;
    }
    if found.len() + usize::from(names_of_people(said).is_some()) < 2 {
        return Vec::new();
    }
    found.extend(names_of_people(said).map(|names| Category {
        label: vec!["name".to_owned()],
        names,
        span: span.clone(),
    }));
    found
}

/// "Three friends, Alice, Bob and Carol, each ...", "Alice, Bob and Carol sit in a row".
fn names_of_people(said: &str) -> Option<Vec<String>> {
    let verbs = [
        " live ",
        " sit ",
        " stand ",
        " are ",
        " have ",
        " each ",
        " own ",
        " finished ",
        " work ",
        " (",
        " took ",
        " like ",
    ];
    let (list, _) = verbs.iter().filter_map(|verb| said.split_once(verb)).min_by_key(|(list, _)| list.len())?;
    let list = list.trim().trim_end_matches(',');
    let tails = [list]
        .into_iter()
        .chain(list.split_once([',', ':']).map(|(_, tail)| tail))
        .chain(list.split_once(" - ").map(|it| it.1));
    let is_names = |names: &Vec<String>| {
        names.len() > 2 && names.iter().all(|it| it.starts_with(char::is_uppercase) && !it.contains(' '))
    };
    tails.into_iter().find_map(|tail| items(tail).filter(is_names))
}

/// A list after a colon, in brackets, or after "are".
fn listed(text: &str, span: Range<usize>) -> Option<Category> {
    let said = &text[span.clone()];
    if said.contains('?') {
        return None;
    }
    let cut = |mark: &str| said.rfind(mark).map(|at| (&said[..at], &said[at + mark.len()..]));
    let bracketed = said.find('(').and_then(|open| {
        let close = said[open..].find(')')? + open;
        Some((&said[..open], &said[open + 1..close]))
    });
    // "They drink tea, milk and water": what is done is what its things are called.
    let they_do = said.strip_prefix("They ").and_then(|rest| {
        let at = rest.find(' ')?;
        Some(rest.split_at(at))
    });
    if let Some(names) = one_is(said) {
        return Some(Category { label: words(said.split(" is ").next().unwrap_or_default()), names, span });
    }
    let ways = [
        bracketed,
        said.split_once(':'),
        cut(" called "),
        cut(" named "),
        cut(" are "),
        cut(" include "),
        cut(" belong to "),
        cut(" is one of "),
        cut(" among "),
        cut(" = "),
        they_do,
    ];
    for (label, list) in ways.into_iter().flatten() {
        if let Some(names) = items(list) {
            let label = words(label);
            return Some(Category { label, names, span });
        }
    }
    // "Alice, Bob and Carol sit in a row."
    let names = names_of_people(said)?;
    let rest = said.split(names.last()?.as_str()).last().unwrap_or_default();
    let mut label = words(rest);
    label.push("name".to_owned());
    Some(Category { label, names, span })
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

/// Things with commas between them.
fn items(list: &str) -> Option<Vec<String>> {
    let list = list.trim().trim_end_matches(['.', ';', ',']);
    let list = list.strip_suffix(", one in each").or(list.strip_suffix(", one each")).unwrap_or(list);
    let list = list.trim_matches(['[', ']', '*', '"']);
    if list.contains(['.', ':', ';', '(']) {
        return None;
    }
    let tidy = list
        .replace(", and ", ", ")
        .replace(", or ", ", ")
        .replace(" and ", ", ")
        .replace(" or ", ", ")
        .replace(" & ", ", ");
    let names: Vec<String> =
        tidy.split(',').map(|it| it.trim().trim_matches(['"', '\'', '`', '*']).to_owned()).collect();
    let strip = |name: String| {
        name.strip_prefix("a ")
            .or(name.strip_prefix("an "))
            .or(name.strip_prefix("the "))
            .map_or(name.clone(), str::to_owned)
    };
    let names: Vec<String> = names.into_iter().map(strip).collect();
    // "Three friends, three jobs": how many there are of each, and not what they are.
    let counts =
        |name: &String| name.split_once(' ').is_some_and(|(first, _)| small_cardinal(&first.to_lowercase()).is_some());
    if names.iter().filter(|it| counts(it)).count() > 1 {
        return None;
    }
    let is_name = |name: &String| !name.is_empty() && name.split_whitespace().count() <= 4 && name.len() <= 40;
    let mut sorted: Vec<String> = names.iter().map(|it| it.to_lowercase()).collect();
    sorted.sort_unstable();
    sorted.dedup();
    (names.len() >= 2 && sorted.len() == names.len() && names.iter().all(is_name)).then_some(names)
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
        let is_named = |it: &Category| it.label.iter().any(|word| word == "name" || word == "names");
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

    /// Of things of one name, the one of whose kind the words before it speak; else the one that is a name.
    fn meant(&self, here: &[Mention], before: &[String]) -> Option<Mention> {
        let speaks = |it: &&Mention| {
            let label = self.labels[it.kind].iter().filter(|word| !is_common(word));
            label.into_iter().any(|word| before.iter().any(|other| are_kin(word, other)))
        };
        let is_name = |it: &&Mention| self.labels[it.kind].iter().any(|word| word == "name" || word == "names");
        let spoken: Vec<&Mention> = here.iter().filter(speaks).collect();
        let named: Vec<&Mention> = here.iter().filter(is_name).collect();
        match (&spoken[..], &named[..]) {
            ([only], _) | ([], [only]) => Some(**only),
            _ => None,
        }
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
                    if found_at(said, wanted, at) {
                        here.push(Mention { kind, thing, at, length: wanted.len() });
                    }
                }
            }
            let longest = here.iter().map(|it| it.length).max().unwrap_or(0);
            here.retain(|it| it.length == longest);
            if here.len() > 1 {
                let start = mentions.last().map_or(0, |it: &Mention| it.at + it.length).max(at.saturating_sub(5));
                here = vec![self.meant(&here, &said[start..at])?];
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
