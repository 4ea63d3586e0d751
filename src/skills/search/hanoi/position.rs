//! From any position to a tower on one peg, `hanoi_from(["A", "B", "C"], ["B", "C", "B", "A"], "C")`: the second given names the
//! peg of each disk, the smallest first. `hanoi_from_count(...)` is how many moves it takes at least.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::notation::notation;
use crate::language::Telling;
use crate::language::rules::{self, MARKS, Rules};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// So many disks are searched breadth first, and so many are moved at most.
const MOST_SEARCHED: usize = 8;
const MOST: usize = 12;

/// Words besides those of the rules.
const KNOWN: &str = "hanoi tower towers peg rod pole disk disc ring position state initial start now current currently listed list bottom top number size \
    how many move fewest least minimum smallest needed need to get all have on onto from goal target left game puzzle stopped middle somebody element \
    last first biggest bigger larger small smaller only empty one single time a legal configuration arrangement is are at be can may not never \
    action plan optimal produce json moved shortest solution required required finish still it takes take transfer whole place upon under more \
    no which order these what show sequence write each step form notation";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("hanoi") && !prompt.says("peg|rod|pole disk|disc|ring") {
        return None;
    }
    let shown = positions(prompt);
    let (start, goal) = match &shown[..] {
        [start] => (start, None),
        [start, goal] => (start, Some(goal)),
        _ => return None,
    };
    let names: Vec<String> = start.keys().cloned().collect();
    let count = start.values().map(Vec::len).sum::<usize>();
    if names.len() != 3 || !(1..=MOST).contains(&count) {
        return None;
    }
    let peg_of = |position: &BTreeMap<String, Vec<usize>>| -> Option<Vec<String>> {
        (1..=count)
            .map(|disk| position.iter().find(|(_, disks)| disks.contains(&disk)).map(|it| it.0.clone()))
            .collect()
    };
    let from = peg_of(start)?;
    let telling = Telling::new(prompt);
    let target = match goal {
        Some(goal) => {
            let to: BTreeSet<String> = peg_of(goal).filter(|_| goal.len() == 3)?.into_iter().collect();
            to.first().filter(|_| to.len() == 1)?.clone()
        }
        None => target(prompt, &names)?,
    };
    if from.iter().all(|it| *it == target) {
        return None;
    }
    let numbers: Vec<i64> = (1..=count.max(3) as i64).collect();
    let known = format!("{KNOWN} {MARKS}");
    let doubt =
        Rules { things: "disk disc peg rod", known: &known, numbers: &numbers }.closed(&rules::sentences(&telling));
    let is_ruled =
        prompt.says("adjacent|neighbouring|cyclic|clockwise|colour|color|must_pass|directly|larger_disk_may|may_lie");
    let counts = prompt.says("how_many|number_of|minimum_number|fewest_number move|step !list !sequence");
    telling.weighs_all();
    let pegs = Value::list(names.iter().map(|it| Value::written(it)));
    let given = vec![pegs, Value::list(from.iter().map(|it| Value::written(it))), Value::written(&target)];
    let (verb, unknown, form) = match counts {
        true => ("hanoi_from_count", "how many moves are needed from there", Form::Plain),
        false => {
            let moved =
                super::reading::as_data(&telling, true).map(|it| Form::listed("[", ", ", "]", Form::Filled(it)));
            let form = moved.or_else(|| notation(&telling, &names).map(|it| it.all));
            let usual = || Form::listed("", "\n", "", Form::Filled("Move disk {0} from peg {1} to peg {2}".to_owned()));
            ("hanoi_from", "the fewest moves from there", form.unwrap_or_else(usual))
        }
    };
    let reading = telling.reading("search", unknown, Goal::new(verb, given), form);
    (!is_ruled).then(|| reading.doubted(doubt))
}

/// The positions that are shown: for each peg its disks, "Peg A: 4, 2", `"B": [3, 1]`.
fn positions(prompt: &Prompt) -> Vec<BTreeMap<String, Vec<usize>>> {
    let text = &prompt.text;
    let mut found: Vec<BTreeMap<String, Vec<usize>>> = Vec::new();
    let mut open: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, _) in text.match_indices(':') {
        let lead = text[..at].trim_end_matches(['"', '\'', ' ']);
        let name = lead.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let is_name = name.len() == 1 && name.chars().all(|c| c.is_ascii_alphanumeric())
            || matches!(&*name.to_lowercase(), "left" | "middle" | "right");
        let rest = text[at + 1..].trim_start_matches(' ');
        let inside = match rest.strip_prefix('[') {
            Some(inner) => inner.split(']').next().unwrap_or(""),
            None => rest.split(['\n', ';', '.']).next().unwrap_or(""),
        };
        let bare = inside.trim().trim_matches(['(', ')']);
        let disks: Option<Vec<usize>> = match bare.to_lowercase().as_str() {
            "" | "empty" | "none" | "-" | "–" | "nothing" => Some(Vec::new()),
            _ => bare.split([',', ' ']).filter(|it| !it.is_empty()).map(|it| it.parse().ok()).collect(),
        };
        let (true, Some(disks)) = (is_name, disks) else {
            continue;
        };
        let is_stacked = disks.windows(2).all(|two| two[0] > two[1]) || disks.windows(2).all(|two| two[0] < two[1]);
        if !is_stacked || open.insert(name.to_owned(), disks).is_some() {
            return Vec::new();
        }
        if open.len() == 3 {
            found.push(std::mem::take(&mut open));
        }
    }
    // Every disk once.
    let is_whole = |position: &BTreeMap<String, Vec<usize>>| {
        let mut all: Vec<usize> = position.values().flatten().copied().collect();
        all.sort_unstable();
        all.iter().copied().eq(1..=all.len())
    };
    if !open.is_empty() || !found.iter().all(is_whole) { Vec::new() } else { found }
}

/// The one peg that all are to come to.
fn target(prompt: &Prompt, names: &[String]) -> Option<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for sentence in prompt.sentences_that_say("all|whole|everything|tower|every") {
        let words: Vec<&str> =
            prompt.text_of(sentence).split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        for at in 1..words.len() {
            let lead = words[at.saturating_sub(3)..at].iter().any(|it| matches!(*it, "on" | "onto" | "to"));
            if lead && let Some(name) = names.iter().find(|it| *it == words[at]) {
                found.insert(name.clone());
            }
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The peg of each disk, as places in the list of pegs, and the peg that is sought.
type Position = (Vec<usize>, usize);

fn position(pegs: &Value, at: &Value, target: &Value) -> Option<Position> {
    let pegs = pegs.as_list().filter(|it| it.len() == 3)?;
    let place = |name: &Value| pegs.iter().position(|peg| peg == name);
    let at: Option<Vec<usize>> = at.as_list()?.iter().map(place).collect();
    let at = at.filter(|it| (1..=MOST).contains(&it.len()))?;
    Some((at, place(target)?))
}

pub fn approaches(pegs: &Value, at: &Value, target: &Value) -> Vec<Approach> {
    let (Some((at, target)), Some(names)) = (position(pegs, at, target), pegs.as_list().map(<[Value]>::to_vec)) else {
        return Vec::new();
    };
    let (same, again) = (at.clone(), names.clone());
    let told = |names: &[Value], moves: &[(usize, usize, usize)]| {
        let one = |(disk, from, to): &(usize, usize, usize)| {
            Value::list([Value::from(*disk as i64 + 1), names[*from].clone(), names[*to].clone()])
        };
        Value::list(moves.iter().map(one))
    };
    let mut ways = vec![Approach::direct(
        "largest_first",
        "bring the largest disk home first: all smaller ones must wait on the third peg",
        move |working| {
            let mut at = at.clone();
            let mut moves = Vec::new();
            let count = at.len();
            gather(&mut at, count, target, &mut moves, working)?;
            Ok(told(&names, &moves))
        },
    )];
    if same.len() <= MOST_SEARCHED {
        ways.push(Approach::direct("breadth_first", "all positions after one move, after two moves, after three", {
            move |working| breadth_first(&same, target, working).map(|moves| told(&again, &moves))
        }));
    }
    ways
}

fn gather(
    at: &mut [usize],
    count: usize,
    target: usize,
    moves: &mut Vec<(usize, usize, usize)>,
    working: &mut Working,
) -> Result<(), Setback> {
    let Some(largest) = count.checked_sub(1) else {
        return Ok(());
    };
    working.spend(1)?;
    if at[largest] != target {
        let from = at[largest];
        gather(at, largest, 3 - from - target, moves, working)?;
        moves.push((largest, from, target));
        at[largest] = target;
    }
    gather(at, largest, target, moves, working)
}

/// A disk, and the pegs that it leaves and comes to.
type Step = (usize, usize, usize);

fn breadth_first(at: &[usize], target: usize, working: &mut Working) -> Result<Vec<(usize, usize, usize)>, Setback> {
    let mut came_from: BTreeMap<Vec<usize>, (Vec<usize>, Step)> = BTreeMap::new();
    let mut queue = VecDeque::from([at.to_vec()]);
    while let Some(position) = queue.pop_front() {
        working.spend(2)?;
        if position.iter().all(|peg| *peg == target) {
            let mut moves = Vec::new();
            let mut here = position;
            while here != at {
                let (before, step) = came_from[&here].clone();
                moves.push(step);
                here = before;
            }
            moves.reverse();
            return Ok(moves);
        }
        for from in 0..3 {
            let Some(disk) = position.iter().position(|peg| *peg == from) else {
                continue;
            };
            for to in (0..3).filter(|to| *to != from && !position[..disk].contains(to)) {
                let mut next = position.clone();
                next[disk] = to;
                if next != at && !came_from.contains_key(&next) {
                    came_from.insert(next.clone(), (position.clone(), (disk, from, to)));
                    queue.push_back(next);
                }
            }
        }
    }
    Err(Setback::no_way("the tower is never met"))
}

pub fn counting(pegs: &Value, at: &Value, target: &Value) -> Vec<Approach> {
    let Some((places, goal)) = position(pegs, at, target) else {
        return Vec::new();
    };
    let moves = Goal::new("hanoi_from", vec![pegs.clone(), at.clone(), target.clone()]);
    vec![
        Approach::split("count_the_moves", "find the moves and count them", vec![moves], |parts, _| {
            let moves = parts[0].as_list().ok_or_else(|| Setback::no_way("there are no moves"))?;
            Ok(Value::from(moves.len() as i64))
        }),
        Approach::direct(
            "powers_of_two",
            "each disk that is not where it must be adds 2^(k-1) moves",
            move |working| {
                let mut wanted = goal;
                let mut moves = 0_i64;
                for disk in (0..places.len()).rev() {
                    working.spend(1)?;
                    if places[disk] != wanted {
                        moves += 1 << disk;
                        wanted = 3 - places[disk] - wanted;
                        working.note(|| format!("disk {} adds {}", disk + 1, 1 << disk));
                    }
                }
                Ok(Value::from(moves))
            },
        ),
    ]
}
