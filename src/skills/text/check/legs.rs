//! Takes the legs of each group away from the total, until nothing is left.

use crate::maths::Number;
use crate::problem::{Value, Verdict};
use crate::skills::text::animals::GROUPS;

pub fn in_all(list: &Value, answer: &Value) -> Verdict {
    let (Some(list), Some(total)) = (list.as_rows(), answer.as_number()) else {
        return Verdict::refuted("it is no number");
    };
    let mut left = total.clone();
    let mut animals = 0;
    for (_, legs, names) in GROUPS {
        let here =
            list.iter().filter(|pair| pair.len() == 2 && pair[1].as_text().is_some_and(|name| names.contains(&name)));
        for pair in here {
            let Some(count) = pair[0].as_number() else {
                return Verdict::Unsettled;
            };
            animals += 1;
            left = &left - &(count * &Number::from(*legs));
        }
    }
    match () {
        () if animals != list.len() => Verdict::Unsettled,
        () if left.is_zero() => Verdict::confirmed("taking away the legs of each group leaves nothing"),
        () => Verdict::refuted(format!("taking away the legs of each group leaves {left}")),
    }
}
