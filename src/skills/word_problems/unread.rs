//! What a reading leaves unread, and whether it matters.
//!
//! Numbers are not all that counts: "half", "each", "than" and their like change what is asked for as much as a number
//! does. A reading that does not account for one of them does not answer. A number may be left aside for a reason: it is
//! of another thing, of somebody else, or of another time.

use std::collections::BTreeSet;
use std::ops::Range;

use super::mentions::{Mention, Size, Story};
use super::question::{Kind, Question};
use super::resolve::{Resolved, is_money};
use super::verbs::Class;
use crate::language::{Comparison, Entity, is_of_kind, same_entity};
use crate::maths::units::Unit;
use crate::problem::{Prompt, Token, TokenKind, Unread};

/// Parts that things have: how many there are takes knowledge that no story gives.
const PARTS: &[&str] = &[
    "leg", "wheel", "tire", "side", "ear", "eye", "foot", "hand", "finger", "toe", "corner", "edge", "tail", "wing",
    "mistake", "vertex", "face", "angle", "arm", "tooth", "head", "letter", "vowel", "day", "tyre",
];

/// Stories of more tokens than this are told for the sake of every number in them.
const LONG: usize = 50;

/// So are shorter ones with as many numbers as this.
const LONG_AND_FULL: usize = 36;
const MANY: usize = 5;

/// Words that change a quantity.
const QUANTITY_WORDS: &[&str] = &[
    "half",
    "halves",
    "twice",
    "double",
    "doubles",
    "doubled",
    "triple",
    "triples",
    "tripled",
    "thrice",
    "third",
    "thirds",
    "fourth",
    "fifth",
    "quarter",
    "percent",
    "percentage",
    "average",
    "mean",
    "ratio",
    "remaining",
    "remainder",
    "each",
    "every",
    "per",
    "apiece",
    "than",
    "discount",
    "difference",
    "square",
    "cube",
    "interest",
    "profit",
    "perimeter",
    "diameter",
    "coupon",
    "without",
    "except",
    "consecutive",
    "increases",
    "decreases",
    "once",
    "equal",
    "respectively",
    "evenly",
    "equally",
    "none",
    "instead",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "weekday",
    "weekdays",
    "weekends",
];

/// Words that ask for what there was before a change in per cent, where the percentage is read forwards only.
const BEFORE_A_CHANGE: &[&str] = &["original", "originally", "initial", "initially", "regular"];

/// Whether a piece that was not read is neither a number nor a word that evidence weighs: a change of mind, a second thing
/// that is asked for. What such a piece does to the answer no weight tells.
pub(super) fn is_beyond_evidence(prompt: &Prompt, piece: &Unread) -> bool {
    let tokens = prompt.tokens.iter().filter(|token| piece.span.contains(&token.span.start));
    let is_weighed = |token: &Token| token.number().is_some() || QUANTITY_WORDS.contains(&&*token.lower);
    piece.is_essential && !tokens.into_iter().all(is_weighed)
}

/// The words by which a story asks for what no weighing of its quantities tells: numbers that follow each other, a share of
/// what is told in whole numbers, a share of what was left, a speed in one word, work that more hands do in less time, who
/// is counted among brothers and sisters, a way to do something.
pub(super) fn asks_beyond_evidence(prompt: &Prompt) -> Option<&str> {
    let is_share = |token: &Token| token.number().is_some_and(|number| !number.is_integer());
    let speaks_of_shares = prompt.tokens.iter().any(is_share);
    let no_story = of_no_story(prompt);
    if no_story.is_some() {
        return no_story;
    }
    let words = prompt.tokens.iter().enumerate().find_map(|(index, token)| {
        let (before, after) = (&prompt.tokens[..index], &prompt.tokens[index + 1..]);
        let (is_beyond, last) = match &*token.lower {
            "consecutive" | "mph" | "kph" | "kmh" => (true, index),
            "fraction" => (!speaks_of_shares, index),
            "rest" | "remainder" | "remaining" => (is_after_share(before), index),
            "how" => (asks_for_a_way(after), index + 1),
            "away" => (has_or_leaves(prompt), index),
            "wanted" => (is_not_done(after), index),
            "yesterday" => (is_before_what_is(before, after), index),
            "each" | "every" => (shares_siblings(prompt), index),
            _ if is_of_a_circle(token) => (is_asked_of_a_circle(before), index),
            _ => (token.lemmas.iter().any(|it| HANDS.contains(&&**it)) && are_two_crews(prompt, token), index),
        };
        is_beyond.then_some(index..last + 1)
    });
    words.map(|words| prompt.words(words))
}

/// Who does work that is done sooner by more of them.
const HANDS: &[&str] =
    &["worker", "man", "woman", "painter", "machine", "pump", "builder", "labourer", "laborer", "tap", "pipe"];

/// "I have 3 apples. Yesterday I ate one." What is told last was first, and what there is now is told already.
fn is_before_what_is(before: &[Token], after: &[Token]) -> bool {
    let is_now = |tokens: &[Token]| tokens.iter().any(|token| ["have", "has", "'ve"].contains(&&*token.lower));
    is_now(before) && is_now(after)
}

/// "How can you measure 4 litres?" A way to do it is no quantity.
fn asks_for_a_way(after: &[Token]) -> bool {
    after.first().is_some_and(|next| ["can", "could", "should", "might", "to"].contains(&&*next.lower))
}

/// People who are had by those whom they have.
const OF_A_CIRCLE: &[&str] =
    &["brother", "sister", "sibling", "friend", "cousin", "colleague", "classmate", "neighbor"];

fn is_of_a_circle(token: &Token) -> bool {
    OF_A_CIRCLE.iter().any(|noun| token.has_lemma(noun))
}

/// "How many sisters does her brother have?" Whoever has them is one of those who are had.
fn is_asked_of_a_circle(before: &[Token]) -> bool {
    let asked = before.iter().rposition(|token| token.is_word("many"));
    asked.is_some_and(|many| {
        before[many..].iter().any(is_of_a_circle) && !before[many..].iter().any(|it| it.is_mark('?'))
    })
}

/// Whether the story is one that schemas read in full, and wrong.
pub(super) fn misleads_schemas(prompt: &Prompt) -> bool {
    let yesterday = prompt.tokens.iter().position(|token| token.is_word("yesterday"));
    let wanted = prompt.tokens.iter().position(|token| token.is_word("wanted"));
    of_no_story(prompt).is_some()
        || has_or_leaves(prompt)
        || wanted.is_some_and(|at| is_not_done(&prompt.tokens[at + 1..]))
        || shares_siblings(prompt)
        || yesterday.is_some_and(|at| is_before_what_is(&prompt.tokens[..at], &prompt.tokens[at + 1..]))
}

/// The word by which its numbers are no amounts that are added up: days of a month, primes, lengths of ways of which the
/// shortest is sought, and those who cross a river.
fn of_no_story(prompt: &Prompt) -> Option<&str> {
    let tokens = &prompt.tokens;
    let has_days = tokens.iter().any(|token| token.has_lemma("day"));
    let is_date = |two: &[Token]| {
        [(0, 1), (1, 0)].iter().any(|&(month, day)| MONTHS.contains(&&*two[month].lower) && two[day].number().is_some())
    };
    let is_way = |two: &[Token]| {
        let is_way = ["route", "path", "way", "road"].iter().any(|way| two[1].has_lemma(way));
        is_way && ["shortest", "quickest", "fastest", "cheapest"].iter().any(|it| two[0].is_word(it))
    };
    // "She wants to get there as quickly as possible."
    let is_best = |four: &[Token]| {
        let how = ["quickly", "fast", "soon", "cheaply", "cheap", "little", "short", "few"];
        four[0].is_word("as")
            && how.iter().any(|it| four[1].is_word(it))
            && four[2].is_word("as")
            && four[3].is_word("possible")
    };
    let of_best = tokens.windows(4).position(is_best);
    // "Henby–Oakport 55, Tilden–Oakport 30": places with what lies between them.
    let is_link = |four: &[Token]| {
        let is_place = |token: &Token| matches!(token.kind, TokenKind::Word { is_capitalised: true });
        let is_dash = matches!(four[1].kind, TokenKind::Mark('-' | '–' | '—'));
        is_place(&four[0]) && is_dash && is_place(&four[2]) && four[3].number().is_some()
    };
    let links = tokens.windows(4).filter(|four| is_link(four)).count();
    let of_links = (links > 2).then(|| tokens.windows(4).position(is_link)).flatten();
    let pairs = tokens.windows(2).position(|two| has_days && is_date(two) || is_way(two)).or(of_links).or(of_best);
    let crosses = |token: &Token| token.has_lemma("cross") || token.has_lemma("crossing");
    let of_crossing = tokens.iter().position(crosses).filter(|_| tokens.iter().any(|token| token.has_lemma("boat")));
    let of_primes = tokens.iter().position(|token| token.has_lemma("prime"));
    const PUZZLES: [&str; 7] = ["hanoi", "cryptarithm", "alphametic", "sudoku", "sokoban", "futoshiki", "countdown"];
    let of_puzzles = tokens.iter().position(|token| PUZZLES.contains(&&*token.lower));
    let of_leap_years = tokens.windows(2).position(|two| two[0].has_lemma("leap") && two[1].has_lemma("year"));
    let at = pairs.or(of_primes).or(of_crossing).or(of_puzzles).or(of_leap_years)?;
    Some(&prompt.text[tokens[at].span.clone()])
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "He wanted to eat four and did not": what is only wanted changes nothing.
fn is_not_done(after: &[Token]) -> bool {
    let is_denial = |token: &Token| ["not", "n't", "never", "couldn"].contains(&&*token.lower);
    after.first().is_some_and(|token| token.is_word("to")) && after.iter().any(is_denial)
}

/// "If you take four away, how many do you have?" Who takes four away has four, or has the rest.
fn has_or_leaves(prompt: &Prompt) -> bool {
    let takes_away = prompt.tokens.windows(2).any(|it| it[0].has_lemma("take") && it[1].is_word("away"));
    let has = |it: &[Token]| it[0].is_word("do") && it[1].is_word("you") && it[2].is_word("have");
    takes_away && prompt.tokens.windows(3).any(has)
}

/// "3 brothers. Each of them has 2 sisters": brothers share the sisters that each of them has.
fn shares_siblings(prompt: &Prompt) -> bool {
    let is_each = prompt.tokens.iter().any(|token| token.is_word("each") || token.is_word("every"));
    let is_sibling = |token: &Token| ["brother", "sister", "sibling"].iter().any(|noun| token.has_lemma(noun));
    is_each && prompt.tokens.windows(2).any(|pair| pair[0].number().is_some() && is_sibling(&pair[1]))
}

/// "Half of the rest": what comes before this word is a share of it.
fn is_after_share(tokens: &[Token]) -> bool {
    let mut before =
        tokens.iter().rev().filter(|token| !["the", "of", "what", "was", "is"].contains(&&*token.lower)).take(1);
    before.any(|token| token.number().is_some_and(|number| !number.is_integer() && number.is_positive()))
}

/// "5 workers need 10 days. How long do 10 workers need?"
fn are_two_crews(prompt: &Prompt, hands: &Token) -> bool {
    let mut crews =
        prompt.tokens.windows(2).filter(|pair| pair[0].number().is_some() && pair[1].lemmas == hands.lemmas);
    let asks_time = prompt.tokens.windows(2).any(|pair| {
        pair[0].is_word("how") && pair[1].is_word("long")
            || pair[0].is_word("many") && (pair[1].has_lemma("day") || pair[1].has_lemma("hour"))
    });
    asks_time && crews.nth(1).is_some()
}

/// The pieces of the prompt that this reading does not account for.
pub(super) fn unread(prompt: &Prompt, story: &Story, question: &Question, resolved: &Resolved) -> Vec<Unread> {
    let used: Vec<&Mention> = story
        .mentions
        .iter()
        .enumerate()
        .filter(|(index, it)| resolved.model.uses(*index) || it.is_asked())
        .map(|(_, it)| it)
        .collect();
    let covers =
        |index: usize| used.iter().any(|it| it.covers.iter().any(|tokens: &Range<usize>| tokens.contains(&index)));
    let asked = &story.told[question.clause].clause;
    let compares = question.kind != Kind::Amount;
    let mut unread = Vec::new();
    let renamed = resolved.schemas.contains(&"a name for all of them");
    if renamed && (prompt.tokens.len() > LONG || PARTS.contains(&&*question.thing.head)) {
        unread.extend(question.mention.map(|asked| {
            let tokens = &story.mentions[asked].tokens;
            Unread {
                span: prompt.tokens[tokens.start].span.start..prompt.tokens[tokens.end - 1].span.end,
                is_essential: true,
            }
        }));
    }
    if let Some(second) = second_thing(prompt, story, question) {
        unread.push(Unread { span: prompt.tokens[second].span.clone(), is_essential: true });
    }
    let is_about_time = std::iter::once(&question.thing.head)
        .chain(
            used.iter().flat_map(|it| std::iter::once(&it.thing.head).chain(it.per.iter().map(|(_, per)| &per.head))),
        )
        .any(|head| super::mentions::is_unit_of_time(head));
    let shares = used.iter().any(|it| it.per.is_some())
        || resolved.schemas.iter().any(|schema| matches!(*schema, "equal sharing" | "equal groups"));
    let stranger = used_of_a_stranger(story, question, &used);
    unread.extend(stranger.map(|it| Unread { span: prompt.tokens[it.at].span.clone(), is_essential: true }));
    let is_told = |index: usize| used.iter().any(|it| it.at == index);
    let reads_a_change = resolved.schemas.contains(&"percentage");
    // What a long story tells, it mostly needs.
    let counts = |token: &&Token| token.number().is_some() && !matches!(&*token.lower, "one" | "two");
    let is_full = prompt.tokens.iter().filter(counts).count() >= MANY;
    let is_long = prompt.tokens.len() > if is_full { LONG_AND_FULL } else { LONG };
    let is_clock = |token: &Token| matches!(token.kind, TokenKind::Clock(_));
    for (index, token) in prompt.tokens.iter().enumerate() {
        if token.number().is_some() {
            let mention = story.mentions.iter().position(|it| it.at == index && matches!(it.size, Size::Known(_)));
            let is_used = mention.is_some_and(|mention| resolved.model.uses(mention));
            let is_repeated = !resolved.may_repeat && mention.is_some_and(|it| resolved.model.times_used(it) > 1);
            let is_misused = is_used
                && (is_repeated
                    || mention.is_some_and(|it| is_misused(prompt, story, &story.mentions[it], question, resolved)));
            let is_in_rate = mention.is_none() && covers(index);
            // "the red one", "one with 18 visitors"
            let is_one_of_those = prompt.tokens.get(index + 1).is_some_and(|next| next.is_word("with"));
            let is_pronoun = mention.is_none()
                && &*token.lower == "one"
                && (is_one_of_those
                    || index > 1
                        && matches!(prompt.tokens[index - 1].kind, TokenKind::Word { .. })
                        && prompt.tokens[index - 2].is_word("the"));
            if !is_in_rate && !is_pronoun && (!is_used || is_misused) {
                let is_excused = !is_misused
                    && !is_long
                    && mention.is_some_and(|it| is_excused(story, &story.mentions[it], question, resolved, &used));
                unread.push(Unread { span: token.span.clone(), is_essential: !is_excused });
            }
        } else if matches!(token.kind, TokenKind::Formula(_)) && !covers(index)
            || token.is_word("another") && is_about_time && prompt.tokens.get(index + 1).is_some_and(is_time_word)
            || token.is_word("rest") && is_priced(story, &used, index)
            || is_clock(token) && is_about_time && !is_told(index)
            || is_back_reference(prompt, index) && !covers(index)
            || reads_a_change
                && asked.tokens.contains(&index)
                && BEFORE_A_CHANGE.contains(&&*token.lower)
                && !covers(index)
        {
            unread.push(Unread { span: token.span.clone(), is_essential: true });
        } else if QUANTITY_WORDS.contains(&&*token.lower) {
            let in_question =
                asked.tokens.contains(&index) || index + 1 >= asked.tokens.start && index <= asked.tokens.end;
            let is_averaged = resolved.schemas.iter().any(|schema| matches!(*schema, "average" | "equal sharing"));
            let is_said = match &*token.lower {
                "average" | "mean" => is_averaged,
                "ratio" => resolved.schemas.contains(&"ratio"),
                "discount" | "increases" | "decreases" if resolved.schemas.contains(&"percentage") => true,
                _ => covers(index) || compares && in_question || is_no_quantity(prompt, story, &used, shares, index),
            };
            if !is_said {
                unread.push(Unread { span: token.span.clone(), is_essential: true });
            }
        }
    }
    unread
}

/// What is told of Greg does not say it of his sister, of whom nothing is told.
fn used_of_a_stranger<'m>(story: &Story, question: &Question, used: &[&'m Mention]) -> Option<&'m Mention> {
    let [asked] = &question.who[..] else {
        return None;
    };
    let is_person = |who: &Entity| story.persons.contains(who);
    let knows = |it: &Mention| {
        let lists = [&it.agents, &it.receivers, &it.sources, &it.places, &it.than_who];
        lists.into_iter().flatten().any(|who| same_entity(who, asked) || is_misspelt(who, asked))
    };
    let is_somebody = asked.contains("'s ");
    if question.is_group
        || !is_somebody
        || !is_person(asked)
        || story.mentions.iter().any(|it| !it.is_asked() && knows(it))
    {
        return None;
    }
    used.iter().copied().find(|it| it.number().is_some() && it.agents.iter().any(is_person))
}

/// "for another hour": that is one more.
fn is_time_word(token: &Token) -> bool {
    matches!(&*token.lower, "second" | "minute" | "hour" | "day" | "week" | "month" | "year")
}

/// "Hayley" for "Haley"
fn is_misspelt(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 1 && one.chars().take(2).eq(other.chars().take(2))
}

/// "the rest cost $2 each": how many the rest are is not known here.
fn is_priced(story: &Story, used: &[&Mention], index: usize) -> bool {
    let clause = story.told.iter().position(|it| it.clause.tokens.contains(&index));
    used.iter().any(|it| Some(it.clause) == clause && it.class == Class::Cost && is_money(&it.thing))
}

/// "How many koalas *and kangaroos* are there?": more than one thing is asked for.
fn second_thing(prompt: &Prompt, story: &Story, question: &Question) -> Option<usize> {
    let asked = &story.mentions[question.mention?];
    if !question.also.is_empty() {
        return None;
    }
    let word = |index: usize| prompt.tokens.get(index).map_or("", |token| &*token.lower);
    let and = asked.tokens.end;
    (word(and) == "and" && !matches!(word(and + 1), "how" | "what" | "if")).then_some(and + 1)
}

/// "that many", "that much", "times the number of", "as often as": an amount told by pointing at another.
fn is_back_reference(prompt: &Prompt, index: usize) -> bool {
    let word = |offset: usize| prompt.tokens.get(index + offset).map_or("", |token| &*token.lower);
    match word(0) {
        "that" => matches!(word(1), "many" | "much" | "amount" | "number"),
        "times" => matches!(word(1), "the" | "that" | "this" | "his" | "her" | "their" | "its"),
        "changed" => (1..4).any(|offset| word(offset) == "mind"),
        "out" => word(1) == "of" && prompt.tokens.iter().skip(index + 2).take(2).any(|token| token.number().is_some()),
        "as" => matches!(word(1), "often" | "long" | "old" | "tall" | "heavy" | "big" | "large" | "far" | "fast"),
        "same" => {
            let later = prompt.tokens.iter().skip(index + 2).take(6).any(|token| token.is_word("as"));
            let makes_even = prompt.tokens[..index].iter().rev().take(12).any(|token| token.is_word("must"));
            matches!(word(1), "number" | "amount") && (later || makes_even) || word(1) == "as"
        }
        _ => false,
    }
}

/// Whether a share, a factor or a side of a rectangle was taken for a plain amount.
fn is_misused(prompt: &Prompt, story: &Story, it: &Mention, question: &Question, resolved: &Resolved) -> bool {
    let token = &prompt.tokens[it.at];
    let text = &*token.lower;
    let is_written_as_share = text.contains(['%', '/'])
        || text.chars().any(char::is_alphabetic) && it.number().is_some_and(|number| !number.is_integer());
    let is_percent = text.contains('%');
    let word_after = |offset: usize| prompt.tokens.get(it.at + offset).map_or("", |token| &*token.lower);
    let is_of_definite = word_after(1) == "of"
        && matches!(
            word_after(2),
            "the" | "all" | "his" | "her" | "their" | "those" | "these" | "what" | "it" | "them" | "my"
        );
    let is_share = is_written_as_share
        && !resolved.schemas.contains(&"percentage")
        && !it.is_share
        && it.comparison != Some(Comparison::Times)
        && (is_percent || is_of_definite || Unit::named(&it.thing.head).is_none());
    let compares = it.comparison == Some(Comparison::Times) || it.comparison.is_some() && it.than.is_some();
    let is_uncompared =
        compares && !resolved.schemas.contains(&"compare") || it.comparison.is_some() && it.per.is_some();
    let counts_times = story.mentions.iter().any(|rate| rate.per.as_ref().is_some_and(|(_, per)| &*per.head == "time"));
    let is_factor = matches!(&*it.thing.head, "time" | "times")
        && !counts_times
        && it.per.is_none()
        && &*question.thing.head != "time"
        && it.comparison.is_none();
    let next = |offset: usize| prompt.tokens.get(it.at + offset).map_or("", |token| &*token.lower);
    let is_number = |offset: usize| prompt.tokens.get(it.at + offset).is_some_and(|token| token.number().is_some());
    let is_side = next(2) == "by" && is_number(3)
        || next(1) == "by" && is_number(2)
        || it.at > 1
            && &*prompt.tokens[it.at - 1].lower == "by"
            && it.preposition.as_deref() == Some("by")
            && prompt.tokens[..it.at - 1].iter().rev().take(2).any(|token| token.number().is_some());
    // "an additional three quarters of what he has"
    let is_of_what = next(1) == "of" && next(2) == "what" && it.comparison != Some(Comparison::Times);
    let is_side = is_side && !it.is_percent;
    is_share || is_of_what || is_uncompared || is_factor && it.class != Class::Do || is_side
}

/// Whether a word is used here in a sense that changes no quantity: "the first half", "fifth grade", "a discount shop".
fn is_no_quantity(prompt: &Prompt, story: &Story, used: &[&Mention], shares: bool, index: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| prompt.tokens.get(at)).map_or("", |token| &*token.lower);
    let (before, after) = (word(index.checked_sub(1)), word(Some(index + 1)));
    match word(Some(index)) {
        "half" if after == "time" => true,
        "half" | "quarter" => matches!(before, "first" | "second" | "other" | "last" | "third" | "fourth"),
        "third" | "fourth" | "fifth" => {
            let counts = index > 0 && prompt.tokens[index - 1].number().is_some();
            !matches!(before, "a" | "one") && !counts
        }
        "discount" => !matches!(before, "a" | "%") && !matches!(after, "of" | "on" | "for"),
        "square" | "cube" if used.iter().any(|it| it.thing.modifiers.iter().any(|own| &**own == "square")) => true,
        "cube" => after != "of" && after != "root",
        // "$7 for each bat without a crack": not for all of them.
        "without" => {
            !prompt.tokens[..index].iter().rev().take(3).any(|token| matches!(&*token.lower, "each" | "every"))
        }
        "remaining" | "remainder" => shares,
        "none" => after == "left" || before == "there",
        "evenly" | "equally" => shares,
        // "in equal groups" says how to share; "the numbers are equal" is a relation.
        "equal" if index > 0 && prompt.tokens[index - 1].number().is_some() => true,
        "equal" => matches!(before, "an" | "in" | "into" | "of" | "with" | "four" | "two" | "three"),
        // "with the same number in each" only says that they are shared.
        "each"
            if shares
                && matches!(before, "in" | "on" | "to")
                && prompt.tokens[..index].iter().rev().take(6).any(|token| token.is_word("same")) =>
        {
            true
        }
        // "If every nail is taken out": that is an amount.
        "every"
            if used.iter().any(|it| {
                it.per.is_none()
                    && !it.is_asked()
                    && prompt.tokens.get(index + 1).is_some_and(|token| token.has_lemma(&it.thing.head))
            }) && used.iter().all(|it| it.per.is_none()) =>
        {
            false
        }
        "each" | "every"
            if used.iter().any(|it| {
                it.per.as_ref().is_some_and(|(_, per)| {
                    prompt.tokens.iter().skip(index + 1).take(2).any(|token| token.has_lemma(&per.head))
                })
            }) =>
        {
            true
        }
        "each" | "every" => {
            // What is done every day matters only where something is counted.
            let clause = story.told.iter().rposition(|it| it.clause.tokens.start <= index);
            let counts = |it: &&&Mention| Some(it.clause) == clause && !(it.per.is_some() || it.each_of.is_some());
            // "a tonne each month"
            let is_one_each = clause.is_some_and(|clause| {
                story.told[clause].clause.objects.iter().any(|it| {
                    matches!(it.noun.determiner.as_deref(), Some("a" | "an"))
                        && used.iter().any(|used| used.thing.head == it.noun.head)
                })
            });
            let is_rated =
                used.iter().any(|it| Some(it.clause) == clause && (it.per.is_some() || it.each_of.is_some()));
            is_rated || clause.is_some() && used.iter().filter(counts).count() == 0 && !is_one_each
        }
        _ => false,
    }
}

/// Whether a number has nothing to do with what is asked.
fn is_excused(story: &Story, it: &Mention, question: &Question, resolved: &Resolved, used: &[&Mention]) -> bool {
    // An answer that only one number went into is too thin to leave others aside.
    let is_of_the_question = is_money(&question.thing) || Unit::named(&question.thing.head).is_some();
    let is_about_groups = it.per.is_some()
        && (it.class == Class::Cost || &*it.verb == "be")
        && (is_money(&it.thing) || Unit::named(&it.thing.head).is_some())
        && used.iter().all(|other| other.thing.head != it.thing.head);
    let asked = &story.told[question.clause].clause;
    let is_asked_of = |head: &str| asked.subject.iter().any(|it| *it.noun.head == *head);
    let is_rated = it.per.as_ref().is_some_and(|(_, per)| !is_asked_of(&per.head))
        && used.iter().any(|other| {
            let is_alike = other.thing.head == it.thing.head;
            is_alike && other.per.as_ref().is_some_and(|(_, per)| is_asked_of(&per.head))
        });
    let counts_others = story
        .mentions
        .iter()
        .any(|rate| rate.per.as_ref().is_some_and(|(_, per)| per.head == it.thing.head && !is_asked_of(&per.head)));
    let is_meant = used.iter().any(|other| other.per.as_ref().is_some_and(|(_, per)| is_asked_of(&per.head)));
    if is_rated || counts_others && is_meant && it.per.is_none() {
        // "How many legs do the ants have?": the crabs and their legs do not matter.
        return true;
    }
    if is_of_kind(&it.thing.head, &question.thing.head) == Some(false) && it.per.is_none() {
        // "40 lilies", when animals are asked for.
        return true;
    }
    if is_about_groups && !is_of_the_question && !it.is_percent {
        // "The cartons cost 2 dollars each", when eggs are asked for.
        return true;
    }
    let is_alone = !story
        .mentions
        .iter()
        .any(|other| other.clause == it.clause && other.at != it.at && other.number().is_some() && other.per.is_none());
    if it.is_subject
        && is_alone
        && super::mentions::is_person(&it.thing.head)
        && is_money(&question.thing)
        && it.class == Class::Gain
    {
        // "Two friends were buying kites": how many each of them bought is told.
        return true;
    }
    let dimension = |head: &str| Unit::named(head).map(|unit| unit.dimension().clone());
    let own = dimension(&it.thing.head);
    let is_of_its_kind = |head: &str| own.is_some() && dimension(head) == own;
    let is_foreign = own.is_some()
        && !is_of_its_kind(&question.thing.head)
        && !question.thing.head.is_empty()
        && it.per.is_none()
        && !used.iter().any(|other| {
            is_of_its_kind(&other.thing.head) || other.per.as_ref().is_some_and(|(_, per)| is_of_its_kind(&per.head))
        })
        && story.mentions.iter().filter(|other| is_of_its_kind(&other.thing.head)).count() == 1;
    let counted = used.iter().filter(|other| other.number().is_some()).count();
    if is_foreign && counted > 1 && it.clause != question.clause && !used.iter().any(|other| other.per.is_some()) {
        // A snowman's height says nothing of its buttons: no other amount of the story is measured like that.
        return true;
    }
    let is_timing = super::mentions::is_unit_of_time(&it.thing.head)
        && used.iter().any(|other| other.clause == it.clause && other.per.is_some());
    let is_group = it.preposition.as_deref() == Some("of")
        && used.iter().any(|other| {
            let is_of_it =
                other.per.iter().map(|(_, per)| per).chain(&other.also_per).any(|per| per.head == it.thing.head);
            other.clause == it.clause && is_of_it
        });
    let is_paid_too =
        is_money(&it.thing) && used.iter().filter(|other| is_money(&other.thing)).count() > 1 && it.class == Class::Do;
    let is_arrival = it.is_subject && matches!(it.class, Class::Come | Class::Go) && question.class == Class::Hold;
    let has_rest = story.mentions.iter().any(|other| other.size == Size::Word("rest".into()));
    let moves = matches!(it.class, Class::Put | Class::Give | Class::Lose | Class::Take) && it.preposition.is_none();
    let is_beside_the_rest = has_rest && (it.is_part || it.is_subject || moves) && it.predicate.is_empty();
    let is_misread = it.thing.head.ends_with("ed") && it.thing.head.len() > 4;
    // "21 clown fish and 34 guppies. How many fish?": guppies are fish, perhaps.
    let is_beside_a_kind = question.thing.modifiers.is_empty()
        && used.iter().any(|other| {
            let is_kind = other.thing.head == question.thing.head && !other.thing.modifiers.is_empty();
            other.clause == it.clause && is_kind && other.agents == it.agents && it.per.is_none() && !it.is_subject
        })
        && used.iter().any(|other| {
            other.thing.head == question.thing.head
                && other.thing.modifiers.is_empty()
                && other.number().is_some()
                && other.agents != it.agents
                && !other.is_implied
        });
    if is_beside_a_kind || is_misread || is_timing || is_group || is_paid_too || is_arrival || is_beside_the_rest {
        // How long a rate goes on, how many each is said of, and who comes or stays matters, whatever it is called.
        return false;
    }
    if it.is_percent || it.per.is_some() || used.iter().filter(|other| other.number().is_some()).count() < 2 {
        return false;
    }
    // "the three pizzas", after "3 pizzas": said twice.
    let is_said_again =
        |other: &&Mention| other.number() == it.number() && other.thing.head == it.thing.head && other.per.is_none();
    if used.iter().any(|other| is_said_again(other) && (it.is_definite || other.is_definite)) {
        return true;
    }
    if it.is_definite {
        // "those two days": said of what is known already.
        return true;
    }
    if it.class == Class::Want
        && !it.is_subject
        && !matches!(question.class, Class::Want | Class::Need)
        && !question.needs
    {
        // What somebody only wanted.
        return true;
    }
    let is_fraction = it.number().is_some_and(|number| !number.is_integer());
    if it.clause == question.clause
        || it.is_share
        || is_fraction && Unit::named(&it.thing.head).is_none() && !is_money(&it.thing)
    {
        return false;
    }
    if it.is_one && !(it.is_subject && it.class != Class::Hold)
        || it.is_age && !question.asks_age && !super::mentions::is_unit_of_time(&question.thing.head)
    {
        return true;
    }
    // "2 samples contained a total of 90 cells"
    if it.is_subject && used.iter().any(|other| other.clause == it.clause && other.is_whole && !other.is_asked()) {
        return true;
    }
    if it.is_part && super::mentions::is_unit_of_time(&question.thing.head) {
        // How long something takes may well depend on how often it is done.
        return false;
    }
    // "8 puppies, and 4 had spots": what is said of a part, when nothing is asked of it.
    let has_rest = story.mentions.iter().any(|other| other.size == Size::Word("rest".into()));
    let is_remark = !has_rest && it.is_part && !it.is_negated && matches!(it.class, Class::Hold | Class::Do);
    let said = used.iter().filter(|other| !other.is_asked()).flat_map(|other| &other.thing.modifiers);
    let said: BTreeSet<&str> = said.map(|word| &**word).collect();
    let asks_of_kind = !question.thing.modifiers.iter().all(|word| {
        it.thing.modifiers.contains(word) || said.contains(&**word) && it.thing.head == question.thing.head
    });
    let asks_of_part = question.is_left || question.is_negated || !question.predicate.is_empty() || asks_of_kind;
    if is_remark && !asks_of_part && it.predicate.iter().all(|word| !word.is_empty()) && question.kind == Kind::Amount {
        return true;
    }
    let same_thing = it.thing.head == question.thing.head || used.iter().any(|other| other.thing.head == it.thing.head);
    if !same_thing {
        let is_plain = resolved.schemas.iter().all(|schema| {
            matches!(
                *schema,
                "combine" | "change" | "change, start unknown" | "change, change unknown" | "equal sharing"
            ) || *schema == "compare, difference unknown" && question.than.is_some()
        });
        let is_coin = matches!(&*it.thing.head, "penny" | "nickel" | "dime" | "quarter");
        let is_measure = !is_coin && (is_money(&it.thing) || Unit::named(&it.thing.head).is_some());
        let is_price = is_money(&it.thing) && it.class == Class::Cost && !is_money(&question.thing);
        let is_visited = &*it.verb == "go" && it.preposition.as_deref() == Some("to");
        let is_doing = it.class == Class::Do && !it.is_subject || is_visited;
        return (is_plain && (!is_measure || is_price) || is_doing && !is_measure) && !it.thing.head.is_empty();
    }
    let is_asked = |who: &Entity| question.who.iter().any(|asked| same_entity(who, asked));
    let is_of_the_story = |who: &Entity| {
        let is_per = |it: &Mention| it.per.as_ref().is_some_and(|(_, per)| same_entity(&per.head, who));
        let told = story.mentions.iter().filter(|it| !it.is_asked());
        story.persons.contains(who)
            || told
                .into_iter()
                .any(|it| it.agents.iter().chain(&it.places).any(|own| same_entity(own, who)) || is_per(it))
    };
    let of_others = question.who.iter().any(is_of_the_story)
        && !question.is_group
        && !it.receivers.iter().chain(&it.sources).any(is_asked)
        && it.agents.iter().any(|agent| story.persons.contains(agent))
        && !it.agents.iter().any(|agent| question.who.iter().any(|who| same_entity(agent, who)));
    let at_other_times = !question.times.is_empty()
        && !it.times.is_empty()
        && !it.times.iter().any(|time| question.times.contains(time));
    let of_other_kind = !question.thing.modifiers.is_empty()
        && !it.thing.modifiers.is_empty()
        && !it.thing.modifiers.iter().any(|word| question.thing.modifiers.contains(word));
    let elsewhere = !question.places.is_empty()
        && !question.is_group
        && resolved.schemas.contains(&"change, change unknown")
        && !it.places.is_empty()
        && !it.places.iter().any(|place| question.places.iter().any(|asked| same_entity(place, asked)));
    // "the red team has 17", when the blue team is asked about
    let kind = |who: &Entity| who.rsplit(' ').next().unwrap_or_default().to_owned();
    let asked: Vec<&Entity> = question.places.iter().chain(&question.who).collect();
    let of_another = !question.is_group
        && !question.is_total
        && it.class == Class::Hold
        && it
            .agents
            .iter()
            .chain(&it.places)
            .any(|who| who.contains(' ') && asked.iter().any(|asked| kind(asked) == kind(who)))
        && !it.agents.iter().chain(&it.places).any(|who| asked.iter().any(|asked| same_entity(asked, who)));
    of_others || of_another || elsewhere || at_other_times || of_other_kind
}
