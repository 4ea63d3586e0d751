//! In which form the answer is wanted: sentences that say nothing of the problem and everything of how its answer is
//! written.

use super::wording::says;
use crate::problem::{Form, Prompt, Sentence};

/// Sentences that speak of the answer and not of the problem.
const ABOUT_THE_FORM: &[&str] = &[
    "answer|output|response|reply|solution|result only|just|format|formatted|single|final|form|without|separated",
    "answer|output|response|respond|reply should|must|as|in|with give|provide|return|report|write|present|respond|be",
    "your_answer|your_output|your_final_answer|your_response|your_solution",
    "do_not|n't|no include|explain|use|write|give|add any|explanation|unit|text|anything|spaces|word|the",
    "format_instructions|formatting|follow_these guideline~|instruction~|format~|guidelines",
    "following guideline|guidelines|instruction",
    "reply|respond|answer with|only",
    "return|give|provide|report|reply|respond|express|write only|just",
    "round|rounded|nearest decimal|place|digit|figure|hundredth|tenth|integer",
    "decimal|significant place|figure|digit",
    "json|comma_separated|comma|scientific_notation|lowest_terms|simplest_form|uppercase|lowercase",
    "ensure|make_sure|remember format|answer|output",
    "use instead_of|notation|symbol|symbols|lowercase|uppercase",
    "include|always * symbol|multiplication",
    "in|as the_same_format|same_format|the_format",
    "show|explain|describe|think your|step|reasoning|work",
    "your_task|your_job|the_task|your_goal|your_objective is|be !how !what",
];

/// Words that make an answer another one, and not only written in another way.
const NOT_ONLY_FORM: &str = "modulo|mod|plus|minus|times|multiplied|added|doubled|squared|divided|remainder";

/// Whether a sentence only says how the answer is to be written.
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
    prompt.outline.sentences.iter().any(|sentence| {
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
