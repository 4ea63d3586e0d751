//! The dictionary form of a word. Without a dictionary several forms may be possible ("cookies" could come from "cooky"
//! or "cookie"); all are kept, most likely first, and whoever matches takes any.

/// Forms that follow no rule, each with what it is a form of. The first is the likelier.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("am", &["be"]),
    ("are", &["be"]),
    ("is", &["be"]),
    ("was", &["be"]),
    ("were", &["be"]),
    ("been", &["be"]),
    ("being", &["be"]),
    ("'s", &["'s", "be", "have"]),
    ("'re", &["be"]),
    ("'m", &["be"]),
    ("'ve", &["have"]),
    ("'ll", &["will"]),
    ("'d", &["would", "have"]),
    ("n't", &["not"]),
    ("has", &["have"]),
    ("had", &["have"]),
    ("having", &["have"]),
    ("does", &["do"]),
    ("did", &["do"]),
    ("done", &["do"]),
    ("doing", &["do"]),
    ("went", &["go"]),
    ("gone", &["go"]),
    ("goes", &["go"]),
    ("got", &["get"]),
    ("gotten", &["get"]),
    ("gave", &["give"]),
    ("given", &["give"]),
    ("took", &["take"]),
    ("taken", &["take"]),
    ("made", &["make"]),
    ("bought", &["buy"]),
    ("brought", &["bring"]),
    ("caught", &["catch"]),
    ("taught", &["teach"]),
    ("thought", &["think"]),
    ("sold", &["sell"]),
    ("told", &["tell"]),
    ("found", &["find", "found"]),
    ("left", &["leave", "left"]),
    ("lost", &["lose"]),
    ("cost", &["cost"]),
    ("spent", &["spend"]),
    ("sent", &["send"]),
    ("lent", &["lend"]),
    ("built", &["build"]),
    ("kept", &["keep"]),
    ("slept", &["sleep"]),
    ("swept", &["sweep"]),
    ("ate", &["eat"]),
    ("eaten", &["eat"]),
    ("drank", &["drink"]),
    ("drunk", &["drink"]),
    ("saw", &["see", "saw"]),
    ("seen", &["see"]),
    ("ran", &["run"]),
    ("running", &["run"]),
    ("swam", &["swim"]),
    ("risen", &["rise"]),
    ("swum", &["swim"]),
    ("began", &["begin"]),
    ("begun", &["begin"]),
    ("grew", &["grow"]),
    ("grown", &["grow"]),
    ("knew", &["know"]),
    ("known", &["know"]),
    ("threw", &["throw"]),
    ("thrown", &["throw"]),
    ("flew", &["fly"]),
    ("flown", &["fly"]),
    ("drew", &["draw"]),
    ("drawn", &["draw"]),
    ("blew", &["blow"]),
    ("blown", &["blow"]),
    ("wore", &["wear"]),
    ("worn", &["wear"]),
    ("tore", &["tear"]),
    ("torn", &["tear"]),
    ("broke", &["break"]),
    ("broken", &["break", "broken"]),
    ("spoke", &["speak"]),
    ("stole", &["steal"]),
    ("stolen", &["steal"]),
    ("chose", &["choose"]),
    ("chosen", &["choose"]),
    ("froze", &["freeze"]),
    ("frozen", &["freeze", "frozen"]),
    ("drove", &["drive"]),
    ("driven", &["drive"]),
    ("rode", &["ride"]),
    ("ridden", &["ride"]),
    ("wrote", &["write"]),
    ("written", &["write"]),
    ("won", &["win"]),
    ("paid", &["pay"]),
    ("said", &["say"]),
    ("laid", &["lay"]),
    ("put", &["put"]),
    ("cut", &["cut"]),
    ("hit", &["hit"]),
    ("read", &["read"]),
    ("set", &["set"]),
    ("shut", &["shut"]),
    ("split", &["split"]),
    ("spread", &["spread"]),
    ("bet", &["bet"]),
    ("met", &["meet"]),
    ("fed", &["feed"]),
    ("led", &["lead"]),
    ("held", &["hold"]),
    ("stood", &["stand"]),
    ("understood", &["understand"]),
    ("sat", &["sit"]),
    ("hung", &["hang"]),
    ("dug", &["dig"]),
    ("stuck", &["stick"]),
    ("fell", &["fall"]),
    ("fallen", &["fall"]),
    ("felt", &["feel"]),
    ("meant", &["mean"]),
    ("shot", &["shoot"]),
    ("sang", &["sing"]),
    ("sung", &["sing"]),
    ("sank", &["sink"]),
    ("sunk", &["sink"]),
    ("rang", &["ring"]),
    ("hid", &["hide"]),
    ("hidden", &["hide"]),
    ("bit", &["bite", "bit"]),
    ("bitten", &["bite"]),
    ("forgot", &["forget"]),
    ("forgotten", &["forget"]),
    ("came", &["come"]),
    ("became", &["become"]),
    ("heard", &["hear"]),
    ("fought", &["fight"]),
    ("sought", &["seek"]),
    ("woke", &["wake"]),
    ("baked", &["bake"]),
    ("dying", &["die"]),
    ("died", &["die"]),
    ("tied", &["tie"]),
    ("lied", &["lie"]),
    ("born", &["bear"]),
    ("pics", &["picture"]),
    ("pic", &["picture"]),
    ("people", &["people", "person"]),
    ("children", &["child"]),
    ("men", &["man"]),
    ("women", &["woman"]),
    ("feet", &["foot"]),
    ("teeth", &["tooth"]),
    ("geese", &["goose"]),
    ("mice", &["mouse"]),
    ("oxen", &["ox"]),
    ("leaves", &["leave", "leaf"]),
    ("loaves", &["loaf"]),
    ("halves", &["half"]),
    ("wolves", &["wolf"]),
    ("knives", &["knife"]),
    ("wives", &["wife"]),
    ("shelves", &["shelf"]),
    ("calves", &["calf"]),
    ("scarves", &["scarf"]),
    ("lives", &["live", "life"]),
    ("dice", &["die", "dice"]),
    ("pennies", &["penny"]),
    ("pence", &["penny"]),
    ("bacteria", &["bacterium"]),
    ("buses", &["bus"]),
    ("gases", &["gas"]),
    ("lenses", &["lens"]),
    ("quizzes", &["quiz"]),
    ("movies", &["movie"]),
    ("cookies", &["cookie"]),
    ("brownies", &["brownie"]),
    ("pies", &["pie"]),
    ("ties", &["tie"]),
    ("smoothies", &["smoothie"]),
    ("selfies", &["selfie"]),
    ("zombies", &["zombie"]),
    ("genies", &["genie"]),
    ("calories", &["calorie"]),
    ("birdies", &["birdie"]),
    ("hoodies", &["hoodie"]),
    ("shoes", &["shoe"]),
    ("toes", &["toe"]),
    ("canoes", &["canoe"]),
    ("more", &["more"]),
    ("most", &["most"]),
    ("less", &["less"]),
    ("fewer", &["few"]),
    ("fewest", &["few"]),
    ("older", &["old"]),
    ("oldest", &["old"]),
    ("better", &["good", "well"]),
    ("best", &["good", "well"]),
    ("farther", &["far"]),
    ("further", &["far"]),
    ("farthest", &["far"]),
];

/// Words that look like forms and are none.
const WHOLE: &[&str] = &[
    "this",
    "his",
    "its",
    "us",
    "is",
    "bus",
    "gas",
    "plus",
    "minus",
    "yes",
    "less",
    "class",
    "glass",
    "grass",
    "dress",
    "address",
    "always",
    "perhaps",
    "across",
    "hers",
    "ours",
    "theirs",
    "thus",
    "news",
    "lens",
    "series",
    "species",
    "mathematics",
    "physics",
    "times",
    "james",
    "charles",
    "red",
    "bed",
    "need",
    "feed",
    "seed",
    "speed",
    "weed",
    "hundred",
    "indeed",
    "exceed",
    "proceed",
    "shed",
    "sled",
    "ring",
    "king",
    "thing",
    "string",
    "spring",
    "morning",
    "evening",
    "during",
    "nothing",
    "something",
    "anything",
    "everything",
    "ceiling",
    "wedding",
    "building",
    "bring",
    "sing",
    "wing",
    "swing",
    "sibling",
    "pudding",
    "earring",
    "kilogram",
    "mildred",
    "kindred",
    "jess",
    "ross",
    "does",
];

/// What a word in lower case may be a form of, most likely first; the word itself comes last unless it is the likeliest.
///
/// ```
/// use polya::language::lemmas_of;
/// assert_eq!(&*lemmas_of("gave")[0], "give");
/// assert_eq!(&*lemmas_of("boxes")[0], "box");
/// assert!(lemmas_of("leaving").iter().any(|lemma| &**lemma == "leave"));
/// ```
pub fn lemmas_of(word: &str) -> Vec<Box<str>> {
    let word = word.replace('’', "'");
    let word = word.as_str();
    let mut lemmas: Vec<Box<str>> = Vec::new();
    let mut add = |lemma: &str| {
        if lemma.chars().count() > 1 && !lemmas.iter().any(|known| &**known == lemma) {
            lemmas.push(lemma.into());
        }
    };
    if let Some((_, forms)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        forms.iter().copied().for_each(&mut add);
    } else if !WHOLE.contains(&word) {
        plural(word).iter().for_each(|lemma| add(lemma));
        inflected(word).iter().for_each(|lemma| add(lemma));
    }
    if lemmas.is_empty() || !lemmas.iter().any(|known| &**known == word) {
        lemmas.push(word.into());
    }
    lemmas
}

/// What a word in -s may come from.
fn plural(word: &str) -> Vec<String> {
    let stem = |ending: &str, instead: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{instead}"));
    if word.len() < 3 || !word.is_ascii() || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") {
        return Vec::new();
    }
    let forms = if word.ends_with("ies") {
        [stem("ies", "y"), stem("s", "")]
    } else if ["shes", "ches", "xes", "sses", "zzes", "oes"].iter().any(|ending| word.ends_with(ending)) {
        [stem("es", ""), stem("s", "")]
    } else {
        [stem("s", ""), None]
    };
    forms.into_iter().flatten().collect()
}

/// What a word in -ed, -ing, -er or -est may come from.
fn inflected(word: &str) -> Vec<String> {
    if !word.is_ascii() {
        return Vec::new();
    }
    let mut forms = Vec::new();
    for ending in ["ed", "ing", "er", "est"] {
        let Some(stem) = word.strip_suffix(ending) else {
            continue;
        };
        if matches!(ending, "er" | "est") && !is_adjective(stem) {
            continue;
        }
        if stem.len() < 2 || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            continue;
        }
        if let Some(stem) = stem.strip_suffix('i').filter(|_| ending != "ing") {
            forms.push(format!("{stem}y"));
            continue;
        }
        let bytes = stem.as_bytes();
        let is_doubled = bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        if is_doubled && !stem.ends_with(['l', 's', 'z', 'f']) {
            forms.push(stem[..stem.len() - 1].to_owned());
            forms.push(stem.to_owned());
        } else if wants_e(stem) {
            forms.push(format!("{stem}e"));
            forms.push(stem.to_owned());
        } else {
            forms.push(stem.to_owned());
            forms.push(format!("{stem}e"));
            if is_doubled {
                forms.push(stem[..stem.len() - 1].to_owned());
            }
        }
    }
    forms
}

/// Adjectives that are compared: "taller" is a form of "tall", but "paper" is none of "pap".
const ADJECTIVES: &[&str] = &[
    "old", "tall", "long", "short", "heavy", "light", "big", "small", "large", "fast", "slow", "high", "low", "young",
    "wide", "deep", "cheap", "warm", "cold", "hot", "strong", "rich", "near", "thick", "thin", "easy", "hard", "early",
    "late", "bright", "dark", "new", "great", "close", "quick", "narrow", "shallow", "hungry", "happy", "busy", "poor",
    "loud",
];

/// Whether what is left of -er or -est is one of these, in the form that stands before the ending.
fn is_adjective(stem: &str) -> bool {
    ADJECTIVES.iter().any(|word| {
        let doubled = format!("{word}{}", &word[word.len() - 1..]);
        let without_e = word.strip_suffix('e').unwrap_or(word);
        let with_i = word.strip_suffix('y').map(|stem| format!("{stem}i"));
        *word == stem || doubled == stem || without_e == stem || with_i.as_deref() == Some(stem)
    })
}

/// Whether a stem looks as if it had lost an e: "bak", "shar", "mov", "danc".
fn wants_e(stem: &str) -> bool {
    let is_vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    match stem.as_bytes() {
        [.., b'c' | b'v' | b'g' | b'u'] if !stem.ends_with("ng") => true,
        [.., b'n', b'g'] => false,
        [.., before, middle, last] => {
            !is_vowel(*before)
                && is_vowel(*middle)
                && !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y' | b'r' | b'n' | b't' | b'l')
                || matches!([*before, *middle, *last], [_, b'a' | b'i' | b'o', b't' | b'r' | b'l' | b'n' | b'k' | b'd'] if !is_vowel(*before))
                || matches!([*middle, *last], [b't' | b'd' | b'g' | b'b' | b'p', b'l'] | [_, b's'] if *last != b's' || *middle != b's')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_what_they_come_from() {
        for (form, lemma) in [
            ("gives", "give"),
            ("giving", "give"),
            ("baked", "bake"),
            ("stopped", "stop"),
            ("cookies", "cookie"),
            ("berries", "berry"),
            ("carried", "carry"),
            ("houses", "house"),
            ("boxes", "box"),
            ("divided", "divide"),
            ("picked", "pick"),
            ("planted", "plant"),
            ("children", "child"),
            ("taller", "tall"),
            ("selling", "sell"),
            ("rolling", "roll"),
        ] {
            assert!(lemmas_of(form).iter().any(|known| &**known == lemma), "{form}: {:?}", lemmas_of(form));
        }
    }

    #[test]
    fn what_only_looks_like_a_form_stays() {
        for word in ["this", "bus", "red", "thing", "mildred", "é", ""] {
            assert_eq!(lemmas_of(word).last().map(|lemma| &**lemma), Some(word));
        }
    }
}
