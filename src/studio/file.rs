//! A run as a page of its own: it plays without a network, by a double click, wherever it is handed out to.
//!
//! The modules of the pages import each other by name, which a browser allows only for pages that somebody serves. In a file they
//! stand one after another in a single script, in the order in which they need each other, without their lines of import.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::Web;
use crate::render::film::{About, Film, Moment, Reel, Scene, scene_of};
use crate::render::{Format, render};
use crate::trace::Trace;

/// Of a sampled run, so many paths are put into a file beside the one that is shown first.
const MOST_PATHS: usize = 16;
/// Events beyond these are left out, and that is said: a page of more is too large to be handed out.
const MOST_EVENTS: usize = 20_000;

/// The page.
pub fn page(trace: &Trace) -> String {
    if trace.events.len() > MOST_EVENTS {
        return too_large(trace);
    }
    let (script, style) = (script("file.js"), text_of("style.css"));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(&script),
        digest(&style)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "polya: " (title(trace)) }
                style { (PreEscaped(&style)) }
            }
            body.file {
                header.bar {
                    span.brand { "polya" }
                    span.hint { "a run to be watched: press play" }
                    button #theme type="button" {}
                }
                main { noscript { pre { (render(trace, Format::Think)) } } }
                script #film type="application/json" { (PreEscaped(film(trace))) }
                script type="module" { (PreEscaped(&script)) }
            }
        }
    };
    page.into_string()
}

/// What is in the page about the run, as JSON that may stand inside a script: it holds no `<`.
fn film(trace: &Trace) -> String {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        scene: Scene<'a>,
        moments: Vec<Moment<'a>>,
        about: Vec<About<'a>>,
    }
    let mut run = Film::of(trace);
    let first = trace.path_to_show().filter(|_| trace.is_sampled());
    let others = run.paths.iter().filter(|row| row.is_recorded && Some(row.path) != first).map(|row| row.path);
    let shown: Vec<Option<u64>> = if first.is_some() {
        std::iter::once(first).chain(others.map(Some).take(MOST_PATHS)).collect()
    } else {
        vec![None]
    };
    let kept: BTreeSet<Option<u64>> = shown.iter().copied().collect();
    for row in &mut run.paths {
        row.is_recorded = kept.contains(&Some(row.path));
    }
    let seen: Vec<_> = shown.into_iter().filter_map(|path| scene_of(trace, path)).collect();
    let reels: Vec<Reel<'_>> = seen.iter().map(|(trace, path)| Reel::of(trace, *path)).collect();
    let scenes: Vec<Whole<'_>> = reels
        .iter()
        .map(|reel| Whole { scene: reel.scene(), moments: reel.moments(), about: reel.about(0..usize::MAX) })
        .collect();
    let json = serde_json::to_string(&serde_json::json!({ "run": run, "scenes": scenes }));
    json.expect("a film has only string keys").replace('<', "\\u003c")
}

fn title(trace: &Trace) -> String {
    trace.prompt.chars().take(80).collect()
}

fn too_large(trace: &Trace) -> String {
    let events = trace.events.len();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "polya: " (title(trace)) } }
            body {
                h1 { (title(trace)) }
                p {
                    "The run has " (events) " events, which is too much for a page of its own: at most " (MOST_EVENTS)
                    " fit. " code { "polya serve trace.json" } " shows it, and " code { "polya play trace.json" } " too."
                }
                @if let Some(answer) = &trace.answer { p { "Its answer: " strong { (answer.text) } } }
            }
        }
    };
    page.into_string()
}

/// A module and all that it needs, as one script.
fn script(name: &str) -> String {
    let mut bundled = String::new();
    bundle(name, &mut BTreeSet::new(), &mut bundled);
    bundled
}

fn bundle(name: &str, known: &mut BTreeSet<String>, bundled: &mut String) {
    if !known.insert(name.to_owned()) {
        return;
    }
    let text = text_of(name);
    for line in text.lines() {
        if let Some(needed) = line.strip_prefix("import ").and_then(|line| line.split('"').nth(1)) {
            bundle(needed.trim_start_matches("./"), known, bundled);
        }
    }
    let _ = writeln!(bundled, "// {name}");
    for line in text.lines().filter(|line| !line.starts_with("import ")) {
        let _ = writeln!(bundled, "{}", line.strip_prefix("export ").unwrap_or(line));
    }
}

fn text_of(name: &str) -> String {
    let found = Web::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
    found.expect("the modules of the pages are part of the program")
}

/// As a content security policy names what may run: in base 64.
fn digest(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in Sha256::digest(text.as_bytes()).chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            written.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_that_browsers_compute() {
        // The SHA-256 of nothing, FIPS 180-4, in base 64.
        assert_eq!(digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn names_at_the_top_of_the_modules_are_different() {
        let text = script("file.js");
        let mut seen = BTreeSet::new();
        for line in text.lines() {
            let name = ["function ", "async function ", "class ", "const ", "let "]
                .iter()
                .find_map(|kind| line.strip_prefix(kind));
            if let Some(name) = name {
                for name in name.trim_start_matches(['{', '[', ' ']).split([' ', '(', ',', '=', ';']).take(1) {
                    assert!(seen.insert(name.to_owned()), "{name} stands in two modules");
                }
            }
        }
        assert!(seen.len() > 30, "{seen:?}");
    }
}
