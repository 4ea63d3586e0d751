//! Looking back at syllogisms: every way to fill the circles is tried.

use std::collections::BTreeMap;

use crate::problem::{Value, Verdict};

/// With more classes than this there are too many ways to fill them.
const MOST_TERMS: usize = 4;

/// Up to so many are looked at in one filling.
const MOST_TERMS_AT_ALL: usize = 12;

/// A statement with its classes numbered.
struct Said<'a> {
    quantity: &'a str,
    subject: usize,
    predicate: usize,
}

fn numbered<'a>(terms: &mut BTreeMap<&'a str, usize>, name: &'a str) -> usize {
    let next = terms.len();
    *terms.entry(name).or_insert(next)
}

fn said<'a>(terms: &mut BTreeMap<&'a str, usize>, value: &'a Value) -> Option<Said<'a>> {
    let words = value.as_texts()?;
    let &[quantity, subject, predicate] = &words[..] else {
        return None;
    };
    Some(Said { quantity, subject: numbered(terms, subject), predicate: numbered(terms, predicate) })
}

/// Whether a statement holds when just these regions have members: bit r of `filled` for region r, whose bit n says whether
/// it lies in class n.
fn holds(said: &Said, filled: u32, regions: u32) -> Option<bool> {
    let exists = |is_met: bool| {
        (0..regions).any(|region| {
            filled >> region & 1 == 1
                && region >> said.subject & 1 == 1
                && (region >> said.predicate & 1 == 1) == is_met
        })
    };
    Some(match said.quantity {
        "all" => !exists(false),
        "no" => !exists(true),
        "some" => exists(true),
        "some not" => exists(false),
        _ => return None,
    })
}

/// All fillings in which every class has members and the premises hold.
fn fillings(premises: &[Said], terms: usize) -> Option<(Vec<u32>, u32)> {
    if terms > MOST_TERMS {
        return None;
    }
    let regions = 1_u32 << terms;
    let mut found = Vec::new();
    for filled in 0..1_u64 << regions {
        let filled = filled as u32;
        let all_have =
            (0..terms).all(|class| (0..regions).any(|region| filled >> region & 1 == 1 && region >> class & 1 == 1));
        let mut is_possible = all_have;
        for premise in premises {
            is_possible = is_possible && holds(premise, filled, regions)?;
        }
        if is_possible {
            found.push(filled);
        }
    }
    Some((found, regions))
}

/// Whether the conclusion holds however the circles are filled.
pub fn follows(premises: &Value, conclusion: &Value, answer: &Value) -> Verdict {
    let mut terms = BTreeMap::new();
    let said_before: Option<Vec<Said>> =
        premises.as_list().and_then(|all| all.iter().map(|it| said(&mut terms, it)).collect());
    let (Some(premises), Some(conclusion)) = (said_before, said(&mut terms, conclusion)) else {
        return Verdict::Unsettled;
    };
    let Value::Truth(answer) = answer else {
        return Verdict::refuted("it is neither yes nor no");
    };
    if (MOST_TERMS + 1..=MOST_TERMS_AT_ALL).contains(&terms.len()) {
        return match follows_by_the_fullest(&premises, &conclusion, terms.len()) {
            Some(follows) if follows == *answer => {
                Verdict::confirmed("tried on the fullest filling of the circles in which the conclusion fails")
            }
            Some(_) => Verdict::refuted("the fullest filling of the circles tells otherwise"),
            None => Verdict::refuted("the premises contradict each other"),
        };
    }
    let Some((fillings, regions)) = fillings(&premises, terms.len()) else {
        return Verdict::Unsettled;
    };
    if fillings.is_empty() {
        return Verdict::refuted("the premises contradict each other");
    }
    let failing = fillings.iter().find(|filled| holds(&conclusion, **filled, regions) == Some(false));
    match (failing, answer) {
        (None, true) => Verdict::confirmed(format!(
            "the conclusion holds in each of the {} ways to fill the circles in which the premises do",
            fillings.len()
        )),
        (Some(filled), false) => Verdict::confirmed(format!(
            "the premises hold and the conclusion does not: {}",
            told(*filled, regions, &terms)
        )),
        (Some(filled), true) => Verdict::refuted(format!("it may be otherwise: {}", told(*filled, regions, &terms))),
        (None, false) => {
            Verdict::refuted("the conclusion holds in every way to fill the circles in which the premises do")
        }
    }
}

/// Whether just this one of the labelled conclusions follows, or none of them where that is offered.
pub fn which_follows(premises: &Value, candidates: &Value, none: &Value, answer: &Value) -> Verdict {
    let (Some(rows), Some(label)) = (candidates.as_rows(), answer.as_text()) else {
        return Verdict::refuted("it is no label");
    };
    let mut is_offered = none.as_text().is_some_and(|none| !none.is_empty() && none == label);
    for row in rows {
        let [name, conclusion] = row else {
            return Verdict::Unsettled;
        };
        let is_chosen = name.as_text() == Some(label);
        is_offered |= is_chosen;
        match follows(premises, conclusion, &Value::Truth(is_chosen)) {
            Verdict::Confirmed { .. } => {}
            other => return other,
        }
    }
    match is_offered {
        true => {
            Verdict::confirmed("each of the conclusions was looked at, and it alone holds whenever the premises do")
        }
        false => Verdict::refuted("it is none of the labels"),
    }
}

/// The same where there are too many classes to try all fillings. Statements about all and none hold of fewer the more they
/// hold of many, those about some the other way round: so one filling settles it, the fullest one in which the conclusion
/// fails.
fn follows_by_the_fullest(premises: &[Said], conclusion: &Said, terms: usize) -> Option<bool> {
    let regions = 1_usize << terms;
    let inside = |region: usize, class: usize| region >> class & 1 == 1;
    let breaks = |said: &Said, region: usize| {
        inside(region, said.subject)
            && match said.quantity {
                "all" => !inside(region, said.predicate),
                "no" => inside(region, said.predicate),
                _ => false,
            }
    };
    let shows = |said: &Said, region: usize| {
        inside(region, said.subject)
            && match said.quantity {
                "some" => inside(region, said.predicate),
                "some not" => !inside(region, said.predicate),
                _ => false,
            }
    };
    let allowed: Vec<usize> = (0..regions).filter(|&it| !premises.iter().any(|said| breaks(said, it))).collect();
    let is_possible = |filled: &[usize]| {
        let has = |of: &dyn Fn(usize) -> bool| filled.iter().any(|&it| of(it));
        premises.iter().all(|said| matches!(said.quantity, "all" | "no") || has(&|it| shows(said, it)))
            && (0..terms).all(|class| has(&|it| inside(it, class)))
    };
    if !is_possible(&allowed) {
        return None;
    }
    Some(match conclusion.quantity {
        "all" | "no" => !allowed.iter().any(|&it| breaks(conclusion, it)),
        _ => !is_possible(&allowed.iter().copied().filter(|&it| !shows(conclusion, it)).collect::<Vec<_>>()),
    })
}

/// What there is in a filling.
fn told(filled: u32, regions: u32, terms: &BTreeMap<&str, usize>) -> String {
    let member = |region: u32| {
        let each: Vec<String> = terms
            .iter()
            .map(|(name, class)| format!("{}{name}", if region >> class & 1 == 1 { "" } else { "no " }))
            .collect();
        format!("one ({})", each.join(", "))
    };
    let members: Vec<String> = (0..regions).filter(|region| filled >> region & 1 == 1).map(member).collect();
    format!("there may be only {}", members.join(" and "))
}

/// Whether this is the strongest that can be said of the two classes.
pub fn what_follows(premises: &Value, ends: &Value, answer: &Value) -> Verdict {
    let mut terms = BTreeMap::new();
    let said_before: Option<Vec<Said>> =
        premises.as_list().and_then(|all| all.iter().map(|it| said(&mut terms, it)).collect());
    let (Some(premises), Some(ends)) = (said_before, ends.as_texts()) else {
        return Verdict::Unsettled;
    };
    let &[first, last] = &ends[..] else {
        return Verdict::Unsettled;
    };
    let places =
        [(first, last), (last, first)].map(|(a, b)| ((a, b), numbered(&mut terms, a), numbered(&mut terms, b)));
    let Some((fillings, regions)) = fillings(&premises, terms.len()) else {
        return Verdict::Unsettled;
    };
    if fillings.is_empty() {
        return Verdict::refuted("the premises contradict each other");
    }
    let always = |quantity, subject, predicate| {
        let said = Said { quantity, subject, predicate };
        fillings.iter().all(|filled| holds(&said, *filled, regions) == Some(true))
    };
    let shapes: [(&str, &str, &str); 4] = [
        ("all", "All ", " are "),
        ("no", "No ", " are "),
        ("some", "Some ", " are "),
        ("some not", "Some ", " are not "),
    ];
    let mut true_ones = Vec::new();
    let mut strongest = None;
    for (rank, (quantity, before, between)) in shapes.iter().enumerate() {
        for ((a, b), subject, predicate) in &places {
            if always(quantity, *subject, *predicate) {
                true_ones.push((format!("{before}{a}{between}{b}"), rank));
                strongest = strongest.or(Some(rank));
            }
        }
    }
    let Some(words) = answer.as_text() else {
        return Verdict::refuted("it says nothing of the classes");
    };
    match (true_ones.iter().find(|(said, _)| said == words), strongest) {
        (None, None) if words == "nothing follows" => {
            Verdict::confirmed("each of the eight conclusions fails in some way to fill the circles")
        }
        (Some((_, rank)), Some(strongest)) if *rank == strongest => Verdict::confirmed(format!(
            "it holds in each of the {} ways to fill the circles, and nothing stronger does",
            fillings.len()
        )),
        (Some(_), _) => Verdict::refuted("something stronger follows"),
        _ => Verdict::refuted("it does not hold in every way to fill the circles"),
    }
}
