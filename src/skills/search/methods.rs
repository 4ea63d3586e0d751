//! Four ways to search any world, each written once.
//!
//! | method | looks next at | finds |
//! |--------|---------------|-------|
//! | breadth first | what is fewest moves from the start | the fewest moves |
//! | bidirectional | the smaller of the two rims, around start and goal | the fewest moves |
//! | A* | the least sum of moves made and moves estimated (Hart, Nilsson, Raphael 1968) | the fewest moves |
//! | greedy | what is estimated to be nearest to the goal | some moves, often too many |
//!
//! A search that has looked at everything that can be reached without meeting the goal has proved that there is no way.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use super::world::{Undo, World};
use crate::problem::{Approach, Mixed, Setback, Working};

/// How many moves, and sizes of rims, are told in words.
const MOST_TOLD: usize = 16;

/// A drawing of more lines than this is no help.
const TALLEST_PICTURE: usize = 16;

/// For looking up only: nothing is ever read in the order of its keys.
type Table<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;

/// Breadth first, A* and greedy.
pub fn approaches<W: World>(world: &Arc<W>) -> Vec<Approach> {
    let estimate = world.estimate_in_words();
    vec![
        method("breadth_first", "look at all that is one move away, then two, then three", world, breadth_first),
        method("a_star", format!("look first where moves made and moves needed are fewest: {estimate}"), world, a_star),
        method("greedy", "always go on where it looks nearest to the goal, however long the way", world, greedy)
            .heuristic(),
    ]
}

/// The same, and from both ends at once.
pub fn approaches_from_both_ends<W: Undo>(world: &Arc<W>) -> Vec<Approach> {
    let mut approaches = approaches(world);
    let idea = "search from the start and from the goal until the two meet";
    approaches.insert(1, method("bidirectional", idea, world, bidirectional));
    approaches
}

type Route<W> = Option<Vec<<W as World>::Move>>;

fn method<W: World>(
    name: &'static str,
    idea: impl Into<std::borrow::Cow<'static, str>>,
    world: &Arc<W>,
    search: fn(&W, &mut Working) -> Result<Route<W>, Setback>,
) -> Approach {
    let world = Arc::clone(world);
    Approach::direct(name, idea, move |working| {
        let route = search(&world, working)?;
        match route {
            Some(route) => {
                tell(&*world, &route, working);
                Ok(world.answer(&route))
            }
            None => world.none(),
        }
    })
}

/// The states that were met, each with the move that led there.
struct Met<W: World> {
    nodes: Vec<Node<W>>,
    index: Index<W::State>,
}

/// Which node a state is. States that are places have numbers, and their table is looked up without any hashing.
enum Index<S> {
    ByHash(Table<S, u32>),
    /// With [`UNMET`] where no state was met.
    ByNumber(Vec<u32>),
}

const UNMET: u32 = u32::MAX;

struct Node<W: World> {
    state: W::State,
    /// Where it was reached from, and how; none at the start.
    from: Option<(u32, W::Move)>,
    moves_made: u32,
}

impl<W: World> Met<W> {
    fn new(world: &W) -> Self {
        let index = match world.places() {
            Some(places) => Index::ByNumber(vec![UNMET; places]),
            None => Index::ByHash(Table::default()),
        };
        Self { nodes: Vec::new(), index }
    }

    /// Which node this state is, if it was met.
    fn get(&self, world: &W, state: &W::State) -> Option<u32> {
        match &self.index {
            Index::ByHash(table) => table.get(state).copied(),
            Index::ByNumber(nodes) => Some(nodes[world.place(state)]).filter(|node| *node != UNMET),
        }
    }

    /// Adds a state unless it was met. Whether it is new.
    fn add(&mut self, world: &W, state: W::State, from: Option<(u32, W::Move)>) -> bool {
        let next = u32::try_from(self.nodes.len()).unwrap_or(UNMET);
        let state = match &mut self.index {
            Index::ByHash(table) => match table.entry(state) {
                Entry::Occupied(_) => return false,
                Entry::Vacant(place) => {
                    let state = place.key().clone();
                    place.insert(next);
                    state
                }
            },
            Index::ByNumber(nodes) => {
                let node = &mut nodes[world.place(&state)];
                if *node != UNMET {
                    return false;
                }
                *node = next;
                state
            }
        };
        let moves_made = from.as_ref().map_or(0, |(parent, _)| self.nodes[*parent as usize].moves_made + 1);
        self.nodes.push(Node { state, from, moves_made });
        true
    }

    /// The moves from the start to this node.
    fn route(&self, mut at: u32) -> Vec<W::Move> {
        let mut route = Vec::new();
        while let Some((from, step)) = &self.nodes[at as usize].from {
            route.push(step.clone());
            at = *from;
        }
        route.reverse();
        route
    }
}

fn breadth_first<W: World>(world: &W, working: &mut Working) -> Result<Route<W>, Setback> {
    let mut met: Met<W> = Met::new(world);
    met.add(world, world.start(), None);
    let mut rims = vec![1];
    let mut rim = 0..1;
    let mut found = None;
    'search: while !rim.is_empty() {
        for at in rim.clone() {
            if world.is_goal(&met.nodes[at].state) {
                found = Some(at as u32);
                break 'search;
            }
            let moves = world.moves(&met.nodes[at].state);
            working.spend(world.cost() * (1 + moves.len() as u64))?;
            for (step, state) in moves {
                met.add(world, state, Some((at as u32, step)));
            }
        }
        rim = rim.end..met.nodes.len();
        rims.push(rim.len());
    }
    working.note(|| {
        let sizes: Vec<String> = rims.iter().take(MOST_TOLD).map(usize::to_string).collect();
        let more = if rims.len() > MOST_TOLD { " and so on" } else { "" };
        format!("{}s that are 0, 1, 2, ... moves from the start: {}{more}", world.state_in_words(), sizes.join(", "))
    });
    if found.is_none() {
        tell_exhausted(world, met.nodes.len(), working);
    }
    Ok(found.map(|at| met.route(at)))
}

/// Always goes on with the node that this function of the moves made and the estimate makes least.
fn best_first<W: World>(
    world: &W,
    working: &mut Working,
    estimate: fn(&W, &W::State) -> u32,
    priority: fn(u32, u32) -> u32,
) -> Result<Route<W>, Setback> {
    let mut met: Met<W> = Met::new(world);
    let start = world.start();
    let first = estimate(world, &start);
    met.add(world, start, None);
    let mut open = BinaryHeap::from([Reverse((priority(0, first), first, 0_u32))]);
    let mut is_done = vec![false];
    let mut looked_at = 0_usize;
    while let Some(Reverse((_, _, at))) = open.pop() {
        if std::mem::replace(&mut is_done[at as usize], true) {
            continue;
        }
        let node = &met.nodes[at as usize];
        let made_here = node.moves_made;
        if world.is_goal(&node.state) {
            working.note(|| {
                let (states, first) = (world.state_in_words(), first / world.least_price());
                format!("the goal is met after a look at {looked_at} {states}s; the first estimate was {first} moves")
            });
            return Ok(Some(met.route(at)));
        }
        looked_at += 1;
        let moves = world.moves(&node.state);
        working.spend(world.cost() * (1 + moves.len() as u64))?;
        for (step, state) in moves {
            let moves_made = made_here.saturating_add(world.price(&step));
            let left = estimate(world, &state);
            let next = match met.get(world, &state) {
                // A shorter way to what was met already.
                Some(known) if moves_made < met.nodes[known as usize].moves_made => {
                    is_done[known as usize] = false;
                    met.nodes[known as usize].from = Some((at, step));
                    met.nodes[known as usize].moves_made = moves_made;
                    known
                }
                Some(_) => continue,
                None => {
                    met.add(world, state, Some((at, step)));
                    let node = is_done.len();
                    met.nodes[node].moves_made = moves_made;
                    is_done.push(false);
                    is_done.len() as u32 - 1
                }
            };
            // Of equal ones, that which seems nearer to the goal.
            open.push(Reverse((priority(moves_made, left), left, next)));
        }
    }
    tell_exhausted(world, met.nodes.len(), working);
    Ok(None)
}

fn a_star<W: World>(world: &W, working: &mut Working) -> Result<Route<W>, Setback> {
    best_first(world, working, W::estimate, |made, left| made.saturating_add(left))
}

fn greedy<W: World>(world: &W, working: &mut Working) -> Result<Route<W>, Setback> {
    best_first(world, working, W::hunch, |_, left| left)
}

/// One of the two searches: what it met, and the rim that it has not yet looked at.
struct Half<W: World> {
    met: Met<W>,
    rim: std::ops::Range<usize>,
}

impl<W: World> Half<W> {
    fn new(world: &W, states: Vec<W::State>) -> Self {
        let mut met = Met::new(world);
        states.into_iter().for_each(|state| {
            met.add(world, state, None);
        });
        Self { rim: 0..met.nodes.len(), met }
    }
}

fn bidirectional<W: Undo>(world: &W, working: &mut Working) -> Result<Route<W>, Setback> {
    let (mut ahead, mut back) = (Half::new(world, vec![world.start()]), Half::new(world, world.goals()));
    let mut meeting = ahead.met.nodes.iter().position(|node| back.met.get(world, &node.state).is_some());
    while meeting.is_none() && !ahead.rim.is_empty() && !back.rim.is_empty() {
        let is_ahead = ahead.rim.len() <= back.rim.len();
        let (half, other) = if is_ahead { (&mut ahead, &back) } else { (&mut back, &ahead) };
        for at in half.rim.clone() {
            let state = &half.met.nodes[at].state;
            let moves = if is_ahead { world.moves(state) } else { world.moves_back(state) };
            working.spend(world.cost() * (1 + moves.len() as u64))?;
            for (step, state) in moves {
                half.met.add(world, state, Some((at as u32, step)));
            }
        }
        half.rim = half.rim.end..half.met.nodes.len();
        // A whole rim is looked at before the two are compared: of several meetings, the one with the fewest moves counts.
        let meetings = half.met.nodes[half.rim.clone()].iter().filter_map(|node| {
            let there = other.met.get(world, &node.state)?;
            Some((other.met.nodes[there as usize].moves_made, &node.state))
        });
        let nearest = meetings.min_by_key(|(moves, _)| *moves).map(|(_, state)| state.clone());
        meeting = nearest.and_then(|state| ahead.met.get(world, &state)).map(|at| at as usize);
    }
    let (made, undone) = (ahead.met.nodes.len(), back.met.nodes.len());
    let states = world.state_in_words();
    let Some(at) = meeting else {
        working.note(|| {
            format!(
                "{made} {states}s can be reached from the start and {undone} were met from the goal, and they never meet"
            )
        });
        return Ok(None);
    };
    let there = back.met.get(world, &ahead.met.nodes[at].state).unwrap_or(0);
    let mut route = ahead.met.route(at as u32);
    working.note(|| {
        format!(
            "the two searches meet {} moves from the start, after {made} {states}s from the start and {undone} from the \
             goal",
            route.len()
        )
    });
    let mut rest = back.met.route(there);
    rest.reverse();
    route.extend(rest);
    Ok(Some(route))
}

fn tell_exhausted<W: World>(world: &W, count: usize, working: &mut Working) {
    working.note(|| {
        let states = world.state_in_words();
        format!(
            "there are {count} {states}s that can be reached at all, each was looked at, and none is what is sought"
        )
    });
}

/// The first moves, and drawings of the start, the middle and the end.
fn tell<W: World>(world: &W, route: &[W::Move], working: &mut Working) {
    working.note(|| {
        let moves: Vec<String> = route.iter().take(MOST_TOLD).map(|step| world.say(step)).collect();
        let more = route.len().saturating_sub(MOST_TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        match route.len() {
            0 => "the start is already what is sought, and nothing need be done".to_owned(),
            1 => format!("one move: {}", moves.join("")),
            count => format!("{count} moves: {}{more}", moves.join(", ")),
        }
    });
    if route.len() < 2 {
        return;
    }
    let start = world.start();
    if world.picture(&start).is_none_or(|picture| picture.lines().count() > TALLEST_PICTURE) {
        return;
    }
    working.note(|| {
        let half = route.len() / 2;
        let middle = route[..half].iter().try_fold(start.clone(), |state, step| {
            let label = world.say(step);
            world.moves(&state).into_iter().find(|(other, _)| world.say(other) == label).map(|(_, next)| next)
        });
        let drawn = |state: &W::State| world.picture(state).unwrap_or_default();
        let later = middle.map_or_else(String::new, |state| format!("\nafter {half} of the moves:\n{}", drawn(&state)));
        format!("at the start:\n{}{later}", drawn(&start))
    });
}
