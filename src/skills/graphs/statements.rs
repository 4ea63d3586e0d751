//! Who must come before whom, in words or as pairs.
//!
//! "Algebra before Calculus", "to take Calculus you must first take Algebra", "Calculus requires Algebra", `(1, 0)` with a
//! sentence that says which of the two comes first: each sentence has one word that orders things, and what stands on either
//! side of it is named there. A sentence that names things and cannot be understood makes the whole unread.

use std::collections::BTreeMap;
use std::ops::Range;

use super::prerequisites;
use crate::language::{Telling, is_about_the_form, says};
use crate::problem::{Literal, Prompt, Sentence};

/// The things of a prompt and which of them must come before which.
pub struct Told {
    pub things: Vec<String>,
    /// The earlier and the later.
    pub pairs: Vec<(String, String)>,
    /// Whether it is said which of two in a pair is the earlier.
    pub is_direction_known: bool,
}

/// Words between or around the names of things that name nothing.
const NO_NAMES: &str = "no none nothing any anything a an the and or & to you i we he she they one must have has had need needs should can may could shall will would be been being is are was were \
    taken take takes taking took complete completes completed completing finish finishes finished finishing pass passes passed passing study studies studied studying \
    learn learned learning do does done doing attend attending attended enroll enrol enrolling enrolled enrollment register registering course courses class classes task tasks module modules lesson lessons unit units training trainings workshop workshops \
    subject subjects job jobs step steps lecture lectures it itself first second only if in order want wants wish wishes able start starts started starting begin begins \
    anyone anybody someone students student everyone all each both also must always comes come coming goes go going happen happens built build builds compile compiled \
    of for that this these those which whoever who as on at by with from please having possible allowed not cannot can't any other time get know knowing \
    prerequisite prerequisites package packages item items project projects part stage activity required needed necessary mandatory already successfully later earlier your my our their its \
    put worn wear wearing executed execute run finally school college university faculty department curriculum programme program then so well already too directly themselves he's until once before after says rule another other one two three four five six seven eight nine ten note moreover furthermore finally lastly next similarly likewise must've";

/// What is counted when it is told how many there are.
const COUNTED: &str = "course|class|task|job|module|subject|package|project|lecture|lesson|training|unit|workshop|exam|chapter|\
                       activity|step|badge";

/// Words that order what stands before them and what stands after: the left is the earlier.
const EARLIER: &[&str] = &[
    "before",
    "precedes",
    "precede",
    "prior to",
    "prerequisite of",
    "prerequisite for",
    "prerequisite to",
    "prerequisites of",
    "prerequisites for",
    "required for",
    "required by",
    "required before",
    "needed for",
    "needed by",
    "needed before",
    "necessary for",
    "unlocks",
    "unlock",
    "->",
    "→",
    "=>",
    "⇒",
    "earlier than",
    "ahead of",
    "leads to",
    "enables",
    "<",
];

/// Words of which the right is the earlier.
const LATER: &[&str] = &[
    "after",
    "requires",
    "require",
    "needs",
    "need",
    "depends on",
    "depend on",
    "dependent on",
    "follows",
    "follow",
    "until",
    "unless",
    "without",
    "once",
    "builds on",
    "relies on",
    "presupposes",
    "later than",
    "<-",
    "←",
    "preceded by",
    "prerequisite",
    "prerequisites",
    "requiring",
    "waits for",
    "wait for",
    ">",
];

/// Words that order only where nothing else does.
const WEAK: &[&str] = &["first", "then", "required to", "needed to"];

/// A word of a sentence as it is written.
#[derive(Clone)]
struct Word<'a> {
    text: &'a str,
    lower: String,
    /// Whether a comma or a colon stands after it.
    breaks: bool,
    /// Whether it is written with a capital where every word could be written small.
    is_capitalised: bool,
}

/// A thing that a sentence names.
#[derive(Clone, PartialEq)]
struct Named {
    name: String,
    at: usize,
    /// Whether more than "and" stands between it and the one before.
    begins_group: bool,
}

/// Reads all that the prompt says of the order of things.
pub fn read(telling: &Telling) -> Option<Told> {
    let prompt = telling.prompt;
    let outline = prompt.outline();
    let mut pairs: Vec<(String, String)> = Vec::new();
    let has_literals = !outline.literals.is_empty();
    let mut is_direction_known = true;
    let mut listed: Option<Vec<String>> = None;

    // "[a, b] means ..." shows no things but names the two of a pair.
    let is_explained = |names: &[&str]| {
        let sentences = outline.sentences.iter().filter_map(|it| explained(prompt.text_of(it)));
        names.len() == 2 && sentences.into_iter().any(|(one, other, _)| [one, other] == names[..])
    };

    // "(1, 0), (2, 1)": pairs that stand beside each other and in no list.
    let is_flat = |it: &&crate::problem::Shown<Literal>| {
        let names = it.what.all_written().filter(|names| names.len() == 2 && !is_explained(names));
        !it.is_example && names.is_some_and(|names| names.iter().all(|it| it.chars().all(|c| c.is_ascii_digit())))
    };
    let flat: Vec<_> = outline.literals.iter().filter(is_flat).collect();
    let has_rows = outline.literals.iter().any(|it| !it.is_example && shown_pairs(&it.what).is_some());
    let are_pairs = flat.len() > 1 && !has_rows;

    // What is shown in brackets: pairs, or a list of all the things, or for each thing those before it.
    for literal in outline.literals.iter().filter(|it| !it.is_example) {
        let alone = flat.iter().any(|it| it.span == literal.span) && are_pairs;
        let alone = alone.then(|| literal.what.all_written()).flatten();
        let alone = alone.map(|it| vec![(it[0].to_owned(), it[1].to_owned())]);
        if let Some(found) = alone.or_else(|| shown_pairs(&literal.what)) {
            let is_turned = direction(telling);
            is_direction_known &= is_turned.is_some();
            let is_turned = is_turned.unwrap_or(true);
            pairs.extend(found.into_iter().map(|(one, other)| if is_turned { (other, one) } else { (one, other) }));
            telling.takes(&literal.span);
        } else if let Literal::Map(entries) = &literal.what {
            for (thing, before) in entries {
                let later = thing.written()?.to_owned();
                for earlier in before.all_written()? {
                    pairs.push((earlier.to_owned(), later.clone()));
                }
            }
            let is_said = prompt.says("prerequisite|require|depend|need|requirement|dependency");
            let is_turned = prompt.says("unlock|lead_to|enable|followed_by|come_after");
            if !is_said || is_turned {
                return None;
            }
            telling.takes(&literal.span);
        } else if let Some(things) = literal.what.all_written().filter(|it| it.len() > 1 && !is_explained(it)) {
            if listed.is_some() {
                return None;
            }
            listed = Some(things.into_iter().map(str::to_owned).collect());
            telling.takes(&literal.span);
        }
    }
    let table = prerequisites::read(prompt);
    if let Some(table) = &table {
        if listed.is_some() {
            return None;
        }
        telling.takes(&table.span);
        pairs.extend(table.pairs.iter().cloned());
        listed = Some(table.things.clone());
    }
    let in_table = |span: &Range<usize>| {
        table.as_ref().is_some_and(|table| table.span.start < span.end && span.start < table.span.end)
    };
    let has_shown = !pairs.is_empty();
    if listed.is_none() {
        listed = numbered(telling).or_else(|| named_in_a_row(telling));
    }
    let known: Option<Vec<Vec<String>>> = listed
        .as_ref()
        .map(|things| things.iter().map(|it| it.split_whitespace().map(str::to_lowercase).collect()).collect());

    // What is said in sentences, and in lines that are none: "A -> B".
    let blocks = outline.blocks.iter().filter(|block| !block.is_example);
    let lines = blocks.flat_map(|block| block.lines.iter().map(move |line| (line.as_str(), block.span.clone())));
    let said = outline.sentences.iter().filter(|it| !it.is_example);
    let said = said.flat_map(|sentence| full_stops(prompt.text_of(sentence)).map(|part| (part, sentence.span.clone())));
    let mut unclear: Vec<Range<usize>> = Vec::new();
    for (text, span) in said.chain(lines) {
        if in_table(&span) {
            continue;
        }
        if has_shown && (shows_pairs(prompt, &span) || explains_pairs(text)) {
            telling.takes(&span);
            continue;
        }
        let asks = text.trim_end().ends_with('?') || is_request(text);
        let is_led_in = text.split_once(": ").is_some_and(|(_, rest)| ordering(&words(rest)).is_some());
        let supposed = supposed(text).filter(|_| asks && !is_led_in);
        if (asks && !is_led_in && supposed.is_none()) || text.len() > 2_000 {
            continue;
        }
        let text = supposed.or_else(|| after_sides(text)).unwrap_or(text);
        match pairs_said(text, known.as_deref()) {
            Some(found) => {
                if !found.is_empty() {
                    telling.takes(&span);
                    pairs.extend(found);
                }
            }
            None => unclear.push(span),
        }
    }
    // Names that are listed nowhere are only believed where nearly every sentence tells of them.
    let is_idle = |sentence: &&Sentence| {
        let text = prompt.text_of(sentence);
        let asks = text.ends_with('?') || is_request(text) || is_about_the_form(prompt, sentence);
        !sentence.is_example && !asks && pairs_said(text, None).is_some_and(|it| it.is_empty())
    };
    if listed.is_none() && !has_shown && outline.sentences.iter().filter(is_idle).count() > 2 {
        return None;
    }
    let things = things_of(listed, &pairs)?;
    // "I have to take 3 classes" has to agree with what is named.
    for sentence in prompt.sentences_that_say(COUNTED) {
        let text = prompt.text_of(sentence);
        let is_counting = ordering(&words(text)).is_none() && !text.contains([',', ':']);
        if is_counting && prompt.of(sentence).iter().filter_map(|it| it.number()?.to_i64()).eq([things.len() as i64]) {
            telling.takes(&sentence.span);
        }
    }
    // A name may be written with a capital in one place and without in another.
    let as_listed: BTreeMap<String, &String> = things.iter().map(|it| (it.to_lowercase(), it)).collect();
    let named_alike = |name: String| as_listed.get(&name.to_lowercase()).map_or(name.clone(), |it| (*it).clone());
    let pairs: Vec<(String, String)> =
        pairs.into_iter().map(|(one, other)| (named_alike(one), named_alike(other))).collect();
    // A sentence that names things and was not understood may hold one more pair.
    let is_open = |span: &Range<usize>| {
        let words = words(&prompt.text[span.clone()]);
        let lowered: Vec<Vec<String>> =
            things.iter().map(|it| it.split_whitespace().map(str::to_lowercase).collect()).collect();
        let count = named(&words, Some(&lowered)).len();
        count > 1 || (count == 1 && ordering(&words).is_some())
    };
    if things.len() <= 400 && unclear.iter().any(is_open) {
        return None;
    }
    // Nothing is told to come before itself in words: then a name was misread.
    if !has_literals && pairs.iter().any(|(earlier, later)| earlier == later) {
        return None;
    }
    Some(Told { things, pairs, is_direction_known })
}

/// "... requires B and C. C requires A": a letter before a full stop may end a sentence.
fn full_stops(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let cuts: Vec<usize> = text
        .match_indices(". ")
        .map(|(at, _)| at + 1)
        .filter(|at| text[at + 1..].trim_start().starts_with(char::is_uppercase))
        .chain([text.len()])
        .collect();
    cuts.into_iter().map(move |end| {
        let part = text[start..end].trim();
        start = end;
        part
    })
}

/// "Can all courses be taken if 1 needs 0?" tells something after its "if".
fn supposed(text: &str) -> Option<&str> {
    let is_about_all = |asked: &str| {
        let asked = asked.to_lowercase();
        ["all ", "every", "both ", "order", "possible", "finish", "complete"].iter().any(|it| asked.contains(it))
    };
    [" if ", " given that ", " provided that ", " when "].iter().find_map(|joint| {
        let (asked, rest) = text.split_once(joint)?;
        let rest = rest.trim_end_matches('?');
        (is_about_all(asked) && ordering(&words(rest)).is_some()).then_some(rest)
    })
}

/// What follows "(left must be done before right):", which says of arrows what they say themselves.
fn after_sides(text: &str) -> Option<&str> {
    let (said, rest) = text.split_once(": ")?;
    let lower = said.to_lowercase();
    let place = |word: &str| lower.find(word);
    let is_usual = place("left")? < place("before")? && place("before")? < place("right")?;
    let has_arrows = ["->", "→", "=>"].iter().any(|arrow| rest.contains(arrow));
    (is_usual && has_arrows && !lower.contains(" not ")).then_some(rest)
}

/// All things, listed or only named in the pairs. None when the pairs name others than are listed, or one name is part of
/// another.
fn things_of(listed: Option<Vec<String>>, pairs: &[(String, String)]) -> Option<Vec<String>> {
    let lower = |it: &String| it.to_lowercase();
    let mut things: Vec<String> = listed.clone().unwrap_or_default();
    let mut known: std::collections::BTreeSet<String> = things.iter().map(lower).collect();
    if known.len() != things.len() {
        return None;
    }
    for name in pairs.iter().flat_map(|(one, other)| [one, other]) {
        if known.insert(lower(name)) {
            if listed.is_some() {
                return None;
            }
            things.push(name.clone());
        }
    }
    let is_part = |one: &str, other: &str| {
        one != other && format!(" {} ", other.to_lowercase()).contains(&format!(" {} ", one.to_lowercase()))
    };
    let is_mixed = listed.is_none()
        && things.len() <= 400
        && things.iter().any(|one| things.iter().any(|other| is_part(one, other)));
    // Names are all written in one way: "another" beside "Algebra" names nothing.
    let is_small = |it: &&String| it.starts_with(char::is_lowercase);
    let small = things.iter().filter(is_small).count();
    let is_mixed = is_mixed || listed.is_none() && small > 0 && small < things.len();
    let is_long = listed.is_none() && things.iter().any(|it| it.split_whitespace().count() > 4);
    (!is_mixed && !is_long).then_some(things)
}

/// "labeled from 0 to 5", "courses numbered 1 to 4".
fn numbered(telling: &Telling) -> Option<Vec<String>> {
    let prompt = telling.prompt;
    let labels = "labeled|labelled|numbered|number|label|called|named|course|courses";
    for sentence in prompt.sentences_that_say(labels) {
        let text = with_values(prompt, prompt.text_of(sentence));
        // "To", or a dash between two numbers, which are one token together.
        let has_joint = [" to ", " through ", " until ", "..", "–", " - ", " and "].iter().any(|it| text.contains(it))
            || text.split('-').zip(text.split('-').skip(1)).any(|(one, other)| {
                one.ends_with(|c: char| c.is_ascii_digit()) && other.starts_with(|c: char| c.is_ascii_digit())
            });
        let is_labelled = says(prompt.of(sentence), "labeled|labelled|numbered|number|label|called|named|0|1");
        if !has_joint
            || !is_labelled
            || text.contains(['[', '{', '('])
                && !text.contains("(0")
                && !text.contains("(1")
                && !text.contains("(number")
        {
            continue;
        }
        let numbers = whole_numbers(&text);
        let Some(range) = numbers.windows(2).rev().find(|two| two[0] <= 1 && two[1] > two[0]) else {
            continue;
        };
        let count = range[1] - range[0] + 1;
        let is_bare = !says(prompt.of(sentence), "labeled|labelled|numbered|number|label|called|named");
        // "There are 6 courses, labeled from 0 to 5."
        if count > 20_000
            || numbers.len() > 3
            || (numbers.len() == 3 && numbers[0] != count)
            || is_bare && numbers.len() != 3
        {
            continue;
        }
        telling.takes(&sentence.span);
        return Some((range[0]..=range[1]).map(|it| it.to_string()).collect());
    }
    None
}

/// The text with the values of what is given by name: "0 to numCourses - 1" where "numCourses = 5".
fn with_values(prompt: &Prompt, text: &str) -> String {
    let mut written = text.to_owned();
    for (at, _) in prompt.text.match_indices('=') {
        let name = prompt.text[..at].trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        let behind = prompt.text[at + 1..].trim_start();
        let digits = &behind[..behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len())];
        let is_name = name.len() > 2 || name == "n" || name == "N";
        if let (true, Ok(value)) = (is_name && name.starts_with(char::is_alphabetic), digits.parse::<i64>()) {
            for less in [format!("{name} - 1"), format!("{name}-1"), format!("{name} − 1"), format!("{name} – 1")] {
                written = written.replace(&format!(" {less}"), &format!(" {}", value - 1));
            }
            written = written.replace(&format!(" {name} "), &format!(" {value} "));
        }
    }
    written
}

fn whole_numbers(text: &str) -> Vec<i64> {
    let pieces = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty() && it.len() < 8);
    pieces.filter_map(|it| it.parse().ok()).collect()
}

/// "The courses are Algebra, Calculus and Physics."
fn named_in_a_row(telling: &Telling) -> Option<Vec<String>> {
    let prompt = telling.prompt;
    for sentence in prompt.sentences_that_say(
        "course|class|task|module|subject|job|step|package|project|lecture|item|activity|chore|training|workshop|unit|\
             chapter|exam|lesson|badge",
    ) {
        let text = prompt.text_of(sentence);
        // "The three chores Dishes, Laundry and Vacuuming": as many as are told.
        let counted = in_apposition(text).filter(|names| {
            const NUMBERS: [&str; 11] =
                ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
            let digits = names.len().to_string();
            let told: Vec<Word> = words(text);
            told.windows(2).any(|two| {
                is_topic(&two[1].lower)
                    && (two[0].lower == digits || NUMBERS.get(names.len()).is_some_and(|it| two[0].lower == *it))
            })
        });
        if counted.is_some() {
            telling.takes(&sentence.span);
            return counted;
        }
        if ordering(&words(text)).is_some() {
            continue;
        }
        // "Courses A, B and C."
        let is_bare = is_topic(text.split_whitespace().next().unwrap_or("")) && text.contains(',');
        let after_topic = text.split_once(' ').filter(|_| is_bare);
        if let Some(names) = in_apposition(text) {
            telling.takes(&sentence.span);
            return Some(names);
        }
        let Some((_, row)) = text.split_once(':').or_else(|| text.split_once(" are ")).or(after_topic) else {
            continue;
        };
        let row = row.trim().trim_end_matches(['.', ';']);
        let row = row.replace(", and ", ",").replace(" and ", ",").replace(" & ", ",");
        let names: Vec<String> = row.split([',', ';']).map(|it| it.trim().to_owned()).collect();
        let is_name = |it: &String| !it.is_empty() && it.split_whitespace().count() <= 4;
        if names.len() > 1 && names.iter().all(is_name) {
            telling.takes(&sentence.span);
            return Some(names);
        }
    }
    None
}

/// "Five modules, A, B, C, D and E, are to be taken."
fn in_apposition(text: &str) -> Option<Vec<String>> {
    let mut words = text.split_whitespace();
    let topic = words.find(|word| is_topic(word.trim_end_matches([',', ':'])))?;
    if !topic.ends_with(',') {
        return named_behind(text, topic);
    }
    let at = topic.as_ptr() as usize - text.as_ptr() as usize + topic.len();
    let row = &text[at..];
    let end = [", are ", ", which ", ", that ", ", have ", ", must ", ", can ", ", need ", ", is "]
        .iter()
        .filter_map(|end| row.find(end))
        .min();
    let row = row[..end?].replace(", and ", ",").replace(" and ", ",").replace(" & ", ",");
    let names: Vec<String> = row.split(',').map(|it| it.trim().to_owned()).collect();
    let is_name = |it: &String| {
        it.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && it.split_whitespace().count() <= 4
    };
    (names.len() > 1 && names.iter().all(is_name)).then_some(names)
}

/// "The three chores Dishes, Laundry and Vacuuming".
fn named_behind(text: &str, topic: &str) -> Option<Vec<String>> {
    let mut rest = text[topic.as_ptr() as usize - text.as_ptr() as usize + topic.len()..].trim_start();
    let mut names = Vec::new();
    loop {
        let length = rest
            .split_inclusive(' ')
            .take_while(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
            .scan(true, |open, word| {
                let is_open = *open;
                *open = !word.trim_end().ends_with([',', '.', '?', ';']);
                is_open.then_some(word.len())
            })
            .sum::<usize>();
        let name = rest[..length].trim().trim_end_matches([',', '.', '?', ';']);
        if name.is_empty() || name.split_whitespace().count() > 4 {
            return None;
        }
        names.push(name.to_owned());
        let is_last = names.len() > 1 && rest[..length].trim().ends_with(['.', '?', ';']);
        let after = &rest[length..];
        match after.strip_prefix("and ") {
            Some(last) => {
                let word = last.split([' ', ',', '.', '?', ';']).next()?;
                let is_name = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                names.push(word.to_owned());
                return is_name.then_some(names);
            }
            None if is_last || !rest[..length].trim().ends_with(',') => return None,
            None => rest = after,
        }
    }
}

fn is_topic(word: &str) -> bool {
    [
        "courses",
        "classes",
        "tasks",
        "jobs",
        "modules",
        "subjects",
        "steps",
        "packages",
        "projects",
        "lectures",
        "trainings",
        "units",
        "workshops",
        "exams",
        "chapters",
        "activities",
        "lessons",
        "badges",
        "chores",
    ]
    .contains(&&*word.to_lowercase())
}

fn shown_pairs(literal: &Literal) -> Option<Vec<(String, String)>> {
    let rows = literal.rows()?;
    let pairs: Option<Vec<(String, String)>> = rows
        .iter()
        .map(|row| match row[..] {
            [one, other] => Some((one.to_owned(), other.to_owned())),
            _ => None,
        })
        .collect();
    pairs.filter(|it| !it.is_empty())
}

fn shows_pairs(prompt: &Prompt, span: &Range<usize>) -> bool {
    prompt
        .outline()
        .literals
        .iter()
        .any(|it| it.span.start < span.end && span.start < it.span.end && shown_pairs(&it.what).is_some())
}

/// The two names of a pair that a sentence explains: "(a_i, b_i) means ...", "[a, b]", "a pair a, b".
fn explained(text: &str) -> Option<(&str, &str, &str)> {
    let with_letters = |it: &str| it.starts_with(|c: char| c.is_alphabetic() || c == '_');
    pair_in_brackets(text, with_letters).or_else(|| pair_in_brackets(text, |_| true))
}

/// The first two names in brackets of which both pass, and what follows them.
fn pair_in_brackets(text: &str, passes: impl Fn(&str) -> bool) -> Option<(&str, &str, &str)> {
    for (open, close) in [('(', ')'), ('[', ']')] {
        for (place, _) in text.match_indices(open) {
            let Some(length) = text[place..].find(close) else {
                continue;
            };
            let inside = &text[place + 1..place + length];
            let is_name = |it: &str| {
                let it = it.trim();
                !it.is_empty() && it.len() < 14 && it.chars().all(|c| c.is_alphanumeric() || c == '_')
            };
            match inside.split(',').collect::<Vec<_>>()[..] {
                [one, other]
                    if is_name(one)
                        && is_name(other)
                        && one.trim() != other.trim()
                        && passes(one.trim())
                        && passes(other.trim()) =>
                {
                    return Some((one.trim(), other.trim(), &text[place + length + 1..]));
                }
                _ => {}
            }
        }
    }
    None
}

fn explains_pairs(text: &str) -> bool {
    explained(text).is_some()
}

/// Whether the second of a shown pair is the earlier; none when it is not said.
fn direction(telling: &Telling) -> Option<bool> {
    let prompt = telling.prompt;
    for sentence in &prompt.outline().sentences {
        let text = prompt.text_of(sentence);
        let (one, other, rest) = match explained(text) {
            Some(found) => found,
            None if says(
                prompt.of(sentence),
                "pair|tuple the_first|the_former|first_element the_second|the_latter|second_element",
            ) =>
            {
                ("first", "second", text)
            }
            None => continue,
        };
        // "if you want to take a you must first take b, e.g. ..."
        let rest = rest.split("e.g").next().unwrap_or(rest).split(['[', '(', '{']).next().unwrap_or(rest);
        let known = [vec![one.to_lowercase()], vec![other.to_lowercase()]];
        let rest = rest.replace("the first", "first_").replace("the second", "second_");
        let known = if one == "first" { [vec!["first_".to_owned()], vec!["second_".to_owned()]] } else { known };
        if let Some(found) = pairs_said(&rest, Some(&known))
            && let [(earlier, _)] = &found[..]
        {
            telling.takes(&sentence.span);
            return Some(*earlier == known[1][0]);
        }
    }
    None
}

/// Sentences that ask or tell to do something, and order nothing.
fn is_request(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    let first = first.trim_matches(|c: char| !c.is_alphabetic());
    [
        "return",
        "give",
        "find",
        "list",
        "determine",
        "decide",
        "tell",
        "answer",
        "output",
        "print",
        "reply",
        "is",
        "are",
        "can",
        "could",
        "which",
        "what",
        "how",
        "name",
        "provide",
        "write",
        "does",
        "will",
        "consider",
        "suppose",
        "arrange",
        "show",
        "identify",
    ]
    .contains(&first)
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut before: Option<&str> = None;
    let end = text.trim_end().as_bytes().as_ptr_range().end;
    let is_last = |piece: &str| piece.as_bytes().as_ptr_range().end == end;
    text.split_whitespace()
        .enumerate()
        .filter_map(|(place, piece)| {
            let text = piece.trim_matches(|c: char| {
                matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '(' | ')' | '*' | '`')
            });
            let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
            let breaks = piece.ends_with([',', ';', ':']);
            // "Calculus I." names a course, "Before Calculus I take ..." does not.
            let before = before.replace(piece);
            let is_numeral = || {
                before.is_some_and(|it| it.starts_with(char::is_uppercase) && it.ends_with(char::is_alphanumeric))
                    && (piece.len() > 1 || is_last(piece))
            };
            let is_capitalised = place > 0 && text.starts_with(char::is_uppercase) && (text != "I" || is_numeral());
            (!text.is_empty()).then(|| Word { text, lower: text.to_lowercase(), breaks, is_capitalised })
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Side {
    Left,
    Right,
}

/// The word that orders: where it stands, how many words it takes, and which side of it is the earlier.
fn ordering(words: &[Word]) -> Option<(usize, usize, Side)> {
    all_orderings(words).into_iter().next()
}

fn all_orderings(words: &[Word]) -> Vec<(usize, usize, Side)> {
    let stands = |at: usize, phrase: &str| {
        let mut count = 0;
        let is_there = phrase.split(' ').all(|word| {
            count += 1;
            words.get(at + count - 1).is_some_and(|it| it.lower == word)
        });
        is_there.then_some(count)
    };
    let mut found: Vec<(usize, usize, Side)> = Vec::new();
    for at in 0..words.len() {
        // The longest phrase that begins here.
        let earlier = EARLIER.iter().filter_map(|phrase| Some((stands(at, phrase)?, Side::Left)));
        let later = LATER.iter().filter_map(|phrase| Some((stands(at, phrase)?, Side::Right)));
        let Some((length, side)) = earlier.chain(later).max_by_key(|(length, _)| *length) else {
            continue;
        };
        let next = words.get(at + length).map_or("", |it| it.lower.as_str());
        // "Painting requires Drawing" names a course.
        let is_named = words.get(at + length).is_some_and(|it| it.is_capitalised);
        let is_helping = matches!(&*words[at].lower, "need" | "needs" | "require" | "requires")
            && (matches!(next, "to" | "be") || next.ends_with("ing") && next.len() > 5 && !is_named);
        // "One after another" orders nothing.
        let is_idiom = matches!(next, "another" | "each")
            || next == "the" && words.get(at + length + 1).is_some_and(|it| it.lower == "other");
        if !is_helping && !is_idiom {
            found.push((at, length, side));
        }
    }
    // "has Algebra as a prerequisite": what stands between is the earlier.
    if let [(at, _, Side::Right)] = found[..]
        && words[at].lower.starts_with("prerequisite")
        && let Some(has) =
            words[..at].iter().position(|it| matches!(&*it.lower, "has" | "have" | "having" | "with" | "lists"))
    {
        return vec![(has, 1, Side::Right)];
    }
    if found.is_empty() {
        found = (0..words.len())
            .filter_map(|at| {
                let length = WEAK.iter().find_map(|phrase| stands(at, phrase))?;
                let side = if words[at].lower == "first" { Side::Right } else { Side::Left };
                Some((at, length, side))
            })
            .take(1)
            .collect();
    }
    found
}

/// The things named in these words. Without a list of them, all that is no word of [`NO_NAMES`] names one.
fn named(words: &[Word], known: Option<&[Vec<String>]>) -> Vec<Named> {
    let is_joint = |it: &Word| matches!(&*it.lower, "and" | "&" | "both" | "or");
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    let mut gap = true;
    while at < words.len() {
        let length = match known {
            Some(known) => known
                .iter()
                .filter(|name| {
                    name.len() <= words.len() - at
                        && name.iter().zip(&words[at..]).all(|(one, other)| *one == other.lower)
                })
                .map(Vec::len)
                .max()
                .unwrap_or(0),
            None => {
                // Where names are written with capitals, no other word is one.
                let has_capitals = words.iter().any(|it| it.is_capitalised);
                let is_no_name = |it: &Word| NO_NAMES.split_whitespace().any(|word| word == it.lower);
                // "A needs B", where "A" is no article.
                let is_letter = words[at].text == "A" && words.get(at + 1).is_none_or(is_no_name);
                let is_name = |it: &Word| {
                    it.is_capitalised
                        || is_letter
                        || !is_no_name(it) && (!has_capitals || it.text.starts_with(char::is_uppercase))
                };
                // "First Aid" at the beginning of a sentence.
                let is_begun = at == 0
                    && words[0].text == "First"
                    && !words[0].breaks
                    && words.get(1).is_some_and(|it| it.is_capitalised);
                let mut length = usize::from(is_begun);
                while let Some(word) = words.get(at + length).filter(|it| is_name(it)) {
                    length += 1;
                    if word.breaks {
                        break;
                    }
                }
                length
            }
        };
        if length == 0 {
            gap |= !is_joint(&words[at]);
            at += 1;
            continue;
        }
        let name: Vec<&str> = words[at..at + length].iter().map(|it| it.text).collect();
        found.push(Named { name: name.join(" "), at, begins_group: gap });
        gap = false;
        at += length;
    }
    found
}

/// "Needs A done before it" says no more than "needs A".
fn without_before_it<'a>(words: Vec<Word<'a>>) -> Vec<Word<'a>> {
    let is = |at: usize, choices: &[&str]| words.get(at).is_some_and(|it: &Word| choices.contains(&&*it.lower));
    let mut is_left_out = vec![false; words.len()];
    for at in 0..words.len() {
        let needs = (0..at)
            .rev()
            .take_while(|&it| !words[it].breaks || it + 1 == at)
            .any(|it| is(it, &["needs", "need", "requires", "require", "wants", "expects"]))
            || (0..at).any(|it| is(it, &["needs", "need", "requires", "require"]));
        if needs && is(at, &["before"]) && is(at + 1, &["it", "that", "them"]) {
            let done = at > 0 && is(at - 1, &["done", "completed", "finished", "passed", "taken"]);
            is_left_out[at - usize::from(done)..at + 2].fill(true);
        }
    }
    // A comma behind what is left out parts what stands before it.
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for (word, is_left_out) in words.into_iter().zip(is_left_out) {
        match (is_left_out, kept.last_mut()) {
            (true, Some(last)) => last.breaks |= word.breaks,
            (true, None) => {}
            (false, _) => kept.push(word),
        }
    }
    kept
}

/// Where a sentence with several ordering words is cut between two of them: before an "and" that a comma or "both" makes
/// plain, else behind the last comma or "and". What stands before "before" may be several, so that it must be plain there.
fn cut_between(words: &[Word], from: usize, to: usize, side: Side) -> Option<usize> {
    let joins = |it: usize| matches!(&*words[it].lower, "and" | "but" | "while" | "then");
    let plain: Vec<usize> = (from..to).filter(|&it| it + 1 < to && words[it].breaks && joins(it + 1)).collect();
    if let [at] = plain[..] {
        return Some(at + 2);
    }
    if let Some(both) = (from + 1..to).find(|&it| words[it].lower == "both") {
        return Some(both);
    }
    let cuts: Vec<usize> = (from..to).filter(|&it| words[it].breaks || joins(it)).collect();
    let last = *cuts.last()?;
    (cuts.len() == 1 || side == Side::Right).then_some(last + 1)
}

/// The pairs that a sentence tells, none of them where it orders nothing. None when it orders in a way that is not
/// understood.
fn pairs_said(text: &str, known: Option<&[Vec<String>]>) -> Option<Vec<(String, String)>> {
    // "Put these in order: A before B": what stands before the colon orders nothing.
    let text = match text.split_once(": ") {
        Some((lead, rest)) if ordering(&words(lead)).is_none() && ordering(&words(rest)).is_some() => rest,
        _ => text,
    };
    let all = without_before_it(words(text));
    let orderings = all_orderings(&all);
    match orderings[..] {
        [] => Some(Vec::new()),
        [one] => pairs_of(&all, one, known),
        _ => {
            // Several are told in one sentence, divided by commas or "and".
            let mut found = Vec::new();
            let mut start = 0;
            let mut subject: &[Word] = &[];
            for (index, &(at, ..)) in orderings.iter().enumerate() {
                let end = match orderings.get(index + 1) {
                    None => all.len(),
                    Some(&(next, _, side)) => cut_between(&all, at, next, side)?,
                };
                // "Algebra comes before Geometry and before Statistics": the subject holds on.
                let own = &all[start..end];
                let is_led = !named(&all[start..at], known).is_empty();
                let clause: Vec<Word> = if is_led { own.to_vec() } else { [subject, own].concat() };
                let orders = all_orderings(&clause);
                let [order] = orders[..] else {
                    return None;
                };
                let told = pairs_of(&clause, order, known)?;
                // One that says nothing of two things is not understood.
                if told.is_empty() && !named(&clause, known).is_empty() {
                    return None;
                }
                found.extend(told);
                if is_led {
                    subject = &all[start..at];
                }
                start = end;
            }
            Some(found)
        }
    }
}

/// The pairs that a clause with one ordering word tells.
fn pairs_of(
    words: &[Word],
    (at, length, side): (usize, usize, Side),
    known: Option<&[Vec<String>]>,
) -> Option<Vec<(String, String)>> {
    let is = |word: &str| words.iter().any(|it| it.lower == word);
    if is("or") || is("either") {
        return None;
    }
    let (left, right) = (named(&words[..at], known), named(&words[at + length..], known));
    // "Algebra has no prerequisites", "Algebra does not require anything".
    if ["no", "nothing", "none"].iter().any(|word| is(word)) || (is("not") && is("any")) {
        return (left.len() + right.len() <= 1 || right.is_empty()).then(Vec::new);
    }
    let is_negated = ["not", "never", "cannot", "can't", "doesn't", "don't", "needn't"].iter().any(|word| is(word));
    let is_barring = ["until", "unless", "without", "before"].contains(&&*words[at].lower);
    if is_negated && !is_barring {
        return None;
    }
    // "A cannot be taken before B": B is the earlier.
    let side = if is_negated && words[at].lower == "before" { flipped(side) } else { side };
    let first_group = |some: &[Named]| 1 + some.iter().skip(1).take_while(|it| !it.begins_group).count();
    let (earlier, later): (Vec<Named>, Vec<Named>) = match (left.is_empty(), right.is_empty()) {
        (true, true) => return Some(Vec::new()),
        // "Before Calculus, take Algebra": the one that the word stands with, and then the other.
        (true, false) => {
            let cut = first_group(&right);
            let (with, rest) = right.split_at(cut);
            match side {
                Side::Left => (rest.to_vec(), with.to_vec()),
                Side::Right => (with.to_vec(), rest.to_vec()),
            }
        }
        // "to take A you must take B first"
        (false, true) => {
            if words[at].lower != "first" {
                return if left.len() > 1 { None } else { Some(Vec::new()) };
            }
            let cut = left.iter().rposition(|it| it.begins_group)?;
            let (rest, with) = left.split_at(cut);
            (with.to_vec(), rest.to_vec())
        }
        (false, false) if words[at].lower == "first" => {
            // "to take A you must first take B", "you must first take B to take A"
            let cut = first_group(&right);
            let (with, rest) = right.split_at(cut);
            (with.to_vec(), left.iter().chain(rest).cloned().collect())
        }
        (false, false) => match side {
            Side::Left => (left, right),
            Side::Right => (right, left),
        },
    };
    if earlier.is_empty() || later.is_empty() {
        return if earlier.len() + later.len() > 1 { None } else { Some(Vec::new()) };
    }
    let pairs = earlier.iter().flat_map(|one| later.iter().map(move |other| (one.name.clone(), other.name.clone())));
    Some(pairs.collect())
}

fn flipped(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Vec<(String, String)>> {
        pairs_said(text, None)
    }

    fn is(text: &str, pairs: &[(&str, &str)]) {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        assert_eq!(said(text), Some(pairs), "{text}");
    }

    #[test]
    fn the_earlier_is_known_however_it_is_told() {
        for text in [
            "Algebra before Calculus",
            "To take Calculus you must first take Algebra.",
            "You must first take Algebra if you want to take Calculus.",
            "You need Algebra to take Calculus.",
            "Calculus requires Algebra.",
            "Calculus depends on Algebra.",
            "Algebra is a prerequisite for Calculus.",
            "Calculus has Algebra as a prerequisite.",
            "Before you can take Calculus, you must have passed Algebra.",
            "Before taking Calculus, take Algebra.",
            "Calculus can only be taken after Algebra.",
            "After Algebra comes Calculus.",
            "Calculus cannot be taken until Algebra is done.",
            "Algebra -> Calculus",
            "Calculus needs Algebra",
            "To take Calculus you must take Algebra first.",
            "The prerequisite for Calculus is Algebra.",
            "Algebra needs to be completed before Calculus.",
            "You cannot take Calculus before Algebra.",
        ] {
            is(text, &[("Algebra", "Calculus")]);
        }
    }

    #[test]
    fn several_at_once_and_what_is_not_understood() {
        is("Physics requires Algebra and Calculus.", &[("Algebra", "Physics"), ("Calculus", "Physics")]);
        is(
            "Baking comes after mixing, and mixing comes after weighing.",
            &[("mixing", "Baking"), ("weighing", "mixing")],
        );
        is(
            "Algebra comes before Geometry and before Statistics.",
            &[("Algebra", "Geometry"), ("Algebra", "Statistics")],
        );
        is("The rules state that Algebra may be taken only after Logic.", &[("Logic", "Algebra")]);
        is("Algebra has no prerequisites.", &[]);
        assert_eq!(said("Physics requires Algebra or Calculus."), None);
        assert_eq!(said("Physics need not come after Algebra."), None);
    }
}
