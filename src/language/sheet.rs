//! What belongs to the sheet of paper and not to the problem on it: "Question 4 (3 marks).", "Exercise 7:", "[2 points]",
//! "Name: ________". It is passed over like blanks, so that no reader takes its numbers for those of the problem.

use std::ops::Range;

/// What a problem on a sheet is called, before its number.
const NUMBERED: &str = "question problem exercise task puzzle teaser riddle example item part section challenge worksheet exam quiz \
    q ex no nr level stage chapter lesson";

/// What a problem is called before a colon, without a number.
const CALLED: &str = "question problem exercise puzzle riddle teaser quiz challenge homework";

/// What is gained by solving it.
const GAINED: &str = "mark marks point points pt pts credit credits";

/// What is filled in by hand.
const FILLED_IN: &str = "name date class";

/// The stretches of a text that belong to the sheet, in order.
pub(super) fn of_the_sheet(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let start = text.len() - text.trim_start().len();
    let line = text[start..].split('\n').next().unwrap_or_default();
    if let Some(length) = fields(line) {
        found.push(start..start + length);
    }
    let first = found.last().map_or(start, |fields| {
        let rest = &text[fields.end..];
        fields.end + rest.len() - rest.trim_start().len()
    });
    if let Some(length) = number_of_problem(&text[first..]) {
        found.push(first..first + length);
    }
    let after = found.last().map_or(0, |it| it.end);
    found.extend(gains(text).filter(|it| it.start >= after));
    found.extend(notes_on_the_form(text).filter(|it| it.start >= after));
    found.extend(headings(text).into_iter().filter(|it| it.start >= after));
    found.sort_by_key(|it| it.start);
    found
}

/// The text with blanks in place of what belongs to the sheet: all else stays where it was.
pub fn without_sheet(text: &str) -> String {
    let mut left = text.to_owned();
    for span in
        of_the_sheet(text).into_iter().filter(|it| text.is_char_boundary(it.start) && text.is_char_boundary(it.end))
    {
        left.replace_range(span.clone(), &" ".repeat(span.len()));
    }
    left
}

/// What the parts of a task are called, before a colon, in brackets or in a line with marks of a heading.
const PARTS: &str = "input output instruction instructions task problem question exercise puzzle symbols rules example format answer \
    data clues story level board grid";

/// The same where they stand before a colon: more of them would be a part of what they lead up to.
const LABELS: &str = "input output instruction instructions task";

/// Whether a heading says nothing but what the part below it is: "Output format", "Puzzle 3", and not "Rules without division".
fn names_a_part(title: &str) -> bool {
    let words = || title.split_whitespace().map(|word| word.trim_end_matches(':'));
    let names_one = words().any(|word| is_one_of(word, PARTS));
    names_one
        && words()
            .all(|word| is_one_of(word, PARTS) || is_one_of(word, "the your of and") || word.parse::<u32>().is_ok())
}

/// "### Puzzle", "[input]", "Output:" at the beginning of a line.
fn headings(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // Several inputs are examples, each with its output.
    let inputs = text.split('\n').filter(|line| line.trim().to_lowercase().starts_with("input")).count();
    for line in text.split('\n') {
        let trimmed = line.trim();
        let place = start + line.len() - line.trim_start().len();
        start += line.len() + 1;
        let marks = trimmed.bytes().take_while(|c| *c == b'#').count();
        let title = trimmed[marks..].trim();
        let words = title.split_whitespace().count();
        let is_title = title.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '\'' | ':'))
            && title.starts_with(char::is_uppercase)
            && (1..=3).contains(&words)
            && names_a_part(title);
        if (2..=6).contains(&marks) && is_title {
            found.push(place..place + trimmed.len());
            continue;
        }
        let inside = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if inside.is_some_and(|it| it.split(' ').count() <= 3 && names_a_part(it)) {
            found.push(place..place + trimmed.len());
        } else if let Some((label, _)) =
            trimmed.split_once(':').filter(|(label, _)| inputs < 2 && is_one_of(label, LABELS))
        {
            found.push(place..place + label.len() + 1);
        }
    }
    found
}

/// "Name: ______   Date: ______": all of the line is to be filled in.
fn fields(line: &str) -> Option<usize> {
    let mut pieces = line.split('_').map(str::trim).filter(|it| !it.is_empty()).peekable();
    let is_field = |piece: &str| {
        let name = piece.trim_start_matches('/').trim().strip_suffix(':');
        name.is_some_and(|name| is_one_of(name.trim(), FILLED_IN))
    };
    (line.contains("__") && pieces.peek().is_some() && pieces.all(is_field)).then_some(line.len())
}

/// How long the number of the problem is that a text begins with: "Logic worksheet, question 4.", "Question 3 (b).", "12.".
fn number_of_problem(text: &str) -> Option<usize> {
    // Longer than a label is only a sentence.
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let label = &text[..end];
    // "Spelling bee question: ...": what it is called before a colon, without a number.
    if let Some((title, _)) = label.split_once(": ") {
        let mut names = title.split(' ');
        let is_kind =
            (2..=4).contains(&names.clone().count()) && names.next_back().is_some_and(|it| is_one_of(it, CALLED));
        if is_kind && title.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-')) {
            return Some(title.len() + 2);
        }
    }
    let mut at = 0;
    let mut is_named = false;
    let mut words = 0;
    loop {
        let rest = &label[at..];
        at += rest.len() - rest.trim_start_matches([' ', ',', '#']).len();
        let word: &str = label[at..].split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let is_number = !word.is_empty() && word.len() <= 4 && word.bytes().all(|c| c.is_ascii_digit());
        let is_letter = is_named && word.len() == 1 && word.bytes().all(|c| c.is_ascii_uppercase());
        if (is_number || is_letter) && (is_named || words == 0) {
            return closed(text, at + word.len(), is_named);
        }
        let is_kind = word.split('-').any(|part| is_one_of(part, NUMBERED));
        is_named = is_kind;
        words += 1;
        // "No. 12": the full stop ends nothing.
        at += word.len() + usize::from(is_kind && word.len() < 3 && label[at + word.len()..].starts_with('.'));
        if word.is_empty() || words > 4 {
            return None;
        }
    }
}

/// Where a label ends whose number ends here: after a bracket that says more of it, and a mark or the end of the line.
fn closed(text: &str, number_end: usize, is_named: bool) -> Option<usize> {
    let mut end = number_end;
    if let Some(inside) = text[end..].trim_start().strip_prefix('(').filter(|_| is_named) {
        let length = inside.find(')').filter(|length| *length <= 40)?;
        end = text.len() - inside.len() + length + 1;
    }
    let rest = &text[end..];
    let mark = rest.chars().next()?;
    let behind = &rest[mark.len_utf8()..];
    let after = behind.trim_start_matches([' ', '\t']);
    // "Round 3.14159" is no third round.
    let is_apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let is_end = match mark {
        '.' | ':' if is_named => is_apart,
        '\n' => is_named,
        // A bare number marks the problem when a sentence begins behind it, and no list whose next item follows.
        '.' | ')' => {
            let next = text[..number_end].trim().parse::<u32>().ok().map(|number| number + 1);
            let is_list = next.is_some_and(|next| {
                text.contains(&format!("\n{next}{mark}")) || text.contains(&format!(" {next}{mark} "))
            });
            !is_list && rest.len() > after.len() + 1 && after.starts_with(char::is_uppercase)
        }
        _ => false,
    };
    is_end.then(|| text.len() - after.len())
}

/// Words of a note on how the answer is written.
const OF_THE_FORM: &str = "no without leading trailing zero zeros zeroes prefix prefixes prefixed space spaces blank blanks separator \
    separators comma commas separated by with a an as the in digit digits only just \
    number numbers line lines one per each single word words reduced lowest terms simplified simplest fraction please integer and or \
    quotes brackets frames answer reply";

/// "(no leading zeros, no prefix)", "(reduced fraction)": brackets in which nothing is said but how the answer is written.
fn notes_on_the_form(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('(').filter_map(|(start, _)| {
        let inside = near(&text[start + 1..], 80).split_once(')')?.0;
        let mut words = inside.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        let is_note = words.clone().count() > 1 && words.all(|it| is_one_of(it, OF_THE_FORM));
        let speaks = ["zero", "prefix", "space", "blank", "separat", "comma", "only", "reduced", "lowest", "fraction"];
        let tells = speaks.iter().any(|it| inside.to_lowercase().contains(it));
        (is_note && tells).then(|| start..start + inside.len() + 2)
    })
}

/// "(3 marks)", "[2 points]", between sentences: within one, "Ann (12 points)", it tells something of the problem.
fn gains(text: &str) -> impl Iterator<Item = Range<usize>> {
    let has_parts = text.contains("(a)");
    text.match_indices(['(', '[']).filter_map(move |(start, open)| {
        let closing = if open == "(" { ')' } else { ']' };
        let length = near(&text[start + 1..], 20).find(closing)?;
        let inside = text[start + 1..start + 1 + length].trim();
        let after = &text[start + length + 2..];
        // "(b) State its length. [1]": a bare number in such brackets at the end of a part.
        let is_bare = open == "["
            && has_parts
            && after.trim_start_matches([' ', '\r']).is_empty()
                | after.trim_start_matches([' ', '\r']).starts_with('\n');
        let (number, what) = inside.split_once(' ').or_else(|| is_bare.then_some((inside, "marks")))?;
        let is_gain = number.parse::<u32>().is_ok() && is_one_of(what.trim(), GAINED);
        let before = text[..start].trim_end();
        let is_between = before.is_empty() || before.ends_with(['.', '?', '!', ':']);
        (is_gain && is_between).then(|| start..start + length + 2)
    })
}

/// The beginning of a text as long as a note may be, with the mark that closes it: a text full of brackets costs no more.
fn near(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length + 1)]
}

fn is_one_of(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|it| it.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_of(text: &str) -> String {
        let mut left = String::new();
        let mut at = 0;
        for span in of_the_sheet(text) {
            left.push_str(&text[at..span.start]);
            at = span.end;
        }
        left.push_str(&text[at..]);
        left.trim().to_owned()
    }

    #[test]
    fn numbers_of_problems_and_what_they_bring_belong_to_the_sheet() {
        assert_eq!(left_of("Question 4 (3 marks). Add 2 and 3."), "Add 2 and 3.");
        assert_eq!(left_of("Logic worksheet, question 4.\nAdd 2 and 3."), "Add 2 and 3.");
        assert_eq!(left_of("Exercise 7. A 4 x 4 board"), "A 4 x 4 board");
        assert_eq!(left_of("EXAM, Part B (6 marks). Let K be"), "Let K be");
        assert_eq!(left_of("Brain-teaser 88. Seven discs"), "Seven discs");
        assert_eq!(left_of("Puzzle No. 12\nSeven discs"), "Seven discs");
        assert_eq!(left_of("Spelling bee question: how many?"), "how many?");
        assert_eq!(left_of("Write 9 in base 2 (no leading zeros, no prefix)."), "Write 9 in base 2 .");
        assert_eq!(left_of("12. Each letter is a digit. [2 marks]"), "Each letter is a digit.");
        assert_eq!(left_of("Name: ______   Date: ______\nAdd 2 and 3."), "Add 2 and 3.");
    }

    #[test]
    fn what_belongs_to_the_problem_stays() {
        for text in [
            "2.5 + 3",
            "12 boys and 3 girls",
            "1. All cats are dogs.\n2. All dogs are birds.\nIs it so?",
            "Part 3 of 7 pieces is left.",
            "## a wall",
            "## Rules without division",
            "[level reversed]",
            "[1, 2]",
            "Problem: 3 + 4",
            "Round 3.14159 to 2 places.",
            "Exercise 3.5 of the book",
            "Move 3 (the last)",
            "Ann (12 points) has beaten Bob (9 points).",
            "Write 365 in base 2 (only the last digit).",
        ] {
            assert_eq!(left_of(text), text);
        }
    }
}
