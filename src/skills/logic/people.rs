//! Reads puzzles of people of whom some always tell the truth and the others always lie.

use std::cell::Cell;
use std::ops::Range;

use super::claims::{Cast, Sense, symbol};
use super::connectives::lexed;
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, TokenKind, Value};

/// More people than this are not told apart.
const MOST_PEOPLE: usize = 14;

/// Ways to say that somebody said something; the words that follow are what was said.
const VERBS: &str = "say|tell|claim|state|assert|declare|remark|express|note|comment|mention|announce|insist|maintain|reply|\
                     answer|add|respond|proclaim|swear|affirm|observe|explain|shout|report|whisper|argue|reveal|exclaim|put|\
                     warn|admit|confess|mutter|hear|accuse";

/// A kind that does neither, or a rule that is another: puzzles of their own.
const VARIANTS: &str = "spy|spies|sometimes|alternate|alternates|alternately|alternator|normal|normals|joker|random|randomly|\
                        monday|tuesday|wednesday|thursday|friday|saturday|sunday|werewolf|da|ja|door|doors|road|roads|\
                        yesterday|tomorrow|insane|mad|married|wife|husband|unless_asked|once|twice";

/// What people are called who have no names.
const ORDINALS: [&str; 5] = ["the_first", "the_second", "the_third", "the_fourth", "the_fifth"];

/// Words with a capital that are no names.
const NO_NAMES: &str = "i i'm in as according the when then and you so who what which first second third finally next she he \
                        they meanwhile lastly while if on a an to each one two it both all every everyone there here your we \
                        some after before another also but now can determine given suppose are is format answer at other \
                        later only say at no nobody neither either not";

struct Said {
    speaker: String,
    /// What was said, sentence by sentence.
    words: Vec<String>,
    is_quoted: bool,
    /// Bytes of the prompt that say it; the first where it begins.
    spans: Vec<Range<usize>>,
}

/// Readings of such a puzzle; two of them where a word may be taken in two ways that matter.
pub fn read(prompt: &Prompt) -> Vec<Reading> {
    let is_such = prompt.says_somewhere("lie|liar|lies|lying|knave|knaves|false|dishonest|untruthful truth|knight|knights|truthful|truth-teller|truthteller|honest|true|knave|knaves");
    if !is_such || prompt.text.len() > 20_000 {
        return Vec::new();
    }
    let senses: Vec<Reading> = [false, true].iter().filter_map(|&excludes| one(prompt, Sense { excludes })).collect();
    match &senses[..] {
        [one, other] if one.goal == other.goal => vec![one.clone()],
        _ => senses,
    }
}

fn one(prompt: &Prompt, sense: Sense) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let sentences = &prompt.outline().sentences;
    let said = said(prompt);
    if said.is_empty() {
        return None;
    }
    let ([truthful, lying], defining) = kinds(prompt, &said)?;
    let mut doubt = None;
    let cast = Cast {
        names: names(prompt, &said, &truthful, &lying),
        truthful: truthful.1,
        lying: lying.1,
        last_kind: Cell::default(),
    };
    if cast.names.is_empty() || cast.names.len() > MOST_PEOPLE {
        return None;
    }
    defining.iter().for_each(|span| telling.takes(span));
    let mut statements = Vec::new();
    for said in &said {
        let speaker = cast.person(&said.speaker)?;
        for words in &said.words {
            let claim = lexed(words).and_then(|pieces| cast.claim(&pieces, Some(speaker), said.is_quoted, sense));
            match claim {
                Some(claim) => {
                    let pair = [symbol(&cast.names[speaker]), claim.to_string()];
                    statements.push(Value::texts(pair));
                }
                None => {
                    let who = cast.names[speaker].replace('_', " ");
                    doubt = Some(format!("I cannot read what {who} says: \"{}\"", brief(words)));
                }
            }
        }
        said.spans.iter().for_each(|span| telling.takes(span));
        // How it is said may turn it round, and more may be told of who says it.
        if let Some(span) = said.spans.iter().find(|span| is_said_in_another_way(prompt, span)) {
            doubt = doubt
                .or_else(|| Some(format!("I cannot read how this is said: \"{}\"", brief(&prompt.text[span.clone()]))));
        }
    }
    let mut facts: Vec<Formula> = Vec::new();
    let mut asked: Vec<usize> = Vec::new();
    let mut counted = None;
    for sentence in sentences {
        let tokens = own_tokens(prompt, sentence);
        let Some(start) = tokens.first().map(|it| it.span.start) else {
            continue;
        };
        let touches = |span: &Range<usize>| span.start < sentence.span.end && start < span.end;
        if sentence.is_example {
            continue;
        }
        if said.iter().flat_map(|it| &it.spans).any(touches) {
            // Nothing may be lost of a sentence of which a part is understood.
            let is_known = |at: usize| said.iter().flat_map(|it| &it.spans).any(|span| span.contains(&at));
            let left =
                tokens.iter().filter(|token| !is_known(token.span.start)).map(|token| &prompt.text[token.span.clone()]);
            if left.clone().any(|word| cast.names.iter().any(|name| name == word && word != "A")) {
                doubt = doubt
                    .or_else(|| Some(format!("I cannot read all of this: \"{}\"", brief(prompt.text_of(sentence)))));
            }
            continue;
        }
        if says(tokens, VARIANTS) {
            doubt = doubt.or_else(|| Some(format!("I do not know the rule: \"{}\"", brief(prompt.text_of(sentence)))));
        }
        if is_about_the_form(prompt, sentence) && prompt.text_of(sentence).contains('/') {
            continue;
        }
        let is_question = prompt.text_of(sentence).ends_with('?')
            || says(
                tokens,
                "determine|find|figure|identify|deduce|classify|tell who|what|which|whether|each|identity|identities|kind|everyone|them|both",
            );
        if is_question {
            telling.takes(&sentence.span);
            if says(tokens, "how_many") {
                counted = Some(of_which_kind(prompt.text_of(sentence), &cast)?);
            } else if !asks_for_kinds(prompt, sentence, &cast) {
                doubt = doubt
                    .or_else(|| Some(format!("I cannot read what is asked: \"{}\"", brief(prompt.text_of(sentence)))));
            } else {
                asked.extend(named(prompt.text_of(sentence), &cast));
            }
            continue;
        }
        if defining.iter().any(touches)
            && says(tokens, "today|tonight|opposite|opposites|swap|swapped|reverse|reversed|except|unless")
        {
            doubt = doubt.or_else(|| Some(format!("I do not know the rule: \"{}\"", brief(prompt.text_of(sentence)))));
        }
        if defining.iter().any(touches) && !says(tokens, "exactly|least|most") {
            continue;
        }
        let fact = lexed(prompt.text_of(sentence))
            .filter(|_| says(tokens, "one|two|three|least|most|exactly|none|all|both|some|same|neither|is|are"))
            .and_then(|pieces| cast.claim(&pieces, None, false, sense));
        if let Some(fact) = fact {
            telling.takes(&sentence.span);
            facts.push(fact);
        } else if says(tokens, "says_nothing|said_nothing|silent|no_statement|does_not_speak|keeps_quiet")
            || introduces(prompt, sentence, &cast)
        {
            telling.takes(&sentence.span);
        } else if mentions_kind(prompt, sentence, &cast) && !says_each_is_one_of_two(prompt, sentence, &cast) {
            doubt = doubt.or_else(|| Some(format!("I cannot read this: \"{}\"", brief(prompt.text_of(sentence)))));
        } else if says_each_is_one_of_two(prompt, sentence, &cast) {
            telling.takes(&sentence.span);
        } else if !named(prompt.text_of(sentence), &cast).is_empty() && !is_about_the_form(prompt, sentence) {
            doubt = doubt.or_else(|| Some(format!("I cannot read this: \"{}\"", brief(prompt.text_of(sentence)))));
        }
    }
    asked.sort_unstable();
    asked.dedup();
    let order: Vec<usize> = if asked.is_empty() { (0..cast.names.len()).collect() } else { asked };
    let given = vec![
        Value::texts(cast.names.iter().map(|it| symbol(it))),
        Value::texts([&truthful.0, &lying.0]),
        Value::list(statements),
        Value::texts(facts.iter().map(Formula::to_string)),
    ];
    let (goal, unknown, form) = match counted {
        Some(is_truthful) => {
            let goal = Goal::new("number_of_kind", [given, vec![Value::Truth(is_truthful)]].concat());
            (goal, format!("how many are {}", if is_truthful { &truthful.0 } else { &lying.0 }), Form::Plain)
        }
        None => {
            let names = Value::texts(order.iter().map(|&it| symbol(&cast.names[it])));
            let form = match cast.names.iter().any(|it| ORDINALS.contains(&it.as_str())) {
                // "The first" is no name, and is written in two words.
                true => {
                    let each = order
                        .iter()
                        .enumerate()
                        .map(|(place, &who)| format!("{} is {{{}}}", cast.names[who].replace('_', " "), 2 * place + 1));
                    Form::Filled(each.collect::<Vec<_>>().join(", "))
                }
                false => Form::listed("", ", ", "", Form::Filled("{0} is {1}".to_owned())),
            };
            let unknown = format!("who is {} and who is {}", truthful.0, lying.0);
            (Goal::new("kinds", [given, vec![names]].concat()), unknown, form)
        }
    };
    let mut reading = telling.reading("logic", unknown, goal, form);
    reading.doubt = doubt;
    Some(reading)
}

fn brief(words: &str) -> String {
    words.trim().chars().take(80).collect()
}

/// Whether beside what was said, which stands in quotation marks, more is told than who said it: "Ann, who is drunk, says".
fn is_said_in_another_way(prompt: &Prompt, span: &Range<usize>) -> bool {
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
fn said(prompt: &Prompt) -> Vec<Said> {
    let text = &prompt.text;
    let outline = prompt.outline();
    let is_form = |span: &Range<usize>| {
        let around = outline.sentences.iter().find(|it| it.span.start <= span.start && span.start <= it.span.end);
        around.is_some_and(|it| is_about_the_form(prompt, it) && !says(prompt.of(it), VERBS))
    };
    let quotes: Vec<(Range<usize>, &str)> = outline
        .quotes
        .iter()
        .filter(|it| !it.is_example && !is_form(&it.span) && it.what.contains(' ') && !it.what.contains('/'))
        .map(|it| (it.span.clone(), it.what.as_str()))
        .collect();
    let mut all: Vec<Said> = Vec::new();
    for (index, (span, words)) in quotes.iter().enumerate() {
        let floor = index.checked_sub(1).map_or(0, |before| quotes[before].0.end);
        let ceiling = quotes.get(index + 1).map_or(text.len(), |after| after.0.start);
        let before = &text[last_end(&text[floor..span.start]) + floor..span.start];
        let after = &text[span.end..span.end + first_end(&text[span.end..ceiling])];
        let (name, begins, ends) =
            match (first_name(before).or_else(|| ordinal(before)), first_name(after).or_else(|| ordinal(after))) {
                (Some(name), _) => (name, span.start - before.len(), span.end),
                (None, Some(name)) => (name, span.start, span.end + after.len()),
                (None, None) => continue,
            };
        let begins_with_connective = lexed(words).is_some_and(|pieces| {
            pieces.first().is_some_and(|it| {
                !matches!(
                    it,
                    super::connectives::Piece::Word(_)
                        | super::connectives::Piece::Not
                        | super::connectives::Piece::Open
                )
            })
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
    for sentence in &outline.sentences {
        if sentence.is_example || prompt.text_of(sentence).ends_with('?') {
            continue;
        }
        // What follows a quotation that ends in a full stop is a sentence of its own.
        let touching =
            quotes.iter().filter(|(span, _)| span.start < sentence.span.end && sentence.span.start < span.end);
        let from = touching.map(|(span, _)| span.end).max().unwrap_or(sentence.span.start);
        let tokens = prompt.of(sentence);
        let tokens = &tokens[tokens.iter().position(|it| it.span.start >= from).unwrap_or(tokens.len())..];
        let item = sentence.item.as_deref().filter(|_| from == sentence.span.start);
        if let Some((speaker, words)) = reported(prompt, tokens, item)
            && !all.iter().flat_map(|it| &it.spans).any(|span| from < span.end && span.start < sentence.span.end)
        {
            all.push(Said {
                speaker,
                words: vec![words],
                is_quoted: false,
                spans: std::iter::once(from..sentence.span.end).collect(),
            });
        }
    }
    all.sort_by_key(|it| it.spans[0].start);
    all
}

/// The tokens of a sentence without what belongs to a quotation that began before it, such as its closing mark.
fn own_tokens<'p>(prompt: &'p Prompt, sentence: &Sentence) -> &'p [Token] {
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
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_')))
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['-', '\'', '’']))
        .find(|word| is_name(word))
        .map(str::to_owned)
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

fn is_name(word: &str) -> bool {
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

/// The words for the two kinds, each as it is said of one and in all its forms, and where the prompt tells what they do.
type KindWords = (String, Vec<String>);

fn kinds(prompt: &Prompt, said: &[Said]) -> Option<([KindWords; 2], Vec<Range<usize>>)> {
    const SKIPPED: &str = "always|only|who|that|which|can|will|invariably|every|thing|things|say|is|are|statement|statements|\
                           made|make|by|be|must|a|an|the|everything|anything|all|never|they|members|member|in|contrast|these|\
                           those|whereas|while|and|or|but|inhabitant|inhabitants|people|someone|tribe|other|hand|on|to|known|\
                           of|at|live|lives|island|being|as|whatever|speak|tell|telling|i.e|ie|means|any|consistently|either|with|what|per|rule|\
                           town|village|land|country|city|planet|kingdom|forest|world|place|school|each|both";
    const QUALITIES: &str = "honest|truthful|dishonest|untruthful";
    let mut found: [Option<String>; 2] = [None, None];
    let mut defining = Vec::new();
    for sentence in &prompt.outline().sentences {
        let touches =
            said.iter().flat_map(|it| &it.spans).any(|it| it.start < sentence.span.end && sentence.span.start < it.end);
        if touches || sentence.is_example || prompt.text_of(sentence).ends_with('?') {
            continue;
        }
        let tokens = prompt.of(sentence);
        for at in 0..tokens.len() {
            let here = &tokens[at..=at];
            let is_truth = says(here, "truth|truthful|truthfully|truths|true|honest");
            let is_lie = says(here, "lie|lying|false|untruthful|dishonest|falsehood|liar|untrue");
            // "Truth-tellers" is what they are called.
            let is_name = tokens.get(at + 1).is_some_and(|next| next.is_mark('-') || next.lower.starts_with("teller"));
            if !is_truth && !is_lie || is_name {
                continue;
            }
            let is_never = tokens[..at].iter().rev().take(4).any(|it| &*it.lower == "never")
                && !tokens[..at].iter().rev().take_while(|it| &*it.lower != "never").any(|it| it.is_mark(','));
            // "In a town, people are honest": what stands before a comma is not what is called so.
            let of_quality = says(here, QUALITIES) || says(here, "liar");
            let same_clause =
                tokens[..at].iter().rev().take_while(|it| !(of_quality && (it.is_mark(',') || it.is_mark(':'))));
            let noun = same_clause.into_iter().find(|it| match it.kind {
                TokenKind::Word { .. } => !says(std::slice::from_ref(*it), SKIPPED),
                _ => false,
            });
            // Kinds are told of in the plural, or as "a sage" and "every sage".
            let is_of_many = |noun: &Token| {
                let place = tokens.iter().position(|it| it.span == noun.span).unwrap_or(0);
                let before = place.checked_sub(1).map(|it| &tokens[it..=it]);
                noun.lower.ends_with('s') && noun.lower.len() > 4
                    || noun.lower.ends_with("men")
                    || before.is_some_and(|it| says(it, "a|an|every|each|any"))
            };
            let noun = noun.filter(|noun| !of_quality || is_of_many(noun));
            let noun = match noun {
                Some(noun)
                    if !says(std::slice::from_ref(noun), "truth|lie|not|true|false|liar")
                        && !says(std::slice::from_ref(noun), QUALITIES) =>
                {
                    noun
                }
                _ if is_lie && says(here, "liar") => &tokens[at],
                // "People are either honest or liars": the quality is all that they are called.
                _ if says(here, QUALITIES) => &tokens[at],
                _ => continue,
            };
            // "Honest people always tell the truth": the word itself is what they are called.
            let is_quality = says(here, QUALITIES)
                && tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.kind, TokenKind::Word { .. })
                        && !says(std::slice::from_ref(next), "and|or|but|while|always")
                });
            let noun = if is_quality { &tokens[at] } else { noun };
            let slot = usize::from(is_lie != is_never);
            let noun = if noun.lower.starts_with("teller") { "truth-tellers" } else { &*noun.lower };
            if found[slot].is_none() {
                found[slot] = Some(noun.to_owned());
            }
            if !defining.contains(&sentence.span) {
                defining.push(sentence.span.clone());
            }
        }
    }
    let [truth, lie] = found;
    let (truth, lie) = match (truth, lie) {
        (Some(truth), Some(lie)) if singular(prompt, &truth) != singular(prompt, &lie) => (truth, lie),
        _ if prompt.says_somewhere("knave|knaves") => ("knight".to_owned(), "knave".to_owned()),
        _ if prompt.says_somewhere(
            "truth-teller|truthteller|truth-tellers|truthtellers|truth_teller|truth_tellers|truth_-_teller|truth_-_tellers \
             liar|liars",
        ) =>
        {
            ("truth-teller".to_owned(), "liar".to_owned())
        }
        _ => {
            // "Each of them either always lies or always tells the truth": kinds without words for them.
            let mut such = prompt.sentences_that_say("always|either|consistently lie truth");
            defining = vec![such.next()?.span.clone()];
            ("truth-teller".to_owned(), "liar".to_owned())
        }
    };
    Some(([kind_words(prompt, &truth), kind_words(prompt, &lie)], defining))
}

/// One of them, as the prompt says it, else by its lemma.
fn singular(prompt: &Prompt, word: &str) -> String {
    let lower = prompt.text.to_lowercase();
    let candidates = [word.strip_suffix("es"), word.strip_suffix('s'), Some(word)];
    let is_said_of_one = |it: &&str| {
        [" a ", " an ", "/a ", "\na "].iter().any(|article| {
            lower.contains(&format!("{article}{it}")) && {
                let after =
                    lower.find(&format!("{article}{it}")).map_or("", |at| &lower[at + article.len() + it.len()..]);
                !after.starts_with(char::is_alphanumeric)
            }
        })
    };
    match candidates.into_iter().flatten().find(|it| it.len() > 2 && is_said_of_one(it)) {
        Some(said) => said.to_owned(),
        None if word.ends_with("lves") || word.ends_with("ieves") || word.ends_with("arves") => {
            format!("{}f", &word[..word.len() - 3])
        }
        None => {
            let lemma = crate::language::singular(word);
            lemma.trim().to_owned()
        }
    }
}

fn kind_words(prompt: &Prompt, word: &str) -> KindWords {
    let one = singular(prompt, word);
    let lower = prompt.text.to_lowercase();
    let is_quality = ["honest", "truthful", "dishonest", "untruthful"].contains(&word)
        || ["people", "persons", "ones", "men", "women", "inhabitants", "islanders", "folk"]
            .iter()
            .any(|noun| lower.contains(&format!("{word} {noun}")));
    let article = match one.starts_with(['a', 'e', 'i', 'o', 'u']) || one.starts_with("hon") {
        _ if is_quality => "",
        true => "an ",
        false => "a ",
    };
    let mut forms = vec![one.clone(), format!("{one}s"), format!("{one}es"), word.to_owned()];
    forms.push(one.strip_suffix('y').map_or(one.clone(), |start| format!("{start}ies")));
    if one.contains('-') {
        forms.extend([one.replace('-', " "), format!("{}s", one.replace('-', " "))]);
    }
    (format!("{article}{one}"), forms)
}

/// Everybody who speaks or is introduced, in order of appearance.
fn names(prompt: &Prompt, said: &[Said], truthful: &KindWords, lying: &KindWords) -> Vec<String> {
    let is_kind = |word: &str| truthful.1.iter().chain(&lying.1).any(|form| form == &word.to_lowercase());
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !names.iter().any(|it| it == name) && !is_kind(name) {
            names.push(name.to_owned());
        }
    };
    for sentence in &prompt.outline().sentences {
        let is_said =
            said.iter().flat_map(|it| &it.spans).any(|it| it.start < sentence.span.end && sentence.span.start < it.end);
        let tokens = prompt.of(sentence);
        if is_said || sentence.is_example {
            continue;
        }
        let Some(from) = crate::language::place_of(
            tokens,
            "meet|encounter|come_across|name|call|people|inhabitant|islander|person|native|friend|stranger|villager|run_into|see|\
             there_be|suspect|approach|greet|brother|sister|twin|sit|stand|prisoner|guard|student|child|man|woman|neighbour|\
             logician|speak|talk|each|monk|nothing|silent|visit|two|three|four|five",
        ) else {
            continue;
        };
        let appears_again = |word: &str| {
            let parts = prompt.text.split(|c: char| !c.is_alphanumeric());
            parts.filter(|part| *part == word).count() > 1
        };
        for (at, token) in tokens.iter().enumerate() {
            // A word that begins a sentence has a capital anyway.
            let is_beside = |place: Option<usize>, words: &[&str]| {
                place.and_then(|it| tokens.get(it)).is_some_and(|it| words.contains(&&*it.lower))
            };
            let is_listed = is_beside(Some(at + 1), &[",", "and", "is", "says", "sits", "stands", "said"])
                || is_beside(at.checked_sub(1), &[",", "and"]);
            if at <= from && !(is_listed && appears_again(&prompt.text[token.span.clone()])) {
                continue;
            }
            let word = &prompt.text[token.span.clone()];
            let is_article = word == "A"
                && tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.kind, TokenKind::Word { .. }) && &*next.lower != "and" && &*next.lower != "or"
                });
            let after_place = at > 0
                && ["of", "on", "in", "at"].contains(&&*tokens[at - 1].lower)
                && says(&tokens[..at], "island|land|town|country|planet|village");
            if is_name(word)
                && !is_article
                && !after_place
                && matches!(token.kind, TokenKind::Word { is_capitalised: true } | TokenKind::Formula(_))
            {
                add(word);
            }
        }
    }
    said.iter().for_each(|it| add(&it.speaker));
    if said.iter().any(|it| ORDINALS.contains(&it.speaker.as_str())) {
        return numbered(prompt, &names).unwrap_or_default();
    }
    // Somebody may be spoken of and say nothing.
    for words in said.iter().flat_map(|it| &it.words) {
        let words: Vec<&str> = words
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .filter(|it| !it.is_empty())
            .collect();
        for (at, word) in words.iter().enumerate() {
            let is_subject = words
                .get(at + 1)
                .is_some_and(|next| ["is", "and", "or", "would", "lies", "tells", "are", "always"].contains(next));
            if is_name(word) && *word != "A" && (at > 0 || is_subject) {
                add(word);
            }
        }
    }
    let place = |name: &String| prompt.text.match_indices(name.as_str()).next().map_or(usize::MAX, |(at, _)| at);
    if names.iter().all(|name| name.len() > 1) {
        names.sort_by_key(place);
    }
    names
}

/// "The first" and so on, as many as the prompt says there are. None when it does not, or tells of others too.
fn numbered(prompt: &Prompt, names: &[String]) -> Option<Vec<String>> {
    const PEOPLE: &str =
        "islander|inhabitant|people|person|native|man|woman|stranger|suspect|guard|villager|local|of_them";
    let is_count = |tokens: &[Token]| tokens[1..].len() < 3 && says(&tokens[1..], PEOPLE);
    let counts = prompt.tokens.windows(2).chain(prompt.tokens.windows(3));
    let mut counts = counts.filter(|it| is_count(it)).filter_map(|it| it[0].number()?.to_i64());
    let count = counts.next().filter(|first| counts.all(|it| it == *first))?;
    let all: Vec<String> = ORDINALS.iter().take(usize::try_from(count).ok()?).map(|it| (*it).to_owned()).collect();
    (all.len() as i64 == count && names.iter().all(|it| all.contains(it))).then_some(all)
}

fn named(text: &str, cast: &Cast) -> Vec<usize> {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).collect();
    let is_said = |who: &usize| {
        words.contains(&cast.names[*who].as_str()) && cast.names[*who] != "A"
            || words.iter().skip(1).any(|it| *it == "A" && cast.names[*who] == "A")
    };
    (0..cast.names.len()).filter(is_said).collect()
}

/// "Who is a knight and who is a knave?", "What is Ben?", "Which of them lies?"
fn asks_for_kinds(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let tokens = prompt.of(sentence);
    mentions_kind(prompt, sentence, cast)
        || says(tokens, "identify|determine|find|deduce|classify each|everyone|everybody|them|all|both")
        || says(
            tokens,
            "what_about|who_be_what|what_be_each|who_be_who|identity|identities|kind|type|truth|lie|lying|liar|honest",
        )
        || says(tokens, "what be|are|is")
            && (!named(prompt.text_of(sentence), cast).is_empty() || says(tokens, "they|each|he|she"))
}

fn mentions_kind(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let lower = prompt.text_of(sentence).to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    cast.truthful.iter().chain(&cast.lying).any(|form| words.contains(&form.as_str()))
}

/// "Everyone here is either a knight or a knave": what holds in all such puzzles.
fn says_each_is_one_of_two(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let lower = prompt.text_of(sentence).to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let has = |forms: &[String]| forms.iter().any(|form| words.contains(&form.as_str()));
    has(&cast.truthful)
        && has(&cast.lying)
        && !says(prompt.of(sentence), "more|fewer|less|than|same|number|exactly|least|most")
        && (named(prompt.text_of(sentence), cast).is_empty() || says(prompt.of(sentence), "either|each|every or"))
}

/// "You meet three people: Ann, Ben and Cid", where the number must be right.
fn introduces(prompt: &Prompt, sentence: &Sentence, cast: &Cast) -> bool {
    let tokens = prompt.of(sentence);
    let numbers: Vec<i64> = tokens.iter().filter_map(|token| token.number()?.to_i64()).collect();
    let count = cast.names.len() as i64;
    let is_kind_free = !mentions_kind(prompt, sentence, cast) || says_each_is_one_of_two(prompt, sentence, cast);
    is_kind_free
        && says(
            tokens,
            "meet|encounter|come_across|people|inhabitant|islander|person|native|friend|stranger|villager|run_into|see|there|suspect|approach|greet|visit|sit|stand",
        )
        && (numbers.is_empty() || numbers.iter().all(|number| *number == count))
}

fn of_which_kind(text: &str, cast: &Cast) -> Option<bool> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let has = |forms: &[String]| forms.iter().any(|form| words.contains(&form.as_str()));
    match (has(&cast.truthful), has(&cast.lying)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
