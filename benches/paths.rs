//! What walking paths costs. `cargo bench --bench paths` prints the tables of divan and then the ratios that matter, measured
//! side by side in this one run.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::counter::ItemsCount;
use divan::{Bencher, bench};
use polya::trace::Method;
use polya::{Engine, Settings, skills};

/// The problem of the README.
const TRAINING: &str = "Training took 2664 thousand GPU hours for pre-training, 119 thousand for context extension and \
                        5 thousand for post-training. At $2 per GPU hour, how much did the training cost in dollars?";
const ROUNDS: usize = 7;

fn main() {
    divan::main();
    // Whoever names a bench wants only that one.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        ratios();
    }
}

fn settings(method: Method, paths: u64) -> Settings {
    Settings { method, paths, temperature: 0.6, ..Settings::default() }
}

/// Without recording; items are paths.
#[bench(args = [1_000, 10_000, 100_000])]
fn vote(bencher: Bencher, paths: u64) {
    let (engine, settings) = (Engine::new(skills::all()), [settings(Method::Vote, paths)]);
    bencher.counter(ItemsCount::new(paths)).bench(|| engine.outcomes(black_box(TRAINING), &settings));
}

/// With a look at every goal; items are paths.
#[bench(args = [1_000, 10_000])]
fn deliberate(bencher: Bencher, paths: u64) {
    let (engine, settings) = (Engine::new(skills::all()), [settings(Method::Deliberate, paths)]);
    bencher.counter(ItemsCount::new(paths)).bench(|| engine.outcomes(black_box(TRAINING), &settings));
}

fn ratios() {
    let engine = Engine::new(skills::all());
    let pools = [1, 2].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    for (method, paths) in [(Method::Vote, 100_000), (Method::Deliberate, 20_000)] {
        let settings = [settings(method, paths)];
        let mut least = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            // In turn, so that what disturbs one disturbs the other.
            for (pool, least) in pools.iter().zip(&mut least) {
                let started = Instant::now();
                black_box(pool.install(|| engine.outcomes(TRAINING, &settings)));
                *least = started.elapsed().min(*least);
            }
        }
        let [one, two] = least.map(|time| time.as_secs_f64());
        println!(
            "{paths} paths by {}: {:.0} a second on one thread, {:.0} on two, {:.2} times as fast",
            method.name(),
            paths as f64 / one,
            paths as f64 / two,
            one / two
        );
    }
}
