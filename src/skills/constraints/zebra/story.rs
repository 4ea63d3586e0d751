//! A puzzle told as a story: its kinds are lists in running text, its clues are clauses, and each word is accounted for.

use super::LARGEST;
use super::asks::{self, Asked};
use super::clues::Clue;
use super::facts::{Fact, Story};
use super::lists::{List, lists};
use super::named::{Named, Thing};
use super::order::{DAYS, Order, Place, What, is_place};
use super::question::Question;
use super::said::{Word, sentences};
use super::words::cardinal;
use crate::language::Telling;
use crate::problem::{Form, Goal, Prompt, Value};

/// A sentence, by its number, that lists these.
type Scene = (usize, Vec<List>);

/// A story that is understood.
pub struct Told<'p> {
    pub telling: Telling<'p>,
    pub goal: Goal,
    pub form: Form,
    pub unknown: &'static str,
    /// The words for its kinds.
    pub labels: Vec<String>,
    pub size: usize,
    pub kinds: usize,
    /// The sentences that are understood to the last word.
    pub taken: Vec<std::ops::Range<usize>>,
}

pub fn read(prompt: &Prompt) -> Option<Told<'_>> {
    // What is mostly drawn is no story.
    let told: usize = prompt.outline().sentences.iter().map(|it| it.tokens.len()).sum();
    if 2 * told < prompt.tokens.len() {
        return None;
    }
    let all = sentences(&prompt.text);
    if !(2..=100).contains(&all.len()) {
        return None;
    }
    let order = Order::of(&all)?;
    let is_question = |it: &Vec<Word>| it.iter().any(|word| word.is("?")) || asks::is_request(it);
    // "Black shirt" where shirts are spoken of by themselves.
    let is_said_alone = |before: &str, word: &str| {
        let pairs = all.iter().flat_map(|it| it.windows(2));
        pairs.into_iter().any(|it| super::words::are_alike(&it[1].lower, word) && it[0].lower != before)
    };
    let found: Vec<(usize, List)> = all
        .iter()
        .enumerate()
        .filter(|(_, it)| !is_question(it))
        .flat_map(|(at, it)| lists(it, &is_said_alone).into_iter().map(move |list| (at, list)))
        .collect();
    let (mut kinds, scenes) = kinds_of(&found)?;
    let size = kinds[0].names.len();
    let days = if order == Order::Days { Some(days_of(&all, size)?) } else { None };
    let has_days = |list: &List| list.names.iter().any(|it| DAYS.contains(&&*it[0].lower));
    if kinds.iter().any(has_days) {
        return None;
    }
    kinds.extend(days);
    let scene: Vec<Vec<Word>> = scenes.iter().map(|&(at, _)| all[at].clone()).collect();
    let named = Named::of(&kinds, &prompt.text, &scene)?;
    let story = Story { named: &named, order };
    let telling = Telling::new(prompt);
    let (mut facts, mut asked, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    let mut wants_all = false;
    for (at, said) in all.iter().enumerate() {
        // The label of an item belongs to it: "(ii)".
        let line = prompt.text[..said[0].span.start].rfind('\n').map_or(0, |it| it + 1);
        let is_first = at == 0 || all[at - 1].last().is_some_and(|it| it.span.end <= line);
        let start = if is_first { line } else { said[0].span.start };
        let span = start..said[said.len() - 1].span.end;
        let lists = scenes.iter().find(|it| it.0 == at).map(|it| &it.1);
        let mentions_thing = |words: &[Word]| (0..words.len()).any(|at| named.thing(&words[at..]).is_some());
        if is_question(said) {
            match asks::read(said, &named, order)? {
                Asked::All => wants_all = true,
                Asked::Of(questions) => asked.extend(questions),
            }
        } else if let Some(lists) = lists {
            if !only_sets_the_scene(said, lists, &named) {
                return None;
            }
        } else if mentions_thing(said) {
            facts.push(story.facts(said)?);
        } else if !sets_the_scene(said, &named) {
            // What is said of its kinds or places may be a rule.
            if said.iter().any(|it| is_of_puzzle(it, &named)) {
                return None;
            }
            continue;
        }
        telling.takes(&span);
        taken.push(span);
    }
    if facts.is_empty() || asked.is_empty() && !wants_all || !asked.is_empty() && wants_all {
        return None;
    }
    let mut clues: Vec<Clue> = Vec::new();
    for (at, facts) in facts.iter().enumerate() {
        clues.extend(facts.iter().flat_map(|fact| clues_of(fact, at + 1, &named)));
    }
    // Days have their own places; and where there are no places, each name may have its own.
    let pinned = match order {
        Order::Days => Some(kinds.len() - 1),
        Order::None => Some(named.persons().unwrap_or(0)),
        _ => None,
    };
    if let Some(kind) = pinned {
        let at = |at: usize| at_place((kind, at), at + 1, facts.len() + 1, &named);
        clues.extend((0..size).map(at));
    }
    let names = Value::list(named.names.iter().map(Value::texts));
    let rows = Value::list(clues.iter().map(Clue::to_value));
    let whole = Goal::new("zebra", vec![(size as i64).into(), names.clone(), rows]);
    let form = if wants_all {
        asks::form_of_all(prompt, (size, kinds.len()), &|word| named.kinds_of(word), pinned)?
    } else {
        Form::listed("", ", ", "", Form::Plain)
    };
    let (goal, unknown) = if wants_all {
        (whole, "who has what, from the first place to the last")
    } else {
        let asked = Value::list(asked.iter().map(Question::to_value));
        (Goal::new("read_off", vec![whole.into(), names, asked]), "what the question asks of the arrangement")
    };
    let labels = named.labels.iter().flatten().cloned().collect();
    Some(Told { telling, goal, form, unknown, labels, size, kinds: kinds.len(), taken })
}

/// The kinds that the sentences list, and in which sentences they stand. A list that names again what is known is none.
fn kinds_of(found: &[(usize, List)]) -> Option<(Vec<List>, Vec<Scene>)> {
    let count = |size: usize| found.iter().filter(|(_, list)| list.names.len() == size).count();
    let size = (3..=LARGEST).max_by_key(|&size| (count(size), size)).filter(|&size| count(size) >= 2)?;
    let mut kinds: Vec<List> = Vec::new();
    let mut scenes: Vec<Scene> = Vec::new();
    let key = |list: &List| {
        let mut names: Vec<String> = list
            .names
            .iter()
            .map(|it| it.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        names.sort_unstable();
        names
    };
    for (at, list) in found.iter().filter(|(_, list)| list.names.len() == size) {
        let is_part = kinds.iter().any(|kind| key(list).iter().any(|name| key(kind).contains(name)));
        if is_part {
            continue;
        }
        kinds.push(list.clone());
        match scenes.last_mut().filter(|it| it.0 == *at) {
            Some((_, lists)) => lists.push(list.clone()),
            None => scenes.push((*at, vec![list.clone()])),
        }
    }
    (kinds.len() >= 2).then_some((kinds, scenes))
}

/// The days from the first that is named in a range, as a kind of their own.
fn days_of(all: &[Vec<Word>], size: usize) -> Option<List> {
    let range = all.iter().find_map(|it| {
        it.windows(3)
            .find(|it| it[1].is("to|through|until") && [&it[0], &it[2]].iter().all(|it| DAYS.contains(&&*it.lower)))
    })?;
    let place = |word: &Word| DAYS.iter().position(|it| *it == word.lower);
    let (first, last) = (place(&range[0])?, place(&range[2])?);
    // Not every day need be named in the text.
    let name = |at: usize| vec![Word { lower: DAYS[at].to_owned(), is_large: true, span: 0..0 }];
    let names: Vec<Vec<Word>> = (first..=last).map(name).collect();
    (names.len() == size).then(|| List { label: vec!["day".to_owned()], names, place: 0..0 })
}

/// Words with which a sentence that lists things may state a rule as well.
const RULES: &str = "same|share|shares|except|unless|only|but|never|none|neither|nor|cannot|if|two_of|one_of|next_to|beside|adjacent|between|directly|\
                     immediately|above|below|before|after|ahead|behind|older|younger|twice|without|odd|even|sum|total|difference";

/// Whether a sentence that lists things states nothing of them.
fn only_sets_the_scene(said: &[Word], lists: &[List], named: &Named) -> bool {
    let is_listed = |at: usize| lists.iter().any(|it| it.place.contains(&at));
    (0..said.len()).filter(|&at| !is_listed(at)).all(|at| {
        let rest = &said[at..];
        let is_range = |at: usize| said.get(at).is_some_and(|it| it.is("to|through|until"));
        if DAYS.contains(&&*said[at].lower) && (is_range(at + 1) || at > 0 && is_range(at - 1)) {
            return true;
        }
        let is_named = named.thing(rest).is_some_and(|(thing, _)| {
            thing.is_none_or(|(_, is_person)| !is_person) && !named.is_label(&said[at].lower)
        });
        let is_no = said[at].is("not") && super::order::stands(rest, "not_necessarily|not_in_this_order").is_none();
        !is_named && !is_no && super::order::stands(rest, RULES).is_none()
    })
}

/// Whether a sentence that names no thing states no rule: it has only the numbers of the places, and denies nothing of them.
fn sets_the_scene(said: &[Word], named: &Named) -> bool {
    let size = named.size();
    // "A five-storey house" has a number as well.
    let number = |it: &Word| it.lower.split('-').next().and_then(cardinal);
    let numbers: Vec<usize> = said.iter().filter_map(number).collect();
    let is_usual = |it: &usize| *it == 1 || *it == size || *it <= size && (1..=size).all(|all| numbers.contains(&all));
    let denies = (0..said.len())
        .any(|at| said[at].is("not|no|never") && said[at + 1..].iter().take(5).any(|it| is_of_puzzle(it, named)));
    let states = (0..said.len())
        .any(|at| super::order::stands(&said[at..], RULES).is_some() && !said[at].is("never|if|but|cannot"));
    let is_of_all = said.iter().any(|it| it.is("each|every|everyone|different|unique|following|clues|below"));
    numbers.iter().all(is_usual) && !denies && !states && (is_of_all || numbers.contains(&size))
}

fn is_of_puzzle(word: &Word, named: &Named) -> bool {
    let is_label = || named.is_label(&word.lower) && !super::words::is_common(&word.lower) && !word.is_mark();
    is_place(&word.lower) || is_label() || word.is("left|right|order|first|last|numbered")
}

fn at_place((kind, thing): Thing, place: usize, number: usize, named: &Named) -> Clue {
    let one = named.name((kind, thing)).to_owned();
    Clue { number, kind: "at".to_owned(), one, other: String::new(), by: place as i64 }
}

fn clues_of(fact: &Fact, number: usize, named: &Named) -> Vec<Clue> {
    let size = named.size();
    let two = |kind: &str, one: Thing, other: Thing, by: i64| {
        let [one, other] = [one, other].map(|it| named.name(it).to_owned());
        vec![Clue { number, kind: kind.to_owned(), one, other, by }]
    };
    match *fact {
        Fact::Same(one, other) => two("same", one, other, 0),
        Fact::Differ(one, other) => two("differ", one, other, 0),
        Fact::NotBeside(one, other) => two("not apart", one, other, 1),
        Fact::Related(one, What::Apart(by), other) => two("apart", one, other, by),
        Fact::Related(one, What::Before(None), other) | Fact::Related(other, What::After(None), one) => {
            two("before", one, other, 0)
        }
        Fact::Related(one, What::Before(Some(by)), other) | Fact::Related(other, What::After(Some(by)), one) => {
            two("ahead", one, other, by)
        }
        Fact::At(one, place, is_there) => {
            let is_meant = |at: usize| match place {
                Place::At(number) => at == number,
                Place::AnEnd => at == 1 || at == size,
            };
            let not = |at: usize| Clue { kind: "not at".to_owned(), ..at_place(one, at, number, named) };
            match place {
                Place::At(at) if is_there => vec![at_place(one, at, number, named)],
                _ => (1..=size).filter(|&at| is_meant(at) != is_there).map(not).collect(),
            }
        }
    }
}
