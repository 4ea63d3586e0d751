//! Exact tools, on which everything stands: numbers, expressions and how they are read and written.
//!
//! Nothing here rounds unless it is asked to, panics, or runs without a bound. What is too big is told by an error or
//! by `None`, and the bound stands in the documentation.
//!
//! | module | holds |
//! |--------|-------|
//! | [`number`], [`decimal`], [`integers`] | rational numbers, how they are written, theorems about whole ones |
//! | [`expression`], [`relation`] | trees as they were read; equations and inequalities |
//! | [`parse`] | ASCII, Unicode and LaTeX to trees; formulas inside English |
//! | [`polynomial`], [`rational_function`], [`surd`] | normal forms, in which equal things are equal |
//! | [`elementary`] | sums of products of elementary functions |
//! | [`linear`] | systems of linear equations |
//! | [`enclosure`] | roots, logarithms and angles between two bounds |
//! | [`units`] | units of measurement |
//! | [`equality`] | whether two written answers say the same |

pub mod decimal;
pub mod elementary;
pub mod enclosure;
pub mod equality;
pub mod expression;
pub mod integers;
pub mod linear;
pub mod number;
pub mod parse;
pub mod polynomial;
pub mod rational_function;
pub mod relation;
pub mod surd;
mod unit_table;
pub mod units;

pub use elementary::Elementary;
pub use equality::{same_answer, same_set};
pub use expression::{EvaluationError, Expression, Function, Symbol};
pub use number::{Integer, Number, NumberError};
pub use polynomial::{Monomial, Polynomial};
pub use rational_function::{RationalFunction, equivalent};
pub use relation::{Relation, Sign};
pub use surd::Surd;
pub use units::{Dimension, Unit};

#[cfg(test)]
mod tests {
    use super::parse::{Options, parse_expression};
    use super::*;

    /// Test threads have 2 MiB of stack, as the threads of a pool do.
    #[test]
    fn the_deepest_trees_fit_on_the_stack() {
        let chain = |part: &str, sign: &str| vec![part; 499].join(sign);
        let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(190), close.repeat(190));
        for text in [
            chain("1", "+"),
            chain("x", "*"),
            chain("x", "/"),
            chain("sqrt(2)", "-"),
            chain("2^x", "+"),
            nested("sqrt(", ")"),
            nested("(1/", ")"),
            nested("-", ""),
            nested("2^", ""),
        ] {
            let tree = parse_expression(&text, &Options::default()).unwrap().value;
            let again = parse_expression(&tree.to_string(), &Options::names()).unwrap().value;
            assert_eq!(again, tree);
            let _ = (tree.value(), tree.size(), tree.depth(), tree.to_latex(), tree.to_mathml(), format!("{tree:?}"));
            let _ = Polynomial::from_expression(&tree).map(|polynomial| polynomial.to_expression().to_string());
            let _ = RationalFunction::from_expression(&tree).map(|function| function.to_string());
            let _ = Surd::from_expression(&tree).map(|surd| surd.to_string());
            let _ = equivalent(&tree, &(tree.clone() + Expression::from(1)));
            let _ = tree.cmp(&again);
            let _ = same_answer(&text, &format!("{text} "));
        }
    }
}
