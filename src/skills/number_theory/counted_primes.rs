//! How many primes there are in a range or among numbers that are shown, in whatever words: counted, left over by a sieve, of
//! lockers and tickets whose number is prime.

use super::bounds::{Bounds, bounds};
use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, read_tokens, says, without_sheet};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// What counts against such a reading: a phrase that reads the same says more exactly what it is.
const COST: u32 = 90;

/// Primes beyond this are not counted.
const MOST: i64 = 10_000_000;

/// Words in which primes are counted; no other may stand where something is asked, bound or said of numbers.
const KNOWN: &str = "prime number integer range interval sieve eratosthenes leave left over cross strike remain composite bound lower upper \
    inclusive inclusively included limit endpoint end both sides belong closed whole natural positive total exist lie amount quantity count \
    numbered label labelled labeled locker seat room house page ticket star door member student day digit two three four five six possibility \
    lottery guess list consecutive single final exactly how-many below under less equal exceed exceeding greater above between divisor itself \
    other than boundary blackboard board stand pick choose colour color mark circle paint sticker red blue green gold golden compute value π pi \
    interested wonder curious exclusive strictly reply integer bear carry show fall count_primes they're they that's them those such any p n x strip paper sheet prize win get lie located e";

/// "Left" and "remain" count the primes only when the others were taken away.
const TAKEN_AWAY: &str = "cross~|strike~|struck|delete~|remove~|wipe~|erase~|sieve";

/// Words that make another question of it, wherever they stand.
const OTHERS: &str = "even|odd|twin|every_other|every_second|every_third|germain|palindrome|palindromic|mersenne|fermat|digit_sum|ending_in|ends_in|end_in|last_digit|first_digit|factor|factors|\
    multiple|divisible|product|average|mean|probability|chance|percent|fraction|half|twice|double|except|unless|without|also|as_well|\
    and_also|squared|square|more_than_one|at_least_one|largest|biggest|smallest|difference|gap|cousin|every_second|after|again|cost|\
    pay|euro|dollar|draw|random|sure|certain|guarantee|guaranteed|compare|fewer|torn|missing";

/// What is said of a prime in place of its name.
const DEFINED: &[&str] = &[
    "exactly two positive divisors",
    "exactly two distinct positive divisors",
    "exactly two different positive divisors",
    "exactly two divisors",
    "exactly two distinct divisors",
    "exactly two different divisors",
    "precisely two divisors",
    "precisely two positive divisors",
    "exactly two factors",
    "exactly two positive factors",
    "exactly two distinct factors",
    "exactly two different factors",
    "exactly 2 divisors",
    "exactly 2 positive divisors",
    "exactly 2 factors",
    "no divisors other than 1 and itself",
    "no divisor other than 1 and itself",
    "no factors other than 1 and itself",
    "no divisors except 1 and itself",
    "no divisors except 1 and themselves",
    "no divisors other than 1 and themselves",
];

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 {
        return None;
    }
    let lower = prompt.text.to_lowercase();
    // Who only says what a prime is means one.
    if lower.len() == prompt.text.len()
        && !lower.contains("prime")
        && let Some(span) = definition(&lower)
    {
        return read(&read_tokens(&format!(
            "{}that are prime{}",
            &prompt.text[..span.start],
            &prompt.text[span.end..]
        )));
    }
    if lower.len() == prompt.text.len()
        && !lower.contains("prime")
        && lower.contains("itself") | lower.contains(" two ") | lower.contains(" 2 ") | lower.contains("themselves")
    {
        let defined = DEFINED.iter().find_map(|it| lower.find(it).map(|at| at..at + it.len()))?;
        let verb = ["that have", "which have", "with", "that has", "which has", "has", "have", "having"]
            .iter()
            .find(|it| lower[..defined.start].trim_end().ends_with(*it))?;
        let start = lower[..defined.start].trim_end().len() - verb.len();
        let named = format!("{}that are prime{}", &prompt.text[..start], &prompt.text[defined.end..]);
        return read(&read_tokens(&named));
    }
    // Semiprimes and coprimes are others.
    let has_prefix = lower
        .match_indices("prime")
        .any(|(at, _)| lower[..at].ends_with(char::is_alphabetic) || lower[..at].ends_with("semi-"));
    if ends_in_a_digit(&lower) {
        return None;
    }
    if prompt.text.len() > 3_000 || !lower.contains("prime") && !lower.contains('π') || prompt.says(OTHERS) {
        return None;
    }
    let telling = Telling::new(prompt);
    let kept = without_definitions(&without_sheet(&prompt.text));
    let (what, unknown, used) = differences(&kept).or_else(|| shown(prompt, &kept)).or_else(|| in_range(&kept))?;
    let goal = counted(prompt, what)?;
    // They have a name as a list, "the primes from 50 to 90", and what is asked of it is told before.
    let unknown = match (goal.verb().as_str(), unknown.strip_prefix("the ")) {
        ("count", Some(primes)) => format!("how many {}", primes.replacen(" from ", " there are from ", 1)),
        ("sum", Some(primes)) => format!("the sum of the {primes}"),
        _ => unknown,
    };
    let mut sentences = rules::sentences(&telling);
    sentences.retain(|words| !is_definition(words));
    // "A range of at least one number", "1 is no prime".
    let mut used = [&used[..], &[1]].concat();
    if prompt.says("these_two|both|those_two|two_ends|two_bounds|two_endpoints|two_limits") {
        used.push(2);
    }
    // The groups of "3,712" are words of their own.
    let groups: Vec<i64> = used.iter().flat_map(|it| [it / 1_000_000, it / 1_000 % 1_000, it % 1_000]).collect();
    used.extend(groups);
    let doubt = Rules { things: "prime", known: KNOWN, numbers: &used }.near(&sentences);
    let doubt =
        doubt.or_else(|| has_prefix.then(|| "I do not know what the word before \"prime\" changes in it".to_owned()));
    telling.weighs_all();
    let mut reading = telling.reading("number_theory", unknown, goal, Form::Plain);
    reading.cost = COST;
    Some(reading.doubted(doubt))
}

/// "Primes that end with 3", but not "a list that ends with 350".
fn ends_in_a_digit(lower: &str) -> bool {
    ["ending with", "ends with", "end with"].iter().flat_map(|it| lower.match_indices(it)).any(|(at, it)| {
        let rest = lower[at + it.len()..].trim_start_matches(" the").trim_start_matches(" digit").trim_start();
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        length < 2
    })
}

/// What a text says of primes by their definition, "which only 1 and the number itself divide": where it stands.
fn definition(lower: &str) -> Option<std::ops::Range<usize>> {
    const LEADS: &str = " that which are is have has with having can can't cannot only be no not exactly just by whose number numbers who ";
    let end = ["by themselves", "themselves", "by itself", "itself"]
        .iter()
        .find_map(|it| lower.find(it).map(|at| at + it.len()))?;
    let start = ["divisible", "divided", "divisor", "factors", "divides"]
        .iter()
        .filter_map(|it| lower[..end].rfind(it))
        .min()?;
    let between = &lower[start..end];
    let has_one = between.split(|c: char| !c.is_alphanumeric()).any(|it| matches!(it, "1" | "one"));
    let singles = ["only", "no ", "other", "except", "but", "nothing", "anything", "apart", "just"];
    let is_whole = has_one && !between.contains(['.', '?', '\n']) && end - start < 80;
    let mut first = start;
    while let Some(word) = lower[..first].split_whitespace().next_back().filter(|it| LEADS.contains(&format!(" {it} ")))
    {
        first = lower[..first].rfind(word)?;
    }
    let is_single = singles.iter().any(|it| lower[first..end].contains(it));
    (is_whole && is_single).then_some(first..end)
}

/// The text without what defines a prime: "(a prime has no divisors but 1 and itself)".
fn without_definitions(text: &str) -> String {
    let defines = |words: &str| {
        let lower = words.to_lowercase();
        lower.contains("itself") || lower.contains("divisor") && !lower.contains("how many")
    };
    let mut kept = String::new();
    for piece in text.split_inclusive(['.', '?', '!', '\n', ')']) {
        // Before a bracket stands what is no definition.
        let (outer, inner) = piece.rfind('(').map_or((piece, ""), |at| piece.split_at(at));
        let is_interval = inner.starts_with(|_: char| inner[1..].starts_with(|c: char| c.is_ascii_digit()));
        match (defines(outer), defines(inner) && !is_interval) {
            (true, _) => kept.push('\n'),
            (false, true) => kept.push_str(outer),
            (false, false) => kept.push_str(piece),
        }
    }
    kept
}

fn is_definition(words: &[Word]) -> bool {
    let says = |list: &str| words.iter().any(|word| word.is(list));
    !words.iter().any(|word| word.is_asked) && says("itself divisor divisible") && says("prime")
        || words.iter().any(|word| word.lower == "π") && says("denote stand")
}

/// A goal whose value is the list of the primes that are meant, what it is called, and the numbers that were used.
type Told = (Goal, String, Vec<i64>);

/// "π(1000) − π(900)": the primes above 900 up to 1000.
fn differences(text: &str) -> Option<Told> {
    let text = text.replace("\\pi", "π").replace("π (", "π(");
    let places: Vec<(usize, i64)> = text
        .match_indices("π(")
        .filter_map(|(at, _)| {
            Some((at, text[at + "π(".len()..].split(')').next()?.replace(',', "").trim().parse().ok()?))
        })
        .collect();
    let [(first, high), (second, low)] = places[..] else {
        return None;
    };
    let between = text[first..second].split_once(')')?.1.trim();
    if !matches!(between, "-" | "−" | "–") || low >= high || !(0..=MOST).contains(&high) {
        return None;
    }
    let range = Goal::new("primes_between", vec![(low + 1).into(), high.into()]);
    Some((range, format!("how many primes there are above {low} up to {high}"), vec![high, low]))
}

/// "91, 97 and 111: how many of these are prime?"
fn shown(prompt: &Prompt, text: &str) -> Option<Told> {
    if !prompt.says("these|them|following|list|those|which|here") || bounds(text).is_some() {
        return None;
    }
    let rows = rows_of_numbers(text)?;
    let (row, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|it| it.len() > 2);
    let [numbers] = row.try_into().ok()?;
    let length = numbers.len() as i64;
    // "Here are 5 numbers: ...": beside the row only its length is told.
    let is_counted = others.iter().flatten().all(|it| *it == length);
    let are_meant = length <= 200 && numbers.iter().all(|it| (0..=1_000_000_000).contains(it));
    if !is_counted || !are_meant {
        return None;
    }
    let used = [&numbers[..], &[length]].concat();
    let unknown = "which of the numbers are prime".to_owned();
    Some((Goal::new("primes_among", vec![Value::integers(numbers)]), unknown, used))
}

/// The whole numbers of a text in rows: between two of one row stand at most commas, spaces, brackets and "and". None when a
/// number is no whole one, or commas may stand for thousands.
fn rows_of_numbers(text: &str) -> Option<Vec<Vec<i64>>> {
    let mut rows: Vec<Vec<i64>> = Vec::new();
    let mut between = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        between.push_str(&rest[..start]);
        let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        let number = rest[start..start + length].parse().ok()?;
        let is_part = matches!(between.as_str(), "," | "." | "-" | "/");
        if between.ends_with('-') || is_part && !rows.is_empty() {
            return None;
        }
        let joins = |word: &str| matches!(word, "" | "and" | "or" | "|");
        match rows.last_mut().filter(|_| between.split([',', ';', ' ', '\n', '\t']).all(joins)) {
            Some(row) => row.push(number),
            None => rows.push(vec![number]),
        }
        between.clear();
        rest = &rest[start + length..];
    }
    Some(rows)
}

fn in_range(text: &str) -> Option<Told> {
    let Bounds { range, numbers, is_open_to_doubt } = bounds(text)?;
    let (low, high) = (*range.start(), *range.end());
    if !(0..=MOST).contains(&high) || low < 0 {
        return None;
    }
    // Whoever says "between" may leave out the ends: that matters when one of them is prime.
    if is_open_to_doubt && [low, high].into_iter().any(has_no_divisor) {
        return None;
    }
    let goal = Goal::new("primes_between", vec![low.into(), high.into()]);
    Some((goal, format!("the primes from {low} to {high}"), numbers))
}

pub(super) fn has_no_divisor(n: i64) -> bool {
    n > 1 && (2..).take_while(|d| d * d <= n).all(|d| n % d != 0)
}

/// The goal that is asked of the primes: their number, or their sum.
fn counted(prompt: &Prompt, primes: Goal) -> Option<Goal> {
    let sentences = || prompt.outline().sentences.iter().filter(|it| !it.is_example).map(|it| prompt.of(it));
    // "Not smaller than 50" denies nothing of the primes.
    let is_negated = |words: &[crate::problem::Token]| {
        let bounds = "not|n't|no smaller|larger|less|greater|more|lower|higher|below|above|under|over|exceed|bigger|beyond|fewer";
        let denies = |at: usize| {
            says(&words[at..=at], "not|n't|no|non|composite|isn't|aren't|nonprime")
                && !says(&words[at..(at + 3).min(words.len())], bounds)
        };
        (0..words.len()).any(denies)
    };
    let takes_away = sentences().any(|it| says(it, TAKEN_AWAY));
    let are_others_taken = prompt.says("sieve")
        || sentences().any(|it| says(it, TAKEN_AWAY) && is_negated(it) && says(it, "prime|composite"));
    // Who filters with a test of primes has the primes left.
    let asks_for_rest = prompt.says("left|remain|remaining|survive|rest") && !prompt.says("filter~|keep|keeps|keeping");
    let others_are_meant = sentences().any(|it| {
        is_negated(it) && says(it, "prime|composite") && !says(it, TAKEN_AWAY) && !says(it, "itself|divisor")
    });
    if takes_away != asks_for_rest || takes_away && !are_others_taken || others_are_meant {
        return None;
    }
    let asks_count = prompt
        .says("how_many|number_of|count|amount_of|quantity|how_often|size_of|cardinality|total_number")
        || prompt.text.contains("count_primes")
        || prompt.text.contains('π');
    let asks_sum = prompt.says("sum|add_up|total_of");
    match (asks_count, asks_sum) {
        (true, false) => Some(Goal::new("count", vec![primes.into()])),
        (false, true) => Some(Goal::new("sum", vec![primes.into()])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(Reading::is_complete).map(|it| it.goal.to_string())
    }

    #[test]
    fn primes_are_counted_in_many_words() {
        for (text, told) in [
            ("In the interval [100, 200], how many numbers are prime?", "count(primes_between(100, 200))"),
            (
                "Use the sieve of Eratosthenes on the numbers from 2 to 150. How many, i.e. primes, are left over?",
                "count(primes_between(2, 150))",
            ),
            (
                "Tom writes 1, 2, 3, ..., 20 and crosses out all that is not prime. How many numbers are left?",
                "count(primes_between(1, 20))",
            ),
            ("Here are three numbers: 91, 97, 111. How many of them are prime?", "count(primes_among([91, 97, 111]))"),
            ("Here are 5 numbers: 2, 3, 5, 7, 11. How many are prime?", "count(primes_among([2, 3, 5, 7, 11]))"),
            ("How many two-digit numbers are prime?", "count(primes_between(10, 99))"),
            ("Compute π(1000) − π(900).", "count(primes_between(901, 1000))"),
            (
                "Lockers are numbered from 200 to 300. How many lockers have a prime number?",
                "count(primes_between(200, 300))",
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(told), "{text}");
        }
    }

    #[test]
    fn other_questions_are_left() {
        for text in [
            "How many numbers from 1 to 20 are not prime?",
            "Tom crosses out all primes from 1 to 20. How many numbers are left?",
            "How many primes from 10 to 50 end in 3?",
            "How many primes are in range(10, 53)?",
            "How many of these numbers are prime: 2.5, 3.7, 11.3?",
            "How many lucky primes are there from 10 to 50?",
            "How many primes between 11 and 50?",
            "How many pairs of primes from 1 to 20 add up to 20?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
