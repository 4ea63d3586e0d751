//! Measures: apples and dollars per box are multiplied, divided and added up beside the numbers, to see whether a tree adds
//! what can be added and comes to what is asked for.

use super::asked::Asked;
use super::cues::is_same;
use super::quantities::{Quantity, Sort};
use super::trees::Tree;

/// What the numbers measure, as exponents of at most eight kinds of things.
pub(super) struct Measures {
    each: Vec<Measure>,
    asked: Measure,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Measure {
    exponents: [i8; 8],
    /// Whether something in it has no name, so that it may be anything.
    is_open: bool,
}

impl Measures {
    pub fn new(all: &[Quantity], asked: &Asked) -> Self {
        let mut names: Vec<Box<str>> = Vec::new();
        let mut place = |head: &str| {
            let known = names.iter().position(|known| is_same(known, head));
            known.unwrap_or_else(|| {
                names.push(head.into());
                names.len() - 1
            })
        };
        let mut measure = |head: &str, per: Option<&str>, is_plain: bool| {
            let mut it = Measure { exponents: [0; 8], is_open: false };
            if is_plain {
                return it;
            }
            let mut count = |head: &str, by: i8| match place(head) {
                at if at < 8 && !head.is_empty() => it.exponents[at] += by,
                _ => it.is_open = true,
            };
            count(head, 1);
            if let Some(per) = per {
                count(per, -1);
            }
            it
        };
        let target = measure(&asked.head, asked.per.as_deref(), false);
        let each = all
            .iter()
            .map(|it| measure(&it.head, it.per.as_deref(), matches!(it.kind, Sort::Share | Sort::Factor)))
            .collect();
        Self { each, asked: target }
    }

    /// Whether a tree adds what can be added, and comes to what is asked for; as the name of a cue.
    pub fn fits(&self, tree: &Tree, leaves: &[usize]) -> String {
        let (mut mixed, mut odd) = (0, 0);
        let whole = self.measure(tree, leaves, &mut mixed, &mut odd);
        let fit = match whole {
            _ if self.asked.is_open => "open",
            it if it.is_open => "maybe",
            it if it.exponents == self.asked.exponents => "fits",
            _ => "no",
        };
        format!("measures {fit}, {mixed} mixed, {odd} odd")
    }

    fn measure(&self, tree: &Tree, leaves: &[usize], mixed: &mut u32, odd: &mut u32) -> Measure {
        match tree {
            Tree::Leaf(leaf) => self.each[leaves[*leaf]],
            Tree::Sum(parts) => {
                let all: Vec<Measure> = parts.iter().map(|(_, part)| self.measure(part, leaves, mixed, odd)).collect();
                let mut known = all.iter().filter(|it| !it.is_open);
                let Some(first) = known.next() else {
                    return all[0];
                };
                if known.any(|it| it.exponents != first.exponents) {
                    *mixed += 1;
                    return Measure { is_open: true, ..*first };
                }
                *first
            }
            Tree::Product(parts) => {
                let mut whole = Measure { exponents: [0; 8], is_open: false };
                for (multiplies, part) in parts {
                    let own = self.measure(part, leaves, mixed, odd);
                    whole.is_open |= own.is_open;
                    for (sum, one) in whole.exponents.iter_mut().zip(own.exponents) {
                        *sum += if *multiplies { one } else { -one };
                    }
                }
                let above: i32 = whole.exponents.iter().filter(|it| **it > 0).map(|it| i32::from(*it)).sum();
                let below: i32 = whole.exponents.iter().filter(|it| **it < 0).map(|it| -i32::from(*it)).sum();
                *odd += u32::from(above > 1 || below > 1);
                whole
            }
        }
    }
}
