//! Rules that make of a list another list, or a number: a language that works on whole lists, item by item, so that
//! "every item plus its place" is `plus(list, places(list))` and needs no variable.

use std::sync::Arc;

use super::enumeration::{Bank, Leaf};
use super::programs::{Operator, Program, Type};
use crate::problem::{Setback, Working};

/// Numbers larger than this are not followed, nor lists that are longer.
const LARGEST: i64 = 1_000_000_000;
const LONGEST: usize = 400;

/// The most programs that are tried, and the highest cost.
const MOST_TRIED: u64 = 250_000;
const DEAREST: u32 = 16;

/// What a program comes to for one example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Number(i64),
    List(Arc<[i64]>),
    Mask(Arc<[bool]>),
}

use Thing::{List, Mask, Number};

fn list(items: impl IntoIterator<Item = i64>) -> Option<Thing> {
    let items: Arc<[i64]> = items.into_iter().take(LONGEST + 1).collect();
    (items.len() <= LONGEST && items.iter().all(|it| it.abs() <= LARGEST)).then_some(List(items))
}

fn number(value: Option<i64>) -> Option<Thing> {
    value.filter(|it| it.abs() <= LARGEST).map(Number)
}

fn on_list(things: &[&Thing], what: impl Fn(&[i64]) -> Option<Thing>) -> Option<Thing> {
    match things[..] {
        [List(items)] => what(items),
        _ => None,
    }
}

/// A mask of the items for which something is so.
fn mask(things: &[&Thing], what: impl Fn(i64, i64) -> bool) -> Option<Thing> {
    match things[..] {
        [List(items)] => Some(Mask(items.iter().map(|it| what(*it, 0)).collect())),
        [List(items), Number(other)] => Some(Mask(items.iter().map(|it| what(*it, *other)).collect())),
        _ => None,
    }
}

/// Item by item: of two lists of one length, or of a list and a number.
fn each(things: &[&Thing], what: impl Fn(i64, i64) -> Option<i64>) -> Option<Thing> {
    match things[..] {
        [List(one), List(other)] if one.len() == other.len() => {
            list(one.iter().zip(other.iter()).map(|(one, other)| what(*one, *other)).collect::<Option<Vec<_>>>()?)
        }
        [List(items), Number(other)] => list(items.iter().map(|it| what(*it, *other)).collect::<Option<Vec<_>>>()?),
        [Number(one), Number(other)] => number(what(*one, *other)),
        _ => None,
    }
}

/// The items that lie so to a number.
fn those(things: &[&Thing], what: impl Fn(i64, i64) -> bool) -> Option<Thing> {
    match things[..] {
        [List(items), Number(bound)] => list(items.iter().copied().filter(|item| what(*item, *bound))),
        _ => None,
    }
}

const N: Type = Type::Number;
const L: Type = Type::List;
const M: Type = Type::Mask;

const fn operator(
    name: &'static str,
    words: &'static str,
    takes: &'static [Type],
    gives: Type,
    cost: u32,
    apply: fn(&[&Thing]) -> Option<Thing>,
) -> Operator<Thing> {
    Operator { name, words, takes, gives, cost, apply }
}

pub const OPERATORS: &[Operator<Thing>] = &[
    operator("length", "how many items {0} has", &[L], N, 1, |it| on_list(it, |it| Some(Number(it.len() as i64)))),
    operator("sum", "the sum of {0}", &[L], N, 1, |it| on_list(it, |it| number(Some(it.iter().sum())))),
    operator("product", "the product of {0}", &[L], N, 2, |it| {
        on_list(it, |it| number(it.iter().try_fold(1_i64, |product, it| product.checked_mul(*it))))
    }),
    operator("largest", "the largest of {0}", &[L], N, 1, |it| on_list(it, |it| number(it.iter().max().copied()))),
    operator("smallest", "the smallest of {0}", &[L], N, 1, |it| on_list(it, |it| number(it.iter().min().copied()))),
    operator("first", "the first of {0}", &[L], N, 1, |it| on_list(it, |it| number(it.first().copied()))),
    operator("last", "the last of {0}", &[L], N, 1, |it| on_list(it, |it| number(it.last().copied()))),
    operator("count", "how many of them are {0}", &[M], N, 1, |it| match it[..] {
        [Mask(mask)] => Some(Number(mask.iter().filter(|it| **it).count() as i64)),
        _ => None,
    }),
    operator("at", "the item of {0} that has {1} before it", &[L, N], N, 1, |it| match it[..] {
        [List(items), Number(place)] => number(usize::try_from(*place).ok().and_then(|at| items.get(at)).copied()),
        _ => None,
    }),
    operator("alone", "the list of {0} alone", &[N], L, 1, |it| match it[..] {
        [Number(only)] => list([*only]),
        _ => None,
    }),
    operator("sorted", "{0} in ascending order", &[L], L, 1, |it| {
        on_list(it, |it| {
            let mut items = it.to_vec();
            items.sort_unstable();
            list(items)
        })
    }),
    operator("reversed", "{0} backwards", &[L], L, 1, |it| on_list(it, |it| list(it.iter().rev().copied()))),
    operator("unique", "{0} without repetitions", &[L], L, 1, |it| {
        on_list(it, |it| {
            let mut kept: Vec<i64> = Vec::new();
            it.iter().for_each(|item| {
                if !kept.contains(item) {
                    kept.push(*item);
                }
            });
            list(kept)
        })
    }),
    operator("tail", "{0} without its first item", &[L], L, 1, |it| {
        on_list(it, |it| list(it.get(1..)?.iter().copied()))
    }),
    operator("front", "{0} without its last item", &[L], L, 1, |it| {
        on_list(it, |it| list(it[..it.len().checked_sub(1)?].iter().copied()))
    }),
    operator("take", "the first {1} items of {0}", &[L, N], L, 1, |it| match it[..] {
        [List(items), Number(n)] => list(items.iter().copied().take(usize::try_from(*n).ok()?)),
        _ => None,
    }),
    operator("drop", "{0} without its first {1} items", &[L, N], L, 1, |it| match it[..] {
        [List(items), Number(n)] => list(items.iter().copied().skip(usize::try_from(*n).ok()?)),
        _ => None,
    }),
    operator("places", "the places of the items of {0}, from 0", &[L], L, 1, |it| {
        on_list(it, |it| list(0..it.len() as i64))
    }),
    operator("running", "the running sums of {0}", &[L], L, 2, |it| {
        on_list(it, |it| {
            let mut sum = 0_i64;
            list(it.iter().map(|item| {
                sum = sum.saturating_add(*item);
                sum
            }))
        })
    }),
    operator("plus", "{0} + {1}", &[L, L], L, 1, |it| each(it, i64::checked_add)),
    operator("plus", "{0} + {1}", &[L, N], L, 1, |it| each(it, i64::checked_add)),
    operator("plus", "{0} + {1}", &[N, N], N, 1, |it| each(it, i64::checked_add)),
    operator("minus", "{0} - {1}", &[L, L], L, 1, |it| each(it, i64::checked_sub)),
    operator("minus", "{0} - {1}", &[L, N], L, 1, |it| each(it, i64::checked_sub)),
    operator("minus", "{0} - {1}", &[N, N], N, 1, |it| each(it, i64::checked_sub)),
    operator("times", "{0} * {1}", &[L, N], L, 1, |it| each(it, i64::checked_mul)),
    operator("times", "{0} * {1}", &[L, L], L, 2, |it| each(it, i64::checked_mul)),
    operator("times", "{0} * {1}", &[N, N], N, 1, |it| each(it, i64::checked_mul)),
    operator("remainder", "the remainder of {0} when divided by {1}", &[L, N], L, 2, |it| {
        each(it, i64::checked_rem_euclid)
    }),
    operator("quotient", "{0} divided by {1}, rounded down,", &[L, N], L, 2, |it| each(it, i64::checked_div_euclid)),
    operator("even", "even in {0}", &[L], M, 1, |it| mask(it, |it, _| it % 2 == 0)),
    operator("odd", "odd in {0}", &[L], M, 1, |it| mask(it, |it, _| it % 2 != 0)),
    operator("less", "less than {1} in {0}", &[L, N], M, 1, |it| mask(it, |it, other| it < other)),
    operator("more", "more than {1} in {0}", &[L, N], M, 1, |it| mask(it, |it, other| it > other)),
    operator("equal", "equal to {1} in {0}", &[L, N], M, 1, |it| mask(it, |it, other| it == other)),
    operator("divisible", "divisible by {1} in {0}", &[L, N], M, 1, |it| match it[..] {
        [_, Number(0)] => None,
        _ => mask(it, |it, other| it % other == 0),
    }),
    operator("below", "the items of {0} that are below {1}", &[L, N], L, 1, |it| those(it, |item, bound| item < bound)),
    operator("above", "the items of {0} that are above {1}", &[L, N], L, 1, |it| those(it, |item, bound| item > bound)),
    operator("repeated", "found more than once in {0}", &[L], M, 2, |it| {
        on_list(it, |it| Some(Mask(it.iter().map(|one| it.iter().filter(|other| *other == one).count() > 1).collect())))
    }),
    operator("ends", "first or last in {0}", &[L], M, 2, |it| {
        on_list(it, |it| Some(Mask((0..it.len()).map(|at| at == 0 || at + 1 == it.len()).collect())))
    }),
    operator("not", "not {0}", &[M], M, 1, |it| match it[..] {
        [Mask(mask)] => Some(Mask(mask.iter().map(|it| !it).collect())),
        _ => None,
    }),
    operator("ones", "1 where it is {0}, else 0,", &[M], L, 1, |it| match it[..] {
        [Mask(mask)] => list(mask.iter().map(|it| i64::from(*it))),
        _ => None,
    }),
    operator("select", "the items of {0} at the places that are {1}", &[L, M], L, 1, |it| match it[..] {
        [List(items), Mask(mask)] if items.len() == mask.len() => {
            list(items.iter().zip(mask.iter()).filter(|(_, meant)| **meant).map(|(item, _)| *item))
        }
        _ => None,
    }),
    operator("rising", "1 if {0} is in ascending order, else 0,", &[L], N, 2, |it| {
        on_list(it, |it| Some(Number(i64::from(it.is_sorted()))))
    }),
    operator("joined", "{0} followed by {1}", &[L, L], L, 3, |it| match it[..] {
        [List(one), List(other)] => list(one.iter().chain(other.iter()).copied()),
        _ => None,
    }),
];

/// A rule that explains all examples, with what it makes of the question.
#[derive(Clone, Debug)]
pub struct Rule {
    pub program: Program,
    pub cost: u32,
    pub gives: Thing,
}

/// An input and its output.
pub type Example = (Vec<i64>, Thing);

fn cost_of_number(number: i64) -> u32 {
    match number {
        0..=2 => 1,
        3..=5 | 10 => 2,
        _ => 3,
    }
}

/// The shortest rules, one for each thing that they make of the question, and how many programs were tried.
pub fn shortest(examples: &[Example], question: &[i64], working: &mut Working) -> Result<(Vec<Rule>, u64), Setback> {
    let inputs: Vec<Thing> =
        examples.iter().map(|(input, _)| &input[..]).chain([question]).map(|it| List(it.into())).collect();
    let columns = inputs.len();
    let mut leaves = vec![Leaf { name: "list".to_owned(), of: L, cost: 1, values: inputs }];
    leaves.extend((0..=10).chain([20, 30, 40, 50, 60, 70, 80, 90, 100]).map(|number| Leaf {
        name: number.to_string(),
        of: N,
        cost: cost_of_number(number),
        values: vec![Number(number); columns],
    }));
    let wanted: Vec<&Thing> = examples.iter().map(|(_, output)| output).collect();
    let fits = |values: &[Thing]| values.iter().zip(&wanted).all(|(value, wanted)| value == *wanted);
    let mut bank = Bank::new(&[OPERATORS], leaves, MOST_TRIED, |_, values| fits(values));
    let mut rules: Vec<Rule> = Vec::new();
    let mut tried = 0;
    for cost in 1..=DEAREST {
        let Some(new) = bank.grow() else {
            break;
        };
        working.spend((bank.tried() - tried) / 2 + 1)?;
        tried = bank.tried();
        for id in new {
            let (values, asked) = bank.values(id).split_at(columns - 1);
            if fits(values) && !rules.iter().any(|rule| rule.gives == asked[0]) {
                rules.push(Rule { program: bank.program(id), cost, gives: asked[0].clone() });
            }
        }
        // A step further shows what the next longer rule would give.
        if rules.iter().any(|rule| rule.cost < cost) {
            break;
        }
    }
    Ok((rules, tried))
}

/// What a rule makes of a list.
pub fn applied(program: &Program, input: &[i64]) -> Option<Thing> {
    program.evaluate(&[OPERATORS], &|name: &str| match name {
        "list" => list(input.iter().copied()),
        number => number.parse().ok().map(Number),
    })
}

/// The rule as a sentence.
pub fn in_words(program: &Program) -> String {
    let leaf = |name: &str| if name == "list" { "the list".to_owned() } else { name.to_owned() };
    let said = program.words(&[OPERATORS], &leaf);
    said.strip_suffix(',').unwrap_or(&said).to_owned()
}
