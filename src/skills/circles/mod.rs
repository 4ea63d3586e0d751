//! Circles of people who all have the same to do with one another: brothers and sisters, friends of each other, colleagues.
//!
//! One of them is told of ("Ada has 3 brothers and 2 sisters"), and another is asked about ("how many sisters does her
//! brother have?"). The puzzle is known from Nezhurina et al. 2024, "Alice in Wonderland", as one on which language models
//! fail: who is told of is one of those who are asked for.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `of_member(name, sex, kinds, member, asked)` | a name; `she` or `he`; rows of a kind of people, its sex and how many the person has; the kind of one member; the kind asked for | how many of them the member has |

mod check;
mod reading;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Setback, Skill, Value, Verdict, WorkedExample, say};

pub struct Circles;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Ada has 3 brothers and 2 sisters. How many sisters does each of her brothers have?",
        answer: "3",
    },
    WorkedExample {
        prompt: "Tom has 4 male and 5 female cousins. They are all cousins of each other and have no other cousins. How many \
                 male cousins does a female cousin of Tom have?",
        answer: "5",
    },
];

/// More people than this are not called by name.
const MOST_NAMED: i64 = 60;

impl Skill for Circles {
    fn about(&self) -> About {
        About { name: "circles", summary: "brothers and sisters, friends of each other", examples: EXAMPLES }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(goal, &[("of_member", "how many of these a {3} of {0} has: {4}")])
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        reading::read(prompt).into_iter().collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        Circle::of(goal).map(approaches).unwrap_or_default()
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("of_member", [_, sex, kinds, member, asked]) => check::both_views(sex, kinds, member, asked, answer),
            _ => Verdict::Unsettled,
        }
    }
}

/// People of one kind whom the person that is told of has.
#[derive(Clone)]
struct Kind {
    word: String,
    sex: String,
    count: i64,
}

#[derive(Clone)]
struct Circle {
    name: String,
    sex: String,
    kinds: Vec<Kind>,
    member: Kind,
    asked: Kind,
}

impl Circle {
    fn of(goal: &Goal) -> Option<Circle> {
        let ("of_member", [name, sex, kinds, member, asked]) = goal.parts() else {
            return None;
        };
        let kinds: Option<Vec<Kind>> = kinds.as_rows()?.into_iter().map(kind).collect();
        let kinds = kinds?;
        let of_word = |word: &Value| kinds.iter().find(|kind| word.as_text() == Some(&kind.word)).cloned();
        let (member, asked) = (of_word(member)?, of_word(asked)?);
        Some(Circle { name: name.as_text()?.to_owned(), sex: sex.as_text()?.to_owned(), kinds, member, asked })
    }
}

fn kind(row: &[Value]) -> Option<Kind> {
    let [word, sex, count] = row else {
        return None;
    };
    let count = count.as_number()?.to_i64().filter(|count| (0..=1_000_000).contains(count))?;
    Some(Kind { word: word.as_text()?.to_owned(), sex: sex.as_text()?.to_owned(), count })
}

/// By who is in the circle; by calling everybody by name; and by taking one member for another, which fails.
fn approaches(circle: Circle) -> Vec<Approach> {
    let Circle { name, sex, kinds, member, asked } = circle;

    let (told, all, hasty) = (name.clone(), kinds, (name.clone(), member.clone(), asked.clone()));
    let (one, wanted, sex_of_told) = (member.clone(), asked.clone(), sex.clone());
    vec![
        Approach::direct(
            "whole_circle",
            "count how many the circle has in all, and leave out the one who is asked about",
            move |working| {
                working.spend(1)?;
                let is_told_counted = sex == asked.sex;
                let in_circle = asked.count + i64::from(is_told_counted);
                working.note(|| match is_told_counted {
                    true => format!("{name} has {} and is another one: {in_circle} in the circle", asked.count),
                    false => format!("{name} has {} and is none of them: {in_circle} in the circle", asked.count),
                });
                let is_one_counted = member.sex == asked.sex;
                let left = in_circle - i64::from(is_one_counted);
                working.note(|| match is_one_counted {
                    true => format!("the one who is asked about does not have themselves: {left}"),
                    false => format!("the one who is asked about is none of them: {left}"),
                });
                Ok(left.into())
            },
        ),
        Approach::direct("by_name", "give everybody a name, and go through them for one member", move |working| {
            let size: i64 = all.iter().map(|kind| kind.count).sum();
            if size > MOST_NAMED {
                return Err(Setback::TooBig(format!("{size} people to be called by name")));
            }
            working.spend(size.unsigned_abs())?;
            let mut people: Vec<(String, String)> = vec![(told.clone(), sex_of_told.clone())];
            for kind in &all {
                people.extend((1..=kind.count).map(|number| (format!("{} {number}", kind.word), kind.sex.clone())));
            }
            let this = format!("{} 1", one.word);
            if !people.iter().any(|(name, _)| *name == this) {
                return Err(Setback::no_way(format!("there is no {}", one.word)));
            }
            let others = people.iter().filter(|(name, sex)| *name != this && *sex == wanted.sex);
            let others: Vec<&str> = others.map(|(name, _)| &**name).collect();
            working
                .note(|| format!("{this} has {}", if others.is_empty() { "none".into() } else { others.join(", ") }));
            Ok((others.len() as i64).into())
        }),
        Approach::direct("as_told", "take the member to have as many as are told of", move |working| {
            let (name, member, asked) = &hasty;
            working.spend(1)?;
            working.note(|| format!("{name} has {}, and so has a {}", asked.count, member.word));
            Ok(asked.count.into())
        })
        .heuristic(),
    ]
}
