//! Reads "make 24 of 3, 3, 8 and 8": the numbers that stand in a row, the one that stands alone, and how they may be used.

use std::ops::Range;

use super::MOST_NUMBERS;
use super::answer_form::form;
use super::operations::operators;
use crate::language::rules::{self, Rules};
use crate::language::{Telling, is_note_on_the_answer, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Value};

/// What makes it another puzzle: other operations, an order that must be kept, another question.
const OTHER_PUZZLES: &str = "next|sequence|series|pattern|factorial|exponent|exponentiation|power|square_root|root|\
                             decimal_point|modulo|same_order|given_order|order_given|in_this_order|in_that_order|\
                             rearrange|rearranging|prime|average|mean|median|as_often|repeatedly|any_number_of_times|more_than_twice|\
                             as_many_times|first_number|last_number|comes_first|comes_last|come_first|come_last|broken|number_of_division|number_of_multiplication|number_of_operation|reuse|unlimited|bracket_may_not|brackets_may_not|jack|queen|king|ace|missing|three_times|\
                             starting_with|starts_with|start_with|begins_with|at_least_twice|at_most_twice|up_to_twice|at_least_once|at_least_one";

/// Words of other questions than for an expression.
const NEAREST: &str = "closest|nearest";
const FEWEST: &str = "how_many|smallest|minimum|fewest|as_few|as_little|least_number|how_few";
const EXTREME: &str = "largest|biggest|greatest|maximum|how_close|how_near";

/// What is asked of the numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Expression,
    /// The nearest number that can be made.
    Nearest,
    /// How many of the numbers are needed at least.
    Fewest,
}

fn asked(prompt: &Prompt) -> Option<Asked> {
    let shows_it = "expression|calculation|equation|how !how_many !how_few";
    let is_wanted = |words: &str| prompt.sentences_that_say(words).all(|it| !says(prompt.of(it), shows_it));
    match (prompt.says(NEAREST), prompt.says(FEWEST), prompt.says(EXTREME)) {
        (false, false, false) => Some(Asked::Expression),
        (true, false, false) => {
            let asks = prompt.says("what|which|give|find|state number|value|result|total closest|nearest")
                || prompt.says("what|which closest|nearest");
            (asks && is_wanted(NEAREST)).then_some(Asked::Nearest)
        }
        (false, true, false) => {
            let things =
                ["tile", "number", "card", "plate", "the_tile", "the_number", "the_card", "the_plate", "these", "them"];
            let asks = things.map(|it| format!("number_of_{it}|fewest_{it}|how_few_{it}|fewest_of_{it}")).join("|");
            let asks_how_many = "how_many number|tile|card|plate need|needed|least|minimum";
            let counts = prompt.sentences_that_say(FEWEST).all(|it| {
                let tokens = prompt.of(it);
                says(tokens, &asks) || says(tokens, asks_how_many)
            });
            (counts && is_wanted(FEWEST)).then_some(Asked::Fewest)
        }
        _ => None,
    }
}

/// What the others may only be where it is forbidden: digits put together to a number, a sign before a number.
const DENIED: &str = "concatenate|concatenation|concatenated|glue|glued|unary";

/// An end that the expression must have; "= 24" is one that every one of them has.
const ENDS_IN: &str = "end_your|end_the|finish_with|finish_your|begin_with|begin_your|begin_the|start_your|start_the|ending_in|ending_with|ends_in|ends_with|end_with|end_in";

/// That a number is used again is only understood where it is forbidden.
const AGAIN: &str = "twice|more_than_once|more_than_one_time|two_times|again";
const NOT: &str = "no|not|none|never|cannot|can't|mustn't|without|nor|neither|n't|don't|isn't|aren't";

/// What says that one number is to be made of others.
const MAKE: &str = "make|reach|obtain|get|equal|give|hit|target|result|yield|come|produce|create|evaluate|total|calculate|goal|into|\
                    arrive|form|build|achieve|compute|combine|combination|value|worth";

const EACH_OPERATION: &str = "each_operation|every_operation|each_operator|every_operator|all_operations|all_four_operations|each_sign|\
                              every_sign|each_of_the_operations|each_of_these_operations|all_the_operations";

/// Words besides those, and those for the operations, that the rules are told in.
const KNOWN: &str = "count worth number digit integer value figure card element array tile plate list num target expression equation formula calculation \
    arithmetic operation operator operand basic standard usual elementary allow permit use once time combine evaluate equal mathematical math \
    addition add plus sum subtraction subtract minus difference multiplication multiply times product division divide quotient by \
    parenthesis parentheses bracket symbol sign whole fraction negative decimal remainder intermediate result stage positive integer \
    divisible evenly exact round countdown game 24 twenty-four original given available below above order any arrange together \
    necessarily require subset optional unused omit skip leave repeat repeated sentence away contestant player deal play dealt choose select pick \
    hit reach make obtain yield total form build achieve compute create calculate produce arrive provide respond reply string \
    whatever freely free group grouping write return valid correct left involve involved appear include including format simplify \
    python denote represent end come up combination x × ÷ example four five six duplicate every want like either own \
    show it as single final step without needn't had occur again twice thus own draw television tv often show result would day week today's standard thing ingredient got get pool tag inside small large join joined two exactly explanation further consider determine obtain value intermediate tile wheel card deck hand house table \
    exist random watch watched nobody lunch break hint somewhere meet natural le compte est bon even none evaluate open close combine string tag unary minus glue integer real symbol member club worksheet \
    reply nothing else besides matter enough tag json object key finish end box chosen challenge teaser starter brain pick mix brackets round half past pm am minute second start read show carefully winner team reasoning work gets thinking think";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_asked =
        prompt.says(MAKE) || prompt.says("countdown|game_of_24|24_game|24_puzzle|game_of_twenty-four|twenty-four_game");
    // "He wants 24, with plus and minus."
    let is_wished = prompt.tokens.windows(2).any(|two| says(&two[..1], "want|need") && two[1].number().is_some())
        && prompt.says("plus|minus|times|divide|operation|arithmetic");
    let is_about_expressions = prompt.says_somewhere(
        "expression|operation|operator|arithmetic|addition|add|plus|countdown|equation|formula|once|calculation|24_game|\
         game_of_24|parenthesis|bracket|four_number|number|numbers|digits",
    ) && prompt.says("use|using|with|from|of|out_of|combine|given|have|number|numbers|card");
    let is_named = prompt.says("game_of_24|24_game|24_puzzle|game_of_twenty-four|twenty-four_game");
    if !(is_asked || is_wished)
        || !(is_about_expressions || is_named || is_made_from(prompt))
        || prompt.says(OTHER_PUZZLES)
        || prompt.says("in_order !in_order_to")
    {
        return None;
    }
    let is_denied = |sentence: &Sentence| says(prompt.of(sentence), NOT);
    if [AGAIN, DENIED].iter().any(|words| !prompt.sentences_that_say(words).all(is_denied)) || prompt.text.contains('^')
    {
        return None;
    }
    if !prompt.sentences_that_say(ENDS_IN).all(|it| prompt.text_of(it).contains("= ")) {
        return None;
    }
    // "Never divide by 2", "without brackets", "each operation once".
    let is_by_number = prompt.tokens.windows(2).any(|two| two[0].is_word("by") && two[1].number().is_some());
    let is_without = (0..prompt.tokens.len()).any(|at| {
        let next = prompt.tokens.get(at + 1..(at + 4).min(prompt.tokens.len())).unwrap_or_default();
        says(&prompt.tokens[at..=at], "no|without|never|not") && says(next, "bracket|parenthesis|parentheses")
    });
    // "No more than one division."
    let kinds = [
        "division",
        "multiplication",
        "addition",
        "subtraction",
        "bracket",
        "sign",
        "star",
        "asterisk",
        "slash",
        "plus",
    ];
    let is_counted =
        prompt.tokens.windows(2).any(|two| two[0].number().is_some() && kinds.iter().any(|it| two[1].has_lemma(it)));
    if is_counted || is_by_number || is_without || prompt.says(EACH_OPERATION) {
        return None;
    }
    // "No sign may come twice", "one of the tiles may be left over".
    let binds_signs = |it: &Sentence| {
        says(
            prompt.of(it),
            "no_sign|no_operation|no_operator|same_sign|same_operation|same_operator|sign_twice|operation_twice|operator_twice",
        )
    };
    let spares_some = |it: &Sentence| {
        const COUNTED: &str = "one_of|two_of|three_of|one_number|one_tile|one_card|a_number|a_tile|a_card";
        let tokens = prompt.of(it);
        says(tokens, "left_over|left_out|leave_out|left_behind|unused")
            && says_before(tokens, "leave|left|unused", COUNTED)
            && !says_before(tokens, "leave|left|unused", NOT)
    };
    let is_bound = prompt.sentences_that_say(AGAIN).any(binds_signs)
        || prompt
            .outline()
            .sentences
            .iter()
            .any(|it| !it.is_example && (spares_some(it) && !is_note_on_the_answer(prompt, it)));
    if is_bound {
        return None;
    }
    let asked = asked(prompt)?;
    let (in_row, row) = row_of_numbers(prompt)?;
    let target = target(&telling, &row, &in_row)?;
    telling.takes(&row);
    let operators = operators(&telling);
    if operators.is_empty() {
        return None;
    }
    let rule = rule(&telling, in_row.len());
    let (verb, unknown) = match asked {
        Asked::Expression => ("made_of", format!("an expression that makes {target}")),
        Asked::Nearest => ("nearest_made", format!("the number nearest to {target} that can be made")),
        Asked::Fewest => ("fewest_used", format!("how many numbers are needed to make {target}")),
    };
    // Of a target that is not met it does not matter how many are used.
    let rule = match asked {
        Asked::Expression => rule,
        Asked::Nearest => rule.replace(", rather all", ""),
        Asked::Fewest => rule.replace(", rather all", "").replacen("all", "some", 1),
    };
    let goal = Goal::new(
        verb,
        vec![target.into(), Value::integers(in_row.iter().copied()), Value::text(operators), Value::text(rule)],
    );
    telling.says(&[
        "parenthesis|parentheses|bracket allowed|use|group|may|can|free",
        "any_order|in_any_order",
        "large|big small|little",
    ]);
    telling.says(&[
        "use '*'|/|multiplication|division for",
        "do_not|don't|never target|equal_sign|=",
        "provide|give '='",
    ]);
    let sentences = rules::sentences(&telling);
    // "Whole numbers above zero", "nothing below 1".
    let bounds = [0, 1].into_iter().filter(|_| prompt.says("above|below|than zero|0|one|1"));
    let numbers: Vec<i64> = in_row.iter().copied().chain([target, in_row.len() as i64]).chain(bounds).collect();
    let things = "number card expression operation bracket parenthesis";
    let form = if asked == Asked::Expression { form(&telling, target) } else { Form::Plain };
    let reading = telling.reading("search", unknown, goal, form);
    Some(reading.doubted(Rules { things, known: KNOWN, numbers: &numbers }.doubt(&sentences)))
}

/// "Make 24 from 3, 3, 8 and 8": a number to be made, and right after it the end or numbers to make it of.
fn is_made_from(prompt: &Prompt) -> bool {
    let is_led_on = |tokens: &[Token]| match tokens {
        [made] => made.number().is_some(),
        [made, mark, ..] if made.number().is_some() && [',', ';', '.', '?', '!'].iter().any(|it| mark.is_mark(*it)) => {
            true
        }
        [made, of, rest @ ..] if made.number().is_some() => {
            if of.is_word("if") {
                return true;
            }
            let of = ["from", "with", "using", "of", "if"].iter().any(|it| of.is_word(it)) || of.is_word("out");
            of && rest.iter().take(4).any(|it| it.number().is_some())
        }
        _ => false,
    };
    prompt.outline().sentences.iter().filter(|it| !it.is_example).any(|sentence| {
        let tokens = prompt.of(sentence);
        (1..tokens.len()).any(|at| says(&tokens[at - 1..at], MAKE) && is_led_on(&tokens[at..]))
    })
}

/// The longest row of whole numbers with nothing but commas, blanks and "and" between them, and where it stands.
fn row_of_numbers(prompt: &Prompt) -> Option<(Vec<i64>, Range<usize>)> {
    let mut rows: Vec<(Vec<i64>, Range<usize>)> = Vec::new();
    for (number, span) in written_numbers(prompt) {
        let gap_is_small = |end: usize| {
            let between = prompt.text.get(end..span.start).unwrap_or("?").to_lowercase();
            !between.is_empty()
                && between
                    .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '&'))
                    .all(|piece| matches!(piece, "" | "and" | "a" | "an"))
                && between.matches('\n').count() < 2
                || is_next_item(&between)
                || between.trim() == "/" && between.len() == 3 && is_labelled(&prompt.text[..end])
        };
        match rows.last_mut().filter(|(_, row)| gap_is_small(row.end)) {
            Some((numbers, row)) => {
                numbers.push(number);
                row.end = span.end;
            }
            None => rows.push((vec![number], span)),
        }
    }
    let longest = rows.iter().map(|(numbers, _)| numbers.len()).max()?;
    let mut longest_rows = rows.into_iter().filter(|(numbers, _)| numbers.len() == longest);
    let found = longest_rows.next().filter(|(numbers, _)| (2..=MOST_NUMBERS).contains(&numbers.len()))?;
    // Numbers on several lines are a board, unless each has a line of its own.
    let written = prompt.text[found.1.clone()].trim();
    let lines = written.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > 1 && lines != found.0.len() {
        return None;
    }
    // Two rows of one length: which of them is meant?
    longest_rows.all(|(numbers, _)| numbers == found.0).then_some(found)
}

/// Whether the line so far is a label and numbers with slashes between them, which divide nothing: "Tiles: 2 / 7".
fn is_labelled(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.split_once(':').is_some_and(|(label, numbers)| {
        label.starts_with(|c: char| c.is_alphabetic())
            && numbers.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '/'))
    })
}

/// Whether only the end of a line and the mark of the next item stand here: "- 48\n- 7".
fn is_next_item(between: &str) -> bool {
    let mark = between.trim_start_matches([',', ';', ' ']).trim_start_matches(['\r', '\n']).trim();
    between.contains('\n') && matches!(mark, "-" | "*" | "•" | "–")
}

/// Every whole number of the prompt, in digits or in words, that is not the mark of an item.
fn written_numbers(prompt: &Prompt) -> Vec<(i64, Range<usize>)> {
    let mut found = Vec::new();
    let bytes = prompt.text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|it| it.is_ascii_digit()).count();
        let is_part = |byte: Option<&u8>| byte.is_some_and(|it| it.is_ascii_alphabetic() || *it == b'_');
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        let is_decimal = bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        let begins_line = prompt.text[..at].trim_end_matches([' ', '\t']).ends_with('\n');
        let is_item = begins_line && matches!(bytes.get(end), Some(b'.' | b')'));
        if !is_part(before)
            && !is_part(bytes.get(end))
            && !is_item
            && let Ok(number) = prompt.text[at..end].parse::<i64>()
            && !is_decimal
        {
            found.push((number, at..end));
        }
        at = end;
    }
    // "Question 4 (3 marks)" belongs to the sheet, and is no token of the prompt.
    found.retain(|(_, span)| {
        let next = prompt.tokens.partition_point(|token| token.span.end <= span.start);
        prompt.tokens.get(next).is_some_and(|token| token.span.start < span.end)
    });
    let in_words = prompt.tokens.iter().filter(|token| token.lower.starts_with(|c: char| c.is_alphabetic()));
    // "A quick one: I've got ...": what is asked, and no number.
    let is_what_is_asked = |span: &Range<usize>| {
        let before = prompt.text[..span.start].trim_end();
        let told = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        const LIKE: [&str; 14] = [
            "quick", "easy", "tricky", "hard", "nice", "tough", "next", "last", "classic", "simple", "short", "little",
            "fun", "new",
        ];
        LIKE.contains(&told.as_str()) && prompt.text[span.end..].starts_with([':', ',', '.', '!', '?', ';', '-', ' '])
    };
    let in_words = in_words.filter(|token| !(&*token.lower == "one" && is_what_is_asked(&token.span)));
    found.extend(in_words.filter_map(|token| Some((token.number()?.to_i64()?, token.span.clone()))));
    found.sort_by_key(|(_, span)| span.start);
    found
}

/// The one number beside the row that is no count of it: "all four", "two large ones", "two times". "Use three of them" would be
/// another puzzle, and so would any other count.
fn target(telling: &Telling, row: &Range<usize>, in_row: &[i64]) -> Option<i64> {
    let prompt = telling.prompt;
    let is_count = |number: i64, span: &Range<usize>| {
        let after = prompt.text[span.end..].trim_start().to_lowercase();
        let starts = |words: &[&str]| words.iter().any(|it| after.starts_with(it));
        let is_of_row = usize::try_from(number).is_ok_and(|it| it == in_row.len());
        is_of_row
            && starts(&["number", "digit", "integer", "value", "card", "basic", "arithmetic", "operat", "given", "of "])
            || number == 4 && starts(&["basic", "arithmetic", "operat", "standard", "usual"])
            || number == 1 && starts(&["time", "of ", "number", "single ", "arithmetic", "expression", "solution", "way", "such", "valid", "correct", "possible", "calculation", "equation", "answer", "line", "and the same", "is enough", "will do"])
            || starts(&["large", "small", "big", "little", "times"])
            // "Combine all four, each used once."
            || is_of_row && ["all ", "all the ", "of the ", "of these "].iter().any(|it| prompt.text[..span.start].to_lowercase().ends_with(it))
            || is_of_row && starts(&["wooden ", "playing ", "number", "tile", "card", "plate", "starting"])
            || is_label(&prompt.text[..span.start].to_lowercase())
            || starts(&["o'clock", "pm", "am", "minutes", "th ", "st ", "nd ", "rd "])
            || starts(&["-figure", "-digit", "figure number", "digit number"])
            || (0..=1).contains(&number) && is_bound(&prompt.text[..span.start].to_lowercase())
    };
    let others = written_numbers(prompt).into_iter().filter(|(number, span)| {
        let is_beside = span.end <= row.start || span.start >= row.end;
        let is_counting = is_beside && (is_count(*number, span) || is_of_a_range(prompt, span));
        if is_counting {
            telling.passes(span);
        }
        is_beside && !is_counting && !is_in_an_example(prompt, span)
    });
    // "Worksheet 7, question 3."
    fn is_label(before: &str) -> bool {
        let before = before.trim_end();
        let labels = [
            "worksheet",
            "question",
            "exercise",
            "problem",
            "task",
            "puzzle",
            "round",
            "page",
            "level",
            "day",
            "of length",
            "#",
        ];
        labels.iter().any(|it| before.ends_with(it))
    }
    // "Nothing below 1."
    fn is_bound(before: &str) -> bool {
        ["below ", "above ", "under ", "less than ", "smaller than ", "greater than "]
            .iter()
            .any(|it| before.ends_with(it))
    }
    // "Each six must be used" names one of the row, and no target where there is another.
    let (mut target, mut named) = (None, None);
    for (number, span) in others {
        telling.takes(&span);
        // "Three of the numbers."
        if number > 1 && prompt.text[span.end..].trim_start().to_lowercase().starts_with("of the") {
            return None;
        }
        // "Use exactly three numbers", "8 may be used only once" where there are two of them.
        let behind = prompt.text[span.end..].trim_start().to_lowercase();
        let counts_numbers = ["number", "card", "tile"].iter().any(|it| behind.starts_with(it));
        let limits = ["exactly ", "least ", "most ", "only "]
            .iter()
            .any(|it| prompt.text[..span.start].to_lowercase().ends_with(it));
        let is_twice = in_row.iter().filter(|it| **it == number).count() > 1;
        if counts_numbers && limits && number as usize != in_row.len() || is_twice && prompt.says("only_once") {
            return None;
        }
        if in_row.contains(&number) {
            named = Some(number);
        } else if target.replace(number).is_some_and(|known| known != number) {
            return None;
        }
    }
    target.or(named)
}

/// "Each card holds a number between 1 and 9": what is given is told elsewhere.
fn is_of_a_range(prompt: &Prompt, span: &Range<usize>) -> bool {
    let before = prompt.text[..span.start].to_lowercase();
    let Some((_, led)) = before.rsplit_once("between ") else {
        return false;
    };
    let is_first = led.is_empty();
    let is_second = led.strip_suffix(" and ").is_some_and(|it| it.chars().all(|c| c.is_ascii_digit()));
    let around = prompt.outline().sentences.iter().find(|it| it.span.contains(&span.start));
    (is_first || is_second)
        && around
            .is_some_and(|it| says(prompt.of(it), "each|every|all|card|numbers holds|hold|is|are|contain|contains"))
}

fn is_in_an_example(prompt: &Prompt, span: &Range<usize>) -> bool {
    let around = |sentence: &&Sentence| sentence.span.start <= span.start && span.end <= sentence.span.end;
    let is_inside = prompt.outline().examples.iter().any(|it| it.contains(&span.start));
    is_inside || prompt.outline().sentences.iter().find(around).is_some_and(|sentence| sentence.is_example)
}

/// "Combine the four cards", where there are four: all of them are meant.
fn speaks_of_them_all(prompt: &Prompt, count: usize) -> bool {
    let tokens = &prompt.tokens;
    let is_count = |at: usize| tokens[at].number().and_then(|it| it.to_i64()) == Some(count as i64);
    (2..tokens.len().saturating_sub(1)).any(|at| {
        is_count(at)
            && says(&tokens[at - 1..at], "the|these|those|your|all")
            && says(&tokens[at - 2..at - 1], "combine|use|using|join|connect|take|with|from|link|and")
            && says(&tokens[at + 1..at + 2], "number|card|tile|digit|value|integer")
    })
}

/// Whether one of the first words stands here, and one of the others before it.
fn says_before(tokens: &[Token], words: &str, denials: &str) -> bool {
    let at = tokens.iter().position(|it| says(std::slice::from_ref(it), words));
    at.is_some_and(|at| says(&tokens[..at], denials))
}

/// `all` or `some` of the numbers, and whether every step must be whole.
fn rule(telling: &Telling, count: usize) -> String {
    let said = |wordings: &[&'static str]| telling.says(wordings);
    // Accounted for: each number is used once unless something else is said.
    let _ = said(&[
        "each|every|all|number|numbers|them once|one_time|1_time|single_time",
        "use_up|using_up|used_up|use_all|using_all",
        "exactly_once|only_once|just_once",
    ]);
    let is_at_most = said(&["at_most_once|no_more_than_once|not_more_than_once|never_more_than_once|at_most_one_time"])
        | said(&["no|not|none|never|cannot|n't|don't twice|more_than_once|more_than_one_time|two_times|again"]);
    // "Every tile at most once" does not ask for all of them.
    let asks_for_all = |sentence: &Sentence| {
        let tokens = telling.prompt.of(sentence);
        says(tokens, "all|all_of|exactly_once") || !says(tokens, "at_most|no_more_than|not_more_than|never_more_than")
    };
    let wants_all = telling
        .prompt
        .sentences_that_say(
            "all|every|each_of_the|all_of_these|exactly_once|every_number|use_up|using_each|use_each|uses_each|contains_each|contain_each|left_out",
        )
        .any(asks_for_all)
        && !telling
            .prompt
            .says("not_all|need_not|needn't|some_or_all|do_not_have_to|don_'t_have_to|don't_have_to|don't_need|doesn't_have_to|doesn't_need|don't_use_all|not_use_all|not_have_to|without_using_all");
    let wants_all = wants_all || speaks_of_them_all(telling.prompt, count);
    // "Leave out the equals sign" leaves out none of the numbers.
    // "None of them may be left over" says that all are used.
    const SPARES: &str = "leave|left|unused|skip|omit";
    const NONE: &str = "none|nothing|no_number|no_card|no_tile|no_digit|must_not|may_not|cannot";
    let spares_none = |sentence: &Sentence| says_before(telling.prompt.of(sentence), SPARES, NONE);
    let wants_all = wants_all || telling.prompt.outline().sentences.iter().any(|it| !it.is_example && spares_none(it));
    let says_of_numbers = |wordings: &[&'static str]| {
        telling.all(wordings).filter(|it| !is_note_on_the_answer(telling.prompt, it) && !spares_none(it)).count() > 0
    };
    let is_free = says_of_numbers(&[
        "not_all|need_not|needn't|some_or_all|not_have_to|don_'t_have_to|don't_have_to|don_'t_need|don't_need|doesn't_have_to|\
         doesn't_need|not_use_all|without_using_all|not_every|not_need|not_necessarily|not_required|any_of_the_numbers|any_of_them|any_of_these|subset|optional|\
         as_many_or_as_few|unused|not_at_all|or_not|pick_any|choose_any|any_you_like",
        "leave|left out|number",
        "may|can|could skip|omit",
    ]);
    let is_whole = said(&[
        "no|without|never|not|nor fraction|negative|decimal|remainder",
        "every|each|all|only step|stage|intermediate|result whole|integer|positive",
        "always whole|integer|positive|natural",
        "on|only|within natural_number|natural_numbers|positive_integers",
        "no|nothing below_1|below_one|less_than_1|less_than_one",
        "whole_numbers_only|only_whole_numbers|integers_only|only_integers|divide_evenly|exact_division",
    ]);
    // "Each number may be used once" leaves it open: an expression of all of them will do whatever is meant.
    let is_open = telling.prompt.says("may|can use|used|using once !only !must")
        || telling.prompt.says("countdown|television|tv|contestant|contestants");
    let how_many = match () {
        () if is_free || is_at_most && !wants_all => "some",
        () if is_open && !wants_all => "some, rather all",
        () => "all",
    };
    format!("{how_many}{}", if is_whole { ", whole" } else { "" })
}
