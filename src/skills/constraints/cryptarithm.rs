//! Cryptarithms: sums in which each letter stands for a digit, different letters for different digits.
//!
//! A difference is read as the sum that it comes from: A - B = C is B + C = A.

use std::collections::BTreeMap;

use super::model::{Comparison, Model};
use super::usual::Usual;
use crate::language::{Telling, is_about_the_form, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Token, Value, Working};

const NAMES: &str = "cryptarithm|cryptarithmetic|alphametic|alphametics|cryptarithms|verbal_arithmetic|word_sum|letter_sum|word_arithmetic|crypt_arithmetic";

/// Other rules, and questions for something else than the digits.
const NOT_THIS: &str = "in_base|octal|hexadecimal|binary|multiply|multiplication|product|divide|division|square|cube|even|odd|prime|\
                        consecutive|largest|greatest|maximum|maximise|maximize|smallest|minimum|minimise|minimize|how_many|\
                        number_of_solutions|may_share|can_share|same_digit_for_different|not_necessarily|modulo|reverse|palindrome";

const RULES: &[&str] = &[
    NAMES,
    "letter|character|symbol digit|number",
    "digit unique|different|distinct|same",
    "leading|first|begin|start|initial zero|0|digit|letter",
    "solve|find|work_out|determine|decode|crack puzzle|sum|addition|subtraction|digit|letter|equation",
    "sum|addition|subtraction|equation correct|true|hold|valid|work",
];

const NAME: &str = "cryptarithm|cryptarithmetic|alphametic|puzzle|sum|code|cipher|equation|addition|subtraction";

const TOLD_WITH: &str = "right alphametics cryptarithms verbal verbal_arithmetic arithmetic word crypt letter digit unique repeat leading lead leads \
                         initial zero zeros zeroes decode crack true hidden hide hides hiding decipher encode encoded encodes replace \
                         replaced replacing assign assigned assignment mapping map value values separated comma quotes equal equals plus \
                         minus addition subtraction sum correct first consistent consistently column columns capital uppercase read reads \
                         integer integers nonzero non-zero cover covers covering share shares stands assigns spell spells itself \
                         distinct-digit decimal sums add adds up secret message uniquely digits letters up as makes 0-9 substitute \
                         substituted substituting";

/// A puzzle of letters has at most so many words of so many letters.
const MOST_WORDS: usize = 20;
const LONGEST_WORD: usize = 12;

/// "SEND + MORE = MONEY", in one line or in columns.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_named = prompt.says(NAMES);
    if !(is_named || prompt.says_somewhere("letter digit|number")) || prompt.says(NOT_THIS) {
        return None;
    }
    let (left, right) = in_columns(&prompt.text).or_else(|| in_line(&prompt.text))?;
    let words: Vec<&String> = left.iter().chain(&right).collect();
    let is_fit = words.len() <= MOST_WORDS && words.iter().all(|word| word.len() <= LONGEST_WORD);
    if !is_fit || left.is_empty() || right.is_empty() || words.len() < 3 {
        return None;
    }
    let lowest = lowest_digit(prompt, &words)?;
    let telling = Telling::new(prompt);
    telling.says(RULES);
    for word in &words {
        if let Some(at) = prompt.text.find(word.as_str()) {
            telling.takes(&(at..at + word.len()));
        }
    }
    let is_of_the_sum = |line: &str| {
        let line = line.trim();
        is_rule(line) || word_of(line).is_some_and(|(_, word)| words.iter().any(|known| **known == word))
    };
    let blocks = prompt.outline().blocks.iter();
    let shown = blocks.filter(|block| {
        block.lines.iter().all(|line| line.trim().is_empty() || is_of_the_sum(line) || in_line(line).is_some())
    });
    let mut letters: Vec<char> = words.iter().flat_map(|word| word.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        names: words.iter().map(|word| word.to_lowercase()).collect(),
        numbers: vec![0, 1, 2, 9, 10, letters.len() as i64, words.len() as i64],
        up_to: 9,
        taken: shown.map(|block| block.span.clone()).collect(),
    };
    let letters_of = |words: &[String]| Value::texts(words.iter().map(|word| word.to_uppercase()));
    let given = vec![letters_of(&left), letters_of(&right), lowest.into(), Value::Truth(may_lead_with_zero(prompt))];
    let asked = asked_word(prompt, &words);
    // A word that is named again, and not because it is asked for, is named for a rule of its own.
    let pieces = || prompt.text.split(|c: char| !c.is_alphanumeric());
    let is_named_again = |word: &&&String| {
        let told = words.iter().filter(|other| **other == **word).count();
        let is_asked = asked.is_some_and(|asked| asked == **word);
        let is_written_large = word.chars().all(|c| c.is_ascii_uppercase());
        is_written_large && pieces().filter(|piece| *piece == word.as_str()).count() > told + usize::from(is_asked)
    };
    if words.iter().any(|word| word.len() > 1 && is_named_again(&word)) {
        return None;
    }
    if let Some(word) = asked {
        let goal = Goal::new("spelled", [vec![Value::text(word.to_uppercase())], given].concat());
        let unknown = format!("the number that {word} stands for");
        return Some(usual.guard(prompt, telling.reading("constraints", unknown, goal, Form::Plain)));
    }
    let goal = Goal::new("cryptarithm", given);
    let reading = telling.reading("constraints", "the digit of each letter", goal, form(&prompt.text));
    Some(usual.guard(prompt, reading))
}

/// A word is on its line alone, but for a sign; a line of dashes stands before the result.
fn in_columns(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let rule = lines.iter().position(|line| is_rule(line))?;
    let result = word_of(lines.get(rule + 1)?)?.1;
    let mut above = Vec::new();
    for line in lines[..rule].iter().rev() {
        match word_of(line) {
            Some(found) => above.insert(0, found),
            None if above.is_empty() => return None,
            None => break,
        }
    }
    let (minus, plus): (Vec<_>, Vec<_>) = above.into_iter().partition(|(sign, _)| *sign == '-');
    let words = |signed: Vec<(char, String)>| signed.into_iter().map(|(_, word)| word).collect::<Vec<_>>();
    if minus.is_empty() {
        return Some((words(plus), vec![result]));
    }
    let right = words(plus);
    Some((words(minus).into_iter().chain([result]).collect(), right))
}

/// A line that is drawn above the result.
fn is_rule(line: &str) -> bool {
    line.len() > 1 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '–' | '—' | '─'))
}

/// A sign, plus when there is none, and a word whose letters may be spaced.
fn word_of(line: &str) -> Option<(char, String)> {
    let line = line.trim_matches(['`', '|', '"']);
    let (sign, rest) = match line.chars().next()? {
        '+' => ('+', &line[1..]),
        '-' | '–' | '−' => ('-', &line[line.chars().next()?.len_utf8()..]),
        '=' => ('+', &line[1..]),
        _ => ('+', line.strip_suffix('+').unwrap_or(line)),
    };
    let pieces: Vec<&str> = rest.split_whitespace().collect();
    let is_spaced = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
    let word = if is_spaced || pieces.len() == 1 { pieces.concat() } else { return None };
    is_word(&word).then_some((sign, word))
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase())
        || word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
}

/// Words with signs between them around an equals sign.
fn in_line(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let pieces = pieces(text);
    let is_equals = |piece: &str| matches!(piece, "=" | "==");
    let mut found = None;
    for at in (0..pieces.len()).filter(|&at| is_equals(&pieces[at])) {
        let left: Vec<&str> = pieces[..at].iter().rev().map(|it| it.as_str()).collect();
        let right: Vec<&str> = pieces[at + 1..].iter().map(|it| it.as_str()).collect();
        let (Some(mut left), Some(right)) = (terms(&left), terms(&right)) else {
            continue;
        };
        left.reverse();
        let signs_left = signs_backwards(&pieces[..at], left.len());
        let signs_right = signs_forwards(&pieces[at + 1..]);
        let (mut one, mut other) = (Vec::new(), Vec::new());
        // What is taken away on one side is added on the other.
        for (word, sign) in left.into_iter().zip(signs_left) {
            if sign == '+' { one.push(word) } else { other.push(word) }
        }
        for (word, sign) in right.into_iter().zip(signs_right) {
            if sign == '+' { other.push(word) } else { one.push(word) }
        }
        if one.len() + other.len() > 2 {
            if found.is_some() {
                return None;
            }
            found = Some(if other.len() > one.len() { (other, one) } else { (one, other) });
        }
    }
    found
}

/// The text as words and signs.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut around = text.chars().skip(1).chain([' ']);
    let mut before = ' ';
    for c in text.chars().chain([' ']) {
        let (last, next) = (std::mem::replace(&mut before, c), around.next().unwrap_or(' '));
        // Two asterisks, or one at a word, are marks of emphasis.
        if c == '*' && last.is_whitespace() && next.is_whitespace()
            || c == '*' && last.is_alphanumeric() && next.is_alphanumeric()
        {
            pieces.extend([std::mem::take(&mut word), "*".to_owned()].into_iter().filter(|it| !it.is_empty()));
            continue;
        }
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            pieces.push(std::mem::take(&mut word));
        }
        match c {
            '−' | '–' => pieces.push("-".to_owned()),
            c if c.is_whitespace() || matches!(c, '*' | '`' | '"' | '\'' | '$' | '\\' | '“' | '”') => {}
            other => pieces.push(other.to_string()),
        }
    }
    let spoken = |piece: String| match &*piece {
        "plus" => "+".to_owned(),
        "minus" => "-".to_owned(),
        "equals" => "=".to_owned(),
        _ => piece,
    };
    let mut pieces: Vec<String> = pieces.into_iter().map(spoken).collect();
    pieces.dedup_by(|next, last| *next == "=" && *last == "=");
    pieces
}

/// The words at the beginning of these pieces, with plus and minus between them.
fn terms(pieces: &[&str]) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for pair in pieces.chunks(2) {
        if !is_word(pair[0]) {
            return None;
        }
        words.push(pair[0].to_owned());
        match pair.get(1) {
            Some(&("+" | "-")) => {}
            Some(&("×" | "*" | "x" | "times" | "/" | "÷" | "^" | "=")) => return None,
            _ => return Some(words),
        }
    }
    None
}

fn sign(piece: Option<&String>) -> char {
    if piece.is_some_and(|it| it == "-") { '-' } else { '+' }
}

/// The signs before the last so many words.
fn signs_backwards(pieces: &[String], count: usize) -> Vec<char> {
    let first = pieces.len() + 1 - 2 * count;
    (0..count).map(|at| if at == 0 { '+' } else { sign(pieces.get(first + 2 * at - 1)) }).collect()
}

/// The sign before each of the words that follow.
fn signs_forwards(pieces: &[String]) -> impl Iterator<Item = char> + '_ {
    (0..).map(|at: usize| sign(at.checked_sub(1).and_then(|before| pieces.get(2 * before + 1))))
}

/// 0, or 1 when only the digits from 1 to 9 are used. None when other digits are spoken of.
fn lowest_digit(prompt: &Prompt, words: &[&String]) -> Option<i64> {
    let lower = prompt.text.to_lowercase().replace(['–', '−'], "-");
    let says_up_to_nine = |from: &str| {
        ["-9", " to 9", " through 9", " - 9", "..9"].iter().any(|to| lower.contains(&format!("{from}{to}")))
    };
    let gives_a_digit = prompt.outline().sentences.iter().any(|sentence| {
        let text = prompt.text_of(sentence);
        let marks: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let is_given = marks.windows(3).any(|it| it[0].is_ascii_uppercase() && it[1] == '=' && it[2].is_ascii_digit());
        is_given && !is_about_the_form(prompt, sentence) && !sentence.is_example
    });
    let strange = prompt.sentences_that_say("digit").any(|sentence| {
        // TWO is a word of the sum.
        let is_word = |token: &&Token| words.iter().any(|word| **word == prompt.text[token.span.clone()]);
        let all = prompt.of(sentence);
        let is_of_no_two = |at: usize| at > 0 && says(&all[at - 1..at], "no|any");
        let tokens = (0..all.len()).filter(|&at| !is_word(&&all[at]) && !is_of_no_two(at)).map(|at| &all[at]);
        let mut numbers = tokens.filter_map(|token| token.number()?.to_i64());
        !is_about_the_form(prompt, sentence) && numbers.any(|number| !matches!(number, 0 | 1 | -9 | 9 | 10))
    });
    // "9 is not used", "no letter is 1"; but "no word begins with 0".
    let denied = prompt.sentences_that_say("not|no|never|without|n't|different_from|other_than|avoid|except !leading !lead !first !begin !start !initial").any(|sentence| {
        let all = prompt.of(sentence);
        let is_digit = |at: &usize| {
            let is_of_no_two = *at > 0 && says(&all[at - 1..*at], "no|any");
            let is_word = words.iter().any(|word| **word == prompt.text[all[*at].span.clone()]);
            let is_of_a_range = says(&all[at.saturating_sub(2)..(at + 3).min(all.len())], "to|through")
                || prompt.text_of(sentence).contains("0-9");
            all[*at].number().is_some() && !is_of_no_two && !is_word && !is_of_a_range
        };
        !is_about_the_form(prompt, sentence) && (0..all.len()).any(|at| is_digit(&at))
    });
    if gives_a_digit || strange || denied {
        return None;
    }
    Some(i64::from(says_up_to_nine("1") && !says_up_to_nine("0")))
}

fn may_lead_with_zero(prompt: &Prompt) -> bool {
    prompt.sentences_that_say("leading|first|initial|begin|start zero|0").any(|sentence| {
        let tokens = prompt.of(sentence);
        says(tokens, "may|can|allowed|allow|permitted|fine|ok")
            && !says(tokens, "no|not|never|cannot|none|without|neither|n't")
    })
}

/// The one word whose number is asked for.
fn asked_word<'a>(prompt: &Prompt, words: &[&'a String]) -> Option<&'a String> {
    let mut asked = prompt
        .sentences_that_say("what|which|find|determine|give value|number|is|represent|stand")
        .filter_map(|sentence| {
            let text = prompt.text_of(sentence);
            if text.contains(['+', '=']) {
                // "What number is FOUR if ...", before the sum.
                let asked =
                    ["number is ", "value of ", "number does ", "value does ", "is the value of ", "number for "];
                let rest = asked.iter().find_map(|it| text.split_once(it))?.1;
                let word = rest.split(|c: char| !c.is_alphanumeric()).next()?;
                return words.iter().find(|known| known.len() > 1 && ***known == word).copied();
            }
            let mut named = words.iter().filter(|word| {
                word.len() > 1 && text.split(|c: char| !c.is_alphanumeric()).any(|piece| piece == word.as_str())
            });
            let word = named.next()?;
            named.next().is_none().then_some(*word)
        });
    asked.next()
}

/// As the prompt shows it, "A=1,B=2", or with more room.
fn form(text: &str) -> Form {
    let marks: Vec<char> = text.chars().collect();
    let shown = marks
        .windows(5)
        .find(|it| it[0].is_ascii_uppercase() && matches!(it[1], '=' | ':') && it[2].is_ascii_digit() && it[3] == ',');
    match shown {
        Some([_, sign, _, _, next]) => {
            let between = if *next == ' ' { ", " } else { "," };
            Form::listed("", between, "", Form::Filled(format!("{{0}}{sign}{{1}}")))
        }
        _ => Form::listed("", ", ", "", Form::Filled("{0} = {1}".to_owned())),
    }
}

/// The words of a sum.
#[derive(Clone)]
struct Sum {
    left: Vec<String>,
    right: Vec<String>,
    lowest: i64,
    may_lead: bool,
    /// Letters with what one more of each adds to the left over the right, the heaviest first.
    weights: Vec<(char, i64)>,
}

const PLACES: [&str; 6] =
    ["the units", "the tens", "the hundreds", "the thousands", "the ten thousands", "the hundred thousands"];

fn place(at: usize) -> String {
    PLACES.get(at).map_or_else(|| format!("place {}", at + 1), |name| (*name).to_owned())
}

impl Sum {
    fn of(left: &Value, right: &Value, lowest: &Value, may_lead: &Value) -> Option<Self> {
        let words = |value: &Value| -> Option<Vec<String>> {
            let words = value.as_texts()?.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let is_fit = |word: &String| {
                (1..=LONGEST_WORD).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
            };
            (!words.is_empty() && words.len() <= MOST_WORDS && words.iter().all(is_fit)).then_some(words)
        };
        let (left, right) = (words(left)?, words(right)?);
        let lowest = lowest.as_number()?.to_i64().filter(|it| (0..=1).contains(it))?;
        let Value::Truth(may_lead) = *may_lead else {
            return None;
        };
        let mut weights: BTreeMap<char, i64> = BTreeMap::new();
        for (words, sign) in [(&left, 1), (&right, -1)] {
            for word in words {
                for (at, letter) in word.chars().rev().enumerate() {
                    *weights.entry(letter).or_default() += sign * 10_i64.pow(at as u32);
                }
            }
        }
        let mut weights: Vec<(char, i64)> = weights.into_iter().collect();
        weights.sort_by_key(|&(letter, weight)| (-weight.abs(), letter));
        Some(Self { left, right, lowest, may_lead, weights })
    }

    fn least(&self, letter: char) -> i64 {
        let leads = self.left.iter().chain(&self.right).any(|word| word.starts_with(letter));
        if leads && !self.may_lead { 1 } else { self.lowest }
    }

    /// Letters with their factors in one place of the sum.
    fn column(&self, at: usize) -> BTreeMap<char, i64> {
        let mut column = BTreeMap::new();
        for (words, sign) in [(&self.left, 1), (&self.right, -1)] {
            for letter in words.iter().filter_map(|word| word.chars().rev().nth(at)) {
                *column.entry(letter).or_default() += sign;
            }
        }
        column
    }

    fn length(&self) -> usize {
        self.left.iter().chain(&self.right).map(String::len).max().unwrap_or(0)
    }

    fn model(&self) -> Model {
        let mut model = Model::default();
        let mut letters = BTreeMap::new();
        for &(letter, _) in &self.weights {
            letters.insert(letter, model.variable(letter.to_string(), self.least(letter), 9));
        }
        model.different("the letters", 0..self.weights.len());
        let whole =
            self.weights.iter().filter(|it| it.1 != 0).map(|&(letter, weight)| (weight, letters[&letter])).collect();
        if self.right.len() == 1 {
            let most = self.left.len() as i64;
            let mut carried = None;
            for at in 0..self.length() {
                let mut terms: Vec<(i64, usize)> = self
                    .column(at)
                    .into_iter()
                    .filter(|it| it.1 != 0)
                    .map(|(letter, factor)| (factor, letters[&letter]))
                    .collect();
                terms.extend(carried.map(|carry| (1, carry)));
                if at + 1 < self.length() {
                    let carry = model.variable(format!("the carry to {}", place(at + 1)), 0, most - 1);
                    terms.push((-10, carry));
                    carried = Some(carry);
                }
                model.linear(place(at), terms, Comparison::Equal, 0);
            }
        }
        model.linear("the whole sum", whole, Comparison::Equal, 0);
        model
    }

    fn none(&self) -> Value {
        let (letters, digits) = (self.weights.len() as i64, 10 - self.lowest);
        Value::text(match letters > digits {
            true => format!("there is no solution: there are {letters} letters and only {digits} digits"),
            false => "there is no solution: each choice of digits ends in a contradiction".to_owned(),
        })
    }

    /// Letters in the order of the alphabet, each with its digit.
    fn answer(&self, digits: &[i64]) -> Value {
        let mut pairs: Vec<(char, i64)> = self.weights.iter().map(|it| it.0).zip(digits.iter().copied()).collect();
        pairs.sort_unstable();
        Value::rows(pairs.into_iter().map(|(letter, digit)| [Value::text(letter.to_string()), digit.into()]))
    }

    /// The number for which a word stands.
    fn spelled(&self, word: &str, digits: &[i64]) -> Option<i64> {
        word.chars().try_fold(0_i64, |number, letter| {
            let place = self.weights.iter().position(|it| it.0 == letter)?;
            number.checked_mul(10)?.checked_add(digits[place])
        })
    }

    fn shown(&self, digits: &[i64]) -> String {
        let side = |words: &[String]| {
            let numbers: Vec<String> =
                words.iter().filter_map(|word| self.spelled(word, digits)).map(|it| it.to_string()).collect();
            numbers.join(" + ")
        };
        format!("{} = {}", side(&self.left), side(&self.right))
    }
}

fn solutions_of(sum: &Sum, found: &Value) -> Result<Vec<Vec<i64>>, Setback> {
    let rows: Option<Vec<Vec<i64>>> =
        found.as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
    let rows = rows.filter(|rows| rows.iter().all(|row| row.len() >= sum.weights.len()));
    let cut = |row: Vec<i64>| row[..sum.weights.len()].to_vec();
    rows.map(|rows| rows.into_iter().map(cut).collect()).ok_or_else(|| Setback::no_way("the solutions cannot be read"))
}

/// As rules for letters and carries, or column by column.
pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let [left, right, lowest, may_lead] = given else {
        return Vec::new();
    };
    let Some(sum) = Sum::of(left, right, lowest, may_lead) else {
        return Vec::new();
    };
    let same = sum.clone();
    vec![
        Approach::split(
            "rules",
            "in each column digits and carry add up",
            vec![sum.model().goal()],
            move |parts, working| {
                let solutions = solutions_of(&sum, &parts[0])?;
                let Some(first) = solutions.first() else {
                    return Ok(sum.none());
                };
                working.note(|| sum.shown(first));
                if let Some(last) = solutions.get(1) {
                    working.note(|| format!("this is the first in order of several; the last is {}", sum.shown(last)));
                }
                Ok(sum.answer(first))
            },
        ),
        Approach::direct(
            "column_by_column",
            "from the right, try digits for the letters of a column and keep those whose sum fits",
            move |working| {
                let solutions = by_columns(&same, working)?;
                Ok(solutions.iter().min().map_or_else(|| same.none(), |first| same.answer(first)))
            },
        ),
    ]
}

/// The number that a word stands for, when it is the same in all solutions.
pub fn spelled(given: &[Value]) -> Vec<Approach> {
    let [Value::Text(word), left, right, lowest, may_lead] = given else {
        return Vec::new();
    };
    let Some(sum) = Sum::of(left, right, lowest, may_lead) else {
        return Vec::new();
    };
    let (same, word, as_well) = (sum.clone(), word.clone(), word.clone());
    let differs = |one: &str, other: &str| Value::text(format!("it is not determined: {one}, but also {other}"));
    vec![
        Approach::split(
            "rules",
            "in each column digits and carry add up",
            vec![sum.model().goal()],
            move |parts, _| {
                let solutions = solutions_of(&sum, &parts[0])?;
                let numbers: Vec<i64> = solutions.iter().filter_map(|it| sum.spelled(&word, it)).collect();
                match numbers[..] {
                    [] => Ok(sum.none()),
                    [only] => Ok(only.into()),
                    [one, other, ..] if one != other => {
                        Ok(differs(&sum.shown(&solutions[0]), &sum.shown(&solutions[1])))
                    }
                    _ => Err(Setback::no_way("there are several solutions, and others may give another number")),
                }
            },
        ),
        Approach::direct(
            "column_by_column",
            "from the right, try digits for the letters of a column and keep those whose sum fits",
            move |working| {
                let mut solutions = by_columns(&same, working)?;
                solutions.sort_unstable();
                let number = |it: &Vec<i64>| same.spelled(&as_well, it);
                match (solutions.first(), solutions.last()) {
                    (Some(first), Some(last)) if number(first) != number(last) => {
                        Ok(differs(&same.shown(first), &same.shown(last)))
                    }
                    (Some(first), _) if solutions.iter().all(|it| number(it) == number(first)) => {
                        number(first).map(Value::from).ok_or_else(|| Setback::no_way("a letter has no digit"))
                    }
                    (Some(_), _) => Err(Setback::no_way("solutions give different numbers")),
                    _ => Ok(same.none()),
                }
            },
        ),
    ]
}

/// So many solutions are kept.
const MOST_SOLUTIONS: usize = 20_000;

/// All solutions, as digits in the order of the weights.
fn by_columns(sum: &Sum, working: &mut Working) -> Result<Vec<Vec<i64>>, Setback> {
    let place_of: BTreeMap<char, usize> = sum.weights.iter().enumerate().map(|(at, it)| (it.0, at)).collect();
    let columns: Vec<Vec<(i64, usize)>> = (0..sum.length())
        .map(|at| sum.column(at).into_iter().map(|(letter, factor)| (factor, place_of[&letter])).collect())
        .collect();
    let least: Vec<i64> = sum.weights.iter().map(|it| sum.least(it.0)).collect();
    let mut trial = Trial {
        columns,
        least,
        digits: vec![None; sum.weights.len()],
        used: 0,
        found: Vec::new(),
        turns: 0,
        fits: vec![0; sum.length()],
    };
    trial.go_on(0, 0, 0, working)?;
    for (at, count) in trial.fits.iter().enumerate() {
        working.note(|| format!("{}: {count} way{} to fit it", place(at), if *count == 1 { "" } else { "s" }));
    }
    Ok(trial.found)
}

struct Trial {
    columns: Vec<Vec<(i64, usize)>>,
    least: Vec<i64>,
    digits: Vec<Option<i64>>,
    used: u16,
    found: Vec<Vec<i64>>,
    turns: u64,
    /// For each column how many choices fit it and all before.
    fits: Vec<u64>,
}

impl Trial {
    fn go_on(&mut self, column: usize, at: usize, carry: i64, working: &mut Working) -> Result<(), Setback> {
        self.turns += 1;
        if self.turns.is_multiple_of(32) {
            working.spend(1)?;
        }
        let Some(terms) = self.columns.get(column) else {
            if carry == 0 {
                self.found.push(self.digits.iter().map(|digit| digit.unwrap_or(0)).collect());
            }
            return if self.found.len() > MOST_SOLUTIONS {
                Err(Setback::TooBig("the list of solutions".to_owned()))
            } else {
                Ok(())
            };
        };
        let Some(&(_, letter)) = terms.get(at) else {
            let sum: i64 =
                carry + terms.iter().map(|&(factor, letter)| factor * self.digits[letter].unwrap_or(0)).sum::<i64>();
            if sum % 10 != 0 {
                return Ok(());
            }
            self.fits[column] += 1;
            return self.go_on(column + 1, 0, sum / 10, working);
        };
        if self.digits[letter].is_some() {
            return self.go_on(column, at + 1, carry, working);
        }
        for digit in self.least[letter]..=9 {
            if self.used & 1 << digit == 0 {
                self.used |= 1 << digit;
                self.digits[letter] = Some(digit);
                self.go_on(column, at + 1, carry, working)?;
                self.digits[letter] = None;
                self.used &= !(1 << digit);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Option<(String, String)> {
        let (left, right) = in_columns(text).or_else(|| in_line(text))?;
        Some((left.join(" "), right.join(" ")))
    }

    #[test]
    fn a_sum_is_read_in_a_line_and_in_columns() {
        let said = |left: &str, right: &str| Some((left.to_owned(), right.to_owned()));
        assert_eq!(sides("Solve SEND + MORE = MONEY, please."), said("SEND MORE", "MONEY"));
        assert_eq!(sides("solve send plus more equals money"), said("send more", "money"));
        assert_eq!(sides("Puzzle: A + B + C = D."), said("A B C", "D"));
        assert_eq!(sides("TWO - ONE = NEW"), said("ONE NEW", "TWO"));
        assert_eq!(sides("MONEY = SEND + MORE"), said("SEND MORE", "MONEY"));
        assert_eq!(sides("x:\n  SEND\n+ MORE\n------\n MONEY\n"), said("SEND MORE", "MONEY"));
        assert_eq!(sides("x:\n  S E N D\n  MORE\n+ ME\n======\n MONEY\n"), said("SEND MORE ME", "MONEY"));
        assert_eq!(sides("x:\n  MONEY\n- MORE\n------\n SEND\n"), said("MORE SEND", "MONEY"));
        assert_eq!(sides("AB × C = DE"), None);
        assert_eq!(sides("2 + 2 = 4"), None);
    }
}
