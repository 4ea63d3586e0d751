//! Films of large traces: what a page waits for. Cost must grow with the trace and not faster.
//!
//! `cargo bench --bench film`

#[path = "../tests/large/mod.rs"]
mod large;

use polya::render::film::{Reel, scene_of};

fn main() {
    divan::main();
}

/// The first picture: states, places and events, of a plan with so many nodes.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn a_scene(bencher: divan::Bencher, nodes: usize) {
    let trace = large::exhaustive(nodes);
    bencher.bench(|| {
        let (seen, path) = scene_of(&trace, None).unwrap();
        serde_json::to_string(&Reel::of(&seen, path).scene()).unwrap().len()
    });
}

/// All that is told of it.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn its_sentences(bencher: divan::Bencher, nodes: usize) {
    let trace = large::exhaustive(nodes);
    bencher.bench(|| {
        let (seen, path) = scene_of(&trace, None).unwrap();
        Reel::of(&seen, path).moments().len()
    });
}

/// One path of many.
#[divan::bench(args = [10_000, 100_000], sample_count = 5)]
fn one_of_64_paths(bencher: divan::Bencher, nodes: usize) {
    let trace = large::sampled(64, nodes);
    bencher.bench(|| {
        let (seen, path) = scene_of(&trace, Some(17)).unwrap();
        Reel::of(&seen, path).scene().events.seq.len()
    });
}
