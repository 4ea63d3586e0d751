//! Goals said in words.

use super::{Goal, Skill, Value};

/// Items of a longer list are left out when it is said.
const MOST_ITEMS: usize = 8;

/// A given of a puzzle has at most so many letters in its title.
const LONGEST_GIVEN: usize = 40;

/// What a goal seeks, by the first saying of its verb that has a place for each of its givens.
///
/// ```
/// use polya::problem::{Goal, say};
/// let goal: Goal = "remainder({7^222}, 12)".parse().unwrap();
/// let said = say(&goal, &[("remainder", "the remainder when {0} is divided by {1}")]);
/// assert_eq!(said.unwrap(), "the remainder when 7^222 is divided by 12");
/// ```
pub fn say(goal: &Goal, sayings: &[(&str, &str)]) -> Option<String> {
    let (verb, given) = goal.parts();
    let has_places =
        |saying: &str| (0..given.len()).all(|index| has_place(saying, index)) && !has_place(saying, given.len());
    let &(_, saying) = sayings.iter().find(|(of, saying)| *of == verb && has_places(saying))?;
    let mut said = String::new();
    let mut pieces = saying.split('{');
    said += pieces.next()?;
    for piece in pieces {
        let (index, rest) = piece.split_once('}')?;
        said += &said_of(given.get(index.parse::<usize>().ok()?)?);
        said += rest;
    }
    Some(said)
}

/// What the goal of a puzzle seeks, by the saying of its verb. Givens that the prompt shows, such as a board or a list of
/// rules, may be left out, and long ones are cut.
///
/// ```
/// use polya::problem::{Goal, title};
/// let goal: Goal = r#"letters_counted("r", "strawberry", false)"#.parse().unwrap();
/// assert_eq!(title(&goal, &[("letters_counted", "how often {0} stands in {1}")]).unwrap(), "how often r stands in strawberry");
/// ```
pub fn title(goal: &Goal, sayings: &[(&str, &str)]) -> Option<String> {
    let (verb, given) = goal.parts();
    let (_, saying) = sayings.iter().find(|(of, _)| *of == verb)?;
    let mut pieces = saying.split('{');
    let mut said = pieces.next()?.to_owned();
    for piece in pieces {
        let (index, rest) = piece.split_once('}')?;
        let words = said_of(given.get(index.parse::<usize>().ok()?)?);
        let is_long = words.chars().count() > LONGEST_GIVEN;
        said.extend(words.chars().take(if is_long { LONGEST_GIVEN - 3 } else { LONGEST_GIVEN }));
        said += if is_long { "..." } else { "" };
        said += rest;
    }
    Some(said)
}

/// Whether a saying has a place, `{0}`, for the given with this index.
fn has_place(saying: &str, index: usize) -> bool {
    let mut pieces = saying.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
    pieces.any(|(place, _)| place.parse() == Ok(index))
}

/// Goals nested deeper than this keep their notation, and so does what would take more bytes in words.
const DEEPEST_SAID: usize = 5;
const LONGEST_SAID: usize = 400;

/// What a goal seeks, in words: those of its own skill, and inside them those of the goals inside it. None when the
/// goals inside have none: half words and half notation would be hard to read.
pub fn spoken(skills: &[Box<dyn Skill>], goal: &Goal) -> Option<String> {
    spoken_at(skills, goal, 0)
}

fn spoken_at(skills: &[Box<dyn Skill>], goal: &Goal, depth: usize) -> Option<String> {
    let mut said = skills.iter().find_map(|skill| skill.spoken(goal))?;
    for inner in goal.inner_goals() {
        let notation = inner.to_string();
        if !said.contains(&notation) {
            continue;
        }
        if depth == DEEPEST_SAID {
            return None;
        }
        if let Some(words) = spoken_at(skills, &inner, depth + 1) {
            said = said.replace(&notation, &words);
        } else if !inner.inner_goals().is_empty() {
            return None;
        }
    }
    (said.len() <= LONGEST_SAID).then_some(said)
}

/// A given in a sentence: `3, 5 and 11`. A goal keeps its notation.
fn said_of(value: &Value) -> String {
    let Value::List(items) = value else {
        return value.spoken();
    };
    let mut said: Vec<String> = items
        .iter()
        .map(|item| match item {
            Value::List(_) => format!("({})", item.spoken()),
            other => other.spoken(),
        })
        .collect();
    if said.len() > MOST_ITEMS {
        said.splice(3..items.len() - 1, ["...".to_owned()]);
    }
    match said.pop() {
        None => "nothing".to_owned(),
        Some(only) if said.is_empty() => only,
        Some(last) => format!("{} and {last}", said.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saying_needs_a_place_for_every_given() {
        let sayings = [("f", "the f of {0}"), ("f", "the f of {0} by {1}")];
        let said = |goal: &str| say(&goal.parse().unwrap(), &sayings);
        assert_eq!(said("f([3, 5, [1, 2]])").unwrap(), "the f of 3, 5 and (1, 2)");
        assert_eq!(said("f({x + 1 = 2}, g(3))").unwrap(), "the f of x + 1 = 2 by g(3)");
        assert_eq!(said("f(1, 2, 3)"), None);
        assert_eq!(said("g(1)"), None);
    }
}
