//! Sokoban step by step: where every step counts, and not only those that push.

use super::{Board, NONE, STEPS};
use crate::problem::{Setback, Value};
use crate::skills::search::world::World;

/// A state tells where the player is and where the boxes are, the least first.
pub struct Steps(pub Board);

impl World for Steps {
    type State = (u16, Vec<u16>);
    /// The number of a direction.
    type Move = u8;

    fn start(&self) -> Self::State {
        (self.0.player, self.0.boxes.clone())
    }

    fn is_goal(&self, (_, boxes): &Self::State) -> bool {
        boxes.iter().all(|cell| self.0.is_goal[usize::from(*cell)])
    }

    fn moves(&self, (player, boxes): &Self::State) -> Vec<(u8, Self::State)> {
        let step = |direction: usize| {
            let next = self.0.beside(*player, direction);
            let Ok(place) = boxes.binary_search(&next) else {
                return (!self.0.is_wall[usize::from(next)]).then(|| (direction as u8, (next, boxes.clone())));
            };
            let beyond = self.0.beside(next, direction);
            // Where no push leads on to a goal a box is lost.
            let is_free = self.0.pushes[usize::from(beyond)].is_some() && boxes.binary_search(&beyond).is_err();
            is_free.then(|| {
                let mut pushed = boxes.clone();
                pushed[place] = beyond;
                pushed.sort_unstable();
                (direction as u8, (next, pushed))
            })
        };
        (0..STEPS.len()).filter_map(step).collect()
    }

    fn estimate(&self, (_, boxes): &Self::State) -> u32 {
        boxes.iter().map(|cell| u32::from(self.0.pushes[usize::from(*cell)].unwrap_or(0))).sum()
    }

    fn estimate_in_words(&self) -> &'static str {
        "every box needs at least the pushes to its nearest goal, and every push is a step"
    }

    fn say(&self, step: &u8) -> String {
        ["up", "down", "left", "right"][usize::from(*step)].to_owned()
    }

    fn answer(&self, route: &[u8]) -> Value {
        Value::text(route.iter().map(|step| STEPS[usize::from(*step)].0).collect::<String>())
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}
