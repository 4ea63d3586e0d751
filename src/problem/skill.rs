//! A skill: what we know of one branch.

use super::{Approach, Goal, Phrase, Prompt, Reading, Value, Verdict};

/// A prompt that the skill solves, with its answer as `polya solve --format answer` prints it.
#[derive(Clone, Copy, Debug)]
pub struct WorkedExample {
    pub prompt: &'static str,
    pub answer: &'static str,
}

/// What a skill says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub name: &'static str,
    /// One line.
    pub summary: &'static str,
    pub examples: &'static [WorkedExample],
}

/// Knowledge of one branch, in the four phases of Pólya. All methods are pure: the same in, the same out.
pub trait Skill: Send + Sync {
    fn about(&self) -> About;

    /// Understand: ways of saying things, which nest with those of all other skills.
    fn phrases(&self) -> &[Phrase] {
        &[]
    }

    /// Understand: what has a layout of its own, or spans sentences.
    fn read(&self, _prompt: &Prompt) -> Vec<Reading> {
        Vec::new()
    }

    /// Plan: the ways to reach this goal; none when it is not this skill's.
    fn approaches(&self, goal: &Goal) -> Vec<Approach>;

    /// What a goal seeks, in a few words: "the dollars per hour". None when its notation says it as well.
    fn spoken(&self, _goal: &Goal) -> Option<String> {
        None
    }

    /// Look back: starts again from the goal and shares no code with the approaches. Total: any answer can come.
    fn check(&self, goal: &Goal, answer: &Value) -> Verdict;
}
