//! In which form the answer is wanted: sentences that say nothing of the problem and everything of how its answer is
//! written.

use super::answering::is_note_on_the_answer;
use super::wording::says;
use crate::problem::{Form, Prompt, Sentence, Token, TokenKind};

/// Ways to tell how an answer is to be written: it is named, or one is told to give it, and so is a way of writing.
const ABOUT_THE_FORM: &[&str] = &[
    "answer|output|response|reply|solution|result format|form|only|just|comma_separated|comma|json|notation|decimal|without|\
     separated|single|final",
    "give|return|provide|report|reply|respond|answer|write|express|present only|just|format|form|notation|json|separated|\
     comma_separated|lowest_terms|simplest_form|uppercase|lowercase|decimal",
    "not|never include|explain|add explanation|unit|text|word|formatting|sign",
    "use|keep|write same|given variable|symbol|notation|format",
    "use|include|write instead|always exponent|symbol|notation|represent|multiplication_operation",
];

/// Ways to tell it that hold on a condition as well: "if the base is above 10, use lower-case letters".
const ALWAYS_ABOUT_THE_FORM: &[&str] = &[
    "follow|following instruction~|guideline~|format~",
    "round|rounded decimal|place|digit|figure|hundredth|tenth|integer",
    "use|write lowercase|uppercase|lower_case|upper_case|capital letter",
    "report|give|return|write|answer empty_string",
    "will_do|suffice|suffices|is_enough|are_enough word|number|letter|name|digit|line",
];

/// Words that make an answer another one, and not only written in another way.
const ANOTHER_ANSWER: &str = "modulo|mod|plus|minus|times|multiply|add|double|triple|square|divide|remainder|increase|decrease|how|what|which|who";

/// Words of a condition, which may be one of the problem.
const CONDITION: &str = "if|when";

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
    let says_one_of = |wordings: &[&str]| wordings.iter().any(|wording| says(tokens, wording));
    let is_form = says_one_of(ALWAYS_ABOUT_THE_FORM) || !says(tokens, CONDITION) && says_one_of(ABOUT_THE_FORM);
    // "A JSON object which maps each letter to its digit."
    let names_a_notation =
        says(&tokens[..tokens.len().min(3)], "json|yaml|csv") && says(&tokens[..1], "a|an|one|valid|json");
    is_form && !says(tokens, ANOTHER_ANSWER)
        || names_a_notation && !says(tokens, CONDITION)
        || is_note_on_the_answer(prompt, sentence)
}

/// Ways to lead up to a question.
const LEADS_UP: &[&str] = &[
    "your_task|your_job|your_goal|your_mission|task_is|job_is",
    "solve|answer|consider|do|try|help following|this|next problem|question|exercise|task|puzzle|challenge",
    "following|here|next|this_is problem|question|exercise|task|puzzle|challenge",
];

/// Words with which it says more.
const SAYS_MORE: &str = "only|except|unless|instead|but|not|without|assume|suppose|if|when|each|every|modulo";

/// Whether a sentence only leads up to the question: "Your task is to convert a number between two bases."
///
/// ```
/// use polya::language::{leads_up, read_tokens};
/// let prompt = read_tokens("Here is a question for you. Your task is to count. Count to 3.");
/// let leads: Vec<bool> = prompt.outline().sentences.iter().map(|it| leads_up(&prompt, it)).collect();
/// assert_eq!(leads, [true, true, false]);
/// ```
pub fn leads_up(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    // A number in words may only say how many: "between two bases".
    let gives = |token: &Token| match token.kind {
        TokenKind::Number(_) => !token.lower.starts_with(char::is_alphabetic),
        TokenKind::Formula(_) | TokenKind::Clock(_) => true,
        _ => false,
    };
    !tokens.iter().any(gives) && !says(tokens, SAYS_MORE) && LEADS_UP.iter().any(|wording| says(tokens, wording))
}

/// What a prompt says of the form of its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Places after the decimal point.
    pub decimals: Option<u32>,
    /// Significant digits.
    pub significant: Option<u32>,
    pub is_scientific: bool,
    /// With signs as programs write them: `2*x**3`.
    pub is_programmed: bool,
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
        (
            "commas_without_spaces|commas_and_no_spaces|commas_but_no_spaces|commas_but_no_blanks|commas_without_blanks|commas_only",
            ",",
        ),
        (
            "comma_separated|comma_-_separated|separated_by_commas|separated_by_a_comma|commas \
             !no_commas !without_commas !not_commas !than_commas !of_commas",
            ", ",
        ),
        (
            "space_separated|space_-_separated|separated_by_spaces|separated_by_a_space|spaces_between|single_space|single_spaces|\
             single_blank|single_blanks|one_space|one_blank|by_spaces|by_blanks|blanks_between|space_between|blank_between",
            " ",
        ),
        ("one_per_line|each_on_its_own_line|separate_lines|on_a_single_line|separated_by_newlines", "\n"),
    ];
    // What stands between, as a mark: "separated by ×".
    let marks =
        [("×", " × "), ("*", " * "), ("->", " -> "), ("→", " → "), (";", "; "), ("|", " | "), (",", ", "), ("-", "-")];
    let named_mark = || {
        let text =
            prompt.sentences_that_say("separated").find_map(|it| prompt.text_of(it).split("separated by").nth(1))?;
        let text = text.trim_start_matches([' ', '"', '\'', '`']);
        marks.iter().find(|(mark, _)| text.starts_with(mark)).map(|(_, between)| *between)
    };
    let truths = [("true false", ("True", "False")), ("yes no", ("Yes", "No"))];
    Wanted {
        decimals: number_before("decimal_place|decimal_digit|decimals|decimal_point|digits_after|places_after")
            .or_else(
                // "Rounded to 4 places".
                || number_before("places").filter(|_| prompt.says("round|rounded places")),
            ),
        significant: number_before("significant_figure|significant_digit|sig_figs|significant"),
        is_scientific: prompt.says("scientific_notation|scientific|exponential_notation|e_notation"),
        is_programmed: prompt.text.contains("**"),
        is_json: prompt.says("json|list_of_lists|array_of_arrays|lists_of_lists"),
        between: between.iter().find(|(words, _)| prompt.says(words)).map(|(_, between)| *between).or_else(named_mark),
        truth: truths.iter().find(|(words, _)| says_both(prompt, words)).map(|(_, truth)| *truth),
    }
}

/// Whether both words are said in one sentence, or "true" and "false", which say nothing else, in two.
fn says_both(prompt: &Prompt, words: &str) -> bool {
    // An apostrophe belongs to the token that it stands before.
    let is_in = |tokens: &[Token], word: &str| tokens.iter().any(|token| token.lower.trim_matches('\'') == word);
    let mut sentences = prompt.outline().sentences.iter();
    let is_apart = words == "true false" && words.split(' ').all(|word| is_in(&prompt.tokens, word));
    is_apart || sentences.any(|sentence| words.split(' ').all(|word| is_in(prompt.of(sentence), word)))
}

/// A plain answer within the data that shows how it is wanted: `{"count": n}`.
///
/// ```
/// use polya::language::{framed, read_tokens};
/// use polya::problem::Form;
/// let prompt = read_tokens("Count the e's in \"tree\". Answer in JSON: {\"count\": n}");
/// let Form::Framed { frame, .. } = framed(&prompt, Form::Plain) else { panic!() };
/// assert_eq!(frame, "{\"count\": {0}}");
/// ```
pub fn framed(prompt: &Prompt, form: Form) -> Form {
    let text = &prompt.text;
    let is_plain = matches!(form, Form::Plain | Form::Decimal);
    let frame = text.match_indices('{').find_map(|(at, _)| {
        let inside = &text[at + 1..at + text[at..].find('}')?];
        let (key, value) = inside.split_once(':')?;
        let (key, value) = (key.trim(), value.trim());
        let name = key.strip_prefix('"')?.strip_suffix('"')?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        // A letter, a word in pointed brackets, or dots stand for the answer.
        let bare = value.trim_matches('"');
        let is_open = bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_alphabetic() || c == '?')
            || bare.starts_with('<') && bare.ends_with('>')
            || matches!(bare, "..." | "…" | "number" | "integer" | "answer");
        let marks = if value.starts_with('"') { "\"" } else { "" };
        (is_name && is_open).then(|| format!("{{\"{name}\": {marks}{{0}}{marks}}}"))
    });
    let is_told = prompt.says("json|format|answer|return|reply|respond|output|print|give|form");
    match frame.filter(|_| is_plain && is_told) {
        Some(frame) => Form::Framed { frame, form: Box::new(form) },
        None => form,
    }
}

impl Wanted {
    /// Whatever comes, as it is wanted, or else in this form.
    pub fn answer(&self, usual: Form) -> Form {
        let usual = if self.is_programmed { Form::Programmed } else { usual };
        match (self.decimals, self.significant, self.between) {
            (None, None, None) => usual,
            (None, None, Some(between)) => Form::listed("", between, "", usual),
            (_, _, None) => self.number(),
            (_, _, Some(between)) => Form::listed("", between, "", self.number()),
        }
    }

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

    #[test]
    fn places_are_those_of_decimals_where_it_is_rounded() {
        let places = |text: &str| wanted(&read_tokens(text)).decimals;
        assert_eq!(places("Give the roots, rounded to 4 places."), Some(4));
        assert_eq!(places("There are 4 places at the table."), None);
    }

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
            "When performing calculations, please follow these guidelines:",
            "If the target base is above 10, use lowercase letters for the digits.",
        ] {
            assert!(is_form(form), "{form}");
        }
    }

    #[test]
    fn the_words_for_true_and_false_may_be_told_in_two_sentences() {
        let prompt = read_tokens("If it ends, reply 'True'. If it does not, reply 'False'.");
        assert_eq!(wanted(&prompt).truth, Some(("True", "False")));
        assert_eq!(wanted(&read_tokens("Is it true? There are no others. Say yes.")).truth, None);
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
            "Round each number to 2 decimal places and add them.",
            // A condition may be one of the problem.
            "If the sum is odd, give only half of it as your answer.",
        ] {
            assert!(!is_form(told), "{told}");
        }
    }
}
