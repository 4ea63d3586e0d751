//! Reading a term with bits, and in which base the answer is wanted.

use std::ops::Range;

use crate::language::Telling;
use crate::problem::{Form, Goal, Prompt, Reading, Value};

use super::term::Term;

/// Machine words have other rules.
const WORDS_OF_A_MACHINE: &str = "unsigned|wrap|wraparound|overflow|truncate|truncated|modulo|mod|rotate|rotation|popcount|count|\
                                  byte_value|word_size|uint8|uint16|uint32|uint64|int8|int16|int32|int64|logical_shift|saturate";

/// Where 0 and 1 are false and true, letters stand for them, and other skills read it.
const OF_LOGIC: &str = "logic~|boolean|circuit|gate|truth|proposition~";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let text = &prompt.text;
    let is_written_in_a_base = ["0x", "0X", "0b", "0B", "0o", "0O"].iter().any(|it| text.contains(it));
    let speaks_of_bits = prompt.says("bitwise|bit|bits|xor|hex~|shift|shifted");
    if !is_written_in_a_base && !speaks_of_bits {
        return None;
    }
    if prompt.says(WORDS_OF_A_MACHINE)
        || prompt.says(OF_LOGIC)
        || speaks_of_a_width(text)
        || shows_a_program(text)
        || text.trim().parse::<Goal>().is_ok()
    {
        return None;
    }
    let mut terms = terms(prompt);
    let (term, span) = terms.pop().filter(|_| terms.is_empty())?;
    if !is_written_in_a_base && !term.is_about_bits() {
        return None;
    }
    if term.operations() == 0 && wanted_base(prompt).is_none() && !prompt.says("bit|bits|bitwise|hex~") {
        return None;
    }
    // Between numbers in base 10 a roof is a power, unless bits are spoken of.
    let telling = Telling::new(prompt);
    telling.takes(&span);
    telling.says(&[
        "arbitrary|unlimited|infinite|unbounded depth|precision|width|length|size|bit",
        "negative|minus|below_zero|less_than_zero|complement sign|minus|value|complement|compliment|front|prefix",
    ]);
    let is_asked = telling.says(&[
        "compute|calculate|evaluate|work_out|solve|what|find|give|express|simplify expression|result|value|problem \
         !plus !add !double !times",
        "compute|calculate|evaluate|work_out|solve|what|find|give|express|simplify|answer|convert|turn|change|write|translate|represent",
    ]);
    let is_alone = prompt.outline().sentences.len() <= 1;
    if !is_asked && !is_alone {
        return None;
    }
    telling.says(&["signed|python integer|number|semantics"]);
    let base = wanted_base(prompt).unwrap_or_else(|| {
        let mut bases = term.bases();
        bases.dedup();
        match bases[..] {
            [base] => base,
            _ if bases.contains(&16) => 16,
            _ => 10,
        }
    });
    let goal = Goal::new("bits", vec![Value::text(term.to_string())]);
    let form = if base == 10 { Form::Plain } else { Form::InBase(base) };
    Some(telling.reading("bits", "the value of the term", goal, form))
}

/// A term in a program is not there to be worked out.
fn shows_a_program(text: &str) -> bool {
    let begins = ["def ", "for ", "while ", "function ", "fn ", "return ", "int ", "else"];
    let lines = text.lines().map(str::trim_start).filter(|line| line.ends_with([':', '{', ';']));
    lines.into_iter().any(|line| begins.iter().any(|begin| line.starts_with(begin)))
}

/// "8-bit", "32 bit", which limits the numbers.
fn speaks_of_a_width(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices("bit").any(|(place, _)| {
        let before = lower[..place].trim_end_matches(['-', ' ', '\u{2011}']);
        before.ends_with(|c: char| c.is_ascii_digit()) && before.len() < place
    })
}

fn wanted_base(prompt: &Prompt) -> Option<u32> {
    let named = [
        ("hex~|hexa~|base_16", 16),
        (
            "in_binary|as_binary|to_binary|into_binary|binary_result|binary_value|binary_number|binary_form|binary_answer|binary_notation|as_a_binary|base_2",
            2,
        ),
        (
            "in_octal|as_octal|to_octal|into_octal|octal_result|octal_value|octal_number|octal_form|octal_notation|as_an_octal|base_8",
            8,
        ),
        (
            "in_decimal|as_decimal|to_decimal|into_decimal|decimal_result|decimal_value|decimal_number|decimal_integer|decimal_form|decimal_notation|as_a_decimal|base_10|base_ten",
            10,
        ),
    ];
    let asked: Vec<u32> = named
        .iter()
        .filter(|(words, _)| {
            prompt.says(&format!("{words} answer|result|give|reply|respond|express|write|return|output|compute|calculate|evaluate|what|report|find"))
                || prompt.says(words)
        })
        .map(|(_, base)| *base)
        .collect();
    // "Convert to decimal the hexadecimal ..." names two: what is wanted is said with "in" or "as".
    match asked[..] {
        [base] => Some(base),
        [16, other] => Some(other),
        _ => None,
    }
}

/// The terms of the prompt that have an operation, with their bytes.
fn terms(prompt: &Prompt) -> Vec<(Term, Range<usize>)> {
    let text = &prompt.text;
    let examples: Vec<&Range<usize>> =
        prompt.outline().sentences.iter().filter(|it| it.is_example).map(|it| &it.span).collect();
    let mut found: Vec<(Term, Range<usize>)> = Vec::new();
    // A number by itself is a term where there is no other.
    let mut alone: Vec<(Term, Range<usize>)> = Vec::new();
    let mut at = 0;
    let mut tried = 0;
    while let Some(next) =
        text[at..].find(|c: char| c.is_ascii_digit() || matches!(c, '(' | '~' | '-' | '−' | 'N' | 'n'))
    {
        let start = at + next;
        at = start + text[start..].chars().next().map_or(1, char::len_utf8);
        let follows_word = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_');
        tried += 1;
        if follows_word || tried > 4_000 {
            continue;
        }
        let Some((term, end)) = Term::longest(text, start) else {
            continue;
        };
        let is_example = examples.iter().any(|span| span.contains(&start));
        let number = match &term {
            Term::Negate(a) => a,
            other => other,
        };
        match number {
            _ if is_example => {}
            Term::Literal(_, 10) => {}
            Term::Literal(..) => alone.push((term, start..end)),
            _ => found.push((term, start..end)),
        }
        at = at.max(end);
    }
    if found.is_empty() { alone } else { found }
}
