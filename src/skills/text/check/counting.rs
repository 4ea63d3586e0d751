//! What is counted leaves the rest when it is taken away.

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// Taking the letter away makes the text so much shorter.
pub fn of_a_letter(letter: &str, text: &str, is_case_kept: bool, answer: &Value) -> Verdict {
    let capitals = |text: &str| if is_case_kept { text.to_owned() } else { text.to_uppercase() };
    let (letter, text) = (capitals(letter), capitals(text));
    if letter.chars().count() != 1 {
        return Verdict::Unsettled;
    }
    let left = text.replace(&letter, "");
    let missing = text.chars().count() - left.chars().count();
    compared(missing, answer, format!("without {letter} the text is {missing} letters shorter"))
}

/// What is left without the kind, and the kind, are together all there is.
pub fn of_a_kind(kind: &str, text: &str, answer: &Value) -> Verdict {
    let all = text.chars().count();
    let rest = match kind {
        "vowels" => text.chars().filter(|c| !"aeiouAEIOU".contains(*c)).count(),
        "consonants" => text.chars().filter(|c| "aeiouAEIOU".contains(*c) || !c.is_alphabetic()).count(),
        "vowels with y" => text.chars().filter(|c| !"aeiouyAEIOUY".contains(*c)).count(),
        "consonants without y" => text.chars().filter(|c| "aeiouyAEIOUY".contains(*c) || !c.is_alphabetic()).count(),
        "letters" => text.chars().filter(|c| !c.is_alphabetic()).count(),
        "digits" => text.chars().filter(|c| !c.is_ascii_digit()).count(),
        "capitals" => text.chars().filter(|c| !c.is_uppercase()).count(),
        "characters" => 0,
        "words" => {
            let (mut words, mut is_inside, mut has_letter) = (0, false, false);
            for c in text.chars().chain([' ']) {
                let is_blank = c.is_whitespace();
                words += usize::from(is_blank && is_inside && has_letter);
                has_letter = !is_blank && (has_letter || c.is_alphanumeric());
                is_inside = !is_blank;
            }
            return compared(words, answer, format!("a word ends in {words} places"));
        }
        _ => return Verdict::Unsettled,
    };
    let found = all - rest;
    compared(found, answer, format!("of {all} characters, {rest} are none"))
}

fn compared(count: usize, answer: &Value, how: String) -> Verdict {
    match answer.as_number() {
        Some(number) if *number == Number::from(count as i64) => Verdict::confirmed(how),
        _ => Verdict::refuted(how),
    }
}
