//! Where the boxes and arrows of the plan stand. It is worked out once for the finished plan, so that nothing jumps while it is
//! revealed; of a large plan only a part is drawn, and other parts when they are asked for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::render::chart::{Chart, Extent, Kind};
use crate::render::layout::Layout;
use crate::render::view::View;

/// Goals are taken apart until there are so many boxes, and no way shows more parts: what is larger cannot be read.
const USUAL_BOXES: usize = 150;
const USUAL_PARTS: usize = 24;
/// A layout of more boxes takes longer than anybody waits for it.
const MOST_BOXES: usize = 600;
const MOST_ARROWS: usize = 3 * MOST_BOXES;

/// A plan, laid out. Lengths are in pixels, from the left upper corner.
#[derive(Debug, Serialize)]
pub struct Picture {
    pub width: f64,
    pub height: f64,
    pub boxes: Vec<Drawn>,
    pub arrows: Vec<Arrow>,
    /// Boxes that would be drawn, but are too many.
    pub left_out: usize,
}

/// A box, by its middle.
#[derive(Debug, Serialize)]
pub struct Drawn {
    pub node: usize,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Lines that say what it is, and lines that say what became of it.
    pub title: Vec<String>,
    pub outcome: Vec<String>,
    pub is_shared: bool,
    /// Ways or parts below it that are not drawn.
    pub folded: usize,
}

#[derive(Debug, Serialize)]
pub struct Arrow {
    /// Nodes.
    pub from: usize,
    pub to: usize,
    /// Whether the answer rests on it.
    pub is_chosen: bool,
    /// The curve, as SVG writes it.
    pub path: String,
}

impl Picture {
    pub(super) fn of(view: &View<'_>, parents: &[Option<usize>], opened: &[usize]) -> Self {
        let mut extent = Extent { most: USUAL_BOXES, parts: USUAL_PARTS, wanted: BTreeSet::new() };
        for &node in opened.iter().rev().take(MOST_BOXES).filter(|&&node| node < parents.len()) {
            let above = std::iter::successors(Some(node), |&at| parents[at]);
            for at in above {
                let is_known = !extent.wanted.insert(at);
                extent.wanted.insert(view.drawn_for(at));
                if is_known {
                    break;
                }
            }
        }
        let mut chart = Chart::within(view, &extent);
        let left_out = chart.keep_first(MOST_BOXES);
        chart.arrows.truncate(MOST_ARROWS);
        let layout = Layout::of(&chart);
        let boxes = chart.boxes.into_iter().zip(&layout.boxes).map(|(drawn, placed)| Drawn {
            node: drawn.at,
            x: tenths(placed.x),
            y: tenths(placed.y),
            width: tenths(placed.width),
            height: tenths(placed.height),
            title: drawn.title,
            outcome: drawn.outcome,
            is_shared: drawn.is_shared,
            folded: drawn.folded,
        });
        let arrows = chart.arrows.iter().zip(&layout.arrows).map(|(arrow, points)| Arrow {
            from: arrow.from,
            to: arrow.to,
            is_chosen: arrow.kind == Kind::Chosen,
            path: crate::render::svg::curve(points),
        });
        Self {
            width: tenths(layout.width),
            height: tenths(layout.height),
            boxes: boxes.collect(),
            arrows: arrows.collect(),
            left_out,
        }
    }
}

/// Finer than a tenth of a pixel nobody sees.
fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
