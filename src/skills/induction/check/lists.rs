//! Checks of rules for lists: the rule is read anew and followed on every example.

use super::notation::Term;
use crate::problem::{Value, Verdict};

/// Longer lists, and larger numbers, are not followed.
const LONGEST: usize = 1_000;

/// What a part of a rule stands for; a choice of items is a list of zeros and ones.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    One(i64),
    Many(Vec<i64>),
    Chosen(Vec<bool>),
}

pub fn rule(pairs: &Value, answer: &Value) -> Option<Verdict> {
    let Some(term) = answer.as_text().and_then(Term::read) else {
        return Some(Verdict::refuted("it is no rule"));
    };
    let pairs = pairs.as_rows()?;
    for (place, pair) in (1..).zip(&pairs) {
        let [input, output] = pair else {
            return None;
        };
        let made = follow(&term, &input.as_small_integers()?);
        let Some(made) = made.as_ref().and_then(written) else {
            return Some(Verdict::refuted(format!("it makes nothing of example {place}")));
        };
        if made != *output {
            return Some(Verdict::refuted(format!(
                "it makes {} of example {place}, and not {}",
                made.spoken(),
                output.spoken()
            )));
        }
    }
    Some(Verdict::confirmed(format!("followed anew, it gives the output of all {} examples", pairs.len())))
}

pub fn applied(rule: &Value, question: &Value, answer: &Value) -> Option<Verdict> {
    let term = Term::read(rule.as_text()?)?;
    let made = written(&follow(&term, &question.as_small_integers()?)?)?;
    Some(if made == *answer {
        Verdict::confirmed("the rule, followed anew, gives it")
    } else {
        Verdict::refuted(format!("the rule, followed anew, gives {}", made.spoken()))
    })
}

fn written(shown: &Shown) -> Option<Value> {
    match shown {
        Shown::One(number) => Some((*number).into()),
        Shown::Many(items) => Some(Value::integers(items.iter().copied())),
        Shown::Chosen(_) => None,
    }
}

fn follow(term: &Term, input: &[i64]) -> Option<Shown> {
    use Shown::{Chosen, Many, One};
    if term.inside.is_empty() {
        return if term.word == "list" { Some(Many(input.to_vec())) } else { term.number().map(One) };
    }
    let inside: Vec<Shown> = term.inside.iter().map(|part| follow(part, input)).collect::<Option<_>>()?;
    let shown = match (&*term.word, &inside[..]) {
        ("alone", [One(only)]) => Many(vec![*only]),
        ("at", [Many(items), One(before)]) => One(*items.get(usize::try_from(*before).ok()?)?),
        ("plus" | "minus" | "times" | "remainder" | "quotient", [one, other]) => reckon(&term.word, one, other)?,
        ("take", [Many(items), One(n)]) => Many(items[..items.len().min(usize::try_from(*n).ok()?)].to_vec()),
        ("drop", [Many(items), One(n)]) => Many(items[items.len().min(usize::try_from(*n).ok()?)..].to_vec()),
        ("less" | "more" | "equal" | "divisible", [Many(items), One(number)]) => Chosen(
            items
                .iter()
                .map(|item| match &*term.word {
                    "less" => Some(item < number),
                    "more" => Some(item > number),
                    "equal" => Some(item == number),
                    _ => item.checked_rem(*number).map(|rest| rest == 0),
                })
                .collect::<Option<_>>()?,
        ),
        ("below", [Many(items), One(bound)]) => Many(items.iter().copied().filter(|item| *bound > *item).collect()),
        ("above", [Many(items), One(bound)]) => Many(items.iter().copied().filter(|item| *bound < *item).collect()),
        ("not", [Chosen(chosen)]) => Chosen(chosen.iter().map(|it| !it).collect()),
        ("ones", [Chosen(chosen)]) => Many(chosen.iter().map(|it| if *it { 1 } else { 0 }).collect()),
        ("count", [Chosen(chosen)]) => One(chosen.iter().map(|it| if *it { 1 } else { 0 }).sum()),
        ("select", [Many(items), Chosen(chosen)]) if items.len() == chosen.len() => {
            Many((0..items.len()).filter(|at| chosen[*at]).map(|at| items[at]).collect())
        }
        ("joined", [Many(one), Many(other)]) => Many([&one[..], other].concat()),
        (word, [Many(items)]) => of_list(word, items)?,
        _ => return None,
    };
    match &shown {
        Many(items) if items.len() > LONGEST => None,
        _ => Some(shown),
    }
}

fn reckon(word: &str, one: &Shown, other: &Shown) -> Option<Shown> {
    let pair = |a: i64, b: i64| match word {
        "plus" => a.checked_add(b),
        "minus" => a.checked_sub(b),
        "times" => a.checked_mul(b),
        "remainder" => a.checked_rem(b).map(|rest| if rest < 0 { rest + b.abs() } else { rest }),
        _ => a.checked_div_euclid(b),
    };
    Some(match (one, other) {
        (Shown::One(a), Shown::One(b)) => Shown::One(pair(*a, *b)?),
        (Shown::Many(a), Shown::One(b)) => Shown::Many(a.iter().map(|a| pair(*a, *b)).collect::<Option<_>>()?),
        (Shown::Many(a), Shown::Many(b)) if a.len() == b.len() => {
            Shown::Many((0..a.len()).map(|at| pair(a[at], b[at])).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn of_list(word: &str, items: &[i64]) -> Option<Shown> {
    use Shown::{Chosen, Many, One};
    let sum = |items: &[i64]| items.iter().try_fold(0_i64, |sum, item| sum.checked_add(*item));
    Some(match word {
        "length" => One(i64::try_from(items.len()).ok()?),
        "sum" => One(sum(items)?),
        "product" => One(items.iter().try_fold(1_i64, |product, item| product.checked_mul(*item))?),
        "largest" => One(items.iter().copied().reduce(i64::max)?),
        "smallest" => One(items.iter().copied().reduce(i64::min)?),
        "first" => One(*items.first()?),
        "last" => One(*items.last()?),
        "rising" => One(i64::from((1..items.len()).all(|at| items[at - 1] <= items[at]))),
        "sorted" => {
            // By insertion, as one sorts cards.
            let mut sorted: Vec<i64> = Vec::new();
            for item in items {
                let at = sorted.iter().take_while(|it| *it <= item).count();
                sorted.insert(at, *item);
            }
            Many(sorted)
        }
        "reversed" => Many((1..=items.len()).map(|back| items[items.len() - back]).collect()),
        "unique" => {
            Many((0..items.len()).filter(|at| !items[..*at].contains(&items[*at])).map(|at| items[at]).collect())
        }
        "tail" => Many(items.split_first()?.1.to_vec()),
        "front" => Many(items.split_last()?.1.to_vec()),
        "places" => Many((0..items.len()).map(|at| at as i64).collect()),
        "running" => Many((1..=items.len()).map(|n| sum(&items[..n])).collect::<Option<_>>()?),
        "even" => Chosen(items.iter().map(|item| item & 1 == 0).collect()),
        "odd" => Chosen(items.iter().map(|item| item & 1 == 1).collect()),
        "repeated" => Chosen(items.iter().map(|one| items.iter().filter(|other| one == *other).count() != 1).collect()),
        "ends" => Chosen((1..=items.len()).map(|place| place == 1 || place == items.len()).collect()),
        _ => return None,
    })
}
