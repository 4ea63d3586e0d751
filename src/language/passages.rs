//! What a puzzle shows within its lines: texts to work on, and lists of items.

use std::ops::Range;

use super::{Telling, is_about_the_form, place_of, read_tokens, says};
use crate::problem::{Block, Literal, Prompt, Sentence, Token, TokenKind};

/// A text that is shown: in quotation marks, on lines of its own, or after a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    /// Bytes of the prompt, with its marks.
    pub span: Range<usize>,
    pub shown: Way,
    /// The tokens of its sentence that lead to it.
    pub before: Range<usize>,
}

/// In which way a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Quoted,
    Lines,
    AfterColon,
    /// After a noun: "the word banana".
    Named,
    /// Elsewhere: "the sentence below".
    PointedTo,
}

/// Words that begin what a prompt tells to do.
const REQUESTS: [&str; 30] = [
    "please",
    "give",
    "list",
    "write",
    "return",
    "print",
    "count",
    "find",
    "tell",
    "answer",
    "output",
    "explain",
    "apply",
    "compute",
    "determine",
    "decode",
    "decrypt",
    "put",
    "sort",
    "show",
    "use",
    "note",
    "reply",
    "reverse",
    "provide",
    "arrange",
    "what",
    "how",
    "which",
    "who",
];

/// Words that follow a noun without being what it names.
const NO_NAMES: [&str; 36] = [
    "in",
    "of",
    "that",
    "which",
    "is",
    "are",
    "was",
    "with",
    "by",
    "below",
    "above",
    "and",
    "or",
    "from",
    "to",
    "you",
    "shown",
    "given",
    "into",
    "backward",
    "backwards",
    "has",
    "have",
    "so",
    "using",
    "for",
    "as",
    "on",
    "if",
    "can",
    "contains",
    "containing",
    "appear",
    "appears",
    "occur",
    "occurs",
];

/// Items that are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// As they are written, without the marks around them.
    pub items: Vec<String>,
    pub span: Range<usize>,
    /// The tokens of its sentence that lead to it.
    pub before: Range<usize>,
}

impl Passage {
    /// Without blanks, and without the full stop or comma that ends a sentence.
    pub fn bare(&self) -> &str {
        self.text.trim().trim_end_matches(['.', ',', ';', '?', '!']).trim()
    }
}

impl Telling<'_> {
    /// The words that lead to what is shown.
    pub fn lead(&self, before: &Range<usize>) -> &[Token] {
        self.prompt.tokens.get(before.clone()).unwrap_or_default()
    }

    /// The texts that are shown, in the order of the prompt; examples are none.
    pub fn passages(&self) -> Vec<Passage> {
        let outline = self.prompt.outline();
        let mut found: Vec<Passage> = Vec::new();
        for quote in outline.quotes.iter().filter(|quote| !quote.is_example) {
            let is_inside_data = outline.literals.iter().any(|it| overlap(&it.span, &quote.span));
            let is_inside_lines = outline.blocks.iter().any(|it| overlap(&it.span, &quote.span));
            if !is_inside_data && !is_inside_lines {
                found.push(self.passage(quote.what.clone(), quote.span.clone(), Way::Quoted));
            }
        }
        for block in outline.blocks.iter().filter(|block| !block.is_example) {
            let labelled = self.labelled_lines(block);
            match labelled.is_empty() {
                true => found.push(self.passage(block.lines.join("\n"), block.span.clone(), Way::Lines)),
                false => found.extend(labelled),
            }
        }
        let mut after_colons: Vec<Passage> = Vec::new();
        for (index, sentence) in outline.sentences.iter().enumerate().filter(|(_, it)| !it.is_example) {
            let is_inside = after_colons.iter().any(|known| overlap(&known.span, &sentence.span));
            if !is_inside && let Some(span) = self.after_colon(index, sentence) {
                let text = self.prompt.text[span.clone()].to_owned();
                after_colons.push(self.passage(text, span, Way::AfterColon));
            }
        }
        // What stands in quotation marks after a colon is shown once, without them.
        let is_shown = |span: &Range<usize>| {
            let is_known = |known: &Range<usize>| known.contains(&span.start);
            found.iter().any(|known| is_known(&known.span)) || outline.literals.iter().any(|it| is_known(&it.span))
        };
        after_colons.retain(|passage| !is_shown(&passage.span));
        found.extend(after_colons);
        if !found.iter().any(|it| it.text.trim().chars().count() > 1) {
            found.extend(self.pointed_to());
        }
        found.sort_by_key(|passage| passage.span.start);
        found
    }

    /// What a line shows behind one of these labels, "ciphertext: ...", without quotation marks.
    pub fn labelled(&self, labels: &str) -> Option<Passage> {
        let prompt = self.prompt;
        super::lines(&prompt.text).find_map(|(start, line)| {
            let (label, value) = line.split_once([':', '='])?;
            let label = label.trim_matches([' ', '-', '*', '•', '`', '>']);
            let is_label = labels.split('|').any(|it| it.eq_ignore_ascii_case(label));
            let shown = value.trim().trim_matches(['"', '“', '”', '`']);
            let at = start + line.len() - value.len() + value.find(shown)?;
            let is_shown = is_label && !shown.is_empty() && shown != "?";
            is_shown.then(|| self.passage(shown.to_owned(), at..at + shown.len(), Way::AfterColon))
        })
    }

    /// The paragraph that "the sentence below" speaks of: the only one that tells nothing to do and asks nothing.
    fn pointed_to(&self) -> Option<Passage> {
        const POINTS: &str = "below|underneath|following|beneath|above";
        let prompt = self.prompt;
        let sentences = &prompt.outline().sentences;
        let is_pointed_to = sentences.iter().any(|it| {
            let tokens = prompt.of(it);
            says(tokens, POINTS)
                && says(
                    tokens,
                    "sentence|text|line|phrase|paragraph|message|string|poem|verse|passage|words|quote|saying",
                )
        });
        if !is_pointed_to {
            return None;
        }
        let text = &prompt.text;
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for piece in text.split_inclusive("\n\n") {
            let inner = piece.trim();
            if !inner.is_empty() {
                let first = start + piece.len() - piece.trim_start().len();
                paragraphs.push(first..first + inner.len());
            }
            start += piece.len();
        }
        let speaks_to_us = |span: &Range<usize>| {
            sentences.iter().filter(|it| overlap(&it.span, span)).any(|it| {
                let tokens = prompt.of(it);
                let asks = tokens.last().is_some_and(|token| token.is_mark('?'));
                let tells = tokens.first().is_some_and(|token| REQUESTS.contains(&&*token.lower));
                asks || tells || says(tokens, POINTS) || is_about_the_form(prompt, it)
            })
        };
        let mut shown = paragraphs.into_iter().filter(|span| !speaks_to_us(span));
        let span = shown.next()?;
        shown.next().is_none().then(|| self.passage(text[span.clone()].to_owned(), span, Way::PointedTo))
    }

    /// Lines such as `Magazine: aab`, each with what stands after its label.
    fn labelled_lines(&self, block: &Block) -> Vec<Passage> {
        let mut found = Vec::new();
        let mut place = block.span.start;
        for line in &block.lines {
            let start = place + self.prompt.text[place..].find(line.as_str()).unwrap_or(0);
            place = start + line.len();
            let Some(cut) = line.find([':', '=']) else {
                continue;
            };
            let (label, rest) = (&line[..cut], &line[cut + 1..]);
            let is_label = (1..=30).contains(&label.trim().len())
                && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '_' | '-'));
            let is_told = rest.starts_with(' ') && !rest.trim().is_empty();
            if is_label && is_told && !rest.contains(['"', '\'', '`', '“']) {
                let span = start + line.len() - rest.trim_start().len()..start + line.trim_end().len();
                let first = self.prompt.tokens.partition_point(|token| token.span.start < start);
                let last = self.prompt.tokens.partition_point(|token| token.span.end <= span.start);
                found.push(Passage {
                    text: rest.trim().to_owned(),
                    span,
                    shown: Way::AfterColon,
                    before: first..last.max(first),
                });
            }
        }
        found
    }

    fn passage(&self, text: String, span: Range<usize>, shown: Way) -> Passage {
        let before = self.before(span.start);
        Passage { text, span, shown, before }
    }

    /// The tokens of the sentence that stands before this place, or of the last one.
    fn before(&self, place: usize) -> Range<usize> {
        let sentences = &self.prompt.outline().sentences;
        let Some(sentence) = sentences.iter().rev().find(|sentence| sentence.span.start < place) else {
            return 0..0;
        };
        let tokens = self.prompt.of(sentence);
        let count = tokens.iter().take_while(|token| token.span.end <= place).count();
        sentence.tokens.start..sentence.tokens.start + count
    }

    /// What stands after the colon of a sentence: the rest of the line without what says how to answer, or the lines
    /// below it when nothing does.
    fn after_colon(&self, index: usize, sentence: &Sentence) -> Option<Range<usize>> {
        let text = &self.prompt.text;
        let outline = self.prompt.outline();
        let is_shown = |at: usize| {
            outline.quotes.iter().any(|it| it.span.contains(&at))
                || outline.literals.iter().any(|it| it.span.contains(&at))
        };
        let colon = text[sentence.span.clone()]
            .char_indices()
            .filter(|(_, c)| *c == ':')
            .map(|(at, _)| sentence.span.start + at)
            .find(|&at| {
                let depth = |mark: char| text[sentence.span.start..at].matches(mark).count();
                let is_in_brackets = depth('(') > depth(')');
                !is_shown(at) && !is_in_brackets && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
            })?;
        let line_end = text[colon..].find('\n').map_or(text.len(), |at| colon + at);
        let rest = &outline.sentences[index + 1..];
        if text[colon + 1..line_end].trim().is_empty() {
            let next = rest.first()?;
            let gap = text[colon + 1..next.span.start].trim();
            if !gap.is_empty() || next.item.is_some() {
                return None;
            }
            let end = text[next.span.start..].find("\n\n").map_or(text.len(), |at| next.span.start + at);
            return Some(self.until_the_form(next.span.start, end, rest));
        }
        let start = colon + 1 + (text[colon + 1..].len() - text[colon + 1..].trim_start().len());
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Some(self.until_the_form(start, line_end, rest))
    }

    /// From here to there, but no further than to the first sentence that speaks of the answer, or asks.
    fn until_the_form(&self, start: usize, end: usize, rest: &[Sentence]) -> Range<usize> {
        let text = &self.prompt.text;
        let speaks = |sentence: &&Sentence| {
            let tokens = self.prompt.of(sentence);
            let asks = tokens.last().is_some_and(|token| token.is_mark('?'));
            let tells = tokens.first().is_some_and(|token| REQUESTS.contains(&&*token.lower));
            sentence.span.start > start && (asks || tells || is_about_the_form(self.prompt, sentence))
        };
        let end = rest.iter().find(speaks).map_or(end, |sentence| sentence.span.start.min(end));
        start..start + text[start..end].trim_end().len()
    }

    /// The lists of items that are shown, in the order of the prompt; examples are none.
    pub fn listings(&self) -> Vec<Listing> {
        let outline = self.prompt.outline();
        let mut found: Vec<Listing> = Vec::new();
        let mut add = |items: Vec<String>, span: Range<usize>| {
            let is_known = found.iter().any(|known| overlap(&known.span, &span));
            if !items.is_empty() && !is_known {
                let before = self.before(span.start);
                found.push(Listing { items, span, before });
            }
        };
        for shown in outline.literals.iter().filter(|shown| !shown.is_example) {
            if let Literal::List(items) = &shown.what
                && let Some(items) = items.iter().map(|it| Some(it.written()?.to_owned())).collect::<Option<Vec<_>>>()
            {
                add(items, shown.span.clone());
            }
        }
        for (items, span) in self.quotes_in_a_row() {
            add(items, span);
        }
        for passage in self.passages().into_iter().filter(|it| !matches!(it.shown, Way::Quoted | Way::PointedTo)) {
            // A list ends with its sentence.
            let end = match passage.shown {
                Way::AfterColon => passage.text.find(". ").unwrap_or(passage.text.len()),
                _ => passage.text.len(),
            };
            add(items_of(&passage.text[..end]), passage.span.start..passage.span.start + end);
        }
        for (items, span) in self.marked_items() {
            add(items, span);
        }
        for sentence in outline.sentences.iter().filter(|sentence| !sentence.is_example) {
            if let Some((items, span)) = run_of_items(&self.prompt.text, &sentence.span) {
                add(items, span);
            }
        }
        found.sort_by_key(|listing| listing.span.start);
        found
    }

    /// The one word that follows one of these nouns: "the word banana". What goes on speaking of the noun is none.
    pub fn word_after(&self, nouns: &'static str) -> Option<Passage> {
        let prompt = self.prompt;
        let sentences = prompt.outline().sentences.iter().filter(|sentence| !sentence.is_example);
        sentences.into_iter().find_map(|sentence| {
            let tokens = prompt.of(sentence);
            let last =
                tokens.len() - usize::from(tokens.last().is_some_and(|it| matches!(it.kind, TokenKind::Mark(_))));
            // "The string is abc."
            if let [.., noun, is, name] = &tokens[..last]
                && place_of(std::slice::from_ref(noun), nouns).is_some()
                && (is.is_word("is") || is.is_mark('='))
                && matches!(name.kind, TokenKind::Word { .. } | TokenKind::Formula(_))
            {
                let span = name.span.clone();
                return Some(self.passage(prompt.text[span.clone()].to_owned(), span, Way::Named));
            }
            let pair = tokens.windows(2).find(|pair| {
                let is_noun = place_of(&pair[..1], nouns).is_some() && !pair[0].lower.ends_with('s');
                let is_word = matches!(pair[1].kind, TokenKind::Word { .. }) && !NO_NAMES.contains(&&*pair[1].lower);
                is_noun && is_word
            })?;
            let span = pair[1].span.clone();
            let longer = prompt.text[span.end..].find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(0);
            let span = span.start..span.end + longer;
            Some(self.passage(prompt.text[span.clone()].to_owned(), span, Way::Named))
        })
    }

    /// Quotations with nothing but commas between them.
    fn quotes_in_a_row(&self) -> Vec<(Vec<String>, Range<usize>)> {
        let mut rows: Vec<(Vec<String>, Range<usize>)> = Vec::new();
        let outline = self.prompt.outline();
        let free = outline
            .quotes
            .iter()
            .filter(|quote| !quote.is_example && !outline.literals.iter().any(|it| overlap(&it.span, &quote.span)));
        for quote in free {
            let follows = rows.last().is_some_and(|(_, span)| {
                let between = self.prompt.text[span.end..quote.span.start].trim();
                matches!(between, "," | ", and" | "and" | ";" | "")
            });
            match rows.last_mut().filter(|_| follows) {
                Some((items, span)) => {
                    items.push(quote.what.clone());
                    span.end = quote.span.end;
                }
                None => rows.push((vec![quote.what.clone()], quote.span.clone())),
            }
        }
        rows.retain(|(items, _)| items.len() > 1);
        rows
    }

    /// Items with marks, a few words each, below each other.
    fn marked_items(&self) -> Vec<(Vec<String>, Range<usize>)> {
        let mut rows: Vec<(Vec<String>, Range<usize>)> = Vec::new();
        let mut last_was_item = false;
        for sentence in &self.prompt.outline().sentences {
            let words = self.prompt.text_of(sentence).trim().to_owned();
            let is_item = sentence.item.is_some() && !sentence.is_example && words.split_whitespace().count() <= 3;
            if is_item {
                match rows.last_mut().filter(|_| last_was_item) {
                    Some((items, span)) => {
                        items.push(words);
                        span.end = sentence.span.end;
                    }
                    None => rows.push((vec![words], sentence.span.clone())),
                }
            }
            last_was_item = is_item;
        }
        rows.retain(|(items, _)| items.len() > 1);
        rows
    }
}

/// The prompt without what stands here, each byte in its place: what it says around a text that it shows.
pub fn said_around(prompt: &Prompt, shown: &Range<usize>) -> Prompt {
    let text = &prompt.text;
    let blank = " ".repeat(shown.len());
    read_tokens(&[&text[..shown.start], &blank, &text[shown.end..]].concat())
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The items of a text: between commas, semicolons or lines where there are such, else between blanks.
fn items_of(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches(['.', ';']);
    // "pear / fig / kiwi", "pear | fig | kiwi"
    for mark in [" / ", " | ", " · ", " • ", " -> ", " → "] {
        if !text.contains('\n') && text.matches(mark).count() > 1 {
            return text.split(mark).map(|it| bare(it).to_owned()).filter(|it| !it.is_empty()).collect();
        }
    }
    let marks: &[char] = match () {
        () if text.contains(';') => &[';', '\n'],
        () if text.contains(',') => &[',', '\n'],
        () if text.contains('\n') => &['\n'],
        () => &[' ', '\t'],
    };
    // A comma inside "1,200" is followed by a digit.
    let is_thousands = marks[0] == ',' && !text.contains(", ") && text.split_whitespace().count() > 1;
    if is_thousands {
        return text.split_whitespace().map(bare).filter(|item| !item.is_empty()).map(str::to_owned).collect();
    }
    let pieces = if marks[0] == ',' && text.contains(", ") {
        text.split('\n')
            .flat_map(|line| line.split(", "))
            .flat_map(|it| it.strip_suffix(',').map_or(vec![it], |it| vec![it]))
            .collect::<Vec<_>>()
    } else {
        text.split(marks).collect()
    };
    let mut items = Vec::new();
    for piece in pieces {
        let piece = bare(piece);
        let piece = piece.strip_prefix("and ").or_else(|| piece.strip_prefix("or ")).unwrap_or(piece);
        let is_last_pair = marks[0] == ',' && piece.split(" and ").count() == 2;
        match piece.split_once(" and ").filter(|_| is_last_pair) {
            Some((one, other)) if !one.contains(' ') && !other.contains(' ') => {
                items.extend([bare(one).to_owned(), bare(other).to_owned()]);
            }
            _ => items.push(piece.to_owned()),
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

/// Without blanks, bullets and quotation marks.
fn bare(piece: &str) -> &str {
    let piece = piece.trim();
    let piece = ["- ", "* ", "• "].iter().find_map(|mark| piece.strip_prefix(mark)).unwrap_or(piece);
    piece.trim().trim_matches(['"', '\'', '`', '“', '”', '‘', '’', '[', ']']).trim()
}

/// The longest run of single words with commas between them, "and" before the last; three at least, or two around "and" after
/// a comma.
fn run_of_items(text: &str, sentence: &Range<usize>) -> Option<(Vec<String>, Range<usize>)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut from = sentence.start;
    for word in text[sentence.clone()].split_whitespace() {
        let at = from + text[from..sentence.end].find(word)?;
        words.push((at, word));
        from = at + word.len();
    }
    let mut best: Option<(Vec<String>, Range<usize>)> = None;
    let mut at = 0;
    while at < words.len() {
        // "a, b and c" or "a, b, and c" or "a, b, c" or "a and b and c"
        let joins = |index: usize| words.get(index).is_some_and(|(_, word)| matches!(*word, "and" | "or" | "&"));
        let mut run: Vec<(usize, &str)> = Vec::new();
        while at < words.len() && !joins(at) {
            run.push(words[at]);
            let has_comma = words[at].1.ends_with(',');
            at += 1;
            match (has_comma, joins(at)) {
                (_, true) => at += 1,
                (true, false) => {}
                (false, false) => break,
            }
        }
        if joins(at) {
            at += 1;
        }
        let Some(last) = run.last() else {
            continue;
        };
        let span = run[0].0..last.0 + last.1.trim_end_matches(['.', '?', '!', ';', ':', ',']).len();
        let items: Vec<String> = run
            .iter()
            .map(|(_, word)| bare(word.trim_end_matches([',', '.', '?', '!', ';', ':'])).to_owned())
            .collect();
        if items.len() >= 3 && best.as_ref().is_none_or(|(known, _)| known.len() < items.len()) {
            best = Some((items, span));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn texts(text: &str) -> Vec<String> {
        let prompt = read_tokens(text);
        Telling::new(&prompt).passages().iter().map(|it| it.bare().to_owned()).collect()
    }

    fn lists(text: &str) -> Vec<Vec<String>> {
        let prompt = read_tokens(text);
        Telling::new(&prompt).listings().into_iter().map(|it| it.items).collect()
    }

    #[test]
    fn a_text_is_found_in_marks_after_a_colon_and_on_lines() {
        assert_eq!(
            texts("Decrypt this: PDA YKIEJC KB IN. Provide only the text as your final answer."),
            ["PDA YKIEJC KB IN"]
        );
        assert_eq!(texts("Count \"e\" in the text: \"He came. He saw: nothing.\"?"), ["e", "He came. He saw: nothing"]);
        assert_eq!(texts("Spell it backward (example: sun -> nus): tellt"), ["tellt"]);
        assert_eq!(texts("Count the words of this text:\n\nHe came and saw.\nHe went."), ["He came and saw.\nHe went"]);
        assert_eq!(texts("Note: abc\nMagazine: abcabc\n"), ["abc", "abcabc"]);
    }

    #[test]
    fn what_is_said_around_a_text_keeps_its_place() {
        let prompt = read_tokens("Count the e in \"one, except two\" twice.");
        let around = said_around(&prompt, &prompt.outline().quotes[0].span);
        assert_eq!(around.text.len(), prompt.text.len());
        assert!(around.says("count twice !except"));
    }

    #[test]
    fn lists_are_found_however_they_are_written() {
        let fruit = vec![vec!["pear".to_owned(), "Fig".to_owned(), "kiwi".to_owned()]];
        for text in [
            "Sort these: pear, Fig, kiwi",
            "Sort these: pear, Fig and kiwi.",
            "Sort these words: [\"pear\", \"Fig\", \"kiwi\"]",
            "Sort the words pear, Fig and kiwi in reverse order.",
            "Sort \"pear\", \"Fig\", \"kiwi\" by length.",
            "Sort these words:\n- pear\n- Fig\n- kiwi\n",
            "Sort these words:\npear\nFig\nkiwi",
            "Sort these words: pear Fig kiwi",
            "Please, sort pear, Fig, kiwi in order, shortest first.",
            "Sort these: pear / Fig / kiwi.",
            "Sort these: pear | Fig | kiwi",
        ] {
            assert_eq!(lists(text), fruit, "{text}");
        }
        assert_eq!(lists("Pick one of: 1,200.5 3e4 1,300"), [["1,200.5", "3e4", "1,300"]]);
        assert_eq!(lists("Sort: 3, -1.50, 2"), [["3", "-1.50", "2"]]);
    }
}
