//! Something is put in after each pattern that is met, going along a text once.

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

type Rule = (String, String);

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = prompt.says_somewhere(
        "insert|inserting|inserted|add|put|append|place|extra substring|pattern|sequence|group|groups|letters|characters|block \
         after|behind|following|right_behind skip|continue|move_on|past|resume|single_pass|once|carry_on|go_on|again|scan|scanning \
         !before !repeat !until !prepend !sum",
    );
    if !is_told {
        return None;
    }
    let mut rules: Vec<Rule> = Vec::new();
    for sentence in prompt.sentences_that_say("insert|inserting|add") {
        if sentence.is_example {
            continue;
        }
        let is_rule = says(prompt.of(sentence), "if|when|whenever|each|every|after|for");
        let parts = prompt.text_of(sentence).split(';').flat_map(|part| part.split(", and after "));
        for part in parts.filter(|_| is_rule) {
            if let [pattern, inserted] = &marked_words(part)[..] {
                rules.push((pattern.clone(), inserted.clone()));
                telling.takes(&sentence.span);
            }
        }
    }
    if rules.is_empty() && prompt.says("after|behind|following") {
        for (start, line) in crate::language::lines(&prompt.text) {
            if let Some(rule) = row_of_table(line) {
                rules.push(rule);
                telling.takes(&(start..start + line.len()));
            }
        }
        telling.says(&["scan|next|whenever|left|move|go|letter|group|table"]);
    }
    if rules.is_empty() || rules.len() > 40 || rules.iter().any(|(pattern, _)| pattern.chars().count() < 2) {
        return None;
    }
    // Two patterns that begin alike would need an order.
    let is_clear = rules.iter().enumerate().all(|(index, (pattern, _))| {
        !rules.iter().enumerate().any(|(other, (known, _))| other != index && known.starts_with(pattern.as_str()))
    });
    let mut passages = telling.passages();
    passages.retain(|it| {
        let text = it.bare();
        text.len() > 1
            && !text.contains(char::is_whitespace)
            && !rules.iter().any(|(pattern, inserted)| pattern == text || inserted == text)
    });
    let is_of_kind = |it: &crate::language::Passage| {
        let has_small = |text: &str| text.contains(char::is_lowercase);
        has_small(it.bare()) == rules.iter().any(|(pattern, _)| has_small(pattern))
    };
    let passage = passages
        .pop()
        .or_else(|| {
            let mut shown = telling.labelled("input|string|text|input string|word|sequence|start|given")?;
            shown.text = shown.text.split_whitespace().next()?.to_owned();
            Some(shown).filter(is_of_kind)
        })
        .or_else(|| telling.word_after("string|text|input|word|sequence").filter(is_of_kind))?;
    if !passages.is_empty() || !is_clear {
        return None;
    }
    telling.takes(&passage.span);
    telling.says(&["insert|inserting|skip|continue|pattern|character|substring"]);
    let rules = Value::list(rules.iter().map(|(pattern, inserted)| Value::texts([pattern, inserted])));
    let goal = Goal::new("with_insertions", vec![Value::text(passage.bare()), rules]);
    Some(telling.reading("machines", "the text with what is put in", goal, Form::Plain))
}

/// "ABCD    A", "ABCD -> A", "| ABCD | A |": a pattern and what is put behind it.
fn row_of_table(line: &str) -> Option<Rule> {
    let line = line.replace("->", " ").replace(['→', '|', ':', '=', '>', ','], " ");
    let words: Vec<&str> = line
        .split_whitespace()
        .map(|it| it.trim_matches(['"', '\'', '`', '-', '*', '•']))
        .filter(|it| !it.is_empty())
        .collect();
    let is_code = |it: &&str| it.chars().all(|c| c.is_ascii_uppercase());
    match words[..] {
        [pattern, inserted] if words.iter().all(is_code) && pattern.len() > inserted.len() => {
            Some((pattern.to_owned(), inserted.to_owned()))
        }
        _ => None,
    }
}

/// Words in quotation marks, or else in capitals: `ABCD`.
fn marked_words(text: &str) -> Vec<String> {
    let mut quoted = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '\'', '`', '“', '‘']) {
        let inside = &rest[start + rest[start..].chars().next().map_or(1, char::len_utf8)..];
        let Some(end) = inside.find(['"', '\'', '`', '”', '’']) else {
            break;
        };
        quoted.push(inside[..end].to_owned());
        rest = inside[end..].get(inside[end..].chars().next().map_or(1, char::len_utf8)..).unwrap_or_default();
    }
    if !quoted.is_empty() {
        return quoted;
    }
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase())).map(str::to_owned).collect()
}

fn rules_of(value: &Value) -> Option<Vec<Rule>> {
    let rules = value.as_list()?.iter().map(|rule| match rule.as_texts()?[..] {
        [pattern, inserted] if !pattern.is_empty() => Some((pattern.to_owned(), inserted.to_owned())),
        _ => None,
    });
    rules.collect()
}

/// Letter by letter; from find to find; and rule after rule.
pub fn approaches(text: &str, rules: &Value) -> Vec<Approach> {
    let Some(rules) = rules_of(rules) else {
        return Vec::new();
    };
    let (text, others, hasty) = (text.to_owned(), text.to_owned(), text.to_owned());
    let (again, third) = (rules.clone(), rules.clone());
    vec![
        Approach::direct(
            "letter_by_letter",
            "go along the text and look at each place for a pattern",
            move |working| {
                let mut built = String::new();
                let mut rest = text.as_str();
                while let Some(c) = rest.chars().next() {
                    working.spend(1)?;
                    match rules.iter().find(|(pattern, _)| rest.starts_with(pattern.as_str())) {
                        Some((pattern, inserted)) => {
                            let place = text.len() - rest.len();
                            built += pattern;
                            built += inserted;
                            rest = &rest[pattern.len()..];
                            working.note(|| format!("{pattern} in place {}: put {inserted} behind it", place + 1));
                        }
                        None => {
                            built.push(c);
                            rest = &rest[c.len_utf8()..];
                        }
                    }
                }
                Ok(Value::text(built))
            },
        ),
        Approach::direct(
            "from_find_to_find",
            "find the next place of each pattern, and take the nearest",
            move |working| by_finding(&others, &again, working),
        ),
        Approach::direct(
            "rule_by_rule",
            "carry out the first rule everywhere, then the second, and so on",
            move |working| {
                working.spend(hasty.len() as u64)?;
                let put = |text: String, (pattern, inserted): &Rule| {
                    text.replace(pattern.as_str(), &format!("{pattern}{inserted}"))
                };
                Ok(Value::text(third.iter().fold(hasty.clone(), put)))
            },
        )
        .heuristic(),
    ]
}

fn by_finding(text: &str, rules: &[Rule], working: &mut Working) -> Result<Value, Setback> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = 0;
    loop {
        working.spend(rules.len() as u64)?;
        let found = rules.iter().filter_map(|rule| Some((from + text[from..].find(rule.0.as_str())?, rule)));
        let Some((at, (pattern, inserted))) = found.min_by_key(|(at, _)| *at) else {
            break;
        };
        pieces.extend([&text[from..at + pattern.len()], inserted.as_str()]);
        from = at + pattern.len();
    }
    pieces.push(&text[from..]);
    working.note(|| match pieces.len() {
        1 => "no pattern is there".to_owned(),
        _ => format!("the pieces: {}", pieces.iter().take(40).copied().collect::<Vec<_>>().join(" ")),
    });
    Ok(Value::text(pieces.concat()))
}
