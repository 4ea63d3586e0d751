//! The question for a total, told in signs, in words: `P(S >= 38)`, "Let S be the sum of the numbers shown".

use std::ops::Range;

use crate::language::read_tokens;

/// The text without the fraction that shows how one is written, "like 3/7".
pub fn without_shown_fraction(text: &str) -> String {
    let mut left = text.to_owned();
    for lead in [" like ", " such as ", " e.g. ", " as in "] {
        for (at, _) in text.match_indices(lead) {
            let shown = &text[at + lead.len()..];
            let length = shown.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(shown.len());
            if shown[..length].split('/').filter(|it| !it.is_empty()).count() == 2 {
                let span = at..at + lead.len() + length;
                left.replace_range(span.clone(), &" ".repeat(span.len()));
            }
        }
    }
    left
}

/// `P(sum >= 10)` in words.
pub fn in_words(text: &str) -> Option<String> {
    let at = text.find("P(").filter(|at| !text[..*at].ends_with(char::is_alphanumeric))?;
    let length = text[at..].find(')')?;
    let inside = text[at + 2..at + length].replace(">=", "≥").replace("<=", "≤");
    let place = inside.find(['=', '<', '>', '≥', '≤'])?;
    let sign = inside[place..].chars().next()?;
    let (what, number) = (inside[..place].trim(), inside[place + sign.len_utf8()..].trim());
    let number: i64 = number.parse().ok()?;
    let named = total_called(text, what);
    let is_total = named.is_some()
        || matches!(&*what.to_lowercase(), "sum" | "total" | "s" | "x" | "the sum" | "result" | "score");
    let how = match sign {
        '=' => "exactly",
        '≥' => "at least",
        '≤' => "at most",
        '>' => "more than",
        _ => "less than",
    };
    let rest = text[at + length + 1..].trim_start_matches(['?', '.', ' ', '=']);
    let before = match named.filter(|span| span.end <= at) {
        Some(span) => format!("{}{}", &text[..span.start], &text[span.end..at]),
        None => text[..at].to_owned(),
    };
    let before = before.trim().trim_end_matches([',', ':', ';']);
    let lead = ["what is", "find", "compute", "calculate", "give", "determine"];
    let before = lead
        .iter()
        .find_map(|it| before.to_lowercase().ends_with(it).then(|| before[..before.len() - it.len()].trim()))
        .unwrap_or(before);
    is_total.then(|| {
        let before = before.trim_end_matches([',', '.']);
        let lower = before.to_lowercase();
        let is_thrown = ["roll", "throw", "thrown", "toss", "dice"].iter().any(|it| lower.contains(it));
        let before = if is_thrown { before.to_owned() } else { format!("Roll {before}") };
        format!("{before}.\nWhat is the probability that the total is {how} {number}? {rest}").trim().to_owned()
    })
}

/// Where the total is given a name: "Let S be the sum of the numbers shown."
fn total_called(text: &str, name: &str) -> Option<Range<usize>> {
    let start = text.find(&format!("Let {name} "))?;
    let length = text[start..].find(['.', ';', '\n'])?;
    let told = read_tokens(&text[start..start + length]);
    let is_plain =
        told.tokens.iter().all(|it| it.number().is_none()) && !told.says("even|odd|largest|smallest|except|not");
    (is_plain && told.says("be|denote|stand|equal total|sum")).then(|| start..start + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_in_signs_are_put_into_words() {
        let asked = |text: &str| in_words(text).unwrap_or_default();
        let told = "Two dice are thrown. Let T be the sum of the numbers. Find P(T >= 9).";
        assert!(asked(told).contains("the total is at least 9"), "{}", asked(told));
        assert!(!asked(told).contains("Let T"));
        assert_eq!(asked("Two dice are thrown. Let T be the largest number. Find P(T >= 9)."), "");
    }

    #[test]
    fn a_fraction_that_shows_the_form_is_no_number() {
        assert!(!without_shown_fraction("a simplified fraction, like 3/7").contains('7'));
        assert_eq!(without_shown_fraction("at least 3/7 of them"), "at least 3/7 of them");
    }
}
