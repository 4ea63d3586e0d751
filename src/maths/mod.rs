//! Exact tools, on which everything stands: numbers, expressions and how they are read and written.
//!
//! Nothing here rounds unless it is asked to, panics, or runs without a bound.

pub mod decimal;
pub mod expression;
pub mod integers;
pub mod number;
pub mod parse;
pub mod relation;

pub use expression::{EvaluationError, Expression, Function, Symbol};
pub use number::{Integer, Number, NumberError};
pub use relation::{Relation, Sign};
