//! What we know: a skill for each branch.
//!
//! To add one, write the file and add a line to [`all`]. The order breaks ties and does nothing else.

pub mod algebra;
pub mod arithmetic;
pub mod bits;
pub mod calculus;
pub mod calendar;
pub mod circles;
pub mod comparison;
pub mod complex_numbers;
pub mod constraints;
pub mod facts;
pub mod geometry;
pub mod graphs;
pub mod grids;
pub mod induction;
pub mod lists;
pub mod logic;
pub mod machines;
pub mod measurement;
pub mod number_theory;
pub mod probability;
pub mod search;
pub mod text;
pub mod word_problems;

use crate::problem::Skill;

/// Every skill, in the order that breaks ties.
pub fn all() -> Vec<Box<dyn Skill>> {
    vec![
        Box::new(arithmetic::Arithmetic),
        Box::new(number_theory::NumberTheory),
        Box::new(algebra::Algebra),
        Box::new(comparison::Comparison),
        Box::new(measurement::Measurement),
        Box::new(probability::Probability),
        Box::new(graphs::Graphs),
        Box::new(grids::Grids),
        Box::new(constraints::Constraints),
        Box::new(bits::Bits),
        Box::new(calculus::Calculus),
        Box::new(complex_numbers::ComplexNumbers),
        Box::new(geometry::Geometry),
        Box::new(logic::Logic),
        Box::new(calendar::Calendar),
        Box::new(circles::Circles),
        Box::new(facts::Facts),
        Box::new(search::Search),
        Box::new(lists::Lists),
        Box::new(machines::Machines),
        Box::new(text::Text),
        Box::new(induction::Induction),
        Box::new(word_problems::WordProblems),
    ]
}
