//! Systems of linear equations, solved exactly, with a certificate when there is no solution.

use super::number::Number;

/// The most unknowns and the most equations.
pub const MOST: usize = 64;

/// The widest number on the way, in bits.
const WIDEST: usize = 1 << 14;

/// The bits that all numbers on the way may have together: about a second of work.
const BITS_IN_ALL: usize = 1 << 28;

/// What a system of linear equations has for solutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Solution {
    /// Exactly one: the value of each unknown.
    Unique(Vec<Number>),
    /// None. The equations, each multiplied by its number in `combination` and added up, say 0 = 1.
    None {
        /// A factor for each equation.
        combination: Vec<Number>,
    },
    /// Infinitely many: the particular one plus any multiples of those of the basis.
    Many {
        /// One solution, in which the free unknowns are 0.
        particular: Vec<Number>,
        /// A solution of the same equations with 0 on the right for each free unknown, which is 1 in it.
        basis: Vec<Vec<Number>>,
    },
    /// Not tried: rows of different lengths, more than 64 unknowns or equations, or numbers that grow too big.
    OutOfBounds,
}

/// Solves `rows[r][0]*x_0 + rows[r][1]*x_1 + ... = right[r]` for all r, by Gauss and Jordan's elimination.
///
/// With no equations everything is a solution (there are no unknowns then, so the empty one).
///
/// ```
/// use polya::maths::linear::{Solution, solve_linear};
/// use polya::maths::Number;
/// let n = |values: &[i64]| values.iter().copied().map(Number::from).collect::<Vec<_>>();
/// let solution = solve_linear(&[n(&[2, 3]), n(&[1, -1])], &n(&[12, 1]));
/// assert_eq!(solution, Solution::Unique(n(&[3, 2])));
/// ```
pub fn solve_linear(rows: &[Vec<Number>], right: &[Number]) -> Solution {
    let unknowns = rows.first().map_or(0, Vec::len);
    let even = rows.iter().all(|row| row.len() == unknowns) && rows.len() == right.len();
    if !even || unknowns > MOST || rows.len() > MOST {
        return Solution::OutOfBounds;
    }
    // Each row carries its right side and, behind it, how it was combined from the given rows.
    let mut table: Vec<Vec<Number>> = rows
        .iter()
        .zip(right)
        .enumerate()
        .map(|(index, (row, value))| {
            let made_of = (0..rows.len()).map(|other| Number::from(i64::from(other == index)));
            row.iter().cloned().chain([value.clone()]).chain(made_of).collect()
        })
        .collect();
    let mut pivots = Vec::new();
    let mut bits_in_all = 0;
    for column in 0..unknowns {
        let top = pivots.len();
        // The simplest number makes the easiest working.
        let candidates = (top..table.len()).filter(|row| !table[*row][column].is_zero());
        let Some(row) = candidates.min_by_key(|row| table[*row][column].significant_bits()) else {
            continue;
        };
        table.swap(top, row);
        let Some(scale) = table[top][column].reciprocal() else {
            continue;
        };
        for value in &mut table[top] {
            *value *= &scale;
        }
        let pivot = table[top].clone();
        for (index, row) in table.iter_mut().enumerate() {
            let factor = row[column].clone();
            if index == top || factor.is_zero() {
                continue;
            }
            for (value, above) in row.iter_mut().zip(&pivot).filter(|(_, above)| !above.is_zero()) {
                *value -= above * &factor;
                let bits = value.significant_bits();
                bits_in_all += bits;
                if bits > WIDEST || bits_in_all > BITS_IN_ALL {
                    return Solution::OutOfBounds;
                }
            }
        }
        pivots.push(column);
    }
    for row in &table[pivots.len()..] {
        if let Some(scale) = row[unknowns].reciprocal() {
            let combination = row[unknowns + 1..].iter().map(|value| value * &scale).collect();
            return Solution::None { combination };
        }
    }
    let mut particular = vec![Number::zero(); unknowns];
    for (row, column) in pivots.iter().enumerate() {
        particular[*column] = table[row][unknowns].clone();
    }
    if pivots.len() == unknowns {
        return Solution::Unique(particular);
    }
    let free = (0..unknowns).filter(|column| !pivots.contains(column));
    let basis = free.map(|column| {
        let mut direction = vec![Number::zero(); unknowns];
        direction[column] = Number::one();
        for (row, pivot) in pivots.iter().enumerate() {
            direction[*pivot] = table[row][column].negated();
        }
        direction
    });
    Solution::Many { particular, basis: basis.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(values: &[i64]) -> Vec<Number> {
        values.iter().copied().map(Number::from).collect()
    }

    fn dot(a: &[Number], b: &[Number]) -> Number {
        a.iter().zip(b).map(|(x, y)| x * y).sum()
    }

    #[test]
    fn contradictions_come_with_a_certificate() {
        let rows = [n(&[1, 1]), n(&[2, 2]), n(&[1, -1])];
        let right = n(&[1, 3, 0]);
        let Solution::None { combination } = solve_linear(&rows, &right) else { panic!("there is no solution") };
        for column in 0..2 {
            let values: Vec<Number> = rows.iter().map(|row| row[column].clone()).collect();
            assert!(dot(&combination, &values).is_zero());
        }
        assert!(dot(&combination, &right).is_one());
    }

    #[test]
    fn free_unknowns_make_a_basis() {
        let solution = solve_linear(&[n(&[1, 2, 3])], &n(&[6]));
        let basis = vec![n(&[-2, 1, 0]), n(&[-3, 0, 1])];
        assert_eq!(solution, Solution::Many { particular: n(&[6, 0, 0]), basis });
    }

    #[test]
    fn the_edges() {
        assert_eq!(solve_linear(&[], &[]), Solution::Unique(vec![]));
        assert_eq!(solve_linear(&[vec![]], &n(&[0])), Solution::Unique(vec![]));
        assert_eq!(solve_linear(&[vec![]], &n(&[2])), Solution::None { combination: vec![Number::ratio(1, 2)] });
        assert_eq!(solve_linear(&[n(&[0])], &n(&[0])), Solution::Many { particular: n(&[0]), basis: vec![n(&[1])] });
        assert_eq!(solve_linear(&[n(&[1, 2]), n(&[1])], &n(&[0, 0])), Solution::OutOfBounds);
        assert_eq!(solve_linear(&[n(&[1])], &[]), Solution::OutOfBounds);
        assert_eq!(solve_linear(&[vec![Number::one(); 65]], &n(&[0])), Solution::OutOfBounds);
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_found(values in prop::collection::vec(-20i64..20, 3),
                                    matrix in prop::collection::vec(prop::collection::vec(-9i64..9, 3), 1..5)) {
            let values = n(&values);
            let rows: Vec<Vec<Number>> = matrix.iter().map(|row| n(row)).collect();
            let right: Vec<Number> = rows.iter().map(|row| dot(row, &values)).collect();
            match solve_linear(&rows, &right) {
                Solution::Unique(found) => prop_assert_eq!(found, values),
                Solution::Many { particular, basis } => {
                    for (row, value) in rows.iter().zip(&right) {
                        prop_assert_eq!(&dot(row, &particular), value);
                        prop_assert!(basis.iter().all(|direction| dot(row, direction).is_zero()));
                    }
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
