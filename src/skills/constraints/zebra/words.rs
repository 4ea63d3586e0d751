//! The words of a clue: in small letters, without marks, and compared by their stems.

/// The words of a text; a mark that divides clauses is a word of its own.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('’', "'").replace("n't", " not").replace("cannot", "can not");
    let mut words = Vec::new();
    let mut word = String::new();
    for c in lower.chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if c == '\'' {
            // "the Dane's dog": what follows is a word by itself.
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            continue;
        }
        words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        if matches!(c, ';') {
            words.push(c.to_string());
        }
    }
    // "No. 3" is a number.
    for at in 1..words.len() {
        if words[at - 1] == "no" && words[at].parse::<usize>().is_ok() {
            "number".clone_into(&mut words[at - 1]);
        }
    }
    words
}

/// Nouns and adjectives of one nation, and months that are cut short, which have no common stem.
const SAME: &[&[&str]] = &[
    &["brit", "british", "briton", "englishman", "english", "england", "englishwoman", "britain"],
    &["swede", "swedish", "sweden"],
    &["dane", "danish", "denmark"],
    &["norwegian", "norwegians", "norway"],
    &["german", "germany"],
    &["chinese", "china"],
    &["mexican", "mexico"],
    &["iris", "irises"],
    &["spaniard", "spanish"],
    &["pole", "polish"],
    &["finn", "finnish"],
    &["turk", "turkish"],
    &["scot", "scottish", "scotsman"],
    &["irishman", "irish"],
    &["frenchman", "french"],
    &["dutchman", "dutch"],
    &["welshman", "welsh"],
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["aug", "august"],
    &["sept", "sep", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
    &["grey", "gray"],
    &["colour", "color"],
];

/// Whether two words are forms of one.
pub fn are_alike(one: &str, other: &str) -> bool {
    let does = |word: &str, ending: &str| word.strip_suffix(ending).filter(|it| it.len() > 3).map(str::to_owned);
    // "Painting" and "the painter".
    let is_doer = |one: &str, other: &str| does(one, "ing").is_some_and(|it| Some(it) == does(other, "er"));
    one == other
        || stem(one) == stem(other)
        || is_doer(one, other)
        || is_doer(other, one)
        || SAME.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// The same words with left for right and right for left.
pub fn mirrored(said: Vec<String>) -> Vec<String> {
    let other_side = |word: String| match &*word {
        "left" => "right".to_owned(),
        "right" => "left".to_owned(),
        "leftmost" => "rightmost".to_owned(),
        "rightmost" => "leftmost".to_owned(),
        _ => word,
    };
    let is_right_beside =
        |at: usize| said[at] == "right" && said.get(at + 1).is_some_and(|next| next == "next" || next == "beside");
    let kept: Vec<bool> = (0..said.len()).map(is_right_beside).collect();
    said.into_iter().zip(kept).map(|(word, is_kept)| if is_kept { word } else { other_side(word) }).collect()
}

/// Without the endings of a plural or of a form of a verb.
pub fn stem(word: &str) -> String {
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.len() >= least);
    if let Some(rest) = cut("ies", 2) {
        return format!("{rest}y");
    }
    for ending in ["ches", "shes", "sses", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word.to_owned();
    }
    cut("s", 2).unwrap_or(word).to_owned()
}

/// Whether these words, joined by `_`, stand somewhere: the first place of any of the choices.
pub fn place_of(words: &[String], choices: &str) -> Option<usize> {
    (0..words.len()).find(|&at| {
        choices.split('|').any(|choice| {
            let wanted: Vec<&str> = choice.split('_').collect();
            words.len() >= at + wanted.len()
                && wanted.iter().zip(&words[at..]).all(|(one, other)| *one == other.as_str())
        })
    })
}

pub fn says(words: &[String], choices: &str) -> bool {
    place_of(words, choices).is_some()
}

/// What number a word stands for, as an ordinal or as a number.
pub fn ordinal(word: &str) -> Option<usize> {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(at) = ORDINALS.iter().position(|it| *it == word) {
        return Some(at + 1);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok()
}

pub fn cardinal(word: &str) -> Option<usize> {
    const CARDINALS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    word.parse().ok().or_else(|| CARDINALS.iter().position(|it| *it == word).map(|at| at + 1))
}

/// Words of labels, clues and questions that tell no kind from another.
const COMMON: &str = "each|person|people|has|have|the|are|different|unique|favorite|favourite|house|houses|lives|live|who|what|which|with|\
                      everyone|they|all|for|something|does|do|own|owns|keep|keeps|type|certain|their|and|one|there|position|seat|that|this|\
                      likes|like|loves|love|lover|is|in|on|at|a|an|of|to|not|next|left|right|directly|immediately|first|second|third|\
                      fourth|fifth|last|middle|somewhere|s|from|between|or|nor|neither|by|it|his|her|as|row|place|other|only|man|woman|\
                      use|uses|got|it|its|was|these|those|them|also|very|just";

/// Whether a word tells no kind from another.
pub fn is_common(word: &str) -> bool {
    COMMON.split('|').any(|common| common == word)
}

/// Words for the same kind of thing.
pub fn are_kin(one: &str, other: &str) -> bool {
    const KIN: &[&[&str]] = &[
        &["animal", "animals", "pet", "pets"],
        &["drink", "drinks", "beverage", "beverages", "drinking", "drank"],
        &["colour", "color", "colours", "colors", "colored", "coloured"],
        &["job", "jobs", "occupation", "occupations", "profession", "professions", "work"],
        &["nationality", "nationalities", "country", "nation"],
        &["smoke", "smokes", "cigar", "cigars", "cigarette", "cigarettes", "brand"],
        &["food", "foods", "lunch", "eats", "eat", "ate", "meal", "snack", "snacks", "dish", "dishes"],
        &["sport", "sports", "plays", "play"],
    ];
    are_alike(one, other) || KIN.iter().any(|group| group.contains(&one) && group.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_alike() {
        for (one, other) in
            [("horse", "horses"), ("brit", "british"), ("lilies", "lily"), ("iris", "iris"), ("boxes", "box")]
        {
            assert!(are_alike(one, other), "{one} {other}");
        }
        assert!(!are_alike("tea", "teacher"));
        assert_eq!(words("The Dane's dog isn't here."), ["the", "dane", "s", "dog", "is", "not", "here"]);
    }
}
