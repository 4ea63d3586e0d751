//! A phrase: a way of saying something, with its meaning as data.

use super::Value;

/// What a phrase, or a piece of a prompt, denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A number: `7`, "the product of 3 and 4".
    Number,
    /// Several numbers in order: "3, 5 and 9", "the digits of 48".
    Numbers,
    /// A term, with unknowns or without: `2x + 1`. A number can stand for one.
    Expression,
    /// A term with unknowns only: neither a number nor a lone letter, where these must be told apart.
    Term,
    /// An equation or inequality.
    Relation,
    /// Several of them: "2x + 3y = 12 and x - y = 1".
    Relations,
    /// An unknown: `x`.
    Symbol,
    /// Several unknowns: "x and y".
    Symbols,
    /// A letter that the prompt gives a meaning elsewhere: the x of "What is x?" after "Let x be 3".
    Name,
    /// What a definition gives a meaning to: `x`, `f(x)`.
    Head,
    /// Something that is true or false: "91 is prime".
    Truth,
    /// How two numbers compare: "greater than" is `>`.
    Sign,
    /// A place in an order: "third", "12th".
    Ordinal,
    /// A number said in per cent: `15%`.
    Percent,
    /// A share or a change, to be told in per cent.
    Percentage,
    /// A number to be told as a fraction.
    Fraction,
    /// A number to be told as a decimal.
    Decimal,
    /// A unit of measurement: "minutes", "km".
    Unit,
    /// A time of day: `9:15`, in minutes after midnight.
    Time,
    /// Digits and signs as they are written, to be read in some base: `3cc73`, `-442a + 7b`.
    Written,
    /// The base in which digits are written: "binary", "base 7".
    Base,
    /// Letters in a row: the "zzb" of "the sequence zzb".
    Letters,
    /// How often each letter occurs: "{b: 1, z: 6}", "1 q and 2 m", or letters in a row.
    Bag,
    /// One of several lettered choices: "(b) 7".
    Choice,
    /// Words that ask, whatever for: "what is", "please find".
    Ask,
    /// Words that lead in what is given: "suppose that", "we know that".
    Condition,
    /// What is given: "let x be 3", "suppose x + y = 7".
    Given,
    /// A whole request: "what is the sum of 3 and 4".
    Task,
}

/// Every type with its name in patterns.
const NAMED: [(&str, Type); 28] = [
    ("Number", Type::Number),
    ("Numbers", Type::Numbers),
    ("Expression", Type::Expression),
    ("Term", Type::Term),
    ("Relation", Type::Relation),
    ("Relations", Type::Relations),
    ("Symbol", Type::Symbol),
    ("Symbols", Type::Symbols),
    ("Name", Type::Name),
    ("Head", Type::Head),
    ("Truth", Type::Truth),
    ("Sign", Type::Sign),
    ("Ordinal", Type::Ordinal),
    ("Percent", Type::Percent),
    ("Percentage", Type::Percentage),
    ("Fraction", Type::Fraction),
    ("Decimal", Type::Decimal),
    ("Unit", Type::Unit),
    ("Time", Type::Time),
    ("Written", Type::Written),
    ("Base", Type::Base),
    ("Letters", Type::Letters),
    ("Bag", Type::Bag),
    ("Choice", Type::Choice),
    ("Ask", Type::Ask),
    ("Condition", Type::Condition),
    ("Given", Type::Given),
    ("Task", Type::Task),
];

impl Type {
    /// Whether what denotes `self` can stand where `wanted` is asked for.
    pub fn fits(self, wanted: Type) -> bool {
        self == wanted || self.stands_for().contains(&wanted)
    }

    /// The types in whose place `self` can stand besides itself.
    pub fn stands_for(self) -> &'static [Type] {
        match self {
            Type::Number => &[Type::Expression],
            Type::Expression => &[Type::Term],
            Type::Symbol => &[Type::Symbols, Type::Expression],
            Type::Name => &[Type::Symbol, Type::Symbols],
            Type::Relation => &[Type::Relations],
            Type::Letters => &[Type::Bag],
            _ => &[],
        }
    }

    pub fn named(name: &str) -> Option<Type> {
        NAMED.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// How tightly a phrase holds what stands at its edges: "the square of 3 plus 4" is 3² + 4, because "the square of" is
/// tight and "plus" is loose. A slot at the edge of a phrase takes only what binds tighter than the phrase itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Binding {
    /// Whole requests, and lists.
    Loosest,
    /// Sums in words: "3 plus 4".
    Sum,
    /// Products in words: "3 times 4".
    Product,
    /// Everything else: "the square of 3".
    Tight,
}

/// A way of saying something.
///
/// The pattern is made of words (matched by lemma, so "divide" matches "divided"), optional parts `(the)`,
/// alternatives `[find|compute]` and typed slots `{a}` (a number) or `{e:Expression}`. The meaning is a term over the
/// slots, so it can be printed, tested and said backwards; `said_a` stands in it for the words that fill the slot `a`.
///
/// ```
/// use polya::problem::{Phrase, Type};
/// const REMAINDER: Phrase =
///     Phrase::new("the remainder when {a} is divided by {b}", Type::Number, "remainder(a, b)");
/// assert_eq!(REMAINDER.denotes, Type::Number);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    pub pattern: &'static str,
    pub denotes: Type,
    pub binds: Binding,
    pub means: &'static str,
    /// Asked before the phrase is taken, with the slots' values in the order of the pattern.
    pub when: Option<fn(&[&Value]) -> bool>,
}

impl Phrase {
    pub const fn new(pattern: &'static str, denotes: Type, means: &'static str) -> Self {
        Self { pattern, denotes, binds: Binding::Tight, means, when: None }
    }

    #[must_use]
    pub const fn binding(mut self, binds: Binding) -> Self {
        self.binds = binds;
        self
    }

    #[must_use]
    pub const fn when(mut self, condition: fn(&[&Value]) -> bool) -> Self {
        self.when = Some(condition);
        self
    }
}
