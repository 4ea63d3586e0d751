//! Clauses: who does what, with what stands around it.
//!
//! A sentence is read with gaps. What matters to a story is which verb and which subject govern a noun phrase; the rest
//! is kept as circumstance (where, when, for whom) in the order in which it stands.

use std::ops::Range;

use super::chunks::{Amount, Chunk, ChunkKind, NounPhrase, VerbGroup, chunks};
use super::words::is_modal;
use crate::maths::units::Unit;
use crate::problem::Prompt;

/// A noun phrase in its place: what leads to it and what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Such as "from"; none for a subject or an object.
    pub preposition: Option<Box<str>>,
    pub noun: NounPhrase,
    /// Tokens of the prompt, without what hangs on it.
    pub tokens: Range<usize>,
    /// What follows it and belongs to it: "boxes *of crayons*", "6 *during dinner*".
    pub after: Vec<Argument>,
    /// Adverbs right after it: "has 5 *left*".
    pub adverbs: Vec<Box<str>>,
}

/// A clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    pub tokens: Range<usize>,
    /// "if", "when", "who"
    pub subordinator: Option<Box<str>>,
    /// "how long", "what"
    pub question: Option<Box<str>>,
    pub is_question: bool,
    /// What stands before the subject: "On Monday", "At the store".
    pub lead: Vec<Argument>,
    /// Several when joined: "Ann and Bob".
    pub subject: Vec<Argument>,
    /// Whether the subject was taken over from the clause before.
    pub is_subject_shared: bool,
    pub verb: Option<VerbGroup>,
    /// The verb that the main one depends on: "*forgot* to mow", "*wants* to split".
    pub helper: Option<VerbGroup>,
    /// "up" in "picked up", "away" in "gave away".
    pub particle: Option<Box<str>>,
    pub objects: Vec<Argument>,
    /// Prepositional phrases between the verb and the first object, or without an object.
    pub around: Vec<Argument>,
    pub adverbs: Vec<Box<str>>,
}

impl Clause {
    /// The verb's lemma; empty when there is none.
    pub fn lemma(&self) -> &str {
        self.verb.as_ref().map_or("", |verb| &verb.lemma)
    }

    pub fn has_adverb(&self, word: &str) -> bool {
        let in_arguments = |arguments: &[Argument]| arguments.iter().any(|argument| argument.has_adverb(word));
        self.adverbs.iter().any(|adverb| &**adverb == word)
            || in_arguments(&self.lead)
            || in_arguments(&self.subject)
            || in_arguments(&self.objects)
            || in_arguments(&self.around)
    }

    /// The clause says that something is there: "there are 7 pens in the drawer".
    pub fn is_existential(&self) -> bool {
        self.lemma() == "be" && (self.subject.is_empty() || self.is_question) && self.has_adverb("there")
    }

    /// All arguments, from left to right.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        self.lead.iter().chain(&self.subject).chain(&self.objects).chain(&self.around)
    }

    /// The prepositional phrases that are not bound to one object.
    pub fn circumstances(&self) -> impl Iterator<Item = &Argument> {
        self.lead.iter().chain(&self.around)
    }
}

impl Argument {
    pub fn has_adverb(&self, word: &str) -> bool {
        self.adverbs.iter().any(|adverb| &**adverb == word) || self.after.iter().any(|after| after.has_adverb(word))
    }

    /// What hangs on it by this preposition.
    pub fn by(&self, preposition: &str) -> Option<&Argument> {
        self.after.iter().find(|after| after.preposition.as_deref() == Some(preposition))
    }

    pub fn has_number(&self) -> bool {
        matches!(self.noun.amount, Some(Amount::Number(_)))
    }

    pub fn is_asked(&self) -> bool {
        self.noun.amount == Some(Amount::Asked)
    }
}

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

/// Verbs that take another verb: the other one is what happens.
const CATENATIVE: &[&str] = &[
    "need", "want", "decide", "start", "begin", "have", "plan", "try", "go", "like", "love", "forget", "continue",
    "hope", "wish", "expect", "manage", "use", "get", "stop", "finish", "help", "choose", "keep", "prefer", "come",
    "mean", "intend", "fail",
];

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

    /// "How many do Ann and Bob have?": the main verb is still to come after "and".
    fn asks_for_verb(&self, joint: &str) -> bool {
        let is_helper = |verb: &VerbGroup| {
            verb.auxiliaries.is_empty() && (is_modal(&verb.lemma) || matches!(&*verb.lemma, "do" | "will"))
        };
        joint == "and"
            && self.clause.verb.as_ref().is_some_and(is_helper)
            && (self.clause.question.is_some() || self.clause.subject.iter().any(Argument::is_asked))
            && !self.clause.objects.is_empty()
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

    /// "32 more whistles that Charles": a slip for "than", since no verb follows.
    fn is_than(&self) -> bool {
        let compares = self.clause.objects.last().is_some_and(|object| object.noun.comparison.is_some());
        let next = self.chunks.get(self.at + 1).is_some_and(|next| next.noun().is_some());
        let follows_verb = self.chunks.get(self.at + 2).is_some_and(|next| next.verb().is_some());
        let is_joined = self.chunks.get(self.at + 2).is_some_and(Chunk::is_joint);
        compares && next && !follows_verb && !is_joined
    }

    /// The subject that a verb after "and" takes over; after "that didn't fit" it is that of the clause outside.
    fn subject_to_share(&self) -> Vec<Argument> {
        let is_relative = |clause: &Clause| {
            clause.is_subject_shared && matches!(clause.subordinator.as_deref(), Some("that" | "who" | "which"))
        };
        if is_relative(&self.clause) {
            let outside = self.done.iter().rev().find(|clause| !is_relative(clause));
            return outside.map_or_else(Vec::new, |clause| clause.subject.clone());
        }
        self.clause.subject.clone()
    }

    fn argument(&self, noun: NounPhrase, tokens: &Range<usize>, preposition: Option<Box<str>>) -> Argument {
        Argument { preposition, noun, tokens: tokens.clone(), after: Vec::new(), adverbs: Vec::new() }
    }

    /// Whether a clause of its own begins at this chunk: a subject with a finite verb, or a finite verb alone.
    fn begins_clause(&self, at: usize) -> bool {
        let mut index = at;
        let mut nouns = 0;
        while let Some(chunk) = self.chunks.get(index) {
            match &chunk.kind {
                ChunkKind::Adverb(_) => {}
                ChunkKind::Verb(verb) => return !verb.is_infinite,
                ChunkKind::Noun(noun) => {
                    if nouns > 0 && !self.is_after_preposition(index) && !self.is_after_joint(index) {
                        return false;
                    }
                    if noun.amount == Some(Amount::Asked) {
                        return true;
                    }
                    nouns += usize::from(!self.is_after_preposition(index));
                }
                ChunkKind::Question(_) => return true,
                ChunkKind::Preposition(_) => {}
                ChunkKind::Joint(word) if nouns > 0 && &**word == "and" => {}
                ChunkKind::Subordinator(_) => return nouns == 0,
                _ => return false,
            }
            index += 1;
        }
        false
    }

    /// Whether the verb that begins a clause here has a subject before it.
    fn has_own_subject(&self, at: usize) -> bool {
        for chunk in &self.chunks[at.min(self.chunks.len())..] {
            match &chunk.kind {
                ChunkKind::Adverb(word) if &**word == "there" => return true,
                ChunkKind::Adverb(_) | ChunkKind::Preposition(_) => {}
                ChunkKind::Verb(_) => return false,
                _ => return true,
            }
        }
        true
    }

    fn is_after_preposition(&self, index: usize) -> bool {
        index > 0 && matches!(self.chunks[index - 1].kind, ChunkKind::Preposition(_))
    }

    fn is_after_joint(&self, index: usize) -> bool {
        index > 0 && self.chunks[index - 1].is_joint()
    }

    fn last_argument(&self) -> Option<&Argument> {
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
    fn has_a_price(&self) -> bool {
        let mut at = self.at;
        while matches!(self.chunks.get(at).map(|chunk| &chunk.kind), Some(ChunkKind::Preposition(word)) if &**word == "of")
        {
            at += 2;
        }
        let is_for = matches!(self.chunks.get(at).map(|chunk| &chunk.kind), Some(ChunkKind::Preposition(word)) if &**word == "for");
        is_for && self.chunks.get(at + 1).and_then(Chunk::noun).is_some_and(|noun| noun.amount_at.is_some())
    }

    /// The prepositional phrase that stands last, when one does.
    fn last_prepositional(&self) -> Option<&Argument> {
        let clause = &self.clause;
        let last = clause.objects.last().and_then(|object| object.after.last()).or(clause.around.last()).map(deepest);
        last.filter(|it| it.tokens.end + 1 >= self.chunks[self.at - 1].tokens.start.saturating_sub(1))
    }

    fn last_argument_mut(&mut self) -> Option<&mut Argument> {
        let clause = &mut self.clause;
        let has_verb = clause.verb.is_some();
        let subject = clause.subject.last_mut().filter(|_| !has_verb && !clause.is_subject_shared);
        clause.objects.last_mut().or(subject)
    }

    /// A preposition with the noun phrase after it, or a particle, or one half of "in all".
    fn preposition(&mut self, word: &str) {
        let next = self.chunks.get(self.at + 1).cloned();
        let spelled = next.as_ref().map_or("", |chunk| self.prompt.words(chunk.tokens.clone())).to_lowercase();
        if (word, &*spelled) == ("from", "now") {
            // "5 years from now"
            match self.last_argument_mut() {
                Some(argument) => argument.adverbs.push("later".into()),
                None => self.clause.adverbs.push("later".into()),
            }
            self.at += 2;
            return;
        }
        if matches!((word, &*spelled), ("in", "all" | "total" | "addition") | ("at", "first" | "all") | ("up", "all")) {
            self.clause.adverbs.push(format!("{word} {spelled}").into());
            self.at += 2;
            return;
        }
        if word == "in"
            && spelled.starts_with("all that")
            && next.as_ref().and_then(Chunk::noun).is_some_and(|noun| TIME_NOUNS.contains(&&*noun.head))
        {
            // "41 pages in all that day"
            self.clause.adverbs.push("in all".into());
            self.at += 2;
            return;
        }
        let is_relative = next.as_ref().is_some_and(
            |next| matches!(&next.kind, ChunkKind::Subordinator(word) if matches!(&**word, "which" | "whom")),
        );
        if word == "of" && is_relative && self.clause.objects.last().is_some_and(Argument::has_number) {
            // "15 balls, 6 of which are flat": 6 of them are.
            let mut part = self.clause.objects.pop().expect("it was just found");
            let them = NounPhrase { head: "them".into(), is_plural: true, is_pronoun: true, ..NounPhrase::default() };
            let tokens = next.map(|chunk| chunk.tokens).unwrap_or_default();
            part.after.push(self.argument(them, &tokens, Some("of".into())));
            self.finish(Some(part));
            self.at += 2;
            return;
        }
        let is_first = self.clause.verb.is_some() && self.clause.objects.is_empty() && self.clause.around.is_empty();
        let counts = next.as_ref().and_then(Chunk::noun).is_some_and(|noun| noun.amount_at.is_some());
        let puts = matches!(self.clause.lemma(), "put" | "pour" | "add") && word == "in" && counts;
        if is_first && (matches!(word, "up" | "down" | "out" | "off" | "over" | "back") || puts) {
            self.clause.particle = Some(word.into());
            self.at += 1;
            return;
        }
        match next.map(|chunk| (chunk.kind, chunk.tokens)) {
            Some((ChunkKind::Noun(noun), tokens)) => {
                let argument = self.argument(noun, &tokens, Some(word.into()));
                self.at += 2;
                self.attach(argument);
            }
            // "than in the park": compared with what the preposition leads to.
            Some((ChunkKind::Preposition(_), _)) if word == "than" || word == "as" && self.compares() => {
                self.at += 1;
                if let Some(Chunk { kind: ChunkKind::Noun(noun), tokens }) = self.chunks.get(self.at + 1).cloned() {
                    let argument = self.argument(noun, &tokens, Some(word.into()));
                    self.at += 2;
                    self.attach(argument);
                }
            }
            // "before buying the pie", "for washing cars": what is done besides.
            Some((ChunkKind::Verb(verb), tokens))
                if self.clause.verb.is_some() && verb.is_infinite && verb.form.ends_with("ing") =>
            {
                let deed = NounPhrase { head: verb.lemma, ..NounPhrase::default() };
                let mut argument = self.argument(deed, &tokens, Some(word.into()));
                self.at += 2;
                if let Some(Chunk { kind: ChunkKind::Noun(noun), tokens }) = self.chunks.get(self.at).cloned()
                    && noun.amount.is_none()
                {
                    argument.after.push(self.argument(noun, &tokens, Some("of".into())));
                    self.at += 1;
                }
                self.attach(argument);
            }
            // "out of the drawer", "from about 5": the last one counts.
            Some((ChunkKind::Preposition(_), _)) => self.at += 1,
            _ => {
                if self.clause.verb.is_some() && self.clause.particle.is_none() {
                    self.clause.particle = Some(word.into());
                }
                self.at += 1;
            }
        }
    }

    /// Whether the clause compares: "twice as long on Saturday as on Monday".
    fn compares(&self) -> bool {
        self.clause.arguments().any(|it| it.noun.comparison.is_some())
    }

    fn attach(&mut self, argument: Argument) {
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

    fn verb(&mut self, verb: VerbGroup, tokens: &Range<usize>) {
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

    fn noun(&mut self, noun: NounPhrase, tokens: &Range<usize>, joint: bool) {
        self.at += 1;
        let mut argument = self.argument(noun, tokens, None);
        if argument.has_number() && argument.noun.determiner.as_deref() == Some("each") && self.clause.verb.is_some() {
            // "pieces that are each 6 feet long"
            argument.noun.determiner = None;
            argument.adverbs.push("each".into());
        }
        let has_verb = self.clause.verb.is_some();
        if argument.is_asked() && has_verb && !self.clause.is_question {
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
            let replaces = self.clause.is_subject_shared;
            if replaces {
                self.clause.subject.clear();
                self.clause.is_subject_shared = false;
            }
            if self.clause.subject.is_empty() || joint {
                self.clause.subject.push(argument);
            } else if self.clause.subject.len() == 1 && self.clause.subject[0].is_asked() {
                // "how many apples Tom has"
                self.clause.subject.push(argument);
            } else {
                let before = std::mem::replace(&mut self.clause.subject, vec![argument]);
                self.clause.lead.extend(before);
            }
            return;
        }
        let is_any = matches!(argument.noun.determiner.as_deref(), Some("each" | "every"));
        if joint && argument.noun.amount.is_none() && !is_any {
            // "on Monday and Tuesday", "of apples and pears"
            let before = self.last_prepositional().and_then(|it| it.preposition.clone());
            if before.is_some() && !self.has_a_price() {
                return self.attach(Argument { preposition: before, ..argument });
            }
        }
        let is_a = matches!(argument.noun.determiner.as_deref(), Some("a" | "an")) && argument.noun.amount.is_none();
        let last = self.clause.objects.last().filter(|last| last.tokens.end == argument.tokens.start);
        if is_a && !joint && last.is_some_and(|last| last.has_number() && Unit::named(&last.noun.head).is_some()) {
            // "2 dollars a pack"
            return self.attach(Argument { preposition: Some("per".into()), ..argument });
        }
        let priced =
            self.clause.objects.last_mut().map(innermost).filter(|last| last.tokens.end == argument.tokens.start);
        if let Some(priced) =
            priced.filter(|priced| is_a && !joint && priced.has_number() && &*priced.noun.head == "dollar")
        {
            // "5 pounds of nails at 3 dollars a pound"
            priced.after.push(Argument { preposition: Some("per".into()), ..argument });
            return;
        }
        // "The girls made 58 flakes and the boys 73": the verb is not said again.
        let is_count = argument.noun.head.is_empty() && argument.has_number();
        let is_gapped = |objects: &[Argument]| {
            matches!(objects, [first, other] if first.has_number()
                && other.noun.amount.is_none()
                && other.preposition.is_none()
                && other.after.is_empty()
                && other.tokens.end == argument.tokens.start)
        };
        if is_count && !joint && !self.clause.is_question && is_gapped(&self.clause.objects) {
            let subject = self.clause.objects.pop();
            let verb = self.clause.verb.clone();
            self.finish(subject);
            self.clause.verb = verb;
            self.clause.objects.push(argument);
            return;
        }
        // A run-on: "has 9 marbles Joan has 3 marbles".
        let next_is_verb =
            self.chunks.get(self.at).is_some_and(|next| next.verb().is_some_and(|verb| !verb.is_infinite));
        let is_bare = !self.clause.objects.is_empty() && !joint && !self.clause.is_question;
        if is_bare && next_is_verb && (argument.noun.is_name || argument.noun.is_pronoun) {
            self.finish(Some(argument));
            return;
        }
        let is_a_piece = &*argument.noun.head == "piece"
            && argument.noun.modifiers.is_empty()
            && argument.noun.determiner.as_deref() == Some("a")
            && !joint;
        let clause = &mut self.clause;
        let last = clause.objects.last_mut().or(clause.around.last_mut()).filter(|_| !clause.is_question);
        if (is_each(&argument.noun) || is_a_piece)
            && let Some(last) = last
        {
            // "bought them 3 biscuits each"
            innermost(last).adverbs.push("each".into());
            return;
        }
        self.clause.objects.push(argument);
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

fn innermost(argument: &mut Argument) -> &mut Argument {
    if argument.after.last().is_some() {
        innermost(argument.after.last_mut().expect("it was just found"))
    } else {
        argument
    }
}

/// The last place that hangs on an argument, or the argument itself.
fn nearest_place(argument: &Argument) -> &Argument {
    let place = argument
        .after
        .iter()
        .rev()
        .find(|it| matches!(it.preposition.as_deref(), Some("in" | "into" | "onto" | "to" | "on")));
    place
        .filter(|it| it.noun.amount.is_none() && !it.noun.is_pronoun && !it.noun.is_name)
        .map_or(argument, nearest_place)
}

fn deepest(argument: &Argument) -> &Argument {
    argument.after.last().map_or(argument, deepest)
}

/// Adverbs that belong to the noun before them.
fn is_bound_adverb(word: &str) -> bool {
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

/// A lone "each".
fn is_each(noun: &NounPhrase) -> bool {
    noun.head.is_empty() && noun.amount.is_none() && noun.determiner.as_deref() == Some("each")
}

const TIME_NOUNS: &[&str] = &[
    "day",
    "week",
    "weekend",
    "month",
    "year",
    "hour",
    "minute",
    "second",
    "night",
    "morning",
    "afternoon",
    "evening",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "summer",
    "winter",
    "season",
    "today",
    "time",
];

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
