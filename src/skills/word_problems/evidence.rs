//! Reading by evidence: a second way to read a story, independent of its grammar.
//!
//! Schemas read what sentences say. Where a sentence is built in a way that they do not know, a person still knows what to
//! do: five boxes, six crayons in each, some of them gone. This reader puts the numbers of a story together in every way
//! that there is (a tree of sums and products), weighs the evidence for and against each (what is counted, what is per what,
//! what the verbs do, what the question says), and takes the heaviest when it is heavier than all others by far. Also in
//! the running is that nothing of the kind fits.
//!
//! What it reads is a guess, and labelled so. What the schemas read is one voice among the evidence: nearly always the
//! heaviest, but where the rest is much against it, it does not stand.
//!
//! | file | what it does |
//! |------|--------------|
//! | `quantities`, `asked` | the numbers of a story and its question, with what stands around them |
//! | `trees` | every way to put some of them together |
//! | `cues`, `measures` | the evidence: what speaks for an operation between two numbers, what fits together |
//! | `case` | one prompt: its cues and its trees |
//! | `weights` | how much each cue weighs, fitted by `examples/5_weigh_evidence.rs` |
//! | `reading` | the heaviest tree as relations between named quantities |
//!
//! Sources: expression trees whose operations are decided pair by pair, Roy and Roth 2015; the best of all weighed trees as a
//! log-linear model of hidden derivations, Kushman et al. 2014.

mod asked;
mod case;
mod cues;
mod measures;
mod quantities;
mod reading;
mod trees;
mod weights;

pub use case::{Case, Evidence, SLOTS};
pub(super) use case::{Voice, case_of};
pub use cues::Cue;
pub(super) use reading::{Weighed, weighed};
