//! The Caesar cipher: every letter is shifted by the same number of places in the alphabet.

use crate::language::{Passage, Telling, Way, english, says};
use crate::maths::Number;
use crate::problem::{Approach, Form, Goal, Next, Prompt, Reading, Setback, TokenKind, Value, Working};

/// How often each letter stands in a hundred thousand of English (Lewand, *Cryptological Mathematics*, 2000).
const FREQUENCIES: [u32; 26] = [
    8167, 1492, 2782, 4253, 12702, 2228, 2015, 6094, 6966, 153, 772, 4025, 2406, 6749, 7507, 1929, 95, 5987, 6327,
    9056, 2758, 978, 2360, 150, 1974, 74,
];

/// Short words that nearly every text has, the most frequent first.
const CRIBS: [&str; 24] = [
    "the", "and", "of", "to", "a", "in", "is", "it", "that", "was", "for", "you", "he", "on", "are", "with", "his",
    "they", "this", "have", "not", "i", "be", "at",
];

/// Decipher a text with or without knowing the shift, or encipher one.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = rot(&prompt.text).is_some() || telling.says_somewhere(
        "caesar|move|shift_cipher|rotation_cipher|shift|shifted|places|place|positions|rotation|rotate|rotated|slid|slide|rot~|alphabet \
         caesar|cipher|encrypt~|decrypt~|decode|encode|alphabet|encipher|decipher|deciphered|ciphertext|secret|letter|message|undo|crack|text|plaintext \
         !vigenere !atbash !affine !keyword !transposition !alternating !substitution_cipher !digits !morse !rail !each_word \
         !increas~ !reverse~ !backwards !bits !vowel~ !consonant~ !every_other !every_second !alternate~ !except",
    );
    if !is_told {
        return None;
    }
    let wants = |words: &[&str]| prompt.tokens.iter().any(|token| words.contains(&&*token.lower));
    let is_undoing = wants(&[
        "decrypt",
        "decipher",
        "decode",
        "crack",
        "break",
        "plaintext",
        "original",
        "decrypted",
        "decoded",
        "deciphered",
        "undo",
        "unscramble",
        "reveal",
        "solve",
        "mean",
        "means",
        "say",
        "says",
        "meaning",
        "decrypting",
        "decoding",
        "deciphering",
        "hidden",
        "read",
        "plain",
        "restore",
    ]);
    let tells_to_do = wants(&["encrypt", "encipher", "encode", "encrypting", "apply", "become", "becomes"]);
    let is_plain_shown = telling.labelled("plaintext|plain text|cleartext").is_some();
    let is_cipher_shown = telling.labelled("ciphertext|cipher text|encrypted|encoded").is_some();
    let mut is_doing = match (is_plain_shown, is_cipher_shown) {
        (true, false) => true,
        (false, true) => false,
        _ => !is_undoing && (tells_to_do || !wants(&["encrypted", "enciphered", "encoded"])),
    };
    let mut text = text_of(&telling, is_doing)?;
    // Nobody enciphers what is no English: who does not say what to do wants it read.
    if is_doing && !tells_to_do && !is_plain_shown && rot(&prompt.text).is_none() && share_of_english(&text.text) < 0.4
    {
        is_doing = false;
        text = text_of(&telling, is_doing)?;
    }
    let shift = match key(&telling, &text)? {
        Key::Unknown if is_doing => return None,
        Key::Unknown => None,
        Key::Places { places, is_of_undoing } => {
            Some(if is_doing || is_of_undoing { places } else { -places }.rem_euclid(26))
        }
    };
    // A key that makes no English of a text of several words was misread.
    if let Some(places) = shift
        && !is_doing
        && text.text.split_whitespace().count() > 3
    {
        let undone = shifted(&text.text, places.rem_euclid(26) as u8);
        if share_of_english(&undone) < 0.3 {
            return None;
        }
    }
    // "Seven! Seven!": whoever says the key again says nothing new.
    if let Some(places) = shift {
        let is_key = |number: i64| number.rem_euclid(26) == places || (-number).rem_euclid(26) == places;
        for sentence in &prompt.outline().sentences {
            let mut numbers = prompt.of(sentence).iter().filter_map(|token| token.number()?.to_i64()).peekable();
            if numbers.peek().is_some() && numbers.all(is_key) {
                telling.passes(&sentence.span);
            }
        }
    }
    // "A postcard of 1912": no key is as large.
    for sentence in telling.left() {
        let mut numbers = prompt.of(sentence).iter().filter_map(|token| token.number()?.to_i64()).peekable();
        if numbers.peek().is_some()
            && numbers.all(|it| it > 100)
            && !says(prompt.of(sentence), "except|unless|instead|but|every|each")
        {
            telling.passes(&sentence.span);
        }
    }
    let tellings = ["caesar|cipher|shift|encrypt~|decrypt~|decode|encode|alphabet|letter|message|text|key|wrap~"];
    telling.says(&tellings);
    telling.takes(&text.span);
    // An exclamation belongs to what is said.
    let words = Value::text(text.text.trim().trim_end_matches(['.', ',', ';', '?']).trim());
    let (unknown, goal) = match shift {
        Some(places) => ("the text, shifted", Goal::new("letters_shifted", vec![words, places.into()])),
        None => ("the text as it was before it was shifted", Goal::new("deciphered", vec![words])),
    };
    Some(telling.reading("text", unknown, goal, Form::Plain))
}

/// The places of "ROT13", "rot-5".
fn rot(text: &str) -> Option<i64> {
    let lower = text.to_ascii_lowercase();
    lower.match_indices("rot").find_map(|(at, _)| {
        let rest = lower[at + 3..].trim_start_matches(['-', ' ']);
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let is_whole = !lower[..at].ends_with(char::is_alphanumeric);
        rest[..digits].parse().ok().filter(|places: &i64| is_whole && *places <= 26)
    })
}

enum Key {
    Unknown,
    /// `is_of_undoing`: it was said by how many places to shift the cipher text.
    Places {
        places: i64,
        is_of_undoing: bool,
    },
}

/// The shift that is told of; none when it is told in a way that is not understood.
fn key(telling: &Telling, text: &Passage) -> Option<Key> {
    let prompt = telling.prompt;
    if let Some(places) = rot(&prompt.text) {
        telling.says(&["rot~|rot"]);
        return Some(Key::Places { places, is_of_undoing: false });
    }
    let words = "shift|key|rotate|rotation|offset|position|place|forward|backward|back|move|letter|replace";
    let mut keys = Vec::new();
    for sentence in prompt.sentences_that_say(words) {
        let tokens = prompt.of(sentence);
        // "The one three places later" is one letter, and not a shift by one.
        let is_pronoun = |at: usize| {
            &*tokens[at].lower == "one"
                && at > 0
                && says(&tokens[at - 1..at], "the|next|this|that|each|every|other|which|last|any|following")
        };
        let numbers: Vec<i64> = (0..tokens.len())
            .filter(|&at| !is_pronoun(at))
            .map(|at| &tokens[at])
            .filter(|token| token.span.end <= text.span.start || token.span.start >= text.span.end)
            .filter_map(|token| token.number()?.to_i64())
            .collect();
        let is_of_the_alphabet = says(tokens, "26 alphabet|letters");
        let [places] = numbers.iter().copied().filter(|it| *it != 26 || !is_of_the_alphabet).collect::<Vec<_>>()[..]
        else {
            if numbers.is_empty() || is_of_the_alphabet {
                continue;
            }
            return None;
        };
        let is_back = says(tokens, "back|backward|backwards|down|earlier|before")
            || says(tokens, "left")
                && !says(tokens, "left_alone|left_unchanged|left_as|be_left|left_out|left_to_right");
        let is_forward = says(tokens, "forward|forwards|right|up|later|after|further");
        if is_back && is_forward {
            return None;
        }
        let is_past =
            tokens.iter().any(|it| matches!(&*it.lower, "moved" | "shifted" | "replaced" | "pushed" | "rotated"));
        let is_made_so = is_past || says(tokens, "encrypt|encipher|encode|encryption|was|were|has_been|had_been|been");
        let is_undone_so = says(tokens, "decrypt|decipher|decode|undo|decryption|recover") && !is_made_so;
        // "Shift every letter back by 5 to read this" tells what to do, and not what was done.
        let first = tokens.iter().find(|it| matches!(it.kind, TokenKind::Word { .. })).map(std::slice::from_ref);
        let is_told = first.is_some_and(|it| says(it, "shift|move|replace|slide|push|go|count|turn|rotate"))
            || says(
                tokens,
                "must|have_to|need_to|should|to_read|to_decode|to_decrypt|to_decipher|to_undo|to_get|to_recover",
            );
        let is_told_to =
            !is_made_so && is_told && says(tokens, "shift|move|replace|slide|push letter|letters|each|every");
        let is_of_undoing = (is_undone_so || is_told_to) && (is_back || is_forward);
        keys.push(Key::Places { places: if is_back { -places } else { places }, is_of_undoing });
    }
    match keys.len() {
        0 => Some(Key::Unknown),
        1 => keys.pop(),
        _ => None,
    }
}

/// The text that was or shall be shifted.
fn text_of(telling: &Telling, is_doing: bool) -> Option<Passage> {
    let mut text = marked_or_not(telling, is_doing)?;
    // "<text>" and "</text>" around it are no part of it.
    let mut inner = text.text.trim();
    if let Some((tag, rest)) = inner.strip_prefix('<').and_then(|it| it.split_once('>'))
        && tag.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
    {
        let rest = rest.trim();
        inner = rest.strip_suffix(&format!("</{tag}>")).unwrap_or(rest).trim();
    }
    text.text = inner.to_owned();
    Some(text)
}

/// A stretch in capitals with the words in capitals behind it on its line: a short one may look like English by chance.
fn with_capitals_behind(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let is_large = |words: &str| !words.is_empty() && words.chars().all(|c| c.is_uppercase() || c == ' ');
    if !is_large(&text[span.clone()]) {
        return span;
    }
    let rest = text[span.end..].split('\n').next().unwrap_or_default();
    let more: usize = rest.split_inclusive(' ').take_while(|word| is_large(word)).map(str::len).sum();
    span.start..span.end + text[span.end..span.end + more].trim_end().len()
}

fn marked_or_not(telling: &Telling, is_doing: bool) -> Option<Passage> {
    let prompt = telling.prompt;
    let labels = if is_doing {
        "plaintext|plain text|cleartext|text|message|input"
    } else {
        "ciphertext|cipher text|encrypted|encoded|text|message|input"
    };
    if let Some(labelled) = telling.labelled(labels) {
        return Some(labelled);
    }
    let mut passages = telling.passages();
    passages.retain(|it| it.text.chars().any(char::is_alphabetic));
    if !is_doing {
        passages.iter_mut().for_each(|it| cut_english_off(telling, it));
        passages.retain(|it| share_of_english(&it.text) < 0.7 && !it.text.trim().is_empty());
    }
    match passages.len() {
        1 => return passages.pop(),
        2.. => return None,
        _ => {}
    }
    // Several words in capitals are one text.
    let capitals = in_capitals(prompt);
    if is_doing && let Some(named) = telling.word_after("word|text|phrase|message|string|name") {
        let more = capitals.filter(|it| it.span.start == named.span.start && it.span.end > named.span.end);
        return more.or(Some(named));
    }
    if !is_doing && let Some(span) = foreign(telling) {
        let span = with_capitals_behind(&prompt.text, span);
        return Some(Passage { text: prompt.text[span.clone()].to_owned(), span, shown: Way::Named, before: 0..0 });
    }
    capitals
}

/// Words in capitals within a sentence.
fn in_capitals(prompt: &Prompt) -> Option<Passage> {
    let is_capitals = |token: &crate::problem::Token| {
        let text = &prompt.text[token.span.clone()];
        matches!(token.kind, TokenKind::Word { .. } | TokenKind::Formula(_))
            && text.len() > 1
            && text.chars().all(|c| c.is_uppercase())
            && !token.lower.starts_with("rot")
    };
    let first = prompt.tokens.iter().position(is_capitals)?;
    let last = prompt.tokens.iter().rposition(is_capitals)?;
    let span = prompt.tokens[first].span.start..prompt.tokens[last].span.end;
    let is_one_run = prompt.tokens[first..=last]
        .iter()
        .all(|token| prompt.text[token.span.clone()].chars().all(|c| !c.is_lowercase()));
    is_one_run.then(|| Passage { text: prompt.text[span.clone()].to_owned(), span, shown: Way::Named, before: 0..0 })
}

/// The stretch of a sentence whose words are no English: between the first and the last of them, if most are none.
fn foreign(telling: &Telling) -> Option<std::ops::Range<usize>> {
    let prompt = telling.prompt;
    let mut found = prompt.outline().sentences.iter().filter(|sentence| !sentence.is_example).filter_map(|sentence| {
        let words = prompt.of(sentence).iter().filter(|token| matches!(token.kind, TokenKind::Word { .. }));
        let is_foreign = |word: &str| {
            english::rank(word).is_none() && !word.starts_with("rot") && word != "caesar" && word != "cipher"
        };
        let foreign: Vec<&crate::problem::Token> = words.filter(|token| is_foreign(&token.lower)).collect();
        let span = foreign.first()?.span.start..foreign.last()?.span.end;
        (foreign.len() > 1 && share_of_english(&prompt.text[span.clone()]) < 0.4).then_some(span)
    });
    let span = found.next()?;
    found.next().is_none().then_some(span)
}

/// Sentences in English at the end of a passage are no part of the cipher.
fn cut_english_off(telling: &Telling, passage: &mut Passage) {
    if passage.shown == Way::Quoted {
        return;
    }
    for sentence in telling.prompt.outline().sentences.iter().rev() {
        let is_at_end =
            |end: usize| telling.prompt.text.get(sentence.span.end..end).is_none_or(|it| it.trim().is_empty());
        let is_last = sentence.span.start > passage.span.start && is_at_end(passage.span.end);
        let words = &telling.prompt.text[sentence.span.clone()];
        if is_last && sentence.span.start < passage.span.end && share_of_english(words) > 0.7 {
            passage.span.end = sentence.span.start;
        }
    }
    // So is what stands in brackets there.
    let text = &telling.prompt.text[passage.span.clone()];
    if text.trim_end().ends_with([')', '.'])
        && let Some(open) = text.rfind('(')
        && share_of_english(&text[open..]) > 0.7
    {
        passage.span.end = passage.span.start + open;
    }
    passage.text = telling.prompt.text[passage.span.clone()].trim().to_owned();
}

/// How many of the letters stand in English words.
fn share_of_english(text: &str) -> f64 {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
    let (mut known, mut all) = (0, 1);
    for word in words {
        all += word.len();
        known +=
            if english::rank(word).is_some() && (word.len() > 2 || english::is_word(word)) { word.len() } else { 0 };
    }
    known as f64 / all as f64
}

/// Find the shift and undo it.
pub fn deciphering(text: &str) -> Vec<Approach> {
    let shift = Goal::new("cipher_shift", vec![Value::text(text)]);
    let text = Value::text(text);
    vec![Approach::new(
        "find_the_shift",
        "find by how much it was shifted, and shift it back",
        vec![shift],
        move |parts, _| {
            let places =
                parts[0].as_number().and_then(Number::to_i64).ok_or_else(|| Setback::no_way("no shift was found"))?;
            Ok(Next::Goal(Goal::new("letters_shifted", vec![text.clone(), (-places).rem_euclid(26).into()])))
        },
    )]
}

fn turned(c: char, places: u8) -> char {
    let turn = |first: u8| char::from(first + (c as u8 - first + places) % 26);
    match c {
        'a'..='z' => turn(b'a'),
        'A'..='Z' => turn(b'A'),
        other => other,
    }
}

fn shifted(text: &str, places: u8) -> String {
    text.chars().map(|c| turned(c, places)).collect()
}

/// All shifts tried; words that every text has; letters counted; the most frequent letter taken for an E.
pub fn finding_the_shift(text: &str) -> Vec<Approach> {
    let [all, cribs, letters, guess] = [(); 4].map(|()| text.to_lowercase());
    vec![
        Approach::direct("all_shifts", "try all 25 shifts and see which gives English words", move |working| {
            try_all(&all, working)
        }),
        Approach::direct("words_that_every_text_has", "guess that a short word is THE, AND, A, ...", move |working| {
            by_cribs(&cribs, working)
        }),
        Approach::direct(
            "letter_frequencies",
            "compare how often each letter stands there with English",
            move |working| by_frequencies(&letters, working),
        )
        .heuristic(),
        Approach::direct("most_frequent_is_e", "take the most frequent letter for an E", move |working| {
            working.spend(guess.len() as u64)?;
            let counts = counts(&guess);
            let most = (0..26).rev().max_by_key(|&at| counts[at]).filter(|&at| counts[at] > 0);
            let most = most.ok_or_else(|| Setback::no_way("there is no letter"))? as u8;
            let places = (i64::from(most) - 4).rem_euclid(26);
            working.note(|| {
                let letter = char::from(b'A' + most);
                format!(
                    "{letter} stands there {} times, most of all; if it is E, the shift is {places}",
                    counts[most as usize]
                )
            });
            Ok(Value::from(places))
        })
        .heuristic(),
    ]
}

/// What a text costs as English, in natural logarithms: a frequent word little, a word that is none much.
fn cost(text: &str) -> f64 {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let of_word = |word: &str| match english::rank(word) {
        Some(rank) => ((rank + 10) as f64).ln(),
        None => 12.0 + 2.5 * word.len() as f64,
    };
    words.map(of_word).sum()
}

fn try_all(text: &str, working: &mut Working) -> Result<Value, Setback> {
    let mut tried: Vec<(f64, u8, String)> = Vec::new();
    for places in 0..26u8 {
        working.spend(text.len() as u64)?;
        let plain = shifted(text, (26 - places) % 26);
        tried.push((cost(&plain), places, plain));
    }
    tried.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    for (_, places, plain) in tried.iter().take(3) {
        working.note(|| {
            let known: Vec<&str> =
                plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|it| english::rank(it).is_some()).collect();
            let brief: String = plain.chars().take(60).collect();
            format!("shifted by {places}: {} ({} words known)", brief.to_uppercase(), known.len())
        });
    }
    let [(best, places, plain), (next, ..), ..] = &tried[..] else {
        return Err(Setback::no_way("there is nothing to decipher"));
    };
    if share_of_english(plain) < 0.5 {
        return Err(Setback::no_way("no shift makes English of it"));
    }
    if next - best < 2.0 {
        let (one, other) = (plain, &tried[1].2);
        return Err(Setback::no_way(format!("two shifts give English words: {one} and {other}")));
    }
    Ok(Value::from(i64::from(*places)))
}

fn by_cribs(text: &str, working: &mut Working) -> Result<Value, Setback> {
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|it| !it.is_empty()).collect();
    for crib in CRIBS {
        for word in words.iter().filter(|word| word.len() == crib.len()) {
            working.spend(2)?;
            let places = (word.as_bytes()[0] + 26 - crib.as_bytes()[0]) % 26;
            if shifted(crib, places) != *word {
                continue;
            }
            working.spend(text.len() as u64)?;
            let plain = shifted(text, (26 - places) % 26);
            let share = share_of_english(&plain);
            let (word, crib) = (word.to_uppercase(), crib.to_uppercase());
            if share > 0.65 {
                working.note(|| {
                    format!("if {word} is {crib}, the shift is {places}, and the other words are English too")
                });
                return Ok(Value::from(i64::from(places)));
            }
            working.note(|| format!("if {word} is {crib}, the shift is {places}, but the other words are no English"));
        }
    }
    Err(Setback::no_way("none of the words that every text has fits"))
}

fn counts(text: &str) -> [u32; 26] {
    let mut counts = [0; 26];
    for c in text.bytes().filter(u8::is_ascii_lowercase) {
        counts[usize::from(c - b'a')] += 1;
    }
    counts
}

fn by_frequencies(text: &str, working: &mut Working) -> Result<Value, Setback> {
    let counts = counts(text);
    let total: u32 = counts.iter().sum();
    working.spend(26 * 26)?;
    // Pearson's chi squared; the smaller, the more alike.
    let distance = |places: usize| -> f64 {
        (0..26)
            .map(|letter| {
                let expected = f64::from(FREQUENCIES[letter]) / 1e5 * f64::from(total);
                let seen = f64::from(counts[(letter + places) % 26]);
                (seen - expected).powi(2) / expected.max(1e-9)
            })
            .sum()
    };
    let mut tried: Vec<(f64, usize)> = (0..26).map(|places| (distance(places), places)).collect();
    tried.sort_by(|one, other| one.0.total_cmp(&other.0));
    let [(best, places), (next, second), ..] = tried[..] else {
        return Err(Setback::no_way("there is no letter"));
    };
    if total == 0 {
        return Err(Setback::no_way("there is no letter"));
    }
    working.note(|| format!("chi squared is least for the shift {places}: {best:.0}, then {next:.0} for {second}"));
    Ok(Value::from(places as i64))
}

/// Letter by letter, or with a second alphabet written below the first.
pub fn shifting(text: &str, places: &Number) -> Vec<Approach> {
    let Some(places) = places.to_i64() else {
        return Vec::new();
    };
    let places = places.rem_euclid(26) as u8;
    let (text, same) = (text.to_owned(), text.to_owned());
    vec![
        Approach::direct("letter_by_letter", "move each letter forward, from Z on to A", move |working| {
            working.spend(text.len() as u64)?;
            let answer = shifted(&text, places);
            working.note(|| {
                let pairs: Vec<String> = text
                    .chars()
                    .filter(char::is_ascii_alphabetic)
                    .take(8)
                    .map(|c| format!("{c} -> {}", turned(c, places)))
                    .collect();
                format!("{places} places forward: {}, ...", pairs.join(", "))
            });
            Ok(Value::text(answer))
        }),
        Approach::direct(
            "two_alphabets",
            "write the shifted alphabet below the alphabet and look up",
            move |working| {
                let alphabet: Vec<char> = ('A'..='Z').collect();
                let mut below = alphabet.clone();
                below.rotate_left(usize::from(places));
                working.note(|| format!("{}\n{}", String::from_iter(&alphabet), String::from_iter(&below)));
                let look_up = |c: char| {
                    let found = alphabet.iter().position(|it| *it == c.to_ascii_uppercase()).map(|at| below[at]);
                    found.map_or(c, |it| if c.is_ascii_lowercase() { it.to_ascii_lowercase() } else { it })
                };
                working.spend(26 * same.len() as u64)?;
                Ok(Value::text(same.chars().map(look_up).collect::<String>()))
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(|it| it.unread.iter().all(|it| !it.is_essential)).map(|it| it.goal.to_string())
    }

    #[test]
    fn the_direction_of_a_shift_is_read_from_what_is_done() {
        assert_eq!(
            goal("Encrypt \"Abc xyz\" with a Caesar cipher and a shift of 3."),
            Some("letters_shifted(\"Abc xyz\", 3)".into())
        );
        assert_eq!(
            goal("Decrypt \"Def abc\" (Caesar cipher, shift 3)."),
            Some("letters_shifted(\"Def abc\", 23)".into())
        );
        assert_eq!(
            goal("This was encrypted with a Caesar cipher by shifting each letter back by 1: GDKKN. Decrypt it."),
            Some("letters_shifted(\"GDKKN\", 1)".into())
        );
        assert_eq!(goal("What is HELLO in ROT13?"), Some("letters_shifted(\"HELLO\", 13)".into()));
        assert_eq!(goal("Crack this Caesar cipher: Khoor zruog"), Some("deciphered(\"Khoor zruog\")".into()));
    }

    #[test]
    fn other_ciphers_are_not_read() {
        assert_eq!(goal("Decrypt this Vigenere cipher with the key 3: KHOOR ZRUOG"), None);
        assert_eq!(goal("Decrypt this Caesar cipher, each word has its own shift: KHOOR ZRUOG"), None);
    }
}
