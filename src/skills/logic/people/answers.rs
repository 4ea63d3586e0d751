//! How the answer is to be written: who is what, the words for the kinds alone, or data.

use super::ORDINALS;
use crate::problem::{Form, Prompt};
use crate::skills::logic::claims::Cast;

/// The form of an answer that tells of each of these of what kind they are, and whether the kinds are to be told without
/// their article: "knight", not "a knight".
pub fn of_each(prompt: &Prompt, cast: &Cast, order: &[usize]) -> (Form, bool) {
    let names: Vec<String> = order.iter().map(|&it| cast.names[it].replace('_', " ")).collect();
    let places = || (0..names.len()).map(|place| format!("{{{}}}", 2 * place + 1));
    let filled = |parts: Vec<String>, between: &str| Form::Filled(parts.join(between));
    let is_data = prompt.text.contains('{') && prompt.says("json|dictionary|dict|object");
    if is_data {
        let pairs = names.iter().zip(places()).map(|(name, place)| format!("\"{name}\": \"{place}\"")).collect();
        let Form::Filled(inner) = filled(pairs, ", ") else {
            return (Form::Plain, false);
        };
        return (Form::Filled(format!("{{{inner}}}")), true);
    }
    let is_one_word = order.len() == 1 && prompt.says("one_word|single_word|1_word");
    let in_words =
        prompt.says("two_words|three_words|four_words|2_words|3_words|in_the_order|in_this_order|in_that_order");
    if is_one_word || order.len() > 1 && in_words {
        return (filled(places().collect(), ", "), true);
    }
    // "Ann is a ..., Ben is a ..., and Cid is a ..." shows where the last "and" stands.
    let shows_and = names.last().is_some_and(|last| {
        [format!(", and {last} is a"), format!(" and {last} is a ...")]
            .iter()
            .any(|it| prompt.text.contains(it.as_str()))
    });
    let is_ordinal = cast.names.iter().any(|it| ORDINALS.contains(&it.as_str()));
    if !(is_ordinal || shows_and && names.len() > 1) {
        return (Form::listed("", ", ", "", Form::Filled("{0} is {1}".to_owned())), false);
    }
    let mut parts: Vec<String> = names.iter().zip(places()).map(|(name, place)| format!("{name} is {place}")).collect();
    if let Some(last) = parts.last_mut().filter(|_| shows_and) {
        *last = format!("and {last}");
    }
    let has_comma = names.last().is_some_and(|last| prompt.text.contains(&format!(", and {last} is a")));
    match (shows_and, has_comma, &parts[..]) {
        (true, false, [rest @ .., last]) => (Form::Filled(format!("{} {last}", rest.join(", "))), false),
        _ => (filled(parts, ", "), false),
    }
}

/// A kind without its article.
pub fn bare(kind: &str) -> String {
    kind.strip_prefix("a ").or_else(|| kind.strip_prefix("an ")).unwrap_or(kind).to_owned()
}
