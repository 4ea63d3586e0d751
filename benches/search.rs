//! Searching, beside solvers that were written straightforwardly by hand. `cargo bench --bench search` prints the tables of
//! divan and then the ratios that matter, measured side by side in this one run.

use std::collections::VecDeque;
use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{Bencher, bench};
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

/// A grid of 40 rows with walls strewn over it in the same way every time.
fn grid() -> Vec<Vec<char>> {
    let mut seed = 7_u32;
    let mut rows: Vec<Vec<char>> = (0..40)
        .map(|_| {
            (0..40)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    if (seed >> 16) % 100 < 25 { 'X' } else { 'O' }
                })
                .collect()
        })
        .collect();
    (rows[0][0], rows[39][39]) = ('*', '#');
    rows
}

fn grid_prompt() -> String {
    let rows: Vec<String> =
        grid().iter().map(|row| row.iter().map(char::to_string).collect::<Vec<_>>().join(" ")).collect();
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
    let (engine, settings, prompt) = (Engine::new(skills::all()), Settings::default(), grid_prompt());
    bencher.bench(|| engine.solve(black_box(&prompt), &settings));
}

#[bench]
fn path_by_a_textbook(bencher: Bencher) {
    let rows = grid();
    bencher.bench(|| path_by_hand(black_box(&rows)));
}

fn ratios() {
    let (engine, settings) = (Engine::new(skills::all()), Settings::default());
    let (rows, prompt) = (grid(), grid_prompt());
    let solve = |prompt: &str| drop(black_box(engine.solve(black_box(prompt), &settings)));
    compare("24 of 3, 3, 8, 8", &|| solve(TWENTY_FOUR), &|| {
        drop(black_box(made_by_hand(24.0, &numbers(black_box(&[3, 3, 8, 8])))));
    });
    compare("812 of six numbers", &|| solve(COUNTDOWN), &|| {
        drop(black_box(made_by_hand(812.0, &numbers(black_box(&[75, 50, 2, 3, 8, 7])))));
    });
    compare("a path in 40 by 40", &|| solve(&prompt), &|| drop(black_box(path_by_hand(black_box(&rows)))));
}

/// The least times of both, in turn, so that what disturbs one disturbs the other.
fn compare(what: &str, polya: &dyn Fn(), by_hand: &dyn Fn()) {
    let mut least = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (run, least) in [polya, by_hand].into_iter().zip(&mut least) {
            let started = Instant::now();
            run();
            *least = started.elapsed().min(*least);
        }
    }
    let [own, other] = least.map(|time| time.as_secs_f64() * 1e6);
    println!("{what}: polya {own:.0} µs, by hand {other:.0} µs, {:.2} times as long", own / other);
}
