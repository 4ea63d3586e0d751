//! Looking back at searches: the moves are done again, one by one, by the rules of the puzzle.

pub mod all_made;
pub mod crossing;
pub mod hanoi;
pub mod hanoi_parts;
pub mod jugs;
pub mod knights;
pub mod ladder;
pub mod lock;
pub mod made_of;
pub mod paths;
pub mod rungs;
pub mod rush_hour;
pub mod sokoban;
pub mod ways;
