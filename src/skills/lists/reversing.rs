//! A list from its end to its beginning.

use super::written::{form, listing};
use crate::language::{Telling, said_around};
use crate::problem::{Approach, Goal, Prompt, Reading, Value};

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let turns = "reverse|backward|backwards|reversed|opposite_order|flip|turn_around|last_to_first|last_to_the_first|last_one_to|last_word_to|last_item_to|last_first|\
             end_to_the_beginning|end_to_start|bottom_to_top|back_to_front|inverse|invert";
    if !prompt.says(turns) {
        return None;
    }
    let found = listing(&telling)?;
    let is_told = said_around(prompt, &found.span).says_somewhere(
        "reverse|backward|backwards|reversed|opposite_order|flip|turn_around|last_to_first|last_to_the_first|last_one_to|last_word_to|last_item_to|last_first|\
             end_to_the_beginning|end_to_start|bottom_to_top|back_to_front|inverse|invert \
         word|list|item|element|order|array|sequence|number|name \
         !sort !sorted !alphabet~ !spell !letter !each !every !character !arrange !rank !descending !matrix !grid !palindrome~ \
         !substring !position !swap !words_and",
    );
    if !is_told {
        return None;
    }
    telling.says(&["reverse|backward|backwards|reversed|opposite_order|flip|turn_around|last_to_first|last_to_the_first|last_one_to|last_word_to|last_item_to|last_first|\
             end_to_the_beginning|end_to_start|bottom_to_top|back_to_front|inverse|invert"]);
    if found.items.len() < 2 {
        return None;
    }
    let form = form(&telling, &found);
    let goal = Goal::new("reversed", vec![Value::texts(&found.items)]);
    Some(telling.reading("lists", "the list in reverse order", goal, form))
}

/// From the end, or by exchanging the ends.
pub fn approaches(items: &Value) -> Vec<Approach> {
    let Some(items) = items.as_list() else {
        return Vec::new();
    };
    let (items, others) = (items.to_vec(), items.to_vec());
    vec![
        Approach::direct("from_the_end", "take the last, then the one before it, and so on", move |working| {
            working.spend(items.len() as u64)?;
            let reversed: Vec<Value> = items.iter().rev().cloned().collect();
            working.note(|| {
                let shown: Vec<String> =
                    (1..).zip(&reversed).take(12).map(|(n, it)| format!("{n} {}", it.spoken())).collect();
                shown.join(", ")
            });
            Ok(Value::list(reversed))
        }),
        Approach::direct("exchanging_the_ends", "exchange first and last, then go inwards", move |working| {
            let mut list = others.clone();
            let count = list.len();
            for at in 0..count / 2 {
                working.spend(1)?;
                list.swap(at, count - 1 - at);
                if at < 6 {
                    working.note(|| {
                        let (one, other) = (list[count - 1 - at].spoken(), list[at].spoken());
                        format!("exchange {one} and {other}")
                    });
                }
            }
            Ok(Value::list(list))
        }),
    ]
}
