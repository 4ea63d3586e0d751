//! The plan as rows of an outline, which grows as the run goes on and can be folded.
//!
//! The rows are made once. What is hidden at a moment, because nothing happened there yet or because something above is
//! folded, is passed over when rows are walked.

use crate::render::View;

/// A node where it stands in the outline.
pub(super) struct Row {
    /// Index of the node in the plan.
    pub at: usize,
    /// The row above which it hangs; the first row hangs on itself.
    parent: usize,
    /// The first row that is no longer below it.
    pub end: usize,
    pub depth: usize,
    /// The event from which on it is shown; never before that of its parent.
    born: usize,
    /// Whether it only names a node that is shown in full elsewhere.
    pub is_reference: bool,
}

/// Why a row is not shown.
enum Hidden {
    /// It lies below this row, which is folded.
    Folded(usize),
    /// It lies below this row, or is it, and nothing happened there yet.
    Unborn(usize),
}

/// All rows, from the prompt down.
pub(super) struct Outline {
    pub rows: Vec<Row>,
    /// Where each node is shown in full; none when nothing leads to it.
    row_of: Vec<Option<usize>>,
    folded: Vec<bool>,
}

impl Outline {
    /// `births` tells for each node the first event that speaks of it.
    ///
    /// A node is shown in full where the way from the prompt is shortest. Whatever happens below a node shows that it was
    /// reached, so it is never younger than what is below it. Cost: linear in nodes and edges, circles among them included.
    pub fn new(view: &View<'_>, births: &[usize]) -> Self {
        let count = births.len();
        let mut hosts: Vec<Option<usize>> = vec![None; count];
        let mut is_known = vec![false; count];
        let mut reached: Vec<usize> = (0..count.min(1)).collect();
        is_known.iter_mut().take(1).for_each(|known| *known = true);
        let mut next = 0;
        while let Some(&at) = reached.get(next) {
            next += 1;
            for &child in view.children(at) {
                if !std::mem::replace(&mut is_known[child], true) {
                    hosts[child] = Some(at);
                    reached.push(child);
                }
            }
        }
        let mut born = births.to_vec();
        for &at in reached.iter().rev() {
            if let Some(host) = hosts[at] {
                born[host] = born[host].min(born[at]);
            }
        }
        let mut outline = Self { rows: Vec::new(), row_of: vec![None; count], folded: Vec::new() };
        let mut waiting: Vec<(usize, usize, usize)> = reached.first().map(|&root| (root, 0, 0)).into_iter().collect();
        while let Some((at, parent, depth)) = waiting.pop() {
            let row = outline.rows.len();
            let host = outline.rows.get(parent).map(|parent| parent.at);
            let is_reference = outline.row_of[at].is_some() || hosts[at] != host;
            let since_parent = outline.rows.get(parent).map_or(0, |parent| parent.born);
            outline.rows.push(Row { at, parent, end: row + 1, depth, born: born[at].max(since_parent), is_reference });
            if !is_reference {
                outline.row_of[at] = Some(row);
                waiting.extend(view.children(at).iter().rev().map(|&child| (child, row, depth + 1)));
            }
        }
        for row in (1..outline.rows.len()).rev() {
            let (parent, end) = (outline.rows[row].parent, outline.rows[row].end);
            outline.rows[parent].end = outline.rows[parent].end.max(end);
        }
        outline.folded = vec![false; outline.rows.len()];
        outline
    }

    /// The row in which a node is shown in full; the prompt where there is none.
    pub fn row_of(&self, at: usize) -> usize {
        self.row_of.get(at).copied().flatten().unwrap_or(0)
    }

    pub fn is_folded(&self, row: usize) -> bool {
        self.folded[row]
    }

    /// Whether something hangs below the row at this moment.
    pub fn has_more(&self, row: usize, moment: usize) -> bool {
        self.born_from(row + 1, moment).is_some_and(|below| below < self.rows[row].end)
    }

    /// Folds or unfolds a row; one with nothing below it folds what it hangs on. Returns that row.
    pub fn fold(&mut self, row: usize) -> usize {
        let row = if self.rows[row].end > row + 1 { row } else { self.rows[row].parent };
        self.folded[row] = !self.folded[row];
        row
    }

    /// The row itself, or the one above it under which it is hidden.
    pub fn shown(&self, row: usize, moment: usize) -> usize {
        match self.hidden_by(row, moment) {
            Some(Hidden::Folded(under)) => under,
            Some(Hidden::Unborn(top)) => self.rows[top].parent,
            None => row,
        }
    }

    /// What hides a row, as far up as there is something.
    fn hidden_by(&self, row: usize, moment: usize) -> Option<Hidden> {
        let (mut hidden, mut at) = (None, row);
        while at > 0 {
            let parent = self.rows[at].parent;
            if self.folded[parent] {
                hidden = Some(Hidden::Folded(parent));
            } else if self.rows[at].born > moment {
                hidden = Some(Hidden::Unborn(at));
            }
            at = parent;
        }
        hidden
    }

    /// The next row that is shown.
    pub fn next(&self, row: usize, moment: usize) -> Option<usize> {
        let from = if self.folded[row] { self.rows[row].end } else { row + 1 };
        self.born_from(from, moment)
    }

    /// The row before it that is shown.
    pub fn previous(&self, row: usize, moment: usize) -> Option<usize> {
        let mut before = row.checked_sub(1)?;
        loop {
            match self.hidden_by(before, moment) {
                None => return Some(before),
                Some(Hidden::Folded(under)) => return Some(under),
                Some(Hidden::Unborn(top)) => before = top.checked_sub(1)?,
            }
        }
    }

    fn born_from(&self, mut row: usize, moment: usize) -> Option<usize> {
        while self.rows.get(row)?.born > moment {
            row = self.rows[row].end;
        }
        Some(row)
    }
}
