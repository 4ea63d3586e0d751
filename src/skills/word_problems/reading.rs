//! A story as a reading: the unknown, the relations, what was left unread.

use std::ops::Range;

use super::evidence::Voice;
use super::mentions::{CLOCK, Story, story, story_about};
use super::question::{Question, question};
use super::resolve::{Resolved, contradicts_itself, is_money, resolve};
use super::unread::unread;
use super::voice;
use crate::language::plural;
use crate::maths::units::Unit;
use crate::maths::{Expression, Relation};
use crate::problem::{Expectation, Form, Goal, Kind, Prompt, Reading, Restatement, Token, Unread, Value};

/// A story is told in at most so many sentences; more is a text and not a problem.
const MOST_SENTENCES: usize = 60;

/// More numbers than this are a table and no story.
const MOST_NUMBERS: usize = 250;

/// A story as it was told, and what the schemas make of it.
pub(super) struct Heard {
    pub story: Story,
    pub asked: Option<Question>,
    /// The story may have been told again, with another idea of whom it is about.
    resolved: Option<(Story, Question, Resolved)>,
}

/// Hears a whole prompt as a story; none when it is too long to be one.
pub(super) fn heard(prompt: &Prompt) -> Option<Heard> {
    let numbers = prompt.tokens.iter().filter(|token| token.number().is_some()).take(MOST_NUMBERS + 1).count();
    let is_long = prompt.sentences.len() > MOST_SENTENCES || prompt.tokens.len() > 2_000 || numbers > MOST_NUMBERS;
    if is_long
        || shows_a_board(prompt)
        || asks_of_numbers(prompt)
        || asks_for_a_chance(prompt)
        || wants_the_most(prompt)
    {
        return None;
    }
    let story = story(prompt);
    let asked = question(&story);
    let resolved = asked.as_ref().and_then(|asked| resolved(prompt, &story, asked));
    Some(Heard { story, asked, resolved })
}

/// "How many primes are there from 10 to 30?" asks of numbers, and not of things that are counted with them.
fn asks_of_numbers(prompt: &Prompt) -> bool {
    let kinds = ["prime", "divisor", "integer", "multiple"];
    let is_kind = |token: &Token| kinds.iter().any(|kind| token.has_lemma(kind));
    let is_of_a_base = |token: &Token| ["binary", "hexadecimal", "octal"].contains(&&*token.lower);
    prompt.tokens.iter().any(is_of_a_base)
        || prompt.tokens.windows(3).any(|words| words[0].is_word("many") && words[1..].iter().any(is_kind))
}

/// "What is the chance that both are red?" Chances are no quantities that a story adds up.
fn asks_for_a_chance(prompt: &Prompt) -> bool {
    let chances = ["chance", "probability", "likelihood", "likely", "odds"];
    prompt
        .sentences_that_say("what|how|find|calculate|which")
        .any(|sentence| prompt.of(sentence).iter().any(|token| chances.contains(&&*token.lower)))
}

/// "As many bags as possible": what can be made is weighed against what is left, and is no sum.
fn wants_the_most(prompt: &Prompt) -> bool {
    prompt.says("as_many|as_few possible") && prompt.says("identical|equal|equally|same")
}

/// Whether numbers stand there in rows and columns: where they stand tells more than how many they are.
fn shows_a_board(prompt: &Prompt) -> bool {
    let is_number = |cell: &String| cell.parse::<f64>().is_ok();
    let mut boards = prompt.outline().blocks.iter().filter_map(|block| block.rows());
    boards.any(|rows| rows.len() > 1 && rows.iter().all(|row| row.len() > 1 && row.iter().all(is_number)))
}

impl Heard {
    /// What the schemas read, as a reading.
    pub fn by_schemas(&self, prompt: &Prompt) -> Option<Reading> {
        let (story, asked, resolved) = self.resolved.as_ref()?;
        let unread = unread(prompt, story, asked, resolved);
        let is_lost = |token: &Token| unread.iter().any(|it| it.is_essential && it.span == token.span);
        let numbers: Vec<&Token> = prompt.tokens.iter().filter(|token| token.number().is_some()).collect();
        let is_empty = !numbers.is_empty() && numbers.into_iter().all(is_lost);
        (!is_empty).then(|| reading(prompt, story, asked, resolved, unread))
    }

    /// Whether it gives two numbers for one thing.
    pub fn contradicts_itself(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| contradicts_itself(&self.story, asked))
            || self.resolved.as_ref().is_some_and(|(_, _, resolved)| resolved.model.is_contradictory())
    }

    /// Whether what the schemas read comes to something that cannot be: fewer than no apples, half a bus.
    pub fn is_refuted(&self, reading: &Reading) -> bool {
        let found = self.resolved.as_ref().and_then(|(_, _, resolved)| resolved.model.found(&resolved.unknown));
        found.is_some_and(|value| reading.expects.objection(&value.into()).is_some())
    }

    /// What the schemas read, as a voice among the evidence; none when the relations must be solved together.
    pub fn voice(&self, prompt: &Prompt) -> Option<Voice> {
        let reading = self.by_schemas(prompt)?;
        let (story, asked, resolved) = self.resolved.as_ref()?;
        let value = resolved.model.found(&resolved.unknown)?;
        // What is too large for a float cannot be weighed.
        let can_be_weighed = value.to_f64().is_finite() && !self.is_refuted(&reading);
        can_be_weighed
            .then(|| Voice { value: value.to_f64(), cues: voice::cues(prompt, story, asked, resolved, &reading) })
    }
}

/// What was resolved, as a reading.
pub(super) fn reading(
    prompt: &Prompt,
    story: &Story,
    asked: &Question,
    resolved: &Resolved,
    unread: Vec<Unread>,
) -> Reading {
    let mut relations: Vec<Value> = resolved.model.stated.iter().map(|it| Value::from(it.relation.clone())).collect();
    relations.sort();
    relations.dedup();
    let assignment = Goal::new("assignment", vec![Value::list(relations.iter().cloned())]);
    let goal = Goal::new("value_of", vec![Value::symbol(resolved.unknown.clone()), assignment.clone().into()]);
    let bytes = |tokens: &Range<usize>| {
        let first = prompt.tokens.get(tokens.start)?.span.start;
        Some(first..prompt.tokens.get(tokens.end.checked_sub(1)?)?.span.end)
    };
    let says = resolved
        .model
        .stated
        .iter()
        .flat_map(|it| it.tokens.iter().filter_map(bytes))
        .map(|span| (assignment.clone(), span));
    let clause = &story.told[asked.clause].clause;
    let sentence = prompt.sentences.iter().find(|it| it.contains(&clause.tokens.start)).cloned();
    Reading {
        by: "word_problems",
        restatement: Restatement {
            unknown: prompt.words(sentence.unwrap_or(clause.tokens.clone())).trim_end_matches(['?', ' ']).to_owned(),
            data: listed(resolved, true),
            condition: listed(resolved, false).join(", "),
        },
        goal,
        expects: expectation(prompt, story, asked, resolved),
        says: says.collect(),
        unread,
        cost: 100 + resolved.cost,
        phrases: resolved.schemas.clone(),
        kind: Kind::Sure,
        because: Vec::new(),
        doubt: None,
    }
}

/// The story with its question resolved. A question is not answered by a number that was given for the very same thing:
/// when that is all that comes out, a pronoun may have meant whom the question is about.
fn resolved(prompt: &Prompt, first: &Story, asked: &Question) -> Option<(Story, Question, Resolved)> {
    if let Some(found) = resolve(first, asked).filter(|found| !is_given(found)) {
        return Some((first.clone(), asked.clone(), found));
    }
    let second = story_about(prompt, asked.who.clone(), asked.thing.clone());
    let asked = question(&second)?;
    let found = resolve(&second, &asked).filter(|found| !is_given(found))?;
    Some((second, asked, found))
}

/// Whether the answer is a number that the story gives outright.
fn is_given(resolved: &Resolved) -> bool {
    let unknown = Expression::Symbol(resolved.unknown.clone());
    resolved
        .model
        .stated
        .iter()
        .any(|it| it.relation.left == unknown && matches!(it.relation.right, Expression::Number(_)))
}

/// The numbers that the story gives, or what it relates.
fn listed(resolved: &Resolved, given: bool) -> Vec<String> {
    let is_given = |relation: &Relation| matches!(relation.right, Expression::Number(_));
    let stated = resolved.model.stated.iter().map(|it| &it.relation);
    stated.filter(|relation| is_given(relation) == given).map(ToString::to_string).collect()
}

fn expectation(prompt: &Prompt, story: &Story, asked: &Question, resolved: &Resolved) -> Expectation {
    let has_decimals = prompt.tokens.iter().any(|token| token.number().is_some_and(|number| !number.is_integer()));
    let money = is_money(&resolved.unit)
        || resolved.unit.head.is_empty() && story.mentions.iter().any(|it| is_money(&it.thing));
    let form = match (money, has_decimals) {
        _ if &*resolved.unit.head == CLOCK => Form::Clock,
        (true, _) => Form::Money,
        (false, true) => Form::Decimal,
        _ => Form::Plain,
    };
    // "How much water?": that which is not counted comes in parts.
    let is_mass = asked.mention.is_none_or(|asked| {
        prompt.tokens[story.mentions[asked].tokens.clone()].iter().any(|token| token.is_word("much"))
    });
    let is_measured = Unit::named(&resolved.unit.head).is_some();
    let comes_in_parts = story.mentions.iter().enumerate().any(|(index, it)| {
        let is_broken = it.number().is_some_and(|number| !number.is_integer());
        resolved.model.uses(index) && is_broken && !it.is_share && (it.thing.head == resolved.unit.head || is_mass)
    });
    let is_whole =
        !money && !is_measured && !comes_in_parts && !resolved.unit.head.is_empty() && !resolved.may_be_fraction;
    let question = asked;
    let asked = prompt.words(story.told[question.clause].clause.tokens.clone()).to_lowercase();
    let is_named = ["dollar", "cent", "$", "buck"].iter().any(|word| asked.contains(word));
    let has_dollars = story.mentions.iter().any(|it| &*it.thing.head == "dollar");
    let unit = match (money && !is_named, has_dollars) {
        (true, true) => "dollars",
        (true, false) if story.mentions.iter().any(|it| &*it.thing.head == "cent") => "cents",
        // "How long?" leaves the unit to whoever answers.
        _ if question.mention.is_none() && is_measured && !asked.contains(&*resolved.unit.head) => {
            &plural(&resolved.unit.head)
        }
        _ => "",
    };
    Expectation { form, unit: unit.to_owned(), is_whole, is_nonnegative: true }
}
