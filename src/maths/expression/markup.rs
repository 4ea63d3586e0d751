//! Expressions as LaTeX and as MathML. One walk decides what is shown, a [`Notation`] how.

use super::print::{Binding, binding, decimal};
use super::{Expression, Function, Symbol};
use crate::maths::Number;

impl Expression {
    /// LaTeX, without delimiters: `\frac{x + 1}{2}`.
    ///
    /// ```
    /// use polya::maths::Expression;
    /// let half = Expression::symbol("x") / Expression::from(2);
    /// assert_eq!(half.to_latex(), r"\frac{x}{2}");
    /// ```
    pub fn to_latex(&self) -> String {
        in_notation(self, &Latex)
    }

    /// A whole `<math>` element of presentation MathML.
    pub fn to_mathml(&self) -> String {
        MathMl::element(&in_notation(self, &MathMl))
    }
}

/// How the parts of a formula are put into markup.
pub(in crate::maths) trait Notation {
    /// A number without its sign: digits, perhaps with a decimal point.
    fn number(&self, digits: &str) -> String;
    /// A symbol, or the name of a function the problem defines.
    fn symbol(&self, symbol: &Symbol) -> String;
    /// The name of a function we know.
    fn function(&self, name: &str) -> String;
    /// `+ - * < <= > >= = != , !`, with what stands left and right of it given by the caller.
    fn operator(&self, sign: &str) -> String;
    /// A fraction.
    fn fraction(&self, above: &str, below: &str) -> String;
    /// A power; `base` is fenced already where needed.
    fn power(&self, base: &str, exponent: &str) -> String;
    /// A root; square without a degree.
    fn root(&self, degree: Option<&str>, inside: &str) -> String;
    /// n over k.
    fn binomial(&self, above: &str, below: &str) -> String;
    /// Something between `( )`, `| |`, floor or ceiling signs, named `(`, `|`, `floor`, `ceil`.
    fn fenced(&self, fence: &str, inside: &str) -> String;
    /// Parts side by side.
    fn row(&self, parts: &[String]) -> String;
}

/// `expression` in `notation`.
pub(in crate::maths) fn in_notation(expression: &Expression, notation: &dyn Notation) -> String {
    Walk(notation).of(expression)
}

struct Walk<'a>(&'a dyn Notation);

impl Walk<'_> {
    fn of(&self, expression: &Expression) -> String {
        let notation = self.0;
        match expression {
            Expression::Number(number) => self.number(number),
            Expression::Symbol(symbol) => notation.symbol(symbol),
            Expression::Negate(a) => {
                notation.row(&[notation.operator("-"), self.part(a, Binding::Sign, !begins_with_minus(a))])
            }
            Expression::Add(a, b) => self.pair(a, "+", b, Binding::Sum, Binding::Product),
            Expression::Subtract(a, b) => self.pair(a, "-", b, Binding::Sum, Binding::Product),
            Expression::Multiply(a, b) => {
                let (left, right) =
                    (self.part(a, Binding::Product, true), self.part(b, Binding::Sign, !begins_with_minus(b)));
                if side_by_side(a, b) {
                    notation.row(&[left, right])
                } else {
                    notation.row(&[left, notation.operator("*"), right])
                }
            }
            Expression::Divide(a, b) => notation.fraction(&self.of(a), &self.of(b)),
            Expression::Power(a, b) => {
                let bare = !matches!(**a, Expression::Number(ref number) if number.is_negative());
                notation.power(&self.part(a, Binding::Suffix, bare), &self.of(b))
            }
            Expression::Call(function, arguments) => self.call(function, arguments),
        }
    }

    fn number(&self, number: &Number) -> String {
        let notation = self.0;
        let magnitude = number.abs();
        let text = match decimal(&magnitude) {
            Some(text) => notation.number(&text),
            None => notation.fraction(
                &notation.number(&magnitude.numerator().to_string()),
                &notation.number(&magnitude.denominator().to_string()),
            ),
        };
        if number.is_negative() { notation.row(&[notation.operator("-"), text]) } else { text }
    }

    fn pair(&self, a: &Expression, sign: &str, b: &Expression, left: Binding, right: Binding) -> String {
        self.0.row(&[self.part(a, left, true), self.0.operator(sign), self.part(b, right, !begins_with_minus(b))])
    }

    /// A part, fenced unless it binds tightly enough and `bare` allows it. Fractions hold together by their bar.
    fn part(&self, part: &Expression, least: Binding, bare: bool) -> String {
        let is_fraction = match part {
            Expression::Divide(..) => true,
            Expression::Number(number) => decimal(number).is_none(),
            _ => false,
        };
        let binds = if is_fraction { Binding::Sign } else { binding(part) };
        let text = self.of(part);
        if bare && binds >= least { text } else { self.0.fenced("(", &text) }
    }

    fn call(&self, function: &Function, arguments: &[Expression]) -> String {
        let notation = self.0;
        match (function, arguments) {
            (Function::SquareRoot, [a]) => notation.root(None, &self.of(a)),
            (Function::CubeRoot, [a]) => notation.root(Some(&notation.number("3")), &self.of(a)),
            (Function::Root, [degree, a]) => notation.root(Some(&self.of(degree)), &self.of(a)),
            (Function::Absolute, [a]) => notation.fenced("|", &self.of(a)),
            (Function::Floor, [a]) => notation.fenced("floor", &self.of(a)),
            (Function::Ceiling, [a]) => notation.fenced("ceil", &self.of(a)),
            (Function::Binomial, [n, k]) => notation.binomial(&self.of(n), &self.of(k)),
            (Function::Factorial, [a]) => notation.row(&[self.part(a, Binding::Atom, true), notation.operator("!")]),
            _ => {
                let name = match function {
                    Function::Named(symbol) => notation.symbol(symbol),
                    known => notation.function(known.name()),
                };
                let mut list = Vec::new();
                for argument in arguments {
                    if !list.is_empty() {
                        list.push(notation.operator(","));
                    }
                    list.push(self.of(argument));
                }
                notation.row(&[name, notation.fenced("(", &notation.row(&list))])
            }
        }
    }
}

/// Whether the text of `expression` begins with a minus sign.
fn begins_with_minus(expression: &Expression) -> bool {
    match expression {
        Expression::Negate(_) => true,
        Expression::Number(number) => number.is_negative(),
        Expression::Add(a, _) | Expression::Subtract(a, _) | Expression::Multiply(a, _) => begins_with_minus(a),
        _ => false,
    }
}

/// Whether a product is shown as `2x` and not as `2 · 3`: letters of one character, and no digits that would run
/// together.
fn side_by_side(left: &Expression, right: &Expression) -> bool {
    fn short(symbol: &Symbol) -> bool {
        symbol.name().chars().take_while(|letter| *letter != '_').count() == 1 || symbol.name() == "pi"
    }
    fn left_ends(expression: &Expression) -> bool {
        match expression {
            Expression::Number(_) => true,
            Expression::Symbol(symbol) => short(symbol),
            Expression::Power(base, _) => {
                matches!(**base, Expression::Symbol(_) | Expression::Add(..))
            }
            Expression::Multiply(_, b) => left_ends(b),
            Expression::Negate(a) => left_ends(a),
            Expression::Add(..) | Expression::Subtract(..) => true,
            _ => false,
        }
    }
    match right {
        Expression::Symbol(symbol) => short(symbol) && left_ends(left),
        Expression::Power(base, _) => matches!(&**base, Expression::Symbol(symbol) if short(symbol)) && left_ends(left),
        Expression::Add(..) | Expression::Subtract(..) => left_ends(left),
        Expression::Call(Function::SquareRoot, _) => left_ends(left),
        _ => false,
    }
}

/// LaTeX as TeX's mathematics mode and KaTeX read it.
pub(in crate::maths) struct Latex;

const GREEK: [&str; 24] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "ell",
];

impl Notation for Latex {
    fn number(&self, digits: &str) -> String {
        digits.to_owned()
    }
    fn symbol(&self, symbol: &Symbol) -> String {
        let name = symbol.name();
        if GREEK.contains(&name) {
            return format!("\\{name}");
        }
        match name.split_once('_') {
            None if name.chars().count() == 1 => name.to_owned(),
            Some((base, index)) if base.chars().count() == 1 && !index.contains('_') => {
                format!("{base}_{{{index}}}")
            }
            _ => format!("\\mathrm{{{}}}", name.replace('_', "\\_")),
        }
    }
    fn function(&self, name: &str) -> String {
        match name {
            "lcm" | "mod" => format!("\\operatorname{{{name}}}"),
            _ => format!("\\{name}"),
        }
    }
    fn operator(&self, sign: &str) -> String {
        match sign {
            "*" => " \\cdot ".to_owned(),
            "<=" => " \\le ".to_owned(),
            ">=" => " \\ge ".to_owned(),
            "!=" => " \\ne ".to_owned(),
            "!" => "!".to_owned(),
            "," => ", ".to_owned(),
            other => format!(" {other} "),
        }
    }
    fn fraction(&self, above: &str, below: &str) -> String {
        format!("\\frac{{{above}}}{{{below}}}")
    }
    fn power(&self, base: &str, exponent: &str) -> String {
        format!("{base}^{{{exponent}}}")
    }
    fn root(&self, degree: Option<&str>, inside: &str) -> String {
        match degree {
            Some(degree) => format!("\\sqrt[{degree}]{{{inside}}}"),
            None => format!("\\sqrt{{{inside}}}"),
        }
    }
    fn binomial(&self, above: &str, below: &str) -> String {
        format!("\\binom{{{above}}}{{{below}}}")
    }
    fn fenced(&self, fence: &str, inside: &str) -> String {
        let (open, close) = match fence {
            "|" => ("|", "|"),
            "floor" => ("\\lfloor ", " \\rfloor"),
            "ceil" => ("\\lceil ", " \\rceil"),
            _ => ("(", ")"),
        };
        format!("\\left{open}{inside}\\right{}", close.trim_start())
    }
    /// A sign at the beginning, as in `-x`, stands close to what follows.
    fn row(&self, parts: &[String]) -> String {
        let mut text = String::new();
        for part in parts {
            let glued = text.ends_with('\\') || ends_with_command(&text) && part.starts_with(char::is_alphanumeric);
            if glued {
                text.push(' ');
            }
            text.push_str(if text.is_empty() && part == " - " { "-" } else { part });
        }
        text
    }
}

/// Whether the text ends in a command such as `\pi`, which a letter would run into.
fn ends_with_command(text: &str) -> bool {
    let letters = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    letters.len() < text.len() && letters.ends_with('\\')
}

/// Presentation MathML.
pub(in crate::maths) struct MathMl;

impl MathMl {
    /// The whole element around rows made with this notation.
    pub(in crate::maths) fn element(inside: &str) -> String {
        format!("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">{inside}</math>")
    }

    fn escape(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

impl Notation for MathMl {
    fn number(&self, digits: &str) -> String {
        format!("<mn>{digits}</mn>")
    }
    fn symbol(&self, symbol: &Symbol) -> String {
        let name = MathMl::escape(symbol.name());
        if name == "pi" {
            return "<mi>π</mi>".to_owned();
        }
        match name.split_once('_') {
            Some((base, index)) if base.chars().count() == 1 && !index.is_empty() && !index.contains('_') => {
                format!("<msub><mi>{base}</mi><mi>{index}</mi></msub>")
            }
            _ => format!("<mi>{name}</mi>"),
        }
    }
    fn function(&self, name: &str) -> String {
        format!("<mi>{name}</mi>")
    }
    fn operator(&self, sign: &str) -> String {
        let shown = match sign {
            "*" => "·",
            "-" => "\u{2212}",
            "<=" => "≤",
            ">=" => "≥",
            "!=" => "≠",
            other => other,
        };
        format!("<mo>{}</mo>", MathMl::escape(shown))
    }
    fn fraction(&self, above: &str, below: &str) -> String {
        format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
    }
    fn power(&self, base: &str, exponent: &str) -> String {
        format!("<msup><mrow>{base}</mrow><mrow>{exponent}</mrow></msup>")
    }
    fn root(&self, degree: Option<&str>, inside: &str) -> String {
        match degree {
            Some(degree) => format!("<mroot><mrow>{inside}</mrow><mrow>{degree}</mrow></mroot>"),
            None => format!("<msqrt>{inside}</msqrt>"),
        }
    }
    fn binomial(&self, above: &str, below: &str) -> String {
        let stacked = format!("<mfrac linethickness=\"0\"><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>");
        self.fenced("(", &stacked)
    }
    fn fenced(&self, fence: &str, inside: &str) -> String {
        let (open, close) = match fence {
            "|" => ("|", "|"),
            "floor" => ("⌊", "⌋"),
            "ceil" => ("⌈", "⌉"),
            _ => ("(", ")"),
        };
        format!("<mrow><mo>{open}</mo>{inside}<mo>{close}</mo></mrow>")
    }
    fn row(&self, parts: &[String]) -> String {
        format!("<mrow>{}</mrow>", parts.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn x() -> Expression {
        Expression::symbol("x")
    }
    fn n(value: i64) -> Expression {
        Expression::from(value)
    }

    #[test]
    fn latex_looks_as_in_a_book() {
        for (tree, text) in [
            (n(2) * x() + n(3), "2x + 3"),
            (-(x() + n(1)).to_the(n(2)), r"-\left(x + 1\right)^{2}"),
            (n(2) * n(3), r"2 \cdot 3"),
            (x() * n(-3), r"x \cdot \left(-3\right)"),
            (x() + -x(), r"x + \left(-x\right)"),
            ((x() / n(2)).to_the(n(2)), r"\left(\frac{x}{2}\right)^{2}"),
            (n(-3).to_the(n(2)), r"\left(-3\right)^{2}"),
            (Expression::symbol("pi") * x(), r"\pi x"),
            (n(2) * Expression::symbol("apples_of_Ann"), r"2 \cdot \mathrm{apples\_of\_Ann}"),
            (Expression::symbol("x_1"), "x_{1}"),
            (Expression::call(Function::Root, [n(3), x()]), r"\sqrt[3]{x}"),
            (Expression::call(Function::Floor, [x()]), r"\left\lfloor x\right\rfloor"),
            (Expression::call(Function::Gcd, [x(), n(2)]), r"\gcd\left(x, 2\right)"),
            (Expression::from(Number::ratio(-1, 3)), r"-\frac{1}{3}"),
        ] {
            assert_eq!(tree.to_latex(), text);
        }
    }

    #[test]
    fn mathml_is_one_element() {
        let tree = n(2) * x();
        assert_eq!(
            tree.to_mathml(),
            "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mn>2</mn><mi>x</mi></mrow></math>"
        );
    }
}
