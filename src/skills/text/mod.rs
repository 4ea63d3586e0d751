//! Text: letters that are counted, shifted, turned round and put together anew.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `letters_counted(letter, text, is_case_kept)` | a letter; a text | how often it stands there |
//! | `kind_counted(kind, text)` | vowels, consonants, letters, digits, capitals or words | how many there are |
//! | `deciphered(text)` | a text in which all letters are shifted by the same number of places | the text as it was |
//! | `cipher_shift(text)` | the same | by how many places it was shifted, 1 to 25 |
//! | `letters_shifted(text, places)` | a text; places forward in the alphabet | the text, shifted |
//! | `spelled_backward(text)` | a text | the letters from the last to the first |
//! | `can_be_built(note, magazine)` | two texts | whether the letters of the second suffice for the first |
//! | `anagram_groups(words)` | words | the words, those with the same letters together, in the order in which they come |
//! | `palindrome_of(letters)` | letters | a palindrome of exactly these, or that there is none |
//! | `palindrome_partitions(text)` | a text | all ways to cut it into palindromes, short first pieces first |
//! | `unscrambled(text)` | words with their letters shuffled | the words |
//! | `is_palindrome(text)` | a text | whether it reads the same backward |
//! | `are_anagrams(one, other)` | two texts | whether they have the same letters |
//! | `shift_between(plain, cipher)` | a text before and after it was shifted | by how many places forward, 1 to 25 |
//! | `most_frequent_letter(text)` | a text | the letter that stands there most often, or all of them, and how often |
//! | `richest_word(what, words, most)` | a letter, vowels, consonants or letters; words; most or fewest | the word that has the most of it, or all of them |
//! | `places_of_letter(letter, text)` | a letter; a word | its places, from 1 |
//! | `letter_at(text, place)` | a word; a place, from 1 or, from the end, from -1 | the letter there |
//! | `anagram_among(word, options, is_wanted)` | a word; labels with a word each; whether an anagram is wanted | the one that is, or is not, an anagram |
//! | `pair_of_anagrams(pairs, is_wanted)` | pairs of texts | the one that is, or is not, a pair of anagrams |
//! | `missing_letters(note, source)` | two texts | Yes, or which letters of the first the second lacks |
//! | `words_reversed(text)` | a text | its words from the last to the first |
//! | `hidden_text(marks)` | the numbers of variation selectors | the text whose bytes they are |
//! | `legs_in_all(animals)` | how many of which | how many legs they have |
//!
//! Each puzzle has a file that reads it and knows ways to solve it; `check` knows none of them.

mod alike;
mod anagrams;
mod animals;
mod backward;
mod caesar;
mod check;
mod frequent;
mod hidden;
mod jumble;
mod known_pair;
mod legs;
mod letter_counting;
mod letters;
mod palindromes;
mod shown_words;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Text;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "How many r's are there in strawberry?", answer: "3" },
    WorkedExample { prompt: "Spell \"desserts\" backward.", answer: "stressed" },
    WorkedExample { prompt: "How many legs do 3 spiders and 2 hens have?", answer: "28" },
    WorkedExample { prompt: "Decrypt this Caesar cipher: WKH FDW VDW RQ WKH PDW", answer: "THE CAT SAT ON THE MAT" },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("letters_counted", "how often {0} stands in {1}"),
    ("kind_counted", "how many {0} there are in {1}"),
    ("deciphered", "{0}, deciphered"),
    ("cipher_shift", "by how much {0} was shifted"),
    ("letters_shifted", "{0}, shifted by {1}"),
    ("spelled_backward", "{0}, spelled backward"),
    ("can_be_built", "whether {0} can be built of {1}"),
    ("anagram_groups", "groups of anagrams among {0}"),
    ("palindrome_of", "a palindrome of {0}"),
    ("palindrome_partitions", "all ways to cut {0} into palindromes"),
    ("unscrambled", "{0}, unscrambled"),
    ("is_palindrome", "whether {0} is a palindrome"),
    ("are_anagrams", "whether {0} and {1} are anagrams"),
    ("shift_between", "by how much {0} was shifted to become {1}"),
    ("most_frequent_letter", "the most frequent letter of {0}"),
    ("richest_word", "which of {1} has the {2} {0}"),
    ("places_of_letter", "where {0} stands in {1}"),
    ("letter_at", "letter {1} of {0}"),
    ("anagram_among", "the anagram of {0} among {1}"),
    ("pair_of_anagrams", "the pair of anagrams among {0}"),
    ("missing_letters", "which letters {1} lacks for {0}"),
    ("words_reversed", "the words of {0}, the last first"),
    ("hidden_text", "the text in these marks"),
    ("legs_in_all", "the legs of {0}"),
];

impl Skill for Text {
    fn about(&self) -> About {
        About { name: "text", summary: "letters that are counted, shifted and put together anew", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [
            letter_counting::read,
            caesar::read,
            backward::read,
            letters::read_note,
            letters::read_groups,
            alike::read_palindrome,
            alike::read_anagrams,
            palindromes::read_making,
            palindromes::read_cutting,
            jumble::read,
            hidden::read,
            legs::read,
        ];
        // Texts of which more is known than that they are scrambled or shifted.
        let known = anagrams::read_choice(prompt).or_else(|| known_pair::read(prompt));
        if let Some(known) = known.filter(Reading::is_complete) {
            return vec![known];
        }
        let mut readings: Vec<Reading> = readers.iter().filter_map(|read| read(prompt)).collect();
        if !readings.iter().any(Reading::is_complete) {
            let others = [
                frequent::read_in_all,
                frequent::read_richest,
                frequent::read_most_frequent,
                frequent::read_places,
                anagrams::read_missing,
                anagrams::read_words_reversed,
            ];
            readings.extend(others.iter().filter_map(|read| read(prompt)));
        }
        readings
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("letters_counted", [Value::Text(letter), Value::Text(text), Value::Truth(is_case_kept)]) => {
                letter_counting::of_a_letter(letter, text, *is_case_kept)
            }
            ("kind_counted", [Value::Text(kind), Value::Text(text)]) => letter_counting::of_a_kind(kind, text),
            ("deciphered", [Value::Text(text)]) => caesar::deciphering(text),
            ("cipher_shift", [Value::Text(text)]) => caesar::finding_the_shift(text),
            ("letters_shifted", [Value::Text(text), Value::Number(places)]) => caesar::shifting(text, places),
            ("spelled_backward", [Value::Text(text)]) => backward::approaches(text),
            ("can_be_built", [Value::Text(note), Value::Text(magazine)]) => letters::building(note, magazine),
            ("anagram_groups", [words]) => letters::grouping(words),
            ("palindrome_of", [letters]) => palindromes::making(letters),
            ("palindrome_partitions", [Value::Text(text)]) => palindromes::cutting(text),
            ("is_palindrome", [Value::Text(text)]) => alike::palindrome(text),
            ("are_anagrams", [Value::Text(one), Value::Text(other)]) => alike::anagrams(one, other),
            ("unscrambled", [Value::Text(text)]) => jumble::sentence(text),
            ("shift_between", [Value::Text(plain), Value::Text(cipher)]) => known_pair::shift_between(plain, cipher),
            ("most_frequent_letter", [Value::Text(text)]) => frequent::most_frequent(text),
            ("richest_word", [Value::Text(what), words, Value::Text(most)]) => frequent::richest(what, words, most),
            ("places_of_letter", [Value::Text(letter), Value::Text(text)]) => frequent::places(letter, text),
            ("letter_at", [Value::Text(text), place]) => frequent::letter_at(text, place),
            ("anagram_among", [Value::Text(word), options, Value::Truth(is_wanted)]) => {
                anagrams::among(word, options, *is_wanted)
            }
            ("pair_of_anagrams", [rows, Value::Truth(is_wanted)]) => anagrams::pair(rows, *is_wanted),
            ("missing_letters", [Value::Text(note), Value::Text(source)]) => anagrams::missing(note, source),
            ("words_reversed", [Value::Text(text)]) => anagrams::words_reversed(text),
            ("hidden_text", [marks]) => hidden::approaches(marks),
            ("legs_in_all", [animals]) => legs::approaches(animals),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("letters_counted", [Value::Text(letter), Value::Text(text), Value::Truth(is_case_kept)]) => {
                check::counting::of_a_letter(letter, text, *is_case_kept, answer)
            }
            ("kind_counted", [Value::Text(kind), Value::Text(text)]) => check::counting::of_a_kind(kind, text, answer),
            ("deciphered", [Value::Text(text)]) => check::ciphers::deciphered(text, answer),
            ("cipher_shift", [Value::Text(text)]) => check::ciphers::shift(text, answer),
            ("letters_shifted", [Value::Text(text), Value::Number(places)]) => {
                check::ciphers::shifted(text, places, answer)
            }
            ("spelled_backward", [Value::Text(text)]) => check::spelling::backward(text, answer),
            ("can_be_built", [Value::Text(note), Value::Text(magazine)]) => {
                check::spelling::built(note, magazine, answer)
            }
            ("anagram_groups", [words]) => check::spelling::groups(words, answer),
            ("palindrome_of", [letters]) => check::spelling::palindrome(letters, answer),
            ("palindrome_partitions", [Value::Text(text)]) => check::spelling::partitions(text, answer),
            ("is_palindrome", [Value::Text(text)]) => check::spelling::is_palindrome(text, answer),
            ("are_anagrams", [Value::Text(one), Value::Text(other)]) => {
                check::spelling::are_anagrams(one, other, answer)
            }
            ("unscrambled", [Value::Text(text)]) => check::spelling::unscrambled(text, answer),
            ("shift_between", [Value::Text(plain), Value::Text(cipher)]) => {
                check::ciphers::shift_between(plain, cipher, answer)
            }
            ("most_frequent_letter", [Value::Text(text)]) => check::words::most_frequent(text, answer),
            ("richest_word", [Value::Text(what), words, Value::Text(most)]) => {
                check::words::richest(what, words, most, answer)
            }
            ("places_of_letter", [Value::Text(letter), Value::Text(text)]) => {
                check::words::places(letter, text, answer)
            }
            ("letter_at", [Value::Text(text), place]) => check::words::letter_at(text, place, answer),
            ("anagram_among", [Value::Text(word), options, Value::Truth(is_wanted)]) => {
                check::words::among(word, options, *is_wanted, answer)
            }
            ("pair_of_anagrams", [rows, Value::Truth(is_wanted)]) => check::words::pair(rows, *is_wanted, answer),
            ("missing_letters", [Value::Text(note), Value::Text(source)]) => {
                check::words::missing(note, source, answer)
            }
            ("words_reversed", [Value::Text(text)]) => check::words::reversed(text, answer),
            ("hidden_text", [marks]) => check::spelling::hidden(marks, answer),
            ("legs_in_all", [animals]) => check::legs::in_all(animals, answer),
            _ => Verdict::Unsettled,
        }
    }
}
