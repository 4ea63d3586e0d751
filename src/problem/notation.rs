//! The written form of values and goals, and reading it back.
//!
//! ```text
//! value = 7/2 | true | "words" | x | {x^2 + 1} | {x + 1 = 3} | [value, ...] | [x = value, ...] | goal
//! goal  = verb(value, ...)
//! ```
//! What stands in braces is held as it is; a goal is to be worked out.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::operation::brief;
use super::{Goal, Name, Value};
use crate::maths::parse::{Options, parse_expression, parse_relation};
use crate::maths::{Expression, Number, Relation, Symbol};

/// How deep lists and goals may nest when they are read back.
const DEEPEST: usize = 200;

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.verb().as_str())?;
        f.write_str("(")?;
        write_list(f, self.given())?;
        f.write_str(")")
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => fmt::Display::fmt(number, f),
            Value::Truth(truth) => write!(f, "{truth}"),
            Value::Text(text) => write!(f, "{}", quoted(text)),
            Value::Expression(Expression::Symbol(symbol)) if !matches!(symbol.name(), "true" | "false") => {
                f.write_str(symbol.name())
            }
            Value::Expression(expression) => in_braces(f, expression),
            Value::Relation(relation) => in_braces(f, relation),
            Value::List(values) => {
                f.write_str("[")?;
                write_list(f, values)?;
                f.write_str("]")
            }
            Value::Assignment(pairs) if pairs.is_empty() => f.write_str("[=]"),
            Value::Assignment(pairs) => {
                f.write_str("[")?;
                for (index, (symbol, value)) in pairs.iter().enumerate() {
                    write!(f, "{}{symbol} = {value}", if index == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Value::Goal(goal) => fmt::Display::fmt(goal, f),
        }
    }
}

fn in_braces(f: &mut fmt::Formatter<'_>, held: &impl fmt::Display) -> fmt::Result {
    f.write_str("{")?;
    fmt::Display::fmt(held, f)?;
    f.write_str("}")
}

fn write_list(f: &mut fmt::Formatter<'_>, values: &[Value]) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        fmt::Display::fmt(value, f)?;
    }
    Ok(())
}

/// Words in quotation marks, with JSON's escapes.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string is always JSON")
}

impl Value {
    /// The value as an answer is written for a person: without brackets around what is listed.
    pub fn spoken(&self) -> String {
        match self {
            Value::Text(text) => text.to_string(),
            Value::Expression(expression) => expression.to_string(),
            Value::Relation(relation) => relation.to_string(),
            Value::List(values) => {
                let item = |value: &Value| match value {
                    Value::List(_) => format!("[{}]", value.spoken()),
                    other => other.spoken(),
                };
                values.iter().map(item).collect::<Vec<_>>().join(", ")
            }
            Value::Assignment(pairs) => {
                let pairs = pairs.iter().map(|(symbol, value)| format!("{symbol} = {}", value.spoken()));
                pairs.collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        }
    }

    /// The value for a sentence: what is very long is cut in the middle.
    pub fn brief(&self) -> String {
        self.in_brief().to_string()
    }

    /// The same, to be written into something longer.
    pub(super) fn in_brief(&self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            if let Value::Number(number) = self {
                return write!(f, "{}", brief(number));
            }
            let text = self.spoken();
            match text.char_indices().nth(120) {
                Some((cut, _)) => write!(f, "{}...", &text[..cut]),
                None => f.write_str(&text),
            }
        })
    }
}

/// Why a text is no value or goal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} at byte {position} of `{text}`")]
pub struct NotationError {
    pub expected: &'static str,
    pub position: usize,
    pub text: String,
}

impl FromStr for Goal {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        match text.parse()? {
            Value::Goal(goal) => Ok(goal),
            _ => Err(Scanner::new(text).expected("a goal such as gcd(48, 18)")),
        }
    }
}

impl FromStr for Value {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        let mut scanner = Scanner::new(text);
        let value = scanner.value(0)?;
        scanner.skip_space();
        if scanner.position < text.len() { Err(scanner.expected("the end")) } else { Ok(value) }
    }
}

struct Scanner<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    fn expected(&self, expected: &'static str) -> NotationError {
        let text = self.text.chars().take(200).collect();
        NotationError { expected, position: self.position, text }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn skip_space(&mut self) {
        self.position = self.text.len() - self.rest().trim_start().len();
    }

    fn takes(&mut self, mark: char) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(mark);
        if found {
            self.position += mark.len_utf8();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value, NotationError> {
        if depth > DEEPEST {
            return Err(self.expected("less nesting"));
        }
        self.skip_space();
        match self.rest().chars().next() {
            Some('"') => self.quoted(),
            Some('{') => self.held(),
            Some('[') => self.list(depth),
            Some(c) if c.is_alphabetic() || c == '_' => self.word(depth),
            Some(c) if c.is_ascii_digit() || c == '-' => self.number(),
            _ => Err(self.expected("a value")),
        }
    }

    fn quoted(&mut self) -> Result<Value, NotationError> {
        let mut stream = serde_json::Deserializer::from_str(self.rest()).into_iter::<String>();
        match stream.next() {
            Some(Ok(text)) => {
                self.position += stream.byte_offset();
                Ok(Value::text(text))
            }
            _ => Err(self.expected("words in quotation marks")),
        }
    }

    fn held(&mut self) -> Result<Value, NotationError> {
        let Some(length) = self.rest().find('}') else {
            return Err(self.expected("a closing brace"));
        };
        let inside = &self.rest()[1..length];
        let options = Options::names();
        let value = match (parse_expression(inside, &options), parse_relation(inside, &options)) {
            (Ok(parsed), _) => Value::expression(parsed.value),
            (_, Ok(parsed)) => match <[Relation; 1]>::try_from(parsed.value) {
                Ok([relation]) => Value::from(relation),
                Err(_) => return Err(self.expected("one relation in braces, and no chain of them")),
            },
            _ => return Err(self.expected("a term or a relation in braces")),
        };
        self.position += length + 1;
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Value, NotationError> {
        self.takes('[');
        if self.takes('=') {
            return if self.takes(']') { Ok(Value::assignment([])) } else { Err(self.expected("]")) };
        }
        let mut values = Vec::new();
        let mut pairs = BTreeMap::new();
        while !self.takes(']') {
            if values.len() + pairs.len() > 0 && !self.takes(',') {
                return Err(self.expected("a comma or ]"));
            }
            let value = self.value(depth + 1)?;
            match value.as_symbol() {
                Some(symbol) if self.takes('=') => {
                    pairs.insert(symbol.clone(), self.value(depth + 1)?);
                }
                _ => values.push(value),
            }
        }
        match (values.is_empty(), pairs.is_empty()) {
            (_, true) => Ok(Value::list(values)),
            (true, false) => Ok(Value::Assignment(Arc::new(pairs))),
            (false, false) => Err(self.expected("a list of values or of `x = value`, not of both")),
        }
    }

    /// A verb with its givens, a truth value, or a symbol.
    fn word(&mut self, depth: usize) -> Result<Value, NotationError> {
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let word = &rest[..length];
        self.position += length;
        if self.rest().starts_with('(') {
            self.position += 1;
            let mut given = Vec::new();
            while !self.takes(')') {
                if !given.is_empty() && !self.takes(',') {
                    return Err(self.expected("a comma or )"));
                }
                given.push(self.value(depth + 1)?);
            }
            return Ok(Goal::new(Name::from_text(word), given).into());
        }
        match word {
            "true" => Ok(true.into()),
            "false" => Ok(false.into()),
            _ => Symbol::new(word).map(Value::symbol).ok_or_else(|| self.expected("a name")),
        }
    }

    fn number(&mut self) -> Result<Value, NotationError> {
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).unwrap_or(rest.len());
        let number: Number = rest[..length].parse().map_err(|_| self.expected("a number"))?;
        self.position += length;
        Ok(number.into())
    }
}

/// The meaning of a phrase: a value in which some symbols are slots.
///
/// ```
/// use polya::problem::{Template, Value};
/// let template = Template::parse("remainder(a, b)", &["a", "b"]).unwrap();
/// let seven: Value = 7.into();
/// assert_eq!(template.fill(&[&seven, &3.into()]).to_string(), "remainder(7, 3)");
/// ```
#[derive(Clone, Debug)]
pub enum Template {
    Slot(usize),
    Fixed(Value),
    List(Vec<Template>),
    Goal(Name, Vec<Template>),
}

impl Template {
    /// Reads a meaning; a bare word that is one of `slots` stands for what fills that slot.
    pub fn parse(text: &str, slots: &[&str]) -> Result<Self, NotationError> {
        Ok(Self::from_value(&text.parse()?, slots))
    }

    fn from_value(value: &Value, slots: &[&str]) -> Self {
        let inside = |values: &[Value]| values.iter().map(|value| Self::from_value(value, slots)).collect();
        match value {
            Value::Goal(goal) => Template::Goal(goal.verb(), inside(goal.given())),
            Value::List(values) => Template::List(inside(values)),
            other => {
                let slot = other.as_symbol().and_then(|symbol| slots.iter().position(|name| *name == symbol.name()));
                slot.map_or_else(|| Template::Fixed(other.clone()), Template::Slot)
            }
        }
    }

    /// The meaning with the slots filled. A slot without a filling is left as the text `?`.
    pub fn fill(&self, fillings: &[&Value]) -> Value {
        match self {
            Template::Slot(index) => fillings.get(*index).map_or_else(|| Value::text("?"), |value| (*value).clone()),
            Template::Fixed(value) => value.clone(),
            Template::List(parts) => Value::list(parts.iter().map(|part| part.fill(fillings))),
            Template::Goal(verb, parts) => {
                Goal::new(*verb, parts.iter().map(|part| part.fill(fillings)).collect()).into()
            }
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Goal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Goal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "gcd(48, 18)",
            "solve([{2*x + 3*y = 12}, {x - y = 1}], [x, y])",
            "digit_sum(largest(prime_factors({2^20 - 1})))",
            r#"answer("What is \"this\"?")"#,
            "rounded(-7/2, 0)",
            "[x = 3, y = 2]",
            "[=]",
            "[]",
            "all(true, [1, [2, 3]], x_1)",
        ] {
            assert_eq!(text.parse::<Value>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_value_says_where() {
        for text in ["", "gcd(", "[1, x = 2]", "{2 +}", "\"open", "1 2", "gcd(1 2)", "[=", ")"] {
            assert!(text.parse::<Value>().is_err(), "{text}");
        }
        let deep = "[".repeat(10_000);
        assert!(deep.parse::<Value>().is_err());
    }
}
