//! Primes in other words: π(n), twin primes, a house number and the next prime.

use super::counted_primes::has_no_divisor;
use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// What counts against such a reading: a phrase that reads the same says more exactly what it is.
const COST: u32 = 90;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 || !prompt.says("prime") && !prompt.text.to_lowercase().contains("prime") {
        return None;
    }
    let (goal, unknown, form) = counting_function(prompt).or_else(|| twins(prompt)).or_else(|| one_number(prompt))?;
    let telling = Telling::new(prompt);
    telling.weighs_all();
    let mut reading = telling.reading("number_theory", unknown, goal, form);
    reading.cost = COST;
    Some(reading)
}

type Asked = (Goal, String, Form);

/// The whole numbers of the prompt, in digits, in order; none when one is no whole number.
fn numbers(text: &str) -> Option<Vec<i64>> {
    let mut found = Vec::new();
    let cleaned = text.replace(['*', '$'], " ");
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    for piece in cleaned.split(|c: char| !is_of_number(c)) {
        let piece = piece.trim_matches([',', '.']);
        if piece.is_empty() {
            continue;
        }
        let groups: Vec<&str> = piece.split(',').collect();
        let is_grouped = groups.len() > 1 && groups[1..].iter().all(|it| it.len() == 3) && groups[0].len() <= 3;
        if piece.contains('.') || groups.len() > 1 && !is_grouped {
            return None;
        }
        found.push(piece.replace(',', "").parse().ok()?);
    }
    Some(found)
}

fn count_between(low: i64, high: i64) -> Goal {
    Goal::new("count", vec![Goal::new("primes_between", vec![low.into(), high.into()]).into()])
}

/// "Let π(n) denote the number of primes not exceeding n. Determine π(1000)."
fn counting_function(prompt: &Prompt) -> Option<Asked> {
    let text = prompt.text.replace("\\pi", "π").replace("pi(", "π(").replace("π (", "π(");
    let mut places: Vec<i64> = Vec::new();
    for (at, _) in text.match_indices("π(") {
        let inside = text[at + "π(".len()..].split(')').next()?.trim();
        match inside.replace(',', "").parse() {
            Ok(number) => places.push(number),
            Err(_) if inside.chars().all(char::is_alphabetic) && inside.len() == 1 => {}
            Err(_) => return None,
        }
    }
    places.dedup();
    let [n] = places[..] else {
        return None;
    };
    let is_usual = prompt.says("not_exceeding|up_to|less_than_or_equal|at_most|not_greater|no_greater|not_larger|does_not_exceed|do_not_exceed")
        || text.contains(['≤']);
    let is_strict = !is_usual && prompt.says("less_than|below|smaller_than|under");
    if !numbers(&text)?.iter().all(|it| *it == n)
        || prompt.says("sum|difference|ratio|plus|minus|even|odd|twin|twice|double|half|square|squared|root|cube|cubed|times|multiply|divide")
        || text.contains(['+', '/', '^'])
    {
        return None;
    }
    let high = if is_strict { n - 1 } else { n };
    Some((count_between(1, high), format!("how many primes there are up to {high}"), Form::Plain))
}

/// As far as twin primes are looked for.
const MOST_OF_TWINS: i64 = 200_000;

/// "How many pairs of twin primes are there below 100?"
fn twins(prompt: &Prompt) -> Option<Asked> {
    let lower = prompt.text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    let asks = says(&["how many", "number of", "count", "list", "find", "which", "what", "write", "name"]);
    let others = says(&["sum", "product", "digit", "largest", "smallest", "next", "except", "conjecture", "infinit"]);
    if !lower.contains("twin") || !asks || others {
        return None;
    }
    // What is given as an example, and the difference in the definition, bound nothing.
    const BOUNDS: [&str; 9] =
        ["below", "under", "less than", "smaller than", "up to", "between", "at most", "not exceeding", "from "];
    let mut bounds: Vec<i64> = Vec::new();
    let mut is_inclusive = None;
    for sentence in lower.split(['.', '?', '!', '\n']).filter(|it| BOUNDS.iter().any(|word| it.contains(word))) {
        bounds.extend(numbers(sentence)?);
        is_inclusive = Some(
            ["up to", "between", "at most", "not exceeding", "from ", "inclusive"]
                .iter()
                .any(|it| sentence.contains(it)),
        );
    }
    let (low, high) = match bounds[..] {
        [high] => (1, if is_inclusive? { high } else { high - 1 }),
        [low, high] if low < high => (low, high),
        _ => return None,
    };
    if high > MOST_OF_TWINS || says(&[" not ", "n't", "belong", "single", "descending", "without", "largest first"]) {
        return None;
    }
    // "How many primes are twins?" counts each of the two.
    if says(&["how many", "number of", "count"]) && !says(&["pair", "twin primes are there", "twin primes exist"]) {
        return None;
    }
    // A pair of which only one lies below would make it unclear.
    let reaches_beyond = (high - 1..=high).any(|p| has_no_divisor(p) && has_no_divisor(p + 2));
    if reaches_beyond && !says(&["both"]) {
        return None;
    }
    let counts = says(&["how many", "number of", "count"]);
    let given = vec![low.into(), high.into()];
    let pairs = Goal::new("twin_primes", given);
    if counts {
        return Some((
            Goal::new("count", vec![pairs.into()]),
            format!("how many twin primes there are from {low} to {high}"),
            Form::Plain,
        ));
    }
    let pair = Form::listed("(", ", ", ")", Form::Plain);
    Some((pairs, format!("the twin primes from {low} to {high}"), Form::listed("", ", ", "", pair)))
}

/// One number, which somebody asks about: whether it is prime, and which prime comes next.
fn one_number(prompt: &Prompt) -> Option<Asked> {
    let mut all = numbers(&prompt.text)?;
    all.dedup();
    let [n] = all[..] else {
        return None;
    };
    let asks_next = prompt
        .sentences_that_say("next|following|first|smallest prime after|above|bigger|larger|greater|following|next")
        .any(|it| {
            let tokens = prompt.of(it);
            says(tokens, "what|which|find|tell|give|determine|name|state|'s|what's")
                && !says(tokens, "two|three|after_that|one_after|odd|even|only")
        });
    let is_prime = "is|was|whether|if|isn't|be";
    let asks_whether = prompt.sentences_that_say("prime|one").any(|it| {
        let tokens = prompt.of(it);
        let text = prompt.text_of(it);
        let is_question = text.ends_with('?') || says(tokens, "whether|decide|determine|check|tell|wonder|wondering");
        is_question
            && says(tokens, is_prime)
            && (says(
                tokens,
                "is_it|is_one|is_this|is_that|whether|is_he|is_she|really|is_my|is_the|is_n't|isn't|right",
            ) || text.contains(&n.to_string()))
            && !says(tokens, "next|how_many|one_after")
    });
    if !prompt.says("prime") || prompt.says("how_many|sum|previous|before|largest|twin|factor|factors|divisor|digits|digit|reverse|add|adding|plus|double|composite|nearest|closest|difference") {
        return None;
    }
    if !(0..=1_000_000_000_000).contains(&n) {
        return None;
    }
    let number = || Value::from(n);
    match (asks_whether, asks_next) {
        (true, true) => {
            let form = Form::Filled("{0}; the next prime is {1}".to_owned());
            Some((
                Goal::new("prime_and_next", vec![number()]),
                format!("whether {n} is prime, and the next prime"),
                form,
            ))
        }
        (false, true) => {
            Some((Goal::new("next_prime", vec![number()]), format!("the next prime after {n}"), Form::Plain))
        }
        (true, false) => {
            let form = crate::language::wanted(prompt).truth(("Yes", "No"));
            Some((Goal::new("is_prime", vec![number()]), format!("whether {n} is prime"), form))
        }
        _ => None,
    }
}
