//! Reads who is told of, whom they have, and who is asked about.

use crate::language::{Gender, Telling, gender, gender_of_role, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Value};

/// People who have each other, when it is said that they do.
const MUTUAL: &[&str] =
    &["friend", "colleague", "cousin", "classmate", "neighbor", "neighbour", "teammate", "coworker", "roommate"];
const MALE: &[&str] = &["male", "boy", "man"];
const FEMALE: &[&str] = &["female", "girl", "woman"];

/// Ways in which people have each other on one side only, or not altogether.
const NOT_MUTUAL: &str = "half_brother|half_sister|half_-_brother|half_-_sister|half|step|stepbrother|stepsister|stepbrothers|stepsisters|in_law|\
     married|wife|husband|twin|twins|adopted|died|dead|unless|except|besides|excluding|including";

/// People of a kind as they are mentioned: which, he or she, where, and how many, if it is said.
struct Mention {
    /// `brother`, `sister`, or `friend` and its like.
    noun: String,
    sex: &'static str,
    at: usize,
    count: Option<i64>,
}

/// "Ada has 3 brothers and 2 sisters. How many sisters does her brother have?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.says(NOT_MUTUAL) {
        return None;
    }
    let telling = Telling::new(prompt);
    let question = one(telling.all(&["how_many"]))?;
    let tokens = prompt.of(question);
    let [asked, member] = &mentions(tokens)[..] else {
        return None;
    };
    let is_of_member = asked.count.is_none() && member.count.is_none() && says(tokens, "do|have|has|got");
    if !is_of_member || asked.noun_of_circle() != member.noun_of_circle() {
        return None;
    }
    let noun = asked.noun_of_circle().to_owned();
    let told = told(&telling, question, &noun)?;
    let (name, sex) = person(prompt, question, &told)?;
    if noun != "sibling" && !is_closed(&telling, &noun) {
        return None;
    }
    for sentence in &told {
        telling.takes(&sentence.0.span);
    }
    let counted: Vec<&Mention> = told.iter().flat_map(|(_, mentions)| mentions).collect();
    let is_once = |sex: &str| counted.iter().filter(|it| it.sex == sex).count() <= 1;
    let is_told = |sex: &str| counted.iter().any(|it| it.sex == sex);
    if !is_once("he")
        || !is_once("she")
        || !is_told(asked.sex)
        || !is_told(member.sex)
        || is_another(prompt, question, &name)
    {
        return None;
    }
    let kinds =
        counted.iter().map(|it| Some(Value::list([Value::text(it.word()), Value::text(it.sex), it.count?.into()])));
    let kinds: Option<Vec<Value>> = kinds.collect();
    let givens = vec![
        Value::text(&name),
        Value::text(sex),
        Value::list(kinds?),
        Value::text(member.word()),
        Value::text(asked.word()),
    ];
    let unknown = format!("how many {} a {} of {name} has", crate::language::plural(&asked.word()), member.word());
    Some(telling.reading("circles", unknown, Goal::new("of_member", givens), Form::Plain))
}

fn one<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

impl Mention {
    /// Brothers and sisters make one circle.
    fn noun_of_circle(&self) -> &str {
        if matches!(&*self.noun, "brother" | "sister") { "sibling" } else { &self.noun }
    }

    fn word(&self) -> String {
        match (&*self.noun, self.sex) {
            ("brother" | "sister", _) => self.noun.clone(),
            (noun, "he") => format!("male {noun}"),
            (noun, _) => format!("female {noun}"),
        }
    }
}

/// People of a circle that these words mention: "4 male friends", "her brother". "4 male and 5 female cousins" are two.
fn mentions(tokens: &[Token]) -> Vec<Mention> {
    let lemma_in = |token: &Token, list: &[&'static str]| list.iter().copied().find(|it| token.has_lemma(it));
    let sex_of = |token: &Token| match (lemma_in(token, MALE), lemma_in(token, FEMALE)) {
        (Some(_), None) => Some("he"),
        (None, Some(_)) => Some("she"),
        _ => None,
    };
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let sibling = lemma_in(token, &["brother", "sister"]);
        if let Some(noun) = sibling {
            let sex = if noun == "brother" { "he" } else { "she" };
            found.push(mention(tokens, noun, sex, at));
        } else if let Some(sex) = sex_of(token) {
            // The noun follows at once, or after the other sex: "4 male and 5 female cousins".
            let rest = tokens[at + 1..].iter().take(4);
            let noun = rest.map_while(|next| {
                let passes = next.number().is_some() || next.is_word("and") || sex_of(next).is_some();
                lemma_in(next, MUTUAL).map(Some).or(passes.then_some(None))
            });
            if let Some(noun) = noun.flatten().next() {
                found.push(mention(tokens, noun, sex, at));
            }
        }
    }
    found
}

fn mention(tokens: &[Token], noun: &str, sex: &'static str, at: usize) -> Mention {
    let before = tokens[..at].iter().rev();
    let mut before = before.skip_while(|token| ["younger", "older", "little", "big"].contains(&&*token.lower));
    let count = before.next().and_then(|token| match &*token.lower {
        "no" => Some(0),
        "a" | "an" => None,
        _ => token.number()?.to_i64(),
    });
    Mention { noun: noun.to_owned(), sex, at, count }
}

/// The sentences that tell how many of this circle somebody has.
fn told<'p>(telling: &Telling<'p>, question: &Sentence, noun: &str) -> Option<Vec<(&'p Sentence, Vec<Mention>)>> {
    let prompt = telling.prompt;
    let mut found = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| it.span != question.span) {
        let counted: Vec<Mention> = mentions(prompt.of(sentence))
            .into_iter()
            .filter(|it| it.count.is_some() && it.noun_of_circle() == noun)
            .collect();
        let numbers = prompt.of(sentence).iter().filter(|token| token.number().is_some()).count();
        match counted.len() {
            0 => {}
            _ if numbers > counted.len() => return None,
            _ => found.push((sentence, counted)),
        }
    }
    (!found.is_empty() && found.len() <= 2).then_some(found)
}

/// Who is told of: the name or "a girl" before the first number, and whether that is he or she.
fn person(prompt: &Prompt, question: &Sentence, told: &[(&Sentence, Vec<Mention>)]) -> Option<(String, &'static str)> {
    let (first, mentions) = told.first()?;
    let before = &prompt.of(first)[..mentions.first()?.at];
    let name = before
        .iter()
        .find(|token| is_name(prompt, token))
        .or_else(|| before.iter().find(|token| gender_of_role(&token.lower).is_some()))?;
    let name = prompt.text[name.span.clone()].trim_end_matches("'s").trim_end_matches("’s").to_owned();
    let called = told.iter().flat_map(|(it, _)| prompt.of(it)).chain(prompt.of(question));
    let said = |words: &[&str]| called.clone().any(|token| words.contains(&&*token.lower));
    let by_pronoun = match (said(&["she", "her", "hers"]), said(&["he", "him", "his"])) {
        (true, false) => Some("she"),
        (false, true) => Some("he"),
        _ => None,
    };
    let lower = name.to_lowercase();
    let by_name = match gender(&lower).or_else(|| gender_of_role(&lower)) {
        Some(Gender::She) => Some("she"),
        Some(Gender::He) => Some("he"),
        _ => None,
    };
    match (by_pronoun, by_name) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => Some((name, one.or(other)?)),
    }
}

fn is_name(prompt: &Prompt, token: &Token) -> bool {
    let written = &prompt.text[token.span.clone()];
    let is_first =
        token.span.start == 0 || prompt.text[..token.span.start].trim_end().ends_with(['.', '?', '!', ':', '\n']);
    let lower = token.lower.trim_end_matches("'s").trim_end_matches("’s");
    written.starts_with(char::is_uppercase) && (gender(lower).is_some() || !is_first)
}

/// Whether the question asks about somebody who belongs to somebody else: "William's brother", of whom nothing is told.
fn is_another(prompt: &Prompt, question: &Sentence, name: &str) -> bool {
    let tokens = prompt.of(question);
    tokens.iter().enumerate().filter(|(_, token)| is_name(prompt, token)).any(|(at, token)| {
        let written = prompt.text[token.span.clone()].trim_end_matches("'s").trim_end_matches("’s");
        // "Tom, a friend of Ada," says who Tom is.
        let is_explained = tokens.get(at + 1).is_some_and(|next| next.is_mark(','))
            && tokens[at + 1..].iter().any(|token| token.lower.starts_with(&name.to_lowercase()));
        written != name && !is_explained
    })
}

/// Whether it is said that they all have each other, and nobody else.
fn is_closed(telling: &Telling, noun: &str) -> bool {
    let each = telling.says(&["each_other|one_another|mutual"]);
    let no_other = telling.says(&["no_other|nobody_else|no_one_else|only|all|none"]);
    each && no_other && telling.prompt.says(noun)
}
