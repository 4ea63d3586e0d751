//! Exact tools, on which everything stands: numbers, expressions and how they are read and written.
//!
//! Nothing here rounds unless it is asked to, panics, or runs without a bound.

pub mod decimal;
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

pub use equality::{same_answer, same_set};
pub use expression::{EvaluationError, Expression, Function, Symbol};
pub use number::{Integer, Number, NumberError};
pub use polynomial::{Monomial, Polynomial};
pub use rational_function::{RationalFunction, equivalent};
pub use relation::{Relation, Sign};
pub use surd::Surd;
pub use units::{Dimension, Unit};
