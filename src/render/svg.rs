//! `svg`: the plan as a picture, drawn as in `mermaid` and laid out here, so that it opens anywhere.
//!
//! Goals are rounded boxes, ways are hexagons, and what became of them is told by colour, by outline and by a sign.

use std::fmt::Write as _;

use super::chart::{Box, CLASSES, Chart, Kind};
use super::layout::{LINE, Layout, Placed, SLANT};
use super::view::View;
use super::xml::escaped;
use crate::trace::Trace;

/// Round the picture, and of its legend.
const MARGIN: f64 = 16.0;
const LEGEND: f64 = 26.0;
const LEGEND_LETTER: f64 = 6.0;
/// A picture of more boxes than these helps nobody; what lies further down is left out, and that is said.
const MOST_BOXES: usize = 600;
const INK: &str = "#1f2328";
const GREY: &str = "#57606a";

pub(super) fn render(trace: &Trace) -> String {
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
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(&trace.prompt));
    svg += ARROW_HEADS;
    let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    let _ = writeln!(svg, "<g transform=\"translate({MARGIN} {MARGIN})\">");
    for (arrow, points) in chart.arrows.iter().zip(&layout.arrows) {
        let way = curve(points);
        let _ = match arrow.kind {
            Kind::Chosen => writeln!(svg, "<path d=\"{way}\" class=\"chosen\" {CHOSEN_ARROW}/>"),
            Kind::Found => writeln!(svg, "<path d=\"{way}\" {ARROW}/>"),
            Kind::Failed => writeln!(svg, "<path d=\"{way}\" stroke-dasharray=\"5 4\" {ARROW}/>"),
        };
    }
    for (drawn, placed) in chart.boxes.iter().zip(&layout.boxes) {
        node(&mut svg, drawn, *placed);
    }
    svg += "</g>\n";
    let _ = writeln!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{:.0}\" font-size=\"11\" fill=\"{GREY}\">{legend}</text>",
        height - MARGIN
    );
    svg + "</svg>\n"
}

const ARROW: &str = "stroke=\"#57606a\" fill=\"none\" marker-end=\"url(#arrow)\"";
const CHOSEN_ARROW: &str = "stroke=\"#1a7f37\" stroke-width=\"3\" fill=\"none\" marker-end=\"url(#chosen-arrow)\"";
const ARROW_HEADS: &str = "<defs>
<marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\" \
                           markerUnits=\"userSpaceOnUse\"><path d=\"M0 0L8 4L0 8z\" fill=\"#57606a\"/></marker>
<marker id=\"chosen-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"12\" markerHeight=\"12\" \
                           orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path d=\"M0 0L8 4L0 8z\" \
                           fill=\"#1a7f37\"/></marker>
</defs>
";

/// A box with its lines.
fn node(svg: &mut String, drawn: &Box, placed: Placed) {
    let (_, fill, border) =
        CLASSES.iter().find(|(name, ..)| *name == drawn.class).expect("every class has its colours");
    let Placed { x, y, width, height } = placed;
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let thick = if drawn.class == "chosen" { 3 } else { 1 };
    let dashes = match drawn.class {
        "refuted" | "setback" | "aside" => " stroke-dasharray=\"5 4\"",
        _ => "",
    };
    let look = format!("fill=\"{fill}\" stroke=\"{border}\" stroke-width=\"{thick}\"{dashes}");
    let kind = if drawn.is_goal { "goal" } else { "way" };
    let _ = writeln!(svg, "<g id=\"n{}\" class=\"{kind} {}\">", drawn.at, drawn.class);
    if drawn.is_shared {
        // A second outline: more than one way needs it.
        let (left, top, width, height) = (left - 4.0, top - 4.0, width + 8.0, height + 8.0);
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"11\" fill=\"none\" \
             stroke=\"{border}\"/>"
        );
    }
    let _ = match drawn.is_goal {
        true => writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"8\" {look}/>"
        ),
        false => {
            let (right, bottom, slant) = (left + width, top + height, SLANT);
            writeln!(
                svg,
                "<path d=\"M{left:.1} {y:.1}L{:.1} {top:.1}H{:.1}L{right:.1} {y:.1}L{:.1} {bottom:.1}H{:.1}z\" {look}/>",
                left + slant,
                right - slant,
                right - slant,
                left + slant
            )
        }
    };
    let lines = drawn.lines();
    for (index, line) in lines.iter().enumerate() {
        let at = top + (height - LINE * lines.len() as f64) / 2.0 + LINE * (index as f64 + 0.75);
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{at:.1}\" text-anchor=\"middle\" fill=\"{INK}\">{}</text>",
            escaped(line)
        );
    }
    svg.push_str("</g>\n");
}

/// A soft line through the points, upright at each of them, so that it keeps away from what stands beside its ends.
pub(super) fn curve(points: &[(f64, f64)]) -> String {
    let mut way = points.first().map_or_else(String::new, |(x, y)| format!("M{x:.1} {y:.1}"));
    for pair in points.windows(2) {
        let [(from_x, from_y), (x, y)] = [pair[0], pair[1]];
        let middle = (from_y + y) / 2.0;
        let _ = write!(way, "C{from_x:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {y:.1}");
    }
    way
}
