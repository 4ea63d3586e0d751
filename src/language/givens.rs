//! What is given by name: `n = 500`, `shift: 7`, `text = "banana split"`, each on a line of its own or several in a row.

use std::ops::Range;

use super::lines;

/// A value that is given by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// As it is written: `n`, `beginWord`, `source base`.
    pub name: String,
    /// The bytes of the value, with its quotation marks or brackets.
    pub value: Range<usize>,
    /// The bytes of name and value.
    pub span: Range<usize>,
}

/// What a line with givens may begin with.
const LEADS: [&str; 6] = ["input:", "now:", "given:", "data:", "let ", "parameters:"];

/// Names of things that are wanted, or of parts of the sheet; no data stands behind these.
const NO_NAMES: &str = "input output answer task question example examples format note rules rule hint return goal instruction instructions for";

/// A name has at most so many words.
const WORDS: usize = 3;

/// What is given by name on lines that hold nothing else; examples give nothing.
///
/// ```
/// use polya::language::givens;
/// let text = "Count the primes below n.\nInput: n = 500, k = [1, 2]\nshift: 7";
/// let names: Vec<String> = givens(text).into_iter().map(|it| format!("{} {}", it.name, &text[it.value])).collect();
/// assert_eq!(names, ["n 500", "k [1, 2]", "shift 7"]);
/// ```
pub fn givens(text: &str) -> Vec<Given> {
    lines(text).filter(|(_, line)| !is_example(line)).flat_map(|(start, line)| of_line(text, start, line)).collect()
}

fn is_example(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    line.starts_with("example") || line.starts_with("e.g.") || line.contains("->") || line.contains('→')
}

/// The givens of a line, when all of it is givens, or a row of them that ends like a sentence.
fn of_line(text: &str, start: usize, line: &str) -> Vec<Given> {
    let mut found = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '-', '*', '•', '`']);
        let lower = rest.to_ascii_lowercase();
        if let Some(lead) = LEADS.iter().find(|lead| lower.starts_with(**lead)) {
            rest = &rest[lead.len()..];
            continue;
        }
        let at = start + line.len() - rest.len();
        let Some((given, length)) = one(text, at, rest) else {
            return if rest.trim().is_empty() { found } else { Vec::new() };
        };
        found.push(given);
        rest = rest[length..].trim_start_matches([' ', '`']);
        if rest.trim_matches(['.', ';', '\\', '\r', ' ']).is_empty() {
            return found;
        }
        rest = match rest.strip_prefix([',', ';']).or_else(|| rest.strip_prefix("and ")) {
            Some(more) => more.trim_start().strip_prefix("and ").unwrap_or(more),
            // "a = 100, b = 200. Count ...": the row is a sentence.
            None if rest.starts_with(". ") => return found,
            None => return Vec::new(),
        };
    }
}

/// One given that a stretch begins with, and how long it is.
fn one(text: &str, at: usize, rest: &str) -> Option<(Given, usize)> {
    let sign = rest.find(['=', ':'])?;
    let name = rest[..sign].trim_end();
    let words = name.split(' ').count();
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ' '))
        && words <= WORDS
        && !NO_NAMES.split(' ').any(|it| it.eq_ignore_ascii_case(name));
    if !is_name {
        return None;
    }
    let behind = rest[sign + 1..].trim_start_matches([' ', '\t']);
    let value_at = rest.len() - behind.len();
    let length = value(behind)?;
    let span = at..at + value_at + length;
    debug_assert!(text.is_char_boundary(span.end));
    let value = at + value_at..span.end;
    Some((Given { name: name.to_owned(), value, span }, value_at + length))
}

/// How long the value is that a stretch begins with: a number, a word with a digit in it, something quoted or in brackets.
fn value(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    match first {
        '"' | '\'' | '“' | '‘' => {
            let closing = match first {
                '“' => '”',
                '‘' => '’',
                other => other,
            };
            let inside = &rest[first.len_utf8()..];
            Some(first.len_utf8() + inside.find(closing)? + closing.len_utf8())
        }
        '[' | '(' | '{' => {
            let mut depth = 0;
            for (at, c) in rest.char_indices() {
                depth += match c {
                    '[' | '(' | '{' => 1,
                    ']' | ')' | '}' => -1,
                    _ => 0,
                };
                if depth == 0 {
                    return Some(at + c.len_utf8());
                }
            }
            None
        }
        _ => {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '−' | '/');
            let mut length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            // A decimal fraction, or a date with dots.
            while rest[length..].starts_with('.') && rest[length + 1..].starts_with(|c: char| c.is_ascii_digit()) {
                let more = &rest[length + 1..];
                length += 1 + more.find(|c: char| !is_part(c)).unwrap_or(more.len());
            }
            let is_value = rest[..length].contains(|c: char| c.is_ascii_digit());
            is_value.then_some(length)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Vec<(String, &str)> {
        givens(text).into_iter().map(|it| (it.name, &text[it.value])).collect()
    }

    #[test]
    fn values_are_given_by_name() {
        let given =
            |text| given(text).iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ");
        assert_eq!(given("number: 3b2\nsource base: 12"), "number=3b2 source base=12");
        assert_eq!(given("a = 100, b = 200. Count them."), "a=100 b=200");
        assert_eq!(given("times = [[2, 1], [3, 4]], n = 5 and k = 2"), "times=[[2, 1], [3, 4]] n=5 k=2");
        assert_eq!(given("- word = \"a, b\"\n- letter = 'a'"), "word=\"a, b\" letter='a'");
        assert_eq!(given("date = \"2028-09-17\""), "date=\"2028-09-17\"");
    }

    #[test]
    fn what_only_looks_so_gives_nothing() {
        for text in
            ["Example: n = 5", "n = 5 -> 7", "x + y = 5", "Answer: 5", "Rules: 3 by 3", "Red = 5 or more", "n ="]
        {
            assert!(given(text).is_empty(), "{text}");
        }
    }
}
