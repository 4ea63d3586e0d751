//! How numerals and bases are written: `1101₂`, `(72)_13`, `0x1F`, "base seven", "radix: 5", "octal".

use std::ops::Range;

use crate::language::small_cardinal;

/// Systems that have a name.
pub const NAMES: &[(&str, u32)] = &[
    ("binary", 2),
    ("ternary", 3),
    ("trinary", 3),
    ("quaternary", 4),
    ("quinary", 5),
    ("senary", 6),
    ("septenary", 7),
    ("octal", 8),
    ("nonary", 9),
    ("decimal", 10),
    ("denary", 10),
    ("undecimal", 11),
    ("duodecimal", 12),
    ("dozenal", 12),
    ("hexadecimal", 16),
    ("hex", 16),
    ("vigesimal", 20),
];

/// A base that is spoken of.
#[derive(Clone, Debug)]
pub struct Mention {
    pub base: u32,
    pub span: Range<usize>,
    pub is_used: bool,
}

/// A numeral, with its base where that is written at it.
#[derive(Clone, Debug)]
pub struct Numeral {
    pub digits: String,
    pub base: Option<u32>,
    pub span: Range<usize>,
}

/// All bases that are spoken of, in order.
pub fn mentions(text: &str) -> Vec<Mention> {
    let lower = text.to_lowercase();
    let mut found: Vec<Mention> = Vec::new();
    if lower.len() != text.len() {
        return found;
    }
    let is_apart = |span: &Range<usize>| {
        !lower[..span.start].ends_with(char::is_alphanumeric) && !lower[span.end..].starts_with(char::is_alphanumeric)
    };
    for (name, base) in NAMES {
        for (at, _) in lower.match_indices(name) {
            let span = at..at + name.len();
            if is_apart(&span) {
                found.push(Mention { base: *base, span, is_used: false });
            }
        }
    }
    for (at, word) in ["base", "radix", "bases"].iter().flat_map(|word| lower.match_indices(word)) {
        let mut rest = lower[at + word.len()..].trim_start_matches([' ', '-', '_', ':', '=', '\u{a0}']);
        for role in ["in", "out", "from", "to", "source", "target", "input", "output"] {
            let bare = rest.strip_prefix(role).map(|it| it.trim_start_matches(['"', '\'', ' ']));
            rest = bare.and_then(|it| it.strip_prefix([':', '='])).unwrap_or(rest).trim_start_matches(' ');
        }
        // "The base is 5", "input base (2-36): 7".
        for link in ["is ", "of ", "number ", "# "] {
            rest = rest.strip_prefix(link).unwrap_or(rest).trim_start_matches([' ', ':', '=']);
        }
        let start = lower.len() - rest.len();
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..length];
        let base = word.parse().ok().or_else(|| small_cardinal(word).map(|it| it as u32));
        let span = at..start + length;
        if let Some(base) = base.filter(|base| (2..=36).contains(base) && is_apart(&span)) {
            found.push(Mention { base, span, is_used: false });
        }
    }
    found.extend(blanks(text));
    found.sort_by_key(|it| it.span.start);
    // "Normal (decimal)", "base 2 (binary)": the same base said twice in one place.
    let mut at = 1;
    while at < found.len() {
        let between = &text[found[at - 1].span.end..found[at].span.start];
        if found[at].base == found[at - 1].base && matches!(between.trim(), "(" | "") {
            let end = found[at].span.end;
            found[at - 1].span.end = end;
            found.remove(at);
        } else {
            at += 1;
        }
    }
    found
}

/// "?₈", "___ (base 8)": the base of what is to be found.
fn blanks(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['?', '_', 'x']) {
        let rest = &text[at + mark.len()..];
        let low: String = rest.chars().take_while(|c| SUBSCRIPTS.contains(c)).collect();
        let number =
            low.chars().filter_map(|c| SUBSCRIPTS.iter().position(|it| *it == c)).fold(0, |sum, it| sum * 10 + it);
        let after_mark = rest.strip_prefix('_').filter(|_| mark != "_").map(|it| it.trim_start_matches(['{', '(']));
        let digits =
            after_mark.map(|it| it.chars().take_while(char::is_ascii_digit).collect::<String>()).unwrap_or_default();
        let is_apart = !text[..at].ends_with(char::is_alphanumeric);
        let (base, length) = match digits.parse::<u32>() {
            _ if !is_apart => continue,
            Ok(base) => (base, 1 + digits.len() + (rest.len() - 1 - after_mark.map_or(0, str::len))),
            Err(_) if low.is_empty() || low.len() > 6 => continue,
            Err(_) => (number as u32, low.len()),
        };
        if (2..=36).contains(&base) {
            found.push(Mention { base, span: at..at + mark.len() + length, is_used: false });
        }
    }
    found
}

const SUBSCRIPTS: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Stretches of digits, with letters where a base has them, that are no part of a name of a base.
pub fn numerals(text: &str, mentions: &[Mention]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if !first.is_ascii_alphanumeric()
            || text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '_'))
        {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let mut span = at..at + length;
        at = span.end;
        if mentions.iter().any(|it| it.span.start < span.end && span.start < it.span.end) {
            continue;
        }
        let word = &text[span.clone()];
        let (prefix, base) = match word.get(..2) {
            Some("0b" | "0B") => (2, Some(2)),
            Some("0x" | "0X") => (2, Some(16)),
            Some("0o" | "0O") => (2, Some(8)),
            _ => (0, None),
        };
        let digits = &word[prefix..];
        let has_digit = digits.contains(|c: char| c.is_ascii_digit());
        let is_hex = digits.len() > 1 && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, 'A'..='F'));
        let is_small_hex = has_digit && digits.chars().all(|c| c.is_ascii_hexdigit());
        if digits.is_empty() || !(has_digit && digits.chars().all(|c| c.is_ascii_digit()) || is_hex || is_small_hex) {
            continue;
        }
        let digits = digits.to_owned();
        let mut base = base;
        let rest = &text[span.end..];
        if let Some(second) = second_of_call(&text[..span.start], rest) {
            base = Some(second.0);
            span.end += second.1;
        }
        // "(72)_13".
        let is_bracketed = text[..span.start].ends_with('(')
            && text[span.end..].strip_prefix(')').is_some_and(|it| it.starts_with('_') || it.starts_with(SUBSCRIPTS));
        span.end += usize::from(is_bracketed);
        let rest = &text[span.end..];
        let low: String = rest.chars().take_while(|c| SUBSCRIPTS.contains(c)).collect();
        if !low.is_empty() {
            let number =
                low.chars().filter_map(|c| SUBSCRIPTS.iter().position(|it| *it == c)).fold(0, |sum, it| sum * 10 + it);
            base = u32::try_from(number).ok();
            span.end += low.len();
        } else if let Some(low) = rest.strip_prefix('_') {
            let bare = low.trim_start_matches(['{', '(']);
            let count = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
            base = bare[..count].parse().ok();
            let closing = usize::from(bare[count..].starts_with(['}', ')']) && low.len() > bare.len());
            span.end += 1 + (low.len() - bare.len()) + count + closing;
        }
        at = span.end;
        let sign = text[..span.start].chars().next_back().filter(|c| matches!(c, '-' | '−'));
        let is_signed = sign.is_some_and(|sign| {
            let before = text[..span.start - sign.len_utf8()].trim_end();
            before.is_empty() || before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '=' | ':'))
        });
        let digits = if is_signed { format!("-{digits}") } else { digits };
        found.push(Numeral { digits, base: base.filter(|it| (2..=36).contains(it)), span });
    }
    // "(a = 10, b = 11, ...)" tells how digits are written, and so does "digits above 9".
    found.retain(|it| {
        let before = text[..it.span.start].trim_end();
        let is_note = before.ends_with('=')
            && before.trim_end_matches([' ', '=']).ends_with(char::is_alphabetic)
            && before.contains('(');
        // "Drill 5: 201₃": what the problem is called.
        let is_label = it.base.is_none()
            && text[it.span.end..].starts_with(':')
            && before.ends_with(char::is_alphabetic)
            && !["number", "numeral", "digits", "value", "is"].iter().any(|word| before.ends_with(word))
            && before.len() < 60;
        !is_note && !is_label && !["above", "beyond"].iter().any(|word| before.ends_with(word))
    });
    in_groups(text, found)
}

/// The base that stands behind digits in `int("1101", 2)`, and how long it is with what is between.
fn second_of_call(before: &str, rest: &str) -> Option<(u32, usize)> {
    let is_call = before.ends_with("int(\"") || before.ends_with("int('");
    let inside = rest.strip_prefix(['"', '\'']).filter(|_| is_call)?.strip_prefix(',')?;
    let length = inside.find(')')?;
    Some((inside[..length].trim().parse().ok()?, rest.len() - inside.len() + length))
}

/// "1101 0110 1011" is one numeral, written in groups of four.
fn in_groups(text: &str, numerals: Vec<Numeral>) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    for next in numerals {
        let is_of_four =
            |it: &Numeral| it.digits.len().is_multiple_of(4) && it.digits.chars().all(|c| matches!(c, '0' | '1'));
        match found.last_mut() {
            Some(last)
                if &text[last.span.end..next.span.start] == " "
                    && is_of_four(&next)
                    && last.digits.len() <= 64
                    && last.base.is_none() =>
            {
                last.digits.push_str(&next.digits);
                last.span.end = next.span.end;
                last.base = next.base;
            }
            _ => found.push(next),
        }
    }
    found
}
