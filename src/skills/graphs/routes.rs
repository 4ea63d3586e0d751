//! The shortest way through a graph: roads between towns, edges with lengths.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::ends;
use super::links::{self, Link, Way};
use super::wishes;
use crate::language::Telling;
use crate::language::rules::{self, MARKS, Rules};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

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
    state find tell length way min hr h time source cheaply quickly soon possible apart reverse through pay live direct unweighted weighted name in-order connection fast every other remaining final distances final state order apply each different many lead all lane alley farm house platform ticket use reckon";

const HOW_MANY_WAYS: &str = "how_many_shortest|how_many_paths|how_many_ways|how_many_routes|how_many_different|number_of_paths|\
                             number_of_shortest|number_of_ways|number_of_routes";

/// "The distance from A to every other node."
const TO_ALL: &str = "distance|distances|length|cost|time|path|paths every_other|all_other|all_the_other|every_node|all_nodes|all_the_nodes|each_node|\
                      each_other_node|every_vertex|all_vertices|each_vertex|every_town|each_of_the_other|final_distances|final_distance";

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
    let counts_ways = prompt.says(HOW_MANY_WAYS);
    let to_all = prompt.says(TO_ALL);
    let others = if to_all { OTHER_PUZZLES.replace("|every|", "|") } else { OTHER_PUZZLES.to_owned() };
    if prompt.says(&others)
        || !to_all && prompt.says("all !all_roads !all_edges !all_links !all_streets !all_paths !all_tracks !in_all !at_all !all_the_stations !all_stations !all_nodes_on !all_the_nodes_on !all_the_towns_on !all_places_on !all_the_stops")
        || counts_ways && (to_all || !prompt.says("shortest|fastest|quickest|cheapest"))
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
    if has_lengths && wishes::counts_links(prompt) && !counts_ways {
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
    let (end, targets) = match to_all {
        true => ends::start_and_others(prompt, &told, &names)?,
        false => (ends::ends(prompt, &told, &names)?, Vec::new()),
    };
    // "Four towns", "node 6": every other number says how many there are or names one.
    let is_known = |(number, next): &(i64, String)| {
        let counts = ["town", "city", "cities", "node", "vertices", "village", "station", "point", "place", "stop"];
        let is_count = counts.iter().any(|it| next.starts_with(it)) && usize::try_from(*number) == Ok(names.len());
        let is_end = [&end.from, &end.to].iter().any(|it| **it == number.to_string())
            || targets.iter().any(|it| *it == number.to_string());
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
    let (verb, form) = match () {
        () if to_all => ("route_lengths", wishes::distances(prompt, &targets)),
        () if counts_ways => ("number_of_routes", Form::Plain),
        () => wishes::wish(prompt, &end),
    };
    let unknown = match verb {
        "route_lengths" => format!("how far it is from {} to each of the others", end.from),
        "number_of_routes" => format!("how many shortest ways lead from {} to {}", end.from, end.to),
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
    let last = match to_all {
        true => Value::list(targets.iter().map(|it| Value::written(it))),
        false => Value::written(&end.to),
    };
    let goal = Goal::new(verb, vec![Value::rows(rows), Value::written(&end.from), last]);
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

/// How far it is to each of several places.
pub fn lengths(links: &Value, start: &Value, targets: &Value) -> Vec<Approach> {
    let Some(list) = targets.as_list().filter(|it| !it.is_empty() && it.len() <= 60) else {
        return Vec::new();
    };
    let each: Vec<Goal> =
        list.iter().map(|it| Goal::new("route_length", vec![links.clone(), start.clone(), it.clone()])).collect();
    let nets: Option<Vec<Net>> = list.iter().map(|it| Net::new(links, start, it)).collect();
    let Some(nets) = nets else {
        return Vec::new();
    };
    vec![
        Approach::split("one_by_one", "find the shortest way to each of them", each, |parts, _| {
            Ok(Value::list(parts.to_vec()))
        }),
        Approach::direct("all_at_once", "go through the links until nothing gets nearer", move |working| {
            let mut found = Vec::new();
            for net in &nets {
                let way = net.link_by_link(working)?;
                found.push(way.map_or_else(|| Value::text(NONE), |it| Value::from(it.0)));
            }
            Ok(Value::list(found))
        }),
    ]
}

/// How many ways are as short as the shortest. Links of no length could be gone round and round.
pub fn number_of_routes(links: &Value, start: &Value, goal: &Value) -> Vec<Approach> {
    let Some(net) = Net::new(links, start, goal).filter(|it| it.links.iter().flatten().all(|link| link.1 > 0)) else {
        return Vec::new();
    };
    let same = net.clone();
    vec![
        Approach::direct("add_up", "from the nearest on, each place is met in as many ways as those before it", {
            move |working| {
                let mut far: BTreeMap<usize, (i64, u64)> = BTreeMap::from([(net.start, (0, 1))]);
                let mut done: BTreeSet<usize> = BTreeSet::new();
                loop {
                    let next = far.iter().filter(|it| !done.contains(it.0)).min_by_key(|it| it.1.0);
                    let Some((&place, &(length, ways))) = next else {
                        return Ok(Value::from(0));
                    };
                    working.spend(1)?;
                    working.note(|| format!("{} is {length} away, in {ways} ways", net.name(place)));
                    if place == net.goal {
                        return Ok(Value::from(ways as i64));
                    }
                    done.insert(place);
                    for &(other, more) in &net.links[place] {
                        let entry = far.entry(other).or_insert((i64::MAX, 0));
                        match entry.0.cmp(&(length + more)) {
                            std::cmp::Ordering::Greater => *entry = (length + more, ways),
                            std::cmp::Ordering::Equal => entry.1 = entry.1.saturating_add(ways),
                            std::cmp::Ordering::Less => {}
                        }
                    }
                }
            }
        }),
        Approach::direct("one_after_another", "write down all ways that are no longer than the shortest", {
            move |working| {
                let Some((shortest, _)) = same.nearest_first(working)? else {
                    return Ok(Value::from(0));
                };
                let mut count = 0;
                let mut open = vec![(same.start, 0)];
                while let Some((place, length)) = open.pop() {
                    working.spend(1)?;
                    if place == same.goal {
                        count += i64::from(length == shortest);
                        continue;
                    }
                    let onward = same.links[place].iter().map(|(next, more)| (*next, length + more));
                    open.extend(onward.filter(|it| it.1 <= shortest));
                }
                Ok(Value::from(count))
            }
        }),
    ]
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
