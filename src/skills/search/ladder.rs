//! Word ladders: from one word to another, one letter at a time, through words.
//!
//! `word_ladder("cold", "warm", "any")` seeks a ladder through well-known words where there is one, `"shortest"` one with the
//! fewest words; `"at most 4"` or `"exactly 4"` one with so many steps. A list in place of that holds the only words that may be used.

pub mod counted;
mod gap;
mod questions;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::methods;
use super::rungs::{Rungs, rungs};
use super::words::rarity;
use super::world::{Undo, World};
use crate::language::english::rank;
use crate::language::rules::{self, Rules};
use crate::language::{Telling, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Token, Value};
use questions::Asked;

/// What is said when no ladder leads through the words that were given.
const NONE: &str = "no ladder";

/// What a step counts where well-known words are sought, even one to the best known of them: between two ladders through
/// well-known words the shorter one is taken.
const STEP: u32 = 15;

/// What a word of each rarity counts beside that. It is meant for how likely a reader is not to know the word, so that the
/// cheapest ladder is the one of which most readers know every word.
const PRICES: [f64; 5] = [1.0, 6.0, 60.0, 600.0, 1200.0];

/// A word that is as frequent as this counts just that; one of four times the rank counts twice as much.
const FREQUENT: f64 = 2000.0;

/// The rank of a word that is in no order of frequency.
const UNRANKED: usize = 64_000;

/// How rare a common word may be, and any word.
const COMMON: u8 = 1;
const RAREST: u8 = 4;

/// What makes it another puzzle.
const OTHER_PUZZLES: &str = "anagram|anagrams|rearrange|rearranging|insert|delete|adding|removing|add|remove|two_letters|longest|avoid|without_the_letter|without_using|not_use|vowel|vowels|swap_two|swap_letters|swapped|swapping_two|cipher|reverse|palindrome|exactly_two|exactly_three|exactly_four|exactly_five|exactly_six|exactly_seven|\
                             rhyme|theme|must_include|just_before|just_after|second_word|third_word|fourth_word|fifth_word|first_letter|last_letter|second_letter|third_letter|words_in_total|backwards|in_reverse|passing_through|through_the_word";

/// Words that the rules of such a puzzle are told in.
const KNOWN: &str = "word ladder doublet chain golf laddergram letter character change replace alter differ turn transform convert get go \
    single english real dictionary actual proper exist valid correct intermediate rung entry link between transformation sequence path \
    short quick optimal long same length start begin beginning end last provide respond reply output write comma separate space uppercase lowercase \
    upper lower case capital format example string list return invent lewis carroll everyday common connect neighbouring neighboring \
    adjacent one-letter build make create form include both given target source original position place keep order a lead line play \
    arrive reach must legitimate meaningful permitted game change-one final text result spelling existing previous wordlist contain \
    beginword endword consist show arrow row different another's hyphen recognized recognised complete entire whole as thing normal proper vocabulary stay swap travel meeting club stuck missing three between consecutive missing fill kind type usual call become alter never order invite everything post new altered equal hamming distance block capital predecessor join joined whitespace obtain blank again whole sequence found bank wordbank following ordinary stage invented thing called game doublets here proper chain make connects connecting exactly output except everyone call invent ordinary here beginning two";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    gap::read(prompt).or_else(|| read_ladder(prompt))
}

fn read_ladder(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_named = prompt.says("ladder word|words|from|to|between") && prompt.says("letter|word_ladder|word_ladders")
        || prompt.says("word_ladder|word_-_ladder|doublet|doublets|word_chain|word_golf|laddergram|word_ladders");
    let is_described = prompt.says_somewhere(
        "change|changing|replace|replacing|alter|altering|differ|swap|transform one_letter|single_letter|a_letter|letter_at_a_time|\
         one_character",
    ) && speaks_of_words(&telling) && prompt.says("step|time|each|every|chain|sequence|from|into|ladder|intermediate|consecutive|between|missing");
    if !(is_named || is_described)
        || is_another_puzzle(prompt)
        || prompt.says("which_word|what_word") && !prompt.text.to_lowercase().contains("which words")
    {
        return None;
    }
    let asked = questions::asked(prompt)?;
    let (from, to) = ends(&telling)?;
    // "By way of", unless it is one of the words.
    if prompt.says("via") && ![&from, &to].iter().any(|word| word.eq_ignore_ascii_case("via")) {
        return None;
    }
    let listed = given_words(&telling, from.len());
    telling.says(&[
        "change|changing|replace|replacing|alter|altering|differ letter|character",
        "step|word|intermediate|rung|entry|each|every valid|english|real|dictionary|word|actual|proper|exist",
        "word|ladder|chain|doublet from|between|to|into|solve|transform|turn|build|make|find|create",
        "provide|give|answer|write|list|show sequence|word|ladder|chain|answer|comma|uppercase|lowercase|solution",
        "shortest|fewest|minimum|as_short_as_possible|least|few",
        "same length|letters",
        "start|begin|end|first|last word",
    ]);
    let shortest = "shortest|fewest|minimum|as_short|least|as_few|minimal|optimal|quickest";
    // "It need not be the shortest."
    let is_shortest = prompt.sentences_that_say(shortest).any(|it| !says(prompt.of(it), "not|n't|doesnt|needn't"));
    let rungs = rungs(&telling, &from, &to).ok()?;
    let named_words = listed.clone().unwrap_or_default().join(" ");
    // That the last word is among those that are given is told of all of them.
    let is_last_given = listed.as_ref().is_none_or(|words| words.iter().any(|it| it.eq_ignore_ascii_case(&to)));
    if asked != Asked::Ladder {
        let known = format!(
            "{KNOWN} count number include both transformed must wordlist list boolean true false otherwise possible smallest minimum least"
        );
        let named = format!("{from} {to} {named_words}").to_lowercase();
        let words = listed.filter(|_| rungs.is_none())?;
        let numbers = [0, 1, from.len() as i64];
        let doubt = Rules { things: &named, known: &known, numbers: &numbers }.doubt(&rules::sentences(&telling));
        return Some(questions::reading(telling, asked, (&from, &to), words).doubted(doubt));
    }
    let left_out = (!is_last_given && !prompt.says("between|intermediate|in_between"))
        .then(|| format!("\"{to}\" is not among the words that may be used"));
    let how = match (listed, rungs) {
        (Some(_), Some(_)) => return None,
        (Some(words), None) => Value::texts(words),
        (None, Some(rungs)) => Value::text(rungs.said()),
        (None, None) => Value::text(if is_shortest { "shortest" } else { "any" }),
    };
    let is_tight = prompt.says("no|without|not|nor|n't space|spaces|blank|blanks");
    let between = if is_tight { "," } else { ", " };
    let form = match wanted(prompt) {
        wanted if matches!(wanted.between, Some(", " | ",")) || wanted.between.is_none() && !wanted.is_json => {
            let arrow = ["→", "->"].into_iter().find(|arrow| prompt.text.contains(arrow));
            let between = arrow.map_or_else(|| between.to_owned(), |arrow| format!(" {arrow} "));
            Form::listed("", &between, "", Form::Plain)
        }
        wanted => wanted.list(between),
    };
    let case = |word: &str| {
        let is_lower = prompt.says("lowercase|lower_case|lower-case");
        let is_upper = prompt.says("uppercase|upper_case|capital_letters|capitals|upper-case");
        match (is_lower, is_upper) {
            (true, false) => word.to_lowercase(),
            (false, true) => word.to_uppercase(),
            _ => word.to_owned(),
        }
    };
    let unknown = format!("a ladder from {from} to {to}");
    // "I got stuck at "core"": a word of the same length in quotation marks is one of the ladder that somebody tried.
    let tried = prompt.outline().quotes.iter().map(|it| it.what.as_str()).filter(|it| it.len() == from.len());
    let tried = if prompt.says("stuck") { tried.collect::<Vec<_>>().join(" ") } else { String::new() };
    let given = how.as_texts().unwrap_or_default().join(" ") + " " + &tried;
    let named = format!("{from} {to} {given}").to_lowercase();
    // "Three words in between" are four steps.
    let numbers: Vec<i64> =
        rungs.into_iter().flat_map(|it| [it.steps as i64, it.steps as i64 - 1]).chain([1, from.len() as i64]).collect();
    let doubt = Rules { things: &named, known: KNOWN, numbers: &numbers }.doubt(&rules::sentences(&telling));
    let goal = Goal::new("word_ladder", vec![Value::text(case(&from)), Value::text(case(&to)), how]);
    let reading = telling.reading("search", unknown, goal, form);
    Some(reading.doubted(left_out).doubted(doubt))
}

/// What would make it another puzzle, unless it is only denied: "no rearranging".
fn is_another_puzzle(prompt: &Prompt) -> bool {
    let is_denied = |at: usize| {
        says(&prompt.tokens[at.saturating_sub(2)..at], "no|without|not")
            && says(&prompt.tokens[at..=at], "rearranging|rearrange|adding|removing|insert|delete|anagrams")
    };
    let kept: Vec<Token> =
        (0..prompt.tokens.len()).filter(|at| !is_denied(*at)).map(|at| prompt.tokens[at].clone()).collect();
    says(&kept, OTHER_PUZZLES)
}

/// Whether words are spoken of, or two are there to be changed into each other.
fn speaks_of_words(telling: &Telling) -> bool {
    let is_word = |word: &String| crate::language::english::is_word(&word.to_lowercase());
    telling.prompt.says("word|words") || ends(telling).is_some_and(|(from, to)| is_word(&from) && is_word(&to))
}

/// What may stand before the first word of a ladder, and between it and the second.
const LEADS: [&str; 14] = [
    "from",
    "turn",
    "transform",
    "change",
    "convert",
    "turns",
    "between",
    "get",
    "connect",
    "ladder",
    "doublet",
    "doublets",
    "chain",
    "ladders",
];
const FILLERS: [&str; 4] = ["the", "word", "a", "words"];

/// The two words: in quotation marks, in capitals, or after "from" and "to".
fn ends(telling: &Telling) -> Option<(String, String)> {
    let prompt = telling.prompt;
    let is_word = |word: &str| (3..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphabetic());
    // Those in a list are the words that may be used.
    let literals = &prompt.outline().literals;
    let row = prompt.outline().quotes.iter().map(|it| it.what.len()).filter(|it| (3..=6).contains(it)).max();
    let row = row.and_then(|length| questions::words_in_a_row(prompt, length)).map_or(0..0, |it| it.1);
    let is_listed = |span: &std::ops::Range<usize>| {
        row.start < span.end && span.start < row.end
            || literals
                .iter()
                .any(|it| it.what.as_list().is_some() && it.span.start <= span.start && span.end <= it.span.end)
    };
    let quotes = prompt.outline().quotes.iter();
    let quotes = quotes.filter(|quote| !quote.is_example && is_word(&quote.what) && !is_listed(&quote.span));
    let mut found: Vec<(String, std::ops::Range<usize>)> =
        quotes.map(|it| (it.what.clone(), it.span.clone())).collect();
    let labelled = [labelled(prompt, STARTS), labelled(prompt, ENDS)];
    if let [Some(first), Some(last)] = labelled {
        found = vec![first, last];
    }
    if found.len() < 2 {
        let in_examples =
            |at: usize| prompt.outline().sentences.iter().any(|it| it.is_example && it.span.contains(&at));
        let capitals = prompt.tokens.iter().filter(|token| {
            let written = &prompt.text[token.span.clone()];
            // "WORD,WORD,...,WORD" shows how the answer is written.
            is_word(written)
                && written.chars().all(|c| c.is_ascii_uppercase())
                && written != "WORD"
                && !in_examples(token.span.start)
        });
        found = capitals.map(|token| (prompt.text[token.span.clone()].to_owned(), token.span.clone())).collect();
    }
    if found.len() < 2 {
        found.clear();
        for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
            let tokens = prompt.of(sentence);
            let word_at = |at: usize| {
                let fillers = tokens.get(at..)?.iter().take_while(|it| FILLERS.contains(&&*it.lower)).count();
                tokens.get(at + fillers).map(|token| (at + fillers, token))
            };
            // "from hit to cog", "turn the word hit into cog".
            let pairs = (0..tokens.len()).filter(|at| LEADS.contains(&&*tokens[*at].lower)).filter_map(|at| {
                let (place, first) = word_at(at + 1)?;
                tokens.get(place + 1).filter(|it| ["to", "into", "and", "with"].contains(&&*it.lower))?;
                let (_, second) = word_at(place + 2)?;
                let written = |token: &Token| prompt.text[token.span.clone()].to_owned();
                let is_pair = is_word(&written(first))
                    && written(first).len() == written(second).len()
                    && is_word(&written(second));
                is_pair.then(|| vec![(written(first), first.span.clone()), (written(second), second.span.clone())])
            });
            if let Some(pair) = pairs.last() {
                found = pair;
                break;
            }
        }
    }
    if found.is_empty() {
        found = began_and_ended(prompt)
            .filter(|[first, last]| is_word(&first.0) && is_word(&last.0))
            .into_iter()
            .flatten()
            .collect();
    }
    let mut words: Vec<String> = Vec::new();
    for (word, span) in found {
        if !words.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
            words.push(word);
        }
        telling.takes(&span);
    }
    match &words[..] {
        [from, to] if from.len() == to.len() => Some((from.clone(), to.clone())),
        _ => None,
    }
}

/// "It starts with molt and finishes with dans": the two words behind what begins and what ends.
fn began_and_ended(prompt: &Prompt) -> Option<[(String, std::ops::Range<usize>); 2]> {
    let tokens = &prompt.tokens;
    let behind = |verbs: &str| {
        let at = (1..tokens.len())
            .find(|&at| says(&tokens[at - 1..at], verbs) && says(&tokens[at..=at], "with|at|from|as|in|on"))?;
        let rest = &tokens[at + 1..];
        let word = rest.get(rest.iter().take_while(|it| FILLERS.contains(&&*it.lower)).count())?;
        Some((prompt.text[word.span.clone()].to_owned(), word.span.clone()))
    };
    Some([behind("start|begin|set_out|depart")?, behind("end|finish|stop|arrive|close")?])
        .filter(|[first, last]| first.0.len() == last.0.len())
}

/// Words of what stands before a colon and the first word, the last, and those that may be used: "Top rung:".
const STARTS: &[&str] =
    &["start", "first", "from", "begin", "beginword", "startword", "starting", "beginning", "top", "source"];
const ENDS: &[&str] =
    &["end", "last", "to", "goal", "target", "endword", "ending", "bottom", "final", "finish", "destination"];
const LISTS: &[&str] =
    &["word list", "words", "wordlist", "list", "list of words", "allowed words", "dictionary", "word bank"];

/// What stands behind one of these labels on its line, and where.
fn line_of<'p>(prompt: &'p Prompt, labels: &[&str]) -> Option<(&'p str, std::ops::Range<usize>)> {
    let mut start = 0;
    prompt.text.split('\n').find_map(|line| {
        let place = start;
        start += line.len() + 1;
        let at = line.find([':', '='])?;
        let label = line[..at].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_one = |words: &str| labels.contains(&words);
        let speaks = is_one(&label) || label.split(' ').count() <= 3 && label.split(' ').any(is_one);
        speaks.then(|| (line[at + 1..].trim(), place..place + line.trim_end().len()))
    })
}

/// The one word behind such a label.
fn labelled(prompt: &Prompt, labels: &[&str]) -> Option<(String, std::ops::Range<usize>)> {
    let (rest, span) = line_of(prompt, labels)?;
    let word = rest.trim_matches(|c: char| !c.is_alphabetic());
    (word.len() > 2 && word.chars().all(|c| c.is_ascii_alphabetic())).then(|| (word.to_owned(), span))
}

/// Words that are given as the only ones to use.
fn given_words(telling: &Telling, length: usize) -> Option<Vec<String>> {
    if let Some((rest, span)) = line_of(telling.prompt, LISTS) {
        let words: Vec<String> = rest.trim_end_matches('.').split(',').map(|it| it.trim().to_owned()).collect();
        let is_word = |word: &String| word.len() == length && word.chars().all(|c| c.is_ascii_alphabetic());
        if words.len() > 1 && words.iter().all(is_word) {
            telling.takes(&span);
            return Some(words);
        }
    }
    let Some(shown) = telling.prompt.outline().literals.iter().find(|shown| !shown.is_example) else {
        let is_told = telling.prompt.says(
            "only|using|use|allowed|following|may|word_bank|dictionary|word_list|these|list word|words|dictionary|list|bank",
        );
        let (words, span) = questions::words_in_a_row(telling.prompt, length).filter(|_| is_told)?;
        // "Begins with WOMB and ends with SNAP": words of the sentence are none of a list.
        let is_large = |word: &String| word.chars().all(char::is_uppercase);
        if words.iter().any(is_large) && !words.iter().all(is_large) {
            return None;
        }
        telling.takes(&span);
        return Some(words);
    };
    let words: Vec<String> = shown.what.all_written()?.into_iter().map(str::to_owned).collect();
    (words.len() > 1 && words.iter().all(|word| word.len() == length)).then(|| {
        telling.takes(&shown.span);
        words
    })
}

/// The world of words of one length.
pub struct Words {
    from: String,
    to: String,
    /// The only words that may be used, if they are given.
    given: Option<BTreeSet<String>>,
    /// No rarer word is used.
    rarest: u8,
    is_priced: bool,
    is_upper: bool,
}

impl Words {
    fn price_of(&self, word: &str) -> Option<u32> {
        if word == self.to || word == self.from {
            return Some(self.least_price());
        }
        match &self.given {
            Some(given) => given.contains(word).then_some(1),
            None => {
                let rarity = rarity(word).filter(|it| *it <= self.rarest)?;
                Some(if self.is_priced { price(word, rarity) } else { 1 })
            }
        }
    }
}

impl World for Words {
    type State = String;
    type Move = String;

    fn start(&self) -> String {
        self.from.clone()
    }

    fn is_goal(&self, word: &String) -> bool {
        *word == self.to
    }

    fn moves(&self, word: &String) -> Vec<(String, String)> {
        let mut moves = Vec::new();
        let mut letters = word.clone().into_bytes();
        for place in 0..letters.len() {
            let own = letters[place];
            for letter in (b'a'..=b'z').filter(|letter| *letter != own) {
                letters[place] = letter;
                if let Ok(next) = std::str::from_utf8(&letters)
                    && self.price_of(next).is_some()
                {
                    moves.push((next.to_owned(), next.to_owned()));
                }
            }
            letters[place] = own;
        }
        moves
    }

    fn estimate(&self, word: &String) -> u32 {
        let differing = word.bytes().zip(self.to.bytes()).filter(|(one, other)| one != other).count() as u32;
        self.least_price() * differing
    }

    fn estimate_in_words(&self) -> &'static str {
        match self.is_priced {
            true => "every letter that differs needs a step, and a step to a rare word counts for several",
            false => "every letter that differs needs a step",
        }
    }

    fn state_in_words(&self) -> &'static str {
        "word"
    }

    fn price(&self, word: &String) -> u32 {
        self.price_of(word).unwrap_or(1)
    }

    fn least_price(&self) -> u32 {
        if self.is_priced { STEP } else { 1 }
    }

    fn cost(&self) -> u64 {
        3
    }

    fn say(&self, word: &String) -> String {
        word.clone()
    }

    fn answer(&self, route: &[String]) -> Value {
        let words = std::iter::once(&self.from).chain(route);
        Value::texts(words.map(|word| if self.is_upper { word.to_uppercase() } else { word.clone() }))
    }

    fn none(&self) -> Result<Value, Setback> {
        match self.given {
            Some(_) => Ok(Value::text(NONE)),
            // There are more words in English than are known here.
            None => Err(Setback::no_way("no ladder leads through the words that are known here")),
        }
    }
}

/// What a step to this word counts: the rarer the word in either of the two lists, the more.
fn price(word: &str, rarity: u8) -> u32 {
    let rank = rank(word).unwrap_or(usize::MAX).min(UNRANKED) as f64;
    STEP + (PRICES[usize::from(rarity)] * (rank / FREQUENT).max(1.0).sqrt()) as u32
}

impl Undo for Words {
    fn goals(&self) -> Vec<String> {
        vec![self.to.clone()]
    }

    fn moves_back(&self, word: &String) -> Vec<(String, String)> {
        self.moves(word).into_iter().map(|(_, before)| (word.clone(), before)).collect()
    }
}

pub fn approaches(from: &Value, to: &Value, how: &Value) -> Vec<Approach> {
    let (Some(first), Some(last)) = (from.as_text(), to.as_text()) else {
        return Vec::new();
    };
    let is_sound = |word: &str| (2..=12).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphabetic());
    if first.len() != last.len() || !is_sound(first) || !is_sound(last) {
        return Vec::new();
    }
    let given = how.as_texts().map(|words| words.into_iter().map(str::to_lowercase).collect::<BTreeSet<String>>());
    let is_priced = how.as_text() == Some("any");
    let world = |rarest: u8| {
        Arc::new(Words {
            from: first.to_lowercase(),
            to: last.to_lowercase(),
            given: given.clone(),
            rarest,
            is_priced,
            is_upper: first.chars().all(|c| c.is_ascii_uppercase()),
        })
    };
    if let Some(rungs) = how.as_text().and_then(Rungs::of) {
        // Through common words, through the best known of all, and as a last resort through any.
        let common = methods::approaches_from_both_ends(&world(COMMON)).into_iter();
        let common = common.filter(|it| matches!(it.name.as_str(), "breadth_first" | "bidirectional"));
        let shortest = methods::approaches(&world(RAREST)).into_iter().find(|it| it.name.as_str() == "a_star");
        return common.chain(shortest.map(Approach::heuristic)).map(|it| rungs.kept_by(it)).collect();
    }
    if !is_priced {
        return methods::approaches_from_both_ends(&world(RAREST));
    }
    let mut approaches: Vec<Approach> =
        methods::approaches(&world(RAREST)).into_iter().filter(|it| it.name.as_str() != "breadth_first").collect();
    let common = methods::approaches(&world(COMMON)).into_iter().find(|it| it.name.as_str() == "breadth_first");
    approaches.extend(common.map(|approach| Approach {
        name: "common_words".into(),
        idea: "breadth first, through common words only".into(),
        ..approach
    }));
    approaches
}
