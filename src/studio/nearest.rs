//! Wordings that can be read, near one that cannot: the prompt without what was not read, with a word that is known in the place
//! of one that is not, and questions of the same kind. Each is read before it is offered.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::engine::Engine;
use crate::trace::{Happening, Limits, ReadingRecord, Settings, Trace};

/// A longer prompt is not tried in other wordings.
const LONGEST: usize = 2_000;
/// Wordings that are tried, and that are offered.
const MOST_TRIED: usize = 40;
const MOST_OFFERED: usize = 5;
/// How alike a known word must be to stand for one that is not, from 0 to 1 (Jaro and Winkler's measure).
const ALIKE: f64 = 0.88;

/// A wording that can be read.
#[derive(Debug, Serialize)]
pub(super) struct Wording {
    pub prompt: String,
    /// In what it differs.
    pub why: String,
}

pub(super) fn wordings(engine: &Engine, prompt: &str) -> Vec<Wording> {
    let mut found: Vec<Wording> = Vec::new();
    if prompt.len() <= LONGEST {
        let trace = engine.solve(prompt, &in_brief());
        let mut tried = BTreeSet::from([prompt.to_owned()]);
        for wording in variants(engine, prompt, &trace) {
            if found.len() < MOST_OFFERED && tried.len() < MOST_TRIED && tried.insert(wording.prompt.clone()) {
                let is_read = engine.solve(&wording.prompt, &in_brief()).answer.is_some();
                found.extend(is_read.then_some(wording));
            }
        }
    }
    let rest = MOST_OFFERED.saturating_sub(found.len()).max(2);
    let others =
        alike(engine, prompt).into_iter().filter(|other| found.iter().all(|known| known.prompt != other.prompt));
    let others: Vec<Wording> = others.take(rest).collect();
    found.extend(others);
    found
}

/// It is only to be seen whether a wording can be read and comes to something.
fn in_brief() -> Settings {
    let limits = Limits { goals: 1_000, attempts: 2_000, fuel: 20_000, total_fuel: 100_000, ..Limits::default() };
    Settings { limits, ..Settings::default() }
}

/// What the prompt might have been meant to be, the nearest first.
fn variants(engine: &Engine, prompt: &str, trace: &Trace) -> Vec<Wording> {
    let mut found = Vec::new();
    let known = known_words(engine);
    let mut replaced = prompt.to_owned();
    let mut changes = Vec::new();
    for word in words(prompt).filter(|word| !known.contains(&word.to_lowercase()) && word.len() > 3) {
        let likeness = |known: &&String| strsim::jaro_winkler(&word.to_lowercase(), known);
        let best = known.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
        if let Some(best) = best.filter(|best| likeness(best) >= ALIKE) {
            found.push(Wording { prompt: prompt.replacen(word, best, 1), why: format!("\"{best}\" for \"{word}\"") });
            replaced = replaced.replacen(word, best, 1);
            changes.push(format!("\"{best}\" for \"{word}\""));
        }
    }
    if changes.len() > 1 {
        found.insert(0, Wording { prompt: replaced, why: changes.join(", ") });
    }
    for reading in readings(trace) {
        found.extend(without_unread(prompt, reading));
    }
    let sentences: Vec<&str> =
        prompt.split_inclusive(['.', '?', '!']).map(str::trim).filter(|it| !it.is_empty()).collect();
    if sentences.len() > 1 {
        for left_out in 0..sentences.len() {
            let kept =
                sentences.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, sentence)| *sentence);
            let why = format!("without \"{}\"", sentences[left_out]);
            found.push(Wording { prompt: kept.collect::<Vec<_>>().join(" "), why });
        }
    }
    found
}

fn readings(trace: &Trace) -> impl Iterator<Item = &ReadingRecord> {
    trace.events.iter().filter_map(|event| match &event.what {
        Happening::Understood { reading } => Some(&**reading),
        _ => None,
    })
}

/// The prompt without the words that a reading does not account for.
fn without_unread(prompt: &str, reading: &ReadingRecord) -> Option<Wording> {
    let mut kept = prompt.to_owned();
    let mut left_out = Vec::new();
    for piece in reading.unread.iter().rev() {
        let (start, end) = (piece.span.start, piece.span.end);
        if kept.is_char_boundary(start) && kept.is_char_boundary(end) && start < end && end <= kept.len() {
            kept.replace_range(start..end, "");
            left_out.insert(0, piece.words.as_str());
        }
    }
    let tidy =
        kept.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",").replace(" ?", "?");
    // What is left of less than half of the words is another question.
    let is_near = 2 * words(&tidy).count() >= words(prompt).count();
    (!left_out.is_empty() && is_near && !tidy.is_empty())
        .then(|| Wording { prompt: tidy, why: format!("without \"{}\"", left_out.join("\", \"")) })
}

/// Examples of the skills that share most with the prompt; a word that few examples have says more.
fn alike(engine: &Engine, prompt: &str) -> Vec<Wording> {
    let own = different(prompt);
    let abouts = engine.skills().iter().map(|skill| skill.about());
    let examples: Vec<(&str, &str)> =
        abouts.flat_map(|about| about.examples.iter().map(move |example| (example.prompt, about.name))).collect();
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    for word in examples.iter().flat_map(|(prompt, _)| different(prompt)) {
        *known.entry(word).or_default() += 1;
    }
    let shared =
        |prompt: &str| different(prompt).intersection(&own).map(|word| 1.0 / f64::from(known[word])).sum::<f64>();
    let mut all: Vec<(f64, &str, &str)> =
        examples.iter().map(|(prompt, skill)| (shared(prompt), *prompt, *skill)).collect();
    // A stable sort: equals stay in the order of the skills.
    all.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let wording = |(_, prompt, skill): (f64, &str, &str)| Wording {
        prompt: prompt.to_owned(),
        why: format!("a question of {}", skill.replace('_', " ")),
    };
    all.into_iter().map(wording).collect()
}

/// Every word that some phrase or example knows.
fn known_words(engine: &Engine) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for skill in engine.skills() {
        let patterns = skill.phrases().iter().map(|phrase| phrase.pattern);
        let examples = skill.about().examples.iter().map(|example| example.prompt);
        for text in patterns.chain(examples) {
            known.extend(words(text).map(str::to_lowercase));
        }
    }
    known
}

fn different(text: &str) -> BTreeSet<String> {
    words(text).map(str::to_lowercase).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}
