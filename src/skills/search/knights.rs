//! Knights of two colours that change places on a small board.
//!
//! `knight_swap([["A1", "w"], ["B3", "B"], ["C2", "."]], "w")` seeks the fewest moves: the colour, from where, to where. The
//! squares that exist are listed with who stands on them; the colours take turns, and the last given begins.

use std::sync::Arc;

use super::drawing::with_words_for_none;
use super::methods;
use super::world::{Undo, World};
use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value};

/// What is said when they cannot change places.
const NONE: &str = "impossible";

/// Squares of the largest board.
const MOST_SQUARES: usize = 36;

const OTHER_PUZZLES: &str = "camel|zebra|bishop|rook|queen|king|check|attack|attacking|any_order|no_turns|without_turns|how_many|\
                             number_of|twice";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    if !prompt.says_somewhere("knight swap|exchange|interchange|trade|switch|swapped|change|places|end_up|started|each_other_'s white|w black|b")
        || prompt.says(OTHER_PUZZLES)
        || prompt.sentences_that_say("capture|captures|capturing").any(|it| !says(prompt.of(it), "no|not|without|never|n't"))
    {
        return None;
    }
    // How a knight moves must be as usual, where it is said.
    let strides: Vec<i64> = prompt
        .sentences_that_say("square|squares|step|steps|cell l-shape|l_-_shape|l|perpendicular|two|2")
        .flat_map(|sentence| prompt.of(sentence).iter().filter_map(|token| token.number()?.to_i64()))
        .collect();
    if strides.iter().any(|stride| ![1, 2].contains(stride)) {
        return None;
    }
    let squares = match board(prompt) {
        Some((squares, span)) => {
            telling.takes(&span);
            squares
        }
        None => board_told(&telling)?,
    };
    let first = first_to_move(&telling)?;
    telling.says(&[
        "swap|exchange|interchange|trade|switch|change|objective|reach|take knight|position|place",
        "knight move|l|jump|hop|empty|square|only|square",
        "square|cell|field|space empty|marked|dot|free|missing|exist",
        "white|w|black|b knight",
        "possible swap|exchange|knight|list|moves",
        "answer|list|write|give|format|output|reply move|no|impossible|possible|json",
        "legend|objective|rules|question|format|challenge",
        "turn|alternate|alternately|first",
    ]);
    let goal = Goal::new(
        "knight_swap",
        vec![
            Value::rows(squares.iter().map(|(name, mark)| [Value::text(name), Value::text(mark.to_string())])),
            Value::text(first),
        ],
    );
    Swap::new(&goal.given()[0], &goal.given()[1])?;
    let form = Form::json(Form::Filled("\"{0},{1},{2}\"".to_owned()));
    let form = with_words_for_none(&telling, form, NONE);
    let form = match form {
        Form::OrElse { form, none, .. }
            if prompt.outline().quotes.iter().any(|it| it.what.eq_ignore_ascii_case("no")) =>
        {
            Form::OrElse { form, none, words: "No".to_owned() }
        }
        Form::OrElse { .. } => form,
        form if prompt.outline().quotes.iter().any(|it| it.what.eq_ignore_ascii_case("no")) => {
            Form::OrElse { form: Box::new(form), none: NONE.to_owned(), words: "No".to_owned() }
        }
        form => form,
    };
    Some(telling.reading("search", "the fewest moves by which the knights change places", goal, form))
}

type Squares = Vec<(String, char)>;

/// The squares of a board with letters above or below and numbers at the side. A place that is left blank is no square.
fn board(prompt: &Prompt) -> Option<(Squares, std::ops::Range<usize>)> {
    let text = &prompt.text;
    let (mut start, mut letters, mut rows, mut span) = (0, None, Vec::new(), None);
    for line in text.split('\n') {
        let place = start..start + line.len();
        start += line.len() + 1;
        let pieces: Vec<&str> = line.split_whitespace().collect();
        let is_header = pieces.len() > 1
            && pieces.iter().all(|piece| piece.len() == 1 && piece.chars().all(|c| c.is_ascii_uppercase()));
        if is_header && letters.is_none() {
            // Where each letter stands tells which column it names.
            letters = Some(line.char_indices().filter(|(_, c)| c.is_ascii_uppercase()).collect::<Vec<_>>());
            span.get_or_insert(place.clone()).end = place.end;
            continue;
        }
        let number =
            pieces.first().map(|it| it.trim_end_matches(['|', ':', '.'])).filter(|it| !it.is_empty() && it.len() < 3);
        let Some(number) = number.and_then(|it| it.parse::<u32>().ok()) else {
            continue;
        };
        let Some(bar) = line.find('|') else {
            continue;
        };
        let cells: Vec<&str> = line[bar + 1..].trim_end().trim_end_matches('|').split('|').map(str::trim).collect();
        rows.push((number, cells));
        span.get_or_insert(place.clone()).end = place.end;
    }
    let (letters, span) = (letters?, span?);
    let mut squares = Vec::new();
    for (number, cells) in rows {
        if cells.len() != letters.len() {
            return None;
        }
        for ((_, letter), cell) in letters.iter().zip(cells) {
            let mark = match cell {
                "" => continue,
                "w" | "W" | "♘" => 'w',
                "b" | "B" | "♞" => 'B',
                "." | "_" | "-" | "·" => '.',
                _ => return None,
            };
            squares.push((format!("{letter}{number}"), mark));
        }
    }
    squares.sort();
    (!squares.is_empty() && squares.len() <= MOST_SQUARES).then_some((squares, span))
}

/// The squares told one by one: those that exist, and on which of them each colour stands.
fn board_told(telling: &Telling) -> Option<Squares> {
    let (mut all, mut white, mut black) = (Vec::new(), Vec::new(), Vec::new());
    for (start, line) in crate::language::lines(&telling.prompt.text) {
        // Moves are shown in quotation marks or brackets.
        let parts = line.split(['.', ';']).filter(|part| !part.contains(['"', '[', '>']));
        for part in parts {
            let names: Vec<String> = part.split(|c: char| !c.is_alphanumeric()).filter_map(square).collect();
            let lower = part.to_lowercase();
            let to = match (lower.contains("white"), lower.contains("black")) {
                _ if names.is_empty() => continue,
                (true, false) => &mut white,
                (false, true) => &mut black,
                (false, false) => &mut all,
                (true, true) => return None,
            };
            to.extend(names);
            telling.takes(&(start..start + line.len()));
        }
    }
    all.sort();
    all.dedup();
    let are_there = white.iter().chain(&black).all(|it| all.contains(it)) && !white.iter().any(|it| black.contains(it));
    let mark = |name: &String| match (white.contains(name), black.contains(name)) {
        (true, _) => 'w',
        (_, true) => 'B',
        _ => '.',
    };
    (are_there && !white.is_empty() && !black.is_empty() && all.len() <= MOST_SQUARES)
        .then(|| all.iter().map(|it| (it.clone(), mark(it))).collect())
}

/// The name of a square: "a3", "B12".
fn square(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
    let number = chars.as_str();
    let is_number = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| format!("{letter}{number}"))
}

/// Who moves first; none when they do not take turns.
fn first_to_move(telling: &Telling) -> Option<&'static str> {
    let mut first = None;
    // "Where the white ones started" tells a place.
    let mut saying: Vec<_> = telling.all(&["first|start|starts|begin|begins|turn|alternate|alternately"]).collect();
    saying.retain(|it| !says(telling.prompt.of(it), "where|squares_of|end_up"));
    for sentence in saying {
        let words = telling.prompt.of(sentence);
        let place = |names: [&str; 2]| words.iter().position(|token| names.contains(&&*token.lower));
        let found = match (place(["w", "white"]), place(["b", "black"])) {
            (Some(white), Some(black)) => Some(if white < black { "w" } else { "B" }),
            (Some(_), None) => Some("w"),
            (None, Some(_)) => Some("B"),
            _ => None,
        };
        first = first.or(found);
    }
    first
}

/// The board as places that knights can jump between.
pub struct Swap {
    names: Vec<String>,
    neighbours: Vec<Vec<usize>>,
    start: Position,
}

/// Where the knights of each colour are, bit i for the i-th square, and who is to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    white: u64,
    black: u64,
    is_white_next: bool,
}

impl Swap {
    fn new(squares: &Value, first: &Value) -> Option<Self> {
        let (mut names, mut white, mut black) = (Vec::new(), 0, 0);
        for square in squares.as_rows()? {
            let [Value::Text(name), Value::Text(mark)] = square else {
                return None;
            };
            match &**mark {
                "w" => white |= 1 << names.len(),
                "B" => black |= 1 << names.len(),
                "." => {}
                _ => return None,
            }
            names.push(name.to_string());
            if names.len() > MOST_SQUARES {
                return None;
            }
        }
        let place = |name: &String| {
            let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
            Some((letter as i64, name[1..].parse::<i64>().ok()?))
        };
        let places: Vec<(i64, i64)> = names.iter().map(place).collect::<Option<_>>()?;
        let is_jump =
            |a: &(i64, i64), b: &(i64, i64)| matches!((a.0.abs_diff(b.0), a.1.abs_diff(b.1)), (1, 2) | (2, 1));
        let neighbours =
            places.iter().map(|from| (0..places.len()).filter(|to| is_jump(from, &places[*to])).collect()).collect();
        let is_white_next = match first.as_text()? {
            "w" => true,
            "B" => false,
            _ => return None,
        };
        let start = Position { white, black, is_white_next };
        (white != 0 && black != 0).then_some(Self { names, neighbours, start })
    }

    fn jumps(&self, position: &Position, is_white: bool) -> Vec<(usize, usize)> {
        let own = if is_white { position.white } else { position.black };
        let taken = position.white | position.black;
        let of = |from: usize| {
            self.neighbours[from].iter().filter(move |to| taken >> **to & 1 == 0).map(move |to| (from, *to))
        };
        (0..self.names.len()).filter(|from| own >> from & 1 == 1).flat_map(of).collect()
    }

    fn jumped(&self, position: &Position, is_white: bool, from: usize, to: usize) -> Position {
        let change = 1 << from | 1 << to;
        let mut next = *position;
        if is_white {
            next.white ^= change
        } else {
            next.black ^= change
        }
        next.is_white_next = !position.is_white_next;
        next
    }
}

impl World for Swap {
    type State = Position;
    /// Whether it is white's, and the squares.
    type Move = (bool, usize, usize);

    fn start(&self) -> Position {
        self.start
    }

    fn is_goal(&self, position: &Position) -> bool {
        position.white == self.start.black && position.black == self.start.white
    }

    fn moves(&self, position: &Position) -> Vec<((bool, usize, usize), Position)> {
        let is_white = position.is_white_next;
        let jumps = self.jumps(position, is_white).into_iter();
        jumps.map(|(from, to)| ((is_white, from, to), self.jumped(position, is_white, from, to))).collect()
    }

    fn estimate(&self, position: &Position) -> u32 {
        (position.white & !self.start.black).count_ones() + (position.black & !self.start.white).count_ones()
    }

    fn estimate_in_words(&self) -> &'static str {
        "every knight that does not stand where the others stood needs a move"
    }

    fn say(&self, (is_white, from, to): &(bool, usize, usize)) -> String {
        let colour = if *is_white { "white" } else { "black" };
        format!("{colour} {} to {}", self.names[*from], self.names[*to])
    }

    fn answer(&self, route: &[(bool, usize, usize)]) -> Value {
        Value::rows(route.iter().map(|(is_white, from, to)| {
            let colour = if *is_white { "w" } else { "B" };
            [Value::text(colour), Value::text(&self.names[*from]), Value::text(&self.names[*to])]
        }))
    }

    fn none(&self) -> Result<Value, Setback> {
        Ok(Value::text(NONE))
    }
}

impl Undo for Swap {
    fn goals(&self) -> Vec<Position> {
        let Position { white, black, .. } = self.start;
        [true, false].map(|is_white_next| Position { white: black, black: white, is_white_next }).to_vec()
    }

    fn moves_back(&self, position: &Position) -> Vec<((bool, usize, usize), Position)> {
        let is_white = !position.is_white_next;
        let jumps = self.jumps(position, is_white).into_iter();
        jumps.map(|(from, to)| ((is_white, to, from), self.jumped(position, is_white, from, to))).collect()
    }
}

pub fn approaches(squares: &Value, first: &Value) -> Vec<Approach> {
    Swap::new(squares, first).map_or_else(Vec::new, |swap| methods::approaches_from_both_ends(&Arc::new(swap)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn a_board_with_gaps_is_read() {
        let prompt = read_tokens("    A   B   C\n   ------------\n2 | B | . |   |\n   ------------\n1 |   | w | . |\n");
        let (squares, _) = board(&prompt).unwrap();
        let names: BTreeSet<&str> = squares.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, BTreeSet::from(["A2", "B1", "B2", "C1"]));
    }
}
