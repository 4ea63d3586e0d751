//! What a number takes from its neighbours: their noun, their rate, their price.

use std::ops::Range;

use super::{Mention, Teller, Thing, is_unit_of_time};
use crate::maths::Number;
use crate::skills::word_problems::verbs::Class;

impl Teller {
    /// "picks 20 a minute and Cora picks 15": a minute, too.
    pub(super) fn share_rates(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        if first == 0 || first >= mentions.len() {
            return;
        }
        let (before, own) = mentions.split_at_mut(first);
        let (previous, mention) = (&before[first - 1], &mut own[0]);
        let is_alike =
            previous.verb == mention.verb && previous.clause + 1 == mention.clause && previous.number().is_some();
        let is_timed = previous.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head));
        if is_alike
            && is_timed
            && mention.is_implied
            && mention.number().is_some()
            && mention.per.is_none()
            && !mention.is_subject
        {
            mention.per.clone_from(&previous.per);
        }
    }

    /// "12 pages before school and 15 after it, each day": what is said of the last of several is said of all.
    pub(super) fn share_last_rate(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in (first + 1..mentions.len()).rev() {
            let (before, own) = mentions.split_at_mut(index);
            let (previous, mention) = (&mut before[index - 1], &own[0]);
            let is_timed = mention.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head));
            let are_objects = [&*previous, mention].iter().all(|it| !it.is_subject && it.preposition.is_none());
            let is_alike = previous.thing.head == mention.thing.head
                && !crate::skills::word_problems::resolve::is_money(&mention.thing)
                && previous.number().is_some();
            if is_timed && are_objects && is_alike && previous.per.is_none() && previous.times.is_empty() {
                previous.per.clone_from(&mention.per);
                previous.also_per.clone_from(&mention.also_per);
            }
        }
    }

    /// "how many 4 dollar toys": so much for each toy.
    pub(super) fn asked_at_a_price(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        let Some(asked) = (first..mentions.len()).find(|&index| mentions[index].is_asked()) else {
            return;
        };
        let end = mentions[asked].tokens.end;
        let Some(priced) = (first..mentions.len()).find(|&index| mentions[index].tokens.start == end) else {
            return;
        };
        let thing = mentions[priced].thing.clone();
        let (unit, things) = match &thing.modifiers[..] {
            [unit] if &**unit == "dollar" || &**unit == "cent" => (unit.clone(), thing.head.clone()),
            [] if mentions[asked].thing.head.as_ref() == "dollar" => ("dollar".into(), thing.head.clone()),
            _ => return,
        };
        let things = Thing { head: things, ..Thing::default() };
        mentions[asked].thing = things.clone();
        mentions[asked].is_implied = false;
        mentions[priced].thing = Thing { head: unit, ..Thing::default() };
        mentions[priced].per = Some((Number::one(), things));
        mentions[priced].class = Class::Cost;
    }

    /// "2664 hours for pre-training and 119 for context": a number without a head takes that of the object before it.
    pub(super) fn continue_heads(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in first + 1..mentions.len() {
            let (before, rest) = mentions.split_at_mut(index);
            let (previous, mention) = (&before[index - 1], &mut rest[0]);
            let are_objects = [previous, &*mention].iter().all(|it| !it.is_subject && it.preposition.is_none());
            if are_objects && mention.is_implied && mention.thing.head.is_empty() && mention.number().is_some() {
                mention.thing = previous.thing.clone();
                mention.class = previous.class;
            }
        }
    }

    /// "24, 27 and 21 pupils", "for 4 hours and this week for 7": a bare number counts what stands beside it.
    pub(super) fn name_bare_numbers(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        let is_bare = |it: &Mention| it.is_implied && it.number().is_some() && it.tokens.len() == 1;
        for index in (first..mentions.len().saturating_sub(1)).rev() {
            let next = mentions[index + 1].clone();
            let between = mentions[index].tokens.end..next.tokens.start;
            let is_joined = !between.is_empty()
                && between.clone().all(|at| matches!(self.words.get(at).map(|word| &**word), Some("," | "and")));
            let is_listed = is_joined && next.number().is_some() && next.preposition.is_none();
            if is_bare(&mentions[index]) && is_listed && (is_bare(&next) || !next.is_implied) {
                let mention = &mut mentions[index];
                mention.thing = next.thing;
                mention.is_part = next.is_part;
                mention.is_subject = next.is_subject;
            }
        }
        for index in first + 1..mentions.len() {
            let before = mentions[index - 1].clone();
            let mention = &mut mentions[index];
            let is_alike =
                mention.preposition.is_some() && mention.preposition == before.preposition && before.number().is_some();
            if is_bare(mention) && is_alike && !before.is_implied {
                mention.thing = before.thing;
                mention.class = before.class;
            }
        }
    }

    /// "31 red and 15 green balloons": a number without a head takes that of the next one in the same clause.
    pub(super) fn share_heads(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in (first..mentions.len().saturating_sub(1)).rev() {
            let next = mentions[index + 1].thing.clone();
            let next_tokens = mentions[index + 1].tokens.clone();
            let is_joined = mentions_between(&mentions[index], &next_tokens) == 1;
            let mention = &mut mentions[index];
            let adjective_only = is_joined
                && !mention.is_plural
                && !mention.thing.head.is_empty()
                && !next.head.is_empty()
                && mention.tokens.len() == 2;
            if adjective_only
                && mention.number().is_some()
                && mention.preposition.is_none()
                && next.modifiers.len() == 1
                && !mention.thing.head.ends_with('s')
                && is_colour_like(&mention.thing.head, &next)
            {
                mention.thing = Thing { head: next.head, modifiers: vec![mention.thing.head.clone()], of: next.of };
            }
        }
    }
}

/// How many tokens stand between a mention and what follows it.
fn mentions_between(mention: &Mention, next: &Range<usize>) -> usize {
    next.start.saturating_sub(mention.tokens.end)
}

/// "47 green and 48 red marbles": the first head is an adjective beside the second's modifier. A plural number before a
/// word without a plural ending is the sign.
fn is_colour_like(head: &str, next: &Thing) -> bool {
    next.modifiers.first().is_some_and(|modifier| **modifier != *head) && !is_unit_of_time(head)
}
