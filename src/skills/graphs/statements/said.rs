//! What a sentence says of the order of two things or more: the word that orders, and what stands on either side of it.

/// Words between or around the names of things that name nothing.
pub(super) const NO_NAMES: &str = "no none nothing any anything a an the and or & to you i we he she they one must have has had need needs should can may could shall will would be been being is are was were \
    taken take takes taking took complete completes completed completing finish finishes finished finishing pass passes passed passing study studies studied studying \
    learn learned learning do does done doing attend attending attended enroll enrol enrolling enrolled enrollment register registering course courses class classes task tasks module modules lesson lessons unit units training trainings workshop workshops \
    subject subjects job jobs step steps lecture lectures it itself first second only if in order want wants wish wishes able start starts started starting begin begins \
    anyone anybody someone students student everyone all each both also must always comes come coming goes go going happen happens built build builds compile compiled \
    of for that this these those which whoever who as on at by with from please having possible allowed not cannot can't any other time get know knowing \
    prerequisite prerequisites package packages item items project projects part stage activity required needed necessary mandatory already successfully later earlier your my our their its \
    put worn wear wearing executed execute run finally school college university faculty department curriculum programme program then so well already too directly themselves he's until once before after says rule another other one two three four five six seven eight nine ten note moreover furthermore finally lastly next similarly likewise must've";

/// Words that order what stands before them and what stands after: the left is the earlier.
pub(super) const EARLIER: &[&str] = &[
    "before",
    "precedes",
    "precede",
    "prior to",
    "prerequisite of",
    "prerequisite for",
    "prerequisite to",
    "prerequisites of",
    "prerequisites for",
    "required for",
    "required by",
    "required before",
    "needed for",
    "needed by",
    "needed before",
    "necessary for",
    "unlocks",
    "unlock",
    "->",
    "→",
    "=>",
    "⇒",
    "earlier than",
    "ahead of",
    "leads to",
    "enables",
    "<",
];

/// Words of which the right is the earlier.
pub(super) const LATER: &[&str] = &[
    "after",
    "requires",
    "require",
    "needs",
    "need",
    "depends on",
    "depend on",
    "dependent on",
    "follows",
    "follow",
    "until",
    "unless",
    "without",
    "once",
    "builds on",
    "relies on",
    "presupposes",
    "later than",
    "<-",
    "←",
    "preceded by",
    "prerequisite",
    "prerequisites",
    "requiring",
    "waits for",
    "wait for",
    ">",
];

/// Words that order only where nothing else does.
pub(super) const WEAK: &[&str] = &["first", "then", "required to", "needed to"];

/// A word of a sentence as it is written.
#[derive(Clone)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) lower: String,
    /// Whether a comma or a colon stands after it.
    pub(super) breaks: bool,
    /// Whether it is written with a capital where every word could be written small.
    pub(super) is_capitalised: bool,
}

/// A thing that a sentence names.
#[derive(Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) at: usize,
    /// Whether more than "and" stands between it and the one before.
    pub(super) begins_group: bool,
}

pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut before: Option<&str> = None;
    let end = text.trim_end().as_bytes().as_ptr_range().end;
    let is_last = |piece: &str| piece.as_bytes().as_ptr_range().end == end;
    text.split_whitespace()
        .enumerate()
        .filter_map(|(place, piece)| {
            let text = piece.trim_matches(|c: char| {
                matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '(' | ')' | '*' | '`')
            });
            let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
            let breaks = piece.ends_with([',', ';', ':']);
            // "Calculus I." names a course, "Before Calculus I take ..." does not.
            let before = before.replace(piece);
            let is_numeral = || {
                before.is_some_and(|it| it.starts_with(char::is_uppercase) && it.ends_with(char::is_alphanumeric))
                    && (piece.len() > 1 || is_last(piece))
            };
            let is_capitalised = place > 0 && text.starts_with(char::is_uppercase) && (text != "I" || is_numeral());
            (!text.is_empty()).then(|| Word { text, lower: text.to_lowercase(), breaks, is_capitalised })
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Side {
    Left,
    Right,
}

/// The word that orders: where it stands, how many words it takes, and which side of it is the earlier.
pub(super) fn ordering(words: &[Word]) -> Option<(usize, usize, Side)> {
    all_orderings(words).into_iter().next()
}

pub(super) fn all_orderings(words: &[Word]) -> Vec<(usize, usize, Side)> {
    let stands = |at: usize, phrase: &str| {
        let mut count = 0;
        let is_there = phrase.split(' ').all(|word| {
            count += 1;
            words.get(at + count - 1).is_some_and(|it| it.lower == word)
        });
        is_there.then_some(count)
    };
    let mut found: Vec<(usize, usize, Side)> = Vec::new();
    for at in 0..words.len() {
        // The longest phrase that begins here.
        let earlier = EARLIER.iter().filter_map(|phrase| Some((stands(at, phrase)?, Side::Left)));
        let later = LATER.iter().filter_map(|phrase| Some((stands(at, phrase)?, Side::Right)));
        let Some((length, side)) = earlier.chain(later).max_by_key(|(length, _)| *length) else {
            continue;
        };
        let next = words.get(at + length).map_or("", |it| it.lower.as_str());
        // "Painting requires Drawing" names a course.
        let is_named = words.get(at + length).is_some_and(|it| it.is_capitalised);
        let is_helping = matches!(&*words[at].lower, "need" | "needs" | "require" | "requires")
            && (matches!(next, "to" | "be") || next.ends_with("ing") && next.len() > 5 && !is_named);
        // "One after another" orders nothing.
        let is_idiom = matches!(next, "another" | "each")
            || next == "the" && words.get(at + length + 1).is_some_and(|it| it.lower == "other");
        if !is_helping && !is_idiom {
            found.push((at, length, side));
        }
    }
    // "Before C you need A", "for C you need A".
    if let [(first, _, Side::Left), (other, ..)] = found[..]
        && words[first].lower == "before"
        && first == 0
        && matches!(&*words[other].lower, "need" | "needs" | "require" | "requires")
    {
        found.truncate(1);
    }
    // "has Algebra as a prerequisite": what stands between is the earlier.
    if let [(at, _, Side::Right)] = found[..]
        && words[at].lower.starts_with("prerequisite")
        && let Some(has) =
            words[..at].iter().position(|it| matches!(&*it.lower, "has" | "have" | "having" | "with" | "lists"))
    {
        return vec![(has, 1, Side::Right)];
    }
    if found.is_empty() {
        found = (0..words.len())
            .filter_map(|at| {
                let length = WEAK.iter().find_map(|phrase| stands(at, phrase))?;
                let side = if words[at].lower == "first" { Side::Right } else { Side::Left };
                Some((at, length, side))
            })
            .take(1)
            .collect();
    }
    found
}

/// The things named in these words. Without a list of them, all that is no word of [`NO_NAMES`] names one.
pub(super) fn named(words: &[Word], known: Option<&[Vec<String>]>) -> Vec<Named> {
    let is_joint = |it: &Word| matches!(&*it.lower, "and" | "&" | "both" | "or");
    // Where things have numbers and nothing has a name, no other word is one.
    let is_number = |it: &Word| it.text.chars().all(|c| c.is_ascii_digit());
    let are_numbered = known.is_none() && words.iter().any(is_number) && !words.iter().any(|it| it.is_capitalised);
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    let mut gap = true;
    while at < words.len() {
        let length = match known {
            Some(known) => known
                .iter()
                .filter(|name| {
                    name.len() <= words.len() - at
                        && name.iter().zip(&words[at..]).all(|(one, other)| *one == other.lower)
                })
                .map(Vec::len)
                .max()
                .unwrap_or(0),
            None => {
                // Where names are written with capitals, no other word is one.
                let has_capitals = words.iter().any(|it| it.is_capitalised);
                let is_no_name = |it: &Word| NO_NAMES.split_whitespace().any(|word| word == it.lower);
                // "A needs B", where "A" is no article.
                let is_letter = words[at].text == "A" && words.get(at + 1).is_none_or(is_no_name);
                let is_name = |it: &Word| {
                    if are_numbered {
                        return is_number(it);
                    }
                    it.is_capitalised
                        || is_letter
                        || !is_no_name(it) && (!has_capitals || it.text.starts_with(char::is_uppercase))
                };
                // "First Aid" at the beginning of a sentence.
                let is_begun = at == 0
                    && words[0].text == "First"
                    && !words[0].breaks
                    && words.get(1).is_some_and(|it| it.is_capitalised);
                let mut length = usize::from(is_begun);
                while let Some(word) = words.get(at + length).filter(|it| is_name(it)) {
                    length += 1;
                    if word.breaks {
                        break;
                    }
                }
                length
            }
        };
        if length == 0 {
            gap |= !is_joint(&words[at]);
            at += 1;
            continue;
        }
        let name: Vec<&str> = words[at..at + length].iter().map(|it| it.text).collect();
        found.push(Named { name: name.join(" "), at, begins_group: gap });
        gap = false;
        at += length;
    }
    found
}

/// "Needs A done before it" says no more than "needs A".
pub(super) fn without_before_it<'a>(words: Vec<Word<'a>>) -> Vec<Word<'a>> {
    let is = |at: usize, choices: &[&str]| words.get(at).is_some_and(|it: &Word| choices.contains(&&*it.lower));
    let mut is_left_out = vec![false; words.len()];
    for at in 0..words.len() {
        let needs = (0..at)
            .rev()
            .take_while(|&it| !words[it].breaks || it + 1 == at)
            .any(|it| is(it, &["needs", "need", "requires", "require", "wants", "expects"]))
            || (0..at).any(|it| is(it, &["needs", "need", "requires", "require"]));
        if needs && is(at, &["before"]) && is(at + 1, &["it", "that", "them"]) {
            let done = at > 0 && is(at - 1, &["done", "completed", "finished", "passed", "taken"]);
            is_left_out[at - usize::from(done)..at + 2].fill(true);
        }
    }
    // A comma behind what is left out parts what stands before it.
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for (word, is_left_out) in words.into_iter().zip(is_left_out) {
        match (is_left_out, kept.last_mut()) {
            (true, Some(last)) => last.breaks |= word.breaks,
            (true, None) => {}
            (false, _) => kept.push(word),
        }
    }
    kept
}

/// Where a sentence with several ordering words is cut between two of them: before an "and" that a comma or "both" makes
/// plain, else behind the last comma or "and". What stands before "before" may be several, so that it must be plain there.
pub(super) fn cut_between(words: &[Word], from: usize, to: usize, side: Side) -> Option<usize> {
    let joins = |it: usize| matches!(&*words[it].lower, "and" | "but" | "while" | "then");
    let plain: Vec<usize> = (from..to).filter(|&it| it + 1 < to && words[it].breaks && joins(it + 1)).collect();
    if let [at] = plain[..] {
        return Some(at + 2);
    }
    if let Some(both) = (from + 1..to).find(|&it| words[it].lower == "both") {
        return Some(both);
    }
    let cuts: Vec<usize> = (from..to).filter(|&it| words[it].breaks || joins(it)).collect();
    let last = *cuts.last()?;
    (cuts.len() == 1 || side == Side::Right).then_some(last + 1)
}

/// The pairs that a sentence tells, none of them where it orders nothing. None when it orders in a way that is not
/// understood.
pub(super) fn pairs_said(text: &str, known: Option<&[Vec<String>]>) -> Option<Vec<(String, String)>> {
    // "Put these in order: A before B": what stands before the colon orders nothing.
    let leads = |at: &usize| ordering(&words(&text[..*at])).is_none() && ordering(&words(&text[*at + 1..])).is_some();
    let text = match text.match_indices(": ").map(|(at, _)| at).filter(leads).last() {
        Some(at) => &text[at + 1..],
        _ => text,
    };
    // "A requires B; C requires D."
    let parts: Vec<&str> = text.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| ordering(&words(part)).is_some()) {
        let told: Option<Vec<_>> = parts.iter().map(|part| pairs_said(part, known)).collect();
        return told.map(|it| it.into_iter().flatten().collect());
    }
    let all = without_before_it(words(text));
    let orderings = all_orderings(&all);
    match orderings[..] {
        [] => Some(Vec::new()),
        [one] => pairs_of(&all, one, known),
        _ => {
            // Several are told in one sentence, divided by commas or "and".
            let mut found = Vec::new();
            let mut start = 0;
            let mut subject: &[Word] = &[];
            for (index, &(at, ..)) in orderings.iter().enumerate() {
                let end = match orderings.get(index + 1) {
                    None => all.len(),
                    Some(&(next, _, side)) => cut_between(&all, at, next, side)?,
                };
                // "Algebra comes before Geometry and before Statistics": the subject holds on.
                let own = &all[start..end];
                let is_led = !named(&all[start..at], known).is_empty();
                let clause: Vec<Word> = if is_led { own.to_vec() } else { [subject, own].concat() };
                let orders = all_orderings(&clause);
                let [order] = orders[..] else {
                    return None;
                };
                let told = pairs_of(&clause, order, known)?;
                // One that says nothing of two things is not understood.
                if told.is_empty() && !named(&clause, known).is_empty() {
                    return None;
                }
                found.extend(told);
                if is_led {
                    subject = &all[start..at];
                }
                start = end;
            }
            Some(found)
        }
    }
}

/// The pairs that a clause with one ordering word tells.
pub(super) fn pairs_of(
    words: &[Word],
    (at, length, side): (usize, usize, Side),
    known: Option<&[Vec<String>]>,
) -> Option<Vec<(String, String)>> {
    let is = |word: &str| words.iter().any(|it| it.lower == word);
    if is("or") || is("either") {
        return None;
    }
    let (left, right) = (named(&words[..at], known), named(&words[at + length..], known));
    // "Algebra has no prerequisites", "Algebra does not require anything".
    if ["no", "nothing", "none"].iter().any(|word| is(word)) || (is("not") && is("any")) {
        return (left.len() + right.len() <= 1 || right.is_empty()).then(Vec::new);
    }
    let is_negated = ["not", "never", "cannot", "can't", "doesn't", "don't", "needn't"].iter().any(|word| is(word));
    let is_barring = ["until", "unless", "without", "before"].contains(&&*words[at].lower);
    if is_negated && !is_barring {
        return None;
    }
    // "A cannot be taken before B": B is the earlier.
    let side = if is_negated && words[at].lower == "before" { flipped(side) } else { side };
    let first_group = |some: &[Named]| 1 + some.iter().skip(1).take_while(|it| !it.begins_group).count();
    let (earlier, later): (Vec<Named>, Vec<Named>) = match (left.is_empty(), right.is_empty()) {
        (true, true) => return Some(Vec::new()),
        // "Before Calculus, take Algebra": the one that the word stands with, and then the other.
        (true, false) => {
            let cut = first_group(&right);
            let (with, rest) = right.split_at(cut);
            match side {
                Side::Left => (rest.to_vec(), with.to_vec()),
                Side::Right => (with.to_vec(), rest.to_vec()),
            }
        }
        // "to take A you must take B first"
        (false, true) => {
            if words[at].lower != "first" {
                return if left.len() > 1 { None } else { Some(Vec::new()) };
            }
            let cut = left.iter().rposition(|it| it.begins_group)?;
            let (rest, with) = left.split_at(cut);
            (with.to_vec(), rest.to_vec())
        }
        (false, false) if words[at].lower == "first" => {
            // "to take A you must first take B", "you must first take B to take A"
            let cut = first_group(&right);
            let (with, rest) = right.split_at(cut);
            (with.to_vec(), left.iter().chain(rest).cloned().collect())
        }
        (false, false) => match side {
            Side::Left => (left, right),
            Side::Right => (right, left),
        },
    };
    if earlier.is_empty() || later.is_empty() {
        return if earlier.len() + later.len() > 1 { None } else { Some(Vec::new()) };
    }
    let pairs = earlier.iter().flat_map(|one| later.iter().map(move |other| (one.name.clone(), other.name.clone())));
    Some(pairs.collect())
}

pub(super) fn flipped(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Vec<(String, String)>> {
        pairs_said(text, None)
    }

    fn is(text: &str, pairs: &[(&str, &str)]) {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        assert_eq!(said(text), Some(pairs), "{text}");
    }

    #[test]
    fn the_earlier_is_known_however_it_is_told() {
        for text in [
            "Algebra before Calculus",
            "To take Calculus you must first take Algebra.",
            "You must first take Algebra if you want to take Calculus.",
            "You need Algebra to take Calculus.",
            "Calculus requires Algebra.",
            "Calculus depends on Algebra.",
            "Algebra is a prerequisite for Calculus.",
            "Calculus has Algebra as a prerequisite.",
            "Before you can take Calculus, you must have passed Algebra.",
            "Before taking Calculus, take Algebra.",
            "Calculus can only be taken after Algebra.",
            "After Algebra comes Calculus.",
            "Calculus cannot be taken until Algebra is done.",
            "Algebra -> Calculus",
            "Calculus needs Algebra",
            "To take Calculus you must take Algebra first.",
            "The prerequisite for Calculus is Algebra.",
            "Algebra needs to be completed before Calculus.",
            "You cannot take Calculus before Algebra.",
        ] {
            is(text, &[("Algebra", "Calculus")]);
        }
    }

    #[test]
    fn several_at_once_and_what_is_not_understood() {
        is("Physics requires Algebra and Calculus.", &[("Algebra", "Physics"), ("Calculus", "Physics")]);
        is(
            "Baking comes after mixing, and mixing comes after weighing.",
            &[("mixing", "Baking"), ("weighing", "mixing")],
        );
        is(
            "Algebra comes before Geometry and before Statistics.",
            &[("Algebra", "Geometry"), ("Algebra", "Statistics")],
        );
        is("The rules state that Algebra may be taken only after Logic.", &[("Logic", "Algebra")]);
        is("Algebra has no prerequisites.", &[]);
        assert_eq!(said("Physics requires Algebra or Calculus."), None);
        assert_eq!(said("Physics need not come after Algebra."), None);
    }
}
