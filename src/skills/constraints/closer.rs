//! A closer look, before anything is supposed: what two groups say together, and pairs that claim two values.

use super::deduction::{Domains, Space, Story, either, is_fixed, joined, values};
use crate::problem::{Setback, Working};

/// Strikes off what two groups exclude together, or a pair in one group. Tells which rules are to be looked at again.
pub fn look(
    space: &Space,
    domains: &mut Domains,
    working: &mut Working,
    story: &mut Story,
) -> Result<Vec<usize>, Setback> {
    let groups: Vec<(usize, Vec<usize>)> = (0..space.model.rules.len())
        .filter(|&rule| space.is_permutation(rule))
        .map(|rule| (rule, space.model.rules[rule].members()))
        .filter(|(_, members)| members.len() <= 64)
        .collect();
    let mut again = Vec::new();
    for (rule, members) in &groups {
        working.spend(members.len() as u64)?;
        pairs(space, *rule, members, domains, working, story, &mut again);
        crossings(space, (*rule, members), &groups, domains, working, story, &mut again)?;
        if !again.is_empty() {
            break;
        }
    }
    Ok(again)
}

/// Two members that can only be the same two values take these from all others.
fn pairs(
    space: &Space,
    rule: usize,
    members: &[usize],
    domains: &mut Domains,
    working: &mut Working,
    story: &mut Story,
    again: &mut Vec<usize>,
) {
    for (at, &one) in members.iter().enumerate() {
        for &other in &members[at + 1..] {
            let both = domains[one];
            if both.count_ones() != 2 || domains[other] != both {
                continue;
            }
            let struck: Vec<usize> =
                members.iter().copied().filter(|&it| it != one && it != other && domains[it] & both != 0).collect();
            if struck.is_empty() {
                continue;
            }
            for &it in &struck {
                domains[it] &= !both;
                again.extend(&space.rules_of[it]);
            }
            let names = |of: &[usize]| of.iter().map(|&it| space.model.variables[it].name.clone()).collect::<Vec<_>>();
            story.tell(working, || {
                let two: Vec<String> = values(both).map(|value| space.model.called(value)).collect();
                format!(
                    "{}: {} have {} between them, so {} {} neither",
                    space.model.rules[rule].group,
                    joined(&names(&[one, other])),
                    joined(&two),
                    joined(&names(&struck)),
                    if struck.len() == 1 { "is" } else { "are" }
                )
            });
        }
    }
}

/// A value whose places in one group all lie in another as well has no other place there.
fn crossings(
    space: &Space,
    (rule, members): (usize, &[usize]),
    groups: &[(usize, Vec<usize>)],
    domains: &mut Domains,
    working: &mut Working,
    story: &mut Story,
    again: &mut Vec<usize>,
) -> Result<(), Setback> {
    let open = members.iter().filter(|&&it| !is_fixed(domains[it])).fold(0, |all, &it| all | domains[it]);
    for value in values(open) {
        let places: Vec<usize> =
            members.iter().copied().filter(|&it| domains[it] & super::deduction::bit(value) != 0).collect();
        for (other, others) in groups {
            working.spend(1)?;
            if *other == rule || !places.iter().all(|place| others.contains(place)) {
                continue;
            }
            let struck: Vec<usize> = others
                .iter()
                .copied()
                .filter(|it| !places.contains(it) && domains[*it] & super::deduction::bit(value) != 0)
                .collect();
            if struck.is_empty() || places.is_empty() {
                continue;
            }
            for &it in &struck {
                domains[it] &= !super::deduction::bit(value);
                again.extend(&space.rules_of[it]);
            }
            story.tell(working, || {
                let names =
                    |of: &[usize]| of.iter().map(|&it| space.model.variables[it].name.clone()).collect::<Vec<_>>();
                let group = |rule: usize| &space.model.rules[rule].group;
                format!(
                    "{} has {} in {}, all in {}, so {} is not in {}",
                    group(rule),
                    space.model.called(value),
                    either(&names(&places)),
                    group(*other),
                    space.model.called(value),
                    either(&names(&struck))
                )
            });
        }
    }
    Ok(())
}
