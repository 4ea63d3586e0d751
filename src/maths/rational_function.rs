//! Quotients of polynomials: a normal form for expressions, and whether two of them are equal.

use std::fmt;

use super::expression::{Expression, Function, Symbol};
use super::number::Number;
use super::polynomial::Polynomial;

/// The most nodes of two expressions that are compared with functions in them.
const MOST_NODES: usize = 2_000;

/// `numerator / denominator`.
///
/// Laws: the denominator is not 0, primitive, with a positive leading coefficient; no common monomial is left, and in
/// one symbol no common factor. With several symbols a common factor may be left, so use [`RationalFunction::equals`]
/// and not `==` there.
///
/// The zeros of cancelled factors are forgotten: `x/x` is 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RationalFunction {
    numerator: Polynomial,
    denominator: Polynomial,
}

impl RationalFunction {
    /// The quotient in normal form; `None` when the denominator is 0 or a bound of [`Polynomial`] bites.
    pub fn new(numerator: Polynomial, denominator: Polynomial) -> Option<RationalFunction> {
        if denominator.is_zero() {
            return None;
        }
        let monomial = numerator.common_monomial().common(&denominator.common_monomial());
        let (mut above, mut below) = if numerator.is_zero() {
            (numerator, Polynomial::one())
        } else {
            (numerator.divided_by_monomial(&monomial)?, denominator.divided_by_monomial(&monomial)?)
        };
        if let Some(symbol) = below.only_symbol()
            && let Some(common) = above.gcd(&below)
            && common.degree(&symbol) > 0
        {
            above = above.exactly_divided_by(&common, &symbol)?;
            below = below.exactly_divided_by(&common, &symbol)?;
        }
        let content = below.content().reciprocal()?;
        Some(RationalFunction { numerator: above.scaled(&content), denominator: below.scaled(&content) })
    }

    /// The normal form of an expression made of symbols, numbers, `+ - * /` and whole powers.
    ///
    /// `None` when it is none, divides by 0, or a bound of [`Polynomial`] bites.
    ///
    /// ```
    /// use polya::maths::parse::{Options, parse_expression};
    /// use polya::maths::RationalFunction;
    /// let tree = parse_expression("(x^2 - 1)/(2x - 2)", &Options::default()).unwrap().value;
    /// assert_eq!(RationalFunction::from_expression(&tree).unwrap().to_string(), "x/2 + 1/2");
    /// ```
    pub fn from_expression(expression: &Expression) -> Option<RationalFunction> {
        if let Some(numerator) = Polynomial::from_expression(expression) {
            return Some(RationalFunction { numerator, denominator: Polynomial::one() });
        }
        RationalFunction::from_parts(expression)
    }

    /// Works from the leaves up; whether the whole is a polynomial is asked once, above, and not on every level.
    fn from_parts(expression: &Expression) -> Option<RationalFunction> {
        match expression {
            Expression::Negate(a) => {
                let a = RationalFunction::from_parts(a)?;
                Some(RationalFunction { numerator: -&a.numerator, denominator: a.denominator })
            }
            Expression::Add(a, b)
            | Expression::Subtract(a, b)
            | Expression::Multiply(a, b)
            | Expression::Divide(a, b) => {
                join(expression, &RationalFunction::from_parts(a)?, &RationalFunction::from_parts(b)?)
            }
            Expression::Power(base, exponent) if !base.symbols().is_empty() => {
                let exponent = exponent.value().ok()?.to_i64()?;
                RationalFunction::from_parts(base)?.power(exponent)
            }
            leaf => RationalFunction::new(Polynomial::from_expression(leaf)?, Polynomial::one()),
        }
    }

    /// What stands above.
    pub fn numerator(&self) -> &Polynomial {
        &self.numerator
    }

    /// What stands below.
    pub fn denominator(&self) -> &Polynomial {
        &self.denominator
    }

    /// The polynomial it is, if it is one.
    pub fn to_polynomial(&self) -> Option<Polynomial> {
        let divisor = self.denominator.to_constant()?.reciprocal()?;
        Some(self.numerator.scaled(&divisor))
    }

    /// Whether the two are the same function where both are defined; `None` when the test is beyond the bounds.
    pub fn equals(&self, other: &RationalFunction) -> Option<bool> {
        if self == other {
            return Some(true);
        }
        let left = self.numerator.times(&other.denominator).ok()?;
        let right = other.numerator.times(&self.denominator).ok()?;
        Some(left == right)
    }

    /// Its value; `None` where the denominator is 0 or a symbol has no value.
    pub fn evaluate(&self, value: &dyn Fn(&Symbol) -> Option<Number>) -> Option<Number> {
        self.numerator.evaluate(value)?.divided_by(&self.denominator.evaluate(value)?)
    }

    /// The expanded quotient.
    pub fn to_expression(&self) -> Expression {
        match self.to_polynomial() {
            Some(polynomial) => polynomial.to_expression(),
            None => {
                // x/(2*y), not x/2/y
                let below = Number::from(self.numerator.content().denominator());
                self.numerator.scaled(&below).to_expression() / self.denominator.scaled(&below).to_expression()
            }
        }
    }

    fn power(&self, exponent: i64) -> Option<RationalFunction> {
        let times = u32::try_from(exponent.unsigned_abs()).ok()?;
        let (above, below) = (self.numerator.power(times).ok()?, self.denominator.power(times).ok()?);
        if exponent < 0 { RationalFunction::new(below, above) } else { RationalFunction::new(above, below) }
    }
}

fn join(operation: &Expression, a: &RationalFunction, b: &RationalFunction) -> Option<RationalFunction> {
    let cross = |x: &RationalFunction, y: &RationalFunction| x.numerator.times(&y.denominator).ok();
    match operation {
        Expression::Divide(..) => RationalFunction::new(cross(a, b)?, cross(b, a)?),
        Expression::Multiply(..) => {
            RationalFunction::new(a.numerator.times(&b.numerator).ok()?, a.denominator.times(&b.denominator).ok()?)
        }
        sum => {
            let subtract = matches!(sum, Expression::Subtract(..));
            if a.denominator == b.denominator {
                let above = if subtract { &a.numerator - &b.numerator } else { &a.numerator + &b.numerator };
                return RationalFunction::new(above, a.denominator.clone());
            }
            let (left, right) = (cross(a, b)?, cross(b, a)?);
            let above = if subtract { &left - &right } else { &left + &right };
            RationalFunction::new(above, a.denominator.times(&b.denominator).ok()?)
        }
    }
}

impl fmt::Display for RationalFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_expression())
    }
}

/// Whether two expressions are equal wherever both are defined.
///
/// Exact for quotients of polynomials and for numbers with square roots; `None` when it cannot tell (other functions,
/// or beyond the bounds). The same tree is always equal to itself.
///
/// ```
/// use polya::maths::parse::{Options, parse_expression};
/// use polya::maths::equivalent;
/// let read = |text| parse_expression(text, &Options::default()).unwrap().value;
/// assert_eq!(equivalent(&read("-(k + 1)**2*x"), &read("-k^2*x - 2k*x - x")), Some(true));
/// assert_eq!(equivalent(&read("sqrt(8)"), &read("2 sqrt(2)")), Some(true));
/// assert_eq!(equivalent(&read("sin(x)"), &read("cos(x)")), None);
/// ```
pub fn equivalent(a: &Expression, b: &Expression) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    if let (Some(a), Some(b)) = (RationalFunction::from_expression(a), RationalFunction::from_expression(b)) {
        return a.equals(&b);
    }
    if let (Some(a), Some(b)) = (super::Surd::from_expression(a), super::Surd::from_expression(b)) {
        return Some(a == b);
    }
    if a.size().saturating_add(b.size()) > MOST_NODES {
        return None;
    }
    let (a, b) = (opaque(a), opaque(b));
    let (a, b) = (RationalFunction::from_expression(&a)?, RationalFunction::from_expression(&b)?);
    // The functions are names now: equal names say equal, different ones say nothing.
    a.equals(&b)?.then_some(true)
}

/// The expression with every call and every power that is not whole replaced by a symbol named after it.
fn opaque(expression: &Expression) -> Expression {
    expression.replaced(&|part| {
        let hidden = match part {
            Expression::Call(Function::Named(_), _) => true,
            Expression::Call(..) => part.value().is_err(),
            Expression::Power(_, exponent) => !exponent.value().is_ok_and(|value| value.is_integer()),
            _ => false,
        };
        if !hidden {
            return None;
        }
        let name: String = part.to_string().bytes().map(|byte| format!("{byte:02x}")).collect();
        // A name too long to be a symbol stays a call, which is then no rational function.
        Symbol::new(&format!("_{name}")).map(Expression::Symbol)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::parse::{Options, parse_expression};
    use proptest::prelude::*;

    fn read(text: &str) -> Expression {
        parse_expression(text, &Options::default()).unwrap().value
    }

    fn normal(text: &str) -> Option<String> {
        RationalFunction::from_expression(&read(text)).map(|function| function.to_string())
    }

    #[test]
    fn the_normal_form_is_cancelled() {
        for (text, expected) in [
            ("1/x + 1/x", "2/x"),
            ("(x^2 - 1)/(x - 1)", "x + 1"),
            ("x/x", "1"),
            ("1/(1 - x)", "-1/(x - 1)"),
            ("1/(1/x + 1/y)", "x*y/(x + y)"),
            ("(2x)/(4y)", "x/(2*y)"),
            ("x^-2", "1/x^2"),
            ("(x/y)^-2", "y^2/x^2"),
            ("0/x", "0"),
            ("1/x - 1/x", "0"),
            ("1/(x - 1) - 1/(x + 1)", "2/(x^2 - 1)"),
        ] {
            assert_eq!(normal(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["1/(x - x)", "sqrt(x)", "x^y", "0^-1*x", "x/0", "(1/(x - x))^0"] {
            assert_eq!(normal(text), None, "{text}");
        }
    }

    #[test]
    fn equivalence_is_exact_or_open() {
        let same = |a, b| equivalent(&read(a), &read(b));
        assert_eq!(same("(x + y)^2 - 4x*y", "(x - y)^2"), Some(true));
        assert_eq!(same("x^2", "x^2 + 1"), Some(false));
        assert_eq!(same("(x^2 - y^2)/(x - y)", "x + y"), Some(true));
        assert_eq!(same("1/(sqrt(2) + 1)", "sqrt(2) - 1"), Some(true));
        assert_eq!(same("sqrt(2)", "1.41421356"), Some(false));
        assert_eq!(same("2sin(x) + sin(x)", "3sin(x)"), Some(true));
        assert_eq!(same("2^x + 1", "1 + 2^x"), Some(true));
        assert_eq!(same("sin(x)^2 + cos(x)^2", "1"), None);
        assert_eq!(same("pi*r^2", "r^2*pi"), Some(true));
        assert_eq!(same("f(x) + 1", "1 + f(x)"), Some(true));
    }

    proptest! {
        #[test]
        fn the_normal_form_has_the_same_values(a in -9i64..9, b in -9i64..9, c in 1i64..9, at in -50i64..50) {
            let text = format!("({a}*x + {b})/(x^2 - {c}) - ({b} - x)/({c}*x + 1)^2");
            let tree = read(&text);
            let value = |_: &Symbol| Some(Number::from(at));
            if let (Ok(before), Some(after)) =
                (tree.evaluate(&value), RationalFunction::from_expression(&tree).unwrap().evaluate(&value)) {
                prop_assert_eq!(before, after);
            }
        }
    }
}
