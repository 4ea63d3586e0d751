//! What borders on what: shown in brackets, or told in sentences.

use std::ops::Range;

use super::names::Names;
use super::pairs::{
    dashed_pairs, has_unclear_pair, lines_of_two, listed_neighbours, listed_pairs, matrix, pairs_in_brackets,
    pairs_of_letters,
};
use crate::language::{Telling, place_of, says};
use crate::problem::{Literal, Prompt, Token, TokenKind};

pub const EDGE: &str = "edge|border|borders|neighbour|neighbor|neighbours|neighbors|adjacent|touch|touches|next_to|connected|connect|connects|joined|\
                    linked|link|shares|share|conflict|conflicts|clash|interfere|disturb|bordering|adjoin|abut|meets|overlap|common|adjacency|neighbouring|neighboring|incompatible|collide|attend";

#[derive(Default)]
pub struct Graph {
    pub vertices: Vec<String>,
    pub edges: Vec<(String, String)>,
    /// Whether it is told that there are none.
    pub has_no_edges: bool,
    /// Where it is told.
    pub spans: Vec<Range<usize>>,
}

impl Graph {
    pub fn add(&mut self, one: &str, other: &str) {
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
pub fn shown_graph(telling: &Telling) -> Option<Graph> {
    let shown: Vec<_> = telling.prompt.outline().literals.iter().filter(|it| !it.is_example).collect();
    let mut graph = Graph::default();
    let mut spans: Vec<Range<usize>> = Vec::new();
    // What stands in brackets and is no edge lists the vertices or the colours.
    for it in &shown {
        let before = telling.prompt.text[..it.span.start].trim_end().to_lowercase();
        let is_of_vertices = [
            "vertices:",
            "vertices",
            "nodes:",
            "nodes",
            "regions:",
            "vertices =",
            "nodes =",
            "v =",
            "vertex set",
            "node set",
            "set of vertices",
        ]
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
                let is_of_edges = ["edges:", "edges", "edges =", "borders:", "e =", "edge set", "set of edges"]
                    .iter()
                    .any(|it| before.ends_with(it));
                // "{ab, bc}": an edge is the letters of its ends.
                let letters = it.what.all_written().filter(|_| is_of_edges).and_then(|names| {
                    let pairs = names.iter().map(|name| name.split_at_checked(1).filter(|(_, other)| other.len() == 1));
                    pairs.collect::<Option<Vec<_>>>()
                });
                let pairs = pairs.or(letters);
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
    // "(0, 3), (0, 4)": pairs one after the other.
    let pairs: Vec<_> = shown
        .iter()
        .filter_map(|it| match it.what.all_written()?[..] {
            [one, other] if !has_edges => Some(((one.to_owned(), other.to_owned()), it.span.clone())),
            _ => None,
        })
        .collect();
    let is_list = |it: &Literal| it.all_written().is_some_and(|it| it.len() > 1);
    let lists = shown.iter().filter(|it| is_list(&it.what) && !spans.contains(&it.span)).count();
    if pairs.len() > 1 && pairs.len() == lists && telling.prompt.says(EDGE) {
        for ((one, other), span) in pairs {
            graph.add(&one, &other);
            spans.push(span);
        }
        has_edges = true;
    }
    // A node without an edge is told only by how many there are.
    if has_edges && !complete(telling.prompt, &mut graph) {
        return None;
    }
    spans.iter().for_each(|span| telling.takes(span));
    graph.spans.extend(spans);
    has_edges.then_some(graph)
}

/// Adds the nodes that have no edge, where their names are numbers in a row. False when there are others than are told.
fn complete(prompt: &Prompt, graph: &mut Graph) -> bool {
    if let Some(all) = all_told(&prompt.text, &graph.vertices) {
        graph.vertices = all.0;
        graph.spans.push(all.1);
        return true;
    }
    // "Two nodes with an edge" are fewer than all.
    let counted = prompt.tokens.windows(2).filter_map(|pair| {
        let is_node = says(&pair[1..], "vertex|vertices|node|nodes");
        pair[0].number()?.to_i64().filter(|_| is_node)
    });
    let known = graph.vertices.len() as i64;
    let counted = counted.max().filter(|count| *count >= known);
    let Some(count) = counted.and_then(|it| usize::try_from(it).ok()).filter(|it| *it <= super::MOST_VERTICES) else {
        return true;
    };
    let numbers: Option<Vec<usize>> = graph.vertices.iter().map(|it| it.parse().ok()).collect();
    let Some(numbers) = numbers else {
        return graph.vertices.len() == count;
    };
    let tidy = prompt.text.replace([' ', ','], "");
    let begins = |first: usize| {
        [format!("{first}.."), format!("{first}-{}", count - 1 + first), format!("{first}to{}", count - 1 + first)]
            .iter()
            .any(|it| tidy.contains(it))
    };
    let first = match (numbers.contains(&0), numbers.contains(&count)) {
        (true, true) => return false,
        (true, false) => 0,
        (false, true) => 1,
        _ if begins(0) => 0,
        _ => 1,
    };
    if numbers.iter().any(|it| !(first..first + count).contains(it)) {
        return false;
    }
    if numbers.len() < count {
        graph.vertices = (first..first + count).map(|it| it.to_string()).collect();
    }
    true
}

/// All vertices, where they are told in a row that holds those that are known: "nodes 0 to 9", "A-F", "0, 1, 2, 3 and 4".
fn all_told(text: &str, known: &[String]) -> Option<(Vec<String>, Range<usize>)> {
    let pieces: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(|it| (it.as_ptr() as usize - text.as_ptr() as usize, it))
        .collect();
    // The place of a name in its row: numbers, or lone capitals.
    let rank = |name: &str| -> Option<u32> {
        let letter = name.chars().next().filter(|c| name.len() == 1 && c.is_ascii_uppercase());
        letter.map(u32::from).or_else(|| name.parse::<u32>().ok().filter(|it| *it < 60))
    };
    let are_letters = known.iter().all(|it| it.starts_with(|c: char| c.is_ascii_uppercase()));
    let name = |rank: u32| if are_letters { char::from_u32(rank).map(String::from) } else { Some(rank.to_string()) };
    let mut found: Vec<(Vec<String>, Range<usize>)> = Vec::new();
    // "0-9" may be an edge as well.
    let is_dashed = |span: &Range<usize>| text[span.clone()].contains(['-', '–', '—']);
    for at in 0..pieces.len() {
        let Some(first) = rank(pieces[at].1).filter(|it| are_letters == (*it > 60)) else {
            continue;
        };
        let (start, word) = pieces[at];
        let next = |step: usize| pieces.get(at + step).map_or("", |it| it.1);
        let dashes = |step: usize| {
            let end = start + word.len();
            pieces.get(at + step).is_some_and(|it| {
                let between: String = text[end..it.0].chars().filter(|c| !c.is_whitespace()).collect();
                matches!(between.as_str(), "-" | "–" | "—" | ".." | "..." | "…" | ",...," | ",…,")
            })
        };
        let step = match next(1) {
            "to" | "through" | "until" => 2,
            "up" => 3,
            _ if dashes(1) => 1,
            _ => 0,
        };
        if let Some(last) = rank(next(step)).filter(|&last| step > 0 && last > first + 1 && last - first < 60) {
            let (place, piece) = pieces[at + step];
            found.push(((first..=last).filter_map(name).collect(), start..place + piece.len()));
        }
        // One after the other, with "and" before the last; three dots stand for the rest.
        let mut run = vec![first];
        let mut end = start + word.len();
        for &(place, piece) in &pieces[at + 1..] {
            if piece == "and" {
                continue;
            }
            let leaves_out = text[end..place].contains("...") || text[end..place].contains('…');
            match rank(piece) {
                Some(rank) if run.last().is_some_and(|it| it + 1 == rank) => run.push(rank),
                Some(rank) if leaves_out && run.last().is_some_and(|&it| it < rank && rank - first < 60) => {
                    run.extend(run.last().map_or(rank, |it| it + 1)..=rank);
                }
                _ => break,
            }
            end = place + piece.len();
        }
        found.push((run.into_iter().filter_map(name).collect(), start..end));
    }
    // "range(10)", as programs count.
    for (at, word) in text.match_indices("range(") {
        let digits: String = text[at + word.len()..].chars().take_while(char::is_ascii_digit).collect();
        if let Ok(count @ 3..60) = digits.parse::<u32>() {
            let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
            found.push(((0..count).filter_map(name).collect(), line..at + word.len() + digits.len() + 1));
        }
    }
    let holds = |all: &(Vec<String>, Range<usize>)| all.0.len() > 2 && known.iter().all(|it| all.0.contains(it));
    found.into_iter().filter(holds).max_by_key(|it| (it.0.len(), !is_dashed(&it.1)))
}

/// A graph in sentences: "France borders Spain and Italy", "A is next to B", "A-B", "A: B, C".
pub fn told_graph(telling: &Telling) -> Option<Graph> {
    if has_unclear_pair(&telling.prompt.text) {
        return None;
    }
    let named = graph_of(telling, &Names::written(telling.prompt));
    named.or_else(|| graph_of(telling, &Names::with_article(telling.prompt)))
}

fn graph_of(telling: &Telling, names: &Names) -> Option<Graph> {
    let prompt = telling.prompt;
    let mut graph =
        listed_neighbours(prompt).or_else(|| matrix(prompt)).or_else(|| lines_of_two(prompt)).unwrap_or_default();
    // "A 1 in the table means that the two touch."
    if matrix(prompt).is_some() {
        let legends = prompt.sentences_that_say("1|x mean|stand|show|mark|indicate !2 !0");
        graph.spans.extend(legends.map(|it| it.span.clone()));
    }
    for block in prompt.outline().blocks.iter().filter(|it| !it.is_example) {
        let lines = block.lines.join(" ");
        let pairs = [pairs_in_brackets(&lines), dashed_pairs(&lines)].into_iter().find(|it| !it.is_empty());
        pairs.iter().flatten().for_each(|(one, other)| graph.add(one, other));
        graph.spans.extend(pairs.map(|_| block.span.clone()));
    }
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        let text = prompt.text_of(sentence);
        let pairs = [pairs_in_brackets(text), dashed_pairs(text), pairs_of_letters(text), listed_pairs(text)]
            .into_iter()
            .find(|it| !it.is_empty());
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
            let alone = names.of(tokens);
            graph.vertices.extend(alone.into_iter().filter(|name| !graph.vertices.contains(name)).collect::<Vec<_>>());
            graph.spans.push(sentence.span.clone());
            continue;
        }
        let mut has_borders = false;
        for part in tokens.split(|token| token.is_mark(';')).flat_map(|part| statements(names, part)) {
            let Some(at) = place_of(part, EDGE) else {
                continue;
            };
            let first = at - part[..at].iter().rev().take_while(|it| is_of_a_list(names, it)).count();
            let last = at + 1 + part[at + 1..].iter().take_while(|it| is_of_a_list(names, it)).count();
            let (mut before, mut after) = (names.of(&part[first..at]), names.of(&part[at + 1..last]));
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
    let is_whole = !graph.edges.is_empty() && complete(prompt, &mut graph);
    is_whole.then_some(graph)
}

/// The statements in a stretch of a sentence, each with one word for a border: "A borders B, C borders D and E".
fn statements<'t>(names: &Names, part: &'t [Token]) -> Vec<&'t [Token]> {
    let is_edge = |at: &usize| place_of(&part[*at..], EDGE) == Some(0);
    let has_name = |from: usize, to: usize| !names.of(&part[from..to]).is_empty();
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
            // A comma parts the ends of an edge only within brackets.
            let before = text[..from + at].trim_end_matches(['"', '\'']);
            // "0 and 4".
            let after = after.strip_prefix(" and").unwrap_or(after);
            let is_joint =
                |c: char| matches!(c, ' ' | '-' | '–' | '—' | '&' | '"' | '\'') || c == ',' && before.ends_with('(');
            let rest = after.trim_start_matches(is_joint);
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

/// Whether a token may stand in a list of names, or between it and the word for a border.
fn is_of_a_list(names: &Names, token: &Token) -> bool {
    let filler = "and|also|both|with|the|is|are|has|a|an|to|on|by|country|countries|region|regions|state|states|node|nodes|vertex|vertices|it|of|only|common";
    !names.of(std::slice::from_ref(token)).is_empty()
        || says(std::slice::from_ref(token), filler)
        || says(std::slice::from_ref(token), EDGE)
        || matches!(token.kind, TokenKind::Mark(',' | ':' | '"'))
}
