//! Numbers in bases, told in other words: subscripts, "(base 2)", bases in words, a sum of numerals, several bases wanted.
//!
//! Every numeral and every base of the prompt has to find its part; a number that has none leaves the whole unread.

mod notes;
mod roles;
mod written;

use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, read_tokens, told_as_labels, without_sheet};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use notes::without_notes;
use roles::settle;
use written::{Mention, NAMES, Numeral, mentions, numerals};

/// What counts against such a reading: a phrase that reads the same says more exactly what it is.
const COST: u32 = 90;

/// What would make it another question.
const OTHERS: &str = "negative_base|complement|bits|bit|signed|gray|bcd|ascii|reverse|reversed|palindrome|palindromic|remainder|divide|divided|\
    divisible|fraction|fractional|decimal_point|clock|compare|larger|smaller|greater|less|error|mistake|wrong|next|previous|how_many|\
    number_of|prime|factor|factors|increase|increased|double|half|twice|subtract|difference|multiply|product|times|power|square|\
    odd|even|most|least|exactly|shift|xor|and_then|plus_one|mod|modulo|roman|unless|except|balanced|after|before|last|first|count_the|ones|zeros|backwards|rounded|which_base|what_base|true|false";

/// The same where it is said of a numeral in which base it is written and in which other base it is wanted: what the other
/// words tell is a story then.
const OTHERS_OF_TWO_BASES: &str = "negative_base|complement|bits|signed|gray|bcd|ascii|reverse|reversed|backwards|palindrome|palindromic|\
    remainder|divide|divided|divisible|fraction|fractional|decimal_point|compare|how_many_digit|number_of_digit|how_many_one|how_many_zero|\
    number_of_one|number_of_zero|last_digit|first_digit|leading_digit|prime|factor|increase|increased|double|half|twice|subtract|plus|minus|\
    difference|multiply|multiplied|product|square|squared|shift|xor|and_then|mod|modulo|roman|unless|except|balanced|rounded|which_base|\
    what_base|true|false|error|mistake|even|odd|larger|successor|predecessor|tripled|triple|doubled|quadrupled|halved|cubed|incremented|decremented|negated|increment|decrement|third_power|\
    negative_of|inverse|neighbour|neighbor|plus_one|one_more|more_than|less_than|which_is_greater|times_as|more_than_that|next_number|previous_number|instead_of|not";

/// Words in which the base of a number is asked for; no other may stand in a sentence that asks or binds.
const KNOWN: &str = "number numeral base binary ternary octal decimal denary hexadecimal hex digit digits value mean worth normal ordinary \
    usual everyday system notation convert conversion change represent representation express translate equal equivalent form state evaluate \
    work compute calculate add sum plus result look prefix capital uppercase lowercase letter finger planet inhabitant late step show working \
    everything computer memory address colour color code int integer negative minus positive sign front ten sixteen eight seven six five four \
    three two nine eleven twelve subscript index small below group grouped easy reading read maximum score game manual dad call count people say rewrite use above calculator \
    speak python int gives";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 {
        return None;
    }
    match told_as_labels(&prompt.text) {
        Some(told) => read_told(&read_tokens(&told)),
        None => read_told(prompt),
    }
}

fn read_told(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 {
        return None;
    }
    let text = &without_notes(&without_sheet(&prompt.text));
    let mut mentions = mentions(text);
    let mut numerals = numerals(text, &mentions);
    if numerals.is_empty() || numerals.len() > 4 {
        return None;
    }
    settle(text, &mut numerals, &mut mentions);
    // "How would one write the number 365?" says the same number again.
    let first = numerals[0].clone();
    let is_same = |it: &Numeral| it.digits == first.digits && (it.base == first.base || it.base.is_none());
    if numerals.len() > 1 && numerals[1..].iter().all(is_same) && operator(text, &numerals).is_none() {
        numerals.truncate(1);
    }
    let mut targets: Vec<u32> = Vec::new();
    // Whoever speaks of the base of the numeral again wants no other.
    let settled = numerals.iter().find_map(|it| it.base).filter(|_| numerals.len() == 1);
    for mention in mentions.iter().filter(|it| !it.is_used && Some(it.base) != settled) {
        if !targets.contains(&mention.base) {
            targets.push(mention.base);
        }
    }
    // "The digit sum of 365 in base 7."
    if numerals.len() == 1 && prompt.says("sum|add|total") {
        return None;
    }
    // From one base to another: both are said.
    let is_of_two_bases =
        matches!((&numerals[..], &targets[..]), ([one], [target]) if one.base.is_some_and(|base| base != *target));
    let told = if is_of_two_bases { &read_tokens(text) } else { prompt };
    if told.says(if is_of_two_bases { OTHERS_OF_TWO_BASES } else { OTHERS }) {
        return None;
    }
    let is_asked = text.contains('?')
        || prompt.says("write|rewrite|express|convert|change|represent|translate|give|return|output|find|determine|compute|calculate|work|evaluate|add|state")
        || is_arrow(text, &mentions);
    let telling = Telling::new(prompt);
    let (goal, unknown, form) = match (&numerals[..], &targets[..]) {
        ([one], [target]) => single(prompt, one, *target)?,
        // "The sum of 101 and 11 in base 2" has the base of both at the second.
        ([_, _, ..], _) => reckoning(prompt, &numerals, &targets)?,
        ([one], []) if prompt.says("value|mean|means|worth|normal|ordinary|usual|everyday") => single(prompt, one, 10)?,
        ([one], []) if text.contains("int(") && one.base.is_some() => single(prompt, one, 10)?,
        ([one], [_, _]) if are_joined(text, &mentions) => several(one, &targets)?,
        _ => return None,
    };
    if !is_of_two_bases && (!is_asked || !is_plainly_asked(prompt, &first, &mentions)) {
        return None;
    }
    let spans =
        numerals.iter().map(|it| &it.span).chain(mentions.iter().map(|it| &it.span)).cloned().collect::<Vec<_>>();
    spans.iter().for_each(|span| telling.is_given(text[span.clone()].trim().to_owned()));
    let is_data = |word: &Word| spans.iter().any(|span| span.start < word.span.end && word.span.start < span.end);
    let mut sentences = rules::sentences(&telling);
    sentences.iter_mut().for_each(|words| words.retain(|word| !is_data(word)));
    // "Digits above nine are written as letters."
    let tells_digits = |words: &[Word]| {
        words.iter().any(|word| word.is("letter")) && words.iter().any(|word| word.is("above beyond nine 9 10"))
    };
    let tells_digits = |words: &[Word]| tells_digits(words) && words.iter().any(|word| word.is("digit"));
    sentences.retain(|words| !(words.is_empty() || tells_digits(words)));
    let numbers: Vec<i64> = mentions.iter().map(|it| i64::from(it.base)).collect();
    let doubt = Rules { things: "number numeral digit base", known: KNOWN, numbers: &numbers }.closed(&sentences);
    let doubt = doubt.filter(|_| !is_of_two_bases);
    telling.weighs_all();
    let mut reading = telling.reading("number_theory", unknown, goal, form);
    reading.cost = COST;
    Some(reading.doubted(doubt))
}

/// "In binary and in octal", "in decimal, and how would it look in octal?"
fn are_joined(text: &str, mentions: &[Mention]) -> bool {
    let left: Vec<&Mention> = mentions.iter().filter(|it| !it.is_used).collect();
    left.windows(2).any(|two| {
        let between = text[two[0].span.end..two[1].span.start].to_lowercase();
        between.split(|c: char| !c.is_alphanumeric()).any(|it| matches!(it, "and" | "also" | "or" | "both"))
            || between.contains('&')
            || between.trim().starts_with(',')
    })
}

/// Whether a sentence that asks speaks of the numeral or of a base that is wanted, and nobody is only said to write it: what a
/// farmer writes in base 5 is no number in tens.
fn is_plainly_asked(prompt: &Prompt, numeral: &Numeral, mentions: &[Mention]) -> bool {
    let lower = prompt.text.to_lowercase();
    let is_told = [
        "writes ",
        "wrote ",
        "written as ",
        "expressed as ",
        "binary as ",
        "written down",
        "reads ",
        "shows ",
        "showed ",
    ];
    if numeral.base.is_none() && is_told.iter().any(|it| lower.contains(it)) {
        return false;
    }
    // "In base 5: 132", "in base 5 as 132": it is not plain whose base that is.
    let leads = mentions
        .iter()
        .filter(|it| !it.is_used && it.span.end <= numeral.span.start)
        .any(|it| matches!(prompt.text[it.span.end..numeral.span.start].trim(), ":" | "as"));
    let asks = "write|written|express|convert|change|represent|represented|translate|look|what|which|give|find|compute|calculate|work|evaluate|how|add|turn|sum|rewrite|output|return";
    let is_asked = prompt.outline().sentences.iter().any(|sentence| {
        let span = &sentence.span;
        let holds = |place: usize| span.contains(&place);
        let speaks = prompt.text[span.clone()].contains(&numeral.digits)
            || mentions.iter().any(|it| !it.is_used && holds(it.span.start));
        speaks && crate::language::says(prompt.of(sentence), asks)
    });
    let is_asked = is_asked || is_arrow(&prompt.text, mentions);
    is_asked && (!leads || numeral.base.is_some())
}

/// "Binary to decimal: 110011", "hex 4D -> decimal": nothing but where from and where to.
fn is_arrow(text: &str, mentions: &[Mention]) -> bool {
    let is_to = |between: &str| matches!(between, "to" | "into" | "->" | "→" | "=>");
    mentions.windows(2).any(|two| {
        let between = text[two[0].span.end..two[1].span.start].trim();
        is_to(between) || between.split_whitespace().last().is_some_and(is_to) && between.split(' ').count() == 2
    })
}

/// As the digits are written; in capitals where these are wanted, or the numeral has them.
fn capitals(prompt: &Prompt, numeral: &Numeral, target: u32) -> Form {
    let wants = prompt.says("uppercase|upper_case|capital_letters|capitals");
    let has = numeral.digits.contains(|c: char| c.is_ascii_uppercase());
    if target > 10 && (wants || has && !prompt.says("lowercase|lower_case")) { Form::Capitals } else { Form::Plain }
}

fn numeral_goal(one: &Numeral, base: u32) -> Option<Goal> {
    let is_written =
        one.digits.trim_start_matches('-').chars().all(|c| c.to_digit(36).is_some_and(|digit| digit < base));
    is_written.then(|| Goal::new("numeral", vec![Value::text(one.digits.to_lowercase()), i64::from(base).into()]))
}

fn decimal(one: &Numeral) -> Option<Value> {
    let digits: i64 = one.digits.parse().ok()?;
    Some(digits.into())
}

fn single(prompt: &Prompt, one: &Numeral, target: u32) -> Option<(Goal, String, Form)> {
    let source = one.base.unwrap_or(10);
    if source == target {
        return None;
    }
    let unknown = format!("{} of base {source} in base {target}", one.digits);
    let base = Value::from(i64::from(target));
    let goal = match (source, target) {
        (10, _) => Goal::new("written_in", vec![decimal(one)?, base]),
        (_, 10) => numeral_goal(one, source)?,
        _ => Goal::new("written_in", vec![numeral_goal(one, source)?.into(), base]),
    };
    Some((goal, unknown, capitals(prompt, one, target)))
}

fn several(one: &Numeral, targets: &[u32]) -> Option<(Goal, String, Form)> {
    let source = one.base.unwrap_or(10);
    if targets.contains(&source) {
        return None;
    }
    numeral_goal(one, source)?;
    let name = |base: u32| match NAMES.iter().find(|(_, it)| *it == base) {
        Some((name, _)) => (*name).to_owned(),
        None => format!("base {base}"),
    };
    let bases = Value::integers(targets.iter().map(|it| i64::from(*it)));
    let goal = Goal::new("in_bases", vec![Value::text(one.digits.to_lowercase()), i64::from(source).into(), bases]);
    let told: Vec<String> =
        targets.iter().enumerate().map(|(at, base)| format!("{{{at}}} in {}", name(*base))).collect();
    Some((goal, format!("{} of base {source} in several bases", one.digits), Form::Filled(told.join(", "))))
}

/// The sign between numerals, where nothing else stands there.
fn operator(text: &str, numerals: &[Numeral]) -> Option<String> {
    let mut told = numerals[0].digits.to_lowercase();
    for two in numerals.windows(2) {
        let between = text[two[0].span.end..two[1].span.start].trim();
        let sign = match between {
            "+" | "plus" => '+',
            "-" | "−" | "–" => '-',
            "*" | "×" | "·" => '*',
            "and" | "to" if says_sum(text, two[0].span.start) => '+',
            _ => return None,
        };
        told.push_str(&format!(" {sign} {}", two[1].digits.to_lowercase()));
    }
    Some(told)
}

/// "The sum of", "add".
fn says_sum(text: &str, place: usize) -> bool {
    let before = text[..place].to_lowercase();
    let mut last = before.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()).rev();
    let near: Vec<&str> = last.by_ref().take(5).collect();
    near.contains(&"sum") || near.first() == Some(&"add")
}

fn reckoning(prompt: &Prompt, numerals: &[Numeral], targets: &[u32]) -> Option<(Goal, String, Form)> {
    let told = operator(&prompt.text, numerals)?;
    let bases: Vec<u32> = numerals.iter().filter_map(|it| it.base).collect();
    let source = match (bases.len() == numerals.len(), targets) {
        (true, _) => bases[0],
        (false, [target]) if bases.iter().all(|it| it == target) => *target,
        // The base behind the last one is that of all.
        (false, []) if numerals.last().is_some_and(|it| it.base.is_some()) && bases.len() == 1 => bases[0],
        _ => return None,
    };
    if bases.iter().any(|it| *it != source) || source == 10 {
        return None;
    }
    numerals.iter().map(|it| numeral_goal(it, source)).collect::<Option<Vec<_>>>()?;
    let base = Value::from(i64::from(source));
    let goal = Goal::new("in_base", vec![Value::text(&told), base.clone()]);
    let unknown = format!("{told} in base {source}");
    let form = capitals(prompt, &numerals[0], source);
    match targets {
        [] => Some((goal, unknown, form)),
        [target] if *target == source => Some((goal, unknown, form)),
        [10] => Some((Goal::new("numeral", vec![goal.into(), base]), unknown, Form::Plain)),
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
    fn bases_are_told_in_many_ways() {
        for (text, told) in [
            ("What is 1101011 (base 2) written in base 16?", r#"written_in(numeral("1101011", 2), 16)"#),
            ("Express the octal number 7025 as a number in base ten.", r#"numeral("7025", 8)"#),
            ("They count in base seven. How would they write 365?", "written_in(365, 7)"),
            ("Work out 101₂ + 11₂, giving your answer in binary.", r#"in_base("101 + 11", 2)"#),
            (
                "The score is FFFF in hexadecimal. Which decimal number is that, and which octal?",
                r#"in_bases("ffff", 16, [10, 8])"#,
            ),
            ("Write 0x1F in base 10.", r#"numeral("1f", 16)"#),
            ("Write 77 in binary and in octal.", r#"in_bases("77", 10, [2, 8])"#),
            ("Find the sum of 101 and 11 in base 2.", r#"in_base("101 + 11", 2)"#),
            ("The number 132 is written in base 5. What is its value?", r#"numeral("132", 5)"#),
            ("Convert 2A_{16} to decimal.", r#"numeral("2a", 16)"#),
            ("Rewrite (72)_13 in hex.", r#"written_in(numeral("72", 13), 16)"#),
            ("Input radix: 5. Output radix: 12. Input: 123.", r#"written_in(numeral("123", 5), 12)"#),
            ("From base | Numeral | To base\n7 | 1324 | 3", r#"written_in(numeral("1324", 7), 3)"#),
            (
                "On a planet they count in base 5 and a sign reads 3222. How would a user of octal write it?",
                r#"written_in(numeral("3222", 5), 8)"#,
            ),
            ("Target base: 7\nNumber: 1234\nSource base: 5", r#"written_in(numeral("1234", 5), 7)"#),
            ("Express the base-7 number (1324) in base 3.", r#"written_in(numeral("1324", 7), 3)"#),
        ] {
            assert_eq!(goal(text).as_deref(), Some(told), "{text}");
        }
    }

    #[test]
    fn what_asks_for_more_is_not_read() {
        for text in [
            "How many digits does 365 have in base 7?",
            "They count in base 5. A farmer writes 132. Which number is that for us?",
            "A number in base 5 is written as 132. What is it?",
            "Write 5 more than 365 in base 7.",
            "Write 129 in base 2 and reverse it.",
            "The number 129 in base 8 is what in base 10?",
            "Which is larger, 101 in base 2 or 11 in base 8?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
