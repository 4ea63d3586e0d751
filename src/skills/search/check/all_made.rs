//! How near one comes to a number, and with how few others: every two numbers are put together in every way, to the end.

use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// So many numbers are put together in every way: whole ones, and others.
const MOST: [usize; 2] = [6, 4];

/// What is sought, and the best that was met.
struct Search<'a> {
    target: i128,
    operators: &'a str,
    needs_all: bool,
    is_whole: bool,
    count: usize,
    /// How far the nearest is from the target, over what, and whether it lies below, above, or both.
    nearest: Option<((i128, i128), [bool; 2])>,
    fewest: Option<usize>,
}

/// A fraction that is not reduced, the second above zero.
type Ratio = (i128, i128);

pub fn check(is_nearest: bool, [target, numbers, operators, rule]: [&Value; 4], answer: &Value) -> Verdict {
    let (Some(target), Some(numbers)) = (target.as_number().and_then(Number::to_i64), numbers.as_small_integers())
    else {
        return Verdict::Unsettled;
    };
    let (Some(operators), Some(rule)) = (operators.as_text(), rule.as_text()) else {
        return Verdict::Unsettled;
    };
    let is_whole = rule.contains("whole");
    if numbers.len() > MOST[usize::from(!is_whole)] || numbers.is_empty() || numbers.iter().any(|it| it.abs() > 10_000)
    {
        return Verdict::Unsettled;
    }
    let mut search = Search {
        target: target.into(),
        operators,
        needs_all: rule.starts_with("all"),
        is_whole,
        count: numbers.len(),
        nearest: None,
        fewest: None,
    };
    let table: Vec<(Ratio, usize)> = numbers.iter().map(|it| ((i128::from(*it), 1), 1)).collect();
    search.look(&table);
    let said = answer.as_number().and_then(Number::to_i64);
    if is_nearest {
        return match (search.nearest, said) {
            (Some(((far, over), [is_below, is_above])), Some(said)) => {
                let own = i128::from(said) - search.target;
                let is_side = if own < 0 { is_below } else { is_above };
                match own.abs() * over == far && is_side && (is_below != is_above || far == 0) {
                    true => {
                        Verdict::confirmed(format!("of all that can be put together nothing is nearer to {target}"))
                    }
                    false => Verdict::refuted("something nearer, or as near, can be put together"),
                }
            }
            (_, None) => Verdict::Unsettled,
            _ => Verdict::refuted("nothing can be put together"),
        };
    }
    match (search.fewest, said, answer.as_text()) {
        (Some(fewest), Some(said), _) if usize::try_from(said) == Ok(fewest) => Verdict::confirmed(format!(
            "of all ways to put them together those that make {target} use {fewest} or more"
        )),
        (None, _, Some("no solution")) => Verdict::confirmed(format!("no way to put them together makes {target}")),
        (Some(fewest), ..) => Verdict::refuted(format!("{fewest} of the numbers are enough")),
        _ => Verdict::refuted(format!("no way to put them together makes {target}")),
    }
}

impl Search<'_> {
    /// A value made of so many of the numbers.
    fn weigh(&mut self, (over, under): Ratio, used: usize) {
        if self.needs_all && used < self.count {
            return;
        }
        let apart = over - self.target * under;
        let far = (apart.abs(), under);
        let side = [apart <= 0, apart >= 0];
        match &mut self.nearest {
            Some((known, sides)) if far.0 * known.1 == known.0 * far.1 => {
                *sides = [sides[0] || side[0], sides[1] || side[1]];
            }
            Some((known, _)) if far.0 * known.1 > known.0 * far.1 => {}
            nearest => *nearest = Some((far, side)),
        }
        if apart == 0 {
            self.fewest = Some(self.fewest.map_or(used, |it| it.min(used)));
        }
    }

    fn look(&mut self, table: &[(Ratio, usize)]) {
        if let Some(&(value, used)) = table.last() {
            // The others were weighed when they were put together; at first all are new.
            let is_start = table.iter().all(|it| it.1 == 1);
            if is_start {
                table.iter().for_each(|&(value, used)| self.weigh(value, used));
            } else {
                self.weigh(value, used);
            }
        }
        for i in 0..table.len() {
            for j in 0..table.len() {
                if i == j {
                    continue;
                }
                let (((a, b), m), ((c, d), n)) = (table[i], table[j]);
                for sign in self.operators.chars() {
                    let made = match sign {
                        '+' | '*' if i > j => continue,
                        '+' => (a * d + c * b, b * d),
                        '-' => (a * d - c * b, b * d),
                        '*' => (a * c, b * d),
                        _ if c == 0 => continue,
                        _ if c < 0 => (-a * d, b * -c),
                        _ => (a * d, b * c),
                    };
                    let made = if self.is_whole {
                        if made.0 <= 0 || made.0 % made.1 != 0 {
                            continue;
                        }
                        (made.0 / made.1, 1)
                    } else {
                        made
                    };
                    let mut next: Vec<(Ratio, usize)> =
                        (0..table.len()).filter(|it| *it != i && *it != j).map(|it| table[it]).collect();
                    next.push((made, m + n));
                    self.look(&next);
                }
            }
        }
    }
}
