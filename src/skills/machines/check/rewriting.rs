//! Rewrites again: with a stack, backwards, and letter by letter.

use crate::problem::{Value, Verdict};

/// So many steps are taken at most.
const STEPS: usize = 200_000;

/// The two sides of a rule.
type Sides<'v> = (Vec<&'v str>, Vec<&'v str>);

fn pairs(value: &Value) -> Option<Vec<Sides<'_>>> {
    value.as_rows()?.into_iter().map(sides).collect()
}

fn sides(rule: &[Value]) -> Option<Sides<'_>> {
    match rule {
        [left, right] => Some((left.as_texts()?, right.as_texts()?)),
        _ => None,
    }
}

/// What is on top of a stack is rewritten as soon as a rule fits it.
pub fn rewritten(row: &Value, rules: &Value, strategy: &str, answer: &Value) -> Verdict {
    let (Some(row), Some(rules)) = (row.as_texts(), pairs(rules)) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_texts() else {
        return Verdict::refuted("it is no row of tokens");
    };
    let fits = |tokens: &[&str]| rules.iter().find(|(left, _)| tokens.ends_with(left) && !left.is_empty());
    if let Some((left, _)) = (0..=said.len()).find_map(|end| fits(&said[..end])) {
        return Verdict::refuted(format!("{} can still be rewritten", left.join(" ")));
    }
    let mut coming: Vec<&str> = row.iter().rev().copied().collect();
    let mut stack: Vec<&str> = Vec::new();
    let mut steps = 0;
    while let Some(token) = coming.pop() {
        stack.push(token);
        steps += 1;
        if steps > STEPS {
            return Verdict::Unsettled;
        }
        if let Some((left, right)) = fits(&stack) {
            stack.truncate(stack.len() - left.len());
            coming.extend(right.iter().rev());
            // What is new may fit together with what lies below it.
            for _ in 0..left.len() {
                coming.extend(stack.pop());
            }
        }
    }
    match stack == said {
        true if strategy == "any" => {
            Verdict::confirmed("rewritten with a stack it is the same, and the order of steps does not matter")
        }
        true => Verdict::confirmed("rewritten with a stack it is the same"),
        // From the left with a stack, the rule that ends first comes first, which is another order where left sides overlap.
        false if strategy == "any" => Verdict::refuted("rewritten with a stack it comes to something else"),
        false => Verdict::Unsettled,
    }
}

/// Goes along the answer and the text together.
pub fn inserted(text: &str, rules: &Value, answer: &Value) -> Verdict {
    let rows = rules.as_list().and_then(|rules| rules.iter().map(Value::as_texts).collect::<Option<Vec<_>>>());
    let Some(rules) = rows.filter(|rows| rows.iter().all(|row| row.len() == 2 && !row[0].is_empty())) else {
        return Verdict::Unsettled;
    };
    let Some(said) = answer.as_text() else {
        return Verdict::refuted("it is no text");
    };
    let (text, said): (Vec<char>, Vec<char>) = (text.chars().collect(), said.chars().collect());
    let (mut from, mut to, mut count) = (0, 0, 0);
    while from < text.len() {
        let rule = rules.iter().find(|rule| {
            let pattern: Vec<char> = rule[0].chars().collect();
            text[from..].starts_with(&pattern)
        });
        let (taken, expected) = match rule {
            Some(rule) => (rule[0].chars().count(), rule.concat()),
            None => (1, text[from].to_string()),
        };
        let expected: Vec<char> = expected.chars().collect();
        if !said[to..].starts_with(&expected) {
            return Verdict::refuted(format!(
                "from place {} on there should stand {}",
                to + 1,
                expected.iter().collect::<String>()
            ));
        }
        count += usize::from(rule.is_some());
        from += taken;
        to += expected.len();
    }
    match to == said.len() {
        true => Verdict::confirmed(format!(
            "read beside the text, it has {count} insertions where the patterns are, and nothing else"
        )),
        false => Verdict::refuted("there is something behind its end"),
    }
}

/// Carries out the rules on letters, and keeps all that was in a list.
pub fn settled(text: &str, rules: &Value, answer: &Value) -> Verdict {
    let (Some(rules), Some(said)) = (rules.as_rows(), answer.as_text()) else {
        return Verdict::refuted("it is no text");
    };
    let mut states: Vec<Vec<char>> = vec![text.chars().collect()];
    loop {
        let now = &states[states.len() - 1];
        if states.len() > 3_000 || now.len() > 20_000 {
            return Verdict::Unsettled;
        }
        let mut changed = None;
        for rule in &rules {
            match changed_by(now, rule) {
                Err(()) => return Verdict::Unsettled,
                Ok(Some(next)) => {
                    changed = Some(next);
                    break;
                }
                Ok(None) => {}
            }
        }
        match changed {
            Some(next) if !states.contains(&next) => states.push(next),
            _ => break,
        }
    }
    let end: String = states[states.len() - 1].iter().collect();
    match end == said {
        true => Verdict::confirmed(format!("carried out again, it takes {} changes to come to it", states.len() - 1)),
        false => Verdict::refuted(format!("carried out again, it comes to {end:?}")),
    }
}

fn changed_by(now: &[char], rule: &[Value]) -> Result<Option<Vec<char>>, ()> {
    let [name, argument, acts @ ..] = rule else {
        return Err(());
    };
    let wanted: Vec<char> = argument.as_text().unwrap_or_default().chars().collect();
    let number = argument.as_number().and_then(|it| it.to_i64());
    let first_from =
        |start: usize| (start..now.len()).find(|&at| now[at..].starts_with(&wanted)).map(|at| (at, wanted.len()));
    let is_even = |count: usize| count.is_multiple_of(2);
    let there = now.windows(wanted.len().max(1)).filter(|part| **part == wanted[..]).count();
    let found = match name.as_text().ok_or(())? {
        "starts" => now.starts_with(&wanted).then_some((0, wanted.len())),
        "ends" => now.ends_with(&wanted).then(|| (now.len() - wanted.len(), wanted.len())),
        "contains" => first_from(0),
        "contains later" => first_from(1),
        "longer" => (now.len() as i64 > number.ok_or(())?).then_some((0, 0)),
        "shorter" => ((now.len() as i64) < number.ok_or(())?).then_some((0, 0)),
        "even" if wanted.len() == 1 => (there > 0 && is_even(there)).then_some((0, 0)),
        "odd" if wanted.len() == 1 => (!is_even(there)).then_some((0, 0)),
        "always" => Some((0, 0)),
        _ => return Err(()),
    };
    let Some((at, length)) = found else {
        return Ok(None);
    };
    let mut next = now.to_vec();
    for act in acts {
        let parts = act.as_list().ok_or(())?;
        let letters = || -> Vec<char> { parts.get(1).and_then(Value::as_text).unwrap_or_default().chars().collect() };
        let count = parts.get(1).and_then(Value::as_number).and_then(|it| it.to_i64()).unwrap_or(0).max(0) as usize;
        match parts.first().and_then(Value::as_text).ok_or(())? {
            "replace" => {
                let end = (at + length).min(next.len());
                next.splice(at.min(end)..end, letters());
            }
            "append" => next.extend(letters()),
            "prepend" => {
                next.splice(0..0, letters());
            }
            "drop first" => next = next.split_off(count.min(next.len())),
            "drop last" => next.truncate(next.len() - count.min(next.len())),
            "drop second" if next.len() > 1 => {
                next.remove(1);
            }
            "drop middle" if !next.is_empty() => {
                next.remove(next.len() / 2);
            }
            "drop second" | "drop middle" => {}
            "reverse" => next.reverse(),
            _ => return Err(()),
        }
    }
    Ok(Some(next))
}
