//! What follows from premises: by a table of all cases, by supposing the contrary, and by resolution.

use std::collections::BTreeSet;

use super::formula::Formula;
use crate::problem::{Approach, Goal, Setback, Value, Working};

/// More propositions than this make too many rows.
const MOST_IN_TABLE: usize = 12;
/// So many lines of a table or a derivation are shown.
const MOST_LINES: usize = 24;
const MOST_CLAUSES: usize = 400;

#[derive(Clone)]
struct Theory {
    premises: Vec<Formula>,
    atoms: Vec<String>,
}

/// Of each proposition, whether it is true; None while it is open.
type Case = Vec<Option<bool>>;
/// A proposition by its number, or its denial.
type Literal = (usize, bool);
type Clause = BTreeSet<Literal>;

impl Theory {
    fn new(premises: &Value, conclusion: Option<&Value>) -> Option<(Theory, Option<Formula>)> {
        let premises: Option<Vec<Formula>> = premises.as_texts()?.into_iter().map(Formula::read).collect();
        let conclusion = match conclusion {
            Some(value) => Some(Formula::read(value.as_text()?)?),
            None => None,
        };
        let mut theory = Theory { premises: premises?, atoms: Vec::new() };
        let mut atoms = Vec::new();
        theory.premises.iter().chain(&conclusion).for_each(|it| it.collect_atoms(&mut atoms));
        atoms.sort();
        theory.atoms = atoms;
        (theory.atoms.len() <= 40).then_some((theory, conclusion))
    }

    fn truth(&self, formula: &Formula, case: &Case) -> Option<bool> {
        formula.truth(&|name| case[self.atoms.binary_search_by(|it| it.as_str().cmp(name)).ok()?])
    }

    fn size(&self) -> u64 {
        self.premises.iter().map(Formula::size).sum::<u64>() / 8 + 1
    }

    fn literal(&self, (atom, truth): Literal) -> Formula {
        let formula = Formula::atom(&self.atoms[atom]);
        if truth { formula } else { formula.negated() }
    }

    fn told(&self, case: &Case) -> String {
        let each = self
            .atoms
            .iter()
            .zip(case)
            .filter_map(|(atom, truth)| Some(format!("{atom} {}", if (*truth)? { "true" } else { "false" })));
        each.collect::<Vec<_>>().join(", ")
    }

    /// The cases in which all premises are true.
    fn models(&self, working: &mut Working) -> Result<Vec<Case>, Setback> {
        if self.atoms.len() > MOST_IN_TABLE {
            return Err(Setback::TooBig(format!("a table of {} propositions", self.atoms.len())));
        }
        let rows = 1_usize << self.atoms.len();
        let mut models = Vec::new();
        for row in 0..rows {
            working.spend(self.size())?;
            let case: Case =
                (0..self.atoms.len()).map(|at| Some(row >> (self.atoms.len() - 1 - at) & 1 == 0)).collect();
            let failing = self.premises.iter().find(|it| self.truth(it, &case) == Some(false));
            if rows <= 16 {
                working.note(|| match failing {
                    Some(premise) => format!("{}: {premise} is false", self.told(&case)),
                    None => format!("{}: all premises are true", self.told(&case)),
                });
            }
            if failing.is_none() {
                models.push(case);
            }
        }
        working.note(|| format!("in {} of {rows} rows all premises are true", models.len()));
        Ok(models)
    }

    /// A case in which these hold, by following what must be and supposing the rest (Davis, Logemann, Loveland 1962).
    /// Lines say what is followed.
    fn search(
        &self,
        extra: &[Formula],
        case: Case,
        lines: &mut Vec<String>,
        working: &mut Working,
    ) -> Result<Option<Case>, Setback> {
        let mut case = case;
        let all = || self.premises.iter().chain(extra);
        let failing = |case: &Case| all().find(|it| self.truth(it, case) == Some(false));
        loop {
            working.spend(self.size())?;
            if let Some(formula) = failing(&case) {
                lines.push(format!("but then {formula} is false"));
                return Ok(None);
            }
            let mut is_news = false;
            for atom in 0..case.len() {
                for truth in [true, false] {
                    if case[atom].is_some() {
                        continue;
                    }
                    working.spend(self.size())?;
                    case[atom] = Some(truth);
                    let reason = failing(&case).cloned();
                    case[atom] = None;
                    if let Some(reason) = reason {
                        case[atom] = Some(!truth);
                        lines.push(format!("{reason} makes {}", self.literal((atom, !truth))));
                        is_news = true;
                    }
                }
            }
            if !is_news {
                break;
            }
        }
        if all().all(|it| self.truth(it, &case) == Some(true)) {
            return Ok(Some(case));
        }
        let Some(open) = case.iter().position(Option::is_none) else {
            return Ok(None);
        };
        for truth in [true, false] {
            let mut supposed = case.clone();
            supposed[open] = Some(truth);
            lines.push(format!("suppose {}", self.literal((open, truth))));
            if let Some(found) = self.search(extra, supposed, lines, working)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn open_case(&self) -> Case {
        vec![None; self.atoms.len()]
    }

    /// What all these cases have in common.
    fn common(&self, models: &[Case]) -> Vec<Literal> {
        let is_always = |atom: usize, truth: bool| models.iter().all(|case| case[atom] == Some(truth));
        let both = (0..self.atoms.len()).flat_map(|atom| [(atom, true), (atom, false)]);
        both.filter(|&(atom, truth)| is_always(atom, truth)).collect()
    }

    /// Relations of two propositions that `holds` finds in the premises, the strongest of each pair.
    fn links(
        &self,
        forced: &[Literal],
        mut holds: impl FnMut(Literal, Literal) -> Result<bool, Setback>,
    ) -> Result<Vec<Formula>, Setback> {
        let is_open = |atom: &usize| !forced.iter().any(|(it, _)| it == atom);
        let open: Vec<usize> = (0..self.atoms.len()).filter(is_open).collect();
        let mut found = Vec::new();
        for (place, &a) in open.iter().enumerate() {
            for &b in &open[place + 1..] {
                // The clauses "a or b" that hold, for each sign of a and of b.
                let mut clause = |x, y| holds((a, x), (b, y));
                let (yes_yes, yes_no, no_yes, no_no) =
                    (clause(true, true)?, clause(true, false)?, clause(false, true)?, clause(false, false)?);
                let atom = |it: usize| Formula::atom(&self.atoms[it]);
                if yes_no && no_yes {
                    found.push(atom(a).iff(atom(b)));
                } else if yes_yes && no_no {
                    found.push(atom(a).iff(atom(b).negated()));
                } else if no_yes {
                    found.push(atom(a).implies(atom(b)));
                } else if yes_no {
                    found.push(atom(b).implies(atom(a)));
                } else if yes_yes {
                    found.push(Formula::any(vec![atom(a), atom(b)]));
                } else if no_no {
                    found.push(Formula::all(vec![atom(a), atom(b)]).negated());
                }
            }
        }
        Ok(found)
    }

    /// One conclusion of what must be, how the rest hangs together, and what else the premises say.
    fn composed(&self, forced: &[Formula], links: &[Formula]) -> Value {
        let mut parts: Vec<Formula> = forced.to_vec();
        if parts.len() < 2 {
            parts.extend(links.iter().take(3 - parts.len()).cloned());
        }
        if parts.is_empty() || parts.len() == 1 && matches!(parts[0], Formula::Atom(_)) {
            // No more than the premises say themselves, those with several propositions.
            let more = self.premises.iter().filter(|it| {
                let mut atoms = Vec::new();
                it.collect_atoms(&mut atoms);
                let is_decided = |name: &String| forced.iter().any(|it| it == &Formula::atom(name));
                atoms.len() > 2 && !atoms.iter().any(is_decided)
            });
            parts.extend(more.take(2).cloned());
        }
        match &parts[..] {
            [] => Value::text("⊤"),
            // To repeat a premise is no conclusion.
            [only @ Formula::Atom(name)] if self.premises.iter().any(|it| says_only(it, name)) => {
                Value::text(self.added_to(only).to_string())
            }
            _ => Value::text(Formula::all(parts).to_string()),
        }
    }

    /// What holds with a proposition whatever else does (the rule of addition): "it, or another".
    fn added_to(&self, only: &Formula) -> Formula {
        let other = self.atoms.iter().map(|name| Formula::atom(name)).find(|atom| atom != only);
        match other {
            Some(other) => Formula::any(vec![only.clone(), other]),
            None => only.clone(),
        }
    }

    /// A contradiction, said with the first proposition.
    fn absurd(&self) -> Value {
        let name = self.atoms.first().map_or("⊥", String::as_str);
        Value::text(format!("{name} ∧ ¬{name}"))
    }
}

/// Whether a premise says that this proposition is true, and no more: "P or P".
fn says_only(premise: &Formula, name: &str) -> bool {
    let where_it_is = |truth: bool| premise.truth(&|atom| (atom == name).then_some(truth));
    where_it_is(true) == Some(true) && where_it_is(false) == Some(false)
}

const CONTRADICTION: &str = "contradiction";

/// Ways to draw a conclusion that says much.
pub fn concluded(premises: &Value) -> Vec<Approach> {
    let Some((theory, _)) = Theory::new(premises, None) else {
        return Vec::new();
    };
    let by_table = theory.clone();
    let subgoals = ["forced", "linked"].map(|verb| Goal::new(verb, vec![premises.clone()])).to_vec();
    vec![
        Approach::split(
            "what_must_be",
            "find what must be true or false, and how the rest hangs together",
            subgoals,
            move |parts, working| {
                if parts[0].as_text() == Some(CONTRADICTION) {
                    working.note(|| "the premises contradict each other, so anything follows from them".to_owned());
                    return Ok(theory.absurd());
                }
                let read = |value: &Value| value.as_texts()?.into_iter().map(Formula::read).collect::<Option<Vec<_>>>();
                match (read(&parts[0]), read(&parts[1])) {
                    (Some(forced), Some(links)) => Ok(theory.composed(&forced, &links)),
                    _ => Err(Setback::no_way("what must be is not told in formulas")),
                }
            },
        ),
        Approach::split(
            "models",
            "find what must be true or false, and look at all cases in which the premises are true for the rest",
            vec![Goal::new("forced", vec![premises.clone()])],
            move |parts, working| {
                let models = by_table.models(working)?;
                if models.is_empty() {
                    working.note(|| "there is none, so anything follows".to_owned());
                    return Ok(by_table.absurd());
                }
                let links = by_table.links(&by_table.common(&models), |(a, x), (b, y)| {
                    working.spend(models.len() as u64 / 16 + 1)?;
                    Ok(models.iter().all(|case| case[a] == Some(x) || case[b] == Some(y)))
                })?;
                let forced =
                    parts[0].as_texts().and_then(|all| all.into_iter().map(Formula::read).collect::<Option<Vec<_>>>());
                let forced = forced.ok_or_else(|| Setback::no_way("what must be is not told in formulas"))?;
                Ok(by_table.composed(&forced, &links))
            },
        ),
        converse_conclusion(premises),
    ]
}

/// "If P then Q; Q; so P": the error of the converse, as a way to be seen failing.
fn converse_conclusion(premises: &Value) -> Approach {
    let theory = Theory::new(premises, None);
    Approach::direct("converse", "read each \"if\" both ways, and follow it from what is given", move |working| {
        let Some((theory, _)) = &theory else {
            return Err(Setback::no_way("there is no premise"));
        };
        let known = both_ways(theory, working);
        if known.len() < 2 {
            return Err(Setback::no_way("no conditional meets what is given"));
        }
        Ok(Value::text(Formula::all(known).to_string()))
    })
    .heuristic()
}

/// Literals that are given, and what comes of them when conditionals are read both ways.
fn both_ways(theory: &Theory, working: &mut Working) -> Vec<Formula> {
    let is_literal = |it: &Formula| match it {
        Formula::Atom(_) => true,
        Formula::Not(inner) => matches!(**inner, Formula::Atom(_)),
        _ => false,
    };
    let mut known: Vec<Formula> = theory.premises.iter().filter(|it| is_literal(it)).cloned().collect();
    known.dedup();
    let mut next = 0;
    while next < known.len() && known.len() < 40 {
        let here = known[next].clone();
        for premise in &theory.premises {
            let Formula::If(a, b) = premise else {
                continue;
            };
            for (from, to) in [(a, b), (b, a)] {
                if **from == here && is_literal(to) && !known.contains(to) {
                    working.note(|| format!("{premise} and {here}, so {to}"));
                    known.push((**to).clone());
                }
            }
        }
        next += 1;
    }
    known
}

/// Ways to find which propositions must be true and which false.
pub fn forced(premises: &Value) -> Vec<Approach> {
    let Some((theory, _)) = Theory::new(premises, None) else {
        return Vec::new();
    };
    let (by_contrary, by_resolution) = (theory.clone(), theory.clone());
    let told =
        |theory: &Theory, literals: &[Literal]| Value::texts(literals.iter().map(|it| theory.literal(*it).to_string()));
    vec![
        Approach::direct(
            "truth_table",
            "go through all cases, and see what is the same in all that can be",
            move |working| {
                let models = theory.models(working)?;
                if models.is_empty() {
                    return Ok(Value::text(CONTRADICTION));
                }
                Ok(told(&theory, &theory.common(&models)))
            },
        ),
        Approach::direct("contrary", "suppose the contrary of each, and see whether that can be", move |working| {
            let theory = &by_contrary;
            let mut lines = Vec::new();
            let Some(first) = theory.search(&[], theory.open_case(), &mut lines, working)? else {
                noted(&lines, working);
                return Ok(Value::text(CONTRADICTION));
            };
            working.note(|| format!("it can be that {}", theory.told(&first)));
            let mut found = Vec::new();
            let mut examples = vec![first];
            for atom in 0..theory.atoms.len() {
                for truth in [true, false] {
                    // One case in which it is otherwise, or open, is enough.
                    if examples.iter().any(|case| case[atom] != Some(truth)) {
                        continue;
                    }
                    let contrary = theory.literal((atom, !truth));
                    let mut case = theory.open_case();
                    case[atom] = Some(!truth);
                    let mut lines = Vec::new();
                    match theory.search(&[], case, &mut lines, working)? {
                        Some(example) => examples.push(example),
                        None => {
                            working.note(|| format!("suppose {contrary}: {}", lines.join(", ")));
                            found.push((atom, truth));
                        }
                    }
                }
            }
            Ok(told(theory, &found))
        }),
        Approach::direct(
            "resolution",
            "write all as alternatives, and let what clashes in two of them drop out",
            move |working| {
                let theory = &by_resolution;
                let clauses = resolved(theory, &[], working)?;
                if clauses.iter().any(Clause::is_empty) {
                    return Ok(Value::text(CONTRADICTION));
                }
                let mut units: Vec<Literal> = clauses.iter().filter(|it| it.len() == 1).flatten().copied().collect();
                units.sort_by_key(|&(atom, truth)| (atom, !truth));
                Ok(told(theory, &units))
            },
        ),
    ]
}

fn noted(lines: &[String], working: &mut Working) {
    for line in lines.iter().take(MOST_LINES) {
        working.note(|| line.clone());
    }
    if lines.len() > MOST_LINES {
        working.note(|| format!("{} more lines are left out", lines.len() - MOST_LINES));
    }
}

/// Ways to find how two propositions hang together that are themselves open.
pub fn linked(premises: &Value) -> Vec<Approach> {
    let Some((theory, _)) = Theory::new(premises, None) else {
        return Vec::new();
    };
    let by_contrary = theory.clone();
    let told = |links: Vec<Formula>| Value::texts(links.iter().map(Formula::to_string));
    vec![
        Approach::direct(
            "truth_table",
            "go through all cases that can be, and look at two columns at a time",
            move |working| {
                let models = theory.models(working)?;
                if models.is_empty() {
                    return Ok(Value::list([]));
                }
                let forced = theory.common(&models);
                let links = theory.links(&forced, |(a, x), (b, y)| {
                    working.spend(models.len() as u64 / 16 + 1)?;
                    Ok(models.iter().all(|case| case[a] == Some(x) || case[b] == Some(y)))
                })?;
                Ok(told(links))
            },
        ),
        Approach::direct("contrary", "suppose that both are otherwise, and see whether that can be", move |working| {
            let theory = &by_contrary;
            let mut forced = Vec::new();
            for atom in 0..theory.atoms.len() {
                for truth in [true, false] {
                    let mut case = theory.open_case();
                    case[atom] = Some(!truth);
                    if theory.search(&[], case, &mut Vec::new(), working)?.is_none() {
                        forced.push((atom, truth));
                    }
                }
            }
            if forced.len() > theory.atoms.len() {
                return Ok(Value::list([]));
            }
            let links = theory.links(&forced, |(a, x), (b, y)| {
                let mut case = theory.open_case();
                (case[a], case[b]) = (Some(!x), Some(!y));
                let mut lines = Vec::new();
                let found = theory.search(&[], case, &mut lines, working)?;
                if found.is_none() {
                    working.note(|| {
                        let (one, other) = (theory.literal((a, !x)), theory.literal((b, !y)));
                        format!("suppose {one} and {other}: {}", lines.join(", "))
                    });
                }
                Ok(found.is_none())
            })?;
            Ok(told(links))
        }),
    ]
}

/// Ways to tell whether a conclusion follows.
pub fn entails(premises: &Value, conclusion: &Value) -> Vec<Approach> {
    let Some((theory, Some(conclusion))) = Theory::new(premises, Some(conclusion)) else {
        return Vec::new();
    };
    let (by_contrary, by_resolution, by_converse) = (theory.clone(), theory.clone(), theory.clone());
    let (contrary, denied, wanted) = (conclusion.clone().negated(), conclusion.clone().negated(), conclusion.clone());
    let is_conditional = theory.premises.iter().any(|it| matches!(it, Formula::If(..)));
    let mut ways = vec![
        Approach::direct(
            "truth_table",
            "look for a case in which the premises are true and the conclusion is not",
            move |working| {
                let models = theory.models(working)?;
                match models.iter().find(|case| theory.truth(&conclusion, case) == Some(false)) {
                    Some(case) => {
                        working.note(|| format!("in one of them {conclusion} is false: {}", theory.told(case)));
                        Ok(Value::Truth(false))
                    }
                    None => {
                        working.note(|| format!("in all of them {conclusion} is true"));
                        Ok(Value::Truth(true))
                    }
                }
            },
        ),
        Approach::direct("contrary", "suppose the premises and the contrary of the conclusion", move |working| {
            working.note(|| format!("suppose {contrary}"));
            let mut lines = Vec::new();
            let found =
                by_contrary.search(std::slice::from_ref(&contrary), by_contrary.open_case(), &mut lines, working)?;
            noted(&lines, working);
            working.note(|| match &found {
                Some(case) => format!("nothing speaks against it: {}", by_contrary.told(case)),
                None => "so it cannot be".to_owned(),
            });
            Ok(Value::Truth(found.is_none()))
        }),
        Approach::direct(
            "resolution",
            "add the contrary of the conclusion, and let what clashes drop out",
            move |working| {
                let clauses = resolved(&by_resolution, std::slice::from_ref(&denied), working)?;
                let is_absurd = clauses.iter().any(Clause::is_empty);
                working.note(|| match is_absurd {
                    true => "nothing is left of a clause: the contrary cannot be".to_owned(),
                    false => "no more can be drawn, and no contradiction has come of it".to_owned(),
                });
                Ok(Value::Truth(is_absurd))
            },
        ),
    ];
    if is_conditional {
        ways.push(
            Approach::direct(
                "converse",
                "read each \"if\" both ways, and follow it from what is given",
                move |working| {
                    let known = both_ways(&by_converse, working);
                    Ok(Value::Truth(known.contains(&wanted)))
                },
            )
            .heuristic(),
        );
    }
    ways
}

/// Ways to tell whether something is so: it follows, its contrary follows, neither does, or both do.
pub fn settled(premises: &Value, asked: &Value) -> Vec<Approach> {
    let Some((theory, Some(question))) = Theory::new(premises, Some(asked)) else {
        return Vec::new();
    };
    let contrary = Value::text(question.clone().negated().to_string());
    let subgoals = vec![
        Goal::new("entails", vec![premises.clone(), asked.clone()]),
        Goal::new("entails", vec![premises.clone(), contrary]),
    ];
    let told = |must, cannot| match (must, cannot) {
        (true, false) => "Yes",
        (false, true) => "No",
        (false, false) => "It cannot be told",
        (true, true) => "The premises contradict each other",
    };
    vec![
        Approach::split(
            "both_ways",
            "see whether it follows, and whether its contrary follows",
            subgoals,
            move |parts, _| match parts {
                [Value::Truth(must), Value::Truth(cannot)] => Ok(Value::text(told(*must, *cannot))),
                _ => Err(Setback::no_way("it is not known what follows")),
            },
        ),
        Approach::direct(
            "truth_table",
            "look at all cases in which the premises are true, and at what it is in them",
            move |working| {
                let models = theory.models(working)?;
                let is_in = |truth| models.iter().filter(|case| theory.truth(&question, case) == Some(truth)).count();
                let (so, otherwise) = (is_in(true), is_in(false));
                working.note(|| format!("{question} is true in {so} of them and false in {otherwise}"));
                Ok(Value::text(told(otherwise == 0, so == 0)))
            },
        ),
    ]
}

/// Ways to tell whether all can be true together.
pub fn consistent(premises: &Value) -> Vec<Approach> {
    let Some((theory, _)) = Theory::new(premises, None) else {
        return Vec::new();
    };
    let (by_search, by_resolution) = (theory.clone(), theory.clone());
    vec![
        Approach::direct("truth_table", "look for a case in which all are true", move |working| {
            let models = theory.models(working)?;
            if let Some(case) = models.first() {
                working.note(|| format!("such as: {}", theory.told(case)));
            }
            Ok(Value::Truth(!models.is_empty()))
        }),
        Approach::direct("following", "follow what must be, and suppose the rest", move |working| {
            let mut lines = Vec::new();
            let found = by_search.search(&[], by_search.open_case(), &mut lines, working)?;
            noted(&lines, working);
            if let Some(case) = &found {
                working.note(|| format!("this makes all true: {}", by_search.told(case)));
            }
            Ok(Value::Truth(found.is_some()))
        }),
        Approach::direct(
            "resolution",
            "write all as alternatives, and let what clashes in two of them drop out",
            move |working| {
                let clauses = resolved(&by_resolution, &[], working)?;
                Ok(Value::Truth(!clauses.iter().any(Clause::is_empty)))
            },
        ),
    ]
}

/// The formulas as alternatives, and all that comes of them until nothing new does. An empty one is a contradiction.
///
/// Source: Robinson, *A machine-oriented logic based on the resolution principle*, 1965.
fn resolved(theory: &Theory, extra: &[Formula], working: &mut Working) -> Result<Vec<Clause>, Setback> {
    let mut clauses: Vec<Clause> = Vec::new();
    for formula in theory.premises.iter().chain(extra) {
        let written = alternatives(theory, formula, true, working)?;
        let written: Vec<Clause> = written.into_iter().filter(|it| !is_idle(it)).collect();
        working.note(|| {
            format!("{formula}: {}", written.iter().map(|it| clause_text(theory, it)).collect::<Vec<_>>().join("; "))
        });
        written.into_iter().for_each(|clause| add(&mut clauses, clause));
    }
    let mut lines = 0;
    loop {
        let mut news: Vec<(Clause, Clause, Clause)> = Vec::new();
        for (place, one) in clauses.iter().enumerate() {
            for other in &clauses[..place] {
                working.spend(1)?;
                let mut clashing = one.iter().filter(|(atom, truth)| other.contains(&(*atom, !truth)));
                // Two clashes leave something that is always true.
                if let (Some(&literal), None) = (clashing.next(), clashing.next()) {
                    let mut joined: Clause = one.union(other).copied().collect();
                    joined.remove(&literal);
                    joined.remove(&(literal.0, !literal.1));
                    let is_known =
                        clauses.iter().chain(news.iter().map(|(it, _, _)| it)).any(|it| it.is_subset(&joined));
                    working.spend(clauses.len() as u64 / 16 + 1)?;
                    if !is_known {
                        news.push((joined, one.clone(), other.clone()));
                    }
                }
            }
            if news.len() > MOST_CLAUSES {
                break;
            }
        }
        if news.is_empty() {
            return Ok(clauses);
        }
        // Short ones first: they make others superfluous.
        news.sort_by_key(|(clause, _, _)| clause.len());
        for (clause, one, other) in news {
            if clauses.iter().any(|it| it.is_subset(&clause)) {
                continue;
            }
            lines += 1;
            if lines <= MOST_LINES {
                working.note(|| {
                    let (one, other) = (clause_text(theory, &one), clause_text(theory, &other));
                    format!("{one} and {other}: {}", clause_text(theory, &clause))
                });
            }
            let is_empty = clause.is_empty();
            add(&mut clauses, clause);
            if is_empty {
                return Ok(clauses);
            }
        }
        if clauses.len() > MOST_CLAUSES {
            return Err(Setback::TooBig(format!("more than {MOST_CLAUSES} clauses")));
        }
    }
}

/// Adds a clause and takes out those that it makes superfluous.
fn add(clauses: &mut Vec<Clause>, clause: Clause) {
    if !clauses.iter().any(|it| it.is_subset(&clause)) {
        clauses.retain(|it| !clause.is_subset(it));
        clauses.push(clause);
    }
}

/// Whether it holds always, for it has a proposition and its denial.
fn is_idle(clause: &Clause) -> bool {
    clause.iter().any(|(atom, truth)| clause.contains(&(*atom, !truth)))
}

fn clause_text(theory: &Theory, clause: &Clause) -> String {
    match clause.is_empty() {
        true => "nothing".to_owned(),
        false => clause.iter().map(|it| theory.literal(*it).to_string()).collect::<Vec<_>>().join(" ∨ "),
    }
}

/// A formula, or its denial, as alternatives of literals that all hold.
fn alternatives(
    theory: &Theory,
    formula: &Formula,
    is_said: bool,
    working: &mut Working,
) -> Result<Vec<Clause>, Setback> {
    working.spend(1)?;
    let all = |parts: Vec<Vec<Clause>>| parts.into_iter().flatten().collect::<Vec<Clause>>();
    let mut of = |formula: &Formula, is_said: bool| alternatives(theory, formula, is_said, working);
    Ok(match (formula, is_said) {
        (Formula::Constant(truth), _) if *truth == is_said => Vec::new(),
        (Formula::Constant(_), _) => vec![Clause::new()],
        (Formula::Atom(name), _) => {
            let atom = theory.atoms.binary_search(name).map_err(|_| Setback::no_way("a proposition is not known"))?;
            vec![Clause::from([(atom, is_said)])]
        }
        (Formula::Not(inner), _) => of(inner, !is_said)?,
        (Formula::And(parts), true) | (Formula::Or(parts), false) => {
            all(parts.iter().map(|part| of(part, is_said)).collect::<Result<_, _>>()?)
        }
        (Formula::Or(parts), true) | (Formula::And(parts), false) => {
            let mut so_far = vec![Clause::new()];
            for part in parts {
                so_far = either(&so_far, &of(part, is_said)?)?;
            }
            so_far
        }
        (Formula::If(a, b), true) => either(&of(a, false)?, &of(b, true)?)?,
        (Formula::If(a, b), false) => all(vec![of(a, true)?, of(b, false)?]),
        (Formula::Iff(a, b), true) | (Formula::Xor(a, b), false) => {
            all(vec![either(&of(a, false)?, &of(b, true)?)?, either(&of(a, true)?, &of(b, false)?)?])
        }
        (Formula::Iff(a, b), false) | (Formula::Xor(a, b), true) => {
            all(vec![either(&of(a, true)?, &of(b, true)?)?, either(&of(a, false)?, &of(b, false)?)?])
        }
    })
}

/// Alternatives of two formulas of which one holds.
fn either(one: &[Clause], other: &[Clause]) -> Result<Vec<Clause>, Setback> {
    if one.len() * other.len() > 4 * MOST_CLAUSES {
        return Err(Setback::TooBig("so many alternatives".to_owned()));
    }
    let mut found = Vec::new();
    for a in one {
        for b in other {
            let clause: Clause = a.union(b).copied().collect();
            if !is_idle(&clause) {
                add(&mut found, clause);
            }
        }
    }
    Ok(found)
}
