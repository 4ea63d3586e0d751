//! Draws the outline of a prompt: which lines are sentences and which show something; what stands in brackets and in
//! quotation marks; what is only an example of how something looks.

use std::ops::Range;

use super::sheet::of_the_sheet;
use super::wording::says;
use crate::maths::Number;
use crate::problem::{Block, Literal, Outline, Prompt, Sentence, Shown, Token, TokenKind};

/// How deep literals may nest.
const DEEPEST: usize = 12;

/// What stands in quotation marks has at most so many bytes.
const LONGEST_QUOTE: usize = 8_000;

/// Words that make what follows an example, when they stand in the same sentence before it.
const EXAMPLES: &[&str] =
    &["e.g", "ex.,", "ex.:", "for example", "for instance", "example:", "such as", "example of", "would look like"];

/// Words and numbers of a text with their places; an underscore is a part of a word.
///
/// ```
/// use polya::language::written_words;
/// assert_eq!(written_words("x_1 = 10;"), [(0, "x_1"), (6, "10")]);
/// ```
pub fn written_words(text: &str) -> Vec<(usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let words = text.split(|c| !is_part(c)).filter(|it| !it.is_empty());
    words.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

/// Lines of a text with their places, without the marks at their ends.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let place = start;
        start += line.len() + 1;
        (place, line.trim_end_matches('\r'))
    })
}

impl Prompt {
    /// What the prompt says and what it shows; drawn once.
    pub fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| outline(&self.text, &self.tokens, &self.sentences))
    }
}

fn outline(text: &str, tokens: &[Token], ends: &[Range<usize>]) -> Outline {
    let mut outline = Outline { literals: literals(text), ..Outline::default() };
    outline.quotes = quotes(text);
    if !text.contains('\n') {
        outline.sentences = ends.iter().flat_map(|tokens_of| sentence(text, tokens, tokens_of.clone())).collect();
    } else {
        by_lines(text, tokens, ends, &mut outline);
    }
    mark_examples(text, &mut outline);
    mark_patterns(text, &mut outline);
    if let Some(first) = outline.sentences.first_mut() {
        first.is_heading = is_heading(text, first, &tokens[first.tokens.clone()]);
    }
    outline
}

fn by_lines(text: &str, tokens: &[Token], ends: &[Range<usize>], outline: &mut Outline) {
    let kinds = kinds(text);
    let sheet = of_the_sheet(text);
    let mut at = 0;
    let mut open: Option<Range<usize>> = None;
    let mut last_was_block = false;
    for ((place, line), kind) in lines(text).zip(kinds) {
        let first = at;
        while tokens.get(at).is_some_and(|token| token.span.start < place + line.len()) {
            at += 1;
        }
        let is_of_the_sheet = !line.trim().is_empty()
            && sheet.iter().any(|it| {
                it.start <= place + line.len() - line.trim_start().len() && place + line.trim_end().len() <= it.end
            });
        match if is_of_the_sheet { Line::Empty } else { kind } {
            Line::Prose => {
                let begins_anew = begins_anew(text, place, line);
                if begins_anew && let Some(done) = open.take() {
                    close(text, tokens, ends, done, outline);
                }
                open = Some(open.map_or(first, |open| open.start)..at);
                last_was_block = false;
            }
            Line::Shown => {
                if let Some(done) = open.take() {
                    close(text, tokens, ends, done, outline);
                }
                let after = outline.sentences.len().checked_sub(1);
                let shown = line.trim_end().to_owned();
                let end = place + line.trim_end().len();
                match outline.blocks.last_mut().filter(|_| last_was_block) {
                    Some(block) => {
                        block.lines.push(shown);
                        block.span.end = end;
                    }
                    None => {
                        let lines = vec![shown];
                        outline.blocks.push(Block { span: place..end, lines, after, is_example: false });
                    }
                }
                last_was_block = true;
            }
            Line::Empty => {
                if let Some(done) = open.take() {
                    close(text, tokens, ends, done, outline);
                }
                last_was_block = false;
            }
        }
    }
    if let Some(done) = open {
        close(text, tokens, ends, done, outline);
    }
}

/// Cuts a stretch of lines of prose into sentences.
fn close(text: &str, tokens: &[Token], ends: &[Range<usize>], stretch: Range<usize>, outline: &mut Outline) {
    let mut start = stretch.start;
    for end in ends.iter().map(|sentence| sentence.end).filter(|end| stretch.contains(end)).chain([stretch.end]) {
        // The full stop after the number of an item ends nothing.
        let lead = heading(&tokens[start..end]);
        let is_only_mark = end < stretch.end && end - start == lead + 2 && is_label(text, &tokens[start + lead]);
        if !is_only_mark {
            outline.sentences.extend(sentence(text, tokens, start..end));
            start = end;
        }
    }
}

/// Words that a title has none of: they ask, tell what to do, or set a rule.
const MORE_THAN_A_TITLE: &str = "what|which|who|how|when|where|find|solve|make|use|place|put|fill|complete|add|count|give|is|are|can|must|only|\
                                 not|no_two|with|without|except|each|every|from|into|does|do|have|has";

/// How many words a title has at most.
const LONGEST_TITLE: usize = 8;

/// Whether the first sentence is a title: a line of its own without a full stop, or a few words in capitals.
fn is_heading(text: &str, sentence: &Sentence, tokens: &[Token]) -> bool {
    let written = &text[sentence.span.clone()];
    let after = &text[sentence.span.end..];
    let is_line = after.trim_start_matches([' ', '\r', ')']).starts_with('\n')
        && !written.ends_with(['.', '?', '!', ':', ';', ',']);
    let words: Vec<&Token> = tokens.iter().filter(|it| matches!(it.kind, TokenKind::Word { .. })).collect();
    let is_capitalised =
        |token: &&Token| text[token.span.clone()].starts_with(char::is_uppercase) || token.lower.len() < 4;
    let is_in_capitals = written.ends_with('.') && words.len() > 1 && words.iter().all(is_capitalised);
    let is_in_brief = (1..=LONGEST_TITLE).contains(&words.len()) && words[0].span.start == tokens[0].span.start;
    let has_formula = written.contains(['=', '+', '<', '>', '*', '/']);
    let is_over_something = after.chars().any(char::is_alphanumeric);
    is_over_something
        && is_in_brief
        && !has_formula
        && words.first().is_some_and(|it| text[it.span.clone()].starts_with(char::is_uppercase))
        && (is_line || is_in_capitals)
        && !says(tokens, MORE_THAN_A_TITLE)
}

/// A sentence of these tokens; none when they are only marks. What marks an item of a list is taken off.
fn sentence(text: &str, tokens: &[Token], range: Range<usize>) -> Option<Sentence> {
    let (item, length) = item_mark(text, &tokens[range.clone()]);
    let tokens_of = range.start + length..range.end;
    let (first, last) = (tokens.get(tokens_of.start)?, tokens.get(tokens_of.end.checked_sub(1)?)?);
    let is_said = !tokens_of.is_empty()
        && tokens[tokens_of.clone()].iter().any(|token| !matches!(token.kind, TokenKind::Mark(_)));
    let span = first.span.start..last.span.end;
    is_said.then_some(Sentence { span, tokens: tokens_of, item, is_example: false, is_heading: false })
}

/// How many marks of a heading stand first: `##`.
fn heading(tokens: &[Token]) -> usize {
    tokens.iter().take_while(|token| token.is_mark('#')).count()
}

/// The mark of an item, `1.`, `B:`, `(2)`, `## 1.` or `-`, and how many tokens it takes.
fn item_mark(text: &str, tokens: &[Token]) -> (Option<String>, usize) {
    let lead = heading(tokens);
    let (item, length) = item_after_heading(text, &tokens[lead..]);
    if item.is_some() { (item, lead + length) } else { (None, 0) }
}

fn item_after_heading(text: &str, tokens: &[Token]) -> (Option<String>, usize) {
    let written = |token: &Token| text[token.span.clone()].to_owned();
    let is_mark = |index: usize, marks: &[char]| {
        tokens.get(index).is_some_and(|token| matches!(token.kind, TokenKind::Mark(mark) if marks.contains(&mark)))
    };
    let Some(first) = tokens.first() else {
        return (None, 0);
    };
    let begins_line =
        text[..first.span.start].trim_end_matches([' ', '\t', '.', '#']).ends_with('\n') || first.span.start == 0;
    if !begins_line {
        return (None, 0);
    }
    if is_mark(0, &['-', '*', '•', '–']) && tokens.len() > 2 {
        return (Some("-".to_owned()), 1);
    }
    if is_label(text, first) && is_mark(1, &['.', ')', ':']) && tokens.len() > 2 {
        return (Some(written(first)), 2);
    }
    let is_in_brackets =
        is_mark(0, &['(']) && is_mark(2, &[')']) && tokens.get(1).is_some_and(|token| is_label(text, token));
    if is_in_brackets && tokens.len() > 3 {
        return (Some(written(&tokens[1])), 3);
    }
    (None, 0)
}

/// What may mark an item: a short number, or a letter.
fn is_label(text: &str, token: &Token) -> bool {
    let written = &text[token.span.clone()];
    let is_letter = written.chars().count() == 1 && written.chars().all(char::is_alphabetic);
    written.len() <= 3 && (is_letter || written.chars().all(|c| c.is_ascii_digit()))
}

/// Whether this line of prose is not the rest of the sentence before it.
fn begins_anew(text: &str, place: usize, line: &str) -> bool {
    let before = text[..place].trim_end();
    let first = line.trim_start().chars().next();
    before.ends_with(['.', ':', '?', '!', ';']) || first.is_none_or(|c| !c.is_lowercase())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Prose,
    Shown,
    Empty,
}

/// Whether each line is a sentence, or part of something that is shown.
fn kinds(text: &str) -> Vec<Line> {
    let mut is_fenced = false;
    let all: Vec<&str> = lines(text).map(|(_, line)| line).collect();
    let mut kinds = Vec::with_capacity(all.len());
    for line in &all {
        // A row of a drawing may begin with such marks: a fence has no more of them, and one that closes has nothing else.
        let language = line.trim().strip_prefix("```");
        let is_fence = language.is_some_and(|it| if is_fenced { it.is_empty() } else { !it.contains('`') });
        kinds.push(match (is_fence, is_fenced) {
            (true, _) => Some(Line::Empty),
            (false, true) => Some(Line::Shown),
            _ if line.is_empty() => Some(Line::Empty),
            _ if line.trim().is_empty() => None,
            _ => match words(line) {
                0 => Some(Line::Shown),
                1 if !line.trim_end().ends_with(':') => None,
                _ => Some(Line::Prose),
            },
        });
        is_fenced ^= is_fence;
    }
    // What could be either goes with its neighbours: a word below a sentence that ends in a colon is shown, and so is one
    // beside a line that is.
    let is_shown =
        |kinds: &[Option<Line>], index: usize| kinds.get(index).is_some_and(|kind| *kind == Some(Line::Shown));
    for index in 0..kinds.len() {
        if kinds[index].is_some() {
            continue;
        }
        let above = all[..index].iter().rev().find(|line| !line.trim().is_empty());
        let is_led_in = above.is_none_or(|line| line.trim_end().ends_with([':', '-'])) && words(all[index]) == 1;
        let is_beside = index > 0 && is_shown(&kinds, index - 1)
            || kinds[index..].iter().find(|kind| kind.is_some()).is_some_and(|kind| *kind == Some(Line::Shown));
        kinds[index] = Some(match (all[index].trim().is_empty(), is_beside, is_led_in) {
            (true, true, _) => Line::Shown,
            (true, false, _) => Line::Empty,
            (false, true, _) | (false, _, true) => Line::Shown,
            _ => Line::Prose,
        });
    }
    kinds.into_iter().map(|kind| kind.unwrap_or(Line::Prose)).collect()
}

/// How many words a line has: letters alone, two or more, as between blanks.
fn words(line: &str) -> usize {
    let is_word = |piece: &&str| {
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric() && c.is_ascii());
        bare.chars().count() > 1
            && bare.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’' || c == '-')
            && !piece.starts_with(['[', '{', '#', '*'])
    };
    line.split_whitespace().filter(is_word).count()
}

/// What stands in quotation marks: "…", “…”, '…', `…`. An apostrophe inside a word begins nothing.
fn quotes(text: &str) -> Vec<Shown<String>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((place, mark)) = text[from..]
        .char_indices()
        .map(|(at, c)| (from + at, c))
        .find(|(_, c)| matches!(c, '"' | '“' | '\'' | '`' | '‘'))
    {
        let after = place + mark.len_utf8();
        from = after;
        let closing = match mark {
            '“' => '”',
            '‘' => '’',
            same => same,
        };
        let is_inside = text[..place].ends_with(char::is_alphanumeric);
        if is_inside && matches!(mark, '\'' | '‘') {
            continue;
        }
        let ends = |at: usize| {
            let rest = &text[at + closing.len_utf8()..];
            // "How many 'r's" names one letter.
            let is_plural = text[after..at].chars().count() == 1
                && rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            !matches!(closing, '\'' | '’') || is_plural || !rest.starts_with(char::is_alphanumeric)
        };
        let Some(end) = text[after..]
            .char_indices()
            .take_while(|&(at, c)| at < LONGEST_QUOTE && (c != '\n' || mark == '"'))
            .map(|(at, c)| (after + at, c))
            .find(|&(at, c)| c == closing && ends(at))
            .map(|(at, _)| at)
        else {
            continue;
        };
        if end == after {
            continue;
        }
        found.push(Shown {
            span: place..end + closing.len_utf8(),
            what: text[after..end].to_owned(),
            is_example: false,
        });
        from = end + closing.len_utf8();
    }
    found
}

/// What stands in square or curly brackets and can be read as data.
fn literals(text: &str) -> Vec<Shown<Literal>> {
    let mut found: Vec<Shown<Literal>> = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['[', '{']) {
        let place = from + at;
        let mut reader = Reader { text, at: place };
        match reader.literal(0) {
            Some(what) => {
                found.push(Shown { span: place..reader.at, what, is_example: false });
                from = reader.at;
            }
            None => from = place + 1,
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, mark: char) -> bool {
        let is_there = self.rest().starts_with(mark);
        if is_there {
            self.at += mark.len_utf8();
        }
        is_there
    }

    fn literal(&mut self, depth: usize) -> Option<Literal> {
        if depth > DEEPEST {
            return None;
        }
        match self.rest().chars().next()? {
            '[' => self.items(']', depth),
            '(' => self.items(')', depth),
            '{' => self.items('}', depth),
            mark @ ('"' | '\'') => self.quoted(mark),
            _ => self.bare(),
        }
    }

    /// Items with commas or blanks between them; pairs with colons make a map.
    fn items(&mut self, closing: char, depth: usize) -> Option<Literal> {
        self.at += 1;
        let (mut items, mut pairs) = (Vec::new(), Vec::new());
        loop {
            self.skip_blanks();
            if self.eat(closing) {
                break;
            }
            let item = self.literal(depth + 1)?;
            self.skip_blanks();
            if closing == '}' && self.eat(':') {
                self.skip_blanks();
                pairs.push((item, self.literal(depth + 1)?));
            } else {
                items.push(item);
            }
            self.skip_blanks();
            self.eat(',');
        }
        match (items.is_empty(), pairs.is_empty()) {
            (_, true) => Some(Literal::List(items)),
            (true, false) => Some(Literal::Map(pairs)),
            (false, false) => None,
        }
    }

    fn quoted(&mut self, mark: char) -> Option<Literal> {
        let inside = &self.rest()[1..];
        // In 'it's' the second mark ends nothing.
        let end = inside.char_indices().find(|&(at, c)| {
            let after = inside[at + c.len_utf8()..].trim_start();
            c == mark && (after.is_empty() || after.starts_with([',', ']', '}', ')', ':', '"', '\'']))
        });
        let (end, _) = end?;
        let text = inside[..end].to_owned();
        self.at += end + 2;
        Some(Literal::Text(text))
    }

    /// A number, or a word without marks around it.
    fn bare(&mut self) -> Option<Literal> {
        let is_end =
            |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}' | ')' | ':' | '[' | '(' | '{' | '"' | '\'');
        let end = self.rest().find(is_end).unwrap_or(self.rest().len());
        let text = self.rest()[..end].to_owned();
        if text.is_empty() || text.chars().count() > 40 {
            return None;
        }
        self.at += end;
        Some(match text.parse::<Number>() {
            Ok(number) => Literal::Number(number, text),
            Err(_) => Literal::Text(text),
        })
    }
}

/// Marks what only shows how something would look: what follows "e.g." or "for example" in its sentence, and what stands
/// in brackets with such words.
fn mark_examples(text: &str, outline: &mut Outline) {
    let lower = text.to_lowercase();
    // Lower case may take more bytes, and then places do not agree.
    if lower.len() != text.len() || !EXAMPLES.iter().any(|word| lower.contains(word)) {
        return;
    }
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for word in EXAMPLES {
        for (place, _) in lower.match_indices(word) {
            let is_whole = !lower[..place].ends_with(char::is_alphanumeric);
            // A stretch that is an example already is not looked through again.
            let is_inside = stretches.last().is_some_and(|last| last.contains(&place));
            if is_whole && !is_inside {
                let end = end_of_example(text, place);
                // "Such as" gives its example within the sentence.
                let goes_on = [". If ", ". if ", ". When ", ". Otherwise", ". Should "];
                let sentence = match *word {
                    "such as" => text[place..end].find(". "),
                    _ => goes_on.iter().filter_map(|it| text[place..end].find(it)).min(),
                };
                stretches.push(place..sentence.map_or(end, |at| place + at));
            }
        }
    }
    let is_inside =
        |span: &Range<usize>| stretches.iter().any(|stretch| stretch.start <= span.start && span.start < stretch.end);
    // A bracket or a quotation mark may stand before the word that begins the example.
    let from_its_words = |span: &Range<usize>| {
        let said = &text[span.clone()];
        let marks = said.len() - said.trim_start_matches(['(', '[', '"', '\'', '“']).len();
        span.start + marks..span.end
    };
    outline.sentences.iter_mut().for_each(|it| it.is_example = is_inside(&from_its_words(&it.span)));
    outline.literals.iter_mut().for_each(|it| it.is_example = is_inside(&it.span));
    outline.quotes.iter_mut().for_each(|it| it.is_example = is_inside(&it.span));
    outline.blocks.iter_mut().for_each(|it| it.is_example = is_inside(&it.span));
    outline.examples = stretches;
}

/// What stands in brackets after "like" or "e.g." only shows a form: "a dictionary like {1: 2, ...}".
fn mark_patterns(text: &str, outline: &mut Outline) {
    for shown in &mut outline.literals {
        let before = text[..shown.span.start].trim_end_matches([' ', '\n', '`', ',', ':']).to_lowercase();
        shown.is_example |= [" like", "e.g.", "e. g.", " eg"].iter().any(|it| before.ends_with(it));
    }
}

/// An example in brackets ends with them; another at the end of its line, or of the next when a colon ends its own.
fn end_of_example(text: &str, place: usize) -> usize {
    let line_start = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let mut depth = 0;
    let opened = text[line_start..place].char_indices().rev().find(|(_, c)| {
        depth += match c {
            '(' | '[' => 1,
            ')' | ']' => -1,
            _ => 0,
        };
        depth > 0
    });
    if opened.is_some() {
        let mut depth = 0;
        let closed = text[place..].char_indices().find(|(_, c)| {
            depth += match c {
                '(' | '[' => 1,
                ')' | ']' => -1,
                _ => 0,
            };
            depth < 0
        });
        if let Some((at, _)) = closed {
            return place + at;
        }
    }
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    if text[place..end].trim_end().ends_with(':') {
        let rest = text[end..].trim_start_matches('\n');
        let start = text.len() - rest.len();
        return rest.find("\n\n").or_else(|| rest.find('\n')).map_or(text.len(), |at| start + at);
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::language::{read_tokens, wanted};
    use crate::problem::{Form, Literal, Prompt};

    fn sentences(prompt: &Prompt) -> Vec<&str> {
        let sentences = prompt.outline().sentences.iter();
        sentences.filter(|it| !it.is_example).map(|it| &prompt.text[it.span.clone()]).collect()
    }

    #[test]
    fn a_grid_is_shown_and_what_stands_around_it_is_said() {
        let prompt = read_tokens(
            "Solve this puzzle:\n\n3 _ 1\n_ 2 _\n1 _ 3\n\nEach row holds 1 to 3. Answer in the\nsame format.",
        );
        assert_eq!(sentences(&prompt), ["Solve this puzzle:", "Each row holds 1 to 3.", "Answer in the\nsame format."]);
        let [block] = &prompt.outline().blocks[..] else { panic!("{:?}", prompt.outline()) };
        assert_eq!(block.after, Some(0));
        let rows = block.rows().unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["_", "2", "_"]);
    }

    #[test]
    fn letters_in_a_row_are_cells_and_rules_of_a_table_are_none() {
        let prompt = read_tokens("A maze:\n77777\n7pp*7\n7b7p7\n77777\nHow many steps are there?");
        assert_eq!(prompt.outline().blocks[0].rows().unwrap()[2].join(""), "7b7p7");
        let prompt = read_tokens("A board:\n1 2 | 3 4\n----+----\n3 4 | 1 2\n");
        let rows = prompt.outline().blocks[0].rows().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].join(""), "1234");
        let prompt = read_tokens("Rewrite it:\naacbab\n");
        assert_eq!(prompt.outline().blocks[0].lines, ["aacbab"]);
    }

    #[test]
    fn a_title_is_no_sentence_of_the_problem() {
        let is_titled = |text: &str| read_tokens(text).outline().sentences[0].is_heading;
        assert!(is_titled("SUDOKU No. 2,417 (moderate)\n\nFill the grid."));
        assert!(is_titled("Mini-Sudoku for Class 2b\nPut the numbers 1 to 4 in the boxes."));
        assert!(is_titled("WEATHER REPORT. The forecast is as follows."));
        assert!(!is_titled("Place eight queens on a board\nso that none attacks another."));
        assert!(!is_titled("Ann has 3 apples\nBen has 4."));
        assert!(!is_titled("Sort these words\n"));
    }

    #[test]
    fn literals_quotes_and_items() {
        let prompt = read_tokens(
            "Edges: [(1, 5), (3, 'it's')] and {\"a\": 1}. Count \"d\" in “sand”, don't guess.\n1. One\n2. Two",
        );
        let [edges, map] = &prompt.outline().literals[..] else { panic!("{:?}", prompt.outline()) };
        assert_eq!(edges.what.as_list().unwrap()[0].as_list().unwrap()[1].as_integer(), Some(5));
        assert!(matches!(&map.what, Literal::Map(pairs) if pairs.len() == 1));
        let quotes: Vec<&str> = prompt.outline().quotes.iter().map(|quote| &*quote.what).collect();
        assert!(quotes.contains(&"d") && quotes.contains(&"sand"), "{quotes:?}");
        let items: Vec<&str> = prompt.outline().sentences.iter().filter_map(|it| it.item.as_deref()).collect();
        assert_eq!(items, ["1", "2"]);
    }

    #[test]
    fn examples_say_nothing_of_the_problem() {
        let prompt =
            read_tokens("Spell this word backward (example: sun -> nus): tellt\nAnswer with a list, e.g. [1, 2].\nGo.");
        assert!(prompt.outline().literals[0].is_example);
        assert!(!prompt.outline().sentences[0].is_example);
        assert!(!prompt.says("sun go"));
        let prompt = read_tokens("Answer in JSON (an empty board would look like this: [[0], [0]]).\n[[1], [0]]");
        assert_eq!(prompt.outline().literals.iter().map(|it| it.is_example).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn forms_are_written_as_they_are_wanted() {
        let prompt = read_tokens("Sort them. Give a comma-separated list.");
        let list = "[\"b\", \"a\"]".parse().unwrap();
        let expects = |form: Form| crate::problem::Expectation { form, ..Default::default() };
        assert_eq!(expects(wanted(&prompt).list(" ")).written(&list), "b, a");
        assert_eq!(expects(Form::json(Form::Quoted("'".to_owned()))).written(&list), "['b', 'a']");
        assert_eq!(expects(Form::rows(" ")).written(&"[[1, 2], [3, 4]]".parse().unwrap()), "1 2\n3 4");
        let number = |text: &str, form: Form| expects(form).written(&text.parse().unwrap());
        assert_eq!(number("2/3", Form::Rounded(3)), "0.667");
        assert_eq!(number("5/2", Form::Rounded(3)), "2.5");
        let significant = |is_scientific| Form::Significant { digits: 3, is_scientific };
        assert_eq!(number("123456", significant(true)), "1.23e+5");
        assert_eq!(number("1/8192", significant(true)), "1.22e-4");
        assert_eq!(number("9999", significant(false)), "10000");
        assert_eq!(number("1", significant(true)), "1e+0");
        let moves = "[[1, \"A\", \"B\"], [2, \"A\", \"C\"]]".parse().unwrap();
        let form = Form::listed("", "\n", "", Form::Filled("Move {0} from {1} to {2}".to_owned()));
        assert_eq!(expects(form).written(&moves), "Move 1 from A to B\nMove 2 from A to C");
    }
}
