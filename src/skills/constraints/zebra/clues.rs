//! A clue in words: which things or places it names, and how it relates them.

use super::categories::{Mention, Things};
use super::words::{cardinal, ordinal, place_of, says};
use crate::problem::Value;

/// What a clue says of the places of one or two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Which of the clues it is of, from 1.
    pub number: usize,
    /// `same`, `differ`, `before`, `ahead` (by so many), `apart`, `not apart`, `at`, `not at`.
    pub kind: String,
    pub one: String,
    /// Empty where there is only one.
    pub other: String,
    /// A place or a distance.
    pub by: i64,
}

impl Clue {
    pub fn to_value(&self) -> Value {
        let [kind, one, other] = [&self.kind, &self.one, &self.other].map(Value::text);
        Value::list([(self.number as i64).into(), kind, one, other, self.by.into()])
    }

    pub fn of_value(value: &Value) -> Option<Self> {
        let [number, kind, one, other, by] = value.as_list()? else {
            return None;
        };
        let text = |value: &Value| value.as_text().map(str::to_owned);
        let is_alone = matches!(kind.as_text()?, "at" | "not at");
        let is_known =
            is_alone || matches!(kind.as_text()?, "same" | "differ" | "before" | "ahead" | "apart" | "not apart");
        let other = text(other)?;
        let by = by.as_number()?.to_i64().filter(|it| (0..100).contains(it))?;
        let number = usize::try_from(number.as_number()?.to_i64()?).ok()?;
        (is_known && is_alone == other.is_empty()).then_some(Self {
            number,
            kind: text(kind)?,
            one: text(one)?,
            other,
            by,
        })
    }
}

/// What a sentence says.
pub enum Said {
    /// It names nothing of the puzzle.
    Nothing,
    Clues(Vec<Clue>),
}

/// Nouns for a place in the row.
pub const PLACES: &[&str] = &[
    "house",
    "home",
    "position",
    "place",
    "seat",
    "spot",
    "locker",
    "room",
    "apartment",
    "desk",
    "chair",
    "lane",
    "slot",
    "table",
    "office",
    "stall",
    "booth",
    "cabin",
    "tent",
    "parking",
    "bed",
    "box",
    "shelf",
    "row",
    "boat",
    "car",
    "hut",
    "cottage",
    "villa",
    "building",
];

/// What is not understood as a simple clue.
const NOT_SIMPLE: &str = "if|then|unless|or|exactly|at_least|at_most|only_if|same_number|even|odd|twice|total|sum|more|fewer|older|younger|\
                          taller|shorter|except|although|somewhere_between|consecutive|opposite|across";

/// Verbs that bring two things together which do not belong to each other.
const OPPOSED: &str = "dislikes|dislike|hates|hate|avoids|avoid|refuses|lacks|lack|without|allergic|afraid|fears|fear|detests|detest|despises|\
                       admires|admire|envies|envy|meets|met|greets|visits|visited|knows|married|related|siblings|sibling|cousin|cousins|sister|\
                       brother|wants|wanted|wishes|used_to|formerly|sold|rather|instead|swapped|talks|speaks_to|helps|true|think|thinks|\
                       believes|says|said|claims|guesses|suspects|pretends|would|could|might|may|should|perhaps|maybe|probably";

/// Words that clues are made of besides the things they name and the words beside these.
const OF_CLUES: &str = "is|are|was|were|be|am|do|does|did|has|have|had|will|not|never|no|nor|neither|n|who|whose|that|which|whom|lives|live|living|lived|\
                        sits|sit|sitting|stands|stand|stays|stay|located|placed|found|put|one|ones|person|man|woman|guy|boy|girl|people|someone|\
                        somebody|owner|owners|lover|lovers|fan|neighbor|neighbour|neighbors|neighbours|neighboring|neighbouring|next|door|beside|\
                        adjacent|directly|immediately|immediate|just|right|left|somewhere|side|hand|before|after|ahead|behind|earlier|later|precedes|\
                        follows|between|exactly|there|two|three|four|five|six|in|at|on|of|to|from|by|with|for|and|also|as|end|ends|far|leftmost|\
                        rightmost|either|middle|center|centre|central|last|number|same|different|other|another|than|any|where|alongside|\
                        or|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|a|an|the|his|her|hers|their|its|it|he|she|they|this|these|\
                        but|so|while|likes|like|loves|love|enjoys|enjoy|owns|own|keeps|keep|drinks|drink|eats|eat|smokes|smoke|plays|play|drives|\
                        drive|wears|wear|reads|read|uses|use|gets|favourite|favorite|pet|pets|animal|animals|drink|colour|color|coloured|colored|\
                        painted|s|t|way|away|apart|only|street|row|called|named|name|known|every|all|lot|goes|comes|came|finished|works|work|\
                        each|together|mother|father|child|parent|type|style|brand|model|job|resident|occupant|possesses|possess|kept|drunk|smoked|eaten|played|served|belongs|belong|raises|breeds|whereas|anything|kind";

/// Whether each word of a clue is a thing, stands near one and so says of what kind it is, or is a word of clues.
fn are_words_of_a_clue(said: &[String], mentions: &[Mention]) -> bool {
    let is_near = |at: usize| mentions.iter().any(|it| (it.at.saturating_sub(3)..it.at + it.length + 2).contains(&at));
    (0..said.len()).all(|at| {
        is_near(at)
            || says(&said[at..=at], OF_CLUES)
            || PLACES.iter().any(|place| super::words::are_alike(place, &said[at]))
            || cardinal(&said[at]).is_some()
    })
}

/// None when it names something and cannot be read.
pub fn read(said: &[String], number: usize, things: &Things) -> Option<Said> {
    let mentions = things.mentioned(said)?;
    if mentions.is_empty() {
        return Some(Said::Nothing);
    }
    if says(said, NOT_SIMPLE) && !says(said, "left_or_right|right_or_left|first_or_last") || says(said, ";") {
        return None;
    }
    if says(said, OPPOSED) || !are_words_of_a_clue(said, &mentions) {
        return None;
    }
    let clue = |kind: &str, one: &Mention, other: Option<&Mention>, by: i64| Clue {
        number,
        kind: kind.to_owned(),
        one: things.name(*one).to_owned(),
        other: other.map_or(String::new(), |it| things.name(*it).to_owned()),
        by,
    };
    let is_denied = says(said, "not|never|no|neither|nor|isn|doesn");
    if let Some(neither) = place_of(said, "neither") {
        // "Neither Ann nor Bob has the cat", "Ann has neither the cat nor the dog".
        let (apart, joint): (Vec<Mention>, Vec<Mention>) = match mentions[..] {
            [one, two, three] if neither < one.at => (vec![three], vec![one, two]),
            [one, two, three] if one.at < neither => (vec![one], vec![two, three]),
            _ => return None,
        };
        if relation(said, &mentions).is_some() || place(said, things.size).is_some() {
            return None;
        }
        return Some(Said::Clues(joint.iter().map(|it| clue("differ", &apart[0], Some(it), 0)).collect()));
    }
    let place = place(said, things.size);
    let related = relation(said, &mentions);
    match (related, place) {
        (Some(_), Some(_)) => None,
        (None, Some(place)) => {
            // "Alice and the cat are in house 2" or "Alice, who has the cat, lives in the first house".
            if is_denied && mentions.len() > 1 || are_of_one_kind(&mentions) {
                return None;
            }
            let clues = mentions.iter().flat_map(|it| match place {
                Place::At(at) => vec![clue(if is_denied { "not at" } else { "at" }, it, None, at as i64)],
                Place::AnEnd => (1..=things.size as i64)
                    .filter(|&at| (at == 1 || at == things.size as i64) == is_denied)
                    .map(|at| clue("not at", it, None, at))
                    .collect(),
            });
            Some(Said::Clues(clues.collect()))
        }
        (None, None) => {
            let [one, rest @ ..] = &mentions[..] else {
                return None;
            };
            if rest.is_empty() || are_of_one_kind(&mentions) || is_denied && rest.len() > 1 {
                return None;
            }
            // "Ann visits the cat owner" speaks of two people, "Ann is the cat owner" of one.
            let last = rest[rest.len() - 1];
            let is_of_a_person = said.get(last.at + last.length).is_some_and(|word| is_doer(word));
            if is_of_a_person && !says(&said[one.at + one.length..last.at], "is|was|are|were|be|who|s") {
                return None;
            }
            let kind = if is_denied { "differ" } else { "same" };
            Some(Said::Clues(rest.iter().map(|it| clue(kind, one, Some(it), 0)).collect()))
        }
        (Some(related), None) => {
            let (before, after): (Vec<Mention>, Vec<Mention>) = mentions.iter().partition(|it| it.at < related.at);
            let (first, second) = match (&before[..], &after[..], &related.what) {
                ([], [_, _], _) => (vec![after[1]], vec![after[0]]),
                // "Ann has Bob on her left".
                ([_, _], [], What::Before(_) | What::After(_)) if says(said, "his|her|their|its") => {
                    (vec![before[0]], vec![before[1]])
                }
                ([_, _], [], What::Apart(_)) => (vec![before[0]], vec![before[1]]),
                ([_, ..], [_, ..], _) => (before.clone(), after.clone()),
                _ => return None,
            };
            let is_turned = before.len() == 2 && after.is_empty();
            if are_of_one_kind(&first) || are_of_one_kind(&second) || is_denied && first.len() + second.len() > 2 {
                return None;
            }
            let mut clues: Vec<Clue> = first[1..].iter().map(|it| clue("same", &first[0], Some(it), 0)).collect();
            clues.extend(second[1..].iter().map(|it| clue("same", &second[0], Some(it), 0)));
            let (one, other) = (&first[0], &second[0]);
            // What is on somebody's left is before them.
            let what = match related.what {
                What::Before(by) if is_turned => What::After(by),
                What::After(by) if is_turned => What::Before(by),
                other => other,
            };
            clues.push(match (what, is_denied) {
                (What::Before(None), false) => clue("before", one, Some(other), 0),
                (What::After(None), false) => clue("before", other, Some(one), 0),
                (What::Before(Some(by)), false) => clue("ahead", one, Some(other), by),
                (What::After(Some(by)), false) => clue("ahead", other, Some(one), by),
                (What::Apart(by), false) => clue("apart", one, Some(other), by),
                (What::Apart(by), true) => clue("not apart", one, Some(other), by),
                (What::Before(None), true) if one.kind == other.kind => clue("before", other, Some(one), 0),
                _ => return None,
            });
            Some(Said::Clues(clues))
        }
    }
}

/// Whether a word is for somebody who does something: "owner", "drinker", "fan".
fn is_doer(word: &str) -> bool {
    let is_known =
        matches!(word, "fan" | "enthusiast" | "person" | "man" | "woman" | "guy" | "boy" | "girl" | "artist" | "one");
    is_known || word.len() > 4 && (word.ends_with("er") || word.ends_with("ers"))
}

fn are_of_one_kind(mentions: &[Mention]) -> bool {
    mentions.iter().enumerate().any(|(at, one)| mentions[at + 1..].iter().any(|other| other.kind == one.kind))
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// So many places before, or somewhere before.
    Before(Option<i64>),
    After(Option<i64>),
    Apart(i64),
}

#[derive(Clone, Copy, Debug)]
struct Related {
    what: What,
    at: usize,
}

/// How the places of what is mentioned compare, and where that is said.
fn relation(said: &[String], mentions: &[Mention]) -> Option<Related> {
    let is_named = |at: usize| mentions.iter().any(|it| (it.at..it.at + it.length).contains(&at));
    if let Some(at) = place_of(said, "between") {
        // "There are two houses between A and B", "A and B have one house between them".
        let count = said[..at].iter().rev().take(4).find_map(|word| cardinal(word).or((word == "no").then_some(0)))?;
        let [_, _] = mentions else {
            return None;
        };
        let at = if at < mentions[0].at { said.len() } else { mentions[1].at };
        return Some(Related { what: What::Apart(count as i64 + 1), at: at.max(mentions[0].at + 1) });
    }
    let beside = "next_to|next_door|beside|adjacent|neighbor|neighbour|neighbors|neighbours|neighboring|neighbouring|side_by_side|\
                  right_next|alongside|borders";
    if let Some(at) = place_of(said, beside).filter(|&at| !is_named(at)) {
        return Some(Related { what: What::Apart(1), at });
    }
    let sides = [("left|before|ahead_of|ahead|earlier|precedes", true), ("right|after|behind|later|follows", false)];
    let found: Vec<(usize, bool)> = sides
        .iter()
        .filter_map(|(choices, is_before)| {
            let at = (0..said.len()).find(|&at| {
                !is_named(at)
                    && says(&said[at..(at + 2).min(said.len())], choices)
                    && says(&said[at..at + 1], &choices.replace("_of", ""))
            })?;
            Some((at, *is_before))
        })
        .collect();
    let ends = says(said, "far_left|far_right|leftmost|rightmost|left_end|right_end");
    if let [(_, _), (_, _)] = found[..]
        && says(said, "left_or_right|right_or_left|left_or_the_right|left_or_to_the_right")
    {
        return says(said, "directly|immediately|just")
            .then(|| Related { what: What::Apart(1), at: found.iter().map(|it| it.0).min().unwrap_or(0) });
    }
    let [(at, is_before)] = found[..] else {
        return None;
    };
    if ends {
        return None;
    }
    let before = &said[at.saturating_sub(6)..at];
    let after = &said[at..(at + 3).min(said.len())];
    let is_direct =
        says(before, "directly|immediately|immediate|just|right|exactly_one") || says(after, "directly|immediately");
    let count = before.iter().rev().find_map(|word| {
        cardinal(word).filter(|_| {
            says(before, "places|houses|seats|positions|spots|place|house|seat|position|spot|doors|lockers|rooms")
        })
    });
    let by = match (is_direct, count) {
        (_, Some(count)) => Some(count as i64),
        (true, None) => Some(1),
        _ => None,
    };
    Some(Related { what: if is_before { What::Before(by) } else { What::After(by) }, at })
}

#[derive(Clone, Copy, Debug)]
enum Place {
    At(usize),
    AnEnd,
}

/// The place that a clue names.
fn place(said: &[String], size: usize) -> Option<Place> {
    number_of_place(said, size).map(Place::At).or_else(|| {
        says(said, "one_of_the_ends|an_end|either_end|at_the_end|the_end|first_or_last|end_house|end_seat|corner")
            .then_some(Place::AnEnd)
    })
}

/// The number of the place that these words name: "the first house", "house 3", "on the far left".
pub fn number_of_place(said: &[String], size: usize) -> Option<usize> {
    if says(said, "leftmost|far_left|left_end|furthest_left|farthest_left|extreme_left") {
        return Some(1);
    }
    if says(said, "rightmost|far_right|right_end|furthest_right|farthest_right|extreme_right") {
        return Some(size);
    }
    let is_place = |word: &String| PLACES.iter().any(|place| word == place);
    for (at, word) in said.iter().enumerate() {
        let next = said.get(at + 1);
        if let Some(number) = ordinal(word) {
            let is_last = next.is_none();
            if next.is_some_and(is_place) || is_last || next.is_some_and(|it| it == "in" || it == "from" || it == "on")
            {
                return (number <= size && !says(said, "from_the_right")).then_some(number);
            }
        }
        if matches!(&**word, "middle" | "center" | "centre" | "central") && size % 2 == 1 {
            return Some(size / 2 + 1);
        }
        if word == "last" && next.is_none_or(&is_place) {
            return Some(size);
        }
        if is_place(word) || word == "number" {
            let number = next.and_then(|it| {
                it.parse::<usize>()
                    .ok()
                    .or_else(|| cardinal(it).filter(|_| said.get(at + 2).is_none_or(|it| it != "of")))
            });
            if let Some(number) = number {
                return (1..=size).contains(&number).then_some(number);
            }
        }
    }
    None
}
