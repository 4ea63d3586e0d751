//! What a story asks for: all of it, or what goes with this and that.

use super::named::{Named, Thing};
use super::order::{Order, Place, is_place};
use super::question::Question;
use super::said::Word;
use crate::problem::{Form, Prompt, Value};

pub enum Asked {
    All,
    Of(Vec<Question>),
}

const ASKING: &str = "who|which|what|where|when|whose|whom";

/// Whether a sentence asks without a question mark: "Fill in: who has which pet", "Give the solution as ...".
pub fn is_request(said: &[Word]) -> bool {
    said[0].is("who|which|what|where|when|give|find|determine|deduce|fill|state|list|name|match|work|solve|figure|tell|return|output|answer")
}

pub fn read(said: &[Word], named: &Named, order: Order) -> Option<Asked> {
    // Each word that asks begins a part; the words before the first lead up to it.
    let starts: Vec<usize> =
        (0..said.len()).filter(|&at| said[at].is(ASKING) && (at == 0 || !named_before(said, at, named))).collect();
    let mentioned = |part: &[Word]| -> Option<Vec<Thing>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < part.len() {
            match named.thing(&part[at..]) {
                // A word for what is asked may look like a thing.
                Some((thing, length)) => {
                    found.push(thing?.0);
                    at += length;
                }
                None => at += 1,
            }
        }
        Some(found)
    };
    let size = named.size();
    let places = |part: &[Word]| (0..part.len()).find_map(|at| order.place(&part[at..], size));
    if mentioned(said)?.is_empty() && places(said).is_none() {
        let is_told =
            said.iter().any(|it| it.is("who|which|what|where|when|solution|everyone|everything|all|arrangement|table"));
        return is_told.then_some(Asked::All);
    }
    let mut questions = Vec::new();
    let mut of: Option<Value> = None;
    if !mentioned(&said[..*starts.first()?])?.is_empty() {
        return None;
    }
    for (index, &start) in starts.iter().enumerate() {
        let part = &said[start..starts.get(index + 1).copied().unwrap_or(said.len())];
        let things = mentioned(part)?;
        let own = match (&things[..], places(part)) {
            (&[thing], None) => Some((Value::text(named.name(thing)), Some(thing.0))),
            ([], Some((Place::At(at), _))) => Some((Value::from(at as i64), None)),
            ([], None) => None,
            _ => return None,
        };
        let is_denied = part.iter().any(|it| {
            it.is("not|no|or|neither|nor|next|beside|between|before|after|left|right|above|below|if|directly")
        });
        if is_denied {
            return None;
        }
        let kind_of_own = own.as_ref().and_then(|it| it.1);
        let kind = wanted(part, kind_of_own, named, order)?;
        of = own.map(|it| it.0).or(of);
        questions.push(Question::new(kind, of.clone()?));
    }
    Some(Asked::Of(questions))
}

/// Whether "who" only goes on about something named right before it: "the one who".
fn named_before(said: &[Word], at: usize, named: &Named) -> bool {
    let word = &said[at - 1].lower;
    matches!(&**word, "person" | "one" | "man" | "woman") || at > 1 && named.thing(&said[at - 1..at]).is_some()
}

/// The kind that is asked for, from 1; 0 for the place.
fn wanted(part: &[Word], own: Option<usize>, named: &Named, order: Order) -> Option<usize> {
    let has_places = matches!(order, Order::Row | Order::Race | Order::Floors);
    let day = named.labels.iter().position(|it| it == &["day"]);
    let next = part.get(1);
    match &*part[0].lower {
        "who" | "whose" | "whom" => named.persons().filter(|it| Some(*it) != own).map(|it| it + 1),
        "where" if has_places => Some(0),
        "when" => day.map(|it| it + 1),
        _ if next.is_some_and(|it| it.is("day")) => day.map(|it| it + 1),
        _ if next.is_some_and(|it| is_place(&it.lower) && named.kinds_of(&it.lower).is_empty()) && has_places => {
            Some(0)
        }
        _ => {
            // The first word that speaks of a kind, which must be one alone.
            let spoken = part[1..].iter().map(|it| named.kinds_of(&it.lower)).find(|it| !it.is_empty());
            // "Which country is the winner from?"
            let from = || part.iter().any(|it| it.is("from")).then(|| named.kinds_from());
            let kinds = spoken.or_else(from)?;
            let others: Vec<usize> = kinds.into_iter().filter(|it| Some(*it) != own).collect();
            let [only] = others[..] else {
                return None;
            };
            Some(only + 1)
        }
    }
}

/// All of it: row by row, or as the records that are wanted.
pub fn form_of_all(
    prompt: &Prompt,
    (size, kinds): (usize, usize),
    kinds_of: &dyn Fn(&str) -> Vec<usize>,
    pinned: Option<usize>,
) -> Option<Form> {
    let item = |row: usize, kind: usize| format!("{{{}}}", row * kinds + kind);
    if prompt.says("json") {
        let keys: Vec<&str> =
            prompt.text.split('"').skip(1).step_by(2).filter(|key| key.contains(char::is_alphabetic)).collect();
        // "House 1" is the name of a place: what belongs to it is a record of its own.
        let place = keys.iter().find_map(|key| key.strip_suffix(" 1"));
        let is_place = |key: &&str| {
            place.is_some_and(|place| key.strip_prefix(place).is_some_and(|rest| rest.trim().parse::<usize>().is_ok()))
        };
        let keys: Vec<&str> = keys.iter().filter(|key| !is_place(key)).copied().collect();
        if keys.is_empty() {
            return Some(Form::json(Form::json(Form::Quoted("\"".to_owned()))));
        }
        let kind_of = |key: &str| match kinds_of(&key.to_lowercase())[..] {
            [only] => Some(only),
            _ => None,
        };
        let keys: Vec<(&str, usize)> = keys.into_iter().map(|key| Some((key, kind_of(key)?))).collect::<Option<_>>()?;
        let mut told: Vec<usize> = keys.iter().map(|it| it.1).collect();
        told.sort_unstable();
        if told != (0..kinds).collect::<Vec<_>>() {
            return None;
        }
        let record = |row: usize| {
            let fields: Vec<String> =
                keys.iter().map(|(key, kind)| format!("\"{key}\": \"{}\"", item(row, *kind))).collect();
            format!("{{{}}}", fields.join(", "))
        };
        let records: Vec<String> = match place {
            Some(place) => (0..size).map(|row| format!("\"{place} {}\": {}", row + 1, record(row))).collect(),
            None => (0..size).map(record).collect(),
        };
        let (open, close) = if place.is_some() { ("{", "}") } else { ("[", "]") };
        return Some(Form::Filled(format!("{open}{}{close}", records.join(", "))));
    }
    // What has its own place comes first: "Monday: Ann, soup".
    let Some(first) = pinned else {
        return Some(Form::rows(", "));
    };
    let row = |row: usize| {
        let rest: Vec<String> = (0..kinds).filter(|kind| *kind != first).map(|kind| item(row, kind)).collect();
        format!("{}: {}", item(row, first), rest.join(", "))
    };
    Some(Form::Filled((0..size).map(row).collect::<Vec<_>>().join("\n")))
}
