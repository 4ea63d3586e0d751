//! From tokens to trees, by binding strength.
//!
//! Source: V. Pratt, *Top down operator precedence*, 1973. Each recursion is counted, so that no text can exhaust the
//! stack. In English text the parser is lenient: where what follows an operator cannot be read, it gives the operator
//! back and ends there.

use std::ops::Range;

use super::token::{Bracket, Kind, Manner, Token, Tokens};
use super::tree::{Node, call, fits, is_proper_fraction, node, pair, signed_node, single, suffixed_node};
use super::{MAXIMUM_NESTING, ParseError, words};
use crate::maths::expression::{Expression, Function, Symbol};
use crate::maths::number::Number;
use crate::maths::relation::Sign;

/// One side of a chain of relations and the sign before it; the first has none.
#[derive(Debug)]
pub(super) struct Link {
    pub sign: Option<Sign>,
    pub node: Node,
}

/// How loosely an operator binds; the order of [`super`].
const SUM: u8 = 1;
const PRODUCT: u8 = 2;

pub(super) struct Parser<'a> {
    tokens: Tokens<'a>,
    position: usize,
    nesting: usize,
    /// Brackets open at this place; inside them nothing is given back.
    brackets: usize,
    /// `|` open in the innermost bracket.
    bars: usize,
    lenient: bool,
    stopped: bool,
    /// An atom read ahead: where it begins, what it is, and the position after it. Without it, brackets after
    /// letters would be read twice on every level.
    ahead: Option<(usize, Node, usize)>,
}

impl<'a> Parser<'a> {
    pub fn new(tokens: Tokens<'a>, lenient: bool) -> Parser<'a> {
        Parser { tokens, position: 0, nesting: 0, brackets: 0, bars: 0, lenient, stopped: false, ahead: None }
    }

    /// One expression, as long as it goes.
    pub fn expression(&mut self) -> Result<Node, ParseError> {
        self.binary(SUM)
    }

    /// The relations that follow `first`, if any.
    pub fn chain(&mut self, first: Node) -> Result<Vec<Link>, ParseError> {
        let mut chain = vec![Link { sign: None, node: first }];
        while let Kind::Sign(sign) = self.peek().kind {
            if self.stopped {
                break;
            }
            let before = self.position;
            self.position += 1;
            match self.binary(SUM) {
                Ok(node) => chain.push(Link { sign: Some(sign), node }),
                Err(_) if self.lenient => {
                    self.position = before;
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(chain)
    }

    /// Nothing may follow.
    pub fn end(&mut self) -> Result<(), ParseError> {
        match self.peek().kind {
            Kind::End => Ok(()),
            _ => Err(self.expected("expected an operator or the end")),
        }
    }

    /// Whether a comma comes next; goes past it.
    pub fn comma(&mut self) -> bool {
        let found = self.peek().kind == Kind::Comma;
        self.position += usize::from(found);
        found
    }

    /// The next token, which is not taken.
    pub fn next_token(&mut self) -> Token {
        self.peek().clone()
    }

    /// An error at the next token.
    pub fn expected(&mut self, what: &str) -> ParseError {
        let token = self.peek().clone();
        let message = match token.kind {
            Kind::End => format!("{what}, found nothing more"),
            _ => format!("{what}, found something else"),
        };
        ParseError { span: token.span, message }
    }

    fn peek(&mut self) -> &Token {
        self.tokens.get(self.position)
    }

    fn deeper(&mut self) -> Result<(), ParseError> {
        self.nesting += 1;
        if self.nesting > MAXIMUM_NESTING {
            let span = self.peek().span.clone();
            let message = format!("expected at most {MAXIMUM_NESTING} levels of brackets, signs and powers");
            return Err(ParseError { span, message });
        }
        Ok(())
    }

    /// Operators that bind at least so tightly. Between two brackets it calls itself at most twice.
    fn binary(&mut self, least: u8) -> Result<Node, ParseError> {
        let mut left = self.signed()?;
        while !self.stopped {
            let (operator, level) = match self.peek().kind.clone() {
                Kind::Plus => (Kind::Plus, SUM),
                Kind::Minus => (Kind::Minus, SUM),
                Kind::Times => (Kind::Times, PRODUCT),
                Kind::Slash => (Kind::Slash, PRODUCT),
                Kind::Modulo => (Kind::Modulo, PRODUCT),
                _ if self.product_without_sign() => (Kind::Comma, PRODUCT),
                _ => break,
            };
            if level < least {
                break;
            }
            let before = self.position;
            // `Comma` stands for the sign that is not written.
            let spaced = operator == Kind::Comma && self.peek().space;
            self.position += usize::from(operator != Kind::Comma);
            let read = self.binary(level + 1).and_then(|right| {
                let number = matches!(right.expression, Expression::Number(_));
                if spaced && number && self.tokens.manner() == Manner::Prose {
                    return Err(self.expected("expected an operator"));
                }
                fits(&left, &right)?;
                Ok(right)
            });
            match read {
                Ok(right) => left = pair(operator, left, right),
                Err(_) if self.may_give_back() => self.give_back(before),
                Err(error) => return Err(error),
            }
        }
        Ok(left)
    }

    fn may_give_back(&self) -> bool {
        self.lenient && self.brackets == 0
    }

    fn give_back(&mut self, position: usize) {
        self.position = position;
        self.stopped = true;
    }

    /// Whether the next token begins a factor that needs no sign before it.
    fn product_without_sign(&mut self) -> bool {
        let prose = self.tokens.manner() == Manner::Prose;
        let after_number = self.position > 0 && matches!(self.tokens.get(self.position - 1).kind, Kind::Number(_));
        let bars = self.bars;
        let next = self.peek();
        match &next.kind {
            Kind::Bar => bars == 0 && !next.space,
            Kind::Symbol(symbol) if prose && next.space => after_number && !words::is_unit_letter(symbol.name()),
            Kind::Open(Bracket::Round) if prose && next.space => after_number,
            Kind::Open(Bracket::Square | Bracket::Curly | Bracket::Bar) if prose => false,
            Kind::Symbol(_)
            | Kind::Function(_)
            | Kind::Open(_)
            | Kind::Fraction
            | Kind::Radical
            | Kind::RootSign(_)
            | Kind::BinomialGroups => true,
            _ => false,
        }
    }

    /// A factor with its signs.
    fn signed(&mut self) -> Result<Node, ParseError> {
        let sign = self.peek();
        let (start, minus) = (sign.span.start, sign.kind == Kind::Minus);
        if !minus && sign.kind != Kind::Plus {
            return self.power();
        }
        self.deeper()?;
        self.position += 1;
        let operand = self.signed();
        self.nesting -= 1;
        signed_node(operand?, start, minus)
    }

    fn power(&mut self) -> Result<Node, ParseError> {
        let base = self.suffixed()?;
        if self.stopped || self.peek().kind != Kind::Caret {
            return Ok(base);
        }
        let before = self.position;
        self.position += 1;
        self.deeper()?;
        let exponent = self.signed();
        self.nesting -= 1;
        let exponent = exponent.and_then(|exponent| fits(&base, &exponent).map(|()| exponent));
        match exponent {
            Ok(exponent) => Ok(pair(Kind::Caret, base, exponent)),
            Err(_) if self.may_give_back() => {
                self.give_back(before);
                Ok(base)
            }
            Err(error) => Err(error),
        }
    }

    fn suffixed(&mut self) -> Result<Node, ParseError> {
        let mut operand = self.atom()?;
        while matches!(self.peek().kind, Kind::Bang | Kind::Percent) {
            let token = self.peek().clone();
            operand = suffixed_node(operand, token)?;
            self.position += 1;
        }
        Ok(operand)
    }

    fn atom(&mut self) -> Result<Node, ParseError> {
        if let Some((_, node, after)) = self.ahead.take_if(|(begins, ..)| *begins == self.position) {
            self.position = after;
            return Ok(node);
        }
        let token = self.peek().clone();
        self.position += 1;
        match token.kind {
            Kind::Number(number) => self.number(number, token.span),
            Kind::Symbol(symbol) => self.symbol_or_call(symbol, token.span),
            Kind::Function(function) => self.function(function, token.span),
            Kind::Bar => self.bars(token.span.start),
            Kind::Open(bracket) => self.bracketed(bracket, token.span.start),
            Kind::Fraction | Kind::BinomialGroups => self.two_groups(token),
            Kind::Radical => self.radical(token.span.start),
            Kind::RootSign(degree) => self.root_sign(degree, token.span.start),
            _ => {
                self.position -= 1;
                Err(self.expected("expected a number, a letter or an opening bracket"))
            }
        }
    }

    fn number(&mut self, number: Number, span: Range<usize>) -> Result<Node, ParseError> {
        let whole = number.is_integer();
        let mut leaf = node(number.into(), span, vec![])?;
        leaf.literal = true;
        if whole && self.peek().kind == Kind::Fraction { self.mixed_number(leaf) } else { Ok(leaf) }
    }

    fn bracketed(&mut self, bracket: Bracket, start: usize) -> Result<Node, ParseError> {
        let inside = self.list(bracket)?;
        let span = start..self.last_end();
        match bracket {
            Bracket::Floor => call(Function::Floor, span, inside),
            Bracket::Ceiling => call(Function::Ceiling, span, inside),
            Bracket::Bar => call(Function::Absolute, span, inside),
            _ => single(inside, span),
        }
    }

    /// What follows `\frac` or `\binom`.
    fn two_groups(&mut self, command: Token) -> Result<Node, ParseError> {
        let above = self.group()?;
        let below = self.group()?;
        let span = command.span.start..self.last_end();
        if command.kind == Kind::BinomialGroups {
            return call(Function::Binomial, span, vec![above, below]);
        }
        let expression = above.expression.clone() / below.expression.clone();
        node(expression, span, vec![above, below])
    }

    /// What follows `\sqrt`.
    fn radical(&mut self, start: usize) -> Result<Node, ParseError> {
        let mut arguments = Vec::new();
        if self.peek().kind == Kind::Open(Bracket::Square) {
            let span = self.peek().span.clone();
            self.position += 1;
            arguments.push(single(self.list(Bracket::Square)?, span)?);
        }
        arguments.push(self.group()?);
        let function = if arguments.len() == 2 { Function::Root } else { Function::SquareRoot };
        call(function, start..self.last_end(), arguments)
    }

    /// What follows `√` or `∛`.
    fn root_sign(&mut self, degree: i64, start: usize) -> Result<Node, ParseError> {
        let inside = self.deep_atom()?;
        let function = if degree == 2 { Function::SquareRoot } else { Function::CubeRoot };
        call(function, start..self.last_end(), vec![inside])
    }

    /// `2\frac{1}{2}` is two and a half, `2\frac{x}{2}` a product.
    fn mixed_number(&mut self, whole: Node) -> Result<Node, ParseError> {
        let before = self.position;
        let fraction = match self.deep_atom() {
            Ok(fraction) => fraction,
            Err(_) if self.may_give_back() => {
                self.give_back(before);
                return Ok(whole);
            }
            Err(error) => return Err(error),
        };
        if is_proper_fraction(&fraction) {
            return Ok(pair(Kind::Plus, whole, fraction));
        }
        self.ahead = Some((before, fraction, self.position));
        self.position = before;
        Ok(whole)
    }

    fn deep_atom(&mut self) -> Result<Node, ParseError> {
        self.deeper()?;
        let atom = self.atom();
        self.nesting -= 1;
        atom
    }

    /// Where the last token taken ends.
    pub fn last_end(&mut self) -> usize {
        self.tokens.get(self.position.saturating_sub(1)).span.end
    }

    /// What stands between `{ }`, or a single number, letter or command.
    fn group(&mut self) -> Result<Node, ParseError> {
        let mut node = self.deep_atom()?;
        node.literal = false;
        Ok(node)
    }

    /// Expressions between commas, up to the bracket that closes; the opening one is taken already.
    fn list(&mut self, bracket: Bracket) -> Result<Vec<Node>, ParseError> {
        let inside = self.last_end();
        if self.may_give_back() && !self.tokens.closes(bracket, inside) {
            return Err(self.expected("expected the bracket to be closed"));
        }
        let bars = std::mem::take(&mut self.bars);
        self.deeper()?;
        self.brackets += 1;
        let read = self.list_inside(bracket);
        self.brackets -= 1;
        self.nesting -= 1;
        self.bars = bars;
        read
    }

    fn list_inside(&mut self, bracket: Bracket) -> Result<Vec<Node>, ParseError> {
        let mut inside = vec![self.binary(SUM)?];
        while self.comma() {
            if inside.len() >= 100 {
                return Err(self.expected("expected at most 100 parts between commas"));
            }
            inside.push(self.binary(SUM)?);
        }
        if self.peek().kind != Kind::Close(bracket) {
            return Err(self.expected("expected the bracket to be closed"));
        }
        self.position += 1;
        Ok(inside)
    }

    fn bars(&mut self, start: usize) -> Result<Node, ParseError> {
        self.deeper()?;
        self.bars += 1;
        self.brackets += 1;
        let inside = self.binary(SUM);
        self.bars -= 1;
        self.brackets -= 1;
        self.nesting -= 1;
        let inside = inside?;
        if self.peek().kind != Kind::Bar {
            return Err(self.expected("expected | to be closed"));
        }
        self.position += 1;
        call(Function::Absolute, start..self.last_end(), vec![inside])
    }

    /// A letter, or the function of that name when brackets follow at once.
    fn symbol_or_call(&mut self, symbol: Symbol, span: Range<usize>) -> Result<Node, ParseError> {
        let leaf = node(Expression::Symbol(symbol.clone()), span.clone(), vec![])?;
        let next = self.peek();
        if next.kind != Kind::Open(Bracket::Round) || next.space {
            return Ok(leaf);
        }
        let before = self.position;
        let always = self.tokens.manner() == Manner::Names || self.tokens.functions().contains(&symbol);
        let usual = ["f", "g", "h", "F", "G", "H"].contains(&symbol.name());
        self.position += 1;
        let arguments = match self.list(Bracket::Round) {
            Ok(arguments) => arguments,
            Err(_) if self.may_give_back() => {
                self.give_back(before);
                return Ok(leaf);
            }
            Err(error) => return Err(error),
        };
        let alone = match arguments.as_slice() {
            [only] => matches!(only.expression, Expression::Number(_) | Expression::Symbol(_)),
            _ => true,
        };
        let constant = symbol.name() == "pi" || symbol.name() == "e";
        let end = self.last_end();
        if always || usual || (alone && !constant) {
            return call(Function::Named(symbol), span.start..end, arguments);
        }
        let brackets = self.tokens.get(before).span.start..end;
        self.ahead = Some((before, single(arguments, brackets)?, self.position));
        self.position = before;
        Ok(leaf)
    }

    /// A function we know, with brackets or without: `sqrt(2)`, `\sin 2x`, `\log_2 8`, `\sin^2 x`.
    fn function(&mut self, function: Function, name: Range<usize>) -> Result<Node, ParseError> {
        let mut before = Vec::new();
        if function == Function::Logarithm && self.peek().kind == Kind::Underscore {
            self.position += 1;
            before.push(self.deep_atom()?);
        }
        let mut exponent = None;
        if self.peek().kind == Kind::Caret && self.tokens.manner() != Manner::Names {
            self.position += 1;
            exponent = Some(self.deep_atom()?);
        }
        match self.peek().kind {
            Kind::Open(bracket @ (Bracket::Round | Bracket::Curly | Bracket::Square)) => {
                self.position += 1;
                before.append(&mut self.list(bracket)?);
            }
            _ if function == Function::SquareRoot || function == Function::CubeRoot => before.push(self.deep_atom()?),
            _ => before.push(self.open_argument()?),
        }
        let span = name.start..self.last_end();
        let call = call(function, span.clone(), before)?;
        match exponent {
            Some(exponent) => {
                let expression = call.expression.clone().to_the(exponent.expression.clone());
                node(expression, span, vec![call, exponent])
            }
            None => Ok(call),
        }
    }

    /// `2x^2` after `\sin`: factors side by side, up to the next sign or function.
    fn open_argument(&mut self) -> Result<Node, ParseError> {
        self.deeper()?;
        let read = self.open_argument_inside();
        self.nesting -= 1;
        read
    }

    fn open_argument_inside(&mut self) -> Result<Node, ParseError> {
        let mut left = self.signed()?;
        while let Kind::Symbol(_) = self.peek().kind {
            if self.stopped || self.peek().space {
                break;
            }
            let right = self.power()?;
            fits(&left, &right)?;
            left = pair(Kind::Times, left, right);
        }
        Ok(left)
    }
}
