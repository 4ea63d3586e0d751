//! Walks a way through a grid again, and floods the grid from its start to see that none is shorter.

use crate::problem::{Value, Verdict};

pub struct Map {
    rows: Vec<Vec<char>>,
    names: Vec<String>,
    /// Whether the cells stand for rooms and what is between them.
    has_rooms: bool,
}

impl Map {
    pub fn new(rows: &Value, names: &Value, between: &[Value]) -> Option<Self> {
        let rows: Vec<Vec<char>> = rows.as_texts()?.iter().map(|row| row.chars().collect()).collect();
        let names: Vec<String> = names.as_texts()?.into_iter().map(str::to_owned).collect();
        let is_sound = matches!(names.len(), 4 | 8) && rows.len() <= 1_000 && rows.iter().all(|row| row.len() <= 1_000);
        is_sound.then_some(Self { rows, names, has_rooms: !between.is_empty() })
    }

    pub fn find(&self, mark: char) -> Option<(usize, usize)> {
        let of_row = |(row, line): (usize, &Vec<char>)| Some((row, line.iter().position(|it| *it == mark)?));
        self.rows.iter().enumerate().find_map(of_row)
    }

    /// The place that a step in the direction of this number leads to; none outside and in walls.
    pub fn after(&self, (row, column): (usize, usize), direction: usize) -> Option<(usize, usize)> {
        // Up, right, down, left, then what is between up and right, right and down, down and left, left and up.
        let down =
            [0, 4, 7].contains(&direction).then_some(-1).or([2, 5, 6].contains(&direction).then_some(1)).unwrap_or(0);
        let right =
            [1, 4, 5].contains(&direction).then_some(1).or([3, 6, 7].contains(&direction).then_some(-1)).unwrap_or(0);
        let onward = |(row, column): (usize, usize)| {
            let place = (row.checked_add_signed(down)?, column.checked_add_signed(right)?);
            (*self.rows.get(place.0)?.get(place.1)? != '#').then_some(place)
        };
        let next = onward((row, column))?;
        if self.has_rooms { onward(next) } else { Some(next) }
    }

    pub fn directions(&self) -> usize {
        self.names.len()
    }

    /// The fewest steps from start to goal; none when there is no way.
    pub fn fewest(&self) -> Option<usize> {
        let (start, goal) = (self.find('S')?, self.find('G')?);
        let mut steps_to: Vec<Vec<Option<usize>>> = self.rows.iter().map(|row| vec![None; row.len()]).collect();
        steps_to[start.0][start.1] = Some(0);
        let mut queue = std::collections::VecDeque::from([start]);
        while let Some(place) = queue.pop_front() {
            let steps = steps_to[place.0][place.1]?;
            for direction in 0..self.names.len() {
                if let Some(next) = self.after(place, direction)
                    && steps_to[next.0][next.1].is_none()
                {
                    steps_to[next.0][next.1] = Some(steps + 1);
                    queue.push_back(next);
                }
            }
        }
        steps_to[goal.0][goal.1]
    }
}

pub fn shortest(rows: &Value, names: &Value, between: &[Value], answer: &Value) -> Verdict {
    let Some(map) = Map::new(rows, names, between) else {
        return Verdict::Unsettled;
    };
    let (Some(start), Some(goal)) = (map.find('S'), map.find('G')) else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("no path") {
        return no_path(&map);
    }
    let Some(steps) = answer.as_texts() else {
        return Verdict::refuted("it is no list of directions");
    };
    let mut place = start;
    for (index, step) in steps.iter().enumerate() {
        let next = map.names.iter().position(|name| name == step).and_then(|direction| map.after(place, direction));
        match next {
            Some(next) => place = next,
            None => return Verdict::refuted(format!("step {}, {step}, cannot be made", index + 1)),
        }
    }
    let Some(fewest) = map.fewest() else {
        return Verdict::refuted("there is no way at all");
    };
    match () {
        () if place != goal => Verdict::refuted("it does not end at the goal"),
        () if steps.len() > fewest => {
            Verdict::refuted(format!("it takes {} steps, and {fewest} are enough", steps.len()))
        }
        () => Verdict::confirmed(format!(
            "walked again it ends at the goal, and a flood from the start needs {fewest} steps too"
        )),
    }
}

fn no_path(map: &Map) -> Verdict {
    match map.fewest() {
        Some(fewest) => Verdict::refuted(format!("there is a way of {fewest} steps")),
        None => Verdict::confirmed("a flood from the start never reaches the goal"),
    }
}

pub fn steps(rows: &Value, names: &Value, between: &[Value], answer: &Value) -> Verdict {
    let Some(map) = Map::new(rows, names, between).filter(|map| map.find('S').is_some() && map.find('G').is_some())
    else {
        return Verdict::Unsettled;
    };
    if answer.as_text() == Some("no path") {
        return no_path(&map);
    }
    let Some(steps) = answer.as_number() else {
        return Verdict::refuted("it is no number");
    };
    match map.fewest() {
        None => Verdict::refuted("there is no way at all"),
        Some(fewest) if steps.to_i64() == i64::try_from(fewest).ok() => {
            Verdict::confirmed(format!("a flood from the start comes to the goal after {fewest} steps"))
        }
        Some(fewest) => Verdict::refuted(format!("a flood from the start comes to the goal after {fewest} steps")),
    }
}

pub fn reachable(rows: &Value, names: &Value, between: &[Value], answer: &Value) -> Verdict {
    let Some(map) = Map::new(rows, names, between).filter(|map| map.find('S').is_some() && map.find('G').is_some())
    else {
        return Verdict::Unsettled;
    };
    match (map.fewest(), answer) {
        (Some(fewest), Value::Truth(true)) => {
            Verdict::confirmed(format!("a flood from the start comes to the goal after {fewest} steps"))
        }
        (None, Value::Truth(false)) => Verdict::confirmed("a flood from the start never reaches the goal"),
        (Some(fewest), _) => Verdict::refuted(format!("a flood from the start comes to the goal after {fewest} steps")),
        (None, _) => Verdict::refuted("a flood from the start never reaches the goal"),
    }
}
