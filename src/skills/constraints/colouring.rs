//! Colouring a graph or a map, so that neighbours differ.

use std::collections::BTreeMap;
use std::ops::Range;

use super::model::Model;
use super::usual::Usual;
use crate::language::{Telling, place_of, says, singular};
use crate::problem::{
    Approach, Form, Goal, Literal, Prompt, Reading, Sentence, Setback, Token, TokenKind, Unread, Value, Working,
};

/// Other rules, and other questions than for a colouring or for the fewest colours.
const NOT_THIS: &str = "edge_coloring|edge_colouring|colour_the_edges|color_the_edges|how_many_ways|number_of_ways|in_how_many|list_coloring|\
                        chromatic_polynomial|total_coloring|total_colouring|must_be_red|must_be|cannot_be|may_not_be|not_be_red|cost|weight|path|\
                        shortest|exactly_once|equally|at_most_two|two_apart|distance|already|precoloured|precolored|hypergraph|directed";

const RULES: &[&str] = &[
    "colour|color|coloring|colouring|paint|recolour",
    "vertex|vertices|node|edge|graph|region|country|state|map",
    "adjacent|neighbour|neighbor|neighboring|neighbouring|border|connected|touch|share same|different|differ|no|not",
];

const EDGE: &str = "edge|border|borders|neighbour|neighbor|neighbours|neighbors|adjacent|touch|touches|next_to|connected|connect|connects|joined|\
                    linked|link|shares|share|conflict|conflicts|interfere|bordering|adjoin|abut|meets|overlap";

const NAME: &str = "map|graph|puzzle|network";

const TOLD_WITH: &str = "next colour color colouring coloring coloured colored colourable paint painted painting recolour vertex vertices node nodes \
                         edge edges region regions country countries state states province provinces district districts county counties \
                         map graph area areas land lands city cities adjacent neighbour neighbor neighboring neighbouring border borders \
                         bordering connected connect connects connecting touch touches touching share shares joined joins join linked \
                         link links proper property properties assign assigned undirected simple side sides end ends endpoint endpoints \
                         ones pair pairs fewest minimum least smallest chromatic needed suffice enough available possible palette two \
                         receive receives common conflict conflicts interfere meets meet overlap adjoin abut json object line lines key \
                         keys between equal equals never same together has adjacency neighbors neighbours so-called dictionary undirected \
                         assignment choose chosen few town village room zone island exam receive";

const MOST_VERTICES: usize = 120;

/// "Colour this graph with three colours", "no two neighbouring countries".
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("colour|color|coloring|colouring|paint|coloured|colored|chromatic") || prompt.says(NOT_THIS) {
        return None;
    }
    if !prompt.says("same|different|differ|proper|properly|valid|chromatic|share|distinct") {
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
    let colours = colours(prompt);
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
            .chain(["v", "e", "g"])
            .map(str::to_owned)
            .chain(things)
            .chain(painted.iter().cloned())
            .collect(),
        numbers: vec![1, 2, count as i64, graph.vertices.len() as i64, graph.edges.len() as i64],
        up_to: 0,
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

#[derive(Default)]
struct Graph {
    vertices: Vec<String>,
    edges: Vec<(String, String)>,
    /// Whether it is told that there are none.
    has_no_edges: bool,
    /// Where it is told.
    spans: Vec<Range<usize>>,
}

impl Graph {
    fn add(&mut self, one: &str, other: &str) {
        for vertex in [one, other] {
            if !self.vertices.iter().any(|known| known == vertex) {
                self.vertices.push(vertex.to_owned());
            }
        }
        let is_known = self.edges.iter().any(|(a, b)| (a == one && b == other) || (a == other && b == one));
        if !is_known {
            self.edges.push((one.to_owned(), other.to_owned()));
        }
    }
}

/// A graph in brackets: a list of pairs, or a map from each to its neighbours.
fn shown_graph(telling: &Telling) -> Option<Graph> {
    let shown: Vec<_> = telling.prompt.outline().literals.iter().filter(|it| !it.is_example).collect();
    let mut graph = Graph::default();
    let mut spans: Vec<Range<usize>> = Vec::new();
    // What stands in brackets and is no edge lists the vertices or the colours.
    for it in &shown {
        let before = telling.prompt.text[..it.span.start].trim_end().to_lowercase();
        let is_of_vertices = ["vertices:", "vertices", "nodes:", "nodes", "regions:", "vertices =", "nodes =", "v ="]
            .iter()
            .any(|word| before.ends_with(word));
        if is_of_vertices && let Some(names) = it.what.all_written() {
            graph.vertices.extend(names.iter().map(|name| (*name).to_owned()));
            spans.push(it.span.clone());
        }
    }
    let mut has_edges = false;
    for it in &shown {
        match &it.what {
            Literal::List(items) => {
                let pairs: Option<Vec<(&str, &str)>> = items
                    .iter()
                    .map(|item| match item.all_written()?[..] {
                        [one, other] => Some((one, other)),
                        _ => None,
                    })
                    .collect();
                let before = telling.prompt.text[..it.span.start].trim_end().to_lowercase();
                let is_of_edges =
                    ["edges:", "edges", "edges =", "borders:", "e ="].iter().any(|it| before.ends_with(it));
                if is_of_edges && items.is_empty() {
                    graph.has_no_edges = true;
                    spans.push(it.span.clone());
                    has_edges = true;
                } else if let Some(pairs) = pairs.filter(|pairs| !pairs.is_empty()) {
                    pairs.iter().for_each(|(one, other)| graph.add(one, other));
                    spans.push(it.span.clone());
                    has_edges = true;
                }
            }
            Literal::Map(pairs) => {
                let lists: Option<Vec<(&str, Vec<&str>)>> =
                    pairs.iter().map(|(name, list)| Some((name.written()?, list.all_written()?))).collect();
                if let Some(lists) = lists {
                    for (name, list) in lists {
                        if !graph.vertices.iter().any(|known| known == name) {
                            graph.vertices.push(name.to_owned());
                        }
                        list.iter().for_each(|other| graph.add(name, other));
                    }
                    spans.push(it.span.clone());
                    has_edges = true;
                }
            }
            _ => {}
        }
    }
    spans.iter().for_each(|span| telling.takes(span));
    graph.spans = spans;
    has_edges.then_some(graph)
}

/// A graph in sentences: "France borders Spain and Italy", "A is next to B", "A-B", "A: B, C".
fn told_graph(telling: &Telling) -> Option<Graph> {
    let prompt = telling.prompt;
    if has_unclear_pair(&prompt.text) {
        return None;
    }
    let mut graph = listed_neighbours(prompt).unwrap_or_default();
    for block in prompt.outline().blocks.iter().filter(|it| !it.is_example) {
        let dashed = dashed_pairs(&block.lines.join(" "));
        dashed.iter().for_each(|(one, other)| graph.add(one, other));
        graph.spans.extend((!dashed.is_empty()).then(|| block.span.clone()));
    }
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        let text = prompt.text_of(sentence);
        let pairs = [dashed_pairs(text), pairs_of_letters(text)].into_iter().find(|it| !it.is_empty());
        if let Some(pairs) = pairs {
            for (one, other, span) in located(&pairs, text) {
                graph.add(&one, &other);
                graph.spans.push(sentence.span.start + span.start..sentence.span.start + span.end);
            }
            pairs.iter().for_each(|(one, other)| graph.add(one, other));
            telling.takes(&sentence.span);
            continue;
        }
        // A rule for any two neighbours names none of them.
        if !says(tokens, EDGE) || says(tokens, "two|any|every|each|adjacent_regions|same|different|if|must") {
            continue;
        }
        if says(tokens, "not|n't|never|except") {
            return None;
        }
        if says(tokens, "no_neighbour|no_neighbor|no_neighbours|no_neighbors|no_edge|no_edges|no_border|no_borders") {
            let alone = names(prompt, tokens);
            graph.vertices.extend(alone.into_iter().filter(|name| !graph.vertices.contains(name)).collect::<Vec<_>>());
            graph.spans.push(sentence.span.clone());
            continue;
        }
        let mut has_borders = false;
        for part in tokens.split(|token| token.is_mark(';')).flat_map(|part| statements(prompt, part)) {
            let Some(at) = place_of(part, EDGE) else {
                continue;
            };
            let first = at - part[..at].iter().rev().take_while(|it| is_of_a_list(prompt, it)).count();
            let last = at + 1 + part[at + 1..].iter().take_while(|it| is_of_a_list(prompt, it)).count();
            let (mut before, mut after) = (names(prompt, &part[first..at]), names(prompt, &part[at + 1..last]));
            if after.is_empty() && before.len() > 1 {
                // "A and B are neighbours".
                after = before.split_off(1);
                if before.len() + after.len() > 2 {
                    return None;
                }
            }
            if before.is_empty() || after.is_empty() {
                continue;
            }
            for one in &before {
                after.iter().filter(|other| *other != one).for_each(|other| graph.add(one, other));
            }
            has_borders = true;
            graph.spans.push(part[first].span.start..part[last - 1].span.end);
        }
        if has_borders {
            telling.takes(&sentence.span);
        }
    }
    (!graph.edges.is_empty()).then_some(graph)
}

/// The statements in a stretch of a sentence, each with one word for a border: "A borders B, C borders D and E".
fn statements<'t>(prompt: &Prompt, part: &'t [Token]) -> Vec<&'t [Token]> {
    let is_edge = |at: &usize| place_of(&part[*at..], EDGE) == Some(0);
    let has_name = |from: usize, to: usize| !names(prompt, &part[from..to]).is_empty();
    // "Has a common border", "is connected by an edge": words with no name between them are one.
    let mut edges: Vec<usize> = Vec::new();
    for at in (0..part.len()).filter(is_edge) {
        match edges.last() {
            Some(&last) if !has_name(last, at) => {}
            _ => edges.push(at),
        }
    }
    let mut cuts = vec![0];
    for pair in edges.windows(2) {
        // What is before the next word for a border begins after the last comma, or the last "and".
        let between = &part[pair[0]..pair[1]];
        let comma = between.iter().rposition(|it| it.is_mark(','));
        let cut = comma.or_else(|| between.iter().rposition(|it| it.is_word("and") || it.is_word("while")));
        cuts.extend(cut.map(|cut| pair[0] + cut + 1));
    }
    cuts.push(part.len());
    cuts.windows(2).map(|pair| &part[pair[0]..pair[1]]).collect()
}

/// Where pairs stand in a text: from the first of a pair to the second, with nothing but dashes between them.
fn located(pairs: &[(String, String)], text: &str) -> Vec<(String, String, Range<usize>)> {
    let mut from = 0;
    let mut found = Vec::new();
    for (one, other) in pairs {
        let span = text[from..].match_indices(one.as_str()).find_map(|(at, _)| {
            let after = &text[from + at + one.len()..];
            let rest = after.trim_start_matches([' ', '-', '–', '—']);
            let end = text.len() - rest.len() + other.len();
            rest.starts_with(other.as_str()).then_some(from + at..end)
        });
        if let Some(span) = span {
            from = span.end;
            found.push((one.clone(), other.clone(), span));
        }
    }
    found
}

/// Lines that list the neighbours of each: "A: B, C".
fn listed_neighbours(prompt: &Prompt) -> Option<Graph> {
    if !prompt.says(EDGE) && !prompt.says("adjacency|adjacent|neighbourhood") {
        return None;
    }
    let is_name = |name: &str| {
        !name.is_empty()
            && name.split(' ').count() <= 3
            && name.chars().all(|c| c.is_alphanumeric() || c == ' ')
            && (name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || name.chars().count() == 1)
    };
    let mut lists: Vec<(&str, Vec<&str>, Range<usize>)> = Vec::new();
    let mut start = 0;
    for line in prompt.text.split('\n') {
        let span = start..start + line.len();
        start += line.len() + 1;
        let tidy = line.trim().trim_start_matches(['-', '*', '•']).trim().trim_end_matches(['.', ';', ',']);
        let Some((name, rest)) = tidy.split_once(':').or_else(|| tidy.split_once("->")) else {
            continue;
        };
        let others: Vec<&str> =
            rest.split([',']).flat_map(|it| it.split(" and ")).map(str::trim).filter(|it| !it.is_empty()).collect();
        if is_name(name.trim()) && others.iter().all(|it| is_name(it)) {
            lists.push((name.trim(), others, span));
        }
    }
    // "Adjacency list:" lists nothing.
    let is_neighbour = |name: &str| lists.iter().any(|(_, others, _)| others.contains(&name));
    let headings: Vec<bool> = lists.iter().map(|(name, others, _)| others.is_empty() && !is_neighbour(name)).collect();
    let mut is_heading = headings.into_iter();
    lists.retain(|_| is_heading.next() != Some(true));
    // Each that is listed as a neighbour has a list of its own, or else these are other lists.
    let has_list = |name: &str| lists.iter().any(|(known, ..)| *known == name);
    let share = lists.iter().filter(|(_, others, _)| others.iter().any(|it| has_list(it))).count();
    if lists.len() < 2 || share * 2 < lists.len() {
        return None;
    }
    let mut graph = Graph::default();
    for (name, others, span) in lists {
        if !graph.vertices.iter().any(|known| known == name) {
            graph.vertices.push(name.to_owned());
        }
        others.iter().for_each(|other| graph.add(name, other));
        graph.spans.push(span);
    }
    Some(graph)
}

/// Edges that are written as two letters each: "the edges AB, BC and CA".
fn pairs_of_letters(text: &str) -> Vec<(String, String)> {
    let lower = text.to_lowercase();
    let Some(at) = ["edges", "pairs", "borders"].iter().filter_map(|word| Some(lower.find(word)? + word.len())).min()
    else {
        return Vec::new();
    };
    let Some(rest) = text.get(at..) else {
        return Vec::new();
    };
    let pieces = rest.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let pieces = pieces.skip_while(|it| it.chars().any(char::is_lowercase));
    let listed = pieces.take_while(|it| *it == "and" || it.len() == 2 && it.chars().all(|c| c.is_ascii_uppercase()));
    let letters = |piece: &str| (piece[..1].to_owned(), piece[1..].to_owned());
    let pairs: Vec<(String, String)> = listed.filter(|it| *it != "and").map(letters).collect();
    if pairs.len() > 1 { pairs } else { Vec::new() }
}

/// Whether a token may stand in a list of names, or between it and the word for a border.
fn is_of_a_list(prompt: &Prompt, token: &Token) -> bool {
    let filler = "and|also|both|with|the|is|are|has|a|an|to|on|by|country|countries|region|regions|state|states|node|nodes|vertex|vertices|it|of|only|common";
    !names(prompt, std::slice::from_ref(token)).is_empty()
        || says(std::slice::from_ref(token), filler)
        || says(std::slice::from_ref(token), EDGE)
        || matches!(token.kind, TokenKind::Mark(',' | ':' | '"'))
}

/// The names in a stretch of a sentence: words with a capital, numbers and lone letters, those in a row as one.
fn names(prompt: &Prompt, tokens: &[Token]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut is_open = false;
    for token in tokens {
        let written = &prompt.text[token.span.clone()];
        let is_name = match token.kind {
            TokenKind::Word { is_capitalised } => {
                is_capitalised
                    && !matches!(
                        &*token.lower,
                        "the"
                            | "region"
                            | "country"
                            | "node"
                            | "vertex"
                            | "regions"
                            | "edges"
                            | "edge"
                            | "state"
                            | "countries"
                            | "also"
                            | "and"
                            | "while"
                    )
            }
            TokenKind::Number(_) => true,
            TokenKind::Formula(_) => written.len() <= 3,
            _ => false,
        };
        match (is_name, is_open) {
            (true, true) => {
                if let Some(last) = names.last_mut() {
                    last.push(' ');
                    last.push_str(written);
                }
            }
            (true, false) => names.push(written.to_owned()),
            _ => {}
        }
        is_open = is_name;
    }
    names
}

/// Whether something that looks like a pair with a dash is none: "A-B-C", "1-2-3".
fn has_unclear_pair(text: &str) -> bool {
    let pieces = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    pieces.map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric())).any(|piece| {
        let parts: Vec<&str> = piece.split(['-', '–', '—']).collect();
        let is_short = |part: &&str| part.chars().count() == 1 || part.chars().all(|c| c.is_ascii_digit());
        parts.len() > 2 && parts.iter().all(is_short)
    })
}

/// Pairs that are written with a dash between them: "A-B", "1 - 2", "WA–NT".
fn dashed_pairs(text: &str) -> Vec<(String, String)> {
    let tidy = text.replace(['–', '—'], "-").replace(" - ", "-").replace(" -- ", "-").replace("--", "-");
    let pieces = tidy.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '{' | '}'));
    let is_name = |name: &str| {
        let is_short = (1..=3).contains(&name.chars().count()) || name.chars().next().is_some_and(char::is_uppercase);
        is_short
            && !name.is_empty()
            && name.chars().all(char::is_alphanumeric)
            && !name.chars().next().is_some_and(char::is_lowercase)
            || name.chars().count() == 1 && name.chars().all(char::is_alphanumeric)
    };
    let pairs: Vec<(String, String)> = pieces
        .filter_map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()).split_once('-'))
        .filter(|(one, other)| is_name(one) && is_name(other))
        .map(|(one, other)| (one.to_owned(), other.to_owned()))
        .collect();
    // One alone may be a range, or a word with a hyphen.
    if pairs.len() > 1 { pairs } else { Vec::new() }
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

/// A graph as it is given: edges by the places of their ends.
#[derive(Clone)]
struct Given {
    vertices: Vec<String>,
    edges: Vec<(usize, usize)>,
}

impl Given {
    fn of(vertices: &Value, edges: &Value) -> Option<Self> {
        let vertices: Vec<String> = vertices.as_texts()?.into_iter().map(str::to_owned).collect();
        let places: BTreeMap<&str, usize> = vertices.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let edges = edges.as_rows()?.into_iter().map(|edge| match edge {
            [one, other] => Some((*places.get(one.as_text()?)?, *places.get(other.as_text()?)?)),
            _ => None,
        });
        let edges: Vec<(usize, usize)> = edges.collect::<Option<_>>()?;
        let is_fit = places.len() == vertices.len() && vertices.len() <= MOST_VERTICES && edges.len() <= 3_000;
        is_fit.then_some(Self { vertices, edges })
    }

    fn model(&self, colours: &[String]) -> Model {
        let mut model = Model { value_names: colours.to_vec(), ..Model::default() };
        for vertex in &self.vertices {
            model.variable(vertex, 1, colours.len() as i64);
        }
        for &(one, other) in &self.edges {
            model.different(format!("the border of {} and {}", self.vertices[one], self.vertices[other]), [one, other]);
        }
        model
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.vertices.len()];
        for &(one, other) in &self.edges {
            neighbours[one].push(other);
            neighbours[other].push(one);
        }
        neighbours
    }

    /// As many as can be found quickly that all border on each other, one taken after the other.
    fn clique(&self) -> Vec<usize> {
        let neighbours = self.neighbours();
        let grown = (0..self.vertices.len()).map(|first| {
            let mut clique = vec![first];
            for &next in &neighbours[first] {
                if !clique.contains(&next) && clique.iter().all(|known| neighbours[next].contains(known)) {
                    clique.push(next);
                }
            }
            clique
        });
        grown.fold(Vec::new(), |best, next| if next.len() > best.len() { next } else { best })
    }

    fn answer(&self, colours: &[String], chosen: &[i64]) -> Value {
        let pairs = self.vertices.iter().zip(chosen).map(|(vertex, &colour)| {
            let colour = usize::try_from(colour - 1).ok().and_then(|at| colours.get(at)).map_or("", String::as_str);
            [Value::text(vertex), Value::text(colour)]
        });
        Value::rows(pairs)
    }

    fn none(&self, colours: &[String]) -> Value {
        let clique = self.clique();
        let names: Vec<&str> = clique.iter().map(|&it| self.vertices[it].as_str()).collect();
        let looped = self.edges.iter().find(|(one, other)| one == other);
        Value::text(match looped {
            Some(&(one, _)) => format!("there is no solution: {} is its own neighbour", self.vertices[one]),
            None if clique.len() > colours.len() => format!(
                "there is no solution: {} all border on each other and need {} colours",
                super::deduction::joined(&names),
                clique.len()
            ),
            None => format!("there is no solution: each way to use {} colours ends in a contradiction", colours.len()),
        })
    }
}

/// As rules; or one after the other, those with the most neighbours first.
pub fn approaches(vertices: &Value, edges: &Value, colours: &Value) -> Vec<Approach> {
    let (Some(given), Some(colours)) = (Given::of(vertices, edges), colours.as_texts()) else {
        return Vec::new();
    };
    let colours: Vec<String> = colours.into_iter().map(str::to_owned).collect();
    if colours.is_empty() || colours.len() > 60 {
        return Vec::new();
    }
    let (same, same_colours) = (given.clone(), colours.clone());
    let (also, also_colours) = (given.clone(), colours.clone());
    vec![
        Approach::split("rules", "neighbours differ", vec![given.model(&colours).goal()], move |parts, working| {
            let solutions = parts[0].as_list().ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
            match solutions.first().and_then(Value::as_small_integers) {
                None => Ok(given.none(&colours)),
                Some(chosen) => {
                    if solutions.len() > 1 {
                        working.note(|| "there are other colourings too; this is the first in order".to_owned());
                    }
                    Ok(given.answer(&colours, &chosen))
                }
            }
        }),
        Approach::direct(
            "most_hemmed_in_first",
            "colour next what has the fewest colours left, and turn back when none is left",
            move |working| {
                let mut chosen = vec![0; same.vertices.len()];
                let neighbours = same.neighbours();
                if same.edges.iter().any(|(one, other)| one == other) {
                    return Ok(same.none(&same_colours));
                }
                Ok(match hemmed_in_first(&neighbours, same_colours.len() as i64, &mut chosen, working)? {
                    true => same.answer(&same_colours, &renamed(&chosen)),
                    false => same.none(&same_colours),
                })
            },
        ),
        Approach::direct(
            "one_after_the_other",
            "go along the list and give each the first colour that no neighbour has, and never turn back",
            move |working| {
                let neighbours = also.neighbours();
                let mut chosen: Vec<i64> = Vec::new();
                for (at, beside) in neighbours.iter().enumerate() {
                    working.spend(1)?;
                    let taken: Vec<i64> = beside.iter().filter_map(|&it| chosen.get(it).copied()).collect();
                    let free = (1..=also_colours.len() as i64).find(|colour| !taken.contains(colour));
                    if free.is_none() {
                        working.note(|| {
                            format!("no colour is left for {}, and I take the first all the same", also.vertices[at])
                        });
                    }
                    chosen.push(free.unwrap_or(1));
                }
                Ok(also.answer(&also_colours, &chosen))
            },
        )
        .heuristic(),
    ]
}

/// The same colouring, with the colours in the order in which they come along the list.
fn renamed(chosen: &[i64]) -> Vec<i64> {
    let mut order: Vec<i64> = Vec::new();
    let place = |colour: i64, order: &mut Vec<i64>| {
        order.iter().position(|it| *it == colour).unwrap_or_else(|| {
            order.push(colour);
            order.len() - 1
        })
    };
    chosen.iter().map(|&colour| place(colour, &mut order) as i64 + 1).collect()
}

/// Source: DSATUR, Brélaz 1979, made exact by turning back. A colour that nobody has yet is as good as any other such.
fn hemmed_in_first(
    neighbours: &[Vec<usize>],
    colours: i64,
    chosen: &mut Vec<i64>,
    working: &mut Working,
) -> Result<bool, Setback> {
    working.spend(1 + chosen.len() as u64 / 8)?;
    let around = |at: usize, chosen: &[i64]| {
        neighbours[at]
            .iter()
            .map(|&it| chosen[it])
            .filter(|&colour| colour > 0)
            .fold(0_u64, |all, colour| all | 1 << colour)
    };
    let open = (0..chosen.len()).filter(|&at| chosen[at] == 0);
    let Some(next) = open.max_by_key(|&at| (around(at, chosen).count_ones(), neighbours[at].len(), chosen.len() - at))
    else {
        return Ok(true);
    };
    let used = chosen.iter().copied().max().unwrap_or(0);
    for colour in 1..=colours.min(used + 1) {
        if around(next, chosen) & 1 << colour == 0 {
            chosen[next] = colour;
            if hemmed_in_first(neighbours, colours, chosen, working)? {
                return Ok(true);
            }
            chosen[next] = 0;
        }
    }
    Ok(false)
}

/// The fewest colours: at least as many as border on each other, and then one more at a time.
pub fn fewest(vertices: &Value, edges: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(vertices, edges).filter(|given| given.edges.iter().all(|(one, other)| one != other))
    else {
        return Vec::new();
    };
    let same = given.clone();
    let clique = given.clique();
    let least = clique.len().max(1);
    let enough = |count: usize| {
        let colours: Vec<String> = (1..=count).map(|it| it.to_string()).collect();
        given.model(&colours).goal()
    };
    let names: Vec<String> = clique.iter().map(|&it| given.vertices[it].clone()).collect();
    let counts: Vec<usize> = (least..=(least + 3).min(given.vertices.len().max(least))).collect();
    let goals = counts.iter().map(|&count| enough(count)).collect();
    vec![
        Approach::split(
            "one_colour_more",
            "begin with as many as border on each other, and add one until it can be done",
            goals,
            move |parts, working| {
                working.note(|| {
                    format!(
                        "{} all border on each other, so {least} colours are needed",
                        super::deduction::joined(&names)
                    )
                });
                for (count, solutions) in counts.iter().zip(parts) {
                    let can = solutions.as_list().is_some_and(|list| !list.is_empty());
                    working.note(|| format!("{count} colours {}", if can { "suffice" } else { "do not suffice" }));
                    if can {
                        return Ok((*count as i64).into());
                    }
                }
                Err(Setback::no_way("that many colours do not suffice"))
            },
        ),
        Approach::direct(
            "most_hemmed_in_first",
            "colour what has the fewest colours left, with more and more colours",
            move |working| {
                let neighbours = same.neighbours();
                for count in 1..=60 {
                    let mut chosen = vec![0; same.vertices.len()];
                    if hemmed_in_first(&neighbours, count, &mut chosen, working)? {
                        return Ok(count.into());
                    }
                }
                Err(Setback::no_way("60 colours do not suffice"))
            },
        ),
    ]
}
