//! How a path looks back at what it found. A check sees the goal and the answer; where the problem was misread, it sees the
//! problem as it is written.

use super::{Moment, ROOT, Reached, Spot, Walk};
use crate::engine::look_back;
use crate::problem::{Goal, Value, Verdict};

impl Walk<'_> {
    /// What checks say of an answer to a goal; the engine's own approaches compute nothing, so their answers are as good as
    /// the answers that they rest on.
    pub(super) fn judge(&mut self, at: Spot, reached: &Reached) -> Verdict {
        let goal = self.place(at).goal.clone();
        let mut verdict = self.said_of(&goal, &reached.answer);
        let rests_on_parts = self.way(at, reached.way).skill.is_none() && !reached.parts.is_empty();
        if rests_on_parts && !verdict.is_refuted() {
            verdict = verdict_from_parts(&self.verdicts_of_parts(at, reached));
            self.counts.checks += u64::from(verdict.is_confirmed());
        }
        let (answer, way, said) = (reached.answer.clone(), reached.way, verdict.clone());
        self.note(|| Moment::Checked { at, way, answer, verdict: said });
        verdict
    }

    /// What is said of the answers that an answer rests on. Where the problem was misread, the answer to what was read is
    /// held against what is written.
    fn verdicts_of_parts(&mut self, at: Spot, reached: &Reached) -> Vec<Verdict> {
        let written = if at == ROOT { self.way(at, reached.way).subgoals.first().copied() } else { None };
        match (written, reached.parts.as_slice()) {
            (Some(written), [read]) if written != *read => {
                let written = self.place(written).goal.clone();
                vec![self.held_against(&written, *read)]
            }
            _ => reached.parts.iter().map(|part| self.verdict_of(*part)).collect(),
        }
    }

    /// What is said of an answer to a goal that was misread, when it is held against the goal as it is written. What was
    /// worked out from the inside out is held against it piece by piece, and then what remained with these pieces put in.
    fn held_against(&mut self, written: &Goal, read: Spot) -> Verdict {
        let Some(Some(reached)) = self.reached.get(&read).cloned() else {
            return Verdict::Unsettled;
        };
        let said = self.said_of(written, &reached.answer);
        if said.is_refuted() || reached.parts.is_empty() || self.way(read, reached.way).skill.is_some() {
            return said;
        }
        let pieces = written.inner_goals();
        let answers: Vec<Value> =
            reached.parts.iter().take(pieces.len()).filter_map(|part| self.answer_at(*part)).collect();
        let remained = written.with_inner_answers(&answers);
        let wanted: Vec<Goal> = pieces.into_iter().chain([remained]).collect();
        let mut verdicts = Vec::with_capacity(reached.parts.len());
        for (wanted, &part) in wanted.iter().zip(&reached.parts) {
            verdicts.push(self.held_against(wanted, part));
        }
        verdict_from_parts(&verdicts)
    }

    fn answer_at(&self, at: Spot) -> Option<Value> {
        self.reached.get(&at)?.as_ref().map(|reached| reached.answer.clone())
    }

    /// What checks say of an answer to a goal; now and then they are made to miss that it is wrong. Each that has something to
    /// say is counted.
    fn said_of(&mut self, goal: &Goal, answer: &Value) -> Verdict {
        let place = self.notes.atlas.find(goal).and_then(|at| self.notes.atlas.place(at));
        let (verdict, checks) = match place.and_then(|place| place.verdicts.iter().find(|said| said.answer == *answer))
        {
            Some(said) => (said.verdict.clone(), said.checks),
            None => {
                let said = look_back::check(goal, answer, self.notes.skills);
                let checks = said.len() as u64;
                (Verdict::all(said.into_iter().map(|check| check.verdict)), checks)
            }
        };
        self.counts.checks += checks;
        match verdict.is_refuted() && self.checker_misses(goal) {
            true => Verdict::confirmed("a check that missed what is wrong"),
            false => verdict,
        }
    }

    /// Whether the checker is made to miss at this goal, here and now.
    fn checker_misses(&self, goal: &Goal) -> bool {
        const PARTS: u64 = 1_000_000;
        let share = self.notes.settings.checker_misses;
        let chance = || self.chance.about(&goal.to_string()).about_hash(self.counts.turned_back).about("check");
        share > 0.0 && (chance().below(PARTS) as f64) < share * PARTS as f64
    }

    /// The verdict on what was reached at a goal, looked at now if it was not before.
    pub(super) fn verdict_of(&mut self, at: Spot) -> Verdict {
        let Some(Some(reached)) = self.reached.get(&at).cloned() else {
            return Verdict::Unsettled;
        };
        if let Some(verdict) = reached.verdict {
            return verdict;
        }
        let verdict = self.judge(at, &reached);
        if let Some(Some(reached)) = self.reached.get_mut(&at) {
            reached.verdict = Some(verdict.clone());
        }
        verdict
    }
}

/// What computes nothing is as good as what it rests on.
fn verdict_from_parts(parts: &[Verdict]) -> Verdict {
    match parts.iter().find(|part| part.is_refuted()) {
        Some(refuted) => refuted.clone(),
        None if !parts.is_empty() && parts.iter().all(Verdict::is_confirmed) => {
            Verdict::confirmed("each part of it was confirmed")
        }
        None => Verdict::Unsettled,
    }
}
