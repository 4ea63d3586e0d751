//! One prompt, one seed, one trace, on one thread or eight.

use polya::{Engine, Settings, skills};

const PROMPTS: &[&str] = &[
    "What is the sum of the digits of the largest prime factor of 2^20 - 1?",
    "What is the remainder when 7^222 is divided by 12?",
    "What is the greatest common divisor of 48 and 18?",
    "What is the gcd of 123456789 and 987654321?",
    "List the prime factors of 1926696.",
    "Suppose -5 = -5*a + 4*b, -a - 7 = -2*a + 2*b. Let z be 0 - (-2 + (-6 - a)). Solve 0 = g - 2*g - z for g.",
    "Let f(x) = x^2 - 1. Which is bigger: f(3) or f(-2)?",
    "What colour is the sky?",
    "",
];

fn on_threads(threads: usize, prompt: &str) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let trace = pool.install(|| Engine::new(skills::all()).solve(prompt, &Settings::default()));
    serde_json::to_string(&trace).unwrap()
}

#[test]
fn the_trace_is_the_same_on_any_number_of_threads() {
    for prompt in PROMPTS {
        let alone = on_threads(1, prompt);
        for threads in [2, 8] {
            assert_eq!(alone, on_threads(threads, prompt), "{prompt} on {threads} threads");
        }
        // A run that is not begun on a worker goes over to the workers when it grows wide.
        let outside = Engine::new(skills::all()).solve(prompt, &Settings::default());
        assert_eq!(alone, serde_json::to_string(&outside).unwrap(), "{prompt} outside the workers");
    }
}

#[test]
fn a_trace_survives_being_stored() {
    for prompt in PROMPTS {
        let text = on_threads(2, prompt);
        let trace: polya::Trace = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&trace).unwrap(), text);
    }
}
