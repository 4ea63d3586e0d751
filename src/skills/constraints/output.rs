//! How a finished board is wanted: sentences that only ask for it to be written down, and what they say of the marks between
//! its cells and rows: "Return the 81-character string of the solved grid", "five lines of five digits without blanks".

use crate::language::aside::TWISTS;
use crate::language::{ordinal, rules, says, small_cardinal};
use crate::problem::{Form, Prompt, Sentence, Token, TokenKind};

/// What a request to write something down begins with.
const BEGINS: &str = "return|print|give|report|write|state|list|send|reply|respond|show|output|answer|provide|present|display|copy|post|hand|\
                      express|format|use|replace|what|then|please|tell|finish|end|place";

/// Words of such requests, beside those that carry no rule anywhere.
const OF_OUTPUT: &str = "grid board square matrix table array row rows line lines digit digits character characters string number numbers cell cells \
    solution result answer completed finished solved filled whole entire full final thing word words letter letters symbol symbols \
    reading top bottom left right order same sequence single double spaces space blank blanks separator separators separated comma commas \
    slash slashes pipe bar joined join concatenated between each per one only nothing more else explanation comment text json python list \
    lists nested array 2d two-dimensional output format style form layout use e g example like frame frames border borders without no \
    quotes brackets newline newlines consecutively continuous together plain reply rows-joined value values integer integers column columns \
    look starting beginning given permutation ones empty";

/// Words with which a part of the board is asked for, or what is made of it.
const OF_PARTS: &str = "diagonal|corner|centre|center|middle|sum|add|total|product|count|many|largest|smallest|difference|reverse|reversed|\
                        backwards|backward|mirror|mirrored|transpose|transposed|upside|rotate|rotated|except|if|unless|when|where|not|whether|\
                        which|who|how|there|must|may|can|should|contain|hold|repeat|once|twice|every|all|them|these|those|missing";

/// Whether a sentence only asks for the finished board, of this size, to be written down.
pub fn is_request(prompt: &Prompt, sentence: &Sentence, size: usize) -> bool {
    let tokens = prompt.of(sentence);
    let is_word = |token: &&Token| matches!(token.kind, TokenKind::Word { .. });
    let begins = tokens.iter().find(is_word).is_some_and(|it| says(std::slice::from_ref(it), BEGINS));
    if !begins || says(tokens, TWISTS) || says(tokens, OF_PARTS) || names_a_part(tokens) {
        return false;
    }
    let sizes = [1, 2, size as i64, (size * size) as i64];
    let is_size = |text: &str| {
        text.parse()
            .ok()
            .or_else(|| small_cardinal(text).map(|it| it as i64))
            .is_some_and(|it: i64| sizes.contains(&it))
    };
    let begins = |word: &str| BEGINS.split('|').any(|it| it == word);
    let is_known = |word: &str| {
        rules::is_plain(word)
            || begins(word)
            || OF_OUTPUT.split_ascii_whitespace().any(|it| it == word)
            || is_size(word)
    };
    let text = prompt.text_of(sentence).to_lowercase();
    // An example of the form may have any marks in it.
    let (said, _) = split_example(&text);
    said.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).all(is_known)
}

/// What is said, and the example behind "e.g." or "like".
fn split_example(text: &str) -> (&str, &str) {
    let at = ["e.g.", "for example", "such as", "for instance", "like "].iter().filter_map(|it| text.find(it)).min();
    text.split_at(at.unwrap_or(text.len()))
}

/// "The third row", "row 5", "the last column": a part, unless it only says where to begin.
fn names_a_part(tokens: &[Token]) -> bool {
    let is_line =
        |token: &Token| says(std::slice::from_ref(token), "row|column|line|cell|box|block|digit|number|character");
    (1..tokens.len()).any(|at| {
        let is_place = |token: &Token| {
            ordinal(&token.lower).is_some()
                || says(std::slice::from_ref(token), "last|bottom|top|upper|lower|left|right|leftmost")
        };
        let is_named = is_line(&tokens[at]) && is_place(&tokens[at - 1]);
        let is_numbered = is_line(&tokens[at - 1]) && tokens[at].number().is_some();
        let goes_on = tokens.get(at + 1).is_some_and(|it| it.is_word("first"));
        let leads = says(&tokens[at.saturating_sub(4)..at], "starting|beginning|start|begin|from|to");
        (is_named && !goes_on || is_numbered) && !leads
    })
}

/// How the rows of a board of this size are to be written, where it is said; JSON is left to others.
pub fn rows_wanted(prompt: &Prompt, size: usize) -> Option<Form> {
    let requests = prompt.outline().sentences.iter().filter(|it| !it.is_example && is_request(prompt, it, size));
    let told: Vec<String> = requests.map(|it| prompt.text_of(it).to_lowercase()).collect();
    let bracketed = prompt.text.to_lowercase();
    let bracketed = bracketed.split('(').skip(1).filter_map(|it| Some(it.split_once(')')?.0.to_owned()));
    let notes = bracketed.filter(|it| it.contains("line") && (it.contains("separated") || it.contains("space")));
    let told: Vec<String> = told.into_iter().chain(notes).collect();
    let says = |words: &[&str]| told.iter().any(|it| words.iter().any(|word| it.contains(word)));
    if told.is_empty() || says(&["json", "array", "list of", "nested"]) {
        return None;
    }
    let one_string = format!("{}-character", size * size);
    let one_number = format!("{}-digit", size * size);
    let is_one_run = says(&[&one_string, &one_number, "single string", "one string", "one long", "single number"]);
    let between_rows = if says(&["joined by '|'", "separated by '|'", "joined by \"|\"", "separated by |", "pipe"]) {
        "|"
    } else if says(&["slash", "separated by '/'", "separated by \"/\"", "joined by '/'", "separated by /"]) {
        "/"
    } else if is_one_run {
        ""
    } else if says(&["single line", "one line"]) && says(&["separated by single spaces", "separated by a space"]) {
        " "
    } else {
        "\n"
    };
    let are_close = is_one_run
        || between_rows != "\n"
        || says(&[
            "no space",
            "without space",
            "without any space",
            "without blank",
            "no blank",
            "no separator",
            "without separator",
            "joined",
        ]);
    let between_cells = if are_close {
        ""
    } else if says(&["comma"]) {
        ","
    } else if says(&["space", "blank"]) {
        " "
    } else {
        return None;
    };
    Some(Form::listed("", between_rows, "", Form::listed("", between_cells, "", Form::Plain)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn a_request_only_asks_for_the_board_to_be_written_down() {
        let is_one = |text: &str| {
            let prompt = read_tokens(text);
            prompt.outline().sentences.iter().all(|it| is_request(&prompt, it, 9))
        };
        for text in [
            "Return the 81-character string of the solved grid, in the same reading order, and nothing more.",
            "Send back the completed thing as nine lines with nine digits each, no spaces or frames.",
            "Write only the 9 rows, top line first, with a space between digits.",
        ] {
            assert!(is_one(text), "{text}");
        }
        for text in [
            "Return the third row of the grid.",
            "Give the nine digits of the diagonal.",
            "Write the digits that are missing in row 5.",
            "Print the grid upside down.",
            "Every row has the digits 1 to 9.",
            "Give the sum of the corner cells.",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
