//! How many or how much: determiners, numbers, comparisons and shares before the modifiers of a noun.

use super::{Amount, ChunkKind, Chunker, Comparison, NounPhrase};
use crate::language::words::{TIME_NOUNS, is_determiner, is_possessive};
use crate::maths::Number;
use crate::problem::{Token, TokenKind};

impl Chunker<'_> {
    /// Determiners, "how many", numbers, "more": what stands before the modifiers. Returns where they end.
    pub(super) fn quantifier(&self, at: usize, noun: &mut NounPhrase) -> usize {
        let mut index = at;
        loop {
            let Some(token) = self.token(index) else {
                return index;
            };
            let word = self.word(index);
            match word {
                "how" if index == at => {
                    noun.amount = Some(Amount::Asked);
                    index += 1;
                    if !self.is_word(index, &["many", "much"]) {
                        noun.amount = None;
                        return at;
                    }
                }
                "many" | "much" | "total" if noun.amount == Some(Amount::Asked) => {}
                // "plant more trees": some, and more than before.
                "more"
                    if noun.amount.is_none()
                        && noun.determiner.is_none()
                        && index == at
                        && self.continues_noun(index + 1) =>
                {
                    noun.amount = Some(Amount::Some);
                    noun.comparison = Some(Comparison::More);
                }
                // "from today's profits"
                "today" | "yesterday" | "tomorrow" | "tonight" if index == at && self.is_possessive_mark(index + 1) => {
                    noun.determiner = Some("the".into());
                    index += 1;
                }
                "some" | "several" | "few" | "many" => noun.amount = noun.amount.take().or(Some(Amount::Some)),
                "all"
                    if self.is_word(index + 1, &["but"])
                        && self.token(index + 2).is_some_and(|next| next.number().is_some()) =>
                {
                    noun.determiner = Some("all but".into());
                    noun.amount = self.token(index + 2).and_then(Token::number).cloned().map(Amount::Number);
                    noun.amount_at = Some(index + 2);
                    index += 2;
                }
                "no" | "all" | "rest" | "remainder" | "both" => {
                    if word == "rest" && noun.determiner.is_none() {
                        return index;
                    }
                    noun.amount = noun.amount.take().or_else(|| Some(Amount::Word(word.into())));
                }
                // "the first 3 years": which ones changes no amount.
                "first" | "next" | "last" | "past" | "remaining" | "other"
                    if noun.determiner.is_some()
                        && noun.amount.is_none()
                        && self.token(index + 1).is_some_and(|next| next.number().is_some()) => {}
                "extra" => {
                    noun.comparison = Some(Comparison::More);
                    noun.determiner = Some(word.into());
                }
                "another" | "additional" => noun.comparison = Some(Comparison::More),
                "more" if noun.amount.is_some() || noun.determiner.is_some() => {
                    noun.comparison = Some(Comparison::More)
                }
                "fewer" | "less" if noun.amount.is_some() => noun.comparison = Some(Comparison::Fewer),
                "twice" | "half" | "double" | "triple" | "thrice" | "quadruple"
                    if noun.amount.is_none() && self.compared_from(index + 1).is_some() =>
                {
                    let factor = match word {
                        "half" => Number::ratio(1, 2),
                        "triple" | "thrice" => Number::from(3),
                        "quadruple" => Number::from(4),
                        _ => Number::from(2),
                    };
                    noun.amount = Some(Amount::Number(factor));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                    if self.is_word(index + 1, &["that", "this"]) {
                        noun.determiner = Some("that".into());
                    }
                    index = self.compared_from(index + 1).unwrap_or(index + 1) - 1;
                }
                "time" | "times"
                    if (noun.amount_at.is_some() || noun.amount == Some(Amount::Asked))
                        && self.compared_from(index + 1).is_some() =>
                {
                    noun.comparison = Some(Comparison::Times);
                    if self.is_word(index + 1, &["that", "this"]) {
                        noun.determiner = Some("that".into());
                    }
                    index = self.compared_from(index + 1).unwrap_or(index + 1) - 1;
                }
                "times" if noun.amount_at.is_some() && self.is_word(index + 1, &["more", "the"]) => {
                    noun.comparison = Some(Comparison::Times);
                    index += 1;
                }
                // "as many as Ann": once her number.
                "as" if index == at
                    && self.is_word(index + 1, &["many", "much"])
                    && noun.amount.is_none()
                    && self.last_is_verb()
                    && (index + 2..self.end).take(6).any(|later| self.is_word(later, &["as"])) =>
                {
                    noun.amount = Some(Amount::Number(Number::one()));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                    index += 1;
                }
                "same"
                    if self.is_word(index + 1, &["number", "amount"])
                        && noun.amount.is_none()
                        && (index + 2..self.end).take(6).any(|later| self.is_word(later, &["as"])) =>
                {
                    noun.amount = Some(Amount::Number(Number::one()));
                    noun.amount_at = Some(index);
                    noun.comparison = Some(Comparison::Times);
                }
                // "0.3 of a foot"
                "of" if noun.amount_at.is_some_and(|at| at + 1 == index)
                    && self.is_word(index + 1, &["a", "an"])
                    && self.token(index - 1).and_then(Token::number).is_some_and(|number| !number.is_integer()) =>
                {
                    index += 1;
                }
                "only" | "exactly" | "about" | "just" | "nearly" | "almost"
                    if self.token(index + 1).is_some_and(|next| next.number().is_some()) => {}
                _ if is_determiner(word) && !matches!(word, "half" | "that")
                    || word == "that" && self.is_word(index + 1, TIME_NOUNS)
                    || word == "that"
                        && self.continues_noun(index + 1)
                        && self.chunks.last().is_none_or(|chunk| matches!(chunk.kind, ChunkKind::Preposition(_))) =>
                {
                    if matches!(noun.amount, Some(Amount::Asked | Amount::Number(_))) && word != "other" {
                        let is_part = matches!(&noun.amount, Some(Amount::Number(number)) if !number.is_integer());
                        if !is_part || !(word == "the" || is_possessive(word)) {
                            return index;
                        }
                    }
                    if is_possessive(word) {
                        noun.possessor = Some(word.into());
                    }
                    noun.determiner = Some(word.into());
                }
                _ => match &token.kind {
                    TokenKind::Number(number)
                        if noun.amount.is_none() || matches!(noun.amount, Some(Amount::Word(_) | Amount::Some)) =>
                    {
                        if let Some(Amount::Word(word)) = &noun.amount {
                            // "all three books"
                            noun.determiner = noun.determiner.take().or(Some(word.clone()));
                        }
                        let is_percent = self.is_word(index + 1, &["percent"]);
                        let hundredth = number.divided_by(&Number::from(100)).filter(|_| is_percent);
                        noun.amount = Some(Amount::Number(hundredth.unwrap_or_else(|| number.clone())));
                        noun.amount_at = Some(index);
                        if is_percent {
                            index += 1;
                        }
                        if let Some(from) = self.compared_from(index + 1)
                            && !number.is_integer()
                            && self.is_word(index + 1, &["the", "that"])
                        {
                            // "half the number of books"
                            noun.comparison = Some(Comparison::Times);
                            noun.determiner = self.is_word(index + 1, &["that"]).then(|| "that".into());
                            index = from - 1;
                        }
                    }
                    TokenKind::Clock(minutes) if noun.amount.is_none() && index == at => {
                        noun.amount = Some(Amount::Number(Number::from(*minutes)));
                        noun.amount_at = Some(index);
                        noun.head = "clock".into();
                        return index + 1;
                    }
                    TokenKind::Mark('$' | '£' | '€')
                        if self.token(index + 1).is_some_and(|next| next.number().is_some()) =>
                    {
                        noun.head = "dollar".into();
                    }
                    _ => return index,
                },
            }
            index += 1;
        }
    }

    /// Where the thing compared begins, after "twice": "as many", "the number of", "that amount", "what".
    fn compared_from(&self, at: usize) -> Option<usize> {
        let amounts = ["number", "amount", "total", "sum", "quantity"];
        match self.word(at) {
            "as" if self.is_word(at + 1, &["many", "much", "old", "tall", "heavy", "long", "far"]) => Some(at + 2),
            "the" | "that" | "this" if self.is_word(at + 1, &amounts) => Some(at + 1),
            "that" if self.is_word(at + 1, &["many", "much"]) => Some(at + 2),
            "what" => Some(at + 1),
            _ => None,
        }
    }
}
