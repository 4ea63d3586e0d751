//! What a preposition leads to: a phrase, a particle, one half of "in all".

use super::{Argument, Builder};
use crate::language::chunks::{Chunk, ChunkKind, NounPhrase};
use crate::language::words::TIME_NOUNS;

impl Builder<'_> {
    /// A preposition with the noun phrase after it, or a particle, or one half of "in all".
    pub(super) fn preposition(&mut self, word: &str) {
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
}
