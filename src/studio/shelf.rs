//! What stands on the shelf: examples by kind, the lessons, and a glossary for every word that the pages use.
//!
//! Notes of a lesson are its page in `examples/`, so that there is one text of each.

use serde::Serialize;

use crate::problem::Skill;
use crate::trace::Method;

#[derive(Debug, Serialize)]
pub(super) struct Shelf {
    pub kinds: Vec<Kind>,
    pub lessons: Vec<Lesson>,
    pub glossary: Vec<Word>,
}

/// Examples of one skill.
#[derive(Debug, Serialize)]
pub(super) struct Kind {
    pub name: String,
    pub summary: &'static str,
    pub prompts: Vec<&'static str>,
}

/// A lesson with its knobs set.
#[derive(Debug, Serialize)]
pub(super) struct Lesson {
    pub title: &'static str,
    pub prompt: &'static str,
    pub method: Method,
    pub paths: u64,
    pub temperature: f64,
    pub seed: u64,
    /// For the teacher, in Markdown.
    pub notes: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Word {
    pub word: &'static str,
    pub meaning: &'static str,
}

/// What the lessons of the page start from.
struct Opening {
    page: &'static str,
    prompt: &'static str,
    method: Method,
    paths: u64,
    temperature: f64,
    seed: u64,
}

const BAKER: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";

/// The seeds are those that the programs of the lessons find.
const LESSONS: &[Opening] = &[
    Opening {
        page: include_str!("../../examples/lesson_1_taking_apart/README.md"),
        prompt: "What is the remainder when the sum of the prime factors of 84 is divided by 5?",
        method: Method::Exhaustive,
        paths: 0,
        temperature: 0.0,
        seed: 0,
    },
    Opening {
        page: include_str!("../../examples/lesson_2_several_ways/README.md"),
        prompt: "Find x and y if 2x + 3y = 12 and x - y = 1.",
        method: Method::Exhaustive,
        paths: 0,
        temperature: 0.0,
        seed: 0,
    },
    Opening {
        page: include_str!("../../examples/lesson_3_a_vote_rescues/README.md"),
        prompt: BAKER,
        method: Method::Vote,
        paths: 16,
        temperature: 0.9,
        seed: 6,
    },
    Opening {
        page: include_str!("../../examples/lesson_4_a_vote_is_fooled/README.md"),
        prompt: BAKER,
        method: Method::Vote,
        paths: 16,
        temperature: 0.3,
        seed: 151,
    },
    Opening {
        page: include_str!("../../examples/lesson_5_turning_back/README.md"),
        prompt: BAKER,
        method: Method::Deliberate,
        paths: 1,
        temperature: 0.9,
        seed: 6,
    },
    Opening {
        page: include_str!("../../examples/lesson_6_thinking_longer/README.md"),
        prompt: BAKER,
        method: Method::Vote,
        paths: 64,
        temperature: 0.9,
        seed: 0,
    },
];

/// Words of the pages that no lesson explains, in the same form as those of the lessons.
const WORDS: &str = include_str!("glossary.md");

/// Headings of a lesson's page that are about a terminal, and of no use beside the page.
const AT_A_TERMINAL: [&str; 2] = ["## Type", "## Expect"];

pub(super) fn shelf(skills: &[Box<dyn Skill>]) -> Shelf {
    let kinds = skills.iter().map(|skill| skill.about()).filter(|about| !about.examples.is_empty());
    let kind = |about: crate::problem::About| Kind {
        name: about.name.replace('_', " "),
        summary: about.summary,
        prompts: about.examples.iter().map(|example| example.prompt).collect(),
    };
    Shelf { kinds: kinds.map(kind).collect(), lessons: LESSONS.iter().map(lesson).collect(), glossary: glossary() }
}

fn lesson(opening: &Opening) -> Lesson {
    let (title, notes) = opening.page.split_once('\n').unwrap_or((opening.page, ""));
    let mut kept = String::new();
    for section in notes.split("\n## ") {
        let is_of_use = !AT_A_TERMINAL.iter().any(|heading| section.starts_with(heading.trim_start_matches("## ")));
        if is_of_use {
            let lead = if kept.is_empty() { "" } else { "\n## " };
            kept += &format!("{lead}{section}");
        }
    }
    let Opening { prompt, method, paths, temperature, seed, .. } = *opening;
    Lesson {
        title: title.trim_start_matches("# "),
        prompt,
        method,
        paths,
        temperature,
        seed,
        notes: kept.trim().to_owned(),
    }
}

/// All words that are explained, in the order of the alphabet; each once.
fn glossary() -> Vec<Word> {
    let pages = LESSONS.iter().map(|opening| opening.page).chain([WORDS]);
    let mut words: Vec<Word> = pages.flat_map(explained).collect();
    words.sort_by_key(|word| word.word.to_lowercase());
    words.dedup_by_key(|word| word.word.to_lowercase());
    words
}

/// The lines `- **word**: what it means` of a page.
fn explained(page: &'static str) -> impl Iterator<Item = Word> {
    page.lines().filter_map(|line| {
        let (word, meaning) = line.strip_prefix("- **")?.split_once("**: ")?;
        Some(Word { word, meaning })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_of_the_lessons_have_the_same_prompts() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let mut programs: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
        programs.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("lesson_"));
        programs.sort();
        assert_eq!(programs.len(), LESSONS.len());
        for (program, opening) in programs.iter().zip(LESSONS) {
            let text = std::fs::read_to_string(program.join("main.rs")).unwrap();
            assert!(text.contains(opening.prompt), "{} asks something else", program.display());
        }
    }

    #[test]
    fn the_glossary_knows_every_word_that_the_page_uses() {
        let known: Vec<String> = glossary().into_iter().map(|word| word.word.to_lowercase()).collect();
        let used = [
            "goal",
            "approach",
            "way",
            "plan",
            "path",
            "slip",
            "voice",
            "verdict",
            "confirmed",
            "unsettled",
            "refuted",
            "set aside",
            "shared goal",
            "seed",
            "temperature",
            "method",
            "trace",
            "event",
            "check",
            "turning back",
            "step",
            "skill",
            "guess",
            "override",
            "exhaustive",
            "chain",
            "vote",
            "best-of",
            "deliberate",
            "reading",
            "fold",
        ];
        for word in used {
            assert!(known.iter().any(|it| it == word), "{word} is not explained; there are {known:?}");
        }
    }
}
