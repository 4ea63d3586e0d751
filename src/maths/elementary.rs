//! Elementary functions: sums of products of powers of letters, sums, exponentials, sines, logarithms and so on.
//!
//! What is read from an expression is tidied (like terms are collected, equal factors joined) but not multiplied out, so that
//! `(3x + 2)^4` stays what it is. Whether two of them are equal is asked of a form in which they are multiplied out: see
//! [`Elementary::combination`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::expression::{Expression, Function, Symbol};
use super::linear::{Solution, solve_linear};
use super::number::{Integer, Number};

/// The most terms of a sum.
pub const MOST_TERMS: usize = 400;

/// The most nodes of an expression that is read.
const MOST_NODES: usize = 300;

/// The greatest whole power that is multiplied out, and the greatest multiple of an angle.
const GREATEST_POWER: i64 = 24;

/// A sum of products, each with its coefficient, none of which is 0.
///
/// ```
/// use polya::maths::{Elementary, Expression, Symbol};
/// let x = Symbol::new("x").unwrap();
/// let tree: Expression = "x^3*exp(2*x) + x - x".parse().unwrap();
/// let function = Elementary::from_expression(&tree).unwrap();
/// assert_eq!(function.derivative(&x).unwrap().to_string(), "2*x^3*exp(2*x) + 3*x^2*exp(2*x)");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elementary(BTreeMap<Product, Number>);

/// A product of powers, and of e to some power. Law: no exponent is 0, and no sum has the exponent 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Product {
    powers: BTreeMap<Base, Number>,
    exponent: Elementary,
}

/// What stands to some power in a product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Base {
    /// A number, whose power is no fraction: the 2 of sqrt(2).
    Number(Number),
    Symbol(Symbol),
    Sum(Elementary),
    /// Sine, cosine, their inverses, the tangent's inverse, the natural logarithm, the absolute value.
    Call(Function, Elementary),
}

impl Product {
    /// A power alone.
    pub fn power_of(base: Base, exponent: Number) -> Product {
        let powers = if exponent.is_zero() { BTreeMap::new() } else { BTreeMap::from([(base, exponent)]) };
        Product { powers, exponent: Elementary::default() }
    }

    /// The factors with their exponents.
    pub fn powers(&self) -> impl Iterator<Item = (&Base, &Number)> {
        self.powers.iter()
    }

    /// The power to which e stands.
    pub fn exponent(&self) -> &Elementary {
        &self.exponent
    }

    /// The exponent of one factor.
    pub fn power(&self, base: &Base) -> Number {
        self.powers.get(base).cloned().unwrap_or_default()
    }

    /// The product without one factor, whatever its power.
    #[must_use]
    pub fn without(&self, base: &Base) -> Product {
        let mut rest = self.clone();
        rest.powers.remove(base);
        rest
    }

    /// Those factors for which this holds, and the others.
    pub fn parted(&self, is_wanted: impl Fn(&Base) -> bool) -> (Product, Product) {
        let (mut wanted, mut rest) = (Product::default(), self.clone());
        rest.powers.retain(|base, exponent| {
            let is_wanted = is_wanted(base);
            if is_wanted {
                wanted.powers.insert(base.clone(), exponent.clone());
            }
            !is_wanted
        });
        (wanted, rest)
    }

    /// The part in which the letter occurs, and the rest.
    pub fn parted_by(&self, symbol: &Symbol) -> (Product, Product) {
        let (with, without) = self.parted(|base| base.has(symbol));
        let nothing = Elementary::default();
        match self.exponent.has(symbol) {
            true => (with.with_exponent(self.exponent.clone()), without.with_exponent(nothing)),
            false => (with, without),
        }
    }

    /// The product with e to this power in it, and to no other.
    #[must_use]
    pub fn with_exponent(mut self, exponent: Elementary) -> Product {
        self.exponent = exponent;
        self
    }

    /// The product with the factors of another.
    #[must_use]
    pub fn joined(&self, other: &Product) -> Product {
        let mut powers = self.powers.clone();
        for (base, exponent) in &other.powers {
            *powers.entry(base.clone()).or_default() += exponent.clone();
        }
        powers.retain(|_, exponent| !exponent.is_zero());
        Product { powers, exponent: self.exponent.plus(&other.exponent) }
    }

    /// Whether the letter occurs in it.
    pub fn has(&self, symbol: &Symbol) -> bool {
        self.exponent.has(symbol) || self.powers.keys().any(|base| base.has(symbol))
    }

    /// The sum that this product is; more than one term when a sum is left with the exponent 1.
    pub fn to_sum(&self) -> Option<Elementary> {
        Elementary::of_product(self.clone(), Number::one())
    }
}

impl Base {
    /// Whether the letter occurs in it.
    pub fn has(&self, symbol: &Symbol) -> bool {
        match self {
            Base::Number(_) => false,
            Base::Symbol(own) => own == symbol,
            Base::Sum(inside) | Base::Call(_, inside) => inside.has(symbol),
        }
    }

    fn derivative(&self, symbol: &Symbol) -> Option<Elementary> {
        Some(match self {
            Base::Number(_) => Elementary::default(),
            Base::Symbol(own) => Elementary::from(i64::from(own == symbol)),
            Base::Sum(sum) => sum.derivative(symbol)?,
            Base::Call(function, inside) => {
                let inner = inside.derivative(symbol)?;
                if inner.is_nothing() {
                    return Some(inner);
                }
                let call =
                    |function: Function| Elementary::power_of(Base::Call(function, inside.clone()), Number::one());
                let one = Elementary::from(1);
                let outer = match function {
                    Function::Sine => call(Function::Cosine),
                    Function::Cosine => call(Function::Sine).scaled(&Number::from(-1)),
                    Function::NaturalLogarithm => inside.power(&Number::from(-1))?,
                    Function::ArcTangent => one.plus(&inside.times(inside)?).power(&Number::from(-1))?,
                    Function::ArcSine => one.minus(&inside.times(inside)?).power(&Number::ratio(-1, 2))?,
                    Function::Absolute => call(Function::Absolute).times(&inside.power(&Number::from(-1))?)?,
                    _ => return None,
                };
                outer.times(&inner)?
            }
        })
    }
}

impl From<i64> for Elementary {
    fn from(value: i64) -> Elementary {
        Elementary::constant(value.into())
    }
}

impl Elementary {
    /// A number.
    pub fn constant(value: Number) -> Elementary {
        Elementary::default().with(Product::default(), value)
    }

    /// A letter.
    pub fn symbol(symbol: &Symbol) -> Elementary {
        Elementary::power_of(Base::Symbol(symbol.clone()), Number::one())
    }

    /// A power of something that is no sum.
    fn power_of(base: Base, exponent: Number) -> Elementary {
        Elementary::default().with(Product::power_of(base, exponent), Number::one())
    }

    /// e to this power.
    pub fn exponential(exponent: Elementary) -> Elementary {
        Elementary::default().with(Product { powers: BTreeMap::new(), exponent }, Number::one())
    }

    /// The terms with their coefficients.
    pub fn terms(&self) -> impl Iterator<Item = (&Product, &Number)> {
        self.0.iter()
    }

    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no terms. A sum may be 0 all the same: see [`Elementary::is_zero`].
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// The only term with its coefficient.
    pub fn only_term(&self) -> Option<(&Product, &Number)> {
        self.0.iter().next().filter(|_| self.0.len() == 1)
    }

    /// Whether it is plainly never below 0: even powers only, with positive numbers before them.
    pub fn is_sum_of_squares(&self) -> bool {
        let is_even = |it: &Number| it.is_integer() && it.remainder(&Number::from(2)) == Some(Integer::ZERO);
        self.0.iter().all(|(product, number)| number.is_positive() && product.powers.values().all(is_even))
    }

    /// The number that it is.
    pub fn to_number(&self) -> Option<Number> {
        match self.only_term() {
            None => self.is_nothing().then(Number::zero),
            Some((product, number)) => (*product == Product::default()).then(|| number.clone()),
        }
    }

    /// Whether the letter occurs in it.
    pub fn has(&self, symbol: &Symbol) -> bool {
        self.0.keys().any(|product| product.has(symbol))
    }

    /// The terms in which the letter occurs.
    #[must_use]
    pub fn depending_on(&self, symbol: &Symbol) -> Elementary {
        let terms = self.0.iter().filter(|(product, _)| product.has(symbol));
        Elementary(terms.map(|(product, number)| (product.clone(), number.clone())).collect())
    }

    /// Its coefficients as a polynomial in this letter, by rising powers; `None` when it is none with numbers.
    pub fn coefficients(&self, symbol: &Symbol) -> Option<Vec<Number>> {
        let base = Base::Symbol(symbol.clone());
        let mut coefficients = Vec::new();
        for (product, number) in &self.0 {
            let degree = product.power(&base).to_i64().filter(|it| (0..=1_000).contains(it))?;
            if product.without(&base) != Product::default() {
                return None;
            }
            let degree = usize::try_from(degree).ok()?;
            if coefficients.len() <= degree {
                coefficients.resize(degree + 1, Number::zero());
            }
            coefficients[degree] = number.clone();
        }
        Some(coefficients)
    }

    /// The sum with one more term, which keeps the law of [`Product`].
    fn with(mut self, product: Product, coefficient: Number) -> Elementary {
        if coefficient.is_zero() {
            return self;
        }
        match self.0.get_mut(&product) {
            None => {
                self.0.insert(product, coefficient);
            }
            Some(old) => {
                *old += coefficient;
                if old.is_zero() {
                    self.0.remove(&product);
                }
            }
        }
        self
    }

    /// A product with its coefficient as a sum: powers of numbers that come out are put into the coefficient, and a sum with
    /// the exponent 1 is multiplied out.
    fn of_product(mut product: Product, mut coefficient: Number) -> Option<Elementary> {
        let mut sums = Vec::new();
        let mut wholes: Vec<(Number, i64)> = Vec::new();
        product.powers.retain(|base, exponent| match base {
            _ if exponent.is_zero() => false,
            Base::Number(number) if exponent.is_integer() => {
                wholes.push((number.clone(), exponent.to_i64().unwrap_or(i64::MAX)));
                false
            }
            Base::Sum(sum) if exponent.is_one() => {
                sums.push(sum.clone());
                false
            }
            _ => true,
        });
        for (number, exponent) in wholes {
            coefficient *= number.power(exponent).ok()?;
        }
        let mut value = Elementary::default().with(product, coefficient);
        for sum in sums {
            value = value.times(&sum)?;
        }
        Some(value)
    }

    #[must_use]
    pub fn plus(&self, other: &Elementary) -> Elementary {
        other.0.iter().fold(self.clone(), |sum, (product, number)| sum.with(product.clone(), number.clone()))
    }

    #[must_use]
    pub fn minus(&self, other: &Elementary) -> Elementary {
        self.plus(&other.scaled(&Number::from(-1)))
    }

    #[must_use]
    pub fn scaled(&self, factor: &Number) -> Elementary {
        if factor.is_zero() {
            return Elementary::default();
        }
        Elementary(self.0.iter().map(|(product, number)| (product.clone(), number * factor)).collect())
    }

    /// `None` beyond [`MOST_TERMS`] terms.
    pub fn times(&self, other: &Elementary) -> Option<Elementary> {
        if self.0.len() * other.0.len() > 4 * MOST_TERMS {
            return None;
        }
        let mut product = Elementary::default();
        for (a, m) in &self.0 {
            for (b, n) in &other.0 {
                product = product.plus(&Elementary::of_product(a.joined(b), m * n)?);
            }
        }
        (product.0.len() <= MOST_TERMS).then_some(product)
    }

    /// To a power that is a number. `None` for 0 to a power that is not positive, and beyond the bounds of numbers.
    pub fn power(&self, exponent: &Number) -> Option<Elementary> {
        if exponent.is_zero() {
            return (!self.is_nothing()).then(|| Elementary::from(1));
        }
        if exponent.is_one() || self.is_nothing() {
            return (exponent.is_positive()).then(|| self.clone());
        }
        let whole_sum = || {
            let product = Product::power_of(Base::Sum(self.clone()), exponent.clone());
            Some(Elementary::default().with(product, Number::one()))
        };
        let Some((product, coefficient)) = self.only_term() else {
            return whole_sum();
        };
        if let Some(whole) = exponent.to_i64().filter(|_| exponent.is_integer()) {
            let powers = product.powers.iter().map(|(base, own)| (base.clone(), own * exponent)).collect();
            let powered = Product { powers, exponent: product.exponent.scaled(exponent) };
            return Elementary::of_product(powered, coefficient.power(whole).ok()?);
        }
        // The root of x^2 is |x| and not x, so only what stands to the first power is taken out of a root.
        let is_simple = product.powers.len() <= 1 && product.powers.values().all(Number::is_one);
        if !is_simple || !coefficient.is_positive() {
            return whole_sum();
        }
        let powers = product.powers.keys().map(|base| (base.clone(), exponent.clone())).collect();
        let powered = Product { powers, exponent: product.exponent.scaled(exponent) };
        let root = u32::try_from(exponent.denominator()).ok()?;
        let above = i64::try_from(exponent.numerator().clone()).ok()?;
        match coefficient.exact_root(root) {
            Some(root) => Elementary::of_product(powered, root.power(above).ok()?),
            None => Elementary::of_product(powered, Number::one())?
                .times(&Elementary::power_of(Base::Number(coefficient.clone()), exponent.clone())),
        }
    }

    /// The derivative; `None` beyond the bounds.
    pub fn derivative(&self, symbol: &Symbol) -> Option<Elementary> {
        let mut sum = Elementary::default();
        for (product, coefficient) in &self.0 {
            for (base, exponent) in product.powers.iter().filter(|(base, _)| base.has(symbol)) {
                let mut lowered = product.clone();
                *lowered.powers.entry(base.clone()).or_default() -= Number::one();
                let outer = Elementary::of_product(lowered, coefficient * exponent)?;
                sum = sum.plus(&outer.times(&base.derivative(symbol)?)?);
            }
            let inner = product.exponent.derivative(symbol)?;
            sum = sum.plus(&Elementary::default().with(product.clone(), coefficient.clone()).times(&inner)?);
        }
        (sum.0.len() <= MOST_TERMS).then_some(sum)
    }

    /// Reads an expression; `None` when something in it is no elementary function, or it is too long.
    pub fn from_expression(expression: &Expression) -> Option<Elementary> {
        (expression.size() <= MOST_NODES).then(|| Elementary::read(expression))?
    }

    fn read(expression: &Expression) -> Option<Elementary> {
        let read = Elementary::read;
        Some(match expression {
            Expression::Number(number) => Elementary::constant(number.clone()),
            Expression::Symbol(symbol) => Elementary::symbol(symbol),
            Expression::Negate(a) => read(a)?.scaled(&Number::from(-1)),
            Expression::Add(a, b) => read(a)?.plus(&read(b)?),
            Expression::Subtract(a, b) => read(a)?.minus(&read(b)?),
            Expression::Multiply(a, b) => read(a)?.times(&read(b)?)?,
            Expression::Divide(a, b) => read(a)?.times(&read(b)?.power(&Number::from(-1))?)?,
            Expression::Power(base, exponent) => {
                let (base, exponent) = (read(base)?, read(exponent)?);
                match exponent.to_number() {
                    Some(number) => base.power(&number)?,
                    None => {
                        let (product, coefficient) = base.only_term()?;
                        if !product.powers.is_empty() || !coefficient.is_positive() {
                            return None;
                        }
                        let own = product.exponent.plus(&logarithm(Elementary::constant(coefficient.clone())));
                        Elementary::exponential(own.times(&exponent)?)
                    }
                }
            }
            Expression::Call(function, arguments) => match (function, &arguments[..]) {
                (Function::SquareRoot, [a]) => read(a)?.power(&Number::ratio(1, 2))?,
                (Function::CubeRoot, [a]) => read(a)?.power(&Number::ratio(1, 3))?,
                (Function::Exponential, [a]) => Elementary::exponential(read(a)?),
                (Function::NaturalLogarithm, [a]) => {
                    let inside = read(a)?;
                    if inside.is_nothing() {
                        return None;
                    }
                    logarithm(inside)
                }
                (Function::Logarithm, [a]) => {
                    let ten = logarithm(Elementary::from(10)).power(&Number::from(-1))?;
                    logarithm(read(a)?).times(&ten)?
                }
                (Function::Sine | Function::ArcSine | Function::ArcTangent, [a]) => odd(function, &read(a)?),
                (Function::Cosine | Function::Absolute, [a]) => even(function, &read(a)?),
                (Function::Tangent, [a]) => {
                    let inside = read(a)?;
                    let below = even(&Function::Cosine, &inside).power(&Number::from(-1))?;
                    odd(&Function::Sine, &inside).times(&below)?
                }
                (Function::ArcCosine, [a]) => {
                    let right_angle = Elementary::symbol(&Symbol::new("pi")?).scaled(&Number::ratio(1, 2));
                    right_angle.minus(&odd(&Function::ArcSine, &read(a)?))
                }
                _ => return None,
            },
        })
    }

    /// Whether it is 0 wherever it is defined, as far as rules for powers, products and angles show it; `false` when they do
    /// not, and beyond the bounds.
    pub fn is_zero(&self) -> bool {
        multiplied_out(&[self]).is_some_and(|forms| forms[0].is_nothing())
    }

    /// Numbers by which the functions of the basis have to be multiplied so that their sum is this one, the fewest of them not
    /// 0 as far as one free choice allows.
    pub fn combination(&self, basis: &[Elementary]) -> Option<Vec<Number>> {
        let all: Vec<&Elementary> = basis.iter().chain([self]).collect();
        let forms = multiplied_out(&all)?;
        let (target, basis) = forms.split_last()?;
        let products: BTreeSet<&Product> = forms.iter().flat_map(|form| form.0.keys()).collect();
        let coefficient = |form: &Elementary, product: &Product| form.0.get(product).cloned().unwrap_or_default();
        let mut rows: Vec<Vec<Number>> = products
            .iter()
            .map(|product| basis.iter().chain([target]).map(|form| coefficient(form, product)).collect())
            .collect();
        if basis.is_empty() {
            return target.is_nothing().then(Vec::new);
        }
        rows.sort();
        rows.dedup();
        let right: Vec<Number> = rows.iter_mut().filter_map(Vec::pop).collect();
        if rows.is_empty() {
            return Some(vec![Number::zero(); basis.len()]);
        }
        match solve_linear(&rows, &right) {
            Solution::Unique(numbers) => Some(numbers),
            Solution::Many { particular, basis } => Some(shortest(particular, &basis)),
            _ => None,
        }
    }

    /// The sum as one would write it, by falling powers of the first letter.
    pub fn to_expression(&self) -> Expression {
        let mut terms: Vec<(&Product, &Number)> = self.0.iter().collect();
        let degree = |product: &Product| {
            let is_letter = |base: &&Base| matches!(base, Base::Symbol(_));
            product.powers.iter().find(|(base, _)| is_letter(base)).map(|(_, it)| it.clone()).unwrap_or_default()
        };
        terms.sort_by(|(a, _), (b, _)| degree(b).cmp(&degree(a)).then_with(|| a.cmp(b)));
        let mut sum: Option<Expression> = None;
        for (product, number) in terms {
            sum = Some(match sum {
                None => product.times_number(number),
                Some(sum) if number.is_negative() => sum - product.times_number(&number.abs()),
                Some(sum) => sum + product.times_number(number),
            });
        }
        sum.unwrap_or_else(|| Expression::from(0))
    }
}

impl fmt::Display for Elementary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_expression(), f)
    }
}

impl Product {
    /// The product with a number before it: `-3*x^2*sin(x)/4`.
    fn times_number(&self, number: &Number) -> Expression {
        let (mut above, mut below): (Vec<Expression>, Vec<Expression>) = (Vec::new(), Vec::new());
        for (base, exponent) in &self.powers {
            let own = match base {
                Base::Number(number) => Expression::Number(number.clone()),
                Base::Symbol(symbol) => Expression::Symbol(symbol.clone()),
                Base::Sum(sum) => sum.to_expression(),
                Base::Call(function, inside) => Expression::call(function.clone(), [inside.to_expression()]),
            };
            let size = exponent.abs();
            let power = match () {
                () if size.is_one() => own,
                () if size == Number::ratio(1, 2) => Expression::call(Function::SquareRoot, [own]),
                () if size.is_integer() => own.to_the(Expression::Number(size)),
                () => own.to_the(quotient(&size)),
            };
            if exponent.is_negative() { &mut below } else { &mut above }.push(power);
        }
        if !self.exponent.is_nothing() {
            // Before the calls, as in x*exp(x)*sin(x).
            let place = self.powers.iter().filter(|(base, it)| !it.is_negative() && !matches!(base, Base::Call(..)));
            above.insert(place.count(), Expression::call(Function::Exponential, [self.exponent.to_expression()]));
        }
        let numerator = Number::from(number.numerator().clone());
        let denominator = Number::from(number.denominator());
        if above.is_empty() || !numerator.abs().is_one() {
            above.insert(0, Expression::Number(numerator));
        } else if numerator.is_negative() {
            let first = above.remove(0);
            above.insert(0, -first);
        }
        if !denominator.is_one() {
            below.insert(0, Expression::Number(denominator));
        }
        let product = |factors: Vec<Expression>| factors.into_iter().reduce(|product, factor| product * factor);
        let above = product(above).unwrap_or_else(|| Expression::from(1));
        match product(below) {
            None => above,
            Some(below) => above / below,
        }
    }
}

fn quotient(number: &Number) -> Expression {
    Expression::Number(number.numerator().clone().into()) / Expression::Number(number.denominator().into())
}

fn logarithm(inside: Elementary) -> Elementary {
    match inside.only_term() {
        Some((product, number)) if number.is_one() && product.powers.is_empty() => product.exponent.clone(),
        _ => Elementary::power_of(Base::Call(Function::NaturalLogarithm, inside), Number::one()),
    }
}

/// f(-u) = -f(u)
fn odd(function: &Function, inside: &Elementary) -> Elementary {
    if inside.is_nothing() {
        return Elementary::default();
    }
    let minus = Number::from(-1);
    let (inside, sign) =
        if begins_below_zero(inside) { (inside.scaled(&minus), minus) } else { (inside.clone(), Number::one()) };
    Elementary::default().with(Product::power_of(Base::Call(function.clone(), inside), Number::one()), sign)
}

/// f(-u) = f(u)
fn even(function: &Function, inside: &Elementary) -> Elementary {
    if inside.is_nothing() {
        return Elementary::from(i64::from(*function == Function::Cosine));
    }
    let inside = if begins_below_zero(inside) { inside.scaled(&Number::from(-1)) } else { inside.clone() };
    if *function == Function::Absolute && inside.is_sum_of_squares() {
        return inside;
    }
    Elementary::power_of(Base::Call(function.clone(), inside), Number::one())
}

/// Whether the last of the terms, which is one with a letter where there is one, has a negative coefficient.
fn begins_below_zero(inside: &Elementary) -> bool {
    inside.0.values().next_back().is_some_and(Number::is_negative)
}

/// The solution with the most zeros among the particular one and those where one free choice makes another number 0.
fn shortest(particular: Vec<Number>, free: &[Vec<Number>]) -> Vec<Number> {
    let zeros = |numbers: &[Number]| numbers.iter().filter(|it| it.is_zero()).count();
    let mut best = particular;
    for direction in free {
        let choices = best.iter().zip(direction).filter_map(|(own, step)| own.divided_by(step));
        let others: Vec<Vec<Number>> = choices
            .map(|factor| best.iter().zip(direction).map(|(own, step)| own - step * factor.clone()).collect())
            .collect();
        for other in others {
            if zeros(&other) > zeros(&best) {
                best = other;
            }
        }
    }
    best
}

/// All of them multiplied by the same powers, so that no exponent is negative, and then multiplied out; so a combination of
/// them is 0 if that of these forms is.
fn multiplied_out(all: &[&Elementary]) -> Option<Vec<Elementary>> {
    let mut least: BTreeMap<Base, Number> = BTreeMap::new();
    for product in all.iter().flat_map(|it| it.0.keys()) {
        for (base, exponent) in product.powers.iter().filter(|(_, exponent)| exponent.is_negative()) {
            let least = least.entry(base.clone()).or_default();
            *least = least.clone().min(Number::from(exponent.floor()));
        }
    }
    let factor = Product {
        powers: least.into_iter().map(|(base, exponent)| (base, exponent.negated())).collect(),
        exponent: Elementary::default(),
    };
    // As a lone term, so that a sum with the exponent 1 waits until powers are joined.
    let angles = Angles::of(all);
    all.iter()
        .map(|sum| {
            let mut whole = Elementary::default();
            for (product, number) in &sum.0 {
                whole = whole.plus(&term_multiplied_out(&product.joined(&factor), number, &angles)?);
                if whole.0.len() > MOST_TERMS {
                    return None;
                }
            }
            Some(whole)
        })
        .collect()
}

fn term_multiplied_out(product: &Product, number: &Number, angles: &Angles) -> Option<Elementary> {
    let mut rest = product.clone();
    let mut factors: Vec<Elementary> = Vec::new();
    for (base, exponent) in &product.powers {
        let whole = exponent.floor();
        match base {
            Base::Sum(sum) if whole > Integer::ZERO => {
                rest.powers.insert(base.clone(), exponent - Number::from(whole.clone()));
                let times = i64::try_from(whole).ok().filter(|it| *it <= GREATEST_POWER)?;
                let sum = multiplied_out(&[sum])
                    .and_then(|mut it| it.pop())
                    .filter(|_| !has_negative(sum))
                    .unwrap_or_else(|| sum.clone());
                factors.extend((0..times).map(|_| sum.clone()));
            }
            Base::Call(function @ (Function::Sine | Function::Cosine), inside) if exponent.is_integer() => {
                let times = i64::try_from(whole).ok().filter(|it| *it <= GREATEST_POWER)?;
                rest.powers.remove(base);
                let single = angles.in_single_angle(function, inside)?;
                factors.extend((0..times).map(|_| single.clone()));
            }
            _ => {}
        }
    }
    let mut value = Elementary::of_product(rest, number.clone())?;
    for factor in factors {
        value = squares_of_sines_replaced(&value.times(&factor)?)?;
    }
    Some(value)
}

fn has_negative(sum: &Elementary) -> bool {
    sum.0.keys().any(|product| product.powers.values().any(Number::is_negative))
}

/// sin^2 = 1 - cos^2, so that no sine has a power above 1.
fn squares_of_sines_replaced(sum: &Elementary) -> Option<Elementary> {
    let two = Number::from(2);
    let mut replaced = Elementary::default();
    for (product, number) in &sum.0 {
        let square = product.powers.iter().find_map(|(base, exponent)| match base {
            Base::Call(Function::Sine, inside) if *exponent >= two => Some((base.clone(), inside.clone())),
            _ => None,
        });
        let Some((base, inside)) = square else {
            replaced = replaced.with(product.clone(), number.clone());
            continue;
        };
        let mut rest = product.clone();
        let exponent = product.power(&base) - two.clone();
        rest.powers.remove(&base);
        if !exponent.is_zero() {
            rest.powers.insert(base, exponent);
        }
        let cosine = Elementary::power_of(Base::Call(Function::Cosine, inside), two.clone());
        let rest = Elementary::default().with(rest, number.clone());
        let both = rest.times(&Elementary::from(1).minus(&cosine))?;
        replaced = replaced.plus(&squares_of_sines_replaced(&both)?);
    }
    Some(replaced)
}

/// Angles of which some are multiples of the others, each as a multiple of one that measures all of its family.
struct Angles(BTreeMap<Elementary, (Elementary, i64)>);

impl Angles {
    fn of(all: &[&Elementary]) -> Angles {
        let mut seen: BTreeSet<&Elementary> = BTreeSet::new();
        for product in all.iter().flat_map(|it| it.0.keys()) {
            seen.extend(product.powers.keys().filter_map(|base| match base {
                Base::Call(Function::Sine | Function::Cosine, inside) => Some(inside),
                _ => None,
            }));
        }
        let mut families: Vec<(Elementary, Vec<(Elementary, Number)>)> = Vec::new();
        for angle in seen {
            let known = families.iter_mut().find_map(|(first, family)| Some((ratio(angle, first)?, family)));
            match known {
                Some((ratio, family)) => family.push((angle.clone(), ratio)),
                None => families.push((angle.clone(), vec![(angle.clone(), Number::one())])),
            }
        }
        let mut measured = BTreeMap::new();
        for (first, family) in families {
            let below = family.iter().fold(Integer::ONE, |all, (_, it)| super::integers::lcm(&all, &it.denominator()));
            let scale = Number::from(below);
            let above = family.iter().fold(Integer::ZERO, |all, (_, it)| {
                super::integers::gcd(&all, &(it * &scale).to_integer().unwrap_or_default())
            });
            let Some(unit) = Number::from(above).divided_by(&scale).filter(|it| !it.is_zero()) else {
                continue;
            };
            for (angle, ratio) in family {
                if let Some(times) = ratio.divided_by(&unit).and_then(|it| it.to_i64()) {
                    measured.insert(angle, (first.scaled(&unit), times));
                }
            }
        }
        Angles(measured)
    }

    /// The sine or cosine of an angle in those of the angle that measures it: sin 2a = 2 sin a cos a.
    fn in_single_angle(&self, function: &Function, angle: &Elementary) -> Option<Elementary> {
        let call = |function: Function, inside: &Elementary| {
            Elementary::power_of(Base::Call(function, inside.clone()), Number::one())
        };
        let Some((single, times)) = self.0.get(angle).filter(|(_, times)| *times != 1) else {
            return Some(call(function.clone(), angle));
        };
        if times.abs() > GREATEST_POWER {
            return None;
        }
        let (first_sine, first_cosine) = (call(Function::Sine, single), call(Function::Cosine, single));
        let (mut sine, mut cosine) = (first_sine.clone(), first_cosine.clone());
        for _ in 1..times.abs() {
            let next = sine.times(&first_cosine)?.plus(&cosine.times(&first_sine)?);
            cosine = cosine.times(&first_cosine)?.minus(&sine.times(&first_sine)?);
            sine = squares_of_sines_replaced(&next)?;
            cosine = squares_of_sines_replaced(&cosine)?;
        }
        Some(match function {
            Function::Cosine => cosine,
            _ => sine.scaled(&Number::from(times.signum())),
        })
    }
}

/// The number by which one has to be multiplied to give the other.
fn ratio(a: &Elementary, b: &Elementary) -> Option<Number> {
    let (product, number) = b.0.iter().next()?;
    let ratio = a.0.get(product)?.divided_by(number)?;
    (b.scaled(&ratio) == *a).then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Elementary {
        let tree: Expression = text.parse().unwrap();
        Elementary::from_expression(&tree).unwrap_or_else(|| panic!("{text}"))
    }

    fn x() -> Symbol {
        Symbol::new("x").unwrap()
    }

    #[test]
    fn what_is_read_is_tidied_and_not_multiplied_out() {
        for (text, tidy) in [
            ("x + x + 1 - 1", "2*x"),
            ("-3*x^2/4", "-3*x^2/4"),
            ("(3*x + 2)^4*2/3", "2*(3*x + 2)^4/3"),
            ("x*(x + 1)", "x^2 + x"),
            ("exp(x)*exp(-x)", "1"),
            ("sin(2 - x)", "-sin(x - 2)"),
            ("2^x", "exp(x*ln(2))"),
            ("sqrt(8)*sqrt(8)", "8"),
            ("tan(x)", "sin(x)/cos(x)"),
            ("exp(1)^(2*x)", "exp(2*x)"),
        ] {
            assert_eq!(read(text).to_string(), tidy, "{text}");
        }
    }

    #[test]
    fn equal_functions_are_seen_to_be_equal() {
        for text in [
            "sin(x)^2 + cos(x)^2 - 1",
            "sin(2*x) - 2*sin(x)*cos(x)",
            "cos(3*x) - 4*cos(x)^3 + 3*cos(x)",
            "sin(x/2)*cos(x/2) - sin(x)/2",
            "1/(x + 1) + 1/(x - 1) - 2*x/(x^2 - 1)",
            "(x + 1)^2 - x^2 - 2*x - 1",
            "sqrt(x + 1)*(x + 1) - (x + 1)^(3/2)",
            "1/sqrt(1 - x^2) - sqrt(1 - x^2)/(1 - x^2)",
            "tan(x)^2 + 1 - 1/cos(x)^2",
            "1/(2*x + 2) - 1/2/(x + 1)",
        ] {
            assert!(read(text).is_zero(), "{text}");
        }
        for text in ["sin(x)^2 - cos(x)^2", "x - x^2", "sqrt(x^2) - x", "ln(x) - ln(2*x)", "exp(x) - exp(2*x)"] {
            assert!(!read(text).is_zero(), "{text}");
        }
    }

    #[test]
    fn derivatives_keep_the_rules() {
        for (text, derivative) in [
            ("sin(3*x)^4", "12*cos(3*x)*sin(3*x)^3"),
            ("x*ln(x) - x", "ln(x)"),
            ("atan(2*x)", "2/(1 + 4*x^2)"),
            ("asin(x)", "1/sqrt(1 - x^2)"),
            ("ln(abs(x))", "1/x"),
            ("(2*x + 1)^(3/2)", "3*sqrt(2*x + 1)"),
            ("exp(sin(x))", "exp(sin(x))*cos(x)"),
        ] {
            let difference = read(text).derivative(&x()).unwrap().minus(&read(derivative));
            assert!(difference.is_zero(), "{text}: {difference}");
        }
    }

    #[test]
    fn combinations_are_found_by_comparing_coefficients() {
        let basis = [read("x*exp(x)"), read("exp(x)"), read("x^2")];
        let found = read("3*x*exp(x) - exp(x)/2").combination(&basis).unwrap();
        assert_eq!(found, [Number::from(3), Number::ratio(-1, 2), Number::zero()]);
        assert_eq!(read("sin(x)").combination(&basis), None);
        let squares = [read("sin(x)^2"), read("cos(x)^2"), read("1")];
        assert_eq!(read("1").combination(&squares).unwrap().iter().filter(|it| it.is_zero()).count(), 2);
    }
}
