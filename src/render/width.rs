//! Text in columns of a terminal: how wide it is, how it is cut and how it is wrapped.

use unicode_segmentation::UnicodeSegmentation;

/// Digits in a row that are shown in full.
const LONGEST_NUMBER: usize = 24;
/// Digits shown at each end of a longer number.
const ENDS: usize = 8;

/// Columns that the text takes: 2 for a wide letter (Chinese, Korean, emoji), 0 for a mark on the letter before it.
///
/// Source: Unicode Standard Annex 11, in blocks; a rare letter may be off by a column.
pub(crate) fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.chars().next().map_or(0, u32::from) {
        0 | 0x0300..=0x036f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// On one line and without control characters, so that a prompt cannot steer the terminal; long numbers and what does
/// not fit are cut in the middle.
///
/// ```text
/// 40903915558252355961885564235233827390 -> 40903915…33827390
/// ```
pub(crate) fn brief(text: &str, columns: usize) -> String {
    cut(&short_numbers(&plain(text)), columns)
}

/// What is shown over several lines, on one: `1 2 / 3 4`.
pub(crate) fn in_line(text: &str) -> std::borrow::Cow<'_, str> {
    match text.contains('\n') {
        true => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ").into(),
        false => text.into(),
    }
}

/// Line by line without control characters, of at most so many columns in all.
pub(crate) fn in_lines(text: &str, columns: usize) -> String {
    match text.contains('\n') {
        true => cut_end(&text.lines().map(plain).collect::<Vec<_>>().join("\n"), columns),
        false => brief(text, columns),
    }
}

fn cut_end(text: &str, columns: usize) -> String {
    match text.char_indices().nth(columns) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// On one line and without control characters. Marks that turn the direction of writing are control characters here.
pub(crate) fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(one).collect()
}

fn short_numbers(text: &str) -> String {
    let mut shortened = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let length = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        shortened += &rest[..start];
        if length > LONGEST_NUMBER {
            shortened += &format!("{}…{}", &number[..ENDS], &number[length - ENDS..length]);
        } else if cut_already(&number[length..]).is_some() {
            shortened += &number[..length.min(ENDS)];
        } else {
            shortened += &number[..length];
        }
        rest = &number[length..];
        if let Some((tail, after)) = cut_already(rest) {
            shortened += &format!("…{tail}");
            rest = after;
        }
    }
    shortened + rest
}

/// The end of a number that the trace itself holds cut, `...02555046 (188 characters)`, and what comes after it.
fn cut_already(text: &str) -> Option<(&str, &str)> {
    let number = text.strip_prefix("...")?;
    let length = number.find(|c: char| !c.is_ascii_digit())?;
    let (count, after) = number[length..].strip_prefix(" (")?.split_once(" characters)")?;
    let is_count = !count.is_empty() && count.bytes().all(|digit| digit.is_ascii_digit());
    is_count.then_some((&number[length.saturating_sub(ENDS)..length], after))
}

fn cut(text: &str, columns: usize) -> String {
    if text.len() <= columns || width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1);
    let head = take(text.graphemes(true), room - room / 2);
    let mut tail = take(text.graphemes(true).rev(), room / 2);
    tail.reverse();
    format!("{}…{}", head.concat(), tail.concat())
}

fn take<'a>(graphemes: impl Iterator<Item = &'a str>, columns: usize) -> Vec<&'a str> {
    let mut left = columns;
    graphemes
        .take_while(|grapheme| {
            let fits = grapheme_width(grapheme) <= left;
            left = left.saturating_sub(grapheme_width(grapheme));
            fits
        })
        .collect()
}

/// Broken at spaces; a word wider than a line is broken where it must be. At least one line.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let wide = width(word);
        if used > 0 && used + 1 + wide <= columns {
            lines.last_mut().expect("there is always a line").push(' ');
            used += 1;
        } else if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        for grapheme in word.graphemes(true) {
            if used + grapheme_width(grapheme) > columns {
                lines.push(String::new());
                used = 0;
            }
            *lines.last_mut().expect("there is always a line") += grapheme;
            used += grapheme_width(grapheme);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_in_the_middle_and_never_too_wide() {
        assert_eq!(brief("abcdefghij", 5), "ab…ij");
        assert_eq!(brief(&"7".repeat(100), 60), "77777777…77777777");
        assert_eq!(brief("one\ntwo\u{1b}[31m", 60), "one two\u{fffd}[31m");
        for columns in 0..20 {
            assert!(width(&brief("数学は楽しい e\u{301}tude", columns)) <= columns.max(1));
        }
    }

    #[test]
    fn lines_are_wrapped_by_columns() {
        assert_eq!(wrap("to be or not", 5), ["to be", "or", "not"]);
        assert_eq!(wrap("数学数学", 4), ["数学", "数学"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
