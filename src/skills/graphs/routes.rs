//! The shortest way through a graph: roads between towns, edges with lengths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::ends;
use super::links::{self, Link, Way};
use super::wishes;
use crate::language::Telling;
use crate::language::rules::{self, MARKS, Rules};
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Value, Working};

/// What is said when no way leads there.
pub const NONE: &str = "no path";

/// More links than this are not read, and longer ones neither.
const MOST: usize = 5_000;
const LONGEST: i64 = 1_000_000_000;

const SHORTEST: &str = "shortest|cheapest|fastest|quickest|least|minimum|minimal|fewest|lowest|smallest|as_little|as_short|as_cheaply|as_cheap|\
                        as_fast|as_quickly|as_quick|as_soon|as_few|optimal|dijkstra";
const ROUTE: &str = "path|route|way|distance|connection|cost|edge|hop|trip|journey|link|go|get|travel|reach|step|walk|drive|ride|fly|cycle";

/// Words that the rules of such a puzzle are told in.
const KNOWN: &str = "short cheap fast quick low path route distance connection cost edge hop trip journey link go get travel reach graph \
    node vertex vertices town city village station weight weighted length total road street bus train flight connect connected join joined \
    run lead directed undirected direction two-way one-way bidirectional km kilometre kilometer mile minute hour dollar euro metre meter \
    unit take long far between dijkstra algorithm given following list entry pair mean from edges network map return sum integer \
    count start starting source end destination target weights costs lengths represent it by km drive train cable place point \
    arrow ticket fare price ride line consider together plus part along undirected-edge label labelled labeled third element value component table \
    footpath corridor trail track walk cycle fly tube tram ferry stop change local spend sit little pretend want driver traveller courier postman \
    algorithm matrix row column diagonal dash cell entry symmetric directly adjacent adjacency neighbour neighbor neighbouring same compute \
    state find tell length way min hr h time source cheaply quickly soon possible apart reverse through pay live direct lane alley farm house platform ticket use reckon";

const HOW_MANY_WAYS: &str = "how_many_shortest|how_many_paths|how_many_ways|how_many_routes|how_many_different|number_of_paths|\
                             number_of_shortest|number_of_ways|number_of_routes";

const TWO_WAYS: &str = "undirected|both_directions|both_ways|either_direction|two_-_way|two_way|bidirectional|two-way|either_way|there_and_back";
const USUALLY_TWO_WAYS: &str = "road|street|joined|distance|distances|apart|footpath|corridor|lane|track";
const ONE_WAY: &str = "directed|one_-_way|one_way|one-way|digraph|one_direction";
const USUALLY_ONE_WAY: &str = "arrow|flight|bus|train";

/// What makes it another puzzle.
const OTHER_PUZZLES: &str = "not|never|avoid|except|without|grid|maze|board|every|visit|cannot|closed|blocked|second_shortest|second-shortest|longest|\
                             spanning|tree|tour|round_trip|and_back|back_to|back_home|back_again|returns|return_to|salesman|flow|capacity|\
                             half|twice|double|instead";

/// "What is the shortest path from A to D in this graph? A-B 4, A-C 1, C-B 1, B-D 5, C-D 8"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says_somewhere(SHORTEST) || !prompt.says_somewhere(ROUTE) {
        return None;
    }
    if prompt.says(OTHER_PUZZLES)
        || prompt.says("all !all_roads !all_edges !all_links !all_streets !all_paths !all_tracks !in_all !at_all")
        || prompt.says(HOW_MANY_WAYS)
    {
        return None;
    }
    // "The third entry of each is its cost."
    if prompt.says("third !third_entry !third_number !third_element !third_value !third_component") {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut told = links::read(&telling);
    let has_lengths = told.links.iter().any(|link| link.length.is_some());
    if has_lengths && wishes::counts_links(prompt) {
        return None;
    }
    if has_lengths {
        // "The shortest path A -> G" among links with lengths asks for the way between its ends.
        let (links, ends): (Vec<Link>, Vec<Link>) = told.links.into_iter().partition(|it| it.length.is_some());
        told.links = links;
        told.ends.extend(ends);
    }
    let links = &told.links;
    let is_sound = links.iter().all(|link| link.from != link.to)
        && (2..=MOST).contains(&links.len())
        && links.iter().all(|link| link.length.is_none_or(|it| (0..=LONGEST).contains(&it)))
        && agree(links);
    let names: BTreeSet<&str> = links.iter().flat_map(|link| [&*link.from, &*link.to]).collect();
    if !is_sound {
        return None;
    }
    let end = ends::ends(prompt, &told, &names)?;
    // "Four towns", "node 6": every other number says how many there are or names one.
    let is_known = |(number, next): &(i64, String)| {
        let counts = ["town", "city", "cities", "node", "vertices", "village", "station", "point", "place", "stop"];
        let is_count = counts.iter().any(|it| next.starts_with(it)) && usize::try_from(*number) == Ok(names.len());
        let is_end = [&end.from, &end.to].iter().any(|it| **it == number.to_string());
        let is_of_links = ["edge", "road", "path", "link", "line", "track"].iter().any(|it| next.starts_with(it));
        is_count
            || is_end
            || is_of_links && usize::try_from(*number) == Ok(links.len())
            || *number == 2 && next == "lines"
    };
    if !told.others.iter().all(is_known) {
        return None;
    }
    // A way that two sentences tell differently is not known.
    let is_said_both = prompt.says(TWO_WAYS);
    let is_said_one = prompt.says(ONE_WAY);
    let known: BTreeSet<(&str, &str, Option<i64>)> = links.iter().map(|it| (&*it.from, &*it.to, it.length)).collect();
    let mut doubt = None;
    let is_two_way = |link: &Link| match (link.way, is_said_both, is_said_one) {
        // A table has a place for either direction.
        (Way::Shown, true, _) if !known.contains(&(&*link.to, &*link.from, link.length)) => None,
        (Way::Shown, ..) => Some(false),
        (Way::Both, _, false) | (_, true, false) => Some(true),
        (Way::One, false, _) | (_, false, true) => Some(false),
        // "Roads" lead both ways and "flights" one way, unless it is said.
        (Way::Unsaid, false, false) if prompt.says(USUALLY_TWO_WAYS) => Some(true),
        (Way::Unsaid, false, false) if prompt.says(USUALLY_ONE_WAY) => Some(false),
        _ => None,
    };
    let mut rows: BTreeSet<Vec<Value>> = BTreeSet::new();
    for link in links {
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
    let (verb, form) = wishes::wish(prompt, &end);
    let unknown = match verb {
        "route_length" => format!("how long the shortest way from {} to {} is", end.from, end.to),
        "route" => format!("the shortest way from {} to {}", end.from, end.to),
        _ => format!("the shortest way from {} to {}, and its length", end.from, end.to),
    };
    if verb == "route_and_length" {
        telling.answers_parts(2);
    }
    prompt.outline().sentences.iter().for_each(|sentence| telling.takes(&sentence.span));
    let named = names.iter().map(|it| it.to_lowercase()).collect::<Vec<_>>().join(" ");
    // "A dash means that there is no direct train" explains a table and limits nothing.
    let explains = |words: &Vec<rules::Word>| {
        let says_one = |list: &str| words.iter().any(|word| word.is(list));
        says_one("dash hyphen blank empty") && says_one("mean stand indicate show represent denote")
    };
    let sentences: Vec<Vec<rules::Word>> = rules::sentences(&telling).into_iter().filter(|it| !explains(it)).collect();
    let sentences = rules::without_scenes(sentences);
    let known = format!("{KNOWN} {MARKS} {named}");
    let numbers: Vec<i64> = links.iter().filter_map(|link| link.length).chain([1, names.len() as i64]).collect();
    let rules = Rules { things: "", known: &known, numbers: &numbers };
    // What is said along with a link may be a rule of it: "in winter the road from Ash to Birk takes 9 minutes".
    let tells_a_link = |words: &&Vec<rules::Word>| {
        let is_in = |span: &std::ops::Range<usize>| words.iter().any(|word| span.contains(&word.span.start));
        links.iter().any(|link| is_in(&link.span))
    };
    let strange = sentences.iter().filter(tells_a_link).find_map(|words| rules.strange(words));
    let strange = strange.or_else(|| rules.doubt(&sentences));
    let goal = Goal::new(verb, vec![Value::rows(rows), Value::written(&end.from), Value::written(&end.to)]);
    let written = |link: &Link| {
        let sign = if is_two_way(link) == Some(true) { "-" } else { "->" };
        format!("{} {sign} {}{}", link.from, link.to, link.length.map_or_else(String::new, |it| format!(": {it}")))
    };
    let data = links.iter().take(20).map(written).collect();
    let mut reading = telling.reading("graphs", unknown, goal, form);
    reading.restatement.data = data;
    Some(reading.doubted(doubt.or(strange)))
}

/// Whether no two links tell different lengths of the same way.
fn agree(links: &[Link]) -> bool {
    let mut known: BTreeMap<(&str, &str), Option<i64>> = BTreeMap::new();
    links.iter().all(|link| *known.entry((&link.from, &link.to)).or_insert(link.length) == link.length)
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
