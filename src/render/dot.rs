//! `dot`: the plan for Graphviz, drawn as in `mermaid`.

use super::chart::{CLASSES, Chart, Kind};
use super::view::View;
use crate::trace::Trace;

pub(super) fn render(trace: &Trace) -> String {
    let chart = Chart::of(&View::new(trace));
    let mut graph = String::from("digraph plan {\n    rankdir=TB;\n");
    graph += "    node [fontname=\"Helvetica\", fontcolor=\"#1f2328\"];\n    edge [color=\"#57606a\"];\n";
    for drawn in &chart.boxes {
        let label = drawn.lines().iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n");
        let class = drawn.class;
        let (_, fill, border) = CLASSES.iter().find(|(name, ..)| *name == class).expect("every class has its colours");
        let (shape, rounded) = if drawn.is_goal { ("box", "rounded,") } else { ("hexagon", "") };
        let line = match class {
            "refuted" | "setback" | "aside" => "dashed",
            _ => "solid",
        };
        let borders = if drawn.is_shared { 2 } else { 1 };
        let width = if class == "chosen" { 3 } else { 1 };
        graph += &format!(
            "    n{} [label=\"{label}\", shape={shape}, style=\"{rounded}filled,{line}\", class=\"{class}\", \
             fillcolor=\"{fill}\", color=\"{border}\", penwidth={width}, peripheries={borders}];\n",
            drawn.at
        );
    }
    for arrow in &chart.arrows {
        let style = match arrow.kind {
            Kind::Chosen => " [penwidth=3, color=\"#1a7f37\"]",
            Kind::Found => "",
            Kind::Failed => " [style=dashed]",
        };
        graph += &format!("    n{} -> n{}{style};\n", arrow.from, arrow.to);
    }
    graph + "}\n"
}

/// Inside double quotes: a backslash would start an escape, a quote would end the label. Line breaks are gone already.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
