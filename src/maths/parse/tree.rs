//! The nodes that reading makes: an expression, where it stands, and how deep it is.

use std::ops::Range;

use super::ParseError;
use super::token::{Kind, Token};
use crate::maths::expression::{Expression, Function, MAXIMUM_DEPTH};
use crate::maths::number::Number;

/// A tree with the places it was read from. In a box, to keep the stack of the recursion low.
pub(super) type Node = Box<Tree>;

#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub expression: Expression,
    pub span: Range<usize>,
    pub parts: Vec<Node>,
    depth: usize,
    /// Whether it is a number written out, not in brackets.
    pub literal: bool,
}

impl Tree {
    /// The tree; its spans go to `spans` in pre-order.
    pub fn take(self, spans: &mut Vec<Range<usize>>) -> Expression {
        spans.push(self.span);
        for part in self.parts {
            part.take(spans);
        }
        self.expression
    }
}

pub(super) fn call(function: Function, span: Range<usize>, arguments: Vec<Node>) -> Result<Node, ParseError> {
    if !function.takes(arguments.len()) {
        let message = format!("expected another number of arguments for {}", function.name());
        return Err(ParseError { span, message });
    }
    let expressions: Vec<Expression> = arguments.iter().map(|node| node.expression.clone()).collect();
    node(Expression::call(function, expressions), span, arguments)
}

/// A signed operand. The sign of a number written out belongs to the number.
pub(super) fn signed_node(mut operand: Node, start: usize, minus: bool) -> Result<Node, ParseError> {
    let span = start..operand.span.end;
    let folded = match &operand.expression {
        _ if !minus => None,
        Expression::Number(number) if operand.literal && !number.is_negative() => Some(number.negated()),
        other => return node(-other.clone(), span, vec![operand]),
    };
    operand.span = span;
    operand.literal = folded.is_some();
    if let Some(number) = folded {
        operand.expression = number.into();
    }
    Ok(operand)
}

/// An operand with `!` or `%` after it. The percent sign of a number written out belongs to the number.
pub(super) fn suffixed_node(mut operand: Node, suffix: Token) -> Result<Node, ParseError> {
    let span = operand.span.start..suffix.span.end;
    if suffix.kind == Kind::Bang {
        let expression = Expression::call(Function::Factorial, [operand.expression.clone()]);
        return node(expression, span, vec![operand]);
    }
    if let Expression::Number(number) = &operand.expression
        && operand.literal
    {
        operand.expression = (number * Number::ratio(1, 100)).into();
        operand.span = span;
        return Ok(operand);
    }
    let hundred = node(Expression::from(100), suffix.span, vec![])?;
    let expression = operand.expression.clone() / hundred.expression.clone();
    node(expression, span, vec![operand, hundred])
}

/// The one expression in brackets, which then holds together.
pub(super) fn single(mut inside: Vec<Node>, span: Range<usize>) -> Result<Node, ParseError> {
    match (inside.pop(), inside.is_empty()) {
        (Some(mut node), true) => {
            node.literal = false;
            node.span = span;
            Ok(node)
        }
        _ => Err(ParseError { span, message: "expected one expression in the brackets, found a list".into() }),
    }
}

/// A node of these parts; an error when it is too deep.
pub(super) fn node(expression: Expression, span: Range<usize>, parts: Vec<Node>) -> Result<Node, ParseError> {
    let depth = 1 + parts.iter().map(|part| part.depth).max().unwrap_or(0);
    if depth > MAXIMUM_DEPTH {
        return Err(too_deep(span));
    }
    Ok(Box::new(Tree { expression, span, parts, depth, literal: false }))
}

fn too_deep(span: Range<usize>) -> ParseError {
    let message = format!("expected at most {MAXIMUM_DEPTH} operations one inside the other");
    ParseError { span, message }
}

/// Whether the two may be joined by [`pair`].
pub(super) fn fits(left: &Node, right: &Node) -> Result<(), ParseError> {
    if left.depth.max(right.depth) < MAXIMUM_DEPTH { Ok(()) } else { Err(too_deep(right.span.clone())) }
}

pub(super) fn pair(operator: Kind, left: Node, right: Node) -> Node {
    let (a, b) = (left.expression.clone(), right.expression.clone());
    let expression = match operator {
        Kind::Plus => a + b,
        Kind::Minus => a - b,
        Kind::Slash => a / b,
        Kind::Modulo => Expression::call(Function::Modulo, [a, b]),
        Kind::Caret => a.to_the(b),
        _ => a * b,
    };
    let depth = 1 + left.depth.max(right.depth);
    let span = left.span.start..right.span.end;
    Box::new(Tree { expression, span, parts: vec![left, right], depth, literal: false })
}

pub(super) fn is_proper_fraction(node: &Node) -> bool {
    let whole = |part: &Expression| match part {
        Expression::Number(number) => number.to_i64().filter(|value| *value > 0),
        _ => None,
    };
    match &node.expression {
        Expression::Divide(a, b) => matches!((whole(a), whole(b)), (Some(a), Some(b)) if a < b),
        _ => false,
    }
}
