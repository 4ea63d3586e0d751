//! The notation of rules, read anew: `plus(previous, 3)`.

/// Rules nested deeper are not read.
const DEEPEST: usize = 30;

/// A word and what stands in the brackets behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub word: String,
    pub inside: Vec<Term>,
}

/// What a word ends with.
fn is_end(c: char) -> bool {
    matches!(c, '(' | ')' | ',')
}

impl Term {
    pub fn read(text: &str) -> Option<Term> {
        let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut at = 0;
        let term = read_at(&letters, &mut at, 0)?;
        (at == letters.len()).then_some(term)
    }

    pub fn number(&self) -> Option<i64> {
        self.word.parse().ok().filter(|_| self.inside.is_empty())
    }

    /// How many numbers stand in it.
    pub fn numbers(&self) -> usize {
        usize::from(self.number().is_some()) + self.inside.iter().map(Term::numbers).sum::<usize>()
    }

    pub fn has(&self, word: &str) -> bool {
        self.word == word || self.inside.iter().any(|term| term.has(word))
    }
}

fn read_at(letters: &[char], at: &mut usize, depth: usize) -> Option<Term> {
    let start = *at;
    while letters.get(*at).is_some_and(|c| !is_end(*c)) {
        *at += 1;
    }
    let word: String = letters[start..*at].iter().collect();
    if word.is_empty() || depth > DEEPEST {
        return None;
    }
    let mut inside = Vec::new();
    if letters.get(*at) == Some(&'(') {
        while letters.get(*at).is_some_and(|c| *c != ')') {
            *at += 1;
            inside.push(read_at(letters, at, depth + 1)?);
        }
        if letters.get(*at) != Some(&')') {
            return None;
        }
        *at += 1;
    }
    Some(Term { word, inside })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_rule_is_not_read() {
        let term = Term::read("plus(times(previous, 2), -3)").unwrap();
        assert_eq!(term.numbers(), 2);
        assert!(term.has("previous"));
        for wrong in ["", "(", "plus(", "plus(1", "plus(1))", "plus(,1)", "a b)", &"f(".repeat(1000)] {
            assert_eq!(Term::read(wrong), None, "{wrong}");
        }
    }
}
