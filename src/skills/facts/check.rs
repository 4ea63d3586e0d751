//! Looking back at facts: what is said of each name that is told, and of each that is not.

use crate::problem::{Value, Verdict};

/// Whether just this is said of the names that are told, and of no others.
pub fn who(facts: &Value, what: &Value, answer: &Value) -> Verdict {
    let (Some(facts), Some(what)) = (facts.as_rows(), what.as_text()) else {
        return Verdict::Unsettled;
    };
    let Some(told) = answer.as_texts() else {
        return Verdict::refuted("it is no list of names");
    };
    if told.is_empty() {
        return Verdict::refuted("it names nobody");
    }
    let is_said_of = |name: &str| {
        facts
            .iter()
            .any(|fact| matches!(fact, [Value::Text(who), Value::Text(said)] if **who == *name && **said == *what))
    };
    if let Some(wrong) = told.iter().find(|name| !is_said_of(name)) {
        return Verdict::refuted(format!("no sentence says that {wrong} {what}"));
    }
    let mut in_order: Vec<&str> = Vec::new();
    for fact in &facts {
        if let [Value::Text(who), Value::Text(said)] = fact
            && **said == *what
            && !in_order.contains(&&**who)
        {
            in_order.push(who);
        }
    }
    let others = facts.iter().find_map(|fact| match fact {
        [Value::Text(who), Value::Text(said)] if **said == *what && !told.contains(&&**who) => Some(who),
        _ => None,
    });
    match others {
        Some(name) => Verdict::refuted(format!("it is said of {name} as well")),
        None if told != in_order => Verdict::refuted("the names do not stand in the order of the sentences, each once"),
        None => {
            Verdict::confirmed(format!("a sentence says it, and none of the {} says it of anybody else", facts.len()))
        }
    }
}
