//! Lists of things in running text: "their pets are a cat, a rabbit or a parrot".
//!
//! What stands between two commas is a thing as it is. The first and the last may have other words around them, and are as
//! long as their article, their capitals or the marks around them tell.

use std::ops::Range;

use super::said::Word;
use crate::language::small_cardinal;

/// A list, the words before it, and where in its sentence it stands.
#[derive(Clone, Debug)]
pub struct List {
    pub label: Vec<String>,
    pub names: Vec<Vec<Word>>,
    pub place: Range<usize>,
}

const ARTICLES: &str = "a|an|the";

/// A thing has at most so many words.
const LONGEST: usize = 3;

/// All lists of three or more things in a sentence. `is_said_alone` tells whether a word stands somewhere else not after the
/// other one: it is no part of the name then, "a red and a black shirt".
pub fn lists(said: &[Word], is_said_alone: &dyn Fn(&str, &str) -> bool) -> Vec<List> {
    let mut found = telegraphic(said);
    if !found.is_empty() {
        return found;
    }
    let (mut from, mut at) = (0, 0);
    while at < said.len() {
        let list = said[at].is(",").then(|| list_around(said, at, from, is_said_alone)).flatten();
        at += 1;
        if let Some(list) = list {
            (from, at) = (list.place.end, list.place.end);
            found.push(list);
        }
    }
    found
}

/// The list whose first comma is this one.
fn list_around(said: &[Word], comma: usize, from: usize, is_said_alone: &dyn Fn(&str, &str) -> bool) -> Option<List> {
    let mut middle: Vec<Range<usize>> = Vec::new();
    let mut start = comma + 1;
    let mut is_open = true;
    let mut is_joined = false;
    // Whole things, each with a comma or "and" behind it.
    while is_open {
        start += usize::from(said.get(start).is_some_and(|it| it.is("and|or")) && said[start - 1].is(","));
        is_joined |= said[start - 1].is("and|or|&");
        let ends = |it: &Word| it.is_mark() || it.is("and|or|&");
        let length = said.get(start..)?.iter().position(ends).unwrap_or(said.len() - start);
        let is_thing = match said.get(start)?.is(ARTICLES) || said[start..start + length].iter().all(|it| it.is_large) {
            true => (1..=LONGEST + 1).contains(&length),
            false => (1..LONGEST).contains(&length),
        };
        is_open = !is_joined && said.get(start + length).is_some_and(|it| it.is(",|and|or|&")) && is_thing;
        if is_open {
            middle.push(start..start + length);
            start += length + 1;
        }
    }
    if middle.is_empty() {
        return None;
    }
    let bare = |range: &Range<usize>| range.start + usize::from(said[range.start].is(ARTICLES))..range.end;
    let has_article = said[middle[0].start].is(ARTICLES);
    let is_large = |at: usize| said[at].is_large;
    if from >= comma {
        return None;
    }
    let all_large = middle.iter().all(|it| bare(it).all(is_large));
    let all_single = middle.iter().all(|it| bare(it).len() == 1);
    // The first: up to a mark, an article or the last small letter before it.
    let mark = (from..comma).rev().find(|&at| said[at].is_mark()).map_or(from, |at| at + 1);
    let article = (mark..comma).rev().find(|&at| said[at].is(ARTICLES)).filter(|at| comma - at <= LONGEST + 1);
    let first = match article {
        _ if all_large && !has_article => {
            (mark..comma).rev().take_while(|&at| is_large(at) && !said[at].is("in|on|the")).last()?
        }
        Some(at) => at,
        None if comma - mark <= 2 && mark > from && said[mark - 1].is("(|-|–|—|:|[") => mark,
        None => comma - 1,
    };
    let first = first..comma;
    // The last: as far as a mark, or as the others go.
    let rest = start + said[start..].iter().position(Word::is_mark).unwrap_or(said.len() - start);
    let own = start + usize::from(said.get(start)?.is(ARTICLES));
    let last = if all_large && !has_article {
        let most = middle.iter().map(|it| bare(it).len()).max().unwrap_or(1);
        own..own + (own..rest).take(most).take_while(|&at| is_large(at)).count()
    } else if rest.saturating_sub(own) <= 1 {
        own..rest
    } else if all_single
        && (rest.saturating_sub(own) > LONGEST || is_said_alone(&said[own].lower, &said[rest - 1].lower))
    {
        own..own + 1
    } else {
        own..rest.min(own + LONGEST)
    };
    if last.is_empty() || !is_joined && !said.get(rest).is_none_or(Word::is_edge) {
        return None;
    }
    let mut label: Vec<String> = said[from..first.start].iter().rev().take(8).map(|it| it.lower.clone()).collect();
    label.extend(said[last.end..rest].iter().take(2).map(|it| it.lower.clone()));
    let mut places = vec![bare(&first)];
    places.extend(middle.iter().map(bare));
    places.push(last.clone());
    let names: Vec<Vec<Word>> = places.into_iter().map(|it| said[it].to_vec()).collect();
    Some(List { label, names: without_one(names)?, place: first.start..last.end })
}

/// "A red one, a blue one or a green one" has three colours.
fn without_one(mut names: Vec<Vec<Word>>) -> Option<Vec<Vec<Word>>> {
    if names.iter().all(|it| it.len() > 1 && it[it.len() - 1].is("one")) {
        names.iter_mut().for_each(|it| it.truncate(it.len() - 1));
    }
    let is_name = |it: &Vec<Word>| !it.is_empty() && it.iter().all(|word| !word.is_mark());
    // "Three jobs, three hobbies" says how many there are.
    let counts = |it: &Vec<Word>| it.len() > 1 && small_cardinal(&it[0].lower).is_some_and(|count| count > 1);
    let is_number = |it: &Vec<Word>| counts(it) || it[0].lower.chars().all(|c| c.is_ascii_digit());
    (names.iter().all(is_name) && !names.iter().any(is_number)).then_some(names)
}

/// "Colours red white green, drinks tea milk juice": pieces of one length, each with what its things are called before them.
fn telegraphic(said: &[Word]) -> Vec<List> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 0..=said.len() {
        if said.get(at).is_none_or(Word::is_mark) {
            pieces.extend((start < at).then_some(start..at));
            start = at + 1;
        }
    }
    let length = pieces.first().map_or(0, Range::len);
    if pieces.len() < 2 || length < 4 || pieces.iter().any(|it| it.len() != length || said[it.start].is(ARTICLES)) {
        return Vec::new();
    }
    let is_plural = |it: &Range<usize>| said[it.start].is("people") || said[it.start].lower.ends_with('s');
    if !pieces.iter().all(is_plural) {
        return Vec::new();
    }
    let list = |it: Range<usize>| List {
        label: vec![said[it.start].lower.clone()],
        names: said[it.start + 1..it.end].iter().map(|word| vec![word.clone()]).collect(),
        place: it.start..it.end,
    };
    pieces.into_iter().map(list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::constraints::zebra::said::sentences;

    #[test]
    fn lists_are_found_where_they_begin_and_end() {
        let shown = |text: &str| {
            let said = &sentences(text)[0];
            let found = lists(said, &|_, last| last == "shirt");
            let name = |it: &Vec<Word>| it.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" ");
            found
                .iter()
                .map(|it| it.names.iter().map(name).collect::<Vec<_>>().join("/"))
                .collect::<Vec<_>>()
                .join("; ")
        };
        assert_eq!(
            shown("They come from Kenya, Peru and Spain and ran in a white, a red and a black shirt."),
            "kenya/peru/spain; white/red/black"
        );
        assert_eq!(
            shown("A different snack – popcorn, nachos or crisps – and a drink (cola, iced tea, milk)."),
            "popcorn/nachos/crisps; cola/iced tea/milk"
        );
        assert_eq!(
            shown("Ms Novak, Mr Diaz and Ms Lind play the drums, the flute and the harp, one each."),
            "ms novak/mr diaz/ms lind; drums/flute/harp"
        );
        assert_eq!(shown("Each wears a shirt: a red one, a blue one or a green one."), "red/blue/green");
        assert_eq!(shown("colors red white green, people dane pole swiss."), "red/white/green; dane/pole/swiss");
        assert_eq!(shown("When it rains, Ann stays in, and Bob goes out."), "");
    }
}
