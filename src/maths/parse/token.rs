//! From text to tokens: ASCII, Unicode and common LaTeX become one stream, made only as far as it is asked for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::literal::{count_digits, group_separator, index_of, mixed_part, power_of_ten, superscript, vulgar_fraction};
use super::sign::{command_at, latex_kind, sign};
use super::words;
use crate::maths::expression::{Function, Symbol};
use crate::maths::number::Number;
use crate::maths::relation::Sign;

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Number(Number),
    Symbol(Symbol),
    Function(Function),
    Plus,
    Minus,
    Times,
    Slash,
    Caret,
    Bang,
    Percent,
    Comma,
    Underscore,
    /// `mod` between two numbers.
    Modulo,
    /// `|`, which opens or closes as it comes.
    Bar,
    Open(Bracket),
    Close(Bracket),
    Sign(Sign),
    /// `\frac`, to be followed by two groups.
    Fraction,
    /// `\sqrt`, to be followed by a group, with a degree before it or without.
    Radical,
    /// `√` or `∛`, with its degree.
    RootSign(i64),
    /// `\binom`, to be followed by two groups.
    BinomialGroups,
    /// Letters that are no mathematics, or a sign we do not know.
    Other,
    End,
}

/// A kind of bracket; opening and closing ones must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
    Bar,
    Floor,
    Ceiling,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Range<usize>,
    /// Whether blank space stands before it.
    pub space: bool,
}

/// How text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// All of it is mathematics; `xy` is a product.
    Formula,
    /// All of it is what we printed; `xy` is one name.
    Names,
    /// It is English, and the mathematics ends somewhere.
    Prose,
}

/// The tokens of `text[..end]` from some byte on. Token `i` is made when it is first asked for.
pub(super) struct Tokens<'a> {
    text: &'a str,
    end: usize,
    at: usize,
    manner: Manner,
    functions: &'a BTreeSet<Symbol>,
    made: Vec<Token>,
    /// Tokens that one piece of text makes after its first, such as the number of `²`.
    following: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// `start` and `end` must lie on character boundaries.
    pub fn new(text: &'a str, span: Range<usize>, manner: Manner, functions: &'a BTreeSet<Symbol>) -> Tokens<'a> {
        Tokens { text, end: span.end, at: span.start, manner, functions, made: Vec::new(), following: Vec::new() }
    }

    pub fn manner(&self) -> Manner {
        self.manner
    }

    pub fn functions(&self) -> &BTreeSet<Symbol> {
        self.functions
    }

    /// Token `index`; `End` for all beyond the last.
    pub fn get(&mut self, index: usize) -> &Token {
        while self.made.len() <= index {
            self.make();
        }
        &self.made[index]
    }

    /// Whether a bracket whose inside begins at byte `from` is closed within 4,000 bytes. A quick look, so that text
    /// full of brackets that are not is not read again for each of them.
    pub fn closes(&self, bracket: Bracket, from: usize) -> bool {
        let (open, close) = match bracket {
            Bracket::Round => (b'(', b')'),
            Bracket::Square => (b'[', b']'),
            Bracket::Curly => (b'{', b'}'),
            _ => return true,
        };
        let mut depth = 0;
        for byte in self.text.as_bytes()[from..self.end].iter().take(4_000) {
            if *byte == open {
                depth += 1;
            } else if *byte == close {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            }
        }
        false
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn make(&mut self) {
        let space = self.skip_blank();
        let start = self.at;
        let kind = self.next_kind(space);
        let end = self.following.first().map_or(self.at, |token| token.span.start);
        self.made.push(Token { kind, span: start..end, space });
        self.made.append(&mut self.following);
    }

    fn follow(&mut self, kind: Kind, span: Range<usize>) {
        self.following.push(Token { kind, span, space: false });
    }

    /// Skips blanks and what stands for none in print: `\,`, `\left`, and in a formula the `$` around it.
    fn skip_blank(&mut self) -> bool {
        let start = self.at;
        loop {
            let rest = self.rest();
            let Some(first) = rest.chars().next() else {
                break;
            };
            if first.is_whitespace() || (first == '~' && self.manner == Manner::Formula) {
                self.at += first.len_utf8();
            } else if first == '$' && self.manner != Manner::Prose {
                self.at += 1;
            } else if first == '\\' {
                let command = command_at(rest);
                let blank = matches!(command, "\\," | "\\;" | "\\:" | "\\!" | "\\ " | "\\quad" | "\\qquad" | "\\$")
                    || (matches!(command, "\\(" | "\\)" | "\\[" | "\\]" | "\\displaystyle" | "\\textstyle")
                        && self.manner != Manner::Prose);
                if !blank {
                    break;
                }
                self.at += command.len();
            } else {
                break;
            }
        }
        self.at > start
    }

    fn next_kind(&mut self, space: bool) -> Kind {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Kind::End;
        };
        let second = rest[first.len_utf8()..].chars().next();
        if first.is_ascii_digit() || (first == '.' && second.is_some_and(|next| next.is_ascii_digit())) {
            return self.number();
        }
        if let Some(value) = vulgar_fraction(first) {
            self.at += first.len_utf8();
            return Kind::Number(value);
        }
        if words::begins_name(first) {
            return self.letters();
        }
        if superscript(first).is_some() {
            return self.superscripts();
        }
        if first == '\\' {
            return self.command(space);
        }
        // A dash between blanks is a minus sign; without, it is a range or a pause.
        if first == '–' && space && second.is_some_and(char::is_whitespace) {
            self.at += first.len_utf8();
            return Kind::Minus;
        }
        let (kind, length) = sign(rest, first, second);
        self.at += length;
        kind
    }

    /// Digits, groups of three, a decimal part, a power of ten, a vulgar fraction or a mixed number.
    fn number(&mut self) -> Kind {
        let start = self.at;
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut digits = count_digits(bytes, 0);
        let whole = &rest[..digits];
        let mut text = whole.to_owned();
        if (1..=3).contains(&digits) && !whole.starts_with('0') {
            while let Some(comma) = group_separator(&rest[digits..]) {
                let group = digits + comma;
                if count_digits(bytes, group) != 3 {
                    break;
                }
                text.push_str(&rest[group..group + 3]);
                digits = group + 3;
            }
        }
        if bytes.get(digits) == Some(&b'.') {
            let places = count_digits(bytes, digits + 1);
            if places > 0 {
                text.push_str(&rest[digits..=digits + places]);
                digits += places + 1;
            }
        }
        self.at += digits;
        let Ok(mut value) = text.parse::<Number>() else {
            return Kind::Other;
        };
        let after = self.rest();
        // 1.2.3 and 9:15 are no numbers.
        let mut following = after.chars();
        if matches!(following.next(), Some('.' | ':')) && following.next().is_some_and(|next| next.is_ascii_digit()) {
            self.at = start + digits;
            return Kind::Other;
        }
        if let Some((exponent, length)) = power_of_ten(after, &text) {
            self.at += length;
            let Ok(scale) = Number::from(10).power(exponent) else {
                return Kind::Other;
            };
            value *= scale;
        } else if !text.contains('.') {
            if let Some(part) = after.chars().next().and_then(vulgar_fraction) {
                self.at += after.chars().next().map_or(0, char::len_utf8);
                value += part;
            } else if let Some((part, length)) = mixed_part(after) {
                self.at += length;
                value += part;
            }
        }
        Kind::Number(value)
    }

    fn letters(&mut self) -> Kind {
        let rest = self.rest();
        if self.manner == Manner::Names {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let name = &rest[..length];
            self.at += length;
            let called = self.rest().starts_with('(');
            return match Function::known(name) {
                Some(function) if called => Kind::Function(function),
                _ => Symbol::new(name).map_or(Kind::Other, Kind::Symbol),
            };
        }
        let length = words::length(rest);
        let word = &rest[..length];
        if word.is_empty() {
            self.at += 1;
            return Kind::Underscore;
        }
        let letters = word.chars().count();
        if letters == 1 {
            return self.single_letter(word);
        }
        if word.eq_ignore_ascii_case("mod") && !rest[length..].starts_with('(') {
            self.at += length;
            return Kind::Modulo;
        }
        if word == "pi" {
            self.at += length;
            return Symbol::new(word).map_or(Kind::Other, Kind::Symbol);
        }
        if let Some(function) = Function::known(word) {
            self.at += length;
            let called = self.rest().starts_with(['(', '{', '[', '_', '^']);
            let plain = self.manner == Manner::Prose && !called && !words::needs_no_brackets(&function);
            return if plain { Kind::Other } else { Kind::Function(function) };
        }
        // `xy`, `2xy^2`, `sqrtx` is none: one letter at a time, when the word is no English.
        if words::is_product(word, self.manner == Manner::Prose) && !rest[length..].starts_with('_') {
            let first = word.chars().next().map_or(0, char::len_utf8);
            return self.single_letter(&word[..first]);
        }
        self.at += length;
        Kind::Other
    }

    /// A letter with its index: `x`, `x_1`, `x_{12}`, `x₁`, `x1`.
    fn single_letter(&mut self, letter: &str) -> Kind {
        let start = self.at;
        let rest = self.rest();
        let after = &rest[letter.len()..];
        let abbreviation = after.starts_with('.') && after[1..].starts_with(char::is_alphabetic);
        if self.manner == Manner::Prose && (abbreviation || words::is_article(letter, after)) {
            self.at += letter.len();
            return Kind::Other;
        }
        if (letter == "x" || letter == "X") && self.stands_between_numbers(after) {
            self.at += letter.len();
            return Kind::Times;
        }
        self.at += letter.len();
        // d/dx asks for a derivative.
        let derivative = letter == "d" && after.starts_with("/d") && after[2..].starts_with(char::is_alphabetic);
        if derivative || !words::is_mathematical(letter) {
            return Kind::Other;
        }
        if letter == "π" {
            return Symbol::new("pi").map_or(Kind::Other, Kind::Symbol);
        }
        let (index, length) = index_of(after);
        if after.starts_with('_') && length == 0 {
            // An index we cannot keep, such as x_{n+1} or x_.
            self.at = start + letter.len();
            return Kind::Other;
        }
        self.at += length;
        Symbol::new(&format!("{letter}{index}")).map_or(Kind::Other, Kind::Symbol)
    }

    /// In `3 x 4`, `3x4` and `3 x $4` the letter is a multiplication sign.
    fn stands_between_numbers(&self, after: &str) -> bool {
        let Some(Token { kind: Kind::Number(_), span, .. }) = self.made.last() else {
            return false;
        };
        let gap = self.at - span.end;
        let next = after.trim_start_matches(' ');
        let same_gap = (gap == 0) == (next.len() == after.len());
        same_gap && next.strip_prefix('$').unwrap_or(next).starts_with(|next: char| next.is_ascii_digit())
    }

    /// `²³` is a caret and a number.
    fn superscripts(&mut self) -> Kind {
        let start = self.at;
        let rest = self.rest();
        let mut digits = String::new();
        let mut length = 0;
        for letter in rest.chars().take(20) {
            let Some(digit) = superscript(letter) else {
                break;
            };
            digits.push(digit);
            length += letter.len_utf8();
        }
        self.at += length;
        let Ok(value) = digits.parse::<Number>() else {
            return Kind::Other;
        };
        self.follow(Kind::Number(value), start..self.at);
        Kind::Caret
    }

    fn command(&mut self, space: bool) -> Kind {
        let rest = self.rest();
        let command = command_at(rest);
        self.at += command.len();
        match command {
            "\\left" | "\\right" | "\\bigl" | "\\bigr" | "\\big" | "\\Big" | "\\Bigl" | "\\Bigr" => {
                self.skip_blank();
                let kind = self.next_kind(space);
                match (command, kind) {
                    (_, Kind::Bar) if command.starts_with("\\left") || command.ends_with('l') => {
                        Kind::Open(Bracket::Bar)
                    }
                    (_, Kind::Bar) if command.starts_with("\\right") || command.ends_with('r') => {
                        Kind::Close(Bracket::Bar)
                    }
                    (_, kind @ (Kind::Open(_) | Kind::Close(_) | Kind::Bar)) => kind,
                    _ => Kind::Other,
                }
            }
            "\\frac" | "\\dfrac" | "\\tfrac" | "\\cfrac" => {
                self.digit_groups();
                Kind::Fraction
            }
            "\\operatorname" | "\\mathrm" => {
                let inside = self.rest().strip_prefix('{').and_then(|rest| rest.split_once('}'));
                let Some((name, _)) = inside else {
                    return Kind::Other;
                };
                self.at += name.len() + 2;
                match Function::known(name) {
                    Some(function) => Kind::Function(function),
                    None => Symbol::new(&name.replace("\\_", "_")).map_or(Kind::Other, Kind::Symbol),
                }
            }
            "\\log" if self.rest().starts_with('_') => Kind::Function(Function::Logarithm),
            _ => latex_kind(command).unwrap_or(Kind::Other),
        }
    }

    /// `\frac12` and `\frac1{2}`: a digit right after the command is a group of its own.
    fn digit_groups(&mut self) {
        let trimmed = self.rest().trim_start();
        let mut at = self.at + self.rest().len() - trimmed.len();
        for digit in trimmed.chars().take(2).map_while(|digit| digit.to_digit(10)) {
            self.follow(Kind::Open(Bracket::Curly), at..at);
            self.follow(Kind::Number(i64::from(digit).into()), at..at + 1);
            self.follow(Kind::Close(Bracket::Curly), at + 1..at + 1);
            at += 1;
            self.at = at;
        }
    }
}
