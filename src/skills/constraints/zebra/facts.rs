//! What a sentence of a story states, clause by clause: who has what, and where. Each word must have its part in it, or the
//! sentence is not understood.

use super::named::{Named, Thing};
use super::order::{Order, Place, What, is_place, stands};
use super::said::Word;
use crate::language::{Gender, gender, lemmas_of};

/// A relation of one or two things, or of a thing and a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Same(Thing, Thing),
    Differ(Thing, Thing),
    At(Thing, Place, bool),
    Related(Thing, What, Thing),
    NotBeside(Thing, Thing),
}

pub struct Story<'a> {
    pub named: &'a Named,
    pub order: Order,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// And whether it is told of somebody: "the golfer".
    Thing(Thing, bool),
    Place(Place),
    Relation(What),
    Not,
    Neither,
    And,
    Nor,
    /// A comma.
    Pause,
    /// "So", "as": what is beside it gives the reason.
    Reason,
    Who,
    /// He, she.
    Subject(String),
    /// Him, her, that.
    Object,
    EachOther,
    Verb(String),
    /// A noun, and whether it is for somebody.
    Noun(bool),
    Strange,
}

/// What people do with things, so that they go together.
const VERBS: &str = "be have do live sit stand stay drink eat smoke play drive wear read use own keep like love enjoy prefer favor favour choose pick \
                     order bring take get make cook bake serve prepare ride go travel come hail work study  speak grow    \
                      paint run finish place rank arrive end start belong locate   raise breed rear practise practice perform sing \
                     dance write cycle walk occupy rent consume sleep   collect possess";

/// Verbs that may lead from a person to what he is.
const OF_BEING: &str = "be|work|come|hail|belong|finish|arrive";

const SOMEBODY: &str =
    "person|people|man|woman|boy|girl|child|guy|lady|gentleman|one|owner|lover|fan|resident|occupant|tenant|whoever";

const NOUNS: &str = "house|home|side|street|row|place|time";

/// Words that carry nothing by themselves.
const LIGHT: &str =
    "a an the in on at of to with by for from his her their its my our s also too there those these this t";

const ASIDES: &str = "by_the_way|of_course|in_fact|however|indeed|by_contrast|as_well|on_the_other_hand|as_you_know";

/// What is so no more, or not from the start.
const NO_LONGER: &str = "used_to|at_first|no_one|no_longer|no_more";

impl Story<'_> {
    /// None when a word has no part in it.
    fn pieces(&self, said: &[Word]) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < said.len() {
            let rest = &said[at..];
            let word = &rest[0];
            if stands(rest, NO_LONGER).is_some() {
                return None;
            }
            if let Some(length) = stands(rest, ASIDES) {
                at += length;
                continue;
            }
            let thing = self.named.thing(rest);
            if let Some((thing, length)) = thing {
                let (thing, is_person) = thing?;
                pieces.push(Piece::Thing(thing, is_person));
                at += length;
                continue;
            }
            if let Some((what, length)) = self.order.relation(rest) {
                pieces.push(Piece::Relation(what));
                at += length;
                continue;
            }
            if let Some((place, length)) = self.order.place(rest, self.named.size()) {
                pieces.push(Piece::Place(place));
                at += length;
                continue;
            }
            at += 1;
            if stands(rest, "each_other|one_another").is_some() {
                at += 1;
                pieces.push(Piece::EachOther);
                continue;
            }
            let next = said.get(at);
            let ends = next.is_none_or(|it| it.is_mark() || it.is("and|but|or"));
            let after_verb = matches!(pieces.last(), Some(Piece::Verb(_)));
            pieces.push(match &*word.lower {
                "not" | "never" | "no" => Piece::Not,
                "neither" => Piece::Neither,
                "nor" | "or" => Piece::Nor,
                "and" | "but" | "while" | "whereas" | ";" => Piece::And,
                "," => Piece::Pause,
                "so" | "because" | "since" => Piece::Reason,
                "as" if matches!(pieces.last(), Some(Piece::Pause)) => Piece::Reason,
                "as" if after_verb => continue,
                "who" | "that" | "which" | "whose" | "where" | "whom" if !ends => Piece::Who,
                "he" | "she" | "they" | "it" => Piece::Subject(word.lower.clone()),
                "him" | "his" | "hers" | "her" | "that" | "theirs" | "them" if ends => Piece::Object,
                "." | "!" | ")" if next.is_none() => continue,
                lower if LIGHT.split(' ').any(|it| it == lower) => continue,
                _ => self.part_of(word),
            });
        }
        Some(pieces)
    }

    fn part_of(&self, word: &Word) -> Piece {
        let lemmas = lemmas_of(&word.lower);
        let verb = |it: &str| VERBS.split_whitespace().any(|verb| verb == it);
        let found = [&*word.lower].into_iter().chain(lemmas.iter().map(|it| &**it)).find(|it| verb(it));
        // "The beer drinker", "the chess player".
        let does = word.lower.strip_suffix("er").is_some_and(|it| {
            // "Keeper", "driver", "runner".
            verb(it) || verb(&format!("{it}e")) || it.len() > 2 && verb(&it[..it.len() - 1])
        });
        let is_somebody =
            does || SOMEBODY.split('|').any(|it| word.is(it) || lemmas.iter().any(|lemma| &**lemma == it));
        let is_spoken = || self.named.is_setting(&word.lower) || !self.named.kinds_of(&word.lower).is_empty();
        match found {
            _ if matches!(&*word.lower, "did" | "does" | "do" | "will") => Piece::Verb("do".to_owned()),
            Some(verb) => Piece::Verb(verb.to_owned()),
            None if is_somebody => Piece::Noun(true),
            None if word.is_mark() => Piece::Strange,
            None if NOUNS.split('|').any(|it| word.is(it)) || is_place(&word.lower) || is_spoken() => {
                Piece::Noun(false)
            }
            None => Piece::Strange,
        }
    }

    /// The facts of a sentence; none when it is not understood to the last word.
    pub fn facts(&self, said: &[Word]) -> Option<Vec<Fact>> {
        let pieces = self.pieces(said)?;
        let mut reader = Reader::new(self.named);
        let mut start = 0;
        let mut is_reason = false;
        while start < pieces.len() {
            let is_break = |it: &Piece| matches!(it, Piece::Pause | Piece::And | Piece::Reason);
            let end = start + pieces[start..].iter().position(is_break).unwrap_or(pieces.len() - start);
            // "So" and the comma before it are one break.
            let next = end + pieces[end..].iter().take_while(|it| is_break(it)).count();
            let gives_reason = pieces[end..next].contains(&Piece::Reason);
            if start < end {
                reader.part(&pieces[start..end], is_reason || gives_reason)?;
            }
            is_reason = gives_reason;
            start = next;
        }
        (!reader.is_open() && !reader.facts.is_empty()).then_some(reader.facts)
    }
}

/// What was heard so far of a sentence.
struct Reader<'a> {
    named: &'a Named,
    facts: Vec<Fact>,
    /// Of whom this clause speaks, and the one before it.
    heads: Vec<Thing>,
    before: Vec<Thing>,
    last: Option<Thing>,
    /// Whether the clause has said something of its heads.
    is_told: bool,
    /// Whether it has compared them with something, so that "he" may be either.
    is_compared: bool,
    /// Whether its last part denied something.
    was_denied: bool,
}

/// What was heard of a part of a clause.
#[derive(Default)]
struct Part {
    is_denied: bool,
    is_listing: bool,
    pending: Option<What>,
    /// "The person next to the Dane", of whom no more is known so far.
    someone: Option<(What, Thing)>,
    place: Option<Place>,
    verb: Option<String>,
    is_related: bool,
    /// So many things and places were said of the heads.
    count: usize,
    of: Option<Thing>,
}

impl<'a> Reader<'a> {
    fn new(named: &'a Named) -> Self {
        let (facts, heads, before) = (Vec::new(), Vec::new(), Vec::new());
        Self { named, facts, heads, before, last: None, is_told: false, is_compared: false, was_denied: false }
    }

    /// Whether there is somebody of whom nothing is said.
    fn is_open(&self) -> bool {
        !self.heads.is_empty() && !self.is_told
    }

    /// What stands between two commas. None when it is not understood.
    fn part(&mut self, part: &[Piece], is_reason: bool) -> Option<()> {
        let things: Vec<Thing> =
            part.iter().filter_map(|it| if let Piece::Thing(thing, _) = it { Some(*thing) } else { None }).collect();
        let is_placed = part.iter().any(|it| matches!(it, Piece::Relation(_) | Piece::Place(_)));
        let is_of_last = part[0] == Piece::Who && self.last.is_some();
        if part.contains(&Piece::Strange) {
            // "Ben is afraid of birds, so ..." and "the baker, who gets up early," tell nothing of the puzzle.
            if is_placed || things.len() > usize::from(!is_of_last) || !is_reason && !is_of_last {
                return None;
            }
            if let [only] = things[..] {
                self.begin();
                self.heads = vec![only];
                self.last = Some(only);
                self.is_told = true;
            }
            return Some(());
        }
        if is_of_last {
            let is_of_head = self.heads.first() == self.last.as_ref();
            let heads = std::mem::replace(&mut self.heads, self.last.into_iter().collect());
            let is_told = self.is_told;
            self.told(&part[1..])?;
            self.heads = heads;
            self.is_told = is_told || is_of_head;
            return Some(());
        }
        let has_noun = matches!(part[0], Piece::Noun(_));
        let first = part.iter().find(|it| !matches!(it, Piece::Noun(_)))?;
        let has_verb = part.iter().any(|it| matches!(it, Piece::Verb(_)));
        let is_name_alone = things.len() == 1 && part.iter().all(|it| matches!(it, Piece::Thing(..) | Piece::Noun(_)));
        match first {
            Piece::Thing(..) | Piece::Neither if self.is_open() && !is_placed_first(part) => {}
            // "Next to the cat and the dog", "no tea and milk" say more of the second than its name.
            Piece::Thing(..) if is_name_alone && (self.is_compared || self.was_denied) => return None,
            Piece::Thing(..) if is_name_alone => {}
            Piece::Thing(..) | Piece::Neither => self.begin(),
            // "But not the cat" goes on, "no cat lives there" begins.
            Piece::Not
                if matches!(part.get(1), Some(Piece::Thing(..))) && (has_verb || is_placed || things.len() > 1) =>
            {
                self.begin();
            }
            Piece::Place(_) if !things.is_empty() => self.begin(),
            Piece::Who | Piece::Verb(_) | Piece::Relation(_) if has_noun => self.begin(),
            // "There is no tea in the red house."
            Piece::Verb(verb) if verb == "be" && matches!(part.get(1), Some(Piece::Not)) && self.heads.is_empty() => {}
            Piece::Subject(pronoun) if self.heads.len() != 1 || self.is_compared && !self.is_clear(pronoun) => {
                return None;
            }
            _ => {}
        }
        self.told(part)
    }

    /// Whether "she" can only be the one of whom this clause speaks, and not the one with whom she was compared.
    fn is_clear(&self, pronoun: &str) -> bool {
        let wanted = match pronoun {
            "he" => Gender::He,
            "she" => Gender::She,
            _ => return false,
        };
        let gender_of = |thing: &Thing| {
            let name = self.named.name(*thing);
            match name.split(' ').next()? {
                "Mr" | "Mr." => Some(Gender::He),
                "Ms" | "Mrs" | "Miss" | "Ms." | "Mrs." => Some(Gender::She),
                first => gender(&first.to_lowercase()),
            }
        };
        let other = self.last.as_ref().and_then(gender_of);
        self.heads.first().and_then(gender_of) == Some(wanted) && other.is_some_and(|it| it != wanted)
    }

    /// A new clause begins.
    fn begin(&mut self) {
        if !self.heads.is_empty() {
            self.before = std::mem::take(&mut self.heads);
        }
        self.is_told = false;
        self.is_compared = false;
        self.was_denied = false;
    }

    fn told(&mut self, pieces: &[Piece]) -> Option<()> {
        let mut part = Part::default();
        for (at, piece) in pieces.iter().enumerate() {
            let is_of_somebody = matches!(pieces.get(at + 1), Some(Piece::Noun(true)));
            match piece {
                Piece::Thing(thing, is_person) => {
                    self.hear(*thing, *is_person || is_of_somebody, &mut part, at > 0 && pieces[at - 1] == Piece::Nor)?
                }
                Piece::Place(_) if part.pending.is_some() || part.is_related => return None,
                Piece::Place(place) if self.heads.is_empty() => {
                    if part.place.replace(*place).is_some() {
                        return None;
                    }
                }
                Piece::Place(place) => {
                    part.count += 1;
                    if self.heads.len() > 1 && !part.is_denied || part.is_denied && part.count > 1 {
                        return None;
                    }
                    let heads = part.of.map_or(self.heads.clone(), |it| vec![it]);
                    self.facts.extend(heads.into_iter().map(|it| Fact::At(it, *place, !part.is_denied)));
                    self.is_told = true;
                }
                Piece::Relation(_) if part.pending.is_some() || part.is_related || part.place.is_some() => return None,
                Piece::Relation(what) => part.pending = Some(*what),
                Piece::EachOther => {
                    let (Some(what @ What::Apart(_)), [one, other]) = (part.pending.take(), &self.heads[..]) else {
                        return None;
                    };
                    let (one, other) = (*one, *other);
                    self.relate(one, what, other, part.is_denied)?;
                    part.is_related = true;
                }
                Piece::Not | Piece::Neither if part.is_denied || part.is_related => return None,
                Piece::Not => part.is_denied = true,
                Piece::Neither => (part.is_denied, part.is_listing) = (true, true),
                Piece::Nor if !part.is_denied => return None,
                Piece::Nor => part.is_listing = true,
                Piece::Who => {
                    let is_of_thing = at > 0
                        && pieces[..at]
                            .iter()
                            .rev()
                            .find(|it| !matches!(it, Piece::Noun(_)))
                            .is_some_and(|it| matches!(it, Piece::Thing(..)));
                    if is_of_thing && part.pending.is_none() {
                        part.of = self.last;
                        (part.is_related, part.is_denied, part.count) = (false, false, 0);
                    }
                }
                Piece::Subject(_) if at == 0 => {}
                Piece::Object => {
                    let [other] = self.before[..] else {
                        return None;
                    };
                    let [head] = self.heads[..] else {
                        return None;
                    };
                    match part.pending.take() {
                        Some(what) => self.relate(head, what, other, part.is_denied)?,
                        None => self.join(head, other, part.is_denied)?,
                    }
                    (part.is_related, self.is_told) = (true, true);
                }
                Piece::Verb(verb) => {
                    // "The Dane who has the cat | drinks tea."
                    if part.of.is_some() && (part.is_related || part.count > 0) {
                        if part.of != self.heads.first().copied() {
                            return None;
                        }
                        part = Part::default();
                    }
                    part.verb = Some(verb.clone());
                }
                Piece::Noun(_) => {}
                _ => return None,
            }
        }
        self.was_denied = part.is_denied;
        match (part.pending, &self.heads[..], &self.before[..]) {
            (None, ..) => {}
            (Some(what @ What::Apart(_)), &[one, other], _) => self.relate(one, what, other, part.is_denied)?,
            // "The judge complains, as the drummer lives directly below."
            (Some(what), &[one], &[other]) if one != other => self.relate(one, what, other, part.is_denied)?,
            _ => return None,
        }
        (part.someone.is_none() && part.place.is_none()).then_some(())
    }

    fn hear(&mut self, thing: Thing, is_person: bool, part: &mut Part, is_after_nor: bool) -> Option<()> {
        self.last = Some(thing);
        if let Some(what) = part.pending.take() {
            match (part.of, &self.heads[..]) {
                (Some(of), _) => self.relate(of, what, thing, part.is_denied)?,
                (None, &[head]) => self.relate(head, what, thing, part.is_denied)?,
                (None, []) if !part.is_denied && part.someone.is_none() => part.someone = Some((what, thing)),
                _ => return None,
            }
            part.is_related = true;
            return Some(());
        }
        if let Some((what, other)) = part.someone.take() {
            self.relate(thing, what, other, false)?;
            self.heads = vec![thing];
            part.is_related = false;
            return if part.is_denied { None } else { Some(()) };
        }
        let is_of_the_heads = part.of.is_none() && part.verb.is_none() && part.count == 0;
        let is_listed =
            self.is_open() && is_of_the_heads && (is_after_nor || self.heads.iter().all(|it| it.0 == thing.0));
        if self.heads.is_empty() || is_listed {
            if let Some(place) = part.place.take() {
                self.facts.push(Fact::At(thing, place, !part.is_denied));
                self.is_told = true;
            }
            self.heads.push(thing);
            return Some(());
        }
        part.count += 1;
        let is_being = part.verb.as_deref().is_none_or(|verb| OF_BEING.split('|').any(|it| it == verb));
        let is_of_people = is_person || self.named.is_of_people(thing.0);
        let is_between_people = is_of_people && self.heads.iter().any(|it| self.named.is_of_people(it.0));
        if part.is_related || is_between_people && !is_being || part.is_denied && part.count > 1 && !part.is_listing {
            return None;
        }
        let subjects = part.of.map_or(self.heads.clone(), |it| vec![it]);
        if subjects.len() > 1 && !part.is_denied {
            return None;
        }
        subjects.into_iter().try_for_each(|it| self.join(it, thing, part.is_denied))
    }

    fn join(&mut self, one: Thing, other: Thing, is_denied: bool) -> Option<()> {
        self.facts.push(if is_denied { Fact::Differ(one, other) } else { Fact::Same(one, other) });
        self.is_told = true;
        (one.0 != other.0).then_some(())
    }

    fn relate(&mut self, one: Thing, what: What, other: Thing, is_denied: bool) -> Option<()> {
        self.facts.push(match (what, is_denied) {
            (_, false) => Fact::Related(one, what, other),
            (What::Apart(1), true) => Fact::NotBeside(one, other),
            (What::Before(None), true) if one.0 == other.0 => Fact::Related(one, What::After(None), other),
            (What::After(None), true) if one.0 == other.0 => Fact::Related(one, What::Before(None), other),
            _ => return None,
        });
        (self.is_told, self.is_compared) = (true, true);
        (one != other).then_some(())
    }
}

/// Whether a part begins with a place or a relation.
fn is_placed_first(part: &[Piece]) -> bool {
    matches!(part[0], Piece::Relation(_) | Piece::Place(_))
}
