//! Solving relations: each unknown is matched to the relation that gives it, and what depends on what decides the order.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::maths::{Expression, Function, Number, Relation, Symbol};
use crate::problem::{Approach, Goal, Next, Operation, Setback, Value, Working};

fn relations_of(relations: &Value) -> Option<Vec<Relation>> {
    relations
        .as_list()?
        .iter()
        .map(|value| match value {
            Value::Relation(relation) => Some(Relation::clone(relation)),
            _ => None,
        })
        .collect()
}

/// Which relation gives which unknown, and the parts that must be solved together, in the order of dependence.
struct Order {
    /// By unknown: its relation.
    relation_of: BTreeMap<Symbol, usize>,
    /// By unknown: the unknowns that are solved together with it.
    together: BTreeMap<Symbol, Vec<Symbol>>,
}

/// Matches unknowns to relations (a maximum matching by augmenting paths) and finds the strongly connected parts.
/// None when some unknown has no relation of its own.
fn order(relations: &[Relation]) -> Option<Order> {
    let unknowns: Vec<Symbol> =
        relations.iter().flat_map(Relation::symbols).collect::<BTreeSet<_>>().into_iter().collect();
    let occurs: Vec<Vec<usize>> = unknowns
        .iter()
        .map(|unknown| {
            let mut places: Vec<usize> =
                (0..relations.len()).filter(|&it| relations[it].symbols().contains(unknown)).collect();
            // A relation that says outright what the unknown is comes first.
            places.sort_by_key(|&it| {
                (relations[it].left != Expression::Symbol(unknown.clone()), relations[it].symbols().len())
            });
            places
        })
        .collect();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for unknown in 0..unknowns.len() {
        if !augment(unknown, &occurs, &mut taken, &mut BTreeSet::new()) {
            return None;
        }
    }
    let relation_of: BTreeMap<Symbol, usize> =
        taken.iter().map(|(&relation, &unknown)| (unknowns[unknown].clone(), relation)).collect();
    let mut graph: DiGraph<Symbol, ()> = DiGraph::new();
    let nodes: BTreeMap<Symbol, NodeIndex> =
        unknowns.iter().map(|it| (it.clone(), graph.add_node(it.clone()))).collect();
    for unknown in &unknowns {
        for other in relations[relation_of[unknown]].symbols() {
            if other != *unknown {
                graph.add_edge(nodes[unknown], nodes[&other], ());
            }
        }
    }
    let mut together = BTreeMap::new();
    for part in tarjan_scc(&graph) {
        let mut members: Vec<Symbol> = part.iter().map(|&node| graph[node].clone()).collect();
        members.sort();
        for member in &members {
            together.insert(member.clone(), members.clone());
        }
    }
    Some(Order { relation_of, together })
}

fn augment(
    unknown: usize,
    occurs: &[Vec<usize>],
    taken: &mut BTreeMap<usize, usize>,
    seen: &mut BTreeSet<usize>,
) -> bool {
    for &relation in &occurs[unknown] {
        if !seen.insert(relation) {
            continue;
        }
        let holder = taken.get(&relation).copied();
        if holder.is_none_or(|holder| augment(holder, occurs, taken, seen)) {
            taken.insert(relation, unknown);
            return true;
        }
    }
    false
}

impl Order {
    /// Tells the quantities that the story gives outright from those that must be found.
    fn split(&self, symbols: Vec<Symbol>, relations: &[Relation]) -> (BTreeMap<Symbol, Number>, Vec<Symbol>) {
        let mut given = BTreeMap::new();
        let mut open = Vec::new();
        for symbol in symbols {
            let own = self.relation_of.get(&symbol).map(|&own| &relations[own]);
            match own.map(|own| (&own.left, &own.right)) {
                Some((Expression::Symbol(_), Expression::Number(number))) => {
                    given.insert(symbol, number.clone());
                }
                _ => open.push(symbol),
            }
        }
        (given, open)
    }

    /// The relations that an unknown depends on, sorted.
    fn needed_for(&self, unknown: &Symbol, relations: &[Relation]) -> Vec<Relation> {
        let mut needed = BTreeSet::new();
        let mut open = vec![unknown.clone()];
        let mut seen = BTreeSet::new();
        while let Some(symbol) = open.pop() {
            if seen.insert(symbol.clone()) {
                let relation = &relations[self.relation_of[&symbol]];
                needed.insert(relation.clone());
                open.extend(relation.symbols());
            }
        }
        needed.into_iter().collect()
    }
}

fn quantity(unknown: &Symbol, relations: Vec<Relation>) -> Goal {
    Goal::new("quantity", vec![Value::symbol(unknown.clone()), Value::list(relations.into_iter().map(Value::from))])
}

/// Every quantity by itself, in the order of dependence; and all of them as one linear system.
pub(super) fn assignment_approaches(relations: &Value) -> Vec<Approach> {
    let Some(relations) = relations_of(relations) else {
        return Vec::new();
    };
    let Some(order) = order(&relations) else {
        return Vec::new();
    };
    let unknowns: Vec<Symbol> = order.relation_of.keys().cloned().collect();
    let (given, open) = order.split(unknowns, &relations);
    let subgoals = open.iter().map(|unknown| quantity(unknown, order.needed_for(unknown, &relations))).collect();
    let idea = "find each quantity from those it depends on";
    vec![Approach::split("order_of_dependence", idea, subgoals, move |parts, _| {
        let given = given.iter().map(|(symbol, number)| (symbol.clone(), number.into()));
        Ok(Value::assignment(given.chain(open.iter().cloned().zip(parts.iter().cloned()))))
    })]
}

pub(super) fn quantity_approaches(unknown: &Value, relations: &Value) -> Vec<Approach> {
    let (Some(unknown), Some(relations)) = (unknown.as_symbol().cloned(), relations_of(relations)) else {
        return Vec::new();
    };
    let Some(order) = order(&relations) else {
        return Vec::new();
    };
    let Some(&own) = order.relation_of.get(&unknown) else {
        return Vec::new();
    };
    let together = &order.together[&unknown];
    if together.len() > 1 {
        return vec![as_a_system(&unknown, together, &relations, &order)];
    }
    let relation = relations[own].clone();
    if let (Expression::Symbol(_), Expression::Number(number)) = (&relation.left, &relation.right) {
        let number = number.clone();
        return vec![Approach::direct("given", "the problem says it", move |_| Ok((&number).into()))];
    }
    let mut approaches = vec![its_relation(&unknown, &relation, &relations, &order)];
    approaches.extend(one_equation(&unknown, &relation, &relations, &order));
    approaches
}

/// Works out the other quantities of the relation first, then undoes what is done to the unknown.
fn its_relation(unknown: &Symbol, relation: &Relation, relations: &[Relation], order: &Order) -> Approach {
    let others: Vec<Symbol> = relation.symbols().into_iter().filter(|it| it != unknown).collect();
    let (given, others) = order.split(others, relations);
    let subgoals = others.iter().map(|it| quantity(it, order.needed_for(it, relations))).collect();
    let (unknown, relation) = (unknown.clone(), relation.clone());
    let idea = "take the relation that it stands in, and the quantities beside it";
    Approach::split("its_relation", idea, subgoals, move |parts, working| {
        let mut known: BTreeMap<Symbol, Number> = others
            .iter()
            .zip(parts)
            .map(|(symbol, part)| Some((symbol.clone(), part.as_number()?.clone())))
            .collect::<Option<_>>()
            .ok_or_else(|| Setback::no_way("a quantity is no number"))?;
        known.extend(given.clone());
        working.note(|| relation.to_string());
        isolate(&relation, &unknown, &known, working)
    })
}

/// Undoes, from the outside in, what is done to the unknown.
///
/// Source: isolation in PRESS (Bundy and Welham 1981).
fn isolate(
    relation: &Relation,
    unknown: &Symbol,
    known: &BTreeMap<Symbol, Number>,
    working: &mut Working,
) -> Result<Value, Setback> {
    let in_left = relation.left.symbols().contains(unknown);
    let in_right = relation.right.symbols().contains(unknown);
    if in_left && in_right {
        return Err(Setback::no_way(format!("{unknown} stands on both sides")));
    }
    let (mut side, other) = if in_left { (&relation.left, &relation.right) } else { (&relation.right, &relation.left) };
    let mut value = worked_out(other, known, working)?;
    loop {
        let has = |part: &Expression| part.symbols().contains(unknown);
        match side {
            Expression::Symbol(_) => return Ok(value.into()),
            Expression::Negate(inner) => {
                value = working.step(Operation::Subtract, [&Number::zero(), &value])?;
                side = inner;
            }
            Expression::Add(left, right) => {
                let (inner, rest) = if has(left) { (left, right) } else { (right, left) };
                let rest = worked_out(rest, known, working)?;
                value = working.step(Operation::Subtract, [&value, &rest])?;
                side = inner;
            }
            Expression::Subtract(left, right) if has(left) => {
                let rest = worked_out(right, known, working)?;
                value = working.step(Operation::Add, [&value, &rest])?;
                side = left;
            }
            Expression::Subtract(left, right) => {
                let rest = worked_out(left, known, working)?;
                value = working.step(Operation::Subtract, [&rest, &value])?;
                side = right;
            }
            Expression::Multiply(left, right) => {
                let (inner, rest) = if has(left) { (left, right) } else { (right, left) };
                let rest = worked_out(rest, known, working)?;
                value = working.step(Operation::Divide, [&value, &rest])?;
                side = inner;
            }
            Expression::Divide(left, right) if has(left) => {
                let rest = worked_out(right, known, working)?;
                value = working.step(Operation::Multiply, [&value, &rest])?;
                side = left;
            }
            Expression::Divide(left, right) => {
                let rest = worked_out(left, known, working)?;
                value = working.step(Operation::Divide, [&rest, &value])?;
                side = right;
            }
            other => return Err(Setback::no_way(format!("{unknown} cannot be isolated in {other}"))),
        }
        if side.symbols().iter().filter(|it| *it == unknown).count() > 1 {
            return Err(Setback::no_way(format!("{unknown} stands in several places")));
        }
    }
}

/// The value of a side without the unknown, step by step.
fn worked_out(side: &Expression, known: &BTreeMap<Symbol, Number>, working: &mut Working) -> Result<Number, Setback> {
    let both = |left: &Expression, right: &Expression, operation, working: &mut Working| {
        let (left, right) = (worked_out(left, known, working)?, worked_out(right, known, working)?);
        working.step(operation, [&left, &right])
    };
    match side {
        Expression::Number(number) => Ok(number.clone()),
        Expression::Symbol(symbol) => {
            known.get(symbol).cloned().ok_or_else(|| Setback::no_way(format!("{symbol} is not known")))
        }
        Expression::Negate(inner) => {
            let inner = worked_out(inner, known, working)?;
            working.step(Operation::Subtract, [&Number::zero(), &inner])
        }
        Expression::Add(left, right) => both(left, right, Operation::Add, working),
        Expression::Subtract(left, right) => both(left, right, Operation::Subtract, working),
        Expression::Multiply(left, right) => both(left, right, Operation::Multiply, working),
        Expression::Divide(left, right) => both(left, right, Operation::Divide, working),
        Expression::Call(Function::Modulo, parts) if parts.len() == 2 => {
            both(&parts[0], &parts[1], Operation::Remainder, working)
        }
        Expression::Call(rounding @ (Function::Floor | Function::Ceiling), parts) if parts.len() == 1 => {
            let inner = worked_out(&parts[0], known, working)?;
            let down = matches!(rounding, Function::Floor);
            working.step(if down { Operation::Floor } else { Operation::Ceiling }, [&inner])
        }
        other => Err(Setback::no_way(format!("{other} is not worked out here"))),
    }
}

/// Puts all other relations into its own, and leaves one equation in one unknown to algebra.
fn one_equation(unknown: &Symbol, relation: &Relation, relations: &[Relation], order: &Order) -> Option<Approach> {
    let mut equation = relation.clone();
    // Each round replaces the unknowns of one level by what their relations say.
    for _ in 0..=relations.len() {
        let mut replacements = BTreeMap::new();
        for symbol in equation.symbols() {
            if symbol != *unknown {
                let own = &relations[*order.relation_of.get(&symbol)?];
                if own.left != Expression::Symbol(symbol.clone()) || own.right.symbols().contains(unknown) {
                    return None;
                }
                replacements.insert(symbol, own.right.clone());
            }
        }
        if replacements.is_empty() {
            let subgoals = vec![Goal::new("roots", vec![equation.clone().into(), Value::symbol(unknown.clone())])];
            let idea = "put the relations into each other until one equation is left";
            return Some(Approach::split("substitution", idea, subgoals, |parts, _| match parts[0].as_list() {
                Some([only]) => Ok(only.clone()),
                _ => Err(Setback::no_way("the equation has no one solution")),
            }));
        }
        equation = equation.substitute(&replacements).ok()?;
    }
    None
}

/// Unknowns that depend on each other are solved together.
fn as_a_system(unknown: &Symbol, together: &[Symbol], relations: &[Relation], order: &Order) -> Approach {
    let own: Vec<Relation> = together.iter().map(|it| relations[order.relation_of[it]].clone()).collect();
    let outside: Vec<Symbol> = own
        .iter()
        .flat_map(Relation::symbols)
        .filter(|it| !together.contains(it))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let (given, outside) = order.split(outside, relations);
    let subgoals = outside.iter().map(|it| quantity(it, order.needed_for(it, relations))).collect();
    let (unknown, together) = (unknown.clone(), together.to_vec());
    let idea = "these depend on each other, so solve them together";
    Approach::new("system", idea, subgoals, move |parts, _| {
        let mut known: BTreeMap<Symbol, Expression> = outside
            .iter()
            .zip(parts)
            .map(|(symbol, part)| Some((symbol.clone(), part.to_expression()?)))
            .collect::<Option<_>>()
            .ok_or_else(|| Setback::no_way("a quantity is no number"))?;
        known.extend(given.iter().map(|(symbol, number)| (symbol.clone(), number.clone().into())));
        let mut equations = own
            .iter()
            .map(|relation| relation.substitute(&known).map(Value::from))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| Setback::TooBig(error.to_string()))?;
        equations.sort();
        let unknowns = Value::list(together.iter().cloned().map(Value::symbol));
        let solve = Goal::new("solve", vec![Value::list(equations), unknowns]);
        Ok(Next::Goal(Goal::new("value_of", vec![Value::symbol(unknown.clone()), solve.into()])))
    })
}
