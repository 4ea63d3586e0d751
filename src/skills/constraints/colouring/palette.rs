//! The colours: their names, or how many there are.

use crate::language::says;
use crate::problem::Prompt;

/// What is shared out, so that neighbours differ.
pub const COLOUR: &str = "colour|color|coloring|colouring|coloured|colored|paint|shade|chromatic|crayon|pencil|channel|frequency|slot|time_slot";

/// The number before "-colourable", as names of colours.
pub fn number_of_colours(prompt: &Prompt) -> Option<(Vec<String>, bool)> {
    // "The colours 1, 2 and 3".
    let pieces: Vec<&str> = prompt.text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let listed = (0..pieces.len()).filter(|&at| matches!(pieces[at].to_lowercase().as_str(), "colours" | "colors"));
    let listed = listed.map(|at| {
        let numbers = pieces[at + 1..].iter().filter(|it| **it != "and").map_while(|it| it.parse::<usize>().ok());
        numbers.enumerate().take_while(|(index, number)| index + 1 == *number).count()
    });
    if let Some(count) = listed.into_iter().find(|count| (2..=12).contains(count)) {
        return Some(((1..=count).map(|it| it.to_string()).collect(), true));
    }
    let lower = prompt.text.to_lowercase();
    let before = ["-colourable", "-colorable", "-colouring", "-coloring"].iter().find_map(|it| lower.split_once(it))?.0;
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let spoken = ["one", "two", "three", "four", "five", "six"].iter().position(|it| *it == word).map(|it| it + 1);
    let count: usize = word.parse().ok().or(spoken).filter(|it| (1..=12).contains(it))?;
    Some(((1..=count).map(|it| it.to_string()).collect(), true))
}

const COLOURS: &[&str] = &[
    "red", "green", "blue", "yellow", "orange", "purple", "white", "black", "pink", "brown", "grey", "gray", "cyan",
    "magenta", "violet", "teal",
];

/// The names of the colours, and whether they are numbers.
pub fn colours(prompt: &Prompt) -> Option<(Vec<String>, bool)> {
    let shown = prompt.outline().literals.iter().filter(|it| !it.is_example).find_map(|it| {
        let before = prompt.text[..it.span.start].to_lowercase();
        let line = before.rsplit(['\n', '.']).next().unwrap_or_default();
        if line.contains("color") || line.contains("colour") { it.what.all_written() } else { None }
    });
    if let Some(names) = shown {
        let is_numbered = names.iter().all(|name| name.parse::<i64>().is_ok());
        return Some((names.into_iter().map(str::to_owned).collect(), is_numbered));
    }
    let mut named: Vec<String> = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        for token in prompt.of(sentence) {
            if COLOURS.contains(&&*token.lower) && !named.iter().any(|known| **known == *token.lower) {
                named.push(token.lower.to_string());
            }
        }
    }
    let counts: Vec<i64> = prompt
        .outline()
        .sentences
        .iter()
        .flat_map(|sentence| {
            let tokens = prompt.of(sentence);
            (0..tokens.len()).filter_map(|at| {
                let is_colour = says(&tokens[at..=at], COLOUR);
                let before = tokens[..at].iter().rev().take(2).find_map(|it| it.number()?.to_i64());
                before.filter(|_| is_colour)
            })
        })
        .collect();
    let count = match counts[..] {
        [] => None,
        [first, ref rest @ ..] if rest.iter().all(|it| *it == first) => Some(first),
        _ => return None,
    };
    match (named.len(), count) {
        (0, Some(count)) if (1..=12).contains(&count) => Some(((1..=count).map(|it| it.to_string()).collect(), true)),
        (0 | 1, _) => None,
        (some, None) if some > 1 => Some((named, false)),
        (some, Some(count)) if some as i64 == count => Some((named, false)),
        _ => None,
    }
}
