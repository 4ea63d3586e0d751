//! Where boxes and arrows go: a layered layout (Sugiyama, Tagawa and Toda 1981), by dagre.

use std::collections::BTreeMap;

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, layout};

use super::chart::{Box, Chart};
use super::width::width;

/// Pixels of a line of text.
pub(super) const LINE: f64 = 16.0;
/// How far a hexagon's corners stand in.
pub(super) const SLANT: f64 = 12.0;
/// Pixels that a letter takes at most on average, and round the text of a box.
const LETTER: f64 = 6.9;
const PADDING: (f64, f64) = (24.0, 14.0);
const NARROWEST: f64 = 60.0;

/// Places in pixels, from the left upper corner of all boxes and bends.
pub(super) struct Layout {
    /// As the boxes of the chart.
    pub boxes: Vec<Placed>,
    /// The points of each arrow of the chart, from box to box.
    pub arrows: Vec<Vec<(f64, f64)>>,
    pub width: f64,
    pub height: f64,
}

/// A box by its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Layout {
    pub fn of(chart: &Chart) -> Self {
        let mut graph: Graph<NodeLabel, EdgeLabel> =
            Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: true });
        for drawn in &chart.boxes {
            let (width, height) = size(drawn);
            graph.set_node(name(drawn.at), Some(NodeLabel { width, height, ..NodeLabel::default() }));
        }
        for arrow in &chart.arrows {
            graph.set_edge(name(arrow.from), name(arrow.to), Some(EdgeLabel::default()), None);
        }
        layout(&mut graph, Some(LayoutOptions { nodesep: 28.0, ranksep: 44.0, edgesep: 14.0, ..Default::default() }));
        let mut laid = Self { boxes: Vec::new(), arrows: Vec::new(), width: 0.0, height: 0.0 };
        for drawn in &chart.boxes {
            let (width, height) = size(drawn);
            let at = graph.node(&name(drawn.at)).map_or((0.0, 0.0), |it| (it.x.unwrap_or(0.0), it.y.unwrap_or(0.0)));
            laid.boxes.push(Placed { x: at.0, y: at.1, width, height });
        }
        let places: BTreeMap<usize, Placed> =
            chart.boxes.iter().map(|drawn| drawn.at).zip(laid.boxes.clone()).collect();
        let place = |at: usize| places.get(&at).copied();
        let mut arrows = Vec::with_capacity(chart.arrows.len());
        for arrow in &chart.arrows {
            let (Some(from), Some(to)) = (place(arrow.from), place(arrow.to)) else {
                arrows.push(Vec::new());
                continue;
            };
            let edge = graph.edge(&name(arrow.from), &name(arrow.to), None);
            let bends: Vec<(f64, f64)> =
                edge.into_iter().flat_map(|edge| &edge.points).map(|point| (point.x, point.y)).collect();
            // Between neighbouring layers there is one bend, which a soft line does not need.
            let between = if bends.len() > 3 { &bends[1..bends.len() - 1] } else { &[] };
            let (start, end) = ((from.x, from.y + from.height / 2.0), (to.x, to.y - to.height / 2.0 - HEAD));
            arrows.push(std::iter::once(start).chain(between.iter().copied()).chain([end]).collect());
        }
        laid.arrows = arrows;
        laid.moved_to_the_corner()
    }

    /// Bends may lie beside all boxes, and left of zero.
    fn moved_to_the_corner(mut self) -> Self {
        let corners = self.boxes.iter().flat_map(|it| {
            let (half, tall) = (it.width / 2.0 + OUTLINE, it.height / 2.0 + OUTLINE);
            [(it.x - half, it.y - tall), (it.x + half, it.y + tall)]
        });
        if self.boxes.is_empty() {
            return self;
        }
        let all: Vec<(f64, f64)> = corners.chain(self.arrows.iter().flatten().copied()).collect();
        let least = |of: fn(&(f64, f64)) -> f64| all.iter().map(of).fold(f64::INFINITY, f64::min).min(1e9);
        let most = |of: fn(&(f64, f64)) -> f64| all.iter().map(of).fold(0.0, f64::max);
        let (left, top) = (least(|it| it.0), least(|it| it.1));
        (self.width, self.height) = (most(|it| it.0) - left, most(|it| it.1) - top);
        for placed in &mut self.boxes {
            (placed.x, placed.y) = (placed.x - left, placed.y - top);
        }
        for point in self.arrows.iter_mut().flatten() {
            *point = (point.0 - left, point.1 - top);
        }
        self
    }
}

/// Between the end of an arrow and the box.
const HEAD: f64 = 2.0;
/// The outline of a shared goal, outside its box.
const OUTLINE: f64 = 5.0;

fn name(at: usize) -> String {
    format!("n{at}")
}

fn size(drawn: &Box) -> (f64, f64) {
    let lines = drawn.lines();
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let slant = if drawn.is_goal { 0.0 } else { 2.0 * SLANT };
    let width = (widest as f64 * LETTER + PADDING.0 + slant).max(NARROWEST);
    (width, LINE * lines.len() as f64 + PADDING.1)
}
