//! The plan as a drawing: what stands where, told to a pen. One pen writes `svg`, another sets the points of `png`.
//!
//! Goals are rounded boxes, ways are hexagons, and what became of them is told by colour, by outline and by a sign.

use super::chart::{Box, CLASSES, Chart, Kind};
use super::layout::{LINE, Layout, Placed, SLANT};
use super::view::View;
use crate::trace::Trace;

/// Round the picture, and of its legend.
pub(super) const MARGIN: f64 = 16.0;
const LEGEND: f64 = 26.0;
const LEGEND_LETTER: f64 = 6.0;
/// A picture of more boxes than these helps nobody; what lies further down is left out, and that is said.
const MOST_BOXES: usize = 600;
/// Of text, of the legend and most arrows, and of the arrows that the answer rests on.
pub(super) const INK: &str = "#1f2328";
pub(super) const GREY: &str = "#57606a";
pub(super) const GREEN: &str = "#1a7f37";
/// Pixels of the letters in a box, and in the legend.
pub(super) const LETTERS: f64 = 12.0;
pub(super) const LEGEND_LETTERS: f64 = 11.0;
/// How thick a line is that the answer rests on; all others are 1.
pub(super) const THICK: u8 = 3;
/// A dash and a gap, along what leads to no answer that stands.
pub(super) const DASHES: [u8; 2] = [5, 4];
/// Radius of the corners of a goal, and how far its second outline stands off.
pub(super) const CORNER: f64 = 8.0;
const STAND_OFF: f64 = 4.0;
/// Of the second outline.
pub(super) const OUTER_CORNER: f64 = 11.0;

pub(super) type Point = (f64, f64);

pub(super) struct Drawing {
    chart: Chart,
    layout: Layout,
    pub legend: String,
    /// Whole pixels, with the margins and the legend.
    pub width: f64,
    pub height: f64,
}

/// Draws in pixels from the left upper corner inside the margins. Later things lie on earlier ones.
pub(super) trait Pen {
    /// A soft line through the points, with a head at its end.
    fn arrow(&mut self, points: &[Point], kind: Kind);
    /// All until the box is closed belongs to it.
    fn open(&mut self, _drawn: &Box) {}
    fn close(&mut self) {}
    /// A second outline round a goal: more than one way needs it.
    fn outline(&mut self, place: Placed, border: &str);
    /// A rounded box.
    fn goal(&mut self, place: Placed, look: &Look);
    /// A hexagon.
    fn way(&mut self, place: Placed, look: &Look);
    /// A line of text with its middle at a point of the line it stands on, and the width that there is for it.
    fn text(&mut self, line: &str, middle: Point, room: f64);
}

/// How a box is filled and outlined.
pub(super) struct Look {
    pub fill: &'static str,
    pub border: &'static str,
    pub thick: u8,
    pub is_dashed: bool,
}

impl Look {
    fn of(class: &str) -> Self {
        let (_, fill, border) = CLASSES.iter().find(|(name, ..)| *name == class).expect("every class has its colours");
        let thick = if class == "chosen" { THICK } else { 1 };
        Self { fill, border, thick, is_dashed: matches!(class, "refuted" | "setback" | "aside") }
    }
}

impl Drawing {
    pub fn of(trace: &Trace) -> Self {
        let mut chart = Chart::of(&View::new(trace));
        let left_out = chart.keep_first(MOST_BOXES);
        let layout = Layout::of(&chart);
        let mut legend = "green and thick: the answer rests on it · ? unsettled · ✗ refuted · – set aside".to_owned();
        if trace.settings.temperature > 0.0 {
            legend += " · slips are injected";
        }
        if left_out > 0 {
            legend = format!("{left_out} more boxes lie further down and are left out · {legend}");
        }
        let width = layout.width.max(legend.chars().count() as f64 * LEGEND_LETTER) + 2.0 * MARGIN;
        let height = layout.height + 2.0 * MARGIN + LEGEND;
        Self { chart, layout, legend, width: width.round_ties_even(), height: height.round_ties_even() }
    }

    /// All that stands inside the margins.
    pub fn draw(&self, pen: &mut impl Pen) {
        for (arrow, points) in self.chart.arrows.iter().zip(&self.layout.arrows) {
            pen.arrow(points, arrow.kind);
        }
        for (drawn, placed) in self.chart.boxes.iter().zip(&self.layout.boxes) {
            node(pen, drawn, *placed);
        }
    }
}

/// A box with its lines.
fn node(pen: &mut impl Pen, drawn: &Box, place: Placed) {
    let look = Look::of(drawn.class);
    let Placed { x, y, width, height } = place;
    pen.open(drawn);
    if drawn.is_shared {
        let (width, height) = (width + 2.0 * STAND_OFF, height + 2.0 * STAND_OFF);
        pen.outline(Placed { x, y, width, height }, look.border);
    }
    match drawn.is_goal {
        true => pen.goal(place, &look),
        false => pen.way(place, &look),
    }
    let lines = drawn.lines();
    let room = width - if drawn.is_goal { 2.0 * CORNER } else { 2.0 * SLANT };
    let top = y - height / 2.0;
    for (index, line) in lines.iter().enumerate() {
        let at = top + (height - LINE * lines.len() as f64) / 2.0 + LINE * (index as f64 + 0.75);
        pen.text(line, (x, at), room);
    }
    pen.close();
}

/// The pieces of a soft line through the points: each from a point by two that bend it to the next. It is upright at each
/// point, so that it keeps away from what stands beside its ends.
pub(super) fn bends(points: &[Point]) -> impl Iterator<Item = [Point; 4]> {
    points.windows(2).map(|pair| {
        let [from, to] = [pair[0], pair[1]];
        let middle = (from.1 + to.1) / 2.0;
        [from, (from.0, middle), (to.0, middle), to]
    })
}
