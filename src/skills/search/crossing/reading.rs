//! Reads who has to cross, what the boat holds, and who must not be left with whom.

use super::NONE;
use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, plural, says, singular};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use crate::skills::search::drawing::with_words_for_none;

const RIVER: &str = "river stream lake bank boat raft ferry canoe rowboat";
const BOAT: &str = "boat raft canoe rowboat dinghy ferry";
const PERSONS: &str = "farmer man woman shepherd boy girl traveller traveler peasant ferryman boatman hunter merchant gardener herdsman \
    you i";
const EATS: &str = "eat attack kill devour harm bite nibble gobble chase destroy fight hunt swallow";
const HOLDS: &str = "hold carry take room fit seat transport accommodate bring space enough capacity ferry";

/// All other words that the rules of such a puzzle are told in.
const KNOWN: &str = "cross crossing trip other side shore row rower sail steer operate drive alone together unattended unsupervised leave \
    left behind outnumber more than any bank either both boat people person passenger item thing animal object cargo possession \
    large big small only load besides beside plus addition alongside empty wooden tiny little himself itself all everyone everybody \
    anyone nobody return back come go get bring take over without him presence present near far opposite place ever moment point \
    own single across carry unharmed intact safe safely one-way way count integer adult child able group too so himself as \
    starting start total eaten would if guard guarded watch watched stay same otherwise because tribe explorer along would-be kept keep \
    company by stand nowhere everywhere unless away";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let sentences = rules::sentences(&telling);
    let all = || sentences.iter().flatten();
    if !all().any(|it| it.is(RIVER)) || !all().any(|it| it.is("cross across over side transport ferry take bring")) {
        return None;
    }
    let told = groups(prompt, &sentences).or_else(|| cargo(prompt, &sentences))?;
    let (room, rooms, capacities) = room(&sentences, &told)?;
    if !numbers_agree(&sentences, &told, &capacities) {
        return None;
    }
    let rowers = rowers(&sentences, &told)?;
    let dangers = match told.keeper {
        Some(_) => dangers(&sentences, &told)?,
        None => outnumbering(prompt, &sentences, &told, room, &rooms)?,
    };
    // "Unless there are none" says no more than what outnumbering means.
    let is_other =
        |sentence| !says(prompt.of(sentence), "unless_there_be_no|unless_none|unless_no|unless_there_be_none");
    if prompt.sentences_that_say("unless").any(is_other)
        || prompt.says("round_trip|round-trip|minutes|time|torch|weigh|weight|twice")
    {
        return None;
    }
    let condition = in_words(&told, room, &rooms, &dangers);
    let travellers =
        told.travellers.iter().zip(rooms).map(|(it, room)| vec![Value::text(&it.name), it.count.into(), room.into()]);
    let given = vec![Value::rows(travellers), Value::list([room.into(), Value::texts(rowers)]), Value::rows(dangers)];
    let is_counted = prompt.says("how_many|number_of|count|how_often crossing|trip|time|cross|ride|journey !explain");
    let (verb, unknown, form) = match is_counted {
        true => ("crossings", "the fewest crossings that bring all across", Form::Plain),
        false => ("crossed", "the fewest crossings that bring all across", Form::listed("", "\n", "", Form::Plain)),
    };
    let form = with_words_for_none(&telling, form, NONE);
    prompt.outline().sentences.iter().for_each(|sentence| telling.takes(&sentence.span));
    let mut reading = telling.reading("search", unknown, Goal::new(verb, given), form);
    reading.restatement.data = told.travellers.iter().map(Traveller::in_words).collect();
    reading.restatement.condition = condition;
    let names: Vec<&str> = told.travellers.iter().flat_map(|it| it.aliases.iter().map(String::as_str)).collect();
    let things = [RIVER, BOAT, &names.join(" ")].join(" ");
    let known = [KNOWN, PERSONS, EATS, HOLDS].join(" ");
    Some(reading.doubted(Rules { things: &things, known: &known, numbers: &[] }.doubt(&sentences)))
}

/// What the boat holds and who is in danger: "the boat has room for 2; the wolf is not left alone with the goat".
fn in_words(told: &Told, room: i64, rooms: &[i64], dangers: &[Vec<Value>]) -> String {
    let mut said = vec![format!("the boat has room for {room}")];
    for (traveller, room) in told.travellers.iter().zip(rooms).filter(|it| *it.1 > 1) {
        said.push(format!("each {} takes the room of {room}", traveller.name));
    }
    for danger in dangers {
        let names: Vec<&str> = danger.iter().filter_map(Value::as_text).collect();
        said.push(match names[..] {
            ["alone", eater, eaten, keeper] => {
                format!("the {eater} and the {eaten} are not left alone without {}", with_article(keeper))
            }
            [_, many, few, place] => {
                format!("{} never outnumber {} {place}", plural(many), plural(few))
            }
            _ => continue,
        });
    }
    said.join("; ")
}

fn with_article(name: &str) -> String {
    if name == "you" { name.to_owned() } else { format!("the {name}") }
}

struct Traveller {
    name: String,
    /// The words that it is called by: "sack of grain" is the sack and the grain.
    aliases: Vec<String>,
    count: i64,
}

impl Traveller {
    fn in_words(&self) -> String {
        match self.count {
            1 => self.name.clone(),
            count => format!("{count} {}", plural(&self.name)),
        }
    }
}

struct Told {
    travellers: Vec<Traveller>,
    /// The place of the one who keeps the others apart.
    keeper: Option<usize>,
}

impl Told {
    /// Which traveller a word names.
    fn named(&self, word: &Word) -> Option<usize> {
        self.travellers.iter().position(|it| it.aliases.iter().any(|alias| word.is(alias)))
    }

    fn is_keeper(&self, word: &Word) -> bool {
        self.keeper.is_some_and(|keeper| self.named(word) == Some(keeper))
    }

    fn name(&self, it: usize) -> Value {
        Value::text(&self.travellers[it].name)
    }
}

/// "Three missionaries and three cannibals".
fn groups(prompt: &Prompt, sentences: &[Vec<Word>]) -> Option<Told> {
    let is_kind = |word: &Word| {
        word.number.is_none()
            && word.lower.ends_with('s')
            && !word.is(RIVER)
            && !word.is("people person bank side minute trip")
    };
    for words in sentences {
        let counted: Vec<usize> = (0..words.len().saturating_sub(1))
            .filter(|&at| {
                words[at].number.is_some() && (is_kind(&words[at + 1]) || words[at + 1].is("child man woman"))
            })
            .collect();
        for two in counted.windows(2) {
            let between = &words[two[0] + 2..two[1]];
            let is_joined = between.iter().all(|it| it.is("and")) && between.len() == 1
                || between.is_empty() && prompt.text[words[two[0]].span.end..words[two[1]].span.start].contains(',');
            let traveller = |at: usize| {
                let name = singular(&words[at + 1].lower).to_string();
                Some(Traveller { aliases: vec![name.clone()], name, count: words[at].number? })
            };
            if is_joined && two.len() == 2 {
                let travellers = vec![traveller(two[0])?, traveller(two[1])?];
                let is_sound = travellers[0].name != travellers[1].name && travellers.iter().all(|it| it.count > 0);
                return is_sound.then_some(Told { travellers, keeper: None });
            }
        }
    }
    None
}

/// "A farmer ... a wolf, a goat and a cabbage".
fn cargo(prompt: &Prompt, sentences: &[Vec<Word>]) -> Option<Told> {
    let keeper = sentences
        .iter()
        .flatten()
        .find(|it| it.is(PERSONS) && it.lower != "i")
        .or_else(|| sentences.iter().flatten().find(|it| it.is(PERSONS)))?;
    let keeper_name = if keeper.lower == "i" { "you".to_owned() } else { singular(&keeper.lower).to_string() };
    let rows = sentences.iter().flat_map(|words| in_a_row(prompt, words));
    let mut longest: Vec<(String, Vec<String>)> = Vec::new();
    for mut row in rows {
        row.retain(|(name, _)| *name != keeper_name);
        if row.len() > longest.len() {
            longest = row;
        }
    }
    let names: std::collections::BTreeSet<&String> = longest.iter().map(|(name, _)| name).collect();
    if !(2..=6).contains(&longest.len()) || names.len() != longest.len() {
        return None;
    }
    let mut travellers = vec![Traveller { aliases: vec![keeper_name.clone()], name: keeper_name, count: 1 }];
    travellers.extend(longest.into_iter().map(|(name, aliases)| Traveller { name, aliases, count: 1 }));
    Some(Told { travellers, keeper: Some(0) })
}

/// Rows of things with "a" or "the" before them: "a wolf, a goat and a sack of grain". Each with all words that name it.
fn in_a_row(prompt: &Prompt, words: &[Word]) -> Vec<Vec<(String, Vec<String>)>> {
    let mut rows: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while at < words.len() {
        let is_article = words[at].is("a an the his her your my some one");
        let Some(noun) = words.get(at + 1).filter(|it| is_article && it.number.is_none() && !it.is(RIVER)) else {
            at += 1;
            continue;
        };
        let mut item = (singular(&noun.lower).to_string(), vec![singular(&noun.lower).to_string()]);
        let mut last = at + 1;
        if let (Some(of), Some(what)) = (words.get(at + 2), words.get(at + 3))
            && of.is("of")
        {
            item = (
                format!("{} of {}", noun.lower, what.lower),
                vec![noun.lower.clone(), singular(&what.lower).to_string()],
            );
            last = at + 3;
        }
        // Nothing but a comma and "and" since the last one.
        let between = rows.last().map(|_| prompt.text[end..words[at].span.start].to_lowercase());
        let is_next = between.is_some_and(|it| {
            it.contains([',', 'a']) && it.replace("and", "").chars().all(|c| c == ',' || c.is_whitespace())
        });
        match rows.last_mut().filter(|_| is_next) {
            Some(row) => row.push(item),
            None => rows.push(vec![item]),
        }
        end = words[last].span.end;
        at = last + 1;
    }
    rows
}

/// How much room there is in the boat, how much each takes, and the numbers that told it.
fn room(sentences: &[Vec<Word>], told: &Told) -> Option<(i64, Vec<i64>, Vec<i64>)> {
    let mut rooms: Vec<Option<i64>> = vec![None; told.travellers.len()];
    let mut seats: Vec<i64> = Vec::new();
    let mut numbers = Vec::new();
    let number_of = |word: &Word| word.number.or_else(|| word.is("single").then_some(1));
    for words in sentences {
        let boat = words.iter().position(|it| it.is(BOAT));
        let is_limited = words.iter().any(|it| it.is("only most maximum time besides beside one single more"));
        let verb = words.iter().position(|it| it.is(HOLDS)).filter(|_| boat.is_some() || is_limited);
        // "A boat for at most two".
        let Some(verb) = verb.or(boat.filter(|_| is_limited)) else {
            continue;
        };
        // What stands before the boat may be who is to cross in it.
        let from = boat.filter(|boat| words[*boat..].iter().any(|it| number_of(it).is_some()));
        let from = from.unwrap_or(if boat.is_some() { 0 } else { verb });
        for at in from..words.len() {
            let Some(number) = number_of(&words[at]) else {
                continue;
            };
            let next = words[at + 1..].iter().find(|it| it.number.is_none() && !it.is("or"));
            let after = &words[at + 1..words.len().min(at + 4)];
            if let Some(kind) = next.and_then(|it| told.named(it)).filter(|_| told.keeper.is_none()) {
                rooms[kind] = rooms[kind].max(Some(number));
                numbers.push(number);
                continue;
            }
            // "One of the three."
            let is_all = at > 1 && words[at - 1].is("the of") && words[at - 2..at].iter().any(|it| it.is("of"));
            if is_all && number == told.travellers.len() as i64 - 1 {
                continue;
            }
            if next.is_some_and(|it| it.is("time trip bank side shore")) {
                continue;
            }
            let is_beside = words[..at]
                .iter()
                .any(|it| it.is("himself herself yourself myself besides beside plus addition alongside him"))
                || words[at.saturating_sub(4)..at].iter().any(|it| told.is_keeper(it))
                || after.iter().any(|it| it.is("passenger item thing animal object cargo other of possession"));
            numbers.push(number);
            seats.push(match told.keeper {
                Some(_) if number == 1 || is_beside => number + 1,
                _ => number,
            });
        }
    }
    seats.dedup();
    if rooms.iter().any(Option::is_some) {
        // "One adult or two children".
        let most: Vec<i64> = rooms.into_iter().collect::<Option<_>>()?;
        let whole = most.iter().product::<i64>();
        return (seats.is_empty() && (1..=100).contains(&whole))
            .then(|| (whole, most.iter().map(|it| whole / it).collect(), numbers));
    }
    match seats[..] {
        [seats] if (2..=20).contains(&seats) => Some((seats, vec![1; told.travellers.len()], numbers)),
        _ => None,
    }
}

/// Whether every number says how many there are or how much the boat holds.
fn numbers_agree(sentences: &[Vec<Word>], told: &Told, capacities: &[i64]) -> bool {
    let total: i64 = told.travellers.iter().map(|it| it.count).sum();
    sentences.iter().all(|words| {
        words.iter().enumerate().all(|(at, word)| {
            let Some(number) = word.number else {
                return true;
            };
            let next = words.get(at + 1);
            let is_count = next.and_then(|it| told.named(it)).is_some_and(|it| told.travellers[it].count == number);
            is_count
                || word.lower == "one"
                || capacities.contains(&number)
                || number == total
                || told.keeper.is_some() && number == total - 1
                || number == 2 && next.is_some_and(|it| it.is("bank side shore group"))
        })
    })
}

/// Who can row; none when that is told in a way that is not understood.
fn rowers(sentences: &[Vec<Word>], told: &Told) -> Option<Vec<String>> {
    if let Some(keeper) = told.keeper {
        return Some(vec![told.travellers[keeper].name.clone()]);
    }
    let mut rowers = vec!["anyone".to_owned()];
    for words in sentences.iter().filter(|words| words.iter().any(|it| it.is("row sail steer operate drive paddle"))) {
        let named: Vec<usize> = words.iter().filter_map(|it| told.named(it)).collect();
        let is_said = |list: &str| words.iter().any(|it| it.is(list));
        match &named[..] {
            [] if is_said("all everyone everybody anyone each any") && !is_said("not never only") => {}
            [only] if is_said("only") && words.iter().all(|it| it.number.is_none()) => {
                rowers = vec![told.travellers[*only].name.clone()];
            }
            [_, _] if !is_said("only not never cannot") => {}
            [] if !is_said("only not never cannot must can may") => {}
            _ => return None,
        }
    }
    Some(rowers)
}

/// Who eats whom when left alone; none when it is not understood.
fn dangers(sentences: &[Vec<Word>], told: &Told) -> Option<Vec<Vec<Value>>> {
    let keeper = told.keeper?;
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for words in sentences {
        let named = |at: &usize| told.named(&words[*at]).filter(|it| *it != keeper);
        let mentions: Vec<usize> = {
            let mut found: Vec<usize> = (0..words.len()).filter(|at| named(at).is_some()).collect();
            // "The sack of grain" is named once.
            found.dedup_by(|later, earlier| words[*earlier + 1].is("of") && named(later) == named(earlier));
            found
        };
        // Who is to cross may be told in the same sentence.
        let cargo: Vec<usize> = (0..told.travellers.len()).filter(|it| *it != keeper).collect();
        let first: Vec<usize> = mentions.iter().take(cargo.len()).filter_map(named).collect();
        let mentions = if first == cargo && mentions.len() > cargo.len() + 1 {
            mentions[cargo.len()..].to_vec()
        } else {
            mentions
        };
        let verbs: Vec<usize> = (0..words.len()).filter(|at| words[*at].is(EATS)).collect();
        let is_left = words.iter().any(|it| it.is("alone unattended unsupervised together left leave"));
        let is_told = mentions.len() > 1 && (!verbs.is_empty() || is_left);
        if !is_told {
            if !verbs.is_empty() && !mentions.is_empty() {
                return None;
            }
            continue;
        }
        let mut open = mentions.clone();
        for &verb in &verbs {
            let before = mentions.iter().rev().find(|at| **at < verb).copied();
            let after = mentions.iter().find(|at| **at > verb).copied();
            let is_passive = words[verb].lower.ends_with('n') && words.get(verb + 1).is_some_and(|it| it.is("by"));
            let is_denied = words[verb.saturating_sub(3)..verb].iter().any(|it| it.is("not never doesn't won't"));
            let (Some(before), Some(after)) = (before, after) else {
                continue;
            };
            if is_denied {
                return None;
            }
            let pair = (named(&before)?, named(&after)?);
            pairs.push(if is_passive { (pair.1, pair.0) } else { pair });
            open.retain(|at| *at != before && *at != after);
        }
        // What is named beside that: the same two once more, or two of whom the verb is left out.
        let rest: Vec<usize> = open.iter().filter_map(named).collect();
        let is_listed = rest.len() == told.travellers.len() - 1 && !is_left_alone(words);
        if rest.iter().all(|it| pairs.iter().any(|pair| pair.0 == *it || pair.1 == *it))
            && !verbs.is_empty()
            && rest.len() != 2
        {
            continue;
        }
        match rest[..] {
            [] => {}
            _ if is_listed && verbs.is_empty() => {}
            [one, other] | [one, other, _, _] if one != other => {
                pairs.push((one, other));
                if let [_, _, one, other] = rest[..] {
                    pairs.push((one, other));
                }
            }
            // "The goat can be left neither with the wolf nor with the cabbage."
            [one, other, third] if is_one_with_two(words, &open) => pairs.extend([(one, other), (one, third)]),
            _ => return None,
        }
    }
    let mut known: Vec<(usize, usize)> = Vec::new();
    for (one, other) in pairs {
        if one != other && !known.contains(&(one, other)) && !known.contains(&(other, one)) {
            known.push((one, other));
        }
    }
    let rows = known
        .iter()
        .map(|(one, other)| vec![Value::text("alone"), told.name(*one), told.name(*other), told.name(keeper)]);
    (!known.is_empty()).then(|| rows.collect())
}

/// Whether the first is named with the two others: "with the wolf nor with the cabbage".
fn is_one_with_two(words: &[Word], named: &[usize]) -> bool {
    let is_between = |from: usize, to: usize, list: &str| words[named[from]..named[to]].iter().any(|it| it.is(list));
    named.len() == 3 && is_between(0, 1, "with") && is_between(1, 2, "or nor") && !is_between(0, 1, "and nor")
}

fn is_left_alone(words: &[Word]) -> bool {
    words.iter().any(|it| it.is("alone unattended unsupervised together"))
}

/// Of whom there must not be more than of whom; none when it is not understood.
fn outnumbering(
    prompt: &Prompt,
    sentences: &[Vec<Word>],
    told: &Told,
    room: i64,
    rooms: &[i64],
) -> Option<Vec<Vec<Value>>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Who takes more room than others is danger enough.
    let is_by_room = rooms.iter().any(|it| *it > 1);
    for words in sentences {
        let verb = words
            .iter()
            .position(|it| it.is("outnumber exceed"))
            .or_else(|| words.iter().position(|it| it.is("more fewer")));
        let Some(verb) = verb else {
            if words.iter().any(|it| it.is("eat kill attack danger")) && words.iter().any(|it| it.is("if when")) {
                return None;
            }
            continue;
        };
        let named = |at: usize| words.get(at).and_then(|it| told.named(it));
        let before = (0..verb).rev().find_map(named);
        let mut after = (verb..words.len()).filter_map(named);
        let pair = match &*words[verb].lower {
            "more" => (after.next(), after.next()),
            "fewer" => {
                let few = after.next();
                (after.next(), few)
            }
            "outnumbered" => (after.next(), before),
            _ => (before, after.next()),
        };
        // "No more than two at a time" speaks of the boat.
        let is_about_room = pair.0.is_none() || pair.1.is_none();
        match pair {
            (Some(many), Some(few)) if many != few => found.push((many, few)),
            _ if is_about_room && words[verb].is("more fewer") && words.iter().any(|it| it.is(HOLDS)) => {}
            _ => return None,
        }
    }
    found.sort_unstable();
    found.dedup();
    let is_on_banks = prompt.says("bank|side|shore") && !prompt.says("boat bank|side|shore outnumber|outnumbered|more");
    let place = if room < 3 || is_on_banks { "on the banks" } else { "everywhere" };
    match found[..] {
        [(many, few)] => {
            Some(vec![vec![Value::text("outnumber"), told.name(many), told.name(few), Value::text(place)]])
        }
        [] if is_by_room => Some(Vec::new()),
        _ => None,
    }
}
