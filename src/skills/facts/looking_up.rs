//! Looking up of whom something is said.

use crate::language::{Telling, lemmas_of};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Value};

/// Fewer sentences than this are a story, and more than this are too many.
const FEWEST: usize = 3;
const MOST: usize = 4_000;

/// "Ada likes plums. Ben collects stamps. ... Who likes plums?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let sentences = &prompt.outline().sentences;
    if sentences.len() <= FEWEST || sentences.len() > MOST {
        return None;
    }
    let asks = |it: &Sentence| {
        let begins = ["name", "find", "tell", "give", "identify", "say", "state"];
        let first = prompt.of(it).first().is_some_and(|token| begins.contains(&&*token.lower));
        prompt.text_of(it).ends_with('?') || first && crate::language::says(prompt.of(it), "who")
    };
    let mut questions = sentences.iter().filter(|it| asks(it));
    let (Some(question), None) = (questions.next(), questions.next()) else {
        return None;
    };
    let what = asked(prompt.text_of(question))?;
    let telling = Telling::new(prompt);
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut span: Option<std::ops::Range<usize>> = None;
    for sentence in sentences.iter().filter(|it| !it.is_example && it.span != question.span) {
        let is_title = sentence.is_heading || prompt.text_of(sentence).ends_with(':');
        if is_title || crate::language::is_about_the_form(prompt, sentence) || is_request(prompt, sentence) {
            continue;
        }
        facts.push(fact(prompt.text_of(sentence))?);
        let so_far = span.take();
        span = Some(
            so_far.map_or(sentence.span.clone(), |it| it.start.min(sentence.span.start)..it.end.max(sentence.span.end)),
        );
    }
    if facts.len() < FEWEST {
        return None;
    }
    // What is asked is said in the words of the facts, or in other forms of them.
    let exact = facts.iter().find(|(_, said)| *said == what);
    let said = match exact {
        Some((_, said)) => said.clone(),
        None => {
            let mut alike = facts.iter().map(|(_, said)| said).filter(|said| is_alike(said, &what)).collect::<Vec<_>>();
            alike.sort();
            alike.dedup();
            match alike[..] {
                [only] => only.clone(),
                _ => return None,
            }
        }
    };
    telling.takes(&span?);
    telling.takes(&question.span);
    let facts = Value::list(facts.iter().map(|(name, said)| Value::texts([name, said])));
    let goal = Goal::new("who", vec![facts, Value::text(&said)]);
    Some(telling.reading("facts", format!("who {said}"), goal, Form::listed("", ", ", "", Form::Plain)))
}

fn is_request(prompt: &Prompt, sentence: &Sentence) -> bool {
    crate::language::says(
        prompt.of(sentence),
        "read|look|find|answer|here|following|below question|statement|statements|sentences|facts|text|list|name",
    )
}

fn plain(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', '?', '!']).replace('’', "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is asked for: the words after "who".
fn asked(text: &str) -> Option<String> {
    let text = plain(text);
    let lower = text.to_lowercase();
    let ways = [
        "who is it that ",
        "who is the one that ",
        "who is the one who ",
        "which person is it that ",
        "which person ",
        "which participant ",
        "which student ",
        "which friend ",
        "which man ",
        "which woman ",
        "which name ",
        "which individual ",
        "whose name goes with ",
        "which of them ",
        "which one ",
        "who ",
    ];
    let start = ways.iter().find_map(|way| lower.find(way).filter(|at| *at < 60).map(|at| at + way.len()))?;
    let rest = text.get(start..)?.trim();
    (!rest.is_empty()
        && !rest.contains(',')
        && !["is not", "isn't", "does not", "doesn't"].iter().any(|it| rest.starts_with(it)))
    .then(|| rest.to_owned())
}

/// A name and what is said of it: the words with capitals that a sentence begins with, and the rest.
fn fact(text: &str) -> Option<(String, String)> {
    let text = plain(text);
    let words: Vec<&str> = text.split(' ').collect();
    let names = words.iter().take(3).take_while(|word| word.starts_with(char::is_uppercase)).count();
    let is_sentence = names >= 1 && words.len() > names && words.len() < 16;
    let is_plain = !words[names.min(words.len() - 1)..].iter().any(|word| {
        ["and", "or", "if", "who", "unless", "nor", "then", "because"].contains(word) || word.ends_with(',')
    });
    (is_sentence && is_plain).then(|| (words[..names].join(" "), words[names..].join(" ")))
}

/// Whether two stretches say the same in other forms of their words.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    says_alike(&one, &other)
        || one.len() == other.len()
            && one.iter().zip(&other).all(|(a, b)| {
                let (a, b) = (a.to_lowercase(), b.to_lowercase());
                a == b || lemmas_of(&a).iter().any(|lemma| lemmas_of(&b).contains(lemma))
            })
}

/// Whether two stretches have the same words in some form, apart from small words: "abhors having to clean the gutters".
fn says_alike(one: &[&str], other: &[&str]) -> bool {
    const SMALL: [&str; 12] = ["the", "a", "an", "to", "having", "have", "has", "is", "does", "do", "really", "that"];
    let words = |all: &[&str]| -> Vec<String> {
        all.iter().map(|it| it.to_lowercase()).filter(|it| !SMALL.contains(&it.as_str())).collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty()
        && one.len() == other.len()
        && one.iter().zip(&other).all(|(a, b)| a == b || lemmas_of(a).iter().any(|it| lemmas_of(b).contains(it)))
}

/// By reading on, by sorting, and by looking for the thing alone.
pub fn approaches(facts: &Value, what: &Value) -> Vec<Approach> {
    let pairs: Option<Vec<(String, String)>> = facts.as_rows().map(|rows| {
        let pair = |row: &&[Value]| match row {
            [name, said] => Some((name.as_text()?.to_owned(), said.as_text()?.to_owned())),
            _ => None,
        };
        rows.iter().filter_map(pair).collect()
    });
    let (Some(facts), Some(what)) = (pairs, what.as_text().map(str::to_owned)) else {
        return Vec::new();
    };
    let (sorted, by_thing) = (facts.clone(), facts.clone());
    let (same, thing) = (what.clone(), what.clone());
    let found = |names: Vec<String>| match names.is_empty() {
        true => Err(Setback::no_way("this is said of nobody")),
        false => Ok(Value::texts(names)),
    };
    vec![
        Approach::direct("reading_on", "read sentence by sentence, and keep whom it fits", move |working| {
            working.spend(facts.len() as u64 / 4 + 1)?;
            let mut names: Vec<String> = Vec::new();
            for (place, (name, said)) in facts.iter().enumerate() {
                if *said == what {
                    working.note(|| format!("sentence {} of {}: {name} {said}", place + 1, facts.len()));
                    if !names.contains(name) {
                        names.push(name.clone());
                    }
                }
            }
            found(names)
        }),
        Approach::direct(
            "sorting",
            "sort the sentences by what is said, and look where it must stand",
            move |working| {
                let mut order: Vec<usize> = (0..sorted.len()).collect();
                working.spend(sorted.len() as u64)?;
                order.sort_by(|&a, &b| sorted[a].1.cmp(&sorted[b].1).then(a.cmp(&b)));
                let from = order.partition_point(|&at| sorted[at].1 < same);
                let here = order[from..].iter().take_while(|&&at| sorted[at].1 == same);
                let mut names: Vec<String> = Vec::new();
                for &at in here {
                    if !names.contains(&sorted[at].0) {
                        names.push(sorted[at].0.clone());
                    }
                }
                working
                    .note(|| format!("it stands from place {} on in the sorted row, {} times", from + 1, names.len()));
                found(names)
            },
        ),
        Approach::direct(
            "thing_alone",
            "look for the last word only, and take the first who has to do with it",
            move |working| {
                working.spend(by_thing.len() as u64 / 4 + 1)?;
                let last = thing.rsplit(' ').next().unwrap_or("").to_owned();
                let first = by_thing.iter().find(|(_, said)| said.ends_with(&last));
                if let Some((name, said)) = first {
                    working.note(|| format!("the first with \"{last}\": {name} {said}"));
                }
                found(first.map(|(name, _)| name.clone()).into_iter().collect())
            },
        )
        .heuristic(),
    ]
}
