//! Cryptarithms: sums in which each letter stands for a digit, different letters for different digits. `sum` reads the words,
//! and `solve` has the approaches.
//!
//! A difference is read as the sum that it comes from: A - B = C is B + C = A.

mod equation;
mod solve;
mod sum;

use std::ops::Range;

pub use self::solve::{approaches, spelled};

use self::solve::{LONGEST_WORD, MOST_WORDS};
use self::sum::{in_columns, in_line, in_words, is_rule, word_of};
use super::note::{is_note, says_beside};
use super::usual::Usual;
use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Value};

const NAMES: &str = "cryptarithm|cryptarithmetic|alphametic|alphametics|cryptarithms|verbal_arithmetic|word_sum|letter_sum|word_arithmetic|crypt_arithmetic";

/// Other rules, and questions for something else than the digits.
const NOT_THIS: &str = "octal|hexadecimal|binary|multiply|multiplication|product|divide|division|square|cube|even|odd|prime|\
                        consecutive|largest|greatest|maximum|maximise|maximize|smallest|minimum|minimise|minimize|how_many|\
                        number_of_solutions|may_share|can_share|same_digit_for_different|not_necessarily|modulo|reverse|palindrome|sum_of_the_digits|digit_sum|order_of_their|ascending|descending";

const RULES: &[&str] = &[
    NAMES,
    "letter|character|symbol digit|number",
    "digit unique|different|distinct|same",
    "leading|first|begin|start|initial zero|0|digit|letter",
    "solve|find|work_out|determine|decode|crack puzzle|sum|addition|subtraction|digit|letter|equation",
    "sum|addition|subtraction|equation correct|true|hold|valid|work",
];

/// Whatever binds the digits is said with one of these.
const NEEDS: &str = "digit|figure|letter|number|value|represent|stand|same|different|equal|zero|leading|less|greater|larger|smaller|before|after|\
                     must|may|cannot|should|only|every|each|all|any|no|not|n't|never|always|except|unless|both|without|also|too|exactly|\
                     forbidden|allowed|least|most|base";

const NAME: &str = "cryptarithm|cryptarithmetic|alphametic|puzzle|sum|code|cipher|equation|addition|subtraction";

const TOLD_WITH: &str = "right alphametics cryptarithms verbal verbal_arithmetic arithmetic word crypt letter digit unique repeat leading lead leads \
                         initial zero zeros zeroes decode crack true hidden hide hides hiding decipher encode encoded encodes replace \
                         replaced replacing assign assigned assignment mapping map value values separated comma quotes equal equals plus \
                         minus addition subtraction sum correct first consistent consistently column columns capital uppercase read reads \
                         integer integers nonzero non-zero cover covers covering share shares stands assigns spell spells itself \
                         distinct-digit decimal sums add adds up non unequal secretly figure figures swap swapped works work out goes go decoded subtracted \
                         words word means meant get gets funny riddle flyer letter's secret message uniquely digits letters up as makes 0-9 substitute \
                         substituted substituting behind print injective alphametic numbers place instead look like kitchen total amount amounts below above front start starts begin begins beginning add adds adding added addend addends \
                         get gets getting supposed result results line three four pair pairs pairwise own written convention conventions usual top under \
                         underneath occur occurs never always every two both row rows count crack following list listed belonging meaning nothing page \
                         distinct-letter share shared unequal no none neither nor any begin starting ten given first last another once all \
                         such that so one-to-one position positions each appears appear column-wise carry carries leftmost";

/// "SEND + MORE = MONEY", in one line or in columns.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_named = prompt.says(NAMES);
    if !(is_named || prompt.says_somewhere("letter digit|number")) || says_beside(prompt, NOT_THIS) {
        return None;
    }
    if prompt.says("in_base !in_base_10 !in_base_ten") {
        return None;
    }
    let (left, right) =
        in_columns(&prompt.text).or_else(|| in_line(&prompt.text)).or_else(|| in_words(&prompt.text))?;
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
    let letter = asked_letter(prompt, &letters);
    let in_order = letters_in_order(prompt, &letters);
    let in_numbers = equation::wanted(prompt, &left, &right, &letters);
    let named_letters = letter.iter().map(|it| it.1.clone()).chain(first_letters(prompt, &words));
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        needs: NEEDS,
        names_things: false,
        names: words.iter().map(|word| word.to_lowercase()).collect(),
        numbers: [0, 1, 2, 9, 10, letters.len(), words.len()]
            .into_iter()
            .chain(words.iter().map(|word| word.len()))
            .map(|it| it as i64)
            .collect(),
        legends: Vec::new(),
        up_to: 9,
        taken: shown
            .map(|block| block.span.clone())
            .chain(where_told(&prompt.text, &words))
            .chain(named_letters)
            .chain(labelled(&prompt.text, &words))
            .chain(in_order.iter().map(|it| it.1.clone()))
            .chain(in_base_ten(prompt))
            .chain(in_numbers.iter().map(|it| it.1.clone()))
            .collect(),
    };
    let letters_of = |words: &[String]| Value::texts(words.iter().map(|word| word.to_uppercase()));
    let given = vec![letters_of(&left), letters_of(&right), lowest.into(), Value::Truth(may_lead_with_zero(prompt))];
    let asked = asked_word(prompt, &words).cloned().or_else(|| letter.map(|it| it.0));
    let asked = asked.as_ref();
    // A word that is named again, and not because it is asked for, is named for a rule of its own.
    let pieces = || prompt.text.split(|c: char| !c.is_alphanumeric());
    let is_named_again = |word: &&&String| {
        let told = words.iter().filter(|other| **other == **word).count();
        let is_asked = asked.is_some_and(|asked| *asked == ***word);
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
    let reading = telling.reading(
        "constraints",
        "the digit of each letter",
        goal,
        in_order.or(in_numbers).map_or_else(|| form(prompt), |it| it.0),
    );
    Some(usual.guard(prompt, reading))
}

/// Where the words of the sum follow each other in one line, with at most one word between them: "A plus B equals C".
fn where_told(text: &str, words: &[&String]) -> Option<Range<usize>> {
    let mut pieces: Vec<(usize, &str)> = Vec::new();
    for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()) {
        pieces.push((piece.as_ptr() as usize - text.as_ptr() as usize, piece));
    }
    let is_word = |piece: &str| words.iter().any(|word| word.as_str() == piece);
    let is_between = |piece: &str| matches!(piece, "plus" | "minus" | "equals" | "is" | "equal" | "to");
    (0..pieces.len()).filter(|&at| is_word(pieces[at].1)).find_map(|first| {
        let run = pieces[first..].iter().take_while(|it| is_word(it.1) || is_between(it.1));
        let run: Vec<_> = run.collect();
        let last = run.iter().rev().find(|it| is_word(it.1))?;
        let span = pieces[first].0..last.0 + last.1.len();
        (run.iter().filter(|it| is_word(it.1)).count() == words.len() && !text[span.clone()].contains('\n'))
            .then_some(span)
    })
}

/// Lines that end with a word of the sum, behind a label: "first number = GWS".
fn labelled(text: &str, words: &[&String]) -> Vec<Range<usize>> {
    let of_words = crate::language::lines(text).filter(|(_, line)| {
        let pieces: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        pieces.len() <= 4 && pieces.last().is_some_and(|last| words.iter().any(|word| word.as_str() == *last))
    });
    of_words.map(|(start, line)| start..start + line.len()).collect()
}

/// "In base ten", as always.
fn in_base_ten(prompt: &Prompt) -> impl Iterator<Item = Range<usize>> {
    let said = prompt.tokens.windows(3).filter(|it| says(it, "in_base_10|in_base_ten"));
    said.map(|it| it[0].span.start..it[2].span.end)
}

/// 0, or 1 when only the digits from 1 to 9 are used. None when other digits are spoken of.
fn lowest_digit(prompt: &Prompt, words: &[&String]) -> Option<i64> {
    let lower = prompt.text.to_lowercase().replace(['–', '−'], "-");
    let says_up_to_nine = |from: &str| {
        ["-9", " to 9", " through 9", " - 9", "..9"].iter().any(|to| lower.contains(&format!("{from}{to}")))
    };
    // "In the style A=1,B=2,C=3" gives no digit away.
    let tidy: String = prompt.text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_style = ["A=1,B=2", "A:1,B:2", "A=1;B=2", "A=0,B=1"].iter().any(|it| tidy.contains(it));
    // "In the form X=5" tells of none where no word has an X.
    let is_letter = |mark: char| mark.is_ascii_uppercase() && words.iter().any(|word| word.contains(mark));
    let gives_a_digit = !is_style
        && prompt.outline().sentences.iter().any(|sentence| {
            let text = prompt.text_of(sentence);
            let marks: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            let is_given = marks.windows(3).any(|it| is_letter(it[0]) && it[1] == '=' && it[2].is_ascii_digit());
            is_given && !is_note(prompt, sentence) && !sentence.is_example
        });
    let strange = prompt.sentences_that_say("digit").any(|sentence| {
        // TWO is a word of the sum.
        let is_word = |token: &&Token| words.iter().any(|word| **word == prompt.text[token.span.clone()]);
        let all = prompt.of(sentence);
        let is_of_no_two = |at: usize| at > 0 && says(&all[at - 1..at], "no|any");
        let tokens = (0..all.len()).filter(|&at| !is_word(&&all[at]) && !is_of_no_two(at)).map(|at| &all[at]);
        let numbers = tokens.filter_map(|token| token.number()?.to_i64());
        // "A six-digit number" tells how long a word is.
        let is_length = |number: i64| {
            words.iter().any(|word| word.len() as i64 == number)
                && (0..all.len()).any(|at| {
                    all[at].number().and_then(|it| it.to_i64()) == Some(number)
                        && says(&all[at + 1..(at + 3).min(all.len())], "digit")
                        && says(&all[at..(at + 5).min(all.len())], "number|integer")
                })
        };
        let is_count = |number: i64| number == words.len() as i64 || number == letters_of(words) as i64;
        // "Two letters never share a digit."
        let is_of_letters = |number: i64| {
            (0..all.len()).any(|at| {
                all[at].number().and_then(|it| it.to_i64()) == Some(number)
                    && says(&all[at + 1..(at + 3).min(all.len())], "letter|word|addend|number|amount|digits")
            }) && number == 2
        };
        let mut numbers = numbers.filter(|it| !is_length(*it) && !is_count(*it) && !is_of_letters(*it));
        !is_note(prompt, sentence) && numbers.any(|number| !matches!(number, 0 | 1 | -9 | 9 | 10))
    });
    // "9 is not used", "no letter is 1"; but "no word begins with 0".
    let denied = prompt.sentences_that_say("not|no|never|without|n't|different_from|other_than|avoid|except !leading !lead !first !begin !start !initial !front !beginning !head !leftmost").any(|sentence| {
        let all = prompt.of(sentence);
        let is_digit = |at: &usize| {
            let is_of_no_two = *at > 0 && says(&all[at - 1..*at], "no|any");
            let is_word = words.iter().any(|word| **word == prompt.text[all[*at].span.clone()]);
            let is_of_a_range = says(&all[at.saturating_sub(2)..(at + 3).min(all.len())], "to|through")
                || prompt.text_of(sentence).contains("0-9");
            let is_zero = all[*at].number().and_then(|it| it.to_i64()) == Some(0);
            // "C, F and D are not zero", which begin the words.
            if is_zero && !letters_not_zero(prompt, sentence, words).is_empty() {
                return false;
            }
            let is_of_length = says(&all[at + 1..(at + 3).min(all.len())], "digit");
            // "Two different letters never hide the same digit."
            let is_of_letters = all[*at].number().and_then(|it| it.to_i64()) == Some(2)
                && says(&all[at + 1..(at + 3).min(all.len())], "letter|different_letters")
                && says(all, "same|share|alike|equal|identical|common")
                && !says(all, "add|total|consecutive");
            all[*at].number().is_some()
                && !is_of_length
                && !is_of_no_two
                && !is_of_letters
                && !is_word
                && !is_of_a_range
        };
        !is_note(prompt, sentence) && (0..all.len()).any(|at| is_digit(&at))
    });
    if gives_a_digit || strange || denied {
        return None;
    }
    Some(i64::from(says_up_to_nine("1") && !says_up_to_nine("0")))
}

/// How many letters these words have.
fn letters_of(words: &[&String]) -> usize {
    let mut letters: Vec<char> = words.iter().flat_map(|word| word.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len()
}

/// The letters in a sentence that says that some are not zero, when they all begin words.
fn letters_not_zero(prompt: &Prompt, sentence: &Sentence, words: &[&String]) -> Vec<Range<usize>> {
    let text = prompt.text_of(sentence);
    let named: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| it.len() == 1 && it.chars().all(|c| c.is_ascii_uppercase()))
        .collect();
    let is_said =
        says(prompt.of(sentence), "0|zero|nonzero|non-zero not|n't|nonzero|non-zero|never|neither|none !may !can")
            && !says(prompt.of(sentence), "or|if|unless");
    let all_lead = named.iter().all(|letter| words.iter().any(|word| word.starts_with(letter)));
    if !is_said || !all_lead {
        return Vec::new();
    }
    let place = |piece: &&str| sentence.span.start + (piece.as_ptr() as usize - text.as_ptr() as usize);
    named.iter().map(|it| place(it)..place(it) + 1).collect()
}

/// The same of all sentences.
fn first_letters(prompt: &Prompt, words: &[&String]) -> Vec<Range<usize>> {
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    sentences.flat_map(|it| letters_not_zero(prompt, it, words)).collect()
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

/// The one letter whose digit is asked for: "Which digit is the letter E?", "What does E stand for?"
fn asked_letter(prompt: &Prompt, letters: &[char]) -> Option<(String, Range<usize>)> {
    let asking = prompt.sentences_that_say("what|which|find|determine|tell digit|number|value|stand|letter|figure");
    let named = asking.filter_map(|sentence| {
        let text = prompt.text_of(sentence);
        if text.contains(['+', '=']) || says(prompt.of(sentence), "each|every|all") {
            return None;
        }
        let pieces: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let single = |at: usize| pieces[at].chars().next().filter(|c| pieces[at].len() == 1 && letters.contains(c));
        let is_led_in = |at: usize| matches!(pieces[at - 1], "letter" | "does" | "is" | "of" | "for" | "by" | "behind");
        // A lone letter that nothing leads in may be a word: "A", "I".
        let named: Vec<char> = (1..pieces.len()).filter_map(|at| single(at).filter(|_| is_led_in(at))).collect();
        let others = (1..pieces.len()).filter(|&at| single(at).is_some()).count();
        match named[..] {
            [only] if others == 1 => {
                let piece = (1..pieces.len()).find(|&at| single(at) == Some(only))?;
                let start = sentence.span.start + (pieces[piece].as_ptr() as usize - text.as_ptr() as usize);
                Some((only.to_string(), start..start + 1))
            }
            _ => None,
        }
    });
    let named: Vec<(String, Range<usize>)> = named.collect();
    match &named[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// As the prompt shows it, "A=1,B=2", or with more room.
/// "Give the digits of E, A, T, H in this order": the digits alone, where all letters are listed; and where.
fn letters_in_order(prompt: &Prompt, letters: &[char]) -> Option<(Form, Range<usize>)> {
    let sentences = prompt.sentences_that_say("order|sequence|give|write|list|what letter|digit|value|order");
    let listed = |sentence: &Sentence| -> Option<(Form, Range<usize>)> {
        let text = prompt.text_of(sentence);
        let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        let single = pieces.filter(|it| it.len() == 1 && it.bytes().all(|c| c.is_ascii_uppercase()));
        let order: Vec<(usize, char)> =
            single.filter_map(|it| Some((it.as_ptr() as usize - text.as_ptr() as usize, it.chars().next()?))).collect();
        let mut sorted: Vec<char> = order.iter().map(|it| it.1).collect();
        sorted.sort_unstable();
        let places: Vec<usize> =
            order.iter().map(|it| letters.iter().position(|known| *known == it.1)).collect::<Option<_>>()?;
        let digits: Vec<String> = places.iter().map(|at| format!("{{{}}}", 2 * at + 1)).collect();
        let span = sentence.span.start + order.first()?.0..sentence.span.start + order.last()?.0 + 1;
        (sorted == letters).then(|| (Form::Filled(digits.join(", ")), span))
    };
    sentences.into_iter().find_map(listed)
}

fn form(prompt: &Prompt) -> Form {
    if prompt.says("json|dictionary|dict") {
        return Form::listed("{", ", ", "}", Form::Filled("\"{0}\": {1}".to_owned()));
    }
    let marks: Vec<char> = prompt.text.chars().collect();
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
