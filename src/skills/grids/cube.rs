//! A cube with a colour on each side, turned over and over: what is where in the end?

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Token, Value, Working};

/// The sides, each opposite to the one three places from it.
const SIDES: [&str; 6] = ["top", "front", "right", "bottom", "back", "left"];

/// Words that are no colours, in a clause that gives a side its colour.
const NO_COLOURS: &str = "a an the is are has have with and on of in at its it side sides face faces cube colour color coloured colored painted shows \
    initially begins starts as to facing one each six different opposite which that this there i you we let imagine suppose now at first \
    painted picture block solid paint these colours colors die dice box placed lies sits table being given following currently beginning start shown follows";

/// More moves than this are not followed.
const MOST_MOVES: usize = 5_000;

/// "A cube has a red top, ... It is rolled so that the front comes to the top. What colour is at the bottom?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says_somewhere("cube|box|die|dice|block side|face|top|bottom top|bottom|front|back|left|right !rubik !layer !net !unfold !slice") {
        return None;
    }
    let telling = Telling::new(prompt);
    let (mut colours, mut moves): ([Option<String>; 6], Vec<(usize, usize)>) = (Default::default(), Vec::new());
    let mut asked = None;
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        let begins = tokens.first().is_some_and(|it| {
            ["what", "which", "where", "name", "tell", "find", "give", "determine"].contains(&&*it.lower)
        });
        let asks = (begins || prompt.text_of(sentence).ends_with('?'))
            && says(tokens, "what|which|where|name|tell|find|give|determine")
            && says(tokens, "side|face|colour|color|top|bottom|front|back|left|right|where");
        if asks && asked.is_none() {
            asked = Some(sentence);
            telling.takes(&sentence.span);
        } else if is_move(tokens) {
            moves.extend(moves_of(tokens)?);
            telling.takes(&sentence.span);
        } else if read_colours(tokens, &mut colours)? {
            telling.takes(&sentence.span);
        }
    }
    let colours: Vec<String> = colours.into_iter().collect::<Option<_>>()?;
    if moves.len() > MOST_MOVES || (1..6).any(|it| colours[..it].contains(&colours[it])) {
        return None;
    }
    telling.says(&[
        "one|single|only|just word|colour|color",
        "cube|box|die|block",
        "rotate|turn|roll|move|perform|rotation|roll",
    ]);
    let faces = Value::texts(&colours);
    let said = moves.iter().map(|&(from, to)| Value::texts([SIDES[from], SIDES[to]]));
    let moves = Value::list(said);
    let (goal, unknown) = match asked_for(prompt, asked?, &colours)? {
        Asked::Colour(side) => (
            Goal::new("cube_colour", vec![faces, moves, Value::text(SIDES[side])]),
            format!("the colour that is at the {} in the end", SIDES[side]),
        ),
        Asked::Side(colour) => (
            Goal::new("cube_side", vec![faces, moves, Value::text(&colour)]),
            format!("the side where {colour} is in the end"),
        ),
    };
    let mut reading = telling.reading("grids", unknown, goal, Form::Plain);
    reading.restatement.condition =
        "half a turn from bottom to top goes over the front and leaves left and right where they are".to_owned();
    Some(reading)
}

enum Asked {
    Colour(usize),
    Side(String),
}

fn asked_for(prompt: &Prompt, sentence: &Sentence, colours: &[String]) -> Option<Asked> {
    let tokens = prompt.of(sentence);
    let named: Vec<&String> = colours.iter().filter(|colour| tokens.iter().any(|it| *it.lower == ***colour)).collect();
    let sides = sides_in(tokens);
    match (&named[..], &sides[..]) {
        ([], [(_, side)]) => Some(Asked::Colour(*side)),
        ([colour], []) => Some(Asked::Side((*colour).clone())),
        _ => None,
    }
}

/// The sides that are named, with their places. "The right side of the table" names none of a cube, but is not told either.
fn sides_in(tokens: &[Token]) -> Vec<(usize, usize)> {
    let place = |token: &Token| match &*token.lower {
        "top" | "upper" | "up" | "upwards" | "uppermost" => Some(0),
        "front" => Some(1),
        "right" => Some(2),
        "bottom" | "lower" | "underneath" | "downwards" => Some(3),
        "back" | "rear" | "behind" => Some(4),
        "left" => Some(5),
        _ => None,
    };
    tokens.iter().enumerate().filter_map(|(at, token)| Some((at, place(token)?))).collect()
}

fn is_move(tokens: &[Token]) -> bool {
    says(tokens, "rotate|turn|tip|tilt|roll|flip|bring|place|move|put|spin|become|make|come|go|rotated|turned|rolled")
        && (!sides_in(tokens).is_empty()
            || says(
                tokens,
                "forward|backward|forwards|backwards|clockwise|anticlockwise|counterclockwise|away|towards",
            ))
        && !says(tokens, "has")
}

/// The moves of a sentence, each from a side to where it comes; none when one is not understood.
fn moves_of(tokens: &[Token]) -> Option<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends =
        (0..tokens.len()).filter(|&at| tokens[at].is_word("then") || tokens[at].is_mark(';')).chain([tokens.len()]);
    for end in ends {
        let clause = &tokens[start..end];
        start = end;
        if is_move(clause) {
            found.push(move_of(clause)?);
        }
    }
    (!found.is_empty()).then_some(found)
}

fn move_of(clause: &[Token]) -> Option<(usize, usize)> {
    let is = |words: &str| says(clause, words);
    if is("twice|three_times|half|180|270|45|corner|edge|diagonal|degree|times|undo") && !is("90") {
        return None;
    }
    let back = is("anticlockwise|counterclockwise|counter_-_clockwise|anti_-_clockwise");
    if is("clockwise") || back {
        // Seen from above, with the clock, the front comes to the left.
        let from_above = is("above|from_the_top|vertical_axis");
        return from_above.then_some(if back { (1, 2) } else { (1, 5) });
    }
    // "Up to the top" names one side.
    let mut sides = sides_in(clause);
    sides.dedup_by_key(|it| it.1);
    if sides.is_empty() && is("again") {
        return None;
    }
    match sides[..] {
        [] if is("forward|forwards|towards_you|toward_you|towards_me|toward_me") => Some((0, 1)),
        [] if is("backward|backwards|away_from_you|away_from_me|away") => Some((0, 4)),
        [(_, side @ (2 | 5))] if is("roll|tip|tilt|flip|rolled|tipped|tilted") => Some((0, side)),
        [(_, from), (_, to)] if from != to => {
            let was =
                |at: usize| says(&clause[at.saturating_sub(5)..at], "was|were|before|previously|formerly|had_been");
            // "on top now lies what was at the left"
            let is_turned = was(sides[1].0) && !was(sides[0].0);
            Some(if is_turned { (to, from) } else { (from, to) })
        }
        _ => None,
    }
}

/// The colours that a sentence gives to sides; none when it gives a side two of them. False when it gives none.
fn read_colours(tokens: &[Token], colours: &mut [Option<String>; 6]) -> Option<bool> {
    let mut has_some = false;
    let mut start = 0;
    let cuts = (0..tokens.len()).filter(|&at| {
        [',', ';', '.', '|', '/'].iter().any(|&mark| tokens[at].is_mark(mark)) || tokens[at].is_word("and")
    });
    for end in cuts.chain([tokens.len()]) {
        let clause = &tokens[start..end];
        start = end + 1;
        let [(at, side)] = sides_in(clause)[..] else {
            continue;
        };
        let is_word = |it: &&Token| {
            it.lower.chars().all(char::is_alphabetic) && !NO_COLOURS.split_whitespace().any(|word| word == &*it.lower)
        };
        let words: Vec<&Token> =
            clause.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, it)| it).filter(is_word).collect();
        let [colour] = words[..] else {
            continue;
        };
        if colours[side].as_deref().is_some_and(|known| known != &*colour.lower) {
            return None;
        }
        colours[side] = Some(colour.lower.to_string());
        has_some = true;
    }
    Some(has_some)
}

/// The sides in the order in which a turn that takes one to another carries them round: each comes where the next is.
fn round(from: usize, to: usize) -> Option<[usize; 4]> {
    if from == to {
        return None;
    }
    let opposite = |side: usize| (side + 3) % 6;
    if to == opposite(from) {
        // Half a turn: over the front where it is between top and bottom, else around, standing.
        let by = if from % 3 == 1 { 2 } else { 1 };
        return Some([from, by, to, opposite(by)]);
    }
    Some([from, to, opposite(from), opposite(to)])
}

#[derive(Clone)]
struct Cube {
    colours: Vec<String>,
    moves: Vec<(usize, usize)>,
}

impl Cube {
    fn of(faces: &Value, moves: &Value) -> Option<Self> {
        let colours: Vec<String> = faces.as_texts()?.into_iter().map(str::to_owned).collect();
        let side = |value: &Value| SIDES.iter().position(|it| Some(*it) == value.as_text());
        let moves: Option<Vec<(usize, usize)>> = moves
            .as_rows()?
            .into_iter()
            .map(|row| match row {
                [from, to] => Some((side(from)?, side(to)?)),
                _ => None,
            })
            .collect();
        (colours.len() == 6).then_some(Self { colours, moves: moves? })
    }

    /// All six sides after all moves.
    fn carried(&self, working: &mut Working) -> Result<Vec<String>, Setback> {
        let mut colours = self.colours.clone();
        for (place, &(from, to)) in self.moves.iter().enumerate() {
            working.spend(1)?;
            if let Some(round) = round(from, to) {
                let steps = if (from + 3) % 6 == to { 2 } else { 1 };
                let before = colours.clone();
                (0..4).for_each(|it| colours[round[(it + steps) % 4]] = before[round[it]].clone());
            }
            if place < 30 {
                working.note(|| {
                    let all: Vec<String> = (0..6).map(|it| format!("{} {}", SIDES[it], colours[it])).collect();
                    format!("{} to {}: {}", SIDES[from], SIDES[to], all.join(", "))
                });
            }
        }
        Ok(colours)
    }

    /// Where a side of the end was at the beginning, or the other way round.
    fn traced(&self, side: usize, forward: bool, working: &mut Working) -> Result<usize, Setback> {
        let mut at = side;
        let moves: Vec<(usize, usize)> =
            if forward { self.moves.clone() } else { self.moves.iter().rev().copied().collect() };
        for (place, (from, to)) in moves.into_iter().enumerate() {
            working.spend(1)?;
            let before = at;
            if let Some(round) = round(from, to)
                && let Some(here) = round.iter().position(|it| *it == at)
            {
                let steps = if (from + 3) % 6 == to { 2 } else { 1 };
                at = round[(here + if forward { steps } else { 4 - steps }) % 4];
            }
            if place < 30 {
                working.note(|| {
                    format!(
                        "{} to {}: {} {} {}",
                        SIDES[from],
                        SIDES[to],
                        SIDES[before],
                        if forward { "becomes" } else { "was" },
                        SIDES[at]
                    )
                });
            }
        }
        Ok(at)
    }
}

pub fn approaches(verb: &str, faces: &Value, moves: &Value, asked: &Value) -> Vec<Approach> {
    let (Some(cube), Some(asked)) = (Cube::of(faces, moves), asked.as_text()) else {
        return Vec::new();
    };
    let (same, last) = (cube.clone(), cube.clone());
    match verb {
        "cube_colour" => {
            let Some(side) = SIDES.iter().position(|it| *it == asked) else {
                return Vec::new();
            };
            vec![
                Approach::direct("carry_all_six", "write down all six sides after each move", move |working| {
                    Ok(Value::text(&cube.carried(working)?[side]))
                }),
                Approach::direct(
                    "follow_one_back",
                    "ask, from the last move back, where this side was before",
                    move |working| Ok(Value::text(&same.colours[same.traced(side, false, working)?])),
                ),
                Approach::direct("only_the_last_move", "look at the last move alone", move |working| {
                    let short = Cube { moves: last.moves.last().copied().into_iter().collect(), ..last.clone() };
                    Ok(Value::text(&short.carried(working)?[side]))
                })
                .heuristic(),
            ]
        }
        "cube_side" => {
            let Some(start) = cube.colours.iter().position(|it| it == asked) else {
                return Vec::new();
            };
            let colour = asked.to_owned();
            vec![
                Approach::direct("carry_all_six", "write down all six sides after each move", move |working| {
                    let place = cube.carried(working)?.iter().position(|it| *it == colour);
                    Ok(Value::text(SIDES[place.ok_or_else(|| Setback::no_way("the colour is lost"))?]))
                }),
                Approach::direct("follow_it", "follow this one side through all moves", move |working| {
                    Ok(Value::text(SIDES[same.traced(start, true, working)?]))
                }),
                Approach::direct("only_the_last_move", "look at the last move alone", move |working| {
                    let short = Cube { moves: last.moves.last().copied().into_iter().collect(), ..last.clone() };
                    Ok(Value::text(SIDES[short.traced(start, true, working)?]))
                })
                .heuristic(),
            ]
        }
        _ => Vec::new(),
    }
}
