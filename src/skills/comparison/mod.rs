//! Comparison: which of two is greater, which of several comes where.
//!
//! What is chosen is named as it was said in the prompt: `b` for the choice "(b) 7", `w` for a letter that stands for a
//! number. So these goals hold the words beside the numbers.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `compared(a, sign, b)` | numbers; one of `=`, `!=`, `<`, `<=`, `>`, `>=` | true or false |
//! | `holds(relation)` | a relation without unknowns | true or false |
//! | `kth_smallest(numbers, k, words)`, `kth_largest(...)` | numbers and what they are called | the k-th in order, by its words |
//! | `kth_smallest(numbers, k)`, `kth_largest(numbers, k)` | numbers | the k-th in order |
//! | `closest(numbers, n, words)`, `closest(numbers, n)` | the same | the one at the least distance from n |
//! | `ascending(numbers, words)`, `descending(numbers, words)` | the same | all words in that order |

mod check;
mod orders;
mod pairs;

use crate::problem::{About, Approach, Binding, Goal, Phrase, Skill, Type, Value, Verdict, WorkedExample, say};

pub struct Comparison;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Which is bigger: 3/7 or 0.42?", answer: "3/7" },
    WorkedExample { prompt: "Which is the closest to 1? (a) 0.8 (b) 1.1 (c) 1.3", answer: "b" },
    WorkedExample { prompt: "Put 5, -1 and 3 in descending order.", answer: "5, 3, -1" },
    WorkedExample { prompt: "Is 7/3 greater than 2?", answer: "true" },
];

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const fn sign(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Sign, means)
}

const fn truth(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Truth, means).binding(Binding::Loosest)
}

const PHRASES: &[Phrase] = &[
    sign("(strictly) [greater|bigger|larger|more|higher] than", r#"">""#),
    sign("(strictly) [less|smaller|lower|fewer] than", r#""<""#),
    sign(
        "[at least (as [big|large|great] as)|[no|not] [less|smaller] than|[greater|bigger|larger] than or equal to]",
        r#"">=""#,
    ),
    sign(
        "[at most (as [big|large|great] as)|[no|not] [more|greater|bigger|larger] than|[less|smaller] than or equal to]",
        r#""<=""#,
    ),
    sign("(exactly) [equal to|equal|the same (number) as]", r#""=""#),
    sign("[not equal to|unequal to|different [from|to]]", r#""!=""#),
    truth("{a} be {s:Sign} {b}", "compared(a, s, b)"),
    truth("{a} equal {b}", r#"compared(a, "=", b)"#),
    truth("{a} [be|=] {b}", r#"compared(a, "=", b)"#),
    task("do {a} = {b}", r#"compared(a, "=", b)"#),
    task("[be|do] {a} and {b} (have) (the) [equal|same|equivalent] (value)", r#"compared(a, "=", b)"#),
    task(
        "[be|do] {a} and {b} (have) [unequal|different|non - equal|not equal|nonequal] (values)",
        r#"compared(a, "!=", b)"#,
    ),
    task("[be|do] {r:Relation} (hold|true|correct)", "holds(r)"),
    truth("{r:Relation}", "holds(r)"),
    task(
        "[which|which one|which number] of {l:Numbers} be (the) [bigger|greater|larger|biggest|largest|greatest|higher] (number|value|one)",
        "kth_largest(l, 1, said_l)",
    ),
    task(
        "[which|which one|which number] of {l:Numbers} be (the) [smaller|lesser|lower|smallest|lowest|least] (number|value|one)",
        "kth_smallest(l, 1, said_l)",
    ),
    task(
        "[{q:Ask}|[which|what] (of the following) (number|numbers|value|values|one) be] (the) [biggest|largest|greatest|highest|bigger|larger|greater|higher|maximum] (number|value|one|of) (in|among|of|from|out of|:|,|?) {l:Numbers}",
        "kth_largest(l, 1, said_l)",
    )
    .when(are_listed),
    task(
        "[{q:Ask}|[which|what] (of the following) (number|numbers|value|values|one) be] (the) [smallest|lowest|least|smaller|lower|lesser|less|minimum] (number|value|one|of) (in|among|of|from|out of|:|,|?) {l:Numbers}",
        "kth_smallest(l, 1, said_l)",
    )
    .when(are_listed),
    task(
        "[{q:Ask}|[which|what] (of the following) (number|numbers|value|values|one) be] (the) {k:Ordinal} [biggest|largest|greatest|highest] (number|value|one) (in|among|of|from|out of|:|?) {l:Numbers}",
        "kth_largest(l, k, said_l)",
    ),
    task(
        "[{q:Ask}|[which|what] (of the following) (number|numbers|value|values|one) be] (the) {k:Ordinal} [smallest|lowest|least] (number|value|one) (in|among|of|from|out of|:|?) {l:Numbers}",
        "kth_smallest(l, k, said_l)",
    ),
    Phrase::new(
        "(the) [biggest|largest|greatest|highest|bigger|larger|greater|maximum] ((number|value) [in|among|of|out of] (the following (numbers) (:))) {l:Numbers}",
        Type::Number,
        "largest(l)",
    ),
    Phrase::new(
        "(the) [smallest|lowest|least|smaller|lesser|minimum] ((number|value) [in|among|of|out of] (the following (numbers) (:))) {l:Numbers}",
        Type::Number,
        "smallest(l)",
    ),
    Phrase::new(
        "(the) {k:Ordinal} [biggest|largest|greatest|highest] (number|value) [in|among|of] {l:Numbers}",
        Type::Number,
        "kth_largest(l, k)",
    ),
    Phrase::new(
        "(the) {k:Ordinal} [smallest|lowest|least] (number|value) [in|among|of] {l:Numbers}",
        Type::Number,
        "kth_smallest(l, k)",
    ),
    task(
        "[{q:Ask}|[which|what] (of the following) (number|numbers|value|values|one) be] (the) [closest|nearest] (number|value|one) to {n} (in|among|of|from|out of|:|?) {l:Numbers}",
        "closest(l, n, said_l)",
    ),
    task(
        "[which|which one] of (these|the following) (numbers|values) be (the) [closest|nearest] to {n} (:|?|,) {l:Numbers}",
        "closest(l, n, said_l)",
    ),
    task(
        "[which|which one] of (these|the following) (numbers|values) be (the) [largest|greatest|biggest|highest] (:|?|,) {l:Numbers}",
        "kth_largest(l, 1, said_l)",
    ),
    task(
        "[which|which one] of (these|the following) (numbers|values) be (the) [smallest|least|lowest] (:|?|,) {l:Numbers}",
        "kth_smallest(l, 1, said_l)",
    ),
    task(
        "[which|which one|which number] of {l:Numbers} be (the) [closest|nearest|closer|nearer] to {n}",
        "closest(l, n, said_l)",
    ),
    Phrase::new(
        "(the) [closest|nearest] (number|value) to {n} [in|among|of] {l:Numbers}",
        Type::Number,
        "closest(l, n)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (the numbers|the values|the following|the following numbers) (:) {l:Numbers} (in|into) (increasing|ascending) order",
        "ascending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (the numbers|the values|the following|the following numbers) (:) {l:Numbers} (in|into) [decreasing|descending] order",
        "descending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (these|the) (following) (numbers|values) in [increasing|ascending] order (:) {l:Numbers}",
        "ascending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (these|the) (following) (numbers|values) in [decreasing|descending] order (:) {l:Numbers}",
        "descending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (these|the) (following) (numbers|values) (in order) from (the) [least|smallest|lowest] to (the) [greatest|largest|biggest|highest] (:) {l:Numbers}",
        "ascending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (these|the) (following) (numbers|values) (in order) from (the) [greatest|largest|biggest|highest] to (the) [least|smallest|lowest] (:) {l:Numbers}",
        "descending(l, said_l)",
    ),
    task("[sort|order|arrange|rank] (the numbers|the values) (:) {l:Numbers}", "ascending(l, said_l)"),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (the numbers|the values) {l:Numbers} (in order) (,) (going) from (the) [least|smallest|lowest] to (the) [greatest|largest|biggest|highest]",
        "ascending(l, said_l)",
    ),
    task(
        "[put|sort|arrange|order|write|rank|list|place] (the numbers|the values) {l:Numbers} (in order) (,) (going) from (the) [greatest|largest|biggest|highest] to (the) [least|smallest|lowest]",
        "descending(l, said_l)",
    ),
];

/// What is chosen is named as it was said, so that the choices must be said one by one: not "the roots of x^2 = 4".
fn are_listed(slots: &[&Value]) -> bool {
    slots.iter().any(|slot| slot.as_list().is_some())
}

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[("compared", "whether {0} {1} {2}"), ("holds", "whether {0}")];

impl Skill for Comparison {
    fn about(&self) -> About {
        About {
            name: "comparison",
            summary: "which is greater, which is closest, numbers put in order",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("compared", [a, Value::Text(sign), b]) => pairs::compared_approaches(a, sign, b),
            ("holds", [Value::Relation(relation)]) => pairs::holds_approaches(relation),
            ("kth_smallest", [list, k]) => orders::kth_approaches(list, k, None, false),
            ("kth_largest", [list, k]) => orders::kth_approaches(list, k, None, true),
            ("kth_smallest", [list, k, words]) => orders::kth_approaches(list, k, Some(words), false),
            ("kth_largest", [list, k, words]) => orders::kth_approaches(list, k, Some(words), true),
            ("closest", [list, n]) => orders::closest_approaches(list, n, None),
            ("closest", [list, n, words]) => orders::closest_approaches(list, n, Some(words)),
            ("ascending", [list, words]) => orders::sorted_approaches(list, words, false),
            ("descending", [list, words]) => orders::sorted_approaches(list, words, true),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        match goal.parts() {
            ("ascending", [_, words]) => Some(format!("{} in ascending order", words.spoken())),
            ("descending", [_, words]) => Some(format!("{} in descending order", words.spoken())),
            ("closest", [_, n, words]) => Some(format!("the closest of {} to {}", words.spoken(), n.spoken())),
            _ => say(goal, SAYINGS),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
