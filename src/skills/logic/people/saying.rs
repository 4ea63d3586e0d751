//! Who says what: in quotation marks, after a colon and in reported speech.

use std::ops::Range;

use super::ORDINALS;
use super::choices::choices;
use crate::language::{is_about_the_form, says};
use crate::problem::{Prompt, Sentence, Token, TokenKind};
use crate::skills::logic::connectives::{Piece, lexed};

/// Ways to say that somebody said something; the words that follow are what was said.
const VERBS: &str = "say|tell|claim|state|assert|declare|remark|express|note|comment|mention|announce|insist|maintain|reply|\
                     answer|add|respond|proclaim|swear|affirm|observe|explain|shout|report|whisper|argue|reveal|exclaim|put|\
                     warn|admit|confess|mutter|hear|accuse";

/// Words with a capital that are no names.
const NO_NAMES: &str = "i i'm in as according the when then and you so who what which first second third finally next she he \
                        they meanwhile lastly while if on a an to each one two it both all every everyone there here your we \
                        some after before another also but now can determine given suppose are is format answer at other \
                        later only say at no nobody neither either not output print reply respond \
                        write give return state end puzzle riddle question problem q types type characters kinds note expected format hint rules \
                        names people solution task setting please kindly speakers speaker";

pub struct Said {
    pub speaker: String,
    /// What was said, sentence by sentence.
    pub words: Vec<String>,
    pub is_quoted: bool,
    /// Bytes of the prompt that say it; the first where it begins.
    pub spans: Vec<Range<usize>>,
}

/// Whether beside what was said, which stands in quotation marks, more is told than who said it: "Ann, who is drunk, says".
pub fn is_said_in_another_way(prompt: &Prompt, span: &Range<usize>) -> bool {
    let quotes = &prompt.outline().quotes;
    let Some(quote) = quotes.iter().find(|it| span.start <= it.span.start && it.span.end <= span.end) else {
        return false;
    };
    let beside = |range: Range<usize>| {
        let within = prompt.tokens.iter().filter(|it| range.start <= it.span.start && it.span.end <= range.end);
        within.cloned().collect::<Vec<Token>>()
    };
    let stretches = [beside(span.start..quote.span.start), beside(quote.span.end..span.end)];
    stretches.iter().any(|tokens| {
        let who = tokens.iter().position(|it| &*it.lower == "who");
        let tells_of_speaker = who.is_some_and(|at| !tokens.get(at + 1..=at + 1).is_some_and(|next| says(next, VERBS)));
        // "Noted" is no form of "not" here.
        let others: Vec<Token> = tokens.iter().filter(|it| !says(std::slice::from_ref(*it), VERBS)).cloned().collect();
        tells_of_speaker
            || says(&others, "opposite|drunk|mean|joke|jokingly|sarcastically|not|never|pretend|falsely|wrongly|lie")
    })
}

/// Who said what, in the order of the prompt.
pub fn said(prompt: &Prompt) -> Vec<Said> {
    let text = &prompt.text;
    let outline = prompt.outline();
    let is_form = |span: &Range<usize>| {
        let around = outline.sentences.iter().find(|it| it.span.start <= span.start && span.start <= it.span.end);
        around.is_some_and(|it| is_about_the_form(prompt, it) && !says(prompt.of(it), VERBS))
    };
    let quotes: Vec<(Range<usize>, &str)> = outline
        .quotes
        .iter()
        .filter(|it| {
            !it.is_example
                && !is_form(&it.span)
                && it.what.contains(' ')
                && !it.what.contains('/')
                && !it.what.contains("...")
        })
        .map(|it| (it.span.clone(), it.what.as_str()))
        .collect();
    let mut all: Vec<Said> = Vec::new();
    for (index, (span, words)) in quotes.iter().enumerate() {
        let floor = index.checked_sub(1).map_or(0, |before| quotes[before].0.end);
        let ceiling = quotes.get(index + 1).map_or(text.len(), |after| after.0.start);
        let before = &text[last_end(&text[floor..span.start]) + floor..span.start];
        // "A riddle of Smullyan's: Ann says".
        let after_colon = before.rsplit(':').next().unwrap_or(before);
        let before = if first_name(after_colon).is_some() { after_colon } else { before };
        let after = &text[span.end..span.end + first_end(&text[span.end..ceiling])];
        let (name, begins, ends) =
            match (first_name(before).or_else(|| ordinal(before)), first_name(after).or_else(|| ordinal(after))) {
                (Some(name), _) => (name, span.start - before.len(), span.end),
                (None, Some(name)) => (name, span.start, span.end + after.len()),
                (None, None) => continue,
            };
        let begins_with_connective = lexed(words).is_some_and(|pieces| {
            pieces.first().is_some_and(|it| !matches!(it, Piece::Word(_) | Piece::Not | Piece::Open))
        });
        match all.last_mut().filter(|last| begins_with_connective && last.speaker == name && last.is_quoted) {
            Some(last) => {
                if let Some(so_far) = last.words.last_mut() {
                    *so_far = format!("{} {words}", so_far.trim_end_matches([',', '.']));
                }
                last.spans.push(begins..ends);
            }
            None => all.push(Said {
                speaker: name,
                words: sentences_of(words),
                is_quoted: true,
                spans: std::iter::once(begins..ends).collect(),
            }),
        }
    }
    let offered = choices(prompt);
    for sentence in &outline.sentences {
        let is_offered = offered.iter().any(|(_, it)| it.span == sentence.span);
        if sentence.is_example || is_offered || prompt.text_of(sentence).ends_with('?') {
            continue;
        }
        // What follows a quotation that ends in a full stop is a sentence of its own.
        let touching =
            quotes.iter().filter(|(span, _)| span.start < sentence.span.end && sentence.span.start < span.end);
        let from = touching.map(|(span, _)| span.end).max().unwrap_or(sentence.span.start);
        let tokens = prompt.of(sentence);
        let tokens = &tokens[tokens.iter().position(|it| it.span.start >= from).unwrap_or(tokens.len())..];
        let item = sentence.item.as_deref().filter(|_| from == sentence.span.start);
        if all.iter().flat_map(|it| &it.spans).any(|span| from < span.end && span.start < sentence.span.end) {
            continue;
        }
        // "Ann claims that Ben lies, and Ben claims that ..." has several speakers.
        let starts = changes_of_speaker(prompt, tokens);
        let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
        for (place, (start, end)) in starts.iter().copied().zip(ends).enumerate() {
            let part = &tokens[start..end];
            let Some(first) = part.first().map(|it| it.span.start) else {
                continue;
            };
            let span =
                if place == 0 { from } else { first }..tokens.get(end).map_or(sentence.span.end, |it| it.span.start);
            if let Some((speaker, words)) = reported(prompt, part, item.filter(|_| place == 0)) {
                let words = words.trim_end().trim_end_matches(" and").trim_end_matches(" while").trim_end_matches(',');
                let words = vec![words.to_owned()];
                all.push(Said { speaker, words, is_quoted: false, spans: std::iter::once(span).collect() });
            }
        }
    }
    all.sort_by_key(|it| it.spans[0].start);
    all
}

/// Where one of several speakers begins to be reported in a sentence: "Ann says that Ben lies, and Ben claims that ...".
fn changes_of_speaker(prompt: &Prompt, tokens: &[Token]) -> Vec<usize> {
    const TELLS: &str = "say|claim|state|assert|declare|insist|maintain";
    let word = |at: usize| tokens.get(at).map_or("", |token| &prompt.text[token.span.clone()]);
    let begins = |at: usize| {
        is_name(word(at))
            && tokens.get(at + 1..=at + 1).is_some_and(|next| says(next, TELLS))
            && tokens.get(at + 2).is_some_and(|next| ["that", "to"].contains(&&*next.lower))
    };
    let is_joined = |at: usize| {
        at > 0 && (tokens[at - 1].is_mark(',') || ["and", "while", "but", "whereas"].contains(&&*tokens[at - 1].lower))
    };
    let mut starts = vec![0];
    // Within what somebody says, "Ann says that Ben says that ...", no comma stands between.
    let is_reported = (0..tokens.len().min(3)).any(begins);
    starts.extend((1..tokens.len()).filter(|&at| is_reported && begins(at) && is_joined(at)));
    starts
}

/// The tokens of a sentence without what belongs to a quotation that began before it, such as its closing mark.
pub fn own_tokens<'p>(prompt: &'p Prompt, sentence: &Sentence) -> &'p [Token] {
    let quotes = &prompt.outline().quotes;
    let before = quotes.iter().filter(|it| it.span.start < sentence.span.start && it.span.end > sentence.span.start);
    let from = before.map(|it| it.span.end).max().unwrap_or(sentence.span.start);
    let tokens = prompt.of(sentence);
    &tokens[tokens.iter().position(|it| it.span.start >= from).unwrap_or(tokens.len())..]
}

/// What is said may be several sentences.
fn sentences_of(words: &str) -> Vec<String> {
    let parts = words.split(['.', '!', ';']).map(str::trim).filter(|part| part.chars().any(char::is_alphabetic));
    parts.map(str::to_owned).collect()
}

/// After the last full stop.
fn last_end(text: &str) -> usize {
    let ends = |at: usize| text[at + 1..].starts_with([' ', '\n', '\t']) || text[at + 1..].is_empty();
    let stop = text.char_indices().rev().find(|&(at, c)| c == '\n' || matches!(c, '.' | '!' | '?') && ends(at));
    stop.map_or(0, |(at, _)| at + 1)
}

/// The first full stop.
fn first_end(text: &str) -> usize {
    text.find(['.', '\n', '!', '?']).unwrap_or(text.len())
}

fn first_name(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_')))
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['-', '\'', '’']))
        .collect();
    let first = words.iter().position(|word| is_name(word))?;
    // Of "Captain Hale" the last word is the name.
    let last = words[first..].iter().take_while(|word| is_name(word)).last()?;
    Some((*last).to_owned())
}

/// "The first says", "the second one replied".
fn ordinal(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(|it| format!("the_{}", it.to_lowercase()))
        .collect();
    let at = words.iter().position(|it| it == "the_the")?;
    words.get(at + 1).filter(|it| ORDINALS.contains(&it.as_str())).cloned()
}

pub fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && (!NO_NAMES.split_whitespace().any(|it| it == word.to_lowercase()) || word == "A")
}

/// "Ann says that Ben lies", "According to Ann, Ben lies", "Ann: Ben lies", "Ann claims to be a knight".
fn reported(prompt: &Prompt, tokens: &[Token], item: Option<&str>) -> Option<(String, String)> {
    let end = tokens.last()?.span.end;
    let word = |at: usize| tokens.get(at).map_or("", |token| &prompt.text[token.span.clone()]);
    if let Some(item) = item.filter(|it| is_name(it)) {
        return Some((item.to_owned(), prompt.text[tokens[0].span.start..end].to_owned()));
    }
    if word(0).eq_ignore_ascii_case("according") && word(1) == "to" && is_name(word(2)) {
        let rest = &prompt.text[tokens.get(3)?.span.start..end];
        return Some((word(2).to_owned(), rest.trim_start_matches(',').to_owned()));
    }
    // "Statement 2 (Ann): Ben lies".
    if let Some(colon) = (3..tokens.len().min(9)).find(|&at| tokens[at].is_mark(':'))
        && tokens[colon - 1].is_mark(')')
        && is_name(word(colon - 2))
        && tokens[colon - 3].is_mark('(')
    {
        return Some((word(colon - 2).to_owned(), prompt.text[tokens.get(colon + 1)?.span.start..end].to_owned()));
    }
    let by_ordinal = (0..tokens.len().min(3)).find(|&at| {
        word(at).eq_ignore_ascii_case("the") && ORDINALS.contains(&format!("the_{}", word(at + 1)).as_str())
    });
    let is_one = |at: usize| {
        usize::from(
            tokens.get(at).is_some_and(|it| ["one", "islander", "person", "man", "woman"].contains(&&*it.lower)),
        )
    };
    let (name, first) = match by_ordinal {
        Some(at) => (format!("the_{}", word(at + 1)), at + 1 + is_one(at + 2)),
        None => (0..tokens.len().min(4)).find(|&at| is_name(word(at))).map(|at| (word(at).to_owned(), at))?,
    };
    if tokens.get(first + 1)?.is_mark(':') {
        // "Persons: Ann, Ben and Cid" only lists them.
        let mut words = tokens[first + 2..].iter().filter(|it| it.lower.starts_with(char::is_alphanumeric));
        if words.all(|it| &*it.lower == "and" || is_name(&prompt.text[it.span.clone()])) {
            return None;
        }
        return Some((name, prompt.text[tokens.get(first + 2)?.span.start..end].to_owned()));
    }
    let mut at = first + 1;
    while tokens.get(at).is_some_and(|it| ["then", "also", "now", "has", "was", "heard", "as"].contains(&&*it.lower)) {
        at += 1;
    }
    if !says(tokens.get(at..=at)?, VERBS) {
        return None;
    }
    at += 1;
    // "Sages tell the truth" tells of a kind, and "Ann says nothing" of no claim.
    if says(&tokens[at..tokens.len().min(at + 2)], "truth|truths|lie|lies|nothing|only") {
        return None;
    }
    while tokens.get(at).is_some_and(|it| {
        ["that", "you", "me", "us", "to", ":", ",", "saying", "anyone", "everyone"].contains(&&*it.lower)
            || matches!(it.kind, TokenKind::Mark(':' | ','))
    }) && !(word(at) == "to" && word(at + 1) == "be")
    {
        at += 1;
    }
    let rest = prompt.text.get(tokens.get(at)?.span.start..end)?;
    match rest.strip_prefix("to be ") {
        Some(kind) => Some((name, format!("I am {kind}"))),
        None => Some((name, rest.to_owned())),
    }
}
