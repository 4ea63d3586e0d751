//! Bundles: several things at one price. "Three pens and two pads cost $11.50" relates the prices of a pen and a pad.

use std::collections::BTreeMap;

use super::{Expression, Resolver, Symbol, Thing, is_money, signed_sum};
use crate::language::{Amount, Argument};
use crate::skills::word_problems::verbs::Class;

/// One of the things in a bundle: how many, and the mention that counts them; none for "a pad".
struct Item {
    count: Option<usize>,
    thing: Thing,
}

impl Resolver<'_> {
    /// The price of what is asked for, from the bundles that the story prices.
    pub(super) fn price_from_bundles(&mut self) -> Option<Symbol> {
        let bundles: Vec<(Vec<Item>, usize)> =
            (0..self.story.told.len()).filter_map(|clause| self.bundle(clause)).collect();
        let wanted = self.items(&self.asked_items())?;
        let is_plain = |(items, _): &(Vec<Item>, usize)| matches!(&items[..], [Item { count: None, .. }]);
        if bundles.iter().all(is_plain) {
            return None;
        }
        let mut prices: BTreeMap<String, Symbol> = BTreeMap::new();
        let mut relations = 0;
        let mut names = Vec::new();
        for (items, money) in &bundles {
            let mut terms = Vec::new();
            for item in items {
                let price = self.price(&mut prices, &item.thing);
                let term = Expression::from(price);
                terms.push((1, item.count.map_or(term.clone(), |count| self.term(count) * term.clone())));
                names.push(item.thing.clone());
            }
            let amount = self.term(*money);
            let paid = self.in_dollars(*money, amount);
            let tokens = vec![self.story.told[self.mention(*money).clause].clause.tokens.clone()];
            self.model.relate(signed_sum(&terms)?, paid, tokens);
            relations += 1;
        }
        for index in self.all() {
            let it = self.mention(index).clone();
            let Some((unit, per)) = it.per.clone().filter(|_| is_money(&it.thing) && it.number().is_some()) else {
                continue;
            };
            if unit.is_one() && names.iter().any(|name| name.head == per.head) {
                let price = self.price(&mut prices, &per);
                let amount = self.term(index);
                let paid = self.in_dollars(index, amount);
                let tokens = self.tokens(&[index]);
                self.model.relate(price.into(), paid, tokens);
                relations += 1;
            }
        }
        let known = prices.len();
        let mut terms = Vec::new();
        for item in &wanted {
            let price = Expression::from(self.price(&mut prices, &item.thing));
            terms.push((1, item.count.map_or(price.clone(), |count| self.term(count) * price.clone())));
        }
        if prices.len() > known || relations < known {
            return None;
        }
        self.schemas.push("bundles");
        match signed_sum(&terms)? {
            Expression::Symbol(price) => Some(price),
            sum => Some(self.model.define("dollars", sum, Vec::new())),
        }
    }

    fn price(&mut self, prices: &mut BTreeMap<String, Symbol>, thing: &Thing) -> Symbol {
        let name = thing.modifiers.iter().chain([&thing.head]).map(|word| &**word).collect::<Vec<_>>().join("_");
        prices.entry(name.clone()).or_insert_with(|| self.model.quantity(&format!("price_of_{name}"))).clone()
    }

    /// What a clause prices together, and the mention of the money.
    fn bundle(&self, clause: usize) -> Option<(Vec<Item>, usize)> {
        if clause == self.question.clause {
            return None;
        }
        let own = |index: &usize| self.mention(*index).clause == clause && self.has_number(*index);
        let money: Vec<usize> = self.all().filter(own).filter(|&index| is_money(&self.mention(index).thing)).collect();
        let [money] = money[..] else {
            return None;
        };
        let price = self.mention(money);
        let told = &self.story.told[clause].clause;
        if price.per.is_some() || price.comparison.is_some() || price.is_negated {
            return None;
        }
        let is_for = price.preposition.as_deref() == Some("for");
        let items: Vec<&Argument> = match price.class {
            Class::Cost if price.preposition.is_none() => told.subject.iter().collect(),
            Class::Gain if is_for => told.objects.iter().collect(),
            Class::Lose if price.preposition.is_none() && &*price.verb == "pay" => told
                .objects
                .iter()
                .flat_map(|it| &it.after)
                .chain(&told.around)
                .filter(|it| it.preposition.as_deref() == Some("for"))
                .collect(),
            _ => return None,
        };
        Some((self.items(&items)?, money))
    }

    /// What the question wants the price of.
    fn asked_items(&self) -> Vec<&Argument> {
        let told = &self.story.told[self.question.clause].clause;
        let of_price = |it: &&Argument| matches!(&*it.noun.head, "price" | "cost");
        if let Some(asked) = told.arguments().find(of_price) {
            return asked.after.iter().filter(|it| it.preposition.as_deref() == Some("of")).collect();
        }
        if self.question.class == Class::Cost {
            return told.subject.iter().collect();
        }
        Vec::new()
    }

    /// Counted things; none when one of them is not counted.
    fn items(&self, arguments: &[&Argument]) -> Option<Vec<Item>> {
        let items: Option<Vec<Item>> = arguments.iter().map(|it| self.item(it)).collect();
        items.filter(|items| !items.is_empty())
    }

    fn item(&self, argument: &Argument) -> Option<Item> {
        let noun = &argument.noun;
        if noun.is_pronoun || noun.is_name || noun.comparison.is_some() || argument.has_adverb("each") {
            return None;
        }
        if let Some(content) = argument.by("of").filter(|of| noun.amount.is_none() && of.has_number()) {
            // "A pack of 6 batteries costs $9": 6 batteries do.
            return self.item(content);
        }
        let of = argument.by("of").map(|of| of.noun.head.clone());
        let thing = Thing { head: noun.head.clone(), modifiers: noun.modifiers.clone(), of };
        match &noun.amount {
            Some(Amount::Number(_)) => {
                let count = self.all().find(|&index| self.mention(index).tokens == argument.tokens)?;
                Some(Item { count: Some(count), thing: self.mention(count).thing.clone() })
            }
            None if matches!(noun.determiner.as_deref(), Some("a" | "an" | "the" | "each")) && !noun.is_plural => {
                Some(Item { count: None, thing })
            }
            _ => None,
        }
    }
}
