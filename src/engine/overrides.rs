//! What is offered at a goal: the approaches of the skills, or what an override wants there instead.

use super::guard::guarded;
use crate::problem::{Approach, Goal, Skill, Value};
use crate::trace::{Instead, Settings};

/// An approach to a goal, and who offers it: an index into the engine's skills, none for the engine's own.
pub(super) struct Offer {
    pub skill: Option<usize>,
    pub approach: Approach,
    /// Why it is not tried, where an override wants something else.
    pub overruled: Option<&'static str>,
}

impl Offer {
    fn new(skill: Option<usize>, approach: Approach) -> Self {
        Self { skill, approach, overruled: None }
    }
}

/// The overrides of a run, read once. Those that cannot be read mean nothing; [`Settings::objection`] says so.
#[derive(Clone, Debug, Default)]
pub(super) struct Overrides(Vec<(Goal, Ruling)>);

#[derive(Clone, Debug)]
enum Ruling {
    /// The approach of this name.
    Try(String),
    Take(Value),
}

impl Overrides {
    pub fn of(settings: &Settings) -> Self {
        let read = settings.overrides.iter().filter_map(|it| {
            let ruling = match &it.instead {
                Instead::Approach(name) => Ruling::Try(plain(name)),
                Instead::Answer(answer) => Ruling::Take(answer.parse().ok()?),
            };
            Some((it.goal.parse().ok()?, ruling))
        });
        Self(read.collect())
    }

    /// What the skills offer for a goal, in their order; before them, when a given is itself a goal, working it out first.
    pub fn offers(&self, goal: &Goal, skills: &[Box<dyn Skill>]) -> Vec<Offer> {
        let mut found: Vec<Offer> = goal.inside_out().into_iter().map(|approach| Offer::new(None, approach)).collect();
        for (index, skill) in skills.iter().enumerate() {
            // A skill that fails offers nothing; the others still do.
            let offered = guarded(|| skill.approaches(goal)).unwrap_or_default();
            found.extend(offered.into_iter().map(|approach| Offer::new(Some(index), approach)));
        }
        self.applied(goal, found)
    }

    /// The engine's own approaches, as they may be tried at this goal.
    pub fn own_offers(&self, goal: &Goal, approaches: Vec<Approach>) -> Vec<Offer> {
        self.applied(goal, approaches.into_iter().map(|approach| Offer::new(None, approach)).collect())
    }

    /// Of several overrides for one goal the last one counts. An answer that is given comes after what it overrules, so that
    /// the approaches keep their places.
    fn applied(&self, goal: &Goal, mut offers: Vec<Offer>) -> Vec<Offer> {
        match self.0.iter().rev().find(|(at, _)| at == goal) {
            None => {}
            Some((_, Ruling::Try(name))) => {
                for offer in offers.iter_mut().filter(|offer| plain(offer.approach.name.as_str()) != *name) {
                    offer.overruled = Some("another way was asked for");
                }
            }
            Some((_, Ruling::Take(answer))) => {
                for offer in &mut offers {
                    offer.overruled = Some("an answer was given instead");
                }
                offers.push(Offer::new(None, given(answer.clone())));
            }
        }
        offers
    }
}

/// Nobody worked it out, so it can be wrong; whoever gave it, checks decide.
fn given(answer: Value) -> Approach {
    Approach::direct("the_given_answer", "take the answer that was given", move |_| Ok(answer.clone())).heuristic()
}

/// Names are written with spaces for people.
fn plain(name: &str) -> String {
    name.replace('_', " ")
}
