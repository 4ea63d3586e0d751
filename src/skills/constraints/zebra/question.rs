//! What is asked of the arrangement.

use super::categories::Things;
use super::clues::number_of_place;
use super::words::{is_common, place_of, says};
use crate::problem::Value;

/// A kind of things, or 0 for the place, and the thing or the place with which it goes.
#[derive(Clone, Debug)]
pub struct Question {
    kind: usize,
    of: Value,
}

impl Question {
    pub fn new(kind: usize, of: Value) -> Self {
        Self { kind, of }
    }

    pub fn to_value(&self) -> Value {
        Value::list([(self.kind as i64).into(), self.of.clone()])
    }
}

pub fn is_asked(said: &[String], is_question: bool) -> bool {
    let begins = ["who", "what", "which", "where", "whose"];
    let asks =
        ["name", "tell", "give", "find", "determine", "state", "identify", "deduce", "figure", "work", "question"];
    let start = said
        .iter()
        .position(|it| !matches!(&**it, "so" | "and" | "now" | "please" | "finally" | "your" | "task"))
        .unwrap_or(0);
    is_question
        || said.get(start).is_some_and(|word| begins.contains(&&**word))
        || said.get(start).is_some_and(|word| asks.contains(&&**word))
            && says(said, "who|whose|which|what|name_of|the_person|the_one|the_resident")
        || says(
            said,
            "find_out_who|determine_who|tell_me_who|find_who|name_the_person|find_out_what|find_out_which|determine_which|determine_what",
        )
}

/// Whether a question names no thing, no place and no kind, and does not ask for anybody: it asks for help.
pub fn names_nothing(said: &[String], things: &Things) -> bool {
    let is_kind = |word: &String| word.len() > 2 && !is_common(word) && !things.kinds_of(word).is_empty();
    things.mentioned(said).is_some_and(|it| it.is_empty())
        && number_of_place(said, things.size).is_none()
        && !says(said, "who|whose|whom|which|where|how_many|how|when|why|many")
        && !said.iter().any(is_kind)
}

/// The questions in a sentence. None when it cannot be read.
pub fn asked(said: &[String], things: &Things) -> Option<Vec<Question>> {
    let mentions = things.mentioned(said)?;
    let place = number_of_place(said, things.size);
    // "Can you find out who lives where?" asks for everything.
    let of = match (&mentions[..], place) {
        ([], None) => {
            return says(said, "where|each|everyone|who_lives_where|everything|arrangement|all").then(Vec::new);
        }
        ([only], None) => Value::text(things.name(*only)),
        ([], Some(place)) => Value::from(place as i64),
        _ => return None,
    };
    let own = mentions.first().map(|it| it.kind);
    let start = place_of(said, "who|what|which|where|whose|name").unwrap_or(0);
    let wanted = &said[start..];
    if says(
        wanted,
        "which_house|what_house|where|which_position|what_position|which_seat|what_seat|which_place|house_number|number_of_the_house|which_locker|which_room|what_number",
    ) && own.is_some()
    {
        return Some(vec![Question { kind: 0, of }]);
    }
    // The first kind of which the question speaks, going along its words.
    let is_other = |kind: &usize| Some(*kind) != own;
    let spoken = wanted.iter().filter(|word| word.len() > 2 && !is_common(word));
    let spoken = spoken.map(|word| things.kinds_of(word).into_iter().filter(is_other).collect::<Vec<_>>());
    let spoken = spoken.into_iter().find(|kinds| !kinds.is_empty());
    let people = || {
        let is_of_people = |kind: &usize| {
            things.labels[*kind].iter().any(|it| {
                matches!(&**it, "name" | "names" | "people" | "friends" | "person" | "nationality" | "nationalities")
            })
        };
        let named =
            (0..things.labels.len()).find(|&kind| things.labels[kind].iter().any(|it| it == "name" || it == "names"));
        let by_label = named.or_else(|| (0..things.labels.len()).find(is_of_people));
        // People have names with a capital, and what they have has none.
        let is_of_names = |kind: &usize| things.names[*kind].iter().all(|name| name.starts_with(char::is_uppercase));
        let mut written: Vec<usize> = (0..things.names.len()).filter(is_of_names).collect();
        let by_capital = written.pop().filter(|_| written.is_empty());
        by_label.or(by_capital).or(Some(0)).filter(|kind| Some(*kind) != own)
    };
    let kind = match spoken.as_deref() {
        _ if wanted.first().is_some_and(|word| word == "who") => people(),
        Some([only]) => Some(*only),
        Some(_) => None,
        None if says(wanted, "who|whose|whom") => people(),
        // "What is in Jon's locker?" can only ask for the one other kind.
        None if own.is_some() && things.labels.len() == 2 => own.map(|own| 1 - own),
        None => None,
    };
    kind.map(|kind| vec![Question { kind: kind + 1, of }])
}
