//! Whether values satisfy the rules, and whether there are others.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

/// How many cases are gone through before the check says that it cannot tell.
const MOST_CASES: u64 = 20_000;

/// Domains are sets of bits.
const HIGHEST: i64 = 63;

struct Stated {
    ranges: Vec<(i64, i64)>,
    rules: Vec<Rule>,
    /// For each variable the rules that name it.
    rules_of: Vec<Vec<usize>>,
}

struct Rule {
    group: String,
    kind: String,
    /// A factor, or what is added to a member that must differ, and the variable.
    terms: Vec<(i64, usize)>,
    constant: i64,
}

pub fn satisfy(variables: &Value, rules: &Value, answer: &Value) -> Verdict {
    let Some(stated) = stated(variables, rules) else {
        return Verdict::Unsettled;
    };
    let solutions: Option<Vec<Vec<i64>>> =
        answer.as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
    let Some(solutions) = solutions.filter(|solutions| solutions.len() <= 2) else {
        return Verdict::refuted("it is no list of at most two solutions");
    };
    for solution in &solutions {
        if let Some(why) = stated.objection(solution) {
            return Verdict::refuted(why);
        }
    }
    let count = stated.rules.len();
    match &solutions[..] {
        [first, last] if first < last => {
            let mut left = MOST_CASES;
            match stated.has_beyond(first, false, &mut left).zip(stated.has_beyond(last, true, &mut left)) {
                None => Verdict::Unsettled,
                Some((false, false)) => Verdict::confirmed(format!(
                    "both satisfy each of the {count} rules, and a plain search finds none before the first or after the last"
                )),
                Some((true, _)) => Verdict::refuted("there is a solution before the first in order"),
                Some(_) => Verdict::refuted("there is a solution after the last in order"),
            }
        }
        [_, _] => Verdict::refuted("the two solutions are not two, in order"),
        known => {
            let mut left = MOST_CASES;
            let domains = stated.ranges.iter().map(|&(low, high)| mask(low, high)).collect();
            let mut other = None;
            let is_done = stated.go_through(domains, known.first(), &mut left, &mut other);
            match (is_done, other, known) {
                (_, Some(_), []) => Verdict::refuted("there is a solution"),
                (_, Some(_), _) => Verdict::refuted("there is another solution too"),
                (false, ..) => Verdict::Unsettled,
                (true, None, []) => Verdict::confirmed("a plain search through all cases finds no solution"),
                (true, None, _) => Verdict::confirmed(format!(
                    "it satisfies each of the {count} rules, and a plain search through all cases finds no other"
                )),
            }
        }
    }
}

fn stated(variables: &Value, rules: &Value) -> Option<Stated> {
    let mut places = BTreeMap::new();
    let mut ranges = Vec::new();
    for (index, row) in variables.as_rows()?.into_iter().enumerate() {
        let [name, low, high] = row else {
            return None;
        };
        let range = (low.as_number()?.to_i64()?, high.as_number()?.to_i64()?);
        if range.0 < 0 || range.1 > HIGHEST || range.0 > range.1 || places.insert(name.as_text()?, index).is_some() {
            return None;
        }
        ranges.push(range);
    }
    let place = |name: &Value| places.get(name.as_text()?).copied();
    let small = |value: &Value| value.as_number()?.to_i64().filter(|it| it.abs() < 1 << 32);
    let mut read = Vec::new();
    for row in rules.as_rows()? {
        let [group, kind, terms, rest @ ..] = row else {
            return None;
        };
        let kind = kind.as_text()?;
        let terms: Option<Vec<(i64, usize)>> = terms
            .as_list()?
            .iter()
            .map(|term| match (kind, term.as_list()) {
                ("different" | "apart", None) => Some((0, place(term)?)),
                ("different", Some([name, shift])) => Some((small(shift)?, place(name)?)),
                ("=" | "<=" | "!=", Some([factor, name])) => Some((small(factor)?, place(name)?)),
                _ => None,
            })
            .collect();
        let constant = rest.first().map_or(Some(0), small)?;
        read.push(Rule { group: group.as_text()?.to_owned(), kind: kind.to_owned(), terms: terms?, constant });
    }
    let mut rules_of = vec![Vec::new(); ranges.len()];
    for (index, rule) in read.iter().enumerate() {
        rule.terms.iter().for_each(|&(_, variable)| rules_of[variable].push(index));
    }
    Some(Stated { ranges, rules: read, rules_of })
}

fn mask(low: i64, high: i64) -> u64 {
    (low..=high).fold(0, |all, value| all | 1 << value)
}

impl Stated {
    fn objection(&self, solution: &[i64]) -> Option<String> {
        if solution.len() != self.ranges.len() {
            return Some(format!("it has {} values for {} variables", solution.len(), self.ranges.len()));
        }
        let is_outside = |(value, range): (&i64, &(i64, i64))| *value < range.0 || *value > range.1;
        if let Some(index) = solution.iter().zip(&self.ranges).position(is_outside) {
            return Some(format!("value {} is not in its range", index + 1));
        }
        let domains: Vec<u64> = solution.iter().map(|&value| 1 << value).collect();
        let broken = self.rules.iter().find(|rule| !rule.is_possible(&domains))?;
        Some(format!("this is not satisfied: {}", broken.group))
    }

    /// Whether there is a solution that comes before this one in order, or after it. None when there are too many cases.
    fn has_beyond(&self, solution: &[i64], is_after: bool, left: &mut u64) -> Option<bool> {
        let mut domains: Vec<u64> = self.ranges.iter().map(|&(low, high)| mask(low, high)).collect();
        for (variable, &value) in solution.iter().enumerate() {
            // The same up to here, and then further on.
            let mut case = domains.clone();
            case[variable] &= if is_after { mask(value + 1, HIGHEST) } else { mask(0, value - 1) };
            let is_settled = case[variable].count_ones() == 1;
            if case[variable] != 0 && (!is_settled || self.is_still_possible(&mut case, variable)) {
                let mut other = None;
                let is_done = self.go_through(case, None, left, &mut other);
                if other.is_some() {
                    return Some(true);
                }
                if !is_done {
                    return None;
                }
            }
            domains[variable] = 1 << value;
            self.is_still_possible(&mut domains, variable);
        }
        Some(false)
    }

    /// Looks for a solution other than the known one; whether all cases were gone through.
    fn go_through(
        &self,
        domains: Vec<u64>,
        known: Option<&Vec<i64>>,
        left: &mut u64,
        other: &mut Option<Vec<i64>>,
    ) -> bool {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        let open = (0..domains.len()).filter(|&it| domains[it].count_ones() > 1);
        let Some(variable) = open.min_by_key(|&it| domains[it].count_ones()) else {
            let solution: Vec<i64> = domains.iter().map(|domain| i64::from(domain.trailing_zeros())).collect();
            if known != Some(&solution) && self.objection(&solution).is_none() {
                *other = Some(solution);
            }
            return true;
        };
        for value in (0..=HIGHEST).filter(|value| domains[variable] & 1 << value != 0) {
            let mut case = domains.clone();
            case[variable] = 1 << value;
            if self.is_still_possible(&mut case, variable) && !self.go_through(case, known, left, other) {
                return false;
            }
            if other.is_some() {
                break;
            }
        }
        true
    }

    /// Takes from the others what the rules of a variable that was just settled exclude, and of those that this settles.
    fn is_still_possible(&self, domains: &mut [u64], settled: usize) -> bool {
        let mut waiting = vec![settled];
        while let Some(settled) = waiting.pop() {
            for &rule in &self.rules_of[settled] {
                let rule = &self.rules[rule];
                if rule.kind != "different" {
                    if !rule.is_possible(domains) {
                        return false;
                    }
                    continue;
                }
                let shift = rule.terms.iter().find(|term| term.1 == settled).map_or(0, |term| term.0);
                let sum = i64::from(domains[settled].trailing_zeros()) + shift;
                for &(by, other) in &rule.terms {
                    let was = domains[other];
                    if other != settled && (0..=HIGHEST).contains(&(sum - by)) {
                        domains[other] &= !(1 << (sum - by));
                    }
                    if domains[other] == 0 {
                        return false;
                    }
                    if domains[other] != was && domains[other].count_ones() == 1 {
                        waiting.push(other);
                    }
                }
            }
        }
        true
    }
}

impl Rule {
    /// Whether it can hold: exactly when all is settled, else as far as the extremes tell.
    fn is_possible(&self, domains: &[u64]) -> bool {
        let low = |index: usize| i64::from(domains[index].trailing_zeros());
        let high = |index: usize| HIGHEST - i64::from(domains[index].leading_zeros());
        match (&*self.kind, &self.terms[..]) {
            ("different", terms) => {
                let mut settled: Vec<i64> = terms
                    .iter()
                    .filter(|&&(_, index)| domains[index].count_ones() == 1)
                    .map(|&(shift, index)| low(index) + shift)
                    .collect();
                settled.sort_unstable();
                settled.windows(2).all(|pair| pair[0] != pair[1])
            }
            ("apart", &[(_, one), (_, other)]) => {
                let are_settled = domains[one].count_ones() == 1 && domains[other].count_ones() == 1;
                !are_settled || (low(one) - low(other)).abs() == self.constant
            }
            (sign, terms) => {
                let (least, most) = terms.iter().fold((0, 0), |(least, most), &(factor, index)| {
                    let (one, other) = (factor * low(index), factor * high(index));
                    (least + one.min(other), most + one.max(other))
                });
                match sign {
                    "=" => least <= self.constant && self.constant <= most,
                    "<=" => least <= self.constant,
                    "!=" => least != self.constant || most != self.constant,
                    _ => false,
                }
            }
        }
    }
}
