//! Whole runs, as a reader sees them: a prompt is a file in `tests/prompts/<skill>/`, and what came of it is a snapshot.
//! Files named `err_*` are prompts that have no answer.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use polya::render::{Format, render};
use polya::trace::{Happening, Node, NodeKind, Outcome};
use polya::{Engine, Settings, Trace, skills};

#[test]
fn every_prompt_of_the_corpus_is_answered_as_before() {
    let engine = Engine::new(skills::all());
    insta::glob!("prompts/**/*.txt", |path| {
        let prompt = std::fs::read_to_string(path).unwrap();
        let trace = engine.solve(prompt.trim_end(), &Settings::default());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert_eq!(name.starts_with("err_"), trace.answer.is_none(), "{}: {:?}", path.display(), trace.stopped);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_description(prompt.trim_end().to_owned());
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("run", render(&trace, Format::Text)));
    });
}

/// What stands in a trace of the choices that the engine had.
struct Choices {
    /// At some goal of the solution, two approaches of different names came to an answer.
    has_two_ways: bool,
    /// The same, when working from the inside out does not count as a way.
    has_two_ways_of_skills: bool,
    /// Two approaches need the same goal.
    shares_a_goal: bool,
    /// Two approaches that both came to an answer need the same goal.
    shares_an_answer: bool,
}

fn choices(trace: &Trace) -> Choices {
    let mut selected = BTreeSet::new();
    let mut outcomes = BTreeMap::new();
    for event in &trace.events {
        match (&event.what, &event.goal, &event.approach) {
            (Happening::Selected { .. }, Some(goal), _) => {
                selected.insert(goal.as_str());
            }
            (Happening::Attempted { outcome, .. }, _, Some(approach)) => {
                outcomes.insert(approach.as_str(), outcome);
            }
            _ => {}
        }
    }
    let is_answered = |approach: &str| match outcomes.get(approach) {
        Some(Outcome::Answer(_)) => true,
        Some(Outcome::Remains(goal)) => selected.contains(goal.as_str()),
        _ => false,
    };
    let nodes: BTreeMap<&str, &Node> = trace.plan.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let ways = |goal: &str, counts: &dyn Fn(&Node) -> bool| {
        let from_here = trace.plan.edges.iter().filter(|edge| edge.from == goal && is_answered(&edge.to));
        let ways = from_here.map(|edge| nodes[edge.to.as_str()]).filter(|node| counts(node));
        ways.map(|node| node.text.as_str()).collect::<BTreeSet<_>>().len()
    };
    let root = trace.plan.nodes[0].id.as_str();
    let solution = || trace.paths.iter().flat_map(|path| &path.choices).filter(|choice| choice.goal != root);
    let needed_by = |goal: &Node, counts: &dyn Fn(&str) -> bool| {
        let approaches = trace.plan.edges.iter().filter(|edge| edge.to == goal.id && counts(&edge.from));
        approaches.map(|edge| edge.from.as_str()).collect::<BTreeSet<_>>().len()
    };
    let goals = || trace.plan.nodes.iter().filter(|node| node.kind == NodeKind::Goal);
    Choices {
        has_two_ways: solution().any(|choice| ways(&choice.goal, &|_| true) > 1),
        has_two_ways_of_skills: solution().any(|choice| ways(&choice.goal, &|node| node.skill != "engine") > 1),
        shares_a_goal: goals().any(|goal| needed_by(goal, &|_| true) > 1),
        shares_an_answer: goals().any(|goal| needed_by(goal, &is_answered) > 1),
    }
}

/// The folders of prompts whose questions have parts; all others are puzzles.
const WITH_PARTS: [&str; 7] =
    ["algebra", "arithmetic", "comparison", "measurement", "number_theory", "probability", "word_problems"];

fn is_puzzle(name: &OsString) -> bool {
    !WITH_PARTS.iter().any(|folder| Path::new(name).starts_with(folder))
}

/// Every prompt of the corpus. (`insta::glob!` books a failed snapshot on whichever test of a file opened it last, so
/// only the test that takes snapshots may use it.)
fn prompts() -> Vec<PathBuf> {
    let files = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.collect::<BTreeSet<_>>().into_iter().collect()
    };
    let folders = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/prompts")));
    folders.iter().flat_map(|folder| files(folder)).collect()
}

#[test]
fn there_is_often_a_choice_and_goals_are_shared() {
    let engine = Engine::new(skills::all());
    let mut figures = Vec::new();
    for path in prompts() {
        let prompt = std::fs::read_to_string(&path).unwrap();
        let trace = engine.solve(prompt.trim_end(), &Settings::default());
        let folder = path.parent().unwrap().file_name().unwrap();
        let name = Path::new(folder).join(path.file_stem().unwrap());
        figures.push((trace.answer.is_some(), choices(&trace), name.into_os_string()));
    }
    let count = |of: &dyn Fn(&(bool, Choices, OsString)) -> bool| figures.iter().filter(|it| of(it)).count();
    let (all, answered) = (figures.len(), count(&|it| it.0));
    let (two_ways, shared) = (count(&|it| it.0 && it.1.has_two_ways), count(&|it| it.0 && it.1.shares_a_goal));
    println!("{all} prompts, {answered} answered; of these");
    println!("  {two_ways} have two ways to an answer at some goal of the solution");
    println!("  {} have two ways that skills offer", count(&|it| it.0 && it.1.has_two_ways_of_skills));
    println!("  {shared} have a goal that two approaches need");
    println!(
        "  {} have a goal that two approaches that came to an answer need",
        count(&|it| it.0 && it.1.shares_an_answer)
    );
    println!("of all prompts, {} have such a shared goal", count(&|it| it.1.shares_a_goal));
    let lacking = |of: &dyn Fn(&Choices) -> bool| -> Vec<String> {
        let names = figures.iter().filter(|it| it.0 && !of(&it.1)).map(|it| it.2.to_string_lossy().into_owned());
        names.collect()
    };
    println!("no two ways: {}", lacking(&|it| it.has_two_ways).join(", "));
    println!("nothing shared: {}", lacking(&|it| it.shares_a_goal).join(", "));
    assert!(2 * two_ways >= answered, "two ways in {two_ways} of {answered}");
    // A puzzle is one large goal with a few ways to it; goals are shared where a question has parts.
    let has_parts = |it: &(bool, Choices, OsString)| it.0 && !is_puzzle(&it.2);
    let (with_parts, shared) = (count(&has_parts), count(&|it| has_parts(it) && it.1.shares_a_goal));
    assert!(4 * shared >= with_parts, "a shared goal in {shared} of {with_parts}");
}
