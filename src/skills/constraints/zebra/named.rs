//! The things of a story by the words that clues use for them: "the golfer" for golf, "the Kenyan" for Kenya.

use std::collections::BTreeSet;

use super::lists::List;
use super::said::Word;
use super::words::{are_alike, are_kin, is_common, stem};
use crate::language::lemmas_of;

/// A thing: its kind, and which of them.
pub type Thing = (usize, usize);

pub struct Named {
    /// names[k][i]
    pub names: Vec<Vec<String>>,
    pub labels: Vec<Vec<String>>,
    words: Vec<Vec<Vec<String>>>,
    /// What is done and spoken of where the scene is set.
    scene: BTreeSet<String>,
}

/// Words that are no mere setting, wherever they stand.
const TELLING: &str = "not no without never nor neither or each every all both any only same other different than most least more less first last left \
                       right above below before after next between if unless except necessarily order exactly but lowest highest top bottom odd even together again alone who which what where when whose \
                       one two three four five six seven eight nine either somebody someone everyone nobody";

/// Kinds whose things are people: who "likes the baker" is none.
const OF_PEOPLE: &str = "name|names|job|jobs|occupation|occupations|profession|professions|work|works|nationality|nationalities|country|\
                         countries|people|person|persons|home|come|comes|from";

impl Named {
    /// None when two kinds have a thing of one name.
    pub fn of(lists: &[List], text: &str, scene: &[Vec<Word>]) -> Option<Self> {
        let word = |it: &Word| it.lower.clone();
        let written = |name: &Vec<Word>| -> Option<String> {
            let (first, last) = (name.first()?, name.last()?);
            let is_told = first.span.is_empty();
            Some(if is_told { large(&first.lower) } else { text[first.span.start..last.span.end].to_owned() })
        };
        let names = lists.iter().map(|list| list.names.iter().map(written).collect::<Option<Vec<_>>>());
        let names: Vec<Vec<String>> = names.collect::<Option<_>>()?;
        let words: Vec<Vec<Vec<String>>> =
            lists.iter().map(|list| list.names.iter().map(|name| name.iter().map(word).collect()).collect()).collect();
        let all: Vec<&Vec<String>> = words.iter().flatten().collect();
        let clash = |one: &Vec<String>, other: &Vec<String>| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_form(one, other))
        };
        if all.iter().enumerate().any(|(at, one)| all[at + 1..].iter().any(|other| clash(one, other))) {
            return None;
        }
        let is_setting = |it: &&Word| !it.is_mark() && !TELLING.split_whitespace().any(|word| it.is(word));
        let scene = scene.iter().flatten().filter(is_setting);
        let scene =
            scene.flat_map(|it| lemmas_of(&it.lower).into_iter().map(String::from).chain([stem(&it.lower)])).collect();
        Some(Self { names, labels: lists.iter().map(|it| it.label.clone()).collect(), words, scene })
    }

    pub fn size(&self) -> usize {
        self.names.first().map_or(0, Vec::len)
    }

    pub fn name(&self, (kind, at): Thing) -> &str {
        &self.names[kind][at]
    }

    /// The thing that is named here, and in how many words; the longest, and the one that is named as it is listed before
    /// another form. With it, whether the word is for somebody, "the golfer". None within when two are named.
    pub fn thing(&self, said: &[Word]) -> Option<(Option<(Thing, bool)>, usize)> {
        let mut best: Vec<(usize, bool, (Thing, bool))> = Vec::new();
        for (kind, things) in self.words.iter().enumerate() {
            for (at, wanted) in things.iter().enumerate() {
                if said.len() < wanted.len() || !wanted.iter().zip(said).all(|(one, word)| is_form(one, &word.lower)) {
                    continue;
                }
                let is_exact = wanted.iter().zip(said).all(|(one, word)| *one == word.lower);
                let is_person = !wanted.iter().zip(said).all(|(one, word)| are_alike(one, &word.lower));
                best.push((wanted.len(), is_exact, ((kind, at), is_person)));
            }
        }
        let most = best.iter().map(|it| (it.0, it.1)).max()?;
        best.retain(|it| (it.0, it.1) == most);
        Some(((best.len() == 1).then(|| best[0].2), most.0))
    }

    /// Whether a word tells what is usual in the story: it is said where the scene is set.
    pub fn is_setting(&self, word: &str) -> bool {
        self.scene.contains(&stem(word)) || lemmas_of(word).iter().any(|it| self.scene.contains(&**it))
    }

    pub fn is_of_people(&self, kind: usize) -> bool {
        self.labels[kind].iter().any(|it| OF_PEOPLE.split('|').any(|word| word == it)) || self.persons() == Some(kind)
    }

    /// The kind that "who" asks for: of names, or of those that have capitals.
    pub fn persons(&self) -> Option<usize> {
        let is_large = |kind: &usize| self.names[*kind].iter().all(|it| it.starts_with(char::is_uppercase));
        let says = |kind: &usize, words: &[&str]| self.labels[*kind].iter().any(|it| words.contains(&&**it));
        let all = || 0..self.names.len();
        let from = |kind: &usize| !says(kind, &["from", "country", "day"]);
        let large: Vec<usize> = all().filter(is_large).filter(from).collect();
        all()
            .find(|kind| says(kind, &["name", "names"]))
            .or_else(|| all().find(|kind| says(kind, &["people", "nationality", "nationalities"])))
            .or(large.first().copied().filter(|_| large.len() == 1))
    }

    /// Whether a word is one of those for a kind.
    pub fn is_label(&self, word: &str) -> bool {
        self.labels.iter().flatten().any(|it| it == word)
    }

    /// The kinds from which somebody comes.
    pub fn kinds_from(&self) -> Vec<usize> {
        (0..self.names.len()).filter(|&kind| self.labels[kind].iter().any(|it| it == "from")).collect()
    }

    /// The kinds of which a word speaks.
    pub fn kinds_of(&self, word: &str) -> Vec<usize> {
        let is_same = |one: &str| are_kin(one, word) || lemmas_of(one).iter().any(|it| lemmas_of(word).contains(it));
        let speaks = |kind: &usize| self.labels[*kind].iter().any(|it| !is_common(it) && is_same(it));
        if is_common(word) { Vec::new() } else { (0..self.names.len()).filter(speaks).collect() }
    }
}

/// With a capital.
fn large(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a word of a text may stand for a word of a name.
pub fn is_form(one: &str, other: &str) -> bool {
    are_alike(one, other) || is_doer(one, other) || is_doer(other, one) || is_of(one, other) || is_of(other, one)
}

/// "The golfer" plays golf, "the drummer" the drums, "the pianist" the piano.
fn is_doer(what: &str, who: &str) -> bool {
    let who = who.strip_suffix('s').unwrap_or(who);
    let Some(root) = who.strip_suffix("er").or(who.strip_suffix("ist")) else {
        return false;
    };
    let single = |it: &str| match it.as_bytes() {
        [.., one, other] if one == other => it[..it.len() - 1].to_owned(),
        _ => it.to_owned(),
    };
    let roots =
        [what.strip_suffix("ing"), what.strip_suffix('o'), what.strip_suffix('s'), what.strip_suffix('y'), Some(what)];
    root.len() > 2 && root.is_ascii() && roots.into_iter().flatten().any(|it| it == root || single(it) == single(root))
}

/// "The Kenyan" is from Kenya, "the Norwegian" from Norway.
fn is_of(land: &str, who: &str) -> bool {
    let same = land.bytes().zip(who.bytes()).take_while(|(one, other)| one == other).count();
    let is_ending =
        |it: &str| matches!(it, "n" | "an" | "ian" | "vian" | "egian" | "ish" | "ese" | "i" | "ean" | "ch" | "ard");
    let is_whole = same == land.len() || who.len() > same + 1;
    land.is_ascii() && who.is_ascii() && same >= 4 && land.len() <= same + 3 && is_whole && is_ending(&who[same..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_stand_for_another() {
        for (one, other) in [("golf", "golfer"), ("running", "runner"), ("drums", "drummer"), ("piano", "pianist")] {
            assert!(is_form(one, other), "{one} {other}");
        }
        for (one, other) in [("kenya", "kenyan"), ("norway", "norwegian"), ("peru", "peruvian"), ("japan", "japanese")]
        {
            assert!(is_form(one, other), "{one} {other}");
        }
        for (one, other) in [("tea", "teacher"), ("wine", "winner"), ("mali", "malian s"), ("cola", "cold")] {
            assert!(!is_form(one, other), "{one} {other}");
        }
    }
}
