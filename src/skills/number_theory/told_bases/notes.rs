//! Notes on how digits are written, "a = 10, b = 11", "digits above nine are small letters": they say nothing of the number.

use crate::language::written_words;

/// The text with blanks in place of such notes: all else stays where it was.
pub fn without_notes(text: &str) -> String {
    let mut kept = text.to_owned();
    for (start, end) in legends(text).into_iter().chain(pieces_about_digits(text)) {
        kept.replace_range(start..end, &" ".repeat(end - start));
    }
    kept
}

/// Whether a word is the value of a letter: 10 and more.
fn is_value(word: &str) -> bool {
    const NAMES: [&str; 7] = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"];
    word.parse().is_ok_and(|it: u32| (10..=35).contains(&it)) || NAMES.contains(&&*word.to_lowercase())
}

/// "a = 10", "B stands for eleven", "10 = A".
fn legends(text: &str) -> Vec<(usize, usize)> {
    const LINKS: [&str; 9] = ["is", "for", "means", "stands", "denotes", "represents", "being", "equals", "as"];
    let words = written_words(text);
    let is_letter = |word: &str| word.len() == 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let mut found = Vec::new();
    // "A to D for 10 to 13".
    let said: Vec<&str> = words.iter().map(|(_, word)| *word).filter(|it| !matches!(*it, "to" | "through")).collect();
    let places: Vec<usize> = (0..words.len()).filter(|at| !matches!(words[*at].1, "to" | "through")).collect();
    for (at, window) in said.windows(5).enumerate() {
        if let [one, other, link, low, high] = window
            && is_letter(one)
            && is_letter(other)
            && is_value(low)
            && is_value(high)
            && (LINKS.contains(link) || *link == "are")
        {
            let (end, word) = words[places[at + 4]];
            found.push((words[places[at]].0, end + word.len()));
        }
    }
    for (index, (start, word)) in words.iter().enumerate() {
        let mut last = index + 1;
        while last < words.len() && last < index + 3 && LINKS.contains(&words[last].1) {
            last += 1;
        }
        let Some((end, other)) = words.get(last).map(|(at, other)| (at + other.len(), *other)) else {
            continue;
        };
        let between = &text[start + word.len()..words[last].0];
        let is_marked = ["=", ":", "->", "→", "≙"].iter().any(|mark| between.contains(mark));
        let is_plain = between.chars().all(|c| !matches!(c, '.' | ';' | '\n' | '?'));
        let is_linked = last > index + 1 || is_marked;
        let reads = is_letter(word) && is_value(other) && is_linked
            || is_value(word) && is_letter(other) && is_marked && last == index + 1;
        if reads && is_plain {
            found.push((*start, end));
        }
    }
    found
}

/// Sentences and brackets that speak of digits, letters and nine or ten, and of no base.
fn pieces_about_digits(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let marks = text.match_indices(['.', '?', '!', '\n', '(', ')', ';', ':']).map(|(at, mark)| at + mark.len());
    for end in marks.chain([text.len()]) {
        let piece = text[start..end].to_lowercase();
        let words = written_words(&piece);
        let says = |known: &[&str]| words.iter().any(|(_, word)| known.contains(word));
        let of_digits = says(&["digit", "digits", "letter", "letters", "symbol", "symbols", "numerals"]);
        let of_nine = says(&["9", "nine", "10", "ten", "needed", "necessary", "required"]);
        let of_letters =
            says(&["letter", "letters", "lowercase", "uppercase", "alphabet", "above", "beyond", "greater"]);
        let of_base = says(&["base", "radix", "octal", "hexadecimal", "hex", "binary", "decimal"]);
        let numbers = words.iter().filter(|(_, word)| word.chars().all(|c| c.is_ascii_digit()));
        let are_of_digits = numbers.into_iter().all(|(_, word)| matches!(*word, "0" | "1" | "9") || is_value(word));
        if of_digits && of_nine && of_letters && !of_base && are_of_digits {
            found.push((start, end));
        }
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_digits_are_passed_over() {
        for (text, kept) in [
            ("32c (written in base 13, where a=10, b=11 and c=12)", "32c (written in base 13, where , and )"),
            ("Write 12 in base 5. Digits greater than 9 are letters (a = 10, ...).", "Write 12 in base 5. , ...)."),
            ("A stands for ten, B for eleven. Convert 12.", ", . Convert 12."),
            ("What is 10 as a hex numeral?", "What is 10 as a hex numeral?"),
        ] {
            let found: Vec<String> = without_notes(text).split_whitespace().map(str::to_owned).collect();
            assert_eq!(found.join(" "), kept, "{text}");
        }
    }
}
