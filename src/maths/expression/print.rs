//! Expressions as ASCII, with the fewest parentheses that read back as the same tree: `2*x + 3`, `-(x + 1)^2`.

use std::fmt::{self, Write};

use super::{Expression, Function};

/// How tightly the parts of a node hold together; the same order as in reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::maths) enum Binding {
    /// `a + b`
    Sum,
    /// `a*b`
    Product,
    /// `-a`
    Sign,
    /// `a^b`
    Power,
    /// `n!`
    Suffix,
    /// Numbers, letters, calls and whatever stands in parentheses.
    Atom,
}

/// The binding of the text that stands for `expression`.
pub(in crate::maths) fn binding(expression: &Expression) -> Binding {
    match expression {
        Expression::Number(number) if !number.is_integer() && decimal(number).is_none() => Binding::Product,
        Expression::Number(number) if number.is_negative() => Binding::Sign,
        Expression::Number(_) | Expression::Symbol(_) => Binding::Atom,
        Expression::Negate(_) => Binding::Sign,
        Expression::Add(..) | Expression::Subtract(..) => Binding::Sum,
        Expression::Multiply(..) | Expression::Divide(..) => Binding::Product,
        Expression::Power(..) => Binding::Power,
        Expression::Call(Function::Factorial, arguments) if arguments.len() == 1 => Binding::Suffix,
        Expression::Call(..) => Binding::Atom,
    }
}

/// The decimal form when it is short enough to be read; other fractions are written `7/3`.
pub(in crate::maths) fn decimal(number: &crate::maths::Number) -> Option<String> {
    number.to_decimal().filter(|text| number.is_integer() || text.len() <= 20)
}

impl fmt::Display for Expression {
    /// ASCII that [`parse_expression`](crate::maths::parse::parse_expression) with
    /// [`Options::names`](crate::maths::parse::Options::names) reads back as the same tree, if that tree can come
    /// from reading. A number such as 1/3, which only reckoning makes, reads back as a division of equal value;
    /// more than 200 brackets inside each other are not read back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Number(number) if number.is_integer() => fmt::Display::fmt(number, f),
            Expression::Number(number) => match decimal(number) {
                Some(text) => f.write_str(&text),
                None => write!(f, "{number}"),
            },
            Expression::Symbol(symbol) => f.write_str(symbol.name()),
            Expression::Negate(a) => {
                f.write_char('-')?;
                // "-3" is one number, so the opposite of the number 3 needs parentheses.
                let literal = matches!(&**a, Expression::Number(number) if !number.is_negative());
                write_part(f, a, if literal { None } else { Some(Binding::Sign) })
            }
            Expression::Add(a, b) => write_pair(f, a, " + ", b, Binding::Sum, Binding::Product),
            Expression::Subtract(a, b) => write_pair(f, a, " - ", b, Binding::Sum, Binding::Product),
            Expression::Multiply(a, b) => write_pair(f, a, "*", b, Binding::Product, Binding::Sign),
            Expression::Divide(a, b) => write_pair(f, a, "/", b, Binding::Product, Binding::Sign),
            Expression::Power(a, b) => write_pair(f, a, "^", b, Binding::Suffix, Binding::Sign),
            Expression::Call(Function::Factorial, arguments) if arguments.len() == 1 => {
                write_part(f, &arguments[0], Some(Binding::Atom))?;
                f.write_char('!')
            }
            Expression::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (index, argument) in arguments.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{argument}")?;
                }
                f.write_char(')')
            }
        }
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

fn write_pair(
    f: &mut fmt::Formatter<'_>,
    left: &Expression,
    operator: &str,
    right: &Expression,
    least_left: Binding,
    least_right: Binding,
) -> fmt::Result {
    write_part(f, left, Some(least_left))?;
    f.write_str(operator)?;
    write_part(f, right, Some(least_right))
}

/// Writes a part, in parentheses unless it binds at least as tightly as `least`.
fn write_part(f: &mut fmt::Formatter<'_>, part: &Expression, least: Option<Binding>) -> fmt::Result {
    if least.is_some_and(|least| binding(part) >= least) {
        return fmt::Display::fmt(part, f);
    }
    f.write_char('(')?;
    fmt::Display::fmt(part, f)?;
    f.write_char(')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Number;

    fn x() -> Expression {
        Expression::symbol("x")
    }
    fn n(value: i64) -> Expression {
        Expression::from(value)
    }

    #[test]
    fn parentheses_stand_only_where_they_are_needed() {
        for (tree, text) in [
            (n(2) * x() + n(3), "2*x + 3"),
            (-(x() + n(1)).to_the(n(2)), "-(x + 1)^2"),
            (x() / (n(2) * x()), "x/(2*x)"),
            (x() - (x() - n(1)), "x - (x - 1)"),
            (x() - n(-166), "x - -166"),
            (n(-3).to_the(n(2)), "(-3)^2"),
            (-n(3), "-(3)"),
            (-n(-3), "--3"),
            (n(2).to_the(n(-1)), "2^-1"),
            (n(2).to_the(n(3).to_the(n(2))), "2^3^2"),
            (n(2).to_the(n(3)).to_the(n(2)), "(2^3)^2"),
            (-x() * x(), "-x*x"),
            (-(x() * x()), "-(x*x)"),
            (Expression::from(Number::ratio(12, 5)), "2.4"),
            (Expression::from(Number::ratio(1, 3)) * x(), "1/3*x"),
            (x() * Expression::from(Number::ratio(1, 3)), "x*(1/3)"),
            (Expression::call(Function::Factorial, [x() + n(1)]), "(x + 1)!"),
            (Expression::call(Function::Root, [n(3), x()]), "root(3, x)"),
        ] {
            assert_eq!(tree.to_string(), text);
        }
    }
}
