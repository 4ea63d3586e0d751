//! Terms with unknowns: simplifying, multiplying out, factoring, differentiating.

use std::collections::BTreeMap;

use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Function, Number, RationalFunction, Symbol};
use crate::problem::{Approach, Goal, Next, Setback, Value, Working};

/// Polynomials up to this degree are also found from their values.
const HIGHEST_INTERPOLATED: u32 = 6;

/// A derivative of a higher order is asked for by nobody.
const HIGHEST_ORDER: i64 = 50;

fn expression_of(held: &Value) -> Option<Expression> {
    match held {
        Value::Expression(expression) => Some(expression.clone()),
        _ => None,
    }
}

/// `positive` are letters that stand for positive numbers.
pub(super) fn simplify_approaches(held: &Value, positive: &[Value]) -> Vec<Approach> {
    if let Value::Number(number) = held {
        let number = number.clone();
        return vec![Approach::direct("reading_off", "it is a number already", move |_| Ok((&number).into()))];
    }
    let Some(term) = expression_of(held) else {
        return Vec::new();
    };
    if term.symbols().is_empty() {
        let goal = Goal::new("evaluate", vec![held.clone()]);
        let idea = "there is no letter in it, so work it out";
        return vec![Approach::new("working_out", idea, Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))];
    }
    let mut approaches = Vec::new();
    if let Some(polynomial) = Polynomial::from_expression(&term) {
        approaches.push(collecting(term.clone(), polynomial.clone()));
        approaches.extend(interpolating(&term, &polynomial));
    } else if let Some(function) = RationalFunction::from_expression(&term) {
        let before = term.clone();
        approaches.push(Approach::direct(
            "cancelling",
            "bring it on one fraction and cancel what both have",
            move |working| {
                working.spend(50)?;
                working.rewrite("cancel", &before.clone().into(), Value::expression(function.to_expression()))
            },
        ));
    }
    let may_split_roots = term.symbols().iter().all(|it| positive.iter().any(|said| said.as_symbol() == Some(it)));
    if may_split_roots || has_whole_powers_only(&term) {
        approaches.push(Approach::direct(
            "adding_exponents",
            "powers of the same letter: add the exponents",
            move |working| {
                let (coefficient, exponents) =
                    exponents(&term, working)?.ok_or_else(|| Setback::no_way("it is no product of powers"))?;
                working.rewrite(
                    "add exponents",
                    &term.clone().into(),
                    Value::expression(product(&coefficient, &exponents)),
                )
            },
        ));
    }
    approaches
}

fn has_whole_powers_only(term: &Expression) -> bool {
    let here = match term {
        Expression::Power(_, exponent) => exponent.value().is_ok_and(|it| it.is_integer()),
        Expression::Call(..) => false,
        _ => true,
    };
    here && term.parts().into_iter().all(has_whole_powers_only)
}

/// Products are multiplied out and like terms are added.
fn collecting(term: Expression, polynomial: Polynomial) -> Approach {
    Approach::direct("collecting", "multiply out and add like terms", move |working| {
        working.spend(polynomial.length() as u64)?;
        working.rewrite("collect", &term.clone().into(), Value::expression(polynomial.to_expression()))
    })
}

/// A polynomial of degree n is known from n + 1 values; these come from the term as it stands.
///
/// Source: Newton's divided differences, *Principia* III, lemma 5 (1687).
fn interpolating(term: &Expression, polynomial: &Polynomial) -> Option<Approach> {
    let symbol = polynomial.only_symbol()?;
    let degree = polynomial.degree(&symbol);
    if degree > HIGHEST_INTERPOLATED {
        return None;
    }
    let term = term.clone();
    Some(
        Approach::direct(
            "values",
            "work it out at a few points and find the polynomial through them",
            move |working| {
                let mut points = Vec::new();
                for x in 0..=i64::from(degree) {
                    let x = Number::from(x);
                    let y = term
                        .evaluate(&|it| (*it == symbol).then(|| x.clone()))
                        .map_err(|error| Setback::no_way(error.to_string()))?;
                    working.note(|| format!("at {symbol} = {x} it is {y}"));
                    points.push((x, y));
                }
                let found = super::sequences::through(&points, &symbol)
                    .ok_or_else(|| Setback::no_way("there is no such polynomial"))?;
                Ok(Value::expression(found.to_expression()))
            },
        )
        .weighing(4),
    )
}

type Powers = (Number, BTreeMap<Symbol, Number>);

/// Coefficient and exponents of a product of powers; none for anything else.
fn exponents(term: &Expression, working: &mut Working) -> Result<Option<Powers>, Setback> {
    working.spend(1)?;
    let both = |a: &Expression, b: &Expression, sign: i64, working: &mut Working| {
        let (Some((left, mut powers)), Some((right, others))) = (exponents(a, working)?, exponents(b, working)?) else {
            return Ok(None);
        };
        let sign = Number::from(sign);
        for (symbol, exponent) in others {
            let sum = powers.get(&symbol).cloned().unwrap_or_default() + exponent * sign.clone();
            powers.insert(symbol, sum);
        }
        let coefficient = if sign.is_negative() { left.divided_by(&right) } else { Some(left * right) };
        Ok(coefficient.map(|coefficient| (coefficient, powers)))
    };
    match term {
        Expression::Number(number) => Ok(Some((number.clone(), BTreeMap::new()))),
        Expression::Symbol(symbol) => Ok(Some((Number::one(), BTreeMap::from([(symbol.clone(), Number::one())])))),
        Expression::Negate(a) => {
            Ok(exponents(a, working)?.map(|(coefficient, powers)| (coefficient.negated(), powers)))
        }
        Expression::Multiply(a, b) => both(a, b, 1, working),
        Expression::Divide(a, b) => both(a, b, -1, working),
        Expression::Power(base, exponent) => match exponent.value() {
            Ok(exponent) => raised(exponents(base, working)?, &exponent),
            Err(_) => Ok(None),
        },
        Expression::Call(Function::SquareRoot, arguments) => match &arguments[..] {
            [inside] => raised(exponents(inside, working)?, &Number::ratio(1, 2)),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

fn raised(powers: Option<Powers>, exponent: &Number) -> Result<Option<Powers>, Setback> {
    let Some((coefficient, powers)) = powers else {
        return Ok(None);
    };
    let too_big = || Setback::TooBig(format!("{coefficient}^{exponent}"));
    let whole = exponent.numerator().try_into().map_err(|_| too_big())?;
    let coefficient = if coefficient.is_one() {
        Some(coefficient.clone())
    } else if coefficient.is_zero() && exponent.is_negative() {
        return Err(Setback::Undefined("zero to a negative power".to_owned()));
    } else {
        let index: Option<u32> = exponent.denominator().try_into().ok();
        let root =
            index.and_then(|index| if index == 1 { Some(coefficient.clone()) } else { coefficient.exact_root(index) });
        root.map(|root| root.power(whole).map_err(|_| too_big())).transpose()?
    };
    let powers = powers.into_iter().map(|(symbol, power)| (symbol, power * exponent.clone())).collect();
    Ok(coefficient.map(|coefficient| (coefficient, powers)))
}

fn product(coefficient: &Number, exponents: &BTreeMap<Symbol, Number>) -> Expression {
    let mut product: Option<Expression> = (!coefficient.is_one()).then(|| coefficient.clone().into());
    for (symbol, exponent) in exponents {
        if exponent.is_zero() {
            continue;
        }
        let letter = Expression::Symbol(symbol.clone());
        // "b^(736/165)" and "b^(1/2)": as a fraction, also where a decimal would do.
        let below = Number::from(exponent.denominator());
        let above = Expression::from(Number::from(exponent.numerator()));
        let written = if below.is_one() { above } else { above / Expression::from(below) };
        let power = if exponent.is_one() { letter } else { letter.to_the(written) };
        product = Some(match product {
            None => power,
            Some(so_far) => so_far * power,
        });
    }
    product.unwrap_or_else(|| Number::one().into())
}

pub(super) fn factor_approaches(held: &Value) -> Vec<Approach> {
    if let Some(number) = held.as_integer().filter(|n| *n > 1.into()) {
        let goal = Goal::new("factorization", vec![number.into()]);
        let idea = "the factors of a whole number are its primes";
        return vec![Approach::new("primes", idea, Vec::new(), move |_, _| Ok(Next::Goal(goal.clone())))];
    }
    let Some(polynomial) = expression_of(held).as_ref().and_then(Polynomial::from_expression) else {
        return Vec::new();
    };
    let before = held.clone();
    if polynomial.only_symbol().is_none() {
        return vec![common_factor(before, polynomial)];
    }
    let other = before.clone();
    let whole = polynomial.clone();
    vec![
        Approach::direct("roots", "each root r gives a factor x - r; divide it out", move |working| {
            by_roots(&before, &polynomial, working)
        }),
        Approach::direct("modulo_a_prime", "factor modulo a large prime and put the parts together", move |working| {
            working.spend(1_000)?;
            let found = whole.factored().ok_or_else(|| Setback::TooBig("the search for factors".to_owned()))?;
            let factors: Vec<(Polynomial, u32)> = found.factors;
            working.rewrite("factor", &other, Value::expression(written(&found.content, &factors)))
        }),
    ]
}

/// What every term has, in front of a bracket.
fn common_factor(before: Value, polynomial: Polynomial) -> Approach {
    Approach::direct("common_factor", "take what every term has in front of a bracket", move |working| {
        let monomial = polynomial.common_monomial();
        let content = polynomial.content();
        let content = if polynomial.leading_coefficient().is_negative() { content.negated() } else { content };
        let rest = polynomial.divided_by_monomial(&monomial).and_then(|rest| Some(rest.scaled(&content.reciprocal()?)));
        let rest = rest.ok_or_else(|| Setback::no_way("it is zero"))?;
        if rest.total_degree() > 1 {
            return Err(Setback::no_way(format!("{} may have factors with several letters", rest.to_expression())));
        }
        let front = Polynomial::term(content, monomial);
        let product = if rest.to_constant().is_some_and(|it| it.is_one()) {
            front.to_expression()
        } else if front.to_constant().is_some_and(|it| it.is_one()) {
            rest.to_expression()
        } else {
            front.to_expression() * rest.to_expression()
        };
        working.rewrite("factor", &before, Value::expression(product))
    })
}

/// Linear factors from rational roots. What is left has no rational root, so up to the third degree it has no factor.
fn by_roots(before: &Value, polynomial: &Polynomial, working: &mut Working) -> Result<Value, Setback> {
    let symbol = polynomial.only_symbol().ok_or_else(|| Setback::no_way("there is not one letter"))?;
    working.spend(100)?;
    let found = polynomial.rational_roots().filter(|found| found.complete);
    let found = found.ok_or_else(|| Setback::TooBig("the search for roots".to_owned()))?;
    let mut rest = polynomial.clone();
    let mut factors = Vec::new();
    for (root, times) in &found.roots {
        let factor = Polynomial::from_coefficients(&symbol, &[root.negated(), Number::one()]).primitive_part();
        for _ in 0..*times {
            rest =
                rest.exactly_divided_by(&factor, &symbol).ok_or_else(|| Setback::no_way("a root does not divide"))?;
        }
        working.note(|| format!("{symbol} = {root} makes it zero"));
        factors.push((factor, *times));
    }
    let content = rest.content();
    let content = if rest.leading_coefficient().is_negative() { content.negated() } else { content };
    let left = content.reciprocal().map(|it| rest.scaled(&it)).ok_or_else(|| Setback::no_way("it is zero"))?;
    match left.degree(&symbol) {
        0 => {}
        1..=3 => factors.push((left, 1)),
        _ => {
            return Err(Setback::no_way(format!("{} has no rational root but may have factors", left.to_expression())));
        }
    }
    working.rewrite("factor", before, Value::expression(written(&content, &factors)))
}

/// `-2*(k - 1)*(k + 1)^2/3`.
fn written(content: &Number, factors: &[(Polynomial, u32)]) -> Expression {
    let above = Number::from(content.numerator());
    let mut factors = factors.to_vec();
    factors.sort_by_key(|(factor, _)| {
        let symbol = factor.only_symbol();
        let mut coefficients = symbol.and_then(|symbol| factor.coefficients(&symbol)).unwrap_or_default();
        coefficients.reverse();
        (coefficients.len(), coefficients)
    });
    let mut product: Option<Expression> = None;
    let mut add = |factor: Expression| {
        product = Some(match product.take() {
            None => factor,
            Some(so_far) => so_far * factor,
        });
    };
    let is_negative = above.negated().is_one();
    if !above.is_one() && !is_negative || factors.is_empty() {
        add(above.clone().into());
    }
    for (factor, times) in &factors {
        let factor = factor.to_expression();
        add(if *times == 1 { factor } else { factor.to_the(i64::from(*times).into()) });
    }
    let product = product.unwrap_or_else(|| above.into());
    let product = if is_negative && !factors.is_empty() { -product } else { product };
    let below = Number::from(content.denominator());
    if below.is_one() { product } else { product / Expression::from(below) }
}

/// The derivative of order `order`; by the letter `symbol`, or by the only one in the term.
pub(super) fn derivative_approaches(held: &Value, order: &Value, symbol: Option<&Value>) -> Vec<Approach> {
    let (Some(term), Some(order)) = (held.to_expression(), order.as_number().and_then(Number::to_i64)) else {
        return Vec::new();
    };
    if !(1..=HIGHEST_ORDER).contains(&order) {
        return Vec::new();
    }
    let letters = term.symbols();
    let symbol = match symbol {
        Some(symbol) => symbol.as_symbol().cloned(),
        None if letters.len() <= 1 => {
            Some(letters.into_iter().next().unwrap_or_else(|| Symbol::new("x").expect("a letter")))
        }
        None => None,
    };
    let (Some(symbol), Some(polynomial)) = (symbol, Polynomial::from_expression(&term)) else {
        return Vec::new();
    };
    let (other, letter) = (polynomial.clone(), symbol.clone());
    vec![
        Approach::direct("power_rule", "the derivative of x^n is n x^(n-1), term by term", move |working| {
            let mut current = polynomial.clone();
            for _ in 0..order {
                let next = current.derivative(&symbol);
                working.rewrite(
                    "differentiate",
                    &Value::expression(current.to_expression()),
                    Value::expression(next.to_expression()),
                )?;
                current = next;
            }
            Ok(Value::expression(current.to_expression()))
        }),
        Approach::direct("shifting", "read it off the term with x + h in place of x", move |working| {
            by_shifting(&other, &letter, order, working)
        })
        .weighing(4),
    ]
}

/// f(x + h) = f(x) + f'(x) h + f''(x)/2 h^2 + ...
///
/// Source: Taylor 1715.
fn by_shifting(polynomial: &Polynomial, symbol: &Symbol, order: i64, working: &mut Working) -> Result<Value, Setback> {
    let too_big = || Setback::TooBig("the shifted term".to_owned());
    let step = Symbol::new("h_").ok_or_else(too_big)?;
    let shifted = &Polynomial::symbol(symbol) + &Polynomial::symbol(&step);
    working.spend(u64::from(polynomial.total_degree()) * 10 + 10)?;
    let moved = polynomial.substitute(symbol, &shifted).map_err(|_| too_big())?;
    let parts = moved.collected(&step).ok_or_else(too_big)?;
    let factorial = (1..=order).fold(Number::one(), |product, n| product * Number::from(n));
    let part = usize::try_from(order).ok().and_then(|order| parts.get(order).cloned());
    let part = part.unwrap_or_else(Polynomial::zero).scaled(&factorial);
    working.note(|| format!("{order}! times what stands before h^{order}"));
    Ok(Value::expression(part.to_expression()))
}

/// What a letter of a form stands for when the form and the term are to be the same.
pub(super) fn coefficient_approaches(term: &Value, form: &Value, symbol: &Value) -> Vec<Approach> {
    let (Some(term), Some(form), Some(symbol)) =
        (expression_of(term), expression_of(form), symbol.as_symbol().cloned())
    else {
        return Vec::new();
    };
    let letters = term.symbols();
    let unknowns: Vec<Symbol> = form.symbols().into_iter().filter(|it| !letters.contains(it)).collect();
    if !unknowns.contains(&symbol) {
        return Vec::new();
    }
    let (Some(left), Some(right)) = (Polynomial::from_expression(&term), Polynomial::from_expression(&form)) else {
        return Vec::new();
    };
    let equations = compared(&left, &right, &letters.into_iter().collect::<Vec<_>>());
    let (before, whole) = (Value::expression(term), left);
    let unknown = Value::symbol(symbol);
    vec![Approach::new(
        "comparing_coefficients",
        "multiply out; what stands before equal powers must be equal",
        Vec::new(),
        move |_, working| {
            working.rewrite("collect", &before, Value::expression(whole.to_expression()))?;
            let mut sorted = equations.clone();
            sorted.sort();
            let system = Value::list(sorted.into_iter().map(Value::from));
            let solution = Goal::new("solve", vec![system, Value::list(unknowns.iter().cloned().map(Value::symbol))]);
            Ok(Next::Goal(Goal::new("value_of", vec![unknown.clone(), solution.into()])))
        },
    )]
}

/// One equation for each product of powers of the letters.
fn compared(left: &Polynomial, right: &Polynomial, letters: &[Symbol]) -> Vec<crate::maths::Relation> {
    use crate::maths::polynomial::Monomial;
    let mut by_power: BTreeMap<Monomial, Polynomial> = BTreeMap::new();
    for (monomial, coefficient) in (right - left).terms() {
        let mut inside = Monomial::default();
        let mut outside = Monomial::default();
        for (symbol, exponent) in monomial.factors() {
            let power = Monomial::power_of(symbol, *exponent);
            if letters.contains(symbol) { inside = inside.times(&power) } else { outside = outside.times(&power) }
        }
        let entry = by_power.entry(inside).or_insert_with(Polynomial::zero);
        *entry = &*entry + &Polynomial::term(coefficient.clone(), outside);
    }
    let zero = Expression::from(0);
    by_power
        .into_values()
        .filter(|it| !it.is_zero())
        .map(|it| crate::maths::Relation::equal(it.to_expression(), zero.clone()))
        .collect()
}
