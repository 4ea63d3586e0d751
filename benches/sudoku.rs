//! A hard sudoku: the whole of polya, which reads, plans, tries several ways, checks and records, beside a plain solver that
//! goes through the cells with bit masks. `cargo bench --bench sudoku` prints both lines, and the ratio of their medians.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{Bencher, bench};
use polya::{Engine, Settings, skills};

/// Made to be hard for those who go through the cells in order (the first row of its solution is 987654321).
const HARD: &str = "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9";

fn main() {
    divan::main();
    // Whoever names a bench wants only that one.
    if std::env::args().skip(1).all(|argument| argument == "--bench") {
        let ratio = median(solve_with_polya).as_secs_f64()
            / median(|| {
                black_box(solve_plainly());
            })
            .as_secs_f64();
        println!("polya takes {ratio:.2} times as long as the plain solver");
    }
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn solve_with_polya() {
    let trace = Engine::new(skills::all()).solve(&format!("Solve this sudoku: {HARD}"), &Settings::default());
    assert!(black_box(trace).answer.is_some());
}

#[bench(sample_count = 5)]
fn polya(bencher: Bencher) {
    bencher.bench(solve_with_polya);
}

#[bench(sample_count = 5)]
fn plain(bencher: Bencher) {
    bencher.bench(solve_plainly);
}

/// Cell after cell, with a bit for each digit that a row, a column or a box has.
struct Plain {
    cells: [u8; 81],
    rows: [u16; 9],
    columns: [u16; 9],
    boxes: [u16; 9],
}

fn solve_plainly() -> [u8; 81] {
    let mut plain = Plain { cells: [0; 81], rows: [0; 9], columns: [0; 9], boxes: [0; 9] };
    for (at, mark) in black_box(HARD).bytes().enumerate().filter(|(_, mark)| mark.is_ascii_digit()) {
        plain.put(at, mark - b'0');
    }
    assert!(plain.fill(0));
    plain.cells
}

impl Plain {
    fn put(&mut self, at: usize, digit: u8) {
        self.cells[at] = digit;
        self.mark(at, digit);
    }

    fn mark(&mut self, at: usize, digit: u8) {
        let (row, column) = (at / 9, at % 9);
        self.rows[row] ^= 1 << digit;
        self.columns[column] ^= 1 << digit;
        self.boxes[row / 3 * 3 + column / 3] ^= 1 << digit;
    }

    fn fill(&mut self, from: usize) -> bool {
        let Some(at) = (from..81).find(|&at| self.cells[at] == 0) else {
            return true;
        };
        let (row, column) = (at / 9, at % 9);
        let taken = self.rows[row] | self.columns[column] | self.boxes[row / 3 * 3 + column / 3];
        for digit in (1..=9).filter(|digit| taken & 1 << digit == 0) {
            self.put(at, digit);
            if self.fill(at + 1) {
                return true;
            }
            self.mark(at, digit);
        }
        self.cells[at] = 0;
        false
    }
}
