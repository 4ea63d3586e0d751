//! Sentences beside what is said: those that ask, introduce, or tell what holds in all such puzzles.

use super::ORDINALS;
use crate::language::{rules, says};
use crate::problem::{Prompt, Sentence, Token};
use crate::skills::logic::claims::Cast;

pub fn named(text: &str, cast: &Cast) -> Vec<usize> {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).collect();
    let is_said = |who: &usize| {
        words.contains(&cast.names[*who].as_str()) && cast.names[*who] != "A"
            || words.iter().skip(1).any(|it| *it == "A" && cast.names[*who] == "A")
    };
    // "The first" is no name.
    let lower = text.to_lowercase();
    let is_counted = |who: &usize| {
        let ordinal = cast.names[*who].replace('_', " ");
        ordinal != cast.names[*who] && ORDINALS.contains(&cast.names[*who].as_str()) && lower.contains(&ordinal)
    };
    (0..cast.names.len()).filter(|who| is_said(who) || is_counted(who)).collect()
}

/// Whether a question asks for the opposite of what its words say.
pub fn denies(tokens: &[Token]) -> bool {
    const DENIALS: [&str; 9] = ["not", "never", "no", "neither", "cannot", "false", "wrong", "incorrect", "except"];
    tokens.iter().any(|it| DENIALS.contains(&&*it.lower) || it.lower.ends_with("n't"))
}

/// Whether a question for who is of a kind asks for nothing more: no word of it is strange.
pub fn asks_only_who(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    const KNOWN: &str = "tell say speak truth lie lying liar honest believe trust dishonest truthful truthfully person islander inhabitant \
                         guard suspect s speak native resident villager fellow guy man woman men women dwarf";
    let span = sentence.span.clone();
    rules::words(&prompt.text, span).iter().all(|word| {
        let is_form = cast
            .truthful
            .iter()
            .chain(&cast.lying)
            .chain(&cast.groups)
            .any(|form| form.split(' ').any(|it| it == word.lower));
        is_form || rules::is_plain(&word.lower) || word.is(KNOWN) || says_so(prompt, &word.lower)
    })
}

/// Whether somebody is called so in more places than the question: "three dwarfs", "which dwarf".
fn says_so(prompt: &Prompt, word: &str) -> bool {
    let one = crate::language::singular(word);
    let lower = prompt.text.to_lowercase();
    let same = |it: &&str| crate::language::singular(it) == one;
    word.len() > 3 && !word.ends_with("est") && lower.split(|c: char| !c.is_alphabetic()).filter(same).count() > 1
}

/// "Who tells the truth?", "which of them are knaves?": the one kind that is asked for. None where both are, or where it is
/// denied.
pub fn of_which_kind_is_asked(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> Option<bool> {
    let tokens = prompt.of(sentence);
    if denies(tokens) || !says(tokens, "who|which|whom") || says(tokens, "each|what|or|kind|type|everyone|everybody") {
        return None;
    }
    let said = |words: &str, forms: &[String]| {
        let lower = prompt.text_of(sentence).to_lowercase();
        let parts: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
        says(tokens, words) || forms.iter().any(|form| parts.contains(&form.as_str()))
    };
    let truthful = said("truth|truthful|honest|believe|trust|truthfully", &cast.truthful);
    let lying = said("lie|lies|lying|liar|dishonest|untruthful", &cast.lying);
    match (truthful, lying) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// "Who is a knight and who is a knave?", "What is Ben?", "Which of them lies?"
pub fn asks_for_kinds(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let tokens = prompt.of(sentence);
    mentions_kind(prompt, sentence, cast)
        || says(tokens, "which|what") && tokens.iter().any(|it| cast.groups.iter().any(|group| **group == *it.lower))
        || says(tokens, "identify|determine|find|deduce|classify each|everyone|everybody|them|all|both")
        || says(
            tokens,
            "be_what|which_be_which|what_about|who_be_what|what_be_each|who_be_who|identity|identities|kind|type|truth|lie|lying|liar|honest|believe|trust",
        )
        || says(tokens, "what be|are|is")
            && (!named(prompt.text_of(sentence), cast).is_empty() || says(tokens, "they|each|he|she"))
}

pub fn mentions_kind(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let lower = prompt.text_of(sentence).to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    cast.truthful.iter().chain(&cast.lying).any(|form| words.contains(&form.as_str()))
}

/// "Everyone here is either a knight or a knave": what holds in all such puzzles.
pub fn says_each_is_one_of_two(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let lower = prompt.text_of(sentence).to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let has = |forms: &[String]| forms.iter().any(|form| words.contains(&form.as_str()));
    has(&cast.truthful)
        && has(&cast.lying)
        && !says(prompt.of(sentence), "more|fewer|less|than|same|number|exactly|least|most")
        && (named(prompt.text_of(sentence), cast).is_empty() || says(prompt.of(sentence), "either|each|every or"))
}

/// "You meet three people: Ann, Ben and Cid", where the number must be right.
pub fn introduces(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let tokens = prompt.of(sentence);
    let numbers: Vec<i64> = tokens.iter().filter_map(|token| token.number()?.to_i64()).collect();
    let count = cast.names.len() as i64;
    let is_kind_free = !mentions_kind(prompt, sentence, cast) || says_each_is_one_of_two(prompt, sentence, cast);
    let lists_all = !numbers.is_empty() && named(prompt.text_of(sentence), cast).len() == cast.names.len();
    is_kind_free
        && (lists_all
            || says(
                tokens,
                "meet|encounter|come_across|people|inhabitant|islander|person|native|friend|stranger|villager|run_into|see|there|suspect|approach|greet|visit|sit|stand",
            ))
        && (numbers.is_empty() || numbers.iter().all(|number| *number == count))
}

/// "Speakers: Ann, Ben": nothing but all of their names behind a word for them.
pub fn lists_the_speakers(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    const CALLED: &str = "speaker person people character inhabitant islander name cast suspect";
    let words = rules::words(&prompt.text, sentence.span.clone());
    let is_name = |word: &rules::Word| cast.names.iter().any(|name| name.eq_ignore_ascii_case(&word.lower));
    named(prompt.text_of(sentence), cast).len() == cast.names.len()
        && words
            .iter()
            .all(|word| is_name(word) || word.is(CALLED) || rules::is_plain(&word.lower) && word.is("and the are is"))
}

/// "Each person is of one of two types:", before they are told.
pub fn tells_of_two_kinds(tokens: &[Token]) -> bool {
    let two = tokens.iter().filter_map(|it| it.number()?.to_i64()).all(|it| matches!(it, 1 | 2));
    two && says(tokens, "two type|kind|sort|tribe|group")
        && says(tokens, "each|every|everyone|everybody|there|all")
        && !denies(tokens)
}

pub fn of_which_kind(text: &str, cast: &Cast) -> Option<bool> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let has = |forms: &[String]| forms.iter().any(|form| words.contains(&form.as_str()));
    match (has(&cast.truthful), has(&cast.lying)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// "Ben says nothing", "Rosa did not say anything".
pub fn says_nothing(tokens: &[Token]) -> bool {
    let denies = tokens
        .iter()
        .any(|it| ["not", "never", "without", "hardly"].contains(&&*it.lower) || it.lower.ends_with("n't"))
        || says(tokens, "n't|didn't|doesn't|didnt|doesnt");
    says(tokens, "says_nothing|said_nothing|silent|no_statement|keeps_quiet|kept_quiet|stays_quiet|say_nothing")
        || denies && says(tokens, "say_anything|say_a_word|saying_anything|speak|say_a_thing|make_a_statement")
}

/// "Output exactly one word on the last line": how the answer is to be written, which tells of nobody.
pub fn tells_how_to_answer(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|it| !it.lemmas.is_empty());
    !says(tokens, "many|number|count")
        && first.is_some_and(|it| {
            says(std::slice::from_ref(it), "output|answer|print|reply|respond|write|give|return|state|end")
        })
        && says(tokens, "word|line|prefix|prefixed|format|response|token|capital|single|exactly")
}

/// "My brother gave me this riddle": a sentence about nobody and no kind, without a word that sets a rule.
pub fn says_no_rule(tokens: &[Token]) -> bool {
    const RULES: &str = "except|unless|instead|however|although|only|exactly|half|twice|not|never|every|each|all|always|but|\
                         least|most|more|less|fewer|same|if|when|or|must|may|both|none|no|other|others|someone|somebody";
    let has_number = tokens.iter().any(|it| it.lower.chars().any(|c| c.is_ascii_digit()));
    let tells_of_asker = tokens.iter().any(|it| ["i", "my", "me", "we", "our"].contains(&&*it.lower));
    tells_of_asker && !has_number && !says(tokens, RULES)
}
