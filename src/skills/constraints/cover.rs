//! Exact cover: choose rows of a table such that each column is met exactly once.
//!
//! Source: Algorithm X with dancing links, Knuth 2000. Columns are told apart into those that must be met once and those
//! that may be met at most once.

use crate::problem::{Setback, Working};

/// The table as a net of links: nodes 0 to `columns` are the root and the heads of the columns.
struct Net {
    left: Vec<usize>,
    right: Vec<usize>,
    up: Vec<usize>,
    down: Vec<usize>,
    head: Vec<usize>,
    row: Vec<usize>,
    size: Vec<usize>,
}

/// At most so many choices of rows that meet each of the first `needed` columns exactly once and the others at most once;
/// each with its rows in ascending order.
pub fn covers(
    columns: usize,
    needed: usize,
    rows: &[Vec<usize>],
    most: usize,
    working: &mut Working,
) -> Result<Vec<Vec<usize>>, Setback> {
    let mut net = Net::new(columns, needed, rows);
    let (mut chosen, mut found) = (Vec::new(), Vec::new());
    working.spend(rows.iter().map(|row| row.len() as u64).sum::<u64>() / 20)?;
    net.search(&mut chosen, &mut found, most, working)?;
    Ok(found)
}

impl Net {
    fn new(columns: usize, needed: usize, rows: &[Vec<usize>]) -> Self {
        let heads = columns + 1;
        let mut net = Net {
            left: (0..heads).collect(),
            right: (0..heads).collect(),
            up: (0..heads).collect(),
            down: (0..heads).collect(),
            head: (0..heads).collect(),
            row: vec![0; heads],
            size: vec![0; heads],
        };
        // Only what must be met hangs on the root.
        for column in 1..=needed {
            net.left[column] = column - 1;
            net.right[column - 1] = column;
        }
        net.left[0] = needed;
        net.right[needed] = 0;
        for (index, row) in rows.iter().enumerate() {
            let first = net.head.len();
            for (at, &column) in row.iter().enumerate() {
                let (node, head) = (first + at, column + 1);
                let last = net.up[head];
                net.left.push(if at == 0 { first + row.len() - 1 } else { node - 1 });
                net.right.push(if at + 1 == row.len() { first } else { node + 1 });
                net.up.push(last);
                net.down.push(head);
                net.head.push(head);
                net.row.push(index);
                net.down[last] = node;
                net.up[head] = node;
                net.size[head] += 1;
            }
        }
        net
    }

    fn search(
        &mut self,
        chosen: &mut Vec<usize>,
        found: &mut Vec<Vec<usize>>,
        most: usize,
        working: &mut Working,
    ) -> Result<(), Setback> {
        let Some(column) = self.narrowest() else {
            let mut rows = chosen.clone();
            rows.sort_unstable();
            found.push(rows);
            return Ok(());
        };
        working.spend(1 + self.size[column] as u64)?;
        self.cover(column);
        let mut node = self.down[column];
        while node != column && found.len() < most {
            chosen.push(self.row[node]);
            let mut other = self.right[node];
            while other != node {
                self.cover(self.head[other]);
                other = self.right[other];
            }
            self.search(chosen, found, most, working)?;
            let mut other = self.left[node];
            while other != node {
                self.uncover(self.head[other]);
                other = self.left[other];
            }
            chosen.pop();
            node = self.down[node];
        }
        self.uncover(column);
        Ok(())
    }

    /// The column on the root that the fewest rows meet.
    fn narrowest(&self) -> Option<usize> {
        let (mut best, mut column) = (None::<usize>, self.right[0]);
        while column != 0 {
            if best.is_none_or(|best| self.size[column] < self.size[best]) {
                best = Some(column);
            }
            column = self.right[column];
        }
        best
    }

    fn cover(&mut self, column: usize) {
        let (left, right) = (self.left[column], self.right[column]);
        (self.right[left], self.left[right]) = (right, left);
        let mut row = self.down[column];
        while row != column {
            let mut node = self.right[row];
            while node != row {
                let (up, down) = (self.up[node], self.down[node]);
                (self.down[up], self.up[down]) = (down, up);
                self.size[self.head[node]] -= 1;
                node = self.right[node];
            }
            row = self.down[row];
        }
    }

    fn uncover(&mut self, column: usize) {
        let mut row = self.up[column];
        while row != column {
            let mut node = self.left[row];
            while node != row {
                let (up, down) = (self.up[node], self.down[node]);
                (self.down[up], self.up[down]) = (node, node);
                self.size[self.head[node]] += 1;
                node = self.left[node];
            }
            row = self.up[row];
        }
        let (left, right) = (self.left[column], self.right[column]);
        (self.right[left], self.left[right]) = (column, column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_knuth_has_one_cover() {
        let rows = [vec![2, 4], vec![0, 3, 6], vec![1, 2, 5], vec![0, 3, 5], vec![1, 6], vec![3, 4, 6]];
        let found = covers(7, 7, &rows, 9, &mut Working::silent(1_000)).unwrap();
        assert_eq!(found, [vec![0, 3, 4]]);
    }

    #[test]
    fn what_may_be_met_need_not_be() {
        let rows = [vec![0, 2], vec![0], vec![1, 2], vec![1]];
        let found = covers(3, 2, &rows, 9, &mut Working::silent(1_000)).unwrap();
        assert_eq!(found, [vec![0, 3], vec![1, 2], vec![1, 3]]);
    }
}
