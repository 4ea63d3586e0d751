//! Reads arguments in plain words: "If it rains, the street is wet. It is raining. What can we conclude?"
//!
//! A clause is known again by its words without their endings, without articles and without forms of "be" and "do", so that
//! "it is raining" and "it rains" are one proposition, and "is the street wet" asks for "the street is wet".

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::connectives::{Piece, lexed, sentence};
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form, lemmas_of, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, TokenKind, Value};

const MOST_SENTENCES: usize = 16;
const LETTERS: [&str; 12] = ["P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "K"];

/// Words with which a conclusion is led in.
const LEADS: &str = "therefore|hence|thus|so|conclude|conclusion|follow|follows|infer|deduce|must|true|consequently|certain|\
                     certainly|sure|necessarily";

/// Words after which a clause says no longer that something is so.
const HEDGES: &str = "usually|often|sometimes|maybe|perhaps|probably|likely|unlikely|rarely|seldom|might|may|could|should|almost|\
                      mostly|possibly|generally|normally|typically|hardly|only|except|tends|tend|seems|seem|occasionally|partly|\
                      nearly|supposedly|allegedly|frequently|apparently";

/// Ends of clauses of which one is so just when the other is not.
const OPPOSITES: [(&str, &str); 11] = [
    ("on", "off"),
    ("open", "closed"),
    ("right", "wrong"),
    ("true", "false"),
    ("alive", "dead"),
    ("present", "absent"),
    ("guilty", "innocent"),
    ("awake", "asleep"),
    ("correct", "incorrect"),
    ("possible", "impossible"),
    ("locked", "unlocked"),
];

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let sentences: Vec<_> = prompt.outline().sentences.iter().filter(|it| !it.is_example).collect();
    let has_connective = prompt.says("if|unless|whenever|or|implies");
    let has_number = prompt
        .tokens
        .iter()
        .any(|it| matches!(it.kind, TokenKind::Number(_) | TokenKind::Formula(_) | TokenKind::Clock(_)));
    if !has_connective
        || has_number
        || sentences.len() > MOST_SENTENCES
        || sentences.len() < 2
        || prompt.text.len() > 4_000
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let clauses = RefCell::new(BTreeMap::new());
    let said = |words: &str| -> Option<Formula> { sentence(&lexed(words)?, &|pieces| clause(pieces, &clauses), false) };
    let (mut premises, mut conclusion, mut is_open, mut is_direct) = (Vec::new(), None, false, false);
    for sentence in &sentences {
        let (tokens, text) = (prompt.of(sentence), prompt.text_of(sentence));
        if is_about_the_form(prompt, sentence) {
            continue;
        }
        let is_question = text.ends_with('?');
        let concludes = says(tokens, LEADS);
        if is_question && says(tokens, "what|which") {
            concludes.then_some(())?;
            is_open = true;
        } else if is_question && !concludes {
            // Whether something is so, which may be open, is another question than whether it follows.
            conclusion.is_none().then_some(())?;
            conclusion = Some(said(text)?);
            is_direct = true;
        } else if is_question || concludes && !premises.is_empty() {
            let asked = without_lead(text);
            if asked.trim().is_empty() {
                continue;
            }
            conclusion.is_none().then_some(())?;
            conclusion = Some(said(asked)?);
        } else if premises.is_empty()
            && says(tokens, "consider|suppose|given|assume|following|argument|premises|statements")
            && said(text).is_none()
        {
            // "Consider the following." leads in.
        } else {
            premises.push(said(text.trim_start_matches("Suppose that ").trim_start_matches("Suppose "))?);
        }
        telling.takes(&sentence.span);
    }
    let mut atoms = Vec::new();
    premises.iter().chain(&conclusion).for_each(|it| it.collect_atoms(&mut atoms));
    // Of what follows nothing is known when no proposition is spoken of twice.
    if premises.len() < 2 || atoms.len() < 2 || atoms.len() > LETTERS.len() {
        return None;
    }
    if is_direct && !hangs_together(&premises, conclusion.as_ref()?) {
        return None;
    }
    let letters: BTreeMap<&str, &str> = atoms.iter().map(String::as_str).zip(LETTERS).collect();
    let text = |formula: &Formula| {
        Value::text(formula.renamed(&|name| letters.get(name).map_or(name, |it| it).to_owned()).to_string())
    };
    let clauses = clauses.into_inner();
    let legend: Vec<(String, String)> = atoms
        .iter()
        .map(|atom| {
            (letters[atom.as_str()].to_owned(), clauses.get(atom).cloned().unwrap_or_else(|| atom.replace('_', " ")))
        })
        .collect();
    let given = Value::list(premises.iter().map(text));
    let mut reading = match conclusion {
        Some(conclusion) if is_direct => {
            let goal = Goal::new("is_so", vec![given, text(&conclusion)]);
            telling.reading("logic", "whether it is so", goal, Form::Plain)
        }
        Some(conclusion) => {
            let goal = Goal::new("entails", vec![given, text(&conclusion)]);
            let usual = if prompt.says("valid|invalid !yes") { ("valid", "invalid") } else { ("Yes", "No") };
            telling.reading("logic", "whether the conclusion follows", goal, wanted(prompt).truth(usual))
        }
        None if is_open => {
            let concluded = Goal::new("concluded", vec![given]);
            let legend = Value::list(legend.iter().map(|(letter, words)| Value::texts([letter, words])));
            let goal = Goal::new("in_words", vec![concluded.into(), legend]);
            telling.reading("logic", "what follows, in words", goal, Form::Plain)
        }
        None => return None,
    };
    reading.restatement.data = legend.into_iter().map(|(letter, words)| format!("{letter}: {words}")).collect();
    Some(reading)
}

/// Whether what is asked is spoken of before, and each plain fact elsewhere too. A fact that stands alone is more likely one of
/// the others in words that are not known again.
fn hangs_together(premises: &[Formula], asked: &Formula) -> bool {
    let spoken_of = |formula: &Formula| {
        let mut atoms = Vec::new();
        formula.collect_atoms(&mut atoms);
        atoms
    };
    let all: Vec<Vec<String>> = premises.iter().map(spoken_of).collect();
    let in_question = spoken_of(asked);
    let is_linked = |at: usize| {
        let is_elsewhere = |atom: &String| {
            in_question.contains(atom)
                || all.iter().enumerate().any(|(other, atoms)| other != at && atoms.contains(atom))
        };
        all[at].len() > 1 || all[at].iter().all(is_elsewhere)
    };
    in_question.iter().all(|atom| all.iter().any(|atoms| atoms.contains(atom))) && (0..all.len()).all(is_linked)
}

/// What is asked of, without the words that ask: "does it follow that", "can we conclude that", "therefore".
fn without_lead(text: &str) -> &str {
    let lower = text.to_lowercase();
    let after = [
        " that ",
        "therefore, ",
        "therefore ",
        "hence, ",
        "hence ",
        "thus, ",
        "thus ",
        "so, ",
        "so ",
        "conclusion: ",
        "consequently, ",
    ]
    .iter()
    .filter_map(|lead| lower.find(lead).filter(|at| *at < 40).map(|at| at + lead.len()))
    .min();
    match after {
        Some(at) if text.is_char_boundary(at) => &text[at..],
        _ => text,
    }
}

/// A clause: a subject, which begins as subjects do, and something said of it.
fn clause(pieces: &[Piece], clauses: &RefCell<BTreeMap<String, String>>) -> Option<Formula> {
    const SUBJECTS: &str = "it|he|she|they|the|a|an|i|we|you|this|there|my|his|her|our|their|your|today|everyone|everybody|\
                            nobody|somebody|someone|is|are|does|do|all";
    const IDLE: &str = "the|a|an|is|are|am|be|was|were|do|does|did|has|have|get|gets|got|will|would|then|also|too|being|been|\
                        very|today|becomes|become|gets|indeed|must";
    let first = pieces.first()?;
    let is_subject = first.is(SUBJECTS) || matches!(first, Piece::Word(word) if word.starts_with(char::is_uppercase));
    if !is_subject || pieces.len() < 2 || pieces.len() > 14 {
        return None;
    }
    let (mut key, mut words, mut is_denied) = (Vec::new(), Vec::new(), false);
    for piece in pieces {
        match piece {
            Piece::Not => is_denied = !is_denied,
            it if it.is("never|cannot") => is_denied = !is_denied,
            it if it.is(HEDGES) => return None,
            it if it.is("if|then|unless|either|neither|when|whenever|because|although|since|that|who|which|what") => {
                return None;
            }
            Piece::Word(word) => {
                let lower = word.to_lowercase();
                if !piece.is(IDLE) {
                    key.push(lemma_of(&lower));
                }
                words.push(word.clone());
            }
            _ => return None,
        }
    }
    if key.is_empty() || nobody(pieces) {
        return None;
    }
    let opposite =
        |last: &str| OPPOSITES.iter().find(|(_, it)| lemma_of(it) == last || *it == last).map(|(it, _)| lemma_of(it));
    if key.len() > 1
        && let Some(last) = key.last_mut()
        && let Some(opposite) = opposite(last)
    {
        *last = opposite;
        is_denied = !is_denied;
    }
    let name: String = key.join("_").chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    let told = words.join(" ");
    let told = told.strip_prefix("It ").map_or(told.clone(), |rest| format!("it {rest}"));
    let told = told.strip_prefix("The ").map_or(told.clone(), |rest| format!("the {rest}"));
    if !is_denied {
        clauses.borrow_mut().entry(name.clone()).or_insert(told);
    }
    Some(if is_denied { Formula::Atom(name).negated() } else { Formula::Atom(name) })
}

/// The shortest form of a word, by which it is known again.
fn lemma_of(lower: &str) -> String {
    let lemmas = lemmas_of(lower).into_iter().map(|it| it.to_string());
    lemmas.min_by_key(|it| (it.len(), it.clone())).filter(|it| it.len() > 1).unwrap_or(lower.to_owned())
}

/// Words that say of how many something is said belong to another kind of argument.
fn nobody(pieces: &[Piece]) -> bool {
    pieces.iter().any(|it| it.is("all|every|some|no|none|nobody|somebody|someone|everyone|everybody|most|few|each|any"))
}

/// A formula said in the clauses that its letters stand for.
pub fn in_words(formula: &Value, legend: &Value) -> Vec<Approach> {
    let (Some(formula), Some(legend)) = (formula.as_text().and_then(Formula::read), pairs(legend)) else {
        return Vec::new();
    };
    vec![Approach::direct("clauses", "write each proposition in the words that it stands for", move |working| {
        working.spend(formula.size())?;
        let mut atoms = Vec::new();
        formula.collect_atoms(&mut atoms);
        if !atoms.iter().all(|atom| legend.contains_key(atom)) {
            return Err(Setback::no_way("a letter stands for nothing"));
        }
        Ok(Value::text(formula.in_words(&|name| legend.get(name).cloned().unwrap_or_default())))
    })]
}

fn pairs(legend: &Value) -> Option<BTreeMap<String, String>> {
    let pair = |row: &&[Value]| match row {
        [letter, words] => Some((letter.as_text()?.to_owned(), words.as_text()?.to_owned())),
        _ => None,
    };
    legend.as_rows()?.iter().map(pair).collect()
}
