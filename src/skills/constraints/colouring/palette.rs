//! The colours: their names, or how many there are.

use crate::language::{says, small_cardinal};
use crate::problem::Prompt;

/// What is shared out, so that neighbours differ.
pub const COLOUR: &str = "colour|color|coloring|colouring|coloured|colored|paint|shade|chromatic|crayon|pencil|channel|frequency|slot|time_slot";

/// The number before "-colourable", as names of colours.
pub fn number_of_colours(prompt: &Prompt) -> Option<(Vec<String>, bool)> {
    // "The colours 1, 2 and 3", "three crayons, which we call 1, 2, 3", "slots 1/2/3".
    let pieces: Vec<&str> = prompt.text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let is_several = |word: &str| {
        word.strip_suffix('s')
            .or(word.strip_suffix("ies").map(|_| "frequency"))
            .is_some_and(|it| COLOUR.split('|').any(|known| known == it))
    };
    let is_filler = |word: &str| {
        matches!(
            word,
            "which"
                | "we"
                | "i"
                | "call"
                | "called"
                | "named"
                | "numbered"
                | "labelled"
                | "labeled"
                | "are"
                | "namely"
                | "just"
                | "by"
                | "from"
                | "say"
                | "available"
                | "their"
                | "numbers"
                | "the"
                | "of"
                | "these"
        )
    };
    // "In colour 1, 2 or 3", "the labels 1, 2, 3 as colours".
    let is_one = |at: usize| {
        matches!(pieces[at].to_lowercase().as_str(), "colour" | "color" | "palette") && pieces.get(at + 1) == Some(&"1")
    };
    let is_of_colours = |at: usize| {
        matches!(pieces[at].to_lowercase().as_str(), "labels" | "numbers" | "values" | "integers" | "symbols")
            && pieces[at..].iter().take(14).any(|it| it.to_lowercase().starts_with("colo"))
    };
    let listed =
        (0..pieces.len()).filter(|&at| is_several(&pieces[at].to_lowercase()) || is_one(at) || is_of_colours(at));
    let listed = listed.map(|at| {
        let after = &pieces[at + 1..];
        let skipped = after.iter().take(5).take_while(|it| is_filler(&it.to_lowercase())).count();
        let after = &after[skipped..];
        // "Colours 1-3".
        if let [first, last, ..] = after
            && *first == "1"
            && let end = first.as_ptr() as usize + 1 - prompt.text.as_ptr() as usize
            && matches!(prompt.text[end..].trim_start().chars().next(), Some('-' | '–'))
        {
            return last.parse().unwrap_or(0);
        }
        // "Colours 1 to 3".
        if let [first, "to" | "through", last, ..] = after
            && *first == "1"
        {
            return last.parse().unwrap_or(0);
        }
        let numbers = after.iter().filter(|it| !matches!(**it, "and" | "or")).map_while(|it| it.parse::<usize>().ok());
        numbers.enumerate().take_while(|(index, number)| index + 1 == *number).count()
    });
    // "Three tables called 1, 2 and 3": what is counted and named by just so many numbers.
    let counted = (0..pieces.len()).filter_map(|at| {
        let spoken = pieces[at].parse().ok().or_else(|| small_cardinal(&pieces[at].to_lowercase()));
        let count = spoken.filter(|count| (2..=12).contains(count))?;
        let noun =
            (at + 1..(at + 4).min(pieces.len())).find(|&it| pieces[it].len() > 3 && pieces[it].ends_with('s'))?;
        let after = &pieces[noun + 1..];
        let skipped = after.iter().take(5).take_while(|it| is_filler(&it.to_lowercase())).count();
        let numbers =
            after[skipped..].iter().filter(|it| !matches!(**it, "and" | "or")).map_while(|it| it.parse::<usize>().ok());
        let run = numbers.enumerate().take_while(|(index, number)| index + 1 == *number).count();
        (run == count).then_some(count)
    });
    if let Some(count) = listed.chain(counted).find(|count| (2..=12).contains(count)) {
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
        // Right before the list.
        let near: String = line.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
        let is_map = matches!(it.what, crate::problem::Literal::Map(_));
        if !is_map && ["color", "colour", "palette"].iter().any(|it| near.contains(it)) && !near.contains("edge") {
            it.what.all_written()
        } else {
            None
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn colours_are_told_one_by_one_as_a_range_or_as_a_palette() {
        for text in
            ["Use the colours 1, 2 and 3.", "Assign colors 1-3 to the nodes.", "Palette: 1, 2, 3.", "Colours 1 to 3."]
        {
            let names = number_of_colours(&read_tokens(text)).map(|it| it.0.join(" "));
            assert_eq!(names.as_deref(), Some("1 2 3"), "{text}");
        }
    }
}
