//! Reading arithmetic with complex numbers: as a formula, or with the operation in words between two of them.

use crate::language::{Telling, place_of, says};
use crate::maths::Expression;
use crate::maths::parse::FormulaKind;
use crate::problem::{Form, Goal, Prompt, Reading, Token, TokenKind};

/// Questions about complex numbers that are other questions.
const OTHER: &str = "solve|root|roots|equation|polar|argument|arg|angle|exponential_form|factor|quadratic|real_part|\
                     imaginary_part|locus|real_and_imaginary|twice|double|eigenvalue|square";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_spoken_of = prompt.says("complex|imaginary|conjugate|gaussian") || prompt.text.contains("i^2 = -1");
    let has_unit = |token: &Token| matches!(&token.kind, TokenKind::Formula(it) if matches!(&it.kind, FormulaKind::Expression(term) if is_term_with_i(term)));
    if !is_spoken_of || !prompt.tokens.iter().any(has_unit) || prompt.says(OTHER) {
        return None;
    }
    let telling = Telling::new(prompt);
    let asking: Vec<_> = prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| !it.is_example && prompt.of(it).iter().any(has_unit) && !is_form(prompt.of(it)))
        .collect();
    let [sentence] = asking[..] else {
        return None;
    };
    let tokens = prompt.of(sentence);
    let mut terms = Vec::new();
    for token in tokens {
        match &token.kind {
            // "Two complex numbers" is no term.
            TokenKind::Number(number) if token.lower.ends_with(|c: char| c.is_ascii_digit()) => {
                terms.push(Expression::Number(number.clone()))
            }
            TokenKind::Formula(formula) => match &formula.kind {
                FormulaKind::Expression(term) => terms.push(term.clone()),
                FormulaKind::Relations(_) => return None,
            },
            _ => {}
        }
    }
    if !terms.iter().all(super::is_complex) {
        return None;
    }
    let between = place_of(tokens, "from|by|and|with|to|plus|minus|times");
    let term = match &terms[..] {
        [term] => term.clone(),
        [first, second] => {
            between?;
            let (first, second) = (first.clone(), second.clone());
            let kinds = [
                prompt.says("add|sum|plus|added"),
                prompt.says("subtract|minus|difference|subtracted|take"),
                prompt.says("multiply|product|times|multiplied"),
                prompt.says("divide|quotient|divided"),
            ];
            match kinds {
                [true, false, false, false] => first + second,
                [false, true, false, false] if says(tokens, "from") => second - first,
                [false, true, false, false] => first - second,
                [false, false, true, false] => first * second,
                // "Divide into" is the other way round.
                [false, false, false, true] if !says(tokens, "into") => first / second,
                _ => return None,
            }
        }
        _ => return None,
    };
    telling.takes(&sentence.span);
    telling.says(&["complex|imaginary number|unit|form|part", "form a|real"]);
    // "What is their product?"
    telling.says(&[
        "they|their|them|these|both sum|product|difference|quotient|add|multiply|subtract|divide !twice !double",
    ]);
    let is_modulus = prompt.says("modulus|absolute_value|magnitude|norm");
    let is_conjugate = prompt.says("conjugate");
    let (verb, unknown) = match (is_modulus, is_conjugate) {
        (true, true) => return None,
        (true, false) => ("modulus", "the modulus"),
        (false, true) => ("conjugate", "the conjugate"),
        (false, false) => ("complex", "the number in the form a + bi"),
    };
    let goal = Goal::new(verb, vec![term.into()]);
    let form = if is_modulus { Form::Plain } else { Form::Complex };
    Some(telling.reading("complex_numbers", unknown, goal, form))
}

/// Only numbers and i, and i among them.
fn is_term_with_i(term: &Expression) -> bool {
    super::is_complex(term) && !term.symbols().is_empty() && !matches!(term, Expression::Symbol(_))
}

fn is_form(tokens: &[Token]) -> bool {
    says(tokens, "form|format a")
}
