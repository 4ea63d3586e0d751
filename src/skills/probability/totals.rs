//! The total of several dice.
//!
//! Totals that are wanted are `[low, high, step]`: from low to high, in steps; the even ones from 2 to 12 are `[2, 12, 2]`.

use crate::maths::{Integer, Number};
use crate::problem::{Approach, Operation, Setback, Value, Working};

/// The most dice, and the most sides that one has.
const MOST_DICE: usize = 40;
const MOST_SIDES: i64 = 1_000;

/// Inclusion and exclusion goes through all sets of dice, so these are few.
const MOST_DICE_IN_SETS: usize = 12;

#[derive(Clone, Debug)]
struct Throw {
    sides: Vec<i64>,
    low: i64,
    high: i64,
    step: i64,
}

impl Throw {
    fn of(dice: &Value, totals: &Value) -> Option<Self> {
        let sides = dice.as_small_integers()?;
        let is_small = (1..=MOST_DICE).contains(&sides.len()) && sides.iter().all(|it| (1..=MOST_SIDES).contains(it));
        let [low, high, step] = totals.as_small_integers()?[..] else {
            return None;
        };
        let most: i64 = if is_small { sides.iter().sum() } else { return None };
        (step > 0 && low.abs() < 1_000_000 && high.abs() < 1_000_000).then_some(())?;
        // Totals that cannot be thrown make no difference.
        let low = if low < 1 { low + step * ((step - low) / step) } else { low };
        Some(Self { sides, low, high: high.min(most), step })
    }

    fn wanted(&self) -> impl Iterator<Item = i64> + use<> {
        (self.low..=self.high).step_by(self.step as usize)
    }

    /// How many ways all dice can fall.
    fn all(&self, working: &mut Working) -> Result<Number, Setback> {
        let mut all = Number::one();
        for sides in &self.sides {
            all = working.step(Operation::Multiply, [&all, &(*sides).into()])?;
        }
        Ok(all)
    }
}

pub fn approaches(dice: &Value, totals: &Value) -> Vec<Approach> {
    let Some(throw) = Throw::of(dice, totals) else {
        return Vec::new();
    };
    let (by_sets, by_eye) = (throw.clone(), throw.clone());
    let mut all = vec![Approach::direct(
        "die_by_die",
        "count the ways to each total, adding one die after another",
        move |working| {
            let ways = ways_to_totals(&throw, working)?;
            let mut wanted = Integer::from(0);
            for total in throw.wanted() {
                wanted += ways.get(total as usize).cloned().unwrap_or_default();
            }
            working.note(|| format!("in {wanted} ways the total is wanted"));
            let all = throw.all(working)?;
            Ok(working.step(Operation::Divide, [&wanted.into(), &all])?.into())
        },
    )];
    if by_sets.sides.len() <= MOST_DICE_IN_SETS && by_sets.sides.len() > 1 {
        let idea = "count as if dice had no last side, and take away what has too many, set by set";
        all.push(Approach::direct("inclusion_and_exclusion", idea, move |working| {
            let wanted = match by_sets.step {
                1 => up_to(&by_sets, by_sets.high, working)? - up_to(&by_sets, by_sets.low - 1, working)?,
                _ => {
                    let mut sum = Integer::from(0);
                    for total in by_sets.wanted() {
                        sum += up_to(&by_sets, total, working)? - up_to(&by_sets, total - 1, working)?;
                    }
                    sum
                }
            };
            working.note(|| format!("that leaves {wanted} ways"));
            let all = by_sets.all(working)?;
            Ok(working.step(Operation::Divide, [&wanted.into(), &all])?.into())
        }));
    }
    all.push(
        Approach::direct("share_of_totals", "guess that all totals are equally likely", move |working| {
            let (least, most) = (by_eye.sides.len() as i64, by_eye.sides.iter().sum::<i64>());
            let wanted = by_eye.wanted().filter(|total| *total >= least).count() as i64;
            working.note(|| format!("{wanted} of the {} totals are wanted", most - least + 1));
            Ok(working.step(Operation::Divide, [&wanted.into(), &(most - least + 1).into()])?.into())
        })
        .heuristic(),
    );
    all
}

/// For each total, in how many ways it can be thrown.
fn ways_to_totals(throw: &Throw, working: &mut Working) -> Result<Vec<Integer>, Setback> {
    let mut ways = vec![Integer::from(1)];
    for (index, sides) in throw.sides.iter().enumerate() {
        let sides = usize::try_from(*sides).unwrap_or(0);
        working.spend((ways.len() + sides) as u64)?;
        let mut next = Vec::with_capacity(ways.len() + sides);
        // A running sum over the last so many totals.
        let mut running = Integer::from(0);
        for total in 0..ways.len() + sides {
            next.push(running.clone());
            if let Some(more) = ways.get(total) {
                running += more;
            }
            if let Some(less) = total.checked_sub(sides).and_then(|at| ways.get(at)) {
                running -= less;
            }
        }
        ways = next;
        working.note(|| {
            let shown: Vec<String> = ways.iter().skip(index + 1).take(8).map(Integer::to_string).collect();
            let more = if ways.len() > index + 9 { " and so on" } else { "" };
            let dice = if index == 0 { "1 die".to_owned() } else { format!("{} dice", index + 1) };
            format!("with {dice}, ways to a total of {} and up: {}{more}", index + 1, shown.join(", "))
        });
    }
    Ok(ways)
}

/// In how many ways the total is at most so much: without last sides there are "total over dice" ways, and for each set of
/// dice those are taken away, or put back, in which all of the set go beyond their last side.
fn up_to(throw: &Throw, total: i64, working: &mut Working) -> Result<Integer, Setback> {
    let dice = throw.sides.len();
    let mut sum = Integer::from(0);
    for set in 0_u32..1 << dice {
        working.spend(1 + dice as u64 / 4)?;
        let beyond: i64 = (0..dice).filter(|die| set >> die & 1 == 1).map(|die| throw.sides[die]).sum();
        let left = total - beyond;
        if left < dice as i64 {
            continue;
        }
        let mut ways = Integer::from(1);
        for step in 0..dice as i64 {
            ways = ways * Integer::from(left - step) / Integer::from(step + 1);
        }
        if set.count_ones() % 2 == 0 {
            sum += ways;
        } else {
            sum -= ways;
        }
    }
    working.note(|| format!("a total of at most {total} is thrown in {sum} ways"));
    Ok(sum)
}
