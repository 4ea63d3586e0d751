//! Percentages: a discount, a tip, a rise of so many per cent of what something costs or counts.

use super::{Expression, Resolver, Symbol};
use crate::skills::word_problems::model::number;

const MORE: &[&str] = &["increase", "rise", "raise", "grow", "tip", "tax", "markup", "interest", "gain", "gratuity"];
const LESS: &[&str] =
    &["off", "discount", "decrease", "fall", "drop", "reduce", "reduction", "decline", "shrink", "rebate"];

impl Resolver<'_> {
    /// The one percentage of the story that changes an amount, with its sign.
    pub(super) fn percent_change(&self) -> Option<(usize, i32)> {
        let all: Vec<usize> = self.all().filter(|&index| self.mention(index).is_percent).collect();
        let [only] = all[..] else {
            return None;
        };
        let it = self.mention(only);
        if it.is_share || it.is_part || it.per.is_some() {
            return None;
        }
        let told = &self.story.told[it.clause].clause;
        let host = it.host.iter().map(|host| &*host.head);
        let mut words: Vec<&str> = host.chain([&*it.verb, &*it.thing.head]).chain(told.particle.as_deref()).collect();
        words.extend(told.arguments().map(|argument| &*argument.noun.head));
        words.extend(told.adverbs.iter().map(|word| &**word));
        let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
        match (says(MORE), says(LESS)) {
            (true, false) => Some((only, 1)),
            (false, true) => Some((only, -1)),
            _ => None,
        }
    }

    /// The amount after the change; or the change alone, when the discount or the tip is asked for.
    pub(super) fn after_percent(&mut self, before: Expression) -> Expression {
        let Some((index, sign)) = self.percent_change() else {
            return before;
        };
        self.schemas.push("percentage");
        self.may_be_fraction = true;
        let share = self.term(index);
        let asked = &*self.question.thing.head;
        if MORE.contains(&asked) || LESS.contains(&asked) {
            return before * share;
        }
        let whole = number(1);
        before * if sign > 0 { whole + share } else { whole - share }
    }

    /// "The town had 1200 people. The population grew by 5%."
    pub(super) fn count_after_percent(&mut self, before: Symbol) -> Option<Symbol> {
        self.percent_change()?;
        let after = self.after_percent(before.into());
        Some(self.model.define("after_the_change", after, Vec::new()))
    }
}
