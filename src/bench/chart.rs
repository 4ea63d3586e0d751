//! Charts as SVG: figures in, text out, the same bytes for the same figures.
//!
//! Series are told apart by colour (Okabe and Ito 2008, which nobody confuses), by dash and by mark, and each is named at the end
//! of its line. Every spot has its interval as a whisker.

use std::fmt::Write as _;

use super::statistics::Share;
use crate::render::escaped;

/// Some panels, two in a row, below a title.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    pub panels: Vec<Panel>,
    /// Sentences below it.
    pub notes: Vec<String>,
}

/// Shares against something.
#[derive(Clone, Debug)]
pub struct Panel {
    pub title: String,
    /// What the axes are, with units.
    pub across: String,
    pub up: String,
    pub scale: Scale,
    pub series: Vec<Series>,
    /// What to compare with.
    pub level: Option<Level>,
}

/// A share that does not depend on what the axis across is about.
#[derive(Clone, Debug)]
pub struct Level {
    pub name: String,
    pub share: f64,
    /// Where on the axis it stands all the same: what it spends.
    pub across: Option<f64>,
}

/// Logarithmic scales, by where their ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 1, 2, 4, 8, ...
    Twos,
    /// 1, 2, 5, 10, 20, 50, ...
    Tens,
}

#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    /// Which colour, dash and mark it has: the same thing looks the same in every chart.
    pub look: usize,
    pub spots: Vec<Spot>,
}

#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Above 0.
    pub across: f64,
    pub up: Share,
}

/// Pixels of a panel, and within it of the margins round the plot.
const PANEL: (f64, f64) = (480.0, 330.0);
const LEFT: f64 = 58.0;
const RIGHT: f64 = 92.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 52.0;
/// Above the panels, and a line of notes below them.
const HEAD: f64 = 40.0;
const LINE: f64 = 17.0;
const COLUMNS: usize = 2;
/// Between the names of two series.
const NAME_HEIGHT: f64 = 14.0;
/// Letters of a note in a row of so many pixels, at least.
const LETTER: f64 = 6.4;

/// Colour, dash and mark of a series.
const LOOKS: &[(&str, &str, Mark)] = &[
    ("#000000", "", Mark::Square),
    ("#0072b2", "", Mark::Disc),
    ("#d55e00", "7 3", Mark::Triangle),
    ("#009e73", "2 3", Mark::Diamond),
];
const GREY: &str = "#6e6e6e";

#[derive(Clone, Copy, Debug)]
enum Mark {
    Disc,
    Square,
    Triangle,
    Diamond,
}

impl Chart {
    /// The chart as a whole SVG document.
    pub fn to_svg(&self) -> String {
        let columns = self.panels.len().clamp(1, COLUMNS);
        let rows = self.panels.len().div_ceil(columns).max(1);
        let width = PANEL.0 * columns as f64;
        let notes: Vec<String> = self.notes.iter().flat_map(|note| wrapped(note, width - 2.0 * NOTE_INDENT)).collect();
        let height = HEAD + PANEL.1 * rows as f64 + LINE * (notes.len() as f64 + 0.5);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"
        );
        let _ = writeln!(svg, "<title>{}</title>", escaped(&self.title));
        let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        text(&mut svg, (NOTE_INDENT, 26.0), "font-size=\"16\" font-weight=\"bold\"", &self.title);
        for (index, panel) in self.panels.iter().enumerate() {
            let at = (PANEL.0 * (index % columns) as f64, HEAD + PANEL.1 * (index / columns) as f64);
            let _ = writeln!(svg, "<g transform=\"translate({} {})\">", at.0, at.1);
            Plot::of(panel).draw(&mut svg);
            svg += "</g>\n";
        }
        let below = HEAD + PANEL.1 * rows as f64;
        for (index, note) in notes.iter().enumerate() {
            let at = (NOTE_INDENT, below + LINE * (index as f64 + 0.7));
            text(&mut svg, at, &format!("fill=\"{GREY}\""), note);
        }
        svg + "</svg>\n"
    }
}

const NOTE_INDENT: f64 = 16.0;

/// A panel with its scales.
struct Plot<'a> {
    panel: &'a Panel,
    /// The ends of the axes.
    across: (f64, f64),
    /// In twentieths, with the step from tick to tick.
    up: (i32, i32),
    step: i32,
}

impl<'a> Plot<'a> {
    fn of(panel: &'a Panel) -> Self {
        let spots = || panel.series.iter().flat_map(|series| &series.spots);
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        let (mut low, mut high) = (1.0_f64, 0.0_f64);
        for spot in spots() {
            (least, most) = (least.min(spot.across), most.max(spot.across));
            (low, high) = (low.min(spot.up.low), high.max(spot.up.high));
        }
        if let Some(level) = &panel.level {
            (low, high) = (low.min(level.share), high.max(level.share));
            if let Some(across) = level.across {
                (least, most) = (least.min(across), most.max(across));
            }
        }
        if least > most {
            (least, most) = (1.0, 2.0);
        }
        // Ticks are twentieths, or tenths where these would be too many, and the axis goes from one to another.
        let twentieths = |step: i32| {
            let step = f64::from(step);
            let low = ((low * 20.0 / step - 0.1).floor() * step).clamp(0.0, 16.0) as i32;
            let high = ((high * 20.0 / step + 0.1).ceil() * step).clamp(f64::from(low) + 4.0, 20.0) as i32;
            (low, high)
        };
        let fine = twentieths(1);
        let (up, step) = if fine.1 - fine.0 <= 8 { (fine, 1) } else { (twentieths(2), 2) };
        Self { panel, across: (least, if most > least { most } else { least * 2.0 }), up, step }
    }

    fn x(&self, across: f64) -> f64 {
        let (least, most) = self.across;
        let room = PANEL.0 - LEFT - RIGHT - 2.0 * INSET;
        LEFT + INSET + room * (across / least).ln() / (most / least).ln()
    }

    fn y(&self, up: f64) -> f64 {
        let (low, high) = (f64::from(self.up.0) / 20.0, f64::from(self.up.1) / 20.0);
        PANEL.1 - BOTTOM - (PANEL.1 - TOP - BOTTOM) * (up - low) / (high - low)
    }

    fn draw(&self, svg: &mut String) {
        text(svg, (LEFT, TOP - 14.0), "font-weight=\"bold\"", &self.panel.title);
        self.axes(svg);
        let mut names: Vec<Name<'_>> = Vec::new();
        let right = PANEL.0 - RIGHT;
        if let Some(Level { name, share, across }) = &self.panel.level {
            let y = self.y(*share);
            let _ = writeln!(svg, "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"{GREY}\" stroke-dasharray=\"5 4\"/>");
            if let Some(across) = across {
                let (x, y) = (self.x(*across), y);
                let _ = writeln!(svg, "<path d=\"{}\" stroke=\"{GREY}\" stroke-width=\"2\"/>", cross(x, y));
            }
            names.push(Name { y, from: (right, y), text: name, colour: GREY });
        }
        let count = self.panel.series.len() as f64;
        for (index, series) in self.panel.series.iter().enumerate() {
            let look = LOOKS[series.look % LOOKS.len()];
            // Whiskers of several series at one place stand side by side.
            let aside = (index as f64 - (count - 1.0) / 2.0) * WHISKER_APART;
            self.line(svg, series, aside, look);
            if let Some(last) = series.spots.last() {
                let from = (self.x(last.across), self.y(last.up.share));
                names.push(Name { y: from.1, from, text: &series.name, colour: look.0 });
            }
        }
        for Name { y, from, text: name, colour } in apart(names, (TOP, PANEL.1 - BOTTOM)) {
            // A thin line leads from the last spot to the name.
            let to = (right + 5.0, y);
            let way = format!("M{:.1} {:.1}H{right}L{:.1} {:.1}", from.0, from.1, to.0, to.1);
            let _ = writeln!(svg, "<path d=\"{way}\" stroke=\"{colour}\" stroke-opacity=\"0.3\" fill=\"none\"/>");
            text(svg, (right + 8.0, y + 4.0), &format!("fill=\"{colour}\""), name);
        }
    }

    fn axes(&self, svg: &mut String) {
        let (right, bottom) = (PANEL.0 - RIGHT, PANEL.1 - BOTTOM);
        for tick in (self.up.0..=self.up.1).filter(|tick| (tick - self.up.0) % self.step == 0) {
            let share = f64::from(tick) / 20.0;
            let y = self.y(share);
            let _ = writeln!(svg, "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"#e3e3e3\"/>");
            text(svg, (LEFT - 8.0, y + 4.0), "text-anchor=\"end\"", &format!("{share:.2}"));
        }
        let _ = writeln!(svg, "<path d=\"M{LEFT} {TOP}V{bottom}H{right}\" stroke=\"#333333\" fill=\"none\"/>");
        let mut free_from = 0.0;
        for tick in self.ticks() {
            let (x, label) = (self.x(tick), number(tick));
            let _ = writeln!(svg, "<path d=\"M{x:.1} {bottom}v5\" stroke=\"#333333\"/>");
            let half = label.len() as f64 * LETTER / 2.0;
            // A label that would touch the one before it is left out; its tick is not.
            if x - half > free_from {
                text(svg, (x, bottom + 19.0), "text-anchor=\"middle\"", &label);
                free_from = x + half + 4.0;
            }
        }
        let middle = (LEFT + right) / 2.0;
        text(svg, (middle, bottom + 40.0), "text-anchor=\"middle\"", &self.panel.across);
        let (x, y) = (16.0, (TOP + bottom) / 2.0);
        let turned = format!("text-anchor=\"middle\" transform=\"rotate(-90 {x} {y})\"");
        text(svg, (x, y), &turned, &self.panel.up);
    }

    fn ticks(&self) -> Vec<f64> {
        let (least, most) = self.across;
        let all: Vec<f64> = match self.panel.scale {
            Scale::Twos => (0..40).map(|power| 2_f64.powi(power)).collect(),
            Scale::Tens => (-2..12).flat_map(|power| [1.0, 2.0, 5.0].map(|by| by * 10_f64.powi(power))).collect(),
        };
        all.into_iter().filter(|tick| *tick >= least * 0.999 && *tick <= most * 1.001).collect()
    }

    fn line(&self, svg: &mut String, series: &Series, aside: f64, (colour, dash, mark): (&str, &str, Mark)) {
        let points: Vec<(f64, f64)> =
            series.spots.iter().map(|spot| (self.x(spot.across), self.y(spot.up.share))).collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let dashes = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let _ = writeln!(
            svg,
            "<path d=\"M{}\" stroke=\"{colour}\" stroke-width=\"2\" fill=\"none\"{dashes}/>",
            path.join("L")
        );
        for (spot, &(x, y)) in series.spots.iter().zip(&points) {
            let (low, high) = (self.y(spot.up.low), self.y(spot.up.high));
            let whisker = format!("M{:.1} {low:.1}V{high:.1}", x + aside);
            let _ = writeln!(svg, "<path d=\"{whisker}\" stroke=\"{colour}\" stroke-opacity=\"0.45\"/>");
            let _ = writeln!(svg, "<path d=\"{}\" fill=\"{colour}\"/>", mark.path(x, y));
        }
    }
}

/// Between the plot's edge and its first and last spots.
const INSET: f64 = 12.0;
const WHISKER_APART: f64 = 3.0;

impl Mark {
    /// Its outline round a point.
    fn path(self, x: f64, y: f64) -> String {
        match self {
            Mark::Disc => format!("M{:.1} {y:.1}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4.0),
            Mark::Square => format!("M{:.1} {:.1}h8v8h-8z", x - 4.0, y - 4.0),
            Mark::Triangle => format!("M{x:.1} {:.1}l5 9h-10z", y - 5.0),
            Mark::Diamond => format!("M{x:.1} {:.1}l5 5l-5 5l-5 -5z", y - 5.0),
        }
    }
}

/// The name of a series, at the right of the plot.
#[derive(Clone, Copy, Debug)]
struct Name<'a> {
    y: f64,
    /// Where its line ends.
    from: (f64, f64),
    text: &'a str,
    colour: &'a str,
}

/// A cross, to be drawn as a line.
fn cross(x: f64, y: f64) -> String {
    format!("M{:.1} {:.1}l8 8m0 -8l-8 8", x - 4.0, y - 4.0)
}

/// Names moved as little as it takes for none to lie on another, within the plot.
fn apart(mut names: Vec<Name<'_>>, (top, bottom): (f64, f64)) -> Vec<Name<'_>> {
    names.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lowest = top;
    for Name { y, .. } in &mut names {
        *y = y.max(lowest);
        lowest = *y + NAME_HEIGHT;
    }
    let mut highest = bottom;
    for Name { y, .. } in names.iter_mut().rev() {
        *y = y.min(highest);
        highest = *y - NAME_HEIGHT;
    }
    names
}

fn number(value: f64) -> String {
    match value {
        _ if value >= 1_000_000.0 => format!("{}M", value / 1_000_000.0),
        _ if value >= 10_000.0 => format!("{}k", value / 1_000.0),
        _ => format!("{}", (value * 100.0).round() / 100.0),
    }
}

fn text(svg: &mut String, (x, y): (f64, f64), how: &str, what: &str) {
    let space = if how.is_empty() { "" } else { " " };
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\"{space}{how}>{}</text>", escaped(what));
}

/// A sentence in lines of so many pixels.
fn wrapped(sentence: &str, width: f64) -> Vec<String> {
    let room = (width / LETTER) as usize;
    let mut lines = vec![String::new()];
    for word in sentence.split_whitespace() {
        let line = lines.last_mut().expect("there is a first line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= room {
            *line += &format!(" {word}");
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(share: f64) -> Share {
        Share { share, low: share - 0.05, high: share + 0.05 }
    }

    fn chart(heights: &[f64]) -> Chart {
        let series = heights.iter().enumerate().map(|(index, height)| Series {
            name: format!("method <{index}>"),
            look: index,
            spots: [1.0, 2.0, 16.0].map(|across| Spot { across, up: share(*height) }).to_vec(),
        });
        let panel = Panel {
            title: "temperature 0.6".to_owned(),
            across: "paths walked (log scale)".to_owned(),
            up: "right, share of 300 problems".to_owned(),
            scale: Scale::Twos,
            series: series.collect(),
            level: Some(Level { name: "exhaustive".to_owned(), share: 0.7, across: Some(3.0) }),
        };
        let tens = Panel { scale: Scale::Tens, ..panel.clone() };
        Chart { title: "A & B".to_owned(), panels: vec![panel, tens], notes: vec!["slips are injected".to_owned()] }
    }

    /// Left, top, right and bottom of every text that stands upright, as wide as its letters can be.
    fn boxes(svg: &str) -> Vec<(f64, f64, f64, f64, String)> {
        let document = roxmltree::Document::parse(svg).unwrap();
        let mut found = Vec::new();
        for node in
            document.descendants().filter(|node| node.has_tag_name("text") && node.attribute("transform").is_none())
        {
            let at = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            let size: f64 = node.attribute("font-size").map_or(12.0, |size| size.parse().unwrap());
            let said = node.text().unwrap();
            let (width, moved) = (said.chars().count() as f64 * size * 0.5, node.parent_element().unwrap());
            let moved = moved.attribute("transform").map_or((0.0, 0.0), |by| {
                let by = by.trim_start_matches("translate(").trim_end_matches(')');
                let (x, y) = by.split_once(' ').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            });
            let left = at("x") + moved.0
                - match node.attribute("text-anchor") {
                    Some("middle") => width / 2.0,
                    Some("end") => width,
                    _ => 0.0,
                };
            let bottom = at("y") + moved.1;
            found.push((left, bottom - size * 0.8, left + width, bottom + size * 0.2, said.to_owned()));
        }
        found
    }

    #[test]
    fn no_label_lies_on_another_or_outside() {
        for heights in [&[0.5, 0.5, 0.5, 0.5][..], &[0.05, 0.06, 0.94, 0.95], &[0.7], &[]] {
            let svg = chart(heights).to_svg();
            let boxes = boxes(&svg);
            assert!(boxes.len() > 10);
            for (index, one) in boxes.iter().enumerate() {
                assert!(one.0 >= 0.0 && one.2 <= 2.0 * PANEL.0 && one.1 >= 0.0, "{one:?} is outside");
                for other in &boxes[index + 1..] {
                    let apart = one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
                    assert!(apart, "{one:?} lies on {other:?}");
                }
            }
        }
    }

    #[test]
    fn spots_lie_where_the_scale_says() {
        let chart = chart(&[0.4, 0.8]);
        let plot = Plot::of(&chart.panels[0]);
        assert_eq!((plot.up, plot.step), ((6, 18), 2));
        // From 1 to 16 there are four doublings: 2 is a quarter of the way.
        let quarter = plot.x(1.0) + (plot.x(16.0) - plot.x(1.0)) / 4.0;
        assert!((plot.x(2.0) - quarter).abs() < 1e-9);
        assert!((plot.y(0.6) - (plot.y(0.3) + plot.y(0.9)) / 2.0).abs() < 1e-9);
        assert!(plot.y(0.8) < plot.y(0.4));
        let svg = chart.to_svg();
        let (_, _, mark) = LOOKS[1];
        for across in [1.0, 2.0, 16.0] {
            assert!(svg.contains(&mark.path(plot.x(across), plot.y(0.8))), "no mark at {across}");
        }
    }

    #[test]
    fn what_comes_from_elsewhere_is_escaped() {
        let svg = chart(&[0.5]).to_svg();
        assert!(svg.contains("A &amp; B") && svg.contains("method &lt;0&gt;"));
    }
}
