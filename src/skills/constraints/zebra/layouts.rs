//! Where a text lists things, in whatever layout: "Names: Ann, Bob, Cid", "fav colour: red/blue/green", rows and columns of a
//! table, lists under each other, and lists in running text, "their pets are a cat, a dog and an owl, and they drink (tea, milk, cola)".
//!
//! A text is cut at its marks into stretches, and a stretch at its commas into pieces. What stands between two commas is a
//! thing; the first begins behind a word that leads to a list, and the last ends before a word that goes on.

use std::ops::Range;

use super::categories::Category;
use super::words::words;
use crate::language::small_cardinal;

/// Words that lead to a list.
const LEADS: &str = "are is called named include includes live lives painted coloured colored namely among be being of have has either one: were was from";

/// Words with which a sentence goes on behind a list.
const GOES_ON: &str = "live lives living each are is was were have has in on at with who which whose not but as all sit sits stand stands stay own owns \
                       share for to from moved occupy occupies form also respectively took take reside resides that although though";

/// A thing has at most so many words.
const LONGEST: usize = 4;

/// All lists of three or more in the text, in order.
pub fn lists(text: &str) -> Vec<Category> {
    let mut found = Vec::new();
    let lines = lines(text);
    let mut at = 0;
    while at < lines.len() {
        let columns = columns(text, &lines[at..]);
        let below = if columns.is_empty() { one_below_another(text, &lines[at..]) } else { None };
        match (columns.is_empty(), below) {
            (false, _) => {
                at += lines[at..].iter().take_while(|it| text[(*it).clone()].contains('|')).count();
                found.extend(columns);
            }
            (true, Some(list)) => {
                at += 1 + list.names.len();
                found.push(list);
            }
            (true, None) => {
                found.extend(in_line(text, &lines[at]));
                at += 1;
            }
        }
    }
    found
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let line = |line: &str| {
        start += line.len();
        start - line.len()..start - (line.len() - line.trim_end_matches('\n').len())
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A table whose columns are the lists: its first row has their names.
fn columns(text: &str, lines: &[Range<usize>]) -> Vec<Category> {
    let rows: Vec<&Range<usize>> = lines.iter().take_while(|it| text[(*it).clone()].contains('|')).collect();
    let cells = |row: &Range<usize>| -> Vec<String> {
        text[row.clone()].trim().trim_matches('|').split('|').map(|it| it.trim().trim_matches('*').to_owned()).collect()
    };
    let is_rule = |row: &&&Range<usize>| text[(**row).clone()].contains(|c: char| c.is_alphanumeric());
    let rows: Vec<Vec<String>> = rows.iter().filter(is_rule).map(|it| cells(it)).collect();
    let Some((head, body)) = rows.split_first() else {
        return Vec::new();
    };
    let is_of_rows = head[0].is_empty() || words(&head[0]).iter().any(|it| OF_ROWS.split(' ').any(|word| word == it));
    let is_whole =
        body.iter().all(|row| row.len() == head.len() && row.iter().all(|cell| is_name(cell) && !cell.contains(',')));
    if is_of_rows || body.len() < 3 || head.len() < 2 || !is_whole {
        return Vec::new();
    }
    let span = lines[0].start..lines[rows.len().min(lines.len() - 1)].end;
    let list = |column: usize| Category {
        label: words(&head[column]),
        names: body.iter().map(|row| row[column].clone()).collect(),
        span: span.clone(),
    };
    // Numbers in the first column only count the rows.
    let is_number = |list: &Category| list.names.iter().all(|it| it.parse::<usize>().is_ok());
    (0..head.len()).map(list).filter(|it| !is_number(it)).collect()
}

/// What the first cell of a table says when each of its rows is a list.
const OF_ROWS: &str = "attribute attributes category categories kind kinds property feature type trait group characteristic variable field item";

/// "Pets:" and its things, each in a line of its own.
fn one_below_another(text: &str, lines: &[Range<usize>]) -> Option<Category> {
    let (first, rest) = lines.split_first()?;
    let label = text[first.clone()].trim().trim_end_matches('*').strip_suffix(':')?;
    let item = |line: &Range<usize>| {
        let line = text[line.clone()].trim();
        let bare = line.strip_prefix(['-', '*', '•', '–'])?.trim();
        (is_name(bare) && !bare.contains([',', ':', '/'])).then(|| bare.to_owned())
    };
    let names: Vec<String> = rest.iter().map_while(item).collect();
    let end = rest.get(names.len().checked_sub(1)?)?.end;
    (names.len() > 2 && words(label).len() < 8).then(|| Category { label: words(label), names, span: first.start..end })
}

/// A stretch of a line between two marks, and the mark before it.
struct Stretch<'a> {
    text: &'a str,
    start: usize,
    mark: char,
}

fn stretches<'a>(text: &'a str, line: &Range<usize>) -> Vec<Stretch<'a>> {
    let said = &text[line.clone()];
    let mut found = Vec::new();
    let (mut from, mut mark) = (0, ' ');
    for (at, c) in said.char_indices() {
        let after = said[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let is_alone = said[..at].ends_with(' ') && after == ' ';
        let is_mark = matches!(c, ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '–' | '—' | '=' | '?' | '!')
            || c == '.' && after.is_whitespace()
            || c == '-' && is_alone;
        if is_mark {
            found.push(Stretch { text: &said[from..at], start: line.start + from, mark });
            (from, mark) = (at + c.len_utf8(), c);
        }
    }
    found.push(Stretch { text: &said[from..], start: line.start + from, mark });
    found
}

/// The lists in one line.
fn in_line(text: &str, line: &Range<usize>) -> Vec<Category> {
    if let Some(list) = row_of_a_table(text, line) {
        return vec![list];
    }
    let stretches = stretches(text, line);
    let mut found: Vec<Category> = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        // What is asked lists nothing.
        if stretches.get(at + 1).is_some_and(|it| it.mark == '?') {
            continue;
        }
        let before = at.checked_sub(1).map_or("", |it| stretches[it].text);
        let leads = matches!(stretch.mark, ':' | '(' | '|' | '–' | '—' | '-' | '[' | '{' | '=');
        for (names, within, mut label) in in_stretch(stretch.text, leads) {
            if leads && label.is_empty() {
                // "Each keeps one pet (cat, dog, owl), carries one phone (...)": the words behind the last comma.
                let last = before.rsplit([',']).next().unwrap_or(before);
                let last =
                    if words(last).is_empty() { at.checked_sub(2).map_or("", |it| stretches[it].text) } else { last };
                label = words(last.rsplit(" and ").next().unwrap_or(last));
            }
            label.extend(words(&stretch.text[within.end..]).into_iter().take(2));
            found.push(Category { label, names, span: stretch.start + within.start..stretch.start + within.end });
        }
    }
    found
}

/// "| Pet | cat | dog | owl |".
fn row_of_a_table(text: &str, line: &Range<usize>) -> Option<Category> {
    let said = text[line.clone()].trim();
    let cells: Vec<&str> = said.trim_matches('|').split('|').map(|it| it.trim().trim_matches('*')).collect();
    let (label, names) = cells.split_first()?;
    let is_fit = names.len() > 2 && said.contains('|') && names.iter().all(|it| is_name(it)) && !label.is_empty();
    let are_numbers = names.iter().all(|it| it.rsplit(' ').next().is_some_and(|it| it.parse::<usize>().is_ok()));
    let names = || names.iter().map(|it| (*it).to_owned()).collect();
    (is_fit && !are_numbers).then(|| Category { label: words(label), names: names(), span: line.clone() })
}

/// The lists of a stretch, where each stands, and the words before it.
fn in_stretch(said: &str, leads: bool) -> Vec<(Vec<String>, Range<usize>, Vec<String>)> {
    let pieces = pieces(said);
    let mut found = Vec::new();
    let mut at = 0;
    let mut from = 0;
    while at < pieces.len() {
        let mut end = at + 1;
        let goes_on = |piece: &str| is_bare(piece) && !is_shared_out(piece);
        while end < pieces.len() && !pieces[end].1 && goes_on(&said[pieces[end].0.clone()]) {
            end += 1;
        }
        // The piece behind "and" is the last; without it the list goes to the end.
        let is_closed = end < pieces.len() && pieces[end].1;
        if is_closed {
            end += 1;
        }
        let is_whole = is_closed || end == pieces.len() || is_shared_out(&said[pieces[end].0.clone()]);
        let list = (is_whole && end - at > 2).then(|| list_of(said, &pieces[at..end], leads && at == 0)).flatten();
        match list {
            Some((names, place)) => {
                let label = words(&said[from..place.start]);
                from = place.end;
                at = end;
                found.push((names, place, label));
            }
            None => at += 1,
        }
    }
    found
}

/// The pieces between commas or slashes, and whether "and" stands before each.
fn pieces(said: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let (mut from, mut is_last) = (0, false);
    let mut at = 0;
    while at < said.len() {
        let rest = &said[at..];
        let joins = [", and ", ", or ", ", & ", " and ", " or ", " & ", " as well as "];
        let joint = joins.iter().find(|it| rest.starts_with(**it)).map(|it| (it.len(), true));
        let split = if rest.starts_with([',', '/']) { Some((1, false)) } else { None };
        match joint.or(split) {
            Some((length, joins)) => {
                found.push((from..at, is_last));
                at += length;
                (from, is_last) = (at, joins);
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.push((from..said.len(), is_last));
    found
}

/// "Ann, Bob, Cid, one per house": what tells how they are shared out is none of them.
fn is_shared_out(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    matches!(first, "one" | "each" | "every" | "all")
        && matches!(next, "per" | "in" | "to" | "for" | "of" | "different" | "house")
}

fn is_bare(piece: &str) -> bool {
    let words: Vec<&str> = without_article(piece.trim()).split_whitespace().collect();
    let leads = |word: &&str| LEADS.split(' ').any(|it| it == *word) && *word != "of";
    (1..=LONGEST).contains(&words.len()) && !words.iter().any(leads)
}

fn without_article(name: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|it| name.strip_prefix(it)).unwrap_or(name)
}

/// The things of these pieces, and where they stand.
fn list_of(said: &str, pieces: &[(Range<usize>, bool)], leads: bool) -> Option<(Vec<String>, Range<usize>)> {
    let middle: Vec<&str> = pieces[1..pieces.len() - 1].iter().map(|it| said[it.0.clone()].trim()).collect();
    let most = middle.iter().map(|it| without_article(it).split_whitespace().count()).max()?;
    let are_large = middle.iter().all(|it| without_article(it).contains(char::is_uppercase));
    let first = first_of(said, &pieces[0].0, most, are_large, leads)?;
    let last = &pieces[pieces.len() - 1].0;
    let last = last_of(said, last, most.max(said[first.clone()].split_whitespace().count()), are_large)?;
    let mut names = vec![said[first.clone()].to_owned()];
    names.extend(middle.iter().map(|it| without_article(it).trim_matches(['"', '\'', '`', '*']).to_owned()));
    names.push(said[last.clone()].to_owned());
    names.iter_mut().for_each(|it| *it = without_article(it.trim()).trim_matches(['"', '\'', '`', '*']).to_owned());
    let mut sorted: Vec<String> = names.iter().map(|it| it.to_lowercase()).collect();
    sorted.sort_unstable();
    sorted.dedup();
    // "Three friends, three jobs and three pets" says how many there are.
    let counts = |name: &String| {
        name.split_once(' ').is_some_and(|(first, _)| small_cardinal(&first.to_lowercase()).is_some())
            || name.bytes().all(|it| it.is_ascii_digit())
    };
    let is_fit = sorted.len() == names.len() && names.iter().all(|it| is_name(it)) && !names.iter().any(counts);
    is_fit.then_some((names, first.start..last.end))
}

fn is_name(name: &str) -> bool {
    let has_letters = name.contains(char::is_alphanumeric);
    has_letters && name.len() <= 40 && name.split_whitespace().count() <= LONGEST && !name.contains(['?', '(', '_'])
}

/// The words of a stretch, and where each stands.
fn placed_words<'a>(said: &'a str, place: &Range<usize>) -> Vec<(&'a str, usize)> {
    let mut at = place.start;
    let mut found = Vec::new();
    for word in said[place.clone()].split_whitespace() {
        let start = said[at..place.end].find(word).map_or(at, |it| at + it);
        found.push((word, start));
        at = start + word.len();
    }
    found
}

/// Where the first thing stands: behind a word that leads to the list, or an article; or it is as long as the others.
fn first_of(said: &str, place: &Range<usize>, most: usize, are_large: bool, leads: bool) -> Option<Range<usize>> {
    let words = placed_words(said, place);
    let (last, start) = words.last()?;
    let end = start + last.len();
    let is_lead = |word: &str| LEADS.split(' ').any(|it| it == word.to_lowercase());
    let behind = words.iter().rposition(|(word, _)| is_lead(word)).map(|it| it + 1);
    let article = words.iter().rposition(|(word, _)| matches!(*word, "a" | "an"));
    // "iPhone 13".
    let is_large = |word: &str| word.contains(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit());
    let begin = match behind.max(article) {
        Some(at)
            if (1..=LONGEST + 1).contains(&(words.len() - at))
                && (!are_large || is_large(words[words.len() - 1].0)) =>
        {
            at
        }
        _ if leads && words.len() <= LONGEST => 0,
        _ if are_large => {
            words.len() - words.iter().rev().take_while(|(word, _)| is_large(word)).count().min(most.max(1))
        }
        _ => words.len() - most.min(words.len()),
    };
    let begin = if are_large && !leads {
        // "Four mothers called Arnold", "mothers Arnold": capitals tell where a name begins.
        begin.max(words.iter().rposition(|(word, _)| !is_large(word)).map_or(0, |it| it + 1))
    } else {
        begin
    };
    words.get(begin).map(|(_, start)| *start..end)
}

/// Where the last thing stands: it ends before a word that goes on, and is no longer than the others.
fn last_of(said: &str, place: &Range<usize>, most: usize, are_large: bool) -> Option<Range<usize>> {
    let words = placed_words(said, place);
    let skipped = usize::from(words.first().is_some_and(|it| matches!(it.0, "a" | "an" | "the")));
    let goes_on = |word: &str| GOES_ON.split_whitespace().any(|it| it == word);
    let is_large = |word: &str| word.contains(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit());
    let own = words[skipped.min(words.len())..].iter();
    let count = own.take_while(|(word, _)| !goes_on(word) && (!are_large || is_large(word))).count();
    let is_end = skipped + count == words.len();
    let count = if is_end { count } else { count.min(most) };
    if count == 0 || count > LONGEST {
        return None;
    }
    let (_, start) = words.get(skipped)?;
    let (last, last_start) = words.get(skipped + count - 1)?;
    Some(*start..last_start + last.trim_end_matches(['.', ',', '"', '*']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_things_are_shared_out_is_none_of_them() {
        let found = lists("The people in them are Ann, Bob, Cid, one per house.");
        let names: Vec<&[String]> = found.iter().map(|it| &it.names[..]).collect();
        assert_eq!(names, [["Ann", "Bob", "Cid"]]);
    }

    #[test]
    fn lists_are_found_in_any_layout() {
        let shown = |text: &str| lists(text).iter().map(|it| it.names.join("/")).collect::<Vec<_>>().join("; ");
        for (text, wanted) in [
            ("Names: Ann, Bob, Cid", "Ann/Bob/Cid"),
            ("fav colour: red/blue/green", "red/blue/green"),
            ("| Pet | cat, dog, owl |", "cat/dog/owl"),
            ("| Pet | cat | dog | owl |", "cat/dog/owl"),
            ("| Name | Pet |\n|---|---|\n| Ann | cat |\n| Bob | dog |\n| Cid | owl |", "Ann/Bob/Cid; cat/dog/owl"),
            ("Pets:\n- cat\n- dog\n- owl\n", "cat/dog/owl"),
            ("Three mothers called Ann, Bea and Cleo live side by side.", "Ann/Bea/Cleo"),
            (
                "Their pets are a cat, a dog and an owl, their phones are a Nokia 9, a Sony X and an LG, and they drink tea, milk and cola.",
                "cat/dog/owl; Nokia 9/Sony X/LG; tea/milk/cola",
            ),
            ("In them live Ann, Bob and Cid, not necessarily in this order.", "Ann/Bob/Cid"),
            (
                "Each keeps one pet (cat, dog, owl) and drinks one drink (tea, root beer, cola).",
                "cat/dog/owl; tea/root beer/cola",
            ),
            ("The cat lives left of the dog, and Ann is in house 1.", ""),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }
}
