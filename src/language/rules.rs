//! Rules that are not understood: a sentence about the things of a puzzle with a word that means nothing to its reader.
//!
//! Who reads a puzzle by its meaning knows the words that its rules are told in. "The jug leaks" may change everything, and so
//! a word that is not known leaves a doubt, and no answer is given.

use std::ops::Range;

use super::{Telling, is_about_the_form, lemmas_of};

/// Words that set a rule, whatever it is about.
const SETS_A_RULE: &str = "only must may can cannot can't never not no without except unless if when whenever each every always \
    allowed forbidden until while both instead but should exactly";

/// Words that carry no rule by themselves.
const PLAIN: &str = "a an the this that these those it its it's he him his himself she her herself i they them their themselves you \
    your yourself we us our me my one's who whom whose which what how where why when whenever if then else so and or but nor neither \
    either both to of in on at by for from with into onto up out off over as than be is am are was were been being do does did done \
    doing have has had having can cannot can't could may might will would shall should must need needs want wish there here all any each \
    every some other others another same also again now always never not no don't doesn't won't only just exactly least most more \
    less few fewest minimum minimal smallest shortest number possible impossible possibly able way please puzzle riddle problem question answer \
    solution solve find give get show tell explain describe list plan say help use using following very classic old famous well known \
    let let's you've i've we've there's last night night's none yesterday today teacher newspaper morning evening week weekend fine homework maths math customer ask suppose imagine think know see make sure order follow such like too nothing anything something allow allowed permit permitted goal task however remember note sequence steps step move moves \
    many much time times while until after before first finally next safely";

/// A word or a number of a prompt, and where it stands.
#[derive(Clone, Debug)]
pub struct Word {
    pub lower: String,
    pub lemmas: Vec<Box<str>>,
    pub number: Option<i64>,
    pub span: Range<usize>,
}

impl Word {
    /// Whether it is a form of one of these, which have blanks between them.
    pub fn is(&self, words: &str) -> bool {
        words.split_whitespace().any(|it| it == self.lower || self.lemmas.iter().any(|lemma| &**lemma == it))
    }
}

const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty";

/// The words and numbers of a stretch of the prompt; marks, also those within "seven-gallon" and "3L", only part them.
pub fn words(text: &str, span: Range<usize>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut at = span.start;
    while let Some(first) = text[at..span.end].chars().next() {
        let is_digit = first.is_ascii_digit();
        let belongs =
            |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() || matches!(c, '\'' | '’') };
        if !is_digit && !first.is_alphabetic() {
            at += first.len_utf8();
            continue;
        }
        let length = text[at..span.end].find(|c| !belongs(c)).unwrap_or(span.end - at);
        let lower = text[at..at + length].to_lowercase().replace('’', "'");
        let lower = lower.trim_end_matches('\'').trim_end_matches("'s").to_owned();
        let number =
            lower.parse().ok().or_else(|| NUMBERS.split_whitespace().position(|it| it == lower).map(|it| it as i64));
        found.push(Word { lemmas: lemmas_of(&lower), lower, number, span: at..at + length });
        at += length;
    }
    found
}

/// The words of each sentence that is no example and does not only tell how the answer is to be written. A number in it may
/// be one of the puzzle: "the tap gives only 6 litres".
pub fn sentences(telling: &Telling) -> Vec<Vec<Word>> {
    let prompt = telling.prompt;
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let said = sentences.map(|it| (it, words(&prompt.text, it.span.clone())));
    let counts =
        said.filter(|(it, words)| words.iter().any(|word| word.number.is_some()) || !is_about_the_form(prompt, it));
    counts.map(|(_, words)| words).collect()
}

/// The first word that is not known in a sentence that sets a rule or speaks of one of these things. Both lists hold words in
/// their dictionary form with blanks between them.
pub fn unknown_word(sentences: &[Vec<Word>], things: &str, known: &str) -> Option<String> {
    let is_known = |word: &Word| word.number.is_some() || [PLAIN, known, things].iter().any(|list| word.is(list));
    sentences.iter().find_map(|words| {
        let is_rule = words.iter().any(|word| word.number.is_some() || word.is(SETS_A_RULE) || word.is(things));
        words.iter().find(|word| is_rule && !is_known(word)).map(|word| word.lower.clone())
    })
}

/// What is said of a reading that has met such a word.
pub fn doubt(word: &str) -> String {
    format!("I do not know what \"{word}\" changes in it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn a_word_that_is_not_known_matters_where_a_rule_is_set_or_the_things_are_spoken_of() {
        let strange = |text: &str| {
            let prompt = read_tokens(text);
            unknown_word(&sentences(&Telling::new(&prompt)), "jug", "fill litre water")
        };
        assert_eq!(strange("A jug holds water. It was a sunny day."), Some("holds".to_owned()));
        assert_eq!(strange("It was a sunny day. Fill the 3-litre jug."), None);
        assert_eq!(strange("Fill the jug, but never at night."), None);
        assert_eq!(strange("Fill the jug, but never at noon."), Some("noon".to_owned()));
        assert_eq!(strange("The jug leaks."), Some("leaks".to_owned()));
    }

    #[test]
    fn numbers_are_parted_from_the_words_around_them() {
        let text = "a seven-gallon bucket and 3L";
        let found: Vec<Option<i64>> = words(text, 0..text.len()).iter().map(|it| it.number).collect();
        assert_eq!(found, [None, Some(7), None, None, None, Some(3), None]);
    }
}
