//! The kinds of things of a puzzle that lists none: by what is done with them. Who "drinks tea" is told from others by a
//! drink, and "the red house" by a colour.

use super::categories::Category;
use super::words::{are_alike, cardinal, says, words};
use crate::problem::Prompt;

const COLOURS: &[&str] = &[
    "red",
    "green",
    "blue",
    "yellow",
    "white",
    "ivory",
    "orange",
    "purple",
    "black",
    "pink",
    "brown",
    "grey",
    "gray",
    "beige",
    "violet",
    "turquoise",
    "silver",
    "gold",
];

const NATIONS: &[&str] = &[
    "englishman",
    "englishwoman",
    "brit",
    "briton",
    "british",
    "spaniard",
    "spanish",
    "ukrainian",
    "norwegian",
    "japanese",
    "swede",
    "swedish",
    "dane",
    "danish",
    "german",
    "american",
    "canadian",
    "mexican",
    "italian",
    "frenchman",
    "french",
    "dutchman",
    "dutch",
    "irishman",
    "irish",
    "scot",
    "scotsman",
    "welshman",
    "pole",
    "polish",
    "russian",
    "chinese",
    "indian",
    "australian",
    "brazilian",
    "greek",
    "turk",
    "turkish",
    "finn",
    "portuguese",
    "austrian",
    "swiss",
    "belgian",
    "korean",
    "egyptian",
    "hungarian",
    "czech",
];

/// A kind, what is done with its things, who does it, and how it is said the other way round.
struct Doing {
    label: &'static [&'static str],
    does: &'static str,
    doer: &'static str,
    done: &'static str,
}

const DOINGS: &[Doing] = &[
    Doing { label: &["drink"], does: "drinks|drink|drinking", doer: "drinker", done: "drunk|served" },
    Doing { label: &["smoke", "cigarette"], does: "smokes|smoke|smoking", doer: "smoker", done: "smoked" },
    Doing {
        label: &["pet", "animal"],
        does: "owns|own|keeps|keep|breeds|raises|rears|has|have|with|walks|feeds",
        doer: "owner|keeper|breeder",
        done: "kept|owned|raised",
    },
    Doing { label: &["sport", "game"], does: "plays|play", doer: "player", done: "played" },
    Doing { label: &["food"], does: "eats|eat|eating", doer: "eater", done: "eaten" },
    Doing { label: &["car"], does: "drives|drive", doer: "driver", done: "driven" },
    Doing { label: &["book"], does: "reads|read|reading", doer: "reader", done: "read" },
];

/// Words that end the name of a thing, or are none.
const NO_THING: &str = "who|whose|lives|live|in|and|next|is|are|house|home|as|to|with|not|directly|immediately|person|man|woman|guy|owner|one|\
                        where|beside|left|right|the|a|an|has|does|neighbor|neighbour|drinks|smokes|owns|keeps|sits|on|of|or|but|different|each|\
                        every|same|someone|people|he|she|they|that|which|what|certain|kind|type|brand|s|five|four|three|six|pet|pets|own|their|it|exactly|from";

/// All kinds that the clues and questions speak of, when they speak of enough of each.
pub fn found(prompt: &Prompt) -> Option<Vec<Category>> {
    let all = words(&prompt.text);
    let size = all.windows(2).chain(all.windows(3)).find_map(|it| {
        let last = it.last()?;
        let is_of_places = matches!(
            &**last,
            "houses"
                | "people"
                | "persons"
                | "men"
                | "women"
                | "neighbors"
                | "neighbours"
                | "friends"
                | "homes"
                | "cabins"
                | "rooms"
        );
        cardinal(&it[0]).filter(|_| is_of_places)
    })?;
    if !(3..=super::LARGEST).contains(&size) {
        return None;
    }
    let mut kinds: Vec<(Vec<&str>, Vec<Vec<String>>)> =
        vec![(vec!["nationality"], Vec::new()), (vec!["colour"], Vec::new())];
    kinds.extend(DOINGS.iter().map(|doing| (doing.label.to_vec(), Vec::new())));
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        for part in prompt.text_of(sentence).split([',', '(', ')', '.']) {
            let said = words(part);
            for (at, word) in said.iter().enumerate() {
                let next = said.get(at + 1).map_or("", String::as_str);
                if NATIONS.contains(&&**word) {
                    add(&mut kinds[0].1, vec![word.clone()]);
                }
                let is_of_a_house = matches!(next, "house" | "home" | "one" | "door" | "cabin" | "")
                    && (!next.is_empty() || says(&said[..at], "house|home|cabin|painted"));
                if COLOURS.contains(&&**word) && is_of_a_house {
                    add(&mut kinds[1].1, vec![word.clone()]);
                }
            }
            for (kind, doing) in DOINGS.iter().enumerate() {
                for thing in things_done(&said, doing) {
                    add(&mut kinds[kind + 2].1, thing);
                }
            }
        }
    }
    // What two kinds of doing have in common is of the one that names it more closely, which comes first.
    let mut seen: Vec<Vec<String>> = Vec::new();
    for (_, things) in &mut kinds {
        things.retain(|thing| !seen.iter().any(|known| is_part(known, thing) || is_part(thing, known)));
        seen.extend(things.iter().cloned());
    }
    kinds.retain(|(_, things)| !things.is_empty());
    let is_whole = kinds.iter().all(|(_, things)| things.len() == size || things.len() + 1 == size);
    if kinds.len() < 2 || !is_whole {
        return None;
    }
    let categories = kinds.into_iter().map(|(label, things)| {
        let mut names: Vec<String> = things.iter().map(|thing| written(&prompt.text, thing)).collect();
        if names.len() < size {
            names.push(format!("another {}", label[0]));
        }
        Category { label: label.into_iter().map(str::to_owned).collect(), names, span: 0..0 }
    });
    Some(categories.collect())
}

/// As the text writes it, when it writes it so somewhere.
fn written(text: &str, thing: &[String]) -> String {
    let name = thing.join(" ");
    let lower = text.to_lowercase();
    match lower.find(&name) {
        Some(at) if lower.len() == text.len() => text.get(at..at + name.len()).map_or(name, str::to_owned),
        _ => name,
    }
}

fn is_part(one: &[String], other: &[String]) -> bool {
    one.len() <= other.len()
        && (0..=other.len() - one.len()).any(|at| one.iter().zip(&other[at..]).all(|(a, b)| are_alike(a, b)))
}

/// Adds a thing that is not known in another form.
fn add(things: &mut Vec<Vec<String>>, thing: Vec<String>) {
    let is_known = things.iter().any(|known| known.len() == thing.len() && is_part(known, &thing));
    if !thing.is_empty() && !is_known {
        things.push(thing);
    }
}

/// "drinks orange juice", "the orange juice drinker", "orange juice is drunk".
fn things_done(said: &[String], doing: &Doing) -> Vec<Vec<String>> {
    let is_no_thing = |word: &String| {
        let word_alone = std::slice::from_ref(word);
        says(word_alone, NO_THING)
            || DOINGS.iter().any(|other| says(word_alone, other.does))
            || COLOURS.contains(&&**word) && doing.label[0] == "pet"
            || NATIONS.contains(&&**word)
    };
    let mut found = Vec::new();
    for at in 0..said.len() {
        let here = &said[at..at + 1];
        if says(here, doing.does) {
            let rest = said[at + 1..].iter().skip_while(|word| matches!(&***word, "a" | "an" | "the" | "his" | "her"));
            found.push(rest.take_while(|word| !is_no_thing(word)).take(3).cloned().collect());
        }
        let is_done = says(here, doing.done) && at > 0 && matches!(&*said[at - 1], "is" | "are" | "gets");
        if says(here, doing.doer) || is_done {
            let end = if is_done { at - 1 } else { at };
            let mut before: Vec<String> =
                said[..end].iter().rev().take_while(|word| !is_no_thing(word)).take(3).cloned().collect();
            before.reverse();
            found.push(before);
        }
    }
    found.retain(|thing: &Vec<String>| !thing.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn kinds_are_told_by_what_is_done() {
        let prompt = read_tokens(
            "There are three houses. The Norwegian drinks tea. Milk is drunk in the red house. The Dane keeps dogs. The tea \
             drinker lives next to the blue house. The cat owner is in the green house. The Swede has a neighbour who drinks \
             water. Who owns the zebra?",
        );
        let found = found(&prompt).unwrap();
        let names: Vec<String> = found.iter().map(|it| it.names.join(" ")).collect();
        assert_eq!(names, ["Norwegian Dane Swede", "red blue green", "tea Milk water", "dogs cat zebra"]);
    }
}
