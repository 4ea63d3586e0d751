//! Text that is hidden behind a character in variation selectors: 256 invisible marks, one for each byte.
//!
//! U+FE00 to U+FE0F stand for the bytes 0 to 15, U+E0100 to U+E01EF for 16 to 255.

use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value};

const FIRST: std::ops::RangeInclusive<u32> = 0xFE00..=0xFE0F;
const SECOND: std::ops::RangeInclusive<u32> = 0xE0100..=0xE01EF;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_selector = |c: char| FIRST.contains(&(c as u32)) || SECOND.contains(&(c as u32));
    if !prompt.text.contains(is_selector) {
        return None;
    }
    let telling = Telling::new(prompt);
    if !telling.says(&["decode|hidden|secret|reveal|encoded|hide|conceal|invisible|extract|message|steganography"]) {
        return None;
    }
    // The longest run of selectors; a single one after an emoji only tells how it is drawn.
    let mut runs: Vec<(std::ops::Range<usize>, Vec<i64>)> = Vec::new();
    for (at, c) in prompt.text.char_indices().filter(|(_, c)| is_selector(*c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some((span, marks)) if span.end == at => {
                span.end = end;
                marks.push(i64::from(c as u32));
            }
            _ => runs.push((at..end, vec![i64::from(c as u32)])),
        }
    }
    runs.retain(|(_, marks)| marks.len() > 1);
    let (span, marks) = runs.pop()?;
    if !runs.is_empty() || marks.len() > 10_000 {
        return None;
    }
    for sentence in &prompt.outline().sentences {
        if sentence.span.start < span.end && span.start < sentence.span.end {
            telling.takes(&sentence.span);
        }
    }
    // The recipe, where one is given, is the one we know; with other numbers in it, it is another.
    let code = prompt.text.to_lowercase();
    let is_other =
        code.contains("def ") && !(code.contains("0xfe00") && code.contains("0xe0100") && code.contains("16"));
    telling.says(&["variation|variance|selector|byte|emoji|hint|code|utf"]);
    let goal = Goal::new("hidden_text", vec![Value::integers(marks)]);
    (!is_other).then(|| telling.reading("text", "the text that is hidden", goal, Form::Plain))
}

/// By their numbers; or by the bytes with which the marks themselves are written.
pub fn approaches(marks: &Value) -> Vec<Approach> {
    let Some(marks) = marks.as_small_integers() else {
        return Vec::new();
    };
    let others = marks.clone();
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes).map(Value::text).map_err(|_| Setback::no_way("the bytes are no text in UTF-8"))
    };
    vec![
        Approach::direct(
            "by_their_numbers",
            "take the first number off each mark, which leaves a byte",
            move |working| {
                working.spend(marks.len() as u64)?;
                let byte = |mark: &i64| match u32::try_from(*mark).ok()? {
                    mark if FIRST.contains(&mark) => u8::try_from(mark - FIRST.start()).ok(),
                    mark if SECOND.contains(&mark) => u8::try_from(mark - SECOND.start() + 16).ok(),
                    _ => None,
                };
                let bytes: Option<Vec<u8>> = marks.iter().map(byte).collect();
                let bytes = bytes.ok_or_else(|| Setback::no_way("a mark is no variation selector"))?;
                for (mark, byte) in marks.iter().zip(&bytes).take(12) {
                    working.note(|| format!("U+{mark:X} is byte {byte}: {:?}", char::from(*byte)));
                }
                text(bytes)
            },
        ),
        Approach::direct("by_how_they_are_written", "put the last bits of their UTF-8 together", move |working| {
            let mut bytes = Vec::new();
            for mark in &others {
                working.spend(1)?;
                let c = u32::try_from(*mark).ok().and_then(char::from_u32);
                let c = c.ok_or_else(|| Setback::no_way("a mark is no character"))?;
                let mut buffer = [0; 4];
                bytes.push(match c.encode_utf8(&mut buffer).as_bytes() {
                    [0xEF, 0xB8, last @ 0x80..=0x8F] => last - 0x80,
                    // U+E0100 begins with its two last bits clear.
                    [0xF3, 0xA0, high @ 0x84..=0x87, low] => ((high - 0x84) << 6 | (low - 0x80)).wrapping_add(16),
                    _ => return Err(Setback::no_way("a mark is no variation selector")),
                });
            }
            text(bytes)
        }),
    ]
}
