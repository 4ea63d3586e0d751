//! Rules that are not understood: a sentence about the things of a puzzle with a word that means nothing to its reader.
//!
//! Who reads a puzzle by its meaning knows the words that its rules are told in. "The jug leaks" may change everything, and so
//! a word that is not known leaves a doubt, and no answer is given.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::aside::told_of_people;
use super::names::gender;
use super::numbers::small_cardinal;
use super::{Telling, bears_a_rule, is_about_the_form, is_note_on_the_answer, lemmas_of};
use crate::problem::Prompt;

/// Words that set a rule, whatever it is about.
const SETS_A_RULE: &str = "only must may can cannot can't never not no without except unless if when whenever each every always \
    allowed forbidden until while both instead but should exactly";

/// Words with which a question sets a rule as well: "how do you make 24 without division?", "a way that visits all".
const LIMITS: &str = "only must cannot can't never not no nothing n't without except unless if when whenever until while instead but using \
    with by exactly always given both that where whose each every all through via past";

/// Words that deny something, or set a condition.
const DENIES: &str = "never except unless forbidden without instead if whenever until";

/// So many words behind one of these are denied, or told under the condition.
const SCOPE: usize = 7;

/// Words that carry no rule by themselves: those of any telling, and of those who ask for help with a puzzle.
const PLAIN: &str = "a able above accordingly actually after again ago aim aims all allow allowed already also always am an and \
    another answer answers any anybody anyone anything app appear appearing appears are arrangement arrangements \
    array as ask asked asking asks asterisk asterisks at attempt aunt available back be because been before begin \
    beginner beginners begins being below big bit book boss both breakfast brother bus but by calculate called came can can't \
    cannot case challenge character characters check child children cities city class classes classic classical club \
    clue code coffee colleague come comes competition complete completed completely completing compute condition conditions \
    consider consist consisting consists constraint constraints contain containing contains contest correct \
    correctly could course customer dad daily dash dashes data daughter dear denote denotes describe desired \
    determine did difficult dimension dimensions display do does doesn't doing don't done down drawing each easy eg \
    either else end ensure entire etc evening every everybody everything ex exactly exam example exercise expert \
    explain explanation famous father few fewest figure final finally find finding fine finish finished finishing first \
    follow following follows for format formatting forum found friday friend friends from fun game gentleman \
    gentlemen get gets getting give given gives giving go goal goes gone good got grandfather grandma grandmother \
    grandpa great guideline guidelines had hard has hate have having he hello help helping hence her here here's \
    hers herself hey hi him himself hint hints his hold holds holiday holidays homework hour hours how however \
    husband hyphen hyphens i i'm i've idea ideas ie if image imagine impossible in include includes indexed indicate \
    indicated indicating input inside instance into is isn't it it's its job just keep keeping kept kids know known \
    ladies lady large last least legal less lesson let let's lets like likes list little long look looking looks lot \
    lots love lovely loves made magazine make many math maths matrix may me mean meaning means medium might mind \
    mine minimal minimum minute minutes miss mission monday more morning most mother move moves mr mrs ms much mum \
    must my n't name named names necessary need needed needs neighbour's neither never newspaper next nice night \
    night's nine-by-nine no nobody none nor normal not note nothing now number numbers obey obeyed obeys objective \
    occur occurs of off old on one one's ones online only onto or order ordinary other others our out output over \
    page paper per perform performed performing period periods permit permitted perspective photo picture placement \
    placements plan please possible possibly post posted precisely pretty print problem problems produce program \
    proper properly provide pupil pupils purpose puzzle puzzles python question quick quite quiz quotation quoted \
    quotes rather ready really reasoning received reddit regular remember represent represents requirement \
    requirements respect respective rest result return riddle room rooms rule rules safely said same satisfied \
    satisfies satisfy saturday say says school see seem seems sent sequence shall she shortest should show showing \
    shown shows sign signs simple simply since sister site size sized sizes small smallest so solution solutions \
    solve solved solver solving some somebody somehow someone something son standard star stars start starting \
    starts step step-by-step steps still street string strings stuck such sunday suppose sure symbol symbols table \
    take taken takes task teacher tell test text than thank thanks that that's the their them themselves then there \
    there's therefore these they think this those thread thursday thus time times to today today's tomorrow too town \
    towns train tricky tried trip try trying tuesday typical uncle until up us use used using usual usually valid \
    variable very village villages want wanted was way ways we we've website wednesday week weekend weekly well went \
    were what what's when whenever where whether which while who whole whom whose why wife will wish wished wishes \
    with within without won't work worked working would write writing written year years yesterday yes yet you you've \
    your yours yourself several along put puts putting row rows function btw haha hiya lol";

/// Whether a word carries no rule by itself, in whatever puzzle it stands.
pub fn is_plain(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| PLAIN.split_whitespace().collect());
    WORDS.contains(word)
}

/// Letters that stand for something in a drawing; words that are known where there is one.
pub const MARKS: &str = "a b c d e f g h i j k l m n o p q r s t u v w x y z";

/// A word or a number of a prompt, and where it stands.
#[derive(Clone, Debug)]
pub struct Word {
    pub lower: String,
    pub lemmas: Vec<Box<str>>,
    pub number: Option<i64>,
    /// Whether it is written as a name is, with a capital though no sentence begins.
    pub is_name: bool,
    /// Whether it stands in a question.
    pub is_asked: bool,
    /// Whether it stands where somebody only tells of himself.
    pub is_aside: bool,
    pub span: Range<usize>,
}

impl Word {
    /// Whether it is a form of one of these, which have blanks between them.
    pub fn is(&self, words: &str) -> bool {
        words.split_whitespace().any(|it| it == self.lower || self.lemmas.iter().any(|lemma| &**lemma == it))
    }
}

/// The words and numbers of a stretch of the prompt; marks, also those within "seven-gallon" and "3L", only part them.
pub fn words(text: &str, span: Range<usize>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let is_asked = text[span.clone()].trim_end().ends_with('?');
    let mut at = span.start;
    while let Some(first) = text[at..span.end].chars().next() {
        let is_digit = first.is_ascii_digit();
        let belongs =
            |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() || matches!(c, '\'' | '’') };
        if !is_digit && !first.is_alphabetic() {
            at += first.len_utf8();
            continue;
        }
        let mut length = text[at..span.end].find(|c| !belongs(c)).unwrap_or(span.end - at);
        let tens = small_cardinal(&text[at..at + length].to_lowercase()).filter(|it| it % 10 == 0 && *it >= 20);
        let ones = tens.and_then(|_| text[at + length..span.end].strip_prefix('-')).and_then(|rest| {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            small_cardinal(&rest[..end].to_lowercase()).filter(|it| *it < 10).map(|ones| (ones, end + 1))
        });
        // "Twenty-four" is one number.
        length += ones.map_or(0, |(_, more)| more);
        let compound = tens.zip(ones).map(|(tens, (ones, _))| (tens + ones) as i64);
        let lower = text[at..at + length].to_lowercase().replace('’', "'");
        let lower = lower.trim_end_matches('\'').trim_end_matches("'s").to_owned();
        let number = compound.or_else(|| lower.parse().ok()).or_else(|| small_cardinal(&lower).map(|it| it as i64));
        // All in capitals is loud, or a word of the puzzle.
        let written = &text[at..at + length];
        let is_name = first.is_uppercase()
            && written.chars().skip(1).any(char::is_lowercase)
            && text[span.start..at]
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '\'' | '’'));
        // "Tom writes the numbers": a name may begin a sentence.
        let is_name = is_name || found.is_empty() && first.is_uppercase() && gender(&lower).is_some();
        found.push(Word {
            lemmas: lemmas_of(&lower),
            lower,
            number,
            is_name,
            is_asked,
            is_aside: false,
            span: at..at + length,
        });
        at += length;
    }
    found
}

/// The words of each sentence that is no example and no title, and does not only tell how the answer is to be written. A number in it may
/// be one of the puzzle: "the tap gives only 6 litres".
pub fn sentences(telling: &Telling) -> Vec<Vec<Word>> {
    let prompt = telling.prompt;
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example && !it.is_heading);
    let asides = prompt.asides.get_or_init(|| asides(prompt));
    let said = sentences.map(|it| {
        let mut words = words(&prompt.text, it.span.clone());
        for word in &mut words {
            let after = prompt.tokens.partition_point(|token| token.span.start <= word.span.start);
            word.is_aside = after > 0 && asides[after - 1];
        }
        (it, words)
    });
    let counts = said.filter(|(it, words)| {
        !is_note_on_the_answer(prompt, it)
            && (words.iter().any(|word| word.number.is_some() && word.lower != "one") || !is_about_the_form(prompt, it))
    });
    counts.map(|(_, words)| words).collect()
}

fn asides(prompt: &Prompt) -> Vec<bool> {
    let mut asides = vec![false; prompt.tokens.len()];
    for sentence in &prompt.outline().sentences {
        for (aside, is_told) in asides[sentence.tokens.clone()].iter_mut().zip(told_of_people(prompt.of(sentence))) {
            *aside |= is_told;
        }
    }
    asides
}

/// The sentences without what sets no rule: where a story plays, "the corridors in a museum", since what is brought in with
/// "a" limits nothing that was spoken of; and why a rule holds, "because there is a pike in it".
pub fn without_scenes(sentences: Vec<Vec<Word>>) -> Vec<Vec<Word>> {
    let sets = |words: &[Word]| words.iter().any(|word| word.is(SETS_A_RULE) || word.number.is_some());
    let is_scene = |words: &[Word], at: usize| {
        at >= 2
            && words[at - 2].is("in at inside across around near through")
            && words[at - 1].is("a an my our his her their")
    };
    let stripped = sentences.into_iter().map(|mut words| {
        let reason = words.iter().position(|word| word.lower == "because").unwrap_or(words.len());
        if !sets(&words[reason..]) {
            words.truncate(reason);
        }
        if !sets(&words) {
            let is_kept: Vec<bool> = (0..words.len()).map(|at| !is_scene(&words, at)).collect();
            let mut kept = is_kept.into_iter();
            words.retain(|_| kept.next() == Some(true));
        }
        words
    });
    stripped.filter(|words| !words.is_empty()).collect()
}

/// What a reader knows of the rules of a puzzle. All words are in their dictionary form with blanks between them.
pub struct Rules<'a> {
    /// What the puzzle is about: whatever is said of these may be a rule.
    pub things: &'a str,
    /// The words that its rules are told in.
    pub known: &'a str,
    /// The numbers that the reader made use of: another one may be a rule. None where the reader accounts for its numbers itself.
    pub numbers: &'a [i64],
}

impl Rules<'_> {
    /// A doubt about the first word that is not known in a sentence that may set a rule. A name sets none, and a
    /// question only where it limits something.
    pub fn doubt(&self, sentences: &[Vec<Word>]) -> Option<String> {
        // What binds, or is said of the things of the puzzle, may be a rule, whoever says it.
        let may_bind = |words: &[Word]| words.iter().any(|word| word.is(SETS_A_RULE) || word.is(self.things));
        let rules = sentences.iter().filter(|words| self.may_be_a_rule(words));
        rules.into_iter().find_map(|words| {
            let may_bind = may_bind(words);
            let heard = words.iter().filter(|word| may_bind || !word.is_aside);
            heard.into_iter().find(|word| self.is_strange(word, words)).map(Self::doubt_about)
        })
    }

    /// A doubt about the first word that is not known in a sentence of which it is clear that it binds.
    pub fn strange(&self, words: &[Word]) -> Option<String> {
        words.iter().find(|word| self.is_strange(word, words)).map(Self::doubt_about)
    }

    /// A doubt about the first word that is not known, whether it could bear a rule or not.
    pub fn unknown(&self, words: &[Word]) -> Option<String> {
        words.iter().find(|word| !self.is_known(word)).map(Self::doubt_about)
    }

    /// A doubt about the first word that is not known, or number that is not used, in a sentence that asks, binds or speaks of
    /// the things: for a reader that goes by a few words wherever they stand, and so must know all the others.
    pub fn closed(&self, sentences: &[Vec<Word>]) -> Option<String> {
        let matters = |words: &&Vec<Word>| {
            words
                .iter()
                .any(|word| word.is_asked || word.is(SETS_A_RULE) || word.is(self.things) || word.number.is_some())
        };
        sentences.iter().filter(matters).find_map(|words| self.strange(words).or_else(|| self.of_a_kind(words)))
    }

    /// A doubt about "lucky primes": a word before one of the things that tells which of them are meant.
    fn of_a_kind(&self, words: &[Word]) -> Option<String> {
        let is_kind = |two: &&[Word]| two[1].is(self.things) && !two[0].is_name && !self.is_known(&two[0]);
        words.windows(2).find(is_kind).map(|two| Self::doubt_about(&two[0]))
    }

    /// Whether a word is not known and may change something: it is one that can bear a rule, or stands behind one that
    /// denies something or sets a condition, where any word may tell what.
    fn is_strange(&self, word: &Word, sentence: &[Word]) -> bool {
        let is_denied = || {
            let at = sentence.iter().position(|it| it.span == word.span).unwrap_or(0);
            sentence[at.saturating_sub(SCOPE)..at].iter().any(|it| it.is(DENIES))
        };
        !self.is_known(word) && (word.number.is_some() || bears_a_rule(&word.lower) || is_denied())
    }

    fn is_known(&self, word: &Word) -> bool {
        let is_used = |number: i64| word.lower == "one" || self.numbers.is_empty() || self.numbers.contains(&number);
        word.number.is_some_and(is_used)
            || word.is_name
            || is_plain(&word.lower)
            || word.lemmas.iter().any(|lemma| is_plain(lemma))
            || [self.known, self.things].iter().any(|list| word.is(list))
    }

    pub(super) fn doubt_about(word: &Word) -> String {
        format!("I do not know what \"{}\" changes in it", word.lower)
    }

    fn may_be_a_rule(&self, words: &[Word]) -> bool {
        let is_asked = words.first().is_some_and(|word| word.is_asked);
        let sets = |list: &str| words.iter().any(|word| word.is(list));
        if is_asked {
            // "Ending in a sum", "skipping a word": a clause in short.
            return sets(LIMITS) || words.iter().any(|word| word.lower.ends_with("ing") && word.lemmas.len() > 1);
        }
        let gives =
            |word: &Word| word.lower != "one" && word.number.is_some_and(|number| !self.numbers.contains(&number));
        sets(SETS_A_RULE) || sets(self.things) || words.iter().any(gives)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn a_word_that_is_not_known_matters_where_a_rule_is_set_or_the_things_are_spoken_of() {
        let strange = |text: &str| {
            let prompt = read_tokens(text);
            let rules = Rules { things: "jug", known: "fill litre water", numbers: &[3] };
            let doubt = rules.doubt(&sentences(&Telling::new(&prompt)));
            doubt.map(|doubt| doubt.split('"').nth(1).unwrap_or_default().to_owned())
        };
        assert_eq!(strange("A jug drips water. It was a sunny day."), Some("drips".to_owned()));
        assert_eq!(strange("It was a sunny day. Fill the 3-litre jug."), None);
        assert_eq!(strange("Fill the jug, but never at night."), None);
        assert_eq!(strange("Fill the jug, but never at noon."), Some("noon".to_owned()));
        assert_eq!(strange("The jug leaks."), Some("leaks".to_owned()));
        assert_eq!(strange("A dusty inn owns 3 barrels."), None);
        assert_eq!(strange("A dusty inn owns 4 barrels."), Some("4".to_owned()));
        assert_eq!(strange("What should Hannah scribble?"), None);
        assert_eq!(strange("What should Hannah scribble without spilling?"), Some("spilling".to_owned()));
        assert_eq!(strange("How is it done, spilling little?"), Some("spilling".to_owned()));
        assert_eq!(strange("We never lift it."), Some("lift".to_owned()));
        assert_eq!(strange("It dies after 1 minute."), Some("dies".to_owned()));
    }

    #[test]
    fn numbers_are_parted_from_the_words_around_them() {
        let text = "a seven-gallon bucket and 3L";
        let found: Vec<Option<i64>> = words(text, 0..text.len()).iter().map(|it| it.number).collect();
        assert_eq!(found, [None, Some(7), None, None, None, Some(3), None]);
    }
}
