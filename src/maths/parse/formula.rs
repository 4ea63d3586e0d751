//! Where the mathematics in an English sentence ends.

use std::ops::Range;

use super::pratt::Parser;
use super::token::{Kind, Manner, Tokens};
use super::{MAXIMUM_LENGTH, Options, relations};
use crate::maths::expression::Expression;
use crate::maths::relation::Relation;

/// A formula found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Its bytes, with `$ $` or other delimiters, without the punctuation of the sentence.
    pub span: Range<usize>,
    /// What it says.
    pub kind: FormulaKind,
}

/// What a formula says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaKind {
    /// It names something.
    Expression(Expression),
    /// It claims something. A chain `1 < x < 5` is two relations, and so is `x = 1, y = 2` between dollars.
    Relations(Vec<Relation>),
}

/// The longest formula that begins at byte `start`, as [`longest_formula_with`] and no functions known.
///
/// ```
/// use polya::maths::parse::longest_formula;
/// let text = "Find x if 2x + 3 = 12. Then stop.";
/// let formula = longest_formula(text, 10).unwrap();
/// assert_eq!(&text[formula.span], "2x + 3 = 12");
/// ```
pub fn longest_formula(text: &str, start: usize) -> Option<Formula> {
    longest_formula_with(text, start, &Options::default())
}

/// The longest run of mathematics that begins at byte `start` and can be read.
///
/// It ends before an English word (two letters or more that are no function) and before the punctuation of the
/// sentence. The article "a" and the pronoun "I" are no symbols unless something mathematical stands next to them. A
/// dollar opens a formula when one that closes it follows, and money otherwise. Times (9:15), ordinals (3rd), sums
/// with a gap (`1 + 2 + ... + 9`) and words with a hyphen (x-axis) are no formulas.
///
/// `None` when no formula begins there. Looks at [`MAXIMUM_LENGTH`] bytes at most.
pub fn longest_formula_with(text: &str, start: usize, options: &Options) -> Option<Formula> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")] {
        if rest.starts_with(open) {
            return delimited(rest, open, close, options)
                .map(|(length, kind)| Formula { span: start..start + length, kind });
        }
    }
    if !may_begin(&text[..start], first) {
        return None;
    }
    let mut end = (start + MAXIMUM_LENGTH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut parser = Parser::new(Tokens::new(text, start..end, Manner::Prose, &options.functions), true);
    let token = parser.next_token();
    if token.span.start != start {
        return None;
    }
    if matches!(token.kind, Kind::Plus | Kind::Minus)
        && !rest[first.len_utf8()..].starts_with(|c: char| !c.is_whitespace())
    {
        return None;
    }
    let node = parser.expression().ok()?;
    let mut chain = parser.chain(node).ok()?;
    let span = start..chain.last()?.node.span.end.max(parser.last_end());
    let kind = if chain.len() == 1 {
        FormulaKind::Expression(chain.pop()?.node.expression)
    } else {
        FormulaKind::Relations(relations(chain).value)
    };
    let read = &text[span.clone()];
    may_end(read, &text[span.end..], &kind).then_some(Formula { span, kind })
}

/// Whether a formula may begin with `first` after the text `before`.
fn may_begin(before: &str, first: char) -> bool {
    let mut backwards = before.chars().rev();
    let (Some(last), last_but_one) = (backwards.next(), backwards.next()) else {
        return true;
    };
    let after_digit = last_but_one.is_some_and(|letter| letter.is_ascii_digit());
    let after_letter = last_but_one.is_some_and(char::is_alphabetic);
    match last {
        '\'' | '’' => !first.is_alphabetic(),
        ':' | '.' if first.is_ascii_digit() => !after_digit,
        '.' if first.is_alphabetic() => !after_letter,
        '-' if first.is_alphabetic() => !after_letter,
        _ if last.is_alphanumeric() || last == '_' => {
            !(first.is_alphanumeric() || matches!(first, '-' | '+' | '_' | '.'))
        }
        _ => true,
    }
}

/// Whether a formula that was read as `read` may end before the text `after`.
fn may_end(read: &str, after: &str, kind: &FormulaKind) -> bool {
    let mut following = after.chars();
    let (next, next_but_one) = (following.next(), following.next());
    let letter_follows = next_but_one.is_some_and(char::is_alphabetic);
    let alone = match kind {
        FormulaKind::Expression(Expression::Symbol(_)) => {
            let word = ["a", "A", "I"].contains(&read);
            let part_of_a_word = matches!(next, Some('-' | '.' | '\u{2010}')) && letter_follows;
            !word && !part_of_a_word && !next.is_some_and(|next| next.is_ascii_digit())
        }
        FormulaKind::Expression(Expression::Number(_)) => {
            let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            !["st", "nd", "rd", "th"].contains(&after[..letters].to_ascii_lowercase().as_str())
        }
        _ => !matches!(next, Some('°')) && !after.starts_with("^\\circ") && !after.starts_with("^{\\circ"),
    };
    alone && !goes_on_with_a_gap(after)
}

/// `+ ... + 9` and the like.
fn goes_on_with_a_gap(after: &str) -> bool {
    let Some(rest) = after.trim_start().strip_prefix(['+', '-', '*', '×', '·', '<', '\u{2212}']) else {
        return false;
    };
    let rest = rest.trim_start();
    ["...", "…", "\\ldots", "\\cdots", "\\dots", "⋯", ". . ."].iter().any(|gap| rest.starts_with(gap))
}

/// A formula between delimiters, and its length with them.
fn delimited(rest: &str, open: &str, close: &str, options: &Options) -> Option<(usize, FormulaKind)> {
    let after_open = &rest[open.len()..];
    let length = closing(after_open, close)?;
    let inside = &after_open[..length];
    let after_close = &after_open[length + close.len()..];
    let trimmed = inside.trim().trim_end_matches(['.', ',', ';', ':']).trim_end();
    if trimmed.is_empty() || inside.contains("\n\n") {
        return None;
    }
    let kind = whole_formula(trimmed, options)?;
    if open == "$" {
        // "$2 x $3" is money; so is a plain number, unless the dollars stand close to it.
        let digit = inside.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let loose = inside.ends_with(char::is_whitespace);
        let money_follows = after_close.starts_with(|c: char| c.is_ascii_digit());
        let plain = matches!(&kind, FormulaKind::Expression(Expression::Number(_)));
        if (digit && loose) || (plain && (loose || inside.starts_with(char::is_whitespace) || money_follows)) {
            return None;
        }
    }
    Some((open.len() + length + close.len(), kind))
}

/// Where `close` stands first, not escaped, within 4,000 bytes.
fn closing(text: &str, close: &str) -> Option<usize> {
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let mut from = 0;
    loop {
        let found = from + text[from..].find(close)?;
        let backslashes = text[..found].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if backslashes.is_multiple_of(2) {
            return Some(found);
        }
        from = found + close.len();
    }
}

/// All of `text` as an expression, a chain, or relations between commas.
fn whole_formula(text: &str, options: &Options) -> Option<FormulaKind> {
    let mut parser = Parser::new(Tokens::new(text, 0..text.len(), Manner::Formula, &options.functions), false);
    let mut all = Vec::new();
    loop {
        let node = parser.expression().ok()?;
        let mut chain = parser.chain(node).ok()?;
        if chain.len() == 1 && all.is_empty() && parser.end().is_ok() {
            return Some(FormulaKind::Expression(chain.pop()?.node.expression));
        }
        if chain.len() == 1 {
            return None;
        }
        all.append(&mut relations(chain).value);
        if !parser.comma() {
            parser.end().ok()?;
            return Some(FormulaKind::Relations(all));
        }
    }
}
