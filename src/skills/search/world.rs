//! A world to search: where it starts, what can be done, and what is sought.

use std::hash::Hash;

use crate::problem::{Setback, Value};

/// A puzzle as states and moves between them. All that the methods of search know of a puzzle is this.
pub trait World: Send + Sync + 'static {
    /// What may differ from one moment to the next, and nothing else: equal states are the same place.
    type State: Clone + Eq + Hash + Send + Sync;
    type Move: Clone + Send + Sync;

    fn start(&self) -> Self::State;

    fn is_goal(&self, state: &Self::State) -> bool;

    /// What can be done here and where it leads, always in the same order.
    fn moves(&self, state: &Self::State) -> Vec<(Self::Move, Self::State)>;

    /// How many states there are at most, where each has a number that is told by `place`.
    fn places(&self) -> Option<usize> {
        None
    }

    /// The number of a state, below `places`; asked only where that is some.
    fn place(&self, _state: &Self::State) -> usize {
        0
    }

    /// How many moves are still needed, at least. It must never be more than are needed, or A* may miss the shortest way.
    fn estimate(&self, state: &Self::State) -> u32;

    /// What the greedy search goes by: it may be more than are needed, and lead astray.
    fn hunch(&self, state: &Self::State) -> u32 {
        self.estimate(state)
    }

    /// What a move counts in A*: more than one where it is better avoided.
    fn price(&self, _step: &Self::Move) -> u32 {
        1
    }

    /// What a move counts at least, by which an estimate is told in moves.
    fn least_price(&self) -> u32 {
        1
    }

    /// What the estimate counts, and why it is never too much.
    fn estimate_in_words(&self) -> &'static str;

    /// What a state is called: "place", "board".
    fn state_in_words(&self) -> &'static str {
        "position"
    }

    /// Units of work that a state costs: about one for each microsecond.
    fn cost(&self) -> u64 {
        1
    }

    fn say(&self, step: &Self::Move) -> String;

    /// The state as a drawing of several lines, where it can be drawn.
    fn picture(&self, _state: &Self::State) -> Option<String> {
        None
    }

    /// The moves as an answer to the puzzle.
    fn answer(&self, route: &[Self::Move]) -> Value;

    /// What is said when no moves lead to the goal, or why that cannot be said.
    fn none(&self) -> Result<Value, Setback>;
}

/// A world whose moves can be undone, so that it can be searched from its goal as well.
pub trait Undo: World {
    /// All states that are sought.
    fn goals(&self) -> Vec<Self::State>;

    /// The moves that lead to this state, and the states that they come from.
    fn moves_back(&self, state: &Self::State) -> Vec<(Self::Move, Self::State)>;
}
