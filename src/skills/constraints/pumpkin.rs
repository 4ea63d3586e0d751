//! The constraint solver pumpkin, which learns from each contradiction a rule that spares it others of the kind.
//!
//! It is asked for the first solution in order of the variables, lowest values first, and for the last. When they are the
//! same one there is no other; so exhaustion proves that a solution is the only one.
//!
//! Source: lazy clause generation, Ohrimenko, Stuckey and Codish, 2009.

use pumpkin_conflict_resolvers::resolvers::ResolutionResolver;
use pumpkin_constraints as constraints;
use pumpkin_core::Solver;
use pumpkin_core::branching::branchers::independent_variable_value_brancher::IndependentVariableValueBrancher;
use pumpkin_core::branching::value_selection::{InDomainMax, InDomainMin};
use pumpkin_core::branching::variable_selection::InputOrder;
use pumpkin_core::results::{ProblemSolution, SatisfactionResult};
use pumpkin_core::termination::TerminationCondition;
use pumpkin_core::variables::{AffineView, DomainId, TransformableVariable};

use super::model::{Comparison, Model, Relation};
use super::search::Solution;
use crate::problem::{Setback, Working};

/// What a turn of the solver costs, in units of work.
const TURN: u64 = 10;

/// Stops the solver when its turns are used up.
struct Turns(u64);

impl TerminationCondition for Turns {
    fn should_stop(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 == 0
    }
}

pub fn first_and_last(model: &Model, working: &mut Working) -> Result<Vec<Solution>, Setback> {
    let Some(first) = solution(model, false, working)? else {
        working.note(|| "pumpkin goes through all cases and finds no solution".to_owned());
        return Ok(Vec::new());
    };
    let last = solution(model, true, working)?.ok_or_else(|| Setback::no_way("pumpkin contradicts itself"))?;
    if first == last {
        working.note(|| "the first solution in order is the last one too, so it is the only one".to_owned());
        return Ok(vec![first]);
    }
    working.note(|| "the first solution in order is not the last one: there are several".to_owned());
    Ok(vec![first, last])
}

/// The first solution in order of the variables, or the last.
fn solution(model: &Model, is_last: bool, working: &mut Working) -> Result<Option<Solution>, Setback> {
    if !model.rules.iter().all(|rule| fits(model, &rule.what)) {
        return Err(Setback::TooBig("a sum".to_owned()));
    }
    working.spend(model.rules.iter().map(|rule| rule.members().len().pow(2) as u64 / 4).sum())?;
    let mut solver = Solver::default();
    let variables: Vec<DomainId> =
        model.variables.iter().map(|it| solver.new_bounded_integer(small(it.low), small(it.high))).collect();
    for rule in &model.rules {
        post(&mut solver, &variables, &rule.what);
    }
    let allowed = working.fuel_left() / TURN;
    let mut turns = Turns(allowed);
    let mut resolver = ResolutionResolver::default();
    let order = InputOrder::new(&variables);
    let found = if is_last {
        let mut brancher = IndependentVariableValueBrancher::new(order, InDomainMax);
        read(solver.satisfy(&mut brancher, &mut turns, &mut resolver), &variables)
    } else {
        let mut brancher = IndependentVariableValueBrancher::new(order, InDomainMin);
        read(solver.satisfy(&mut brancher, &mut turns, &mut resolver), &variables)
    };
    working.spend((allowed - turns.0) * TURN)?;
    found.ok_or(Setback::OutOfFuel)
}

/// Some solution, or none; nothing when the solver was stopped.
fn read<B, R>(result: SatisfactionResult<'_, '_, '_, B, R>, variables: &[DomainId]) -> Option<Option<Solution>>
where
    B: pumpkin_core::branching::Brancher,
    R: pumpkin_core::conflict_resolving::ConflictResolver,
{
    match result {
        SatisfactionResult::Satisfiable(satisfiable) => {
            let solution = satisfiable.solution();
            Some(Some(variables.iter().map(|it| solution.get_integer_value(*it).into()).collect()))
        }
        SatisfactionResult::Unsatisfiable(..) => Some(None),
        SatisfactionResult::Unknown(..) => None,
    }
}

/// Whether all that a rule adds up stays within the numbers of the solver.
fn fits(model: &Model, what: &Relation) -> bool {
    let Relation::Linear(terms, _, constant) = what else {
        return true;
    };
    let most: i64 = terms.iter().map(|&(factor, index)| factor.abs() * model.variables[index].high).sum();
    most + constant.abs() < i64::from(i32::MAX / 4)
}

/// What [`fits`] is small.
fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN / 4 } else { i32::MAX / 4 })
}

fn post(solver: &mut Solver, variables: &[DomainId], what: &Relation) {
    let tag = solver.new_constraint_tag();
    match what {
        Relation::Different(members) => {
            let members: Vec<AffineView<DomainId>> =
                members.iter().map(|&(index, shift)| variables[index].offset(small(shift))).collect();
            solver.add_constraint(constraints::all_different(members, tag)).post();
        }
        Relation::Linear(terms, how, constant) => {
            let terms = terms.iter().filter(|&&(factor, _)| factor != 0);
            let terms: Vec<AffineView<DomainId>> =
                terms.map(|&(factor, index)| variables[index].scaled(small(factor))).collect();
            let constant = small(*constant);
            match how {
                Comparison::Equal => solver.add_constraint(constraints::equals(terms, constant, tag)).post(),
                Comparison::AtMost => {
                    solver.add_constraint(constraints::less_than_or_equals(terms, constant, tag)).post();
                }
                Comparison::Unequal => solver.add_constraint(constraints::not_equals(terms, constant, tag)).post(),
            }
        }
        Relation::Apart(one, other, distance) => {
            let distance = small(*distance);
            let between = solver.new_sparse_integer(vec![-distance, distance]);
            let terms = [variables[*one].scaled(1), variables[*other].scaled(-1), between.scaled(-1)];
            solver.add_constraint(constraints::equals(terms, 0, tag)).post();
        }
    }
}
