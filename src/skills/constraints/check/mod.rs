//! Looking back: starts from what is given and knows none of the approaches.
//!
//! A puzzle is checked by its own rules and not by the constraints into which it was put. What is said of other solutions, or
//! that there are none, is settled by going through the cases plainly, as far as a stated bound.

pub mod asked;
pub mod colouring;
pub mod cryptarithm;
pub mod futoshiki;
pub mod queens;
pub mod satisfy;
pub mod sudoku;
pub mod zebra;

/// The claim that a puzzle has no solution begins with this.
const NONE: &str = "there is no solution";

/// The claim that it has more than one begins with this.
const SEVERAL: &str = "there are several solutions";
