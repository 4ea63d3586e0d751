//! Blocks that are combined by rules: so many of some kinds give so many of others.

use std::collections::BTreeMap;

use crate::language::{Telling, says};
use crate::maths::Number;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Token, Value, Working};

/// So many steps are shown.
const LINES: usize = 30;

type Counts = Vec<i64>;

/// What a rule needs and what it gives.
type Rule = (Counts, Counts);

/// How many of which block, as they are told.
type Amounts = Vec<(i64, String)>;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    if !prompt.says_somewhere(
        "combine|combined|merge|fuse|convert|exchange|synthesize~ block|piece|tile|brick|token|gem|item|crystal \
         !simultaneously !random~ !either !twice !probability",
    ) {
        return None;
    }
    let outline = prompt.outline();
    let mut names: Vec<String> = Vec::new();
    let mut rules: Vec<(Amounts, Amounts)> = Vec::new();
    let mut start: Option<Amounts> = None;
    let mut limit = None;
    for sentence in outline.sentences.iter().filter(|sentence| !sentence.is_example) {
        let tokens = prompt.of(sentence);
        let text = &prompt.text;
        let gives = "form|make|produce|become|yield|give|get|create|into|to";
        if says(tokens, "combine|combined|merge|merged|fuse|fused|convert|converted|exchange|exchanged")
            && says(tokens, gives)
            && let Some(cut) = tokens.iter().position(|token| says(std::slice::from_ref(token), gives))
        {
            let (needs, gives) = (amounts(text, &tokens[..cut]), amounts(text, &tokens[cut..]));
            if !needs.is_empty() && !gives.is_empty() {
                rules.push((needs, gives));
                telling.takes(&sentence.span);
                continue;
            }
        }
        if says(tokens, "have|start|given|initially|begin|has") && !says(tokens, "mean~|example") {
            let there = amounts(text, tokens);
            if !there.is_empty() {
                if start.replace(there).is_some() {
                    return None;
                }
                telling.takes(&sentence.span);
                continue;
            }
        }
        if says(tokens, "at_most|maximum|limit|no_more_than") && says(tokens, "times|iteration|step|round") {
            limit = tokens.iter().find_map(|token| token.number()?.to_i64());
            telling.takes(&sentence.span);
            continue;
        }
        // The first sentence that shows the blocks tells in which order they are counted.
        if names.is_empty() && says(tokens, "there_are|kinds|types|different|blocks") {
            names = marked(text, tokens);
            if !names.is_empty() {
                telling.takes(&sentence.span);
            }
        }
    }
    let start = start?;
    let all = rules.iter().flat_map(|(needs, gives)| needs.iter().chain(gives)).chain(&start);
    for (_, name) in all {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    if rules.is_empty() || names.len() > 40 {
        return None;
    }
    telling.says(&["rule|rules|combine|state|repeat~|count|cycle|block"]);
    let counts = |list: &[(i64, String)]| {
        Value::integers(names.iter().map(|name| list.iter().filter(|it| it.1 == *name).map(|it| it.0).sum::<i64>()))
    };
    let rules = Value::list(rules.iter().map(|(needs, gives)| Value::list([counts(needs), counts(gives)])));
    let goal = Goal::new("combined_blocks", vec![counts(&start), rules, limit.unwrap_or(100_000).into()]);
    let unknown = format!("how many there are of {}", names.join(" "));
    Some(telling.reading("machines", unknown, goal, Form::listed("", " ", "", Form::Plain)))
}

/// What stands in brackets: `[A]`, `{B}`, `(C)`.
fn marked(text: &str, tokens: &[Token]) -> Vec<String> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Vec::new();
    };
    let text = &text[first.span.start..last.span.end];
    let mut found = Vec::new();
    for (at, open) in text.char_indices().filter(|(_, c)| "[{(<".contains(*c)) {
        let close = match open {
            '[' => ']',
            '{' => '}',
            '(' => ')',
            _ => '>',
        };
        let inside = &text[at + 1..];
        if let Some(end) = inside.find(close).filter(|end| (1..=12).contains(end))
            && inside[..end].chars().all(char::is_alphanumeric)
        {
            found.push(text[at..at + end + 2].to_owned());
        }
    }
    found
}

/// "One [A], two [B]": so many of what stands in brackets.
fn amounts(text: &str, tokens: &[Token]) -> Vec<(i64, String)> {
    let words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Vec::new();
    };
    let (start, end) = (first.span.start, last.span.end);
    let mut found = Vec::new();
    let mut from = start;
    for name in marked(text, tokens) {
        let Some(at) = text[from..end].find(&name).map(|at| from + at) else {
            continue;
        };
        from = at + name.len();
        // The number stands right before it.
        let word = text[start..at].split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let is_apart = text[start..at].ends_with(char::is_whitespace);
        let number = match word.as_str() {
            "a" | "an" => Some(1),
            word => word.parse().ok().or_else(|| words.iter().position(|it| *it == word).map(|at| at as i64)),
        };
        if let Some(number) = number.filter(|number: &i64| is_apart && *number >= 0) {
            found.push((number, name));
        }
    }
    found
}

fn rules_of(value: &Value, kinds: usize) -> Option<Vec<Rule>> {
    let rules = value.as_rows()?.into_iter().map(|sides| match sides {
        [needs, gives] => {
            let (needs, gives) = (needs.as_small_integers()?, gives.as_small_integers()?);
            let fits = |it: &Counts| it.len() == kinds && it.iter().all(|n| (0..1_000_000).contains(n));
            (fits(&needs) && fits(&gives) && needs.iter().any(|n| *n > 0)).then_some((needs, gives))
        }
        _ => None,
    });
    rules.collect()
}

/// Once at a time, or as often as possible at once.
pub fn approaches(counts: &Value, rules: &Value, limit: &Number) -> Vec<Approach> {
    let Some(counts) = counts.as_small_integers().filter(|it| it.iter().all(|n| (0..1_000_000_000).contains(n))) else {
        return Vec::new();
    };
    let (Some(rules), Some(limit)) = (rules_of(rules, counts.len()), limit.to_i64()) else {
        return Vec::new();
    };
    let (others, again) = (counts.clone(), rules.clone());
    vec![
        Approach::direct(
            "once_at_a_time",
            "apply the first rule that can be applied, and begin again",
            move |working| one_by_one(&counts, &rules, limit, working),
        ),
        Approach::direct("many_at_once", "apply a rule as often as no rule before it can be", move |working| {
            many_at_once(&others, &again, limit, working)
        }),
    ]
}

fn can(counts: &[i64], needs: &[i64]) -> bool {
    counts.iter().zip(needs).all(|(there, needed)| there >= needed)
}

fn one_by_one(counts: &[i64], rules: &[Rule], limit: i64, working: &mut Working) -> Result<Value, Setback> {
    let mut now = counts.to_vec();
    let mut seen = BTreeMap::from([(now.clone(), ())]);
    for step in 1..=limit {
        working.spend(2)?;
        let Some(index) = rules.iter().position(|(needs, _)| can(&now, needs)) else {
            working.note(|| format!("after {} steps no rule can be applied", step - 1));
            break;
        };
        let (needs, gives) = &rules[index];
        let next: Counts = now.iter().zip(needs).zip(gives).map(|((there, out), new)| there - out + new).collect();
        if seen.insert(next.clone(), ()).is_some() {
            working.note(|| format!("rule {} would give counts that were there before", index + 1));
            break;
        }
        now = next;
        if step <= LINES as i64 {
            working.note(|| format!("rule {}: {}", index + 1, brief(&now)));
        }
    }
    Ok(Value::integers(now))
}

fn many_at_once(counts: &[i64], rules: &[Rule], limit: i64, working: &mut Working) -> Result<Value, Setback> {
    // What is made must never be needed by the rule itself or by one before it, or counts could come again.
    let is_straight = rules.iter().enumerate().all(|(index, (_, gives))| {
        rules[..=index]
            .iter()
            .all(|(needs, _)| needs.iter().zip(gives).all(|(needed, given)| *needed == 0 || *given == 0))
    });
    if !is_straight {
        return Err(Setback::no_way("what a rule makes is needed by one before it"));
    }
    let mut now = counts.to_vec();
    let mut left = limit;
    for (index, (needs, gives)) in rules.iter().enumerate() {
        working.spend(1)?;
        let most = now.iter().zip(needs).filter(|(_, needed)| **needed > 0).map(|(there, needed)| there / needed).min();
        let times = most.unwrap_or(0).min(left);
        left -= times;
        now = now.iter().zip(needs).zip(gives).map(|((there, out), new)| there + times * (new - out)).collect();
        working.note(|| format!("rule {} {times} times: {}", index + 1, brief(&now)));
    }
    Ok(Value::integers(now))
}

fn brief(counts: &[i64]) -> String {
    counts.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}
