//! Whole requests, in one sentence or after some that say what is given: "Let f(x) = 2x + 1. What is f(3)?"
//!
//! Phrases cover the prompt from end to end: any number of pieces that say what is given, in any order, and one that
//! asks. `known` then puts what is given in the places that speak of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::announced::as_announced;
use super::chart::{Grammar, Parse, Piece};
use super::forms::{is_about_the_form, leads_up, wanted};
use super::known::{Known, Names};
use super::remarks::{is_remark, says_nothing};
use crate::problem::{
    Binding, Expectation, Form, Goal, Kind, Phrase, Prompt, Reading, Restatement, Sentence, Token, TokenKind, Type,
    Unread, Value,
};

/// Ways to ask for something, whatever it is, and to say what is given.
pub const REQUESTS: &[Phrase] = &[
    Phrase::new(
        "(please) (can you|could you) (now|then) [what be|which be|how much be|find|calculate|compute|determine|give|evaluate|state|solve|answer|tell|work out|write down|figure out|obtain|get|report|name|pick|select|identify|say|list|show] (me|us) (what be)",
        Type::Ask,
        "\"ask\"",
    ),
    task("{n}", "n"),
    task("{q:Ask} {n} (equal to|equal|=|in simplest form|in lowest terms)", "n"),
    task("what (number|value) do {n} [equal|give|make|come to]", "n"),
    task("{n} [=|be|equal] (what|what number)", "n"),
    Phrase::new("(the) (final|exact|correct) [value|result|answer|solution] [of|to|for] {n}", Type::Number, "n"),
    Phrase::new(
        "(the|this) (following|next) (arithmetic|simple|short) [problem|question|exercise|task|calculation|computation|operation|expression|sum|addition|subtraction|multiplication|product|division] (:) {n}",
        Type::Number,
        "n",
    ),
    Phrase::new(
        "[[these|the following|the given|following|the|all these] (two|three|four|whole) [numbers|integers|values]] (:) {l:Numbers}",
        Type::Numbers,
        "l",
    ),
    task("{q:Ask} (all) {l:Numbers}", "l"),
    task(
        "({q:Ask}|count) [how many (of)|count (all)] {l:Numbers} (be there|there be|be|exist|do you find)",
        "count(l)",
    ),
    task("{q:Ask} (the value of) {e:Term} (equal to)", "simplify(e)").when(has_no_constant),
    task(
        "[{q:Ask}|solve|solve for] (all) (the) (real) (value of|values of|solution for|solutions for) {x:Symbols}",
        "find(x)",
    ),
    task("what [number|value] be {x:Symbol}", "find(x)"),
    task("what [value|values] of {x:Symbols} [satisfy|fulfil|make] (this|it|these)", "find(x)"),
    task("({q:Ask}) {p:Percentage}", "p"),
    task("({q:Ask}) {p:Fraction}", "p"),
    task("({q:Ask}) {p:Decimal}", "p"),
    task("what (number|value|result) do [you|we|one] [get|obtain] [when|if] [you|we|one] {n}", "n"),
    task("what [number|value] be {n}", "n"),
    task("[true or false (:)|be it true that] {t:Truth}", "t"),
    task("(determine|decide|state|say|check|tell me|find out) whether (or not) {t:Truth}", "t"),
    Phrase::new(
        "[suppose|assume|given|if|when|where|say|provided|knowing|supposing|assuming|considering|using|with|let|it be (given|known)|you be (given|told)|we have|we know|you know|we be (given|told)] (that)",
        Type::Condition,
        "\"given\"",
    ),
    given(
        "[let|define|set] {f:Head} [be|equal|denote|represent|be equal to|be defined as|be defined to be|stand for|as|to be] {e:Expression}",
        "define(f, e)",
    ),
    given("{c:Condition} {f:Head} [be|equal|be equal to|denote] {e:Expression}", "define(f, e)"),
    given("{f:Head} [be|equal|denote] {e:Expression}", "define(f, e)"),
    given("[let|define|set|consider|take] (the) (function|functions|variable) {r:Relations}", "let(r)"),
    given("where {r:Relations}", "let(r)"),
    given(
        "(let|suppose) (the|a|consider the) (function) {f:Symbol} be [defined by|given by|defined as|such that] {r:Relation}",
        "let(r)",
    ),
    given("{c:Condition} (the) (equation|equations|system|function) {r:Relations} (hold|holds|be true)", "given(r)"),
    given(
        "[[that|which|who] [satisfy|solve|fulfil|obey]|satisfying] (the|this|the following) (equation|equations|system|relation|relations|condition) (:) {r:Relations}",
        "given(r)",
    ),
    given(
        "[such that|so that|for which|in the equation|from the equation|from|in|as|since|because|for|at] (:) {r:Relations}",
        "given(r)",
    ),
    given("[{c:Condition}|for] {x:Symbol} (be) (a) positive (number)", "positive(x)"),
    given("{r:Relations}", "given(r)"),
];

const fn task(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Task, means).binding(Binding::Loosest)
}

const fn given(pattern: &'static str, means: &'static str) -> Phrase {
    Phrase::new(pattern, Type::Given, means).binding(Binding::Loosest)
}

/// In a term that is to be worked out, i and e are more likely the numbers of that name, which we do not know.
fn has_no_constant(slots: &[&Value]) -> bool {
    let Some(Value::Expression(term)) = slots.last() else {
        return true;
    };
    !term.symbols().iter().any(|symbol| ["i", "e"].contains(&symbol.name()))
}

/// Prompts longer than this, in tokens, are no plain requests; the chart's cost grows with their length.
const LONGEST_REQUEST: usize = 400;

/// The readings of a prompt that phrases cover.
pub fn read(prompt: &Prompt, grammar: &Grammar) -> Vec<Reading> {
    let all = 0..prompt.tokens.len();
    let asked = without_final_marks(prompt, all.clone());
    if asked.is_empty() || asked.len() > LONGEST_REQUEST {
        return Vec::new();
    }
    let readings = readings(prompt, grammar, &asked, &[]);
    if !readings.iter().any(Reading::is_complete) {
        // What is only about the form of the answer, or leads up to the question, may be left out.
        let asides = asides(prompt);
        if !asides.is_empty() {
            let others = self::readings(prompt, grammar, &asked, &asides);
            if others.iter().any(Reading::is_complete) {
                return others;
            }
        }
    }
    readings
}

fn readings(prompt: &Prompt, grammar: &Grammar, asked: &Range<usize>, asides: &[Aside]) -> Vec<Reading> {
    let names = names_given(prompt, grammar, asked, asides);
    let parse = grammar.parse(prompt, 0..prompt.tokens.len(), &names);
    let covers = Covers::new(prompt, &parse, asked.end, asides);
    let tasks = asked.clone().flat_map(|start| parse.at(start)).filter(|piece| piece.denotes == Type::Task);
    let mut readings: Vec<Reading> = tasks
        .filter_map(|task| {
            let givens = covers.around(&task.tokens)?;
            reading(prompt, task, &givens, asides, Vec::new())
        })
        .collect();
    if readings.is_empty() {
        readings.extend(longest_part(prompt, &parse, asked));
    }
    readings
}

/// A sentence that a request is read without.
struct Aside {
    tokens: Range<usize>,
    /// Whether it tells how the answer is to be written, and is heeded there; the others are told as unread.
    is_about_the_form: bool,
}

fn asides(prompt: &Prompt) -> Vec<Aside> {
    let mut asides = Vec::new();
    let mut last = 0;
    for sentence in &prompt.outline().sentences {
        let is_about_the_form =
            sentence.is_example || is_about_the_form(prompt, sentence) || is_remark(prompt, sentence);
        if is_about_the_form || leads_up(prompt, sentence) || says_nothing(prompt, sentence) {
            let tokens = with_its_mark(prompt, sentence, last)..sentence.tokens.end;
            asides.push(Aside { tokens, is_about_the_form });
        }
        last = sentence.tokens.end;
    }
    asides
}

/// Where a sentence begins, with what marks it as an item: `-`, `1.`, `(2)`; never before the end of the last.
fn with_its_mark(prompt: &Prompt, sentence: &Sentence, last: usize) -> usize {
    let start = sentence.tokens.start;
    let Some(item) = &sentence.item else {
        return start;
    };
    let is_of_mark =
        |token: &&Token| matches!(token.kind, TokenKind::Mark(_)) || prompt.text[token.span.clone()] == **item;
    start - prompt.tokens[last.min(start)..start].iter().rev().take(3).take_while(is_of_mark).count()
}

/// The letters to which some sentence gives a meaning. They are found by reading the prompt as if every letter had one.
fn names_given(prompt: &Prompt, grammar: &Grammar, asked: &Range<usize>, asides: &[Aside]) -> Names {
    let speaks_of_letters = prompt.tokens.iter().any(|token| matches!(token.kind, TokenKind::Formula(_)));
    // Where there is but one formula, nothing is left to say what its letters mean.
    if !speaks_of_letters || asked.len() == 1 {
        return Names::default();
    }
    let parse = grammar.parse(prompt, 0..prompt.tokens.len(), &Names::open());
    let covers = Covers::new(prompt, &parse, asked.end, asides);
    let mut best: Option<(u32, Names)> = None;
    for task in asked.clone().flat_map(|start| parse.at(start)).filter(|piece| piece.denotes == Type::Task) {
        let Some(givens) = covers.around(&task.tokens) else {
            continue;
        };
        let cost = task.cost + givens.iter().map(|piece| piece.cost).sum::<u32>();
        if best.as_ref().is_none_or(|(least, _)| cost < *least)
            && let Some(known) = Known::gather(givens.iter().map(|piece| &piece.value))
        {
            best = Some((cost, known.names()));
        }
    }
    best.map_or_else(Names::default, |(_, names)| names)
}

/// The cheapest ways to cover the tokens before and after a request with what is given.
struct Covers {
    /// For each token: how all tokens before it are covered, the last piece first.
    before: Vec<Option<Cover>>,
    /// For each token: how all tokens from it on are covered.
    after: Vec<Option<Cover>>,
}

/// A stretch of tokens covered at the least cost: by a piece, or by a mark between pieces, and then as from `next` on.
#[derive(Clone)]
struct Cover {
    cost: u32,
    piece: Option<Rc<Piece>>,
    next: usize,
}

impl Covers {
    fn new(prompt: &Prompt, parse: &Parse, end: usize, asides: &[Aside]) -> Self {
        let length = prompt.tokens.len();
        let is_between = |index: usize| {
            let token = &prompt.tokens[index];
            matches!(token.kind, TokenKind::Mark('.' | ',' | ';' | ':' | '?' | '!'))
                || ["and", "then", "now", "next", "so"].iter().any(|word| token.is_word(word))
        };
        let mut before = vec![None; length + 1];
        before[0] = Some(Cover { cost: 0, piece: None, next: 0 });
        for start in 0..length {
            let Some(cost) = before[start].as_ref().map(|cover: &Cover| cover.cost) else {
                continue;
            };
            if is_between(start) {
                improve(&mut before[start + 1], cost, None, start);
            }
            for aside in asides.iter().filter(|aside| aside.tokens.start == start) {
                improve(&mut before[aside.tokens.end], cost, None, start);
            }
            for piece in parse.at(start).iter().filter(|piece| piece.denotes == Type::Given) {
                improve(&mut before[piece.tokens.end], cost + piece.cost, Some(piece), start);
            }
        }
        let mut after = vec![None; length + 1];
        (end..=length).for_each(|index| after[index] = Some(Cover { cost: 0, piece: None, next: length }));
        for start in (0..end).rev() {
            let mut best = None;
            if is_between(start)
                && let Some(Cover { cost, .. }) = &after[start + 1]
            {
                improve(&mut best, *cost, None, start + 1);
            }
            for aside in asides.iter().filter(|aside| aside.tokens.start == start) {
                if let Some(Cover { cost, .. }) = &after[aside.tokens.end.min(length)] {
                    improve(&mut best, *cost, None, aside.tokens.end);
                }
            }
            for piece in parse.at(start).iter().filter(|piece| piece.denotes == Type::Given) {
                if let Some(Cover { cost, .. }) = &after[piece.tokens.end] {
                    improve(&mut best, cost + piece.cost, Some(piece), piece.tokens.end);
                }
            }
            after[start] = best;
        }
        Self { before, after }
    }

    /// What is given around these tokens, from left to right, when it accounts for all the others.
    fn around(&self, tokens: &Range<usize>) -> Option<Vec<Rc<Piece>>> {
        let mut pieces = Vec::new();
        let mut at = tokens.start;
        while at > 0 {
            let cover = self.before[at].as_ref()?;
            pieces.extend(cover.piece.clone());
            at = cover.next;
        }
        self.before[at].as_ref()?;
        pieces.reverse();
        let mut at = tokens.end;
        while at + 1 < self.after.len() {
            let cover = self.after[at].as_ref()?;
            pieces.extend(cover.piece.clone());
            at = cover.next;
        }
        self.after[at].as_ref()?;
        Some(pieces)
    }
}

fn improve(best: &mut Option<Cover>, cost: u32, piece: Option<&Rc<Piece>>, next: usize) {
    if best.as_ref().is_none_or(|known| cost < known.cost) {
        *best = Some(Cover { cost, piece: piece.cloned(), next });
    }
}

fn without_final_marks(prompt: &Prompt, tokens: Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    while end > tokens.start && matches!(prompt.tokens[end - 1].kind, TokenKind::Mark('.' | '?' | '!')) {
        end -= 1;
    }
    tokens.start..end
}

/// The largest piece that could be read, with the rest named as unread: for saying where reading stopped.
fn longest_part(prompt: &Prompt, parse: &super::Parse, asked: &Range<usize>) -> Option<Reading> {
    let pieces = asked.clone().flat_map(|start| parse.at(start));
    let longest = pieces
        .filter(|piece| matches!(piece.denotes, Type::Number | Type::Task | Type::Truth) && piece.tokens.len() > 1)
        .max_by_key(|piece| (piece.tokens.len(), std::cmp::Reverse(piece.tokens.start)))?;
    let gap = |tokens: Range<usize>| {
        let first = prompt.tokens.get(tokens.start)?;
        let last = prompt.tokens.get(tokens.end.checked_sub(1)?)?;
        (!tokens.is_empty()).then_some(Unread { span: first.span.start..last.span.end, is_essential: true })
    };
    let unread = [asked.start..longest.tokens.start, longest.tokens.end..asked.end].into_iter().filter_map(gap);
    reading(prompt, longest, &[], &[], unread.collect())
}

fn reading(
    prompt: &Prompt,
    task: &Piece,
    givens: &[Rc<Piece>],
    asides: &[Aside],
    mut unread: Vec<Unread>,
) -> Option<Reading> {
    let known = Known::gather(givens.iter().map(|piece| &piece.value))?;
    let mut goal = as_announced(prompt, goal_of(&known.resolved(&task.value)?)?);
    if goal.verb().as_str() == "simplify" && !known.positive().is_empty() {
        let given = goal.given().iter().cloned().chain([Value::list(known.positive())]);
        goal = Goal::new("simplify", given.collect());
    }
    if known.leaves_a_bound() || !known.is_used() {
        unread.extend(givens.iter().map(|piece| Unread { span: span_of(prompt, piece), is_essential: true }));
    }
    let mut gathered = Gathered { prompt, known: &known, says: Vec::new(), phrases: Vec::new(), data: BTreeMap::new() };
    gathered.collect(task);
    givens.iter().for_each(|piece| gathered.collect(piece));
    let Gathered { says, phrases, data, .. } = gathered;
    let passed_over = asides.iter().filter(|aside| !aside.is_about_the_form && !overlaps(&aside.tokens, &task.tokens));
    unread.extend(passed_over.map(|aside| {
        let (first, last) = (&prompt.tokens[aside.tokens.start], &prompt.tokens[aside.tokens.end - 1]);
        Unread { span: first.span.start..last.span.end, is_essential: false }
    }));
    let speaks_in_decimals = prompt.tokens.iter().any(|token| has_decimal_point(&prompt.text[token.span.clone()]));
    let usual = if speaks_in_decimals { Form::Decimal } else { Form::Plain };
    let wanted = asides.iter().any(|aside| aside.is_about_the_form).then(|| wanted(prompt));
    // What an unknown is may have no end as a decimal, so to round it is a part of the question.
    if let Some(places) = wanted.as_ref().and_then(|wanted| wanted.decimals)
        && !matches!(
            inner(task).denotes,
            Type::Number | Type::Truth | Type::Percentage | Type::Fraction | Type::Decimal
        )
    {
        goal = Goal::new("decimals", vec![goal.into(), i64::from(places).into()]);
    }
    let form = form_asked_for(task).unwrap_or_else(|| match &wanted {
        Some(wanted) => wanted.answer(usual),
        None => usual,
    });
    Some(Reading {
        by: "language",
        restatement: Restatement {
            unknown: prompt.words(inner(task).tokens.clone()).to_owned(),
            data: data.into_values().collect(),
            // The goal says it all.
            condition: String::new(),
        },
        goal,
        expects: Expectation { form, ..Expectation::default() },
        says,
        unread,
        cost: task.cost + givens.iter().map(|piece| piece.cost).sum::<u32>(),
        phrases,
        kind: Kind::Sure,
        because: Vec::new(),
        doubt: None,
    })
}

/// The goal that a value asks for.
fn goal_of(value: &Value) -> Option<Goal> {
    match value {
        Value::Goal(goal) => match goal.parts() {
            // What is worked out to a term needs no simplifying of its own.
            ("simplify", [Value::Goal(inner)]) if inner.verb().as_str() != "substitute" => Some(inner.clone()),
            ("simplify", [number @ Value::Number(_)]) => goal_of(number),
            _ => Some(goal.clone()),
        },
        Value::Number(_) => Some(Goal::new("evaluate", vec![value.clone()])),
        Value::List(values) if ask_alike(values) => Some(Goal::new("each", vec![value.clone()])),
        _ => None,
    }
}

/// Whether all values of a list are asked for: either all are said in words or all are terms. "The digits of 12 and 34"
/// does not ask for 34.
fn ask_alike(values: &[Value]) -> bool {
    let is_term = |value: &Value| match value {
        Value::Goal(goal) => Some(goal.verb().as_str() == "evaluate"),
        _ => None,
    };
    let kinds: Option<Vec<bool>> = values.iter().map(is_term).collect();
    kinds.is_some_and(|kinds| kinds.windows(2).all(|pair| pair[0] == pair[1]))
}

/// The form in which a request wants its answer, when it says so.
fn form_asked_for(piece: &Piece) -> Option<Form> {
    match piece.denotes {
        Type::Percentage => Some(Form::Percent),
        Type::Fraction => Some(Form::Plain),
        Type::Decimal => Some(Form::Decimal),
        Type::Task => piece.parts.iter().find_map(|part| form_asked_for(part)),
        _ => None,
    }
}

/// What is asked for, without the words of asking; unless they say what is to be done with it, as "how many" does.
fn inner(piece: &Piece) -> &Piece {
    let mut parts = piece.parts.iter().filter(|part| part.denotes != Type::Ask);
    match (parts.next(), parts.next()) {
        (Some(only), None) if piece.denotes == Type::Task && (is_count(only) || !is_count(piece)) => inner(only),
        _ => piece,
    }
}

fn is_count(piece: &Piece) -> bool {
    matches!(&piece.value, Value::Goal(goal) if goal.verb().as_str() == "count")
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn has_decimal_point(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_digit())
}

fn span_of(prompt: &Prompt, piece: &Piece) -> Range<usize> {
    prompt.tokens[piece.tokens.start].span.start..prompt.tokens[piece.tokens.end - 1].span.end
}

/// What is told of a reading: goals with their words, the phrases used, and what is given, from left to right.
struct Gathered<'a> {
    prompt: &'a Prompt,
    known: &'a Known,
    says: Vec<(Goal, Range<usize>)>,
    phrases: Vec<&'static str>,
    /// By place in the prompt.
    data: BTreeMap<usize, String>,
}

impl Gathered<'_> {
    fn collect(&mut self, piece: &Piece) {
        let span = span_of(self.prompt, piece);
        if let Some(Value::Goal(goal)) = self.known.resolved(&piece.value)
            && piece.denotes != Type::Given
        {
            self.says.push((goal, span.clone()));
        }
        self.phrases.extend(piece.phrase);
        if piece.parts.is_empty() && piece.phrase.is_none() {
            self.data.insert(span.start, self.prompt.text[span].to_owned());
        }
        for part in &piece.parts {
            self.collect(Rc::as_ref(part));
        }
    }
}
