//! A clue in words: which things or places it names, and how it relates them. `places` and `relations` find where that is
//! said. Other words carry nothing, save those with which a clue of another kind is told.

use super::categories::{Mention, Things};
use super::places::{self, Place};
use super::relations::{self, Related, What};
use super::words::{cardinal, ordinal, place_of, says, words};
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
    "flat",
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
const NOT_SIMPLE: &str = "if|then|unless|or|at_least|at_most|within|only_if|same_number|even|odd|twice|total|sum|more|fewer|older|younger|\
                          taller|shorter|except|although|somewhere_between|consecutive|opposite|across|both|one_of|exactly_one_of|some|most|\
                          around|about|roughly|nearly|almost|once|no_longer|anymore|yesterday|tomorrow";

/// Verbs that bring two things together which do not belong to each other.
const OPPOSED: &str = "dislikes|dislike|hates|hate|avoids|avoid|refuses|lacks|lack|without|allergic|afraid|fears|fear|detests|detest|despises|\
                       admires|admire|envies|envy|meets|met|greets|visits|visited|knows|married|related|siblings|sibling|cousin|cousins|sister|\
                       brother|wants|wanted|wishes|used_to|formerly|sold|rather|instead|swapped|talks|speaks_to|helps|true|think|thinks|\
                       believes|says|said|claims|guesses|suspects|pretends|would|could|might|may|should|perhaps|maybe|probably|stopped|\
                       gave_up|quit|dreams|hopes|pretend|wrong|untrue|false|doubt|opposed";

/// Words that lead from one person to what else he is.
const OF_CLUES: &str = "is|are|was|were|be|also|the|a|an|who|whose|that|which|lives|live|living|in|house|home|has|have|had|with|and|of|for|to|by|from|\
                        s|one|ones|person|man|woman|guy|boy|girl|someone|somebody|whoever|he|she|they|it|same|as|at|turns|out|happens|none|other|\
                        than|called|named|name|not|does|do|did|no|never|nor|neither|likes|loves|like|favourite|favorite|fan|lover|owner|owns|\
                        belongs|drinks|keeps|drives|uses|smokes|plays|eats|works|job|child|mother|parent|father|mom|mum|son|daughter|kid|come|\
                        comes|nationality|just|simply|known|resident|adult|pet|prefers|enjoys|can|occupied|inhabited|identical|this|his|her|on|finally";

/// Words of places, of which nothing may be left where a clue only says what goes together.
const OF_PLACES: &str = "left|right|next|beside|between|neighbor|neighbour|neighbors|neighbours|neighboring|neighbouring|adjacent|before|after|behind|\
                         ahead|away|apart|houses|doors|distance|far|near|close|closer|nearer|further|farther|end|ends|middle|corner|\
                         centre|center|directly|immediately|position|last|precedes|follows|separated|left-hand|right-hand|leftmost|rightmost";

/// Where a sentence may part into two clues.
const JOINTS: &[&str] =
    &["; ", ", and ", ", while ", ", whereas ", ", but ", " - ", " – ", " while ", " whereas ", " and ", ": ", ", "];

/// The clues of a sentence: it is parted where each part is a clue by itself, else it is one. None when it names something
/// and cannot be read.
pub fn read(text: &str, number: usize, things: &Things, is_mirrored: bool) -> Option<Said> {
    read_parts(text, number, things, is_mirrored, 4)
}

fn read_parts(text: &str, number: usize, things: &Things, is_mirrored: bool, depth: usize) -> Option<Said> {
    let said = words(text);
    let said = if is_mirrored { super::words::mirrored(said) } else { said };
    if let Some(Said::Nothing) = read_one(&said, number, things) {
        return Some(Said::Nothing);
    }
    let halves = |joint: &str| text.match_indices(joint).map(|(at, it)| (at, at + it.len())).collect::<Vec<_>>();
    for joint in JOINTS.iter().filter(|_| depth > 0) {
        for (end, start) in halves(joint) {
            let part = |text: &str, depth: usize| match read_parts(text, number, things, is_mirrored, depth) {
                Some(Said::Clues(clues)) => Some(clues),
                _ => None,
            };
            if let Some(mut clues) = part(&text[..end], depth - 1)
                && let Some(more) = part(&text[start..], depth - 1)
            {
                clues.extend(more);
                return Some(Said::Clues(clues));
            }
        }
    }
    read_one(&said, number, things)
}

/// A sentence that is one clue.
fn read_one(said: &[String], number: usize, things: &Things) -> Option<Said> {
    let mentions = things.mentioned(said)?;
    if mentions.is_empty() {
        return Some(Said::Nothing);
    }
    let is_named = |at: usize| mentions.iter().any(|it| (it.at..it.at + it.length).contains(&at));
    // The words of the names themselves tell nothing: "Stop or Swap", "Old Gold".
    let mut open: Vec<String> = said.to_vec();
    (0..said.len()).filter(|&at| is_named(at)).for_each(|at| open[at] = "*".to_owned());
    let places = places::of(&open, things.size)?;
    for (_, span) in &places {
        span.clone().for_each(|at| open[at] = "*".to_owned());
    }
    let mut place = places.iter().map(|it| it.0);
    let place = match (place.next(), place.next()) {
        (place, None) => place,
        _ => return None,
    };
    let is_either_side = says(&open, relations::EITHER_SIDE);
    // "The Brit likes brown most."
    if open.last().is_some_and(|it| it == "most") && says(&open, "like|likes|love|loves|prefer|prefers|enjoys") {
        open.pop();
    }
    if says(&open, NOT_SIMPLE) && !is_either_side || says(&open, ";") || says(&open, OPPOSED) {
        return None;
    }
    let related = relations::of(&open, &mentions)?;
    let counted = related.as_ref().and_then(|it| it.count_at);
    let is_number = |at: usize| {
        let of = open.get(at + 1).is_some_and(|it| it == "of");
        Some(at) != counted
            && (cardinal(&open[at]).is_some_and(|_| open[at] != "one" || of) || ordinal(&open[at]).is_some())
    };
    if (0..open.len()).any(is_number) {
        return None;
    }
    let denied: Vec<usize> =
        (0..open.len()).filter(|&at| says(&open[at..=at], "not|never|no|neither|nor|isn|doesn|none")).collect();
    let is_denied = !denied.is_empty();
    let clue = |kind: &str, one: &Mention, other: Option<&Mention>, by: i64| Clue {
        number,
        kind: kind.to_owned(),
        one: things.name(*one).to_owned(),
        other: other.map_or(String::new(), |it| things.name(*it).to_owned()),
        by,
    };
    if let Some(neither) = place_of(said, "neither") {
        // "Neither Ann nor Bob has the cat", "Ann has neither the cat nor the dog".
        let (apart, joint): (Vec<Mention>, Vec<Mention>) = match mentions[..] {
            [one, two, three] if neither < one.at => (vec![three], vec![one, two]),
            [one, two, three] if one.at < neither => (vec![one], vec![two, three]),
            _ => return None,
        };
        if related.is_some() || place.is_some() {
            return None;
        }
        return Some(Said::Clues(joint.iter().map(|it| clue("differ", &apart[0], Some(it), 0)).collect()));
    }
    // "Does not have the cat but the dog" denies one of two, and "not in house 2, not in house 3" is told twice.
    if denied.len() > 1 || is_denied && says(&open, "but") {
        return None;
    }
    match (related, place) {
        (Some(_), Some(_)) => None,
        (None, Some(place)) => {
            // "Alice and the cat are in house 2" or "Alice, who has the cat, lives in the first house".
            if is_denied && mentions.len() > 1 || are_of_one_kind(&mentions) || says(&open, OF_PLACES_BESIDE) {
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
            if rest.is_empty()
                || are_of_one_kind(&mentions)
                || is_denied && rest.len() > 1
                || says(&open, OF_PLACES)
                || mentions.windows(2).any(|it| !may_be_one(said, &it[0], &it[1], things))
            {
                return None;
            }
            let kind = if is_denied { "differ" } else { "same" };
            Some(Said::Clues(rest.iter().map(|it| clue(kind, one, Some(it), 0)).collect()))
        }
        (Some(related), None) => {
            let (first, second) = sides(said, &mentions, &related)?;
            if are_of_one_kind(&first) || are_of_one_kind(&second) || is_denied && first.len() + second.len() > 2 {
                return None;
            }
            let mut clues: Vec<Clue> = first[1..].iter().map(|it| clue("same", &first[0], Some(it), 0)).collect();
            clues.extend(second[1..].iter().map(|it| clue("same", &second[0], Some(it), 0)));
            let (one, other) = (&first[0], &second[0]);
            clues.push(match (related.what, is_denied) {
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

/// Words of a relation beside a place that is named: what is meant is not clear.
const OF_PLACES_BESIDE: &str =
    "next|beside|between|neighbor|neighbour|neighbors|neighbours|adjacent|away|apart|before|after|houses";

/// Whether what is mentioned next may be the same person: who "visits the cat owner" is another one, who "is the cat owner"
/// the same.
fn may_be_one(said: &[String], one: &Mention, other: &Mention, things: &Things) -> bool {
    let is_of_a_person =
        said.get(other.at + other.length).is_some_and(|word| is_doer(word)) || things.is_of_people(other.kind);
    let between = &said[one.at + one.length..other.at];
    let is_of_clues = |word: &String| {
        says(std::slice::from_ref(word), OF_CLUES) || is_doer(word) || !things.kinds_of(word).is_empty()
    };
    // "Ann has the tea drinker": a verb of having does not lead from one person to another.
    let is_had = things.is_of_people(one.kind)
        && is_of_a_person
        && !says(between, "is|was|are|were|be|who|s|whose|of|by|from|with|belongs|named|called|lives|turns");
    !is_of_a_person || !is_had && between.iter().all(is_of_clues)
}

/// Who is on the first side of the relation, and who on the other.
fn sides(said: &[String], mentions: &[Mention], related: &Related) -> Option<(Vec<Mention>, Vec<Mention>)> {
    let (before, after): (Vec<Mention>, Vec<Mention>) = mentions.iter().partition(|it| it.at < related.at);
    // "Next to the cat and the dog" may be next to both.
    let are_joined = |group: &[Mention]| {
        group.windows(2).any(|it| {
            let between = &said[it[0].at + it[0].length..it[1].at];
            let Some(and) = between.iter().position(|word| word == "and") else {
                return false;
            };
            // "The red door and the tea": a noun may stand before the "and", but no clause.
            let is_noun = |word: &String| {
                matches!(&**word, "the" | "a" | "an" | "s")
                    || between.len() < 5
                        && !says(std::slice::from_ref(word), "who|that|which|is|was|are|has|have|lives|live|owns|likes|drinks|keeps|smokes|eats|plays|wears|drives|of|to|in|at|on|from|with")
            };
            between[..and].iter().all(is_noun)
                && between[and + 1..].iter().all(|word| matches!(&**word, "the" | "a" | "an" | "s"))
        })
    };
    let is_apart = matches!(related.what, What::Apart(_));
    let (first, second) = match (&before[..], &after[..]) {
        // "On Ann's left is Bob", "Bob is Ann's left neighbour".
        _ if related.of.is_some() => {
            let (of, others): (Vec<Mention>, Vec<Mention>) = mentions.iter().partition(|it| Some(it.at) == related.of);
            (others, of)
        }
        // "Left of the Dane lives Ann".
        ([], [one, other]) => (vec![*other], vec![*one]),
        ([one, other], []) if is_apart => (vec![*one], vec![*other]),
        // "Ann has Bob on her left".
        ([one, other], []) if !are_joined(&before) => (vec![*other], vec![*one]),
        ([_, ..], [_, ..]) if are_joined(&before) || are_joined(&after) => return None,
        // "Ann has a neighbour on the left who keeps a dog".
        ([_, ..], [_, ..]) if related.is_turned => (after.clone(), before.clone()),
        ([_, ..], [_, ..]) => (before.clone(), after.clone()),
        _ => return None,
    };
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
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

/// The number of the place that these words name: "the first house", "house 3", "on the far left".
pub fn number_of_place(said: &[String], size: usize) -> Option<usize> {
    match places::of(said, size)?[..] {
        [(Place::At(number), _)] => Some(number),
        _ => None,
    }
}
