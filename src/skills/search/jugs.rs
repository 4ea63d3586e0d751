//! Measuring with jugs: water is drawn, poured over and emptied out until an amount is left that no jug shows.
//!
//! `measured([["3 litre jug", 3, 0], ["5 litre jug", 5, 0]], [[4, "any"]], "tap")` seeks the fewest moves. Each jug has a name, a
//! size and what it holds at first. Each amount that is sought has its place: a jug, `any` of them, or all `together`. With a
//! `tap`, jugs are filled and emptied; with `pouring`, nothing comes in and nothing is lost.

mod reading;

use std::sync::Arc;

use super::methods;
use super::world::World;
use crate::problem::{Approach, Goal, Setback, Value, Working};
pub use reading::read;

/// What is said when the amount cannot be measured.
pub const NONE: &str = "impossible";

const MOST_JUGS: usize = 6;
const LARGEST: i64 = 100_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Any,
    In(usize),
    Together,
}

/// The world of jugs. A state is what each of them holds.
#[derive(Clone, Debug)]
pub struct Jugs {
    names: Vec<String>,
    sizes: Vec<i64>,
    first: Vec<i64>,
    sought: Vec<(i64, Place)>,
    has_tap: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Fill(usize),
    Empty(usize),
    Pour(usize, usize),
}

/// A step, and what the jugs hold after it.
#[derive(Clone, Debug)]
pub struct Poured {
    step: Step,
    left: Vec<i64>,
}

impl Jugs {
    fn new(jugs: &Value, sought: &Value, source: &Value) -> Option<Self> {
        let small = |value: &Value| value.as_number()?.to_i64().filter(|it| (0..=LARGEST).contains(it));
        let (mut names, mut sizes, mut first) = (Vec::new(), Vec::new(), Vec::new());
        for jug in jugs.as_rows()? {
            let [name, size, holds] = jug else {
                return None;
            };
            names.push(name.as_text()?.to_owned());
            sizes.push(small(size).filter(|it| *it > 0)?);
            first.push(small(holds).filter(|it| *it <= sizes[sizes.len() - 1])?);
        }
        let place = |written: &str| match written {
            "any" => Some(Place::Any),
            "together" => Some(Place::Together),
            name => names.iter().position(|it| it == name).map(Place::In),
        };
        let sought = sought.as_rows()?.into_iter().map(|row| match row {
            [amount, Value::Text(written)] => Some((small(amount)?, place(written)?)),
            _ => None,
        });
        let sought = sought.collect::<Option<Vec<_>>>()?;
        let has_tap = match source.as_text()? {
            "tap" => true,
            "pouring" => false,
            _ => return None,
        };
        ((1..=MOST_JUGS).contains(&names.len()) && !sought.is_empty()).then_some(Self {
            names,
            sizes,
            first,
            sought,
            has_tap,
        })
    }

    fn after(&self, state: &[i64], step: Step) -> Vec<i64> {
        let mut left = state.to_vec();
        match step {
            Step::Fill(jug) => left[jug] = self.sizes[jug],
            Step::Empty(jug) => left[jug] = 0,
            Step::Pour(from, to) => {
                let amount = left[from].min(self.sizes[to] - left[to]);
                left[from] -= amount;
                left[to] += amount;
            }
        }
        left
    }

    /// How many of the amounts that are sought are not there.
    fn missing(&self, state: &[i64]) -> u32 {
        let mut counted = vec![false; state.len()];
        let missing = self.sought.iter().filter(|(amount, place)| match place {
            Place::Together => state.iter().sum::<i64>() != *amount,
            Place::In(jug) => state[*jug] != *amount,
            Place::Any => {
                let found = (0..state.len()).find(|&jug| state[jug] == *amount && !counted[jug]);
                found.is_none_or(|jug| std::mem::replace(&mut counted[jug], true))
            }
        });
        missing.count() as u32
    }

    fn written(&self, step: Step) -> String {
        match step {
            Step::Fill(jug) => format!("fill the {}", self.names[jug]),
            Step::Empty(jug) => format!("empty the {}", self.names[jug]),
            Step::Pour(from, to) => format!("pour the {} into the {}", self.names[from], self.names[to]),
        }
    }

    fn amounts(state: &[i64]) -> String {
        state.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
    }
}

impl World for Jugs {
    type State = Vec<i64>;
    type Move = Poured;

    fn start(&self) -> Vec<i64> {
        self.first.clone()
    }

    fn is_goal(&self, state: &Vec<i64>) -> bool {
        self.missing(state) == 0
    }

    fn moves(&self, state: &Vec<i64>) -> Vec<(Poured, Vec<i64>)> {
        let jugs = 0..state.len();
        let is_full = |jug: usize| state[jug] == self.sizes[jug];
        let fill = jugs.clone().filter(|jug| self.has_tap && !is_full(*jug)).map(Step::Fill);
        let empty = jugs.clone().filter(|jug| self.has_tap && state[*jug] > 0).map(Step::Empty);
        let pairs = jugs.clone().flat_map(|from| jugs.clone().map(move |to| (from, to)));
        let pour = pairs.filter(|(from, to)| from != to && state[*from] > 0 && !is_full(*to));
        let steps = fill.chain(pour.map(|(from, to)| Step::Pour(from, to))).chain(empty);
        steps
            .map(|step| {
                let left = self.after(state, step);
                (Poured { step, left: left.clone() }, left)
            })
            .collect()
    }

    fn estimate(&self, state: &Vec<i64>) -> u32 {
        self.missing(state).div_ceil(2)
    }

    fn hunch(&self, state: &Vec<i64>) -> u32 {
        let off = self.sought.iter().map(|(amount, place)| match place {
            Place::Together => state.iter().sum::<i64>().abs_diff(*amount),
            Place::In(jug) => state[*jug].abs_diff(*amount),
            Place::Any => state.iter().map(|held| held.abs_diff(*amount)).min().unwrap_or(0),
        });
        u32::try_from(off.sum::<u64>()).unwrap_or(u32::MAX)
    }

    fn estimate_in_words(&self) -> &'static str {
        "a move changes two jugs at most, so half of the amounts that are missing, rounded up, are still to be made"
    }

    fn state_in_words(&self) -> &'static str {
        "filling"
    }

    fn say(&self, poured: &Poured) -> String {
        format!("{} ({})", self.written(poured.step), Self::amounts(&poured.left))
    }

    fn answer(&self, route: &[Poured]) -> Value {
        let capital = |text: String| {
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        };
        Value::texts(route.iter().map(|poured| capital(self.written(poured.step))))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

/// The fewest moves.
pub fn plans(jugs: &Value, sought: &Value, source: &Value) -> Vec<Approach> {
    let Some(world) = Jugs::new(jugs, sought, source) else {
        return Vec::new();
    };
    let round = world.clone();
    let mut approaches = methods::approaches(&Arc::new(world));
    if round.has_tap && round.names.len() == 2 {
        approaches.push(
            Approach::direct(
                "always_the_same_way_round",
                "fill the one, pour it into the other, and empty the other whenever it is full",
                move |working| one_way_round(&round, working),
            )
            .heuristic(),
        );
    }
    approaches
}

/// How many moves are needed, at least.
pub fn counting(jugs: &Value, sought: &Value, source: &Value) -> Vec<Approach> {
    let Some(world) = Jugs::new(jugs, sought, source) else {
        return Vec::new();
    };
    let plan = Goal::new("measured", vec![jugs.clone(), sought.clone(), source.clone()]);
    vec![
        Approach::split("count_the_moves", "find a shortest way and count its moves", vec![plan], |parts, _| {
            Ok(parts[0].as_list().map_or_else(|| parts[0].clone(), |moves| Value::from(moves.len() as i64)))
        }),
        Approach::direct(
            "round_by_round",
            "write down all that the jugs can hold after 1 move, 2 moves, ...",
            move |w| rounds(&world, w),
        ),
    ]
}

/// Whether it can be measured at all.
pub fn possible(jugs: &Value, sought: &Value, source: &Value) -> Vec<Approach> {
    let Some(world) = Jugs::new(jugs, sought, source) else {
        return Vec::new();
    };
    let plan = Goal::new("measured", vec![jugs.clone(), sought.clone(), source.clone()]);
    let mut approaches = vec![Approach::split(
        "look_for_a_way",
        "a way that measures it settles it, and so does a search that has seen everything",
        vec![plan],
        |parts, _| Ok(Value::Truth(parts[0].as_list().is_some())),
    )];
    if let [(amount, place)] = world.sought[..]
        && world.has_tap
        && world.first.iter().all(|it| *it == 0)
    {
        approaches.push(Approach::direct(
            "common_divisor",
            "what is filled, poured and emptied is always a multiple of what divides all sizes",
            move |working| {
                let divisor = world.sizes.iter().fold(0, |one, other| gcd(one, *other));
                let largest = match place {
                    Place::Any => world.sizes.iter().copied().max().unwrap_or(0),
                    Place::In(jug) => world.sizes[jug],
                    Place::Together => world.sizes.iter().sum(),
                };
                let is_possible = amount % divisor == 0 && amount <= largest;
                working.note(|| match (amount % divisor, amount <= largest) {
                    (_, false) => format!("{amount} is more than the {largest} that there is room for"),
                    (0, true) => format!("{divisor} is the greatest divisor of all sizes, and it divides {amount}"),
                    (..) => format!("{divisor} divides all sizes and not {amount}"),
                });
                Ok(Value::Truth(is_possible))
            },
        ));
    }
    approaches
}

fn gcd(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// With two jugs, fillings of the one and emptyings of the other lead to every amount that can be measured (Bézout); which of
/// the two is filled decides how soon. The way with the larger one filled is tried only.
fn one_way_round(jugs: &Jugs, working: &mut Working) -> Result<Value, Setback> {
    let filled = usize::from(jugs.sizes[1] > jugs.sizes[0]);
    let other = 1 - filled;
    let mut state = jugs.first.clone();
    let (mut route, mut fillings, mut emptyings) = (Vec::new(), 0, 0);
    while !jugs.is_goal(&state) {
        working.spend(1)?;
        let step = match state {
            _ if state[other] == jugs.sizes[other] => Step::Empty(other),
            _ if state[filled] == 0 => Step::Fill(filled),
            _ => Step::Pour(filled, other),
        };
        fillings += i64::from(step == Step::Fill(filled));
        emptyings += i64::from(step == Step::Empty(other));
        state = jugs.after(&state, step);
        route.push(Poured { step, left: state.clone() });
        if state == jugs.first || route.len() as i64 > 4 * (jugs.sizes[0] + jugs.sizes[1]) {
            working.note(|| format!("after {} moves all is as it was, and the amount was never there", route.len()));
            return Ok(Value::text(NONE));
        }
    }
    let (size, rest) = (jugs.sizes[filled], jugs.sizes[other]);
    let total = fillings * size - emptyings * rest;
    let times = |count: i64, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    working.note(|| {
        format!(
            "{} moves: {} less {} leave {fillings} × {size} - {emptyings} × {rest} = {total} in both jugs, and that is {} + {}",
            route.len(),
            times(fillings, "filling"),
            times(emptyings, "emptying"),
            state[0],
            state[1]
        )
    });
    Ok(jugs.answer(&route))
}

/// All fillings after so many moves, until one is what is sought.
fn rounds(jugs: &Jugs, working: &mut Working) -> Result<Value, Setback> {
    let mut seen = std::collections::BTreeSet::from([jugs.first.clone()]);
    let mut rim = seen.clone();
    for moves in 0_i64.. {
        if rim.iter().any(|state| jugs.is_goal(state)) {
            return Ok(moves.into());
        }
        let next: std::collections::BTreeSet<Vec<i64>> = rim
            .iter()
            .flat_map(|state| jugs.moves(state))
            .map(|(_, left)| left)
            .filter(|it| !seen.contains(it))
            .collect();
        working.spend(1 + next.len() as u64)?;
        if next.is_empty() {
            working.note(|| format!("nothing new comes after {moves} moves, and the amount was never there"));
            return jugs.none();
        }
        if moves < 16 {
            let shown: Vec<String> = next.iter().take(8).map(|state| format!("({})", Jugs::amounts(state))).collect();
            let more = if next.len() > 8 { " and more" } else { "" };
            working.note(|| format!("new after {} moves: {}{more}", moves + 1, shown.join(" ")));
        }
        seen.extend(next.iter().cloned());
        rim = next;
    }
    jugs.none()
}
