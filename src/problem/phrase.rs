//! A phrase: a way of saying something, with its meaning as data.

use super::Value;

/// What a phrase, or a piece of a prompt, denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A number: `7`, "the product of 3 and 4".
    Number,
    /// Several numbers in order: "3, 5 and 9", "the digits of 48".
    Numbers,
    /// A term, with unknowns or without: `2x + 1`.
    Expression,
    /// An equation or inequality.
    Relation,
    /// Several of them: "2x + 3y = 12 and x - y = 1".
    Relations,
    /// An unknown: `x`.
    Symbol,
    /// Several unknowns: "x and y".
    Symbols,
    /// Something that is true or false: "91 is prime".
    Truth,
    /// A whole request: "what is the sum of 3 and 4".
    Task,
}

impl Type {
    /// Whether what denotes `self` can stand where `wanted` is asked for.
    pub fn fits(self, wanted: Type) -> bool {
        self == wanted
            || matches!(
                (self, wanted),
                (Type::Number | Type::Symbol, Type::Expression)
                    | (Type::Relation, Type::Relations)
                    | (Type::Symbol, Type::Symbols)
            )
    }

    /// The types in whose place `self` can stand, itself first.
    pub fn stands_for(self) -> &'static [Type] {
        match self {
            Type::Number => &[Type::Number, Type::Expression],
            Type::Symbol => &[Type::Symbol, Type::Symbols, Type::Expression],
            Type::Relation => &[Type::Relation, Type::Relations],
            Type::Numbers => &[Type::Numbers],
            Type::Expression => &[Type::Expression],
            Type::Relations => &[Type::Relations],
            Type::Symbols => &[Type::Symbols],
            Type::Truth => &[Type::Truth],
            Type::Task => &[Type::Task],
        }
    }

    pub fn named(name: &str) -> Option<Type> {
        Some(match name {
            "Number" => Type::Number,
            "Numbers" => Type::Numbers,
            "Expression" => Type::Expression,
            "Relation" => Type::Relation,
            "Relations" => Type::Relations,
            "Symbol" => Type::Symbol,
            "Symbols" => Type::Symbols,
            "Truth" => Type::Truth,
            "Task" => Type::Task,
            _ => return None,
        })
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
/// slots, so it can be printed, tested and said backwards.
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
