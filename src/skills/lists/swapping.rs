//! Things that change hands: who has what after some swaps.

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Next, Prompt, Reading, Setback, Token, TokenKind, Value};

/// "Ann has a ball and Bob a kite. Ann and Bob swap. What does Ann have?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let swaps_words = "swap|trade|exchange|switch";
    if !telling
        .prompt
        .says_somewhere("swap|trade|exchange|switch who|what|which|whose|has|have|end !half !unless !except !if")
    {
        return None;
    }
    let (mut pairs, mut swaps) = (Vec::new(), Vec::new());
    let mut asked: Option<Goal> = None;
    let outline = prompt.outline();
    for sentence in outline.sentences.iter().filter(|sentence| !sentence.is_example) {
        let tokens = prompt.of(sentence);
        let is_question =
            tokens.last().is_some_and(|token| token.is_mark('?')) || says(tokens, "who|what|which !swap !trade");
        if is_question && says(tokens, "who|what|which|whose") {
            asked = question(prompt, tokens, &pairs);
            asked.as_ref()?;
            telling.takes(&sentence.span);
            continue;
        }
        let mut names_so_far = 0;
        if says(tokens, swaps_words) {
            for clause in clauses(tokens) {
                let names = names(prompt, clause, &pairs);
                match &names[..] {
                    [one, other] if says(clause, swaps_words) => {
                        swaps.push((one.clone(), other.clone()));
                        names_so_far += 2;
                    }
                    [] => {}
                    _ => return None,
                }
            }
            if names_so_far > 0 {
                telling.takes(&sentence.span);
            }
            continue;
        }
        if let Some(found) = holdings(prompt, tokens) {
            pairs.extend(found);
            telling.takes(&sentence.span);
        }
    }
    let is_clear = pairs.len() >= 2 && !swaps.is_empty();
    let mut people: Vec<&String> = pairs.iter().map(|(name, _)| name).collect();
    people.sort_unstable();
    people.dedup();
    if !is_clear || people.len() != pairs.len() {
        return None;
    }
    let as_pairs = |list: &[(String, String)]| {
        Value::list(list.iter().map(|(one, other)| Value::texts([one.as_str(), other.as_str()])))
    };
    let after = Goal::new("after_swaps", vec![as_pairs(&pairs), as_pairs(&swaps)]);
    let asked = asked?;
    let goal = Goal::new(asked.verb(), vec![asked.given()[0].clone(), Value::Goal(after)]);
    let unknown = if goal.verb().as_str() == "owner" { "who has it in the end" } else { "what is had in the end" };
    Some(telling.reading("lists", unknown, goal, Form::Plain))
}

/// The clauses of a sentence: cut at semicolons, full stops and "then".
fn clauses(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    tokens.split(|token| matches!(token.kind, TokenKind::Mark(';' | '.')) || token.is_word("then"))
}

/// The persons of a clause, each once, of those who are known to have something.
fn names(prompt: &Prompt, tokens: &[Token], pairs: &[(String, String)]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for token in tokens {
        let word = &prompt.text[token.span.clone()];
        if pairs.iter().any(|(name, _)| name == word) && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// "Ann has a red ball, Bob has a kite and Cid holds the hat."
fn holdings(prompt: &Prompt, tokens: &[Token]) -> Option<Vec<(String, String)>> {
    let verbs =
        "has|have|hold|holds|holding|get|gets|own|owns|carry|carries|start|starts|begin|receive|receives|wear|wears";
    if !says(tokens, verbs) {
        return None;
    }
    let is_name = |token: &Token| matches!(token.kind, TokenKind::Word { is_capitalised: true });
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A name, then a verb of having, then the thing until the next comma or "and" before a name.
        let is_start = is_name(&tokens[at])
            && tokens.get(at + 1).is_some_and(|next| says(std::slice::from_ref(next), verbs) || next.is_word("is"));
        if !is_start {
            at += 1;
            continue;
        }
        let name = prompt.text[tokens[at].span.clone()].to_owned();
        let mut from = at + 1;
        while tokens.get(from).is_some_and(|it| {
            says(std::slice::from_ref(it), verbs) || says(std::slice::from_ref(it), "is|off|out|with|the|a|an")
        }) {
            from += 1;
        }
        let mut to = from;
        while to < tokens.len()
            && !matches!(tokens[to].kind, TokenKind::Mark(',' | ';' | '.' | ':'))
            && !tokens[to].is_word("and")
            && !tokens[to].is_word("while")
        {
            to += 1;
        }
        if to == from {
            return None;
        }
        found.push((name, prompt.words(offset(prompt, tokens) + from..offset(prompt, tokens) + to).to_owned()));
        at = to;
    }
    (!found.is_empty()).then_some(found)
}

/// Where these tokens begin among all.
fn offset(prompt: &Prompt, tokens: &[Token]) -> usize {
    let start = tokens.first().map_or(0, |token| token.span.start);
    prompt.tokens.partition_point(|token| token.span.start < start)
}

/// "What does Ann have?", "Who has the red ball?"
fn question(prompt: &Prompt, tokens: &[Token], pairs: &[(String, String)]) -> Option<Goal> {
    let start = tokens.first()?.span.start;
    let end = tokens.last()?.span.end;
    let words = prompt.text[start..end].to_lowercase();
    let people = names(prompt, tokens, pairs);
    let mut things = pairs.iter().map(|(_, thing)| thing).filter(|thing| words.contains(&thing.to_lowercase()));
    let thing = things.next();
    match (&people[..], thing, things.next()) {
        ([person], None, None) => Some(Goal::new("belonging", vec![Value::text(person)])),
        ([], Some(thing), None) if says(tokens, "who|whose|which") => {
            Some(Goal::new("owner", vec![Value::text(thing)]))
        }
        _ => None,
    }
}

type Pair = (String, String);

fn pairs_of(value: &Value) -> Option<Vec<Pair>> {
    let pairs = value.as_list()?.iter().map(|pair| match pair.as_texts()?[..] {
        [one, other] => Some((one.to_owned(), other.to_owned())),
        _ => None,
    });
    pairs.collect()
}

fn as_value(pairs: &[Pair]) -> Value {
    Value::list(pairs.iter().map(|(one, other)| Value::texts([one.as_str(), other.as_str()])))
}

/// Swap by swap; or follow each thing on its own way.
pub fn approaches(pairs: &Value, swaps: &Value) -> Vec<Approach> {
    let (Some(pairs), Some(swaps)) = (pairs_of(pairs), pairs_of(swaps)) else {
        return Vec::new();
    };
    let (others, again) = (pairs.clone(), swaps.clone());
    vec![
        Approach::direct("swap_by_swap", "write down who has what after each swap", move |working| {
            let mut now = pairs.clone();
            for (one, other) in &swaps {
                working.spend(now.len() as u64)?;
                let place = |name: &str| now.iter().position(|(person, _)| person == name);
                let (Some(first), Some(second)) = (place(one), place(other)) else {
                    return Err(Setback::no_way(format!("it is not told what {one} and {other} have")));
                };
                let thing = now[first].1.clone();
                now[first].1 = now[second].1.clone();
                now[second].1 = thing;
                working.note(|| {
                    let state: Vec<String> =
                        now.iter().map(|(person, thing)| format!("{person} has {thing}")).collect();
                    format!("{one} and {other} swap: {}", state.join(", "))
                });
            }
            Ok(as_value(&now))
        }),
        Approach::direct("thing_by_thing", "follow each thing from hand to hand", move |working| {
            let mut end = others.clone();
            for (person, thing) in &others {
                let mut holder = person.clone();
                let mut way = vec![holder.clone()];
                for (one, other) in &again {
                    working.spend(1)?;
                    if *one == holder {
                        holder = other.clone();
                        way.push(holder.clone());
                    } else if *other == holder {
                        holder = one.clone();
                        way.push(holder.clone());
                    }
                }
                working.note(|| format!("{thing}: {}", way.join(" -> ")));
                let place = end.iter().position(|(name, _)| *name == holder);
                let place = place.ok_or_else(|| Setback::no_way(format!("it is not told what {holder} has")))?;
                end[place].1 = thing.clone();
            }
            Ok(as_value(&end))
        }),
    ]
}

/// The other one of a pair.
pub fn looking_up(pairs: &Value, known: &str, side: usize) -> Vec<Approach> {
    let Some(pairs) = pairs_of(pairs) else {
        return Vec::new();
    };
    let known = known.to_owned();
    vec![Approach::new("looking_up", "look at the end who has what", Vec::new(), move |_, working| {
        working.spend(pairs.len() as u64)?;
        let mut found = pairs.iter().filter(|pair| if side == 0 { pair.0 == known } else { pair.1 == known });
        match (found.next(), found.next()) {
            (Some(pair), None) => Ok(Next::Answer(Value::text(if side == 0 { &pair.1 } else { &pair.0 }))),
            _ => Err(Setback::no_way(format!("{known} is there not once"))),
        }
    })]
}
