//! English words, the most frequent first: what is a word, how common it is, and which words have the same letters.
//!
//! The table beside this file says where the words and their order come from.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("english_words.txt");

/// Words and names as they are written in the table.
static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect());

/// Where each stands in the list. Used for look-up only.
static RANKS: LazyLock<HashMap<String, u32>> =
    LazyLock::new(|| (0..).zip(LIST.iter()).map(|(rank, word)| (word.to_ascii_lowercase(), rank)).collect());

/// Words and names by their letters in alphabetical order. Used for look-up only.
static BY_LETTERS: LazyLock<HashMap<Vec<u8>, Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<Vec<u8>, Vec<&'static str>> = HashMap::with_capacity(LIST.len());
    for word in LIST.iter() {
        found.entry(letters(word)).or_default().push(word);
    }
    found
});

fn letters(word: &str) -> Vec<u8> {
    let mut letters = word.to_ascii_lowercase().into_bytes();
    letters.sort_unstable();
    letters
}

/// All words, the most frequent first, in lower case; names are none.
///
/// ```
/// use polya::language::english;
/// assert_eq!(english::words().next(), Some("the"));
/// ```
pub fn words() -> impl Iterator<Item = &'static str> {
    LIST.iter().copied().filter(|word| !is_capitalised(word))
}

/// Whether this is a word in whatever case; names are none.
///
/// ```
/// use polya::language::english;
/// assert!(english::is_word("house") && english::is_word("House"));
/// assert!(!english::is_word("esouh") && !english::is_word("London"));
/// ```
pub fn is_word(word: &str) -> bool {
    entry(word).is_some_and(|(_, listed)| !is_capitalised(listed) || listed == "I")
}

/// Whether this is a name, in whatever case: `London`.
pub fn is_name(word: &str) -> bool {
    entry(word).is_some_and(|(_, listed)| is_capitalised(listed) && listed != "I")
}

/// How many words and names are more frequent than this one; none when it is neither.
///
/// ```
/// use polya::language::english;
/// assert!(english::rank("from") < english::rank("form"));
/// assert_eq!(english::rank("mrof"), None);
/// ```
pub fn rank(word: &str) -> Option<usize> {
    entry(word).map(|(rank, _)| rank)
}

/// The words and names with exactly these letters, the most frequent first; names have a capital.
///
/// ```
/// use polya::language::english;
/// assert_eq!(english::with_letters("mrof"), ["from", "form"]);
/// ```
pub fn with_letters(word: &str) -> &'static [&'static str] {
    BY_LETTERS.get(&letters(word)).map_or(&[], Vec::as_slice)
}

fn entry(word: &str) -> Option<(usize, &'static str)> {
    let rank = *RANKS.get(&word.to_ascii_lowercase())? as usize;
    Some((rank, LIST[rank]))
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_one_word_and_stands_once() {
        assert!(LIST.iter().all(|word| word.bytes().all(|c| c.is_ascii_alphabetic())));
        assert_eq!(RANKS.len(), LIST.len());
    }

    #[test]
    fn common_words_come_before_rare_ones() {
        assert!(rank("there") < rank("ether"));
        assert!(is_word("I") && is_word("i") && !is_name("I"));
        assert!(is_name("england") && !is_word("england"));
        assert!(with_letters("zzz").is_empty() && with_letters("").is_empty());
    }
}
