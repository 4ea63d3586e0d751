//! What a node says in a drawing, the same in Mermaid and in Graphviz.

use super::view::{Fate, View};
use super::width::brief;

const ROOM: usize = 60;

/// Lines of text: the goal or approach, and what became of it. They are not escaped yet.
pub(super) fn lines(view: &View<'_>, at: usize) -> Vec<String> {
    let fate = view.fate(at);
    let title = brief(&view.title(at), ROOM);
    if view.is_goal(at) {
        let found = view.selected(at).map(|(answer, ..)| format!("= {}", brief(answer, ROOM)));
        let mut lines = vec![title];
        lines.push(match (found, fate) {
            (Some(found), Fate::Found) => format!("{found} ✓"),
            (Some(found), _) => format!("{found} {} {}", fate.sign(), fate.word()),
            (None, _) => format!("{} {}", fate.sign(), fate.word()),
        });
        return lines;
    }
    let mark = if view.is_chosen(at) { "● " } else { "" };
    match fate {
        Fate::Found => vec![format!("{mark}{title}")],
        _ => vec![format!("{} {title}: {}", fate.sign(), fate.word())],
    }
}

/// The class of a node, by which it is styled.
pub(super) fn class(view: &View<'_>, at: usize) -> &'static str {
    match view.fate(at) {
        Fate::Found | Fate::Unsettled if view.is_chosen(at) => "chosen",
        Fate::Found => "found",
        Fate::Unsettled => "unsettled",
        Fate::Refuted => "refuted",
        Fate::Setback => "setback",
        Fate::Aside | Fate::Open => "aside",
    }
}

/// Fill, border and text of each class. Dark text on pale colours can be read in either theme, and printed.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    ("chosen", "#d3f2d9", "#1a7f37"),
    ("found", "#f6f8fa", "#57606a"),
    ("unsettled", "#fff3c4", "#9a6700"),
    ("refuted", "#ffdcd8", "#b3261e"),
    ("setback", "#fbe6dc", "#a04a1c"),
    ("aside", "#eeeeee", "#999999"),
];
