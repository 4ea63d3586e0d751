//! Noun phrases in their clause: subjects, objects, gaps, prices and times.

use std::ops::Range;

use super::places::innermost;
use super::{Argument, Builder};
use crate::language::chunks::{Amount, NounPhrase};
use crate::language::words::TIME_NOUNS;
use crate::maths::units::Unit;

impl Builder<'_> {
    pub(super) fn argument(&self, noun: NounPhrase, tokens: &Range<usize>, preposition: Option<Box<str>>) -> Argument {
        Argument { preposition, noun, tokens: tokens.clone(), after: Vec::new(), adverbs: Vec::new() }
    }

    pub(super) fn noun(&mut self, noun: NounPhrase, tokens: &Range<usize>, joint: bool) {
        self.at += 1;
        let mut argument = self.argument(noun, tokens, None);
        if argument.has_number() && argument.noun.determiner.as_deref() == Some("each") && self.clause.verb.is_some() {
            // "pieces that are each 6 feet long"
            argument.noun.determiner = None;
            argument.adverbs.push("each".into());
        }
        let has_verb = self.clause.verb.is_some();
        if argument.is_asked() && has_verb && (!self.clause.is_question || self.asks_to_be_told()) {
            self.finish(None);
            self.clause.is_question = true;
            self.clause.subject.push(argument);
            return;
        }
        if argument.is_asked() && self.clause.subject.is_empty() {
            self.clause.is_question = true;
        }
        if is_time(&argument.noun) {
            return self.time(argument);
        }
        let is_floating = argument.noun.head.is_empty() && matches!(&argument.noun.amount, Some(Amount::Word(_)));
        if !has_verb && is_floating && !joint && !self.clause.subject.is_empty() && argument.tokens.len() == 1 {
            // "they both"
            return;
        }
        if !has_verb && is_each(&argument.noun) && !self.clause.subject.is_empty() {
            // "Ann and Bob each have 9"
            self.clause.adverbs.push("each".into());
            return;
        }
        if !has_verb {
            return self.before_verb(argument, joint);
        }
        if let Some(argument) = self.hung(argument, joint)
            && let Some(argument) = self.own_clause(argument, joint)
            && !self.floats(&argument, joint)
        {
            self.clause.objects.push(argument);
        }
    }

    /// A noun phrase before the verb: the subject, or what leads to it.
    fn before_verb(&mut self, argument: Argument, joint: bool) {
        if self.clause.is_subject_shared {
            self.clause.subject.clear();
            self.clause.is_subject_shared = false;
        }
        // "how many apples Tom has"
        let follows_asked = matches!(&self.clause.subject[..], [asked] if asked.is_asked());
        if self.clause.subject.is_empty() || joint || follows_asked {
            self.clause.subject.push(argument);
        } else {
            let before = std::mem::replace(&mut self.clause.subject, vec![argument]);
            self.clause.lead.extend(before);
        }
    }

    /// Hangs a noun phrase on what stands before it, where it is no object of its own; gives it back where it is one.
    fn hung(&mut self, argument: Argument, joint: bool) -> Option<Argument> {
        let noun = &argument.noun;
        let is_any = matches!(noun.determiner.as_deref(), Some("each" | "every"));
        if joint && noun.amount.is_none() && !is_any {
            // "on Monday and Tuesday", "of apples and pears"
            let before = self.last_prepositional().and_then(|it| it.preposition.clone());
            if before.is_some() && !self.has_a_price() {
                self.attach(Argument { preposition: before, ..argument });
                return None;
            }
        }
        let is_a = matches!(noun.determiner.as_deref(), Some("a" | "an")) && noun.amount.is_none() && !joint;
        let is_before = |it: &Argument| it.tokens.end == argument.tokens.start && it.has_number();
        let last = self.clause.objects.last().filter(|last| is_before(last));
        if is_a && last.is_some_and(|last| Unit::named(&last.noun.head).is_some()) {
            // "2 dollars a pack"
            self.attach(Argument { preposition: Some("per".into()), ..argument });
            return None;
        }
        let priced = self.clause.objects.last_mut().map(innermost).filter(|last| is_before(last));
        if let Some(priced) = priced.filter(|priced| is_a && &*priced.noun.head == "dollar") {
            // "5 pounds of nails at 3 dollars a pound"
            priced.after.push(Argument { preposition: Some("per".into()), ..argument });
            return None;
        }
        Some(argument)
    }

    /// Begins a clause of its own with a noun phrase, where one begins unmarked; gives it back where none does.
    fn own_clause(&mut self, argument: Argument, joint: bool) -> Option<Argument> {
        if joint || self.clause.is_question {
            return Some(argument);
        }
        // "The girls made 58 flakes and the boys 73": the verb is not said again.
        let is_count = argument.noun.head.is_empty() && argument.has_number();
        let is_gapped = matches!(&self.clause.objects[..], [first, other] if first.has_number()
            && other.noun.amount.is_none()
            && other.preposition.is_none()
            && other.after.is_empty()
            && other.tokens.end == argument.tokens.start);
        if is_count && is_gapped {
            let subject = self.clause.objects.pop();
            let verb = self.clause.verb.clone();
            self.finish(subject);
            self.clause.verb = verb;
            self.clause.objects.push(argument);
            return None;
        }
        // A run-on: "has 9 marbles Joan has 3 marbles".
        let next_is_verb =
            self.chunks.get(self.at).is_some_and(|next| next.verb().is_some_and(|verb| !verb.is_infinite));
        let is_somebody = argument.noun.is_name || argument.noun.is_pronoun;
        if !self.clause.objects.is_empty() && next_is_verb && is_somebody {
            self.finish(Some(argument));
            return None;
        }
        Some(argument)
    }

    /// "bought them 3 biscuits each", "6 for 2 dollars a piece": says it of each of what stands before.
    fn floats(&mut self, argument: &Argument, joint: bool) -> bool {
        let noun = &argument.noun;
        let is_a_piece =
            &*noun.head == "piece" && noun.modifiers.is_empty() && noun.determiner.as_deref() == Some("a") && !joint;
        let clause = &mut self.clause;
        let last = clause.objects.last_mut().or(clause.around.last_mut()).filter(|_| !clause.is_question);
        match last.filter(|_| is_each(noun) || is_a_piece) {
            Some(last) => {
                innermost(last).adverbs.push("each".into());
                true
            }
            None => false,
        }
    }

    /// "last year", "each day", "every 5 minutes": said of the object before it, or of the clause.
    fn time(&mut self, argument: Argument) {
        let argument = Argument { preposition: Some("at".into()), ..argument };
        if self.clause.verb.is_none() {
            if self.clause.subject.is_empty() {
                self.clause.lead.push(argument);
            } else {
                self.clause.subject.last_mut().expect("it was just found not to be empty").after.push(argument);
            }
        } else if let Some(object) = self.clause.objects.last_mut() {
            object.after.push(argument);
        } else {
            self.clause.around.push(argument);
        }
    }
}

/// A lone "each".
fn is_each(noun: &NounPhrase) -> bool {
    noun.head.is_empty() && noun.amount.is_none() && noun.determiner.as_deref() == Some("each")
}

/// A noun phrase that says when: a unit of time with "last", "next", "this", "each" or "every", or "a day".
fn is_time(noun: &NounPhrase) -> bool {
    let pointer = |word: &str| matches!(word, "last" | "next" | "first" | "second" | "third");
    TIME_NOUNS.contains(&&*noun.head)
        && noun.amount != Some(Amount::Asked)
        && (noun
            .determiner
            .as_deref()
            .is_some_and(|word| matches!(word, "this" | "that" | "each" | "every" | "a" | "an" | "another"))
            && (noun.amount.is_none() || noun.determiner.as_deref() == Some("every"))
            || noun.modifiers.iter().any(|word| pointer(word)) && noun.amount.is_none())
}
