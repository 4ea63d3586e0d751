//! Sokoban: boxes are pushed onto goals.
//!
//! `sokoban(["#####", "#@$.#", "#####"])` seeks the steps as letters U, D, L and R. The marks are the usual ones: `#` a wall, `@`
//! the player, `+` the player on a goal, `$` a box, `*` a box on a goal, `.` a goal, a blank the floor.
//! `sokoban_shortest` seeks the fewest steps, `sokoban_count(rows, "pushes")` how many pushes or steps are needed, and
//! `sokoban_solvable` whether there is a solution.

mod steps;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::drawing::{drawing, with_words_for_none};
use super::legend::{Role, legend};
use super::methods;
use super::world::World;
use crate::language::rules::{self, MARKS, Rules};
use crate::language::{Telling, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Value, Working};
use steps::Steps;

/// What is said when the boxes cannot be brought onto the goals.
const NONE: &str = "no solution";

/// Cells of the largest board, with its rim.
const LARGEST: usize = 1_000;

const ROLES: &[Role] = &[
    (
        "player on goal",
        &[
            "player_on_goal",
            "player_standing_on_goal",
            "you_on_goal",
            "player_on_target",
            "player_at_goal",
            "keeper_on_goal",
            "worker_on_goal",
            "player_over_goal",
            "player_on_storage",
            "man_on_goal",
            "pusher_on_goal",
            "keeper_on_target",
            "worker_on_target",
            "player_standing_on_target",
            "robot_on_goal",
            "player_and_goal",
        ],
    ),
    (
        "box on goal",
        &[
            "box_on_goal",
            "box_on_target",
            "crate_on_goal",
            "crate_on_target",
            "box_placed_on_goal",
            "box_already_on_goal",
            "box_sitting_on_goal",
            "box_on_storage",
            "box_at_goal",
            "crate_on_storage",
            "stored_box",
            "box_in_place",
            "box_already_in_place",
            "box_that_on_goal",
            "crate_already_on_goal",
            "box_and_goal",
            "crate_at_goal",
        ],
    ),
    ("wall", &["wall", "brick", "obstacle", "block"]),
    (
        "player",
        &[
            "player",
            "you",
            "keeper",
            "worker",
            "man",
            "pusher",
            "warehouse_keeper",
            "robot",
            "sokoban",
            "character",
            "pusher",
            "porter",
            "me",
            "guy",
            "figure",
        ],
    ),
    (
        "goal",
        &[
            "goal",
            "target",
            "storage",
            "storage_location",
            "destination",
            "dock",
            "spot",
            "cross",
            "place",
            "store",
            "mark",
            "marked",
            "marked_square",
            "marked_spot",
            "marked_field",
        ],
    ),
    ("box", &["box", "crate", "boulder", "barrel", "chest"]),
    ("floor", &["empty", "floor", "free", "open", "ground", "space"]),
];

const OTHER_PUZZLES: &str = "diagonal|diagonally|colored|coloured|colour|color|teleport|ice|slides|hole|holes|after_the_moves|afterwards|come_back|must_end|has_to_end|end_in|end_at|return_to|back_at|makes_the_moves|after_these|after_that|\
                             look_like|time_limit|steps_of_simulation|simulation";

/// Words besides those of the legend that the rules are told in.
const KNOWN: &str = "solvable sokoban warehouse push pull level board map grid puzzle wall floor up down left right direction letter string cell square place \
    onto store storage location spot mark target move walk player man u d l r tile forward one crate time represent character \
    symbol output print write return reply sequence game space empty occupied block legend solve into cover end finish all stuck \
    standard usual notation count bring little smallest number position customary diagram below arrow pushing step steps move moves reach behind provided further minimal minimum few fewest short optimal possible brother game man plain claim reader reckon enough yes no capital uppercase lowercase separate comma provide format respond together show draw follow step already \
    stand lie sit through valid win way key adjacent position locate current goal legal dot hash dollar asterisk at-sign period plus star \
    against element accept accepted walks keeper storekeeper robo robot storage grid characters straight stone ahead try get play both warehouse surround describe task json list array level action plan worker player's target shove shoves top bottom line row separate comma rule cover covered series final count right now person";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_named = prompt.says("sokoban|warehouse_keeper");
    let is_described = prompt.says_somewhere(
        "push|pushes|shove|shoves box|crate|boulder|barrel|chest goal|target|storage|destination|dock|spot|cross|mark|place",
    );
    let is_no_rule = |sentence| says(prompt.of(sentence), "not|never|cannot|can't|no|n't|without|nor");
    if !(is_named || is_described)
        || prompt.says(OTHER_PUZZLES)
        || !prompt
            .sentences_that_say("pull|two_boxes|two_crates|push_two|both_at_once|at_once|same_time")
            .all(is_no_rule)
    {
        return None;
    }
    telling.says(&["pull"]);
    let (cells, span) = drawing(&telling)?;
    if (cells.len() + 2) * (cells[0].len() + 2) > LARGEST {
        return None;
    }
    let marks: BTreeSet<char> = cells.iter().flatten().copied().collect();
    let mut meaning = legend(&telling, &span, &marks, ROLES);
    // Without any legend the usual marks are meant.
    let has_legend = meaning.len() > 2;
    let usual = [
        ('#', "wall"),
        ('@', "player"),
        ('+', "player on goal"),
        ('$', "box"),
        ('*', "box on goal"),
        ('.', "goal"),
        (' ', "floor"),
        ('-', "floor"),
        ('_', "floor"),
    ];
    for (mark, role) in usual {
        if marks.contains(&mark) && (!has_legend || matches!(mark, '#' | ' ' | '-' | '_')) {
            meaning.entry(mark).or_insert(role);
        }
    }
    let canonical = |mark: &char| {
        Some(match *meaning.get(mark)? {
            "wall" => '#',
            "player" => '@',
            "player on goal" => '+',
            "box" => '$',
            "box on goal" => '*',
            "goal" => '.',
            _ => ' ',
        })
    };
    let rows: Vec<String> = cells.iter().map(|row| row.iter().map(canonical).collect()).collect::<Option<_>>()?;
    telling.says(&[
        "sokoban|push|move|bring|get|solve|box|crate puzzle|box|crate|goal|target|storage|sokoban|level|board",
        "push|pull|move|walk only|cannot|may|can|one|never|not|must",
        "solution|answer|output|give|write|moves|sequence string|letter|character|direction|move|up|left",
        "u|d|l|r up|down|left|right|move",
        "here|following|below|legend|symbols|given board|level|puzzle|map|legend|symbol|key",
        "each|every|line line|row",
        "push|pushes crate|box",
        "walk|move|get|solve how|what|which",
    ]);
    let rows = Value::texts(&rows);
    Board::new(&rows)?;
    let (verb, more) = wanted_of(prompt)?;
    let form = match verb {
        "sokoban_solvable" => wanted(prompt).truth(("Yes", "No")),
        "sokoban_count" => Form::Plain,
        _ => with_words_for_none(&telling, spelled(prompt), NONE),
    };
    let goal = Goal::new(verb, std::iter::once(rows).chain(more.map(Value::text)).collect());
    let roles = ROLES.iter().flat_map(|(_, words)| *words).flat_map(|it| it.split('_')).collect::<Vec<_>>().join(" ");
    let sentences = rules::sentences(&telling);
    // "LDURRUDL" shows what an answer looks like.
    let steps = sentences.iter().flatten().filter(|it| it.lower.chars().all(|c| "udlr".contains(c)));
    let steps: Vec<&str> = steps.map(|it| it.lower.as_str()).collect();
    let known = format!("{KNOWN} {MARKS} {roles} {}", steps.join(" "));
    let boxes =
        cells.iter().flatten().filter(|it| meaning.get(*it).is_some_and(|role| role.starts_with("box"))).count();
    let none = if prompt.text.contains("-1") { 1 } else { boxes as i64 };
    let numbers = [1, none, boxes as i64];
    let reading = telling.reading("search", "steps that push every box onto a goal", goal, form);
    Some(reading.doubted(Rules { things: "", known: &known, numbers: &numbers }.doubt(&sentences)))
}

/// What is wanted: any solution, one of the fewest steps, how many steps or pushes there must be, or whether there is any.
fn wanted_of(prompt: &Prompt) -> Option<(&'static str, Option<&'static str>)> {
    let fewest = "fewest|shortest|minimum|minimal|least|optimal|smallest|quickest|as_few";
    let least: Vec<&Sentence> = prompt.sentences_that_say(fewest).collect();
    let says_of = |wording: &str| least.iter().any(|it| says(prompt.of(it), wording));
    let asks_how_many = prompt.says("how_many move|push|step");
    if prompt.says("how_many") && !asks_how_many || prompt.says("number_of") && least.is_empty() {
        return None;
    }
    let names_pushes = says_of("fewest_push|number_of_push|least_push|minimum_push|few_push|smallest_push");
    let names_steps = says_of(
        "fewest_move|number_of_move|fewest_step|number_of_step|shortest|quickest|few_move|few_step|minimum_move|minimum_step",
    );
    if names_pushes && names_steps {
        return None;
    }
    let is_of_pushes = names_pushes || says_of("push") && !names_steps || prompt.says("how_many_push");
    let is_counted = asks_how_many || says_of("number_of|what_is|how_few !solution !sequence !route !list");
    // Steps that are not counted leave the pushes.
    let leaves_out = prompt.says("step|move|walk not_counted|n't_count|not_count|only_pushes");
    if leaves_out && !is_of_pushes {
        return None;
    }
    let is_asked = |it: &Sentence| says(prompt.of(it), "whether") || prompt.text_of(it).ends_with('?');
    // "Can you solve this? I need the moves."
    let wants_moves =
        prompt.says("need|want|give|write|send|show|list|output|return|post moves|solution|sequence|string");
    let asks_whether = !wants_moves && prompt
        .sentences_that_say(
            "can|could|is_it_possible|possible|solvable|whether solve|solvable|brought|push|bring !how !which !what",
        )
        .any(is_asked)
        // Who tells what to write where there is none wants the solution where there is one.
        && !prompt.says("if impossible|unsolvable|not|no|cannot say|write|answer|reply|output|print|return");
    match (is_counted, least.is_empty()) {
        (true, _) => Some(("sokoban_count", Some(if is_of_pushes { "pushes" } else { "steps" }))),
        (false, false) if is_of_pushes => None,
        (false, false) => Some(("sokoban_shortest", None)),
        (false, true) if asks_whether => Some(("sokoban_solvable", None)),
        (false, true) => Some(("sokoban", None)),
    }
}

/// Steps as letters, or as words where the prompt wants them so.
fn spelled(prompt: &Prompt) -> Form {
    let sentences = || prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let pieces = || sentences().flat_map(|it| prompt.text_of(it).split(|c: char| !c.is_alphanumeric()));
    let has_all = |letters: &str| letters.chars().all(|letter| pieces().any(|it| it == letter.to_string()));
    let asks = "answer|output|list|word|sequence|give|how|tell|write";
    // "Like LLURD": letters in a row show it, whatever words explain them.
    let shows_letters = prompt
        .text
        .split(|c: char| !c.is_alphanumeric())
        .any(|it| it.len() > 3 && it.chars().all(|c| "UDLR".contains(c)));
    // "The man may move up, down, left and right" is a rule.
    let is_in_words = sentences().any(|it| {
        let tokens = prompt.of(it);
        says(tokens, "up down left right") && says(tokens, asks) && !says(tokens, "may|can|cell|one")
            || says(tokens, "up down left right") && prompt.text_of(it).contains("\"up\"")
    }) || prompt.text.contains("(up, down, left, right)");
    let letters = STEPS.map(|(letter, ..)| letter);
    let names = match () {
        () if shows_letters || prompt.says("first_letter|first_letters") => return Form::Plain,
        () if has_all("UDLR") || pieces().any(|it| it.len() == 4 && letters.iter().all(|c| it.contains(*c))) => {
            return Form::Plain;
        }
        () if has_all("udlr") => ["u", "d", "l", "r"],
        () if is_in_words => ["up", "down", "left", "right"],
        () => return Form::Plain,
    };
    if prompt.says("json|json_list|json_array") {
        let names = letters.into_iter().zip(names.map(|it| format!("\"{it}\""))).collect();
        let spelled = Form::Spelled { names, between: ", ".to_owned() };
        return Form::Framed { frame: "[{0}]".to_owned(), form: Box::new(spelled) };
    }
    let between = if names[0].len() == 1 { "" } else { ", " };
    let names = letters.into_iter().zip(names.map(str::to_owned)).collect();
    Form::Spelled { names, between: between.to_owned() }
}

/// Where a step leads: letter, and rows down and columns to the right.
const STEPS: [(char, i32, i32); 4] = [('U', -1, 0), ('D', 1, 0), ('L', 0, -1), ('R', 0, 1)];

/// The board without what moves. Cells are numbered along the rows, with a rim of walls around.
pub struct Board {
    is_wall: Vec<bool>,
    is_goal: Vec<bool>,
    width: usize,
    player: u16,
    boxes: Vec<u16>,
    /// For each cell the fewest pushes that bring a box from there to some goal, on an empty board; none where it is lost.
    pushes: Vec<Option<u16>>,
    /// Whether the number of pushes is sought, and not the steps.
    counts_pushes: bool,
}

/// Where the boxes are, least first, and the first cell of those that the player can walk to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    boxes: Vec<u16>,
    player: u16,
}

/// A box is pushed: from which cell, in which direction.
#[derive(Clone, Copy, Debug)]
pub struct Push {
    cell: u16,
    direction: u8,
}

impl Board {
    fn new(rows: &Value) -> Option<Self> {
        let rows = rows.as_texts()?;
        let width = rows.iter().map(|row| row.chars().count()).max()? + 2;
        if width * (rows.len() + 2) > LARGEST {
            return None;
        }
        let count = width * (rows.len() + 2);
        let mut board = Self {
            is_wall: vec![true; count],
            is_goal: vec![false; count],
            width,
            player: 0,
            boxes: Vec::new(),
            pushes: vec![None; count],
            counts_pushes: false,
        };
        let mut players = 0;
        for (row, line) in rows.iter().enumerate() {
            for (column, mark) in line.chars().enumerate() {
                let cell = (row + 1) * width + column + 1;
                board.is_wall[cell] = mark == '#';
                board.is_goal[cell] = matches!(mark, '.' | '+' | '*');
                if matches!(mark, '$' | '*') {
                    board.boxes.push(cell as u16);
                }
                if matches!(mark, '@' | '+') {
                    board.player = cell as u16;
                    players += 1;
                }
            }
        }
        let goals = board.is_goal.iter().filter(|it| **it).count();
        if players != 1 || board.boxes.is_empty() || goals < board.boxes.len() {
            return None;
        }
        board.fill_pushes();
        Some(board)
    }

    fn beside(&self, cell: u16, direction: usize) -> u16 {
        let (_, down, right) = STEPS[direction];
        (i32::from(cell) + down * self.width as i32 + right) as u16
    }

    /// Backward from the goals: a box is pulled away from where it should come, while there is room for who pulls.
    fn fill_pushes(&mut self) {
        let mut rim: Vec<u16> =
            (0..self.is_goal.len()).filter(|cell| self.is_goal[*cell]).map(|it| it as u16).collect();
        rim.iter().for_each(|cell| self.pushes[usize::from(*cell)] = Some(0));
        let mut count = 0;
        while !rim.is_empty() {
            count += 1;
            let mut next = Vec::new();
            for cell in rim {
                for direction in 0..4 {
                    let from = self.beside(cell, direction);
                    if self.is_wall[usize::from(from)] || self.pushes[usize::from(from)].is_some() {
                        continue;
                    }
                    if !self.is_wall[usize::from(self.beside(from, direction))] {
                        self.pushes[usize::from(from)] = Some(count);
                        next.push(from);
                    }
                }
            }
            rim = next;
        }
    }

    /// Which cells the player can walk to.
    fn walks(&self, boxes: &[u16], player: u16) -> (Vec<bool>, u16) {
        let mut is_reached = vec![false; self.is_wall.len()];
        let mut open = vec![player];
        is_reached[usize::from(player)] = true;
        let mut first = player;
        while let Some(cell) = open.pop() {
            first = first.min(cell);
            for direction in 0..4 {
                let next = self.beside(cell, direction);
                let at = usize::from(next);
                if !self.is_wall[at] && !is_reached[at] && boxes.binary_search(&next).is_err() {
                    is_reached[at] = true;
                    open.push(next);
                }
            }
        }
        (is_reached, first)
    }

    /// Whether a box stands in a square of four boxes and walls, so that none of them can ever move, and some box in it is on
    /// no goal.
    fn is_stuck(&self, boxes: &[u16], cell: u16) -> bool {
        let width = self.width as i32;
        [-1, 1].iter().flat_map(|right| [-width, width].map(|down| [0, *right, down, down + *right])).any(|square| {
            let cells = square.map(|step| (i32::from(cell) + step) as u16);
            let is_box = |it: &u16| boxes.binary_search(it).is_ok();
            let is_full = cells.iter().all(|it| self.is_wall[usize::from(*it)] || is_box(it));
            is_full && cells.iter().any(|it| is_box(it) && !self.is_goal[usize::from(*it)])
        })
    }

    /// The letters of a shortest walk between two cells.
    fn walk(&self, boxes: &[u16], from: u16, to: u16) -> Option<String> {
        let mut came: Vec<Option<u8>> = vec![None; self.is_wall.len()];
        let mut rim = std::collections::VecDeque::from([from]);
        while let Some(cell) = rim.pop_front() {
            if cell == to {
                break;
            }
            for direction in 0..4 {
                let next = self.beside(cell, direction);
                let at = usize::from(next);
                if next != from && !self.is_wall[at] && came[at].is_none() && boxes.binary_search(&next).is_err() {
                    came[at] = Some(direction as u8);
                    rim.push_back(next);
                }
            }
        }
        let mut letters = Vec::new();
        let mut at = to;
        while at != from {
            let direction = usize::from(came[usize::from(at)]?);
            letters.push(STEPS[direction].0);
            // Back the other way: U and D, L and R stand side by side.
            at = self.beside(at, direction ^ 1);
        }
        Some(letters.into_iter().rev().collect())
    }

    fn pushed(&self, position: &Position, push: Push) -> Vec<u16> {
        let mut boxes = position.boxes.clone();
        if let Ok(place) = boxes.binary_search(&push.cell) {
            boxes[place] = self.beside(push.cell, usize::from(push.direction));
        }
        boxes.sort_unstable();
        boxes
    }
}

impl World for Board {
    type State = Position;
    type Move = Push;

    fn start(&self) -> Position {
        let (_, player) = self.walks(&self.boxes, self.player);
        Position { boxes: self.boxes.clone(), player }
    }

    fn is_goal(&self, position: &Position) -> bool {
        position.boxes.iter().all(|cell| self.is_goal[usize::from(*cell)])
    }

    fn moves(&self, position: &Position) -> Vec<(Push, Position)> {
        let (is_reached, _) = self.walks(&position.boxes, position.player);
        let mut moves = Vec::new();
        for &cell in &position.boxes {
            for direction in 0..4 {
                let (to, behind) = (self.beside(cell, direction), self.beside(cell, direction ^ 1));
                if !is_reached[usize::from(behind)]
                    || self.pushes[usize::from(to)].is_none()
                    || position.boxes.binary_search(&to).is_ok()
                {
                    continue;
                }
                let push = Push { cell, direction: direction as u8 };
                let boxes = self.pushed(position, push);
                if !self.is_stuck(&boxes, to) {
                    let (_, player) = self.walks(&boxes, cell);
                    moves.push((push, Position { boxes, player }));
                }
            }
        }
        moves
    }

    fn estimate(&self, position: &Position) -> u32 {
        position.boxes.iter().map(|cell| u32::from(self.pushes[usize::from(*cell)].unwrap_or(0))).sum()
    }

    fn estimate_in_words(&self) -> &'static str {
        "every box needs at least the pushes to its nearest goal, as if nothing else were there"
    }

    fn cost(&self) -> u64 {
        // A walk over the board for each push.
        1 + self.is_wall.len() as u64 / 150
    }

    fn say(&self, push: &Push) -> String {
        let (row, column) = (usize::from(push.cell) / self.width, usize::from(push.cell) % self.width);
        let direction = ["up", "down", "left", "right"][usize::from(push.direction)];
        format!("the box in row {row}, column {column} {direction}")
    }

    fn picture(&self, position: &Position) -> Option<String> {
        let height = self.is_wall.len() / self.width;
        let mark = |cell: usize| match (position.boxes.binary_search(&(cell as u16)).is_ok(), self.is_goal[cell]) {
            _ if self.is_wall[cell] => '#',
            (true, true) => '*',
            (true, false) => '$',
            (false, true) => '.',
            (false, false) => ' ',
        };
        let row = |row: usize| (1..self.width - 1).map(|column| mark(row * self.width + column)).collect::<String>();
        Some((1..height - 1).map(row).collect::<Vec<_>>().join("\n"))
    }

    fn answer(&self, route: &[Push]) -> Value {
        if self.counts_pushes {
            return Value::from(route.len() as i64);
        }
        let mut player = self.player;
        let mut position = Position { boxes: self.boxes.clone(), player };
        let mut letters = String::new();
        for push in route {
            let direction = usize::from(push.direction);
            let behind = self.beside(push.cell, direction ^ 1);
            letters += &self.walk(&position.boxes, player, behind).unwrap_or_default();
            letters.push(STEPS[direction].0);
            position.boxes = self.pushed(&position, *push);
            player = push.cell;
        }
        Value::text(letters)
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

pub fn approaches(rows: &Value) -> Vec<Approach> {
    Board::new(rows).map_or_else(Vec::new, |board| methods::approaches(&Arc::new(board)))
}

/// A solution of the fewest steps.
pub fn shortest(rows: &Value) -> Vec<Approach> {
    Board::new(rows).map_or_else(Vec::new, |board| methods::approaches(&Arc::new(Steps(board))))
}

/// How many pushes, or steps, are needed.
pub fn count(rows: &Value, what: &Value) -> Vec<Approach> {
    let Some(board) = Board::new(rows) else {
        return Vec::new();
    };
    if what.as_text() == Some("pushes") {
        return methods::approaches(&Arc::new(Board { counts_pushes: true, ..board }));
    }
    let way = Goal::new("sokoban_shortest", vec![rows.clone()]);
    let count = |parts: &[Value], _: &mut Working| {
        Ok(match parts[0].as_text() {
            Some(letters) if letters != NONE => Value::from(letters.len() as i64),
            _ => Value::text(NONE),
        })
    };
    vec![Approach::split("count_the_steps", "find a solution of the fewest steps and count them", vec![way], count)]
}

/// Whether there is any solution.
pub fn solvable(rows: &Value) -> Vec<Approach> {
    let ways = [("look_for_a_solution", "sokoban"), ("step_by_step", "sokoban_shortest")];
    let idea = "a solution settles it, and so does a search that has seen everything";
    let is_there = |parts: &[Value], _: &mut Working| Ok(Value::Truth(parts[0].as_text() != Some(NONE)));
    let split = |(name, verb): (&'static str, &'static str)| {
        Approach::split(name, idea, vec![Goal::new(verb, vec![rows.clone()])], is_there)
    };
    ways.map(split).into()
}
