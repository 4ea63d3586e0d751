//! A table of who has what, clue by clue.

use super::{NONE, SEVERAL};
use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 300_000;

struct Puzzle<'a> {
    size: usize,
    kinds: Vec<Vec<&'a str>>,
    clues: Vec<Clue<'a>>,
}

struct Clue<'a> {
    number: i64,
    kind: &'a str,
    one: &'a str,
    other: &'a str,
    by: i64,
}

fn puzzle<'a>(size: &Value, kinds: &'a Value, clues: &'a Value) -> Option<Puzzle<'a>> {
    let size = usize::try_from(size.as_number()?.to_i64()?).ok().filter(|it| (1..=9).contains(it))?;
    let kinds: Vec<Vec<&str>> = kinds.as_list()?.iter().map(Value::as_texts).collect::<Option<_>>()?;
    let clues = clues.as_rows()?.into_iter().map(|row| match row {
        [number, kind, one, other, by] => Some(Clue {
            number: number.as_number()?.to_i64()?,
            kind: kind.as_text()?,
            one: one.as_text()?,
            other: other.as_text()?,
            by: by.as_number()?.to_i64()?,
        }),
        _ => None,
    });
    let clues = clues.collect::<Option<_>>()?;
    (kinds.iter().all(|kind| kind.len() == size) && kinds.len() <= 12).then_some(Puzzle { size, kinds, clues })
}

pub fn zebra(size: &Value, kinds: &Value, clues: &Value, answer: &Value) -> Verdict {
    let Some(puzzle) = puzzle(size, kinds, clues) else {
        return Verdict::Unsettled;
    };
    if let Value::Text(text) = answer {
        if text.starts_with(NONE) {
            return match puzzle.has_arrangement() {
                Some(true) => Verdict::refuted("there is a solution"),
                Some(false) => Verdict::confirmed("going through all arrangements finds none that keeps to the clues"),
                None => Verdict::Unsettled,
            };
        }
        if text.starts_with(SEVERAL) {
            let shown = text.split_once('\n').map_or("", |(_, rest)| rest).split("\nand\n");
            let tables: Vec<Vec<Vec<&str>>> =
                shown.map(|table| table.lines().map(|line| line.split(", ").collect()).collect()).collect();
            return match &tables[..] {
                [one, other] if one != other => match puzzle.objection(one).or_else(|| puzzle.objection(other)) {
                    None => Verdict::confirmed("both arrangements keep to all clues"),
                    Some(why) => Verdict::refuted(why),
                },
                _ => Verdict::refuted("it does not show two arrangements"),
            };
        }
    }
    let table: Option<Vec<Vec<&str>>> = answer.as_list().and_then(|rows| rows.iter().map(Value::as_texts).collect());
    match table {
        None => Verdict::refuted("it is no table"),
        Some(table) => match puzzle.objection(&table) {
            Some(why) => Verdict::refuted(why),
            None => Verdict::confirmed(format!(
                "each thing has one place, and each of the {} clues holds in the table",
                puzzle.clues.iter().map(|clue| clue.number).max().unwrap_or(0)
            )),
        },
    }
}

impl Puzzle<'_> {
    fn objection(&self, table: &[Vec<&str>]) -> Option<String> {
        if table.len() != self.size || table.iter().any(|row| row.len() != self.kinds.len()) {
            return Some("the table has not one row for each place and one thing of each kind in it".to_owned());
        }
        for (kind, names) in self.kinds.iter().enumerate() {
            if names.iter().any(|name| table.iter().filter(|row| row[kind] == *name).count() != 1) {
                return Some(format!("the things of the kind of {} are not each in one place", names[0]));
            }
        }
        let place = |name: &str| table.iter().position(|row| row.contains(&name)).map_or(0, |at| at as i64 + 1);
        let broken = self.clues.iter().find(|clue| !clue.holds(place(clue.one), place(clue.other)))?;
        Some(format!("clue {} does not hold", broken.number))
    }

    /// Whether any arrangement keeps to the clues: kind after kind, each thing in turn. None when there are too many cases.
    fn has_arrangement(&self) -> Option<bool> {
        let names: Vec<&str> = self.kinds.iter().flatten().copied().collect();
        let mut places = vec![0; names.len()];
        self.go_on(&names, &mut places, &mut MOST_CASES.clone())
    }

    fn go_on(&self, names: &[&str], places: &mut Vec<i64>, left: &mut u64) -> Option<bool> {
        *left = left.checked_sub(1)?;
        let at_place = |places: &[i64], name: &str| names.iter().position(|it| *it == name).map_or(0, |at| places[at]);
        // The thing with the fewest places that no clue forbids comes next.
        let mut best: Option<(usize, Vec<i64>)> = None;
        for thing in (0..names.len()).filter(|&it| places[it] == 0).collect::<Vec<_>>() {
            let kind = thing / self.size * self.size;
            let mut open = Vec::new();
            for place in 1..=self.size as i64 {
                if places[kind..kind + self.size].contains(&place) {
                    continue;
                }
                places[thing] = place;
                let holds =
                    self.clues.iter().filter(|clue| clue.one == names[thing] || clue.other == names[thing]).all(
                        |clue| {
                            let (one, other) = (at_place(places, clue.one), at_place(places, clue.other));
                            one == 0 || other == 0 && !clue.other.is_empty() || clue.holds(one, other)
                        },
                    );
                if holds {
                    open.push(place);
                }
            }
            places[thing] = 0;
            if best.as_ref().is_none_or(|best| open.len() < best.1.len()) {
                best = Some((thing, open));
            }
        }
        let Some((thing, open)) = best else {
            return Some(true);
        };
        for place in open {
            places[thing] = place;
            let found = self.go_on(names, places, left)?;
            places[thing] = 0;
            if found {
                return Some(true);
            }
        }
        Some(false)
    }
}

impl Clue<'_> {
    fn holds(&self, one: i64, other: i64) -> bool {
        match self.kind {
            "at" => one == self.by,
            "not at" => one != self.by,
            "same" => one == other,
            "differ" => one != other,
            "before" => one < other,
            "ahead" => other - one == self.by,
            "apart" => (other - one).abs() == self.by,
            "not apart" => (other - one).abs() != self.by,
            _ => false,
        }
    }
}

/// What stands in the table beside what the question names.
pub fn read_off(table: &Value, kinds: &Value, asked: &Value, answer: &Value) -> Verdict {
    if table.as_text().is_some() {
        return if table == answer {
            Verdict::confirmed("there is no single table")
        } else {
            Verdict::refuted("there is no single table")
        };
    }
    let (Some(table), Some(kinds), Some(asked)) = (table.as_rows(), kinds.as_rows(), asked.as_rows()) else {
        return Verdict::Unsettled;
    };
    let answers = match (asked.len(), answer) {
        (1, only) => std::slice::from_ref(only),
        (_, Value::List(answers)) => answers,
        _ => return Verdict::refuted("it does not answer each question"),
    };
    if answers.len() != asked.len() {
        return Verdict::refuted("it does not answer each question");
    }
    for (question, answer) in asked.iter().zip(answers) {
        let [kind, of] = question else {
            return Verdict::Unsettled;
        };
        let Some(kind) = kind.as_number().and_then(|it| usize::try_from(it.to_i64()?).ok()) else {
            return Verdict::Unsettled;
        };
        let goes_with =
            |row: usize| of.as_number().map_or(table[row].contains(of), |it| it.to_i64() == Some(row as i64 + 1));
        let is_right = |row: usize| match kind {
            0 => answer.as_number().and_then(|it| it.to_i64()) == Some(row as i64 + 1),
            kind => table[row].contains(answer) && kinds.get(kind - 1).is_some_and(|names| names.contains(answer)),
        };
        if !(0..table.len()).any(|row| goes_with(row) && is_right(row)) {
            return Verdict::refuted("the table does not have it there");
        }
    }
    Verdict::confirmed("it stands in the table beside what the question names")
}
