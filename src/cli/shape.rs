//! What `polya solve` can write: a run as text in some format, or as a picture in bytes.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

#[cfg(feature = "studio")]
use crate::render::png;
use crate::render::{Format, Paint, render_with};
use crate::trace::Trace;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text(Format),
    #[cfg(feature = "studio")]
    Html,
    #[cfg(feature = "studio")]
    Png,
}

static ALL: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let texts = Format::value_variants().iter().copied().map(Shape::Text);
    #[cfg(feature = "studio")]
    let texts = texts.chain([Shape::Html, Shape::Png]);
    texts.collect()
});

impl ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Shape::Text(format) => format.to_possible_value(),
            #[cfg(feature = "studio")]
            Shape::Html => Some(
                PossibleValue::new("html").help("A page that plays the run, to be handed out; it needs no network"),
            ),
            #[cfg(feature = "studio")]
            Shape::Png => Some(PossibleValue::new("png").help("The same picture as points, for a file (-o) or a pipe")),
        }
    }
}

impl Shape {
    pub fn is_text(self) -> bool {
        #[cfg(feature = "studio")]
        let is_points = self == Shape::Png;
        #[cfg(not(feature = "studio"))]
        let is_points = false;
        !is_points
    }

    pub fn made(self, trace: &Trace, paint: Paint) -> Vec<u8> {
        match self {
            Shape::Text(format) => render_with(trace, format, paint).into_bytes(),
            #[cfg(feature = "studio")]
            Shape::Html => crate::studio::page(trace).into_bytes(),
            #[cfg(feature = "studio")]
            Shape::Png => png(trace),
        }
    }
}
