//! What a mention does to what is counted: +1, -1 or nothing.

use super::{Mention, Resolver, Scope, Thing, among, is_money, same_head};
use crate::language::{Comparison, Entity};
use crate::skills::word_problems::mentions::{Size, is_unit_of_time};
use crate::skills::word_problems::verbs::{Class, is_passed_on};

impl Resolver<'_> {
    /// +1 when a mention adds to what is in scope, -1 when it takes away, 0 when it does neither.
    pub(super) fn effect(&self, index: usize, scope: &Scope) -> i32 {
        let it = self.mention(index);
        if self.products.contains_key(&index) {
            return if self.takes_from_what_was(index) { -1 } else { 1 };
        }
        if self.question.todo.as_deref() == Some(&*it.verb) && it.class != Class::Hold {
            // "graded 4" of those that are to be graded
            return if it.is_planned { 1 } else { -1 };
        }
        // "needs to water 42, watered 18. How many hours for the others?"
        let is_of_work = self.question.is_left || is_unit_of_time(&self.question.thing.head) && it.per.is_none();
        if is_of_work && it.class != Class::Hold && !it.is_planned && self.is_planned(&it.verb) {
            return -1;
        }
        if self.is_bought_from_what_was(index) || self.is_before_the_rest(index) || self.is_gone_from_what_was(index) {
            return -1;
        }
        if it.is_left && it.is_subject && it.class == Class::Hold {
            // "8 were left"
            return 1;
        }
        let is_of_other_kind = it.is_subject
            && &*it.verb == "be"
            && !it.predicate.is_empty()
            && !self.products.is_empty()
            && !it.predicate.iter().any(|word| self.question.wanted_words().contains(word));
        if is_of_other_kind {
            // "47 seats were empty. How many were filled?"
            return -1;
        }
        let goes_on = it.comparison == Some(Comparison::More) && it.than.is_none() && it.is_implied && !it.is_subject;
        if goes_on
            && it.class == Class::Do
            && let Some(before) = self.all().take(index).rev().find(|&other| self.has_number(other))
            && same_head(&it.thing, &self.mention(before).thing)
        {
            // "put 14 jars on the shelf and carried up another 9"
            return self.effect(before, scope);
        }
        if it.is_part {
            return self.effect_of_part(it, scope);
        }
        if it.is_negated {
            // "but 3 members did not show up", of those counted before
            let was_there = self.all().take(index).any(|other| {
                let told = self.mention(other);
                told.number().is_some()
                    && told.thing.head == it.thing.head
                    && !told.is_negated
                    && told.clause < it.clause
            });
            return -i32::from(it.is_subject && was_there);
        }
        let acts_on = it.preposition.is_none() || it.class == Class::Hold;
        if it.preposition.as_deref() == Some("during") {
            return 0;
        }
        let is_room = it.host.as_ref().is_some_and(|host| matches!(&*host.head, "room" | "space"));
        if !acts_on && is_room {
            // "racks with room for 3 shirts": these are no shirts.
            return 0;
        }
        let is_price =
            is_money(&it.thing) && it.per.is_none() && matches!(it.preposition.as_deref(), Some("for" | "on"));
        if is_price && (it.class == Class::Lose || is_passed_on(&it.verb)) {
            // "bought a shelf for $45"
            return -1;
        }
        if !acts_on {
            // "shares them among 3 friends": they are there, whatever the verb does.
            return 1;
        }
        if it.is_subject {
            return self.effect_of_subject(it, index);
        }
        let was_there = |head: &Thing| {
            self.all().take(index).any(|other| {
                let told = self.mention(other);
                told.class == Class::Hold && told.number().is_some() && same_head(head, &told.thing)
            })
        };
        if it.class == Class::Do && !it.sources.is_empty() && was_there(&it.thing) {
            // "knocked 6 off the top"
            return -1;
        }
        let is_taken_away = it.class == Class::Take && !it.receivers.is_empty() && it.sources.is_empty();
        if is_taken_away && self.question.is_left && !it.receivers.iter().any(|who| among(&self.story.persons, who)) {
            // "took 30 to school. How many were left?"
            return -1;
        }
        let owns = |who: &[Entity]| who.iter().any(|who| self.owns(who, &it.thing, index));
        match scope {
            Scope::All => match it.class {
                Class::Gain => i32::from(!owns(&it.sources)),
                Class::Lose | Class::Go | Class::Want => -1,
                Class::Give => -i32::from(!owns(&it.receivers)),
                // "takes 4 classes": from nobody.
                Class::Take
                    if it.sources.is_empty()
                        && it.places.is_empty()
                        && !owns(&it.agents)
                        && !self.is_owned(it, index) =>
                {
                    1
                }
                Class::Take => -i32::from(!owns(&it.agents)),
                Class::Put => i32::from(!owns(&it.agents) || it.comparison == Some(Comparison::More)),
                Class::Hold | Class::Do | Class::Come | Class::Cost | Class::Need => 1,
            },
            Scope::Of(wanted) => {
                let inside = |who: &[Entity]| who.iter().any(|who| self.is_inside(wanted, who, &it.thing));
                let nobody: &[Entity] = &[];
                let (gains, loses): (&[Entity], &[Entity]) = match it.class {
                    Class::Gain => (&it.agents, &it.sources),
                    Class::Lose | Class::Want => (nobody, &it.agents),
                    Class::Give => (&it.receivers, &it.agents),
                    Class::Take => (&it.agents, if it.sources.is_empty() { &it.places } else { &it.sources }),
                    Class::Put if it.places.is_empty() => return 1,
                    Class::Put => {
                        (&it.places, if owns(&it.agents) && !inside(&it.places) { &it.agents } else { nobody })
                    }
                    Class::Hold | Class::Do | Class::Come | Class::Go | Class::Cost | Class::Need => {
                        let is_somebody =
                            |who: &Entity| !matches!(&**who, "" | "one" | "other" | "another" | "first" | "second");
                        let is_nobodys = !it.agents.iter().chain(&it.places).any(is_somebody);
                        return i32::from(is_nobodys || inside(&it.agents) || inside(&it.places));
                    }
                };
                match (inside(gains), inside(loses)) {
                    (true, false) => 1,
                    (false, true) => -1,
                    (true, true) => 0,
                    (false, false) => self.effect_of_stranger(it, owns(gains) || owns(loses), wanted),
                }
            }
        }
    }

    /// Somebody who has none of a thing acts on what there is: "the rabbits ate 3", "Mary took 2 away".
    fn effect_of_stranger(&self, it: &Mention, is_owner: bool, wanted: &[Entity]) -> i32 {
        if it.agents.iter().any(|who| who.starts_with("other ")) {
            return 0;
        }
        let is_about_person = wanted.iter().any(|who| among(&self.story.persons, who));
        match it.class {
            _ if is_owner && (is_about_person || it.class != Class::Lose) => 0,
            Class::Lose | Class::Take => -1,
            Class::Gain if !is_about_person && is_passed_on(&it.verb) && it.comparison.is_none() => -1,
            Class::Put | Class::Gain if !is_about_person => 1,
            Class::Put if it.places.is_empty() => 1,
            Class::Give if !is_about_person => -1,
            _ => 0,
        }
    }

    /// "17 were eaten", "4 more birds came": what is counted is the subject.
    fn effect_of_subject(&self, it: &Mention, index: usize) -> i32 {
        match it.class {
            Class::Go => -1,
            // "20 were bought", of those in the shop
            Class::Gain if it.is_passive && is_passed_on(&it.verb) && !self.question.asks_event() => -1,
            // "11 were returned"
            Class::Give if it.is_passive && &*it.verb == "return" => 1,
            // "8 tonnes are given to him"
            Class::Give if it.is_passive && it.receivers.iter().any(|who| among(&self.story.named_persons, who)) => 1,
            // "91 cm are cut into pieces"
            Class::Lose
                if it.is_passive
                    && self.story.told[it.clause]
                        .clause
                        .around
                        .iter()
                        .any(|around| around.preposition.as_deref() == Some("into")) =>
            {
                1
            }
            Class::Lose | Class::Give | Class::Take if it.is_passive => -1,
            // "50 tons have spilled"
            Class::Lose if self.story.told[it.clause].clause.objects.is_empty() => -1,
            Class::Want if self.question.is_left => -1,
            // "4.5 m got tangled": nothing came or went.
            Class::Do if it.is_passive && self.question.class == Class::Hold && self.is_owned(it, index) => 0,
            _ => 1,
        }
    }

    /// "ate 3 of them" takes away; "3 of them are red" only when the question excludes them.
    fn effect_of_part(&self, it: &Mention, scope: &Scope) -> i32 {
        if it.class == Class::Come && !it.is_negated || it.is_passive && &*it.verb == "return" {
            // "7 of them came back"
            return 1;
        }
        let takes = matches!(it.class, Class::Lose | Class::Give | Class::Go | Class::Take)
            && (!it.is_subject || it.is_passive || it.class == Class::Go);
        let is_acquired = it.is_subject && it.is_passive && it.class == Class::Gain && is_passed_on(&it.verb);
        let takes = takes || is_acquired && !self.question.asks_event();
        if takes || it.is_negated {
            // What is taken from one is added to the other.
            let gains = if it.class == Class::Take { &it.agents } else { &it.receivers };
            let is_gained = match scope {
                Scope::Of(wanted) => gains.iter().any(|who| self.is_inside(wanted, who, &it.thing)),
                Scope::All => false,
            };
            return if is_gained && matches!(it.class, Class::Take | Class::Give) { 1 } else { -1 };
        }
        if it.is_subject && !it.predicate.is_empty() && self.speaks_of_the_other_ones(it) {
            // "12 of them were rotten. He loaded the good ones onto wagons."
            return -1;
        }
        if it.class == Class::Gain && !it.sources.is_empty() {
            return match scope {
                Scope::Of(wanted) if it.sources.iter().any(|who| self.is_inside(wanted, who, &it.thing)) => -1,
                Scope::Of(wanted) if it.agents.iter().any(|who| self.is_inside(wanted, who, &it.thing)) => 1,
                _ => 0,
            };
        }
        let has_rest = self
            .story
            .mentions
            .iter()
            .any(|it| it.size == Size::Word("rest".into()) && (!it.is_subject || &*it.verb != "be"));
        -i32::from(self.question.is_left || self.question.is_negated || self.question.todo.is_some() || has_rest)
    }

    /// Whether a later clause goes on with those of which the part is not told: "the good ones", "the others".
    fn speaks_of_the_other_ones(&self, part: &Mention) -> bool {
        let is_other = |noun: &crate::language::NounPhrase| {
            let is_ones =
                &*noun.head == "one" && noun.determiner.as_deref() == Some("the") && !noun.modifiers.is_empty();
            is_ones && !noun.modifiers.iter().any(|word| part.predicate.contains(word))
        };
        if self.story.mentions.iter().any(|it| it.size == Size::Word("rest".into())) {
            return false;
        }
        let later = self.story.told.iter().skip(part.clause + 1);
        later.into_iter().any(|told| told.clause.arguments().any(|it| is_other(&it.noun)))
    }

    /// "put 48 in one load and split the rest": the 48 are no part of the rest.
    fn is_before_the_rest(&self, index: usize) -> bool {
        let it = self.mention(index);
        let rest = self.all().find(|&other| {
            let rest = self.mention(other);
            rest.size == Size::Word("rest".into())
                && (!rest.is_subject || &*rest.verb != "be")
                && rest.clause != self.question.clause
        });
        let first =
            self.all().find(|&other| self.has_number(other) && same_head(&it.thing, &self.mention(other).thing));
        rest.is_some_and(|rest| index < rest)
            && first.is_some_and(|first| first < index)
            && it.number().is_some()
            && it.preposition.is_none()
            && (matches!(it.class, Class::Put | Class::Do) || &*it.verb == "keep")
            && self.mention(index).clause > self.mention(first.unwrap_or(index)).clause
    }

    /// "There were 20 in the shop. Customers bought 5. How many are left?"
    fn is_bought_from_what_was(&self, index: usize) -> bool {
        let it = self.mention(index);
        let is_gained = it.class == Class::Gain && it.comparison.is_none() && !it.agents.is_empty();
        let was_there = self.all().take(index).any(|other| {
            let told = self.mention(other);
            let is_theirs = told.agents.iter().chain(&told.places).any(|who| it.agents.contains(who));
            told.number().is_some()
                && told.class == Class::Hold
                && told.clause < it.clause
                && !is_theirs
                && same_head(&it.thing, &told.thing)
        });
        let has_some = self.all().take(index).any(|other| {
            let told = self.mention(other);
            told.number().is_some()
                && same_head(&it.thing, &told.thing)
                && told.agents.iter().any(|who| it.agents.contains(who))
        });
        let asks_of_them = self.question.who.iter().any(|who| it.agents.contains(who));
        self.question.is_left && is_gained && was_there && !has_some && !asks_of_them
    }

    /// Whatever else happened to some of what there was: the question is how many are left.
    fn is_gone_from_what_was(&self, index: usize) -> bool {
        let it = self.mention(index);
        let was_there = self.all().take(index).any(|other| {
            let told = self.mention(other);
            let is_there = matches!(told.class, Class::Hold | Class::Gain | Class::Put) && told.clause != it.clause;
            is_there
                && told.number().is_some()
                && (same_head(&it.thing, &told.thing) || same_head(&told.thing, &it.thing))
        });
        let happens = it.class == Class::Do || it.class == Class::Put && it.places.is_empty() && it.sources.is_empty();
        let is_added = it.class == Class::Put && it.comparison == Some(Comparison::More);
        self.question.is_left && happens && !is_added && it.preposition.is_none() && !it.is_planned && was_there
    }

    /// Whether the story says how often a verb is still to be done: "needs to cook 16".
    fn is_planned(&self, verb: &str) -> bool {
        self.story.mentions.iter().any(|it| it.is_planned && *it.verb == *verb && it.number().is_some())
    }

    /// Whether somebody is in scope, or shares a stock with somebody who is: the store and its bin.
    pub(super) fn is_inside(&self, wanted: &[Entity], who: &Entity, thing: &Thing) -> bool {
        among(wanted, who)
            || self.story.mentions.iter().any(|it| {
                it.class == Class::Hold
                    && !it.is_asked()
                    && same_head(thing, &it.thing)
                    && (among(&it.agents, who) && it.places.iter().any(|place| among(wanted, place))
                        || among(&it.places, who) && it.agents.iter().any(|agent| among(wanted, agent)))
            })
    }

    /// Whether anybody is said to have some of the thing before.
    fn is_owned(&self, it: &Mention, index: usize) -> bool {
        let told = self.story.mentions.iter().take(index);
        told.into_iter()
            .any(|other| !other.is_asked() && same_head(&it.thing, &other.thing) && other.class != Class::Take)
    }

    /// Whether somebody is said to have some of a thing, apart from this mention.
    pub(super) fn owns(&self, who: &Entity, thing: &Thing, except: usize) -> bool {
        self.story.mentions.iter().enumerate().any(|(index, it)| {
            index != except
                && !it.is_asked()
                && same_head(thing, &it.thing)
                && (matches!(it.class, Class::Hold | Class::Gain) || it.class == Class::Do && it.number().is_some())
                && (among(&it.agents, who) || among(&it.places, who))
        })
    }
}
