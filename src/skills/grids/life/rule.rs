//! By which law cells live on and are born, in words, "a live cell with two or three live neighbours survives", or in letters, B3/S23.

use crate::language::{Telling, place_of, says};
use crate::problem::Token;

/// With how many living neighbours a cell is born, and with how many it lives on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    pub(super) born: [bool; 9],
    pub(super) stays: [bool; 9],
}

impl Rule {
    pub fn conway() -> Self {
        Self::from_counts(&[3], &[2, 3])
    }

    fn from_counts(born: &[usize], stays: &[usize]) -> Self {
        let counts = |some: &[usize]| std::array::from_fn(|count| some.contains(&count));
        Self { born: counts(born), stays: counts(stays) }
    }

    /// `B3/S23`
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (born, stays) = text.split_once('/')?;
        let counts = |text: &str, letter: char| -> Option<Vec<usize>> {
            let digits = text.strip_prefix(letter)?;
            digits.chars().map(|c| c.to_digit(9).map(|it| it as usize)).collect()
        };
        Some(Self::from_counts(&counts(born, 'B')?, &counts(stays, 'S')?))
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = |counts: &[bool; 9]| -> String {
            (0..9).filter(|&count| counts[count]).map(|count| count.to_string()).collect()
        };
        write!(f, "B{}/S{}", digits(&self.born), digits(&self.stays))
    }
}

/// The rule of the prompt: as `B36/S23`, in sentences about neighbours, or the usual one. None when it is another and not
/// understood.
pub fn rule(telling: &Telling) -> Option<Rule> {
    let prompt = telling.prompt;
    let written = prompt.text.split_whitespace().find_map(|piece| {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
        Rule::parse(&piece).map(|rule| (piece, rule))
    });
    if let Some((piece, rule)) = written {
        let upper = prompt.text.to_uppercase();
        let place = upper.find(&piece).filter(|_| upper.len() == prompt.text.len())?;
        telling.takes(&(place..place + piece.len()));
        telling.says(&["rule rulestring|rule|instead|highlife|variant"]);
        return Some(rule);
    }
    if prompt
        .says("highlife|seeds|day_and_night|day_&_night|wireworld|brian|variant|variation|modified|custom|replicator")
    {
        return None;
    }
    let (mut born, mut stays) = ([None; 9], [None; 9]);
    for sentence in
        prompt.sentences_that_say("neighbor|neighbour|birth|survival|survive|overpopulation|underpopulation")
    {
        // "Live (1) or dead (0)" counts no neighbours.
        let in_brackets = |token: &Token| {
            prompt.text[..token.span.start].ends_with('(') && prompt.text[token.span.end..].starts_with(')')
        };
        let is_mark = |token: &&Token| {
            !matches!(&*token.lower, "0" | "1" | "(0)" | "(1)") || !in_brackets(token) && !token.lower.starts_with('(')
        };
        let kept: Vec<Token> = prompt.of(sentence).iter().filter(is_mark).cloned().collect();
        let tokens = &kept[..];
        if !told(tokens, &mut born, &mut stays)? {
            // A rule with a count of neighbours in it that is not understood is another rule.
            let is_rule = says(tokens, "survive|born|die|becomes|become|birth|survival")
                && counts(tokens).iter().any(|it| *it != 8);
            if is_rule {
                return None;
            }
            continue;
        }
        telling.takes(&sentence.span);
    }
    telling.says(&[
        "eight|8 neighbor|neighbour|surrounding|adjacent",
        "otherwise|all_other|every_other|other cell dead|die|stay|remain|same",
    ]);
    if born.iter().chain(&stays).all(Option::is_none) {
        return Some(Rule::conway());
    }
    // Where only deaths are told, the others live on.
    let lives_on = stays.contains(&Some(false)) && !stays.contains(&Some(true));
    // Who is born without a word on who lives on: the rule was not understood.
    if stays.iter().all(Option::is_none) {
        return None;
    }
    Some(Rule { born: born.map(|it| it.unwrap_or(false)), stays: stays.map(|it| it.unwrap_or(lives_on)) })
}

/// What a sentence says of counts of neighbours; false when it says nothing of the kind, none when it contradicts.
fn told(tokens: &[Token], born: &mut [Option<bool>; 9], stays: &mut [Option<bool>; 9]) -> Option<bool> {
    let is_cell = |at: usize| {
        let next = tokens.get(at + 1);
        next.is_some_and(|it| ["cell", "one", "square", "field", "place", "spot"].iter().any(|word| it.has_lemma(word)))
    };
    let becomes =
        |at: usize| tokens[at.saturating_sub(2)..at].iter().any(|it| it.has_lemma("become") || it.is_word("into"));
    let subject = |at: usize| -> Option<bool> {
        let token = &tokens[at];
        if becomes(at) {
            return None;
        }
        match &*token.lower {
            "live" | "living" | "alive" | "populated" | "occupied" if is_cell(at) => Some(true),
            "dead" | "empty" | "unpopulated" if is_cell(at) => Some(false),
            "birth" | "births" => Some(false),
            "survival" | "survivals" => Some(true),
            _ => None,
        }
    };
    let mut starts: Vec<(usize, bool)> = (0..tokens.len()).filter_map(|at| Some((at, subject(at)?))).collect();
    // "A bacterium survives with two or three": who survives is alive.
    let survives = tokens.iter().position(|it| it.has_lemma("survive"));
    if let Some(at) = survives.filter(|_| !starts.iter().any(|(_, lives)| *lives)) {
        starts.push((at, true));
        starts.sort_unstable();
    }
    let mut has_told = false;
    // "With two or three a live cell lives on": the counts may stand before the cell, behind the comma.
    let begin = |index: usize| {
        let Some(&(at, _)) = starts.get(index) else {
            return tokens.len();
        };
        let before = index.checked_sub(1).map_or(0, |it| starts[it].0);
        let comma = (before..at).rev().find(|it| tokens[*it].is_mark(',') || tokens[*it].is_mark(';'));
        match comma {
            _ if index == 0 => 0,
            Some(comma) if !counts(&tokens[comma..at]).is_empty() && outcome(&tokens[comma..at]).is_none() => comma + 1,
            _ => at,
        }
    };
    for (index, &(_, lives)) in starts.iter().enumerate() {
        let (from, to) = (begin(index), begin(index + 1));
        let clause = &tokens[from..to];
        let clause =
            &clause[..place_of(clause, "otherwise|else|all_other|any_other|every_other").unwrap_or(clause.len())];
        // Parts between commas that each tell numbers and what comes of them.
        let mut parts: Vec<&[Token]> = Vec::new();
        let mut start = 0;
        for end in
            (0..clause.len()).filter(|&at| clause[at].is_mark(',') || clause[at].is_mark(';')).chain([clause.len()])
        {
            let part = &clause[start..end];
            if outcome(part).is_some() && !counts(part).is_empty() {
                parts.push(part);
                start = end;
            }
        }
        if parts.is_empty() {
            parts.push(clause);
        }
        for part in parts {
            let numbers = counts(part);
            // "Births: 3" tells no more than that.
            let outcome = outcome(part).or_else(|| says(part, "birth|survival").then_some(true));
            let (Some(outcome), false) = (outcome, numbers.is_empty()) else {
                continue;
            };
            has_told = true;
            for count in numbers {
                let known = &mut if lives { &mut *stays } else { &mut *born }[count];
                if known.is_some_and(|it| it != outcome) {
                    return None;
                }
                *known = Some(outcome);
            }
        }
    }
    Some(has_told)
}

/// Whether cells live after it, by the words of a part of a rule.
fn outcome(part: &[Token]) -> Option<bool> {
    let lives = says(
        part,
        "survive|live_on|lives_on|lives|stays_alive|remains_alive|stay_alive|remain_alive|born|comes_to_life|come_to_life|becomes_alive|become_alive|\
        becomes_live|become_live|becomes_a_live|become_a_live|turns_alive|comes_alive|is_born|reproduction|birth|survival|becomes_living|becomes_populated|stays|persists|becomes_a_living",
    );
    let dies = says(
        part,
        "die|dies|killed|becomes_dead|become_dead|underpopulation|overpopulation|starve|overcrowding|loneliness|stays_dead|remains_dead",
    );
    match (lives, dies) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// The counts of neighbours that a part of a rule speaks of.
fn counts(part: &[Token]) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, token) in part.iter().enumerate() {
        let Some(number) =
            token.number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok()).filter(|it| *it <= 8)
        else {
            continue;
        };
        let before = |words: &str| says(&part[at.saturating_sub(2)..at], words);
        let after = |words: &str| says(&part[at + 1..part.len().min(at + 3)], words);
        // "The eight squares around it", "a new one is born".
        let is_named =
            number == 8 && before("the|its|all|among") || number == 1 && before("new|this|that|living|live|dead|empty");
        if is_named {
            continue;
        }
        let range = if before("fewer_than|less_than|under|below") {
            0..number
        } else if before("more_than|over|greater_than|above") {
            number + 1..9
        } else if before("at_least") || after("or_more") {
            number..9
        } else if before("at_most") || after("or_fewer|or_less") {
            0..number + 1
        } else if before("between|from") || after("to") {
            let end = part[at + 1..].iter().take(3).find_map(|it| it.number()?.to_i64());
            number..end.and_then(|it| usize::try_from(it).ok()).map_or(number, |it| it.min(8)) + 1
        } else {
            number..number + 1
        };
        found.extend(range);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn rule_of(text: &str) -> Option<String> {
        let prompt = read_tokens(text);
        rule(&Telling::new(&prompt)).map(|rule| rule.to_string())
    }

    #[test]
    fn rules_are_read_in_words_and_in_letters() {
        let conway = "A live cell with two or three live neighbors survives. A dead cell with exactly three live neighbours becomes alive.";
        assert_eq!(rule_of(conway).as_deref(), Some("B3/S23"));
        let deaths = "Any live cell with fewer than 2 or more than 3 neighbours dies. A dead cell with 3 or 6 neighbours comes to life.";
        assert_eq!(rule_of(deaths).as_deref(), Some("B36/S23"));
        assert_eq!(rule_of("Use the rule B2/S.").as_deref(), Some("B2/S"));
        assert_eq!(rule_of("This is HighLife."), None);
        assert_eq!(rule_of("Play the game of life.").as_deref(), Some("B3/S23"));
    }
}
