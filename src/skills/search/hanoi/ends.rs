//! On which peg the disks lie and to which one they go: every peg that is named is looked at, and the words before it tell
//! which of the two it is.

use super::reading::{DISK, PEG};
use crate::language::{Telling, is_note_on_the_answer, says};
use crate::problem::{Token, TokenKind};

/// Words before the peg on which the disks lie, and before the one to which they go.
const FROM: &str = "from|start|source|initial|initially|begin|beginning|starting|originally|origin";
const TO: &str = "to|onto|into|target|destination|goal|end|finish|finally|final|reach|aim";

/// Words of a sentence that tells where the disks are to be.
const WANTED: &str =
    "has_to|have_to|should|must|goal|aim|target|finally|finish|end|want|wish|need_to|needs_to|shall|wanted";
const LYING: &str = "lie|sit|stand|stack|stacked|start|initially|begin|are|is|rest|pile|piled|put|place|placed|currently|originally|all|have|got";

#[derive(Clone, Copy, PartialEq)]
enum Role {
    From,
    To,
}

/// Where the disks are and where they go, as places in the list of names; from the first to the last when it is not said.
pub fn ends(telling: &Telling, names: &[String]) -> Option<(usize, usize)> {
    let mut ends: [Option<usize>; 2] = [None, None];
    for sentence in &telling.prompt.outline().sentences {
        let tokens = telling.prompt.of(sentence);
        if sentence.is_example || is_note_on_the_answer(telling.prompt, sentence) && !says(tokens, "from") {
            continue;
        }
        for clause in tokens.split(|token| token.is_mark(';')).filter(|clause| !shows_a_move(clause)) {
            let mut last = 0;
            for at in 0..clause.len() {
                let Some((place, length)) = peg(telling, clause, at, names) else {
                    continue;
                };
                let Some(role) = role(&clause[last..at], clause) else {
                    continue;
                };
                let end = &mut ends[usize::from(role == Role::To)];
                if end.is_some_and(|known| known != place) {
                    return None;
                }
                *end = Some(place);
                last = at + length;
                telling.takes(&sentence.span);
            }
        }
    }
    match ends {
        [Some(from), Some(to)] => Some((from, to)),
        [None, None] => Some((0, names.len() - 1)),
        [None, Some(to)] if to != 0 => Some((0, to)),
        [Some(0), None] => Some((0, names.len() - 1)),
        _ => None,
    }
}

/// "Move disk 1 from Peg 1 to Peg 3" shows how a move is written, and so does a template of it.
fn shows_a_move(clause: &[Token]) -> bool {
    let is_disk = |token: &Token| DISK.split('|').any(|word| token.has_lemma(word));
    let is_mark_of_one = |token: &Token| {
        token.number().is_some() && token.number().and_then(|it| it.to_i64()) != Some(0)
            || token.lower.len() == 1
            || token.is_mark('<')
    };
    let named = clause.windows(2).any(|two| is_disk(&two[0]) && is_mark_of_one(&two[1]) && !two[1].is_mark('('));
    named
        && says(clause, "move|take|transfer|shift")
        && says(clause, "from")
        && !says(clause, "disks|discs|rings|all|smallest")
        || says(clause, "format|formatted|written_as|instructions_like")
}

/// The peg that these tokens name here, and how many of them: "peg 3", "rod A", "the second peg", "target = 2".
fn peg(telling: &Telling, tokens: &[Token], at: usize, names: &[String]) -> Option<(usize, usize)> {
    let is_peg = |token: &Token| PEG.split('|').any(|word| token.has_lemma(word));
    let is_joint = |token: &Token| {
        matches!(token.kind, TokenKind::Mark(':' | '|' | '=' | '#' | '"' | '\'' | '(' | ','))
            || says(std::slice::from_ref(token), "number|no|is|the|be|called")
    };
    let last = names.len() - 1;
    let place_in_words = match &*tokens[at].lower {
        "first" | "leftmost" | "left" | "left-most" => Some(0),
        "second" => Some(1),
        "third" => Some(2),
        "fourth" => Some(3),
        "last" | "rightmost" | "right" | "right-most" => Some(last),
        "middle" | "center" | "centre" if names.len() == 3 => Some(1),
        _ => None,
    };
    // "(Left, middle, right)" lists how they are called.
    let is_listed = at > 0
        && matches!(tokens[at - 1].kind, TokenKind::Mark('(' | ','))
        && tokens.get(at + 1).is_some_and(|it| matches!(it.kind, TokenKind::Mark(')' | ',')));
    if let Some(place) = place_in_words.filter(|place| *place <= last && !is_listed) {
        let is_of_peg = tokens.get(at + 1).is_none_or(|next| {
            is_peg(next)
                || matches!(next.kind, TokenKind::Mark(_))
                || says(std::slice::from_ref(next), "one|and|to|in|using|with|by")
        });
        return is_of_peg.then_some((place, 1));
    }
    let written = &telling.prompt.text[tokens[at].span.clone()];
    let number = tokens[at].number().map(ToString::to_string);
    let place = names.iter().position(|name| name == written || number.as_ref() == Some(name))?;
    // A name stands behind "peg", or right behind the word that tells its role.
    let before: Vec<&Token> = tokens[..at].iter().rev().take_while(|it| is_joint(it)).collect();
    let leader = tokens.get(at.checked_sub(before.len() + 1)?)?;
    let is_one_peg = PEG.split('|').any(|word| leader.is_word(word));
    let is_led = is_one_peg
        || says(std::slice::from_ref(leader), FROM)
        || says(std::slice::from_ref(leader), TO)
        || says(std::slice::from_ref(leader), "on|at");
    // "(Peg 1 to Peg 4)" only names them all.
    let opens = tokens[..at].iter().rposition(|it| it.is_mark('(')).is_some_and(|open| {
        !tokens[open..at].iter().any(|it| it.is_mark(')'))
            && !says(&tokens[open..at], FROM)
            && tokens[open..].iter().take(8).any(|it| it.is_mark(')'))
            && (says(&tokens[open..at], "to") || says(&tokens[at..(at + 3).min(tokens.len())], "to"))
    });
    // "Numbered 1 to 4" is a range.
    let is_of_range = at > 1
        && tokens[at - 1].is_word("to")
        && tokens[at - 2].number().is_some()
        && !is_peg(&tokens[at.saturating_sub(3)]);
    // "3 pegs" counts them, "disk 3" is none.
    let is_counted =
        tokens.get(at + 1).is_some_and(|next| is_peg(next) || DISK.split('|').any(|word| next.has_lemma(word)));
    let is_article = written == "a"
        || written == "A"
            && tokens.get(at + 1).is_some_and(|it| {
                matches!(it.kind, TokenKind::Word { .. })
                    && !says(std::slice::from_ref(it), "to|and|using|with|by|in|onto|as|of|while")
            });
    let is_none = opens || is_of_range || is_article || is_counted && number.is_some();
    (is_led && !is_none).then_some((place, 1))
}

/// What the words since the peg named before say of this one; where they only say "on", all of the clause tells.
fn role(before: &[Token], clause: &[Token]) -> Option<Role> {
    let cue = before.iter().rev().take(9).find_map(|token| {
        let one = std::slice::from_ref(token);
        match () {
            () if says(one, "on|at") => Some(None),
            () if says(one, FROM) => Some(Some(Role::From)),
            () if says(one, TO) => Some(Some(Role::To)),
            () => None,
        }
    })?;
    cue.or_else(|| match (says(before, WANTED), says(clause, LYING)) {
        (true, _) if !says(before, "start|initially|begin|currently") => Some(Role::To),
        (_, true) => Some(Role::From),
        _ => None,
    })
}
