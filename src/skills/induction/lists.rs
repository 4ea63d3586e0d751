//! Rules from lists to lists: found on examples, and used on one list more.

use super::list_rules::{Example, Thing, applied, in_words, shortest};
use super::programs::Program;
use crate::problem::{Approach, Setback, Value};

/// Examples are few and lists are short.
const MOST_EXAMPLES: usize = 20;
const LONGEST: usize = 100;

/// The numbers of a list.
fn numbers(value: &Value) -> Option<Vec<i64>> {
    value.as_small_integers().filter(|it| it.len() <= LONGEST && it.iter().all(|it| it.abs() < 1_000_000_000))
}

fn thing(value: &Value) -> Option<Thing> {
    match value.as_number() {
        Some(number) => number.to_i64().filter(|it| it.abs() < 1_000_000_000).map(Thing::Number),
        None => numbers(value).map(|items| Thing::List(items.into())),
    }
}

fn value(thing: &Thing) -> Option<Value> {
    match thing {
        Thing::Number(number) => Some((*number).into()),
        Thing::List(items) => Some(Value::integers(items.iter().copied())),
        Thing::Mask(_) => None,
    }
}

fn examples(pairs: &Value) -> Option<Vec<Example>> {
    let pairs = pairs.as_rows().filter(|pairs| (2..=MOST_EXAMPLES).contains(&pairs.len()))?;
    pairs
        .iter()
        .map(|pair| if let [input, output] = pair { Some((numbers(input)?, thing(output)?)) } else { None })
        .collect()
}

/// The rule that explains the examples, where it makes one thing only of the question.
pub fn rule_approaches(pairs: &Value, question: &Value) -> Vec<Approach> {
    let (Some(examples), Some(question)) = (examples(pairs), numbers(question)) else {
        return Vec::new();
    };
    let first = examples.clone();
    vec![
        Approach::direct("shortest_first", "try all rules on all examples, the shortest first", move |working| {
            let (rules, tried) = shortest(&examples, &question, working)?;
            let Some(best) = rules.first() else {
                return Err(Setback::no_way(format!("none of the {tried} shortest rules explains all examples")));
            };
            let rival = rules.iter().skip(1).find(|rule| rule.cost == best.cost);
            if let Some(rival) = rival {
                return Err(Setback::no_way(format!(
                    "two rules that are equally short lead to different answers: {} ({}), or {} ({})",
                    in_words(&best.program),
                    value(&best.gives).map(|it| it.spoken()).unwrap_or_default(),
                    in_words(&rival.program),
                    value(&rival.gives).map(|it| it.spoken()).unwrap_or_default(),
                )));
            }
            working.note(|| {
                format!("after {tried} rules, the shortest that explains all examples: {}", in_words(&best.program))
            });
            if let Some(next) = rules.get(1) {
                working.note(|| format!("a longer one would lead elsewhere: {}", in_words(&next.program)));
            }
            Ok(Value::text(best.program.to_string()))
        }),
        Approach::direct("from_the_first", "guess the rule from the first example alone", move |working| {
            let (input, _) = &first[0];
            let (rules, _) = shortest(&first[..1], input, working)?;
            let best = rules.first().ok_or_else(|| Setback::no_way("no short rule explains the first example"))?;
            working.note(|| format!("the first example looks like {}", in_words(&best.program)));
            Ok(Value::text(best.program.to_string()))
        })
        .heuristic(),
    ]
}

/// What a rule makes of one list more.
pub fn applied_approaches(rule: &Value, question: &Value) -> Vec<Approach> {
    let (Some(program), Some(question)) = (rule.as_text().and_then(Program::parse), numbers(question)) else {
        return Vec::new();
    };
    let same = (program.clone(), question.clone());
    vec![
        Approach::direct("all_at_once", "follow the rule on the list", move |working| {
            working.note(|| in_words(&program));
            let thing = applied(&program, &question);
            thing.as_ref().and_then(value).ok_or_else(|| Setback::no_way("the rule makes nothing of this list"))
        }),
        Approach::direct("step_by_step", "work from the inside of the rule outwards", move |working| {
            let (program, question) = &same;
            let mut steps: Vec<&Program> = vec![program];
            let mut at = 0;
            while at < steps.len() {
                steps.extend(steps[at].parts.iter().filter(|part| !part.parts.is_empty()));
                at += 1;
            }
            let mut result = applied(program, question);
            for part in steps.iter().rev() {
                result = applied(part, question);
                let shown = result.as_ref().map(shown).unwrap_or_default();
                working.note(|| format!("{}: {shown}", in_words(part)));
            }
            result.as_ref().and_then(value).ok_or_else(|| Setback::no_way("the rule makes nothing of this list"))
        }),
    ]
}

fn shown(thing: &Thing) -> String {
    match thing {
        Thing::Mask(mask) => mask.iter().map(|it| if *it { "yes" } else { "no" }).collect::<Vec<_>>().join(", "),
        other => value(other).map(|it| it.spoken()).unwrap_or_default(),
    }
}
