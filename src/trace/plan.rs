//! The plan as a trace keeps it: what was carried out, which is acyclic.

use std::collections::BTreeSet;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::problem::Kind;

/// Goals and approaches, and who needs whom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanRecord {
    /// In the order in which they were planned; the first is the prompt itself.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// Reached by any one of its approaches.
    Goal,
    /// Needs all of its subgoals.
    Approach,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// Made from the content, so that the same goal has the same id in every trace.
    pub id: String,
    pub kind: NodeKind,
    /// A goal in the notation of goals, or the name of an approach.
    pub text: String,
    /// Who offers the approach; empty for a goal.
    pub skill: String,
    /// One line: how the approach goes, or what the goal seeks; empty when its notation says it as well.
    pub idea: String,
    /// How often a sampled path takes this approach; 0 for a goal.
    pub weight: u32,
    /// Whether the approach can be wrong; null for a goal.
    pub sure: Option<Kind>,
    /// Where the node stands for words of the prompt.
    pub spans: Vec<Span>,
}

/// Bytes of the prompt, from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl From<&Range<usize>> for Span {
    fn from(bytes: &Range<usize>) -> Self {
        Self { start: bytes.start, end: bytes.end }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    pub from: String,
    pub to: String,
}

/// Ids made from content, so that a goal has the same id in every trace, and an approach is named within its goal.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: BTreeSet<(char, u64)>,
}

impl Ids {
    /// The id of this content, given in pieces; a second content with the same id gets the next free one.
    pub fn of(&mut self, kind: char, content: &[&str]) -> String {
        const DIGITS: u64 = 0xff_ffff_ffff;
        // Fowler, Noll and Vo's hash 1a of 64 bits: the same on every machine and in every version.
        let bytes = content.iter().flat_map(|piece| piece.bytes());
        let mut number =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        while !self.taken.insert((kind, number & DIGITS)) {
            number = number.wrapping_add(1);
        }
        let mut id = String::with_capacity(11);
        id.push(kind);
        id.extend((0..40).step_by(4).rev().filter_map(|shift| char::from_digit((number >> shift) as u32 & 0xf, 16)));
        id
    }
}
