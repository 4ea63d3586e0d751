//! Colouring a graph or a map, so that neighbours differ. `graph` reads what borders on what, `pairs` those that are written
//! without words, and `solve` has the approaches.

mod graph;
mod pairs;
mod solve;

use std::ops::Range;

pub use self::solve::{approaches, fewest};

use self::graph::{shown_graph, told_graph};
use self::solve::MOST_VERTICES;
use super::asked;
use super::usual::Usual;
use crate::language::{Telling, says, singular};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Unread, Value};

/// Other rules, and other questions than for a colouring or for the fewest colours.
const NOT_THIS: &str = "edge_coloring|edge_colouring|colour_the_edges|color_the_edges|how_many_ways|number_of_ways|in_how_many|list_coloring|\
                        chromatic_polynomial|total_coloring|total_colouring|must_be_red|must_be|cannot_be|may_not_be|not_be_red|cost|weight|path|\
                        shortest|exactly_once|equally|at_most_two|two_apart|distance|already|precoloured|precolored|hypergraph|directed";

const RULES: &[&str] = &[
    "colour|color|coloring|colouring|paint|recolour",
    "vertex|vertices|node|edge|graph|region|country|state|map",
    "adjacent|neighbour|neighbor|neighboring|neighbouring|border|connected|touch|share same|different|differ|no|not",
];

const NAME: &str = "map|graph|puzzle|network";

const TOLD_WITH: &str = "next colour color colouring coloring coloured colored colourable paint painted painting recolour vertex vertices node nodes \
                         edge edges region regions country countries state states province provinces district districts county counties \
                         map graph area areas land lands city cities adjacent neighbour neighbor neighboring neighbouring border borders \
                         bordering connected connect connects connecting touch touches touching share shares joined joins join linked \
                         link links proper property properties assign assigned undirected simple side sides end ends endpoint endpoints \
                         ones pair pairs fewest minimum least smallest chromatic needed suffice enough available possible palette two \
                         receive receives common conflict conflicts interfere meets meet overlap adjoin abut json object line lines key \
                         keys between equal equals never same together has 2-colourable 2-colorable 3-colourable 3-colorable 4-colourable 4-colorable colorable set list shows divided adjacency neighbors neighbours so-called dictionary undirected \
                         assignment choose chosen few town village room zone island exam receive";

/// "Colour this graph with three colours", "no two neighbouring countries".
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !(prompt.says("colour|color|coloring|colouring|paint|coloured|colored|chromatic")
        || number_of_colours(prompt).is_some())
        || prompt.says(NOT_THIS)
    {
        return None;
    }
    if !prompt.text.to_lowercase().contains("-colo")
        && !prompt.says("same|different|differ|proper|properly|valid|chromatic|share|distinct")
    {
        return None;
    }
    // Neighbours of one colour are another puzzle.
    let denies = |it: &Sentence| {
        says(prompt.of(it), "no|not|never|none|n't|without|neither|different|differ|avoid|cannot|forbidden")
    };
    if !prompt.sentences_that_say("same|share|equal colour|color").all(denies) {
        return None;
    }
    let telling = Telling::new(prompt);
    let graph = shown_graph(&telling).or_else(|| told_graph(&telling))?;
    if graph.edges.is_empty() && !graph.has_no_edges || graph.vertices.len() > MOST_VERTICES {
        return None;
    }
    telling.says(RULES);
    let vertices = Value::list(graph.vertices.iter().map(Value::text));
    let edges = Value::list(graph.edges.iter().map(|(one, other)| Value::texts([one, other])));
    let wants_fewest =
        prompt.says("fewest|minimum|smallest|least|minimal|chromatic number|colour|color|coloring|colouring");
    let colours = colours(prompt).or_else(|| number_of_colours(prompt));
    let asks_whether = prompt.says("k-colourable|colourable|colorable|3-colourable|3-colorable|2-colourable|2-colorable|4-colourable|4-colorable|bipartite")
        || prompt.says("is_it_possible|possible_to colour|color|colouring|coloring");
    let is_numbered = colours.as_ref().is_some_and(|(_, is_numbered)| *is_numbered);
    let count = colours.as_ref().map_or(1, |(names, _)| names.len());
    let small = |names: &[String]| names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    let (known, painted) = (small(&graph.vertices), colours.as_ref().map_or(Vec::new(), |(names, _)| small(names)));
    // "Four kingdoms" are what is coloured.
    let is_count = |token: &Token| token.number().and_then(|it| it.to_i64()) == Some(graph.vertices.len() as i64);
    let counted = prompt.tokens.windows(2).filter(|pair| is_count(&pair[0])).map(|pair| pair[1].lower.to_string());
    let things: Vec<String> = counted.flat_map(|word| [singular(&word).to_string(), word]).collect();
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        names: known
            .iter()
            .flat_map(|name| name.split(' '))
            .chain(["v", "e", "g", "yes", "no"])
            .map(str::to_owned)
            .chain(things)
            .chain(painted.iter().cloned())
            .collect(),
        numbers: vec![1, 2, count as i64, graph.vertices.len() as i64, graph.edges.len() as i64],
        legends: Vec::new(),
        up_to: if is_numbered { count as i64 } else { 0 },
        taken: graph.spans,
    };
    let names_some = |span: &Range<usize>| {
        let said = outside(&prompt.text, span, &usual.taken).to_lowercase();
        let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).collect();
        let is_said = |name: &&String| name.split(' ').all(|part| words.contains(&part));
        let is_some = |names: &[String]| (1..names.len()).contains(&names.iter().filter(is_said).count());
        let is_repeated = |name: &String| words.iter().filter(|word| **word == name).count() > 1;
        let has_colours = painted.iter().all(|name| name.parse::<i64>().is_err());
        // "A" is a name where it begins no sentence, and a number is one after "node".
        let rest = outside(&prompt.text, span, &usual.taken);
        let mut written = rest.trim_start().split(|c: char| !c.is_alphanumeric()).skip(1);
        let names_a = known.len() > 1 && known.iter().any(|name| name == "a") && written.any(|word| word == "A");
        let nouns =
            ["vertex", "vertices", "node", "nodes", "region", "regions", "country", "countries", "area", "areas"];
        let counts_one =
            words.windows(2).any(|pair| nouns.contains(&pair[0]) && known.iter().any(|name| name == pair[1]));
        let names_all = known.iter().all(|name| words.contains(&name.as_str()));
        if (names_a || counts_one) && !names_all {
            return true;
        }
        is_some(&known.iter().filter(|name| name.parse::<i64>().is_err() && *name != "a").cloned().collect::<Vec<_>>())
            || has_colours && (is_some(&painted) || painted.iter().any(is_repeated))
    };
    // What is said of some of them, or of some of the colours, is no rule for all.
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let single: Vec<Range<usize>> = sentences.map(|it| it.span.clone()).filter(names_some).collect();
    let guard = |reading: Reading| {
        let mut reading = usual.guard(prompt, reading);
        reading.unread.retain(|it| !single.contains(&it.span));
        reading.unread.extend(single.iter().map(|span| Unread { span: span.clone(), is_essential: true }));
        reading
    };
    if wants_fewest {
        if colours.is_some() {
            return None;
        }
        let goal = Goal::new("fewest_colours", vec![vertices, edges]);
        return Some(guard(telling.reading("constraints", "the fewest colours that suffice", goal, Form::Plain)));
    }
    let (names, is_numbered) = colours.clone()?;
    let goal = Goal::new("colouring", vec![vertices, edges, Value::texts(&names)]);
    if asks_whether && !prompt.says("if_so|if_yes|give|show|find|list") {
        let form = Form::Truth { yes: "Yes".to_owned(), no: "No".to_owned() };
        let goal = asked::goal(asked::Asked::Whether, goal, None)?;
        return Some(guard(telling.reading("constraints", "whether it can be coloured", goal, form)));
    }
    Some(guard(telling.reading("constraints", "a colour for each", goal, form(prompt, is_numbered))))
}

fn form(prompt: &Prompt, is_numbered: bool) -> Form {
    let pair = |pattern: &str| Form::Filled(pattern.to_owned());
    match (prompt.says("json|dictionary|dict|map !country !region !state"), is_numbered) {
        (true, true) => Form::listed("{", ", ", "}", pair("\"{0}\": {1}")),
        (true, false) => Form::listed("{", ", ", "}", pair("\"{0}\": \"{1}\"")),
        _ => Form::listed("", ", ", "", pair("{0}: {1}")),
    }
}

/// What a stretch of text says outside of others.
fn outside(text: &str, span: &Range<usize>, taken: &[Range<usize>]) -> String {
    let is_taken = |at: usize| taken.iter().any(|it| it.contains(&at));
    text[span.clone()].char_indices().map(|(at, c)| if is_taken(span.start + at) { ' ' } else { c }).collect()
}

/// The number before "-colourable", as names of colours.
fn number_of_colours(prompt: &Prompt) -> Option<(Vec<String>, bool)> {
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
fn colours(prompt: &Prompt) -> Option<(Vec<String>, bool)> {
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
                let is_colour = tokens[at].has_lemma("colour") || tokens[at].has_lemma("color");
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
