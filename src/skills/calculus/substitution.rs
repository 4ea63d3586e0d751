//! Substitution: a part of the integrand becomes a letter of its own.

use std::collections::BTreeMap;

use crate::maths::elementary::{Base, Product};
use crate::maths::{Elementary, Function, Number, Symbol};
use crate::problem::{Approach, Setback, Value};

use super::{antiderivative, function, too_big};

/// The most parts that are tried as the new letter.
const MOST_CANDIDATES: usize = 6;

/// The greatest power of the new letter that may stand beside it.
const GREATEST_POWER: i64 = 4;

/// One way for an inner term, and one for a function as a whole, such as sin(x) in sin(x)^3*cos(x).
pub fn approaches(f: &Elementary, x: &Symbol) -> Vec<Approach> {
    let mut found = Vec::new();
    for candidates in [inner_terms(f, x), whole_functions(f, x)] {
        let first = candidates.into_iter().take(MOST_CANDIDATES).find_map(|part| {
            let letter = new_letter(f, x)?;
            let inner = in_new_letter(f, &part, x, &letter)?;
            (inner != *f).then(|| substitute(&part, &letter, inner, x))
        });
        found.extend(first);
    }
    found
}

/// What stands inside of functions, powers and exponents and is not x itself; the simplest last resort comes last.
fn inner_terms(f: &Elementary, x: &Symbol) -> Vec<Elementary> {
    let mut found: Vec<Elementary> = Vec::new();
    let letter = Elementary::symbol(x);
    for (product, _) in f.terms() {
        let inside = product.powers().filter_map(|(base, _)| match base {
            Base::Sum(inside) | Base::Call(_, inside) => Some(inside),
            _ => None,
        });
        for part in inside.chain([product.exponent()]) {
            if part.has(x) && *part != letter && !found.contains(part) {
                found.push(part.clone());
            }
        }
    }
    found
}

/// Sines, logarithms and so on that stand in the integrand, the highest power first.
fn whole_functions(f: &Elementary, x: &Symbol) -> Vec<Elementary> {
    let mut found: Vec<(Number, Elementary)> = Vec::new();
    for (product, _) in f.terms() {
        for (base, exponent) in product.powers().filter(|(base, _)| matches!(base, Base::Call(..)) && base.has(x)) {
            if let Some(whole) = Product::power_of(base.clone(), Number::one()).to_sum() {
                found.push((exponent.clone(), whole));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    let mut parts: Vec<Elementary> = Vec::new();
    for (_, part) in found {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

fn new_letter(f: &Elementary, x: &Symbol) -> Option<Symbol> {
    ["u", "v", "w", "s", "t"].into_iter().filter_map(Symbol::new).find(|it| it != x && !f.has(it))
}

/// The integrand as h(u) with f = h(u) u', where that is possible.
fn in_new_letter(f: &Elementary, part: &Elementary, x: &Symbol, letter: &Symbol) -> Option<Elementary> {
    let slope = part.derivative(x)?;
    if slope.is_nothing() {
        return None;
    }
    let mut groups: BTreeMap<Product, Elementary> = BTreeMap::new();
    for (product, number) in f.terms() {
        let (mut above, mut beside) = (Product::default(), product.clone().with_exponent(Elementary::default()));
        if !product.exponent().is_nothing() {
            match multiple(product.exponent(), part) {
                Some(times) => above = above.with_exponent(Elementary::symbol(letter).scaled(&times)),
                None => beside = beside.with_exponent(product.exponent().clone()),
            }
        }
        for (base, exponent) in product.powers() {
            if let Some(new) = of_letter(base, part, letter) {
                beside = beside.without(base);
                above = above.joined(&Product::power_of(new, exponent.clone()));
            }
        }
        let beside = beside.to_sum()?.scaled(number);
        let group = groups.entry(above).or_default();
        *group = group.plus(&beside);
    }
    // What stands beside has to be u' times a polynomial in u.
    let mut basis = vec![slope.clone()];
    for _ in 0..GREATEST_POWER {
        basis.push(basis.last()?.times(part)?);
    }
    let mut inner = Elementary::default();
    for (above, beside) in groups {
        if above == Product::default() {
            return None;
        }
        let numbers = (1..=basis.len()).find_map(|length| beside.combination(&basis[..length]))?;
        let mut factor = Elementary::default();
        for (power, number) in (0..).zip(numbers) {
            factor = factor.plus(&Elementary::symbol(letter).power(&Number::from(power))?.scaled(&number));
        }
        inner = inner.plus(&factor.times(&above.to_sum()?)?);
    }
    Some(inner)
}

/// The base with the part replaced by the letter, if it is made of it.
fn of_letter(base: &Base, part: &Elementary, letter: &Symbol) -> Option<Base> {
    if Product::power_of(base.clone(), Number::one()).to_sum().as_ref() == Some(part) {
        return Some(Base::Symbol(letter.clone()));
    }
    match base {
        Base::Sum(inside) if inside == part => Some(Base::Symbol(letter.clone())),
        Base::Call(function, inside) => {
            let times = multiple(inside, part).filter(Number::is_positive)?;
            Some(Base::Call(function.clone(), Elementary::symbol(letter).scaled(&times)))
        }
        _ => None,
    }
}

/// How often b is contained in a.
fn multiple(a: &Elementary, b: &Elementary) -> Option<Number> {
    let (product, number) = b.terms().next()?;
    let (_, own) = a.terms().find(|(it, _)| *it == product)?;
    let times = own.divided_by(number)?;
    (b.scaled(&times) == *a).then_some(times)
}

fn substitute(part: &Elementary, letter: &Symbol, inner: Elementary, x: &Symbol) -> Approach {
    let goal = antiderivative(&inner, letter);
    let idea = format!("let {letter} = {part}, so that d{letter} is the derivative of that times d{x}");
    let (part, letter, x) = (part.clone(), letter.clone(), x.clone());
    Approach::split("substitution", idea, vec![goal], move |parts, working| {
        let slope = part.derivative(&x).ok_or_else(too_big)?;
        working.note(|| {
            format!(
                "with {letter} = {part}, d{letter} = ({slope}) d{x}, and it becomes the integral of {inner} d{letter}"
            )
        });
        let found = parts[0].to_expression().ok_or_else(|| Setback::no_way("the inner integral is no term"))?;
        let back = BTreeMap::from([(letter.clone(), part.to_expression())]);
        let put_back = found.substitute(&back).map_err(|_| too_big())?;
        // A number by itself is lost in the constant of integration.
        let tidy = function(&Value::from(put_back))?.depending_on(&x);
        working.rewrite("put back", &parts[0], Value::from(tidy.to_expression()))
    })
}

/// Integrates what is outermost and divides by the derivative of what is inside: right where that is a constant or cancels.
pub fn reverse_chain_rule(f: &Elementary, x: &Symbol) -> Option<Approach> {
    let (product, coefficient) = f.only_term()?;
    let outer = |base: Base, exponent: Number| Product::power_of(base, exponent).to_sum();
    let (inside, raised, rest) = if product.exponent().has(x) {
        let raised = Product::default().with_exponent(product.exponent().clone()).to_sum()?;
        (product.exponent().clone(), raised, product.clone().with_exponent(Elementary::default()))
    } else {
        let (base, exponent) =
            product.powers().filter(|(base, _)| base.has(x) && !matches!(base, Base::Symbol(_))).last()?;
        let rest = product.without(base);
        match base {
            Base::Call(Function::Sine, inside) if exponent.is_one() => {
                let cosine = outer(Base::Call(Function::Cosine, inside.clone()), Number::one())?;
                (inside.clone(), cosine.scaled(&Number::from(-1)), rest)
            }
            Base::Call(Function::Cosine, inside) if exponent.is_one() => {
                (inside.clone(), outer(Base::Call(Function::Sine, inside.clone()), Number::one())?, rest)
            }
            _ if *exponent == Number::from(-1) => return None,
            base => {
                let next = exponent + &Number::one();
                let whole = outer(base.clone(), Number::one())?;
                (whole, outer(base.clone(), next.clone())?.scaled(&next.reciprocal()?), rest)
            }
        }
    };
    let slope = inside.derivative(x)?;
    let beside = rest.to_sum()?.scaled(coefficient);
    let guess = beside.times(&raised)?.times(&slope.power(&Number::from(-1))?)?;
    let idea = "integrate the outer function and divide by the derivative of the inner one";
    let approach = Approach::direct("the_chain_rule_backwards", idea, move |working| {
        working.note(|| format!("the inner function is {inside}, and its derivative is {slope}"));
        Ok(guess.to_expression().into())
    });
    Some(approach.heuristic())
}
