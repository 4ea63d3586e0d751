//! Reads exercises about formulas in which lines show them: clauses, choices, a table to be filled, and what is asked of them.
//!
//! What the lines show is told apart from the sentences around them, and of those every word must be known.

mod asked;
mod layout;

use self::asked::Exercise;
use self::layout::laid_out;
use super::valuations::{KNOWN, Shown, cut, is_denied};
use crate::language::{Telling, is_about_the_form, rules};
use crate::problem::{Prompt, Reading, Sentence};

const LONGEST: usize = 6_000;

/// Words of such exercises beside those that give truths and ask for them.
const OF_EXERCISES: &str = "complete|fill|last|column|columns|from|top|bottom|solver|cnf|every|more|than|ok|fine|just|such|exercise|\
    claims|claim|thinks|show|she|he|wrong|giving|result|logically|equivalent|same|negation|finish|missing|entries|entry|blank|blanks|\
    implication|equivalence|conjunction|disjunction|exclusive|means|stands|denotes|work|consider|choose|pick|select|option|\
    options|below|above|letter|always|counterexample|counter|example|proves|disproves|refute|falsify|falsifies|falsifying|refutes|\
    problem|task|question|here|is|conditional|biconditional|dimacs|instance|sat|conjunctive|normal|form|over|also|exactly|only|\
    string|bits|digits|unique|single|provide|together|hold|holds|consistent|simultaneously|they|can|them|identical|column|s|return";

/// Where lines are wanted, only a prompt that shows its formulas in lines is read.
pub fn read(prompt: &Prompt, is_only_of_lines: bool) -> Option<Reading> {
    let has_sign =
        ["→", "->", "∧", "∨", "¬", "&", "|", "~", "⇒", "=>", "↔", "⊕", "cnf"].iter().any(|it| prompt.text.contains(it));
    let has_word = prompt.text.split(|c: char| !c.is_alphanumeric()).any(|it| matches!(it, "AND" | "OR" | "NOT"));
    if prompt.text.len() > LONGEST || !(has_sign || has_word || prompt.says("and|or|not")) {
        return None;
    }
    let telling = Telling::new(prompt);
    let laid = laid_out(&prompt.text)?;
    if is_only_of_lines && laid.spans.is_empty() {
        return None;
    }
    laid.spans.iter().for_each(|span| telling.takes(span));
    let outline = prompt.outline();
    // What is shown and not understood would be passed over.
    let is_laid = |at: usize| laid.spans.iter().any(|it| it.contains(&at));
    let is_lost = |from: usize, line: &str| {
        let first = from + line.len() - line.trim_start().len();
        !line.trim().is_empty() && !is_laid(first)
    };
    for block in outline.blocks.iter().filter(|it| !it.is_example) {
        let mut from = block.span.start;
        for line in prompt.text.get(block.span.clone())?.split('\n') {
            if is_lost(from, line) {
                return None;
            }
            from += line.len() + 1;
        }
    }
    let mut shown = Shown::default();
    for sentence in outline.sentences.iter().filter(|it| !it.is_example) {
        let mut pieces = cut(&prompt.text, sentence.span.clone());
        // The "s" of "there's" is no name.
        let is_ending = |at: usize| prompt.text[..at].ends_with(['\'', '’']);
        // Data in braces show how the answer is to be written.
        let is_shape = |at: usize| prompt.text[..at].matches('{').count() > prompt.text[..at].matches('}').count();
        pieces.retain(|it| {
            !(is_laid(it.span.start) || is_shape(it.span.start) || it.lower == "s" && is_ending(it.span.start))
        });
        if pieces.is_empty() {
            continue;
        }
        let (formulas, truths) = (shown.formulas.len(), shown.truths.len());
        let left = shown.take(&prompt.text, &pieces)?;
        let shows = shown.formulas.len() > formulas || shown.truths.len() > truths;
        let asks = left.iter().any(|it| {
            ["make", "makes", "satisf", "falsif", "equivalen"].iter().any(|start| it.lower.starts_with(start))
        });
        let is_form = is_about_the_form(prompt, sentence) && !shows && !asks;
        if !is_form && !is_greeting(prompt, sentence) {
            let is_known = |at: usize| {
                let word = &*left[at].lower;
                let is_not = word == "not" && is_denied(&left[..=at]);
                let is_person = left[at].word.starts_with(char::is_uppercase)
                    && left.get(at + 1).is_some_and(|it| ["claims", "thinks", "says"].contains(&&*it.lower));
                !is_not && [KNOWN, OF_EXERCISES].iter().any(|list| list.split('|').any(|it| it == word)) || is_person
            };
            if !(0..left.len()).all(is_known) {
                return None;
            }
        }
        if !is_form {
            shown.words.extend(left.iter().map(|it| it.lower.clone()));
        }
        telling.takes(&sentence.span);
    }
    is_usual(&prompt.text).then_some(())?;
    Exercise { laid, shown }.reading(prompt, telling)
}

/// "I am stuck with this one": a sentence with only words of any telling, and none that could limit what is asked.
fn is_greeting(prompt: &Prompt, sentence: &Sentence) -> bool {
    const LIMITS: &str = "not|no|only|if|when|unless|except|each|every|all|least|most|exactly|never|without";
    let words = prompt.of(sentence).iter().filter(|it| !it.lemmas.is_empty());
    words.clone().all(|it| rules::is_plain(&it.lower) && !LIMITS.split('|').any(|word| word == &*it.lower))
}

/// Whether several formulas are shown behind labels and one of them is asked for.
pub fn offers_choices(prompt: &Prompt) -> bool {
    let labelled = |laid: layout::Laid| laid.lines.len() > 1 && laid.lines.iter().all(|it| it.label.is_some());
    prompt.says("which|choose|pick|select") && laid_out(&prompt.text).is_some_and(labelled)
}

/// Whether signs whose meaning is told mean what they usually do: "-> is implication".
pub(super) fn is_usual(text: &str) -> bool {
    const WORDS: [(&str, &[&str]); 8] = [
        ("exclusive", &["⊕", "⊻", "^"]),
        ("and", &["∧", "&", "&&", "·"]),
        ("or", &["∨", "|", "||", "+"]),
        ("implication", &["->", "→", "=>", "⇒"]),
        ("equivalence", &["<->", "↔", "<=>", "⇔"]),
        ("negation", &["¬", "~", "!"]),
        ("conjunction", &["∧", "&", "&&"]),
        ("disjunction", &["∨", "|", "||"]),
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).all(|at| {
        let between = ["is", "means", "denotes", "=", "stands", "for", "the"];
        let said = words[at].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let Some((_, signs)) = WORDS.iter().find(|(word, _)| *word == said) else {
            return true;
        };
        if !between.contains(&words[at - 1]) {
            return true;
        }
        let before = words[..at].iter().rev().take(5).find(|it| !between.contains(it));
        let sign = before.map_or("", |it| it.trim_matches(|c| "\"'`“”,;:(".contains(c)));
        let is_sign = !sign.is_empty() && !sign.chars().any(char::is_alphanumeric);
        // "The negation of p" names no sign.
        !is_sign || signs.contains(&sign)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text), false).filter(|it| it.doubt.is_none()).map(|it| it.goal.to_string())
    }

    #[test]
    fn exercises_are_read_with_what_their_lines_show() {
        for (text, wanted) in [
            (
                "Which formula is logically equivalent to p → q?\n\n(a) ¬p ∨ q\n(b) p ∧ q",
                r#"same_as("p → q", [["a", "¬p ∨ q"], ["b", "p ∧ q"]])"#,
            ),
            (
                "Find an assignment which satisfies every clause.\n(x1 OR NOT x2)\n(x2 OR x3)",
                r#"satisfying(["x1 ∨ ¬x2", "x2 ∨ x3"])"#,
            ),
            ("p cnf 2 2\n1 2 0\n-1 0\n\nIs this formula satisfiable?", r#"consistent(["x1 ∨ x2", "¬x1"])"#),
        ] {
            assert_eq!(goal(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "Find an assignment which does not satisfy every clause.\n(x1 OR NOT x2)\n(x2 OR x3)",
            "Find an assignment which satisfies every clause and makes x1 flip.\n(x1 OR NOT x2)\n(x2 OR x3)",
            "p cnf 2 3\n1 2 0\n-1 0\n\nIs this formula satisfiable?",
            "Evaluate p → q for p = true, q = false, where → is equivalence. True or false?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
