//! Checks of sequences: a rule is run from the first term on; for a bare term, laws are found anew in another way, by trying
//! the coefficients of whole families of them, and weighed by how much there is to say.

use super::notation::Term;
use crate::maths::Number;
use crate::problem::{Value, Verdict};

/// Coefficients of the families go this far.
const FARTHEST: i64 = 10;

/// A law that says less than the terms do by so many bits is convincing.
const MORE_BITS: u64 = 3;

/// A law that is shorter than another by no more than so many bits does not refute it.
const CLOSE_BITS: u64 = 4;

/// Two laws in turn are looked for where more terms than this are known.
const FEWEST_FOR_TWO: usize = 6;

type Terms = Vec<Option<Number>>;

fn terms(list: &Value, is_next: bool) -> Option<Terms> {
    let mut terms = Terms::new();
    for value in list.as_list().filter(|values| values.len() <= 80)? {
        match value {
            Value::Number(number) => terms.push(Some(number.clone())),
            Value::Text(mark) if &**mark == "?" => terms.push(None),
            _ => return None,
        }
    }
    if is_next {
        terms.push(None);
    }
    (terms.iter().filter(|term| term.is_none()).count() == 1 && terms.len() > 3).then_some(terms)
}

fn whole(terms: &Terms) -> Option<Vec<Option<i64>>> {
    let small = |number: &Number| number.to_i64().filter(|it| it.abs() < 1_000_000_000);
    terms.iter().map(|term| term.as_ref().map_or(Some(None), |number| small(number).map(Some))).collect()
}

pub fn rule(list: &Value, answer: &Value) -> Option<Verdict> {
    let terms = whole(&terms(list, false)?)?;
    let Some(rule) = answer.as_text().and_then(Term::read) else {
        return Some(Verdict::refuted("it is no rule"));
    };
    let alternatives: Vec<&Term> =
        if rule.word == "alternating" { rule.inside.iter().collect() } else { vec![&rule, &rule] };
    let [odd, even] = alternatives[..] else {
        return Some(Verdict::refuted("it is no rule"));
    };
    let reaches = |word: &str| match word {
        "previous" | "before_or_zero" => 1,
        "before" => 2,
        "third_before" => 3,
        "fourth_before" => 4,
        _ => 0,
    };
    let words = ["previous", "before_or_zero", "before", "third_before", "fourth_before"];
    let given = words.iter().filter(|word| rule.has(word)).map(|word| reaches(word)).max().unwrap_or(0);
    let mut all: Vec<i64> = Vec::new();
    let mut explained = 0;
    for (index, term) in terms.iter().enumerate() {
        if index < given {
            let Some(term) = term else {
                return Some(Verdict::refuted("it does not say how the sequence begins"));
            };
            all.push(*term);
            continue;
        }
        let holds = if index % 2 == 0 { odd } else { even };
        let Some(value) = value_of(holds, &all) else {
            return Some(Verdict::refuted(format!("it has no value at place {}", index + 1)));
        };
        match term {
            Some(term) if *term != value => {
                return Some(Verdict::refuted(format!("at place {} it gives {value}, and not {term}", index + 1)));
            }
            Some(_) => explained += 1,
            None => {}
        }
        all.push(value);
    }
    if explained <= rule.numbers() || explained < 2 {
        return Some(Verdict::Unsettled);
    }
    let first = match given {
        0 => String::new(),
        1 => " after the first".to_owned(),
        more => format!(" after the first {more}"),
    };
    Some(Verdict::confirmed(format!("followed anew, it gives all {explained} terms{first} that are known")))
}

/// The value of a rule for the term that comes after these.
fn value_of(term: &Term, before: &[i64]) -> Option<i64> {
    let back = |steps: usize| before.len().checked_sub(steps).map(|place| before[place]);
    let inside = |index: usize| value_of(&term.inside[index], before);
    match (&*term.word, term.inside.len()) {
        ("place", 0) => i64::try_from(before.len() + 1).ok(),
        ("prime", 0) => {
            let mut primes: Vec<i64> = Vec::new();
            let mut number = 2;
            while primes.len() <= before.len() {
                if primes.iter().all(|prime| number % prime != 0) {
                    primes.push(number);
                }
                number += 1;
            }
            primes.last().copied()
        }
        ("previous", 0) => back(1),
        ("before_or_zero", 0) if before.len() == 1 => Some(0),
        ("before" | "before_or_zero", 0) => back(2),
        ("third_before", 0) => back(3),
        ("fourth_before", 0) => back(4),
        (_, 0) => term.number(),
        ("plus", 2) => inside(0)?.checked_add(inside(1)?),
        ("minus", 2) => inside(0)?.checked_sub(inside(1)?),
        ("times", 2) => inside(0)?.checked_mul(inside(1)?),
        ("half", 1) => {
            let value = inside(0)?;
            Some((value - value.rem_euclid(2)) / 2)
        }
        ("square", 1) => inside(0)?.checked_pow(2),
        _ => None,
    }
}

/// A law that explains the terms: how many bits it takes to say it, and the term it gives where one is not known.
struct Law {
    bits: u64,
    /// How many bits the terms have that it explains.
    explained: u64,
    gives: Number,
    said: String,
}

/// How many bits it takes to say a number.
fn bits(number: i64) -> u64 {
    1 + u64::from(64 - number.unsigned_abs().leading_zeros())
}

pub fn term(list: &Value, is_next: bool, answer: &Value) -> Option<Verdict> {
    let terms = terms(list, is_next)?;
    let Some(claimed) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    let mut laws: Vec<Law> = ratio(&terms).into_iter().chain(curve(&terms)).collect();
    if let Some(terms) = whole(&terms) {
        laws.extend(recurrences(&terms, 1));
        laws.extend(products(&terms));
        laws.extend(primes(&terms));
        let is_long = terms.len() > FEWEST_FOR_TWO;
        if is_long && !laws.iter().any(|law| law.bits + MORE_BITS <= law.explained) {
            laws.extend(recurrences(&terms, 2));
        }
    }
    laws.retain(|law| law.bits + MORE_BITS <= law.explained);
    let best = laws.iter().min_by_key(|law| law.bits)?;
    let own = laws.iter().filter(|law| law.gives == *claimed).min_by_key(|law| law.bits);
    let rival = laws.iter().filter(|law| law.gives != *claimed).map(|law| law.bits).min();
    Some(match own {
        Some(own) if rival.is_none_or(|rival| own.bits < rival) => {
            Verdict::confirmed(format!("a short law explains all known terms, and gives it: {}", own.said))
        }
        Some(own) if own.bits <= best.bits + CLOSE_BITS => Verdict::Unsettled,
        _ => Verdict::refuted(format!("a short law explains all known terms, and gives {}: {}", best.gives, best.said)),
    })
}

/// Each of several terms must be the next after those before it.
pub fn several(list: &Value, count: &Value, answer: &Value) -> Option<Verdict> {
    let (mut so_far, count) =
        (list.as_list()?.to_vec(), count.as_number()?.to_i64().filter(|it| (1..=20).contains(it))?);
    let Some(claimed) = answer.as_numbers() else {
        return Some(Verdict::refuted("it is no list of numbers"));
    };
    if claimed.len() as i64 != count {
        return Some(Verdict::refuted(format!("it has {} terms, and not {count}", claimed.len())));
    }
    let mut last = Verdict::Unsettled;
    for next in claimed {
        last = term(&Value::list(so_far.iter().cloned()), true, &next.into())?;
        if !last.is_confirmed() {
            return Some(last);
        }
        so_far.push(next.into());
    }
    Some(last)
}

/// Each term the same multiple of the one before.
fn ratio(terms: &Terms) -> Option<Law> {
    let hole = terms.iter().position(Option::is_none)?;
    let pairs: Vec<(&Number, &Number)> =
        terms.windows(2).filter_map(|pair| Some((pair[0].as_ref()?, pair[1].as_ref()?))).collect();
    let ratio = pairs.first()?.1.divided_by(pairs.first()?.0)?;
    if pairs.len() < 2 || pairs.iter().any(|(one, other)| *one * &ratio != **other) {
        return None;
    }
    let gives = match hole.checked_sub(1) {
        Some(before) => terms[before].as_ref()? * &ratio,
        None => terms.get(1)?.as_ref()?.divided_by(&ratio)?,
    };
    if let Some(after) = terms.get(hole + 1)
        && &gives * &ratio != *after.as_ref()?
    {
        return None;
    }
    let length = |number: &Number| number.significant_bits() as u64 + 2;
    let explained = pairs.iter().map(|(_, other)| length(other)).sum();
    let said = format!("each term is {ratio} times the one before");
    Some(Law { bits: length(&ratio) + 2, explained, gives, said })
}

/// A polynomial in the place: its values at equal steps have constant differences, so the known terms are solved for.
fn curve(terms: &Terms) -> Option<Law> {
    let known: Vec<(i64, Number)> = (1..).zip(terms).filter_map(|(place, term)| Some((place, term.clone()?))).collect();
    let hole = 1 + i64::try_from(terms.iter().position(Option::is_none)?).ok()?;
    for degree in 0..known.len().saturating_sub(1).min(6) {
        let powers = |place: i64| -> Option<Vec<Number>> {
            (0..=degree as i64).map(|power| Number::from(place).power(power).ok()).collect()
        };
        let rows = known.iter().map(|(place, _)| powers(*place)).collect::<Option<Vec<_>>>()?;
        let right: Vec<Number> = known.iter().map(|(_, term)| term.clone()).collect();
        let crate::maths::linear::Solution::Unique(solved) = crate::maths::linear::solve_linear(&rows, &right) else {
            continue;
        };
        let gives = powers(hole)?.iter().zip(&solved).map(|(power, coefficient)| power * coefficient).sum();
        let length = |number: &Number| if number.is_zero() { 1 } else { number.significant_bits() as u64 + 2 };
        return Some(Law {
            bits: solved.iter().map(length).sum::<u64>() + degree as u64,
            explained: known.iter().map(|(_, term)| term.significant_bits() as u64 + 2).sum(),
            gives,
            said: format!("the terms are a polynomial of degree {degree} in their place"),
        });
    }
    None
}

/// What a term is reckoned from: the one `lag` before, the one twice as far before, its place.
struct Row {
    wanted: Option<i64>,
    back: i64,
    further: i64,
    place: i64,
}

/// Laws `(a back + b further + c place + d) / m`, rounded down, for each class of places modulo `lag`.
///
/// The place is left out for more classes than one, where there are fewer terms for each.
fn recurrences(terms: &[Option<i64>], classes: usize) -> Vec<Law> {
    let Some(hole) = terms.iter().position(Option::is_none) else {
        return Vec::new();
    };
    // What comes before the first term counts as zero, where only one term is taken as given.
    [1, 2].into_iter().flat_map(|given| with_given(terms, hole, classes, given)).collect()
}

fn with_given(terms: &[Option<i64>], hole: usize, classes: usize, given: usize) -> Vec<Law> {
    let before_first = if given == 1 { Some(0) } else { None };
    let row = |index: usize| {
        let back = terms[index.checked_sub(1)?]?;
        let further = index.checked_sub(2).map_or(before_first, |at| terms[at])?;
        Some(Row { wanted: terms[index], back, further, place: index as i64 + 1 })
    };
    let mut halves: Vec<Vec<(u64, Option<i64>, String)>> = Vec::new();
    let mut explained = 0;
    for class in 0..classes {
        let rows: Vec<Row> = (given..terms.len()).filter(|it| it % classes == class).filter_map(row).collect();
        let asked = rows.iter().find(|row| row.wanted.is_none());
        if asked.is_none() && hole % classes == class {
            return Vec::new();
        }
        let known: Vec<&Row> = rows.iter().filter(|row| row.wanted.is_some()).collect();
        if known.len() < 2 {
            return Vec::new();
        }
        explained += known.iter().filter_map(|row| row.wanted).map(|wanted| bits(wanted) + 1).sum::<u64>();
        halves.push(family(&known, asked, classes == 1));
    }
    let cost_of_given = 4 * given as u64;
    let whole = |bits: u64, gives: i64, said: String| Law {
        bits: bits + cost_of_given,
        explained: explained + cost_of_given,
        gives: gives.into(),
        said,
    };
    // A law must also hold where the unknown term goes into others.
    let goes_on = |law: &Law| {
        let filled: Vec<Option<i64>> =
            terms.iter().map(|term| term.or_else(|| law.gives.to_i64().filter(|_| true))).collect();
        filled.len() == hole + 1 || with_hole_filled(&filled, classes, given, law)
    };
    match &halves[..] {
        [all] => all
            .iter()
            .filter_map(|(bits, gives, said)| Some(whole(*bits, (*gives)?, said.clone())))
            .filter(goes_on)
            .collect(),
        [even, odd] => {
            let (asked, other) = if hole.is_multiple_of(2) { (even, odd) } else { (odd, even) };
            let Some((other_bits, _, other_said)) = other.iter().min_by_key(|(bits, ..)| *bits) else {
                return Vec::new();
            };
            asked
                .iter()
                .filter_map(|(bits, gives, said)| {
                    let said = format!("at every second place {said}, at the others {other_said}");
                    Some(whole(bits + other_bits + 2, (*gives)?, said))
                })
                .filter(goes_on)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Whether with the unknown term put in some law of the same family, and no longer, explains all terms.
fn with_hole_filled(filled: &[Option<i64>], classes: usize, given: usize, law: &Law) -> bool {
    let mut longer = filled.to_vec();
    longer.push(None);
    let mut laws = with_given(&longer, filled.len(), classes, given);
    laws.retain(|other| other.bits <= law.bits);
    !laws.is_empty()
}

/// The coefficients of a law: of the square of the term before, that term, the one before it, the place; what is added; and
/// by what all is divided.
#[derive(Clone, Copy)]
struct Form {
    square: i64,
    a: i64,
    b: i64,
    c: i64,
    m: i64,
}

impl Form {
    fn base(&self, row: &Row) -> Option<i64> {
        let squared = row.back.checked_mul(row.back)?.checked_mul(self.square)?;
        let sum = self.a.checked_mul(row.back)?.checked_add(self.b.checked_mul(row.further)?)?;
        sum.checked_add(self.c.checked_mul(row.place)?)?.checked_add(squared).filter(|it| it.abs() < i64::MAX / 8)
    }

    /// From where to where the number that is added may lie, so that every quotient, rounded down, is what is wanted.
    fn added(&self, known: &[&Row]) -> Option<std::ops::RangeInclusive<i64>> {
        let (mut low, mut high) = (i64::MIN, i64::MAX);
        for row in known {
            let missing = row.wanted?.checked_mul(self.m)? - self.base(row)?;
            low = low.max(missing);
            high = high.min(missing + self.m - 1);
            if low > high {
                return None;
            }
        }
        (low != i64::MIN).then_some(low..=high)
    }

    fn bits(&self) -> u64 {
        let of = |number: i64| if number == 0 { 0 } else { 1 + bits(number) };
        let divided = if self.m == 1 { 0 } else { 2 + bits(self.m) };
        of(self.a) + of(self.b) + of(self.c) + if self.square == 0 { 0 } else { 3 + bits(self.square) } + divided
    }
}

/// The forms that are tried: the coefficient of the place follows from two of the rows where nothing is rounded.
fn forms(known: &[&Row], with_place: bool) -> Vec<Form> {
    let mut forms = Vec::new();
    for a in -FARTHEST..=FARTHEST {
        for b in -FARTHEST..=FARTHEST {
            let plain = Form { square: 0, a, b, c: 0, m: 1 };
            let left = |row: &Row| Some(row.wanted? - plain.base(row)?);
            let rise = |one: &Row, other: &Row| {
                let (rise, run) = (left(other)? - left(one)?, other.place - one.place);
                (run != 0 && rise % run == 0).then(|| rise / run).filter(|c| c.abs() <= FARTHEST)
            };
            forms.push(plain);
            if with_place && let Some(c) = rise(known[0], known[1]).filter(|c| *c != 0) {
                forms.push(Form { c, ..plain });
            }
            for m in [2, 4] {
                let places = if with_place { -2..=2 } else { 0..=0 };
                let all = places.map(|c| Form { c, m, ..plain });
                forms.extend(all.filter(|form| [form.a, form.b, form.c].iter().any(|it| it % 2 != 0)));
            }
            if a.abs() <= 3 && b.abs() <= 2 {
                forms.extend([1, -1, 2].map(|square| Form { square, ..plain }));
            }
        }
    }
    forms
}

/// Laws of the family that explain these rows: their bits, what they give where asked, in words.
fn family(known: &[&Row], asked: Option<&Row>, with_place: bool) -> Vec<(u64, Option<i64>, String)> {
    let mut found: Vec<(u64, Option<i64>, String)> = Vec::new();
    for form in forms(known, with_place) {
        let parameters = [form.a, form.b, form.c, form.square].iter().filter(|it| **it != 0).count();
        let Some(added) = form.added(known) else {
            continue;
        };
        if parameters >= known.len() + usize::from(known.len() > 2) {
            continue;
        }
        for d in added {
            let gives = match asked.map(|row| form.base(row)) {
                Some(Some(base)) => Some((base + d).div_euclid(form.m)),
                Some(None) => continue,
                None => None,
            };
            let length = form.bits() + if d == 0 { 0 } else { 1 + bits(d) };
            let same = found.iter().position(|(_, same, _)| *same == gives);
            if same.is_some_and(|at| found[at].0 <= length) || found.len() >= 200 {
                continue;
            }
            if let Some(at) = same {
                found.remove(at);
            }
            found.push((length, gives, in_words([form.square, form.a, form.b, form.c, d], form.m)));
        }
    }
    found
}

fn in_words([square, a, b, c, d]: [i64; 5], m: i64) -> String {
    let parts = [
        (square, "the square of the one before"),
        (a, "the term before"),
        (b, "the term two before"),
        (c, "the place"),
    ];
    let mut said = String::new();
    for (factor, what) in parts.into_iter().filter(|(factor, _)| *factor != 0) {
        let sign = match (said.is_empty(), factor < 0) {
            (true, true) => "-",
            (true, false) => "",
            (false, true) => " - ",
            (false, false) => " + ",
        };
        let times = if factor.abs() == 1 { String::new() } else { format!("{} * ", factor.abs()) };
        said = format!("{said}{sign}{times}{what}");
    }
    if d != 0 || said.is_empty() {
        said = match said.is_empty() {
            true => d.to_string(),
            false => format!("{said} {} {}", if d < 0 { '-' } else { '+' }, d.abs()),
        };
    }
    if m == 1 { said } else { format!("({said}) / {m}, rounded down") }
}

/// Each term the one before times something that grows evenly, as in factorials.
fn products(terms: &[Option<i64>]) -> Option<Law> {
    let hole = terms.iter().position(Option::is_none)?;
    let quotient = |index: usize| -> Option<i64> {
        let (one, other) = (terms[index - 1]?, terms[index]?);
        (one != 0 && other % one == 0).then(|| other / one)
    };
    let known: Vec<(i64, i64)> = (1..terms.len())
        .filter(|index| *index != hole && *index != hole + 1)
        .map(|index| Some((index as i64, quotient(index)?)))
        .collect::<Option<_>>()?;
    let [(one, low), .., (other, high)] = known[..] else {
        return None;
    };
    let slope = (high - low).checked_div(other - one)?;
    if known.len() < 3 || slope == 0 || known.iter().any(|(at, it)| low + slope * (at - one) != *it) {
        return None;
    }
    let factor = |index: usize| low + slope * (index as i64 - one);
    let gives = terms[hole.checked_sub(1)?]?.checked_mul(factor(hole))?;
    if let Some(after) = terms.get(hole + 1)
        && Some(gives.checked_mul(factor(hole + 1))?) != *after
    {
        return None;
    }
    let explained = terms.iter().flatten().skip(1).map(|term| bits(*term) + 1).sum();
    let said = format!("each term is the one before times a number that grows by {slope}");
    Some(Law { bits: 6 + bits(slope) + bits(low), explained, gives: gives.into(), said })
}

/// The prime numbers in a row, all with the same number added.
fn primes(terms: &[Option<i64>]) -> Option<Law> {
    let hole = terms.iter().position(Option::is_none)?;
    let mut sieve: Vec<i64> = Vec::new();
    let mut number = 2;
    while sieve.len() < terms.len() {
        if sieve.iter().all(|prime| number % prime != 0) {
            sieve.push(number);
        }
        number += 1;
    }
    let mut added: Vec<i64> = terms.iter().zip(&sieve).filter_map(|(term, prime)| Some((*term)? - prime)).collect();
    added.dedup();
    let [added] = added[..] else {
        return None;
    };
    let explained = terms.iter().flatten().map(|term| bits(*term) + 1).sum();
    let gives = (sieve[hole] + added).into();
    Some(Law { bits: 8 + bits(added), explained, gives, said: "the terms are the prime numbers in a row".to_owned() })
}
