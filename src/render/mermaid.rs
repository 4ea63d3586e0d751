//! `mermaid`: the plan as a flowchart. Goals are rounded boxes, approaches are hexagons, and the solution is thick.

use super::label::{CLASSES, class, lines};
use super::view::{Fate, View};
use crate::trace::Trace;

pub(super) fn render(trace: &Trace) -> String {
    draw(&View::new(trace))
}

pub(super) fn draw(view: &View<'_>) -> String {
    let mut chart = String::from("flowchart TD\n");
    let count = view.trace.plan.nodes.len();
    for at in 0..count {
        let label: Vec<String> = lines(view, at).iter().map(|line| escaped(line)).collect();
        let label = label.join("<br/>");
        let class = class(view, at);
        chart += &if view.is_goal(at) {
            format!("    n{at}(\"{label}\"):::{class}\n")
        } else {
            format!("    n{at}{{{{\"{label}\"}}}}:::{class}\n")
        };
    }
    for from in 0..count {
        for &to in view.children(from) {
            let arrow = match view.fate(to) {
                _ if view.is_chosen(from) && view.is_chosen(to) => "==>",
                Fate::Refuted | Fate::Setback | Fate::Aside | Fate::Open => "-.->",
                _ => "-->",
            };
            chart += &format!("    n{from} {arrow} n{to}\n");
        }
    }
    for (class, fill, border) in CLASSES {
        let more = match *class {
            "chosen" => ",stroke-width:3px",
            "refuted" | "setback" | "aside" => ",stroke-dasharray:5 3",
            _ => "",
        };
        chart += &format!("    classDef {class} fill:{fill},stroke:{border},color:#1f2328{more}\n");
    }
    chart
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
