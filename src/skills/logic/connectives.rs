//! Reads what connectives hold together, in signs and in words: `P → (Q ∨ ¬R)`, "if P then Q or not R". What stands between
//! the connectives is left to who asks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::formula::Formula;

/// A word, a connective or a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it is written.
    Word(String),
    Open,
    Close,
    Comma,
    And,
    Or,
    Not,
    Implies,
    Iff,
    Xor,
    Nand,
    Nor,
}

impl Piece {
    /// A word in lower case; empty for a sign.
    pub fn lower(&self) -> String {
        match self {
            Piece::Word(word) => word.to_lowercase(),
            _ => String::new(),
        }
    }

    pub fn is(&self, words: &str) -> bool {
        matches!(self, Piece::Word(word) if words.split('|').any(|it| it.eq_ignore_ascii_case(word)))
    }
}

/// More pieces than this are no sentence.
const LONGEST: usize = 800;
/// Brackets nest at most so deep.
const DEEPEST: usize = 60;
/// How many stretches of one sentence are looked at before it is given up.
const MOST_LOOKS: usize = 4_000;

/// Signs, the longer before those that they begin with.
const SIGNS: &[(&str, Piece)] = &[
    ("<->", Piece::Iff),
    ("<=>", Piece::Iff),
    ("==>", Piece::Implies),
    ("-->", Piece::Implies),
    ("->", Piece::Implies),
    ("=>", Piece::Implies),
    ("/\\", Piece::And),
    ("\\/", Piece::Or),
    ("&&", Piece::And),
    ("||", Piece::Or),
    ("&", Piece::And),
    ("|", Piece::Or),
    ("∧", Piece::And),
    ("∨", Piece::Or),
    ("·", Piece::And),
    ("→", Piece::Implies),
    ("⇒", Piece::Implies),
    ("⊃", Piece::Implies),
    ("↔", Piece::Iff),
    ("⇔", Piece::Iff),
    ("≡", Piece::Iff),
    ("⊕", Piece::Xor),
    ("⊻", Piece::Xor),
    ("↑", Piece::Nand),
    ("↓", Piece::Nor),
    ("¬", Piece::Not),
    ("~", Piece::Not),
    ("!", Piece::Not),
    ("(", Piece::Open),
    ("[", Piece::Open),
    (")", Piece::Close),
    ("]", Piece::Close),
    (",", Piece::Comma),
    (";", Piece::Comma),
];

/// Cuts a sentence into pieces; short forms are written out. None when a sign is in it that says something else.
pub fn lexed(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if pieces.len() > LONGEST {
            return None;
        }
        if let Some((sign, piece)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            pieces.push(piece.clone());
            rest = &rest[sign.len()..];
        } else if first.is_alphanumeric() || matches!(first, '_' | '⊤' | '⊥') {
            let is_inside = |at: usize, c: char| {
                let next = rest[at + c.len_utf8()..].chars().next();
                c.is_alphanumeric()
                    || matches!(c, '_' | '⊤' | '⊥')
                    || matches!(c, '\'' | '’' | '-') && next.is_some_and(|it| it.is_alphanumeric())
            };
            let end = rest.char_indices().find(|&(at, c)| !is_inside(at, c)).map_or(rest.len(), |(at, _)| at);
            push_word(&rest[..end].replace('’', "'"), &mut pieces);
            rest = &rest[end..];
            // A proposition with a stroke is negated: A'.
            if rest.starts_with(['\'', '’']) && matches!(pieces.last(), Some(Piece::Word(word)) if word.len() <= 3) {
                let at = pieces.len() - 1;
                pieces.insert(at, Piece::Not);
                rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            }
        } else if first.is_whitespace() || matches!(first, '.' | ':' | '"' | '“' | '”' | '\'' | '?' | '–' | '—' | '-')
        {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(joined(pieces))
}

fn push_word(word: &str, pieces: &mut Vec<Piece>) {
    let lower = word.to_lowercase();
    let mut push = |words: &[&str]| pieces.extend(words.iter().map(|it| Piece::Word((*it).to_owned())));
    for (short, long) in [("'m", "am"), ("'re", "are")] {
        if let Some(start) = lower.strip_suffix(short) {
            return push(&[&word[..start.len()], long]);
        }
    }
    if let Some(start) = lower.strip_suffix("n't") {
        push(&[&word[..start.len()]]);
        return pieces.push(Piece::Not);
    }
    // In a hurry the apostrophe is left out.
    const HURRIED: &str = "isnt|arent|dont|doesnt|didnt|wasnt|werent|hasnt|havent|wont|wouldnt|couldnt";
    if let Some(start) = lower.strip_suffix("nt").filter(|_| HURRIED.split('|').any(|it| it == lower)) {
        push(&[&word[..start.len()]]);
        return pieces.push(Piece::Not);
    }
    match &*lower {
        "im" => return push(&["I", "am"]),
        "he's" | "she's" => return push(&[&word[..word.len() - 2], "is"]),
        "theres" => return push(&["there", "is"]),
        _ => {}
    }
    pieces.push(match &*lower {
        "and" | "but" => Piece::And,
        "or" => Piece::Or,
        "not" => Piece::Not,
        "implies" | "imply" => Piece::Implies,
        "iff" => Piece::Iff,
        "xor" => Piece::Xor,
        "nand" => Piece::Nand,
        "nor" => Piece::Nor,
        _ => Piece::Word(word.to_owned()),
    });
}

/// Connectives of several words, as one piece.
const ROWS: &[(&[&str], Piece)] = &[
    (&["if", "and", "only", "if"], Piece::Iff),
    (&["just", "in", "case"], Piece::Iff),
    (&["exactly", "when"], Piece::Iff),
    (&["exactly", "if"], Piece::Iff),
    (&["precisely", "when"], Piece::Iff),
    (&["precisely", "if"], Piece::Iff),
    (&["when", "and", "only", "when"], Piece::Iff),
    (&["is", "equivalent", "to"], Piece::Iff),
    (&["only", "if"], Piece::Implies),
    (&["only", "when"], Piece::Implies),
];

fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let word = |piece: &Piece| match piece {
        Piece::And => "and".to_owned(),
        other => other.lower(),
    };
    let mut joined = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let row = ROWS.iter().find(|(words, _)| {
            let here = pieces.get(at..at + words.len());
            here.is_some_and(|here| here.iter().zip(*words).all(|(piece, it)| word(piece) == *it))
        });
        match row {
            Some((words, piece)) => {
                joined.push(piece.clone());
                at += words.len();
            }
            None => {
                joined.push(pieces[at].clone());
                at += 1;
            }
        }
    }
    joined
}

/// One word alone is the name of a proposition.
pub fn name(pieces: &[Piece]) -> Option<Formula> {
    match pieces {
        [Piece::Word(word)] => Some(match &**word {
            "⊤" => Formula::Constant(true),
            "⊥" => Formula::Constant(false),
            word => Formula::atom(word),
        }),
        _ => None,
    }
}

/// What a sentence says, when `atom` tells what a stretch without connectives says (it is asked first, so that it may also
/// know stretches with connectives in them, such as "Ann and Ben are both knights"). "Either" excludes both if so wanted.
pub fn sentence(
    pieces: &[Piece],
    atom: &dyn Fn(&[Piece]) -> Option<Formula>,
    either_excludes: bool,
) -> Option<Formula> {
    let depth = pieces.iter().fold((0, 0), |(depth, most), piece| match piece {
        Piece::Open => (depth + 1, usize::max(most, depth + 1)),
        Piece::Close => (usize::saturating_sub(depth, 1), most),
        _ => (depth, most),
    });
    if depth.1 > DEEPEST {
        return None;
    }
    let partner = partners(pieces)?;
    let reader = Reader { pieces, atom, either_excludes, partner, known: RefCell::default(), looks: Cell::new(0) };
    reader.read(0, pieces.len(), 0)
}

/// For each bracket that opens, where it is closed. None when they do not match.
fn partners(pieces: &[Piece]) -> Option<BTreeMap<usize, usize>> {
    let (mut open, mut partner) = (Vec::new(), BTreeMap::new());
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open => open.push(at),
            Piece::Close => drop(partner.insert(open.pop()?, at)),
            _ => {}
        }
    }
    open.is_empty().then_some(partner)
}

struct Reader<'a> {
    pieces: &'a [Piece],
    atom: &'a dyn Fn(&[Piece]) -> Option<Formula>,
    either_excludes: bool,
    partner: BTreeMap<usize, usize>,
    known: RefCell<BTreeMap<(usize, usize), Option<Formula>>>,
    looks: Cell<usize>,
}

impl Reader<'_> {
    fn read(&self, mut from: usize, mut to: usize, depth: usize) -> Option<Formula> {
        let is_idle = |piece: &Piece| *piece == Piece::Comma || piece.is("that");
        while from < to && is_idle(&self.pieces[from]) {
            from += 1;
        }
        while from < to && self.pieces[to - 1] == Piece::Comma {
            to -= 1;
        }
        if from >= to || depth > 3 * DEEPEST {
            return None;
        }
        if let Some(known) = self.known.borrow().get(&(from, to)) {
            return known.clone();
        }
        self.looks.set(self.looks.get() + 1);
        if self.looks.get() > MOST_LOOKS {
            return None;
        }
        let found = if self.partner.get(&from) == Some(&(to - 1)) {
            self.read(from + 1, to - 1, depth + 1)
        } else {
            (self.atom)(&self.pieces[from..to]).or_else(|| self.split(from, to, depth + 1))
        };
        self.known.borrow_mut().insert((from, to), found.clone());
        found
    }

    /// Places of pieces that are not in brackets.
    fn places(&self, from: usize, to: usize, is_wanted: impl Fn(&Piece) -> bool) -> Vec<usize> {
        let (mut at, mut places) = (from, Vec::new());
        while at < to {
            if is_wanted(&self.pieces[at]) {
                places.push(at);
            }
            at = self.partner.get(&at).map_or(at, |&close| close) + 1;
        }
        places
    }

    /// The connective that binds least first.
    fn split(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        let both = |at: usize, skip: usize| Some((self.read(from, at, depth)?, self.read(at + skip, to, depth)?));
        for at in self.places(from + 1, to, |it| *it == Piece::Iff) {
            if let Some((a, b)) = both(at, 1) {
                return Some(a.iff(b));
            }
        }
        if let Some(denied) = self.denied_as_a_whole(from, to, depth) {
            return Some(denied);
        }
        if self.pieces[from].is("if|when|whenever|suppose|provided") {
            return self.conditional(from, to, depth);
        }
        for at in self.places(from + 1, to, |it| *it == Piece::Implies) {
            if let Some((a, b)) = both(at, 1) {
                return Some(a.implies(b));
            }
        }
        for at in self.places(from + 1, to, |it| it.is("if|when|whenever|unless")) {
            if let Some((a, b)) = both(at, 1) {
                let is_unless = self.pieces[at].is("unless");
                return Some(if is_unless { Formula::any(vec![a, b]) } else { b.implies(a) });
            }
        }
        self.disjunction(from, to, depth)
            .or_else(|| self.exclusive(from, to, depth))
            .or_else(|| self.conjunction(from, to, depth))
            .or_else(|| self.with_sheffer_strokes(from, to, depth))
            .or_else(|| {
                (self.pieces[from] == Piece::Not).then(|| self.read(from + 1, to, depth))?.map(Formula::negated)
            })
    }

    /// "If A then B", "if A, B".
    fn conditional(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        let mut places = self.places(from + 1, to, |it| it.is("then"));
        places.extend(self.places(from + 1, to, |it| *it == Piece::Comma));
        places.into_iter().find_map(|at| {
            let (a, b) = (self.read(from + 1, at, depth)?, self.read(at + 1, to, depth)?);
            Some(a.implies(b))
        })
    }

    /// "It is not the case that ..." denies all that follows, "it is true that ..." says it.
    fn denied_as_a_whole(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        const WAYS: &[(&[&str], bool)] = &[
            (&["it", "is", "not", "the", "case", "that"], false),
            (&["it", "is", "not", "true", "that"], false),
            (&["it", "is", "false", "that"], false),
            (&["it's", "not", "the", "case", "that"], false),
            (&["it's", "not", "true", "that"], false),
            (&["it's", "false", "that"], false),
            (&["it", "is", "true", "that"], true),
            (&["it's", "true", "that"], true),
        ];
        let word = |piece: &Piece| if *piece == Piece::Not { "not".to_owned() } else { piece.lower() };
        let stretch = &self.pieces[from..to];
        let (words, is_said) = WAYS.iter().find(|(words, _)| {
            words.len() < stretch.len() && stretch.iter().zip(*words).all(|(piece, it)| word(piece) == *it)
        })?;
        let inner = from + words.len();
        // What stands in brackets is all that is denied.
        if self.partner.get(&inner).is_some_and(|close| close + 1 < to) {
            return None;
        }
        let said = self.read(inner, to, depth)?;
        Some(if *is_said { said } else { said.negated() })
    }

    /// "A or B", "either A or B", "A or B, but not both", "neither A nor B".
    fn disjunction(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        let stretch = &self.pieces[from..to];
        if stretch[0].is("neither") {
            let parts = self.parts(from + 1, to, &Piece::Nor, depth)?;
            return Some(Formula::all(parts.into_iter().map(Formula::negated).collect()));
        }
        let not_both = stretch.len() > 3
            && matches!(&stretch[stretch.len() - 3..], [Piece::And, Piece::Not, both] if both.is("both"));
        let or_both =
            stretch.len() > 2 && matches!(&stretch[stretch.len() - 2..], [Piece::Or, both] if both.is("both"));
        let end = to
            - if not_both {
                3
            } else if or_both {
                2
            } else {
                0
            };
        let is_either = stretch[0].is("either");
        let start = from + usize::from(is_either);
        let mut parts = self.parts(start, end, &Piece::Or, depth)?;
        if not_both || is_either && self.either_excludes && !or_both {
            let last = parts.pop()?;
            return (parts.len() == 1).then(|| parts.remove(0).xor(last));
        }
        Some(Formula::any(parts))
    }

    fn conjunction(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        let start = from + usize::from(self.pieces[from].is("both"));
        self.parts(start, to, &Piece::And, depth).map(Formula::all)
    }

    /// More than two in a row: the number of true ones is odd.
    fn exclusive(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        let parts = self.parts(from, to, &Piece::Xor, depth)?;
        parts.into_iter().reduce(Formula::xor)
    }

    /// "A nand B", "A nor B": of two only, since it matters how more are put in brackets.
    fn with_sheffer_strokes(&self, from: usize, to: usize, depth: usize) -> Option<Formula> {
        for (sign, make) in [(Piece::Nand, Formula::all as fn(Vec<Formula>) -> Formula), (Piece::Nor, Formula::any)] {
            if let [at] = self.places(from + 1, to, |it| *it == sign)[..] {
                let parts = vec![self.read(from, at, depth)?, self.read(at + 1, to, depth)?];
                return Some(make(parts).negated());
            }
        }
        None
    }

    /// The stretches between such connectives, as few as possible in each. A comma stands for one when one follows.
    fn parts(&self, from: usize, to: usize, connective: &Piece, depth: usize) -> Option<Vec<Formula>> {
        let places = self.places(from, to, |it| it == connective);
        let last = *places.last()?;
        let commas = self.places(from, last, |it| *it == Piece::Comma);
        let mut cuts: Vec<usize> = places.into_iter().chain(commas).collect();
        cuts.sort_unstable();
        let mut parts = Vec::new();
        let mut start = from;
        for (index, &cut) in cuts.iter().enumerate() {
            // Two cuts beside each other, ", and", are one.
            if cut == start {
                let is_comma = |at: usize| self.pieces[at] == Piece::Comma;
                if cut > from && !is_comma(cut) && !is_comma(cut - 1) {
                    return None;
                }
                start = cut + 1;
                continue;
            }
            let is_last = index + 1 == cuts.len();
            match self.read(start, cut, depth) {
                Some(part) if !is_last || self.read(cut + 1, to, depth).is_some() => {
                    parts.push(part);
                    start = cut + 1;
                }
                _ => {}
            }
        }
        (!parts.is_empty()).then_some(())?;
        parts.push(self.read(start, to, depth)?);
        Some(parts)
    }
}
