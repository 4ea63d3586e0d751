//! Reads arguments in signs: premises, and what is asked of them.

use std::ops::Range;

use super::connectives::{Piece, lexed};
use super::formula::Formula;
use super::formulas::offers_choices;
use crate::language::{Telling, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// More propositions than this are not gone through.
const MOST_ATOMS: usize = 16;
const MOST_FORMULAS: usize = 60;
/// A formula has at most so many bytes.
const LONGEST: usize = 400;

/// A formula in the prompt.
struct Shown {
    formula: Formula,
    span: Range<usize>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_such = prompt.says_somewhere(
        "conclude|conclusion|follow|follows|entail~|infer|inference|deduce|derive|valid|tautology|tautological|satisfiable|\
         consistent|inconsistent|equivalent|contradiction|contradictory|premise|premises|implied|imply|logically",
    );
    // A premise that only may hold is none.
    let is_doubtful = prompt.says("probably|perhaps|maybe|possibly|supposedly|allegedly");
    if !is_such || is_doubtful || prompt.text.len() > 30_000 || offers_choices(prompt) {
        return None;
    }
    let shown = formulas(&prompt.text);
    if shown.is_empty() || shown.len() > MOST_FORMULAS {
        return None;
    }
    // Letters alone may be anything.
    if shown.iter().all(|it| matches!(it.formula, Formula::Atom(_))) && !prompt.says("premise|premises|propositional") {
        return None;
    }
    let mut atoms = Vec::new();
    shown.iter().for_each(|it| it.formula.collect_atoms(&mut atoms));
    if atoms.is_empty() || atoms.len() > MOST_ATOMS {
        return None;
    }
    let telling = Telling::new(prompt);
    shown.iter().for_each(|it| telling.takes(&it.span));
    let concluding = conclusion(prompt, &shown);
    let text = |formula: &Formula| Value::text(formula.to_string());
    let premises = |leave: Option<usize>| {
        Value::list(shown.iter().enumerate().filter(|(at, _)| Some(*at) != leave).map(|(_, it)| text(&it.formula)))
    };
    let yes_no = || wanted(prompt).truth(("Yes", "No"));
    // Which of the sorts it is, is another question than whether it is one of them.
    if prompt.says_somewhere("tautology|tautological contradiction|contradictory|contingency|contingent") {
        return None;
    }
    let asks = |words: &'static str| telling.says(&[words]);
    if asks("tautology|tautological|tautologies|always_true|logically_true") && shown.len() == 1 {
        let goal = Goal::new("entails", vec![Value::list([]), text(&shown[0].formula)]);
        return Some(telling.reading("logic", "whether it is true in every case", goal, yes_no()));
    }
    if asks("contradiction|contradictory|always_false") && shown.len() == 1 {
        let goal = Goal::new("entails", vec![Value::list([]), text(&shown[0].formula.clone().negated())]);
        return Some(telling.reading("logic", "whether it is false in every case", goal, yes_no()));
    }
    if asks("equivalent|equivalence") && shown.len() == 2 {
        let both = shown[0].formula.clone().iff(shown[1].formula.clone());
        let goal = Goal::new("entails", vec![Value::list([]), text(&both)]);
        return Some(telling.reading("logic", "whether both are true in the same cases", goal, yes_no()));
    }
    if asks("satisfiable|satisfy|satisfied|consistent") && !prompt.says("unsatisfiable|inconsistent") {
        let goal = Goal::new("consistent", vec![premises(None)]);
        return Some(telling.reading("logic", "whether all can be true together", goal, yes_no()));
    }
    if let Some(at) = concluding {
        let goal = Goal::new("entails", vec![premises(Some(at)), text(&shown[at].formula)]);
        let usual =
            if prompt.says("valid|invalid") && !prompt.says("yes") { ("valid", "invalid") } else { ("Yes", "No") };
        asks("follow|follows|conclude|conclusion|entail~|infer|deduce|derive|valid|therefore");
        return Some(telling.reading(
            "logic",
            format!("whether {} follows", shown[at].formula),
            goal,
            wanted(prompt).truth(usual),
        ));
    }
    let is_open = asks("what|which conclude|conclusion|follow|follows|infer|deduce|derive")
        || asks("find|give|state|draw|infer|derive conclusion|consequence|conclusions");
    is_open.then(|| {
        // How the signs are written is told, and is as they are written here.
        for sign in ["OR", "AND", "IMPLIES", "IFF", "NOT"] {
            let line = prompt
                .outline()
                .sentences
                .iter()
                .filter(|it| prompt.text_of(it).trim_start_matches("- ").starts_with(sign));
            line.for_each(|it| telling.takes(&it.span));
        }
        telling.reading(
            "logic",
            "what follows from the premises",
            Goal::new("concluded", vec![premises(None)]),
            Form::Plain,
        )
    })
}

/// The formulas of a text: stretches of signs and names, cut at words and full stops. A name alone is one where it stands on
/// a line of its own or is known from another.
fn formulas(text: &str) -> Vec<Shown> {
    let mut found: Vec<(Range<usize>, bool)> = Vec::new();
    let mut place = 0;
    for line in text.split('\n') {
        for run in runs(line) {
            found.push((place + run.start..place + run.end, is_alone(line, &run)));
        }
        place += line.len() + 1;
    }
    let read = |span: &Range<usize>| {
        let written = text.get(span.clone()).filter(|it| it.len() <= LONGEST)?;
        lexed(written).filter(|pieces| has_short_names(pieces))?;
        Formula::read(written)
    };
    let mut known = Vec::new();
    let formulas: Vec<(Range<usize>, bool, Formula)> =
        found.into_iter().filter_map(|(span, is_alone)| read(&span).map(|formula| (span, is_alone, formula))).collect();
    for (_, _, formula) in formulas.iter().filter(|(_, _, it)| !matches!(it, Formula::Atom(_))) {
        formula.collect_atoms(&mut known);
    }
    let is_meant = |formula: &Formula, is_alone: bool| match formula {
        Formula::Atom(name) => known.contains(name) || is_alone && name.chars().all(char::is_uppercase),
        _ => true,
    };
    formulas
        .into_iter()
        .filter(|(_, is_alone, formula)| is_meant(formula, *is_alone))
        .map(|(span, _, formula)| Shown { formula, span })
        .collect()
}

/// Names are a letter with a digit or two.
fn has_short_names(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Word(word) => {
            let mut letters = word.chars();
            let first = letters.next();
            matches!(word.as_str(), "⊤" | "⊥")
                || first.is_some_and(char::is_alphabetic)
                    && letters.all(|c| c.is_ascii_digit() || c == '_')
                    && word.chars().count() <= 3
        }
        Piece::Comma => false,
        _ => true,
    })
}

/// Whether nothing but the mark of an item stands beside it on its line.
fn is_alone(line: &str, run: &Range<usize>) -> bool {
    let before = line[..run.start].trim_matches(|c: char| !c.is_alphabetic());
    let after = line[run.end..].trim_matches(|c: char| !c.is_alphabetic());
    after.is_empty() && (before.is_empty() || before.chars().count() <= 2)
}

/// Stretches of a line that may be formulas.
fn runs(line: &str) -> Vec<Range<usize>> {
    const WORDS: [&str; 7] = ["AND", "OR", "NOT", "IMPLIES", "IFF", "XOR", "NAND"];
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut last = 0;
    let mut at = 0;
    let mut after_operand = false;
    let close = |start: &mut Option<usize>, last: usize, found: &mut Vec<Range<usize>>| {
        if let Some(from) = start.take() {
            let stretch = line[from..last].trim_end();
            // Brackets around words belong to the text.
            let unmatched = |open, close| stretch.matches(open).count() as i64 - stretch.matches(close).count() as i64;
            if !stretch.is_empty() && unmatched('(', ')') == 0 {
                found.push(from..from + stretch.len());
            }
        }
    };
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let length = if first.is_alphanumeric() {
            rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let piece = &rest[..length];
        let is_name = first.is_alphabetic()
            && piece.chars().count() <= 3
            && piece.chars().skip(1).all(|c| c.is_ascii_digit() || c == '_');
        // Two names beside each other belong to two formulas.
        let is_operand = is_name && !WORDS.contains(&piece) || matches!(first, '(' | '[' | '¬' | '~') || piece == "NOT";
        if is_operand && after_operand {
            close(&mut start, last, &mut found);
        }
        let is_sign = "()[]¬~!∧&|∨→⇒⊃↔⇔≡⊕⊻↑↓-<>=/\\⊤⊥".contains(first) || WORDS.contains(&piece);
        let is_arrow_or_no_dash = !matches!(first, '-' | '=' | '<' | '/' | '\\')
            || ["->", "-->", "=>", "==>", "<->", "<=>", "/\\", "\\/"].iter().any(|arrow| {
                (0..arrow.len())
                    .any(|back| at >= back && line.is_char_boundary(at - back) && line[at - back..].starts_with(arrow))
            });
        if is_name || is_sign && is_arrow_or_no_dash {
            start = start.or(Some(at));
            last = at + length;
            after_operand = is_name && !WORDS.contains(&piece) || matches!(first, ')' | ']');
        } else if !first.is_whitespace() {
            close(&mut start, last, &mut found);
            after_operand = false;
        }
        at += length;
    }
    close(&mut start, last, &mut found);
    found
}

/// Which of the formulas is the conclusion that is asked about, if one is.
fn conclusion(prompt: &Prompt, shown: &[Shown]) -> Option<usize> {
    const BEFORE: [&str; 15] = [
        "conclude",
        "conclusion",
        "follow",
        "therefore",
        "hence",
        "thus",
        "entail",
        "infer",
        "imply",
        "implies",
        "derive",
        "∴",
        "⊢",
        "⊨",
        "deduce",
    ];
    let lower: String = prompt.text.chars().map(|c| c.to_ascii_lowercase()).collect();
    let between = |at: usize| {
        let from = at.checked_sub(1).map_or(0, |before| shown[before].span.end);
        lower.get(from..shown[at].span.start).unwrap_or_default()
    };
    // "Does R follow from ..." comes before the premises.
    let first_rest =
        lower.get(shown[0].span.end..shown.get(1).map_or(lower.len(), |it| it.span.start)).unwrap_or_default();
    let asks_first = ["does ", "do ", "is ", "can ", "whether "].iter().any(|word| between(0).contains(word));
    if asks_first
        && shown.len() > 1
        && (first_rest.contains("follow") || first_rest.contains("entailed by") || first_rest.contains("implied by"))
    {
        return Some(0);
    }
    let last = shown.len() - 1;
    let rest = lower.get(shown[last].span.end..).unwrap_or_default();
    let is_asked = ["does ", "do ", "must ", "can ", "is "].iter().any(|word| between(last).contains(word));
    if last > 0
        && is_asked
        && ["follow", "hold", "be true", "true", "entailed", "implied", "conclu"].iter().any(|word| rest.contains(word))
    {
        return Some(last);
    }
    let is_led_in = BEFORE.iter().any(|word| between(last).contains(word));
    (last > 0 && is_led_in).then_some(last)
}
