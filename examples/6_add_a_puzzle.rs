//! Adds a puzzle of our own: the magic triangle. It is read by meaning, stated as rules that another skill satisfies, solved
//! a second time by trying, and looked at by adding up the sides.
//!
//! Prints the run, and that a sum which no triangle has is said to have no solution.

use polya::language::Telling;
use polya::problem::{About, Approach, Form, Goal, Prompt, Reading, Setback, Skill, Value, Verdict, WorkedExample};
use polya::render::{Format, render};
use polya::{Engine, Settings, skills};

/// Places around the triangle: corners are 0, 2 and 4, and between them lie the middles of the sides.
const SIDES: [[usize; 3]; 3] = [[0, 1, 2], [2, 3, 4], [4, 5, 0]];
const NAMES: [&str; 6] = ["top", "right side", "right corner", "base", "left corner", "left side"];

struct MagicTriangle;

const EXAMPLES: &[WorkedExample] = &[WorkedExample {
    prompt: "Put the numbers 1 to 6 on a triangle so that each side adds up to 10.",
    answer: "1, 4, 5, 2, 3, 6",
}];

impl Skill for MagicTriangle {
    fn about(&self) -> About {
        About { name: "magic_triangle", summary: "1 to 6 around a triangle, all sides alike", examples: EXAMPLES }
    }

    /// By what is said, in whatever sentences: a triangle, its sides, and what they add up to.
    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let telling = Telling::new(prompt);
        if !telling.says_somewhere("add|sum|total|magic triangle side !angle !length !perimeter !area") {
            return Vec::new();
        }
        let last_number = |sentence| prompt.of(sentence).iter().rev().find_map(|token| token.number()?.to_i64());
        let sums: Vec<i64> = telling.all(&["add|sum|total"]).filter_map(last_number).collect();
        let [sum] = sums[..] else { return Vec::new() };
        let goal = Goal::new("magic_triangle", vec![sum.into()]);
        vec![telling.reading("magic_triangle", "the numbers, around from the top", goal, Form::Plain)]
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("magic_triangle", [sum]) => vec![as_rules(sum.clone()), by_trying(sum.clone())],
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        let ("magic_triangle", [sum]) = goal.parts() else { return Verdict::Unsettled };
        let Some(numbers) = answer.as_small_integers() else { return Verdict::Unsettled };
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        if sorted != [1, 2, 3, 4, 5, 6] {
            return Verdict::refuted("these are not the numbers 1 to 6");
        }
        match SIDES.iter().find(|side| Value::from(side.iter().map(|&at| numbers[at]).sum::<i64>()) != *sum) {
            Some(side) => Verdict::refuted(format!("the side from {} adds up to another number", NAMES[side[0]])),
            None => Verdict::confirmed(format!("each number stands once, and all sides add up to {}", sum.brief())),
        }
    }
}

/// States the triangle as variables and rules; whoever knows how to satisfy rules does the rest.
fn as_rules(sum: Value) -> Approach {
    let variables = NAMES.map(|name| Value::list([Value::text(name), 1.into(), 6.into()]));
    let different = Value::list([Value::text("all six"), Value::text("different"), Value::texts(NAMES)]);
    let side = |[a, b, c]: [usize; 3]| {
        let terms = [a, b, c].map(|at| Value::list([1.into(), Value::text(NAMES[at])]));
        Value::list([Value::text(format!("the {}", NAMES[b])), Value::text("="), Value::list(terms), sum.clone()])
    };
    let rules = Value::list([different].into_iter().chain(SIDES.map(side)));
    let satisfy = Goal::new("satisfy", vec![Value::list(variables), rules, Value::list([])]);
    Approach::split("rules", "say what must hold, and find what satisfies it", vec![satisfy], |parts, _| {
        let first = parts[0].as_list().and_then(|solutions| solutions.first());
        first.cloned().ok_or_else(|| Setback::no_way("no numbers satisfy the rules"))
    })
}

/// Tries the corners; each middle is then what is missing to the sum.
fn by_trying(sum: Value) -> Approach {
    Approach::direct("corners", "choose the corners; the middles follow", move |working| {
        let sum =
            sum.as_number().and_then(|sum| sum.to_i64()).ok_or_else(|| Setback::no_way("the sum is no number"))?;
        working.spend(216)?;
        let corners = (0..216).map(|code| [code / 36 + 1, code / 6 % 6 + 1, code % 6 + 1]);
        let around = corners.map(|[a, b, c]| [a, sum - a - b, b, sum - b - c, c, sum - c - a]);
        let mut magic: Vec<_> = around.filter(|all| (1..=6).all(|number| all.contains(&number))).collect();
        magic.sort_unstable();
        let &[a, ab, b, bc, c, ca] =
            magic.first().ok_or_else(|| Setback::no_way("no corners leave the other numbers for the middles"))?;
        working.note(|| format!("{} of 216 choices of corners leave the other numbers for the middles", magic.len()));
        working.note(|| format!("the first has {a}, {b} and {c} in the corners; the sides need {ab}, {bc} and {ca}"));
        Ok(Value::integers([a, ab, b, bc, c, ca]))
    })
}

fn main() {
    let mut known = skills::all();
    known.push(Box::new(MagicTriangle));
    let engine = Engine::new(known);
    for prompt in
        [EXAMPLES[0].prompt, "Make a magic triangle of the numbers 1 to 6. The sum of every side is to be 14."]
    {
        println!("{}", render(&engine.solve(prompt, &Settings::default()), Format::Text));
    }
}
