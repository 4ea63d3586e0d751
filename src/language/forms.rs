//! In which form the answer is wanted: sentences that say nothing of the problem and everything of how its answer is
//! written.

use super::wording::says;
use crate::problem::{Form, Prompt, Sentence};

/// Ways to tell how an answer is to be written: it is named, or one is told to give it, and so is a way of writing.
const ABOUT_THE_FORM: &[&str] = &[
    "answer|output|response|reply|solution|result format|form|only|just|comma_separated|comma|json|notation|decimal|without|\
     separated|single|final",
    "give|return|provide|report|reply|respond|answer|write|express|present only|just|format|form|notation|json|\
     comma_separated|lowest_terms|simplest_form|uppercase|lowercase|decimal",
    "round|rounded decimal|place|digit|figure|hundredth|tenth|integer",
    "not|never include|explain|add explanation|unit|text|word|formatting|sign",
    "follow|following instruction~|guideline~|format~",
];

/// Words that make an answer another one, and not only written in another way; or that ask.
const NOT_ONLY_FORM: &str = "modulo|mod|plus|minus|times|multiply|add|double|triple|square|divide|remainder|increase|decrease|\
                             how|what|which|who|if|when";

/// Whether a sentence only says how the answer is to be written.
///
/// ```
/// use polya::language::{is_about_the_form, read_tokens};
/// let prompt = read_tokens("Spell it backward. Give only the word as your answer. Give your answer modulo 7.");
/// let about: Vec<bool> = prompt.outline().sentences.iter().map(|it| is_about_the_form(&prompt, it)).collect();
/// assert_eq!(about, [false, true, false]);
/// ```
pub fn is_about_the_form(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    !says(tokens, NOT_ONLY_FORM) && ABOUT_THE_FORM.iter().any(|wording| says(tokens, wording))
}

/// What a prompt says of the form of its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Places after the decimal point.
    pub decimals: Option<u32>,
    /// Significant digits.
    pub significant: Option<u32>,
    pub is_scientific: bool,
    /// As data: brackets around lists, quotation marks around words.
    pub is_json: bool,
    /// What stands between the items of a list.
    pub between: Option<&'static str>,
    pub truth: Option<(&'static str, &'static str)>,
}

/// What the prompt says of the form of its answer.
///
/// ```
/// use polya::language::{read_tokens, wanted};
/// let prompt = read_tokens("Sort these words. Give a comma-separated list. Round to 3 decimal places.");
/// assert_eq!(wanted(&prompt).between, Some(", "));
/// assert_eq!(wanted(&prompt).decimals, Some(3));
/// ```
pub fn wanted(prompt: &Prompt) -> Wanted {
    let number_before = |words: &str| {
        prompt.sentences_that_say(words).find_map(|sentence| {
            let tokens = prompt.of(sentence);
            let at = super::wording::place_of(tokens, words)?;
            let number = tokens[..at].iter().rev().take(2).find_map(|token| token.number()?.to_i64());
            number.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= 1_000)
        })
    };
    let between = [
        ("comma_separated|comma_-_separated|separated_by_commas|separated_by_a_comma|commas", ", "),
        ("space_separated|space_-_separated|separated_by_spaces|separated_by_a_space|spaces_between", " "),
        ("one_per_line|each_on_its_own_line|separate_lines|on_a_single_line|separated_by_newlines", "\n"),
    ];
    let truths = [("true false", ("True", "False")), ("yes no", ("Yes", "No"))];
    Wanted {
        decimals: number_before("decimal_place|decimal_digit|decimals|decimal_point|digits_after|places_after"),
        significant: number_before("significant_figure|significant_digit|sig_figs|significant"),
        is_scientific: prompt.says("scientific_notation|scientific|exponential_notation|e_notation"),
        is_json: prompt.says("json|list_of_lists|array_of_arrays|lists_of_lists"),
        between: between.iter().find(|(words, _)| prompt.says(words)).map(|(_, between)| *between),
        truth: truths.iter().find(|(words, _)| says_both(prompt, words)).map(|(_, truth)| *truth),
    }
}

fn says_both(prompt: &Prompt, words: &str) -> bool {
    prompt.outline().sentences.iter().any(|sentence| {
        let tokens = prompt.of(sentence);
        words.split(' ').all(|word| tokens.iter().any(|token| &*token.lower == word))
    })
}

impl Wanted {
    /// A list as it is wanted, or else with this between its items.
    pub fn list(&self, between: &str) -> Form {
        match self.is_json {
            true => Form::json(Form::Quoted("\"".to_owned())),
            false => Form::listed("", self.between.unwrap_or(between), "", Form::Plain),
        }
    }

    /// True or false in the words that are wanted, or else in these.
    pub fn truth(&self, usual: (&str, &str)) -> Form {
        let (yes, no) = self.truth.unwrap_or(usual);
        Form::Truth { yes: yes.to_owned(), no: no.to_owned() }
    }

    /// A number as it is wanted, or else as it comes.
    pub fn number(&self) -> Form {
        match (self.decimals, self.significant) {
            (_, Some(digits)) => Form::Significant { digits, is_scientific: self.is_scientific },
            (Some(places), None) => Form::Rounded(places),
            (None, None) => Form::Decimal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn is_form(text: &str) -> bool {
        let prompt = read_tokens(text);
        prompt.outline().sentences.iter().all(|sentence| is_about_the_form(&prompt, sentence))
    }

    #[test]
    fn how_to_write_an_answer_is_no_part_of_the_problem() {
        for form in [
            "Give only the GCD as your final answer.",
            "Reply only with a name.",
            "Your output should be a space-separated list in the same format.",
            "Round your answer to 3 decimal places.",
            "Do not include units in your answer.",
            "Please follow these guidelines:",
        ] {
            assert!(is_form(form), "{form}");
        }
    }

    #[test]
    fn what_changes_the_problem_is_not_taken_for_its_form() {
        for told in [
            "There are no pens without ink.",
            "You may only move right.",
            "Give your answer modulo 7.",
            "Multiply the final result by 2.",
            "How many steps does the solution take?",
            "Only adjacent cells count.",
            "Use each number once.",
            "Report the number of oranges that are still fresh after 2 minutes.",
            "Return 5 pens to the shop.",
            // A condition may be one of the problem.
            "If the sum is odd, give only half of it as your answer.",
        ] {
            assert!(!is_form(told), "{told}");
        }
    }
}
