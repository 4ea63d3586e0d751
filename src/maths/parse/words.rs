//! Which letters are mathematics and which are English.

use crate::maths::expression::Function;

/// Letters of the Greek alphabet by their LaTeX names.
pub(super) const GREEK: [&str; 23] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "ell",
];

/// Words of two or three letters that are never a product of letters.
const SHORT_WORDS: [&str; 90] = [
    "am", "an", "as", "at", "be", "by", "cm", "do", "ft", "go", "he", "hr", "if", "in", "is", "it", "kg", "km", "lb",
    "me", "mg", "mi", "ml", "mm", "mw", "my", "no", "of", "oh", "on", "or", "oz", "pm", "so", "st", "nd", "rd", "th",
    "to", "up", "us", "vs", "we", "yd", "all", "and", "any", "are", "ate", "bag", "box", "but", "buy", "can", "car",
    "cup", "cut", "day", "did", "etc", "for", "get", "got", "had", "has", "her", "him", "his", "how", "its", "mph",
    "new", "not", "now", "off", "one", "our", "out", "per", "see", "she", "six", "ten", "the", "too", "two", "was",
    "who", "yes", "you",
];

/// Whether a name can begin with this character, and so whether a word goes on with it.
pub(super) fn begins_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

fn is_greek(letter: char) -> bool {
    ('\u{370}'..'\u{400}').contains(&letter)
}

/// Whether a single letter may be a symbol: Latin without accents, or Greek.
pub(super) fn is_mathematical(letter: &str) -> bool {
    letter.chars().all(|letter| letter.is_ascii_alphabetic() || is_greek(letter))
}

/// The length of the letters that `text` begins with; a Greek letter stands for itself, so `πr` are two.
pub(super) fn length(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if is_greek(first) => first.len_utf8(),
        _ => text.find(|c: char| !c.is_alphabetic() || is_greek(c)).unwrap_or(text.len()),
    }
}

/// Whether a word of two or more letters is a product of letters, as in `2xy`.
///
/// In a formula every short word is one that is not English. In prose only those are that few words and no units
/// look like: `xy`, `abc`, `mn`, `kx`.
pub(super) fn is_product(word: &str, prose: bool) -> bool {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 || !letters.iter().all(char::is_ascii_lowercase) || SHORT_WORDS.contains(&word) {
        return false;
    }
    if !prose {
        return true;
    }
    let family = ["abc", "mn", "pq", "xyz"].iter().any(|family| letters.iter().all(|letter| family.contains(*letter)));
    let distinct = (1..letters.len()).all(|index| !letters[..index].contains(&letters[index]));
    let coefficient = letters.len() == 2
        && ['x', 'y', 'z'].contains(&letters[1])
        && !["ax", "dx", "dy", "dz", "ex", "ox", "hz", "ty", "ry", "ly"].contains(&word);
    (family && distinct && word != "cab") || coefficient
}

/// Functions that may be written without brackets in English text: `sqrt 2`, `sin x`, but not "the floor".
pub(super) fn needs_no_brackets(function: &Function) -> bool {
    matches!(
        function,
        Function::SquareRoot | Function::CubeRoot | Function::Sine | Function::Cosine | Function::NaturalLogarithm
    )
}

/// Whether "a", "A" or "I", with this text after it, is the English word.
pub(super) fn is_article(letter: &str, after: &str) -> bool {
    if !["a", "A", "I"].contains(&letter) {
        return false;
    }
    let trimmed = after.trim_start_matches([' ', '\n', '\t']);
    if trimmed.len() == after.len() {
        return after.starts_with(['\'', '’']);
    }
    let word = &trimmed[..trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len())];
    let connects = ["and", "or", "if", "is", "are", "be", "in", "when", "where", "given", "such", "for", "with", "to"];
    word.chars().count() >= 2 && (letter == "I" || !connects.contains(&word))
        || (letter != "I" && word.chars().count() == 1)
}

/// Letters that stand for a unit when a number and a blank stand before them: "5 m".
pub(super) fn is_unit_letter(letter: &str) -> bool {
    ["m", "g", "l", "L", "s", "h", "A", "C", "F", "K", "V", "W", "J", "N", "a", "I", "d", "T"].contains(&letter)
}
