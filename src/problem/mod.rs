//! The nouns of the engine, as plain data.
//!
//! | noun | what it is |
//! |------|------------|
//! | [`Prompt`] | the words, with their tokens and sentences |
//! | [`Outline`] | what a prompt says in sentences, and what it shows beside them |
//! | [`Phrase`] | a way of saying something, contributed by a skill |
//! | [`Reading`] | the prompt restated: what is asked, what is given, and the goal they amount to |
//! | [`Goal`] | one precise question, `gcd(48, 18)`; a node of the plan (OR) |
//! | [`Approach`] | one way to reach a goal; a node of the plan (AND) |
//! | [`Working`] | the scratchpad on which an approach is carried out |
//! | [`Attempt`] | an approach carried out: its working, and an answer or a setback |
//! | [`Chance`] | draws that depend on their key alone, for paths that are sampled |
//! | [`Verdict`] | what a check says of an answer |
//! | [`Skill`] | what we know of one branch: phrases, approaches, checks |

mod approach;
mod chance;
mod expectation;
mod goal;
mod markup;
mod name;
mod notation;
mod operation;
mod outline;
mod phrase;
mod prompt;
mod reading;
mod saying;
mod setback;
mod skill;
pub mod slips;
mod value;
mod verdict;
mod working;

pub use approach::{Approach, Attempt, Join, Kind, Next};
pub use chance::{Chance, content_hash};
pub use expectation::{Expectation, Form, Rounding};
pub use goal::Goal;
pub(crate) use goal::Mixed;
pub use name::Name;
pub use notation::{NotationError, Template};
pub use operation::Operation;
pub use outline::{Block, Literal, Outline, Sentence, Shown};
pub use phrase::{Binding, Phrase, Type};
pub use prompt::{Prompt, Token, TokenKind};
pub use reading::{Reading, Restatement, Unread};
pub use saying::{say, spoken, title};
pub use setback::Setback;
pub use skill::{About, Skill, WorkedExample};
pub use value::Value;
pub use verdict::Verdict;
pub use working::{Slip, Step, Working};
