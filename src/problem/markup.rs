//! Values as LaTeX and as MathML, for pages and papers.

use super::Value;
use crate::maths::Expression;

impl Value {
    pub fn to_latex(&self) -> String {
        match self {
            Value::Number(number) => Expression::Number(number.clone()).to_latex(),
            Value::Truth(truth) => format!("\\text{{{truth}}}"),
            Value::Text(text) => format!("\\text{{{}}}", text.replace(['\\', '{', '}', '$', '%', '&', '#', '_'], " ")),
            Value::Expression(expression) => expression.to_latex(),
            Value::Relation(relation) => relation.to_latex(),
            Value::List(values) => joined(values.iter().map(Value::to_latex), ",\\ "),
            Value::Assignment(pairs) => joined(
                pairs.iter().map(|(symbol, value)| {
                    format!("{} = {}", Expression::Symbol(symbol.clone()).to_latex(), value.to_latex())
                }),
                ",\\ ",
            ),
            Value::Goal(goal) => Value::text(goal.to_string()).to_latex(),
        }
    }

    /// A whole `<math>` element.
    pub fn to_mathml(&self) -> String {
        format!("<math>{}</math>", self.mathml_row())
    }

    fn mathml_row(&self) -> String {
        match self {
            Value::Number(number) => inside(&Expression::Number(number.clone()).to_mathml()),
            Value::Truth(truth) => format!("<mtext>{truth}</mtext>"),
            Value::Text(text) => format!("<mtext>{}</mtext>", escaped(text)),
            Value::Expression(expression) => inside(&expression.to_mathml()),
            Value::Relation(relation) => inside(&relation.to_mathml()),
            Value::List(values) => joined(values.iter().map(Value::mathml_row), "<mo>,</mo>"),
            Value::Assignment(pairs) => joined(
                pairs.iter().map(|(symbol, value)| {
                    let symbol = inside(&Expression::Symbol(symbol.clone()).to_mathml());
                    format!("{symbol}<mo>=</mo>{}", value.mathml_row())
                }),
                "<mo>,</mo>",
            ),
            Value::Goal(goal) => format!("<mtext>{}</mtext>", escaped(&goal.to_string())),
        }
    }
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

/// What stands between `<math>` and `</math>`.
fn inside(element: &str) -> String {
    let start = element.find('>').map_or(0, |place| place + 1);
    let end = element.rfind("</math>").unwrap_or(element.len());
    element.get(start..end).unwrap_or_default().to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
