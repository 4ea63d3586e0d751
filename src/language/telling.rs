//! How a puzzle is told: a reader asks what is said and shown, and the account is kept of what it made use of, so that
//! nothing that matters is passed over in silence.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::forms::{framed, is_about_the_form};
use super::wording::says;
use crate::problem::{Expectation, Form, Goal, Kind, Prompt, Reading, Restatement, Sentence, TokenKind, Unread};

/// Words that change a rule: a sentence with one of them that nothing accounts for is essential.
const CHANGES: &str = "except|unless|instead|twice|half|however|although|excluding|besides|additionally|also|forbidden|\
                       but_not|not_allowed|double|thrice|opposite|without|modulo|squared";

/// A prompt that is read as a puzzle.
pub struct Telling<'p> {
    pub prompt: &'p Prompt,
    /// For each sentence, whether the reading accounts for it.
    used: RefCell<Vec<bool>>,
    data: RefCell<Vec<String>>,
    phrases: RefCell<Vec<&'static str>>,
    /// How many parts of the question the answer will answer.
    parts: Cell<usize>,
}

impl<'p> Telling<'p> {
    pub fn new(prompt: &'p Prompt) -> Self {
        let used = RefCell::new(vec![false; prompt.outline().sentences.len()]);
        Self { prompt, used, data: RefCell::default(), phrases: RefCell::default(), parts: Cell::new(1) }
    }

    /// Whether a sentence says one of these wordings. All that do are accounted for.
    pub fn says(&self, wordings: &[&'static str]) -> bool {
        self.all(wordings).next().is_some()
    }

    /// Whether the prompt says all of this in whatever sentences. Those with the first of its words, which tells what is to
    /// be done, are accounted for.
    pub fn says_somewhere(&self, wording: &'static str) -> bool {
        let is_said = self.prompt.says_somewhere(wording);
        if is_said && let Some(first) = wording.split_whitespace().next() {
            self.says(&[first]);
        }
        is_said
    }

    /// The sentences that say one of these wordings, which are accounted for.
    pub fn all<'a>(&'a self, wordings: &'a [&'static str]) -> impl Iterator<Item = &'p Sentence> + 'a {
        let prompt = self.prompt;
        let found: Vec<&'p Sentence> = prompt
            .outline()
            .sentences
            .iter()
            .enumerate()
            .filter(|(index, sentence)| {
                let said = wordings.iter().find(|wording| !sentence.is_example && says(prompt.of(sentence), wording));
                if let Some(wording) = said {
                    self.used.borrow_mut()[*index] = true;
                    self.phrases.borrow_mut().push(wording);
                }
                said.is_some()
            })
            .map(|(_, sentence)| sentence)
            .collect();
        found.into_iter()
    }

    /// The grid that is shown, as lines or in brackets, cell by cell as it is written; accounted for. None when there is
    /// none or more than one: which of them is meant then needs a closer look.
    pub fn grid(&self) -> Option<Vec<Vec<String>>> {
        let outline = self.prompt.outline();
        let blocks = outline.blocks.iter().filter(|block| !block.is_example);
        let literals = outline.literals.iter().filter(|shown| !shown.is_example);
        let in_lines = blocks.filter_map(|block| Some((block.rows()?, &block.span)));
        let in_brackets = literals.filter_map(|shown| {
            let rows = shown.what.rows()?;
            let rows = rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
            Some((rows, &shown.span))
        });
        let mut found: Vec<(Vec<Vec<String>>, &Range<usize>)> = in_brackets.collect();
        let is_in_brackets =
            |span: &Range<usize>| found.iter().any(|(_, known)| known.start <= span.end && span.start <= known.end);
        let in_lines: Vec<_> = in_lines.filter(|(_, span)| !is_in_brackets(span)).collect();
        found.extend(in_lines);
        match found.pop() {
            Some((rows, span)) if found.is_empty() => {
                self.takes(span);
                Some(rows)
            }
            _ => None,
        }
    }

    /// Accounts for what lies here: data that the reader took from it.
    pub fn takes(&self, span: &Range<usize>) {
        self.passes(span);
        let words = self.prompt.text.get(span.clone()).unwrap_or_default();
        let brief: String = words.chars().take(60).collect();
        let more = if brief.len() < words.len() { "..." } else { "" };
        let told = format!("{}{more}", brief.replace('\n', " / "));
        let mut data = self.data.borrow_mut();
        if !data.contains(&told) {
            data.push(told);
        }
    }

    /// The answer will have so many parts: a question in (a) and (b) is answered by one that has two.
    pub fn answers_parts(&self, count: usize) {
        self.parts.set(count);
    }

    /// Accounts for what lies here, which says nothing new.
    pub fn passes(&self, span: &Range<usize>) {
        for (index, sentence) in self.prompt.outline().sentences.iter().enumerate() {
            if sentence.span.start < span.end && span.start < sentence.span.end {
                self.used.borrow_mut()[index] = true;
            }
        }
    }

    /// The sentences that nothing accounts for so far.
    pub fn left(&self) -> Vec<&'p Sentence> {
        let used = self.used.borrow();
        let sentences = self.prompt.outline().sentences.iter().zip(used.iter());
        sentences
            .filter(|(sentence, is_used)| !*is_used && !sentence.is_example)
            .map(|(sentence, _)| sentence)
            .collect()
    }

    /// Accounts for every sentence: for a reader that has weighed each of them itself, and doubts what it does not know.
    pub fn weighs_all(&self) {
        self.used.borrow_mut().fill(true);
    }

    /// Tells this as something that is given.
    pub fn is_given(&self, told: String) {
        self.data.borrow_mut().push(told);
    }

    /// The reading that makes this goal of the prompt. Sentences that nothing accounts for are told as unread, and those
    /// with a number or a word that changes a rule are essential.
    pub fn reading(self, by: &'static str, unknown: impl Into<String>, goal: Goal, form: Form) -> Reading {
        let prompt = self.prompt;
        let answered = self.parts.get();
        let used = self.used.into_inner();
        let unread = prompt
            .outline()
            .sentences
            .iter()
            .zip(used)
            .filter(|(sentence, is_used)| !is_used && !sentence.is_example && !is_about_the_form(prompt, sentence));
        let unread = unread
            .map(|(sentence, _)| Unread { span: sentence.span.clone(), is_essential: is_essential(prompt, sentence) });
        Reading {
            by,
            restatement: Restatement {
                unknown: unknown.into(),
                data: self.data.into_inner(),
                condition: String::new(),
            },
            goal,
            expects: Expectation { form: framed(prompt, form), ..Expectation::default() },
            says: Vec::new(),
            unread: unread.collect(),
            cost: 0,
            phrases: self.phrases.into_inner(),
            kind: Kind::Sure,
            because: Vec::new(),
            doubt: (parts_asked(prompt) > answered)
                .then(|| "it asks for several things, (a) and (b), and I can only give one".to_owned()),
        }
    }
}

/// Words that a part of a question begins with.
const PART: &str = "what|how|which|who|when|where|state|find|determine|calculate|write|work|give|list|use|is|are|can|does|draw|show|explain";

/// How many parts the question has, "(a) What is that number? (b) How many of them ...?": whoever answers fewer has not answered.
pub fn parts_asked(prompt: &Prompt) -> usize {
    let is_asked = |label: &&str| {
        prompt.text.match_indices(label).any(|(at, _)| {
            let next = prompt.tokens.partition_point(|token| token.span.start < at + label.len());
            prompt.tokens.get(next).is_some_and(|token| says(std::slice::from_ref(token), PART))
        })
    };
    let asked = [["(a)", "(b)", "(c)", "(d)"], ["(i)", "(ii)", "(iii)", "(iv)"]]
        .map(|labels| labels.iter().take_while(|label| is_asked(label)).count());
    asked.into_iter().max().unwrap_or(0)
}

fn is_essential(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    // "A quick one for you": the word stands for a thing, and is no number.
    let is_pronoun = |at: usize| {
        &*tokens[at].lower == "one"
            && at > 0
            && !says(&tokens[at - 1..at], "only|just|exactly|least|most|than|out|but|except|be|have")
            && tokens.get(at + 1).is_none_or(|next| says(std::slice::from_ref(next), "for|here|from|i|that|,|.|!|:"))
    };
    let is_number = |at: usize| matches!(tokens[at].kind, TokenKind::Number(_) | TokenKind::Formula(_));
    let has_number = (0..tokens.len()).any(|at| is_number(at) && !is_pronoun(at));
    !sentence.is_heading && (has_number || says(tokens, CHANGES))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;
    use crate::problem::Value;

    fn told(text: &str) -> Reading {
        let prompt = read_tokens(text);
        let telling = Telling::new(&prompt);
        assert!(telling.says(&["reverse|turn_around word|list"]));
        let words = &prompt.outline().literals[0];
        telling.takes(&words.span);
        telling.reading("test", "the list reversed", Goal::new("reversed", vec![Value::list([])]), Form::Plain)
    }

    #[test]
    fn what_nothing_accounts_for_is_told_and_what_could_matter_is_essential() {
        assert!(told("Reverse the list [a, b].").is_complete());
        assert!(
            told("Here is something easy. Reverse the list [a, b]. Give only the list as your answer.").is_complete()
        );
        assert!(!told("Reverse the list [a, b]. Leave out the first 3 of them.").is_complete());
        assert!(!told("Reverse the list [a, b], please. Words without an e stay.").is_complete());
        assert!(!told("Reverse the list [a, b]. Give your answer modulo 7.").is_complete());
        assert_eq!(told("Here is something easy. Reverse the list [a, b].").unread.len(), 1);
        assert!(told("A quick one for you. Reverse the list [a, b].").is_complete());
        assert!(!told("Reverse the list [a, b]. Leave out one word.").is_complete());
    }
}
