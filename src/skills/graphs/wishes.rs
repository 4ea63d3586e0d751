//! What is wanted of the shortest way: the way itself, how long it is, or both; and how it is to be written.

use super::ends::Ends;
use crate::language::{says, wanted};
use crate::problem::{Form, Prompt, Sentence};

/// Words that ask for a thing, at the beginning of a clause.
const ASKS: &str =
    "find give determine compute calculate state report output print return tell list name write show work";

/// Ways to ask for the length beside the way.
const AND_ITS_LENGTH: &str = "and_its|and_how|and_the_length|and_the_distance|and_the_cost|and_the_total|and_the_time|and_the_weight|and_what|\
                              together_with_its|as_well_as_its|along_with_its";
const ITS_LENGTH: &str = "its_length|its_total|its_distance|its_cost|its_weight|its_time|its_price";
const AND_THE_WAY: &str = "and_the_path|and_the_route|and_which|and_the_way|and_by_which|and_through_which";

const LENGTH: &str = "how_long|how_far|how_much|how_many|how_quickly|length_of|distance|number_of|fewest_number|length|cost|weight|time|price";
const WAY: &str = "path|route|way|station|town|stop|node|road|through|sequence|order|village|city|vertex|place|line|itinerary|journey";

/// What may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Way,
    Length,
}

/// The verb of the goal, and the form of its answer.
pub fn wish(prompt: &Prompt, end: &Ends) -> (&'static str, Form) {
    let between = match wanted(prompt).between {
        Some(between) => between.to_owned(),
        None => " -> ".to_owned(),
    };
    let way = Form::listed("", &between, "", Form::Plain);
    if let Some(labels) = labels(prompt) {
        let parts = labels.into_iter().map(|(label, part)| match part {
            Part::Way => (label, way.clone()),
            Part::Length => (label, Form::Plain),
        });
        return ("route_and_length", Form::Parts(parts.collect()));
    }
    let asking: Vec<&Sentence> =
        prompt.outline().sentences.iter().filter(|it| !it.is_example && asks(prompt, it)).collect();
    let told =
        prompt.outline().sentences.iter().filter(|it| it.span.start < end.span.end && end.span.start < it.span.end);
    let asking = if asking.is_empty() { told.collect() } else { asking };
    let says_one = |wording: &str| asking.iter().any(|it| says(prompt.of(it), wording));
    let wants: Vec<Part> = asking.iter().filter_map(|it| part(prompt, it)).collect();
    let says_its_length = format!("{WAY} {ITS_LENGTH}");
    let wants_both = [AND_ITS_LENGTH, AND_THE_WAY, &says_its_length].iter().any(|it| says_one(it));
    match (wants_both, wants.contains(&Part::Way), wants.contains(&Part::Length)) {
        (true, ..) | (_, true, true) => ("route_and_length", Form::listed("", ", length ", "", way)),
        (false, false, true) => ("route_length", Form::Plain),
        (false, _, false) => ("route", way),
    }
}

/// How the distances of several places are written: by themselves where their order is told, else with the names.
pub fn distances(prompt: &Prompt, targets: &[String]) -> Form {
    let is_in_order = prompt.says("in_this_order|in_that_order|this_order|in_order|list");
    let named: Vec<String> = targets.iter().zip(0..).map(|(name, at)| format!("{name}: {{{at}}}")).collect();
    match is_in_order {
        true => Form::listed("", ", ", "", Form::Plain),
        false => Form::Filled(named.join(", ")),
    }
}

/// "How many stops has the shortest route?", among links with lengths: what is counted is no length.
pub fn counts_links(prompt: &Prompt) -> bool {
    prompt.says("how_many|fewest|number_of|even_number|odd_number edge|road|stop|hop|link|town|station|change|node|city|cities|village")
}

/// Whether a sentence asks for something.
fn asks(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    let begins_clause = |at: usize| {
        let before = at.checked_sub(1).map(|at| &*tokens[at].lower);
        before.is_none_or(|it| {
            !it.starts_with(char::is_alphanumeric)
                || matches!(it, "please" | "and" | "then" | "also" | "to" | "me" | "can" | "you")
        })
    };
    let after = prompt.text[sentence.span.end..].trim_start();
    prompt.text_of(sentence).ends_with('?')
        || after.starts_with('?')
        || (0..tokens.len()).any(|at| ASKS.split(' ').any(|it| it == &*tokens[at].lower) && begins_clause(at))
}

/// What a sentence that asks asks for. "The length of the shortest path" is a length, "the path of least weight" a way.
fn part(prompt: &Prompt, sentence: &Sentence) -> Option<Part> {
    let tokens = prompt.of(sentence);
    let is_measured = says(
        tokens,
        "how_long|how_far|how_much|how_many|length_of|distance|number_of|how_quickly|fewest_number cost|path|way|route|from|to|distance|edge",
    ) || says(tokens, "weight_of|cost_of|length_of|price_of|distance_of|time_of|duration_of|fare_of")
        || says(tokens, "total|minimum|lowest|least cost|weight|length|time|price|pay|spend !path !route !way");
    match () {
        () if is_measured || says(tokens, LENGTH) && !says(tokens, WAY) => Some(Part::Length),
        () if says(tokens, WAY) => Some(Part::Way),
        () => None,
    }
}

/// Lines that show how the answer is to be written, "PATH: A -> ... -> G" and "LENGTH: <integer>", with what each begins with.
fn labels(prompt: &Prompt) -> Option<Vec<(String, Part)>> {
    let found: Vec<(&str, Part)> = prompt.text.lines().filter_map(label_of).collect();
    // The goal answers with the way first.
    let is_usual = found.iter().map(|it| it.1).eq([Part::Way, Part::Length]);
    let starts = ["", "\n"].into_iter().zip(found);
    is_usual.then(|| starts.map(|(start, (label, part))| (format!("{start}{label}: "), part)).collect())
}

/// The label of such a line and what it is the label of.
pub fn label_of(line: &str) -> Option<(&str, Part)> {
    let (label, rest) = line.trim().split_once(':')?;
    let is_place = ["...", "…", "<", "{", "["].iter().any(|it| rest.contains(it))
        || matches!(rest.trim(), "integer" | "an integer" | "number" | "a number" | "int" | "value");
    let says_one = |words: &str| words.split('|').any(|word| label.to_lowercase().contains(word));
    match () {
        () if label.split_whitespace().count() > 3 || !is_place => None,
        () if says_one("path|route|way") => Some((label, Part::Way)),
        () if says_one("length|distance|cost|total|weight|time") => Some((label, Part::Length)),
        () => None,
    }
}
