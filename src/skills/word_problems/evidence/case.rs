//! A case: what is seen in one prompt, and every way to put its numbers together.

use std::sync::LazyLock;

use super::asked::asked;
use super::cues::{Cue, Seen};
use super::measures::Measures;
use super::quantities::{Quantity, quantities};
use super::trees::{Between, Tree, trees};
use crate::problem::Prompt;
use crate::skills::word_problems::mentions::Story;
use crate::skills::word_problems::question::Question;

/// In how many senses a set of cues can speak: one for each operation between two numbers. Sets about something else use
/// the first few.
pub const SLOTS: usize = 6;

/// Stories of more numbers than this are not put together: the trees grow with the factorial of their number, and what they
/// say of long stories is mostly wrong.
pub(super) const MOST_NUMBERS: usize = 4;

/// What is seen in one prompt, and every way to put its numbers together.
#[derive(Debug)]
pub struct Case {
    /// Sets of cues: one for each pair of numbers, for each number left aside, and so on.
    pub sets: Vec<Vec<Cue>>,
    pub candidates: Vec<Evidence>,
    pub(super) quantities: Vec<Quantity>,
    /// The sets that speak of two numbers, with their places among the quantities.
    pub(super) pairs: Vec<(u16, usize, usize)>,
    /// What is asked for.
    pub(super) asked: Box<str>,
}

/// What speaks for one candidate: sets of cues, each in one sense.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub senses: Vec<(u16, u8)>,
    /// What the candidate comes to; none for "nothing of the kind".
    pub value: Option<f64>,
    /// Which numbers it uses, in the order of its leaves, and the tree over them.
    pub(super) leaves: Vec<usize>,
    pub(super) tree: Option<&'static Tree>,
    pub(super) rounding: Rounding,
}

/// What is done with a quotient that is no whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    None,
    Up,
    Down,
    /// What is left over is asked for, and not the quotient.
    Rest,
}

/// What the schemas read, as one more voice.
#[derive(Clone, Debug)]
pub struct Voice {
    /// What they come to.
    pub value: f64,
    /// How they came to it.
    pub cues: Vec<Cue>,
}

/// A tree with what it does between its leaves, and its shape as a name.
struct Template {
    tree: Tree,
    between: Vec<(usize, usize, Between)>,
    /// In which sense cues about the whole speak of it.
    root: u8,
    shape: String,
}

/// The senses of cues about a whole tree: its last operation, and how a quotient was made whole.
const DIFFERENCE: u8 = 1;
const QUOTIENT: u8 = 3;
const NUMBER: u8 = 4;
const ROUNDED_UP: u8 = 4;
const ROUNDED_DOWN: u8 = 5;

static TEMPLATES: LazyLock<Vec<Vec<Template>>> = LazyLock::new(|| {
    (0..=MOST_NUMBERS).map(|count| trees(&(0..count).collect::<Vec<_>>()).into_iter().map(template).collect()).collect()
});

fn template(tree: Tree) -> Template {
    let mut between = Vec::new();
    tree.between(&mut |one, two, what| between.push((one, two, what)));
    let root = match &tree {
        Tree::Leaf(_) => NUMBER,
        Tree::Sum(parts) if parts.iter().any(|(adds, _)| !adds) => DIFFERENCE,
        Tree::Sum(_) => DIFFERENCE - 1,
        Tree::Product(parts) if parts.iter().any(|(multiplies, _)| !multiplies) => QUOTIENT,
        Tree::Product(_) => QUOTIENT - 1,
    };
    let shape = shape(&tree);
    Template { tree, between, root, shape }
}

/// `(*(+1-1)*1)`: a difference times a number. Which numbers they are is left out.
fn shape(tree: &Tree) -> String {
    let (parts, names) = match tree {
        Tree::Leaf(_) => return "1".to_owned(),
        Tree::Sum(parts) => (parts, ['+', '-']),
        Tree::Product(parts) => (parts, ['*', '/']),
    };
    let mut inside: Vec<String> = parts
        .iter()
        .map(|(sign, part)| format!("{}{}", if *sign { names[0] } else { names[1] }, shape(part)))
        .collect();
    inside.sort();
    format!("({})", inside.concat())
}

/// All cues and candidates of a story; none when there is nothing to weigh.
pub fn case_of(prompt: &Prompt, story: &Story, question: Option<&Question>, voice: Option<&Voice>) -> Option<Case> {
    let all = quantities(prompt, story, question);
    let asked = asked(prompt, story, question, all.as_deref().unwrap_or_default())?;
    let is_few = |all: &Vec<Quantity>| (2..=MOST_NUMBERS).contains(&all.len());
    // Numbers of nothing, or in the very clause that asks, are no story; nobody's age is a sum of numbers that happen to
    // stand there; and two questions have no one answer.
    let asking = question.map(|question| question.clause);
    let is_told = |it: &Quantity| it.sentence != asked.sentence || asking.is_some() && it.clause != asking;
    let is_story = |all: &Vec<Quantity>| all.iter().any(|it| !it.head.is_empty()) && all.iter().any(is_told);
    let asks_twice = story.mentions.iter().filter(|it| it.is_asked()).count() > 1;
    let asks_age = question.is_some_and(|question| question.asks_age);
    let can_be_put_together = !asks_age && !asks_twice && all.as_ref().is_some_and(|all| is_few(all) && is_story(all));
    if !can_be_put_together && voice.is_none() {
        return None;
    }
    let all: Vec<Quantity> = all.unwrap_or_default().into_iter().map(|it| it.counted_as(&asked.head)).collect();
    let values: Vec<f64> = all.iter().map(|quantity| quantity.number.to_f64()).collect();
    let seen = Seen::new(prompt, story, &all, &values, &asked);
    let mut sets: Vec<Vec<Cue>> = Vec::new();
    let none = push(&mut sets, seen.nothing());
    let schemas = voice.map(|voice| {
        let facts = seen.asked.facts.iter().map(|fact| format!("schemas: {fact}"));
        push(&mut sets, voice.cues.iter().cloned().chain(facts).collect())
    });
    let nothing =
        Evidence { senses: vec![(none, 0)], value: None, leaves: Vec::new(), tree: None, rounding: Rounding::None };
    let mut candidates = vec![nothing];
    let mut pairs = Vec::new();
    if can_be_put_together {
        pairs = put_together(&seen, &mut sets, &mut candidates);
    }
    if let (Some(voice), Some(schemas)) = (voice, schemas) {
        let mut is_reached = false;
        for candidate in &mut candidates {
            if candidate.value.is_some_and(|value| is_same_value(value, voice.value)) {
                candidate.senses.push((schemas, 0));
                is_reached = true;
            }
        }
        if !is_reached {
            candidates.push(Evidence {
                senses: vec![(schemas, 1 + u8::from(can_be_put_together))],
                value: Some(voice.value),
                leaves: Vec::new(),
                tree: None,
                rounding: Rounding::None,
            });
        }
    }
    let asked = asked.head.clone();
    Some(Case { sets, candidates, quantities: all, pairs, asked })
}

/// Adds every tree over enough of the numbers; gives back which sets speak of which two.
fn put_together(seen: &Seen<'_>, sets: &mut Vec<Vec<Cue>>, candidates: &mut Vec<Evidence>) -> Vec<(u16, usize, usize)> {
    let count = seen.all.len();
    let both = (0..count).flat_map(|one| (one + 1..count).map(move |two| (one, two)));
    let pairs: Vec<(u16, usize, usize)> = both.map(|(one, two)| (push(sets, seen.pair(one, two)), one, two)).collect();
    let set_of = |one: usize, two: usize| {
        let pair = pairs.iter().find(|(_, first, second)| (*first, *second) == (one, two));
        pair.map_or(0, |(set, ..)| *set)
    };
    let aside: Vec<u16> = (0..count).map(|index| push(sets, seen.aside(index))).collect();
    let root = push(sets, seen.root());
    let rounding = push(sets, seen.rounding());
    let left_over = push(sets, seen.left_over());
    let echo = push(sets, vec!["comes to a number of the story".to_owned()]);
    let mut named: Vec<(String, u16)> = Vec::new();
    let mut set_named = |name: String, sets: &mut Vec<Vec<Cue>>| match named.iter().find(|(known, _)| *known == name) {
        Some((_, set)) => *set,
        None => {
            let set = push(sets, vec![name.clone()]);
            named.push((name, set));
            set
        }
    };
    let measures = Measures::new(seen.all, seen.asked);
    let least = count.saturating_sub(2).max(2);
    for subset in 1_u32..1 << count {
        let leaves: Vec<usize> = (0..count).filter(|index| subset >> index & 1 == 1).collect();
        if leaves.len() < least {
            continue;
        }
        let own: Vec<f64> = leaves.iter().map(|&leaf| seen.values[leaf]).collect();
        let left_aside: Vec<(u16, u8)> =
            (0..count).filter(|index| subset >> index & 1 == 0).map(|index| (aside[index], 0)).collect();
        for template in &TEMPLATES[leaves.len()] {
            let Some(value) = template.tree.value(&own) else {
                continue;
            };
            let mut senses = left_aside.clone();
            senses.extend(
                template.between.iter().map(|&(one, two, what)| (set_of(leaves[one], leaves[two]), what as u8)),
            );
            senses.push((root, template.root));
            senses.push((set_named(format!("shape {}", template.shape), sets), 0));
            let fits = measures.fits(&template.tree, &leaves);
            senses.push((set_named(fits, sets), template.root));
            if seen.values.iter().any(|number| (number - value).abs() < 1e-9) {
                // A question is seldom answered by a number that the story tells.
                senses.push((echo, template.root));
            }
            let is_whole = (value - value.round()).abs() < 1e-9;
            let candidate = |more: Option<(u16, u8)>, value: f64, rounding: Rounding| Evidence {
                senses: senses.iter().copied().chain(more).collect(),
                value: Some(value),
                leaves: leaves.clone(),
                tree: Some(&template.tree),
                rounding,
            };
            if is_whole {
                candidates.push(candidate(None, value, Rounding::None));
            } else {
                candidates.push(candidate(Some((rounding, template.root)), value, Rounding::None));
                if template.root == QUOTIENT {
                    candidates.push(candidate(Some((rounding, ROUNDED_UP)), value.ceil(), Rounding::Up));
                    candidates.push(candidate(Some((rounding, ROUNDED_DOWN)), value.floor(), Rounding::Down));
                    if let Some(rest) = template.tree.rest(&own) {
                        candidates.push(candidate(Some((left_over, 0)), rest, Rounding::Rest));
                    }
                }
            }
        }
    }
    pairs
}

/// Whether two values differ by no more than their last places do; large whole numbers that differ by one are two.
pub(super) fn is_same_value(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * other.abs().max(1.0)
}

fn push(sets: &mut Vec<Vec<Cue>>, cues: Vec<Cue>) -> u16 {
    sets.push(cues);
    u16::try_from(sets.len() - 1).unwrap_or(u16::MAX)
}
