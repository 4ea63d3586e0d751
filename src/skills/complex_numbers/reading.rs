//! Reading arithmetic with complex numbers: as a formula, or with the operation in words between two of them.

use std::collections::BTreeMap;

use crate::language::{Telling, place_of, says};
use crate::maths::parse::FormulaKind;
use crate::maths::{Expression, Symbol};
use crate::problem::{Form, Goal, Prompt, Reading, Token, TokenKind};

/// Questions about complex numbers that are other questions.
const OTHER: &str = "solve|root|roots|equation|polar|argument|arg|angle|exponential_form|factor|quadratic|real_part|\
                     imaginary_part|locus|real_and_imaginary|twice|double|eigenvalue|square";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let given = given(prompt);
    let is_spoken_of = prompt.says("complex|imaginary|conjugate|gaussian")
        || ["i^2 = -1", "a + bi", "a+bi", "x + yi"].iter().any(|it| prompt.text.contains(it))
        || !given.is_empty();
    let has_unit = |token: &Token| matches!(&token.kind, TokenKind::Formula(it) if matches!(&it.kind, FormulaKind::Expression(term) if is_term_with_i(term)));
    if !is_spoken_of || given.is_empty() && !prompt.tokens.iter().any(has_unit) || prompt.says(OTHER) {
        return None;
    }
    let telling = Telling::new(prompt);
    let asking: Vec<_> = prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| {
            !it.is_example && (given.is_empty() && prompt.of(it).iter().any(has_unit) || uses(prompt.of(it), &given))
        })
        .filter(|it| !given.is_empty() || !is_form(prompt.of(it)))
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
                // "In the form a + bi" has letters that stand for nothing.
                FormulaKind::Expression(term) if !given.is_empty() => {
                    let term = term.substitute(&given).ok()?;
                    if super::is_complex(&term) {
                        terms.push(term);
                    }
                }
                FormulaKind::Expression(term) => terms.push(term.clone()),
                FormulaKind::Relations(_) if !given.is_empty() => {}
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
    for token in prompt.tokens.iter().filter(|it| defined(it).is_some()) {
        telling.takes(&token.span);
    }
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

/// "z = 2 + i": a letter and the number it stands for.
fn defined(token: &Token) -> Option<(Symbol, Expression)> {
    let TokenKind::Formula(formula) = &token.kind else {
        return None;
    };
    let FormulaKind::Relations(relations) = &formula.kind else {
        return None;
    };
    match &relations[..] {
        [only] => match &only.left {
            Expression::Symbol(letter) if letter.name() != "i" && super::is_complex(&only.right) => {
                Some((letter.clone(), only.right.clone()))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The numbers that letters stand for; none of them when no one has an i.
fn given(prompt: &Prompt) -> BTreeMap<Symbol, Expression> {
    let given: BTreeMap<Symbol, Expression> = prompt.tokens.iter().filter_map(defined).collect();
    if given.values().any(is_term_with_i) { given } else { BTreeMap::new() }
}

/// Whether a term is asked for in which one of these letters stands.
fn uses(tokens: &[Token], given: &BTreeMap<Symbol, Expression>) -> bool {
    tokens.iter().any(|token| match &token.kind {
        TokenKind::Formula(formula) => match &formula.kind {
            FormulaKind::Expression(term) => {
                !term.symbols().is_empty()
                    && term.symbols().iter().all(|it| given.contains_key(it) || it.name() == "i")
                    && !is_term_with_i(term)
            }
            FormulaKind::Relations(_) => false,
        },
        _ => false,
    })
}

/// Only numbers and i, and i among them.
fn is_term_with_i(term: &Expression) -> bool {
    super::is_complex(term) && !term.symbols().is_empty() && !matches!(term, Expression::Symbol(_))
}

fn is_form(tokens: &[Token]) -> bool {
    says(tokens, "form|format a")
}
