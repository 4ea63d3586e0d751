//! Rewriting tokens in a row: neighbours that match the left side of a rule become its right side.

use std::collections::BTreeSet;

use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// So many steps are shown.
const LINES: usize = 30;

/// A row may not grow beyond this.
const LONGEST: usize = 5_000;

/// What stands between the sides of a rule.
const ARROWS: [&str; 14] = [
    "... becomes ...",
    "becomes",
    "become",
    "->",
    "→",
    "=>",
    "⇒",
    "turns into",
    "turn into",
    "rewrites to",
    "is replaced by",
    "is replaced with",
    "is rewritten as",
    "vanish",
];

type Rule = (Vec<String>, Vec<String>);

/// Rules, and a row of their tokens.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = prompt.says_somewhere(
        "rule|rules|rewrite~|rewriting|vanish|react|reduce|token|tokens|piece|pieces \
         rewrite~|rewriting|become|becomes|replace~|compute|reduce|apply|program|react|turn|turns|vanish \
         !probability !string !prefix !suffix !only_once !at_most !simultaneously",
    );
    if !is_told {
        return None;
    }
    let mut rules: Vec<Rule> = Vec::new();
    let mut rows: Vec<(Vec<String>, std::ops::Range<usize>)> = Vec::new();
    let lines = lines(&prompt.text);
    for (place, line) in &lines {
        if let Some(rule) = rule(line) {
            rules.push(rule);
            telling.takes(&(*place..*place + line.len()));
        }
    }
    for (place, line) in crate::language::lines(&prompt.text) {
        let more = rules_in_brackets(line);
        if !more.is_empty() {
            telling.takes(&(place..place + line.len()));
        }
        rules.extend(more);
    }
    let mut seen = BTreeSet::new();
    rules.retain(|it| seen.insert(it.clone()));
    let known: BTreeSet<&str> =
        rules.iter().flat_map(|(left, right)| left.iter().chain(right)).map(String::as_str).collect();
    if rules.is_empty() || rules.len() > 40 {
        return None;
    }
    let outline = prompt.outline();
    let is_example = |at: usize| {
        let blocks = outline.blocks.iter().filter(|it| it.is_example).map(|it| &it.span);
        let sentences = outline.sentences.iter().filter(|it| it.is_example).map(|it| &it.span);
        blocks.chain(sentences).any(|span| span.contains(&at))
    };
    let mut declared: BTreeSet<String> = BTreeSet::new();
    declared.extend(outline.quotes.iter().filter(|it| !it.what.contains(' ')).map(|it| it.what.clone()));
    for (place, line) in &lines {
        // A label may stand before the row: "Program: a b".
        let row = line.rsplit_once(": ").map_or(*line, |(_, row)| row);
        let start = place + line.len() - row.len();
        let lead = row.len() - row.trim_start().len();
        let tokens: Vec<String> = row.split_whitespace().map(|it| bare(it).to_owned()).collect();
        let fits = tokens.iter().all(|token| known.contains(token.as_str()) || declared.contains(token));
        if tokens.len() > 1 && fits && rule(line).is_none() && !is_example(start + lead) {
            rows.push((tokens, start + lead..start + row.trim_end().len()));
        }
    }
    let (row, span) = rows.pop()?;
    if !rows.is_empty() || row.len() > LONGEST {
        return None;
    }
    telling.takes(&span);
    let is_leftmost = telling.says(&["leftmost|left_to_right|from_the_left|first_match|left_-_most"]);
    // Where left sides overlap, it matters which is taken first, and that must be told.
    let strategy = match (are_apart(&rules), is_leftmost) {
        (true, _) => "any",
        (false, true) => "leftmost",
        (false, false) => return None,
    };
    telling.says(&["token|rule|program|rewrite~|neighbor|neighbour|system|pair|facing"]);
    let sides = |(left, right): &Rule| Value::list([Value::texts(left), Value::texts(right)]);
    let goal =
        Goal::new("rewritten", vec![Value::texts(&row), Value::list(rules.iter().map(sides)), Value::text(strategy)]);
    Some(telling.reading(
        "machines",
        "the row when no rule fits any more",
        goal,
        Form::listed("", " ", "", Form::Plain),
    ))
}

/// Lines, and in them what full stops and semicolons part, with their places.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        // The full stop after the number of an item parts nothing.
        let is_number = text[start..at].trim().chars().all(|c| c.is_ascii_digit());
        let is_end = c == '\n'
            || (matches!(c, '.' | ';') && text[at + 1..].starts_with(' ') && !is_number && !text[..at].ends_with('.'));
        if is_end && at >= start {
            found.push((start, &text[start..at]));
            start = (at + 1).min(text.len());
        }
    }
    found
}

/// "Same letter (A# #A or B# #B): both vanish", "(A# #B or B# #A): they change places": pairs in brackets, and what becomes of
/// them.
fn rules_in_brackets(line: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((_, inside)) = rest.split_once('(') {
        let Some((inside, after)) = inside.split_once(')') else {
            break;
        };
        rest = after;
        found.extend(rules_of_pairs(inside, &after.split('(').next().unwrap_or_default().to_lowercase()));
    }
    found
}

/// The pairs in brackets, with what is said behind them.
fn rules_of_pairs(inside: &str, said: &str) -> Vec<Rule> {
    let vanishes = ["vanish", "disappear", "cancel", "annihilate", "are removed", "are deleted", "go away"];
    let changes = ["change places", "swap", "trade places", "exchange", "switch places", "cross over"];
    let is_one_of = |all: &[&str]| all.iter().any(|it| said.contains(it));
    let (is_gone, is_swapped) = (is_one_of(&vanishes), is_one_of(&changes));
    if is_gone == is_swapped {
        return Vec::new();
    }
    let inside = inside.replace(", ", " or ").replace(" and ", " or ").replace(" / ", " or ");
    let pair = |text: &str| {
        let tokens: Vec<String> = text.split_whitespace().map(|it| bare(it).to_owned()).collect();
        let is_token = |it: &String| it.chars().any(|c| !c.is_lowercase()) && it.chars().count() <= 8;
        let right = if is_gone { Vec::new() } else { tokens.iter().rev().cloned().collect() };
        (tokens.len() == 2 && tokens.iter().all(is_token)).then_some((tokens, right))
    };
    inside.split(" or ").map(pair).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// A token without what marks it as quoted or listed.
fn bare(token: &str) -> &str {
    token.trim_matches(['`', '"', '\'', ',', ';', '“', '”'])
}

/// A line that is a rule: at most six tokens on each side.
fn rule(line: &str) -> Option<Rule> {
    let arrow = ARROWS.iter().find(|arrow| line.contains(**arrow))?;
    let (left, right) = line.split_once(arrow)?;
    let left = left.trim().trim_start_matches(['-', '*', '•', ' ']);
    let left = left.rsplit_once(": ").map_or(left, |(_, rest)| rest);
    let left = left.split_once(". ").filter(|(n, _)| n.len() < 3).map_or(left, |(_, rest)| rest);
    let side = |text: &str| -> Option<Vec<String>> {
        let text = text.trim().trim_end_matches('.').trim();
        // "(both vanish)", "(they disappear)".
        let vanish = ["vanish", "disappear", "removed", "deleted", "erased", "cancel", "annihilate", "dropped"];
        let is_remark = text.starts_with('(') && text.ends_with(')') && text.contains(' ');
        let is_nothing = is_remark && vanish.iter().any(|it| text.contains(it))
            || ["nothing", "(nothing)", "empty", "(empty)", "ε", "the empty string", "∅", ""].contains(&bare(text));
        let tokens: Vec<String> = match is_nothing {
            true => Vec::new(),
            false => text.split_whitespace().map(|it| bare(it).to_owned()).filter(|it| !it.is_empty()).collect(),
        };
        let are_tokens = tokens.iter().all(|token| token.chars().count() <= 8);
        (tokens.len() <= 6 && are_tokens).then_some(tokens)
    };
    let (left, right) = (side(left)?, side(right)?);
    (!left.is_empty()).then_some((left, right))
}

/// Whether no two left sides can share a token in a row: then the order of the steps does not matter (Newman 1942).
fn are_apart(rules: &[Rule]) -> bool {
    let overlaps = |one: &[String], other: &[String], is_same: bool| {
        let ends = (1..one.len().min(other.len()) + 1)
            .any(|n| (n < one.len() || n < other.len()) && one[one.len() - n..] == other[..n]);
        let inside = !is_same && one.len() >= other.len() && one.windows(other.len()).any(|part| part == other);
        ends || inside
    };
    let pairs = |index: usize| (0..rules.len()).map(move |other| (index, other));
    !(0..rules.len()).flat_map(pairs).any(|(one, other)| overlaps(&rules[one].0, &rules[other].0, one == other))
}

fn rules_of(value: &Value) -> Option<Vec<Rule>> {
    let owned =
        |value: &Value| -> Option<Vec<String>> { Some(value.as_texts()?.into_iter().map(str::to_owned).collect()) };
    let rules = value.as_rows()?.into_iter().map(|sides| match sides {
        [left, right] => Some((owned(left)?, owned(right)?)),
        _ => None,
    });
    let rules = rules.collect::<Option<Vec<_>>>()?;
    rules.iter().all(|(left, _)| !left.is_empty()).then_some(rules)
}

/// From the left, from the right, all at once, and in a single pass.
pub fn approaches(row: &Value, rules: &Value, strategy: &str) -> Vec<Approach> {
    let (Some(row), Some(rules)) = (row.as_texts(), rules_of(rules)) else {
        return Vec::new();
    };
    let row: Vec<String> = row.into_iter().map(str::to_owned).collect();
    let (others, again) = (row.clone(), rules.clone());
    let (third, third_rules) = (row.clone(), rules.clone());
    let (hasty, hasty_rules) = (row.clone(), rules.clone());
    let mut approaches = vec![Approach::direct(
        "leftmost_first",
        "rewrite the leftmost pair that a rule fits, and look again",
        move |working| one_at_a_time(row.clone(), &rules, working),
    )];
    if strategy == "any" {
        approaches.push(Approach::direct(
            "all_at_once",
            "rewrite all pairs that rules fit, then look at the new row",
            move |working| all_at_once(others.clone(), &again, working),
        ));
    } else {
        approaches.push(Approach::direct(
            "with_a_window",
            "go along the row, and step back after each change",
            move |working| with_a_window(third.clone(), &third_rules, working),
        ));
    }
    approaches.push(
        Approach::direct("single_pass", "go along the row once", move |working| {
            working.spend(hasty.len() as u64)?;
            Ok(Value::texts(pass(&hasty, &hasty_rules).0))
        })
        .heuristic(),
    );
    approaches
}

fn fitting<'r>(row: &[String], at: usize, rules: &'r [Rule]) -> Option<&'r Rule> {
    rules.iter().find(|(left, _)| row[at..].starts_with(left))
}

fn is_bounded(row: &[String]) -> Result<(), Setback> {
    if row.len() > LONGEST { Err(Setback::TooBig("the row".to_owned())) } else { Ok(()) }
}

fn one_at_a_time(mut row: Vec<String>, rules: &[Rule], working: &mut Working) -> Result<Value, Setback> {
    let mut steps = 0;
    while let Some((at, (left, right))) = (0..row.len()).find_map(|at| Some((at, fitting(&row, at, rules)?))) {
        working.spend(1 + row.len() as u64 / 16)?;
        is_bounded(&row)?;
        row.splice(at..at + left.len(), right.iter().cloned());
        steps += 1;
        if steps <= LINES {
            working.note(|| {
                let right = if right.is_empty() { "nothing".to_owned() } else { right.join(" ") };
                format!("{} becomes {right}: {}", left.join(" "), brief(&row))
            });
        }
    }
    working.note(|| format!("after {steps} steps no rule fits"));
    Ok(Value::texts(row))
}

/// One pass from the left: what was rewritten is not looked at again. And how many were.
fn pass(row: &[String], rules: &[Rule]) -> (Vec<String>, usize) {
    let (mut next, mut count, mut at) = (Vec::with_capacity(row.len()), 0, 0);
    while at < row.len() {
        match fitting(row, at, rules) {
            Some((left, right)) => {
                next.extend(right.iter().cloned());
                at += left.len();
                count += 1;
            }
            None => {
                next.push(row[at].clone());
                at += 1;
            }
        }
    }
    (next, count)
}

fn all_at_once(mut row: Vec<String>, rules: &[Rule], working: &mut Working) -> Result<Value, Setback> {
    for round in 1.. {
        working.spend(1 + row.len() as u64 / 4)?;
        is_bounded(&row)?;
        let (next, count) = pass(&row, rules);
        if count == 0 {
            break;
        }
        row = next;
        if round <= LINES {
            working.note(|| format!("round {round}, {count} at once: {}", brief(&row)));
        }
    }
    Ok(Value::texts(row))
}

fn with_a_window(mut row: Vec<String>, rules: &[Rule], working: &mut Working) -> Result<Value, Setback> {
    let longest = rules.iter().map(|(left, _)| left.len()).max().unwrap_or(1);
    let (mut at, mut steps) = (0, 0);
    while at < row.len() {
        working.spend(1)?;
        is_bounded(&row)?;
        let Some((left, right)) = fitting(&row, at, rules) else {
            at += 1;
            continue;
        };
        row.splice(at..at + left.len(), right.iter().cloned());
        at = at.saturating_sub(longest - 1);
        steps += 1;
    }
    working.note(|| format!("{steps} changes in all"));
    Ok(Value::texts(row))
}

fn brief(row: &[String]) -> String {
    let shown = row.iter().take(60).cloned().collect::<Vec<_>>().join(" ");
    match row.len() {
        0 => "nothing is left".to_owned(),
        count if count > 60 => format!("{shown} ..."),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_overlap_need_an_order() {
        let rule = |text: &str| super::rule(text).unwrap();
        assert!(are_apart(&[rule("A# #A ... becomes ... nothing"), rule("A# #B -> #B A#")]));
        assert!(!are_apart(&[rule("a b -> b a"), rule("b c -> c b")]));
        assert!(!are_apart(&[rule("x x -> nothing")]));
    }
}
