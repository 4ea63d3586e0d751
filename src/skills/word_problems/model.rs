//! The quantities of a story and the relations between them, while they are put together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::mentions::{CLOCK, Mention, Thing};
use super::verbs::Class;
use crate::language::{Entity, plural};
use crate::maths::units::Unit;
use crate::maths::{Expression, Number, Relation, Symbol};

/// A relation of the story, with the words that say it.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub relation: Relation,
    /// Tokens of the prompt; empty for what everybody knows.
    pub tokens: Vec<Range<usize>>,
}

/// Named quantities and their relations.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub stated: Vec<Stated>,
    names: BTreeSet<String>,
    /// The quantity of each mention that is used, by its place in the story.
    by_mention: BTreeMap<usize, Symbol>,
}

impl Model {
    /// A new quantity, named after `words`.
    pub fn quantity(&mut self, words: &str) -> Symbol {
        let mut stem: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        stem = stem.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
        stem.truncate(stem.char_indices().nth(60).map_or(stem.len(), |(end, _)| end));
        if !stem.starts_with(char::is_alphabetic) {
            stem.insert_str(0, "n_");
        }
        let mut name = stem.clone();
        let mut number = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{stem}_{number}");
            number += 1;
        }
        Symbol::new(&name).expect("a name of letters, digits and underscores")
    }

    /// The quantity of a mention; the number that the story gives for it becomes a relation.
    pub fn of_mention(&mut self, index: usize, mention: &Mention) -> Symbol {
        if let Some(symbol) = self.by_mention.get(&index) {
            return symbol.clone();
        }
        let symbol = self.quantity(&name_of(mention));
        self.by_mention.insert(index, symbol.clone());
        if let Some(number) = mention.number() {
            let said = match &mention.dozens {
                Some(dozens) => Expression::Number(dozens.clone()) * Expression::from(12),
                None => number.clone().into(),
            };
            let relation = Relation::equal(symbol.clone().into(), said);
            let at = mention.at..mention.at + 1;
            self.stated.push(Stated { relation, tokens: Vec::from([at]) });
        }
        symbol
    }

    /// A new quantity that is what `expression` says.
    pub fn define(&mut self, words: &str, expression: Expression, tokens: Vec<Range<usize>>) -> Symbol {
        let symbol = self.quantity(words);
        self.relate(symbol.clone().into(), expression, tokens);
        symbol
    }

    pub fn relate(&mut self, left: Expression, right: Expression, tokens: Vec<Range<usize>>) {
        self.stated.push(Stated { relation: Relation::equal(left, right), tokens });
    }

    /// The value of an expression, when all that it depends on is stated outright.
    pub fn value_of(&self, expression: &Expression) -> Option<Number> {
        let of_symbol = |symbol: &Symbol| {
            let symbol = Expression::Symbol(symbol.clone());
            let own = self.stated.iter().find(|it| it.relation.left == symbol)?;
            self.value_of(&own.relation.right)
        };
        expression.evaluate(&of_symbol).ok()
    }

    /// What a quantity comes to, when the relations give one quantity after another; none when they must be solved together.
    pub fn found(&self, unknown: &Symbol) -> Option<Number> {
        self.known().remove(unknown)
    }

    /// Whether relations give one quantity two numbers.
    pub fn is_contradictory(&self) -> bool {
        let known = self.known();
        self.stated.iter().any(|it| {
            let value = |side: &Expression| side.evaluate(&|symbol| known.get(symbol).cloned()).ok();
            matches!((value(&it.relation.left), value(&it.relation.right)), (Some(left), Some(right)) if left != right)
        })
    }

    /// All quantities that the relations give one after another.
    fn known(&self) -> BTreeMap<Symbol, Number> {
        let mut known: BTreeMap<Symbol, Number> = BTreeMap::new();
        while let Some((symbol, value)) = self.stated.iter().find_map(|it| next_known(&it.relation, &known)) {
            known.insert(symbol, value);
        }
        known
    }

    /// Drops what does not bear on the unknown: relations that share no quantity with it, directly or through others.
    pub fn keep_connected(&mut self, unknown: &Symbol) {
        let symbols = |it: &Stated| it.relation.left.symbols().into_iter().chain(it.relation.right.symbols());
        let mut reached = BTreeSet::from([unknown.clone()]);
        loop {
            let before = reached.len();
            for it in &self.stated {
                if symbols(it).any(|symbol| reached.contains(&symbol)) {
                    reached.extend(symbols(it));
                }
            }
            if reached.len() == before {
                break;
            }
        }
        self.stated.retain(|it| symbols(it).any(|symbol| reached.contains(&symbol)));
        self.by_mention.retain(|_, symbol| reached.contains(symbol));
    }

    /// In how many places the number of this mention goes into a relation.
    pub fn times_used(&self, index: usize) -> usize {
        let Some(symbol) = self.by_mention.get(&index) else {
            return 0;
        };
        let occurrences = |side: &Expression| count(side, symbol);
        let all: usize =
            self.stated.iter().map(|it| occurrences(&it.relation.left) + occurrences(&it.relation.right)).sum();
        // One of them says what the number is.
        all.saturating_sub(1)
    }

    /// Whether the number of this mention is used.
    pub fn uses(&self, index: usize) -> bool {
        self.by_mention.contains_key(&index)
    }
}

/// "apples Joan gave", "dollars per hour": what a reader would call it.
fn name_of(mention: &Mention) -> String {
    let things = name_of_thing(&mention.thing);
    match &mention.per {
        Some((one, per)) if one.is_one() => return format!("{things}_per_{}", per.head),
        Some((several, per)) => return format!("{things}_per_{several}_{}", plural(&per.head)),
        None => {}
    }
    if let (Some("of"), Some(host)) = (mention.preposition.as_deref(), &mention.host) {
        return format!("{things}_of_{}", host.head);
    }
    let somebody = |list: &'_ [Entity]| list.first().map(|who| who.to_string()).filter(|who| !who.is_empty());
    let said = &mention.said;
    match (mention.class, somebody(&mention.agents), somebody(&mention.places)) {
        (Class::Hold, Some(who), _) => format!("{things}_of_{who}"),
        (Class::Hold, None, Some(place)) => format!("{things}_in_{place}"),
        (_, Some(who), _) => format!("{things}_{who}_{said}"),
        (_, None, _) => format!("{things}_{said}"),
    }
}

pub(super) fn name_of_thing(thing: &Thing) -> String {
    let mut words: Vec<&str> = thing.modifiers.iter().map(|word| &**word).collect();
    let head = match &*thing.head {
        "" => "number".to_owned(),
        CLOCK => "time".to_owned(),
        head if Unit::named(head).is_some() && head.len() < 3 => head.to_owned(),
        head => plural(head),
    };
    words.push(&head);
    words.join("_")
}

/// The sum of terms with their signs; none of no terms.
pub(super) fn signed_sum(terms: &[(i32, Expression)]) -> Option<Expression> {
    // A positive term first reads better than a leading minus.
    let mut ordered: Vec<&(i32, Expression)> = terms.iter().filter(|(sign, _)| *sign > 0).collect();
    ordered.extend(terms.iter().filter(|(sign, _)| *sign < 0));
    let mut sum: Option<Expression> = None;
    for (sign, term) in ordered {
        sum = Some(match (sum, *sign > 0) {
            (None, true) => term.clone(),
            (None, false) => -term.clone(),
            (Some(sum), true) => sum + term.clone(),
            (Some(sum), false) => sum - term.clone(),
        });
    }
    sum
}

/// The one quantity of a relation that is not known yet, when the relation is linear in it.
fn next_known(relation: &Relation, known: &BTreeMap<Symbol, Number>) -> Option<(Symbol, Number)> {
    let mut open = relation.symbols().into_iter().filter(|symbol| !known.contains_key(symbol));
    let (symbol, None) = (open.next()?, open.next()) else {
        return None;
    };
    let gap = |value: i64| {
        let of = |it: &Symbol| if *it == symbol { Some(Number::from(value)) } else { known.get(it).cloned() };
        Some(&relation.left.evaluate(&of).ok()? - &relation.right.evaluate(&of).ok()?)
    };
    let (zero, one, two) = (gap(0)?, gap(1)?, gap(2)?);
    let slope = &one - &zero;
    let is_linear = &two - &one == slope;
    let root = zero.negated().divided_by(&slope).filter(|_| is_linear)?;
    Some((symbol, root))
}

/// How often a symbol stands in an expression.
fn count(expression: &Expression, symbol: &Symbol) -> usize {
    match expression {
        Expression::Symbol(found) => usize::from(found == symbol),
        other => other.parts().into_iter().map(|part| count(part, symbol)).sum(),
    }
}

pub(super) fn number(value: i64) -> Expression {
    Expression::Number(Number::from(value))
}
