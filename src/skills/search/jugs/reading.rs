//! Reads a puzzle of jugs: which numbers are sizes and which is the amount, what is full at first, and whether there is a tap.

use super::NONE;
use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use crate::skills::search::drawing::with_words_for_none;

const UNITS: &str =
    "litre liter l gallon gal quart pint ounce oz ml millilitre milliliter decilitre deciliter dl cl unit pound";
const VESSELS: &str =
    "jug bucket pail container pitcher can bottle vessel jar flask glass barrel cask pot canister beaker cup";

/// Words before a number that is an amount to be measured, and before one that is a size.
const SOUGHT: &str = "measure get obtain target goal produce collect draw reach leave left make give want need exactly";
const SIZES: &str = "hold contain capacity size of";

const TAPS: &str = "tap faucet fountain well lake river hose supply unlimited spring stream pond pump sink endless";
const DIVIDES: &str = "divide split share halve";

/// All other words that the rules of such a puzzle are told in.
const KNOWN: &str = "milkman farmer girl boy water wine milk oil juice beer liquid fill full empty pour transfer contents content amount quantity \
    volume up mark marking scale graduation graduated measuring measurement unmarked equal equally evenly half halve part fairly same large \
    big small little larger largest bigger biggest smaller smallest initially beginning start end either completely entirely entire source \
    man woman person cook friend people two into together total operation pouring each jugful away back inside infinite plenty plentiful \
    available count return integer bring take contain put remain spill drop spilling respective respectively carry go home fetch";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let mut sentences = rules::sentences(&telling);
    sentences.iter_mut().for_each(|words| without_modal_can(words));
    let all = || sentences.iter().flatten();
    let is_about_jugs = all().any(|it| it.is(VESSELS)) && all().any(|it| it.is(SOUGHT) || it.is(DIVIDES));
    if !is_about_jugs || !all().any(|it| it.is("fill pour measure measuring tap fountain jug water") || it.is(DIVIDES))
    {
        return None;
    }
    // "Water may not be poured from jug to jug."
    let is_forbidden = |words: &Vec<Word>| {
        let has = |list: &str| words.iter().any(|it| it.is(list));
        has("not never cannot can't no without neither nor don't")
            && has("pour fill empty")
            && !has(TAPS)
            && !has("mark marking scale")
    };
    if sentences.iter().any(is_forbidden) {
        return None;
    }
    let told = Told::of(&sentences)?;
    let vessel = all().find_map(|it| VESSELS.split_whitespace().find(|vessel| it.is(vessel)))?;
    let name = |size: i64| match &told.unit {
        Some(unit) => format!("{size} {unit} {vessel}"),
        None => format!("{vessel} of {size}"),
    };
    let full = full_at_first(&sentences, &told.sizes)?;
    let has_tap = all().any(|it| it.is(TAPS)) && !prompt.says("no|without tap|faucet|supply") || full.is_empty();
    if has_tap
        && prompt.says("not|never|cannot|without|no pour_away|poured_away|throw|waste|poured_out|pour_out|lost|spill")
    {
        return None;
    }
    // With two jugs, one of them full, one would ask whether there is more.
    if !has_tap && told.sizes.len() < 3 && !prompt.says("no|without|only tap|faucet|supply|water|more|other") {
        return None;
    }
    let held = |size: i64| if full.contains(&size) { size } else { 0 };
    let total: i64 = full.iter().sum();
    let is_divided = all().any(|it| it.is(DIVIDES));
    let largest = *told.sizes.iter().max()?;
    let sought: Vec<(i64, String)> = match (&told.sought[..], is_divided && !has_tap) {
        (_, true) if total % 2 == 0 && told.sought.iter().all(|it| *it == total) => {
            vec![(total / 2, "any".to_owned()); 2]
        }
        ([amount], true) if amount * 2 == total => vec![(*amount, "any".to_owned()); 2],
        ([amount], false) => {
            let place = told.place.map(name);
            let place = place.unwrap_or_else(|| if *amount > largest { "together" } else { "any" }.to_owned());
            vec![(*amount, place)]
        }
        _ => return None,
    };
    let jugs = told.sizes.iter().map(|&size| [Value::text(name(size)), size.into(), held(size).into()]);
    let given = vec![
        Value::rows(jugs),
        Value::rows(sought.iter().map(|(amount, place)| [Value::from(*amount), Value::text(place)])),
        Value::text(if has_tap { "tap" } else { "pouring" }),
    ];
    let asks_how_many = prompt.says("how_many|number_of|count step|move|operation|pour|pouring|time !jugs_are");
    if asks_how_many && has_tap && prompt.says("how_many|number_of pour|pouring|pourings !fill !operation") {
        return None;
    }
    let asks_whether = prompt.says("possible|whether|is_there_a_way|true|feasible !how")
        || prompt.says("can be_measured|be_obtained !how");
    let in_words = match &sought[..] {
        [(amount, _)] => amount.to_string(),
        _ => "equal parts".to_owned(),
    };
    let (verb, unknown, form) = if asks_how_many {
        ("measured_moves", format!("the fewest moves that measure {in_words}"), Form::Plain)
    } else if asks_whether {
        ("measurable", format!("whether {in_words} can be measured"), wanted(prompt).truth(("Yes", "No")))
    } else {
        ("measured", format!("the fewest moves that measure {in_words}"), Form::listed("", "\n", "", Form::Plain))
    };
    let form = if asks_whether { form } else { with_words_for_none(&telling, form, NONE) };
    prompt.outline().sentences.iter().for_each(|sentence| telling.takes(&sentence.span));
    let mut reading = telling.reading("search", unknown, Goal::new(verb, given), form);
    reading.restatement.data = told
        .sizes
        .iter()
        .map(|&size| if full.contains(&size) { format!("{}, full", name(size)) } else { name(size) })
        .collect();
    reading.restatement.condition = match has_tap {
        true => "jugs are filled to the brim, emptied, or poured into each other".to_owned(),
        false => "jugs are poured into each other, and nothing comes in or goes out".to_owned(),
    };
    let things = [VESSELS, UNITS, "water"].join(" ");
    let known = [KNOWN, SOUGHT, SIZES, TAPS, DIVIDES].join(" ");
    Some(reading.doubted(Rules { things: &things, known: &known, numbers: &[] }.doubt(&sentences)))
}

/// A "can" is a vessel only after a size or an article: "can I", but "a 5-pint can".
fn without_modal_can(words: &mut [Word]) {
    for at in 0..words.len() {
        let is_vessel = at
            .checked_sub(1)
            .is_some_and(|before| words[before].is("a the one large small full empty") || words[before].is(UNITS));
        if words[at].lower == "can" && !is_vessel {
            words[at].lower = "could".to_owned();
            words[at].lemmas = vec!["could".into()];
        }
    }
}

/// The numbers of the prompt by what they are.
struct Told {
    sizes: Vec<i64>,
    sought: Vec<i64>,
    /// The jug that the amount is to be in, by its size.
    place: Option<i64>,
    unit: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Size,
    Sought,
    /// "Two jugs".
    Count,
}

impl Told {
    fn of(sentences: &[Vec<Word>]) -> Option<Self> {
        let mut told = Told { sizes: Vec::new(), sought: Vec::new(), place: None, unit: None };
        let mut counts = Vec::new();
        for words in sentences {
            let roles = roles(words)?;
            let has_sought = roles.iter().any(|it| matches!(it, Some(Role::Sought)));
            for (at, role) in roles.iter().enumerate() {
                let (Some(number), Some(role)) = (words[at].number, role) else {
                    continue;
                };
                let before = |back: usize| at.checked_sub(back).and_then(|it| words.get(it));
                match role {
                    Role::Size if told.sizes.contains(&number) => {
                        // "A" one of a size that is known is one more.
                        if before(1).is_some_and(|it| it.is("a an another second")) {
                            return None;
                        }
                        if has_sought && before(2).is_some_and(|it| it.is("in into inside")) {
                            told.place = Some(number);
                        }
                    }
                    Role::Size => told.sizes.push(number),
                    Role::Sought if told.sought.contains(&number) => {}
                    Role::Sought => told.sought.push(number),
                    Role::Count => counts.push(number),
                }
            }
            if has_sought && let Some(at) = words.iter().position(|it| it.is("in")) {
                let near = &words[at..words.len().min(at + 4)];
                let is_said = |words: &str| near.iter().any(|it| it.is(words));
                if is_said("larger bigger largest biggest") {
                    told.place = told.sizes.iter().max().copied();
                } else if is_said("smaller smallest") {
                    told.place = told.sizes.iter().min().copied();
                }
            }
        }
        let same = |one: &str| match one {
            "l" | "liter" => "litre".to_owned(),
            "gal" => "gallon".to_owned(),
            "oz" => "ounce".to_owned(),
            other => other.to_owned(),
        };
        for words in sentences {
            for two in words.windows(2).filter(|two| two[0].number.is_some()) {
                let unit = UNITS.split_whitespace().find(|unit| two[1].is(unit));
                if let Some(unit) = unit {
                    let known = told.unit.get_or_insert_with(|| unit.to_owned());
                    if same(known) != same(unit) {
                        return None;
                    }
                }
            }
        }
        let is_sound = (2..=super::MOST_JUGS).contains(&told.sizes.len())
            && told.sizes.iter().all(|it| *it > 0)
            && counts.iter().all(|it| usize::try_from(*it).is_ok_and(|it| it <= told.sizes.len()));
        is_sound.then_some(told)
    }
}

/// What each number of a sentence is; none when one of them is neither a size nor an amount.
fn roles(words: &[Word]) -> Option<Vec<Option<Role>>> {
    let mut roles: Vec<Option<Role>> = vec![None; words.len()];
    let asks = words.iter().any(|it| it.is("how possible target goal until")) || words.iter().any(|it| it.is(DIVIDES));
    let is_divided = words.iter().any(|it| it.is(DIVIDES));
    for at in (0..words.len()).rev() {
        let Some(number) = words[at].number else {
            continue;
        };
        let rest = &words[at + 1..];
        let has_unit = rest.first().is_some_and(|it| it.is(UNITS));
        // "3 and 5 litres", "a 3 litre and a 5 litre jug", "[4, 9]": what the next one is.
        let has_joint = |it: &Word| it.is("and or") || has_unit && it.is("a an");
        let from = usize::from(has_unit);
        let apart = from + rest.iter().skip(from).take_while(|it| has_joint(it)).count();
        let next = rest.get(apart).filter(|it| it.number.is_some() && apart < 4).map(|_| at + 1 + apart);
        if let Some(next) = next {
            // "Two 3 litre jugs" are two of one size.
            let is_word = words[at].lower.chars().all(char::is_alphabetic);
            if next == at + 1 && is_word {
                return None;
            }
            roles[at] = roles[next];
            continue;
        }
        let adjectives = "full empty large small other big measuring water unmarked";
        let thing = rest.iter().skip(usize::from(has_unit)).find(|it| !it.is(adjectives) && !it.is("litre"));
        let is_vessel = thing.is_some_and(|it| it.is(VESSELS));
        let is_plural = thing.is_some_and(|it| it.lower.ends_with('s') && !it.lower.ends_with("ss"));
        if is_vessel && (has_unit || number > 1 && !is_plural) {
            roles[at] = Some(Role::Size);
            continue;
        }
        // "Two jugs", "one of them", "the other one".
        if !has_unit
            && (is_vessel || words[at].lower == "one" || thing.is_some_and(|it| it.is("people person friend part")))
        {
            roles[at] = (number > 1 && is_vessel).then_some(Role::Count);
            continue;
        }
        let back = |role: &str| (0..at).rev().take(8).find(|it| words[*it].is(role));
        let (size, sought) = (back(SIZES).max(back(VESSELS)), back(SOUGHT));
        roles[at] = Some(match (size, sought) {
            _ if is_divided => Role::Sought,
            // "Can 3 litres be measured?"
            _ if rest.iter().take(3).any(|it| matches!(&*it.lower, "measured" | "obtained")) => Role::Sought,
            (_, Some(_)) if asks && size.is_none_or(|it| words[it].is("hold contain")) => Role::Sought,
            (size, Some(sought)) if size.is_none_or(|it| it < sought) => Role::Sought,
            (Some(_), _) => Role::Size,
            _ => return None,
        });
    }
    Some(roles)
}

/// The sizes of the jugs that are full at first; none when it is said of one that cannot be told.
fn full_at_first(sentences: &[Vec<Word>], sizes: &[i64]) -> Option<Vec<i64>> {
    let mut full = Vec::new();
    for words in sentences {
        let is_rule = words.iter().any(|it| it.is("until or either when whenever may can if completely"));
        for at in (0..words.len()).filter(|at| matches!(&*words[*at].lower, "full" | "filled")) {
            if is_rule {
                continue;
            }
            let sized = (0..words.len()).filter(|it| words[*it].number.is_some_and(|number| sizes.contains(&number)));
            let nearest = sized.min_by_key(|it| it.abs_diff(at)).and_then(|it| words[it].number);
            let by_name = match words.iter().find(|it| it.is("large larger largest big bigger biggest first")) {
                Some(word) if word.is("first") => sizes.first().copied(),
                Some(_) => sizes.iter().max().copied(),
                None => None,
            };
            full.push(nearest.or(by_name)?);
        }
    }
    Some(full)
}
