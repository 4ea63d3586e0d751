//! Statements to choose from: "A) Both are knights. B) Both are knaves."

use crate::problem::{Prompt, Sentence};

/// The labels and the sentences behind them, where one of several is to be chosen; nothing where there are none.
pub fn choices(prompt: &Prompt) -> Vec<(String, &Sentence)> {
    let labelled = prompt.outline().sentences.iter().filter_map(|sentence| {
        let label = sentence.item.as_ref().filter(|it| it.chars().count() == 1 && !sentence.is_example)?;
        // Speakers stand before a colon.
        let before = prompt.text.get(..sentence.span.start)?.trim_end();
        before.ends_with(')').then(|| (label.clone(), sentence))
    });
    let all: Vec<(String, &Sentence)> = labelled.collect();
    let is_asked = prompt.says("what_follows|which|choose|pick|letter|what_can|what_must|what_is_true");
    let are_letters = all.iter().all(|(it, _)| it.chars().all(char::is_alphabetic));
    if all.len() > 1 && is_asked && are_letters { all } else { Vec::new() }
}
