//! `mermaid`: the plan as a flowchart. Goals are rounded boxes, shared ones have a double border, approaches are hexagons,
//! and the solution is thick.

use super::chart::{CLASSES, Chart, Kind};
use super::view::View;
use crate::trace::Trace;

pub(super) fn render(trace: &Trace) -> String {
    draw(&View::new(trace))
}

pub(super) fn draw(view: &View<'_>) -> String {
    let mut flow = String::from("flowchart TD\n");
    let chart = Chart::of(view);
    for drawn in &chart.boxes {
        let lines: Vec<String> = drawn.lines().iter().map(|line| escaped(line)).collect();
        let (open, close) = match (drawn.is_goal, drawn.is_shared) {
            (true, false) => ("(", ")"),
            (true, true) => ("[[", "]]"),
            (false, _) => ("{{", "}}"),
        };
        flow += &format!("    n{}{open}\"{}\"{close}:::{}\n", drawn.at, lines.join("<br/>"), drawn.class);
    }
    for arrow in &chart.arrows {
        let line = match arrow.kind {
            Kind::Chosen => "==>",
            Kind::Found => "-->",
            Kind::Failed => "-.->",
        };
        flow += &format!("    n{} {line} n{}\n", arrow.from, arrow.to);
    }
    for (class, fill, border) in CLASSES.iter().filter(|(class, ..)| chart.boxes.iter().any(|it| it.class == *class)) {
        let more = match *class {
            "chosen" => ",stroke-width:3px",
            "refuted" | "setback" | "aside" => ",stroke-dasharray:5 3",
            _ => "",
        };
        flow += &format!("    classDef {class} fill:{fill},stroke:{border},color:#1f2328{more}\n");
    }
    flow
}

/// As Mermaid's own character codes (`#quot;`, `#35;`), so that no text can close the label, start a directive (`%%`),
/// become Markdown (a backtick) or become HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => safe += "#quot;",
            '&' => safe += "#amp;",
            '<' => safe += "#lt;",
            '>' => safe += "#gt;",
            '#' | '`' | '%' | '{' | '}' | '[' | ']' | '\\' | ';' | '*' | '_' | '$' => {
                safe += &format!("#{};", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_label_can_leave_it() {
        assert_eq!(escaped("say \"a\"]; %%{init}"), "say #quot;a#quot;#93;#59; #37;#37;#123;init#125;");
        assert_eq!(escaped("`x` <b>"), "#96;x#96; #lt;b#gt;");
    }
}
