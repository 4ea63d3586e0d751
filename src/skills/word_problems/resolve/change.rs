//! Change and combine: what there was, what came and went, what there is.

use super::likeness::{among, same_head};
use super::two_times::is_state;
use super::{Resolver, Scope};
use crate::language::Comparison;
use crate::maths::{Expression, Number, Symbol};
use crate::skills::word_problems::mentions::{Size, Thing, is_unit_of_time};
use crate::skills::word_problems::model::{name_of_thing, signed_sum};
use crate::skills::word_problems::verbs::Class;

/// How a thing's quantity changes over the story.
#[derive(Debug, Default)]
pub(super) struct Balance {
    /// What there is to begin with; several are added up.
    pub start: Vec<usize>,
    pub flows: Vec<(i32, usize)>,
    /// How many there are afterwards.
    pub end: Option<usize>,
    pub start_is_unknown: bool,
}

impl Resolver<'_> {
    /// Sorts the mentions of a thing into what there is first, what changes, and what there is in the end.
    fn balance(&self, direct: &[usize], scope: &Scope) -> Balance {
        let mut balance = Balance::default();
        let is_there = |&index: &usize| matches!(self.mention(index).class, Class::Hold | Class::Gain | Class::Need);
        let asks_more = self.question.mention.is_some_and(|asked| self.mention(asked).comparison.is_some());
        let needs_all = self.question.class == Class::Need && !asks_more && !direct.iter().any(is_there);
        for &index in direct {
            let it = self.mention(index);
            let effect = self.effect(index, scope);
            if effect == 0 {
                continue;
            }
            // "gives 3 to each rabbit and 10 to the pony. How many does she need?"
            let uses = matches!(self.mention(index).class, Class::Give | Class::Lose) && !self.mention(index).is_part;
            let effect = if needs_all && uses && same_head(&self.question.thing, &self.mention(index).thing) {
                1
            } else {
                effect
            };
            if self.products.contains_key(&index) {
                // What groups hold is there from the start, and what they use goes off in time.
                if effect > 0 {
                    balance.start.push(index);
                } else {
                    balance.flows.push((effect, index));
                }
                continue;
            }
            let is_rest = it.is_left && it.is_subject;
            let is_held = it.class == Class::Hold || is_state(it);
            let is_state = is_held && (!it.is_part || is_rest) && !it.is_negated && effect > 0;
            let before = balance.start.iter().chain(balance.flows.iter().map(|(_, index)| index));
            let same_clause = before.clone().any(|&other| self.mention(other).clause == it.clause);
            let same_holder = before.clone().any(|&other| self.share_a_holder(index, other));
            let has_happened = |(_, index): &(i32, usize)| !self.products.contains_key(index);
            let moved = balance.flows.iter().any(has_happened) || balance.start_is_unknown;
            let is_offered = it.size == Size::Unknown
                && self.story.mentions.iter().any(|other| other.clause == it.clause && other.per.is_some());
            if is_offered {
                // "sells roses for 2 dollars each" says nothing of how many went.
                continue;
            }
            if it.number().is_none() {
                if is_state && balance.start.is_empty() && balance.flows.is_empty() {
                    balance.start_is_unknown = true;
                } else if !is_state && (it.size == Size::Unknown && it.class != Class::Do || self.is_all(index)) {
                    balance.flows.push((effect, index));
                }
            } else if is_state && it.is_now && self.question.is_at_first
                || is_state
                    && !same_clause
                    && !it.is_at_first
                    && (moved && (same_holder || balance.start.is_empty())
                        || (it.is_now || it.is_left) && (moved || same_holder))
            {
                balance.end = Some(index);
            } else if is_state {
                balance.start.push(index);
            } else {
                balance.flows.push((effect, index));
            }
        }
        let asks_event = matches!(
            self.question.class,
            Class::Put | Class::Come | Class::Go | Class::Lose | Class::Gain | Class::Give | Class::Take
        );
        if let [(1, first), (1, second)] = balance.flows[..]
            && balance.start.is_empty()
            && balance.end.is_none()
            && self.is_told_twice(first, second)
        {
            // "can say 27 words, and could say 18 in May. How many has it learned?"
            balance.flows.clear();
            let (before, after) =
                if self.mention(second).is_now { (first, second) } else { self.in_time(first, second) };
            balance.start = vec![before];
            balance.end = Some(after);
        }
        // "has 31 inches of pencil, sharpens it, and has 14": whatever sharpening does, it did that.
        let is_told = self.story.mentions.iter().any(|it| it.verb == self.question.verb && it.number().is_some());
        let asks_deed = self.question.class == Class::Do && !is_told && !self.question.is_total;
        let is_of_one = |first: usize, second: usize| {
            let holders = &self.mention(second).agents;
            asks_deed && self.mention(first).agents.iter().any(|who| among(holders, who))
        };
        if let [first, second] = balance.start[..]
            && (asks_event || is_of_one(first, second))
            && balance.flows.is_empty()
            && balance.end.is_none()
            && self.is_later_count(first, second)
        {
            // "held 41 eggs; by noon it held 58": then so many came.
            balance.start = vec![first];
            balance.end = Some(second);
        }
        balance
    }

    /// What there is in the end is what there was and what came, less what went.
    pub(super) fn by_change(&mut self, thing: &Thing, direct: &[usize], scope: &Scope, asked: bool) -> Option<Symbol> {
        let mut balance = self.balance(direct, scope);
        if self.is_contradictory(&balance.start) {
            return None;
        }
        if balance.start.is_empty() && balance.flows.is_empty() && balance.end.is_none() {
            if *scope == Scope::All {
                return None;
            }
            self.cost += 5;
            return self.by_change(thing, direct, &Scope::All, asked);
        }
        if self.question.is_left && balance.start.is_empty() && balance.end.is_none() && *scope != Scope::All {
            // "A book has 210 pages. Mia read 68": what there was is nobody's.
            self.cost += 5;
            return self.by_change(thing, direct, &Scope::All, asked);
        }
        if asked && self.question.is_at_first && balance.start.is_empty() && balance.end.is_none() {
            return None;
        }
        if let Some(end) = balance.end
            && self.question.is_total
            && self.question.class == Class::Hold
            && balance.start.iter().any(|index| self.products.contains_key(index))
        {
            // "packed 6 bags with 9 each and still had 5. How many altogether?": those, too.
            balance.start.push(end);
            balance.end = None;
        }
        let is_told = |index: usize| self.has_number(index) || self.is_all(index);
        let known: Vec<(i32, usize)> = balance
            .flows
            .iter()
            .copied()
            // "sold all of them for $3 each": so many were sold.
            .filter(|(_, index)| is_told(*index) && (asked || self.has_number(*index)))
            .collect();
        let unknown = balance.flows.iter().copied().find(|(_, index)| !is_told(*index));
        if !asked {
            if let Some(end) = balance.end
                && known.is_empty()
                && !balance.start.is_empty()
                && matches!(self.question.class, Class::Gain | Class::Lose)
                && self.asks_money()
            {
                // "started with 9 roses and had 4 left": the others were sold.
                balance.flows = vec![(-1, end)];
                return self.net(thing, &balance, false);
            }
            let spends = matches!(self.question.class, Class::Gain | Class::Lose) && self.asks_money();
            if let Some(end) = balance.end
                && spends
                && self.mention(end).is_left
                && known.iter().all(|(effect, _)| *effect > 0)
            {
                // "bought 15 tickets and had 6 left": the others were used.
                balance.flows = known.into_iter().chain([(-1, end)]).collect();
                return self.net(thing, &balance, false);
            }
            balance.flows = known;
            return self.net(thing, &balance, false);
        }
        let question = self.question;
        let is_alone = known.len() + balance.start.len() < 2;
        if question.is_negated && is_alone && balance.end.is_none() && known.iter().all(|(effect, _)| *effect > 0) {
            // "How many did he fail to post?": not all that he did and meant to do.
            return None;
        }
        if balance.end.is_some() && (question.is_at_first || balance.start_is_unknown && unknown.is_none()) {
            return self.unknown_start(thing, &balance, &known);
        }
        let asks_event = question.asks_event();
        if asks_event && let Some(symbol) = self.attempt(|it| it.events(thing, direct, scope)) {
            return Some(symbol);
        }
        if let Some(end) = balance.end
            && (asks_event || unknown.is_some())
        {
            return self.unknown_flow(thing, &balance, &known, unknown, end);
        }
        if let Some(end) = balance.end {
            return Some(self.symbol(end));
        }
        if unknown.is_some() || balance.start_is_unknown {
            return None;
        }
        // "How many did she miss?", when nothing is said of missing: what there is does not tell.
        let asks_other =
            asks_event && matches!(question.class, Class::Lose | Class::Give | Class::Go) && !question.is_left;
        // What was made of several things has used them.
        let asks_other = asks_other && !(question.is_total && &*question.verb == "use");
        if asks_other && known.iter().any(|(effect, _)| *effect > 0) && balance.start.is_empty() {
            return None;
        }
        balance.flows = known;
        self.net(thing, &balance, asked)
    }

    /// "How many did they pick?": all that is told with the question's own verb.
    fn events(&mut self, thing: &Thing, direct: &[usize], scope: &Scope) -> Option<Symbol> {
        let (verb, class) = (&self.question.verb, self.question.class);
        if direct.iter().any(|&index| self.products.contains_key(&index) && self.mention(index).verb != *verb) {
            return None;
        }
        let same: Vec<usize> = direct
            .iter()
            .copied()
            .filter(|&index| {
                let it = self.mention(index);
                // "added another 8": more of the same.
                let goes_on = it.comparison == Some(Comparison::More) && it.than.is_none() && it.class == class;
                let takes_time =
                    is_unit_of_time(&thing.head) && matches!(it.class, Class::Do | Class::Lose) && &**verb == "take";
                self.has_number(index) && (it.verb == *verb || goes_on || takes_time) && !it.is_part && !it.is_negated
            })
            .filter(|&index| *scope == Scope::All || self.effect(index, scope) != 0)
            .collect();
        let alike: Vec<usize> = if same.is_empty() && matches!(class, Class::Lose | Class::Give | Class::Take) {
            // "devoured 22 and 15 more. How many did he eat?"
            let is_alike = |index: &usize| self.mention(*index).class == class && self.has_number(*index);
            direct.iter().copied().filter(is_alike).filter(|&index| !self.mention(index).is_part).collect()
        } else {
            same
        };
        if alike.is_empty() {
            return None;
        }
        self.schemas.push("combine");
        self.sum_of(thing, &alike)
    }

    fn net(&mut self, thing: &Thing, balance: &Balance, asked: bool) -> Option<Symbol> {
        if (self.question.is_left || self.question.needs)
            && let Some(symbol) = self.attempt(|it| it.still_needed(thing, balance))
        {
            return Some(symbol);
        }
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        let mut used = Vec::new();
        for &index in &balance.start {
            terms.push((1, self.term(index)));
            used.push(index);
        }
        for &(effect, index) in &balance.flows {
            let term = if self.mention(index).is_share && self.mention(index).class != Class::Hold {
                // A share of what is left by then; of what itself is a share, nothing is known.
                if balance.start.iter().any(|&index| self.mention(index).is_share) {
                    return None;
                }
                self.may_repeat = true;
                let before = signed_sum(&terms)?;
                let before = self.model.define(&format!("{}_before", name_of_thing(thing)), before, Vec::new());
                Expression::from(self.symbol(index)) * Expression::from(before)
            } else {
                self.flow(thing, index)?
            };
            terms.push((effect, term));
            used.push(index);
        }
        if terms.iter().all(|(effect, _)| *effect < 0) {
            // Nothing but losses: what there was first is not known, but how much was lost is.
            if asked && matches!(self.question.class, Class::Hold) {
                return None;
            }
            terms.iter_mut().for_each(|(effect, _)| *effect = 1);
        }
        let is_open = if asked { self.asks_rest(&used) } else { self.is_under_way(&used) };
        let is_renamed = self.schemas.contains(&"a name for all of them");
        if is_open && !is_renamed && terms.len() > 1 && terms.iter().all(|(effect, _)| *effect > 0) {
            return self.rest_of_the_largest(thing, terms, &used);
        }
        self.schemas.push(if terms.iter().any(|(effect, _)| *effect < 0) { "change" } else { "combine" });
        if let ([only], [(1, Expression::Symbol(_))]) = (&used[..], &terms[..]) {
            return Some(self.symbol(*only));
        }
        let tokens = self.tokens(&used);
        Some(self.model.define(&format!("{}_in_the_end", name_of_thing(thing)), signed_sum(&terms)?, tokens))
    }

    /// "gives all of her peanuts": as many as she has.
    fn flow(&mut self, thing: &Thing, index: usize) -> Option<Expression> {
        if !self.is_all(index) {
            return Some(self.term(index));
        }
        let agents = self.mention(index).agents.clone();
        self.blocked.insert(index);
        let all = self.count(thing, &Scope::Of(agents), false);
        self.blocked.remove(&index);
        all.map(Expression::from)
    }

    /// Whether a mention is "all" of what somebody has, passed on.
    fn is_all(&self, index: usize) -> bool {
        let it = self.mention(index);
        it.size == Size::Word("all".into()) && it.class == Class::Give && !it.agents.is_empty()
    }

    /// Whether what is not told came or went: where the verb leaves it open, the numbers tell.
    fn direction(&self, effect: i32, before: &[(i32, Expression)], end: &Expression) -> i32 {
        let value = |term: &Expression| self.model.value_of(term).unwrap_or_default();
        let before = signed_sum(before).map_or_else(Number::zero, |sum| value(&sum));
        match value(end).cmp(&before) {
            std::cmp::Ordering::Greater => 1,
            std::cmp::Ordering::Less => -1,
            std::cmp::Ordering::Equal => effect,
        }
    }

    /// "How many did she have at first?"
    fn unknown_start(&mut self, thing: &Thing, balance: &Balance, flows: &[(i32, usize)]) -> Option<Symbol> {
        let start = self.model.quantity(&format!("{}_at_first", name_of_thing(thing)));
        let end = balance.end?;
        let mut flows = flows.to_vec();
        if flows.is_empty() && self.question.is_at_first {
            // "gave 3 to each of 14 and had 9 left": what was passed on in groups was there before.
            flows.extend(
                balance.start.iter().filter(|index| self.products.contains_key(index)).map(|&index| (-1, index)),
            );
        }
        if flows.is_empty() {
            return None;
        }
        self.schemas.push("change, start unknown");
        let mut terms = vec![(1, Expression::from(start.clone()))];
        let mut used = vec![end];
        for &(effect, index) in &flows {
            let term = if self.mention(index).is_share {
                self.may_repeat = true;
                Expression::from(self.symbol(index)) * signed_sum(&terms)?
            } else {
                self.term(index)
            };
            terms.push((effect, term));
            used.push(index);
        }
        let left = self.term(end);
        let tokens = self.tokens(&used);
        self.model.relate(left, signed_sum(&terms)?, tokens);
        Some(start)
    }

    /// "How many did she find?", from what she had and has.
    fn unknown_flow(
        &mut self,
        thing: &Thing,
        balance: &Balance,
        known: &[(i32, usize)],
        unknown: Option<(i32, usize)>,
        end: usize,
    ) -> Option<Symbol> {
        self.schemas.push("change, change unknown");
        let change = self.model.quantity(&format!("{}_to_{}", name_of_thing(thing), self.question.verb));
        let mut terms: Vec<(i32, Expression)> = Vec::new();
        let mut used = vec![end];
        for &index in &balance.start {
            terms.push((1, self.term(index)));
            used.push(index);
        }
        for &(effect, index) in known {
            terms.push((effect, self.term(index)));
            used.push(index);
        }
        let effect = match unknown {
            Some((effect, _)) => effect,
            None => match self.question.class {
                Class::Gain | Class::Put | Class::Come | Class::Take => 1,
                Class::Do if terms.is_empty() => 1,
                _ => -1,
            },
        };
        let left = self.term(end);
        let effect = self.direction(effect, &terms, &left);
        terms.push((effect, change.clone().into()));
        let tokens = self.tokens(&used);
        self.model.relate(left, signed_sum(&terms)?, tokens);
        Some(change)
    }
}
