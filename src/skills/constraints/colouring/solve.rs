//! Ways to colour a graph, and to find out how many colours it needs.

use std::collections::BTreeMap;

use crate::problem::{Approach, Setback, Value, Working};
use crate::skills::constraints::deduction::joined;
use crate::skills::constraints::model::Model;

/// Graphs up to this size are taken on.
pub const MOST_VERTICES: usize = 120;

/// A graph as it is given: edges by the places of their ends.
#[derive(Clone)]
struct Given {
    vertices: Vec<String>,
    edges: Vec<(usize, usize)>,
}

impl Given {
    fn of(vertices: &Value, edges: &Value) -> Option<Self> {
        let vertices: Vec<String> = vertices.as_texts()?.into_iter().map(str::to_owned).collect();
        let places: BTreeMap<&str, usize> = vertices.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let edges = edges.as_rows()?.into_iter().map(|edge| match edge {
            [one, other] => Some((*places.get(one.as_text()?)?, *places.get(other.as_text()?)?)),
            _ => None,
        });
        let edges: Vec<(usize, usize)> = edges.collect::<Option<_>>()?;
        let is_fit = places.len() == vertices.len() && vertices.len() <= MOST_VERTICES && edges.len() <= 3_000;
        is_fit.then_some(Self { vertices, edges })
    }

    fn model(&self, colours: &[String]) -> Model {
        let mut model = Model { value_names: colours.to_vec(), ..Model::default() };
        for vertex in &self.vertices {
            model.variable(vertex, 1, colours.len() as i64);
        }
        for &(one, other) in &self.edges {
            model.different(format!("the border of {} and {}", self.vertices[one], self.vertices[other]), [one, other]);
        }
        model
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.vertices.len()];
        for &(one, other) in &self.edges {
            neighbours[one].push(other);
            neighbours[other].push(one);
        }
        neighbours
    }

    /// As many as can be found quickly that all border on each other, one taken after the other.
    fn clique(&self) -> Vec<usize> {
        let neighbours = self.neighbours();
        let grown = (0..self.vertices.len()).map(|first| {
            let mut clique = vec![first];
            for &next in &neighbours[first] {
                if !clique.contains(&next) && clique.iter().all(|known| neighbours[next].contains(known)) {
                    clique.push(next);
                }
            }
            clique
        });
        grown.fold(Vec::new(), |best, next| if next.len() > best.len() { next } else { best })
    }

    fn answer(&self, colours: &[String], chosen: &[i64]) -> Value {
        let pairs = self.vertices.iter().zip(chosen).map(|(vertex, &colour)| {
            let colour = usize::try_from(colour - 1).ok().and_then(|at| colours.get(at)).map_or("", String::as_str);
            [Value::text(vertex), Value::text(colour)]
        });
        Value::rows(pairs)
    }

    fn none(&self, colours: &[String]) -> Value {
        let clique = self.clique();
        let names: Vec<&str> = clique.iter().map(|&it| self.vertices[it].as_str()).collect();
        let looped = self.edges.iter().find(|(one, other)| one == other);
        Value::text(match looped {
            Some(&(one, _)) => format!("there is no solution: {} is its own neighbour", self.vertices[one]),
            None if clique.len() > colours.len() => format!(
                "there is no solution: {} all border on each other and need {} colours",
                joined(&names),
                clique.len()
            ),
            None => format!("there is no solution: each way to use {} colours ends in a contradiction", colours.len()),
        })
    }
}

/// As rules; or one after the other, those with the most neighbours first.
pub fn approaches(vertices: &Value, edges: &Value, colours: &Value) -> Vec<Approach> {
    let (Some(given), Some(colours)) = (Given::of(vertices, edges), colours.as_texts()) else {
        return Vec::new();
    };
    let colours: Vec<String> = colours.into_iter().map(str::to_owned).collect();
    if colours.is_empty() || colours.len() > 60 {
        return Vec::new();
    }
    let (same, same_colours) = (given.clone(), colours.clone());
    let (also, also_colours) = (given.clone(), colours.clone());
    vec![
        Approach::split("rules", "neighbours differ", vec![given.model(&colours).goal()], move |parts, working| {
            let solutions = parts[0].as_list().ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
            match solutions.first().and_then(Value::as_small_integers) {
                None => Ok(given.none(&colours)),
                Some(chosen) => {
                    if solutions.len() > 1 {
                        working.note(|| "there are other colourings too; this is the first in order".to_owned());
                    }
                    Ok(given.answer(&colours, &chosen))
                }
            }
        }),
        Approach::direct(
            "most_hemmed_in_first",
            "colour next what has the fewest colours left, and turn back when none is left",
            move |working| {
                let mut chosen = vec![0; same.vertices.len()];
                let neighbours = same.neighbours();
                if same.edges.iter().any(|(one, other)| one == other) {
                    return Ok(same.none(&same_colours));
                }
                Ok(match hemmed_in_first(&neighbours, same_colours.len() as i64, &mut chosen, working)? {
                    true => same.answer(&same_colours, &renamed(&chosen)),
                    false => same.none(&same_colours),
                })
            },
        ),
        Approach::direct(
            "one_after_the_other",
            "go along the list and give each the first colour that no neighbour has, and never turn back",
            move |working| {
                let neighbours = also.neighbours();
                let mut chosen: Vec<i64> = Vec::new();
                for (at, beside) in neighbours.iter().enumerate() {
                    working.spend(1)?;
                    let taken: Vec<i64> = beside.iter().filter_map(|&it| chosen.get(it).copied()).collect();
                    let free = (1..=also_colours.len() as i64).find(|colour| !taken.contains(colour));
                    if free.is_none() {
                        working.note(|| {
                            format!("no colour is left for {}, and I take the first all the same", also.vertices[at])
                        });
                    }
                    chosen.push(free.unwrap_or(1));
                }
                Ok(also.answer(&also_colours, &chosen))
            },
        )
        .heuristic(),
    ]
}

/// The same colouring, with the colours in the order in which they come along the list.
fn renamed(chosen: &[i64]) -> Vec<i64> {
    let mut order: Vec<i64> = Vec::new();
    let place = |colour: i64, order: &mut Vec<i64>| {
        order.iter().position(|it| *it == colour).unwrap_or_else(|| {
            order.push(colour);
            order.len() - 1
        })
    };
    chosen.iter().map(|&colour| place(colour, &mut order) as i64 + 1).collect()
}

/// Source: DSATUR, Brélaz 1979, made exact by turning back. A colour that nobody has yet is as good as any other such.
fn hemmed_in_first(
    neighbours: &[Vec<usize>],
    colours: i64,
    chosen: &mut Vec<i64>,
    working: &mut Working,
) -> Result<bool, Setback> {
    working.spend(1 + chosen.len() as u64 / 8)?;
    let around = |at: usize, chosen: &[i64]| {
        neighbours[at]
            .iter()
            .map(|&it| chosen[it])
            .filter(|&colour| colour > 0)
            .fold(0_u64, |all, colour| all | 1 << colour)
    };
    let open = (0..chosen.len()).filter(|&at| chosen[at] == 0);
    let Some(next) = open.max_by_key(|&at| (around(at, chosen).count_ones(), neighbours[at].len(), chosen.len() - at))
    else {
        return Ok(true);
    };
    let used = chosen.iter().copied().max().unwrap_or(0);
    for colour in 1..=colours.min(used + 1) {
        if around(next, chosen) & 1 << colour == 0 {
            chosen[next] = colour;
            if hemmed_in_first(neighbours, colours, chosen, working)? {
                return Ok(true);
            }
            chosen[next] = 0;
        }
    }
    Ok(false)
}

/// The fewest colours: at least as many as border on each other, and then one more at a time.
pub fn fewest(vertices: &Value, edges: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(vertices, edges).filter(|given| given.edges.iter().all(|(one, other)| one != other))
    else {
        return Vec::new();
    };
    let same = given.clone();
    let clique = given.clique();
    let least = clique.len().max(1);
    let enough = |count: usize| {
        let colours: Vec<String> = (1..=count).map(|it| it.to_string()).collect();
        given.model(&colours).goal()
    };
    let names: Vec<String> = clique.iter().map(|&it| given.vertices[it].clone()).collect();
    let counts: Vec<usize> = (least..=(least + 3).min(given.vertices.len().max(least))).collect();
    let goals = counts.iter().map(|&count| enough(count)).collect();
    vec![
        Approach::split(
            "one_colour_more",
            "begin with as many as border on each other, and add one until it can be done",
            goals,
            move |parts, working| {
                working.note(|| format!("{} all border on each other, so {least} colours are needed", joined(&names)));
                for (count, solutions) in counts.iter().zip(parts) {
                    let can = solutions.as_list().is_some_and(|list| !list.is_empty());
                    working.note(|| format!("{count} colours {}", if can { "suffice" } else { "do not suffice" }));
                    if can {
                        return Ok((*count as i64).into());
                    }
                }
                Err(Setback::no_way("that many colours do not suffice"))
            },
        ),
        Approach::direct(
            "most_hemmed_in_first",
            "colour what has the fewest colours left, with more and more colours",
            move |working| {
                let neighbours = same.neighbours();
                for count in 1..=60 {
                    let mut chosen = vec![0; same.vertices.len()];
                    if hemmed_in_first(&neighbours, count, &mut chosen, working)? {
                        return Ok(count.into());
                    }
                }
                Err(Setback::no_way("60 colours do not suffice"))
            },
        ),
    ]
}
