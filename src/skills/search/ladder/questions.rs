//! What is asked of a word ladder, apart from what is given.

use std::ops::Range;

use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use crate::skills::search::drawing::with_words_for_none;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// The words.
    Ladder,
    /// How many words the shortest has, with both of its ends.
    Words,
    /// How many steps the shortest has.
    Steps,
    /// Whether there is one.
    Whether,
}

const COUNTS: &str = "how_many|number_of|length_of|how_long|least_number|fewest_number|minimum_number";

/// None where it is asked for something that is not understood.
pub fn asked(prompt: &Prompt) -> Option<Asked> {
    let shows = "give|write|show|list|find|output|provide|what ladder|chain|path !length !how_many !whether !number";
    let gives_steps = |tokens: &[crate::problem::Token]| {
        says(
            tokens,
            "how_many|number_of|least_number|fewest_number|minimum_number step|move|change|letter_change|transformation|turn !word|words|sequence",
        ) || says(
            tokens,
            "how_many_step|how_many_move|how_many_change|number_of_step|number_of_change|number_of_move|how_many_letter_change|number_of_letter_change|how_many_transformation",
        )
    };
    let gives_words = |tokens: &[crate::problem::Token]| {
        says(
            tokens,
            "number_of_words|how_many_words|length_of sequence|chain|ladder !between !intermediate !in_between",
        ) && !says(tokens, "words_between|in_between|words_are_needed_between")
    };
    let counting: Vec<_> = prompt.sentences_that_say(COUNTS).collect();
    if !counting.is_empty() {
        let is_shortest = prompt.says("shortest|fewest|least|minimum|smallest|minimal|at_least");
        let all = |of: &dyn Fn(&[crate::problem::Token]) -> bool| counting.iter().all(|it| of(prompt.of(it)));
        return match () {
            () if !is_shortest => None,
            () if all(&gives_steps) => Some(Asked::Steps),
            () if all(&gives_words) => Some(Asked::Words),
            () => None,
        };
    }
    let asks = prompt.outline().sentences.iter().filter(|it| !it.is_example).any(|it| {
        let tokens = prompt.of(it);
        let first = &tokens[..tokens.len().min(4)];
        (says(first, "is_it_possible|can|could|is_there|does") || says(tokens, "whether"))
            && (prompt.text_of(it).ends_with('?') || says(tokens, "whether"))
            && says(tokens, "possible|ladder|chain|get|turn|reach|connect|path|transform|change|way|go|sequence|exist")
    });
    let lower = prompt.text.to_lowercase();
    let is_truth = ["yes or no", "yes/no", "true or false", "true/false", "\"yes\" or \"no\"", "'yes' or 'no'"]
        .iter()
        .any(|it| lower.contains(it))
        || prompt.says("true false|otherwise");
    match (asks, is_truth) {
        (_, true) => Some(Asked::Whether),
        (true, false) if prompt.says("is_it_possible|is_there|whether") && !prompt.says(shows) => Some(Asked::Whether),
        _ => Some(Asked::Ladder),
    }
}

/// A question for a number or for yes and no, of words that are given. None where no words are given: which words there are
/// would decide it.
pub fn reading<'p>(telling: Telling<'p>, asked: Asked, (from, to): (&str, &str), words: Vec<String>) -> Reading {
    let prompt = telling.prompt;
    telling.says(&[COUNTS, "possible|whether|is_there|can|could", "yes|true|return"]);
    let mut words = words;
    // Where only the words between are given, the last one need not be among them.
    if prompt.says("between|intermediate|in_between") && !words.iter().any(|it| it.eq_ignore_ascii_case(to)) {
        words.push(to.to_owned());
    }
    let mut given = vec![Value::text(from), Value::text(to), Value::texts(words)];
    let (verb, unknown, form) = match asked {
        Asked::Whether => {
            ("ladder_exists", "whether there is a ladder", crate::language::wanted(prompt).truth(("Yes", "No")))
        }
        _ => {
            let what = if asked == Asked::Words { "words" } else { "steps" };
            given.push(Value::text(what));
            (
                "ladder_counted",
                "how long the shortest ladder is",
                with_words_for_none(&telling, Form::Plain, super::NONE),
            )
        }
    };
    telling.reading("search", unknown, Goal::new(verb, given), form)
}

/// A row of words of one length that a prompt gives in a sentence or after a label: "only the words hot, dot and log". None
/// where there are several.
pub fn words_in_a_row(prompt: &Prompt, length: usize) -> Option<(Vec<String>, Range<usize>)> {
    let text = &prompt.text;
    let is_word = |word: &str| word.len() == length && word.chars().all(|c| c.is_ascii_alphabetic());
    let mut rows: Vec<(Vec<String>, Range<usize>)> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let size = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        if size == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let word = &rest[..size];
        let span = at..at + size;
        at += size;
        if !is_word(word) {
            is_open &= matches!(word, "and" | "or");
            continue;
        }
        let goes_on = is_open
            && rows.last().is_some_and(|(_, row)| {
                let between = text[row.end..span.start].to_lowercase();
                let marks = between.replace("and", "").replace("or", "");
                let is_joint = between.contains(',')
                    || between.contains("and")
                    || between.contains('\n')
                    || between.trim().is_empty() && !between.is_empty();
                is_joint
                    && marks.chars().all(|c| c.is_whitespace() || ",\"'“”`".contains(c))
                    && between.matches('\n').count() < 2
            });
        match rows.last_mut().filter(|_| goes_on) {
            Some((words, row)) => {
                words.push(word.to_owned());
                row.end = span.end;
            }
            None => rows.push((vec![word.to_owned()], span)),
        }
        is_open = true;
    }
    // Words of prose stand in no row with commas.
    rows.retain(|(words, row)| words.len() > 2 && text[row.clone()].contains(','));
    rows.pop().filter(|_| rows.is_empty())
}
