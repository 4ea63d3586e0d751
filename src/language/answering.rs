//! Notes on the answer: sentences that ask for it to be written down, or not to be dressed up, and say nothing of the problem:
//! "Just send me the expression, no \"= 24\" at the end", "Output: nine lines of nine digits, separated by blanks".

use super::aside::TWISTS;
use super::atoms::ordinal;
use super::bearing::bears_a_rule;
use super::numbers::small_cardinal;
use super::wording::says;
use crate::problem::{Prompt, Sentence, Token, TokenKind};

/// Verbs of giving an answer, and what an answer is called.
const GIVES: &str = "return|print|give|report|write|state|list|send|reply|respond|response|show|output|answer|provide|present|display|\
                     copy|post|hand|express|format|use|replace|type|draw|paste|enter|submit|keep|put|leave|omit|drop|include|add|spell|tell|finish|end|\
                     place|solution|result|name|mark|make|let|explain|skip|append";

/// What may stand before the verb.
const BEFORE: &str = "please pls plz just simply only then and finally could can would should you i i'd we want need needs like to your the my our a an in as \
    when final expected desired required do does don't dont not never no without nothing at end it be so also but if possible kindly \
    ll 'll 'd d n't that this is for of me us back hence thus note remember make sure plain simple short complete full clean bare single clear";

/// Words of which a note has one at least.
const OF_FORM: &str = "only|just|nothing|without|no|not|n't|format|form|style|layout|line|space|blank|separate|separated|space-separated|\
                       comma-separated|comma|json|array|python|string|markup|markdown|text|lowercase|uppercase|lower-case|upper-case|capital|alone|single|\
                       bare|plain|same|quote|bracket|sign|symbol|notation|asterisk|slash|reduced|lowest|simplified|simplify|irreducible|explanation|comment|\
                       talk|exactly|itself|like|likewise|word|letter|row|digit|fraction|small|latex|unicode|tuple|enough|suffice|value";

/// Words of the layout of an answer, though elsewhere they may bear a rule.
const OF_LAYOUT: &str = "grid board square matrix table array row line digit character string number numeral cell solution result answer \
    completed finished solved filled whole entire full final thing word letter symbol sign reading top bottom left right order same \
    sequence single double space blank separator separate separated comma slash pipe bar join joined concatenated between each per one two \
    only nothing not more else explanation comment text json python list nested array format style form layout use used example frame \
    border without no quote bracket newline consecutive consecutively together reply value integer column starting beginning given \
    permutation empty first last next begin end decimal point fraction lowest term reduced part numerator denominator expression formula \
    calculation equation equal equals equality target operator name length shape position location figure mark picture diagram \
    put add include included omit leave fill keep remove move step action direction both either or and rather than instead under underneath below \
    above inner outer per multiline standard should must may can need to some any further other another extra additional missing \
    true false yes complete side hand left-hand right-hand reduce dividing neighbouring label before after follow following correct valid count shade colour color node vertex key object \
    base until cover replace replaced substitute as just lie even trailing negative positive minus plus small large capital case \
    around worded reversed zero state true possible final place exact exactly round rounded percent percentage square";

/// What one may be told to leave away.
const LEFT_AWAY: &str = "explanation|comment|commentary|text|word|talk|label|markup|markdown|sign|equal|equals|target|quote|quotation|bracket|frame|\
                         border|space|blank|comma|unit|working|step|reason|reasoning|prose|sentence|punctuation|dot|latex|list|line|row|number|prefix|\
                         zero|result|code|heading|else|more|other|anything|divider|dividing|separator|name|value|letter|dash|code_block|introduction|\
                         remark|note|chat|symbol|spacing|duplicate|need";

/// Words with which a part of the answer is asked for, or something is made of it.
const OF_PARTS: &str = "diagonal|corner|centre|center|middle|sum|product|largest|smallest|difference|reverse|backwards|backward|mirror|\
                        mirrored|transpose|transposed|upside|rotate|rotated|except|unless|whether|which|who|how|repeat|once|twice|how_many|\
                        number_of|amount_of|modulo|double|triple|remainder|total|them|these|those|vowel|consonant|missing_in|\
                        contain|hold|every|squared";

/// Words of operations, which may be named with their signs: "* for times".
const OPERATIONS: &str =
    "times divide divided product quotient multiplication multiply division plus minus addition subtraction and";

/// Whether a sentence only asks for the answer to be written down, in some form.
///
/// ```
/// use polya::language::{is_note_on_the_answer, read_tokens};
/// let prompt = read_tokens("Send just the finished grid, 9 lines, no talk. Give the sum of the corners. Print only the third row.");
/// let notes: Vec<bool> = prompt.outline().sentences.iter().map(|it| is_note_on_the_answer(&prompt, it)).collect();
/// assert_eq!(notes, [true, false, false]);
/// ```
pub fn is_note_on_the_answer(prompt: &Prompt, sentence: &Sentence) -> bool {
    let all = prompt.of(sentence);
    if tells_what_to_say_of_none(all) {
        return true;
    }
    let tokens = &all[..purpose_at(all)];
    let says_both = says(tokens, OF_FORM) && begins(tokens);
    if !says_both || says(tokens, TWISTS) && !says(tokens, "false") || says(tokens, OF_PARTS) || names_a_part(tokens) {
        return false;
    }
    // "Leave out one word" takes something away from what is given.
    let takes_some_away = (0..tokens.len()).any(|at| {
        says(&tokens[at..=at], "leave|omit|drop|skip")
            && tokens[at + 1..].iter().find(|it| !it.is_word("out")).is_some_and(|it| it.number().is_some())
    });
    if takes_some_away {
        return false;
    }
    // "A list of moves that takes the disks from A to C" tells the task.
    let tells_a_task = tokens.windows(2).any(|two| {
        says(&two[..1], "that|which")
            && matches!(two[1].kind, TokenKind::Word { .. })
            && !says(&two[1..], "be|would|could|can|should|may|work|fit|i|you|we|it|order|way|list|line|string|form|grid|word|is|are|not")
    });
    if tells_a_task {
        return false;
    }
    // All that is asked for, "all solutions", is another question; all the rows are one answer.
    let asks_for_all = (0..tokens.len()).any(|at| {
        says(&tokens[at..=at], "all")
            && !says(
                &tokens[at..(at + 4).min(tokens.len())],
                "row|column|letter|sign|digit|line|cell|number|word|other|further|else",
            )
    });
    let text = prompt.text_of(sentence).to_lowercase();
    let text = match all.get(tokens.len()) {
        Some(next) => &text[..(next.span.start - sentence.span.start).min(text.len())],
        None => &text,
    };
    // "Words divided by commas" divides nothing.
    const MARKS: [&str; 8] = ["comma", "space", "blank", "single", "semicolon", "dash", "hyphen", "newline"];
    let separated =
        |text: String, mark: &&str| text.replace(&format!("divided by {mark}"), &format!("separated by {mark}"));
    let text = MARKS.iter().fold(text.to_owned(), separated);
    let said = &text[..example_at(&text)];
    let names_operations = says(tokens, "asterisk|slash|sign|symbol") || said.contains(['*', '/', '×']);
    let is_known = |word: &str| {
        is_one_of(word, OF_LAYOUT)
            || super::lemmas_of(word).iter().any(|it| is_one_of(it, OF_LAYOUT))
            || names_operations
                && (is_one_of(word, OPERATIONS) || super::lemmas_of(word).iter().any(|it| is_one_of(it, OPERATIONS)))
            || word.chars().count() == 1
            || !bears_a_rule(word)
            || super::rules::is_plain(word)
    };
    let are_known = said
        .split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'')
        .map(|it| it.trim_matches(['-', '\'']))
        .filter(|it| !it.is_empty())
        .all(is_known);
    are_known && !asks_for_all && (0..tokens.len()).all(|at| is_free_of_doubt(tokens, at))
}

/// "If the target cannot be reached, print infeasible instead.": what is to be said where there is no answer.
fn tells_what_to_say_of_none(tokens: &[Token]) -> bool {
    const SAYS: &str = "write|answer|return|say|output|print|reply|respond|state|put|word|report";
    says(&tokens[..tokens.len().min(2)], "if|when|should|in_case")
        && says(tokens, "no|not|cannot|can't|n't|none|impossible|infeasible|unreachable|unsolvable|exist|exists")
        && says(tokens, SAYS)
        && !says(tokens, "each|every|all|only|must|may|then_add|also")
        && tokens.len() < 25
        && tokens.iter().filter_map(Token::number).all(|it| it.to_i64().is_some_and(|it| it.abs() <= 1))
}

/// Whether the first word that counts is a verb of giving or a name of the answer.
fn begins(tokens: &[Token]) -> bool {
    counts_first(tokens, BEFORE, GIVES)
        || is_short_denial(tokens)
        || wishes_for_the_answer(tokens)
        || counts_lines(tokens)
}

/// "One line in the form X=5,Y=0", "Four lines, numbers separated by blanks": with no verb, these are the lines of the answer.
fn counts_lines(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|it| it.number().is_some())
        && says(&tokens[1..tokens.len().min(2)], "line|row")
        && !says(
            tokens,
            "be|is|are|have|has|must|may|can|hold|holds|contain|contains|add|adds|equal|share|start|begin|end|repeat",
        )
}

/// What an answer is called, and how it is described.
const ANSWERS: &str =
    "side expression formula calculation equation grid square board diagram solution answer result assignment digits";
const DESCRIBED: &str = "the a an finished completed complete solved filled filled-in final whole full bare entire plain left-hand of that which is";

/// "I only need the finished grid", "Only the formula, please": that nothing else is wished for than the answer, by its name.
pub fn wishes_for_the_answer(tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|it| matches!(it.kind, TokenKind::Word { .. })).collect();
    let is_before = |token: &&&Token| is_one_of(&token.lower, BEFORE) || is_one_of(&token.lower, DESCRIBED);
    let led_in = words.iter().take(12).take_while(is_before).count();
    let wishes = words[..led_in].iter().any(|it| says(std::slice::from_ref(*it), "only|just|need|want|simply|bare"));
    let names_it = words.get(led_in).is_some_and(|it| is_one_of(&it.lower, ANSWERS));
    // "Only the expression may have brackets" says something of it.
    let says_of_it = words.get(led_in + 1).is_some_and(|it| {
        says(std::slice::from_ref(*it), "may|must|can|should|be|is|has|have|use|contain|whose|where|that|which")
    });
    wishes && names_it && !says_of_it
}

/// Where a sentence begins to tell what its answer is good for, "so I can paste it into my sheet"; or its end.
fn purpose_at(tokens: &[Token]) -> usize {
    let is_purpose = |at: &usize| {
        says(&tokens[*at..], "so")
            && tokens[*at].is_word("so")
            && tokens[*at + 1..]
                .iter()
                .find(|it| !it.is_word("that"))
                .is_some_and(|it| says(std::slice::from_ref(it), "i|we|she|he|they"))
            && !says(&tokens[*at..], "only|no|not|n't|never|without|must|each|every|all|row|column|digit|operation")
    };
    (3..tokens.len().saturating_sub(2)).find(is_purpose).unwrap_or(tokens.len())
}

/// Whether the first word that is none of `before`, which have blanks between them, is one of `wanted`, with bars.
pub fn counts_first(tokens: &[Token], before: &str, wanted: &str) -> bool {
    let is_word = |token: &&Token| matches!(token.kind, TokenKind::Word { .. });
    let is_before = |token: &&Token| {
        is_one_of(&token.lower, before) || is_one_of(token.lower.trim_start_matches(['\'', '’']), before)
    };
    let first = tokens.iter().filter(is_word).take(12).find(|it| !is_before(it));
    first.is_some_and(|it| says(std::slice::from_ref(it), wanted))
}

/// "No explanation, please.", and not "No letter is 5."
fn is_short_denial(tokens: &[Token]) -> bool {
    tokens.len() < 9
        && says(&tokens[..tokens.len().min(1)], "no|without|only|just")
        && says(tokens, LEFT_AWAY)
        && !says(tokens, "be|have|may|can|must|do|stay|stand|come|go")
        && tokens.iter().all(|it| it.number().is_none())
}

/// Whether what stands here is no denial of something else than what dresses up an answer, and no number of something else than
/// lines, digits and the like.
fn is_free_of_doubt(tokens: &[Token], at: usize) -> bool {
    let near = &tokens[at..(at + 7).min(tokens.len())];
    let is_mark = |token: &Token| {
        matches!(token.kind, TokenKind::Mark('=' | '"' | '\'' | '“' | '‘' | '*' | '/' | '[' | '('))
            || matches!(token.kind, TokenKind::Formula(_)) && token.lower.contains(|c: char| !c.is_alphabetic())
    };
    if says(&tokens[at..=at], "without|no|not|n't|never") {
        return !denies_an_operation(&near[1..])
            && (says(near, LEFT_AWAY) || near[1..].iter().any(is_mark) || near.windows(2).any(is_number_itself)
                // "No equals sign, no 61."
                || near.get(1).is_some_and(|it| it.number().is_some()) && says(&tokens[..at], "equals|equal|equality"));
    }
    true
}

/// "The 24 itself".
fn is_number_itself(two: &[Token]) -> bool {
    two[0].number().is_some() && two[1].is_word("itself")
}

/// "No plus sign", "without /": this forbids the operation, and does not only dress the answer down.
fn denies_an_operation(after: &[Token]) -> bool {
    let is_led = |token: &&Token| {
        says(std::slice::from_ref(*token), "a|an|any|the|use|using|write|put|include")
            || matches!(token.kind, TokenKind::Mark('"' | '\'' | '“' | '‘'))
    };
    let first = after.iter().find(|it| !is_led(it));
    first.is_some_and(|it| {
        is_one_of(&it.lower, "plus minus times multiplication division addition subtraction product quotient")
            || matches!(it.kind, TokenKind::Mark('*' | '/' | '+' | '-' | '×' | '÷' | '−'))
    })
}

/// Where an example of the form begins, which may have anything in it.
pub fn example_at(text: &str) -> usize {
    let leads = [
        "e.g.",
        "i.e.",
        "eg.",
        "(e.g",
        "for example",
        "such as",
        "for instance",
        "like ",
        "in the style",
        "in the form",
        "as in",
        "example:",
        "in the way",
    ];
    leads.iter().filter_map(|it| text.find(it)).min().unwrap_or(text.len())
}

/// "The third row", "row 5", "the last column": a part of a board, unless it only says where to begin.
pub fn names_a_part(tokens: &[Token]) -> bool {
    let is_line = |token: &Token| {
        says(
            std::slice::from_ref(token),
            "row|column|line|rank|file|cell|square|field|box|block|digit|number|character|letter|word|move|step",
        )
    };
    (1..tokens.len()).any(|at| {
        let is_place = |token: &Token| {
            ordinal(&token.lower).is_some()
                || says(
                    std::slice::from_ref(token),
                    "last|middle|central|bottom|top|upper|lower|left|right|leftmost|rightmost",
                )
        };
        let is_named =
            is_line(&tokens[at]) && is_place(&tokens[at - 1]) && small_cardinal(&tokens[at - 1].lower).is_none();
        // "Row 5", and not "numbers three apart".
        let is_one = !tokens[at - 1].lower.ends_with('s');
        let is_numbered = is_one && is_line(&tokens[at - 1]) && tokens[at].number().is_some();
        let goes_on = tokens.get(at + 1).is_some_and(|it| it.is_word("first"));
        let leads = says(&tokens[at.saturating_sub(5)..at], "starting|beginning|start|begin|from|to|counting");
        (is_named && !goes_on || is_numbered) && !leads
    })
}

fn is_one_of(word: &str, words: &str) -> bool {
    words.split_ascii_whitespace().any(|it| it == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn is_note(text: &str) -> bool {
        let prompt = read_tokens(text);
        prompt.outline().sentences.iter().all(|it| is_note_on_the_answer(&prompt, it))
    }

    #[test]
    fn a_note_only_asks_for_the_answer_to_be_written_down() {
        for text in [
            "Return the 81-character string of the solved grid, in the same reading order, and nothing more.",
            "Send back the completed thing as nine lines with nine digits each, no spaces or frames.",
            "Write only the 9 rows, top line first, with a space between digits.",
            "just send me the expression itself with * and / for times and divided by, no \"= 24\" at the end pls",
            "Do not write an equals sign or the result.",
            "Don't put '=' or the goal value in it.",
            "Write it without the dividing lines: nine lines of nine digits, one blank between neighbouring digits.",
            "I'd like you to reply with the bare expression (asterisk for multiplying, slash for dividing).",
            "I only need the finished grid, 9 rows one under the other, numbers in a row separated by single spaces.",
            "Just the expression, please, without the 24 itself.",
            "Just the left-hand side, please: no equals sign, no 61.",
            "One line in the form X=5,Y=0,...",
            "Four lines, digits separated by blanks.",
            "Only the formula, typed with * and /, so I can paste it straight into her answer box.",
        ] {
            assert!(is_note(text), "{text}");
        }
    }

    #[test]
    fn a_part_of_the_answer_or_more_than_it_is_another_question() {
        for text in [
            "Return the third row of the grid.",
            "Give the nine digits of the diagonal.",
            "Write the digits that are missing in row 5.",
            "Print the grid upside down.",
            "Every row has the digits 1 to 9.",
            "Give the sum of the corner cells.",
            "Give only the number of solutions.",
            "List all solutions, one per line.",
            "Return only the words without an e.",
            "Just use each number once.",
            "Do not use multiplication.",
            "Only adjacent cells count.",
            "Leave out one word.",
            "Give the expression with no plus sign.",
            "Just send an expression without the minus sign.",
            "Write the expression without a '/'.",
            "Only the expression may have brackets.",
            "Two rows have the same digits.",
        ] {
            assert!(!is_note(text), "{text}");
        }
    }
}
