//! One path: a walk from the root that draws one approach a goal, carries it out, perhaps slips, and perhaps looks back.
//!
//! What a path draws depends on the seed, its number, the goal, the approach and the step, and on nothing else. Within a path
//! a goal is answered once; a circle means drawing another approach; and where a check refutes, the path turns back: what it
//! found below is forgotten and another approach is drawn, or the same once more when there is no other.

mod judge;

use std::collections::{HashMap, HashSet};

use super::atlas::{Place, Spot, Way, numbered};
use super::guard::guarded;
use super::notes::Notes;
use crate::problem::slips::{self, Misreading};
use crate::problem::{Attempt, Chance, Goal, Kind, Next, Setback, Step, Value, Verdict, Working};
use crate::trace::{Counts, LookBack};

/// A goal is tried by each of its approaches at most so many times.
const ROUNDS: usize = 2;

/// The prompt.
const ROOT: Spot = Spot(0);

/// How a path ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// Its answer, and which reading of the prompt it followed.
    pub answer: Option<(Value, usize)>,
    pub verdict: Verdict,
    pub counts: Counts,
    /// What happened, when it is recorded.
    pub log: Vec<Moment>,
    /// Goals of its own, numbered from the end of the atlas on.
    pub own: Vec<Place>,
    /// What was chosen at each goal that the answer needed, from the root down.
    pub choices: Vec<(Spot, usize, Value, Verdict)>,
}

/// What happened on a path.
#[derive(Debug)]
pub(super) enum Moment {
    /// An approach was carried out; with the answers it started from, and the goal that it left.
    Attempted {
        at: Spot,
        way: usize,
        attempt: Attempt,
        subgoals: Vec<Spot>,
    },
    /// It would have to wait for itself.
    Circular {
        at: Spot,
        way: usize,
    },
    /// A subgoal has no answer.
    Blocked {
        at: Spot,
        way: usize,
        by: Spot,
    },
    Checked {
        at: Spot,
        way: usize,
        answer: Value,
        verdict: Verdict,
    },
    TurnedBack {
        at: Spot,
        way: usize,
        answer: Option<Value>,
        why: String,
    },
    Settled {
        at: Spot,
        way: usize,
        answer: Value,
        verdict: Verdict,
    },
    Unanswered {
        at: Spot,
        had_answers: bool,
    },
    /// The run would have ended before this path, and was told to go on.
    ToldToGoOn {
        why: String,
    },
}

/// A goal that was reached.
#[derive(Clone, Debug)]
struct Reached {
    answer: Value,
    way: usize,
    parts: Vec<Spot>,
    verdict: Option<Verdict>,
}

/// What came of trying every way to a goal once.
enum Tried {
    Settled(Reached),
    /// There were answers, and checks refuted all of them.
    Refuted,
    Nothing,
}

struct Walk<'a> {
    notes: &'a Notes<'a>,
    chance: Chance,
    is_recording: bool,
    /// How many steps it may take.
    allowance: u64,
    /// Whether they are used up.
    is_cut: bool,
    counts: Counts,
    log: Vec<Moment>,
    own: Vec<Place>,
    own_by_goal: HashMap<Goal, Spot>,
    reached: HashMap<Spot, Option<Reached>>,
    /// In the order in which they were reached, so that turning back knows what to forget.
    order: Vec<Spot>,
    under_way: HashSet<Spot>,
    depth: u64,
    /// How many circles were met: what failed below one may yet be reached from elsewhere.
    circles: u64,
}

/// Walks one path of a run; of its thinking budget, the path may use so many steps.
pub(super) fn walk(notes: &Notes<'_>, path: u64, is_recording: bool, allowance: u64) -> Ended {
    let mut walk = Walk {
        notes,
        chance: Chance::new(notes.settings.seed, path),
        is_recording,
        allowance,
        is_cut: false,
        counts: Counts { paths: 1, ..Counts::default() },
        log: Vec::new(),
        own: Vec::new(),
        own_by_goal: HashMap::new(),
        reached: HashMap::new(),
        order: Vec::new(),
        under_way: HashSet::new(),
        depth: 0,
        circles: 0,
    };
    let answer = walk.reach(ROOT);
    let verdict = match (&answer, notes.settings.look_back()) {
        (Some(_), LookBack::AtTheEnd | LookBack::AtEveryGoal) => walk.verdict_of(ROOT),
        _ => Verdict::Unsettled,
    };
    let reading = walk.reached.get(&ROOT).and_then(Option::as_ref).map_or(0, |it| it.way);
    let choices = if is_recording { walk.choices() } else { Vec::new() };
    walk.counts.goals = walk.reached.len() as u64;
    Ended {
        answer: answer.map(|answer| (answer, reading)),
        verdict,
        counts: walk.counts,
        log: walk.log,
        own: walk.own,
        choices,
    }
}

impl<'a> Walk<'a> {
    fn place(&self, at: Spot) -> &Place {
        let shared = &self.notes.atlas;
        shared.place(at).unwrap_or_else(|| &self.own[at.0 as usize - shared.len()])
    }

    fn way(&self, at: Spot, way: usize) -> &Way {
        &self.place(at).ways[way]
    }

    fn spot(&mut self, goal: &Goal) -> Spot {
        if let Some(known) = self.notes.atlas.find(goal).or_else(|| self.own_by_goal.get(goal).copied()) {
            return known;
        }
        let spot = Spot(numbered(self.notes.atlas.len() + self.own.len()));
        self.own.push(Place::new(goal.clone(), &self.notes.overrides, self.notes.skills));
        self.own_by_goal.insert(goal.clone(), spot);
        spot
    }

    fn note(&mut self, moment: impl FnOnce() -> Moment) {
        if self.is_recording {
            self.log.push(moment());
        }
    }

    /// The chance of what happens at a goal: another one after each turning back.
    fn chance_at(&self, at: Spot) -> Chance {
        self.chance.about_hash(self.place(at).hash).about_hash(self.counts.turned_back)
    }

    fn is_exhausted(&self) -> bool {
        let limits = &self.notes.settings.limits;
        self.is_cut
            || self.counts.attempts >= limits.attempts
            || self.counts.fuel >= limits.total_fuel
            || self.depth >= limits.depth
            || self.reached.len() as u64 >= limits.goals
    }

    /// Answers a goal, in this path's way.
    fn reach(&mut self, at: Spot) -> Option<Value> {
        if let Some(known) = self.reached.get(&at) {
            return known.as_ref().map(|it| it.answer.clone());
        }
        if self.is_exhausted() || !self.under_way.insert(at) {
            return None;
        }
        self.depth += 1;
        let circles = self.circles;
        let found = self.try_ways(at);
        self.depth -= 1;
        self.under_way.remove(&at);
        let answer = found.as_ref().map(|it| it.answer.clone());
        // What failed because of a circle may succeed when it is asked for from elsewhere.
        if found.is_some() || self.circles == circles {
            self.reached.insert(at, found);
            self.order.push(at);
        }
        answer
    }

    /// Tries the ways to a goal, each in the order in which it is drawn, and all of them once more when what they came to was
    /// refuted.
    fn try_ways(&mut self, at: Spot) -> Option<Reached> {
        let mut had_answers = false;
        for round in 1..=ROUNDS {
            let start = self.order.len();
            match self.try_each_way(at) {
                Tried::Settled(reached) => return Some(reached),
                Tried::Refuted => had_answers = true,
                Tried::Nothing if round < ROUNDS && self.reads_again(at) => {
                    let why = "no reading of the problem came to an answer".to_owned();
                    self.note(|| Moment::TurnedBack { at, way: 0, answer: None, why });
                    self.turn_back_to(start);
                }
                Tried::Nothing => break,
            }
        }
        self.note(|| Moment::Unanswered { at, had_answers });
        None
    }

    fn try_each_way(&mut self, at: Spot) -> Tried {
        let ways = self.place(at).ways.iter().enumerate();
        let mut open: Vec<usize> = ways.filter(|(_, way)| !way.is_overruled).map(|(index, _)| index).collect();
        let mut tried = Tried::Nothing;
        while let Some(way) = self.draw(at, &open) {
            open.retain(|other| *other != way);
            let before = self.order.len();
            let Some((answer, parts)) = self.carry_out(at, way) else {
                continue;
            };
            let mut reached = Reached { answer, way, parts, verdict: None };
            if self.notes.settings.look_back() == LookBack::AtEveryGoal {
                let verdict = self.judge(at, &reached);
                if let Verdict::Refuted { why } = verdict {
                    self.note(|| Moment::TurnedBack { at, way, answer: Some(reached.answer), why });
                    self.turn_back_to(before);
                    tried = Tried::Refuted;
                    continue;
                }
                reached.verdict = Some(verdict);
            }
            let (answer, verdict) = (reached.answer.clone(), reached.verdict.clone().unwrap_or(Verdict::Unsettled));
            self.note(|| Moment::Settled { at, way, answer, verdict });
            return Tried::Settled(reached);
        }
        tried
    }

    /// Whether a path that found nothing suspects how it read the problem.
    fn reads_again(&self, at: Spot) -> bool {
        let settings = self.notes.settings;
        let looks_back = settings.look_back() == LookBack::AtEveryGoal;
        let may_read_otherwise = settings.temperature > 0.0 && !self.is_cut && !self.place(ROOT).ways.is_empty();
        at == ROOT && looks_back && may_read_otherwise
    }

    /// Forgets what was reached since then, so that it is done anew.
    fn turn_back_to(&mut self, before: usize) {
        for spot in self.order.split_off(before) {
            self.reached.remove(&spot);
        }
        self.counts.turned_back += 1;
    }

    /// Which of these ways is taken: at temperature 0 the first of the highest weight, sure before heuristic; else by weight.
    fn draw(&self, at: Spot, open: &[usize]) -> Option<usize> {
        let weight = |way: usize| u64::from(self.way(at, way).approach.weight);
        if self.notes.settings.temperature <= 0.0 {
            let rank = |way: usize| (self.way(at, way).approach.kind == Kind::Sure, weight(way));
            return open.iter().copied().reduce(|best, way| if rank(way) > rank(best) { way } else { best });
        }
        let total: u64 = open.iter().map(|way| weight(*way)).sum();
        let mut drawn = self.chance_at(at).about_hash(open.len() as u64).below(total);
        open.iter().copied().find(|way| {
            let own = weight(*way);
            let is_it = drawn < own;
            drawn = drawn.saturating_sub(own);
            is_it
        })
    }

    /// Carries an approach out: its answer, and the goals that it rests on.
    fn carry_out(&mut self, at: Spot, way: usize) -> Option<(Value, Vec<Spot>)> {
        let misreading = self.misreading(at, way);
        let subgoals = match &misreading {
            Some(misread) => vec![self.spot(&misread.goal)],
            None => self.subgoals(at, way),
        };
        let mut parts = Vec::with_capacity(subgoals.len());
        for &subgoal in &subgoals {
            if self.under_way.contains(&subgoal) {
                self.circles += 1;
                self.note(|| Moment::Circular { at, way });
                return None;
            }
            match self.reach(subgoal) {
                Some(answer) => parts.push(answer),
                None => {
                    self.note(|| Moment::Blocked { at, way, by: subgoal });
                    return None;
                }
            }
        }
        let attempt = self.attempt(at, way, &parts, misreading);
        let outcome = attempt.outcome.clone();
        let mut all = subgoals;
        let left = match &outcome {
            Ok(Next::Goal(goal)) => Some(self.spot(goal)),
            _ => None,
        };
        all.extend(left);
        if self.is_recording {
            let subgoals = all.clone();
            self.log.push(Moment::Attempted { at, way, attempt, subgoals });
        }
        match (outcome, left) {
            (Ok(Next::Answer(answer)), _) => Some((answer, all)),
            (Ok(Next::Goal(_)), Some(left)) => {
                if self.under_way.contains(&left) {
                    self.circles += 1;
                    self.note(|| Moment::Circular { at, way });
                    return None;
                }
                self.reach(left).map(|answer| (answer, all))
            }
            _ => None,
        }
    }

    fn subgoals(&mut self, at: Spot, way: usize) -> Vec<Spot> {
        let taken = self.way(at, way);
        let (mut subgoals, goals) = (taken.subgoals.clone(), taken.approach.subgoals.clone());
        subgoals.extend(goals.iter().map(|goal| self.spot(goal)));
        subgoals
    }

    /// How the problem is misread: as all paths do, until this one has turned back and reads it again.
    fn misreading(&self, at: Spot, way: usize) -> Option<Misreading> {
        if at != ROOT {
            return None;
        }
        if self.counts.turned_back == 0 {
            return self.notes.misreading(way).cloned();
        }
        let written = self.place(*self.way(at, way).subgoals.first()?);
        self.notes.read_again(self.chance_at(at), &written.goal)
    }

    /// Joins the answers to the subgoals. Without a slip and from the answers that the atlas knows it comes to what the atlas
    /// knows, and is not done again.
    fn attempt(&mut self, at: Spot, way: usize, parts: &[Value], misreading: Option<Misreading>) -> Attempt {
        let temperature = self.notes.settings.temperature;
        let fuel = self.notes.settings.limits.fuel;
        let chance = self.chance_at(at).about_hash(self.way(at, way).hash);
        let taken = self.way(at, way);
        let known = taken.known.as_ref().filter(|(known, _)| known == parts);
        let mut attempt = match known {
            Some((_, known)) if !slips_in(known.working.steps(), chance, temperature) => Attempt {
                working: if self.is_recording {
                    known.working.clone()
                } else {
                    Working::spent_elsewhere(&known.working)
                },
                outcome: known.outcome.clone(),
            },
            _ => {
                let empty = if self.is_recording { Working::recording(fuel) } else { Working::counting_words(fuel) };
                let mut working = empty.slipping(chance, temperature);
                let outcome = guarded(|| (taken.approach.join)(parts, &mut working));
                let outcome = outcome.unwrap_or_else(|message| Err(Setback::Panicked(message)));
                Attempt { working, outcome }
            }
        };
        if let Some(misread) = misreading {
            attempt.working.misread(misread);
        }
        if let Ok(Next::Answer(answer)) = &mut attempt.outcome
            && self.way(at, way).skill.is_some()
            && let Some((name, left)) = slips::forgotten_case(chance.about("cases"), temperature, answer)
        {
            let whole = std::mem::replace(answer, left.clone());
            attempt.working.forgot(name, whole, left);
        }
        self.counts.attempts += 1;
        if !self.counts.take_in(&attempt.working, self.allowance - self.counts.steps) {
            self.is_cut = true;
            attempt.outcome = Err(Setback::OutOfBudget);
        }
        attempt
    }

    /// What was chosen at each goal that the answer rests on, from the root down.
    fn choices(&self) -> Vec<(Spot, usize, Value, Verdict)> {
        let (mut found, mut queue) = (Vec::new(), vec![ROOT]);
        let mut next = 0;
        while let Some(&at) = queue.get(next) {
            next += 1;
            let Some(Some(reached)) = self.reached.get(&at) else {
                continue;
            };
            let verdict = reached.verdict.clone().unwrap_or(Verdict::Unsettled);
            found.push((at, reached.way, reached.answer.clone(), verdict));
            for part in &reached.parts {
                if !queue.contains(part) {
                    queue.push(*part);
                }
            }
        }
        found
    }
}

/// Whether some step of a known attempt would slip.
fn slips_in(steps: &[Step], chance: Chance, temperature: f64) -> bool {
    temperature > 0.0 && {
        let computed = steps.iter().filter_map(Step::computed);
        computed.zip(0..).any(|((operation, operands, result), step)| {
            slips::slip(chance.at(step), temperature, operation, &operands, result).is_some()
        })
    }
}
