//! Trees of sums and products over a few numbers, each once.
//!
//! A sum has signed parts and a product has parts above and below the line; sums stand in products and products in sums, so
//! that `a - (b - c)` and `a + c - b` are one tree. There are 6, 68 and 1,260 trees over 2, 3 and 4 numbers.

/// A way to put numbers together; a leaf is the place of a number in a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Leaf(usize),
    /// Parts with their signs: true adds, false takes away. At least one adds.
    Sum(Vec<(bool, Tree)>),
    /// Parts with their places: true multiplies, false divides. At least one multiplies.
    Product(Vec<(bool, Tree)>),
}

/// What a tree does with two of its numbers, at the smallest part that holds both; the first stands earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    Add,
    /// The first less the second.
    Subtract,
    /// The second less the first.
    SubtractFrom,
    Multiply,
    /// The first by the second.
    Divide,
    /// The second by the first.
    DivideInto,
}

/// All trees over these leaves.
pub(super) fn trees(leaves: &[usize]) -> Vec<Tree> {
    match leaves {
        [] => Vec::new(),
        [only] => vec![Tree::Leaf(*only)],
        _ => [Level::Sum, Level::Product].into_iter().flat_map(|level| at_level(leaves, level)).collect(),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    Sum,
    Product,
}

/// The trees over these leaves, at least two, that are sums or products at the top.
fn at_level(leaves: &[usize], level: Level) -> Vec<Tree> {
    let below = if level == Level::Sum { Level::Product } else { Level::Sum };
    let mut found = Vec::new();
    for blocks in partitions(leaves) {
        if blocks.len() < 2 {
            continue;
        }
        let parts: Vec<Vec<Tree>> = blocks
            .iter()
            .map(|block| match &block[..] {
                [only] => vec![Tree::Leaf(*only)],
                several => at_level(several, below),
            })
            .collect();
        for signs in 1..1_u32 << blocks.len() {
            let mut heads: Vec<Vec<(bool, Tree)>> = vec![Vec::new()];
            for (place, choices) in parts.iter().enumerate() {
                let sign = signs >> place & 1 == 1;
                heads = heads
                    .into_iter()
                    .flat_map(|head| {
                        choices.iter().map(move |choice| {
                            let mut longer = head.clone();
                            longer.push((sign, choice.clone()));
                            longer
                        })
                    })
                    .collect();
            }
            found.extend(heads.into_iter().map(|parts| match level {
                Level::Sum => Tree::Sum(parts),
                Level::Product => Tree::Product(parts),
            }));
        }
    }
    found
}

/// Every way to cut a list into blocks; in each, blocks and what is in them keep the order of the list.
fn partitions(leaves: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let Some((&last, before)) = leaves.split_last() else {
        return vec![Vec::new()];
    };
    let mut found = Vec::new();
    for blocks in partitions(before) {
        for place in 0..blocks.len() {
            let mut joined = blocks.clone();
            joined[place].push(last);
            found.push(joined);
        }
        let mut apart = blocks;
        apart.push(vec![last]);
        found.push(apart);
    }
    found
}

impl Tree {
    /// Whether it multiplies and divides last of all.
    pub fn is_product(&self) -> bool {
        matches!(self, Tree::Product(_))
    }

    /// The numbers in it, from left to right.
    pub fn leaves(&self) -> Vec<usize> {
        match self {
            Tree::Leaf(leaf) => vec![*leaf],
            Tree::Sum(parts) | Tree::Product(parts) => parts.iter().flat_map(|(_, part)| part.leaves()).collect(),
        }
    }

    /// What it comes to; none where it divides by zero, or goes below zero on the way.
    pub fn value(&self, values: &[f64]) -> Option<f64> {
        let value = match self {
            Tree::Leaf(leaf) => values[*leaf],
            Tree::Sum(parts) => parts.iter().try_fold(0.0, |sum, (adds, part)| {
                let value = part.value(values)?;
                Some(if *adds { sum + value } else { sum - value })
            })?,
            Tree::Product(parts) => parts.iter().try_fold(1.0, |product, (multiplies, part)| {
                let value = part.value(values)?;
                Some(if *multiplies { product * value } else { product / value })
            })?,
        };
        (value.is_finite() && value > -1e-9).then_some(value)
    }

    /// What a division of whole numbers leaves over; none where it is no division of two parts.
    pub fn rest(&self, values: &[f64]) -> Option<f64> {
        let (shared, by) = self.division()?;
        let (shared, by) = (shared.value(values)?, by.value(values)?);
        (shared.fract() == 0.0 && by.fract() == 0.0 && by > 0.0).then(|| shared.rem_euclid(by))
    }

    /// What is divided and by what, when that is all it is.
    pub fn division(&self) -> Option<(&Tree, &Tree)> {
        match self {
            Tree::Product(parts) => match &parts[..] {
                [(true, shared), (false, by)] | [(false, by), (true, shared)] => Some((shared, by)),
                _ => None,
            },
            _ => None,
        }
    }

    /// What it does between every two of its numbers.
    pub fn between(&self, each: &mut impl FnMut(usize, usize, Between)) {
        let (parts, is_sum) = match self {
            Tree::Leaf(_) => return,
            Tree::Sum(parts) => (parts, true),
            Tree::Product(parts) => (parts, false),
        };
        for (place, (sign, part)) in parts.iter().enumerate() {
            part.between(each);
            for (other_sign, other) in &parts[place + 1..] {
                for one in part.leaves() {
                    for two in other.leaves() {
                        // The earlier number comes first.
                        let (first, second, one_sign, two_sign) =
                            if one < two { (one, two, *sign, *other_sign) } else { (two, one, *other_sign, *sign) };
                        each(first, second, operation(is_sum, one_sign, two_sign));
                    }
                }
            }
        }
    }
}

fn operation(is_sum: bool, first: bool, second: bool) -> Between {
    match (is_sum, first, second) {
        (true, true, false) => Between::Subtract,
        (true, false, true) => Between::SubtractFrom,
        (true, ..) => Between::Add,
        (false, true, false) => Between::Divide,
        (false, false, true) => Between::DivideInto,
        (false, ..) => Between::Multiply,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tree_is_there_once() {
        let counts: Vec<usize> = (1..=4).map(|count| trees(&(0..count).collect::<Vec<_>>()).len()).collect();
        assert_eq!(counts, [1, 6, 68, 1260]);
        let all = trees(&[0, 1, 2]);
        assert!(all.iter().enumerate().all(|(place, tree)| !all[place + 1..].contains(tree)));
    }

    #[test]
    fn the_operation_between_two_numbers_is_that_of_the_smallest_part_that_holds_both() {
        // (a - b) * c
        let tree = Tree::Product(vec![
            (true, Tree::Sum(vec![(true, Tree::Leaf(0)), (false, Tree::Leaf(1))])),
            (true, Tree::Leaf(2)),
        ]);
        assert_eq!(tree.value(&[12.0, 3.0, 5.0]), Some(45.0));
        let mut found = Vec::new();
        tree.between(&mut |one, two, what| found.push((one, two, what)));
        assert_eq!(found, [(0, 1, Between::Subtract), (0, 2, Between::Multiply), (1, 2, Between::Multiply)]);
    }

    #[test]
    fn nothing_goes_below_zero_or_is_divided_by_it() {
        let less = Tree::Sum(vec![(true, Tree::Leaf(0)), (false, Tree::Leaf(1))]);
        assert_eq!(less.value(&[3.0, 12.0]), None);
        let quotient = Tree::Product(vec![(true, Tree::Leaf(0)), (false, Tree::Leaf(1))]);
        assert_eq!(quotient.value(&[3.0, 0.0]), None);
    }
}
