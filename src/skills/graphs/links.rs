//! Which things are joined to which, and how long each link is: "A-B 4", "(X, Y, 2)", "from Ash to Birch takes 10 minutes",
//! "1: 2, 3".
//!
//! A link is two names with something between that joins them; a number that follows is its length. Two names that are joined
//! in words and have no length are the ends of the way that is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::clauses::link_of_clause;
use super::tables;
use crate::language::Telling;

/// Two names and what joins them.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub from: String,
    pub to: String,
    pub length: Option<i64>,
    pub way: Way,
    pub span: Range<usize>,
}

/// How the two are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// "A-B", "between A and B".
    Both,
    /// "A -> B".
    One,
    /// "(A, B, 2)", "from A to B": other words tell.
    Unsaid,
    /// In a table, where the other direction is another entry.
    Shown,
}

/// All links of a prompt, the pairs without a length that are told in words, and what is in none of them: numbers, with the word
/// that follows, and words that could be names.
pub struct Told {
    pub links: Vec<Link>,
    pub ends: Vec<Link>,
    pub others: Vec<(i64, String)>,
    pub names: Vec<(String, Range<usize>)>,
    /// The words and numbers of the rest.
    pub words: Vec<(String, Range<usize>)>,
}

/// A word, a number or a mark of the prompt.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Word(String),
    Number(i64),
    Arrow,
    Both,
    Dash,
    Mark(char),
}

/// Words and marks that may stand between a link and its length.
const FILLERS: &str = "is are has have takes take costs cost weight length distance of with a an the road street edge bus train flight \
    long about path trip weighs only just it";

const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve";

/// Words before a name that say what it is the name of.
const KINDS: [&str; 8] = ["node", "vertex", "town", "city", "station", "point", "village", "place"];

pub fn read(telling: &Telling) -> Told {
    let text = &telling.prompt.text;
    let pieces = pieces(text);
    let mut told =
        Told { links: Vec::new(), ends: Vec::new(), others: Vec::new(), names: Vec::new(), words: Vec::new() };
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let shown =
        tables::of_distances(text).or_else(|| tables::of_triples(text)).or_else(|| tables::of_maps(telling.prompt));
    if let Some(table) = shown {
        used.extend((0..pieces.len()).filter(|at| table.span.contains(&pieces[*at].1.start)));
        told.links = table.links;
    }
    let mut at = 0;
    while at < pieces.len() {
        if used.contains(&at) {
            at += 1;
            continue;
        }
        let link = link_of_clause(&pieces, at).or_else(|| link_at(&pieces, at));
        let found = listed(&pieces, at).or_else(|| link.map(|it| (vec![it.0], it.1)));
        match found.filter(|(_, next)| !(at..*next).any(|it| used.contains(&it))) {
            Some((found, next)) => {
                for link in found {
                    let is_in_words =
                        link.length.is_none() && link.way == Way::Unsaid && !matches!(pieces[at].0, Piece::Mark(_));
                    if is_in_words { told.ends.push(link) } else { told.links.push(link) }
                }
                used.extend(at..next);
                at = next;
            }
            None => at += 1,
        }
    }
    // "Question 5 (2 marks)" belongs to the sheet, and is no token of the prompt.
    let tokens = &telling.prompt.tokens;
    let is_read = |span: &Range<usize>| {
        let next = tokens.partition_point(|token| token.span.end <= span.start);
        tokens.get(next).is_some_and(|token| token.span.start < span.end)
    };
    for at in (0..pieces.len()).filter(|at| !used.contains(at) && is_read(&pieces[*at].1)) {
        let next = pieces
            .get(at + 1)
            .and_then(|it| if let Piece::Word(word) = &it.0 { Some(word.to_lowercase()) } else { None });
        match &pieces[at].0 {
            Piece::Number(number) => told.others.push((*number, next.unwrap_or_default())),
            // "A pair" names nothing.
            Piece::Word(word) => {
                let number = NUMBERS.split_whitespace().position(|it| it == word.to_lowercase());
                match number {
                    Some(1) => {}
                    Some(number) => told.others.push((number as i64, next.unwrap_or_default())),
                    None if name(&pieces[at].0).is_some() && !(word == "A" && next.is_some()) => {
                        told.names.push((word.clone(), pieces[at].1.clone()));
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    let unused = pieces.into_iter().enumerate().filter(|(at, _)| !used.contains(at));
    told.words = unused
        .filter_map(|(_, (piece, span))| match piece {
            Piece::Word(word) => Some((word, span)),
            Piece::Number(number) => Some((number.to_string(), span)),
            _ => None,
        })
        .collect();
    told
}

/// Whether a piece can be the name of a thing: a number, a letter, or a word with a capital.
fn name(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Number(number) => Some(number.to_string()),
        Piece::Word(word) if word.starts_with(char::is_uppercase) || word.len() == 1 && word != "a" => {
            Some(word.clone())
        }
        _ => None,
    }
}

pub type Placed = (Piece, Range<usize>);

/// The link that begins here, and where what follows it begins.
fn link_at(pieces: &[Placed], at: usize) -> Option<(Link, usize)> {
    let piece = |at: usize| pieces.get(at).map(|it| &it.0);
    let named = |at: usize| name(piece(at)?);
    let is_word = |at: usize, words: &[&str]| matches!(piece(at), Some(Piece::Word(word)) if words.contains(&&*word.to_lowercase()));
    let is_mark = |at: usize, mark: char| piece(at) == Some(&Piece::Mark(mark));
    let span = |end: usize| pieces[at].1.start..pieces[end - 1].1.end;
    // "(A, B, 4)", "[A, B]".
    if is_mark(at, '(') || is_mark(at, '[') {
        let (from, to) = (named(at + 1)?, named(at + 3)?);
        if !is_mark(at + 2, ',') {
            return None;
        }
        let closes = |at: usize| is_mark(at, ')') || is_mark(at, ']');
        let length = match piece(at + 5) {
            Some(Piece::Number(length)) if is_mark(at + 4, ',') && closes(at + 6) => Some(*length),
            // "(A, B): 4".
            Some(Piece::Mark(':')) if closes(at + 4) => match piece(at + 6) {
                Some(Piece::Number(length)) => Some(*length),
                _ => None,
            },
            _ if closes(at + 4) => None,
            _ => return None,
        };
        let next = if length.is_some() { at + 7 } else { at + 5 };
        return Some((Link { from, to, length, way: Way::Unsaid, span: span(next) }, next));
    }
    // "between A and B", "from A to B", "A to B".
    let lead = usize::from(is_word(at, &["from", "between"]));
    let has_joint = |at: usize| is_word(at, if is_word(at - 2, &["between"]) { &["and"] } else { &["to"] });
    if (lead == 1 || at > 0) && named(at + lead).is_some() && at + lead > 0 {
        let second = at + lead + 1;
        if second >= 2 && has_joint(second) && named(second + 1).is_some() {
            let way = if is_word(at, &["between"]) { Way::Both } else { Way::Unsaid };
            let (length, next) = length_from(pieces, second + 2);
            let way = if length.is_none() { Way::Unsaid } else { way };
            let link = Link { from: named(at + lead)?, to: named(second + 1)?, length, way, span: span(next) };
            return Some((link, next));
        }
    }
    // "to D from A".
    if is_word(at, &["to"]) && is_word(at + 2, &["from"]) {
        let link =
            Link { from: named(at + 3)?, to: named(at + 1)?, length: None, way: Way::Unsaid, span: span(at + 4) };
        return Some((link, at + 4));
    }
    // "A-B 4", "A -> B (4)", "A --4-- B".
    // Here an "a" is a name too.
    let named = |at: usize| match piece(at) {
        Some(Piece::Word(word)) if word == "a" => Some(word.clone()),
        other => name(other?),
    };
    let from = named(at)?;
    let way = |at: usize| match piece(at) {
        Some(Piece::Arrow) => Some(Way::One),
        Some(Piece::Both | Piece::Dash) => Some(Way::Both),
        _ => None,
    };
    let first = way(at + 1)?;
    if let (Some(Piece::Number(length)), Some(second)) = (piece(at + 2), way(at + 3))
        && let Some(to) = named(at + 4).filter(|_| !is_length_of_next(pieces, at + 2))
    {
        let way = if first == Way::One || second == Way::One { Way::One } else { Way::Both };
        return Some((Link { from, to, length: Some(*length), way, span: span(at + 5) }, at + 5));
    }
    let to = named(at + 2)?;
    let (length, next) = length_from(pieces, at + 3);
    Some((Link { from, to, length, way: first, span: span(next) }, next))
}

/// In "1-2-3" the middle is a name and no length: a length has its two ends in letters.
fn is_length_of_next(pieces: &[Placed], at: usize) -> bool {
    at < 2 || matches!(pieces[at - 2].0, Piece::Number(_))
}

/// The number that follows a link, and where what comes after it begins.
fn length_from(pieces: &[Placed], from: usize) -> (Option<i64>, usize) {
    for at in from..pieces.len().min(from + 7) {
        match &pieces[at].0 {
            Piece::Number(number) => {
                // The number may be the first name of the next link.
                let is_next = matches!(pieces.get(at + 1), Some((Piece::Dash | Piece::Arrow | Piece::Both, _)));
                return if is_next { (None, from) } else { (Some(*number), at + 1) };
            }
            Piece::Mark(':' | '=' | '(' | '[') => {}
            Piece::Mark(',') if at == from => {
                // "A-B, 4" but not "A-B, C-D".
                let is_number = matches!(pieces.get(at + 1), Some((Piece::Number(_), _)));
                if !is_number {
                    return (None, from);
                }
            }
            Piece::Word(word) if FILLERS.split_whitespace().any(|it| it == word.to_lowercase()) => {}
            _ => return (None, from),
        }
    }
    (None, from)
}

/// "1: 2, 3": all links from one thing.
fn listed(pieces: &[Placed], at: usize) -> Option<(Vec<Link>, usize)> {
    let begins = at == 0 || matches!(pieces[at - 1].0, Piece::Mark(';' | '\n' | ':' | '{' | '.' | ','));
    let from = name(&pieces[at].0).filter(|_| begins)?;
    if pieces.get(at + 1)?.0 != Piece::Mark(':') {
        return None;
    }
    let is_open = pieces.get(at + 2)?.0 == Piece::Mark('[');
    let mut next = at + 2 + usize::from(is_open);
    let mut links = Vec::new();
    while let Some(to) = pieces.get(next).and_then(|it| name(&it.0)) {
        let (length, after) = bracketed_length(pieces, next + 1);
        let span = pieces[at].1.start..pieces[after - 1].1.end;
        links.push(Link { from: from.clone(), to, length, way: Way::One, span });
        next = after;
        match pieces.get(next).map(|it| &it.0) {
            Some(Piece::Mark(',')) => next += 1,
            _ => break,
        }
    }
    let ends = match pieces.get(next).map(|it| &it.0) {
        Some(Piece::Mark(']')) => is_open,
        Some(Piece::Mark(';' | '\n' | '.')) | None => !is_open,
        _ => false,
    };
    (ends && !links.is_empty()).then_some((links, next + usize::from(is_open)))
}

/// "(4)" behind a name, and where what follows begins.
fn bracketed_length(pieces: &[Placed], at: usize) -> (Option<i64>, usize) {
    match pieces.get(at..at + 3).map(|three| [&three[0].0, &three[1].0, &three[2].0]) {
        Some([Piece::Mark('('), Piece::Number(length), Piece::Mark(')')]) => (Some(*length), at + 3),
        _ => (None, at),
    }
}

/// Names of two words that are never written apart, "Old Mill": pairs of words with capitals of which the second follows the
/// first wherever it stands, and more than once.
fn join_names(text: &str, found: Vec<Placed>) -> Vec<Placed> {
    let word = |placed: &Placed| match &placed.0 {
        Piece::Word(word) if word.starts_with(char::is_uppercase) && word.len() > 1 => Some(word.clone()),
        _ => None,
    };
    let pair = |two: &[Placed]| {
        let is_beside = &text[two[0].1.end..two[1].1.start] == " ";
        word(&two[0]).zip(word(&two[1])).filter(|_| is_beside)
    };
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    found.windows(2).filter_map(pair).for_each(|it| *pairs.entry(it).or_default() += 1);
    found.iter().filter_map(word).for_each(|it| *seen.entry(it).or_default() += 1);
    let is_name = |two: &(String, String)| pairs[two] > 1 && seen[&two.1] == pairs[two];
    let mut joined: Vec<Placed> = Vec::with_capacity(found.len());
    for placed in found {
        let two = joined.last().and_then(|last| pair(&[last.clone(), placed.clone()])).filter(is_name);
        match (two, joined.last_mut()) {
            (Some((one, other)), Some(last)) => {
                *last = (Piece::Word(format!("{one} {other}")), last.1.start..placed.1.end)
            }
            _ => joined.push(placed),
        }
    }
    joined
}

fn pieces(text: &str) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let signs: [(&str, Piece); 13] = [
            ("<-->", Piece::Both),
            ("<->", Piece::Both),
            ("↔", Piece::Both),
            ("-->", Piece::Arrow),
            ("->", Piece::Arrow),
            ("=>", Piece::Arrow),
            ("→", Piece::Arrow),
            ("---", Piece::Dash),
            ("--", Piece::Dash),
            ("-", Piece::Dash),
            ("–", Piece::Dash),
            ("—", Piece::Dash),
            ("−", Piece::Dash),
        ];
        let (piece, length) = if let Some((sign, piece)) = signs.iter().find(|(sign, _)| rest.starts_with(sign)) {
            (Some(piece.clone()), sign.len())
        } else if first.is_ascii_digit() {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            (rest[..length].parse().ok().map(Piece::Number), length)
        } else if first.is_alphabetic() || first == '_' {
            let belongs = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
            let length = rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
            (Some(Piece::Word(rest[..length].trim_end_matches("'s").to_owned())), length)
        } else {
            // Quotation marks only hold a name.
            let is_blank = first.is_whitespace() && first != '\n' || matches!(first, '"' | '\'' | '`' | '“' | '”');
            ((!is_blank).then_some(Piece::Mark(first)), first.len_utf8())
        };
        found.extend(piece.map(|it| (it, at..at + length)));
        at += length;
    }
    let found = join_names(text, found);
    // "From node 1 to node 6."
    let is_kind = |placed: &Placed, next: Option<&Placed>| {
        let is_named = next.is_some_and(|(next, _)| name(next).is_some());
        matches!(&placed.0, Piece::Word(word) if KINDS.contains(&&*word.to_lowercase())) && is_named
    };
    let kinds: Vec<bool> = (0..found.len()).map(|at| is_kind(&found[at], found.get(at + 1))).collect();
    found.into_iter().zip(kinds).filter(|(_, is_kind)| !is_kind).map(|(placed, _)| placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn links(text: &str) -> String {
        let prompt = read_tokens(text);
        let told = read(&Telling::new(&prompt));
        let written = |link: &Link| {
            let length = link.length.map_or_else(String::new, |it| format!(" {it}"));
            format!("{}{}{length}", link.from, link.to)
        };
        told.links.iter().map(written).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn links_are_read_in_many_shapes() {
        let three = "AB 4, AC 1, CB 2";
        for text in [
            "A-B 4, A-C 1, C-B 2",
            "A-B: 4, A-C: 1, C-B: 2",
            "A->B (4), A->C (1), C->B (2)",
            "edges = [(A, B, 4), (A, C, 1), (C, B, 2)]",
            "[[\"A\", \"B\", 4], [\"A\", \"C\", 1], [\"C\", \"B\", 2]]",
            "From A to B is 4 km, from A to C 1 km, and between C and B it is 2 km.",
            "A --4-- B, A --1-- C, C --2-- B",
            "A-B is 4 km, A-C is 1 km and C-B is 2 km.",
        ] {
            assert_eq!(links(text), three, "{text}");
        }
        assert_eq!(links("1: 2, 3; 2: 3"), "12, 13, 23");
        assert_eq!(links("1-2, 2-3, 3-4"), "12, 23, 34");
        assert_eq!(links("How far is it from A to D?"), "");
    }
}
