//! The English words that a ladder may use, with how rare each is. The list and where it comes from: `words/english.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

/// How rare a word is: 0 for everyday ones, 4 for those that few know.
pub fn rarity(word: &str) -> Option<u8> {
    static WORDS: OnceLock<HashMap<&'static str, u8>> = OnceLock::new();
    WORDS.get_or_init(read).get(word).copied()
}

fn read() -> HashMap<&'static str, u8> {
    let mut words = HashMap::new();
    let mut rarity = None;
    for line in include_str!("words/english.txt").lines() {
        match line.strip_prefix("# ") {
            Some(title) => {
                let name = title.split(' ').nth(1);
                rarity = ["everyday", "common", "known", "rare", "rarer"]
                    .iter()
                    .position(|it| Some(*it) == name)
                    .map(|it| it as u8);
            }
            None => {
                if let Some(rarity) = rarity {
                    words.extend(line.split(' ').map(|word| (word, rarity)));
                }
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_how_rare_they_are() {
        assert_eq!(rarity("cold"), Some(0));
        assert_eq!(rarity("xqzt"), None);
        assert_eq!(rarity("copyright"), None);
        assert!(rarity("burette").is_none() && rarity("abaft") > Some(0));
    }
}
