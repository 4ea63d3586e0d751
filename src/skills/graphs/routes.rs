//! The shortest way through a graph: roads between towns, edges with lengths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::links::{self, Link, Way};
use crate::language::Telling;
use crate::language::rules::{self, Rules};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// What is said when no way leads there.
pub const NONE: &str = "no path";

/// More links than this are not read, and longer ones neither.
const MOST: usize = 5_000;
const LONGEST: i64 = 1_000_000_000;

const SHORTEST: &str = "shortest|cheapest|fastest|quickest|least|minimum|minimal|fewest|lowest|smallest";
const ROUTE: &str = "path|route|way|distance|connection|cost|edge|hop|trip|journey|link|go|get|travel|reach|step";

/// Words that the rules of such a puzzle are told in.
const KNOWN: &str = "short cheap fast quick low path route distance connection cost edge hop trip journey link go get travel reach graph \
    node vertex vertices town city village station weight weighted length total road street bus train flight connect connected join joined \
    run lead directed undirected direction two-way one-way bidirectional km kilometre kilometer mile minute hour dollar euro metre meter \
    unit take long far between dijkstra algorithm given following list entry pair mean from edges network map return sum integer \
    count start starting source end destination target weights costs lengths represent it by km drive train cable place point \
    arrow ticket fare price ride line consider together plus part along undirected-edge label labelled labeled third element value component";

const HOW_MANY_WAYS: &str = "how_many_shortest|how_many_paths|how_many_ways|how_many_routes|how_many_different|number_of_paths|\
                             number_of_shortest|number_of_ways|number_of_routes";

const TWO_WAYS: &str = "undirected|both_directions|both_ways|either_direction|two_-_way|two_way|bidirectional|two-way|road|street|joined|distance|distances|apart";
const ONE_WAY: &str = "directed|one_-_way|one_way|one-way|arrow|flight|bus|train|digraph";

/// "What is the shortest path from A to D in this graph? A-B 4, A-C 1, C-B 1, B-D 5, C-D 8"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says_somewhere(SHORTEST) || !prompt.says_somewhere(ROUTE) {
        return None;
    }
    if prompt.says("not|never|avoid|except|without|grid|maze|board|every|visit|cannot|closed|blocked")
        || prompt.says("all !all_roads !all_edges !all_links !all_streets")
        || prompt.says(HOW_MANY_WAYS)
    {
        return None;
    }
    // "The third entry of each is its cost."
    if prompt.says("third !third_entry !third_number !third_element !third_value !third_component") {
        return None;
    }
    let telling = Telling::new(prompt);
    let told = links::read(&telling);
    let links = told.links;
    let has_lengths = links.first()?.length.is_some();
    let is_sound = links.iter().all(|link| link.length.is_some() == has_lengths && link.from != link.to)
        && (2..=MOST).contains(&links.len())
        && links.iter().all(|link| link.length.is_none_or(|it| (0..=LONGEST).contains(&it)));
    let names: BTreeSet<&str> = links.iter().flat_map(|link| [&*link.from, &*link.to]).collect();
    let mut ends: Vec<&Link> = told.ends.iter().collect();
    ends.dedup_by(|one, other| (&one.from, &one.to) == (&other.from, &other.to));
    let [end] = ends[..] else {
        return None;
    };
    if !is_sound || end.from == end.to || !names.contains(&*end.from) || !names.contains(&*end.to) {
        return None;
    }
    // "Four towns", "node 6": every other number says how many there are or names one.
    let is_known = |(number, next): &(i64, String)| {
        let counts = ["town", "city", "cities", "node", "vertices", "village", "station", "point", "place"];
        let is_count = counts.iter().any(|it| next.starts_with(it)) && usize::try_from(*number) == Ok(names.len());
        is_count || next.starts_with("edge") && usize::try_from(*number) == Ok(links.len())
    };
    // A place that is named once more may be one to pass by or to shun.
    if !told.others.iter().all(is_known) || told.names.iter().any(|name| names.contains(&**name)) {
        return None;
    }
    // A way that two sentences tell differently is not known.
    let says_both = prompt.says(TWO_WAYS);
    let says_one = prompt.says(ONE_WAY);
    let mut doubt = None;
    let is_two_way = |link: &Link| match (link.way, says_both, says_one) {
        (Way::Both, _, false) | (_, true, false) => Some(true),
        (Way::One, false, _) | (_, false, true) => Some(false),
        _ => None,
    };
    let mut rows: BTreeSet<Vec<Value>> = BTreeSet::new();
    for link in &links {
        let Some(is_two_way) = is_two_way(link) else {
            doubt = Some("it is not said whether a link leads both ways".to_owned());
            continue;
        };
        let length = Value::from(link.length.unwrap_or(1));
        let (from, to) = (Value::written(&link.from), Value::written(&link.to));
        if is_two_way {
            rows.insert(vec![to.clone(), from.clone(), length.clone()]);
        }
        rows.insert(vec![from, to, length]);
    }
    links.iter().for_each(|link| telling.takes(&link.span));
    let wants_both = prompt.says(
        "and_its|and_how|and_the_length|and_the_distance|and_the_cost|and_what|and_the_path|and_the_route|and_which|together_with_its",
    );
    let asks = |wording: &str| {
        let said = prompt.sentences_that_say(wording);
        said.into_iter().any(|it| it.span.start < end.span.end && end.span.start < it.span.end)
    };
    let wants_length = asks(
        "how_long|how_far|how_much|how_many|length_of|distance|number_of|how_quickly|fewest_number cost|path|way|route|from|to|distance|edge",
    ) || asks("total|minimum|lowest|least cost|weight|length|time|price !path !route !way");
    let (verb, form, unknown) = match (wants_both, wants_length) {
        (false, true) => {
            ("route_length", Form::Plain, format!("how long the shortest way from {} to {} is", end.from, end.to))
        }
        (false, false) => (
            "route",
            Form::listed("", " -> ", "", Form::Plain),
            format!("the shortest way from {} to {}", end.from, end.to),
        ),
        (true, _) => (
            "route_and_length",
            Form::listed("", ", length ", "", Form::listed("", " -> ", "", Form::Plain)),
            format!("the shortest way from {} to {}, and its length", end.from, end.to),
        ),
    };
    prompt.outline().sentences.iter().for_each(|sentence| telling.takes(&sentence.span));
    let named = names.iter().map(|it| it.to_lowercase()).collect::<Vec<_>>().join(" ");
    let known = format!("{KNOWN} {named}");
    let strange = Rules { things: "", known: &known, numbers: &[] }.doubt(&rules::sentences(&telling));
    let goal = Goal::new(verb, vec![Value::rows(rows), Value::written(&end.from), Value::written(&end.to)]);
    let mut reading = telling.reading("graphs", unknown, goal, form);
    let written = |link: &Link| {
        let sign = if is_two_way(link) == Some(true) { "-" } else { "->" };
        format!("{} {sign} {}{}", link.from, link.to, link.length.map_or_else(String::new, |it| format!(": {it}")))
    };
    reading.restatement.data = links.iter().take(20).map(written).collect();
    Some(reading.doubted(doubt.or(strange)))
}

/// Places by number, with where a link leads from each and how long it is.
#[derive(Clone)]
struct Net {
    places: Vec<Value>,
    links: Vec<Vec<(usize, i64)>>,
    start: usize,
    goal: usize,
}

/// The length of a way and the places on it.
type Found = Option<(i64, Vec<usize>)>;

impl Net {
    fn new(links: &Value, start: &Value, goal: &Value) -> Option<Self> {
        let rows = links.as_rows()?;
        let mut places: BTreeSet<&Value> = BTreeSet::from([start, goal]);
        for row in &rows {
            let [from, to, _] = row else {
                return None;
            };
            places.extend([from, to]);
        }
        let number: BTreeMap<&Value, usize> = places.iter().copied().zip(0..).collect();
        let mut from_each = vec![Vec::new(); places.len()];
        for row in &rows {
            let length = row[2].as_number()?.to_i64().filter(|it| (0..=LONGEST).contains(it))?;
            from_each[number[&row[0]]].push((number[&row[1]], length));
        }
        let (start, goal) = (number[start], number[goal]);
        (rows.len() <= 2 * MOST).then(|| Self {
            places: places.into_iter().cloned().collect(),
            links: from_each,
            start,
            goal,
        })
    }

    fn name(&self, place: usize) -> String {
        self.places[place].spoken()
    }

    fn names(&self, way: &[usize]) -> String {
        way.iter().map(|it| self.name(*it)).collect::<Vec<_>>().join(" -> ")
    }

    fn way(&self, came_from: &[Option<usize>]) -> Vec<usize> {
        let mut way = vec![self.goal];
        while let Some(before) = way.last().and_then(|it| came_from[*it]).filter(|_| way.last() != Some(&self.start)) {
            way.push(before);
        }
        way.reverse();
        way
    }

    /// The nearest place that is not done yet is done next (Dijkstra 1959).
    fn nearest_first(&self, working: &mut Working) -> Result<Found, Setback> {
        let mut far: Vec<Option<i64>> = vec![None; self.places.len()];
        let mut came_from = vec![None; self.places.len()];
        let mut is_done = vec![false; self.places.len()];
        far[self.start] = Some(0);
        let mut open = BinaryHeap::from([Reverse((0, self.start))]);
        while let Some(Reverse((length, place))) = open.pop() {
            if std::mem::replace(&mut is_done[place], true) {
                continue;
            }
            working.spend(1 + self.links[place].len() as u64)?;
            if is_done.iter().filter(|it| **it).count() <= 24 {
                working.note(|| match came_from[place] {
                    Some(before) => format!("{} is {length} away, by way of {}", self.name(place), self.name(before)),
                    None => format!("start at {}", self.name(place)),
                });
            }
            if place == self.goal {
                return Ok(Some((length, self.way(&came_from))));
            }
            for &(next, more) in &self.links[place] {
                if far[next].is_none_or(|known| length + more < known) {
                    far[next] = Some(length + more);
                    came_from[next] = Some(place);
                    open.push(Reverse((length + more, next)));
                }
            }
        }
        working.note(|| format!("no link leads on, and {} was not met", self.name(self.goal)));
        Ok(None)
    }

    /// All links are gone through, again and again, until none makes a way shorter (Bellman 1958, Ford 1956).
    fn link_by_link(&self, working: &mut Working) -> Result<Found, Setback> {
        let mut far: Vec<Option<i64>> = vec![None; self.places.len()];
        let mut came_from = vec![None; self.places.len()];
        far[self.start] = Some(0);
        for round in 1_usize.. {
            let mut is_changed = false;
            for place in 0..self.places.len() {
                working.spend(1 + self.links[place].len() as u64)?;
                let Some(length) = far[place] else {
                    continue;
                };
                for &(next, more) in &self.links[place] {
                    if far[next].is_none_or(|known| length + more < known) {
                        far[next] = Some(length + more);
                        came_from[next] = Some(place);
                        is_changed = true;
                    }
                }
            }
            if !is_changed {
                working.note(|| {
                    let known = (0..self.places.len()).filter_map(|it| Some(format!("{} {}", self.name(it), far[it]?)));
                    let known: Vec<String> = known.take(24).collect();
                    format!("round {round} changes nothing any more: {}", known.join(", "))
                });
                break;
            }
        }
        Ok(far[self.goal].map(|length| (length, self.way(&came_from))))
    }

    /// Always along the shortest link to a place that was not met.
    fn shortest_link(&self, working: &mut Working) -> Result<Found, Setback> {
        let mut way = vec![self.start];
        let mut length = 0;
        let mut at = self.start;
        while at != self.goal {
            working.spend(1 + self.links[at].len() as u64)?;
            let next =
                self.links[at].iter().filter(|(next, _)| !way.contains(next)).min_by_key(|(next, more)| (*more, *next));
            let Some(&(next, more)) = next else {
                return Err(Setback::no_way(format!("no link leads on from {}", self.name(at))));
            };
            working.note(|| format!("from {} the shortest link is {more} to {}", self.name(at), self.name(next)));
            length += more;
            way.push(next);
            at = next;
        }
        Ok(Some((length, way)))
    }
}

pub fn approaches(verb: &'static str, links: &Value, start: &Value, goal: &Value) -> Vec<Approach> {
    let Some(net) = Net::new(links, start, goal) else {
        return Vec::new();
    };
    let answer = move |net: &Net, found: Found, working: &mut Working| match found {
        None => Value::text(NONE),
        Some((length, way)) => {
            working.note(|| format!("{} has length {length}", net.names(&way)));
            let places = Value::list(way.iter().map(|it| net.places[*it].clone()));
            match verb {
                "route" => places,
                "route_length" => length.into(),
                _ => Value::list([places, length.into()]),
            }
        }
    };
    let (same, quick) = (net.clone(), net.clone());
    vec![
        Approach::direct(
            "nearest_first",
            "go on from the place that is nearest to the start (Dijkstra)",
            move |working| {
                let found = net.nearest_first(working)?;
                Ok(answer(&net, found, working))
            },
        ),
        Approach::direct(
            "link_by_link",
            "let every link shorten the way to its end, until none does (Bellman and Ford)",
            move |working| {
                let found = same.link_by_link(working)?;
                Ok(answer(&same, found, working))
            },
        ),
        Approach::direct("shortest_link", "always take the shortest link that leads on", move |working| {
            let found = quick.shortest_link(working)?;
            Ok(answer(&quick, found, working))
        })
        .heuristic(),
    ]
}
