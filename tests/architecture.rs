//! Who may import whom. The folders are rooms, and this is the list of doors.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of `src` and the folders that it may import.
const DOORS: &[(&str, &[&str])] = &[
    ("maths", &[]),
    ("problem", &["maths"]),
    ("language", &["problem", "maths"]),
    ("skills", &["problem", "language", "maths"]),
    ("trace", &["problem"]),
    ("engine", &["problem", "language", "trace"]),
    ("render", &["trace"]),
    ("studio", &["engine", "trace", "render", "problem"]),
    ("play", &["trace", "render"]),
    ("cost", &["maths"]),
    ("bench", &["engine", "trace", "render", "problem", "maths"]),
];

/// Only these may touch files, the network, the environment or the clock.
const EDGES: &[&str] = &["cli", "bench", "studio", "play/mod.rs", "main.rs"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The first names of every path that begins with `crate::`; comments are left out.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = &code[place + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.insert(name);
        }
    }
    found
}

#[test]
fn folders_import_only_through_their_doors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (folder, allowed) in DOORS {
        for path in sources(&root.join(folder)) {
            seen += 1;
            for import in imports(&fs::read_to_string(&path).unwrap()) {
                if import != *folder && !allowed.contains(&import.as_str()) {
                    wrong.push(format!("{} imports {import}", path.display()));
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} files were looked at");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn skills_do_not_import_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/skills");
    for path in sources(&root) {
        let text = fs::read_to_string(&path).unwrap();
        let own =
            path.strip_prefix(&root).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let own = format!("crate::skills::{}::", own.trim_end_matches(".rs"));
        let others = text.replace(&own, "");
        assert!(!others.contains("crate::skills"), "{} imports another skill", path.display());
        assert!(!text.contains("super::super"), "{} reaches out of its folder", path.display());
    }
}

#[test]
fn only_the_edges_touch_the_outside_world() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let place = path.strip_prefix(&root).unwrap();
        if EDGES.iter().any(|edge| place.starts_with(edge)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for outside in ["std::fs", "std::net", "std::env", "Instant::now", "SystemTime"] {
            assert!(!text.contains(outside), "{} uses {outside}", path.display());
        }
    }
}

#[test]
fn the_engine_knows_no_skill_by_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine");
    for path in sources(&root) {
        let text = fs::read_to_string(&path).unwrap();
        for skill in polya::skills::all() {
            let name = skill.about().name;
            assert!(!text.contains(&format!("\"{name}\"")), "{} names {name}", path.display());
        }
    }
}
