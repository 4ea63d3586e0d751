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

use super::pattern::{Compiled, Element, compile};
use crate::maths::Expression;
use crate::maths::parse::FormulaKind;
use crate::problem::{Binding, Goal, Phrase, Prompt, TokenKind, Type, Value};

/// At most this many pieces from one start: a prompt that is more ambiguous than this is not read better with more.
const MOST_PIECES: usize = 64;

/// Optional words cost nothing, so of two ways to say the same stretch the one with more literal words is better
/// evidence. Each piece inside a piece costs this much.
const COST_OF_A_PHRASE: u32 = 10;

/// Phrases, compiled once.
#[derive(Debug, Default)]
pub struct Grammar {
    phrases: Vec<Compiled>,
    /// By first word: phrase and line.
    by_word: HashMap<Box<str>, Vec<(usize, usize)>>,
    /// By type of the first slot: phrase and line.
    by_slot: HashMap<Type, Vec<(usize, usize)>>,
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

impl Grammar {
    pub fn new(phrases: impl IntoIterator<Item = Phrase>) -> Self {
        let mut grammar = Grammar::default();
        for phrase in phrases {
            let index = grammar.phrases.len();
            let compiled = compile(phrase);
            for (line_index, line) in compiled.lines.iter().enumerate() {
                match line.elements.first() {
                    Some(Element::Literal(word)) => {
                        grammar.by_word.entry(word.clone()).or_default().push((index, line_index));
                    }
                    Some(Element::Slot(kind)) => {
                        grammar.by_slot.entry(*kind).or_default().push((index, line_index));
                    }
                    None => {}
                }
            }
            grammar.phrases.push(compiled);
        }
        grammar
    }

    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.iter().map(|compiled| &compiled.phrase)
    }

    /// All pieces in these tokens of the prompt.
    pub fn parse(&self, prompt: &Prompt, tokens: Range<usize>) -> Parse {
        let mut parse = Parse { pieces: vec![Vec::new(); tokens.len() + 1], start: tokens.start, is_capped: false };
        for start in tokens.clone().rev() {
            self.pieces_from(prompt, start, tokens.end, &mut parse);
        }
        parse
    }

    fn pieces_from(&self, prompt: &Prompt, start: usize, end: usize, parse: &mut Parse) {
        for piece in atoms(prompt, start) {
            parse.add(piece);
        }
        let token = &prompt.tokens[start];
        let mut words: Vec<&str> = token.lemmas.iter().map(|lemma| &**lemma).collect();
        if !words.contains(&&*token.lower) {
            words.push(&token.lower);
        }
        for word in words {
            for &(phrase, line) in self.by_word.get(word).into_iter().flatten() {
                self.follow(prompt, (phrase, line), 1, start, start + 1, end, &mut Vec::new(), parse);
            }
        }
        // Pieces found at this start may in turn begin longer ones; `next` walks the list while it grows.
        let mut next = 0;
        while let Some(piece) = parse.at(start).get(next).cloned() {
            next += 1;
            for list in lists_from(prompt, &piece, end, parse) {
                parse.add(list);
            }
            for kind in piece.denotes.stands_for() {
                for &(phrase, line) in self.by_slot.get(kind).into_iter().flatten() {
                    let edge = self.phrases[phrase].lines[line].elements.len() == 1;
                    if self.may_fill(phrase, &piece, true, edge) {
                        let mut parts = vec![piece.clone()];
                        self.follow(prompt, (phrase, line), 1, start, piece.tokens.end, end, &mut parts, parse);
                    }
                }
            }
        }
    }

    /// Matches the elements of a line from `element` on, at token `at`, and adds every piece that comes out.
    #[allow(clippy::too_many_arguments, reason = "the state of a match, passed down a short recursion")]
    fn follow(
        &self,
        prompt: &Prompt,
        (phrase, line): (usize, usize),
        element: usize,
        start: usize,
        at: usize,
        end: usize,
        parts: &mut Vec<Rc<Piece>>,
        parse: &mut Parse,
    ) {
        let elements = &self.phrases[phrase].lines[line].elements;
        let Some(wanted) = elements.get(element) else {
            if let Some(piece) = self.made(phrase, line, start..at, parts) {
                parse.add(piece);
            }
            return;
        };
        if at >= end {
            return;
        }
        match wanted {
            Element::Literal(word) => {
                let token = &prompt.tokens[at];
                if token.lower == *word || token.has_lemma(word) {
                    self.follow(prompt, (phrase, line), element + 1, start, at + 1, end, parts, parse);
                }
            }
            Element::Slot(kind) => {
                let is_last = element + 1 == elements.len();
                let fitting: Vec<Rc<Piece>> =
                    parse.at(at).iter().filter(|it| it.denotes.fits(*kind)).cloned().collect();
                for piece in fitting {
                    if self.may_fill(phrase, &piece, false, is_last) {
                        let next = piece.tokens.end;
                        parts.push(piece);
                        self.follow(prompt, (phrase, line), element + 1, start, next, end, parts, parse);
                        parts.pop();
                    }
                }
            }
        }
    }

    /// At its right edge a phrase takes only what binds tighter than itself; at its left edge also its like, so that
    /// "3 minus 4 minus 5" groups from the left.
    fn may_fill(&self, phrase: usize, piece: &Piece, is_first: bool, is_last: bool) -> bool {
        let binds = self.phrases[phrase].phrase.binds;
        match (is_first, is_last) {
            (true, _) => piece.binds >= binds,
            (_, true) if binds == Binding::Loosest => true,
            (_, true) => piece.binds > binds || piece.binds == Binding::Tight,
            _ => true,
        }
    }

    fn made(&self, phrase: usize, line: usize, tokens: Range<usize>, parts: &[Rc<Piece>]) -> Option<Piece> {
        let compiled = &self.phrases[phrase];
        let slots = &compiled.lines[line].slots;
        let unfilled = Value::text("?");
        let count = slots.iter().max().map_or(0, |most| most + 1);
        let mut fillings = vec![&unfilled; count];
        for (slot, part) in slots.iter().zip(parts) {
            fillings[*slot] = &part.value;
        }
        if compiled.phrase.when.is_some_and(|condition| !condition(&fillings)) {
            return None;
        }
        Some(Piece {
            tokens,
            denotes: compiled.phrase.denotes,
            value: compiled.meaning.fill(&fillings),
            binds: compiled.phrase.binds,
            cost: COST_OF_A_PHRASE + parts.iter().map(|part| part.cost).sum::<u32>(),
            phrase: Some(compiled.phrase.pattern),
            parts: parts.to_vec(),
        })
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

/// Lists that begin with this number: "3, 5 and 9". A list is the one thing that no pattern of fixed length can say.
fn lists_from(prompt: &Prompt, first: &Rc<Piece>, end: usize, parse: &Parse) -> Vec<Piece> {
    if first.denotes != Type::Number || first.binds < Binding::Product {
        return Vec::new();
    }
    let at = first.tokens.end;
    let is = |index: usize, mark: char| index < end && prompt.tokens[index].is_mark(mark);
    let is_and = |index: usize| index < end && prompt.tokens[index].is_word("and");
    let after = match (is(at, ','), is_and(at), is_and(at + 1)) {
        (true, _, true) => at + 2,
        (true, _, false) | (false, true, _) => at + 1,
        _ => return Vec::new(),
    };
    if after >= end {
        return Vec::new();
    }
    let rest = parse.at(after).iter().filter_map(|piece| match (piece.denotes, piece.phrase) {
        (Type::Number, _) if piece.binds >= Binding::Product => Some((piece, vec![piece.value.clone()])),
        (Type::Numbers, None) if is(at, ',') => Some((piece, piece.value.as_list()?.to_vec())),
        _ => None,
    });
    rest.map(|(piece, values)| Piece {
        tokens: first.tokens.start..piece.tokens.end,
        denotes: Type::Numbers,
        value: Value::list(std::iter::once(first.value.clone()).chain(values)),
        binds: Binding::Tight,
        cost: first.cost + piece.cost,
        phrase: None,
        parts: vec![first.clone(), piece.clone()],
    })
    .collect()
}

/// What a token denotes by itself.
fn atoms(prompt: &Prompt, start: usize) -> Vec<Piece> {
    let piece = |denotes, value| Piece {
        tokens: start..start + 1,
        denotes,
        value,
        binds: Binding::Tight,
        cost: 0,
        phrase: None,
        parts: Vec::new(),
    };
    match &prompt.tokens[start].kind {
        TokenKind::Number(number) => vec![piece(Type::Number, number.into())],
        TokenKind::Formula(formula) => match &formula.kind {
            FormulaKind::Expression(expression) => vec![match expression {
                Expression::Number(number) => piece(Type::Number, number.into()),
                Expression::Symbol(symbol) => piece(Type::Symbol, Value::symbol(symbol.clone())),
                other if other.symbols().is_empty() => {
                    let held = Value::expression(other.clone());
                    piece(Type::Number, Goal::new("evaluate", vec![held]).into())
                }
                other => piece(Type::Expression, Value::expression(other.clone())),
            }],
            FormulaKind::Relations(relations) => match &relations[..] {
                [only] => vec![piece(Type::Relation, only.clone().into())],
                several => vec![piece(Type::Relations, Value::list(several.iter().cloned().map(Value::from)))],
            },
        },
        TokenKind::Word { .. } | TokenKind::Clock(_) | TokenKind::Mark(_) => Vec::new(),
    }
}
