//! How notation is shown to a person; the trace keeps it as it is.
//!
//! ```text
//! apples_of_tom = apples_of_ann*apples_of_tom_2   apples of tom = apples of ann × apples of tom₂
//! {2*x + 3*y = 12}                                2x + 3y = 12
//! ```

/// A formula or a sentence with formulas: names in words, an index below the line, × between factors.
pub(crate) fn shown(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let before = set.chars().next_back();
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if length > 0 {
            let (word, after) = rest.split_at(length);
            // The verb of a goal is no name of a quantity.
            set += &if after.starts_with('(') { word.to_owned() } else { name(word) };
            rest = after;
        } else if let Some(after) = rest.strip_prefix(" * ") {
            set += " × ";
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            set.push('^');
            rest = after;
        } else if let Some(after) = rest.strip_prefix('*') {
            let length = after.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(after.len());
            let is_letter = length == 1 && after.starts_with(char::is_alphabetic);
            if !(is_letter && before.is_some_and(|c| c.is_ascii_digit())) {
                set += " × ";
            }
            rest = after;
        } else if rest.starts_with('/') && names_meet(&text[..text.len() - rest.len()], &rest[1..]) {
            set += " / ";
            rest = &rest[1..];
        } else if let Some(after) = rest.strip_prefix("->") {
            set.push('→');
            rest = after;
        } else {
            // What is held as it is stands in braces.
            if !matches!(first, '{' | '}') {
                set.push(first);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    set
}

/// Whether a name of several words ends or begins here.
fn names_meet(before: &str, after: &str) -> bool {
    let is_not_of_name = |c: char| !(c.is_alphanumeric() || c == '_');
    let last = before.rsplit(is_not_of_name).next().unwrap_or("");
    let next = after.split(is_not_of_name).next().unwrap_or("");
    last.contains('_') || next.contains('_')
}

/// An answer in notation, without the brackets around the whole of it and the quotation marks around words.
pub(crate) fn answer(text: &str) -> String {
    let has_plain_words = text.contains('"') && !text.contains('\\');
    let text = if has_plain_words { text.replace('"', "") } else { text.to_owned() };
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some("" | "=") => "none".to_owned(),
        Some(list) if closes_last(list) => shown(list),
        _ => shown(&text),
    }
}

/// Whether no bracket of the text closes one from outside it.
fn closes_last(text: &str) -> bool {
    let mut open = 0_i64;
    text.chars().all(|c| {
        open += i64::from(c == '[') - i64::from(c == ']');
        open >= 0
    })
}

/// `apples_of_tom_2` as apples of tom₂.
fn name(word: &str) -> String {
    if !word.contains('_') {
        return word.to_owned();
    }
    let (stem, index) = match word.rsplit_once('_') {
        Some((stem, index)) if !index.is_empty() && index.bytes().all(|digit| digit.is_ascii_digit()) => (stem, index),
        _ => (word, ""),
    };
    let below = index.bytes().map(|digit| char::from_u32(0x2080 + u32::from(digit - b'0')).unwrap_or('?'));
    stem.replace('_', " ").chars().chain(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_and_factors_stand_together() {
        assert_eq!(shown("apples_of_tom = ann*apples_of_tom_2"), "apples of tom = ann × apples of tom₂");
        assert_eq!(shown("{2*x + 3*y = 12}, x_1 -> 9 * 3"), "2x + 3y = 12, x₁ → 9 × 3");
        assert_eq!(shown("km_covered/km_per_hour + 1/2"), "km covered / km per hour + 1/2");
        assert_eq!(shown("a*n**2"), "a × n^2");
        assert_eq!(shown("prime_factors(12)"), "prime_factors(12)");
        assert_eq!(answer("[3, 5]"), "3, 5");
        assert_eq!(answer("[[3], [5]]"), "[3], [5]");
        assert_eq!(answer("[3] and [5]"), "[3] and [5]");
        assert_eq!(answer("\"no solution\""), "no solution");
        assert_eq!(answer("[]"), "none");
    }
}
