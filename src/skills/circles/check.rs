//! Looking back at a circle: it is the same circle, whoever of it is asked.

use crate::problem::{Value, Verdict};

/// Who has so many of a kind, and is or is not of that kind, sees a circle with so many of them. Both must see the same.
pub fn both_views(sex: &Value, kinds: &Value, member: &Value, asked: &Value, answer: &Value) -> Verdict {
    let row_of =
        |word: &Value| kinds.as_rows()?.into_iter().find(|row| row.first() == Some(word)).map(<[Value]>::to_vec);
    let (Some(asked), Some(member)) = (row_of(asked), row_of(member)) else {
        return Verdict::Unsettled;
    };
    let ([_, kind, count], [_, sex_of_member, members]) = (&asked[..], &member[..]) else {
        return Verdict::Unsettled;
    };
    let number = |value: &Value| value.as_number().and_then(|number| number.to_i64());
    let (Some(count), Some(members)) = (number(count), number(members)) else {
        return Verdict::Unsettled;
    };
    let Some(answer) = number(answer).filter(|answer| *answer >= 0) else {
        return Verdict::refuted("people are counted in whole numbers");
    };
    if members < 1 {
        return Verdict::refuted("there is nobody of whom it could be asked");
    }
    let seen = |has: i64, is_one: bool| if is_one { has + 1 } else { has };
    match (seen(count, sex == kind), seen(answer, sex_of_member == kind)) {
        (one, other) if one == other => {
            Verdict::confirmed(format!("both see the same circle, with {one} of those who are asked for"))
        }
        (one, other) => Verdict::refuted(format!(
            "who is told of sees a circle with {one} of those who are asked for, and the other one with {other}"
        )),
    }
}
