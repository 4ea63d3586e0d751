//! Equations and inequalities.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::expression::{EvaluationError, Expression, Latex, MathMl, Notation, Symbol, in_notation};
use super::number::{Number, NumberError};

/// How two sides are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `!=`
    NotEqual,
}

impl Sign {
    /// As ASCII.
    pub fn text(self) -> &'static str {
        match self {
            Sign::Equal => "=",
            Sign::Less => "<",
            Sign::LessOrEqual => "<=",
            Sign::Greater => ">",
            Sign::GreaterOrEqual => ">=",
            Sign::NotEqual => "!=",
        }
    }

    /// Whether it holds between two numbers.
    pub fn holds(self, left: &Number, right: &Number) -> bool {
        match self {
            Sign::Equal => left == right,
            Sign::Less => left < right,
            Sign::LessOrEqual => left <= right,
            Sign::Greater => left > right,
            Sign::GreaterOrEqual => left >= right,
            Sign::NotEqual => left != right,
        }
    }

    /// The sign with the sides changed over: `a < b` is `b > a`.
    pub fn turned(self) -> Sign {
        match self {
            Sign::Less => Sign::Greater,
            Sign::LessOrEqual => Sign::GreaterOrEqual,
            Sign::Greater => Sign::Less,
            Sign::GreaterOrEqual => Sign::LessOrEqual,
            same => same,
        }
    }

    /// The sign that holds exactly when this one does not.
    pub fn denied(self) -> Sign {
        match self {
            Sign::Equal => Sign::NotEqual,
            Sign::NotEqual => Sign::Equal,
            Sign::Less => Sign::GreaterOrEqual,
            Sign::LessOrEqual => Sign::Greater,
            Sign::Greater => Sign::LessOrEqual,
            Sign::GreaterOrEqual => Sign::Less,
        }
    }
}

/// `left sign right`, as read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation {
    /// What stands on the left.
    pub left: Expression,
    /// What is said of the two sides.
    pub sign: Sign,
    /// What stands on the right.
    pub right: Expression,
}

impl Relation {
    /// `left = right`
    pub fn equal(left: Expression, right: Expression) -> Relation {
        Relation { left, sign: Sign::Equal, right }
    }

    /// Whether it holds, with the values of its symbols given by `value`.
    pub fn holds(&self, value: &dyn Fn(&Symbol) -> Option<Number>) -> Result<bool, EvaluationError> {
        Ok(self.sign.holds(&self.left.evaluate(value)?, &self.right.evaluate(value)?))
    }

    /// The symbols on both sides.
    pub fn symbols(&self) -> BTreeSet<Symbol> {
        let mut found = self.left.symbols();
        found.extend(self.right.symbols());
        found
    }

    /// The relation with symbols replaced on both sides; bounds as for [`Expression::substitute`].
    pub fn substitute(&self, values: &BTreeMap<Symbol, Expression>) -> Result<Relation, NumberError> {
        Ok(Relation { left: self.left.substitute(values)?, sign: self.sign, right: self.right.substitute(values)? })
    }

    /// LaTeX, without delimiters.
    pub fn to_latex(&self) -> String {
        self.in_notation(&Latex)
    }

    /// A whole `<math>` element.
    pub fn to_mathml(&self) -> String {
        MathMl::element(&self.in_notation(&MathMl))
    }

    fn in_notation(&self, notation: &dyn Notation) -> String {
        notation.row(&[
            in_notation(&self.left, notation),
            notation.operator(self.sign.text()),
            in_notation(&self.right, notation),
        ])
    }
}

impl fmt::Display for Relation {
    /// ASCII that reads back as the same relation, as for [`Expression`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.left, f)?;
        f.write_str(" ")?;
        f.write_str(self.sign.text())?;
        f.write_str(" ")?;
        fmt::Display::fmt(&self.right, f)
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_is_tested_with_values() {
        let relation = Relation { left: Expression::symbol("x"), sign: Sign::Less, right: Expression::from(3) };
        assert_eq!(relation.holds(&|_| Some(Number::from(2))), Ok(true));
        assert_eq!(relation.holds(&|_| Some(Number::from(3))), Ok(false));
        assert!(relation.holds(&|_| None).is_err());
        assert_eq!(relation.to_string(), "x < 3");
        assert_eq!(relation.to_latex(), "x < 3");
        assert!(relation.to_mathml().contains("<mo>&lt;</mo>"));
    }

    #[test]
    fn denying_and_turning_a_sign() {
        for sign in [Sign::Equal, Sign::Less, Sign::LessOrEqual, Sign::Greater, Sign::GreaterOrEqual, Sign::NotEqual] {
            for (a, b) in [(1, 2), (2, 2), (3, 2)] {
                let (a, b) = (Number::from(a), Number::from(b));
                assert_eq!(sign.holds(&a, &b), sign.turned().holds(&b, &a));
                assert_eq!(sign.holds(&a, &b), !sign.denied().holds(&a, &b));
            }
        }
    }
}
