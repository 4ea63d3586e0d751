//! Lists: words and numbers put in order, turned round and chosen from; things that change hands.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `words_in_order(words, keys, is_descending)` | words; by what: `code points`, `alphabet`, `length` | the words in order; equal ones stay as they were |
//! | `reversed(items)` | items | the items from the last to the first |
//! | `kept(numbers, sign, limit)` | numbers as written; one of `<`, `<=`, `>`, `>=` | those for which "number sign limit" holds |
//! | `after_swaps(pairs, swaps)` | who has what; pairs of persons who swap, in order | who has what then |
//! | `owner(thing, pairs)`, `belonging(person, pairs)` | who has what | the person; the thing |
//!
//! Numbers in order and the largest of numbers are goals of another skill; here they are read as puzzles tell them.
//! Each puzzle has a file that reads it and knows ways to solve it; `check` knows none of them.

mod check;
mod choosing;
mod ordering;
mod reversing;
mod swapping;
mod written;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Lists;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Sort these words alphabetically: pear, Fig, apple", answer: "apple, Fig, pear" },
    WorkedExample { prompt: "Remove all numbers larger than 3 from this list: [5, 2.5, 3, 10]", answer: "[2.5, 3]" },
    WorkedExample { prompt: "Reverse this list of words: one, two, three", answer: "three, two, one" },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("words_in_order", "{0} in order"),
    ("reversed", "{0} from the last to the first"),
    ("kept", "those of {0} that are {1} {2}"),
    ("after_swaps", "who has what after the swaps"),
    ("owner", "who has {0}"),
    ("belonging", "what {0} has"),
];

impl Skill for Lists {
    fn about(&self) -> About {
        About { name: "lists", summary: "words and numbers in order, turned round and chosen from", examples: EXAMPLES }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [
            ordering::read_words,
            ordering::read_numbers,
            choosing::read_filter,
            choosing::read_extreme,
            reversing::read,
            swapping::read,
        ];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("words_in_order", [words, keys, Value::Truth(is_descending)]) => {
                ordering::approaches(words, keys, *is_descending)
            }
            ("reversed", [items]) => reversing::approaches(items),
            ("kept", [numbers, Value::Text(sign), Value::Number(limit)]) => choosing::approaches(numbers, sign, limit),
            ("after_swaps", [pairs, swaps]) => swapping::approaches(pairs, swaps),
            ("owner", [Value::Text(thing), pairs]) => swapping::looking_up(pairs, thing, 1),
            ("belonging", [Value::Text(person), pairs]) => swapping::looking_up(pairs, person, 0),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("words_in_order", [words, keys, Value::Truth(is_descending)]) => {
                check::in_order(words, keys, *is_descending, answer)
            }
            ("reversed", [items]) => check::reversed(items, answer),
            ("kept", [numbers, Value::Text(sign), Value::Number(limit)]) => check::kept(numbers, sign, limit, answer),
            ("after_swaps", [pairs, swaps]) => check::after_swaps(pairs, swaps, answer),
            ("owner", [Value::Text(thing), pairs]) => check::looked_up(pairs, thing, 1, answer),
            ("belonging", [Value::Text(person), pairs]) => check::looked_up(pairs, person, 0, answer),
            _ => Verdict::Unsettled,
        }
    }
}
