//! Ways to reach `satisfy`: a value for each variable such that all rules hold.

use std::sync::Arc;

use super::deduction::Space;
use super::model::Model;
use super::pumpkin;
use super::search::{self, Solution};
use crate::problem::{Approach, Value};

pub fn approaches(variables: &Value, rules: &Value, value_names: &Value) -> Vec<Approach> {
    let Some(model) = Model::stated(variables, rules, value_names) else {
        return Vec::new();
    };
    let model = Arc::new(model);
    let (same, also) = (Arc::clone(&model), Arc::clone(&model));
    vec![
        Approach::direct(
            "deduction_and_cases",
            "strike off what cannot be until nothing follows, then go through cases",
            move |working| Ok(as_value(&search::first_and_last(&Space::new(&model), working)?)),
        ),
        Approach::direct(
            "pumpkin",
            "let the solver pumpkin find the first and the last solution, and so prove that there is no other",
            move |working| Ok(as_value(&pumpkin::first_and_last(&same, working)?)),
        ),
        Approach::direct(
            "first_that_fits",
            "take for one after the other the lowest that fits, and never turn back",
            move |working| Ok(as_value(&[search::first_that_fits(&Space::new(&also), working)?])),
        )
        .heuristic(),
    ]
}

fn as_value(solutions: &[Solution]) -> Value {
    Value::list(solutions.iter().map(|solution| Value::integers(solution.iter().copied())))
}
