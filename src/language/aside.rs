//! What people tell of themselves around a puzzle: "my sister made it up", "can you finish it for me?", "I got stuck".
//!
//! A rule is one of the puzzle's matter and binds it: with a word of must, of all or none, of more or less. A clause about
//! somebody that binds nothing in the puzzle is no rule, whatever its words are.

use std::sync::LazyLock;

use super::wording::Wording;
use super::{gender, gender_of_role, says};
use crate::problem::{Token, TokenKind};

/// Words that bind: what must be, what must not, for whom it holds, and what is excepted.
const BINDS: &str = "must|may|cannot|should|has_to|have_to|had_to|need|needs|only|every|each|all|any|no|never|always|except|unless|if|both|\
                     n't|not|none|neither|without|instead|allowed|forbidden|whenever|exactly|more|less|most|least|fewer|than|count|counts|as_well|\
                     too|also|rule|rules|want|let|make|require|demand|insist|like|love|prefer|agree|wish|add|put|fill|place";

/// What a usual rule speaks of.
const MATTER: &str = "row|column|col|cell|square|field|box|block|subgrid|region|quadrant|quarter|digit|number|value|queen|piece|\
                      colour|color|letter|word|sign|arrow|inequality|neighbour|neighbor|vertex|node|edge|place|sum";

/// What only a further rule speaks of.
pub const TWISTS: &str = "diagonal|diagonally|corner|centre|center|odd|even|prime|product|difference|multiple|divisible|consecutive|\
                          twice|thrice|repeat|symmetric|symmetrical|symmetry|mirror|mirrored|rotated|transposed|reversed|forbidden|except|unless|\
                          killer|cage|knight|rook|bishop|king|smallest|largest|lowest|highest|biggest|fewest|minimum|maximum|swap|swapped|wrong_way|\
                          instead|false|lie|modulo|base";

/// Who tells, or is asked.
const PEOPLE: &str = "i|we|he|she|you|somebody|someone|everybody|nobody|they";
const OF_PEOPLE: &str = "my|our|his|her|your";

/// Verbs of saying and thinking, whose subject is somebody.
const SAYS: &str = "say|claim|tell|complain|think|believe|suspect|hope|wonder|bet|swear|promise|ask|know";

/// Words that begin a clause without a mark before them.
const BEGINS: &str = "so|and|but|because|since|while|as|that|when|i|we|he|she";

/// Words before the subject of a clause.
const OPENING: &str = "so|and|but|because|since|while|as|that|when|please|well|okay|ok|haha|hi|hello|now|then|can|could|would|will|did|do|does|\
                       yesterday|today|the|a|an|anyway|this|last|week|have|had|if";

/// The lists that every word of a prompt is looked up in, taken apart once.
struct Lists {
    begins: Wording<'static>,
    opening: Wording<'static>,
    people: Wording<'static>,
    of_people: Wording<'static>,
    says: Wording<'static>,
    binds: Wording<'static>,
    matter: Wording<'static>,
    twists: Wording<'static>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    begins: Wording::new(BEGINS),
    opening: Wording::new(OPENING),
    people: Wording::new(PEOPLE),
    of_people: Wording::new(OF_PEOPLE),
    says: Wording::new(SAYS),
    binds: Wording::new(BINDS),
    matter: Wording::new(MATTER),
    twists: Wording::new(TWISTS),
});

/// For each token of a sentence, whether it stands in a clause in which somebody only tells of himself.
pub fn told_of_people(tokens: &[Token]) -> Vec<bool> {
    let mut aside = vec![false; tokens.len()];
    let starts = |at: usize| {
        at == 0
            || matches!(
                tokens[at - 1].kind,
                TokenKind::Mark(',' | ';' | ':' | '(' | ')' | '–' | '—' | '!' | '?' | '.' | '"' | '“')
            )
            || LISTS.begins.is_said_by(&tokens[at..=at])
    };
    // What is said after "that" is told as well, when it does not speak of the puzzle's matter at all.
    let is_content = |clause: &[Token]| {
        says(&clause[..1], "that")
            && !LISTS.matter.is_said_by(clause)
            && !LISTS.twists.is_said_by(clause)
            && !gives_a_number(clause)
    };
    let mut start = 0;
    for end in 1..=tokens.len() {
        if end < tokens.len() && !starts(end) {
            continue;
        }
        let clause = &tokens[start..end];
        if is_of_people(clause) || start > 0 && aside[start - 1] && is_content(clause) {
            aside[start..end].fill(true);
        }
        start = end;
    }
    aside
}

fn is_of_people(clause: &[Token]) -> bool {
    let is_in = |list: &Wording, token: &Token| list.is_said_by(std::slice::from_ref(token));
    let first = clause.iter().take_while(|token| is_in(&LISTS.opening, token)).count();
    // "If you can" asks; "if a cell is" binds.
    let rest = &clause[first..];
    let Some(subject) = rest.first() else {
        return false;
    };
    let is_person = |token: &Token| {
        let word = token.lower.as_ref();
        gender(word).is_some() || gender_of_role(word).is_some()
    };
    let is_somebody = is_in(&LISTS.people, subject)
        || is_in(&LISTS.of_people, subject)
        || is_person(subject)
        || rest.iter().take(6).any(|token| is_in(&LISTS.says, token))
            && !says(&clause[..first], "that")
            && !is_in(&LISTS.matter, subject);
    let is_a_rule = || LISTS.binds.is_said_by(clause) && LISTS.matter.is_said_by(clause);
    is_somebody && !is_a_rule() && !LISTS.twists.is_said_by(clause) && !gives_a_number(clause)
}

/// A number that could be one of the puzzle.
fn gives_a_number(clause: &[Token]) -> bool {
    let is_small = |token: &Token| match &token.kind {
        TokenKind::Formula(_) => true,
        _ => token.number().and_then(|it| it.to_i64()).is_some_and(|it| it < 100),
    };
    clause.iter().any(is_small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn open(text: &str) -> String {
        let prompt = read_tokens(text);
        let aside = told_of_people(&prompt.tokens);
        let open = prompt.tokens.iter().zip(aside).filter(|(_, it)| !it);
        open.map(|(token, _)| token.lower.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_somebody_tells_of_himself_is_no_rule() {
        for text in
            ["I got stuck on page 214", "my sister made it up herself", "can you finish it", "we suspect a misprint"]
        {
            assert_eq!(open(text), "", "{text}");
        }
    }

    #[test]
    fn what_binds_the_matter_is_a_rule_whoever_tells_it() {
        for text in [
            "my dad says both diagonals count",
            "I want every row to grow",
            "we never put a 3 there",
            "you add the digits in each row",
        ] {
            assert!(!open(text).is_empty(), "{text}");
        }
    }
}
