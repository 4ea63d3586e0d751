//! Reads puzzles of people of whom some always tell the truth and the others always lie.

mod answers;
mod choices;
mod kinds;
mod names;
mod questions;
mod rows;
mod saying;

use std::cell::Cell;
use std::ops::Range;

use self::answers::{bare, of_each};
use self::choices::choices;
use self::kinds::kinds;
use self::names::names;
use self::questions::{
    asks_for_kinds, asks_only_who, denies, introduces, lists_the_speakers, mentions_kind, named, of_which_kind,
    of_which_kind_is_asked, says_each_is_one_of_two, says_no_rule, says_nothing, tells_how_to_answer,
    tells_of_two_kinds,
};
use self::saying::{is_said_in_another_way, own_tokens, said};
use super::claims::{Cast, Sense, symbol};
use super::connectives::lexed;
use super::formula::Formula;
use crate::language::{Telling, is_about_the_form, read_tokens, says};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// More people than this are not told apart.
const MOST_PEOPLE: usize = 14;

/// A kind that does neither, or a rule that is another: puzzles of their own.
const VARIANTS: &str = "spy|spies|sometimes|alternate|alternates|alternately|alternator|normal|normals|joker|random|randomly|\
                        monday|tuesday|wednesday|thursday|friday|saturday|sunday|werewolf|da|ja|door|doors|road|roads|\
                        yesterday|tomorrow|insane|mad|married|wife|husband|unless_asked|once|twice";

/// What people are called who have no names.
const ORDINALS: [&str; 5] = ["the_first", "the_second", "the_third", "the_fourth", "the_fifth"];

/// Readings of such a puzzle; two of them where a word may be taken in two ways that matter.
pub fn read(prompt: &Prompt) -> Vec<Reading> {
    let is_such = prompt.says_somewhere(
        "lie|liar|lies|lying|knave|knaves|false|falsehood|dishonest|untruthful \
         truth|knight|knights|truthful|truth-teller|truthteller|honest|true|knave|knaves|never",
    );
    // What is true or false may be formulas.
    let arrows = prompt.text.split("->").skip(1).chain(prompt.text.split("=>").skip(1));
    let has_signs = prompt.text.contains(['∧', '∨', '¬', '⇒', '↔', '⊕', '⇔'])
        || arrows.clone().any(|after| !after.trim_start().starts_with(['"', '“', '\'']));
    if !is_such || has_signs || prompt.text.len() > 20_000 {
        return Vec::new();
    }
    let in_lines = rows::in_lines(&prompt.text).map(|text| read_tokens(&text));
    let prompt = in_lines.as_ref().unwrap_or(prompt);
    let senses: Vec<Reading> = [false, true].iter().filter_map(|&excludes| one(prompt, Sense { excludes })).collect();
    match &senses[..] {
        [one, other] if one.goal == other.goal => vec![one.clone()],
        _ => senses,
    }
}

fn one(prompt: &Prompt, sense: Sense) -> Option<Reading> {
    let telling = Telling::new(prompt);
    let sentences = &prompt.outline().sentences;
    let said = said(prompt);
    if said.is_empty() {
        return None;
    }
    let ([truthful, lying], defining, shared) = kinds(prompt, &said)?;
    let mut doubt = None;
    let cast = Cast {
        names: names(prompt, &said, &truthful, &lying),
        truthful: truthful.1,
        lying: lying.1,
        groups: shared.into_iter().collect(),
        last_kind: Cell::default(),
    };
    if cast.names.is_empty() || cast.names.len() > MOST_PEOPLE {
        return None;
    }
    defining.iter().for_each(|span| telling.takes(span));
    let mut statements = Vec::new();
    for said in &said {
        let speaker = cast.person(&said.speaker)?;
        for words in &said.words {
            // What stands in brackets only stresses that both may be so.
            let words = &words.replace("(or both)", "or both").replace("(or possibly both)", "or both");
            // "That Ben is a knave and that he himself is a knight".
            let words =
                &words.replace(" and that ", " and ").replace("he himself ", "he ").replace("she herself ", "she ");
            cast.last_kind.set(None);
            let claim = lexed(words).and_then(|pieces| cast.claim(&pieces, Some(speaker), said.is_quoted, sense));
            match claim {
                Some(claim) => {
                    let pair = [symbol(&cast.names[speaker]), claim.to_string()];
                    statements.push(Value::texts(pair));
                }
                None => {
                    let who = cast.names[speaker].replace('_', " ");
                    doubt = Some(format!("I cannot read what {who} says: \"{}\"", brief(words)));
                }
            }
        }
        said.spans.iter().for_each(|span| telling.takes(span));
        // How it is said may turn it round, and more may be told of who says it.
        if let Some(span) = said.spans.iter().find(|span| is_said_in_another_way(prompt, span)) {
            doubt = doubt
                .or_else(|| Some(format!("I cannot read how this is said: \"{}\"", brief(&prompt.text[span.clone()]))));
        }
    }
    let mut facts: Vec<Formula> = Vec::new();
    let mut asked: Vec<usize> = Vec::new();
    let mut counted = None;
    // Whether the form of the answer has all of them.
    let mut is_of_all = false;
    // Who is of one kind is asked for, or else of what kind each is.
    let mut wanted_kind: Option<Option<bool>> = None;
    let offered = choices(prompt);
    let mut candidates = Vec::new();
    for sentence in sentences {
        let tokens = own_tokens(prompt, sentence);
        let Some(start) = tokens.first().map(|it| it.span.start) else {
            continue;
        };
        let touches = |span: &Range<usize>| span.start < sentence.span.end && start < span.end;
        if sentence.is_example {
            continue;
        }
        if let Some((label, _)) = offered.iter().find(|(_, it)| it.span == sentence.span) {
            let text = prompt.text_of(sentence).trim_end_matches('.');
            let claim = lexed(text).and_then(|pieces| cast.claim(&pieces, None, false, sense));
            match claim {
                Some(claim) => candidates.push(Value::texts([label.clone(), claim.to_string()])),
                None => doubt = doubt.or_else(|| Some(format!("I cannot read this: \"{}\"", brief(text)))),
            }
            telling.takes(&sentence.span);
            continue;
        }
        if said.iter().flat_map(|it| &it.spans).any(touches) {
            // Nothing may be lost of a sentence of which a part is understood.
            let is_known = |at: usize| said.iter().flat_map(|it| &it.spans).any(|span| span.contains(&at));
            let left =
                tokens.iter().filter(|token| !is_known(token.span.start)).map(|token| &prompt.text[token.span.clone()]);
            if left.clone().any(|word| cast.names.iter().any(|name| name == word && word != "A")) {
                doubt = doubt
                    .or_else(|| Some(format!("I cannot read all of this: \"{}\"", brief(prompt.text_of(sentence)))));
            }
            continue;
        }
        if says(tokens, VARIANTS) {
            doubt = doubt.or_else(|| Some(format!("I do not know the rule: \"{}\"", brief(prompt.text_of(sentence)))));
        }
        // "Ann is a knight/knave, and Ben is a knight/knave" shows the form of the answer.
        let is_template = shows_both(prompt.text_of(sentence), &cast) || shows_gaps(prompt.text_of(sentence), &cast);
        if is_template && !named(prompt.text_of(sentence), &cast).is_empty() {
            is_of_all |= named(prompt.text_of(sentence), &cast).len() == cast.names.len();
        }
        if is_template && !prompt.text_of(sentence).ends_with('?')
            || is_about_the_form(prompt, sentence) && prompt.text_of(sentence).contains('/')
            || tells_how_to_answer(tokens) && named(prompt.text_of(sentence), &cast).is_empty()
        {
            telling.takes(&sentence.span);
            continue;
        }
        let is_shape = says(tokens, "dictionary|json|dict|object")
            && says(&tokens[..1], "output|return|give|write|answer|print|format|respond|reply|use");
        if is_shape && !denies(tokens) && !says(tokens, "only|except|many") {
            telling.takes(&sentence.span);
            continue;
        }
        let is_question = prompt.text_of(sentence).ends_with('?')
            || says(tokens, "who_be_what|who_be_who")
            || says(
                tokens,
                "determine|find|figure|identify|deduce|classify|tell who|what|which|whether|each|identity|identities|kind|type|everyone|them|both",
            );
        if is_question {
            telling.takes(&sentence.span);
            if says(tokens, "how_many") {
                // "How many?" asks again.
                counted = Some(of_which_kind(prompt.text_of(sentence), &cast).or(counted)?);
            } else if !offered.is_empty()
                && !denies(tokens)
                && says(tokens, "what|which follow|true|statement|hold|correct|must|right|letter")
            {
                // What is asked is to be chosen.
            } else if !asks_for_kinds(prompt, sentence, &cast) {
                doubt = doubt
                    .or_else(|| Some(format!("I cannot read what is asked: \"{}\"", brief(prompt.text_of(sentence)))));
            } else {
                let about = named(prompt.text_of(sentence), &cast);
                let kind = of_which_kind_is_asked(prompt, sentence, &cast).filter(|_| about.is_empty());
                if prompt.text_of(sentence).ends_with('?') {
                    wanted_kind = Some(kind.filter(|_| wanted_kind.is_none_or(|it| it == kind)));
                }
                if kind.is_some() && !asks_only_who(prompt, sentence, &cast) {
                    doubt = doubt.or_else(|| {
                        Some(format!("I cannot read what is asked: \"{}\"", brief(prompt.text_of(sentence))))
                    });
                }
                asked.extend(about);
            }
            continue;
        }
        if defining.iter().any(touches)
            && says(tokens, "today|tonight|opposite|opposites|swap|swapped|reverse|reversed|except|unless")
        {
            doubt = doubt.or_else(|| Some(format!("I do not know the rule: \"{}\"", brief(prompt.text_of(sentence)))));
        }
        if defining.iter().any(touches) && !says(tokens, "exactly|least|most") {
            continue;
        }
        let fact = lexed(prompt.text_of(sentence))
            .filter(|_| says(tokens, "one|two|three|least|most|exactly|none|all|both|some|same|neither|is|are"))
            .and_then(|pieces| cast.claim(&pieces, None, false, sense));
        if let Some(fact) = fact {
            telling.takes(&sentence.span);
            facts.push(fact);
        } else if says_nothing(tokens)
            || introduces(prompt, sentence, &cast)
            || lists_the_speakers(prompt, sentence, &cast)
            || tells_of_two_kinds(tokens)
        {
            telling.takes(&sentence.span);
        } else if mentions_kind(prompt, sentence, &cast) && !says_each_is_one_of_two(prompt, sentence, &cast) {
            doubt = doubt.or_else(|| Some(format!("I cannot read this: \"{}\"", brief(prompt.text_of(sentence)))));
        } else if says_each_is_one_of_two(prompt, sentence, &cast) {
            telling.takes(&sentence.span);
        } else if !named(prompt.text_of(sentence), &cast).is_empty() && !is_about_the_form(prompt, sentence) {
            doubt = doubt.or_else(|| Some(format!("I cannot read this: \"{}\"", brief(prompt.text_of(sentence)))));
        } else if says_no_rule(tokens) {
            telling.takes(&sentence.span);
        }
    }
    asked.sort_unstable();
    asked.dedup();
    let order: Vec<usize> = if asked.is_empty() { (0..cast.names.len()).collect() } else { asked };
    let given = vec![
        Value::texts(cast.names.iter().map(|it| symbol(it))),
        Value::texts([&truthful.0, &lying.0]),
        Value::list(statements),
        Value::texts(facts.iter().map(Formula::to_string)),
    ];
    let wanted_kind = wanted_kind.flatten().filter(|_| order.len() == cast.names.len() && !is_of_all);
    let (goal, unknown, form) = if !candidates.is_empty() {
        let speaker = |claim: &Value| claim.as_texts().map(|it| format!("{} ↔ ({})", it[0], it[1]));
        let said = given[2].as_list().unwrap_or_default().iter().filter_map(speaker);
        let premises = Value::texts(said.chain(facts.iter().map(Formula::to_string)));
        let goal = Goal::new("which_holds", vec![premises, Value::list(candidates)]);
        (goal, "which of the statements must be true".to_owned(), Form::Plain)
    } else if let Some(is_truthful) = counted {
        let goal = Goal::new("number_of_kind", [given, vec![Value::Truth(is_truthful)]].concat());
        (goal, format!("how many are {}", if is_truthful { &truthful.0 } else { &lying.0 }), Form::Plain)
    } else if let Some(is_truthful) = wanted_kind {
        let goal = Goal::new("who_is", [given, vec![Value::Truth(is_truthful)]].concat());
        let form = Form::listed("", ", ", "", Form::Plain);
        (goal, format!("who is {}", if is_truthful { &truthful.0 } else { &lying.0 }), form)
    } else {
        let names = Value::texts(order.iter().map(|&it| symbol(&cast.names[it])));
        let (form, is_bare) = of_each(prompt, &cast, &order);
        let unknown = format!("who is {} and who is {}", truthful.0, lying.0);
        let mut given = given;
        if is_bare {
            given[1] = Value::texts([bare(&truthful.0), bare(&lying.0)]);
        }
        (Goal::new("kinds", [given, vec![names]].concat()), unknown, form)
    };
    let mut reading = telling.reading("logic", unknown, goal, form);
    reading.doubt = doubt;
    Some(reading)
}

/// "Ann is a ..., and Ben is a ...": gaps where the kinds are to stand.
fn shows_gaps(text: &str, cast: &Cast) -> bool {
    let has_gap = |name: &String| {
        ["...", "…", "__", "<", "["]
            .iter()
            .any(|gap| ["", "a ", "an "].iter().any(|article| text.contains(&format!("{name} is {article}{gap}"))))
    };
    cast.names.iter().all(has_gap)
}

/// "Knight/knave", "knight|knave": both kinds with a stroke between them.
fn shows_both(text: &str, cast: &Cast) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices(['/', '|']).any(|(at, _)| {
        let before = |form: &String| lower[..at].trim_end().ends_with(form.as_str());
        let after = |form: &String| {
            let rest = lower[at + 1..].trim_start().trim_start_matches("a ").trim_start_matches("an ");
            rest.starts_with(form.as_str())
        };
        let both = |one: &[String], other: &[String]| one.iter().any(before) && other.iter().any(after);
        both(&cast.truthful, &cast.lying) || both(&cast.lying, &cast.truthful)
    })
}

fn brief(words: &str) -> String {
    words.trim().chars().take(80).collect()
}
