//! Which mark of a drawing stands for what: "'#' = wall", "S is the start", "- @: a box", "from b to *".
//!
//! Marks and the things they may stand for are found in the sentences, and those that stand nearest to each other in one clause
//! are put together, the nearest first.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::language::{Telling, signs_named};

/// What a mark may stand for, with the words for it; `_` joins words that follow each other. Articles are passed over.
pub type Role = (&'static str, &'static [&'static str]);

/// Words and marks further apart than this do not belong together.
const FARTHEST: usize = 4;

/// A comma counts as so many words.
const COMMA: usize = 3;

/// Of these there is only one in a drawing.
const SINGLE: [&str; 3] = ["start", "goal", "player"];

/// Words by which what follows may be entered, or may not: "you can walk on the stones", "he cannot cross the water".
const ENTERS: &str = "walk walks step steps hop hops cross crosses crossed enter entered pass passes go goes swim move moves stand tread travel";
const ONTO: &str = "on onto through over across into in along";
const NOT: &str = "not cannot can't cant never n't mustn't don't";

#[derive(Clone, Debug, PartialEq)]
enum Item {
    Mark(char),
    Role(&'static str),
    /// "From", "to": what the mark right behind it stands for.
    RoleOfNext(&'static str),
    /// So many words' worth of something else.
    Gap(usize),
}

/// A mark and its role, found near each other: how far and in which order, with their places.
type Paired = (usize, usize, char, &'static str, Range<usize>, [usize; 2]);

/// What each mark stands for, as far as the sentences outside the drawing tell it. The sentences that tell it are accounted for.
pub fn legend(
    telling: &Telling,
    drawing: &Range<usize>,
    marks: &BTreeSet<char>,
    roles: &[Role],
) -> BTreeMap<char, &'static str> {
    let text = &telling.prompt.text;
    let mut found: BTreeMap<char, &'static str> = BTreeMap::new();
    let mut pairs: Vec<Paired> = Vec::new();
    let mut start = 0;
    let mut order = 0;
    for line in text.split('\n') {
        let place = start..start + line.len();
        start += line.len() + 1;
        let is_drawn = drawing.start < place.end && place.start < drawing.end;
        let is_example = telling.prompt.outline().sentences.iter().any(|sentence| {
            sentence.is_example && sentence.span.start <= place.start && place.end <= sentence.span.end
        });
        let has_words = line.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
        if is_drawn && !has_words || is_example {
            continue;
        }
        let line = if is_drawn { line.split(['[', '{']).next().unwrap_or("") } else { line };
        if let Some((mark, role)) = entry(line, marks, roles) {
            found.entry(mark).or_insert(role);
            telling.takes(&place);
            continue;
        }
        for (sentence, span) in sentences(line, place.start) {
            let items = items(sentence, marks, roles);
            for (at, item) in items.iter().enumerate() {
                let Item::Mark(mark) = item else {
                    continue;
                };
                for (other, role) in items.iter().enumerate() {
                    let role = match role {
                        Item::Role(role) => role,
                        Item::RoleOfNext(role) if at == other + 1 => role,
                        _ => continue,
                    };
                    let between = &items[at.min(other) + 1..at.max(other)];
                    let far: usize = between.iter().map(|it| if let Item::Gap(size) = it { *size } else { 2 }).sum();
                    if far <= FARTHEST {
                        pairs.push((far, order, *mark, role, span.clone(), [at, other]));
                        order += 1;
                    }
                }
            }
        }
    }
    pairs.sort_by_key(|(far, order, ..)| (*far, *order));
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (_, _, mark, role, span, [at, other]) in pairs {
        let is_taken = SINGLE.contains(&role) && found.values().any(|known| *known == role);
        if is_taken
            || found.contains_key(&mark)
            || used.contains(&(span.start, at))
            || used.contains(&(span.start, other))
        {
            continue;
        }
        used.insert((span.start, at));
        // "# and X are walls": a thing that is told in the plural may have several marks.
        found.insert(mark, role);
        used.insert((span.start, other));
        telling.takes(&span);
    }
    found
}

/// A line that is an entry of a legend: the mark, something like a colon, and what it stands for.
fn entry(line: &str, marks: &BTreeSet<char>, roles: &[Role]) -> Option<(char, &'static str)> {
    let whole = line.trim();
    let without_bullet = whole.strip_prefix(['-', '*', '•', '–']).map(str::trim_start);
    [Some(whole), without_bullet].into_iter().flatten().find_map(|line| {
        let (mark, rest) = leading_mark(line)?;
        let rest = rest.trim_start();
        let signs = [":", "=", "-", "–", "—", "→", "->", "is ", "are ", "means ", "stands for ", "represents ", "|"];
        // "K keeper": a short line that is no sentence needs no sign.
        let is_short = rest.split_whitespace().count() <= 8 && !rest.contains(['.', '?', '!', ':', '=']);
        let bare = (is_short && rest.starts_with(char::is_lowercase)).then_some(rest);
        let rest = signs.iter().find_map(|sign| rest.strip_prefix(sign)).or(bare)?;
        let roles: Vec<&'static str> = items(rest, &BTreeSet::new(), roles)
            .into_iter()
            .filter_map(|it| if let Item::Role(role) = it { Some(role) } else { None })
            .collect();
        let is_first_of_many = rest.contains([',', ';'])
            && rest
                .split([',', ';'])
                .skip(1)
                .any(|it| leading_mark(it.trim()).is_some_and(|(mark, _)| marks.contains(&mark)));
        (marks.contains(&mark) && !is_first_of_many).then_some(())?;
        roles.first().map(|role| (mark, *role))
    })
}

/// A mark at the beginning, in quotation marks, brackets or bare.
fn leading_mark(line: &str) -> Option<(char, &str)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if matches!(first, '\'' | '"' | '`' | '“' | '‘' | '(' | '[') {
        let mut inner = rest.chars();
        let mark = inner.next()?;
        let after = inner.as_str();
        if let Some(rest) = after.strip_prefix(['\'', '"', '`', '”', '’', ')', ']']) {
            return Some((mark, rest));
        }
    }
    (!rest.starts_with(|c: char| c.is_alphanumeric())).then_some((first, rest))
}

/// The sentences of a line with their places.
fn sentences(line: &str, start: usize) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in line.char_indices() {
        let before = line[..at].chars().next_back();
        let ends = matches!(c, '.' | '?' | '!')
            && before.is_some_and(|c| c.is_alphanumeric() || c == ')')
            && line[at + 1..].chars().next().is_none_or(char::is_whitespace);
        if ends {
            found.push((&line[from..=at], start + from..start + at + 1));
            from = at + 1;
        }
    }
    if !line[from..].trim().is_empty() {
        found.push((&line[from..], start + from..start + line.len()));
    }
    found
}

/// Marks, roles and what stands between them.
fn items(sentence: &str, marks: &BTreeSet<char>, roles: &[Role]) -> Vec<Item> {
    let pieces = pieces(sentence, marks);
    let word = |at: usize| if let Some(Piece::Word(word)) = pieces.get(at) { &**word } else { "" };
    let is_one_of = |word: &str, list: &str| !word.is_empty() && list.split(' ').any(|it| it == word);
    // What the verb before makes of a thing, until the clause ends.
    let mut entered: Option<&'static str> = None;
    let has_both = ["wall", "open"].iter().all(|role| roles.iter().any(|(known, _)| known == role));
    let mut items = Vec::new();
    // Where in the pieces each item stands.
    let mut places: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let is_negated = (1..=2).any(|back| at >= back && is_one_of(word(at - back), NOT));
        let is_allowed = (1..=2).any(|back| at >= back && is_one_of(word(at - back), "can may could only able"));
        let is_verb = is_one_of(word(at), ENTERS);
        let is_onto = is_one_of(word(at + 1), ONTO) || is_one_of(word(at), "cross enter swim");
        if matches!(pieces[at], Piece::Comma) || is_one_of(word(at), "but and until from to because since") {
            entered = None;
        }
        if has_both && is_verb && is_onto && (is_negated || is_allowed) {
            entered = Some(if is_negated { "wall" } else { "open" });
        }

        let words: Vec<&str> =
            pieces[at..].iter().map_while(|it| if let Piece::Word(word) = it { Some(&**word) } else { None }).collect();
        let longest = roles
            .iter()
            .flat_map(|(role, wordings)| wordings.iter().map(move |wording| (role, wording)))
            .filter(|(_, wording)| stands_first(&words, wording))
            // "To E" names a place, and "to reach the pond" does not.
            .filter(|(_, wording)| {
                !matches!(**wording, "to" | "from")
                    || matches!(pieces.get(behind_fillers(&pieces, at + 1)), Some(Piece::Mark(_)))
            })
            .max_by_key(|(_, wording)| wording.split('_').count());
        match (longest, &pieces[at]) {
            (Some((&role, wording)), _) => {
                let is_preposition = matches!(*wording, "to" | "from");
                // "Not the black ones", "squares that cannot be crossed": what may not be entered is a wall.
                let role = match entered.filter(|_| matches!(role, "wall" | "open")) {
                    Some(known) => known,
                    None if has_both && role == "open" && is_negated => "wall",
                    None => role,
                };
                if let Some((first, both)) = together(&items, &places, &pieces[..at], role, roles) {
                    items.truncate(first);
                    places.truncate(first);
                    items.push(Item::Role(both));
                    places.push(at);
                    at += wording.split('_').count();
                    continue;
                }
                places.push(at);
                items.push(if is_preposition { Item::RoleOfNext(role) } else { Item::Role(role) });
                at = if is_preposition { behind_fillers(&pieces, at + 1) } else { at + wording.split('_').count() };
                continue;
            }
            (None, _) if places.len() < items.len() + 1 => places.push(at),
            _ => {}
        }
        match &pieces[at] {
            Piece::Mark(mark) => items.push(Item::Mark(*mark)),
            Piece::Comma => items.push(Item::Gap(COMMA)),
            // "S stands for brick and o for floor": what joins brings near, and what parts does not.
            Piece::Word(word)
                if is_one_of(word, "stands stand for represents represent means denotes indicates depicts") =>
            {
                items.push(Item::Gap(0));
            }
            Piece::Word(word) if &**word == "and" => items.push(Item::Gap(2)),
            Piece::Word(_) => items.push(Item::Gap(1)),
        }
        at += 1;
    }
    items
}

/// "To the cell marked #": where the mark stands that a preposition leads to.
fn behind_fillers(pieces: &[Piece], from: usize) -> usize {
    const FILLERS: &str = "cell square field tile spot marked labelled labeled with shown as position";
    let is_filler = |piece: &&Piece| matches!(piece, Piece::Word(word) if FILLERS.split(' ').any(|it| it == &**word));
    from + pieces[from..].iter().take(4).take_while(is_filler).count()
}

/// "Keeper standing on a storage spot", "a goal square with a box on it": two roles in one clause that are one, and the place of
/// the first.
fn together(
    items: &[Item],
    places: &[usize],
    before: &[Piece],
    role: &'static str,
    roles: &[Role],
) -> Option<(usize, &'static str)> {
    let first = items.iter().rposition(|it| !matches!(it, Item::Gap(_)))?;
    let Item::Role(other) = items[first] else {
        return None;
    };
    let names = [format!("{other} on {role}"), format!("{role} on {other}")];
    let (both, _) = roles.iter().find(|(known, _)| names.iter().any(|name| name == known))?;
    let joins = if both.starts_with(other) {
        "on at over standing sitting placed already"
    } else {
        "with has having holding holds containing occupied covered"
    };
    let between = &before[places[first] + 1..];
    // "The crate belongs on the spot" says where it is to be.
    let is_wanted = between.iter().any(|it| {
        matches!(it, Piece::Word(word) if "belongs belong must should to goes go brought needs pushed push onto each every".split(' ').any(|it| it == &**word))
    });
    let is_joined = between.len() <= 8
        && !is_wanted
        && !between.iter().any(|it| matches!(it, Piece::Comma))
        && between.iter().any(|it| matches!(it, Piece::Word(word) if joins.split(' ').any(|join| join == &**word)));
    is_joined.then_some((first, *both))
}

fn stands_first(words: &[&str], wording: &str) -> bool {
    let mut words = words.iter();
    wording.split('_').all(|wanted| {
        words.next().is_some_and(|word| {
            *word == wanted || word.strip_suffix('s') == Some(wanted) || word.strip_suffix("es") == Some(wanted)
        })
    })
}

#[derive(Debug)]
enum Piece {
    Mark(char),
    Word(Box<str>),
    Comma,
}

/// Words and marks in their order, without articles and without signs such as colons.
fn pieces(sentence: &str, marks: &BTreeSet<char>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for piece in sentence.split_whitespace() {
        let count = piece.chars().count();
        let first = piece.chars().next();
        // Bare: a mark by itself. A lone "a" is an article and "I" is who speaks, unless they are quoted.
        if count == 1
            && let Some(mark) = first.filter(|it| marks.contains(it) && !matches!(it, 'a' | 'I' | '-' | '=' | ','))
        {
            pieces.push(Piece::Mark(mark));
            continue;
        }
        // "Return -1" names no mark.
        if piece.strip_prefix(['-', '−']).is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit())) {
            pieces.push(Piece::Word("number".into()));
            continue;
        }
        let quoted: Vec<char> = piece.chars().collect();
        let inside = quoted.windows(3).find(|it| {
            marks.contains(&it[1])
                && matches!(
                    (it[0], it[2]),
                    ('\'', '\'') | ('"', '"') | ('`', '`') | ('“', '”') | ('‘', '’') | ('(', ')') | ('[', ']')
                )
        });
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric() && !marks.contains(&c));
        let comma = piece.ends_with([',', ';']);
        // "#s", "X's" and "1s" are many of them; "#:" and "(S)" are one.
        let alone = inside.map(|it| it[1]).or_else(|| {
            let core = bare.trim_end_matches("'s").trim_end_matches("’s");
            let core = if core.chars().count() == 2 { core.strip_suffix('s').unwrap_or(core) } else { core };
            let core = core.trim_end_matches([':', '=', ',', ';', '.', ')']);
            let core = if core.is_empty() {
                bare.get(..bare.chars().next().map_or(0, char::len_utf8)).unwrap_or("")
            } else {
                core
            };
            let mut chars = core.chars();
            chars.next().filter(|mark| {
                chars.next().is_none() && marks.contains(mark) && !matches!(mark, 'a' | 'I' | '-' | '=' | ',')
            })
        });
        let word = bare.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let named = signs_named(&word).find(|mark| marks.contains(mark));
        match (alone, named) {
            (Some(mark), _) => pieces.push(Piece::Mark(mark)),
            (None, Some(mark)) => pieces.push(Piece::Mark(mark)),
            (None, None) => {
                for word in word.split(['-', '/', '=', ':']).filter(|it| !it.is_empty()) {
                    if !matches!(word, "a" | "an" | "the" | "your" | "is" | "are" | "it" | "its") {
                        pieces.push(Piece::Word(word.into()));
                    }
                }
            }
        }
        if comma {
            pieces.push(Piece::Comma);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    const ROLES: &[Role] = &[
        ("wall", &["wall", "blocked"]),
        ("open", &["open", "free", "passage"]),
        ("start", &["start", "starting"]),
        ("goal", &["goal", "exit", "destination", "end"]),
        ("box on goal", &["box_on_goal"]),
        ("box", &["box"]),
    ];

    fn read(text: &str, marks: &str) -> String {
        let prompt = read_tokens(text);
        let telling = Telling::new(&prompt);
        let found = legend(&telling, &(text.len()..text.len()), &marks.chars().collect(), ROLES);
        found.iter().map(|(mark, role)| format!("{mark} {role}")).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_legend_is_read_in_any_shape() {
        let four = "# wall, . open, E goal, S start";
        assert_eq!(read("S is the start, E is the exit, # are walls and dots are free.", "SE#."), four);
        assert_eq!(read("Go from the start (S) to the exit (E). Walls are '#', open cells are '.'.", "SE#."), four);
        assert_eq!(read("Legend: '#' = Wall, '.' = Passage\nNavigate from 'S' (start) to 'E' (goal)", "SE#."), four);
        assert_eq!(
            read("- S: your starting point\n- E: your destination\n- .: an open cell\n- #: a blocked cell", "SE#."),
            four
        );
        assert_eq!(read("1s are walls and 0s are free.", "10"), "0 open, 1 wall");
        assert_eq!(
            read("$ - A box on a goal\n@ - A box\n+ - A wall\n- - An open place", "$@+-"),
            "$ box on goal, + wall, - open, @ box"
        );
    }
}
