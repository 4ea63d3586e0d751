//! Signs and LaTeX commands.

use super::token::{Bracket, Kind};
use super::words;
use crate::maths::expression::{Function, Symbol};
use crate::maths::relation::Sign;

/// `\name`, or the backslash and one other character.
pub(super) fn command_at(rest: &str) -> &str {
    let letters = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
    let length = match letters {
        0 => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        letters => 1 + letters,
    };
    &rest[..length]
}

pub(super) fn latex_kind(command: &str) -> Option<Kind> {
    Some(match command {
        "\\cdot" | "\\times" | "\\ast" => Kind::Times,
        "\\div" => Kind::Slash,
        "\\bmod" => Kind::Modulo,
        "\\le" | "\\leq" | "\\leqslant" => Kind::Sign(Sign::LessOrEqual),
        "\\ge" | "\\geq" | "\\geqslant" => Kind::Sign(Sign::GreaterOrEqual),
        "\\lt" => Kind::Sign(Sign::Less),
        "\\gt" => Kind::Sign(Sign::Greater),
        "\\ne" | "\\neq" => Kind::Sign(Sign::NotEqual),
        "\\sqrt" => Kind::Radical,
        "\\binom" | "\\dbinom" | "\\tbinom" => Kind::BinomialGroups,
        "\\lfloor" => Kind::Open(Bracket::Floor),
        "\\rfloor" => Kind::Close(Bracket::Floor),
        "\\lceil" => Kind::Open(Bracket::Ceiling),
        "\\rceil" => Kind::Close(Bracket::Ceiling),
        "\\lvert" => Kind::Open(Bracket::Bar),
        "\\rvert" => Kind::Close(Bracket::Bar),
        "\\vert" | "\\mid" => Kind::Bar,
        "\\{" | "\\lbrace" => Kind::Open(Bracket::Curly),
        "\\}" | "\\rbrace" => Kind::Close(Bracket::Curly),
        "\\%" => Kind::Percent,
        _ => {
            let name = &command[1..];
            if words::GREEK.contains(&name) {
                return Symbol::new(name).map(Kind::Symbol);
            }
            let latex_name =
                ["gcd", "min", "max", "ln", "log", "sin", "cos", "tan", "exp", "arcsin", "arccos", "arctan"]
                    .contains(&name);
            return Function::known(name).filter(|_| latex_name).map(Kind::Function);
        }
    })
}

/// Signs of one or two characters.
pub(super) fn sign(rest: &str, first: char, second: Option<char>) -> (Kind, usize) {
    let two = |kind| (kind, first.len_utf8() + second.map_or(0, char::len_utf8));
    let one = |kind| (kind, first.len_utf8());
    match (first, second) {
        ('*', Some('*')) => two(Kind::Caret),
        ('<', Some('=')) => two(Kind::Sign(Sign::LessOrEqual)),
        ('>', Some('=')) => two(Kind::Sign(Sign::GreaterOrEqual)),
        ('!', Some('=')) => two(Kind::Sign(Sign::NotEqual)),
        ('=', Some('=')) => two(Kind::Sign(Sign::Equal)),
        ('=', Some('>' | '<')) => two(Kind::Other),
        ('+', _) => one(Kind::Plus),
        ('-' | '\u{2212}', _) => one(Kind::Minus),
        ('*' | '×' | '·' | '⋅' | '∙' | '∗', _) => one(Kind::Times),
        ('/' | '÷' | '∕' | '⁄', _) => one(Kind::Slash),
        ('^', _) => one(Kind::Caret),
        ('!', _) => one(Kind::Bang),
        ('%', _) => one(Kind::Percent),
        (',', _) => one(Kind::Comma),
        ('|', _) => one(Kind::Bar),
        ('(', _) => one(Kind::Open(Bracket::Round)),
        (')', _) => one(Kind::Close(Bracket::Round)),
        ('[', _) => one(Kind::Open(Bracket::Square)),
        (']', _) => one(Kind::Close(Bracket::Square)),
        ('{', _) => one(Kind::Open(Bracket::Curly)),
        ('}', _) => one(Kind::Close(Bracket::Curly)),
        ('⌊', _) => one(Kind::Open(Bracket::Floor)),
        ('⌋', _) => one(Kind::Close(Bracket::Floor)),
        ('⌈', _) => one(Kind::Open(Bracket::Ceiling)),
        ('⌉', _) => one(Kind::Close(Bracket::Ceiling)),
        ('=', _) => one(Kind::Sign(Sign::Equal)),
        ('<', _) => one(Kind::Sign(Sign::Less)),
        ('>', _) => one(Kind::Sign(Sign::Greater)),
        ('≤', _) => one(Kind::Sign(Sign::LessOrEqual)),
        ('≥', _) => one(Kind::Sign(Sign::GreaterOrEqual)),
        ('≠', _) => one(Kind::Sign(Sign::NotEqual)),
        ('√', _) => one(Kind::RootSign(2)),
        ('∛', _) => one(Kind::RootSign(3)),
        _ => {
            debug_assert!(rest.starts_with(first));
            one(Kind::Other)
        }
    }
}
