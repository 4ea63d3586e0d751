//! What is asked of a puzzle: all of it, one cell, whether it can be done, or in how many ways.

use std::ops::Range;

use super::cells::{Cell, named_in_square};
use crate::language::says;
use crate::problem::{Approach, Form, Goal, Prompt, Sentence, Setback, Value};

/// What somebody wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Whole,
    /// What stands in one cell.
    InCell(Cell),
    Whether,
    HowMany,
}

const WHETHER: &[&str] = &[
    "whether|if|does|do|decide have|has|admit solution|colouring|coloring",
    "is_there|are_there solution|way|arrangement|colouring|coloring !many",
    "is_it_possible|it_is_possible|is_this_possible|possible_to|solvable",
    "can_it|can_this|can_the|can_they be|still solved|solve|completed|complete|finished|finish|filled|fill|done",
];

const HOW_MANY: &[&str] = &[
    "how_many|number_of|count way|solution|completion|filling|arrangement|placement|configuration",
    "how_many_different",
];

/// What is asked in a square of this size, and the sentences that ask it. None when it cannot be told.
pub fn asked(prompt: &Prompt, size: usize) -> Option<(Asked, Vec<&Sentence>)> {
    let sentences = || prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let is_question = |it: &Sentence| {
        let text = prompt.text_of(it);
        text.contains('?')
            || prompt.text[it.span.end..].trim_start().starts_with('?')
            || says(prompt.of(it), "whether|determine|decide|find|tell|give|state|count|calculate|compute")
    };
    let counts: Vec<_> =
        sentences().filter(|it| HOW_MANY.iter().any(|said| says(prompt.of(it), said)) && is_question(it)).collect();
    if !counts.is_empty() {
        return Some((Asked::HowMany, counts));
    }
    // "Which digit goes there?", "What goes in that cell?", which is not "What goes in the blanks?"
    let of_one = |it: &&Sentence| {
        prompt.of(it).windows(2).any(|pair| {
            ["which", "what"].iter().any(|word| pair[0].is_word(word))
                && ["digit", "number", "value", "figure", "goes", "belongs", "comes", "stands"]
                    .iter()
                    .any(|word| pair[1].is_word(word))
        }) && !says(prompt.of(it), "where|each|every|all|other|remaining")
            && !prompt.of(it).iter().any(|token| is_of_many(&token.lower))
    };
    let ones: Vec<_> = sentences().filter(of_one).collect();
    match ones[..] {
        [] => {}
        [only] => {
            let cells = named_in_square(prompt.text_of(only), size);
            let [(_, cell)] = cells[..] else {
                return None;
            };
            return Some((Asked::InCell(cell), ones));
        }
        _ => return None,
    }
    let of_all = |it: &&Sentence| {
        WHETHER.iter().any(|said| says(prompt.of(it), said))
            && is_question(it)
            && !says(prompt.of(it), "can_you|could_you|which|where|what")
    };
    let whether: Vec<_> = sentences().filter(of_all).collect();
    // Who asks for the solution as well, if there is one, wants it.
    let wants_more =
        says(&prompt.tokens, "if_so|if_yes|if_it_is|if_it_does|if_possible|where|show_one|give_one|an_example");
    Some(if whether.is_empty() || wants_more { (Asked::Whole, Vec::new()) } else { (Asked::Whether, whether) })
}

/// Words for the open cells together.
fn is_of_many(word: &str) -> bool {
    const MANY: &[&str] = &[
        "blanks",
        "gaps",
        "cells",
        "squares",
        "spaces",
        "places",
        "spots",
        "holes",
        "fields",
        "boxes",
        "dots",
        "dashes",
        "underscores",
        "digits",
        "numbers",
        "letters",
        "them",
        "marks",
    ];
    MANY.contains(&word)
}

/// Where the cell is named that is asked for. All else that a question says is looked at like any other sentence, for it may
/// hold a rule: "how many have an even corner?"
pub fn cell_named(prompt: &Prompt, size: usize, asked: Asked, asking: &[&Sentence]) -> Vec<Range<usize>> {
    let Asked::InCell(_) = asked else {
        return Vec::new();
    };
    let spans = asking.iter().flat_map(|it| {
        let cells = named_in_square(prompt.text_of(it), size);
        let named = cells.into_iter().map(|(span, _)| it.span.start + span.start..it.span.start + span.end);
        // "The very centre (fifth row, fifth column)" names it twice.
        let again = prompt.of(it).iter().filter(|token| says(std::slice::from_ref(*token), "centre|center|middle"));
        named.chain(again.map(|token| token.span.clone())).collect::<Vec<_>>()
    });
    spans.collect()
}

/// The goal to find what is asked, where this one finds the whole, and how many.
pub fn goal(asked: Asked, whole: Goal, count: Option<Goal>) -> Option<Goal> {
    Some(match asked {
        Asked::Whole => whole,
        Asked::InCell((row, column)) => {
            let place = [row, column].map(|it| Value::from(it as i64 + 1));
            Goal::new("in_cell", [vec![whole.into()], place.to_vec()].concat())
        }
        Asked::Whether => Goal::new("has_solution", vec![whole.into()]),
        Asked::HowMany => count?,
    })
}

/// The form of what is asked, where this is the form of the whole.
pub fn form(prompt: &Prompt, asked: Asked, whole: Form) -> Form {
    match asked {
        Asked::Whole => whole,
        Asked::Whether if prompt.text.to_lowercase().contains("yes/no") || prompt.says("yes no") => {
            Form::Truth { yes: "Yes".to_owned(), no: "No".to_owned() }
        }
        Asked::Whether => {
            Form::Truth { yes: "Yes, it has a solution".to_owned(), no: "No, it has no solution".to_owned() }
        }
        Asked::InCell(_) | Asked::HowMany => Form::Plain,
    }
}

/// What the answer is called.
pub fn unknown(asked: Asked, whole: &'static str) -> String {
    match asked {
        Asked::Whole => whole.to_owned(),
        Asked::InCell((row, column)) => format!("what stands in row {}, column {}", row + 1, column + 1),
        Asked::Whether => "whether it has a solution".to_owned(),
        Asked::HowMany => "in how many ways it can be done".to_owned(),
    }
}

const NONE: &str = "there is no solution";

/// What stands in a cell of a filled square; where there is none or more than one, that is the answer.
pub fn in_cell(grid: &Value, row: &Value, column: &Value) -> Vec<Approach> {
    if matches!(grid, Value::Goal(_)) {
        return Vec::new();
    }
    let found = cell_of(grid, row, column);
    let grid = grid.clone();
    vec![Approach::direct("look_it_up", "go to the row, and along it to the column", move |_| match (&grid, &found) {
        (Value::Text(text), _) if text.starts_with(NONE) => Ok(grid.clone()),
        (Value::Text(_), _) => Err(Setback::no_way("it has several solutions, which need not agree in this cell")),
        (_, Some(found)) => Ok(found.clone()),
        _ => Err(Setback::no_way("there is no such cell")),
    })]
}

fn cell_of(grid: &Value, row: &Value, column: &Value) -> Option<Value> {
    let at = |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it - 1).ok());
    grid.as_grid()?.get(at(row)?)?.get(at(column)?).cloned()
}

/// Whether what was found is a solution, or says that there is none.
pub fn has_solution(found: &Value) -> Vec<Approach> {
    let Some(truth) = is_solution(found) else {
        return Vec::new();
    };
    vec![Approach::direct("look_at_it", "see whether a solution was found", move |_| Ok(Value::Truth(truth)))]
}

fn is_solution(found: &Value) -> Option<bool> {
    match found {
        Value::Goal(_) => None,
        Value::Text(text) => Some(!text.starts_with(NONE)),
        _ => Some(true),
    }
}
