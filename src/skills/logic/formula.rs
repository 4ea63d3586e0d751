//! Formulas of propositional logic: what approaches compute with. In goals they stand as text, `P → (Q ∨ ¬R)`.

use std::fmt;

use super::connectives::{lexed, sentence};

/// A formula over named propositions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Formula {
    Constant(bool),
    /// A proposition by its name, a word without blanks.
    Atom(String),
    Not(Box<Formula>),
    /// All of them; two or more.
    And(Vec<Formula>),
    /// At least one of them; two or more.
    Or(Vec<Formula>),
    If(Box<Formula>, Box<Formula>),
    Iff(Box<Formula>, Box<Formula>),
    /// One of the two and not both.
    Xor(Box<Formula>, Box<Formula>),
}

impl Formula {
    /// Reads `P → (Q ∨ ¬R)` in any usual notation. None when it is no formula.
    pub fn read(text: &str) -> Option<Formula> {
        sentence(&lexed(text)?, &|pieces| super::connectives::name(pieces), false)
    }

    pub fn atom(name: &str) -> Formula {
        Formula::Atom(name.to_owned())
    }

    pub fn negated(self) -> Formula {
        match self {
            Formula::Not(inner) => *inner,
            Formula::Constant(truth) => Formula::Constant(!truth),
            other => Formula::Not(Box::new(other)),
        }
    }

    pub fn iff(self, other: Formula) -> Formula {
        Formula::Iff(Box::new(self), Box::new(other))
    }

    pub fn xor(self, other: Formula) -> Formula {
        Formula::Xor(Box::new(self), Box::new(other))
    }

    pub fn implies(self, other: Formula) -> Formula {
        Formula::If(Box::new(self), Box::new(other))
    }

    /// All of these.
    pub fn all(mut parts: Vec<Formula>) -> Formula {
        match parts.len() {
            0 => Formula::Constant(true),
            1 => parts.remove(0),
            _ => Formula::And(parts),
        }
    }

    /// At least one of these.
    pub fn any(mut parts: Vec<Formula>) -> Formula {
        match parts.len() {
            0 => Formula::Constant(false),
            1 => parts.remove(0),
            _ => Formula::Or(parts),
        }
    }

    /// At least so many of these: some choice of so many of them all hold.
    pub fn at_least(count: usize, parts: &[Formula]) -> Formula {
        match (count, parts) {
            (0, _) => Formula::Constant(true),
            (count, parts) if count > parts.len() => Formula::Constant(false),
            (1, parts) => Formula::any(parts.to_vec()),
            (count, [first, rest @ ..]) => {
                let with = Formula::all(vec![first.clone(), Formula::at_least(count - 1, rest)]);
                match Formula::at_least(count, rest) {
                    Formula::Constant(false) => with,
                    without => Formula::any(vec![with, without]),
                }
            }
            (_, []) => Formula::Constant(false),
        }
    }

    pub fn exactly(count: usize, parts: &[Formula]) -> Formula {
        let more = Formula::at_least(count + 1, parts);
        match (Formula::at_least(count, parts), more) {
            (Formula::Constant(true), more) => more.negated(),
            (least, Formula::Constant(false)) => least,
            (least, more) => Formula::all(vec![least, more.negated()]),
        }
    }

    /// The propositions in it, in order of first appearance, added to those that are known.
    pub fn collect_atoms(&self, atoms: &mut Vec<String>) {
        match self {
            Formula::Constant(_) => {}
            Formula::Atom(name) if atoms.contains(name) => {}
            Formula::Atom(name) => atoms.push(name.clone()),
            Formula::Not(inner) => inner.collect_atoms(atoms),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| part.collect_atoms(atoms)),
            Formula::If(a, b) | Formula::Iff(a, b) | Formula::Xor(a, b) => {
                a.collect_atoms(atoms);
                b.collect_atoms(atoms);
            }
        }
    }

    /// Whether it is true, when so much is known; None when that does not decide it.
    pub fn truth(&self, known: &dyn Fn(&str) -> Option<bool>) -> Option<bool> {
        match self {
            Formula::Constant(truth) => Some(*truth),
            Formula::Atom(name) => known(name),
            Formula::Not(inner) => inner.truth(known).map(|truth| !truth),
            Formula::And(parts) => one_decides(parts, false, known),
            Formula::Or(parts) => one_decides(parts, true, known),
            Formula::If(a, b) => match (a.truth(known), b.truth(known)) {
                (Some(false), _) | (_, Some(true)) => Some(true),
                (Some(true), Some(false)) => Some(false),
                _ => None,
            },
            Formula::Iff(a, b) => Some(a.truth(known)? == b.truth(known)?),
            Formula::Xor(a, b) => Some(a.truth(known)? != b.truth(known)?),
        }
    }

    /// The same of propositions with other names.
    pub fn renamed(&self, name: &dyn Fn(&str) -> String) -> Formula {
        self.replaced(&|it| Some(Formula::Atom(name(it))))
    }

    /// The same with formulas in the places of propositions; those for which there is none stay.
    pub fn replaced(&self, by: &dyn Fn(&str) -> Option<Formula>) -> Formula {
        let both = |a: &Formula, b: &Formula| (Box::new(a.replaced(by)), Box::new(b.replaced(by)));
        let all = |parts: &[Formula]| parts.iter().map(|part| part.replaced(by)).collect();
        match self {
            Formula::Constant(truth) => Formula::Constant(*truth),
            Formula::Atom(it) => by(it).unwrap_or_else(|| self.clone()),
            Formula::Not(inner) => Formula::Not(Box::new(inner.replaced(by))),
            Formula::And(parts) => Formula::And(all(parts)),
            Formula::Or(parts) => Formula::Or(all(parts)),
            Formula::If(a, b) => {
                let (a, b) = both(a, b);
                Formula::If(a, b)
            }
            Formula::Iff(a, b) => {
                let (a, b) = both(a, b);
                Formula::Iff(a, b)
            }
            Formula::Xor(a, b) => {
                let (a, b) = both(a, b);
                Formula::Xor(a, b)
            }
        }
    }

    /// How many signs it is made of, which is what looking at it once costs.
    pub fn size(&self) -> u64 {
        1 + match self {
            Formula::Constant(_) | Formula::Atom(_) => 0,
            Formula::Not(inner) => inner.size(),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().map(Formula::size).sum(),
            Formula::If(a, b) | Formula::Iff(a, b) | Formula::Xor(a, b) => a.size() + b.size(),
        }
    }

    fn is_literal(&self) -> bool {
        match self {
            Formula::Constant(_) | Formula::Atom(_) => true,
            Formula::Not(inner) => inner.is_literal(),
            _ => false,
        }
    }

    /// In words, where each proposition is told by a clause of its own.
    pub fn in_words(&self, clause: &dyn Fn(&str) -> String) -> String {
        let part = |inner: &Formula| match inner.is_literal() {
            true => inner.in_words(clause),
            false => format!("({})", inner.in_words(clause)),
        };
        let joined = |parts: &[Formula], word: &str| parts.iter().map(part).collect::<Vec<_>>().join(word);
        match self {
            Formula::Constant(true) => "nothing is wrong".to_owned(),
            Formula::Constant(false) => "something is wrong".to_owned(),
            Formula::Atom(name) => clause(name),
            Formula::Not(inner) => format!("it is not the case that {}", part(inner)),
            Formula::And(parts) => joined(parts, " and "),
            Formula::Or(parts) => joined(parts, " or "),
            Formula::If(a, b) => format!("if {} then {}", part(a), part(b)),
            Formula::Iff(a, b) => format!("{} if and only if {}", part(a), part(b)),
            Formula::Xor(a, b) => format!("either {} or {}, but not both", part(a), part(b)),
        }
    }
}

/// A conjunction is decided by one false part, a disjunction by one that is true.
fn one_decides(parts: &[Formula], deciding: bool, known: &dyn Fn(&str) -> Option<bool>) -> Option<bool> {
    let mut is_open = false;
    for part in parts {
        match part.truth(known) {
            Some(truth) if truth == deciding => return Some(deciding),
            Some(_) => {}
            None => is_open = true,
        }
    }
    (!is_open).then_some(!deciding)
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |inner: &Formula| match inner {
            Formula::Constant(_) | Formula::Atom(_) | Formula::Not(_) => inner.to_string(),
            _ => format!("({inner})"),
        };
        let joined = |parts: &[Formula], sign: &str| parts.iter().map(part).collect::<Vec<_>>().join(sign);
        match self {
            Formula::Constant(true) => f.write_str("⊤"),
            Formula::Constant(false) => f.write_str("⊥"),
            Formula::Atom(name) => f.write_str(name),
            Formula::Not(inner) => write!(f, "¬{}", part(inner)),
            Formula::And(parts) => f.write_str(&joined(parts, " ∧ ")),
            Formula::Or(parts) => f.write_str(&joined(parts, " ∨ ")),
            Formula::If(a, b) => write!(f, "{} → {}", part(a), part(b)),
            Formula::Iff(a, b) => write!(f, "{} ↔ {}", part(a), part(b)),
            Formula::Xor(a, b) => write!(f, "{} ⊕ {}", part(a), part(b)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_read_and_written() {
        for (text, written) in [
            ("(P -> Q) & ~R", "(P → Q) ∧ ¬R"),
            ("p and q or not r", "(p ∧ q) ∨ ¬r"),
            ("if p then q iff r", "(p → q) ↔ r"),
            ("P → Q → R", "P → (Q → R)"),
            ("¬¬P", "P"),
            ("!(A || B) && C", "¬(A ∨ B) ∧ C"),
            ("either p or q, but not both", "p ⊕ q"),
            ("p unless q", "p ∨ q"),
            ("p only if q", "p → q"),
            ("q if p", "p → q"),
            ("neither p nor q", "¬p ∧ ¬q"),
            ("⊥", "⊥"),
        ] {
            let formula = Formula::read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(formula.to_string(), written);
            assert_eq!(Formula::read(written).map(|it| it.to_string()).as_deref(), Some(written));
        }
        for text in ["", "P Q", "P →", "(P", "P ∧ ∧ Q", &"(".repeat(3000)] {
            assert_eq!(Formula::read(text), None, "{text}");
        }
    }

    #[test]
    fn counting_makes_formulas() {
        let parts: Vec<Formula> = ["a", "b", "c"].map(Formula::atom).to_vec();
        for count in 0..4 {
            let formula = Formula::exactly(count, &parts);
            for case in 0..8_usize {
                let known = |name: &str| Some(case >> (name.as_bytes()[0] - b'a') & 1 == 1);
                assert_eq!(
                    formula.truth(&known),
                    Some(case.count_ones() as usize == count),
                    "{count} {case} {formula}"
                );
            }
        }
    }
}
