//! `polya skills --served-by`: every phrase and schema with how many prompts it was needed for.
//!
//! A phrase that serves one prompt only was likely made for that prompt; this is how it is found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use super::{Error, Status, engine, print, read_text};
use crate::bench::read_problems;
use crate::language::requests::REQUESTS;
use crate::trace::Happening;
use crate::{Engine, Settings};

/// How many prompts of these files each phrase serves, the most useful first.
pub(super) fn print_lexicon(files: &[PathBuf]) -> Result<Status, Error> {
    let mut prompts = Vec::new();
    for file in files {
        let problems = read_problems(&read_text(file)?);
        let problems = problems.map_err(|error| Error::Misuse(format!("{}: {error}", file.display())))?;
        prompts.extend(problems.into_iter().map(|problem| problem.prompt));
    }
    let engine = engine();
    let used: Vec<BTreeSet<String>> = prompts.par_iter().map(|prompt| phrases_of(&engine, prompt)).collect();
    let phrases = REQUESTS.iter().chain(engine.skills().iter().flat_map(|skill| skill.phrases()));
    let mut served: BTreeMap<&str, usize> = phrases.map(|phrase| (phrase.pattern, 0)).collect();
    for phrase in used.iter().flatten() {
        *served.entry(phrase).or_default() += 1;
    }
    let mut lines: Vec<(&str, usize)> = served.into_iter().collect();
    lines.sort_by_key(|(phrase, count)| (std::cmp::Reverse(*count), *phrase));
    let mut text: String = lines.iter().map(|(phrase, count)| format!("{count:6}  {phrase}\n")).collect();
    let serving = |least: usize| lines.iter().filter(|(_, count)| *count >= least).count();
    text += &format!(
        "{} prompts; {} phrases and schemas, {} of them serve, {} serve one prompt only\n",
        prompts.len(),
        lines.len(),
        serving(1),
        serving(1) - serving(2)
    );
    print(&text)
}

/// The phrases and schemas of the readings that a prompt was given, whole or in part.
fn phrases_of(engine: &Engine, prompt: &str) -> BTreeSet<String> {
    let events = engine.solve(prompt, &Settings::default()).events.into_iter();
    let readings = events.filter_map(|event| match event.what {
        Happening::Understood { reading } => Some(reading),
        _ => None,
    });
    readings.flat_map(|reading| reading.phrases).collect()
}
