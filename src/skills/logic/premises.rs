//! Premises in signs or in words, and one formula wanted that follows from them: "Assume: not Q; R. What follows?", `P1: (R ↔ Q)`,
//! `\Gamma = \{ P \to Q, P \}`.
//!
//! The text is cut into stretches at its marks. A stretch that is nothing but a formula, behind words that only lead to it, is
//! a premise; the other words are passed over, save those that ask for something else.

use super::formula::Formula;
use crate::language::Telling;
use crate::problem::{Form, Goal, Prompt, Reading, Value};

const MOST_ATOMS: usize = 16;
const MOST_PREMISES: usize = 40;
const LONGEST: usize = 4_000;

/// Signs and words as they are written in many ways, and as a formula has them; the longer before those within them.
const WRITTEN: &[(&str, &str)] = &[
    ("\\leftrightarrow", " ↔ "),
    ("\\Leftrightarrow", " ↔ "),
    ("\\rightarrow", " → "),
    ("\\Rightarrow", " → "),
    ("\\implies", " → "),
    ("\\equiv", " ↔ "),
    ("\\iff", " ↔ "),
    ("\\to", " → "),
    ("\\wedge", " ∧ "),
    ("\\land", " ∧ "),
    ("\\vee", " ∨ "),
    ("\\lor", " ∨ "),
    ("\\lnot", " ¬ "),
    ("\\neg", " ¬ "),
    ("\\{", "\n"),
    ("\\}", "\n"),
    ("\\;", " "),
    ("\\,", " "),
    ("\\\\", "\n"),
    ("$", " "),
    ("<->", " ↔ "),
    ("<=>", " ↔ "),
    ("-->", " → "),
    ("->", " → "),
    ("=>", " → "),
    ("/\\", " ∧ "),
    ("\\/", " ∨ "),
    ("&&", " ∧ "),
    ("||", " ∨ "),
    ("&", " ∧ "),
    ("~", " ¬ "),
    ("!", " ¬ "),
];

/// Words that lead to a premise.
const LEADS: &str = "from that suppose assume given know premise premises have and also first second third fourth fifth finally lastly further moreover let \
                     statement fact facts assumption assumptions hypothesis hypotheses axiom axioms true are is following as says we if then but next 1st 2nd 3rd 4th \
                     states known i furthermore additionally hold holds told";

/// Words behind a premise that say nothing more.
const TRAILS: &str = "too also well as again holds hold is true yes both";

/// Words that ask for something else.
const OTHERS: &[&str] = &[
    "not follow",
    "n't follow",
    "not entailed",
    "cannot be",
    "contradict",
    "unless",
    "probabl",
    "perhaps",
    "maybe",
    "possibl",
    "supposedly",
    "except",
    "without",
    "shortest",
    "simplest",
    "strongest",
    "weakest",
    "tautolog",
    "satisfiab",
    "equivalent to",
    "truth table",
    "how many",
    "all conclusions",
    "every conclusion",
    "valid or",
    "is valid",
    "invalid",
    "consistent",
    "simplify",
    "normal form",
    "counterexample",
    "prove that",
    "negation of",
    "true or false",
    "fallacy",
    "exactly one of",
    "at least one of",
    "smallest",
    "longest",
];

const ASKS: &[&str] = &[
    "follow",
    "conclu",
    "infer",
    "deduce",
    "derive",
    "entail",
    "consequence",
    "implied",
    "⊨",
    "\\models",
    "⊢",
    "\\vdash",
    "must be true",
    "must then be true",
    "must also be true",
    "has to be true",
];

pub fn read(prompt: &Prompt) -> Option<Reading> {
    // "The following problem" asks for nothing.
    let lower = prompt.text.to_lowercase().replace("following", "");
    if prompt.text.len() > LONGEST
        || !ASKS.iter().any(|it| lower.contains(it))
        || OTHERS.iter().any(|it| lower.contains(it))
    {
        return None;
    }
    let premises = premises(&prompt.text)?;
    let mut atoms = Vec::new();
    premises.iter().for_each(|it| it.collect_atoms(&mut atoms));
    // A list of words may have an "I" in it, which is no premise by itself.
    let says_nothing = premises.iter().all(|it| it.to_string().chars().count() == 1);
    if says_nothing || premises.len() > MOST_PREMISES || atoms.len() > MOST_ATOMS {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.weighs_all();
    premises.iter().for_each(|it| telling.is_given(it.to_string()));
    let given = Value::texts(premises.iter().map(Formula::to_string));
    Some(telling.reading("logic", "what follows from the premises", Goal::new("concluded", vec![given]), Form::Plain))
}

/// The premises in order, each once. None when one of them cannot be read, or a conclusion is given.
fn premises(text: &str) -> Option<Vec<Formula>> {
    let mut plain = text.to_owned();
    for (written, sign) in WRITTEN {
        plain = plain.replace(written, sign);
    }
    let mut found: Vec<Formula> = Vec::new();
    let mut lists_names = false;
    let mut is_form = false;
    let mut is_concluding = false;
    let mut asks_what = false;
    for (stretch, begins, end) in stretches(&plain) {
        let words = cut(stretch);
        // "P1: ..." is a label.
        let is_label = end == ':' && words.len() == 1;
        let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
        let says = |list: &str| lower.iter().any(|it| list.split(' ').any(|word| word == it));
        if begins {
            (lists_names, is_form, is_concluding, asks_what) = (false, false, false, false);
        }
        is_form |= says(
            "notation symbols symbol signs sign connectives connective operators format form written write example e.g typeset means stands denotes answer",
        );
        lists_names |= says(
            "propositions variables letters atoms variable proposition sentences over atomic language about concerning involving",
        );
        is_concluding |=
            says("therefore conclusion conclude follows follow hence thus infer deduce derive ∴ ⊢ entails")
                || lower == ["c"];
        if is_form || is_label {
            continue;
        }
        asks_what |= says("what which");
        for part in apart(&words) {
            let (words, lower) = (&words[part.clone()], &lower[part]);
            let Some((formula, is_whole)) = formula(words, lower) else {
                continue;
            };
            let is_plain = matches!(formula, Formula::Atom(_));
            if lists_names && is_list(&formula) {
                continue;
            }
            match (is_whole, is_plain) {
                // "Does Q follow?", "therefore Q": a conclusion is given.
                (_, _) if is_concluding && !(asks_what && says("from") && is_whole) => return None,
                (true, _) => {
                    if !found.contains(&formula) {
                        found.push(formula);
                    }
                }
                // What is said of a letter alone may be anything.
                (false, true) => {}
                (false, false) => return None,
            }
        }
    }
    Some(found)
}

/// "Q → S and ¬R" are two premises: a word between signs parts them.
fn apart(words: &[&str]) -> Vec<std::ops::Range<usize>> {
    let has_sign = words.iter().any(|it| matches!(*it, "∧" | "∨" | "→" | "↔" | "¬" | "⊕"));
    let mut depth = 0_i32;
    let (mut from, mut parts) = (0, Vec::new());
    for (at, word) in words.iter().enumerate() {
        depth += i32::from(*word == "(") - i32::from(*word == ")");
        if *word == "and" && has_sign && depth == 0 {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..words.len());
    parts
}

fn is_list(formula: &Formula) -> bool {
    match formula {
        Formula::Atom(_) => true,
        Formula::And(parts) => parts.iter().all(is_list),
        _ => false,
    }
}

/// Stretches between marks, each with whether a sentence begins with it and the mark behind it.
fn stretches(text: &str) -> Vec<(&str, bool, char)> {
    let mut found = Vec::new();
    let (mut from, mut begins) = (0, true);
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let is_end = c == '\n' || matches!(c, '.' | '?') && next.is_none_or(|c| c.is_whitespace() || c == ')');
        if is_end || matches!(c, ';' | ',' | ':' | '{' | '}' | '=' | '"' | '“' | '”') {
            found.push((&text[from..at], begins, c));
            (from, begins) = (at + c.len_utf8(), is_end);
        }
    }
    found.push((&text[from..], begins, '\n'));
    found
}

fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = match first.is_alphanumeric() {
            true => text[at..]
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '\'' | '’')))
                .unwrap_or(text.len() - at),
            false => first.len_utf8(),
        };
        if !first.is_whitespace() && !matches!(first, '*' | '`' | '•' | '_') {
            found.push(&text[at..at + length]);
        }
        at += length;
    }
    found
}

/// The formula in these words, and whether they are nothing but that, with words that lead to it.
fn formula(words: &[&str], lower: &[String]) -> Option<(Formula, bool)> {
    let is_letter = |at: usize| {
        let word = words[at];
        let mut letters = word.chars();
        let first = letters.next();
        first.is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_ascii_digit())
            && word.chars().count() < 4
            // "A conclusion", "I know".
            && !(matches!(word, "A" | "I") && lower.get(at + 1).is_some_and(|it| it.len() > 1 && it.chars().all(char::is_lowercase) && !is_connective(it)))
            // The label of a premise: `P1`.
            && !(at == 0 && words.len() > 1 && word.len() > 1 && matches!(words[1], ")"))
    };
    let is_part = |at: usize| is_letter(at) || is_connective(&lower[at]);
    let first = (0..words.len()).find(|&at| is_letter(at))?;
    let mut start = first;
    while start > 0 && is_part(start - 1) {
        start -= 1;
    }
    // "(1) Q": the label is no part.
    let mut end = first + 1;
    while end < words.len() {
        match row_at(lower, end) {
            Some((row, _)) => end += row.split(' ').count(),
            None if is_part(end) => end += 1,
            None => break,
        }
    }
    // The words before "if" may lead: "and if P then Q".
    let is_lead = |word: &String| {
        LEADS.split_whitespace().any(|it| it == word)
            || word.chars().all(|c| c.is_ascii_digit())
            || word.chars().all(|c| !c.is_alphanumeric())
    };
    let is_trail =
        |word: &String| TRAILS.split_whitespace().any(|it| it == word) || word.chars().all(|c| !c.is_alphanumeric());
    let leads = lower[..start].last().is_none_or(is_lead);
    let trails = lower[end..].iter().all(is_trail);
    let written = spoken(&words[start..end], &lower[start..end]);
    let mut read = None;
    for from in 0..written.len().min(3) {
        let text = written[from..].join(" ");
        if let Some(formula) = Formula::read(&text) {
            read = Some(formula);
            break;
        }
        if !matches!(&*written[from], "∧" | ")" | "(" | "→") {
            break;
        }
    }
    match read {
        Some(formula) => Some((formula, leads && trails)),
        // A formula that cannot be read is one all the same.
        None => Some((Formula::Constant(false), false)),
    }
}

fn is_connective(word: &str) -> bool {
    "∧ ∨ ¬ → ↔ ⊕ ⊃ ≡ ⇒ ⇔ | ( ) [ ] and or not if then implies iff only either both it's case the xor nor neither"
        .split(' ')
        .any(|it| it == word)
        && !matches!(word, "it's" | "case" | "the")
}

/// Words of several that stand for a sign; one with "-" denies the letter before it.
const ROWS: &[(&str, &str)] = &[
    ("if and only if", "↔"),
    ("exactly when", "↔"),
    ("exactly if", "↔"),
    ("just in case", "↔"),
    ("is equivalent to", "↔"),
    ("only if", "→"),
    ("is not true", "-"),
    ("is not the case", "-"),
    ("is false", "-"),
    ("does not hold", "-"),
    ("fails", "-"),
    ("is true", ""),
    ("are true", ""),
    ("is the case", ""),
    ("holds", ""),
    ("hold", ""),
];

fn row_at(lower: &[String], at: usize) -> Option<(&'static str, &'static str)> {
    let stands =
        |row: &str| row.split(' ').enumerate().all(|(place, it)| lower.get(at + place).is_some_and(|word| word == it));
    ROWS.iter().find(|it| stands(it.0)).copied()
}

/// Words as signs: "Q is false" is ¬Q, "P if and only if Q" P ↔ Q.
fn spoken(words: &[&str], lower: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((row, sign)) = row_at(lower, at) {
            match sign {
                // The letter before is denied.
                "-" => {
                    let last = out.pop().unwrap_or_default();
                    out.extend(["¬".to_owned(), last]);
                }
                "" => {}
                sign => out.push(sign.to_owned()),
            }
            at += row.split(' ').count();
            continue;
        }
        match &*lower[at] {
            "and" => out.push("∧".to_owned()),
            "or" => out.push("∨".to_owned()),
            "not" => out.push("¬".to_owned()),
            "implies" | "⊃" | "⇒" => out.push("→".to_owned()),
            "iff" | "≡" | "⇔" => out.push("↔".to_owned()),
            "|" => out.push("∨".to_owned()),
            "xor" => out.push("⊕".to_owned()),
            "then" => out.push("→".to_owned()),
            "if" | "both" | "either" if out.is_empty() || out.last().is_some_and(|it| it == "(") => {}
            _ => out.push(words[at].to_owned()),
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).map(|it| it.goal.to_string())
    }

    #[test]
    fn premises_are_found_in_signs_and_in_words() {
        for (text, wanted) in [
            ("Assume the following: not Q; not R; S. What follows?", r#"concluded(["¬Q", "¬R", "S"])"#),
            (
                "P1: (R ↔ Q)\nP2: ¬(P → P)\nC: ____\nWhich statement follows? Notation: ∨ or, ¬ not.",
                r#"concluded(["R ↔ Q", "¬(P → P)"])"#,
            ),
            (
                "I know two things about the propositions P, Q and R. First, Q is true if and only if R is true. Second, P is false. What can I conclude?",
                r#"concluded(["Q ↔ R", "¬P"])"#,
            ),
            (
                "Let $\\Gamma = \\{ (P \\to Q),\\; P \\}$. State $\\varphi$ with $\\Gamma \\models \\varphi$.",
                r#"concluded(["P → Q", "P"])"#,
            ),
            ("We are given that if P then Q, and that P. What follows?", r#"concluded(["P → Q", "P"])"#),
        ] {
            assert_eq!(goal(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "Assume: P → Q; P. Therefore Q. Does it follow?",
            "Assume: P → Q; P probably. What does not follow?",
            "Assume: P → Q unless R. What follows?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
