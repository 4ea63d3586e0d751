//! What a token denotes by itself: numbers, terms, relations, letters, units, times, ordinals, written digits.

use super::chart::Piece;
use super::known::Names;
use crate::maths::parse::FormulaKind;
use crate::maths::{Expression, Function, Relation, Symbol, Unit};
use crate::problem::{Binding, Goal, Prompt, Token, TokenKind, Type, Value};

/// A letter that stands alone as a word ("a", "n") is less likely a symbol than one in a formula.
const COST_OF_A_LETTER: u32 = 4;

/// The most tokens of one written numeral or sum of numerals.
const LONGEST_WRITTEN: usize = 9;

const ORDINALS: [&str; 21] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

const LARGE_ORDINALS: [(&str, i64); 3] = [("hundredth", 100), ("thousandth", 1_000), ("millionth", 1_000_000)];

/// A prompt with what must be known about all of it to read one token.
pub(super) struct Reader<'a> {
    prompt: &'a Prompt,
    names: &'a Names,
    /// Whether it speaks of bases, so that letters may be digits.
    speaks_of_bases: bool,
    /// Whether it speaks of letters, so that letters in a row are no word.
    speaks_of_letters: bool,
}

impl<'a> Reader<'a> {
    pub fn new(prompt: &'a Prompt, names: &'a Names) -> Self {
        let words = ["base", "binary", "octal", "hexadecimal", "ternary", "hex"];
        let speaks_of =
            |words: &[&str]| prompt.tokens.iter().any(|token| words.iter().any(|word| token.has_lemma(word)));
        Self { prompt, names, speaks_of_bases: speaks_of(&words), speaks_of_letters: speaks_of(&["letter"]) }
    }
}

/// All that begins at this token and needs no phrase.
pub(super) fn atoms(reader: &Reader, start: usize) -> Vec<Piece> {
    let token = &reader.prompt.tokens[start];
    let mut found = Found { start, pieces: Vec::new() };
    match &token.kind {
        TokenKind::Number(number) => {
            found.add(1, Type::Number, number.into(), 0);
            if token.lower.ends_with('%') {
                found.add(1, Type::Percent, number.into(), 0);
            }
        }
        TokenKind::Formula(formula) => match &formula.kind {
            FormulaKind::Expression(expression) => expression_atoms(reader, expression, &mut found),
            FormulaKind::Relations(relations) => relation_atoms(reader, relations, &mut found),
        },
        TokenKind::Clock(minutes) => found.add(1, Type::Time, (*minutes).into(), 0),
        TokenKind::Word { .. } => {
            if let Some(symbol) = lone_letter(token) {
                symbol_atoms(reader, &symbol, COST_OF_A_LETTER, &mut found);
            }
            if let Some(place) = ordinal(&token.lower) {
                found.add(1, Type::Ordinal, place.into(), 0);
            }
        }
        TokenKind::Mark(_) => {}
    }
    units(reader, &mut found);
    if reader.speaks_of_bases {
        written(reader, &mut found);
    }
    if reader.speaks_of_letters {
        letters(reader, &mut found);
        bags(reader, &mut found);
    }
    found.pieces
}

struct Found {
    start: usize,
    pieces: Vec<Piece>,
}

impl Found {
    fn add(&mut self, length: usize, denotes: Type, value: Value, cost: u32) {
        self.pieces.push(Piece {
            tokens: self.start..self.start + length,
            denotes,
            value,
            binds: Binding::Tight,
            cost,
            phrase: None,
            parts: Vec::new(),
        });
    }
}

/// A value that speaks of names, marked so that what they stand for is put in when the whole prompt has been read.
fn known(value: Value) -> Value {
    Goal::new("known", vec![value]).into()
}

fn lone_letter(token: &Token) -> Option<Symbol> {
    let is_letter = token.lower.len() == 1 && token.lower.chars().all(|c| c.is_ascii_alphabetic());
    if is_letter { Symbol::new(&token.lower) } else { None }
}

fn symbol_atoms(reader: &Reader, symbol: &Symbol, cost: u32, found: &mut Found) {
    let value = Value::symbol(symbol.clone());
    found.add(1, Type::Head, value.clone(), cost);
    if reader.names.has_symbol(symbol) {
        found.add(1, Type::Name, value.clone(), cost);
        found.add(1, Type::Number, known(value), cost + 1);
    } else {
        found.add(1, Type::Symbol, value, cost);
    }
}

fn expression_atoms(reader: &Reader, expression: &Expression, found: &mut Found) {
    match expression {
        Expression::Number(number) => return found.add(1, Type::Number, number.into(), 0),
        Expression::Symbol(symbol) => return symbol_atoms(reader, symbol, 0, found),
        _ => {}
    }
    let held = Value::expression(expression.clone());
    if is_head(expression) {
        found.add(1, Type::Head, held.clone(), 0);
    }
    let symbols = expression.symbols();
    let functions = expression.named_functions();
    let is_known = symbols.iter().all(|symbol| reader.names.has_symbol(symbol));
    if symbols.iter().any(|symbol| reader.names.is_function_only(symbol)) {
        // The name of a function as a factor: it was not seen as a call, so nothing here is understood.
    } else if symbols.is_empty() && functions.is_empty() {
        found.add(1, Type::Number, Goal::new("evaluate", vec![held]).into(), 0);
    } else if is_known && functions.iter().all(|name| reader.names.has_function(name)) {
        found.add(1, Type::Number, known(held), 0);
    } else if reader.names.are_in(&symbols, &functions) {
        found.add(1, Type::Expression, known(held), 0);
    } else {
        found.add(1, Type::Expression, held, 0);
    }
}

/// `f(x)`, `f(x, y)`.
fn is_head(expression: &Expression) -> bool {
    match expression {
        Expression::Call(Function::Named(_), arguments) => {
            arguments.iter().all(|argument| matches!(argument, Expression::Symbol(_)))
        }
        _ => false,
    }
}

fn relation_atoms(reader: &Reader, relations: &[Relation], found: &mut Found) {
    let has_a_function = |relation: &Relation| relation.symbols().iter().any(|it| reader.names.is_function_only(it));
    if relations.iter().any(has_a_function) {
        return;
    }
    let values: Vec<Value> = relations
        .iter()
        .map(|relation| {
            let functions =
                relation.left.named_functions().into_iter().chain(relation.right.named_functions()).collect();
            let speaks_of_names = reader.names.are_in(&relation.symbols(), &functions);
            let held = Value::from(relation.clone());
            if speaks_of_names { known(held) } else { held }
        })
        .collect();
    match <[Value; 1]>::try_from(values) {
        Ok([only]) => found.add(1, Type::Relation, only, 0),
        Err(several) => found.add(1, Type::Relations, Value::list(several), 0),
    }
}

/// "third", "12th", "hundredth".
pub fn ordinal(word: &str) -> Option<i64> {
    if let Some(place) = ORDINALS.iter().position(|known| *known == word) {
        return i64::try_from(place).ok();
    }
    if let Some((_, place)) = LARGE_ORDINALS.iter().find(|(known, _)| *known == word) {
        return Some(*place);
    }
    let digits = word.find(|c: char| !c.is_ascii_digit())?;
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&&word[digits..]);
    word[..digits].parse().ok().filter(|_| is_ordinal)
}

/// Names of units of one to three words; a single letter only after a number.
fn units(reader: &Reader, found: &mut Found) {
    const NEVER: [&str; 8] = ["in", "a", "are", "as", "at", "do", "to", "of"];
    let tokens = &reader.prompt.tokens;
    let first = &tokens[found.start];
    let is_after_number =
        found.start > 0 && matches!(tokens[found.start - 1].kind, TokenKind::Number(_) | TokenKind::Formula(_));
    let is_name = match &first.kind {
        TokenKind::Word { .. } => first.lower.len() > 1 || is_after_number,
        TokenKind::Formula(formula) => {
            let words = ["to", "in", "into"];
            let is_wanted = found.start > 0 && words.iter().any(|word| tokens[found.start - 1].is_word(word));
            (is_after_number || is_wanted) && matches!(formula.kind, FormulaKind::Expression(_))
        }
        _ => false,
    };
    if !is_name || NEVER.contains(&&*first.lower) {
        return;
    }
    for length in 1..=3.min(tokens.len() - found.start) {
        let words = reader.prompt.words(found.start..found.start + length);
        if Unit::named(words).is_some() {
            found.add(length, Type::Unit, Value::text(words), 0);
        }
    }
}

/// Digits of some base as they stand, and sums, differences and products of them.
fn written(reader: &Reader, found: &mut Found) {
    let tokens = &reader.prompt.tokens;
    for length in 1..=LONGEST_WRITTEN.min(tokens.len() - found.start) {
        let words = reader.prompt.words(found.start..found.start + length);
        if words.len() < 200 && is_written(words) {
            found.add(length, Type::Written, Value::text(words), 0);
        }
    }
}

/// `-442a + 7b`: numerals of digits and letters between signs. Without a digit only what looks like a hexadecimal
/// numeral is one, so that words are none.
fn is_written(words: &str) -> bool {
    let is_numeral = |part: &str| {
        let part = part.trim();
        let has_digit = part.contains(|c: char| c.is_ascii_digit());
        let is_short = part.len() <= 4 && part.chars().all(|c| c.is_ascii_hexdigit() && !c.is_ascii_uppercase());
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()) && (has_digit || is_short)
    };
    let signs_once = words.replace("+ -", "+").replace("- -", "-").replace("* -", "*");
    signs_once.trim_start_matches('-').split(['+', '-', '*']).all(is_numeral)
}

/// How many tokens from the start on are `length` bytes long together, if a token ends there.
fn tokens_in(reader: &Reader, start: usize, length: usize) -> Option<usize> {
    let tokens = &reader.prompt.tokens;
    let end = tokens[start].span.start + length;
    let count = tokens[start..].iter().take_while(|token| token.span.end <= end).count();
    (count > 0 && tokens[start + count - 1].span.end == end).then_some(count)
}

/// "zzb": letters in a row, whatever tokens they were cut into.
fn letters(reader: &Reader, found: &mut Found) {
    let rest = &reader.prompt.text[reader.prompt.tokens[found.start].span.start..];
    let length = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    if (1..=60).contains(&length)
        && let Some(count) = tokens_in(reader, found.start, length)
    {
        found.add(count, Type::Letters, Value::text(&rest[..length]), 0);
    }
}

/// "{b: 1, z: 6}", "1 q, 1 b and 2 m".
fn bags(reader: &Reader, found: &mut Found) {
    let start = reader.prompt.tokens[found.start].span.start;
    let rest = &reader.prompt.text[start..];
    if let Some(inside) = rest.strip_prefix('{') {
        let Some(length) = inside.find('}').filter(|length| *length < 1_000) else {
            return;
        };
        let pairs = inside[..length].split(',').map(|pair| {
            let (letter, count) = pair.split_once(':')?;
            Some((Symbol::new(letter.trim())?, Value::from(count.trim().parse::<u32>().ok().map(i64::from)?)))
        });
        if let (Some(pairs), Some(count)) =
            (pairs.collect::<Option<Vec<_>>>(), tokens_in(reader, found.start, length + 2))
        {
            found.add(count, Type::Bag, Value::assignment(pairs), 0);
        }
        return;
    }
    let mut pairs = Vec::new();
    let mut at = 0;
    while let Some((symbol, count, length)) = counted_letter(&rest[at..]) {
        if pairs.iter().any(|(known, _)| *known == symbol) {
            return;
        }
        pairs.push((symbol, Value::from(count)));
        at += length;
        if let Some(count) = tokens_in(reader, found.start, at) {
            found.add(count, Type::Bag, Value::assignment(pairs.iter().cloned()), 0);
        }
        let separator = [", and ", ", ", " and "].iter().find(|it| rest[at..].starts_with(**it));
        let Some(separator) = separator else {
            return;
        };
        at += separator.len();
    }
}

/// "2 m": the letter, the number, and how long that is.
fn counted_letter(text: &str) -> Option<(Symbol, i64, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=3).contains(digits))?;
    let mut after = text[digits..].strip_prefix(' ')?.chars();
    let letter = after.next().filter(char::is_ascii_lowercase)?;
    let is_alone = after.next().is_none_or(|next| !next.is_alphanumeric());
    let symbol = Symbol::new(&letter.to_string()).filter(|_| is_alone)?;
    Some((symbol, text[..digits].parse().ok()?, digits + 2))
}
