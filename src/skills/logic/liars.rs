//! Who tells the truth and who lies: by cases, by a table of all cases, and by taking people at their word.

use super::formula::Formula;
use crate::problem::{Approach, Goal, Setback, Value, Working};

/// What a goal gives.
#[derive(Clone)]
struct Puzzle {
    names: Vec<String>,
    /// How one of each kind is called: "a knight", "a knave".
    kinds: [String; 2],
    /// Who says what.
    claims: Vec<(usize, Formula)>,
    /// What is known besides.
    facts: Vec<Formula>,
}

/// Of each person, whether they tell the truth; None while it is not known.
type Case = Vec<Option<bool>>;

/// So many lines are shown of a table or of cases.
const MOST_LINES: usize = 40;

impl Puzzle {
    fn new(given: &[Value]) -> Option<Puzzle> {
        let [names, kinds, claims, facts, ..] = given else {
            return None;
        };
        let names: Vec<String> = names.as_texts()?.into_iter().map(str::to_owned).collect();
        let kinds: [String; 2] =
            kinds.as_texts()?.into_iter().map(str::to_owned).collect::<Vec<_>>().try_into().ok()?;
        let claims: Option<Vec<(usize, Formula)>> = claims
            .as_list()?
            .iter()
            .map(|claim| {
                let pair = claim.as_texts()?;
                let &[speaker, words] = &pair[..] else {
                    return None;
                };
                Some((names.iter().position(|name| name == speaker)?, Formula::read(words)?))
            })
            .collect();
        let facts: Option<Vec<Formula>> = facts.as_texts()?.into_iter().map(Formula::read).collect();
        let puzzle = Puzzle { names, kinds, claims: claims?, facts: facts? };
        let mut atoms = Vec::new();
        puzzle.claims.iter().map(|(_, it)| it).chain(&puzzle.facts).for_each(|it| it.collect_atoms(&mut atoms));
        atoms.iter().all(|atom| puzzle.names.contains(atom)).then_some(puzzle)
    }

    fn truth(&self, formula: &Formula, case: &Case) -> Option<bool> {
        formula.truth(&|name| case[self.names.iter().position(|it| it == name)?])
    }

    fn size(&self) -> u64 {
        self.claims.iter().map(|(_, it)| it).chain(&self.facts).map(Formula::size).sum::<u64>() / 8 + 1
    }

    fn kind(&self, is_truthful: bool) -> &str {
        &self.kinds[usize::from(!is_truthful)]
    }

    fn is(&self, who: usize, is_truthful: bool) -> String {
        format!("{} is {}", self.names[who], self.kind(is_truthful))
    }

    /// What a claim says, in words.
    fn words(&self, formula: &Formula) -> String {
        match formula {
            Formula::Not(inner) if matches!(**inner, Formula::Atom(_)) => {
                let Formula::Atom(name) = &**inner else { return String::new() };
                format!("{name} is {}", self.kinds[1])
            }
            other => {
                let text = other.in_words(&|name| format!("{name} is {}", self.kinds[0]));
                self.names.iter().fold(text, |text, name| {
                    let denied = format!("it is not the case that {name} is {}", self.kinds[0]);
                    text.replace(&denied, &format!("{name} is {}", self.kinds[1]))
                })
            }
        }
    }

    /// What is wrong with this case, if what is known of it suffices to tell.
    fn contradiction(&self, case: &Case) -> Option<String> {
        let claims = self.claims.iter().find_map(|(speaker, claim)| {
            let (says_truth, holds) = (case[*speaker]?, self.truth(claim, case)?);
            (says_truth != holds).then(|| {
                let name = &self.names[*speaker];
                let (kind, truth) = (self.kind(says_truth), if holds { "true" } else { "false" });
                format!("{name}, {kind}, would have said something {truth}: {}", self.words(claim))
            })
        });
        let facts = || self.facts.iter().find(|fact| self.truth(fact, case) == Some(false));
        claims.or_else(|| facts().map(|fact| format!("it is given that {}", self.words(fact))))
    }

    fn told(&self, case: &Case) -> String {
        let each = case.iter().enumerate().filter_map(|(who, kind)| Some(self.is(who, (*kind)?)));
        each.collect::<Vec<_>>().join(", ")
    }
}

/// Ways to tell of what kind each person is.
pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let (Some(puzzle), Some(asked)) = (Puzzle::new(given), given.get(4).and_then(Value::as_texts)) else {
        return Vec::new();
    };
    let asked: Option<Vec<usize>> = asked.iter().map(|it| puzzle.names.iter().position(|name| name == it)).collect();
    let Some(asked) = asked else {
        return Vec::new();
    };
    let (by_table, by_trust) = (puzzle.clone(), puzzle.clone());
    let (asked_table, asked_trust) = (asked.clone(), asked.clone());
    vec![
        Approach::direct("cases", "suppose that one is of a kind, and see whether it holds", move |working| {
            let mut lines = 0;
            let mut found = Vec::new();
            by_cases(&puzzle, vec![None; puzzle.names.len()], 0, &mut found, &mut lines, working)?;
            if lines > MOST_LINES {
                working.note(|| format!("{} more lines are left out", lines - MOST_LINES));
            }
            Ok(answer(&puzzle, &found, &asked))
        }),
        Approach::direct("truth_table", "go through all ways in which kinds can be given to them", move |working| {
            let found = by_table_of_all(&by_table, working)?;
            Ok(answer(&by_table, &found, &asked_table))
        }),
        Approach::direct(
            "trust",
            "believe everybody whom nobody calls a liar, and nobody who is called one",
            move |working| {
                let is_accused = |who: usize| {
                    let name = Formula::Not(Box::new(Formula::atom(&by_trust.names[who])));
                    by_trust.claims.iter().any(|(_, claim)| *claim == name)
                };
                let case: Case = (0..by_trust.names.len()).map(|who| Some(!is_accused(who))).collect();
                working.note(|| {
                    let (accused, trusted): (Vec<usize>, Vec<usize>) =
                        (0..case.len()).partition(|&who| is_accused(who));
                    let names = |who: &[usize]| {
                        who.iter().map(|&it| by_trust.names[it].as_str()).collect::<Vec<_>>().join(", ")
                    };
                    match accused.is_empty() {
                        true => "nobody is called a liar outright".to_owned(),
                        false => format!(
                            "called {}: {}; the others: {}",
                            by_trust.kinds[1],
                            names(&accused),
                            names(&trusted)
                        ),
                    }
                });
                Ok(answer(&by_trust, &[case], &asked_trust))
            },
        )
        .heuristic(),
    ]
}

/// A puzzle of which only those of one kind are asked for.
struct OneKind {
    puzzle: Puzzle,
    is_truthful: bool,
    /// How one of the kind is called.
    kind: String,
    /// The goal to find out of what kind each is.
    all: Goal,
}

impl OneKind {
    fn new(given: &[Value]) -> Option<OneKind> {
        let [names, kinds, claims, facts, Value::Truth(is_truthful), ..] = given else {
            return None;
        };
        let puzzle = Puzzle::new(given)?;
        let kind = puzzle.kind(*is_truthful).to_owned();
        let all = Goal::new("kinds", vec![names.clone(), kinds.clone(), claims.clone(), facts.clone(), names.clone()]);
        Some(OneKind { puzzle, is_truthful: *is_truthful, kind, all })
    }
}

/// How many are of one kind.
pub fn counting(given: &[Value]) -> Vec<Approach> {
    let Some(OneKind { puzzle, is_truthful, kind, all }) = OneKind::new(given) else {
        return Vec::new();
    };
    vec![
        Approach::split("each", "find out of what kind each is, and count", vec![all], move |parts, working| {
            let rows = parts[0].as_rows().ok_or_else(|| Setback::no_way("it is not settled what each of them is"))?;
            let count = rows.iter().filter(|row| row.get(1).and_then(Value::as_text) == Some(&kind)).count();
            working.note(|| format!("{count} of {} are of this kind: {kind}", rows.len()));
            Ok(Value::from(count as i64))
        }),
        Approach::direct("truth_table", "go through all cases and count in each that can be", move |working| {
            let found = by_table_of_all(&puzzle, working)?;
            let counts: Vec<usize> =
                found.iter().map(|case| case.iter().filter(|kind| **kind == Some(is_truthful)).count()).collect();
            match counts.split_first() {
                Some((first, rest)) if rest.iter().all(|it| it == first) => Ok(Value::from(*first as i64)),
                Some(_) => Err(Setback::no_way("there are several solutions, and not of one number")),
                None => Err(Setback::no_way("what is said contradicts itself")),
            }
        }),
    ]
}

/// Said where nobody is of the kind that is asked for.
const NOBODY: &str = "nobody";

/// Ways to tell who is of one kind, by their names in the order of the puzzle.
pub fn of_one_kind(given: &[Value]) -> Vec<Approach> {
    let Some(OneKind { puzzle, is_truthful, kind, all }) = OneKind::new(given) else {
        return Vec::new();
    };
    let told = |names: Vec<String>| if names.is_empty() { Value::text(NOBODY) } else { Value::texts(names) };
    vec![
        Approach::split("each", "find out of what kind each is", vec![all], move |parts, working| {
            let rows = parts[0].as_rows().ok_or_else(|| Setback::no_way("it is not settled what each of them is"))?;
            let such = rows.iter().filter(|row| row.get(1).and_then(Value::as_text) == Some(&kind));
            let names: Vec<String> = such.filter_map(|row| Some(row[0].as_text()?.to_owned())).collect();
            working.note(|| format!("of this kind, {kind}: {}", names.join(", ")));
            Ok(told(names))
        }),
        Approach::direct(
            "truth_table",
            "go through all cases, and see who is so in each that can be",
            move |working| {
                let found = by_table_of_all(&puzzle, working)?;
                let such = |case: &Case| -> Vec<String> {
                    let each = puzzle.names.iter().zip(case).filter(|(_, kind)| **kind == Some(is_truthful));
                    each.map(|(name, _)| name.clone()).collect()
                };
                let mut groups = found.iter().map(such);
                let first = groups.next().ok_or_else(|| Setback::no_way("what is said contradicts itself"))?;
                match groups.all(|it| it == first) {
                    true => Ok(told(first)),
                    false => Err(Setback::no_way("there are several solutions")),
                }
            },
        ),
    ]
}

/// The answer that these solutions amount to.
fn answer(puzzle: &Puzzle, found: &[Case], asked: &[usize]) -> Value {
    let of = |case: &Case| -> Vec<(String, String)> {
        let each =
            asked.iter().filter_map(|&who| Some((puzzle.names[who].clone(), puzzle.kind(case[who]?).to_owned())));
        each.collect()
    };
    let mut different: Vec<Vec<(String, String)>> = Vec::new();
    for case in found {
        let told = of(case);
        if !different.contains(&told) {
            different.push(told);
        }
    }
    let sentence = |told: &Vec<(String, String)>| {
        told.iter().map(|(name, kind)| format!("{name} is {kind}")).collect::<Vec<_>>().join(", ")
    };
    match &different[..] {
        [] => Value::text("no solution: what is said contradicts itself"),
        [only] => Value::list(only.iter().map(|(name, kind)| Value::texts([name, kind]))),
        [one, other, ..] => Value::text(format!("several solutions: {}; or {}", sentence(one), sentence(other))),
    }
}

/// Follows what must be, and where nothing must be, supposes one thing and then the other.
fn by_cases(
    puzzle: &Puzzle,
    mut case: Case,
    depth: usize,
    found: &mut Vec<Case>,
    lines: &mut usize,
    working: &mut Working,
) -> Result<(), Setback> {
    let note = |lines: &mut usize, working: &mut Working, line: &dyn Fn() -> String| {
        *lines += 1;
        if *lines <= MOST_LINES {
            working.note(|| format!("{}{}", "  ".repeat(depth), line()));
        }
    };
    loop {
        working.spend(puzzle.size())?;
        if let Some(why) = puzzle.contradiction(&case) {
            note(lines, working, &|| format!("that cannot be: {why}"));
            return Ok(());
        }
        let mut is_news = false;
        for who in 0..case.len() {
            if case[who].is_some() {
                continue;
            }
            for is_truthful in [true, false] {
                working.spend(puzzle.size())?;
                case[who] = Some(is_truthful);
                let why = puzzle.contradiction(&case);
                case[who] = None;
                if let Some(why) = why {
                    note(lines, working, &|| format!("{}, for else {why}", puzzle.is(who, !is_truthful)));
                    case[who] = Some(!is_truthful);
                    is_news = true;
                    break;
                }
            }
        }
        if !is_news {
            break;
        }
    }
    match case.iter().position(Option::is_none) {
        None => {
            note(lines, working, &|| format!("this holds: {}", puzzle.told(&case)));
            found.push(case);
            Ok(())
        }
        // More than one solution is enough to know.
        Some(_) if found.len() > 64 => Ok(()),
        Some(who) => {
            for is_truthful in [true, false] {
                note(lines, working, &|| format!("suppose that {}", puzzle.is(who, is_truthful)));
                let mut supposed = case.clone();
                supposed[who] = Some(is_truthful);
                by_cases(puzzle, supposed, depth + 1, found, lines, working)?;
            }
            Ok(())
        }
    }
}

/// All cases, each looked at for itself.
fn by_table_of_all(puzzle: &Puzzle, working: &mut Working) -> Result<Vec<Case>, Setback> {
    let people = puzzle.names.len();
    let cases = 1_u64 << people.min(40);
    let mut found = Vec::new();
    for number in 0..cases {
        working.spend(puzzle.size())?;
        let case: Case = (0..people).map(|who| Some(number >> (people - 1 - who) & 1 == 0)).collect();
        let trouble = puzzle.contradiction(&case);
        if cases <= 8 {
            working.note(|| {
                format!("{}: {}", puzzle.told(&case), trouble.as_deref().unwrap_or("nothing speaks against it"))
            });
        }
        if trouble.is_none() {
            found.push(case);
        }
    }
    working.note(|| format!("of {cases} cases, {} can be", found.len()));
    Ok(found)
}
