//! Verbs in their clause: helpers before their subject, second verbs, and what was done meanwhile.

use std::ops::Range;

use super::places::innermost;
use super::{Argument, Builder};
use crate::language::chunks::{Chunk, ChunkKind, VerbGroup};
use crate::language::words::is_modal;

/// Verbs that take another verb: the other one is what happens.
const CATENATIVE: &[&str] = &[
    "need", "want", "decide", "start", "begin", "have", "plan", "try", "go", "like", "love", "forget", "continue",
    "hope", "wish", "expect", "manage", "use", "get", "stop", "finish", "help", "choose", "keep", "prefer", "come",
    "mean", "intend", "fail",
];

impl Builder<'_> {
    pub(super) fn verb(&mut self, verb: VerbGroup, tokens: &Range<usize>) {
        self.at += 1;
        let adverbs = verb.adverbs.clone();
        self.place_verb(verb, tokens);
        self.clause.adverbs.extend(adverbs);
    }

    fn place_verb(&mut self, verb: VerbGroup, tokens: &Range<usize>) {
        if verb.is_infinite && self.clause.verb.is_some() {
            return self.infinite(verb, tokens);
        }
        let Some(current) = self.clause.verb.clone() else {
            let is_inverted = self.clause.subject.is_empty() && !verb.is_infinite && self.ends_with_question;
            self.clause.is_question |= is_inverted && (self.clause.question.is_some() || self.done.is_empty());
            self.clause.tokens = tokens.clone();
            self.clause.verb = Some(verb);
            return;
        };
        // "did he buy": the helper stands before the subject.
        let is_helper = current.auxiliaries.is_empty()
            && (is_modal(&current.lemma) || matches!(&*current.lemma, "do" | "have" | "be"));
        let asks = self.clause.is_question || self.ends_with_question;
        if is_helper
            && &*current.lemma == "have"
            && &*verb.form == "left"
            && self.clause.subject.iter().any(Argument::is_asked)
        {
            // "How many has she left?"
            self.clause.adverbs.push("left".into());
            self.clause.is_question = true;
            self.invert();
            return;
        }
        if is_helper
            && (self.clause.subject.is_empty()
                || self.clause.subject.iter().any(Argument::is_asked)
                || self.clause.question.is_some())
            && asks
            && !self.clause.objects.is_empty()
                | self.clause.subject.iter().any(Argument::is_asked)
                | self.clause.question.is_some()
        {
            let mut merged = verb;
            merged.is_negated |= current.is_negated;
            merged.auxiliaries.insert(0, current.lemma.clone());
            merged.is_passive |= &*current.lemma == "be" && !merged.form.ends_with("ing");
            self.clause.verb = Some(merged);
            self.clause.is_question = true;
            self.invert();
            return;
        }
        // A second finite verb: the noun phrase right before it is its subject ("each house she cleans").
        let own = self.take_last_object();
        self.finish(own);
        self.clause.tokens = tokens.clone();
        self.clause.verb = Some(verb);
    }

    /// What stands between helper and verb is the subject; what stood before the helper is what is asked.
    fn invert(&mut self) {
        let asked = std::mem::take(&mut self.clause.subject);
        let subject = std::mem::take(&mut self.clause.objects);
        self.clause.subject = subject;
        self.clause.objects = asked;
    }

    fn take_last_object(&mut self) -> Option<Argument> {
        let object = self.clause.objects.last_mut()?;
        let last = innermost(object);
        if matches!(last.preposition.as_deref(), Some("than" | "as")) {
            // "as many as Ann did": the verb only repeats the one before.
            return Some(Argument { preposition: None, after: Vec::new(), ..last.clone() });
        }
        self.clause.objects.pop()
    }

    /// "forgot to mow": the second verb is what happens. "lawns to mow": it only says what for.
    fn infinite(&mut self, verb: VerbGroup, tokens: &Range<usize>) {
        let Some(current) = self.clause.verb.clone() else {
            return;
        };
        if &*verb.lemma == "start" || &*verb.lemma == "begin" {
            let with = self
                .chunks
                .get(self.at)
                .is_some_and(|next| matches!(&next.kind, ChunkKind::Preposition(word) if &**word == "with"));
            let follows = self.chunks.get(self.at + 1).is_some_and(|next| next.noun().is_some());
            if with && !follows {
                self.clause.adverbs.push("at first".into());
                self.at += 1;
                return;
            }
        }
        let is_bound = self.clause.objects.is_empty() || self.clause.is_question;
        if is_bound && CATENATIVE.contains(&&*current.lemma) {
            self.clause.tokens = self.clause.tokens.start..tokens.end;
            self.clause.helper = Some(current);
            self.clause.verb = Some(VerbGroup { is_infinite: false, ..verb });
            return;
        }
        let takes = matches!(&*current.lemma, "take" | "cost" | "need" | "require")
            && self.clause.objects.iter().any(Argument::has_number);
        if (*verb.form != *verb.lemma && verb.form.ends_with("ing") || takes) && !self.clause.objects.is_empty() {
            return self.participle(&verb);
        }
        let subject = self.clause.subject.clone();
        let is_question = self.clause.is_question;
        if self.next_is_object() && !is_question {
            self.finish(None);
            self.clause.subject = subject;
            self.clause.is_subject_shared = true;
            self.clause.helper = Some(current);
            self.clause.verb = Some(verb);
            self.clause.tokens = tokens.clone();
        } else if let Some(argument) = self.last_argument_mut() {
            argument.adverbs.push(format!("to {}", verb.lemma).into());
        }
    }

    /// "33 tickets *playing ball*": what was done meanwhile hangs on the object; its own object hangs there too.
    fn participle(&mut self, verb: &VerbGroup) {
        let next = self.chunks.get(self.at).cloned();
        if let Some(Chunk { kind: ChunkKind::Noun(noun), tokens }) = next {
            let argument = self.argument(noun, &tokens, Some(verb.form.clone()));
            self.at += 1;
            self.clause.objects.last_mut().expect("the caller saw an object").after.push(argument);
        }
        self.clause
            .objects
            .last_mut()
            .expect("the caller saw an object")
            .adverbs
            .push(format!("to {}", verb.lemma).into());
    }

    fn next_is_object(&self) -> bool {
        self.chunks[self.at..]
            .iter()
            .find(|chunk| !matches!(chunk.kind, ChunkKind::Adverb(_)))
            .is_some_and(|next| next.noun().is_some())
    }
}
