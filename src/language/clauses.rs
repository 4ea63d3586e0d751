//! Clauses: who does what, with what stands around it.
//!
//! A sentence is read with gaps. What matters to a story is which verb and which subject govern a noun phrase; the rest
//! is kept as circumstance (where, when, for whom) in the order in which it stands.

mod beginnings;
mod noun_phrases;
mod pieces;
mod places;
mod prepositions;
mod verbs;

use std::ops::Range;

use super::chunks::{Chunk, ChunkKind, chunks};
use crate::maths::units::Unit;
use crate::problem::Prompt;
use places::{innermost, is_bound_adverb, nearest_place};

pub use pieces::{Argument, Clause};

/// The clauses of a sentence, in order.
pub fn clauses(prompt: &Prompt, sentence: Range<usize>) -> Vec<Clause> {
    let ends_with_question = prompt.tokens[sentence.clone()].iter().rev().take(3).any(|token| token.is_mark('?'));
    let mut builder = Builder {
        prompt,
        chunks: chunks(prompt, sentence),
        at: 0,
        clause: Clause::default(),
        done: Vec::new(),
        joint: false,
        ends_with_question,
    };
    while builder.at < builder.chunks.len() {
        builder.step();
    }
    builder.finish(None);
    builder.done
}

struct Builder<'a> {
    prompt: &'a Prompt,
    chunks: Vec<Chunk>,
    at: usize,
    clause: Clause,
    done: Vec<Clause>,
    /// Whether "and" or a comma stands right before.
    joint: bool,
    ends_with_question: bool,
}

impl Builder<'_> {
    fn step(&mut self) {
        let chunk = self.chunks[self.at].clone();
        let was_joint = std::mem::take(&mut self.joint);
        match chunk.kind {
            ChunkKind::Joint(ref word) => {
                self.joint = true;
                self.at += 1;
                let has_verb = self.clause.verb.is_some() && !self.asks_for_verb(word);
                let is_relative = matches!(self.chunks.get(self.at).map(|next| &next.kind), Some(ChunkKind::Subordinator(word)) if matches!(&**word, "who" | "which"));
                if has_verb && !is_relative && (self.begins_clause(self.at) || &**word == "but") {
                    let subject = self.subject_to_share();
                    let shares = !self.has_own_subject(self.at);
                    self.finish(None);
                    if shares {
                        self.clause.subject = subject;
                        self.clause.is_subject_shared = true;
                    }
                    self.joint = false;
                }
            }
            ChunkKind::Subordinator(word) => {
                if &*word == "that" && self.is_than() {
                    self.preposition("than");
                    return;
                }
                let is_measure =
                    self.last_argument().is_some_and(|it| it.has_number() && Unit::named(&it.noun.head).is_some());
                let subject = self.clause.subject.last().filter(|_| is_measure && self.clause.verb.is_some());
                let antecedent = subject.or(self.last_argument()).cloned().map(|mut it| match &*word {
                    "who" => Argument { preposition: None, after: Vec::new(), ..innermost(&mut it).clone() },
                    // "oranges in boxes that hold 10 each"
                    "that" | "which" => Argument { preposition: None, ..nearest_place(&it).clone() },
                    _ => it,
                });
                let is_relative = matches!(&*word, "who" | "which" | "that" | "where");
                if self.clause.verb.is_some() || !self.clause.subject.is_empty() {
                    self.finish(None);
                }
                self.clause.subordinator = Some(word);
                let next = self.chunks[self.at + 1..].iter().find(|next| !matches!(next.kind, ChunkKind::Adverb(_)));
                if is_relative && next.is_some_and(|next| next.verb().is_some()) {
                    self.clause.subject.extend(antecedent);
                    self.clause.is_subject_shared = true;
                }
                self.at += 1;
            }
            ChunkKind::Question(word) => {
                if self.clause.verb.is_some() {
                    self.finish(None);
                }
                self.clause.question = Some(word);
                self.clause.is_question = true;
                self.at += 1;
            }
            ChunkKind::Adverb(word) => {
                let begins =
                    &*word == "there" && self.chunks.get(self.at + 1).is_some_and(|next| next.verb().is_some());
                if begins && self.clause.verb.is_some() && !self.clause.is_question {
                    self.finish(None);
                }
                if &*word == "not"
                    && let Some(verb) = self.clause.verb.as_mut()
                {
                    // "How many did she not plant?"
                    verb.is_negated = true;
                    self.at += 1;
                    return;
                }
                match self.last_argument_mut().filter(|_| is_bound_adverb(&word)) {
                    Some(argument) => argument.adverbs.push(word),
                    None => self.clause.adverbs.push(word),
                }
                self.at += 1;
            }
            ChunkKind::Preposition(word) => self.preposition(&word),
            ChunkKind::Verb(verb) => self.verb(verb, &chunk.tokens),
            ChunkKind::Noun(noun) => self.noun(noun, &chunk.tokens, was_joint),
            ChunkKind::Other => {
                self.joint = was_joint;
                self.at += 1;
            }
        }
    }

    /// Ends the clause under way and begins the next with this subject.
    fn finish(&mut self, subject: Option<Argument>) {
        let mut clause = std::mem::take(&mut self.clause);
        clause.is_question |=
            self.ends_with_question && clause.objects.iter().chain(&clause.subject).any(Argument::is_asked);
        let is_person = |it: &Argument| it.noun.amount.is_none() && (it.noun.is_name || it.noun.gender.is_some());
        if clause.is_question
            && clause.verb.as_ref().is_some_and(|verb| &*verb.lemma == "have" && verb.auxiliaries.is_empty())
            && matches!(&clause.subject[..], [asked] if asked.is_asked())
            && matches!(&clause.objects[..], [owner] if is_person(owner))
        {
            // "How many stamps has Wendy?"
            std::mem::swap(&mut clause.subject, &mut clause.objects);
        }
        let ends: Vec<&Range<usize>> = clause.arguments().map(|argument| &argument.tokens).collect();
        let start = ends.iter().map(|tokens| tokens.start).min();
        let end = ends.iter().map(|tokens| tokens.end).max();
        if let (Some(start), Some(end)) = (start, end) {
            clause.tokens = start..end.max(clause.tokens.end);
        }
        if clause.verb.is_some() || !clause.lead.is_empty() || !clause.subject.is_empty() {
            self.done.push(clause);
        }
        if let Some(subject) = subject {
            self.clause.subject.push(subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    /// Each clause as "subject verb object, object": the heads alone.
    fn shown(text: &str) -> Vec<String> {
        let prompt = read_tokens(text);
        let heads = |arguments: &[Argument]| {
            arguments.iter().map(|argument| prompt.words(argument.tokens.clone())).collect::<Vec<_>>().join(", ")
        };
        let all = prompt.sentences.iter().flat_map(|sentence| clauses(&prompt, sentence.clone()));
        all.map(|clause| format!("{} | {} | {}", heads(&clause.subject), clause.lemma(), heads(&clause.objects)))
            .collect()
    }

    #[test]
    fn a_quantity_takes_its_verb_and_its_subject() {
        assert_eq!(
            shown(
                "Joan picked 43 apples from the orchard, and gave 27 apples to Melanie. How many apples does Joan have now?"
            ),
            ["Joan | pick | 43 apples", "Joan | give | 27 apples", "Joan | have | How many apples"]
        );
        assert_eq!(
            shown("Mary has 9 yellow marbles Joan has 3 yellow marbles."),
            ["Mary | have | 9 yellow marbles", "Joan | have | 3 yellow marbles"]
        );
        assert_eq!(
            shown("If she deleted 10 of the files, how many files were still on her drive?"),
            ["she | delete | 10", "how many files | be | "]
        );
    }

    #[test]
    fn subjects_may_be_joined_and_verbs_may_share_one() {
        assert_eq!(shown("Ann and Bob picked 5 plums."), ["Ann, Bob | pick | 5 plums"]);
        assert_eq!(
            shown("He got 18 more dollars but spent 10 on a new game."),
            ["He | get | 18 more dollars", "He | spend | 10"]
        );
    }

    #[test]
    fn any_text_has_clauses() {
        for text in ["", ".", "and and and", "If if, who that?", "How many", "5 5 5 5", "\u{1F600} 's 's"] {
            shown(text);
        }
    }
}
