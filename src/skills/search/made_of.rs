//! A number made of others: countdown, and the game of 24.
//!
//! `made_of(24, [3, 3, 8, 8], "+-*/", "all")` seeks an expression. The last given says how the numbers may be used: `all` of
//! them once each, or `some`, `rather all` where it is not said which; `whole` beside it keeps every step a whole number above
//! zero, as on television.

mod answer_form;
mod backward;
mod fewest;
mod forward;
mod nearest;
mod operations;
mod reading;

use std::sync::Arc;

use super::fraction::Fraction;
use super::methods;
use crate::problem::{Approach, Goal, Next, Setback, Value};
pub use fewest::approaches as fewest;
pub use nearest::approaches as nearest;
pub use reading::read;

/// So many numbers are searched at most.
pub const MOST_NUMBERS: usize = 12;

/// What is said when there is none.
pub const NONE: &str = "no solution";

/// The puzzle, as the goal tells it.
#[derive(Clone, Debug)]
pub struct Puzzle {
    target: Fraction,
    numbers: Vec<Fraction>,
    operators: Vec<char>,
    needs_all: bool,
    /// Whether all are used where that can be done.
    prefers_all: bool,
    is_whole: bool,
}

impl Puzzle {
    fn new(target: &Value, numbers: &Value, operators: &Value, rule: &Value) -> Option<Self> {
        let numbers = numbers.as_small_integers()?;
        if !(1..=MOST_NUMBERS).contains(&numbers.len()) {
            return None;
        }
        let rule = rule.as_text()?;
        Some(Self {
            target: Fraction::whole(target.as_number()?.to_i64()?),
            numbers: numbers.into_iter().map(Fraction::whole).collect(),
            operators: operators.as_text()?.chars().filter(|it| "+-*/".contains(*it)).collect(),
            needs_all: rule.starts_with("all"),
            prefers_all: rule.contains("rather all"),
            is_whole: rule.contains("whole"),
        })
    }

    /// What an operator makes of two values, where the rules allow it.
    fn combined(&self, operator: char, left: Fraction, right: Fraction) -> Option<Fraction> {
        let result = match operator {
            '+' => left.plus(right),
            '-' => left.minus(right),
            '*' => left.times(right),
            _ => left.over(right),
        };
        result.filter(|value| !self.is_whole || value.is_whole() && value.is_positive())
    }
}

pub fn approaches(target: &Value, numbers: &Value, operators: &Value, rule: &Value) -> Vec<Approach> {
    let Some(puzzle) = Puzzle::new(target, numbers, operators, rule) else {
        return Vec::new();
    };
    let (same, again) = (puzzle.clone(), puzzle.clone());
    if puzzle.prefers_all {
        return rather_all(puzzle, [target, numbers, operators, rule].map(Clone::clone));
    }
    let mut approaches = vec![Approach::direct(
        "backward_from_the_target",
        "undo the last operation: what would the rest have to make?",
        move |working| backward::search(&same, working),
    )];
    // With A*, the moves still needed are known and not estimated: it goes into the depth.
    let world = Arc::new(forward::Table::new(puzzle));
    approaches.extend(methods::approaches(&world).into_iter().filter(|it| it.name.as_str() == "a_star"));
    let nearest =
        Approach::direct("nearest_first", "always put together what comes nearest to the target", move |working| {
            forward::nearest(&again, working).ok_or_else(|| Setback::no_way("nothing can be put together"))
        });
    approaches.push(nearest.heuristic());
    approaches
}

/// An expression of all the numbers, and only where there is none one of some.
fn rather_all(puzzle: Puzzle, [target, numbers, operators, rule]: [Value; 4]) -> Vec<Approach> {
    let goal = move |how_many: &str| {
        let rest = rule.as_text().and_then(|it| it.strip_prefix("some, rather all")).unwrap_or_default();
        let given = vec![target.clone(), numbers.clone(), operators.clone(), Value::text(format!("{how_many}{rest}"))];
        Goal::new("made_of", given)
    };
    let with_all = vec![goal("all")];
    let all_first =
        Approach::new("all_of_them_first", "try to use them all, and then some", with_all, move |parts, _| {
            Ok(match parts[0].as_text() {
                Some(NONE) => Next::Goal(goal("some")),
                _ => Next::Answer(parts[0].clone()),
            })
        });
    let backward = Approach::direct(
        "backward_from_the_target",
        "undo the last operation: what would the rest have to make?",
        move |working| backward::search(&puzzle, working),
    );
    vec![all_first, backward]
}

/// A piece of an expression, with what holds it together.
#[derive(Clone, Debug)]
struct Term {
    text: String,
    /// `+` or `-` for sums, `*` or `/` for products, a blank for a number.
    operator: char,
}

impl Term {
    fn number(value: Fraction) -> Self {
        let text = value.to_string();
        if text.starts_with('-') {
            Self { text: format!("({text})"), operator: ' ' }
        } else {
            Self { text, operator: ' ' }
        }
    }

    /// Two terms put together, with brackets only where they are needed.
    fn join(operator: char, left: &Term, right: &Term) -> Self {
        let is_sum = |term: &Term| matches!(term.operator, '+' | '-');
        let is_product = |term: &Term| matches!(term.operator, '*' | '/');
        let left_needs = matches!(operator, '*' | '/') && is_sum(left);
        let right_needs = match operator {
            '+' => false,
            '-' => is_sum(right),
            '*' => is_sum(right),
            _ => is_sum(right) || is_product(right),
        };
        let wrapped = |term: &Term, needs: bool| if needs { format!("({})", term.text) } else { term.text.clone() };
        Self { text: format!("{} {operator} {}", wrapped(left, left_needs), wrapped(right, right_needs)), operator }
    }
}
