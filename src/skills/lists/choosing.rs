//! Numbers of a list that are chosen by their size.

use super::written::{form, labelled, listing, number};
use crate::language::{Telling, place_of, says};
use crate::maths::Number;
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Value};

/// "Remove all numbers larger than 5", "keep only those of at least 3".
pub fn read_filter(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let removes = "remove|delete|drop|discard|exclude|eliminate|filter_out|take_out|throw|strike|get_rid|leave_out|cross|toss|weed|reject|ditch|erase";
    let keeps = "keep|retain|select|filter|extract|only|leave|preserve|pick|which|choose|list|stay|stays|remain|survive|want|need";
    let sizes = "than|above|below|exceed~|at_least|at_most|under|over|exceeding";
    let is_told = telling.says_somewhere(
        "remove|delete|drop|discard|exclude|eliminate|filter|keep|retain|select|extract|take_out|throw|strike|get_rid|leave|cross|\
         pick|choose|preserve|toss|weed|reject|ditch|erase|only|stay|remain \
         than|above|below|exceed~|at_least|at_most|under|over \
         !absolute !between !sum !digit !word !length !even !odd !prime !multiple !index !average !mean !twice !squared !half \
         !second !neighbour !neighbor !previous !how_many !count !score !sort !double !median",
    );
    // Numbers may be put in order as well, unless they only keep the one they have.
    let is_sorted = prompt.sentences_that_say("order").any(|it| {
        !says(prompt.of(it), "original|same|keep|kept|keeping|unchanged|preserve|stay|as_given|given|initial|as_they")
    });
    if !is_told || is_sorted {
        return None;
    }
    let found = listing(&telling)?;
    found.items.iter().map(|item| number(item)).collect::<Option<Vec<_>>>()?;
    let mut told = prompt.sentences_that_say(sizes).filter_map(|sentence| {
        let is_removing = says(prompt.of(sentence), removes);
        let is_keeping = says(prompt.of(sentence), keeps);
        let (sign, limit) = condition(&telling, sentence, &found.span)?;
        // "Filter out" removes, and "leave only" keeps.
        match (is_removing, is_keeping) {
            (true, _) => Some((opposite(sign), limit)),
            (false, true) => Some((sign, limit)),
            _ => None,
        }
    });
    let (sign, limit) = told.next()?;
    if told.next().is_some() {
        return None;
    }
    telling.says(&["than|above|below|exceed~|at_least|at_most|under|over"]);
    let form = form(&telling, &found);
    let goal = Goal::new("kept", vec![Value::texts(&found.items), Value::text(sign), limit.into()]);
    Some(telling.reading("lists", "the numbers that stay", goal, form))
}

/// The sign and the number of "larger than 5", "not more than 3", "at least 2".
fn condition(telling: &Telling, sentence: &Sentence, list: &std::ops::Range<usize>) -> Option<(&'static str, Number)> {
    let prompt = telling.prompt;
    let tokens = prompt.of(sentence);
    let at = place_of(tokens, "than|above|below|exceed~|at_least|at_most|under|over|exceeding")?;
    let is_not = at > 1 && says(&tokens[at.saturating_sub(3)..at], "not|no|n't");
    let before = &tokens[at.saturating_sub(2)..(at + 1).min(tokens.len())];
    let is_or_equal = says(tokens, "or_equal|or_equal_to|equal_to_or|inclusive|or_more|or_less");
    let here = &tokens[at..(at + 2).min(tokens.len())];
    let sign = match () {
        () if says(here, "at_least") => ">=",
        () if says(here, "at_most") => "<=",
        () if says(before, "large|larger|great|greater|big|bigger|more|high|higher|above|exceed~|exceeding|over") => {
            ">"
        }
        () if says(before, "small|smaller|less|low|lower|few|fewer|below|under|little") => "<",
        () => return None,
    };
    let sign = match (sign, is_or_equal) {
        (">", true) => ">=",
        ("<", true) => "<=",
        (other, _) => other,
    };
    let sign = if is_not { opposite(sign) } else { sign };
    // The limit stands behind the words, and not in the list.
    let start = tokens[at].span.start;
    let end = if list.start > start { list.start.min(sentence.span.end) } else { sentence.span.end };
    let words = prompt.text[start..end].split_whitespace();
    let written = words.filter_map(|word| number(word.trim_end_matches(['.', ',', ':', ';', '?', '!', ')'])));
    let mut written: Vec<Number> = written.collect();
    if written.is_empty() {
        written = tokens[at..].iter().filter(|it| it.span.end <= end).filter_map(|it| it.number().cloned()).collect();
    }
    match &written[..] {
        [limit] => Some((sign, limit.clone())),
        _ => None,
    }
}

fn opposite(sign: &str) -> &'static str {
    match sign {
        ">" => "<=",
        "<" => ">=",
        ">=" => "<",
        _ => ">",
    }
}

/// "Pick the largest of these": numbers that are written in several ways.
pub fn read_extreme(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = telling.says_somewhere(
        "largest|smallest|biggest|greatest|highest|lowest|maximum|minimum|max|min|least number|value|candidate|option|of_these|which \
         !at_least !at_most !keep !remove !second !third !sum !difference !product !prime !even !odd !absolute !than !subarray !distance !digit !divisor !common",
    );
    if !is_told {
        return None;
    }
    let found = labelled(&telling).or_else(|| listing(&telling))?;
    let numbers = found.items.iter().map(|item| number(item)).collect::<Option<Vec<_>>>()?;
    // Plain numbers in a plain question are read elsewhere.
    let is_varied = found.items.iter().any(|it| it.contains([',', 'e', 'E', '×', '^']));
    if numbers.len() < 2 || numbers.len() > 5_000 || !(is_varied || telling.says(&["candidate|option|notation|format"]))
    {
        return None;
    }
    // "The largest/smallest number" tells what there is, and not which is meant.
    let up = "largest|biggest|greatest|highest|maximum|max";
    let down = "smallest|lowest|least|minimum|min";
    let only =
        |one: &str, other: &str| prompt.sentences_that_say(one).any(|sentence| !says(prompt.of(sentence), other));
    let verb = match (only(up, down), only(down, up)) {
        (true, false) => "kth_largest",
        (false, true) => "kth_smallest",
        _ => return None,
    };
    let numbers = Value::list(numbers.into_iter().map(Value::Number));
    let goal = Goal::new(verb, vec![numbers, 1.into(), Value::texts(&found.items)]);
    Some(telling.reading("lists", "the number that is meant", goal, Form::Plain))
}

fn holds(sign: &str, number: &Number, limit: &Number) -> bool {
    match sign {
        ">" => number > limit,
        "<" => number < limit,
        ">=" => number >= limit,
        _ => number <= limit,
    }
}

/// One by one; by the line of all numbers; and by how they are written.
pub fn approaches(numbers: &Value, sign: &str, limit: &Number) -> Vec<Approach> {
    let Some(words) = numbers.as_texts() else {
        return Vec::new();
    };
    let Some(list) = words.iter().map(|word| Some(((*word).to_owned(), number(word)?))).collect::<Option<Vec<_>>>()
    else {
        return Vec::new();
    };
    let (sign, limit): (String, Number) = (sign.to_owned(), limit.clone());
    let (again, same, others) = (sign.clone(), limit.clone(), list.clone());
    let (third, bound, written) = (sign.clone(), limit.clone(), list.clone());
    vec![
        Approach::direct("one_by_one", "hold each number against the limit", move |working| {
            let mut kept = Vec::new();
            for (count, (word, number)) in list.iter().enumerate() {
                working.spend(1)?;
                let is_kept = holds(&sign, number, &limit);
                if count < 20 {
                    working.note(|| {
                        let limit = limit.to_decimal().unwrap_or_else(|| limit.to_string());
                        format!("{word} {sign} {limit}: {}", if is_kept { "it stays" } else { "it goes" })
                    });
                }
                if is_kept {
                    kept.push(word.clone());
                }
            }
            Ok(Value::texts(kept))
        }),
        Approach::direct(
            "on_the_number_line",
            "lay all out in order, cut at the limit, and go back to the first order",
            move |working| {
                let mut line: Vec<usize> = (0..others.len()).collect();
                working.spend(4 * others.len() as u64)?;
                line.sort_by(|one, other| others[*one].1.cmp(&others[*other].1));
                let cut = match &*again {
                    ">" | "<=" => line.partition_point(|at| others[*at].1 <= same),
                    _ => line.partition_point(|at| others[*at].1 < same),
                };
                let mut kept = if again.starts_with('>') { line[cut..].to_vec() } else { line[..cut].to_vec() };
                working.note(|| format!("{cut} of {} numbers lie below the cut", others.len()));
                kept.sort_unstable();
                Ok(Value::texts(kept.into_iter().map(|at| &others[at].0)))
            },
        ),
        Approach::direct(
            "as_they_are_written",
            "compare the digits from the left, as words in a dictionary",
            move |working| {
                working.spend(written.len() as u64)?;
                let limit = bound.to_decimal().unwrap_or_else(|| bound.to_string());
                let kept = written.iter().filter(|(word, _)| match &*third {
                    ">" => **word > *limit,
                    "<" => **word < *limit,
                    ">=" => **word >= *limit,
                    _ => **word <= *limit,
                });
                Ok(Value::texts(kept.map(|(word, _)| word)))
            },
        )
        .heuristic(),
    ]
}
