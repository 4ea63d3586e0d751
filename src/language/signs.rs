//! What signs are called: "a dot", "hashes", "the stars".

/// Names and their signs; a plural in "es" stands here without its "s".
const NAMES: &[(&str, char)] = &[
    ("dot", '.'),
    ("period", '.'),
    ("hash", '#'),
    ("hashe", '#'),
    ("hashtag", '#'),
    ("pound", '#'),
    ("zero", '0'),
    ("zeroe", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("asterisk", '*'),
    ("star", '*'),
    ("underscore", '_'),
    ("dash", '-'),
    ("dashe", '-'),
    ("space", ' '),
    ("blank", ' '),
    ("plus", '+'),
    ("dollar", '$'),
    ("at-sign", '@'),
    ("white", '⬜'),
    ("white", '□'),
    ("black", '⬛'),
    ("black", '■'),
    ("brown", '🟫'),
    ("green", '🟢'),
    ("green", '🟩'),
    ("red", '🔴'),
    ("red", '🟥'),
    ("blue", '🔵'),
    ("blue", '🟦'),
    ("yellow", '🟡'),
    ("yellow", '🟨'),
    ("flag", '🏁'),
    ("flag", '🚩'),
    ("dot", '·'),
    ("dot", '•'),
    ("point", '.'),
    ("hyphen", '-'),
    ("dash", '–'),
    ("dash", '—'),
    ("star", '★'),
    ("star", '⭐'),
    ("cross", 'x'),
    ("cross", 'X'),
    ("cross", '×'),
    ("crosse", 'X'),
    ("slash", '/'),
];

/// The signs that have this name, in one or in many; lower case.
///
/// ```
/// use polya::language::signs_named;
/// assert!(signs_named("dots").any(|sign| sign == '.'));
/// assert_eq!(signs_named("house").count(), 0);
/// ```
pub fn signs_named(word: &str) -> impl Iterator<Item = char> {
    let one = word.strip_suffix('s').unwrap_or(word);
    NAMES.iter().filter(move |(name, _)| *name == word || *name == one).map(|(_, sign)| *sign)
}
