//! polya
pub mod maths;
