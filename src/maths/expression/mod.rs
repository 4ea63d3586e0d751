//! Mathematical expressions as trees, kept as they were read: `2 + 3` stays a sum until something evaluates it.
//!
//! [`print`](self) writes them as ASCII that reads back as the same tree, `markup` as LaTeX and MathML, `evaluate`
//! finds their exact value. Reading is in [`super::parse`].

mod evaluate;
mod markup;
mod print;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

pub use evaluate::EvaluationError;
pub(super) use markup::{Latex, MathMl, Notation, in_notation};

use super::number::{Number, NumberError};

/// The greatest [`Expression::depth`] that reading and substituting make. Trees are walked by recursion, so this
/// bounds the stack.
pub const MAXIMUM_DEPTH: usize = 500;

/// The greatest [`Expression::size`] that substituting makes.
pub const MAXIMUM_SIZE: usize = 100_000;

/// The name of something unknown: `x`, `x_1`, `apples_of_Ann`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(Arc<str>);

impl Symbol {
    /// A symbol with this name: letters, digits and underscores, not starting with a digit, at most 200 bytes.
    ///
    /// ```
    /// use polya::maths::Symbol;
    /// assert!(Symbol::new("apples_of_Ann").is_some());
    /// assert!(Symbol::new("2x").is_none());
    /// ```
    pub fn new(name: &str) -> Option<Symbol> {
        let starts_well = name.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_');
        let goes_on_well = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        (starts_well && goes_on_well && name.len() <= 200).then(|| Symbol(name.into()))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What can be called: a function we know, or one by name such as the f of "Let f(x) = 2x".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// `sqrt(x)`
    SquareRoot,
    /// `cbrt(x)`
    CubeRoot,
    /// `root(n, x)`: the nth root
    Root,
    /// `abs(x)`
    Absolute,
    /// `floor(x)`
    Floor,
    /// `ceil(x)`
    Ceiling,
    /// `n!`
    Factorial,
    /// `binomial(n, k)`
    Binomial,
    /// `gcd(a, b, ...)`
    Gcd,
    /// `lcm(a, b, ...)`
    Lcm,
    /// `mod(a, b)`: the Euclidean remainder
    Modulo,
    /// `min(a, b, ...)`
    Minimum,
    /// `max(a, b, ...)`
    Maximum,
    /// `ln(x)`
    NaturalLogarithm,
    /// `log(base, x)`, or `log(x)` to base 10
    Logarithm,
    /// `sin(x)`, radians
    Sine,
    /// `cos(x)`, radians
    Cosine,
    /// `tan(x)`, radians
    Tangent,
    /// `exp(x)`
    Exponential,
    /// `asin(x)`, radians
    ArcSine,
    /// `acos(x)`, radians
    ArcCosine,
    /// `atan(x)`, radians
    ArcTangent,
    /// A function the problem defines.
    Named(Symbol),
}

/// Name and the fewest and most arguments of each function we know.
const KNOWN: [(&str, Function, usize, usize); 22] = [
    ("sqrt", Function::SquareRoot, 1, 1),
    ("cbrt", Function::CubeRoot, 1, 1),
    ("root", Function::Root, 2, 2),
    ("abs", Function::Absolute, 1, 1),
    ("floor", Function::Floor, 1, 1),
    ("ceil", Function::Ceiling, 1, 1),
    ("factorial", Function::Factorial, 1, 1),
    ("binomial", Function::Binomial, 2, 2),
    ("gcd", Function::Gcd, 1, 100),
    ("lcm", Function::Lcm, 1, 100),
    ("mod", Function::Modulo, 2, 2),
    ("min", Function::Minimum, 1, 100),
    ("max", Function::Maximum, 1, 100),
    ("ln", Function::NaturalLogarithm, 1, 1),
    ("log", Function::Logarithm, 1, 2),
    ("sin", Function::Sine, 1, 1),
    ("cos", Function::Cosine, 1, 1),
    ("tan", Function::Tangent, 1, 1),
    ("exp", Function::Exponential, 1, 1),
    ("asin", Function::ArcSine, 1, 1),
    ("acos", Function::ArcCosine, 1, 1),
    ("atan", Function::ArcTangent, 1, 1),
];

impl Function {
    /// The function known by this name, `None` for one that only a problem could define.
    pub fn known(name: &str) -> Option<Function> {
        let name = match name {
            "arcsin" | "arccos" | "arctan" => &format!("a{}", &name[3..]),
            other => other,
        };
        KNOWN.iter().find(|(known, ..)| *known == name).map(|(_, function, ..)| function.clone())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Function::Named(symbol) => symbol.name(),
            known => KNOWN.iter().find(|(_, function, ..)| function == known).map_or("", |(name, ..)| name),
        }
    }

    /// Whether it can be called with so many arguments.
    pub fn takes(&self, arguments: usize) -> bool {
        let (fewest, most) = KNOWN
            .iter()
            .find(|(_, function, ..)| function == self)
            .map_or((1, 100), |(_, _, fewest, most)| (*fewest, *most));
        (fewest..=most).contains(&arguments)
    }
}

/// A mathematical expression, as read. Children are shared, so a clone is cheap.
///
/// Laws: two expressions are equal when they are the same tree, not when they have the same value (see
/// `rational_function::equivalent`); numbers that were read are never negative fractions: `-3` is a number,
/// `3/4` a division and `0.75` a number.
///
/// ```
/// use polya::maths::{Expression, Number};
/// let tree = Expression::from(2) * Expression::symbol("x") + Expression::from(3);
/// assert_eq!(tree.to_string(), "2*x + 3");
/// assert_eq!(tree.evaluate(&|_| Some(Number::from(5))), Ok(Number::from(13)));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expression {
    /// A number.
    Number(Number),
    /// A letter or name; `pi` is the circle's number.
    Symbol(Symbol),
    /// `-a`
    Negate(Arc<Expression>),
    /// `a + b`
    Add(Arc<Expression>, Arc<Expression>),
    /// `a - b`
    Subtract(Arc<Expression>, Arc<Expression>),
    /// `a*b`
    Multiply(Arc<Expression>, Arc<Expression>),
    /// `a/b`
    Divide(Arc<Expression>, Arc<Expression>),
    /// `a^b`
    Power(Arc<Expression>, Arc<Expression>),
    /// `f(a, b)`
    Call(Function, Arc<[Expression]>),
}

impl Expression {
    /// The symbol of this name, or, when it cannot be one (see [`Symbol::new`]), the symbol `_`.
    pub fn symbol(name: &str) -> Expression {
        Expression::Symbol(Symbol::new(name).unwrap_or_else(|| Symbol("_".into())))
    }

    /// A call of `function`.
    pub fn call(function: Function, arguments: impl Into<Vec<Expression>>) -> Expression {
        Expression::Call(function, arguments.into().into())
    }

    /// `self ^ exponent`
    pub fn to_the(self, exponent: Expression) -> Expression {
        Expression::Power(Arc::new(self), Arc::new(exponent))
    }

    /// Its direct parts, from left to right.
    pub fn parts(&self) -> Vec<&Expression> {
        match self {
            Expression::Number(_) | Expression::Symbol(_) => vec![],
            Expression::Negate(a) => vec![a],
            Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b)
            | Expression::Power(a, b) => vec![a, b],
            Expression::Call(_, arguments) => arguments.iter().collect(),
        }
    }

    /// The symbols in it, functions a problem defines not among them.
    pub fn symbols(&self) -> BTreeSet<Symbol> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![self];
        while let Some(next) = waiting.pop() {
            if let Expression::Symbol(symbol) = next {
                found.insert(symbol.clone());
            }
            waiting.extend(next.parts());
        }
        found
    }

    /// The functions in it that only a problem could define.
    pub fn named_functions(&self) -> BTreeSet<Symbol> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![self];
        while let Some(next) = waiting.pop() {
            if let Expression::Call(Function::Named(symbol), _) = next {
                found.insert(symbol.clone());
            }
            waiting.extend(next.parts());
        }
        found
    }

    /// How many nodes the tree has; stops counting at `usize::MAX`.
    pub fn size(&self) -> usize {
        self.parts().into_iter().fold(1, |sum: usize, part| sum.saturating_add(part.size()))
    }

    /// The nodes on the longest way from the root to a leaf; 1 for a leaf.
    pub fn depth(&self) -> usize {
        1 + self.parts().into_iter().map(Expression::depth).max().unwrap_or(0)
    }

    /// The tree with symbols replaced, all at once.
    ///
    /// Errors: `TooBig` when the result would have more than [`MAXIMUM_SIZE`] nodes or [`MAXIMUM_DEPTH`] levels.
    pub fn substitute(&self, values: &BTreeMap<Symbol, Expression>) -> Result<Expression, NumberError> {
        let sizes = values.iter().map(|(symbol, value)| (symbol, (value.size(), value.depth()))).collect();
        let (size, depth) = self.size_after(&sizes);
        if size > MAXIMUM_SIZE || depth > MAXIMUM_DEPTH {
            return Err(NumberError::TooBig);
        }
        Ok(self.replaced(&|expression| match expression {
            Expression::Symbol(symbol) => values.get(symbol).cloned(),
            _ => None,
        }))
    }

    fn size_after(&self, sizes: &BTreeMap<&Symbol, (usize, usize)>) -> (usize, usize) {
        if let Expression::Symbol(symbol) = self {
            return sizes.get(symbol).copied().unwrap_or((1, 1));
        }
        let (mut size, mut depth) = (1usize, 0);
        for part in self.parts() {
            let (part_size, part_depth) = part.size_after(sizes);
            size = size.saturating_add(part_size);
            depth = depth.max(part_depth);
        }
        (size, depth + 1)
    }

    /// The tree with every node for which `change` gives something replaced by that, from the root downwards; what
    /// replaces is not looked into again.
    pub fn replaced(&self, change: &dyn Fn(&Expression) -> Option<Expression>) -> Expression {
        if let Some(other) = change(self) {
            return other;
        }
        let go = |part: &Arc<Expression>| Arc::new(part.replaced(change));
        match self {
            Expression::Number(_) | Expression::Symbol(_) => self.clone(),
            Expression::Negate(a) => Expression::Negate(go(a)),
            Expression::Add(a, b) => Expression::Add(go(a), go(b)),
            Expression::Subtract(a, b) => Expression::Subtract(go(a), go(b)),
            Expression::Multiply(a, b) => Expression::Multiply(go(a), go(b)),
            Expression::Divide(a, b) => Expression::Divide(go(a), go(b)),
            Expression::Power(a, b) => Expression::Power(go(a), go(b)),
            Expression::Call(function, arguments) => {
                Expression::Call(function.clone(), arguments.iter().map(|argument| argument.replaced(change)).collect())
            }
        }
    }
}

impl From<Number> for Expression {
    fn from(number: Number) -> Expression {
        Expression::Number(number)
    }
}

impl From<i64> for Expression {
    fn from(number: i64) -> Expression {
        Expression::Number(number.into())
    }
}

impl From<Symbol> for Expression {
    fn from(symbol: Symbol) -> Expression {
        Expression::Symbol(symbol)
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $node:ident) => {
        impl std::ops::$trait for Expression {
            type Output = Expression;
            fn $method(self, other: Expression) -> Expression {
                Expression::$node(Arc::new(self), Arc::new(other))
            }
        }
    };
}

operator!(Add, add, Add);
operator!(Sub, sub, Subtract);
operator!(Mul, mul, Multiply);
operator!(Div, div, Divide);

impl std::ops::Neg for Expression {
    type Output = Expression;
    fn neg(self) -> Expression {
        Expression::Negate(Arc::new(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn x() -> Expression {
        Expression::symbol("x")
    }

    #[test]
    fn symbols_are_identifiers() {
        for good in ["x", "x_1", "_", "apples_of_Ann", "π"] {
            assert!(Symbol::new(good).is_some(), "{good}");
        }
        for bad in ["", "1x", "x y", "x-y", "x'"] {
            assert!(Symbol::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn every_known_function_knows_its_name() {
        for (name, function, fewest, _) in KNOWN {
            assert_eq!(function.name(), name);
            assert_eq!(Function::known(name), Some(function.clone()));
            assert!(function.takes(fewest) && !function.takes(0));
        }
    }

    #[test]
    fn size_and_depth_count_nodes() {
        let tree = x() + x() * Expression::from(2);
        assert_eq!((tree.size(), tree.depth()), (5, 3));
        assert_eq!(tree.symbols().len(), 1);
    }

    #[test]
    fn substitution_is_simultaneous_and_bounded() {
        let name = |letter| Symbol::new(letter).unwrap();
        let swap = BTreeMap::from([(name("x"), Expression::symbol("y")), (name("y"), x())]);
        assert_eq!((x() - Expression::symbol("y")).substitute(&swap).unwrap().to_string(), "y - x");

        let double = BTreeMap::from([(name("x"), x() + x())]);
        let mut growing = x();
        let stopped = (0..100).find_map(|_| match growing.substitute(&double) {
            Ok(bigger) => {
                growing = bigger;
                None
            }
            Err(error) => Some(error),
        });
        assert_eq!(stopped, Some(NumberError::TooBig));
    }
}
