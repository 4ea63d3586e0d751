//! `dot`: the plan for Graphviz, drawn as in `mermaid`.

use super::label::{CLASSES, class, lines};
use super::view::{Fate, View};
use crate::trace::Trace;

pub(super) fn render(trace: &Trace) -> String {
    let view = View::new(trace);
    let mut graph = String::from("digraph plan {\n    rankdir=TB;\n");
    graph += "    node [fontname=\"Helvetica\", fontcolor=\"#1f2328\"];\n    edge [color=\"#57606a\"];\n";
    let count = trace.plan.nodes.len();
    for at in 0..count {
        let label: Vec<String> = lines(&view, at).iter().map(|line| escaped(line)).collect();
        let (class, label) = (class(&view, at), label.join("\\n"));
        let (_, fill, border) = CLASSES.iter().find(|(name, ..)| *name == class).expect("every class has its colours");
        let shape = if view.is_goal(at) { "box" } else { "hexagon" };
        let line = match class {
            "refuted" | "setback" | "aside" => "dashed",
            _ => "solid",
        };
        let rounded = if view.is_goal(at) { "rounded," } else { "" };
        let width = if class == "chosen" { 3 } else { 1 };
        graph += &format!(
            "    n{at} [label=\"{label}\", shape={shape}, style=\"{rounded}filled,{line}\", class=\"{class}\", \
             fillcolor=\"{fill}\", color=\"{border}\", penwidth={width}];\n"
        );
    }
    for from in 0..count {
        for &to in view.children(from) {
            let style = match view.fate(to) {
                _ if view.is_chosen(from) && view.is_chosen(to) => " [penwidth=3, color=\"#1a7f37\"]",
                Fate::Refuted | Fate::Setback | Fate::Aside | Fate::Open => " [style=dashed]",
                _ => "",
            };
            graph += &format!("    n{from} -> n{to}{style};\n");
        }
    }
    graph + "}\n"
}

/// Inside double quotes: a backslash would start an escape, a quote would end the label. Line breaks are gone already.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
