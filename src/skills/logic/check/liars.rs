//! Looking back at people who tell the truth or lie: all cases at once, as tables of bits.

use super::formula::{Names, Table};
use crate::problem::{Value, Verdict};

/// The cases in which everybody speaks as their kind does, and all that is known holds.
fn possible(given: &[Value]) -> Option<(Names, Table)> {
    let [names, _, claims, facts, ..] = given else {
        return None;
    };
    let people = Names::new(names.as_texts()?)?;
    let mut possible = people.constant(true);
    for claim in claims.as_list()? {
        let pair = claim.as_texts()?;
        let [speaker, words] = pair[..] else {
            return None;
        };
        let (truthful, said) = (people.table(speaker)?, people.table(words)?);
        possible = possible.and(&people.not(&truthful.with(&said, |a, b| a ^ b)));
    }
    for fact in facts.as_texts()? {
        possible = possible.and(&people.table(fact)?);
    }
    Some((people, possible))
}

/// Whether this is what each of those asked for is.
pub fn kinds(given: &[Value], answer: &Value) -> Verdict {
    let (Some((people, possible)), Some(kinds), Some(asked)) =
        (possible(given), given.get(1).and_then(Value::as_texts), given.get(4).and_then(Value::as_texts))
    else {
        return Verdict::Unsettled;
    };
    let [truthful, lying] = kinds[..] else {
        return Verdict::Unsettled;
    };
    let cases: Vec<usize> = possible.cases().collect();
    let asked: Option<Vec<(&str, usize)>> = asked.iter().map(|name| Some((*name, people.number(name)?))).collect();
    let Some(asked) = asked else {
        return Verdict::Unsettled;
    };
    // What the cases say of those asked for.
    let agrees = |case: usize, told: &[bool]| {
        asked.iter().zip(told).all(|((_, number), told)| (case >> number & 1 == 1) == *told)
    };
    match answer {
        Value::Text(words) => by_words(words, &cases, &asked, truthful, lying, people.cases()),
        Value::List(rows) => {
            let told: Option<Vec<bool>> = rows
                .iter()
                .zip(&asked)
                .map(|(row, (name, _))| match row.as_texts()?[..] {
                    [who, kind] if who == *name && kind == truthful => Some(true),
                    [who, kind] if who == *name && kind == lying => Some(false),
                    _ => None,
                })
                .collect();
            let Some(told) = told.filter(|told| told.len() == asked.len() && rows.len() == asked.len()) else {
                return Verdict::refuted("it does not say of what kind each of them is");
            };
            match cases.iter().find(|&&case| !agrees(case, &told)) {
                Some(_) if cases.iter().any(|&case| agrees(case, &told)) => {
                    Verdict::refuted("what is said allows for another case as well")
                }
                Some(_) => Verdict::refuted(broken(given, &people, &asked, &told)),
                None if cases.is_empty() => Verdict::refuted("no case agrees with all that is said"),
                None => Verdict::confirmed(format!(
                    "every statement is true or false as its speaker is, and in no other of the {} cases",
                    people.cases()
                )),
            }
        }
        _ => Verdict::refuted("it does not say of what kind anybody is"),
    }
}

/// Which statement does not go with its speaker.
fn broken(given: &[Value], people: &Names, asked: &[(&str, usize)], told: &[bool]) -> String {
    let case: usize = asked.iter().zip(told).filter(|(_, told)| **told).map(|((_, number), _)| 1 << number).sum();
    let is_whole = 1 << asked.len() == people.cases();
    let claims = given[2].as_list().unwrap_or_default();
    let wrong = claims.iter().find_map(|claim| {
        let pair = claim.as_texts()?;
        let [speaker, words] = pair[..] else {
            return None;
        };
        let says_truth = case >> people.number(speaker)? & 1 == 1;
        let holds = people.table(words)?.cases().any(|it| it == case);
        (says_truth != holds).then(|| {
            format!(
                "then what {speaker} says, {words}, is {holds}, though {speaker} {}",
                if says_truth { "tells the truth" } else { "lies" }
            )
        })
    });
    match wrong {
        Some(wrong) if is_whole => wrong,
        _ => "in no case in which all speak as their kind does is it so".to_owned(),
    }
}

fn by_words(words: &str, cases: &[usize], asked: &[(&str, usize)], truthful: &str, lying: &str, all: usize) -> Verdict {
    if words.starts_with("no solution") {
        return match cases.is_empty() {
            true => {
                Verdict::confirmed(format!("in each of the {all} cases some statement does not go with its speaker"))
            }
            false => Verdict::refuted("there is a case that agrees with all that is said"),
        };
    }
    let Some(told) = words.strip_prefix("several solutions: ").and_then(|it| it.split_once("; or ")) else {
        return Verdict::refuted("it does not say of what kind anybody is");
    };
    let read = |told: &str| -> Option<Vec<bool>> {
        let parts: Vec<&str> = told.split(", ").collect();
        let each =
            parts.iter().zip(asked).map(|(part, (name, _))| match part.strip_prefix(name)?.strip_prefix(" is ")? {
                kind if kind == truthful => Some(true),
                kind if kind == lying => Some(false),
                _ => None,
            });
        each.collect::<Option<Vec<bool>>>().filter(|it| it.len() == asked.len())
    };
    let is_possible = |told: &[bool]| {
        cases.iter().any(|case| asked.iter().zip(told).all(|((_, number), told)| (case >> number & 1 == 1) == *told))
    };
    match (read(told.0), read(told.1)) {
        (Some(one), Some(other)) if one != other && is_possible(&one) && is_possible(&other) => {
            Verdict::confirmed("both cases agree with all that is said, so it cannot be told")
        }
        _ => Verdict::refuted("these are not two cases that agree with all that is said"),
    }
}

/// Whether so many of them are of this kind in every case that can be.
pub fn number_of_kind(given: &[Value], answer: &Value) -> Verdict {
    let (Some((people, possible)), Some(Value::Truth(is_truthful))) = (possible(given), given.get(4)) else {
        return Verdict::Unsettled;
    };
    let Some(count) = answer.as_number().and_then(|it| it.to_i64()) else {
        return Verdict::refuted("it is no number of people");
    };
    let everybody = people.cases().trailing_zeros();
    let counts: Vec<u32> = possible
        .cases()
        .map(|case| if *is_truthful { case.count_ones() } else { everybody - case.count_ones() })
        .collect();
    match counts.iter().find(|it| i64::from(**it) != count) {
        Some(other) => Verdict::refuted(format!("there is a case in which there are {other}")),
        None if counts.is_empty() => Verdict::refuted("no case agrees with all that is said"),
        None => Verdict::confirmed(format!("it is so in each of the {} cases that can be", counts.len())),
    }
}

/// Whether just these are of this kind in every case that can be.
pub fn who_is(given: &[Value], answer: &Value) -> Verdict {
    let (Some((people, possible)), Some(Value::Truth(is_truthful)), Some(names)) =
        (possible(given), given.get(4), given.first().and_then(Value::as_texts))
    else {
        return Verdict::Unsettled;
    };
    let told = match answer.as_text() {
        Some("nobody") => Vec::new(),
        Some(_) => return Verdict::refuted("it is no list of names"),
        None => match answer.as_texts() {
            Some(told) => told,
            None => return Verdict::refuted("it is no list of names"),
        },
    };
    let in_order: Vec<&str> = names.iter().copied().filter(|name| told.contains(name)).collect();
    if in_order != told {
        return Verdict::refuted("they are not some of the people, each once and in order");
    }
    let mut count = 0;
    for case in possible.cases() {
        count += 1;
        for name in &names {
            let Some(number) = people.number(name) else {
                return Verdict::Unsettled;
            };
            if ((case >> number & 1 == 1) == *is_truthful) != told.contains(name) {
                return Verdict::refuted(format!("there is a case in which it is otherwise with {name}"));
            }
        }
    }
    match count {
        0 => Verdict::refuted("no case agrees with all that is said"),
        _ => Verdict::confirmed(format!("it is so in each of the {count} cases that can be")),
    }
}
