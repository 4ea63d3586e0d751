//! What a prompt says of its letters: definitions ("let f(x) be ...", "let c = f + 166") and equations that decide
//! them ("suppose 97 = 8*i - z").
//!
//! A letter that is used becomes the goal of finding what it stands for, nested in the goal that uses it, so the plan
//! shows each definition as a sub-problem, and equal ones as one node. Equations are taken in the smallest groups that
//! can be solved by themselves: unknowns are matched to equations, and what depends on each other in a circle is one
//! group (Dulmage and Mendelsohn 1958). Nothing here depends on the order of the sentences.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::maths::{Expression, Function, Relation, Sign, Symbol};
use crate::problem::{Goal, Value};

/// The largest tree of nested goals: letters that stand for letters can double it at every step.
const LARGEST: usize = 4_000;

/// The most equations that are sorted into groups.
const MOST_EQUATIONS: usize = 40;

/// The letters that a prompt gives a meaning to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Every letter may be one: how a prompt is read before its definitions are known.
    is_open: bool,
    symbols: BTreeSet<Symbol>,
    functions: BTreeSet<Symbol>,
}

impl Names {
    pub(super) fn open() -> Self {
        Self { is_open: true, ..Self::default() }
    }

    pub(super) fn has_symbol(&self, symbol: &Symbol) -> bool {
        self.is_open || self.symbols.contains(symbol)
    }

    pub(super) fn has_function(&self, symbol: &Symbol) -> bool {
        self.is_open || self.functions.contains(symbol)
    }

    /// Whether a letter is known as a function, and as nothing else.
    pub(super) fn is_function_only(&self, symbol: &Symbol) -> bool {
        self.functions.contains(symbol) && !self.symbols.contains(symbol)
    }

    /// Whether any of these is one.
    pub(super) fn are_in(&self, symbols: &BTreeSet<Symbol>, functions: &BTreeSet<Symbol>) -> bool {
        symbols.iter().any(|it| self.has_symbol(it)) || functions.iter().any(|it| self.has_function(it))
    }
}

/// A function that the prompt defines.
#[derive(Clone, Debug)]
struct Definition {
    parameters: Vec<Symbol>,
    body: Value,
}

/// What is given, gathered from all sentences.
#[derive(Debug, Default)]
pub(super) struct Known {
    symbols: BTreeMap<Symbol, Value>,
    functions: BTreeMap<Symbol, Definition>,
    equations: Vec<Relation>,
    /// Inequalities, with the unknown they bound.
    bounds: Vec<Relation>,
    /// Letters said to be positive, for simplifying.
    positive: BTreeSet<Symbol>,
    /// For each unknown, the group that decides it: indices of equations, and the unknowns.
    groups: BTreeMap<Symbol, (Vec<usize>, Vec<Symbol>)>,
    /// What letters were found to stand for, with the size of the tree.
    found: RefCell<BTreeMap<Symbol, Option<(Value, usize)>>>,
    /// Whether a function or a whole group of equations was asked for.
    is_called: Cell<bool>,
}

/// A value without the marks that say that it speaks of names.
fn bare(value: &Value) -> Value {
    match value {
        Value::Goal(goal) => match goal.parts() {
            ("known", [inner]) => inner.clone(),
            (_, given) => Goal::new(goal.verb(), given.iter().map(bare).collect()).into(),
        },
        Value::List(values) => Value::list(values.iter().map(bare)),
        other => other.clone(),
    }
}

/// An expression marked as one that may speak of names.
fn marked(expression: Expression) -> Value {
    Goal::new("known", vec![Value::expression(expression)]).into()
}

impl Known {
    /// Gathers what is given. `None` when something is defined twice, or not in a way that can be used.
    pub fn gather<'a>(givens: impl IntoIterator<Item = &'a Value>) -> Option<Self> {
        let mut known = Known::default();
        let mut waiting = Vec::new();
        for given in givens {
            let Value::Goal(goal) = given else {
                return None;
            };
            match goal.parts() {
                ("define", [head, body]) => known.define(head, body.clone())?,
                ("positive", [symbol]) => drop(known.positive.insert(symbol.as_symbol()?.clone())),
                ("let" | "given", [relations]) => {
                    let relations = bare(relations);
                    let all = relations.as_list().map_or_else(|| vec![relations.clone()], <[Value]>::to_vec);
                    for relation in all {
                        let Value::Relation(relation) = relation else {
                            return None;
                        };
                        waiting.push((relation, goal.verb().as_str() == "let"));
                    }
                }
                _ => return None,
            }
        }
        for (relation, is_definition) in waiting {
            known.say(Relation::clone(&relation), is_definition)?;
        }
        known.group();
        Some(known)
    }

    fn define(&mut self, head: &Value, body: Value) -> Option<()> {
        match bare(head).to_expression()? {
            Expression::Symbol(symbol) => {
                let is_new = !self.symbols.contains_key(&symbol);
                self.symbols.insert(symbol, body);
                is_new.then_some(())
            }
            Expression::Call(Function::Named(name), arguments) => {
                let parameters = arguments.iter().map(|argument| match argument {
                    Expression::Symbol(symbol) => Some(symbol.clone()),
                    _ => None,
                });
                let definition = Definition { parameters: parameters.collect::<Option<_>>()?, body };
                self.functions.insert(name, definition).is_none().then_some(())
            }
            _ => None,
        }
    }

    /// Takes a relation as a definition when it is one, else as an equation or a bound.
    fn say(&mut self, relation: Relation, is_definition: bool) -> Option<()> {
        let right = relation.right.symbols();
        if relation.sign == Sign::Equal {
            match &relation.left {
                Expression::Call(Function::Named(name), arguments)
                    if !self.functions.contains_key(name)
                        && arguments.iter().all(|it| matches!(it, Expression::Symbol(_))) =>
                {
                    let head = Value::expression(relation.left.clone());
                    return self.define(&head, marked(relation.right));
                }
                Expression::Symbol(symbol)
                    if !right.contains(symbol)
                        && !self.symbols.contains_key(symbol)
                        && (is_definition || right.is_empty())
                        && !self.equations.iter().any(|equation| equation.symbols().contains(symbol)) =>
                {
                    return self.define(&Value::symbol(symbol.clone()), marked(relation.right));
                }
                _ => self.equations.push(relation),
            }
        } else {
            self.bounds.push(relation);
        }
        (self.equations.len() <= MOST_EQUATIONS).then_some(())
    }

    pub fn names(&self) -> Names {
        let symbols = self.symbols.keys().chain(self.groups.keys()).cloned().collect();
        Names { is_open: false, symbols, functions: self.functions.keys().cloned().collect() }
    }

    /// Letters that are said to be positive.
    pub fn positive(&self) -> Vec<Value> {
        self.positive.iter().cloned().map(Value::symbol).collect()
    }

    /// The unknowns of an equation: its letters that are not defined.
    fn unknowns_of(&self, equation: &Relation) -> Vec<Symbol> {
        equation.symbols().into_iter().filter(|symbol| !self.symbols.contains_key(symbol)).collect()
    }

    fn group(&mut self) {
        let unknowns: Vec<Vec<Symbol>> = self.equations.iter().map(|equation| self.unknowns_of(equation)).collect();
        let mut matched: BTreeMap<Symbol, usize> = BTreeMap::new();
        for equation in 0..unknowns.len() {
            augment(equation, &unknowns, &mut matched, &mut BTreeSet::new());
        }
        let all: BTreeSet<Symbol> = unknowns.iter().flatten().cloned().collect();
        for symbol in &all {
            let component = component(symbol, &unknowns);
            let members: BTreeSet<&Symbol> = component.iter().flat_map(|&equation| &unknowns[equation]).collect();
            let is_square = component.len() == members.len() && members.iter().all(|it| matched.contains_key(*it));
            let group = if is_square { circle(symbol, &unknowns, &matched) } else { component };
            let mut solved: BTreeSet<Symbol> = group.iter().flat_map(|&equation| unknowns[equation].clone()).collect();
            if is_square {
                solved.retain(|it| matched.get(it).is_some_and(|equation| group.contains(equation)));
            }
            self.groups.insert(symbol.clone(), (group, solved.into_iter().collect()));
        }
    }

    /// What an expression is, with everything that it speaks of put in; `bound` are letters that mean nothing here.
    fn term(&self, expression: &Expression, bound: &[Symbol], depth: usize) -> Option<(Value, usize)> {
        if depth == 0 {
            return None;
        }
        match expression {
            Expression::Symbol(symbol) if !bound.contains(symbol) => {
                if let Some(found) = self.symbol(symbol, depth - 1)? {
                    return Some(found);
                }
                return Some((Value::symbol(symbol.clone()), 1));
            }
            Expression::Call(Function::Named(name), arguments) => {
                if let Some(definition) = self.functions.get(name) {
                    return self.call(definition, arguments, bound, depth - 1);
                }
            }
            _ => {}
        }
        let mut fillings = BTreeMap::new();
        let mut size = 1;
        let held = self.with_fillings(expression, bound, depth - 1, &mut fillings, &mut size)?;
        if fillings.is_empty() {
            let value = Value::expression(held);
            let is_closed = value.to_expression().is_some_and(|term| term.symbols().is_empty());
            let is_number = value.as_number().is_some();
            let value = if is_closed && !is_number { Goal::new("evaluate", vec![value]).into() } else { value };
            return Some((value, size));
        }
        (size <= LARGEST).then(|| (substitute(Value::expression(held), fillings), size + 1))
    }

    /// Calls are replaced by letters of their own, and these and all letters that stand for something are gathered.
    fn with_fillings(
        &self,
        expression: &Expression,
        bound: &[Symbol],
        depth: usize,
        fillings: &mut BTreeMap<Symbol, Value>,
        size: &mut usize,
    ) -> Option<Expression> {
        let calls = self.calls_in(expression);
        let mut letters = Vec::new();
        for call in &calls {
            let Expression::Call(Function::Named(name), arguments) = call else {
                return None;
            };
            let (value, larger) = self.call(self.functions.get(name)?, arguments, bound, depth)?;
            let taken = |symbol: &Symbol| letters.iter().any(|(_, it)| it == symbol);
            let letter = (1..)
                .filter_map(|index| Symbol::new(&format!("{name}_{index}")))
                .find(|it| !taken(it) && !self.symbols.contains_key(it) && !expression.symbols().contains(it))?;
            letters.push((call.clone(), letter.clone()));
            fillings.insert(letter, value);
            *size += larger;
        }
        let replaced = expression.replaced(&|part| {
            letters.iter().find(|(call, _)| call == part).map(|(_, letter)| Expression::Symbol(letter.clone()))
        });
        for symbol in replaced.symbols() {
            if bound.contains(&symbol) || fillings.contains_key(&symbol) {
                continue;
            }
            if let Some((value, larger)) = self.symbol(&symbol, depth)? {
                fillings.insert(symbol, value);
                *size += larger;
            }
        }
        (*size <= LARGEST).then_some(replaced)
    }

    /// The outermost calls of functions that are defined here, each once.
    fn calls_in(&self, expression: &Expression) -> Vec<Expression> {
        let mut found: Vec<Expression> = Vec::new();
        let mut waiting = vec![expression];
        while let Some(next) = waiting.pop() {
            match next {
                Expression::Call(Function::Named(name), _) if self.functions.contains_key(name) => {
                    if !found.contains(next) {
                        found.push(next.clone());
                    }
                }
                other => waiting.extend(other.parts()),
            }
        }
        found
    }

    fn call(
        &self,
        definition: &Definition,
        arguments: &[Expression],
        bound: &[Symbol],
        depth: usize,
    ) -> Option<(Value, usize)> {
        if depth == 0 || arguments.len() != definition.parameters.len() {
            return None;
        }
        self.is_called.set(true);
        let mut fillings = BTreeMap::new();
        let mut size = 1;
        for (parameter, argument) in definition.parameters.iter().zip(arguments) {
            let (value, larger) = self.term(argument, bound, depth - 1)?;
            fillings.insert(parameter.clone(), value);
            size += larger;
        }
        let (body, larger) = self.value_within(&definition.body, &definition.parameters, depth - 1)?;
        size += larger;
        let is_same = |(symbol, value): (&Symbol, &Value)| value.as_symbol() == Some(symbol);
        if fillings.iter().all(is_same) {
            return Some((body, size));
        }
        (size <= LARGEST).then(|| (substitute(body, fillings), size))
    }

    /// What a letter stands for; the inner `None` when it stands for nothing, the outer when that cannot be said.
    #[allow(clippy::option_option, reason = "that nothing is known and that too much is are two things")]
    fn symbol(&self, symbol: &Symbol, depth: usize) -> Option<Option<(Value, usize)>> {
        if !self.symbols.contains_key(symbol) && !self.groups.contains_key(symbol) {
            return Some(None);
        }
        if depth == 0 {
            return None;
        }
        if let Some(found) = self.found.borrow().get(symbol) {
            return found.clone().map(Some);
        }
        // Until it is found, the letter stands for nothing: a definition in a circle has no meaning.
        self.found.borrow_mut().insert(symbol.clone(), None);
        let value = match self.symbols.get(symbol) {
            Some(body) => self.value_within(body, &[], depth - 1),
            None => self.solved(symbol, depth - 1),
        };
        self.found.borrow_mut().insert(symbol.clone(), value.clone());
        value.map(Some)
    }

    /// The number that equations make a letter.
    fn solved(&self, symbol: &Symbol, depth: usize) -> Option<(Value, usize)> {
        let (equations, unknowns) = self.groups.get(symbol)?;
        let (system, size) = self.system(equations, unknowns, depth)?;
        let value = match (&system[..], &unknowns[..]) {
            ([only], [_]) => Goal::new("only", vec![self.roots(only.clone(), symbol)]),
            _ => Goal::new("value_of", vec![Value::symbol(symbol.clone()), solve(system, unknowns)]),
        };
        Some((value.into(), size + 1))
    }

    /// The solutions of one equation, within the bounds that the prompt sets.
    fn roots(&self, equation: Value, symbol: &Symbol) -> Value {
        let roots = Goal::new("roots", vec![equation, Value::symbol(symbol.clone())]).into();
        let bounds: Vec<Value> = self.bounds_of(symbol).map(Value::from).collect();
        if bounds.is_empty() { roots } else { Goal::new("among", vec![roots, Value::list(bounds)]).into() }
    }

    fn bounds_of<'a>(&'a self, symbol: &'a Symbol) -> impl Iterator<Item = Relation> + 'a {
        let zero = Expression::from(0);
        let positive = self.positive.iter().filter(move |it| *it == symbol).map(move |it| Relation {
            left: Expression::Symbol(it.clone()),
            sign: Sign::Greater,
            right: zero.clone(),
        });
        let said = self.bounds.iter().filter(move |bound| {
            let symbols = bound.symbols();
            symbols.len() == 1 && symbols.contains(symbol)
        });
        said.cloned().chain(positive)
    }

    /// Equations with everything but these unknowns put in, sorted.
    fn system(&self, equations: &[usize], unknowns: &[Symbol], depth: usize) -> Option<(Vec<Value>, usize)> {
        let mut size = 1;
        let mut system = Vec::new();
        for &index in equations {
            let (value, larger) = self.relation(&self.equations[index], unknowns, depth)?;
            size += larger;
            system.push(value);
        }
        system.sort();
        (size <= LARGEST).then_some((system, size))
    }

    fn relation(&self, relation: &Relation, bound: &[Symbol], depth: usize) -> Option<(Value, usize)> {
        let depth = depth.checked_sub(1)?;
        let mut fillings = BTreeMap::new();
        let mut size = 1;
        let left = self.with_fillings(&relation.left, bound, depth, &mut fillings, &mut size)?;
        let right = self.with_fillings(&relation.right, bound, depth, &mut fillings, &mut size)?;
        let held = Value::from(Relation { left, sign: relation.sign, right });
        Some((if fillings.is_empty() { held } else { substitute(held, fillings) }, size + 1))
    }

    /// A value with everything that its parts speak of put in.
    fn value_within(&self, value: &Value, bound: &[Symbol], depth: usize) -> Option<(Value, usize)> {
        let depth = depth.checked_sub(1)?;
        match value {
            Value::Goal(goal) => match goal.parts() {
                ("known", [Value::Relation(relation)]) => self.relation(relation, bound, depth),
                ("known", [inner]) => self.term(&inner.to_expression()?, bound, depth),
                ("derivative" | "nth_term", given) if bound.is_empty() => self.in_a_letter(goal, given, depth),
                (_, given) => {
                    let (given, size) = self.values_within(given, bound, depth)?;
                    Some((Goal::new(goal.verb(), given).into(), size + 1))
                }
            },
            Value::List(values) => {
                let (values, size) = self.values_within(values, bound, depth)?;
                Some((Value::list(values), size + 1))
            }
            other => Some((other.clone(), 1)),
        }
    }

    /// A goal that needs a letter as such, like a derivative by it: what the letter stands for is put in last.
    fn in_a_letter(&self, goal: &Goal, given: &[Value], depth: usize) -> Option<(Value, usize)> {
        let said = given.iter().skip(1).find_map(Value::as_symbol).cloned();
        let letter = match (said, &given[0]) {
            (Some(letter), _) => Some(letter),
            (None, Value::Goal(marked)) if marked.verb().as_str() == "known" => {
                let letters = marked.given().first()?.to_expression()?.symbols();
                let is_named =
                    |letter: &&Symbol| self.symbols.contains_key(*letter) || self.groups.contains_key(*letter);
                let named: Vec<&Symbol> = letters.iter().filter(is_named).collect();
                match &named[..] {
                    // "the derivative of x^2 at x = 3"
                    [only] if letters.len() == 1 => Some((*only).clone()),
                    _ if named.len() == letters.len() && !named.is_empty() => return None,
                    _ => None,
                }
            }
            _ => None,
        };
        let bound: Vec<Symbol> = letter.into_iter().collect();
        let (given, size) = self.values_within(given, &bound, depth)?;
        let value = Value::from(Goal::new(goal.verb(), given));
        let Some(letter) = bound.into_iter().next() else {
            return Some((value, size + 1));
        };
        Some(match self.symbol(&letter, depth)? {
            Some((filling, larger)) => (substitute(value, BTreeMap::from([(letter, filling)])), size + larger + 1),
            None => (value, size + 1),
        })
    }

    fn values_within(&self, values: &[Value], bound: &[Symbol], depth: usize) -> Option<(Vec<Value>, usize)> {
        let mut size = 0;
        let mut found = Vec::new();
        for value in values {
            let (value, larger) = self.value_within(value, bound, depth)?;
            size += larger;
            found.push(value);
        }
        (size <= LARGEST).then_some((found, size))
    }

    /// What a piece of the prompt asks for, with everything put in. `None` when that cannot be said.
    pub fn resolved(&self, value: &Value) -> Option<Value> {
        if let Value::Goal(goal) = value
            && let ("find", [wanted]) = goal.parts()
        {
            return self.wanted(wanted);
        }
        self.values_within(std::slice::from_ref(value), &[], DEEPEST).map(|(mut values, _)| values.swap_remove(0))
    }

    /// What "find x" and "find x and y" ask for.
    fn wanted(&self, wanted: &Value) -> Option<Value> {
        self.is_called.set(true);
        let symbols: Vec<&Symbol> = match wanted {
            Value::List(values) => values.iter().map(Value::as_symbol).collect::<Option<_>>()?,
            one => vec![one.as_symbol()?],
        };
        if let [symbol] = symbols[..] {
            return match self.groups.get(symbol) {
                Some((equations, unknowns)) if equations.len() == 1 && unknowns.len() == 1 => {
                    let (mut system, _) = self.system(equations, unknowns, DEEPEST)?;
                    Some(self.roots(system.swap_remove(0), symbol))
                }
                _ => self.symbol(symbol, DEEPEST)?.map(|(value, _)| value),
            };
        }
        let first = self.groups.get(symbols[0]);
        if let Some((equations, unknowns)) = first
            && unknowns.len() == symbols.len()
            && symbols.iter().all(|symbol| unknowns.contains(symbol))
        {
            return Some(solve(self.system(equations, unknowns, DEEPEST)?.0, unknowns));
        }
        let pairs = symbols.iter().map(|symbol| Some(((*symbol).clone(), self.symbol(symbol, DEEPEST)??.0)));
        let pairs: Vec<(Symbol, Value)> = pairs.collect::<Option<_>>()?;
        Some(Goal::new("together", vec![Value::assignment(pairs)]).into())
    }

    /// Whether anything that is given was needed for what has been resolved so far. If nothing was, the two do not belong together: "if
    /// a*b = a + 2b, find 3*2" speaks of another star.
    pub fn is_used(&self) -> bool {
        let is_empty = self.symbols.is_empty() && self.functions.is_empty() && self.groups.is_empty();
        is_empty || self.is_called.get() || !self.found.borrow().is_empty()
    }

    /// Whether a bound was given that nothing uses: one on a letter that no single equation decides.
    pub fn leaves_a_bound(&self) -> bool {
        self.bounds.iter().any(|bound| {
            let symbols = bound.symbols();
            let used = symbols
                .first()
                .and_then(|symbol| self.groups.get(symbol))
                .is_some_and(|(equations, unknowns)| symbols.len() == 1 && equations.len() == 1 && unknowns.len() == 1);
            !used
        }) || self.equations.iter().any(|equation| self.unknowns_of(equation).is_empty())
    }
}

/// How many definitions may stand for each other.
const DEEPEST: usize = 400;

fn substitute(held: Value, fillings: BTreeMap<Symbol, Value>) -> Value {
    Goal::new("substitute", vec![held, Value::assignment(fillings)]).into()
}

fn solve(system: Vec<Value>, unknowns: &[Symbol]) -> Value {
    let unknowns = Value::list(unknowns.iter().cloned().map(Value::symbol));
    Goal::new("solve", vec![Value::list(system), unknowns]).into()
}

/// Finds an unknown of its own for an equation, moving others if need be (Kuhn 1955).
fn augment(
    equation: usize,
    unknowns: &[Vec<Symbol>],
    matched: &mut BTreeMap<Symbol, usize>,
    tried: &mut BTreeSet<Symbol>,
) -> bool {
    for symbol in &unknowns[equation] {
        if !tried.insert(symbol.clone()) {
            continue;
        }
        let holder = matched.get(symbol).copied();
        if holder.is_none_or(|other| augment(other, unknowns, matched, tried)) {
            matched.insert(symbol.clone(), equation);
            return true;
        }
    }
    false
}

/// The equations that are linked with a letter in any way.
fn component(symbol: &Symbol, unknowns: &[Vec<Symbol>]) -> Vec<usize> {
    let mut letters = BTreeSet::from([symbol.clone()]);
    let mut equations = BTreeSet::new();
    loop {
        let found: Vec<usize> = (0..unknowns.len())
            .filter(|index| !equations.contains(index) && unknowns[*index].iter().any(|it| letters.contains(it)))
            .collect();
        if found.is_empty() {
            return equations.into_iter().collect();
        }
        letters.extend(found.iter().flat_map(|&index| unknowns[index].clone()));
        equations.extend(found);
    }
}

/// The equations that depend on each other with the one that decides this letter.
fn circle(symbol: &Symbol, unknowns: &[Vec<Symbol>], matched: &BTreeMap<Symbol, usize>) -> Vec<usize> {
    let reached = |from: usize| {
        let mut seen = BTreeSet::from([from]);
        let mut waiting = vec![from];
        while let Some(next) = waiting.pop() {
            let following = unknowns[next].iter().filter_map(|it| matched.get(it));
            waiting.extend(following.copied().filter(|it| seen.insert(*it)));
        }
        seen
    };
    let Some(&start) = matched.get(symbol) else {
        return Vec::new();
    };
    reached(start).into_iter().filter(|&equation| reached(equation).contains(&start)).collect()
}
