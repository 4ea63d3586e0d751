//! The keys and the signs, on one page.

use ratatui::layout::Rect;
use ratatui::text::Line;

/// Keys and what they do, in two columns.
const KEYS: [[(&str, &str); 2]; 7] = [
    [("space", "play, pause"), ("↑ ↓  k j", "move in this pane")],
    [("← →  h l", "one event back, on"), ("page", "ten lines up, down")],
    [("home end", "first, last event"), ("tab", "to the next pane")],
    [("+ -", "faster, slower"), ("enter", "when it was settled")],
    [("r R", "refuted: next, back"), ("c", "fold, unfold")],
    [("/ n N", "search, next, back"), ("s", "tell, hide slips")],
    [("[ ]", "path: back, on"), ("? q", "help, quit")],
];
const SIGNS: [&str; 7] = [
    "The pane with the double frame has the keys that move.",
    "",
    "✓ found   ✗ refuted, or no answer   ? unsettled   – set aside",
    "… not settled yet   ● the answer rests on it   ◂ happens here",
    "▾ open   ▸ folded   ‹ further left   ▌ said now",
    "On the line below: █ now   ✗ something is refuted",
    "                   ↶ turned back   ◆ an answer is selected",
];
const COLUMNS: u16 = 64;

pub(super) fn lines() -> Vec<Line<'static>> {
    let pair = |[(key, does), (other, other_does)]: [(&str, &str); 2]| {
        format!("{key:<9} {does:<20} {other:<9} {other_does}").trim_end().to_owned()
    };
    KEYS.into_iter().map(pair).chain(SIGNS.map(str::to_owned)).map(Line::from).collect()
}

/// In the middle of the screen.
pub(super) fn area(screen: Rect) -> Rect {
    let lines = u16::try_from(KEYS.len() + SIGNS.len() + 2).expect("it is a page");
    let (width, height) = (COLUMNS.min(screen.width), lines.min(screen.height));
    Rect { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height }
}
