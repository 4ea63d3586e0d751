//! Deduction first, and where nothing follows any more a supposition, said as one.

use super::closer;
use super::deduction::{Conflict, Domains, Space, Story, bit, either, is_fixed, values};
use crate::problem::{Setback, Working};

/// A value for each variable.
pub type Solution = Vec<i64>;

/// How many lines the deductions may take before the first supposition, and the suppositions after it.
const LINES: (usize, usize) = (40, 12);

/// The first and the last solution in order of the variables: none, one when there is only one, or two.
pub fn first_and_last(space: &Space, working: &mut Working) -> Result<Vec<Solution>, Setback> {
    let mut story = Story::of_lines(LINES.0);
    let mut domains = space.domains();
    if let Some(conflict) = deduce(space, &mut domains, working, &mut story)? {
        story.pause(working, 0);
        working.note(|| format!("{}: there is no solution", space.said(conflict)));
        return Ok(Vec::new());
    }
    let is_forced = domains.iter().all(|&domain| is_fixed(domain));
    story.pause(working, LINES.1);
    let mut found = Vec::new();
    let budget = working.fuel_left() / 2;
    suppose(space, &domains, 0, 2, working, &mut story, &mut found)?;
    story.pause(working, 0);
    match found.len() {
        0 => working.note(|| "every case leads to a contradiction: there is no solution".to_owned()),
        1 if is_forced => working.note(|| "every step was forced, so it is the only solution".to_owned()),
        1 => working.note(|| "all other cases lead to contradictions, so it is the only solution".to_owned()),
        _ => working.note(|| "there is more than one solution; the first and the last in order are kept".to_owned()),
    }
    if let [one, other] = &found[..] {
        let first = extreme(space, &domains, one.min(other).clone(), false, budget, working)?;
        let last = extreme(space, &domains, one.max(other).clone(), true, budget, working)?;
        found = vec![first, last];
    }
    Ok(found)
}

/// All that follows without supposing anything.
fn deduce(
    space: &Space,
    domains: &mut Domains,
    working: &mut Working,
    story: &mut Story,
) -> Result<Option<Conflict>, Setback> {
    let mut rules: Vec<usize> = (0..space.model.rules.len()).collect();
    loop {
        if let Some(conflict) = space.propagate(domains, rules, working, story)? {
            return Ok(Some(conflict));
        }
        if domains.iter().all(|&domain| is_fixed(domain)) {
            return Ok(None);
        }
        rules = closer::look(space, domains, working, story)?;
        if rules.is_empty() {
            return Ok(None);
        }
        rules.sort_unstable();
        rules.dedup();
    }
}

/// Tries the values of a variable with the fewest left, one after the other, until so many solutions are found.
fn suppose(
    space: &Space,
    domains: &Domains,
    depth: usize,
    wanted: usize,
    working: &mut Working,
    story: &mut Story,
    found: &mut Vec<Solution>,
) -> Result<(), Setback> {
    let open = (0..domains.len()).filter(|&index| !is_fixed(domains[index]));
    let narrowest = open.min_by_key(|&index| (domains[index].count_ones(), usize::MAX - space.rules_of[index].len()));
    let Some(variable) = narrowest else {
        found.push(domains.iter().map(|&domain| i64::from(domain.trailing_zeros())).collect());
        return Ok(());
    };
    if depth == 0 {
        story.tell(working, || {
            let left: Vec<String> = values(domains[variable]).map(|value| space.model.called(value)).collect();
            let name = &space.model.variables[variable].name;
            format!("nothing more follows, so I go through the cases for {name}: {}", either(&left))
        });
    }
    for value in values(domains[variable]) {
        working.spend(1 + domains.len() as u64 / 16)?;
        let mut case = domains.clone();
        case[variable] = bit(value);
        let rules = space.rules_of[variable].iter().copied();
        let before = found.len();
        let conflict = space.propagate(&mut case, rules, working, &mut Story::untold())?;
        if conflict.is_none() {
            suppose(space, &case, depth + 1, wanted, working, story, found)?;
        }
        if depth < 2 {
            let so_far = "  ".repeat(depth);
            let said = || space.is_said(variable, value);
            story.tell(working, || match conflict {
                Some(conflict) => format!("{so_far}suppose {}: then {}; so not", said(), space.said(conflict)),
                None if found.len() > before => format!("{so_far}suppose {}: that can be completed", said()),
                None => format!("{so_far}suppose {}: each case after that leads to a contradiction; so not", said()),
            });
        }
        if found.len() >= wanted {
            break;
        }
    }
    Ok(())
}

/// The first solution in order of the variables, or the last one, beginning with one that is known. When half of the
/// work is done before it is found, the best so far.
fn extreme(
    space: &Space,
    domains: &Domains,
    known: Solution,
    is_last: bool,
    budget: u64,
    working: &mut Working,
) -> Result<Solution, Setback> {
    let (mut best, mut domains) = (known, domains.clone());
    for variable in 0..domains.len() {
        loop {
            let beyond = values(domains[variable]).filter(|&value| match is_last {
                true => value > best[variable],
                false => value < best[variable],
            });
            let beyond = beyond.fold(0, |all, value| all | bit(value));
            if beyond == 0 {
                break;
            }
            if working.fuel_left() < budget {
                return Ok(best);
            }
            let mut case = domains.clone();
            case[variable] = beyond;
            let mut found = Vec::new();
            let rules = space.rules_of[variable].iter().copied();
            if space.propagate(&mut case, rules, working, &mut Story::untold())?.is_none() {
                suppose(space, &case, 2, 1, working, &mut Story::untold(), &mut found)?;
            }
            match found.pop() {
                Some(better) => best = better,
                None => break,
            }
        }
        domains[variable] = bit(best[variable]);
        let rules = space.rules_of[variable].iter().copied();
        space.propagate(&mut domains, rules, working, &mut Story::untold())?;
    }
    Ok(best)
}

/// Takes for each variable in turn the lowest value that nothing taken before forbids, and any when all are forbidden.
pub fn first_that_fits(space: &Space, working: &mut Working) -> Result<Solution, Setback> {
    let mut story = Story::of_lines(10);
    let mut taken = Vec::new();
    let mut domains = space.domains();
    for variable in 0..domains.len() {
        working.spend(1 + space.rules_of[variable].len() as u64)?;
        let full = values(domains[variable]).collect::<Vec<_>>();
        let fits = full.iter().copied().find(|&value| {
            let mut case = domains.clone();
            case[variable] = bit(value);
            !space.is_broken(variable, &case)
        });
        let value = fits.or(full.first().copied()).ok_or_else(|| Setback::no_way("a variable has no value"))?;
        if fits.is_none() {
            story.tell(working, || {
                format!(
                    "nothing fits {} any more, and I take {} all the same",
                    space.model.variables[variable].name,
                    space.model.called(value)
                )
            });
        }
        domains[variable] = bit(value);
        taken.push(value);
    }
    story.pause(working, 0);
    Ok(taken)
}
