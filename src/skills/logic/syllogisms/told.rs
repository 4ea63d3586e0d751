//! Reads an argument in whatever words and layout: under labels, behind arrows, with a question before or after it, with
//! several conclusions to choose from.
//!
//! Every piece of the prompt is a statement about two classes, leads one in, asks, or says nothing of the classes; a piece
//! that speaks of them and is not understood leaves the whole unread.

use std::collections::{BTreeMap, BTreeSet};

use super::argument::Argument;
use super::circles::Circles;
use super::outright;
use super::pieces::{End, Piece, pieces};
use super::rough::{Class, Rough, only, quantified, quantity_at, unquantified};
use super::{MOST_TERMS, Quantity, Statement, lower_first, sentence};
use crate::language::Telling;
use crate::problem::{Form, Goal, Prompt, Reading, Value, Working};

/// Words with which something is said to follow.
const CONCLUDES: &str = "so|therefore|thus|hence|then|conclude|concludes|concluded|conclusion|follow|follows|must|necessarily|infer|\
    inferred|deduce|deduced|sure|certain|entail|entails|imply|implies|means|consequently|hypothesis|claim|claims|say|guaranteed|know|\
    true|inference|guarantee|thesis|question|case|correct|justified|fair|safe";

/// Words that ask whether something follows.
const ASKS: &str = "valid|validity|invalid|follow|follows|conclude|conclusion|must|sure|certain|right|correct|justified|logically|true|\
    deduce|infer|sound|argument|necessarily|validly|concluded|deduced|inferred|drawn|hold|holds|guaranteed|guarantee|entail|entails|entailed|implied|imply|reasoning|inference|\
    conclusions|legitimate|agree|safe|fair";

/// Words that make another question of it, or another kind of statement.
const OTHERS: &str = "most|few|many|usually|often|sometimes|maybe|perhaps|probably|rarely|seldom|might|almost|mostly|generally|normally|\
    typically|hardly|except|unless|exclude|excluding|unknown|uncertain|undetermined|undecided|fallacy|contradict|contradiction|\
    contradicts|could|possible|possibly|may|least|weakest|strongest|import|never|doubt|doubts|denies|deny|wrongly|mistaken|lies|lying|\
    liar|consistent|inconsistent|both|either|figure|mood|missing|converse|contrapositive|inverse|negation|opposite|unlikely|likely|\
    majority|half|percent|if_and_only_if|iff|cannot_be|nobody_is|empty|insufficient|enough";

fn is_one_of(word: &str, list: &str) -> bool {
    list.split('|').any(|it| it.eq_ignore_ascii_case(word))
}

fn says(words: &[&str], list: &str) -> bool {
    words.iter().any(|it| is_one_of(it, list))
}

/// A statement of the prompt, and its part in the argument.
struct Said<'p> {
    rough: Rough,
    part: Part<'p>,
    words: Vec<&'p str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part<'p> {
    Premise,
    Conclusion,
    /// One of several conclusions, by its label.
    Choice(&'p str),
}

/// What the pieces of a prompt come to.
#[derive(Default)]
struct Account<'p> {
    said: Vec<Said<'p>>,
    /// Pieces that are no statements.
    beside: Vec<Vec<&'p str>>,
    is_asked: bool,
    asks_which: bool,
    /// The label of "none of these".
    none: Option<&'p str>,
    labels: Vec<&'p str>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    match in_any_words(prompt).filter(|it| it.doubt.is_none()) {
        Some(reading) => Some(reading),
        None => outright::read(prompt).or_else(|| in_any_words(prompt)),
    }
}

fn in_any_words(prompt: &Prompt) -> Option<Reading> {
    // A premise that somebody gets wrong, or that held once, is none.
    let is_withdrawn = prompt.says("errs|err|untrue|incorrect|used_to|formerly") || prompt.says("wrong !right");
    if is_withdrawn
        || prompt.text.len() > 8_000
        || !prompt.says("all|no|some|every|each|any|none|nothing|everything|only")
    {
        return None;
    }
    let mut account = Account::default();
    let mut is_led = false;
    for piece in pieces(&prompt.text) {
        account.take(&piece, &mut is_led)?;
    }
    if !account.is_asked || account.said.len() > 40 {
        return None;
    }
    let statements = account.settled()?;
    let premises: Vec<&Settled> = statements.iter().filter(|it| it.part == Part::Premise).collect();
    let conclusions: Vec<&Settled> = statements.iter().filter(|it| it.part == Part::Conclusion).collect();
    let choices: Vec<&Settled> = statements.iter().filter(|it| matches!(it.part, Part::Choice(_))).collect();
    let terms: BTreeSet<&str> =
        statements.iter().flat_map(|it| [&*it.statement.subject, &*it.statement.predicate]).collect();
    if premises.is_empty() || !(2..=MOST_TERMS).contains(&terms.len()) || !account.is_linked(&statements) {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.weighs_all();
    premises.iter().filter(|it| !it.words.is_empty()).for_each(|it| telling.is_given(it.words.clone()));
    let given = Value::list(premises.iter().map(|it| it.value()));
    let all_given = given.clone();
    let doubt = |asked: &[&Settled]| {
        let singles: Vec<&str> = statements.iter().filter(|it| it.is_of_one).map(|it| &*it.statement.subject).collect();
        let depends = asked.iter().any(|it| depends_on_members(&all_given, &it.value(), &singles));
        // Where logic itself is the matter, schools differ; of tigers everybody takes it that there are some.
        let is_formal = prompt.says("valid|invalid|validity") || terms.iter().any(|it| it.len() == 1);
        (depends && is_formal).then(|| "it depends on whether each class has members".to_owned())
    };
    match (&conclusions[..], &choices[..]) {
        ([conclusion], []) => {
            let goal = Goal::new("follows", vec![given, conclusion.value()]);
            let unknown = format!("whether it follows that {}", lower_first(&conclusion.told()));
            let form = truth(prompt, account.is_about_following());
            let reading = telling.reading("logic", unknown, goal, form);
            Some(reading.doubted(doubt(&conclusions)))
        }
        ([], [_, _, ..]) if account.asks_which => {
            let goal = choice(given, &choices, account.none)?;
            let reading = telling.reading("logic", "which of the conclusions follows", goal, Form::Plain);
            Some(reading.doubted(doubt(&choices)))
        }
        ([], []) if account.asks_which && account.labels.is_empty() => {
            let ends = Value::texts(ends(&premises)?);
            let goal = Goal::new("what_follows", vec![given, ends]);
            Some(telling.reading("logic", "what follows", goal, Form::Plain))
        }
        _ => None,
    }
}

/// The two classes that are spoken of in one premise only.
fn ends<'a>(premises: &[&'a Settled]) -> Option<[&'a str; 2]> {
    let classes = premises.iter().flat_map(|it| [&*it.statement.subject, &*it.statement.predicate]);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    classes.clone().for_each(|class| *counts.entry(class).or_default() += 1);
    let ends: Vec<&str> = classes.filter(|class| counts[class] == 1).collect();
    ends.try_into().ok()
}

/// Which of the labelled conclusions follows: the label, the quantity and the two classes of each.
fn choice(given: Value, choices: &[&Settled], none: Option<&str>) -> Option<Goal> {
    let candidates: Vec<Value> = choices
        .iter()
        .filter_map(|it| match it.part {
            Part::Choice(label) => Some(Value::list([Value::text(label), it.value()])),
            _ => None,
        })
        .collect();
    (candidates.len() == choices.len())
        .then(|| Goal::new("which_follows", vec![given, Value::list(candidates), Value::text(none.unwrap_or(""))]))
}

/// Whether a conclusion follows only when every class is taken to have members; of `singles` it is told.
pub fn depends_on_members(given: &Value, asked: &Value, singles: &[&str]) -> bool {
    let Some(mut argument) = Argument::new(given) else {
        return true;
    };
    let Some(conclusion) = argument.statement(asked) else {
        return true;
    };
    let of_one: Vec<usize> = singles.iter().map(|it| argument.term(it)).collect();
    let mut silent = Working::silent(10_000_000);
    let all: Vec<usize> = (0..argument.terms.len()).collect();
    let mut follows = |inhabited: &[usize]| {
        let circles = Circles::with_members(&argument, inhabited, &mut silent).ok()?;
        Some(circles.counterexample(&conclusion, &mut silent).ok()?.is_none())
    };
    follows(&all) != follows(&of_one)
}

/// A statement whose classes are settled.
struct Settled<'p> {
    statement: Statement<String>,
    part: Part<'p>,
    is_of_one: bool,
    /// As the prompt says it; empty when it goes without saying.
    words: String,
}

impl Settled<'_> {
    fn value(&self) -> Value {
        Value::texts([self.statement.quantity.word(), &*self.statement.subject, &*self.statement.predicate])
    }

    fn told(&self) -> String {
        sentence(self.statement.quantity, &self.statement.subject, &self.statement.predicate)
    }
}

/// The words between commas.
fn stretches(text: &str) -> Vec<Vec<&str>> {
    let bare = |word: &'_ str| -> bool { word.chars().any(char::is_alphanumeric) };
    let words = |part: &str| -> Vec<(usize, usize)> {
        part.split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| bare(word))
            .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word.len()))
            .collect()
    };
    text.split([',', '(', ')'])
        .map(|part| words(part).into_iter().map(|(at, length)| &text[at..at + length]).collect())
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect()
}

impl<'p> Account<'p> {
    /// Takes what a piece says; none when it cannot be understood and may matter. `is_led`: what comes next is led in as
    /// what follows.
    fn take(&mut self, piece: &Piece<'p>, is_led: &mut bool) -> Option<()> {
        let stretches = stretches(piece.text);
        let all: Vec<&str> = stretches.iter().flatten().copied().collect();
        let is_question = piece.end == End::Question;
        *is_led |=
            piece.is_after_arrow || piece.label.is_some_and(|it| is_one_of(it, "c|h|q")) && !self.said.is_empty();
        if let Some(label) = piece.label.filter(|_| self.asks_which && !self.said.is_empty()) {
            return self.take_choice(label, &all);
        }
        let first = self.said.len();
        let mut has_concluded = false;
        for words in &stretches {
            let (clauses, before) = self.clauses(words, is_question)?;
            if clauses.is_empty() {
                let leads = says(words, CONCLUDES) && words.len() == 1;
                self.beside.push(words.clone());
                // "Therefore, some are."
                *is_led |= leads;
                continue;
            }
            let is_concluding =
                says(&before, CONCLUDES) && !says(&before, "if|given|since|suppose|assume|because|know");
            for (index, (is_concluded, rough, words)) in clauses.into_iter().enumerate() {
                let is_conclusion = *is_led || is_concluded || index == 0 && is_concluding && !self.said.is_empty();
                let part = if is_conclusion { Part::Conclusion } else { Part::Premise };
                has_concluded |= is_conclusion;
                self.said.push(Said { rough, part, words });
                *is_led = false;
            }
            self.beside.push(before);
        }
        let asks_which = says(&all, "which|what");
        // The last thing that is said in a question is asked.
        if is_question && self.said.len() > first && !has_concluded && !asks_which {
            self.said.last_mut()?.part = Part::Conclusion;
        }
        self.asks_which |= asks_which && says(&all, ASKS);
        self.is_asked |= is_question || says(&all, ASKS);
        let leads = piece.end == End::Colon || all.last().is_some_and(|it| is_one_of(it, "that"));
        if leads {
            *is_led = says(&all, "conclude|concludes|concluded")
                || says(&all, CONCLUDES) && !says(&all, "premise|premises|given|suppose|assume|facts|statements|or")
                || all.len() == 1 && is_one_of(all[0], "c|q|h");
        }
        Some(())
    }

    fn take_choice(&mut self, label: &'p str, words: &[&'p str]) -> Option<()> {
        if self.labels.contains(&label) || label == "-" {
            return None;
        }
        self.labels.push(label);
        let is_none = words.len() < 7 && (says(words, "none|neither") || says(words, "nothing") && says(words, ASKS));
        if is_none && says(words, "these|above|them|follow|follows|none|conclusions") {
            return self.none.replace(label).is_none().then_some(());
        }
        let (mut clauses, before) = self.clauses(words, false)?;
        let (_, rough, words) = clauses.pop()?;
        if !clauses.is_empty() || before.len() > 1 {
            return None;
        }
        self.said.push(Said { rough, part: Part::Choice(label), words });
        Some(())
    }

    /// The statements of a stretch, each with whether it is said to follow, and the words before the first.
    #[allow(clippy::type_complexity)]
    fn clauses(
        &self,
        words: &[&'p str],
        is_question: bool,
    ) -> Option<(Vec<(bool, Rough, Vec<&'p str>)>, Vec<&'p str>)> {
        const JOINS: &str = "and|but|so|therefore|thus|hence|then|that|since|because|while|given|also|must|it|follows|follow|does|we|\
            can|conclude|be|true|is|are|do|necessarily|whereas|although|if|yet|i|you|this|means|implies|again|certain|sure|know|must|now";
        let starts: Vec<usize> = (0..words.len())
            .filter(|&at| {
                let begins = quantity_at(words, at).is_some() || is_one_of(words[at], "only");
                let is_inner = at > 0
                    && (is_one_of(words[at - 1], "not|in|at|of|for|with|there|are|is") && !is_question
                        || is_one_of(words[at - 1], "not|in|at|of|for|with|there"));
                begins && !is_inner
            })
            .collect();
        let mut found = Vec::new();
        let Some(&first) = starts.first() else {
            return Some(match self.unquantified(words, is_question) {
                Some((from, rough)) => (vec![(false, rough, words[from..].to_vec())], words[..from].to_vec()),
                None => (Vec::new(), Vec::new()),
            });
        };
        let mut is_concluded = false;
        for (index, &start) in starts.iter().enumerate() {
            let limit = starts.get(index + 1).copied().unwrap_or(words.len());
            let mut end = limit;
            while index + 1 < starts.len() && end > start && is_one_of(words[end - 1], JOINS) {
                end -= 1;
            }
            let clause = &words[start..end];
            let is_inverted = is_question && start > 0 && is_one_of(words[start - 1], "is|are");
            let rough = only(clause).or_else(|| quantified(clause, is_inverted));
            let Some(rough) = rough else {
                // "Here are some facts", "the answer in all cases": nothing is said of two classes.
                let is_statement = clause.iter().any(|it| is_one_of(it, "is|are|not|don't"))
                    || quantity_at(clause, 0).is_some_and(|(_, length)| clause.len() > length + 3);
                return (starts.len() == 1 && !is_statement && !is_question).then(|| (Vec::new(), words.to_vec()));
            };
            found.push((is_concluded, rough, clause.to_vec()));
            is_concluded = says(&words[end..limit], CONCLUDES);
        }
        // "Rex is a dog and all dogs bark."
        let before = &words[..first];
        let joined = before.iter().rposition(|it| !is_one_of(it, JOINS)).map_or(0, |at| at + 1);
        if let Some((from, rough)) = self.unquantified(&before[..joined], false).filter(|_| joined < before.len()) {
            found.insert(0, (false, rough, before[from..joined].to_vec()));
            return Some((found, before[..from].to_vec()));
        }
        Some((found, before.to_vec()))
    }

    /// A statement without a quantity, behind words that only lead to it: "so Rex is a dog".
    fn unquantified(&self, words: &[&'p str], is_question: bool) -> Option<(usize, Rough)> {
        const LEADS: &str = "so|therefore|thus|hence|then|and|but|now|that|if|given|since|suppose|assume|because|also|well|ok|okay|know|we|\
            conclude|it|follows|follow|does|can|is|true|i|you|be|sure|certain|must|say|case";
        let from = match words.iter().position(|it| is_one_of(it, "that")) {
            Some(that) if words[..that].iter().all(|it| is_one_of(it, LEADS)) => that + 1,
            _ if is_question && words.first().is_some_and(|it| is_one_of(it, "is|are|does|do|must|can")) => 0,
            _ => words
                .iter()
                .take_while(|it| {
                    is_one_of(it, "so|therefore|thus|hence|then|and|but|now|if|given|since|suppose|assume|because|also")
                })
                .count(),
        };
        Some((from, unquantified(&words[from..], is_question)?))
    }

    /// Whether it is asked what follows and not what is so.
    fn is_about_following(&self) -> bool {
        self.beside.iter().any(|words| {
            says(words, "follow|follows|conclude|conclusion|must|necessarily|infer|deduce|valid|invalid|logically|sure|certain|justified|argument|yes|true")
        })
    }

    /// The statements with their classes: where a clause may be cut in several ways, as the others speak of these classes.
    fn settled(&mut self) -> Option<Vec<Settled<'p>>> {
        let firm: BTreeSet<String> = self
            .said
            .iter()
            .filter(|it| it.rough.cuts.len() == 1)
            .flat_map(|it| it.rough.cuts.iter().flat_map(|(a, b)| [a.name.clone(), b.name.clone()]))
            .collect();
        let is_shared = |except: usize, class: &Class| {
            firm.contains(&class.name)
                && self.said.iter().enumerate().any(|(index, it)| {
                    index != except && it.rough.cuts.iter().any(|(a, b)| a.name == class.name || b.name == class.name)
                })
                || self
                    .said
                    .iter()
                    .enumerate()
                    .any(|(index, it)| index != except && it.rough.cuts.iter().any(|(_, b)| b.name == class.name))
        };
        let mut settled = Vec::new();
        let mut surfaces: BTreeMap<String, String> = BTreeMap::new();
        let mut loose_words: Vec<Vec<&'p str>> = Vec::new();
        for (index, said) in self.said.iter().enumerate() {
            let rough = &said.rough;
            let score = |(a, b): &(Class, Class)| i32::from(is_shared(index, a)) + i32::from(is_shared(index, b));
            let best = rough.cuts.iter().map(score).max()?;
            let mut cuts = rough.cuts.iter().filter(|cut| score(cut) == best);
            let cut = cuts.next()?;
            let is_needed = rough.cuts.len() > 1 || rough.is_loose;
            if is_needed && (best < if rough.cuts.len() > 1 { 2 } else { 1 } || cuts.next().is_some()) {
                // Something told of nobody in the argument, and not a statement of it.
                if rough.is_loose {
                    loose_words.push(said.words.clone());
                    continue;
                }
                return None;
            }
            for class in [&cut.0, &cut.1] {
                surfaces.entry(class.name.clone()).or_insert_with(|| class.surface.clone());
                if let Some(inner) = &class.within {
                    surfaces.entry(inner.name.clone()).or_insert_with(|| inner.surface.clone());
                    settled.push(Settled {
                        statement: Statement {
                            quantity: Quantity::All,
                            subject: class.name.clone(),
                            predicate: inner.name.clone(),
                        },
                        part: Part::Premise,
                        is_of_one: false,
                        words: String::new(),
                    });
                }
            }
            settled.push(Settled {
                statement: rough.statement(cut),
                part: said.part,
                is_of_one: rough.is_of_one,
                words: said.words.join(" "),
            });
        }
        self.beside.extend(loose_words);
        if !self.says_nothing_else(&settled) {
            return None;
        }
        for it in &mut settled {
            for name in [&mut it.statement.subject, &mut it.statement.predicate] {
                *name = surfaces.get(name)?.clone();
            }
        }
        Some(settled)
    }

    /// Whether the pieces beside the statements change nothing: none speaks of the classes, or sets another question.
    fn says_nothing_else(&self, settled: &[Settled]) -> bool {
        const COMMON: &str = "thing|that|have|some|with|good|right|the|from|and";
        let content: BTreeSet<&str> = settled
            .iter()
            .flat_map(|it| [&it.statement.subject, &it.statement.predicate])
            .flat_map(|name| name.split(' '))
            .filter(|word| word.len() > 2 && !is_one_of(word, COMMON))
            .collect();
        self.beside.iter().all(|words| {
            let is_form = says(words, "answer|respond|reply|circle|write|say|state|print|output|token");
            let is_other = says(words, OTHERS)
                || !is_form && says(words, "only")
                || says(words, "false") && !says(words, "true")
                || words.windows(2).any(|it| {
                    is_one_of(it[0], "not|n't|doesn't|isn't|cannot") && !is_one_of(it[1], "valid|logically|it")
                }) && !words.windows(2).any(|it| is_one_of(it[0], "or") && is_one_of(it[1], "not|doesn't|isn't"));
            let speaks_of_them = words.iter().any(|it| {
                let lower = it.to_lowercase();
                content.contains(&*lower) || content.contains(&*crate::language::singular(&lower))
            });
            !is_other && (!speaks_of_them || says(words, "about|between|relating") || is_form)
        })
    }

    /// Whether the classes hang together: one that is spoken of only once has a name of its own.
    fn is_linked(&self, statements: &[Settled]) -> bool {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in statements.iter().flat_map(|it| [&it.statement.subject, &it.statement.predicate]) {
            *counts.entry(name).or_default() += 1;
        }
        let words = |name: &str| -> BTreeSet<String> {
            name.split(' ')
                .filter(|it| it.len() > 2)
                .map(|it| crate::language::singular(&it.to_lowercase()).to_string())
                .collect()
        };
        let is_named_in_conclusion = |name: &str| {
            statements
                .iter()
                .any(|it| it.part != Part::Premise && (it.statement.subject == name || it.statement.predicate == name))
        };
        counts.iter().all(|(name, count)| {
            let is_alone = counts.keys().all(|other| {
                let shared = words(name).intersection(&words(other)).any(|it| !is_one_of(it, "thing|that"));
                other == name || !shared
            });
            *count > 1 || is_alone && !is_named_in_conclusion(name)
        })
    }
}

/// Yes and no, or valid and invalid, in the words that the prompt has for them.
pub fn truth(prompt: &Prompt, is_about_following: bool) -> Form {
    const PAIRS: [(&str, &str); 7] = [
        ("yes", "no"),
        ("true", "false"),
        ("valid", "invalid"),
        ("correct", "incorrect"),
        ("right", "wrong"),
        ("sound", "unsound"),
        ("follows", "does not follow"),
    ];
    let lower = prompt.text.to_lowercase();
    let find = |word: &str| {
        lower.match_indices(word).map(|(at, _)| at).find(|&at| {
            !lower[..at].ends_with(char::is_alphanumeric)
                && !lower[at + word.len()..].starts_with(char::is_alphanumeric)
        })
    };
    let written = |at: usize, word: &str| prompt.text.get(at..at + word.len()).unwrap_or(word).to_owned();
    // Both stand near each other: "valid or invalid".
    let offered = PAIRS.iter().find_map(|(yes, no)| {
        let (a, b) = (find(yes)?, find(no)?);
        (a.abs_diff(b) < 40).then(|| Form::Truth { yes: written(a, yes), no: written(b, no) })
    });
    let truth = |yes: &str, no: &str| Form::Truth { yes: yes.to_owned(), no: no.to_owned() };
    let is_validity = ["valid", "invalid", "validity"].iter().any(|it| find(it).is_some());
    offered.unwrap_or_else(|| match (is_validity && find("yes").is_none(), is_about_following) {
        (true, _) => truth("valid", "invalid"),
        (false, true) => truth("Yes", "No"),
        (false, false) => truth("Yes", "No, it does not follow"),
    })
}
