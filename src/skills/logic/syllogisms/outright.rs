//! Arguments whose statements are told outright, "all dogs are mammals", wherever they stand: in quotation marks, under labels, in
//! the middle of a sentence. Of the words around them only those matter that say which one follows, or change what is asked.

use super::argument::Argument;
use super::told::{depends_on_members, truth};
use super::{Quantity, Statement, lower_first, sentence};
use crate::language::{Telling, singular};
use crate::problem::{Goal, Prompt, Reading, Value};

/// A class has at most so many words.
const LONGEST: usize = 3;

/// Words that are in no name of a class.
const NO_CLASS: &str = "premise premises statement statements class classes conclusion conclusions argument arguments of them these those it that which who \
                        whom what there case cases term terms both one ones two three other others time times we you i he she they not and or if the \
                        question questions answer answers true false valid letter word words reasoning";

/// Words with which a class ends.
const ENDS: &str = "and but so therefore hence thus then may does do can while whereas because since must which that if is are follows follow given is \
                    would should according yet also or for when i we you it";

/// Words that make another question of it, or another kind of statement.
const OTHERS: &str = "most few many usually often sometimes maybe perhaps probably rarely seldom might almost mostly generally normally typically hardly except \
                      unless exclude excluding unknown uncertain undetermined undecided contradict contradiction contradicts contradictory \
                      possible possibly least weakest strongest denies deny wrongly mistaken lies lying liar consistent inconsistent compatible converse \
                      contrapositive inverse negation opposite unlikely likely majority half percent iff empty insufficient used formerly once could \
                      untrue incorrect exactly";

const CONCLUDES: &str = "conclusion therefore so thus hence infer inferred inference conclude concluded concludes follow follows deduce deduced entail entails \
                         entailed imply implies implied then claim claims hypothesis consequently ergo derive derived must draw thesis goal query";

const FROM: &str = "from given since because if when premises premise assuming assume suppose facts basis";

struct Told {
    statement: Statement<String>,
    start: usize,
    end: usize,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let text = &prompt.text;
    if text.len() > 4_000 {
        return None;
    }
    let told = statements(text);
    if !(2..=3).contains(&told.len()) {
        return None;
    }
    let between = |at: usize| {
        let start = at.checked_sub(1).map_or(0, |it| told[it].end);
        words(&text[start..told[at].start])
    };
    let rest: Vec<String> = (0..told.len()).flat_map(between).chain(words(&text[told[told.len() - 1].end..])).collect();
    if rest.iter().any(|it| is_one_of(it, OTHERS)) || denies(text, &told, &rest) {
        return None;
    }
    // "Answer Yes or No only" limits nothing.
    let limits = |at: usize| {
        let of_form = |it: Option<&String>| {
            it.is_some_and(|it| {
                is_one_of(it, "yes no answer answers reply with just the a one word respond say output write print")
            })
        };
        rest[at] == "only" && !of_form(at.checked_sub(1).and_then(|it| rest.get(it))) && !of_form(rest.get(at + 1))
    };
    if (0..rest.len()).any(limits) {
        return None;
    }
    let is_asked = text.contains('?')
        || rest.iter().any(|it| {
            is_one_of(
                it,
                "valid validity follow follows infer conclude sound correct decide determine whether entailed",
            )
        });
    // What follows is asked for with "which", and not whether it does.
    let asks_which = rest.windows(2).any(|it| {
        matches!(&*it[0], "which" | "what")
            && is_one_of(&it[1], "follows follow can conclusion conclusions statement of must is")
    });
    if !is_asked || asks_which {
        return None;
    }
    let at = conclusion(text, &told, &between)?;
    let statement = |it: &Statement<String>| Value::texts([it.quantity.word(), &*it.subject, &*it.predicate]);
    let premises: Vec<&Told> = told.iter().enumerate().filter(|it| it.0 != at).map(|it| it.1).collect();
    let conclusion = &told[at].statement;
    let is_spoken =
        |class: &String| premises.iter().any(|it| it.statement.subject == *class || it.statement.predicate == *class);
    if !is_spoken(&conclusion.subject) || !is_spoken(&conclusion.predicate) {
        return None;
    }
    let given = Value::list(premises.iter().map(|it| statement(&it.statement)));
    let mut argument = Argument::new(&given)?;
    argument.statement(&statement(conclusion))?;
    let telling = Telling::new(prompt);
    telling.weighs_all();
    premises.iter().for_each(|it| telling.is_given(text[it.start..it.end].to_owned()));
    let unknown = format!(
        "whether it follows that {}",
        lower_first(&sentence(conclusion.quantity, &conclusion.subject, &conclusion.predicate))
    );
    let goal = Goal::new("follows", vec![given.clone(), statement(conclusion)]);
    let reading = telling.reading("logic", unknown, goal, truth(prompt, true));
    // Where logic itself is the matter, schools differ, unless it is told that each class has members.
    let is_formal = prompt.says("valid|invalid|validity") || conclusion.subject.len() == 1;
    let is_settled = prompt.says(
        "traditional|aristotelian|aristotle|classical|syllogistic|has_members|have_members|at_least_one_member|non_-_empty|nonempty|existential_import|not_empty",
    );
    let depends = is_formal && !is_settled && depends_on_members(&given, &statement(conclusion), &[]);
    Some(reading.doubted(depends.then(|| "it depends on whether each class has members".to_owned())))
}

fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|it| it == word)
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a statement is denied, or it is asked whether the argument fails.
fn denies(text: &str, told: &[Told], rest: &[String]) -> bool {
    let is_denied = |it: &Told| {
        let mut start = it.start.saturating_sub(40);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let before = text[start..it.start].to_lowercase();
        let before = before.rsplit(['.', '\n', ';', '?', ':']).next().unwrap_or_default().to_owned();
        ["not the case", "false that", "isn't true", "not true", "untrue", "doubt", "wrong"]
            .iter()
            .any(|it| before.contains(it))
    };
    let says = |word: &str| rest.iter().any(|it| it == word);
    told.iter().any(is_denied)
        || (says("invalid") || says("unsound") || says("fallacy") || says("fallacious"))
            && !(says("valid") || says("sound") || says("yes"))
        || says("fails")
        || says("fail")
        || says("not") && says("why")
}

/// Which of the statements is the one that may follow.
fn conclusion(text: &str, told: &[Told], between: &dyn Fn(usize) -> Vec<String>) -> Option<usize> {
    let says = |words: &[String], list: &str| words.iter().any(|it| is_one_of(it, list));
    let has_sign = |at: usize| {
        let gap = &text[told[at - 1].end..told[at].start];
        ["∴", "⊢", "⊨", "=>", "⇒", "|=", "|-", "→"].iter().any(|it| gap.contains(it))
            || gap.contains("---")
            || gap.contains("___")
    };
    let last = told.len() - 1;
    let marked: Vec<usize> = (1..=last).filter(|&at| says(&between(at), CONCLUDES) || has_sign(at)).collect();
    let from_first = says(&between(1), FROM)
        && says(&between(0), "follow follows conclude infer conclusion deduce claim inference entailed")
        || says(&between(1), "follow follows conclude entailed inferred") && says(&between(1), FROM);
    match marked[..] {
        _ if from_first && (marked.is_empty() || marked == [1]) && last > 0 => Some(0),
        [only] if only == last => Some(last),
        [.., end] if end == last => Some(last),
        [] => Some(last),
        _ => None,
    }
}

/// All statements of the text, in order.
fn statements(text: &str) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        match statement(&tokens[at..], at > 0 && tokens[at - 1].lower == "not") {
            Some((statement, length)) => {
                let start =
                    if at > 0 && tokens[at - 1].lower == "not" { tokens[at - 1].start } else { tokens[at].start };
                found.push(Told { statement, start, end: tokens[at + length - 1].end });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

struct Token {
    lower: String,
    start: usize,
    end: usize,
    /// Whether a mark stands behind it that ends a clause.
    ends: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let is_inner = c.is_alphanumeric()
            || matches!(c, '\'' | '’' | '-')
                && start.is_some()
                && text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
        match (is_inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let lower = text[from..at].to_lowercase().replace('’', "'");
                found.push(Token { lower, start: from, end: at, ends: false });
                start = None;
            }
            _ => {}
        }
        if !is_inner
            && !matches!(c, ' ' | '*' | '_')
            && let Some(last) = found.last_mut()
        {
            last.ends = true;
        }
    }
    found
}

/// "All X are Y" and so on, and how many words it takes.
fn statement(tokens: &[Token], is_denied: bool) -> Option<(Statement<String>, usize)> {
    let first = &*tokens[0].lower;
    let quantity = match first {
        "all" | "every" | "each" => Quantity::All,
        "no" => Quantity::No,
        "some" => Quantity::Some,
        _ => return None,
    };
    if tokens[0].ends {
        return None;
    }
    let verb = (2..=LONGEST + 1)
        .find(|&at| tokens.get(at).is_some_and(|it| matches!(&*it.lower, "are" | "is" | "aren't" | "isn't")))?;
    let subject = class(&tokens[1..verb])?;
    if tokens[1..=verb].iter().any(|it| it.ends) {
        return None;
    }
    let mut at = verb + 1;
    let mut is_not = tokens[verb].lower.ends_with("n't");
    while let Some(word) = tokens.get(at) {
        match &*word.lower {
            "not" => is_not = true,
            "also" | "a" | "an" => {}
            _ => break,
        }
        at += 1;
    }
    let mut end = at;
    while end < tokens.len() && end - at < LONGEST && !is_one_of(&tokens[end].lower, ENDS) {
        end += 1;
        if tokens[end - 1].ends {
            break;
        }
    }
    // A class goes to the end of its clause.
    let is_whole = end > at && (tokens[end - 1].ends || tokens.get(end).is_none_or(|it| is_one_of(&it.lower, ENDS)));
    let predicate = class(tokens.get(at..end)?).filter(|_| is_whole)?;
    let quantity = match (quantity, is_not, is_denied) {
        (Quantity::Some, true, false) => Quantity::SomeNot,
        (Quantity::All, false, true) => Quantity::SomeNot,
        // "All are not" is said of none and of not all.
        (_, true, _) | (_, _, true) => return None,
        (quantity, false, false) => quantity,
    };
    (subject != predicate).then_some((Statement { quantity, subject, predicate }, end))
}

fn class(tokens: &[Token]) -> Option<String> {
    let words: Vec<&str> = tokens.iter().map(|it| &*it.lower).collect();
    let (last, before) = words.split_last()?;
    let is_fit = words.iter().all(|it| !is_one_of(it, NO_CLASS) && it.chars().any(char::is_alphabetic));
    let last = singular(last).to_string();
    is_fit.then(|| before.iter().map(|it| (*it).to_owned()).chain([last]).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(|it| it.doubt.is_none()).map(|it| it.goal.to_string())
    }

    #[test]
    fn statements_are_found_wherever_they_stand() {
        let wanted = r#"follows([["all", "bee", "insect"], ["some", "bee", "pet"]], ["some", "insect", "pet"])"#;
        for text in [
            "Premise A: All bees are insects.\nPremise B: Some bees are pets.\nConclusion: Some insects are pets.\nValid or not?",
            "If somebody tells me \"All bees are insects\" and also \"Some bees are pets\", may I infer \"Some insects are pets\"?",
            "All bees are insects.\nSome bees are pets.\n-----\n∴ Some insects are pets.\nOutput Yes if it is valid, otherwise No.",
            "Does \"some insects are pets\" follow from \"all bees are insects\" and \"some bees are pets\"?",
        ] {
            assert_eq!(goal(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "All bees are insects. Some bees are pets. It is not the case that some insects are pets. Does it follow?",
            "All bees are insects. Most bees are pets. Some bees are small. So some insects are pets. Does it follow?",
            "All bees are insects. Some bees are pets. What follows?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
