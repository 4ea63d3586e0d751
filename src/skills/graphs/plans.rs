//! Plans under prerequisites, told in any words: how many orders there are, the one order that is possible, an order of
//! whatever is to be done, and in how few terms all can be done.

use super::statements::{self, Told};
use crate::language::rules::{self, Rules, Word};
use crate::language::{Telling, place_of, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Value};

/// What terms are called.
const TERMS: &str = "semester|term|quarter|trimester|period|round|day|week|month|year|session|stage";

/// Words of what is to be done.
const TOPICS: &str = "course class module subject training task job activity step unit workshop exam lesson chapter badge thing project \
    package lecture test skill chore prerequisite requirement";

/// Words that such plans are told in.
const KNOWN: &str = "semester term quarter trimester period round day week month year session stage require need depend order \
    sequence possible take do finish complete pass attend enrol enroll register study learn earlier later previous prior \
    before after first next then last same different time number many few most up more limit unlimited parallel other none nothing offer \
    college university school student program programme degree graduate curriculum catalogue plan schedule table row requirement unique one \
    another everything regulation state rule minimum smallest fewest least total per single way valid arrangement respect \
    follow satisfy condition constraint allow allowed provide long remain have no any arbitrarily as once already must \
    max maximum fast quick quickly early soon several two three four five six seven eight nine ten keep ask planning reader \
    answer integer whole catalog department list below above following given along fulfil fulfill meet hold start begin end \
    graduation earn determine get through until only can may be all ok quick q last lasts offer no-limit programme relation relations earlier scheduling help mine each exactly";

/// What would make it another puzzle.
const OTHERS: &str = "corequisite|either|or|unless|except|immediately|directly|concurrently|weight|cost|credit|recommended|optional|waive|waived|\
    exempt|hour|duration|matrix|grid|longest|budget|fail|fails|retake|only_offered|offered_only|fall|autumn|spring|in_a_row|back_to_back|gap|between|adjacent|\
    first_semester|last_semester|instead|consecutive|impossible_without|at_the_same_time_as|together_with|prefer|twice|simultaneously_with|not_both|earlier_than|later_than|course_take|each_take|last_for|per_year|alphabet|alphabetical|alphabetically|not_offered|n't_offered|same_semester_as|same_term_as|so_far|already_passed|already_taken";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    NumberOfOrders,
    FewestTerms {
        most: Option<i64>,
    },
    OnlyOrder,
    /// An order, and whether there is one where that is asked first.
    Order {
        says_yes: bool,
    },
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 8_000 || prompt.says(OTHERS) && !is_about_choice_of_words(prompt) {
        return None;
    }
    let asked = asked(prompt)?;
    let telling = Telling::new(prompt);
    let Told { things, pairs, is_direction_known } = statements::read(&telling)?;
    if pairs.is_empty() || !is_direction_known || !(2..=60).contains(&things.len()) {
        return None;
    }
    let told = things.iter().flat_map(|it| it.split_whitespace()).map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    // What is said of one of them, and is no order, is a wish: "if Art comes last".
    let names_one = |sentence: &&Sentence| {
        let written = prompt.text_of(sentence);
        let lower = written.to_lowercase();
        let said = |text: &str, part: &str| text.split(|c: char| !c.is_alphanumeric()).any(|it| it == part);
        // A name of one letter is written as it stands: "a lesson" is no lesson A.
        let is_named = |thing: &&String| match thing.len() {
            1 => said(written, thing),
            _ => thing.to_lowercase().split(' ').all(|part| said(&lower, part)),
        };
        (1..things.len()).contains(&things.iter().filter(is_named).count())
    };
    if telling.left().iter().any(names_one) {
        return None;
    }
    let sentences = rules::sentences(&telling);
    if names_another(prompt, &told) {
        return None;
    }
    // A number that is no name, no limit and not how many things there are may be one of another rule.
    let most = match asked {
        Asked::FewestTerms { most } => most,
        _ => None,
    };
    let is_counted = |number: i64| number == things.len() as i64 || Some(number) == most || number == 1;
    let is_name =
        |word: &Word| told.split(' ').any(|it| it == word.lower || it.contains(&word.lower) && word.number.is_some());
    let strange =
        sentences.iter().flatten().find(|word| word.number.is_some_and(|number| !is_counted(number)) && !is_name(word));
    if strange.is_some() {
        return None;
    }
    // Sentences that say what comes before what are accounted for by those who read them.
    let is_order = |words: &&Vec<Word>| {
        let names = words.iter().filter(|word| told.split(' ').any(|it| it == word.lower)).count();
        names < 2
    };
    let others: Vec<Vec<Word>> = sentences.iter().filter(is_order).cloned().collect();
    let known = format!("{KNOWN} {told}");
    let numbers: Vec<i64> = [1, things.len() as i64].into_iter().chain(most).collect();
    let doubt = Rules { things: TOPICS, known: &known, numbers: &numbers }.doubt(&others);
    telling.weighs_all();
    let names = Value::list(things.iter().map(|it| Value::written(it)));
    let rows = Value::rows(pairs.iter().map(|(one, other)| [Value::written(one), Value::written(other)]));
    let listed = |open: &str| Form::listed(open, ", ", "", Form::Plain);
    let (unknown, verb, form) = match asked {
        Asked::NumberOfOrders => ("how many orders keep every prerequisite", "number_of_orders", Form::Plain),
        Asked::FewestTerms { .. } => ("in how few terms all can be done", "fewest_terms", Form::Plain),
        Asked::OnlyOrder => ("the one order that keeps every prerequisite", "only_order", listed("")),
        Asked::Order { says_yes } => {
            ("an order that keeps every prerequisite", "order_of", listed(if says_yes { "Yes: " } else { "" }))
        }
    };
    let mut given = vec![names, rows];
    if let Asked::FewestTerms { most } = asked {
        given.push(most.unwrap_or(things.len() as i64).into());
    }
    Some(telling.reading("graphs", unknown, Goal::new(verb, given), form).doubted(doubt))
}

/// Whether beside one of the things, with a comma or "and" between, something else is named: "Maths, Art and Music", where
/// nothing is told of Art.
fn names_another(prompt: &Prompt, told: &str) -> bool {
    let written = |token: &Token| prompt.text[token.span.clone()].to_owned();
    let is_told = |token: &Token| told.split(' ').any(|it| it == &*token.lower);
    // Where names have capitals, no other word is one.
    let in_capitals =
        prompt.tokens.iter().any(|token| is_told(token) && written(token).starts_with(char::is_uppercase));
    let is_name = |token: &Token| {
        let is_known = rules::is_plain(&token.lower)
            || [KNOWN, TOPICS]
                .iter()
                .any(|list| list.split_whitespace().any(|it| it == &*token.lower || token.has_lemma(it)));
        token.lower.starts_with(char::is_alphabetic)
            && !is_known
            && written(token).starts_with(char::is_uppercase) == in_capitals
    };
    let is_joint = |token: &Token| token.is_mark(',') || token.is_mark('&') || token.is_word("and");
    let is_article = |token: &Token| matches!(&*written(token), "the" | "a" | "an");
    let tokens: Vec<&Token> = prompt.tokens.iter().filter(|token| !is_article(token)).collect();
    (1..tokens.len()).filter(|&at| is_joint(tokens[at]) && !is_joint(tokens[at - 1])).any(|at| {
        let Some(after) = tokens[at..].iter().find(|token| !is_joint(token)) else {
            return false;
        };
        let before = tokens[at - 1];
        is_told(before) && !is_told(after) && is_name(after) || is_told(after) && !is_told(before) && is_name(before)
    })
}

/// "Or" and "between" outside of what comes before what: "yes or no", "more or less".
fn is_about_choice_of_words(prompt: &Prompt) -> bool {
    let others = prompt.sentences_that_say(OTHERS);
    others.into_iter().all(|sentence| {
        let tokens = prompt.of(sentence);
        says(tokens, "yes_or_no|true_or_false|or_not|if_not|or_is|or_are")
            && !says(tokens, "unless|except|credit|either|directly|immediately")
    })
}

fn asked(prompt: &Prompt) -> Option<Asked> {
    let order = "order|orders|ordering|orderings|sequence|sequences|way|ways|schedules|arrangement|arrangements|permutation|permutations";
    let counts = "how_many|number_of|count";
    let asks_number = prompt.sentences_that_say(counts).any(|it| {
        let tokens = prompt.of(it);
        says(tokens, order)
            && !says(tokens, "how_many_semesters|how_many_terms|how_many_days")
            && tokens.windows(5).any(|five| says(&five[..2], counts) && says(&five[2..], order))
            || says(
                tokens,
                "in_how_many_different_orders|in_how_many_orders|in_how_many_ways|in_how_many_different_ways",
            )
    });
    let fewest = "smallest|least|minimum|minimal|fewest|how_many|shortest|earliest|quickest|fastest|how_few|how_long|how_quickly";
    let asks_terms = prompt.sentences_that_say(fewest).any(|it| {
        let tokens = prompt.of(it);
        // "How many times does a letter stand in the text: ...?" has a day somewhere in its text.
        let counts_terms =
            place_of(tokens, "how_many").is_none_or(|at| says(&tokens[at..(at + 6).min(tokens.len())], TERMS));
        says(tokens, TERMS)
            && (counts_terms
                && !says(tokens, "how_many_courses|how_many_classes|how_many_modules|at_most|most_courses")
                || says(tokens, "smallest|least|minimum|minimal|fewest"))
    });
    match (asks_number, asks_terms) {
        (true, true) => return None,
        (true, false) => return Some(Asked::NumberOfOrders),
        (false, true) => return Some(Asked::FewestTerms { most: limit(prompt)? }),
        _ => {}
    }
    if prompt.says("semester|term|quarter|trimester") {
        return None;
    }
    if prompt.says("unique|only_possible|only_one order|sequence|ordering") || prompt.says("the_only order|sequence") {
        return Some(Asked::OnlyOrder);
    }
    let asks_order = prompt.says(
        "give|find|list|what|which|show|tell|how|arrange|put|write|determine|suggest|provide order|sequence|ordering",
    );
    let asks_whether = prompt.says("can|could|possible|able do|finish|complete|possible|take|done|manage|earn|learn");
    let is_question = prompt.text.contains('?');
    match (asks_order, asks_whether && is_question && prompt.says("if|yes|order")) {
        (true, says_yes) => {
            let says_yes = says_yes && prompt.says("if_yes|if_so|if_it_is|if_possible|if_you_can|yes");
            Some(Asked::Order { says_yes })
        }
        _ => None,
    }
}

/// How many can be done in one term; none inside when there is no limit, none at all when it is told in a way that is not
/// understood.
fn limit(prompt: &Prompt) -> Option<Option<i64>> {
    let mut limits: Vec<i64> = Vec::new();
    let within = "per|each|every|a|an|one|any|single|same|given";
    for sentence in prompt.sentences_that_say(TERMS) {
        let tokens = prompt.of(sentence);
        for at in 0..tokens.len() {
            let one = tokens[at].is_word("one").then_some(1);
            let Some(number) = tokens[at].number().and_then(|it| it.to_i64()).or(one) else {
                continue;
            };
            let rest = &tokens[at + 1..tokens.len().min(at + 8)];
            let term = rest.iter().position(|it| says(std::slice::from_ref(it), TERMS));
            let names_what = rest.first().is_some_and(|it| {
                TOPICS.split_whitespace().any(|topic| it.has_lemma(topic)) || says(std::slice::from_ref(it), within)
            });
            let is_within = term.is_some_and(|term| term > 0 && says(&rest[term - 1..term], within));
            if is_within && names_what {
                limits.push(number);
            }
        }
        // "In one term at most 3 courses can be taken."
        let most =
            crate::language::place_of(tokens, "at_most|up_to|no_more_than|not_more_than|maximum_of|limit_of|most");
        if let Some(at) = most.filter(|_| limits.is_empty()) {
            let number = tokens[at..].iter().take(5).find_map(|it| it.number()?.to_i64());
            limits.extend(number);
        }
    }
    for sentence in prompt.sentences_that_say("at_a_time|at_once|at_the_same_time|simultaneously") {
        let tokens = prompt.of(sentence);
        // "Each lasts one semester, and any number of them may be taken at once."
        if says(tokens, "any_number|as_many") {
            continue;
        }
        limits.extend(tokens.iter().filter_map(|it| it.number()?.to_i64()));
    }
    limits.sort_unstable();
    limits.dedup();
    let is_free = prompt.says(
        "any_number|as_many_courses|as_many_as|no_limit|unlimited|arbitrarily|as_you_like|parallel|several_courses",
    );
    // A limit in words that are not understood.
    let is_limited = prompt.sentences_that_say(TERMS).any(|it| {
        says(
            prompt.of(it),
            "only|at_most|no_more|maximum|limit|limited|up_to|not_more|restricted|cannot|can_not|a_single|just_one",
        )
    });
    match (&limits[..], is_free) {
        ([], false) if is_limited => None,
        ([], _) => Some(None),
        ([most], false) if (1..=60).contains(most) => Some(Some(*most)),
        _ => None,
    }
}
