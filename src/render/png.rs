//! `png`: the picture that `svg` draws, as points, for whatever takes no drawings: slides, chats, word processors.
//!
//! The font is part of the program, so the picture is the same on a machine without any.

use tiny_skia::{Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

use super::chart::Kind;
use super::drawing::{
    CORNER, DASHES, Drawing, GREEN, GREY, INK, LEGEND_LETTERS, LETTERS, Look, MARGIN, OUTER_CORNER, Pen, Point, THICK,
    bends,
};
use super::layout::{Placed, SLANT};
use super::letters::{EM, Font, Written};
use crate::trace::Trace;

/// Points for a length of one in the drawing, so that text is sharp on screens with small points too.
const SCALE: f32 = 2.0;
/// Points of the largest picture: 4 bytes each while it is made. A larger one is drawn smaller.
const MOST_POINTS: f32 = 30_000_000.0;
/// How thick the lines of a sign are, and the line round a letter that makes it easier to read.
const SIGN_LINE: f32 = 95.0;
const LETTER_LINE: f32 = 25.0;
/// How far the two points that bend a quarter of a circle stand from its ends, for a radius of one.
const QUARTER: f64 = 0.5523;

/// The plan as a picture in the Portable Network Graphics format.
///
/// Of a run that sampled paths it shows the path that `svg` shows. A letter that the font lacks, such as a Chinese one,
/// is drawn as a box.
pub fn png(trace: &Trace) -> Vec<u8> {
    let along = trace.path_to_show().filter(|_| trace.is_sampled()).and_then(|path| trace.along(path));
    let drawing = Drawing::of(along.as_ref().unwrap_or(trace));
    let mut paper = Paper::new(drawing.width, drawing.height);
    drawing.draw(&mut paper);
    let room = drawing.width - 2.0 * MARGIN;
    let legend = paper.fitted(&drawing.legend, LEGEND_LETTERS, room);
    paper.write(&legend, (0.0, drawing.height - 2.0 * MARGIN), GREY);
    paper.points()
}

/// A white sheet, and the font to write on it.
struct Paper {
    sheet: Pixmap,
    font: Font,
    /// From the place inside the margins to the points of the sheet.
    place: Transform,
}

/// A line of text, and how large its letters are in pixels, that it fits.
struct Fitted {
    text: Written,
    letters: f32,
}

impl Paper {
    /// A sheet for a drawing so many pixels wide and high.
    fn new(width: f64, height: f64) -> Self {
        let (width, height) = (width as f32, height as f32);
        let scale = scale(width, height);
        let [across, down] = [width, height].map(|length| ((length * scale).round() as u32).max(1));
        let mut sheet = Pixmap::new(across, down).expect("it has points, and no more than fit");
        sheet.fill(Color::WHITE);
        let margin = MARGIN as f32;
        let place = Transform::from_scale(across as f32 / width, down as f32 / height).pre_translate(margin, margin);
        Self { sheet, font: Font::new(), place }
    }

    fn points(&self) -> Vec<u8> {
        self.sheet.encode_png().expect("it is written to memory")
    }

    fn fill(&mut self, path: &Path, colour: &str) {
        self.sheet.fill_path(path, &paint(colour), FillRule::Winding, self.place, None);
    }

    fn line(&mut self, path: &Path, colour: &str, thick: u8, is_dashed: bool) {
        let dash = StrokeDash::new(DASHES.map(f32::from).to_vec(), 0.0).filter(|_| is_dashed);
        let stroke = Stroke { width: f32::from(thick), dash, ..Stroke::default() };
        self.sheet.stroke_path(path, &paint(colour), &stroke, self.place, None);
    }

    /// A line of text no wider than there is room, with smaller letters if need be.
    fn fitted(&self, line: &str, letters: f64, room: f64) -> Fitted {
        let text = self.font.write(line);
        let most = room as f32 / text.width.max(1.0) * EM;
        Fitted { text, letters: most.min(letters as f32) }
    }

    fn write(&mut self, line: &Fitted, (x, y): Point, colour: &str) {
        let size = line.letters / EM;
        let place = self.place.pre_translate(x as f32, y as f32).pre_scale(size, size);
        let paint = paint(colour);
        let round = |width| Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        if let Some(outlines) = &line.text.outlines {
            self.sheet.fill_path(outlines, &paint, FillRule::Winding, place, None);
            self.sheet.stroke_path(outlines, &paint, &round(LETTER_LINE), place, None);
        }
        if let Some(strokes) = &line.text.strokes {
            self.sheet.stroke_path(strokes, &paint, &round(SIGN_LINE), place, None);
        }
    }

    fn filled(&mut self, path: Option<Path>, look: &Look) {
        if let Some(path) = path {
            self.fill(&path, look.fill);
            self.line(&path, look.border, look.thick, look.is_dashed);
        }
    }
}

impl Pen for Paper {
    fn arrow(&mut self, points: &[Point], kind: Kind) {
        let (colour, thick, length) = match kind {
            Kind::Chosen => (GREEN, THICK, 12.0),
            Kind::Found | Kind::Failed => (GREY, 1, 8.0),
        };
        let Some(head) = bends(points).last().and_then(|last| head(last, length)) else { return };
        let mut line = Way::from(points[0]);
        for [_, first, second, to] in bends(points) {
            line.bend(first, second, to);
        }
        if let Some(line) = line.0.finish() {
            self.line(&line, colour, thick, kind == Kind::Failed);
            self.fill(&head, colour);
        }
    }

    fn outline(&mut self, place: Placed, border: &str) {
        if let Some(outline) = rounded(place, OUTER_CORNER) {
            self.line(&outline, border, 1, false);
        }
    }

    fn goal(&mut self, place: Placed, look: &Look) {
        self.filled(rounded(place, CORNER), look);
    }

    fn way(&mut self, place: Placed, look: &Look) {
        let Placed { x, y, width, height } = place;
        let (left, top) = (x - width / 2.0, y - height / 2.0);
        let (right, bottom) = (left + width, top + height);
        let (from, to) = (left + SLANT, right - SLANT);
        let mut way = Way::from((left, y));
        for corner in [(from, top), (to, top), (right, y), (to, bottom), (from, bottom)] {
            way.line(corner);
        }
        self.filled(way.closed(), look);
    }

    fn text(&mut self, line: &str, (x, y): Point, room: f64) {
        let line = self.fitted(line, LETTERS, room);
        let width = f64::from(line.text.width * line.letters / EM);
        self.write(&line, (x - width / 2.0, y), INK);
    }
}

/// A path in the lengths of the drawing.
struct Way(PathBuilder);

impl Way {
    fn from((x, y): Point) -> Self {
        let mut path = PathBuilder::new();
        path.move_to(x as f32, y as f32);
        Self(path)
    }

    fn line(&mut self, (x, y): Point) {
        self.0.line_to(x as f32, y as f32);
    }

    fn bend(&mut self, first: Point, second: Point, to: Point) {
        let [first, second, to] = [first, second, to].map(|(x, y)| (x as f32, y as f32));
        self.0.cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
    }

    fn closed(mut self) -> Option<Path> {
        self.0.close();
        self.0.finish()
    }
}

/// A box with round corners, clockwise from its left upper corner.
fn rounded(place: Placed, corner: f64) -> Option<Path> {
    let (half, tall) = (place.width / 2.0, place.height / 2.0);
    let (left, right, top, bottom) = (place.x - half, place.x + half, place.y - tall, place.y + tall);
    let near = corner * (1.0 - QUARTER);
    let mut way = Way::from((left + corner, top));
    way.line((right - corner, top));
    way.bend((right - near, top), (right, top + near), (right, top + corner));
    way.line((right, bottom - corner));
    way.bend((right, bottom - near), (right - near, bottom), (right - corner, bottom));
    way.line((left + corner, bottom));
    way.bend((left + near, bottom), (left, bottom - near), (left, bottom - corner));
    way.line((left, top + corner));
    way.bend((left, top + near), (left + near, top), (left + corner, top));
    way.closed()
}

/// The head at the end of a piece of an arrow: as wide as it is long, and with its tip an eighth of that beyond the end.
fn head([from, first, second, (x, y)]: [Point; 4], length: f64) -> Option<Path> {
    let before = [second, first, from].into_iter().find(|point| *point != (x, y))?;
    let (across, down) = (x - before.0, y - before.1);
    let far = across.hypot(down);
    let (across, down) = (across / far * length, down / far * length);
    let back = (x - across * 7.0 / 8.0, y - down * 7.0 / 8.0);
    let mut way = Way::from((x + across / 8.0, y + down / 8.0));
    way.line((back.0 - down / 2.0, back.1 + across / 2.0));
    way.line((back.0 + down / 2.0, back.1 - across / 2.0));
    way.closed()
}

/// A colour such as `#1a7f37`.
fn paint(colour: &str) -> Paint<'static> {
    let number = u32::from_str_radix(&colour[1..], 16).expect("colours are written with six digits");
    let [_, red, green, blue] = number.to_be_bytes();
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

fn scale(width: f32, height: f32) -> f32 {
    SCALE.min((MOST_POINTS / (width * height)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height as they stand in the head of the file.
    fn size(png: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        (number(16), number(20))
    }

    fn told(text: &str) -> Paper {
        let mut paper = Paper::new(132.0, 72.0);
        paper.text(text, (50.0, 25.0), 100.0);
        paper
    }

    /// The first and the last column of points with ink.
    fn inked(paper: &Paper) -> (u32, u32) {
        let (across, down) = (paper.sheet.width(), paper.sheet.height());
        let is_inked = |x: u32| (0..down).any(|y| paper.sheet.pixel(x, y).is_some_and(|point| point.red() < 128));
        let columns: Vec<u32> = (0..across).filter(|&x| is_inked(x)).collect();
        (columns[0], columns[columns.len() - 1])
    }

    #[test]
    fn a_picture_is_twice_as_large_as_its_drawing_and_text_is_drawn() {
        let bare = told("").points();
        let gcd = told("gcd = 6").points();
        assert_eq!(size(&gcd), (264, 144));
        assert_eq!(gcd, told("gcd = 6").points());
        assert_ne!(gcd, bare);
    }

    #[test]
    fn text_stands_in_the_middle_and_within_its_room() {
        for text in ["HH", "HIIIH", "W→✗✓H", &"M".repeat(40), &"数".repeat(40)] {
            let (left, right) = inked(&told(text));
            // The middle is 50 pixels right of the margin.
            assert!((left + right).abs_diff(264) <= 8, "{text}: {left} to {right}");
            assert!(left >= 32 && right <= 232, "{text}: {left} to {right}");
        }
    }

    #[test]
    fn a_large_picture_is_drawn_smaller() {
        for (width, height) in [(100_000, 90_000), (4_000_000, 3), (1, 9_000_000)] {
            let scale = scale(width as f32, height as f32);
            assert!(scale * scale * (width as f32) * (height as f32) <= MOST_POINTS * 1.001);
        }
        let (across, down) = size(&Paper::new(40_000.0, 2_000.0).points());
        assert!(across * down <= 30_100_000 && across > 20 * down - 20, "{across} by {down}");
    }

    #[test]
    fn an_arrow_without_a_way_is_not_drawn() {
        let mut paper = Paper::new(132.0, 72.0);
        for points in [&[][..], &[(5.0, 5.0)], &[(5.0, 5.0), (5.0, 5.0)]] {
            paper.arrow(points, Kind::Chosen);
        }
        assert!(paper.sheet == Paper::new(132.0, 72.0).sheet);
    }
}
