//! The towers as a world to search.

use super::Towers;
use crate::problem::{Setback, Value};
use crate::skills::search::world::{Undo, World};

/// A state tells for each disk, the smallest first, on which peg it is.
pub struct Rods {
    towers: Towers,
}

impl Rods {
    pub fn new(towers: Towers) -> Self {
        Self { towers }
    }
}

impl World for Rods {
    type State = Vec<u8>;
    /// The disk, counted from 0, and the pegs.
    type Move = (u8, u8, u8);

    fn start(&self) -> Vec<u8> {
        vec![self.towers.start as u8; self.towers.disks]
    }

    fn is_goal(&self, state: &Vec<u8>) -> bool {
        state.iter().all(|peg| usize::from(*peg) == self.towers.target)
    }

    fn moves(&self, state: &Vec<u8>) -> Vec<((u8, u8, u8), Vec<u8>)> {
        let mut moves = Vec::new();
        let mut covered = vec![false; self.towers.pegs.len()];
        for (disk, &from) in state.iter().enumerate() {
            if std::mem::replace(&mut covered[usize::from(from)], true) {
                continue;
            }
            for to in (0..covered.len()).filter(|to| !covered[*to]) {
                let mut next = state.clone();
                next[disk] = to as u8;
                moves.push(((disk as u8, from, to as u8), next));
            }
        }
        moves
    }

    fn estimate(&self, state: &Vec<u8>) -> u32 {
        state.iter().filter(|peg| usize::from(**peg) != self.towers.target).count() as u32
    }

    fn estimate_in_words(&self) -> &'static str {
        "every disk that is not on its peg needs a move"
    }

    fn say(&self, (disk, from, to): &(u8, u8, u8)) -> String {
        let name = |peg: &u8| self.towers.pegs[usize::from(*peg)].spoken();
        format!("disk {} from {} to {}", disk + 1, name(from), name(to))
    }

    fn picture(&self, state: &Vec<u8>) -> Option<String> {
        let row = |(place, peg): (usize, &Value)| {
            let disks = state.iter().enumerate().rev().filter(|(_, on)| usize::from(**on) == place);
            let disks: Vec<String> = disks.map(|(disk, _)| (disk + 1).to_string()).collect();
            format!("{}: {}", peg.spoken(), disks.join(" "))
        };
        Some(self.towers.pegs.iter().enumerate().map(row).collect::<Vec<_>>().join("\n"))
    }

    fn answer(&self, route: &[(u8, u8, u8)]) -> Value {
        let moves = route
            .iter()
            .map(|(disk, from, to)| self.towers.move_of(usize::from(*disk) + 1, usize::from(*from), usize::from(*to)));
        Value::list(moves)
    }

    fn none(&self) -> Result<Value, Setback> {
        Err(Setback::no_way("the target is never reached"))
    }
}

impl Undo for Rods {
    fn goals(&self) -> Vec<Vec<u8>> {
        vec![vec![self.towers.target as u8; self.towers.disks]]
    }

    fn moves_back(&self, state: &Vec<u8>) -> Vec<((u8, u8, u8), Vec<u8>)> {
        let back = |((disk, from, to), before)| ((disk, to, from), before);
        self.moves(state).into_iter().map(back).collect()
    }
}
