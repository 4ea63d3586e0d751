//! Reads what is asked of a formula for itself: "p = T, q = F. Truth value of p -> q?", "classify (p -> q) & p as a tautology,
//! a contradiction or a contingency", "in how many rows is it true?", "find a satisfying assignment".
//!
//! A sentence with a formula or a truth in it may hold nothing but words of such questions. Any other says more than is read.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cases::UNSATISFIABLE;
use super::formula::Formula;
use super::formulas::is_usual;
use crate::language::{Telling, is_about_the_form, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

const LONGEST: usize = 4_000;
/// A stretch of words and signs that may be a formula has at most so many.
const LONGEST_STRETCH: usize = 200;
const MOST_ATOMS: usize = 16;

/// Words that give truths, name formulas and ask for what they are.
pub(super) const KNOWN: &str = "let|be|is|are|and|or|if|then|with|when|where|for|given|suppose|assume|that|the|a|an|following|of|in|under|\
    find|what|whats|which|determine|compute|evaluate|calculate|give|state|tell|me|us|truth|value|values|true|false|compound|\
    proposition|propositions|propositional|formula|formulas|statement|statements|expression|logical|logic|classify|as|whether|\
    it|its|tautology|tautological|contradiction|contradictory|contingency|contingent|neither|either|one|how|many|row|rows|\
    table|assignment|assignments|case|cases|combination|combinations|valuation|valuations|interpretation|interpretations|\
    input|inputs|possible|different|set|clause|clauses|satisfiable|unsatisfiable|unsat|sat|satisfying|satisfies|satisfy|\
    satisfied|answer|not|no|exist|exists|there|any|boolean|variable|variables|by|does|do|make|makes|making|output|circuit|\
    equal|equals|evaluates|to|all|each|this|these|their|so|here|now|can|you|we|say|says|reply|write|false|both|letters|\
    function|model|models|at|least|has|have|sentence|come|comes|out|decide|please|i|1|0|t|f|get|gets|takes|take|first|conjunction";

/// A word or a sign with its place.
pub(super) struct Piece<'a> {
    pub span: Range<usize>,
    pub word: &'a str,
    pub lower: String,
}

/// What the sentences of a prompt show.
#[derive(Default)]
pub(super) struct Shown {
    pub formulas: Vec<(Formula, Range<usize>)>,
    pub truths: BTreeMap<String, bool>,
    /// Names that stand alone, and numbers.
    pub names: Vec<String>,
    pub numbers: Vec<i64>,
    /// The words that are left, of all sentences.
    pub words: Vec<String>,
    /// Whether a formula may as well be a list of names.
    pub may_list: bool,
    /// Whether truths are written as bits.
    pub has_bits: bool,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_such = prompt.says("truth|true|tautology|contradiction|contingency|contingent|satisfy|satisfiable|assignment|evaluate|row|combination|valuation|model");
    if !is_such || prompt.text.len() > LONGEST {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut shown = Shown::default();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let pieces = cut(&prompt.text, sentence.span.clone());
        let (formulas, truths) = (shown.formulas.len(), shown.truths.len());
        let left = shown.take(&prompt.text, &pieces)?;
        let has_more = shown.formulas.len() > formulas || shown.truths.len() > truths;
        let is_known = |it: &&Piece| KNOWN.split('|').any(|known| known == it.lower);
        let asks = left.iter().any(|it| is_asking(&it.lower));
        if has_more && !left.iter().all(is_known) || asks && is_denied(&left) {
            return None;
        }
        if has_more || asks || is_about_the_form(prompt, sentence) {
            telling.takes(&sentence.span);
            shown.words.extend(left.iter().map(|it| it.lower.clone()));
        }
    }
    let (goal, unknown, form, doubt) = shown.question(prompt)?;
    let mut reading = telling.reading("logic", unknown, goal, form);
    reading.doubt = doubt;
    Some(reading)
}

/// Whether "not" stands where it does not only offer another answer, "or not", "if not".
pub(super) fn is_denied(left: &[&Piece]) -> bool {
    (0..left.len()).any(|at| left[at].lower == "not" && !(at > 0 && left[at - 1].is("or|if|whether")))
}

fn is_asking(word: &str) -> bool {
    ["truth", "classify", "tautology", "contradiction", "satisf", "assignment", "many", "evaluate", "contingen"]
        .iter()
        .any(|start| word.starts_with(start))
}

pub(super) fn cut(text: &str, span: Range<usize>) -> Vec<Piece<'_>> {
    let (mut found, mut at) = (Vec::new(), span.start);
    while let Some(first) = text[at..span.end].chars().next() {
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '⊤' | '⊥');
        let length = match is_inside(first) {
            true => text[at..span.end].find(|c: char| !is_inside(c)).unwrap_or(span.end - at),
            false => first.len_utf8(),
        };
        if !first.is_whitespace() {
            let word = &text[at..at + length];
            found.push(Piece { span: at..at + length, word, lower: word.to_lowercase() });
        }
        at += length;
    }
    found
}

impl Piece<'_> {
    fn is(&self, choices: &str) -> bool {
        choices.split('|').any(|it| it == self.lower)
    }

    fn is_connective(&self) -> bool {
        self.is("and|or|not|xor|implies|iff|nand|nor|if|then|only|but|neither|either|both")
            || self.word.chars().all(|c| "()[]¬~!∧&|∨→⇒⊃↔⇔≡⊕⊻↑↓-<>=/\\".contains(c)) && self.word != "="
            || self.word == "|"
    }

    /// `p`, `x1`, `A`.
    fn is_name(&self) -> bool {
        let mut chars = self.word.chars();
        let is_letter = chars.next().is_some_and(char::is_alphabetic);
        is_letter && self.word.len() <= 3 && chars.all(|c| c.is_ascii_digit() || c == '_') && !self.is_connective()
    }

    fn truth(&self) -> Option<bool> {
        match &*self.lower {
            "true" | "t" | "1" => Some(true),
            "false" | "f" | "0" => Some(false),
            _ => None,
        }
    }
}

impl Shown {
    /// Takes what is shown in a sentence, and gives what is left of it. None when a truth is told of more than a name.
    pub(super) fn take<'a>(&mut self, text: &str, pieces: &'a [Piece<'a>]) -> Option<Vec<&'a Piece<'a>>> {
        let mut is_taken = vec![false; pieces.len()];
        self.take_truths(pieces, &mut is_taken)?;
        let mut at = 0;
        while at < pieces.len() {
            // A lone arrow may be cut into its signs, so that "=" belongs to a formula beside one of them.
            let is_part = |at: usize| {
                let it = &pieces[at];
                let is_of_arrow = it.word == "="
                    && (pieces.get(at + 1).is_some_and(|next| next.word == ">" && next.span.start == it.span.end)
                        || at > 0 && pieces[at - 1].word == "<");
                !is_taken[at] && (it.is_name() || it.is_connective() || is_of_arrow || it.is("⊤|⊥"))
            };
            let mut end = at;
            while end < pieces.len() && is_part(end) {
                end += 1;
            }
            if end - at > LONGEST_STRETCH {
                return None;
            }
            if let Some((formula, within)) = longest(text, &pieces[at..end]) {
                // "Input combinations of A and B" and "for x, y and z" list names.
                let is_list = is_conjunction_of_names(&formula) && pieces[at..end].iter().any(|it| it.word == "and");
                if is_list && is_led_in_as_list(pieces, at) {
                    at = end;
                    formula.collect_atoms(&mut self.names);
                    continue;
                }
                self.may_list |= is_list;
                self.formulas
                    .push((formula, pieces[at + within.start].span.start..pieces[at + within.end - 1].span.end));
                is_taken[at + within.start..at + within.end].iter_mut().for_each(|it| *it = true);
            }
            at = end.max(at + 1);
        }
        let mut left = Vec::new();
        for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
            if let Some(number) = number(&piece.lower).filter(|it| *it > 1) {
                self.numbers.push(number);
            } else if piece.is_name()
                && !piece.is("a|i")
                && (piece.truth().is_none() || pieces.get(at + 1).is_some_and(|it| it.is("=|is")))
            {
                self.names.push(piece.word.to_owned());
            } else if piece.word.starts_with(char::is_alphanumeric) {
                left.push(piece);
            }
        }
        Some(left)
    }

    /// "p = T", "p and q are true", "let p be true, q be false".
    fn take_truths(&mut self, pieces: &[Piece], is_taken: &mut [bool]) -> Option<()> {
        for at in 1..pieces.len() {
            let Some(truth) = pieces[at].truth() else {
                continue;
            };
            // "Is F equal to 1?" asks of what is called F.
            let is_letter = pieces[at].word.starts_with(char::is_alphabetic) && pieces[at].word.len() == 1;
            let goes_on = pieces.get(at + 1).is_some_and(|it| it.word.len() > 1 && !it.is("and|but|then|while"));
            if is_letter && goes_on {
                continue;
            }
            let mut verb = at;
            while verb > 0 && pieces[verb - 1].is("is|are|be|=|:|both|all|to|set") {
                verb -= 1;
            }
            // "With P true and Q false" has no verb.
            let is_beside = |at: usize| {
                let is_first = |it: usize| pieces[it].is("with|given|where|when|for|having");
                let is_next = |it: usize| pieces[it].is("and|,") && it > 0 && is_taken[it - 1];
                pieces[at].is("true|false")
                    && at > 1
                    && (is_first(at - 2) || is_next(at - 2) || at > 2 && is_next(at - 3))
            };
            if verb == at && !is_beside(at) || verb == 0 || !pieces[verb - 1].is_name() {
                continue;
            }
            let mut first = verb - 1;
            let mut names = vec![first];
            let is_list = |at: usize| at > 0 && (pieces[at - 1].is("and|,"));
            while is_list(first) {
                let before = (0..first).rev().find(|&it| !pieces[it].is("and|,"))?;
                if is_taken[before] || !pieces[before].is_name() {
                    break;
                }
                first = before;
                names.push(first);
            }
            // "p or q is true" says something of a formula, and so may "p and q is true".
            let is_of_formula =
                first > 0 && pieces[first - 1].is_connective() && !pieces[first - 1].is("and|if|but|then");
            if is_of_formula
                || names.len() > 1 && pieces[verb].is("is")
                || pieces.get(at + 1).is_some_and(|it| it.is("if|when|or|iff"))
            {
                return None;
            }
            for &name in &names {
                if self.truths.insert(pieces[name].word.to_owned(), truth).is_some_and(|before| before != truth) {
                    return None;
                }
            }
            self.has_bits |= pieces[at].is("0|1");
            is_taken[first..=at].iter_mut().for_each(|it| *it = true);
        }
        Some(())
    }

    /// What is asked: the goal, what it seeks, in which form, and what is doubtful.
    fn question(&self, prompt: &Prompt) -> Option<(Goal, &'static str, Form, Option<String>)> {
        let says = |choices: &str| self.words.iter().any(|it| choices.split('|').any(|choice| choice == it));
        let begins = |starts: &[&str]| self.words.iter().any(|it| starts.iter().any(|start| it.starts_with(start)));
        let mut atoms = Vec::new();
        self.formulas.iter().for_each(|(it, _)| it.collect_atoms(&mut atoms));
        if self.may_list && self.formulas.len() > 1 {
            return None;
        }
        if self.formulas.is_empty() || atoms.is_empty() || atoms.len() > MOST_ATOMS {
            return None;
        }
        // "Exactly two of these" is another question.
        let counts = |it: &i64| *it == atoms.len() as i64 || *it == self.formulas.len() as i64;
        if !says("many") && !self.numbers.iter().all(counts)
            || says("exactly") && !says("one")
            || !is_usual(&prompt.text)
        {
            return None;
        }
        let text = |formula: &Formula| Value::text(formula.to_string());
        let sorts = [["tautolog", "tautolog"], ["contradict", "contradict"], ["contingen", "neither"]];
        let asks_for_sort = sorts.iter().filter(|starts| begins(&starts[..])).count() > 1;
        let asks_for_case = begins(&["assignment", "value", "valuation", "model"]) && begins(&["satisf", "mak"]);
        let counts = says("many");
        // The name of the formula may stand alone.
        let others: Vec<&String> = self.names.iter().filter(|it| !atoms.contains(it)).collect();
        match &self.formulas[..] {
            [(formula, _)] if asks_for_sort && !counts && self.truths.is_empty() => {
                let form = match says("contingent|contingency") || !says("neither") {
                    true => Form::Plain,
                    false => Form::OrElse {
                        form: Box::new(Form::Plain),
                        none: "contingency".to_owned(),
                        words: "neither".to_owned(),
                    },
                };
                Some((Goal::new("classified", vec![text(formula)]), "of what sort it is", form, None))
            }
            [(formula, span)] if counts && self.truths.is_empty() => {
                let name = name_before(&prompt.text, span);
                let mut names = atoms.clone();
                names.extend(others.into_iter().filter(|it| Some(it.as_str()) != name.as_deref()).cloned());
                names.dedup();
                let is_right = |number: &i64| *number == names.len() as i64 || *number == 1 << names.len();
                if !self.numbers.iter().all(is_right)
                    || !says(
                        "row|rows|assignment|assignments|case|cases|combination|combinations|valuation|valuations|interpretation|interpretations|model|models",
                    )
                {
                    return None;
                }
                let formula = match (says("true|1") || begins(&["satisf"]), says("false|0|unsatisfied")) {
                    (true, false) => formula.clone(),
                    (false, true) => formula.clone().negated(),
                    _ => return None,
                };
                let goal = Goal::new("number_of_cases", vec![text(&formula), Value::texts(&names)]);
                Some((goal, "in how many cases", Form::Plain, None))
            }
            [(formula, _)] if !self.truths.is_empty() && !counts && !asks_for_sort && !asks_for_case => {
                let is_asked = begins(&["evaluat", "truth"])
                    || says("what|whats|determine|find|compute|calculate")
                    || says("is") && says("or");
                let missing = atoms.iter().find(|it| !self.truths.contains_key(*it));
                if !is_asked || !others.is_empty() && self.names.len() > 1 {
                    return None;
                }
                let known = self.truths.iter().filter(|(name, _)| atoms.contains(name));
                let known = known.map(|(name, truth)| [Value::text(name), Value::Truth(*truth)]);
                let usual = if self.has_bits { ("1", "0") } else { ("True", "False") };
                let goal = Goal::new("truth_of", vec![text(formula), Value::rows(known)]);
                let doubt = missing.map(|it| format!("it is not said whether {it} is true"));
                Some((goal, "whether it is true", wanted(prompt).truth(usual), doubt))
            }
            formulas if asks_for_case && self.truths.is_empty() && !counts && others.is_empty() => {
                let item = Form::Filled("{0}={1}".to_owned());
                let form = Form::OrElse {
                    form: Box::new(Form::listed("", ", ", "", item)),
                    none: UNSATISFIABLE.to_owned(),
                    words: word_for_none(&prompt.text).unwrap_or(UNSATISFIABLE.to_owned()),
                };
                let goal = Goal::new("satisfying", vec![Value::list(formulas.iter().map(|(it, _)| text(it)))]);
                Some((goal, "what makes all of them true", form, None))
            }
            formulas
                if begins(&["satisfiab"])
                    && self.truths.is_empty()
                    && !counts
                    && others.is_empty()
                    && !says("unsatisfiable") =>
            {
                let goal = Goal::new("consistent", vec![Value::list(formulas.iter().map(|(it, _)| text(it)))]);
                let usual =
                    if says("unsat") && says("sat") || prompt.says("unsat") { ("SAT", "UNSAT") } else { ("Yes", "No") };
                Some((goal, "whether all can be true together", wanted(prompt).truth(usual), None))
            }
            _ => None,
        }
    }
}

/// The longest formula with a connective in a stretch, and where it lies.
fn longest(text: &str, stretch: &[Piece]) -> Option<(Formula, Range<usize>)> {
    let count = stretch.len();
    for length in (2..=count).rev() {
        for start in 0..=count - length {
            let span = stretch[start].span.start..stretch[start + length - 1].span.end;
            if let Some(formula) = Formula::read(&text[span]).filter(|it| !matches!(it, Formula::Atom(_))) {
                return Some((formula, start..start + length));
            }
        }
    }
    None
}

fn is_conjunction_of_names(formula: &Formula) -> bool {
    matches!(formula, Formula::And(parts) if parts.iter().all(|it| matches!(it, Formula::Atom(_))))
}

/// Whether names that begin here go on a list: "assignments to p and q", "for x, y and z".
fn is_led_in_as_list(pieces: &[Piece], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|it| &pieces[it]);
    let is = |back: usize, choices: &str| before(back).is_some_and(|it| it.is(choices));
    is(1, "inputs|variables|letters|propositions")
        || is(1, "of|for|to") && is(2, "combinations|assignments|inputs|variables|values|valuations")
        || is(1, ",") && before(2).is_some_and(Piece::is_name)
}

/// The name that a formula is given: "F = ".
fn name_before(text: &str, span: &Range<usize>) -> Option<String> {
    let before = text[..span.start].trim_end().strip_suffix(['=', ':'])?.trim_end();
    let name: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    Some(name.chars().rev().collect())
}

/// What is to be answered where nothing satisfies: "if not, answer UNSAT".
fn word_for_none(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let such = words.iter().position(|it| it.to_lowercase().starts_with("unsat"))?;
    let is_told =
        such > 0 && ["answer", "say", "write", "reply", "output", "return", "with"].contains(&words[such - 1]);
    is_told.then(|| words[such].to_owned())
}

fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 9] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"];
    match word {
        "sixteen" => Some(16),
        "one" => None,
        _ => WORDS.iter().position(|it| *it == word).map(|it| it as i64).or_else(|| word.parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(|it| it.doubt.is_none()).map(|it| it.goal.to_string())
    }

    #[test]
    fn what_is_asked_of_a_formula_is_read() {
        for (text, wanted) in [
            ("p = T, q = F. Truth value of p -> q?", r#"truth_of("p → q", [["p", true], ["q", false]])"#),
            (
                "Let p be true and q and r be false. Evaluate p ∧ (q ∨ r).",
                r#"truth_of("p ∧ (q ∨ r)", [["p", true], ["q", false], ["r", false]])"#,
            ),
            ("Is (p and not p) a tautology, a contradiction or neither?", r#"classified("p ∧ ¬p")"#),
            (
                "The output is F = A AND NOT B. For how many of the four input combinations of A and B is F equal to 1?",
                r#"number_of_cases("A ∧ ¬B", ["A", "B"])"#,
            ),
            ("In how many rows of its truth table is A XOR B true?", r#"number_of_cases("A ⊕ B", ["A", "B"])"#),
            ("Give a satisfying assignment of (x1 or x2) and not x1.", r#"satisfying(["(x1 ∨ x2) ∧ ¬x1"])"#),
        ] {
            assert_eq!(goal(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_told_of_more_than_a_proposition_is_no_truth() {
        for text in [
            "p -> q is true and p is false. What is the truth value of q -> p?",
            "p or q is true. Evaluate p and q.",
            "p = T. Truth value of p & q?",
            "p = T if q = F. Truth value of p -> q?",
            "p = T, q = F. Truth value of p -> q after p is flipped?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
