//! Rules of number sequences: a small language, and the search for its shortest rules that explain all terms.

use super::enumeration::{Bank, Leaf};
use super::programs::{Operator, Program, Type};
use crate::problem::{Setback, Working};

/// Terms larger than this are not followed.
const LARGEST: i64 = 1_000_000_000_000;

/// Rules that cost this much more than the shortest are of no interest any more.
const MARGIN: u32 = 2;

/// No rule that costs more is looked for.
const DEAREST: u32 = 17;

/// A rule that costs no more than this is short, however little it explains.
const ALWAYS_SHORT: u32 = 6;

/// With fewer terms known it is not tried whether two rules alternate.
const FEWEST_FOR_TWO: usize = 6;

/// What a term that a rule does not explain adds to its cost.
const COST_OF_A_GIVEN_TERM: u32 = 3;

fn checked(value: Option<i64>) -> Option<i64> {
    value.filter(|it| it.abs() <= LARGEST)
}

const N: Type = Type::Number;

pub const OPERATORS: &[Operator<i64>] = &[
    Operator {
        name: "plus",
        words: "{0} + {1}",
        takes: &[N, N],
        gives: N,
        cost: 1,
        apply: |it| checked(it[0].checked_add(*it[1])),
    },
    Operator {
        name: "minus",
        words: "{0} - {1}",
        takes: &[N, N],
        gives: N,
        cost: 1,
        apply: |it| checked(it[0].checked_sub(*it[1])),
    },
    Operator {
        name: "times",
        words: "{0} * {1}",
        takes: &[N, N],
        gives: N,
        cost: 1,
        apply: |it| checked(it[0].checked_mul(*it[1])),
    },
    Operator {
        name: "half",
        words: "{0} halved and rounded down",
        takes: &[N],
        gives: N,
        cost: 3,
        apply: |it| Some(it[0].div_euclid(2)),
    },
    Operator {
        name: "square",
        words: "the square of {0}",
        takes: &[N],
        gives: N,
        cost: 2,
        apply: |it| checked(it[0].checked_mul(*it[0])),
    },
];

/// What a rule may refer to: its name, its words, its cost, and the first place where it is there.
const REFERENCES: &[(&str, &str, u32, usize)] = &[
    ("place", "its place", 3, 1),
    ("prime", "the prime number of its place", 4, 1),
    ("previous", "the term before it", 2, 2),
    ("before_or_zero", "the term two before it (0 before the first)", 2, 2),
    ("before", "the term two before it", 2, 3),
    ("third_before", "the term three before it", 2, 4),
    ("fourth_before", "the term four before it", 2, 5),
];

/// Which references are used together, by the number of terms that are given first, and the most programs that are tried.
const TOGETHER: &[(usize, &[&str], u64)] = &[
    (0, &["place", "prime"], 20_000),
    (1, &["previous", "before_or_zero", "place"], 120_000),
    // Beside a gap fewer references are known.
    (1, &["previous"], 10_000),
    (2, &["previous", "before", "place"], 60_000),
    (3, &["third_before"], 5_000),
    (4, &["fourth_before"], 5_000),
];

/// A rule, what it costs, and the term it gives where one is not known.
#[derive(Clone, Debug)]
pub struct Rule {
    pub program: Program,
    pub cost: u32,
    pub gives: i64,
}

/// What a number costs in a rule: the longer, the more.
fn cost_of_number(number: i64) -> u32 {
    match number.unsigned_abs() {
        0..=2 => 2,
        large => 2 + (64 - large.leading_zeros()) / 2,
    }
}

fn nth_prime(place: usize) -> Option<i64> {
    let is_prime = |n: &i64| (2..).take_while(|d| d * d <= *n).all(|d| n % d != 0);
    (2..5_000).filter(is_prime).nth(place.checked_sub(1)?)
}

/// What a reference stands for at a place, counted from 1; the terms before it are known.
fn refer(name: &str, place: usize, before: &dyn Fn(usize) -> Option<i64>) -> Option<i64> {
    match name {
        "place" => i64::try_from(place).ok(),
        "prime" => nth_prime(place),
        "previous" => before(place.checked_sub(1)?),
        "before_or_zero" if place == 2 => Some(0),
        "before" | "before_or_zero" => before(place.checked_sub(2)?),
        "third_before" => before(place.checked_sub(3)?),
        "fourth_before" => before(place.checked_sub(4)?),
        number => number.parse().ok(),
    }
}

/// The rule that holds at a place: of alternating rules the first holds at odd places.
fn rule_at(program: &Program, place: usize) -> &Program {
    match (&*program.name, &program.parts[..]) {
        ("alternating", [odd, even]) => {
            if place % 2 == 1 {
                odd
            } else {
                even
            }
        }
        _ => program,
    }
}

/// How many terms must be given before the rule holds.
fn given_first(program: &Program) -> usize {
    let first = REFERENCES.iter().filter(|(name, ..)| program.mentions(name)).map(|(_, _, _, first)| first - 1);
    first.max().unwrap_or(0)
}

/// The sequence with its unknown term filled in by the rule; None when the rule does not give all other terms.
pub fn filled(program: &Program, terms: &[Option<i64>]) -> Option<Vec<i64>> {
    let first = given_first(program);
    let mut all: Vec<i64> = Vec::with_capacity(terms.len());
    for (index, term) in terms.iter().enumerate() {
        if index < first {
            all.push((*term)?);
            continue;
        }
        let leaf = |name: &str| refer(name, index + 1, &|place| all.get(place.checked_sub(1)?).copied());
        let value = rule_at(program, index + 1).evaluate(&[OPERATORS], &leaf)?;
        if term.is_some_and(|term| term != value) {
            return None;
        }
        all.push(value);
    }
    Some(all)
}

/// The rule as a sentence.
pub fn in_words(program: &Program) -> String {
    let leaf = |name: &str| {
        let known = REFERENCES.iter().find(|(known, ..)| *known == name);
        known.map_or_else(|| name.to_owned(), |(_, words, ..)| (*words).to_owned())
    };
    let names = |one: &Program, other: &Program, name: &str| {
        one.name == "previous" && other.name == name || other.name == "previous" && one.name == name
    };
    let is_pair = |one: &Program, other: &Program| names(one, other, "before");
    let is_pair_or_zero = |one: &Program, other: &Program| names(one, other, "before_or_zero");
    let said = |program: &Program| match (&*program.name, &program.parts[..]) {
        ("plus", [one, other]) if is_pair(one, other) => "the sum of the two terms before it".to_owned(),
        ("plus", [one, other]) if is_pair_or_zero(one, other) => {
            "the sum of the two terms before it (before the first comes 0)".to_owned()
        }
        ("plus", [one, number]) if one.name == "previous" && number.parts.is_empty() && number.constants() == 1 => {
            format!("{number} more than the term before it")
        }
        ("minus", [one, number]) if one.name == "previous" && number.constants() == 1 && number.parts.is_empty() => {
            format!("{number} less than the term before it")
        }
        ("times", [one, number]) if one.name == "previous" && number.parts.is_empty() && number.constants() == 1 => {
            format!("{number} times the term before it")
        }
        _ => program.words(&[OPERATORS], &leaf),
    };
    match (&*program.name, &program.parts[..]) {
        ("alternating", [odd, even]) => {
            format!("at odd places a term is {}, at even places it is {}", said(odd), said(even))
        }
        _ => format!("each term is {}", said(program)),
    }
}

/// The shortest rules, the best first, one for each term that they give; those far longer than the best are left out.
pub fn shortest(terms: &[Option<i64>], working: &mut Working) -> Result<Vec<Rule>, Setback> {
    let mut rules: Vec<Rule> = Vec::new();
    let is_gap = terms.last().is_some_and(Option::is_some);
    for (given, references, most_tried) in TOGETHER {
        if *given == 1 && references.len() == 1 && !is_gap {
            continue;
        }
        let Some(mut search) = Search::new(terms, *given, references, *most_tried) else {
            continue;
        };
        search.run(&mut rules, working)?;
    }
    rules.sort_by(|one, other| (one.cost, &one.program).cmp(&(other.cost, &other.program)));
    let best = rules.first().map_or(0, |rule| rule.cost);
    let mut kept: Vec<Rule> = Vec::new();
    for rule in rules {
        if rule.cost <= best + MARGIN && !kept.iter().any(|it| it.gives == rule.gives) {
            kept.push(rule);
        }
    }
    Ok(kept)
}

/// A search among the rules that need the same number of terms given.
struct Search<'a> {
    terms: &'a [Option<i64>],
    bank: Bank<'static, i64>,
    cost_of_given: u32,
    /// For each column of the bank, the term that is wanted there; the last column is the place that is asked for.
    wanted: Vec<i64>,
    /// For each column, whether its place is odd.
    is_odd: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(terms: &'a [Option<i64>], given: usize, references: &[&str], most_tried: u64) -> Option<Self> {
        let hole = terms.iter().position(Option::is_none)?;
        let before = |place: usize| terms.get(place.checked_sub(1)?).copied().flatten();
        let is_known = |place: &usize| references.iter().all(|name| refer(name, *place, &before).is_some());
        let explained = (given + 1..=terms.len()).filter(|place| terms[place - 1].is_some());
        let mut places: Vec<usize> = explained.filter(is_known).collect();
        if places.len() < 2 || !is_known(&(hole + 1)) || hole < given {
            return None;
        }
        let wanted = places.iter().filter_map(|place| terms[place - 1]).collect();
        places.push(hole + 1);
        let mut leaves: Vec<Leaf<i64>> = Vec::new();
        for name in references {
            let (_, _, cost, _) = REFERENCES.iter().find(|(known, ..)| known == name)?;
            let values = places.iter().map(|place| refer(name, *place, &before)).collect::<Option<_>>()?;
            leaves.push(Leaf { name: (*name).to_owned(), of: N, cost: *cost, values });
        }
        leaves.extend((1..=10).map(|number| Leaf {
            name: number.to_string(),
            of: N,
            cost: cost_of_number(number),
            values: vec![number; places.len()],
        }));
        Some(Self {
            terms,
            bank: Bank::new(&[OPERATORS], leaves, most_tried, |_, _| false),
            cost_of_given: COST_OF_A_GIVEN_TERM * given as u32,
            wanted,
            is_odd: places.iter().map(|place| place % 2 == 1).collect(),
        })
    }

    fn run(&mut self, rules: &mut Vec<Rule>, working: &mut Working) -> Result<(), Setback> {
        let mut halves: [Vec<(u32, Program, i64)>; 2] = [Vec::new(), Vec::new()];
        let asked = self.wanted.len();
        let columns: Vec<usize> = (0..asked).collect();
        let by_parity = |odd: bool| columns.iter().copied().filter(|it| self.is_odd[*it] == odd).collect::<Vec<_>>();
        let parities = [by_parity(false), by_parity(true)];
        let asks_odd = self.is_odd[asked];
        for cost in 1..=DEAREST {
            let best = rules.iter().map(|rule| rule.cost).min().unwrap_or(u32::MAX);
            if self.cost_of_given + cost > best.saturating_add(MARGIN) {
                break;
            }
            let before = self.bank.tried();
            let Some(new) = self.bank.grow() else {
                break;
            };
            working.spend((self.bank.tried() - before) / 4 + 1)?;
            for id in new {
                let values = self.bank.values(id);
                for closing in Closing::all(values, &self.wanted, &columns) {
                    let Some(gives) = closing.apply(values[asked]) else {
                        continue;
                    };
                    let cost = self.cost_of_given + cost + closing.cost();
                    if cost > DEAREST + self.cost_of_given
                        || rules.iter().any(|it| it.gives == gives && it.cost <= cost)
                    {
                        continue;
                    }
                    let program = closing.around(self.bank.program(id));
                    if program.constants() < columns.len() {
                        self.keep(Rule { program, cost, gives }, rules);
                    }
                }
                if cost > DEAREST / 2
                    || self.terms.len() <= FEWEST_FOR_TWO
                    || self.bank.program(id).mentions("before_or_zero")
                {
                    continue;
                }
                for (parity, columns) in parities.iter().enumerate().filter(|(_, columns)| columns.len() >= 2) {
                    for closing in Closing::all(values, &self.wanted, columns) {
                        let Some(gives) = closing.apply(values[asked]) else {
                            continue;
                        };
                        let cost = cost + closing.cost();
                        let is_told = asks_odd == (parity == 1);
                        let known = &mut halves[parity];
                        if known.iter().any(|(less, _, same)| *less <= cost && (!is_told || *same == gives)) {
                            continue;
                        }
                        let program = closing.around(self.bank.program(id));
                        if program.constants() < columns.len() {
                            known.push((cost, program, gives));
                        }
                    }
                }
            }
            self.join_halves(&halves, asks_odd, rules);
        }
        Ok(())
    }

    /// Rules for odd and for even places, put together.
    fn join_halves(&self, halves: &[Vec<(u32, Program, i64)>; 2], asks_odd: bool, rules: &mut Vec<Rule>) {
        let (asked, others) = if asks_odd { (&halves[1], &halves[0]) } else { (&halves[0], &halves[1]) };
        let Some(other) = others.iter().min_by_key(|(cost, program, _)| (*cost, program)) else {
            return;
        };
        for (cost, program, gives) in asked {
            let cost = self.cost_of_given + cost + other.0 + 2;
            if cost > DEAREST + self.cost_of_given || rules.iter().any(|it| it.gives == *gives && it.cost <= cost) {
                continue;
            }
            let (odd, even) = if asks_odd { (program, &other.1) } else { (&other.1, program) };
            let program = Program::call("alternating", vec![odd.clone(), even.clone()]);
            self.keep(Rule { program, cost, gives: *gives }, rules);
        }
    }

    /// Keeps a rule that gives all terms when it is run from the first, and that is hardly longer than they are: of
    /// longer rules there is always one.
    fn keep(&self, rule: Rule, rules: &mut Vec<Rule>) {
        // All rules but closed ones need the first term.
        let length = rule.cost - self.cost_of_given.min(COST_OF_A_GIVEN_TERM);
        let bits = |term: &i64| 1 + u64::from(64 - term.unsigned_abs().leading_zeros());
        let explained: u64 = self.wanted.iter().map(bits).sum();
        if length > ALWAYS_SHORT && u64::from(length) * 7 >= explained * 8 {
            return;
        }
        let hole = self.terms.iter().position(Option::is_none);
        let gives = filled(&rule.program, self.terms).and_then(|all| all.get(hole?).copied());
        if gives == Some(rule.gives) {
            rules.push(rule);
        }
    }
}

/// How a program falls short of what is wanted by numbers alone, which need not be searched for: times one, plus another.
#[derive(Clone, Copy, PartialEq)]
struct Closing {
    factor: i64,
    summand: i64,
}

impl Closing {
    /// Those that make of the values what is wanted in these columns: at most one with the factor 1, one with the summand 0,
    /// and one with neither.
    fn all(values: &[i64], wanted: &[i64], columns: &[usize]) -> impl Iterator<Item = Closing> {
        let (one, other) = (columns[0], columns.iter().copied().find(|it| values[*it] != values[columns[0]]));
        let shift = wanted[one].checked_sub(values[one]).map(|summand| Closing { factor: 1, summand });
        let slope = other.and_then(|other| {
            let (run, rise) = (values[other] - values[one], wanted[other].checked_sub(wanted[one])?);
            let factor = (rise % run == 0).then(|| rise / run).filter(|it| *it != 0 && *it != 1)?;
            let summand = wanted[one].checked_sub(factor.checked_mul(values[one])?)?;
            Some(Closing { factor, summand })
        });
        let fits = |closing: &Closing| columns.iter().all(|it| closing.apply(values[*it]) == Some(wanted[*it]));
        [shift, slope].into_iter().flatten().filter(fits).collect::<Vec<_>>().into_iter()
    }

    fn apply(self, value: i64) -> Option<i64> {
        checked(value.checked_mul(self.factor)?.checked_add(self.summand))
    }

    fn cost(self) -> u32 {
        let factor = if self.factor == 1 { 0 } else { 1 + cost_of_number(self.factor) };
        let summand = if self.summand == 0 { 0 } else { 1 + cost_of_number(self.summand) };
        factor + summand
    }

    fn around(self, program: Program) -> Program {
        let scaled = match self.factor {
            1 => program,
            factor => Program::call("times", vec![program, Program::leaf(factor)]),
        };
        match self.summand {
            0 => scaled,
            less if less < 0 => Program::call("minus", vec![scaled, Program::leaf(-less)]),
            more => Program::call("plus", vec![scaled, Program::leaf(more)]),
        }
    }
}
