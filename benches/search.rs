//! Searching, beside solvers that were written straightforwardly by hand. `cargo bench --bench search` prints the tables of
//! divan and then the ratios that matter, measured side by side in this one run.
//!
//! A solver written by hand is given numbers, or rows of characters. So it stands beside the search alone, which is given a
//! goal, and beside the whole of polya as well, which reads the prompt, searches in several ways, checks each, and records it.

use std::collections::VecDeque;
use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{Bencher, bench};
use polya::problem::{Goal, Skill, Value, Working};
use polya::{Engine, Settings, skills};

const TWENTY_FOUR: &str = "Make 24 from the numbers 3, 3, 8 and 8. Use each of them once.";
const COUNTDOWN: &str = "Use all of the numbers 75, 50, 2, 3, 8 and 7 once to make 812.";
const ROUNDS: usize = 15;

fn main() {
    divan::main();
    // Whoever names a bench wants only that one.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        ratios();
    }
}

/// A square grid with walls strewn over it in the same way every time.
fn grid(side: usize) -> Vec<Vec<char>> {
    let mut seed = 7_u32;
    let mut rows: Vec<Vec<char>> = (0..side)
        .map(|_| {
            (0..side)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    if (seed >> 16) % 100 < 25 { 'X' } else { 'O' }
                })
                .collect()
        })
        .collect();
    (rows[0][0], rows[side - 1][side - 1]) = ('*', '#');
    rows
}

fn grid_prompt(side: usize) -> String {
    let rows: Vec<String> =
        grid(side).iter().map(|row| row.iter().map(char::to_string).collect::<Vec<_>>().join(" ")).collect();
    format!("Find the shortest path from * to # in this grid. X is blocked and O is open.\n\n{}", rows.join("\n"))
}

/// Every two numbers are put together, with floating point, until one is left.
fn made_by_hand(target: f64, numbers: &[(f64, String)]) -> Option<String> {
    if let [(value, text)] = numbers {
        return ((value - target).abs() < 1e-9).then(|| text.clone());
    }
    for i in 0..numbers.len() {
        for j in 0..numbers.len() {
            if i == j {
                continue;
            }
            let ((a, left), (b, right)) = (&numbers[i], &numbers[j]);
            for sign in ['+', '-', '*', '/'] {
                let value = match sign {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ if *b == 0.0 => continue,
                    _ => a / b,
                };
                let others =
                    numbers.iter().enumerate().filter(|(at, _)| *at != i && *at != j).map(|(_, it)| it.clone());
                let next: Vec<(f64, String)> = others.chain([(value, format!("({left} {sign} {right})"))]).collect();
                if let Some(found) = made_by_hand(target, &next) {
                    return Some(found);
                }
            }
        }
    }
    None
}

fn numbers(of: &[u32]) -> Vec<(f64, String)> {
    of.iter().map(|number| (f64::from(*number), number.to_string())).collect()
}

/// Breadth first, as in a textbook.
fn path_by_hand(rows: &[Vec<char>]) -> Option<Vec<&'static str>> {
    let (height, width) = (rows.len(), rows[0].len());
    let mut came = vec![vec![None; width]; height];
    let mut queue = VecDeque::from([(0, 0)]);
    while let Some((row, column)) = queue.pop_front() {
        if rows[row][column] == '#' {
            let (mut place, mut path) = ((row, column), Vec::new());
            while let Some((before, name)) = came[place.0][place.1].filter(|_| place != (0, 0)) {
                path.push(name);
                place = before;
            }
            path.reverse();
            return Some(path);
        }
        for (down, right, name) in [(-1, 0, "up"), (0, 1, "right"), (1, 0, "down"), (0, -1, "left")] {
            let (Some(next_row), Some(next_column)) = (row.checked_add_signed(down), column.checked_add_signed(right))
            else {
                continue;
            };
            let is_open = next_row < height && next_column < width && rows[next_row][next_column] != 'X';
            if is_open && came[next_row][next_column].is_none() {
                came[next_row][next_column] = Some(((row, column), name));
                queue.push_back((next_row, next_column));
            }
        }
    }
    None
}

#[bench(args = [TWENTY_FOUR, COUNTDOWN])]
fn expression_by_polya(bencher: Bencher, prompt: &str) {
    let (engine, settings) = (Engine::new(skills::all()), Settings::default());
    bencher.bench(|| engine.solve(black_box(prompt), &settings));
}

#[bench]
fn twenty_four_by_hand(bencher: Bencher) {
    bencher.bench(|| made_by_hand(24.0, &numbers(black_box(&[3, 3, 8, 8]))));
}

#[bench(sample_count = 10)]
fn countdown_by_hand(bencher: Bencher) {
    bencher.bench(|| made_by_hand(812.0, &numbers(black_box(&[75, 50, 2, 3, 8, 7]))));
}

#[bench]
fn path_by_polya(bencher: Bencher) {
    let (engine, settings, prompt) = (Engine::new(skills::all()), Settings::default(), grid_prompt(40));
    bencher.bench(|| engine.solve(black_box(&prompt), &settings));
}

#[bench]
fn path_by_a_textbook(bencher: Bencher) {
    let rows = grid(40);
    bencher.bench(|| path_by_hand(black_box(&rows)));
}

/// The goal that a countdown amounts to.
fn made_of(target: i64, numbers: &[i64]) -> Goal {
    let numbers = Value::integers(numbers.iter().copied());
    Goal::new("made_of", vec![target.into(), numbers, Value::text("+-*/"), Value::text("all")])
}

/// The goal that a grid amounts to, in the marks that the search knows.
fn shortest_path(rows: &[Vec<char>]) -> Goal {
    let mark = |mark: &char| match mark {
        'X' => '#',
        'O' => '.',
        '*' => 'S',
        _ => 'G',
    };
    let rows: Vec<String> = rows.iter().map(|row| row.iter().map(mark).collect()).collect();
    Goal::new("shortest_path", vec![Value::texts(&rows), Value::texts(["up", "right", "down", "left"])])
}

/// The first way to reach a goal, from the goal to the answer.
fn search_alone(skills: &[Box<dyn Skill>], goal: &Goal) {
    let approach = skills.iter().find_map(|skill| skill.approaches(goal).into_iter().next()).expect("an approach");
    let mut working = Working::silent(u64::MAX);
    black_box((approach.join)(&[], &mut working).expect("an answer"));
}

fn ratios() {
    let (engine, settings, skills) = (Engine::new(skills::all()), Settings::default(), skills::all());
    let at = skills.iter().position(|skill| skill.about().name == "search").expect("the search");
    let skills = &skills[at..=at];
    let solve = |prompt: &str| drop(black_box(engine.solve(black_box(prompt), &settings)));
    let countdown: &[u32] = &[75, 50, 2, 3, 8, 7];
    for (what, prompt, goal, target, given) in [
        ("24 of 3, 3, 8, 8", TWENTY_FOUR, made_of(24, &[3, 3, 8, 8]), 24.0, &[3, 3, 8, 8][..]),
        ("812 of six numbers", COUNTDOWN, made_of(812, &[75, 50, 2, 3, 8, 7]), 812.0, countdown),
    ] {
        let by_hand = || drop(black_box(made_by_hand(target, &numbers(black_box(given)))));
        compare(what, [&|| search_alone(skills, black_box(&goal)), &|| solve(prompt), &by_hand]);
    }
    for side in [40, 120] {
        let (rows, prompt) = (grid(side), grid_prompt(side));
        let goal = shortest_path(&rows);
        let by_hand = || drop(black_box(path_by_hand(black_box(&rows))));
        let what = format!("a path in {side} by {side}");
        compare(&what, [&|| search_alone(skills, black_box(&goal)), &|| solve(&prompt), &by_hand]);
    }
}

/// The least times of the search alone, of all of polya and by hand, in turn, so that what disturbs one disturbs the others.
fn compare(what: &str, runs: [&dyn Fn(); 3]) {
    let mut least = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        for (run, least) in runs.into_iter().zip(&mut least) {
            let started = Instant::now();
            run();
            *least = started.elapsed().min(*least);
        }
    }
    let [alone, whole, by_hand] = least.map(|time| time.as_secs_f64() * 1e6);
    println!(
        "{what}: by hand {by_hand:.0} µs; the search alone {alone:.0} µs, {:.2} times as long; all of polya {whole:.0} µs, {:.2} \
         times as long",
        alone / by_hand,
        whole / by_hand
    );
}
