//! What a question expects of its answer. An answer that breaks this refutes the reading, not the arithmetic.

use serde::{Deserialize, Serialize};

use super::Value;
use crate::maths::Number;

/// The form in which the answer is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// As it comes: whole numbers, fractions in lowest terms.
    #[default]
    Plain,
    /// As a decimal where it terminates, because the prompt speaks in decimals.
    Decimal,
    /// With two decimals and the name of the currency: `3.50 dollars`.
    Money,
    /// Minutes after midnight, as a time of day: `11:45`.
    Clock,
    /// As a percentage: `15%`.
    Percent,
    /// Rounded to so many places after the decimal point, halves away from zero; zeros at the end are left out.
    Rounded(u32),
    /// Rounded to so many places after the decimal point, all of which are written.
    Fixed(u32),
    /// With so many significant digits; in scientific notation, `1.23e+4`, where that is wanted.
    Significant { digits: u32, is_scientific: bool },
    /// Words in these marks.
    Quoted(String),
    /// Words in capitals: the digits of a numeral.
    Capitals,
    /// True or false, in these words.
    Truth { yes: String, no: String },
    /// Items with something before, between and after them, each in a form of its own.
    Listed { open: String, between: String, close: String, item: Box<Form> },
    /// A whole number in base 2, 8 or 16, as programs write it: `-0x1f`.
    InBase(u32),
    /// The two parts of a complex number: `3 - 2i`.
    Complex,
    /// A term as programs write it: `2*x**3 + log(x)`, where the logarithm is the natural one.
    Programmed,
    /// A list, or one of lists, whose items in their order are put into the places `{0}`, `{1}` of a sentence.
    Filled(String),
    /// The items of a list one after the other, each in a form of its own and with words before it.
    Parts(Vec<(String, Form)>),
    /// A row of letters, each written as its name: `RRU` as "right, right, up".
    Spelled { names: Vec<(char, String)>, between: String },
    /// Whatever comes, in a form of its own and in the place `{0}` of what it is to be written into: `{"count": {0}}`.
    Framed { frame: String, form: Box<Form> },
    /// In this form; but where the answer is `none`, which says that there is none, in the words that are wanted for it.
    OrElse { form: Box<Form>, none: String, words: String },
}

impl Form {
    pub fn listed(open: &str, between: &str, close: &str, item: Form) -> Self {
        let [open, between, close] = [open, between, close].map(str::to_owned);
        Form::Listed { open, between, close, item: Box::new(item) }
    }

    /// A list in square brackets.
    pub fn json(item: Form) -> Self {
        Self::listed("[", ", ", "]", item)
    }

    /// Rows below each other, with this between the cells of a row.
    pub fn rows(between: &str) -> Self {
        Self::listed("", "\n", "", Self::listed("", between, "", Form::Plain))
    }

    /// The answer in this form.
    fn written(&self, answer: &Value) -> String {
        match (self, answer) {
            (Form::Listed { open, between, close, item }, Value::List(values)) => {
                let items: Vec<String> = values.iter().map(|value| item.written(value)).collect();
                format!("{open}{}{close}", items.join(between))
            }
            (Form::Listed { item, .. }, only) => item.written(only),
            (Form::Filled(sentence), Value::List(values)) => {
                let items = values.iter().flat_map(|value| value.as_list().unwrap_or(std::slice::from_ref(value)));
                let places = items.enumerate();
                places.fold(sentence.clone(), |text, (place, value)| {
                    text.replace(&format!("{{{place}}}"), &Form::Plain.written(value))
                })
            }
            (Form::Spelled { names, between }, Value::Text(text)) => {
                let name =
                    |letter: char| names.iter().find(|(known, _)| *known == letter).map(|(_, name)| name.as_str());
                let spelled: Option<Vec<&str>> = text.chars().map(name).collect();
                spelled.map_or_else(|| text.to_string(), |names| names.join(between))
            }
            (Form::Parts(parts), Value::List(values)) if parts.len() == values.len() => {
                let written = parts
                    .iter()
                    .zip(values.iter())
                    .map(|((label, form), value)| format!("{label}{}", form.written(value)));
                written.collect()
            }
            (Form::Framed { frame, form }, only) => {
                let written = form.written(only);
                // Words within data stand in marks of quotation.
                let is_bare = frame.starts_with("{\"") && !frame.contains("\"{0}\"");
                match only {
                    Value::Text(_) if is_bare => frame.replace("{0}", &format!("\"{}\"", written.replace('"', "\\\""))),
                    _ => frame.replace("{0}", &written),
                }
            }
            (Form::Rounded(_) | Form::Significant { .. } | Form::Decimal, Value::List(values)) => {
                let items: Vec<String> = values.iter().map(|value| self.written(value)).collect();
                items.join(", ")
            }
            (Form::Quoted(mark), Value::Text(text)) => format!("{mark}{text}{mark}"),
            (Form::Quoted(mark), Value::List(_)) => Form::json(Form::Quoted(mark.clone())).written(answer),
            (Form::Capitals, Value::Text(text)) => text.to_uppercase(),
            (Form::Truth { yes, no }, Value::Truth(truth)) => if *truth { yes } else { no }.clone(),
            (Form::Rounded(places), Value::Number(number)) => rounded(number, *places),
            (Form::Fixed(places), Value::Number(number)) => number.to_decimal_rounded(*places),
            (Form::Significant { digits, is_scientific }, Value::Number(number)) => {
                significant(number, *digits, *is_scientific)
            }
            (Form::InBase(base), Value::Number(number)) => in_base(number, *base),
            (Form::Complex, Value::List(parts)) => complex(parts).unwrap_or_else(|| answer.spoken()),
            (Form::Programmed, Value::Expression(term)) => term.to_string().replace('^', "**").replace("ln(", "log("),
            (Form::OrElse { none, words, .. }, Value::Text(text)) if **text == **none => words.clone(),
            (Form::OrElse { form, .. }, other) => form.written(other),
            (Form::Decimal, Value::Number(number)) => number.to_decimal().unwrap_or_else(|| number.to_string()),
            (_, other) => other.spoken(),
        }
    }
}

/// Rounded to so many places, without zeros at the end.
fn rounded(number: &Number, places: u32) -> String {
    let text = number.to_decimal_rounded(places);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// `-0x1f`; a fraction stays what it is.
fn in_base(number: &Number, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => return number.to_string(),
    };
    let digits = number.abs().to_integer().and_then(|it| crate::maths::integers::digits(&it, base));
    let Some(digits) = digits else {
        return number.to_string();
    };
    let digits: String = digits.iter().filter_map(|digit| char::from_digit(*digit, base)).collect();
    format!("{}{prefix}{digits}", if number.is_negative() { "-" } else { "" })
}

/// `3 - 2i`, `-i`, `5`, `1/2 + (3/2)i`.
fn complex(parts: &[Value]) -> Option<String> {
    let [real, imaginary] = parts else {
        return None;
    };
    let (real, imaginary) = (real.as_number()?, imaginary.as_number()?);
    let written = |number: &Number| number.to_decimal().unwrap_or_else(|| number.to_string());
    let size = match imaginary.abs() {
        size if size.is_one() => "i".to_owned(),
        size if size.to_decimal().is_some() => format!("{}i", written(&size)),
        size => format!("({size})i"),
    };
    Some(match (imaginary.is_zero(), real.is_zero(), imaginary.is_negative()) {
        (true, ..) => written(real),
        (_, true, true) => format!("-{size}"),
        (_, true, false) => size,
        (_, false, true) => format!("{} - {size}", written(real)),
        (_, false, false) => format!("{} + {size}", written(real)),
    })
}

/// With so many significant digits.
fn significant(number: &Number, digits: u32, is_scientific: bool) -> String {
    let digits = i32::try_from(digits.clamp(1, 1_000)).unwrap_or(1);
    let Some(exponent) = number.decimal_exponent() else {
        return "0".to_owned();
    };
    // Rounding may make it a power of ten higher.
    let exponent = number.rounded(digits - 1 - exponent).decimal_exponent().unwrap_or(exponent);
    let value = number.rounded(digits - 1 - exponent);
    if !is_scientific {
        return value.to_decimal().unwrap_or_else(|| value.to_string());
    }
    let power = Number::from(10).power(i64::from(exponent)).unwrap_or_else(|_| Number::one());
    let mantissa = value.divided_by(&power).unwrap_or(value);
    let mantissa = mantissa.to_decimal().unwrap_or_else(|| mantissa.to_string());
    format!("{mantissa}e{}{}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// What is done when a whole number is wanted and the quotient is none: toys one can buy round down, trips round up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    Down,
    Up,
}

/// What the question expects of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    pub form: Form,
    /// Follows the number when the answer is shown: `apples`, `km`. Empty when there is none.
    pub unit: String,
    /// The answer counts things that do not come in parts.
    pub is_whole: bool,
    /// The answer is a length, a price, a number of things: not below zero.
    pub is_nonnegative: bool,
}

impl Expectation {
    /// Why this answer cannot be what was asked for, if it cannot.
    pub fn objection(&self, answer: &Value) -> Option<String> {
        let number = answer.as_number()?;
        if self.is_whole && !number.is_integer() {
            return Some(format!("a whole number was expected, and {number} is none"));
        }
        if self.is_nonnegative && number.is_negative() {
            return Some(format!("{number} is below zero, which cannot be here"));
        }
        None
    }

    /// What is expected, as a sentence; empty when nothing is.
    pub fn sentence(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.is_whole {
            parts.push("a whole number".to_owned());
        }
        if self.is_nonnegative {
            parts.push("not below zero".to_owned());
        }
        match self.form {
            Form::Clock => parts.push("a time of day".to_owned()),
            Form::Percent => parts.push("a percentage".to_owned()),
            _ => {}
        }
        if !self.unit.is_empty() {
            parts.push(format!("in {}", self.unit));
        }
        parts.join(", ")
    }

    /// The answer in the form that was asked for.
    pub fn written(&self, answer: &Value) -> String {
        let Some(number) = answer.as_number() else {
            return self.form.written(answer);
        };
        match &self.form {
            Form::Plain => self.with_unit(number.to_string()),
            Form::Decimal => self.with_unit(number.to_decimal().unwrap_or_else(|| number.to_string())),
            Form::Money if number.is_integer() => self.with_unit(number.to_string()),
            Form::Money => self.with_unit(money(number)),
            Form::Clock => clock(number),
            Form::Percent => {
                let hundredths = number * Number::from(100);
                format!("{}%", hundredths.to_decimal().unwrap_or_else(|| hundredths.to_string()))
            }
            other => self.with_unit(other.written(answer)),
        }
    }

    fn with_unit(&self, number: String) -> String {
        match self.unit.as_str() {
            "" => number,
            "°" => format!("{number}°"),
            unit => format!("{number} {unit}"),
        }
    }
}

/// With two decimals when these suffice: `3.50`, else as exactly as can be.
fn money(number: &Number) -> String {
    match number.to_decimal() {
        Some(decimal) if number.rounded(2) != *number => decimal,
        Some(_) => number.to_decimal_rounded(2),
        None => number.to_string(),
    }
}

/// Minutes after midnight as a time of day, with the days that have gone by.
fn clock(minutes: &Number) -> String {
    let Some(minutes) = minutes.to_i64() else {
        return format!("{minutes} minutes after midnight");
    };
    let time = format!("{}:{:02}", minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
    match minutes.div_euclid(1440) {
        0 => time,
        1 => format!("{time} the next day"),
        -1 => format!("{time} the day before"),
        days => format!("{time}, {days} days later"),
    }
}
