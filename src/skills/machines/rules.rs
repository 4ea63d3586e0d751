//! Rules that change a text: the first that applies is carried out, again and again.

use std::collections::BTreeSet;

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Token, Value, Working};

/// So many steps are shown.
const LINES: usize = 30;

/// A text may not grow beyond this.
const LONGEST: usize = 5_000;

/// When a rule applies.
#[derive(Clone, Debug, PartialEq)]
enum When {
    Starts(String),
    Ends(String),
    Contains(String),
    /// Not at the beginning.
    ContainsLater(String),
    Longer(usize),
    Shorter(usize),
    /// An even number of these letters, and at least one.
    Even(String),
    Odd(String),
    Always,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    /// What the condition found, by this.
    Replace(String),
    DropFirst(usize),
    DropLast(usize),
    DropSecond,
    DropMiddle,
    Append(String),
    Prepend(String),
    Reverse,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    when: When,
    acts: Vec<Act>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = prompt.says_somewhere(
        "rule|rules|transformation repeat~|repeatedly|until|again|keep \
         prefix|suffix|start~|begin~|end~|contain~|length|ends !simultaneously !random~ !last_applicable !each_rule_once",
    );
    if !is_told {
        return None;
    }
    let mut rules = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|sentence| !sentence.is_example) {
        let tokens = prompt.of(sentence);
        let is_rule = says(tokens, "prefix|suffix|start~|begin~|end~|contain~|length|longer|shorter")
            && says(tokens, "remove|delete|replace|append|prepend|drop|add|reverse|change|swap|insert|turn")
            && !says(tokens, "rules|applicable|state|answer|until");
        if !is_rule {
            continue;
        }
        rules.push(rule(prompt, sentence)?);
        telling.takes(&sentence.span);
    }
    if rules.is_empty() || rules.len() > 60 {
        return None;
    }
    let mut passages = telling.passages();
    passages.retain(|it| {
        let text = it.bare();
        // What a rule quotes is no text to begin with.
        let is_in_rule = prompt.outline().sentences.iter().any(|sentence| {
            sentence.span.start < it.span.start
                && it.span.end <= sentence.span.end
                && says(
                    prompt.of(sentence),
                    "remove|delete|replace|append|prepend|drop|add|reverse|contains|starts|ends",
                )
        });
        !is_in_rule && !text.is_empty() && !text.contains(char::is_whitespace)
    });
    let passage = passages.pop()?;
    if !passages.is_empty() || passage.bare().len() > LONGEST {
        return None;
    }
    // Which rule goes first must be told.
    let is_ordered = telling.says(&[
        "first applicable|apply|applies|matching|match|fit|fits|matches",
        "order rule|rules|evaluate|apply|check|try",
        "priority|top",
    ]);
    if !is_ordered && rules.len() > 1 {
        return None;
    }
    telling.takes(&passage.span);
    telling.says(&["rule|rules|transform~|repeat~|repeatedly|state|string|until|process"]);
    let rules = Value::list(rules.iter().map(as_value));
    let goal = Goal::new("settled", vec![Value::text(passage.bare()), rules]);
    Some(telling.reading("machines", "the text when no rule changes it, or before it repeats", goal, Form::Plain))
}

/// The rule that a sentence tells.
fn rule(prompt: &Prompt, sentence: &Sentence) -> Option<Rule> {
    let tokens = prompt.of(sentence);
    // The condition ends where the first thing to do is told.
    let acts = "remove|delete|replace|append|prepend|drop|add|reverse|change|turn";
    // "With its reverse" is nothing to do.
    let is_act = |tokens: &[Token], at: usize| {
        says(&tokens[at..=at], acts) && !(at > 0 && says(&tokens[at - 1..at], "its|the|in|a"))
    };
    let cut = (0..tokens.len()).find(|&at| is_act(tokens, at))?;
    // "Replace the prefix 'ab' with 'cd'": the act comes first and tells the condition too.
    let (before, after) = if cut == 0 { (tokens, tokens) } else { tokens.split_at(cut) };
    let quotes = |part: &[Token]| -> Vec<String> {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return Vec::new();
        };
        let quotes = prompt.outline().quotes.iter();
        let inside = quotes.filter(|it| it.span.start + 1 >= first.span.start && it.span.start < last.span.end);
        inside.map(|it| it.what.clone()).collect()
    };
    let (marks, is_alone) = (quotes(before), cut == 0);
    let argument = marks.first().cloned();
    let is_plain = |text: &String| !text.contains(char::is_whitespace) && !text.contains(['\'', '"']);
    if !marks.iter().all(is_plain) {
        return None;
    }
    let when = match () {
        () if says(before, "not|n't !at_the_start") && !says(before, "not_at") => return None,
        () if says(before, "length|longer|shorter") && argument.is_none() => {
            let number = before.iter().find_map(|token| token.number()?.to_i64())?;
            let number = usize::try_from(number).ok()?;
            match () {
                () if says(before, "at_least|or_more") => When::Longer(number.checked_sub(1)?),
                () if says(before, "at_most|or_less") => When::Shorter(number + 1),
                () if says(before, "greater|longer|more|exceed~|over|above") => When::Longer(number),
                () if says(before, "less|shorter|fewer|below|under") => When::Shorter(number),
                () => return None,
            }
        }
        () if says(before, "even|odd") => {
            let letter = argument.filter(|it| it.chars().count() == 1 && marks.iter().all(|mark| mark == it))?;
            if says(before, "even") { When::Even(letter) } else { When::Odd(letter) }
        }
        () if says(before, "contain~|substring|includes|occurs") => {
            if says(before, "not_at|after_the_first") {
                When::ContainsLater(argument?)
            } else {
                When::Contains(argument?)
            }
        }
        () if says(before, "prefix|start~|begin~|begins|starts") => When::Starts(argument?),
        () if says(before, "suffix|end~|ends|ending") => When::Ends(argument?),
        () => return None,
    };
    let mut done = Vec::new();
    for part in acts_of(after, &is_act) {
        let mut named = quotes(part);
        if is_alone && !named.is_empty() {
            named.remove(0);
        }
        done.extend(act(part, &named, &when, is_alone)?);
    }
    (!done.is_empty()).then_some(Rule { when, acts: done })
}

/// The parts of a sentence that each begin with something to do.
fn acts_of<'t>(tokens: &'t [Token], is_act: &impl Fn(&[Token], usize) -> bool) -> Vec<&'t [Token]> {
    let mut starts: Vec<usize> = (0..tokens.len()).filter(|&at| is_act(tokens, at)).collect();
    starts.push(tokens.len());
    starts.windows(2).map(|pair| &tokens[pair[0]..pair[1]]).collect()
}

fn act(part: &[Token], named: &[String], when: &When, is_alone: bool) -> Option<Vec<Act>> {
    let verb = &part[..1];
    let count = || -> usize {
        let number = part.iter().find_map(|token| token.number()?.to_i64()).and_then(|it| usize::try_from(it).ok());
        number.unwrap_or(1)
    };
    let found = match when {
        When::Starts(text) | When::Ends(text) | When::Contains(text) | When::ContainsLater(text) => Some(text),
        _ => None,
    };
    let ends = |word: &str| says(part, word) && says(part, "character|characters|letter|letters|char|symbol");
    Some(match () {
        () if says(verb, "append") || (says(verb, "add") && says(part, "end|back|right")) => {
            vec![Act::Append(named.first()?.clone())]
        }
        () if says(verb, "prepend") || (says(verb, "add") && says(part, "start|front|beginning|left")) => {
            vec![Act::Prepend(named.first()?.clone())]
        }
        () if says(verb, "reverse") && says(part, "string|whole|entire|word|text|it") => vec![Act::Reverse],
        () if says(verb, "replace|change|turn") => {
            let with = named.last()?.clone();
            match () {
                () if says(part, "all|every|each") => return None,
                // "Replace the first two characters": they must be what was found.
                () if ends("first") && !says(part, "occurrence") => {
                    let is_found = matches!(when, When::Starts(text) if text.chars().count() == count());
                    if is_found { vec![Act::Replace(with)] } else { vec![Act::DropFirst(count()), Act::Prepend(with)] }
                }
                () if ends("last") => {
                    let is_found = matches!(when, When::Ends(text) if text.chars().count() == count());
                    if is_found { vec![Act::Replace(with)] } else { vec![Act::DropLast(count()), Act::Append(with)] }
                }
                () if found.is_some() && says(part, "it|occurrence|that|prefix|suffix|them|this|substring")
                    || is_alone =>
                {
                    vec![Act::Replace(with)]
                }
                () => return None,
            }
        }
        () if says(verb, "remove|delete|drop") => match () {
            () if says(part, "all|every|each") => return None,
            () if says(part, "middle") => vec![Act::DropMiddle],
            () if says(part, "second_character|second_letter") => vec![Act::DropSecond],
            () if says(part, "occurrence|it|prefix|suffix|them|substring") && found.is_some() => {
                vec![Act::Replace(String::new())]
            }
            () if ends("first") => vec![Act::DropFirst(count())],
            () if ends("last") => vec![Act::DropLast(count())],
            () => return None,
        },
        () => return None,
    })
}

/// A rule as it stands in a goal.
fn as_value(rule: &Rule) -> Value {
    let (name, argument): (&str, Value) = match &rule.when {
        When::Starts(text) => ("starts", Value::text(text)),
        When::Ends(text) => ("ends", Value::text(text)),
        When::Contains(text) => ("contains", Value::text(text)),
        When::ContainsLater(text) => ("contains later", Value::text(text)),
        When::Longer(n) => ("longer", Value::from(*n as i64)),
        When::Shorter(n) => ("shorter", Value::from(*n as i64)),
        When::Even(letter) => ("even", Value::text(letter)),
        When::Odd(letter) => ("odd", Value::text(letter)),
        When::Always => ("always", Value::text("")),
    };
    let acts = rule.acts.iter().map(|act| match act {
        Act::Replace(text) => Value::list([Value::text("replace"), Value::text(text)]),
        Act::Append(text) => Value::list([Value::text("append"), Value::text(text)]),
        Act::Prepend(text) => Value::list([Value::text("prepend"), Value::text(text)]),
        Act::DropFirst(n) => Value::list([Value::text("drop first"), Value::from(*n as i64)]),
        Act::DropLast(n) => Value::list([Value::text("drop last"), Value::from(*n as i64)]),
        Act::DropSecond => Value::list([Value::text("drop second")]),
        Act::DropMiddle => Value::list([Value::text("drop middle")]),
        Act::Reverse => Value::list([Value::text("reverse")]),
    });
    Value::list([Value::text(name), argument].into_iter().chain(acts))
}

fn of_value(value: &Value) -> Option<Rule> {
    let [name, argument, acts @ ..] = value.as_list()? else {
        return None;
    };
    let text = || argument.as_text().map(str::to_owned);
    let size = |value: &Value| value.as_number()?.to_i64().and_then(|it| usize::try_from(it).ok());
    let when = match name.as_text()? {
        "starts" => When::Starts(text()?),
        "ends" => When::Ends(text()?),
        "contains" => When::Contains(text()?),
        "contains later" => When::ContainsLater(text()?),
        "longer" => When::Longer(size(argument)?),
        "shorter" => When::Shorter(size(argument)?),
        "even" => When::Even(text()?),
        "odd" => When::Odd(text()?),
        "always" => When::Always,
        _ => return None,
    };
    let act = |value: &Value| -> Option<Act> {
        let parts = value.as_list()?;
        let argument = parts.get(1);
        let text = || argument?.as_text().map(str::to_owned);
        Some(match parts.first()?.as_text()? {
            "replace" => Act::Replace(text()?),
            "append" => Act::Append(text()?),
            "prepend" => Act::Prepend(text()?),
            "drop first" => Act::DropFirst(size(argument?)?),
            "drop last" => Act::DropLast(size(argument?)?),
            "drop second" => Act::DropSecond,
            "drop middle" => Act::DropMiddle,
            "reverse" => Act::Reverse,
            _ => return None,
        })
    };
    Some(Rule { when, acts: acts.iter().map(act).collect::<Option<_>>()? })
}

/// The text after a rule, when it applies.
fn applied(text: &str, rule: &Rule) -> Option<String> {
    let count = text.chars().count();
    let place = match &rule.when {
        When::Starts(start) => text.starts_with(start.as_str()).then_some(0..start.len())?,
        When::Ends(end) => text.ends_with(end.as_str()).then(|| text.len() - end.len()..text.len())?,
        When::Contains(part) => text.find(part.as_str()).map(|at| at..at + part.len())?,
        When::ContainsLater(part) => {
            let first = text.chars().next()?.len_utf8();
            text[first..].find(part.as_str()).map(|at| first + at..first + at + part.len())?
        }
        When::Longer(n) => (count > *n).then_some(0..0)?,
        When::Shorter(n) => (count < *n).then_some(0..0)?,
        When::Even(letter) => {
            let there = text.matches(letter.as_str()).count();
            (there > 0 && there.is_multiple_of(2)).then_some(0..0)?
        }
        When::Odd(letter) => (!text.matches(letter.as_str()).count().is_multiple_of(2)).then_some(0..0)?,
        When::Always => 0..0,
    };
    let mut text = text.to_owned();
    for act in &rule.acts {
        let letters = || text.chars().collect::<Vec<char>>();
        text = match act {
            Act::Replace(with) => {
                let mut changed = text.clone();
                let place = place.start.min(changed.len())..place.end.min(changed.len());
                changed.replace_range(place, with);
                changed
            }
            Act::Append(end) => text + end,
            Act::Prepend(start) => format!("{start}{text}"),
            Act::DropFirst(n) => text.chars().skip(*n).collect(),
            Act::DropLast(n) => text.chars().take(text.chars().count().saturating_sub(*n)).collect(),
            Act::DropSecond => text.chars().take(1).chain(text.chars().skip(2)).collect(),
            Act::DropMiddle => {
                let mut letters = letters();
                if !letters.is_empty() {
                    letters.remove(letters.len() / 2);
                }
                letters.into_iter().collect()
            }
            Act::Reverse => letters().into_iter().rev().collect(),
        };
    }
    Some(text)
}

fn next(text: &str, rules: &[Rule]) -> Option<(usize, String)> {
    rules.iter().enumerate().find_map(|(index, rule)| Some((index, applied(text, rule)?)))
}

fn is_bounded(text: &str, working: &mut Working) -> Result<(), Setback> {
    working.spend(2 + text.len() as u64 / 40)?;
    if text.len() > LONGEST { Err(Setback::TooBig("the text".to_owned())) } else { Ok(()) }
}

/// With a list of all that was; with two runners; and every rule once.
pub fn approaches(text: &str, rules: &Value) -> Vec<Approach> {
    let Some(rules) = rules.as_list().and_then(|rules| rules.iter().map(of_value).collect::<Option<Vec<_>>>()) else {
        return Vec::new();
    };
    let (text, others, hasty) = (text.to_owned(), text.to_owned(), text.to_owned());
    let (again, third) = (rules.clone(), rules.clone());
    vec![
        Approach::direct(
            "keep_a_list",
            "carry out the first rule that applies, and keep a list of all that was",
            move |working| {
                let mut seen = BTreeSet::from([text.clone()]);
                let mut now = text.clone();
                let mut steps = 0;
                while let Some((index, changed)) = next(&now, &rules) {
                    is_bounded(&changed, working)?;
                    if !seen.insert(changed.clone()) {
                        working.note(|| format!("rule {} would give {changed} again: it stays {now}", index + 1));
                        break;
                    }
                    now = changed;
                    steps += 1;
                    if steps <= LINES {
                        working.note(|| format!("rule {}: {now}", index + 1));
                    }
                }
                working.note(|| format!("{steps} changes in all"));
                Ok(Value::text(now))
            },
        ),
        Approach::direct(
            "two_runners",
            "let one run twice as fast as the other: they meet only if it repeats",
            move |working| two_runners(&others, &again, working),
        ),
        Approach::direct("each_rule_once", "go down the list of rules once", move |working| {
            working.spend(1)?;
            let once = |text: String, rule: &Rule| applied(&text, rule).unwrap_or(text);
            Ok(Value::text(third.iter().fold(hasty.clone(), once)))
        })
        .heuristic(),
    ]
}

/// Floyd's two runners: what comes before the first state that comes again is found without a list.
fn two_runners(text: &str, rules: &[Rule], working: &mut Working) -> Result<Value, Setback> {
    let step = |text: &str, working: &mut Working| -> Result<Option<String>, Setback> {
        let changed = next(text, rules).map(|(_, changed)| changed);
        is_bounded(changed.as_deref().unwrap_or_default(), working)?;
        Ok(changed)
    };
    let (mut slow, mut fast) = (text.to_owned(), text.to_owned());
    loop {
        for _ in 0..2 {
            match step(&fast, working)? {
                Some(changed) => fast = changed,
                None => {
                    working.note(|| format!("the fast runner comes to an end: no rule applies to {fast}"));
                    return Ok(Value::text(fast));
                }
            }
        }
        slow = step(&slow, working)?.unwrap_or(slow);
        if slow == fast {
            break;
        }
    }
    working.note(|| format!("they meet at {fast}, so it goes round"));
    // From the beginning and from where they met they come to the first repeated state together.
    let mut from_start = text.to_owned();
    while from_start != fast {
        from_start = step(&from_start, working)?.unwrap_or(from_start);
        fast = step(&fast, working)?.unwrap_or(fast);
    }
    let first_again = from_start;
    let mut last = first_again.clone();
    while let Some(changed) = step(&last, working)? {
        if changed == first_again {
            break;
        }
        last = changed;
    }
    working.note(|| format!("the first that comes again is {first_again}, and before it comes {last}"));
    Ok(Value::text(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn told(text: &str) -> Option<Rule> {
        let prompt = read_tokens(text);
        let sentence = prompt.outline().sentences.first()?.clone();
        rule(&prompt, &sentence)
    }

    #[test]
    fn rules_are_read_by_meaning() {
        let starts = |text: &str| When::Starts(text.into());
        let cases = [
            ("If the string starts with 'bb', remove the second character.", starts("bb"), vec![Act::DropSecond]),
            (
                "When it begins with 'bc', delete the first two characters and append 'aa' to the end.",
                starts("bc"),
                vec![Act::DropFirst(2), Act::Append("aa".into())],
            ),
            (
                "If the prefix is 'cb', replace it with 'aa' and delete the last character.",
                starts("cb"),
                vec![Act::Replace("aa".into()), Act::DropLast(1)],
            ),
            ("If the string ends with 'ca', drop the last character.", When::Ends("ca".into()), vec![Act::DropLast(1)]),
            ("If the length is greater than 15, remove the middle character.", When::Longer(15), vec![Act::DropMiddle]),
            (
                "If it contains 'acb', replace the first occurrence with its reverse ('bca').",
                When::Contains("acb".into()),
                vec![Act::Replace("bca".into())],
            ),
        ];
        for (text, when, acts) in cases {
            assert_eq!(told(text), Some(Rule { when, acts }), "{text}");
        }
        assert_eq!(told("If the string contains 'a', replace all of them with 'b'."), None);
        assert_eq!(told("If the string does not contain 'a', append 'b'."), None);
    }
}
