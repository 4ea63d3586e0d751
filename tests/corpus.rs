//! Whole runs, as a reader sees them: a prompt is a file in `tests/prompts/<skill>/`, and what came of it is a snapshot.
//! Files named `err_*` are prompts that have no answer.

use polya::render::{Format, render};
use polya::{Engine, Settings, skills};

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
