//! `svg`: the plan as a picture, drawn as in `mermaid` and laid out here, so that it opens anywhere.

use std::fmt::Write as _;

use super::chart::{Box, Kind};
use super::drawing::{
    CORNER, DASHES, Drawing, GREEN, GREY, INK, LEGEND_LETTERS, LETTERS, Look, MARGIN, OUTER_CORNER, Pen, Point, THICK,
    bends,
};
use super::layout::{Placed, SLANT};
use super::xml::escaped;
use crate::trace::Trace;

pub(super) fn render(trace: &Trace) -> String {
    let drawing = Drawing::of(trace);
    let Drawing { width, height, legend, .. } = &drawing;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-family=\"sans-serif\" font-size=\"{LETTERS}\" role=\"img\">\n"
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(&trace.prompt));
    svg += "<defs>\n";
    let _ = write!(svg, "{}{}", head("arrow", 8, GREY), head("chosen-arrow", 12, GREEN));
    svg += "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    let _ = writeln!(svg, "<g transform=\"translate({MARGIN} {MARGIN})\">");
    drawing.draw(&mut Tags(&mut svg));
    let _ = writeln!(
        svg,
        "</g>\n<text x=\"{MARGIN}\" y=\"{:.0}\" font-size=\"{LEGEND_LETTERS}\" fill=\"{GREY}\">{legend}</text>",
        height - MARGIN
    );
    svg + "</svg>\n"
}

/// The head of an arrow, so many pixels long.
fn head(name: &str, length: u8, colour: &str) -> String {
    format!(
        "<marker id=\"{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"{length}\" \
         markerHeight=\"{length}\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path d=\"M0 0L8 4L0 8z\" \
         fill=\"{colour}\"/></marker>\n"
    )
}

/// Writes a tag for each thing that is drawn.
struct Tags<'a>(&'a mut String);

impl Tags<'_> {
    fn rectangle(&mut self, place: Placed, corner: f64, look: &str) {
        let Placed { width, height, .. } = place;
        let (left, top) = (place.x - width / 2.0, place.y - height / 2.0);
        let _ = writeln!(
            self.0,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{corner}\" {look}/>"
        );
    }
}

impl Pen for Tags<'_> {
    fn arrow(&mut self, points: &[Point], kind: Kind) {
        let way = curve(points);
        let [dash, gap] = DASHES;
        let plain = format!("stroke=\"{GREY}\" fill=\"none\" marker-end=\"url(#arrow)\"");
        let _ = match kind {
            Kind::Chosen => writeln!(
                self.0,
                "<path d=\"{way}\" class=\"chosen\" stroke=\"{GREEN}\" stroke-width=\"{THICK}\" fill=\"none\" \
                 marker-end=\"url(#chosen-arrow)\"/>"
            ),
            Kind::Found => writeln!(self.0, "<path d=\"{way}\" {plain}/>"),
            Kind::Failed => writeln!(self.0, "<path d=\"{way}\" stroke-dasharray=\"{dash} {gap}\" {plain}/>"),
        };
    }

    fn open(&mut self, drawn: &Box) {
        let kind = if drawn.is_goal { "goal" } else { "way" };
        let _ = writeln!(self.0, "<g id=\"n{}\" class=\"{kind} {}\">", drawn.at, drawn.class);
    }

    fn close(&mut self) {
        self.0.push_str("</g>\n");
    }

    fn outline(&mut self, place: Placed, border: &str) {
        self.rectangle(place, OUTER_CORNER, &format!("fill=\"none\" stroke=\"{border}\""));
    }

    fn goal(&mut self, place: Placed, look: &Look) {
        self.rectangle(place, CORNER, &attributes(look));
    }

    fn way(&mut self, place: Placed, look: &Look) {
        let Placed { x, y, width, height } = place;
        let (left, top) = (x - width / 2.0, y - height / 2.0);
        let (right, bottom) = (left + width, top + height);
        let (from, to) = (left + SLANT, right - SLANT);
        let _ = writeln!(
            self.0,
            "<path d=\"M{left:.1} {y:.1}L{from:.1} {top:.1}H{to:.1}L{right:.1} {y:.1}L{to:.1} {bottom:.1}H{from:.1}z\" \
             {}/>",
            attributes(look)
        );
    }

    fn text(&mut self, line: &str, (x, y): Point, _room: f64) {
        let line = escaped(line);
        let _ = writeln!(self.0, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" fill=\"{INK}\">{line}</text>");
    }
}

fn attributes(look: &Look) -> String {
    let Look { fill, border, thick, is_dashed } = look;
    let [dash, gap] = DASHES;
    let dashes = if *is_dashed { format!(" stroke-dasharray=\"{dash} {gap}\"") } else { String::new() };
    format!("fill=\"{fill}\" stroke=\"{border}\" stroke-width=\"{thick}\"{dashes}")
}

/// A soft line through the points.
pub(super) fn curve(points: &[Point]) -> String {
    let mut way = points.first().map_or_else(String::new, |(x, y)| format!("M{x:.1} {y:.1}"));
    for [_, first, second, to] in bends(points) {
        let _ = write!(way, "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", first.0, first.1, second.0, second.1, to.0, to.1);
    }
    way
}
