//! A story as a reading: the unknown, the relations, what was left unread.

use std::ops::Range;

use super::mentions::{CLOCK, Story, story, story_about};
use super::question::{Question, question};
use super::resolve::{Resolved, is_money, resolve};
use super::unread::unread;
use crate::maths::units::Unit;
use crate::maths::{Expression, Relation};
use crate::problem::{Expectation, Form, Goal, Prompt, Reading, Restatement, Token, Value};

/// A story is told in at most so many sentences; more is a text and not a problem.
const MOST_SENTENCES: usize = 60;

/// Reads a whole prompt as a story that ends in a question.
pub(super) fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.sentences.len() > MOST_SENTENCES || prompt.tokens.len() > 2_000 {
        return None;
    }
    let (story, question, resolved) = resolved(prompt)?;
    let mut relations: Vec<Value> = resolved.model.stated.iter().map(|it| Value::from(it.relation.clone())).collect();
    relations.sort();
    relations.dedup();
    let assignment = Goal::new("assignment", vec![Value::list(relations.iter().cloned())]);
    let goal = Goal::new("value_of", vec![Value::symbol(resolved.unknown.clone()), assignment.clone().into()]);
    let bytes = |tokens: &Range<usize>| {
        let first = prompt.tokens.get(tokens.start)?.span.start;
        Some(first..prompt.tokens.get(tokens.end.checked_sub(1)?)?.span.end)
    };
    let says = resolved
        .model
        .stated
        .iter()
        .flat_map(|it| it.tokens.iter().filter_map(bytes))
        .map(|span| (assignment.clone(), span));
    let unread = unread(prompt, &story, &question, &resolved);
    let is_lost = |token: &Token| unread.iter().any(|it| it.is_essential && it.span == token.span);
    let numbers: Vec<&Token> = prompt.tokens.iter().filter(|token| token.number().is_some()).collect();
    if !numbers.is_empty() && numbers.into_iter().all(is_lost) {
        return None;
    }
    let asked = &story.told[question.clause].clause;
    let sentence = prompt.sentences.iter().find(|it| it.contains(&asked.tokens.start)).cloned();
    Some(Reading {
        by: "word_problems",
        restatement: Restatement {
            unknown: prompt.words(sentence.unwrap_or(asked.tokens.clone())).trim_end_matches(['?', ' ']).to_owned(),
            data: told(&resolved, true),
            condition: told(&resolved, false).join(", "),
        },
        goal,
        expects: expectation(prompt, &story, &question, &resolved),
        says: says.collect(),
        unread,
        cost: 100 + resolved.cost,
        phrases: resolved.schemas.clone(),
    })
}

/// The story with its question resolved. A question is not answered by a number that was given for the very same thing:
/// when that is all that comes out, a pronoun may have meant whom the question is about.
fn resolved(prompt: &Prompt) -> Option<(Story, Question, Resolved)> {
    let first = story(prompt);
    let asked = question(&first)?;
    if let Some(found) = resolve(&first, &asked).filter(|found| !is_given(found)) {
        return Some((first, asked, found));
    }
    let second = story_about(prompt, asked.who.clone(), asked.thing.clone());
    let asked = question(&second)?;
    let found = resolve(&second, &asked).filter(|found| !is_given(found))?;
    Some((second, asked, found))
}

/// Whether the answer is a number that the story gives outright.
fn is_given(resolved: &Resolved) -> bool {
    let unknown = Expression::Symbol(resolved.unknown.clone());
    resolved
        .model
        .stated
        .iter()
        .any(|it| it.relation.left == unknown && matches!(it.relation.right, Expression::Number(_)))
}

/// The numbers that the story gives, or what it relates.
fn told(resolved: &Resolved, given: bool) -> Vec<String> {
    let is_given = |relation: &Relation| matches!(relation.right, Expression::Number(_));
    let stated = resolved.model.stated.iter().map(|it| &it.relation);
    stated.filter(|relation| is_given(relation) == given).map(ToString::to_string).collect()
}

fn expectation(prompt: &Prompt, story: &Story, asked: &Question, resolved: &Resolved) -> Expectation {
    let has_decimals = prompt.tokens.iter().any(|token| token.number().is_some_and(|number| !number.is_integer()));
    let money = is_money(&resolved.unit)
        || resolved.unit.head.is_empty() && story.mentions.iter().any(|it| is_money(&it.thing));
    let form = match (money, has_decimals) {
        _ if &*resolved.unit.head == CLOCK => Form::Clock,
        (true, _) => Form::Money,
        (false, true) => Form::Decimal,
        _ => Form::Plain,
    };
    // "How much water?": that which is not counted comes in parts.
    let is_mass = asked.mention.is_none_or(|asked| {
        prompt.tokens[story.mentions[asked].tokens.clone()].iter().any(|token| token.is_word("much"))
    });
    let is_measured = Unit::named(&resolved.unit.head).is_some();
    let comes_in_parts = story.mentions.iter().enumerate().any(|(index, it)| {
        let is_broken = it.number().is_some_and(|number| !number.is_integer());
        resolved.model.uses(index) && is_broken && !it.is_share && (it.thing.head == resolved.unit.head || is_mass)
    });
    let is_whole =
        !money && !is_measured && !comes_in_parts && !resolved.unit.head.is_empty() && !resolved.may_be_fraction;
    let question = asked;
    let asked = prompt.words(story.told[question.clause].clause.tokens.clone()).to_lowercase();
    let is_named = ["dollar", "cent", "$", "buck"].iter().any(|word| asked.contains(word));
    let has_dollars = story.mentions.iter().any(|it| &*it.thing.head == "dollar");
    let unit = match (money && !is_named, has_dollars) {
        (true, true) => "dollars",
        (true, false) if story.mentions.iter().any(|it| &*it.thing.head == "cent") => "cents",
        // "How long?" leaves the unit to whoever answers.
        _ if question.mention.is_none() && is_measured && !asked.contains(&*resolved.unit.head) => {
            &format!("{}s", resolved.unit.head)
        }
        _ => "",
    };
    Expectation { form, unit: unit.to_owned(), is_whole, is_nonnegative: true }
}
