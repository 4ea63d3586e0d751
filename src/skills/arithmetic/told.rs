//! Calculations that are told or laid out: steps one after the other, "start with 7, take away 2, add 5", a column of numbers
//! with their signs, or a term on a line by itself.

use crate::language::{Telling, bears_a_rule, is_about_the_form, is_remark, lines, says, says_nothing};
use crate::maths::parse::{Options, parse_expression};
use crate::maths::{Expression, Number};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, TokenKind, Value};

/// What makes it another calculation, wherever it is said.
const TWISTS: &str = "except|unless|without|only|skip|ignore|largest|smallest|highest|lowest|average|mean|median|round|rounded|nearest|\
                      twice|double|half|digit|digits|even|odd|prime|instead|every|each_time|repeat|absolute|remainder|backwards|reverse|not";

/// Steps of which a chain has at least so many numbers, and a column so many lines.
const FEWEST: usize = 3;

pub(super) fn read(prompt: &Prompt) -> Vec<Reading> {
    [chain(prompt), column(prompt), by_itself(prompt)].into_iter().flatten().collect()
}

fn reading(prompt: &Prompt, term: Expression, told: String) -> Reading {
    let telling = Telling::new(prompt);
    telling.weighs_all();
    telling.is_given(told);
    let has_point = prompt.text.as_bytes().windows(2).any(|two| two[0] == b'.' && two[1].is_ascii_digit());
    let form = if has_point { Form::Decimal } else { Form::Plain };
    telling.reading("arithmetic", "the result", Goal::new("evaluate", vec![Value::expression(term)]), form)
}

/// Whether a sentence beside the calculation changes nothing in it.
fn is_harmless(prompt: &Prompt, sentence: &Sentence) -> bool {
    says_nothing(prompt, sentence)
        || is_remark(prompt, sentence)
        || is_about_the_form(prompt, sentence) && !says(prompt.of(sentence), TWISTS)
}

fn is_question(tokens: &[Token]) -> bool {
    says(tokens, "what|which|where|tell|give|how_much|find|name|say")
        && says(
            tokens,
            "end|finish|get|result|left|arrive|land|have|now|final|finally|come|total|answer|bottom|balance|sum|at",
        )
        && !says(tokens, TWISTS)
}

/// "Start with 469, take away 251, add 912. Which number do you end on?"
fn chain(prompt: &Prompt) -> Option<Reading> {
    const BEGINS: &str = "start|starts|starting|begin|begins|beginning";
    const SMALL: &str = "add|plus|subtract|minus|take|away|off|remove|deduct|multiply|divide|by|time|it|the|result|that|then|and|now|next|\
                         after|finally|you|i|we|lastly|put|on|to|from|this|what|have|go|down|up|back|forward|lose|gain|more|another|again|add_on";
    let is_number = |token: &Token| {
        matches!(token.kind, TokenKind::Number(_)) && token.lower.contains(|c: char| c.is_ascii_digit())
    };
    let places: Vec<usize> = (0..prompt.tokens.len()).filter(|&at| is_number(&prompt.tokens[at])).collect();
    let (&first, &last) = (places.first()?, places.last()?);
    let start = (0..first).rev().find(|&at| says(&prompt.tokens[at..=at], BEGINS))?;
    let is_plain =
        |token: &Token| matches!(token.kind, TokenKind::Word { .. } | TokenKind::Mark(_) | TokenKind::Number(_));
    if places.len() < FEWEST || !prompt.tokens.iter().all(is_plain) || first - start > 4 {
        return None;
    }
    let mut term = Expression::Number(prompt.tokens[first].number()?.clone());
    for two in places.windows(2) {
        let between = &prompt.tokens[two[0] + 1..two[1]];
        let words = between.iter().filter(|it| !matches!(it.kind, TokenKind::Mark(',' | '.' | ';' | ':' | '-')));
        if !words.clone().all(|it| says(std::slice::from_ref(it), SMALL)) {
            return None;
        }
        let number = Expression::Number(prompt.tokens[two[1]].number()?.clone());
        let verbs = ["add|plus|gain", "subtract|minus|take|remove|deduct|lose", "multiply|time", "divide"];
        let said: Vec<usize> = (0..4).filter(|&kind| says(between, verbs[kind])).collect();
        term = match said[..] {
            [0] => term + number,
            [1] => term - number,
            [2] => term * number,
            [3] => term / number,
            _ => return None,
        };
    }
    // "But skip every second step" may stand behind the last step.
    let is_beside = |at: &usize| *at < start || *at > last;
    let beside: Vec<Token> = (0..prompt.tokens.len()).filter(is_beside).map(|at| prompt.tokens[at].clone()).collect();
    if says(&beside, TWISTS) || says(&beside, "but|if|when|whenever|however") {
        return None;
    }
    // Around the chain only the question is said, and nothing that could change it.
    let end = prompt.tokens[last].span.end;
    let begin = prompt.tokens[start].span.start;
    let mut is_asked = false;
    for sentence in &prompt.outline().sentences {
        let tokens = prompt.of(sentence);
        let is_of_chain = sentence.span.start < end && begin < sentence.span.end;
        if is_of_chain {
            is_asked |= says(tokens, "what|which|where|how_much") && is_question(tokens);
        } else if is_question(tokens) {
            is_asked = true;
        } else if !is_harmless(prompt, sentence) {
            return None;
        }
    }
    is_asked.then(|| reading(prompt, term, prompt.text[begin..end].to_owned()))
}

/// Numbers below each other with their signs, and a question for the total.
fn column(prompt: &Prompt) -> Option<Reading> {
    let mut rows: Vec<(usize, bool, bool, Number)> = Vec::new();
    let mut end = 0;
    for (start, line) in lines(&prompt.text) {
        let bare = line.trim().trim_matches('`');
        let sign = bare.chars().next().filter(|c| "+-−–".contains(*c));
        let digits = bare.trim_start_matches(['+', '-', '−', '–']).trim().replace(',', "");
        let is_number =
            digits.contains(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        if is_number && digits.len() < 40 {
            // All lines stand together.
            if !rows.is_empty() && !prompt.text[end..start].trim().is_empty() {
                return None;
            }
            rows.push((start, sign.is_some(), sign.is_some_and(|c| c != '+'), digits.parse().ok()?));
            end = start + line.len();
        }
    }
    let (begin, first_is_signed, ..) = *rows.first()?;
    // Either all after the first have a sign, or none has.
    let signed = rows.iter().skip(1).filter(|it| it.1).count();
    if rows.len() < FEWEST || rows.len() > 1_000 || signed != 0 && signed != rows.len() - 1 {
        return None;
    }
    let is_signed = signed > 0;
    if !is_signed && (first_is_signed || !prompt.says("sum|total|add")) {
        return None;
    }
    // All that is said around it counts, also where it shares a sentence with the column.
    let beside: Vec<Token> =
        prompt.tokens.iter().filter(|it| it.span.end <= begin || it.span.start >= end).cloned().collect();
    let has_number = beside.iter().any(|it| it.number().is_some() && !it.is_word("one"));
    if has_number || says(&beside, TWISTS) {
        return None;
    }
    let is_asked =
        says(&beside, "total|sum|balance|result|bottom|add_up|come_to|answer|add|work_out|calculate|compute");
    let terms = rows.into_iter().map(|(_, _, is_negative, number)| (is_negative, Expression::Number(number)));
    let term = terms.fold(None, |so_far: Option<Expression>, (is_negative, number)| {
        Some(match (so_far, is_negative) {
            (None, false) => number,
            (None, true) => Expression::Number(0.into()) - number,
            (Some(before), false) => before + number,
            (Some(before), true) => before - number,
        })
    })?;
    is_asked.then(|| reading(prompt, term, prompt.text[begin..end].replace('\n', " ")))
}

/// A term on a line by itself, below words that ask for its value.
fn by_itself(prompt: &Prompt) -> Option<Reading> {
    const ASKS: &str = "work|calculate|compute|evaluate|solve|what|value|figure|answer|simplify|how_much|do|check|determine|find|result";
    const OF_TERMS: &str = "precedence|order_of_operations|bodmas|pemdas|operator|multiplication|brackets|parentheses";
    const ASKED: &str = "one out value result exact exactly number answer the this calculation sum of is following below for me can could may it come \
                         product term many much should need must before first point";
    let is_term = |line: &str| {
        let bare = line.trim().trim_end_matches(['=', '?', ' ', '`']).trim_start_matches('`').trim();
        let is_of_signs = bare.chars().all(|c| c.is_ascii_digit() || "()[]+-−–*/×÷·:^., ".contains(c));
        let numbers = bare.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).count();
        (is_of_signs && numbers > 1 && bare.contains(['+', '-', '−', '*', '/', '×', '÷', '^', '·']))
            .then(|| bare.to_owned())
    };
    let mut found = lines(&prompt.text).filter_map(|(start, line)| Some((start..start + line.len(), is_term(line)?)));
    let (span, written) = found.next()?;
    if found.next().is_some() || written.len() > 2_000 {
        return None;
    }
    let term = parse_expression(&written, &Options::default()).ok()?.value;
    if !term.symbols().is_empty() || matches!(term, Expression::Number(_)) {
        return None;
    }
    let mut is_asked = false;
    for sentence in
        prompt.outline().sentences.iter().filter(|it| it.span.end <= span.start || it.span.start >= span.end)
    {
        let tokens = prompt.of(sentence);
        if says(tokens, OF_TERMS) && !says(tokens, "left_to_right|ignore|without|not|n't|no")
            || is_harmless(prompt, sentence)
        {
            continue;
        }
        let is_known =
            |word: &Token| !bears_a_rule(&word.lower) || ASKED.split_ascii_whitespace().any(|it| it == &*word.lower);
        let are_known = tokens.iter().all(|it| match it.kind {
            TokenKind::Word { .. } => is_known(it),
            TokenKind::Mark(_) => true,
            TokenKind::Number(_) => it.is_word("one"),
            _ => false,
        });
        if !are_known || !says(tokens, ASKS) {
            return None;
        }
        is_asked = true;
    }
    is_asked.then(|| reading(prompt, term, written))
}
