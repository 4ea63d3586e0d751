//! The buttons are pressed again, and all shorter rows of buttons are followed to see that none of them will do.

use std::collections::BTreeSet;

use crate::problem::{Value, Verdict};

/// So many states are followed to count the fewest buttons.
const MOST_STATES: usize = 50_000;

struct Lock<'a> {
    buttons: Vec<&'a [Value]>,
    colours: Vec<&'a str>,
}

impl Lock<'_> {
    /// The state after a button; none when it does not work.
    fn after(&self, button: &[Value], (number, light): (i64, usize)) -> Option<(i64, usize)> {
        let [_, operator, by, when] = button else {
            return None;
        };
        let by = by.as_number()?.to_i64()?;
        if when.as_text() != Some("any") && when.as_text() != self.colours.get(light).copied() {
            return None;
        }
        let next = match operator.as_text()? {
            "+" => number.checked_add(by)?,
            "-" => number.checked_sub(by)?,
            "*" => number.checked_mul(by)?,
            _ => return None,
        };
        Some((next, 1 - light))
    }
}

pub fn check(
    start: &Value,
    colour: &Value,
    target: &Value,
    buttons: &Value,
    colours: &Value,
    answer: &Value,
) -> Verdict {
    let (Some(buttons), Some(colours)) = (buttons.as_rows(), colours.as_texts().filter(|it| it.len() == 2)) else {
        return Verdict::Unsettled;
    };
    let small = |value: &Value| value.as_number().and_then(|it| it.to_i64());
    let light = colours.iter().position(|it| Some(*it) == colour.as_text());
    let (Some(number), Some(target), Some(light)) = (small(start), small(target), light) else {
        return Verdict::Unsettled;
    };
    let lock = Lock { buttons, colours };
    let Some(pressed) = answer.as_texts() else {
        return Verdict::refuted("it is no list of buttons");
    };
    let mut state = (number, light);
    for (index, name) in pressed.iter().enumerate() {
        let button = lock.buttons.iter().find(|button| button.first().and_then(Value::as_text) == Some(name));
        match button.and_then(|button| lock.after(button, state)) {
            Some(next) => state = next,
            None => return Verdict::refuted(format!("button {} of the row, {name}, does not work then", index + 1)),
        }
    }
    if state.0 != target {
        return Verdict::refuted(format!("the number is {} in the end, and not {target}", state.0));
    }
    // All states after so many buttons, one button after the other.
    let mut seen = BTreeSet::from([(number, light)]);
    let mut rim = seen.clone();
    for count in 0..pressed.len() {
        if rim.iter().any(|(number, _)| *number == target) {
            return Verdict::refuted(format!("it takes {} buttons, and {count} are enough", pressed.len()));
        }
        let next = rim.iter().flat_map(|state| lock.buttons.iter().filter_map(|button| lock.after(button, *state)));
        rim = next.filter(|state| !seen.contains(state)).collect();
        seen.extend(rim.iter().copied());
        if seen.len() > MOST_STATES {
            return Verdict::confirmed(format!(
                "pressed again they make {target}; that fewer do not was not looked at"
            ));
        }
    }
    Verdict::confirmed(format!("pressed again they make {target}, and no fewer than {} buttons do", pressed.len()))
}
