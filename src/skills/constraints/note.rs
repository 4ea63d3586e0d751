//! Notes on how a finished puzzle is to be written: sentences that ask for it, or name it, and have no word of a rule. "Mark the
//! queens with Q, leave a space between neighbouring squares", "Swap each _ for its number and keep the layout".

use crate::language::aside::TWISTS;
use crate::language::{
    bears_a_rule, counts_first, is_about_the_form, is_note_on_the_answer, lemmas_of, names_a_part, rules, says,
    wishes_for_the_answer,
};
use crate::problem::{Prompt, Sentence, Token, TokenKind};

/// Verbs of giving an answer and of writing it, and what it is called.
const GIVES: &str = "give|output|return|respond|reply|print|write|report|present|express|provide|format|answer|post|send|show|draw|display|copy|hand|\
                     list|state|type|paste|keep|mark|leave|swap|replace|use|render|solution|result|expected|produce|reproduce|tell|name|want|need|map";

/// What may stand before the first word that counts.
const BEFORE: &str = "please pls plz just simply only then and finally could can would should you i i'd we to like love your the my our a an in as \
    when final expected desired required do does don't dont not never no without nothing at end it so also but if possible kindly 'll 'd ll d \
    that this is for of me us hence thus note remember make sure once done finished on in by with you're are completed solved filled full whole entire want need";

/// What an answer is made of, and how it is laid out.
const LAYOUT: &str = "board grid square matrix table array diagram picture drawing figure block layout format form shape style text string line row \
    column rank file cell field place position digit number numeral value symbol sign mark letter character queen colour color node vertex region \
    object key pair entry map mapping list order sequence space spacing blank gap comma bar slash separate separated apart between per one two three \
    each every all other both same exact exactly as only just nothing else more extra further additional not no without do leave keep put place \
    replace replaced substitute substituted swap swapped change changed fill filled in with by using use complete completed finish finished final \
    full whole entire solved solution result empty vacant free open missing given original unknown top bottom left right first last next \
    neighbouring neighbour adjacent underneath below above under end start total none compare compared consecutive identical like alike it them these rest \
    explanation comment frame border divider label header heading json dictionary dict from to reading starting begin single double plain \
    otherwise elsewhere concerned directly line-break sort of kind mark marked shown drawn carry stand goes go exchange exchanged be become include including included add once at a time must should may can have be contain consist underscore dash dot \
    hyphen zero asterisk star capital lower upper uppercase lowercase case instead except that inequality comparison arrow greater less than smaller larger number-line slot \
    time crayon upright so that where wherever if is there its their the join joined word answer left-hand right-hand possible any valid \
    cover covering assign assigned either wherever side";

/// Words with which nothing but the layout is spoken of.
const SPACES: &str = "space|spacing|character|separator|newline|comma|json|label|frame|divider";

/// What can only be asked of a part of an answer, or of what is made of it.
const OF_PARTS: &str = "sum|total|product|diagonal|corner|centre|center|middle|how_many|number_of|smallest|largest|reverse|reversed|backwards|mirror|\
                        upside|transpose|transposed|rotate|rotated|turned|difference|except_for|except_the|unless|only_the_new|only_the_missing|only_the_added|only_the_other|only_the_corner|sort|sorted|ascending|\
                        descending|modulo|doubled|squares_of|coordinates|new_queens|added_queens|which_row|which_digit|which_number|which_cell|which_column|who|what|alphabetical|alphabetically";

/// Whether a sentence only says how the answer is to be written.
pub fn is_note(prompt: &Prompt, sentence: &Sentence) -> bool {
    is_note_on_the_answer(prompt, sentence) || is_about_the_form(prompt, sentence) || is_of_layout(prompt.of(sentence))
}

/// Whether a sentence, or the end of it, asks for the answer in some form; and does not tell how the puzzle is shown.
pub fn is_request(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    let tells_of_given = says(tokens, "input|unknown|encoded|encode|consider");
    let starts = begins(tokens)
        || says(tokens, SPACES) && !tells_of_given
        || says(&tokens[..tokens.len().min(2)], "the|your answer|output|solution|result");
    is_note(prompt, sentence) && starts || note_at_end(tokens) < tokens.len()
}

/// Where a note begins that ends a sentence, "and show me the result row by row"; or the end of the sentence.
pub fn note_at_end(tokens: &[Token]) -> usize {
    let starts = |at: &usize| {
        says(&tokens[*at - 1..*at], "and|then")
            || matches!(tokens[*at - 1].kind, TokenKind::Mark(',' | ';' | ':' | '(' | '-' | '–' | '.' | '!' | '?'))
    };
    let mut places = (1..tokens.len()).filter(starts);
    places.find(|&at| begins(&tokens[at..]) && is_of_layout(&tokens[at..])).unwrap_or(tokens.len())
}

/// Whether a clause asks for a part of the answer: "Solve it and send me its third row".
pub fn gives_a_part(tokens: &[Token]) -> bool {
    let is_start = |at: usize| {
        at == 0 || says(&tokens[at - 1..at], "and|then") || matches!(tokens[at - 1].kind, TokenKind::Mark(_))
    };
    (0..tokens.len()).filter(|&at| is_start(at)).any(|at| {
        let clause = &tokens[at..];
        begins(clause) && asks_for_a_part(clause) && !says(clause, "start|begin|from|to")
    })
}

/// Whether something is said outside of the notes on the answer.
pub fn says_beside(prompt: &Prompt, wording: &'static str) -> bool {
    if !prompt.says(wording) {
        return false;
    }
    let mut saying = prompt.sentences_that_say(wording).peekable();
    saying.peek().is_none() || saying.any(|it| !is_note(prompt, it))
}

fn is_of_layout(tokens: &[Token]) -> bool {
    // What is swapped for something, or put instead of it, is a sign that stands for a cell.
    let is_twist = |token: &Token| {
        let one = std::slice::from_ref(token);
        says(one, TWISTS) && !says(one, "swap|instead|except")
    };
    if !begins(tokens) && !says(tokens, SPACES) || tokens.iter().any(is_twist) || asks_for_a_part(tokens) {
        return false;
    }
    let is_layout = |word: &str| LAYOUT.split_ascii_whitespace().any(|known| known == word);
    let is_known = |token: &Token| match token.kind {
        TokenKind::Word { .. } => token.lower.split(['-', '\'', '’', '/']).filter(|it| !it.is_empty()).all(|word| {
            is_layout(word)
                || GIVES.split('|').any(|it| it == word)
                || lemmas_of(word).iter().any(|it| is_layout(it))
                || !bears_a_rule(word)
                || rules::is_plain(word)
                || matches!(word, "q" | "s" | "e" | "g" | "i")
        }),
        _ => true,
    };
    tokens.iter().all(is_known)
}

/// Whether the first word that counts is one of giving the answer, or a name of it.
fn begins(tokens: &[Token]) -> bool {
    counts_first(tokens, BEFORE, GIVES) || wishes_for_the_answer(tokens)
}

/// "The third row", "only the corners": a part of the answer, or something that is made of it.
fn asks_for_a_part(tokens: &[Token]) -> bool {
    names_a_part(tokens) || says(tokens, OF_PARTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn is_one(text: &str) -> bool {
        let prompt = read_tokens(text);
        prompt.outline().sentences.iter().all(|it| is_note(&prompt, it))
    }

    #[test]
    fn what_only_lays_the_answer_out_is_a_note() {
        for text in [
            "just send back the finished grid pls, 9 lines, digits with a space between them, no talk",
            "Mark queens (the given ones too) with Q and all other squares with _, and leave a space between neighbouring squares.",
            "pls keep the layout like that (also the spacing) & just swap each _ for its number",
            "Show the final position as eight lines with a space between squares, using Q for a queen and an underscore for an empty square.",
            "Print the board without any additional words.",
            "Please draw me the finished board: 8 rows, Q where a queen is and _ where there's none, squares separated by spaces.",
            "Neighbouring digits of a row are two characters apart, these being blanks or a < or > with one blank on each side.",
            "Draw the completed puzzle: numbers three characters apart with ' < ' or ' > ' between two numbers where they are compared.",
        ] {
            assert!(is_one(text), "{text}");
        }
        for text in [
            "Give the third row.",
            "Write the sum of the corners.",
            "Print row 5 only.",
            "Show the digits of the main diagonal.",
            "Give the board upside down.",
            "Every row must have an even digit first.",
            "Write an odd digit in the first cell.",
        ] {
            assert!(!is_one(text), "{text}");
        }
        let prompt = read_tokens("Solve this sudoku and send me its third row.");
        assert!(gives_a_part(&prompt.tokens));
    }
}
