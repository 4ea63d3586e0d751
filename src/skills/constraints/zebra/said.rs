//! Sentences of a story as words and the marks between them.

use std::ops::Range;

/// A word in small letters, or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub lower: String,
    /// Whether it is written with a capital.
    pub is_large: bool,
    pub span: Range<usize>,
}

impl Word {
    pub fn is(&self, words: &str) -> bool {
        words.split('|').any(|it| it == self.lower)
    }

    pub fn is_mark(&self) -> bool {
        !self.lower.starts_with(char::is_alphanumeric)
    }

    /// Whether what stands before ends here at the latest.
    pub fn is_edge(&self) -> bool {
        self.is_mark() && self.lower != ","
    }
}

/// The sentences: a line that is an item of a list is one, and "Ms." ends none. The label of an item is left out.
pub fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut open: Vec<Word> = Vec::new();
        for word in words(text, start + label(line)..start + line.len()) {
            let is_title = open.last().is_some_and(|it| it.is("mr|ms|mrs|dr|st"));
            if word.is(".") && is_title {
                continue;
            }
            let is_end = word.is(".|?|!");
            open.push(word);
            if is_end {
                found.push(std::mem::take(&mut open));
            }
        }
        found.push(open);
        start += line.len();
    }
    found.retain(|it| it.iter().any(|word| !word.is_mark()));
    found
}

/// "Alice's (the grown-up Alice, that is)": who is named again in brackets is put in the place of the first name.
pub fn with_apposition(text: &str) -> String {
    let told = || {
        let (before, rest) = text.split_once(" (")?;
        let (inner, after) = rest.split_once(')')?;
        let named = before.rsplit(' ').next()?;
        let (name, is_owner) = match named.strip_suffix("'s").or(named.strip_suffix("’s")) {
            Some(name) => (name, true),
            None => (named, false),
        };
        let inner = ["that is", "i mean", "of course"]
            .iter()
            .fold(inner, |it, word| it.trim_end_matches(word).trim_end_matches([',', ' ']));
        let names_again =
            inner.strip_suffix(name).is_some_and(|it| it.starts_with("the ") && it.ends_with(' ')) && name.len() > 2;
        let head = &before[..before.len() - named.len()];
        names_again.then(|| format!("{head}{inner}{}{after}", if is_owner { "'s" } else { "" }))
    };
    told().unwrap_or_else(|| text.to_owned())
}

/// What is said behind a label: "H2. ...", "Clue 3: ...", "(iv) ...".
pub fn without_label(text: &str) -> &str {
    const WORDS: [&str; 8] = ["clue", "hint", "fact", "statement", "rule", "note", "nr", "no"];
    let said = &text[label(text)..];
    let Some(end) = said.find([':', '.', ')', '–']).filter(|it| *it <= 14) else {
        return said;
    };
    let head = said[..end].to_lowercase();
    let name = head.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '(' | '.'));
    let has_number = head.contains(|c: char| c.is_ascii_digit());
    let is_label = has_number && (name.is_empty() || WORDS.contains(&name) || name.len() == 1 && name.is_ascii());
    let mark = said[end..].chars().next().map_or(0, char::len_utf8);
    if is_label { &said[end + mark..] } else { said }
}

/// How many bytes the label of an item takes: "(iv) ", "3. ", "– ".
pub fn label(line: &str) -> usize {
    let said = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '–' | '•'));
    let inner = said.trim_start_matches('(');
    let length = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
    let name = &inner[..length];
    let is_name = !name.is_empty()
        && (name.chars().all(|c| c.is_ascii_digit())
            || name.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || length == 1);
    let is_closed = inner[length..].starts_with([')', '.']) && inner[length + 1..].starts_with(' ');
    line.len() - if is_name && is_closed { inner.len() - length - 1 } else { said.len() }
}

fn words(text: &str, span: Range<usize>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut at = span.start;
    while let Some(first) = text[at..span.end].chars().next() {
        let belongs = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        let length = if first.is_alphanumeric() {
            let length = text[at..span.end].find(|c| !belongs(c)).unwrap_or(span.end - at);
            text[at..at + length].trim_end_matches(|c: char| !c.is_alphanumeric()).len()
        } else {
            first.len_utf8()
        };
        let lower = text[at..at + length].to_lowercase().replace('’', "'");
        let mut add = |lower: &str| {
            found.push(Word { lower: lower.to_owned(), is_large: first.is_uppercase(), span: at..at + length });
        };
        match (lower.strip_suffix("n't"), lower.split_once('\'')) {
            (Some("ca"), _) => ["can", "not"].into_iter().for_each(&mut add),
            (Some("wo"), _) => ["will", "not"].into_iter().for_each(&mut add),
            (Some(verb), _) => [verb, "not"].into_iter().for_each(&mut add),
            (None, Some((word, rest))) => {
                add(word);
                if !rest.is_empty() {
                    add(rest);
                }
            }
            _ if lower.trim().is_empty() => {}
            _ => add(&lower),
        }
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_again_in_brackets_stands_in_the_place_of_the_name() {
        assert_eq!(
            with_apposition("Left of Ann's (the grown-up Ann, that is) is tea."),
            "Left of the grown-up Ann's is tea."
        );
        assert_eq!(with_apposition("Ann (in house 1) has tea."), "Ann (in house 1) has tea.");
    }

    #[test]
    fn an_item_is_a_sentence_and_a_title_ends_none() {
        let shown = |text: &str| {
            let all = sentences(text);
            all.iter()
                .map(|it| it.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("(iv) Mr. Po isn't in. It's Al's!"), ["mr po is not in .", "it s al s !"]);
        assert_eq!(shown("– The cat\n2. A dog"), ["the cat", "a dog"]);
    }
}
