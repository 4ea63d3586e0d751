//! What spreads over a grid: rot among oranges, fire in a wood, an illness. How long until all have it?

use std::collections::VecDeque;

use super::shown::{Shown, legend};
use crate::language::Telling;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// Words for what has it already, what can get it, and what never does.
const SPREADING: &str = "rotten rotting rot spoiled burning fire flame lit infected infectious sick ill zombie flooded water lava \
                         contaminated mould mold mouldy moldy virus disease bad burns ignited diseased poisoned source corrupted";
const GETTING: &str = "fresh tree healthy human grass dry susceptible person people uninfected land wood unburned unburnt good \
                       clean villager forest sound ripe untouched well flammable bush vegetation house";
const NEVER: &str = "empty wall stone rock nothing bare immune vaccinated blocked gap none free obstacle barrier ground fireproof space blank";

/// "Every minute each fresh orange beside a rotten one becomes rotten. How many minutes until none is fresh?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let gate = "rotten|rot|spread|spreading|infect|infected|burn|burning|fire|zombie|flood|contaminate|contaminated|virus|disease|lava|mold|mould";
    if !prompt.says(gate)
        || prompt.says_somewhere("minimum infect|choose|place number")
            && prompt.says("choose|select|place initial|initially")
    {
        return None;
    }
    // "How many are still fresh after 3 minutes?" asks for something else.
    let unit = "minute|hour|day|step|round|turn|second|tick|time|generation|iteration|week|long|stage";
    let asks_time = prompt.says("how_many|number|minimum|how_long|when|time|compute|fewest|find|what minute|hour|day|step|round|turn|second|time|long|tick|generation|iteration|week until|before|till|for|to|take|takes|when|elapse|all|every|none");
    let is_other = prompt.says(
        "how_many_oranges|how_many_trees|how_many_people|how_many_cells|how_many_humans|how_many_fresh|how_many_are|how_many_remain",
    ) || prompt.says("recover|recovers|heal|probability|chance|wrap|torus|knight|wind|firefighter|at_least_two|two_or_more");
    if !asks_time || is_other {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&[gate]);
    let shown = Shown::of(&telling)?;
    let symbols = shown.symbols();
    let (mut spreading, mut getting, mut never) = (Vec::new(), Vec::new(), Vec::new());
    for said in legend(&telling, &symbols) {
        // "healthy" and "infected" may both be said of one symbol only where it is not a legend.
        let list = match (said.is(SPREADING), said.is(GETTING), said.is(NEVER)) {
            (true, false, false) => &mut spreading,
            (false, true, false) => &mut getting,
            (false, _, true) => &mut never,
            _ => continue,
        };
        if !list.contains(&said.symbol) {
            list.push(said.symbol);
        }
    }
    let known = spreading.len() + getting.len() + never.len();
    let all: std::collections::BTreeSet<&str> =
        spreading.iter().chain(&getting).chain(&never).map(String::as_str).collect();
    if known != all.len() || spreading.is_empty() || getting.is_empty() || !symbols.iter().all(|it| all.contains(it)) {
        return None;
    }
    let is_slanted = match (
        prompt.says("diagonal|diagonally|eight|8_-_directional|8_-_directionally|8"),
        prompt.says("diagonal|diagonally not|no|never|without|n't|except"),
    ) {
        (true, false)
            if prompt.says("diagonal|diagonally")
                || prompt
                    .says("eight|8 neighbor|neighbour|direction|adjacent|surrounding|directional|directionally") =>
        {
            "eight"
        }
        _ => "four",
    };
    telling.says(&[
        "adjacent|neighbor|neighbour|neighboring|neighbouring|beside|next_to|touch|directional|4_-_directionally|diagonal|diagonally|four|eight",
        unit,
        "each|every|cell value|values|state|states|contains|one_of|three",
    ]);
    let is_minus = telling.says(&[
        "-1|minus_one|minus_1|- 1|impossible|never|cannot|not_possible|can't",
        "stay|stays|remain|remains|left|survive forever|fresh|healthy|good|unburned|dry answer|return|output|give|print|write",
    ]);
    let minus = prompt.text.contains("-1") || prompt.says("minus_one|minus_1");
    let never_said: Value = if is_minus && minus { (-1).into() } else { Value::text("it never happens") };
    let kinds = [spreading, getting].map(|kind| Value::list(kind.iter().map(|it| Value::written(it))));
    let [spreading, getting] = kinds;
    let goal = Goal::new("spread_time", vec![shown.values(), spreading, getting, Value::text(is_slanted), never_said]);
    let mut reading =
        telling.reading("grids", "after how many steps nothing is left that can still get it", goal, Form::Plain);
    reading.restatement.condition = format!("it spreads to the {is_slanted} cells beside each");
    Some(reading)
}

#[derive(Clone)]
struct Field {
    height: usize,
    width: usize,
    sources: Vec<(usize, usize)>,
    can_get_it: Vec<Vec<bool>>,
    slanted: bool,
    never: Value,
}

impl Field {
    fn of(given: &[Value]) -> Option<Self> {
        let [rows, spreading, getting, directions, never] = given else {
            return None;
        };
        let (grid, spreading, getting) = (rows.as_grid()?, spreading.as_list()?, getting.as_list()?);
        let mut sources = Vec::new();
        for (row, cells) in grid.iter().enumerate() {
            sources.extend(
                (0..cells.len()).filter(|&column| spreading.contains(&cells[column])).map(|column| (row, column)),
            );
        }
        Some(Self {
            height: grid.len(),
            width: grid[0].len(),
            sources,
            can_get_it: grid.iter().map(|row| row.iter().map(|cell| getting.contains(cell)).collect()).collect(),
            slanted: directions.as_text()? == "eight",
            never: never.clone(),
        })
    }

    fn beside(&self, (row, column): (usize, usize)) -> impl Iterator<Item = (usize, usize)> + '_ {
        let ways: [(i64, i64); 8] = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)];
        let ways = ways.into_iter().take(if self.slanted { 8 } else { 4 });
        ways.filter_map(move |(down, right)| {
            let row = usize::try_from(row as i64 + down).ok().filter(|it| *it < self.height)?;
            let column = usize::try_from(column as i64 + right).ok().filter(|it| *it < self.width)?;
            Some((row, column))
        })
    }

    fn healthy(&self) -> usize {
        self.can_get_it.iter().flatten().filter(|it| **it).count()
    }
}

pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let Some(field) = Field::of(given) else {
        return Vec::new();
    };
    let (simulated, relaxed, straight) = (field.clone(), field.clone(), field.clone());
    vec![
        Approach::direct(
            "front_by_front",
            "go out from all sources at once, each cell one step after the one it got it from",
            move |working| fronts(&field, working),
        ),
        Approach::direct("step_by_step", "look through the whole grid at every step", move |working| {
            simulate(&simulated, working)
        }),
        Approach::direct(
            "last_cell_first",
            "ask of each cell by way of which neighbour it gets it soonest",
            move |working| relax(&relaxed, working),
        ),
        Approach::direct(
            "straight_lines",
            "measure the way to the nearest source as if nothing were in between",
            move |working| {
                let mut most = 0;
                for row in 0..straight.height {
                    for column in (0..straight.width).filter(|&column| straight.can_get_it[row][column]) {
                        working.spend(1 + straight.sources.len() as u64 / 50)?;
                        let far = |&(down, right): &(usize, usize)| {
                            let (one, other) = (row.abs_diff(down), column.abs_diff(right));
                            if straight.slanted { one.max(other) } else { one + other }
                        };
                        match straight.sources.iter().map(far).min() {
                            Some(steps) => most = most.max(steps),
                            None => return Ok(straight.never.clone()),
                        }
                    }
                }
                working.note(|| format!("the cell that is farthest from every source is {most} steps away"));
                Ok((most as i64).into())
            },
        )
        .heuristic(),
    ]
}

fn fronts(field: &Field, working: &mut Working) -> Result<Value, Setback> {
    let mut waits = field.can_get_it.clone();
    let mut open: VecDeque<((usize, usize), i64)> = field.sources.iter().map(|&place| (place, 0)).collect();
    let mut reached: Vec<usize> = vec![field.sources.len()];
    while let Some((place, step)) = open.pop_front() {
        working.spend(1)?;
        for (row, column) in field.beside(place) {
            if std::mem::replace(&mut waits[row][column], false) {
                open.push_back(((row, column), step + 1));
                reached.resize(reached.len().max(step as usize + 2), 0);
                reached[step as usize + 1] += 1;
            }
        }
    }
    for (step, count) in reached.iter().enumerate().take(30) {
        working.note(|| match step {
            0 => format!("it begins at {count} cells"),
            _ => format!("step {step} reaches {count} more"),
        });
    }
    let left = waits.iter().flatten().filter(|it| **it).count();
    if left > 0 {
        working.note(|| format!("{left} cells are never reached"));
        return Ok(field.never.clone());
    }
    Ok((reached.len() as i64 - 1).into())
}

fn simulate(field: &Field, working: &mut Working) -> Result<Value, Setback> {
    let mut waits = field.can_get_it.clone();
    let mut has_it = vec![vec![false; field.width]; field.height];
    field.sources.iter().for_each(|&(row, column)| has_it[row][column] = true);
    let mut left = field.healthy();
    let mut steps = 0;
    while left > 0 {
        working.spend(1 + (field.height * field.width) as u64 / 8)?;
        let mut newly = Vec::new();
        for (row, cells) in waits.iter().enumerate() {
            for (column, waits) in cells.iter().enumerate() {
                if *waits && field.beside((row, column)).any(|(row, column)| has_it[row][column]) {
                    newly.push((row, column));
                }
            }
        }
        if newly.is_empty() {
            working.note(|| format!("after step {steps} it spreads no further, and {left} are left"));
            return Ok(field.never.clone());
        }
        steps += 1;
        left -= newly.len();
        if steps <= 30 {
            working.note(|| format!("step {steps}: {} get it, {left} are left", newly.len()));
        }
        for (row, column) in newly {
            waits[row][column] = false;
            has_it[row][column] = true;
        }
    }
    Ok(steps.into())
}

/// Times are lowered until no cell can have it sooner by way of a neighbour (Bellman 1958).
fn relax(field: &Field, working: &mut Working) -> Result<Value, Setback> {
    let far = (field.height * field.width) as i64 + 1;
    let mut times = vec![vec![far; field.width]; field.height];
    field.sources.iter().for_each(|&(row, column)| times[row][column] = 0);
    let mut rounds = 0;
    loop {
        working.spend(1 + (field.height * field.width) as u64 / 8)?;
        let mut is_changed = false;
        // To and fro, so that what is found in a round helps in it.
        let cells = (0..field.height).flat_map(|row| (0..field.width).map(move |column| (row, column)));
        let order: Vec<(usize, usize)> = if rounds % 2 == 0 { cells.collect() } else { cells.rev().collect() };
        for (row, column) in order {
            if !field.can_get_it[row][column] {
                continue;
            }
            let soonest = field.beside((row, column)).map(|(row, column)| times[row][column] + 1).min().unwrap_or(far);
            if soonest < times[row][column] {
                times[row][column] = soonest;
                is_changed = true;
            }
        }
        rounds += 1;
        if !is_changed {
            break;
        }
    }
    let of_healthy = times.iter().zip(&field.can_get_it).flat_map(|(times, can)| times.iter().zip(can));
    let last = of_healthy.filter(|(_, can)| **can).map(|(time, _)| *time).max().unwrap_or(0);
    working.note(|| format!("after {rounds} rounds no time can be lowered any more"));
    Ok(if last >= far { field.never.clone() } else { last.into() })
}
