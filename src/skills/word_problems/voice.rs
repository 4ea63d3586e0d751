//! How far the schemas can be trusted: what is seen of the way in which they read a story, as cues.
//!
//! A sum that the question asks for ("in all"), of what one verb says, is one thing; a sum of all that bears the right name,
//! under verbs that nobody knows, is another. Which of this matters, and how much, is decided by the weights.

use std::collections::BTreeSet;

use super::evidence::Cue;
use super::mentions::{Mention, Story};
use super::question::Question;
use super::resolve::Resolved;
use super::verbs::Class;
use crate::problem::{Prompt, Reading, Token, TokenKind};

/// The cues of one reading by schemas. The first says whether it is a reading in full or in part.
pub(super) fn cues(
    prompt: &Prompt,
    story: &Story,
    question: &Question,
    resolved: &Resolved,
    reading: &Reading,
) -> Vec<Cue> {
    let how = if reading.is_complete() { "schemas" } else { "schemas in part" };
    let numbers = prompt.tokens.iter().filter(|token| token.number().is_some()).count();
    let missing = reading.unread.iter().filter(|it| it.is_essential).count();
    let aside = reading.unread.len() - missing;
    let mut cues = vec![
        how.to_owned(),
        format!("{how} of {numbers} numbers"),
        format!("{how} of {numbers} numbers without {}", missing + aside),
        format!("{how} without {missing}"),
        format!("{how} beside {aside}"),
        format!("{how} at {}", resolved.cost / 5),
        format!("{how} of {} words", (prompt.tokens.len() / 10).min(8)),
    ];
    let mut schemas = resolved.schemas.clone();
    schemas.sort_unstable();
    schemas.dedup();
    cues.extend(schemas.iter().map(|schema| format!("{how} by {schema}")));
    let by = format!("{how} by {}", schemas.join(" and "));
    cues.push(by.clone());
    let mut add = |cue: String| cues.push(format!("{by}, {cue}"));
    for fact in facts(story, question, resolved) {
        add(fact);
    }
    let words: BTreeSet<&str> = prompt.tokens.iter().filter(|it| is_plain_word(it)).map(|it| &*it.lower).collect();
    for word in words {
        add(format!("says \"{word}\""));
    }
    cues
}

fn is_plain_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word { is_capitalised: false })
}

/// What is seen of the mentions that the relations use, and of how they stand to the question.
fn facts(story: &Story, question: &Question, resolved: &Resolved) -> Vec<String> {
    let mentions = story.mentions.iter().enumerate();
    let used: Vec<&Mention> = mentions.filter(|(index, _)| resolved.model.uses(*index)).map(|(_, it)| it).collect();
    let classes: BTreeSet<Class> = used.iter().map(|it| it.class).collect();
    let verbs: BTreeSet<&str> = used.iter().map(|it| &*it.verb).collect();
    let clauses: BTreeSet<usize> = used.iter().map(|it| it.clause).collect();
    let values: Vec<f64> = used.iter().filter_map(|it| it.number().map(crate::maths::Number::to_f64)).collect();
    let told = story.told.iter().enumerate().filter(|(index, _)| *index != question.clause);
    let idle = told.filter(|(index, _)| !used.iter().any(|it| it.clause == *index)).count();
    let asks = match (question.is_total, question.is_left, question.is_group, question.is_at_first) {
        (true, ..) => "for all",
        (_, true, ..) => "what is left",
        (_, _, true, _) => "of several",
        (.., true) => "for the start",
        _ => "plainly",
    };
    let is_verb_told = verbs.contains(&*question.verb);
    let unknown = used.iter().filter(|it| it.class == Class::Do).count().min(2);
    let same_head = used.iter().all(|it| it.thing.head == question.thing.head);
    let grows = values.windows(2).all(|pair| pair[0] < pair[1]);
    vec![
        format!("asks {asks}"),
        format!("asks {asks} with {:?}", question.class),
        format!("asks with {:?}, verb told {is_verb_told}", question.class),
        format!("asks {asks}, verb told {is_verb_told}"),
        format!("of {classes:?}"),
        format!("of {classes:?}, asks with {:?}", question.class),
        format!("of {classes:?}, asks {asks}"),
        format!("{} verbs, {unknown} unknown", verbs.len().min(3)),
        format!("{} verbs in {} clauses", verbs.len().min(3), clauses.len().min(4)),
        format!("{} clauses, asks {asks}", clauses.len().min(4)),
        format!("{} idle", idle.min(4)),
        format!("same thing {same_head}, asks {asks}"),
        format!("{} clauses, grows {grows}", clauses.len().min(4)),
    ]
}
