//! Number sequences: the rule, and the term that is not known.
//!
//! Terms are a list; the one that is not known is written `"?"`, and nothing is written where it comes after the last.

use std::collections::BTreeMap;

use super::programs::Program;
use super::sequence_rules::{filled, in_words, shortest};
use crate::maths::Number;
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

/// With fewer terms than this there is no rule to be seen.
const FEWEST_TERMS: usize = 3;
const MOST_TERMS: usize = 60;

/// Terms with exactly one unknown.
pub fn with_unknown(list: &Value, is_next: bool) -> Option<Vec<Option<Number>>> {
    let term = |value: &Value| match (value.as_number(), value.as_text()) {
        (Some(number), _) => Some(Some(number.clone())),
        (_, Some("?")) => Some(None),
        _ => None,
    };
    let mut terms: Vec<Option<Number>> = list.as_list()?.iter().map(term).collect::<Option<_>>()?;
    if is_next {
        terms.push(None);
    }
    let known = terms.iter().flatten().count();
    ((FEWEST_TERMS..=MOST_TERMS).contains(&known) && known + 1 == terms.len()).then_some(terms)
}

fn small(terms: &[Option<Number>]) -> Option<Vec<Option<i64>>> {
    let small = |number: &Number| number.to_i64().filter(|it| it.abs() < 1_000_000_000);
    terms.iter().map(|term| term.as_ref().map_or(Some(None), |number| small(number).map(Some))).collect()
}

/// The list that `rule` takes: the unknown is always written.
fn written(terms: &[Option<Number>]) -> Value {
    Value::list(terms.iter().map(|term| term.as_ref().map_or_else(|| Value::text("?"), Value::from)))
}

/// All ways to the term that is not known.
pub fn approaches(list: &Value, is_next: bool) -> Vec<Approach> {
    let Some(terms) = with_unknown(list, is_next) else {
        return Vec::new();
    };
    let hole = terms.iter().position(Option::is_none).unwrap_or(0);
    let mut all = Vec::new();
    if let Some(small) = small(&terms) {
        let rule = Goal::new("rule", vec![written(&terms)]);
        all.push(Approach::split(
            "the_shortest_rule",
            "find the shortest rule that explains all terms, and follow it",
            vec![rule],
            move |parts, working| {
                let program = parts[0].as_text().and_then(Program::parse);
                let program = program.ok_or_else(|| Setback::no_way("the rule cannot be followed"))?;
                let all = filled(&program, &small).ok_or_else(|| Setback::no_way("the rule does not go on"))?;
                working.note(|| format!("{}: {}", in_words(&program), listed(&all)));
                Ok(all[hole].into())
            },
        ));
    }
    if is_next {
        let known: Vec<Number> = terms.iter().flatten().cloned().collect();
        all.extend(going_on(list, known));
    } else {
        all.push(interpolation(terms.clone()));
        all.push(halfway(terms, hole));
    }
    all
}

/// Several terms after the last: the first of them, and then the others after it.
pub fn several_approaches(list: &Value, count: &Value) -> Vec<Approach> {
    let (Some(terms), Some(count)) = (with_unknown(list, true), count.as_number().and_then(Number::to_i64)) else {
        return Vec::new();
    };
    let Some(more) = usize::try_from(count).ok().filter(|count| (2..=20).contains(count)) else {
        return Vec::new();
    };
    let known = list.as_list().unwrap_or_default().to_vec();
    let mut all = Vec::new();
    if let Some(small) = small(&terms) {
        let rule = Goal::new("rule", vec![written(&terms)]);
        let idea = "find the shortest rule that explains all terms, and follow it";
        all.push(Approach::split("the_shortest_rule", idea, vec![rule], move |parts, working| {
            let program = parts[0].as_text().and_then(Program::parse);
            let program = program.ok_or_else(|| Setback::no_way("the rule cannot be followed"))?;
            let mut longer = small.clone();
            longer.resize(small.len() - 1 + more, None);
            let all = filled(&program, &longer).ok_or_else(|| Setback::no_way("the rule does not go on"))?;
            working.note(|| format!("{}: {}", in_words(&program), listed(&all)));
            Ok(Value::integers(all[small.len() - 1..].iter().copied()))
        }));
    }
    let next = Goal::new("next_term", vec![list.clone()]);
    all.push(Approach::new(
        "one_after_another",
        "find the next term, and go on from there",
        vec![next],
        move |parts, _| {
            let mut longer = known.clone();
            longer.push(parts[0].clone());
            let so_far = Value::list(longer[known.len()..].iter().cloned());
            Ok(Next::Goal(Goal::new("followed_by", vec![Value::list(longer), so_far, (more as i64 - 1).into()])))
        },
    ));
    all
}

/// The last of several terms.
pub fn last_approaches(list: &Value) -> Vec<Approach> {
    let last = list.as_list().and_then(|terms| terms.last()).cloned();
    let read_off = |last: Value| Approach::direct("read_off", "take the last", move |_| Ok(last.clone()));
    last.map(read_off).into_iter().collect()
}

/// Terms that were found, and those that come after them.
pub fn following_approaches(list: &Value, found: &Value, count: &Value) -> Vec<Approach> {
    let (Some(known), Some(found), Some(count)) =
        (list.as_list(), found.as_list(), count.as_number().and_then(Number::to_i64))
    else {
        return Vec::new();
    };
    let (known, found) = (known.to_vec(), found.to_vec());
    if !(1..=20).contains(&count) {
        return Vec::new();
    }
    let next = Goal::new("next_term", vec![list.clone()]);
    vec![Approach::new("one_more", "find the next term, and go on from there", vec![next], move |parts, _| {
        let with = |terms: &[Value]| Value::list(terms.iter().cloned().chain([parts[0].clone()]));
        Ok(match count {
            1 => Next::Answer(with(&found)),
            _ => Next::Goal(Goal::new("followed_by", vec![with(&known), with(&found), (count - 1).into()])),
        })
    })]
}

fn listed(terms: &[i64]) -> String {
    terms.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// The rule itself.
pub fn rule_approaches(list: &Value) -> Vec<Approach> {
    let Some(terms) = with_unknown(list, false).and_then(|terms| small(&terms)) else {
        return Vec::new();
    };
    let same = terms.clone();
    vec![
        Approach::direct("shortest_first", "try all rules, the shortest first", move |working| {
            let rules = shortest(&terms, working)?;
            let Some(best) = rules.first() else {
                return Err(Setback::no_way("no short rule explains all terms"));
            };
            let rivals: Vec<_> = rules.iter().filter(|rule| rule.cost == best.cost).collect();
            if let [one, other, ..] = rivals[..] {
                return Err(Setback::no_way(format!(
                    "two rules that are equally short lead to different terms: {} ({}), or {} ({})",
                    in_words(&one.program),
                    one.gives,
                    in_words(&other.program),
                    other.gives
                )));
            }
            working.note(|| format!("the shortest rule that explains all terms: {}", in_words(&best.program)));
            if let Some(next) = rules.get(1) {
                let longer = next.cost - best.cost;
                working.note(|| {
                    let step = if longer == 1 { "step" } else { "steps" };
                    format!("a rule {longer} {step} longer would give {}: {}", next.gives, in_words(&next.program))
                });
            }
            Ok(Value::text(best.program.to_string()))
        }),
        Approach::direct("from_the_last_two", "guess that the last difference goes on", move |working| {
            let known: Vec<i64> = same.iter().flatten().copied().collect();
            let [.., one, other] = known[..] else {
                return Err(Setback::no_way("there are too few terms"));
            };
            let difference = working.step(Operation::Subtract, [&other.into(), &one.into()])?;
            let difference = difference.to_i64().unwrap_or(0);
            let (name, number) = if difference < 0 { ("minus", -difference) } else { ("plus", difference) };
            let program = Program::call(name, vec![Program::leaf("previous"), Program::leaf(number)]);
            Ok(Value::text(program.to_string()))
        })
        .heuristic(),
    ]
}

/// The rows of differences, down to one that is constant over two places or more; none when the terms run out first.
fn table(terms: &[Number], working: &mut Working) -> Result<Vec<Vec<Number>>, Setback> {
    let mut rows = vec![terms.to_vec()];
    loop {
        let last = &rows[rows.len() - 1];
        if last.len() < 2 {
            return Err(Setback::no_way("the differences never become constant"));
        }
        if last.windows(2).all(|pair| pair[0] == pair[1]) {
            return Ok(rows);
        }
        let mut next = Vec::new();
        for pair in last.windows(2) {
            next.push(working.step(Operation::Subtract, [&pair[1], &pair[0]])?);
        }
        rows.push(next);
    }
}

/// Ways to the term after the last.
fn going_on(list: &Value, terms: Vec<Number>) -> Vec<Approach> {
    let (ratio_terms, sum_terms, repeating_terms) = (terms.clone(), terms.clone(), terms.clone());
    let place = Value::from(terms.len() as i64 + 1);
    let letter = Value::symbol(crate::maths::Symbol::new("n").expect("a letter"));
    let law = Goal::new("nth_term", vec![list.clone(), letter]);
    vec![
        Approach::direct(
            "differences",
            "take differences until they are constant, and go one step on",
            move |working| {
                let rows = table(&terms, working)?;
                let mut next = rows.last().and_then(|row| row.last()).cloned().unwrap_or_default();
                for row in rows.iter().rev().skip(1) {
                    next = working.step(Operation::Add, [&row[row.len() - 1], &next])?;
                }
                Ok(next.into())
            },
        ),
        Approach::new("the_law", "find the law first, and use it once more", vec![law], move |parts, _| {
            let law = parts[0].to_expression().ok_or_else(|| Setback::no_way("the law is no term"))?;
            let letters = law.symbols();
            let Some(letter) = letters.into_iter().next() else {
                return Ok(Next::Answer(parts[0].clone()));
            };
            let at = Value::assignment([(letter, place.clone())]);
            Ok(Next::Goal(Goal::new("substitute", vec![parts[0].clone(), at])))
        }),
        Approach::direct("ratio", "guess that each term is the same multiple of the one before", move |working| {
            let ratio = working.step(Operation::Divide, [&ratio_terms[1], &ratio_terms[0]])?;
            for pair in ratio_terms.windows(2) {
                if working.step(Operation::Multiply, [&pair[0], &ratio])? != pair[1] {
                    return Err(Setback::no_way(format!("{} is not {ratio} times {}", pair[1], pair[0])));
                }
            }
            Ok(working.step(Operation::Multiply, [&ratio_terms[ratio_terms.len() - 1], &ratio])?.into())
        })
        .heuristic(),
        Approach::direct("sum_of_two", "guess that each term is the sum of the two before", move |working| {
            for three in sum_terms.windows(3) {
                if working.step(Operation::Add, [&three[0], &three[1]])? != three[2] {
                    return Err(Setback::no_way(format!("{} is not {} + {}", three[2], three[0], three[1])));
                }
            }
            let [.., a, b] = &sum_terms[..] else {
                return Err(Setback::no_way("there are too few terms"));
            };
            if sum_terms.len() < 4 {
                return Err(Setback::no_way("three terms are too few for this guess"));
            }
            Ok(working.step(Operation::Add, [a, b])?.into())
        })
        .heuristic(),
        as_before(repeating_terms),
    ]
}

/// How often at least a step must be seen again before it is expected once more.
const SEEN_AGAIN: usize = 2;

/// The same where the last term has come after itself: most rules that have settled there stay.
const SEEN_AGAIN_AT_REST: usize = 1;

/// A sequence that settles or goes round: what came after a term comes after it again, whatever the rule may be.
fn as_before(terms: Vec<Number>) -> Approach {
    let idea = "look what came after the last term before: the same term may have the same next";
    Approach::direct("as_before", idea, move |working| {
        let mut next: BTreeMap<&Number, &Number> = BTreeMap::new();
        let mut seen_again = 0;
        for pair in terms.windows(2) {
            working.spend(1)?;
            match next.insert(&pair[0], &pair[1]) {
                Some(before) if *before != pair[1] => {
                    return Err(Setback::no_way(format!("after {} comes {before} and also {}", pair[0], pair[1])));
                }
                Some(_) => seen_again += 1,
                None => {}
            }
        }
        let last = &terms[terms.len() - 1];
        let enough = if next.get(last) == Some(&last) { SEEN_AGAIN_AT_REST } else { SEEN_AGAIN };
        let answer = next.get(last).filter(|_| seen_again >= enough);
        let answer = answer.ok_or_else(|| Setback::no_way("too few steps are seen again"))?;
        working.note(|| format!("after {last} has always come {answer}, and {seen_again} steps are seen again"));
        Ok((**answer).clone().into())
    })
    .heuristic()
}

/// The polynomial of least degree that goes through all known terms with one to spare, seen at the unknown place (Lagrange).
fn interpolation(terms: Vec<Option<Number>>) -> Approach {
    let idea = "lay a curve of low degree through the known terms, with one to spare";
    Approach::direct("interpolation", idea, move |working| {
        let known: Vec<(i64, &Number)> =
            (1..).zip(&terms).filter_map(|(place, term)| Some((place, term.as_ref()?))).collect();
        let hole = (1..).zip(&terms).find_map(|(place, term)| term.is_none().then_some(place)).unwrap_or(0);
        for degree in 0..known.len() - 1 {
            working.spend((known.len() * degree * degree) as u64)?;
            let points = &known[..=degree];
            let at = |place: i64| -> Number {
                let weighed = points.iter().map(|(x, y)| {
                    let others = points.iter().filter(|(other, _)| other != x);
                    others.fold((*y).clone(), |product, (other, _)| product * Number::ratio(place - other, x - other))
                });
                weighed.sum()
            };
            if known.iter().all(|(place, term)| at(*place) == **term) {
                working.note(|| format!("a curve of degree {degree} goes through all {} known terms", known.len()));
                return Ok(at(hole).into());
            }
        }
        Err(Setback::no_way("no curve of low degree goes through all known terms with one to spare"))
    })
}

/// A guess: the terms go in even steps, and so the unknown lies halfway between its neighbours.
fn halfway(terms: Vec<Option<Number>>, hole: usize) -> Approach {
    Approach::direct("halfway", "guess that it lies halfway between its neighbours", move |working| {
        let around = (hole.checked_sub(1).and_then(|it| terms[it].clone()), terms.get(hole + 1).cloned().flatten());
        let (Some(one), Some(other)) = around else {
            return Err(Setback::no_way("it has no neighbour on one side"));
        };
        let sum = working.step(Operation::Add, [&one, &other])?;
        let middle = working.step(Operation::Divide, [&sum, &2.into()])?;
        let step = working.step(Operation::Subtract, [&middle, &one])?;
        let pairs = terms.windows(2).filter_map(|pair| Some((pair[0].as_ref()?, pair[1].as_ref()?)));
        for (one, other) in pairs {
            if *other != one + &step {
                return Err(Setback::no_way(format!("{other} is not {step} more than {one}")));
            }
        }
        Ok(middle.into())
    })
    .heuristic()
}
