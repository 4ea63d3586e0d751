//! Rules for rows of coloured cells: found on examples, and used on one row more.

use super::programs::Program;
use super::row_rules::{Thing, applied, in_words, shortest};
use crate::problem::{Approach, Setback, Value};

const MOST_EXAMPLES: usize = 12;
const LONGEST: usize = 120;

/// Ways to write an empty cell.
const EMPTY: [&str; 4] = [".", "_", "-", "·"];

/// Letters are colours above those that are digits.
const FIRST_LETTER: u8 = 10;

/// The cells of a row: 0 for an empty one, else a colour.
fn cells(value: &Value) -> Option<Vec<u8>> {
    let cell = |value: &Value| match (value.as_number(), value.as_text()) {
        (Some(number), _) => number.to_i64().and_then(|it| u8::try_from(it).ok()).filter(|it| *it < FIRST_LETTER),
        (_, Some(mark)) if EMPTY.contains(&mark) => Some(0),
        (_, Some(letter)) => match letter.as_bytes() {
            [letter @ (b'a'..=b'z' | b'A'..=b'Z' | b'#' | b'*')] => Some(FIRST_LETTER + letter),
            _ => None,
        },
        _ => None,
    };
    value.as_list().filter(|it| (1..=LONGEST).contains(&it.len()))?.iter().map(cell).collect()
}

/// A row as it is written where empty cells look like those of this one.
fn written(row: &[u8], like: &Value) -> Value {
    let empty =
        like.as_list().and_then(|cells| cells.iter().find_map(|it| it.as_text().filter(|it| EMPTY.contains(it))));
    Value::list(row.iter().map(|cell| match (cell, empty) {
        (0, Some(empty)) => Value::text(empty),
        (colour, _) if *colour < FIRST_LETTER => Value::from(i64::from(*colour)),
        (letter, _) => Value::text(char::from(letter - FIRST_LETTER).to_string()),
    }))
}

fn examples(pairs: &Value) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let pairs = pairs.as_rows().filter(|pairs| (2..=MOST_EXAMPLES).contains(&pairs.len()))?;
    let examples =
        pairs.iter().map(|pair| if let [input, output] = pair { Some((cells(input)?, cells(output)?)) } else { None });
    let examples: Vec<_> = examples.collect::<Option<_>>()?;
    examples.iter().all(|(input, output)| input.len() == output.len()).then_some(examples)
}

/// The rule that explains the examples, where it makes one thing only of the question.
pub fn rule_approaches(pairs: &Value, question: &Value) -> Vec<Approach> {
    let (Some(examples), Some(row)) = (examples(pairs), cells(question)) else {
        return Vec::new();
    };
    let (first, question) = (examples.clone(), question.clone());
    vec![
        Approach::direct("shortest_first", "try all rules on all examples, the shortest first", move |working| {
            if examples.iter().all(|(input, output)| input == output) {
                return Err(Setback::no_way("all examples stay as they are, which tells no rule"));
            }
            let (rules, tried) = shortest(&examples, &row, working)?;
            let Some(best) = rules.first() else {
                return Err(Setback::no_way(format!("none of the {tried} shortest rules explains all examples")));
            };
            if let Some(rival) = rules.iter().skip(1).find(|rule| rule.cost == best.cost) {
                return Err(Setback::no_way(format!(
                    "two rules that are equally short lead to different rows: {} ({}), or {} ({})",
                    in_words(&best.program),
                    written(&best.gives, &question).spoken(),
                    in_words(&rival.program),
                    written(&rival.gives, &question).spoken(),
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

/// What a rule makes of one row more.
pub fn applied_approaches(rule: &Value, question: &Value) -> Vec<Approach> {
    let (Some(program), Some(row)) = (rule.as_text().and_then(Program::parse), cells(question)) else {
        return Vec::new();
    };
    let question = question.clone();
    vec![Approach::direct("following_it", "follow the rule from the inside outwards", move |working| {
        let mut steps: Vec<&Program> = vec![&program];
        let mut at = 0;
        while at < steps.len() {
            steps.extend(steps[at].parts.iter().filter(|part| !part.parts.is_empty()));
            at += 1;
        }
        for part in steps.iter().rev() {
            let shown = match applied(part, &row) {
                Some(Thing::Row(cells)) => spaced(&written(&cells, &question)),
                Some(Thing::Mask(mask)) => {
                    mask.iter().map(|it| if *it { "^" } else { " " }).collect::<Vec<_>>().join(" ")
                }
                Some(Thing::Number(number)) => number.to_string(),
                _ => String::new(),
            };
            working.note(|| format!("{}:\n{}\n{shown}", in_words(part), spaced(&question)));
        }
        match applied(&program, &row) {
            Some(Thing::Row(made)) => Ok(written(&made, &question)),
            _ => Err(Setback::no_way("the rule makes nothing of this row")),
        }
    })]
}

fn spaced(row: &Value) -> String {
    let cells = row.as_list().unwrap_or_default().iter().map(Value::spoken);
    cells.collect::<Vec<_>>().join(" ")
}
