//! Words that could make other things of the things that a prompt asks about: "lucky primes", "primes that end in 3".
//!
//! A reader that knows what is asked for and all numbers of a prompt need not know the words of the story around it. What it must
//! know are the words that stand at the thing itself, and sentences that only hold for some of them.

use super::rules::{Rules, Word, is_plain};

/// Words with which a sentence singles some out, or sets another rule.
const LIMITS: &str = "only must cannot can't not no without except unless instead but exclude excluding apart besides however skip ignore \
    whose where such satisfying";

/// Words behind a thing that begin what is said only of some of them.
const BEGINS: &str = "that which whose with ending end of having containing";

impl Rules<'_> {
    /// A doubt about the first word that is not known at the things or in a sentence that limits them, or about a number that
    /// is not used: for a reader that knows what is asked for and need not know the words of the story around it.
    pub fn near(&self, sentences: &[Vec<Word>]) -> Option<String> {
        sentences.iter().find_map(|words| self.doubt_near(words))
    }

    fn doubt_near(&self, words: &[Word]) -> Option<String> {
        let is_unused =
            |word: &&Word| word.lower != "one" && word.number.is_some_and(|number| !self.numbers.contains(&number));
        if let Some(word) = words.iter().find(is_unused) {
            return Some(Self::doubt_about(word));
        }
        if words.iter().any(|word| word.is(LIMITS) && !word.is_aside) {
            return self.unknown(words);
        }
        let is_known =
            |word: &Word| word.number.is_some() || is_plain(&word.lower) || word.is(self.known) || word.is(self.things);
        let stranger = words.iter().enumerate().filter(|(_, word)| word.is(self.things)).find_map(|(at, _)| {
            let before = at.checked_sub(1).map(|it| &words[it]).filter(|it| !is_known(it) && is_adjective(it));
            // "The primes that end in 3": what follows the thing holds for some of them.
            let after = words.get(at + 1).filter(|it| it.is(BEGINS)).map(|_| &words[at + 1..(at + 6).min(words.len())]);
            before.or_else(|| after.and_then(|after| after.iter().find(|it| !is_known(it))))
        });
        stranger.map(Self::doubt_about)
    }
}

/// Whether a word may stand before a noun and say more of it: a verb in the past or a word in -ly does not.
fn is_adjective(word: &Word) -> bool {
    !word.lower.ends_with("ly")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Telling, read_tokens, rules};

    #[test]
    fn words_matter_at_the_things_and_in_limits() {
        let strange = |text: &str| {
            let prompt = read_tokens(text);
            let rules = Rules { things: "prime number", known: "prime number count", numbers: &[3, 9] };
            let doubt = rules.near(&rules::sentences(&Telling::new(&prompt)));
            doubt.map(|doubt| doubt.split('"').nth(1).unwrap_or_default().to_owned())
        };
        assert_eq!(strange("My bored hamster wonders how many primes there are from 3 to 9."), None);
        assert_eq!(strange("How many lucky primes are there from 3 to 9?"), Some("lucky".to_owned()));
        assert_eq!(strange("How many primes whose mirror is prime lie there?"), Some("mirror".to_owned()));
        assert_eq!(strange("How many primes of the Sophie kind are there?"), Some("sophie".to_owned()));
        assert_eq!(strange("Do not count those that glow."), Some("glow".to_owned()));
        assert_eq!(
            strange("How many primes are there from 3 to 9, to be counted in threes of 7?"),
            Some("7".to_owned())
        );
    }
}
