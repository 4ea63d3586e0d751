//! One and many: the singular that nouns are compared by, and the plural that a reader is told.

use crate::language::lemmas_of;

/// The singular of a noun in lower case, one form and always the same: nouns are compared by it.
pub fn singular(word: &str) -> Box<str> {
    match word {
        "leaves" => "leaf".into(),
        "people" => "person".into(),
        "buses" => "bus".into(),
        _ if word.ends_with("buses") => word[..word.len() - 2].into(),
        _ if word.ends_with("children") => word[..word.len() - 3].into(),
        "pics" | "pic" => "picture".into(),
        "saw" | "found" | "left" | "bit" | "lens" => word.into(),
        _ => {
            let lemmas = lemmas_of(word);
            match lemmas.first() {
                Some(lemma) if is_plural_of(word, lemma) => lemma.clone(),
                _ => word.into(),
            }
        }
    }
}

/// The plural of a noun in the singular, for what is said to a reader.
///
/// ```
/// assert_eq!(["box", "penny", "foot", "day"].map(polya::language::plural), ["boxes", "pennies", "feet", "days"]);
/// ```
pub fn plural(word: &str) -> String {
    const IRREGULAR: [(&str, &str); 13] = [
        ("times", "times"),
        ("person", "people"),
        ("child", "children"),
        ("man", "men"),
        ("woman", "women"),
        ("foot", "feet"),
        ("tooth", "teeth"),
        ("mouse", "mice"),
        ("goose", "geese"),
        ("leaf", "leaves"),
        ("money", "money"),
        ("fish", "fish"),
        ("sheep", "sheep"),
    ];
    if let Some((_, plural)) = IRREGULAR.iter().find(|(singular, _)| *singular == word) {
        return (*plural).to_owned();
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty() => format!("{stem}ies"),
        _ if ends(&["s", "x", "ch", "sh", "z"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn is_plural_of(word: &str, lemma: &str) -> bool {
    word != lemma
        && (word.ends_with('s')
            || matches!(
                word,
                "children" | "men" | "women" | "feet" | "teeth" | "mice" | "geese" | "oxen" | "pence" | "dice"
            ))
        && !matches!(lemma, "be" | "have" | "do" | "go")
}

pub(super) fn is_plural_noun(word: &str) -> bool {
    *singular(word) != *word || matches!(word, "people" | "fish" | "sheep" | "deer" | "trout" | "dice")
}
