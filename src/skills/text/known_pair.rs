//! The shift of a Caesar cipher from a text of which both forms are known: URKAJAH is LIBRARY.

use crate::language::{Telling, english, said_around};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, TokenKind, Value};

/// What would make it another cipher or another question.
const OTHERS: &str = "vigenere|atbash|affine|keyword|transposition|substitution_cipher|alternating|every_second|every_other|vowel|vowels|\
    decrypt_the|decode_the|then_decrypt|use_it|same_shift|same_key|another|also|next|second_message|smallest|negative|decryption|decrypts|deciphering|decoding|form_of|become|becomes|would|new|different";

/// "A message encrypted with a Caesar cipher reads URKAJAH. The plaintext is LIBRARY. What is the shift?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_told = prompt.says("caesar|cipher|encrypt~|encod~|shift|shifted|alphabet|secret|decrypt~|decod~");
    let asks = prompt.says("how_many|how_far|how_much|what|which|find|determine shift|key|places|positions|letters|place|moved|shifted|offset|rotation|value");
    if !is_told || !asks || prompt.text.len() > 2_000 {
        return None;
    }
    let texts = texts(prompt);
    let [one, other] = &texts[..] else {
        return None;
    };
    let (first, second) = (&prompt.text[one.clone()], &prompt.text[other.clone()]);
    let shift = constant(first, second)?;
    // Which of the two is English tells which was there first.
    let is_english = |text: &str| text.split(' ').all(|word| english::is_word(&word.to_lowercase()));
    let (plain, cipher) = match (is_english(first), is_english(second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return None,
    };
    let around = said_around(&said_around(prompt, other), one);
    if shift == 0 || around.says(OTHERS) {
        return None;
    }
    let goes_back = around.says("back|backward|backwards|left|down|undo|decrypt|decipher");
    let goes_forward = around.says("forward|forwards|right|up|encrypt|encrypted|encipher|later|after");
    let has_number =
        prompt.tokens.iter().any(|token| token.number().is_some_and(|it| *it != 26.into()) && !token.is_word("one"));
    if goes_back && !goes_forward || has_number {
        return None;
    }
    let goal = Goal::new("shift_between", vec![Value::text(plain), Value::text(cipher)]);
    let telling = Telling::new(prompt);
    telling.weighs_all();
    telling.is_given(format!("{plain} became {cipher}"));
    Some(telling.reading("text", "by how many places each letter was moved forward", goal, Form::Plain))
}

/// Words in capitals and in quotation marks, those beside each other as one.
fn texts(prompt: &Prompt) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for quote in &prompt.outline().quotes {
        let at = prompt.text[quote.span.clone()].find(quote.what.trim()).unwrap_or(0) + quote.span.start;
        found.push(at..at + quote.what.trim().len());
    }
    let mut last_end = usize::MAX;
    for token in &prompt.tokens {
        let text = &prompt.text[token.span.clone()];
        let is_text = matches!(token.kind, TokenKind::Word { .. } | TokenKind::Formula(_))
            && text.len() > 1
            && text.chars().all(|c| c.is_ascii_uppercase())
            && !text.starts_with("ROT")
            && !["CAESAR", "ANSWER", "NB"].contains(&text);
        let is_quoted =
            found.iter().any(|it| it.start <= token.span.start && token.span.end <= it.end && it.end != last_end);
        if !is_text || is_quoted {
            continue;
        }
        match found.last_mut().filter(|_| last_end.checked_add(1) == Some(token.span.start)) {
            Some(open) if prompt.text[open.end..token.span.start].trim().is_empty() => open.end = token.span.end,
            _ => found.push(token.span.clone()),
        }
        last_end = token.span.end;
    }
    found.sort_by_key(|it| it.start);
    found
}

/// The places from each letter of the one to that of the other, when they are the same throughout.
fn constant(one: &str, other: &str) -> Option<u8> {
    if one.len() != other.len() {
        return None;
    }
    let mut shift = None;
    for (a, b) in one.to_ascii_lowercase().bytes().zip(other.to_ascii_lowercase().bytes()) {
        if !a.is_ascii_lowercase() || !b.is_ascii_lowercase() {
            if a != b {
                return None;
            }
            continue;
        }
        let here = (b + 26 - a) % 26;
        if *shift.get_or_insert(here) != here {
            return None;
        }
    }
    shift
}

/// From the first letters, and the others after them; or by trying all.
pub fn shift_between(plain: &str, cipher: &str) -> Vec<Approach> {
    let (plain, cipher) = (plain.to_ascii_lowercase(), cipher.to_ascii_lowercase());
    let (other, wanted) = (plain.clone(), cipher.clone());
    vec![
        Approach::direct("letter_by_letter", "count from each letter to the one it became", move |working| {
            let mut found: Option<i64> = None;
            for (a, b) in plain.bytes().zip(cipher.bytes()).filter(|(a, _)| a.is_ascii_lowercase()) {
                working.spend(1)?;
                let places = (i64::from(b) - i64::from(a)).rem_euclid(26);
                working.note(|| format!("{} to {}: {places}", char::from(a), char::from(b)));
                if *found.get_or_insert(places) != places {
                    return Err(Setback::no_way("the letters are not all moved by the same number of places"));
                }
            }
            found.map(Value::from).ok_or_else(|| Setback::no_way("there is no letter"))
        }),
        Approach::direct(
            "all_shifts",
            "write the alphabet shifted by 1, by 2, ... below itself, until it fits",
            move |working| {
                for places in 1..26_u8 {
                    working.spend(other.len() as u64)?;
                    let moved: String =
                        other
                            .chars()
                            .map(|c| {
                                if c.is_ascii_lowercase() {
                                    char::from(b'a' + (c as u8 - b'a' + places) % 26)
                                } else {
                                    c
                                }
                            })
                            .collect();
                    if moved == wanted {
                        working.note(|| format!("by {places}: {moved}"));
                        return Ok(i64::from(places).into());
                    }
                }
                Err(Setback::no_way("no shift makes the one of the other"))
            },
        ),
    ]
}
