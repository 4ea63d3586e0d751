//! Reading mathematics: ASCII, Unicode and common LaTeX.
//!
//! | file      | what it does                                            |
//! |-----------|---------------------------------------------------------|
//! | `token`   | text to tokens, one stream whatever the notation         |
//! | `literal` | numbers and indices as they are written                 |
//! | `sign`    | signs and LaTeX commands                                |
//! | `words`   | which letters are mathematics and which are English      |
//! | `pratt`   | tokens to trees, by binding strength (Pratt 1973)        |
//! | `tree`    | the nodes it makes, with their places                    |
//! | `text`    | strings that are stored and read back                    |
//! | `formula` | the longest formula at some place of an English text     |
//!
//! From loose to tight: `+ -`, then `* /` and products without a sign, then the sign of a number, then `^` (from the
//! right), then `!` and `%`. So `-x^2` is `-(x^2)`, `1/2x` is `(1/2)*x`, `2^-1` is a half.

mod formula;
mod literal;
mod pratt;
mod sign;
mod text;
mod token;
mod tree;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

pub use formula::{Formula, FormulaKind, longest_formula, longest_formula_with};

use super::expression::{Expression, Symbol};
use super::relation::Relation;
use pratt::Parser;
use token::{Manner, Tokens};
use tree::Node;

/// The longest text read, in bytes.
pub const MAXIMUM_LENGTH: usize = 1 << 16;

/// How deeply brackets, signs and powers may nest.
pub const MAXIMUM_NESTING: usize = 200;

/// How a text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Every identifier is one symbol, `xy` and `apples_of_Ann` alike; how what we print is read back.
    pub long_names: bool,
    /// Letters that are functions here: with `v` among them, `v(2*u + 1)` is a call. Without, a letter before
    /// brackets is called when it is f, g or h or when a single number or letter stands in them; else it is a factor.
    pub functions: BTreeSet<Symbol>,
}

impl Options {
    /// Reads what we print.
    pub fn names() -> Options {
        Options { long_names: true, functions: BTreeSet::new() }
    }

    fn manner(&self) -> Manner {
        if self.long_names { Manner::Names } else { Manner::Formula }
    }
}

/// What was read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What was read.
    pub value: T,
    /// The bytes each node was read from, in pre-order (a node, then its parts from left to right). For relations,
    /// each relation has a span, then come the nodes of its two sides.
    pub spans: Vec<Range<usize>>,
}

/// Why a text is not the mathematics asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseError {
    /// The bytes at fault; empty at the end of the text.
    pub span: Range<usize>,
    /// One sentence that says what was expected.
    pub message: String,
}

/// Reads a whole text as one expression.
///
/// Errors: the place and what was expected there; texts beyond [`MAXIMUM_LENGTH`] or [`MAXIMUM_NESTING`].
///
/// ```
/// use polya::maths::parse::{Options, parse_expression};
/// let parsed = parse_expression(r"\frac{x}{2} + 3x^2", &Options::default()).unwrap();
/// assert_eq!(parsed.value.to_string(), "x/2 + 3*x^2");
/// assert_eq!(parse_expression("2 +", &Options::default()).unwrap_err().span, 3..3);
/// ```
pub fn parse_expression(text: &str, options: &Options) -> Result<Parsed<Expression>, ParseError> {
    let mut parser = whole_text(text, options)?;
    let node = parser.expression()?;
    parser.end()?;
    let mut spans = Vec::new();
    let value = node.take(&mut spans);
    Ok(Parsed { value, spans })
}

/// Reads a whole text as a relation or a chain of them: `1 < x <= 5` is two. Errors as for [`parse_expression`].
///
/// ```
/// use polya::maths::parse::{Options, parse_relation};
/// let parsed = parse_relation("1 < x <= 5", &Options::default()).unwrap();
/// assert_eq!(parsed.value[1].to_string(), "x <= 5");
/// ```
pub fn parse_relation(text: &str, options: &Options) -> Result<Parsed<Vec<Relation>>, ParseError> {
    let mut parser = whole_text(text, options)?;
    let first = parser.expression()?;
    let chain = parser.chain(first)?;
    parser.end()?;
    if chain.len() == 1 {
        return Err(parser.expected("expected a sign such as = or <"));
    }
    Ok(relations(chain))
}

/// The relations between neighbours of a chain.
fn relations(chain: Vec<pratt::Link>) -> Parsed<Vec<Relation>> {
    let mut spans = Vec::new();
    let mut value = Vec::new();
    let mut previous: Option<Node> = None;
    for link in chain {
        if let (Some(left), Some(sign)) = (previous.take(), link.sign) {
            spans.push(left.span.start..link.node.span.end);
            let left = left.take(&mut spans);
            let right = link.node.clone().take(&mut spans);
            value.push(Relation { left, sign, right });
        }
        previous = Some(link.node);
    }
    Parsed { value, spans }
}

fn whole_text<'a>(text: &'a str, options: &'a Options) -> Result<Parser<'a>, ParseError> {
    if text.len() > MAXIMUM_LENGTH {
        let message = format!("expected at most {MAXIMUM_LENGTH} bytes of mathematics, found {}", text.len());
        return Err(ParseError { span: 0..0, message });
    }
    Ok(Parser::new(Tokens::new(text, 0..text.len(), options.manner(), &options.functions), false))
}

#[cfg(test)]
mod tests;
