//! The typed chart parser: it puts the phrases of all skills together.
//!
//! A *piece* is a stretch of tokens that denotes something of a type. Numbers and formulas are pieces to begin with; a
//! phrase whose words and slots match a stretch makes a larger piece, whose meaning is the phrase's term with the slots
//! filled. Starts are visited from the last token to the first, so the pieces that a slot needs are complete before it
//! is looked at; a phrase that begins with a slot is tried when a piece of that type is found.
//!
//! Cost: for n tokens, at most n · [`MOST_PIECES`] pieces of a type, each tried against the phrases that may begin with it.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::atoms::{Reader, atoms};
use super::known::Names;
use super::pattern::{Compiled, Element, compile, compile_asked};
use crate::problem::{Binding, Phrase, Prompt, Type, Value};

/// At most this many pieces from one start: a prompt that is more ambiguous than this is not read better with more.
const MOST_PIECES: usize = 160;

/// Optional words cost nothing, so of two ways to say the same stretch the one with more literal words is better
/// evidence. Each piece inside a piece costs this much.
const COST_OF_A_PHRASE: u32 = 10;

/// Phrases, compiled once.
#[derive(Debug, Default)]
pub struct Grammar {
    phrases: Vec<Compiled>,
    /// By first word: phrase, and the state that follows.
    by_word: HashMap<Box<str>, Vec<(usize, usize)>>,
    /// By type of the first slot: phrase, the slot, and the state that follows.
    by_slot: HashMap<Type, Vec<(usize, usize, usize)>>,
}

/// A stretch of the prompt with what it denotes.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Range of tokens.
    pub tokens: Range<usize>,
    pub denotes: Type,
    pub value: Value,
    pub binds: Binding,
    pub cost: u32,
    /// The phrase it was said with; none for a number or formula.
    pub phrase: Option<&'static str>,
    /// What stands in its slots.
    pub parts: Vec<Rc<Piece>>,
}

/// What the parser found in a stretch of tokens.
#[derive(Debug, Default)]
pub struct Parse {
    /// By start, in order of being found.
    pieces: Vec<Vec<Rc<Piece>>>,
    start: usize,
    /// Whether pieces were dropped because a start had too many.
    pub is_capped: bool,
}

/// A phrase being matched from one start.
struct Match<'a> {
    prompt: &'a Prompt,
    phrase: usize,
    start: usize,
    /// Where the tokens end that may be matched.
    end: usize,
}

impl Grammar {
    pub fn new(phrases: impl IntoIterator<Item = Phrase>) -> Self {
        let mut grammar = Grammar::default();
        let both = |phrase: Phrase| std::iter::once(compile(phrase)).chain(compile_asked(phrase));
        for compiled in phrases.into_iter().flat_map(both) {
            let index = grammar.phrases.len();
            for (element, next) in &compiled.states[compiled.first].edges {
                match element {
                    Element::Literal(word) => grammar.by_word.entry(word.clone()).or_default().push((index, *next)),
                    Element::Slot(kind, slot) => {
                        grammar.by_slot.entry(*kind).or_default().push((index, *slot, *next));
                    }
                }
            }
            grammar.phrases.push(compiled);
        }
        grammar
    }

    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.iter().map(|compiled| &compiled.phrase)
    }

    /// All pieces in these tokens of the prompt, when these names stand for something said elsewhere in it.
    pub fn parse(&self, prompt: &Prompt, tokens: Range<usize>, names: &Names) -> Parse {
        let mut parse = Parse { pieces: vec![Vec::new(); tokens.len() + 1], start: tokens.start, is_capped: false };
        let reader = Reader::new(prompt, names);
        for start in tokens.clone().rev() {
            for piece in atoms(&reader, start) {
                parse.add(piece);
            }
            self.pieces_from(prompt, start, tokens.end, &mut parse);
        }
        parse
    }

    fn pieces_from(&self, prompt: &Prompt, start: usize, end: usize, parse: &mut Parse) {
        if is_label(prompt, start) {
            for choice in choices(start, parse) {
                parse.add(choice);
            }
        }
        let token = &prompt.tokens[start];
        let mut words: Vec<&str> = token.lemmas.iter().map(|lemma| &**lemma).collect();
        if !words.contains(&&*token.lower) {
            words.push(&token.lower);
        }
        for word in words {
            for &(phrase, state) in self.by_word.get(word).into_iter().flatten() {
                if !self.agrees(phrase, word, &token.lower) {
                    continue;
                }
                let found = Match { prompt, phrase, start, end };
                self.follow(&found, state, start + 1, &mut Vec::new(), parse);
            }
        }
        // Pieces found at this start may in turn begin longer ones; `next` walks the list while it grows.
        let mut next = 0;
        while let Some(piece) = parse.at(start).get(next).cloned() {
            next += 1;
            for list in lists_from(prompt, &piece, end, parse) {
                parse.add(list);
            }
            for kind in std::iter::once(&piece.denotes).chain(piece.denotes.stands_for()) {
                for &(phrase, slot, state) in self.by_slot.get(kind).into_iter().flatten() {
                    if piece.binds >= self.phrases[phrase].phrase.binds {
                        let found = Match { prompt, phrase, start, end };
                        self.follow(&found, state, piece.tokens.end, &mut vec![(slot, piece.clone())], parse);
                    }
                }
            }
        }
    }

    /// Goes on with a match from a state of its pattern, at token `at`, and adds every piece that comes out.
    fn follow(&self, found: &Match, state: usize, at: usize, parts: &mut Vec<(usize, Rc<Piece>)>, parse: &mut Parse) {
        let state = &self.phrases[found.phrase].states[state];
        if state.accepts
            && self.may_end(found.phrase, at, parts)
            && let Some(piece) = self.made(found, at, parts)
        {
            parse.add(piece);
        }
        if at >= found.end {
            return;
        }
        for (element, next) in &state.edges {
            match element {
                Element::Literal(word) => {
                    let token = &found.prompt.tokens[at];
                    let is_form = token.lower == *word || token.has_lemma(word);
                    if is_form && self.agrees(found.phrase, word, &token.lower) {
                        self.follow(found, *next, at + 1, parts, parse);
                    }
                }
                Element::Slot(kind, slot) => {
                    let fitting: Vec<Rc<Piece>> =
                        parse.at(at).iter().filter(|it| it.denotes.fits(*kind)).cloned().collect();
                    for piece in fitting {
                        let after = piece.tokens.end;
                        parts.push((*slot, piece));
                        self.follow(found, *next, after, parts, parse);
                        parts.pop();
                    }
                }
            }
        }
    }

    /// "The squares of 1, 2 and 3" is no number: where a phrase that denotes one has a noun in the singular, the plural
    /// does not match.
    fn agrees(&self, phrase: usize, word: &str, token: &str) -> bool {
        let is_plural =
            token.strip_suffix('s').is_some_and(|stem| stem == word || stem.strip_suffix('e') == Some(word));
        !(is_plural && self.phrases[phrase].phrase.denotes == Type::Number)
    }

    /// At its right edge a phrase takes only what binds tighter than itself, so that "3 minus 4 minus 5" groups from the
    /// left.
    fn may_end(&self, phrase: usize, at: usize, parts: &[(usize, Rc<Piece>)]) -> bool {
        let binds = self.phrases[phrase].phrase.binds;
        match parts.last() {
            Some((_, last)) if last.tokens.end == at && binds != Binding::Loosest => {
                last.binds > binds || last.binds == Binding::Tight
            }
            _ => true,
        }
    }

    fn made(&self, found: &Match, end: usize, parts: &[(usize, Rc<Piece>)]) -> Option<Piece> {
        let compiled = &self.phrases[found.phrase];
        let unfilled = Value::text("?");
        let mut fillings = vec![&unfilled; 2 * compiled.slots];
        for (slot, part) in parts {
            fillings[*slot] = &part.value;
        }
        if compiled.phrase.when.is_some_and(|condition| !condition(&fillings[..compiled.slots])) {
            return None;
        }
        let said: Vec<Value> =
            if compiled.quotes { parts.iter().map(|(_, part)| part.said(found.prompt)).collect() } else { Vec::new() };
        for ((slot, _), words) in parts.iter().zip(&said) {
            fillings[compiled.slots + *slot] = words;
        }
        Some(Piece {
            tokens: found.start..end,
            denotes: compiled.phrase.denotes,
            value: compiled.meaning.fill(&fillings),
            binds: compiled.phrase.binds,
            cost: COST_OF_A_PHRASE + parts.iter().map(|(_, part)| part.cost).sum::<u32>(),
            phrase: Some(compiled.phrase.pattern),
            parts: parts.iter().map(|(_, part)| part.clone()).collect(),
        })
    }
}

impl Piece {
    /// The words it was said with; a list of them for a list, the letters for lettered choices.
    fn said(&self, prompt: &Prompt) -> Value {
        let mut words = Vec::new();
        self.collect_said(prompt, &mut words);
        if self.is_list() { Value::list(words) } else { words.swap_remove(0) }
    }

    fn is_list(&self) -> bool {
        self.phrase.is_none() && !self.parts.is_empty() && self.denotes != Type::Choice
    }

    fn collect_said(&self, prompt: &Prompt, words: &mut Vec<Value>) {
        if self.is_list() {
            self.parts.iter().for_each(|part| part.collect_said(prompt, words));
        } else if self.denotes == Type::Choice {
            words.push(Value::text(&*prompt.tokens[self.tokens.start + 1].lower));
        } else {
            words.push(Value::text(prompt.words(self.tokens.clone())));
        }
    }
}

impl Parse {
    /// The pieces that start at this token.
    pub fn at(&self, start: usize) -> &[Rc<Piece>] {
        self.pieces.get(start - self.start).map_or(&[], Vec::as_slice)
    }

    /// Keeps a piece unless it says what another already says, at no less cost.
    fn add(&mut self, piece: Piece) {
        let Some(pieces) = self.pieces.get_mut(piece.tokens.start - self.start) else {
            return;
        };
        let same = pieces.iter().any(|known| {
            known.tokens == piece.tokens
                && known.denotes == piece.denotes
                && known.binds == piece.binds
                && known.value == piece.value
        });
        if !same && pieces.len() >= MOST_PIECES {
            self.is_capped = true;
        } else if !same {
            pieces.push(Rc::new(piece));
        }
    }
}

/// Lists that begin with this piece: "3, 5 and 9", "x + y = 3 and x - y = 1", "x and y", "(a) 5 (b) 7". A list is the
/// one thing that no pattern of fixed length can say.
fn lists_from(prompt: &Prompt, first: &Rc<Piece>, end: usize, parse: &Parse) -> Vec<Piece> {
    let is_closed = first.is_list() && first.denotes != Type::Relations;
    if is_closed || ends_in_an_open_list(prompt, first) {
        return Vec::new();
    }
    let Some((kind, values)) = items(first).filter(|(_, values)| values.len() == 1 || first.denotes == Type::Relations)
    else {
        return Vec::new();
    };
    let is_choice = first.denotes == Type::Choice;
    let mut after = first.tokens.end;
    let is_mark =
        |index: usize| index < end && (prompt.tokens[index].is_mark(',') || prompt.tokens[index].is_mark(';'));
    let is_and =
        |index: usize| index < end && ["and", "or", "&"].iter().any(|word| &*prompt.tokens[index].lower == *word);
    let comma = is_mark(after);
    after += usize::from(comma);
    let word = is_and(after);
    after += usize::from(word);
    if after >= end || !(comma || word || is_choice) {
        return Vec::new();
    }
    let rest = parse.at(after).iter().filter(|piece| {
        let is_list = piece.is_list();
        // "3, 5 and 9, 10" is two lists, "3 and 5 and 9" is one; a choice is followed by choices.
        let follows = !is_list || comma || is_choice || piece.denotes == Type::Relations || is_all_and(prompt, piece);
        let alike = is_choice == matches!(first_of(piece).denotes, Type::Choice);
        // "3, 5" before ", 9" is a part of that list and no list; so a run of n numbers makes n lists and not n^2.
        let goes_on = kind == Type::Numbers
            && !(is_choice || word || is_list)
            && is_mark(piece.tokens.end)
            && parse.at(piece.tokens.end + 1).iter().any(is_number);
        follows && alike && !goes_on
    });
    rest.filter_map(|piece| {
        let (other, more) = items(piece)?;
        (other == kind).then(|| Piece {
            tokens: first.tokens.start..piece.tokens.end,
            denotes: kind,
            value: Value::list(values.iter().cloned().chain(more)),
            binds: Binding::Tight,
            cost: first.cost + piece.cost,
            phrase: None,
            parts: vec![first.clone(), piece.clone()],
        })
    })
    .collect()
}

/// Whether all that a list is joined by is "and".
fn is_all_and(prompt: &Prompt, list: &Piece) -> bool {
    let [before, after] = &list.parts[..] else {
        return false;
    };
    let joint = before.tokens.end..after.tokens.start;
    joint.len() == 1 && !prompt.tokens[joint.start].is_mark(',') && (!after.is_list() || is_all_and(prompt, after))
}

/// Whether a piece ends in a list that a comma or "and" would go on with: "the mean of 3, 5" before ", 7". What follows
/// belongs to that list. After "and" a list is closed.
fn ends_in_an_open_list(prompt: &Prompt, piece: &Piece) -> bool {
    let Some(last) = piece.parts.last().filter(|last| last.tokens.end == piece.tokens.end) else {
        return false;
    };
    if !last.is_list() {
        return ends_in_an_open_list(prompt, last);
    }
    let mut end = last;
    while let [_, rest] = &end.parts[..]
        && rest.is_list()
    {
        end = rest;
    }
    match &end.parts[..] {
        [before, after] if first_of(before).denotes != Type::Choice => !(before.tokens.end..after.tokens.start)
            .any(|index| ["and", "or", "&"].iter().any(|word| &*prompt.tokens[index].lower == *word)),
        _ => false,
    }
}

fn first_of(piece: &Piece) -> &Piece {
    if piece.is_list() { first_of(&piece.parts[0]) } else { piece }
}

/// What a piece adds to a list, and the type of that list.
fn items(piece: &Piece) -> Option<(Type, Vec<Value>)> {
    let one = || vec![piece.value.clone()];
    let listed = || piece.value.as_list().map(<[Value]>::to_vec);
    match piece.denotes {
        Type::Number if piece.binds >= Binding::Product => Some((Type::Numbers, one())),
        Type::Choice => Some((Type::Numbers, one())),
        Type::Relation => Some((Type::Relations, one())),
        Type::Symbol | Type::Name => Some((Type::Symbols, one())),
        Type::Relations if piece.phrase.is_none() => Some((Type::Relations, listed()?)),
        Type::Numbers | Type::Symbols if piece.is_list() => Some((piece.denotes, listed()?)),
        _ => None,
    }
}

/// Whether a piece is a number that may stand in a list.
fn is_number(piece: &Rc<Piece>) -> bool {
    piece.denotes == Type::Number && piece.binds >= Binding::Product
}

/// Whether a label such as `(b)` begins at this token.
fn is_label(prompt: &Prompt, start: usize) -> bool {
    let Some([open, letter, close]) = prompt.tokens.get(start..start + 3) else {
        return false;
    };
    open.is_mark('(') && close.is_mark(')') && letter.lower.len() == 1
}

/// The numbers that stand behind a label.
fn choices(start: usize, parse: &Parse) -> Vec<Piece> {
    let numbers = parse.pieces.get(start + 3 - parse.start).map_or(&[][..], Vec::as_slice).iter();
    let numbers = numbers.filter(|piece| is_number(piece));
    numbers
        .map(|piece| Piece {
            tokens: start..piece.tokens.end,
            denotes: Type::Choice,
            value: piece.value.clone(),
            binds: Binding::Tight,
            cost: piece.cost,
            phrase: None,
            parts: vec![piece.clone()],
        })
        .collect()
}
