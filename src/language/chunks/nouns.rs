//! Noun phrases: whose, how many, of what kind, and the noun itself.

use super::singular_and_plural::is_plural_noun;
use super::verbs::{is_auxiliary_word, is_irregular_past};
use super::{Amount, Chunk, ChunkKind, Chunker, NounPhrase, singular};
use crate::language::names::{Gender, gender, gender_of_role};
use crate::language::words::{
    is_adverb, is_determiner, is_known_verb, is_possessive, is_preposition, is_pronoun, is_subordinator,
};
use crate::maths::Number;
use crate::problem::TokenKind;

impl Chunker<'_> {
    /// A noun phrase: possessor, determiner, amount, modifiers, head.
    pub(super) fn noun_phrase(&self, at: usize) -> Option<(usize, NounPhrase)> {
        let token = self.token(at)?;
        let word = self.word(at);
        // "of her 10 friends", but "gave her 10 apples"
        let counts = self.token(at + 1).is_some_and(|next| next.number().is_some() || next.is_mark('$'))
            && self.chunks.last().is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Preposition(_)));
        if is_pronoun(word) && !(is_possessive(word) && (self.continues_noun(at + 1) || counts)) {
            let is_plural = matches!(word, "they" | "them" | "we" | "us" | "you" | "themselves");
            let gender = match word {
                "he" | "him" | "himself" => Some(Gender::He),
                "she" | "her" | "herself" | "hers" => Some(Gender::She),
                _ => None,
            };
            let noun = NounPhrase { head: word.into(), is_plural, is_pronoun: true, gender, ..NounPhrase::default() };
            return Some((at + 1, noun));
        }
        let is_after_be = self.chunks.last().and_then(Chunk::verb).is_some_and(|verb| &*verb.lemma == "be");
        let after_and = self.chunks.last().is_some_and(Chunk::is_joint)
            && self.token(at + 1).is_some_and(|next| next.has_lemma("be"));
        let begins = after_and || at == self.start && self.token(at + 1).is_some_and(is_auxiliary_word);
        if matches!(word, "that" | "this") && (begins || word == "that" && is_after_be && !self.continues_noun(at + 1))
        {
            // "That is twice as much."
            return Some((at + 1, NounPhrase { head: word.into(), is_pronoun: true, ..NounPhrase::default() }));
        }
        if word == "that" && self.is_word(at + 1, &["of"]) && at > self.start {
            // "than that of a bat"
            return Some((at + 1, NounPhrase { head: "that".into(), ..NounPhrase::default() }));
        }
        let mut noun = NounPhrase::default();
        let mut index = self.quantifier(at, &mut noun);
        let begins_noun = index > at || matches!(token.kind, TokenKind::Word { .. });
        if !begins_noun {
            return None;
        }
        if index > at && self.is_word(index - 1, &["what"]) {
            // "double what Tom has": the thing is said by the clause that follows.
            return Some((index, noun));
        }
        let mut words: Vec<usize> = Vec::new();
        let mut is_one_of_them = false;
        while let Some(token) = self.token(index) {
            if token.lower.as_ref() == "one" && !words.is_empty() && noun.determiner.as_deref() == Some("the") {
                // "the smaller one"
                index += 1;
                is_one_of_them = true;
                break;
            }
            if self.is_possessive_mark(index) && (!words.is_empty()) {
                noun.possessor = Some(self.name_of(&words));
                noun.has_named_owner = words
                    .iter()
                    .all(|&word| matches!(self.prompt.tokens[word].kind, TokenKind::Word { is_capitalised: true }));
                words.clear();
                index = self.quantifier(index + 1, &mut noun);
            } else if self.continues_noun(index) && !self.ends_noun(index, &words, &noun) {
                words.push(index);
                index += 1;
            } else if token.is_mark('-')
                && (!words.is_empty() || noun.amount_at.is_some_and(|at| at + 1 == index))
                && self.continues_noun(index + 1)
                && self.is_tight(index)
            {
                index += 1;
            } else {
                break;
            }
        }
        if index == at {
            return None;
        }
        self.fill(&mut noun, &words);
        if is_one_of_them {
            let kind = std::mem::replace(&mut noun.head, "one".into());
            noun.modifiers.push(kind);
        }
        Some((index, noun))
    }

    /// Whether this token can be a modifier or a head.
    pub(super) fn continues_noun(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else {
            return false;
        };
        // "18 m", where a letter by itself is read as a formula
        let follows_number = index > self.start && self.prompt.tokens[index - 1].number().is_some();
        if follows_number && matches!(&*token.lower, "m" | "g" | "l" | "h" | "t") {
            return true;
        }
        let TokenKind::Word { is_capitalised } = token.kind else {
            return false;
        };
        let word = &*token.lower;
        let is_name = is_capitalised && index > self.start;
        let is_closed = is_determiner(word) && word != "whole"
            || is_pronoun(word)
            || is_preposition(word)
            || is_subordinator(word)
            || is_auxiliary_word(token)
                && !(word == "can"
                    && self.prompt.tokens.get(index.wrapping_sub(1)).is_some_and(|before| before.number().is_some()))
            || is_adverb(word)
                && !(matches!(word, "total" | "first" | "next" | "left" | "back" | "home")
                    && self.is_word(index.wrapping_sub(1), &["a", "the"]))
            || matches!(
                word,
                "and" | "or" | "but" | "more" | "less" | "fewer" | "how" | "what" | "'s" | "’s" | "n't" | "plus"
            );
        !is_closed || (is_name && !matches!(word, "i" | "if" | "how") && !is_subordinator(word))
    }

    /// A capitalised singular word that begins a sentence, with a verb or a possessive mark after it.
    fn is_probably_a_name(&self, index: usize) -> bool {
        let follows = self
            .token(index + 1)
            .is_some_and(|next| is_auxiliary_word(next) || next.lower.ends_with("ed") || is_irregular_past(next))
            || self.is_possessive_mark(index + 1)
            || self
                .token(index + 1)
                .is_some_and(|next| next.lower.ends_with('s') && next.lemmas.iter().any(|lemma| is_known_verb(lemma)));
        let is_capitalised = |at: usize| {
            self.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Word { is_capitalised: true }))
        };
        // "Tova, Ulla and Zuri each bought 5"
        let is_listed = self.token(index + 1).is_some_and(|next| next.is_mark(',') || next.is_word("and"))
            && is_capitalised(index + 2);
        // "Idris has": many would have.
        let is_singular = !is_plural_noun(self.word(index)) || self.is_word(index + 1, &["has", "is", "was", "does"]);
        (follows || is_listed) && !self.word(index).ends_with("ing") && (is_singular || self.is_named_elsewhere(index))
    }

    /// Whether a word is written with a capital inside a sentence, too.
    fn is_named_elsewhere(&self, index: usize) -> bool {
        let tokens = &self.prompt.tokens;
        let begins = |at: usize| self.prompt.sentences.iter().any(|sentence| sentence.start == at);
        let is_same = |at: &usize| {
            tokens[*at].lower == tokens[index].lower
                && matches!(tokens[*at].kind, TokenKind::Word { is_capitalised: true })
        };
        (0..tokens.len()).filter(is_same).any(|at| !begins(at))
    }

    fn name_of(&self, words: &[usize]) -> Box<str> {
        let words: Vec<&str> = words.iter().map(|&index| &*self.prompt.tokens[index].lower).collect();
        words.join(" ").into()
    }

    fn fill(&self, noun: &mut NounPhrase, words: &[usize]) {
        let Some((&last, before)) = words.split_last() else {
            noun.is_plural = match &noun.amount {
                Some(Amount::Number(number)) => *number != Number::one(),
                amount => *amount == Some(Amount::Some),
            };
            return;
        };
        let token = &self.prompt.tokens[last];
        let capitalised =
            |index: &usize| matches!(self.prompt.tokens[*index].kind, TokenKind::Word { is_capitalised: true });
        let first_is_name = capitalised(&words[0])
            && (words[0] > self.start
                || gender(&self.prompt.tokens[words[0]].lower).is_some()
                || gender_of_role(&self.prompt.tokens[words[0]].lower).is_some()
                || words.len() > 1 && capitalised(&words[1])
                || words.len() == 1 && self.is_probably_a_name(words[0]));
        if let [role, name] = words[..]
            && gender_of_role(&self.prompt.tokens[role].lower).is_some()
            && !capitalised(&role)
            && capitalised(&name)
        {
            // "his friend Kofi"
            noun.is_name = true;
            noun.head = self.name_of(&[name]);
            noun.gender = gender(&noun.head).or(gender_of_role(&self.prompt.tokens[role].lower));
            noun.possessor = None;
            noun.determiner = None;
            return;
        }
        noun.is_name = noun.amount.is_none() && noun.determiner.is_none() && first_is_name && capitalised(&last);
        if noun.is_name {
            noun.head = self.name_of(words);
            let first = &*self.prompt.tokens[words[0]].lower;
            noun.gender = gender(first).or(gender_of_role(first));
            return;
        }
        noun.is_plural = is_plural_noun(&token.lower);
        if noun.head.is_empty() {
            noun.head = singular(&token.lower);
        } else {
            // "$ 5 bill": money is the head, what it is of comes before.
            noun.modifiers.push(singular(&token.lower));
        }
        noun.gender = gender_of_role(&noun.head);
        let says_alike = |word: &str| matches!(word, "identical" | "equal" | "similar");
        let before = before.iter().map(|&index| singular(&self.prompt.tokens[index].lower));
        noun.modifiers.extend(before.filter(|word| !says_alike(word)));
    }
}
