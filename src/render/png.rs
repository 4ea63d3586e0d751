//! `png`: the picture that `svg` draws, as points, for whatever takes no drawings: slides, chats, word processors.
//!
//! The fonts are part of the program, so the picture has all its signs on a machine without any.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{FontResolver, Options, Tree};

use super::{Format, render};
use crate::trace::Trace;

/// Points for a length of one in the drawing, so that text is sharp on screens with small points too.
const SCALE: f32 = 2.0;
/// Points of the largest picture: 4 bytes each while it is made. A larger one is drawn smaller.
const MOST_POINTS: f32 = 30_000_000.0;
/// The first is for all text, and the others have signs that it lacks. Each stands by the name that it gives itself.
const FONTS: [(&str, &[u8]); 3] = [
    ("Ubuntu", epaint_default_fonts::UBUNTU_LIGHT),
    ("Hack", epaint_default_fonts::HACK_REGULAR),
    ("Noto Emoji", epaint_default_fonts::NOTO_EMOJI_REGULAR),
];

/// The plan as a picture in the Portable Network Graphics format.
///
/// Of a run that sampled paths it shows the path that `svg` shows. A letter that no font here has, such as a Chinese
/// one, is drawn as a box.
pub fn png(trace: &Trace) -> Vec<u8> {
    points(&render(trace, Format::Svg))
}

fn points(svg: &str) -> Vec<u8> {
    let mut fonts = Arc::new(fonts());
    let svg = with_fonts(svg, &mut fonts);
    // Left to itself, the fallback draws a whole line in the font that has its rarest sign.
    let font_resolver =
        FontResolver { select_font: FontResolver::default_font_selector(), select_fallback: Box::new(|_, _, _| None) };
    let options = Options { fontdb: fonts, font_resolver, ..Options::default() };
    // A stored trace may have no plan. Of a drawing without a size there is one point to be seen, and it is empty.
    let tree = Tree::from_str(&svg, &options);
    let (width, height) = tree.as_ref().map_or((1.0, 1.0), |tree| (tree.size().width(), tree.size().height()));
    let scale = scale(width, height);
    let [across, down] = [width, height].map(|length| ((length * scale).round() as u32).max(1));
    let mut picture = Pixmap::new(across, down).expect("it has points, and no more than fit");
    let (x, y) = (across as f32 / width, down as f32 / height);
    if let Ok(tree) = tree {
        resvg::render(&tree, Transform::from_scale(x, y), &mut picture.as_mut());
    }
    picture.encode_png().expect("it is written to memory")
}

fn scale(width: f32, height: f32) -> f32 {
    SCALE.min((MOST_POINTS / (width * height)).sqrt())
}

fn fonts() -> Database {
    let mut fonts = Database::new();
    for (_, font) in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family(FONTS[0].0);
    fonts
}

/// The drawing with every sign that the first font lacks in a font that has it.
fn with_fonts(svg: &str, fonts: &mut Arc<Database>) -> String {
    let mut set = String::with_capacity(svg.len());
    let mut is_text = false;
    for piece in svg.split_inclusive('<') {
        // Before the first sign `>` stands the tag that was opened by the last piece.
        let (tag, told) = piece.split_once('>').map_or(("", piece), |(tag, told)| (tag, told));
        if !tag.is_empty() {
            set += tag;
            set.push('>');
            is_text = tag.starts_with("text ") || (is_text && tag != "/text");
        }
        match is_text {
            true => told.chars().for_each(|letter| set_letter(letter, fonts, &mut set)),
            false => set += told,
        }
    }
    set
}

fn set_letter(letter: char, fonts: &mut Arc<Database>, set: &mut String) {
    let letter = match letter {
        '✓' => '✔',
        '✗' => '✖',
        other => other,
    };
    match other_font(letter, fonts) {
        Some(family) => *set += &format!("<tspan font-family=\"{family}\">{letter}</tspan>"),
        None => set.push(letter),
    }
}

/// The font for a letter that the first lacks; none when the first has it, or nobody.
fn other_font(letter: char, fonts: &mut Arc<Database>) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    let faces: Vec<ID> = fonts.faces().map(|face| face.id).collect();
    // The selector offers the first font that has the letter, but never the one for which it is asked.
    let offer = FontResolver::default_fallback_selector();
    let instead_of_second = offer(letter, &faces[1..2], fonts);
    let instead_of_first = offer(letter, &faces[..1], fonts)?;
    if instead_of_second == faces.first().copied() {
        return None;
    }
    faces.iter().zip(FONTS).find(|(face, _)| **face == instead_of_first).map(|(_, (family, _))| family)
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

    fn drawing(width: u32, height: u32, inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             font-family=\"sans-serif\">{inside}</svg>"
        )
    }

    #[test]
    fn a_picture_is_twice_as_large_as_its_drawing_and_text_is_drawn() {
        let bare = points(&drawing(100, 40, ""));
        let told = points(&drawing(100, 40, "<text x=\"5\" y=\"30\">gcd = 6</text>"));
        assert_eq!(size(&told), (200, 80));
        assert_eq!(told, points(&drawing(100, 40, "<text x=\"5\" y=\"30\">gcd = 6</text>")));
        assert_ne!(told, bare);
    }

    #[test]
    fn a_large_picture_is_drawn_smaller() {
        for (width, height) in [(100_000, 90_000), (4_000_000, 3), (1, 9_000_000)] {
            let scale = scale(width as f32, height as f32);
            assert!(scale * scale * (width as f32) * (height as f32) <= MOST_POINTS * 1.001);
        }
        let (across, down) = size(&points(&drawing(40_000, 2_000, "")));
        assert!(across * down <= 30_100_000 && across > 20 * down - 20, "{across} by {down}");
    }

    #[test]
    fn every_sign_of_a_drawing_is_in_a_font() {
        let mut fonts = Arc::new(fonts());
        for (face, (family, _)) in fonts.faces().zip(FONTS) {
            assert_eq!(face.families[0].0, family);
        }
        for sign in "●○→✔✖√".chars() {
            let first_has_it = sign == '√';
            assert_eq!(other_font(sign, &mut fonts).is_none(), first_has_it, "{sign}");
        }
        assert_eq!(
            with_fonts("<title>✓</title><text x=\"1\">a – b₂ → c ✓</text>✓", &mut fonts),
            "<title>✓</title><text x=\"1\">a – b₂ <tspan font-family=\"Hack\">→</tspan> c \
             <tspan font-family=\"Noto Emoji\">✔</tspan></text>✓"
        );
    }
}
