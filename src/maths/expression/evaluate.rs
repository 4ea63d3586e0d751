//! The exact value of an expression, when it has one.

use std::cell::Cell;

use super::{Expression, Function, Symbol};
use crate::maths::integers;
use crate::maths::number::{Integer, MAXIMUM_BITS, Number, NumberError};

/// The bits that all intermediate results of one evaluation may have together.
const BITS_IN_ALL: usize = 1 << 24;

/// The greatest n of n! and of binomial(n, k).
const GREATEST_FACTORIAL: i64 = 10_000;

/// Why an expression has no exact rational value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    /// A symbol stands for nothing known.
    #[error("{0} has no value")]
    NoValue(Symbol),
    /// A function stands for nothing known.
    #[error("{0} is not defined here")]
    NoFunction(Symbol),
    /// Something is divided by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// The value is real but not rational, or we cannot tell that it is rational.
    #[error("{0} has no exact fraction")]
    NotRational(String),
    /// The function has no real value there.
    #[error("{0} has no real value")]
    NotDefined(String),
    /// A number would exceed 2^18 bits, or all of them together 2^24.
    #[error("the numbers become too big")]
    TooBig,
}

impl From<NumberError> for EvaluationError {
    fn from(error: NumberError) -> EvaluationError {
        match error {
            NumberError::TooBig => EvaluationError::TooBig,
            NumberError::DivisionByZero => EvaluationError::DivisionByZero,
        }
    }
}

impl Expression {
    /// Its exact value, with the values of its symbols given by `value`.
    ///
    /// ```
    /// use polya::maths::{Expression, Function, Number};
    /// let root = |n| Expression::call(Function::SquareRoot, [Expression::from(n)]);
    /// assert_eq!(root(16).evaluate(&|_| None), Ok(Number::from(4)));
    /// assert!(root(2).evaluate(&|_| None).is_err());
    /// ```
    pub fn evaluate(&self, value: &dyn Fn(&Symbol) -> Option<Number>) -> Result<Number, EvaluationError> {
        Evaluation { value, bits_left: Cell::new(BITS_IN_ALL) }.of(self)
    }

    /// Its exact value when no symbol occurs in it.
    pub fn value(&self) -> Result<Number, EvaluationError> {
        self.evaluate(&|_| None)
    }
}

struct Evaluation<'a> {
    value: &'a dyn Fn(&Symbol) -> Option<Number>,
    bits_left: Cell<usize>,
}

// The functions that recurse hold little, so that deep trees fit on the stack.
impl Evaluation<'_> {
    fn of(&self, expression: &Expression) -> Result<Number, EvaluationError> {
        let result = match expression {
            Expression::Number(_) | Expression::Symbol(_) => self.leaf(expression),
            Expression::Call(function, arguments) => self.call(function, arguments),
            Expression::Negate(a) => self.of(a).map(|a| a.negated()),
            Expression::Add(a, b) | Expression::Subtract(a, b) => self.pair(expression, a, b),
            Expression::Multiply(a, b) | Expression::Divide(a, b) => self.pair(expression, a, b),
            Expression::Power(a, b) => self.pair(expression, a, b),
        };
        self.within_bounds(result)
    }

    fn pair(&self, operation: &Expression, a: &Expression, b: &Expression) -> Result<Number, EvaluationError> {
        let a = self.of(a)?;
        let b = self.of(b)?;
        operate(operation, &a, &b)
    }

    fn call(&self, function: &Function, arguments: &[Expression]) -> Result<Number, EvaluationError> {
        let arguments = arguments.iter().map(|part| self.of(part)).collect::<Result<Vec<_>, _>>()?;
        call(function, &arguments)
    }

    fn leaf(&self, expression: &Expression) -> Result<Number, EvaluationError> {
        match expression {
            Expression::Number(number) => Ok(number.clone()),
            Expression::Symbol(symbol) => match (self.value)(symbol) {
                Some(number) => Ok(number),
                None if symbol.name() == "pi" => Err(EvaluationError::NotRational("pi".into())),
                None => Err(EvaluationError::NoValue(symbol.clone())),
            },
            other => Err(EvaluationError::NotDefined(other.to_string())),
        }
    }

    fn within_bounds(&self, result: Result<Number, EvaluationError>) -> Result<Number, EvaluationError> {
        let bits = result.as_ref().map_or(0, Number::significant_bits);
        let left = self.bits_left.get().checked_sub(bits).ok_or(EvaluationError::TooBig)?;
        self.bits_left.set(left);
        if bits > 4 * MAXIMUM_BITS { Err(EvaluationError::TooBig) } else { result }
    }
}

fn operate(operation: &Expression, a: &Number, b: &Number) -> Result<Number, EvaluationError> {
    match operation {
        Expression::Add(..) => Ok(a + b),
        Expression::Subtract(..) => Ok(a - b),
        Expression::Multiply(..) => Ok(a * b),
        Expression::Divide(..) => a.divided_by(b).ok_or(EvaluationError::DivisionByZero),
        _ => power(a, b),
    }
}

fn power(base: &Number, exponent: &Number) -> Result<Number, EvaluationError> {
    let shown = || format!("({base})^({exponent})");
    if exponent.is_integer() {
        return match exponent.to_i64() {
            Some(whole) => Ok(base.power(whole)?),
            None if base.is_zero() && exponent.is_negative() => Err(EvaluationError::DivisionByZero),
            None if base.is_zero() || base.is_one() => Ok(base.clone()),
            None if base.negated().is_one() => {
                let even = exponent.numerator() % 2 == 0;
                Ok(if even { Number::one() } else { base.clone() })
            }
            None => Err(EvaluationError::TooBig),
        };
    }
    let degree = u32::try_from(exponent.denominator()).map_err(|_| EvaluationError::NotRational(shown()))?;
    if base.is_negative() && degree.is_multiple_of(2) {
        return Err(EvaluationError::NotDefined(shown()));
    }
    let root = base.exact_root(degree).ok_or_else(|| EvaluationError::NotRational(shown()))?;
    power(&root, &Number::from(exponent.numerator()))
}

fn root(degree: &Number, value: &Number) -> Result<Number, EvaluationError> {
    let shown = || match degree.to_i64() {
        Some(2) => format!("sqrt({value})"),
        _ => format!("root({degree}, {value})"),
    };
    let whole = degree.to_i64().and_then(|degree| u32::try_from(degree).ok()).filter(|degree| *degree > 0);
    let whole = whole.ok_or_else(|| EvaluationError::NotDefined(shown()))?;
    if value.is_negative() && whole.is_multiple_of(2) {
        return Err(EvaluationError::NotDefined(shown()));
    }
    value.exact_root(whole).ok_or_else(|| EvaluationError::NotRational(shown()))
}

fn call(function: &Function, arguments: &[Number]) -> Result<Number, EvaluationError> {
    let shown = || {
        let list: Vec<String> = arguments.iter().map(Number::to_string).collect();
        format!("{}({})", function.name(), list.join(", "))
    };
    let irrational = || Err(EvaluationError::NotRational(shown()));
    let undefined = || EvaluationError::NotDefined(shown());
    // These functions are rational at one rational number only (Lindemann and Weierstrass 1885).
    let only_at = |x: &Number, at: i64, value: i64| {
        if *x == Number::from(at) { Ok(Number::from(value)) } else { irrational() }
    };
    match (function, arguments) {
        (Function::SquareRoot, [x]) => root(&Number::from(2), x),
        (Function::CubeRoot, [x]) => root(&Number::from(3), x),
        (Function::Root, [degree, x]) => root(degree, x),
        (Function::Absolute, [x]) => Ok(x.abs()),
        (Function::Floor, [x]) => Ok(x.floor().into()),
        (Function::Ceiling, [x]) => Ok(x.ceiling().into()),
        (Function::Factorial, [n]) => factorial(n).ok_or_else(undefined)?,
        (Function::Binomial, [n, k]) => binomial(n, k).ok_or_else(undefined)?,
        (Function::Gcd, numbers) => fold_integers(numbers, integers::gcd).ok_or_else(undefined),
        (Function::Lcm, numbers) => fold_integers(numbers, integers::lcm).ok_or_else(undefined),
        (Function::Modulo, [a, b]) => a.remainder(b).map(Number::from).ok_or_else(undefined),
        (Function::Minimum, numbers) => numbers.iter().min().cloned().ok_or_else(undefined),
        (Function::Maximum, numbers) => numbers.iter().max().cloned().ok_or_else(undefined),
        (Function::NaturalLogarithm, [x]) if !x.is_positive() => Err(undefined()),
        (Function::NaturalLogarithm, [x]) => only_at(x, 1, 0),
        (Function::Logarithm, [x]) => logarithm(&Number::from(10), x).unwrap_or_else(|| Err(undefined())),
        (Function::Logarithm, [base, x]) => logarithm(base, x).unwrap_or_else(|| Err(undefined())),
        (Function::Sine, [x]) => only_at(x, 0, 0),
        (Function::Cosine, [x]) => only_at(x, 0, 1),
        (Function::Tangent, [x]) => only_at(x, 0, 0),
        (Function::Exponential, [x]) => only_at(x, 0, 1),
        (Function::ArcSine | Function::ArcCosine, [x]) if x.abs() > Number::one() => Err(undefined()),
        (Function::ArcSine | Function::ArcTangent, [x]) => only_at(x, 0, 0),
        (Function::ArcCosine, [x]) => only_at(x, 1, 0),
        (Function::Named(name), _) => Err(EvaluationError::NoFunction(name.clone())),
        _ => Err(undefined()),
    }
}

fn fold_integers(numbers: &[Number], join: fn(&Integer, &Integer) -> Integer) -> Option<Number> {
    let (first, rest) = numbers.split_first()?;
    let mut joined = join(&first.to_integer()?, &first.to_integer()?);
    for number in rest {
        joined = join(&joined, &number.to_integer()?);
    }
    Some(joined.into())
}

/// n!, for whole n from 0 to 10,000; `None` when it is not defined.
fn factorial(n: &Number) -> Option<Result<Number, EvaluationError>> {
    if !n.is_integer() || n.is_negative() {
        return None;
    }
    Some(match n.to_i64() {
        Some(n) if n <= GREATEST_FACTORIAL => Ok(product(1, n).into()),
        _ => Err(EvaluationError::TooBig),
    })
}

/// n over k for whole n from 0 to 10,000; 0 when k is outside 0..=n.
fn binomial(n: &Number, k: &Number) -> Option<Result<Number, EvaluationError>> {
    if !n.is_integer() || n.is_negative() || !k.is_integer() {
        return None;
    }
    if k.is_negative() || k > n {
        return Some(Ok(Number::zero()));
    }
    let (Some(n), Some(k)) = (n.to_i64(), k.to_i64()) else {
        return Some(Err(EvaluationError::TooBig));
    };
    let k = k.min(n - k);
    if k > GREATEST_FACTORIAL || (k > 1 && n > GREATEST_FACTORIAL && k > 500) {
        return Some(Err(EvaluationError::TooBig));
    }
    Some(Ok(Number::from(product(n - k + 1, n) / product(1, k))))
}

/// first * (first + 1) * ... * last, by halves so that big factors meet big ones; 1 when there are none.
fn product(first: i64, last: i64) -> Integer {
    if first > last {
        return Integer::ONE;
    }
    if first == last {
        return first.into();
    }
    let middle = first + (last - first) / 2;
    product(first, middle) * product(middle + 1, last)
}

/// The exponent that takes `base` to `x`, when it is rational: both are powers of one number then.
///
/// `None` when there is no real logarithm.
fn logarithm(base: &Number, x: &Number) -> Option<Result<Number, EvaluationError>> {
    if !base.is_positive() || base.is_one() || !x.is_positive() {
        return None;
    }
    // Euclid on exponents: log_b(x) = q + log_b(x / b^q), and log_b(r) = 1 / log_r(b).
    let one = Number::one();
    let (mut b, mut sign) = (base.clone(), 1);
    if b < one {
        b = b.reciprocal()?;
        sign = -sign;
    }
    let shown = format!("log({base}, {x})");
    let unknown = || Some(Err(EvaluationError::NotRational(shown.clone())));
    let mut x = x.clone();
    if x < one {
        x = x.reciprocal()?;
        sign = -sign;
    }
    let mut quotients = Vec::new();
    let mut divisions = 0;
    while !x.is_one() {
        let mut quotient = 0;
        while x >= b {
            x = x.divided_by(&b)?;
            quotient += 1;
            divisions += 1;
            if divisions > 500 || x.significant_bits() > 8_000 {
                return unknown();
            }
        }
        quotients.push(quotient);
        std::mem::swap(&mut x, &mut b);
        if quotients.len() > 40 {
            return unknown();
        }
        if b.is_one() {
            break;
        }
    }
    let mut value: Option<Number> = None;
    for quotient in quotients.iter().rev() {
        let tail = value.and_then(|tail| tail.reciprocal()).unwrap_or_default();
        value = Some(Number::from(*quotient) + tail);
    }
    Some(Ok(value.unwrap_or_default() * Number::from(sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call_of(function: Function, arguments: &[Number]) -> Result<Number, EvaluationError> {
        let arguments: Vec<Expression> = arguments.iter().cloned().map(Expression::from).collect();
        Expression::call(function, arguments).value()
    }

    fn n(value: i64) -> Number {
        Number::from(value)
    }

    #[test]
    fn known_functions_have_exact_values() {
        for (function, arguments, expected) in [
            (Function::SquareRoot, vec![Number::ratio(9, 4)], Number::ratio(3, 2)),
            (Function::CubeRoot, vec![n(-8)], n(-2)),
            (Function::Root, vec![n(5), n(32)], n(2)),
            (Function::Absolute, vec![n(-3)], n(3)),
            (Function::Floor, vec![Number::ratio(-1, 2)], n(-1)),
            (Function::Ceiling, vec![Number::ratio(-1, 2)], n(0)),
            (Function::Factorial, vec![n(5)], n(120)),
            (Function::Factorial, vec![n(0)], n(1)),
            (Function::Binomial, vec![n(10), n(3)], n(120)),
            (Function::Binomial, vec![n(3), n(5)], n(0)),
            (Function::Binomial, vec![n(i64::MAX), n(1)], n(i64::MAX)),
            (Function::Gcd, vec![n(12), n(-18), n(8)], n(2)),
            (Function::Lcm, vec![n(4), n(6)], n(12)),
            (Function::Modulo, vec![n(-7), n(3)], n(2)),
            (Function::Minimum, vec![n(3), n(1), n(2)], n(1)),
            (Function::Logarithm, vec![n(2), n(8)], n(3)),
            (Function::Logarithm, vec![n(8), n(2)], Number::ratio(1, 3)),
            (Function::Logarithm, vec![n(4), Number::ratio(1, 8)], Number::ratio(-3, 2)),
            (Function::Logarithm, vec![Number::ratio(1, 2), n(8)], n(-3)),
            (Function::Logarithm, vec![n(1000)], n(3)),
            (Function::Logarithm, vec![n(7), n(1)], n(0)),
            (Function::Cosine, vec![n(0)], n(1)),
        ] {
            assert_eq!(call_of(function.clone(), &arguments), Ok(expected), "{function:?} {arguments:?}");
        }
    }

    #[test]
    fn what_has_no_exact_value_says_why() {
        let not_rational = |result| matches!(result, Err(EvaluationError::NotRational(_)));
        let not_defined = |result| matches!(result, Err(EvaluationError::NotDefined(_)));
        assert!(not_rational(call_of(Function::SquareRoot, &[n(2)])));
        assert!(not_rational(call_of(Function::Logarithm, &[n(2), n(3)])));
        assert!(not_rational(call_of(Function::Logarithm, &[n(1_000_000_007), n(1_000_000_009)])));
        assert!(not_rational(call_of(Function::Sine, &[n(1)])));
        assert!(not_defined(call_of(Function::SquareRoot, &[n(-4)])));
        assert!(not_defined(call_of(Function::Logarithm, &[n(1), n(3)])));
        assert!(not_defined(call_of(Function::Factorial, &[n(-1)])));
        assert!(not_defined(call_of(Function::Gcd, &[Number::ratio(1, 2)])));
        assert!(not_defined(call_of(Function::SquareRoot, &[])));
        assert_eq!(call_of(Function::Factorial, &[n(10_001)]), Err(EvaluationError::TooBig));
        assert_eq!(call_of(Function::Binomial, &[n(i64::MAX), n(600)]), Err(EvaluationError::TooBig));
    }

    #[test]
    fn towers_are_refused_and_not_built() {
        let ten = || Expression::from(10);
        assert_eq!(ten().to_the(ten().to_the(ten())).value(), Err(EvaluationError::TooBig));
        assert_eq!(ten().to_the(ten().to_the(ten().to_the(ten()))).value(), Err(EvaluationError::TooBig));
        assert_eq!(Expression::from(8).to_the(ten() / Expression::from(-15)).value(), Ok(Number::ratio(1, 4)));
        assert_eq!((ten() / Expression::from(0)).value(), Err(EvaluationError::DivisionByZero));
        let huge = Expression::from(10).to_the(Expression::from(30));
        assert_eq!(Expression::from(-1).to_the(huge.clone()).value(), Ok(n(1)));
        assert_eq!(Expression::from(0).to_the(-huge).value(), Err(EvaluationError::DivisionByZero));
    }
}
