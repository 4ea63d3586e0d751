//! Common divisors and multiples that are told and not named: "the largest number that goes into both 12 and 18", as many equal
//! bouquets as can be made of 12 roses and 18 tulips, two lights that flash every 12 and every 18 seconds.

use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading};

/// What makes of it another question.
const OTHERS: &str = "except|unless|without_a|delay|late|later|skip|skips|broken|first_starts|prime|odd|even|digit|average|sum|difference|cost|price|\
                      percent|half|twice|already|more_than_one_of|at_least|at_most|between|below|above|than|\
                      leave_a|leaves_a|leave_remainder|leaves_remainder|not|n't|never|neither|square|cube|perfect|how_many_times|how_often|third_time|second_time";

/// The largest or the smallest number that others have in common.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 1_000 || prompt.says(OTHERS) {
        return None;
    }
    let numbers = numbers(prompt)?;
    let (verb, unknown) = match () {
        () if is_of_divisor(prompt) || is_of_groups(prompt) => {
            ("gcd_of", "the largest number that goes into all of them")
        }
        () if is_of_multiple(prompt) || is_of_rhythms(prompt, &numbers) => {
            ("lcm_of", "the smallest number that all of them go into")
        }
        () => return None,
    };
    let telling = Telling::new(prompt);
    telling.weighs_all();
    let goal = Goal::new(verb, vec![crate::problem::Value::integers(numbers)]);
    Some(telling.reading("number_theory", unknown, goal, Form::Plain))
}

/// The numbers that are told, two to six of them, apart from those that only name something: "lines 1 and 2".
fn numbers(prompt: &Prompt) -> Option<Vec<i64>> {
    let tokens = &prompt.tokens;
    let mut names: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some(number) = tokens[at].number() else {
            continue;
        };
        let number = number.to_i64()?;
        let before = at.checked_sub(1).map_or("", |it| &*tokens[it].lower);
        let is_word = before.len() > 2 && before.chars().all(char::is_alphabetic);
        // "Line 1 departs": the number stands behind its noun, and what follows counts nothing.
        let is_name = number <= 6
            && (is_word && says(&tokens[at - 1..at], "line|bus|tram|train|lamp|light|bell|runner|machine|number")
                || before == "and" && !names.is_empty());
        match () {
            () if is_name => names.push(before),
            () if matches!(&*tokens[at].lower, "one" | "two" | "both" | "three") => {}
            () if number >= 2 => found.push(number),
            () => return None,
        }
    }
    (2..=6).contains(&found.len()).then_some(found)
}

fn is_of_divisor(prompt: &Prompt) -> bool {
    prompt.says("largest|greatest|biggest|highest number|integer divides|divide|goes_into|go_into|fits_into")
}

fn is_of_multiple(prompt: &Prompt) -> bool {
    prompt.says("smallest|least|lowest number|integer divisible|multiple_of_both|multiple_of_each|divide|divides|go_into|goes_into")
}

/// Equal groups of all that there is, as many as can be: asked is how many.
fn is_of_groups(prompt: &Prompt) -> bool {
    const GROUPS: &str =
        "bouquet|bag|basket|kit|team|group|pack|package|packet|box|set|hamper|plate|gift|parcel|row|class";
    prompt.says_somewhere("identical|equal|same|equally")
        && (prompt.says("as_many possible") || prompt.says("greatest|largest|maximum|most|highest number|many"))
        && (prompt.says("all|every|up|nothing|none|no|without used|use|using|left|leftover|over|remain|flowers")
            || prompt.says("using_up|use_up|nothing_left|none_left"))
        && prompt
            .says(&format!("how_many|greatest_number|largest_number|maximum_number|most {GROUPS} !each !every !per"))
}

/// Things that come again, each after its own time, and come together now: asked is when they do so again.
fn is_of_rhythms(prompt: &Prompt, numbers: &[i64]) -> bool {
    let told = prompt.tokens.iter().filter(|it| it.is_word("every")).count();
    told >= numbers.len()
        && prompt.says("again|next|same|together|coincide together|so|same_moment|same_time|happen|coincide|both|again")
        && prompt
            .says("just|both|now|together|at|noon|midnight|same together|noon|midnight|same_time|same_moment|now|start")
        && prompt.says("how_many|after_how_many|how_long second|minute|hour|day|week")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        Some(read(&read_tokens(text))?.goal.to_string())
    }

    #[test]
    fn what_numbers_have_in_common_is_told_in_many_ways() {
        for (text, wanted) in [
            ("What is the largest whole number that goes into both 12 and 18 without remainder?", "gcd_of([12, 18])"),
            (
                "A baker has 12 rolls and 18 buns and packs them into identical bags, using up all of them, as many bags as \
                 possible. How many bags is that?",
                "gcd_of([12, 18])",
            ),
            ("Find the smallest number that is divisible by 12, 18 and 20.", "lcm_of([12, 18, 20])"),
            (
                "One lamp flashes every 12 seconds, another every 18 seconds. They have just flashed together. After how many \
                 seconds will they do so again?",
                "lcm_of([12, 18])",
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_questions_are_left() {
        for text in [
            "A baker has 12 rolls and 18 buns and packs identical bags, as many as possible, using all. How many rolls are in \
             each bag?",
            "One lamp flashes every 12 seconds, another every 18 seconds. How often do they flash in a minute?",
            "What is the largest number between 12 and 18?",
            "The largest even number that divides 12 and 18?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
