//! Numbers in bases, told in other words: subscripts, "(base 2)", bases in words, a sum of numerals, several bases wanted.
//!
//! Every numeral and every base of the prompt has to find its part; a number that has none leaves the whole unread.

use std::ops::Range;

use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, small_cardinal, without_sheet};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// What counts against such a reading: a phrase that reads the same says more exactly what it is.
const COST: u32 = 90;

/// What would make it another question.
const OTHERS: &str = "negative_base|complement|bits|bit|signed|gray|bcd|ascii|reverse|reversed|palindrome|palindromic|remainder|divide|divided|\
    divisible|fraction|fractional|decimal_point|clock|compare|larger|smaller|greater|less|error|mistake|wrong|next|previous|how_many|\
    number_of|prime|factor|factors|increase|increased|double|half|twice|subtract|difference|multiply|product|times|power|square|\
    odd|even|most|least|exactly|shift|xor|and_then|plus_one|mod|modulo|roman|unless|except|balanced|after|before|last|first|count_the|ones|zeros|backwards|rounded|which_base|what_base|true|false";

/// Words in which the base of a number is asked for; no other may stand in a sentence that asks or binds.
const KNOWN: &str = "number numeral base binary ternary octal decimal denary hexadecimal hex digit digits value mean worth normal ordinary \
    usual everyday system notation convert conversion change represent representation express translate equal equivalent form state evaluate \
    work compute calculate add sum plus result look prefix capital uppercase lowercase letter finger planet inhabitant late step show working \
    everything computer memory address colour color code int integer negative minus positive sign front ten sixteen eight seven six five four \
    three two nine eleven twelve subscript index small below group grouped easy reading read maximum score game manual dad call count people say rewrite use above calculator \
    speak python int gives";

const NAMES: &[(&str, u32)] =
    &[("binary", 2), ("ternary", 3), ("octal", 8), ("decimal", 10), ("denary", 10), ("hexadecimal", 16), ("hex", 16)];

/// A base that is spoken of.
#[derive(Clone, Debug)]
struct Mention {
    base: u32,
    span: Range<usize>,
    is_used: bool,
}

/// A numeral, with its base where that is written at it.
#[derive(Clone, Debug)]
struct Numeral {
    digits: String,
    base: Option<u32>,
    span: Range<usize>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 3_000 || prompt.says(OTHERS) {
        return None;
    }
    let text = &without_sheet(&prompt.text);
    let mut mentions = mentions(text);
    let mut numerals = numerals(text, &mentions);
    if numerals.is_empty() || numerals.len() > 4 {
        return None;
    }
    numerals.iter_mut().for_each(|numeral| settle(text, numeral, &mut mentions));
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
        ([one], [_, _]) => several(one, &targets)?,
        _ => return None,
    };
    if !is_asked || !is_plainly_asked(prompt, &first, &mentions) {
        return None;
    }
    let spans =
        numerals.iter().map(|it| &it.span).chain(mentions.iter().map(|it| &it.span)).cloned().collect::<Vec<_>>();
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
    telling.weighs_all();
    let mut reading = telling.reading("number_theory", unknown, goal, form);
    reading.cost = COST;
    Some(reading.doubted(doubt))
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

/// All bases that are spoken of, in order.
fn mentions(text: &str) -> Vec<Mention> {
    let lower = text.to_lowercase();
    let mut found: Vec<Mention> = Vec::new();
    if lower.len() != text.len() {
        return found;
    }
    let is_apart = |span: &Range<usize>| {
        !lower[..span.start].ends_with(char::is_alphanumeric) && !lower[span.end..].starts_with(char::is_alphanumeric)
    };
    for (name, base) in NAMES {
        for (at, _) in lower.match_indices(name) {
            let span = at..at + name.len();
            if is_apart(&span) {
                found.push(Mention { base: *base, span, is_used: false });
            }
        }
    }
    for (at, _) in lower.match_indices("base") {
        let rest = lower[at + 4..].trim_start_matches([' ', '-', '_', '\u{a0}']);
        let start = lower.len() - rest.len();
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..length];
        let base = word.parse().ok().or_else(|| small_cardinal(word).map(|it| it as u32));
        let span = at..start + length;
        if let Some(base) = base.filter(|base| (2..=36).contains(base) && is_apart(&span)) {
            found.push(Mention { base, span, is_used: false });
        }
    }
    found.sort_by_key(|it| it.span.start);
    // "Normal (decimal)", "base 2 (binary)": the same base said twice in one place.
    let mut at = 1;
    while at < found.len() {
        let between = &text[found[at - 1].span.end..found[at].span.start];
        if found[at].base == found[at - 1].base && matches!(between.trim(), "(" | "") {
            let end = found[at].span.end;
            found[at - 1].span.end = end;
            found.remove(at);
        } else {
            at += 1;
        }
    }
    found
}

const SUBSCRIPTS: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Stretches of digits, with letters where a base has them, that are no part of a name of a base.
fn numerals(text: &str, mentions: &[Mention]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if !first.is_ascii_alphanumeric()
            || text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '_'))
        {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let mut span = at..at + length;
        at = span.end;
        if mentions.iter().any(|it| it.span.start < span.end && span.start < it.span.end) {
            continue;
        }
        let word = &text[span.clone()];
        let (prefix, base) = match word.get(..2) {
            Some("0b" | "0B") => (2, Some(2)),
            Some("0x" | "0X") => (2, Some(16)),
            Some("0o" | "0O") => (2, Some(8)),
            _ => (0, None),
        };
        let digits = &word[prefix..];
        let has_digit = digits.contains(|c: char| c.is_ascii_digit());
        let is_hex = digits.len() > 1 && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, 'A'..='F'));
        let is_small_hex = has_digit && digits.chars().all(|c| c.is_ascii_hexdigit());
        if digits.is_empty() || !(has_digit && digits.chars().all(|c| c.is_ascii_digit()) || is_hex || is_small_hex) {
            continue;
        }
        let digits = digits.to_owned();
        let mut base = base;
        let rest = &text[span.end..];
        if let Some(second) = second_of_call(&text[..span.start], rest) {
            base = Some(second.0);
            span.end += second.1;
        }
        let rest = &text[span.end..];
        let low: String = rest.chars().take_while(|c| SUBSCRIPTS.contains(c)).collect();
        if !low.is_empty() {
            let number =
                low.chars().filter_map(|c| SUBSCRIPTS.iter().position(|it| *it == c)).fold(0, |sum, it| sum * 10 + it);
            base = u32::try_from(number).ok();
            span.end += low.len();
        } else if let Some(low) = rest.strip_prefix('_') {
            let bare = low.trim_start_matches(['{', '(']);
            let count = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
            base = bare[..count].parse().ok();
            let closing = usize::from(bare[count..].starts_with(['}', ')']) && low.len() > bare.len());
            span.end += 1 + (low.len() - bare.len()) + count + closing;
        }
        at = span.end;
        let sign = text[..span.start].chars().next_back().filter(|c| matches!(c, '-' | '−'));
        let is_signed = sign.is_some_and(|sign| {
            let before = text[..span.start - sign.len_utf8()].trim_end();
            before.is_empty() || before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '=' | ':'))
        });
        let digits = if is_signed { format!("-{digits}") } else { digits };
        found.push(Numeral { digits, base: base.filter(|it| (2..=36).contains(it)), span });
    }
    // "(a = 10, b = 11, ...)" tells how digits are written, and so does "digits above 9".
    found.retain(|it| {
        let before = text[..it.span.start].trim_end();
        let is_note = before.ends_with('=')
            && before.trim_end_matches([' ', '=']).ends_with(char::is_alphabetic)
            && before.contains('(');
        !is_note && !["above", "beyond"].iter().any(|word| before.ends_with(word))
    });
    in_groups(text, found)
}

/// The base that stands behind digits in `int("1101", 2)`, and how long it is with what is between.
fn second_of_call(before: &str, rest: &str) -> Option<(u32, usize)> {
    let is_call = before.ends_with("int(\"") || before.ends_with("int('");
    let inside = rest.strip_prefix(['"', '\'']).filter(|_| is_call)?.strip_prefix(',')?;
    let length = inside.find(')')?;
    Some((inside[..length].trim().parse().ok()?, rest.len() - inside.len() + length))
}

/// "1101 0110 1011" is one numeral, written in groups of four.
fn in_groups(text: &str, numerals: Vec<Numeral>) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    for next in numerals {
        let is_of_four =
            |it: &Numeral| it.digits.len().is_multiple_of(4) && it.digits.chars().all(|c| matches!(c, '0' | '1'));
        match found.last_mut() {
            Some(last)
                if &text[last.span.end..next.span.start] == " "
                    && is_of_four(&next)
                    && last.digits.len() <= 64
                    && last.base.is_none() =>
            {
                last.digits.push_str(&next.digits);
                last.span.end = next.span.end;
                last.base = next.base;
            }
            _ => found.push(next),
        }
    }
    found
}

/// Gives a numeral the base that is said right before or behind it.
fn settle(text: &str, numeral: &mut Numeral, mentions: &mut [Mention]) {
    if numeral.base.is_some() {
        return;
    }
    let has_letters = numeral.digits.contains(|c: char| c.is_ascii_alphabetic());
    // What is reached with nothing but these words between.
    let only = |between: &str, words: &[&str]| {
        between.split_whitespace().all(|it| words.contains(&it.to_lowercase().as_str()))
    };
    let count = mentions.iter().filter(|it| !it.is_used).count();
    let mentions_before: Vec<Mention> =
        mentions.iter().filter(|it| it.span.end <= numeral.span.start).cloned().collect();
    if let Some(before) = mentions.iter_mut().rev().find(|it| it.span.end <= numeral.span.start) {
        let between = text[before.span.end..numeral.span.start].trim_matches([' ', ':', '"', '\'', '“', '‘']);
        // "In binary, 101" is no "the binary number 101".
        let is_owner = only(between, &["number", "numeral", "value", "numbers", "code"]);
        let leads = text[..before.span.start].trim_end().to_lowercase();
        let is_target = ["in", "to", "into", "as"].iter().any(|it| leads.ends_with(&format!(" {it}")));
        let is_of_a_number =
            between == "is" && ["number in", "numeral in", "value in"].iter().any(|it| leads.ends_with(it));
        // "From base 2 to base 16: 101010".
        let is_last = mentions_before.len() == 2 && text[before.span.end..numeral.span.start].trim() == ":";
        if is_last && is_arrow(text, &mentions_before) {
            numeral.base = Some(mentions_before[0].base);
            mentions[0].is_used = true;
            return;
        }
        if is_of_a_number && !before.is_used {
            numeral.base = Some(before.base);
            before.is_used = true;
            return;
        }
        if is_owner && !is_target && !before.is_used {
            numeral.base = Some(before.base);
            before.is_used = true;
            return;
        }
    }
    let position = mentions.iter().position(|it| it.span.start >= numeral.span.end && !it.is_used);
    let Some(position) = position else {
        return;
    };
    let between = text[numeral.span.end..mentions[position].span.start].trim_matches([' ', '"', '\'', '”', '’']);
    let is_in_brackets = between == "(" || between == "[" || between.is_empty();
    let is_behind = matches!(between.to_lowercase().as_str(), "in" | "(in" | "written in" | "from");
    // "255 in base 16" asks, but "1011 in base 2 to base 10" tells where another base is wanted.
    let next = mentions.get(position + 1);
    let joined = next.is_some_and(|next| {
        only(
            text[mentions[position].span.end..next.span.start].trim_matches([',', ' ', '&']),
            &["and", "in", "to", "as", "also", "into", "then"],
        ) && text[mentions[position].span.end..next.span.start].contains("and")
    });
    let lower = between.to_lowercase();
    // "132 is written in base 5" tells of the numeral.
    let is_told = (lower.starts_with("is ") || lower.starts_with("was "))
        && lower.ends_with(" in")
        && lower.split(' ').count() <= 4;
    // "32 is a normal decimal number."
    let is_called = lower.starts_with("is ") && only(&lower, &["is", "a", "an", "normal", "usual", "ordinary"]);
    let tells = is_told || is_called || is_in_brackets || is_behind && (has_letters || count > 1 && !joined);
    if tells {
        numeral.base = Some(mentions[position].base);
        mentions[position].is_used = true;
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
