//! How many legs there are in all.

use std::collections::BTreeMap;

use super::animals::{GROUPS, named};
use crate::language::{Telling, says};
use crate::maths::Number;
use crate::problem::{Approach, Form, Goal, Operation, Prompt, Reading, Setback, Token, TokenKind, Value};

/// So many words has the name of an animal at most.
const LONGEST_NAME: usize = 2;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "how_many|count|number_of|total|altogether legs|leg|feet \
         !head !heads !eye !eyes !lost !lose !missing !broken !wing !wings !except !each !every !only !legged !wooden !three_-_legged \
         !tail !chair !table !stool !if_each !left !away",
    );
    if !is_told {
        return None;
    }
    let mut found: Vec<(i64, &'static str)> = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|sentence| !sentence.is_example) {
        let tokens = prompt.of(sentence);
        let here = animals(prompt, tokens)?;
        if !here.is_empty() {
            telling.takes(&sentence.span);
            found.extend(here);
        }
    }
    if found.is_empty() || found.len() > 200 {
        return None;
    }
    telling.says(&["leg|legs|feet|animal|animals|count"]);
    let list = Value::list(found.into_iter().map(|(count, animal)| Value::list([count.into(), Value::text(animal)])));
    let goal = Goal::new("legs_in_all", vec![list]);
    Some(telling.reading("text", "how many legs there are", goal, Form::Plain))
}

/// How many of which; none when something is counted that is no animal that we know.
fn animals(prompt: &Prompt, tokens: &[Token]) -> Option<Vec<(i64, &'static str)>> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let count = match &token.kind {
            TokenKind::Number(number) => number.to_i64().filter(|it| (0..1_000_000_000).contains(it))?,
            TokenKind::Formula(_) | TokenKind::Clock(_) => return None,
            _ if says(&tokens[at..=at], "a|an") => 1,
            _ => continue,
        };
        let rest = &tokens[at + 1..];
        let name = (1..=LONGEST_NAME.min(rest.len())).rev().find_map(|length| {
            let (first, last) = (rest.first()?, &rest[length - 1]);
            named(&prompt.text[first.span.start..last.span.end])
        });
        match name {
            Some(animal) => found.push((count, animal)),
            // "A list of animals" counts nothing.
            None if says(&tokens[at..=at], "a|an") => {
                // "I have a narwhal" counts; "she sets up a toy zoo" does not.
                let counts = at > 0
                    && (tokens[at - 1].is_mark(',') || says(&tokens[at - 1..at], "and|have|see|with|be|plus|own|keep"));
                if counts
                    && rest.first().is_some_and(|next| {
                        !says(
                            std::slice::from_ref(next),
                            "list|total|group|farm|zoo|given|room|garden|pond|field|barn|park|certain",
                        )
                    })
                {
                    return None;
                }
            }
            None => return None,
        }
    }
    Some(found)
}

fn legs(animal: &str) -> Option<i64> {
    GROUPS.iter().find(|(_, _, names)| names.contains(&animal)).map(|(_, legs, _)| *legs)
}

fn list_of(list: &Value) -> Option<Vec<(Number, String)>> {
    let pairs = list.as_rows()?.into_iter().map(|pair| match pair {
        [Value::Number(count), Value::Text(animal)] => Some((count.clone(), animal.to_string())),
        _ => None,
    });
    pairs.collect()
}

/// Animal by animal; by number of legs; and as if all had four.
pub fn approaches(list: &Value) -> Vec<Approach> {
    let Some(list) = list_of(list).filter(|list| list.iter().all(|(_, animal)| legs(animal).is_some())) else {
        return Vec::new();
    };
    let (others, hasty) = (list.clone(), list.clone());
    let legs_of =
        |animal: &str| legs(animal).ok_or_else(|| Setback::no_way(format!("I do not know how many legs {animal} has")));
    vec![
        Approach::direct("animal_by_animal", "multiply for each kind of animal, and add up", move |working| {
            let mut total = Number::zero();
            for (count, animal) in &list {
                let each = legs_of(animal)?;
                working.note(|| format!("{count} {animal}, {each} legs each"));
                let here = working.step(Operation::Multiply, [count, &each.into()])?;
                total = working.step(Operation::Add, [&total, &here])?;
            }
            Ok(total.into())
        }),
        Approach::direct(
            "by_number_of_legs",
            "count the animals that have as many legs, group by group",
            move |working| {
                let mut groups: BTreeMap<i64, Vec<&(Number, String)>> = BTreeMap::new();
                for pair in &others {
                    groups.entry(legs_of(&pair.1)?).or_default().push(pair);
                }
                let mut total = Number::zero();
                for (each, group) in groups {
                    let mut animals = Number::zero();
                    for (count, _) in &group {
                        animals = working.step(Operation::Add, [&animals, count])?;
                    }
                    working.note(|| {
                        let names: Vec<&str> = group.iter().map(|(_, animal)| animal.as_str()).collect();
                        format!("{animals} animals have {each} legs: {}", names.join(", "))
                    });
                    let here = working.step(Operation::Multiply, [&animals, &each.into()])?;
                    total = working.step(Operation::Add, [&total, &here])?;
                }
                Ok(total.into())
            },
        ),
        Approach::direct("four_each", "take four legs for every animal", move |working| {
            let mut animals = Number::zero();
            for (count, _) in &hasty {
                animals = working.step(Operation::Add, [&animals, count])?;
            }
            Ok(working.step(Operation::Multiply, [&animals, &4.into()])?.into())
        })
        .heuristic(),
    ]
}
