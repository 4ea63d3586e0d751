//! A cryptarithm whose answer is wanted as the sum itself, with digits for its letters.

use std::ops::Range;

use crate::language::says;
use crate::problem::{Form, Prompt};

/// Ways to ask for it.
const ASKS: &[&str] = &[
    "print|write|give|show|return|output|state|report|decode|look sum|addition|subtraction|equation|calculation|them|it number|numbers|digit|digits place_of|instead_of|form|like|decoded|replaced",
    "form|format x y z",
    "decoded|solved|numeric|numerical sum|addition|subtraction|equation|calculation",
];

/// Words with which the digit of each letter is wanted.
const OF_LETTERS: &str = "each|every|mapping|assignment|letter|letters|dictionary|json|which|order";

/// The sum with places for the digits, and the sentences that ask for it. The digits come in the order of the letters, each
/// after its letter.
pub(super) fn wanted(
    prompt: &Prompt,
    left: &[String],
    right: &[String],
    letters: &[char],
) -> Option<(Form, Range<usize>)> {
    let words: Vec<&String> = left.iter().chain(right).collect();
    let asking = prompt.outline().sentences.iter().find(|it| {
        let tokens = prompt.of(it);
        let text = prompt.text_of(it);
        let has_word = text.split(|c: char| !c.is_alphanumeric()).any(|piece| words.iter().any(|word| **word == piece));
        !it.is_example && !has_word && ASKS.iter().any(|asks| says(tokens, asks)) && !says(tokens, OF_LETTERS)
    })?;
    let place = |word: &String| prompt.text.find(word.as_str());
    // A difference was turned into the sum that it comes from.
    let [total] = right else {
        return None;
    };
    let is_difference = left.iter().all(|word| place(word) > place(total));
    let spelled = |word: &String| -> Option<String> {
        word.chars().map(|c| letters.iter().position(|it| *it == c).map(|at| format!("{{{}}}", 2 * at + 1))).collect()
    };
    let is_close = says(prompt.of(asking), "no_blanks|no_spaces|without_spaces|without_blanks|no_blank|no_space");
    let [plus, minus, equals] = if is_close { ["+", "-", "="] } else { [" + ", " - ", " = "] };
    let sum: Vec<String> = left.iter().map(spelled).collect::<Option<_>>()?;
    let total = spelled(total)?;
    let written = match (&sum[..], is_difference) {
        ([first, second], true) => format!("{total}{minus}{first}{equals}{second}"),
        (_, true) => return None,
        (_, false) => format!("{}{equals}{total}", sum.join(plus)),
    };
    Some((Form::Filled(written), asking.span.clone()))
}
