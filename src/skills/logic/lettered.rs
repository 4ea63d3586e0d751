//! Reads arguments about lettered propositions whose connectives are words: "Premises: A or B. Not A. What follows?"
//!
//! What is no formula must be a word that leads in or asks; with any other the prompt says something that is not read here.

use std::ops::Range;

use super::connectives::{Piece, lexed};
use super::formula::Formula;
use super::formulas::offers_choices;
use crate::language::{Telling, is_about_the_form, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

const LONGEST: usize = 3_000;
const MOST_ATOMS: usize = 12;

const CONNECTIVES: &str = "and|or|not|if|then|iff|implies|xor|nand|nor|either|neither|both|but|only|unless|whenever|when|true|\
                           false|is|it|that|case|the";
/// Words that lead in what is given, or stand between.
const LEADING: &str = "premises|premise|given|from|suppose|assume|assuming|that|we|know|you|consider|statements|statement|the|\
                       following|are|is|and|also|facts|argument|this|rule|of|these|two|three|both|it|known|as|logic|in|\
                       propositional|say|says|said|let|us|have|i|told|been|logically|logical|formally|a|an|be|it's|for|\
                       proposition|propositions|formula|sentence|sentences|formulas|holds|hold|true|if|then|but|with|statements";
/// Words that ask.
const ASKING: &str = "what|can|could|may|does|do|must|conclude|concluded|conclusion|follow|follows|therefore|so|hence|thus|infer|\
                      inferred|deduce|deduced|derive|derived|valid|validly|validity|follow|which|anything|about|correct|yes|no|\
                      drawn|draw|one|entail|entails|imply|here|necessarily|inference|always|tautology|contradiction|by|whether|tell|to|\
                      determine|check|decide|not|please|equivalent|or|there|satisfiable|now|then|from";

/// A formula, or a word beside it.
enum Part {
    Said { formula: Formula, is_alone: bool },
    Word(String),
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > LONGEST
        || !prompt.says("or|and|not|if|implies|iff|unless|neither|xor")
        || offers_choices(prompt)
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let (mut premises, mut conclusion, mut is_open, mut is_direct, mut is_led_in) =
        (Vec::new(), None, false, false, false);
    let mut judged = None;
    for sentence in &prompt.outline().sentences {
        if sentence.is_example || is_about_the_form(prompt, sentence) {
            continue;
        }
        telling.takes(&sentence.span);
        let parts = parts(prompt.text_of(sentence))?;
        let is_word =
            |part: &Part, words: &str| matches!(part, Part::Word(word) if words.split('|').any(|it| it == word));
        let says = |words: &str| parts.iter().any(|part| is_word(part, words));
        if !parts.iter().all(|it| matches!(it, Part::Said { .. }) || is_word(it, LEADING) || is_word(it, ASKING)) {
            return None;
        }
        let is_question = prompt.text_of(sentence).ends_with('?');
        let concludes = says("therefore|so|hence|thus|conclusion");
        for wanted in ["tautology|always", "contradiction", "equivalent"] {
            if says(wanted) {
                judged = Some(wanted);
            }
        }
        if judged.is_none() && (is_question || concludes) && says("what|which|anything") {
            is_open = true;
        }
        // Of the formulas of a question, those before the words that ask are given, and so are those that it follows from.
        let asks = |part: &Part| {
            is_word(
                part,
                "can|could|may|does|do|must|therefore|so|hence|thus|conclude|infer|deduce|derive|imply|entail|whether",
            )
        };
        let is_is = |at: usize| at == 0 && is_word(&parts[at], "is");
        let asked_from = (0..parts.len()).find(|&at| asks(&parts[at]) || is_is(at));
        let follows_from = (0..parts.len()).find(|&at| {
            at > 0
                && is_word(&parts[at], "from")
                && parts[..at]
                    .iter()
                    .any(|it| is_word(it, "follow|follows|inferred|deduced|derived|conclude|infer|deduce"))
        });
        let is_mixed = parts.iter().filter(|it| matches!(it, Part::Said { .. })).count() > 1
            || parts.iter().any(|it| is_word(it, "given|from|suppose|assume|assuming|know"));
        for (at, part) in parts.iter().enumerate() {
            let Part::Said { formula, is_alone } = part else {
                continue;
            };
            // "Given P or Q and not P" may be one or two.
            if is_mixed && !is_alone && is_loose(formula) {
                return None;
            }
            let is_concluded = (is_question || concludes || is_led_in)
                && (asked_from.is_some_and(|from| from < at) || concludes && asked_from.is_none() || is_led_in)
                && follows_from.is_none_or(|from| at < from);
            match is_concluded && judged.is_none() && !is_open {
                true if conclusion.is_some() => return None,
                true => {
                    conclusion = Some(formula.clone());
                    is_direct = is_question
                        && !says(
                            "follow|follows|conclude|concluded|infer|inferred|deduce|deduced|derive|derived|must|imply|entail|therefore|so|hence|thus|valid|entails|necessarily",
                        );
                }
                false => premises.push(formula.clone()),
            }
        }
        let has_formula = parts.iter().any(|it| matches!(it, Part::Said { .. }));
        is_led_in = !has_formula && concludes && !is_question;
        // "Is this valid?" asks of what was concluded.
        if is_question && !has_formula && !is_open && !says("valid|validly|follow|correct") && judged.is_none() {
            return None;
        }
    }
    let mut atoms = Vec::new();
    premises.iter().chain(&conclusion).for_each(|it| it.collect_atoms(&mut atoms));
    let is_of_letters = |it: &Formula| matches!(it, Formula::Atom(_));
    if premises.is_empty() || premises.iter().all(is_of_letters) || atoms.len() > MOST_ATOMS {
        return None;
    }
    let text = |formula: &Formula| Value::text(formula.to_string());
    let given = Value::list(premises.iter().map(text));
    let yes_no = || wanted(prompt).truth(("Yes", "No"));
    Some(match (judged, conclusion, &premises[..]) {
        (Some("tautology|always"), None, [one]) => {
            let goal = Goal::new("entails", vec![Value::list([]), text(one)]);
            telling.reading("logic", "whether it is true in every case", goal, yes_no())
        }
        (Some("contradiction"), None, [one]) => {
            let goal = Goal::new("entails", vec![Value::list([]), text(&one.clone().negated())]);
            telling.reading("logic", "whether it is false in every case", goal, yes_no())
        }
        (Some("equivalent"), None, [one, other]) => {
            let goal = Goal::new("entails", vec![Value::list([]), text(&one.clone().iff(other.clone()))]);
            telling.reading("logic", "whether both are true in the same cases", goal, yes_no())
        }
        (None, Some(conclusion), _) if is_direct => {
            let goal = Goal::new("is_so", vec![given, text(&conclusion)]);
            telling.reading("logic", format!("whether {conclusion} is so"), goal, Form::Plain)
        }
        (None, Some(conclusion), _) if !is_open => {
            let usual =
                if prompt.says("valid|invalid") && !prompt.says("yes") { ("valid", "invalid") } else { ("Yes", "No") };
            let goal = Goal::new("entails", vec![given, text(&conclusion)]);
            telling.reading("logic", format!("whether {conclusion} follows"), goal, wanted(prompt).truth(usual))
        }
        (None, None, _) if is_open && premises.len() > 1 => {
            let goal = Goal::new("concluded", vec![given]);
            telling.reading("logic", "what follows from the premises", goal, Form::Plain)
        }
        _ => return None,
    })
}

/// Whether "and" stands in it where it may also have joined two formulas.
fn is_loose(formula: &Formula) -> bool {
    match formula {
        Formula::And(_) => true,
        Formula::Or(parts) => parts.iter().any(is_loose),
        Formula::If(_, conclusion) => is_loose(conclusion),
        _ => false,
    }
}

/// The formulas of a sentence and the words beside them. None when something else stands in it.
fn parts(text: &str) -> Option<Vec<Part>> {
    let words = words(text);
    let is_part = |word: &str| {
        is_letter(word)
            || CONNECTIVES.split('|').any(|it| it.eq_ignore_ascii_case(word))
            || word.chars().all(|c| "()∧∨→↔¬~&|<->=".contains(c))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let begins_with_if = words[at].1.eq_ignore_ascii_case("if");
        let mut end = at;
        let mut is_open = begins_with_if;
        while end < words.len() {
            let word = words[end].1;
            let next = words.get(end + 1).map_or("", |it| it.1);
            is_open &= !word.eq_ignore_ascii_case("then");
            let is_comma = word == "," && (["but", "then"].contains(&next) || std::mem::take(&mut is_open));
            if !is_part(word) && !is_comma {
                break;
            }
            end += 1;
        }
        let formula = (at + 1..=end).rev().find_map(|to| {
            let span = words[at].0.start..words[to - 1].0.end;
            let formula = said(&text[span.clone()])?;
            let next = words.get(to).map(|it| it.1);
            // An article is no letter.
            let is_article = matches!(&formula, Formula::Atom(name) if ["A", "a", "I"].contains(&&**name))
                && next.is_some_and(|it| it.starts_with(char::is_alphabetic) && !is_told_of(it));
            (!is_article).then_some((formula, span, to))
        });
        match formula {
            Some((formula, span, to)) => {
                let before = text[..span.start].trim_end();
                let is_alone = before.ends_with(['"', '“', ':', '\'']) || before.is_empty();
                found.push(Part::Said { formula, is_alone });
                at = to;
            }
            None => {
                let word = words[at].1;
                if word.starts_with(char::is_alphabetic) {
                    found.push(Part::Word(word.to_lowercase()));
                } else if !",.:;?!\"“”'’-".contains(word) && !is_number_of_item(&words, at) {
                    return None;
                }
                at += 1;
            }
        }
    }
    Some(found)
}

/// "1." or "(2)" before a premise.
fn is_number_of_item(words: &[(Range<usize>, &str)], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |it| it.1);
    words[at].1.chars().all(|c| c.is_ascii_digit()) && [".", ")", ":"].contains(&next)
        || [")", "("].contains(&words[at].1)
}

/// Words that may be said of a letter.
fn is_told_of(word: &str) -> bool {
    [
        "follow",
        "follows",
        "hold",
        "holds",
        "is",
        "be",
        "true",
        "from",
        "and",
        "or",
        "must",
        "necessarily",
        "can",
        "does",
    ]
    .contains(&word)
}

/// "P", "q1".
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.all(|c| c.is_ascii_digit())
}

/// A formula of letters; of one that is told to be true or false, itself or its denial.
fn said(text: &str) -> Option<Formula> {
    let pieces = lexed(text)?;
    let atom = |pieces: &[Piece]| match pieces {
        [Piece::Word(word)] if is_letter(word) => Some(Formula::atom(word)),
        [Piece::Word(word), is, truth] if is_letter(word) && is.is("is") => match truth {
            it if it.is("true") => Some(Formula::atom(word)),
            it if it.is("false") => Some(Formula::atom(word).negated()),
            _ => None,
        },
        [Piece::Word(word), is, Piece::Not, truth] if is_letter(word) && is.is("is") && truth.is("true") => {
            Some(Formula::atom(word).negated())
        }
        _ => None,
    };
    super::connectives::sentence(&pieces, &atom, false)
}

/// Words, runs of signs, and marks with their places.
fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let of_a_kind = |c: char| match first {
            it if it.is_alphanumeric() => c.is_alphanumeric() || c == '\'' || c == '’',
            it if "-=<>&|".contains(it) => "-=<>&|".contains(c),
            _ => false,
        };
        let length =
            text[at + first.len_utf8()..].find(|c: char| !of_a_kind(c)).unwrap_or(text.len() - at - first.len_utf8());
        let end = at + first.len_utf8() + length;
        let word = text[at..end].trim_end_matches(['\'', '’']);
        if !first.is_whitespace() && !word.is_empty() {
            found.push((at..at + word.len(), word));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).map(|it| it.goal.to_string())
    }

    #[test]
    fn connectives_may_be_words() {
        for (text, formulas) in [
            ("Premises: A or B. Not A. What follows?", r#"concluded(["A ∨ B", "¬A"])"#),
            ("From \"if P then Q\" and \"Q\", can we conclude P?", r#"entails(["P → Q", "Q"], "P")"#),
            ("Either p or q. p is false. Is q true?", r#"is_so(["p ∨ q", "¬p"], "q")"#),
            ("Does Q follow from \"P or Q\" and \"not P\"?", r#"entails(["P ∨ Q", "¬P"], "Q")"#),
            ("Premises: A or B, but not both. A. What follows?", r#"concluded(["A ⊕ B", "A"])"#),
        ] {
            assert_eq!(goal(text).as_deref(), Some(formulas), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_passed_over() {
        for text in [
            "Premises: A or usually B. Not A. What follows?",
            "Given P or Q and not P, does Q follow?",
            "If P then Q. Tomorrow Q. Is P true?",
            "A dog or a cat. Not a dog. What follows?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
