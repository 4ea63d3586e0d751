//! What a check says of an answer.

use serde::{Deserialize, Serialize};

/// The word of a check. *Confirmed* means that the answer satisfies the goal as it was read; it says nothing about
/// whether the reading was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// `how` says exactly what was confirmed.
    Confirmed { how: String },
    /// The check cannot tell.
    Unsettled,
    /// `why` names what is violated.
    Refuted { why: String },
}

impl Verdict {
    pub fn confirmed(how: impl Into<String>) -> Self {
        Verdict::Confirmed { how: how.into() }
    }

    pub fn refuted(why: impl Into<String>) -> Self {
        Verdict::Refuted { why: why.into() }
    }

    pub fn is_confirmed(&self) -> bool {
        matches!(self, Verdict::Confirmed { .. })
    }

    pub fn is_refuted(&self) -> bool {
        matches!(self, Verdict::Refuted { .. })
    }

    /// One word for tables.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Confirmed { .. } => "confirmed",
            Verdict::Unsettled => "unsettled",
            Verdict::Refuted { .. } => "refuted",
        }
    }

    /// What several checks say together: one refutation refutes, else one confirmation confirms.
    pub fn all(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        verdicts.into_iter().fold(Verdict::Unsettled, |so_far, next| match (&so_far, &next) {
            (Verdict::Refuted { .. }, _) | (_, Verdict::Unsettled) => so_far,
            (_, Verdict::Refuted { .. }) | (Verdict::Unsettled, _) => next,
            _ => so_far,
        })
    }
}
