//! Looking back at machines: runs them again, in another way, from what is given.

pub mod counts;
pub mod rewriting;
pub mod tape;
