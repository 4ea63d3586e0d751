//! How the rows and cells of a finished board are to be written: "Return the 81-character string of the solved grid", "five
//! lines of five digits without blanks".

use super::note::is_request;
use crate::problem::{Form, Prompt};

/// How the rows of a board of this size are to be written, where it is said; JSON is left to others.
pub fn rows_wanted(prompt: &Prompt, size: usize) -> Option<Form> {
    let requests = prompt.outline().sentences.iter().filter(|it| !it.is_example && is_request(prompt, it));
    // "Fill it in and show me nine lines" is a note from its second half on.
    let told: Vec<String> = requests.map(|it| prompt.text_of(it).to_lowercase()).collect();
    let bracketed = prompt.text.to_lowercase();
    let bracketed = bracketed.split('(').skip(1).filter_map(|it| Some(it.split_once(')')?.0.to_owned()));
    let notes = bracketed.filter(|it| it.contains("line") && (it.contains("separated") || it.contains("space")));
    let told: Vec<String> = told.into_iter().chain(notes).collect();
    let says = |words: &[&str]| told.iter().any(|it| words.iter().any(|word| it.contains(word)));
    let lists = says(&["json", "array", "list of", "nested"])
        && !says(&["not as a list", "not as an array", "no list", "no json"]);
    if told.is_empty() || lists {
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
    } else if says(&["comma"]) && !says(&["not comma", "no comma", "without comma", "instead of comma", "than comma"]) {
        ","
    } else if says(&["space", "blank"]) {
        " "
    } else {
        return None;
    };
    Some(Form::listed("", between_rows, "", Form::listed("", between_cells, "", Form::Plain)))
}
