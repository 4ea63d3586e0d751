//! Borders that are written without words: "A-B", "the edges AB and BC", "A: B, C".

use std::ops::Range;

use super::graph::{EDGE, Graph};
use crate::language::lines;
use crate::problem::Prompt;

/// Two things that are joined, and where this is said.
type Joined = (String, String, Range<usize>);

/// Lines that list the neighbours of each: "A: B, C".
pub fn listed_neighbours(prompt: &Prompt) -> Option<Graph> {
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
    for (start, line) in lines(&prompt.text) {
        let span = start..start + line.len();
        let tidy = line.trim().trim_start_matches(['-', '*', '•']).trim().trim_end_matches(['.', ';', ',']);
        let Some((name, rest)) = parted(tidy) else {
            continue;
        };
        let between = |c: char| matches!(c, ',' | ';' | '[' | ']' | '{' | '}' | '(' | ')');
        let others = rest.split(between).flat_map(|it| it.split(" and ")).map(|it| without_noun(it.trim()));
        let others: Vec<&str> = others.filter(|it| !is_nothing(it)).collect();
        let are_spaced = others.len() == 1
            && others[0].split(' ').all(|it| it.chars().all(|c| c.is_ascii_digit()) || it.chars().count() == 1);
        let others = if are_spaced { others[0].split(' ').filter(|it| !it.is_empty()).collect() } else { others };
        let name = without_noun(name.trim());
        if is_name(name) && others.iter().all(|it| is_name(it)) {
            lists.push((name, others, span));
        }
    }
    // "Colours: 1, 2, 3" is no list of neighbours where all others are numbered.
    let is_number = |name: &str| name.parse::<usize>().is_ok();
    if lists.iter().filter(|it| is_number(it.0)).count() * 2 > lists.len() {
        lists.retain(|it| is_number(it.0));
    }
    // "Adjacency list:" lists nothing.
    let is_neighbour = |name: &str| lists.iter().any(|(_, others, _)| others.contains(&name));
    let headings: Vec<bool> =
        lists.iter().map(|(name, others, _)| others.is_empty() && !is_neighbour(name) && !is_number(name)).collect();
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

/// A name and what is listed of it: "A: B, C", "A -> B", "| A | B, C |".
fn parted(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim_start_matches('|').trim_end_matches('|');
    ["->", "→", ":", "|"].iter().find_map(|it| inner.split_once(it))
}

/// "Node 3" is 3.
fn without_noun(name: &str) -> &str {
    match name.split_once(' ') {
        Some((noun, number)) if noun.len() > 1 && noun.chars().all(char::is_alphabetic) && is_short(number) => number,
        _ => name,
    }
}

fn is_short(name: &str) -> bool {
    !name.is_empty()
        && (name.chars().all(|c| c.is_ascii_digit())
            || name.chars().count() == 1 && name.chars().all(char::is_alphanumeric))
}

fn is_nothing(list: &str) -> bool {
    matches!(
        list.to_lowercase().as_str(),
        "" | "none"
            | "nothing"
            | "no one"
            | "nobody"
            | "-"
            | "–"
            | "—"
            | "/"
            | "∅"
            | "(none)"
            | "no neighbours"
            | "no neighbors"
    )
}

/// Pairs that follow each other between commas or semicolons: "0 and 4, 0 and 7; 1 7".
pub fn listed_pairs(text: &str) -> Vec<(String, String)> {
    let names = |piece: &str| -> Option<Vec<String>> {
        let words =
            piece.split(|c: char| c.is_whitespace() || matches!(c, '&' | '(' | ')' | '.')).filter(|it| !it.is_empty());
        let words: Vec<&str> = words.collect();
        let named =
            words.iter().copied().filter(|it| is_short(it) && *it != "a").map(str::to_owned).collect::<Vec<_>>();
        let has_only_joints = words.iter().all(|it| is_short(it) || matches!(*it, "and" | "with" | "or" | "also"));
        (named.len() == 2 && has_only_joints).then_some(named)
    };
    let pieces: Vec<&str> = text.split([',', ';', '\n']).collect();
    let mut runs: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for (at, piece) in pieces.iter().enumerate() {
        // Words may lead the first in and follow the last.
        let is_next_pair = pieces.get(at + 1).is_some_and(|it| names(it).is_some());
        let led_in = piece.rsplit_once(':').map(|it| it.1).filter(|_| is_next_pair);
        match names(piece).or_else(|| led_in.and_then(names)) {
            Some(pair) => runs.last_mut().expect("there is one").push((pair[0].clone(), pair[1].clone())),
            None => runs.push(Vec::new()),
        }
    }
    let pairs = runs.into_iter().max_by_key(Vec::len).unwrap_or_default();
    if pairs.len() > 1 { pairs } else { Vec::new() }
}

/// Lines of the same shape with two names each: "exam 1 and exam 8", "| 0 | 4 |", "3 touches 5".
pub fn lines_of_two(prompt: &Prompt) -> Option<Graph> {
    let mut found: Vec<(String, Vec<Joined>)> = Vec::new();
    for (start, line) in lines(&prompt.text) {
        let pieces: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let is_name = |piece: &&&str| {
            is_short(piece) && !matches!(**piece, "a" | "I") || piece.len() > 1 && piece.starts_with(char::is_uppercase)
        };
        let named: Vec<&str> = pieces.iter().filter(is_name).copied().collect();
        let [one, other] = named[..] else {
            continue;
        };
        // "0--1" and "Return JSON" are of two shapes.
        let kind = |name: &str| if name.bytes().all(|c| c.is_ascii_digit()) { "0" } else { "#" };
        let shape = pieces.iter().map(|it| if is_name(&it) { kind(it).to_owned() } else { it.to_lowercase() });
        let shape = shape.collect::<Vec<_>>().join(" ");
        if pieces.len() > 9 || one == other || line.trim_end().ends_with(':') || line.contains(['{', '=']) {
            continue;
        }
        let pair = (one.to_owned(), other.to_owned(), start..start + line.len());
        match found.iter_mut().find(|it| it.0 == shape) {
            Some(known) => known.1.push(pair),
            None => found.push((shape, vec![pair])),
        }
    }
    let (_, pairs) = found.into_iter().max_by_key(|it| it.1.len())?;
    // One line alone may say anything.
    if pairs.len() < 2 {
        return None;
    }
    let mut graph = Graph::default();
    for (one, other, span) in pairs {
        graph.add(&one, &other);
        graph.spans.push(span);
    }
    // The heading of a table says what its columns hold.
    let first = graph.spans.first().map_or(0, |it| it.start);
    let headings = lines(&prompt.text)
        .filter(|(start, line)| *start < first && line.trim_start().starts_with('|') && first - start < 200);
    graph.spans.extend(headings.map(|(start, line)| start..start + line.len()));
    Some(graph)
}

/// A table of ones and noughts, with a name over each column and before each row: a one where two are neighbours.
pub fn matrix(prompt: &Prompt) -> Option<Graph> {
    let blocks = prompt.outline().blocks.iter().filter(|it| !it.is_example);
    blocks.filter_map(|block| of_matrix(&block.lines, &block.span)).next()
}

fn of_matrix(lines: &[String], span: &Range<usize>) -> Option<Graph> {
    let is_cell = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | ':');
    let rows = lines.iter().map(|line| line.split(is_cell).filter(|it| !it.is_empty()).collect::<Vec<&str>>());
    let is_rule = |row: &Vec<&str>| row.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | '+' | '=')));
    let mut rows = rows.filter(|row| !row.is_empty() && !is_rule(row));
    let names = rows.next()?;
    let rows: Vec<Vec<&str>> = rows.collect();
    if names.len() < 2 || rows.len() != names.len() {
        return None;
    }
    let mut graph = Graph { vertices: names.iter().map(|it| (*it).to_owned()).collect(), ..Graph::default() };
    for (row, name) in rows.iter().zip(&names) {
        if row.len() != names.len() + 1 || row[0] != *name {
            return None;
        }
        for (cell, other) in row[1..].iter().zip(&names) {
            match *cell {
                "1" | "x" | "X" if other == name => return None,
                "1" | "x" | "X" => graph.add(name, other),
                "0" | "." | "-" | "–" => {}
                _ => return None,
            }
        }
    }
    // Who is the neighbour of another has it for a neighbour as well.
    let is_one = |row: usize, column: usize| matches!(rows[row][column + 1], "1" | "x" | "X");
    let is_mutual = (0..rows.len()).all(|row| (0..row).all(|column| is_one(row, column) == is_one(column, row)));
    graph.spans.push(span.clone());
    is_mutual.then_some(graph)
}

/// Edges in round brackets: "(0, 3), (0, 4)".
pub fn pairs_in_brackets(text: &str) -> Vec<(String, String)> {
    let opened = text.split('(').skip(1).filter_map(|it| it.split_once(')')).map(|(inner, _)| inner);
    let is_name = |name: &str| {
        (1..=12).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '\''))
    };
    let pairs = opened.filter_map(|inner| {
        let (one, other) = inner.split_once(',')?;
        let [one, other] = [one, other].map(|it| it.trim().trim_matches(['"', '\'']));
        (is_name(one) && is_name(other)).then(|| (one.to_owned(), other.to_owned()))
    });
    let pairs: Vec<(String, String)> = pairs.collect();
    if pairs.len() > 1 { pairs } else { Vec::new() }
}

/// Edges that are written as two letters each: "the edges AB, BC and CA".
pub fn pairs_of_letters(text: &str) -> Vec<(String, String)> {
    let lower = text.to_lowercase();
    let Some(at) =
        ["edges", "edge set", "pairs", "borders"].iter().filter_map(|word| Some(lower.find(word)? + word.len())).min()
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

/// Whether something that looks like a pair with a dash is none: "A-B-C", "1-2-3".
pub fn has_unclear_pair(text: &str) -> bool {
    let pieces = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    pieces.map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric())).any(|piece| {
        let parts: Vec<&str> = piece.split(['-', '–', '—']).filter(|it| !it.is_empty()).collect();
        let is_short = |part: &&str| part.chars().count() == 1 || part.chars().all(|c| c.is_ascii_digit());
        parts.len() > 2 && parts.iter().all(is_short)
    })
}

/// Pairs that are written with a dash between them: "A-B", "1 - 2", "WA–NT".
pub fn dashed_pairs(text: &str) -> Vec<(String, String)> {
    let tidy =
        text.replace(['–', '—'], "-").replace(" - ", "-").replace(" & ", "-").replace(" -- ", "-").replace("--", "-");
    // Other signs between two that touch.
    let tidy = ["<->", "↔", "⇔", "~"]
        .iter()
        .fold(tidy, |text, sign| text.replace(&format!(" {sign} "), "-").replace(sign, "-"));
    let tidy = tidy.replace('/', "-");
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
