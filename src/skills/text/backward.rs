//! A word from its last letter to its first.

use crate::language::rules::is_plain;
use crate::language::{Telling, Way, said_around};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Value};

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let turns = "backward|backwards|reverse|reversed|back_to_front|inverse|right_to_left|flip|opposite_order|last_letter_first|last_letter_to|last_to_first|last_to_the_first|end_to_the_beginning|end_to_start|end_to_the_start";
    if !prompt.says(turns) {
        return None;
    }
    let mut passages = telling.passages();
    passages.retain(|it| !it.bare().is_empty());
    let around = passages.first().map_or_else(|| prompt.clone(), |it| said_around(prompt, &it.span));
    let is_told = around.says_somewhere(
        "backward|backwards|reverse|reversed|back_to_front|inverse|right_to_left|flip|opposite_order|last_letter_first|last_letter_to|last_to_first|last_to_the_first|end_to_the_beginning|end_to_start|end_to_the_start \
         spell|letter|character|word|string|text|phrase|sentence|write \
         !sort !sudoku !puzzle !grid !row !board !list !items !order_of_the_words !word_order !order_of_words !array !each !every !alphabet~ !palindrome~ !how_many !count !sequence !words !number \
         !cipher !substring !prefix !except !vowel !rule !same",
    );
    if !is_told {
        return None;
    }
    telling.says(&[
        "backward|backwards|reverse|reversed|back_to_front|inverse|right_to_left|flip|opposite_order|last_letter_first|last_letter_to|last_to_first|last_to_the_first|end_to_the_beginning|end_to_start|end_to_the_start",
    ]);
    let passage = match passages.len() {
        // "Write its digits in reverse" turns what was found, and not the word "its".
        0 => telling
            .word_after("word|string|name|text|spell|reverse|phrase|write")
            .filter(|it| !is_plain(&it.bare().to_lowercase()))?,
        1 => passages.pop()?,
        _ => return None,
    };
    telling.takes(&passage.span);
    let text = if passage.shown == Way::Quoted { passage.text.as_str() } else { passage.bare() };
    let goal = Goal::new("spelled_backward", vec![Value::text(text)]);
    Some(telling.reading("text", "the letters from the last to the first", goal, Form::Plain))
}

/// From the end, or by turning round each half and exchanging the halves.
pub fn approaches(text: &str) -> Vec<Approach> {
    let (text, same) = (text.to_owned(), text.to_owned());
    vec![
        Approach::direct("from_the_end", "write the last letter, then the one before it, and so on", move |working| {
            working.spend(text.len() as u64)?;
            let letters: Vec<String> = text.chars().rev().map(String::from).collect();
            working.note(|| letters.iter().take(60).cloned().collect::<Vec<_>>().join(" "));
            Ok(Value::text(letters.concat()))
        }),
        Approach::direct("by_halves", "turn round each half, and exchange the halves", move |working| {
            working.spend(same.len() as u64)?;
            let letters: Vec<char> = same.chars().collect();
            working.note(|| {
                let (one, other) = letters.split_at(letters.len() / 2);
                format!("{} | {}: first the second half, turned", String::from_iter(one), String::from_iter(other))
            });
            Ok(Value::text(halves(&letters)))
        }),
    ]
}

fn halves(letters: &[char]) -> String {
    match letters.len() {
        0 | 1 => letters.iter().collect(),
        count => {
            let (one, other) = letters.split_at(count / 2);
            halves(other) + &halves(one)
        }
    }
}
