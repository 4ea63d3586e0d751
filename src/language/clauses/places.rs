//! Where a phrase hangs: on the last object, on a place, on the clause.

use super::{Argument, Builder};
use crate::language::chunks::{Chunk, ChunkKind};

impl Builder<'_> {
    pub(super) fn last_argument(&self) -> Option<&Argument> {
        let clause = &self.clause;
        let own_subject = clause.subject.last().filter(|_| !clause.is_subject_shared || clause.verb.is_none());
        clause
            .around
            .last()
            .or(clause.objects.last())
            .or(own_subject.filter(|_| clause.verb.is_none()))
            .or(clause.lead.last())
    }

    /// Whether "for" and an amount follow, so that a thing is bought and no circumstance: "a pair of shoes for $11".
    pub(super) fn has_a_price(&self) -> bool {
        let mut at = self.at;
        while matches!(self.chunks.get(at).map(|chunk| &chunk.kind), Some(ChunkKind::Preposition(word)) if &**word == "of")
        {
            at += 2;
        }
        let is_for = matches!(self.chunks.get(at).map(|chunk| &chunk.kind), Some(ChunkKind::Preposition(word)) if &**word == "for");
        is_for && self.chunks.get(at + 1).and_then(Chunk::noun).is_some_and(|noun| noun.amount_at.is_some())
    }

    /// The prepositional phrase that stands last, when one does.
    pub(super) fn last_prepositional(&self) -> Option<&Argument> {
        let clause = &self.clause;
        let last = clause.objects.last().and_then(|object| object.after.last()).or(clause.around.last()).map(deepest);
        last.filter(|it| it.tokens.end + 1 >= self.chunks[self.at - 1].tokens.start.saturating_sub(1))
    }

    pub(super) fn last_argument_mut(&mut self) -> Option<&mut Argument> {
        let clause = &mut self.clause;
        let has_verb = clause.verb.is_some();
        let subject = clause.subject.last_mut().filter(|_| !has_verb && !clause.is_subject_shared);
        clause.objects.last_mut().or(subject)
    }

    pub(super) fn attach(&mut self, argument: Argument) {
        let is_of = matches!(argument.preposition.as_deref(), Some("of" | "per"));
        let clause = &mut self.clause;
        if is_of {
            let target = clause
                .around
                .last_mut()
                .filter(|_| clause.verb.is_some())
                .or(clause.objects.last_mut())
                .or(clause.subject.last_mut().filter(|_| clause.verb.is_none()))
                .or(clause.lead.last_mut());
            match target {
                Some(target) => innermost(target).after.push(argument),
                None => clause.lead.push(argument),
            }
        } else if clause.verb.is_none() {
            match clause.subject.last_mut().filter(|_| !clause.is_subject_shared) {
                Some(subject) => subject.after.push(argument),
                None => clause.lead.push(argument),
            }
        } else {
            match clause.objects.last_mut() {
                Some(object) => object.after.push(argument),
                None => clause.around.push(argument),
            }
        }
    }
}

pub(super) fn innermost(argument: &mut Argument) -> &mut Argument {
    if argument.after.last().is_some() {
        innermost(argument.after.last_mut().expect("it was just found"))
    } else {
        argument
    }
}

/// The last place that hangs on an argument, or the argument itself.
pub(super) fn nearest_place(argument: &Argument) -> &Argument {
    let place = argument
        .after
        .iter()
        .rev()
        .find(|it| matches!(it.preposition.as_deref(), Some("in" | "into" | "onto" | "to" | "on")));
    place
        .filter(|it| it.noun.amount.is_none() && !it.noun.is_pronoun && !it.noun.is_name)
        .map_or(argument, nearest_place)
}

pub(super) fn deepest(argument: &Argument) -> &Argument {
    argument.after.last().map_or(argument, deepest)
}

/// Adverbs that belong to the noun before them.
pub(super) fn is_bound_adverb(word: &str) -> bool {
    matches!(
        word,
        "ago"
            | "later"
            | "hence"
            | "left"
            | "apiece"
            | "away"
            | "long"
            | "old"
            | "tall"
            | "wide"
            | "deep"
            | "high"
            | "thick"
            | "heavy"
            | "total"
            | "today"
            | "tomorrow"
            | "yesterday"
            | "tonight"
    )
}
