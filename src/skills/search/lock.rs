//! A lock with buttons: each changes a number, and some work only while a light has the right colour.
//!
//! `lock(0, "red", 8, [["A", "*", 2, "any"], ["B", "+", 2, "green"]], ["red", "green"])` seeks the fewest buttons that make the
//! number 8. Every button that is pressed changes the light.

use std::sync::Arc;

use super::drawing::with_words_for_none;
use super::methods;
use super::world::World;
use crate::language::{Telling, place_of, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value};

/// Numbers beyond this, up or down, are not followed.
const FARTHEST: i64 = 1_000_000;

const COLOURS: [&str; 8] = ["red", "green", "blue", "yellow", "white", "orange", "off", "on"];

const OTHER_PUZZLES: &str =
    "twice|three_times|modulo|mod|square|divide|divides|how_many|number_of|longest|maximum|at_most|digit|digits";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    if !prompt.says_somewhere("button|key|switch|lever press|push|hit|pull|presses light|lamp|led|bulb")
        || prompt.says(OTHER_PUZZLES)
    {
        return None;
    }
    telling.says(&["shortest|fewest|minimum|least|minimal sequence|press|button|step|push|combination"]);
    let mut buttons: Vec<(String, char, i64, String)> = Vec::new();
    let mut start = None;
    let mut colour = None;
    let mut target = None;
    let mut offset = 0;
    for line in prompt.text.split('\n') {
        let span = offset..offset + line.len();
        offset += line.len() + 1;
        if let Some(button) = button(line) {
            telling.takes(&span);
            buttons.push(button);
        }
    }
    for sentence in &prompt.outline().sentences {
        let tokens = prompt.of(sentence);
        let number = |from: usize| tokens.get(from..)?.iter().find_map(|token| token.number()?.to_i64());
        let is_button = button(prompt.text_of(sentence)).is_some();
        if is_button || sentence.is_example || sentence.item.is_some() {
            continue;
        }
        if let Some(at) = place_of(
            tokens,
            "start|starts|initial|initially|begin|begins|beginning|currently|shows|now|reads|displays|showing|stands_at",
        ) && let Some(number) = number(at)
        {
            start = start.or(Some(number));
            telling.takes(&sentence.span);
        }
        if let Some(at) =
            place_of(tokens, "target|reach|goal|need|needs|want|make|get|open|opens|has_to|have_to|must|should|bring")
            && let Some(number) = number(at)
        {
            target = target.or(Some(number));
            telling.takes(&sentence.span);
        }
        let is_start = says(
            tokens,
            "start|starts|initial|initially|begin|begins|beginning|currently|now|light_is|lamp_is|glows|glowing|shines|lit|is_red|is_green",
        );
        if is_start && !says(tokens, "toggle|toggles|flips|alternates|switches|changes") {
            let named = tokens.iter().find_map(|token| COLOURS[..6].iter().find(|it| **it == &*token.lower));
            if let Some(named) = named {
                colour = colour.or(Some(*named));
                telling.takes(&sentence.span);
            }
        }
    }
    let mut colours: Vec<String> = Vec::new();
    for sentence in telling.all(&[
        "light|lamp|led|bulb toggle|toggles|switch|switches|change|changes|alternate|alternates|flips|turns|jumps",
    ]) {
        for token in prompt.of(sentence) {
            if COLOURS.contains(&&*token.lower) && !colours.contains(&token.lower.to_string()) {
                colours.push(token.lower.to_string());
            }
        }
    }
    let colour = colour?.to_owned();
    let is_known = |it: &String| it == "any" || colours.contains(it);
    if colours.len() != 2
        || !colours.contains(&colour)
        || buttons.is_empty()
        || !buttons.iter().all(|(.., when)| is_known(when))
    {
        return None;
    }
    telling.says(&[
        "button|buttons number|operation|changes|light|mathematical",
        "front|see|there|have button|light|number|key|keys|lever|levers|switches",
        "press|push button|buttons|sequence|shortest|target",
        "answer|separated|sequence|format →|separated|sequence|example",
    ]);
    telling.says(&["write|give|answer|list|reply|name|return arrow|arrows|→|order"]);
    telling.passes_remarks();
    let rows = buttons.iter().map(|(name, operator, number, when)| {
        [Value::text(name), Value::text(operator.to_string()), Value::from(*number), Value::text(when)]
    });
    let goal = Goal::new(
        "lock",
        vec![start?.into(), Value::text(colour), target?.into(), Value::rows(rows), Value::texts(&colours)],
    );
    let between = if prompt.text.contains('→') {
        " → "
    } else if prompt.text.contains("->") {
        " -> "
    } else {
        " "
    };
    let between = if prompt.says("comma|commas|comma_separated") { ", " } else { between };
    let form = with_words_for_none(&telling, Form::listed("", between, "", Form::Plain), "no solution");
    Some(telling.reading("search", "the fewest buttons to press", goal, form))
}

/// "A: Multiply 2 (when green)", "Button B adds 3 when the light is red".
fn button(line: &str) -> Option<(String, char, i64, String)> {
    let pieces: Vec<String> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')' | ',' | ';' | '.' | '=' | '[' | ']'))
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    let mut pieces = pieces
        .iter()
        .skip_while(|it| matches!(&*it.to_lowercase(), "-" | "*" | "button" | "key" | "switch" | "lever" | "•"))
        .cloned();
    let name = pieces.next().filter(|it| it.chars().count() <= 2 && it.chars().all(char::is_alphanumeric))?;
    let rest: Vec<String> = pieces.map(|it| it.to_lowercase()).collect();
    let mut operator = None;
    let mut number = None;
    for word in &rest {
        let (sign, digits) = match word.chars().next()? {
            sign @ ('+' | '-' | '*' | '×' | '−') => (
                Some(if sign == '×' {
                    '*'
                } else if sign == '−' {
                    '-'
                } else {
                    sign
                }),
                word.trim_start_matches(sign),
            ),
            'x' if word.len() > 1 => (Some('*'), &word[1..]),
            _ => (None, word.as_str()),
        };
        operator = operator.or(sign).or(match &**word {
            "add" | "adds" | "plus" | "increase" | "increases" => Some('+'),
            "subtract" | "subtracts" | "minus" | "decrease" | "decreases" => Some('-'),
            "multiply" | "multiplies" | "times" => Some('*'),
            "double" | "doubles" => {
                number = Some(2);
                Some('*')
            }
            "triple" | "triples" => {
                number = Some(3);
                Some('*')
            }
            _ => None,
        });
        if let Ok(found) = digits.parse::<i64>()
            && number.replace(found).is_some()
        {
            return None;
        }
    }
    let colours: Vec<&String> = rest.iter().filter(|word| COLOURS[..6].contains(&&***word)).collect();
    let when = match colours[..] {
        [] => "any".to_owned(),
        [one] if !rest.iter().any(|it| it == "not" || it == "unless") => one.clone(),
        _ => return None,
    };
    Some((name, operator?, number.filter(|it| it.abs() <= 1_000)?, when))
}

struct Button {
    name: String,
    operator: char,
    number: i64,
    when: String,
}

/// The world of the number and the light.
pub struct Lock {
    start: i64,
    colours: [String; 2],
    /// Whether the light has its second colour at first.
    is_second: bool,
    target: i64,
    buttons: Vec<Button>,
}

impl Lock {
    fn new(start: &Value, colour: &Value, target: &Value, buttons: &Value, colours: &Value) -> Option<Self> {
        let small = |value: &Value| value.as_number()?.to_i64().filter(|it| it.abs() <= FARTHEST);
        let colours: [String; 2] =
            colours.as_texts()?.into_iter().map(str::to_owned).collect::<Vec<_>>().try_into().ok()?;
        let is_second = colours.iter().position(|it| Some(&**it) == colour.as_text())? > 0;
        let button = |row: &[Value]| match row {
            [Value::Text(name), Value::Text(operator), number, Value::Text(when)] => Some(Button {
                name: name.to_string(),
                operator: operator.chars().next().filter(|it| "+-*".contains(*it))?,
                number: small(number)?,
                when: when.to_string(),
            }),
            _ => None,
        };
        let buttons = buttons.as_rows()?.into_iter().map(button).collect::<Option<Vec<_>>>()?;
        (buttons.len() <= 12).then_some(Self {
            start: small(start)?,
            colours,
            is_second,
            target: small(target)?,
            buttons,
        })
    }
}

impl World for Lock {
    type State = (i64, bool);
    type Move = u8;

    fn start(&self) -> (i64, bool) {
        (self.start, self.is_second)
    }

    fn is_goal(&self, (number, _): &(i64, bool)) -> bool {
        *number == self.target
    }

    fn moves(&self, &(number, is_second): &(i64, bool)) -> Vec<(u8, (i64, bool))> {
        let colour = &self.colours[usize::from(is_second)];
        let works =
            self.buttons.iter().enumerate().filter(|(_, button)| button.when == "any" || button.when == *colour);
        works
            .filter_map(|(index, button)| {
                let next = match button.operator {
                    '+' => number + button.number,
                    '-' => number - button.number,
                    _ => number.checked_mul(button.number)?,
                };
                (next.abs() <= FARTHEST).then_some((index as u8, (next, !is_second)))
            })
            .collect()
    }

    fn estimate(&self, (number, _): &(i64, bool)) -> u32 {
        u32::from(*number != self.target)
    }

    fn hunch(&self, (number, _): &(i64, bool)) -> u32 {
        u32::try_from(number.abs_diff(self.target)).unwrap_or(u32::MAX)
    }

    fn estimate_in_words(&self) -> &'static str {
        "while the number is not right, one button at least is to be pressed"
    }

    fn state_in_words(&self) -> &'static str {
        "state of number and light"
    }

    fn say(&self, button: &u8) -> String {
        self.buttons[usize::from(*button)].name.clone()
    }

    fn answer(&self, route: &[u8]) -> Value {
        Value::texts(route.iter().map(|button| &self.buttons[usize::from(*button)].name))
    }

    fn none(&self) -> Result<Value, Setback> {
        Err(Setback::no_way("no number up to a million, up or down, leads to the target"))
    }
}

pub fn approaches(givens: [&Value; 5]) -> Vec<Approach> {
    let [start, colour, target, buttons, colours] = givens;
    Lock::new(start, colour, target, buttons, colours)
        .map_or_else(Vec::new, |lock| methods::approaches(&Arc::new(lock)))
}
