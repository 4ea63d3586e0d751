//! Syllogisms: what follows from "all", "no", "some" and "some not".

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::language::{self, Telling, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// More terms than this are not drawn as overlapping circles.
const MOST_TERMS: usize = 8;

/// More words than this are no statement of two classes.
const LONGEST: usize = 60;

/// How much of one class lies in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Quantity {
    All,
    No,
    Some,
    SomeNot,
}

const QUANTITIES: [(Quantity, &str); 4] =
    [(Quantity::All, "all"), (Quantity::No, "no"), (Quantity::Some, "some"), (Quantity::SomeNot, "some not")];

impl Quantity {
    fn word(self) -> &'static str {
        QUANTITIES.iter().find(|(it, _)| *it == self).map_or("", |(_, word)| *word)
    }

    fn read(word: &str) -> Option<Quantity> {
        QUANTITIES.iter().find(|(_, it)| *it == word).map(|(it, _)| *it)
    }
}

/// "All dogs are mammals": a quantity, and two classes by their names or, in approaches, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Statement<Class> {
    quantity: Quantity,
    subject: Class,
    predicate: Class,
}

fn sentence(quantity: Quantity, subject: &str, predicate: &str) -> String {
    match quantity {
        Quantity::All => format!("All {subject} are {predicate}"),
        Quantity::No => format!("No {subject} are {predicate}"),
        Quantity::Some => format!("Some {subject} are {predicate}"),
        Quantity::SomeNot => format!("Some {subject} are not {predicate}"),
    }
}

/// "All tigers are teachers. No teachers are writers. Does it follow that no tigers are writers?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 20_000
        || !prompt.says_somewhere("all|no|some|every|each|any|none|not_all|only is|are|be|there")
        || !prompt.says_somewhere("follow~|conclude|conclusion|valid|invalid|infer|deduce|therefore|hence|thus|syllogism|true|must|premise|argument|imply|implies|are|is")
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let sentences: Vec<_> = prompt.outline().sentences.iter().filter(|it| !it.is_example).collect();
    let mut terms = Terms::default();
    let mut premises = Vec::new();
    let mut conclusion = None;
    let mut open = None;
    let mut is_led_in = false;
    let mut is_direct = false;
    let mut classes = Classes::default();
    sentences.iter().for_each(|sentence| classes.meets(&words_of(prompt.text_of(sentence))));
    for sentence in &sentences {
        let tokens = prompt.of(sentence);
        let text = prompt.text_of(sentence);
        let is_question = text.ends_with('?');
        let concludes = says(
            tokens,
            "follow|follows|conclude|conclusion|therefore|hence|thus|so|infer|deduce|must|imply|true|consequence",
        ) && !says(tokens, "premise|premises|given|following_statement|assume|suppose");
        let asks_what = says(
            tokens,
            "what|which|draw|state|give|find follow|follows|conclude|conclusion|conclusions|infer|inferred|deduce|deduced|drawn",
        );
        let written = words_of(text);
        let rewritten = classes.rewritten(&written);
        let words: Vec<&str> = match &rewritten {
            Rewritten::Same => written.clone(),
            Rewritten::With(words) => words.iter().map(String::as_str).collect(),
            // Something is said to be done that nobody can be said to be.
            Rewritten::Unclear => return None,
        };
        // A number after the quantity is one of another kind of problem.
        let quantity =
            words.iter().position(|it| ["all", "no", "some", "every", "each", "none"].contains(&&*it.to_lowercase()));
        if words[quantity.unwrap_or(0)..].iter().any(|word| word.chars().any(|c| c.is_ascii_digit()))
            && says(tokens, "is|are")
        {
            return None;
        }
        is_direct |= is_question
            && !says(tokens, "follow|follows|conclude|conclusion|must|necessarily|infer|deduce|valid|logically");
        let clauses = clauses(&words);
        if clauses.len() > 1 {
            telling.takes(&sentence.span);
            for (is_concluded, clause) in clauses {
                let statement = terms.statement(clause, false)?;
                match is_concluded || is_led_in {
                    true if conclusion.is_none() => conclusion = Some(statement),
                    true => return None,
                    false => premises.push(statement),
                }
            }
            is_led_in = false;
            continue;
        }
        let found = terms.statement(&words, is_question);
        match found {
            Some(statement) => {
                let is_conclusion = is_led_in || is_question || concludes && !premises.is_empty();
                telling.takes(&sentence.span);
                match is_conclusion {
                    true if conclusion.is_none() => conclusion = Some(statement),
                    true => return None,
                    false => premises.push(statement),
                }
            }
            None if asks_what => {
                telling.takes(&sentence.span);
                open = Some(sentence);
            }
            None if words.iter().any(|it| {
                ["all", "no", "some", "every", "none", "most", "few", "many"].contains(&&*it.to_lowercase())
            }) && words.iter().any(|it| terms.surfaces.contains_key(&canonical(&[it]))) =>
            {
                return None;
            }
            None => {}
        }
        is_led_in = found_nothing_yet(text) && concludes;
    }
    if classes.is_used.get() && !is_linked(premises.iter().chain(&conclusion)) {
        return None;
    }
    if premises.is_empty() || terms.surfaces.len() > MOST_TERMS || terms.surfaces.len() < 2 {
        return None;
    }
    if prompt.says_somewhere("existential_import|may_be_empty|could_be_empty|empty_classes|most|few|many") {
        return None;
    }
    let as_value = |it: &Statement<String>| {
        Value::texts([it.quantity.word(), terms.surface(&it.subject), terms.surface(&it.predicate)])
    };
    let given = Value::list(premises.iter().map(as_value));
    match (conclusion, open) {
        (Some(conclusion), _) => {
            let goal = Goal::new("follows", vec![given, as_value(&conclusion)]);
            let usual = if prompt.says_somewhere("valid|invalid !yes") { ("valid", "invalid") } else { ("Yes", "No") };
            // "Is it so?" is not answered by a plain no when it may be so.
            let usual = if is_direct { ("Yes", "No, it does not follow") } else { usual };
            let told =
                sentence(conclusion.quantity, terms.surface(&conclusion.subject), terms.surface(&conclusion.predicate));
            Some(telling.reading(
                "logic",
                format!("whether it follows that {}", lower_first(&told)),
                goal,
                wanted(prompt).truth(usual),
            ))
        }
        (None, Some(_)) => {
            // The two terms that stand in one premise only are the ends.
            let count =
                |term: &String| premises.iter().filter(|it| it.subject == *term || it.predicate == *term).count();
            let mut ends: Vec<String> = Vec::new();
            for term in premises.iter().flat_map(|it| [&it.subject, &it.predicate]) {
                if count(term) == 1 && !ends.contains(term) {
                    ends.push(term.clone());
                }
            }
            let [first, last] = &ends[..] else {
                return None;
            };
            let ends = Value::texts([terms.surface(first), terms.surface(last)]);
            Some(telling.reading("logic", "what follows", Goal::new("what_follows", vec![given, ends]), Form::Plain))
        }
        _ => None,
    }
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | ':' | ';'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether each class is spoken of twice. What does is read with more doubt than what is, so that nothing may stand alone.
fn is_linked<'a>(statements: impl Iterator<Item = &'a Statement<String>>) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for class in statements.flat_map(|it| [&it.subject, &it.predicate]) {
        *counts.entry(class).or_default() += 1;
    }
    counts.values().all(|count| *count > 1)
}

/// Classes that a prompt speaks of, so that "all animals breathe" is known to say of animals that they breathe. What some do
/// makes a class as well: "all animals are things that breathe".
#[derive(Default)]
struct Classes {
    known: BTreeSet<String>,
    /// Whether a statement was written in this way.
    is_used: Cell<bool>,
}

enum Rewritten {
    Same,
    With(Vec<String>),
    Unclear,
}

impl Classes {
    /// Keeps the classes of statements that say what something is.
    fn meets(&mut self, words: &[&str]) {
        // "Lena is a programmer" tells of a class of one.
        if let [name, is, article, class @ ..] = words
            && name.starts_with(char::is_uppercase)
            && *is == "is"
            && ["a", "an"].contains(article)
            && (1..4).contains(&class.len())
        {
            self.known.extend([canonical(&[name]), canonical(class)]);
        }
        for (_, clause) in clauses(words) {
            let verb = clause.iter().position(|it| ["is", "are"].contains(&&*it.to_lowercase()));
            if let Some(verb) = verb.filter(|verb| (2..=4).contains(verb) && clause.len() <= verb + 5) {
                self.known.insert(canonical(&clause[1..verb]));
                self.known.insert(canonical(&clause[verb + 1..]));
            }
        }
    }

    /// A sentence in which each statement says what things are and not what they do.
    fn rewritten(&self, words: &[&str]) -> Rewritten {
        const QUANTITIES: [&str; 5] = ["all", "every", "each", "no", "some"];
        const HEDGES: &str = "usually|often|sometimes|maybe|perhaps|probably|rarely|seldom|might|may|could|should|would|almost|\
                              mostly|generally|normally|typically|hardly|never|only|except|unless|if|when|because|who|which|\
                              than|always";
        let is_be = |word: &&str| {
            ["is", "are", "be", "aren't", "isn't", "was", "were", "am", "exist", "follow", "follows"]
                .contains(&&*word.to_lowercase())
        };
        let mut found: Vec<String> = Vec::new();
        let mut at = 0;
        let mut is_changed = false;
        for (_, clause) in clauses(words) {
            let start = clause.as_ptr_range().start as usize - words.as_ptr_range().start as usize;
            let start = start / size_of::<&str>();
            let is_statement = clause.len() > 2 && QUANTITIES.contains(&&*clause[0].to_lowercase());
            let is_after_be = start > 0 && is_be(&words[start - 1]);
            if !is_statement || is_after_be || clause.iter().any(is_be) {
                continue;
            }
            // The class is one that is known, or a single word.
            let subject = (1..clause.len().min(4)).rev().find(|&end| self.known.contains(&canonical(&clause[1..=end])));
            let end = subject.map_or(2, |end| end + 1);
            let (class, does) = (&clause[1..end], &clause[end..]);
            let (is_denied, does) = match does {
                [verb, not, rest @ ..] if ["do", "does"].contains(verb) && *not == "not" => (true, rest),
                [verb, rest @ ..] if ["don't", "doesn't"].contains(verb) => (true, rest),
                rest => (false, rest),
            };
            let Some((verb, rest)) = does.split_first() else {
                continue;
            };
            let is_hedged = does.iter().any(|it| HEDGES.split('|').any(|hedge| it.eq_ignore_ascii_case(hedge)));
            if is_hedged || rest.contains(&"not") || does.len() > 5 {
                return Rewritten::Unclear;
            }
            // "Do all cats breathe?" asks as "are all cats things that breathe" does.
            let is_asked = start > 0 && ["do", "does"].contains(&&*words[start - 1].to_lowercase());
            found.extend(words[at..start - usize::from(is_asked)].iter().map(|it| (*it).to_owned()));
            if is_asked {
                found.push("are".to_owned());
            }
            found.push(clause[0].to_owned());
            found.extend(class.iter().map(|it| (*it).to_owned()));
            if !is_asked {
                found.push("are".to_owned());
            }
            if is_denied {
                found.push("not".to_owned());
            }
            found.extend(["things", "that"].map(str::to_owned));
            found.push(plain_verb(verb));
            found.extend(rest.iter().map(|it| (*it).to_owned()));
            at = start + clause.len();
            is_changed = true;
        }
        // "Does Lena drink coffee?"
        if let [does, name, verb, rest @ ..] = words
            && !is_changed
            && *does == "Does"
            && self.known.contains(&canonical(&[name]))
            && name.starts_with(char::is_uppercase)
        {
            let is_hedged = words.iter().any(|it| HEDGES.split('|').any(|hedge| it.eq_ignore_ascii_case(hedge)));
            if is_hedged || rest.contains(&"not") || rest.len() > 4 {
                return Rewritten::Unclear;
            }
            found.extend(["Is", name, "things", "that"].map(str::to_owned));
            found.push(plain_verb(verb));
            found.extend(rest.iter().map(|it| (*it).to_owned()));
            self.is_used.set(true);
            return Rewritten::With(found);
        }
        if !is_changed {
            return Rewritten::Same;
        }
        self.is_used.set(true);
        found.extend(words[at..].iter().map(|it| (*it).to_owned()));
        Rewritten::With(found)
    }
}

/// A verb as many do it: "breathes" is "breathe", and "has" is "have".
fn plain_verb(verb: &str) -> String {
    let lower = verb.to_lowercase();
    if lower == "has" {
        return "have".to_owned();
    }
    let lemmas = language::lemmas_of(&lower);
    let is_lemma = |it: &String| lemmas.iter().any(|lemma| **lemma == **it);
    let without = ["s", "es"].iter().filter_map(|ending| lower.strip_suffix(ending)).map(str::to_owned);
    let flies = lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
    flies.into_iter().chain(without).find(is_lemma).unwrap_or(lower.clone())
}

/// The statements of a sentence, each from its quantity on, and whether it is led in as what follows.
fn clauses<'a>(words: &'a [&'a str]) -> Vec<(bool, &'a [&'a str])> {
    const BETWEEN: &[&str] = &[
        "and",
        "but",
        "can",
        "we",
        "you",
        "conclude",
        "that",
        "must",
        "it",
        "be",
        "true",
        "then",
        "does",
        "follow",
        "follows",
        "therefore",
        "so",
        "is",
        "infer",
        "deduce",
        "hence",
        "thus",
        "necessarily",
        "if",
        "while",
        "know",
        "given",
        "also",
        "the",
        "case",
        "necessary",
        "say",
        "also",
        "logically",
        "since",
        "because",
        "certain",
        "one",
        "may",
        "do",
        "are",
        "what",
        "know",
        "validly",
        "valid",
        "sound",
        "correct",
        "safe",
        "right",
        "to",
        "inference",
    ];
    const CONCLUDING: &[&str] = &[
        "conclude",
        "follow",
        "follows",
        "must",
        "true",
        "therefore",
        "so",
        "infer",
        "deduce",
        "hence",
        "thus",
        "then",
        "necessarily",
        "say",
    ];
    const QUANTITIES: &[&str] = &["all", "every", "each", "no", "some", "none", "not"];
    let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
    let is_one_of = |at: usize, choices: &[&str]| choices.contains(&lower[at].as_str());
    let starts: Vec<usize> = (0..words.len())
        .filter(|&at| {
            is_one_of(at, QUANTITIES)
                && (lower[at] != "not" || lower.get(at + 1).is_some_and(|it| it == "all" || it == "every"))
                && (at == 0
                    || lower[at - 1] != "not" && lower[at - 1] != "are"
                    || is_one_of(at, &["all", "every", "some", "no"]) && lower[at - 1] != "not")
        })
        .collect();
    let mut found = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let mut end = starts.get(index + 1).copied().unwrap_or(words.len());
        while index + 1 < starts.len() && end > start && is_one_of(end - 1, BETWEEN) {
            end -= 1;
        }
        let before = index.checked_sub(1).map_or(0, |it| starts[it]);
        let gap = (before..start).rev().take_while(|&at| is_one_of(at, BETWEEN));
        let is_concluded = index > 0 && gap.into_iter().any(|at| is_one_of(at, CONCLUDING));
        found.push((is_concluded, &words[start..end]));
    }
    found
}

fn found_nothing_yet(text: &str) -> bool {
    text.trim_end().ends_with(':') || text.trim_end().ends_with("that")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// The classes that are spoken of: each by its words in the singular, with the words as they were first written.
#[derive(Default)]
struct Terms {
    surfaces: BTreeMap<String, String>,
}

/// The words of a class without articles, the last in the singular.
fn canonical(words: &[&str]) -> String {
    let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
    let mut kept: Vec<String> = lower
        .into_iter()
        .filter(|it| !["a", "an", "the", "also", "both", "things", "those", "who", "that", "which"].contains(&&**it))
        .collect();
    if let Some(last) = kept.last_mut() {
        let singular = language::singular(last);
        if !singular.is_empty() {
            *last = singular.to_string();
        }
    }
    kept.join(" ")
}

impl Terms {
    fn term(&mut self, words: &[&str]) -> Option<String> {
        let name = canonical(words);
        // What lies between two statements names no class.
        let is_outside =
            |word: &&str| ["it", "valid", "infer", "conclude", "follow", "follows"].contains(&&*word.to_lowercase());
        if name.is_empty() || words.len() > 6 || words.iter().any(is_outside) {
            return None;
        }
        let kept: Vec<&str> =
            words.iter().copied().filter(|it| !["a", "an", "the", "also"].contains(&&*it.to_lowercase())).collect();
        self.surfaces.entry(name.clone()).or_insert_with(|| kept.join(" "));
        Some(name)
    }

    fn surface<'a>(&'a self, name: &'a str) -> &'a str {
        self.surfaces.get(name).map_or(name, String::as_str)
    }

    /// What a sentence says of two classes, from the quantity on.
    fn statement(&mut self, words: &[&str], is_question: bool) -> Option<Statement<String>> {
        if words.len() > LONGEST {
            return None;
        }
        let lower: Vec<String> = words.iter().map(|it| it.to_lowercase()).collect();
        let is =
            |at: usize, choices: &str| lower.get(at).is_some_and(|it| choices.split('|').any(|choice| choice == it));
        let rows: &[(&[&str], Quantity)] = &[
            (&["not", "all"], Quantity::SomeNot),
            (&["not", "every"], Quantity::SomeNot),
            (&["there", "are", "no"], Quantity::No),
            (&["there", "is", "no"], Quantity::No),
            (&["there", "are", "some"], Quantity::Some),
            (&["there", "are"], Quantity::Some),
            (&["there", "is"], Quantity::Some),
            (&["there", "exist"], Quantity::Some),
            (&["at", "least", "one"], Quantity::Some),
            (&["at", "least", "some"], Quantity::Some),
            (&["none", "of"], Quantity::No),
            (&["all"], Quantity::All),
            (&["every"], Quantity::All),
            (&["each"], Quantity::All),
            (&["any"], Quantity::All),
            (&["no"], Quantity::No),
            (&["some"], Quantity::Some),
        ];
        let starts_at = |at: usize, row: &[&str]| row.iter().enumerate().all(|(place, word)| is(at + place, word));
        let found = (0..words.len()).find_map(|at| {
            let (row, quantity) = rows.iter().find(|(row, _)| starts_at(at, row))?;
            Some((at, row.len(), *quantity))
        });
        if let Some((at, length, quantity)) = found {
            let from = at + length;
            // "Are all dogs mammals?"
            if is_question && at > 0 && is(at - 1, "is|are") && !is(0, "there") {
                return self.known_split(&words[from..], quantity);
            }
            let verb = (from + 1..words.len()).find(|&place| is(place, "is|are|be|aren't|isn't"))?;
            let subject_end =
                (from..verb).rev().find(|&place| !is(place, "that|who|which|must|can|could")).map_or(verb, |it| it + 1);
            let is_denied = is(verb, "aren't|isn't") || is(verb + 1, "not");
            let rest = &words[verb + 1 + usize::from(is(verb + 1, "not"))..];
            let quantity = match (quantity, is_denied) {
                (quantity, false) => quantity,
                (Quantity::Some, true) => Quantity::SomeNot,
                // "All dogs are not cats" may mean two things.
                _ => return None,
            };
            let (subject, predicate) = (self.term(&words[from..subject_end])?, self.term(rest)?);
            return (subject != predicate).then_some(Statement { quantity, subject, predicate });
        }
        if is(0, "only") {
            let verb = (1..words.len()).find(|&place| is(place, "is|are"))?;
            let (predicate, subject) = (self.term(&words[1..verb])?, self.term(&words[verb + 1..])?);
            return Some(Statement { quantity: Quantity::All, subject, predicate });
        }
        if is_question && is(0, "is|are") {
            return self.known_split(&words[1..], Quantity::All);
        }
        // "Socrates is a man", "Dogs are mammals".
        let verb = words.iter().position(|it| ["is", "are"].contains(&&*it.to_lowercase()))?;
        let is_denied = is(verb + 1, "not");
        let is_plain = (1..=2).contains(&verb)
            && words.len() - verb <= 4 + usize::from(is_denied)
            && !is(
                0,
                "what|which|who|this|that|these|those|it|here|below|the|following|there|he|she|they|if|one|two|three|conclusion",
            );
        let from = usize::from(is(0, "therefore|hence|thus|so|then"));
        if !is_plain || from >= verb {
            return None;
        }
        let rest = &words[verb + 1 + usize::from(is_denied)..];
        let quantity = if is_denied { Quantity::No } else { Quantity::All };
        // Something named is a class of one, when the class it is said to be in is known or named with an article.
        let is_class = rest.first().is_some_and(|it| ["a", "an"].contains(&&*it.to_lowercase()))
            || self.surfaces.contains_key(&canonical(rest))
            || is(verb, "are");
        if !is_class || rest.is_empty() {
            return None;
        }
        let (subject, predicate) = (self.term(&words[from..verb])?, self.term(rest)?);
        Some(Statement { quantity, subject, predicate })
    }

    /// Two classes beside each other, both of which are known.
    fn known_split(&self, words: &[&str], quantity: Quantity) -> Option<Statement<String>> {
        let is_denied = words.contains(&"not");
        (1..words.len()).find_map(|at| {
            let (subject, predicate) = (canonical(&words[..at]), canonical(&words[at..]).replace("not ", ""));
            let quantity = match (quantity, is_denied) {
                (quantity, false) => quantity,
                (Quantity::Some, true) => Quantity::SomeNot,
                _ => return None,
            };
            (self.surfaces.contains_key(&subject) && self.surfaces.contains_key(&predicate)).then_some(Statement {
                quantity,
                subject,
                predicate,
            })
        })
    }
}

/// The statements of a goal, with their classes numbered.
#[derive(Clone)]
struct Argument {
    terms: Vec<String>,
    premises: Vec<Statement<usize>>,
}

/// A statement, the rule that gave it, and the places of the statements that it comes from.
type Derived = (Statement<usize>, String, Vec<usize>);

impl Argument {
    fn new(premises: &Value) -> Option<Argument> {
        let mut argument = Argument { terms: Vec::new(), premises: Vec::new() };
        for premise in premises.as_list()? {
            let statement = argument.statement(premise)?;
            argument.premises.push(statement);
        }
        (!argument.premises.is_empty()).then_some(argument)
    }

    fn term(&mut self, name: &str) -> usize {
        let known = self.terms.iter().position(|it| it == name);
        known.unwrap_or_else(|| {
            self.terms.push(name.to_owned());
            self.terms.len() - 1
        })
    }

    fn statement(&mut self, value: &Value) -> Option<Statement<usize>> {
        let words = value.as_texts()?;
        let &[quantity, subject, predicate] = &words[..] else {
            return None;
        };
        let statement = Statement {
            quantity: Quantity::read(quantity)?,
            subject: self.term(subject),
            predicate: self.term(predicate),
        };
        (self.terms.len() <= MOST_TERMS && statement.subject != statement.predicate).then_some(statement)
    }

    fn told(&self, it: &Statement<usize>) -> String {
        sentence(it.quantity, &self.terms[it.subject], &self.terms[it.predicate])
    }

    /// What the rules give, each with what it comes from.
    fn derived(&self, working: &mut Working) -> Result<Vec<Derived>, Setback> {
        let mut known: Vec<Derived> = Vec::new();
        for premise in &self.premises {
            if !known.iter().any(|(it, _, _)| it == premise) {
                known.push((*premise, "given".to_owned(), Vec::new()));
            }
        }
        let mut next = 0;
        while next < known.len() {
            for other in 0..=next {
                for (one, two) in [(next, other), (other, next)] {
                    working.spend(1)?;
                    let (a, b) = (known[one].0, known[two].0);
                    for (statement, rule) in rules(a, b) {
                        if statement.subject != statement.predicate && !known.iter().any(|(it, _, _)| *it == statement)
                        {
                            let from = if one == two { vec![one] } else { vec![one, two] };
                            known.push((statement, rule.to_owned(), from));
                        }
                    }
                }
            }
            next += 1;
        }
        Ok(known)
    }
}

/// What follows from two statements, which may be the same.
///
/// Source: Aristotle, *Prior Analytics* I.4-6; every class is taken to have members.
fn rules(a: Statement<usize>, b: Statement<usize>) -> Vec<(Statement<usize>, &'static str)> {
    use Quantity::{All, No, Some, SomeNot};
    let make = |quantity, subject, predicate| Statement { quantity, subject, predicate };
    let mut found = Vec::new();
    if a == b {
        match a.quantity {
            All => found.push((make(Some, a.subject, a.predicate), "there are such, so some are")),
            No => {
                found.push((make(No, a.predicate, a.subject), "turned round"));
                found.push((make(SomeNot, a.subject, a.predicate), "there are such, so some are not"));
            }
            Some => found.push((make(Some, a.predicate, a.subject), "turned round")),
            SomeNot => {}
        }
    }
    if a.predicate == b.subject {
        match (a.quantity, b.quantity) {
            (All, All) => found.push((make(All, a.subject, b.predicate), "what all are, all that are among them are")),
            (All, No) => {
                found.push((make(No, a.subject, b.predicate), "none of the larger class, so none of the smaller"))
            }
            (Some, All) => {
                found.push((make(Some, a.subject, b.predicate), "those that are, are also what all of these are"))
            }
            (Some, No) => found.push((make(SomeNot, a.subject, b.predicate), "those that are, are among none of them")),
            _ => {}
        }
    }
    if a.quantity == SomeNot && b.quantity == All {
        if b.predicate == a.predicate {
            found.push((make(SomeNot, a.subject, b.subject), "outside the larger class, so outside the smaller"));
        }
        if b.subject == a.subject {
            found.push((
                make(SomeNot, b.predicate, a.predicate),
                "those that are outside are also what all of these are",
            ));
        }
    }
    found
}

/// Whether two statements deny each other.
fn clash(a: &Statement<usize>, b: &Statement<usize>) -> bool {
    let is_opposed =
        matches!((a.quantity, b.quantity), (Quantity::No, Quantity::Some) | (Quantity::All, Quantity::SomeNot));
    is_opposed && a.subject == b.subject && a.predicate == b.predicate
}

/// Ways to tell whether a conclusion follows.
pub fn follows(premises: &Value, conclusion: &Value) -> Vec<Approach> {
    let Some(mut argument) = Argument::new(premises) else {
        return Vec::new();
    };
    let Some(conclusion) = argument.statement(conclusion) else {
        return Vec::new();
    };
    let (by_rules, by_mood) = (argument.clone(), argument.clone());
    vec![
        Approach::direct(
            "circles",
            "draw overlapping circles, shade what is empty, and look where something must be",
            move |working| {
                working.note(|| "each class is taken to have members, as Aristotle does".to_owned());
                let circles = Circles::new(&argument, working)?;
                match circles.counterexample(&conclusion, working)? {
                    None => {
                        working.note(|| {
                            format!("however the rest is filled, {}", lower_first(&argument.told(&conclusion)))
                        });
                        Ok(Value::Truth(true))
                    }
                    Some(filled) => {
                        working.note(|| {
                            let members: Vec<String> = filled.iter().map(|&region| circles.told(region)).collect();
                            format!(
                                "let there be just these: {}; all premises hold, and it is not so that {}",
                                members.join("; "),
                                lower_first(&argument.told(&conclusion))
                            )
                        });
                        Ok(Value::Truth(false))
                    }
                }
            },
        ),
        Approach::direct("rules", "put two statements together at a time, and see what comes of it", move |working| {
            let known = by_rules.derived(working)?;
            if let Some((a, b)) = contradiction(&known) {
                working.note(|| format!("{}, and {}", by_rules.told(&a), lower_first(&by_rules.told(&b))));
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let at = known.iter().position(|(it, _, _)| *it == conclusion);
            match at {
                Some(at) => {
                    let mut needed = vec![at];
                    let mut place = 0;
                    while place < needed.len() {
                        for &from in &known[needed[place]].2 {
                            if !needed.contains(&from) {
                                needed.push(from);
                            }
                        }
                        place += 1;
                    }
                    needed.sort_unstable();
                    for index in needed {
                        working.note(|| format!("{} ({})", by_rules.told(&known[index].0), known[index].1));
                    }
                    Ok(Value::Truth(true))
                }
                None => {
                    let new: Vec<String> = known[by_rules.premises.len().min(known.len())..]
                        .iter()
                        .map(|(it, _, _)| by_rules.told(it))
                        .collect();
                    working.note(|| match new.is_empty() {
                        true => "nothing comes of the premises together".to_owned(),
                        false => format!("all that comes of them: {}", new.join("; ")),
                    });
                    Ok(Value::Truth(false))
                }
            }
        }),
        Approach::direct(
            "mood",
            "let the conclusion sound like the premises: some if one says some, not if one denies",
            move |working| {
                // The mood in which premises put us: Woodworth and Sells, 1935.
                let is_denied = |it: &Statement<usize>| matches!(it.quantity, Quantity::No | Quantity::SomeNot);
                let is_some = |it: &Statement<usize>| matches!(it.quantity, Quantity::Some | Quantity::SomeNot);
                let some = by_mood.premises.iter().any(is_some);
                let denied = by_mood.premises.iter().any(is_denied);
                working.note(|| {
                    let quantity = match (some, denied) {
                        (false, false) => Quantity::All,
                        (false, true) => Quantity::No,
                        (true, false) => Quantity::Some,
                        (true, true) => Quantity::SomeNot,
                    };
                    format!("the premises sound like \"{}\"", sentence(quantity, "...", "..."))
                });
                Ok(Value::Truth(some == is_some(&conclusion) && denied == is_denied(&conclusion)))
            },
        )
        .heuristic(),
    ]
}

fn contradiction(known: &[Derived]) -> Option<(Statement<usize>, Statement<usize>)> {
    known.iter().find_map(|(a, _, _)| known.iter().find(|(b, _, _)| clash(a, b)).map(|(b, _, _)| (*a, *b)))
}

/// Overlapping circles: a region for every way of being in some classes and not in the others.
struct Circles<'a> {
    argument: &'a Argument,
    /// Regions that may have members; bit n of a region says that it lies within class n.
    open: Vec<usize>,
    /// Regions of which one at least has members.
    needed: Vec<Vec<usize>>,
}

impl Circles<'_> {
    fn new<'a>(argument: &'a Argument, working: &mut Working) -> Result<Circles<'a>, Setback> {
        let regions = 1_usize << argument.terms.len();
        let mut circles = Circles { argument, open: (0..regions).collect(), needed: Vec::new() };
        working.spend(regions as u64)?;
        for premise in &argument.premises {
            let within = |region: usize, class: usize| region >> class & 1 == 1;
            let shaded = |region: &usize| match premise.quantity {
                Quantity::All => within(*region, premise.subject) && !within(*region, premise.predicate),
                Quantity::No => within(*region, premise.subject) && within(*region, premise.predicate),
                _ => false,
            };
            if matches!(premise.quantity, Quantity::All | Quantity::No) {
                circles.open.retain(|region| !shaded(region));
                let (subject, predicate) = (&argument.terms[premise.subject], &argument.terms[premise.predicate]);
                let outside = if premise.quantity == Quantity::All { "not " } else { "" };
                working.note(|| format!("{}: shade {subject} that are {outside}{predicate}", argument.told(premise)));
            }
        }
        let members =
            |class: usize, open: &[usize]| open.iter().copied().filter(|it| it >> class & 1 == 1).collect::<Vec<_>>();
        for premise in &argument.premises {
            let wanted = match premise.quantity {
                Quantity::Some => true,
                Quantity::SomeNot => false,
                _ => continue,
            };
            let here = members(premise.subject, &circles.open);
            circles.needed.push(here.into_iter().filter(|it| (it >> premise.predicate & 1 == 1) == wanted).collect());
            working.note(|| format!("{}: put a cross there", argument.told(premise)));
        }
        circles.needed.extend((0..argument.terms.len()).map(|class| members(class, &circles.open)));
        if circles.needed.iter().any(Vec::is_empty) {
            return Err(Setback::no_way("the premises contradict each other: no region is left for a cross"));
        }
        Ok(circles)
    }

    /// A filling in which the premises hold and the conclusion does not: a few regions that have members.
    fn counterexample(
        &self,
        conclusion: &Statement<usize>,
        working: &mut Working,
    ) -> Result<Option<Vec<usize>>, Setback> {
        working.spend(self.open.len() as u64 * (self.needed.len() as u64 + 1) / 8 + 1)?;
        let inside = |region: usize| region >> conclusion.subject & 1 == 1;
        let meets = |region: usize| region >> conclusion.predicate & 1 == 1;
        // Where a member would make the conclusion false, or where one must not be for it to be false.
        let (wanted, is_forbidding): (Box<dyn Fn(usize) -> bool>, bool) = match conclusion.quantity {
            Quantity::All => (Box::new(move |it| inside(it) && !meets(it)), false),
            Quantity::No => (Box::new(move |it| inside(it) && meets(it)), false),
            Quantity::Some => (Box::new(move |it| inside(it) && meets(it)), true),
            Quantity::SomeNot => (Box::new(move |it| inside(it) && !meets(it)), true),
        };
        let mut filled: Vec<usize> = Vec::new();
        if !is_forbidding {
            match self.open.iter().find(|&&region| wanted(region)) {
                Some(&region) => filled.push(region),
                None => return Ok(None),
            }
        }
        for needed in &self.needed {
            if needed.iter().any(|region| filled.contains(region)) {
                continue;
            }
            match needed.iter().find(|&&region| !(is_forbidding && wanted(region))) {
                Some(&region) => filled.push(region),
                None => return Ok(None),
            }
        }
        Ok(Some(filled))
    }

    fn told(&self, region: usize) -> String {
        let terms = &self.argument.terms;
        let (within, outside): (Vec<usize>, Vec<usize>) = (0..terms.len()).partition(|class| region >> class & 1 == 1);
        let names =
            |classes: &[usize], word: &str| classes.iter().map(|&it| terms[it].as_str()).collect::<Vec<_>>().join(word);
        match (within.is_empty(), outside.is_empty()) {
            (true, _) => "something that is none of them".to_owned(),
            (_, true) => format!("something among {}", names(&within, " and ")),
            _ => format!("something among {} and not among {}", names(&within, " and "), names(&outside, " or ")),
        }
    }
}

/// Ways to find the strongest conclusion about two classes.
pub fn what_follows(premises: &Value, ends: &Value) -> Vec<Approach> {
    let (Some(mut argument), Some(ends)) = (Argument::new(premises), ends.as_texts()) else {
        return Vec::new();
    };
    let &[first, last] = &ends[..] else {
        return Vec::new();
    };
    let (first, last) = (argument.term(first), argument.term(last));
    if argument.terms.len() > MOST_TERMS || first == last {
        return Vec::new();
    }
    // The strongest first; each of the others follows from one before it or stands beside it.
    let candidates: Vec<Statement<usize>> = [Quantity::All, Quantity::No, Quantity::Some, Quantity::SomeNot]
        .into_iter()
        .flat_map(|quantity| {
            [(first, last), (last, first)].map(|(subject, predicate)| Statement { quantity, subject, predicate })
        })
        .collect();
    let (by_rules, same) = (argument.clone(), candidates.clone());
    vec![
        Approach::direct(
            "circles",
            "draw overlapping circles, and try the strongest conclusions first",
            move |working| {
                let circles = Circles::new(&argument, working)?;
                for candidate in &candidates {
                    let counterexample = circles.counterexample(candidate, working)?;
                    match &counterexample {
                        None => {
                            working.note(|| format!("it must be so: {}", argument.told(candidate)));
                            return Ok(Value::text(argument.told(candidate)));
                        }
                        Some(filled) => working.note(|| {
                            let members: Vec<String> = filled.iter().map(|&region| circles.told(region)).collect();
                            format!(
                                "it need not be that {}: let there be {}",
                                lower_first(&argument.told(candidate)),
                                members.join("; ")
                            )
                        }),
                    }
                }
                Ok(Value::text("nothing follows"))
            },
        ),
        Approach::direct("rules", "put two statements together at a time, and see what comes of it", move |working| {
            let known = by_rules.derived(working)?;
            if contradiction(&known).is_some() {
                return Err(Setback::no_way("the premises contradict each other"));
            }
            let found = same.iter().find(|candidate| known.iter().any(|(it, _, _)| it == *candidate));
            for (statement, rule, from) in known.iter().filter(|(_, _, from)| !from.is_empty()).take(20) {
                working.note(|| {
                    let from: Vec<String> = from.iter().map(|&it| by_rules.told(&known[it].0)).collect();
                    format!("{}: so {} ({rule})", from.join(", "), lower_first(&by_rules.told(statement)))
                });
            }
            Ok(Value::text(found.map_or("nothing follows".to_owned(), |it| by_rules.told(it))))
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules and the circles know nothing of each other.
    #[test]
    fn rules_and_circles_agree_on_every_pair_of_premises() {
        let mut valid = 0;
        let pairs = [(0, 1), (1, 0), (1, 2), (2, 1)];
        let statements: Vec<Statement<usize>> = QUANTITIES
            .iter()
            .flat_map(|&(quantity, _)| pairs.map(|(subject, predicate)| Statement { quantity, subject, predicate }))
            .collect();
        for a in &statements {
            for b in &statements {
                let terms = ["a", "b", "c"].map(str::to_owned).to_vec();
                let argument = Argument { terms, premises: vec![*a, *b] };
                let mut working = Working::silent(1_000_000);
                let known = argument.derived(&mut working).unwrap();
                let circles = Circles::new(&argument, &mut working);
                assert_eq!(circles.is_err(), contradiction(&known).is_some(), "{a:?} {b:?}");
                let Ok(circles) = circles else { continue };
                for (quantity, _) in QUANTITIES {
                    let conclusion = Statement { quantity, subject: 0, predicate: 2 };
                    let follows = circles.counterexample(&conclusion, &mut working).unwrap().is_none();
                    let is_derived = known.iter().any(|(it, _, _)| *it == conclusion);
                    assert_eq!(follows, is_derived, "{a:?} {b:?} {conclusion:?}");
                    valid += usize::from(follows && a.subject.max(a.predicate) == 1 && b.subject.min(b.predicate) == 1);
                }
            }
        }
        // Of 256 moods 24 are valid when no class is empty.
        assert_eq!(valid, 24);
    }
}
