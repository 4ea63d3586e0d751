//! In which form the expression is wanted: between tags, as an equation, as yes or no.

use super::NONE;
use crate::language::{Telling, says, wanted};
use crate::problem::{Form, Prompt};
use crate::skills::search::drawing::with_words_for_none;

/// Words for an expression where an answer is shown with a place for it.
const PLACES: [&str; 8] = [
    "<expression>",
    "<your expression>",
    "<expr>",
    "[expression]",
    "<formula>",
    "<calculation>",
    "{expression}",
    "<your_expression>",
];

pub fn form(telling: &Telling, target: i64) -> Form {
    let prompt = telling.prompt;
    let form = match frame(prompt, target) {
        Some(frame) => Form::Framed { frame, form: Box::new(Form::Plain) },
        None => Form::Plain,
    };
    match (asks_whether(prompt), wanted(prompt).truth(("Yes", "No"))) {
        (Some(is_all), Form::Truth { yes, no }) => {
            let form = if is_all { Form::Framed { frame: yes, form: Box::new(Form::Plain) } } else { form };
            Form::OrElse { form: Box::new(form), none: NONE.to_owned(), words: no }
        }
        _ => with_words_for_none(telling, form, NONE),
    }
}

/// Who asks whether it can be done wants to hear yes or no, and with yes the expression where that is wanted as well: whether
/// yes or no is all that is wanted; none where it is not asked.
fn asks_whether(prompt: &Prompt) -> Option<bool> {
    let lower = prompt.text.to_lowercase();
    let is_told = ["yes or no", "yes/no", "'yes' or 'no'", "\"yes\" or \"no\"", "true or false", "true/false"]
        .iter()
        .any(|it| lower.contains(it))
        || prompt.says("return|answer|reply|output|say true|yes if")
        || prompt.says("true false|otherwise");
    let wants_expression = prompt.says("if_yes|if_so|if_it_is|show_how|how_to")
        || prompt.says("give|write|find|show|output|provide expression|calculation|solution !true !yes");
    let asks = prompt.outline().sentences.iter().filter(|it| !it.is_example).any(|it| {
        let tokens = prompt.of(it);
        let first = &tokens[..tokens.len().min(4)];
        says(first, "is_it_possible|can|could|does|is_there|is_this") && prompt.text_of(it).ends_with('?')
            || says(tokens, "whether|if_it_is_possible")
    });
    match (is_told, asks) {
        (true, _) => Some(!wants_expression),
        // "Can you make 24?" is a request as well.
        (false, true) => {
            let is_possible = prompt.says("possible|be_made|be_reached|be_obtained|be_formed|be_built !if !how");
            (is_possible && !wants_expression && !prompt.says("how|what|which")).then_some(true)
        }
        (false, false) => None,
    }
}

/// What the expression is written into, where that is told.
fn frame(prompt: &Prompt, target: i64) -> Option<String> {
    let text = &prompt.text;
    let shown = PLACES.iter().find_map(|place| Some((text.find(place)?, place)));
    if let Some((at, place)) = shown {
        // The quotation, or the line, in which the place stands.
        let quote = prompt.outline().quotes.iter().find(|it| it.span.start <= at && at < it.span.end);
        let (start, end) = match quote {
            Some(quote) => (quote.span.start, quote.span.end),
            None => {
                let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
                (start, text[at..].find('\n').map_or(text.len(), |it| at + it))
            }
        };
        let line = text[start..end].trim_matches(|c: char| c.is_whitespace() || "\"'`“”".contains(c));
        let is_form = line.split_whitespace().count() <= 5 && line.matches(['{', '<']).count() == 1;
        return is_form.then(|| line.replace(place, "{0}"));
    }
    if text.contains("<answer>") && text.contains("</answer>") {
        let gap = if text.contains("<answer> ") { " " } else { "" };
        return Some(format!("<answer>{gap}{{0}}{gap}</answer>"));
    }
    let key = prompt.sentences_that_say("json key").find_map(|it| {
        let quotes = prompt.outline().quotes.iter();
        let mut inside = quotes.filter(|quote| it.span.start <= quote.span.start && quote.span.end <= it.span.end);
        inside.next().filter(|_| inside.next().is_none())
    });
    if let Some(key) = key {
        return Some(format!("{{\"{}\": \"{{0}}\"}}", key.what));
    }
    let as_equation = prompt.says("equation|expression|answer end|ending|ends|followed|finish")
        && ["\"", "'", "“", "`"].iter().any(|mark| {
            // "No \"= 24\" at the end."
            let denied = |before: &str| {
                ["no ", "without ", "not ", "n't ", "omit ", "out "].iter().any(|it| before.ends_with(it))
            };
            text.match_indices(&format!("{mark}= {target}")).any(|(at, _)| !denied(&text[..at].to_lowercase()))
        });
    let is_finished = prompt.says("write|give|show|output finished|complete|completed|full equation");
    (as_equation || is_finished).then(|| format!("{{0}} = {target}"))
}
