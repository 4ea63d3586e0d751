//! How draws are told: cards from a deck, coloured balls from a bag.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::dice_reading::form;
use super::events::{hits, numbers};
use crate::language::{Telling, says};
use crate::maths::{Number, Symbol};
use crate::problem::{Goal, Prompt, Reading, Sentence, Token, TokenKind, Value};

const ASKS: &str = "probability|chance|odds|likelihood|likely|probable|prob";
const DRAWS: &str = "draw|drawn|pick|picked|choose|chosen|select|selected|take|taken|pull|pulled|grab|dealt|deal|remove|removed|get|hand";
const UNUSUAL: &str = "if|given|joker|until|first|second|third|last|in_that_order|followed_by|then|expected|average|add|added|lost|\
                       missing|more_than_half|in_favor|in_favour|against|order|pinochle|piquet|tarot|euchre|n't|flush|straight|\
                       full_house|consecutive|sum|higher|lower|bigger|tie|player|hands|double_deck|letter";
const COLOURS: [&str; 17] = [
    "red", "blue", "green", "white", "black", "yellow", "orange", "purple", "pink", "brown", "gray", "grey", "gold",
    "silver", "violet", "clear", "cyan",
];
const RANKS: [&[&str]; 13] = [
    &["ace", "aces"],
    &["two", "twos", "2s"],
    &["three", "threes", "3s"],
    &["four", "fours", "4s"],
    &["five", "fives", "5s"],
    &["six", "sixes", "6s"],
    &["seven", "sevens", "7s"],
    &["eight", "eights", "8s"],
    &["nine", "nines", "9s"],
    &["ten", "tens", "10s"],
    &["jack", "jacks"],
    &["queen", "queens"],
    &["king", "kings"],
];
const SUITS: [[&str; 2]; 4] = [["heart", "hearts"], ["diamond", "diamonds"], ["spade", "spades"], ["club", "clubs"]];

/// The most that are drawn.
const MOST_DRAWN: i64 = 60;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_of_cards = prompt.says("card|deck");
    let is_of_balls = prompt.says("bag|urn|box|jar|basket|container|drawer|bowl|bucket|sack|hat|pouch");
    if !prompt.says(ASKS) || !prompt.says(DRAWS) || !(is_of_cards || is_of_balls) || prompt.says(UNUSUAL) {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&[ASKS, DRAWS, "contain|hold|have|there_be|with|of", "replacement|replace|put_back"]);
    let mut story = Story::of(prompt);
    let (unknown, goal) = if is_of_cards && !is_of_balls {
        ("the chance of these cards", story.cards()?)
    } else {
        ("the chance of these draws", story.balls()?)
    };
    story.is_understood().then_some(())?;
    Some(telling.reading("probability", unknown, goal, form(prompt)))
}

struct Story {
    tokens: Vec<Token>,
    /// Tokens of the sentences that ask.
    asking: Range<usize>,
    used: BTreeSet<usize>,
}

impl Story {
    fn of(prompt: &Prompt) -> Self {
        let is_form =
            |sentence: &Sentence| says(prompt.of(sentence), "fraction|decimal|percentage !draw !drawn !probability");
        let told = prompt.outline().sentences.iter().filter(|it| !it.is_example && !is_form(it));
        let (mut tokens, mut asking) = (Vec::new(), 0..0);
        for sentence in told {
            let from = tokens.len();
            tokens.extend(prompt.of(sentence).iter().cloned());
            if says(prompt.of(sentence), ASKS) {
                asking = from..tokens.len();
            }
        }
        Self { tokens, asking, used: BTreeSet::new() }
    }

    fn says(&self, wording: &str) -> bool {
        says(&self.tokens, wording)
    }

    fn is_understood(&self) -> bool {
        let is_number = |at: &usize| matches!(self.tokens[*at].kind, TokenKind::Number(_) | TokenKind::Formula(_));
        (0..self.tokens.len()).filter(is_number).all(|at| self.used.contains(&at))
    }

    /// Whether what is drawn goes back; none where it is said in a way that is not understood.
    fn goes_back(&self) -> Option<bool> {
        let is_without = self.says("without_replacement|not_replaced|without_replacing|without_putting|at_once|simultaneously|together|at_the_same_time");
        let is_back = self.says(
            "with_replacement|put_back|replaced|puts_it_back|put_it_back|returned|replacing|putting_it_back|returning",
        );
        match (is_without, is_back || self.says("replacement")) {
            (true, _) => Some(false),
            (false, true) => (!self.says("no|not|without")).then_some(true),
            (false, false) => Some(false),
        }
    }

    /// How many are drawn: a number with what is drawn behind it and a word for drawing near, or one.
    fn drawn(&mut self, things: &[&str]) -> Option<i64> {
        let draws: Vec<usize> = (0..self.tokens.len())
            .filter(|at| says(&self.tokens[*at..=*at], DRAWS) && !says(&self.tokens[*at..=*at], "get"))
            .collect();
        let is_near = |at: usize| draws.iter().any(|draw| at.abs_diff(*draw) <= 6);
        let is_thing = |token: &Token| things.contains(&&*token.lower);
        let mut counts = BTreeSet::new();
        for at in numbers(&self.tokens) {
            let follows = (1..=3).find(|step| self.tokens.get(at + step).is_some_and(is_thing));
            let is_counted = follows.is_some_and(|step| {
                self.tokens[at + 1..at + step].iter().all(|it| matches!(&*it.lower, "random" | "-" | "of" | "the"))
            });
            let is_hand = self.tokens.get(at + 1).is_some_and(|it| it.is_mark('-')) && self.says("hand");
            if !self.used.contains(&at) && ((is_counted && is_near(at)) || is_hand) {
                counts.insert(self.tokens[at].number()?.to_i64()?);
                self.used.insert(at);
            }
        }
        // "Two are drawn."
        if counts.is_empty() {
            for draw in &draws {
                let is_passive = *draw > 1 && matches!(&*self.tokens[draw - 1].lower, "are" | "were" | "is" | "was");
                if let Some(at) = draw.checked_sub(2).filter(|_| is_passive)
                    && let Some(number) = self.tokens[at].number()
                    && !self.used.contains(&at)
                {
                    counts.insert(number.to_i64()?);
                    self.used.insert(at);
                }
            }
        }
        // "pick 3 at random", "draw two without replacement"
        if counts.is_empty() {
            for draw in &draws {
                let next = draw + 1;
                let is_of_colour = self.tokens.get(next + 1).is_some_and(|it| COLOURS.contains(&&*it.lower));
                if let Some(number) = self.tokens.get(next).and_then(Token::number)
                    && !self.used.contains(&next)
                    && !is_of_colour
                    && self
                        .tokens
                        .get(next + 1)
                        .is_some_and(|it| matches!(&*it.lower, "at" | "without" | "with" | "of" | "from" | "," | "."))
                {
                    counts.insert(number.to_i64()?);
                    self.used.insert(next);
                }
            }
        }
        let counts: Vec<i64> = counts.into_iter().collect();
        match counts[..] {
            [] => {
                let says_one = |token: &Token| matches!(&*token.lower, "a" | "one" | "single");
                let is_one = (0..self.tokens.len()).any(|at| {
                    is_thing(&self.tokens[at])
                        && (1..=3).any(|back| at >= back && says_one(&self.tokens[at - back]))
                        && is_near(at)
                });
                is_one.then_some(1)
            }
            [count] => (1..=MOST_DRAWN).contains(&count).then_some(count),
            _ => None,
        }
    }

    /// Draws of which some number are to be marked.
    fn marked(&self, all: i64, marked: i64, drawn: i64, (low, high): (i64, i64)) -> Option<Goal> {
        let range = Value::integers([low, high]);
        Some(if self.goes_back()? && drawn > 1 {
            let chances = std::iter::repeat_n(Value::from(Number::ratio(marked, all)), drawn as usize);
            Goal::new("chance_of_hits", vec![Value::list(chances), range])
        } else {
            Goal::new("chance_of_marked", vec![all.into(), marked.into(), drawn.into(), range])
        })
    }

    fn cards(&mut self) -> Option<Goal> {
        for at in numbers(&self.tokens) {
            let is_size = self.tokens[at].number()?.to_i64() == Some(52) && says(&self.tokens[at + 1..], "card|deck");
            if is_size {
                self.used.insert(at);
            }
        }
        if let Some(other) = numbers(&self.tokens).into_iter().find(|at| !self.used.contains(at))
            && self.tokens[other].number()?.to_i64()? > 13
        {
            return None;
        }
        let drawn = self.drawn(&["card", "cards"])?;
        // Every card by its rank and suit; those that are wanted, by all words for them that are said.
        let mut wanted: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut place = None;
        let mut at = self.asking.start;
        while at < self.asking.end {
            let (cards, length) = self.cards_at(at);
            if !cards.is_empty() {
                let is_linked = place.is_none_or(|_| says(&self.tokens[at.saturating_sub(3)..at], "or"));
                if !is_linked {
                    return None;
                }
                place.get_or_insert(at);
                wanted.extend(cards);
                (at..at + length).for_each(|it| {
                    self.used.insert(it);
                });
            }
            at += length.max(1);
        }
        let (range, number) = hits(&self.tokens, place?, drawn)?;
        self.used.extend(number);
        self.marked(52, wanted.len() as i64, drawn, range)
    }

    /// The cards that are named at this place, and by how many words: "ace of spades", "face card", "red".
    fn cards_at(&self, at: usize) -> (BTreeSet<(usize, usize)>, usize) {
        let word = |index: usize| self.tokens.get(index).map_or("", |token| &*token.lower);
        let rank = |word: &str| RANKS.iter().position(|names| names.contains(&word));
        let suit = |word: &str| SUITS.iter().position(|names| names.contains(&word));
        let all = |ranks: Range<usize>, suits: Range<usize>| -> BTreeSet<(usize, usize)> {
            ranks.flat_map(|rank| suits.clone().map(move |suit| (rank, suit))).collect()
        };
        let is_named_number = matches!(self.tokens[at].kind, TokenKind::Number(_))
            && at > 0
            && matches!(word(at - 1), "a" | "an")
            && !matches!(word(at + 1), "card" | "cards" | "-");
        let named = match &self.tokens[at].kind {
            TokenKind::Number(number) if is_named_number => {
                number.to_i64().and_then(|it| usize::try_from(it - 1).ok()).filter(|it| (1..10).contains(it))
            }
            TokenKind::Number(_) => None,
            _ => rank(word(at)),
        };
        if let Some(rank) = named {
            if word(at + 1) == "of"
                && let Some(suit) = suit(word(at + 2))
            {
                return (BTreeSet::from([(rank, suit)]), 3);
            }
            return (all(rank..rank + 1, 0..4), 1);
        }
        if let Some(suit) = suit(word(at)) {
            return (all(0..13, suit..suit + 1), 1);
        }
        match word(at) {
            "red" => match rank(word(at + 1)) {
                Some(rank) => (all(rank..rank + 1, 0..2), 2),
                None => (all(0..13, 0..2), 1),
            },
            "black" => match rank(word(at + 1)) {
                Some(rank) => (all(rank..rank + 1, 2..4), 2),
                None => (all(0..13, 2..4), 1),
            },
            "face" | "court" | "picture" => (all(10..13, 0..4), 1),
            _ => (BTreeSet::new(), 1),
        }
    }

    fn balls(&mut self) -> Option<Goal> {
        let bag = self.bag()?;
        let all: i64 = bag.values().sum();
        let drawn = self.drawn(&[
            "ball", "balls", "marble", "marbles", "bead", "beads", "sock", "socks", "chip", "chips", "candy",
            "candies", "sweets", "sweet", "token", "tokens", "counter", "counters", "stone", "stones", "item", "items",
            "pen", "pens", "pencil", "pencils", "piece", "pieces",
        ])?;
        if drawn > all {
            return None;
        }
        let colours: Vec<usize> = self
            .asking
            .clone()
            .filter(|at| bag.contains_key(&*self.tokens[*at].lower) && !self.used.contains(at))
            .collect();
        let other_colour = self
            .asking
            .clone()
            .any(|at| COLOURS.contains(&&*self.tokens[at].lower) && !bag.contains_key(&*self.tokens[at].lower));
        if other_colour {
            return None;
        }
        let asks = |wording: &str| says(&self.tokens[self.asking.clone()], wording);
        if colours.is_empty()
            && asks("same_color|same_colour|same")
            && !asks("at_least|not")
            && !self.goes_back()?
            && drawn > 1
        {
            let counts = Value::list(bag.values().map(|count| Value::from(*count)));
            return Some(Goal::new("chance_of_one_kind", vec![counts, drawn.into()]));
        }
        let kinds: BTreeSet<&str> = colours.iter().map(|at| &*self.tokens[*at].lower).collect();
        match &colours[..] {
            [at] => {
                let marked = bag.get(&*self.tokens[*at].lower).copied()?;
                let (range, number) = hits(&self.tokens, *at, drawn)?;
                self.used.extend(number);
                self.marked(all, marked, drawn, range)
            }
            [one, other] if kinds.len() == 2 && self.are_alternatives(*one, *other) => {
                let marked = kinds.iter().map(|kind| bag.get(*kind)).sum::<Option<i64>>()?;
                let (range, number) = hits(&self.tokens, *one, drawn)?;
                self.used.extend(number);
                self.marked(all, marked, drawn, range)
            }
            several if several.len() == kinds.len() && several.len() > 1 => {
                // "one red and two blue": how many of each, which make up all that are drawn.
                let mut counts = BTreeMap::new();
                let mut used = Vec::new();
                for at in several {
                    let number = (at.saturating_sub(2)..*at)
                        .rev()
                        .find_map(|it| Some((it, self.tokens[it].number()?.to_i64()?)));
                    let is_article = *at > 0 && matches!(&*self.tokens[at - 1].lower, "a" | "one");
                    let count = match number {
                        Some((place, count)) => {
                            used.push(place);
                            count
                        }
                        None if is_article => 1,
                        None => return None,
                    };
                    counts.insert(self.tokens[*at].lower.to_string(), count);
                }
                let is_exact = counts.values().sum::<i64>() == drawn && !asks("at_least|at_most|more|fewer|or");
                if !is_exact || self.goes_back()? {
                    return None;
                }
                self.used.extend(used);
                let named = |counts: &mut dyn Iterator<Item = (&str, i64)>| {
                    let pairs = counts.map(|(name, count)| Some((Symbol::new(name)?, Value::from(count))));
                    Some(Value::assignment(pairs.collect::<Option<Vec<_>>>()?))
                };
                let wanted = named(&mut counts.iter().map(|(name, count)| (&**name, *count)))?;
                let bag = named(&mut bag.iter().map(|(name, count)| (&**name, *count)))?;
                Some(Goal::new("chance_of_counts", vec![wanted, Value::list([drawn.into(), bag])]))
            }
            _ => None,
        }
    }

    fn are_alternatives(&self, one: usize, other: usize) -> bool {
        self.tokens[one + 1..other].iter().all(|token| matches!(&*token.lower, "or" | "a" | "an" | "ball" | "marble"))
            && says(&self.tokens[one + 1..other], "or")
    }

    /// How many there are of each colour, where the story tells what the bag holds.
    fn bag(&mut self) -> Option<BTreeMap<String, i64>> {
        let mut bag = BTreeMap::new();
        let holds = self.tokens.iter().position(|token| {
            token.has_lemma("contain")
                || token.has_lemma("hold")
                || token.has_lemma("have")
                || matches!(&*token.lower, "with" | "are" | "containing" | "of" | "is")
        })?;
        let mut at = 0;
        let mut last = None;
        while at + 1 < self.tokens.len() {
            let colour = (1..=2)
                .map(|step| at + step)
                .find(|it| self.tokens.get(*it).is_some_and(|token| COLOURS.contains(&&*token.lower)));
            let count = self.tokens[at].number().and_then(Number::to_i64);
            if let (Some(count), Some(colour)) = (count, colour) {
                let is_next = last.is_none_or(|last: usize| colour - last <= 8);
                let is_asked = self.asking.contains(&at)
                    && self.tokens[self.asking.start..at].iter().any(|token| says(std::slice::from_ref(token), ASKS));
                if is_next && !is_asked && at + 12 > holds {
                    if !(0..=10_000).contains(&count)
                        || bag.insert(self.tokens[colour].lower.to_string(), count).is_some()
                    {
                        return None;
                    }
                    self.used.extend([at, colour]);
                    last = Some(colour);
                }
            }
            at += 1;
        }
        (bag.len() > 1).then_some(bag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        let reading = read(&read_tokens(text)).filter(Reading::is_complete)?;
        Some(reading.goal.to_string())
    }

    #[test]
    fn draws_are_read_in_many_ways() {
        for (text, read) in [
            (
                "Two cards are drawn from a standard deck. What is the chance that both are aces?",
                "chance_of_marked(52, 4, 2, [2, 2])",
            ),
            (
                "A card is drawn from a deck of 52 cards. What is the probability that it is a king or a heart?",
                "chance_of_marked(52, 16, 1, [1, 1])",
            ),
            (
                "You draw 5 cards from a deck. What are the odds of getting at least one queen?",
                "chance_of_marked(52, 4, 5, [1, 5])",
            ),
            (
                "What is the probability of drawing the ace of spades when one card is drawn from a deck?",
                "chance_of_marked(52, 1, 1, [1, 1])",
            ),
            (
                "A bag contains 3 red and 5 blue marbles. Two marbles are drawn without replacement. What is the probability that both are red?",
                "chance_of_marked(8, 3, 2, [2, 2])",
            ),
            (
                "An urn holds 4 white balls and 6 black balls. A ball is picked at random. What is the probability that it is white?",
                "chance_of_marked(10, 4, 1, [1, 1])",
            ),
            (
                "A box has 2 red, 3 green and 4 blue balls. Three balls are taken out with replacement. Find the probability of exactly two green balls.",
                "chance_of_hits([1/3, 1/3, 1/3], [2, 2])",
            ),
            (
                "A bag contains 3 red and 5 blue marbles. You draw two marbles. What is the probability of one red and one blue?",
                "chance_of_counts([blue = 1, red = 1], [2, [blue = 5, red = 3]])",
            ),
            (
                "A bag contains 3 red and 5 blue marbles. Two marbles are drawn. What is the probability that they have the same color?",
                "chance_of_one_kind([5, 3], 2)",
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn other_draws_are_not_read() {
        for text in [
            "Two cards are drawn from a deck. What is the probability that the first is an ace and the second a king?",
            "A bag contains 3 red and 5 blue marbles. Two are drawn. If one is red, what is the probability that both are red?",
            "A bag contains 3 red and 5 blue marbles. How many marbles are drawn?",
            "A card is drawn from a deck with 2 jokers. What is the probability that it is an ace?",
            "Two cards are drawn from a deck. What is the probability that one is an ace and one is a king?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
