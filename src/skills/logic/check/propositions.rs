//! Looking back at what follows: all cases at once, as tables of bits.

use super::formula::{Names, Table};
use crate::problem::{Value, Verdict};

/// The cases in which all these are true.
fn possible(names: &Names, premises: &[&str]) -> Option<Table> {
    premises.iter().try_fold(names.constant(true), |so_far, premise| Some(so_far.and(&names.table(premise)?)))
}

/// Whether something follows from premises, and the cases that tell.
struct Followed {
    /// How many cases there are in which the premises are true.
    cases: usize,
    /// One of them in which the conclusion is not.
    counterexample: Option<String>,
    /// Whether it is true in every case at all.
    is_idle: bool,
}

fn followed(premises: &[&str], conclusion: &str) -> Option<Followed> {
    let all: Vec<&str> = premises.iter().copied().chain([conclusion]).collect();
    let names = Names::of(&all)?;
    let (possible, wanted) = (possible(&names, premises)?, names.table(conclusion)?);
    let failing = possible.and(&names.not(&wanted));
    Some(Followed {
        cases: possible.cases().count(),
        counterexample: failing.cases().next().map(|case| names.told(case)),
        is_idle: names.not(&wanted).cases().next().is_none(),
    })
}

fn all_of(cases: usize) -> String {
    if cases == 1 { "the only case".to_owned() } else { format!("each of the {cases} cases") }
}

/// Whether the conclusion is told apart rightly.
pub fn entails(premises: &Value, conclusion: &Value, answer: &Value) -> Verdict {
    let (Some(premises), Some(conclusion)) = (premises.as_texts(), conclusion.as_text()) else {
        return Verdict::Unsettled;
    };
    let Value::Truth(answer) = answer else {
        return Verdict::refuted("it is neither yes nor no");
    };
    match (followed(&premises, conclusion), answer) {
        (None, _) => Verdict::Unsettled,
        (Some(Followed { counterexample: Some(case), .. }), true) => {
            Verdict::refuted(format!("the premises are true and {conclusion} is not when {case}"))
        }
        (Some(Followed { counterexample: Some(case), .. }), false) => {
            Verdict::confirmed(format!("a case in which the premises are true and it is not: {case}"))
        }
        (Some(followed), true) => {
            Verdict::confirmed(format!("it is true in {} in which the premises are", all_of(followed.cases)))
        }
        (Some(_), false) => Verdict::refuted("it is true in every case in which the premises are"),
    }
}

/// Whether it is told rightly that something is so, is not so, or is open.
pub fn settled(premises: &Value, asked: &Value, answer: &Value) -> Verdict {
    let (Some(premises), Some(asked)) = (premises.as_texts(), asked.as_text()) else {
        return Verdict::Unsettled;
    };
    let Some(answer) = answer.as_text() else {
        return Verdict::refuted("it is neither yes nor no");
    };
    let all: Vec<&str> = premises.iter().copied().chain([asked]).collect();
    let tables = Names::of(&all).and_then(|names| Some((possible(&names, &premises)?, names.table(asked)?, names)));
    let Some((possible, asked, names)) = tables else {
        return Verdict::Unsettled;
    };
    let case_of = |table: Table| possible.and(&table).cases().next().map(|case| names.told(case));
    let (expected, because) = match (case_of(names.not(&asked)), case_of(asked)) {
        (None, Some(_)) => ("Yes", "it is so in every case in which the premises are true".to_owned()),
        (Some(_), None) => ("No", "it is so in no case in which the premises are true".to_owned()),
        (Some(one), Some(other)) => ("It cannot be told", format!("it is so when {other}, and not when {one}")),
        (None, None) => ("The premises contradict each other", "the premises are never all true".to_owned()),
    };
    match answer == expected {
        true => Verdict::confirmed(because),
        false => Verdict::refuted(because),
    }
}

/// Whether all can be true together.
pub fn consistent(premises: &Value, answer: &Value) -> Verdict {
    let Some(premises) = premises.as_texts() else {
        return Verdict::Unsettled;
    };
    let Value::Truth(answer) = answer else {
        return Verdict::refuted("it is neither yes nor no");
    };
    let Some((names, possible)) = Names::of(&premises).and_then(|names| {
        let possible = possible(&names, &premises)?;
        Some((names, possible))
    }) else {
        return Verdict::Unsettled;
    };
    let case = possible.cases().next();
    match (case, answer) {
        (Some(case), true) => Verdict::confirmed(format!("all are true when {}", names.told(case))),
        (None, false) => Verdict::confirmed(format!("in each of the {} cases one of them is false", names.cases())),
        (Some(case), false) => Verdict::refuted(format!("all are true when {}", names.told(case))),
        (None, true) => Verdict::refuted("in every case one of them is false"),
    }
}

/// Whether a conclusion follows and says something.
pub fn concluded(premises: &Value, answer: &Value) -> Verdict {
    let Some(premises) = premises.as_texts() else {
        return Verdict::Unsettled;
    };
    let Some(conclusion) = answer.as_text() else {
        return Verdict::refuted("it is no formula");
    };
    let Some(names) = Names::of(&premises) else {
        return Verdict::Unsettled;
    };
    if possible(&names, &premises).is_none() {
        return Verdict::Unsettled;
    }
    if names.table(conclusion).is_none() {
        return Verdict::refuted("it is no formula of the propositions in the premises");
    }
    match followed(&premises, conclusion) {
        None => Verdict::Unsettled,
        Some(Followed { counterexample: Some(case), .. }) => {
            Verdict::refuted(format!("the premises are true and {conclusion} is not when {case}"))
        }
        Some(followed) if followed.is_idle => match possible(&names, &premises).map(|it| it.cases().count()) {
            Some(count) if count == names.cases() => {
                Verdict::confirmed("the premises are true in every case, so they say nothing")
            }
            _ => Verdict::refuted("it is true whatever is the case, and says nothing of the premises"),
        },
        Some(followed) if followed.cases == 0 => {
            Verdict::confirmed("there is no case in which all premises are true: they contradict each other")
        }
        Some(followed) => Verdict::confirmed(format!(
            "it is true in {} in which the premises are, and not in every case",
            all_of(followed.cases)
        )),
    }
}

/// Whether these and no other propositions have the same truth in all cases that can be.
pub fn forced(premises: &Value, answer: &Value) -> Verdict {
    let Some(premises) = premises.as_texts() else {
        return Verdict::Unsettled;
    };
    let Some((names, possible)) = Names::of(&premises).and_then(|names| {
        let possible = possible(&names, &premises)?;
        Some((names, possible))
    }) else {
        return Verdict::Unsettled;
    };
    let is_always = |table: &Table| possible.and(&names.not(table)).cases().next().is_none();
    let is_possible = possible.cases().next().is_some();
    if answer.as_text() == Some("contradiction") {
        return match is_possible {
            true => Verdict::refuted("there is a case in which all premises are true"),
            false => Verdict::confirmed("there is no case in which all premises are true"),
        };
    }
    let Some(told) = answer.as_texts() else {
        return Verdict::refuted("it is no list of propositions");
    };
    if !is_possible {
        return Verdict::refuted("there is no case in which all premises are true");
    }
    let mut expected = Vec::new();
    for name in names.all() {
        for text in [name.clone(), format!("¬{name}")] {
            let Some(table) = names.table(&text) else {
                return Verdict::Unsettled;
            };
            let is_told = told.contains(&text.as_str());
            if is_told != is_always(&table) {
                return Verdict::refuted(match is_told {
                    true => format!("{text} need not be"),
                    false => format!("{text} must be as well"),
                });
            }
            if is_told {
                expected.push(text);
            }
        }
    }
    match expected == told {
        true => Verdict::confirmed("these are the same in all cases that can be, and no others are"),
        false => Verdict::refuted("it tells something else than these propositions, each once and in order"),
    }
}

/// Whether these are all relations of two propositions that are open, the strongest of each pair.
pub fn linked(premises: &Value, answer: &Value) -> Verdict {
    let Some(premises) = premises.as_texts() else {
        return Verdict::Unsettled;
    };
    let Some(told) = answer.as_texts() else {
        return Verdict::refuted("it is no list of formulas");
    };
    let Some((names, possible)) = Names::of(&premises).and_then(|names| {
        let possible = possible(&names, &premises)?;
        Some((names, possible))
    }) else {
        return Verdict::Unsettled;
    };
    let never = |text: &str| names.table(text).is_some_and(|table| possible.and(&table).cases().next().is_none());
    if never("⊤") {
        return match told.is_empty() {
            true => Verdict::confirmed("there is no case in which all premises are true"),
            false => Verdict::refuted("there is no case in which all premises are true"),
        };
    }
    let open: Vec<String> = names.all().filter(|name| !never(name) && !never(&format!("¬{name}"))).collect();
    let mut expected = Vec::new();
    for (place, a) in open.iter().enumerate() {
        for b in &open[place + 1..] {
            // Which of the four cases of the two cannot be.
            let cases = [format!("{a} ∧ {b}"), format!("{a} ∧ ¬{b}"), format!("¬{a} ∧ {b}"), format!("¬{a} ∧ ¬{b}")];
            expected.extend(match cases.map(|case| never(&case)) {
                [_, true, true, _] => Some(format!("{a} ↔ {b}")),
                [true, _, _, true] => Some(format!("{a} ↔ ¬{b}")),
                [_, true, _, _] => Some(format!("{a} → {b}")),
                [_, _, true, _] => Some(format!("{b} → {a}")),
                [_, _, _, true] => Some(format!("{a} ∨ {b}")),
                [true, ..] => Some(format!("¬({a} ∧ {b})")),
                _ => None,
            });
        }
    }
    match expected == told {
        true => Verdict::confirmed("of each pair that is open the cases that cannot be are told, and no others"),
        false => Verdict::refuted("of some pair it does not tell just the cases that cannot be"),
    }
}
