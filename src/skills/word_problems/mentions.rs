//! Mentions: every quantity that a story speaks of, with its verb, its subject and what stands around it.

use std::ops::Range;

use super::proportion::read_proportions;
use super::verbs::{Class, class_of};
use crate::language::{Amount, Argument, Clause, Comparison, Discourse, Entity, NounPhrase, VerbGroup, clauses, meant};
use crate::maths::Number;
use crate::maths::units::Unit;
use crate::problem::Prompt;

/// What is counted or measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Thing {
    /// Singular, lower case; empty when only implied.
    pub head: Box<str>,
    pub modifiers: Vec<Box<str>>,
    /// "boxes *of crayons*"
    pub of: Option<Box<str>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Size {
    Known(Number),
    Asked,
    /// "some", or a bare plural.
    Unknown,
    /// "all", "the rest", "none"
    Word(Box<str>),
}

/// A quantity that is spoken of.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub size: Size,
    pub comparison: Option<Comparison>,
    /// "than Bob", "as Ann": with whom or what it is compared.
    pub than: Option<NounPhrase>,
    pub than_who: Vec<Entity>,
    /// Where what it is compared with stands.
    pub than_at: Option<Range<usize>>,
    /// "three times *that* many": compared with what was told before.
    pub points_back: bool,
    pub thing: Thing,
    pub verb: Box<str>,
    /// The verb as the text has it: "gave".
    pub said: Box<str>,
    pub class: Class,
    /// "did n't", "forgot to"
    pub is_negated: bool,
    pub agents: Vec<Entity>,
    pub receivers: Vec<Entity>,
    pub sources: Vec<Entity>,
    pub places: Vec<Entity>,
    /// "per hour", "in each box", "every 5 minutes"
    pub per: Option<(Number, Thing)>,
    /// "*Each cat* eats 2 cans a week": by what it is measured beside the time.
    pub also_per: Option<Thing>,
    /// "3 *of them*": a part of something spoken of before.
    pub is_part: bool,
    /// "a third of the cards": a share of what there is.
    pub is_share: bool,
    /// Where the whole of a share stands: "half of *the 36 eggs*".
    pub whole_at: Option<Range<usize>>,
    /// "those two days"
    pub is_definite: bool,
    /// "9 years old"
    pub is_age: bool,
    /// "15%", "15 percent"
    pub is_percent: bool,
    /// Later or earlier than now: +1 for "5 years from now", -1 for "5 years ago".
    pub shift: i32,
    /// The word "one".
    pub is_one: bool,
    /// Tokens that this mention accounts for.
    pub covers: Vec<Range<usize>>,
    /// "13 dozen": how many dozens.
    pub dozens: Option<Number>,
    /// "Ann and Bob *each* have 9": how many have as many.
    pub each_of: Option<usize>,
    /// Whether its noun is in the plural.
    pub is_plural: bool,
    /// Whether the thing is not named but understood: "she lost 3".
    pub is_implied: bool,
    pub times: Vec<Box<str>>,
    /// What leads to it when it is no subject or object: "for" in "a hat for $5".
    pub preposition: Option<Box<str>>,
    /// What the preposition's phrase hangs on.
    pub host: Option<Thing>,
    pub is_subject: bool,
    pub is_passive: bool,
    /// "needs to cook", "has to grade"
    pub is_planned: bool,
    /// "left", "still", "remain"
    pub is_left: bool,
    pub is_now: bool,
    pub is_at_first: bool,
    pub is_total: bool,
    /// "a total of 12", "12 in all", said and not asked.
    pub is_whole: bool,
    /// What is said of it when it is the subject of "be" or "have": "6 are *blue*".
    pub predicate: Vec<Box<str>>,
    /// Number of the clause in the text.
    pub clause: usize,
    /// The token of the number, or of the head.
    pub at: usize,
    pub tokens: Range<usize>,
}

/// A clause with the entities that its noun phrases mean.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub clause: Clause,
    /// Whether its sentence ends with a question mark.
    pub is_asked: bool,
    pub subject: Vec<Entity>,
    pub objects: Vec<Entity>,
}

/// A story: its clauses and its mentions, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub told: Vec<Told>,
    pub mentions: Vec<Mention>,
    pub persons: Vec<Entity>,
    pub named_persons: Vec<Entity>,
}

impl Mention {
    pub fn number(&self) -> Option<&Number> {
        match &self.size {
            Size::Known(number) => Some(number),
            _ => None,
        }
    }

    /// Whether this says how many of a thing there are in something.
    pub fn has_content_of(&self, thing: &Thing) -> bool {
        self.thing.head == thing.head || self.thing.head.is_empty()
    }

    pub fn is_asked(&self) -> bool {
        self.size == Size::Asked
    }
}

/// Reads all sentences of a prompt.
pub(super) fn story(prompt: &Prompt) -> Story {
    told(prompt, Vec::new(), Thing::default())
}

/// The same with whom the text is about, for pronouns that could mean somebody else too.
pub(super) fn story_about(prompt: &Prompt, who: Vec<Entity>, what: Thing) -> Story {
    told(prompt, who, what)
}

fn told(prompt: &Prompt, who: Vec<Entity>, what: Thing) -> Story {
    let much =
        (1..prompt.tokens.len()).filter(|&index| prompt.tokens[index].is_word("much")).map(|index| index - 1).collect();
    let ones = (0..prompt.tokens.len()).filter(|&index| &*prompt.tokens[index].lower == "one").collect();
    let words = prompt.tokens.iter().map(|token| token.lower.clone()).collect();
    let mut teller = Teller { much, ones, words, ..Teller::default() };
    teller.discourse.topic = who;
    teller.topic = what;
    for sentence in &prompt.sentences {
        let is_asked = prompt.tokens[sentence.clone()].iter().rev().take(2).any(|token| token.is_mark('?'));
        for clause in clauses(prompt, sentence.clone()) {
            teller.tell(clause, is_asked);
        }
    }
    teller.indefinite_subjects();
    read_proportions(&mut teller.story);
    teller.story.named_persons = teller.discourse.named_persons().cloned().collect();
    teller.story.persons = teller.discourse.persons().cloned().collect();
    teller.story
}

/// What a thing or a person has one of, as a measure.
const ATTRIBUTES: &[&str] = &[
    "weight",
    "height",
    "length",
    "width",
    "age",
    "price",
    "cost",
    "score",
    "speed",
    "salary",
    "wage",
    "temperature",
    "lifespan",
    "share",
];

/// What a time of day is called as a thing: minutes after midnight.
pub(super) const CLOCK: &str = "clock";

#[derive(Default)]
struct Teller {
    story: Story,
    discourse: Discourse,
    /// The thing that a bare number means: the last one counted.
    last_thing: Thing,
    /// What the text is about, when that is known: what a bare number counts.
    topic: Thing,
    /// The words of the prompt, in lower case.
    words: Vec<Box<str>>,
    /// Where the word "one" stands.
    ones: Vec<usize>,
    /// Where "how much" stands.
    much: Vec<usize>,
    /// What "she" in "gave her 5" may be, and so on: the subject of the clause.
    subject: Vec<Entity>,
}

impl Teller {
    /// "A vase can hold 6 flowers", where vases are counted elsewhere: so many in each.
    fn indefinite_subjects(&mut self) {
        for index in 0..self.story.mentions.len() {
            let mention = &self.story.mentions[index];
            let clause = &self.story.told[mention.clause].clause;
            let own = clause.objects.iter().find(|it| it.tokens == mention.tokens);
            let places = own.into_iter().flat_map(|it| &it.after).chain(clause.circumstances());
            let candidates = clause.subject.iter().filter(|_| !mention.is_subject).chain(places);
            let group = candidates.filter(|it| it.tokens != mention.tokens).find(|it| {
                let noun = &it.noun;
                let is_a = matches!(noun.determiner.as_deref(), Some("a" | "an")) && noun.amount.is_none();
                let is_state = mention.class == Class::Hold && !mention.is_subject;
                let is_single = matches!(&noun.amount, Some(Amount::Number(number)) if number.is_one())
                    && noun.modifiers.is_empty()
                    && clause.subject.len() == 1
                    && clause.subject[0].tokens == it.tokens
                    && matches!(mention.class, Class::Hold | Class::Cost | Class::Need);
                let is_one = (is_a
                    || is_single && !self.speaks_of_another()
                    || is_one_in(it) && (is_unit_of_time(&noun.head) || is_state))
                    && !noun.is_plural;
                // "Dogs have 42 teeth": any dog has.
                let is_kind = noun.is_plural
                    && noun.determiner.is_none()
                    && noun.amount.is_none()
                    && clause.subject.len() == 1
                    && clause.subject[0].tokens == it.tokens
                    && matches!(mention.class, Class::Hold | Class::Cost);
                let is_counted = self.story.mentions.iter().any(|other| {
                    let is_apart = other.clause != mention.clause || it.preposition.is_some() && other.at < mention.at;
                    let is_named = other.thing.head == noun.head && !other.is_implied && is_apart;
                    is_named && (other.is_asked() || other.number().is_some_and(|number| !number.is_one()))
                });
                (is_one || is_kind) && is_counted
            });
            if let Some(group) = group
                && mention.per.is_none()
                && (mention.number().is_some() || mention.is_asked() && group.preposition.as_deref() == Some("in"))
                && mention.thing.head != group.noun.head
            {
                let of = group.by("of").map(|of| of.noun.head.clone());
                let thing = Thing { head: group.noun.head.clone(), modifiers: group.noun.modifiers.clone(), of };
                let tokens = group.tokens.clone();
                let mention = &mut self.story.mentions[index];
                mention.per = Some((Number::one(), thing));
                mention.covers.push(tokens);
            }
        }
    }

    /// "One class has 26 and the other has 28": then one of them is no measure for all.
    fn speaks_of_another(&self) -> bool {
        self.words.iter().any(|word| matches!(&**word, "other" | "another" | "others"))
    }

    /// "picks 20 a minute and Cora picks 15": a minute, too.
    fn share_rates(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        if first == 0 || first >= mentions.len() {
            return;
        }
        let (before, own) = mentions.split_at_mut(first);
        let (previous, mention) = (&before[first - 1], &mut own[0]);
        let is_alike =
            previous.verb == mention.verb && previous.clause + 1 == mention.clause && previous.number().is_some();
        let is_timed = previous.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head));
        if is_alike
            && is_timed
            && mention.is_implied
            && mention.number().is_some()
            && mention.per.is_none()
            && !mention.is_subject
        {
            mention.per.clone_from(&previous.per);
        }
    }

    /// "12 pages before school and 15 after it, each day": what is said of the last of several is said of all.
    fn share_last_rate(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in (first + 1..mentions.len()).rev() {
            let (before, own) = mentions.split_at_mut(index);
            let (previous, mention) = (&mut before[index - 1], &own[0]);
            let is_timed = mention.per.as_ref().is_some_and(|(_, per)| is_unit_of_time(&per.head));
            let are_objects = [&*previous, mention].iter().all(|it| !it.is_subject && it.preposition.is_none());
            let is_alike = previous.thing.head == mention.thing.head
                && !super::resolve::is_money(&mention.thing)
                && previous.number().is_some();
            if is_timed && are_objects && is_alike && previous.per.is_none() && previous.times.is_empty() {
                previous.per.clone_from(&mention.per);
                previous.also_per.clone_from(&mention.also_per);
            }
        }
    }

    /// "how many 4 dollar toys": so much for each toy.
    fn asked_at_a_price(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        let Some(asked) = (first..mentions.len()).find(|&index| mentions[index].is_asked()) else {
            return;
        };
        let end = mentions[asked].tokens.end;
        let Some(priced) = (first..mentions.len()).find(|&index| mentions[index].tokens.start == end) else {
            return;
        };
        let thing = mentions[priced].thing.clone();
        let (unit, things) = match &thing.modifiers[..] {
            [unit] if &**unit == "dollar" || &**unit == "cent" => (unit.clone(), thing.head.clone()),
            [] if mentions[asked].thing.head.as_ref() == "dollar" => ("dollar".into(), thing.head.clone()),
            _ => return,
        };
        let things = Thing { head: things, ..Thing::default() };
        mentions[asked].thing = things.clone();
        mentions[asked].is_implied = false;
        mentions[priced].thing = Thing { head: unit, ..Thing::default() };
        mentions[priced].per = Some((Number::one(), things));
        mentions[priced].class = Class::Cost;
    }

    fn tell(&mut self, mut clause: Clause, is_asked: bool) {
        self.restore_verb(&mut clause);
        self.discourse.hear_owners(&clause);
        self.subject = self.discourse.entities(&clause.subject);
        let index = self.story.told.len();
        let first = self.story.mentions.len();
        self.mentions_of(&clause, index);
        self.name_bare_numbers(first);
        self.share_heads(first);
        self.share_last_rate(first);
        self.continue_heads(first);
        self.asked_at_a_price(first);
        self.share_rates(first);
        let objects = self.discourse.entities(&clause.objects);
        self.discourse.hear(&clause);
        self.story.told.push(Told { subject: self.subject.clone(), objects, clause, is_asked });
    }

    /// "On Sunday 98 did": what was done is said in the clause before.
    fn restore_verb(&self, clause: &mut Clause) {
        let counts = clause.subject.iter().any(Argument::has_number);
        if counts
            && clause.objects.is_empty()
            && !clause.is_question
            && let Some(verb) = clause.verb.as_mut().filter(|verb| &*verb.lemma == "do" && !verb.is_negated)
            && let Some(before) = self.story.told.last().and_then(|told| told.clause.verb.as_ref())
        {
            verb.lemma.clone_from(&before.lemma);
            verb.form.clone_from(&before.form);
        }
    }

    fn mentions_of(&mut self, clause: &Clause, index: usize) {
        for argument in &clause.lead {
            let first = self.story.mentions.len();
            self.argument(clause, index, argument, None, false);
            if argument.preposition.as_deref() == Some("of") {
                // "Of the 480 seats": that is how many there are.
                for mention in self.story.mentions.iter_mut().skip(first).take(1) {
                    mention.class = Class::Hold;
                    mention.preposition = None;
                    mention.is_passive = false;
                }
            }
        }
        for argument in &clause.subject {
            if !clause.is_subject_shared {
                self.argument(clause, index, argument, None, true);
            }
        }
        for argument in clause.around.iter().chain(&clause.objects) {
            self.argument(clause, index, argument, None, false);
        }
    }

    fn argument(
        &mut self,
        clause: &Clause,
        index: usize,
        argument: &Argument,
        host: Option<&Argument>,
        is_subject: bool,
    ) {
        for whole in argument.after.iter().filter(|after| is_whole_of_share(argument, after)) {
            // "a third of his 36 dollars": the whole comes first.
            if let Some(mention) = self.mention(clause, index, whole, None, false) {
                let there =
                    Mention { class: Class::Hold, preposition: None, is_passive: false, is_negated: false, ..mention };
                self.story.mentions.push(there);
            }
        }
        if let Some(mention) = self.mention(clause, index, argument, host, is_subject) {
            let is_remark = mention.size == Size::Unknown && clause.subject.iter().any(Argument::has_number);
            let is_aside = is_unit_of_time(&mention.thing.head)
                || host.is_some_and(|host| is_each(&host.noun)) && is_person(&mention.thing.head)
                || !matches!(mention.preposition.as_deref(), None | Some("of" | "with" | "into"));
            if mention.class == Class::Cost && super::resolve::is_money(&mention.thing) {
                // "Notebooks cost $3 each. How much do 4 of them cost?": notebooks.
                let priced = clause.subject.iter().find(|it| it.noun.is_plural && !it.noun.is_pronoun);
                if let Some(priced) = priced {
                    self.last_thing = self.thing(&priced.noun, None);
                }
            } else if !mention.thing.head.is_empty() && !mention.is_asked() && !is_remark && !is_aside {
                self.last_thing = mention.thing.clone();
            }
            self.story.mentions.push(mention);
        } else if argument.noun.is_plural
            && !is_subject
            && !argument.noun.is_pronoun
            && argument.noun.gender.is_none()
            && matches!(argument.preposition.as_deref(), None | Some("of"))
        {
            self.last_thing = self.thing(&argument.noun, None);
        }
        for after in argument.after.iter().filter(|after| !is_whole_of_share(argument, after)) {
            let is_partitive =
                after.preposition.as_deref() == Some("of") && argument.has_number() && !after.has_number();
            if !is_partitive {
                self.argument(clause, index, after, Some(argument), false);
            }
        }
    }

    fn mention(
        &self,
        clause: &Clause,
        index: usize,
        argument: &Argument,
        host: Option<&Argument>,
        is_subject: bool,
    ) -> Option<Mention> {
        let noun = &argument.noun;
        let size = match &noun.amount {
            // "as many as possible"
            Some(Amount::Number(_)) if argument.after.iter().any(|it| &*it.noun.head == "possible") => Size::Unknown,
            Some(Amount::Number(number)) => Size::Known(number.clone()),
            Some(Amount::Asked) => Size::Asked,
            Some(Amount::Some) => Size::Unknown,
            Some(Amount::Word(word)) if &**word == "remainder" => Size::Word("rest".into()),
            Some(Amount::Word(word)) => Size::Word(word.clone()),
            None if &*noun.head == "other" && noun.is_plural && noun.determiner.as_deref() == Some("the") => {
                Size::Word("rest".into())
            }
            None if noun.modifiers.iter().any(|word| &**word == "remaining") => Size::Word("rest".into()),
            None if is_subject && !clause.objects.is_empty() => return None,
            None if noun.is_plural && !noun.is_pronoun && argument.preposition.is_none() => Size::Unknown,
            None if matches!(&*noun.head, "rest" | "remainder") => Size::Word("rest".into()),
            None => return None,
        };
        let is_each_subject = is_each(noun) || is_one_in(argument) && is_unit_of_time(&noun.head) && host.is_some();
        if is_each_subject {
            return None;
        }
        let is_percent = noun.amount_at.is_some_and(|at| {
            self.words[at].contains('%') || self.words.get(at + 1).is_some_and(|next| &**next == "percent")
        });
        let part = argument.by("of").filter(|of| of.noun.amount.is_none());
        let is_negated = clause.verb.as_ref().is_some_and(|verb| verb.is_negated);
        let is_described =
            is_subject && noun.head.is_empty() && (is_negated || matches!(clause.lemma(), "be" | "have" | "do"))
                || is_subject
                    && noun.head.is_empty()
                    && noun.comparison.is_none()
                    && clause.verb.as_ref().is_some_and(|verb| verb.is_passive);
        let is_part = is_described
            || part.is_some_and(|of| is_definite(&of.noun)) && noun.head.is_empty()
            || noun.head.is_empty() && part.is_some();
        // "all but 4": these are the ones that stay as they were.
        let is_all_but = noun.determiner.as_deref() == Some("all but");
        let is_part = is_part || is_all_but;
        let mut thing = self.thing(noun, part.map(|of| &of.noun));
        if is_percent && noun.head.is_empty() && part.is_none() && !is_described {
            // A percentage by itself counts nothing.
            thing = Thing::default();
        }
        if size == Size::Asked && noun.head.is_empty() && self.says_how_much(argument) {
            thing = Thing::default();
        }
        let verb = clause.verb.as_ref();
        let lemma: Box<str> = clause.lemma().into();
        let is_person_subject =
            |it: &Argument| it.noun.gender.is_some() && it.noun.possessor.is_none() || it.noun.is_name;
        let says_age = &*lemma == "be"
            && clause.subordinator.as_deref() == Some("who")
            && !is_subject
            && noun.head.is_empty()
            && noun.comparison.is_none()
            && argument.tokens.len() == 1
            && argument.preposition.is_none()
            && matches!(size, Size::Known(_))
            && clause.subject.len() == 1
            && clause.subject.iter().all(is_person_subject);
        if says_age {
            // "Kenji, who is 9"
            thing = Thing { head: "year".into(), ..Thing::default() };
        }
        let particle = clause.particle.as_deref().or_else(|| clause.has_adverb("away").then_some("away"));
        let helper = clause.helper.as_ref().map_or("", |helper| &*helper.lemma);
        let is_paid = &*lemma == "pay" && !is_subject;
        let agents = if verb.is_some_and(|verb| verb.is_passive) && !is_paid {
            clause
                .arguments()
                .flat_map(flat)
                .filter(|it| it.preposition.as_deref() == Some("by") && !is_time_name(&it.noun))
                .flat_map(|it| self.discourse.who(&it.noun))
                .collect()
        } else if is_subject {
            Vec::new()
        } else {
            // What Ann's cat has, Ann has too.
            let owners: Vec<Entity> = clause
                .subject
                .iter()
                .filter(|it| it.noun.gender.is_none())
                .filter_map(|it| self.discourse.owner(&it.noun))
                .collect();
            // "his weight is 50 kg" says it of him alone.
            let is_attribute =
                !owners.is_empty() && clause.subject.iter().all(|it| ATTRIBUTES.contains(&&*it.noun.head));
            // "the lifespan of a bat is 3 years"
            let has_of = |it: &&Argument| ATTRIBUTES.contains(&&*it.noun.head) || is_amount_word(&it.noun.head);
            let of_attribute = clause.subject.iter().filter(has_of).filter_map(|it| it.by("of"));
            let of_attribute: Vec<Entity> = of_attribute
                .flat_map(|of| match self.discourse.owner(&of.noun) {
                    Some(owner) => vec![owner],
                    None if is_amount_word(&clause.subject[0].noun.head) => Vec::new(),
                    None => self.discourse.who(&of.noun),
                })
                .collect();
            let is_attribute = is_attribute || !of_attribute.is_empty();
            let subject = self.subject.iter().filter(|_| !is_attribute).cloned();
            subject.chain(owners).chain(of_attribute).collect()
        };
        let (mut receivers, mut sources, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let own = argument.after.iter();
        let around = clause.circumstances();
        for phrase in own.chain(around) {
            let who = self.discourse.who(&phrase.noun);
            match phrase.preposition.as_deref() {
                Some("to" | "with" | "among" | "between") => receivers.extend(who),
                Some("from" | "off") => sources.extend(who),
                Some("in" | "on" | "at" | "into" | "onto" | "inside" | "under" | "out")
                    if !is_time_name(&phrase.noun) =>
                {
                    places.extend(who);
                }
                _ => {}
            }
        }
        // The last object of "his dad gave him 3 nickels and 5 dimes" shares its phrases with the others.
        if let Some(last) = clause.objects.last()
            && !is_subject
            && host.is_none()
            && last.tokens != argument.tokens
            && argument.after.is_empty()
        {
            for phrase in &last.after {
                let who = self.discourse.who(&phrase.noun);
                match phrase.preposition.as_deref() {
                    Some("to" | "with") => receivers.extend(who),
                    Some("from") => sources.extend(who),
                    Some("in" | "on" | "at" | "into" | "onto") => places.extend(who),
                    _ => {}
                }
            }
        }
        // "gave her 5 nickels": an object without a number before one with a number.
        if let [first, _, ..] = &clause.objects[..]
            && first.noun.amount.is_none()
            && first.tokens.start < argument.tokens.start
            && (first.noun.is_pronoun || first.noun.is_name || first.noun.gender.is_some())
        {
            receivers.extend(self.discourse.who(&first.noun));
        }
        if verb.is_some_and(|verb| verb.is_passive) && !is_subject && matches!(class_of(&lemma, particle), Class::Give)
        {
            // "she is given 7 dollars"
            receivers.extend(self.subject.iter().cloned());
        }
        sources.extend(part.and_then(|of| self.discourse.owner(&of.noun)));
        sources.extend(self.discourse.owner(noun).filter(|_| noun.amount.is_some()));
        let found = self.per(clause, argument, host, is_subject);
        let per_tokens = found.as_ref().map(|(_, _, tokens)| tokens.clone());
        let per = found.map(|(count, thing, _)| (count, thing)).or_else(|| {
            // "groups of 8", "cases of 12 boxes"
            let host = host.filter(|host| {
                !host.noun.head.is_empty()
                    && host.noun.is_plural
                    && argument.preposition.as_deref() == Some("of")
                    && argument.has_number()
            })?;
            (&*host.noun.head != "total").then(|| (Number::one(), self.thing(&host.noun, None)))
        });
        let per = per.or_else(|| {
            // "2 tables with 4 legs": each of them has 4.
            let host = host.filter(|host| host.has_number() && host.noun.is_plural && !host.noun.head.is_empty())?;
            let is_with = argument.preposition.as_deref() == Some("with") && argument.has_number();
            let is_thing = host.noun.gender.is_none() && !is_person(&host.noun.head);
            let is_many = !matches!(&host.noun.amount, Some(Amount::Number(number)) if number.is_one());
            (is_with && is_thing && is_many && !noun.head.is_empty())
                .then(|| (Number::one(), self.thing(&host.noun, None)))
        });
        let per = per.filter(|(_, per)| noun.head.is_empty() || per.head != thing.head);
        // "the price drops to 3 dollars each": not so much for each price.
        let is_counted =
            |head: &str| self.story.mentions.iter().any(|it| *it.thing.head == *head && it.number().is_some());
        let per = per.filter(|(_, per)| !ATTRIBUTES.contains(&&*per.head) || is_counted(&per.head));
        if noun.head.is_empty() && noun.modifiers.is_empty() && per.is_some() {
            thing.modifiers.clear();
        }
        let also_per = per.as_ref().filter(|(_, per)| is_unit_of_time(&per.head) && !is_subject).and_then(|_| {
            let each = clause
                .subject
                .iter()
                .find(|it| is_each(&it.noun) && !it.noun.head.is_empty() && !is_unit_of_time(&it.noun.head));
            each.map(|it| self.thing(&it.noun, None))
        });
        let is_grouped = argument.preposition.as_deref() == Some("of") && per.is_some();
        if noun.head.is_empty() && (is_grouped || per.as_ref().is_some_and(|(_, per)| per.head == thing.head)) {
            // "boxes that hold 10 each": what they hold is not said here, unless it is said of the boxes.
            let of = host.filter(|host| host.has_number()).and_then(|host| host.by("of"));
            let of = of.filter(|of| of.tokens != argument.tokens);
            thing = of.map_or_else(Thing::default, |of| self.thing(&of.noun, None));
        }
        if let (Some("a" | "an"), Size::Known(_), [unit, ..]) = (noun.determiner.as_deref(), &size, &noun.modifiers[..])
            && !noun.is_plural
            && &*noun.head != "dollar"
        {
            // "a 563 page book"
            thing = Thing { head: unit.clone(), ..Thing::default() };
        }
        let is_of_people = |it: &Argument| {
            it.noun.amount.is_none()
                && matches!(&*it.noun.head, "family" | "group" | "class" | "team" | "crew" | "party")
        };
        if noun.head.is_empty() && argument.preposition.as_deref() == Some("of") && host.is_some_and(is_of_people) {
            // "a family of 4"
            thing = Thing { head: "person".into(), ..Thing::default() };
        }
        let mut per = per;
        if let (Size::Known(_), [unit, ..]) = (&size, &noun.modifiers[..])
            && noun.is_plural
            && Unit::named(unit).is_some()
            && noun.amount_at.and_then(|at| self.words.get(at + 1)).is_some_and(|word| &**word == "-")
        {
            // "into 7-ounce cups": so much in each.
            per = per.or(Some((Number::one(), Thing { head: noun.head.clone(), ..Thing::default() })));
            thing = Thing { head: unit.clone(), ..Thing::default() };
        }
        let own = flat(argument).into_iter().skip(1);
        let around = clause.arguments().flat_map(flat).filter(|it| it.tokens.start >= argument.tokens.end);
        let than = own.chain(around).find(|it| match it.preposition.as_deref() {
            Some("than") => true,
            // "as a result" compares nothing.
            Some("as") => clause.arguments().flat_map(flat).any(|other| other.noun.comparison.is_some()),
            _ => false,
        });
        let class = match verb {
            None => Class::Hold,
            // Minutes are had and spent like money.
            Some(_) if is_unit_of_time(&thing.head) && matches!(&*lemma, "spend" | "waste" | "use") && !is_subject => {
                Class::Lose
            }
            Some(_) if is_unit_of_time(&thing.head) && &*lemma == "have" && !is_subject && size != Size::Asked => {
                Class::Hold
            }
            Some(_) if is_unit_of_time(&thing.head) => Class::Do,
            // "1.8 inches fell": of rain or snow.
            Some(_) if is_subject && &*lemma == "fall" && Unit::named(&thing.head).is_some() => Class::Do,
            // "How many days will it take to crawl 56 metres?"
            Some(_) if &*lemma == "take" && clause.question.as_deref() == Some("how long") => Class::Do,
            Some(_)
                if &*lemma == "take"
                    && clause.arguments().any(|it| it.is_asked() && is_unit_of_time(&it.noun.head)) =>
            {
                Class::Do
            }
            // "calls for 9 cups"
            Some(_) if &*lemma == "call" && argument.preposition.as_deref() == Some("for") => Class::Need,
            // "17 children were playing": then there were 17.
            Some(verb)
                if is_subject
                    && !is_part
                    && is_in_progress(verb)
                    && class_of(&lemma, particle) == Class::Do
                    && (size != Size::Asked || self.is_told_as_state(&lemma)) =>
            {
                Class::Hold
            }
            Some(_) if is_subject => motion(clause).unwrap_or_else(|| match class_of(&lemma, particle) {
                // "had slipped out"
                Class::Do if clause.objects.is_empty() && matches!(particle, Some("out" | "away" | "off")) => Class::Go,
                class => class,
            }),
            // "cut a 90 inch ribbon": that is how long it was.
            Some(_)
                if matches!(noun.determiner.as_deref(), Some("a" | "an"))
                    && matches!(size, Size::Known(_))
                    && Unit::named(&thing.head).is_some()
                    && class_of(&lemma, particle) == Class::Lose
                    && &*thing.head != "dollar" =>
            {
                Class::Hold
            }
            // "ran 14 miles"
            Some(_) if class_of(&lemma, particle) == Class::Go && Unit::named(&thing.head).is_some() => Class::Do,
            // "was paid $7.50"
            Some(verb)
                if &*lemma == "pay"
                    && verb.is_passive
                    && clause.objects.iter().any(|it| it.tokens == argument.tokens) =>
            {
                Class::Gain
            }
            Some(_) => class_of(&lemma, particle),
        };
        let has = |words: &[&str]| {
            words.iter().any(|word| argument.has_adverb(word) || clause.adverbs.iter().any(|adverb| &**adverb == *word))
        };
        let begins = matches!(&*lemma, "start" | "begin") && particle == Some("with");
        let starts_with = matches!(&*lemma, "start" | "begin") && argument.preposition.as_deref() == Some("with");
        let is_at_first = starts_with
            || clause.circumstances().chain(&argument.after).any(is_start)
            || has(&["at first", "originally", "initially"])
            || size == Size::Asked && (is_before(clause) || begins);
        let is_in_dozens = noun
            .amount_at
            .and_then(|at| self.words.get(at))
            .is_some_and(|word| word.ends_with("dozen") || word.ends_with("dozens"));
        let dozens = match &size {
            Size::Known(number) if is_in_dozens => number.divided_by(&Number::from(12)),
            _ => None,
        };
        let is_shared = clause.subject.len() > 1 && clause.adverbs.iter().any(|adverb| &**adverb == "each");
        let count_of = |it: &Argument| match &it.noun.amount {
            Some(Amount::Number(number)) => number.to_i64().and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            _ => 1,
        };
        // "Sam and his 3 sisters each bought 18"
        let each_of = (is_shared && !is_subject).then(|| clause.subject.iter().map(count_of).sum());
        let is_fraction = matches!(&size, Size::Known(number) if !number.is_integer() && *number < Number::one());
        let is_share = is_fraction
            && (noun.head.is_empty() && part.is_some_and(|of| is_definite(&of.noun) || of.noun.is_plural)
                || is_definite(noun) && noun.amount_at.is_some() && !noun.head.is_empty());
        let is_counted_part = argument.by("of").filter(|of| !is_fraction && is_whole_of_share(argument, of));
        if let Some(whole) = is_counted_part {
            thing = self.thing(&whole.noun, None);
        }
        let is_part = is_part || is_counted_part.is_some();
        let counted_whole = argument.by("of").filter(|of| of.has_number() && noun.head.is_empty() && is_fraction);
        if let Some(whole) = counted_whole {
            thing = self.thing(&whole.noun, None);
        }
        // "1/4 are red"
        let is_share = is_share || is_fraction && is_described;
        let whole_at = counted_whole.map(|of| of.tokens.clone());
        let is_share = is_share || whole_at.is_some();
        let is_part = is_part || is_share;
        // "double Zoe's age"
        let owner_compared: Vec<Entity> = match noun.comparison {
            Some(Comparison::Times) => self.discourse.owner(noun).into_iter().collect(),
            _ => Vec::new(),
        };
        if let (Some(_), true, Some(of)) = (noun.comparison, is_amount_word(&noun.head), argument.by("of")) {
            // "twice the number of flowers"
            thing = self.thing(&of.noun, None);
        }
        // "36 cars, which is 3 times as many", "That is 5 more": said of whoever has those.
        let points =
            clause.subject.iter().any(|it| matches!(&*it.noun.head, "that" | "this" | "it") && it.noun.is_pronoun);
        let mut before = self.story.mentions.iter().rev().filter(|it| it.number().is_some() && it.clause < index);
        let antecedent = match &clause.subject[..] {
            _ if &*lemma != "be" || is_subject || noun.comparison.is_none() => None,
            [subject] if clause.is_subject_shared => before.find(|it| it.tokens == subject.tokens),
            [_] if points => before.next().filter(|it| it.clause + 1 == index),
            _ => None,
        };
        let antecedent = antecedent.filter(|it| !it.agents.is_empty());
        let mut covers = vec![argument.tokens.clone()];
        covers.extend(per_tokens.filter(|_| per.is_some()));
        covers.extend(than.map(|it| it.tokens.start.saturating_sub(1)..it.tokens.end));
        let at = noun.amount_at.unwrap_or(argument.tokens.end.saturating_sub(1));
        Some(Mention {
            size,
            comparison: noun.comparison.or_else(|| {
                let says_less = self
                    .words
                    .get(argument.tokens.end)
                    .is_some_and(|word| matches!(&**word, "less" | "fewer") || crate::language::is_comparative(word));
                self.comparison_after(argument).filter(|_| than.is_some() || says_less)
            }),
            than: than.map(|it| it.noun.clone()),
            than_who: than.map(|it| self.compared_with(clause, it)).unwrap_or(owner_compared),
            than_at: than.map(|it| it.tokens.clone()),
            points_back: noun.comparison.is_some() && noun.determiner.as_deref() == Some("that"),
            thing,
            class,
            is_negated: is_all_but || verb.is_some_and(|verb| verb.is_negated) || matches!(helper, "forget" | "fail"),
            verb: lemma,
            said: verb.map(|verb| verb.form.clone()).unwrap_or_default(),
            agents: antecedent.map_or(agents, |it| it.agents.clone()),
            receivers,
            sources,
            places,
            also_per,
            per,
            is_part,
            is_share,
            covers,
            whole_at,
            is_definite: noun
                .determiner
                .as_deref()
                .is_some_and(|word| matches!(word, "the" | "those" | "these" | "both" | "all")),
            is_percent,
            is_age: argument.has_adverb("old") || says_age,
            shift: i32::from(argument.has_adverb("later") || argument.has_adverb("hence"))
                - i32::from(argument.has_adverb("ago")),
            is_one: noun.amount_at.is_some_and(|at| self.ones.contains(&at)),
            dozens,
            each_of,
            is_plural: noun.is_plural,
            is_implied: noun.head.is_empty(),
            times: antecedent.map_or_else(|| times(clause, argument), |it| it.times.clone()),
            preposition: argument.preposition.clone(),
            host: host.map(|host| self.thing(&host.noun, host.by("of").map(|of| &of.noun))),
            is_subject,
            is_planned: matches!(helper, "need" | "have" | "want" | "plan" | "must"),
            is_passive: verb.is_some_and(|verb| verb.is_passive),
            is_left: has(&["left", "still", "over"])
                || matches!(clause.lemma(), "remain" | "stay")
                || clause.particle.as_deref() == Some("over"),
            is_now: has(&["now", "currently"])
                || clause.lead.iter().any(|it| it.preposition.as_deref() == Some("after")) && class == Class::Hold,
            is_at_first,
            is_total: has(TOTAL),
            is_whole: has(TOTAL)
                || host.is_some_and(|host| matches!(&*host.noun.head, "total"))
                || &*noun.head == "total"
                || clause.subject.iter().any(|it| {
                    // "The total cost was $42", "The sum of their ages is 34"
                    let is_total = &*it.noun.head == "sum"
                        || it.noun.modifiers.iter().any(|word| &**word == "total")
                        || &*it.noun.head == "total";
                    is_total && it.tokens != argument.tokens
                }),
            predicate: if is_subject && matches!(clause.lemma(), "be" | "have") {
                predicate(clause)
            } else {
                Vec::new()
            },
            clause: index,
            at,
            tokens: argument.tokens.clone(),
        })
    }

    /// Whether somebody was said to be at this: "17 were swimming".
    fn is_told_as_state(&self, verb: &str) -> bool {
        self.story.mentions.iter().any(|it| *it.verb == *verb && it.class == Class::Hold)
    }

    /// Whom or what a comparison is with: "than Bob", "than that of a bat", "than the number of adults".
    fn compared_with(&self, clause: &Clause, than: &Argument) -> Vec<Entity> {
        if let (Some(owner), [subject]) = (self.discourse.owner(&than.noun), &clause.subject[..])
            && than.noun.head.is_empty()
            && than.noun.amount.is_none()
            && subject.noun.possessor.is_some()
            && !subject.noun.head.is_empty()
            && !ATTRIBUTES.contains(&&*subject.noun.head)
        {
            // "Rosa's rope is shorter than Ben's": than Ben's rope.
            return vec![format!("{owner}'s {}", subject.noun.head).into()];
        }
        let of = flat(than).into_iter().filter(|it| it.preposition.as_deref() == Some("of"));
        let of: Vec<Entity> = of.flat_map(|of| self.discourse.who(&of.noun)).collect();
        if is_amount_word(&than.noun.head) && than.noun.comparison.is_none() && !of.is_empty() {
            return of;
        }
        self.discourse.who(meant(than))
    }

    /// "$100 *less* than Sam", "5 years *older* than Tom".
    fn comparison_after(&self, argument: &Argument) -> Option<Comparison> {
        let word = self.words.get(argument.tokens.end)?;
        match &**word {
            "less" | "fewer" | "younger" | "shorter" | "lighter" | "cheaper" | "smaller" => Some(Comparison::Fewer),
            "more" => Some(Comparison::More),
            word => crate::language::is_comparative(word).then_some(Comparison::More),
        }
    }

    fn says_how_much(&self, argument: &Argument) -> bool {
        argument.noun.amount == Some(Amount::Asked) && self.much.contains(&argument.tokens.start)
    }

    /// The thing that a noun phrase counts; with "of" for containers and measures.
    fn thing(&self, noun: &NounPhrase, of: Option<&NounPhrase>) -> Thing {
        let mut modifiers = noun.modifiers.clone();
        let mut head = noun.head.clone();
        let is_more_of_them = matches!(&*head, "one" | "other") && noun.amount.is_some();
        match &*head {
            "one" => head = "".into(),
            // "downloaded 29 others"
            "other" if is_more_of_them => head = "".into(),
            "h" | "hr" | "hrs" => head = "hour".into(),
            "min" | "mins" => head = "minute".into(),
            "sec" | "secs" => head = "second".into(),
            _ => {}
        }
        if head.is_empty() && noun.amount.is_some() {
            if let Some(of) = of.filter(|of| !of.is_pronoun && !of.head.is_empty() && &*of.head != "one") {
                return Thing { head: of.head.clone(), modifiers: of.modifiers.clone(), of: None };
            }
            let is_topic =
                self.story.mentions.iter().any(|it| !self.topic.head.is_empty() && it.thing.head == self.topic.head);
            let last = if is_topic { &self.topic } else { &self.last_thing };
            if modifiers.is_empty() {
                modifiers.clone_from(&last.modifiers);
            } else if is_more_of_them {
                // "22 new ones" are toy soldiers, too.
                modifiers.extend(last.modifiers.iter().cloned());
            }
            return Thing { head: last.head.clone(), modifiers, of: last.of.clone() };
        }
        let of = match of {
            Some(of) if of.is_pronoun => self.last_thing.of.clone(),
            of => of.map(|of| of.head.clone()),
        };
        // "another 8 buckets", after buckets of water.
        let of = of.or_else(|| self.last_thing.of.clone().filter(|_| self.last_thing.head == head));
        Thing { head, modifiers, of }
    }

    /// The persons counted last, whom "each" means; else what was counted last.
    fn last_persons(&self) -> Thing {
        self.counted_persons().unwrap_or_else(|| self.last_thing.clone())
    }

    fn counted_persons(&self) -> Option<Thing> {
        let counted = self.story.mentions.iter().rev().filter(|it| it.number().is_some() && it.per.is_none());
        let mut persons = counted.filter(|it| is_person(&it.thing.head));
        persons.next().map(|it| it.thing.clone())
    }

    /// What a rate is measured by.
    fn per(
        &self,
        clause: &Clause,
        argument: &Argument,
        host: Option<&Argument>,
        is_subject: bool,
    ) -> Option<(Number, Thing, Range<usize>)> {
        let each = |it: &Argument| {
            let noun = &it.noun;
            let is_per = it.preposition.as_deref() == Some("per") || is_each(noun);
            let is_timely = matches!(it.preposition.as_deref(), Some("at" | "in"))
                && matches!(noun.determiner.as_deref(), Some("a" | "an"));
            let is_at_once = &*noun.head == "time" && clause.subject.iter().any(|it| is_each(&it.noun));
            let is_to = it.preposition.as_deref() == Some("to")
                && matches!(noun.determiner.as_deref(), Some("a" | "an"))
                && argument.noun.head.is_empty()
                && argument.has_number()
                && noun.gender.is_none()
                && !is_person(&noun.head);
            if !(is_per || is_to || is_timely && is_unit_of_time(&noun.head) && !is_at_once) {
                return None;
            }
            let count = match &noun.amount {
                Some(Amount::Number(number)) => number.clone(),
                _ => Number::one(),
            };
            let of = it.by("of").map(|of| &of.noun);
            // "each of the boxes", "bouquets with 8 flowers in each one"
            let is_bare = noun.head.is_empty() || &*noun.head == "one";
            let is_same = |it: &Argument| it.noun.modifiers.iter().any(|word| matches!(&**word, "same" | "equal"));
            if is_bare && clause.arguments().flat_map(flat).any(is_same) {
                // "into 5 albums with the same number in each" is no rate of albums.
                return None;
            }
            let group = host.filter(|host| host.noun.is_plural && host.noun.amount.is_none());
            let thing = match of {
                None if is_bare && let Some(group) = group => self.thing(&group.noun, None),
                None if is_bare && clause.subject.iter().any(|subject| subject.tokens == it.tokens) => {
                    self.last_persons()
                }
                None if is_bare => self.last_thing.clone(),
                Some(of) if noun.head.is_empty() && of.is_pronoun => self.counted_persons().unwrap_or_default(),
                Some(of) if noun.head.is_empty() => self.thing(of, None),
                Some(of) => self.thing(noun, Some(of)),
                // "each page" is any page, whatever the last ones were of.
                None => Thing { of: None, ..self.thing(noun, None) },
            };
            (!thing.head.is_empty()).then(|| (count, thing, it.tokens.start.saturating_sub(1)..it.tokens.end))
        };
        let beside = host.into_iter().flat_map(|host| &host.after).filter(|it| it.tokens.start >= argument.tokens.end);
        // "48 tulips with 6 in each row": the row is said of the nearer number.
        let of = argument.by("of").into_iter().flat_map(|of| &of.after);
        let own = argument.after.iter().chain(of).take_while(|it| !it.has_number() || is_each(&it.noun));
        if let Some(per) = own.chain(beside).chain(clause.circumstances()).find_map(each) {
            return Some(per);
        }
        if !is_subject && let Some(per) = clause.subject.iter().find_map(each) {
            return Some(per);
        }
        if !is_subject && let Some(subject) = clause.subject.iter().find(|it| it.has_adverb("each") && it.has_number())
        {
            // "10 books, each of which cost $5"
            let thing = self.thing(&subject.noun, subject.by("of").map(|of| &of.noun));
            return Some((Number::one(), thing, subject.tokens.end..argument.tokens.start));
        }
        if let Some(host) = host.filter(|host| host.has_number() && host.noun.is_plural && host.has_adverb("each"))
            && argument.preposition.as_deref().is_some_and(|word| word.ends_with("ing"))
        {
            // "5 bags of flour, each weighing 10 pounds"
            let thing = self.thing(&host.noun, host.by("of").map(|of| &of.noun));
            return Some((Number::one(), thing, host.tokens.end..argument.tokens.start));
        }
        let is_before = |it: &&Argument| it.tokens.end == argument.tokens.start;
        if argument.has_number()
            && ["long", "tall", "wide", "deep", "high", "thick"].iter().any(|word| argument.has_adverb(word))
            && let Some(pieces) = clause.arguments().flat_map(flat).find(is_before)
            && pieces.noun.is_plural
            && pieces.noun.amount.is_none()
            && !pieces.noun.is_pronoun
        {
            // "cut into pieces 9 feet long"
            return Some((Number::one(), self.thing(&pieces.noun, None), pieces.tokens.clone()));
        }
        let is_priced = |it: &&Argument| {
            let noun = &it.noun;
            let is_any = noun.is_plural && noun.determiner.is_none() && noun.amount.is_none();
            it.preposition.as_deref() == Some("for") && is_any && !noun.is_pronoun && !noun.is_name
        };
        if &*argument.noun.head == "dollar"
            && class_of(clause.lemma(), None) == Class::Cost
            && argument.has_number()
            && let Some(kind) = argument.after.iter().find(is_priced)
        {
            // "Tickets cost $4 for children and $6 for adults."
            return Some((Number::one(), self.thing(&kind.noun, None), kind.tokens.clone()));
        }
        let receiver = clause.objects.iter().find(|it| {
            it.tokens.end <= argument.tokens.start
                && is_each(&it.noun)
                && (it.by("of").is_some_and(Argument::has_number) || !it.noun.head.is_empty())
        });
        if !is_subject && let Some(receiver) = receiver.filter(|_| argument.preposition.is_none()) {
            // "gave each of 12 horses 3 carrots"
            let group = receiver.by("of").map_or(&receiver.noun, |of| &of.noun);
            return Some((Number::one(), self.thing(group, None), receiver.tokens.clone()));
        }
        if is_subject && let Some(per) = clause.objects.iter().flat_map(flat).find_map(each) {
            return Some(per);
        }
        let is_said = |it: &Argument| it.adverbs.iter().any(|word| matches!(&**word, "each" | "apiece"));
        if is_said(argument)
            || argument.by("of").is_some_and(is_said) && !argument.after.iter().any(Argument::has_number)
            || clause.adverbs.iter().any(|adverb| matches!(&**adverb, "each" | "apiece"))
        {
            // "4 packs for $4 each", "the bugs eat 2 flowers each"
            let of_subject = clause.subject.iter().flat_map(|it| &it.after).filter(|it| it.has_number());
            let hosts = clause.objects.iter().chain(&clause.around).chain(&clause.subject).chain(of_subject);
            let floats = clause.adverbs.iter().any(|adverb| &**adverb == "each");
            let subject = clause.subject.iter().find(|it| floats && it.has_number() && it.tokens != argument.tokens);
            let host = hosts
                .filter(|it| it.tokens != argument.tokens && (it.noun.is_plural || it.has_number()))
                .filter(|it| it.tokens.end <= argument.tokens.start)
                .max_by_key(|it| it.tokens.end);
            let alone =
                clause.subject.iter().find(|it| it.noun.gender.is_none() && !it.noun.is_name && !it.noun.is_pronoun);
            let after = argument.after.iter().find(|it| it.noun.is_plural && it.noun.amount.is_none());
            let host = subject.or(host).or(after).or(alone.filter(|_| !is_subject))?;
            let thing = self.thing(&host.noun, host.by("of").map(|of| &of.noun));
            let is_open = thing.head.is_empty() || host.noun.is_pronoun;
            let thing = if is_open { self.last_thing.clone() } else { thing };
            return Some((Number::one(), thing, argument.tokens.end..argument.tokens.end + 2));
        }
        None
    }

    /// "2664 hours for pre-training and 119 for context": a number without a head takes that of the object before it.
    fn continue_heads(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in first + 1..mentions.len() {
            let (before, rest) = mentions.split_at_mut(index);
            let (previous, mention) = (&before[index - 1], &mut rest[0]);
            let are_objects = [previous, &*mention].iter().all(|it| !it.is_subject && it.preposition.is_none());
            if are_objects && mention.is_implied && mention.thing.head.is_empty() && mention.number().is_some() {
                mention.thing = previous.thing.clone();
                mention.class = previous.class;
            }
        }
    }

    /// "24, 27 and 21 pupils", "for 4 hours and this week for 7": a bare number counts what stands beside it.
    fn name_bare_numbers(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        let is_bare = |it: &Mention| it.is_implied && it.number().is_some() && it.tokens.len() == 1;
        for index in (first..mentions.len().saturating_sub(1)).rev() {
            let next = mentions[index + 1].clone();
            let between = mentions[index].tokens.end..next.tokens.start;
            let is_joined = !between.is_empty()
                && between.clone().all(|at| matches!(self.words.get(at).map(|word| &**word), Some("," | "and")));
            let is_listed = is_joined && next.number().is_some() && next.preposition.is_none();
            if is_bare(&mentions[index]) && is_listed && (is_bare(&next) || !next.is_implied) {
                let mention = &mut mentions[index];
                mention.thing = next.thing;
                mention.is_part = next.is_part;
                mention.is_subject = next.is_subject;
            }
        }
        for index in first + 1..mentions.len() {
            let before = mentions[index - 1].clone();
            let mention = &mut mentions[index];
            let is_alike =
                mention.preposition.is_some() && mention.preposition == before.preposition && before.number().is_some();
            if is_bare(mention) && is_alike && !before.is_implied {
                mention.thing = before.thing;
                mention.class = before.class;
            }
        }
    }

    /// "31 red and 15 green balloons": a number without a head takes that of the next one in the same clause.
    fn share_heads(&mut self, first: usize) {
        let mentions = &mut self.story.mentions;
        for index in (first..mentions.len().saturating_sub(1)).rev() {
            let next = mentions[index + 1].thing.clone();
            let next_tokens = mentions[index + 1].tokens.clone();
            let is_joined = mentions_between(&mentions[index], &next_tokens) == 1;
            let mention = &mut mentions[index];
            let adjective_only = is_joined
                && !mention.is_plural
                && !mention.thing.head.is_empty()
                && !next.head.is_empty()
                && mention.tokens.len() == 2;
            if adjective_only
                && mention.number().is_some()
                && mention.preposition.is_none()
                && next.modifiers.len() == 1
                && !mention.thing.head.ends_with('s')
                && is_colour_like(&mention.thing.head, &next)
            {
                mention.thing = Thing { head: next.head, modifiers: vec![mention.thing.head.clone()], of: next.of };
            }
        }
    }
}

/// Whether one counts what the other is a share of: "half of the 36 eggs".
fn is_whole_of_share(share: &Argument, whole: &Argument) -> bool {
    let is_fraction = matches!(&share.noun.amount, Some(Amount::Number(number)) if !number.is_integer());
    // "6 of the 50 tickets"
    let is_count = share.has_number() && is_definite(&whole.noun);
    (is_fraction || is_count)
        && share.noun.head.is_empty()
        && whole.preposition.as_deref() == Some("of")
        && whole.has_number()
}

/// How many tokens stand between a mention and what follows it.
fn mentions_between(mention: &Mention, next: &Range<usize>) -> usize {
    next.start.saturating_sub(mention.tokens.end)
}

/// "47 green and 48 red marbles": the first head is an adjective beside the second's modifier. A plural number before a
/// word without a plural ending is the sign.
fn is_colour_like(head: &str, next: &Thing) -> bool {
    next.modifiers.first().is_some_and(|modifier| **modifier != *head) && !is_unit_of_time(head)
}

fn flat(argument: &Argument) -> Vec<&Argument> {
    let mut all = vec![argument];
    for after in &argument.after {
        all.extend(flat(after));
    }
    all
}

pub(super) fn is_person(head: &str) -> bool {
    matches!(
        head,
        "person"
            | "friend"
            | "student"
            | "pupil"
            | "child"
            | "kid"
            | "classmate"
            | "boy"
            | "girl"
            | "guest"
            | "player"
            | "neighbor"
            | "neighbour"
            | "rider"
            | "passenger"
            | "visitor"
            | "customer"
    ) || head.ends_with("child")
        || crate::language::gender_of_role(head).is_some()
}

/// "in one hour"
fn is_one_in(argument: &Argument) -> bool {
    matches!(argument.preposition.as_deref(), Some("in" | "on"))
        && matches!(&argument.noun.amount, Some(Amount::Number(number)) if number.is_one())
}

pub(super) fn is_each(noun: &NounPhrase) -> bool {
    noun.determiner.as_deref().is_some_and(|word| matches!(word, "each" | "every"))
}

const TOTAL: &[&str] = &["in all", "in total", "altogether", "together", "total", "overall", "up all", "combined"];

/// "were playing", "are swimming"
fn is_in_progress(verb: &VerbGroup) -> bool {
    verb.form.ends_with("ing") && verb.auxiliaries.last().is_some_and(|last| &**last == "be")
}

/// Whether what moves comes or goes, when the clause says where to.
fn motion(clause: &Clause) -> Option<Class> {
    let moves = matches!(
        clause.lemma(),
        "fly" | "go" | "run" | "walk" | "swim" | "jump" | "hop" | "drive" | "climb" | "move" | "get" | "come"
    );
    let to = |words: &[&str]| {
        clause.particle.as_deref().is_some_and(|word| words.contains(&word))
            || clause.around.iter().any(|it| it.preposition.as_deref().is_some_and(|word| words.contains(&word)))
    };
    if clause.lemma() == "come" {
        return Some(Class::Come);
    }
    match (moves, to(&["to", "into", "onto", "on", "up", "in", "over"]), to(&["away", "off", "from", "out", "for"])) {
        (true, true, false) => Some(Class::Come),
        (true, false, true) => Some(Class::Go),
        _ => clause.has_adverb("away").then_some(Class::Go).filter(|_| moves),
    }
}

/// The words of what is said of a subject.
fn predicate(clause: &Clause) -> Vec<Box<str>> {
    let about = |it: &&Argument| it.preposition.as_deref().is_none_or(|word| word == "about");
    let objects = clause.objects.iter().chain(&clause.around).filter(about);
    let mut words: Vec<Box<str>> = Vec::new();
    for object in objects {
        words.extend(object.noun.modifiers.iter().cloned());
        words.push(object.noun.head.clone());
    }
    words.extend(clause.verb.as_ref().filter(|verb| verb.is_passive).map(|verb| verb.form.clone()));
    words
}

/// Words that stand for how much there is of something.
fn is_amount_word(head: &str) -> bool {
    matches!(head, "number" | "amount" | "total" | "sum" | "quantity" | "that")
}

fn is_definite(noun: &NounPhrase) -> bool {
    noun.is_pronoun
        || noun.possessor.is_some()
        || noun.determiner.as_deref().is_some_and(|word| matches!(word, "the" | "those" | "these"))
}

pub(super) fn is_unit_of_time(head: &str) -> bool {
    matches!(
        head,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "time"
    )
}

/// "at the start", "in the beginning"
fn is_start(argument: &Argument) -> bool {
    matches!(argument.preposition.as_deref(), Some("in" | "at"))
        && matches!(&*argument.noun.head, "beginning" | "start")
}

fn is_before(clause: &Clause) -> bool {
    clause.particle.as_deref() == Some("before")
        || clause.arguments().flat_map(flat).any(|it| {
            it.preposition.as_deref() == Some("before")
                || (matches!(it.preposition.as_deref(), Some("in" | "at"))
                    && matches!(&*it.noun.head, "beginning" | "start"))
        })
}

/// Whether a noun phrase says when by a name: "Monday", "the morning", "last year".
fn is_time_name(noun: &NounPhrase) -> bool {
    matches!(
        &*noun.head,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "week"
            | "month"
            | "year"
            | "day"
            | "weekend"
            | "time"
            | "noon"
            | "dawn"
            | "midnight"
            | "lunch"
            | "dinner"
            | "breakfast"
    )
}

/// Marks of time: "on Monday", "last year", "in the morning".
fn times(clause: &Clause, argument: &Argument) -> Vec<Box<str>> {
    let mut times: Vec<Box<str>> = Vec::new();
    let mut note = |it: &Argument| {
        let is_time = is_time_name(&it.noun);
        let is_ordinal = |word: &str| matches!(word, "first" | "second" | "third" | "last");
        let is_one_of_several =
            it.preposition.as_deref() == Some("in") && it.noun.modifiers.first().is_some_and(|word| is_ordinal(word));
        if (is_time || is_one_of_several) && it.noun.amount.is_none() && !is_each(&it.noun) {
            let mut words: Vec<&str> = it.noun.modifiers.iter().map(|word| &**word).collect();
            words.extend(it.noun.determiner.as_deref().filter(|word| matches!(*word, "this" | "that" | "another")));
            words.push(&it.noun.head);
            times.push(words.join(" ").into());
        }
    };
    let is_own = |it: &&Argument| !matches!(it.preposition.as_deref(), Some("than" | "as"));
    argument.after.iter().filter(is_own).for_each(&mut note);
    clause.lead.iter().chain(&clause.around).for_each(&mut note);
    for adverb in clause.adverbs.iter().chain(&argument.adverbs) {
        if matches!(&**adverb, "today" | "yesterday" | "tomorrow" | "tonight") {
            times.push(adverb.clone());
        }
    }
    times
}
