//! Lines of text as outlines, in a font that is part of the program.
//!
//! Text runs from left to right, a letter beside a letter. A few signs that the font lacks are drawn here. Any other
//! letter that it lacks, such as a Chinese one, is an empty box.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::width::width;

/// Height of a line of text, in the units of the font and of all that is here.
pub(super) const EM: f32 = 1000.0;

/// A line of text that starts at the origin. Down is positive, as in the picture.
pub(super) struct Written {
    /// To be filled.
    pub outlines: Option<Path>,
    /// To be drawn as lines.
    pub strokes: Option<Path>,
    pub width: f32,
}

pub(super) struct Font(Face<'static>);

/// What is drawn of a line of text so far.
#[derive(Default)]
struct Line {
    outlines: PathBuilder,
    strokes: PathBuilder,
    width: f32,
}

impl Font {
    /// The one font that is part of the program.
    pub fn new() -> Self {
        let face = Face::parse(epaint_default_fonts::UBUNTU_LIGHT, 0).expect("the font is whole");
        Self(face)
    }

    pub fn write(&self, text: &str) -> Written {
        let mut line = Line::default();
        for letter in text.chars() {
            self.write_letter(letter, &mut line);
        }
        Written { outlines: line.outlines.finish(), strokes: line.strokes.finish(), width: line.width }
    }

    fn write_letter(&self, letter: char, line: &mut Line) {
        let glyph = self.0.glyph_index(letter);
        if glyph.is_none() {
            if let Some(wide) = sign(letter, line) {
                line.width += wide;
                return;
            }
            // Such as a mark on the letter before it.
            if width(letter.encode_utf8(&mut [0; 4])) == 0 {
                return;
            }
        }
        // The first outline of every font is that of a letter that it lacks.
        let glyph = glyph.unwrap_or(GlyphId(0));
        let (outlines, left) = (&mut line.outlines, line.width);
        self.0.outline_glyph(glyph, &mut Shifted { outlines, left });
        line.width += self.0.glyph_hor_advance(glyph).map_or(0.0, f32::from);
    }
}

/// A sign that the font lacks, and the width that it takes; none for any other letter.
fn sign(letter: char, line: &mut Line) -> Option<f32> {
    let left = line.width;
    match letter {
        '✓' | '✔' => {
            line.stroke(&[(110.0, 330.0), (310.0, 110.0), (720.0, 620.0)]);
            Some(830.0)
        }
        '✗' | '✖' => {
            line.stroke(&[(130.0, 40.0), (690.0, 640.0)]);
            line.stroke(&[(690.0, 40.0), (130.0, 640.0)]);
            Some(820.0)
        }
        '→' => {
            line.stroke(&[(90.0, 330.0), (790.0, 330.0)]);
            line.stroke(&[(570.0, 530.0), (790.0, 330.0), (570.0, 130.0)]);
            Some(900.0)
        }
        '●' => {
            line.outlines.push_circle(left + 330.0, -330.0, 270.0);
            Some(660.0)
        }
        '○' => {
            line.strokes.push_circle(left + 330.0, -330.0, 250.0);
            Some(660.0)
        }
        _ => None,
    }
}

impl Line {
    /// A line through points that are measured from where the next letter stands, and upwards.
    fn stroke(&mut self, points: &[(f32, f32)]) {
        for (index, (right, up)) in points.iter().enumerate() {
            match index {
                0 => self.strokes.move_to(self.width + right, -up),
                _ => self.strokes.line_to(self.width + right, -up),
            }
        }
    }
}

/// Takes the outline of a letter, in which up is positive, to its place in the line.
struct Shifted<'a> {
    outlines: &'a mut PathBuilder,
    left: f32,
}

impl OutlineBuilder for Shifted<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.outlines.move_to(self.left + x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.outlines.line_to(self.left + x, -y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.outlines.quad_to(self.left + x1, -y1, self.left + x, -y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.outlines.cubic_to(self.left + x1, -y1, self.left + x2, -y2, self.left + x, -y);
    }

    fn close(&mut self) {
        self.outlines.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::Fate;

    #[test]
    fn the_font_is_measured_as_the_signs_are() {
        assert_eq!(f32::from(Font::new().0.units_per_em()), EM);
    }

    #[test]
    fn every_sign_of_a_chart_is_more_than_an_empty_box() {
        let font = Font::new();
        let drawn = |letter: char| {
            let written = font.write(&letter.to_string());
            assert!(written.width > 0.0, "{letter}");
            (written.outlines, written.strokes)
        };
        let empty_box = drawn('数');
        assert!(empty_box.0.is_some());
        let fates = [Fate::Found, Fate::Unsettled, Fate::Refuted, Fate::Setback, Fate::Aside, Fate::Open]
            .map(Fate::sign)
            .concat();
        let others = "●○→✔✖…–×·√²≤≥≠±−₀₁₂₃₄₅₆₇₈₉=?^()/£€é";
        for sign in fates.chars().chain(others.chars()) {
            let shapes = drawn(sign);
            assert!(shapes != (None, None) && shapes != empty_box, "{sign}");
        }
    }

    #[test]
    fn a_line_is_as_wide_as_its_letters() {
        let font = Font::new();
        let alone = |letter: char| font.write(&letter.to_string()).width;
        for line in ["", "gcd(48, 18)", "→ 6 ✓", "数学 e\u{301}\u{200d}\u{1b}"] {
            assert_eq!(font.write(line).width, line.chars().map(alone).sum::<f32>(), "{line}");
        }
        assert_eq!(font.write("\u{200d}\u{fe0f}").width, 0.0);
    }
}
