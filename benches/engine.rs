//! What reading, planning, exploring and recording cost. `cargo bench` prints the tables of divan and then, measured side
//! by side in this one run, the ratios that matter.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::counter::ItemsCount;
use divan::{Bencher, bench};
use polya::language::{Grammar, read_tokens, requests};
use polya::problem::{About, Approach, Goal, Next, Phrase, Skill, Value, Verdict};
use polya::trace::Limits;
use polya::{Engine, Settings, skills};

fn main() {
    divan::main();
    // Whoever names a bench wants only that one.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        ratios();
    }
}

/// A skill whose approaches do nothing: what is left is the engine.
struct Idle {
    goals: i64,
    /// Approaches to each goal, all with the same subgoals.
    ways: usize,
    /// Turns of a loop in each approach.
    work: u64,
}

/// Goal k of n leads to goals 2k + 1 and 2k + 2, so a plan of n goals is a tree of depth log2(n).
impl Skill for Idle {
    fn about(&self) -> About {
        About { name: "idle", summary: "does nothing", examples: &[] }
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        let Some(k) = goal.given()[0].as_number().and_then(polya::maths::Number::to_i64) else {
            return Vec::new();
        };
        let names: [&'static str; 2] = ["one", "another"];
        names[..self.ways]
            .iter()
            .map(|name| {
                let below = [2 * k + 1, 2 * k + 2].into_iter().filter(|&below| below < self.goals);
                let work = self.work;
                Approach::new(*name, "do nothing", below.map(idle_goal).collect(), move |_, _| {
                    // Work that the compiler cannot skip over.
                    black_box((0..work).fold(1, |state, turn| black_box(state ^ turn)));
                    Ok(Next::Answer(Value::from(true)))
                })
            })
            .collect()
    }

    fn check(&self, _: &Goal, _: &Value) -> Verdict {
        Verdict::Unsettled
    }
}

fn idle_goal(k: i64) -> Goal {
    Goal::new("idle", vec![Value::from(k)])
}

fn boundless() -> Settings {
    let most = u64::MAX;
    let limits = Limits { goals: most, depth: most, attempts: most, fuel: most, total_fuel: most };
    Settings { limits, ..Settings::default() }
}

fn on_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

/// Read, plan, explore, check, record: in process, as a program would that calls the engine.
#[bench(args = ["2x + 3x = 35", "Simplify 84/126.", "What is the remainder when 7^222 is divided by 12?", STORY])]
fn solve(bencher: Bencher, prompt: &str) {
    let (engine, settings) = (Engine::new(skills::all()), Settings::default());
    bencher.bench(|| engine.solve(black_box(prompt), &settings));
}

const STORY: &str = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. How many apples do they have together?";

/// One attempt to each goal; items are attempts.
#[bench(args = [1_000, 10_000, 100_000])]
fn attempts(bencher: Bencher, goals: i64) {
    let (engine, settings) = (idle(goals, 1, 0), boundless());
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let pursue = || alone.install(|| engine.pursue(&idle_goal(0), &settings));
    bencher.counter(ItemsCount::new(goals as u64)).bench(pursue);
}

/// Two attempts to each goal, which share their subgoals.
#[bench(args = [1_000, 10_000, 100_000])]
fn attempts_that_share_goals(bencher: Bencher, goals: i64) {
    let (engine, settings) = (idle(goals, 2, 0), boundless());
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let pursue = || alone.install(|| engine.pursue(&idle_goal(0), &settings));
    bencher.counter(ItemsCount::new(2 * goals as u64)).bench(pursue);
}

fn idle(goals: i64, ways: usize, work: u64) -> Engine {
    Engine::new(vec![Box::new(Idle { goals, ways, work })])
}

/// A plan of 255 goals with heavy approaches.
#[bench(args = [1, 2])]
fn heavy_approaches(bencher: Bencher, threads: usize) {
    let (engine, settings) = (idle(255, 1, HEAVY), boundless());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    bencher.bench(|| pool.install(|| engine.pursue(&idle_goal(0), &settings)));
}

const HEAVY: u64 = 300_000;

/// A question of so many words, that phrases read.
fn question(words: usize) -> String {
    let numbers: Vec<String> = (1..words.saturating_sub(5)).map(|n| n.to_string()).collect();
    format!("What is the sum of {} and 7?", numbers.join(", "))
}

/// A story of so many sentences.
fn story(sentences: usize) -> String {
    const NAMES: [&str; 8] = ["Ann", "Bob", "Tom", "Mary", "Jack", "Lucy", "Sam", "Kate"];
    let middle: String = (1..sentences)
        .map(|index| format!("{} has {index} more apples than {}. ", NAMES[index % 8], NAMES[(index - 1) % 8]))
        .collect();
    format!("Ann has 5 apples. {middle}How many apples does {} have?", NAMES[(sentences - 1) % 8])
}

fn phrases() -> Vec<Phrase> {
    let skills = skills::all();
    let of_skills = skills.iter().flat_map(|skill| skill.phrases().iter().copied());
    requests::REQUESTS.iter().copied().chain(of_skills).collect()
}

/// A lexicon of so many per cent of ours; what is more than ours are our phrases with other first words.
fn lexicon(percent: usize) -> Grammar {
    let ours = phrases();
    let wanted = ours.len() * percent / 100;
    let more = ours.iter().cycle().zip(0..).skip(ours.len()).map(|(phrase, index)| {
        let pattern: &'static str = Box::leak(format!("word{index} {}", phrase.pattern).into_boxed_str());
        Phrase { pattern, ..*phrase }
    });
    Grammar::new(ours.iter().copied().chain(more).take(wanted))
}

fn read(prompt: &str, grammar: &Grammar, skills: &[Box<dyn Skill>]) -> usize {
    let prompt = read_tokens(prompt);
    let by_phrases = requests::read(&prompt, grammar).len();
    by_phrases + skills.iter().map(|skill| skill.read(&prompt).len()).sum::<usize>()
}

/// Items are words.
#[bench(args = [10, 20, 40, 80, 160, 320])]
fn read_a_question_of_words(bencher: Bencher, words: usize) {
    let (prompt, grammar, skills) = (question(words), lexicon(100), skills::all());
    bencher.counter(ItemsCount::new(words)).bench_local(|| read(&prompt, &grammar, &skills));
}

/// Items are sentences.
#[bench(args = [2, 4, 8, 16, 32])]
fn read_a_story_of_sentences(bencher: Bencher, sentences: usize) {
    let (prompt, grammar, skills) = (story(sentences), lexicon(100), skills::all());
    bencher.counter(ItemsCount::new(sentences)).bench_local(|| read(&prompt, &grammar, &skills));
}

#[bench(args = [25, 50, 100, 200, 400])]
fn read_with_a_lexicon_of_percent(bencher: Bencher, percent: usize) {
    let (grammar, skills) = (lexicon(percent), skills::all());
    let prompt = "What is the sum of the digits of the largest prime factor of 2^20 - 1?";
    bencher.bench_local(|| read(prompt, &grammar, &skills));
}

/// The least time of several runs of each, taken in turn, so that what disturbs one disturbs the other.
fn side_by_side<const N: usize>(rounds: usize, mut runs: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut least = [Duration::MAX; N];
    for _ in 0..rounds {
        for (run, least) in runs.iter_mut().zip(&mut least) {
            let started = Instant::now();
            run();
            *least = started.elapsed().min(*least);
        }
    }
    least
}

fn discard<T>(value: T) {
    black_box(value);
}

fn ratios() {
    let settings = boundless();
    let sizes = [1_000, 10_000, 100_000];
    let engines = sizes.map(|goals| idle(goals, 1, 0));
    let [mut small, mut middle, mut large] = [0, 1, 2].map(|index| {
        let engine = &engines[index];
        let settings = &settings;
        move || discard(engine.pursue(&idle_goal(0), settings))
    });
    let times = on_threads(1, || side_by_side(15, [&mut small, &mut middle, &mut large]));
    let each: Vec<f64> = times.iter().zip(sizes).map(|(time, goals)| time.as_nanos() as f64 / goals as f64).collect();
    println!(
        "engine, one thread: {:.0}, {:.0} and {:.0} ns an attempt on plans of 1,000, 10,000 and 100,000 goals",
        each[0], each[1], each[2]
    );

    let engine = idle(255, 1, HEAVY);
    let pools = [1, 2].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    let [mut alone, mut together] = pools.each_ref().map(|pool| {
        let (engine, settings) = (&engine, &settings);
        move || discard(pool.install(|| engine.pursue(&idle_goal(0), settings)))
    });
    let [one, two] = side_by_side(80, [&mut alone, &mut together]);
    println!(
        "heavy approaches: {one:.1?} on one thread, {two:.1?} on two, {:.2} times as fast",
        one.as_secs_f64() / two.as_secs_f64()
    );

    let engine = Engine::new(skills::all());
    let mut whole = || discard(engine.solve("2x + 3x = 35", &Settings::default()));
    let (grammar, skills) = (lexicon(100), skills::all());
    let mut reading = || discard(read("2x + 3x = 35", &grammar, &skills));
    let goal: Goal = "solution({2*x + 3*x = 35})".parse().unwrap();
    let mut pursuing = || discard(engine.pursue(&goal, &Settings::default()));
    let times = on_threads(1, || side_by_side(2_000, [&mut whole, &mut reading, &mut pursuing]));
    let [whole, reading, pursuing] = times;
    println!(
        "2x + 3x = 35: {whole:.1?} in all; reading takes {reading:.1?}, pursuing the goal without a record {pursuing:.1?}"
    );

    let prompts = [20, 40, 80, 160, 320].map(question);
    let times =
        prompts.each_ref().map(|prompt| side_by_side(20, [&mut || discard(read(prompt, &grammar, &skills))])[0]);
    println!("reading questions of 20, 40, 80, 160 and 320 words: {times:.1?}");
    let prompts = [4, 8, 16, 32, 64].map(story);
    let times =
        prompts.each_ref().map(|prompt| side_by_side(20, [&mut || discard(read(prompt, &grammar, &skills))])[0]);
    println!("reading stories of 4, 8, 16, 32 and 64 sentences: {times:.1?}");
    let grammars = [25, 50, 100, 200, 400].map(lexicon);
    let prompt = "What is the sum of the digits of the largest prime factor of 2^20 - 1?";
    let times =
        grammars.each_ref().map(|grammar| side_by_side(100, [&mut || discard(read(prompt, grammar, &skills))])[0]);
    println!("reading with 25, 50, 100, 200 and 400 % of the lexicon ({} phrases): {times:.1?}", phrases().len());
}
