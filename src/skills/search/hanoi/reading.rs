//! Reads a tower of Hanoi: how many disks, which pegs, and how a move is to be written.

use super::ends::ends;
use super::notation::notation;
use super::{nth, position};
use crate::language::rules::{self, MARKS, Rules};
use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Token, TokenKind, Value};

pub(super) const DISK: &str = "disk|disc|ring|plate";
pub(super) const PEG: &str = "peg|rod|pole|tower|needle|stake|post|pillar|spindle|pin|stick";

/// What makes it another puzzle.
const OTHER_PUZZLES: &str = "adjacent|neighbouring|neighboring|cyclic|clockwise|anticlockwise|counterclockwise|colour|color|\
                             colored|coloured|two_disks_at|magnetic|same_size|identical|currently|already|alternate|\
                             alternately|middle_peg_first|directly_between|not_directly|configuration|random|sexy|\
                             second_largest|duplicate|twin|every_move_must|remaining|left_over|how_many_of|how_often|how_many_times|smallest_disk_make|smallest_disc_make|disk_make|disc_make|last_move|and_back|back_to|even-numbered|odd-numbered|even|odd|next_peg|larger_disks_may|larger_discs_may|larger_ones_may|may_lie_on_small|may_be_placed_on_small";

/// Words besides those that the rules are told in.
const KNOWN: &str = "single hanoi brahma top upper uppermost small large big wide size different place put lie lay sit rest stack stacked arrange slide \
    transfer shift relocate bring get entire whole tower auxiliary spare helper middle left right another smallest largest bottom order \
    decrease decreasing increase increasing ascend descend number label name call instruction line format form write provide list output \
    respond answer print second day year monk temple priest legend world gold golden diamond end start begin initially originally \
    between park optimal perfect perfectly play perform legal allowed stand on empty free take remove lift lower onto directly cover above below \
    straight itself rightmost leftmost final target source destination exactly same separate represent denote as string comma new game toy child \
    wooden total count integer physical standard usual classic need own time ring's per long would it hold first third fourth \
    carry everything solve smaller larger bigger quick minute hour day precisely needle brass novice task superfluous never make begin done until pass completion complete forgotten ancient monastery guide temple lay upon required require notation optimal play solution possible fewest everything style shown like auxiliary list form n result puzzle hanoi question following rules aux spare tuple python th st nd rd";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    position::read(prompt).or_else(|| read_towers(prompt))
}

fn read_towers(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let is_named = prompt.says("hanoi|brahma");
    let is_described = prompt
        .says_somewhere("disk|disc|ring peg|rod|pole|needle|stack|spindle move|transfer|shift larger|bigger|smaller");
    if !(is_named || is_described) || prompt.says(OTHER_PUZZLES) {
        return None;
    }
    // A rule for one disk or one peg: "the smallest disk may never lie on the middle peg".
    let one_of_them = "smallest|largest|biggest|middle|center|centre|odd|even|same_disk|twice|first_peg|second_peg|peg_b|rod_b|peg_2|rod_2";
    let is_ruled =
        prompt.says(&format!("never|not|cannot|no|only|must|may|always|without|forbidden|least {one_of_them}"));
    let ruled = |sentence| !says(prompt.of(sentence), "larger|bigger|start|initially|spare|auxiliary|from|smaller");
    if is_ruled
        && prompt
            .sentences_that_say(one_of_them)
            .filter(|it| says(prompt.of(it), "never|not|cannot|no|only|must|may|always|without|forbidden"))
            .any(ruled)
    {
        return None;
    }
    let disks = count_of(&telling, DISK)?;
    let pegs = match counts_of(&telling, PEG)[..] {
        [] => 3,
        [pegs] => pegs,
        _ => return None,
    };
    if !(1..=400).contains(&disks) || !(3..=12).contains(&pegs) {
        return None;
    }
    // "One disc each minute": as many minutes as moves, where no other pace and no other unit is told.
    let units: Vec<&str> = ["second", "minute", "hour", "day", "week", "month", "year"]
        .into_iter()
        .filter(|it| telling.prompt.says(it))
        .collect();
    let asks_time = telling.prompt.says("how_many second|minute|hour|day|week|month|year");
    let is_one_each = units.first().is_some_and(|unit| {
        telling.prompt.says(&format!("one|a|single|1 each_{unit}|every_{unit}|a_{unit}|per_{unit}|one_{unit}"))
    });
    if asks_time && !(units.len() == 1 && is_one_each) {
        return None;
    }
    let is_counted = telling.says(&[
        "how_many|number_of|count_of move|step|transfer|second|minute|hour|day|week|month|year !list !sequence !disks_are_there",
        "how_long seconds|second|years|moves|take",
    ]) && !telling.prompt.says("sequence|list|each_move|provide_the_moves|write_the_moves|show");
    telling.says(&[
        "only|one|single|never|cannot|may|must|can disk|disc|ring|plate move|top|place|put|larger|smaller|bigger|upper|uppermost|peg|rod",
        "larger|bigger|wider smaller top|on|onto",
        "disk|disc|ring|plate peg|rod|pole|tower|needle|stack start|initially|size|stacked|arranged|begin|lie|sit|are|numbered|label~",
        "solve|move|transfer|goal|task|aim|bring|get|shift|relocate hanoi|tower|disk|disc|ring|stack|peg|rod|pole",
        "disk|disc|ring 1|one smallest",
        "follow|following rule|guideline|rules",
        "provide|give|list|write|show|output|what|find|tell move|step|sequence|instruction|solution|shortest",
        "instruction|line|move|step line|format|formatted|form|written|like",
        "fewest|minimum|least|minimal|shortest|optimal|optimally",
    ]);
    let known = format!("{KNOWN} {MARKS} {}", [DISK, PEG].join(" ").replace('|', " "));
    // "In the fewest moves possible (15)", "what is the 10th move?"
    let which = nth::asked(prompt).ok()?.filter(|_| prompt.says("which|what|who|name|give|state move"));
    let all_moves = (pegs == 3 && disks < 40).then(|| (1_i64 << disks) - 1);
    let numbers: Vec<i64> = (0..=disks.max(pegs)).chain(which).chain(all_moves).collect();
    let doubt = Rules { things: "disk disc", known: &known, numbers: &numbers }.doubt(&rules::sentences(&telling));
    if which.is_none()
        && prompt
            .says("fourth_move|fifth_move|sixth_move|seventh_move|third_move|second_move|after_the|after move|moves")
    {
        return None;
    }
    if is_counted && which.is_none() {
        let goal = Goal::new("hanoi_moves", vec![disks.into(), pegs.into()]);
        let reading = telling.reading("search", "the fewest moves that are needed", goal, Form::Plain);
        return Some(reading.doubted(doubt));
    }
    let names = names(&telling, pegs as usize);
    let (start, target) = ends(&telling, &names)?;
    if start == target {
        return None;
    }
    let shown = notation(&telling, &names);
    if shown.is_some() {
        telling.says(&["answer|write|output|respond|give|use like|as|format|form|notation|style"]);
    }
    if let Some(which) = which {
        let one = shown.map_or_else(|| template(&telling), |it| it.one);
        let list = Value::list(names.iter().map(|name| Value::written(name)));
        let given =
            vec![disks.into(), list, Value::written(&names[start]), Value::written(&names[target]), which.into()];
        let reading = telling.reading(
            "search",
            "one move of the shortest solution",
            Goal::new("hanoi_nth", given),
            Form::Filled(one),
        );
        return Some(reading.doubted(doubt));
    }
    let form = match as_data(&telling, false) {
        None if shown.is_some() => shown.map_or(Form::Plain, |it| it.all),
        Some(triple) => Form::listed("[", ", ", "]", Form::Filled(triple)),
        None => Form::listed("", "\n", "", Form::Filled(template(&telling))),
    };
    let list = Value::list(names.iter().map(|name| Value::written(name)));
    let goal =
        Goal::new("hanoi", vec![disks.into(), list, Value::written(&names[start]), Value::written(&names[target])]);
    let unknown = format!("the fewest moves that bring {disks} disks from {} to {}", names[start], names[target]);
    let reading = telling.reading("search", unknown, goal, form);
    Some(reading.doubted(doubt))
}

/// The number before one of these words: "3 disks", "four wooden pegs", "a stack of five disks".
fn count_of(telling: &Telling, words: &'static str) -> Option<i64> {
    match counts_of(telling, words)[..] {
        [count] => Some(count),
        [] => {
            // "With n = 3 discs": a formula is one token.
            let lower = telling.prompt.text.to_lowercase();
            let mut before = words.split('|').flat_map(|word| {
                let plural = format!(" {word}s");
                let places: Vec<usize> = lower.match_indices(&plural).map(|it| it.0).collect();
                places
            });
            let at = before.next()?;
            let number = lower[..at].rsplit(|c: char| !c.is_ascii_digit()).next()?;
            number.parse().ok().filter(|_| before.next().is_none() && lower[..at].ends_with(&format!("= {number}")))
        }
        _ => None,
    }
}

fn counts_of(telling: &Telling, words: &'static str) -> Vec<i64> {
    let mut counts: Vec<i64> = Vec::new();
    for sentence in &telling.prompt.outline().sentences {
        let tokens = telling.prompt.of(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let is_one = words.split('|').any(|word| token.has_lemma(word));
            // "4 disks, pegs A, B and C" counts no pegs.
            let is_thing = |it: &&Token| DISK.split('|').chain(PEG.split('|')).any(|word| it.has_lemma(word));
            let before = tokens[at.saturating_sub(3)..at].iter().rev().take_while(|it| !is_thing(it));
            let number = before.into_iter().find_map(Token::number).and_then(|it| it.to_i64());
            let is_plural = &*token.lower != "disk"
                && &*token.lower != "disc"
                && !words.split('|').any(|word| *token.lower == *word);
            // "Number of disks: 6", "| disks | 6 |".
            let is_led_by_mark =
                tokens.get(at + 1).is_some_and(|it| matches!(it.kind, TokenKind::Mark(':' | '|' | '=')));
            let after =
                tokens.get(at + 2).filter(|_| is_led_by_mark).and_then(Token::number).and_then(|it| it.to_i64());
            let number = after.or(number);
            if is_one
                && is_plural
                && let Some(number) = number.filter(|it| *it > 1)
            {
                counts.push(number);
                telling.takes(&sentence.span);
            }
        }
    }
    counts.dedup();
    counts
}

/// What the pegs are called.
fn names(telling: &Telling, count: usize) -> Vec<String> {
    let tokens = &telling.prompt.tokens;
    let written = |token: &Token| telling.prompt.text[token.span.clone()].to_owned();
    // "A larger disk" names no peg: a name follows a peg, "from", "to" or another name.
    let is_led_in = |at: usize| {
        let before = at.checked_sub(1).map(|at| &tokens[at]);
        before.is_some_and(|token| {
            PEG.split('|').any(|peg| token.has_lemma(peg))
                || ["from", "to", "on", "onto", "and", ",", "(", "labelled", "labeled", "named", "called", ":"]
                    .contains(&&*token.lower)
        }) && !tokens
            .get(at + 1)
            .is_some_and(|token| token.has_lemma("disk") || token.has_lemma("larger") || token.has_lemma("disc"))
    };
    let is_sided = telling.prompt.says_somewhere("left right middle|center|centre !leftmost");
    if is_sided && count == 3 {
        return ["left", "middle", "right"].map(String::from).to_vec();
    }
    let named_by = |is_name: fn(char) -> bool| {
        let mut names = (0..tokens.len()).filter(|at| is_led_in(*at)).map(|at| written(&tokens[at]));
        names.find(|name| name.len() == 1 && name.chars().all(is_name))
    };
    let upper = named_by(|c| ('A'..='H').contains(&c) || ('P'..='R').contains(&c));
    let lower = named_by(|c| ('b'..='h').contains(&c));
    let letters = |base: u8| (0..count as u8).map(|i| char::from(base + i).to_string()).collect::<Vec<_>>();
    match (upper.as_deref(), lower) {
        _ if is_numbered(telling) => {
            let first = usize::from(!numbers_of_pegs(telling).any(|number| number == 0));
            (first..first + count).map(|it| it.to_string()).collect()
        }
        (Some("P" | "Q" | "R"), _) => letters(b'P'),
        (Some(_), _) => letters(b'A'),
        (None, Some(_)) => letters(b'a'),
        _ if telling.prompt.says("first|second|third|last") => (1..=count).map(|it| it.to_string()).collect(),
        _ if telling.prompt.says("x y z") => letters(b'X'),
        _ => letters(b'A'),
    }
}

fn is_numbered(telling: &Telling) -> bool {
    numbers_of_pegs(telling).next().is_some()
}

/// The numbers that pegs are called by.
fn numbers_of_pegs<'t>(telling: &'t Telling) -> impl Iterator<Item = i64> + 't {
    let is_peg = |token: &Token| PEG.split('|').any(|word| token.has_lemma(word));
    let last = telling.prompt.tokens.windows(2).next_back().filter(|pair| is_peg(&pair[0]));
    let last = last.and_then(|pair| pair[1].number()?.to_i64());
    let pairs = telling.prompt.tokens.windows(3).filter(move |three| is_peg(&three[0]));
    let found = pairs.filter_map(|three| {
        // "Source peg: 2", "| peg | 2 |".
        let is_led =
            matches!(three[1].kind, TokenKind::Mark(':' | '|' | '=' | '#')) && says(&three[..1], "peg|rod|pole|needle");
        let behind = if is_led && three[0].lower.ends_with(|c| c != 's') { &three[2] } else { &three[1] };
        behind.number()?.to_i64()
    });
    found.chain(last)
}

/// The three of a move as data, where it is told so: "a list of [disk, from, to] triples".
/// Names of pegs in quotation marks are quoted there as well.
pub fn as_data(telling: &Telling, is_shown: bool) -> Option<String> {
    let text = telling.prompt.text.to_lowercase();
    let (start, end) = (text.find("[disk").or_else(|| text.find("[disc"))?, text.len());
    let inside = &text[start + 1..start + text[start..end].find(']')?];
    let is_triple = inside.split(',').count() == 3 && inside.chars().all(|c| c.is_alphanumeric() || " ,_-".contains(c));
    let is_list = telling.prompt.says("list|array|triple|triples|tuples");
    let is_quoted = is_shown && telling.prompt.text.contains("\"A\"");
    let triple = if is_quoted { "[{0}, \"{1}\", \"{2}\"]" } else { "[{0}, {1}, {2}]" };
    (is_triple && is_list).then(|| triple.to_owned())
}

/// The sentence that says a move, with places for the disk and the two pegs; as the prompt wants it, if it tells.
fn template(telling: &Telling) -> String {
    let outline = telling.prompt.outline();
    let quoted = outline.quotes.iter().map(|quote| quote.what.as_str());
    let said = outline.sentences.iter().map(|sentence| telling.prompt.text_of(sentence));
    let said = said.filter_map(|text| text.get(text.find("Move").or_else(|| text.find("move"))?..));
    let found = quoted.chain(said).find_map(with_places);
    let peg = PEG.split('|').find(|peg| *peg != "tower" && telling.prompt.says(peg)).unwrap_or("peg");
    let disk = DISK.split('|').find(|disk| telling.prompt.says(disk)).unwrap_or("disk");
    found.unwrap_or_else(|| format!("Move {disk} {{0}} from {peg} {{1}} to {peg} {{2}}"))
}

/// "Move disk X from Peg Y to Peg Z" with places for X, Y and Z.
fn with_places(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "Move 3 discs from A to C" is what is to be done, and no form for one move.
    let is_many = |word: &str| DISK.split('|').any(|it| bare(word).strip_suffix('s') == Some(it));
    if words.iter().any(|word| is_many(word)) {
        return None;
    }
    let is_thing = |word: &str| DISK.split('|').chain(PEG.split('|')).any(|it| bare(word) == it);
    let is_place = |word: &str| {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_bracketed = word.starts_with(['<', '{', '[']);
        is_bracketed || core.len() == 1 || core.parse::<u32>().is_ok() || matches!(core, "left" | "right" | "middle")
    };
    let mut places = 0;
    let mut written = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| words[at]);
        let leads = before.is_some_and(|before| {
            is_thing(before) || matches!(&*bare(before), "from" | "to" | "move") || matches!(before, "->" | "→")
        });
        let is_led_from = words.get(at + 1).is_some_and(|after| matches!(*after, "to" | "->" | "→"));
        if (leads || is_led_from) && is_place(word) && places < 3 {
            let core =
                word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '<' | '>' | '{' | '}' | '[' | ']'));
            let core = if core.is_empty() { word } else { core };
            written.push(word.trim_end_matches(['.', ',', '\'', '"']).replacen(core, &format!("{{{places}}}"), 1));
            places += 1;
        } else {
            written.push((*word).to_owned());
        }
    }
    let text = written.join(" ");
    (places == 3 && text.len() < 80).then(|| text.trim().to_owned())
}
