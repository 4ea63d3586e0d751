//! Mentions: every quantity that a story speaks of, with its verb, its subject and what stands around it.

mod class;
mod neighbours;
mod nouns;
mod part;
mod per;
mod phrase;
mod things;
mod times;
mod who;

use super::proportion::read_proportions;
use super::verbs::Class;
use crate::language::{Argument, Clause, Discourse, Entity, clauses};
use crate::problem::Prompt;
use class::predicate;
use part::{Part, is_whole_of_share};
use per::is_one_in;
use phrase::{Phrase, TOTAL, each_of, is_at_first, is_called_total, says_age, size, than};
use times::times;

pub(super) use nouns::{Mention, Size, Story, Thing, Told};
pub(super) use per::is_each;
pub(super) use things::is_person;
pub(super) use times::{CLOCK, is_unit_of_time};

/// Reads all sentences of a prompt.
pub(super) fn story(prompt: &Prompt) -> Story {
    story_about(prompt, Vec::new(), Thing::default())
}

/// The same with whom the text is about, for pronouns that could mean somebody else too.
pub(super) fn story_about(prompt: &Prompt, who: Vec<Entity>, what: Thing) -> Story {
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
            self.argument(Phrase { clause, index, argument, host: None, is_subject: false });
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
                self.argument(Phrase { clause, index, argument, host: None, is_subject: true });
            }
        }
        for argument in clause.around.iter().chain(&clause.objects) {
            self.argument(Phrase { clause, index, argument, host: None, is_subject: false });
        }
    }

    fn argument(&mut self, phrase: Phrase<'_>) {
        let Phrase { clause, argument, host, is_subject, .. } = phrase;
        for whole in argument.after.iter().filter(|after| is_whole_of_share(argument, after)) {
            // "a third of his 36 dollars": the whole comes first.
            if let Some(mention) = self.mention(Phrase { argument: whole, host: None, is_subject: false, ..phrase }) {
                let there =
                    Mention { class: Class::Hold, preposition: None, is_passive: false, is_negated: false, ..mention };
                self.story.mentions.push(there);
            }
        }
        if let Some(mention) = self.mention(phrase) {
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
                self.argument(Phrase { argument: after, host: Some(argument), is_subject: false, ..phrase });
            }
        }
    }

    /// "2 groups, *one* with 18 visitors": which one, and not how many.
    fn is_one_of_those(&self, argument: &Argument) -> bool {
        let noun = &argument.noun;
        let is_one = noun.head.is_empty() && noun.amount_at.is_some_and(|at| self.ones.contains(&at));
        is_one && argument.by("with").is_some_and(Argument::has_number)
    }

    /// A mention of what a noun phrase counts; none when it counts nothing.
    fn mention(&self, phrase: Phrase<'_>) -> Option<Mention> {
        let Phrase { clause, argument, host, is_subject, .. } = phrase;
        let noun = &argument.noun;
        let size = size(phrase)?;
        if is_each(noun)
            || is_one_in(argument) && is_unit_of_time(&noun.head) && host.is_some()
            || self.is_one_of_those(argument)
        {
            return None;
        }
        let is_percent = self.is_percent(noun);
        let part = Part::of(phrase, &size);
        let says_age = says_age(phrase, &size);
        let named = self.named_thing(phrase, &part, &size, is_percent, says_age);
        let measure = self.per(phrase);
        let per_tokens = measure.as_ref().map(|measure| measure.tokens.clone());
        let per = self.measured_by(phrase, measure, &named);
        let also_per = self.measured_beside_time(phrase, per.as_ref());
        let (thing, per) = self.held_thing(phrase, named, per, &size);
        let class = self.class(phrase, &thing, &size, part.is_part);
        let thing = self.whole_thing(phrase, &part, thing);
        let than = than(phrase);
        let antecedent = self.antecedent(phrase);
        let (receivers, sources, places) = self.around(phrase, &part);
        let helper = clause.helper.as_ref().map_or("", |helper| &*helper.lemma);
        let verb = clause.verb.as_ref();
        let mut covers = vec![argument.tokens.clone()];
        covers.extend(per_tokens.filter(|_| per.is_some()));
        covers.extend(than.map(|it| it.tokens.start.saturating_sub(1)..it.tokens.end));
        Some(Mention {
            comparison: noun.comparison.or_else(|| self.comparison_after(argument, than.is_some())),
            than: than.map(|it| it.noun.clone()),
            than_who: than.map_or_else(|| self.owner_compared(noun), |it| self.compared_with(clause, it)),
            than_at: than.map(|it| it.tokens.clone()),
            points_back: noun.comparison.is_some() && noun.determiner.as_deref() == Some("that"),
            is_negated: part.is_all_but
                || verb.is_some_and(|verb| verb.is_negated)
                || matches!(helper, "forget" | "fail"),
            verb: clause.lemma().into(),
            said: verb.map(|verb| verb.form.clone()).unwrap_or_default(),
            agents: antecedent.map_or_else(|| self.agents(phrase), |it| it.agents.clone()),
            receivers,
            sources,
            places,
            also_per,
            per,
            is_part: part.is_part || part.counted_whole.is_some() || part.is_share,
            is_share: part.is_share,
            covers,
            whole_at: part.shared_whole.map(|of| of.tokens.clone()),
            is_definite: noun
                .determiner
                .as_deref()
                .is_some_and(|word| matches!(word, "the" | "those" | "these" | "both" | "all")),
            is_percent,
            is_age: argument.has_adverb("old") || says_age,
            shift: i32::from(argument.has_adverb("later") || argument.has_adverb("hence"))
                - i32::from(argument.has_adverb("ago")),
            is_one: noun.amount_at.is_some_and(|at| self.ones.contains(&at)),
            dozens: self.dozens(noun, &size),
            each_of: each_of(phrase),
            is_plural: noun.is_plural,
            is_implied: noun.head.is_empty(),
            times: antecedent.map_or_else(|| times(clause, argument), |it| it.times.clone()),
            preposition: argument.preposition.clone(),
            host: host.map(|host| self.thing(&host.noun, host.by("of").map(|of| &of.noun))),
            is_subject,
            is_planned: matches!(helper, "need" | "have" | "want" | "plan" | "must"),
            is_passive: verb.is_some_and(|verb| verb.is_passive),
            is_left: phrase.says(&["left", "still", "over"])
                || matches!(clause.lemma(), "remain" | "stay")
                || clause.particle.as_deref() == Some("over"),
            is_now: phrase.says(&["now", "currently"])
                || clause.lead.iter().any(|it| it.preposition.as_deref() == Some("after")) && class == Class::Hold,
            is_at_first: is_at_first(phrase, &size),
            is_total: phrase.says(TOTAL),
            is_whole: phrase.says(TOTAL) || is_called_total(phrase),
            predicate: if is_subject && matches!(clause.lemma(), "be" | "have") {
                predicate(clause)
            } else {
                Vec::new()
            },
            clause: phrase.index,
            at: noun.amount_at.unwrap_or(argument.tokens.end.saturating_sub(1)),
            tokens: argument.tokens.clone(),
            size,
            thing,
            class,
        })
    }
}
