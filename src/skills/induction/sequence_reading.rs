//! How a number sequence is asked for: "3, 7, 11, 15, ?", "What comes next: 2 4 8 16", "2, 6, __, 14".

use std::ops::Range;

use crate::language::{Telling, ordinal, place_of, says, without_sheet};
use crate::maths::Number;
use crate::problem::{Form, Goal, Prompt, Reading, Token, TokenKind, Value};

/// With fewer numbers in a row than this there is no sequence.
const FEWEST: usize = 3;
const MOST: usize = 60;

/// The most terms that are asked for at once.
const MOST_ASKED: i64 = 10;

const ASKS: &str = "next|missing|continue|complete|follow|sequence|pattern|series|blank|question_mark|fill|come|rule|progression|\
                    predict|extend|replace|belong|go|after|logic|should|gap|term";

/// What is asked when it is not a term that is not shown.
const ASKS_OTHERWISE: &str = "sum|total|average|mean|median|mode|product|largest|smallest|greatest|least|biggest|maximum|minimum|\
                              sort|order|reverse|ascending|descending|probability|chance|divisible|factor|odd_one|wrong|mistake|\
                              does_not|but_one|not_belong|nth|formula|equation|difference_between|how_many|count|remainder|previous_to|dice|die|\
                              backward|backwards|precede|precedes|came_before|comes_before|come_before|converge|limit|random|\
                              last_digit|range|remove|move|swap|intruder|outlier|position|index|tower|disk|equal|use|using|target|\
                              even|odd|prime|than|twice|half|double|ratio|steps|letter|letters|spell|grid|rows|column|input|output";

/// Words that may follow right behind the terms.
const AFTER: &str =
    "what|which|find|be|to|so|as|in|by|with|and|then|follow|come|give|continue|go|next|the|have|form|complete|if";

/// What stands in a row: a number, or the mark of an unknown one.
type Item = Option<Number>;

struct Run {
    items: Vec<Item>,
    span: Range<usize>,
    /// Whether it ends in dots: more is to come.
    goes_on: bool,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    match in_a_row(&prompt.text) {
        Some(told) => read_row(&crate::language::read_tokens(&told)),
        None => read_row(prompt),
    }
}

/// The text with terms that are told by their places, "Term 1: 6", "a_2 = 9", in a row. None when there are none.
fn in_a_row(text: &str) -> Option<String> {
    if text.len() > 4_000 {
        return None;
    }
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['\n', ',', ';']).chain([(text.len(), "")]) {
        pieces.push(start..at);
        start = at + mark.len();
    }
    let of_piece = |span: &Range<usize>| -> Option<(i64, &str)> {
        let (label, value) = text[span.clone()].trim().split_once([':', '='])?;
        let label = label.trim().trim_end_matches([')', ']', '.']);
        let digits = label.len() - label.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (name, place) = label.split_at(label.len() - digits);
        let value = value.trim();
        let is_value = value.trim_start_matches(['-', '−']).chars().all(|c| c.is_ascii_digit() || c == '.')
            && value.contains(|c: char| c.is_ascii_digit())
            || matches!(value, "?" | "_" | "__" | "___" | "____");
        (name.len() < 20 && is_value).then_some((place.parse().ok()?, value))
    };
    let told: Vec<Option<(i64, &str)>> = pieces.iter().map(of_piece).collect();
    let first = told.iter().position(Option::is_some)?;
    let run: Vec<(i64, &str)> = told[first..].iter().map_while(|it| *it).collect();
    let is_counted = run.windows(2).all(|two| two[1].0 == two[0].0 + 1) && run[0].0 <= 1;
    if run.len() < 4 || !is_counted {
        return None;
    }
    let (from, to) = (pieces[first].start, pieces[first + run.len() - 1].end);
    let values: Vec<&str> = run.iter().map(|(_, value)| *value).collect();
    let asks = if run.iter().any(|(_, value)| value.starts_with(['?', '_'])) { "\nWhat comes next?" } else { "" };
    Some(format!("{}\n{}\n{}{asks}", &text[..from], values.join(", "), &text[to..]))
}

fn read_row(prompt: &Prompt) -> Option<Reading> {
    let run = only_run(&prompt.text)?;
    let known = run.items.iter().flatten().count();
    let holes = run.items.len() - known;
    // "19, 31, __, __" asks for as many terms as marks stand at the end.
    let at_end = run.items.iter().rev().take_while(|item| item.is_none()).count();
    if !(FEWEST..=MOST).contains(&known) || holes > 1 && holes != at_end {
        return None;
    }
    // A remark in brackets may tell the rule, "(double it and add 1)": the terms show it as well.
    let remarks = remarks(&prompt.text, &run.span);
    let is_aside = |token: &Token| remarks.iter().any(|it| within(&token.span, it));
    let hints = hints(prompt, &run.span);
    let is_aside = |token: &Token| is_aside(token) || hints.iter().any(|it| within(&token.span, it));
    let outside = || prompt.tokens.iter().filter(|token| !within(&token.span, &run.span) && !is_aside(token));
    let told: Vec<Token> = prompt.tokens.iter().filter(|token| !is_aside(token)).cloned().collect();
    let has_words = outside().any(|token| matches!(token.kind, TokenKind::Word { .. }));
    // "next_value = ?" is one word.
    let is_named = ["next_", "nextterm", "_next", "next-"].iter().any(|it| prompt.text.to_lowercase().contains(it));
    let is_asked = is_named || prompt.says(ASKS) || place_asked(prompt).flatten().is_some();
    if (has_words && !is_asked) || (!has_words && holes == 0 && !run.goes_on) || says(&told, ASKS_OTHERWISE) {
        return None;
    }
    // A row below the header of a table is told by it.
    let line_above = prompt.text[..run.span.start].trim_end().lines().next_back().unwrap_or_default();
    if line_above.matches('|').count() > 0 && prompt.text[run.span.clone()].contains('|') {
        return None;
    }
    // What is counted is no sequence: "3, 7 and 11 pens".
    let after = prompt.tokens.iter().find(|token| token.span.start >= run.span.end);
    let begins_anew = |token: &Token| prompt.text[token.span.clone()].starts_with(char::is_uppercase);
    let counts_things = after.is_some_and(|token| {
        matches!(token.kind, TokenKind::Word { .. })
            && !(run.goes_on && begins_anew(token))
            && prompt.text[run.span.end..token.span.start].trim().is_empty()
            && !prompt.text[run.span.end..token.span.start].contains('\n')
            && !says(std::slice::from_ref(token), AFTER)
    });
    // A name in capitals within a sentence has a story to it: "Who comes next?"
    if counts_things || prompt.says("who_comes|who_is|whose_turn|who_be") {
        return None;
    }
    let wanted = place_asked(prompt)?;
    // Another number asks for something else, unless it says how many or which are wanted.
    let last = run.items.iter().flatten().next_back();
    let problem = without_sheet(&prompt.text);
    let is_of_the_sheet = |token: &Token| problem.get(token.span.clone()).is_some_and(|it| it.trim().is_empty());
    let mut others = outside().filter(|token| !is_of_the_sheet(token)).filter(|token| {
        matches!(token.kind, TokenKind::Formula(_))
            || token.number().is_some()
                && !is_pronoun(prompt, token)
                && &*token.lower != "one"
                && !names_the_next(prompt, token, known as i64)
                && !comes_after(prompt, token, last)
                && !counts_the_known(prompt, token, known as i64)
            || token.lower.contains(char::is_numeric) && ordinal(&token.lower).is_none() && token.number().is_none()
    });
    let telling = Telling::new(prompt);
    telling.says(&[ASKS]);
    telling.takes(&run.span);
    // "It prints one number every second" counts no terms.
    for sentence in telling.left() {
        let mut numbers = prompt.of(sentence).iter().filter(|token| token.number().is_some()).peekable();
        if numbers.peek().is_some() && numbers.all(|token| &*token.lower == "one") {
            telling.passes(&sentence.span);
        }
    }
    let asked = match (others.next(), others.next()) {
        (None, _) => holes.max(1) as i64,
        (Some(token), None) => {
            let count = token.number()?.to_i64().filter(|count| (1..=MOST_ASKED).contains(count))?;
            let at = prompt.tokens.iter().position(|other| other.span == token.span)?;
            let (before, after) = (&prompt.tokens[at.saturating_sub(2)..at], &prompt.tokens[at + 1..]);
            let says_how_many = says(before, "next|following|missing|by|with|give|find|which|what")
                && place_of(after, "term|number|value|next").is_some_and(|place| place <= 1);
            if !says_how_many || holes > 1 && count != holes as i64 {
                return None;
            }
            count
        }
        _ => return None,
    };
    let is_at_end = run.items.last().is_some_and(Option::is_none);
    let terms = run.items.iter().filter(|_| true);
    let terms = Value::list(terms.enumerate().filter_map(|(index, item)| match item {
        Some(number) => Some(Value::from(number)),
        None if index + at_end.max(1) >= run.items.len() => None,
        None => Some(Value::text("?")),
    }));
    let form = if prompt.text[run.span.clone()].contains('.') && !run.goes_on { Form::Decimal } else { Form::Plain };
    if holes == 0 && says_missing_alone(prompt) {
        return None;
    }
    let (unknown, goal) = match asked {
        1 if holes == 0 || is_at_end => ("the next term", Goal::new("next_term", vec![terms])),
        1 => ("the missing term", Goal::new("missing_term", vec![terms])),
        _ if holes == 0 || is_at_end => ("the next terms", Goal::new("next_terms", vec![terms, asked.into()])),
        _ => return None,
    };
    if let Some(place) = wanted {
        let more = place.checked_sub(known as i64).filter(|more| *more >= 1)?;
        if asked > 1 || holes > usize::from(is_at_end) {
            return None;
        }
        let terms = goal.given().first()?.clone();
        let goal = match more {
            1 => goal,
            more if more > MOST_ASKED => Goal::new("term_at", vec![terms, place.into()]),
            _ => Goal::new("last_of", vec![Goal::new("next_terms", vec![terms, more.into()]).into()]),
        };
        return Some(telling.reading("induction", format!("term {place}"), goal, form));
    }
    let form = if asked > 1 { Form::listed("", ", ", "", form) } else { form };
    Some(telling.reading("induction", unknown, goal, form))
}

/// The place of the one term that is asked for, "the seventh term"; none where more than one is.
#[expect(clippy::option_option, reason = "no place is asked for, or one, or too many")]
fn place_asked(prompt: &Prompt) -> Option<Option<i64>> {
    let is_term = |token: &Token| says(std::slice::from_ref(token), "term|number|element|member|one|entry");
    let pairs = prompt.tokens.windows(2).filter(|pair| is_term(&pair[1]));
    let mut places = pairs.filter_map(|pair| ordinal(&pair[0].lower));
    let first = places.next();
    places.next().is_none().then_some(first)
}

/// "The next one."
fn is_pronoun(prompt: &Prompt, token: &Token) -> bool {
    let at = prompt.tokens.iter().position(|other| other.span == token.span).unwrap_or(0);
    let before = &prompt.tokens[at.saturating_sub(1)..at];
    let after = prompt.tokens.get(at + 1..(at + 2).min(prompt.tokens.len())).unwrap_or_default();
    &*token.lower == "one"
        && (says(before, "next|the|missing|this|following|which|last")
            || before.iter().any(|it| ordinal(&it.lower).is_some())
            || says(after, "for|of|more|before"))
}

/// "The first 5 terms are", "here are five numbers", where so many are shown.
fn counts_the_known(prompt: &Prompt, token: &Token, known: i64) -> bool {
    let at = prompt.tokens.iter().position(|other| other.span == token.span).unwrap_or(0);
    let (before, after) = (&prompt.tokens[at.saturating_sub(2)..at], &prompt.tokens[at + 1..]);
    token.number().and_then(Number::to_i64) == Some(known)
        && place_of(after, "term|number|value|element|entry|item|member|integer").is_some_and(|place| place <= 2)
        && !says(before, "next|following|more|find|give")
}

/// "Element 7", where six are shown.
fn names_the_next(prompt: &Prompt, token: &Token, known: i64) -> bool {
    let at = prompt.tokens.iter().position(|other| other.span == token.span).unwrap_or(0);
    token.number().and_then(Number::to_i64) == Some(known + 1)
        && says(&prompt.tokens[at.saturating_sub(1)..at], "term|number|element|entry|item|member|value")
}

/// "What comes after 26?", which is the last of the terms.
fn comes_after(prompt: &Prompt, token: &Token, last: Option<&Number>) -> bool {
    let at = prompt.tokens.iter().position(|other| other.span == token.span).unwrap_or(0);
    token.number() == last && says(&prompt.tokens[at.saturating_sub(1)..at], "after|follow|follows|behind")
}

/// "Find the missing number", where none is shown as missing.
fn says_missing_alone(prompt: &Prompt) -> bool {
    prompt.says("missing|blank|gap") && !prompt.says("next|continue")
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The only row of numbers that is long enough to be a sequence; a second one asks for something else.
fn only_run(text: &str) -> Option<Run> {
    let mut found: Option<Run> = None;
    let mut at = 0;
    // With blanks after its commas a text may have others inside its numbers: 1,200.
    let has_thousands = text.contains(", ");
    while at < text.len() {
        let Some(run) = run_at(text, at, has_thousands) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at = run.span.end;
        if run.items.iter().flatten().count() >= FEWEST && found.replace(run).is_some() {
            return None;
        }
    }
    found
}

/// The row of numbers and marks that begins here.
fn run_at(text: &str, start: usize, has_thousands: bool) -> Option<Run> {
    let is_inside_word = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '$' || c == '^');
    if is_inside_word {
        return None;
    }
    let (mut items, mut at, mut end) = (Vec::new(), start, start);
    let mut goes_on = false;
    while let Some((item, length)) = item_at(&text[at..], has_thousands) {
        // A question mark behind a number and no blank ends the question.
        let is_mark_of_question = item.is_none() && text[at..].starts_with('?') && at == end && !items.is_empty();
        if is_mark_of_question || items.len() > MOST {
            break;
        }
        items.push(item);
        end = at + length;
        let rest = &text[end..];
        if rest.starts_with(char::is_alphabetic) || rest.starts_with(['%', '^', '*', '=', '+', ':', '/']) {
            return None;
        }
        at = end + separator(rest);
        if at == end {
            break;
        }
    }
    let dots = text[at..].trim_start_matches(' ');
    if items.len() > 1 && (dots.starts_with("...") || dots.starts_with('…')) {
        goes_on = true;
        end = text.len() - dots.trim_start_matches(['.', '…']).len();
        // Dots and then a mark are one thing: the term that comes next.
        let after = text[end..].trim_start_matches([' ', ',']);
        if let Some((None, length)) = item_at(after, false)
            && text[end..].len() > after.len()
        {
            items.push(None);
            end = text.len() - after.len() + length;
        }
        items.extend(items.last().is_some_and(Option::is_some).then_some(None));
    }
    // "9 - 4 - 2" is a difference; "9 - 4 - 2 - ?" is a row.
    let is_dashed = [" - ", " – ", " — "].iter().any(|mark| text[start..end].contains(mark));
    let is_row = !is_dashed || goes_on || items.iter().any(Option::is_none);
    (!items.is_empty() && is_row).then_some(Run { items, span: start..end, goes_on })
}

/// A number or a mark at the beginning of a text, and its length.
fn item_at(text: &str, has_thousands: bool) -> Option<(Item, usize)> {
    for mark in ["[?]", "(?)", "[ ]", "( )", "( ? )", "[ ? ]", "□", "⬜", "▢", "???", "??", "?"] {
        if text.starts_with(mark) {
            return Some((None, mark.len()));
        }
    }
    let underscores = text.len() - text.trim_start_matches('_').len();
    if underscores > 0 {
        return Some((None, underscores));
    }
    let unsigned = text.strip_prefix('-').or_else(|| text.strip_prefix('−')).or_else(|| text.strip_prefix('–'));
    let (digits_at, is_negative) = (text.len() - unsigned.unwrap_or(text).len(), unsigned.is_some());
    let digits = |from: usize| text[from..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - from);
    let mut end = digits_at + digits(digits_at);
    if end == digits_at {
        return None;
    }
    let mut written = text[digits_at..end].to_owned();
    while has_thousands && written.len() < 15 && text[end..].starts_with(',') && digits(end + 1) == 3 {
        written += &text[end + 1..end + 4];
        end += 4;
    }
    for mark in ['.', '/'] {
        if text[end..].starts_with(mark) && digits(end + 1) > 0 {
            let more = digits(end + 1);
            written += &text[end..=end + more];
            end += 1 + more;
            break;
        }
    }
    let number: Number = written.parse().ok()?;
    Some((Some(if is_negative { number.negated() } else { number }), end))
}

/// Words with which a remark asks for something else than the next term by the rule.
const TURNS: &str = "not|no|except|but|only|then|sum|total|product|round|rounded|count|counting|counted|zero|0|right|left|modulo|mod|start|\
                     starting|wrong|after|backwards|reverse|reversed|based|index|indexed|double|answer|give|write";

/// The stretches in round brackets that are no part of the row.
fn remarks(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let opened = text.match_indices('(').filter_map(|(start, _)| Some(start..start + text[start..].find(')')? + 1));
    let limits = |it: &Range<usize>| {
        let words = text[it.clone()].to_lowercase();
        words.split(|c: char| !c.is_alphanumeric()).any(|word| TURNS.split('|').any(|it| it == word))
    };
    let told = |it: &Range<usize>| is_of_the_rule(&crate::language::read_tokens(&text[it.clone()]).tokens);
    opened.filter(|it| (it.end <= row.start || it.start >= row.end) && (!limits(it) || told(it))).collect()
}

/// "Every number is the sum of the two before it", "two patterns take turns".
fn is_of_the_rule(tokens: &[Token]) -> bool {
    let of_terms = says(tokens, "each|every|two number|term|one|pattern|progression|sequence");
    let is_before =
        says(tokens, "one_before|ones_before|two_before|just_before|number_before|term_before|previous|predecessor");
    let is_mixed = says(tokens, "interleave|alternate|take_turn|mixed");
    let is_asked = tokens.iter().any(|token| token.is_mark('?'))
        || says(
            tokens,
            "find|what|which|continue|give|write|complete|next|missing|except|but|not|only|then|wrong|modulo",
        );
    of_terms && (is_before || is_mixed) && !is_asked
}

/// Sentences that only tell of the rule, which the terms show as well: "Hint: each number comes from the two before it.",
/// "Two patterns take turns."
fn hints(prompt: &Prompt, row: &Range<usize>) -> Vec<Range<usize>> {
    let tells = |tokens: &[Token]| {
        let is_called = says(&tokens[..tokens.len().min(1)], "hint|note|tip|remark|rule");
        is_of_the_rule(tokens)
            || is_called && !says(tokens, TURNS) && !says(tokens, "ratio|difference|odd|even|place|position")
    };
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let told = sentences.filter(|it| it.span.end <= row.start || it.span.start >= row.end);
    told.filter(|it| tells(prompt.of(it))).map(|it| it.span.clone()).collect()
}

/// How long what stands between two terms is; nothing when none of it does.
fn separator(text: &str) -> usize {
    let rest = text.trim_start();
    let marked = ["->", "→", ",", ";", "|", "=>"].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    // A dash between blanks parts terms as well; whether it is a sign is seen at the end of the row.
    let dashed = ["- ", "– ", "— "].iter().find_map(|mark| rest.strip_prefix(mark)).filter(|_| rest.len() < text.len());
    let marked = dashed.unwrap_or(marked);
    let marked = marked.trim_start();
    let marked = marked.strip_prefix("and ").unwrap_or(marked);
    text.len() - marked.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        let reading = read(&read_tokens(text)).filter(Reading::is_complete)?;
        Some(reading.goal.to_string())
    }

    #[test]
    fn sequences_are_read_in_many_ways() {
        for text in [
            "3, 7, 11, 15, ?",
            "What comes next: 3, 7, 11, 15",
            "3 7 11 15 __",
            "Continue the pattern: 3, 7, 11, 15, ...",
            "Find the next number in the sequence [3, 7, 11, 15].",
            "Which number should replace the question mark? 3; 7; 11; 15; ?",
            "3 -> 7 -> 11 -> 15 -> ?",
            "3 - 7 - 11 - 15 - ?",
            "Find the next term (each is 4 more than the one before): 3, 7, 11, 15",
        ] {
            assert_eq!(goal(text).as_deref(), Some("next_term([3, 7, 11, 15])"), "{text}");
        }
        assert_eq!(
            goal("Find the missing number: 2, -6, ___, -54").as_deref(),
            Some(r#"missing_term([2, -6, "?", -54])"#)
        );
        assert_eq!(goal("What are the next two terms of 1, 2, 4, 8?").as_deref(), Some("next_terms([1, 2, 4, 8], 2)"));
        assert_eq!(
            goal("What is the 6th term of 3, 7, 11, 15, ...?").as_deref(),
            Some("last_of(next_terms([3, 7, 11, 15], 2))")
        );
        assert_eq!(goal("1, 2, 4, 8 follow a rule. What follows 8?").as_deref(), Some("next_term([1, 2, 4, 8])"));
        assert_eq!(goal("1,000, 2,000, 3,000, ?").as_deref(), Some("next_term([1000, 2000, 3000])"));
    }

    #[test]
    fn what_asks_for_something_else_is_no_sequence() {
        for text in [
            "What is the sum of 3, 7, 11, 15?",
            "What is 15 - 7 - 3?",
            "3, 7, 11, 15",
            "3, 7",
            "Tom has 3, 7 and 11 pens. Who comes next?",
            "Which number does not belong in the sequence 3, 7, 11, 16?",
            "Complete: 3, ?, 11, ?, 19",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
