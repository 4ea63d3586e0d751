//! Mahjong with letters: what the last card that is drawn makes with the hand.

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// So many rounds are shown.
const LINES: usize = 20;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_told = prompt.says_somewhere(
        "peng|pung chi|chow card|cards|tile|tiles identical|same|equal|pair consecutive|sequence|row|neighbouring|run !gang !kong !joker \
         !wrap !wraps",
    );
    if !is_told {
        return None;
    }
    let outline = prompt.outline();
    let capital = |text: &str| text.len() == 1 && text.chars().all(|c| c.is_ascii_uppercase());
    let mut rounds: Vec<(String, String)> = Vec::new();
    let mut hand = None;
    let mut first = None;
    for sentence in outline.sentences.iter().filter(|sentence| !sentence.is_example) {
        let tokens = prompt.of(sentence);
        let text = prompt.text_of(sentence);
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let is_round = says(tokens, "round|turn|step|draw|add") && says(tokens, "remove|discard|drop|throw");
        let letters: Vec<&str> = words.iter().copied().skip(1).filter(|word| capital(word)).collect();
        // "Add a M card and remove an A card": a lone "A" before a card is no article.
        if let ([added, removed], true) = (&letters[..], is_round) {
            rounds.push(((*added).to_owned(), (*removed).to_owned()));
            telling.takes(&sentence.span);
            continue;
        }
        if is_round && !letters.is_empty() {
            return None;
        }
        if says(tokens, "initial|initially|start|hand|given !consecutive !sequence !such_as !identical")
            && says(tokens, "card|cards|tile|tiles")
        {
            let long: Vec<&str> =
                words.iter().copied().filter(|it| it.len() > 2 && it.chars().all(|c| c.is_ascii_uppercase())).collect();
            match (&long[..], &hand) {
                ([], _) => {}
                ([cards], None) => {
                    hand = Some((*cards).to_owned());
                    telling.takes(&sentence.span);
                }
                _ => return None,
            }
        }
        if says(tokens, "precedence|priority|before|over|first")
            && says(tokens, "peng|pung")
            && says(tokens, "chi|chow")
        {
            let place = |words: &str| crate::language::place_of(tokens, words);
            let is_peng = place("peng|pung") < place("chi|chow");
            first = Some(if is_peng { "Peng" } else { "Chi" });
            telling.takes(&sentence.span);
        }
    }
    // The rules of the game are these, in whatever words.
    let rules = [
        "card|tile two|pair identical|same|equal",
        "card|tile consecutive|sequence|row|neighbouring|run",
        "pass",
        "new|added|drawn|card remove~|discard~|result|affect",
        "initially|card 13|cards",
        "peng|chi",
    ];
    for rule in rules {
        telling.says(&[rule]);
    }
    let hand = hand?;
    if rounds.is_empty() || rounds.len() > 2_000 || hand.len() > 200 {
        return None;
    }
    let rounds = Value::list(rounds.iter().map(|(added, removed)| Value::texts([added, removed])));
    let goal = Goal::new("last_call", vec![Value::text(hand), rounds, Value::text(first?)]);
    Some(telling.reading("machines", "what the last card makes", goal, Form::Plain))
}

fn rounds_of(value: &Value) -> Option<Vec<(u8, u8)>> {
    let letter = |text: &str| match text.as_bytes() {
        [c @ b'A'..=b'Z'] => Some(c - b'A'),
        _ => None,
    };
    let rounds = value.as_list()?.iter().map(|round| match round.as_texts()?[..] {
        [added, removed] => Some((letter(added)?, letter(removed)?)),
        _ => None,
    });
    rounds.collect()
}

/// The hand as it is, or as numbers of cards; and a glance at the first hand.
pub fn approaches(hand: &str, rounds: &Value, first: &str) -> Vec<Approach> {
    let Some(rounds) = rounds_of(rounds).filter(|rounds| !rounds.is_empty()) else {
        return Vec::new();
    };
    if !hand.bytes().all(|c| c.is_ascii_uppercase()) {
        return Vec::new();
    }
    let (cards, others, hasty) = (hand.to_owned(), hand.to_owned(), hand.to_owned());
    let (again, third) = (rounds.clone(), rounds.clone());
    let [one, other, quick] = [(); 3].map(|()| first.to_owned());
    vec![
        Approach::direct("card_by_card", "keep the hand in order and look at it in each round", move |working| {
            played(&cards, &rounds, &one, working)
        }),
        Approach::direct(
            "by_numbers",
            "count how many of each letter there are before the last round",
            move |working| {
                let mut counts = [0i64; 28];
                for c in others.bytes() {
                    counts[usize::from(c - b'A') + 1] += 1;
                }
                let (last, before) = again.split_last().ok_or_else(|| Setback::no_way("there is no round"))?;
                for (added, removed) in before {
                    working.spend(1)?;
                    counts[usize::from(*added) + 1] += 1;
                    counts[usize::from(*removed) + 1] -= 1;
                }
                let at = usize::from(last.0) + 1;
                let there = |place: usize| counts[place] > 0;
                let is_chi = (at >= 3 && there(at - 2) && there(at - 1))
                    || (at < 26 && there(at - 1) && there(at + 1))
                    || (at < 25 && there(at + 1) && there(at + 2));
                let is_peng = counts[at] >= 2;
                working.note(|| {
                    let letter = char::from(b'A' + last.0);
                    format!("before the last round there are {} {letter} in the hand", counts[at])
                });
                Ok(Value::text(call(is_peng, is_chi, &other)))
            },
        ),
        Approach::direct("by_the_first_hand", "look only at the cards of the beginning", move |working| {
            working.spend(1)?;
            let (last, _) = third.last().ok_or_else(|| Setback::no_way("there is no round"))?;
            Ok(Value::text(look(hasty.as_bytes(), b'A' + last, &quick)))
        })
        .heuristic(),
    ]
}

fn call(is_peng: bool, is_chi: bool, first: &str) -> &'static str {
    match (is_peng, is_chi) {
        (true, true) if first == "Chi" => "Chi",
        (true, _) => "Peng",
        (false, true) => "Chi",
        (false, false) => "Pass",
    }
}

/// What a card makes with a hand.
fn look(hand: &[u8], card: u8, first: &str) -> &'static str {
    let has = |c: u8| hand.contains(&c);
    let runs = [[card.wrapping_sub(2), card.wrapping_sub(1)], [card.wrapping_sub(1), card + 1], [card + 1, card + 2]];
    let is_chi = runs.iter().any(|pair| pair.iter().all(|c| c.is_ascii_uppercase() && has(*c)));
    call(hand.iter().filter(|c| **c == card).count() >= 2, is_chi, first)
}

fn played(hand: &str, rounds: &[(u8, u8)], first: &str, working: &mut Working) -> Result<Value, Setback> {
    let mut hand = hand.as_bytes().to_vec();
    hand.sort_unstable();
    let mut result = "Pass";
    for (count, (added, removed)) in (1..).zip(rounds) {
        working.spend(1 + hand.len() as u64 / 16)?;
        let (added, removed) = (b'A' + added, b'A' + removed);
        result = look(&hand, added, first);
        if count <= LINES || count == rounds.len() {
            let before = String::from_utf8_lossy(&hand).into_owned();
            working.note(|| format!("round {count}: {} to {before}: {result}", char::from(added)));
        }
        hand.insert(hand.partition_point(|c| *c < added), added);
        let place = hand.iter().position(|c| *c == removed);
        let place = place.ok_or_else(|| {
            Setback::no_way(format!("in round {count} there is no {} to remove", char::from(removed)))
        })?;
        hand.remove(place);
    }
    Ok(Value::text(result))
}
