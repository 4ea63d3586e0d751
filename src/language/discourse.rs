//! Who is meant: names, pronouns and whose things are, followed through a text.

use super::chunks::{NounPhrase, singular};
use super::clauses::{Argument, Clause};
use super::names::{Gender, gender, gender_of_role};
use super::words::is_possessive;
use crate::maths::units::Unit;

/// Somebody or something that can have things, by one name throughout a text: `joan`, `joan's mom`, `drawer`.
pub type Entity = Box<str>;

/// What has been spoken of so far.
#[derive(Clone, Debug, Default)]
pub struct Discourse {
    /// Persons in order of last mention, the latest last.
    persons: Vec<Person>,
    /// The persons of the last joined subject: "Ann and Bob".
    group: Vec<Entity>,
    /// Subject of the last clause.
    last_subject: Vec<Entity>,
    /// The last thing spoken of that "it" can mean.
    last_thing: Option<Entity>,
    /// Whom the text is about, when that is known: whom a pronoun means where it fits.
    pub topic: Vec<Entity>,
}

#[derive(Clone, Debug)]
struct Person {
    entity: Entity,
    gender: Option<Gender>,
    /// Ann, and not "her dad" or "a customer".
    is_named: bool,
}

impl Discourse {
    /// Takes note of those whose things a clause speaks of, before it is asked about: "Ann's mom gave her 5".
    pub fn hear_owners(&mut self, clause: &Clause) {
        for argument in clause.arguments() {
            self.hear_owner(argument);
        }
    }

    fn hear_owner(&mut self, argument: &Argument) {
        if let Some(possessor) = &argument.noun.possessor
            && !super::words::is_possessive(possessor)
        {
            let first = possessor.split(' ').next().unwrap_or_default();
            if let Some(called) = gender(first).or(gender_of_role(first)) {
                self.note_person(possessor.clone(), Some(called), gender(first).is_some());
            } else if argument.noun.has_named_owner && self.last_subject.is_empty() {
                // "Mateusz's cat": whoever that is.
                self.note_person(possessor.clone(), None, true);
            }
        }
        for after in &argument.after {
            self.hear_owner(after);
        }
    }

    /// Takes note of a clause, after it has been asked about.
    pub fn hear(&mut self, clause: &Clause) {
        let subject = self.entities(&clause.subject);
        for argument in clause.arguments() {
            self.hear_argument(argument);
        }
        // A subject is more likely to be spoken of next than an object.
        for entity in &subject {
            if let Some(place) = self.persons.iter().position(|known| known.entity == *entity) {
                let person = self.persons.remove(place);
                self.persons.push(person);
            }
        }
        if subject.len() > 1 {
            self.group.clone_from(&subject);
        }
        if !subject.is_empty() {
            self.last_subject = subject;
        }
    }

    fn hear_argument(&mut self, argument: &Argument) {
        let noun = &argument.noun;
        if !noun.is_pronoun {
            let entity = self.entity(noun);
            // "in Lincoln County" is a place, whoever Lincoln was.
            let is_called_so = noun.gender.is_some() && !entity.contains(' ');
            let is_place = matches!(argument.preposition.as_deref(), Some("in" | "on" | "at")) && !is_called_so;
            let is_one = !noun.is_plural || noun.is_name;
            if (noun.is_name || noun.gender.is_some()) && !is_place && is_one {
                self.note_person(entity, noun.gender, noun.is_name);
            } else if !noun.is_plural && !noun.head.is_empty() && argument.preposition.is_none() && !is_measured(noun) {
                self.last_thing = Some(entity);
            }
        }
        for after in &argument.after {
            self.hear_argument(after);
        }
    }

    fn note_person(&mut self, entity: Entity, gender: Option<Gender>, is_named: bool) {
        self.persons.retain(|known| known.entity != entity);
        self.persons.push(Person { entity, gender, is_named });
    }

    /// The entities of joined arguments, pronouns resolved.
    pub fn entities(&self, arguments: &[Argument]) -> Vec<Entity> {
        let mut found: Vec<Entity> = Vec::new();
        for argument in arguments {
            let noun = meant(argument);
            // "Paul and his sister": his own.
            let owner = arguments.iter().find(|it| it.noun.is_name && it.tokens.end < argument.tokens.start);
            match (noun.possessor.as_deref(), owner) {
                (Some("his" | "her"), Some(owner)) if noun.gender.is_some() => {
                    found.push(format!("{}'s {}", self.entity(&owner.noun), noun.head).into());
                }
                _ => found.extend(self.who(noun)),
            }
        }
        found
    }

    /// Whom or what a noun phrase means; several for "they".
    pub fn who(&self, noun: &NounPhrase) -> Vec<Entity> {
        if !noun.is_pronoun {
            return vec![self.entity(noun)];
        }
        match &*noun.head {
            "he" | "him" | "himself" => self.person(Gender::He).into_iter().collect(),
            "she" | "her" | "herself" | "hers" => self.person(Gender::She).into_iter().collect(),
            "they" | "them" | "themselves" | "theirs" => self.several(),
            "that" | "this" => self.last_subject.clone(),
            "it" | "itself" => self.last_thing.clone().into_iter().collect(),
            other => vec![other.into()],
        }
    }

    /// The latest person who can be called so: whom the text is about, then somebody with a name, then anybody.
    fn person(&self, wanted: Gender) -> Option<Entity> {
        let fits = |it: &&Person| it.gender == Some(wanted) || matches!(it.gender, Some(Gender::Either) | None);
        let latest = || self.persons.iter().rev();
        let found = latest().filter(fits).find(|it| self.topic.contains(&it.entity));
        let found = found.or(latest().filter(fits).find(|it| it.is_named)).or(latest().find(|it| fits(it)));
        let found = found.or(self.persons.last()).map(|it| it.entity.clone());
        found.or_else(|| self.last_subject.first().filter(|_| self.last_subject.len() == 1).cloned())
    }

    fn several(&self) -> Vec<Entity> {
        if self.group.len() > 1 {
            return self.group.clone();
        }
        if self.persons.len() > 1 {
            return self.persons.iter().map(|it| it.entity.clone()).collect();
        }
        self.last_subject.clone()
    }

    /// The name of what a noun phrase means when it is no pronoun.
    fn entity(&self, noun: &NounPhrase) -> Entity {
        let owner = noun.possessor.as_deref().map(|possessor| match possessor {
            "his" => self.person(Gender::He).unwrap_or_else(|| possessor.into()),
            "her" => self.person(Gender::She).unwrap_or_else(|| possessor.into()),
            other => other.into(),
        });
        match owner {
            // "as much as Tom's"
            Some(owner) if noun.head.is_empty() && noun.amount.is_none() => owner,
            Some(owner)
                if !is_possessive(&owner)
                    && (noun.gender.is_some()
                        || noun.possessor.as_deref() == Some(&*owner) && noun.amount.is_none()) =>
            {
                format!("{owner}'s {}", noun.head).into()
            }
            _ if noun.is_name || noun.head.is_empty() => noun.head.clone(),
            // "the new one": of what was spoken of last.
            _ if &*noun.head == "one"
                && !noun.modifiers.is_empty()
                && let Some(last) = &self.last_thing =>
            {
                let head = last.rsplit(' ').next().unwrap_or_default();
                let words: Vec<&str> = noun.modifiers.iter().map(|word| &**word).chain([head]).collect();
                words.join(" ").into()
            }
            _ => {
                let mut words: Vec<&str> = noun.modifiers.iter().map(|word| &**word).collect();
                let head = singular(&noun.head);
                words.push(&head);
                words.join(" ").into()
            }
        }
    }

    /// The owner of what a noun phrase means, when it says whose it is.
    pub fn owner(&self, noun: &NounPhrase) -> Option<Entity> {
        match noun.possessor.as_deref()? {
            "his" => self.person(Gender::He),
            "her" => self.person(Gender::She),
            "their" | "our" | "my" | "your" | "its" => None,
            other => Some(other.into()),
        }
    }

    /// The persons that were spoken of.
    pub fn persons(&self) -> impl Iterator<Item = &Entity> {
        self.persons.iter().map(|it| &it.entity)
    }

    /// Those of them who have names.
    pub fn named_persons(&self) -> impl Iterator<Item = &Entity> {
        self.persons.iter().filter(|it| it.is_named).map(|it| &it.entity)
    }
}

/// "6 cm": no thing that "it" could mean.
fn is_measured(noun: &NounPhrase) -> bool {
    noun.amount.is_some() && Unit::named(&noun.head).is_some()
}

/// "the piece of iron" is told from other pieces by what it is of.
pub fn meant(argument: &Argument) -> &NounPhrase {
    let is_empty = matches!(&*argument.noun.head, "piece" | "kind" | "type") && argument.noun.amount.is_none();
    argument.by("of").filter(|_| is_empty).map_or(&argument.noun, |of| &of.noun)
}

/// Whether two entities can be the same: "the pool" may be the plastic wading pool.
pub fn same_entity(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|before| before.ends_with(' '));
    // "the first" is the first shelf.
    let begins = |long: &str, short: &str| {
        matches!(short, "first" | "second" | "third")
            && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    one == other || ends(one, other) || ends(other, one) || begins(one, other) || begins(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{clauses, read_tokens};

    /// Who the subject of each clause is.
    fn subjects(text: &str) -> Vec<String> {
        let prompt = read_tokens(text);
        let mut discourse = Discourse::default();
        let all: Vec<Clause> =
            prompt.sentences.iter().flat_map(|sentence| clauses(&prompt, sentence.clone())).collect();
        all.iter()
            .map(|clause| {
                let subject = discourse.entities(&clause.subject).join(" + ");
                discourse.hear(clause);
                subject
            })
            .collect()
    }

    #[test]
    fn pronouns_mean_whom_they_can() {
        assert_eq!(subjects("Joan met Tim. He ran. She sang."), ["joan", "tim", "joan"]);
        assert_eq!(subjects("Ann and Bob sat. They sang."), ["ann + bob", "ann + bob"]);
        assert_eq!(subjects("Mary had 5 pens. Her dad gave her 2. She lost 1."), ["mary", "mary's dad", "mary"]);
        assert_eq!(subjects("The bakery opened. They sold 3 pies."), ["bakery", "bakery"]);
    }
}
