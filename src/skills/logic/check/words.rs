//! Looking back at formulas that are said in words.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

fn words_of(legend: &Value) -> Option<BTreeMap<&str, &str>> {
    let mut found = BTreeMap::new();
    for row in legend.as_list()? {
        match row.as_texts()?[..] {
            [letter, words] => drop(found.insert(letter, words)),
            _ => return None,
        }
    }
    Some(found)
}

/// Whether the words of each proposition stand in the answer, in the order of its letters.
pub fn in_words(formula: &Value, legend: &Value, answer: &Value) -> Verdict {
    let (Some(formula), Some(legend)) = (formula.as_text(), words_of(legend)) else {
        return Verdict::Unsettled;
    };
    let Some(text) = answer.as_text() else {
        return Verdict::refuted("it is no sentence");
    };
    let mut rest = text;
    for letter in formula.chars().filter(|c| c.is_alphanumeric()) {
        let Some(words) = legend.get(letter.to_string().as_str()) else {
            return Verdict::Unsettled;
        };
        match rest.find(words) {
            Some(at) => rest = &rest[at + words.len()..],
            None => return Verdict::refuted(format!("it does not say \"{words}\" where {letter} stands")),
        }
    }
    let denials = |text: &str, word: &str| text.matches(word).count();
    match denials(text, "it is not the case that") == denials(formula, "¬") && rest.is_empty() {
        true => Verdict::confirmed("each letter is said in its words, and as many are denied"),
        false => Verdict::refuted("it says more or less than the formula"),
    }
}
