//! The heaviest tree as relations between named quantities.

use std::ops::Range;

use super::case::{Case, Evidence, Rounding, Voice, case_of, is_same_value};
use super::quantities::{Quantity, are_plain};
use super::trees::Tree;
use super::weights::{weigh, weight};
use crate::maths::{Expression, Function};
use crate::problem::{Prompt, Unread};
use crate::skills::word_problems::mentions::{Story, Thing};
use crate::skills::word_problems::model::{Model, name_of_thing, signed_sum};
use crate::skills::word_problems::question::Question;
use crate::skills::word_problems::resolve::Resolved;

/// What the evidence comes to.
pub struct Weighed {
    /// The heaviest answer; none for "nothing of the kind".
    pub best: Option<f64>,
    /// By how much it outweighs everything that comes to something else, in hundredths of a natural logarithm.
    pub margin: i32,
    /// What comes next.
    pub second: Option<f64>,
    /// By how much what the schemas read outweighs every other value, and by how much "nothing of the kind": below zero when
    /// that is heavier. None when they read nothing that can be weighed.
    pub for_schemas: Option<(i32, i32)>,
    /// Whether it is a quotient made whole, or what a division leaves over.
    pub is_rounded: bool,
    /// Whether it multiplies or divides by "one", which may stand for a thing.
    pub is_idle: bool,
    /// Whether the story is one that trees can read.
    pub is_plain: bool,
    /// What the heaviest answer comes from, when that is a tree.
    pub tree: Option<Rebuilt>,
}

/// A tree as relations.
pub struct Rebuilt {
    pub resolved: Resolved,
    pub question: Question,
    /// The numbers that it leaves aside.
    pub unread: Vec<Unread>,
    /// What speaks for it most.
    pub because: Vec<String>,
}

/// Weighs all that a story may come to; none when there is nothing to weigh.
pub fn weighed(prompt: &Prompt, story: &Story, question: Option<&Question>, voice: Option<&Voice>) -> Option<Weighed> {
    let case = case_of(prompt, story, question, voice)?;
    let weights = weigh(&case);
    let comes_to = |it: usize, value: Option<f64>| match (case.candidates[it].value, value) {
        (Some(one), Some(other)) => is_same_value(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    // Of equally heavy ones, the first.
    let heaviest = |counts: &dyn Fn(usize) -> bool| {
        let all = (0..weights.len()).filter(|&it| counts(it));
        all.reduce(|best, it| if weights[it] > weights[best] { it } else { best })
    };
    let outweighs = |value: Option<f64>| {
        let own = heaviest(&|it| comes_to(it, value))?;
        let other = heaviest(&|it| !comes_to(it, value))?;
        Some((own, other, weights[own] - weights[other]))
    };
    let best = case.candidates[heaviest(&|_| true)?].value;
    let (own, other, margin) = outweighs(best)?;
    Some(Weighed {
        best,
        margin,
        second: case.candidates[other].value,
        for_schemas: voice.and_then(|voice| {
            let own = weights[heaviest(&|it| comes_to(it, Some(voice.value)))?];
            let is_other = |it: usize| case.candidates[it].value.is_some() && !comes_to(it, Some(voice.value));
            let other = heaviest(&is_other).map_or(i32::MAX, |other| own - weights[other]);
            Some((other, own - weights[0]))
        }),
        is_rounded: case.candidates[own].rounding != Rounding::None,
        is_idle: is_idle(prompt, &case, &case.candidates[own]),
        is_plain: are_plain(prompt, story, &case.quantities, &case.asked),
        tree: rebuilt(prompt, story, question, &case, &case.candidates[own]),
    })
}

fn is_idle(prompt: &Prompt, case: &Case, chosen: &Evidence) -> bool {
    let is_one = |leaf: &usize| &*prompt.tokens[case.quantities[*leaf].at].lower == "one";
    chosen.tree.as_ref().is_some_and(|tree| tree.is_product()) && chosen.leaves.iter().any(is_one)
}

/// A tree as relations between named quantities.
fn rebuilt(
    prompt: &Prompt,
    story: &Story,
    question: Option<&Question>,
    case: &Case,
    chosen: &Evidence,
) -> Option<Rebuilt> {
    let question = match question {
        Some(question) => question.clone(),
        None => Question::about(story.told.len().checked_sub(1)?),
    };
    let unit = match &*question.thing.head {
        "" => Thing { head: case.asked.clone(), ..Thing::default() },
        _ => question.thing.clone(),
    };
    let mut builder = Builder { story, case, model: Model::default(), leaves: &chosen.leaves };
    let tree = chosen.tree?;
    let whole = match chosen.rounding {
        Rounding::None => builder.expression(tree)?,
        Rounding::Up => Expression::call(Function::Ceiling, [builder.expression(tree)?]),
        Rounding::Down => Expression::call(Function::Floor, [builder.expression(tree)?]),
        Rounding::Rest => {
            let (shared, by) = tree.division()?;
            Expression::call(Function::Modulo, [builder.part(shared)?, builder.part(by)?])
        }
    };
    let name = match &*unit.head {
        "" => "what_is_asked".to_owned(),
        _ => format!("{}_asked_for", name_of_thing(&unit)),
    };
    let unknown = builder.model.define(&name, whole, builder.tokens(&tree.leaves()));
    let aside = case.quantities.iter().enumerate().filter(|(index, _)| !chosen.leaves.contains(index));
    let unread = aside.map(|(_, it)| Unread { span: prompt.tokens[it.at].span.clone(), is_essential: false }).collect();
    let resolved = Resolved {
        unknown,
        model: builder.model,
        schemas: vec!["evidence"],
        cost: 0,
        unit,
        may_be_fraction: chosen.value.is_some_and(|value| value.fract() != 0.0),
        may_repeat: false,
    };
    Some(Rebuilt { resolved, question, unread, because: because(case, chosen) })
}

/// Whether a cue can be told to somebody who does not know how cues are written.
fn says_something(cue: &str) -> bool {
    cue.contains('"') || cue.starts_with("first is") || cue.starts_with("second is") || cue.starts_with("asks")
}

/// How many reasons are given.
const REASONS: usize = 4;

/// The cues that speak most for what a tree does between its numbers: "16 - 7: later rest (+0.62)".
fn because(case: &Case, chosen: &Evidence) -> Vec<String> {
    let mut reasons: Vec<(i32, String)> = Vec::new();
    for &(set, sense) in &chosen.senses {
        let Some(&(_, one, two)) = case.pairs.iter().find(|(pair, ..)| *pair == set) else {
            continue;
        };
        let (one, two) = (&case.quantities[one].number, &case.quantities[two].number);
        let done = match sense {
            0 => format!("{one} + {two}"),
            1 => format!("{one} - {two}"),
            2 => format!("{two} - {one}"),
            3 => format!("{one} × {two}"),
            4 => format!("{one} / {two}"),
            _ => format!("{two} / {one}"),
        };
        let cues = case.sets[usize::from(set)].iter().filter(|cue| says_something(cue));
        let best =
            cues.map(|cue| (weight(cue, sense), cue)).max_by_key(|(weight, cue)| (*weight, std::cmp::Reverse(*cue)));
        if let Some((weight, cue)) = best.filter(|(weight, _)| *weight > 0) {
            reasons.push((weight, format!("{done}: {cue} (+{}.{:02})", weight / 100, weight % 100)));
        }
    }
    reasons.sort_by_key(|(weight, _)| -weight);
    reasons.into_iter().take(REASONS).map(|(_, reason)| reason).collect()
}

struct Builder<'a> {
    story: &'a Story,
    case: &'a Case,
    model: Model,
    /// Which numbers the leaves of the tree are.
    leaves: &'a [usize],
}

impl Builder<'_> {
    fn quantity(&self, leaf: usize) -> &Quantity {
        &self.case.quantities[self.leaves[leaf]]
    }

    fn tokens(&self, leaves: &[usize]) -> Vec<Range<usize>> {
        let of = |leaf: &usize| {
            let quantity = self.quantity(*leaf);
            quantity.mention.map_or(quantity.at..quantity.at + 1, |mention| self.story.mentions[mention].tokens.clone())
        };
        leaves.iter().map(of).collect()
    }

    /// A tree as a term; each part that is no number becomes a quantity of its own.
    fn expression(&mut self, tree: &Tree) -> Option<Expression> {
        match tree {
            Tree::Leaf(leaf) => Some(self.leaf(*leaf)),
            Tree::Sum(parts) => {
                let mut terms = Vec::new();
                for (adds, part) in parts {
                    terms.push((if *adds { 1 } else { -1 }, self.part(part)?));
                }
                signed_sum(&terms)
            }
            Tree::Product(parts) => {
                let (mut above, mut below): (Option<Expression>, Vec<Expression>) = (None, Vec::new());
                for (multiplies, part) in parts {
                    let part = self.part(part)?;
                    match (multiplies, above.take()) {
                        (true, None) => above = Some(part),
                        (true, Some(product)) => above = Some(product * part),
                        (false, product) => {
                            below.push(part);
                            above = product;
                        }
                    }
                }
                Some(below.into_iter().fold(above?, |product, divisor| product / divisor))
            }
        }
    }

    fn part(&mut self, tree: &Tree) -> Option<Expression> {
        if let Tree::Leaf(leaf) = tree {
            return Some(self.leaf(*leaf));
        }
        let expression = self.expression(tree)?;
        let name = self.name(tree);
        let tokens = self.tokens(&tree.leaves());
        Some(self.model.define(&name, expression, tokens).into())
    }

    fn leaf(&mut self, leaf: usize) -> Expression {
        let quantity = self.quantity(leaf).clone();
        match quantity.mention {
            Some(index) => self.model.of_mention(index, &self.story.mentions[index].clone()).into(),
            None => {
                let thing = Thing { head: quantity.head.clone(), ..Thing::default() };
                let at = quantity.at..quantity.at + 1;
                self.model.define(&name_of_thing(&thing), Expression::Number(quantity.number), vec![at]).into()
            }
        }
    }

    /// "all_apples", "apples_that_remain": after what its rate or its first number counts.
    fn name(&self, tree: &Tree) -> String {
        let leaves = tree.leaves();
        let mut named = leaves.iter().map(|&leaf| self.quantity(leaf)).filter(|it| !it.head.is_empty());
        // Four wreaths each, times the scouts, are wreaths.
        let rate = named.clone().find(|it| it.per.is_some()).filter(|_| matches!(tree, Tree::Product(_)));
        let named = rate.or_else(|| named.next());
        let things = named.map_or_else(
            || "number".to_owned(),
            |it| name_of_thing(&Thing { head: it.head.clone(), ..Thing::default() }),
        );
        match tree {
            Tree::Leaf(_) => things,
            Tree::Sum(parts) if parts.iter().all(|(adds, _)| *adds) => format!("all_{things}"),
            Tree::Sum(_) => format!("{things}_that_remain"),
            Tree::Product(parts) if parts.iter().all(|(multiplies, _)| *multiplies) => format!("{things}_in_all"),
            Tree::Product(_) => format!("{things}_shared_out"),
        }
    }
}
