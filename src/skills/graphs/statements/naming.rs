//! What the things are that must come in an order: numbered, named in a row, or only by what is said of them.

use super::said::{Word, ordering, words};
use crate::language::{Telling, givens, says};
use crate::problem::Prompt;

/// What is counted when it is told how many there are.
pub(super) const COUNTED: &str = "course|class|task|job|module|subject|package|project|lecture|lesson|training|unit|workshop|exam|chapter|\
                       activity|step|badge";

/// All things, listed or only named in the pairs. None when the pairs name others than are listed, or one name is part of
/// another.
pub(super) fn things_of(listed: Option<Vec<String>>, pairs: &[(String, String)]) -> Option<Vec<String>> {
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
pub(super) fn numbered(telling: &Telling) -> Option<Vec<String>> {
    let prompt = telling.prompt;
    let labels = "labeled|labelled|numbered|number|label|called|named|course|courses|class|classes|module|modules|programme|program|curriculum|degree|task|tasks|unit|units|lecture|lectures";
    for sentence in prompt.sentences_that_say(labels) {
        let text = with_values(prompt, prompt.text_of(sentence));
        // "The modules 0, 1, 2 and 3."
        let numbers = whole_numbers(&text);
        let is_row = numbers.len() > 2 && numbers[0] <= 1 && numbers.windows(2).all(|two| two[1] == two[0] + 1);
        if is_row && ordering(&words(&text)).is_none() && !text.contains(['[', '{']) {
            telling.takes(&sentence.span);
            return Some(numbers.iter().map(i64::to_string).collect());
        }
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
pub(super) fn with_values(prompt: &Prompt, text: &str) -> String {
    let mut written = text.to_owned();
    for given in givens(&prompt.text) {
        let Ok(value) = prompt.text[given.value].parse::<i64>() else {
            continue;
        };
        for minus in [" - ", "-", " − ", " – "] {
            written = written.replace(&format!(" {}{minus}1", given.name), &format!(" {}", value - 1));
        }
        written = written.replace(&format!(" {} ", given.name), &format!(" {value} "));
    }
    written
}

pub(super) fn whole_numbers(text: &str) -> Vec<i64> {
    let pieces = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty() && it.len() < 8);
    pieces.filter_map(|it| it.parse().ok()).collect()
}

/// "L0 to L6", "C1-C5": names of one letter or more, and numbers that go on.
fn labelled_range(text: &str) -> Option<Vec<String>> {
    let text = text.replace([',', '.', '(', ')', ';', ':', '?'], " ").replace(['–', '…'], "-").replace('-', " - ");
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let cut = |piece: &str| -> Option<(String, i64)> {
        let digits = piece.len() - piece.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (name, number) = piece.split_at(piece.len() - digits);
        (!name.is_empty() && name.chars().all(char::is_alphabetic)).then_some((name.to_owned(), number.parse().ok()?))
    };
    pieces.windows(3).find_map(|three| {
        let is_joint = matches!(three[1], "to" | "through" | "-" | "until" | "till");
        let ((name, first), (other, last)) = (cut(three[0])?, cut(three[2])?);
        let is_range = is_joint && name == other && first < last && last - first < 400;
        is_range.then(|| (first..=last).map(|it| format!("{name}{it}")).collect())
    })
}

/// "The courses are Algebra, Calculus and Physics."
pub(super) fn named_in_a_row(telling: &Telling) -> Option<Vec<String>> {
    let prompt = telling.prompt;
    for sentence in prompt.sentences_that_say(
        "course|class|task|module|subject|job|step|package|project|lecture|item|activity|chore|training|workshop|unit|\
             chapter|exam|lesson|badge",
    ) {
        let text = prompt.text_of(sentence);
        // "Lectures L0 to L6."
        if let Some(names) = labelled_range(text).filter(|_| ordering(&words(text)).is_none()) {
            telling.takes(&sentence.span);
            return Some(names);
        }
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
pub(super) fn in_apposition(text: &str) -> Option<Vec<String>> {
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
pub(super) fn named_behind(text: &str, topic: &str) -> Option<Vec<String>> {
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

pub(super) fn is_topic(word: &str) -> bool {
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
