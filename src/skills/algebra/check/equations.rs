//! Checks of the solutions of one equation or inequality in one unknown.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::maths::parse::{Options, parse_relation};
use crate::maths::polynomial::Polynomial;
use crate::maths::{Expression, Number, RationalFunction, Relation, Sign, Surd, Symbol};
use crate::problem::{Value, Verdict};

/// Chains of remainders of polynomials beyond this degree are too long.
const HIGHEST: u32 = 40;

fn surd(value: &Value) -> Option<Surd> {
    Surd::from_expression(&value.to_expression()?)
}

/// Both sides when the unknown is put in.
fn sides(relation: &Relation, unknown: &Symbol, at: &Expression) -> Option<(Surd, Surd)> {
    let put_in = relation.substitute(&BTreeMap::from([(unknown.clone(), at.clone())])).ok()?;
    Some((Surd::from_expression(&put_in.left)?, Surd::from_expression(&put_in.right)?))
}

fn holds(relation: &Relation, unknown: &Symbol, at: &Expression) -> Option<bool> {
    let (left, right) = sides(relation, unknown, at)?;
    Some(relation.sign.holds(&Number::from(left.compare(&right)? as i64), &Number::zero()))
}

/// Left side minus right side, when both are polynomials.
fn difference(relation: &Relation) -> Option<Polynomial> {
    Some(&Polynomial::from_expression(&relation.left)? - &Polynomial::from_expression(&relation.right)?)
}

/// Left side minus right side, times the denominators.
fn numerator(relation: &Relation) -> Option<Polynomial> {
    let difference = relation.left.clone() - relation.right.clone();
    Some(RationalFunction::from_expression(&difference)?.numerator().clone())
}

/// How many different real roots a polynomial has.
///
/// Source: Sturm 1829: the changes of sign in a chain of remainders, below all roots and above them.
fn number_of_roots(polynomial: &Polynomial, unknown: &Symbol) -> Option<usize> {
    if polynomial.degree(unknown) > HIGHEST || polynomial.is_zero() {
        return None;
    }
    if let Some([_, _]) = polynomial.coefficients(unknown).as_deref() {
        // A straight line that is not level, for which the chain would say as much.
        return Some(1);
    }
    let mut chain = vec![polynomial.clone(), polynomial.derivative(unknown)];
    while !chain[chain.len() - 1].is_zero() {
        let (before, last) = (&chain[chain.len() - 2], &chain[chain.len() - 1]);
        let (_, rest) = before.divided_with_remainder(last, unknown)?;
        let scale = rest.content().abs().reciprocal().unwrap_or_else(Number::one);
        chain.push(rest.scaled(&scale.negated()));
    }
    chain.pop();
    let changes = |is_below: bool| {
        let signs: Vec<bool> = chain
            .iter()
            .map(|it| it.leading_coefficient().is_negative() ^ (is_below && it.degree(unknown) % 2 == 1))
            .collect();
        signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
    };
    changes(true).checked_sub(changes(false))
}

fn said(answer: &Value, expected: &str, because: &str) -> Verdict {
    match answer {
        Value::Text(text) if &**text == expected => Verdict::confirmed(because),
        _ => Verdict::refuted(format!("{because}: {expected}")),
    }
}

/// Every root makes both sides equal, and there are as many as the chain of Sturm says.
pub(super) fn roots(equation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    let difference = difference(equation);
    let is_whole = difference.is_some();
    let Some(polynomial) = difference.or_else(|| numerator(equation)) else {
        return between_bars(equation, unknown, answer);
    };
    if polynomial.symbols().iter().any(|symbol| symbol != unknown) {
        return None;
    }
    if polynomial.is_zero() {
        return is_whole.then(|| said(answer, "every number", "both sides are always the same"));
    }
    if polynomial.degree(unknown) == 0 {
        return Some(said(answer, "no solution", "both sides always differ"));
    }
    let expected = number_of_roots(&polynomial, unknown)?;
    if is_whole && expected == 0 {
        return Some(said(answer, "no solution", "the difference of the sides never is zero"));
    }
    let claimed = match answer {
        Value::List(values) if !values.is_empty() => values,
        Value::Text(text) if &**text == "no solution" && !is_whole => return None,
        _ => return Some(Verdict::refuted("it is no list of numbers, and there are solutions")),
    };
    let mut found = Vec::new();
    for root in claimed.iter() {
        let Some(value) = surd(root) else {
            return Some(Verdict::refuted(format!("{} is no number", root.brief())));
        };
        // A number put into polynomials gives numbers; only other roots need reckoning with roots.
        let is_met = |at: &Number| equation.holds(&|symbol| (symbol == unknown).then(|| at.clone())) == Ok(true);
        if is_whole && root.as_number().is_some_and(is_met) {
            found.push(value);
            continue;
        }
        match sides(equation, unknown, &root.to_expression()?) {
            Some((left, right)) if left == right => found.push(value),
            Some((left, right)) => {
                return Some(Verdict::refuted(format!("with {unknown} = {value} the sides are {left} and {right}")));
            }
            None => return Some(Verdict::refuted(format!("with {unknown} = {value} the sides have no value"))),
        }
    }
    if !found.windows(2).all(|pair| pair[0].compare(&pair[1]) == Some(Ordering::Less)) {
        return Some(Verdict::refuted("the solutions are not in order, each once"));
    }
    let many = if expected == 1 { "there is one such number".to_owned() } else { format!("there are {expected}") };
    match found.len().cmp(&expected) {
        Ordering::Equal => Some(Verdict::confirmed(format!("put back, both sides are equal, and {many}"))),
        // What clears the denominators may have roots that the equation has not.
        Ordering::Less if !is_whole => None,
        _ => Some(Verdict::refuted(format!("{many}, and not {}", found.len()))),
    }
}

/// Roots that are told to so many places.
pub(super) fn roots_to(equation: &Relation, unknown: &Symbol, places: i64, answer: &Value) -> Option<Verdict> {
    let polynomial = difference(equation)?;
    if polynomial.degree(unknown) == 0 {
        return None;
    }
    let expected = number_of_roots(&polynomial, unknown)?;
    if expected == 0 {
        return Some(said(answer, "no solution", "the difference of the sides never is zero"));
    }
    let claimed = match answer {
        Value::List(values) => &values[..],
        only => std::slice::from_ref(only),
    };
    let single = polynomial.square_free_part()?;
    let sign = |at: &Number| {
        let value = single.evaluate(&|symbol| (symbol == unknown).then(|| at.clone()))?;
        Some(i8::from(value.is_positive()) - i8::from(value.is_negative()))
    };
    let half = Number::ratio(1, 2) * Number::from(10).power(-places).ok()?;
    for root in claimed {
        let Some(root) = root.as_number().filter(|root| root.rounded(i32::try_from(places).unwrap_or(0)) == **root)
        else {
            return Some(Verdict::refuted(format!("{} is no number of so many places", root.brief())));
        };
        if sign(&(root - &half))? * sign(&(root + &half))? > 0 {
            return Some(Verdict::refuted(format!(
                "near {unknown} = {} the sides do not meet",
                root.to_decimal_rounded(places as u32)
            )));
        }
    }
    let are_in_order = claimed.windows(2).all(|pair| pair[0].as_number() < pair[1].as_number());
    Some(match are_in_order && claimed.len() == expected {
        true => Verdict::confirmed(match expected {
            1 => "within half of its last place the sides meet, and there is no other solution".to_owned(),
            _ => format!("within half of the last place of each the sides meet, and there are {expected} solutions"),
        }),
        false => Verdict::refuted(format!("there are {expected} solutions, in ascending order")),
    })
}

/// Numbers that are told to so many places lie within half of one of the exact ones.
pub(super) fn rounded_each(exact: &[Value], rounded: &[Value], places: i64) -> Option<Verdict> {
    let half = Number::ratio(1, 2) * Number::from(10).power(-places).ok()?;
    for (exact, rounded) in exact.iter().zip(rounded) {
        let Some(number) = rounded.as_number().filter(|it| it.rounded(i32::try_from(places).unwrap_or(0)) == **it)
        else {
            return Some(Verdict::refuted(format!("{} is no number of so many places", rounded.brief())));
        };
        let off = &surd(exact)? - &Surd::from(number.clone());
        let is_beyond = [half.clone(), half.negated()].map(|bound| off.compare(&bound.into()));
        if is_beyond[0]? == Ordering::Greater || is_beyond[1]? == Ordering::Less {
            return Some(Verdict::refuted(format!("{} lies further off than half of the last place", rounded.brief())));
        }
    }
    Some(Verdict::confirmed("each lies within half of the last place"))
}

/// Bars around a term of the first degree: the sides are straight lines on each side of the place where it is zero, so
/// two values on either side tell where they meet.
fn between_bars(equation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    let mut bars = Vec::new();
    for side in [&equation.left, &equation.right] {
        collect_bars(side, &mut bars);
    }
    let [inside] = &bars[..] else {
        return None;
    };
    let line = Polynomial::from_expression(inside)?.coefficients(unknown)?;
    let [constant, slope] = &line[..] else {
        return None;
    };
    let corner = constant.negated().divided_by(slope)?;
    let error = |at: &Number| {
        let value = |symbol: &Symbol| (symbol == unknown).then(|| at.clone());
        Some(equation.left.evaluate(&value).ok()? - equation.right.evaluate(&value).ok()?)
    };
    let mut meetings = Vec::new();
    for side in [-1, 1] {
        let step = |n: i64| &corner + &Number::from(side * n);
        let (zero, one, two, three) = (error(&corner)?, error(&step(1))?, error(&step(2))?, error(&step(3))?);
        let slope = &one - &zero;
        if &two - &one != slope || &three - &two != slope {
            return None;
        }
        if slope.is_zero() {
            if zero.is_zero() {
                return None;
            }
            continue;
        }
        let away = zero.negated().divided_by(&slope)?;
        if !away.is_negative() {
            meetings.push(&corner + &(away * Number::from(side)));
        }
    }
    meetings.sort();
    meetings.dedup();
    let expected = if meetings.is_empty() {
        Value::text("no solution")
    } else {
        Value::list(meetings.into_iter().map(Value::from))
    };
    Some(if *answer == expected {
        Verdict::confirmed("the lines on both sides of the corner meet there and nowhere else")
    } else {
        Verdict::refuted(format!("the lines meet at {}", expected.brief()))
    })
}

fn collect_bars<'a>(term: &'a Expression, found: &mut Vec<&'a Expression>) {
    if let Expression::Call(crate::maths::Function::Absolute, arguments) = term {
        found.extend(arguments.first());
    }
    term.parts().into_iter().for_each(|part| collect_bars(part, found));
}

/// Kept are those of the solutions that keep to every bound.
pub(super) fn among(solutions: &Value, bounds: &Value, answer: &Value) -> Option<Verdict> {
    let solutions = solutions.as_list()?;
    let mut kept = Vec::new();
    for solution in solutions {
        let at = solution.to_expression()?;
        let fits = bounds.as_list()?.iter().map(|bound| match bound {
            Value::Relation(bound) => holds(bound, bound.symbols().first()?, &at),
            _ => None,
        });
        if fits.collect::<Option<Vec<_>>>()?.into_iter().all(|fits| fits) {
            kept.push(solution.clone());
        }
    }
    let expected = if kept.is_empty() { Value::text("no solution") } else { Value::list(kept) };
    Some(if *answer == expected {
        Verdict::confirmed("it keeps to every condition, and nothing that does is left out")
    } else {
        Verdict::refuted(format!("{} would keep to every condition", expected.brief()))
    })
}

/// The claimed set as relations: any of the chains, all of each.
fn claimed(answer: &Value) -> Option<Vec<Vec<Relation>>> {
    match answer {
        Value::Relation(relation) => Some(vec![vec![Relation::clone(relation)]]),
        Value::Text(text) if &**text == "no solution" => Some(Vec::new()),
        Value::Text(text) if &**text == "every number" => Some(vec![Vec::new()]),
        Value::Text(text) if text.len() < 2_000 => {
            text.split(" or ").map(|part| Some(parse_relation(part, &Options::names()).ok()?.value)).collect()
        }
        _ => None,
    }
}

/// Those on one side of the bound are kept, in their order.
pub(super) fn those(solutions: &Value, sign: &str, bound: &Value, answer: &Value) -> Option<Verdict> {
    let bound = surd(bound)?;
    let mut kept = Vec::new();
    for solution in solutions.as_list()? {
        let difference = &surd(solution)? - &bound;
        let wanted = if sign == ">" { Ordering::Greater } else { Ordering::Less };
        if difference.sign()? == wanted {
            kept.push(solution.clone());
        }
    }
    let expected = if kept.is_empty() { Value::text("no solution") } else { Value::list(kept) };
    Some(if *answer == expected {
        Verdict::confirmed("these lie on that side, and no others do")
    } else {
        Verdict::refuted(format!("{} would lie on that side", expected.brief()))
    })
}

pub(super) fn range(relation: &Relation, unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    range_of_all(std::slice::from_ref(relation), unknown, answer)
}

/// Answer and question say the same at every boundary that is claimed, at every place where the sides of an inequality
/// can be equal and are known, and at a number in each part between; and no other places are left.
pub(super) fn range_of_all(relations: &[Relation], unknown: &Symbol, answer: &Value) -> Option<Verdict> {
    let Some(claimed) = claimed(answer) else {
        return Some(Verdict::refuted("it does not say where the inequality holds"));
    };
    let all: Vec<&Relation> = claimed.iter().flatten().collect();
    if all.iter().any(|it| it.symbols().iter().any(|symbol| symbol != unknown) || it.symbols().is_empty()) {
        return Some(Verdict::refuted(format!("it speaks of something else than {unknown}")));
    }
    let mut places: Vec<(Surd, Expression)> = Vec::new();
    let mut add = |place: Surd, written: Expression| {
        if !places.iter().any(|(known, _)| *known == place) {
            places.push((place, written));
        }
    };
    for it in &all {
        for side in [&it.left, &it.right] {
            if side.symbols().is_empty() {
                add(Surd::from_expression(side)?, side.clone());
            } else if !matches!(side, Expression::Symbol(_)) {
                return None;
            }
        }
    }
    // Boundaries of one inequality that another one covers: fractions, found by the library.
    let mut polynomials = Vec::new();
    for relation in relations {
        if [&relation.left, &relation.right].iter().any(|side| Polynomial::from_expression(side).is_none()) {
            return None;
        }
        let polynomial = numerator(relation)?;
        if !polynomial.is_zero() {
            for (root, _) in polynomial.rational_roots()?.roots {
                add(root.clone().into(), root.into());
            }
            polynomials.push((relation, polynomial));
        }
    }
    let mut is_ordered = true;
    places.sort_by(|(a, _), (b, _)| {
        a.compare(b).unwrap_or_else(|| {
            is_ordered = false;
            Ordering::Equal
        })
    });
    if !is_ordered {
        return None;
    }
    let mut samples: Vec<Expression> = places.iter().map(|(_, place)| place.clone()).collect();
    for pair in places.windows(2) {
        samples.push((pair[0].1.clone() + pair[1].1.clone()) / Expression::from(2));
    }
    match (places.first(), places.last()) {
        (Some((_, first)), Some((_, last))) => {
            samples.push(first.clone() - Expression::from(1));
            samples.push(last.clone() + Expression::from(1));
        }
        _ => samples.push(Expression::from(0)),
    }
    let all_hold = |chain: &[Relation], at: &Expression| {
        let all = chain.iter().map(|it| holds(it, unknown, at)).collect::<Option<Vec<_>>>()?;
        Some(all.into_iter().all(|holds| holds))
    };
    for sample in &samples {
        let expected = all_hold(relations, sample)?;
        let mut is_claimed = false;
        for chain in &claimed {
            is_claimed |= all_hold(chain, sample)?;
        }
        if is_claimed != expected {
            return Some(Verdict::refuted(format!("at {unknown} = {sample} it should be {expected}")));
        }
    }
    for (relation, polynomial) in polynomials {
        let equation = Relation { sign: Sign::Equal, ..relation.clone() };
        let mut boundaries = 0;
        for (_, place) in &places {
            boundaries += usize::from(holds(&equation, unknown, place)?);
        }
        if boundaries != number_of_roots(&polynomial, unknown)? {
            return None;
        }
    }
    Some(Verdict::confirmed(
        "it is right at every boundary and in each part between, and there are no other boundaries",
    ))
}
