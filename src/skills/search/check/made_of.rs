//! An expression is worked out again from its text, and the numbers in it are counted.

use std::iter::Peekable;
use std::str::Chars;

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// Brackets may nest as deep as this.
const DEEPEST: usize = 50;

/// So many numbers are put together in every possible way to confirm that none of them is right.
const MOST_TRIED: usize = 4;

pub fn check(target: &Value, numbers: &Value, operators: &Value, rule: &Value, answer: &Value) -> Verdict {
    let (Some(target), Some(numbers)) = (target.as_number(), numbers.as_numbers()) else {
        return Verdict::Unsettled;
    };
    let (Some(operators), Some(rule)) = (operators.as_text(), rule.as_text()) else {
        return Verdict::Unsettled;
    };
    let (needs_all, is_whole) = (rule.starts_with("all"), rule.contains("whole"));
    let text = match answer {
        Value::Text(text) if &**text == "no solution" => return no_solution(target, &numbers, operators, rule),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return Verdict::refuted("it is no expression"),
    };
    let mut reader = Reader { rest: text.chars().peekable(), literals: Vec::new(), operators, is_whole, broken: None };
    let Some(value) = reader.sum(0).filter(|_| reader.rest.peek().is_none()) else {
        return Verdict::refuted("it cannot be worked out as an expression");
    };
    if let Some(broken) = reader.broken {
        return Verdict::refuted(broken);
    }
    let mut left: Vec<&Number> = numbers.clone();
    for literal in &reader.literals {
        match left.iter().position(|number| *number == literal) {
            Some(place) => left.swap_remove(place),
            None => return Verdict::refuted(format!("it uses {literal} more often than it is given")),
        };
    }
    if let Some(unused) = left.first().filter(|_| needs_all) {
        return Verdict::refuted(format!("it leaves {unused} unused"));
    }
    if value != *target {
        return Verdict::refuted(format!("it makes {value} and not {target}"));
    }
    let count = reader.literals.len();
    Verdict::confirmed(format!(
        "worked out again it makes {target}, and it uses {count} of the {} numbers once",
        numbers.len()
    ))
}

/// Works an expression out from left to right, and keeps account of its numbers.
struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    literals: Vec<Number>,
    operators: &'a str,
    is_whole: bool,
    /// The first rule that a step breaks.
    broken: Option<String>,
}

impl Reader<'_> {
    fn next_is(&mut self, marks: &str) -> Option<char> {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
        self.rest.next_if(|c| marks.contains(*c))
    }

    fn sum(&mut self, depth: usize) -> Option<Number> {
        let mut value = self.product(depth)?;
        while let Some(sign) = self.next_is("+-") {
            let right = self.product(depth)?;
            value = if sign == '+' { &value + &right } else { &value - &right };
            self.step(sign, &value);
        }
        Some(value)
    }

    fn product(&mut self, depth: usize) -> Option<Number> {
        let mut value = self.factor(depth)?;
        while let Some(sign) = self.next_is("*/") {
            let right = self.factor(depth)?;
            value = if sign == '*' { &value * &right } else { value.divided_by(&right)? };
            self.step(sign, &value);
        }
        Some(value)
    }

    fn factor(&mut self, depth: usize) -> Option<Number> {
        if depth > DEEPEST {
            return None;
        }
        if self.next_is("(").is_some() {
            let value = match self.next_is("-") {
                Some(_) => self.literal()?.negated(),
                None => {
                    let value = self.sum(depth + 1)?;
                    return self.next_is(")").map(|_| value);
                }
            };
            self.literals.pop();
            self.literals.push(value.clone());
            return self.next_is(")").map(|_| value);
        }
        self.literal()
    }

    fn literal(&mut self) -> Option<Number> {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
        let mut digits = String::new();
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        let number: Number = digits.parse().ok().filter(|_| digits.len() <= 18)?;
        self.literals.push(number.clone());
        Some(number)
    }

    fn step(&mut self, sign: char, value: &Number) {
        if !self.operators.contains(sign) {
            self.broken.get_or_insert(format!("it uses {sign}, which is not allowed"));
        }
        if self.is_whole && (!value.is_integer() || value.is_negative() || value.is_zero()) {
            self.broken.get_or_insert(format!("one of its steps makes {value}, which is not allowed"));
        }
    }
}

/// Puts every two together in every way, then every two of what is then there, to the end.
fn no_solution(target: &Number, numbers: &[&Number], operators: &str, rule: &str) -> Verdict {
    if numbers.len() > MOST_TRIED {
        return Verdict::Unsettled;
    }
    let numbers: Vec<Number> = numbers.iter().map(|it| (*it).clone()).collect();
    let mut tried = 0_u64;
    match can_be_made(target, &numbers, operators, rule, &mut tried) {
        true => Verdict::refuted("there is a solution"),
        false => Verdict::confirmed(format!("each of the {tried} ways to put them together makes something else")),
    }
}

fn can_be_made(target: &Number, numbers: &[Number], operators: &str, rule: &str, tried: &mut u64) -> bool {
    let (needs_all, is_whole) = (rule.starts_with("all"), rule.contains("whole"));
    let is_met = if needs_all { numbers == std::slice::from_ref(target) } else { numbers.contains(target) };
    if is_met {
        return true;
    }
    *tried += u64::from(numbers.len() == 1);
    for i in 0..numbers.len() {
        for j in 0..numbers.len() {
            if i == j {
                continue;
            }
            let (a, b) = (&numbers[i], &numbers[j]);
            for sign in operators.chars() {
                let made = match sign {
                    '+' | '*' if i > j => continue,
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ => match a.divided_by(b) {
                        Some(quotient) => quotient,
                        None => continue,
                    },
                };
                if is_whole && (!made.is_integer() || made.is_negative() || made.is_zero()) {
                    continue;
                }
                let others =
                    numbers.iter().enumerate().filter(|(at, _)| *at != i && *at != j).map(|(_, it)| it.clone());
                let next: Vec<Number> = others.chain([made]).collect();
                if can_be_made(target, &next, operators, rule, tried) {
                    return true;
                }
            }
        }
    }
    false
}
