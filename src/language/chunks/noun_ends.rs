//! Where a noun phrase ends because the word after it is a verb, a colour of a measure, or a time.

use super::singular_and_plural::is_plural_noun;
use super::verbs::is_irregular_past;
use super::{Amount, Chunk, ChunkKind, Chunker, NounPhrase, is_dimension, singular};
use crate::language::names::{gender, gender_of_role};
use crate::language::words::{TIME_NOUNS, is_comparative, is_known_verb, is_preposition};
use crate::maths::Number;
use crate::maths::units::Unit;
use crate::problem::TokenKind;

impl Chunker<'_> {
    /// Whether a word that could continue a noun phrase is the verb after it instead.
    pub(super) fn ends_noun(&self, index: usize, words: &[usize], noun: &NounPhrase) -> bool {
        if words.is_empty() {
            if &*noun.head == "dollar" && is_comparative(self.word(index)) {
                // "$4 cheaper"
                return true;
            }
            let is_amount = noun.amount.is_some() && (noun.amount_at.is_some() || noun.comparison.is_some());
            let is_base = noun.amount == Some(Amount::Some) && is_known_verb(self.word(index));
            let is_each = noun.determiner.as_deref() == Some("each") && self.last_noun().is_some();
            let is_rest = matches!(&noun.amount, Some(Amount::Word(word)) if &**word == "rest");
            if is_rest && self.is_finite_past(index) {
                // "the rest sat 5 to a table"
                return true;
            }
            let is_several = !matches!(&noun.amount, Some(Amount::Number(number)) if number.is_one());
            if (is_rest || is_several && noun.amount_at.is_some()) && self.is_verb_of_count(index) {
                // "12 walk to school and the rest come by bus"
                return true;
            }
            let floats = matches!(&noun.amount, Some(Amount::Word(word)) if matches!(&**word, "both" | "all"));
            if floats && self.last_noun().is_some() && is_known_verb(self.word(index)) && self.begins_phrase(index + 1)
            {
                // "They both read for 3 hours."
                return true;
            }
            if noun.amount == Some(Amount::Asked) && self.is_verb_of_question(index) {
                return true;
            }
            if noun.determiner.as_deref() == Some("each")
                && self.is_open_question()
                && is_known_verb(self.word(index))
                && !is_known_verb(self.word(index + 1))
            {
                // "How many would each get?"
                return true;
            }
            if noun.determiner.as_deref() == Some("each")
                && self.word(index).ends_with("ing")
                && self.token(index + 1).is_some_and(|next| next.number().is_some())
            {
                // "5 bags, each weighing 10 pounds"
                return true;
            }
            let each_does = is_known_verb(self.word(index)) && self.last_noun().is_some_and(|noun| noun.is_plural);
            let counts_next = self.token(index + 1).is_some_and(|next| next.number().is_some());
            if is_each && each_does && counts_next {
                // "The goats each eat 3 kg"
                return true;
            }
            if is_each && self.is_finite_past(index) && self.begins_phrase(index + 1) {
                // "Ann and Bob each bought 5"
                return true;
            }
            let is_let = self.chunks.last().and_then(Chunk::verb).is_some_and(|verb| &*verb.lemma == "let");
            if is_let && noun.amount_at.is_some() && is_known_verb(self.word(index)) {
                // "let 12 go"
                return true;
            }
            let is_compound = self.token(index + 1).is_some_and(|next| next.is_mark('-'));
            let is_past = !is_compound && self.is_finite_past(index)
                || self.word(index).len() > 4
                    && self.word(index).ends_with("ed")
                    && self
                        .token(index + 1)
                        .is_none_or(|next| next.is_word("and") || matches!(next.kind, TokenKind::Mark(_)));
            return is_amount && (is_past || is_base) && self.begins_phrase(index + 1);
        }
        let token = &self.prompt.tokens[index];
        let TokenKind::Word { is_capitalised } = token.kind else {
            return true;
        };
        if is_capitalised {
            // "Mary Joan": a new name after a common noun begins another phrase.
            let last = &self.prompt.tokens[words[words.len() - 1]];
            let last_is_name = matches!(last.kind, TokenKind::Word { is_capitalised: true });
            let is_time = self.is_word(words[words.len() - 1], TIME_NOUNS);
            if is_time && matches!(noun.determiner.as_deref(), Some("every" | "each")) {
                // "Every month Raj gets 2"
                return true;
            }
            let is_role = gender_of_role(&last.lower).is_some();
            let is_called_so = gender(&token.lower).is_some() || self.is_name_before_verb(index);
            return !last_is_name && !is_role && is_called_so;
        }
        let is_known = token.lemmas.iter().any(|lemma| is_known_verb(lemma));
        let word = &*token.lower;
        let is_past = is_irregular_past(token) || word.ends_with("ed");
        let last = self.prompt.tokens[words[words.len() - 1]].lower.clone();
        let last_is_name =
            matches!(self.prompt.tokens[words[words.len() - 1]].kind, TokenKind::Word { is_capitalised: true });
        let singular_subject = !is_plural_noun(&last) || last_is_name;
        if noun.amount == Some(Amount::Asked) && !singular_subject && self.is_verb_of_question(index) {
            // "How many boys sing in the choir?"
            return true;
        }
        if (noun.amount_at.is_some() || noun.amount == Some(Amount::Asked))
            && words.len() == 1
            && (is_plural_noun(&last) || last.len() <= 2)
            && Unit::named(&singular(&last)).is_some()
            && word != "change"
        {
            // "49 yards pink": a measure in the plural is no modifier.
            return true;
        }
        if noun.amount.is_some() && is_plural_noun(&last) && is_dimension(word) {
            // "15 blocks high"
            return true;
        }
        let is_last = self.token(index + 1).is_none_or(|next| matches!(next.kind, TokenKind::Mark(_)));
        if noun.amount_at.is_some() && words.len() == 1 && is_plural_noun(&last) && !is_plural_noun(word) && is_last {
            // "painted 74 boards white"
            return true;
        }
        let wants_plural = matches!(&noun.amount, Some(Amount::Number(number)) if *number > Number::one());
        if wants_plural && singular_subject && !last_is_name && noun.head.is_empty() {
            return false;
        }
        if matches!(word, "last" | "next") && self.is_word(index + 1, TIME_NOUNS) {
            return true;
        }
        if word == "left" {
            return true;
        }
        let next_counts = self.token(index + 1).is_some_and(|next| next.is_mark('$') || next.number().is_some());
        if is_known
            && word.ends_with('s')
            && next_counts
            && !word.ends_with("ss")
            && self.chunks.iter().all(|chunk| chunk.verb().is_none())
        {
            // "Every box of plates weighs 11 pounds."
            return true;
        }
        if matches!(word, "cost" | "costs")
            && self.token(index + 1).is_some_and(|next| next.is_mark('$') || next.number().is_some())
        {
            return true;
        }
        if word == "cost" && self.is_word(index + 1, &["of"]) {
            return false;
        }
        if matches!(word, "remain" | "arrive" | "become" | "receive" | "contain" | "weigh") {
            return true;
        }
        if is_past {
            let takes_amount = self.token(index + 1).is_some_and(|next| next.number().is_some() || next.is_mark('$'));
            // "120 people signed up for a tour"
            let next = self.word(index + 1);
            let leads_on = is_plural_noun(&last) && is_preposition(next) && !self.has_finite_verb();
            return is_known || last_is_name || leads_on || takes_amount && !self.has_finite_verb();
        }
        if word.ends_with("ing") {
            return is_known
                && noun.amount != Some(Amount::Asked)
                && (self.begins_phrase(index + 1) || is_plural_noun(&last) && self.continues_noun(index + 1));
        }
        let ends_question = self.token(index + 1).is_none_or(|next| next.is_mark('?'));
        if noun.amount == Some(Amount::Asked) {
            return is_known && word.ends_with('s') && ends_question && token.has_lemma("remain");
        }
        if !is_known {
            return false;
        }
        let heads_subject =
            self.chunks.first().and_then(Chunk::noun).is_some_and(|noun| !noun.is_plural && !noun.is_pronoun);
        let is_in_phrase = self.chunks.last().is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Preposition(_)));
        let has_verb = self.chunks.iter().any(|chunk| chunk.verb().is_some());
        if word.ends_with('s')
            && heads_subject
            && is_in_phrase
            && !has_verb
            && self.is_word(index + 1, &["for", "a", "an", "the"])
        {
            // "A recipe for one batch of pancakes calls for 2 eggs."
            return true;
        }
        if word.ends_with('s') && !word.ends_with("ss") {
            let ends_sentence =
                self.token(index + 1).is_none_or(|next| matches!(next.kind, TokenKind::Mark(mark) if mark != '$'));
            return singular_subject
                && self.begins_phrase(index + 1)
                && !ends_sentence
                && !self.is_word(index + 1, &["of", "and", "in"]);
        }
        if self.is_open_question() {
            return true;
        }
        // A verb in its base form needs a plural before it: "shirts cost", "dogs bark", "Ann and Bob own".
        (!singular_subject || last_is_name && self.is_joined()) && self.begins_phrase(index + 1)
    }
}
