//! Orders told by comparisons: "Anna is taller than Ben. Ben is taller than Carl. Who is the shortest?"
//!
//! All comparisons of a prompt must be of one scale, and every sentence that names somebody must be one. What is less than
//! certain, such as "not taller", is not read.

use std::collections::BTreeSet;

use crate::language::{Telling, is_about_the_form};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// More than this are not lined up.
const MOST: usize = 9;
pub const OPEN: &str = "It cannot be told";
pub const CONTRADICTION: &str = "The comparisons contradict each other";

/// The two ends of a scale: words for more of it and for less, each as it compares and as it tells the end.
const SCALES: &[[&str; 4]] = &[
    ["taller", "tallest", "shorter", "shortest"],
    ["older", "oldest|eldest", "younger", "youngest"],
    ["faster|quicker", "fastest|quickest", "slower", "slowest"],
    ["heavier", "heaviest", "lighter", "lightest"],
    ["richer|wealthier", "richest|wealthiest", "poorer", "poorest"],
    ["bigger|larger", "biggest|largest", "smaller", "smallest"],
    ["higher", "highest", "lower", "lowest"],
    ["warmer|hotter", "warmest|hottest", "colder|cooler", "coldest|coolest"],
    ["longer", "longest", "shorter", "shortest"],
    ["stronger", "strongest", "weaker", "weakest"],
    ["better", "best", "worse", "worst"],
    ["thicker", "thickest", "thinner", "thinnest"],
    ["wider|broader", "widest|broadest", "narrower", "narrowest"],
    ["happier", "happiest", "sadder", "saddest"],
    ["deeper", "deepest", "shallower", "shallowest"],
    ["brighter", "brightest", "darker", "darkest"],
    ["louder", "loudest", "quieter", "quietest"],
    ["closer|nearer", "closest|nearest", "farther|further", "farthest|furthest"],
    ["cheaper", "cheapest", "dearer", "dearest"],
];
/// Who comes first; comparisons of this scale need no "than".
const BEFORE: [&str; 4] = ["before|ahead|earlier", "first|earliest|winner", "after|behind|later", "last|latest"];

const VERBS: &str = "is|was|are|were|finished|came|arrived|runs|ran|stands|sits|got|arrives|ended|comes|swims|swam|jumps|jumped|\
                     stood|sat|lives|left|finishes|looks|grew|feels";

struct Reader {
    /// The scale of which all is said, once it is known.
    scale: Option<Vec<String>>,
    names: Vec<String>,
    pairs: BTreeSet<(usize, usize)>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 || !prompt.says("than|before|after|ahead|behind") {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut reader = Reader { scale: None, names: Vec::new(), pairs: BTreeSet::new() };
    let mut question = None;
    let mut introduced = Vec::new();
    for sentence in &prompt.outline().sentences {
        if sentence.is_example || is_about_the_form(prompt, sentence) {
            continue;
        }
        let text = prompt.text_of(sentence);
        let words = words(text);
        let first = words.first()?;
        let asks = text.ends_with('?') || first.eq_ignore_ascii_case("order") || first.eq_ignore_ascii_case("list");
        telling.takes(&sentence.span);
        if asks {
            question.is_none().then_some(())?;
            question = Some(words);
        } else if !reader.compares(&words, &mut 0) {
            introduced.push(words);
        }
    }
    if reader.pairs.len() < 2 {
        return None;
    }
    for words in introduced {
        reader.introduces(&words)?;
    }
    let question = question?;
    let names = Value::texts(&reader.names);
    let pairs = Value::list(reader.pairs.iter().map(|&(a, b)| Value::texts([&reader.names[a], &reader.names[b]])));
    if !(3..=MOST).contains(&reader.names.len()) {
        return None;
    }
    let (goal, unknown) = match reader.asked(&question)? {
        Asked::Place(place) => {
            let goal = Goal::new("in_place", vec![names, pairs, Value::from(place)]);
            (goal, format!("who is {}", told_place(place)))
        }
        Asked::Whether(a, b) => {
            let both = [&reader.names[a], &reader.names[b]].map(Value::text);
            (Goal::new("comes_before", [vec![names, pairs], both.to_vec()].concat()), "whether it is so".to_owned())
        }
        Asked::All { is_reversed } => {
            let goal = Goal::new("in_order", vec![names, pairs, Value::Truth(is_reversed)]);
            (goal, "all in their order".to_owned())
        }
    };
    Some(telling.reading("logic", unknown, goal, Form::listed("", ", ", "", Form::Plain)))
}

fn told_place(place: i64) -> String {
    match place {
        1 => "first in the order".to_owned(),
        -1 => "last in the order".to_owned(),
        place if place < 0 => format!("number {} from the end of the order", -place),
        place => format!("number {place} in the order"),
    }
}

enum Asked {
    /// From 1 for the first, or from -1 for the last.
    Place(i64),
    Whether(usize, usize),
    All {
        is_reversed: bool,
    },
}

fn words(text: &str) -> Vec<&str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = match inside(first) {
            true => text[at..].find(|c: char| !inside(c)).unwrap_or(text.len() - at),
            false => first.len_utf8(),
        };
        if !first.is_whitespace() && !matches!(first, '.' | '?' | '!' | ':') {
            found.push(&text[at..at + length]);
        }
        at += length;
    }
    found
}

fn is(words: &[&str], at: usize, choices: &str) -> bool {
    words.get(at).is_some_and(|word| choices.split('|').any(|it| it.eq_ignore_ascii_case(word)))
}

/// Whether a word compares on any scale.
fn is_comparing(word: &str) -> bool {
    is(&[word], 0, "more|less")
        || SCALES.iter().chain([&BEFORE]).any(|scale| is(&[word], 0, scale[0]) || is(&[word], 0, scale[2]))
}

/// Whether a word names an end of any scale.
fn is_superlative(word: &str) -> bool {
    is(&[word], 0, "most|least")
        || SCALES.iter().chain([&BEFORE]).any(|scale| is(&[word], 0, scale[1]) || is(&[word], 0, scale[3]))
}

impl Reader {
    fn name(&mut self, name: String) -> usize {
        let known = self.names.iter().position(|it| *it == name);
        known.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        })
    }

    /// "Anna", "the red car".
    fn named(words: &[&str], at: usize) -> Option<(String, usize)> {
        const NO_NAMES: &str = "who|what|which|he|she|it|they|i|we|you|nobody|everyone|someone|all|each|one|if|but|and|only|that|\
                                both|neither|either|not|no|some|most|every|exactly|today|then";
        let is_letter = |at: usize| {
            at + 1 >= words.len()
                || is(words, at + 1, VERBS)
                || is_comparing(words[at + 1])
                || is(words, at + 1, ",|;|and|but")
        };
        let from = at + usize::from(is(words, at, "the") || is(words, at, "a|an") && !is_letter(at));
        let word = words.get(from)?;
        if is(words, from, NO_NAMES)
            || !word.starts_with(char::is_alphanumeric)
            || word.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        if word.starts_with(char::is_uppercase) {
            return Some(((*word).to_owned(), from + 1));
        }
        // Other things have an article, and end where a verb or a mark stands.
        if from == at {
            return None;
        }
        let is_end = |at: usize| {
            at >= words.len()
                || is_comparing(words[at])
                || is(words, at, VERBS)
                || is(words, at, ",|;|and|but|who|which|than")
        };
        let end = (from + 1..=from + 3).find(|&end| is_end(end))?;
        Some((format!("the {}", words[from..end].join(" ").to_lowercase()), end))
    }

    /// The word that compares, and whether it tells more of the scale.
    fn comparative(&mut self, words: &[&str], at: usize) -> Option<(bool, usize)> {
        if is(words, at, "more|less") && words.get(at + 2).is_some_and(|it| it.eq_ignore_ascii_case("than")) {
            let quality = words[at + 1].to_lowercase();
            let scale = vec![
                format!("more {quality}"),
                format!("most {quality}"),
                format!("less {quality}"),
                format!("least {quality}"),
            ];
            self.of_scale(&[scale])?;
            return Some((is(words, at, "more"), at + 3));
        }
        let word = words.get(at)?;
        let has_than = is(words, at + 1, "than");
        let of = usize::from(is(words, at + 1, "of"));
        let scales: Vec<Vec<String>> = std::iter::once(&BEFORE)
            .chain(SCALES)
            .filter(|scale| [scale[0], scale[2]].iter().any(|words| is(&[word], 0, words)))
            .filter(|scale| has_than || **scale == BEFORE && is(&[word], 0, "before|after|ahead|behind"))
            .map(|scale| scale.iter().map(|it| (*it).to_owned()).collect())
            .collect();
        self.of_scale(&scales)?;
        let scale = self.scale.as_ref()?;
        Some((is(&[word], 0, &scale[0]), at + 1 + usize::from(has_than) + of))
    }

    /// Whether this is the scale that all is said of. A word may belong to several until one is known.
    fn of_scale(&mut self, scales: &[Vec<String>]) -> Option<()> {
        match &self.scale {
            Some(known) => scales.contains(known).then_some(()),
            None => {
                self.scale = Some(scales.first()?.clone());
                Some(())
            }
        }
    }

    /// Takes a sentence of comparisons: "Anna is taller than Ben and Carl, but shorter than Dan, who is shorter than Eva."
    fn compares(&mut self, words: &[&str], at: &mut usize) -> bool {
        let known = (self.names.clone(), self.pairs.clone(), self.scale.clone());
        let read = self.comparisons(words, at);
        if read.is_none() {
            (self.names, self.pairs, self.scale) = known;
        }
        read.is_some()
    }

    fn comparisons(&mut self, words: &[&str], at: &mut usize) -> Option<()> {
        let mut subject: Option<usize> = None;
        // "In a race, ..." leads in.
        if is(words, 0, "in|on|at|during")
            && let Some(comma) = words.iter().take(6).position(|it| *it == ",")
            && !words[1..comma].iter().any(|it| it.starts_with(char::is_uppercase))
        {
            *at = comma + 1;
        }
        while *at < words.len() {
            if is(words, *at, ",|;|and|but|while|also") {
                *at += 1;
                continue;
            }
            let mut next = *at;
            if is(words, next, "who|which") {
                // It tells of whom was named last.
                next += 1;
            } else if let Some((name, end)) = Self::named(words, next) {
                subject = Some(self.name(name));
                next = end;
            }
            if is(words, next, VERBS) {
                next += 1;
            }
            let who = subject?;
            let (is_more, mut next) = self.comparative(words, next)?;
            loop {
                let (name, end) = Self::named(words, next)?;
                let other = self.name(name);
                if who == other {
                    return None;
                }
                self.pairs.insert(if is_more { (who, other) } else { (other, who) });
                next = end;
                let after = next + usize::from(is(words, next, ","));
                let goes_on = is(words, after, "and")
                    && Self::named(words, after + 1)
                        .is_some_and(|(_, end)| end >= words.len() || is(words, end, ",|;|but|and"));
                if !goes_on {
                    if is(words, after, "who|which") {
                        subject = Some(other);
                    }
                    break;
                }
                next = after + 1;
            }
            if is(words, next, "does|is|did|was|do") && next + 1 >= words.len() {
                next += 1;
            }
            *at = next;
        }
        subject.map(drop)
    }

    /// "Anna, Ben and Carl are friends": nobody new is compared, and nothing is said of those who are.
    fn introduces(&mut self, words: &[&str]) -> Option<()> {
        const SAYS_MORE: &str = "not|same|equal|equally|as|both|neither|nor|tie|tied|than|exactly|between|next|directly|immediately|\
                                 never|if|or|except|unless|only|except|twice|half|no|nobody|one|either|first|last|second|third";
        let says_more = |at: usize| is(words, at, SAYS_MORE) || is_comparing(words[at]) || is_superlative(words[at]);
        // "The teacher beats them all" tells of somebody, and so may whatever begins in another way.
        let is_list = Self::named(words, 0).is_some_and(|(_, end)| is(words, end, ",|and"));
        let is_led_in = is(
            words,
            0,
            "two|three|four|five|six|some|several|here|in|on|at|there|consider|yesterday|today|these|after",
        );
        if (0..words.len()).any(says_more) || !is_list && !is_led_in {
            return None;
        }
        let mut listed = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if word.starts_with(char::is_uppercase)
                && (at > 0 || is(words, 1, ",|and"))
                && !is(words, at, "who|the|in|on|a")
            {
                listed.push((*word).to_owned());
            }
        }
        let is_known = |it: &String| self.names.contains(it);
        // Who stands only in the list is one more of them; without any that is known it is no list of them.
        if listed.iter().any(is_known) {
            for name in listed {
                self.name(name);
            }
        } else if !listed.is_empty()
            || self.names.iter().any(|it| words.join(" ").to_lowercase().contains(&it.to_lowercase()))
        {
            return None;
        }
        Some(())
    }

    fn asked(&self, words: &[&str]) -> Option<Asked> {
        const IDLE: &str = "who|which|what|of|the|them|is|was|one|person|name|three|four|five|two|all|friends|people|children|then|\
                            now|so|runner|runners|finished|came|in|race|place|among|comes|arrived|boy|girl|child|student|boys|girls|\
                            students|siblings|does|did|do|has|have|tell|me|can|you|we|say|know|these|those|won|are|'s|team|car|\
                            line|stands|ones|person|finishes";
        const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
        let scale = self.scale.as_ref()?;
        let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
        let of_scale = |at: usize, end: usize| {
            scale[end].split('|').any(|it| {
                let row: Vec<&str> = it.split(' ').collect();
                row.iter().enumerate().all(|(place, word)| lower.get(at + place).is_some_and(|it| it == word))
            })
        };
        // "Order them from tallest to shortest."
        if is(words, 0, "order|list|rank|sort|arrange|put") || lower.contains(&"order".to_owned()) {
            let ends: Vec<usize> =
                (0..words.len()).flat_map(|at| [1, 3].into_iter().filter(move |&end| of_scale(at, end))).collect();
            let is_idle = (0..words.len()).all(|at| {
                is(words, at, IDLE)
                    || is(words, at, "order|list|rank|sort|arrange|put|from|to|by|what|with|starting|they|did|finish|finishing|,|their|'s|most|least")
                    || of_scale(at, 1)
                    || of_scale(at, 3)
                    || at > 0 && (of_scale(at - 1, 1) || of_scale(at - 1, 3))
            });
            let is_led_by_end = match ends[..] {
                [1, 3] | [1] => Some(false),
                [3, 1] | [3] => Some(true),
                [] if is_before(scale) => Some(false),
                _ => None,
            };
            return is_led_by_end.filter(|_| is_idle).map(|is_reversed| Asked::All { is_reversed });
        }
        // "Is Anna taller than Carl?"
        let named: Vec<usize> = (0..words.len())
            .filter(|&at| at > 0)
            .filter_map(|at| Self::named(words, at).filter(|(_, end)| *end > at))
            .filter_map(|(name, _)| self.names.iter().position(|it| *it == name))
            .collect();
        if is(words, 0, "is|was|did|does|are") {
            let [one, other] = named[..] else {
                return None;
            };
            let more = (0..words.len()).any(|at| of_scale(at, 0));
            let less = (0..words.len()).any(|at| of_scale(at, 2));
            let spoken =
                |word: &str| self.names.iter().any(|name| name.split(' ').any(|it| it.eq_ignore_ascii_case(word)));
            let is_idle = (1..words.len()).all(|at| {
                is(words, at, "than|finish|come|arrive|of|the|more|less|get|run")
                    || spoken(words[at])
                    || of_scale(at, 0)
                    || of_scale(at, 2)
                    || of_scale(at.saturating_sub(1), 0)
                    || of_scale(at.saturating_sub(1), 2)
            });
            return match (more, less, is_idle) {
                (true, false, true) => Some(Asked::Whether(one, other)),
                (false, true, true) => Some(Asked::Whether(other, one)),
                _ => None,
            };
        }
        if !named.is_empty() {
            return None;
        }
        let ordinal = (0..words.len())
            .find_map(|at| ORDINALS.iter().position(|it| lower[at] == *it).map(|place| (at, place as i64 + 1)));
        let top = (0..words.len()).find(|&at| of_scale(at, 1));
        let bottom = (0..words.len()).find(|&at| of_scale(at, 3));
        let has_middle = lower.iter().any(|it| it == "middle");
        let wins = is_before(scale) && lower.iter().any(|it| it == "won" || it == "wins");
        let is_idle = (0..words.len()).all(|at| {
            let is_part = |end: usize| {
                (at.saturating_sub(1)..=at)
                    .any(|from| of_scale(from, end) && from + scale[end].split(' ').count().min(2) > at)
            };
            is(words, at, IDLE)
                || is(words, at, "middle|,")
                || is_part(1)
                || is_part(3)
                || ordinal.is_some_and(|(it, _)| it == at)
        });
        if !is_idle {
            return None;
        }
        match (top, bottom, ordinal) {
            (None, None, None) if has_middle && self.names.len() % 2 == 1 => {
                Some(Asked::Place(self.names.len() as i64 / 2 + 1))
            }
            (None, None, None) if wins => Some(Asked::Place(1)),
            _ if has_middle => None,
            (Some(top), None, Some((at, place))) if is_before(scale) && top == at => Some(Asked::Place(place)),
            (None, None, Some((_, place))) if is_before(scale) => Some(Asked::Place(place)),
            (Some(_), None, None) => Some(Asked::Place(1)),
            (None, Some(_), None) => Some(Asked::Place(-1)),
            (Some(top), None, Some((at, place))) if at + 1 == top => Some(Asked::Place(place)),
            (None, Some(bottom), Some((at, place))) if at + 1 == bottom => Some(Asked::Place(-place)),
            _ => None,
        }
    }
}

fn is_before(scale: &[String]) -> bool {
    scale[0] == BEFORE[0]
}

/// Who is compared, and for each whom it comes before as it is told.
#[derive(Clone)]
struct Compared {
    names: Vec<String>,
    pairs: Vec<(usize, usize)>,
}

impl Compared {
    fn new(names: &Value, pairs: &Value) -> Option<Compared> {
        let names: Vec<String> = names.as_texts()?.into_iter().map(str::to_owned).collect();
        let place = |name: &Value| names.iter().position(|it| Some(it.as_str()) == name.as_text());
        let pairs: Option<Vec<(usize, usize)>> = pairs
            .as_rows()?
            .into_iter()
            .map(|row| match row {
                [a, b] => Some((place(a)?, place(b)?)),
                _ => None,
            })
            .collect();
        let is_each_once = names.iter().collect::<BTreeSet<_>>().len() == names.len();
        (is_each_once && (1..=MOST).contains(&names.len())).then_some(Compared { names, pairs: pairs? })
    }

    /// Whom each surely comes before, directly or through others.
    fn chains(&self, working: &mut Working) -> Result<Vec<BTreeSet<usize>>, Setback> {
        let mut after: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.names.len()];
        for &(a, b) in &self.pairs {
            after[a].insert(b);
        }
        for _ in 0..self.names.len() {
            for who in 0..self.names.len() {
                working.spend(1)?;
                let further: Vec<(usize, usize)> =
                    after[who].iter().flat_map(|&it| after[it].iter().map(move |&other| (it, other))).collect();
                for (between, other) in further {
                    if after[who].insert(other) {
                        let told = [who, between, other].map(|it| self.names[it].as_str());
                        working.note(|| {
                            format!(
                                "{} before {} and {} before {}: {} before {}",
                                told[0], told[1], told[1], told[2], told[0], told[2]
                            )
                        });
                    }
                }
            }
        }
        Ok(after)
    }

    /// All orders that the comparisons leave open, as far as they are looked for.
    fn orders(&self, working: &mut Working) -> Result<Vec<Vec<usize>>, Setback> {
        let (mut found, mut so_far) = (Vec::new(), Vec::new());
        self.line_up(&mut so_far, &mut found, working)?;
        working.note(|| match &found[..] {
            [] => "nobody can be put first without somebody who comes before".to_owned(),
            [only] => format!("only one order fits: {}", self.told(only)),
            [one, other, ..] => {
                format!("{} orders fit, such as {} and {}", found.len(), self.told(one), self.told(other))
            }
        });
        Ok(found)
    }

    fn line_up(
        &self,
        so_far: &mut Vec<usize>,
        found: &mut Vec<Vec<usize>>,
        working: &mut Working,
    ) -> Result<(), Setback> {
        working.spend(1)?;
        if so_far.len() == self.names.len() {
            found.push(so_far.clone());
            return Ok(());
        }
        for who in (0..self.names.len()).filter(|who| !so_far.contains(who)).collect::<Vec<_>>() {
            if self.pairs.iter().all(|&(a, b)| b != who || so_far.contains(&a)) {
                so_far.push(who);
                self.line_up(so_far, found, working)?;
                so_far.pop();
            }
        }
        Ok(())
    }

    fn told(&self, order: &[usize]) -> String {
        order.iter().map(|&it| self.names[it].as_str()).collect::<Vec<_>>().join(" - ")
    }
}

/// Ways to find who is first, or last, or in another place.
pub fn in_place(names: &Value, pairs: &Value, place: &Value) -> Vec<Approach> {
    let (Some(compared), Some(place)) = (Compared::new(names, pairs), place.as_number().and_then(|it| it.to_i64()))
    else {
        return Vec::new();
    };
    let count = compared.names.len() as i64;
    if place == 0 || place.abs() > count {
        return Vec::new();
    }
    // How many are before whom is asked for.
    let before = if place > 0 { place - 1 } else { count + place } as usize;
    let by_orders = compared.clone();
    vec![
        Approach::direct(
            "chains",
            "follow the comparisons, and count who surely comes before and after each",
            move |working| {
                let after = compared.chains(working)?;
                if (0..after.len()).any(|who| after[who].contains(&who)) {
                    return Ok(Value::text(CONTRADICTION));
                }
                for who in 0..after.len() {
                    let ahead = after.iter().filter(|it| it.contains(&who)).count();
                    let behind = after[who].len();
                    working.note(|| format!("{}: {ahead} before, {behind} after", compared.names[who]));
                    if ahead == before && ahead + behind + 1 == after.len() {
                        return Ok(Value::text(&compared.names[who]));
                    }
                }
                Ok(Value::text(OPEN))
            },
        ),
        Approach::direct("lining_up", "put them in a line in all ways that fit", move |working| {
            let orders = by_orders.orders(working)?;
            let found: BTreeSet<usize> = orders.iter().map(|order| order[before]).collect();
            Ok(match found.iter().collect::<Vec<_>>()[..] {
                [] => Value::text(CONTRADICTION),
                [&only] => Value::text(&by_orders.names[only]),
                _ => Value::text(OPEN),
            })
        }),
    ]
}

/// Ways to find whether one comes before another.
pub fn comes_before(names: &Value, pairs: &Value, one: &Value, other: &Value) -> Vec<Approach> {
    let Some(compared) = Compared::new(names, pairs) else {
        return Vec::new();
    };
    let place = |name: &Value| compared.names.iter().position(|it| Some(it.as_str()) == name.as_text());
    let (Some(one), Some(other)) = (place(one), place(other)) else {
        return Vec::new();
    };
    let by_orders = compared.clone();
    let told = |is_before, is_after| match (is_before, is_after) {
        (true, true) => CONTRADICTION,
        (true, false) => "Yes",
        (false, true) => "No",
        (false, false) => OPEN,
    };
    vec![
        Approach::direct("chains", "follow the comparisons from one to the other", move |working| {
            let after = compared.chains(working)?;
            let is_circular = (0..after.len()).any(|who| after[who].contains(&who));
            let (is_before, is_after) = (after[one].contains(&other), after[other].contains(&one));
            Ok(Value::text(told(is_before || is_circular, is_after || is_circular)))
        }),
        Approach::direct("lining_up", "put them in a line in all ways that fit", move |working| {
            let orders = by_orders.orders(working)?;
            let at = |order: &[usize], who| order.iter().position(|it| *it == who);
            let is_before = orders.iter().all(|order| at(order, one) < at(order, other));
            let is_after = orders.iter().all(|order| at(order, one) > at(order, other));
            Ok(Value::text(told(is_before, is_after)))
        }),
    ]
}

/// Ways to find the order of all, or from the other end.
pub fn in_order(names: &Value, pairs: &Value, is_reversed: &Value) -> Vec<Approach> {
    let (Some(compared), Value::Truth(is_reversed)) = (Compared::new(names, pairs), is_reversed) else {
        return Vec::new();
    };
    let (by_orders, is_reversed) = (compared.clone(), *is_reversed);
    let listed = move |names: &[String], order: &[usize]| {
        let mut order = order.to_vec();
        if is_reversed {
            order.reverse();
        }
        Value::texts(order.iter().map(|&it| &names[it]))
    };
    vec![
        Approach::direct(
            "chains",
            "follow the comparisons, and count how many each surely comes before",
            move |working| {
                let after = compared.chains(working)?;
                if (0..after.len()).any(|who| after[who].contains(&who)) {
                    return Ok(Value::text(CONTRADICTION));
                }
                let mut order: Vec<usize> = (0..after.len()).collect();
                order.sort_by_key(|&who| usize::MAX - after[who].len());
                let is_told = order.windows(2).all(|pair| after[pair[0]].contains(&pair[1]));
                Ok(if is_told { listed(&compared.names, &order) } else { Value::text(OPEN) })
            },
        ),
        Approach::direct("lining_up", "put them in a line in all ways that fit", move |working| {
            Ok(match &by_orders.orders(working)?[..] {
                [] => Value::text(CONTRADICTION),
                [only] => listed(&by_orders.names, only),
                _ => Value::text(OPEN),
            })
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).map(|it| it.goal.to_string())
    }

    #[test]
    fn comparisons_are_read_from_one_scale() {
        for (text, goals) in [
            (
                "Anna is taller than Ben. Ben is taller than Carl. Who is the shortest?",
                r#"in_place(["Anna", "Ben", "Carl"], [["Anna", "Ben"], ["Ben", "Carl"]], -1)"#,
            ),
            (
                "Ben finished before Carl but after Anna. Who came second?",
                r#"in_place(["Ben", "Carl", "Anna"], [["Ben", "Carl"], ["Anna", "Ben"]], 2)"#,
            ),
            (
                "The red car is more expensive than the blue car, which is more expensive than the van. Is the van more expensive than the red car?",
                r#"comes_before(["the red car", "the blue car", "the van"], [["the red car", "the blue car"], ["the blue car", "the van"]], "the van", "the red car")"#,
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(goals), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_comparison_is_not_read() {
        for text in [
            "Anna is taller than Ben. Ben is not taller than Carl. Who is the shortest?",
            "Anna is taller than Ben. Ben is older than Carl. Who is the shortest?",
            "Anna is 3 cm taller than Ben. Ben is taller than Carl. Who is the shortest?",
            "Anna is taller than Ben. Ben is usually taller than Carl. Who is the shortest?",
            "Anna is taller than Ben. Ben is taller than Carl. Anna and Dan are equally tall. Who is the tallest?",
            "Anna is taller than Ben. Ben is taller than Carl. Who is the oldest?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
