//! Courses with prerequisites, and whatever else has to come before something: is there an order, which, and who is in the
//! way?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::statements::{self, Told};
use crate::language::{Telling, rules, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// More things or pairs than this are not read.
const MOST: usize = 20_000;

/// What would make it another puzzle: a limit on how many at once, a choice between prerequisites, costs.
const OTHERS: &str = "so_far|already_passed|already_taken|semester|term|credit|hour|week|day|duration|minutes|at_most|at_a_time|at_once|parallel|corequisite|\
                      either|at_least_one|any_one|simultaneously|immediately|directly_after|directly_before|weight|cost|\
                      shortest|longest|distance|ascii|unicode|ascending|descending|\
                      unique|only_possible|the_only_order|only_one_order|how_many_orders|number_of_orders|how_many_ways|how_many_different|fewest";

/// "There are 4 courses ... to take A you must first take B ... can all be finished?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let gate = "prerequisite|require|required|depend|before|first|after|need|precede|unlock|dependency|until|once|follow|build|builds|rely|relies|without|unless|presuppose|prior|earlier|beforehand";
    let has_arrow = ["->", "→", "=>"].iter().any(|arrow| prompt.text.contains(arrow));
    if !(has_arrow || prompt.says(gate)) || prompt.says(OTHERS) {
        return None;
    }
    // What is to be done, and not who stands where or what happened.
    let topic = "prerequisite|course|class|task|job|module|project|depend|dependency|package|lesson|subject|chapter|activity|\
                 recipe|schedule|build|take|lecture|curriculum|chore|workflow|exam|compile|install|degree|study|unlock";
    if !prompt.says(topic) || prompt.says("matrix|grid|board|spiral|table|maze|cell") {
        return None;
    }
    let asked = asked(prompt)?;
    // Those in a circle may be named in any order, those that are done may not.
    let is_sorted = prompt.says("alphabetical|alphabetically");
    if is_sorted && asked != Asked::Members {
        return None;
    }
    let telling = Telling::new(prompt);
    let Told { mut things, pairs, is_direction_known } = statements::read(&telling)?;
    if is_sorted {
        things.sort();
    }
    if pairs.is_empty() || things.len() > MOST || pairs.len() > MOST {
        return None;
    }
    // Whether there is a circle is the same question backwards; an order is not.
    if !is_direction_known && asked == Asked::Order {
        return None;
    }
    telling.says(&["order|sequence|schedule|possible|finish|complete|cycle|circle|circular|loop|deadlock|plan"]);
    telling.says(&["can|could|possible|return|answer|output !all !each"]);
    telling.says(&[
        "give_one|name_one|show_one|write_one|find_one|list_one|give_it|give_such_an_order|give_an_example|if_so",
    ]);
    // "Courses are numbered 0..4.": numbers that only name the things, or count them.
    for sentence in telling.left() {
        let words = rules::words(&prompt.text, sentence.span.clone());
        let is_known = |number: i64| number == things.len() as i64 || things.contains(&number.to_string());
        let mut numbers = words.iter().filter_map(|word| word.number).peekable();
        let names = numbers.peek().is_some() && numbers.all(is_known);
        let limits = "only must except unless instead but not no never without also before after first until either";
        if names && !words.iter().any(|word| word.is(limits)) {
            telling.passes(&sentence.span);
        }
    }
    let form = match asked {
        Asked::Finishable | Asked::Circle => wanted(prompt).truth(("Yes", "No")),
        Asked::Order | Asked::Members => wanted(prompt).list(", "),
    };
    let (verb, unknown) = match asked {
        Asked::Finishable => ("finishable", "whether there is an order that keeps every prerequisite"),
        Asked::Circle => ("going_round", "whether some wait for each other in a circle"),
        Asked::Order => ("order_of", "an order that keeps every prerequisite"),
        Asked::Members => ("in_circles", "which wait for each other in a circle"),
    };
    let goal = Goal::new(verb, vec![things_value(&things), pairs_value(&pairs)]);
    let form = match form {
        Form::Plain => Form::listed("", ", ", "", Form::Plain),
        other => other,
    };
    Some(telling.reading("graphs", unknown, goal, form))
}

fn things_value(things: &[String]) -> Value {
    Value::list(things.iter().map(|it| Value::written(it)))
}

fn pairs_value(pairs: &[(String, String)]) -> Value {
    let pairs: BTreeSet<Vec<Value>> =
        pairs.iter().map(|(earlier, later)| vec![Value::written(earlier), Value::written(later)]).collect();
    Value::rows(pairs)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Finishable,
    Circle,
    Order,
    Members,
}

/// What is asked. When yes and no are explained, "True if ...", the explanation says what yes means.
fn asked(prompt: &Prompt) -> Option<Asked> {
    const CIRCLE: &str =
        "cycle|circle|circular|cyclic|loop|deadlock|impossible|cannot|can_not|never|stuck|contradict|contradiction";
    let explained = prompt.sentences_that_say("true|yes if|when|iff|whenever|for").next();
    // "Can all be done? True or False will do."
    let wants_truth = prompt.says("true false") || prompt.says("yes no");
    if let Some(sentence) = explained {
        let tokens = prompt.of(sentence);
        let yes = tokens.iter().position(|token| token.is_word("true") || token.is_word("yes"))?;
        let ends = ["false", "no", "otherwise", "else"];
        let end = tokens[yes..].iter().position(|token| ends.iter().any(|end| token.is_word(end)));
        let end = end.map_or(tokens.len(), |end| yes + end);
        // "True if there is": what there is, the question says.
        let says_what = says(&tokens[yes..end], CIRCLE)
            || says(
                &tokens[yes..end],
                "finish|complete|order|possible|all|every|pass|take|done|feasible|works|work|graduate|yes|can",
            );
        let asks_for_circle = prompt.outline().sentences.iter().any(|it| {
            prompt.text_of(it).trim_end().ends_with('?')
                && says(prompt.of(it), CIRCLE)
                && !says(prompt.of(it), "finish|complete|possible|take|pass|graduate")
        });
        if !says_what && asks_for_circle {
            return Some(Asked::Circle);
        }
        // "False if ..., True if ..." is told the other way round.
        return Some(if says(&tokens[yes..end], CIRCLE) { Asked::Circle } else { Asked::Finishable });
    }
    if !wants_truth && prompt.says("which|what|who|find|name|list|identify cycle|circle|circular|loop|deadlock") {
        return Some(Asked::Members);
    }
    let truth =
        "can|could|possible|able|whether|feasible|doable|manage|may|will|does|is_there|are_there|determine|decide";
    let order = "order|sequence|schedule|arrangement|plan|ordering|arrange|sort";
    let wants_order = prompt.says(
        "give|find|list|what|which|show|produce|output|return|provide|suggest|tell|how|arrange|sort|put|make|write \
         order|sequence|schedule|ordering|arrange|sort|plan !whether !is_there !possible_to",
    );
    // "Is there an order? Give one."
    let wants_one =
        prompt.says("give_one|name_one|show_one|find_one|write_one") && prompt.says("order|sequence|schedule");
    if (wants_order || wants_one) && !wants_truth {
        return Some(Asked::Order);
    }
    // "Does any order work?" asks whether there is one.
    let sentences = prompt.sentences_that_say(truth);
    let question = sentences.last();
    match question {
        Some(sentence) if says(prompt.of(sentence), CIRCLE) && !says(prompt.of(sentence), "can_you|possible") => {
            Some(Asked::Circle)
        }
        Some(sentence)
            if says(
                prompt.of(sentence),
                "finish|complete|take|possible|do|done|graduate|pass|attend|study|order|cycle|circle|loop|build|\
                 finished|completed|taken|all|everything|learn|install|run",
            ) =>
        {
            Some(Asked::Finishable)
        }
        _ => prompt.says(order).then_some(Asked::Order).filter(|_| prompt.says("give|find|need|want|please")),
    }
}

/// Things by number, with who comes after each and how many come before it.
#[derive(Clone)]
struct Graph {
    things: Vec<Value>,
    after: Vec<Vec<usize>>,
    before: Vec<usize>,
}

impl Graph {
    fn new(things: &Value, pairs: &Value) -> Option<Self> {
        let things = things.as_list()?.to_vec();
        let number: BTreeMap<&Value, usize> = things.iter().zip(0..).collect();
        if number.len() != things.len() {
            return None;
        }
        let (mut after, mut before) = (vec![Vec::new(); things.len()], vec![0; things.len()]);
        for pair in pairs.as_rows()? {
            let [earlier, later] = pair else {
                return None;
            };
            let (earlier, later) = (*number.get(earlier)?, *number.get(later)?);
            after[earlier].push(later);
            before[later] += 1;
        }
        Some(Self { things: things.clone(), after, before })
    }

    fn name(&self, it: usize) -> String {
        self.things[it].spoken()
    }

    /// Some of them in words, and how many more there are.
    fn names(&self, some: &[usize]) -> String {
        let shown: Vec<String> = some.iter().take(12).map(|&it| self.name(it)).collect();
        let more = if some.len() > 12 { format!(" and {} more", some.len() - 12) } else { String::new() };
        format!("{}{more}", shown.join(", "))
    }

    /// Taking away, again and again, what waits for nothing (Kahn 1962): the order, and what is left when nothing can be
    /// taken away any more.
    fn peel(&self, working: &mut Working) -> Result<(Vec<usize>, Vec<usize>), Setback> {
        let mut waiting = self.before.clone();
        let mut free: BinaryHeap<Reverse<usize>> =
            (0..self.things.len()).filter(|&it| waiting[it] == 0).map(Reverse).collect();
        let mut order = Vec::new();
        while let Some(Reverse(next)) = free.pop() {
            working.spend(1 + self.after[next].len() as u64)?;
            order.push(next);
            let mut freed = Vec::new();
            for &later in &self.after[next] {
                waiting[later] -= 1;
                if waiting[later] == 0 {
                    freed.push(later);
                    free.push(Reverse(later));
                }
            }
            if order.len() <= 40 {
                working.note(|| match &freed[..] {
                    [] => format!("{} waits for nothing more; take it", self.name(next)),
                    freed => {
                        format!(
                            "{} waits for nothing more; take it, and it sets free {}",
                            self.name(next),
                            self.names(freed)
                        )
                    }
                });
            }
        }
        let left: Vec<usize> = (0..self.things.len()).filter(|&it| waiting[it] > 0).collect();
        working.note(|| match &left[..] {
            [] => format!("all {} are taken", order.len()),
            left => {
                format!("{} are left, and each of them waits for another of them: {}", left.len(), self.names(left))
            }
        });
        Ok((order, left))
    }

    /// Going on from each to one that comes after it, as deep as it goes: either the things in the order in which one is
    /// done with them, last first, or a circle that the path runs into (Tarjan 1976).
    fn go_deep(&self, working: &mut Working) -> Result<Result<Vec<usize>, Vec<usize>>, Setback> {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            OnPath,
            Done,
        }
        let mut marks = vec![Mark::New; self.things.len()];
        let mut done = Vec::new();
        let mut notes = 0;
        for start in 0..self.things.len() {
            if marks[start] != Mark::New {
                continue;
            }
            let mut path = vec![(start, 0)];
            marks[start] = Mark::OnPath;
            while let Some((at, tried)) = path.last_mut() {
                working.spend(1)?;
                let at = *at;
                let Some(&next) = self.after[at].get(*tried) else {
                    marks[at] = Mark::Done;
                    done.push(at);
                    path.pop();
                    continue;
                };
                *tried += 1;
                match marks[next] {
                    Mark::Done => {}
                    Mark::New => {
                        marks[next] = Mark::OnPath;
                        path.push((next, 0));
                    }
                    Mark::OnPath => {
                        let from = path.iter().position(|(it, _)| *it == next).unwrap_or(0);
                        let circle: Vec<usize> = path[from..].iter().map(|(it, _)| *it).collect();
                        working.note(|| format!("the path {} comes back to {}", self.names(&circle), self.name(next)));
                        return Ok(Err(circle));
                    }
                }
            }
            notes += 1;
            if notes <= 30 {
                working.note(|| {
                    format!("all that comes after {} is looked through, and no path came back", self.name(start))
                });
            }
        }
        done.reverse();
        Ok(Ok(done))
    }

    /// From something that waits for ever, back from each to one it waits for, until one comes again.
    fn circle_among(&self, left: &[usize], working: &mut Working) -> Result<Vec<usize>, Setback> {
        let is_left: BTreeSet<usize> = left.iter().copied().collect();
        let mut waits_for = BTreeMap::new();
        for &one in left {
            for &later in &self.after[one] {
                working.spend(1)?;
                if is_left.contains(&later) {
                    waits_for.entry(later).or_insert(one);
                }
            }
        }
        let mut seen = Vec::new();
        let mut at = left[0];
        while !seen.contains(&at) {
            working.spend(1 + seen.len() as u64 / 8)?;
            seen.push(at);
            at = *waits_for.get(&at).ok_or_else(|| Setback::no_way("the trail ends"))?;
        }
        let from = seen.iter().position(|it| *it == at).unwrap_or(0);
        let mut circle = seen.split_off(from);
        circle.reverse();
        working.note(|| {
            format!("from {} back to what each waits for, one comes again: {}", self.name(left[0]), self.names(&circle))
        });
        Ok(circle)
    }

    fn values(&self, some: &[usize]) -> Value {
        Value::list(some.iter().map(|&it| self.things[it].clone()))
    }

    /// A circle from the first of its things on.
    fn round(&self, circle: &[usize]) -> Value {
        let start = (0..circle.len()).min_by_key(|&it| circle[it]).unwrap_or(0);
        self.values(&[&circle[start..], &circle[..start]].concat())
    }

    /// Words that say why there is no order.
    fn why_none(&self, circle: &[usize]) -> Value {
        let names: Vec<String> = circle.iter().chain(circle.first()).map(|&it| self.name(it)).collect();
        Value::text(format!("there is no such order: {}", names.join(" before ")))
    }
}

pub fn approaches(verb: &str, things: &Value, pairs: &Value) -> Vec<Approach> {
    let Some(graph) = Graph::new(things, pairs) else {
        return Vec::new();
    };
    let order = Goal::new("order_of", vec![things.clone(), pairs.clone()]);
    let circle = Goal::new("circle_in", vec![things.clone(), pairs.clone()]);
    match verb {
        "finishable" => truths(graph, order, circle, true),
        "going_round" => truths(graph, order, circle, false),
        "order_of" => orders(graph),
        "circle_in" => circles(graph),
        "in_circles" => members(graph),
        _ => Vec::new(),
    }
}

/// Whether all can be done, from an order or from a circle.
fn truths(graph: Graph, order: Goal, circle: Goal, all_done: bool) -> Vec<Approach> {
    vec![
        Approach::split(
            "give_an_order",
            "one order in which every pair is kept settles it",
            vec![order],
            move |parts, working| {
                let is_order = matches!(parts[0], Value::List(_));
                working.note(|| if is_order { "there is an order" } else { "there is no order" }.to_owned());
                Ok(Value::Truth(is_order == all_done))
            },
        ),
        Approach::split(
            "look_for_a_circle",
            "all can be done exactly when nothing waits for itself",
            vec![circle],
            move |parts, working| {
                let is_free = parts[0].as_list().is_some_and(<[Value]>::is_empty);
                working.note(|| if is_free { "there is no circle" } else { "there is a circle" }.to_owned());
                Ok(Value::Truth(is_free == all_done))
            },
        ),
        Approach::direct(
            "two_that_wait_for_each_other",
            "look only for two that wait for each other",
            move |working| {
                working.spend(graph.after.iter().map(|it| it.len() as u64).sum())?;
                let pairs: BTreeSet<(usize, usize)> = graph
                    .after
                    .iter()
                    .enumerate()
                    .flat_map(|(one, after)| after.iter().map(move |&other| (one, other)))
                    .collect();
                let both = pairs.iter().find(|(one, other)| pairs.contains(&(*other, *one)));
                working.note(|| match both {
                    Some((one, other)) => {
                        format!("{} and {} wait for each other", graph.name(*one), graph.name(*other))
                    }
                    None => "no two wait for each other".to_owned(),
                });
                Ok(Value::Truth(both.is_none() == all_done))
            },
        )
        .heuristic(),
    ]
}

fn orders(graph: Graph) -> Vec<Approach> {
    let (same, listed) = (graph.clone(), graph.clone());
    vec![
        Approach::direct("peeling", "take again and again what waits for nothing (Kahn)", move |working| {
            let (order, left) = graph.peel(working)?;
            if left.is_empty() {
                return Ok(graph.values(&order));
            }
            Ok(graph.why_none(&graph.circle_among(&left, working)?))
        }),
        Approach::direct(
            "depth_first",
            "follow what comes after; what is done with last comes first",
            move |working| {
                Ok(match same.go_deep(working)? {
                    Ok(order) => same.values(&order),
                    Err(circle) => same.why_none(&circle),
                })
            },
        ),
        Approach::direct("fewest_before_it", "sort by how many come directly before each", move |working| {
            working.spend(listed.things.len() as u64 * 4)?;
            let mut order: Vec<usize> = (0..listed.things.len()).collect();
            order.sort_by_key(|&it| listed.before[it]);
            working.note(|| "what has more before it comes later".to_owned());
            Ok(listed.values(&order))
        })
        .heuristic(),
    ]
}

fn circles(graph: Graph) -> Vec<Approach> {
    let same = graph.clone();
    vec![
        Approach::direct("depth_first", "follow what comes after until a path comes back to itself", move |working| {
            Ok(match graph.go_deep(working)? {
                Ok(_) => Value::list([]),
                Err(circle) => graph.round(&circle),
            })
        }),
        Approach::direct(
            "what_cannot_be_peeled",
            "what is left when nothing can be taken holds a circle",
            move |working| {
                let (_, left) = same.peel(working)?;
                if left.is_empty() {
                    return Ok(Value::list([]));
                }
                let circle = same.circle_among(&left, working)?;
                Ok(same.round(&circle))
            },
        ),
    ]
}

/// All that lie on some circle.
fn members(graph: Graph) -> Vec<Approach> {
    let (same, quick) = (graph.clone(), graph.clone());
    vec![
        Approach::direct("from_each_back_to_it", "look from each whether a path leads back to it", move |working| {
            let mut found = Vec::new();
            for start in 0..graph.things.len() {
                let mut seen = vec![false; graph.things.len()];
                let mut open = graph.after[start].clone();
                while let Some(at) = open.pop() {
                    working.spend(1)?;
                    if !std::mem::replace(&mut seen[at], true) {
                        open.extend(&graph.after[at]);
                    }
                }
                if seen[start] {
                    found.push(start);
                    working.note(|| format!("a path from {} leads back to it", graph.name(start)));
                }
            }
            Ok(graph.values(&found))
        }),
        Approach::direct("strong_parts", "put together what reaches each other (Kosaraju)", move |working| {
            let parts = strong_parts(&same, working)?;
            let mut found: Vec<usize> = Vec::new();
            for part in parts {
                if part.len() > 1 || part.iter().any(|it| same.after[*it].contains(it)) {
                    working.note(|| format!("{} reach each other", same.names(&part)));
                    found.extend(part);
                }
            }
            found.sort_unstable();
            Ok(same.values(&found))
        }),
        Approach::direct("all_that_wait", "name all that can never be taken", move |working| {
            let (_, left) = quick.peel(working)?;
            Ok(quick.values(&left))
        })
        .heuristic(),
    ]
}

/// Parts within which everything reaches everything: first forward, noting when one is done with each, then backward from
/// the last (Kosaraju 1978).
fn strong_parts(graph: &Graph, working: &mut Working) -> Result<Vec<Vec<usize>>, Setback> {
    let n = graph.things.len();
    let (mut seen, mut done) = (vec![false; n], Vec::new());
    for start in 0..n {
        let mut path = vec![(start, 0)];
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        while let Some((at, tried)) = path.last_mut() {
            working.spend(1)?;
            match graph.after[*at].get(*tried) {
                Some(&next) => {
                    *tried += 1;
                    if !std::mem::replace(&mut seen[next], true) {
                        path.push((next, 0));
                    }
                }
                None => {
                    done.push(*at);
                    path.pop();
                }
            }
        }
    }
    let mut backward = vec![Vec::new(); n];
    graph.after.iter().enumerate().for_each(|(one, after)| after.iter().for_each(|&other| backward[other].push(one)));
    let mut taken = vec![false; n];
    let mut parts = Vec::new();
    for &start in done.iter().rev() {
        let (mut part, mut open) = (Vec::new(), vec![start]);
        while let Some(at) = open.pop() {
            working.spend(1)?;
            if !std::mem::replace(&mut taken[at], true) {
                part.push(at);
                open.extend(&backward[at]);
            }
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    Ok(parts)
}
