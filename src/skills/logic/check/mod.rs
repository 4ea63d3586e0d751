//! Looking back at logic: starts from the text of the formulas, and tries all cases for itself.

mod cases;
mod circuits;
mod formula;
mod liars;
mod order;
mod propositions;
mod syllogisms;
mod tables;
mod words;

pub use cases::{classified, number_of_cases, satisfying, truth_of};
pub use circuits::{circuit, outputs};
pub use liars::{kinds, number_of_kind, who_is};
pub use order::{comes_before, in_order, in_place};
pub use propositions::{concluded, consistent, entails, forced, linked, settled};
pub use syllogisms::{follows, what_follows, which_follows};
pub use tables::{column, only_case, same_as, which_holds};
pub use words::in_words;
