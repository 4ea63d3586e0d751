//! Reads arguments in plain words: "If it rains, the street is wet. It is raining. What can we conclude?"
//!
//! `clauses` knows propositions again by their words. What is not known again is one proposition too many, so that nothing
//! follows of it; where a clause may be another in other words, the argument is not read.

use std::collections::BTreeMap;

use super::clauses::{Clauses, in_full, may_be_one};
use super::connectives::{lexed, sentence};
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form, read_tokens, rules, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, TokenKind, Value};

const MOST_SENTENCES: usize = 16;
const LETTERS: [&str; 12] = ["P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "K"];

/// Words with which a conclusion is led in.
const LEADS: &str = "therefore|hence|thus|so|conclude|conclusion|follow|follows|infer|deduce|must|true|consequently|certain|\
                     certainly|sure|necessarily";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    told(prompt).or_else(|| quoted(prompt))
}

/// An argument whose sentences are those of the prompt.
fn told(prompt: &Prompt) -> Option<Reading> {
    let sentences: Vec<_> = prompt.outline().sentences.iter().filter(|it| !it.is_example).collect();
    let has_connective = prompt.says("if|unless|whenever|or|implies");
    if !has_connective || sentences.len() > MOST_SENTENCES || sentences.len() < 2 || prompt.text.len() > 4_000 {
        return None;
    }
    let telling = Telling::new(prompt);
    let clauses = Clauses::default();
    let said = |words: &str| -> Option<Formula> {
        let words = without_number_of_both(words);
        sentence(&lexed(&words)?, &|pieces| clauses.formula(pieces), false)
    };
    let (mut premises, mut conclusion, mut is_open, mut is_direct) = (Vec::new(), None, false, false);
    let mut options = None;
    for sentence in &sentences {
        let (tokens, text) = (prompt.of(sentence), prompt.text_of(sentence));
        if is_about_the_form(prompt, sentence) || offers_answers(prompt, sentence) {
            continue;
        }
        let (text, wanted) = without_options(text);
        options = options.or(wanted);
        let is_question = text.ends_with('?') || prompt.text_of(sentence).ends_with('?');
        let concludes = says(tokens, LEADS);
        let is_framing = premises.is_empty()
            && says(tokens, "consider|suppose|given|assume|following|argument|premises|statements")
            && (text.ends_with(':') || text.starts_with("Consider") || said(text).is_none());
        if is_question && says(tokens, "what|which") {
            concludes.then_some(())?;
            is_open = true;
        } else if is_framing || !is_question && all_plain(prompt, sentence) {
            // "Consider the following" leads in, and "I like riddles" says nothing of it.
        } else if has_number(prompt, sentence) {
            return None;
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
        } else {
            premises.push(said(text.trim_start_matches("Suppose that ").trim_start_matches("Suppose "))?);
        }
        telling.takes(&sentence.span);
    }
    let mut atoms = Vec::new();
    premises.iter().chain(&conclusion).for_each(|it| it.collect_atoms(&mut atoms));
    let full = in_full(&atoms);
    let in_full = |it: &Formula| it.renamed(&|name| full.get(name).map_or(name, String::as_str).to_owned());
    let premises: Vec<Formula> = premises.iter().map(in_full).collect();
    let conclusion = conclusion.as_ref().map(in_full);
    atoms.retain(|it| !full.contains_key(it));
    // Of what follows nothing is known when no proposition is spoken of twice.
    if premises.len() < 2 || atoms.len() < 2 || atoms.len() > LETTERS.len() {
        return None;
    }
    if let Some(conclusion) = &conclusion
        && !hangs_together(&premises, conclusion)
    {
        return None;
    }
    let letters: BTreeMap<&str, &str> = atoms.iter().map(String::as_str).zip(LETTERS).collect();
    let text = |formula: &Formula| {
        Value::text(formula.renamed(&|name| letters.get(name).map_or(name, |it| it).to_owned()).to_string())
    };
    let legend: Vec<(String, String)> = atoms
        .iter()
        .map(|atom| (letters[atom.as_str()].to_owned(), clauses.words(atom).unwrap_or_else(|| atom.replace('_', " "))))
        .collect();
    let given = Value::list(premises.iter().map(text));
    let mut reading = match conclusion {
        Some(conclusion) if is_direct => {
            let goal = Goal::new("is_so", vec![given, text(&conclusion)]);
            let form = match options {
                Some(words) => {
                    Form::OrElse { form: Box::new(Form::Plain), none: "It cannot be told".to_owned(), words }
                }
                None => Form::Plain,
            };
            telling.reading("logic", "whether it is so", goal, form)
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

/// An argument that somebody makes in quotation marks, when all around it only asks whether it is right.
fn quoted(prompt: &Prompt) -> Option<Reading> {
    let outline = prompt.outline();
    let mut quotes = outline.quotes.iter().filter(|it| !it.is_example);
    let (Some(quote), None) = (quotes.next(), quotes.next()) else {
        return None;
    };
    let around = [&prompt.text[..quote.span.start], &prompt.text[quote.span.end..]].map(read_tokens);
    let asks = "follow|follows|valid|invalid|right|correct|logical|logically|sound|justified|work|works|hold|holds";
    let changes = "if|unless|assume|suppose|except|missing|contrapositive|converse|inverse|premise|true|false|only";
    if !around.iter().any(|it| it.text.contains('?') && says(&it.tokens, asks))
        || around.iter().any(|it| says(&it.tokens, changes))
    {
        return None;
    }
    let inner = told(&read_tokens(&quote.what)).filter(|it| it.goal.parts().0 == "entails")?;
    // What is said around it may be another premise when it speaks of the same things.
    let spoken_of =
        inner.restatement.data.iter().filter_map(|it| it.split_once(": ")).flat_map(|(_, it)| it.split(' '));
    let spoken_of: Vec<String> = spoken_of.map(str::to_lowercase).filter(|it| !rules::is_plain(it)).collect();
    if around.iter().flat_map(|it| &it.tokens).any(|it| spoken_of.iter().any(|word| **word == *it.lower)) {
        return None;
    }
    let telling = Telling::new(prompt);
    outline.sentences.iter().for_each(|it| telling.takes(&it.span));
    let usual = ("Yes, it follows", "No, it does not follow");
    let form = Form::Truth { yes: usual.0.to_owned(), no: usual.1.to_owned() };
    let mut reading = telling.reading("logic", "whether the conclusion follows", inner.goal, form);
    reading.restatement.data = inner.restatement.data;
    Some(reading)
}

/// Whether what is asked is spoken of before, and each plain fact elsewhere too. A fact that stands alone is more likely one of
/// the others in words that are not known again, and so are two propositions with a word in common that stand alone.
fn hangs_together(premises: &[Formula], asked: &Formula) -> bool {
    let spoken_of = |formula: &Formula| {
        let mut atoms = Vec::new();
        formula.collect_atoms(&mut atoms);
        atoms
    };
    let all: Vec<Vec<String>> = premises.iter().chain([asked]).map(spoken_of).collect();
    let is_lonely = |atom: &String| all.iter().filter(|atoms| atoms.contains(atom)).count() < 2;
    let lonely: Vec<&String> = all.iter().flatten().filter(|it| is_lonely(it)).collect();
    let is_linked = |atoms: &Vec<String>| atoms.len() > 1 || !atoms.iter().any(is_lonely);
    let may_be_known = |one: &&String| lonely.iter().any(|other| **other != **one && may_be_one(one, other));
    !spoken_of(asked).iter().any(is_lonely) && all.iter().all(is_linked) && !lonely.iter().any(may_be_known)
}

fn has_number(prompt: &Prompt, sentence: &Sentence) -> bool {
    let is_number =
        |kind: &TokenKind| matches!(kind, TokenKind::Number(_) | TokenKind::Formula(_) | TokenKind::Clock(_));
    prompt.of(sentence).iter().any(|it| is_number(&it.kind))
}

/// "Answer yes or no."
fn offers_answers(prompt: &Prompt, sentence: &Sentence) -> bool {
    const WORDS: &str = "answer|reply|respond|write|say|with|yes|no|or|only|just|true|false|valid|invalid";
    // "No." at an end may be taken for the short form of "number".
    let words = prompt.of(sentence).iter().map(|it| it.lower.trim_end_matches('.')).filter(|it| !it.is_empty());
    let is_one_of = |word: &str, list: &str| list.split('|').any(|it| it == word);
    words.clone().any(|it| is_one_of(it, "no|false|invalid")) && words.clone().all(|it| is_one_of(it, WORDS))
}

/// Whether a sentence has only words of any telling: "Here is a riddle for you."
fn all_plain(prompt: &Prompt, sentence: &Sentence) -> bool {
    let mut words = prompt.of(sentence).iter().filter(|it| matches!(it.kind, TokenKind::Word { .. }));
    words.all(|it| rules::is_plain(&it.lower) && !["if", "not", "or", "so"].contains(&&*it.lower))
}

/// "Ann or Ben sings, possibly both" says no more than "Ann or Ben sings, or both".
fn without_number_of_both(words: &str) -> String {
    let bare = words.trim_end_matches(['.', '?', ' ']);
    let ends =
        ["possibly both", "perhaps both", "maybe both", "and possibly both", "or possibly both", "or maybe both"];
    let lower = bare.to_lowercase();
    match ends.iter().filter(|end| lower.ends_with(&format!(" {end}"))).max_by_key(|end| end.len()) {
        Some(end) => format!("{} or both", bare[..bare.len() - end.len()].trim_end_matches([' ', ','])),
        None => words.to_owned(),
    }
}

/// A question without the answers that it offers, "yes, no, or cannot be determined", and the words for what is open.
fn without_options(text: &str) -> (&str, Option<String>) {
    const OPTIONS: &str = "yes|no|true|false|or|and|cannot|can't|be|determined|told|known|decided|undetermined|unknown|not|\
                           enough|information|it|say|maybe|answer";
    let Some((question, options)) = text.rsplit_once([':', '(', '?']).or_else(|| text.split_once(" - ")) else {
        return (text, None);
    };
    let (question, options) = match options.trim().is_empty() {
        true => match question.rsplit_once([':', '(']) {
            Some((question, options)) => (question, options),
            None => return (text, None),
        },
        false => (question, options),
    };
    let words: Vec<&str> =
        options.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|it| !it.is_empty()).collect();
    let is_option = |word: &&str| OPTIONS.split('|').any(|it| it.eq_ignore_ascii_case(word));
    if words.is_empty() || !words.iter().all(is_option) {
        return (text, None);
    }
    let last = options.rsplit([',', '/']).next().unwrap_or("").trim_matches([' ', '?', ')', '.']);
    let last = last.trim_start_matches("or ");
    let last = last.rsplit(" or ").next().unwrap_or(last);
    let is_open =
        ["determined", "told", "known", "decided", "information", "unknown", "say"].iter().any(|it| last.contains(it));
    let mut letters = last.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    (question.trim_end(), capital.filter(|_| is_open))
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
