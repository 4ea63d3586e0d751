//! Proportions: "4 pages in 2 minutes" is a rate where the story asks for other minutes.
//!
//! Until the whole story is heard, an amount beside another is just two amounts. When the same thing is counted again
//! elsewhere, with another number or as what is asked, the first pair says how the one goes with the other.

use super::mentions::{Mention, Size, Story, is_unit_of_time};
use super::verbs::Class;
use crate::maths::units::Unit;

/// Turns pairs of amounts into rates, where the story counts the second thing again.
pub(super) fn read_proportions(story: &mut Story) {
    let mut index = 0;
    while index < story.mentions.len() {
        match base_of(story, index) {
            Some(base) => {
                let gone = story.mentions.remove(base);
                index -= usize::from(base < index);
                let amount = gone.number().cloned().unwrap_or_default();
                let mention = &mut story.mentions[index];
                mention.per = Some((amount, gone.thing));
                mention.covers.push(gone.tokens);
            }
            None => index += 1,
        }
    }
}

/// The mention that this one is measured by.
fn base_of(story: &Story, index: usize) -> Option<usize> {
    let it = &story.mentions[index];
    if it.per.is_some() || it.number().is_none() || it.comparison.is_some() || it.is_negated {
        return None;
    }
    let beside = (0..story.mentions.len()).filter(|&base| base != index && story.mentions[base].clause == it.clause);
    let mut bases = beside.filter(|&base| is_base(it, &story.mentions[base]));
    let base = bases.next()?;
    let is_only = bases.next().is_none();
    (is_only && is_counted_again(story, index, base)).then_some(base)
}

/// "55 miles *in 2 hours*", "*2 workers* build 4 chairs".
fn is_base(it: &Mention, base: &Mention) -> bool {
    if base.number().is_none() || base.per.is_some() || base.thing.head == it.thing.head || base.is_share {
        return false;
    }
    let is_in = matches!(base.preposition.as_deref(), Some("in" | "every"))
        && is_unit_of_time(&base.thing.head)
        && !it.is_subject
        && it.preposition.is_none()
        && matches!(it.class, Class::Do | Class::Gain | Class::Lose);
    // "2 cups of flour for 12 cookies"
    let is_for = base.preposition.as_deref() == Some("for")
        && it.preposition.is_none()
        && !it.is_subject
        && !super::resolve::is_money(&it.thing)
        && (matches!(it.class, Class::Need) || matches!(&*it.verb, "use" | "take" | "make" | "contain"));
    // More workers take less time, not more.
    let is_by_subject = base.is_subject
        && !it.is_subject
        && it.preposition.is_none()
        && !is_unit_of_time(&it.thing.head)
        && !super::resolve::is_money(&it.thing)
        && (Unit::named(&it.thing.head).is_some() || matches!(it.class, Class::Do | Class::Gain | Class::Need));
    is_in || is_for || is_by_subject
}

/// Whether another clause counts both things again, one of them as what is asked.
fn is_counted_again(story: &Story, index: usize, base: usize) -> bool {
    let (it, base) = (&story.mentions[index], &story.mentions[base]);
    let again = |thing: &str| {
        story.mentions.iter().find(|other| {
            other.clause != it.clause
                && other.per.is_none()
                && *other.thing.head == *thing
                && other.comparison.is_none()
        })
    };
    let (Some(one), Some(other)) = (again(&it.thing.head), again(&base.thing.head)) else {
        return false;
    };
    let is_asked = |mention: &Mention| mention.size == Size::Asked;
    is_asked(one) && other.number().is_some() || is_asked(other) && one.number().is_some()
}
