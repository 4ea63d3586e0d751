//! A whole, its parts, and the rest.

use super::{Class, Expression, Resolver, Symbol, Thing, among, name_of_thing, same_head, signed_sum};
use crate::skills::word_problems::mentions::Size;

impl Resolver<'_> {
    /// The part that is asked for is the whole less the parts that are told.
    pub(super) fn by_parts(&mut self, thing: &Thing) -> Option<Symbol> {
        let is_rated = |index: usize| self.mention(index).per.is_some() && same_head(thing, &self.mention(index).thing);
        if self.question.is_total || self.all().any(is_rated) {
            return None;
        }
        if let Some(share) = self.share_asked_for() {
            self.schemas.push("share");
            let of_whole = self.term(share);
            let tokens = self.tokens(&[share]);
            return Some(self.model.define(&name_of_thing(thing), of_whole, tokens));
        }
        let (wholes, parts) = self
            .by_rest(thing)
            .or_else(|| self.by_other_deed(thing))
            .or_else(|| self.by_complement(thing))
            .or_else(|| self.by_total(thing))?;
        if parts.is_empty() || wholes.iter().any(|whole| parts.contains(whole)) {
            return None;
        }
        self.schemas.push("part and whole");
        let part = self.model.quantity(&name_of_thing(thing));
        let mut terms: Vec<(i32, Expression)> = parts.iter().map(|&index| (1, self.term(index))).collect();
        terms.push((1, part.clone().into()));
        let left: Vec<(i32, Expression)> = wholes.iter().map(|&index| (1, self.term(index))).collect();
        let left = signed_sum(&left)?;
        let mut used = parts;
        used.extend(wholes);
        let tokens = self.tokens(&used);
        self.model.relate(left, signed_sum(&terms)?, tokens);
        Some(part)
    }

    /// "A third of them play chess. How many play chess?"
    fn share_asked_for(&self) -> Option<usize> {
        let question = self.question;
        let wanted = question.wanted_words();
        self.all().find(|&index| {
            let it = self.mention(index);
            let objects = |clause: usize| -> Vec<&str> {
                self.story.told[clause].clause.objects.iter().map(|object| &*object.noun.head).collect()
            };
            let is_same_deed =
                it.class == Class::Do && *it.verb == *question.verb && objects(it.clause) == objects(question.clause);
            let is_named = |word: &str| wanted.is_empty() && *word == *question.thing.head;
            let is_described = it.predicate.iter().any(|word| wanted.contains(word) || is_named(word));
            let is_whole_told = it.is_share && self.whole_of(index).is_some();
            is_whole_told
                && it.is_subject
                && !question.is_negated
                && !question.is_left
                && (is_same_deed || is_described)
        })
    }

    /// "8 are red and the rest are green. How many are green?"
    fn by_rest(&self, thing: &Thing) -> Option<(Vec<usize>, Vec<usize>)> {
        let rest = self.all().find(|&index| self.mention(index).size == Size::Word("rest".into()))?;
        let wanted = self.question.wanted_words();
        // "the rest on Friday. How many on Friday?"
        let is_then = self.mention(rest).times.iter().any(|time| self.question.times.contains(time));
        let it = self.mention(rest);
        let does_so = it.is_subject && it.verb == self.question.verb && &*it.verb != "be";
        let described = is_then || does_so || self.mention(rest).predicate.iter().any(|word| wanted.contains(word));
        if !described {
            return None;
        }
        let own: Vec<usize> = self.of_kind(thing);
        let (&whole, parts) = own.split_first()?;
        Some((vec![whole], parts.to_vec()))
    }

    /// "There were 9 games, and she attended 5. How many did she miss?"
    fn by_other_deed(&self, thing: &Thing) -> Option<(Vec<usize>, Vec<usize>)> {
        let question = self.question;
        if !matches!(&*question.verb, "miss" | "skip") || question.who.is_empty() {
            return None;
        }
        let own: Vec<usize> = self.of_kind(thing).into_iter().filter(|&index| !self.mention(index).is_part).collect();
        let does = |index: &usize| {
            let it = self.mention(*index);
            it.agents.first().is_some_and(|who| among(&question.who, who)) && it.class != Class::Hold
        };
        let (parts, wholes): (Vec<usize>, Vec<usize>) = own.into_iter().partition(does);
        let is_other = parts.iter().all(|&index| self.mention(index).verb != question.verb);
        (wholes.len() == 1 && is_other).then_some((wholes, parts))
    }

    /// "7 seashells, 4 were broken. How many unbroken?": no part has the words of the question.
    fn by_complement(&self, thing: &Thing) -> Option<(Vec<usize>, Vec<usize>)> {
        let wanted = self.question.wanted_words();
        if wanted.is_empty() && !self.question.is_negated {
            return None;
        }
        let own = self.of_kind(thing);
        let says = |index: usize| {
            let it = self.mention(index);
            it.thing.modifiers.iter().chain(&it.predicate).any(|word| wanted.contains(word))
        };
        if self.question.is_negated {
            // "How many do not have nuts?": all but those that have.
            let (parts, wholes): (Vec<usize>, Vec<usize>) = own
                .iter()
                .copied()
                .filter(|&index| says(index) || !self.mention(index).is_part)
                .partition(|&index| says(index));
            if wholes.len() == 1 && parts.len() == 1 {
                return Some((wholes, parts));
            }
        }
        if own.iter().any(|&index| says(index)) {
            return None;
        }
        let is_part = |index: usize| {
            let it = self.mention(index);
            it.is_part || !it.thing.modifiers.is_empty() && it.thing.modifiers != thing.modifiers
        };
        let (parts, wholes): (Vec<usize>, Vec<usize>) = own.into_iter().partition(|&index| is_part(index));
        let parts = self.parts_asked_for(parts);
        let comes_first = wholes.iter().max() < parts.iter().min();
        (!wholes.is_empty() && comes_first).then_some((wholes, parts))
    }

    /// "14 have nuts and 9 are wrapped. How many do not have nuts?": only those that the question speaks of.
    fn parts_asked_for(&self, parts: Vec<usize>) -> Vec<usize> {
        let asked = &self.story.told[self.question.clause].clause;
        let said = |clause: usize| {
            let told = &self.story.told[clause].clause;
            told.objects.iter().map(|it| it.noun.head.clone()).collect::<Vec<_>>()
        };
        let objects: Vec<Box<str>> = asked.objects.iter().map(|it| it.noun.head.clone()).collect();
        let is_meant = |index: &usize| {
            let it = self.mention(*index);
            *it.verb == *self.question.verb && !objects.is_empty() && said(it.clause) == objects
        };
        let meant: Vec<usize> = parts.iter().copied().filter(is_meant).collect();
        if meant.is_empty() { parts } else { meant }
    }

    /// "Of 48 vehicles, 19 were vans and the rest were cars", "17 of the 31 pupils are girls. How many boys?"
    pub(super) fn by_other_kinds(&mut self, thing: &Thing) -> Option<Symbol> {
        let told: Vec<usize> = self
            .all()
            .filter(|&index| self.has_number(index) && self.mention(index).clause != self.question.clause)
            .collect();
        let is_kind = |index: &usize| {
            let it = self.mention(*index);
            it.is_part && it.class == Class::Hold && !it.predicate.is_empty() && it.per.is_none()
        };
        let (parts, wholes): (Vec<usize>, Vec<usize>) = told.into_iter().partition(is_kind);
        let [whole] = wholes[..] else {
            return None;
        };
        let names = |index: usize| self.mention(index).predicate.contains(&thing.head);
        let rest = self.all().find(|&index| self.mention(index).size == Size::Word("rest".into()));
        let is_the_rest = rest.is_some_and(names);
        let are_opposites =
            parts.iter().all(|&part| self.mention(part).predicate.iter().any(|word| is_opposite(word, &thing.head)));
        if parts.is_empty()
            || parts.iter().any(|&part| names(part))
            || !(is_the_rest || are_opposites && rest.is_none())
        {
            return None;
        }
        self.schemas.push("part and whole");
        let mut terms = vec![(1, self.term(whole))];
        terms.extend(parts.iter().map(|&part| (-1, self.term(part))).collect::<Vec<_>>());
        let mut used = parts;
        used.push(whole);
        let tokens = self.tokens(&used);
        Some(self.model.define(&name_of_thing(thing), signed_sum(&terms)?, tokens))
    }

    /// "a total of 12": what is not told of it.
    fn by_total(&self, thing: &Thing) -> Option<(Vec<usize>, Vec<usize>)> {
        let whole = self.all().find(|&index| {
            self.mention(index).is_whole && self.has_number(index) && self.mention(index).per.is_none()
        })?;
        let head = self.mention(whole).thing.clone();
        if self.all().any(|index| self.mention(index).per.is_some() && same_head(thing, &self.mention(index).thing)) {
            return None;
        }
        let alike = |index: usize| {
            let it = self.mention(index);
            same_head(thing, &it.thing) || same_head(&head, &it.thing) || it.clause + 2 >= self.mention(whole).clause
        };
        let mut parts: Vec<usize> = self
            .all()
            .filter(|&index| {
                index != whole
                    && self.has_number(index)
                    && self.mention(index).per.is_none()
                    && !(self.mention(index).comparison.is_some() && self.mention(index).class == Class::Hold)
                    && alike(index)
            })
            .collect();
        let named: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|&index| {
                same_head(thing, &self.mention(index).thing) || same_head(&head, &self.mention(index).thing)
            })
            .collect();
        if !named.is_empty() {
            parts = named;
        }
        Some((vec![whole], parts))
    }

    /// Numbered mentions of a thing whatever its modifiers, without rates.
    fn of_kind(&self, thing: &Thing) -> Vec<usize> {
        let bare = Thing { head: thing.head.clone(), modifiers: Vec::new(), of: thing.of.clone() };
        self.direct(&bare).into_iter().filter(|&index| self.has_number(index)).collect()
    }
}

/// Kinds that leave no third.
fn is_opposite(one: &str, other: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("girl", "boy"),
        ("man", "woman"),
        ("child", "adult"),
        ("kid", "adult"),
        ("female", "male"),
        ("hen", "rooster"),
    ];
    PAIRS.iter().any(|&pair| pair == (one, other) || pair == (other, one))
}
