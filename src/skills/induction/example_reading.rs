//! How examples of a rule are told: pairs of an input and an output, and one input more. "[1, 2] -> [2, 1]", or lines that
//! are labelled as input and output.

use std::ops::Range;

use crate::language::{Telling, wanted};
use crate::maths::Number;
use crate::problem::{Form, Goal, Prompt, Reading, Value};

const MOST_ITEMS: usize = 400;

/// A row is no shorter, where it is not in brackets.
const SHORTEST_ROW: usize = 4;

const ASKS: &str = "rule|pattern|function|transform~|input|output|map|mapping|example|program|operation|same|result|become|logic|\
                    what|find|continue|complete";

/// Something that is shown: a list, a row of cells, or a number behind an arrow.
struct Shown {
    span: Range<usize>,
    value: Value,
    /// Whether it is in brackets.
    is_list: bool,
    /// How its cells are written apart.
    between: &'static str,
    is_output: bool,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let text = &prompt.text;
    if !(text.contains("->")
        || (text.contains("] =") || text.contains("]) ="))
        || text.contains('→')
        || text.contains("=>")
        || prompt.says("input|output|becomes|become|gives|maps|before|after"))
    {
        return None;
    }
    let shown = all_shown(text);
    // Pairs of an input and its output, and then one input alone.
    let (last, pairs) = shown.split_last()?;
    let is_paired =
        pairs.len() >= 4 && pairs.len() % 2 == 0 && pairs.chunks(2).all(|pair| !pair[0].is_output && pair[1].is_output);
    if !is_paired || last.is_output || !prompt.says_somewhere(ASKS) {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&[
        "rule|pattern|input|output|example|transform~",
        "test|apply|predict|find|derive",
        "answer|describe|submit",
    ]);
    telling.takes(&(pairs.first()?.span.start..last.span.end));
    let inputs_and_outputs = Value::rows(pairs.chunks(2).map(|pair| [pair[0].value.clone(), pair[1].value.clone()]));
    let is_row = pairs.chunks(2).all(|pair| is_row_pair(&pair[0].value, &pair[1].value)) && looks_like_rows(&shown);
    let (of, unknown) =
        if is_row { ("of_row", "the row that the rule makes") } else { ("of_list", "what the rule makes of it") };
    let rule = Goal::new(if is_row { "row_rule" } else { "list_rule" }, vec![inputs_and_outputs, last.value.clone()]);
    let goal = Goal::new(of, vec![rule.into(), last.value.clone()]);
    let form = match (last.is_list, pairs[1].value.as_list().is_some()) {
        (_, false) => Form::Plain,
        (true, true) => Form::json(Form::Plain),
        (false, true) => Form::listed("", wanted(prompt).between.unwrap_or(last.between), "", Form::Plain),
    };
    Some(telling.reading("induction", unknown, goal, form))
}

/// Whether input and output are of one length and of few colours.
fn is_row_pair(input: &Value, output: &Value) -> bool {
    let (Some(one), Some(other)) = (input.as_list(), output.as_list()) else {
        return false;
    };
    let is_cell = |cell: &Value| match cell.as_number() {
        Some(number) => number.to_i64().is_some_and(|it| (0..10).contains(&it)),
        None => true,
    };
    one.len() == other.len() && one.len() >= SHORTEST_ROW && one.iter().chain(other).all(is_cell)
}

/// Whether some cell is empty, and whether lists are not of ever other lengths.
fn looks_like_rows(shown: &[Shown]) -> bool {
    let lists: Vec<&[Value]> = shown.iter().filter_map(|one| one.value.as_list()).collect();
    let is_empty = |cell: &Value| cell.as_text().is_some() || *cell == Value::from(0);
    let empty = lists.iter().filter(|cells| cells.iter().any(is_empty)).count();
    empty * 2 >= lists.len() && lists.iter().all(|cells| cells.len() == lists[0].len())
}

/// Everything that is shown, in its order, each taken for an output when it is labelled so.
fn all_shown(text: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut at = 0;
    let mut last_end = 0;
    while at < text.len() && found.len() < 100 {
        let is_behind_arrow = connects(&text[last_end..at]) && !found.is_empty();
        let is_word_before = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let one = match is_word_before {
            true => None,
            false => in_brackets(&text[at..])
                .map(|(value, length)| (value, length, true, ", "))
                .or_else(|| a_row(text, at).map(|(value, length, between)| (value, length, false, between)))
                .or_else(|| {
                    is_behind_arrow
                        .then(|| a_number(&text[at..]))
                        .flatten()
                        .map(|(value, length)| (value, length, false, " "))
                }),
        };
        match one {
            Some((value, length, is_list, between)) => {
                let is_output = connects(&text[last_end..at]);
                found.push(Shown { span: at..at + length, value, is_list, between, is_output });
                at += length;
                last_end = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Whether what stands before something makes it an output: the last word for one or the other counts.
fn connects(before: &str) -> bool {
    if before.len() > 400 {
        return false;
    }
    let lower = before.to_lowercase();
    let place = |words: &[&str]| words.iter().filter_map(|word| lower.rfind(word).map(|at| at + word.len())).max();
    let output = place(&[
        "output",
        "->",
        "→",
        "=>",
        "becomes",
        "become",
        "gives",
        "maps to",
        "turns into",
        "yields",
        "returns",
        "result",
        "after",
        "⟶",
        "goes to",
        " = ",
        "makes",
    ]);
    let input = place(&["input", "example", "test", "\n\n", "before", "?", "what"]);
    match (output, input) {
        (Some(output), Some(input)) => output > input,
        (output, None) => output.is_some(),
        _ => false,
    }
}

/// `[1, 2, 3]`: numbers, or marks of cells.
fn in_brackets(text: &str) -> Option<(Value, usize)> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']').filter(|end| *end < 4_000 && !inside[..*end].contains('['))?;
    let items: Vec<&str> = inside[..end]
        .split([',', ' ', '\n', ';'])
        .map(|it| it.trim().trim_matches(['"', '\'']))
        .filter(|it| !it.is_empty())
        .collect();
    let items = items.into_iter().map(item).collect::<Option<Vec<_>>>().filter(|it| it.len() <= MOST_ITEMS)?;
    Some((Value::list(items), end + 2))
}

fn item(text: &str) -> Option<Value> {
    let number: Option<Number> = text.parse().ok();
    let is_mark = text.chars().count() == 1 && text.chars().all(|c| matches!(c, '.' | '_' | '#' | '*' | '·'));
    match number {
        Some(number) if number.is_integer() => Some(number.into()),
        None if is_mark => Some(Value::text(text)),
        _ => None,
    }
}

fn a_number(text: &str) -> Option<(Value, usize)> {
    let sign = usize::from(text.starts_with('-'));
    let length = sign + text[sign..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - sign);
    let is_apart = !text[length..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ')' | '.' | '/'))
        || text[length..].starts_with(". ")
        || text[length..].starts_with(".\n")
        || &text[length..] == ".";
    let number: Number = text[..length].parse().ok()?;
    is_apart.then_some((number.into(), length))
}

/// Cells without brackets: `0 0 3 3 0`, or `..33.` in one.
fn a_row(text: &str, at: usize) -> Option<(Value, usize, &'static str)> {
    let line = &text[at..text[at..].find('\n').map_or(text.len(), |end| at + end)];
    let is_cell = |word: &str| item(word.trim_end_matches(',')).is_some();
    let mut length = 0;
    let mut cells = Vec::new();
    let mut has_commas = false;
    for word in line.split(' ') {
        if !is_cell(word) {
            break;
        }
        has_commas |= word.ends_with(',');
        cells.extend(item(word.trim_end_matches(',')));
        length += word.len() + 1;
        if cells.len() > MOST_ITEMS {
            return None;
        }
    }
    let length = length.saturating_sub(1);
    if cells.len() >= SHORTEST_ROW {
        return Some((Value::list(cells), length, if has_commas { ", " } else { " " }));
    }
    // All cells in one word.
    let word = line.split([' ', ',', '|']).next().unwrap_or_default().trim_end();
    let is_row = word.chars().count() >= SHORTEST_ROW
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | '#' | '*' | '·'))
        && word.chars().any(|c| matches!(c, '0' | '.' | '_' | '·'))
        && !word.ends_with(|c: char| {
            c == '.' && word.trim_end_matches('.').len() + 1 == word.len() && !word[..word.len() - 1].contains('.')
        });
    let cells: Option<Vec<Value>> = word.chars().map(|c| item(&c.to_string())).collect();
    is_row.then_some((Value::list(cells?), word.len(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        let reading = read(&read_tokens(text)).filter(Reading::is_complete)?;
        Some(reading.goal.to_string())
    }

    #[test]
    fn examples_are_read_in_many_ways() {
        let sorted = "of_list(list_rule([[[3, 1], [1, 3]], [[9, 4], [4, 9]]], [5, 2]), [5, 2])";
        for text in [
            "Find the rule: [3, 1] -> [1, 3], [9, 4] -> [4, 9], [5, 2] -> ?",
            "The same rule makes an output of each input.\nInput 1: [3, 1]\nOutput 1: [1, 3]\nInput 2: [9, 4]\nOutput 2: [4, 9]\n\nInput: [5, 2]\nOutput:",
            "A function maps [3, 1] => [1, 3] and [9, 4] => [4, 9]. What does it map [5, 2] to?",
        ] {
            assert_eq!(goal(text).as_deref(), Some(sorted), "{text}");
        }
        let row = goal(
            "What is the rule?\n\nExample 1:\nInput: 0 0 3 0\nOutput: 0 3 0 0\n\nExample 2:\nInput: 0 5 0 0\nOutput: 5 0 0 0\n\nInput:\n0 0 0 2",
        );
        assert_eq!(
            row.as_deref(),
            Some(
                "of_row(row_rule([[[0, 0, 3, 0], [0, 3, 0, 0]], [[0, 5, 0, 0], [5, 0, 0, 0]]], [0, 0, 0, 2]), [0, 0, 0, 2])"
            )
        );
        let number = goal("Which rule? [1, 2] -> 3, [4, 4, 1] -> 9, [7, 1] -> ?");
        assert_eq!(number.as_deref(), Some("of_list(list_rule([[[1, 2], 3], [[4, 4, 1], 9]], [7, 1]), [7, 1])"));
    }

    #[test]
    fn what_shows_no_examples_is_not_read() {
        for text in
            ["Sort [3, 1, 2] -> ?", "Input: [1, 2]\nOutput: [2, 1]\nInput: [3, 4]", "Which rule makes [1] -> [2]?"]
        {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
