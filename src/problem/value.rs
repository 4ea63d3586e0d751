//! Values: what is given in a goal, and what an answer is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Goal;
use crate::maths::{Expression, Integer, Number, Relation, Symbol};

/// A value, in canonical form, so that equal values are the same value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// An exact number of any size, printed `7/2`.
    Number(Number),
    /// Printed `true` or `false`.
    Truth(bool),
    /// Words, printed in quotation marks.
    Text(Arc<str>),
    /// A term held as it is, printed in braces, `{x^2 + 1}`; a lone symbol is printed bare.
    Expression(Expression),
    /// An equation or inequality held as it is, printed in braces.
    Relation(Arc<Relation>),
    /// Values in order, printed `[1, 2]`.
    List(Arc<[Value]>),
    /// What each of some unknowns is, printed `[x = 3, y = 2]`.
    Assignment(Arc<BTreeMap<Symbol, Value>>),
    /// A goal to be worked out first, printed `gcd(4, 6)`.
    Goal(Goal),
}

impl Value {
    pub fn text(text: impl AsRef<str>) -> Self {
        Value::Text(Arc::from(text.as_ref()))
    }

    pub fn list(values: impl IntoIterator<Item = Value>) -> Self {
        Value::List(values.into_iter().collect())
    }

    pub fn integers(integers: impl IntoIterator<Item = i64>) -> Self {
        Self::list(integers.into_iter().map(Value::from))
    }

    pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::list(texts.into_iter().map(Value::text))
    }

    pub fn rows<Row: IntoIterator<Item = Value>>(rows: impl IntoIterator<Item = Row>) -> Self {
        Self::list(rows.into_iter().map(Value::list))
    }

    /// A number where it is written as one, else the words as they are written.
    pub fn written(text: &str) -> Self {
        text.parse::<Number>().map_or_else(|_| Value::text(text), Value::Number)
    }

    /// A held expression; one that is only a number is that number.
    pub fn expression(expression: Expression) -> Self {
        match expression {
            Expression::Number(number) => Value::Number(number),
            other => Value::Expression(other),
        }
    }

    pub fn symbol(symbol: Symbol) -> Self {
        Value::Expression(Expression::Symbol(symbol))
    }

    pub fn assignment(pairs: impl IntoIterator<Item = (Symbol, Value)>) -> Self {
        Value::Assignment(Arc::new(pairs.into_iter().collect()))
    }

    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn as_integer(&self) -> Option<Integer> {
        self.as_number().and_then(Number::to_integer)
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// The numbers of a list of numbers.
    pub fn as_numbers(&self) -> Option<Vec<&Number>> {
        self.as_list()?.iter().map(Value::as_number).collect()
    }

    /// The whole numbers of a list of whole numbers that are small enough to count with.
    pub fn as_small_integers(&self) -> Option<Vec<i64>> {
        self.as_list()?.iter().map(|value| value.as_number()?.to_i64()).collect()
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The words of a list of words.
    pub fn as_texts(&self) -> Option<Vec<&str>> {
        self.as_list()?.iter().map(Value::as_text).collect()
    }

    /// The rows of a list of lists.
    pub fn as_rows(&self) -> Option<Vec<&[Value]>> {
        self.as_list()?.iter().map(Value::as_list).collect()
    }

    /// Rows of equal length, at least one and none of them empty.
    pub fn as_grid(&self) -> Option<Vec<&[Value]>> {
        let rows = self.as_rows()?;
        let width = rows.first()?.len();
        (width > 0 && rows.iter().all(|row| row.len() == width)).then_some(rows)
    }

    /// The symbol, when the value is a lone symbol.
    pub fn as_symbol(&self) -> Option<&Symbol> {
        match self {
            Value::Expression(Expression::Symbol(symbol)) => Some(symbol),
            _ => None,
        }
    }

    /// The value as an expression, when it is a number or an expression.
    pub fn to_expression(&self) -> Option<Expression> {
        match self {
            Value::Number(number) => Some(Expression::Number(number.clone())),
            Value::Expression(expression) => Some(expression.clone()),
            _ => None,
        }
    }

    pub(super) fn collect_goals(&self, goals: &mut Vec<Goal>) {
        match self {
            Value::Goal(goal) => goals.push(goal.clone()),
            Value::List(values) => values.iter().for_each(|value| value.collect_goals(goals)),
            Value::Assignment(pairs) => pairs.values().for_each(|value| value.collect_goals(goals)),
            _ => {}
        }
    }

    pub(super) fn replace_goals<'a>(&self, answers: &mut impl Iterator<Item = &'a Value>) -> Value {
        match self {
            Value::Goal(_) => answers.next().unwrap_or(self).clone(),
            Value::List(values) => Value::list(values.iter().map(|value| value.replace_goals(answers))),
            Value::Assignment(pairs) => {
                Value::assignment(pairs.iter().map(|(symbol, value)| (symbol.clone(), value.replace_goals(answers))))
            }
            other => other.clone(),
        }
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Value::Number(number)
    }
}

impl From<&Number> for Value {
    fn from(number: &Number) -> Self {
        Value::Number(number.clone())
    }
}

impl From<Integer> for Value {
    fn from(integer: Integer) -> Self {
        Value::Number(integer.into())
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Value::Number(integer.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Truth(truth)
    }
}

impl From<Goal> for Value {
    fn from(goal: Goal) -> Self {
        Value::Goal(goal)
    }
}

impl From<Relation> for Value {
    fn from(relation: Relation) -> Self {
        Value::Relation(Arc::new(relation))
    }
}

impl From<Expression> for Value {
    fn from(expression: Expression) -> Self {
        Value::expression(expression)
    }
}
