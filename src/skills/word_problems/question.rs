//! The question: what is asked, of whom, when.

use super::mentions::{CLOCK, Mention, Size, Story, Thing, Told, is_unit_of_time};
use super::verbs::{Class, class_of};
use crate::language::{Comparison, Entity, NounPhrase, is_comparative};
use crate::maths::units::Unit;

/// What kind of quantity is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// How many, how much.
    Amount,
    /// How many more, how much longer: a difference.
    Difference,
    /// How many times as many: a quotient.
    Times,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub kind: Kind,
    /// The mention that asks, when there is one.
    pub mention: Option<usize>,
    pub clause: usize,
    pub thing: Thing,
    /// "How many trucks *and planes*?"
    pub also: Vec<Thing>,
    /// "in each box": a rate is asked for.
    pub per: Option<Thing>,
    pub who: Vec<Entity>,
    /// Whether the subject stands for several: "they", or two names.
    pub is_group: bool,
    pub verb: Box<str>,
    pub class: Class,
    pub than: Option<NounPhrase>,
    pub than_who: Vec<Entity>,
    pub is_left: bool,
    pub is_at_first: bool,
    pub is_total: bool,
    pub is_negated: bool,
    /// "How many dozen?"
    pub in_dozens: bool,
    /// "What fraction?"
    pub asks_fraction: bool,
    /// "How many on average?"
    pub asks_average: bool,
    pub asks_age: bool,
    /// "How many full boxes?"
    pub asks_full: bool,
    /// "How much does she need?"
    pub needs: bool,
    /// "have to grade": what is still to be done.
    pub todo: Option<Box<str>>,
    pub places: Vec<Entity>,
    /// What is said of what is asked: "how many are *black*".
    pub predicate: Vec<Box<str>>,
    pub times: Vec<Box<str>>,
}

impl Question {
    /// A question that a clause asks without an amount, of nobody and nothing yet.
    pub fn about(clause: usize) -> Question {
        Question {
            kind: Kind::Amount,
            mention: None,
            clause,
            thing: Thing::default(),
            also: Vec::new(),
            per: None,
            who: Vec::new(),
            is_group: false,
            verb: "".into(),
            class: Class::Hold,
            than: None,
            than_who: Vec::new(),
            is_left: false,
            is_at_first: false,
            is_total: false,
            is_negated: false,
            in_dozens: false,
            asks_fraction: false,
            asks_average: false,
            asks_age: false,
            asks_full: false,
            needs: false,
            todo: None,
            places: Vec::new(),
            predicate: Vec::new(),
            times: Vec::new(),
        }
    }

    /// Whether it is asked how many came, went or were moved, and not how many there are.
    pub fn asks_event(&self) -> bool {
        self.class != Class::Hold && !self.is_left && !self.is_negated
    }

    /// The words that tell what is asked from the rest of its kind.
    pub fn wanted_words(&self) -> Vec<Box<str>> {
        self.thing.modifiers.iter().chain(&self.predicate).cloned().collect()
    }
}

/// "full boxes", "whole boxes"
fn is_full(thing: &Thing) -> bool {
    thing.modifiers.iter().any(|word| matches!(&**word, "full" | "whole" | "complete"))
}

/// The question of a story; none when there is no one question.
pub(super) fn question(story: &Story) -> Option<Question> {
    let question = asked_question(story)?;
    let question = as_leaving(story, question);
    let clause = &story.told[question.clause].clause;
    let says = |word: &str| {
        let is_said = |it: &&crate::language::Argument| {
            &*it.noun.head == word || it.noun.modifiers.iter().any(|own| &**own == word)
        };
        clause.arguments().chain(clause.arguments().flat_map(|it| &it.after)).any(|it| is_said(&it))
    };
    let is_one_of_several = clause.arguments().any(|it| {
        let counted =
            |told: &Mention| told.thing.head == it.noun.head && told.number().is_some_and(|number| !number.is_one());
        it.noun.determiner.as_deref() == Some("that") && story.mentions.iter().any(counted)
    });
    if is_one_of_several {
        // "in that pile": what was told of all of them does not tell it.
        return None;
    }
    Some(Question { asks_average: says("average") || says("mean"), ..question })
}

/// "How many customers left?" asks who went; "how many are left" who stayed.
fn as_leaving(story: &Story, question: Question) -> Question {
    let told = &story.told[question.clause].clause;
    let has_state = story.mentions.iter().any(|it| it.is_left && it.class == Class::Hold && it.number().is_some());
    if told.verb.is_none() && question.is_left && has_state {
        return Question { verb: "leave".into(), class: Class::Go, is_left: false, ..question };
    }
    question
}

fn asked_question(story: &Story) -> Option<Question> {
    let asked: Vec<usize> = (0..story.mentions.len()).filter(|&index| story.mentions[index].is_asked()).collect();
    // "They asked how many there were" asks nothing of us.
    let open: Vec<usize> =
        asked.iter().copied().filter(|&index| story.told[story.mentions[index].clause].is_asked).collect();
    match (&open[..], &asked[..]) {
        ([index], _) | ([], [index]) if story.mentions[*index].preposition.as_deref() == Some("by") => {
            by_how_many(story, *index)
        }
        ([index], _) | ([], [index]) => Some(of_mention(story, *index)),
        ([], []) => of_word(story),
        _ => None,
    }
}

/// "By how many pounds was it heavier?" asks for a difference. "By how many did it grow?" asks for one that no schema
/// reads.
fn by_how_many(story: &Story, index: usize) -> Option<Question> {
    let mention = &story.mentions[index];
    let clause = &story.told[mention.clause].clause;
    let compares = clause
        .arguments()
        .any(|it| is_comparative(&it.noun.head) || it.noun.modifiers.iter().any(|word| is_comparative(word)));
    // "By how many inches did the candle get shorter?": that is no comparison of two.
    let compares = compares && !matches!(clause.lemma(), "get" | "become" | "grow");
    let wins = matches!(clause.lemma(), "win" | "beat" | "lose" | "exceed");
    (compares || wins).then(|| Question {
        kind: Kind::Difference,
        mention: Some(index),
        thing: mention.thing.clone(),
        ..Question::about(mention.clause)
    })
}

fn of_mention(story: &Story, index: usize) -> Question {
    let mention = &story.mentions[index];
    let told = &story.told[mention.clause];
    let helper = told.clause.helper.as_ref().map_or("", |helper| &*helper.lemma);
    let todo = matches!(helper, "have" | "need")
        .then(|| mention.verb.clone())
        .filter(|verb| {
            let is_goal = |it: &Mention| it.is_planned && it.verb == *verb && it.number().is_some();
            class_of(verb, None) == Class::Do
                || mention.is_left
                || helper == "have" && story.mentions.iter().any(is_goal)
        })
        .filter(|_| !super::resolve::is_money(&mention.thing));
    let is_times = mention.comparison == Some(Comparison::Times);
    let comparative = mention.comparison.is_some() && mention.comparison != Some(Comparison::Times)
        || is_comparative(&mention.thing.head);
    let has_to_have = mention.verb.as_ref() == "need" || told.clause.helper.is_some();
    let than = mention.than.clone();
    let in_dozens = &*mention.thing.head == "dozen" || mention.thing.modifiers.iter().any(|word| &**word == "dozen");
    let own = told.clause.arguments().find(|it| it.tokens == mention.tokens);
    if &*mention.thing.head == "longer" && told.clause.lemma() == "take" && asks_rest(story, mention.clause) {
        // "How much longer will he take to paint the rest?"
        if let Some(thing) = time_unit(story) {
            return Question {
                thing,
                verb: "take".into(),
                class: Class::Do,
                is_left: true,
                ..Question::about(mention.clause)
            };
        }
    }
    let is_extra = own.is_some_and(|it| it.noun.determiner.as_deref() == Some("extra")) && mention.than.is_none();
    let mut who = if mention.is_subject { mention.receivers.clone() } else { told.subject.clone() };
    let doer = embedded_subject(told);
    if mention.is_subject
        && let Some(doer) = &doer
    {
        who = vec![doer.clone()];
    }
    if mention.is_subject && comparative && told.clause.lemma() == "be" {
        let owners = told.clause.objects.iter().filter_map(|it| it.noun.possessor.clone());
        let owners: Vec<Entity> = owners.filter(|owner| story.persons.contains(owner)).collect();
        who = if owners.is_empty() { told.objects.clone() } else { owners };
    }
    if mention.is_subject && told.clause.lemma() == "be" && who.is_empty() {
        // "How many inches tall is Ann?"
        let is_known = |it: &&Entity| {
            let is_told = story.mentions.iter().any(|told| told.agents.contains(it) || told.than_who.contains(it));
            story.persons.contains(it) || is_told
        };
        let points = told.clause.objects.iter().any(|it| matches!(&*it.noun.head, "that" | "this" | "it"));
        who = told.objects.iter().filter(|it| is_known(it) && !points).cloned().collect();
    }
    if mention.is_subject && told.clause.lemma() == "be" && who.is_empty() {
        // "How much is Ann's share?"
        let owners = told.clause.objects.iter().filter_map(|it| it.noun.possessor.clone());
        who = owners.filter(|owner| story.persons.contains(owner)).collect();
    }
    if mention.is_subject && who.is_empty() {
        who = mention.places.clone();
    }
    let is_group = told.subject.len() > 1 && doer.is_none()
        || told.clause.subject.iter().any(|it| matches!(&*it.noun.head, "they" | "we"))
        || (mention.is_subject && who.is_empty());
    Question {
        kind: if is_times {
            Kind::Times
        } else if comparative
            && !(than.is_none() && (todo.is_some() && helper == "have" || is_extra))
            && (than.is_some()
                || has_to_have
                || !mention.is_subject
                || is_of_one_side(story, mention)
                || is_comparative(&mention.thing.head))
        {
            Kind::Difference
        } else {
            Kind::Amount
        },
        mention: Some(index),
        clause: mention.clause,
        thing: if in_dozens {
            without_dozen(&mention.thing)
        } else if mention.is_implied && !mention.thing.head.is_empty() {
            implied(story, mention, &who)
        } else {
            mention.thing.clone()
        },
        also: asked_besides(&told.clause, mention),
        needs: mention.verb.as_ref() == "need" || helper == "need",
        per: mention.per.as_ref().map(|(_, thing)| thing.clone()),
        who,
        is_group,
        verb: mention.verb.clone(),
        class: if todo.is_some() { Class::Hold } else { mention.class },
        than,
        than_who: mention.than_who.clone(),
        is_left: mention.is_left
            || mention.verb.as_ref() == "leave" && mention.is_passive
            || told.clause.has_adverb("left")
            || todo.is_some()
            || is_extra
            || asks_rest(story, mention.clause),
        is_at_first: mention.is_at_first
            || story.told.get(mention.clause + 1).is_some_and(|next| {
                // "before she went shopping"
                next.clause.subordinator.as_deref() == Some("before") && told.is_asked && next.is_asked
            }),
        is_total: mention.is_total,
        is_negated: mention.is_negated,
        in_dozens,
        asks_fraction: false,
        asks_average: false,
        asks_age: &*mention.thing.head == "year" && told.clause.has_adverb("old"),
        asks_full: is_full(&mention.thing)
            || told.clause.has_adverb("completely")
            || told
                .clause
                .verb
                .iter()
                .flat_map(|verb| &verb.auxiliaries)
                .any(|word| matches!(&**word, "can" | "could")),
        todo,
        places: mention.places.clone(),
        predicate: mention.predicate.iter().chain(&described(story, mention)).cloned().collect(),
        times: mention.times.clone(),
    }
}

/// "Can you tell how many trout *Tom* did catch", "the number of bottles *they* drank": who does it, when that stands
/// between what is asked and the verb.
fn embedded_subject(told: &Told) -> Option<Entity> {
    match &told.clause.subject[..] {
        [asked, doer] if doer.tokens.start == asked.after.last().unwrap_or(asked).tokens.end => {
            let is_somebody = doer.noun.amount.is_none() && (doer.noun.is_name || doer.noun.gender.is_some());
            let joins = told.clause.lemma() == "be" || doer.noun.is_plural;
            told.subject.last().filter(|_| is_somebody && !joins).cloned()
        }
        _ => None,
    }
}

/// "How many more tickets were sold *tonight*?", after so many last night and so many tonight: more than then.
fn is_of_one_side(story: &Story, asked: &Mention) -> bool {
    let told = story.mentions.iter().filter(|it| it.number().is_some() && it.verb == asked.verb && it.per.is_none());
    let (here, there): (Vec<&Mention>, Vec<&Mention>) = told.partition(|it| {
        let is_then = it.times.iter().any(|time| asked.times.contains(time));
        is_then || it.places.iter().any(|place| asked.places.contains(place))
    });
    here.len() == 1 && there.len() == 1 && here[0].thing.head == there[0].thing.head
}

/// "How many trucks *and planes*": what is asked for together with it.
fn asked_besides(clause: &crate::language::Clause, mention: &Mention) -> Vec<Thing> {
    let lists = [&clause.subject, &clause.objects];
    let list = lists.into_iter().find(|list| list.iter().any(|it| it.tokens == mention.tokens));
    let mut end = mention.tokens.end;
    let mut also = Vec::new();
    for it in list.into_iter().flatten().skip_while(|it| it.tokens != mention.tokens).skip(1) {
        let is_bare = it.noun.amount.is_none() && it.noun.determiner.is_none() && it.noun.is_plural && !it.noun.is_name;
        if !is_bare || it.tokens.start != end + 1 {
            break;
        }
        end = it.tokens.end;
        also.push(Thing { head: it.noun.head.clone(), modifiers: it.noun.modifiers.clone(), of: None });
    }
    also
}

/// "How many would she have?": of what she has, and not of what was spoken of last.
fn implied(story: &Story, mention: &Mention, who: &[Entity]) -> Thing {
    // "wanted to buy cupcakes. How many should he buy?"
    let meant =
        story.mentions.iter().rev().find(|it| {
            it.size == Size::Unknown && it.verb == mention.verb && it.clause < mention.clause && !it.is_implied
        });
    let meant = meant.filter(|it| it.agents.iter().any(|agent| who.contains(agent)));
    let own = story.mentions.iter().find(|it| {
        let is_hers = it
            .agents
            .iter()
            .chain(&it.places)
            .any(|agent| who.iter().any(|who| crate::language::same_entity(agent, who)));
        it.number().is_some() && is_hers && it.per.is_none() && it.preposition.is_none()
    });
    meant.or(own).map_or_else(|| mention.thing.clone(), |own| Thing { modifiers: Vec::new(), ..own.thing.clone() })
}

/// "dozens of eggs", "dozen eggs": eggs.
fn without_dozen(thing: &Thing) -> Thing {
    let modifiers = thing.modifiers.iter().filter(|word| &***word != "dozen").cloned().collect();
    let head = if &*thing.head == "dozen" { thing.of.clone().unwrap_or_default() } else { thing.head.clone() };
    Thing { head, modifiers, of: None }
}

/// "books *about sports*": what hangs on what is asked.
fn described(story: &Story, mention: &Mention) -> Vec<Box<str>> {
    let clause = &story.told[mention.clause].clause;
    let own = clause.arguments().find(|it| it.tokens == mention.tokens);
    let words = own.into_iter().flat_map(|it| &it.after);
    words
        .filter(|it| it.preposition.as_deref() == Some("about"))
        .map(|it| crate::language::singular(&it.noun.head))
        .collect()
}

/// "How long will it take to cook *the rest*?"
fn asks_rest(story: &Story, clause: usize) -> bool {
    // "put the rest in a basket. How many are in the basket?"
    let asked = story.mentions.iter().find(|it| it.clause == clause && it.is_asked());
    let is_there = |it: &Mention| asked.is_some_and(|asked| it.places.iter().any(|place| asked.places.contains(place)));
    story.mentions.iter().any(|it| it.size == Size::Word("rest".into()) && (it.clause == clause || is_there(it)))
}

/// "How far did Anne go?", "What was the total cost?": asked with a word instead of an amount.
fn of_word(story: &Story) -> Option<Question> {
    let index = story.told.iter().rposition(|told| told.clause.question.is_some())?;
    let told = &story.told[index];
    let word = told.clause.question.as_deref()?;
    let (thing, per) = match word {
        "what" => return of_what(story, index),
        "when" | "what time" => (Thing { head: CLOCK.into(), ..Thing::default() }, None),
        "how far" => (unit_like(story, "metre")?, None),
        "how tall" | "how high" | "how wide" | "how deep" => (unit_like(story, "metre")?, None),
        "how heavy" => (unit_like(story, "kilogram")?, None),
        "how old" => (Thing { head: "year".into(), ..Thing::default() }, None),
        "how long" if story.mentions.iter().filter(|it| &*it.thing.head == CLOCK).count() == 2 => {
            (Thing { head: "minute".into(), ..Thing::default() }, None)
        }
        "how long" => {
            let is_measured = story.mentions.iter().any(|it| it.verb.as_ref() == "be" && is_length(&it.thing.head));
            let no_time = !story.mentions.iter().any(|it| {
                is_unit_of_time(&it.thing.head) || it.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head))
            });
            let unit = if is_measured && no_time { unit_like(story, "metre")? } else { time_unit(story)? };
            (unit, None)
        }
        "how fast" => (unit_like(story, "metre")?, Some(time_unit(story)?)),
        "how big" => {
            let each = told.clause.arguments().find(|it| super::mentions::is_each(&it.noun))?;
            let per = Thing { head: each.noun.head.clone(), ..Thing::default() };
            (story.mentions.iter().find(|it| it.number().is_some())?.thing.clone(), Some(per))
        }
        _ => return None,
    };
    // "How long will *it* take?"
    let mut each = told.clause.arguments().chain(told.clause.arguments().flat_map(|it| &it.after));
    let each = each.find(|it| super::mentions::is_each(&it.noun) && !it.noun.head.is_empty());
    let per = per.or_else(|| each.map(|it| Thing { head: it.noun.head.clone(), ..Thing::default() }));
    let is_impersonal = told.clause.lemma() == "take" && told.clause.subject.iter().any(|it| &*it.noun.head == "it");
    Some(Question {
        thing,
        per,
        who: match told.clause.lemma() {
            _ if is_impersonal => Vec::new(),
            // "How old is Ann?"
            "be" if told.subject.is_empty() => told.objects.clone(),
            _ => told.subject.clone(),
        },
        is_group: told.subject.len() > 1,
        verb: told.clause.lemma().into(),
        class: class_of(told.clause.lemma(), told.clause.particle.as_deref()),
        asks_age: word == "how old",
        is_left: asks_rest(story, index),
        is_total: told.clause.has_adverb("altogether") || told.clause.has_adverb("in all"),
        ..Question::about(index)
    })
}

/// "What is the total number of miles they drove?", "What was the total cost?"
fn of_what(story: &Story, index: usize) -> Option<Question> {
    let told = &story.told[index];
    let is_difference = |it: &&crate::language::Argument| &*it.noun.head == "difference";
    if let Some(difference) = told.clause.subject.iter().chain(&told.clause.objects).find(is_difference) {
        let between = difference.after.first()?;
        let thing = Thing { head: crate::language::singular(&between.noun.head), ..Thing::default() };
        let is_counted = story.mentions.iter().any(|it| it.thing.head == thing.head && it.number().is_some());
        let thing = if is_counted { thing } else { Thing::default() };
        return Some(Question { kind: Kind::Difference, thing, ..Question::about(index) });
    }
    let asks = told.clause.subject.iter().chain(&told.clause.objects).find(|it| {
        matches!(
            &*it.noun.head,
            "number"
                | "amount"
                | "cost"
                | "total"
                | "price"
                | "bill"
                | "score"
                | "sum"
                | "fraction"
                | "weight"
                | "length"
                | "average"
                | "mean"
                | "speed"
                | "discount"
                | "tip"
                | "tax"
                | "age"
        )
    });
    let is_average =
        |it: &&crate::language::Argument| it.noun.modifiers.iter().any(|word| matches!(&**word, "average" | "mean"));
    if asks.is_none()
        && let Some(averaged) = told.clause.subject.iter().chain(&told.clause.objects).find(is_average)
    {
        return Some(Question {
            thing: Thing { head: averaged.noun.head.clone(), ..Thing::default() },
            ..Question::about(index)
        });
    }
    let Some(asks) = asks else {
        if told.clause.lemma() == "weigh" && !told.clause.subject.is_empty() {
            // "What does the melon weigh?"
            let is_known = |who: &Entity| {
                let told = story.mentions.iter().flat_map(|it| it.agents.iter().chain(&it.than_who));
                told.into_iter().any(|known| crate::language::same_entity(known, who))
            };
            if !told.subject.iter().all(is_known) {
                return None;
            }
            return Some(Question {
                thing: unit_like(story, "kilogram")?,
                who: told.subject.clone(),
                verb: "weigh".into(),
                class: class_of("weigh", None),
                ..Question::about(index)
            });
        }
        // "What does a pad cost?"
        let pays = matches!(told.clause.lemma(), "pay" | "spend" | "earn");
        let is_cost = (pays || class_of(told.clause.lemma(), None) == Class::Cost) && !told.clause.subject.is_empty();
        let who = if pays { told.subject.clone() } else { Vec::new() };
        return is_cost.then(|| Question {
            thing: Thing { head: "money".into(), ..Thing::default() },
            verb: told.clause.lemma().into(),
            class: class_of(told.clause.lemma(), None),
            who,
            ..Question::about(index)
        });
    };
    let owner = asks.by("of").and_then(|of| of.noun.possessor.clone());
    let owner = owner.filter(|owner| story.persons.contains(owner));
    let of =
        asks.by("of").map(|of| Thing { head: of.noun.head.clone(), modifiers: of.noun.modifiers.clone(), of: None });
    let thing = match (&*asks.noun.head, of) {
        ("number" | "amount" | "total" | "sum", Some(of)) => of,
        ("fraction", _) => Thing { head: "fraction".into(), ..Thing::default() },
        ("score", _) => Thing { head: "point".into(), ..Thing::default() },
        ("weight", _) => unit_like(story, "kilogram")?,
        ("length", _) => unit_like(story, "metre")?,
        ("age", _) => Thing { head: "year".into(), ..Thing::default() },
        ("speed", _) => unit_like(story, "metre")?,
        ("average" | "mean", Some(of)) => of,
        ("average" | "mean", None) => Thing::default(),
        ("discount" | "tip" | "tax", _) => Thing { head: asks.noun.head.clone(), ..Thing::default() },
        ("cost" | "price" | "bill" | "amount" | "total", _) => Thing { head: "money".into(), ..Thing::default() },
        _ => return None,
    };
    let asks_fraction = &*thing.head == "fraction";
    let is_cost = matches!(&*thing.head, "money" | "discount" | "tip" | "tax");
    let asks_age = &*asks.noun.head == "age";
    // "the length of one piece", "the weight of each egg"
    let is_one = |noun: &NounPhrase| {
        matches!(&noun.amount, Some(crate::language::Amount::Number(number)) if number.is_one())
            || super::mentions::is_each(noun)
    };
    let of_one = asks.by("of").filter(|of| is_one(&of.noun) && Unit::named(&thing.head).is_some());
    let per = match &*asks.noun.head {
        "speed" => Some(time_unit(story)?),
        "price" | "cost" if let Some(per) = asks.by("per") => {
            Some(Thing { head: per.noun.head.clone(), ..Thing::default() })
        }
        _ => of_one.map(|of| Thing { head: of.noun.head.clone(), ..Thing::default() }),
    };
    let doer = embedded_subject(told);
    // "the number of bottles *they drank*"
    let does = told.clause.subject.len() > 1 && told.clause.subject[0].tokens == asks.tokens;
    Some(Question {
        thing,
        is_group: owner.is_none() && doer.is_none(),
        is_total: owner.is_none() && doer.is_none(),
        who: owner.or(doer).into_iter().collect(),
        verb: if is_cost { "cost".into() } else { told.clause.lemma().into() },
        class: match (is_cost, does) {
            (true, _) => Class::Cost,
            (false, true) => class_of(told.clause.lemma(), told.clause.particle.as_deref()),
            (false, false) => Class::Hold,
        },
        asks_fraction,
        asks_age,
        per,
        ..Question::about(index)
    })
}

fn is_length(head: &str) -> bool {
    is_like(head, "metre")
}

fn is_like(head: &str, unit: &str) -> bool {
    match (Unit::named(head), Unit::named(unit)) {
        (Some(one), Some(other)) => one.dimension() == other.dimension(),
        _ => false,
    }
}

/// The first unit of the story that measures the same as `unit`.
fn unit_like(story: &Story, unit: &str) -> Option<Thing> {
    let found = story.mentions.iter().find(|it| it.size != Size::Asked && is_like(&it.thing.head, unit))?;
    Some(Thing { head: found.thing.head.clone(), ..Thing::default() })
}

fn time_unit(story: &Story) -> Option<Thing> {
    let direct = story.mentions.iter().find(|it| is_unit_of_time(&it.thing.head) && !it.is_asked());
    let per = story.mentions.iter().find_map(|it| it.per.as_ref().filter(|(_, per)| is_unit_of_time(&per.head)));
    let head = direct.map(|it: &Mention| it.thing.head.clone()).or(per.map(|(_, per)| per.head.clone()))?;
    Some(Thing { head, ..Thing::default() })
}
