//! Rules beyond the usual ones. A puzzle of a well-known kind is told in few words, and who adds a rule of his own needs
//! another word, a place or a number for it. So a sentence that speaks of the matter of a puzzle is understood only when all
//! of its words are among those with which the usual rules are told; any other makes it one that was not read.

use std::ops::Range;

use crate::language::{gender, is_about_the_form, rules, says};
use crate::problem::{Prompt, Reading, Sentence, Token, TokenKind, Unread};

/// Words of the usual rules of all these puzzles.
const OF_BOARDS: &str = "blank blanks differ different distinct divided draw drawn empty fill filled filling fixed full mark marked marks \
    missing once open pair pairs place placed placing put remaining set single stand standing stands together total \
    unfilled unique uniquely unknown";

/// Words for what puzzles are made of, for places in them, and for what is done with numbers: a sentence with none of them
/// says nothing of the puzzle.
const MATTER: &str = "row|column|col|line|cell|square|field|box|block|subgrid|region|quadrant|quarter|half|band|stack|digit|number|\
    value|letter|word|vowel|consonant|queen|piece|colour|color|coloured|colored|shade|red|green|blue|yellow|black|white|vertex|node|\
    edge|country|state|map|graph|border|inequality|sign|arrow|corner|diagonal|centre|center|middle|top|bottom|left|right|upper|lower|\
    side|end|neighbour|neighbor|neighbouring|neighboring|adjacent|next_to|beside|between|odd|even|prime|sum|add|product|difference|\
    multiple|divisible|greater|less|smaller|larger|largest|smallest|consecutive|first|second|third|last|\
    equal|touch|must|should|forbidden|never|has_to|have_to|cannot|except|unless|twice|repeat|symmetric|symmetrical";

/// Words that let something happen, and what the usual rules forbid.
const ALLOWS: &str = "may|can|allowed|allow|could|permitted|need_not|fine|ok|okay";
const FORBIDDEN: &str = "repeat|twice|more|share|same|again|equal|touch|attack";

/// How a puzzle of one kind is usually told.
pub struct Usual {
    /// Its name, which may stand in a sentence that says nothing more of it.
    pub name: &'static str,
    /// The words of its usual rules.
    pub rules: &'static str,
    /// Names of its own, in small letters: of countries, of words in a sum.
    pub names: Vec<String>,
    /// Numbers that its usual rules give.
    pub numbers: Vec<i64>,
    /// All numbers up to this may be listed, but not one without the others.
    pub up_to: i64,
    /// What the reader made use of, and understood to the last word.
    pub taken: Vec<Range<usize>>,
}

/// How a sentence was heard.
enum Heard {
    /// All of its words are those of the usual rules.
    Usual,
    /// It says nothing of the puzzle.
    Aside,
    /// It may tell a further rule.
    Strange,
}

impl Usual {
    /// The reading, in which each sentence that may tell a further rule is told as unread.
    pub fn guard(&self, prompt: &Prompt, mut reading: Reading) -> Reading {
        let outline = prompt.outline();
        let mut strange: Vec<Range<usize>> = Vec::new();
        for sentence in outline.sentences.iter().filter(|it| !it.is_example && !it.is_heading) {
            match self.heard(prompt, sentence) {
                Heard::Usual => reading.unread.retain(|it| it.span != sentence.span),
                Heard::Aside => {}
                Heard::Strange => strange.push(sentence.span.clone()),
            }
        }
        // A line that is shown beside the puzzle may be a rule as well.
        for block in outline.blocks.iter().filter(|it| !it.is_example) {
            let mut start = block.span.start;
            for line in prompt.text[block.span.clone()].split('\n') {
                let span = start..start + line.len();
                start += line.len() + 1;
                let first = prompt.tokens.partition_point(|it| it.span.start < span.start);
                let last = prompt.tokens.partition_point(|it| it.span.start < span.end);
                let tokens = first..last.max(first);
                let shown = Sentence { span: span.clone(), tokens, item: None, is_example: false, is_heading: false };
                let is_named = |name: &str| name.len() > 3 && line.to_lowercase().contains(name);
                let has_letters = line.contains(char::is_alphanumeric);
                let is_heard = self.is_taken(&span)
                    || !has_letters
                    || matches!(self.heard(prompt, &shown), Heard::Usual)
                    || self.name.split('|').any(is_named) && matches!(self.heard(prompt, &shown), Heard::Aside);
                strange.extend((!is_heard).then_some(span));
            }
        }
        reading.unread.retain(|it| !strange.contains(&it.span));
        reading.unread.extend(strange.into_iter().map(|span| Unread { span, is_essential: true }));
        reading
    }

    fn is_taken(&self, span: &Range<usize>) -> bool {
        self.taken.iter().any(|it| it.start < span.end && span.start < it.end)
    }

    fn heard(&self, prompt: &Prompt, sentence: &Sentence) -> Heard {
        let tokens = prompt.of(sentence);
        let open: Vec<usize> = (0..tokens.len()).filter(|&at| !self.is_taken(&tokens[at].span)).collect();
        let has_empty = says(
            tokens,
            "empty|blank|missing|unknown|unfilled|open|represent|mean|stand|mark|denote|zero|index|indexed|nothing",
        );
        let numbers: Vec<i64> = open.iter().filter_map(|&at| tokens[at].number()?.to_i64()).collect();
        let lists_all = self.up_to > 0 && (1..=self.up_to).all(|number| numbers.contains(&number));
        let is_strange = |at: usize| {
            let number = tokens[at].number().and_then(|it| it.to_i64());
            let is_nothing = number == Some(0);
            let is_listed = lists_all && number.is_some_and(|it| (1..=self.up_to).contains(&it));
            let known = is_nothing && has_empty
                || is_listed
                || self.is_sign_of_names(prompt, tokens, at)
                || self.is_known(prompt, &tokens[at]);
            !known
        };
        let is_place = |&at: &usize| {
            at > 0
                && tokens[at].number().is_some()
                && says(&tokens[at - 1..at], "row|column|cell|box|block|square|line")
        };
        if open.iter().any(is_place) {
            return Heard::Strange;
        }
        if is_about_the_form(prompt, sentence) {
            return Heard::Aside;
        }
        let is_let =
            |at: usize| says(&tokens[at..=at], ALLOWS) && says(&tokens[at..(at + 5).min(tokens.len())], FORBIDDEN);
        if (0..tokens.len()).any(is_let) && !says(tokens, "no|not|never|none|neither|cannot|without|n't") {
            return Heard::Strange;
        }
        // "There are no boxes" takes a usual rule away.
        let is_without = |at: usize| {
            says(&tokens[at..=at], "without|no")
                && (says(&tokens[at..=at], "without") || says(&tokens[at.saturating_sub(1)..at], "be|have|has"))
                && says(&tokens[at..(at + 3).min(tokens.len())], "row|column|box|block|region|subgrid|diagonal")
        };
        if (0..tokens.len()).any(is_without) {
            return Heard::Strange;
        }
        let has_number = open.iter().any(|&at| matches!(tokens[at].kind, TokenKind::Number(_) | TokenKind::Formula(_)));
        if has_number || says(tokens, MATTER) {
            return if open.iter().any(|&at| is_strange(at)) { Heard::Strange } else { Heard::Usual };
        }
        // A name may come with anything, but not with what makes it another puzzle.
        let Some(name) = open.iter().position(|&at| says(&tokens[at..=at], self.name)) else {
            return Heard::Aside;
        };
        let more =
            open.iter().position(|&at| says(&tokens[at..=at], "with|without|plus|whose|where|which|but|except|and"));
        let near = name.saturating_sub(3)..=name;
        let is_another = open
            .iter()
            .enumerate()
            .filter(|(index, _)| near.contains(index) || more.is_some_and(|more| more < *index))
            .any(|(_, &at)| is_strange(at));
        if is_another { Heard::Strange } else { Heard::Aside }
    }

    /// Whether this is a sign after one of the names, `TWO + TWO`, or gives a name to what is shown: `board = [`.
    fn is_sign_of_names(&self, prompt: &Prompt, tokens: &[Token], at: usize) -> bool {
        let is_sign = matches!(tokens[at].kind, TokenKind::Mark('+' | '=' | '-'));
        let before = tokens[..at].iter().rev().find(|it| !it.is_mark('"') && !it.is_mark('='));
        let before = before.map(|it| prompt.text[it.span.clone()].to_lowercase());
        // "0 = empty".
        let is_of_nothing = tokens[at].is_mark('=')
            && says(
                &tokens[at.saturating_sub(1)..(at + 2).min(tokens.len())],
                "empty|blank|unknown|missing|nothing|letter",
            );
        let is_followed_by_data = tokens[at].is_mark('=')
            && tokens
                .get(at + 1)
                .is_none_or(|next| self.is_taken(&next.span) || next.is_mark('"') || next.is_mark('['));
        is_sign && before.is_some_and(|text| self.names.contains(&text.trim_matches('"').to_owned()))
            || is_followed_by_data
            || is_of_nothing
    }

    fn is_known(&self, prompt: &Prompt, token: &Token) -> bool {
        let is_word = |word: &str| {
            let is_listed = |list: &str| list.split([' ', '|']).any(|known| known == word);
            rules::is_plain(word) || is_listed(OF_BOARDS) || is_listed(self.name) || is_listed(self.rules)
        };
        let is_number = |text: &str| text.parse::<i64>().is_ok_and(|number| self.numbers.contains(&number));
        let text = prompt.text[token.span.clone()].to_lowercase();
        if self.names.contains(&text) {
            return true;
        }
        match &token.kind {
            TokenKind::Word { .. } => {
                is_word(&token.lower)
                    || gender(&text).is_some()
                    || token.lemmas.iter().any(|lemma| is_word(lemma))
                    || token
                        .lower
                        .split(['-', '\'', '’', '/'])
                        .all(|part| part.is_empty() || part == "s" || is_word(part) || is_number(part))
            }
            TokenKind::Number(number) => number.to_i64().is_some_and(|it| self.numbers.contains(&it.abs())),
            TokenKind::Formula(_) | TokenKind::Clock(_) => {
                let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
                let is_size = |piece: &str| piece.split(['x', '×']).all(is_number);
                // "An n x n board."
                let is_letter = |piece: &str| matches!(piece, "n" | "x");
                let is_times = |piece: &str| matches!(piece, "x" | "by") && text.contains(|c: char| c.is_ascii_digit());
                pieces.into_iter().all(|piece| {
                    is_number(piece)
                        || is_size(piece)
                        || is_letter(piece)
                        || is_times(piece)
                        || self.names.iter().any(|name| name == piece)
                        || is_word(piece)
                })
            }
            TokenKind::Mark(mark) => {
                is_word(&mark.to_string()) || !matches!(mark, '<' | '>' | '=' | '+' | '≠' | '≤' | '≥' | '%')
            }
        }
    }
}
