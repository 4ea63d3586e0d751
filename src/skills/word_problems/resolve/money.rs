//! Money: what is earned, spent and left.

use super::{Expression, Resolver, Scope, Symbol, Thing, Unit, among, is_money, signed_sum};
use crate::skills::word_problems::mentions::Mention;
use crate::skills::word_problems::model::number;
use crate::skills::word_problems::verbs::Class;

/// What money does in a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    In,
    Out,
    Held,
    /// A price by itself: which way depends on who buys or sells.
    Price,
}

impl Resolver<'_> {
    pub(super) fn asks_money(&self) -> bool {
        let question = self.question;
        let told = self.story.mentions.iter().any(|it| !it.is_asked() && (is_money(&it.thing) || is_coin(&it.thing)));
        told && (is_money(&question.thing)
            || question.thing.head.is_empty()
            || matches!(
                &*question.thing.head,
                "cost" | "bill" | "total" | "amount" | "price" | "profit" | "discount" | "tip" | "tax"
            ))
    }

    pub(super) fn money(&mut self) -> Option<Symbol> {
        let numbers = self.all().filter(|&index| self.has_number(index)).count();
        if &*self.question.thing.head == "profit" && numbers > 3 {
            // What was paid for what was sold takes more reading than this.
            return None;
        }
        self.may_be_fraction = true;
        self.schemas.push("money");
        let question = self.question;
        let scope = self.scope();
        if let Some(symbol) =
            self.attempt(|it| it.price_from_bundles()).or_else(|| self.attempt(Self::price_of_several))
        {
            return Some(symbol);
        }
        let thing = Thing { head: "dollar".into(), ..Thing::default() };
        if let Some(symbol) = self.attempt(|it| it.by_comparison(&thing, &scope, true)) {
            return Some(symbol);
        }
        let wants_out = matches!(question.class, Class::Lose | Class::Cost)
            || matches!(&*question.verb, "buy" | "pay" | "be" | "need")
            || matches!(&*question.thing.head, "cost" | "bill" | "price" | "discount" | "tip" | "tax");
        let wants_in =
            matches!(&*question.verb, "earn" | "make" | "get" | "sell" | "raise" | "collect" | "receive" | "win");
        let is_given =
            question.class == Class::Give && question.mention.is_some_and(|it| !self.mention(it).receivers.is_empty());
        let wants_in = wants_in || is_given;
        let wants_out = wants_out || question.needs;
        let needs_more = question.needs && question.mention.is_some_and(|it| self.mention(it).comparison.is_some());
        let clause = &self.story.told[question.clause].clause;
        let is_given_back =
            clause.has_adverb("back") && matches!(&*question.verb, "get" | "give" | "receive" | "return");
        let asks_change = question.is_left || is_given_back || matches!(&*question.thing.head, "change");
        let (wants_out, wants_in) = (wants_out && !asks_change, wants_in && !asks_change);
        let asks_net = question.is_left || matches!(&*question.thing.head, "change") || !wants_out && !wants_in;
        if let Some(symbol) = self.attempt(|it| it.target(&scope)) {
            return Some(symbol);
        }
        let told: Vec<usize> =
            self.all().filter(|&index| self.has_number(index) && is_money(&self.mention(index).thing)).collect();
        if let ([base], Some(_)) = (&told[..], self.percent_change())
            && self.mention(*base).per.is_none()
        {
            // "raised the price of a $50 lamp by 20%"
            let base = self.term(*base);
            let changed = self.after_percent(base);
            return Some(self.model.define("dollars", changed, Vec::new()));
        }
        let is_wide = !self.all().any(|index| {
            let is_told = self.has_number(index) && is_money(&self.mention(index).thing);
            is_told && !self.mention(index).is_now && self.is_money_of(index, &scope)
        });
        let scope = if is_wide { Scope::All } else { scope };
        let ways: Vec<(usize, Way)> = self
            .all()
            .filter(|&index| {
                let thing = &self.mention(index).thing;
                self.has_number(index)
                    && (is_money(thing) || is_coin(thing))
                    && self.is_money_of(index, &scope)
                    && self.mention(index).preposition.as_deref() != Some("after")
            })
            .map(|index| {
                let it = self.mention(index);
                // "gave his brother $2": out of the giver's pocket.
                let gives = it.class == Class::Give && it.preposition.is_none() && &*it.verb != "sell";
                let is_given_away = gives && it.agents.iter().any(|who| among(&question.who, who));
                let is_container =
                    !question.places.is_empty() && !question.places.iter().any(|it| among(&self.story.persons, it));
                let way = match it.class {
                    // "How much is in the piggy bank?": what is put there comes, what is taken goes.
                    Class::Put if is_container => Way::In,
                    Class::Take if is_container => Way::Out,
                    // "her friend paid back $2"
                    Class::Lose
                        if &*it.verb == "pay"
                            && self.story.told[it.clause].clause.has_adverb("back")
                            && !it.agents.iter().any(|who| among(&question.who, who)) =>
                    {
                        Way::In
                    }
                    _ if is_given_away => Way::Out,
                    _ => way(it, &self.story.persons),
                };
                (index, way)
            })
            .collect();
        let ways = self.paid_for(ways);
        let is_theirs =
            |(index, _): &(usize, Way)| self.mention(*index).sources.iter().any(|who| among(&question.who, who));
        let asks_of_givers = question.class == Class::Give && ways.iter().any(is_theirs);
        let ways: Vec<(usize, Way)> = ways.into_iter().filter(|it| !asks_of_givers || is_theirs(it)).collect();
        let asked_item = &self.story.told[question.clause].clause.subject;
        let is_one_item = question.mention.is_none()
            && question.class == Class::Cost
            && matches!(&asked_item[..], [item] if matches!(item.noun.determiner.as_deref(), Some("a" | "an")));
        if is_one_item && ways.len() > 1 && ways.iter().all(|(_, way)| *way == Way::Price) {
            // What one loaf costs is not what two kinds of them cost together.
            return None;
        }
        let is_late = |(index, way): &(usize, Way)| {
            *way == Way::Held && (self.mention(*index).is_now || self.mention(*index).is_left)
        };
        let held_later = ways.iter().rposition(is_late).filter(|_| ways.iter().filter(|it| is_late(it)).count() == 1);
        let is_held = |(_, way): &(usize, Way)| *way == Way::Held;
        let is_changed = |place: usize| {
            let (one, other) = (self.mention(ways[place].0), self.mention(ways[place - 1].0));
            one.agents == other.agents
                && one.clause > other.clause
                && self.story.told[one.clause].clause.has_adverb("then")
        };
        // "had 75 cents, found some, and then had 98"
        let held_later = held_later.or_else(|| {
            let last = ways.len().checked_sub(1)?;
            (last > 0 && is_held(&ways[last]) && is_held(&ways[last - 1]) && is_changed(last)).then_some(last)
        });
        let held_later = held_later.or_else(|| ways.iter().rposition(is_held).filter(|_| question.is_at_first));
        let whole = ways
            .iter()
            .map(|(index, _)| *index)
            .find(|&index| self.mention(index).is_whole && self.mention(index).per.is_none());
        if let Some(whole) = whole
            && !question.is_total
            && ways.len() > 1
        {
            return self.part_of_a_bill(whole, &ways);
        }
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        for &(index, way) in &ways {
            let way = if way == Way::Price { self.price_way(index, wants_out, wants_in) } else { way };
            let sign = match (asks_net, wants_out, way) {
                (false, true, Way::Held | Way::In) if needs_more => -1,
                (true, _, Way::Out) => -1,
                (true, ..) | (false, true, Way::Out) | (false, false, Way::In) => 1,
                _ => continue,
            };
            if held_later.is_some_and(|place| ways[place].0 == index) {
                continue;
            }
            let term =
                if self.mention(index).per.is_some() { self.product(index, &Scope::All)? } else { self.term(index) };
            let term = self.in_dollars(index, term);
            terms.push((sign, term));
        }
        if let Some(place) = held_later
            && (!asks_net || question.is_at_first)
        {
            return self.money_from_end(ways[place].0, &ways);
        }
        let sum = signed_sum(&terms)?;
        if terms.iter().all(|(sign, _)| *sign < 0) {
            return None;
        }
        if asks_net && self.percent_change().is_some() && ways.len() > 1 {
            // What the percentage is of is not told by a sum of what came and went.
            return None;
        }
        let sum = self.after_percent(sum);
        let is_counted_in_dollars = self.all().any(|index| {
            let thing = &self.mention(index).thing;
            self.has_number(index) && (&*thing.head == "dollar" || is_coin(thing))
        });
        let in_cents = &*question.thing.head == "cent" && is_counted_in_dollars;
        match if in_cents { sum * number(100) } else { sum } {
            Expression::Symbol(symbol) => Some(symbol),
            sum => Some(self.model.define("dollars", sum, Vec::new())),
        }
    }

    /// "How much did the cups cost?": what was paid for cups, where the story tells it apart.
    fn paid_for(&self, ways: Vec<(usize, Way)>) -> Vec<(usize, Way)> {
        let clause = &self.story.told[self.question.clause].clause;
        let is_meant = |(index, _): &(usize, Way)| {
            let it = self.mention(*index);
            let of = it.per.as_ref().map(|(_, per)| &per.head).or(it.host.as_ref().map(|host| &host.head));
            self.question.class == Class::Cost && clause.subject.iter().any(|asked| of == Some(&asked.noun.head))
        };
        let of_asked = clause.subject.iter().find_map(|asked| asked.by("of")).map(|of| &of.noun.head);
        let is_kind = |(index, _): &(usize, Way)| {
            let host = self.mention(*index).host.as_ref();
            of_asked.is_some() && host.and_then(|host| host.of.as_ref()) == of_asked
        };
        if ways.iter().any(|way| is_meant(way) && is_kind(way)) {
            // "a loaf of white", where another is of rye
            return ways.into_iter().filter(|way| is_kind(way)).collect();
        }
        if ways.iter().any(is_meant) { ways.into_iter().filter(is_meant).collect() } else { ways }
    }

    /// "The total was $42; the bread cost $9. How much were the apples?"
    fn part_of_a_bill(&mut self, whole: usize, ways: &[(usize, Way)]) -> Option<Symbol> {
        self.schemas.push("part and whole");
        let part = self.model.quantity("dollars");
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        for &(index, _) in ways.iter().filter(|(index, _)| *index != whole) {
            let term =
                if self.mention(index).per.is_some() { self.product(index, &Scope::All)? } else { self.term(index) };
            terms.push((1, self.in_dollars(index, term)));
        }
        terms.push((1, part.clone().into()));
        let left = self.term(whole);
        self.model.relate(left, signed_sum(&terms)?, Vec::new());
        Some(part)
    }

    /// "had 23 dollars, washed cars and now has 86": what came or went in between.
    fn money_from_end(&mut self, end: usize, ways: &[(usize, Way)]) -> Option<Symbol> {
        let question = self.question;
        let unknown = self.model.quantity(if question.is_at_first { "dollars_at_first" } else { "dollars" });
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        for &(index, way) in ways.iter().filter(|(index, _)| *index != end) {
            let sign = if matches!(way, Way::Out | Way::Price) { -1 } else { 1 };
            let term =
                if self.mention(index).per.is_some() { self.product(index, &Scope::All)? } else { self.term(index) };
            let term = self.in_dollars(index, term);
            terms.push((sign, term));
        }
        let sign = if question.is_at_first || matches!(question.class, Class::Gain | Class::Take) { 1 } else { -1 };
        terms.push((sign, unknown.clone().into()));
        let left = self.term(end);
        self.model.relate(left, signed_sum(&terms)?, Vec::new());
        self.schemas.push("change, change unknown");
        Some(unknown)
    }

    /// "has 34 dollars. How many does she have to earn to have 47?"
    fn target(&mut self, scope: &Scope) -> Option<Symbol> {
        let own = |it: &Self, in_question: bool| -> Vec<usize> {
            it.all()
                .filter(|&index| {
                    it.has_number(index) && is_money(&it.mention(index).thing) && it.is_money_of(index, scope)
                })
                .filter(|&index| (it.mention(index).clause == it.question.clause) == in_question)
                .collect()
        };
        let (held, targets) = (own(self, false), own(self, true));
        let ([held], [target]) = (&held[..], &targets[..]) else {
            return None;
        };
        let is_held = way(self.mention(*held), &self.story.persons) == Way::Held;
        if !is_held || self.mention(*held).per.is_some() || self.mention(*target).per.is_some() {
            return None;
        }
        let more = self.model.quantity("dollars");
        let (held, target) = (self.term(*held), self.term(*target));
        self.model.relate(target, held + more.clone().into(), Vec::new());
        Some(more)
    }

    /// "a cone for 99 cents. How much would 2 cones cost?"
    fn price_of_several(&mut self) -> Option<Symbol> {
        let question = self.question;
        let asked: Vec<usize> = self
            .all()
            .filter(|&index| self.mention(index).clause == question.clause && self.has_number(index))
            .collect();
        let [several] = asked[..] else {
            return None;
        };
        let thing = self.mention(several).thing.clone();
        let clause = &self.story.told[question.clause].clause;
        // "tickets for 6 children": one for each.
        let for_each = self.mention(several).preposition.as_deref() == Some("for");
        let each = clause.subject.iter().find(|it| for_each && it.noun.is_plural && it.noun.amount.is_none());
        let thing = each.map_or(thing, |each| Thing { head: each.noun.head.clone(), ..Thing::default() });
        let price = self.all().find(|&index| {
            let it = self.mention(index);
            let of_subject = self.story.told[it.clause].clause.subject.first().filter(|_| each.is_some());
            if of_subject.is_some_and(|subject| subject.noun.head == thing.head && subject.noun.amount.is_none()) {
                return it.class == Class::Cost && is_money(&it.thing) && it.number().is_some();
            }
            let host = it.host.as_ref().or(it.per.as_ref().map(|(_, per)| per));
            it.clause != question.clause
                && is_money(&it.thing)
                && it.number().is_some()
                && host.is_some_and(|host| host.head == thing.head)
        })?;
        let product = self.term(several) * self.term(price);
        Some(self.model.define("dollars", product, Vec::new()))
    }

    /// Whether money is of those in scope, or of nobody in particular.
    fn is_money_of(&self, index: usize, scope: &Scope) -> bool {
        let it = self.mention(index);
        match scope {
            Scope::All => true,
            Scope::Of(wanted) => {
                let people: Vec<_> =
                    it.agents.iter().chain(&it.receivers).filter(|who| among(&self.story.persons, who)).collect();
                people.is_empty() || people.into_iter().any(|who| among(wanted, who))
            }
        }
    }

    /// A price is paid by who buys and earned by who sells.
    fn price_way(&self, index: usize, wants_out: bool, wants_in: bool) -> Way {
        if wants_out {
            return Way::Out;
        }
        if wants_in {
            return Way::In;
        }
        let per = self.mention(index).per.as_ref().map(|(_, per)| per.head.clone());
        let sold =
            self.story.mentions.iter().any(|it| Some(&it.thing.head) == per.as_ref() && it.verb.as_ref() == "sell");
        if sold { Way::In } else { Way::Out }
    }

    /// Cents among dollars are hundredths.
    pub(super) fn in_dollars(&self, index: usize, term: Expression) -> Expression {
        let thing = &self.mention(index).thing;
        if is_half_dollar(thing) {
            return term / number(2);
        }
        if is_coin(thing) {
            // What coins are worth is knowledge, from the table of units.
            let value = Unit::named(&thing.head).map(|unit| unit.factor().clone());
            return value.map_or(term.clone(), |value| term * Expression::Number(value));
        }
        let has_dollars = self.story.mentions.iter().any(|it| &*it.thing.head == "dollar");
        let is_cents = &*self.mention(index).thing.head == "cent";
        if has_dollars && is_cents { term / number(100) } else { term }
    }
}

/// Coins are things to count and money at once.
fn is_coin(thing: &Thing) -> bool {
    matches!(&*thing.head, "penny" | "nickel" | "dime" | "quarter")
}

fn is_half_dollar(thing: &Thing) -> bool {
    &*thing.head == "dollar" && thing.modifiers.iter().any(|word| &**word == "half")
}

fn way(it: &Mention, persons: &[crate::language::Entity]) -> Way {
    let by_thing = !it.agents.is_empty() && !it.agents.iter().any(|who| among(persons, who)) && it.class == Class::Hold;
    match it.class {
        Class::Cost if &*it.verb == "sell" => Way::In,
        Class::Cost => Way::Price,
        Class::Hold if it.per.is_some() || by_thing && matches!(&*it.verb, "be") => Way::Price,
        Class::Hold => Way::Held,
        Class::Lose if it.preposition.as_deref() == Some("with") => Way::Held,
        Class::Lose => Way::Out,
        Class::Gain if it.preposition.as_deref() == Some("for") || &*it.verb == "buy" => Way::Out,
        Class::Give if it.preposition.as_deref() == Some("for") || &*it.verb == "sell" => Way::In,
        Class::Give if it.receivers.is_empty() => Way::Out,
        Class::Put if it.places.is_empty() && &*it.verb == "add" => Way::In,
        Class::Put => Way::Out,
        Class::Do if it.preposition.as_deref() == Some("at") => Way::Price,
        // "looked at a $30 dress" pays nothing.
        Class::Do if matches!(&*it.verb, "look" | "see" | "like" | "try" | "admire") => Way::Held,
        _ => Way::In,
    }
}
