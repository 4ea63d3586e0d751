//! What somebody claims of people who are each of one of two kinds: "at least one of us is a knave", "Ann and I are the same".

use std::cell::Cell;

use super::connectives::{Piece, sentence};
use super::formula::Formula;

/// Who is there, and what the two kinds are called.
pub struct Cast {
    pub names: Vec<String>,
    /// Forms of the word for those who tell the truth, in lower case, words joined by blanks.
    pub truthful: Vec<String>,
    pub lying: Vec<String>,
    /// Nouns that both kinds share: "the same guard".
    pub groups: Vec<String>,
    /// Of which kind somebody was last said to be: "and so am I".
    pub last_kind: Cell<Option<bool>>,
}

/// How words are taken that can be taken in two ways.
#[derive(Clone, Copy)]
pub struct Sense {
    /// "Either A or B" leaves out that both are so, and "one of us" means no more than one.
    pub excludes: bool,
}

const TRUTH: &str = "truth|honest|truthful|truthfully|truth-teller|truth-tellers|truthteller|truthtellers|true|truths";
const LIES: &str = "lie|lies|lying|liar|liars|dishonest|untruthful|false|falsehoods";
const IDLE: &str = "ever|both|all|also|too|always|really|definitely|actually|certainly|each|indeed|a|an|the|telling|tell|tells|teller|tellers|\
     speaking|speaks|being|are|is|am|be|only|just|member|of|one|indeed|person|in|to";

/// People, and how many of them something is said of.
enum Subject {
    /// Of each of them.
    Each(Vec<usize>),
    AtLeast(usize, Vec<usize>),
    AtMost(usize, Vec<usize>),
    Exactly(usize, Vec<usize>),
}

/// What is said of somebody.
enum Predicate {
    Kind { is_truthful: bool },
    Same { is_same: bool, with: Vec<usize> },
}

impl Cast {
    pub fn person(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|it| it.eq_ignore_ascii_case(name))
    }

    /// What this claim says, with who claims it, where it is claimed by one of them.
    pub fn claim(&self, pieces: &[Piece], speaker: Option<usize>, is_quoted: bool, sense: Sense) -> Option<Formula> {
        let atom = |stretch: &[Piece]| self.simple(stretch, speaker, is_quoted, sense);
        sentence(pieces, &atom, sense.excludes)
    }

    fn simple(&self, pieces: &[Piece], speaker: Option<usize>, is_quoted: bool, sense: Sense) -> Option<Formula> {
        if pieces.iter().any(|it| matches!(it, Piece::Open | Piece::Close | Piece::Implies | Piece::Iff)) {
            return None;
        }
        if let [so, verb, rest @ ..] = pieces
            && so.is("so")
            && verb.is("is|am|are|does|do")
        {
            let (subject, is_denied) = self.subject(rest, speaker, is_quoted, sense)?;
            let said = self.of_kind(&subject, self.last_kind.get()?);
            return Some(if is_denied { said.negated() } else { said });
        }
        if pieces.first()?.is("there|there's") {
            return self.existence(pieces, sense);
        }
        let verb = pieces.iter().position(|it| {
            it.is("is|are|am|was|were|tells|tell|lies|lie|always|never|ever|would|could|will|belongs|belong|do|does|have|has|speaks")
        })?;
        let (subject, rest) = (&pieces[..verb], &pieces[verb..]);
        if rest[0].is("would|could|will") {
            return self.hypothetical(subject, &rest[1..], speaker, is_quoted, sense);
        }
        if subject.is_empty() {
            return None;
        }
        let (subject, is_denied) = self.subject(subject, speaker, is_quoted, sense)?;
        if let Subject::Each(who) = &subject
            && who.len() == 1
            && let Some(said) = self.of_two_kinds(rest, &subject)
        {
            return Some(if is_denied { said.negated() } else { said });
        }
        // "Both" is said of two.
        let says_both = rest.iter().any(|it| it.is("both"));
        if says_both && !matches!(&subject, Subject::Each(who) if who.len() == 2) {
            return None;
        }
        let of_two = matches!(&subject, Subject::Each(who) if who.len() > 1);
        // "Are not both knights" denies that both are, and not of each that it is.
        let denies_all = rest.windows(2).position(|it| it[0] == Piece::Not && it[1].is("both|all"));
        let without: Vec<Piece>;
        let (rest, is_denied) = match denies_all {
            Some(at) => {
                without = [&rest[..at], &rest[at + 1..]].concat();
                (&without[..], !is_denied)
            }
            None => (rest, is_denied),
        };
        let predicate = self.predicate(rest, speaker, is_quoted, of_two, sense)?;
        let said = match predicate {
            Predicate::Kind { is_truthful } => {
                self.last_kind.set(Some(is_truthful));
                self.of_kind(&subject, is_truthful)
            }
            Predicate::Same { is_same, with } => self.alike(&subject, &with, is_same)?,
        };
        Some(if is_denied { said.negated() } else { said })
    }

    /// "Is a knight or a knave", "is both a knight and a knave", "is neither a knight nor a knave".
    fn of_two_kinds(&self, rest: &[Piece], subject: &Subject) -> Option<Formula> {
        let is_idle =
            |it: &&Piece| !it.is("is|am|are|either|both|neither|a|an|the|also|at|same|time|once|simultaneously");
        let told: Vec<&Piece> = rest.iter().filter(is_idle).collect();
        let [one, joint, other] = told[..] else {
            return None;
        };
        let is_neither = rest.iter().any(|it| it.is("neither"));
        let kinds = [one, other].map(|it| self.kind(std::slice::from_ref(it)));
        let [Some(one), Some(other)] = kinds else {
            return None;
        };
        let parts = vec![self.of_kind(subject, one), self.of_kind(subject, other)];
        match (joint, is_neither) {
            (Piece::Or, false) => Some(Formula::any(parts)),
            (Piece::And, false) => Some(Formula::all(parts)),
            (Piece::Nor, true) => Some(Formula::any(parts).negated()),
            _ => None,
        }
    }

    fn literal(&self, who: usize, is_truthful: bool) -> Formula {
        let atom = Formula::Atom(symbol(&self.names[who]));
        if is_truthful { atom } else { atom.negated() }
    }

    fn of_kind(&self, subject: &Subject, is_truthful: bool) -> Formula {
        let literals = |who: &[usize]| who.iter().map(|&it| self.literal(it, is_truthful)).collect::<Vec<_>>();
        match subject {
            Subject::Each(who) => Formula::all(literals(who)),
            Subject::AtLeast(count, who) => Formula::at_least(*count, &literals(who)),
            Subject::AtMost(count, who) => Formula::at_least(count + 1, &literals(who)).negated(),
            Subject::Exactly(count, who) => Formula::exactly(*count, &literals(who)),
        }
    }

    fn alike(&self, subject: &Subject, with: &[usize], is_same: bool) -> Option<Formula> {
        let Subject::Each(who) = subject else {
            return None;
        };
        let all: Vec<usize> = who.iter().chain(with).copied().collect();
        let (first, others) = all.split_first()?;
        if others.is_empty() || (others.len() > 1 && !is_same) {
            return None;
        }
        let pairs = others.iter().map(|&other| self.literal(*first, true).iff(self.literal(other, true)));
        let same = Formula::all(pairs.collect());
        Some(match (is_same, same) {
            (true, same) => same,
            (false, Formula::Iff(a, b)) => a.xor(*b),
            (false, _) => return None,
        })
    }

    /// "There are exactly two knaves among us."
    fn existence(&self, pieces: &[Piece], sense: Sense) -> Option<Formula> {
        let from = pieces.iter().position(|it| it.is("is|are|there's"))? + 1;
        let kind = (from..pieces.len()).rev().find(|&at| self.kind(&pieces[at..=at]).is_some())?;
        let is_among_all =
            pieces[kind + 1..].iter().all(|it| it.is("among|amongst|of|us|them|here|in|our|group|the|between"));
        if !is_among_all {
            return None;
        }
        let is_truthful = self.kind(&pieces[kind..=kind])?;
        let everybody: Vec<usize> = (0..self.names.len()).collect();
        let subject = match &pieces[from..kind] {
            [no] if no.is("no") => Subject::AtMost(0, everybody),
            [] => return None,
            [article] if article.is("a|an") => Subject::AtLeast(1, everybody),
            count => quantity(count, &everybody, sense)?,
        };
        Some(self.of_kind(&subject, is_truthful))
    }

    /// "Ben would say that I am a knave": true when Ben tells the truth and it is so, or he lies and it is not.
    fn hypothetical(
        &self,
        subject: &[Piece],
        rest: &[Piece],
        speaker: Option<usize>,
        is_quoted: bool,
        sense: Sense,
    ) -> Option<Formula> {
        let (Subject::Each(who), false) = self.subject(subject, speaker, is_quoted, sense)? else {
            return None;
        };
        let &[who] = &who[..] else {
            return None;
        };
        let (is_denied, rest) = match rest {
            [Piece::Not, rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (verb, rest) = rest.split_first()?;
        if !verb.is("say|claim|tell|answer|assert|state|declare") {
            return None;
        }
        let skip = rest.iter().take_while(|it| it.is("that|you|me|us|anyone")).count();
        let said = self.claim(&rest[skip..], speaker, is_quoted, sense)?;
        let would = self.literal(who, true).iff(said);
        Some(if is_denied { would.negated() } else { would })
    }

    /// Who is spoken of, and whether it is denied of them.
    fn subject(
        &self,
        pieces: &[Piece],
        speaker: Option<usize>,
        is_quoted: bool,
        sense: Sense,
    ) -> Option<(Subject, bool)> {
        let everybody = || (0..self.names.len()).collect::<Vec<_>>();
        let others = || (0..self.names.len()).filter(|&it| Some(it) != speaker).collect::<Vec<_>>();
        let words: Vec<String> = pieces.iter().map(Piece::lower).collect();
        let said: Vec<&str> = words.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        if pieces.len() == said.len() {
            match said[..] {
                ["everyone" | "everybody"] | ["all", "of", "us"] | ["we", "all"] | ["each", "of", "us"] | ["all"] => {
                    return Some((Subject::Each(everybody()), false));
                }
                ["we"] | ["we", "both"] | ["both", "of", "us"] | ["us"] | ["both"]
                    if speaker.is_none() || is_quoted || self.names.len() == 2 =>
                {
                    let is_both = said.contains(&"both");
                    return (!is_both || self.names.len() == 2).then(|| (Subject::Each(everybody()), false));
                }
                ["none", "of", "us"] | ["neither", "of", "us"] | ["nobody"] | ["no", "one"] | ["no-one"] => {
                    return Some((Subject::AtMost(0, everybody()), false));
                }
                ["the", "other"] | ["the", "other", "one"] | ["the", "other", "person"] if self.names.len() == 2 => {
                    return Some((Subject::Each(others()), false));
                }
                ["the", "others"] | ["the", "other", "two"] | ["the", "two", "others"] => {
                    return Some((Subject::Each(others()), false));
                }
                ["he" | "she" | "they"] if is_quoted && self.names.len() == 2 && speaker.is_some() => {
                    return Some((Subject::Each(others()), false));
                }
                ["they"] | ["they", "both"] | ["they", "all"] | ["both", "of", "them"] | ["all", "of", "them"]
                    if !is_quoted && (!said.contains(&"both") || self.names.len() == 2) =>
                {
                    return Some((Subject::Each(everybody()), false));
                }
                ["he" | "she" | "himself" | "herself"] if !is_quoted => {
                    return Some((Subject::Each(vec![speaker?]), false));
                }
                _ => {}
            }
        }
        if pieces[0] == Piece::Not && pieces.len() > 1 && pieces[1].is("all|everyone|everybody|both") {
            let (subject, _) = self.subject(&pieces[1..], speaker, is_quoted, sense)?;
            return Some((subject, true));
        }
        if let Some(of) = pieces.iter().position(|it| it.is("of|among|between")) {
            // In reported speech they are all of them.
            let told_by = speaker.filter(|_| is_quoted);
            let is_them = |it: &Piece| it.is("them|these|the|those");
            let who = match pieces[of + 1..].first() {
                Some(first) if is_them(first) => self.group(&pieces[of + 1..], told_by)?,
                _ => self.group(&pieces[of + 1..], speaker)?,
            };
            return Some((quantity(&pieces[..of], &who, sense)?, false));
        }
        if let Some(who) = self.by_ordinal(pieces) {
            return Some((Subject::Each(vec![who]), false));
        }
        if !is_quoted {
            // In reported speech who speaks is told as "he" or "she".
            let as_told = |it: &Piece| if it.is("he|she|him|her") { Piece::Word("I".to_owned()) } else { it.clone() };
            let told: Vec<Piece> = pieces.iter().map(as_told).collect();
            return self.listed(&told, speaker, sense);
        }
        self.listed(pieces, speaker, sense)
    }

    /// "The second", "the first islander", where they have no other names.
    fn by_ordinal(&self, pieces: &[Piece]) -> Option<usize> {
        match pieces {
            [the, ordinal, noun @ ..] if the.is("the") => {
                let is_one = noun.iter().all(|it| {
                    it.is(
                        "one|islander|person|inhabitant|native|man|woman|stranger|suspect|guard|villager|speaker|local",
                    )
                });
                (is_one && noun.len() < 2).then(|| self.person(&format!("the_{}", ordinal.lower())))?
            }
            _ => None,
        }
    }

    /// "us", "them", "the three", "Ann and Ben".
    fn group(&self, pieces: &[Piece], speaker: Option<usize>) -> Option<Vec<usize>> {
        let everybody = (0..self.names.len()).collect::<Vec<_>>();
        // "One of us two, Ann or me,": those who are meant are told twice.
        if let Some(comma) = pieces.iter().position(|it| *it == Piece::Comma)
            && let (head, [_, tail @ ..]) = pieces.split_at(comma)
            && head.first().is_some_and(|it| it.is("us|the"))
            && let Some(mut told) = self.group(head, speaker)
        {
            let tail: Vec<Piece> = tail.iter().filter(|it| **it != Piece::Comma).cloned().collect();
            let (Subject::Each(mut again) | Subject::AtLeast(_, mut again), false) =
                self.listed(&tail, speaker, Sense { excludes: false })?
            else {
                return None;
            };
            told.sort_unstable();
            again.sort_unstable();
            return (told == again).then_some(told);
        }
        let is_all_of_us = |it: &Piece| it.is("the|of|us") || number(&it.lower()) == Some(everybody.len());
        match pieces {
            [_, .., last] if last.is("us") && pieces.iter().all(is_all_of_us) => Some(everybody),
            [only] if only.is("us") => Some(everybody),
            [us, all] if us.is("us") && number(&all.lower()) == Some(everybody.len()) => Some(everybody),
            [only] if only.is("them|these") && speaker.is_none() => Some(everybody),
            [article, rest @ ..] if article.is("the|these|us") && rest.len() <= 2 && speaker.is_none() => {
                let is_all = rest.iter().all(|it| {
                    number(&it.lower()) == Some(everybody.len())
                        || it.is(
                            "people|inhabitants|islanders|persons|friends|natives|men|women|villagers|suspects|of|us",
                        )
                });
                is_all.then_some(everybody)
            }
            _ => match self.listed(pieces, speaker, Sense { excludes: false })? {
                (Subject::Each(who), false) => Some(who),
                _ => None,
            },
        }
    }

    /// Names with "and" or "or" between them.
    fn listed(&self, pieces: &[Piece], speaker: Option<usize>, sense: Sense) -> Option<(Subject, bool)> {
        let (mut who, mut is_or, mut is_and, mut is_nor) = (Vec::new(), false, false, false);
        let mut is_either = false;
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::And => is_and = true,
                Piece::Or => is_or = true,
                Piece::Nor => is_nor = true,
                Piece::Comma => {}
                it if at == 0 && it.is("both") => is_and = true,
                it if at == 0 && it.is("either") => is_either = true,
                it if at == 0 && it.is("neither") => is_nor = true,
                it if at + 1 == pieces.len() && at > 0 && it.is("both|all|each") => {}
                it if it.is("i|me|myself") => who.push(speaker?),
                Piece::Word(name) => who.push(self.person(name)?),
                _ => return None,
            }
        }
        let is_plain = who.len() == 1 && !is_or && !is_and && !is_nor && !is_either;
        match (is_and, is_or, is_nor) {
            _ if who.is_empty() => None,
            _ if is_plain => Some((Subject::Each(who), false)),
            (true, false, false) => Some((Subject::Each(who), false)),
            (false, true, false) if is_either && sense.excludes => Some((Subject::Exactly(1, who), false)),
            (false, true, false) => Some((Subject::AtLeast(1, who), false)),
            (false, false, true) => Some((Subject::AtMost(0, who), false)),
            _ => None,
        }
    }

    /// Which kind a word or two stand for: whether it is the truthful one.
    fn kind(&self, pieces: &[Piece]) -> Option<bool> {
        let words: Vec<String> = pieces.iter().map(Piece::lower).collect();
        let words = words.join(" ");
        let is_one_of = |forms: &[String]| forms.contains(&words);
        if is_one_of(&self.truthful) {
            return Some(true);
        }
        if is_one_of(&self.lying) {
            return Some(false);
        }
        match pieces {
            [only] if only.is(TRUTH) => Some(true),
            [only] if only.is(LIES) => Some(false),
            _ => None,
        }
    }

    fn predicate(
        &self,
        pieces: &[Piece],
        speaker: Option<usize>,
        is_quoted: bool,
        of_two: bool,
        sense: Sense,
    ) -> Option<Predicate> {
        let mut is_denied = false;
        let mut left: Vec<&Piece> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Not => is_denied = !is_denied,
                it if it.is("never") => is_denied = !is_denied,
                it if it.is("do|does|have|has|belongs|belong|to|in") => {}
                it => left.push(it),
            }
        }
        let is_alike = |it: &&Piece| it.is("same|alike|similar|different|opposite|opposites|differ|like");
        if let Some(at) = left.iter().position(is_alike) {
            let is_same = left[at].is("same|alike|similar|like");
            let with: Vec<Piece> = left[at + 1..]
                .iter()
                .filter(|it| {
                    !it.is("kind|kinds|type|types|sort|sorts|as|from|than|to|of|different|group|category|thing|each|other|with|in")
                        && !self.groups.iter().any(|group| it.lower().trim_end_matches('s') == group.trim_end_matches('s'))
                })
                .map(|it| (*it).clone())
                .collect();
            let is_led_in = left[..at].iter().all(|it| it.is(IDLE) || it.is("of|the|from|two"));
            if !is_led_in {
                return None;
            }
            let with = match with.is_empty() {
                true if of_two => Vec::new(),
                true => return None,
                false => match self.subject(&with, speaker, is_quoted, sense)? {
                    (Subject::Each(who), false) => who,
                    _ => return None,
                },
            };
            return Some(Predicate::Same { is_same: is_same != is_denied, with });
        }
        // "If Ann is a knight, then I am one".
        let is_one = left.iter().any(|it| it.is("one"))
            && left.iter().all(|it| it.is("is|am|are|one|too|also|myself|himself|herself|as|well"));
        if is_one {
            return Some(Predicate::Kind { is_truthful: self.last_kind.get()? != is_denied });
        }
        let told: Vec<Piece> = left.iter().filter(|it| !it.is(IDLE)).map(|it| (*it).clone()).collect();
        let all: Vec<Piece> =
            left.iter().skip(1).filter(|it| !it.is("a|an|the|both|all|also|too")).map(|it| (*it).clone()).collect();
        let is_truthful = self.kind(&told).or_else(|| self.kind(&all))?;
        Some(Predicate::Kind { is_truthful: is_truthful != is_denied })
    }
}

/// A name as one word of a formula.
pub fn symbol(name: &str) -> String {
    name.replace(' ', "_")
}

/// "At least two", "exactly one", "none", "one", "both", before "of us".
fn quantity(pieces: &[Piece], who: &[usize], sense: Sense) -> Option<Subject> {
    let who = who.to_vec();
    let words: Vec<String> = pieces.iter().map(Piece::lower).filter(|it| !it.is_empty()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.len() != pieces.len() {
        return None;
    }
    Some(match words[..] {
        ["at", "least", count] => Subject::AtLeast(number(count)?, who),
        ["at", "most", count] | ["no", "more", "than", count] => Subject::AtMost(number(count)?, who),
        ["more", "than", count] => Subject::AtLeast(number(count)? + 1, who),
        ["fewer" | "less", "than", count] => Subject::AtMost(number(count)?.checked_sub(1)?, who),
        ["exactly" | "only" | "precisely" | "just", count] => Subject::Exactly(number(count)?, who),
        ["none" | "neither"] | ["not", "one"] => Subject::AtMost(0, who),
        ["all" | "each" | "both" | "every"] | ["every" | "each", "one"] if words[0] != "both" || who.len() == 2 => {
            Subject::Each(who)
        }
        ["all", count] if number(count) == Some(who.len()) => Subject::Each(who),
        ["some" | "any"] => Subject::AtLeast(1, who),
        [count] if sense.excludes => Subject::Exactly(number(count)?, who),
        [count] => Subject::AtLeast(number(count)?, who),
        _ => return None,
    })
}

fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.iter().position(|it| *it == word).or_else(|| word.parse().ok().filter(|it| *it <= 20))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::logic::connectives::lexed;

    fn cast() -> Cast {
        let forms = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        Cast {
            names: forms(&["Ann", "Ben", "Cid"]),
            truthful: forms(&["knight", "knights"]),
            lying: forms(&["knave", "knaves"]),
            groups: Vec::new(),
            last_kind: Cell::default(),
        }
    }

    fn claim(words: &str, excludes: bool) -> Option<String> {
        cast().claim(&lexed(words)?, Some(0), true, Sense { excludes }).map(|it| it.to_string())
    }

    #[test]
    fn claims_are_read_as_formulas_of_who_tells_the_truth() {
        for (words, formula) in [
            ("Ben is a knave", "¬Ben"),
            ("I am a knight or Cid always lies", "Ann ∨ ¬Cid"),
            ("Ben and I are the same kind", "Ben ↔ Ann"),
            ("Ben and Cid are different", "Ben ⊕ Cid"),
            ("Ben and Cid are both knaves", "¬Ben ∧ ¬Cid"),
            ("neither Ben nor Cid is a knight", "¬(Ben ∨ Cid)"),
            ("if Ben is a knight, then so am I", "Ben → Ann"),
            ("all three of us are knights", "Ann ∧ Ben ∧ Cid"),
            ("none of us is a knave", "¬(¬Ann ∨ ¬Ben ∨ ¬Cid)"),
            ("at least one of Ben and Cid is a knave", "¬Ben ∨ ¬Cid"),
            ("Ben would say that I am a knave", "Ben ↔ ¬Ann"),
            ("it is not the case that Ben is a knave", "Ben"),
            ("not all of us are knights", "¬(Ann ∧ Ben ∧ Cid)"),
            ("Ben isn't a knight", "¬Ben"),
            ("Ben and Cid are not both knights", "¬(Ben ∧ Cid)"),
        ] {
            assert_eq!(claim(words, false).as_deref(), Some(formula), "{words}");
        }
        assert_eq!(
            claim("either Ben or Cid is a knave", true).as_deref(),
            claim("exactly one of Ben and Cid is a knave", true).as_deref()
        );
        for words in ["it rains", "Dan is a knave", "Ben is a spy", "Ben is taller than Cid", "we are both knaves", ""]
        {
            assert_eq!(claim(words, false), None, "{words}");
        }
    }
}
