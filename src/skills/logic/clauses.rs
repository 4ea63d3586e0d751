//! Clauses of arguments, each known again by its words: "it is raining" and "it rains" are one proposition.
//!
//! Endings, articles and forms of "be" and "do" say nothing of their own, and neither does "go" before what one goes to do:
//! "Mia goes sledding" is what "Mia is not sledding" denies. "The cook or the maid did it" speaks of each of the two.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::connectives::Piece;
use super::formula::Formula;
use crate::language::lemmas_of;

/// Words after which a clause says no longer that something is so.
const HEDGES: &str = "usually|often|sometimes|maybe|perhaps|probably|likely|unlikely|rarely|seldom|might|may|could|should|almost|\
                      mostly|possibly|generally|normally|typically|hardly|only|except|tends|tend|seems|seem|occasionally|partly|\
                      nearly|supposedly|allegedly|frequently|apparently";

/// Ends of clauses of which one is so just when the other is not.
const OPPOSITES: [(&str, &str); 11] = [
    ("on", "off"),
    ("open", "closed"),
    ("right", "wrong"),
    ("true", "false"),
    ("alive", "dead"),
    ("present", "absent"),
    ("guilty", "innocent"),
    ("awake", "asleep"),
    ("correct", "incorrect"),
    ("possible", "impossible"),
    ("locked", "unlocked"),
];

/// Words that a subject begins with, or a question before it.
const SUBJECTS: &str = "it|he|she|they|the|a|an|i|we|you|this|there|my|his|her|our|their|your|today|everyone|everybody|\
                        nobody|somebody|someone|is|are|does|do|did|was|were|has|will|all";
/// Words that make no difference to what is said.
const IDLE: &str = "the|a|an|is|are|am|be|was|were|do|does|did|has|have|get|gets|got|will|would|then|also|too|being|been|very|\
                    today|becomes|become|gets|indeed|must";
/// Words that lead to another clause.
const JOINING: &str =
    "if|then|unless|either|neither|when|whenever|because|although|since|that|who|which|what|whether|while|until";

/// The clauses of an argument: for each proposition the words in which it was first said.
#[derive(Default)]
pub struct Clauses {
    said: RefCell<BTreeMap<String, String>>,
}

impl Clauses {
    /// What a stretch without other connectives says. None when it is no clause.
    pub fn formula(&self, pieces: &[Piece]) -> Option<Formula> {
        self.shared(pieces).or_else(|| self.clause(pieces)).or_else(|| self.same_subject(pieces))
    }

    /// The words in which a proposition was said.
    pub fn words(&self, name: &str) -> Option<String> {
        self.said.borrow().get(name).cloned()
    }

    /// "Either the cook or the maid did it", "neither Ann nor Ben sings": two subjects of which one thing is said.
    fn shared(&self, pieces: &[Piece]) -> Option<Formula> {
        let (pieces, is_exclusive) = match pieces {
            [rest @ .., Piece::And, Piece::Not, both] if both.is("both") => (rest, true),
            [rest @ .., Piece::Or, both] if both.is("both") => (rest, false),
            _ => (pieces, false),
        };
        let pieces = match pieces {
            [rest @ .., Piece::Comma] => rest,
            _ => pieces,
        };
        let is_joint = |it: &&Piece| matches!(it, Piece::And | Piece::Or | Piece::Nor);
        let (first, rest) = pieces.split_first()?;
        let (lead, rest) = match first.is("either|neither|both") {
            true => (first.lower(), rest),
            false => (String::new(), pieces),
        };
        let at = rest.iter().position(|it| is_joint(&it))?;
        let (joint, one, other) = (&rest[at], &rest[..at], &rest[at + 1..]);
        if other.iter().any(|it| is_joint(&it) || *it == Piece::Comma) || subject_length(one)? != one.len() {
            return None;
        }
        let does = &other[subject_length(other)?..];
        let said_of = |subject: &[Piece]| self.clause(&[subject, does].concat());
        if does.is_empty() {
            return None;
        }
        let parts = vec![said_of(one)?, said_of(&other[..other.len() - does.len()])?];
        match (&*lead, joint) {
            ("neither", Piece::Nor) => Some(Formula::all(parts.into_iter().map(Formula::negated).collect())),
            ("" | "either", Piece::Or) if is_exclusive => parts.into_iter().reduce(Formula::xor),
            ("" | "either", Piece::Or) => Some(Formula::any(parts)),
            // "Ann and Ben do not both sing" denies less than each of the two.
            ("" | "both", Piece::And)
                if !does.contains(&Piece::Not) && !does.iter().any(|it| it.is("both|together")) =>
            {
                Some(Formula::all(parts))
            }
            _ => None,
        }
    }

    /// "Pia stays at home or goes to the cinema": two things said of one subject, which is told once.
    fn same_subject(&self, pieces: &[Piece]) -> Option<Formula> {
        let length = match pieces {
            [it, ..] if it.is("it|he|she|they") => 1,
            _ => subject_length(pieces)?,
        };
        let mut joints = (length..pieces.len()).filter(|&at| matches!(pieces[at], Piece::And | Piece::Or));
        let (Some(at), None) = (joints.next(), joints.next()) else {
            return None;
        };
        let (subject, one, other) = (&pieces[..length], &pieces[length..at], &pieces[at + 1..]);
        let (first, second) = (one.first()?.lower(), other.first()?.lower());
        // What follows is something done as well, and no second thing that it is done to.
        let is_helper = |word: &str| "is|was|does|did|will|has|doesn|didn".split('|').any(|it| it == word);
        let has_form =
            |word: &str| ["s", "ed"].into_iter().find(|end| word.ends_with(end)).filter(|_| lemma_of(word) != word);
        let is_alike = is_helper(&first) && first == second
            || has_form(&first).is_some_and(|end| has_form(&second) == Some(end) && other.len() + one.len() > 2);
        if !is_alike || one.contains(&Piece::Comma) || other.contains(&Piece::Comma) {
            return None;
        }
        let parts = vec![self.clause(&[subject, one].concat())?, self.clause(&[subject, other].concat())?];
        Some(if pieces[at] == Piece::And { Formula::all(parts) } else { Formula::any(parts) })
    }

    /// A clause: a subject, which begins as subjects do, and something said of it.
    fn clause(&self, pieces: &[Piece]) -> Option<Formula> {
        let first = pieces.first()?;
        let is_subject =
            first.is(SUBJECTS) || matches!(first, Piece::Word(word) if word.starts_with(char::is_uppercase));
        if !is_subject || pieces.len() < 2 || pieces.len() > 14 {
            return None;
        }
        let (mut key, mut words, mut is_denied) = (Vec::new(), Vec::new(), false);
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Not => is_denied = !is_denied,
                it if it.is("never|cannot") => is_denied = !is_denied,
                it if it.is(HEDGES) || it.is(JOINING) => return None,
                Piece::Word(word) => {
                    let lower = word.to_lowercase();
                    if !piece.is(IDLE) && !is_led_by_going(pieces, at) {
                        key.push(lemma_of(&lower));
                    }
                    words.push(word.clone());
                }
                _ => return None,
            }
        }
        if key.is_empty() || speaks_of_many(pieces) {
            return None;
        }
        let opposite = |last: &str| {
            OPPOSITES.iter().find(|(_, it)| lemma_of(it) == last || *it == last).map(|(it, _)| lemma_of(it))
        };
        if key.len() > 1
            && let Some(last) = key.last_mut()
            && let Some(opposite) = opposite(last)
        {
            *last = opposite;
            is_denied = !is_denied;
        }
        let name: String = key.join("_").chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
        let told = words.join(" ");
        let told = told.strip_prefix("It ").map_or(told.clone(), |rest| format!("it {rest}"));
        let told = told.strip_prefix("The ").map_or(told.clone(), |rest| format!("the {rest}"));
        if !is_denied {
            self.said.borrow_mut().entry(name.clone()).or_insert(told);
        }
        Some(if is_denied { Formula::Atom(name).negated() } else { Formula::Atom(name) })
    }
}

/// How many pieces the subject has that a stretch begins with: "the cook", "Ann".
fn subject_length(pieces: &[Piece]) -> Option<usize> {
    match pieces {
        [article, Piece::Word(_), ..] if article.is("the|a|an|my|his|her|our|their|your") => Some(2),
        [Piece::Word(name), ..] if name.starts_with(char::is_uppercase) => Some(1),
        _ => None,
    }
}

/// Whether this is the "goes" of "goes sledding", which is told apart from "goes to school".
fn is_led_by_going(pieces: &[Piece], at: usize) -> bool {
    pieces[at].is("go|goes|went|going|gone") && pieces.get(at + 1).is_some_and(|it| it.lower().ends_with("ing"))
}

/// Propositions of which one is told with a pronoun, "the cook stole it", and the other in full, "the cook stole the ring",
/// are the same: for each of the former the latter, if there is only one.
pub fn in_full(atoms: &[String]) -> BTreeMap<String, String> {
    let mut full = BTreeMap::new();
    for atom in atoms {
        let Some(start) = ["_it", "_them", "_him"].iter().find_map(|pronoun| atom.strip_suffix(pronoun)) else {
            continue;
        };
        let start = format!("{start}_");
        let mut longer = atoms.iter().filter(|it| it.starts_with(&start) && *it != atom);
        if let (Some(only), None) = (longer.next(), longer.next()) {
            full.insert(atom.clone(), only.clone());
        }
    }
    full
}

/// Whether two propositions have a word in common that says something, so that they may be one in other words.
pub fn may_be_one(one: &str, other: &str) -> bool {
    one.split('_').any(|word| word.len() > 2 && other.split('_').any(|it| it == word))
}

/// The form of a word by which it is known again: the shortest of those that it is a form of, if it is a form of another.
fn lemma_of(lower: &str) -> String {
    let lemmas = lemmas_of(lower).into_iter().map(|it| it.to_string()).filter(|it| it.len() > 1);
    lemmas.min_by_key(|it| (it == lower, it.len(), it.clone())).unwrap_or(lower.to_owned())
}

/// Words that say of how many something is said belong to another kind of argument.
fn speaks_of_many(pieces: &[Piece]) -> bool {
    pieces.iter().any(|it| it.is("all|every|some|no|none|nobody|somebody|someone|everyone|everybody|most|few|each|any"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::logic::connectives::{lexed, sentence};

    fn formula(text: &str) -> Option<String> {
        let clauses = Clauses::default();
        sentence(&lexed(text)?, &|pieces| clauses.formula(pieces), false).map(|it| it.to_string())
    }

    #[test]
    fn clauses_are_known_again_by_their_words() {
        for (text, known) in [
            ("Mia goes sledding", "Mia_sled"),
            ("Mia is not sledding today", "¬Mia_sled"),
            ("Did the gardener steal the ring?", "gardener_steal_ring"),
            ("Either the butler or the gardener stole the ring", "butler_steal_ring ∨ gardener_steal_ring"),
            ("Either Ann or Ben sings, but not both", "ann_sing ⊕ ben_sing"),
            ("neither Ann nor Ben sings", "¬ann_sing ∧ ¬ben_sing"),
            ("the cook did not know about it", "¬cook_know_about_it"),
            ("the cook knew about it", "cook_know_about_it"),
            ("Ann left", "Ann_leave"),
        ] {
            assert_eq!(formula(text).map(|it| it.to_lowercase()), Some(known.to_lowercase()), "{text}");
        }
        for text in ["Ann and Ben do not both sing", "it usually rains", "all birds sing"] {
            assert_eq!(formula(text), None, "{text}");
        }
    }
}
