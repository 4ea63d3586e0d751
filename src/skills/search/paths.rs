//! The shortest way through a maze or a grid with obstacles.
//!
//! `shortest_path(["S.#", "..G"], ["up", "right", "down", "left"])` seeks directions, `steps(...)` how many there are. In the
//! rows `#` is a wall, `.` is open, `S` the start and `G` the goal. With eight directions, diagonal steps are steps too. With a
//! third given, `rooms`, the cells stand for rooms and for what is between two of them, and a step leads two cells on.

pub mod cells;
pub mod exits;
pub mod lattice;
mod questions;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::drawing::{drawing, with_words_for_none};
use super::legend::{Role, legend};
use super::methods;
use super::told_squares::{told_ends, told_squares};
use super::walled::walled;
use super::world::{Undo, World};
use crate::language::rules::{self, MARKS, Rules, words};
use crate::language::{Telling, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Value};
use questions::Asked;

/// What is said when there is no way.
const NONE: &str = "no path";

/// The third given of a goal whose rows have a cell between any two rooms, for the wall or the gap there.
const ROOMS: &str = "rooms";

/// Rows and columns of the largest grid.
const LARGEST: usize = 250;

/// Rows and columns that a step leads down and to the right, in the order in which a goal names the directions.
const STEPS: [(i32, i32); 8] = [(-1, 0), (0, 1), (1, 0), (0, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)];

const ROLES: &[Role] = &[
    (
        "wall",
        &[
            "wall",
            "blocked",
            "obstacle",
            "block",
            "barrier",
            "rock",
            "impassable",
            "closed",
            "obstruction",
            "hedge",
            "solid",
            "brick",
            "not_walkable",
            "cannot_enter",
            "cannot_pass",
            "tree",
            "stone",
            "bush",
            "fence",
            "water",
            "locked",
            "lake",
            "cliff",
            "building",
            "pillar",
            "not_step",
            "not_be_entered",
            "not_be_crossed",
            "not_be_stepped",
            "not_be_walked",
            "not_be_used",
            "not_be_passed",
            "be_avoided",
        ],
    ),
    (
        "open",
        &[
            "open",
            "passage",
            "free",
            "empty",
            "floor",
            "corridor",
            "walkable",
            "passable",
            "clear",
            "traversable",
            "not_blocked",
            "way_through",
            "hallway",
            "walk",
            "paths",
            "ground",
            "grass",
            "road",
            "unblocked",
            "gap",
            "path",
            "can_go",
            "can_cross",
            "can_step",
            "may_step",
            "may_cross",
            "allowed",
        ],
    ),
    (
        "start",
        &[
            "start",
            "starting",
            "beginning",
            "begin",
            "origin",
            "source",
            "from",
            "you",
            "robot",
            "mouse",
            "player",
            "entrance",
            "entry",
            "hero",
            "where_you_are",
            "rat",
            "ant",
            "rat",
            "rabbit",
            "explorer",
            "beginning",
            "watchman",
            "frog",
            "hedgehog",
            "dog",
            "cat",
            "snail",
            "turtle",
        ],
    ),
    (
        "goal",
        &[
            "goal",
            "destination",
            "end",
            "exit",
            "target",
            "finish",
            "to",
            "treasure",
            "cheese",
            "escape",
            "way_out",
            "home",
            "finishing",
            "ending",
            "prize",
            "carrot",
            "charger",
            "door_out",
            "flag",
            "house",
            "gold",
            "gem",
            "diamond",
            "nest",
            "bone",
            "food",
        ],
    ),
];

/// What makes it another puzzle.
const OTHER_PUZZLES: &str = "keys|a_key|the_key|locked_door|closed_door|door_is|doors_are|door_can|one_door|the_door|a_door|portal|teleport|teleporter|cost|weight|weighted|jump|jumps|trap|traps|checkpoint|\
                             collect|break|breaks|destroy|remove|energy|fuel|wrap|wraps|torus|longest|turn|turns|face|facing|guard|enemy|\
                             monster|ice|slide|slides|slippery|box|boxes|crate|push|tetris|bomb|minutes|spread|rotten|island|islands|\
                             every_cell|all_cells|swamp|mud|rugby|bridge|lava|switch|button|time_limit|sum|minimal_sum|total|one_wall|\
                             hexagonal|second|mark_the_path|mark_the_route|mark_the_way|mark_your|draw_the_path|draw_the_route|draw_your|two_robots";

/// Words besides those of the legend that the rules are told in.
const KNOWN: &str = "maze labyrinth grid map board matrix field floor plan room cell wall garden cave dungeon square path route way navigate go \
    reach escape get distance direction exit travel length short quick fast few optimal up down left right north east south west \
    vertically horizontally vertical horizontal diagonal diagonally adjacent neighbour neighbor neighbouring neighboring orthogonal \
    orthogonally four eight cardinal edge side share outside leave stay within inside bound pass cross walk enter block through \
    represent mark marking character symbol letter legend key string sequence separate comma space output print return respond write \
    reply word exist infeasible unreachable lead connect two time row column top bottom upper lower corner array position location \
    place current cheapest describe as string format example u d l r n e s w single start end begin goal look try visit-free come take \
    travelled draw show contain consist like line text integer count total binary run hop crawl drive roll ride seen rule usual possible cell's valid one-step rectangular given below above \
    straight beside next point swim deep occupy count dot hash stand charge door doors above below line lines courtyard plan hop yard tell which hand green red black white blue bed flower pass arrive beside next land lie stand find onto along obstacle traverse flag cheese labyrinth's only-once indicate denote there \
    binary element value include included including count counting list tuple tuples coordinate bfs breadth first breadth-first search both matrix neighbour neighbours neighbourhood \
    neighborhood cell-to-cell respond place located position traverse key blocked x o python json array return obstacle allowed gate castle knight climb infeasible mean separated arrive robot diagonal_moves \
    i'd blank col cols neighbourhood non-diagonal total different route last per node given ends stand write wall-free itself imagine share";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_grid = prompt.says(
        "maze|labyrinth|grid|map|board|matrix|field|floor_plan|room|cell|wall|garden|cave|warehouse|dungeon|square|plan|courtyard|park|yard",
    );
    // Whoever wants any way is served with the shortest.
    let wants_any = prompt.says(
        "find|give|show|list|which|what|how|lead|get|want|write|help|guide path|route|way|directions|through|out|escape|exit|goal|treasure|reach|to !how_many !draw",
    );
    let is_way = prompt.says(
        "path|route|way|navigate|steps|step|reach|escape|get|distance|moves|directions|walk|exit|travel|go|find|out|hop|run|pass|arrive|cross|get_through",
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
    let is_spoken_of = |mark: char| telling.prompt.text.contains(&format!("({mark})"));
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
    let open: Vec<char> =
        marks.into_iter().filter(|it| !meaning.contains_key(it) && count(*it) == 1 && is_spoken_of(*it)).collect();
    let has = |role: &str| meaning.values().any(|it| *it == role);
    match (&open[..], has("start"), has("goal")) {
        ([mark], false, true) => drop(meaning.insert(*mark, "start")),
        ([mark], true, false) => drop(meaning.insert(*mark, "goal")),
        _ => {}
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
fn doubt(telling: &Telling, sizes: &[i64]) -> Option<String> {
    let roles = ROLES.iter().flat_map(|(_, words)| *words).flat_map(|it| it.split('_')).collect::<Vec<_>>().join(" ");
    // "Never along the bottom": of places in the grid only its outside is usually ruled out.
    let is_of_a_place = |sentence| {
        let tokens = telling.prompt.of(sentence);
        says(
            tokens,
            "never|not|no|only|avoid|n't|cannot|must|has_to|have_to bottom|top|row|column|corner|border|middle|centre|center|half",
        ) && !says(
            tokens,
            "outside|leave|off|beyond|diagonal~|horizontally|vertically|from|start|adjacent|neighbouring",
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
fn diagonal_steps(telling: &Telling) -> Option<bool> {
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
fn names(telling: &Telling, is_diagonal: bool) -> Option<Vec<String>> {
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

/// The world of a grid. A state is the number of a cell, counted along the rows.
pub struct Grid {
    /// With a rim of walls around it, so that no step leads out.
    is_wall: Vec<bool>,
    width: usize,
    start: u32,
    goal: u32,
    names: Vec<String>,
    /// So many cells a step leads on: 2 where those between are walls and gaps of rooms.
    stride: i32,
}

impl Grid {
    fn new(rows: &Value, names: &Value, has_rooms: bool) -> Option<Self> {
        let rows = rows.as_texts()?;
        let names: Vec<String> = names.as_texts()?.into_iter().map(str::to_owned).collect();
        let width = rows.first()?.chars().count() + 2;
        if !matches!(names.len(), 4 | 8) || width > LARGEST + 2 || rows.len() > LARGEST {
            return None;
        }
        let mut is_wall = vec![true; width];
        let (mut start, mut goal) = (None, None);
        for row in rows {
            is_wall.push(true);
            for mark in row.chars() {
                let place = is_wall.len() as u32;
                match mark {
                    'S' if start.replace(place).is_some() => return None,
                    'G' if goal.replace(place).is_some() => return None,
                    _ => is_wall.push(mark == '#'),
                }
            }
            is_wall.push(true);
            if is_wall.len() % width != 0 {
                return None;
            }
        }
        is_wall.extend(vec![true; width]);
        Some(Self { is_wall, width, start: start?, goal: goal?, names, stride: if has_rooms { 2 } else { 1 } })
    }

    fn beside(&self, cell: u32, direction: usize) -> u32 {
        let (down, right) = STEPS[direction];
        (cell as i32 + (down * self.width as i32 + right) * self.stride) as u32
    }

    /// The cell that a step leads to, if nothing is in the way.
    fn open_beside(&self, is_wall: &[bool], cell: u32, direction: usize) -> Option<u32> {
        let (down, right) = STEPS[direction];
        let first = (cell as i32 + down * self.width as i32 + right) as usize;
        let next = self.beside(cell, direction);
        (!is_wall[first] && !is_wall[next as usize]).then_some(next)
    }

    /// Rows and columns between a cell and the goal.
    fn apart(&self, cell: u32) -> (u32, u32) {
        let width = self.width as u32;
        ((cell / width).abs_diff(self.goal / width), (cell % width).abs_diff(self.goal % width))
    }
}

impl World for Grid {
    type State = u32;
    /// The number of a direction.
    type Move = u8;

    fn start(&self) -> u32 {
        self.start
    }

    fn is_goal(&self, cell: &u32) -> bool {
        *cell == self.goal
    }

    fn moves(&self, cell: &u32) -> Vec<(u8, u32)> {
        let open = |direction| Some((direction as u8, self.open_beside(&self.is_wall, *cell, direction)?));
        (0..self.names.len()).filter_map(open).collect()
    }

    fn places(&self) -> Option<usize> {
        Some(self.is_wall.len())
    }

    fn place(&self, cell: &u32) -> usize {
        *cell as usize
    }

    fn estimate(&self, cell: &u32) -> u32 {
        let (rows, columns) = self.apart(*cell);
        if self.names.len() == 8 { rows.max(columns) } else { (rows + columns) / self.stride as u32 }
    }

    fn estimate_in_words(&self) -> &'static str {
        match self.names.len() {
            8 => {
                "the rows or the columns that lie between here and the goal, since a step takes off one of each at most"
            }
            _ => {
                "the rows and the columns that lie between here and the goal, since a step takes off one of them at most"
            }
        }
    }

    fn state_in_words(&self) -> &'static str {
        "cell"
    }

    fn say(&self, step: &u8) -> String {
        self.names[*step as usize].clone()
    }

    fn picture(&self, cell: &u32) -> Option<String> {
        let inner = self.is_wall.len() / self.width - 2;
        let row = |row: usize| -> String {
            (1..self.width - 1)
                .map(|column| match (row * self.width + column) as u32 {
                    here if here == *cell => '@',
                    here if here == self.goal => 'G',
                    here if self.is_wall[here as usize] => '#',
                    _ => '.',
                })
                .collect()
        };
        (self.width <= 40).then(|| (1..=inner).map(row).collect::<Vec<_>>().join("\n"))
    }

    fn answer(&self, route: &[u8]) -> Value {
        Value::texts(route.iter().map(|step| &self.names[*step as usize]))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

impl Undo for Grid {
    fn goals(&self) -> Vec<u32> {
        vec![self.goal]
    }

    fn moves_back(&self, cell: &u32) -> Vec<(u8, u32)> {
        // The cell that a step leads from lies on the other side.
        let opposite = [2, 3, 0, 1, 6, 7, 4, 5];
        let before =
            |direction: usize| Some((direction as u8, self.open_beside(&self.is_wall, *cell, opposite[direction])?));
        (0..self.names.len()).filter_map(before).collect()
    }
}

pub fn shortest(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    Grid::new(rows, names, !between.is_empty())
        .map_or_else(Vec::new, |grid| methods::approaches_from_both_ends(&Arc::new(grid)))
}

/// Whether any way leads there.
pub fn reachable(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    let Some(grid) = Grid::new(rows, names, !between.is_empty()) else {
        return Vec::new();
    };
    let givens = [rows, names].into_iter().chain(between).cloned().collect();
    let way = Goal::new("shortest_path", givens);
    vec![
        Approach::split(
            "look_for_a_way",
            "a way settles it, and so does a search that has seen everything",
            vec![way],
            |parts, _| Ok(Value::Truth(parts[0].as_list().is_some())),
        ),
        Approach::direct(
            "dead_ends",
            "fill in every dead end, again and again: what is left leads somewhere",
            move |working| {
                let mut is_wall = grid.is_wall.clone();
                let is_end = |cell: usize| cell as u32 == grid.start || cell as u32 == grid.goal;
                let open = |is_wall: &[bool], cell: usize| -> Vec<u32> {
                    let beside = |direction| grid.open_beside(is_wall, cell as u32, direction);
                    (0..grid.names.len()).filter_map(beside).collect()
                };
                let mut waiting: Vec<usize> = (0..is_wall.len()).filter(|cell| !is_wall[*cell]).collect();
                let mut filled = 0;
                while let Some(cell) = waiting.pop() {
                    working.spend(1)?;
                    if !is_wall[cell] && !is_end(cell) && open(&is_wall, cell).len() < 2 {
                        waiting.extend(open(&is_wall, cell).into_iter().map(|it| it as usize));
                        is_wall[cell] = true;
                        filled += 1;
                    }
                }
                // Rings may be left on either side, so what is left is followed from the start.
                let mut seen = is_wall.clone();
                let mut rim = vec![grid.start];
                while let Some(cell) = rim.pop() {
                    working.spend(1)?;
                    if !std::mem::replace(&mut seen[cell as usize], true) {
                        rim.extend(open(&seen, cell as usize));
                    }
                }
                working.note(|| format!("{filled} cells were dead ends"));
                Ok(Value::Truth(seen[grid.goal as usize]))
            },
        ),
    ]
}

/// Finds a shortest way and counts its steps, or floods the grid without any way in mind.
pub fn steps(rows: &Value, names: &Value, between: &[Value]) -> Vec<Approach> {
    let Some(grid) = Grid::new(rows, names, !between.is_empty()) else {
        return Vec::new();
    };
    let givens = [rows, names].into_iter().chain(between).cloned().collect();
    let way = Goal::new("shortest_path", givens);
    let (first, last) = (grid.start, grid.goal);
    let apart = grid.estimate(&first);
    vec![
        Approach::split("count_the_steps", "find a shortest way and count its steps", vec![way], |parts, _| {
            Ok(parts[0].as_list().map_or_else(|| parts[0].clone(), |steps| Value::from(steps.len() as i64)))
        }),
        Approach::direct(
            "flood",
            "write 0 at the goal, 1 beside it, 2 beside that, until the start has a number",
            move |working| {
                let mut is_wet = vec![false; grid.is_wall.len()];
                is_wet[last as usize] = true;
                let mut rim = vec![last];
                let mut distance = 0;
                while !rim.is_empty() && !is_wet[first as usize] {
                    distance += 1;
                    let mut next = Vec::new();
                    for cell in rim {
                        for (_, beside) in grid.moves_back(&cell) {
                            if !std::mem::replace(&mut is_wet[beside as usize], true) {
                                next.push(beside);
                            }
                        }
                    }
                    working.spend(1 + next.len() as u64)?;
                    rim = next;
                }
                let wet = is_wet.iter().filter(|it| **it).count();
                if !is_wet[first as usize] {
                    working.note(|| format!("the flood stops at {wet} cells and never comes to the start"));
                    return grid.none();
                }
                working.note(|| {
                    format!("{wet} cells have a number when the flood comes to the start, which has {distance}")
                });
                Ok(Value::from(distance))
            },
        ),
        Approach::direct(
            "as_the_crow_flies",
            "count the rows and columns between, as if there were no walls",
            move |working| {
                working.note(|| format!("without walls it would be {apart} steps"));
                Ok(Value::from(i64::from(apart)))
            },
        )
        .heuristic(),
    ]
}
