//! Reads a maze: the rows, its ends, the steps that are allowed, and in what form the way is wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::questions::{self, Asked};
use super::vocabulary::{KNOWN, OTHER_PUZZLES, ROLES};
use super::{LARGEST, NONE, ROOMS, cells, exits, lattice};
use crate::language::rules::{self, MARKS, Rules, words};
use crate::language::{Telling, says, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Value};
use crate::skills::search::drawing::{drawing, with_words_for_none};
use crate::skills::search::legend::legend;
use crate::skills::search::told_squares::{pairs_in_words, told_ends, told_squares};
use crate::skills::search::walled::walled;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_grid = prompt.says(
        "maze|labyrinth|pathfinding|cellar|grid|map|board|matrix|field|floor_plan|room|cell|wall|garden|cave|warehouse|dungeon|square|plan|courtyard|park|yard",
    );
    // "MAZE" may stand in a title.
    let lower = prompt.text.to_lowercase();
    let is_grid = is_grid || ["maze", "labyrinth"].iter().any(|it| lower.contains(it));
    // Whoever wants any way is served with the shortest.
    let wants_any = prompt.says(
        "find|give|show|list|which|what|how|lead|get|want|write|help|guide path|route|way|directions|through|out|escape|exit|goal|treasure|reach|to !how_many !draw",
    );
    let is_way = prompt.says(
        "path|route|way|navigate|steps|step|reach|escape|get|distance|moves|directions|walk|exit|travel|go|find|out|hop|run|pass|arrive|cross|get_through|drive|instruction|instructions|action|actions",
    );
    let is_shortest = prompt
        .says("shortest|minimum|fewest|least|quickest|minimal|optimal|distance|how_many|how_few|fastest|smallest|as_short|as_few|few|as_fast_as|as_quickly");
    let whether = "is_there|whether|is_it_possible|can|could|does_any|does_a path|way|route|reach|get|escape|exit|walk|go|come|travel|cross|pass|run|crawl|hop|find \
                   !how !which !what !list !sequence !direction";
    let is_asked = |sentence: &Sentence| {
        says(prompt.of(sentence), "whether")
            || prompt.text_of(sentence).ends_with('?') && says(prompt.of(sentence), whether)
    };
    // "_ is where you can walk" asks nothing.
    let asks_whether = !is_shortest && prompt.sentences_that_say(whether).any(is_asked) && !asks_for_the_way(prompt);
    let rooms = walled(&telling);
    let has_rooms = rooms.is_some();
    let drawn = rooms.or_else(|| drawing(&telling));
    let is_drawn = drawn.as_ref().is_some_and(|(cells, _)| {
        let marks: BTreeSet<char> = cells.iter().flatten().copied().collect();
        let is_told = |mark: &&char| prompt.text.contains(&format!("({mark})"));
        marks.iter().any(|mark| "#~X⬛🟫🧱".contains(*mark)) || marks.iter().filter(is_told).count() > 2
    });
    let is_denied = |sentence: &Sentence| says(prompt.of(sentence), "not|n't|never|no|cannot|don't");
    if !((is_grid || is_drawn) && is_way)
        || prompt.says(OTHER_PUZZLES)
        || !prompt.sentences_that_say("twice").all(is_denied)
        || prompt.says("both !include !included !including !counting !count !ends")
        || prompt.says("knight")
            && prompt.says("chess|chessboard|chess_board|knight_move|knight's|two_squares|l-shaped")
    {
        return None;
    }
    let asked = questions::asked(prompt)?;
    if asked == Asked::Usual && !(is_shortest || asks_whether || wants_any) {
        return None;
    }
    if asked == Asked::Exits {
        return exits::read(telling, &drawn.filter(|_| !has_rooms)?);
    }
    let (rows, sizes) = match drawn {
        Some((cells, span)) => {
            let count = (cells.len() / 2 * (cells[0].len() / 2)) as i64;
            let marks = cells.iter().flatten().filter_map(|mark| mark.to_digit(10)).map(i64::from);
            let own = [cells.len() as i64, cells[0].len() as i64, if has_rooms { count } else { 1 }];
            let sizes: Vec<i64> = own.into_iter().chain(marks).collect();
            (rows_of(&telling, &cells, &span, has_rooms)?, sizes)
        }
        None => {
            let rows = told_squares(&telling)?;
            let in_brackets =
                prompt.text.split('(').skip(1).filter_map(|it| it.split_once(')')).map(|(inside, _)| inside);
            let told = in_brackets.flat_map(|it| words(it, 0..it.len())).filter_map(|word| word.number);
            let sizes = told.chain([rows.len() as i64, rows[0].len() as i64, 1]).collect();
            (rows, sizes)
        }
    };
    let sizes: Vec<i64> = sizes.into_iter().chain(neighbours(prompt)).chain(told_numbers(prompt)).collect();
    read_board(telling, rows, has_rooms, (asked, asks_whether), &sizes)
}

/// "In 4 directions", "the 8 neighbouring cells".
fn neighbours(prompt: &Prompt) -> impl Iterator<Item = i64> + '_ {
    let beside = "direction|neighbour|neighbor|neighbourhood|neighborhood|neighbouring|neighboring|adjacent|connected|way|cardinal";
    let is_diagonal = diagonal_steps(&Telling::new(prompt)) == Some(true);
    [4, 8]
        .into_iter()
        .filter(move |count| is_diagonal == (*count == 8))
        .filter(move |count| prompt.says(&format!("{count} {beside}")))
}

/// Numbers in brackets, which are places: "(0, 3)", and the -1 for none.
fn told_numbers(prompt: &Prompt) -> Vec<i64> {
    let pieces = prompt.text.split(['(', '[']).skip(1).filter_map(|it| it.split_once([')', ']']));
    let mut found: Vec<i64> = pieces
        .filter(|(inside, _)| inside.matches(',').count() == 1)
        .flat_map(|(inside, _)| inside.split(',').filter_map(|it| it.trim().parse().ok()).collect::<Vec<i64>>())
        .collect();
    found.extend(pairs_in_words(&prompt.text).into_iter().flat_map(|((row, column), _)| [row, column]));
    if ["-1", "−1"].iter().any(|none| prompt.text.contains(none)) {
        found.push(1);
    }
    found
}

/// "Which way do you go?", "give the directions": the way itself is wanted, whatever else is asked.
fn asks_for_the_way(prompt: &Prompt) -> bool {
    let asks = "which|what|give|list|write|tell|show path|route|way|direction|directions|moves|steps !whether !can !possible !possibly !if !is_there";
    prompt.says(asks) || prompt.says("how do|does|should|to go|get|reach|come|walk|escape !how_many !can")
}

/// The rows of a goal for what is drawn: what each mark stands for is told, or usual.
fn rows_of(telling: &Telling, cells: &[Vec<char>], span: &Range<usize>, has_rooms: bool) -> Option<Vec<String>> {
    if cells.len() > LARGEST || cells[0].len() > LARGEST {
        return None;
    }
    let marks: BTreeSet<char> = cells.iter().flatten().copied().collect();
    if marks.len() > 12 {
        return None;
    }
    let mut meaning = legend(telling, span, &marks, ROLES);
    if has_rooms {
        meaning.insert('#', "wall");
        meaning.insert(' ', "open");
    }
    name_the_ends(telling, cells, span, &mut meaning);
    let ends = told_ends(telling, cells.len(), cells[0].len());
    if ends.is_some() {
        meaning.retain(|_, role| !matches!(*role, "start" | "goal"));
        meaning.extend(marks.iter().filter(|it| matches!(it, '0' | '.')).map(|it| (*it, "open")));
    }
    let usual: &[(&'static str, &str)] =
        &[("start", "SsA@P"), ("goal", "GgEeFBT$X🏁🚩"), ("wall", "#█■1XxW+⬛🧱"), ("open", "._ 0OoPp·□ ⬜")];
    for (role, candidates) in usual {
        let is_told = ends.is_some() && matches!(*role, "start" | "goal");
        if !is_told && (*role == "open" || !meaning.values().any(|known| known == role)) {
            let fitting = candidates.chars().filter(|it| marks.contains(it) && !meaning.contains_key(it));
            let found: Vec<char> = if *role == "open" { fitting.collect() } else { fitting.take(1).collect() };
            found.into_iter().for_each(|mark| {
                meaning.insert(mark, role);
            });
        }
    }
    name_by_structure(cells, ends.is_some(), &mut meaning);
    // A dash is open where no walls are drawn with it.
    if marks.contains(&'-') && !marks.contains(&'|') && !marks.contains(&'+') {
        meaning.entry('-').or_insert("open");
    }
    let mut places = [Vec::new(), Vec::new()];
    let mut rows: Vec<String> = Vec::new();
    for (row, line) in cells.iter().enumerate() {
        let mut text = String::new();
        for (column, mark) in line.iter().enumerate() {
            text.push(match *meaning.get(mark)? {
                "wall" => '#',
                "open" => '.',
                "start" => {
                    places[0].push((row, column));
                    'S'
                }
                _ => {
                    places[1].push((row, column));
                    'G'
                }
            });
        }
        rows.push(text);
    }
    // Where nothing is in the way, what is in the way was not understood.
    if !rows.iter().any(|row| row.contains('#')) {
        return None;
    }
    if places.iter().all(Vec::is_empty) {
        let corners = match ends {
            Some(ends) => ends,
            None => corners(telling, rows.len(), rows[0].chars().count()).filter(|_| !has_rooms)?,
        };
        for ((row, column), mark) in corners.into_iter().zip(["S", "G"]) {
            // Both ends must be open.
            let is_open = rows[row].get(column..=column) == Some(".");
            is_open.then_some(())?;
            rows[row].replace_range(column..=column, mark);
        }
    } else if places.iter().any(|found| found.len() != 1) {
        return None;
    }
    Some(rows)
}

/// What the drawing itself gives away of marks that nothing is told of: a rim of one mark is the wall, and what is left open.
fn name_by_structure(cells: &[Vec<char>], has_ends: bool, meaning: &mut BTreeMap<char, &'static str>) {
    let width = cells[0].len();
    let is_rim = |row: usize, column: usize| row == 0 || column == 0 || row + 1 == cells.len() || column + 1 == width;
    let places = cells
        .iter()
        .enumerate()
        .flat_map(|(row, line)| line.iter().enumerate().map(move |(column, mark)| (row, column, *mark)));
    let rim: BTreeSet<char> = places.filter(|(row, column, _)| is_rim(*row, *column)).map(|it| it.2).collect();
    let unknown: BTreeSet<char> = cells.iter().flatten().copied().filter(|it| !meaning.contains_key(it)).collect();
    let has = |meaning: &BTreeMap<char, &'static str>, role: &str| meaning.values().any(|known| *known == role);
    if let [rim] = rim.into_iter().collect::<Vec<_>>()[..]
        && unknown.contains(&rim)
        && !has(meaning, "wall")
    {
        meaning.insert(rim, "wall");
    }
    let left: Vec<char> = unknown.into_iter().filter(|it| !meaning.contains_key(it)).collect();
    let is_ready = has(meaning, "wall") && (has_ends || has(meaning, "start") && has(meaning, "goal"));
    if let ([mark], true, false) = (&left[..], is_ready, has(meaning, "open")) {
        meaning.insert(*mark, "open");
    }
}

/// The words for marks that are told in brackets: "the puddles (~)".
fn named_marks(text: &str) -> String {
    let opened = text.match_indices('(').filter(|(at, _)| text[at + 1..].chars().nth(1) == Some(')'));
    let named = opened.filter_map(|(at, _)| text[..at].split_whitespace().next_back());
    named.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Two marks that stand only once in the drawing and are spoken of, where no more is told: of "from A to B" one end may be
/// told, and the other is the mark that is left.
fn name_the_ends(
    telling: &Telling,
    cells: &[Vec<char>],
    drawing: &Range<usize>,
    meaning: &mut BTreeMap<char, &'static str>,
) {
    let count = |mark: char| cells.iter().flatten().filter(|it| **it == mark).count();
    let is_spoken_of = |mark: char| {
        let text = &telling.prompt.text;
        let outside = [&text[..drawing.start.min(text.len())], &text[drawing.end.min(text.len())..]];
        let is_bare = |word: &str| word.trim_matches(['"', '\'', '`', ',', '.', '?']).chars().eq([mark]);
        text.contains(&format!("({mark})"))
            || !mark.is_alphanumeric() && outside.iter().any(|it| it.split_whitespace().any(is_bare))
    };
    let marks: BTreeSet<char> = cells.iter().flatten().copied().collect();
    // "It is placed at R and has to reach T."
    for &mark in marks.iter().filter(|it| it.is_alphanumeric() && count(**it) == 1) {
        if meaning.contains_key(&mark) {
            continue;
        }
        let words: Vec<String> = words(&telling.prompt.text, 0..telling.prompt.text.len())
            .windows(2)
            .filter(|two| telling.prompt.text[two[1].span.clone()].chars().eq([mark]))
            .filter(|two| !(drawing.start..=drawing.end).contains(&two[1].span.start))
            .map(|two| two[0].lower.clone())
            .collect();
        let is_one_of = |list: &[&str]| !words.is_empty() && words.iter().all(|it| list.contains(&&**it));
        let role = match () {
            () if is_one_of(&["at", "from", "on", "leaving", "leaves"]) => "start",
            () if is_one_of(&["reach", "to", "reaching", "reaches", "towards", "into"]) => "goal",
            () => continue,
        };
        if !meaning.values().any(|it| *it == role) {
            meaning.insert(mark, role);
        }
    }
    for (&mark, role) in
        marks.iter().filter(|it| count(**it) == 1).filter_map(|mark| Some((mark, end_by_noun(telling, *mark)?)))
    {
        if !meaning.contains_key(&mark) && !meaning.values().any(|it| *it == role) {
            meaning.insert(mark, role);
        }
    }
    let open: Vec<char> =
        marks.into_iter().filter(|it| !meaning.contains_key(it) && count(*it) == 1 && is_spoken_of(*it)).collect();
    let has = |role: &str| meaning.values().any(|it| *it == role);
    match (&open[..], has("start"), has("goal")) {
        ([mark], false, true) => drop(meaning.insert(*mark, "start")),
        ([mark], true, false) => drop(meaning.insert(*mark, "goal")),
        _ => {}
    }
}

/// What a mark is by the noun that stands at it: "the castle C" is the goal of who has "to get to the castle".
fn end_by_noun(telling: &Telling, mark: char) -> Option<&'static str> {
    let text = &telling.prompt.text;
    let words = words(text, 0..text.len());
    let is_noun = |word: &&rules::Word| word.lower.len() > 2 && !rules::is_plain(&word.lower);
    let places = text.match_indices(mark).map(|(at, _)| at..at + mark.len_utf8());
    // The word right before it, or right behind it, with only marks between: "base (B)", "'B' base", "B = base".
    let near = |span: Range<usize>| {
        let is_joined = |between: &str| {
            between.len() <= 4
                && !between.contains(['\n', '.', ',', ';'])
                && between.chars().all(|c| !c.is_alphanumeric())
        };
        let before = words
            .iter()
            .rev()
            .find(|it| it.span.end <= span.start)
            .filter(|it| is_joined(&text[it.span.end..span.start]));
        let after =
            words.iter().find(|it| it.span.start >= span.end).filter(|it| is_joined(&text[span.end..it.span.start]));
        before.filter(is_noun).or_else(|| after.filter(is_noun)).map(|it| it.lower.clone())
    };
    let nouns: BTreeSet<String> = places.filter_map(near).collect();
    let noun = nouns.first().filter(|_| nouns.len() == 1)?;
    let led_by = |list: &str| {
        let at = |at: usize| words[at].lower == *noun && words[at.saturating_sub(2)..at].iter().any(|it| it.is(list));
        (0..words.len()).any(at)
    };
    match (led_by("to reach into towards find"), led_by("from for take takes bring brings control lead leads get")) {
        (true, false) => Some("goal"),
        (false, true) => Some("start"),
        _ => None,
    }
}

/// The reading of a board in the rows of a goal.
fn read_board(
    telling: Telling,
    rows: Vec<String>,
    has_rooms: bool,
    (asked, asks_whether): (Asked, bool),
    sizes: &[i64],
) -> Option<Reading> {
    let prompt = telling.prompt;
    let is_diagonal = diagonal_steps(&telling)?;
    if has_rooms && is_diagonal {
        return None;
    }
    if asked == Asked::Ways {
        let doubt = doubt(&telling, sizes);
        return lattice::reading(telling, &rows, is_diagonal || has_rooms).map(|it| it.doubted(doubt));
    }
    let names = names(&telling, is_diagonal)?;
    let is_counted = telling.says(&[
        "how_many|how_few|number_of|count_of|length|minimum_number|fewest_number|least_number step|move|path|route|way|hop|times|square",
        "how_long|how_far|distance shortest|path|way|route|from|goal|exit",
        "minimum_steps|fewest_steps|least_steps answer|what|is|give",
    ]);
    telling.says(&[
        "find|navigate|reach|escape|get|travel|go|determine|give|show|what|lead|help|walk|plan|trapped|lost path|route|way|maze|grid|exit|goal|to|labyrinth",
        "move|moves|walk|step|go|travel|hop only|may|can|must|allowed|cannot|not|every|each|one wall|open|free|up|left|north|four|outside|blocked|obstacle|adjacent|edge",
        "represented|represents|shown|given|following|below|described grid|maze|matrix|map|cell|labyrinth|board",
        "sequence|list|string|output|answer|letter|write direction|move|step|path|up|right|separated|infeasible",
        "legend|here|key|symbols",
        "row|column|square|cell indexed|numbered|counted|index",
        "set|list|one up down left right",
        "not|n't|never|don't twice",
    ]);
    if has_rooms {
        telling.says(&["maze|labyrinth room|square|cell"]);
    }
    let rows = Value::texts(&rows);
    let form = if is_counted { Form::Plain } else { separated(&telling, &names) };
    let form = with_words_for_none(&telling, form, NONE);
    let form = if asks_whether { wanted(prompt).truth(("Yes", "No")) } else { form };
    if asked == Asked::Cells || asked == Asked::Visited {
        let doubt = doubt(&telling, sizes).or_else(|| has_rooms.then(|| "I count no rooms".to_owned()));
        return cells::reading(telling, asked, rows, &names).map(|it| it.doubted(doubt));
    }
    let (verb, unknown) = match is_counted {
        _ if asks_whether => ("reachable", "whether a way leads from the start to the goal"),
        true => ("steps", "the fewest steps from the start to the goal"),
        false => ("shortest_path", "the shortest way from the start to the goal"),
    };
    let mut givens = vec![rows, Value::texts(&names)];
    if has_rooms {
        givens.push(Value::text(ROOMS));
    }
    let goal = Goal::new(verb, givens);
    let doubt = doubt(&telling, sizes);
    Some(telling.reading("search", unknown, goal, form).doubted(doubt))
}

/// Whether a rule is told in words that are not known.
pub(super) fn doubt(telling: &Telling, sizes: &[i64]) -> Option<String> {
    let roles = ROLES.iter().flat_map(|(_, words)| *words).flat_map(|it| it.split('_')).collect::<Vec<_>>().join(" ");
    // "Never along the bottom": of places in the grid only its outside is usually ruled out.
    let is_of_a_place = |sentence| {
        let tokens = telling.prompt.of(sentence);
        says(
            tokens,
            "never|not|no|only|avoid|n't|cannot|must|has_to|have_to bottom|top|row|column|corner|border|middle|centre|center|half",
        ) && !says(
            tokens,
            "outside|leave|off|beyond|diagonal~|horizontally|vertically|from|start|adjacent|neighbouring|reach|reaching|get_to|stand|stands|indexed|counted",
        )
    };
    let mut sentences = telling.prompt.outline().sentences.iter().filter(|it| !it.is_example);
    if let Some(ruled) = sentences.find(|it| is_of_a_place(it)) {
        return Some(format!("I do not know what \"{}\" rules out", telling.prompt.text_of(ruled)));
    }
    let sentences = rules::without_scenes(rules::sentences(telling));
    // Cells are visited where they are counted, and "visit the tree first" is another rule.
    let is_counted = questions::asked(telling.prompt) == Some(Asked::Visited);
    let visits = if is_counted { "visit visited pass" } else { "" };
    let known = format!("{KNOWN} {MARKS} {roles} {visits} {}", named_marks(&telling.prompt.text));
    Rules { things: "", known: &known, numbers: sizes }.doubt(&sentences)
}

/// The corners where a way begins and ends: "from the top left to the bottom right corner".
pub fn corners(telling: &Telling, height: usize, width: usize) -> Option<[(usize, usize); 2]> {
    let text = telling.prompt.text.to_lowercase().replace('-', " ");
    let mut ends: [Option<(usize, usize)>; 2] = [None, None];
    for (rows, row) in [("top", 0), ("upper", 0), ("bottom", height - 1), ("lower", height - 1)] {
        for (columns, column) in [("left", 0), ("right", width - 1)] {
            for (at, _) in text.match_indices(&format!("{rows} {columns}")) {
                let sentence = text[..at].rfind(['.', '?', '!', ';']).map_or(0, |it| it + 1);
                let before: Vec<&str> = text[sentence..at].split_whitespace().rev().take(6).collect();
                let end = before.iter().find_map(|word| match *word {
                    "goal" | "exit" | "target" | "destination" | "point" | "finish" | "charger" => Some(1),
                    "from" | "start" | "starting" | "starts" | "begins" => Some(0),
                    "to" | "reach" | "reaching" => Some(1),
                    _ => None,
                });
                // "It stands in the top left square."
                let end = end.or_else(|| before.iter().any(|it| matches!(*it, "at" | "in")).then_some(0));
                if ends[end?].replace((row, column)).is_some_and(|known| known != (row, column)) {
                    return None;
                }
            }
        }
    }
    telling.says(&["top|upper|bottom|lower left|right"]);
    Some([ends[0]?, ends[1]?])
}

/// Whether diagonal steps are allowed; none when that cannot be told.
pub(super) fn diagonal_steps(telling: &Telling) -> Option<bool> {
    let mut is_diagonal = false;
    for sentence in telling.all(&[
        "diagonal~|eight_directions|8_directions|8_-_directional|octile|like_a_king|chess_king|as_a_king|king_move",
        "8|eight neighbour|neighbor|neighbouring|neighboring|adjacent|surrounding|direction",
    ]) {
        let tokens = telling.prompt.of(sentence);
        let is_denied = says(
            tokens,
            "no|not|never|cannot|without|forbidden|n't|neither|nor|only_up|orthogonal|orthogonally|prohibited|cant|dont|mustnt|wont|except|\
             disallowed",
        );
        let is_allowed = says(
            tokens,
            "may|can|could|allowed|also|including|included|eight|8|king|permitted|legal|too|or|octile|any|all|each",
        );
        is_diagonal = match (is_denied, is_allowed) {
            (true, _) => false,
            (false, true) => true,
            _ => return None,
        };
    }
    Some(is_diagonal)
}

/// The names of the directions; none when only some of them are allowed, or when they are called something else.
pub(super) fn names(telling: &Telling, is_diagonal: bool) -> Option<Vec<String>> {
    let sets: [[&str; 4]; 2] = [["up", "right", "down", "left"], ["north", "east", "south", "west"]];
    let mut chosen = sets[0];
    for set in sets {
        for sentence in telling.all(&["move|step|go|direction|walk|travel|sequence|list|answer|output|path"]) {
            // "To the square above, below, to the left or to the right."
            let is_said = |name: &str| {
                let other = match name {
                    "up" => ["above", "upward", "upwards"],
                    "down" => ["below", "downward", "downwards"],
                    _ => [name; 3],
                };
                let tokens = telling.prompt.of(sentence).iter();
                tokens.into_iter().any(|token| &*token.lower == name || other.contains(&&*token.lower))
            };
            let said = set.iter().filter(|name| is_said(name)).count();
            let is_rule = says(telling.prompt.of(sentence), "may|can|only|allowed|must");
            if (1..4).contains(&said) && is_rule {
                return None;
            }
            if said == 4 {
                chosen = set;
            }
        }
    }
    let letters = |letters: &str| {
        telling
            .prompt
            .text
            .split(|c: char| !c.is_alphanumeric())
            .any(|piece| piece.len() == 4 && letters.chars().all(|letter| piece.contains(letter)))
            || letters
                .chars()
                .filter(|letter| {
                    telling.prompt.outline().sentences.iter().any(|sentence| {
                        telling
                            .prompt
                            .text_of(sentence)
                            .split(|c: char| !c.is_alphanumeric())
                            .any(|piece| piece == letter.to_string())
                    })
                })
                .count()
                == 4
    };
    let in_letters = ["URDL", "NESW", "urdl"].into_iter().find(|it| letters(it));
    let mut names: Vec<String> = match in_letters {
        Some(letters) => letters.chars().map(String::from).collect(),
        None => chosen.iter().map(|it| (*it).to_owned()).collect(),
    };
    if is_diagonal {
        for (one, other) in [(0, 1), (2, 1), (2, 3), (0, 3)] {
            names.push(format!("{}-{}", names[one], names[other]));
        }
    }
    Some(names)
}

/// Directions with a blank between them, letters without, or as the prompt wants them.
fn separated(telling: &Telling, names: &[String]) -> Form {
    let is_string =
        names[0].len() == 1 && telling.prompt.says("string|word|without_spaces|no_spaces|letters|like|as|using");
    wanted(telling.prompt).list(if is_string { "" } else { " " })
}
